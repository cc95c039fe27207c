//! The structure of a JPEG 2000 codestream: main header, tile-parts, and where the codestream lies in a
//! file of boxes.
//!
//! Knows nothing of packets. Source: T.800 Annexes A and I, T.814 Annex A.

use std::borrow::Cow;
use std::ops::Range;

use crate::pixel::{Refused, Result};

const SOC: [u8; 2] = [0xFF, 0x4F];
const EOC: [u8; 2] = [0xFF, 0xD9];
pub(super) const SIZ: u8 = 0x51;
pub(super) const COD: u8 = 0x52;
pub(super) const COC: u8 = 0x53;
pub(super) const COM: u8 = 0x64;
const SOT: u8 = 0x90;
const SOD: u8 = 0x93;
/// The signature box that starts a file.
const SIGNATURE: &[u8] = b"\x00\x00\x00\x0CjP  \r\n\x87\n";

const BROKEN: Refused = Refused("JPEG 2000: the codestream is broken or ends early");

/// One piece of a codestream, in the order of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A marker segment.
    Segment {
        /// The second byte of its marker.
        marker: u8,
        /// Whether it stands before the first tile-part.
        main: bool,
        /// Marker, length and fields.
        whole: Range<usize>,
    },
    /// Start and data of tile-parts, and the end marker.
    Data(Range<usize>),
}

/// The codestream in `stream`, which may be a file of boxes.
pub(super) fn codestream(stream: &[u8]) -> Result<&[u8]> {
    if stream.starts_with(&SOC) {
        return Ok(stream);
    }
    if !stream.starts_with(SIGNATURE) {
        return Err(Refused("JPEG 2000: no codestream"));
    }
    let mut rest = stream;
    loop {
        let length = u64::from(word(rest, 0)?);
        let kind = rest.get(4..8).ok_or(BROKEN)?;
        let (head, length) = match length {
            0 => (8, rest.len() as u64),
            1 => {
                let (high, low) = (u64::from(word(rest, 8)?), u64::from(word(rest, 12)?));
                (16, high << 32 | low)
            }
            length => (8, length),
        };
        let length = usize::try_from(length).map_err(|_| BROKEN)?;
        let body = rest.get(head..length).ok_or(BROKEN)?;
        if kind == b"jp2c" {
            return Ok(body);
        }
        rest = &rest[length..];
    }
}

/// Tells the pieces of a codestream apart. Bytes after its end belong to none.
///
/// # Errors
///
/// If markers or lengths contradict each other, a tile-part is cut, or a marker is not one of
/// JPEG 2000 Part 1 or Part 15.
pub(super) fn pieces(stream: &[u8]) -> Result<Vec<Piece>> {
    if !stream.starts_with(&SOC) || stream.get(2..4) != Some(&[0xFF, SIZ]) {
        return Err(BROKEN);
    }
    let mut found = vec![Piece::Data(0..2)];
    let mut at = 2;
    let mut main = true;
    // The end of the tile-part whose header is being read.
    let mut part = None;
    loop {
        let &[first, marker] = stream.get(at..at + 2).ok_or(BROKEN)? else {
            return Err(BROKEN);
        };
        if first != 0xFF {
            return Err(BROKEN);
        }
        match (marker, part) {
            (SOT, None) => {
                main = false;
                if half(stream, at + 2)? != 10 {
                    return Err(BROKEN);
                }
                let length = word(stream, at + 6)? as usize;
                let end = match length {
                    0 => {
                        let found = stream[at..].windows(2).position(|pair| pair == EOC);
                        at + found.ok_or(BROKEN)?
                    }
                    length => at.checked_add(length).ok_or(BROKEN)?,
                };
                if end > stream.len() || end < at + 14 {
                    return Err(BROKEN);
                }
                part = Some(end);
                found.push(Piece::Data(at..at + 12));
                at += 12;
            }
            (SOD, Some(end)) => {
                if at + 2 > end {
                    return Err(BROKEN);
                }
                found.push(Piece::Data(at..end));
                at = end;
                part = None;
                // Some writers leave the end marker out.
                if stream.len() - at < 2 {
                    return Ok(found);
                }
            }
            (0xD9, None) if !main => {
                found.push(Piece::Data(at..at + 2));
                return Ok(found);
            }
            (SIZ | COD | COC | COM | 0x50 | 0x55..=0x61 | 0x63, _)
                if marker != 0x5A && marker != 0x5B =>
            {
                let length = usize::from(half(stream, at + 2)?);
                let end = at + 2 + length;
                if length < 2 || end > part.unwrap_or(stream.len()) {
                    return Err(BROKEN);
                }
                found.push(Piece::Segment {
                    marker,
                    main,
                    whole: at..end,
                });
                at = end;
            }
            _ => return Err(Refused("JPEG 2000: a marker that is not known")),
        }
    }
}

/// The codestream, with an end marker where a writer left that out.
pub(super) fn complete(stream: &[u8]) -> Result<Cow<'_, [u8]>> {
    Ok(match pieces(stream)?.last() {
        Some(Piece::Data(range)) if stream[range.clone()] != EOC => {
            Cow::Owned([&stream[..range.end], &EOC].concat())
        }
        Some(_) | None => Cow::Borrowed(stream),
    })
}

/// Takes comments and what surrounds the codestream out; tile-parts stay as they are, apart from
/// comments in their headers, which are blanked.
///
/// `None` if there is nothing to remove; one byte of padding after the end, 00 or FF, is nothing.
///
/// # Errors
///
/// As [`pieces`].
pub(super) fn strip(stream: &[u8]) -> Result<Option<Vec<u8>>> {
    let bare = codestream(stream)?;
    let mut out = Vec::with_capacity(bare.len());
    for piece in pieces(bare)? {
        match piece {
            Piece::Segment {
                marker: COM,
                main,
                whole,
            } => {
                if !main {
                    // Removing it would change lengths that other segments repeat.
                    out.extend_from_slice(&bare[whole.start..whole.start + 4]);
                    out.resize(out.len() + whole.len() - 4, 0);
                }
            }
            Piece::Segment { whole: range, .. } | Piece::Data(range) => {
                out.extend_from_slice(&bare[range]);
            }
        }
    }
    let unchanged = matches!(stream.strip_prefix(&out[..]), Some([] | [0 | 0xFF]));
    Ok((!unchanged).then_some(out))
}

pub(super) fn half(bytes: &[u8], at: usize) -> Result<u16> {
    match bytes.get(at..at + 2) {
        Some(&[high, low]) => Ok(u16::from_be_bytes([high, low])),
        Some(_) | None => Err(BROKEN),
    }
}

pub(super) fn word(bytes: &[u8], at: usize) -> Result<u32> {
    Ok(u32::from(half(bytes, at)?) << 16 | u32::from(half(bytes, at + 2)?))
}
