//! Dates of three short numbers: 23/4/5, 05.04.23, 12-1-22, 610103.
//!
//! Versions, levels of the spine, sizes and ratios look the same. Three numbers are a date if they are a
//! known day of the file's own people, if a word beside them asks for one, if they are padded to two
//! digits as only dates are, or if they are a day of the years around the file's events. A unit behind
//! them, a word such as "version" before them, or even steps (5-10-15) speak against it.

use super::super::view::{View, is_cased, is_digit, is_kanji};
use super::known::{Days, Number, is_legal};
use super::{EVENTS, number};
use std::ops::Range;

/// Words behind which a day of birth stands.
const BIRTH: [&str; 13] = [
    "dob",
    "d.o.b",
    "born",
    "born on",
    "birth",
    "birthday",
    "birthdate",
    "geb",
    "geboren",
    "生年月日",
    "誕生日",
    "生まれ",
    "*",
];

/// Words behind which another day stands.
const BEFORE: [&str; 46] = [
    "after",
    "before",
    "since",
    "prior",
    "previous",
    "previously",
    "prev",
    "compare",
    "compared",
    "compared to",
    "compared with",
    "comparison",
    "vs",
    "versus",
    "dated",
    "date",
    "on",
    "from",
    "until",
    "till",
    "last",
    "seen",
    "surgery",
    "biopsy",
    "admitted",
    "discharged",
    "follow-up",
    "f/u",
    "next",
    "as of",
    "前回",
    "前々回",
    "次回",
    "初回",
    "今回",
    "比較",
    "以前",
    "日",
    "日付",
    "入院",
    "退院",
    "手術",
    "予約",
    "発症",
    "受傷",
    "翌",
];

/// What stands behind a day and nothing else.
const BEHIND: [&str; 5] = ["以降", "以前", "時点", "頃", "付"];

/// Words whose numbers are no date.
pub(super) const NO_DATE: [&str; 36] = [
    "version",
    "versions",
    "ver",
    "v",
    "vers",
    "rev",
    "revision",
    "build",
    "release",
    "software",
    "firmware",
    "kernel",
    "model",
    "grade",
    "stage",
    "score",
    "segment",
    "segments",
    "seg",
    "level",
    "levels",
    "rib",
    "ribs",
    "disc",
    "discs",
    "phase",
    "phases",
    "ratio",
    "teeth",
    "leads",
    "バージョン",
    "版",
    "区域",
    "肋骨",
    "グレード",
    "ステージ",
];

/// What is measured or counted; in lower case.
const UNITS: [&str; 54] = [
    "mm", "cm", "m", "um", "nm", "ml", "cc", "l", "mg", "ug", "g", "kg", "s", "sec", "secs", "ms",
    "min", "mins", "h", "hr", "hrs", "hour", "hours", "d", "day", "days", "wk", "wks", "week",
    "weeks", "mo", "month", "months", "yr", "yrs", "year", "years", "hz", "khz", "mhz", "kv",
    "kvp", "ma", "mas", "hu", "fr", "phase", "phases", "series", "images", "slices", "scale", "px",
    "pixels",
];

/// Three numbers with a sign between each two.
pub(super) struct Three {
    numbers: [Number; 3],
    range: Range<usize>,
    /// The sign, if both are the same and one of dates.
    sign: Option<char>,
}

impl Three {
    /// The three numbers that begin at `at`.
    pub fn at(view: &View, at: usize) -> Option<Three> {
        let joint = |c: char| matches!(c, '/' | '.' | '-' | '_');
        let first = view.run(at, 5, is_digit);
        let second = view.run(first + 1, 3, is_digit);
        let third = view.run(second + 1, 5, is_digit);
        let (one, two) = (view.at(first), view.at(second));
        let spaced = [one, two] == [' ', ' '];
        let numbers = [at..first, first + 1..second, second + 1..third].map(|range| Number {
            value: number(view, range.start, range.end),
            digits: range.len(),
        });
        let [a, b, c] = numbers.map(|number| number.digits);
        let sized = (1..=4).contains(&a) && (1..=2).contains(&b) && (1..=4).contains(&c);
        let padded = [a, b, c] == [2, 2, 2];
        let on = view.at(third) == two && is_digit(view.at(third + 1));
        let usable = sized && !on && (joint(one) && joint(two) || spaced && padded);
        usable.then_some(Three {
            numbers,
            range: at..third,
            sign: (one == two && !spaced && one != '_').then_some(one),
        })
    }

    fn is_short(&self) -> bool {
        self.numbers.iter().all(|number| number.digits <= 2)
    }

    /// Whether all numbers have two digits, and one of them a zero before its other.
    fn is_padded(&self) -> bool {
        let two = self.numbers.iter().all(|number| number.digits == 2);
        two && (self.sign == Some('/') || self.numbers.iter().any(|number| number.value < 10))
    }

    fn has_even_steps(&self) -> bool {
        let [a, b, c] = self.numbers.map(|number| i64::from(number.value));
        b - a == c - b
    }
}

