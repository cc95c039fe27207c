//! Dates that lack a year or its century: they cannot be moved, so they go.

use super::Cuts;
use super::view::{View, is_cased, is_digit};

/// Cuts every date without a full year.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    let mut at = 0;
    let mut last = 0;
    while at < view.len() {
        if !is_digit(view.at(at)) {
            at += 1;
            continue;
        }
        let end = view.run(at, usize::MAX, is_digit);
        let ranged = end - at <= 2 && goes_on(cuts, last, at);
        let free = ranged || !(is_digit_join(view, at) || is_cased(view.before(at)));
        let found = if end - at <= 2 && free {
            japanese(view, at, end)
                .or_else(|| short(view, at, end))
                .or_else(|| birthday(view, at, end))
                .or_else(|| slashed(view, at, end, ranged))
                .or_else(|| day_of_range(view, at, end, ranged))
        } else {
            None
        };
        if let Some(until) = found {
            cuts.cut_date(at..until);
            last = until;
        }
        at = found.unwrap_or(end);
    }
    english(cuts);
}

/// Cuts days behind words of birth, and no others.
pub(super) fn births(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    let mut at = 0;
    while at < view.len() {
        if !is_digit(view.at(at)) {
            at += 1;
            continue;
        }
        let end = view.run(at, usize::MAX, is_digit);
        let found = birthday(view, at, end).filter(|_| end - at <= 2);
        if let Some(until) = found {
            cuts.cut_date(at..until);
        }
        at = found.unwrap_or(end);
    }
}

fn is_digit_join(view: &View, at: usize) -> bool {
    matches!(view.before(at), '/' | '.' | '-') && at >= 2 && is_digit(view.before(at - 1))
}

/// Whether a date ends directly before `at`, but for the sign of a range or list; `last` is where
/// the last one found here ended.
fn goes_on(cuts: &Cuts<'_>, last: usize, at: usize) -> bool {
    let view = cuts.view;
    let sign = |c: char| matches!(c, '-' | '~' | '〜' | '、' | ',' | '・' | ' ' | '→');
    let end = view.run_back(at, 3, sign);
    let byte = view.bytes(end..end).start;
    let next = cuts.dates.partition_point(|found| found.range.end < byte);
    end < at
        && (end == last && last > 0
            || cuts
                .dates
                .get(next)
                .is_some_and(|found| found.range.end == byte))
}

fn number(view: &View, start: usize, end: usize) -> u32 {
    view.slice(start..end)
        .iter()
        .fold(0, |n, c| n * 10 + c.to_digit(10).unwrap_or(0))
}

/// 7月26日
fn japanese(view: &View, start: usize, end: usize) -> Option<usize> {
    let day = view.run(end + 1, 1, |c| c == ' ');
    let until = view.run(day, 3, is_digit);
    let is_date = view.at(end) == '月'
        && (1..=12).contains(&number(view, start, end))
        && (1..=2).contains(&(until - day))
        && (1..=31).contains(&number(view, day, until))
        && view.at(until) == '日'
        && !matches!(view.at(until + 1), '間' | '目');
    is_date.then_some(until + 1)
}

/// 24/05/01: two digits each, with a month and a day among them; '24.5.1 behind an apostrophe.
fn short(view: &View, start: usize, end: usize) -> Option<usize> {
    if matches!(view.before(start), '\'' | '’') && matches!(view.at(end), '/' | '.' | '-') {
        let month = view.run(end + 1, 2, is_digit);
        let day = view.run(month + 1, 2, is_digit);
        let usable = (1..=12).contains(&number(view, end + 1, month))
            && (1..=31).contains(&number(view, month + 1, day))
            && view.at(month) == view.at(end);
        return usable.then_some(day);
    }
    if end - start != 2 || view.at(end) != '/' || view.at(end + 3) != '/' {
        return None;
    }
    let pairs = [start, end + 1, end + 4].map(|at| {
        let full = view.run(at, 3, is_digit) == at + 2;
        full.then(|| number(view, at, at + 2))
    });
    let [Some(a), Some(b), Some(c)] = pairs else {
        return None;
    };
    let month_day = |m: u32, d: u32| (1..=12).contains(&m) && (1..=31).contains(&d);
    let joined = view.at(end + 6) == '/';
    (!joined && (month_day(b, c) || month_day(a, b) || month_day(b, a))).then_some(end + 6)
}

