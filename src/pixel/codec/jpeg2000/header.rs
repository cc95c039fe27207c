//! What a codestream declares, checked before a decoder sees it.
//!
//! Source: T.800 A.5, A.6 and B.2 to B.6.

use super::markers::{COC, COD, Piece, SIZ, half, pieces, word};
use crate::pixel::shape::MOST_FRAME_BYTES;
use crate::pixel::{Refused, Result, Shape};

/// Samples that are decoded at most: the decoders hold several words for each.
const MOST_SAMPLES: usize = 64 << 20;
/// Packets that a codestream may have beyond one for each of its bytes. A packet takes a byte.
const SPARE_PACKETS: u64 = 1 << 16;

/// The declarations that matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    /// Bits of a sample, the same in all components.
    pub(super) precision: u32,
    /// Whether samples are two's complement.
    pub(super) signed: bool,
    /// Whether the first three components are transformed together.
    pub(super) transform: bool,
    /// Whether the wavelet of the first component is the reversible one.
    pub(super) reversible: bool,
    /// Whether blocks are coded as HTJ2K does.
    pub(super) fast: bool,
}

/// Reads what `stream`, a bare codestream, declares, and holds it against `shape`.
///
/// # Errors
///
/// If it contradicts `shape`, asks for more than can be in it, or is of a kind that is not decoded.
pub(super) fn read(stream: &[u8], shape: &Shape) -> Result<Header> {
    let samples = shape.sample_count(MOST_FRAME_BYTES)?;
    if samples > MOST_SAMPLES {
        return Err(Refused(
            "JPEG 2000: the frame is larger than the bound on memory",
        ));
    }
    let (size, mut header) = declared(stream)?;
    if size.image != [shape.columns, shape.rows] || size.components != shape.samples {
        return Err(Refused(
            "JPEG 2000: the stream is of another size than declared",
        ));
    }
    let bits = u32::from(shape.allocated);
    if !matches!(bits, 1 | 8 | 16) || header.precision > bits {
        return Err(Refused(
            "JPEG 2000: the samples do not fit the bits allocated",
        ));
    }
    if shape.numbers == crate::pixel::Numbers::Float {
        return Err(Refused("JPEG 2000: samples are integers"));
    }
    header.transform &= shape.samples >= 3;
    Ok(header)
}

/// The fields of SIZ that matter here.
struct Size {
    image: [u32; 2],
    offset: [u32; 2],
    tile: [u32; 2],
    tile_offset: [u32; 2],
    components: u16,
}

/// Reads the declarations of every header in the stream.
fn declared(stream: &[u8]) -> Result<(Size, Header)> {
    let mut found: Option<(Size, Header)> = None;
    let mut packets = 0u64;
    let mut first = true;
    for piece in pieces(stream)? {
        let Piece::Segment { marker, whole, .. } = piece else {
            continue;
        };
        let fields = &stream[whole.start + 4..whole.end];
        match (marker, &mut found) {
            (SIZ, None) => found = Some(size(fields)?),
            (COD, Some((size, header))) => {
                let style = byte(fields, 0)?;
                let layers = half(fields, 2)?;
                let coding = Coding::read(&fields[5..], style & 1 != 0)?;
                packets = packets.max(coding.packets(size, u64::from(layers)));
                if first {
                    first = false;
                    header.transform = match byte(fields, 4)? {
                        0 => false,
                        1 => true,
                        _ => return Err(Refused("JPEG 2000: a colour transform of Part 2")),
                    };
                    header.reversible = coding.reversible;
                }
                header.fast |= coding.fast;
            }
            (COC, Some((size, header))) => {
                let wide = if size.components < 257 { 1 } else { 2 };
                let style = byte(fields, wide)?;
                let coding = Coding::read(&fields[wide + 1..], style & 1 != 0)?;
                packets = packets.max(coding.packets(size, 1));
                header.reversible &= coding.reversible;
                header.fast |= coding.fast;
            }
            (SIZ, Some(_)) | (COD | COC, None) => {
                return Err(Refused(
                    "JPEG 2000: segments in another order than they may have",
                ));
            }
            _ => {}
        }
    }
    if packets > stream.len() as u64 * 4 + SPARE_PACKETS {
        return Err(Refused(
            "JPEG 2000: more packets are declared than the stream can hold",
        ));
    }
    match found {
        Some(found) if !first => Ok(found),
        Some(_) | None => Err(Refused("JPEG 2000: no coding parameters")),
    }
}

