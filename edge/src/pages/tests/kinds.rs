//! A form that offers several kinds of request.

use super::{
    read::{between, follow, tag},
    sample,
};
use crate::pages::form::{self, FormView};
use desk::{Lang, Submission, config::Desk};

pub fn desk() -> Desk {
    Desk::parse(
        r#"
        [desk]
        name = "Noorderlicht"
        email = "help@desk.example"
        phone = "+32 2 555 01 00"
        languages = ["nl", "fr", "de", "en"]
        backends = ["inbox"]
        hours = "office"

        [calendars.office]
        friday = ["9:00-17:00"]

        [calendars.always]
        friday = ["0:00-24:00"]
        saturday = ["0:00-24:00"]

        [calendars.late]
        friday = ["12:00-20:00"]

        [kinds.problem]
        line = "operations"
        fields = ["server", "since", "about"]

        [kinds.question]
        label = { nl = "Vraag over het CMS", en = "CMS question" }
        fields = ["version", "server"]

        [kinds.abuse]
        help = "Tell us <everything>."
        line = "operations"

        [lines.operations]
        name = "Operations"
        hours = "always"

        [fields.server]
        label = { nl = "Server", en = "Server name" }
        hint = { nl = "Zoals web3.", en = "Such as web3." }
        limit = 20

        [fields.since]
        label = "Since"
        required = false
        long = true

        [fields.version]
        label = "Version"

        [fields.about]
        label = { nl = "Waarover", en = "About" }
        options = ["<web>", { value = "mail", label = { nl = "Mail", en = "Our mail" }, line = "mail" }]

        [lines.mail]
        name = "Mail line"
        hours = "late"

        [[sites]]
        id = "1234"
        name = "Town"

        [[sites]]
        id = "0042"
        name = "Museum"

        [backends.inbox]
        kind = "inbox"
        "#,
    )
    .unwrap()
}

fn html(submission: &Submission, lang: Lang) -> String {
    let desk = desk();
    let site = desk.site("1234").unwrap();
    let faults = submission.parse(&site.rules).err();
    let faults = faults.map(|faults| faults.labelled(|name| desk.label(name, lang)));
    form::page(&FormView { faults: faults.as_ref(), ..sample::form(&desk, site, lang, submission) })
        .into_string()
}

#[test]
fn every_form_says_that_one_subject_is_one_report() {
    let (desk, empty) = (sample::desk(), Submission::default());
    for (lang, problem, subject) in [
        (Lang::Nl, "Eén probleem per melding", "Eén onderwerp per melding"),
        (Lang::Fr, "Un seul problème par signalement", "Un seul sujet par signalement"),
        (Lang::De, "Ein Problem je Meldung", "Ein Thema je Meldung"),
        (Lang::En, "One problem per report", "One subject per report"),
        (Lang::Ar, "مشكلة واحدة في كل بلاغ", "موضوع واحد في كل بلاغ"),
    ] {
        let one = form::element(&sample::form(&desk, desk.site("1234").unwrap(), lang, &empty)).into_string();
        for (html, said) in [(one, problem), (html(&empty, lang), subject)] {
            follow(&html, &["id=\"ticket-title-hint\">", said, "<input id=\"ticket-title\""]);
        }
    }
}

#[test]
fn the_kinds_stand_first_each_with_its_help() {
    let html = html(&sample::filled(), Lang::En);
    follow(
        &html,
        &[
            "Report or ask something</h1>",
            "<fieldset class=\"ticket-field ticket-kinds\" data-field=\"category\">",
            "<legend>What is it?</legend>",
            "id=\"ticket-category-error\"",
            "<label for=\"ticket-category\">Problem</label>",
            "id=\"ticket-category-problem-hint\">",
            "<label for=\"ticket-category-question\">CMS question</label>",
            "Ask one question per report",
            "<label for=\"ticket-category-abuse\">Abuse</label>",
            "Tell us &lt;everything&gt;.",
            "</fieldset>",
            "data-field=\"title\"",
        ],
    );
    let first = tag(&html, "id=\"ticket-category\"");
    assert!(first.contains("value=\"problem\" part=\"choice\" checked"), "{first}");
    assert!(first.contains("aria-describedby=\"ticket-category-problem-hint\""), "{first}");
    assert!(!html.contains("type=\"hidden\" name=\"category\""));
}

