//! A set of spellings as 64-bit hashes, with a filter over their beginnings.
//!
//! A look-up starts at one character and goes on for as long as the filter knows the beginning. The
//! hash is fixed: nothing depends on the process.

use crate::identity::IdentifierKind;
use crate::transform::fold::fold;
use crate::transform::forms::{Shape, Spelling, Strength};

/// The hash of no characters.
pub(super) const SEED: u64 = 0x243F_6A88_85A3_08D3;

/// The hash of what `hash` stands for and `letter` behind it.
pub(super) fn step(hash: u64, letter: char) -> u64 {
    let mixed = (hash ^ u64::from(letter)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ mixed >> 29
}

/// The hash of bytes that are compared as they are.
pub(super) fn of_bytes(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(SEED, |hash, &byte| step(hash, char::from(byte)))
}

/// Sorted hashes, each with what is known of it, found through their leading bits.
pub(super) struct Table<T> {
    hashes: Vec<u64>,
    values: Vec<T>,
    /// Where the hashes of each bucket start; one more at the end.
    starts: Vec<u32>,
    /// How far a hash is shifted right to give its bucket.
    shift: u32,
}

impl<T: Ord + Copy> Table<T> {
    /// Sorts `entries`; of one hash the least value stays.
    pub fn new(mut entries: Vec<(u64, T)>) -> Self {
        entries.sort_unstable();
        entries.dedup_by_key(|entry| entry.0);
        let bits = (entries.len() / 2)
            .next_power_of_two()
            .trailing_zeros()
            .clamp(1, 24);
        let shift = 64 - bits;
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        let mut at = 0;
        for bucket in 0..1u64 << bits {
            starts.push(at as u32);
            while at < entries.len() && entries[at].0 >> shift == bucket {
                at += 1;
            }
        }
        starts.push(at as u32);
        let (hashes, values) = entries.into_iter().unzip();
        Table {
            hashes,
            values,
            starts,
            shift,
        }
    }

    pub fn get(&self, hash: u64) -> Option<T> {
        let bucket = (hash >> self.shift) as usize;
        let (from, to) = (
            self.starts[bucket] as usize,
            self.starts[bucket + 1] as usize,
        );
        let found = self.hashes[from..to]
            .iter()
            .position(|&other| other == hash)?;
        Some(self.values[from + found])
    }

    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    pub fn memory(&self) -> usize {
        self.hashes.capacity() * 8
            + self.values.capacity() * size_of::<T>()
            + self.starts.capacity() * 4
    }
}

/// A set of hashes that may say yes by mistake, never no.
pub(super) struct Filter {
    words: Vec<u64>,
    shift: u32,
    salt: u64,
}

impl Filter {
    /// A filter for about `expected` hashes: 8 to 16 bits each, at most 16 MiB. Another `salt` makes
    /// other mistakes.
    pub fn new(expected: usize, salt: u64) -> Self {
        let bits = expected
            .saturating_mul(8)
            .next_power_of_two()
            .clamp(1 << 13, 1 << 27);
        Filter {
            words: vec![0; bits / 64],
            shift: 64 + 6 - bits.trailing_zeros(),
            salt,
        }
    }

    /// A word, and two bits of it.
    fn place(&self, hash: u64) -> (usize, u64) {
        let salted = hash ^ self.salt.wrapping_mul(0xA24B_AED4_963E_E407);
        let mixed = (salted ^ salted >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        let mixed = mixed ^ mixed >> 32;
        (
            ((mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15)) >> self.shift) as usize,
            1 << (mixed & 63) | 1 << (mixed >> 6 & 63),
        )
    }

    pub fn insert(&mut self, hash: u64) {
        let (word, bits) = self.place(hash);
        self.words[word] |= bits;
    }

    #[inline]
    pub fn has(&self, hash: u64) -> bool {
        let (word, bits) = self.place(hash);
        self.words[word] & bits == bits
    }

    pub fn memory(&self) -> usize {
        self.words.capacity() * 8
    }
}

/// What is known of a spelling. The least of two is the one that counts in more places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Meta {
    pub strength: Strength,
    pub shape: Shape,
    /// Whether it is a common word too.
    pub word: bool,
    /// Whether it has several components, which separators may stand between.
    pub parted: bool,
    pub kind: IdentifierKind,
}

