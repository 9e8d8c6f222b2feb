//! Deliveries that did not succeed.

use desk::delivery::Failure;

/// A delivery that did not succeed: what to do, and a label that the inbox has words for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// What to do about it.
    pub failure: Failure,
    /// A bounded label: `fault-backend-<label>` in the texts.
    pub label: &'static str,
}

/// The label of a delivery that waits since its backend takes nothing at all.
pub const BEHIND: &str = "behind";

/// The labels of faults that shut a backend.
pub const SHUT_LABELS: [&str; 5] = ["credentials", "fields", "gone", "not-configured", "redirect"];

/// Every label of a [`Fault`], and [`BEHIND`].
pub const LABELS: [&str; 12] = [
    BEHIND,
    "busy",
    "credentials",
    "error",
    "fields",
    "file-missing",
    "gone",
    "no-answer",
    "not-configured",
    "recipient",
    "redirect",
    "refused",
];

impl Fault {
    /// A secret that is not set or not usable, or a backend that desk.toml no longer has.
    pub const NOT_CONFIGURED: Self = Self { failure: Failure::Shut, label: "not-configured" };

    /// The helpdesk refuses the desk's credentials, or what they may do.
    pub const CREDENTIALS: Self = Self { failure: Failure::Shut, label: "credentials" };

    /// The helpdesk has no place for the ticket's number, its queue or its group, so that tickets
    /// could not be found again.
    pub const FIELDS: Self = Self { failure: Failure::Shut, label: "fields" };

    /// A file of the ticket cannot be read from the store.
    pub const FILE_MISSING: Self = Self { failure: Failure::NeedsPerson, label: "file-missing" };

    /// Mail to this address is refused.
    pub const RECIPIENT: Self = Self { failure: Failure::NeedsPerson, label: "recipient" };

    /// No answer.
    pub const NO_ANSWER: Self = Self { failure: Failure::Unknown, label: "no-answer" };

    /// An answer that cannot be read.
    pub const UNREADABLE: Self = Self { failure: Failure::Unknown, label: "error" };

    /// What an HTTP status says about a delivery; nothing for success.
    pub fn of_status(status: u16, retry_after_s: Option<i64>) -> Option<Self> {
        let transient = Failure::Transient { retry_after_s };
        let (failure, label) = match status {
            200..=299 => return None,
            300..=399 => (Failure::Shut, "redirect"),
            401 | 403 => return Some(Self::CREDENTIALS),
            410 => (Failure::Shut, "gone"),
            408 | 425 | 429 | 503 => (transient, "busy"),
            // It may have kept the ticket and then failed.
            500..=599 => (Failure::Unknown, "error"),
            _ => (transient, "refused"),
        };
        Some(Self { failure, label })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_has_its_consequence() {
        assert_eq!(Fault::of_status(204, None), None);
        for (status, failure) in [
            (302, Failure::Shut),
            (401, Failure::Shut),
            (403, Failure::Shut),
            (410, Failure::Shut),
            (400, Failure::Transient { retry_after_s: Some(7) }),
            (429, Failure::Transient { retry_after_s: Some(7) }),
            (503, Failure::Transient { retry_after_s: Some(7) }),
            (500, Failure::Unknown),
        ] {
            let fault = Fault::of_status(status, Some(7)).unwrap();
            assert_eq!(fault.failure, failure, "{status}");
            assert!(LABELS.contains(&fault.label));
            assert_eq!(SHUT_LABELS.contains(&fault.label), failure == Failure::Shut, "{status}");
        }
    }
}
