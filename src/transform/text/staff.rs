//! Common Japanese family names beside abbreviations of professions, in signatures, in brackets, and
//! with the department of a practice: 高橋Ns, 高橋記, 【高橋】, 吉田内科.
//!
//! All of these stand beside other words as well, so only a listed family name counts, alone or with a
//! given name, and only as a whole run of kanji or what is left of one.

use super::view::{View, is_cased, is_digit, is_hiragana, is_kanji, is_katakana};
use super::{Cuts, FACILITY, NAME, alone, bare};
use std::ops::Range;

/// Abbreviations of professions in front of a name or behind it.
const PROFESSIONS: [&str; 22] = [
    "Ns", "NS", "Dr", "DR", "PT", "OT", "ST", "MSW", "PSW", "SW", "CW", "CE", "ME", "RN", "LPN",
    "RT", "MT", "CM", "HP", "PHN", "NP", "DH",
];

/// What stands directly behind a name, at the end of a run of kanji.
const BEHIND: [&str; 27] = [
    "記",
    "筆",
    "助教",
    "助手",
    "課長",
    "科長",
    "室長",
    "係長",
    "局長",
    "医局長",
    "士長",
    "主事",
    "研修医",
    "専攻医",
    "医員",
    "訓練士",
    "秘書",
    "事務",
    "妻",
    "夫",
    "母",
    "父",
    "家",
    "宅",
    "夫妻",
    "夫婦",
    "一家",
];

/// What stands in front of a name, with a space or without.
const BEFORE: [&str; 32] = [
    "旧姓",
    "患者",
    "記載",
    "読影",
    "文責",
    "署名",
    "入力",
    "承認",
    "確認",
    "担当",
    "撮影",
    "執刀",
    "報告",
    "依頼",
    "主治",
    "診察",
    "記録",
    "担任",
    "氏名",
    "姓",
    "責任者",
    "連絡者",
    "隣人",
    "友人",
    "同僚",
    "上司",
    "部下",
    "職場",
    "同室",
    "弁護士",
    "救急隊",
    "知人",
];

/// What people do, behind a name and a particle.
const DEEDS: [&str; 16] = [
    "が付添",
    "が付き添",
    "が同席",
    "が来院",
    "が対応",
    "が説明",
    "が代行",
    "と来院",
    "と相談",
    "から電話",
    "から連絡",
    "より電話",
    "より連絡",
    "へ連絡",
    "に電話",
    "に連絡",
];

/// Departments that make the name before them one of a practice.
const DEPARTMENTS: [&str; 20] = [
    "内科",
    "外科",
    "眼科",
    "皮膚科",
    "歯科",
    "小児科",
    "耳鼻科",
    "耳鼻咽喉科",
    "整形外科",
    "整形",
    "産婦人科",
    "婦人科",
    "産科",
    "泌尿器科",
    "胃腸科",
    "脳神経外科",
    "循環器科",
    "医大",
    "胃腸内科",
    "心療内科",
];

/// Cuts every such name.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    let mut at = 0;
    while at < view.len() {
        if !is_kanji(view.at(at)) {
            at += 1;
            continue;
        }
        let end = view.run(at, usize::MAX, is_kanji);
        if end - at <= 12 {
            if let Some(range) = practice(view, at..end) {
                cuts.cut(range, FACILITY);
            } else if let Some(range) = name(view, at..end) {
                cuts.cut(range, NAME);
            }
        }
        at = end;
    }
    readings(cuts);
}

fn is_name(name: &[char]) -> bool {
    bare::is_family(name) || bare::is_full(name)
}

/// The practice that a whole run of kanji is: 高橋眼科.
fn practice(view: &View, run: Range<usize>) -> Option<Range<usize>> {
    let name = department(view, &run)?;
    let free = !is_katakana(view.before(run.start));
    (free && bare::is_family(view.slice(name))).then_some(run)
}

/// What stands in a run of kanji before its department.
fn department(view: &View, run: &Range<usize>) -> Option<Range<usize>> {
    (run.start + 2..run.end).find_map(|at| {
        let length = view.has_any(at, &DEPARTMENTS)?;
        (at + length == run.end).then_some(run.start..at)
    })
}

