//! The birth date of one's own patient in every usual writing, and pieces of the patient's own IDs.

use crate::transform::date::era_of;
use crate::transform::fold::squeeze;
use crate::transform::text::view::{View, is_cased, is_digit};
use crate::transform::text::{Cuts, DATE, ID};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Fewest digits in a row of an ID that are taken for it.
const FEWEST: usize = 5;

/// What a writing of a birth date asks of its surroundings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Birth {
    /// Digits with nothing between them.
    Compact,
    /// Three numbers with signs between them.
    Parted,
    /// As the others, with the letter or the name of an era before it.
    Era,
}

/// The months in lower case, by three letters and more.
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

/// The numbers a date is written with, without the signs between them.
pub(super) fn births(date: NaiveDate) -> Vec<(String, Birth)> {
    let (y, m, d) = (date.year(), date.month(), date.day());
    let short = y.rem_euclid(100);
    let mut all = Vec::new();
    for year in [format!("{y:04}"), format!("{short:02}")] {
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let padded = [year.clone(), format!("{m:02}"), format!("{d:02}")];
            all.push((order.map(|at| padded[at].as_str()).concat(), Birth::Compact));
            let plain = [
                year.trim_start_matches('0').to_owned(),
                m.to_string(),
                d.to_string(),
            ];
            all.push((order.map(|at| plain[at].as_str()).join("."), Birth::Parted));
        }
    }
    if let Some((_, year)) = era_of(date) {
        all.push((format!("{year:02}{m:02}{d:02}"), Birth::Compact));
        all.push((format!("{year}.{m}.{d}"), Birth::Parted));
        // 360103 behind S; 3360103 as insurers write it is long enough to go as it is.
        all.push((format!("{year}{m:02}{d:02}"), Birth::Era));
    }
    all
}

/// Cuts the days of `births`.
pub(super) fn birthdays(cuts: &mut Cuts<'_>, births: &BTreeMap<String, Birth>) {
    let view = cuts.view;
    let mut at = 0;
    while at < view.len() {
        if !is_digit(view.at(at)) {
            at += 1;
            continue;
        }
        let end = view.run(at, view.len(), is_digit);
        let era = matches!(
            view.before(at),
            'M' | 'T' | 'S' | 'H' | 'R' | 'm' | 't' | 's' | 'h' | 'r'
        ) && !view.before(at - 1).is_ascii_alphanumeric();
        let start = at - usize::from(era);
        let free = era || !(is_cased(view.before(at)) || is_fraction(view, at));
        let found = if !free {
            None
        } else if let Some(until) = parted(view, at, births) {
            Some(until)
        } else if let Some(until) = english(view, at, births) {
            cuts.cut_unless_date(at..until, DATE);
            at = until;
            continue;
        } else {
            let value: String = view.slice(at..end).iter().collect();
            let whole = match births.get(&value) {
                Some(Birth::Compact) => value.len() >= 6,
                Some(Birth::Era) => era,
                Some(Birth::Parted) | None => false,
            };
            let open =
                !(is_cased(view.at(end)) || view.at(end) == '.' && is_digit(view.at(end + 1)));
            (whole && open).then_some(end)
        };
        match found {
            Some(until) => {
                cuts.cut_unless_date(start..until, DATE);
                at = until;
            }
            None => at = end,
        }
    }
}

fn is_fraction(view: &View, at: usize) -> bool {
    view.before(at) == '.' && at >= 2 && is_digit(view.before(at - 1))
}

