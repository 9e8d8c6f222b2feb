//! A bucket that fails: no ticket claims a file that is not there.

use crate::sample;
use std::fs;
use tests::{
    client::{Client, Receipt, Request},
    encode::File,
    fixtures::{Ticket, key},
    problem::Problem,
    workspace::Limits,
    world::World,
};

fn post(client: &Client, ticket: &Ticket, key: &str) -> Request {
    let files = [File::new("a.png", sample::png())];
    client.post("/v1/tickets?lang=nl").files(&ticket.fields_with_key(key), &files)
}

#[test]
fn a_failed_store_leaves_no_ticket_and_keeps_the_text() {
    let world = World::start("files-store", Limits::Wide, |_, _| ()).unwrap();
    let (site, key, client) = (world.site(), key(), &world.client);
    let ticket = Ticket::new(&site);
    // A first file makes the bucket's folder; then something stands in its place.
    Receipt::of(&post(client, &Ticket::new(&world.site()), &tests::fixtures::key()).send());
    let blobs = world.server.state().join("v3/r2/ticket-files/blobs");
    let aside = blobs.with_extension("aside");
    fs::rename(&blobs, &aside).unwrap();
    fs::write(&blobs, "no folder").unwrap();

    let answer = post(client, &ticket, &key).header("Accept", "application/json").send();
    let problem = Problem::of(&answer, 503, "store-failed");
    assert!(problem.texts.iter().any(|text| text.contains("zonder bestanden")), "{problem:?}");
    assert!(answer.header("retry-after").is_some());
    let page = post(client, &ticket, &key).header("Accept", "text/html").send();
    assert_eq!(page.status, 503, "{page}");
    for typed in
        ["value=\"The opening hours cannot be saved\"", "Error 503 while saving", "value=\"An Voorbeeld\""]
    {
        assert!(page.text().contains(typed), "{typed}: {page}");
    }
    assert!(page.text().contains("kon uw bestanden niet bewaren"), "{page}");
    assert!(!page.text().contains("attachments.kept"), "{page}");

    fs::remove_file(&blobs).unwrap();
    fs::rename(&aside, &blobs).unwrap();
    let receipt = Receipt::of(&post(client, &ticket, &key).header("Accept", "application/json").send());
    assert_eq!(receipt.serial, 1, "the failed tries took a number");
    let links = crate::links(client, &receipt.number);
    assert_eq!(client.get(&links[0]).send().body, sample::png());
}
