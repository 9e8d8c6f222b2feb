//! The example desk says nothing that would not hold.

use desk::config::Desk;

/// The example with every setting that stands in a comment.
fn with_all_settings() -> String {
    let example = include_str!("../desk.toml");
    let set = |line: &str| {
        let setting = line.strip_prefix("# ")?;
        let name = setting.split(" = ").next()?;
        let is_name = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        (setting.starts_with('[') || (setting.contains(" = ") && is_name)).then(|| setting.to_owned())
    };
    let lines: Vec<String> =
        example.lines().map(|line| set(line).unwrap_or_else(|| line.to_owned())).collect();
    lines.join("\n")
}

#[test]
fn what_stands_in_its_comments_holds_too() {
    let desk = Desk::parse(&with_all_settings()).unwrap_or_else(|faults| panic!("{faults:?}"));
    for name in ["inbox", "events", "zammad", "topdesk", "zendesk", "mailbox", "rt"] {
        assert!(desk.backends.contains_key(name), "{name} is not described");
    }
}
