mod look;

use super::*;
use proptest::prelude::*;

/// Plainly invented, or from the standards' own examples.
const SECRETS: &[(&str, Secret)] = &[
    ("Ik log in met wachtwoord: Zomer2026", Secret::Password),
    ("wachtwoord is Zomer2026!", Secret::Password),
    ("mot de passe : Soleil2026", Secret::Password),
    ("mot de passe\u{a0}: «Soleil2026»", Secret::Password),
    ("Mot de passe est Soleil2026.", Secret::Password),
    ("Passwort: Sommer-2026", Secret::Password),
    ("Kennwort ist Sommer2026", Secret::Password),
    ("كلمة المرور: Summer2026", Secret::Password),
    ("كلمة السر هي Summer2026!", Secret::Password),
    ("login an\npassword = \"hunter2\"", Secret::Password),
    ("DB_PASSWORD=hunter2", Secret::Password),
    ("{\"password\":\"hunter2\"}", Secret::Password),
    ("'password' => 'hunter2'", Secret::Password),
    ("PASSWORD: 123456", Secret::Password),
    ("pwd: p@ssword", Secret::Password),
    ("https://www.example.org/login?user=an&pwd=hunter2&x=1", Secret::Password),
    ("could not connect to postgres://an:geheim@db.example/town", Secret::Password),
    ("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA", Secret::Key),
    ("-----BEGIN PRIVATE KEY-----", Secret::Key),
    ("key AKIAIOSFODNN7EXAMPLE is not known", Secret::Key),
    ("ghp_0123456789abcdefghijABCDEFGHIJ012345", Secret::Key),
    ("https://x.example/?token=sk_live_0123456789abcdefghij", Secret::Key),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbiJ9.0123456789abcdefABCDEF0123456789abcdefABCDE", Secret::Key),
    ("api_key=0123456789abcdef0123", Secret::Key),
    ("Rekening BE68 5390 0754 7034, dank u", Secret::Iban),
    ("be68539007547034", Secret::Iban),
    ("NL91ABNA0417164300", Secret::Iban),
    ("(FR14 2004 1010 0505 0001 3M02 606)", Secret::Iban),
    ("IBAN:DE89370400440532013000.", Secret::Iban),
    ("https://x.example/pay?iban=BE68539007547034", Secret::Iban),
    ("card 4111 1111 1111 1111", Secret::Card),
    ("5555-5555-5555-4444 exp 12/30", Secret::Card),
    ("rijksregisternummer 85.07.30-033.28", Secret::NationalNumber),
    ("85073003328", Secret::NationalNumber),
    ("Rijksregister: 00.01.25-567.77", Secret::NationalNumber),
    ("BSN 111222333", Secret::NationalNumber),
    ("burgerservicenummer: 1112.22.333", Secret::NationalNumber),
    ("1 85 05 78 006 084 91", Secret::NationalNumber),
];

/// What people report every day.
const ORDINARY: &[&str] = &[
    "Error 500: Internal Server Error\n    at submit (form.js:42:17)\n    at HTMLFormElement.<anonymous>",
    "Access denied for user 'root'@'localhost' (using password: YES)",
    "Password: required",
    "password: Must be at least 8 characters",
    "The password field is required. password: required|min:8|string",
    "Password is incorrect. Password is expired since 2026.",
    "Wachtwoord is verlopen. Wachtwoord: dit veld is leeg",
    "Mot de passe : champ obligatoire",
    "كلمة المرور: مطلوبة. نسيت كلمة السر",
    "Passwort: falsch. Kennwort ist abgelaufen",
    "password=******** pwd=/home/user1 password=null password: [FILTERED] password: ${DB_PASSWORD1}",
    "java.lang.IllegalArgumentException: Password:123 at com.example.PasswordEncoder.java:45",
    "ORA-28000: the account is locked. Password check failed: ORA-28001",
    "TypeError: Cannot read properties of undefined (reading 'password')",
    "mysqldump: Got error: 1045: Access denied for user 'app01'@'10.0.0.1' (using password: NO) when connecting",
    "I forgot my password, and the link to https://www.example.org/reset?password=forgotten does not work",
    "550e8400-e29b-41d4-a716-446655440000",
    "secret_key: 550e8400-e29b-41d4-a716-446655440000",
    "request id 4bf92f3577b34da6a3ce929d0e0e4736, span 00f067aa0ba902b7",
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "ticket 1234-00057-39, #4111111111111111, /tickets/4111111111111111, invoice 2026/000123",
    "call me on +32 2 555 01 00, 0475 55 01 00, +31 20 555 01 00, 06-55501000 or 030 55501000",
    "at 2026-11-22T09:31:07.123456Z, 1795339867123, 1795339867123456, 20261122093107",
    "0x00007ffd4bf92f35 EIP=00401000 ESP=0012ff7c, core 111222333",
    "https://www.example.org/?utm_source=x&id=4539578763621487&session=abc",
    "Uncaught (in promise) DOMException: sk-loading-container-with-a-long-name.is-hidden",
    "http://localhost:8787/ http://[::1]:8787/ ssh://git@host.example:22/x mailto:an@town.example",
    "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE----- -----BEGIN PUBLIC KEY-----",
    "api_key: missing. access_token: expired after 3600 seconds. client_secret=undefined",
    "eyJ is how base64 of JSON starts",
    "IBAN NL91 ABNA 0417 1643 01 is refused: the check digits do not hold",
    "Rekeningnummer is niet ingevuld. Version 10.0.19045.3803, build 22621.2861",
    "192.168.100.200 127.0.0.1 10.20.30.40:8080 fe80::1ff:fe23:4567:890a",
    "",
];

