//! Whether a kept value fits its column.

use super::shape::{self, Look, Shapes};
use crate::action::Role;
use crate::survey::ColumnFacts;
use crate::transform::matcher::Field;

/// Whether a value may stay in a kept column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It is not what the column holds.
    Never,
    /// Only if several people have it: a remark or a name of one person looks like this.
    Shared,
    /// It is what the column holds.
    Always,
}

/// Characters up to which a word of a list needs nobody else to have it.
const SHORT_WORD: u32 = 16;

/// The same for a word under a header that asks what a thing is called: a disease of one patient.
const LONGEST_THING: u32 = 48;

/// How a value with this look fits a kept column; `things` says that its header asks for names of things
/// ([`super::words::names_things`]).
pub fn fit(column: &ColumnFacts, things: bool, look: Look) -> Fit {
    let has = |shape| look.shapes.has(shape);
    let fits = match column.role {
        Role::Measurement => has(Shapes::READING),
        Role::Age => has(Shapes::AGE),
        Role::Sex => has(Shapes::SEX),
        Role::Category => {
            let word = has(Shapes::WORD) || has(Shapes::ICD) || has(Shapes::FLAG);
            // Drug and test codes are long numbers, which nobody may have alone. Words may be set
            // apart like names: only a person can tell that a column holds such.
            let code = has(Shapes::ID) && !has(Shapes::PHONE);
            let called = has(Shapes::FAMILY_NAME) || has(Shapes::STRANGER) && !things;
            if called && !column.decided {
                return Fit::Never;
            }
            let named = has(Shapes::NAME) && column.decided;
            let longest = if things { LONGEST_THING } else { SHORT_WORD };
            let plain = look.chars <= longest
                && !called
                && !has(Shapes::LATIN_NAME)
                && !has(Shapes::NUMBERED);
            return match (word, code || named) {
                (true, _) if plain => Fit::Always,
                (true, _) | (false, true) => Fit::Shared,
                (false, false) => Fit::Never,
            };
        }
        Role::Date | Role::BirthDate => has(Shapes::DATE),
        Role::Uid => has(Shapes::UID),
        Role::PatientId
        | Role::PatientName
        | Role::Staff
        | Role::Contact
        | Role::Accession
        | Role::OtherId
        | Role::OfficialNumber
        | Role::Facility
        | Role::FreeText => true,
        Role::Unknown => false,
    };
    if fits { Fit::Always } else { Fit::Never }
}

/// How known identifiers are searched in a value of this column.
pub fn field(role: Role, look: Look) -> Field {
    match role {
        Role::Measurement | Role::Age | Role::Sex => Field::Typed,
        Role::Date | Role::BirthDate => Field::Date,
        Role::Uid => Field::Uid,
        Role::Category if look.shapes.has(Shapes::NUMBER) => Field::Typed,
        Role::Category
        | Role::PatientId
        | Role::PatientName
        | Role::Staff
        | Role::Contact
        | Role::Accession
        | Role::OtherId
        | Role::OfficialNumber
        | Role::Facility
        | Role::FreeText
        | Role::Unknown => Field::Text,
    }
}

/// Whether a spreadsheet program may take `text` for a formula (OWASP ASVS 1.2.10).
///
/// Numbers and results such as `-`, `+`, `(+)` and `-5.2` are none.
pub fn is_formula(text: &str) -> bool {
    let starts = text.starts_with(['\t', '\r', '\n']);
    let normal = shape::normal(text.get(..64).unwrap_or(text));
    let sign = normal.starts_with(['=', '+', '-', '@']);
    if normal.is_empty() || !sign && !starts {
        return false;
    }
    let short = text.len() <= 64;
    let marks = short
        && normal.chars().count() <= 4
        && normal.chars().all(|c| matches!(c, '+' | '-' | '±'));
    let reading = short
        && (shape::is_number(&normal)
            || shape::look(&normal).shapes.has(Shapes::READING)
                && !normal.contains(['*', '/', '^', '(']));
    !(marks || reading && !starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_told_from_numbers_and_results() {
        for text in [
            "=HYPERLINK(\"x\")",
            "+81-3",
            "@a",
            "\t=1",
            "＝1+1",
            "-2+3",
            "-A1",
            "\r1",
            " =1",
        ] {
            assert!(is_formula(text), "{text:?}");
        }
        assert!(is_formula(&format!("-{}1+A1", " ".repeat(100))));
        for text in [
            "-5.2", "+1.5", "-", "+", "++", "(+)", "a=b", "", "1-2", "-0.3mm", "−5",
        ] {
            assert!(!is_formula(text), "{text:?}");
        }
    }
}