/// The end of three numbers with signs between them that are a birth date: 61.1.3, S36.1.3, 36年1月3日.
fn parted(view: &View, at: usize, births: &BTreeMap<String, Birth>) -> Option<usize> {
    let sign = |c: char| matches!(c, '.' | '/' | '-' | '年' | '月' | '_');
    let joined =
        matches!(view.before(at), '/' | '-' | '.') && is_digit(view.before(at.checked_sub(1)?));
    if joined {
        return None;
    }
    let first = view.run(at, 5, is_digit);
    let second = view.run(first + 1, 3, is_digit);
    let third = view.run(second + 1, 5, is_digit);
    let full = sign(view.at(first))
        && sign(view.at(second))
        && second > first + 1
        && third > second + 1
        && !(sign(view.at(third)) && is_digit(view.at(third + 1)));
    if !full {
        return None;
    }
    let number = |from: usize, to: usize| -> String {
        let written: String = view.slice(from..to).iter().collect();
        written.trim_start_matches('0').to_owned()
    };
    let key = format!(
        "{}.{}.{}",
        number(at, first),
        number(first + 1, second),
        number(second + 1, third)
    );
    let known = births.get(&key) == Some(&Birth::Parted);
    known.then(|| third + usize::from(view.at(third) == '日'))
}

/// The end of `3 Jan 61` or `3-JAN-61`; the same with a full year is a date like others.
fn english(view: &View, at: usize, births: &BTreeMap<String, Birth>) -> Option<usize> {
    let gap = |c: char| matches!(c, ' ' | '-' | '.' | '/' | ',' | '\'');
    let day = view.run(at, 3, is_digit);
    let ordinal = view.has_any(day, &["st", "nd", "rd", "th"]).unwrap_or(0);
    let month = view.run(day + ordinal, 2, gap);
    let name = view.run(month, 10, |c| c.is_ascii_alphabetic());
    let written: String = view
        .slice(month..name)
        .iter()
        .collect::<String>()
        .to_lowercase();
    let number = MONTHS
        .iter()
        .position(|full| written.len() >= 3 && full.starts_with(&written))?;
    let from = view.run(name, 3, gap);
    let year = view.run(from, 5, is_digit);
    let digits = |from: usize, to: usize| -> String {
        let written: String = view.slice(from..to).iter().collect();
        written.trim_start_matches('0').to_owned()
    };
    let key = format!("{}.{}.{}", digits(at, day), number + 1, digits(from, year));
    (births.get(&key) == Some(&Birth::Parted)).then_some(year)
}

/// The digits of an ID in their order, if they are enough.
pub(super) fn digits(value: &str) -> Option<String> {
    let digits: String = squeeze(value)
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let digits = digits.trim_start_matches('0');
    (digits.len() >= FEWEST).then(|| digits.to_owned())
}

/// Cuts every number that is a row of digits of an ID in `numbers`.
pub(super) fn ids(cuts: &mut Cuts<'_>, numbers: &BTreeSet<String>) {
    let view = cuts.view;
    let mut at = 0;
    while at < view.len() {
        if !is_digit(view.at(at)) {
            at += 1;
            continue;
        }
        let end = view.run(at, view.len(), is_digit);
        let written: String = view.slice(at..end).iter().collect();
        let bare = written.trim_start_matches('0');
        let decimal = is_fraction(view, at) || view.at(end) == '.' && is_digit(view.at(end + 1));
        let part = |piece: &str| {
            let varied = piece
                .bytes()
                .any(|digit| !piece.starts_with(char::from(digit)));
            piece.len() >= FEWEST && varied && numbers.iter().any(|id| id.contains(piece))
        };
        if !decimal && !is_measured(view, end) && (part(&written) || part(bare)) {
            cuts.cut_unless_date(at..end, ID);
        }
        at = end;
    }
}

/// Whether a unit follows at `end`, so that the number is an amount.
fn is_measured(view: &View, end: usize) -> bool {
    let at = view.run(end, 1, |c| c == ' ');
    let until = view.run(at, 5, |c| c.is_ascii_alphabetic());
    let unit: String = view
        .slice(at..until)
        .iter()
        .collect::<String>()
        .to_lowercase();
    matches!(
        unit.as_str(),
        "ms" | "mm"
            | "cm"
            | "hz"
            | "khz"
            | "mhz"
            | "ml"
            | "mg"
            | "ug"
            | "kv"
            | "mas"
            | "iu"
            | "mbq"
            | "kbq"
            | "bq"
            | "hu"
            | "us"
            | "um"
            | "ul"
            | "cells"
            | "mgy"
            | "images"
            | "px"
    )
}
