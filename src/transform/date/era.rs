//! Japanese eras since the Gregorian calendar came into sight.

use chrono::{Datelike, NaiveDate};

/// One era.
#[derive(Debug)]
pub(super) struct Era {
    /// Its name.
    pub name: &'static str,
    /// The name as one character.
    pub ligature: char,
    /// The letter of forms and insurance cards.
    pub letter: char,
    /// The digit of insurance claims.
    pub digit: u32,
    start: (i32, u32, u32),
}

/// Every era, newest first.
pub(super) const ERAS: [Era; 5] = [
    Era {
        name: "令和",
        ligature: '㋿',
        letter: 'R',
        digit: 5,
        start: (2019, 5, 1),
    },
    Era {
        name: "平成",
        ligature: '㍻',
        letter: 'H',
        digit: 4,
        start: (1989, 1, 8),
    },
    Era {
        name: "昭和",
        ligature: '㍼',
        letter: 'S',
        digit: 3,
        start: (1926, 12, 25),
    },
    Era {
        name: "大正",
        ligature: '㍽',
        letter: 'T',
        digit: 2,
        start: (1912, 7, 30),
    },
    Era {
        name: "明治",
        ligature: '㍾',
        letter: 'M',
        digit: 1,
        start: (1868, 1, 25),
    },
];

impl Era {
    /// The year of our calendar in which year `year` of the era began.
    pub fn western_year(&self, year: u32) -> Option<i32> {
        i32::try_from(year)
            .ok()
            .filter(|year| (1..=99).contains(year))
            .map(|y| self.start.0 + y - 1)
    }

    /// The day on which the era began, or `date` if that is later: the first day that a partial
    /// date of this era can mean.
    pub fn not_before_start(&self, date: NaiveDate) -> NaiveDate {
        let (year, month, day) = self.start;
        NaiveDate::from_ymd_opt(year, month, day).map_or(date, |start| start.max(date))
    }
}

/// The era of `date` and the year within it; `None` before 1868-01-25.
pub(super) fn of(date: NaiveDate) -> Option<(&'static Era, u32)> {
    let day = (date.year(), date.month(), date.day());
    let era = ERAS.iter().find(|era| era.start <= day)?;
    Some((era, u32::try_from(day.0 - era.start.0 + 1).ok()?))
}
