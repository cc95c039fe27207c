//! The search in raw bytes.
//!
//! Three steps, each much rarer than the one before:
//!
//! 1. A window of eight bytes slides over the stream. A bit table knows every group of four bytes in
//!    the first eight of any encoded form ([`patterns`]), upper and lower case made one by setting a
//!    bit. A group it does not know lets the window skip past it (Wu and Manber's skip search, with a
//!    bit for a shift).
//! 2. A second bit table knows the first eight bytes as a whole.
//! 3. The bytes are decoded in each encoding, folded and looked up as text is, so that no form is held
//!    in memory as bytes ([`verify`]).
//!
//! UIDs are runs of digits and dots; one byte in sixteen shows every run that is long enough.
//!
//! Chance: eight uniformly random bytes equal one given form with 2^-64. 10,000 people have some 10^6
//! encoded forms of eight bytes and more, so 10 GB of random pixels give 10^10 * 10^6 / 2^64 = 5 * 10^-4
//! false hits. Forms in letters only need nine bytes and a usual pattern of capitals, since any of
//! 2^9 capitals would do otherwise: 10^10 * 10^5 * 8 * 60 / 2^72 = 10^-4. Shorter forms, and eight
//! digits that read as a date, are searched in decoded text alone.
//!
//! It does not know: text in compressed or encapsulated pixels, names drawn as pixels, EBCDIC, UTF-7,
//! Base64, ISO-IR 159; UIDs under sixteen characters or in UTF-16.

mod patterns;
mod verify;

use self::patterns::Patterns;
use super::index::{Builder, Filter, Index, Table, of_bytes};
use super::text::{DENSE_DATES, uid_form};
use crate::identity::{Identifier, IdentifierKind};
use crate::transform::forms::{Shape, Strength, spellings};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Bytes of a form that the bit tables know; no shorter form is searched.
const PREFIX: usize = 8;

/// Bytes behind the start of a form that are looked at, and before it.
const AHEAD: usize = 512;
const BEHIND: usize = 8;

/// The shortest UID that is searched in raw bytes.
const SHORTEST_UID: usize = 16;

/// Finds strong forms in a stream of raw bytes, in every encoding, across chunk borders.
pub struct ByteMatcher {
    words: Index,
    /// Encoded dates as they are written, by the hash of their folded text with separators.
    dates: Index,
    uids: Table<()>,
    groups: Groups,
    prefixes: Filter,
}

impl ByteMatcher {
    /// Builds the matcher.
    pub fn new<'a>(identifiers: impl Iterator<Item = &'a Identifier>) -> Self {
        let identifiers: BTreeSet<&Identifier> = identifiers.collect();
        let births: BTreeSet<&str> = identifiers
            .iter()
            .filter(|identifier| identifier.kind == IdentifierKind::BirthDate)
            .map(|identifier| identifier.value.as_str())
            .collect();
        let searched = |identifier: &&&Identifier| match identifier.kind {
            IdentifierKind::BirthDate => births.len() <= DENSE_DATES,
            IdentifierKind::EventDate => false,
            _ => true,
        };
        let people = identifiers
            .iter()
            .filter(|i| {
                matches!(
                    i.kind,
                    IdentifierKind::PatientName | IdentifierKind::StaffName
                )
            })
            .count();
        let mut words = Builder::new(people.saturating_mul(8) + identifiers.len());
        let mut dates = Builder::new(births.len().min(DENSE_DATES) * 128);
        let mut patterns = Patterns::new();
        let mut prefixes = Prefixes::default();
        let mut uids = Vec::new();
        for identifier in identifiers.iter().filter(searched) {
            let kind = identifier.kind;
            if kind == IdentifierKind::Uid {
                let uid = uid_form(&identifier.value);
                if uid.len() >= SHORTEST_UID && uid.contains('.') {
                    uids.push((of_bytes(uid.as_bytes()), ()));
                }
                continue;
            }
            let mut strong = spellings(identifier);
            strong.retain(|spelling| spelling.strength == Strength::Strong);
            strong
                .iter_mut()
                .flat_map(|spelling| &mut spelling.parts)
                .for_each(|part| part.make_ascii_lowercase());
            strong.sort();
            strong.dedup();
            for spelling in strong {
                if spelling.shape == Shape::Date {
                    dates.add_spaced(&spelling, kind);
                } else {
                    words.add(&spelling, kind);
                }
                patterns.prefixes(&spelling, &mut |prefix| prefixes.add(fold_bytes(prefix)));
            }
        }
        let (groups, prefixes) = prefixes.build();
        ByteMatcher {
            words: words.build(),
            dates: dates.build(),
            uids: Table::new(uids),
            groups,
            prefixes,
        }
    }

    /// Starts a search over one output.
    pub fn scan(&self) -> ByteScan<'_> {
        self.scan_outside(Vec::new())
    }

    /// Starts a search over one output in which what lies wholly within one of `own`, ascending ranges
    /// of the output, does not count.
    pub fn scan_outside(&self, own: Vec<Range<u64>>) -> ByteScan<'_> {
        ByteScan {
            matcher: self,
            own,
            dropped: 0,
            buffer: Vec::new(),
            next: 0,
            uid_next: 0,
            found: BTreeMap::new(),
        }
    }

    /// Approximate bytes of memory held.
    pub fn memory(&self) -> usize {
        self.words.memory()
            + self.dates.memory()
            + self.uids.memory()
            + self.groups.words.capacity() * 8
            + self.prefixes.memory()
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.dates.is_empty() && self.uids.len() == 0
    }
}

