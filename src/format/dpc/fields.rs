//! What stands in which column of which file, and in which payload of which code (`data/dpc-fields.csv`).

use super::layout::Layout;
use crate::action::Role;
use crate::format::column::records::{Spot, Written};
use std::collections::HashMap;
use std::sync::OnceLock;

const LIST: &str = include_str!("../../../data/dpc-fields.csv");

/// The code whose payloads are listed.
const FIRST_CODE: &str = "A000010";

/// One column, or one payload of a code.
pub struct Entry {
    /// What it is called.
    pub name: &'static str,
    role: Role,
    written: Written,
}

type Entries = HashMap<(&'static str, usize), Entry>;

fn entries() -> &'static Entries {
    static ALL: OnceLock<Entries> = OnceLock::new();
    ALL.get_or_init(|| LIST.lines().skip(2).filter_map(entry).collect())
}

fn entry(line: &'static str) -> Option<((&'static str, usize), Entry)> {
    let mut cells = line.split(',');
    let mut next = || cells.next();
    let key = (next()?, next()?.parse().ok()?);
    let entry = Entry {
        name: next()?,
        role: Role::from_name(next()?)?,
        written: Written::named(next()?)?,
    };
    Some((key, entry))
}

/// What stands in `column` of `file`, counted from one, if the list says so.
pub fn entry_of(file: &str, column: usize) -> Option<&'static Entry> {
    let entries: &'static HashMap<(&str, usize), Entry> = entries();
    let known = Layout::ALL
        .map(Layout::name)
        .into_iter()
        .chain([FIRST_CODE]);
    let file = known.into_iter().find(|&name| name == file)?;
    entries.get(&(file, column))
}

/// The place of `column` of `file`.
pub fn spot(file: &str, column: usize) -> Spot {
    match entry_of(file, column) {
        Some(entry) => Spot {
            header: format!("{file}-{column} {}", entry.name),
            role: entry.role,
            written: entry.written,
        },
        None => Spot {
            header: format!("{file}-{column}"),
            role: Role::Unknown,
            written: Written::Plain,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_read_and_every_layout_is_whole() {
        assert_eq!(entries().len(), LIST.lines().skip(2).count());
        for layout in Layout::ALL {
            let columns = 1..=layout.fixed();
            assert!(
                columns
                    .clone()
                    .all(|at| entry_of(layout.name(), at).is_some())
            );
            assert!(entry_of(layout.name(), layout.fixed() + 1).is_none());
        }
    }
}
