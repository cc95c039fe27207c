//! What a JPEG stream says of its frame, held against what is declared beside it, before any library
//! sees the stream.
//!
//! Source: T.81 B.2. Refused here: arithmetic coding, hierarchical processes, more than three
//! components, quantisation that changes between scans, progressive frames that are not refined to the end, and
//! sizes that the entropy-coded data cannot fill.

use std::ops::Range;

use super::colour::Markers;
use super::segments::{self, Piece, marker};
use crate::pixel::{Refused, Result, Shape, shape::MOST_FRAME_BYTES};

/// Blocks times scans that are decoded. Bounds the time that a short stream may ask for.
const MOST_BLOCK_VISITS: usize = 1 << 28;

/// The coding processes that are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Process {
    /// DCT, block after block: processes 1, 2 and 4.
    Sequential,
    /// DCT, refined from scan to scan.
    Progressive,
    /// Prediction without loss: process 14.
    Lossless,
}

/// One component of the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Component {
    /// Its identifier.
    pub id: u8,
    /// Horizontal sampling factor, 1 for a component that is alone.
    pub horizontal: usize,
    /// Vertical sampling factor, 1 for a component that is alone.
    pub vertical: usize,
    /// The slot of its quantisation table.
    pub table: usize,
}

/// One scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// The position of its components in the frame.
    pub components: Vec<usize>,
    /// Of progressive scans: the first and last coefficient, and the lowest bit that is sent.
    band: (u8, u8, u8),
    /// Its SOS segment and entropy-coded data, as positions in [`Header::pieces`].
    pub pieces: (usize, usize),
}

/// The frame of a stream.
#[derive(Debug, Clone)]
pub struct Header {
    /// Where everything lies.
    pub pieces: Vec<Piece>,
    /// The marker of its frame header.
    pub frame_marker: u8,
    /// The process it stands for.
    pub process: Process,
    /// Bits of a sample.
    pub precision: u8,
    /// Lines, also where the stream gives them only after the first scan.
    pub rows: u16,
    /// Samples in a line.
    pub columns: u16,
    /// 1 or 3 components.
    pub components: Vec<Component>,
    /// The scans in order.
    pub scans: Vec<Scan>,
    /// What its application segments say of colour.
    pub colour: Markers,
}

/// What one pass over the pieces gathers.
#[derive(Default)]
struct Gathered {
    frame: Option<(u8, Range<usize>)>,
    lines: Option<u16>,
    tables: [Option<[u16; 64]>; 4],
    scans: Vec<Scan>,
    entropy: usize,
    colour: Markers,
}

