//! Changes to the bytes of a value, told without the bytes.

/// A change to a stretch of a value: of every byte in it, the bits set in [`Patch::bits`] become those
/// of the repeated pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// First byte, from the start of the value.
    pub offset: u64,
    /// Bytes.
    pub length: u64,
    /// What they become, over and over; never empty.
    pub pattern: Vec<u8>,
    /// The bits that change; the others have to be read.
    pub bits: u8,
}

impl Patch {
    /// Changes what of `part` lies in the patch; `offset` is where `part` begins in the value.
    pub fn apply(&self, part: &mut [u8], offset: u64) {
        let end = offset.saturating_add(part.len() as u64);
        let first = self.offset.max(offset);
        let last = self.offset.saturating_add(self.length).min(end);
        if first >= last || self.pattern.is_empty() {
            return;
        }
        let skipped = ((first - self.offset) % self.pattern.len() as u64) as usize;
        let pattern = self.pattern.iter().cycle().skip(skipped);
        let stretch = (first - offset) as usize..(last - offset) as usize;
        if let Some(stretch) = part.get_mut(stretch) {
            for (byte, new) in stretch.iter_mut().zip(pattern) {
                *byte = (*byte & !self.bits) | (new & self.bits);
            }
        }
    }
}

/// Adds the change of `length` bytes from `first` on to `pattern` over and over. With `swapped`, the
/// bytes lie two by two with the second first.
pub(super) fn bytes(
    found: &mut Vec<Patch>,
    first: u64,
    length: u64,
    pattern: &[u8],
    swapped: bool,
) {
    let mut add = |offset: u64, length: u64, pattern: Vec<u8>| {
        if length > 0 {
            found.push(Patch {
                offset,
                length,
                pattern,
                bits: 0xFF,
            });
        }
    };
    if !swapped {
        add(first, length, pattern.to_vec());
        return;
    }
    let end = first + length;
    let at = |place: u64| {
        let step = (place - first) % pattern.len() as u64;
        pattern.get(step as usize).copied().unwrap_or(0)
    };
    let middle = first.next_multiple_of(2).min(end);
    if middle > first {
        add(first ^ 1, 1, vec![at(first)]);
    }
    let rest = end - (end - middle) % 2;
    // Two rounds of the pattern are whole pairs.
    let pairs = (middle..rest).take(2 * pattern.len());
    add(
        middle,
        rest - middle,
        pairs.map(|place| at(place ^ 1)).collect(),
    );
    if end > rest {
        add(rest ^ 1, 1, vec![at(rest)]);
    }
}

/// Adds the change of `count` bits from bit `first` on, all to the lowest bit of `pattern`.
pub(super) fn bits(found: &mut Vec<Patch>, first: u64, count: u64, pattern: &[u8], swapped: bool) {
    let value = if pattern.first().is_some_and(|bit| bit & 1 == 1) {
        0xFF
    } else {
        0
    };
    let end = first + count;
    let whole = first.next_multiple_of(8).min(end);
    let rest = (end / 8 * 8).max(whole);
    let mut part = |from: u64, to: u64| {
        if from < to {
            let width = (to - from) as u32;
            found.push(Patch {
                offset: (from / 8) ^ u64::from(swapped),
                length: 1,
                pattern: vec![value],
                bits: (0xFFu8 >> (8 - width)) << (from % 8),
            });
        }
    };
    part(first, whole);
    part(rest, end);
    bytes(found, whole / 8, (rest - whole) / 8, &[value], swapped);
}
