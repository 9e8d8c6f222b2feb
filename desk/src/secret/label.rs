//! Secrets that stand behind their label: `password: …`. The text comes in small letters.

use super::{Secret, run, words};

/// Labels of passwords in the four languages and in programs.
const PASSWORDS: &[u8] =
    b"password|passwort|kennwort|wachtwoord|paswoord|mot de passe|passphrase|passwd|pwd|mdp|ww";

/// Labels of keys.
const KEYS: &[u8] = b"api key|api_key|api-key|apikey|access_token|client_secret|secret_key|sleutel";

/// A shorter label could be the end of any word.
const ALONE: usize = 4;

/// What is shorter says of a password that it is wrong, rather than being one.
const PASSWORD_MIN: usize = 6;

/// Keys of programs are longer than words.
const KEY_MIN: usize = 16;

/// The length of a UUID (RFC 9562), which opens nothing.
const UUID: usize = 36;

/// What a label that starts here names, if it is given.
pub(super) fn find(before: u8, text: &[u8]) -> Option<Secret> {
    if text.starts_with(b"private key-----") {
        return Some(Secret::Key);
    }
    if text.starts_with(b"://") && has_login(&text[3..]) {
        return Some(Secret::Password);
    }
    let labels = |list, secret| {
        words(list)
            .filter(|label| label.len() >= ALONE || !before.is_ascii_alphabetic())
            .find_map(|label| text.strip_prefix(label))
            .and_then(value)
            .is_some_and(secret)
    };
    if labels(PASSWORDS, is_password as fn(&[u8]) -> bool) {
        Some(Secret::Password)
    } else if labels(KEYS, is_key) {
        Some(Secret::Key)
    } else {
        None
    }
}

/// Whether an address carries a name and password.
fn has_login(text: &[u8]) -> bool {
    let login = run(text, |byte| byte > b' ' && !matches!(byte, b'/' | b'?' | b'"' | b'\'' | b'<' | b'@'));
    let name = run(login, |byte| byte != b':');
    text.get(login.len()) == Some(&b'@')
        && login.get(name.len() + 1).is_some_and(|first| !matches!(first, b'*' | b'$' | b'{'))
}

/// What a label is given: one word behind a colon, an equals sign or "is".
fn value(text: &[u8]) -> Option<&[u8]> {
    let text = &text[run(text, is_blank).len()..];
    let is = words(b":|=|is |est |ist ").find(|is| text.starts_with(is))?;
    let text = &text[is.len()..];
    // PHP writes `=>`.
    let text = &text[run(text, |byte| is_blank(byte) || byte == b'>').len()..];
    let mut value = run(text, |byte| byte > b' ' && !matches!(byte, b'"' | b'\'' | b'&' | b';' | b','));
    while let [rest @ .., b'.' | b'?' | b'!' | b')'] = value {
        value = rest;
    }
    Some(value)
}

/// What may stand between a label and its value. French puts a space of its own before a colon: U+00A0
/// or U+202F, whose bytes these are.
fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'"' | b'\'' | 0xc2 | 0xa0 | 0xe2 | 0x80 | 0xaf)
}

/// Whether a value is a password rather than a word about one ("password: required"), a rule
/// ("min:8"), a folder or a placeholder.
fn is_password(value: &[u8]) -> bool {
    let has = |kind: fn(&u8) -> bool| value.iter().any(kind);
    let (letters, digits) = (has(u8::is_ascii_alphabetic), has(u8::is_ascii_digit));
    let signs = has(|byte| matches!(byte, b'!' | b'@' | b'#' | b'^' | b'+' | b'~'));
    let all_digits = value.iter().all(u8::is_ascii_digit);
    value.len() >= PASSWORD_MIN
        && !has(|byte| {
            matches!(
                byte,
                b'<' | b'>'
                    | b'{'
                    | b'}'
                    | b'('
                    | b')'
                    | b'['
                    | b']'
                    | b'|'
                    | b'='
                    | b':'
                    | b'/'
                    | b'\\'
                    | b'%'
            )
        })
        && (all_digits || (letters && (digits || signs)))
}

fn is_key(value: &[u8]) -> bool {
    value.len() >= KEY_MIN && value.len() != UUID && is_password(value)
}
