use super::*;
use chrono::{DateTime, Datelike, Duration, NaiveDate, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use proptest::prelude::*;

const BRUSSELS: Tz = chrono_tz::Europe::Brussels;

fn week(hours: &[(Weekday, &str)]) -> Week {
    let mut week = Week::default();
    for (day, spans) in hours {
        let spans = spans.split(", ").map(|span| Span::parse(span).unwrap()).collect();
        week.set(*day, spans).unwrap();
    }
    week
}

fn calendar(week: Week) -> Calendar {
    Calendar { zone: BRUSSELS, week, country: Some(Country::Belgium), also_closed: vec![], closures: vec![] }
}

/// Monday to Friday, nine to five.
fn office() -> Calendar {
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    calendar(week(&[Mon, Tue, Wed, Thu, Fri].map(|day| (day, "9:00-17:00"))))
}

/// Four long days with a break, and a short Friday.
fn vendor() -> Calendar {
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    let long = "9:00-12:00, 13:00-16:30";
    let week = week(&[(Mon, long), (Tue, long), (Wed, long), (Thu, long), (Fri, "9:00-12:00, 13:00-15:30")]);
    Calendar { also_closed: vec![Holiday::YearEnd], ..calendar(week) }
}

fn always() -> Calendar {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    let all = [Mon, Tue, Wed, Thu, Fri, Sat, Sun].map(|day| (day, "0:00-24:00"));
    Calendar { country: None, ..calendar(week(&all)) }
}

fn at(text: &str) -> DateTime<Utc> {
    let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    local.and_local_timezone(BRUSSELS).earliest().unwrap().to_utc()
}

fn shown(moment: DateTime<Utc>) -> String {
    moment.with_timezone(&BRUSSELS).format("%a %Y-%m-%d %H:%M%:z").to_string()
}

fn after(calendar: &Calendar, start: &str, hours: i64) -> String {
    calendar.after(at(start), Duration::hours(hours)).map_or_else(|_| "never".into(), shown)
}

#[test]
fn promises_across_weekends_and_changes_of_the_clock() {
    assert_eq!(after(&office(), "2026-03-27 16:00", 4), "Mon 2026-03-30 12:00+02:00");
    assert_eq!(after(&office(), "2026-10-23 16:00", 16), "Tue 2026-10-27 16:00+01:00");
    assert_eq!(after(&always(), "2026-03-29 00:30", 4), "Sun 2026-03-29 05:30+02:00");
    assert_eq!(after(&always(), "2026-10-25 00:30", 4), "Sun 2026-10-25 03:30+01:00");
}

#[test]
fn promises_at_the_edges_of_a_day() {
    assert_eq!(after(&office(), "2026-03-26 09:00", 8), "Thu 2026-03-26 17:00+01:00");
    assert_eq!(after(&office(), "2026-03-26 17:00", 1), "Fri 2026-03-27 10:00+01:00");
    assert_eq!(after(&office(), "2026-03-26 07:00", 1), "Thu 2026-03-26 10:00+01:00");
    assert_eq!(after(&office(), "2026-12-25 10:00", 1), "Mon 2026-12-28 10:00+01:00");
    assert_eq!(after(&vendor(), "2026-03-27 15:00", 1), "Mon 2026-03-30 09:30+02:00");
    assert_eq!(after(&vendor(), "2026-12-24 16:00", 1), "Mon 2027-01-04 09:30+01:00");
    assert_eq!(after(&office(), "2026-03-26 12:00", 0), "Thu 2026-03-26 12:00+01:00");
    assert_eq!(after(&office(), "2026-03-28 12:00", 0), "Mon 2026-03-30 09:00+02:00");
}

#[test]
fn a_desk_without_hours_promises_nothing_and_ends() {
    assert_eq!(after(&calendar(Week::default()), "2026-03-27 16:00", 4), "never");
    let closed = Closure { from: NaiveDate::MIN, to: NaiveDate::MAX };
    assert_eq!(after(&Calendar { closures: vec![closed], ..office() }, "2026-03-27 16:00", 4), "never");
    let week = week(&[(Weekday::Mon, "9:00-9:01")]);
    assert_eq!(after(&calendar(week), "2026-03-27 16:00", 40), "never");
}

#[test]
fn what_lies_beyond_thirteen_months_is_not_promised() {
    // The last day that is looked through from there is 31 March 2027.
    let start = "2026-03-02 10:00";
    let closed_to = |day| {
        let date = |month, day, year| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let closed = Closure { from: date(3, 2, 2026), to: date(3, day, 2027) };
        Calendar { closures: vec![closed], ..office() }
    };
    assert_eq!(after(&closed_to(30), start, 8), "Wed 2027-03-31 17:00+02:00");
    assert_eq!(after(&closed_to(30), start, 9), "never");
    assert_eq!(after(&closed_to(31), start, 1), "never");
}

#[test]
fn the_state_says_until_when_or_when_again() {
    let open = |until: &str| State::Open { until: Some(at(until)) };
    let closed = |opens: &str| State::Closed { opens: Some(at(opens)) };
    assert_eq!(vendor().state(at("2026-03-26 10:00")), open("2026-03-26 12:00"));
    assert_eq!(vendor().state(at("2026-03-26 12:00")), closed("2026-03-26 13:00"));
    assert_eq!(vendor().state(at("2026-03-27 15:30")), closed("2026-03-30 09:00"));
    assert_eq!(vendor().state(at("2026-12-24 17:00")), closed("2027-01-04 09:00"));
    assert_eq!(always().state(at("2026-03-26 12:00")), State::Open { until: None });
    assert_eq!(calendar(Week::default()).state(at("2026-03-26 12:00")), State::Closed { opens: None });
    let night = calendar(week(&[(Weekday::Mon, "20:00-24:00"), (Weekday::Tue, "0:00-4:00")]));
    assert_eq!(night.state(at("2026-03-23 22:00")), open("2026-03-24 04:00"));
}

#[test]
fn hours_that_mean_nothing_are_refused() {
    for text in ["", "9-12", "9:00", "9:00-25:00", "9:60-12:00", "9:00-24:01", "-1:00-2:00", "9:00 - x"] {
        assert!(matches!(Span::parse(text), Err(WeekFault::Unreadable(_))), "{text}");
    }
    assert!(matches!(Span::parse("17:00-9:00"), Err(WeekFault::Backwards(..))));
    assert!(matches!(Span::parse("9:00-9:00"), Err(WeekFault::Backwards(..))));
    let spans = ["9:00-12:00", "11:59-13:00"].map(|span| Span::parse(span).unwrap()).to_vec();
    let fault = Week::default().set(Weekday::Mon, spans).unwrap_err();
    assert_eq!(fault.to_string(), "11:59 lies within 09:00-12:00: join these hours or keep them apart");
    let touching = ["12:00-13:00", "9:00-12:00"].map(|span| Span::parse(span).unwrap()).to_vec();
    assert!(Week::default().set(Weekday::Mon, touching).is_ok());
}

fn days(country: Country, year: i32) -> String {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    let days = first.iter_days().take_while(|day| day.year() == year);
    let days = days.filter(|day| country.holidays().iter().any(|holiday| holiday.is_on(*day)));
    days.map(|day| day.format("%m-%d").to_string()).collect::<Vec<_>>().join(" ")
}

/// The days of a year on which a holiday falls.
fn dates(holiday: Holiday, year: i32) -> Vec<String> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    let days = first.iter_days().take_while(|day| day.year() == year);
    days.filter(|day| holiday.is_on(*day)).map(|day| day.to_string()).collect()
}

