//! The look by which the browser decides whether to ask for [`Secret::find`] at all: it may stop too often,
//! but never go past what is found.

use super::*;
use regex::bytes::Regex;
use std::sync::LazyLock;

/// The pattern of `www/parts/warn.js`, read as JavaScript reads it: letters and digits are ASCII.
static LOOK: LazyLock<Regex> = LazyLock::new(|| {
    let script = include_str!("../../../../www/parts/warn.js");
    let pattern = script.lines().find_map(|line| line.trim().strip_prefix('/')?.strip_suffix("/i;"));
    Regex::new(&format!("(?i-u){}", pattern.expect("a pattern on a line of its own"))).unwrap()
});

fn stops_at(text: &str) -> bool {
    LOOK.is_match(text.as_bytes())
}

#[test]
fn it_stops_at_every_secret() {
    for (text, _) in SECRETS {
        assert!(stops_at(text), "{text}");
    }
}

/// What most tickets look like: none of it fetches anything.
#[test]
fn it_goes_past_what_people_report_every_day() {
    for text in [
        "The opening hours cannot be saved",
        "Error 503 while saving",
        "Error 500: Internal Server Error\n    at submit (form.js:42:17)\n    at HTMLFormElement.<anonymous>",
        "Als ik op Verzenden druk, gebeurt er niets. Antwoord van de pagina: 404",
        "Je ne passe pas l'étape 2 : la page reste blanche",
        "Ich habe mein Passwort vergessen, und der Link geht nicht. Antwort: keine",
        "https://www.voorbeeldstad.example/nl/aanvraag?stap=3&id=1234#adres",
        "http://localhost:8787/",
        "TypeError: Cannot read properties of undefined (reading 'password')",
        "at 2026-11-22T09:31:07Z, ticket 1234-00057, call 02 555 01",
        "",
    ] {
        assert!(!stops_at(text), "{text}");
    }
}

/// The digits of a number, with a mark between its groups or run together.
fn grouped(digits: &str, groups: &[usize], mark: &str) -> String {
    let mut rest = digits;
    let parts: Vec<&str> = groups
        .iter()
        .map(|length| {
            let (part, after) = rest.split_at(*length);
            rest = after;
            part
        })
        .collect();
    parts.join(mark)
}

fn mark() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", " ", ".", "-", "/"])
}

/// An account number whose check digits hold, with letters wherever a bank may have some.
fn iban() -> impl Strategy<Value = String> {
    let country = prop::sample::select(vec![("NO", 11), ("BE", 12), ("NL", 14), ("GB", 18), ("MT", 27)]);
    (country, "[0-9A-Za-z]{27}", any::<bool>()).prop_map(|((country, length), account, spaced)| {
        let account = &account[..length];
        let value = |c: char| u64::from(c.to_digit(36).unwrap());
        let shift = |sum: u64, c: char| (sum * if c.is_ascii_digit() { 10 } else { 100 } + value(c)) % 97;
        let check = 98 - format!("{account}{country}00").chars().fold(0, shift);
        let all: Vec<char> = format!("{country}{check:02}{account}").chars().collect();
        let fours: Vec<String> = all.chunks(4).map(|four| four.iter().collect()).collect();
        fours.join(if spaced { " " } else { "" })
    })
}

/// A card's number, whose last digit makes the sum come out.
fn card() -> impl Strategy<Value = String> {
    ("(4[0-9]|5[1-5])[0-9]{13}", mark()).prop_map(|(digits, mark)| {
        let one = |(at, c): (usize, char)| {
            let digit = c.to_digit(10).unwrap();
            if at % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit }
        };
        let sum: u32 = digits.chars().enumerate().map(one).sum();
        grouped(&format!("{digits}{}", (10 - sum % 10) % 10), &[4, 4, 4, 4], mark)
    })
}

