//! Postal addresses in Japanese and in Western forms.

mod western;

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
            .or_else(|| lived_in(view, at))
            .or_else(|| labelled(view, at))
            .or_else(|| from_block(view, at));
        match found {
            Some(range) => {
                at = range.end.max(at + 1);
                cuts.cut(range, ADDRESS);
            }
            None => at += 1,
        }
    }
    western::scan(cuts);
}

/// Municipalities that are written in hiragana, in part or whole.
const IN_HIRAGANA: [&str; 24] = [
    "つくば",
    "さいたま",
    "いわき",
    "うるま",
    "みどり",
    "あきる野",
    "かすみがうら",
    "つくばみらい",
    "ひたちなか",
    "ふじみ野",
    "いなべ",
    "たつの",
    "あま",
    "あわら",
    "かほく",
    "にかほ",
    "むつ",
    "みやま",
    "うきは",
    "さくら",
    "いすみ",
    "おいらせ",
    "ときがわ",
    "みなかみ",
];

/// Where the name of the municipality starts whose sign is at `at`.
fn municipality(view: &View, at: usize) -> usize {
    let kana = IN_HIRAGANA.iter().find_map(|name| {
        let start = at.checked_sub(name.chars().count())?;
        view.has(start, name).then_some(start)
    });
    kana.unwrap_or_else(|| view.run_back(at, 8, |c| is_kanji(c) || is_katakana(c)))
}

/// `横浜市在住`: a municipality where somebody lives or is from.
fn lived_in(view: &View, at: usize) -> Option<std::ops::Range<usize>> {
    let behind = view.run(at + 1, 1, |c| matches!(c, 'に' | ' '));
    let lived = view
        .has_any(behind, &["在住", "居住", "出身", "生まれ"])
        .is_some();
    if !is_municipal(view.at(at)) || !lived {
        return None;
    }
    let start = municipality(view, at);
    let name = view.slice(start..at);
    let nowhere = matches!(
        name,
        [] | ['当' | '同' | '他' | '各' | '本' | '前'] | ['近', '隣']
    );
    (!nowhere).then_some(start..at + 1)
}

/// What stands behind 住所 at `at` and a sign: `住所 名古屋`.
fn labelled(view: &View, at: usize) -> Option<std::ops::Range<usize>> {
    let label = view.has_any(at, &["住所", "現住所", "居住地", "本籍"])?;
    let start = view.run(at + label, 3, |c| matches!(c, ' ' | ':' | 'は'));
    let name = view.run(start, 24, |c| is_kanji(c) || is_katakana(c));
    let word: String = view.slice(start..name).iter().collect();
    let nowhere = words::NOBODY.iter().any(|one| word.starts_with(one))
        || ["変更", "不定", "確認", "同じ", "非公開", "記載"]
            .iter()
            .any(|one| word.starts_with(one));
    if start == at + label
        || name - start < 2
        || nowhere
        || words::prefecture(view, start).is_some()
    {
        return None;
    }
    let end = numbers(view, name);
    Some(start..building(view, end))
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
    let start = municipality(view, at);
    if start == at {
        return None;
    }
    let end = [true, false]
        .into_iter()
        .find_map(|digits| from_town(view, at, digits));
    end.map(|end| start..end)
}

/// The end of an address whose municipality has its sign at `at`, if enough numbers follow; `digits`
/// says whether numerals in kanji belong to the town (三の丸) or to the numbers (三丁目).
fn from_town(view: &View, at: usize, digits: bool) -> Option<usize> {
    let named = |c: char| is_kanji(c) || is_katakana(c) || is_hiragana(c) || c == ' ';
    let plain = view.run(at + 1, 24, |c| named(c) && (digits || !is_kanji_digit(c)));
    // 北1条西2丁目: numbers are part of the town.
    let town = (plain..plain + 8)
        .rev()
        .find(|&i| matches!(view.at(i), '条'))
        .map_or(plain, |sign| {
            view.run(sign + 1, 4, |c| named(c) && !is_kanji_digit(c))
        });
    let end = numbers(view, town);
    let written = view.slice(town..end);
    let soft = view
        .slice(at + 1..town)
        .iter()
        .any(|&c| is_hiragana(c) || c == ' ');
    let dashes = written.iter().filter(|&&c| c == '-').count();
    let block = written.iter().any(|&c| matches!(c, '丁' | '番' | '号'));
    // Two signs, 札幌市中央区, or a town by its own sign: fewer numbers are enough.
    let sign = |c: &char| is_municipal(*c) || *c == '条';
    let twice = view.slice(at + 1..town).iter().any(sign);
    let number = written.iter().any(|&c| is_digit(c)) && matches!(view.before(town), '町' | '条');
    let numbered = dashes >= 2 || block && !soft || twice && (dashes >= 1 || block || number);
    numbered.then(|| building(view, end))
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
    // おもろまち1-1: hiragana counts where numbers follow.
    let soft = view.run(limit, 12, |c| is_hiragana(c) || is_kanji(c));
    let sentence = (limit..soft).any(|i| view.has_any(i, &STOPS).is_some());
    let follows = is_digit(view.at(soft)) && view.at(view.run(soft, 4, is_digit)) == '-';
    let limit = match follows && soft > limit && !sentence {
        true => view.run(soft, 12, |c| is_digit(c) || c == '-'),
        false => limit,
    };
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
    let name = view.run(start, 20, |c| {
        is_katakana(c) || c.is_ascii_alphabetic() || is_kanji(c)
    });
    let number = view.run(name, 6, |c| is_digit(c) || c == '-');
    let room = view.run(number, 2, |c| matches!(c, '号' | '室' | '階' | 'F'));
    let written: String = view.slice(start..name).iter().collect();
    let house = HOUSES.iter().any(|house| written.ends_with(house));
    if name > start && number > name || house {
        room
    } else {
        at
    }
}

/// What the names of buildings end with.
const HOUSES: [&str; 20] = [
    "タワー",
    "ビル",
    "ビルディング",
    "マンション",
    "ハイツ",
    "荘",
    "コーポ",
    "アパート",
    "レジデンス",
    "ヒルズ",
    "ハウス",
    "メゾン",
    "パレス",
    "寮",
    "団地",
    "ホーム",
    "ハイム",
    "コート",
    "テラス",
    "プラザ",
];

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
