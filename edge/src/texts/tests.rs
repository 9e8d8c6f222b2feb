use super::*;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const SOURCES: [(Lang, &str); 5] = [
    (Lang::Nl, include_str!("../../locales/nl.ftl")),
    (Lang::Fr, include_str!("../../locales/fr.ftl")),
    (Lang::De, include_str!("../../locales/de.ftl")),
    (Lang::En, include_str!("../../locales/en.ftl")),
    (Lang::Ar, include_str!("../../locales/ar.ftl")),
];

/// Words of a form that blames, begs or hides behind its own rules (A9).
const UNKIND: [(Lang, &[&str]); 5] = [
    (
        Lang::Nl,
        &[
            "alstublieft",
            "alsjeblieft",
            "a.u.b.",
            "gelieve",
            "sorry",
            "helaas",
            "excuses",
            "geldig",
            "verboden",
            "oeps",
            "verplicht veld",
            "is verplicht",
        ],
    ),
    (
        Lang::Fr,
        &[
            "s’il vous plaît",
            "s'il vous plaît",
            "veuillez",
            "merci de",
            "désolé",
            "malheureusement",
            "valide",
            "interdit",
            "oups",
            "champ obligatoire",
            "est obligatoire",
        ],
    ),
    (Lang::De, &["bitte", "leider", "entschuldigung", "gültig", "verboten", "hoppla", "pflichtfeld", "ups"]),
    (
        Lang::En,
        &["please", "sorry", "unfortunately", "valid", "forbidden", "oops", "required field", "is required"],
    ),
    (
        Lang::Ar,
        &[
            "فضلك",
            "رجاء",
            "يرجى",
            "نرجو",
            "أرجو",
            "عذرا",
            "معذرة",
            "نعتذر",
            "آسف",
            "نأسف",
            "للأسف",
            "صالح",
            "ممنوع",
            "محظور",
            "مسموح",
            "إلزامي",
            "إجباري",
            "حقل مطلوب",
            "مطلوبة",
        ],
    ),
];

/// The keys of a file, in its order.
fn keys(source: &str) -> Vec<&str> {
    source
        .lines()
        .filter_map(|line| line.split_once(" = ").or_else(|| line.split_once(" =")))
        .map(|(key, _)| key)
        .filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()))
        .collect()
}

/// All that a text could ask for.
fn arguments() -> FluentArgs<'static> {
    let names = [
        "limit", "file", "field", "kinds", "site", "id", "number", "status", "weekday", "month", "year",
        "hour", "minute", "to", "backend", "desk", "label", "size", "each", "url", "total", "when", "names",
        "from", "told", "by", "way", "reach", "reseller", "whose", "contract", "amount", "time", "tariff",
        "percent", "rate", "worked", "standby", "work", "what", "x", "y", "width", "height", "hours",
        "minutes",
    ];
    let mut arguments: FluentArgs = names.into_iter().map(|name| (name, FluentValue::from("1234"))).collect();
    arguments.set("day", 2);
    arguments.set("count", 3);
    arguments.set("seconds", 30);
    arguments
}

/// Every text of a language, rendered.
fn rendered(lang: Lang, source: &str) -> Vec<(&str, String)> {
    let texts = Texts::of(lang);
    keys(source).into_iter().map(|key| (key, texts.format(key, Some(&arguments())))).collect()
}

/// The unkind word in a text, if there is one. A whole word or a part: "invalide" holds "valide".
fn unkind(lang: Lang, text: &str) -> Option<&'static str> {
    // Arabic vowel signs may stand or not.
    let text = text.to_lowercase().replace(|c| matches!(c, '\u{64b}'..='\u{652}'), "");
    let words = UNKIND.into_iter().find(|(of, _)| *of == lang).map_or(&[][..], |(_, words)| words);
    words.iter().copied().find(|word| {
        // A short word is looked for on its own: German "ups" is no part of "Gruppe".
        if word.len() > 4 {
            text.contains(word)
        } else {
            text.split(|c: char| !c.is_alphabetic()).any(|part| part == *word)
        }
    })
}

