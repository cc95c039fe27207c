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
    in_words(cuts);
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
        "jahre",
        "jährigen",
        "jähriger",
        "jährige",
        "jährig",
        "j.",
        "ans",
        "años",
    ];
    let is_unit = view
        .has_any(word, &years)
        .is_some_and(|length| !is_cased(view.at(word + length)) || view.at(word + length) == 's');
    let ends = !view.at(end + 1).is_alphanumeric();
    let short = matches!(view.at(end), 'y' | 'Y') && !is_cased(view.at(end + 1));
    let sexed = ends && (view.at(end) == 'M' || view.at(end) == 'F' && !is_heat(view, start, end));
    if is_unit || short || sexed || cued(view, start) {
        return Some((end, "90+".to_owned()));
    }
    None
}

/// Whether a number before an F is a temperature in Fahrenheit: `temp 99F`, `101F fever`.
fn is_heat(view: &View, start: usize, end: usize) -> bool {
    const HEAT: [&str; 8] = [
        "t",
        "temp",
        "tmax",
        "temperature",
        "fever",
        "febrile",
        "afebrile",
        "of",
    ];
    let near = view.word_from(start);
    let before = near.checked_sub(1).and_then(|at| view.words().get(at));
    let behind = view.words().get(view.word_from(end + 1));
    let beside = |range: std::ops::Range<usize>| range.len() <= 3;
    let warm = |word: &super::view::Word| HEAT.contains(&word.lower.as_str());
    before.is_some_and(|word| warm(word) && beside(word.range.end..start))
        || behind.is_some_and(|word| warm(word) && beside(end + 1..word.range.start))
}

/// Replaces ages of ninety and more in English words: `aged ninety-six`, `ninety-six-year-old`.
fn in_words(cuts: &mut Cuts<'_>) {
    const ONES: [&str; 9] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let view = cuts.view;
    let all = view.words();
    for (index, word) in all.iter().enumerate() {
        let mut parts = word.lower.split('-');
        let tens = parts.next();
        let hundred = tens == Some("hundred");
        if tens != Some("ninety") && !hundred {
            continue;
        }
        let mut length = if hundred { 7 } else { 6 };
        let mut next = parts.next();
        if let Some(one) = next.filter(|one| ONES.contains(one)) {
            length += 1 + one.len();
            next = parts.next();
        }
        let mut end = word.range.start + length;
        let mut behind = index + 1;
        // "ninety six", "hundred and two"
        while end == all[behind - 1].range.end
            && let Some(more) = all.get(behind).filter(|more| {
                more.range.start == end + 1
                    && (more.lower == "and" && hundred || ONES.contains(&more.lower.as_str()))
            })
        {
            end = more.range.end;
            behind += 1;
        }
        let is_year = |word: &str| word.starts_with("year") || matches!(word, "yo" | "yr" | "yrs");
        let follows = all.get(behind).filter(|word| word.range.start == end + 1);
        let year = next.is_some_and(is_year) || follows.is_some_and(|word| is_year(&word.lower));
        let before = index.checked_sub(1).and_then(|at| all.get(at));
        let counted = before.filter(|word| hundred && matches!(word.lower.as_str(), "one" | "a"));
        let start = counted.map_or(word.range.start, |word| word.range.start);
        let cue = index.checked_sub(if counted.is_some() { 2 } else { 1 });
        let cue = cue.and_then(|at| all.get(at));
        let aged = cue.is_some_and(|word| {
            matches!(word.lower.as_str(), "age" | "aged") && start - word.range.end <= 2
        });
        if year || aged {
            cuts.put(start..end, "90+".to_owned());
        }
    }
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
