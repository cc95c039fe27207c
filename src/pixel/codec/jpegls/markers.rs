//! The marker segments of a stream (T.87 annex C; T.81 annex B).

use super::parameters::Presets;
use crate::pixel::{Refused, Result};

/// How the components of a scan follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Interleave {
    /// One component alone.
    None,
    /// A line of each.
    Line,
    /// A sample of each.
    Sample,
}

/// One marker with what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Segment {
    /// SOF55.
    Frame {
        precision: u8,
        rows: u16,
        columns: u16,
        /// Identifiers of the components.
        components: Vec<u8>,
    },
    /// LSE with identifier 1.
    Presets(Presets),
    /// SOS.
    Scan {
        components: Vec<u8>,
        near: u8,
        interleave: Interleave,
    },
    /// DRI: lines between two restarts, 0 for none.
    Restart(u32),
    /// DNL: rows, where the frame left them open.
    Lines(u16),
    /// APP8 of HP's encoder: the reversible colour transform, 0 for none.
    Transform(u8),
    /// A comment or application data.
    Ignored,
    /// EOI.
    End,
}

const SHORT: Refused = Refused("JPEG-LS: a marker segment is too short");

/// Reads one marker segment after another.
pub(super) struct Segments<'a> {
    data: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Segments<'a> {
    /// Starts behind the SOI marker.
    pub(super) fn new(data: &'a [u8]) -> Result<Self> {
        if data.starts_with(&[0xFF, 0xD8]) {
            Ok(Segments { data, at: 2 })
        } else {
            Err(Refused("JPEG-LS: the stream has no start of image"))
        }
    }

    fn byte(&mut self) -> Result<u8> {
        let byte = *self
            .data
            .get(self.at)
            .ok_or(Refused("JPEG-LS: the stream ends without end of image"))?;
        self.at += 1;
        Ok(byte)
    }

    fn marker(&mut self) -> Result<u8> {
        if self.byte()? != 0xFF {
            return Err(Refused("JPEG-LS: a marker was expected"));
        }
        loop {
            let marker = self.byte()?;
            if marker != 0xFF {
                return Ok(marker);
            }
        }
    }

    /// Reads a restart marker with number `expected`, 0 to 7.
    pub(super) fn restart(&mut self, expected: u8) -> Result<()> {
        if self.marker()? == 0xD0 + expected {
            Ok(())
        } else {
            Err(Refused("JPEG-LS: a restart marker is missing"))
        }
    }

    /// The next segment; the position is behind it.
    pub(super) fn next(&mut self) -> Result<Segment> {
        let marker = self.marker()?;
        if marker == 0xD9 {
            return Ok(Segment::End);
        }
        let length = usize::from(u16::from_be_bytes([self.byte()?, self.byte()?]));
        let start = self.at;
        let body = length
            .checked_sub(2)
            .and_then(|length| self.data.get(start..start + length))
            .ok_or(SHORT)?;
        self.at += body.len();
        match marker {
            0xF7 => frame(body),
            0xF8 => presets(body),
            0xDA => scan(body),
            0xDD => restart_interval(body),
            0xDC => match body {
                [high, low] => Ok(Segment::Lines(u16::from_be_bytes([*high, *low]))),
                _ => Err(SHORT),
            },
            0xE8 => Ok(match body {
                [b'm', b'r', b'f', b'x', transform] => Segment::Transform(*transform),
                _ => Segment::Ignored,
            }),
            0xE0..=0xE7 | 0xE9..=0xEF | 0xFE => Ok(Segment::Ignored),
            _ => Err(Refused("JPEG-LS: an unexpected marker")),
        }
    }
}

