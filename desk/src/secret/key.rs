//! Keys and tokens that are known by how they start.

use super::{run, words};

/// How tokens start: AWS, Google, GitHub, GitLab, Stripe, Slack, npm, Standard Webhooks, `SendGrid`,
/// Anthropic, `OpenAI`.
const STARTS: &[u8] =
    b"AKIA|ASIA|AIza|ghp_|gho_|ghs_|github_pat_|glpat-|sk_live_|rk_live_|xoxb-|xoxp-|npm_|whsec_|SG.|\
sk-ant-|sk-proj-";

/// The shortest of them, an AWS key, has this many characters.
const LENGTH_MIN: usize = 20;

/// Two objects and a signature take at least this many characters.
const JWT_MIN: usize = 40;

/// Whether a token starts here.
pub(super) fn is_token(text: &[u8]) -> bool {
    let word = run(text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
    let known = word.len() >= LENGTH_MIN && words(STARTS).any(|start| word.starts_with(start));
    (known && word.iter().any(u8::is_ascii_digit)) || is_jwt(word)
}

/// A JSON Web Token: its header and its claims both start with `{"`.
fn is_jwt(word: &[u8]) -> bool {
    let header = run(word, |byte| byte != b'.');
    word.len() >= JWT_MIN && header.starts_with(b"eyJ") && word[header.len()..].starts_with(b".eyJ")
}
