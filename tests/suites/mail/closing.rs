//! A ticket that waits for its reporter: one reminder, the end, and an answer that opens it again.

use crate::{OWN, OWN_MAIL, SOON, describe};
use serde_json::{Value, json};
use tests::{
    client::Receipt,
    fixtures::{EMAIL, Ticket, key},
    inbox::Inbox,
    mail::Mails,
    time::pass_days,
    until::until,
    workspace::Limits,
    world::World,
};

/// Open on every day, so that days pass as in any week.
const CLOSING: &str = r#"
[calendars.always]
monday = ["0:00-24:00"]
tuesday = ["0:00-24:00"]
wednesday = ["0:00-24:00"]
thursday = ["0:00-24:00"]
friday = ["0:00-24:00"]
saturday = ["0:00-24:00"]
sunday = ["0:00-24:00"]

[closing]
remind-after = 3
close-after = 5
"#;

fn seen(world: &World, receipt: &Receipt) -> Value {
    world.client.get(&receipt.status_url).header("Accept", "application/json").send().json()
}

/// The statuses that the desk set by itself, and why.
fn whys(world: &World, receipt: &Receipt) -> Vec<(Value, Value)> {
    let events = seen(world, receipt)["events"].as_array().cloned().unwrap_or_default();
    let own = events.into_iter().filter(|event| event.get("why").is_some());
    own.map(|event| (event["to"].clone(), event["why"].clone())).collect()
}

fn ask(world: &World, inbox: &Inbox, receipt: &Receipt) {
    until("the ticket in the inbox", SOON, || inbox.ticket(&receipt.number));
    inbox.reply(&receipt.number, "Which browser do you use?");
    inbox.set_status(&receipt.number, "waiting");
    assert!(seen(world, receipt)["closesAt"].is_string());
}

fn settle(world: &World, mails: &Mails) {
    let next = world.client.file(&Ticket::new(&world.site()));
    mails.wait(&next.number, EMAIL, 1);
}

#[test]
fn silence_is_reminded_of_once_and_then_closes_and_an_answer_opens_again() {
    let world = World::start("mail-closing", Limits::Wide, |desk, helpdesk| {
        desk.keep_sites(6);
        describe(desk, helpdesk);
        desk.tables(CLOSING).hours = Some("always".to_owned());
    })
    .unwrap();
    let (client, mails) = (&world.client, Mails::of(&world.server));
    let own_mail = world.helpdesk.mailbox(OWN);
    let receipt = Receipt::of(&client.ticket(&Ticket::new(&world.site())).lang("en").send());
    let other = client.file(&Ticket::new(OWN_MAIL));
    let busy = client.file(&Ticket::new(&world.site()));
    let inbox = Inbox::open(client);
    ask(&world, &inbox, &receipt);
    ask(&world, &inbox, &other);
    let letters = mails.wait(&receipt.number, EMAIL, 3);
    assert!(letters.iter().any(|it| it.text().contains("Without your answer this report closes on")));
    let page = client.get(&receipt.status_url).header("Accept", "text/html").lang("en").send().text();
    assert!(page.contains("Without your answer this report closes on"), "{page}");

    // What a kill finds on its way is sent again a minute later; nothing is.
    until("the helpdesk that mails to know", SOON, || {
        own_mail.taken().into_values().any(|it| it["to"] == "waiting").then_some(())
    });
    settle(&world, &mails);
    pass_days(&world.server, 4).unwrap();
    let waiting = json!("waiting");
    let letters = mails.wait(&receipt.number, EMAIL, 4);
    let told = |words: &str| {
        let taken = own_mail.taken().into_values();
        taken.filter(|it| it["text"].as_str().is_some_and(|it| it.contains(words))).count()
    };
    until("the reminder at the helpdesk that mails", SOON, || {
        (told("wacht nog op uw antwoord") > 0).then_some(())
    });
    settle(&world, &mails);
    // A kill between the reminder and the end, and what would set off another one.
    world.server.restart().unwrap();
    world.server.cron();
    let reminders = |letters: &[tests::mail::Letter]| {
        letters.iter().filter(|it| it.text().starts_with("The service desk still waits")).count()
    };
    assert_eq!(reminders(&letters), 1);
    settle(&world, &mails);
    let both = [&receipt, &other];
    for ticket in both {
        assert_eq!(whys(&world, ticket), [(waiting.clone(), json!("reminder"))]);
    }

    pass_days(&world.server, 3).unwrap();
    for ticket in both {
        until("the end", SOON, || (seen(&world, ticket)["status"] == "closed").then_some(()));
        assert_eq!(whys(&world, ticket)[1..], [(json!("closed"), json!("silence"))]);
        assert!(seen(&world, ticket)["closesAt"].is_null());
    }
    let letters = mails.wait(&receipt.number, EMAIL, 5);
    assert_eq!(reminders(&letters), 1);
    assert!(letters[4].text().starts_with("Your report is closed for now"), "{}", letters[4].text());
    assert!(mails.about(&other.number, EMAIL).is_empty(), "its helpdesk mails by itself");
    // That one gets the words of the reminder and of the end, and then the status.
    until("the helpdesk to be told", SOON, || {
        own_mail.taken().into_values().any(|it| it["to"] == "closed").then_some(())
    });
    assert_eq!((told("wacht nog op uw antwoord"), told("sluit deze melding voorlopig")), (1, 1));
    assert_eq!(seen(&world, &busy)["status"], "new", "nobody waits for this reporter");
    let inbox = Inbox::open(client);
    until("the inbox to know", SOON, || {
        inbox.ticket(&receipt.number)?.contains("data-status=\"closed\"").then_some(())
    });

    // A double press is one answer.
    let path = format!("{}/reply", receipt.status_url);
    let fields = [("idempotencyKey", &*key()), ("text", "Firefox, on a Mac.")];
    for _ in 0..2 {
        let form = client.post(&path).from_origin(client.origin()).header("Accept", "text/html");
        assert_eq!(form.form(&fields).send().status, 303);
    }
    let ticket = seen(&world, &receipt);
    assert_eq!(ticket["status"], "open");
    let events = ticket["events"].as_array().unwrap();
    let answers = events.iter().filter(|event| event["by"] == "reporter");
    assert_eq!(answers.count(), 1);
    assert_eq!(whys(&world, &receipt)[2..], [(json!("open"), json!("answer"))]);
    until("the answer in the inbox", SOON, || {
        let page = inbox.ticket(&receipt.number)?;
        (page.contains("Firefox, on a Mac.") && page.contains("data-status=\"open\"")).then_some(())
    });
    settle(&world, &mails);
    assert_eq!(mails.about(&receipt.number, EMAIL).len(), 5, "nobody is told of what they did themselves");
}
