//! Uncompressed pixel data: where its frames lie in the value, what they hold, and which bytes a mask
//! changes. No byte is read to say which bytes change, so an image of any size can be masked.
//!
//! Samples of 1, 8, 16, 32 or 64 bits. Single bits follow each other without regard to bytes, also from
//! one frame to the next. Colour differences of every second column (YBR_FULL_422, YBR_PARTIAL_422)
//! come after the two luminances they belong to; an area grows to whole pairs there. Packed samples of
//! other widths (12 bits of the retired repeating groups of ACR-NEMA) are refused.
//!
//! Source: PS3.5 8.1, 8.2 and annex D, PS3.3 C.7.6.3.1.

use crate::pixel::codec::cells::{check, every_sample, settle};
use crate::pixel::shape::MOST_FRAME_BYTES;
use crate::pixel::{Area, Frame, Photometric, Refused, Result, Shape, mask};

mod patch;

pub use self::patch::Patch;

/// How samples become bytes, beside what [`Shape`] says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout {
    /// The transfer syntax is Explicit VR Big Endian.
    pub big_endian: bool,
    /// The value representation is OW: with [`Layout::big_endian`], samples of at most 8 bits are
    /// stored two by two with the second first.
    pub words: bool,
    /// Planar Configuration 1: all samples of the first kind, then all of the second.
    pub planar: bool,
}

/// A stretch of a value, in bytes from its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub offset: u64,
    /// Bytes.
    pub length: u64,
}

const TOO_LARGE: Refused = Refused("the frame lies beyond every value");

/// The order of samples in a frame, with everything checked that the bytes depend on.
#[derive(Debug, Clone, Copy)]
struct Order {
    /// Bits of a frame.
    frame_bits: u64,
    /// Bits of a sample.
    sample_bits: u64,
    /// Whether two columns share their colour differences.
    paired: bool,
    /// Whether the samples of a kind lie together.
    planar: bool,
    /// Whether bytes are swapped two by two.
    swapped: bool,
    /// Whether the bytes of a sample are turned around.
    reversed: bool,
}

impl Order {
    fn of(shape: &Shape, layout: Layout) -> Result<Order> {
        let (rows, columns) = (u64::from(shape.rows), u64::from(shape.columns));
        let sample_bits = u64::from(shape.allocated);
        if !matches!(sample_bits, 1 | 8 | 16 | 32 | 64) {
            return Err(Refused("samples take 1, 8, 16, 32 or 64 bits"));
        }
        check(shape)?;
        let paired = match shape.photometric {
            // The only uncompressed kind of partial range is YBR_PARTIAL_422.
            Photometric::YbrFull422 | Photometric::YbrPartial => true,
            Photometric::Monochrome1
            | Photometric::Monochrome2
            | Photometric::Palette { .. }
            | Photometric::Rgb
            | Photometric::YbrFull => false,
        };
        let planar = layout.planar && shape.samples > 1;
        if paired && (shape.samples != 3 || planar || columns % 2 == 1) {
            return Err(Refused(
                "colour differences of every second column need an even number of columns, colour by pixel",
            ));
        }
        let samples = if paired { 2 } else { u64::from(shape.samples) };
        let frame_bits = (rows * columns)
            .checked_mul(samples * sample_bits)
            .filter(|&bits| bits > 0)
            .ok_or(Refused("a frame has rows, columns and samples"))?;
        Ok(Order {
            frame_bits,
            sample_bits,
            paired,
            planar,
            swapped: layout.big_endian && layout.words && sample_bits <= 8,
            reversed: layout.big_endian && sample_bits > 8,
        })
    }

    /// The bit of the value at which frame `at` begins.
    fn start(&self, at: u32) -> Result<u64> {
        self.frame_bits
            .checked_mul(u64::from(at))
            .filter(|start| start.checked_add(self.frame_bits).is_some())
            .ok_or(TOO_LARGE)
    }

