//! The inbox, for whoever works at the desk.

use crate::{page::address, world};
use std::time::Duration;
use tests::{
    browser::{Scripts, browse, follow},
    fixtures::Ticket,
    inbox::Inbox,
    looks::check,
    secrets::ADMIN_TOKEN,
    until::until,
};
use thirtyfour::prelude::*;

#[test]
fn the_inbox() {
    let receipt = world().client.file(&Ticket::new(&world().site()).title("A ticket to look at"));
    let inbox = Inbox::open(&world().client);
    until("the ticket in the inbox", Duration::from_secs(10), || inbox.ticket(&receipt.number));
    browse(Scripts::On, async |driver| {
        // It speaks the desk's first language, whatever the browser's.
        driver.goto(address("/inbox")).await?;
        check(&driver, "inbox-login").await?;
        driver.find(By::Css("input[name=token]")).await?.send_keys(ADMIN_TOKEN).await?;
        follow(&driver, &driver.find(By::Css("form[action$='/inbox/login'] button")).await?).await?;
        driver.find(By::Css("form[action$='/inbox/logout']")).await?;
        check(&driver, "inbox").await?;
        driver.goto(address(&format!("/inbox/tickets/{}", receipt.number))).await?;
        check(&driver, "inbox-ticket").await?;
        driver.goto(address("/inbox/undelivered")).await?;
        check(&driver, "inbox-undelivered").await?;
        Ok(())
    });
}
