//! How a JPEG is made of its recompressed form again (box "jbrd"; ISO/IEC 18181-2, annex A), read to see
//! whether it says anything of its own.
//!
//! It holds the order of the JPEG's segments, Huffman tables, scans and, compressed, all that is not
//! picture: application segments, comments, bytes between segments and behind the end. What a JPEG
//! stream may keep, it may keep: one JFIF and one Adobe segment, without more than their known fields. More tables than
//! a scan can use, and points that only odd encoders set, are room for anything.

use crate::pixel::codec::jpeg;
use jxl_bitstream::{Bitstream, BitstreamResult, U};
use std::io::Read;

/// Most bytes of segments that are read: those two take 32.
const MOST: usize = 64;

/// Most Huffman tables: those of two kinds in four places.
const MOST_CODES: u32 = 8;

/// Whether the box says no more than a JPEG without metadata holds. What cannot be read says more.
pub(super) fn innocent(origin: &[u8]) -> bool {
    let mut bits = Bitstream::new(origin);
    let Ok(Some(segments)) = lengths(&mut bits) else {
        return false;
    };
    let Some(packed) = origin.get(bits.num_read_bits() / 8..) else {
        return false;
    };
    let expected: usize = segments.iter().sum();
    if expected > MOST {
        return false;
    }
    let mut unpacked = Vec::new();
    let unpacker = brotli_decompressor::Decompressor::new(packed, MOST);
    let read = unpacker.take(MOST as u64 + 1).read_to_end(&mut unpacked);
    if read.is_err() || unpacked.len() != expected {
        return false;
    }
    let mut rest = &unpacked[..];
    segments.iter().all(|&length| {
        let (segment, behind) = rest.split_at(length);
        rest = behind;
        jpeg::known_alone(segment)
    })
}

/// Reads up to the compressed part: the lengths of the application segments in it, from their marker on.
/// `None` if there is anything else in it, or in bits that hold no value.
fn lengths(bits: &mut Bitstream<'_>) -> BitstreamResult<Option<Vec<usize>>> {
    bits.skip_bits(1)?;
    let (mut segments, mut scans, mut restarts) = (0, 0, false);
    loop {
        // Markers of a JPEG, without FF.
        match bits.read_bits(6)? + 0xC0 {
            0xC0..=0xC2 | 0xC4 | 0xDB => {}
            0xD9 => break,
            0xDA => scans += 1,
            0xDD => restarts = true,
            0xE0..=0xEF => segments += 1,
            // Comments, bytes between segments, and what no JPEG of this kind has.
            _ => return Ok(None),
        }
    }
    let mut lengths = Vec::new();
    for _ in 0..segments {
        // Profiles, Exif and XMP are told apart from others; they go.
        let kind = bits.read_u32(0, 1, 2 + U(1), 4 + U(2))?;
        let length = bits.read_bits(16)? as usize + 1;
        if kind != 0 {
            return Ok(None);
        }
        lengths.push(length);
    }
    let quantisation = bits.read_bits(2)? + 1;
    bits.skip_bits(4 * quantisation as usize)?;
    let components = match bits.read_bits(2)? {
        0 => 1,
        1 | 2 => 3,
        _ => {
            let count = bits.read_bits(2)? as usize + 1;
            bits.skip_bits(8 * count)?;
            count
        }
    };
    bits.skip_bits(2 * components)?;
    let codes = bits.read_u32(4, 2 + U(3), 10 + U(4), 26 + U(6))?;
    if codes > MOST_CODES {
        return Ok(None);
    }
    for _ in 0..codes {
        bits.skip_bits(4)?;
        let mut words = 0;
        for _ in 0..17 {
            words += bits.read_u32(0, 1, 2 + U(3), U(8))?;
        }
        for _ in 0..words {
            bits.read_u32(U(2), 4 + U(2), 8 + U(4), 1 + U(8))?;
        }
    }
    for _ in 0..scans {
        let components = bits.read_bits(2)? as usize + 1;
        bits.skip_bits(20 + 6 * components)?;
        bits.read_u32(0, 1, 2, 3 + U(3))?;
    }
    if restarts {
        bits.skip_bits(16)?;
    }
    // Of each scan: blocks after which it starts afresh, and blocks with more runs of zeros than they need.
    for _ in 0..2 * scans {
        if bits.read_u32(0, 1 + U(2), 4 + U(4), 20 + U(16))? > 0 {
            return Ok(None);
        }
    }
    let behind = bits.read_u32(0, 1 + U(8), 257 + U(16), 65_793 + U(22))?;
    // Bits that fill the last byte before a marker, where they are not what an encoder writes.
    let padding = bits.read_bool()?;
    bits.zero_pad_to_byte()?;
    Ok((behind == 0 && !padding).then_some(lengths))
}

#[cfg(test)]
mod tests {
    use super::super::bits::Writer;
    use super::*;

    /// The box of a grey JPEG of one scan, with so many Huffman tables, and points in that scan.
    fn origin(codes: u32, afresh: u32, zeros: u32) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.flag(true);
        for marker in [0xDB, 0xC0, 0xC4, 0xDA, 0xD9] {
            writer.put(marker - 0xC0, 6);
        }
        // One table of quantisation, one component.
        writer.put(0, 2 + 4);
        writer.put(0, 2 + 2);
        writer.choose(codes, [(4, 0), (2, 3), (10, 4), (26, 6)]);
        for _ in 0..codes {
            writer.put(0, 4);
            for _ in 0..17 {
                writer.choose(0, [(0, 0), (1, 0), (2, 3), (0, 8)]);
            }
        }
        writer.put(0, 2 + 26);
        writer.choose(0, [(0, 0), (1, 0), (2, 0), (3, 3)]);
        for (points, runs) in [(afresh, false), (zeros, true)] {
            writer.choose(points, [(0, 0), (1, 2), (4, 4), (20, 16)]);
            for _ in 0..points {
                if runs {
                    writer.choose(1, [(1, 0), (2, 2), (5, 4), (20, 8)]);
                }
                writer.choose(1, [(0, 0), (1, 3), (9, 5), (41, 28)]);
            }
        }
        writer.choose(0, [(0, 0), (1, 8), (257, 16), (65_793, 22)]);
        writer.flag(false);
        writer.pad();
        // Nothing, compressed.
        writer.bytes(&[0x06]);
        writer.end()
    }

    #[test]
    fn l56_tables_and_points_without_end_are_more_than_a_jpeg_needs() {
        for (codes, afresh, zeros, expected) in [
            (2, 0, 0, true),
            (4, 0, 0, true),
            (8, 0, 0, true),
            (9, 0, 0, false),
            (89, 0, 0, false),
            (2, 1, 0, false),
            (2, 0, 1, false),
            (2, 300, 0, false),
            (2, 0, 300, false),
        ] {
            let found = innocent(&origin(codes, afresh, zeros));
            assert_eq!(found, expected, "{codes} {afresh} {zeros}");
        }
    }
}
