//! The picture of a PNG: read from its compressed lines into a raster, and written back without loss.
//!
//! Interlaced pictures are read and written back line after line. Source: PNG third edition, sections 7 to 10.

use super::{Chunk, malformed};
use crate::error::{Error, Result};
use crate::format::picture::raster::{Layout, Meaning, Raster};
use crate::source::{Source, Span};
use flate2::read::ZlibEncoder;
use flate2::{Compression, Decompress, FlushDecompress, Status};
use std::io::Read;

/// What IHDR says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    pub columns: u32,
    pub rows: u32,
    pub bits: u8,
    pub colours: u8,
    pub interlaced: bool,
    /// Where it stands.
    pub offset: u64,
}

/// The passes of Adam7: first column and line, and the steps between.
const PASSES: [(u32, u32, u32, u32); 7] = [
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
];

impl Header {
    /// Reads the first of `chunks`, which must be IHDR.
    ///
    /// # Errors
    ///
    /// If it says what the standard does not know.
    pub fn of(source: &dyn Source, chunks: &[Chunk]) -> Result<Header> {
        let first = chunks
            .first()
            .filter(|it| it.kind == *b"IHDR" && it.data.len == 13)
            .ok_or(malformed("the first is IHDR, of 13 bytes", 8))?;
        let mut fields = [0; 13];
        source.read_at(first.data.offset, &mut fields)?;
        let [
            a,
            b,
            c,
            d,
            e,
            f,
            g,
            h,
            bits,
            colours,
            packing,
            filters,
            interlacing,
        ] = fields;
        let legal = matches!(
            (colours, bits),
            (0, 1 | 2 | 4 | 8 | 16) | (3, 1 | 2 | 4 | 8) | (2 | 4 | 6, 8 | 16)
        );
        if !legal || packing != 0 || filters != 0 || interlacing > 1 {
            let rule = "IHDR names kinds that the standard knows";
            return Err(malformed(rule, first.whole.offset));
        }
        Ok(Header {
            columns: u32::from_be_bytes([a, b, c, d]),
            rows: u32::from_be_bytes([e, f, g, h]),
            bits,
            colours,
            interlaced: interlacing == 1,
            offset: first.whole.offset,
        })
    }

    /// How the picture is laid out, with the palette of `chunks`.
    ///
    /// # Errors
    ///
    /// If a palette is missing.
    pub fn layout(&self, source: &dyn Source, chunks: &[Chunk]) -> Result<Layout> {
        let (samples, meaning) = match self.colours {
            0 => (1, Meaning::Grey),
            2 => (3, Meaning::Rgb),
            4 => (2, Meaning::Grey),
            6 => (4, Meaning::Rgb),
            _ => {
                let palette = chunks
                    .iter()
                    .find(|it| it.kind == *b"PLTE")
                    .ok_or(malformed("a palette is there", self.offset))?;
                let bytes = source.read(palette.data)?;
                (1, Meaning::Palette(bytes.as_chunks::<3>().0.to_vec()))
            }
        };
        Ok(Layout {
            columns: self.columns,
            rows: self.rows,
            samples,
            bits: u16::from(self.bits),
            little: false,
            meaning,
        })
    }

    /// The pictures that follow each other in the stream: first column, first line, steps, columns, lines.
    fn passes(&self) -> Vec<(u32, u32, u32, u32, u32, u32)> {
        if !self.interlaced {
            return vec![(0, 0, 1, 1, self.columns, self.rows)];
        }
        let count = |size: u32, first: u32, step: u32| size.saturating_sub(first).div_ceil(step);
        PASSES
            .iter()
            .map(|&(x, y, across, down)| {
                let columns = count(self.columns, x, across);
                (x, y, across, down, columns, count(self.rows, y, down))
            })
            .filter(|&(.., columns, rows)| columns > 0 && rows > 0)
            .collect()
    }
}

/// Refuses a chunk whose check sum is wrong.
///
/// # Errors
///
/// As said.
pub fn check_sum(source: &dyn Source, chunk: &Chunk) -> Result<()> {
    const WINDOW: u64 = 1 << 20;
    let mut sum = crc32fast::Hasher::new();
    let (mut at, end) = (chunk.whole.offset + 4, chunk.data.end());
    while at < end {
        let part = Span::new(at, WINDOW.min(end - at));
        sum.update(&source.read(part)?);
        at += part.len;
    }
    let mut said = [0; 4];
    source.read_at(end, &mut said)?;
    match u32::from_be_bytes(said) == sum.finalize() {
        true => Ok(()),
        false => Err(malformed("its check sum is right", chunk.whole.offset)),
    }
}

