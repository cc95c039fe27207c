//! Names of hospitals, practices and schools: what stands before 病院, クリニック, `Hospital` and the
//! like, unless it is only the sort of hospital.

use super::view::{View, is_hiragana, is_kanji, is_katakana};
use super::{Cuts, FACILITY, words};

/// None begins with a character of ASCII.
const SUFFIXES: &[&str] = &[
    "病院",
    "医院",
    "クリニック",
    "診療所",
    "医療センター",
    "療養所",
    "メディカルセンター",
    "がんセンター",
    "薬局",
    "ﾋﾞｮｳｲﾝ",
    "ｸﾘﾆｯｸ",
    "老健",
    "特養",
    "訪問看護ステーション",
    "小学校",
    "中学校",
    "高等学校",
    "高校",
    "保育園",
    "保育所",
    "幼稚園",
    "医大",
    "医科大学",
];

/// Facilities known by a part of their names alone.
const NAMED: &[&str] = &[
    "癌研有明",
    "がん研有明",
    "がん研究会有明",
    "国立がん研究センター",
    "国立がんセンター",
    "聖マリアンナ",
    "聖路加",
    "順天堂",
    "虎の門",
];

/// Beginnings of names in hiragana before kanji.
const BEGINNINGS: &[&str] = &[
    "国立がん",
    "がん",
    "虎の",
    "霞が",
    "自由が",
    "光が",
    "緑が",
    "希望が",
    "つつじが",
    "さいたま",
    "いわき",
    "つくば",
    "みなとみらい",
    "みなと",
    "あさひ",
    "さくら",
    "ひかり",
];

/// The addressee that 御中 at `at` stands behind.
fn addressee(view: &View, at: usize) -> Option<std::ops::Range<usize>> {
    let end = view.run_back(at, 2, |c| c == ' ');
    let part =
        |c: char| is_kanji(c) || is_katakana(c) || is_hiragana(c) || c.is_ascii_alphanumeric();
    let start = view.run_back(end, 24, part);
    let head = view.slice(start..end);
    let facility = head
        .last()
        .is_some_and(|&c| "科院所局ー部室園校課".contains(c));
    (facility && head.len() >= 4 && words::generic_facility(head) < head.len())
        .then_some(start..end)
}

/// Cuts every facility that has a name of its own.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    for at in 0..view.len() {
        if view.at(at).is_ascii() {
            continue;
        }
        let named = view.has_any(at, NAMED).map(|length| at..at + length);
        let addressed = || view.has(at, "御中").then(|| addressee(view, at)).flatten();
        if let Some(range) = named.or_else(addressed) {
            cuts.cut(range, FACILITY);
        }
    }
    let mut at = 0;
    while at < view.len() {
        let suffix = match view.at(at).is_ascii() {
            true => None,
            false => view.has_any(at, SUFFIXES),
        };
        match suffix {
            Some(length) => {
                if let Some(start) = japanese(view, at) {
                    cuts.cut(start..at + length, FACILITY);
                }
                at += length;
            }
            None => at += 1,
        }
    }
    for index in 0..view.words().len() {
        if let Some((start, end)) = english(view, index) {
            cuts.cut(start..end, FACILITY);
        }
    }
}

/// Where the name of the facility whose suffix is at `at` starts.
fn japanese(view: &View, at: usize) -> Option<usize> {
    let before = view.before(at);
    if is_hiragana(before) {
        // "さくら病院", but not "近くの病院".
        let start = view.run_back(at, 8, is_hiragana);
        let particle = "のなくるたでにをがはもとへかいまれしてっ".contains(before);
        return (!particle && at - start >= 2).then_some(start);
    }
    let part = |c: char| {
        is_kanji(c) || is_katakana(c) || c.is_ascii_alphanumeric() || matches!(c, 'ヶ' | '・')
    };
    let start = view.run_back(at, 32, part);
    let head = view.slice(start..at);
    let own = start + words::generic_facility(head);
    let begun = BEGINNINGS.iter().find_map(|name| {
        let from = start.checked_sub(name.chars().count())?;
        view.has(from, name).then_some(from)
    });
    (own < at).then_some(begun.filter(|_| own == start).unwrap_or(own))
}

/// The name around `Hospital`, `Clinic`, `Medical Center` at word `index`.
fn english(view: &View, index: usize) -> Option<(usize, usize)> {
    let all = view.words();
    let word = all.get(index)?;
    let suffix = match word.lower.as_str() {
        "hospital" | "clinic" | "infirmary" | "hospice" | "klinikum" | "hôpital" => index,
        "center" | "centre" => {
            let before = all.get(index.checked_sub(1)?)?;
            if !matches!(
                before.lower.as_str(),
                "medical" | "health" | "cancer" | "imaging"
            ) {
                return None;
            }
            index - 1
        }
        _ => return None,
    };
    if !word.capital {
        return None;
    }
    let mut start = all.get(suffix)?.range.start;
    let mut own = false;
    for word in all[..suffix].iter().rev().take(6) {
        let gap = view.slice(word.range.end..start);
        let joined = matches!(gap, [' '] | ['.', ' '] | [' ', '&', ' ']);
        let linking = matches!(word.lower.as_str(), "of" | "and" | "the");
        if !joined
            || !(word.capital || linking && own)
            || words::is_preposition(&word.lower) && !linking
        {
            break;
        }
        own |= word.capital && !linking && !words::is_common(&word.lower);
        start = word.range.start;
    }
    // What is only common in front of the name stays.
    let first = view.word_from(start);
    let leading = all[first..suffix]
        .iter()
        .take_while(|word| {
            words::is_common(&word.lower) || matches!(word.lower.as_str(), "of" | "and" | "the")
        })
        .count();
    let mut end = word.range.end;
    // "University Hospital of Springfield"
    if let Some(of) = all.get(index + 1)
        && of.lower == "of"
        && let Some(place) = all.get(index + 2)
        && place.capital
        && place.range.start == of.range.end + 1
        && of.range.start == end + 1
    {
        end = place.range.end;
        return Some((
            if own {
                all[first + leading].range.start
            } else {
                word.range.start
            },
            end,
        ));
    }
    (own && first + leading < suffix).then(|| (all[first + leading].range.start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_suffix_begins_where_none_is_looked_for() {
        for suffix in SUFFIXES {
            assert!(!suffix.starts_with(|c: char| c.is_ascii()), "{suffix}");
        }
    }
}