#[test]
fn days_of_a_desk_s_own_choice() {
    for good_friday in ["2024-03-29", "2025-04-18", "2026-04-03", "2027-03-26", "2038-04-23"] {
        let year = good_friday[..4].parse().unwrap();
        assert_eq!(dates(Holiday::GoodFriday, year), [good_friday]);
        assert_eq!(dates(Holiday::LiberationDay, year), [format!("{year}-05-05")]);
    }
}

#[test]
fn public_holidays_by_rule() {
    assert_eq!(days(Country::Belgium, 2026), "01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25");
    assert_eq!(
        days(Country::France, 2026),
        "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25"
    );
    assert_eq!(days(Country::Netherlands, 2026), "01-01 04-05 04-06 04-27 05-14 05-24 05-25 12-25 12-26");
    // The 27th of April 2031 is a Sunday.
    assert!(
        days(Country::Netherlands, 2031).contains("04-26")
            && !days(Country::Netherlands, 2031).contains("04-27")
    );
}

#[test]
fn the_rules_agree_with_an_independent_source() {
    let mut compared = 0;
    for line in include_str!("holidays.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let country = Country::parse(words.next().unwrap()).unwrap();
        let year: i32 = words.next().unwrap().parse().unwrap();
        let is_sunday = |day: &str| {
            let (month, day) = day.split_once('-').unwrap();
            let date = NaiveDate::from_ymd_opt(year, month.parse().unwrap(), day.parse().unwrap()).unwrap();
            date.weekday() == Weekday::Sun
        };
        // The source lists the Sundays of Easter and Pentecost in Belgium, which its law does not.
        let theirs: Vec<&str> = words.filter(|day| !is_sunday(day)).collect();
        let ours = days(country, year);
        let ours: Vec<&str> = ours.split(' ').filter(|day| !is_sunday(day)).collect();
        assert_eq!(ours, theirs, "{} {year}", country.as_str());
        compared += 1;
    }
    assert_eq!(compared, 3 * 47);
}

