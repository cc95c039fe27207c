//! What a value has to say: words, numbers, days.

use crate::transform::{canon, date};
use chrono::NaiveDate;

/// Decimal places that count.
const PLACES: usize = 6;

/// Digits before the point at most.
const WHOLE: usize = 12;

/// A decimal number to six places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(i64);

impl Decimal {
    /// A whole number.
    pub fn whole(number: u32) -> Self {
        Decimal(i64::from(number) * 10_i64.pow(PLACES as u32))
    }

    /// The number that is the whole of `text`; `None` for anything else, exponents among them.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, rest) = Decimal::begin(text.trim())?;
        rest.is_empty().then_some(number)
    }

    /// The number in millionths.
    pub fn millionths(self) -> i64 {
        self.0
    }

    /// The number at the begin of `text`, and the rest.
    fn begin(text: &str) -> Option<(Self, &str)> {
        let (minus, body) = match text.strip_prefix('-') {
            Some(body) => (true, body),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let (whole, rest) = body.split_at(digits(body));
        if whole.is_empty() || whole.len() > WHOLE {
            return None;
        }
        let (places, rest) = match rest.strip_prefix('.') {
            Some(places) => places.split_at(digits(places)),
            None => ("", rest),
        };
        let mut number: i64 = 0;
        let places = places.bytes().chain(std::iter::repeat(b'0')).take(PLACES);
        for digit in whole.bytes().chain(places) {
            number = number
                .checked_mul(10)?
                .checked_add(i64::from(digit - b'0'))?;
        }
        Some((Decimal(if minus { -number } else { number }), rest))
    }

    /// A number, or an age in years: `63`, `063Y`, `63歳`, `8か月`.
    fn of_value(text: &str) -> Option<Self> {
        let (number, rest) = Decimal::begin(text)?;
        let part = match rest.trim() {
            "" | "Y" | "歳" | "才" | "YEARS" | "YEAR" | "YRS" | "YO" | "YEARS OLD" => 1,
            "M" | "か月" | "カ月" | "ヶ月" | "ケ月" | "ヵ月" | "月" | "MONTHS" | "MONTH" => {
                12
            }
            "W" | "週" | "WEEKS" | "WEEK" => 52,
            "D" | "日" | "DAYS" | "DAY" => 365,
            _ => return None,
        };
        Some(Decimal(number.0 / part))
    }
}

/// As it is read back.
impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let one = 10_u64.pow(PLACES as u32);
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, places) = (self.0.unsigned_abs() / one, self.0.unsigned_abs() % one);
        match places {
            0 => write!(f, "{sign}{whole}"),
            places => {
                let places = format!("{places:0width$}", width = PLACES);
                write!(f, "{sign}{whole}.{}", places.trim_end_matches('0'))
            }
        }
    }
}

/// What a value has to say. Texts are compared after NFKC in one case, with one space between words.
#[derive(Clone, PartialEq, Eq)]
pub enum Compare {
    /// One of these.
    Is(Vec<String>),
    /// One of these at its begin.
    StartsWith(Vec<String>),
    /// One of these in it; where one begins or ends with a letter or digit of ASCII, no other stands beside.
    Contains(Vec<String>),
    /// A number, or an age in years, between these two, both among them.
    Numbers(Option<Decimal>, Option<Decimal>),
    /// A day between these two, both among them.
    Days(Option<NaiveDate>, Option<NaiveDate>),
}

impl Compare {
    /// What it compares, as outlines say it.
    pub const fn name(&self) -> &'static str {
        match self {
            Compare::Is(_) => "is",
            Compare::StartsWith(_) => "starts-with",
            Compare::Contains(_) => "contains",
            Compare::Numbers(..) => "numbers",
            Compare::Days(..) => "days",
        }
    }

    /// A word of the user as values are compared; `None` if nothing is left of it.
    pub fn word(text: &str) -> Option<String> {
        Some(canon::label(text)).filter(|word| !word.is_empty())
    }

    /// Whether `value` says it.
    pub fn holds(&self, value: &str) -> bool {
        match self {
            Compare::Is(words) => {
                let value = canon::label(value);
                words.contains(&value)
            }
            Compare::StartsWith(words) => {
                let value = canon::label(value);
                words.iter().any(|word| value.starts_with(word.as_str()))
            }
            Compare::Contains(words) => {
                let value = canon::label(value);
                words.iter().any(|word| contains(&value, word))
            }
            Compare::Numbers(from, to) => {
                let number = Decimal::of_value(&canon::label(value));
                number.is_some_and(|number| within(number, *from, *to))
            }
            Compare::Days(from, to) => {
                let day = date::parse(&canon::label(value)).map(|found| found.date);
                let day = day.filter(|&day| !date::is_placeholder(day));
                day.is_some_and(|day| within(day, *from, *to))
            }
        }
    }
}

