//! Files come to RT as they are, once, whatever RT does with text.

use crate::{GOOD, SOON, agent, delivered, inbox, suite, wait_held};
use tests::{
    client::Receipt,
    encode::File,
    fixtures::{Ticket, key},
    proxy::{Break, Proxy},
    request_tracker::{QUEUE, RequestTracker},
    screenshot,
    test_desk::TestDesk,
    until::until,
};

/// How soon a second attempt is over.
const RETRIED: std::time::Duration = std::time::Duration::from_secs(30);

const BROKEN: &str = "4501";

pub fn describe(desk: &mut TestDesk, rt: &RequestTracker, proxy: &Proxy) {
    let backend = rt.backend("files", QUEUE, "");
    let url = format!("{}/files\"", proxy.origin());
    desk.tables(&backend.replace(&format!("{}\"", rt.origin()), &url)).site(BROKEN, &["files"]);
}

fn file(ticket: &Ticket, files: &[File]) -> Receipt {
    let request = suite().world.client.post("/v1/tickets").header("Accept", "application/json");
    Receipt::of(&request.key(&key()).files(&ticket.fields(), files).send())
}

/// Waits until a file is there, and answers all of that name.
fn brought(id: u64, name: &str) -> Vec<Vec<u8>> {
    until(&format!("{name} in RT"), RETRIED, || {
        let files = agent().files(id, name);
        (!files.is_empty()).then_some(files)
    })
}

#[test]
fn files_come_byte_for_byte() {
    let files = [
        File::new("schérm \"1\".png", screenshot::of("one")),
        File::new("utf-8.txt", "\u{feff}één\r\ntwee 🧯\n\n"),
        File::new("console.log", "\u{1b}[31mcafé\u{1b}[0m\r\n\tline 2\r\n\r\n  end"),
        File::new("data.json", "{\"a\": \"é\"}\r\n"),
        File::new(
            "brief.pdf",
            &b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"[..],
        ),
    ];
    let receipt = file(&GOOD.ticket(), &files);
    let id = delivered(&receipt);
    let status = suite().world.client.get(&receipt.status_url).header("Accept", "application/json").send();
    let kept = status.json()["attachments"].as_array().unwrap().clone();
    assert_eq!(kept.len(), files.len());
    for (sent, kept) in files.iter().zip(&kept) {
        // The name is the desk's own by now.
        assert_eq!(brought(id, kept["name"].as_str().unwrap()), [sent.bytes.as_slice()], "{}", sent.name);
    }
    let history = agent().history(id);
    let told = |kind: &str| history.iter().filter(|it| it["Type"] == kind).count();
    assert_eq!((told("Comment"), told("Correspond")), (files.len(), 0), "{history:?}");
}

#[test]
fn a_file_that_rt_cuts_off_is_told_with_its_address() {
    let long = File::new("long.log", "0123456789abcde\n".repeat(80_000));
    let receipt = file(&GOOD.ticket(), std::slice::from_ref(&long));
    let id = delivered(&receipt);
    let told = until("a comment about the file", SOON, || {
        agent().texts(id).into_iter().find(|text| text.contains("did not keep the whole"))
    });
    let address = told.split_whitespace().last().unwrap();
    let whole = suite().world.client.get(address).send();
    assert!(whole.status == 200 && whole.body == long.bytes, "{address}: {}", whole.status);
    assert_ne!(brought(id, "long.log"), [long.bytes], "RT has its limit");
}

#[test]
fn a_file_whose_answer_is_lost_comes_once() {
    for how in [Break::LoseAnswer, Break::LoseRequest] {
        suite().proxy.next("POST", "/files/REST/2.0/ticket/", how);
        let screenshot = File::new("scherm.png", screenshot::of(&format!("{how:?}")));
        let receipt = file(&Ticket::new(BROKEN), std::slice::from_ref(&screenshot));
        wait_held(&receipt);
        until("the file to be delivered", RETRIED, || {
            (!inbox().undelivered().contains(&receipt.number)).then_some(())
        });
        assert_eq!(brought(delivered(&receipt), "scherm.png"), [screenshot.bytes.as_slice()], "{how:?}");
    }
}
