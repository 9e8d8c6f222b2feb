//! The editors that sites name.

use super::{SecretName, check::Check, file::SiteTable};
use crate::{
    Email, Name,
    editors::{Editor, Editors, Others},
};
use serde::Deserialize;
use toml::Spanned;

/// The most editors of a site where the desk names no figure: more of them are no longer asked first.
pub(super) const EDITORS_MAX: u16 = 3;

/// The most secrets of a site's CMS: one is replaced while the other is still in use.
const SECRETS_MAX: usize = 2;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EditorTable {
    name: Spanned<String>,
    email: Spanned<String>,
}

impl Check<'_> {
    /// The most editors that is written at a place; the other figure where none is.
    pub(super) fn editors_max(&mut self, written: Option<&Spanned<u16>>, other: u16) -> u16 {
        let Some(max) = written else { return other };
        if *max.get_ref() == 0 {
            self.fault(&max.span(), "write at least 1 editor");
        }
        *max.get_ref()
    }

    /// What a site's CMS signs with.
    pub(super) fn editor_secrets(&mut self, table: &SiteTable) -> Vec<SecretName> {
        if let Some(third) = table.editor_secrets.get(SECRETS_MAX) {
            self.fault(&third.span(), "name at most 2 secrets: the one in use, and the one that it replaces");
        }
        for name in &table.editor_secrets {
            self.secrets(&name.span(), [name.get_ref()]);
        }
        table.editor_secrets.iter().map(|name| name.get_ref().clone()).collect()
    }

    /// The editors of a site; `max` holds where it allows no other number.
    pub(super) fn editors(&mut self, table: &SiteTable, max: u16) -> Editors {
        let max = self.editors_max(table.editors_max.as_ref(), max);
        let count = table.editors.len();
        if let Some(one_more) = table.editors.get(usize::from(max)).filter(|_| max > 0) {
            self.fault(
                &one_more.name.span(),
                format!(
                    "site {} names {count} editors, and at most {max} are allowed: leave some out, or raise editors-max",
                    table.id.get_ref()
                ),
            );
        }
        let mut named: Vec<Editor> = Vec::new();
        for editor in &table.editors {
            let name = self.parsed(&editor.name, Name::parse, "write the editor's name on one line");
            let email =
                self.parsed(&editor.email, Email::parse, "write an e-mail address, such as an@example.org");
            let (Some(name), Some(email)) = (name, email) else { continue };
            if named.iter().any(|other| other.email.is_same_as(&email)) {
                self.fault(&editor.email.span(), "two editors have this address: give each their own");
            }
            named.push(Editor { name, email });
        }
        let others = table.others.as_ref().map_or(Others::Visitor, |others| *others.get_ref());
        if let Some(at) = table.others.as_ref().filter(|_| count == 0 && others == Others::Refuse) {
            self.fault(
                &at.span(),
                "name the editors whose reports are taken: editors = [{ name = \"…\", email = \"…\" }]",
            );
        }
        Editors { named, others }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        Desk,
        tests::{assert_refused, faults},
    };
    use crate::editors::{Others, Reporter};

    const DESK: &str = r#"
[desk]
name = "Desk"
email = "help@desk.example"
phone = "+32 2 555 01 00"
languages = ["en"]
backends = ["inbox"]

[[sites]]
id = "1234"
name = "Town"
others = "refuse"
editors = [
  { name = "An Example", email = "an@town.example" },
  { name = "Bo Example", email = "bo@town.example" },
  { name = "Cas Example", email = "cas@town.example" },
]

