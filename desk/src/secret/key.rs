//! Keys and tokens that are known by how they start.

use super::{is_any, until, word};

/// How tokens start: AWS, Google, GitHub, GitLab, Stripe, Slack, npm, Standard Webhooks, `SendGrid`,
/// Anthropic, `OpenAI`.
const STARTS: &[u8] =
    b"AKIA|ASIA|AIza|ghp_|gho_|ghs_|github_pat_|glpat-|sk_live_|rk_live_|xoxb-|xoxp-|npm_|whsec_|SG.|\
sk-ant-|sk-proj-|";

/// The shortest of them, an AWS key, has this many characters.
const LENGTH_MIN: usize = 20;

/// Two objects and a signature take at least this many characters.
const JWT_MIN: usize = 40;

/// Whether a token starts here.
pub(super) fn is_token(text: &[u8]) -> bool {
    let inside = |byte: &&u8| byte.is_ascii_alphanumeric() || is_any(**byte, b"_-.");
    let token = &text[..text.iter().take_while(inside).count()];
    if word(token, STARTS).is_some() {
        return token.len() >= LENGTH_MIN && token.iter().any(u8::is_ascii_digit);
    }
    // A JSON Web Token: its header and its claims both start with `{"`.
    let header = until(token, b".");
    token.len() >= JWT_MIN && token.starts_with(b"eyJ") && token[header..].starts_with(b".eyJ")
}
