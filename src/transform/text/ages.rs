//! Ages over 89, which are rare enough to identify (45 CFR 164.514(b)(2)(i)(C)).

use super::Cuts;
use super::view::{View, is_cased, is_digit};

/// Replaces every age of 90 and more by "90 or more".
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    let mut at = 0;
    while at < view.len() {
        if !is_digit(view.at(at)) {
            if let Some(end) = kanji_age(view, at) {
                cuts.put(at..end, "90歳以上".to_owned());
                at = end;
            } else {
                at += 1;
            }
            continue;
        }
        let end = view.run(at, usize::MAX, is_digit);
        let coarse = view.at(end) == '+';
        let free =
            !coarse && !matches!(view.before(at), '.' | '-' | '/') && !is_cased(view.before(at));
        if free
            && end - at <= 3
            && number(view, at, end) >= 90
            && number(view, at, end) <= 130
            && let Some((until, text)) = unit(view, at, end)
        {
            cuts.put(at..until, text);
            at = until;
        } else {
            at = end;
        }
    }
}

fn number(view: &View, start: usize, end: usize) -> u32 {
    view.slice(start..end)
        .iter()
        .fold(0, |n, c| n * 10 + c.to_digit(10).unwrap_or(0))
}

/// What makes the number at `start..end` an age, and what to write for it.
fn unit(view: &View, start: usize, end: usize) -> Option<(usize, String)> {
    let behind = view.run(end, 2, |c| c == ' ');
    if matches!(view.at(behind), '歳' | '才') {
        let until = behind + 1;
        // Already coarse.
        if matches!(view.at(until), '以' | '代' | '台') {
            return None;
        }
        return Some((months(view, until), "90歳以上".to_owned()));
    }
    if end - start == 3 && matches!(view.at(end), 'Y' | 'y') && !is_cased(view.at(end + 1)) {
        return (number(view, start, end) > 90).then(|| (end, "090".to_owned()));
    }
    let word = view.run(end, 2, |c| matches!(c, ' ' | '-'));
    let years = [
        "year-old",
        "year old",
        "years-old",
        "years old",
        "year-olds",
        "yr old",
        "yrs old",
        "y/o",
        "y.o",
        "yo",
        "yrs",
        "years of age",
        "yr-old",
    ];
    let is_unit = view
        .has_any(word, &years)
        .is_some_and(|length| !is_cased(view.at(word + length)) || view.at(word + length) == 's');
    let short = matches!(view.at(end), 'y' | 'Y') && !is_cased(view.at(end + 1));
    if is_unit || short || cued(view, start) {
        return Some((end, "90+".to_owned()));
    }
    None
}

/// `aged 92`, `Age: 92`, `年齢 92`.
fn cued(view: &View, start: usize) -> bool {
    let cue = view.run_back(start, 3, |c| matches!(c, ' ' | ':' | '='));
    cue < start
        && ["age", "aged", "年齢", "満"].iter().any(|word| {
            cue.checked_sub(word.chars().count()).is_some_and(|begin| {
                view.has(begin, word) && !(view.before(begin).is_ascii_alphanumeric())
            })
        })
}

/// Months behind the years say more than the years may.
fn months(view: &View, at: usize) -> usize {
    let digits = view.run(at, 2, is_digit);
    let sign = ["か月", "ヶ月", "カ月", "ケ月", "ヵ月", "箇月"];
    if digits > at && view.has_any(digits, &sign).is_some() {
        digits + 2
    } else {
        at
    }
}

/// 九十二歳, 百歳, 百三歳.
fn kanji_age(view: &View, at: usize) -> Option<usize> {
    if !matches!(view.at(at), '九' | '百') || "〇一二三四五六七八九十百".contains(view.before(at))
    {
        return None;
    }
    let end = view.run(at, 5, |c| "〇一二三四五六七八九十百".contains(c));
    let large = view.at(at) == '百' || (view.at(at + 1) == '十' || end - at == 2);
    let years =
        matches!(view.at(end), '歳' | '才') && !matches!(view.at(end + 1), '以' | '代' | '台');
    (large && years).then(|| months(view, end + 1))
}
