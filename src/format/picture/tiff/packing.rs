//! How the strips and tiles of a TIFF are packed: none, PackBits, LZW, Deflate; and the predictor.
//!
//! Source: TIFF 6.0 sections 9, 13 and 14; TIFF technical note on Deflate.

use crate::format::picture::raster::Layout;
use crate::pixel::{Refused, Result};
use flate2::Compression;
use flate2::read::{ZlibDecoder, ZlibEncoder};
use std::collections::BTreeMap;
use std::io::Read;

/// A packing without loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    None,
    PackBits,
    Lzw,
    Deflate,
}

const SHORT: Refused = Refused("a strip or tile does not unpack to its size");

impl Packing {
    /// The packing of this value of Compression.
    pub fn of(compression: u64) -> Option<Packing> {
        Some(match compression {
            1 => Packing::None,
            5 => Packing::Lzw,
            8 | 32946 => Packing::Deflate,
            32773 => Packing::PackBits,
            _ => return None,
        })
    }

    /// The `expected` bytes that `packed` holds, and whether it holds anything more.
    ///
    /// # Errors
    ///
    /// If it holds less, or is broken.
    pub fn unpack(self, packed: &[u8], expected: usize) -> Result<(Vec<u8>, bool)> {
        let (bytes, more) = match self {
            Packing::None => {
                let bytes = packed.get(..expected).ok_or(SHORT)?;
                (bytes.to_vec(), packed.len() > expected)
            }
            Packing::PackBits => unpack_bits(packed, expected)?,
            Packing::Lzw => unpack_lzw(packed, expected)?,
            Packing::Deflate => {
                let mut bytes = Vec::new();
                let mut inflate = ZlibDecoder::new(packed);
                let most = expected as u64 + 1;
                let read = inflate.by_ref().take(most).read_to_end(&mut bytes);
                // Lines that are there count, even if the check sum behind them is not.
                let broken = read.is_err();
                let more = broken || bytes.len() > expected;
                let behind = inflate.total_in() < packed.len() as u64;
                bytes.truncate(expected);
                (bytes, more || behind)
            }
        };
        match bytes.len() == expected {
            true => Ok((bytes, more)),
            false => Err(SHORT),
        }
    }

    /// Packs `bytes`, whose lines have `line` bytes; the result has been unpacked again and is the same.
    ///
    /// # Errors
    ///
    /// If it is not.
    pub fn pack(self, bytes: &[u8], line: usize) -> Result<Vec<u8>> {
        let disagrees = Refused("a masked strip or tile does not read back to what was written");
        let packed = match self {
            Packing::None => bytes.to_vec(),
            Packing::PackBits => bytes.chunks(line.max(1)).flat_map(pack_bits).collect(),
            Packing::Lzw => pack_lzw(bytes),
            Packing::Deflate => {
                let mut packed = Vec::new();
                ZlibEncoder::new(bytes, Compression::default())
                    .read_to_end(&mut packed)
                    .map_err(|_| disagrees)?;
                packed
            }
        };
        match self.unpack(&packed, bytes.len())? {
            (again, false) if again == bytes => Ok(packed),
            _ => Err(disagrees),
        }
    }
}

fn unpack_bits(packed: &[u8], expected: usize) -> Result<(Vec<u8>, bool)> {
    let mut out = Vec::new();
    let mut rest = packed;
    while out.len() < expected {
        let (&head, after) = rest.split_first().ok_or(SHORT)?;
        rest = after;
        match head {
            0..=127 => {
                let count = usize::from(head) + 1;
                let literal = rest.get(..count).ok_or(SHORT)?;
                out.extend_from_slice(literal);
                rest = &rest[count..];
            }
            128 => {}
            129..=255 => {
                let (&byte, after) = rest.split_first().ok_or(SHORT)?;
                rest = after;
                out.resize(out.len() + 257 - usize::from(head), byte);
            }
        }
    }
    let more = out.len() > expected || rest.iter().any(|&byte| byte != 128);
    out.truncate(expected);
    Ok((out, more))
}

fn pack_bits(line: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut literal: Vec<u8> = Vec::new();
    let flush = |literal: &mut Vec<u8>, out: &mut Vec<u8>| {
        for part in literal.chunks(128) {
            out.push(part.len() as u8 - 1);
            out.extend_from_slice(part);
        }
        literal.clear();
    };
    for run in line.chunk_by(|a, b| a == b) {
        for part in run.chunks(128) {
            if part.len() < 3 {
                literal.extend_from_slice(part);
                continue;
            }
            flush(&mut literal, &mut out);
            out.push((257 - part.len()) as u8);
            out.push(part[0]);
        }
    }
    flush(&mut literal, &mut out);
    out
}

