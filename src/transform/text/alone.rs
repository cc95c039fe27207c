//! Whether a whole value is what a person is called, and whether a word is an ordinary one.
//!
//! For cells and headers of tables, where nothing stands around a name that would give it away. What
//! it does not know: family names that are not of the tables, single kanji. Source of the readings:
//! own compilation of the usual readings of common family names.

use super::view::{is_hiragana, is_kanji, is_katakana};
use super::{bare, words};
use crate::transform::fold;
use crate::transform::forms::romaji;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Latin spellings of readings that mean something else in records: endoscopy.
const NO_NAMES: [&str; 1] = ["endo"];

/// Longest value that is looked at, in characters.
const LONGEST: usize = 16;

/// Readings of common family names, folded: in kana and in the usual Latin spellings.
static READINGS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let list = include_str!("../../../data/surname-readings.csv");
    let readings = list.lines().skip(1);
    let spelled = |kana: &str| {
        let latin = romaji::spellings(kana).into_iter();
        latin
            .filter(|name| name.len() >= 3 && !NO_NAMES.contains(&name.as_str()))
            .chain([kana.to_owned()])
            .map(|name| fold::squeeze(&name))
            .collect::<Vec<_>>()
    };
    readings.flat_map(spelled).collect()
});

/// Whether the whole of `text` is a common Japanese family name, in kanji (a given name may follow
/// without a space), in kana or in Latin letters of any case.
pub fn is_family_name(text: &str) -> bool {
    let text = text.trim();
    let letters: Vec<char> = text.chars().take(LONGEST + 1).collect();
    if !(2..=LONGEST).contains(&letters.len()) {
        return false;
    }
    if letters.iter().all(|&c| is_kanji(c)) {
        return bare::is_family(&letters) || bare::is_full(&letters);
    }
    READINGS.contains(&fold::squeeze(text)) || is_full_in_kana(&letters)
}

/// Whether a reading of a family name of three kana or more is followed by what ends like a given name.
fn is_full_in_kana(letters: &[char]) -> bool {
    if !letters.iter().all(|&c| is_katakana(c) || is_hiragana(c)) {
        return false;
    }
    (3..letters.len()).any(|family| {
        let (family, given) = letters.split_at(family);
        is_pair_in_kana(family, given)
    })
}

/// Whether kana are the reading of a common family name, and others end like a given name.
pub(super) fn is_pair_in_kana(family: &[char], given: &[char]) -> bool {
    const GIVEN_ENDS: [&str; 24] = [
        "コ", "ミ", "ロウ", "オ", "キ", "カ", "ナ", "タ", "ト", "スケ", "エ", "ヨ", "シ", "ジ",
        "ゾウ", "ヤ", "ヒロ", "ケン", "ユウ", "リン", "ヘイ", "スミ", "ノリ", "マサ",
    ];
    let ends = || {
        let given = fold::squeeze(&given.iter().collect::<String>());
        let mut ends = GIVEN_ENDS.iter().map(|end| fold::squeeze(end));
        (2..=5).contains(&given.chars().count()) && ends.any(|end| given.ends_with(&end))
    };
    family.len() >= 3
        && READINGS.contains(&fold::squeeze(&family.iter().collect::<String>()))
        && ends()
}

/// Whether a word in lower case is ordinary in clinical text, or a disease or sign is named so, so that
/// a capital does not make it a name.
pub fn is_ordinary(lower: &str) -> bool {
    words::is_common(lower) || words::is_eponym(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readings_ascend_and_are_kana() {
        let list: Vec<&str> = include_str!("../../../data/surname-readings.csv")
            .lines()
            .skip(1)
            .collect();
        assert!(list.len() > 250 && list.windows(2).all(|pair| pair[0] < pair[1]));
        for reading in list {
            assert!(
                reading.chars().all(super::super::view::is_katakana),
                "{reading}"
            );
        }
    }

    #[test]
    fn family_names_are_known_in_every_script() {
        for name in [
            "山田",
            "佐々木",
            "山田太郎",
            "ヤマダ",
            "やまだ",
            "ﾔﾏﾀﾞ",
            "Yamada",
            "TANAKA",
            "suzuki",
            "Sato",
            "Satoh",
            "ヤマダタロウ",
            "さとうはなこ",
            "ﾔﾏﾀﾞﾊﾅｺ",
            "OHNO",
            "Itoh",
            "Kondo",
            " 鈴木 ",
        ] {
            assert!(is_family_name(name), "{name}");
        }
        for word in [
            "CT",
            "胸部",
            "アスピリン",
            "タダラフィル",
            "カワサキ病",
            "サトウキビ",
            "Endo",
            "山",
            "",
            "Chest",
            "内科",
            "カルシウム",
            "Ono mix",
            "心臓",
        ] {
            assert!(!is_family_name(word), "{word}");
        }
    }

    #[test]
    fn long_values_are_no_family_names() {
        assert!(!is_family_name(&"山田".repeat(100_000)));
    }
}
