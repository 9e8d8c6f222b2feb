//! Fields that do not hold: each is named in its place, in the reporter's language, and nothing is
//! kept.

use crate::{assert_nothing_kept, good, refused, world};
use serde_json::{Value, json};
use tests::{
    fixtures::{Ticket, key, with, without},
    problem::Problem,
};

/// A good submission with one value changed is refused for that value alone.
fn check(pointer: &str, value: impl Into<Value>, code: &str) {
    let (site, json) = good();
    check_json(&site, &with(&json, pointer, value.into()), pointer, code);
}

fn check_json(site: &str, json: &Value, pointer: &str, code: &str) {
    let problem = refused(&world().client.submission(json), 422, "fields");
    assert_eq!(problem.errors.len(), 1, "{problem:?}");
    assert_eq!(problem.error(pointer).code, code);
    assert_nothing_kept(site);
}

#[test]
fn a_site_id_of_three_digits() {
    check("/siteId", "123", "site-format");
}

#[test]
fn a_site_id_of_letters() {
    check("/siteId", "abcd", "site-format");
}

#[test]
fn an_empty_title() {
    check("/title", "", "title-missing");
}

#[test]
fn a_title_of_spaces() {
    check("/title", " \t ", "title-missing");
}

#[test]
fn a_title_of_one_character() {
    check("/title", "x", "title-short");
}

#[test]
fn a_title_that_is_too_long() {
    check("/title", "x".repeat(151), "title-long");
}

#[test]
fn a_line_break_in_the_title() {
    check("/title", "Hours\r\nBcc: all@town.example", "title-lines");
}

#[test]
fn a_line_separator_in_the_title() {
    check("/title", "Hours\u{2028}and more", "title-lines");
}

#[test]
fn a_control_character_in_the_title() {
    check("/title", "Hours\u{7}", "title-characters");
}

#[test]
fn an_error_text_of_200_kilobytes() {
    check("/error", "x".repeat(200_000), "error-long");
}

#[test]
fn an_empty_error_text() {
    check("/error", "\n", "error-missing");
}

#[test]
fn a_nul_in_the_error_text() {
    check("/error", "before\0after", "error-characters");
}

#[test]
fn an_address_that_runs_script() {
    check("/url", "javascript:alert(1)", "url-scheme");
}

#[test]
fn an_address_that_is_data() {
    check("/url", "data:text/html,hello", "url-scheme");
}

#[test]
fn an_address_with_a_password() {
    check("/url", "https://an:secret@town.example/", "url-secret");
}

#[test]
fn an_email_address_without_a_domain() {
    check("/contact/email", "an@", "email-format");
}

#[test]
fn an_email_address_with_a_header_in_it() {
    check("/contact/email", "an@town.example\r\nBcc: all@town.example", "email-format");
}

#[test]
fn a_name_with_a_line_break() {
    check("/contact/name", "An\nVoorbeeld", "name-characters");
}

#[test]
fn a_phone_number_of_letters() {
    check("/contact/phone", "call me", "phone-format");
}

#[test]
fn a_category_that_nobody_knows() {
    check("/category", "gossip", "category-unknown");
}

#[test]
fn an_urgency_that_nobody_knows() {
    check("/urgency", "yesterday", "urgency-unknown");
}

#[test]
fn an_unknown_field() {
    check("/priority", "high", "field-unknown");
}

#[test]
fn an_unknown_field_within_the_contact() {
    check("/contact/fax", "02 555 01 01", "field-unknown");
}

#[test]
fn a_number_where_text_stands() {
    check("/title", 12_345, "field-type");
}

#[test]
fn a_null_where_text_stands() {
    check("/error", Value::Null, "field-type");
}

#[test]
fn a_text_where_the_contact_stands() {
    check("/contact", "An", "field-type");
}

#[test]
fn files_where_there_are_none() {
    check("/attachments", json!(["shot.png"]), "files-encoding");
}

#[test]
fn a_contact_that_is_missing() {
    let (site, json) = good();
    let problem = refused(&world().client.submission(&without(&json, "/contact")), 422, "fields");
    let codes: Vec<&str> = problem.errors.iter().map(|error| error.code.as_str()).collect();
    assert_eq!(codes, ["name-missing", "email-missing", "phone-missing"]);
    assert_nothing_kept(&site);
}

#[test]
fn a_field_that_came_twice() {
    let site = world().site();
    let ticket = Ticket::new(&site);
    let mut fields = ticket.fields();
    fields.push(("title", "Another title"));
    let key = key();
    fields.push(("idempotencyKey", &key));
    let client = &world().client;
    for request in [client.post("/v1/tickets").form(&fields), client.post("/v1/tickets").multipart(&fields)] {
        let problem = refused(&request.header("Accept", "application/json"), 422, "fields");
        assert_eq!(problem.error("/title").code, "field-twice");
    }
    assert_nothing_kept(&site);
}

#[test]
fn all_faults_come_at_once_in_the_order_of_the_form() {
    let site = world().site();
    let problem = refused(&world().client.submission(&json!({ "siteId": site })), 422, "fields");
    let pointers: Vec<&str> = problem.errors.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(pointers, ["/title", "/error", "/url", "/contact/name", "/contact/email", "/contact/phone"]);
    assert_nothing_kept(&site);
}

#[test]
fn the_language_of_the_address_wins_and_an_unknown_one_gets_the_first_of_the_desk() {
    let (_, json) = good();
    let bad = with(&json, "/title", "".into());
    let lang = |path: &str, accepted: &str| {
        let request = world().client.post(path).key(&key()).json(&bad).lang(accepted);
        Problem::of(&request.send(), 422, "fields").lang
    };
    assert_eq!(lang("/v1/tickets?lang=de", "fr"), "de");
    assert_eq!(lang("/v1/tickets", "en;q=0.1, fr;q=0.9"), "fr");
    assert_eq!(lang("/v1/tickets", "sv"), "nl");
}

#[test]
fn a_password_that_is_not_sealed() {
    const SECRET: &str = "invented-Plain-2026";
    check("/sealed", SECRET, "sealed-format");
    let (_, json) = good();
    let answer = world()
        .client
        .submission(&with(&json, "/sealed", SECRET.into()))
        .header("Accept", "text/html")
        .send();
    assert!(answer.status == 422 && !answer.text().contains(SECRET), "it comes back to nobody: {answer}");
    assert!(!world().server.log().contains(SECRET));
}

#[test]
fn a_text_that_is_sealed_for_another_key() {
    check("/sealed", include_str!("../../../unseal/tests/jwcrypto.jwe").trim(), "sealed-key");
}
