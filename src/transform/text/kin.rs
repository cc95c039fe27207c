//! Relatives in Japanese text: a given or a whole name behind the word for a relative.
//!
//! 妻 花子, 長男太郎, 妻の花子; behind の only a listed given name. Only what is written like a given name counts, since diseases and conditions of
//! relatives stand at the same place (母糖尿病, 妻同席). Names in kana count by their last sounds alone.

use super::view::{View, is_hiragana, is_kanji, is_katakana};
use super::{Cuts, NAME, bare, listed};

/// Relatives, longest first where one begins another.
const KIN: [&str; 44] = [
    "長男", "次男", "二男", "三男", "四男", "長女", "次女", "二女", "三女", "四女", "祖父", "祖母",
    "息子", "叔父", "叔母", "伯父", "伯母", "従兄", "従弟", "従姉", "従妹", "実父", "実母", "義父",
    "義母", "義兄", "義姉", "義弟", "義妹", "父親", "母親", "妻", "夫", "父", "母", "兄", "弟",
    "姉", "妹", "娘", "孫", "甥", "姪", "嫁",
];

/// What is said of relatives, though a given name may end like it.
const MATTERS: [&str; 40] = [
    "同行",
    "代行",
    "施行",
    "歩行",
    "進行",
    "移行",
    "旅行",
    "通行",
    "実行",
    "発行",
    "先行",
    "付添人",
    "介助",
    "補助",
    "援助",
    "救助",
    "互助",
    "健康",
    "信仰",
    "不明",
    "説明",
    "証明",
    "判明",
    "完治",
    "根治",
    "主治",
    "難治",
    "全治",
    "酒豪",
    "養子",
    "実子",
    "連子",
    "親子",
    "女子",
    "男子",
    "双子",
    "様子",
    "調子",
    "障子",
    "遺伝子",
];

/// Cuts every name of a relative.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    for at in 0..view.len() {
        if is_kanji(view.at(at))
            && !is_kanji(view.before(at))
            && let Some(length) = view.has_any(at, &KIN)
            && let Some(range) = behind(view, at + length).or_else(|| of(view, at + length))
        {
            cuts.cut(range, NAME);
        }
    }
}

/// The given name behind の at `at`.
fn of(view: &View, at: usize) -> Option<std::ops::Range<usize>> {
    let start = at + 1;
    let end = view.run(start, 7, is_kanji);
    let name = view.slice(start..end);
    let word: String = name.iter().collect();
    let listed = (2..=3).contains(&name.len()) && listed::is_given(&word) && !is_matter(&word);
    let named = listed || (3..=6).contains(&name.len()) && bare::is_full(name);
    (view.at(at) == 'の' && named).then_some(start..end)
}

/// The name that stands at `at`, or one space or bracket behind it.
fn behind(view: &View, at: usize) -> Option<std::ops::Range<usize>> {
    let start = view.run(at, 1, |c| matches!(c, ' ' | '(' | '、' | '・'));
    let end = view.run(start, 7, is_kanji);
    let name = view.slice(start..end);
    let word: String = name.iter().collect();
    if name.is_empty() {
        return (start > at).then(|| in_kana(view, start)).flatten();
    }
    let kana = |c: char| is_hiragana(c) || is_katakana(c);
    let particle = |c: char| "がはにともの".contains(c);
    let ends = !kana(view.at(end))
        || particle(view.at(end))
        || view.has(end, "さん")
        || view.has(end, "ちゃん");
    let given = (2..=3).contains(&name.len()) && bare::is_given(name) && !is_matter(&word);
    let whole = (3..=6).contains(&name.len()) && bare::is_full(name);
    let family = bare::is_family(name);
    (ends && (given || whole || family)).then_some(start..end)
}

fn is_matter(word: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十数両";
    let counted = word.starts_with(|c| NUMERALS.contains(c)) && word.ends_with(['人', '代', '子']);
    let related = word.starts_with(['婦', '弟', '妹', '姉', '兄', '父', '母', '娘', '方', '親']);
    let aged = word.contains('十') && word.ends_with('代');
    counted || related || aged || MATTERS.contains(&word)
}

/// ハナコ, いちろう.
fn in_kana(view: &View, start: usize) -> Option<std::ops::Range<usize>> {
    let sort: fn(char) -> bool = if is_hiragana(view.at(start)) {
        is_hiragana
    } else {
        is_katakana
    };
    let end = view.run(start, 7, sort);
    let word: String = view.slice(start..end).iter().collect();
    let ending = ["こ", "コ", "ろう", "ロウ", "ロー", "すけ", "スケ"]
        .iter()
        .any(|ending| word.ends_with(ending));
    let other = [
        "たばこ",
        "タバコ",
        "どこ",
        "ここ",
        "そこ",
        "おとこ",
        "ねこ",
        "むこ",
        "いとこ",
    ];
    let named = ending && (3..=6).contains(&(end - start)) && !other.contains(&word.as_str());
    named.then_some(start..end)
}
