//! What a JPEG stream says of its frame, held against what is declared beside it, before any library
//! sees the stream.
//!
//! Source: T.81 B.2. Refused here: arithmetic coding, hierarchical processes, more than three
//! components, quantisation that changes between scans, progressive frames that are not refined to the end, and
//! sizes that the entropy-coded data cannot fill.

use super::colour::Markers;
use super::parameters::Gathered;
use super::segments::{self, Piece, marker};
use crate::pixel::{Refused, Result, Shape, shape::MOST_FRAME_BYTES};

/// Blocks times scans that are decoded. Bounds the time that a short stream may ask for.
const MOST_BLOCK_VISITS: usize = 1 << 27;

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
    pub band: (u8, u8, u8),
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

impl Header {
    /// Reads the header of `stream`.
    ///
    /// # Errors
    ///
    /// If the stream is broken, of a process that is not understood, or not what `shape` declares.
    pub fn read(stream: &[u8], shape: &Shape) -> Result<Header> {
        let pieces = segments::pieces(stream)?;
        let gathered = Gathered::from(stream, &pieces)?;
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
            components: gathered.components,
            scans: gathered.scans,
            colour: gathered.colour,
        };
        header.agrees(shape)?;
        if gathered.tables_change && header.process == Process::Progressive {
            // Decoders differ in which of the tables they take.
            return Err(Refused(
                "quantisation changes between the scans of the JPEG stream",
            ));
        }
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
