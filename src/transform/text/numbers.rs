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
        if end - at >= 7 && !fraction {
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
    let length = view.has_any(at, WEAK)?;
    token(view, at + length, first, 4, 4)
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
