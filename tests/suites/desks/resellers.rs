//! Resellers: who answers, where tickets arrive, what is passed on, and what the desk does not see.

use crate::{publish_with, server};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::{sync::OnceLock, time::Duration};
use tests::{
    client::{Client, Receipt},
    encode::File,
    fixtures::{EMAIL, Ticket, key},
    helpdesk::{Behaviour, Helpdesk, Mailbox},
    inbox::Inbox,
    mail::Mails,
    secrets::EVENTS_SECRET,
    signature,
    until::until,
};

/// What signs the messages to and from the resellers' helpdesks.
pub const SECRETS: [(&str, &str); 2] = [("ATELIER_SECRET", EVENTS_SECRET), ("BUREAU_SECRET", EVENTS_SECRET)];

/// How soon something arrives that is on its way.
const SOON: Duration = Duration::from_secs(30);

/// A helpdesk of a reseller.
fn mailbox(name: &str) -> Mailbox {
    static HELPDESK: OnceLock<Helpdesk> = OnceLock::new();
    HELPDESK.get_or_init(|| Helpdesk::start().unwrap()).mailbox(name)
}

fn publish(client: &Client) {
    let (atelier, bureau) = (mailbox("atelier").url, mailbox("bureau").url);
    let others = [
        ("https://tickets.atelier-zuid.example/hook", atelier.as_str()),
        ("https://tickets.bureau-oost.example/hook", bureau.as_str()),
    ];
    publish_with(client, "reseller", "5003", &others);
}

fn form(client: &Client, site: &str) -> String {
    client.get(&format!("/form/{site}?lang=en")).send().text()
}

/// What a helpdesk was told of a ticket, the oldest first.
fn told(mailbox: &Mailbox, number: &str) -> Vec<Value> {
    let messages = mailbox.deliveries().into_iter().map(|it| it.json["data"].clone());
    messages.filter(|data| data["number"] == number).collect()
}

/// Waits until a helpdesk was told so many things of a ticket.
fn wait_told(mailbox: &Mailbox, number: &str, count: usize) -> Vec<Value> {
    until(&format!("message {count} about {number}"), SOON, || {
        Some(told(mailbox, number)).filter(|all| all.len() >= count)
    })
}

/// A helpdesk tells something of a ticket; answers the status.
fn tell(client: &Client, backend: &str, number: &str, data: &Value) -> u16 {
    let mut data = data.clone();
    data["number"] = json!(number);
    let body = json!({ "type": "ticket.event", "timestamp": Utc::now(), "data": data }).to_string();
    let (id, time) = (key(), Utc::now().timestamp());
    let signed = signature::sign(EVENTS_SECRET, &id, time, body.as_bytes());
    let request = client.post(&format!("/v1/hooks/{backend}")).header("webhook-id", &id);
    let request = request.header("webhook-timestamp", &time.to_string()).header("webhook-signature", &signed);
    request.body("application/json", body).send().status
}

fn seen(client: &Client, receipt: &Receipt) -> Value {
    client.get(&receipt.status_url).header("Accept", "application/json").send().json()
}

/// What the reporter reads happened, without the times.
fn events(client: &Client, receipt: &Receipt) -> Vec<Value> {
    let mut events = seen(client, receipt)["events"].as_array().cloned().unwrap();
    for event in &mut events {
        event.as_object_mut().unwrap().remove("at");
    }
    events
}

/// The line of a site on the inbox's page of resellers: this month, in all, undelivered.
fn counts(inbox: &Inbox, site: &str) -> [u32; 3] {
    let page = inbox.get("/inbox/resellers");
    assert_eq!(page.status, 200, "{page}");
    let text = page.text();
    let row = text.split("<tr>").find(|row| row.contains(&format!("({site})"))).unwrap();
    let cell = |cell: &str| cell.rsplit_once('>').and_then(|(_, count)| count.parse().ok());
    let cells: Vec<u32> = row.split("</td>").filter_map(cell).collect();
    cells.try_into().unwrap_or_else(|cells| panic!("{cells:?} in {row}"))
}

#[test]
fn the_desk_lists_its_channels_to_those_whom_it_answers() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    publish(&client);
    let channels = ["https://kennis.zeewind.example/", "https://www.zeewind.example/chat"];
    let (ours, atelier_s) = (form(&client, "5003"), form(&client, "5001"));
    for channel in channels {
        assert!(ours.contains(channel) && !atelier_s.contains(channel), "{channel}");
    }
    let number = |site: &str| {
        let answer = client.submission(&Ticket::new(site).of_kind("emergency")).send();
        assert_eq!(answer.status, 201, "{answer}");
        answer.json()["emergencyPhone"].clone()
    };
    assert_eq!(number("5003"), "+32 59 555 05 09");
    assert_ne!(number("5001"), "+32 59 555 05 09", "a reseller's customers call the reseller");
}

