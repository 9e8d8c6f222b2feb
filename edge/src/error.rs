//! What goes wrong inside: never a client's fault, and never shown to one.

use thiserror::Error;

/// A fault of the service itself. Its text is a label for the log and holds nothing of a ticket.
#[derive(Debug, Error)]
pub enum Internal {
    /// The runtime or one of its services.
    #[error("the runtime: {0}")]
    Runtime(#[from] worker::Error),
    /// Reading or writing the published desk.
    #[error("KV: {0}")]
    Kv(#[from] worker::KvError),
    /// The published desk is not one that this build can read.
    #[error("the published desk.toml cannot be read by this build")]
    Desk,
    /// A ledger did not answer.
    #[error("a ledger failed")]
    Ledger,
    /// A secret is not set, or shorter than 32 characters.
    #[error("set the secret {0} to at least 32 characters: npx wrangler secret put {0}")]
    Secret(&'static str),
    /// None of a site's secrets is set, or all are shorter than 32 characters.
    #[error(
        "set a secret of `editor-secrets` of site {0} to at least 32 characters: npx wrangler secret put NAME"
    )]
    SiteSecret(desk::SiteId),
    /// A message between the parts could not be read.
    #[error("a message could not be read")]
    Message(#[from] serde_json::Error),
}