/// DOB: 1/3/61: a day of birth that ends with its year, in any order of day and month.
fn birthday(view: &View, start: usize, end: usize) -> Option<usize> {
    const CUES: [&str; 8] = [
        "dob",
        "d.o.b.",
        "d.o.b",
        "born",
        "birth",
        "birthdate",
        "生年月日",
        "誕生日",
    ];
    let sign = view.at(end);
    let second = view.run(end + 1, 3, is_digit);
    let third = view.run(second + 1, 5, is_digit);
    let lengths = [second.checked_sub(end + 1)?, third.checked_sub(second + 1)?];
    let written = matches!(sign, '/' | '.' | '-') && view.at(second) == sign;
    let short = (1..=2).contains(&lengths[0]) && matches!(lengths[1], 2 | 4);
    let before = view.run_back(start, 4, |c| matches!(c, ' ' | ':' | '=' | 'は'));
    let cued = CUES.iter().any(|cue| {
        before
            .checked_sub(cue.chars().count())
            .is_some_and(|at| view.has(at, cue) && !is_cased(view.before(at)))
    });
    (written && short && cued && view.at(third) != sign).then_some(third)
}

/// 3日 behind a date and the sign of a range.
fn day_of_range(view: &View, start: usize, end: usize, goes_on: bool) -> Option<usize> {
    let day = goes_on && view.at(end) == '日' && (1..=31).contains(&number(view, start, end));
    (day && !matches!(view.at(end + 1), '間' | '目')).then_some(end + 1)
}

/// 7/26入院: a month and a day in front of what happens on a day, behind 次回 and the like, before a
/// time, or behind another date.
fn slashed(view: &View, start: usize, end: usize, goes_on: bool) -> Option<usize> {
    const EVENTS: [&str; 26] = [
        "入院", "退院", "手術", "施行", "撮影", "受診", "再診", "初診", "来院", "紹介", "死亡",
        "転院", "検査", "採血", "生検", "術", "CT", "MRI", "発症", "受傷", "分娩", "出生", "投与",
        "開始", "終了", "外来",
    ];
    let until = view.run(end + 1, 3, is_digit);
    let event = view.run(until, 1, |c| matches!(c, ' ' | 'に' | 'の'));
    let is_date = view.at(end) == '/'
        && (1..=12).contains(&number(view, start, end))
        && (1..=2).contains(&(until - end - 1))
        && (1..=31).contains(&number(view, end + 1, until))
        && !matches!(view.at(until), '/' | '.');
    let hour = view.run(event, 3, is_digit);
    let timed =
        event > until && hour > event && view.at(hour) == ':' && is_digit(view.at(hour + 1));
    let before = view.run_back(start, 2, |c| matches!(c, ' ' | ':' | 'は'));
    let cued = ["次回", "前回", "初回", "予約", "翌", "入院", "退院", "手術"]
        .iter()
        .any(|cue| {
            before
                .checked_sub(cue.chars().count())
                .is_some_and(|at| view.has(at, cue))
        });
    let meant = goes_on || timed || cued || view.has_any(event, &EVENTS).is_some();
    (is_date && meant).then_some(until)
}

/// `3 January`, `Jan 3`
fn english(cuts: &mut Cuts<'_>) {
    const MONTHS: [&str; 24] = [
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
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ];
    let view = cuts.view;
    for word in view.words() {
        if !word.capital || !MONTHS.contains(&word.lower.as_str()) {
            continue;
        }
        let gap = |c: char| matches!(c, ' ' | '-' | '.');
        let behind = view.run(word.range.end, 2, gap);
        let behind_end = view.run(behind, 3, is_digit);
        let behind_free =
            !matches!(view.at(behind_end), '.' | '%' | ':') && !is_unit(view, behind_end);
        let before = view.run_back(word.range.start, 2, gap);
        let before_start = view.run_back(before, 3, is_digit);
        let day = |start: usize, end: usize| {
            (1..=2).contains(&(end - start)) && (1..=31).contains(&number(view, start, end))
        };
        if behind > word.range.end && day(behind, behind_end) && behind_free {
            cuts.cut_date(word.range.start..behind_end);
        } else if day(before_start, before) && !matches!(view.before(before_start), '.' | '/' | '-')
        {
            cuts.cut_date(before_start..word.range.end);
        }
    }
}

/// Whether a unit stands behind a number, so that it is no day.
fn is_unit(view: &View, at: usize) -> bool {
    let word = view.run(at, 1, |c| c == ' ');
    is_cased(view.at(word))
        && view
            .has_any(word, &["mg", "mm", "cm", "ml", "kg", "g "])
            .is_some()
}
