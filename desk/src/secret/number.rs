//! Numbers of accounts, cards and people, known by their check digits. The text comes in small letters.

use super::Secret;

/// Countries with the lengths of their account numbers (the IBAN registry of ISO 13616).
const COUNTRIES: &[u8] =
    b"ad24at20be16bg22ch21cy28cz24de22dk18ee20es24fi18fr27gb22gr27hr21hu28ie22is26it27li21lt20\
lu20lv21mc27mt31nl18no15pl28pt25ro24se24si19sk24sm27tr26";

/// Whether the text as a whole speaks of Dutch citizens' numbers.
pub(super) fn speaks_dutch(text: &[u8]) -> bool {
    [&b"bsn"[..], b"burgerservice"].into_iter().any(|word| text.windows(word.len()).any(|part| part == word))
}

/// The number that starts here, if it is a secret. Behind a point, a dash or a slash a number goes on;
/// behind a hash it is a ticket's, behind a plus a phone's.
pub(super) fn find(before: u8, text: &[u8], dutch: bool) -> Option<Secret> {
    if matches!(before, b'.' | b'_' | b'-' | b'/' | b'#' | b'+') {
        None
    } else if is_iban(text) {
        Some(Secret::Iban)
    } else if is_card(text) {
        Some(Secret::Card)
    } else if is_belgian(text) || is_french(text) || (dutch && is_dutch(text)) {
        Some(Secret::NationalNumber)
    } else {
        None
    }
}

/// Whether the text starts with a bank account's number: run together, or in fours.
fn is_iban(text: &[u8]) -> bool {
    let country = |row: &&[u8]| text.starts_with(&row[..2]);
    let Some(row) = COUNTRIES.chunks_exact(4).find(country) else { return false };
    if !text[2..].iter().take(2).all(u8::is_ascii_digit) {
        return false;
    }
    let length = (row[2] - b'0') * 10 + row[3] - b'0';
    let (mut rest, mut count, mut remainder) = (text, 0, 0);
    let mut first = [0; 4];
    while count < length {
        if count > 0 && count % 4 == 0 {
            rest = rest.strip_prefix(b" ").unwrap_or(rest);
        }
        let Some((byte, after)) = rest.split_first().filter(|(byte, _)| byte.is_ascii_alphanumeric()) else {
            return false;
        };
        // The country and its check digits count last.
        match first.get_mut(usize::from(count)) {
            Some(kept) => *kept = *byte,
            None => remainder = remainder_with(remainder, *byte),
        }
        rest = after;
        count += 1;
    }
    first.into_iter().fold(remainder, remainder_with) == 1 && ends(rest)
}

/// The remainder by 97 (ISO/IEC 7064) with one more character; letters count from 10.
fn remainder_with(remainder: u32, byte: u8) -> u32 {
    match byte {
        b'0'..=b'9' => (remainder * 10 + u32::from(byte - b'0')) % 97,
        letter => (remainder * 100 + u32::from(letter) - u32::from(b'a') + 10) % 97,
    }
}

fn ends(text: &[u8]) -> bool {
    !text.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

/// Whether the text starts with a payment card's number of 16 digits: Visa, Mastercard.
fn is_card(text: &[u8]) -> bool {
    number(text, &[4, 4, 4, 4]).is_some_and(|number| {
        matches!(number / 1_000_000_000_000, 2221..=2720 | 4000..=4999 | 5100..=5599) && luhn(number)
    })
}

/// The check of ISO/IEC 7812-1, annex B.
fn luhn(mut number: u64) -> bool {
    let (mut sum, mut double) = (0, false);
    while number > 0 {
        let digit = number % 10;
        sum += if double { digit * 2 / 10 + digit * 2 % 10 } else { digit };
        double = !double;
        number /= 10;
    }
    sum % 10 == 0
}

/// Whether the text starts with a number of Belgium's national register: birth, serial, and 97 less
/// the remainder; of people born from 2000 on with a 2 in front. Run together and with a zero in front
/// it looks like many a phone number, so that does not count.
fn is_belgian(text: &[u8]) -> bool {
    let phone = text[0] == b'0' && text.get(2).is_some_and(u8::is_ascii_digit);
    number(text, &[2, 2, 2, 3, 2]).filter(|_| !phone).is_some_and(|number| {
        let (base, key) = (number / 100, number % 100);
        let holds = |base: u64| base % 97 + key == 97;
        is_date(base / 100_000, base / 1_000) && (holds(base) || holds(2_000_000_000 + base))
    })
}

/// Whether the text starts with a French social security number (NIR) with its key.
fn is_french(text: &[u8]) -> bool {
    number(text, &[1, 2, 2, 2, 3, 3, 2]).is_some_and(|number| {
        let (base, key) = (number / 100, number % 100);
        matches!(base / 1_000_000_000_000, 1 | 2) && is_date(base / 100_000_000, 1) && 97 - base % 97 == key
    })
}

/// Whether the text starts with nine digits that pass the test of Dutch numbers. So does one phone
/// number in eleven: the text has to name it.
fn is_dutch(text: &[u8]) -> bool {
    let number = number(text, &[4, 2, 3]).unwrap_or_default();
    let (mut sum, mut rest) = (0, number / 10);
    for weight in 2..=9 {
        sum += rest % 10 * weight;
        rest /= 10;
    }
    number > 0 && sum % 11 == number % 10
}

/// Whether the last two digits of each are a month and a day.
fn is_date(month: u64, day: u64) -> bool {
    matches!(month % 100, 1..=12) && matches!(day % 100, 1..=31)
}

/// The number at the start of a text, run together or in groups of these lengths.
fn number(text: &[u8], groups: &[u8]) -> Option<u64> {
    let mut rest = text;
    let (mut number, mut gaps) = (0, 0);
    for (at, length) in groups.iter().enumerate() {
        if at > 0
            && let Some((b' ' | b'.' | b'-' | b'/', after)) = rest.split_first()
        {
            rest = after;
            gaps += 1;
        }
        for _ in 0..*length {
            let (digit, after) = rest.split_first().filter(|(byte, _)| byte.is_ascii_digit())?;
            number = number * 10 + u64::from(digit - b'0');
            rest = after;
        }
    }
    (ends(rest) && (gaps == 0 || gaps + 1 == groups.len())).then_some(number)
}
