//! Takes everything out of a JPEG stream that is not picture, without touching what is.
//!
//! Does not know what entropy-coded data hold: bytes after the last block, before the next marker,
//! stay.

use super::colour::{adobe, jfif};
use super::segments::{Piece, marker, pieces};
use crate::pixel::Result;

/// Removes application segments, comments, bytes between segments and bytes after the end. JFIF and
/// Adobe segments before the first scan stay, cut to the fields that decoders read. Tables, frames and
/// entropy-coded data stay byte for byte, whatever the process.
///
/// `None` if there is nothing to remove; one byte of padding after the end, 00 or FF, is nothing.
///
/// # Errors
///
/// If the segments cannot be told apart.
pub fn strip(stream: &[u8]) -> Result<Option<Vec<u8>>> {
    let mut out = Vec::with_capacity(stream.len());
    out.extend_from_slice(&stream[..2.min(stream.len())]);
    let mut in_scans = false;
    for piece in pieces(stream)? {
        match piece {
            Piece::Segment {
                marker,
                whole,
                body,
            } => {
                let fields = &stream[body];
                match marker {
                    marker::APP0 if !in_scans => {
                        append(
                            &mut out,
                            marker,
                            jfif(fields).as_ref().map(|known| &known[..]),
                        );
                    }
                    marker::APP14 if !in_scans => {
                        append(
                            &mut out,
                            marker,
                            adobe(fields).as_ref().map(|known| &known[..]),
                        );
                    }
                    marker::APP0..=marker::APP15 | marker::COM => {}
                    _ => out.extend_from_slice(&stream[whole]),
                }
            }
            Piece::Entropy(range) => {
                in_scans = true;
                out.extend_from_slice(&stream[range]);
            }
            Piece::End(range) => out.extend_from_slice(&stream[range]),
        }
    }
    let unchanged = match stream.strip_prefix(&out[..]) {
        Some([] | [0 | 0xFF]) => true,
        Some(_) | None => false,
    };
    Ok((!unchanged).then_some(out))
}

fn append(out: &mut Vec<u8>, marker: u8, fields: Option<&[u8]>) {
    if let Some(fields) = fields {
        out.extend_from_slice(&[0xFF, marker, 0, fields.len() as u8 + 2]);
        out.extend_from_slice(fields);
    }
}
