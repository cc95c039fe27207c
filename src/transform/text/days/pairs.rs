//! Days that lack their year or their day, in two numbers: 4/23, 23-04, 0423, 2023.04, R5.4, 2023-113.
//!
//! Ratios, levels of the spine and decimals look the same. Two numbers are a date if a day of the file's
//! own people has them, unless a unit behind them or a word before them says otherwise: whoever knows
//! the day could read off how far the other dates moved. Of other numbers only month and day with a
//! slash count, and only beside what makes them a date. It does not know a written month without its
//! year, and of decimals (4.23) only those that are padded as no decimal is.

use super::super::view::{View, is_cased, is_digit};
use super::super::{Cuts, overlaps};
use super::known::{Days, Number};
use super::number;
use super::three::{NO_DATE, era_letter, is_behind, is_measured, is_part};
use std::ops::Range;

/// Scores and scales in front of two numbers, in lower case.
const SCORES: [&str; 10] = [
    "mmt", "nrs", "vas", "mmse", "hds-r", "moca", "gleason", "levine", "gcs", "score",
];

/// Two numbers of a day and the sign between them.
pub(super) struct Pair {
    first: Number,
    second: Number,
    /// What stands between them.
    pub sign: char,
    /// Where the second one ends.
    pub until: usize,
}

impl Pair {
    /// The two numbers of which the first stands from `at` to `end`.
    pub fn at(view: &View, at: usize, end: usize) -> Option<Pair> {
        let until = view.run(end + 1, 5, is_digit);
        let sign = view.at(end);
        let sized = (1..=4).contains(&(end - at)) && (1..=4).contains(&(until - end - 1));
        let on = matches!(view.at(until), '/' | '.') && is_digit(view.at(until + 1))
            || view.at(until) == sign && is_digit(view.at(until + 1))
            || view.at(until) == '/';
        let numbered = |start: usize, end: usize| Number {
            value: number(view, start, end),
            digits: end - start,
        };
        (sized && !on && matches!(sign, '/' | '-' | '.' | '・')).then(|| Pair {
            first: numbered(at, end),
            second: numbered(end + 1, until),
            sign,
            until,
        })
    }

    /// Whether the numbers are those of a month and a day of it.
    pub fn is_month_and_day(&self) -> bool {
        self.first.digits <= 2
            && self.second.digits <= 2
            && (1..=12).contains(&self.first.value)
            && (1..=31).contains(&self.second.value)
    }

    /// Whether it may be a part of a whole, or points of a scale of ten.
    fn is_share(&self) -> bool {
        self.first.value <= self.second.value && self.second.value <= 10
    }

    /// Whether the numbers tell one of `days`.
    fn is_known(&self, era: bool, days: &Days) -> bool {
        let (a, b) = (self.first, self.second);
        let padded = a.digits == 2 && b.digits == 2 && (a.value < 10 || b.value < 10);
        let short = a.digits <= 2 && b.digits <= 2 && !era && (self.sign != '.' || padded);
        short && (days.has_day(a.value, b.value) || days.has_day(b.value, a.value))
            || (a.digits == 4 || era) && b.digits <= 2 && days.has_month(a, b.value)
            || b.digits == 4 && a.digits <= 2 && days.has_month(b, a.value)
            || a.digits == 4 && b.digits == 3 && days.has_ordinal(a.value, b.value)
    }
}

/// The known day that the digits from `at` to `end` begin, or are.
pub(super) fn known(
    view: &View,
    at: usize,
    end: usize,
    free: bool,
    days: &Days,
) -> Option<Range<usize>> {
    let era = end - at <= 2 && era_letter(view, at);
    if !(free || era) || is_scored(view, at) {
        return None;
    }
    let start = at - usize::from(era);
    if let Some(pair) = Pair::at(view, at, end) {
        let found = pair.is_known(era, days) && !is_measured(view, pair.until);
        return found.then_some(start..pair.until);
    }
    written(view, at, end, days).or_else(|| compact(view, at, end, days))
}

/// 2023年4月: the month of a known day.
fn written(view: &View, at: usize, end: usize, days: &Days) -> Option<Range<usize>> {
    if end - at != 4 || view.at(end) != '年' {
        return None;
    }
    let month = view.run(end + 1, 1, |c| c == ' ');
    let until = view.run(month, 3, is_digit);
    let year = Number {
        value: number(view, at, end),
        digits: end - at,
    };
    let is_month = view.at(until) == '月';
    let sized = (1..=2).contains(&(until - month));
    (is_month && sized && days.has_month(year, number(view, month, until))).then_some(at..until + 1)
}

/// 0423, 2304: a known day as a word of its own.
fn compact(view: &View, at: usize, end: usize, days: &Days) -> Option<Range<usize>> {
    let joined = matches!(view.at(end), '.' | '/' | '-' | ':' | ',') && is_digit(view.at(end + 1));
    let usable = end - at == 4 && !joined && !is_cased(view.at(end)) && !is_measured(view, end);
    let (a, b) = (number(view, at, at + 2), number(view, at + 2, end));
    let found = usable && !is_part(view, at) && (days.has_day(a, b) || days.has_day(b, a));
    found.then_some(at..end)
}

/// Whether a word before `at` says that its numbers are no date.
fn is_scored(view: &View, at: usize) -> bool {
    is_behind(view, at, &NO_DATE) || is_behind(view, at, &SCORES)
}

/// Whether the month and day of `pair`, which begins at `start`, have something beside them that makes
/// them a date: a particle of time, the sign of a range, or another date behind it.
pub(super) fn is_beside_date(cuts: &Cuts<'_>, start: usize, pair: &Pair) -> bool {
    let view = cuts.view;
    if is_scored(view, start) || is_measured(view, pair.until) || view.at(pair.until) == '点' {
        return false;
    }
    let alone = !pair.is_share();
    let particle = view.has_any(pair.until, &["に", "から", "より"]).is_some();
    let open = matches!(view.at(pair.until), '~' | '〜');
    if alone && (particle || open) {
        return true;
    }
    let sign = |c: char| matches!(c, '-' | '~' | '〜' | '→' | '、' | ',' | '・' | ' ');
    let next = view.run(pair.until, 3, sign);
    if next == pair.until {
        return false;
    }
    let ranged = view
        .slice(pair.until..next)
        .iter()
        .any(|c| matches!(c, '-' | '~' | '〜' | '→'));
    let found = view.bytes(next..next + 1);
    if (ranged || alone) && overlaps(cuts.dates, &found) {
        return true;
    }
    let end = view.run(next, 3, is_digit);
    let Some(other) = Pair::at(view, next, end).filter(|_| end > next) else {
        return false;
    };
    if is_measured(view, other.until) {
        return false;
    }
    let both = other.is_month_and_day() && other.sign == pair.sign;
    let either = alone || !other.is_share();
    // 8/15 8/16: days of one month, later than any month.
    let listed = pair.first.value == other.first.value
        && pair.second.value > 12
        && other.second.value > pair.second.value;
    (ranged || alone) && other.is_known(false, cuts.days)
        || both && (ranged && either || alone && listed)
}
