//! Two tickets about one thing become one in RT; each reporter sees what concerns both from then on.

use crate::{agent, deliver_unheard, look_until_shown, status_page};
use serde_json::json;

#[test]
fn both_reporters_see_what_happens_after_a_merge_and_nothing_from_before() {
    let ((kept, into), (merged, id)) = (deliver_unheard(), deliver_unheard());
    agent().reply(into, "For the first reporter alone.");
    agent().reply(id, "For the second reporter alone.");
    look_until_shown(&merged, "For the second reporter alone.");
    agent().put(&format!("/ticket/{id}"), &json!({ "MergeInto": into }));
    agent().reply(into, "For both of you.");
    look_until_shown(&kept, "For both of you.");
    let page = look_until_shown(&merged, "For both of you.");
    assert!(page.contains("For the second reporter alone."), "{page}");
    assert!(!page.contains("For the first reporter alone."), "{page}");
    assert!(!status_page(&kept).contains("For the second reporter alone."));
}
