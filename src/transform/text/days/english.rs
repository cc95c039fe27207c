//! Dates with an English month and no full year: `3 January`, `Jan 3`, `03-JAN-61`, `3rd January, 61`.

use super::super::Cuts;
use super::super::view::{View, Word, is_cased, is_digit};
use super::known::{Days, Number};
use super::number;
use std::ops::Range;

/// The months in lower case.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Cuts every day of a month in English. In lower case, where months are other words too, only known days
/// with their year.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let (view, days) = (cuts.view, cuts.days);
    for word in view.words() {
        if let Some(month) = month(&word.lower)
            && let Some(range) =
                day_of(view, word, month, days).or_else(|| known_month(view, word, month, days))
        {
            cuts.cut_date(range);
        }
    }
}

/// The number of the month that `lower` is, in full or by its first three letters.
fn month(lower: &str) -> Option<u32> {
    let found = MONTHS
        .iter()
        .position(|full| *full == lower || full.get(..3) == Some(lower));
    let found = found.or_else(|| (lower == "sept").then_some(8))?;
    u32::try_from(found + 1).ok()
}

/// The day of `month` around its `word`, with what is left of its year.
fn day_of(view: &View, word: &Word, month: u32, days: &Days) -> Option<Range<usize>> {
    let gap = |c: char| matches!(c, ' ' | '-' | '.' | '/');
    let is_day = |start: usize, end: usize| {
        (1..=2).contains(&(end - start)) && (1..=31).contains(&number(view, start, end))
    };
    // Behind the month, as in "Jan 3".
    let behind = view.run(word.range.end, 2, gap);
    let behind_end = view.run(behind, 3, is_digit);
    let behind_free = !matches!(view.at(behind_end), '.' | '%' | ':') && !is_unit(view, behind_end);
    // Before it, as in "3 Jan" and "3rd January".
    let before = view.run_back(word.range.start, 2, gap);
    let letters = view.run_back(before, 3, is_cased);
    let ordinal = view.has_any(letters, &["st", "nd", "rd", "th"]) == Some(before - letters);
    let before = if ordinal { letters } else { before };
    let before_start = view.run_back(before, 3, is_digit);
    let day_before =
        is_day(before_start, before) && !matches!(view.before(before_start), '.' | '/' | '-');
    let numbered = |start: usize, end: usize| Number {
        value: number(view, start, end),
        digits: end - start,
    };
    let name = Number {
        value: month,
        digits: 2,
    };
    let is_known = |day: (usize, usize), year: Option<(usize, usize)>| {
        year.is_some_and(|year| days.has([numbered(day.0, day.1), name, numbered(year.0, year.1)]))
    };
    if day_before {
        let year = year_behind(view, word.range.end);
        let known = is_known((before_start, before), year);
        return (word.capital || known)
            .then(|| before_start..year.map_or(word.range.end, |(_, end)| end));
    }
    let quoted =
        view.at(word.range.end) == ' ' && matches!(view.at(word.range.end + 1), '\'' | '’');
    if let Some((_, end)) = year_behind(view, word.range.end).filter(|_| quoted && word.capital) {
        return Some(word.range.start..end);
    }
    if behind > word.range.end && is_day(behind, behind_end) && behind_free {
        let year = year_behind(view, behind_end);
        let known = is_known((behind, behind_end), year);
        return (word.capital || known)
            .then(|| word.range.start..year.map_or(behind_end, |(_, end)| end));
    }
    None
}

/// `2023 Apr`, `Apr 2023`: a month with its year in which a known day lies.
fn known_month(view: &View, word: &Word, month: u32, days: &Days) -> Option<Range<usize>> {
    let gap = |c: char| matches!(c, ' ' | '-' | '.' | '/' | ',' | '_');
    let is_known = |start: usize, end: usize| {
        let year = Number {
            value: number(view, start, end),
            digits: end - start,
        };
        year.digits == 4 && days.has_month(year, month)
    };
    let behind = view.run(word.range.end, 2, gap);
    let until = view.run(behind, 5, is_digit);
    if is_known(behind, until) {
        return Some(word.range.start..until);
    }
    let before = view.run_back(word.range.start, 2, gap);
    let start = view.run_back(before, 5, is_digit);
    is_known(start, before).then_some(start..word.range.end)
}

/// Two digits that stand where the year of a date stands that ends at `at`.
fn year_behind(view: &View, at: usize) -> Option<(usize, usize)> {
    let start = view.run(at, 3, |c| {
        matches!(c, ' ' | '-' | '.' | '/' | ',' | '\'' | '’')
    });
    let end = view.run(start, 3, is_digit);
    let on = matches!(view.at(end), ':' | '%') || is_cased(view.at(end)) || is_unit(view, end);
    let part = matches!(view.at(end), '.' | '/' | '-') && is_digit(view.at(end + 1));
    (start > at && end - start == 2 && !on && !part).then_some((start, end))
}

/// Whether a unit stands behind a number, so that it is no day.
fn is_unit(view: &View, at: usize) -> bool {
    let word = view.run(at, 1, |c| c == ' ');
    is_cased(view.at(word))
        && view
            .has_any(
                word,
                &["mg", "mm", "cm", "ml", "kg", "g ", "image", "slice"],
            )
            .is_some()
}
