//! Where the frames of an image lie.
//!
//! Uncompressed frames follow each other without gaps. Encapsulated ones are found by the basic offset
//! table, by the extended one, or, without either, by their number and by how a codestream begins. What
//! does not add up is refused: a frame that cannot be told from its neighbour cannot be masked. Source:
//! PS3.5 8.2 and A.4; PS3.3 C.7.6.3.1.8.

use super::super::scope::View;
use super::super::tree::{Node, NodeKind};
use super::image::Image;
use crate::element::Tag;
use crate::error::{Error, Result};
use crate::pixel::Photometric;
use crate::source::Span;

/// Extended Offset Table.
pub const OFFSETS: Tag = Tag(0x7FE0, 0x0001);
/// Extended Offset Table Lengths.
pub const LENGTHS: Tag = Tag(0x7FE0, 0x0002);

const NAMED: &str = "an offset table names the start of every frame";

/// The frames of one image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frames {
    /// Uncompressed, without gaps from the start of the value.
    Native {
        /// The bytes that they take; the value may be shorter, or longer.
        length: u64,
    },
    /// Encapsulated.
    Encapsulated {
        /// The fragment that is the basic offset table.
        table: u32,
        /// Of every frame the first of its fragments; the last one's end is the end of all.
        first: Vec<u32>,
        /// One past the last fragment.
        end: u32,
    },
}

impl Frames {
    /// Finds the frames of `image`.
    ///
    /// # Errors
    ///
    /// [`Error::Malformed`] if the frames are not as many as declared, or not as long.
    pub fn of(view: &mut View<'_>, image: &Image) -> Result<Frames> {
        let node = view.node(image.node);
        match node.kind {
            NodeKind::Value => native(node, image),
            NodeKind::Encapsulated => encapsulated(view, image),
            NodeKind::Sequence(_) | NodeKind::Item(_) | NodeKind::Fragment => {
                Err(malformed(node, "pixels are a value or fragments"))
            }
        }
    }

    /// The fragments of frame `at`.
    pub fn fragments(&self, at: u32) -> std::ops::Range<u32> {
        match self {
            Frames::Native { .. } => 0..0,
            Frames::Encapsulated { first, end, .. } => {
                let start = first.get(at as usize).copied().unwrap_or(*end);
                start..first.get(at as usize + 1).copied().unwrap_or(*end)
            }
        }
    }
}

fn malformed(node: &Node, rule: &'static str) -> Error {
    Error::Malformed {
        what: "the pixel data",
        rule,
        offset: node.value.offset,
    }
}

fn native(node: &Node, image: &Image) -> Result<Frames> {
    let shape = &image.shape;
    let pixels = u64::from(shape.rows) * u64::from(shape.columns);
    let samples = match shape.photometric {
        // Two luminances share a pair of colour differences.
        Photometric::YbrFull422 if shape.columns.is_multiple_of(2) => pixels * 2,
        Photometric::YbrFull422 => {
            return Err(malformed(node, "pixels in pairs are even in number"));
        }
        Photometric::Monochrome1
        | Photometric::Monochrome2
        | Photometric::Palette { .. }
        | Photometric::Rgb
        | Photometric::YbrFull
        | Photometric::YbrPartial => pixels * u64::from(shape.samples),
    };
    let bits = samples * u64::from(shape.allocated);
    let all = bits.checked_mul(u64::from(image.frames));
    match all {
        Some(bits) if bits > 0 => Ok(Frames::Native {
            length: bits.div_ceil(8),
        }),
        Some(_) | None => Err(malformed(node, "an image has rows, columns and samples")),
    }
}

fn encapsulated(view: &mut View<'_>, image: &Image) -> Result<Frames> {
    let set = view.set;
    let node = view.node(image.node);
    let fragments: Vec<u32> = set.children(Some(image.node)).collect();
    let Some((&table, fragments)) = fragments.split_first() else {
        return Err(malformed(node, "fragments begin with an offset table"));
    };
    let end = node.end;
    let frames = image.frames as usize;
    let made = |first| Frames::Encapsulated { table, first, end };
    if fragments.len() < frames {
        return Err(malformed(node, "there are as many frames as are declared"));
    }
    let whole = |bytes: &[u8], width: usize| match bytes.len().is_multiple_of(width) {
        true => Ok(()),
        false => Err(malformed(node, NAMED)),
    };
    let basic = view.bytes(table)?;
    whole(&basic, 4)?;
    let basic = words::<4>(&basic);
    let extended = match view.find(None, OFFSETS) {
        Some(index) => view.bytes(index)?.to_vec(),
        None => Vec::new(),
    };
    whole(&extended, 8)?;
    let extended = words::<8>(&extended);
    let mut tables = [extended, basic]
        .into_iter()
        .filter(|table| !table.is_empty());
    if let Some(offsets) = tables.next() {
        let first = by_offsets(view, node, fragments, &offsets, frames)?;
        if let Some(other) = tables.next() {
            by_offsets(view, node, fragments, &other, frames)?;
        }
        return Ok(made(first));
    }
    if frames == 1 {
        return Ok(made(vec![fragments[0]]));
    }
    if fragments.len() == frames {
        return Ok(made(fragments.to_vec()));
    }
    let mut first = Vec::with_capacity(frames);
    for &fragment in fragments {
        if begins(view, fragment)? {
            first.push(fragment);
        }
    }
    match first.len() == frames && first.first() == fragments.first() {
        true => Ok(made(first)),
        false => Err(malformed(node, "every frame can be told from the next")),
    }
}

/// The fragments that start at `offsets`, counted from the first fragment's item.
fn by_offsets(
    view: &View<'_>,
    node: &Node,
    fragments: &[u32],
    offsets: &[u64],
    frames: usize,
) -> Result<Vec<u32>> {
    let base = view.node(fragments[0]).whole.offset;
    let mut first = Vec::with_capacity(frames);
    let mut rest = fragments.iter();
    for &offset in offsets {
        let found = rest.find(|&&it| view.node(it).whole.offset - base == offset);
        first.push(*found.ok_or(malformed(node, NAMED))?);
    }
    match first.len() == frames && first.first() == fragments.first() {
        true => Ok(first),
        false => Err(malformed(node, NAMED)),
    }
}

/// Little endian numbers of `N` bytes, at most eight: encapsulated data sets are little endian.
fn words<const N: usize>(bytes: &[u8]) -> Vec<u64> {
    let number = |chunk: &[u8]| {
        let high_first = chunk.iter().rev();
        high_first.fold(0, |number, &byte| number << 8 | u64::from(byte))
    };
    bytes.chunks_exact(N).map(number).collect()
}

/// Whether a fragment begins a codestream: JPEG and JPEG-LS, JPEG 2000 bare or in a file, JPEG XL bare or
/// in a file. RLE frames are one fragment each.
fn begins(view: &mut View<'_>, fragment: u32) -> Result<bool> {
    const STARTS: [&[u8]; 5] = [
        &[0xFF, 0xD8, 0xFF],
        &[0xFF, 0x4F, 0xFF, 0x51],
        b"\0\0\0\x0CjP  ",
        &[0xFF, 0x0A],
        b"\0\0\0\x0CJXL ",
    ];
    let value = view.node(fragment).value;
    let head = view.span(Span::new(value.offset, value.len.min(8)))?;
    Ok(STARTS.iter().any(|start| head.starts_with(start)))
}