#[test]
fn every_language_has_the_same_keys_in_the_same_order() {
    let (_, first) = SOURCES[0];
    let unique: BTreeSet<&str> = keys(first).into_iter().collect();
    assert_eq!(unique.len(), keys(first).len(), "a key stands there twice");
    for (lang, source) in SOURCES {
        assert_eq!(keys(source), keys(first), "{lang}");
    }
}

#[test]
fn every_file_is_read_whole_and_every_text_renders() {
    for (lang, source) in SOURCES {
        let resource = FluentResource::try_new(source.to_owned());
        assert!(resource.is_ok_and(|resource| resource.entries().count() > 100), "{lang}");
        let texts = Texts::of(lang);
        for key in keys(source) {
            let pattern = texts.bundle.get_message(key).and_then(|message| message.value()).unwrap();
            let mut errors = Vec::new();
            let text = texts.bundle.format_pattern(pattern, Some(&arguments()), &mut errors);
            assert!(errors.is_empty(), "{lang} {key}: {errors:?}");
            assert!(!text.trim_matches('\n').is_empty(), "{lang} {key}");
            assert!(!text.contains(['\u{2068}', '{']), "{lang} {key}: {text}");
        }
    }
}

#[test]
fn the_same_arguments_in_every_language() {
    let asked = |source: &'static str, key: &str| -> BTreeSet<&'static str> {
        let start = source.find(&format!("\n{key} =")).unwrap() + 1;
        let text = &source[start..];
        let end = text
            .match_indices('\n')
            .find(|(at, _)| !text[at + 1..].starts_with(' '))
            .map_or(text.len(), |(at, _)| at);
        let names = text[..end].split('$').skip(1);
        names.map(|name| name.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap()).collect()
    };
    for key in keys(SOURCES[0].1).into_iter().filter(|key| !key.starts_with("moment")) {
        for (lang, source) in SOURCES {
            assert_eq!(asked(source, key), asked(SOURCES[0].1, key), "{lang} {key}");
        }
    }
}

#[test]
fn every_code_has_a_text() {
    for lang in Lang::ALL {
        for code in Code::ALL {
            let text = Texts::of(lang).fault_of(*code);
            assert!(!text.starts_with("fault-") && !text.contains('$'), "{lang} {}: {text}", code.as_str());
        }
    }
    assert_eq!(Texts::of(Lang::Nl).fault_of(Code::TitleLong), "Kort de titel in tot hoogstens 150 tekens.");
    assert!(Texts::of(Lang::En).fault_of(Code::ErrorLong).contains(" 50,000 "));
    assert!(Texts::of(Lang::Fr).fault_of(Code::ErrorLong).contains("50\u{202f}000"));
}

/// Keys that the code makes at run time.
fn made() -> impl Iterator<Item = String> {
    let faults = Code::ALL.iter().map(|code| format!("fault-{}", code.as_str()));
    let statuses = Status::ALL.iter().flat_map(|status| {
        let word = status.as_str();
        [
            format!("status-{word}"),
            format!("status-now-{word}"),
            format!("mail-status-{word}"),
            format!("mail-status-{word}-do"),
        ]
    });
    let kinds = Category::ALL.iter().flat_map(|category| {
        let key = |end: &str| crate::pages::form::kinds::error_key(*category, end);
        let word = category.as_str();
        [format!("category-{word}"), format!("kind-help-{word}"), key(""), key("-hint")]
    });
    let channels = ["e-mail", "phone", "chat"].map(|kind| format!("reach-{kind}"));
    let channels = channels.into_iter().chain(Via::ALL.iter().map(|via| format!("via-{}", via.as_str())));
    let urgencies = Urgency::ALL.iter().map(|urgency| format!("urgency-{}", urgency.as_str()));
    let dates =
        (1..=7).map(|day| format!("weekday-{day}")).chain((1..=12).map(|month| format!("month-{month}")));
    let says = crate::pages::form::SAYS.iter().map(|say| format!("say-{say}"));
    let tools = crate::pages::tools::SAYS.iter().map(|say| format!("files-{say}"));
    let says = says.chain(tools).chain(crate::pages::tools::mark::keys());
    let problems = crate::problem::Problem::CODES
        .iter()
        .flat_map(|code| [format!("problem-{code}"), format!("problem-{code}-do")])
        .chain(PROGRAMS.map(|code| format!("problem-{code}-program")));
    let parts = ["browser", "language", "window", "errors"].map(|part| format!("inbox-context-{part}"));
    let replies = desk::ReplyFault::ALL.map(|fault| format!("fault-{}", fault.code()));
    let deliveries = crate::backends::LABELS.iter().map(|label| format!("fault-backend-{label}"));
    let secrets = Secret::ALL.map(|secret| secret.code().to_owned());
    let faults = faults.chain(deliveries).chain(channels).chain(replies).chain(secrets);
    faults.chain(statuses).chain(kinds).chain(urgencies).chain(dates).chain(says).chain(problems).chain(parts)
}

