//! Writes a stream anew from its pieces, for the library and for release: one way to say each thing.
//!
//! The library never sees a segment that [`Header`] has not understood.

use std::mem::replace;

use super::colour::Markers;
use super::header::{Component, Header, Scan};
use super::segments::{Piece, marker, pieces};
use crate::pixel::{Refused, Result};

/// The stream with the segments of `colour` and no others, its lines in the frame header, no fill
/// bytes, and its end.
pub fn plain(stream: &[u8], header: &Header, colour: &Markers) -> Vec<u8> {
    let mut out = start(stream.len(), colour);
    for piece in &header.pieces {
        append(&mut out, stream, header, piece);
    }
    out.extend_from_slice(&[0xFF, marker::EOI]);
    out
}

/// One scan as a stream of its own, its frame cut to the components of the scan and to their size. Its
/// tables are those defined before it. Not for scans that refine others.
pub fn part(stream: &[u8], header: &Header, scan: &Scan) -> Vec<u8> {
    let mut out = start(stream.len(), &Markers::default());
    let (scan_header, entropy) = scan.pieces;
    for (at, piece) in header.pieces.iter().enumerate().take(entropy + 1) {
        match piece {
            Piece::Segment { marker, body, .. } if *marker == header.frame_marker => {
                part_frame(&mut out, &stream[body.clone()], header, scan);
            }
            Piece::Segment { marker, .. } if *marker == marker::SOS && at != scan_header => {}
            Piece::Entropy(_) if at != entropy => {}
            Piece::Segment { .. } | Piece::Entropy(_) | Piece::End(_) => {
                append(&mut out, stream, header, piece);
            }
        }
    }
    out.extend_from_slice(&[0xFF, marker::EOI]);
    out
}

/// The frame header that `fields` would be if the frame had the components of `scan` alone.
fn part_frame(out: &mut Vec<u8>, fields: &[u8], header: &Header, scan: &Scan) {
    let alone = scan.components.len() == 1;
    let most = |factor: fn(&Component) -> usize| {
        let factors = scan
            .components
            .iter()
            .map(|&at| factor(&header.components[at]));
        factors.max().unwrap_or(1)
    };
    // The size of the largest component of the scan (T.81 A.1.1).
    let (all_horizontal, all_vertical) = header.most_sampling();
    let columns = (usize::from(header.columns) * most(|component| component.horizontal))
        .div_ceil(all_horizontal);
    let rows =
        (usize::from(header.rows) * most(|component| component.vertical)).div_ceil(all_vertical);
    let mut cut = vec![header.precision];
    cut.extend_from_slice(&(rows as u16).to_be_bytes());
    cut.extend_from_slice(&(columns as u16).to_be_bytes());
    cut.push(scan.components.len() as u8);
    for &at in &scan.components {
        let component = &header.components[at];
        let factors = if alone {
            0x11
        } else {
            (component.horizontal << 4 | component.vertical) as u8
        };
        cut.extend_from_slice(&[component.id, factors, fields[8 + 3 * at]]);
    }
    segment(out, header.frame_marker, &cut);
}

fn start(room: usize, colour: &Markers) -> Vec<u8> {
    let mut out = Vec::with_capacity(room + 64);
    out.extend_from_slice(&[0xFF, marker::SOI]);
    colour.write(&mut out);
    out
}

fn append(out: &mut Vec<u8>, stream: &[u8], header: &Header, piece: &Piece) {
    match piece {
        Piece::Segment { marker, body, .. } => {
            let fields = &stream[body.clone()];
            match *marker {
                marker::APP0..=marker::APP15 | marker::COM | marker::DNL => {}
                code if code == header.frame_marker => frame(out, header, fields),
                code => segment(out, code, fields),
            }
        }
        Piece::Entropy(range) => entropy(out, &stream[range.clone()]),
        Piece::End(_) => {}
    }
}

fn segment(out: &mut Vec<u8>, code: u8, fields: &[u8]) {
    out.extend_from_slice(&[0xFF, code]);
    out.extend_from_slice(&(fields.len() as u16 + 2).to_be_bytes());
    out.extend_from_slice(fields);
}

/// The frame header, with the lines and sampling factors that count.
fn frame(out: &mut Vec<u8>, header: &Header, fields: &[u8]) {
    segment(out, header.frame_marker, fields);
    let from = out.len() - fields.len();
    out[from + 1..from + 3].copy_from_slice(&header.rows.to_be_bytes());
    for (at, component) in header.components.iter().enumerate() {
        out[from + 7 + 3 * at] = (component.horizontal << 4 | component.vertical) as u8;
    }
}

/// Entropy-coded data without fill bytes and without an unfinished marker at the end.
fn entropy(out: &mut Vec<u8>, data: &[u8]) {
    if !data.windows(2).any(|pair| pair == [0xFF, 0xFF]) && data.last() != Some(&0xFF) {
        out.extend_from_slice(data);
        return;
    }
    for (at, &byte) in data.iter().enumerate() {
        if byte != 0xFF || data.get(at + 1).is_some_and(|&next| next != 0xFF) {
            out.push(byte);
        }
    }
}

/// `written` by the library, with this frame marker, the component identifiers of the source and the
/// segments of `colour`.
///
/// # Errors
///
/// If the library did not write a stream of these components.
pub fn dressed(
    written: &[u8],
    header: &Header,
    colour: &Markers,
    frame_marker: u8,
) -> Result<Vec<u8>> {
    let mut out = start(written.len(), colour);
    let mut ids = Vec::new();
    for piece in pieces(written)? {
        match piece {
            Piece::Segment { marker, body, .. } => {
                let mut fields = written[body].to_vec();
                match marker {
                    marker::APP0..=marker::APP15 | marker::COM => {}
                    marker::SOF0..=marker::SOF3 => {
                        ids = header
                            .components
                            .iter()
                            .zip(fields.get_mut(6..).unwrap_or_default().chunks_exact_mut(3))
                            .map(|(component, field)| {
                                (replace(&mut field[0], component.id), component.id)
                            })
                            .collect();
                        segment(&mut out, frame_marker, &fields);
                    }
                    marker::SOS => {
                        let count = usize::from(*fields.first().unwrap_or(&0));
                        for field in fields
                            .get_mut(1..1 + 2 * count)
                            .unwrap_or_default()
                            .chunks_exact_mut(2)
                        {
                            let known = ids.iter().find(|(written, _)| *written == field[0]);
                            field[0] = known.ok_or(STRANGE)?.1;
                        }
                        segment(&mut out, marker, &fields);
                    }
                    _ => segment(&mut out, marker, &fields),
                }
            }
            Piece::Entropy(range) => out.extend_from_slice(&written[range]),
            Piece::End(range) => out.extend_from_slice(&written[range]),
        }
    }
    if ids.len() == header.components.len() {
        Ok(out)
    } else {
        Err(STRANGE)
    }
}

const STRANGE: Refused = Refused("the JPEG stream cannot be written");
