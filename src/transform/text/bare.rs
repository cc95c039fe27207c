//! Names that stand without title or label: `SMITH, JOHN` at either end of a text, a common Western
//! given name beside a word that no clinical text knows, and a common Japanese family name with a given
//! name as a word of its own, behind a role, or before a department in brackets.
//!
//! Only what is written like a name and holds no word of a clinical text counts: descriptors name
//! organs, signs and diseases after people. What it does not know: rare family names, given names
//! whose last character is not of the table, a family name alone. Source of the family names: own
//! compilation, each listed as one in IPADIC.

use super::view::{View, Word, is_hiragana, is_kanji, is_katakana};
use super::{Cuts, NAME, listed, words};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

static SURNAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let list = include_str!("../../../data/surnames.csv");
    list.lines().skip(1).collect()
});

static GIVEN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let list = include_str!("../../../data/given-names.csv");
    list.lines().skip(1).collect()
});

/// What given names end with.
const GIVEN_ENDS: &str = "子美郎夫雄男一二三治吉助江枝代恵彦次蔵司平之明香人也幸紀弘行志義久光里信樹奈昭正史和\
    介文太則朗徳世弥実良宏博広成利孝勝絵浩秀吾栄洋哉乃寿穂典隆康敏章裕仁俊輝憲輔佳貴菜花華希健誠翔蓮真\
    綾彩愛舞剛豊茂清進薫学修稔誠豪亮涼悟聡智哲慎潤淳純陽蒼葵結莉凛咲桜優悠遥楓颯湊";

/// What is no given name, though it ends like one.
const NO_GIVEN: [&str; 14] = [
    "第一", "第二", "第三", "市", "一次", "二次", "三次", "平行", "同志", "共和", "大学", "医学",
    "中学", "小学",
];

/// Longest family name and longest given name, in characters.
const LONGEST_FAMILY: usize = 3;
const LONGEST_GIVEN: usize = 3;

/// Cuts every bare name.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    for index in 0..view.words().len() {
        if let Some(range) = comma(view, index)
            .or_else(|| pair(view, index))
            .or_else(|| romanised(view, index))
        {
            cuts.cut(range, NAME);
        }
    }
    let mut at = 0;
    while at < view.len() {
        if !is_kanji(view.at(at)) {
            at += 1;
            continue;
        }
        let end = view.run(at, view.len(), is_kanji);
        if let Some(range) = in_kanji(view, at..end) {
            cuts.cut(range, NAME);
        }
        at = end;
    }
}

/// The name that a whole run of kanji is, or that stands behind a role in it.
fn in_kanji(view: &View, run: Range<usize>) -> Option<Range<usize>> {
    let kana = |c: char| is_hiragana(c) || is_katakana(c);
    if run.len() > 12 || kana(view.before(run.start)) || kana(view.at(run.end)) {
        return None;
    }
    let all = view.slice(run.clone());
    if let Some(role) = words::staff_role_at(all) {
        let name = run.start + role..run.end;
        let rest = view.slice(name.clone());
        return (is_family(rest) || is_full(rest)).then_some(name);
    }
    if is_full(all) || is_family(all) && is_signed(view, run.end) {
        return Some(run);
    }
    // "佐藤 花子": one space between.
    let given = view.run(run.end + 1, LONGEST_GIVEN + 1, is_kanji);
    let behind = run.end + 1..given;
    let spaced = view.at(run.end) == ' ' && !kana(view.at(given));
    (spaced && is_family(all) && is_given(view.slice(behind.clone())))
        .then_some(run.start..behind.end)
}

/// Whether the sign of a department or profession stands in brackets at `at`: 佐々木(放).
fn is_signed(view: &View, at: usize) -> bool {
    const SIGNS: &str = "放内外整産婦小児眼耳皮泌麻循消呼脳神精歯救形技看医薬病検科線射師主";
    let end = view.run(at + 1, 3, |c| SIGNS.contains(c));
    view.at(at) == '(' && end > at + 1 && view.at(end) == ')'
}

/// Whether a word in lower case is a common Western given name.
pub(super) fn is_western_given(lower: &str) -> bool {
    GIVEN.contains(lower)
}

/// Whether the characters are a common family name.
pub(super) fn is_family(name: &[char]) -> bool {
    name.len() <= LONGEST_FAMILY && SURNAMES.contains(name.iter().collect::<String>().as_str())
}

