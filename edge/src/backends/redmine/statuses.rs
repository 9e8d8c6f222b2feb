//! What a Redmine's statuses mean. Every Redmine names its own.

use super::wire::IssueStatus;
use desk::Status;
use std::collections::BTreeMap;

/// The statuses that Redmine comes with, as it calls them in English, Dutch, French and German. Those
/// that close an issue say so themselves, and what is neither is work in progress.
const KNOWN: &[(&str, Status)] = &[
    ("New", Status::New),
    ("Nieuw", Status::New),
    ("Nouveau", Status::New),
    ("Neu", Status::New),
    ("Resolved", Status::Resolved),
    ("Opgelost", Status::Resolved),
    ("Résolu", Status::Resolved),
    ("Gelöst", Status::Resolved),
    ("Feedback", Status::Waiting),
    ("Terugkoppeling", Status::Waiting),
    ("Commentaire", Status::Waiting),
];

/// What a status means: as desk.toml says, or as its name does, or by whether it closes an issue.
pub fn meaning(status: &IssueStatus, own: &BTreeMap<String, Status>) -> Status {
    let same = |name: &str| name.to_lowercase() == status.name.to_lowercase();
    let own = own.iter().find(|(name, _)| same(name)).map(|(_, meaning)| *meaning);
    own.or_else(|| KNOWN.iter().find(|(name, _)| same(name)).map(|(_, meaning)| *meaning))
        .unwrap_or(if status.is_closed { Status::Closed } else { Status::Open })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(name: &str, is_closed: bool) -> IssueStatus {
        IssueStatus { id: 1, name: name.into(), is_closed }
    }

    #[test]
    fn redmine_s_own_names_are_known_in_four_languages() {
        for (name, meant) in [
            ("New", Status::New),
            ("In Progress", Status::Open),
            ("In uitvoering", Status::Open),
            ("RÉSOLU", Status::Resolved),
            ("Terugkoppeling", Status::Waiting),
        ] {
            assert_eq!(meaning(&status(name, false), &BTreeMap::new()), meant, "{name}");
        }
        assert_eq!(meaning(&status("Abgewiesen", true), &BTreeMap::new()), Status::Closed);
    }

    #[test]
    fn what_desk_toml_says_comes_first() {
        let own = BTreeMap::from([("rejected".to_owned(), Status::Resolved)]);
        assert_eq!(meaning(&status("Rejected", true), &own), Status::Resolved);
        assert_eq!(meaning(&status("Closed", true), &own), Status::Closed);
    }
}
