//! What a browser may do from another origin.

use crate::{good, world};
use tests::{answer::Answer, client::Receipt, fixtures::with};

fn preflight(path: &str, origin: &str) -> Answer {
    let request = world().client.request("OPTIONS", path).from_origin(origin);
    let request = request.header("Access-Control-Request-Method", "POST");
    request.header("Access-Control-Request-Headers", "content-type, idempotency-key").send()
}

fn names(answer: &Answer, header: &str) -> Vec<String> {
    let value = answer.header(header).unwrap_or_default().to_ascii_lowercase();
    value.split(',').map(|name| name.trim().to_owned()).collect()
}

#[test]
fn a_preflight_from_a_site() {
    let origin = world().server.origin();
    let answer = preflight("/v1/tickets", &origin);
    assert!(matches!(answer.status, 200 | 204), "{answer}");
    assert_eq!(answer.header("access-control-allow-origin").as_deref(), Some(origin.as_str()));
    assert!(names(&answer, "access-control-allow-methods").contains(&"post".to_owned()), "{answer:?}");
    let headers = names(&answer, "access-control-allow-headers");
    assert!(headers.contains(&"content-type".to_owned()), "{headers:?}");
    assert!(headers.contains(&"idempotency-key".to_owned()), "{headers:?}");
    assert!(names(&answer, "vary").contains(&"origin".to_owned()), "{answer:?}");
    assert_eq!(answer.header("access-control-allow-credentials"), None);
}

#[test]
fn a_preflight_from_elsewhere() {
    let answer = preflight("/v1/tickets", "https://evil.example");
    assert_eq!(answer.header("access-control-allow-origin"), None, "{answer:?}");
}

#[test]
fn an_answer_that_a_site_s_page_may_read() {
    let (_, json) = good();
    let origin = world().desk.origins[1].clone();
    let answer = world().client.submission(&json).from_origin(&origin).send();
    Receipt::of(&answer);
    assert_eq!(answer.header("access-control-allow-origin"), Some(origin.clone()));
    assert!(names(&answer, "vary").contains(&"origin".to_owned()), "{answer:?}");
    let bad = with(&json, "/title", "".into());
    let answer = world().client.submission(&bad).from_origin(&origin).send();
    assert_eq!(answer.status, 422, "{answer}");
    assert_eq!(answer.header("access-control-allow-origin"), Some(origin), "errors can be read too");
}

#[test]
fn the_fragment_for_a_site_s_page() {
    let (site, _) = good();
    let origin = world().desk.origins[1].clone();
    let path = format!("/v1/sites/{site}/form?lang=fr");
    let answer = world().client.get(&path).from_origin(&origin).send();
    assert_eq!((answer.status, answer.media_type().as_str()), (200, "text/html"), "{answer}");
    assert_eq!(answer.header("access-control-allow-origin"), Some(origin.clone()));
    assert_eq!(answer.header("content-language").as_deref(), Some("fr"));
    let tag = answer.header("etag").expect("an ETag");
    let again = world().client.get(&path).from_origin(&origin).header("If-None-Match", &tag).send();
    assert_eq!(again.status, 304, "{again}");
    assert_eq!(again.header("access-control-allow-origin"), Some(origin), "of a 304 too");
    let foreign = world().client.get(&path).from_origin("https://evil.example").send();
    assert_eq!(foreign.header("access-control-allow-origin"), None);
}

#[test]
fn the_inbox_and_the_desk_answer_no_other_origin() {
    for path in ["/inbox", "/v1/desk", "/inbox/undelivered"] {
        for answer in [
            world().client.get(path).from_origin("https://evil.example").send(),
            preflight(path, &world().desk.origins[1]),
        ] {
            assert_eq!(answer.header("access-control-allow-origin"), None, "{path}: {answer:?}");
        }
    }
}
