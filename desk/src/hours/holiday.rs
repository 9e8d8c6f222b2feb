//! Public holidays, by rule.

use super::easter::easter;
use crate::report::words;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

words! {
    /// A country whose public holidays a desk keeps.
    Country {
        /// The ten of the law of 4 January 1974.
        Belgium = "belgium",
        /// The eleven of the Code du travail, article L3133-1.
        France = "france",
        /// Those of the Algemene termijnenwet, article 3, without Good Friday and 5 May, which are the
        /// desk's own choice.
        Netherlands = "netherlands",
    }
}

words! {
    /// A day, or several, that come back every year.
    Holiday {
        /// 1 January.
        NewYear = "new-year",
        /// The Friday before Easter.
        GoodFriday = "good-friday",
        /// Easter.
        Easter = "easter",
        /// The day after Easter.
        EasterMonday = "easter-monday",
        /// 27 April, or the 26th where that is a Sunday.
        KingsDay = "kings-day",
        /// 1 May.
        LabourDay = "labour-day",
        /// 5 May.
        LiberationDay = "liberation-day",
        /// 8 May.
        VictoryDay = "victory-day",
        /// The 39th day after Easter.
        Ascension = "ascension",
        /// The 49th day after Easter.
        Pentecost = "pentecost",
        /// The day after Pentecost.
        WhitMonday = "whit-monday",
        /// 14 July.
        Bastille = "bastille-day",
        /// 21 July.
        BelgianNational = "belgian-national-day",
        /// 15 August.
        Assumption = "assumption",
        /// 1 November.
        AllSaints = "all-saints",
        /// 11 November.
        Armistice = "armistice",
        /// 25 December.
        Christmas = "christmas",
        /// 26 December.
        BoxingDay = "boxing-day",
        /// 26 to 31 December.
        YearEnd = "between-christmas-and-new-year",
    }
}

impl Country {
    /// Its public holidays.
    pub const fn holidays(self) -> &'static [Holiday] {
        use Holiday as H;
        match self {
            Country::Belgium => &[
                H::NewYear,
                H::EasterMonday,
                H::LabourDay,
                H::Ascension,
                H::WhitMonday,
                H::BelgianNational,
                H::Assumption,
                H::AllSaints,
                H::Armistice,
                H::Christmas,
            ],
            Country::France => &[
                H::NewYear,
                H::EasterMonday,
                H::LabourDay,
                H::VictoryDay,
                H::Ascension,
                H::WhitMonday,
                H::Bastille,
                H::Assumption,
                H::AllSaints,
                H::Armistice,
                H::Christmas,
            ],
            Country::Netherlands => &[
                H::NewYear,
                H::Easter,
                H::EasterMonday,
                H::KingsDay,
                H::Ascension,
                H::Pentecost,
                H::WhitMonday,
                H::Christmas,
                H::BoxingDay,
            ],
        }
    }
}

impl Holiday {
    /// Whether it falls on that day.
    pub fn is_on(self, date: NaiveDate) -> bool {
        let (month, day) = (date.month(), date.day());
        match self {
            Holiday::NewYear => (month, day) == (1, 1),
            Holiday::LabourDay => (month, day) == (5, 1),
            Holiday::LiberationDay => (month, day) == (5, 5),
            Holiday::VictoryDay => (month, day) == (5, 8),
            Holiday::Bastille => (month, day) == (7, 14),
            Holiday::BelgianNational => (month, day) == (7, 21),
            Holiday::Assumption => (month, day) == (8, 15),
            Holiday::AllSaints => (month, day) == (11, 1),
            Holiday::Armistice => (month, day) == (11, 11),
            Holiday::Christmas => (month, day) == (12, 25),
            Holiday::BoxingDay => (month, day) == (12, 26),
            Holiday::YearEnd => month == 12 && (26..=31).contains(&day),
            // The 26th is it where the day after it is a Sunday.
            Holiday::KingsDay => {
                month == 4
                    && (day == 27 && date.weekday() != Weekday::Sun
                        || day == 26 && date.weekday() == Weekday::Sat)
            }
            Holiday::GoodFriday => date.checked_add_days(Days::new(2)) == Some(easter(date.year())),
            Holiday::Easter => after_easter(date, 0),
            Holiday::EasterMonday => after_easter(date, 1),
            Holiday::Ascension => after_easter(date, 39),
            Holiday::Pentecost => after_easter(date, 49),
            Holiday::WhitMonday => after_easter(date, 50),
        }
    }
}

fn after_easter(date: NaiveDate, days: u64) -> bool {
    easter(date.year()).checked_add_days(Days::new(days)) == Some(date)
}