fn within<T: PartialOrd>(value: T, from: Option<T>, to: Option<T>) -> bool {
    from.is_none_or(|from| from <= value) && to.is_none_or(|to| value <= to)
}

/// Whether `word` stands in `text`, not as a part of a longer word or number of ASCII.
fn contains(text: &str, word: &str) -> bool {
    let joins = |one: Option<char>, other: Option<char>| {
        one.zip(other).is_some_and(|(one, other)| {
            one.is_ascii_alphanumeric() && other.is_ascii_alphanumeric()
        })
    };
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text
            .get(at + word.len()..)
            .and_then(|text| text.chars().next());
        !joins(before, word.chars().next()) && !joins(word.chars().next_back(), after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().filter_map(|word| Compare::word(word)).collect()
    }

    #[test]
    fn texts_are_compared_whatever_their_width_case_and_spaces() {
        let is = Compare::Is(words(&["Lung  cancer", "ＣＴ"]));
        assert!(is.holds(" lung cancer ") && is.holds("ct") && is.holds("ＬＵＮＧ　ＣＡＮＣＥＲ"));
        assert!(!is.holds("lung cancers") && !is.holds(""));
        let starts = Compare::StartsWith(words(&["C34"]));
        assert!(starts.holds("C34.1") && starts.holds("Ｃ３４１") && !starts.holds("D C34"));
        assert_eq!(Compare::word(" \u{3000} "), None);
    }

    #[test]
    fn signs_of_results_tell_values_apart() {
        let is = Compare::Is(words(&["HER2(+)"]));
        assert!(is.holds("ＨＥＲ２（＋）") && !is.holds("HER2(-)") && !is.holds("HER2"));
    }

    #[test]
    fn a_word_is_found_in_japanese_and_only_whole_in_ascii() {
        let contains = Compare::Contains(words(&["肺癌", "CT"]));
        assert!(contains.holds("右上葉肺癌の疑い") && contains.holds("胸部CTにて"));
        assert!(contains.holds("chest CT, plain"));
        assert!(!contains.holds("ACTION") && !contains.holds("CT2") && !contains.holds("肺炎"));
    }

    #[test]
    fn numbers_and_ages_are_compared_by_their_value() {
        let ages = Compare::Numbers(Some(Decimal::whole(60)), Some(Decimal::whole(79)));
        for inside in [
            "60",
            "79",
            "063Y",
            "７０歳",
            "61.5",
            "満", /* no number */
        ] {
            assert_eq!(ages.holds(inside), inside != "満", "{inside}");
        }
        for outside in [
            "59", "79.1", "8か月", "080Y", "-60", "60代", "6e1", "", "60 kg", "0x40",
        ] {
            assert!(!ages.holds(outside), "{outside}");
        }
        let low = Compare::Numbers(None, Decimal::parse("0.5"));
        assert!(low.holds("0.50") && low.holds("-3") && !low.holds("0.500001"));
        assert!(low.holds("0.5000001"), "six places count");
        assert_eq!(Decimal::parse("1234567890123"), None);
        assert_eq!(Decimal::parse("1.2.3"), None);
    }

    #[test]
    fn days_are_compared_in_every_style_and_placeholders_are_none() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        let days = Compare::Days(day(2023, 4, 1), day(2024, 3, 31));
        for inside in [
            "2023-04-01",
            "20240331",
            "R5.7.26",
            "令和5年12月1日",
            "2023/4/1 10:20",
        ] {
            assert!(days.holds(inside), "{inside}");
        }
        for outside in [
            "2023-03-31",
            "9999/12/31",
            "",
            "0000-00-00",
            "2023",
            "unknown",
        ] {
            assert!(!days.holds(outside), "{outside}");
        }
        assert!(!Compare::Days(None, day(2030, 1, 1)).holds("1900/01/01"));
    }
}
