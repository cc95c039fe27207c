mod hostile;
mod lossless;
mod lossy;
mod metadata;
mod vectors;

use libjpeg_turbo_rs::{PixelFormat, Subsampling, compress};

use super::segments::{Piece, marker, pieces};
use super::*;

/// Columns and rows of the pictures made here: whole units neither across nor down.
const COLUMNS: u32 = 53;
const ROWS: u32 = 37;

fn shape(samples: u16, bits: u16, photometric: Photometric) -> Shape {
    Shape {
        rows: ROWS,
        columns: COLUMNS,
        samples,
        allocated: if bits > 8 { 16 } else { 8 },
        stored: bits,
        high: bits - 1,
        numbers: Numbers::Unsigned,
        photometric,
    }
}

fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
    Area {
        x,
        y,
        width,
        height,
    }
}

/// A picture with structure in every block and in every component.
fn picture(samples: u32, bits: u32) -> Vec<u16> {
    let largest = u16::MAX >> (16 - bits);
    let mut picture = Vec::new();
    for y in 0..ROWS {
        for x in 0..COLUMNS {
            for sample in 0..samples {
                let value =
                    (x * 911 + y * 1777 + sample * 5003 + x * y * 37) >> (16 - bits.min(16));
                picture.push(value as u16 & largest);
            }
        }
    }
    picture
}

fn coded(format: PixelFormat, subsampling: Subsampling) -> Vec<u8> {
    let samples = if format == PixelFormat::Grayscale {
        1
    } else {
        3
    };
    let pixels: Vec<u8> = picture(samples, 8)
        .into_iter()
        .map(|value| value as u8)
        .collect();
    compress(
        &pixels,
        COLUMNS as usize,
        ROWS as usize,
        format,
        75,
        subsampling,
    )
    .expect("coded")
}

fn grey() -> Vec<u8> {
    coded(PixelFormat::Grayscale, Subsampling::S444)
}

fn colour(subsampling: Subsampling) -> Vec<u8> {
    coded(PixelFormat::Rgb, subsampling)
}

/// A stream with its segments changed: for each marker and its parameters, what stands there instead.
fn rewritten(stream: &[u8], mut change: impl FnMut(u8, &[u8]) -> Vec<(u8, Vec<u8>)>) -> Vec<u8> {
    let mut out = stream[..2].to_vec();
    for piece in pieces(stream).expect("pieces") {
        match piece {
            Piece::Segment { marker, body, .. } => {
                for (code, fields) in change(marker, &stream[body.clone()]) {
                    out.extend_from_slice(&[0xFF, code]);
                    out.extend_from_slice(&(fields.len() as u16 + 2).to_be_bytes());
                    out.extend_from_slice(&fields);
                }
            }
            Piece::Entropy(range) | Piece::End(range) => out.extend_from_slice(&stream[range]),
        }
    }
    out
}

/// The stream with `segment` after its start.
fn with_segment(stream: &[u8], code: u8, fields: &[u8]) -> Vec<u8> {
    let mut out = vec![0xFF, marker::SOI, 0xFF, code];
    out.extend_from_slice(&(fields.len() as u16 + 2).to_be_bytes());
    out.extend_from_slice(fields);
    out.extend_from_slice(&stream[2..]);
    out
}

/// The stream without application segments.
fn bare(stream: &[u8]) -> Vec<u8> {
    rewritten(stream, |code, fields| match code {
        marker::APP0..=marker::APP15 => vec![],
        _ => vec![(code, fields.to_vec())],
    })
}

/// Three streams of one component as one of three, each component in a scan of its own.
fn merged(streams: &[Vec<u8>; 3]) -> Vec<u8> {
    let mut out = vec![0xFF, marker::SOI];
    for (at, stream) in streams.iter().enumerate() {
        let id = at as u8 + 1;
        let part = rewritten(stream, |code, fields| match code {
            marker::APP0..=marker::APP15 => vec![],
            marker::SOF0..=marker::SOF3 if at > 0 => vec![],
            marker::SOF0..=marker::SOF3 => {
                let mut frame = fields[..5].to_vec();
                frame.extend_from_slice(&[3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
                vec![(code, frame)]
            }
            marker::SOS => {
                let mut scan = fields.to_vec();
                scan[1] = id;
                vec![(code, scan)]
            }
            _ => vec![(code, fields.to_vec())],
        });
        out.extend_from_slice(&part[2..part.len() - 2]);
    }
    out.extend_from_slice(&[0xFF, marker::EOI]);
    out
}

fn frame_marker(stream: &[u8]) -> u8 {
    let codes = pieces(stream).expect("pieces").into_iter();
    codes
        .filter_map(|piece| match piece {
            Piece::Segment { marker, .. } => Some(marker),
            Piece::Entropy(_) | Piece::End(_) => None,
        })
        .find(|code| (marker::SOF0..=marker::SOF3).contains(code))
        .expect("a frame")
}

/// A number that tells samples apart.
fn fold(samples: impl IntoIterator<Item = u16>) -> u32 {
    samples.into_iter().fold(0u32, |sum, sample| {
        sum.wrapping_mul(31).wrapping_add(u32::from(sample))
    })
}

/// The samples of a frame, unsigned.
fn samples(frame: &Frame) -> Vec<u16> {
    match frame.shape.allocated {
        8 => frame.bytes.iter().map(|&byte| u16::from(byte)).collect(),
        _ => frame
            .bytes
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect(),
    }
}

/// Checks a masked stream: the areas are `black`, and nothing changed outside of what [`reach`] says.
fn check_mask(stream: &[u8], shape: &Shape, areas: &[Area], black: u16) -> Vec<u8> {
    let masked = mask(stream, shape, areas).expect("masked");
    let before = samples(&decode(stream, shape).expect("decoded"));
    let after = samples(&decode(&masked, shape).expect("decoded again"));
    let reached = reach(stream, shape, areas).expect("reach");
    let inside = |areas: &[Area], x: u32, y: u32| {
        areas.iter().any(|area| {
            (area.x..area.x.saturating_add(area.width)).contains(&x)
                && (area.y..area.y.saturating_add(area.height)).contains(&y)
        })
    };
    let count = usize::from(shape.samples);
    let mut kept = 0;
    for (at, (before, after)) in before.chunks(count).zip(after.chunks(count)).enumerate() {
        let (x, y) = (at as u32 % shape.columns, at as u32 / shape.columns);
        if inside(areas, x, y) {
            assert!(
                after.iter().all(|&sample| sample == black),
                "{x} {y} {after:?}"
            );
        } else if !inside(&reached, x, y) {
            assert_eq!(before, after, "{x} {y}");
            kept += 1;
        }
    }
    assert!(kept > 0, "nothing was left to compare");
    assert_ne!(before, after);
    masked
}