    /// Bytes to be read for frame `at`.
    fn span(&self, at: u32) -> Result<Span> {
        let start = self.start(at)?;
        let unit = if self.swapped { 16 } else { 8 };
        let first = start / unit * (unit / 8);
        let last = (start + self.frame_bits).div_ceil(unit) * (unit / 8);
        Ok(Span {
            offset: first,
            length: last - first,
        })
    }
}

/// Where frame `at` (counted from 0) lies in the value. With single bits or swapped bytes the ends may
/// belong to its neighbours.
///
/// # Errors
///
/// If `shape` or `layout` is none that pixel data can have.
pub fn span(shape: &Shape, layout: Layout, at: u32) -> Result<Span> {
    Order::of(shape, layout)?.span(at)
}

/// Reads frame `at` from `bytes`, which are those of its [`span`].
///
/// # Errors
///
/// As [`span`]; also if there are fewer bytes or the frame would be too large for memory.
pub fn decode(bytes: &[u8], shape: &Shape, layout: Layout, at: u32) -> Result<Frame> {
    let mut frame = cells(bytes, shape, layout, at)?;
    settle(&mut frame);
    Ok(frame)
}

/// As [`decode`], with the bits outside those stored as they are.
pub(super) fn cells(bytes: &[u8], shape: &Shape, layout: Layout, at: u32) -> Result<Frame> {
    let order = Order::of(shape, layout)?;
    let span = order.span(at)?;
    let bytes = usize::try_from(span.length)
        .ok()
        .and_then(|length| bytes.get(..length))
        .ok_or(Refused("the pixel data is shorter than its frames"))?;
    let count = shape.sample_count(MOST_FRAME_BYTES)?;
    let swapped: Vec<u8>;
    let bytes = if order.swapped {
        swapped = swap_pairs(bytes);
        &swapped
    } else {
        bytes
    };
    let first = order.start(at)? - span.offset * 8;
    let width = shape.sample_bytes();
    let samples = usize::from(shape.samples);
    let mut out = Vec::with_capacity(count * width);
    if order.sample_bits == 1 {
        let first = first as usize;
        let bit = |place: usize| {
            bytes
                .get(place / 8)
                .map_or(0, |byte| byte >> (place % 8) & 1)
        };
        out.extend((first..first + count).map(bit));
    } else {
        let from = first as usize / 8;
        let bytes = bytes.get(from..).unwrap_or_default();
        if order.paired {
            for pair in bytes.chunks_exact(4 * width).take(count / 6) {
                let (luminances, differences) = pair.split_at(2 * width);
                for luminance in luminances.chunks_exact(width) {
                    out.extend_from_slice(luminance);
                    out.extend_from_slice(differences);
                }
            }
        } else if order.planar {
            let plane = count / samples * width;
            for at in (0..plane).step_by(width) {
                for kind in 0..samples {
                    let place = kind * plane + at;
                    out.extend_from_slice(bytes.get(place..place + width).unwrap_or_default());
                }
            }
        } else {
            out.extend_from_slice(bytes.get(..count * width).unwrap_or_default());
        }
    }
    if out.len() != count * width {
        return Err(Refused("the pixel data is shorter than its frames"));
    }
    if order.reversed {
        for sample in out.chunks_exact_mut(width) {
            sample.reverse();
        }
    }
    Ok(Frame {
        shape: every_sample(shape),
        bytes: out,
    })
}