#[test]
fn what_belongs_to_some_kinds_says_to_which() {
    let html = html(&sample::filled(), Lang::En);
    follow(
        &html,
        &[
            "<span data-kinds=\"problem\">Full error message</span> <span data-kinds=\"question\">Your question</span>",
            "data-field=\"url\"",
            "data-field=\"fields.server\" data-kinds=\"problem question\" data-limit=\"20\"",
            "<label for=\"ticket-fields-server\">Server name<span class=\"ticket-only\"> (only for: Problem, CMS question)</span></label>",
            "id=\"ticket-fields-server-hint\">Such as web3.</p>",
            "<input id=\"ticket-fields-server\" name=\"fields.server\"",
            "data-field=\"fields.since\" data-kinds=\"problem\" data-limit=\"5000\"",
            "Since (may stay empty)",
            "<textarea id=\"ticket-fields-since\"",
            "data-field=\"fields.version\" data-kinds=\"question\"",
            "data-field=\"contact.name\"",
            "<p data-code=\"extra-missing/fields/server\">Fill in “Server name”.</p>",
            "<p data-code=\"extra-long/fields/since\">Shorten “Since” to at most 5,000 characters.</p>",
        ],
    );
    assert!(html.contains("fields that say so may stay empty"));
}

#[test]
fn a_field_with_options_is_a_choice_that_keeps_what_was_chosen() {
    let mut submission = sample::filled();
    let field = |submission: &Submission| {
        let page = html(submission, Lang::En);
        let at = page.find("data-field=\"fields.about\"").unwrap();
        page[at..].split("</select>").next().unwrap().to_owned()
    };
    follow(
        &field(&submission),
        &[
            "data-field=\"fields.about\" data-kinds=\"problem\">",
            "<label for=\"ticket-fields-about\">About",
            "Choose one of the options for “About”.",
            "<select id=\"ticket-fields-about\" name=\"fields.about\" part=\"input\" aria-required=\"true\" aria-invalid=\"true\"",
            "aria-describedby=\"ticket-fields-about-error\">",
            "<option value=\"\">Choose one</option>",
            "<option value=\"&lt;web&gt;\">&lt;web&gt;</option>",
            "<option value=\"mail\">Our mail</option>",
        ],
    );
    submission.set("fields.about", "mail".into()).unwrap();
    assert!(field(&submission).contains("<option value=\"mail\" selected>Our mail</option>"));
    let page = html(&submission, Lang::En);
    let codes = between(&page, "<p data-code=\"", "\">");
    let about = codes.iter().copied().filter(|code| code.ends_with("/fields/about"));
    assert_eq!(
        about.collect::<Vec<_>>(),
        ["extra-choice/fields/about"],
        "a choice has one fault, and a text has the others"
    );
    assert!(!codes.contains(&"extra-choice/fields/server"));
}

#[test]
fn each_line_says_its_own_hours() {
    let html = html(&sample::filled(), Lang::En);
    let hours = between(&html, "<div class=\"ticket-hours\"", "</div>");
    assert_eq!(hours.len(), 3, "{hours:?}");
    assert!(
        hours[0].contains("data-kinds=\"problem abuse\"")
            && hours[0].contains("<strong>Operations</strong>: ")
    );
    assert!(hours[1].contains("data-kinds=\"problem\"") && hours[1].contains("<strong>Mail line</strong>: "));
    assert!(hours[2].contains("data-kinds=\"question\"") && !hours[2].contains("<strong>"));
    assert!(hours[0].contains("Saturday") || hours[0].contains("at 00:00"), "{}", hours[0]);
    assert!(hours[1].contains("closes at 20:00"), "{}", hours[1]);
    assert!(hours[2].contains("closes at 17:00"), "{}", hours[2]);
}

#[test]
fn the_chosen_kind_asks_for_its_fields_in_the_reporter_s_words() {
    let mut submission = sample::filled();
    submission.category = "question".into();
    submission.set("fields.server", "x".repeat(21)).unwrap();
    submission.set("fields.since", "kept <for> later".into()).unwrap();
    let html = html(&submission, Lang::Nl);
    let links = between(&html, "<li><a href=\"#", "</a>");
    assert_eq!(
        links,
        [
            "ticket-fields-version\">Vul “Version” in.",
            "ticket-fields-server\">Kort “Server” in tot hoogstens 20 tekens.",
        ]
    );
    assert!(tag(&html, "id=\"ticket-category-question\"").contains(" checked"));
    assert!(!tag(&html, "id=\"ticket-category\"").contains(" checked"));
    // What was typed for another kind is there when the reporter goes back to it.
    assert!(html.contains("kept &lt;for&gt; later</textarea>"));
}

#[test]
fn a_kind_that_is_not_offered_leads_to_the_choice() {
    let mut submission = sample::filled();
    submission.category = "complaint".into();
    let html = html(&submission, Lang::En);
    assert!(
        html.contains(
            "<a href=\"#ticket-category\">Choose a kind of request that the service desk offers.</a>"
        )
    );
    assert!(tag(&html, "id=\"ticket-category\"").contains(" checked"));
}
