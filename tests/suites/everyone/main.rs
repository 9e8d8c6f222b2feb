//! Everyone can use it: WCAG 2.2 AA, state by state, and what a machine can see of it. ACCESSIBILITY.md
//! says which test stands for which criterion.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

mod announced;
mod hosted;
mod inbox;
mod keyboard;
mod page;
mod room;
mod spoilt;
mod themes;
mod tree;
mod widget;

use std::sync::OnceLock;
use tests::{
    host::Host,
    workspace::Limits,
    world::{Shared, World},
};

/// A desk whose form asks no more than it must, but takes what is handed over sealed.
pub fn world() -> &'static World {
    static WORLD: Shared = Shared::new();
    World::shared(&WORLD, || {
        let host = host();
        World::start("everyone", Limits::Wide, |desk, _| {
            desk.origins.push(host.origin());
            desk.tables(SEALED);
            // The site of the demo pages.
            desk.site("1234", &["inbox"]);
        })
    })
}

/// A desk with all that can stand around a form: kinds of request with fields of their own, opening
/// hours that are over, other channels.
pub fn rich() -> &'static World {
    static WORLD: Shared = Shared::new();
    World::shared(&WORLD, || {
        let host = host();
        World::start("everyone-rich", Limits::Wide, |desk, _| {
            desk.origins.push(host.origin());
            desk.hours = Some("never".to_owned());
            desk.tables(KINDS);
        })
    })
}

/// The web site into which the widget is put.
pub fn host() -> &'static Host {
    static HOST: OnceLock<Host> = OnceLock::new();
    HOST.get_or_init(|| Host::start().expect("a port"))
}

/// A key whose other half is in `unseal/tests`: plainly a key for tests.
const SEALED: &str = r#"
[sealed]
key = { kty = "EC", crv = "P-256", x = "jR8utzvH-DiuziYiHB4SmP_Dsb1vA9PSMYZqOBhoALo", y = "ORklKGyWqsejfuvk1zk8ClOMqPBuBxDlO35lT67jPo0", kid = "test-key-of-no-desk" }
"#;

const KINDS: &str = r#"
[[knowledge.articles]]
title = { nl = "Wachtwoord vergeten", fr = "Mot de passe oublié", de = "Passwort vergessen", en = "Forgotten password", ar = "نسيت كلمة المرور" }
url = "https://help.example/password"
keywords = "login"

[[knowledge.articles]]
title = { nl = "Inloggen met een eID", fr = "Se connecter avec l’eID", de = "Anmelden mit der eID", en = "Log in with an eID", ar = "تسجيل الدخول بالبطاقة الإلكترونية" }
url = "https://help.example/eid"
keywords = "login"

[calendars.never]
monday = ["3:00-3:01"]

[[channels]]
kind = "phone"
address = "+32 2 555 01 00"
hours = "never"

[[channels]]
kind = "e-mail"
address = "help@desk.example"

[kinds.problem]
[kinds.question]
[kinds.change]
fields = ["version", "wish"]
[kinds.emergency]

[fields.version]
label = { nl = "Versie", fr = "Version", de = "Version", en = "Version", ar = "الإصدار" }
required = true
limit = 20

[fields.wish]
label = { nl = "Wens", fr = "Souhait", de = "Wunsch", en = "Wish", ar = "الرغبة" }
hint = { nl = "Wat moet anders?", fr = "Que changer ?", de = "Was soll anders werden?", en = "What should change?", ar = "ما الذي ينبغي أن يتغير؟" }
long = true
required = false
"#;
