//! Whose turn it is: the order in which open tickets are taken up.

use crate::TicketNumber;
use chrono::{DateTime, Utc};

/// A ticket's place in the order; the smallest is taken up first.
///
/// Holders of a contract that promises it go first. Within each rank it is strictly first in, first
/// out: neither urgency nor kind of request lets anyone pass. What cannot wait is phoned in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    /// Whose ticket it is.
    pub rank: Rank,
    /// When it came.
    pub received_at: DateTime<Utc>,
    /// Its number, which decides between two of the same millisecond.
    pub number: TicketNumber,
}

/// Whose ticket it is; the smaller goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A site's whose contract promises that it goes first.
    Holder,
    /// Anybody's.
    Usual,
}

impl Rank {
    /// The rank of a ticket.
    pub const fn of(priority: bool) -> Self {
        if priority { Rank::Holder } else { Rank::Usual }
    }

    /// The rank as a number, in the same order.
    pub const fn number(self) -> u8 {
        match self {
            Rank::Holder => 0,
            Rank::Usual => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SiteId;
    use proptest::prelude::*;

    fn turn(priority: bool, second: i64, serial: u32) -> Turn {
        Turn {
            rank: Rank::of(priority),
            received_at: DateTime::from_timestamp(1_790_000_000 + second, 0).unwrap(),
            number: TicketNumber::new(SiteId::parse("1234").unwrap(), serial),
        }
    }

    #[test]
    fn holders_go_first_and_the_rest_first_in_first_out() {
        let mut tickets = [turn(false, 1, 1), turn(true, 9, 4), turn(false, 0, 2), turn(true, 5, 3)];
        tickets.sort();
        assert_eq!(tickets.map(|turn| turn.number.serial()), [3, 4, 2, 1]);
    }

    proptest! {
        #[test]
        fn nobody_of_the_same_rank_is_passed(a in 0..1_000_i64, b in 0..1_000_i64, priority in any::<bool>()) {
            prop_assert_eq!(turn(priority, a, 1) < turn(priority, b, 2), a <= b);
            prop_assert!(turn(true, a, 1) < turn(false, b, 2));
        }

        #[test]
        fn the_number_of_a_rank_keeps_its_order(a in any::<bool>(), b in any::<bool>()) {
            prop_assert_eq!(Rank::of(a).cmp(&Rank::of(b)), Rank::of(a).number().cmp(&Rank::of(b).number()));
        }
    }
}