impl Header {
    /// Reads the header of `stream`.
    ///
    /// # Errors
    ///
    /// If the stream is broken, of a process that is not understood, or not what `shape` declares.
    pub fn read(stream: &[u8], shape: &Shape) -> Result<Header> {
        let pieces = segments::pieces(stream)?;
        let mut gathered = Gathered::default();
        let mut components = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Segment { marker, body, .. } => {
                    let fields = &stream[body.clone()];
                    gathered.segment(*marker, fields, body, at, &mut components)?;
                }
                Piece::Entropy(range) => gathered.entropy += range.len(),
                Piece::End(_) => {}
            }
        }
        let Some((frame_marker, frame)) = gathered.frame else {
            return Err(Refused("the JPEG stream has no frame"));
        };
        let frame = &stream[frame];
        let rows = match (u16::from_be_bytes([frame[1], frame[2]]), gathered.lines) {
            (0, Some(lines)) => lines,
            (rows, None) => rows,
            (rows, Some(lines)) if rows == lines => rows,
            (_, Some(_)) => return Err(Refused("the JPEG stream gives two numbers of lines")),
        };
        let header = Header {
            process: match frame_marker {
                marker::SOF2 => Process::Progressive,
                marker::SOF3 => Process::Lossless,
                _ => Process::Sequential,
            },
            precision: frame[0],
            rows,
            columns: u16::from_be_bytes([frame[3], frame[4]]),
            pieces,
            frame_marker,
            components,
            scans: gathered.scans,
            colour: gathered.colour,
        };
        header.agrees(shape)?;
        header.is_whole(&gathered.tables)?;
        header.is_filled(gathered.entropy, shape)?;
        Ok(header)
    }

    /// The largest sampling factors, horizontal and vertical.
    pub fn most_sampling(&self) -> (usize, usize) {
        let most =
            |factor: fn(&Component) -> usize| self.components.iter().map(factor).max().unwrap_or(1);
        (
            most(|component| component.horizontal),
            most(|component| component.vertical),
        )
    }

    /// Units that are coded together (T.81 A.2), across and down.
    pub fn units(&self) -> (usize, usize) {
        let (horizontal, vertical) = self.most_sampling();
        (
            usize::from(self.columns).div_ceil(8 * horizontal),
            usize::from(self.rows).div_ceil(8 * vertical),
        )
    }

    fn agrees(&self, shape: &Shape) -> Result<()> {
        if u32::from(self.rows) != shape.rows || u32::from(self.columns) != shape.columns {
            return Err(Refused(
                "rows and columns of the JPEG stream are not the declared ones",
            ));
        }
        if self.components.len() != usize::from(shape.samples) {
            return Err(Refused(
                "the components of the JPEG stream are not the declared samples",
            ));
        }
        if shape.stored.checked_sub(1) != Some(shape.high) || shape.stored > shape.allocated {
            return Err(Refused("compressed samples lie in the lowest bits"));
        }
        if !matches!(shape.allocated, 8 | 16) || u16::from(self.precision) > shape.allocated {
            return Err(Refused(
                "samples of the JPEG stream do not fit the allocated bits",
            ));
        }
        let precision = match self.process {
            Process::Sequential if self.frame_marker == marker::SOF0 => 8..=8,
            Process::Lossless => 2..=16,
            Process::Sequential | Process::Progressive if self.precision == 8 => 8..=8,
            Process::Sequential | Process::Progressive => 12..=12,
        };
        if !precision.contains(&self.precision) {
            return Err(Refused("the JPEG process does not have this precision"));
        }
        Ok(())
    }

    /// Every component has a scan and, if it is quantised, a table.
    fn is_whole(&self, tables: &[Option<[u16; 64]>; 4]) -> Result<()> {
        for (at, component) in self.components.iter().enumerate() {
            let scans = self.scans.iter();
            let scans = scans.filter(|scan| scan.components.contains(&at)).count();
            if scans == 0 {
                return Err(Refused("a component of the JPEG stream has no scan"));
            }
            if scans > 1 && self.process != Process::Progressive {
                return Err(Refused("a component of the JPEG stream has two scans"));
            }
            if self.process == Process::Progressive && !self.is_refined(at) {
                return Err(Refused(
                    "the progressive JPEG stream is not refined to the end",
                ));
            }
            let quantised = tables.get(component.table).is_some_and(Option::is_some);
            if !quantised && self.process != Process::Lossless {
                return Err(Refused(
                    "a component of the JPEG stream has no quantisation table",
                ));
            }
        }
        Ok(())
    }

    /// Whether the scans send every coefficient of a component to its last bit. Decoders guess at the
    /// rest, each in its own way.
    fn is_refined(&self, component: usize) -> bool {
        let mut refined = [false; 64];
        for scan in self
            .scans
            .iter()
            .filter(|scan| scan.components.contains(&component))
        {
            let (first, last, low) = scan.band;
            if let Some(band) = refined.get_mut(usize::from(first)..=usize::from(last)) {
                band.fill(low == 0);
            }
        }
        !refined.contains(&false)
    }

    /// The frame is within bounds, and there is at least one bit for each thing that is coded.
    fn is_filled(&self, entropy: usize, shape: &Shape) -> Result<()> {
        let samples = shape.sample_count(MOST_FRAME_BYTES)?;
        let (across, down) = self.units();
        let blocks: usize = self
            .components
            .iter()
            .map(|component| across * down * component.horizontal * component.vertical)
            .sum();
        let coded = match self.process {
            Process::Lossless => samples,
            Process::Sequential | Process::Progressive => {
                let real =
                    usize::from(self.rows).div_ceil(8) * usize::from(self.columns).div_ceil(8);
                if blocks > MOST_FRAME_BYTES / 64 {
                    return Err(Refused("the frame is larger than the bound on memory"));
                }
                real
            }
        };
        if entropy.saturating_mul(8) < coded {
            return Err(Refused("the JPEG stream is too short for its frame"));
        }
        if self.process != Process::Lossless
            && self.scans.len().saturating_mul(blocks) > MOST_BLOCK_VISITS
        {
            return Err(Refused("the JPEG stream has too many scans"));
        }
        Ok(())
    }
}

