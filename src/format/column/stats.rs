//! Statistics of one column over every row of the file, in bounded memory.
//!
//! The result does not depend on the order of the rows: shapes are counted, distinct values are
//! estimated from the smallest of their hashes, and a list of values is either complete or absent.

use super::shape::{self, Look, Shapes};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Hashes kept to estimate how many distinct values there are; fewer in very wide tables.
const SKETCH: usize = 512;
const WIDE_SKETCH: usize = 64;

/// Columns above which a table is very wide.
const WIDE: usize = 512;

/// Distinct values listed, and characters of each.
const LISTED: usize = 32;
const LISTED_CHARS: u32 = 24;

/// What was found for values met before: a speed-up in bounded memory, without effect on results.
#[derive(Debug)]
pub struct Memory<T> {
    found: HashMap<Vec<u8>, T>,
    most: usize,
}

impl<T> Memory<T> {
    /// Values remembered in all columns together, in one, and bytes of each.
    const ALL: usize = 65_536;
    const HERE: usize = 16_384;
    const BYTES: usize = 48;

    /// The memory of one column among `columns`.
    pub fn among(columns: usize) -> Self {
        let most = (Self::ALL / columns.max(1)).clamp(1, Self::HERE);
        Memory {
            found: HashMap::new(),
            most,
        }
    }

    /// What was found for `value`.
    pub fn get(&self, value: &[u8]) -> Option<&T> {
        self.found.get(value)
    }

    /// Remembers what was found for `value`, unless it is long; forgets all others when full.
    pub fn put(&mut self, value: &[u8], found: T) {
        if value.len() > Self::BYTES {
            return;
        }
        if self.found.len() >= self.most {
            self.found.clear();
        }
        self.found.insert(value.to_vec(), found);
    }
}

/// What is known of one column.
#[derive(Debug)]
pub struct Column {
    /// Cells that are not empty.
    pub filled: u64,
    counts: [u64; Shapes::COUNT],
    chars: u64,
    years: Option<(i32, i32)>,
    sketch: BTreeSet<u64>,
    listed: Option<BTreeSet<String>>,
    overflowed: bool,
    looks: Memory<Look>,
    sketch_size: usize,
}

impl Column {
    /// An empty column of a table of `columns`.
    pub fn among(columns: usize) -> Self {
        Column {
            filled: 0,
            counts: [0; Shapes::COUNT],
            chars: 0,
            years: None,
            sketch: BTreeSet::new(),
            listed: None,
            overflowed: false,
            looks: Memory::among(columns),
            sketch_size: if columns > WIDE { WIDE_SKETCH } else { SKETCH },
        }
    }

    /// Takes one cell.
    pub fn add(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let met = self.looks.get(text.as_bytes()).copied();
        let look = met.unwrap_or_else(|| shape::look(text));
        if look.chars == 0 {
            return;
        }
        self.filled += 1;
        self.chars += u64::from(look.chars);
        for position in look.shapes.positions() {
            if let Some(count) = self.counts.get_mut(position) {
                *count += 1;
            }
        }
        if let Some(year) = look.year {
            let (low, high) = self.years.unwrap_or((year, year));
            self.years = Some((low.min(year), high.max(year)));
        }
        if met.is_none() {
            // A value met before is in the sketch and in the list already.
            self.looks.put(text.as_bytes(), look);
            let normal = shape::normal(text);
            self.sketch(hash(normal.as_bytes()));
            self.list(&normal, look.chars);
        }
    }

    fn sketch(&mut self, hash: u64) {
        if self.sketch.len() < self.sketch_size {
            self.sketch.insert(hash);
        } else if self.sketch.last().is_some_and(|&last| hash < last) && self.sketch.insert(hash) {
            self.sketch.pop_last();
        }
    }

    fn list(&mut self, normal: &str, chars: u32) {
        if self.overflowed {
            return;
        }
        let listed = self.listed.get_or_insert_default();
        if chars > LISTED_CHARS || listed.len() == LISTED && !listed.contains(normal) {
            self.overflowed = true;
            self.listed = None;
        } else if !listed.contains(normal) {
            listed.insert(normal.to_owned());
        }
    }

    /// Number of cells with `shape`.
    pub fn count(&self, shape: Shapes) -> u64 {
        self.counts.get(shape.position()).copied().unwrap_or(0)
    }

