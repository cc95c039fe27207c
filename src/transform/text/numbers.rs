//! Numbers that find a person or a record: behind a label, in an official form, or simply long.

use super::view::{View, is_cased, is_digit};
use super::{Cuts, ID, NUMBER, UID};

/// Labels after which any token with a digit is an identifier. Longest first where one begins
/// another.
const STRONG: &[&str] = &[
    "medical record number",
    "accession number",
    "accession no",
    "accession",
    "acc no",
    "acc#",
    "patient number",
    "patient no",
    "patient id",
    "patientid",
    "chart number",
    "chart no",
    "case number",
    "case no",
    "order number",
    "order no",
    "policy number",
    "policy no",
    "passport no",
    "passport",
    "licence no",
    "license no",
    "serial number",
    "serial no",
    "account",
    "study id",
    "mrn",
    "ssn",
    "nhs number",
    "nhs no",
    "登録no",
    "受付no",
    "症例no",
    "検体no",
    "標本no",
    "hkid",
    "nric",
    "uhid",
    "pid",
    "id",
    "カルテ",
    "診察券",
    "ﾊﾞﾝｺﾞｳ",
    "番号",
    "記号",
    "枝番",
    "マイナンバー",
    "№",
];

/// Labels that also count things: only tokens of four digits and more are identifiers behind them.
const WEAK: &[&str] = &[
    "no",
    "nr",
    "#",
    "s/n",
    "ref",
    "case",
    "被保険者証",
    "被保険者",
    "保険証",
    "保険者",
    "健保",
    "国保",
    "社保",
    "公費",
    "受給者証",
];

/// Labels of specimens and visits: only a number of four digits or with hyphens counts.
const NUMBERED: [&str; 6] = ["標本", "検体", "被験者", "受付", "病理", "症例"];

/// Labels of cards and contracts: only a token of letters and digits with hyphens, or a long one.
const CARDS: [&str; 7] = [
    "medicare", "medicaid", "policy", "license", "licence", "plate", "nhs",
];

/// Labels of numbers that only people have: these count also where other numbers are the meaning of
/// a text.
const PERSONAL: &[&str] = &[
    "medical record number",
    "patient number",
    "patient no",
    "patient id",
    "patientid",
    "chart number",
    "chart no",
    "passport no",
    "mrn",
    "ssn",
    "nhs number",
    "nhs no",
    "hkid",
    "nric",
    "患者番号",
    "患者id",
    "カルテ",
    "診察券",
    "マイナンバー",
];

/// Cuts numbers behind the labels of a person's numbers, and no others.
pub(super) fn personal(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    for at in 0..view.len() {
        let first = view.at(at);
        let inside = is_cased(first) && (is_cased(view.before(at)) || is_digit(view.before(at)));
        if !inside
            && let Some(length) = view.has_any(at, PERSONAL)
            && let Some((start, end)) = token(view, at + length, first, 4, 4)
        {
            cuts.cut(start..end, ID);
        }
    }
}

/// Cuts every identifying number.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    let mut at = 0;
    while at < view.len() {
        if let Some((start, end)) = labelled(view, at) {
            cuts.cut(start..end, ID);
            at = end;
            continue;
        }
        if !is_digit(view.at(at)) {
            at += 1;
            continue;
        }
        let fresh = !is_digit(view.before(at));
        if fresh && let Some(range) = pathology(view, at).or_else(|| place(view, at)) {
            at = range.end;
            cuts.cut_unless_date(range, ID);
            continue;
        }
        if fresh && let Some(end) = dotted(view, at) {
            cuts.cut(at..end, UID);
            at = end;
            continue;
        }
        if fresh && let Some(end) = grouped(view, at) {
            cuts.cut_unless_date(at..end, NUMBER);
            at = end;
            continue;
        }
        let end = view.run(at, usize::MAX, is_digit);
        let fraction = view.before(at) == '.' && at >= 2 && is_digit(view.before(at - 1));
        if end - at >= 7 && !fraction && !is_counted(view, at, end) {
            let token = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let start = view.run_back(at, 32, token);
            let end = view.run(end, 32, token);
            cuts.cut_unless_date(start..end, NUMBER);
            at = end;
        } else {
            at = end.max(at + 1);
        }
    }
}