/// The same question, answered minute by minute.
fn step(calendar: &Calendar, start: DateTime<Utc>, minutes: i64) -> Option<DateTime<Utc>> {
    let mut left = minutes;
    let mut at = start;
    for _ in 0..60 * 24 * 60 {
        if left == 0 {
            return Some(at);
        }
        let local = at.with_timezone(&calendar.zone);
        let minute = u16::try_from(local.hour() * 60 + local.minute()).unwrap();
        let spans = calendar.week.of(local.date_naive());
        let inside = |span: &Span| (span.from.since_midnight()..span.to.since_midnight()).contains(&minute);
        if calendar.is_working_day(local.date_naive()) && spans.iter().any(inside) {
            left -= 1;
        }
        at += Duration::minutes(1);
    }
    None
}

prop_compose! {
    fn spans()(mut cuts in prop::collection::btree_set(0..=288_u16, 0..6)) -> Vec<Span> {
        if cuts.len() % 2 == 1 { cuts.pop_last(); }
        let cuts: Vec<u16> = cuts.into_iter().map(|cut| cut * 5).collect();
        let text = |minute: u16| format!("{}:{:02}", minute / 60, minute % 60);
        cuts.chunks(2).map(|pair| Span::parse(&format!("{}-{}", text(pair[0]), text(pair[1]))).unwrap()).collect()
    }
}

prop_compose! {
    fn calendars()(
        days in prop::collection::vec(spans(), 7),
        zone in prop::sample::select(vec![BRUSSELS, chrono_tz::UTC, chrono_tz::America::New_York, chrono_tz::Australia::Lord_Howe, chrono_tz::America::Santiago]),
        country in prop::option::of(prop::sample::select(Country::ALL)),
        closed in prop::option::of((0..300_u64, 0..9_u64)),
    ) -> Calendar {
        let mut week = Week::default();
        let mut day = Weekday::Mon;
        for spans in days {
            week.set(day, spans).unwrap();
            day = day.succ();
        }
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let closures = closed.map(|(from, length)| {
            let from = first + chrono::Days::new(from);
            Closure { from, to: from + chrono::Days::new(length) }
        });
        Calendar { zone, week, country, also_closed: vec![Holiday::GoodFriday], closures: closures.into_iter().collect() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_promise_is_what_a_minute_stepper_says(calendar in calendars(), start in 0..300 * 24 * 60_i64, minutes in 1..1_500_i64) {
        let start = DateTime::from_timestamp(1_767_225_600, 0).unwrap() + Duration::minutes(start);
        if let Some(stepped) = step(&calendar, start, minutes) {
            prop_assert_eq!(calendar.after(start, Duration::minutes(minutes)), Ok(stepped));
        } else if calendar.week.is_empty() {
            prop_assert_eq!(calendar.after(start, Duration::minutes(minutes)), Err(NoHours));
        }
    }

    #[test]
    fn the_state_is_what_a_minute_stepper_says(calendar in calendars(), start in 0..300 * 24 * 60_i64) {
        let start = DateTime::from_timestamp(1_767_225_600, 0).unwrap() + Duration::minutes(start);
        let is_open = |at: DateTime<Utc>| step(&calendar, at, 1) == Some(at + Duration::minutes(1));
        match calendar.state(start) {
            State::Open { until } => {
                prop_assert!(is_open(start));
                if let Some(until) = until { prop_assert!(!is_open(until) && is_open(until - Duration::minutes(1))); }
            }
            State::Closed { opens } => {
                prop_assert!(!is_open(start));
                if let Some(opens) = opens { prop_assert!(is_open(opens) && !is_open(opens - Duration::minutes(1))); }
            }
        }
    }
}
