//! Recognises DICOM and the encoding of a data set by its first headers; names are not trusted, and
//! neither is what a file says of itself.
//!
//! An encoding is judged by how far a chain of element headers leads: legal VRs or known tags, in
//! ascending order, each inside the data set. Source: PS3.10 7.1, PS3.5 7.1.

use super::header::{self, Code, ITEM, SEQUENCE_END};
use super::tree::Encoding;
use super::window::Window;
use crate::element::{Tag, VR, is_private, known};
use crate::error::{Error, Result};
use crate::source::Source;

/// Headers after which a chain counts as proof.
const ENOUGH: usize = 16;

/// How far a chain of headers led; a longer one is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Chain {
    /// Number of headers.
    pub headers: usize,
    /// Whether it led to the end of the data set, to [`ENOUGH`] headers or into a sequence.
    pub proven: bool,
}

impl Chain {
    /// Whether this is more than chance.
    fn convinces(self) -> bool {
        self.headers >= 2 || self.proven
    }
}

/// Whether `source` looks like DICOM: Part 10 with or without preamble, or a bare data set.
///
/// # Errors
///
/// Only if the source cannot be read.
pub fn is_dicom(source: &dyn Source) -> Result<bool> {
    let mut window = Window::new(source);
    match start(&mut window)? {
        Start::Marked(_) => Ok(true),
        Start::Unmarked => Ok(begins_with_meta(&mut window)? || bare(&mut window)?.is_some()),
    }
}

/// Where the file meta information or the data set starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// After `DICM`, at this offset.
    Marked(u64),
    /// At the first byte: there is no `DICM`.
    Unmarked,
}

/// Looks for `DICM` after 128 bytes of preamble, or where the preamble was cut off.
pub(super) fn start(window: &mut Window<'_>) -> Result<Start> {
    for offset in [128, 0] {
        if window.len() >= offset + 4 && window.bytes::<4>(offset)? == *b"DICM" {
            return Ok(Start::Marked(offset + 4));
        }
    }
    Ok(Start::Unmarked)
}

/// Whether the first element is one of group 0002.
pub(super) fn begins_with_meta(window: &mut Window<'_>) -> Result<bool> {
    if window.len() < 8 {
        return Ok(false);
    }
    let [g0, g1, e0, e1, a, b, c, d] = window.bytes::<8>(0)?;
    let tag = Encoding::EXPLICIT_LE.tag([g0, g1, e0, e1]);
    let explicit = VR::from_binary([a, b]).is_some();
    let short = u32::from_le_bytes([a, b, c, d]) <= 0x400;
    Ok(tag.group() == 2 && (tag.element() == 0 || known(tag).is_some()) && (explicit || short))
}

/// The encoding of a file that is nothing but a data set; `None` if it does not look like one.
pub(super) fn bare(window: &mut Window<'_>) -> Result<Option<Encoding>> {
    let end = window.len();
    let Some(encoding) = recognise(window, 0, end, None)? else {
        return Ok(None);
    };
    let tag = encoding.tag(window.bytes::<4>(0)?);
    let group = tag.group();
    let usual = group <= 0x0040 && group % 2 == 0 && (tag.element() == 0 || known(tag).is_some());
    Ok(usual.then_some(encoding))
}

/// The encoding of the data set from `offset` to `end`: the declared one, unless it leads nowhere
/// and another one does. `None` if nothing is declared and nothing convinces.
pub(super) fn recognise(
    window: &mut Window<'_>,
    offset: u64,
    end: u64,
    declared: Option<Encoding>,
) -> Result<Option<Encoding>> {
    let mut best = None;
    if let Some(encoding) = declared {
        let found = chain(window, offset, end, encoding)?;
        if found.proven {
            return Ok(declared);
        }
        best = Some((found, encoding));
    }
    for encoding in [
        Encoding::EXPLICIT_LE,
        Encoding::IMPLICIT_LE,
        Encoding::EXPLICIT_BE,
    ] {
        let found = chain(window, offset, end, encoding)?;
        if found.convinces() && best.is_none_or(|(better, _)| found > better) {
            best = Some((found, encoding));
        }
    }
    Ok(best.map(|(_, encoding)| encoding))
}

/// Follows headers from `offset` on.
pub(super) fn chain(
    window: &mut Window<'_>,
    offset: u64,
    end: u64,
    encoding: Encoding,
) -> Result<Chain> {
    let mut next = offset;
    let mut last = Tag(0, 0);
    for headers in 0..ENOUGH {
        let stop = |proven| Ok(Chain { proven, headers });
        if next == end {
            return stop(headers > 0);
        }
        let found = match header::read(window, next, end, encoding) {
            Ok(found) => found,
            Err(Error::Truncated { .. }) => return stop(false),
            Err(other) => return Err(other),
        };
        let tag = found.tag;
        if tag.group() == 0 || tag.group() == 0xFFFE || tag < last {
            return stop(false);
        }
        let value = next + found.size;
        let undefined = found.len == header::UNDEFINED;
        let usual = || tag.element() == 0 || is_private(tag) || known(tag).is_some();
        let plausible = match found.code {
            // Two letters alone may be chance: the tags of a data set in the wrong byte order are
            // none of the standard's.
            Code::Known(_) if headers == 0 && !usual() => false,
            Code::Known(vr) => !undefined || matches!(vr, VR::SQ | VR::UN | VR::OB | VR::OW),
            Code::Absent => usual(),
            Code::Unknown { .. } => false,
        };
        if !plausible {
            return stop(false);
        }
        if undefined {
            if end - value < 8 {
                return stop(false);
            }
            let bytes = window.bytes::<4>(value)?;
            // Inside UN the items are little endian, whatever surrounds them.
            let opens = [encoding, Encoding::IMPLICIT_LE]
                .iter()
                .any(|inside| matches!(inside.tag(bytes), ITEM | SEQUENCE_END));
            let headers = headers + usize::from(opens);
            return Ok(Chain {
                proven: opens,
                headers,
            });
        }
        next = value + u64::from(found.len);
        if next > end {
            return stop(false);
        }
        last = tag;
    }
    Ok(Chain {
        proven: true,
        headers: ENOUGH,
    })
}