/// The token behind a label at `at`.
fn labelled(view: &View, at: usize) -> Option<(usize, usize)> {
    let first = view.at(at);
    if is_cased(first) && (is_cased(view.before(at)) || is_digit(view.before(at))) {
        return None;
    }
    if let Some(length) = view.has_any(at, STRONG)
        && let Some(token) = token(view, at + length, first, 2, 1)
    {
        return Some(token);
    }
    if let Some(length) = view.has_any(at, WEAK)
        && let Some(token) = token(view, at + length, first, 4, 4)
    {
        return Some(token);
    }
    carded(view, at)
}

/// Whether a round number is a count or a concentration: 4500000個, 3000000/μL.
fn is_counted(view: &View, start: usize, end: usize) -> bool {
    const BEHIND: [&str; 10] = [
        "個",
        "/μ",
        "/µ",
        "/u",
        "/m",
        "/l",
        "/視野",
        "copies",
        "cells",
        "コピー",
    ];
    let round = view
        .slice(start..end)
        .iter()
        .rev()
        .take(3)
        .all(|&c| c == '0');
    let unit = view.run(end, 1, |c| c == ' ');
    let joined = view.before(start).is_ascii_alphanumeric() || view.before(start) == '_';
    round && end - start <= 9 && !joined && view.has_any(unit, &BEHIND).is_some()
}

/// The number of a specimen: P23-01234, S2023-1234.
fn pathology(view: &View, at: usize) -> Option<std::ops::Range<usize>> {
    let start = view.run_back(at, 2, |c| c.is_ascii_uppercase());
    let year = view.run(at, 5, is_digit);
    let end = view.run(year + 1, 7, is_digit);
    let sized = match year - at {
        2 => (4..=6).contains(&(end - year - 1)),
        4 => view.has(at, "20") && (3..=6).contains(&(end - year - 1)),
        _ => false,
    };
    let free = !view.before(start).is_alphanumeric() && !view.at(end).is_ascii_alphanumeric();
    let on = view.at(end) == '-' && is_digit(view.at(end + 1));
    // A phantom of NEMA.
    let free = free && view.slice(start..at) != ['X', 'R'];
    (start < at && view.at(year) == '-' && sized && free && !on).then_some(start..end)
}

/// Latitude and longitude behind a word that tells: GPS 35.6812, 139.7671.
fn place(view: &View, at: usize) -> Option<std::ops::Range<usize>> {
    let decimal = |at: usize| {
        let sign = view.run(at, 1, |c| c == '-');
        let whole = view.run(sign, 4, is_digit);
        let end = view.run(whole + 1, 12, is_digit);
        let written = (1..=3).contains(&(whole - sign)) && view.at(whole) == '.';
        (written && end - whole >= 4).then_some(end)
    };
    let first = decimal(at)?;
    let next = view.run(first, 2, |c| matches!(c, ',' | ' ' | '/'));
    let end = decimal(next).filter(|_| next > first)?;
    let before = view.slice(at.saturating_sub(14)..at);
    let before: String = before.iter().flat_map(|c| c.to_lowercase()).collect();
    let told = ["gps", "lat", "location", "coord", "緯度", "座標", "位置"]
        .iter()
        .any(|word| before.contains(word));
    told.then_some(at..end)
}

