//! JPEG-LS, lossless and near-lossless: 2 to 16 bits, up to four components in every interleave mode,
//! preset parameters, restart intervals, the reversible colour transforms of HP's encoder.
//!
//! A masked frame is coded anew without loss, in the interleave mode it had; that is legal in both
//! transfer syntaxes (1.2.840.10008.1.2.4.80 and .81). Streams with mapping tables, a point transform,
//! subsampled components or the extensions of part 2 are refused.
//!
//! Source: ITU-T T.87 (06/98), PS3.5 8.2.3 and A.4.3.

mod bits;
mod markers;
mod model;
mod parameters;
mod scan;
mod strip;
#[cfg(test)]
mod tests;

pub use strip::strip;

use self::bits::{Reader, Writer};
use self::markers::{Interleave, Segment, Segments};
use self::parameters::{Parameters, Presets};
use self::scan::Scan;
use crate::pixel::codec::cells::{check, every_sample, settle};
use crate::pixel::shape::MOST_FRAME_BYTES;
use crate::pixel::spare::Spare;
use crate::pixel::{Area, Frame, Numbers, Refused, Result, Shape, mask};

/// Decodes a stream to the frame that `shape` declares.
///
/// # Errors
///
/// If the stream is broken, uses what is not supported, or contradicts `shape`.
pub fn decode(stream: &[u8], shape: &Shape) -> Result<Frame> {
    let mut coded = read(stream, shape)?;
    coded.extend_signs(shape);
    let mut frame = Frame {
        shape: every_sample(shape),
        bytes: coded.cells,
    };
    settle(&mut frame);
    Ok(frame)
}

/// Returns a stream that decodes to the same samples with `areas` black, coded without loss.
///
/// # Errors
///
/// As [`decode`]; also if the new stream does not decode to what it should.
pub fn mask(stream: &[u8], shape: &Shape, areas: &[Area]) -> Result<Vec<u8>> {
    let mut coded = read(stream, shape)?;
    // Black may need every bit that the data set declares.
    coded.extend_signs(shape);
    coded.precision = coded.precision.max(u32::from(shape.high) + 1);
    let mut frame = Frame {
        shape: every_sample(shape),
        bytes: coded.cells,
    };
    mask::draw(&mut frame, areas);
    coded.cells = frame.bytes;
    coded.cut();
    coded.written(shape)
}

/// Removes what [`strip`] does; with `clear`, a frame that has something in bits that hold no value is coded anew
/// without loss. `None` if there is nothing to remove.
///
/// # Errors
///
/// If the segments cannot be told apart; with `clear` also as [`mask`], where such bits may be coded.
pub fn stripped(stream: &[u8], shape: &Shape, clear: bool) -> Result<Option<Vec<u8>>> {
    let stripped = strip(stream)?;
    if !clear || Spare::of(shape).is_none() {
        return Ok(stripped);
    }
    let mut coded = read(stream, shape)?;
    let Some(spare) = Spare::coded(shape, coded.precision) else {
        return Ok(stripped);
    };
    coded.extend_signs(shape);
    if !spare.clear(&mut coded.cells, false) {
        return Ok(stripped);
    }
    coded.cut();
    coded.written(shape).map(Some)
}

/// The samples of a stream as they are coded, in the layout of a [`Frame`].
struct Coded {
    cells: Vec<u8>,
    wide: bool,
    precision: u32,
    interleave: Interleave,
}

impl Coded {
    /// Applies `change` to every sample.
    fn each(&mut self, change: impl Fn(u16) -> u16) {
        if self.wide {
            for cell in self.cells.chunks_exact_mut(2) {
                cell.copy_from_slice(&change(u16::from_le_bytes([cell[0], cell[1]])).to_le_bytes());
            }
        } else {
            for cell in &mut self.cells {
                *cell = change(u16::from(*cell)) as u8;
            }
        }
    }

    /// Extends two's complement of fewer bits than allocated.
    fn extend_signs(&mut self, shape: &Shape) {
        if shape.numbers == Numbers::Signed && self.precision < u32::from(shape.allocated) {
            let above = 16 - self.precision;
            self.each(|value| (((value << above) as i16) >> above) as u16);
        }
    }

    /// Takes away the bits that are not coded.
    fn cut(&mut self) {
        let bits = u16::MAX >> (16 - self.precision.min(16));
        self.each(|value| value & bits);
    }

    /// The samples coded without loss, and read again.
    fn written(&self, shape: &Shape) -> Result<Vec<u8>> {
        let stream = self.write(shape)?;
        match read(&stream, shape)?.cells == self.cells {
            true => Ok(stream),
            false => Err(Refused(
                "JPEG-LS: the new frame does not decode to what was drawn",
            )),
        }
    }

    /// Codes the samples without loss.
    fn write(&self, shape: &Shape) -> Result<Vec<u8>> {
        let source = Source {
            cells: &self.cells,
            wide: self.wide,
            rows: shape.rows,
            columns: shape.columns,
            samples: shape.samples,
        };
        encode(&source, self.precision, 0, self.interleave)
    }
}

