//! `GET /v1/backends/{id}/check` tries what a delivery needs, and says what to mend.

use crate::{
    desks::roads::{
        TOPDESK_FIELDS, TOPDESK_NO_NAME, ZAMMAD_FIELDS, ZAMMAD_NO_GROUP, ZENDESK_FIELDS, ZENDESK_NO_FIELD,
    },
    world,
};
use serde_json::Value;
use tests::secrets::ADMIN_TOKEN;

fn check(backend: &str) -> Value {
    let answer = world().client.get(&format!("/v1/backends/{backend}/check")).bearer(ADMIN_TOKEN).send();
    assert_eq!(answer.status, 200, "{answer}");
    answer.json()
}

#[test]
fn what_is_good_is_called_good() {
    for backend in [ZAMMAD_FIELDS.name, TOPDESK_FIELDS.name, ZENDESK_FIELDS.name] {
        let checked = check(backend);
        assert_eq!(checked["ok"], true, "{checked}");
        assert!(checked["findings"].as_array().unwrap().len() >= 2, "{checked}");
    }
}

#[test]
fn what_is_wrong_is_named() {
    for (backend, word) in [
        (ZAMMAD_NO_GROUP.name, "Nowhere"),
        (TOPDESK_NO_NAME.name, "Nothing"),
        (ZENDESK_NO_FIELD.name, "there is no 1"),
    ] {
        let checked = check(backend);
        assert_eq!(checked["ok"], false, "{checked}");
        assert!(checked.to_string().contains(word), "{checked}");
    }
}

#[test]
fn only_an_admin_may_ask() {
    let path = format!("/v1/backends/{}/check", ZAMMAD_FIELDS.name);
    assert_eq!(world().client.get(&path).send().status, 401);
}
