//! The pieces a JPEG stream is made of (T.81 B.1): marker segments and entropy-coded data, as ranges of
//! the stream.
//!
//! Knows where things lie, not what they mean. Bytes that belong to no segment are stepped over.

use std::ops::Range;

use crate::pixel::{Refused, Result};

/// Marker codes (T.81 table B.1).
pub mod marker {
    pub const SOF0: u8 = 0xC0;
    pub const SOF1: u8 = 0xC1;
    pub const SOF2: u8 = 0xC2;
    pub const SOF3: u8 = 0xC3;
    pub const DHT: u8 = 0xC4;
    pub const DAC: u8 = 0xCC;
    pub const SOF15: u8 = 0xCF;
    pub const RST0: u8 = 0xD0;
    pub const RST7: u8 = 0xD7;
    pub const SOI: u8 = 0xD8;
    pub const EOI: u8 = 0xD9;
    pub const SOS: u8 = 0xDA;
    pub const DQT: u8 = 0xDB;
    pub const DNL: u8 = 0xDC;
    pub const DRI: u8 = 0xDD;
    pub const EXP: u8 = 0xDF;
    pub const APP0: u8 = 0xE0;
    pub const APP14: u8 = 0xEE;
    pub const APP15: u8 = 0xEF;
    pub const COM: u8 = 0xFE;
}

/// Segments and scans a stream may have.
const MOST_PIECES: usize = 1 << 16;

/// One piece of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A marker segment with parameters.
    Segment {
        /// The code of its marker.
        marker: u8,
        /// All of it, from the byte FF of the marker (and fill bytes before it).
        whole: Range<usize>,
        /// Its parameters, without their length.
        body: Range<usize>,
    },
    /// The entropy-coded data of a scan, restart markers included.
    Entropy(Range<usize>),
    /// The end of the image.
    End(Range<usize>),
}

/// The pieces of a stream in order, the start of the image excepted. [`Piece::End`] is the last if it
/// is there.
///
/// # Errors
///
/// If `stream` does not start with SOI, ends inside a segment, or has a marker that is reserved or
/// belongs to another standard.
pub fn pieces(stream: &[u8]) -> Result<Vec<Piece>> {
    if stream.get(..2) != Some(&[0xFF, marker::SOI]) {
        return Err(Refused("a JPEG stream starts with its SOI marker"));
    }
    let mut pieces = Vec::new();
    let mut at = 2;
    while let Some((start, code, after)) = next_marker(stream, at) {
        if pieces.len() >= MOST_PIECES {
            return Err(Refused("the JPEG stream has too many segments"));
        }
        match code {
            marker::EOI => {
                pieces.push(Piece::End(start..after));
                return Ok(pieces);
            }
            marker::SOF0..=0xC7
            | 0xC9..=marker::SOF15
            | marker::SOS..=marker::EXP
            | marker::APP0..=marker::APP15
            | marker::COM => {}
            _ => {
                return Err(Refused(
                    "the JPEG stream has a marker that is not of its standard",
                ));
            }
        }
        let length = stream.get(after..after + 2).map_or(0, |bytes| {
            usize::from(bytes[0]) << 8 | usize::from(bytes[1])
        });
        let end = after + length;
        if length < 2 || end > stream.len() {
            return Err(Refused("the JPEG stream ends inside a segment"));
        }
        pieces.push(Piece::Segment {
            marker: code,
            whole: start..end,
            body: after + 2..end,
        });
        at = end;
        if code == marker::SOS {
            at = entropy_end(stream, end);
            pieces.push(Piece::Entropy(end..at));
        }
    }
    Ok(pieces)
}

/// The next marker from `at` on: where it starts (fill bytes included), its code, and what follows it.
fn next_marker(stream: &[u8], at: usize) -> Option<(usize, u8, usize)> {
    let mut start = at;
    loop {
        start += stream.get(start..)?.iter().position(|&byte| byte == 0xFF)?;
        let fill = stream[start..]
            .iter()
            .take_while(|&&byte| byte == 0xFF)
            .count();
        match stream.get(start + fill)? {
            0 => start += fill + 1,
            &code => return Some((start, code, start + fill + 1)),
        }
    }
}

/// Where the entropy-coded data from `at` on ends: before the first marker that does not restart it.
fn entropy_end(stream: &[u8], at: usize) -> usize {
    let mut from = at;
    while let Some((start, code, after)) = next_marker(stream, from) {
        if !(marker::RST0..=marker::RST7).contains(&code) {
            return start;
        }
        from = after;
    }
    stream.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fill_bytes_belong_to_the_marker_after_them_and_stuffed_bytes_to_the_data() {
        let stream = [
            0xFF, 0xD8, 0xFF, 0xFF, 0xFE, 0, 3, 9, 7, 0xFF, 0xDA, 0, 2, 1, 0xFF, 0, 0xFF, 0xD0, 2,
            0xFF, 0xFF, 0xD9, 5,
        ];
        let found = pieces(&stream).expect("whole");
        assert_eq!(
            found,
            [
                Piece::Segment {
                    marker: 0xFE,
                    whole: 2..8,
                    body: 7..8
                },
                Piece::Segment {
                    marker: 0xDA,
                    whole: 9..13,
                    body: 13..13
                },
                Piece::Entropy(13..19),
                Piece::End(19..22),
            ]
        );
    }

    #[test]
    fn a_stream_that_ends_inside_a_segment_is_refused() {
        for stream in [
            &[0xFF, 0xD8, 0xFF, 0xFE, 0][..],
            &[0xFF, 0xD8, 0xFF, 0xFE, 0, 4, 1],
            b"",
            b"\xFF",
        ] {
            assert!(pieces(stream).is_err());
        }
    }

    #[test]
    fn markers_of_other_standards_are_refused() {
        for code in [0x01, 0x4F, 0xC8, 0xD0, 0xD8, 0xF7, 0xF8, 0xFD] {
            assert!(
                pieces(&[0xFF, 0xD8, 0xFF, code, 0, 2, 0xFF, 0xD9]).is_err(),
                "{code:x}"
            );
        }
    }
}