fn frame(body: &[u8]) -> Result<Segment> {
    let [precision, y1, y2, x1, x2, count, rest @ ..] = body else {
        return Err(SHORT);
    };
    if rest.len() != usize::from(*count) * 3 {
        return Err(SHORT);
    }
    let mut components = Vec::with_capacity(rest.len() / 3);
    for component in rest.chunks_exact(3) {
        if component[1] != 0x11 {
            return Err(Refused("JPEG-LS: subsampled components"));
        }
        if components.contains(&component[0]) {
            return Err(Refused("JPEG-LS: two components of the same name"));
        }
        components.push(component[0]);
    }
    Ok(Segment::Frame {
        precision: *precision,
        rows: u16::from_be_bytes([*y1, *y2]),
        columns: u16::from_be_bytes([*x1, *x2]),
        components,
    })
}

fn presets(body: &[u8]) -> Result<Segment> {
    match body.split_first() {
        Some((1, values)) if values.len() == 10 => {
            let value = |at: usize| u16::from_be_bytes([values[2 * at], values[2 * at + 1]]);
            Ok(Segment::Presets(Presets {
                largest: value(0),
                thresholds: [value(1), value(2), value(3)],
                reset: value(4),
            }))
        }
        Some((1, _)) | None => Err(SHORT),
        Some((2 | 3, _)) => Err(Refused("JPEG-LS: mapping tables are not supported")),
        Some((4, _)) => Err(Refused("JPEG-LS: more than 65535 rows or columns")),
        Some(_) => Err(Refused("JPEG-LS: extensions of part 2 are not supported")),
    }
}

fn scan(body: &[u8]) -> Result<Segment> {
    let Some((&count, rest)) = body.split_first() else {
        return Err(SHORT);
    };
    let count = usize::from(count);
    if rest.len() != count * 2 + 3 {
        return Err(SHORT);
    }
    let (selectors, last) = rest.split_at(count * 2);
    let mut components = Vec::with_capacity(count);
    for selector in selectors.chunks_exact(2) {
        if selector[1] != 0 {
            return Err(Refused("JPEG-LS: mapping tables are not supported"));
        }
        components.push(selector[0]);
    }
    if last[2] != 0 {
        return Err(Refused("JPEG-LS: a point transform is not supported"));
    }
    let interleave = match (last[1], count) {
        // One component alone has nothing to be interleaved with.
        (0..=2, 1) => Interleave::None,
        (1, 2..=4) => Interleave::Line,
        (2, 2..=4) => Interleave::Sample,
        _ => return Err(Refused("JPEG-LS: an unknown interleave mode")),
    };
    Ok(Segment::Scan {
        components,
        near: last[0],
        interleave,
    })
}

fn restart_interval(body: &[u8]) -> Result<Segment> {
    match body {
        [_, _] | [_, _, _] | [_, _, _, _] => Ok(Segment::Restart(
            body.iter()
                .fold(0, |value, &byte| (value << 8) | u32::from(byte)),
        )),
        _ => Err(SHORT),
    }
}

/// Writes the headers of a stream of `count` components up to the first scan.
pub(super) fn write_frame(out: &mut Vec<u8>, precision: u8, rows: u16, columns: u16, count: u8) {
    out.extend([0xFF, 0xD8, 0xFF, 0xF7]);
    out.extend((8 + 3 * u16::from(count)).to_be_bytes());
    out.push(precision);
    out.extend(rows.to_be_bytes());
    out.extend(columns.to_be_bytes());
    out.push(count);
    for component in 1..=count {
        out.extend([component, 0x11, 0]);
    }
}

/// Writes the header of a scan of the components `first` to `last`, counted from 1.
pub(super) fn write_scan(out: &mut Vec<u8>, first: u8, last: u8, near: u8, interleave: Interleave) {
    let count = last - first + 1;
    out.extend([0xFF, 0xDA]);
    out.extend((6 + 2 * u16::from(count)).to_be_bytes());
    out.push(count);
    for component in first..=last {
        out.extend([component, 0]);
    }
    let mode = match interleave {
        Interleave::None => 0,
        Interleave::Line => 1,
        Interleave::Sample => 2,
    };
    out.extend([near, mode, 0]);
}