/// The problems that have other words for programs.
const PROGRAMS: [&str; 6] =
    ["unreadable", "key-missing", "key-format", "unauthorized", "editor-token", "key-reused"];

/// Every Rust file of the edge that ships.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.ends_with("tests") {
            continue;
        }
        if entry.is_dir() {
            files(&entry, found);
        } else if entry.extension().is_some_and(|extension| extension == "rs") && !entry.ends_with("tests.rs")
        {
            found.push(entry);
        }
    }
}

/// The text literals in all of that.
fn literals() -> (BTreeSet<String>, BTreeSet<String>) {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let (mut all, mut asked) = (BTreeSet::new(), BTreeSet::new());
    for file in found {
        let source: String = fs::read_to_string(&file).unwrap();
        all.extend(source.split('"').map(str::to_owned));
        let tight: String = source.chars().filter(|c| !c.is_whitespace()).collect();
        for call in ["texts.get(\"", "texts.with(\""] {
            asked.extend(
                tight.split(call).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned),
            );
        }
    }
    (all, asked)
}

#[test]
fn what_the_code_asks_for_is_there_and_what_is_there_is_asked_for() {
    let there: BTreeSet<String> = keys(SOURCES[0].1).into_iter().map(str::to_owned).collect();
    let made: BTreeSet<String> = made().collect();
    let (all, asked) = literals();
    let missing: Vec<_> = asked.union(&made).filter(|key| !there.contains(*key)).collect();
    assert!(missing.is_empty(), "no text for {missing:?}");
    let unused: Vec<_> = there.iter().filter(|key| !made.contains(*key) && !all.contains(*key)).collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}

#[test]
fn no_text_begs_blames_or_hides_behind_rules() {
    for (lang, source) in SOURCES {
        for (key, text) in rendered(lang, source) {
            assert_eq!(unkind(lang, &text), None, "{lang} {key}: {text}");
        }
    }
}

#[test]
fn an_unkind_text_would_be_caught() {
    for (lang, text) in [
        (Lang::Nl, "Vul een geldig e-mailadres in."),
        (Lang::Nl, "Dit is een verplicht veld"),
        (Lang::Fr, "Adresse invalide"),
        (Lang::Fr, "Veuillez réessayer."),
        (Lang::De, "Bitte versuchen Sie es noch einmal."),
        (Lang::De, "Ungültige Adresse"),
        (Lang::En, "Invalid URL"),
        (Lang::En, "Oops! Try again."),
        (Lang::Ar, "من فضلك أعد الإرسال."),
        (Lang::Ar, "يُرجى ملء الحقل."),
        (Lang::Ar, "عذرًا، حدث خطأ."),
        (Lang::Ar, "العنوان غير صالح."),
    ] {
        assert!(unkind(lang, text).is_some(), "{text}");
    }
}

