//! Words of tables that name nobody: of values in lists and of headers, beside the ordinary words of
//! clinical text.
//!
//! What it does not know: most drugs and devices. Where a header asks for such, [`super::Shapes::STRANGER`]
//! says nothing against a column.

use super::person::{is_han, is_joint, is_kana};
use crate::transform::text;
use std::collections::HashSet;
use std::sync::LazyLock;

static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("words.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Endings of the words of medicine that no family name has.
const ENDINGS: [&str; 30] = [
    "ology",
    "ologist",
    "itis",
    "osis",
    "oscopy",
    "ography",
    "ogram",
    "ectomy",
    "otomy",
    "ostomy",
    "plasty",
    "opathy",
    "therapy",
    "emia",
    "aemia",
    "uria",
    "carcinoma",
    "sarcoma",
    "statin",
    "cillin",
    "mycin",
    "azole",
    "sartan",
    "platin",
    "parin",
    "tinib",
    "ation",
    "ectasis",
    "trophy",
    "atric",
];

/// Whether `word`, in lower case, is ordinary in a table.
pub fn is_ordinary(word: &str) -> bool {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let known = |word: &str| text::is_ordinary(word) || WORDS.contains(word);
    known(word)
        || word.strip_suffix('s').is_some_and(known)
        || word.contains('-') && word.split('-').all(known)
        || ENDINGS
            .iter()
            .any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
}

/// Whether `text` is one to four words of Latin letters that may be a name: each with a capital and one
/// of them not ordinary and too long for an abbreviation, or at least two in small letters and none
/// of them ordinary.
pub(super) fn is_stranger(text: &str) -> bool {
    let pieces: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '^' | ',' | '.' | '/' | '(' | ')'))
        .filter(|piece| !piece.is_empty())
        .collect();
    let latin = |c: char| c.is_alphabetic() && !is_han(c) && !is_kana(c) || is_joint(c);
    let unknown = |piece: &&str| {
        let upper = piece.chars().all(|c| !c.is_lowercase());
        piece.chars().count() >= if upper { 5 } else { 3 } && !is_ordinary(&piece.to_lowercase())
    };
    let capital = |piece: &&str| piece.starts_with(char::is_uppercase);
    let small = |piece: &&str| piece.chars().all(|c| !c.is_uppercase());
    (1..=4).contains(&pieces.len())
        && pieces.iter().all(|piece| piece.chars().all(latin))
        && (pieces.iter().all(capital) && pieces.iter().any(unknown)
            || pieces.len() > 1 && pieces.iter().all(small) && pieces.iter().all(unknown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_lists_are_no_strangers() {
        for text in [
            "Chest",
            "CT",
            "Left Lung",
            "FLAIR",
            "Cardiology",
            "Adenocarcinoma",
            "Never",
            "Former",
            "Caucasian",
            "Deceased",
            "Placebo",
            "IIIA",
            "Orthopaedics",
            "X-ray",
            "Gadovist",
            "Holter",
            "Alzheimer",
            "Emergency",
            "CT Abdomen",
            "Negative",
            "Outpatient",
            "no change",
            "oral tablet",
            "胸部",
        ] {
            assert!(!is_stranger(text), "{text}");
        }
    }

    #[test]
    fn names_are_strangers() {
        for text in [
            "Featherstone",
            "Becker",
            "BECKER",
            "Anna Becker",
            "Dr. Becker",
            "O'Brien",
            "Müller",
            "Kim",
            "Smith-Jones",
            "Nguyen",
            "mary becker",
            "Cook",
        ] {
            assert!(is_stranger(text), "{text}");
        }
    }
}
