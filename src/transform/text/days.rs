//! Dates that lack a year or its century: they cannot be moved, so they go.

mod english;
mod known;
mod pairs;
mod three;

use super::Cuts;
use super::view::{View, is_cased, is_digit, is_kanji};
pub(super) use known::Days;
use std::ops::Range;

/// What happens on a day.
const EVENTS: [&str; 26] = [
    "入院", "退院", "手術", "施行", "撮影", "受診", "再診", "初診", "来院", "紹介", "死亡", "転院",
    "検査", "採血", "生検", "術", "CT", "MRI", "発症", "受傷", "分娩", "出生", "投与", "開始",
    "終了", "外来",
];

/// Cuts every date without a full year.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let (view, days) = (cuts.view, cuts.days);
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
        let found = three::date(view, at, free, days)
            .or_else(|| three::compact(view, at, end, days))
            .or_else(|| birth_year(view, at, end))
            .or_else(|| pairs::known(view, at, end, free, days))
            .or_else(|| {
                let short = end - at <= 2 && free;
                let until = short.then(|| {
                    japanese(view, at, end)
                        .or_else(|| slashed(cuts, at, end, ranged))
                        .or_else(|| day_of_range(view, at, end, ranged))
                });
                until.flatten().map(|until| at..until)
            });
        at = match found {
            Some(range) => {
                last = range.end;
                cuts.cut_date(range);
                last
            }
            None => end,
        };
    }
    english::scan(cuts);
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
        let found = three::birth(view, at)
            .or_else(|| three::compact(view, at, end, &Days::default()))
            .or_else(|| birth_year(view, at, end));
        at = match found {
            Some(range) => {
                let until = range.end;
                cuts.cut_date(range);
                until
            }
            None => end,
        };
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
    view.slice(start..end).iter().fold(0u32, |n, c| {
        n.saturating_mul(10)
            .saturating_add(c.to_digit(10).unwrap_or(0))
    })
}

/// 7月26日, 61年7月26日, 61年7月
fn japanese(view: &View, start: usize, end: usize) -> Option<usize> {
    let years = view.at(end) == '年';
    let month = match years {
        true => view.run(end + 1, 1, |c| c == ' '),
        false => start,
    };
    let month_end = view.run(month, 3, is_digit);
    let is_month = (1..=2).contains(&(month_end - month))
        && (1..=12).contains(&number(view, month, month_end))
        && view.at(month_end) == '月';
    let day = view.run(month_end + 1, 1, |c| c == ' ');
    let until = view.run(day, 3, is_digit);
    let is_day = (1..=2).contains(&(until - day))
        && (1..=31).contains(&number(view, day, until))
        && view.at(until) == '日'
        && !matches!(view.at(until + 1), '間' | '目');
    match (is_month, is_day) {
        (true, true) => Some(until + 1),
        // 3年6月 may be a time that passed.
        (true, false) => (years && end - start == 2).then_some(month_end + 1),
        (false, _) => None,
    }
}

/// S36生, 昭36年生まれ, 61年生: the year of somebody's birth, with its era. 2年生 goes to school.
fn birth_year(view: &View, start: usize, end: usize) -> Option<Range<usize>> {
    const ERAS: [&str; 10] = [
        "明治", "大正", "昭和", "平成", "令和", "明", "大", "昭", "平", "令",
    ];
    let years = view.at(end) == '年';
    let behind = end + usize::from(years);
    let born = view.at(behind) == '生' && !is_kanji(view.at(behind + 1));
    if !born || end - start > 2 || is_digit_join(view, start) {
        return None;
    }
    let era = ERAS.iter().find_map(|era| {
        let at = start.checked_sub(era.chars().count())?;
        view.has(at, era).then_some(at)
    });
    if three::era_letter(view, start) {
        return Some(start - 1..behind);
    }
    let named = era.map(|era| era..behind);
    named.or_else(|| (years && number(view, start, end) > 12).then_some(start..behind))
}

/// 3日 behind a date and the sign of a range.
fn day_of_range(view: &View, start: usize, end: usize, goes_on: bool) -> Option<usize> {
    let day = goes_on && view.at(end) == '日' && (1..=31).contains(&number(view, start, end));
    (day && !matches!(view.at(end + 1), '間' | '目')).then_some(end + 1)
}

/// 7/26入院: a month and a day in front of what happens on a day, behind 次回 and the like, before a
/// time, or behind or before another date.
fn slashed(cuts: &Cuts<'_>, start: usize, end: usize, goes_on: bool) -> Option<usize> {
    const CUES: [&str; 26] = [
        "次回",
        "前回",
        "初回",
        "予約",
        "翌",
        "入院",
        "退院",
        "手術",
        "去る",
        "昨年",
        "昨年の",
        "今年",
        "本年",
        "来る",
        "予定",
        "予定日",
        "来院",
        "受診",
        "再診",
        "転院",
        "転棟",
        "発症",
        "採血",
        "外泊",
        "面談",
        "最終",
    ];
    let view = cuts.view;
    let pair = pairs::Pair::at(view, start, end)?;
    let until = pair.until;
    let is_date = pair.sign == '/' && pair.is_month_and_day();
    if !is_date {
        return None;
    }
    let event = view.run(until, 1, |c| matches!(c, ' ' | 'に' | 'の'));
    let hour = view.run(event, 3, is_digit);
    let timed =
        event > until && hour > event && view.at(hour) == ':' && is_digit(view.at(hour + 1));
    let before = view.run_back(start, 2, |c| matches!(c, ' ' | ':' | 'は'));
    let cued = CUES.iter().any(|cue| {
        before
            .checked_sub(cue.chars().count())
            .is_some_and(|at| view.has(at, cue))
    });
    let meant = goes_on || timed || cued || view.has_any(event, &EVENTS).is_some();
    (meant || pairs::is_beside_date(cuts, start, &pair)).then_some(until)
}

#[cfg(test)]
mod tests;