    /// Share of the filled cells with `shape` in percent, rounded down; 0 for an empty column.
    pub fn share(&self, shape: Shapes) -> u8 {
        percent(self.count(shape), self.filled)
    }

    /// Share of cells with `part` among those with `whole`.
    pub fn share_of(&self, part: Shapes, whole: Shapes) -> u8 {
        percent(self.count(part), self.count(whole))
    }

    /// Number of distinct values, exact while they are few, estimated above.
    pub fn distinct(&self) -> u64 {
        if self.sketch.len() < self.sketch_size {
            return self.sketch.len() as u64;
        }
        let largest = self.sketch.last().copied().unwrap_or(u64::MAX).max(1);
        let estimate = (self.sketch_size as u128 - 1) * u128::from(u64::MAX) / u128::from(largest);
        u64::try_from(estimate).unwrap_or(u64::MAX).min(self.filled)
    }

    /// Mean number of characters of the filled cells.
    pub fn mean_chars(&self) -> u64 {
        self.chars / self.filled.max(1)
    }

    /// First and last year of its dates.
    pub fn years(&self) -> Option<(i32, i32)> {
        self.years
    }

    /// Whether `text` is among the values, if they are few enough to be listed.
    pub fn lists(&self, text: &str) -> bool {
        self.listed
            .as_ref()
            .is_some_and(|listed| listed.contains(shape::normal(text).as_ref()))
    }
}

/// `part` of `whole` in percent, rounded down.
pub fn percent(part: u64, whole: u64) -> u8 {
    if whole == 0 {
        return 0;
    }
    u8::try_from(u128::from(part) * 100 / u128::from(whole))
        .unwrap_or(100)
        .min(100)
}

/// FNV-1a with a final mix, so that the smallest hashes are a fair sample.
fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for &byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    hash = (hash ^ hash >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ hash >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ hash >> 31
}

/// Values of one kept column of words that may stay only if several people have them.
#[derive(Debug, Default)]
pub struct Vocabulary {
    values: BTreeMap<String, (u64, bool)>,
}

/// Values of a vocabulary; further ones count as one person's.
const VOCABULARY: usize = 4_096;

impl Vocabulary {
    /// Takes a cell of the row of `person` (any text that differs between people).
    pub fn add(&mut self, text: &str, person: &str) {
        let normal = shape::normal(text);
        let person = hash(person.as_bytes());
        if let Some((first, shared)) = self.values.get_mut(normal.as_ref()) {
            *shared |= *first != person;
        } else if self.values.len() < VOCABULARY {
            self.values.insert(normal.into_owned(), (person, false));
        }
    }

    /// Whether two people or more have `text`.
    pub fn shares(&self, text: &str) -> bool {
        let normal = shape::normal(text);
        self.values
            .get(normal.as_ref())
            .is_some_and(|&(_, shared)| shared)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_rows_changes_nothing() {
        let values: Vec<String> = (0..3_000)
            .map(|i| format!("{:08}", i * 7 % 2_000))
            .collect();
        let mut forward = Column::among(1);
        let mut backward = Column::among(1);
        values.iter().for_each(|value| forward.add(value));
        values.iter().rev().for_each(|value| backward.add(value));
        assert_eq!(forward.distinct(), backward.distinct());
        assert_eq!(forward.counts, backward.counts);
        assert_eq!(forward.listed, backward.listed);
    }

    #[test]
    fn distinct_values_are_estimated_within_a_fifth() {
        let mut column = Column::among(1);
        for i in 0..20_000 {
            column.add(&format!("P{:06}", i % 10_000));
        }
        assert!(
            (8_000..12_000).contains(&column.distinct()),
            "{}",
            column.distinct()
        );
    }

    #[test]
    fn a_value_is_shared_once_a_second_person_has_it() {
        let mut words = Vocabulary::default();
        words.add("妻が付き添い", "1");
        words.add("妻が付き添い", "1");
        words.add("腹部造影ＣＴ", "1");
        assert!(!words.shares("妻が付き添い"));
        assert!(!words.shares("腹部造影CT"));
        words.add("腹部造影CT", "2");
        assert!(words.shares("腹部造影CT"));
        assert!(!words.shares("頭部"));
    }
}