/// Eight bytes as a number, case of ASCII letters gone (and a bit of every other byte).
fn fold_bytes(bytes: [u8; PREFIX]) -> u64 {
    u64::from_le_bytes(bytes) | 0x2020_2020_2020_2020
}

/// Collects the first eight bytes of forms, each once.
#[derive(Default)]
struct Prefixes {
    sorted: Vec<u64>,
    new: Vec<u64>,
}

impl Prefixes {
    fn add(&mut self, prefix: u64) {
        self.new.push(prefix);
        if self.new.len() >= self.sorted.len().max(1 << 16) {
            self.settle();
        }
    }

    fn settle(&mut self) {
        self.sorted.append(&mut self.new);
        self.sorted.sort_unstable();
        self.sorted.dedup();
    }

    fn build(mut self) -> (Groups, Filter) {
        self.settle();
        let mut groups = Groups::new(self.sorted.len());
        for &prefix in &self.sorted {
            (0..=PREFIX - 4).for_each(|at| groups.insert((prefix >> (8 * at)) as u32));
        }
        // Runs of one byte fill images: none should be taken for a form by an accident of the hash.
        let mut filter = Filter::new(0, 0);
        for salt in 0..16 {
            filter = Filter::new(self.sorted.len().saturating_mul(2), salt);
            self.sorted.iter().for_each(|&prefix| filter.insert(prefix));
            let mistaken = (0..=255)
                .map(|byte| fold_bytes([byte; PREFIX]))
                .any(|run| filter.has(run) && self.sorted.binary_search(&run).is_err());
            if !mistaken {
                break;
            }
        }
        (groups, filter)
    }
}

/// Groups of four bytes, as a bit table.
struct Groups {
    words: Vec<u64>,
    shift: u32,
}

impl Groups {
    /// For `prefixes` starts of forms; 16 KiB (which a first-level cache holds) to 2 MiB.
    fn new(prefixes: usize) -> Self {
        let bits = prefixes
            .saturating_mul(8)
            .next_power_of_two()
            .clamp(1 << 17, 1 << 24);
        Groups {
            words: vec![0; bits / 64],
            shift: 32 - bits.trailing_zeros(),
        }
    }

    fn place(&self, group: u32) -> usize {
        (group.wrapping_mul(0x9E37_79B1) >> self.shift) as usize
    }

    fn insert(&mut self, group: u32) {
        let bit = self.place(group);
        self.words[bit / 64] |= 1 << (bit % 64);
    }

    #[inline(always)]
    fn has(&self, group: u32) -> bool {
        let bit = self.place(group);
        // The shift keeps `bit / 64` below the length; the mask lets the compiler see it.
        (self.words[(bit / 64) & (self.words.len() - 1)] >> (bit % 64)) & 1 != 0
    }
}

/// A search under way.
pub struct ByteScan<'a> {
    matcher: &'a ByteMatcher,
    /// What was fed and is still needed: bytes behind `next`, and those not searched yet.
    buffer: Vec<u8>,
    /// Bytes that were fed before those in `buffer`.
    dropped: u64,
    /// Ranges of the output, ascending, that may hold what they hold.
    own: Vec<Range<u64>>,
    /// Where in `buffer` the search for forms goes on.
    next: usize,
    /// Where in `buffer` the search for UIDs goes on.
    uid_next: usize,
    found: BTreeMap<IdentifierKind, u64>,
}

