//! A ticket that refers to an earlier one.

use crate::{assert_nothing_kept, refused, world};
use serde_json::json;
use std::time::Duration;
use tests::{
    client::Receipt,
    fixtures::{Ticket, with},
    inbox::Inbox,
    until::until,
};

#[test]
fn a_report_again_refers_to_the_one_that_is_done() {
    let (client, site) = (&world().client, world().site());
    let old = client.file(&Ticket::new(&site));
    let inbox = Inbox::open(client);
    until("the ticket in the inbox", Duration::from_secs(20), || inbox.ticket(&old.number));
    inbox.set_status(&old.number, "closed");
    let page = client.get(&old.status_url).header("Accept", "text/html").lang("en").send().text();
    let link = format!("/form/{site}?lang=en&amp;previous={}", old.number);
    assert!(page.contains(&link), "{page}");
    let form = client.get(&link.replace("&amp;", "&")).send().text();
    assert!(form.contains(&format!("Refers to report {}", old.number)), "{form}");
    assert!(form.contains(&format!("name=\"previous\" value=\"{}\"", old.number)), "{form}");
    let again = with(&Ticket::new(&site).json(), "/previous", json!(old.number));
    let again = Receipt::of(&client.submission(&again).send());
    let page = until("the new ticket in the inbox", Duration::from_secs(20), || inbox.ticket(&again.number));
    assert!(page.contains(&format!("href=\"/inbox/tickets/{}\"", old.number)), "{page}");
}

#[test]
fn a_number_that_is_none_or_another_site_s_is_named() {
    let site = world().site();
    for wrong in [format!("{site}-00001-00"), "0001-00001-01".to_owned(), "57".to_owned()] {
        let ticket = with(&Ticket::new(&site).json(), "/previous", json!(wrong));
        let problem = refused(&world().client.submission(&ticket), 422, "fields");
        assert_eq!(problem.error("/previous").code, "previous-unknown", "{wrong}");
        // Whoever follows a broken link can still report.
        let form = world().client.get(&format!("/form/{site}?previous={wrong}")).send();
        assert!(form.status == 200 && !form.text().contains("name=\"previous\""), "{wrong}: {form}");
    }
    assert_nothing_kept(&site);
}
