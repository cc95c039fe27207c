//! What the value of one cell looks like: a number, a date, a name, a telephone number and so on.
//!
//! A pure function of the cell's text after NFKC. One value may have several shapes; which role a
//! column has is decided elsewhere, over all its cells. Check digits of My Number and of insurer
//! numbers: the order of the Ministry of Internal Affairs 85/2015, article 5, and the numbering of
//! insurers. One random number in ten has the right digit, so only the share over a column counts.

mod number;
mod ordinary;
mod person;
mod word;

use crate::transform::text;
use crate::transform::{canon, date};
use chrono::Datelike;
use number::{is_icd, is_my_number, is_quantity, is_reading, luhn};
use ordinary::is_stranger;
use person::{FACILITY_WORDS, contains_any, ends_with_title, is_address, is_email, is_id};
use person::{is_latin_name, is_name, is_name_word, is_phone, is_postal, reaches};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use word::{SEX_WORDS, is_flag, is_sentence, is_sex};

pub use number::{UNITS, age, is_number, is_uid};
pub use ordinary::is_ordinary;
pub use person::is_japanese;

/// A set of shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shapes(u64);

macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Shapes {
            $($(#[$doc])* pub const $name: Shapes = Shapes(1 << $bit);)*
            /// Number of shapes there are.
            pub const COUNT: usize = [$($bit),*].len();
        }
    };
}

shapes! {
    /// A number, perhaps with sign, thousands commas, exponent.
    NUMBER = 0;
    /// A number with a decimal point.
    DECIMAL = 1;
    /// A reading: a number of up to 7 digits before the point, with comparator or unit, or a result word.
    READING = 2;
    /// A date.
    DATE = 3;
    /// A date of digits alone.
    COMPACT_DATE = 4;
    /// An e-mail address.
    EMAIL = 5;
    /// A telephone number.
    PHONE = 6;
    /// A postal code with its hyphen or mark.
    POSTAL = 7;
    /// A Japanese address.
    ADDRESS = 8;
    /// A DICOM UID.
    UID = 9;
    /// Twelve digits.
    TWELVE_DIGITS = 10;
    /// Twelve digits with the check digit of My Number.
    MY_NUMBER = 11;
    /// Eight or six digits.
    INSURER_DIGITS = 12;
    /// Eight or six digits with the check digit of insurer numbers.
    INSURER = 13;
    /// A word or code for a sex.
    SEX = 14;
    /// A word for a sex that means nothing else.
    SEX_WORD = 15;
    /// An age in years.
    AGE = 16;
    /// A person's name in two parts, in kanji or kana or with `^`.
    NAME = 17;
    /// A word that could be a person's name.
    NAME_WORD = 18;
    /// Running text.
    SENTENCE = 19;
    /// An ICD-10 code.
    ICD = 20;
    /// A word of a closed set that cannot identify: yes and no, polarity, modality.
    FLAG = 21;
    /// Names a hospital.
    FACILITY = 22;
    /// Names somebody by a title.
    TITLE = 23;
    /// Letters and digits without spaces, as IDs are written.
    ID = 24;
    /// Short enough for a word of a list, on one line, without anything that reaches a person.
    WORD = 25;
    /// Holds an e-mail address, a telephone number or a long number somewhere.
    REACHES = 26;
    /// A value that stands for "nobody" or "nothing".
    SENTINEL = 27;
    /// Words of Latin capitals: a person's name, or a title of anything.
    LATIN_NAME = 28;
    /// A number with a unit of measurement behind it.
    QUANTITY = 29;
    /// An ICD-10 code with its point.
    POINTED_ICD = 30;
    /// A common Japanese family name, perhaps with a given name, and nothing else.
    FAMILY_NAME = 31;
    /// Words of Latin letters with capitals, one of which is no ordinary word.
    STRANGER = 32;
    /// Letters and digits without spaces, with at least four digits.
    NUMBERED = 33;
}

impl Shapes {
    /// Whether every shape of `other` is here.
    pub fn has(self, other: Shapes) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any shape of `other` is here.
    pub fn any(self, other: Shapes) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    pub const fn with(self, other: Shapes) -> Shapes {
        Shapes(self.0 | other.0)
    }

    /// The positions of the shapes, ascending, below [`Shapes::COUNT`].
    pub fn positions(self) -> impl Iterator<Item = usize> {
        (0..Self::COUNT).filter(move |&bit| self.0 >> bit & 1 == 1)
    }

    /// The position of the single shape this is.
    pub fn position(self) -> usize {
        self.0.trailing_zeros() as usize
    }

    fn set(&mut self, shape: Shapes, on: bool) {
        if on {
            self.0 |= shape.0;
        }
    }
}

