//! Mail that cannot be sent yet, and a server that dies with it.

use crate::{FROM, SOON, describe};
use anyhow::Result;
use serde_json::{Value, json};
use std::fs;
use tests::{
    client::Receipt,
    fixtures::{EMAIL, Ticket},
    inbox::Inbox,
    mail::Mails,
    server::Server,
    until::until,
    workspace::Limits,
    world::World,
};

/// Starts the server again where the platform sends from these addresses alone.
fn restart_where_it_may_send_from(server: &Server, addresses: &[&str]) -> Result<()> {
    server.kill()?;
    let path = server.folder().join("wrangler.json");
    let mut config: Value = serde_json::from_slice(&fs::read(&path)?)?;
    config["send_email"][0]["allowed_sender_addresses"] = json!(addresses);
    fs::write(&path, config.to_string())?;
    server.restart()
}

#[test]
fn what_was_kept_before_a_kill_is_mailed_after_it() {
    // A server of its own: the others' tests go on.
    let world = World::start("mail-restart", Limits::Wide, describe).unwrap();
    restart_where_it_may_send_from(&world.server, &["nobody@desk.example"]).unwrap();
    let site = world.site();
    let kept: Vec<Receipt> = (0..5).map(|_| world.client.file(&Ticket::new(&site))).collect();
    let inbox = Inbox::open(&world.client);
    for receipt in &kept {
        until("the mail among the undelivered", SOON, || {
            inbox.undelivered().contains(&receipt.number).then_some(())
        });
    }
    let page = inbox.undelivered();
    assert!(page.contains("E-mail aan melders wordt niet verstuurd"), "{page}");
    let mails = Mails::of(&world.server);
    assert!(mails.all().is_empty());
    restart_where_it_may_send_from(&world.server, &[FROM]).unwrap();
    Inbox::open(&world.client).replay_all();
    for receipt in &kept {
        assert_eq!(mails.wait(&receipt.number, EMAIL, 1).len(), 1, "{}", receipt.number);
    }
    assert_eq!(mails.all().len(), kept.len());
}
