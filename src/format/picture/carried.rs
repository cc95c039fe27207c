//! What is found beside pictures: its kinds, and the strings in it that identify.

use crate::identity::{Identifier, IdentifierKind};
use crate::survey::CARRIED;
use crate::transform::canon;
use crate::transform::date;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Letters of an identifying string that are believed.
const MOST_LETTERS: usize = 256;

/// What one file carries beside its pictures.
#[derive(Debug, Default)]
pub struct Carried {
    /// How often, by code.
    pub kinds: BTreeMap<&'static str, u64>,
    /// Whom and what it names.
    pub identifiers: BTreeSet<Identifier>,
}

impl Carried {
    /// Notes one thing of a kind.
    pub fn add(&mut self, code: &'static str) {
        debug_assert!(CARRIED.contains(&code), "an unlisted kind");
        *self.kinds.entry(code).or_default() += 1;
    }

    /// Notes the name of a person.
    pub fn person(&mut self, text: &str) {
        let name = trimmed(text);
        self.add("person");
        if canon::name(name).is_some() {
            self.keep(IdentifierKind::StaffName, name);
        }
    }

    /// Notes the number or name of a device.
    pub fn device(&mut self, text: &str) {
        let number = trimmed(text);
        self.add("device");
        if canon::id(number).is_some_and(|id| id.chars().count() >= 4) {
            self.keep(IdentifierKind::Device, number);
        }
    }

    /// Notes the number of a record, a slide or a specimen.
    pub fn record(&mut self, text: &str) {
        let number = trimmed(text);
        if canon::id(number).is_some() {
            self.keep(IdentifierKind::RecordId, number);
        }
    }

    /// Notes the name of a file.
    pub fn file(&mut self, text: &str) {
        if let Some(name) = canon::telling_file_name(trimmed(text)) {
            self.keep(IdentifierKind::FileName, name);
        }
    }

    /// Notes a date, in the manner of EXIF or any of a table cell.
    pub fn date(&mut self, text: &str) {
        self.add("date");
        if let Some(date) = day(trimmed(text)).filter(|&date| !date::is_placeholder(date)) {
            let compact = date.format("%Y%m%d").to_string();
            self.keep(IdentifierKind::EventDate, &compact);
        }
    }

    fn keep(&mut self, kind: IdentifierKind, value: &str) {
        if value.chars().count() <= MOST_LETTERS {
            let value = value.to_owned();
            self.identifiers.insert(Identifier { kind, value });
        }
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\0')
}

/// The day of `text`, whose time does not count.
fn day(text: &str) -> Option<NaiveDate> {
    let first = text.split([' ', 'T']).next().unwrap_or_default();
    let numbers: Vec<&str> = first.split([':', '-', '/']).collect();
    if let [year, month, day] = numbers[..] {
        let number = |text: &str| text.parse::<u32>().ok();
        let parts = (year.parse().ok(), number(month), number(day));
        if let (Some(year), Some(month), Some(day)) = parts {
            // Aperio writes the month first.
            return NaiveDate::from_ymd_opt(year, month, day)
                .filter(|_| year > 31)
                .or_else(|| {
                    let short = i32::try_from(day).ok()?;
                    let full = if short < 100 { 2000 + short } else { short };
                    NaiveDate::from_ymd_opt(full, u32::try_from(year).ok()?, month)
                });
        }
    }
    date::parse(text).map(|found| found.date)
}

/// `bytes` as text: UTF-8 where it is, otherwise one character per byte.
pub fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_cameras_and_scanners_are_read() {
        for text in [
            "2024:05:01 10:20:30",
            "2024-05-01T10:20:30Z",
            "05/01/24",
            "05/01/2024",
            "20240501",
        ] {
            let mut carried = Carried::default();
            carried.date(text);
            let found: Vec<_> = carried.identifiers.iter().map(|it| &it.value).collect();
            assert_eq!(found, ["20240501"], "{text}");
        }
        let mut carried = Carried::default();
        carried.date("    :  :     :  :  ");
        carried.date("0000:00:00 00:00:00");
        assert!(carried.identifiers.is_empty());
        assert_eq!(carried.kinds["date"], 2);
    }
}