/// Whether the characters are written like a given name.
pub(super) fn is_given(name: &[char]) -> bool {
    let word: String = name.iter().collect();
    (1..=LONGEST_GIVEN).contains(&name.len())
        && name.last().is_some_and(|&last| GIVEN_ENDS.contains(last))
        && !NO_GIVEN.contains(&word.as_str())
        && (name.len() == 1 || !words::is_clinical(&word))
}

/// Whether the characters are a family name and a given name without a space.
pub(super) fn is_full(name: &[char]) -> bool {
    let word: String = name.iter().collect();
    !words::is_clinical(&word)
        && word != "大西洋"
        && (2..=LONGEST_FAMILY).any(|family| {
            name.len() > family && is_family(&name[..family]) && is_given(&name[family..])
        })
}

/// `SMITH, JOHN` or `Smith, John A.` whose first word is word `index`: at the start of the text, or at
/// its end, or behind a digit or sign, with no clinical word in it.
fn comma(view: &View, index: usize) -> Option<Range<usize>> {
    let all = view.words();
    let (family, given) = (all.get(index)?, all.get(index + 1)?);
    let between = view.slice(family.range.end..given.range.start);
    if !matches!(between, [',', ' '] | [',']) {
        return None;
    }
    let person = |word: &super::view::Word| {
        let letters = view.slice(word.range.clone());
        let upper = letters.iter().all(|c| !c.is_lowercase());
        let titled = letters.iter().skip(1).all(|c| !c.is_uppercase());
        word.capital
            && letters.len() >= 3
            && (upper || titled)
            && !words::is_clinical(&word.lower)
            && !words::is_common(&word.lower)
            && !words::is_eponym(&word.lower)
    };
    let mut end = given.range.end;
    // An initial behind the given name.
    if let Some(next) = all.get(index + 2)
        && next.range.len() == 1
        && next.capital
        && next.range.start == end + 1
        && view.at(end) == ' '
    {
        end = next.range.end;
    }
    // At either end of a line.
    let before = view.run_back(family.range.start, 2, |c| c == ' ');
    let starts = matches!(view.before(before), '\0' | '\n' | '\r' | '/' | ';');
    let rest = view.run(end, 4, |c| matches!(c, ' ' | '.' | ')' | ']'));
    let ends = matches!(view.at(rest), '\0' | '\n' | '\r');
    let listed = view.at(end) == ',' || view.before(before) == ',';
    // "CRL, Robinson" cites a formula.
    let is_upper = |word: &super::view::Word| {
        let letters = view.slice(word.range.clone());
        letters.iter().all(|c| !c.is_lowercase())
    };
    // "Hainan, Lingao pig breed": veterinary codes are full of these.
    let bred = all
        .iter()
        .skip(index + 2)
        .take(4)
        .any(|word| word.lower == "breed");
    if bred || is_upper(family) != is_upper(given) {
        return None;
    }
    let given = person(given) || given.capital && words::is_month_and_name(&given.lower);
    (person(family) && given && (starts || ends) && !listed).then_some(family.range.start..end)
}

/// `FEATHERSTONE ANNA` or `Anna Featherstone`, whose first word is word `index`: a given name and a word
/// that no clinical text knows, written alike.
fn pair(view: &View, index: usize) -> Option<Range<usize>> {
    let all = view.words();
    let (first, second) = (all.get(index)?, all.get(index + 1)?);
    let (family, given) = match GIVEN.contains(second.lower.as_str()) {
        true => (first, second),
        false => (second, first),
    };
    let is_upper = |word: &Word| {
        view.slice(word.range.clone())
            .iter()
            .all(|c| !c.is_lowercase())
    };
    let rare = !words::is_clinical(&family.lower)
        && !words::is_common(&family.lower)
        && !words::is_eponym(&family.lower);
    let named = GIVEN.contains(given.lower.as_str())
        && view.slice(first.range.end..second.range.start) == [' ']
        && (first.capital && second.capital)
        && is_upper(first) == is_upper(second)
        && family.range.len() >= 4
        && !family.lower.is_empty()
        && rare
        && !words::is_eponym_of_two(&first.lower, &second.lower)
        && !view.at(second.range.end).is_alphanumeric()
        && !view.before(first.range.start).is_alphanumeric();
    named.then_some(first.range.start..second.range.end)
}

