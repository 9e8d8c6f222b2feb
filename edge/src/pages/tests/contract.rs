//! The form that widget and tests rely on, as ARCHITECTURE.md has it.

use super::{
    read::{between, follow, tag},
    sample,
};
use crate::{
    files::kept::Kept,
    pages::form::{self, FormView, Notice},
};
use desk::{Code, Fault, Faults, Lang, MediaType, Submission};

/// The fields in the order of the form, by their names and ids.
const FIELDS: [(&str, &str); 7] = [
    ("title", "ticket-title"),
    ("error", "ticket-error"),
    ("attachments", "ticket-attachments"),
    ("url", "ticket-url"),
    ("contact.name", "ticket-contact-name"),
    ("contact.email", "ticket-contact-email"),
    ("contact.phone", "ticket-contact-phone"),
];

/// The form with what was filled in, and all that is wrong with it.
fn form_of(submission: &Submission, lang: Lang) -> String {
    let desk = sample::desk();
    let site = desk.site("1234").unwrap();
    let found = submission.parse(&site.rules).err();
    // A form in which everything is wrong, has something wrong with its files too.
    let file = found.is_some().then(|| Fault::of_file(Code::FileLarge, 0, "scherm.png"));
    let faults = Faults::gather(found.iter().flatten().cloned().chain(file));
    let view = FormView { faults: faults.as_ref(), ..sample::form(&desk, site, lang, submission) };
    form::page(&view).into_string()
}

#[test]
fn the_form_has_its_parts_in_order() {
    let html = form_of(&sample::filled(), Lang::Nl);
    follow(
        &html,
        &[
            "<div class=\"ticket\" lang=\"nl\" dir=\"ltr\" data-site=\"1234\">",
            "<h1 class=\"ticket-heading\" id=\"ticket-heading\" tabindex=\"-1\"",
            "<div class=\"ticket-summary\" id=\"ticket-summary\" tabindex=\"-1\"",
            "<div role=\"alert\"><h2>",
            "<form class=\"ticket-form\" method=\"post\" action=\"https://desk.example/v1/tickets?lang=nl\" enctype=\"multipart/form-data\" novalidate>",
            "<input type=\"hidden\" name=\"siteId\" value=\"1234\">",
            &format!("<input type=\"hidden\" name=\"idempotencyKey\" value=\"{}\">", sample::KEY),
            "ticket-required",
            "data-field=\"title\"",
            "data-field=\"error\"",
            "data-field=\"attachments\"",
            "data-field=\"url\"",
            "<fieldset",
            "<legend>",
            "data-field=\"contact.name\"",
            "data-field=\"contact.email\"",
            "data-field=\"contact.phone\"",
            "</fieldset>",
            "<p class=\"ticket-status\" role=\"status\"></p>",
            "<button class=\"ticket-submit\" type=\"submit\"",
            "</form>",
            "<template class=\"ticket-messages\">",
        ],
    );
    assert!(tag(&html, "id=\"ticket-summary\"").contains(" hidden"));
}

#[test]
fn each_field_has_its_label_hint_error_and_control() {
    let html = form_of(&Submission::default(), Lang::Nl);
    for (name, id) in FIELDS {
        follow(
            &html,
            &[
                &format!("data-field=\"{name}\""),
                &format!("<label for=\"{id}\">"),
                &format!("class=\"ticket-error\" id=\"{id}-error\">"),
                "<svg",
                "<span class=\"ticket-hidden\">Fout:</span> <span class=\"ticket-error-text\">",
                &format!(" id=\"{id}\" name=\"{name}\""),
            ],
        );
        let control = tag(&html, &format!(" id=\"{id}\""));
        let hint = html.contains(&format!("id=\"{id}-hint\""));
        let warning =
            if desk::Secret::FIELDS.contains(&name) { format!(" {id}-warning") } else { String::new() };
        let described =
            if hint { format!("{id}-error {id}-hint{warning}") } else { format!("{id}-error{warning}") };
        assert!(control.contains(&format!("aria-describedby=\"{described}\"")), "{control}");
        assert!(control.contains("aria-invalid=\"true\""), "{control}");
        assert_eq!(control.contains("aria-required=\"true\""), name != "attachments", "{control}");
        assert!(!control.contains(" required"), "{control}");
    }
    let right = form_of(&sample::filled(), Lang::Nl);
    assert!(!right.contains("aria-invalid") && !right.contains("ticket-field-wrong"));
    assert!(
        tag(&right, " id=\"ticket-title\"")
            .contains("aria-describedby=\"ticket-title-hint ticket-title-warning\"")
    );
    assert!(tag(&right, "id=\"ticket-title-error\"").contains(" hidden"));
}

