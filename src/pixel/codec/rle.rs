//! RLE Lossless (1.2.840.10008.1.2.5): a header of segment offsets, then a segment of PackBits for each
//! byte of a pixel, the most significant first.
//!
//! Samples of 8, 16 or 32 bits, also 64 where they are one to a pixel. Single bits take a byte each, as
//! the padded composite pixel code asks; streams that pack eight into a byte are read too, and stay
//! packed. A masked frame has the same segments, coded anew, no run across rows.
//!
//! Source: PS3.5 8.2.2, A.4.2 and annex G.

use crate::pixel::codec::cells::{check, every_sample, settle};
use crate::pixel::shape::MOST_FRAME_BYTES;
use crate::pixel::spare::Spare;
use crate::pixel::{Area, Frame, Refused, Result, Shape, mask};

/// Bytes of the header.
const HEADER: usize = 64;

/// Most segments that the header has room for.
const MOST_SEGMENTS: usize = 15;

/// Decodes a stream to the frame that `shape` declares.
///
/// # Errors
///
/// If the stream is broken or contradicts `shape`.
pub fn decode(stream: &[u8], shape: &Shape) -> Result<Frame> {
    let mut frame = read(stream, shape)?.frame;
    settle(&mut frame);
    Ok(frame)
}

/// Returns a stream that decodes to the same samples with `areas` black.
///
/// # Errors
///
/// As [`decode`]; also if the new stream does not decode to what it should.
pub fn mask(stream: &[u8], shape: &Shape, areas: &[Area]) -> Result<Vec<u8>> {
    let mut stored = read(stream, shape)?;
    mask::draw(&mut stored.frame, areas);
    written(&stored, shape)
}

/// The same samples in a stream of nothing else: without bytes that no segment needs and, with `clear`,
/// with zeros in bits that hold no value. `None` if there are none of either.
///
/// # Errors
///
/// As [`mask`].
pub fn strip(stream: &[u8], shape: &Shape, clear: bool) -> Result<Option<Vec<u8>>> {
    let mut stored = read(stream, shape)?;
    let spare = Spare::of(shape).filter(|_| clear);
    let cleared = spare.is_some_and(|spare| spare.clear(&mut stored.frame.bytes, false));
    match stored.tight && !cleared {
        true => Ok(None),
        false => written(&stored, shape).map(Some),
    }
}

/// The stream of what was read, read again.
fn written(stored: &Stored, shape: &Shape) -> Result<Vec<u8>> {
    let stream = encode(&stored.frame, stored.packed);
    let again = read(&stream, shape)?;
    match again.frame == stored.frame && again.packed == stored.packed {
        true => Ok(stream),
        false => Err(Refused(
            "RLE: the new frame does not decode to what was drawn",
        )),
    }
}

/// The segments that the header tells of, and whether it tells of nothing else and they follow it.
fn segments(stream: &[u8], expected: usize) -> Result<(Vec<&[u8]>, bool)> {
    let header = stream
        .get(..HEADER)
        .ok_or(Refused("RLE: the header is too short"))?;
    let mut words = header
        .chunks_exact(4)
        .map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]) as usize);
    let count = words.next().unwrap_or(0);
    if count != expected || count > MOST_SEGMENTS {
        return Err(Refused("RLE: another number of segments than declared"));
    }
    let offsets: Vec<usize> = words.take(count).collect();
    let mut found = Vec::with_capacity(count);
    let mut least = HEADER;
    for (at, &start) in offsets.iter().enumerate() {
        let end = offsets.get(at + 1).copied().unwrap_or(stream.len());
        let segment = stream.get(start..end).filter(|_| start >= least);
        found.push(segment.ok_or(Refused("RLE: the segments are out of order"))?);
        least = end;
    }
    let unused = &header[4 + 4 * count..];
    let tight = offsets.first() == Some(&HEADER) && unused.iter().all(|&byte| byte == 0);
    Ok((found, tight))
}

