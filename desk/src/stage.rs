//! Where a ticket is, as its reporter sees it: one step of a short row.

use crate::{Event, Party, Status, What};

/// Where a ticket is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It has its number; no helpdesk has it yet.
    Received,
    /// A helpdesk has it, and nobody has taken it up.
    WithDesk,
    /// The reseller that keeps the contact passed it on, and has said nothing of it since.
    PassedOn,
    /// Somebody works on it.
    Working,
    /// The desk waits for the reporter.
    Waiting,
    /// It is resolved or closed.
    Done,
}

impl Stage {
    /// Where the events, the oldest first, have brought a ticket. `taken` says whether a helpdesk has
    /// it: deliveries leave no event. Of what is not public nothing shows, and a delivery that is held
    /// changes nothing: to its reporter the ticket has been received.
    pub fn of(events: &[Event], taken: bool) -> Self {
        let start = if taken { Stage::WithDesk } else { Stage::Received };
        events.iter().fold(start, |stage, event| stage.after(&event.what))
    }

    fn after(self, what: &What) -> Self {
        match what {
            What::Status { to, .. } => match to {
                Status::New => Stage::WithDesk,
                Status::Open => Stage::Working,
                Status::Waiting => Stage::Waiting,
                Status::Resolved | Status::Closed => Stage::Done,
            },
            // What waits for the reporter still does, and what is done stays done.
            What::PassedOn { .. } if self < Stage::Waiting => Stage::PassedOn,
            // Whoever does something with it has it.
            What::Delivered { .. } | What::Moved { .. } | What::Reply { by: Party::Desk, .. } => {
                self.max(Stage::WithDesk)
            }
            What::Reply { by: Party::Reporter, .. }
            | What::PassedOn { .. }
            | What::Received
            | What::Held { .. }
            | What::Elsewhere { .. } => self,
        }
    }
}

/// Whether the desk has answered: what it promised to do by a certain time is done then.
pub fn is_answered(events: &[Event]) -> bool {
    events.iter().any(|event| matches!(event.what, What::Reply { by: Party::Desk, .. }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use proptest::prelude::*;

    fn stage(taken: bool, whats: &[What]) -> Stage {
        let event = |what: &What| Event { at: DateTime::UNIX_EPOCH, what: what.clone() };
        Stage::of(&whats.iter().map(event).collect::<Vec<_>>(), taken)
    }

    fn reply(by: Party) -> What {
        What::Reply { by, text: "Which browser?".into() }
    }

    fn passed_on() -> What {
        What::PassedOn { to: "Hosting".into() }
    }

    #[test]
    fn a_ticket_goes_its_usual_way() {
        let mut whats = vec![What::Received];
        assert_eq!(stage(false, &whats), Stage::Received);
        assert_eq!(stage(true, &whats), Stage::WithDesk);
        for (status, expected) in [
            (Status::Open, Stage::Working),
            (Status::Waiting, Stage::Waiting),
            (Status::Open, Stage::Working),
            (Status::Resolved, Stage::Done),
            (Status::New, Stage::WithDesk),
            (Status::Closed, Stage::Done),
        ] {
            whats.push(What::status(status));
            assert_eq!(stage(true, &whats), expected, "{whats:?}");
        }
    }

    #[test]
    fn one_that_no_helpdesk_has_is_received_however_often_it_was_tried() {
        let held = What::Held { backend: "support".into() };
        assert_eq!(stage(false, &[What::Received, held.clone(), held]), Stage::Received);
    }

    #[test]
    fn whoever_does_something_with_it_has_it() {
        for what in [reply(Party::Desk), What::Moved { to: "Bug".into() }] {
            assert_eq!(stage(false, &[What::Received, what.clone()]), Stage::WithDesk);
            assert_eq!(stage(true, &[What::status(Status::Open), what]), Stage::Working);
        }
        assert_eq!(stage(false, &[What::Received, reply(Party::Reporter)]), Stage::Received);
    }

    #[test]
    fn one_that_was_passed_on_shows_it_until_the_reseller_says_more() {
        assert_eq!(stage(true, &[What::status(Status::Open), passed_on()]), Stage::PassedOn);
        assert_eq!(stage(true, &[passed_on(), What::status(Status::Open)]), Stage::Working);
        for (status, expected) in [(Status::Waiting, Stage::Waiting), (Status::Closed, Stage::Done)] {
            assert_eq!(stage(true, &[What::status(status), passed_on()]), expected);
        }
        let did = Box::new(What::status(Status::Resolved));
        let elsewhere = What::Elsewhere { whose: "Hosting".into(), did };
        assert_eq!(stage(true, &[passed_on(), elsewhere]), Stage::PassedOn);
    }

    fn what() -> impl Strategy<Value = What> {
        prop_oneof![
            prop::sample::select(Status::ALL).prop_map(What::status),
            Just(reply(Party::Desk)),
            Just(reply(Party::Reporter)),
            Just(passed_on()),
            Just(What::Moved { to: "Bug".into() }),
            Just(What::Held { backend: "support".into() }),
        ]
    }

    proptest! {
        #[test]
        fn it_never_contradicts_the_status(whats in prop::collection::vec(what(), 0..12), taken: bool) {
            let status = whats.iter().rev().find_map(|what| match what {
                What::Status { to, .. } => Some(*to),
                _ => None,
            });
            let allowed: &[Stage] = match status {
                None => &[Stage::Received, Stage::WithDesk, Stage::PassedOn],
                Some(Status::New) => &[Stage::WithDesk, Stage::PassedOn],
                Some(Status::Open) => &[Stage::Working, Stage::PassedOn],
                Some(Status::Waiting) => &[Stage::Waiting],
                Some(Status::Resolved | Status::Closed) => &[Stage::Done],
            };
            prop_assert!(allowed.contains(&stage(taken, &whats)));
        }

        #[test]
        fn the_same_is_said_of_what_is_public(whats in prop::collection::vec(what(), 0..12), taken: bool) {
            let public: Vec<What> = whats.iter().filter(|what| what.is_public()).cloned().collect();
            prop_assert_eq!(stage(taken, &public), stage(taken, &whats));
        }
    }
}