#[test]
fn browsers_know_what_each_field_takes() {
    let html = form_of(&sample::filled(), Lang::Nl);
    for (id, parts) in [
        ("ticket-url", &["type=\"url\"", "inputmode=\"url\""][..]),
        ("ticket-contact-name", &["autocomplete=\"name\""]),
        (
            "ticket-contact-email",
            &["type=\"email\"", "inputmode=\"email\"", "autocomplete=\"email\"", "spellcheck=\"false\""],
        ),
        ("ticket-contact-phone", &["type=\"tel\"", "autocomplete=\"tel\""]),
    ] {
        let control = tag(&html, &format!(" id=\"{id}\""));
        assert!(parts.iter().all(|part| control.contains(part)), "{control}");
        assert!(!control.contains("maxlength"));
    }
}

#[test]
fn the_summary_links_to_each_field_with_the_words_that_stand_there() {
    for lang in Lang::ALL {
        let html = form_of(&Submission::default(), lang);
        let summary = html.split("id=\"ticket-summary\"").nth(1).unwrap().split("</ul>").next().unwrap();
        let links: Vec<(&str, &str)> = between(summary, "<a href=\"#", "</a>")
            .into_iter()
            .filter_map(|link| link.split_once("\">"))
            .collect();
        let inline: Vec<&str> = between(&html, "<span class=\"ticket-error-text\">", "</span>");
        assert_eq!(links.iter().map(|(id, _)| *id).collect::<Vec<_>>(), FIELDS.map(|(_, id)| id));
        assert_eq!(links.iter().map(|(_, words)| *words).collect::<Vec<_>>(), inline);
        let tag = tag(&html, "id=\"ticket-summary\"");
        assert!(!tag.contains("hidden") && tag.contains("autofocus"), "{tag}");
    }
}

#[test]
fn a_fault_without_a_field_stands_in_the_summary_as_text() {
    let desk = sample::desk();
    let site = desk.site("1234").unwrap();
    let submission = sample::filled();
    let faults = desk::Faults::gather([
        desk::Fault::at(Code::FieldUnknown, "/colour"),
        desk::Fault::from(Code::ContextLong),
    ]);
    let view = FormView { faults: faults.as_ref(), ..sample::form(&desk, site, Lang::En, &submission) };
    let html = form::element(&view).into_string();
    assert!(html.contains("<li>Leave this field out: the service desk has no such field. (/colour)</li>"));
    assert!(!html.contains("href=\"#"));
}

#[test]
fn every_file_s_fault_stands_at_the_field_and_once_in_the_summary() {
    let desk = sample::desk();
    let site = desk.site("1234").unwrap();
    let submission = sample::filled();
    let faults = Faults::gather([
        Fault::of_file(Code::FileEmpty, 2, "leeg.log"),
        Fault::of_file(Code::FileLarge, 0, "groot<b>.png"),
        Fault::from(Code::FilesMany),
    ]);
    let view = FormView { faults: faults.as_ref(), ..sample::form(&desk, site, Lang::En, &submission) };
    let html = form::element(&view).into_string();
    let words = "Choose another file than leeg.log: there is nothing in it. \
                 Make groot&lt;b&gt;.png smaller: a file may be at most 10 MB. Add at most 5 files.";
    assert_eq!(between(&html, "<a href=\"#ticket-attachments\">", "</a>"), [words]);
    assert_eq!(html.matches(words).count(), 2);
}

