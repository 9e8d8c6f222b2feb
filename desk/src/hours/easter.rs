//! The date of Easter, from which half of all public holidays are counted.

use chrono::NaiveDate;

/// Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876, as in Meeus,
/// Astronomical Algorithms, chapter 8).
#[allow(clippy::many_single_char_names, reason = "the letters of the source")]
pub(super) fn easter(year: i32) -> NaiveDate {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - b.div_euclid(4) - g + 15).rem_euclid(30);
    let l = (32 + 2 * b.rem_euclid(4) + 2 * c.div_euclid(4) - h - c.rem_euclid(4)).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let n = h + l - 7 * m + 114;
    let (month, day) = (n.div_euclid(31).unsigned_abs(), (n.rem_euclid(31) + 1).unsigned_abs());
    // Months are 3 or 4 and days fit, so there is such a date for every year that chrono has.
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}