/// `Taro Yamada`, `Tanaka Ichiro`, `T. Yamada`, whose first word is word `index`: a common Japanese
/// family name in Latin letters with a given name of a list or an initial.
fn romanised(view: &View, index: usize) -> Option<Range<usize>> {
    let all = view.words();
    let (first, second) = (all.get(index)?, all.get(index + 1)?);
    let gap = view.slice(first.range.end..second.range.start);
    let range = first.range.start..second.range.end;
    let free = !view.before(range.start).is_alphanumeric() && !view.at(range.end).is_alphanumeric();
    if !free || !first.capital || !second.capital {
        return None;
    }
    let is_family = |word: &Word| listed::is_japanese_family(&word.lower);
    if first.range.len() == 1 {
        let initial = matches!(gap, ['.', ' '] | ['.']);
        let name = is_family(second) && second.range.len() >= 4;
        let term = words::is_eponym(&second.lower) || words::is_latin_term(&second.lower);
        return (initial && name && !term).then_some(range);
    }
    let named = |family: &Word, given: &Word| {
        is_family(family)
            && listed::is_japanese_given(&given.lower)
            && !words::is_eponym(&given.lower)
    };
    (gap == [' '] && (named(first, second) || named(second, first))).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let view = View::new(text);
        let mut cuts = Cuts {
            view: &view,
            dates: &[],
            days: &Default::default(),
            all: Vec::new(),
        };
        scan(&mut cuts);
        let all = cuts.all.into_iter();
        all.map(|cut| text[cut.range].to_owned()).collect()
    }

    #[test]
    fn the_family_names_ascend_and_are_of_two_or_three_kanji() {
        let list: Vec<&str> = include_str!("../../../data/surnames.csv")
            .lines()
            .skip(1)
            .collect();
        assert!(list.len() > 200 && list.windows(2).all(|pair| pair[0] < pair[1]));
        for name in list {
            let letters = name.chars().count();
            assert!(
                name.chars().all(is_kanji) && (2..=LONGEST_FAMILY).contains(&letters),
                "{name}"
            );
        }
    }

    #[test]
    fn the_given_names_ascend_and_are_no_clinical_words() {
        let list: Vec<&str> = include_str!("../../../data/given-names.csv")
            .lines()
            .skip(1)
            .collect();
        assert!(list.len() > 150 && list.windows(2).all(|pair| pair[0] < pair[1]));
        let known = |name: &&&str| {
            words::is_clinical(name) || words::is_common(name) || words::is_eponym(name)
        };
        assert_eq!(list.iter().filter(known).collect::<Vec<_>>(), [&""; 0]);
    }

    #[test]
    fn a_common_family_name_with_a_given_name_is_a_name() {
        for (text, name) in [
            ("斎藤花子 胸部単純", "斎藤花子"),
            ("胸部CT 佐々木一郎", "佐々木一郎"),
            ("佐藤 花子 胸部単純", "佐藤 花子"),
            ("撮影者斎藤 腰椎", "斎藤"),
            ("技師鈴木", "鈴木"),
            ("担当医高橋健", "高橋健"),
            ("SMITH, JONATHAN CHEST PA", "SMITH, JONATHAN"),
            ("Marlowe, Quentin A - knee", "Marlowe, Quentin A"),
            ("knee\r\nMARLOWE, QUENTIN chest\r\nok", "MARLOWE, QUENTIN"),
            ("Knee MRI Kowalski, Janusz", "Kowalski, Janusz"),
            ("FEATHERSTONE ANNA", "FEATHERSTONE ANNA"),
            ("CT CHEST FEATHERSTONE ANNA", "FEATHERSTONE ANNA"),
            ("Anna Featherstone, knee", "Anna Featherstone"),
            ("佐々木(放) 確認済", "佐々木"),
            ("読影 佐々木（放）", "佐々木"),
        ] {
            assert_eq!(found(text), [name], "{text}");
        }
    }

    #[test]
    fn diseases_places_and_lists_of_organs_are_no_names() {
        for text in [
            "川崎病 心エコー",
            "橋本病",
            "菊池病 木村病 高安動脈炎",
            "原田病 前田式",
            "福島第一 千葉市 山口大学",
            "石川県立中央病院",
            "小脳橋角部 原発不明 大腸 中心静脈",
            "山田 胸部",
            "上野 一次",
            "技師交代 術者変更",
            "LIVER, SPLEEN",
            "CHEST, ABDOMEN, PELVIS",
            "Thorax, Standard",
            "Alpha, Betamax, Gammata",
            "T2, Flair",
            "CRL, Robinson 1975",
            "Hainan, Lingao pig breed",
            "KNEE ANNA, CHEST ANNA",
            "Charcot Marie Tooth",
            "佐々木(右) 左(放) 胸部(放)",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
