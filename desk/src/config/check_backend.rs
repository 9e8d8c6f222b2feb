//! Whether what desk.toml says of a helpdesk can work.

use super::{
    Backend, BackendId, Kind, Mailbox, REPORTER_MAIL,
    check::Check,
    file::{BackendTable, EmailTable},
};
use crate::Email;
use std::{collections::BTreeMap, ops::Range};
use toml::Spanned;

impl Check<'_> {
    pub(super) fn backends(
        &mut self,
        tables: BTreeMap<Spanned<String>, BackendTable>,
        sends_mail: bool,
    ) -> BTreeMap<BackendId, Backend> {
        let mut backends = BTreeMap::new();
        for (name, table) in tables {
            let at = name.span();
            let name = name.into_inner();
            if name.is_empty()
                || !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            {
                self.fault(&at, "name a backend with small letters, digits and hyphens");
            }
            if name == REPORTER_MAIL {
                self.fault(&at, format!("give this backend another name: {REPORTER_MAIL} is the desk's own"));
            }
            if !sends_mail && matches!(table, BackendTable::Email(_)) {
                self.fault(&at, "say which address mail comes from: add [mail] with `from`");
            }
            let inboxes = |backend: &Backend| backend.kind == Kind::Inbox;
            if matches!(table, BackendTable::Inbox {}) && backends.values().any(inboxes) {
                self.fault(&at, "leave this one out: there is one inbox, and sites may share it");
            }
            if let Some(backend) = self.backend(&at, table) {
                backends.insert(name, backend);
            }
        }
        backends
    }

    fn backend(&mut self, at: &Range<usize>, table: BackendTable) -> Option<Backend> {
        let (kind, mails_reporter) = match table {
            BackendTable::Inbox {} => (Kind::Inbox, false),
            BackendTable::Webhook(it) => {
                self.address(at, &it.url);
                if it.secrets.is_empty() {
                    self.fault(at, "name at least one secret of this backend, the newest first");
                }
                self.secrets(at, &it.secrets);
                (Kind::Webhook(it.clone()), it.mails_reporter)
            }
            BackendTable::RequestTracker(it) => {
                self.address(at, &it.url);
                self.secrets(at, [&it.token].into_iter().chain(&it.hook_secret));
                let fields = &it.fields;
                self.filled(at, [("user", &it.user), ("queue", &it.queue)]);
                self.filled(at, [("fields.number", &fields.number), ("fields.site", &fields.site)]);
                self.filled(at, [("fields.url", &fields.url), ("fields.phone", &fields.phone)]);
                // A query names a field in braces, and RT knows no way to write one inside.
                if fields.number.contains(['{', '}']) {
                    self.fault(at, "name the custom field for the number without { and }");
                }
                (Kind::RequestTracker(it.clone()), it.mails_reporter)
            }
            BackendTable::Redmine(it) => {
                self.address(at, &it.url);
                self.secrets(at, [&it.key]);
                self.filled(at, [("project", &it.project)]);
                (Kind::Redmine(it.clone()), it.mails_reporter)
            }
            BackendTable::Zammad(it) => {
                self.address(at, &it.url);
                self.secrets(at, [&it.token].into_iter().chain(&it.hook_secret));
                self.filled(at, [("group", &it.group)]);
                (Kind::Zammad(it.clone()), it.mails_reporter)
            }
            BackendTable::Topdesk(it) => {
                self.address(at, &it.url);
                self.secrets(at, [&it.password]);
                self.filled(at, [("user", &it.user)]);
                (Kind::Topdesk(it.clone()), it.mails_reporter)
            }
            BackendTable::Zendesk(it) => {
                self.address(at, &it.url);
                self.secrets(at, [&it.client_secret].into_iter().chain(&it.hook_secret));
                self.filled(at, [("client-id", &it.client_id)]);
                (Kind::Zendesk(it.clone()), it.mails_reporter)
            }
            BackendTable::Email(EmailTable { to, mails_reporter }) => {
                let Ok(to) = Email::parse(&to) else {
                    self.fault(at, "write the helpdesk's e-mail address in `to`, such as help@example.org");
                    return None;
                };
                (Kind::Email(Mailbox { to }), mails_reporter)
            }
        };
        Some(Backend { kind, mails_reporter })
    }

    /// Tickets carry personal data, so they leave this machine only encrypted.
    fn address(&mut self, at: &Range<usize>, url: &str) {
        let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
        let is_local = local.iter().any(|start| {
            url.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
        });
        if crate::PageUrl::parse(url).is_err() || !(url.starts_with("https://") || is_local) {
            self.fault(at, "write this backend's url with https:// (http:// only for this machine itself)");
        }
    }

    pub(super) fn secrets<'a>(&mut self, at: &Range<usize>, names: impl IntoIterator<Item = &'a String>) {
        for name in names.into_iter().filter(|name| !is_secret_name(name)) {
            // What is no name may be the secret itself, which must not come back in an answer.
            let shown = if name.len() <= 12 { name.as_str() } else { "a secret itself" };
            self.fault(at, format!("write a secret's name in capitals, such as HELPDESK_TOKEN, not {shown}"));
        }
    }

    fn filled<'a>(&mut self, at: &Range<usize>, values: impl IntoIterator<Item = (&'a str, &'a String)>) {
        for (name, _) in values.into_iter().filter(|(_, value)| value.trim().is_empty()) {
            self.fault(at, format!("write this backend's `{name}`"));
        }
    }
}

/// A name such as wrangler takes for a secret; a secret itself never looks like it.
fn is_secret_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}