/// A number of a person in Belgium, France or the Netherlands.
fn person() -> impl Strategy<Value = String> {
    let month = || 1..=12_u64;
    let belgian = (10..100_u64, month(), 1..=28_u64, 1..998_u64, mark()).prop_map(
        |(year, month, day, serial, mark)| {
            let base = ((year * 100 + month) * 100 + day) * 1000 + serial;
            grouped(&format!("{base:09}{:02}", 97 - base % 97), &[2, 2, 2, 3, 2], mark)
        },
    );
    let french = (1..=2_u64, 0..100_u64, month(), 0..100_000_000_u64, mark()).prop_map(
        |(one, year, month, rest, mark)| {
            let base = ((one * 100 + year) * 100 + month) * 100_000_000 + rest;
            grouped(&format!("{base:013}{:02}", 97 - base % 97), &[1, 2, 2, 2, 3, 3, 2], mark)
        },
    );
    let dutch = (1..100_000_000_u64, mark()).prop_map(|(base, mark)| {
        let (mut sum, mut rest) = (0, base);
        for weight in 2..=9 {
            sum += rest % 10 * weight;
            rest /= 10;
        }
        format!("BSN {}", grouped(&format!("{base:08}{}", sum % 11 % 10), &[4, 2, 3], mark))
    });
    prop_oneof![belgian, french, dutch]
}

/// What a label is given.
fn labelled() -> impl Strategy<Value = String> {
    let labels = [
        "password",
        "Passwort",
        "KENNWORT",
        "wachtwoord",
        "paswoord",
        "mot de passe",
        "كلمة المرور",
        "كلمة السر",
        "passphrase",
        "passwd",
        "pwd",
        "mdp",
        "ww",
        "api key",
        "API_KEY",
        "api-key",
        "apikey",
        "access_token",
        "client_secret",
        "secret_key",
        "sleutel",
    ];
    (
        prop::sample::select(labels.to_vec()),
        "[ \"'>\u{a0}\u{202f}†]{0,3}",
        prop::sample::select(vec![":", "=", "is ", "est ", "ist ", "هي ", "=> "]),
        "[ \"'>]{0,2}",
        "[a-zA-Z0-9!@#^+~.]{6,24}",
    )
        .prop_map(|(label, gap, sign, quote, value)| [label, &gap, sign, &quote, &value].concat())
}

fn token() -> impl Strategy<Value = String> {
    let starts = [
        "AKIA",
        "ASIA",
        "AIza",
        "ghp_",
        "gho_",
        "ghs_",
        "github_pat_",
        "glpat-",
        "sk_live_",
        "rk_live_",
        "xoxb-",
        "xoxp-",
        "npm_",
        "whsec_",
        "SG.",
        "sk-ant-",
        "sk-proj-",
    ];
    prop_oneof![
        (prop::sample::select(starts.to_vec()), "[A-Za-z0-9_.-]{8,10}[0-9]")
            .prop_map(|(start, rest)| start.to_owned() + &rest),
        "eyJ[A-Za-z0-9_-]{0,30}\\.eyJ[A-Za-z0-9_-]{0,30}\\.[A-Za-z0-9_.-]{0,30}",
        "(BEGIN|rsa) [A-Z]{0,8} ?PRIVATE KEY-----",
        "[a-z]{1,8}://[!-~&&[^/?\"'<@:]]{0,6}:[!-~&&[^/?\"'<@*$\\{]]{1,8}@[a-z]{0,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn it_stops_wherever_something_is_found(
        before in "[ -~é\u{a0}\n]{0,10}",
        secret in prop_oneof![iban(), card(), person(), labelled(), token()],
        after in "[ -~é\n]{0,10}",
    ) {
        for text in [secret.clone(), [before.as_str(), &secret, &after].concat()] {
            prop_assert!(Secret::find(&text).is_none() || stops_at(&text), "{:?}: {:?}", text, Secret::find(&text));
        }
    }

    #[test]
    fn most_of_what_is_made_here_is_found(secret in prop_oneof![iban(), card()]) {
        prop_assert!(Secret::find(&secret).is_some(), "{}", secret);
    }
}