#[test]
fn a_reseller_supports_its_customers_itself_and_the_desk_only_counts() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    publish(&client);
    let page = form(&client, "5001");
    assert!(page.contains("Your report is answered by Atelier Zuid."), "{page}");
    assert!(page.contains("tel:+3225550501") && !page.contains("ticket-hours"), "{page}");
    let ours = page.split_once("tel:+3259555").map(|(before, _)| before.contains("ticket-beyond"));
    assert_eq!(ours, Some(true), "the desk stands only where help fails to come");

    let inbox = Inbox::open(&client);
    let [month, all, _] = counts(&inbox, "5001");
    let receipt = client.file(&Ticket::new("5001").title("The oven of Atelier stays cold"));
    let number = receipt.number.as_str();
    let ticket = wait_told(&mailbox("atelier"), number, 1).remove(0);
    assert_eq!(ticket["title"], "The oven of Atelier stays cold");
    assert_eq!((&ticket["passOnUrl"], &ticket["answerBy"]), (&json!(null), &json!(null)));
    assert_eq!(counts(&inbox, "5001"), [month + 1, all + 1, 0]);

    assert_eq!(tell(&client, "atelier", number, &json!({ "what": "pass-on" })), 204);
    let reply = json!({ "what": "reply", "by": "desk", "text": "We light it." });
    assert_eq!(tell(&client, "bureau", number, &reply), 204, "another's ticket, which it learns nothing of");
    assert_eq!(tell(&client, "atelier", number, &reply), 204);
    assert_eq!(events(&client, &receipt), [json!({ "what": "received" }), reply]);

    assert_eq!(inbox.ticket(number), None);
    assert!(!inbox.get("/inbox").text().contains(number));
    let id = key();
    let act = |path: &str, fields: &[(&str, &str)]| {
        inbox.form(&format!("/inbox/tickets/{number}/{path}"), fields).send().status
    };
    assert_eq!(act("reply", &[("text", "From us"), ("id", &id)]), 404);
    assert_eq!(act("status", &[("status", "closed"), ("id", &id)]), 404);
    assert_eq!(seen(&client, &receipt)["status"], "new");
    let mail = Mails::of(server.as_ref().unwrap()).wait(number, EMAIL, 2);
    for letter in mail {
        assert_eq!(letter.from().0, "Atelier Zuid");
        assert_eq!(letter.reply_to().1, "hulp@atelier-zuid.example");
    }
}

#[test]
fn what_a_reseller_has_not_taken_is_counted_and_delivered_again_unseen() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    publish(&client);
    let inbox = Inbox::open(&client);
    let helpdesk = mailbox("atelier");
    helpdesk.next([Behaviour::Later(503, 3_600)]);
    let receipt = client.file(&Ticket::new("5001").title("Nobody at the desk reads this"));
    until("the ticket to be counted", SOON, || (counts(&inbox, "5001")[2] == 1).then_some(()));
    until("the count on the other page", SOON, || {
        let page = inbox.undelivered();
        assert!(!page.contains(&receipt.number), "{page}");
        page.contains("href=\"/inbox/resellers\">Naar Resellers").then_some(())
    });
    let again = inbox.form("/inbox/resellers/replay", &[("site", "5001")]).send();
    assert_eq!(again.status, 303, "{again}");
    wait_told(&helpdesk, &receipt.number, 2);
    until("nothing to be left", SOON, || (counts(&inbox, "5001")[2] == 0).then_some(()));
}

