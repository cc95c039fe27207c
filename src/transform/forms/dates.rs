//! Spellings of dates.

use super::{Shape, Spelling, Strength};
use crate::transform::date::renderings;
use chrono::NaiveDate;

/// The date an identifier of a date kind means, given as `YYYYMMDD`.
pub(crate) fn day(value: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(value.trim(), "%Y%m%d").ok()
}

/// The spellings of a date given as `YYYYMMDD`; of anything else none. Strong are those of ten
/// bytes and more with something between year, month and day: eight digits stand in typed
/// fields too.
pub(super) fn date(value: &str) -> Vec<Spelling> {
    let Some(date) = day(value) else {
        return Vec::new();
    };
    let spell = |text: String| {
        let long = text.len() >= 10 && !text.chars().all(char::is_numeric);
        let strength = if long {
            Strength::Strong
        } else {
            Strength::Token
        };
        Spelling {
            parts: vec![text],
            strength,
            shape: Shape::Date,
            word: false,
        }
    };
    renderings(date).into_iter().map(spell).collect()
}
