//! Writes a stream anew from its pieces, for the library and for release: one way to say each thing.
//!
//! The library never sees a segment that [`Header`] has not understood.

use super::colour::Markers;
use super::header::{Header, Process, Scan};
use super::segments::{Piece, marker};

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

/// The component of `scan`, which must have only one, as a stream of its own: its tables are those
/// defined before it.
pub fn alone(stream: &[u8], header: &Header, scan: &Scan) -> Vec<u8> {
    let mut out = start(stream.len(), &Markers::default());
    let (scan_header, entropy) = scan.pieces;
    for (at, piece) in header.pieces.iter().enumerate().take(entropy + 1) {
        let other_scan = match piece {
            Piece::Segment { marker, .. } => *marker == marker::SOS && at != scan_header,
            Piece::Entropy(_) => at != entropy,
            Piece::End(_) => false,
        };
        if !other_scan {
            append(&mut out, stream, header, piece);
        }
        if let (Piece::Segment { marker: code, .. }, [component]) = (piece, &scan.components[..])
            && *code == header.frame_marker
        {
            let id = header.components[*component].id;
            let length = 8 + 3 * header.components.len();
            let from = out.len() - length;
            out.truncate(from + 8);
            out[from..from + 2].copy_from_slice(&[0, 11]);
            out[from + 7] = 1;
            out.extend_from_slice(&[id, 0x11, 0]);
        }
    }
    out.extend_from_slice(&[0xFF, marker::EOI]);
    out
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

/// `written` by the library, with the frame marker, the component identifiers and the colour segments
/// of the source.
///
/// # Errors
///
/// If the library wrote other segments than a stream has.
pub fn dressed(written: &[u8], header: &Header) -> crate::pixel::Result<Vec<u8>> {
    let mut out = start(written.len(), &header.colour);
    for piece in super::segments::pieces(written)? {
        match piece {
            Piece::Segment { marker, body, .. } => {
                let fields = &written[body];
                match marker {
                    marker::APP0..=marker::APP15 | marker::COM => {}
                    marker::SOF0..=marker::SOF3 => {
                        segment(&mut out, header.frame_marker, fields);
                        let from = out.len() - 3 * header.components.len();
                        name(&mut out[from..], header, 3);
                    }
                    marker::SOS if header.process == Process::Lossless => {
                        segment(&mut out, marker, fields);
                        let from = out.len() - 3 - 2 * header.components.len();
                        name(&mut out[from..], header, 2);
                    }
                    _ => segment(&mut out, marker, fields),
                }
            }
            Piece::Entropy(range) => out.extend_from_slice(&written[range]),
            Piece::End(range) => out.extend_from_slice(&written[range]),
        }
    }
    Ok(out)
}

/// Puts the identifiers of the components at every `step` bytes.
fn name(fields: &mut [u8], header: &Header, step: usize) {
    for (at, component) in header.components.iter().enumerate() {
        if let Some(id) = fields.get_mut(at * step) {
            *id = component.id;
        }
    }
}