impl Gathered {
    fn segment(
        &mut self,
        code: u8,
        fields: &[u8],
        body: &Range<usize>,
        at: usize,
        components: &mut Vec<Component>,
    ) -> Result<()> {
        match code {
            marker::SOF0..=marker::SOF3 if self.frame.is_none() => {
                *components = frame_components(fields)?;
                self.frame = Some((code, body.clone()));
            }
            marker::SOF0..=marker::SOF3 => return Err(Refused("the JPEG stream has two frames")),
            marker::DQT => self.quantisation(fields)?,
            marker::DNL => {
                let &[high, low] = fields else {
                    return Err(Refused("a segment of the JPEG stream has the wrong length"));
                };
                if self.scans.len() != 1 || self.lines.is_some() {
                    return Err(Refused(
                        "the JPEG stream gives its lines at the wrong place",
                    ));
                }
                self.lines = Some(u16::from_be_bytes([high, low]));
            }
            marker::SOS => {
                let components = scan_components(fields, components)?;
                let band = match *fields {
                    [.., first, last, bits] => (first, last, bits & 15),
                    _ => (0, 0, 0),
                };
                self.scans.push(Scan {
                    components,
                    band,
                    pieces: (at, at + 1),
                });
            }
            marker::APP0..=marker::APP15 | marker::COM => {
                if self.scans.is_empty() {
                    self.colour.see(code, fields);
                }
            }
            marker::DHT | marker::DRI => {}
            marker::DAC | 0xC9..=0xCB => {
                return Err(Refused("arithmetic coding is not decoded"));
            }
            _ => return Err(Refused("hierarchical JPEG is not decoded")),
        }
        Ok(())
    }

    /// Takes note of the tables; one that changes after the first scan is refused, since it would
    /// mean other things to other decoders.
    fn quantisation(&mut self, fields: &[u8]) -> Result<()> {
        let mut rest = fields;
        while let Some((&kind, values)) = rest.split_first() {
            let wide = match kind >> 4 {
                0 => 1,
                1 => 2,
                _ => return Err(Refused("a quantisation table of the JPEG stream is broken")),
            };
            let slot = self
                .tables
                .get_mut(usize::from(kind & 15))
                .ok_or(Refused("a quantisation table of the JPEG stream is broken"))?;
            let bytes = values
                .get(..64 * wide)
                .ok_or(Refused("a quantisation table of the JPEG stream is broken"))?;
            let mut table = [0u16; 64];
            for (value, bytes) in table.iter_mut().zip(bytes.chunks_exact(wide)) {
                *value = bytes
                    .iter()
                    .fold(0, |value, &byte| value << 8 | u16::from(byte));
            }
            if table.contains(&0) {
                return Err(Refused("a quantisation table of the JPEG stream is broken"));
            }
            if !self.scans.is_empty() && slot.is_some_and(|before| before != table) {
                return Err(Refused(
                    "quantisation changes between the scans of the JPEG stream",
                ));
            }
            *slot = Some(table);
            rest = &values[64 * wide..];
        }
        Ok(())
    }
}

fn frame_components(fields: &[u8]) -> Result<Vec<Component>> {
    let count = usize::from(*fields.get(5).unwrap_or(&0));
    if !matches!(count, 1 | 3) || fields.len() != 6 + 3 * count {
        return Err(Refused(
            "a frame of a JPEG stream has one or three components",
        ));
    }
    let mut components: Vec<Component> = Vec::with_capacity(count);
    for bytes in fields[6..].chunks_exact(3) {
        let component = Component {
            id: bytes[0],
            horizontal: usize::from(bytes[1] >> 4),
            vertical: usize::from(bytes[1] & 15),
            table: usize::from(bytes[2]),
        };
        let factors = 1..=4;
        if !factors.contains(&component.horizontal)
            || !factors.contains(&component.vertical)
            || component.table > 3
            || components.iter().any(|other| other.id == component.id)
        {
            return Err(Refused("a component of the JPEG stream is broken"));
        }
        components.push(component);
    }
    if let [alone] = components.as_mut_slice() {
        // A component that is alone is coded block by block whatever its factors say (T.81 A.2.2).
        (alone.horizontal, alone.vertical) = (1, 1);
    }
    Ok(components)
}

fn scan_components(fields: &[u8], frame: &[Component]) -> Result<Vec<usize>> {
    let count = usize::from(*fields.first().unwrap_or(&0));
    if !(1..=frame.len()).contains(&count) || fields.len() != 4 + 2 * count {
        return Err(Refused("a scan of the JPEG stream is broken"));
    }
    let mut components = Vec::with_capacity(count);
    for bytes in fields[1..1 + 2 * count].chunks_exact(2) {
        let place = frame.iter().position(|component| component.id == bytes[0]);
        match place {
            Some(place) if components.last().is_none_or(|&last| last < place) => {
                components.push(place)
            }
            _ => return Err(Refused("a scan of the JPEG stream is broken")),
        }
    }
    Ok(components)
}