#[test]
fn files_that_came_before_are_ticked() {
    let desk = sample::desk();
    let site = desk.site("1234").unwrap();
    let submission = sample::filled();
    let kept = [Kept {
        name: "scherm.png".to_owned(),
        media: MediaType::Png,
        size: 1_300_000,
        sha256: "0f".repeat(32),
    }];
    let view = FormView { kept: &kept, ..sample::form(&desk, site, Lang::Nl, &submission) };
    let html = form::page(&view).into_string();
    let value = format!("name=\"attachments.kept\" value=\"{} scherm.png\" checked", "0f".repeat(32));
    assert!(html.contains(&value) && html.contains("1,2 MB"));
    // The field's own control stands first: the widget takes the first.
    follow(
        &html,
        &["data-field=\"attachments\"", "type=\"file\" multiple accept=\".png,", "attachments.kept"],
    );
}

#[test]
fn every_value_survives() {
    let mut submission = sample::filled();
    submission.error = "\n\n  at line 3".to_owned();
    submission.title = String::new();
    for (name, value) in [("category", "question"), ("urgency", "high"), ("context.browser", "Firefox 140")] {
        submission.set(name, value.to_owned()).unwrap();
    }
    let html = form_of(&submission, Lang::Nl);
    // The first line break is the one that a browser drops.
    assert!(html.contains(">\n\n\n  at line 3</textarea>"));
    for value in [
        "value=\"https://www.voorbeeldstad.example/verhuizen?stap=3\"",
        "value=\"An Peeters\"",
        "value=\"an.peeters@voorbeeldstad.example\"",
        "value=\"0475 55 01 00\"",
        "<input type=\"hidden\" name=\"category\" value=\"question\">",
        "<input type=\"hidden\" name=\"urgency\" value=\"high\">",
        // Disabled until a script shows it.
        "<bdi>Firefox 140</bdi>",
        "<input type=\"hidden\" name=\"context.browser\" value=\"Firefox 140\" disabled>",
    ] {
        assert!(html.contains(value), "{value}");
    }
}

#[test]
fn what_nobody_could_correct_does_not_come_back() {
    let mut submission = sample::filled();
    submission.category = "lunch".to_owned();
    let html = form_of(&submission, Lang::Nl);
    assert!(!html.contains("name=\"category\""));
}

#[test]
fn the_widget_finds_all_its_words() {
    let html = form_of(&Submission::default(), Lang::Fr);
    let messages =
        html.split("class=\"ticket-messages\"").nth(1).unwrap().split("</template>").next().unwrap();
    let says = ["sending", "network", "unavailable", "rate-limited", "summary", "close"];
    let no_field = ["/siteId", "/category", "/previous", "/urgency", "", "/customerId", "/sealed"];
    let elsewhere = |code: &Code| no_field.contains(&code.pointer());
    let codes =
        Code::ALL.iter().filter(|code| !code.is_for_the_desk() && !code.is_of_extra() && !elsewhere(code));
    for code in codes.map(|code| code.as_str()).chain(says) {
        assert_eq!(messages.matches(&format!("<p data-code=\"{code}\">")).count(), 1, "{code}");
    }
    assert!(messages.contains("dans {seconds} secondes"));
}

#[test]
fn a_site_that_leaves_the_phone_out_says_so() {
    let desk = sample::desk();
    let (museum, submission) = (desk.site("0042").unwrap(), Submission::default());
    let html = form::page(&sample::form(&desk, museum, Lang::Nl, &submission)).into_string();
    assert!(html.contains("<label for=\"ticket-contact-phone\">Telefoonnummer (mag leeg blijven)</label>"));
    assert!(html.contains("Alleen het telefoonnummer en de bestanden mogen leeg blijven."));
    assert!(!tag(&html, " id=\"ticket-contact-phone\"").contains("aria-required"));
}

