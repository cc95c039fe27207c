//! Identifiers in text that a machine read from pixels, which mistakes letters for each other.
//!
//! Over the whole drop what is read is searched as it stands, and with its letters taken for the digits
//! they look like and the other way round: [`TextMatcher`] holds hashes, so nothing closer can be asked
//! there. The identifiers of the file itself are at hand: they count wherever they stand in the text with a
//! few letters wrong, missing or too many.
//!
//! It does not know readings of names, handwriting, nor kanji that merely look alike.

use super::fold::squeeze;
use super::forms::spellings;
use super::matcher::{Field, TextMatcher};
use crate::identity::Identifier;
use std::collections::BTreeSet;

/// Identifiers of one file that are compared; a list of more people is nobody's own file.
const MOST: usize = 256;

/// Characters of a text that are compared at a time.
const MOST_TEXT: usize = 4096;

/// Characters of a spelling that are compared.
const LONGEST: usize = 64;

/// The identifiers of a drop and of one file.
pub struct Misread<'a> {
    known: &'a TextMatcher,
    own: BTreeSet<Vec<char>>,
}

impl<'a> Misread<'a> {
    /// With `own`, the identifiers of the file that is read, of the kinds that `known` searches.
    pub fn new<'b>(known: &'a TextMatcher, own: impl IntoIterator<Item = &'b Identifier>) -> Self {
        let own = own.into_iter().filter(|it| known.searches(it.kind));
        let spelt = own.take(MOST).flat_map(spellings);
        let alike = spelt.map(|spelling| looks(&spelling.parts.concat()));
        Misread {
            known,
            own: alike.filter(|spelt| least(spelt) <= spelt.len()).collect(),
        }
    }

    /// Whether `text` may show an identifier.
    pub fn shows(&self, text: &str) -> bool {
        let known = |text: &str| !self.known.find(text, Field::Text).is_empty();
        if known(text) || known(&digits(text)) || known(&letters(text)) {
            return true;
        }
        let text: Vec<char> = looks(text).into_iter().take(MOST_TEXT).collect();
        self.own.iter().any(|own| stands_in(own, &text))
    }
}

/// The letters of a spelling from which on it is compared.
fn least(spelt: &[char]) -> usize {
    match spelt.iter().all(char::is_ascii) {
        true => 3,
        false => 2,
    }
}

/// Letters that may be wrong in a spelling of this length.
fn wrong(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=6 => 1,
        7..=10 => 2,
        11.. => 3,
    }
}

/// Folded text without spaces, in which letters that look alike are the same.
fn looks(text: &str) -> Vec<char> {
    let text = squeeze(&text.replace(['|', '!'], "1"));
    let alike = |letter| match letter {
        'o' | 'q' => '0',
        'i' | 'l' | 'j' => '1',
        'z' => '2',
        's' => '5',
        'g' | '9' => '6',
        'b' => '8',
        'ー' | '一' => '-',
        _ => letter,
    };
    text.chars().take(MOST_TEXT).map(alike).collect()
}

fn digits(text: &str) -> String {
    let digit = |letter| match letter {
        'O' | 'o' | 'Q' | 'D' => '0',
        'I' | 'l' | '|' | '!' | 'i' => '1',
        'Z' | 'z' => '2',
        'S' | 's' => '5',
        'G' => '6',
        'B' => '8',
        'g' | 'q' => '9',
        _ => letter,
    };
    text.chars().map(digit).collect()
}

fn letters(text: &str) -> String {
    let letter = |digit| match digit {
        '0' => 'O',
        '1' | '|' | '!' => 'I',
        '2' => 'Z',
        '5' => 'S',
        '6' => 'G',
        '8' => 'B',
        _ => digit,
    };
    text.chars().map(letter).collect()
}

/// Whether `own` stands anywhere in `text` with few letters wrong, missing or too many. Source: P. H.
/// Sellers, The theory and computation of evolutionary distances, J. Algorithms 1 (1980).
fn stands_in(own: &[char], text: &[char]) -> bool {
    let own = &own[..own.len().min(LONGEST)];
    let most = wrong(own.len());
    let mut row: Vec<usize> = (0..=own.len()).collect();
    for letter in text {
        let mut across = 0;
        for (at, other) in own.iter().enumerate() {
            let changed = across + usize::from(letter != other);
            across = row[at + 1];
            row[at + 1] = changed.min(across + 1).min(row[at] + 1);
        }
        if row[own.len()] <= most {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::IdentifierKind;

    fn identifiers() -> Vec<Identifier> {
        [
            (
                IdentifierKind::PatientName,
                "YAMADA^TARO=山田^太郎=ヤマダ^タロウ",
            ),
            (IdentifierKind::PatientId, "00417755"),
            (IdentifierKind::BirthDate, "19610512"),
        ]
        .map(|(kind, value)| Identifier {
            kind,
            value: value.to_owned(),
        })
        .into()
    }

    #[test]
    fn misread_names_and_numbers_of_the_file_are_found() {
        let own = identifiers();
        let known = TextMatcher::new(own.iter());
        let misread = Misread::new(&known, &own);
        for text in [
            "YAMADA TARO",
            "YAMADA",
            "YAMAOA TARO",
            "YAMA0A",
            "Name: YAM4DA TAR0",
            "YAMADATAR",
            "山田 太郎",
            "山田太朗",
            "山 田",
            "00417755",
            "0O4I7755",
            "OO4l77SS",
            "0041775",
            "ID 004177 55 F",
            "1961/05/12",
            "I961/O5/l2",
            "1961-05-13",
        ] {
            assert!(misread.shows(text), "{text}");
        }
    }

    #[test]
    fn other_words_are_not() {
        let own = identifiers();
        let known = TextMatcher::new(own.iter());
        let misread = Misread::new(&known, &own);
        for text in [
            "",
            "L",
            "5 cm",
            "MI 0.7 TIS 0.4",
            "KIDNEY",
            "2024/05/17",
            "ABDOMEN",
            "肝臓",
            "99887766",
            "Gn 50 DR 60",
        ] {
            assert!(!misread.shows(text), "{text}");
        }
    }

    #[test]
    fn people_of_other_files_are_found_but_for_wrong_letters() {
        let all = identifiers();
        let known = TextMatcher::new(all.iter());
        let misread = Misread::new(&known, []);
        for (text, shown) in [
            ("YAMADA TARO", true),
            ("0O4I7755", true),
            ("YAM4DA TAR", false),
        ] {
            assert_eq!(misread.shows(text), shown, "{text}");
        }
    }

    #[test]
    fn kinds_that_may_stay_are_not_searched() {
        let own = identifiers();
        let none = TextMatcher::new([].iter());
        assert!(!Misread::new(&none, &own).shows("YAMADA TARO 00417755"));
    }

    #[test]
    fn any_text_is_judged_in_bounded_time() {
        let own = identifiers();
        let known = TextMatcher::new(own.iter());
        let misread = Misread::new(&known, &own);
        assert!(!misread.shows(&"x".repeat(1 << 20)));
        let whole = "山田 太郎 00417755";
        for (end, _) in whole.char_indices() {
            misread.shows(&whole[..end]);
        }
    }
}
