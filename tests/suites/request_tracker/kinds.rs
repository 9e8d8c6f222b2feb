//! Kinds of request with a queue and a priority of their own in RT.

use crate::{GOOD, agent, delivered, suite};
use serde_json::Value;
use tests::{client::Receipt, test_desk::TestDesk};

/// The usual kind, one of its own, and what presses anyway.
pub fn describe(desk: &mut TestDesk) {
    desk.tables(
        r#"
[kinds.problem]
[kinds.question.at.rt]
queue = "It's \"quoted\" \\ here"
priority = 70
[kinds.emergency]
"#,
    );
}

/// Files a ticket of that kind; answers its queue and its priority in RT.
fn filed(kind: &str) -> (String, String) {
    let receipt = Receipt::of(&suite().world.client.submission(&GOOD.ticket().of_kind(kind)).send());
    let kept = agent().ticket(delivered(&receipt));
    let queue = agent().get(&format!("/queue/{}", kept["Queue"]["id"].as_str().unwrap()), &[]);
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    (text(&queue["Name"]), text(&kept["Priority"]))
}

#[test]
fn a_kind_of_request_goes_to_its_own_queue_with_its_own_priority() {
    assert_eq!(filed("question"), ("It's \"quoted\" \\ here".to_owned(), "70".to_owned()));
    assert_eq!(filed("problem"), ("Support".to_owned(), "0".to_owned()));
    assert_eq!(filed("emergency"), ("Support".to_owned(), "100".to_owned()));
}
