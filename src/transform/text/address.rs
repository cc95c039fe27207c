//! Postal addresses in Japanese and in English form.

use super::view::{View, is_digit, is_hiragana, is_kanji, is_katakana};
use super::{ADDRESS, Cuts, words};

/// Cuts every address.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    let mut at = 0;
    while at < view.len() {
        let found = from_prefecture(view, at)
            .map(|end| at..end)
            .or_else(|| from_municipality(view, at))
            .or_else(|| from_block(view, at));
        match found {
            Some(range) => {
                at = range.end.max(at + 1);
                cuts.cut(range, ADDRESS);
            }
            None => at += 1,
        }
    }
    english(cuts);
    american(cuts);
}

/// Prefecture and municipality, with what follows of town, numbers and building.
fn from_prefecture(view: &View, at: usize) -> Option<usize> {
    let prefecture = words::prefecture(view, at)?;
    let start = view.run(at + prefecture, 1, |c| c == ' ');
    if matches!(view.at(start), '立' | '内' | '外' | '下' | '警' | '庁') {
        return None;
    }
    let name = |c: char| is_kanji(c) || is_katakana(c) || is_hiragana(c);
    let limit = view.run(start, 9, name);
    // The first sign may belong to the name (市川市, 町田市), so a second one decides.
    let sign = (start + 1..limit).find(|&i| is_municipal(view.at(i)))?;
    Some(rest(view, sign + 1))
}

/// A municipality without prefecture, known by the numbers behind it: `横浜市西区高島1-2-3`.
fn from_municipality(view: &View, at: usize) -> Option<std::ops::Range<usize>> {
    if !is_municipal(view.at(at)) || matches!(view.at(at + 1), '域' | '分' | '画' | '間') {
        return None;
    }
    let start = view.run_back(at, 8, |c| is_kanji(c) || is_katakana(c));
    if start == at {
        return None;
    }
    let town = view.run(at + 1, 16, |c| {
        is_kanji(c) || is_katakana(c) || matches!(c, 'の' | 'が')
    });
    let town = view.run(town, 1, |c| c == ' ');
    let end = numbers(view, town);
    let written = view.slice(town..end);
    let dashes = written.iter().filter(|&&c| c == '-').count();
    let block = written.iter().any(|&c| matches!(c, '丁' | '番' | '号'));
    (dashes >= 2 || block).then(|| start..building(view, end))
}

/// A town known by `1丁目` or `12番地` alone.
fn from_block(view: &View, at: usize) -> Option<std::ops::Range<usize>> {
    if !(is_digit(view.at(at)) || is_kanji_digit(view.at(at))) || is_number_char(view.before(at)) {
        return None;
    }
    let end = view.run(at, 5, |c| is_digit(c) || is_kanji_digit(c));
    if !(view.has(end, "丁目") || view.has(end, "番地")) {
        return None;
    }
    let start = view.run_back(at, 12, |c| is_kanji(c) || is_katakana(c) || c == 'の');
    Some(start..building(view, numbers(view, at)))
}

/// The end of an address whose municipality ends at `at`.
fn rest(view: &View, at: usize) -> usize {
    let town = |c: char| {
        is_kanji(c) || is_katakana(c) || is_digit(c) || matches!(c, '-' | 'の' | 'が' | 'つ')
    };
    let limit = view.run(at, 48, town);
    let stop = (at..limit)
        .find(|&i| view.has_any(i, &STOPS).is_some())
        .unwrap_or(limit);
    let last_number = (at..stop)
        .rev()
        .find(|&i| is_digit(view.at(i)) || is_block_sign(view.at(i)));
    match last_number {
        Some(last) => building(view, numbers(view, last).max(last + 1)),
        // Hiragana at the end is no part of a town's name.
        None => view.run_back(stop, 1, is_hiragana).max(at),
    }
}

/// Words that end an address.
const STOPS: [&str; 14] = [
    "在住",
    "出身",
    "居住",
    "在中",
    "勤務",
    "転居",
    "転入",
    "から",
    "より",
    "立病",
    "の病院",
    "方面",
    "生まれ",
    "保健所",
];

