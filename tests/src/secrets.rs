//! The secrets that the tests' servers run with. They open nothing anywhere else.

/// What opens the inbox and publishes a desk.
pub const ADMIN_TOKEN: &str = "admin-token-of-the-tests-0123456789";

/// What the Worker derives its own keys from.
pub const DESK_SECRET: &str = "desk-secret-of-the-tests-0123456789abcdef";

/// What signs the messages to the fake helpdesk.
pub const EVENTS_SECRET: &str = "whsec_dGVzdHMtZXZlbnRzLXNlY3JldC0wMTIzNDU2Nzg5";

/// What signed them before; a receiver may still know only this one.
pub const EVENTS_SECRET_OLD: &str = "whsec_dGVzdHMtYW4tb2xkZXItc2VjcmV0LTAxMjM0NTY3";

/// The API keys of those who are known to a Redmine, by their logins.
pub const REDMINE_KEYS: [(&str, &str); 5] = [
    ("desk", "redminekeyofthetestsdesk0123456789abcdef"),
    ("leaver", "redminekeyofthetestsleaver0123456789abcd"),
    ("reader", "redminekeyofthetestsreader0123456789abcd"),
    ("staff", "redminekeyofthetestsstaff0123456789abcde"),
    ("chief", "redminekeyofthetestschief0123456789abcde"),
];

/// What opens the fake Zammad.
pub const ZAMMAD_TOKEN: &str = "zammad-token-of-the-tests";

/// What opens the fake `TOPdesk`, to the operator `desk`.
pub const TOPDESK_PASSWORD: &str = "topdesk-password-of-the-tests";

/// What opens the fake Zendesk, to the client `desk`.
pub const ZENDESK_SECRET: &str = "zendesk-secret-of-the-tests";

/// What signs the webhooks of both that send them.
pub const HOOK_SECRET: &str = "hook-secret-of-the-tests";

/// All of them, as they are named in the Worker.
pub const ALL: &[(&str, &str)] = &[
    ("ADMIN_TOKEN", ADMIN_TOKEN),
    ("DESK_SECRET", DESK_SECRET),
    ("EVENTS_SECRET", EVENTS_SECRET),
    ("EVENTS_SECRET_OLD", EVENTS_SECRET_OLD),
    ("REDMINE_KEY", REDMINE_KEYS[0].1),
    ("REDMINE_KEY_LEAVER", REDMINE_KEYS[1].1),
    ("REDMINE_KEY_READER", REDMINE_KEYS[2].1),
    ("REDMINE_KEY_WRONG", "redminekeyofthetestsnobody0123456789abcd"),
    ("ZAMMAD_TOKEN", ZAMMAD_TOKEN),
    ("TOPDESK_PASSWORD", TOPDESK_PASSWORD),
    ("ZENDESK_SECRET", ZENDESK_SECRET),
    ("HOOK_SECRET", HOOK_SECRET),
];
