//! Files of a form that nobody completed are removed after a day; those of a ticket stay.

use crate::sample;
use std::{fs, path::Path, process::Command, time::Duration};
use tests::{
    client::Receipt,
    encode::File,
    fixtures::{Ticket, key},
    until::until,
    workspace::Limits,
    world::World,
};

/// How soon a woken ledger has cleared up.
const PATIENCE: Duration = Duration::from_secs(20);

/// Makes every note of files that wait for a ticket two days older.
const AGE: &str = "
import glob, sqlite3, sys
for path in glob.glob(sys.argv[1] + '/*.sqlite'):
    book = sqlite3.connect(path)
    if book.execute(\"SELECT 1 FROM sqlite_master WHERE name = 'uploads'\").fetchone():
        book.execute('UPDATE uploads SET noted_at = noted_at - 172800000')
        book.commit()
    book.close()
";

fn age(state: &Path) {
    let ledgers = state.join("v3/do/ticket-desk-Ledger");
    let done = Command::new("python3").args(["-c", AGE]).arg(&ledgers).status().unwrap();
    assert!(done.success() && ledgers.exists());
}

#[test]
fn files_without_a_ticket_go_after_a_day() {
    let world = World::start("files-left-over", Limits::Wide, |_, _| ()).unwrap();
    let (site, client) = (world.site(), &world.client);
    let post = |ticket: &Ticket, name: &str, bytes: &[u8]| {
        let files = [File::new(name, bytes)];
        client.post("/v1/tickets").files(&ticket.fields_with_key(&key()), &files).send()
    };
    let receipt = Receipt::of(&post(&Ticket::new(&site), "a.png", &sample::png()));
    assert_eq!(post(&Ticket::new(&site).title(""), "b.log", b"left over").status, 422);
    let blobs = world.server.state().join("v3/r2/ticket-files/blobs");
    let count = || fs::read_dir(&blobs).map_or(0, Iterator::count);
    assert_eq!(count(), 2, "both files are stored");

    // A cron run within the day removes nothing.
    world.server.cron();
    let links = crate::links(client, &receipt.number);
    assert_eq!(count(), 2);

    world.server.kill().unwrap();
    age(&world.server.state());
    world.server.restart().unwrap();
    world.server.cron();
    until("the file without a ticket to go", PATIENCE, || (count() == 1).then_some(()));
    assert_eq!(client.get(&links[0]).send().body, sample::png(), "the ticket's file is still there");
}
