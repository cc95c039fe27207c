//! JPEG 2000 and High-Throughput JPEG 2000.
//!
//! Entropy coding and wavelets are those of libraries: `hayro-jpeg2000` decodes JPEG 2000,
//! `oxideav-jpeg2000` decodes HTJ2K and encodes both. They are given bare codestreams that were checked
//! here (`header`), so that sizes are decided before they see a byte, and their texts go no further.
//! A masked frame is coded anew, reversibly and whole; what that does to the photometric
//! interpretation, [`colour`] says.
//!
//! Not read: components that are subsampled or differ in precision, more than 16 bits, Part 2.
//!
//! Sources: T.800; T.814; PS3.5 8.2 and A.4.

mod blocks;
mod fast;
mod header;
mod markers;
mod plain;
mod wavelet;
#[cfg(test)]
mod tests;

use self::header::Header;
use super::super::spare::Spare;
use super::super::{Area, Frame, Numbers, Photometric, Refused, Result, Shape, mask};
use super::{VARIES, cells};

/// How the colours of a codestream were transformed before the wavelet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Not at all: the photometric interpretation names what the components are.
    Untransformed,
    /// Reversibly: the photometric interpretation is YBR_RCT.
    Reversible,
    /// Irreversibly: the photometric interpretation is YBR_ICT.
    Irreversible,
}

/// How the colours of `stream` were transformed. Of a stream that [`mask`] returned, this says which
/// photometric interpretation the data set has to declare: what was YBR_ICT becomes YBR_RCT.
///
/// # Errors
///
/// If the headers are broken or of a kind that is not decoded.
pub fn colour(stream: &[u8]) -> Result<Colour> {
    let header = header::of(markers::codestream(stream)?)?;
    Ok(match (header.transform, header.reversible) {
        (false, _) => Colour::Untransformed,
        (true, true) => Colour::Reversible,
        (true, false) => Colour::Irreversible,
    })
}

/// Whether `stream` is coded without loss throughout.
///
/// # Errors
///
/// If the headers are broken or of a kind that is not decoded.
pub fn reversible(stream: &[u8]) -> Result<bool> {
    Ok(header::of(markers::codestream(stream)?)?.reversible)
}

/// Removes comments, the boxes of a file around the codestream, and bytes after its end. Comments in
/// headers of tile-parts are blanked, since their lengths are repeated elsewhere. Tile-parts stay byte
/// for byte otherwise.
///
/// `None` if there is nothing to remove; one byte of padding after the end, 00 or FF, is nothing.
///
/// # Errors
///
/// If the markers cannot be told apart, or one is not known.
pub fn strip(stream: &[u8]) -> Result<Option<Vec<u8>>> {
    markers::strip(stream)
}

/// Removes what [`strip`] does; with `clear`, a frame that has something in bits that hold no value is coded anew
/// as by [`mask`]. `None` if there is nothing to remove.
///
/// # Errors
///
/// If the markers cannot be told apart, or one is not known; with `clear` also as [`mask`], where such bits may be
/// coded.
pub fn stripped(stream: &[u8], shape: &Shape, clear: bool) -> Result<Option<Vec<u8>>> {
    let stripped = strip(stream)?;
    if !clear || Spare::of(shape).is_none() {
        return Ok(stripped);
    }
    let precision = header::of(markers::codestream(stream)?)?.precision;
    let Some(spare) = Spare::coded(shape, precision) else {
        return Ok(stripped);
    };
    let coded = Coded::read(stream, shape)?;
    let mut frame = coded.frame(shape, precision);
    match spare.clear(&mut frame.bytes, false) {
        true => {
            alike(&coded.header)?;
            written(&frame, coded.header, shape).map(Some)
        }
        false => Ok(stripped),
    }
}

