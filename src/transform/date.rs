//! Dates as people and machines write them: parsed with their style, moved, written back in it.
//!
//! Everything here counts days of the proleptic Gregorian calendar, so intervals survive leap days
//! and no time zone or summer time plays a part. Japanese eras follow the usual starts (Meiji
//! 1868-01-25, Taisho 1912-07-30, Showa 1926-12-25, Heisei 1989-01-08, Reiwa 2019-05-01); a date
//! that runs past its era (昭和64年1月8日) is read all the same and written in the right era after a
//! move.
//!
//! What it does not know: `05/03/2024` alone does not tell month from day. A first number over 12
//! is a day, dots mean day first, everything else is read month first; the same order is written
//! back. `24/05/01` (no century, no era) and spreadsheet serial numbers are no dates here. Knows
//! no format, no key and no clock.

mod dicom;
mod era;
mod layout;
mod scan;
mod time;
mod write;

use crate::action::DateUnit;
use chrono::{Datelike, Days, NaiveDate};

pub use dicom::shift_dicom;
pub use layout::{Precision, Style};
pub use write::{render, renderings};

/// A date found in a text, with what is needed to write another date in the same style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Byte range in the text.
    pub range: std::ops::Range<usize>,
    /// The date; a partial one has its first day.
    pub date: NaiveDate,
    /// How it was written.
    pub style: Style,
}

/// Parses the whole of `text` (trimmed) as one date in any style of a table cell: ISO, slashes,
/// dots, compact (`20240501`, `202405`, `20240501102030`, `3580726` with an era digit), Japanese,
/// era (`R6.5.1`, `令和6年5月1日`), English months. A time after it belongs to the style and is
/// written back byte for byte. Year and month alone (`2024/05`, `2024年5月`) count from their first
/// day.
pub fn parse(text: &str) -> Option<Found> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let (date, style) = scan::cell(trimmed)?;
    Some(Found {
        range: start..start + trimmed.len(),
        date,
        style,
    })
}

/// Every date in running text, ascending and without overlaps; a time after one is not part of
/// it, a weekday that agrees with it is.
///
/// Eight digits in a row count only for 1850 to 2098 and when they are no part of a longer number
/// or identifier.
pub fn find(text: &str) -> Vec<Found> {
    scan::running(text)
}

/// Moves `date` back by `offset`. `None` before the year 1, and for a placeholder: a known constant
/// moved by the offset would tell the offset.
pub fn shift(date: NaiveDate, offset: Days) -> Option<NaiveDate> {
    if is_placeholder(date) {
        return None;
    }
    date.checked_sub_days(offset)
        .filter(|moved| moved.year() >= 1)
}

/// Whether `date` is what systems write when there is none (1900-01-01, 9999-12-31, 0001-01-01 and
/// the like): any date before 1850 or after 2098, and the zero days of common calendars.
pub fn is_placeholder(date: NaiveDate) -> bool {
    let day = (date.year(), date.month(), date.day());
    !PLAUSIBLE_YEARS.contains(&date.year())
        || matches!(day, (1858, 11, 17) | (1899, 12, 30 | 31) | (1900, 1, 1))
}

/// Years in which a person of today's records can have had an event.
const PLAUSIBLE_YEARS: std::ops::RangeInclusive<i32> = 1850..=2098;

/// The first day of the `unit` that holds `date`.
pub fn generalise(date: NaiveDate, unit: DateUnit) -> NaiveDate {
    let first = date.with_day(1).unwrap_or(date);
    match unit {
        DateUnit::Month => first,
        DateUnit::Year => first.with_month(1).unwrap_or(first),
    }
}

/// The letter of the Japanese era of `date` and the year within it; `None` before 1868-01-25.
pub(crate) fn era_of(date: NaiveDate) -> Option<(char, u32)> {
    era::of(date).map(|(era, year)| (era.letter, year))
}

#[cfg(test)]
mod tests;