#[test]
fn a_reseller_passes_a_ticket_on_once_and_answers_its_customer() {
    let server = server();
    let server = server.as_ref().unwrap();
    let client = server.client();
    publish(&client);
    let page = form(&client, "5002");
    assert!(page.contains("What Bureau Oost cannot answer itself goes on to Zeewind Hosting"), "{page}");
    let (inbox, bureau) = (Inbox::open(&client), mailbox("bureau"));
    let ticket = Ticket::new("5002").title("The till is locked");
    let request = client.post("/v1/tickets").header("Accept", "application/json").key(&key());
    let files = [File::new("till.log", "locked at 9")];
    let receipt = Receipt::of(&request.files(&ticket.fields(), &files).send());
    let number = receipt.number.as_str();
    let created = wait_told(&bureau, number, 1).remove(0);
    let link = created["passOnUrl"].as_str().unwrap().to_owned();
    // The bureau promises an answer, and its helpdesk knows by when.
    let promised = |data: &Value| data["answerBy"].as_str().unwrap().parse::<DateTime<Utc>>().unwrap();
    assert_eq!(promised(&created), promised(&seen(&client, &receipt)));
    assert_eq!(inbox.ticket(number), None, "nothing was passed on yet");

    // A program that fetches links passes nothing on, nor does a page of somebody else.
    assert!(client.get(&link).send().text().contains("The till is locked"));
    let elsewhere = client.post(&link).from_origin("https://elsewhere.example").form(&[]).send();
    assert_eq!(elsewhere.status, 403, "{elsewhere}");
    assert_eq!(client.post(&link.replace(number, "5002-99999-99")).form(&[]).send().status, 404);
    assert_eq!(events(&client, &receipt).len(), 1);
    assert_eq!(inbox.ticket(number), None);

    let press =
        || client.post(&link).from_origin(client.origin()).header("Accept", "text/html").form(&[]).send();
    for _ in 0..2 {
        let answer = press();
        assert_eq!(answer.status, 200, "{answer}");
        assert!(!answer.text().contains("<button"), "{answer}");
    }
    assert_eq!(tell(&client, "bureau", number, &json!({ "what": "pass-on" })), 204);
    let page = until("the ticket in the inbox", SOON, || inbox.ticket(number));
    assert!(page.contains("hulp@bureau-oost.example") && !page.contains(EMAIL), "{page}");
    assert!(page.contains("till.log"), "{page}");
    let passed_on = json!({ "what": "passed-on", "place": "Zeewind Hosting" });
    assert_eq!(events(&client, &receipt), [json!({ "what": "received" }), passed_on.clone()]);
    let page = client.get(&format!("{}?lang=en", receipt.status_url)).header("Accept", "text/html");
    let status = page.send().text();
    assert!(
        status.contains("has passed your report on to Zeewind Hosting. That can take longer"),
        "{status}"
    );

    // What the desk says is the reseller's to tell.
    inbox.reply(number, "Type the code 0000.");
    inbox.set_status(number, "resolved");
    let heard = wait_told(&bureau, number, 4);
    assert_eq!(heard[1]["what"], "passed-on");
    assert_eq!((&heard[2]["what"], &heard[2]["whose"]), (&json!("elsewhere"), &json!("Zeewind Hosting")));
    assert_eq!(heard[2]["did"], json!({ "what": "reply", "by": "desk", "text": "Type the code 0000." }));
    assert_eq!(heard[3]["did"], json!({ "what": "status", "to": "resolved" }));
    assert_eq!(events(&client, &receipt).len(), 2);
    assert_eq!(seen(&client, &receipt)["status"], "new");

    // What the reseller says its customer reads, and the desk reads along.
    let reply = json!({ "what": "reply", "by": "desk", "text": "The code is 0000." });
    assert_eq!(tell(&client, "bureau", number, &reply), 204);
    assert_eq!(events(&client, &receipt)[2..], [reply]);
    until("the reseller's words in the inbox", SOON, || {
        inbox.ticket(number).filter(|page| page.contains("The code is 0000.") && page.contains("Bureau Oost"))
    });
    let letters = Mails::of(server).wait(number, EMAIL, 3);
    assert!(letters.iter().all(|letter| !letter.text().contains("Type the code")), "{letters:?}");
    assert!(letters.iter().all(|letter| letter.from().0 == "Bureau Oost"), "{letters:?}");
    assert_eq!(told(&bureau, number).iter().filter(|data| data["title"].is_string()).count(), 1);
}

#[test]
fn a_reseller_that_leaves_it_to_the_desk_reads_along() {
    let server = server();
    let server = server.as_ref().unwrap();
    let client = server.client();
    publish(&client);
    let page = form(&client, "5003");
    assert!(page.contains("Your report is answered by Zeewind Hosting, for Comptoir West."), "{page}");
    assert!(page.contains("tel:+3259555") && !page.contains("ticket-beyond"), "{page}");
    let receipt = client.file(&Ticket::new("5003").title("The vat leaks"));
    let number = receipt.number.as_str();
    let inbox = Inbox::open(&client);
    until("the ticket in the inbox", SOON, || inbox.ticket(number));
    let mails = Mails::of(server);
    let copy = mails.wait(number, "aide@comptoir-west.example", 1).remove(0);
    assert!(copy.text().contains("Error 503 while saving"), "{}", copy.text());
    assert_eq!(copy.reply_to().1, "help@zeewind.example");
    inbox.reply(number, "A plumber is coming.");
    let news = mails.wait(number, "aide@comptoir-west.example", 2).remove(1);
    assert!(news.text().contains("A plumber is coming."), "{}", news.text());
    let letters = mails.wait(number, EMAIL, 2);
    assert_eq!(letters.len(), 2, "one receipt and one answer");
    assert_eq!(letters[0].from().0, "Zeewind Hosting");
}
