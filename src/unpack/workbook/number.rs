//! Numbers as a spreadsheet shows them, as far as it matters to who is meant: dates, times, and digits
//! with zeros before them. Any other number is written as short as it reads back the same.
//!
//! Source: ECMA-376 part 1, 18.8.30 (number formats), 18.17.4 (dates).

use chrono::{Days, NaiveDate};

/// What a number format makes of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// The number itself.
    General,
    /// A fixed number of digits, filled with zeros, with texts between them.
    Digits(Vec<Mark>),
    /// A day, a time of day, or both.
    Date {
        /// Whether the day is shown.
        day: bool,
        /// Whether the time is shown.
        time: bool,
    },
    /// A length of time in hours and minutes.
    Elapsed,
}

/// One mark of a format of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A digit.
    Digit,
    /// This character.
    Is(char),
}

impl Format {
    /// The format that the standard or the Japanese edition of the program gives this number.
    pub fn built_in(id: u32) -> Format {
        let date = |day, time| Format::Date { day, time };
        match id {
            14..=17 | 27..=31 | 34..=36 | 50..=54 | 57 | 58 => date(true, false),
            18..=21 | 32 | 33 | 45 | 47 | 55 | 56 => date(false, true),
            22 => date(true, true),
            46 => Format::Elapsed,
            _ => Format::General,
        }
    }

    /// What this format code makes of a number that is not negative.
    pub fn of(code: &str) -> Format {
        let mut marks = Vec::new();
        let (mut digits, mut others) = (0, false);
        let (mut days, mut times, mut months, mut elapsed) = (false, false, false, false);
        let mut chars = code.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => marks.extend(chars.by_ref().take_while(|&c| c != '"').map(Mark::Is)),
                '\\' | '!' => marks.extend(chars.next().map(Mark::Is)),
                '_' | '*' => {
                    chars.next();
                }
                '[' => {
                    let inner: String = chars.by_ref().take_while(|&c| c != ']').collect();
                    let inner = inner.to_ascii_lowercase();
                    elapsed |= !inner.is_empty() && inner.chars().all(|c| "hms".contains(c));
                }
                '0' => {
                    marks.push(Mark::Digit);
                    digits += 1;
                }
                '-' | '/' | '(' | ')' | ' ' | ':' => marks.push(Mark::Is(c)),
                'y' | 'Y' | 'd' | 'D' | 'e' | 'g' | 'b' | 'a' | 'r' => days = true,
                'h' | 'H' | 's' | 'S' => times = true,
                'm' | 'M' => months = true,
                'A' | 'P' => times |= chars.next_if(|c| "Mm/".contains(*c)).is_some(),
                _ => others = true,
            }
        }
        // The word is made of letters of dates.
        if code.trim().eq_ignore_ascii_case("general") || code.trim() == "@" {
            return Format::General;
        }
        match (elapsed, days, times, months) {
            (true, ..) => Format::Elapsed,
            (_, true, time, _) => Format::Date { day: true, time },
            (_, _, true, _) => Format::Date {
                day: false,
                time: true,
            },
            (_, _, _, true) => Format::Date {
                day: true,
                time: false,
            },
            _ if digits >= 2 && !others => Format::Digits(marks),
            _ => Format::General,
        }
    }

    /// What stands in a cell of this format whose stored number is `stored`.
    pub fn show(&self, stored: &str, since_1904: bool) -> String {
        let shown = match self {
            Format::General => None,
            Format::Digits(marks) => filled(stored, marks),
            Format::Date { day, time } => moment(stored, (*day, *time), since_1904),
            Format::Elapsed => elapsed(stored),
        };
        shown.unwrap_or_else(|| plain(stored))
    }
}

/// The stored number without the digits that binary fractions add.
fn plain(stored: &str) -> String {
    let stored = stored.trim();
    let whole = stored.strip_prefix('-').unwrap_or(stored);
    if whole.len() <= 15 && whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return stored.to_owned();
    }
    match stored.parse::<f64>() {
        Ok(number) if number.is_finite() => number.to_string(),
        Ok(_) | Err(_) => stored.to_owned(),
    }
}

