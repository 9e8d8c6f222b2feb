//! What a site's contract promises: what is included and what is billed, who goes first.

use crate::{Category, config::LocalText, money::Money, submission::Asked};

/// One thing that a contract includes or bills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Every request of a kind.
    Kind(Category),
    /// Something in the organisation's own words.
    Words(LocalText),
}

/// Who sees what is left of hours that were paid in advance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Balance {
    /// The desk alone.
    Hidden,
    /// Whoever opens the form.
    Shown,
}

/// A contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// Its name, as reporters know it.
    pub name: LocalText,
    /// What it covers.
    pub includes: Vec<Item>,
    /// What is charged all the same, at the hourly rate.
    pub billed: Vec<Item>,
    /// Whether its holders' tickets are taken up before others.
    pub priority: bool,
    /// Whether reporters give their customer ID.
    pub customer_id: Asked,
    /// What an hour costs; nothing where the desk says no rate.
    pub hourly_rate: Option<Money>,
    /// Who sees what is left of hours paid in advance; nothing where they are not.
    pub prepaid: Option<Balance>,
    /// Whether its holders may call outside opening hours.
    pub standby: bool,
}

/// What a contract says of a kind of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// It is covered.
    Included,
    /// It is charged.
    Billed,
    /// It names no such kind.
    Unsaid,
}

impl Contract {
    /// What it says of a kind of request.
    pub fn cover(&self, kind: Category) -> Cover {
        let names = |items: &[Item]| items.contains(&Item::Kind(kind));
        if names(&self.includes) {
            Cover::Included
        } else if names(&self.billed) {
            Cover::Billed
        } else {
            Cover::Unsaid
        }
    }
}