/// What one cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Its shapes; none for an empty cell.
    pub shapes: Shapes,
    /// Number of characters after NFKC and trimming.
    pub chars: u32,
    /// Year, if it is a date.
    pub year: Option<i32>,
}

/// NFKC, trimmed; what every shape is taken from.
pub fn normal(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text.trim());
    }
    let folded: String = text.nfkc().filter(|&c| !is_invisible(c)).collect();
    Cow::Owned(folded.trim().to_owned())
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}'
    )
}

/// Characters of the longest text that is looked at; longer ones are sentences.
const LONGEST: usize = 512;

/// The shapes of `cell`.
pub fn look(cell: &str) -> Look {
    if cell.char_indices().nth(LONGEST).is_some() {
        // Nobody looked at its end, so it is nothing but long.
        let chars = u32::try_from(LONGEST).unwrap_or(u32::MAX);
        return Look {
            shapes: Shapes::SENTENCE.with(Shapes::REACHES),
            chars,
            year: None,
        };
    }
    let normal = normal(cell);
    let text = normal.as_ref();
    let mut shapes = Shapes::default();
    if text.is_empty() {
        return Look::default();
    }
    let chars = text.chars().count();
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let digits: Vec<u8> = text
        .bytes()
        .filter(u8::is_ascii_digit)
        .map(|b| b - b'0')
        .collect();
    let all_digits = digits.len() == text.len();
    let mut year = None;
    let number = is_number(text);
    shapes.set(Shapes::NUMBER, number);
    shapes.set(Shapes::DECIMAL, number && text.contains('.'));
    shapes.set(Shapes::READING, is_reading(text));
    let dated = has_digit && chars <= 40 && (all_digits || !number);
    if let Some(found) = dated.then(|| date::parse(text)).flatten() {
        year = Some(found.date.year());
        shapes.set(Shapes::DATE, true);
        shapes.set(Shapes::COMPACT_DATE, all_digits);
    }
    if has_digit {
        shapes.set(Shapes::PHONE, is_phone(text, &digits));
        shapes.set(Shapes::POSTAL, is_postal(text));
        shapes.set(Shapes::UID, is_uid(text));
        shapes.set(Shapes::ICD, is_icd(text));
        shapes.set(Shapes::POINTED_ICD, is_icd(text) && text.contains('.'));
        shapes.set(Shapes::AGE, age(text).is_some());
        shapes.set(Shapes::QUANTITY, is_quantity(text));
    }
    if all_digits {
        let varied = digits.iter().any(|digit| Some(digit) != digits.first());
        shapes.set(Shapes::TWELVE_DIGITS, digits.len() == 12);
        shapes.set(Shapes::MY_NUMBER, varied && is_my_number(&digits));
        shapes.set(Shapes::INSURER_DIGITS, matches!(digits.len(), 6 | 8));
        shapes.set(
            Shapes::INSURER,
            varied && matches!(digits.len(), 6 | 8) && luhn(&digits),
        );
    }
    shapes.set(Shapes::EMAIL, is_email(text));
    shapes.set(Shapes::ADDRESS, is_address(text, chars));
    shapes.set(
        Shapes::SEX_WORD,
        SEX_WORDS.contains(&text.to_lowercase().as_str()),
    );
    shapes.set(Shapes::SEX, is_sex(text));
    shapes.set(Shapes::FLAG, is_flag(text));
    shapes.set(Shapes::SENTENCE, is_sentence(text, chars));
    shapes.set(
        Shapes::FACILITY,
        chars <= 60 && contains_any(text, &FACILITY_WORDS),
    );
    shapes.set(Shapes::TITLE, chars <= 24 && ends_with_title(text));
    shapes.set(Shapes::NAME, is_name(text));
    shapes.set(Shapes::LATIN_NAME, is_latin_name(text));
    let named = !has_digit && chars <= 40;
    shapes.set(Shapes::FAMILY_NAME, named && text::is_family_name(text));
    shapes.set(Shapes::STRANGER, named && is_stranger(text));
    shapes.set(Shapes::NAME_WORD, is_name_word(text, chars));
    shapes.set(Shapes::ID, is_id(text, chars, has_digit));
    shapes.set(
        Shapes::NUMBERED,
        digits.len() >= 4 && is_id(text.strip_suffix(".0").unwrap_or(text), chars, has_digit),
    );
    shapes.set(Shapes::REACHES, reaches(text));
    // Two different digits are somebody; the list of sentinels is asked for the rest.
    let somebody = digits.iter().any(|digit| Some(digit) != digits.first());
    shapes.set(
        Shapes::SENTINEL,
        !somebody && chars <= 40 && canon::id(text).is_none(),
    );
    let personal = Shapes::NAME
        .with(Shapes::TITLE)
        .with(Shapes::REACHES)
        .with(Shapes::ADDRESS);
    let dated = Shapes::DATE
        .with(Shapes::UID)
        .with(Shapes::PHONE)
        .with(Shapes::POSTAL);
    let word = chars <= 40 && !text.contains(['\n', '\r']) && !text.contains(['。', '、']);
    shapes.set(Shapes::WORD, word && !shapes.any(personal.with(dated)));
    Look {
        shapes,
        chars: u32::try_from(chars).unwrap_or(u32::MAX),
        year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(text: &str, shape: Shapes) -> bool {
        look(text).shapes.has(shape)
    }

    #[test]
    fn telephone_numbers_are_known_in_their_spellings() {
        for text in [
            "03-5253-1111",
            "０３（５２５３）１１１１",
            "09012345678",
            "+81 90 1234 5678",
        ] {
            assert!(has(text, Shapes::PHONE), "{text}");
        }
        for text in ["12345678", "0000012345", "2024-05-01", "1.5"] {
            assert!(!has(text, Shapes::PHONE), "{text}");
        }
    }

    #[test]
    fn postal_codes_need_their_hyphen_or_mark() {
        for text in ["100-8916", "〒1008916", "１００－８９１６"] {
            assert!(has(text, Shapes::POSTAL), "{text}");
        }
        assert!(!has("1008916", Shapes::POSTAL));
    }

    #[test]
    fn check_digits_are_those_of_the_published_examples() {
        for text in ["621498320257", "983205673214"] {
            assert!(has(text, Shapes::MY_NUMBER), "{text}");
        }
        assert!(!has("621498320258", Shapes::MY_NUMBER));
        assert!(!has("000000000000", Shapes::MY_NUMBER));
        for text in ["33120015", "06050116"] {
            assert!(has(text, Shapes::INSURER), "{text}");
        }
        assert!(!has("33120016", Shapes::INSURER));
    }

    #[test]
    fn names_in_two_parts_are_known_in_every_script() {
        for text in ["山田　太郎", "ﾔﾏﾀﾞ ﾀﾛｳ", "やまだ たろう", "YAMADA^TARO"]
        {
            assert!(has(text, Shapes::NAME), "{text}");
        }
        assert!(has("Taro Yamada", Shapes::LATIN_NAME));
        for text in ["山田太郎", "CT", "5.2 mg", "胸部"] {
            assert!(!has(text, Shapes::NAME), "{text}");
        }
    }

    #[test]
    fn readings_are_numbers_that_cannot_be_ids() {
        for text in [
            "5.2",
            "-0.3",
            "<0.5",
            "120 mg/dL",
            "1,234",
            "５３．４",
            "(+)",
            "250000",
            "+1.5e1",
        ] {
            assert!(has(text, Shapes::READING), "{text}");
        }
        for text in [
            "00012345",
            "09012345678",
            "12345678",
            "本人拒否",
            "1.2.3",
            "120/80",
            "=1+1",
            "1.23457E+11",
        ] {
            assert!(!has(text, Shapes::READING), "{text}");
        }
    }

    #[test]
    fn words_of_a_list_reach_nobody() {
        for text in ["CT", "胸部", "内科", "C50.9", "T1強調"] {
            assert!(has(text, Shapes::WORD), "{text}");
        }
        for text in [
            "携帯090-1234-5678 妻",
            "山田 太郎",
            "鈴木先生",
            "a@example.jp",
            "a\nb",
        ] {
            assert!(!has(text, Shapes::WORD), "{text}");
        }
    }

    #[test]
    fn uids_and_addresses_and_mail_are_known() {
        assert!(has("1.2.840.113619.2.55", Shapes::UID));
        assert!(has(
            "2.25.338288139811530124474361936223416013159",
            Shapes::UID
        ));
        assert!(!has("2.25.1", Shapes::UID));
        assert!(!has("1.2.3", Shapes::UID));
        assert!(has("東京都千代田区丸の内1-1-1", Shapes::ADDRESS));
        assert!(has("佐賀県佐賀市中央1-2", Shapes::ADDRESS));
        assert!(has("hanako@example.jp", Shapes::EMAIL));
    }

    #[test]
    fn hostile_texts_have_shapes_too() {
        for text in [
            "",
            " ",
            "\u{200B}",
            "@",
            "^",
            "-",
            ".",
            "+",
            "﷽",
            "é\u{301}",
            "〒",
            "0",
            "𠮷",
        ] {
            let _ = look(text);
        }
        let hidden = format!("5.2{}山田太郎", " ".repeat(LONGEST));
        assert!(!has(&hidden, Shapes::READING));
        let _ = look(&"9".repeat(100_000));
        let _ = look(&"ﷺ".repeat(10_000));
    }
}