/// Samples to be coded, in the layout of a [`Frame`].
struct Source<'a> {
    cells: &'a [u8],
    wide: bool,
    rows: u32,
    columns: u32,
    samples: u16,
}

const SIZE: Refused = Refused("JPEG-LS: the stream is of another size than declared");

/// Reads the samples of every component.
fn read(stream: &[u8], shape: &Shape) -> Result<Coded> {
    let wide = match shape.sample_bytes() {
        1 => false,
        2 => true,
        _ => return Err(Refused("JPEG-LS: samples have 8 or 16 bits allocated")),
    };
    check(shape)?;
    let components = usize::from(shape.samples);
    let mut segments = Segments::new(stream)?;
    let mut presets = Presets::default();
    let mut interval = 0;
    let mut transform = 0;
    let mut frame: Option<Decoding> = None;
    loop {
        match segments.next()? {
            Segment::Presets(given) => presets = given,
            Segment::Restart(lines) => interval = lines,
            Segment::Transform(given) => transform = given,
            Segment::Ignored => {}
            Segment::Frame {
                precision,
                rows,
                columns,
                components: names,
            } => {
                if frame.is_some() {
                    return Err(Refused("JPEG-LS: more than one frame header"));
                }
                // Rows left open are told after the first scan.
                let open = rows == 0;
                if !(open || u32::from(rows) == shape.rows)
                    || u32::from(columns) != shape.columns
                    || names.len() != components
                {
                    return Err(SIZE);
                }
                let precision = u32::from(precision);
                if !(2..=16).contains(&precision) || precision > u32::from(shape.allocated) {
                    return Err(Refused(
                        "JPEG-LS: the stream has another number of bits than declared",
                    ));
                }
                // A bit stands for at most 2^15 pixels.
                let pixels = u64::from(shape.rows) * u64::from(shape.columns);
                if pixels >> 18 > stream.len() as u64 {
                    return Err(Refused("JPEG-LS: the stream is too short for its size"));
                }
                let count = shape.sample_count(MOST_FRAME_BYTES)?;
                frame = Some(Decoding {
                    cells: vec![0; count * shape.sample_bytes()],
                    wide,
                    precision,
                    interleave: Interleave::None,
                    names,
                    done: vec![false; components],
                    open,
                });
            }
            Segment::Scan {
                components,
                near,
                interleave,
            } => {
                let Some(frame) = frame.as_mut() else {
                    return Err(Refused("JPEG-LS: a scan before the frame header"));
                };
                let parameters = Parameters::new(frame.precision, near, presets)?;
                let chosen = frame.choose(&components)?;
                frame.interleave = interleave;
                segments = frame.scan(stream, segments.at, shape, parameters, &chosen, interval)?;
            }
            Segment::Lines(rows) => match frame.as_mut() {
                Some(frame) if frame.open && frame.done.contains(&true) => {
                    if u32::from(rows) != shape.rows {
                        return Err(SIZE);
                    }
                    frame.open = false;
                }
                Some(_) | None => return Err(Refused("JPEG-LS: an unexpected marker")),
            },
            Segment::End => break,
        }
    }
    match frame {
        Some(frame) if !frame.open && !frame.done.contains(&false) => {
            let mut coded = Coded {
                cells: frame.cells,
                wide,
                precision: frame.precision,
                interleave: frame.interleave,
            };
            undo(transform, &mut coded, components)?;
            Ok(coded)
        }
        Some(_) | None => Err(Refused("JPEG-LS: a component is missing")),
    }
}

/// A frame of which some components are read.
struct Decoding {
    cells: Vec<u8>,
    wide: bool,
    precision: u32,
    /// Mode of the last scan.
    interleave: Interleave,
    names: Vec<u8>,
    done: Vec<bool>,
    /// Whether the number of rows is still to come.
    open: bool,
}

impl Decoding {
    /// The places of the components of a scan, which count as read from now on.
    fn choose(&mut self, components: &[u8]) -> Result<Vec<usize>> {
        let mut chosen = Vec::with_capacity(components.len());
        for component in components {
            let place = self.names.iter().position(|name| name == component);
            match place.and_then(|place| Some((place, self.done.get_mut(place)?))) {
                Some((place, done)) if !*done => {
                    *done = true;
                    chosen.push(place);
                }
                Some(_) | None => {
                    return Err(Refused("JPEG-LS: a scan of an unexpected component"));
                }
            }
        }
        Ok(chosen)
    }

