//! What is accepted, and what is said of what is not.

use super::*;
use crate::Offered;
use proptest::prelude::*;

fn good() -> Submission {
    Submission {
        site_id: "1234".into(),
        title: "The form does not send".into(),
        contact: ContactFields {
            name: "An Example".into(),
            email: "an@example.be".into(),
            phone: "02 555 01 00".into(),
        },
        error: "Error 500\r\nat line 3".into(),
        url: "https://example.be/contact".into(),
        ..Submission::default()
    }
}

fn codes(submission: &Submission, rules: &Rules) -> Vec<Code> {
    match submission.parse(rules) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(|fault| fault.code).collect(),
    }
}

#[test]
fn a_good_one_becomes_a_report() {
    let report = good().parse(&Rules::default()).unwrap();
    assert_eq!(report.error.as_str(), "Error 500\nat line 3");
    assert_eq!(report.category, Category::Problem);
}

#[test]
fn an_empty_one_gets_all_its_faults_at_once_in_the_form_s_order() {
    use Code::{EmailMissing, ErrorMissing, NameMissing, PhoneMissing, SiteFormat, TitleMissing, UrlMissing};
    let asked = [SiteFormat, TitleMissing, ErrorMissing, UrlMissing, NameMissing, EmailMissing, PhoneMissing];
    assert_eq!(codes(&Submission::default(), &Rules::default()), asked);
    assert_eq!(
        codes(&Submission::default(), &Rules { phone_optional: true, ..Rules::default() }),
        asked[..6]
    );
}

#[test]
fn a_picture_stands_in_for_the_error_message() {
    let mut submission = good();
    submission.error = " \n".into();
    assert_eq!(codes(&submission, &Rules::default()), [Code::ErrorMissing]);
    submission.pictured = true;
    let report = submission.parse(&Rules::default()).unwrap();
    assert_eq!(report.error.as_str(), "");
    let kept = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&kept).unwrap(), report);
    submission.error = "a\0b".into();
    assert_eq!(codes(&submission, &Rules::default()), [Code::ErrorCharacters]);
}

#[test]
fn the_optional_ones_are_checked_when_they_are_there() {
    let mut submission = good();
    submission.contact.phone = "12".into();
    submission.category = "lunch".into();
    submission.urgency = "asap".into();
    submission.context.errors = "x".repeat(2_251);
    assert_eq!(
        codes(&submission, &Rules { phone_optional: true, ..Rules::default() }),
        [Code::CategoryUnknown, Code::PhoneFormat, Code::UrgencyUnknown, Code::ContextLong]
    );
}

#[test]
fn a_customer_id_is_there_where_the_contract_asks_for_it() {
    let rules = |customer_id| Rules { customer_id, ..Rules::default() };
    let mut submission = good();
    assert_eq!(codes(&submission, &rules(Asked::Required)), [Code::CustomerIdMissing]);
    assert_eq!(codes(&submission, &rules(Asked::Optional)), []);
    assert_eq!(submission.parse(&rules(Asked::None)).unwrap().customer_id, None);
    submission.customer_id = " K-2001 ".into();
    for asked in [Asked::None, Asked::Optional, Asked::Required] {
        let report = submission.parse(&rules(asked)).unwrap();
        assert_eq!(report.customer_id.unwrap().as_str(), "K-2001");
    }
    submission.customer_id = "<K>".into();
    assert_eq!(codes(&submission, &rules(Asked::None)), [Code::CustomerIdFormat]);
}

#[test]
fn an_earlier_ticket_is_one_of_the_same_site() {
    let mut submission = good();
    for (previous, codes_of) in [
        ("1234-00057-39", &[][..]),
        (" ", &[]),
        ("1234-00057-38", &[Code::PreviousUnknown]),
        ("0042-00057-55", &[Code::PreviousUnknown]),
        ("57", &[Code::PreviousUnknown]),
    ] {
        submission.previous = previous.into();
        assert_eq!(codes(&submission, &Rules::default()), codes_of, "{previous}");
    }
    submission.previous = " 1234-00057-39".into();
    let report = submission.parse(&Rules::default()).unwrap();
    assert_eq!(report.previous.unwrap().to_string(), "1234-00057-39");
    let kept = serde_json::to_string(&good().parse(&Rules::default()).unwrap()).unwrap();
    assert!(!kept.contains("previous"), "what refers to nothing is kept as it always was: {kept}");
}

