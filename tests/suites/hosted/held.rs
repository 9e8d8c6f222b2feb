//! Credentials and rights that are gone shut the helpdesk's queue, and nothing is lost.

use crate::{
    SOON,
    desks::{
        Hosted,
        roads::{
            Kind, Road, TOPDESK_FORBIDDEN, TOPDESK_REVOKED, ZAMMAD_FORBIDDEN, ZAMMAD_REVOKED,
            ZENDESK_FORBIDDEN, ZENDESK_REVOKED,
        },
    },
    file, inbox, undisturbed, wait_delivered, wait_held,
};

fn held_then_replayed<V: Hosted + Kind>(road: &'static Road<V>, refuse: fn(&mut V, bool)) {
    let _turn = undisturbed();
    road.fake().with(|vendor| refuse(vendor, true));
    let receipts = [file(road.site), file(road.site)];
    for receipt in &receipts {
        wait_held(&receipt.number);
    }
    let page = inbox().undelivered();
    assert!(page.contains(road.name), "the list names the helpdesk: {page}");
    road.fake().with(|vendor| refuse(vendor, false));
    for receipt in &receipts {
        inbox().replay(&receipt.number, road.name);
    }
    for receipt in &receipts {
        road.fake().wait("the ticket", SOON, |vendor| (vendor.count(&receipt.number) == 1).then_some(()));
        wait_delivered(&receipt.number, SOON);
    }
}

#[test]
fn zammad_s_token_is_revoked() {
    held_then_replayed(&ZAMMAD_REVOKED, Hosted::revoke);
}

#[test]
fn topdesk_s_password_is_revoked() {
    held_then_replayed(&TOPDESK_REVOKED, Hosted::revoke);
}

#[test]
fn zendesk_s_client_is_revoked() {
    held_then_replayed(&ZENDESK_REVOKED, Hosted::revoke);
}

#[test]
fn zammad_s_token_may_not_write() {
    held_then_replayed(&ZAMMAD_FORBIDDEN, Hosted::forbid);
}

#[test]
fn topdesk_s_operator_may_not_write() {
    held_then_replayed(&TOPDESK_FORBIDDEN, Hosted::forbid);
}

#[test]
fn zendesk_s_client_may_not_write() {
    held_then_replayed(&ZENDESK_FORBIDDEN, Hosted::forbid);
}
