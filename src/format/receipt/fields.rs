//! What stands in which field of which record (`data/receipt-fields.csv`).

use crate::action::Role;
use crate::format::column::records::{Spot, Written};
use std::collections::HashMap;
use std::sync::OnceLock;

const LIST: &str = include_str!("../../../data/receipt-fields.csv");

/// Fields of one record, perhaps several in a row.
pub struct Entry {
    record: &'static str,
    /// One-based, the name of the record being the first.
    pub first: usize,
    last: usize,
    name: &'static str,
    role: Role,
    /// How its values are written.
    pub written: Written,
}

/// Every line of the list, by record.
fn entries() -> &'static HashMap<&'static str, Vec<Entry>> {
    static ALL: OnceLock<HashMap<&'static str, Vec<Entry>>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: HashMap<&'static str, Vec<Entry>> = HashMap::new();
        for entry in LIST.lines().skip(2).filter_map(entry) {
            all.entry(entry.record).or_default().push(entry);
        }
        all
    })
}

fn entry(line: &'static str) -> Option<Entry> {
    let mut cells = line.split(',');
    let mut next = || cells.next();
    Some(Entry {
        record: next()?,
        first: next()?.parse().ok()?,
        last: next()?.parse().ok()?,
        name: next()?,
        role: Role::from_name(next()?)?,
        written: Written::named(next()?)?,
    })
}

/// What stands in field `field` of `record`, if the list says so.
pub fn entry_of(record: &str, field: usize) -> Option<&'static Entry> {
    let here = |entry: &&Entry| (entry.first..=entry.last).contains(&field);
    entries().get(record)?.iter().find(here)
}

/// Whether the list has any field of `record`.
pub fn knows(record: &str) -> bool {
    entries().contains_key(record)
}

/// The place of field `field` of `record`.
pub fn spot(record: &str, field: usize, entry: Option<&Entry>) -> Spot {
    match entry {
        Some(entry) => Spot {
            header: format!("{record}-{} {}", entry.first, entry.name),
            role: entry.role,
            written: entry.written,
        },
        None => Spot {
            header: format!("{record}-{field}"),
            role: Role::Unknown,
            written: Written::Plain,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_read_and_no_field_stands_there_twice() {
        let count: usize = entries().values().map(Vec::len).sum();
        assert_eq!(count, LIST.lines().skip(2).count());
        for (record, all) in entries() {
            let ascending = all.windows(2).all(|two| two[0].last < two[1].first);
            assert!(ascending && all.iter().all(|it| it.first > 1), "{record}");
            for entry in all {
                assert!(entry.first <= entry.last, "{record}-{}", entry.first);
                if entry.written == Written::Day {
                    assert_eq!(entry.last - entry.first, 30, "a month has 31 days");
                }
            }
        }
    }
}