/// A chunk of its own.
pub fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() + 12);
    out.extend((data.len() as u32).to_be_bytes());
    out.extend(kind);
    out.extend(data);
    let mut sum = crc32fast::Hasher::new();
    sum.update(&out[4..]);
    out.extend(sum.finalize().to_be_bytes());
    out
}

/// The inflated lines with their filters, and whether the stream holds anything more. The layout has been
/// checked, so their number is bounded.
///
/// # Errors
///
/// If the stream is broken or ends early, or the chunks of the picture do not follow each other.
pub fn inflated(
    source: &dyn Source,
    header: &Header,
    layout: &Layout,
    chunks: &[Chunk],
) -> Result<(Vec<u8>, bool)> {
    let first = chunks.iter().position(|it| it.kind == *b"IDAT");
    let parts = first.map_or(&[][..], |first| &chunks[first..]);
    let parts: Vec<Span> = parts
        .iter()
        .take_while(|it| it.kind == *b"IDAT")
        .map(|it| it.data)
        .collect();
    let offset = parts.first().map_or(header.offset, |part| part.offset);
    if chunks.iter().filter(|it| it.kind == *b"IDAT").count() != parts.len() {
        return Err(malformed("those of the picture follow each other", offset));
    }
    let expected: usize = header
        .passes()
        .iter()
        .map(|&(.., columns, rows)| {
            let line = Layout {
                columns,
                ..layout.clone()
            }
            .line();
            (line + 1) * rows as usize
        })
        .sum();
    let broken = Error::Malformed {
        what: "the compressed picture of a PNG",
        rule: "it inflates to all of its lines",
        offset,
    };
    let mut out = vec![0; expected];
    let mut inflate = Decompress::new(true);
    let mut filled = 0;
    let mut ended = false;
    let mut more = false;
    for part in parts {
        let mut at = part.offset;
        while at < part.end() {
            let window = Span::new(at, (1 << 16).min(part.end() - at));
            at = window.end();
            let bytes = source.read(window)?;
            let mut bytes = &bytes[..];
            while !bytes.is_empty() {
                if ended {
                    more = true;
                    break;
                }
                let mut spare = [0; 64];
                let full = filled == out.len();
                let room = if full {
                    &mut spare[..]
                } else {
                    &mut out[filled..]
                };
                let (read, wrote) = (inflate.total_in(), inflate.total_out());
                let status = inflate
                    .decompress(bytes, room, FlushDecompress::None)
                    .map_err(|_| broken.clone())?;
                let read = (inflate.total_in() - read) as usize;
                let wrote = (inflate.total_out() - wrote) as usize;
                bytes = &bytes[read..];
                match full {
                    true if wrote > 0 => return Ok((out, true)),
                    true => {}
                    false => filled += wrote,
                }
                ended = status == Status::StreamEnd;
                if !ended && read == 0 && wrote == 0 {
                    break;
                }
            }
        }
    }
    // A stream without its end may have lost its check sum; the lines are there.
    match filled == out.len() {
        true => Ok((out, more || !ended)),
        false => Err(broken),
    }
}

/// Takes the filters off, and the interlacing.
///
/// # Errors
///
/// If a line has a filter that the standard does not know.
pub fn unfiltered(header: &Header, layout: Layout, mut packed: Vec<u8>) -> Result<Raster> {
    let distance = (usize::from(layout.samples * layout.bits) / 8).max(1);
    let mut bytes = vec![0; layout.line() * layout.rows as usize];
    let mut rest = &mut packed[..];
    for (x, y, across, down, columns, rows) in header.passes() {
        let pass = Layout {
            columns,
            ..layout.clone()
        };
        let line = pass.line();
        let mut before = vec![0; line];
        for row in 0..rows {
            let (this, others) = rest.split_at_mut(line + 1);
            rest = others;
            let (filter, this) = this.split_at_mut(1);
            if !unfilter(filter[0], this, &before, distance) {
                let rule = "a line has a filter of the standard";
                return Err(malformed(rule, header.offset));
            }
            before.copy_from_slice(this);
            let whole = layout.line();
            let at = (y + row * down) as usize * whole;
            let target = &mut bytes[at..at + whole];
            if across == 1 && x == 0 {
                target.copy_from_slice(this);
                continue;
            }
            spread(this, target, (x, across, columns), &layout);
        }
    }
    Ok(Raster { layout, bytes })
}

