//! Secrets that stand behind their label: `password: …`. The text comes in small letters.

use super::{Secret, is_any, until, word};

/// Labels of passwords in the five languages and in programs, then labels of keys.
const LABELS: &[u8] =
    "كلمة المرور|كلمة السر|password|passwort|kennwort|wachtwoord|paswoord|mot de passe|passphrase|passwd|pwd|mdp|ww|\
api key|api_key|api-key|apikey|access_token|client_secret|secret_key|sleutel|"
        .as_bytes();

/// How many of them are of passwords.
const PASSWORDS: usize = 13;

/// What stands between a label and its value, the words each with a space behind them.
const SIGNS: &[u8] = ":|=|is |est |ist |هي |".as_bytes();

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
    let (place, rest) = word(text, LABELS)?;
    if before.is_ascii_alphabetic() && text.len() - rest.len() < ALONE {
        return None;
    }
    let value = value(rest).filter(|value| is_password(value))?;
    if place < PASSWORDS {
        Some(Secret::Password)
    } else if value.len() >= KEY_MIN && value.len() != UUID {
        Some(Secret::Key)
    } else {
        None
    }
}

/// Whether an address carries a name and password.
fn has_login(text: &[u8]) -> bool {
    let login = &text[..until(text, b"/?\"'<@")];
    let name = until(login, b":");
    text.get(login.len()) == Some(&b'@') && login.get(name + 1).is_some_and(|first| !is_any(*first, b"*${"))
}

/// What a label is given: one word behind a colon, an equals sign or "is" in one of the languages.
fn value(text: &[u8]) -> Option<&[u8]> {
    let (_, text) = word(unquoted(text), SIGNS)?;
    let text = unquoted(text);
    let mut value = &text[..until(text, b"\"'&;,")];
    while let [rest @ .., last] = value
        && is_any(*last, b".?!)")
    {
        value = rest;
    }
    Some(value)
}

/// The text behind what may stand between a label and its value. French puts a space of its own before
/// a colon, U+00A0 or U+202F, whose bytes are among these; PHP writes `=>`.
fn unquoted(text: &[u8]) -> &[u8] {
    &text[text.iter().take_while(|byte| is_any(**byte, b" \"'>\xc2\xa0\xe2\x80\xaf")).count()..]
}

/// Whether a value is a password rather than a word about one ("password: required"), a rule
/// ("min:8"), a folder or a placeholder.
fn is_password(value: &[u8]) -> bool {
    let (mut letters, mut others, mut all_digits) = (false, false, true);
    for byte in value {
        if is_any(*byte, b"<>{}()[]|=:/\\%") {
            return false;
        }
        letters |= byte.is_ascii_alphabetic();
        others |= byte.is_ascii_digit() || is_any(*byte, b"!@#^+~");
        all_digits &= byte.is_ascii_digit();
    }
    value.len() >= PASSWORD_MIN && (all_digits || (letters && others))
}
