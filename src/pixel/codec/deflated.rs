//! Deflated Image Frame Compression (1.2.840.10008.1.2.8.1): each frame, laid out as uncompressed pixel
//! data in little endian, is a raw deflate stream of its own, padded by a zero byte to an even length.
//!
//! Source: PS3.5 8.2.16 and A.4.13, RFC 1951.

use super::cells::settle;
use super::native::{self, Layout};
use crate::pixel::shape::MOST_FRAME_BYTES;
use crate::pixel::spare::Spare;
use crate::pixel::{Area, Frame, Refused, Result, Shape, mask};
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

/// Decodes a stream to the frame that `shape` declares; `planar` is Planar Configuration 1.
///
/// # Errors
///
/// If the stream is broken or inflates to another size than declared.
pub fn decode(stream: &[u8], shape: &Shape, planar: bool) -> Result<Frame> {
    let mut frame = read(stream, shape, planar)?.frame;
    settle(&mut frame);
    Ok(frame)
}

/// Returns a stream that decodes to the same samples with `areas` black. Where two columns share samples,
/// an area grows to whole pairs.
///
/// # Errors
///
/// As [`decode`]; also if the new stream does not decode to what it should.
pub fn mask(stream: &[u8], shape: &Shape, planar: bool, areas: &[Area]) -> Result<Vec<u8>> {
    let mut stored = read(stream, shape, planar)?;
    let areas = native::widened(shape, areas, native::paired(shape));
    mask::draw(&mut stored.frame, &areas);
    written(&stored, shape, planar)
}

/// The same samples in a stream of nothing else: without bytes behind its end and, with `clear`, with
/// zeros in bits that hold no value. `None` if there are none of either.
///
/// # Errors
///
/// As [`mask`].
pub fn strip(stream: &[u8], shape: &Shape, planar: bool, clear: bool) -> Result<Option<Vec<u8>>> {
    let mut stored = read(stream, shape, planar)?;
    let spare = Spare::of(shape).filter(|_| clear);
    let cleared = spare.is_some_and(|spare| spare.clear(&mut stored.frame.bytes, false));
    match stored.tight && !cleared {
        true => Ok(None),
        false => written(&stored, shape, planar).map(Some),
    }
}

/// The stream of what was read, read again.
fn written(stored: &Stored, shape: &Shape, planar: bool) -> Result<Vec<u8>> {
    let mut bytes = native::pack(&stored.frame, shape, planar)?;
    if stored.padded {
        bytes.push(0);
    }
    let stream = deflate(&bytes)?;
    let again = read(&stream, shape, planar)?;
    match again.frame == stored.frame && again.padded == stored.padded {
        true => Ok(stream),
        false => Err(Refused(
            "deflate: the new frame does not decode to what was drawn",
        )),
    }
}

/// A stream that was read.
struct Stored {
    /// The samples as they are stored.
    frame: Frame,
    /// Whether a byte follows them that makes their number even.
    padded: bool,
    /// Whether the stream holds nothing else, but for a byte of padding.
    tight: bool,
}

fn read(stream: &[u8], shape: &Shape, planar: bool) -> Result<Stored> {
    let layout = Layout {
        planar,
        ..Layout::default()
    };
    shape.sample_count(MOST_FRAME_BYTES)?;
    let length = native::span(shape, layout, 0)?.length;
    let length = usize::try_from(length)
        .ok()
        .filter(|&length| length <= MOST_FRAME_BYTES)
        .ok_or(Refused("the frame is larger than the bound on memory"))?;
    let (bytes, end) = inflate(stream, length.next_multiple_of(2))?;
    let behind = bytes.get(length..).unwrap_or_default();
    Ok(Stored {
        frame: native::cells(&bytes, shape, layout, 0)?,
        padded: bytes.len() > length,
        tight: matches!(stream[end..], [] | [0]) && matches!(behind, [] | [0]),
    })
}

/// Inflates at most `most` bytes; also where the stream ends.
fn inflate(stream: &[u8], most: usize) -> Result<(Vec<u8>, usize)> {
    const BROKEN: Refused = Refused("deflate: the stream is broken");
    const STEP: usize = 1 << 16;
    let mut inflater = Decompress::new(false);
    let mut out: Vec<u8> = Vec::new();
    loop {
        let taken = inflater.total_in() as usize;
        let rest = stream.get(taken..).unwrap_or_default();
        if out.len() == out.capacity() {
            // A byte more than allowed tells that there is one.
            let room = (most + 1 - out.len().min(most)).min(out.len().max(STEP));
            out.reserve_exact(room);
        }
        let before = out.len();
        let status = inflater
            .decompress_vec(rest, &mut out, FlushDecompress::None)
            .map_err(|_| BROKEN)?;
        if out.len() > most {
            return Err(Refused("deflate: the frame is larger than declared"));
        }
        match status {
            Status::StreamEnd => {
                return Ok((out, (inflater.total_in() as usize).min(stream.len())));
            }
            Status::Ok | Status::BufError => {
                let full = out.len() == out.capacity();
                if !full && out.len() == before && inflater.total_in() as usize == taken {
                    return Err(BROKEN);
                }
            }
        }
    }
}

