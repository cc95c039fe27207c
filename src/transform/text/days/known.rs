//! The days of the people of one file or row: what a short date is compared with.

use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::transform::date::{era_of, is_placeholder};

/// How many years before the first event of a file a date in its texts may lie, and how many after the
/// last: texts tell what was, and when the next visit will be.
const YEARS_BEFORE: i32 = 15;
const YEARS_AFTER: i32 = 2;

/// A number as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::transform::text) struct Number {
    /// Its value.
    pub value: u32,
    /// Its number of digits, leading zeros included.
    pub digits: usize,
}

/// Days of birth and of events.
#[derive(Debug, Default)]
pub(in crate::transform::text) struct Days {
    all: BTreeSet<NaiveDate>,
    years: Option<RangeInclusive<i32>>,
}

impl Days {
    /// Takes a day of birth.
    pub fn add_birth(&mut self, day: NaiveDate) {
        self.all.insert(day);
    }

    /// Takes a day on which something happened; placeholders are none.
    pub fn add_event(&mut self, day: NaiveDate) {
        if is_placeholder(day) {
            return;
        }
        self.all.insert(day);
        let near = day.year() - YEARS_BEFORE..=day.year() + YEARS_AFTER;
        self.years = Some(match self.years.take() {
            Some(years) => *years.start().min(near.start())..=*years.end().max(near.end()),
            None => near,
        });
    }

    /// Whether the numbers, in any usual order, are one of these days.
    pub fn has(&self, numbers: [Number; 3]) -> bool {
        self.all
            .iter()
            .any(|&day| in_orders(numbers).any(|(y, m, d)| is_day(day, y, m, d)))
    }

    /// Whether month and day are those of one of these days.
    pub fn has_day(&self, month: u32, day: u32) -> bool {
        let mut all = self.all.iter();
        all.any(|known| known.month() == month && known.day() == day)
    }

    /// Whether one of these days lies in `month` of the `year` as written; a short one counts in its era
    /// alone.
    pub fn has_month(&self, year: Number, month: u32) -> bool {
        self.all.iter().any(|&known| {
            let year_fits = match year.digits {
                1 | 2 => era_of(known).is_some_and(|(_, era)| era == year.value),
                _ => known.year().unsigned_abs() == year.value,
            };
            year_fits && known.month() == month
        })
    }

    /// Whether one of these days is the day `ordinal` of the `year`.
    pub fn has_ordinal(&self, year: u32, ordinal: u32) -> bool {
        let mut all = self.all.iter();
        all.any(|known| known.year().unsigned_abs() == year && known.ordinal() == ordinal)
    }

    /// Whether the numbers, in any usual order, are a day of the years around the events.
    pub fn is_near(&self, numbers: [Number; 3]) -> bool {
        self.years.as_ref().is_some_and(|years| {
            in_orders(numbers).any(|(y, m, d)| {
                let near = |&year: &i32| match y.digits {
                    1 | 2 => year.rem_euclid(100).unsigned_abs() == y.value,
                    _ => year.unsigned_abs() == y.value,
                };
                let mut found = years.clone().filter(near);
                found.any(|year| NaiveDate::from_ymd_opt(year, m.value, d.value).is_some())
            })
        })
    }
}

/// Year, month and day as `numbers` may mean them.
fn in_orders(numbers: [Number; 3]) -> impl Iterator<Item = (Number, Number, Number)> {
    let [a, b, c] = numbers;
    [(a, b, c), (c, b, a), (c, a, b)].into_iter()
}

/// Whether the numbers are a day of some year in a usual order.
pub(in crate::transform::text) fn is_legal(numbers: [Number; 3]) -> bool {
    // A leap year, since nobody knows the century.
    in_orders(numbers).any(|(y, m, d)| {
        matches!(y.digits, 1 | 2 | 4) && NaiveDate::from_ymd_opt(2000, m.value, d.value).is_some()
    })
}

/// Whether year, month and day as written are `day`; the year with or without its century, or in its
/// era.
fn is_day(day: NaiveDate, y: Number, m: Number, d: Number) -> bool {
    let year = day.year().unsigned_abs();
    let fits = match y.digits {
        1 | 2 => y.value == year % 100 || era_of(day).is_some_and(|(_, era)| era == y.value),
        _ => y.value == year,
    };
    fits && m.value == day.month() && d.value == day.day()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> [Number; 3] {
        let mut numbers = text.split('/').map(|part| Number {
            value: part.parse().unwrap(),
            digits: part.len(),
        });
        std::array::from_fn(|_| numbers.next().unwrap())
    }

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_day_is_known_in_every_order_with_and_without_its_century_and_in_its_era() {
        let mut days = Days::default();
        days.add_event(day(2023, 4, 5));
        for text in [
            "23/4/5",
            "05/04/23",
            "4/5/23",
            "2023/04/05",
            "5/4/5",
            "05/4/2023",
        ] {
            assert!(days.has(written(text)), "{text}");
        }
        for text in ["23/5/6", "24/4/5", "4/23/5", "6/4/5", "123/4/5"] {
            assert!(!days.has(written(text)), "{text}");
        }
    }

    #[test]
    fn years_around_the_events_are_near_and_a_birth_tells_no_years() {
        let mut days = Days::default();
        days.add_birth(day(1961, 1, 3));
        assert!(!days.is_near(written("61/1/4")));
        days.add_event(day(1900, 1, 1));
        assert!(!days.is_near(written("0/1/4")), "a placeholder is no event");
        days.add_event(day(2023, 4, 5));
        for text in ["22/12/1", "12/1/22", "1/12/22", "8/1/1", "2022/12/1"] {
            assert!(days.is_near(written(text)), "{text}");
        }
        for text in ["61/1/4", "2/3/4", "40/1/1", "22/13/1", "22/2/30"] {
            assert!(!days.is_near(written(text)), "{text}");
        }
    }

    #[test]
    fn some_order_makes_a_day() {
        for text in ["23/4/5", "31/12/99", "12/31/99", "29/2/1", "1/3/1961"] {
            assert!(is_legal(written(text)), "{text}");
        }
        for text in ["32/20/40", "13/13/13", "0/0/5", "61/0/3", "1/3/619"] {
            assert!(!is_legal(written(text)), "{text}");
        }
    }
}
