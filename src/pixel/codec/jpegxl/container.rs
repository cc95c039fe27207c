//! The boxes that may stand around a codestream (ISO/IEC 18181-2).
//!
//! A file of JPEG XL is a row of boxes: a signature, the type of the file, the codestream in one or
//! several pieces, and whatever else somebody put there: Exif, XMP, other metadata, plain or compressed.

use crate::pixel::{Refused, Result};
use std::borrow::Cow;

/// Signature and type, the same in every file.
const HEAD: [u8; 32] = *b"\0\0\0\x0CJXL \r\n\x87\n\0\0\0\x14ftypjxl \0\0\0\0jxl ";
/// How a codestream begins.
const BARE: [u8; 2] = [0xFF, 0x0A];

const BROKEN: Refused = Refused("JPEG XL: the boxes cannot be told apart");

/// A stream taken apart.
pub(super) struct Parts<'a> {
    /// The codestream, with whatever stands behind its end.
    pub(super) codestream: Cow<'a, [u8]>,
    /// What stands around it; `None` if nothing does.
    pub(super) boxes: Option<Boxes<'a>>,
}

/// The boxes around a codestream.
pub(super) struct Boxes<'a> {
    /// The level of the standard that a decoder has to reach, if it is told.
    level: Option<u8>,
    /// How to make a JPEG of it again.
    pub(super) jpeg: Option<&'a [u8]>,
    /// Whether there are none but these.
    pub(super) plain: bool,
}

/// Takes a stream apart.
pub(super) fn parts(stream: &[u8]) -> Result<Parts<'_>> {
    if stream.starts_with(&BARE) {
        return Ok(Parts {
            codestream: Cow::Borrowed(stream),
            boxes: None,
        });
    }
    let Some(mut rest) = stream.strip_prefix(&HEAD) else {
        return Err(Refused("JPEG XL: neither a codestream nor boxes"));
    };
    let mut boxes = Boxes {
        level: None,
        jpeg: None,
        plain: true,
    };
    let mut whole: Option<&[u8]> = None;
    let mut pieces = Vec::new();
    let (mut index, mut complete) = (0u32, false);
    // A byte of padding is no box.
    while !matches!(rest, [] | [0]) {
        let (kind, content, behind) = next(rest)?;
        rest = behind;
        match (&kind, content) {
            (b"jxll", &[level]) if boxes.level.is_none() => boxes.level = Some(level),
            (b"jbrd", _) if boxes.jpeg.is_none() => boxes.jpeg = Some(content),
            (b"jxlc", _) if whole.is_none() && index == 0 => whole = Some(content),
            (b"jxlp", [a, b, c, d, piece @ ..]) if whole.is_none() && !complete => {
                let number = u32::from_be_bytes([*a, *b, *c, *d]);
                if number & !LAST != index {
                    return Err(BROKEN);
                }
                complete = number & LAST != 0;
                index += 1;
                pieces.extend_from_slice(piece);
            }
            (b"jxlc" | b"jxlp" | b"jbrd" | b"jxll", _) => return Err(BROKEN),
            _ => boxes.plain = false,
        }
    }
    let codestream = match whole {
        Some(whole) => Cow::Borrowed(whole),
        None if complete => Cow::Owned(pieces),
        None => return Err(Refused("JPEG XL: the codestream is not complete")),
    };
    Ok(Parts {
        codestream,
        boxes: Some(boxes),
    })
}

/// The last piece has the highest bit of its number set.
const LAST: u32 = 1 << 31;

/// Type and content of the first box, and what follows it.
fn next(rest: &[u8]) -> Result<([u8; 4], &[u8], &[u8])> {
    let (&[a, b, c, d, ref kind @ ..], mut inside) = rest.split_first_chunk::<8>().ok_or(BROKEN)?;
    let mut head = 8;
    let length = match u32::from_be_bytes([a, b, c, d]) {
        // Up to the end.
        0 => rest.len() as u64,
        1 => {
            let (&length, behind) = inside.split_first_chunk::<8>().ok_or(BROKEN)?;
            (inside, head) = (behind, 16);
            u64::from_be_bytes(length)
        }
        length => u64::from(length),
    };
    let length = length.checked_sub(head).ok_or(BROKEN)?;
    let length = usize::try_from(length).map_err(|_| BROKEN)?;
    let (content, behind) = inside.split_at_checked(length).ok_or(BROKEN)?;
    Ok((*kind, content, behind))
}

impl Boxes<'_> {
    /// The boxes around `codestream` and nothing else; `level` takes the place of the one that was told.
    pub(super) fn around(
        &self,
        codestream: &[u8],
        jpeg: Option<&[u8]>,
        level: Option<u8>,
    ) -> Result<Vec<u8>> {
        let mut out = HEAD.to_vec();
        let mut put = |kind: &[u8; 4], content: &[u8]| -> Result<()> {
            let length = u32::try_from(content.len() as u64 + 8).map_err(|_| BROKEN)?;
            out.extend(length.to_be_bytes());
            out.extend(kind);
            out.extend(content);
            Ok(())
        };
        if let Some(level) = level.or(self.level) {
            put(b"jxll", &[level])?;
        }
        if let Some(jpeg) = jpeg {
            put(b"jbrd", jpeg)?;
        }
        put(b"jxlc", codestream)?;
        Ok(out)
    }
}