/// The number behind the label of a specimen or visit, or of a card, at `at`.
fn carded(view: &View, at: usize) -> Option<(usize, usize)> {
    let (label, card) = match view.has_any(at, &CARDS) {
        Some(label) => (label, true),
        None => (view.has_any(at, &NUMBERED)?, false),
    };
    let start = view.run(at + label, 4, |c| matches!(c, ' ' | ':' | '#' | '=' | '.'));
    let end = view.run(start, 32, |c| c.is_ascii_alphanumeric() || c == '-');
    // 943 476 5919
    let spaced = [3, 3, 4].iter().try_fold(start, |at, &digits| {
        let end = view.run(at, 5, is_digit);
        (end - at == digits).then_some(end + usize::from(view.at(end) == ' '))
    });
    if let Some(end) = spaced.filter(|_| card) {
        return Some((start, view.run_back(end, 1, |c| c == ' ')));
    }
    let end = view.run_back(end, 4, |c| c == '-').max(start);
    let written = view.slice(start..end);
    let digits = written.iter().filter(|&&c| is_digit(c)).count();
    let hyphen = written.contains(&'-');
    let found = match card {
        true => digits >= 2 && hyphen && written.len() >= 6 || digits >= 4 && written.len() >= 8,
        false => {
            digits >= 4
                && digits + 2 >= written.len()
                && !matches!(view.at(end), '/' | '.' | ':' | '年')
        }
    };
    (found && start > at + label).then_some((start, end))
}

/// The identifier behind a label that ends at `label`: `least` characters with `digits` digits.
fn token(
    view: &View,
    label: usize,
    first: char,
    least: usize,
    digits: usize,
) -> Option<(usize, usize)> {
    let mut start = view.run(label, 3, |c| c == ' ');
    // "ID番号", "カルテNo.", "MRN#"
    if let Some(length) = view.has_any(start, &["番号", "ナンバー", "number", "no", "id"])
        && !is_cased(view.at(start + length))
        && (start > label || !is_cased(first))
    {
        start += length;
    }
    let sign = view.run(start, 5, |c| {
        matches!(c, ' ' | ':' | '.' | '#' | '=' | 'は' | '"' | '(')
    });
    // A Latin label needs something between it and the token, or else it is the token's start.
    if is_cased(first) && sign == label && is_cased(view.at(sign)) {
        return None;
    }
    let end = view.run(sign, 64, |c| {
        c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '*')
    });
    let end = view
        .run_back(end, 64, |c| !c.is_ascii_alphanumeric())
        .max(sign);
    let end = grouped(view, sign).map_or(end, |groups| groups.max(end));
    // 12-34・567: the symbol and the number of an insured.
    let second = view.run(end + 1, 12, |c| is_digit(c) || c == '-');
    let joined = view.at(end) == '・' && end > sign && second > end + 1;
    let end = if joined { second } else { end };
    let found = view
        .slice(sign..end)
        .iter()
        .filter(|&&c| is_digit(c))
        .count();
    (end - sign >= least && found >= digits).then_some((sign, end))
}

/// A UID: six numbers and more with points between them.
fn dotted(view: &View, at: usize) -> Option<usize> {
    let end = view.run(at, 128, |c| is_digit(c) || c == '.');
    let end = view.run_back(end, 128, |c| c == '.').max(at);
    let written = view.slice(at..end);
    let points = written.iter().filter(|&&c| c == '.').count();
    let empty = written.windows(2).any(|pair| pair == ['.', '.']);
    (points >= 5 && !empty).then_some(end)
}

/// Numbers in the groups of an official number: 4-4-4 (My Number), 4-4-4-4 (cards), 3-2-4 (SSN),
/// 4-6 (basic pension), 4-6-1 (employment insurance), 2-6 and 2-7 (symbol and number of an insured).
fn grouped(view: &View, at: usize) -> Option<usize> {
    let mut groups = Vec::new();
    let mut here = at;
    let mut ends = Vec::new();
    while groups.len() < 6 {
        let end = view.run(here, 8, is_digit);
        if end == here {
            break;
        }
        groups.push(end - here);
        ends.push(end);
        if !(matches!(view.at(end), '-' | ' ') && is_digit(view.at(end + 1))) {
            break;
        }
        here = end + 1;
    }
    let hyphens = view.slice(at..here).contains(&'-') && !view.slice(at..here).contains(&' ');
    let official = match groups.as_slice() {
        [4, 4, 4] | [4, 4, 4, 4] => true,
        [3, 2, 4] | [4, 6] | [4, 6, 1] | [2, 6] | [2, 7] => hyphens,
        _ => false,
    };
    official.then(|| ends.last().copied()).flatten()
}