const CLEAR: usize = 256;
const END: usize = 257;
const FIRST: usize = 258;
/// Codes of at most twelve bits; the table is cleared before they run out.
const MOST_CODES: usize = 4094;

fn unpack_lzw(packed: &[u8], expected: usize) -> Result<(Vec<u8>, bool)> {
    let broken = Refused("a strip or tile is no LZW of TIFF");
    // Where in the output the string of each code from 258 on lies.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut out: Vec<u8> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    let (mut at, mut held, mut bits) = (0, 0u32, 0u32);
    while out.len() < expected {
        let width = match FIRST + table.len() + usize::from(before.is_some()) {
            ..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
        while bits < width {
            held = held << 8 | u32::from(*packed.get(at).ok_or(SHORT)?);
            at += 1;
            bits += 8;
        }
        bits -= width;
        let code = (held >> bits) as usize & ((1 << width) - 1);
        held &= (1 << bits) - 1;
        if code == CLEAR {
            table.clear();
            before = None;
            continue;
        }
        if code == END {
            return Err(SHORT);
        }
        let start = out.len();
        let length = match (code, before) {
            (0..CLEAR, _) => {
                out.push(code as u8);
                1
            }
            (_, None) => return Err(broken),
            (_, Some((from, length))) => {
                // The string of the code that is being made is the one before and its own first byte.
                let (from, length) = match code - FIRST {
                    known if known < table.len() => table[known],
                    next if next == table.len() => (from, length + 1),
                    _ => return Err(broken),
                };
                for offset in 0..length {
                    let byte = *out.get(from + offset).ok_or(broken)?;
                    out.push(byte);
                }
                length
            }
        };
        if let Some((from, length)) = before
            && FIRST + table.len() < 4096
        {
            table.push((from, length + 1));
        }
        before = Some((start, length));
    }
    // The end code, padded to a byte, may follow.
    let more = out.len() > expected || packed.len() - at > 2;
    out.truncate(expected);
    Ok((out, more))
}

fn pack_lzw(bytes: &[u8]) -> Vec<u8> {
    let mut codes = Codes::default();
    let mut table: BTreeMap<(usize, u8), usize> = BTreeMap::new();
    codes.write(CLEAR, FIRST - 1);
    let mut next = FIRST;
    let mut string: Option<usize> = None;
    for &byte in bytes {
        let Some(code) = string else {
            string = Some(usize::from(byte));
            continue;
        };
        if let Some(&longer) = table.get(&(code, byte)) {
            string = Some(longer);
            continue;
        }
        codes.write(code, next - 1);
        table.insert((code, byte), next);
        next += 1;
        if next > MOST_CODES {
            codes.write(CLEAR, next - 1);
            table.clear();
            next = FIRST;
        }
        string = Some(usize::from(byte));
    }
    if let Some(code) = string {
        codes.write(code, next - 1);
        next += 1;
    }
    codes.write(END, next - 1);
    codes.finish()
}

/// Codes being written, the highest bit first.
#[derive(Default)]
struct Codes {
    out: Vec<u8>,
    held: u32,
    bits: u32,
}

impl Codes {
    /// Writes a code; `last` is the last one in the table, by which its width goes.
    fn write(&mut self, code: usize, last: usize) {
        let width = match last {
            ..=510 => 9,
            511..=1022 => 10,
            1023..=2046 => 11,
            _ => 12,
        };
        self.held = self.held << width | code as u32;
        self.bits += width;
        while self.bits >= 8 {
            self.bits -= 8;
            self.out.push((self.held >> self.bits) as u8);
            self.held &= (1 << self.bits) - 1;
        }
    }

    fn finish(mut self) -> Vec<u8> {
        if self.bits > 0 {
            self.out.push((self.held << (8 - self.bits)) as u8);
        }
        self.out
    }
}

/// Undoes or does horizontal differencing on lines of `layout`.
///
/// # Errors
///
/// For samples that it is not defined for here.
pub fn difference(bytes: &mut [u8], layout: &Layout, undo: bool) -> Result<()> {
    let step = usize::from(layout.samples);
    let size = match layout.bits {
        8 => 1,
        16 => 2,
        _ => return Err(Refused("differences of such samples are not supported")),
    };
    let value = |pair: &[u8]| match (size, layout.little) {
        (1, _) => u16::from(pair[0]),
        (_, true) => u16::from_le_bytes([pair[0], pair[1]]),
        (_, false) => u16::from_be_bytes([pair[0], pair[1]]),
    };
    let count = layout.columns as usize * step;
    for line in bytes.chunks_exact_mut(layout.line()) {
        let mut change = |index: usize| {
            let before = value(&line[(index - step) * size..]);
            let this = value(&line[index * size..]);
            let changed = match undo {
                true => this.wrapping_add(before),
                false => this.wrapping_sub(before),
            };
            match (size, layout.little) {
                (1, _) => line[index] = changed as u8,
                (_, true) => line[index * 2..][..2].copy_from_slice(&changed.to_le_bytes()),
                (_, false) => line[index * 2..][..2].copy_from_slice(&changed.to_be_bytes()),
            }
        };
        match undo {
            true => (step..count).for_each(&mut change),
            false => (step..count).rev().for_each(&mut change),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Packing; 4] = [
        Packing::None,
        Packing::PackBits,
        Packing::Lzw,
        Packing::Deflate,
    ];

    fn noise(length: usize) -> Vec<u8> {
        let mut state = 12345u32;
        let mut next = || {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12345);
            (state >> 16) as u8
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn every_packing_gives_back_what_went_in_at_every_length_of_its_table() {
        let smooth: Vec<u8> = (0..70_000).map(|at: usize| (at / 97) as u8).collect();
        for packing in ALL {
            for bytes in [noise(20_000), smooth.clone(), vec![7; 40_000]] {
                for length in [1, 2, 3, 128, 129, 255, 256, 510, 3837, 3838, 9_000, 20_000] {
                    let bytes = &bytes[..length];
                    let packed = packing.pack(bytes, 100).expect("packs");
                    assert_eq!(packing.unpack(&packed, length), Ok((bytes.to_vec(), false)));
                }
            }
        }
    }

    #[test]
    fn words_behind_the_data_are_noticed() {
        for packing in ALL {
            let mut packed = packing.pack(&noise(300), 100).expect("packs");
            packed.extend(b"MARKER");
            let (bytes, more) = packing.unpack(&packed, 300).expect("unpacks");
            assert!(more && bytes == noise(300), "{packing:?}");
        }
    }

    #[test]
    fn a_strip_of_libtiff_is_read() {
        // The bytes 1 to 8 twice over, by Pillow 13.0.0 with libtiff 4.7.2.
        let packed = [
            0x80, 0x00, 0x40, 0x40, 0x30, 0x20, 0x14, 0x0C, 0x07, 0x04, 0x40, 0xA0, 0x90, 0x68,
            0x44, 0x04,
        ];
        let bytes: Vec<u8> = (1..=8).chain(1..=8).collect();
        assert_eq!(Packing::Lzw.unpack(&packed, 16), Ok((bytes.clone(), false)));
        assert_eq!(pack_lzw(&bytes), packed);
    }

    #[test]
    fn every_prefix_and_every_changed_byte_returns_and_never_gives_too_much() {
        for packing in ALL {
            let packed = packing.pack(&noise(200), 20).expect("packs");
            for end in 0..packed.len() {
                let _ = packing.unpack(&packed[..end], 200);
            }
            for at in 0..packed.len() {
                for change in [0, 0xFF, !packed[at]] {
                    let mut other = packed.clone();
                    other[at] = change;
                    if let Ok((bytes, _)) = packing.unpack(&other, 200) {
                        assert_eq!(bytes.len(), 200);
                    }
                }
            }
        }
    }

    #[test]
    fn differences_come_back() {
        use crate::format::picture::raster::Meaning;
        for (bits, little) in [(8, true), (16, true), (16, false)] {
            let layout = Layout {
                columns: 10,
                rows: 3,
                samples: 3,
                bits,
                little,
                meaning: Meaning::Rgb,
            };
            let original = noise(layout.line() * 3);
            let mut bytes = original.clone();
            difference(&mut bytes, &layout, false).expect("does");
            assert_ne!(bytes, original);
            difference(&mut bytes, &layout, true).expect("undoes");
            assert_eq!(bytes, original);
        }
    }
}
