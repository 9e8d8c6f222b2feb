//! How the fake Zendesk lets programs in: OAuth 2 client credentials, and nothing else.

use super::{Zendesk, missing};
use crate::fakes::{Call, Reply};
use chrono::{DateTime, Duration, Utc};
use serde_json::json;

/// How long a token may count, in seconds.
const EXPIRES_S: std::ops::RangeInclusive<i64> = 300..=172_800;
/// How long it counts where nobody asked.
const USUAL_S: i64 = 172_800;

/// An access token that was given out.
#[derive(Debug)]
pub(super) struct Token {
    text: String,
    scopes: Vec<String>,
    until: DateTime<Utc>,
}

impl Zendesk {
    pub(super) fn sign_in(&mut self, call: &Call) -> Result<Reply, Reply> {
        let json = call.json().ok_or_else(|| refused(400, "invalid_request"))?;
        let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
        if text("grant_type") != "client_credentials" {
            return Err(refused(400, "unsupported_grant_type"));
        }
        if text("client_id") != self.client_id || text("client_secret") != self.client_secret {
            return Err(refused(401, "invalid_client"));
        }
        let scopes: Vec<String> = text("scope").split_whitespace().map(str::to_owned).collect();
        if scopes.is_empty() || scopes.iter().any(|scope| !["read", "write"].contains(&scope.as_str())) {
            return Err(refused(400, "invalid_scope"));
        }
        let expires_in = json["expires_in"].as_i64().unwrap_or(USUAL_S);
        if !EXPIRES_S.contains(&expires_in) {
            return Err(refused(400, "invalid_request"));
        }
        let token = format!("token-{}", self.id());
        let until = self.now() + Duration::seconds(expires_in);
        let scope = scopes.join(" ");
        let granted = scopes.into_iter().filter(|scope| self.scopes.contains(&scope.as_str())).collect();
        self.tokens.push(Token { text: token.clone(), scopes: granted, until });
        let pass = json!({ "access_token": token, "token_type": "bearer", "scope": scope, "expires_in": expires_in });
        Ok(Reply::json(200, &pass))
    }

    /// Takes all tokens back, as an admin can at any time.
    pub fn revoke(&mut self) {
        self.tokens.clear();
    }

    pub(super) fn guard(&self, call: &Call) -> Result<(), Reply> {
        let header = call.header("authorization");
        let bearer = header.strip_prefix("Bearer ").unwrap_or_default();
        let token = self.tokens.iter().find(|token| token.text == bearer && token.until > self.now());
        let token = token.ok_or_else(|| refused(401, "invalid_token"))?;
        let needed = if call.method == "GET" { "read" } else { "write" };
        if !token.scopes.iter().any(|scope| scope == needed) {
            let why = json!({ "error": "Forbidden", "description": "You do not have access to this page." });
            return Err(Reply::json(403, &why));
        }
        if call.method != "GET" && call.header("content-type").is_empty() {
            return Err(missing());
        }
        Ok(())
    }
}

fn refused(status: u16, error: &str) -> Reply {
    Reply::json(status, &json!({ "error": error, "error_description": "The request was refused" }))
}