/// Puts the pixels of a line of a pass where they belong.
fn spread(line: &[u8], target: &mut [u8], (x, step, columns): (u32, u32, u32), layout: &Layout) {
    let bits = usize::from(layout.samples * layout.bits);
    for pixel in 0..columns as usize {
        let to = x as usize + pixel * step as usize;
        if bits >= 8 {
            let size = bits / 8;
            target[to * size..][..size].copy_from_slice(&line[pixel * size..][..size]);
        } else {
            let mask = (1u8 << bits) - 1;
            let value = line[pixel * bits / 8] >> (8 - bits - pixel * bits % 8) & mask;
            target[to * bits / 8] |= value << (8 - bits - to * bits % 8);
        }
    }
}

/// Takes one filter off a line; `false` if there is no such filter.
fn unfilter(filter: u8, line: &mut [u8], before: &[u8], distance: usize) -> bool {
    for at in 0..line.len() {
        let near = |line: &[u8]| at.checked_sub(distance).map_or(0, |at| line[at]);
        let (left, up, corner) = (near(line), before[at], near(before));
        let Some(guess) = guess(filter, left, up, corner) else {
            return false;
        };
        line[at] = line[at].wrapping_add(guess);
    }
    true
}

/// What a filter expects of a byte.
fn guess(filter: u8, left: u8, up: u8, corner: u8) -> Option<u8> {
    Some(match filter {
        0 => 0,
        1 => left,
        2 => up,
        3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
        4 => {
            let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
            let [da, db, dc] = [(b - c).abs(), (a - c).abs(), (a + b - 2 * c).abs()];
            match (da <= db && da <= dc, db <= dc) {
                (true, _) => left,
                (false, true) => up,
                (false, false) => corner,
            }
        }
        _ => return None,
    })
}

/// The picture as a compressed stream, line after line. It has been read again and is the same.
///
/// # Errors
///
/// [`Error::Verification`] if it is not.
pub fn written(raster: &Raster) -> Result<Vec<u8>> {
    let layout = &raster.layout;
    let distance = (usize::from(layout.samples * layout.bits) / 8).max(1);
    let line = layout.line();
    let indexed = layout.bits < 8 || matches!(layout.meaning, Meaning::Palette(_));
    let mut filtered = Vec::with_capacity((line + 1) * layout.rows as usize);
    let mut before = vec![0; line];
    let mut candidate = vec![0; line];
    for this in raster.bytes.chunks_exact(line) {
        // Small differences pack well: the filter whose bytes are nearest to zero (the standard's advice).
        let filters = if indexed { 0..=0 } else { 0..=4 };
        let mut best: Option<(u64, u8, Vec<u8>)> = None;
        for filter in filters {
            let mut sum = 0;
            for at in 0..line {
                let near = |line: &[u8]| at.checked_sub(distance).map_or(0, |at| line[at]);
                let guess = guess(filter, near(this), before[at], near(&before)).unwrap_or(0);
                candidate[at] = this[at].wrapping_sub(guess);
                sum += u64::from((candidate[at] as i8).unsigned_abs());
            }
            if best.as_ref().is_none_or(|&(least, ..)| sum < least) {
                best = Some((sum, filter, candidate.clone()));
            }
        }
        if let Some((_, filter, bytes)) = best {
            filtered.push(filter);
            filtered.extend(bytes);
        }
        before.copy_from_slice(this);
    }
    let mut out = Vec::new();
    let disagrees = Error::Verification {
        what: "the masked picture does not read back to what was written",
    };
    ZlibEncoder::new(&filtered[..], Compression::default())
        .read_to_end(&mut out)
        .map_err(|_| disagrees.clone())?;
    let plain = Header {
        columns: layout.columns,
        rows: layout.rows,
        bits: layout.bits as u8,
        colours: 0,
        interlaced: false,
        offset: 0,
    };
    let whole = Chunk {
        kind: *b"IDAT",
        whole: Span::new(0, out.len() as u64),
        data: Span::new(0, out.len() as u64),
    };
    let (again, more) = inflated(&out, &plain, layout, &[whole])?;
    let same = !more && unfiltered(&plain, layout.clone(), again)?.bytes == raster.bytes;
    if same { Ok(out) } else { Err(disagrees) }
}
