use super::super::{Desk, tests::assert_refused};
use crate::{
    Category, Lang,
    contract::{Balance, Cover, Item},
    submission::Asked,
};

const DESK: &str = r#"
[desk]
name = "Desk"
email = "help@desk.example"
phone = "+32 2 555 01 00"
languages = ["nl", "en"]
backends = ["inbox"]
hourly-rate = "95 EUR"

[contracts.gold]
name = { nl = "Goud", en = "Gold" }
includes = ["problem", "question"]
billed = ["feature", { nl = "Installatie", en = "Installation" }, "Training on site"]
priority = true
customer-id = "required"
hourly-rate = "92.50 EUR"

[contracts.card]
name = "Support card"
prepaid = true
show-balance = true

[[sites]]
id = "1234"
name = "Town"
contract = "gold"

[[sites]]
id = "0042"
name = "Museum"
contract = "card"
balance-minutes = 135

[[sites]]
id = "0043"
name = "Library"

[backends.inbox]
kind = "inbox"
"#;

#[test]
fn what_is_included_and_what_is_billed() {
    let desk = Desk::parse(DESK).unwrap();
    let gold = desk.contract(desk.site("1234").unwrap()).unwrap();
    assert_eq!(gold.name.get(Lang::Nl), "Goud");
    assert_eq!(gold.cover(Category::Question), Cover::Included);
    assert_eq!(gold.cover(Category::Feature), Cover::Billed);
    assert_eq!(gold.cover(Category::Complaint), Cover::Unsaid);
    assert_eq!(gold.billed.len(), 3);
    assert!(matches!(&gold.billed[2], Item::Words(words) if words.get(Lang::Nl) == "Training on site"));
    assert_eq!(gold.hourly_rate.unwrap().cents(), 9_250);
    assert!(gold.priority && gold.prepaid.is_none() && !gold.standby);
}

#[test]
fn a_site_has_what_its_contract_asks() {
    let desk = Desk::parse(DESK).unwrap();
    let site = |id| desk.site(id).unwrap();
    assert_eq!(site("1234").rules.customer_id, Asked::Required);
    assert_eq!(site("0042").rules.customer_id, Asked::None);
    assert_eq!(site("0042").balance_minutes, Some(135));
    assert_eq!(desk.contract(site("0042")).unwrap().prepaid, Some(Balance::Shown));
    // A card without a rate of its own has the desk's.
    assert_eq!(desk.contract(site("0042")).unwrap().hourly_rate.unwrap().cents(), 9_500);
    assert!(desk.contract(site("0043")).is_none());
    assert_eq!(desk.hourly_rate.unwrap().cents(), 9_500);
}

#[test]
fn what_cannot_hold_is_refused_in_its_place() {
    assert_refused(
        DESK,
        [
            (
                "contract = \"gold\"",
                "contract = \"silver\"",
                "line 26, column 12: there is no contract \"silver\": add [contracts.silver]",
            ),
            (
                "\"question\"",
                "\"qestion\"",
                "line 12, column 24: there is no kind of request \"qestion\": name one of problem, question,",
            ),
            ("\"feature\"", "\"problem\"", "line 13, column 11: this is included or billed already"),
            ("\"92.50 EUR\"", "\"92,50 EUR\"", "line 16, column 15: write a rate such as"),
            ("\"95 EUR\"", "\"95 USD\"", "line 8, column 15: write a rate such as"),
            (
                "prepaid = true",
                "prepaid = false",
                "line 21, column 16: only a contract with prepaid = true has a balance to show",
            ),
            (
                "contract = \"card\"",
                "contract = \"gold\"",
                "line 32, column 19: only a site whose contract has prepaid = true",
            ),
            (
                "contract = \"card\"\n",
                "",
                "line 31, column 19: only a site whose contract has prepaid = true",
            ),
            ("\"required\"", "\"sometimes\"", "line 15, column 15: unknown variant `sometimes`"),
            ("\"Training on site\"", "\" \"", "line 13, column 67: write a text here"),
            ("priority = true", "priority = 1", "line 14, column 12"),
        ],
    );
}