/// Decodes a segment until `length` bytes are there or it ends; whether it holds nothing but them and at
/// most one byte of padding.
fn unpack(segment: &[u8], length: usize, out: &mut Vec<u8>) -> bool {
    out.clear();
    let mut at = 0;
    let mut tight = true;
    while out.len() < length {
        let left = length - out.len();
        let Some(&control) = segment.get(at) else {
            return tight;
        };
        at += 1;
        match control {
            0..=127 => {
                let count = usize::from(control) + 1;
                let Some(literal) = segment.get(at..at + count) else {
                    return false;
                };
                at += count;
                tight &= count <= left;
                out.extend_from_slice(&literal[..count.min(left)]);
            }
            128 => tight = false,
            129..=255 => {
                let Some(&value) = segment.get(at) else {
                    return false;
                };
                at += 1;
                let count = 257 - usize::from(control);
                tight &= count <= left;
                out.resize(out.len() + count.min(left), value);
            }
        }
    }
    tight && matches!(segment[at..], [] | [0] | [128])
}

/// A stream that was read.
struct Stored {
    /// The samples as they are stored.
    frame: Frame,
    /// Whether single bits are packed.
    packed: bool,
    /// Whether the stream holds nothing but the samples.
    tight: bool,
}

fn read(stream: &[u8], shape: &Shape) -> Result<Stored> {
    let count = shape.sample_count(MOST_FRAME_BYTES)?;
    if !matches!(shape.allocated, 1 | 8 | 16 | 32 | 64) {
        return Err(Refused("RLE: samples take 1, 8, 16, 32 or 64 bits"));
    }
    check(shape)?;
    let width = shape.sample_bytes();
    let samples = usize::from(shape.samples);
    let pixels = count / samples;
    let (segments, mut tight) = segments(stream, samples * width)?;
    // Two bytes stand for at most 128; single bits may be packed.
    let least = if shape.allocated == 1 { 512 } else { 64 };
    if (count * width) / least > stream.len() {
        return Err(Refused("RLE: the stream is too short for its size"));
    }
    let mut bytes = vec![0; count * width];
    let mut plane = Vec::with_capacity(pixels);
    let mut packed = false;
    for (at, segment) in segments.into_iter().enumerate() {
        tight &= unpack(segment, pixels, &mut plane);
        if shape.allocated == 1 {
            let short = pixels.div_ceil(8);
            if plane.len() < pixels && (short..=short + 1).contains(&plane.len()) {
                packed = true;
                let bits = plane
                    .iter()
                    .flat_map(|byte| (0..8).map(move |bit| byte >> bit & 1));
                plane = bits.take(pixels).collect();
            } else if plane.iter().any(|&bit| bit > 1) {
                return Err(Refused("RLE: a single bit has more than one"));
            }
        }
        if plane.len() != pixels {
            return Err(Refused("RLE: a segment is shorter than its plane"));
        }
        // The most significant byte of a sample comes first.
        let place = at / width * width + (width - 1 - at % width);
        for (pixel, &byte) in bytes.chunks_exact_mut(samples * width).zip(&plane) {
            pixel[place] = byte;
        }
    }
    let shape = every_sample(shape);
    let frame = Frame { shape, bytes };
    Ok(Stored {
        frame,
        packed,
        tight,
    })
}

/// Codes a frame of at most [`MOST_SEGMENTS`] bytes to a pixel.
fn encode(frame: &Frame, packed: bool) -> Vec<u8> {
    let shape = &frame.shape;
    let width = shape.sample_bytes();
    let pixel = width * usize::from(shape.samples);
    let columns = shape.columns as usize;
    let mut out = vec![0; HEADER];
    out[0] = pixel as u8;
    let mut row = Vec::with_capacity(columns);
    for at in 0..pixel {
        let start = out.len() as u32;
        if let Some(offset) = out.get_mut(4 + 4 * at..8 + 4 * at) {
            offset.copy_from_slice(&start.to_le_bytes());
        }
        let place = at / width * width + (width - 1 - at % width);
        if packed {
            // Rows of packed bits share bytes, so the plane is one row.
            let bits = frame.bytes.chunks(8);
            row.clear();
            row.extend(bits.map(|bits| {
                bits.iter()
                    .enumerate()
                    .fold(0u8, |byte, (at, bit)| byte | (bit & 1) << at)
            }));
            pack(&row, &mut out);
        } else {
            for line in frame.bytes.chunks_exact(columns * pixel) {
                row.clear();
                row.extend(line.chunks_exact(pixel).map(|pixel| pixel[place]));
                pack(&row, &mut out);
            }
        }
        if out.len() % 2 == 1 {
            out.push(0);
        }
    }
    out
}

