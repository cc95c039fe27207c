//! Header words: what the name of a column, or of a concept, says of its role.
//!
//! The words are data (`data/column-headers.csv`). A word at the end of a header counts most: the
//! comment of a doctor is a comment, the doctor of a comment is a doctor. Knows no format.

use crate::action::Role;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// The list as committed.
const LIST: &str = include_str!("../../data/column-headers.csv");

/// Every role, identifying ones first: where two are equally likely, the first is proposed.
pub const ROLES: [Role; 16] = [
    Role::PatientId,
    Role::PatientName,
    Role::OfficialNumber,
    Role::Contact,
    Role::BirthDate,
    Role::Staff,
    Role::Accession,
    Role::OtherId,
    Role::Uid,
    Role::Facility,
    Role::Date,
    Role::FreeText,
    Role::Sex,
    Role::Age,
    Role::Category,
    Role::Measurement,
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    Whole,
    Part,
    End,
}

/// A listed word.
pub struct Word {
    /// The position of its role in [`ROLES`].
    pub role: usize,
    how: Match,
    /// The tokens of a Latin word; empty for a Japanese one.
    pub tokens: Vec<&'static str>,
    /// The word folded as headers are.
    pub flat: String,
    /// How surely it speaks for the role, 0 to 100.
    pub weight: u8,
}

/// The position of `role` in [`ROLES`].
pub fn position(role: Role) -> Option<usize> {
    ROLES.iter().position(|&other| other == role)
}

fn role_of(name: &str) -> Option<Role> {
    let role = match name {
        "patient-id" => Role::PatientId,
        "patient-name" => Role::PatientName,
        "official-number" => Role::OfficialNumber,
        "contact" => Role::Contact,
        "birth-date" => Role::BirthDate,
        "staff" => Role::Staff,
        "accession" => Role::Accession,
        "other-id" => Role::OtherId,
        "uid" => Role::Uid,
        "facility" => Role::Facility,
        "date" => Role::Date,
        "free-text" => Role::FreeText,
        "sex" => Role::Sex,
        "age" => Role::Age,
        "category" => Role::Category,
        "measurement" => Role::Measurement,
        _ => return None,
    };
    Some(role)
}

fn parse(line: &'static str) -> Option<Word> {
    let mut fields = line.split(',');
    let role = position(role_of(fields.next()?)?)?;
    let how = match fields.next()? {
        "whole" => Match::Whole,
        "part" => Match::Part,
        "end" => Match::End,
        _ => return None,
    };
    let text = fields.next()?;
    let weight = fields.next()?.parse().ok()?;
    let tokens = if text.is_ascii() {
        text.split(' ').collect()
    } else {
        Vec::new()
    };
    Some(Word {
        role,
        how,
        tokens,
        flat: flat(text),
        weight,
    })
}

/// The lines of the list.
pub fn entries() -> impl Iterator<Item = &'static str> {
    LIST.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
}

/// The words of the list.
pub fn words() -> &'static [Word] {
    static WORDS: OnceLock<Vec<Word>> = OnceLock::new();
    WORDS.get_or_init(|| entries().filter_map(parse).collect())
}

/// A header compared by what it says: NFKC, lower case, letters and digits alone.
pub fn flat(header: &str) -> String {
    header
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric() || *c == 'ー')
        .collect()
}

/// The Latin words of a header: split at case changes, digits kept with the letters before them.
pub fn tokens(header: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut token = String::new();
    let mut before = ' ';
    let folded: Vec<char> = header.nfkc().collect();
    for (index, &c) in folded.iter().enumerate() {
        let after = folded.get(index + 1).copied().unwrap_or(' ');
        let hump = c.is_ascii_uppercase()
            && (before.is_ascii_lowercase()
                || before.is_ascii_uppercase() && after.is_ascii_lowercase());
        if (!c.is_ascii_alphanumeric() || hump) && !token.is_empty() {
            tokens.push(std::mem::take(&mut token));
        }
        if c.is_ascii_alphanumeric() {
            token.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    if !token.is_empty() {
        tokens.push(token);
    }
    tokens
}

/// How surely a header speaks for each role of [`ROLES`], 0 to 100.
pub fn weigh(header: &str) -> [u8; ROLES.len()] {
    let mut weights = [0; ROLES.len()];
    let flat = flat(header);
    if flat.is_empty() || header.len() > 400 {
        return weights;
    }
    let tokens = tokens(header);
    // A unit in brackets at the end of `身長(cm)` is not the word that matters.
    let bare = header.nfkc().collect::<String>();
    let bare = bare
        .split(['(', '[', '【'])
        .next()
        .map(self::flat)
        .unwrap_or_default();
    for word in words() {
        let weight = word.weigh(&flat, &bare, &tokens);
        if let Some(best) = weights.get_mut(word.role) {
            *best = weight.max(*best);
        }
    }
    weights
}

/// The role that the name of a concept speaks for, if one clearly does and no other more.
///
/// The bar is higher for words that also stand in names of clinical concepts (`Finding Site`,
/// `Specimen Type`, `Gestational Age at Birth`).
pub fn role_of_concept(meaning: &str) -> Option<Role> {
    let weights = weigh(meaning);
    let (weight, role) = weights
        .iter()
        .zip(ROLES)
        .rev()
        .max_by_key(|&(&weight, _)| weight)?;
    let least = match role {
        Role::PatientId
        | Role::PatientName
        | Role::OfficialNumber
        | Role::Contact
        | Role::Staff
        | Role::Accession
        | Role::Sex
        | Role::Age
        | Role::Date
        | Role::Uid
        | Role::FreeText
        | Role::Category
        | Role::Measurement
        | Role::Unknown => 80,
        Role::BirthDate | Role::Facility => 85,
        Role::OtherId => 88,
    };
    (*weight >= least).then_some(role)
}

impl Word {
    fn weigh(&self, flat: &str, bare: &str, tokens: &[String]) -> u8 {
        if flat == self.flat || bare == self.flat {
            return self.weight;
        }
        let (inside, at_end) = if self.tokens.is_empty() {
            // 値1, 値2 and so on are values.
            let unnumbered = flat.trim_end_matches(|c: char| c.is_ascii_digit());
            let at_end = [flat, bare, unnumbered]
                .iter()
                .any(|header| header.ends_with(&self.flat));
            (flat.contains(&self.flat), at_end)
        } else {
            let count = self.tokens.len();
            let is_word = |window: &[String]| window.iter().eq(&self.tokens);
            (
                tokens.windows(count).any(is_word),
                tokens.windows(count).next_back().is_some_and(is_word),
            )
        };
        match self.how {
            Match::Whole => 0,
            Match::Part if at_end => self.weight,
            Match::Part if inside => self.weight.saturating_sub(15),
            Match::End if at_end => self.weight,
            Match::Part | Match::End => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_concepts_say_whom_they_are_about() {
        for (meaning, role) in [
            ("Patient name", Some(Role::PatientName)),
            ("担当医", Some(Role::Staff)),
            ("Date of birth", Some(Role::BirthDate)),
            ("MRN as number", Some(Role::PatientId)),
            ("Telephone number", Some(Role::Contact)),
            ("Finding Site", None),
            ("Specimen Type", Some(Role::Category)),
            ("Birth weight", Some(Role::Measurement)),
            ("Finding", Some(Role::FreeText)),
            ("Mean", Some(Role::Measurement)),
            ("Chest", None),
            ("", None),
        ] {
            assert_eq!(role_of_concept(meaning), role, "{meaning}");
        }
    }
}
