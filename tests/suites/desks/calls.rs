//! Somebody calls, and staff write it down: for any site, and the caller gets it by mail where the desk mails.

use crate::{publish, server};
use std::time::Duration;
use tests::{
    answer::Answer,
    client::Client,
    fixtures::{EMAIL, Ticket, key},
    inbox::{Inbox, read_out},
    mail::Mails,
    problem::Problem,
    until::until,
};

/// Staff write down a call of somebody who reads French.
fn call(client: &Client, site: &str) -> Answer {
    let (ticket, key) = (Ticket::new(site), key());
    let mut fields = ticket.fields_with_key(&key);
    fields.push(("lang", "fr"));
    Inbox::open(client).form("/inbox/tickets/new", &fields).send()
}

/// The link that the page shows to pass on.
fn link(page: &str) -> &str {
    let (_, rest) = page.split_once("<a class=\"ticket-status-link\" href=\"").unwrap();
    rest.split_once('"').unwrap().0
}

#[test]
fn a_caller_gets_the_number_and_the_link_by_mail_also_where_a_site_refuses_strangers() {
    let server = server();
    let server = server.as_ref().unwrap();
    let client = server.client();
    publish(&client, "government", "1234");
    // On the form the same person is told whom to ask.
    let refused = client.submission(&Ticket::new("1234").json()).send();
    assert_eq!(Problem::of(&refused, 422, "fields").error("/contact/email").code, "editor-unknown");
    let answer = call(&client, "1234");
    let (number, page) = (read_out(&answer), answer.text());
    assert!(page.contains("De beller krijgt het nummer en de link per e-mail."), "{page}");
    let letter = Mails::of(server).wait(&number, EMAIL, 1).remove(0);
    let text = letter.text();
    assert!(letter.subject().contains(&number) && text.contains(link(&page)), "{letter:?}");
    assert!(text.contains("Votre signalement est bien arrivé"), "the caller's language: {text}");
    let page =
        until("the ticket in the inbox", Duration::from_secs(15), || Inbox::open(&client).ticket(&number));
    assert!(page.contains("Bezoeker, geen redacteur") && page.contains("<dd>Telefoon</dd>"), "{page}");
}

#[test]
fn staff_are_told_to_pass_the_link_on_where_no_mail_goes_out() {
    let server = server();
    let client = server.as_ref().unwrap().client();
    publish(&client, "vendor", "4001");
    let answer = call(&client, "4001");
    read_out(&answer);
    let page = answer.text();
    assert!(page.contains("Er gaat geen e-mail naar de beller. Geef ook de link door."), "{page}");
    assert!(link(&page).contains("/status/"), "{page}");
}