impl ByteScan<'_> {
    /// Searches the next bytes of the output.
    pub fn feed(&mut self, bytes: &[u8]) {
        if self.matcher.is_empty() {
            return;
        }
        self.buffer.extend_from_slice(bytes);
        if let Some(until) = self.buffer.len().checked_sub(AHEAD) {
            self.search(until);
        }
        let done = self.next.min(self.uid_next).saturating_sub(BEHIND);
        self.buffer.drain(..done);
        self.dropped += done as u64;
        self.next -= done;
        self.uid_next -= done;
    }

    /// The kinds found, with the number of places.
    pub fn finish(mut self) -> BTreeMap<IdentifierKind, u64> {
        self.search(self.buffer.len());
        self.found
    }

    /// Finds what starts before `until`.
    fn search(&mut self, until: usize) {
        if !self.matcher.words.is_empty() || !self.matcher.dates.is_empty() {
            self.forms(until);
        } else {
            self.next = self.next.max(until);
        }
        if self.matcher.uids.len() > 0 {
            self.uids(until);
        } else {
            self.uid_next = self.uid_next.max(until);
        }
    }

    fn forms(&mut self, until: usize) {
        const REACH: usize = PREFIX - 4;
        let groups = &self.matcher.groups;
        let buffer = self.buffer.as_slice();
        let mut at = self.next;
        while at < until {
            // The hot loop: nearly always the last group of the window is unknown.
            while let Some(&[a, b, c, d]) = buffer
                .get(at + REACH..at + PREFIX)
                .and_then(|four| four.first_chunk())
            {
                if groups.has(u32::from_le_bytes([a, b, c, d]) | 0x2020_2020) || at >= until {
                    break;
                }
                at += REACH + 1;
            }
            let Some(prefix) = buffer
                .get(at..)
                .and_then(|rest| rest.first_chunk::<PREFIX>())
            else {
                at = until;
                break;
            };
            if at >= until {
                break;
            }
            let folded = fold_bytes(*prefix);
            match (0..REACH)
                .rev()
                .find(|&group| !groups.has((folded >> (8 * group)) as u32))
            {
                Some(unknown) => at += unknown + 1,
                None if self.matcher.prefixes.has(folded) => {
                    match verify::at(&self.matcher.words, &self.matcher.dates, buffer, at) {
                        Some((_, len)) if self.is_own(at..at + len) => at += 1,
                        Some((kind, len)) => {
                            *self.found.entry(kind).or_insert(0) += 1;
                            at += len.max(1);
                        }
                        None => at += 1,
                    }
                }
                None => at += 1 + self.monotony(at, folded),
            }
        }
        self.next = at.max(self.next);
    }

    /// How many further windows repeat the one at `at`, `folded`, because one byte or one pair of bytes
    /// is repeated, as backgrounds of images are.
    fn monotony(&self, at: usize, folded: u64) -> usize {
        let turned = folded.rotate_left(8);
        if turned.rotate_left(8) != folded || self.matcher.prefixes.has(turned) {
            return 0;
        }
        let behind = self.buffer.get(at + PREFIX..).unwrap_or_default();
        let before = &self.buffer[at + PREFIX - 2..];
        behind
            .iter()
            .zip(before)
            .take_while(|(byte, other)| (**byte | 0x20) == (**other | 0x20))
            .count()
    }

    /// Whether `range` of the buffer lies wholly within one of the ranges that may hold it.
    fn is_own(&self, range: Range<usize>) -> bool {
        let start = self.dropped + range.start as u64;
        let end = self.dropped + range.end as u64;
        let before = self.own.partition_point(|own| own.start <= start);
        let around = before.checked_sub(1).and_then(|last| self.own.get(last));
        around.is_some_and(|own| end <= own.end)
    }

    fn uids(&mut self, until: usize) {
        let buffer = self.buffer.as_slice();
        let in_run = |at: usize| {
            buffer
                .get(at)
                .is_some_and(|byte| matches!(byte, b'0'..=b'9' | b'.'))
        };
        let mut at = self.uid_next;
        // A run that starts before `until` has a byte among every sixteen.
        while at < until + SHORTEST_UID && at < buffer.len() {
            if !in_run(at) {
                at += SHORTEST_UID;
                continue;
            }
            let floor = self.uid_next.saturating_sub(1);
            let start = (floor..=at)
                .rev()
                .take_while(|&place| in_run(place))
                .last()
                .unwrap_or(at);
            if start >= until {
                break;
            }
            let end = (at..buffer.len())
                .find(|&place| !in_run(place))
                .unwrap_or(buffer.len());
            let continued = start < self.uid_next;
            let counts = !continued && !self.is_own(start..end);
            if counts && self.is_known_uid(&buffer[start..end]) {
                *self.found.entry(IdentifierKind::Uid).or_insert(0) += 1;
            }
            at = end + 1;
        }
        self.uid_next = self.uid_next.max(until);
    }

    /// Whether a run of digits and dots is a known UID, perhaps with a length byte that reads as a digit
    /// before it (explicit VR big endian) or a full stop behind it.
    fn is_known_uid(&self, run: &[u8]) -> bool {
        let known = |uid: &[u8]| {
            uid.len() >= SHORTEST_UID && self.matcher.uids.get(of_bytes(uid)).is_some()
        };
        let trimmed = run.strip_suffix(b".").unwrap_or(run);
        run.len() <= 128 && (known(trimmed) || trimmed.get(1..).is_some_and(known))
    }
}

#[cfg(test)]
mod tests;
