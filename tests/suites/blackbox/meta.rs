//! What the service says about itself.

use crate::world;

#[test]
fn its_health_and_version() {
    let answer = world().client.get("/health").send();
    assert_eq!((answer.status, answer.media_type().as_str()), (200, "application/json"), "{answer}");
    assert!(answer.json()["version"].as_str().is_some_and(|version| version.starts_with(char::is_numeric)));
}

#[test]
fn its_contract() {
    let answer = world().client.get("/openapi.json").send();
    assert_eq!((answer.status, answer.media_type().as_str()), (200, "application/json"), "{answer}");
    let json = answer.json();
    assert!(json["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    assert!(json["paths"]["/v1/tickets"]["post"].is_object());
}

#[test]
fn a_head_is_a_get_without_its_body() {
    for path in ["/health", "/form/2001", "/openapi.json"] {
        let answer = world().client.request("HEAD", path).send();
        assert_eq!((answer.status, answer.body.len()), (200, 0), "{path}");
    }
}