/// Appends the codes of a row. Repeats of three bytes and more become runs.
fn pack(row: &[u8], out: &mut Vec<u8>) {
    let mut literal = 0;
    let mut at = 0;
    let flush = |out: &mut Vec<u8>, from: usize, to: usize| {
        for part in row[from..to].chunks(128) {
            out.push((part.len() - 1) as u8);
            out.extend_from_slice(part);
        }
    };
    while let Some(&byte) = row.get(at) {
        let same = row[at..].iter().take(128).take_while(|&&next| next == byte);
        let count = same.count();
        // Two alike cost no more inside a literal than beside it.
        if count >= 3 || (count == 2 && literal == at) {
            flush(out, literal, at);
            out.push((257 - count) as u8);
            out.push(byte);
            literal = at + count;
        }
        at += count;
    }
    flush(out, literal, row.len());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pixel::{Numbers, Photometric};

    fn shape(rows: u32, columns: u32, samples: u16, allocated: u16) -> Shape {
        Shape {
            rows,
            columns,
            samples,
            allocated,
            stored: allocated,
            high: allocated - 1,
            numbers: Numbers::Unsigned,
            photometric: if samples == 1 {
                Photometric::Monochrome2
            } else {
                Photometric::Rgb
            },
        }
    }

    /// A frame with runs, pairs and noise, nowhere black.
    fn frame(shape: Shape) -> Frame {
        let count = shape.sample_count(MOST_FRAME_BYTES).unwrap() * shape.sample_bytes();
        let mut state = 7u32;
        let bytes = (0..count)
            .map(|at| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                match at / 40 % 3 {
                    _ if shape.allocated == 1 => 1,
                    0 => 200,
                    1 => (at / 2 % 9) as u8 + 1,
                    _ => (state >> 24) as u8 | 1,
                }
            })
            .collect();
        Frame { shape, bytes }
    }

    const AREA: Area = Area {
        x: 2,
        y: 1,
        width: 3,
        height: 2,
    };

    #[test]
    fn segments_lie_as_the_standard_says() {
        let frame = Frame {
            shape: shape(2, 4, 1, 16),
            bytes: vec![1, 9, 1, 9, 1, 9, 2, 9, 2, 9, 3, 9, 3, 9, 4, 9],
        };
        let stream = encode(&frame, false);
        assert_eq!(stream[..12], [2, 0, 0, 0, 64, 0, 0, 0, 68, 0, 0, 0]);
        // The high bytes: two rows of four alike. The low ones: a run and one; a literal.
        assert_eq!(stream[64..68], [253, 9, 253, 9]);
        assert_eq!(stream[68..], [254, 1, 0, 2, 3, 2, 3, 3, 4, 0]);
        assert_eq!(decode(&stream, &frame.shape), Ok(frame));
    }

    #[test]
    fn every_kind_of_sample_comes_back_and_only_the_area_changes() {
        for (samples, allocated) in [
            (1, 1),
            (1, 8),
            (3, 8),
            (4, 8),
            (1, 16),
            (3, 16),
            (1, 32),
            (3, 32),
            (1, 64),
        ] {
            for (rows, columns) in [(1, 1), (3, 5), (4, 300), (130, 7)] {
                let frame = frame(shape(rows, columns, samples, allocated));
                let stream = encode(&frame, false);
                assert_eq!(stream.len() % 2, 0);
                assert_eq!(decode(&stream, &frame.shape).as_ref(), Ok(&frame));
                let masked = mask(&stream, &frame.shape, &[AREA]).unwrap();
                let mut expected = frame;
                mask::draw(&mut expected, &[AREA]);
                assert_eq!(decode(&masked, &expected.shape), Ok(expected));
            }
        }
    }

    #[test]
    fn packed_single_bits_are_read_and_stay_packed() {
        let frame = frame(shape(5, 13, 1, 1));
        let stream = encode(&frame, true);
        assert!(stream.len() < encode(&frame, false).len());
        assert_eq!(decode(&stream, &frame.shape).as_ref(), Ok(&frame));
        let masked = mask(&stream, &frame.shape, &[AREA]).unwrap();
        let mut expected = frame;
        mask::draw(&mut expected, &[AREA]);
        assert_eq!(masked, encode(&expected, true));
        assert_eq!(decode(&masked, &expected.shape), Ok(expected));
    }

    #[test]
    fn no_run_crosses_a_row() {
        let frame = Frame {
            shape: shape(3, 4, 1, 8),
            bytes: vec![5; 12],
        };
        assert_eq!(encode(&frame, false)[64..], [253, 5, 253, 5, 253, 5]);
    }

    #[test]
    fn runs_across_rows_and_idle_codes_are_read() {
        let shape = shape(2, 4, 1, 8);
        let mut stream = vec![0; 64];
        stream[0] = 1;
        stream[4] = 64;
        stream.extend([128, 251, 7, 128, 1, 8, 9, 0]);
        let frame = decode(&stream, &shape).unwrap();
        assert_eq!(frame.bytes, [7, 7, 7, 7, 7, 7, 8, 9]);
    }

    #[test]
    fn bits_outside_those_stored_are_kept_by_a_mask_and_cleared_by_decoding() {
        let mut shape = shape(2, 8, 1, 16);
        shape.stored = 12;
        shape.high = 11;
        shape.numbers = Numbers::Signed;
        let source = Frame {
            shape,
            bytes: [0x00, 0x78].repeat(16),
        };
        let stream = encode(&source, false);
        assert_eq!(decode(&stream, &shape).unwrap().bytes[..2], [0x00, 0xF8]);
        let masked = mask(&stream, &shape, &[AREA]).unwrap();
        let raw = read(&masked, &shape).unwrap().frame.bytes;
        assert_eq!(raw[..2], [0x00, 0x78]);
        assert_eq!(raw[20..22], [0x00, 0xF8]);
    }

    #[test]
    fn a_header_that_contradicts_is_refused() {
        let frame = frame(shape(3, 5, 3, 8));
        let stream = encode(&frame, false);
        let wrong = [
            shape(3, 5, 1, 8),
            shape(3, 5, 3, 16),
            shape(4, 5, 3, 8),
            shape(3, 5, 3, 64),
        ];
        for wrong in wrong {
            assert!(decode(&stream, &wrong).is_err());
            assert!(mask(&stream, &wrong, &[]).is_err());
        }
        for (at, value) in [(0, 16), (4, 63), (8, 60), (12, 255), (15, 255)] {
            let mut changed = stream.clone();
            changed[at] = value;
            assert!(decode(&changed, &frame.shape).is_err());
        }
        let huge = shape(65535, 4000, 1, 8);
        assert!(decode(&encode(&frame, false), &huge).is_err());
    }

    #[test]
    fn every_prefix_and_every_changed_byte_returns() {
        let frame = frame(shape(3, 20, 3, 8));
        let stream = encode(&frame, false);
        for end in 0..stream.len() {
            let whole = end + 1 == stream.len() && stream.ends_with(&[0]);
            assert_eq!(decode(&stream[..end], &frame.shape).is_ok(), whole);
        }
        for at in 0..stream.len() {
            for other in [0, 0xFF, 128, !stream[at], stream[at] ^ 1] {
                let mut changed = stream.clone();
                changed[at] = other;
                let decoded = decode(&changed, &frame.shape);
                let masked = mask(&changed, &frame.shape, &[AREA]);
                assert_eq!(decoded.is_ok(), masked.is_ok());
            }
        }
    }
}