#[test]
fn a_contract_s_form_asks_for_the_customer_id_and_no_other_does() {
    let desk = sample::desk();
    let (town, holder) = (desk.site("1234").unwrap(), desk.site("4001").unwrap());
    let mut submission = Submission::default();
    assert!(!form_of(&submission, Lang::Nl).contains("data-field=\"customerId\""));
    let faults = submission.parse(&holder.rules).unwrap_err();
    let view = FormView { faults: Some(&faults), ..sample::form(&desk, holder, Lang::Nl, &submission) };
    let html = form::page(&view).into_string();
    follow(
        &html,
        &[
            "<a href=\"#ticket-customerId\">Vul uw klantnummer in.",
            "data-field=\"contact.phone\"",
            "<label for=\"ticket-customerId\">Klantnummer</label>",
            "id=\"ticket-customerId-error\"",
            "</fieldset>",
        ],
    );
    assert!(tag(&html, " id=\"ticket-customerId\"").contains("aria-required=\"true\""));
    // What somebody gave who was not asked survives a second try all the same.
    submission.customer_id = "K-2001".to_owned();
    let html = form::page(&sample::form(&desk, town, Lang::Nl, &submission)).into_string();
    assert!(html.contains("<input type=\"hidden\" name=\"customerId\" value=\"K-2001\">"));
}

#[test]
fn the_fragment_leaves_the_h1_to_the_page_around_it() {
    let desk = sample::desk();
    let (site, submission) = (desk.site("1234").unwrap(), Submission::default());
    let html = form::element(&sample::form(&desk, site, Lang::Nl, &submission)).into_string();
    assert!(html.starts_with("<div class=\"ticket\"") && !html.contains("<h1") && !html.contains("<main"));
    assert!(html.contains("<h2 class=\"ticket-heading\" id=\"ticket-heading\""));
    assert!(html.contains("<a class=\"ticket-phone\" dir=\"ltr\" href=\"tel:+3225550100\">"));
}

#[test]
fn a_notice_takes_the_summary_s_place() {
    let desk = sample::desk();
    let (site, submission) = (desk.site("1234").unwrap(), sample::filled());
    for (notice, words) in [
        (Notice::RateLimited { seconds: 30 }, "in 30 seconds"),
        (Notice::Unavailable, "could not save"),
        (Notice::StoreFailed, "could not keep your files"),
        (Notice::KeyReused, "sent before"),
    ] {
        let view = FormView { notice: Some(notice), ..sample::form(&desk, site, Lang::En, &submission) };
        let html = form::page(&view).into_string();
        assert!(html.contains("<h2>Your report has not been sent yet</h2>") && html.contains(words));
        assert!(html.contains("<title>Error: ") && !tag(&html, "id=\"ticket-summary\"").contains("hidden"));
        assert!(html.contains("value=\"An Peeters\"") && !html.contains("ticket-languages"));
    }
}

#[test]
fn the_other_languages_are_links_until_something_could_be_lost() {
    let html = form_of(&sample::filled(), Lang::De);
    assert!(html.contains("<a href=\"/form/1234?lang=fr\" lang=\"fr\" hreflang=\"fr\">Français</a>"));
    assert!(html.contains("hreflang=\"de\" aria-current=\"true\">Deutsch</a>"));
    assert!(!form_of(&Submission::default(), Lang::De).contains("hreflang"));
}

#[test]
fn no_id_stands_on_a_page_twice() {
    let html = form_of(&Submission::default(), Lang::Nl);
    let shown = html.split("<template class=\"ticket-messages\">").next().unwrap();
    let mut ids = between(shown, " id=\"", "\"");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}
