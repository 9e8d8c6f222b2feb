//! Mail as it goes out: to reporters, and to a helpdesk that has an address and nothing else.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

mod closing;
mod helpdesk;
mod looks;
mod news;
mod receipt;
mod restart;
mod stop;

use std::time::Duration;
use tests::{
    client::Receipt,
    fixtures::{EMAIL, Ticket},
    helpdesk::Helpdesk,
    inbox::Inbox,
    mail::Mails,
    test_desk::TestDesk,
    until::until,
    workspace::Limits,
    world::{Shared, World},
};

/// Where the desk's mail comes from.
pub const FROM: &str = "tickets@mail.desk.example";
/// The helpdesk that has an address and nothing else.
pub const SUPPORT: &str = "support@helpdesk.example";
/// The site whose tickets go there.
pub const MAILROOM: &str = "3001";
/// The site whose helpdesk mails reporters by itself.
pub const OWN_MAIL: &str = "3002";
/// The site whose tickets go to such an address that mails reporters by itself.
pub const OWN_MAILROOM: &str = "3003";
/// The name of the webhook that stands for such a helpdesk.
pub const OWN: &str = "own-mail";

/// How soon something is seen.
pub const SOON: Duration = Duration::from_secs(20);

/// The world of this suite.
pub fn world() -> &'static World {
    static WORLD: Shared = Shared::new();
    World::shared(&WORLD, || World::start("mail", Limits::Wide, describe))
}

/// A desk that sends mail.
pub fn describe(desk: &mut TestDesk, helpdesk: &Helpdesk) {
    let url = helpdesk.mailbox(OWN).url;
    desk.tables(&format!(
        "[mail]\nfrom = {FROM:?}\n\n[backends.mailroom]\nkind = \"email\"\nto = {SUPPORT:?}\n\n\
         [backends.own-mailroom]\nkind = \"email\"\nto = {SUPPORT:?}\nmails-reporter = true\n\n\
         [backends.{OWN}]\nkind = \"webhook\"\nurl = {url:?}\nsecrets = [\"EVENTS_SECRET\"]\nmails-reporter = true\n"
    ));
    desk.site(MAILROOM, &["mailroom"]).site(OWN_MAIL, &["inbox", OWN]).site(OWN_MAILROOM, &["own-mailroom"]);
}

/// The mails of this suite's server.
pub fn mails() -> Mails {
    Mails::of(&world().server)
}

/// A ticket on a site of its own, whose reporter reads English, and whose receipt has been sent.
pub fn filed() -> Receipt {
    let ticket = Ticket::new(&world().site());
    let receipt = Receipt::of(&world().client.ticket(&ticket).lang("en").send());
    mails().wait(&receipt.number, EMAIL, 1);
    receipt
}

/// Someone at the desk, once the ticket lies in the inbox.
pub fn inbox_with(receipt: &Receipt) -> Inbox {
    let inbox = Inbox::open(&world().client);
    until("the ticket in the inbox", SOON, || inbox.ticket(&receipt.number));
    inbox
}

/// Waits until all that was on its way before this moment has gone out, as far as order tells: a later
/// ticket's receipt is there.
pub fn settle() {
    filed();
}
