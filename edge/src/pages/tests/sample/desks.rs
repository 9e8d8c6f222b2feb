//! Desks to render.

use desk::config::Desk;

pub const DESK: &str = r#"
        [desk]
        name = { nl = "Helpdesk Voorbeeldstad", fr = "Assistance Villexemple", de = "Helpdesk Beispielstadt", en = "Example City service desk" }
        email = "help@desk.example"
        phone = "+32 2 555 01 00"
        languages = ["nl", "fr", "de", "en"]
        backends = ["inbox"]

        [[sites]]
        id = "1234"
        name = { nl = "Website Voorbeeldstad", en = "Example City web site" }

        [[sites]]
        id = "0042"
        name = "Museum"
        phone = "optional"

        [[sites]]
        id = "4001"
        name = "Lindeboom"
        contract = "gold"

        [contracts.gold]
        name = { nl = "Onderhoudscontract Goud", fr = "Contrat d’entretien Or", de = "Wartungsvertrag Gold", en = "Gold maintenance contract" }
        includes = ["problem", "question", { nl = "Kennisbank", fr = "Base de connaissances", de = "Wissensdatenbank", en = "Knowledge base" }]
        billed = ["feature", { nl = "Installatie en updates", fr = "Installation et mises à jour", de = "Installation und Updates", en = "Installation and upgrades" }]
        priority = true
        customer-id = "required"

        [backends.inbox]
        kind = "inbox"
        "#;

pub fn desk() -> Desk {
    Desk::parse(DESK).unwrap()
}

/// The same with hours, a closure that leaves mail, and channels.
pub fn desk_with_channels() -> Desk {
    let more = r#"
        [calendars.office]
        monday = ["9:00-17:00"]
        tuesday = ["9:00-17:00"]
        wednesday = ["9:00-17:00"]
        thursday = ["9:00-17:00"]
        friday = ["9:00-17:00"]

        [[closures]]
        from = 2026-12-24
        to = 2027-01-01
        reach = ["e-mail"]
        staffing = "minimal"
        notice = { nl = "Jaarlijkse sluiting.", en = "Yearly closure." }

        [[channels]]
        kind = "knowledge-base"
        address = "https://help.desk.example"

        [[channels]]
        kind = "phone"
        address = "+32 2 555 01 00"
        hours = "office"

        [[channels]]
        kind = "e-mail"
        address = "help@desk.example"

        [[channels]]
        kind = "chat"
        address = "https://desk.example/chat"
        hours = "office"

        [[sites]]
    "#;
    let source = DESK.replacen("backends = [\"inbox\"]", "backends = [\"inbox\"]\nhours = \"office\"", 1);
    Desk::parse(&source.replacen("[[sites]]", more, 1)).unwrap()
}

/// A desk that sells through resellers.
pub const RESELLERS: &str = r#"
[desk]
name = "Zeewind Hosting"
email = "help@zeewind.example"
phone = "+32 2 555 05 00"
languages = ["nl", "fr", "de", "en"]
hours = "office"
backends = ["inbox"]

[calendars.office]
friday = ["8:30-12:00"]

[calendars.bureau]
friday = ["10:00-16:00"]

[[closures]]
from = 2026-03-27
to = 2026-03-27
notice = "Moving house."

[resellers.atelier]
name = "Atelier Zuid"
email = "hulp@atelier.example"
phone = "+32 2 555 05 01"
url = "https://atelier.example/"
support = "own"
backends = ["atelier"]

[resellers.bureau]
name = "Bureau Oost"
email = "hulp@bureau.example"
phone = "+32 2 555 05 02"
support = "passes-on"
backends = ["bureau"]
hours = "bureau"

[resellers.comptoir]
name = "Comptoir West"
email = "aide@comptoir.example"
phone = "+32 2 555 05 03"
support = "outsourced"

[[sites]]
id = "5001"
name = "Bakkerij Graan"
reseller = "atelier"

[[sites]]
id = "5002"
name = "Boekhandel Inkt"
reseller = "bureau"

[[sites]]
id = "5003"
name = "Brouwerij Hop"
reseller = "comptoir"

[backends.inbox]
kind = "inbox"

[backends.atelier]
kind = "webhook"
url = "https://atelier.example/hook"
secrets = ["ATELIER_SECRET"]

[backends.bureau]
kind = "webhook"
url = "https://bureau.example/hook"
secrets = ["BUREAU_SECRET"]
"#;

/// A desk that sells through resellers, one in each way.
pub fn reseller_desk() -> Desk {
    Desk::parse(RESELLERS).unwrap()
}