/// Decodes one frame. Colours that the codestream transformed come out as RGB.
///
/// # Errors
///
/// If the stream is not what `shape` declares, is broken or ends early, or is of a kind that is not
/// read.
pub fn decode(stream: &[u8], shape: &Shape) -> Result<Frame> {
    let coded = Coded::read(stream, shape)?;
    let mut frame = coded.frame(shape, coded.header.precision);
    cells::settle(&mut frame);
    Ok(frame)
}

/// As [`decode`], for what an output depends on.
///
/// # Errors
///
/// As [`decode`], and [`VARIES`].
pub fn decode_alike(stream: &[u8], shape: &Shape) -> Result<Frame> {
    alike(&header::of(markers::codestream(stream)?)?)?;
    decode(stream, shape)
}

/// Whether the library multiplies and adds in one step, as it does in builds for processors that all can. Only blocks of
/// Part 1 that were coded with loss are decoded so.
const FUSED: bool = cfg!(any(
    all(target_arch = "aarch64", target_feature = "neon"),
    all(
        any(target_arch = "x86", target_arch = "x86_64"),
        target_feature = "fma"
    ),
));

fn alike(header: &Header) -> Result<()> {
    match FUSED && !header.reversible && !header.fast {
        true => Err(VARIES),
        false => Ok(()),
    }
}

/// Masks one frame: a codestream in which the areas are black, coded reversibly with the same blocks
/// (HTJ2K or not), components, precision and sign. HTJ2K comes out in RPCL order with lengths of
/// tile-parts, as the strictest of its transfer syntaxes asks.
///
/// Without an area in the frame only [`strip`] is done.
///
/// # Errors
///
/// As [`decode_alike`]; if the result, read again, is not what was meant.
pub fn mask(stream: &[u8], shape: &Shape, areas: &[Area]) -> Result<Vec<u8>> {
    let coded = Coded::read(stream, shape)?;
    if !areas
        .iter()
        .any(|area| area.within(shape.columns, shape.rows).is_some())
    {
        return Ok(strip(stream)?.unwrap_or_else(|| stream.to_vec()));
    }
    // Black may need every bit that the data set declares.
    let precision = coded.header.precision.max(u32::from(shape.high) + 1);
    alike(&coded.header)?;
    let mut drawn = coded.frame(shape, coded.header.precision);
    mask::draw(&mut drawn, areas);
    let header = Header {
        precision,
        ..coded.header
    };
    written(&drawn, header, shape)
}

/// The samples coded anew without loss, in the terms of `header`, and read again.
fn written(frame: &Frame, header: Header, shape: &Shape) -> Result<Vec<u8>> {
    let header = Header {
        reversible: true,
        ..header
    };
    let wanted = Coded {
        header,
        planes: planes(frame, &header),
    };
    let stream = if header.fast {
        fast::encode(&wanted, shape)?
    } else {
        plain::encode(&wanted, shape)?
    };
    if Coded::read(&stream, shape)? == wanted {
        Ok(stream)
    } else {
        Err(Refused(
            "JPEG 2000: the new frame does not decode to what was drawn",
        ))
    }
}

/// The samples of a codestream as they are coded, one plane for each component.
#[derive(Debug, PartialEq, Eq)]
struct Coded {
    header: Header,
    planes: Vec<Vec<i32>>,
}

impl Coded {
    /// Decodes every sample.
    fn read(stream: &[u8], shape: &Shape) -> Result<Coded> {
        cells::check(shape)?;
        let bare = &markers::complete(markers::codestream(stream)?)?;
        let header = header::read(bare, shape)?;
        let planes = if header.fast {
            decode_fast(bare, &header)?
        } else {
            decode_plain(bare, &header)?
        };
        let pixels = shape.rows as usize * shape.columns as usize;
        let complete = planes.len() == usize::from(shape.samples)
            && planes.iter().all(|plane| plane.len() == pixels);
        if complete {
            Ok(Coded { header, planes })
        } else {
            Err(UNREADABLE)
        }
    }

