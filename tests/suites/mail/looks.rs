//! How letters look where they are read: pictures for people, axe for machines.

use crate::{filed, inbox_with, mails};
use anyhow::Result;
use std::sync::OnceLock;
use tests::{
    browser::{Scripts, browse, follow},
    fixtures::EMAIL,
    host::{Host, Page},
    looks::check,
    mail::Letter,
};
use thirtyfour::prelude::*;

fn host() -> &'static Host {
    static HOST: OnceLock<Host> = OnceLock::new();
    HOST.get_or_init(|| Host::start().expect("a port"))
}

async fn read(driver: &WebDriver, name: &str, letter: &Letter) -> Result<()> {
    // A mail program lets nothing in that it has to fetch or run.
    let page = Page::html(letter.html()).policy("default-src 'none'; style-src 'unsafe-inline'");
    driver.goto(host().put(&format!("/{name}"), page)).await?;
    check(driver, name).await
}

#[test]
fn the_letters_to_a_reporter() {
    let receipt = filed();
    let inbox = inbox_with(&receipt);
    inbox.reply(
        &receipt.number,
        "Hello An,\n\nWe see the fault too. Which browser do you use?\n\nhttps://town.example/a/very/long/address/that-goes-on-and-on-and-on-and-on-and-on-and-on-and-on\n\nThe desk",
    );
    mails().wait(&receipt.number, EMAIL, 2);
    inbox.set_status(&receipt.number, "waiting");
    mails().wait(&receipt.number, EMAIL, 3);
    inbox.set_status(&receipt.number, "resolved");
    let letters = mails().wait(&receipt.number, EMAIL, 4);
    browse(Scripts::On, async |driver| {
        for (name, letter) in
            ["mail-receipt", "mail-reply", "mail-waiting", "mail-resolved"].iter().zip(&letters)
        {
            read(&driver, name, letter).await?;
        }
        driver.goto(format!("{}?lang=en", letters[1].link("/mail/stop/"))).await?;
        check(&driver, "mail-stop").await?;
        follow(&driver, &driver.find(By::Css(".ticket-submit")).await?).await?;
        driver.find(By::XPath("//h1[contains(., 'have stopped')]")).await?;
        check(&driver, "mail-stopped").await
    });
}