    /// Reads a scan whose bits begin at `at`; returns what follows it.
    fn scan<'a>(
        &mut self,
        stream: &'a [u8],
        at: usize,
        shape: &Shape,
        parameters: Parameters,
        chosen: &[usize],
        interval: u32,
    ) -> Result<Segments<'a>> {
        let columns = shape.columns as usize;
        let mut scan = Scan::new(parameters, self.interleave, columns, chosen.len());
        let mut reader = Reader::new(stream, at);
        let samples = usize::from(shape.samples);
        let width = usize::from(self.wide) + 1;
        let lines = self.cells.chunks_exact_mut(columns * samples * width);
        let mut restarts = 0u8;
        for (row, line) in (0u32..).zip(lines) {
            if interval > 0 && row > 0 && row.is_multiple_of(interval) {
                let mut segments = Segments::new(stream)?;
                segments.at = reader.end()?;
                segments.restart(restarts % 8)?;
                restarts = (restarts + 1) % 8;
                reader = Reader::new(stream, segments.at);
                scan.restart();
            }
            scan.advance();
            scan.code(&mut reader)?;
            for (at, &place) in chosen.iter().enumerate() {
                let cells = place_in(line, samples, place, self.wide);
                for (cell, &mut value) in cells.zip(scan.samples(at)) {
                    match cell {
                        [low, high] => [*low, *high] = value.to_le_bytes(),
                        [only] => *only = value as u8,
                        _ => {}
                    }
                }
            }
        }
        let mut segments = Segments::new(stream)?;
        segments.at = reader.end()?;
        Ok(segments)
    }
}

/// The cells of component `place` in a line.
fn place_in(
    line: &mut [u8],
    samples: usize,
    place: usize,
    wide: bool,
) -> impl Iterator<Item = &mut [u8]> {
    let width = usize::from(wide) + 1;
    line.chunks_exact_mut(samples * width)
        .filter_map(move |pixel| pixel.get_mut(place * width..(place + 1) * width))
}

/// Undoes the colour transform of HP's encoder (segment "mrfx" in APP8).
fn undo(transform: u8, coded: &mut Coded, components: usize) -> Result<()> {
    if transform == 0 {
        return Ok(());
    }
    // Components coded one by one are not transformed by every encoder that says so.
    let alone = coded.interleave == Interleave::None;
    if transform > 3 || components != 3 || alone || !matches!(coded.precision, 8 | 16) {
        return Err(Refused("JPEG-LS: an unknown colour transform"));
    }
    let half = 1i32 << (coded.precision - 1);
    let bits = (half << 1) - 1;
    let colour = |v1: i32, v2: i32, v3: i32| match transform {
        1 => [v1 + v2 - half, v2, v3 + v2 - half],
        2 => {
            let red = (v1 + v2 - half) & bits;
            [red, v2, v3 + ((red + v2) >> 1) - half]
        }
        _ => {
            let green = v1 - ((v3 + v2) >> 2) + half / 2;
            [v3 + green - half, green, v2 + green - half]
        }
    };
    let width = usize::from(coded.wide) + 1;
    for pixel in coded.cells.chunks_exact_mut(3 * width) {
        let mut values = [0; 3];
        for (value, cell) in values.iter_mut().zip(pixel.chunks_exact(width)) {
            *value = cell
                .iter()
                .rev()
                .fold(0, |value, &byte| (value << 8) | i32::from(byte));
        }
        let colours = colour(values[0], values[1], values[2]);
        for (cell, value) in pixel.chunks_exact_mut(width).zip(colours) {
            cell.copy_from_slice(&((value & bits) as u32).to_le_bytes()[..width]);
        }
    }
    Ok(())
}

/// Codes samples of `precision` bits so that each decodes to at most `near` beside what it was.
fn encode(
    source: &Source<'_>,
    precision: u32,
    near: u8,
    interleave: Interleave,
) -> Result<Vec<u8>> {
    let parameters = Parameters::new(precision, near, Presets::default())?;
    let (Ok(rows), Ok(columns), Ok(count)) = (
        u16::try_from(source.rows),
        u16::try_from(source.columns),
        u8::try_from(source.samples),
    ) else {
        return Err(Refused("JPEG-LS: more than 65535 rows or columns"));
    };
    let mut out = Vec::with_capacity(source.cells.len() / 2);
    markers::write_frame(&mut out, precision as u8, rows, columns, count);
    let scans: Vec<(u8, u8)> = match interleave {
        Interleave::None => (1..=count)
            .map(|component| (component, component))
            .collect(),
        Interleave::Line | Interleave::Sample => vec![(1, count)],
    };
    let samples = usize::from(count);
    let columns = usize::from(columns);
    let width = usize::from(source.wide) + 1;
    for (first, last) in scans {
        markers::write_scan(&mut out, first, last, near, interleave);
        let chosen = usize::from(first) - 1..usize::from(last);
        let mut scan = Scan::new(parameters, interleave, columns, chosen.len());
        let mut writer = Writer::new(out);
        for line in source.cells.chunks_exact(columns * samples * width) {
            scan.advance();
            for (at, place) in chosen.clone().enumerate() {
                let cells = line.chunks_exact(samples * width);
                let cells = cells.filter_map(|pixel| pixel.get(place * width..(place + 1) * width));
                for (cell, value) in cells.zip(scan.samples(at)) {
                    *value = match *cell {
                        [low, high] => u16::from_le_bytes([low, high]),
                        [only] => u16::from(only),
                        _ => 0,
                    };
                }
            }
            scan.code(&mut writer)?;
        }
        out = writer.end();
    }
    out.extend([0xFF, 0xD9]);
    Ok(out)
}