#[test]
fn moments_are_told_in_the_desk_s_zone_and_language() {
    let zone = Tz::Europe__Brussels;
    let moment = |lang: Lang, at: &str| Texts::of(lang).moment(at.parse().unwrap(), zone);
    assert_eq!(moment(Lang::Nl, "2026-03-30T10:00:00Z"), "maandag 30 maart 2026 om 12:00");
    assert_eq!(moment(Lang::En, "2026-10-27T15:00:00Z"), "Tuesday 27 October 2026 at 16:00");
    assert_eq!(moment(Lang::De, "2026-03-01T08:05:00Z"), "Sonntag, 1. März 2026 um 09:05 Uhr");
    assert_eq!(moment(Lang::Fr, "2026-08-01T07:00:00Z"), "samedi 1er août 2026 à 09\u{a0}h\u{a0}00");
    assert_eq!(moment(Lang::Fr, "2026-12-31T23:30:00Z"), "vendredi 1er janvier 2027 à 00\u{a0}h\u{a0}30");
    assert_eq!(moment(Lang::Fr, "2026-08-21T07:00:00Z"), "vendredi 21 août 2026 à 09\u{a0}h\u{a0}00");
    let short = Texts::of(Lang::Nl).moment_short("2026-03-30T10:00:00Z".parse().unwrap(), zone);
    assert_eq!(short, "30 maart 2026, 12:00");
}

#[test]
fn sizes_are_told_as_people_write_them() {
    let size = |lang: Lang, bytes: u64| Texts::of(lang).size(bytes);
    assert_eq!(size(Lang::Nl, 1), "1 KB");
    assert_eq!(size(Lang::En, 1_048_575), "1024 KB");
    assert_eq!(size(Lang::Nl, 1_300_000), "1,2 MB");
    assert_eq!(size(Lang::En, 1_300_000), "1.2 MB");
    assert_eq!(size(Lang::Fr, 10_485_760), "10\u{a0}Mo");
}

#[test]
fn from_right_to_left_what_is_filled_in_keeps_its_own_direction() {
    let title = |lang| Texts::of(lang).with("status-title", &[("number", "1234-00057-39".into())]);
    assert_eq!(title(Lang::Ar), "البلاغ \u{2068}1234-00057-39\u{2069}");
    assert_eq!(title(Lang::Nl), "Melding 1234-00057-39");
}

#[test]
fn arabic_counts_in_six_ways_and_writes_dates_and_amounts_in_one_piece() {
    let texts = Texts::of(Lang::Ar);
    let hours = [0, 1, 2, 3, 11, 100].map(|count| texts.with("duration-hours", &[("count", count.into())]));
    assert_eq!(hours, ["0 ساعة", "ساعة واحدة", "ساعتان", "3 ساعات", "11 ساعة", "100 ساعة"]);
    assert_eq!(texts.duration(135), "ساعتان و15 دقيقة");
    let at = texts.moment("2026-03-30T10:00:00Z".parse().unwrap(), Tz::Europe__Brussels);
    assert_eq!(at, "الاثنين 30 مارس 2026 الساعة 12:00");
    assert_eq!(texts.money(109_250), "\u{200f}1,092.50\u{a0}€");
    assert_eq!(texts.size(1_300_000), "1.2 ميغابايت");
}

#[test]
fn one_second_and_many() {
    let texts = Texts::of(Lang::Nl);
    let wait = |seconds: u32| texts.with("say-rate-limited", &[("seconds", seconds.into())]);
    assert!(wait(1).ends_with("over 1 seconde opnieuw."));
    assert!(wait(30).ends_with("over 30 seconden opnieuw."));
}

#[test]
fn a_key_without_a_text_shows_itself() {
    assert_eq!(Texts::of(Lang::En).get("no-such-key"), "no-such-key");
}

#[test]
fn money_and_times_are_written_as_people_do() {
    let money = |lang| Texts::of(lang).money(109_250);
    assert_eq!(money(Lang::Nl), "€\u{a0}1.092,50");
    assert_eq!(money(Lang::Fr), "1\u{202f}092,50\u{a0}€");
    assert_eq!(money(Lang::De), "1.092,50\u{a0}€");
    assert_eq!(money(Lang::En), "€1,092.50");
    assert_eq!(Texts::of(Lang::En).money(5), "€0.05");
    let duration = |lang, minutes| Texts::of(lang).duration(minutes);
    assert_eq!(duration(Lang::En, 135), "2 hours 15 minutes");
    assert_eq!(duration(Lang::Nl, 61), "1 uur 1 minuut");
    assert_eq!(duration(Lang::De, 60), "1 Stunde");
    assert_eq!(duration(Lang::Fr, 30), "30 minutes");
}
