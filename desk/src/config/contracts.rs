//! Contracts of desk.toml: what is included, what is billed, and which site has which.

use super::{LocalText, check::Check, file::SiteTable};
use crate::{
    Category,
    contract::{Balance, Contract, Item},
    money::Money,
    submission::Asked,
};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The name of a contract in desk.toml.
pub type ContractId = String;

/// How a rate is written.
pub(super) const RATE: &str = "write a rate such as \"95 EUR\" or \"92.50 EUR\"";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ContractTable {
    name: Spanned<LocalText>,
    #[serde(default)]
    includes: Items,
    #[serde(default)]
    billed: Items,
    #[serde(default)]
    priority: bool,
    #[serde(default)]
    customer_id: Asked,
    #[serde(default)]
    hourly_rate: Option<Spanned<String>>,
    #[serde(default)]
    prepaid: bool,
    #[serde(default)]
    show_balance: Option<Spanned<bool>>,
    #[serde(default)]
    standby: Option<Spanned<bool>>,
}

type Items = Vec<Spanned<LocalText>>;

impl Check<'_> {
    /// The contracts. `rate` is the desk's own, for those that name none.
    pub(super) fn contracts(
        &mut self,
        tables: BTreeMap<Spanned<String>, ContractTable>,
        rate: Option<Money>,
        has_standby: bool,
    ) -> BTreeMap<ContractId, Contract> {
        let mut contracts = BTreeMap::new();
        for (name, table) in tables {
            let contract = self.contract(table, rate, has_standby);
            contracts.insert(name.into_inner(), contract);
        }
        contracts
    }

    fn contract(&mut self, table: ContractTable, rate: Option<Money>, has_standby: bool) -> Contract {
        let includes = self.items(&table.includes, &[]);
        let billed = self.items(&table.billed, &includes);
        let is_set = |flag: &Option<Spanned<bool>>| flag.as_ref().is_some_and(|flag| *flag.get_ref());
        let (show_balance, standby) = (is_set(&table.show_balance), is_set(&table.standby));
        if let Some(flag) = table.show_balance.filter(|_| show_balance && !table.prepaid) {
            self.fault(&flag.span(), "only a contract with prepaid = true has a balance to show");
        }
        if let Some(flag) = table.standby.filter(|_| standby && !has_standby) {
            self.fault(&flag.span(), "say what standing by costs first: add [standby]");
        }
        Contract {
            name: self.text(&table.name),
            includes,
            billed,
            priority: table.priority,
            customer_id: table.customer_id,
            hourly_rate: self.rate(table.hourly_rate.as_ref()).or(rate),
            prepaid: table.prepaid.then_some(if show_balance { Balance::Shown } else { Balance::Hidden }),
            standby,
        }
    }

    /// Kinds of request by their names, and anything else in words.
    fn items(&mut self, texts: &Items, elsewhere: &[Item]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for text in texts {
            let item = match text.get_ref() {
                LocalText::One(word) if is_name(word) => {
                    let Some(kind) = Category::parse(word) else {
                        let kinds =
                            Category::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ");
                        self.fault(
                            &text.span(),
                            format!("there is no kind of request \"{word}\": name one of {kinds}, or write a line of several words"),
                        );
                        continue;
                    };
                    Item::Kind(kind)
                }
                _ => Item::Words(self.text(text)),
            };
            if items.contains(&item) || elsewhere.contains(&item) {
                self.fault(&text.span(), "this is included or billed already: name it once");
            }
            items.push(item);
        }
        items
    }

    pub(super) fn rate(&mut self, text: Option<&Spanned<String>>) -> Option<Money> {
        self.parsed(text?, |text| Money::parse(text).ok_or(()), RATE)
    }

    /// A site's contract and the minutes that are left on its card.
    pub(super) fn site_contract(
        &mut self,
        table: &SiteTable,
        contracts: &BTreeMap<ContractId, Contract>,
    ) -> (Option<ContractId>, Option<u32>) {
        let named = table.contract.as_ref();
        let contract = named.and_then(|name| contracts.get(name.get_ref()));
        if let (Some(name), None) = (named, contract) {
            let id = name.get_ref();
            self.fault(&name.span(), format!("there is no contract \"{id}\": add [contracts.{id}]"));
        }
        if let Some(balance) = &table.balance_minutes
            && contract.is_none_or(|contract| contract.prepaid.is_none())
            && named.is_none() == contract.is_none()
        {
            self.fault(&balance.span(), "only a site whose contract has prepaid = true has a balance");
        }
        let balance = table.balance_minutes.as_ref().map(|balance| *balance.get_ref());
        (contract.and(named).map(|name| name.get_ref().clone()), balance)
    }
}

/// Whether a text can only be meant as the name of a kind of request: one word in small letters.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

#[cfg(test)]
mod tests;
