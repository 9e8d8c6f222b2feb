//! What RT keeps of a ticket: it answers 201 to anything, so the desk reads back.

use crate::{GOOD, QUOTED, Road, SOON, STRICT, TYPO, agent, delivered, inbox, suite};
use serde_json::json;
use tests::{
    client::Receipt,
    fixtures::{EMAIL, PAGE, PHONE, with},
    request_tracker::field,
    until::until,
};

#[test]
fn a_ticket_arrives_with_all_its_fields() {
    let ticket =
        GOOD.ticket().title("Größe \"8\" & <more> 🧯").error("line 1\r\n\tline 2\n\nit's a \\ quote'");
    let receipt = suite().world.client.file(&ticket);
    let id = delivered(&receipt);
    let kept = agent().ticket(id);
    assert_eq!(kept["Subject"], format!("[{}] Größe \"8\" & <more> 🧯", receipt.number));
    assert_eq!(kept["Requestor"][0]["id"], EMAIL);
    assert_eq!(field(&kept, "Ticket number"), Some(receipt.number.as_str()));
    assert_eq!(field(&kept, "Site ID"), Some("4001"));
    assert_eq!(field(&kept, "Page"), Some(PAGE));
    assert_eq!(field(&kept, "Phone").map(digits), Some(digits(PHONE)));
    let texts = agent().texts(id);
    let text = &texts[0];
    for told in ["line 1\n\tline 2\n\nit's a \\ quote'", PAGE, EMAIL, &ticket.name, &receipt.number] {
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn a_field_that_rt_does_not_have_is_told_in_a_comment() {
    comment_says(TYPO, "No such field: ");
}

#[test]
fn a_value_that_its_field_refuses_is_told_in_a_comment() {
    let id = comment_says(STRICT, "Strict phone: ");
    assert_eq!(field(&agent().ticket(id), "Strict phone"), None);
}

#[test]
fn a_requestor_that_rt_does_not_take_is_told_in_a_comment() {
    // A browser takes this for an address; RT reads addresses by the rules of mail.
    let odd = "an..example@town.example";
    let json = with(&GOOD.ticket().json(), "/contact/email", json!(odd));
    let receipt = Receipt::of(&suite().world.client.submission(&json).send());
    let id = delivered(&receipt);
    wait_comment(id, &format!("Requestor: {odd}"));
    assert_eq!(agent().ticket(id)["Requestor"], json!([]));
}

#[test]
fn quotes_in_names_do_not_become_part_of_a_query() {
    let (receipt, id) = QUOTED.deliver();
    assert_eq!(agent().with_number(&receipt.number), [id]);
    let check = crate::checked::check(QUOTED);
    assert!(check.iter().all(|finding| finding["ok"] == true), "{check:?}");
}

/// The ticket is delivered all the same, and a comment has the value, once.
fn comment_says(road: Road, words: &str) -> u64 {
    let (receipt, id) = road.deliver();
    wait_comment(id, words);
    let told = agent().texts(id).iter().filter(|text| text.contains(words)).count();
    assert_eq!(told, 1, "{words}");
    until("the ticket to be delivered", SOON, || {
        (!inbox().undelivered().contains(&receipt.number)).then_some(())
    });
    id
}

fn wait_comment(id: u64, words: &str) {
    let phone = digits(PHONE);
    let text = until(&format!("a comment with {words:?}"), SOON, || {
        agent().texts(id).into_iter().find(|text| text.contains(words))
    });
    assert!(words.starts_with("Requestor") || digits(&text).contains(&phone), "{text}");
    let history = agent().history(id);
    assert!(history.iter().any(|it| it["Type"] == "Comment"), "{history:?}");
    assert!(!history.iter().any(|it| it["Type"] == "Correspond"), "{history:?}");
}

/// Phone numbers are kept in one form, which may not be the one that was typed.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