/// The name in a run of kanji, or that it is.
fn name(view: &View, run: Range<usize>) -> Option<Range<usize>> {
    let letters = view.slice(run.clone());
    if is_name(letters) {
        let named = is_beside_profession(view, &run)
            || is_labelled(view, run.start)
            || is_enclosed(view, &run)
            || view.has_any(run.end, &DEEDS).is_some()
            || is_listed(view, &run);
        return named.then_some(run);
    }
    let kana = |c: char| is_hiragana(c) || is_katakana(c);
    for at in run.start + 1..run.end {
        let (head, tail) = (view.slice(run.start..at), view.slice(at..run.end));
        let word: String = head.iter().collect();
        let before = BEFORE.contains(&word.as_str()) || word.ends_with('科') && head.len() > 1;
        if before && is_name(tail) && !kana(view.at(run.end)) {
            return Some(at..run.end);
        }
        let word: String = tail.iter().collect();
        let signed = BEHIND.contains(&word.as_str()) && !is_hiragana(view.at(run.end));
        if signed && is_name(head) && !kana(view.before(run.start)) {
            return Some(run.start..at);
        }
    }
    None
}

/// Whether the abbreviation of a profession stands directly before or behind.
fn is_beside_profession(view: &View, run: &Range<usize>) -> bool {
    let point = view.run_back(run.start, 2, |c| matches!(c, '.' | ':' | ' '));
    let start = view.run_back(point, 4, is_cased);
    let is_one = |range: Range<usize>| {
        let word: String = view.slice(range).iter().collect();
        PROFESSIONS.contains(&word.as_str())
    };
    let spaced = view.slice(point..run.start) == [' '];
    let end = view.run(run.end, 4, is_cased);
    let before = is_one(start..point) && !is_digit(view.before(start));
    // "PT 高橋" may be a value and its patient.
    before && !spaced || is_one(run.end..end) && !is_digit(view.at(end))
}

/// Whether a label and its colon stand before `at`, or a word that asks for a name and a space.
fn is_labelled(view: &View, at: usize) -> bool {
    let sign = view.run_back(at, 2, |c| matches!(c, ' ' | ':'));
    let label = view.before(sign);
    if view.slice(sign..at).contains(&':') {
        return label.is_alphabetic();
    }
    // 友人の高橋
    let sign = match view.before(at) {
        'の' => at - 1,
        _ => sign,
    };
    let spaced = sign + 1 == at && matches!(view.before(at), ' ' | 'の');
    let behind = |word: &&str| {
        let start = sign.checked_sub(word.chars().count());
        start.is_some_and(|start| view.has(start, word) && !is_kanji(view.before(start)))
    };
    spaced && BEFORE.iter().any(behind)
}

/// Whether brackets enclose the name, or stand behind it with a relative in them: 高橋（妻）.
fn is_enclosed(view: &View, run: &Range<usize>) -> bool {
    const KIN: [&str; 14] = [
        "妻", "夫", "母", "父", "娘", "息子", "長男", "長女", "次男", "次女", "兄", "弟", "姉",
        "妹",
    ];
    let pair = (view.before(run.start), view.at(run.end));
    let enclosed = matches!(pair, ('(', ')') | ('【', '】') | ('[', ']') | ('〔', '〕'));
    let relative = view.at(run.end) == '('
        && view
            .has_any(run.end + 1, &KIN)
            .is_some_and(|length| view.at(run.end + 1 + length) == ')');
    enclosed || relative
}

/// Whether another family name stands beside it behind a slash: 佐藤/鈴木.
fn is_listed(view: &View, run: &Range<usize>) -> bool {
    let joint = |c: char| matches!(c, '/' | '・');
    let next = view.run(run.end + 1, 4, is_kanji);
    let before = view.run_back(run.start.saturating_sub(1), 4, is_kanji);
    let behind = joint(view.at(run.end)) && bare::is_family(view.slice(run.end + 1..next));
    let ahead = joint(view.before(run.start))
        && bare::is_family(view.slice(before..run.start.saturating_sub(1)));
    behind || ahead
}

/// Cuts a family and a given name in katakana with a space between: ﾀｶﾊｼ ｼﾞﾛｳ.
fn readings(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    let mut at = 0;
    while at < view.len() {
        if !is_katakana(view.at(at)) {
            at += 1;
            continue;
        }
        let end = view.run(at, usize::MAX, is_katakana);
        let until = view.run(end + 1, 10, is_katakana);
        let spaced = view.at(end) == ' ' && until > end + 1;
        let eastern = |c: char| is_kanji(c) || is_hiragana(c);
        let free = !eastern(view.before(at)) && !eastern(view.at(until));
        if spaced
            && free
            && end - at <= 10
            && alone::is_pair_in_kana(view.slice(at..end), view.slice(end + 1..until))
        {
            cuts.cut(at..until, NAME);
            at = until;
        } else {
            at = end;
        }
    }
}