[backends.inbox]
kind = "inbox"
"#;

    /// The desk with a fourth editor.
    fn four() -> String {
        DESK.replace(
            "]\n\n[backends",
            "  { name = \"Di Example\", email = \"di@town.example\" },\n]\n\n[backends",
        )
    }

    #[test]
    fn a_cms_signs_with_one_secret_or_two() {
        let named = |line: &str| DESK.replace("others = ", &format!("{line}\nothers = "));
        for (line, count) in [
            ("editor-secrets = []", 0),
            ("editor-secrets = [\"CMS_1234\"]", 1),
            ("editor-secrets = [\"CMS_1234\", \"CMS_1234_OLD\"]", 2),
        ] {
            let desk = Desk::parse(&named(line)).unwrap();
            assert_eq!(desk.site("1234").unwrap().editor_secrets.len(), count, "{line}");
        }
        let two = "editor-secrets = [\"CMS_1234\", \"CMS_1234_OLD\"]";
        let leaked = "3b241101e2bb42558caf4136c566a962";
        let list = format!("[\"{leaked}\"]");
        assert_refused(
            &named(two),
            [
                ("_OLD\"]", "_OLD\", \"C\"]", "line 12, column 47: name at most 2 secrets"),
                ("[\"CMS_1234\", \"CMS_1234_OLD\"]", &list, "write a secret's name in capitals"),
                ("\"CMS_1234\"", "\"cms\"", "not cms"),
                ("\"CMS_1234\"", "\"\"", "write a secret's name in capitals"),
                ("\"CMS_1234\"", "5", "line 12"),
                ("[\"CMS_1234\", \"CMS_1234_OLD\"]", "\"CMS_1234\"", "line 12"),
            ],
        );
        assert!(!faults(&named(two).replace("CMS_1234_OLD", leaked)).contains(leaked));
    }

    #[test]
    fn three_of_them_hold() {
        let desk = Desk::parse(DESK).unwrap();
        let editors = &desk.site("1234").unwrap().editors;
        assert_eq!((editors.named.len(), editors.others), (3, Others::Refuse));
    }

    #[test]
    fn a_site_that_refuses_strangers_still_takes_their_calls() {
        let desk = Desk::parse(DESK).unwrap();
        let site = desk.site("1234").unwrap();
        let email = |text: &str| crate::Email::parse(text).unwrap();
        let (editor, stranger) = (email("an@town.example"), email("somebody@elsewhere.example"));
        assert!(desk.standing(site, None, &stranger).is_err());
        assert_eq!(desk.standing_of_caller(site, &stranger).reporter, Some(Reporter::Visitor));
        assert_eq!(desk.standing_of_caller(site, &editor).reporter, Some(Reporter::Editor));
    }

    #[test]
    fn the_fourth_is_refused_where_it_stands() {
        assert_eq!(
            faults(&four()),
            "line 17, column 12: site 1234 names 4 editors, and at most 3 are allowed: leave some out, or raise editors-max"
        );
    }

    #[test]
    fn a_desk_or_a_site_may_allow_more_or_fewer() {
        let desk = four().replace("backends = [\"inbox\"]\n", "backends = [\"inbox\"]\neditors-max = 4\n");
        assert_eq!(Desk::parse(&desk).unwrap().site("1234").unwrap().editors.named.len(), 4);
        let site = four().replace("others =", "editors-max = 4\nothers =");
        assert!(Desk::parse(&site).is_ok());
        let fewer = desk.replace("others =", "editors-max = 2\nothers =");
        assert!(faults(&fewer).contains("line 18, column 12: site 1234 names 4 editors, and at most 2"));
        assert!(
            faults(&desk.replace("max = 4", "max = 0"))
                .contains("line 8, column 15: write at least 1 editor")
        );
    }

    #[test]
    fn what_cannot_hold_is_refused_in_its_place() {
        assert_refused(
            DESK,
            [
                ("\"bo@town.example\"", "\"bo\"", "line 15, column 34: write an e-mail address"),
                (
                    "\"bo@town.example\"",
                    "\"AN@town.example\"",
                    "line 15, column 34: two editors have this address",
                ),
                ("\"Bo Example\"", "\"\"", "line 15, column 12: write the editor's name"),
                ("\"refuse\"", "\"ignore\"", "line 12, column 10: unknown variant `ignore`"),
            ],
        );
        let (before, after) = DESK.split_once("editors = [").unwrap();
        let none = format!("{before}{}", after.split_once("\n]\n").unwrap().1);
        assert!(faults(&none).contains("line 12, column 10: name the editors whose reports are taken"));
    }
}