#[test]
fn what_has_the_shape_of_a_secret_is_seen() {
    for (text, secret) in SECRETS {
        assert_eq!(Secret::find(text), Some(*secret), "{text}");
        let inside = format!("Het gaat mis op lijn 3.\n{text}\nWat nu?");
        assert_eq!(Secret::find(&inside), Some(*secret), "{inside}");
    }
}

#[test]
fn an_ordinary_error_text_warns_of_nothing() {
    for text in ORDINARY {
        assert_eq!(Secret::find(text), None, "{text}");
    }
    assert_eq!(Secret::find(&ORDINARY.join("\n")), None);
}

#[test]
fn one_digit_off_is_no_secret() {
    for text in [
        "BE68 5390 0754 7035",
        "4111 1111 1111 1112",
        "85.07.30-033.29",
        "85.07.30-033.98",
        "85.07.30-033.99",
        "1 85 05 78 006 084 92",
        "BSN 111222334",
    ] {
        assert_eq!(Secret::find(text), None, "{text}");
    }
}

#[test]
fn codes_are_those_of_messages() {
    assert!(Secret::ALL.iter().all(|secret| secret.code().starts_with("warn-")));
}

proptest! {
    #[test]
    fn no_text_stops_it(text in any::<String>()) {
        let _ = Secret::find(&text);
    }

    #[test]
    fn no_text_with_labels_stops_it(text in "((password|ww|eyJ|BE68|://|é|:|=| |@|4111|\u{202f})[a-z0-9 .:=-]{0,4}){0,12}") {
        let _ = Secret::find(&text);
    }

    #[test]
    fn no_uuid_warns(uuid in "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", upper in any::<bool>()) {
        prop_assert_eq!(Secret::find(&if upper { uuid.to_uppercase() } else { uuid }), None);
    }

    #[test]
    fn no_phone_number_warns(number in "(\\+(32|31|33|49) ?[1-9][0-9]{0,2}( [0-9]{2}){3,4}|0[1-9][0-9]{0,2}[ /-]?[0-9]{2}( ?[0-9]{2}){2,3}|00(32|31|33|49)[1-9][0-9]{8})") {
        prop_assert_eq!(Secret::find(&number), None);
    }

    #[test]
    fn no_ticket_number_warns(site in 0..10_000_u32, serial in 0..100_000_u32, check in 0..97_u32) {
        let text = format!("{site:04}-{serial:05}-{check:02}");
        prop_assert_eq!(Secret::find(&text), None);
    }

    #[test]
    fn no_stack_trace_warns(frames in proptest::collection::vec("    at [A-Z][a-zA-Z.$]{2,30}\\([A-Za-z]{1,12}\\.(java|js|php):[0-9]{1,5}(:[0-9]{1,3})?\\)", 1..12), code in 0..100_000_u32) {
        let text = format!("Error {code}: password check failed\n{}", frames.join("\n"));
        prop_assert_eq!(Secret::find(&text), None);
    }

    #[test]
    fn no_digest_warns(digest in "[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}") {
        prop_assert_eq!(Secret::find(&digest), None);
    }

    #[test]
    fn every_password_behind_its_label_is_seen(word in "[A-Za-z]{5,12}[0-9]{1,4}", label in prop::sample::select(vec!["password", "Wachtwoord", "Mot de passe", "PASSWORT"])) {
        prop_assert_eq!(Secret::find(&format!("{label}: {word}")), Some(Secret::Password));
    }
}