fn size(fields: &[u8]) -> Result<(Size, Header)> {
    let pair = |at: usize| -> Result<[u32; 2]> { Ok([word(fields, at)?, word(fields, at + 4)?]) };
    let [end, offset, tile, tile_offset] = [pair(2)?, pair(10)?, pair(18)?, pair(26)?];
    let components = half(fields, 34)?;
    let each = fields.get(36..).unwrap_or_default();
    if each.len() != 3 * usize::from(components) || components == 0 {
        return Err(Refused("JPEG 2000: the size segment is broken"));
    }
    let (depth, _) = each.split_at(3);
    if each.chunks_exact(3).any(|given| given[0] != depth[0]) {
        return Err(Refused(
            "JPEG 2000: components of different precision are not decoded",
        ));
    }
    if each.chunks_exact(3).any(|given| given[1..] != [1, 1]) {
        return Err(Refused("JPEG 2000: subsampled components are not decoded"));
    }
    let mut image = [0; 2];
    let mut tiles = 1u64;
    for axis in 0..2 {
        let starts = tile_offset[axis] <= offset[axis] && offset[axis] < end[axis];
        let reaches =
            u64::from(tile_offset[axis]) + u64::from(tile[axis]) > u64::from(offset[axis]);
        if !starts || !reaches || tile[axis] == 0 || end[axis] > i32::MAX as u32 {
            return Err(Refused("JPEG 2000: the size segment is broken"));
        }
        image[axis] = end[axis] - offset[axis];
        tiles *= u64::from((end[axis] - tile_offset[axis]).div_ceil(tile[axis]));
    }
    if tiles > 65535 {
        return Err(Refused("JPEG 2000: more tiles than there are numbers for"));
    }
    let header = Header {
        precision: u32::from(depth[0] & 0x7F) + 1,
        signed: depth[0] & 0x80 != 0,
        transform: false,
        reversible: false,
        fast: false,
    };
    if header.precision > 16 {
        return Err(Refused(
            "JPEG 2000: samples of more than 16 bits are not decoded",
        ));
    }
    let size = Size {
        image,
        offset,
        tile,
        tile_offset,
        components,
    };
    Ok((size, header))
}

/// How the blocks of a component are coded.
struct Coding<'a> {
    levels: u32,
    reversible: bool,
    fast: bool,
    /// One byte for each resolution; empty for the largest precincts.
    precincts: &'a [u8],
}

impl Coding<'_> {
    fn read(fields: &[u8], user: bool) -> Result<Coding<'_>> {
        let levels = byte(fields, 0)?;
        let [width, height] = [byte(fields, 1)?, byte(fields, 2)?];
        let precincts = fields.get(5..).unwrap_or_default();
        let expected = if user { usize::from(levels) + 1 } else { 0 };
        if levels > 32
            || width > 8
            || height > 8
            || width + height > 8
            || precincts.len() != expected
        {
            return Err(Refused("JPEG 2000: the coding parameters are broken"));
        }
        let reversible = match byte(fields, 4)? {
            0 => false,
            1 => true,
            _ => return Err(Refused("JPEG 2000: a wavelet of Part 2")),
        };
        Ok(Coding {
            levels: u32::from(levels),
            reversible,
            fast: byte(fields, 3)? & 0x40 != 0,
            precincts,
        })
    }

    /// The packets of the image if all components were coded so.
    fn packets(&self, size: &Size, layers: u64) -> u64 {
        let mut all = 0u64;
        for resolution in 0..=self.levels {
            let exponents = self
                .precincts
                .get(resolution as usize)
                .map_or([15, 15], |both| {
                    [u32::from(both & 15), u32::from(both >> 4)]
                });
            let reduced = self.levels - resolution;
            let mut precincts = 1u64;
            for (axis, exponent) in exponents.into_iter().enumerate() {
                precincts *= size.precincts(axis, reduced, exponent);
            }
            all = all.saturating_add(precincts);
        }
        all.saturating_mul(layers)
            .saturating_mul(u64::from(size.components))
    }
}

impl Size {
    /// Precincts of all tiles along one axis, at a resolution `reduced` times halved.
    fn precincts(&self, axis: usize, reduced: u32, exponent: u32) -> u64 {
        let end = u64::from(self.offset[axis]) + u64::from(self.image[axis]);
        let mut from = u64::from(self.tile_offset[axis]);
        let mut count = 0;
        while from < end {
            let to = from + u64::from(self.tile[axis]);
            let low = from
                .max(u64::from(self.offset[axis]))
                .div_ceil(1 << reduced);
            let high = to.min(end).div_ceil(1 << reduced);
            if high > low {
                count += high.div_ceil(1 << exponent) - (low >> exponent);
            }
            from = to;
        }
        count
    }
}

fn byte(fields: &[u8], at: usize) -> Result<u8> {
    fields
        .get(at)
        .copied()
        .ok_or(Refused("JPEG 2000: a segment is shorter than it must be"))
}

/// What the stream declares, if it is small enough to be decoded for some shape.
pub(super) fn of(stream: &[u8]) -> Result<Header> {
    let (size, mut header) = declared(stream)?;
    header.transform &= size.components >= 3;
    Ok(header)
}
