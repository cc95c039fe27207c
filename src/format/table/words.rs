//! Header words: what the name of a column says of its role.
//!
//! The words are data (`data/column-headers.csv`). A word at the end of a header counts most: the
//! comment of a doctor is a comment, the doctor of a comment is a doctor.

use super::shape;
use crate::action::Role;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// The list as committed.
const LIST: &str = include_str!("../../../data/column-headers.csv");

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

struct Word {
    role: usize,
    how: Match,
    /// The tokens of a Latin word; empty for a Japanese one.
    tokens: Vec<&'static str>,
    /// The word folded as headers are.
    flat: String,
    weight: u8,
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

fn entries() -> impl Iterator<Item = &'static str> {
    LIST.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
}

fn words() -> &'static [Word] {
    static WORDS: OnceLock<Vec<Word>> = OnceLock::new();
    WORDS.get_or_init(|| entries().filter_map(parse).collect())
}

/// A header compared by what it says: NFKC, lower case, letters and digits alone.
fn flat(header: &str) -> String {
    header
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric() || *c == 'ー')
        .collect()
}

/// The Latin words of a header: split at case changes, digits kept with the letters before them.
fn tokens(header: &str) -> Vec<String> {
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
    let measured = position(Role::Measurement).filter(|_| unit_in_brackets(header));
    if let Some(best) = measured.and_then(|at| weights.get_mut(at)) {
        *best = 80.max(*best);
    }
    weights
}

impl Word {
    fn weigh(&self, flat: &str, bare: &str, tokens: &[String]) -> u8 {
        if flat == self.flat || bare == self.flat {
            return self.weight;
        }
        let (inside, at_end) = if self.tokens.is_empty() {
            let at_end = flat.ends_with(&self.flat) || bare.ends_with(&self.flat);
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

/// Whether `header` ends with a unit of measurement in brackets.
fn unit_in_brackets(header: &str) -> bool {
    const UNITS: [&str; 40] = [
        "cm",
        "mm",
        "m",
        "kg",
        "g",
        "mg",
        "μg",
        "ng",
        "%",
        "℃",
        "mmhg",
        "bpm",
        "/min",
        "回/分",
        "ml",
        "l",
        "dl",
        "cc",
        "mg/dl",
        "g/dl",
        "u/l",
        "iu/l",
        "meq/l",
        "mmol/l",
        "μmol/l",
        "ng/ml",
        "pg/ml",
        "/μl",
        "×10^3/μl",
        "歳",
        "日",
        "分",
        "秒",
        "msec",
        "ms",
        "mgy",
        "mgycm",
        "hu",
        "kg/m2",
        "ml/min",
    ];
    let text: String = header.nfkc().flat_map(char::to_lowercase).collect();
    let text = text.trim_end();
    let body = text.strip_suffix([')', ']', '】']).unwrap_or_default();
    body.rsplit_once(['(', '[', '【']).is_some_and(|(_, unit)| {
        let unit = unit.trim().replace('\u{B5}', "μ");
        UNITS.contains(&unit.as_str())
    })
}

/// Whether `header` is explained: a listed word, a unit, or a plain identifier of a data set.
///
/// A name of a person in a header is none of these.
pub fn is_explained(header: &str) -> bool {
    let text = header.trim();
    let identifier = text.len() <= 40
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && (text.contains('_') || text.len() <= 4 || text.bytes().any(|b| b.is_ascii_digit()));
    identifier && !shape::look(text).shapes.has(shape::Shapes::REACHES) || has_word(text)
}

/// Whether a listed word speaks for any role.
pub fn has_word(header: &str) -> bool {
    weigh(header).iter().any(|&weight| weight >= 55)
}

/// A header as the user's roles are compared: NFKC, trimmed, case folded.
pub fn key(header: &str) -> String {
    shape::normal(header).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(header: &str) -> Option<Role> {
        let weights = weigh(header);
        let top = *weights.iter().max()?;
        let at = weights.iter().position(|&weight| weight == top)?;
        (top > 0).then(|| ROLES[at])
    }

    #[test]
    fn every_line_of_the_list_is_a_word() {
        assert_eq!(words().len(), entries().count());
        assert!(
            words()
                .iter()
                .all(|word| !word.flat.is_empty() && word.weight <= 100)
        );
        let unique: std::collections::BTreeSet<_> = words()
            .iter()
            .map(|word| (word.role, word.flat.as_str(), word.tokens.len()))
            .collect();
        assert_eq!(unique.len(), words().len());
    }

    #[test]
    fn spellings_of_the_patient_id_are_one() {
        for header in [
            "患者番号",
            "患者ID",
            "患者ＩＤ",
            "ｶﾝｼﾞｬNO",
            "カンジャ番号",
            "PT_ID",
            "PatientID",
            "patient id",
            "Patient-Id",
            "MRN",
            "カルテ番号",
            "診察券番号",
            "KANJA_NO",
            " 患者番号 ",
            "患者 番号",
            "ptId",
        ] {
            assert_eq!(best(header), Some(Role::PatientId), "{header}");
        }
    }

    #[test]
    fn the_word_at_the_end_decides() {
        for (header, role) in [
            ("主治医氏名", Role::Staff),
            ("主治医コメント", Role::FreeText),
            ("コメント入力者", Role::Staff),
            ("患者氏名", Role::PatientName),
            ("カナ氏名", Role::PatientName),
            ("病院電話番号", Role::Contact),
            ("生年月日", Role::BirthDate),
            ("検査日", Role::Date),
            ("検査番号", Role::OtherId),
            ("検査時年齢", Role::Age),
            ("検査所見", Role::FreeText),
            ("保険者番号", Role::OfficialNumber),
            ("紹介元医療機関名", Role::Facility),
            ("身長(cm)", Role::Measurement),
            ("HbA1c(%)", Role::Measurement),
            ("AccessionNumber", Role::Accession),
            ("StudyInstanceUID", Role::Uid),
            ("date_of_birth", Role::BirthDate),
            ("Patient Name", Role::PatientName),
            ("attending_physician", Role::Staff),
            ("Diagnosis_Code", Role::Category),
            ("性別", Role::Sex),
            ("在留カード番号", Role::OfficialNumber),
        ] {
            assert_eq!(best(header), Some(role), "{header}");
        }
    }

    #[test]
    fn letters_inside_a_word_are_no_word() {
        for header in ["width", "Stage", "provident", "candidate", "山田太郎", ""] {
            assert_ne!(best(header), Some(Role::PatientId), "{header}");
            assert_ne!(best(header), Some(Role::Age), "{header}");
            assert_ne!(best(header), Some(Role::Date), "{header}");
        }
        assert!(!is_explained("山田太郎"));
        assert!(!is_explained("Yamada"));
        assert!(is_explained("tumor_size"));
    }
}
