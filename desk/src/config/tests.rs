use super::*;

mod kinds;
mod options;

const GOOD: &str = r#"
[desk]
name = { nl = "Voorbeelddesk", en = "Example desk" }
email = "help@desk.example"
phone = "+32 2 555 01 00"
languages = ["nl", "en"]
backends = ["inbox"]

[[sites]]
id = "1234"
name = "Demo town"
origins = ["http://localhost:8787"]

[[sites]]
id = "0042"
name = "Demo museum"
phone = "optional"
backends = ["events", "inbox"]

[backends.inbox]
kind = "inbox"

[backends.events]
kind = "webhook"
url = "http://127.0.0.1:9000/hook"
secrets = ["EVENTS_SECRET"]
"#;

/// The faults of a desk.toml, one a line.
pub(super) fn faults(source: &str) -> String {
    let faults = Desk::parse(source).unwrap_err();
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Spoils a good desk.toml in one place after the other: what is good, what stands there instead, and what is
/// said of it.
pub(super) fn assert_refused<'a>(desk: &str, spoilt: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>) {
    for (good, bad, says) in spoilt {
        assert!(desk.contains(good), "{good}");
        let said = faults(&desk.replacen(good, bad, 1));
        assert!(said.contains(says), "{bad}: {said}");
    }
}

#[test]
fn a_good_one_leads_everywhere() {
    let desk = Desk::parse(GOOD).unwrap();
    assert_eq!(desk.name.get(Lang::En), "Example desk");
    assert_eq!(desk.name.get(Lang::De), "Voorbeelddesk");
    assert_eq!(desk.zone, chrono_tz::Europe::Brussels);
    assert_eq!(desk.site("1234").unwrap().routes.usual, ["inbox"]);
    assert_eq!(desk.site("0042").unwrap().routes.usual, ["events", "inbox"]);
    assert!(desk.site("0042").unwrap().rules.phone_optional);
    assert!(desk.site("9999").is_none() && desk.site("x").is_none());
}

#[test]
fn every_wrong_value_is_named_in_its_place() {
    let source = GOOD
        .replace("help@desk.example", "help")
        .replace("[\"inbox\"]", "[\"outbox\"]")
        .replace("http://localhost:8787", "http://localhost:8787/");
    assert_eq!(
        faults(&source),
        "line 4, column 9: write an e-mail address, such as help@example.org\n\
         line 7, column 13: there is no backend \"outbox\": add [backends.outbox]\n\
         line 12, column 12: write an origin, such as https://www.example.org: no path, no slash at the end, no star"
    );
}

#[test]
fn a_site_that_stands_there_twice() {
    assert_eq!(
        faults(&GOOD.replace("\"0042\"", "\"1234\"")),
        "line 15, column 6: site 1234 stands here twice"
    );
}

#[test]
fn a_file_of_another_shape_says_where() {
    assert!(faults("[desk]\nname = ").starts_with("line 2, column"));
    assert!(faults(&GOOD.replace("kind = \"inbox\"", "kind = \"fax\"")).contains("unknown variant `fax`"));
    assert!(
        faults(&GOOD.replace("origins =", "origin ="))
            .starts_with("line 12, column 1: unknown field `origin`")
    );
    assert!(faults("").contains("missing field `desk`"));
}

#[test]
fn a_webhook_goes_encrypted_and_names_its_secret() {
    let open = GOOD.replace("http://127.0.0.1:9000", "http://127.0.0.1.example.org");
    assert!(faults(&open).contains("https://"));
    let leaked = GOOD.replace("EVENTS_SECRET", "whsec_c2VjcmV0");
    assert!(faults(&leaked).contains("not a secret itself"));
    assert!(!faults(&leaked).contains("c2VjcmV0"));
}

#[test]
fn there_is_one_inbox() {
    let second = format!("{GOOD}[backends.second]\nkind = \"inbox\"\n");
    assert!(faults(&second).contains("there is one inbox"));
}

#[test]
fn a_desk_without_sites_or_languages_is_none() {
    let source = GOOD.split("[[sites]]").next().unwrap().replace("[\"nl\", \"en\"]", "[]");
    let faults = faults(&source.replace("backends = [\"inbox\"]", "backends = []"));
    assert!(
        faults.contains("add at least one site")
            && faults.contains("name at least one of")
            && faults.contains("name at least one backend")
    );
}

#[test]
fn every_kind_of_helpdesk_can_be_described() {
    let kinds = r#"
[backends.rt]
kind = "request-tracker"
url = "https://rt.example"
token = "RT_TOKEN"
user = "ticket-desk"
queue = "Support"
mails-reporter = true

[backends.redmine]
kind = "redmine"
url = "https://redmine.example"
key = "REDMINE_KEY"
project = "support"
fields = { number = 1, phone = 4 }
statuses = { Feedback = "waiting" }

[backends.zammad]
kind = "zammad"
url = "https://zammad.example"
token = "ZAMMAD_TOKEN"
group = "Support"

[backends.topdesk]
kind = "topdesk"
url = "https://topdesk.example"
user = "ticket-desk"
password = "TOPDESK_PASSWORD"
operator-group = "First line"

[backends.zendesk]
kind = "zendesk"
url = "https://zendesk.example"
client-id = "ticket-desk"
client-secret = "ZENDESK_SECRET"
fields = { site = 360001 }

[backends.mailbox]
kind = "email"
to = "support@helpdesk.example"

[mail]
from = "desk@desk.example"
"#;
    let source =
        GOOD.replace("name = \"Demo town\"", "name = \"Demo town\"\nbackends-for = { abuse = [\"rt\"] }");
    let desk = Desk::parse(&(source + kinds)).unwrap();
    assert_eq!(desk.backends.len(), 8);
    let site = desk.site("1234").unwrap();
    assert_eq!(desk.backends_of(site, crate::Category::Problem), ["inbox", REPORTER_MAIL]);
    assert_eq!(desk.backends_of(site, crate::Category::Abuse), ["rt"]);
}

#[test]
fn a_helpdesk_that_cannot_work_is_refused() {
    let rt = "[backends.rt]\nkind = \"request-tracker\"\nurl = \"http://rt.example\"\ntoken = \"1-14-0123456789\"\n\
              user = \"\"\nqueue = \"Support\"\nfields = { number = \"a}b\" }\n\
              [backends.reporter-mail]\nkind = \"email\"\nto = \"nobody\"\n";
    let faults = faults(&format!("{GOOD}{rt}"));
    for says in
        ["https://", "a secret itself", "`user`", "another name", "without { and }", "in `to`", "add [mail]"]
    {
        assert!(faults.contains(says), "{says}: {faults}");
    }
    assert!(!faults.contains("0123456789"));
}