    /// The frame, with bits that are not stored where the stream has them.
    fn frame(&self, shape: &Shape, precision: u32) -> Frame {
        let width = shape.sample_bytes();
        let step = width * self.planes.len();
        let mut bytes = vec![0; step * self.planes.first().map_or(0, Vec::len)];
        let signed = shape.numbers == Numbers::Signed;
        let above = 32 - precision;
        for (at, plane) in self.planes.iter().enumerate() {
            let places = bytes.chunks_exact_mut(step);
            for (place, &value) in places.zip(plane) {
                // Streams that declare another sign than the data set hold the same bits.
                let value = match (signed, self.header.signed) {
                    (true, true) | (false, false) => value,
                    (true, false) => (value << above) >> above,
                    (false, true) => ((value as u32) << above >> above) as i32,
                };
                place[at * width..][..width].copy_from_slice(&value.to_le_bytes()[..width]);
            }
        }
        let photometric = match (self.header.transform, shape.photometric) {
            (true, _) => Photometric::Rgb,
            (false, Photometric::YbrFull422) => Photometric::YbrFull,
            (false, declared) => declared,
        };
        Frame {
            shape: Shape {
                photometric,
                ..*shape
            },
            bytes,
        }
    }
}

/// The planes of `frame` in the terms of a codestream.
fn planes(frame: &Frame, header: &Header) -> Vec<Vec<i32>> {
    let width = frame.shape.sample_bytes();
    let step = width * usize::from(frame.shape.samples);
    let above = 32 - header.precision;
    let value = |cell: &[u8]| {
        let bits = cell
            .iter()
            .rev()
            .fold(0u32, |bits, &byte| bits << 8 | u32::from(byte))
            << above;
        if header.signed {
            bits as i32 >> above
        } else {
            (bits >> above) as i32
        }
    };
    (0..usize::from(frame.shape.samples))
        .map(|at| {
            let pixels = frame.bytes.chunks_exact(step);
            pixels
                .map(|pixel| value(&pixel[at * width..][..width]))
                .collect()
        })
        .collect()
}

const UNREADABLE: Refused = Refused("JPEG 2000: the codestream cannot be decoded");

/// Decodes blocks of Part 1.
fn decode_plain(stream: &[u8], header: &Header) -> Result<Vec<Vec<i32>>> {
    let settings = hayro_jpeg2000::DecodeSettings {
        resolve_palette_indices: false,
        strict: true,
        target_resolution: None,
    };
    let image = hayro_jpeg2000::Image::new(stream, &settings).map_err(|_| UNREADABLE)?;
    let mut context = hayro_jpeg2000::DecoderContext::default();
    let decoded = image.decode(&mut context).map_err(|_| UNREADABLE)?;
    // The library lifts signed samples by half of their range, too, and does not cut what loss put
    // outside it.
    let middle = 1 << (header.precision - 1);
    let lift = if header.signed { middle } else { 0 };
    let largest = 2 * middle - 1;
    let planes = decoded.components().iter().map(|component| {
        let samples = component.samples().iter();
        samples
            .map(|&sample| (sample.round() as i32).clamp(0, largest) - lift)
            .collect()
    });
    Ok(planes.collect())
}

/// Decodes blocks of Part 15.
fn decode_fast(stream: &[u8], header: &Header) -> Result<Vec<Vec<i32>>> {
    let decoded = oxideav_jpeg2000::decode_j2k(stream).map_err(|_| UNREADABLE)?;
    let middle = 1 << (header.precision - 1);
    let (least, most) = if header.signed {
        (-middle, middle - 1)
    } else {
        (0, 2 * middle - 1)
    };
    let components = decoded.components.into_iter();
    Ok(components
        .map(|component| {
            component
                .samples
                .iter()
                .map(|&value| value.clamp(least, most))
                .collect()
        })
        .collect())
}

/// Halvings after which neither side has more than 64 samples, five as customary at least.
fn levels(shape: &Shape) -> u8 {
    let longest = shape.columns.max(shape.rows);
    let mut levels = 5;
    while longest.div_ceil(1 << levels) > 64 {
        levels += 1;
    }
    levels
}
