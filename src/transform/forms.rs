//! The forms in which an identifier may reappear: name orders, separators, scripts, encodings, date
//! renderings.
//!
//! A [`Spelling`] is a form as its components: the matchers need no list of separators, cases and
//! widths, since they compare folded text (`transform::fold`). [`forms`] writes the usual ones out.
//!
//! It does not know nicknames, initials, translations, or readings of kanji that no kana spells.
//! Source of the name groups: PS3.5 6.2.1.

mod dates;
mod encode;
mod names;
mod numbers;
pub(crate) mod romaji;
mod words;

pub(crate) use dates::day;
pub(crate) use encode::Charset;
pub use encode::{encodings, unescaped};
pub(crate) use words::{is_common, is_sentinel};

use crate::identity::{Identifier, IdentifierKind};

/// How surely an occurrence of a form means the identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Long or rare enough to be searched in all bytes, pixels included.
    Strong,
    /// Counts at token boundaries of decoded text.
    Token,
    /// Short or a common word: counts only where a whole field, or a token in the context of a name or
    /// ID cue, equals it.
    Weak,
}

/// One form to search for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// The form as Unicode text, before folding.
    pub text: String,
    /// How surely it identifies.
    pub strength: Strength,
}

/// What a spelling is, which decides in which surroundings it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// Family and given name.
    FullName,
    /// A family name alone.
    Surname,
    /// A given name alone.
    GivenName,
    /// An ID, a telephone number, a serial number.
    Number,
    /// An address, an institution, a word.
    Phrase,
    /// A date; its separators are part of it.
    Date,
}

/// A form as its components.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spelling {
    /// The components, not folded; none is empty after folding.
    pub parts: Vec<String>,
    /// How surely it identifies.
    pub strength: Strength,
    /// What it is.
    pub shape: Shape,
    /// Whether it is also a common word.
    pub word: bool,
}

/// The spellings of `identifier`, without duplicates, in ascending order. None for UIDs, which have
/// one form only, and for values that stand for "nobody".
pub(crate) fn spellings(identifier: &Identifier) -> Vec<Spelling> {
    let value = identifier
        .value
        .trim_matches(|c: char| c.is_whitespace() || c == '\0');
    if words::is_sentinel(value) {
        return Vec::new();
    }
    let mut all = match identifier.kind {
        IdentifierKind::Uid => Vec::new(),
        IdentifierKind::PatientName | IdentifierKind::StaffName => {
            if value.chars().any(|c| c.is_numeric()) && !value.contains('^') {
                numbers::number(value, identifier.kind)
            } else {
                names::person(value)
            }
        }
        IdentifierKind::BirthDate | IdentifierKind::EventDate => dates::date(value),
        IdentifierKind::PatientId
        | IdentifierKind::RecordId
        | IdentifierKind::OfficialNumber
        | IdentifierKind::Device => numbers::number(value, identifier.kind),
        IdentifierKind::FileName => numbers::file_name(value),
        IdentifierKind::Contact => numbers::contact(value),
        IdentifierKind::Institution => numbers::institution(value),
    };
    all.sort();
    all.dedup();
    all
}

/// Every form of `identifier`, without duplicates, in ascending order.
pub fn forms(identifier: &Identifier) -> Vec<Form> {
    if identifier.kind == IdentifierKind::Uid {
        let text = identifier.value.trim().to_owned();
        return if text.is_empty() {
            Vec::new()
        } else {
            vec![Form {
                text,
                strength: Strength::Strong,
            }]
        };
    }
    let mut all = Vec::new();
    for spelling in spellings(identifier) {
        let separators: &[&str] = match spelling.shape {
            Shape::FullName => &[
                "", " ", "^", ",", ", ", "_", "-", ".", "\u{30FB}", "\u{3000}",
            ],
            Shape::Surname | Shape::GivenName | Shape::Phrase | Shape::Date => &[" "],
            Shape::Number => &["", " ", "-"],
        };
        for separator in separators {
            all.push(Form {
                text: spelling.parts.join(separator),
                strength: spelling.strength,
            });
        }
    }
    all.sort();
    all.dedup_by(|next, kept| next.text == kept.text);
    all
}

/// In which script a name is written, as far as matching cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Script {
    /// Letters with spaces between words: Latin, Cyrillic, Greek and so on.
    Spaced,
    /// Digits.
    Digit,
    /// Kanji and other Han characters.
    Han,
    /// Kana.
    Kana,
    /// Hangul.
    Hangul,
}

impl Script {
    /// The script of a folded letter or digit.
    pub fn of(letter: char) -> Script {
        match letter {
            '0'..='9' => Script::Digit,
            '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => {
                Script::Han
            }
            '\u{20000}'..='\u{3FFFF}' => Script::Han,
            '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' => Script::Kana,
            '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7FF}' => Script::Hangul,
            _ => Script::Spaced,
        }
    }

    /// The script of a folded name: that of its first character that is no digit.
    pub fn of_name(folded: &str) -> Script {
        folded
            .chars()
            .filter(|&letter| letter != ' ')
            .map(Script::of)
            .find(|&script| script != Script::Digit)
            .unwrap_or(Script::Digit)
    }
}

#[cfg(test)]
mod tests;