/// Spellings of one sort, ready to be looked up.
pub(super) struct Index {
    table: Table<Meta>,
    beginnings: Filter,
    longest: usize,
}

/// How many leading characters of a spelling the filter knows.
const KNOWN: usize = 8;

/// Characters of a spelling that are compared; of a longer one, so many from its start.
pub(super) const LONGEST: usize = 64;

/// Collects spellings for an [`Index`].
pub(super) struct Builder {
    entries: Vec<(u64, Meta)>,
    beginnings: Filter,
    longest: usize,
}

impl Builder {
    /// For about `expected` spellings.
    pub fn new(expected: usize) -> Self {
        Builder {
            entries: Vec::with_capacity(expected.min(1 << 20)),
            beginnings: Filter::new(expected.saturating_mul(3), 0),
            longest: 0,
        }
    }

    /// Adds a spelling by its folded letters; separators are no part of it.
    pub fn add(&mut self, spelling: &Spelling, kind: IdentifierKind) {
        self.insert(spelling, kind, false);
    }

    /// Adds a spelling by its folded letters and separators.
    pub fn add_spaced(&mut self, spelling: &Spelling, kind: IdentifierKind) {
        self.insert(spelling, kind, true);
    }

    fn insert(&mut self, spelling: &Spelling, kind: IdentifierKind, spaced: bool) {
        let folded = fold(&spelling.parts.join(" ")).text;
        let text = folded.trim_matches(' ');
        let mut hash = SEED;
        let mut len = 0;
        for letter in text
            .chars()
            .filter(|&letter| spaced || letter != ' ')
            .take(LONGEST)
        {
            hash = step(hash, letter);
            len += 1;
            if len <= KNOWN {
                self.beginnings.insert(hash);
            }
        }
        if len == 0 {
            return;
        }
        self.longest = self.longest.max(len);
        let Spelling {
            strength,
            shape,
            word,
            ..
        } = *spelling;
        self.entries.push((
            hash,
            Meta {
                strength,
                shape,
                word,
                parted: text.contains(' '),
                kind,
            },
        ));
    }

    pub fn build(self) -> Index {
        Index {
            table: Table::new(self.entries),
            beginnings: self.beginnings,
            longest: self.longest,
        }
    }
}

impl Index {
    /// A look-up from the start of a spelling.
    pub fn walk(&self) -> Walk<'_> {
        Walk {
            index: self,
            hash: SEED,
            len: 0,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.table.len() == 0
    }

    pub fn memory(&self) -> usize {
        self.table.memory() + self.beginnings.memory()
    }

    pub fn len(&self) -> usize {
        self.table.len()
    }
}

/// A look-up under way.
pub(super) struct Walk<'a> {
    index: &'a Index,
    hash: u64,
    len: usize,
}

impl Walk<'_> {
    /// Takes the next folded letter. `None` when no spelling goes on like this; otherwise the spelling
    /// that ends here, if one does.
    pub fn next(&mut self, letter: char) -> Option<Option<Meta>> {
        self.hash = step(self.hash, letter);
        self.len += 1;
        if self.len > self.index.longest
            || (self.len <= KNOWN && !self.index.beginnings.has(self.hash))
        {
            return None;
        }
        Some(self.index.table.get(self.hash))
    }

    /// Letters taken so far.
    pub fn len(&self) -> usize {
        self.len
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_finds_what_it_holds_and_nothing_else() {
        for count in [0u64, 1, 2, 3, 1000] {
            let entries: Vec<(u64, u64)> = (0..count)
                .map(|n| (of_bytes(&n.to_be_bytes()), n))
                .chain([(7, 9), (7, 8)])
                .collect();
            let table = Table::new(entries);
            assert_eq!(table.len() as u64, count + 1);
            for n in 0..count {
                assert_eq!(table.get(of_bytes(&n.to_be_bytes())), Some(n));
            }
            assert_eq!(table.get(7), Some(8));
            assert_eq!(table.get(8), None);
            assert_eq!(table.get(u64::MAX), None);
        }
    }

    #[test]
    fn a_filter_never_forgets() {
        let mut filter = Filter::new(10, 0);
        for n in 0..1000u64 {
            filter.insert(of_bytes(&n.to_be_bytes()));
        }
        assert!((0..1000u64).all(|n| filter.has(of_bytes(&n.to_be_bytes()))));
    }
}
