//! Every text that a person reads, in each language: Fluent messages from `edge/locales/`.
//!
//! Fluent and not a table of strings, since plurals and word order differ per language.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;
use desk::{
    Category, Code, Fault, Lang, ReplyFault, Secret, ShownAnswer, Status, Urgency, Via, Why,
    editors::Reporter,
    limits,
    standing::{Standing, Vouched},
};
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue;

/// The texts of one language.
pub struct Texts {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts of a language, read once per isolate.
    pub fn of(lang: Lang) -> &'static Self {
        static NL: OnceLock<Texts> = OnceLock::new();
        static FR: OnceLock<Texts> = OnceLock::new();
        static DE: OnceLock<Texts> = OnceLock::new();
        static EN: OnceLock<Texts> = OnceLock::new();
        static AR: OnceLock<Texts> = OnceLock::new();
        let (texts, source) = match lang {
            Lang::Nl => (&NL, include_str!("../locales/nl.ftl")),
            Lang::Fr => (&FR, include_str!("../locales/fr.ftl")),
            Lang::De => (&DE, include_str!("../locales/de.ftl")),
            Lang::En => (&EN, include_str!("../locales/en.ftl")),
            Lang::Ar => (&AR, include_str!("../locales/ar.ftl")),
        };
        texts.get_or_init(|| Self::read(lang, source))
    }

    fn read(lang: Lang, source: &str) -> Self {
        let tag: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // No isolation marks: they would travel along when a reporter copies a number. `with` puts them
        // where a language cannot do without.
        bundle.set_use_isolating(false);
        // What cannot be parsed is left out and shows as its key; a test keeps that from happening.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self { lang, bundle }
    }

    /// The language of these texts.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of a key; the key itself where there is none.
    pub fn get(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The text of a key with its arguments filled in. In a language from right to left, what is filled
    /// in as text is isolated: behind an Arabic letter, 1234-00057-39 would show as 39-00057-1234.
    pub fn with(&self, key: &str, arguments: &[(&str, FluentValue)]) -> String {
        if !self.lang.is_rtl() {
            return self.plain(key, arguments);
        }
        let isolated: Vec<_> = arguments
            .iter()
            .map(|(name, value)| match value {
                FluentValue::String(text) => (*name, self.isolated(text).into()),
                other => (*name, other.clone()),
            })
            .collect();
        self.plain(key, &isolated)
    }

    /// A number or a name that is to follow on words, kept in its own direction where the language's is
    /// another one. It is for plain text: markup has `dir`.
    pub fn isolated(&self, text: &str) -> String {
        if self.lang.is_rtl() { format!("{ISOLATE}{text}{ISOLATED}") } else { text.to_owned() }
    }

    /// The same as it stands, for the parts of a date or an amount, which belong together.
    fn plain(&self, key: &str, arguments: &[(&str, FluentValue)]) -> String {
        let arguments = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.format(key, Some(&arguments))
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs>) -> String {
        let mut errors = Vec::new();
        self.bundle.get_message(key).and_then(|message| message.value()).map_or_else(
            || key.to_owned(),
            |pattern| self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned(),
        )
    }

    /// What a fault tells the reporter to do.
    pub fn fault(&self, fault: &Fault) -> String {
        self.told(fault.code, fault.about.as_deref().unwrap_or_default(), fault.limit)
    }

    /// What faults of one kind tell the reporter to do; `{about}` stands where a file is named.
    pub fn fault_of(&self, code: Code) -> String {
        self.told(code, "{about}", None)
    }

    /// `about` is a file's name, the names of people or a field's label, as the fault has it.
    fn told(&self, code: Code, about: &str, own: Option<usize>) -> String {
        let limit = own.or(limit(code)).map(|limit| self.count(limit)).unwrap_or_default();
        let about = ["file", "names", "field"].map(|name| (name, about.into()));
        let arguments: Vec<_> = about.into_iter().chain([("limit", limit.into())]).collect();
        self.with(&format!("fault-{}", code.as_str()), &arguments)
    }

    /// What the form says beside a text that looks like a secret, and what to do: where the desk opens
    /// sealed texts, to hand it over in that way.
    pub fn warning(&self, secret: Secret, can_seal: bool) -> String {
        let advice = if can_seal { "warn-do-sealed" } else { "warn-do" };
        format!("{} {}", self.get(secret.code()), self.get(advice))
    }

    /// The name of a status.
    pub fn status(&self, status: Status) -> String {
        self.get(&format!("status-{}", status.as_str()))
    }

    /// What happened when a status changed, and why where nobody changed it.
    pub fn changed(&self, to: Status, why: Option<Why>) -> String {
        match why {
            Some(Why::Reminder) => self.get("event-reminder"),
            Some(Why::Silence) => self.get("event-silence"),
            Some(Why::Answer) => self.get("event-answer"),
            None => self.with("event-status", &[("status", self.status(to).into())]),
        }
    }

    /// What is wrong with a reply, and what to do.
    pub fn reply_fault(&self, fault: ReplyFault) -> String {
        let limit = [("limit", self.count(limits::REPLY_MAX).into())];
        self.with(&format!("fault-{}", fault.code()), &limit)
    }

    /// The name of a kind of request.
    pub fn category(&self, category: Category) -> String {
        self.get(&format!("category-{}", category.as_str()))
    }

    /// Who reported, in the desk's eyes; nothing where it says nothing of anyone.
    pub fn reporter(&self, standing: &Standing) -> Option<String> {
        Some(self.get(match (standing.reporter?, &standing.vouched) {
            (Reporter::Editor, None) => "inbox-sender-editor",
            (Reporter::Editor, Some(_)) => "inbox-sender-verified",
            (Reporter::Visitor, _) => "inbox-sender-visitor",
        }))
    }

    /// Whom the site's CMS vouched for.
    pub fn vouched(&self, vouched: &Vouched) -> String {
        let account = self.with("inbox-verified-account", &[("id", vouched.account.as_str().into())]);
        format!("{}, {}, {account}", vouched.name, vouched.email)
    }

    /// A known answer that was shown, and whether it was opened.
    pub fn shown_answer(&self, shown: &ShownAnswer) -> String {
        let url = shown.url.as_str();
        if shown.opened { self.with("inbox-answer-opened", &[("url", url.into())]) } else { url.to_owned() }
    }

    /// A contract by its name, and whether it lets its holders go first.
    pub fn contract(&self, name: &str, priority: bool) -> String {
        if priority {
            self.with("inbox-contract-first", &[("contract", name.into())])
        } else {
            name.to_owned()
        }
    }

    /// The name of an urgency.
    pub fn urgency(&self, urgency: Urgency) -> String {
        self.get(&format!("urgency-{}", urgency.as_str()))
    }

    /// How a report came in.
    pub fn via(&self, via: Via) -> String {
        self.get(&format!("via-{}", via.as_str()))
    }

    /// A count with its thousands grouped: 50.000, 50 000 or 50,000.
    pub fn count(&self, count: usize) -> String {
        let digits = count.to_string();
        let group = self.get("number-group");
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push_str(&group);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// An amount in cents: "€ 1.092,50", "1 092,50 €", "€1,092.50".
    pub fn money(&self, cents: i64) -> String {
        let whole = self.count(usize::try_from(cents / 100).unwrap_or_default());
        let amount = format!("{whole}{}{:02}", self.get("number-decimal"), cents.rem_euclid(100));
        self.plain("money", &[("amount", amount.into())])
    }

    /// A time in hours and minutes: "2 hours 15 minutes".
    pub fn duration(&self, minutes: i64) -> String {
        let part = |key: &str, count: i64| self.with(key, &[("count", count.into())]);
        match (minutes / 60, minutes % 60) {
            (0, minutes) => part("duration-minutes", minutes),
            (hours, 0) => part("duration-hours", hours),
            (hours, minutes) => {
                let (hours, minutes) = (part("duration-hours", hours), part("duration-minutes", minutes));
                self.plain("duration-both", &[("hours", hours.into()), ("minutes", minutes.into())])
            }
        }
    }

    /// The size of a file: "340 KB", "1,2 MB".
    pub fn size(&self, bytes: u64) -> String {
        if bytes < MEGABYTE {
            return self.plain("size-kb", &[("size", bytes.div_ceil(1_024).to_string().into())]);
        }
        let tenths = bytes.saturating_mul(10) / MEGABYTE;
        let size = match (tenths / 10, tenths % 10) {
            (whole, 0) => whole.to_string(),
            (whole, part) => format!("{whole}{}{part}", self.get("number-decimal")),
        };
        self.plain("size-mb", &[("size", size.into())])
    }

    /// A moment in full, in the desk's zone: "maandag 30 maart 2026 om 12:00".
    pub fn moment(&self, at: DateTime<Utc>, zone: Tz) -> String {
        self.dated("moment", at, zone)
    }

    /// A day of the weeks to come: "vrijdag 3 april".
    pub fn day(&self, at: DateTime<Utc>, zone: Tz) -> String {
        self.dated("moment-day", at, zone)
    }

    /// A moment for a table or a list: "30 maart 2026, 12:00".
    pub fn moment_short(&self, at: DateTime<Utc>, zone: Tz) -> String {
        self.dated("moment-short", at, zone)
    }

    /// A moment that is near, as one would say it: "16:30" for today, "maandag om 09:00" for a day of
    /// this week, else in full.
    pub fn soon(&self, at: DateTime<Utc>, now: DateTime<Utc>, zone: Tz) -> String {
        let days = (at.with_timezone(&zone).date_naive() - now.with_timezone(&zone).date_naive()).num_days();
        match days {
            0 => self.dated("moment-today", at, zone),
            1..=6 => self.dated("moment-week", at, zone),
            _ => self.moment(at, zone),
        }
    }

    /// Until when something is open: only the time where that is today.
    pub fn open_until(&self, at: DateTime<Utc>, now: DateTime<Utc>, zone: Tz) -> String {
        if at.with_timezone(&zone).date_naive() == now.with_timezone(&zone).date_naive() {
            return self.dated("channel-open-until", at, zone);
        }
        self.with("channel-open-closes", &[("when", self.soon(at, now, zone).into())])
    }

    /// A day in full: "donderdag 24 december 2026".
    pub fn date(&self, date: NaiveDate) -> String {
        self.dated("date", date.and_time(NaiveTime::MIN).and_utc(), Tz::UTC)
    }

    /// A moment of this week: "maandag om 09:00".
    pub fn weekday_time(&self, at: DateTime<Utc>, zone: Tz) -> String {
        self.dated("moment-week", at, zone)
    }

    fn dated(&self, key: &str, at: DateTime<Utc>, zone: Tz) -> String {
        let local = at.with_timezone(&zone);
        let weekday = self.get(&format!("weekday-{}", local.weekday().number_from_monday()));
        let month = self.get(&format!("month-{}", local.month()));
        self.plain(
            key,
            &[
                ("weekday", weekday.into()),
                ("day", local.day().into()),
                ("month", month.into()),
                // As text, so that no language ever groups its digits.
                ("year", local.year().to_string().into()),
                ("hour", format!("{:02}", local.hour()).into()),
                ("minute", format!("{:02}", local.minute()).into()),
            ],
        )
    }
}

/// What keeps a text's direction to itself: FIRST STRONG ISOLATE, and the end of it.
const ISOLATE: char = '\u{2068}';
const ISOLATED: char = '\u{2069}';

/// Bytes in what people call a megabyte.
const MEGABYTE: u64 = 1_048_576;

/// The limit that a fault's text names.
const fn limit(code: Code) -> Option<usize> {
    match code {
        Code::TitleShort => Some(limits::TITLE_MIN),
        Code::TitleLong => Some(limits::TITLE_MAX),
        Code::ErrorLong => Some(limits::ERROR_MAX),
        Code::SealedLong => Some(limits::SECRET_MAX),
        Code::UrlLong => Some(limits::URL_MAX),
        Code::NameLong => Some(limits::NAME_MAX),
        Code::EmailLong => Some(limits::EMAIL_MAX),
        Code::CustomerIdFormat => Some(limits::CUSTOMER_ID_MAX),
        Code::FilesMany => Some(limits::FILES_COUNT),
        Code::FileLarge => Some(millions(limits::FILE_MAX, MEGABYTE)),
        Code::FilesLarge => Some(millions(limits::FILES_MAX, MEGABYTE)),
        Code::FilePixels => Some(millions(limits::PIXELS_MAX, 1_000_000)),
        _ => None,
    }
}

/// A limit in megabytes or in millions of pixels; all are whole.
#[allow(clippy::cast_possible_truncation, reason = "a limit in millions is a small number")]
const fn millions(limit: u64, million: u64) -> usize {
    (limit / million) as usize
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
