//! What a site's contract includes and what is charged, before anything is sent.

use super::form::kinds::words;
use crate::texts::Texts;
use desk::{
    Category,
    config::{Desk, Site},
    contract::{Balance, Contract, Cover, Item},
    money::Money,
};
use maud::{Markup, html};

/// A few lines above the button; nothing where the desk has no contracts, or a reseller has its own.
pub(super) fn terms(desk: &Desk, site: &Site, texts: &Texts) -> Markup {
    if desk.contracts.is_empty() || desk.contact_keeper(site).is_some() {
        return Markup::default();
    }
    html! {
        div.ticket-terms {
            @match desk.contract(site) {
                Some(contract) => {
                    (of(contract, site, texts))
                    (of_the_chosen(contract, desk, texts))
                }
                None => p { (texts.get("contract-none")) " " (help(texts, desk.hourly_rate)) },
            }
        }
    }
}

fn of(contract: &Contract, site: &Site, texts: &Texts) -> Markup {
    let name = contract.name.get(texts.lang());
    html! {
        p {
            strong { (texts.with("contract-yours", &[("contract", name.into())])) }
            @if let (Some(Balance::Shown), Some(minutes)) = (contract.prepaid, site.balance_minutes) {
                " " (balance(texts, contract, minutes))
            }
        }
        @if !contract.includes.is_empty() {
            p { (texts.with("contract-includes", &[("what", list(&contract.includes, texts).into())])) }
        }
        @if !contract.billed.is_empty() { p { (billed(contract, texts)) } }
    }
}

/// What the contract says of the kind of request that is chosen, where there is a choice.
fn of_the_chosen(contract: &Contract, desk: &Desk, texts: &Texts) -> Markup {
    let offered: Vec<Category> = desk.kinds.offered.keys().copied().collect();
    let covered = |cover| {
        let kinds = offered.iter().copied().filter(|kind| contract.cover(*kind) == cover);
        Some(kinds.collect::<Vec<_>>()).filter(|kinds| !kinds.is_empty() && offered.len() > 1)
    };
    html! {
        @for (cover, key) in [(Cover::Included, "contract-this-included"), (Cover::Billed, "contract-this-billed")] {
            @if let Some(kinds) = covered(cover) {
                p data-kinds=(words(&kinds)) { strong { (texts.get(key)) } }
            }
        }
    }
}

fn balance(texts: &Texts, contract: &Contract, minutes: u32) -> String {
    if minutes == 0 {
        return format!("{} {}", texts.get("contract-balance-none"), help(texts, contract.hourly_rate));
    }
    texts.with("contract-balance", &[("time", texts.duration(i64::from(minutes)).into())])
}

fn billed(contract: &Contract, texts: &Texts) -> String {
    let what = ("what", list(&contract.billed, texts).into());
    match contract.hourly_rate {
        Some(rate) => texts.with("contract-billed-rate", &[what, ("rate", texts.money(rate.cents()).into())]),
        None => texts.with("contract-billed", &[what]),
    }
}

fn help(texts: &Texts, rate: Option<Money>) -> String {
    match rate {
        Some(rate) => texts.with("contract-help-rate", &[("rate", texts.money(rate.cents()).into())]),
        None => texts.get("contract-help"),
    }
}

/// Kinds of request and words, one after the other. What the desk wrote may hold commas.
fn list(items: &[Item], texts: &Texts) -> String {
    let words: Vec<String> = items
        .iter()
        .map(|item| match item {
            Item::Kind(kind) => texts.category(*kind),
            Item::Words(words) => words.get(texts.lang()).trim_end_matches('.').to_owned(),
        })
        .collect();
    words.join("; ")
}