/// The bytes of a frame in the layout of little endian, the reverse of [`cells`] for the first frame.
pub(super) fn pack(frame: &Frame, shape: &Shape, planar: bool) -> Result<Vec<u8>> {
    let layout = Layout {
        planar,
        ..Layout::default()
    };
    let order = Order::of(shape, layout)?;
    let width = shape.sample_bytes();
    let samples = usize::from(shape.samples);
    let length = usize::try_from(order.frame_bits.div_ceil(8)).map_err(|_| TOO_LARGE)?;
    let mut out = Vec::with_capacity(length);
    if order.sample_bits == 1 {
        out.resize(length, 0);
        for (place, bit) in frame.bytes.iter().enumerate() {
            if let Some(byte) = out.get_mut(place / 8) {
                *byte |= (bit & 1) << (place % 8);
            }
        }
    } else if order.paired {
        for pair in frame.bytes.chunks_exact(width * 6) {
            out.extend_from_slice(&pair[..width]);
            out.extend_from_slice(&pair[3 * width..4 * width]);
            out.extend_from_slice(&pair[width..3 * width]);
        }
    } else if order.planar {
        for kind in 0..samples {
            for pixel in frame.bytes.chunks_exact(width * samples) {
                out.extend_from_slice(&pixel[kind * width..(kind + 1) * width]);
            }
        }
    } else {
        out.extend_from_slice(&frame.bytes);
    }
    Ok(out)
}

/// What makes frame `at` black in `areas`: the changes to the bytes of the value, in its order for each
/// area.
///
/// # Errors
///
/// As [`span`].
pub fn patches(shape: &Shape, layout: Layout, at: u32, areas: &[Area]) -> Result<Vec<Patch>> {
    let order = Order::of(shape, layout)?;
    let start = order.start(at)?;
    let width = shape.sample_bytes();
    let mut black = mask::black(shape);
    if order.reversed {
        for sample in black.chunks_exact_mut(width) {
            sample.reverse();
        }
    }
    let mut samples: Vec<&[u8]> = black.chunks_exact(width).collect();
    if order.paired
        && let Some(&luminance) = samples.first()
    {
        samples.insert(0, luminance);
    }
    // What repeats in a line, one by one for planes; and how many pixels it stands for.
    let repeated: Vec<Vec<u8>> = if order.planar {
        samples.iter().map(|sample| sample.to_vec()).collect()
    } else {
        vec![samples.concat()]
    };
    let pixels_each = if order.paired { 2 } else { 1 };
    let units = u64::from(shape.columns) / pixels_each;
    let mut found = Vec::new();
    for area in widened(shape, areas, order.paired) {
        for (plane, repeated) in (0u64..).zip(&repeated) {
            // Single bits are a byte each in `repeated`.
            let unit_bits = repeated.len() as u64 / width as u64 * order.sample_bits;
            let plane_bits = plane * u64::from(shape.rows) * units * unit_bits;
            for line in area.y..area.y + area.height {
                let unit = u64::from(line) * units + u64::from(area.x) / pixels_each;
                let first = start + plane_bits + unit * unit_bits;
                let bits = u64::from(area.width) / pixels_each * unit_bits;
                if order.sample_bits == 1 {
                    patch::bits(&mut found, first, bits, repeated, order.swapped);
                } else {
                    patch::bytes(&mut found, first / 8, bits / 8, repeated, order.swapped);
                }
            }
        }
    }
    Ok(found)
}

/// The parts of the areas inside the frame, grown to pairs of columns where those share samples.
pub(super) fn widened(shape: &Shape, areas: &[Area], paired: bool) -> Vec<Area> {
    let inside = areas
        .iter()
        .filter_map(|area| area.within(shape.columns, shape.rows));
    inside
        .map(|area| {
            let left = if paired { area.x / 2 * 2 } else { area.x };
            let right = area.x + area.width;
            let right = if paired {
                right.next_multiple_of(2)
            } else {
                right
            };
            Area {
                x: left,
                width: right - left,
                ..area
            }
        })
        .collect()
}

/// Whether two columns share samples in `shape`.
pub(super) fn paired(shape: &Shape) -> bool {
    Order::of(shape, Layout::default()).is_ok_and(|order| order.paired)
}

/// The bytes with each two of them swapped.
fn swap_pairs(bytes: &[u8]) -> Vec<u8> {
    let mut swapped = bytes.to_vec();
    for pair in swapped.chunks_exact_mut(2) {
        pair.swap(0, 1);
    }
    swapped
}

#[cfg(test)]
mod tests;
