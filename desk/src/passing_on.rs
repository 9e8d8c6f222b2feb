//! A ticket that a reseller passed on to the desk: who hears what of it.
//!
//! The reseller keeps the contact. What the desk says reaches the reseller's helpdesk and goes no
//! further; what the reseller says reaches its customer, and the desk reads along.

use crate::{
    Party, What,
    config::{BackendId, REPORTER_MAIL},
};

/// Who has a ticket that was passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOn {
    /// The reseller's backends, which keep the contact. All others are the desk's.
    pub keepers: Vec<BackendId>,
    /// The desk's name.
    pub desk: String,
    /// The reseller's name.
    pub reseller: String,
}

impl PassedOn {
    /// Whether a backend is the desk's own. One that is not known is, so that nothing reaches a
    /// reporter by mistake.
    pub fn is_desks(&self, backend: &str) -> bool {
        backend != REPORTER_MAIL && !self.keepers.iter().any(|name| name == backend)
    }
}

/// What becomes of something that happened to a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routed {
    /// What enters the timeline.
    pub entry: What,
    /// Who is told what.
    pub told: Vec<(BackendId, What)>,
}

/// Routes what happened at one backend to the ticket's other backends. What the ledger did by itself,
/// `from` nowhere, follows from what the reporter sees, so it is the reseller's.
pub fn route(passed_on: Option<&PassedOn>, from: Option<&str>, others: Vec<BackendId>, what: What) -> Routed {
    // What the reporter says is the same for all.
    let of_reporter = matches!(what, What::Reply { by: Party::Reporter, .. });
    let Some(passed_on) = passed_on.filter(|_| !of_reporter) else {
        let told = others.into_iter().map(|other| (other, what.clone())).collect();
        return Routed { entry: what, told };
    };
    let elsewhere = |whose: &str| What::Elsewhere { whose: whose.to_owned(), did: Box::new(what.clone()) };
    let from_desk = from.is_some_and(|from| passed_on.is_desks(from));
    let whose = if from_desk { &passed_on.desk } else { &passed_on.reseller };
    let told = others
        .into_iter()
        .filter(|other| !(from_desk && other == REPORTER_MAIL))
        .map(|other| {
            let same_side = passed_on.is_desks(&other) == from_desk;
            (other, if same_side { what.clone() } else { elsewhere(whose) })
        })
        .collect();
    Routed { told, entry: if from_desk { elsewhere(whose) } else { what } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Status;

    fn passed_on() -> PassedOn {
        PassedOn {
            keepers: vec!["agency".into(), "mirror".into()],
            desk: "Hosting".into(),
            reseller: "Web agency".into(),
        }
    }

    fn others(names: &[&str]) -> Vec<BackendId> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn reply(by: Party) -> What {
        What::Reply { by, text: "It was the firewall.".into() }
    }

    fn elsewhere(whose: &str, what: What) -> What {
        What::Elsewhere { whose: whose.into(), did: Box::new(what) }
    }

    #[test]
    fn a_ticket_that_was_not_passed_on_is_the_same_for_all() {
        let what = What::status(Status::Open);
        let routed = route(None, Some("agency"), others(&["inbox", REPORTER_MAIL]), what.clone());
        let told = vec![("inbox".to_owned(), what.clone()), (REPORTER_MAIL.to_owned(), what.clone())];
        assert_eq!(routed, Routed { entry: what, told });
    }

    #[test]
    fn what_the_desk_says_goes_to_the_reseller_and_no_further() {
        for what in [reply(Party::Desk), What::status(Status::Resolved), What::Moved { to: "Bug".into() }] {
            let all = others(&["agency", "second-line", REPORTER_MAIL]);
            let routed = route(Some(&passed_on()), Some("inbox"), all, what.clone());
            let hidden = elsewhere("Hosting", what.clone());
            assert!(!routed.entry.is_public());
            assert_eq!(routed.entry, hidden);
            assert_eq!(routed.told, [("agency".to_owned(), hidden), ("second-line".to_owned(), what)]);
        }
    }

    #[test]
    fn what_the_reseller_says_goes_to_its_customer_and_the_desk_reads_along() {
        for what in [reply(Party::Desk), What::status(Status::Waiting)] {
            let all = others(&["inbox", "mirror", REPORTER_MAIL]);
            let routed = route(Some(&passed_on()), Some("agency"), all, what.clone());
            assert!(routed.entry.is_public());
            let told = [
                ("inbox".to_owned(), elsewhere("Web agency", what.clone())),
                ("mirror".to_owned(), what.clone()),
                (REPORTER_MAIL.to_owned(), what.clone()),
            ];
            assert_eq!((routed.entry, routed.told), (what, told.to_vec()));
        }
    }

    #[test]
    fn whoever_is_not_known_reaches_no_reporter() {
        let routed = route(Some(&passed_on()), Some("renamed"), others(&[REPORTER_MAIL]), reply(Party::Desk));
        assert!(!routed.entry.is_public() && routed.told.is_empty());
    }

    #[test]
    fn what_the_ledger_does_by_itself_reaches_the_customer() {
        let what = What::status(Status::Open);
        let routed =
            route(Some(&passed_on()), None, others(&["agency", "inbox", REPORTER_MAIL]), what.clone());
        let told = [
            ("agency".to_owned(), what.clone()),
            ("inbox".to_owned(), elsewhere("Web agency", what.clone())),
            (REPORTER_MAIL.to_owned(), what.clone()),
        ];
        assert_eq!((routed.entry, routed.told), (what, told.to_vec()));
    }

    #[test]
    fn what_the_reporter_says_is_the_same_for_all() {
        let what = reply(Party::Reporter);
        let routed = route(Some(&passed_on()), Some("agency"), others(&["inbox"]), what.clone());
        assert_eq!(routed, Routed { entry: what.clone(), told: vec![("inbox".to_owned(), what)] });
    }
}
