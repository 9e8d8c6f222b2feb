//! The helpdesks that tickets can be delivered to. Secrets are named here and never written.

use crate::{Email, Status};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The name of a secret, such as wrangler takes it: `RT_TOKEN`.
pub type SecretName = String;

/// A helpdesk that tickets are delivered to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backend {
    /// What it is and how it is reached.
    pub kind: Kind,
    /// It mails reporters by itself, so the desk does not.
    pub mails_reporter: bool,
}

/// What a helpdesk is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The inbox that comes with the desk.
    Inbox,
    /// Any program that takes Standard Webhooks 1.0.0.
    Webhook(Webhook),
    /// Request Tracker 5.
    RequestTracker(RequestTracker),
    /// Redmine.
    Redmine(Redmine),
    /// Zammad.
    Zammad(Zammad),
    /// `TOPdesk`.
    Topdesk(Topdesk),
    /// Zendesk.
    Zendesk(Zendesk),
    /// Any other helpdesk, through its e-mail address.
    Email(Mailbox),
}

/// A receiver of Standard Webhooks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Webhook {
    /// Where messages are posted: https, or http on this machine.
    pub url: String,
    /// The secrets (`whsec_…`) that sign, the newest first; never empty.
    pub secrets: Vec<SecretName>,
    #[serde(default)]
    pub(super) mails_reporter: bool,
}

/// A Request Tracker.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RequestTracker {
    /// Its address, without `/REST/2.0`.
    pub url: String,
    /// The API user's authentication token.
    pub token: SecretName,
    /// The API user's login name, so that what the desk did itself does not come back.
    pub user: String,
    /// The queue that tickets are made in.
    pub queue: String,
    /// What signs the webhooks of its scrip.
    #[serde(default)]
    pub hook_secret: Option<SecretName>,
    /// The names of its custom fields.
    #[serde(default)]
    pub fields: RequestTrackerFields,
    /// What statuses of lifecycles of its own mean, by their names.
    #[serde(default)]
    pub statuses: BTreeMap<String, Status>,
    #[serde(default)]
    pub(super) mails_reporter: bool,
}

/// The names of Request Tracker's custom fields.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RequestTrackerFields {
    /// For the ticket number.
    pub number: String,
    /// For the site ID.
    pub site: String,
    /// For the page's address.
    pub url: String,
    /// For the reporter's phone number.
    pub phone: String,
}

impl Default for RequestTrackerFields {
    fn default() -> Self {
        Self {
            number: "Ticket number".into(),
            site: "Site ID".into(),
            url: "Page".into(),
            phone: "Phone".into(),
        }
    }
}

/// A Redmine.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Redmine {
    /// Its address.
    pub url: String,
    /// The API user's key.
    pub key: SecretName,
    /// The project that issues are made in, by its identifier.
    pub project: String,
    /// The tracker, by its ID; the project's first one where there is none.
    #[serde(default)]
    pub tracker: Option<u32>,
    /// The IDs of its custom fields.
    pub fields: RedmineFields,
    /// How it formats texts: "Text formatting" among its general settings.
    #[serde(default)]
    pub markup: Markup,
    /// What its statuses mean, by their names.
    #[serde(default)]
    pub statuses: BTreeMap<String, Status>,
    #[serde(default)]
    pub(super) mails_reporter: bool,
}

/// How a helpdesk formats the texts that it is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Markup {
    /// Textile.
    #[default]
    Textile,
    /// Markdown of any kind.
    Markdown,
    /// It shows them as they are.
    Plain,
}

/// The IDs of Redmine's custom fields.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedmineFields {
    /// For the ticket number; it must be searchable ("used as a filter").
    pub number: u32,
    /// For the site ID.
    #[serde(default)]
    pub site: Option<u32>,
    /// For the page's address.
    #[serde(default)]
    pub url: Option<u32>,
    /// For the reporter's phone number.
    #[serde(default)]
    pub phone: Option<u32>,
}

/// A Zammad.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Zammad {
    /// Its address.
    pub url: String,
    /// The API user's access token.
    pub token: SecretName,
    /// The group that tickets are made in.
    pub group: String,
    /// The ticket attribute that holds the number; without it tickets are found by their titles.
    #[serde(default)]
    pub field: Option<String>,
    /// What signs its webhooks.
    #[serde(default)]
    pub hook_secret: Option<SecretName>,
    #[serde(default)]
    pub(super) mails_reporter: bool,
}

/// A `TOPdesk`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Topdesk {
    /// Its address, without `/tas`.
    pub url: String,
    /// The login name of the operator whose application password is used.
    pub user: String,
    /// The application password.
    pub password: SecretName,
    /// The branch of the callers.
    #[serde(default)]
    pub branch: Option<String>,
    /// The call type of incidents.
    #[serde(default)]
    pub call_type: Option<String>,
    /// Their category.
    #[serde(default)]
    pub category: Option<String>,
    /// Their subcategory.
    #[serde(default)]
    pub subcategory: Option<String>,
    /// The operator group that takes them.
    #[serde(default)]
    pub operator_group: Option<String>,
    #[serde(default)]
    pub(super) mails_reporter: bool,
}

/// A Zendesk.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Zendesk {
    /// Its address.
    pub url: String,
    /// The OAuth client's identifier.
    pub client_id: String,
    /// The OAuth client's secret.
    pub client_secret: SecretName,
    /// The group that tickets go to.
    #[serde(default)]
    pub group_id: Option<u64>,
    /// The IDs of its custom fields.
    #[serde(default)]
    pub fields: ZendeskFields,
    /// What signs its webhooks.
    #[serde(default)]
    pub hook_secret: Option<SecretName>,
    #[serde(default)]
    pub(super) mails_reporter: bool,
}

/// The IDs of Zendesk's custom fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ZendeskFields {
    /// For the site ID.
    pub site: Option<u64>,
    /// For the page's address.
    pub url: Option<u64>,
    /// For the reporter's phone number.
    pub phone: Option<u64>,
}

/// A helpdesk's e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The address.
    pub to: Email,
}
