//! The boxes around a JPEG XL codestream, and the size at its start.
//!
//! Source: ISO/IEC 18181-2 clause 9, 18181-1 D.2.

use crate::pixel::{Refused, Result};

/// The signature box that starts a file.
const SIGNATURE: &[u8] = b"\x00\x00\x00\x0CJXL \r\n\x87\n";
/// What a codestream starts with.
const CODESTREAM: [u8; 2] = [0xFF, 0x0A];
const BROKEN: Refused = Refused("JPEG XL: the stream is broken or ends early");

/// What a stream holds.
pub(super) struct Parts {
    /// The codestream, its pieces joined.
    pub(super) codestream: Vec<u8>,
    /// Whether a JPEG stream can be restored from it.
    pub(super) jpeg: bool,
    /// The stream without the boxes that hold neither picture nor what is needed to read it.
    pub(super) kept: Vec<u8>,
}

/// Takes `stream` apart.
///
/// # Errors
///
/// If boxes are cut, or there is not one codestream in them.
pub(super) fn parts(stream: &[u8]) -> Result<Parts> {
    let mut parts = Parts {
        codestream: Vec::new(),
        jpeg: false,
        kept: Vec::new(),
    };
    if stream.starts_with(&CODESTREAM) {
        parts.codestream = stream.to_vec();
        parts.kept = stream.to_vec();
        return Ok(parts);
    }
    if !stream.starts_with(SIGNATURE) {
        return Err(Refused("JPEG XL: no codestream"));
    }
    let mut rest = stream;
    let mut pieces = 0u32;
    // No more pieces may follow.
    let mut whole = false;
    while rest.len() > 1 {
        let given = four(rest, 0)?;
        let kind = &rest.get(4..8).ok_or(BROKEN)?;
        let (head, length) = match given {
            0 => (8, rest.len() as u64),
            1 => (
                16,
                u64::from(four(rest, 8)?) << 32 | u64::from(four(rest, 12)?),
            ),
            length => (8, u64::from(length)),
        };
        let length = usize::try_from(length).map_err(|_| BROKEN)?;
        let body = rest.get(head..length).ok_or(BROKEN)?;
        let keep = match *kind {
            b"JXL " | b"ftyp" | b"jxll" => true,
            // Holds comments and application segments of the JPEG, too.
            b"jbrd" => {
                parts.jpeg = true;
                false
            }
            b"jxlc" if pieces == 0 && !whole => {
                parts.codestream = body.to_vec();
                whole = true;
                true
            }
            b"jxlp" if !whole && four(body, 0)? & 0x7FFF_FFFF == pieces => {
                pieces += 1;
                whole = four(body, 0)? >> 31 == 1;
                parts.codestream.extend_from_slice(&body[4..]);
                true
            }
            b"jxlc" | b"jxlp" => return Err(BROKEN),
            _ => false,
        };
        if keep {
            parts.kept.extend_from_slice(&rest[..length]);
        }
        rest = &rest[length..];
    }
    if !whole || !parts.codestream.starts_with(&CODESTREAM) {
        return Err(BROKEN);
    }
    Ok(parts)
}

fn four(bytes: &[u8], at: usize) -> Result<u32> {
    let found = bytes.get(at..at + 4).ok_or(BROKEN)?;
    Ok(found
        .iter()
        .fold(0, |value, &byte| value << 8 | u32::from(byte)))
}

/// Columns and rows that a codestream declares.
pub(super) fn size(codestream: &[u8]) -> Result<[u64; 2]> {
    let mut bits = Bits {
        bytes: codestream,
        at: 16,
    };
    let small = bits.take(1)? == 1;
    let rows = bits.length(small)?;
    let columns = match bits.take(3)? {
        0 => bits.length(small)?,
        1 => rows,
        2 => rows * 12 / 10,
        3 => rows * 4 / 3,
        4 => rows * 3 / 2,
        5 => rows * 16 / 9,
        6 => rows * 5 / 4,
        _ => rows * 2,
    };
    Ok([columns, rows])
}

/// Reads bits, the least significant first.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn take(&mut self, count: usize) -> Result<u64> {
        let mut value = 0;
        for place in 0..count {
            let byte = self.bytes.get(self.at / 8).ok_or(BROKEN)?;
            value |= u64::from(byte >> (self.at % 8) & 1) << place;
            self.at += 1;
        }
        Ok(value)
    }

    /// One side of the image.
    fn length(&mut self, small: bool) -> Result<u64> {
        if small {
            return Ok((self.take(5)? + 1) * 8);
        }
        let width = [9, 13, 18, 30][self.take(2)? as usize];
        Ok(self.take(width)? + 1)
    }
}