/// Deflates at one fixed level.
fn deflate(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut deflater = Compress::new(Compression::new(6), false);
    let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
    loop {
        let rest = bytes
            .get(deflater.total_in() as usize..)
            .unwrap_or_default();
        let status = deflater
            .compress_vec(rest, &mut out, FlushCompress::Finish)
            .map_err(|_| Refused("deflate: the frame cannot be coded"))?;
        match status {
            Status::StreamEnd => break,
            Status::Ok | Status::BufError => out.reserve(out.capacity().max(64)),
        }
    }
    if out.len() % 2 == 1 {
        out.push(0);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pixel::{Numbers, Photometric};

    fn shape(photometric: Photometric, samples: u16, allocated: u16) -> Shape {
        Shape {
            rows: 5,
            columns: 6,
            samples,
            allocated,
            stored: allocated,
            high: allocated - 1,
            numbers: Numbers::Unsigned,
            photometric,
        }
    }

    /// A frame's bytes, none of them black.
    fn source(length: usize) -> Vec<u8> {
        (0..length).map(|at| 255 - (at % 251) as u8).collect()
    }

    const AREA: Area = Area {
        x: 1,
        y: 2,
        width: 2,
        height: 2,
    };

    #[test]
    fn l54_only_the_area_changes_in_every_layout() {
        let cases = [
            (shape(Photometric::Monochrome2, 1, 8), false, 30),
            (shape(Photometric::Monochrome2, 1, 16), false, 60),
            (shape(Photometric::Monochrome2, 1, 1), false, 4),
            (shape(Photometric::Rgb, 3, 8), false, 90),
            (shape(Photometric::Rgb, 3, 8), true, 90),
            (shape(Photometric::YbrFull422, 3, 8), false, 60),
        ];
        for (shape, planar, length) in cases {
            let bytes = source(length);
            let stream = deflate(&bytes).unwrap();
            assert_eq!(stream.len() % 2, 0);
            let masked = mask(&stream, &shape, planar, &[AREA]).unwrap();
            assert_eq!(masked.len() % 2, 0);
            let mut expected = bytes.clone();
            let layout = Layout {
                planar,
                ..Layout::default()
            };
            for patch in native::patches(&shape, layout, 0, &[AREA]).unwrap() {
                patch.apply(&mut expected, 0);
            }
            if shape.allocated == 1 {
                // Bits behind the frame are none of it.
                expected[3] &= 0x3F;
            }
            assert_eq!(inflate(&masked, length).map(|it| it.0), Ok(expected));
            assert_ne!(masked, stream);
        }
    }

    #[test]
    fn a_frame_of_many_steps_is_read_whole() {
        let mut shape = shape(Photometric::Monochrome2, 1, 8);
        shape.rows = 700;
        shape.columns = 701;
        let mut state = 1u32;
        let noise = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 27) as u8 + 1
        });
        let bytes: Vec<u8> = noise.take(700 * 701).collect();
        let stream = deflate(&bytes).unwrap();
        assert_eq!(decode(&stream, &shape, false).unwrap().bytes, bytes);
        let masked = mask(&stream, &shape, false, &[]).unwrap();
        assert_eq!(masked, stream);
        assert!(decode(&stream[..stream.len() - 9], &shape, false).is_err());
    }

    #[test]
    fn an_odd_frame_may_be_padded_inside_and_stays_so() {
        let mut shape = shape(Photometric::Monochrome2, 1, 8);
        shape.columns = 7;
        for length in [35, 36] {
            let mut bytes = source(length);
            bytes.resize(35, 0);
            bytes.resize(length, 0);
            let stream = deflate(&bytes).unwrap();
            assert_eq!(decode(&stream, &shape, false).unwrap().bytes, bytes[..35]);
            let masked = mask(&stream, &shape, false, &[]).unwrap();
            assert_eq!(inflate(&masked, 36).map(|it| it.0), Ok(bytes));
        }
        let long = deflate(&source(37)).unwrap();
        assert!(decode(&long, &shape, false).is_err());
        let short = deflate(&source(34)).unwrap();
        assert!(decode(&short, &shape, false).is_err());
    }

    #[test]
    fn a_bomb_is_stopped_at_the_declared_size() {
        let bomb = deflate(&vec![0; 50 << 20]).unwrap();
        let shape = shape(Photometric::Monochrome2, 1, 8);
        assert_eq!(
            decode(&bomb, &shape, false),
            Err(Refused("deflate: the frame is larger than declared"))
        );
    }

    #[test]
    fn bits_outside_those_stored_are_kept_by_a_mask_and_cleared_by_decoding() {
        let mut shape = shape(Photometric::Monochrome2, 1, 16);
        shape.stored = 12;
        shape.high = 11;
        let stream = deflate(&[0xFF; 60]).unwrap();
        let frame = decode(&stream, &shape, false).unwrap();
        assert_eq!(frame.bytes[..2], [0xFF, 0x0F]);
        let (masked, _) = inflate(&mask(&stream, &shape, false, &[AREA]).unwrap(), 60).unwrap();
        assert_eq!(masked[..2], [0xFF, 0xFF]);
        assert_eq!(masked[26..28], [0, 0]);
    }

    #[test]
    fn every_prefix_and_every_changed_byte_returns() {
        let shape = shape(Photometric::Rgb, 3, 8);
        let stream = deflate(&source(90)).unwrap();
        let end = stream.iter().rposition(|&byte| byte != 0).unwrap();
        for end in 0..end {
            assert!(decode(&stream[..end], &shape, false).is_err());
            assert!(mask(&stream[..end], &shape, false, &[AREA]).is_err());
        }
        for at in 0..stream.len() {
            for other in [0, 0xFF, !stream[at], stream[at] ^ 1] {
                let mut changed = stream.clone();
                changed[at] = other;
                let decoded = decode(&changed, &shape, false);
                let masked = mask(&changed, &shape, false, &[AREA]);
                assert_eq!(decoded.is_ok(), masked.is_ok());
            }
        }
    }
}
