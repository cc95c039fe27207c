//! What stands around a name or a number and makes it one, or makes it something else.
//!
//! All words are folded. Own compilation.

use crate::transform::fold::fold;

/// Words before a name, at the end of what precedes it.
const BEFORE_NAME: [&str; 16] = [
    "dr",
    "frau",
    "herr",
    "madame",
    "miss",
    "mlle",
    "mme",
    "monsieur",
    "mr",
    "mrs",
    "ms",
    "name",
    "named",
    "prof",
    "surname",
    "family name",
];

/// Words before a name that also stand before other words.
const BEFORE_NAME_SOFT: [&str; 6] = ["patient", "patients", "pt", "physician", "doctor", "nurse"];

/// Text directly before a name.
const BEFORE_NAME_CJK: [&str; 14] = [
    "氏名",
    "名前",
    "姓名",
    "患者",
    "患者名",
    "主治医",
    "担当",
    "担当医",
    "医師",
    "看護師",
    "技師",
    "本人",
    "かんじや",
    "しめい",
];

/// Words behind a name.
const AFTER_NAME: [&str; 10] = [
    "chan", "esq", "jr", "kun", "md", "phd", "sama", "san", "sensei", "sr",
];

/// Text directly behind a name.
const AFTER_NAME_CJK: [&str; 17] = [
    "さま",
    "さん",
    "くん",
    "ちやん",
    "せんせい",
    "先生",
    "君",
    "様",
    "殿",
    "氏",
    "医師",
    "看護師",
    "技師",
    "主治医",
    "教授",
    "部長",
    "医長",
];

/// Words before a number.
const BEFORE_NUMBER: [&str; 13] = [
    "accession",
    "acc",
    "chart",
    "id",
    "ids",
    "mrn",
    "no",
    "nr",
    "num",
    "number",
    "patientid",
    "pid",
    "patient",
];

/// Text directly before a number.
const BEFORE_NUMBER_CJK: [&str; 5] = ["番号", "号", "かるて", "患者", "診察券"];

/// What directly behind a family name of two or more kanji makes it a place, a disease or a method.
const NO_SURNAME_BEFORE: [&str; 46] = [
    "病",
    "症",
    "氏病",
    "氏症",
    "症候群",
    "町",
    "市",
    "区",
    "県",
    "郡",
    "村",
    "川",
    "山",
    "島",
    "駅",
    "府",
    "都",
    "道",
    "寺",
    "橋",
    "谷",
    "台",
    "丘",
    "通",
    "線",
    "港",
    "湾",
    "湖",
    "動脈炎",
    "反応",
    "法",
    "式",
    "分類",
    "型",
    "斑",
    "体",
    "試験",
    "現象",
    "徴候",
    "細胞",
    "層",
    "管",
    "靱帯",
    "結節",
    "試薬",
    "基準",
];

/// Whether a name cue ends `before` (folded); `soft` admits words that also precede other words.
pub(super) fn announces_name(before: &str, soft: bool) -> bool {
    let before = before.trim_end_matches(' ');
    ends_with_word(before, &BEFORE_NAME)
        || soft && ends_with_word(before, &BEFORE_NAME_SOFT)
        || BEFORE_NAME_CJK.iter().any(|cue| before.ends_with(cue))
}

/// Whether a name cue starts `after` (folded).
pub(super) fn follows_name(after: &str) -> bool {
    let near = after.trim_start_matches(' ');
    AFTER_NAME_CJK.iter().any(|cue| near.starts_with(cue))
        || near.len() < after.len()
            && AFTER_NAME.contains(
                &near
                    .split(|c: char| !c.is_ascii_alphanumeric())
                    .next()
                    .unwrap_or(""),
            )
}

/// Whether a number cue ends `before` (folded).
pub(super) fn announces_number(before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    ends_with_word(before, &BEFORE_NUMBER)
        || BEFORE_NUMBER_CJK.iter().any(|cue| before.ends_with(cue))
}

/// Whether what follows (folded, as it stands) makes a surname something else.
pub(super) fn spoils_surname(after: &str) -> bool {
    NO_SURNAME_BEFORE.iter().any(|word| after.starts_with(word))
}

/// Words before a date of birth, or behind it.
const BIRTH: [&str; 9] = [
    "dob",
    "born",
    "born on",
    "birth",
    "birthday",
    "birthdate",
    "生年月日",
    "誕生日",
    "生",
];

/// Whether `before` ends in or `after` starts with a word for birth (neither folded).
pub(super) fn is_birth(before: &str, after: &str) -> bool {
    let before = fold(before).text;
    let before = before.trim_end_matches(' ');
    BIRTH.iter().any(|cue| before.ends_with(cue)) || after.trim_start().starts_with('生')
}

fn ends_with_word(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.strip_suffix(word)
            .is_some_and(|rest| !rest.ends_with(|last: char| last.is_ascii_alphanumeric()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_folded() {
        let lists: [&[&str]; 9] = [
            &BEFORE_NAME,
            &BEFORE_NAME_SOFT,
            &BEFORE_NAME_CJK,
            &AFTER_NAME,
            &AFTER_NAME_CJK,
            &BEFORE_NUMBER,
            &BEFORE_NUMBER_CJK,
            &NO_SURNAME_BEFORE,
            &BIRTH,
        ];
        for cue in lists.into_iter().flatten() {
            assert_eq!(fold(cue).text, *cue);
        }
    }

    #[test]
    fn cues_are_whole_words() {
        assert!(announces_name("seen by dr ", false));
        assert!(!announces_name("hydr ", false));
        assert!(announces_name("the patient ", true));
        assert!(!announces_name("the patient ", false));
        assert!(follows_name(" san came"));
        assert!(!follows_name(" sand came"));
        assert!(follows_name("様の"));
        assert!(announces_number("患者番号 "));
        assert!(!announces_number("piano "));
    }
}