/// The end of a run of block numbers at `at`: `1-1-1`, `1丁目2番3号`.
fn numbers(view: &View, at: usize) -> usize {
    let end = view.run(at, 24, |c| {
        is_number_char(c) || is_block_sign(c) || c == 'の'
    });
    view.run_back(end, 24, |c| matches!(c, '-' | 'の')).max(at)
}

/// The end of a building behind `at`: one space at most, a name, and the room's number.
fn building(view: &View, at: usize) -> usize {
    let start = view.run(at, 1, |c| c == ' ');
    let name = view.run(start, 16, |c| {
        is_katakana(c) || c.is_ascii_alphabetic() || is_kanji(c)
    });
    let number = view.run(name, 6, |c| is_digit(c) || c == '-');
    let room = view.run(number, 2, |c| matches!(c, '号' | '室' | '階' | 'F'));
    if name > start && number > name {
        room
    } else {
        at
    }
}

fn is_municipal(c: char) -> bool {
    matches!(c, '市' | '区' | '町' | '村' | '郡')
}

fn is_block_sign(c: char) -> bool {
    matches!(c, '丁' | '目' | '番' | '地' | '号' | '室' | '階')
}

fn is_kanji_digit(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

fn is_number_char(c: char) -> bool {
    is_digit(c) || is_kanji_digit(c) || c == '-'
}

/// `123 Main Street`: a number, one to three words with capitals, a word for a road.
fn english(cuts: &mut Cuts<'_>) {
    const ROADS: [&str; 8] = [
        "street",
        "avenue",
        "road",
        "boulevard",
        "lane",
        "drive",
        "court",
        "highway",
    ];
    const SHORT: [&str; 9] = ["St", "Ave", "AVE", "Rd", "RD", "Blvd", "BLVD", "Ln", "Hwy"];
    let view = cuts.view;
    let all = view.words();
    for (index, road) in all.iter().enumerate() {
        let written: String = view.slice(road.range.clone()).iter().collect();
        let long = road.capital && ROADS.contains(&road.lower.as_str());
        if !long && !SHORT.contains(&written.as_str()) {
            continue;
        }
        let mut start = road.range.start;
        for word in all[..index].iter().rev().take(3) {
            if word.range.end + 1 != start || view.at(word.range.end) != ' ' || !word.capital {
                break;
            }
            start = word.range.start;
        }
        let number = view.run_back(start.saturating_sub(1), 6, is_digit);
        let digits = start.saturating_sub(1) - number.min(start.saturating_sub(1));
        if start < road.range.start && view.before(start) == ' ' && (1..=5).contains(&digits) {
            cuts.cut(number..road.range.end, ADDRESS);
        }
    }
}

/// `Springfield, IL 62704`: up to three words with capitals, a state and its ZIP code.
fn american(cuts: &mut Cuts<'_>) {
    // Without those that are words of the domain: CT, ID, IN, MS, OR, PA.
    const STATES: &str = "AK AL AR AZ CA CO DC DE FL GA HI IA IL KS KY LA MA MD ME MI MN MO \
                          MT NC ND NE NH NJ NM NV NY OH OK PR RI SC SD TN TX UT VA VT WA WI \
                          WV WY";
    let view = cuts.view;
    let all = view.words();
    for (index, state) in all.iter().enumerate().skip(1) {
        let written: String = view.slice(state.range.clone()).iter().collect();
        let zip = state.range.end + 1;
        let five = view.run(zip, 6, is_digit);
        if !STATES.split(' ').any(|known| known == written)
            || view.at(state.range.end) != ' '
            || five - zip != 5
        {
            continue;
        }
        let four = view.run(five + 1, 5, is_digit);
        let end = if view.at(five) == '-' && four - five == 5 {
            four
        } else {
            five
        };
        let city = &all[index - 1];
        let comma = view.slice(city.range.end..state.range.start).contains(&',');
        if !comma || city.range.end + 2 < state.range.start || !city.capital {
            continue;
        }
        let mut start = city.range.start;
        for word in all[..index - 1].iter().rev().take(2) {
            if word.range.end + 1 != start || view.at(word.range.end) != ' ' || !word.capital {
                break;
            }
            start = word.range.start;
        }
        cuts.cut(start..end, ADDRESS);
    }
}