#[test]
fn every_field_is_set_and_read_by_its_name() {
    let mut submission = Submission::default();
    for name in Submission::FIELDS {
        submission.set(name, name.to_owned()).unwrap();
        assert_eq!(submission.field(name), Some(name));
    }
    submission.set("fields.cms", "Drupal".into()).unwrap();
    assert_eq!(submission.field("fields.cms"), Some("Drupal"));
    assert!(submission.set("fields.a.b", String::new()).is_err());
    let unknown = submission.set("a/b.c", String::new()).unwrap_err();
    assert_eq!(unknown, Fault::at(Code::FieldUnknown, "/a~1b/c"));
}

/// A desk that offers problems, and questions that press and ask more.
fn offering() -> Rules {
    let kind = |category, urgency| KindRule { category, urgency };
    let field = |name: &str, required| FieldRule {
        name: name.into(),
        required,
        long: false,
        limit: 20,
        options: Vec::new(),
        kinds: vec![Category::Question],
    };
    Rules {
        kinds: vec![kind(Category::Problem, Urgency::Normal), kind(Category::Question, Urgency::High)],
        fields: vec![field("cms", true), field("version", false)],
        ..Rules::default()
    }
}

#[test]
fn a_kind_asks_for_fields_of_its_own_and_presses_as_the_desk_says() {
    let mut submission = good();
    assert_eq!(submission.parse(&offering()).unwrap().category, Category::Problem);
    submission.category = "question".into();
    let faults = submission.parse(&offering()).unwrap_err();
    assert_eq!(faults.iter().collect::<Vec<_>>(), [&Fault::at(Code::ExtraMissing, "/fields/cms")]);
    submission.set("fields.cms", "Drupal".into()).unwrap();
    let report = submission.parse(&offering()).unwrap();
    assert_eq!(report.fields.iter().collect::<Vec<_>>(), [("cms", "Drupal")]);
    assert_eq!(report.urgency, Urgency::High);
    submission.urgency = "low".into();
    assert_eq!(submission.parse(&offering()).unwrap().urgency, Urgency::Low);
}

#[test]
fn what_is_chosen_can_press_more_than_its_kind_and_less_than_an_emergency() {
    let mut rules = offering();
    let offered = |value: &str, urgency| Offered { value: value.into(), urgency };
    rules.fields[0].options = vec![offered("website", None), offered("mail", Some(Urgency::Low))];
    let urgency = |category: &str, chosen: &str, said: &str, rules: &Rules| {
        let (category, urgency) = (category.to_owned(), said.to_owned());
        let mut submission = Submission { category, urgency, ..good() };
        submission.set("fields.cms", chosen.into()).unwrap();
        submission.parse(rules).unwrap().urgency
    };
    assert_eq!(urgency("question", "website", "", &rules), Urgency::High, "its kind's");
    assert_eq!(urgency("question", "mail", "", &rules), Urgency::Low);
    assert_eq!(urgency("question", "mail", "normal", &rules), Urgency::Normal, "the reporter's");
    assert_eq!(urgency("problem", "mail", "", &rules), Urgency::Normal, "chosen for another kind");
    rules.kinds.push(KindRule { category: Category::Emergency, urgency: Urgency::Normal });
    rules.fields[0].kinds.push(Category::Emergency);
    assert_eq!(urgency("emergency", "mail", "", &rules), Urgency::High);
}

#[test]
fn what_was_filled_in_for_another_kind_is_left_out_and_what_nobody_asked_is_refused() {
    let mut submission = good();
    submission.set("fields.cms", "x".repeat(21)).unwrap();
    assert!(submission.parse(&offering()).unwrap().fields.is_empty());
    submission.set("fields.colour", "red".into()).unwrap();
    let faults = submission.parse(&offering()).unwrap_err();
    assert_eq!(faults.iter().collect::<Vec<_>>(), [&Fault::at(Code::FieldUnknown, "/fields/colour")]);
}

#[test]
fn a_desk_takes_what_it_offers() {
    let refused = |rules: &Rules, category: &str| rules.kind(category) == Err(Code::CategoryUnknown);
    assert!(refused(&offering(), "abuse") && refused(&offering(), "lunch"));
    assert!(refused(&Rules::default(), "complaint") && !refused(&Rules::default(), "abuse"));
}

proptest! {
    #[test]
    fn what_is_accepted_is_a_report_and_what_is_not_has_faults(title in any::<String>(), error in any::<String>(), url in any::<String>(), phone in any::<String>()) {
        let mut submission = good();
        submission.title = title;
        submission.error = error;
        submission.url = url;
        submission.contact.phone = phone;
        match submission.parse(&Rules::default()) {
            Ok(report) => prop_assert!(report.title.as_str().len() >= 3),
            Err(faults) => prop_assert!(faults.iter().count() > 0),
        }
    }
}