fn filled(stored: &str, marks: &[Mark]) -> Option<String> {
    let number = plain(stored);
    let mut digits = number.bytes().rev().peekable();
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let first = marks.iter().position(|mark| *mark == Mark::Digit)?;
    let mut out: Vec<char> = Vec::new();
    for (at, mark) in marks.iter().enumerate().rev() {
        match mark {
            Mark::Digit => out.push(digits.next().map_or('0', char::from)),
            Mark::Is(c) => out.push(*c),
        }
        if at == first {
            out.extend(digits.by_ref().map(char::from));
        }
    }
    Some(out.into_iter().rev().collect())
}

/// Days that a date may have been counted: up to the end of the year 9999.
const MOST_DAYS: f64 = 2_958_466.0;
const DAY: u64 = 86_400;

fn moment(stored: &str, (day, time): (bool, bool), since_1904: bool) -> Option<String> {
    let number: f64 = stored.trim().parse().ok()?;
    if !(0.0..MOST_DAYS).contains(&number) {
        return None;
    }
    let seconds = (number * DAY as f64).round() as u64;
    let (days, seconds) = (seconds / DAY, seconds % DAY);
    let clock = match seconds % 60 {
        0 => format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60),
        rest => format!("{:02}:{:02}:{rest:02}", seconds / 3600, seconds / 60 % 60),
    };
    if !day {
        return Some(clock);
    }
    let (year, month, first) = match (since_1904, days) {
        (true, _) => (1904, 1, 1),
        // The program takes 1900 for a leap year: 60 is a day that never was.
        (false, 60 | 0) => return None,
        (false, ..60) => (1899, 12, 31),
        (false, _) => (1899, 12, 30),
    };
    let date = NaiveDate::from_ymd_opt(year, month, first)?.checked_add_days(Days::new(days))?;
    let date = date.format("%Y/%m/%d");
    Some(match time && seconds > 0 {
        true => format!("{date} {clock}"),
        false => date.to_string(),
    })
}

fn elapsed(stored: &str) -> Option<String> {
    let number: f64 = stored.trim().parse().ok()?;
    if !(0.0..MOST_DAYS).contains(&number) {
        return None;
    }
    let seconds = (number * DAY as f64).round() as u64;
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    Some(match seconds % 60 {
        0 => format!("{hours}:{minutes:02}"),
        rest => format!("{hours}:{minutes:02}:{rest:02}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, stored: &str) -> String {
        Format::of(code).show(stored, false)
    }

    #[test]
    fn zeros_of_the_format_stand_before_the_digits() {
        assert_eq!(shown("00000000", "12345"), "00012345");
        assert_eq!(shown("000-0000", "1008916"), "100-8916");
        assert_eq!(shown("\"P\"0000", "7"), "P0007");
        assert_eq!(shown("0000", "123456"), "123456");
        assert_eq!(shown("0000", "1.5"), "1.5");
        assert_eq!(shown("0000", "-3"), "-3");
    }

    #[test]
    fn days_and_times_are_those_the_program_shows() {
        for code in [
            "yyyy/m/d",
            "[$-411]ge.m.d;@",
            "yyyy\"年\"m\"月\"d\"日\"",
            "mm-dd-yy",
        ] {
            assert_eq!(shown(code, "45413"), "2024/05/01", "{code}");
        }
        assert_eq!(shown("yyyy/m/d h:mm", "45413.5625"), "2024/05/01 13:30");
        assert_eq!(shown("h:mm:ss", "0.5625"), "13:30");
        assert_eq!(shown("[h]:mm", "1.5"), "36:00");
        assert_eq!(Format::built_in(14).show("45413.0", false), "2024/05/01");
        assert_eq!(Format::built_in(14).show("43951", true), "2024/05/01");
        assert_eq!(Format::built_in(14).show("59", false), "1900/02/28");
        assert_eq!(Format::built_in(14).show("61", false), "1900/03/01");
        assert_eq!(Format::built_in(14).show("60", false), "60");
        assert_eq!(Format::built_in(14).show("9e9", false), "9000000000");
    }

    #[test]
    fn numbers_lose_what_binary_fractions_add_and_nothing_else() {
        for (stored, expected) in [
            ("53.399999999999999", "53.4"),
            ("0.1", "0.1"),
            ("123456789012345", "123456789012345"),
            ("1E-3", "0.001"),
            ("-5", "-5"),
            ("nan", "nan"),
        ] {
            for code in ["General", "0.00", "#,##0", "0%", "@", ""] {
                assert_eq!(shown(code, stored), expected, "{code}");
            }
        }
    }
}
