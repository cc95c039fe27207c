//! Lays a TIFF out anew: header, directories with their values, then the strips and tiles.
//!
//! Strips and tiles that several places of the input share are written once.

use super::ifd::Order;
use crate::error::{At, Error, Result};
use crate::source::{Segment, Sink, Span};
use std::collections::BTreeMap;

/// One tag to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub tag: u16,
    pub kind: u16,
    pub count: u64,
    /// Its values, in the byte order of the file.
    pub bytes: Vec<u8>,
}

/// One picture to be written.
#[derive(Debug, Default)]
pub struct Picture {
    /// Its tags, but for those that say where strips or tiles are.
    pub fields: Vec<Field>,
    /// Whether it has tiles.
    pub tiled: bool,
    /// Its strips or tiles.
    pub chunks: Vec<Vec<Segment>>,
}

/// Bytes of a header that both forms have room for: some readers of NDPI take offsets of 64 bits there.
const HEADER: u64 = 16;

fn too_large() -> Error {
    Error::Limit {
        what: "bytes of a TIFF with offsets of 32 bits",
        limit: u64::from(u32::MAX),
        at: At::Whole,
    }
}

/// Writes the file.
///
/// # Errors
///
/// [`Error::Limit`] if offsets of 32 bits do not reach.
pub fn write(order: Order, mut pictures: Vec<Picture>, sink: &mut dyn Sink) -> Result<()> {
    let (head, entry, field): (u64, u64, usize) = match order.big {
        true => (8, 20, 8),
        false => (2, 12, 4),
    };
    let word = if order.big { 16 } else { 4 };
    // Where each directory lies, its values behind it. Places of strips are filled in when all are known.
    let mut at = HEADER;
    let mut starts = Vec::with_capacity(pictures.len());
    for picture in &mut pictures {
        let count = picture.chunks.len() as u64;
        let tags = if picture.tiled {
            [324, 325]
        } else {
            [273, 279]
        };
        for tag in tags {
            picture.fields.push(Field {
                tag,
                kind: word,
                count,
                bytes: vec![0; picture.chunks.len() * field],
            });
        }
        picture.fields.sort_by_key(|field| field.tag);
        starts.push(at);
        // Readers of NDPI take eight bytes for the next directory, and four more for every entry.
        let entries = picture.fields.len() as u64;
        at += head + entries * entry + 8 + entries * 4;
        at += at % 2;
        for value in picture.fields.iter().filter(|it| it.bytes.len() > field) {
            at += value.bytes.len() as u64;
            at += at % 2;
        }
    }
    let mut known: BTreeMap<Span, u64> = BTreeMap::new();
    let mut pieces: Vec<Segment> = Vec::new();
    for picture in &mut pictures {
        let mut places = Vec::with_capacity(picture.chunks.len() * field);
        let mut lengths = Vec::with_capacity(picture.chunks.len() * field);
        for chunk in std::mem::take(&mut picture.chunks) {
            let length: u64 = chunk.iter().map(Segment::len).sum();
            let shared = match chunk[..] {
                [Segment::Range(span)] => Some(span),
                _ => None,
            };
            let place = match shared.and_then(|span| known.get(&span)) {
                Some(&place) => place,
                None if length == 0 => 0,
                None => {
                    let place = at;
                    if let Some(span) = shared {
                        known.insert(span, place);
                    }
                    at += length;
                    pieces.extend(chunk);
                    place
                }
            };
            places.extend(order.bytes(place, field));
            lengths.extend(order.bytes(length, field));
        }
        for value in &mut picture.fields {
            match value.tag {
                273 | 324 => value.bytes = std::mem::take(&mut places),
                279 | 325 => value.bytes = std::mem::take(&mut lengths),
                _ => {}
            }
        }
    }
    if !order.big && at > u64::from(u32::MAX) {
        return Err(too_large());
    }
    sink.bytes(&header(order))?;
    let nexts = starts.iter().skip(1).copied().chain([0]);
    for ((picture, &start), next) in pictures.iter().zip(&starts).zip(nexts) {
        sink.bytes(&directory(order, picture, start, next))?;
    }
    for piece in pieces {
        match piece {
            Segment::New(bytes) => sink.bytes(&bytes)?,
            Segment::Range(span) => sink.range(span)?,
        }
    }
    Ok(())
}

fn header(order: Order) -> Vec<u8> {
    let mut out = if order.little {
        b"II".to_vec()
    } else {
        b"MM".to_vec()
    };
    match order.big {
        true => {
            out.extend(order.bytes(43, 2));
            out.extend(order.bytes(8, 2));
            out.extend(order.bytes(0, 2));
            out.extend(order.bytes(HEADER, 8));
        }
        false => {
            out.extend(order.bytes(42, 2));
            out.extend(order.bytes(HEADER, 4));
            out.extend([0; 8]);
        }
    }
    out
}

/// A directory at `start` with its values behind it.
fn directory(order: Order, picture: &Picture, start: u64, next: u64) -> Vec<u8> {
    let (head, entry, field) = match order.big {
        true => (8, 20, 8),
        false => (2, 12, 4),
    };
    let entries = picture.fields.len();
    let mut out = order.bytes(entries as u64, head);
    let mut values: Vec<u8> = Vec::new();
    let table = head + entries * entry + 8 + entries * 4;
    let behind = start + table as u64;
    let behind = behind + behind % 2;
    for value in &picture.fields {
        out.extend(order.bytes(u64::from(value.tag), 2));
        out.extend(order.bytes(u64::from(value.kind), 2));
        out.extend(order.bytes(value.count, field));
        if value.bytes.len() <= field {
            out.extend(&value.bytes);
            out.extend(vec![0; field - value.bytes.len()]);
            continue;
        }
        let place = behind + values.len() as u64;
        out.extend(order.bytes(place, field));
        values.extend(&value.bytes);
        values.extend(vec![0; values.len() % 2]);
    }
    out.extend(order.bytes(next, field));
    out.resize((behind - start) as usize, 0);
    out.extend(values);
    out
}
