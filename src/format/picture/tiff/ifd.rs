//! Directories of TIFF and BigTIFF, in both byte orders: where everything lies, with bounds.
//!
//! Knows no tag. A value that lies outside of the file has no place; whether that matters is for whoever asks
//! for it. Source: TIFF 6.0 section 2; the BigTIFF design of the libtiff project.

use crate::error::{At, Error, Result};
use crate::source::{Source, Span};
use std::collections::BTreeSet;

/// Directories of one file.
pub const MOST_DIRECTORIES: usize = 4096;

/// Entries of one directory. No writer comes near.
const MOST_ENTRIES: u64 = 4096;

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// Whether the lowest byte comes first.
    pub little: bool,
    /// Whether offsets have 64 bits.
    pub big: bool,
}

/// One entry of a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its tag.
    pub tag: u16,
    /// Its type.
    pub kind: u16,
    /// Number of values.
    pub count: u64,
    /// Where these are; `None` if they would lie outside of the file or their type is unknown.
    pub value: Option<Span>,
}

/// One directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ifd {
    /// All of its bytes.
    pub whole: Span,
    /// Its entries, as they stand.
    pub entries: Vec<Entry>,
    /// Where the next directory is; zero if there is none.
    pub next: u64,
}

impl Ifd {
    /// The first entry with this tag.
    pub fn find(&self, tag: u16) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.tag == tag)
    }
}

/// Bytes of a value of type `kind`.
pub fn size(kind: u16) -> Option<u64> {
    Some(match kind {
        1 | 2 | 6 | 7 => 1,
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 | 16 | 17 | 18 => 8,
        _ => return None,
    })
}

impl Order {
    /// The number that `bytes` are: 1, 2, 4 or 8 of them.
    pub fn value(self, bytes: &[u8]) -> u64 {
        let fold = |sum: u64, &byte: &u8| sum << 8 | u64::from(byte);
        match self.little {
            true => bytes.iter().rev().fold(0, fold),
            false => bytes.iter().fold(0, fold),
        }
    }

    /// The lowest `length` bytes of `value`.
    pub fn bytes(self, value: u64, length: usize) -> Vec<u8> {
        match self.little {
            true => value.to_le_bytes()[..length].to_vec(),
            false => value.to_be_bytes()[8 - length..].to_vec(),
        }
    }

    /// The whole numbers of an entry, at most `most`; `None` if it holds others, more, or none.
    ///
    /// # Errors
    ///
    /// If they cannot be read.
    pub fn numbers(
        self,
        source: &dyn Source,
        entry: &Entry,
        most: u64,
    ) -> Result<Option<Vec<u64>>> {
        let whole = matches!(entry.kind, 1 | 3 | 4 | 13 | 16 | 18);
        let (Some(value), Some(size)) = (entry.value.filter(|_| whole), size(entry.kind)) else {
            return Ok(None);
        };
        if entry.count == 0 || entry.count > most {
            return Ok(None);
        }
        let bytes = source.read(value)?;
        let numbers = bytes.chunks_exact(size as usize);
        Ok(Some(numbers.map(|bytes| self.value(bytes)).collect()))
    }

    /// The first whole number of an entry.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn number(self, source: &dyn Source, entry: &Entry) -> Result<Option<u64>> {
        let numbers = self.numbers(source, entry, 64)?;
        Ok(numbers.and_then(|numbers| numbers.first().copied()))
    }
}

const fn malformed(what: &'static str, rule: &'static str, offset: u64) -> Error {
    Error::Malformed { what, rule, offset }
}

/// Reads the header of a TIFF: how numbers are written, and where the first directory is.
///
/// # Errors
///
/// If it is none.
pub fn open(source: &dyn Source) -> Result<(Order, u64)> {
    const HEADER: &str = "a TIFF header";
    let short = Error::Truncated {
        what: HEADER,
        offset: 0,
    };
    let mut header = [0; 16];
    let known = usize::try_from(source.len()).map_or(16, |len| len.min(16));
    source.read_at(0, &mut header[..known])?;
    let (little, mark) = match header {
        [b'I', b'I', mark, 0, ..] => (true, mark),
        [b'M', b'M', 0, mark, ..] => (false, mark),
        _ => return Err(malformed(HEADER, "it says II or MM, then 42 or 43", 0)),
    };
    let order = Order {
        little,
        big: mark == 43,
    };
    let first = match mark {
        42 if known >= 8 => order.value(&header[4..8]),
        43 if known < 16 => return Err(short),
        43 if order.value(&header[4..6]) == 8 && order.value(&header[6..8]) == 0 => {
            order.value(&header[8..16])
        }
        42 => return Err(short),
        _ => return Err(malformed(HEADER, "it says 42, or 43 and 8", 2)),
    };
    Ok((order, first))
}

/// Reads the directory at `offset`.
///
/// # Errors
///
/// If it does not lie in the file or has too many entries.
pub fn read(source: &dyn Source, order: Order, offset: u64) -> Result<Ifd> {
    const WHAT: &str = "a TIFF directory";
    let truncated = || Error::Truncated { what: WHAT, offset };
    let part = |at: u64, len: u64| match at.checked_add(len) {
        Some(end) if end <= source.len() => source.read(Span::new(at, len)),
        Some(_) | None => Err(truncated()),
    };
    let (head, entry, field) = match order.big {
        true => (8, 20, 8),
        false => (2, 12, 4),
    };
    let count = order.value(&part(offset, head)?);
    if count == 0 || count > MOST_ENTRIES {
        return Err(Error::Limit {
            what: "entries of a TIFF directory",
            limit: MOST_ENTRIES,
            at: At::Byte(offset),
        });
    }
    let bytes = part(offset + head, count * entry + field)?;
    let (listed, next) = bytes.split_at((count * entry) as usize);
    let entries = listed.chunks_exact(entry as usize).enumerate();
    let entries = entries.map(|(at, bytes)| {
        let (kind, count) = (
            order.value(&bytes[2..4]) as u16,
            order.value(&bytes[4..4 + field as usize]),
        );
        let place = offset + head + at as u64 * entry + 4 + field;
        let length = size(kind).and_then(|size| size.checked_mul(count));
        let value = length.and_then(|length| {
            let at = match length <= field {
                true => place,
                false => order.value(&bytes[4 + field as usize..]),
            };
            let inside = at
                .checked_add(length)
                .is_some_and(|end| end <= source.len());
            inside.then(|| Span::new(at, length))
        });
        Entry {
            tag: order.value(&bytes[..2]) as u16,
            kind,
            count,
            value,
        }
    });
    Ok(Ifd {
        entries: entries.collect(),
        next: order.value(next),
        whole: Span::new(offset, head + count * entry + field),
    })
}

/// Reads the directories of a file, from the first on.
///
/// # Errors
///
/// If one cannot be read, or they are too many or lead back to themselves.
pub fn chain(source: &dyn Source, order: Order, first: u64) -> Result<Vec<Ifd>> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut offset = first;
    while offset != 0 {
        if !seen.insert(offset) {
            let rule = "directories do not lead back to themselves";
            return Err(malformed("a TIFF directory", rule, offset));
        }
        if found.len() == MOST_DIRECTORIES {
            return Err(Error::Limit {
                what: "directories of a TIFF file",
                limit: MOST_DIRECTORIES as u64,
                at: At::Byte(offset),
            });
        }
        let ifd = read(source, order, offset)?;
        offset = ifd.next;
        found.push(ifd);
    }
    if found.is_empty() {
        return Err(malformed("a TIFF header", "it leads to a directory", 4));
    }
    Ok(found)
}