/// The date of three numbers that begins at `at`; `free` says whether nothing before `at` makes the
/// numbers part of something else.
pub(super) fn date(view: &View, at: usize, free: bool, days: &Days) -> Option<Range<usize>> {
    let three = Three::at(view, at)?;
    let until = three.range.end;
    let legal = three.sign.is_some() && is_legal(three.numbers);
    if legal && free && is_birth(view, at, until) {
        return Some(three.range);
    }
    if is_measured(view, until) || is_behind(view, at, &NO_DATE) {
        return None;
    }
    let own = !is_part(view, at) && days.has(three.numbers);
    let quoted = matches!(view.before(at), '\'' | '’');
    let (before, behind) = (is_behind(view, at, &BEFORE), is_before_event(view, until));
    let meant = free
        && legal
        && three.is_short()
        && (quoted
            || before
            || behind
            || three.is_padded()
            || !three.has_even_steps() && days.is_near(three.numbers));
    (own || meant).then_some(three.range)
}

/// The day of birth of three numbers that begins at `at`, behind a word that says so.
pub(super) fn birth(view: &View, at: usize) -> Option<Range<usize>> {
    let three = Three::at(view, at)?;
    let usable = three.sign.is_some() && is_legal(three.numbers) && !is_part(view, at);
    (usable && is_birth(view, at, three.range.end)).then_some(three.range)
}

/// The date without signs that the digits from `at` to `end` are: 230405, 05042023; with the letter of
/// an era, 50405 too.
pub(super) fn compact(view: &View, at: usize, end: usize, days: &Days) -> Option<Range<usize>> {
    let era = era_letter(view, at);
    let splits: &[[usize; 3]] = match end - at {
        5 if era => &[[1, 2, 2]],
        6 => &[[2, 2, 2]],
        8 => &[[4, 2, 2], [2, 2, 4]],
        _ => return None,
    };
    let decimal = view.at(end) == '.' && is_digit(view.at(end + 1));
    let joined = !era && is_cased(view.before(at)) || is_part(view, at);
    if joined || decimal || is_cased(view.at(end)) || is_measured(view, end) {
        return None;
    }
    let mut numbers = splits.iter().map(|split| {
        let mut from = at;
        split.map(|digits| {
            from += digits;
            Number {
                value: number(view, from - digits, from),
                digits,
            }
        })
    });
    let birth = end - at == 6 && is_birth(view, at, end);
    let found = numbers.any(|numbers| days.has(numbers) || birth && is_legal(numbers));
    found.then(|| at - usize::from(era)..end)
}

/// Whether the letter of an era stands before `at`.
pub(super) fn era_letter(view: &View, at: usize) -> bool {
    matches!(
        view.before(at),
        'M' | 'T' | 'S' | 'H' | 'R' | 'm' | 't' | 's' | 'h' | 'r'
    ) && !view.before(at - 1).is_ascii_alphanumeric()
}

/// Whether the digits at `at` go on from others.
pub(super) fn is_part(view: &View, at: usize) -> bool {
    at >= 2 && matches!(view.before(at), '/' | '.' | '-') && is_digit(view.before(at - 1))
}

/// Whether a word for birth stands before or behind.
fn is_birth(view: &View, at: usize, until: usize) -> bool {
    let behind = view.run(until, 1, |c| c == ' ');
    let born = view.has(behind, "born") && !is_cased(view.at(behind + 4));
    let living = view.at(behind) == '生' && !is_kanji(view.at(behind + 1));
    born || living || is_behind(view, at, &BIRTH)
}

/// Whether one of `words` stands before `at`, with nothing but signs between.
pub(super) fn is_behind(view: &View, at: usize, words: &[&str]) -> bool {
    let end = view.run_back(at, 4, |c| {
        matches!(c, ' ' | ':' | '=' | 'は' | '.' | '(' | ';')
    });
    words.iter().any(|word| {
        end.checked_sub(word.chars().count()).is_some_and(|start| {
            let whole = !word.starts_with(|c: char| c.is_ascii_alphabetic())
                || !is_cased(view.before(start));
            whole && view.has(start, word)
        })
    })
}

/// Whether something that happens on a day stands at `until`.
fn is_before_event(view: &View, until: usize) -> bool {
    let event = view.run(until, 1, |c| matches!(c, ' ' | 'に' | 'の'));
    view.has_any(event, &EVENTS).is_some() || view.has_any(until, &BEHIND).is_some()
}

/// Whether a unit or what is counted stands at `end`.
pub(super) fn is_measured(view: &View, end: usize) -> bool {
    const COUNTED: [&str; 20] = [
        "%", "°", "℃", "度", "分", "秒", "時間", "日間", "日目", "日後", "週", "か月", "ヶ月",
        "カ月", "回", "相", "枚", "個", "椎", "倍",
    ];
    let at = view.run(end, 1, |c| matches!(c, ' ' | '-'));
    let until = view.run(at, 10, is_cased);
    let word: String = view
        .slice(at..until)
        .iter()
        .flat_map(|c| c.to_lowercase())
        .collect();
    UNITS.contains(&word.as_str()) || view.has_any(at, &COUNTED).is_some()
}
