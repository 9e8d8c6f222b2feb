//! Who reports for a site: its editors, and whether others may.

use crate::{Code, Email, Fault, Name, report::words};
use serde::{Deserialize, Serialize};

words! {
    /// Who reported, in the desk's eyes.
    Reporter {
        /// One of the editors that the site names.
        Editor = "editor",
        /// Somebody else.
        Visitor = "visitor",
    }
}

words! {
    /// What happens to reports of others.
    Others {
        /// They are taken, and marked as a visitor's.
        Visitor = "visitor",
        /// They are refused, with the names of those to ask.
        Refuse = "refuse",
    }
}

/// Somebody who reports for a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    /// The name that others are told whom to ask.
    pub name: Name,
    /// The address by which the editor is known. No reporter is ever told it.
    pub email: Email,
}

/// The editors of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editors {
    /// Those that it names; where there are none, anybody reports and nothing is said of it.
    pub named: Vec<Editor>,
    /// What happens to reports of others.
    pub others: Others,
}

impl Default for Editors {
    fn default() -> Self {
        Self { named: Vec::new(), others: Others::Visitor }
    }
}

impl Editors {
    /// Who reports: decided by the address that the site's CMS vouched for or, without one, by the address
    /// that was typed.
    ///
    /// # Errors
    /// [`Code::EditorUnknown`] where the site refuses others; it tells the editors' names and nothing
    /// else of them.
    pub fn reporter(&self, vouched: Option<&Email>, email: &Email) -> Result<Option<Reporter>, Fault> {
        if self.named.is_empty() {
            return Ok(vouched.map(|_| Reporter::Editor));
        }
        let email = vouched.unwrap_or(email);
        if self.named.iter().any(|editor| editor.email.is_same_as(email)) {
            return Ok(Some(Reporter::Editor));
        }
        match self.others {
            Others::Visitor => Ok(Some(Reporter::Visitor)),
            Others::Refuse => {
                let names: Vec<&str> = self.named.iter().map(|editor| editor.name.as_str()).collect();
                Err(Fault::about(Code::EditorUnknown, names.join(", ")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editors(others: Others) -> Editors {
        let editor = |name: &str, email: &str| Editor {
            name: Name::parse(name).unwrap(),
            email: Email::parse(email).unwrap(),
        };
        Editors {
            named: vec![
                editor("An Example", "An@Town.example"),
                editor("Bo Example", "bo@stadt-köln.example"),
            ],
            others,
        }
    }

    fn email(text: &str) -> Email {
        Email::parse(text).unwrap()
    }

    #[test]
    fn the_address_decides_whatever_its_case() {
        for others in [Others::Visitor, Others::Refuse] {
            for known in ["an@town.example", "AN@TOWN.EXAMPLE", "Bo@Stadt-KÖLN.example"] {
                let reporter = editors(others).reporter(None, &email(known));
                assert_eq!(reporter, Ok(Some(Reporter::Editor)), "{known}");
            }
        }
    }

    #[test]
    fn others_are_visitors_or_told_whom_to_ask() {
        let stranger = email("an@town.example.org");
        assert_eq!(editors(Others::Visitor).reporter(None, &stranger), Ok(Some(Reporter::Visitor)));
        let fault = editors(Others::Refuse).reporter(None, &stranger).unwrap_err();
        assert_eq!((fault.code, fault.pointer.as_ref()), (Code::EditorUnknown, "/contact/email"));
        assert_eq!(fault.about.as_deref(), Some("An Example, Bo Example"));
    }

    #[test]
    fn whom_the_cms_vouches_for_is_judged_by_that_address() {
        let (editor, stranger) = (email("an@town.example"), email("cms@elsewhere.example"));
        for others in [Others::Visitor, Others::Refuse] {
            assert_eq!(editors(others).reporter(Some(&editor), &stranger), Ok(Some(Reporter::Editor)));
        }
        // An editor who was removed, and who types the address of one who was not.
        assert_eq!(editors(Others::Visitor).reporter(Some(&stranger), &editor), Ok(Some(Reporter::Visitor)));
        assert!(editors(Others::Refuse).reporter(Some(&stranger), &editor).is_err());
        assert_eq!(Editors::default().reporter(Some(&stranger), &stranger), Ok(Some(Reporter::Editor)));
    }

    #[test]
    fn a_site_without_editors_says_nothing_of_anyone() {
        let open = Editors { named: Vec::new(), others: Others::Refuse };
        assert_eq!(open.reporter(None, &email("an@town.example")), Ok(None));
    }
}
