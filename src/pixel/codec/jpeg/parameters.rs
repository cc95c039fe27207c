//! Reads the parameters of marker segments (T.81 B.2): frame, scans, quantisation, lines.
//!
//! Every length and every reference between segments is checked here; whether the whole makes sense is
//! for `header` to say.

use std::ops::Range;

use super::colour::Markers;
use super::header::{Component, Scan};
use super::segments::{Piece, marker};
use crate::pixel::{Refused, Result};

/// What one pass over the pieces gathers.
#[derive(Default)]
pub struct Gathered {
    /// The marker of the frame header and where its parameters lie.
    pub frame: Option<(u8, Range<usize>)>,
    /// The lines that are given after the first scan.
    pub lines: Option<u16>,
    /// The components of the frame.
    pub components: Vec<Component>,
    /// The quantisation tables.
    pub tables: [Option<[u16; 64]>; 4],
    /// Whether a table changed after the first scan.
    pub tables_change: bool,
    /// The scans.
    pub scans: Vec<Scan>,
    /// Bytes of entropy-coded data.
    pub entropy: usize,
    /// What is said of colour before the first scan.
    pub colour: Markers,
}

impl Gathered {
    /// Goes through the pieces of `stream`.
    ///
    /// # Errors
    ///
    /// If a segment is broken, at the wrong place, or of a process that is not understood.
    pub fn from(stream: &[u8], pieces: &[Piece]) -> Result<Gathered> {
        let mut gathered = Gathered::default();
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Segment { marker, body, .. } => {
                    gathered.segment(*marker, &stream[body.clone()], body, at)?;
                }
                Piece::Entropy(range) => gathered.entropy += range.len(),
                Piece::End(_) => {}
            }
        }
        Ok(gathered)
    }

    fn segment(&mut self, code: u8, fields: &[u8], body: &Range<usize>, at: usize) -> Result<()> {
        match code {
            marker::SOF0..=marker::SOF3 if self.frame.is_none() => {
                self.components = frame_components(fields)?;
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
                let components = scan_components(fields, &self.components)?;
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
            self.tables_change |=
                !self.scans.is_empty() && slot.is_some_and(|before| before != table);
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
