//! Codes samples without loss as HTJ2K does: one tile, one layer, packets in the order resolution,
//! position, component, and the lengths of tile-parts in the main header.
//!
//! Source: T.800 Annex A; T.814 Annex A.

use super::blocks;
use super::{Coded, levels, wavelet};
use crate::pixel::{Refused, Result, Shape};

/// Bits that coefficients may grow by, above those of their band.
const GUARD: u32 = 2;

/// A codestream of the samples.
///
/// # Errors
///
/// If a block cannot be coded.
pub(super) fn encode(coded: &Coded, shape: &Shape) -> Result<Vec<u8>> {
    let header = &coded.header;
    let levels = levels(shape);
    // Differences of colours take a bit more.
    let depth = header.precision + u32::from(header.transform);
    let bits = |gain: u32| depth + gain + GUARD - 1;
    let middle = if header.signed {
        0
    } else {
        1 << (header.precision - 1)
    };
    let lowered = coded.planes.iter();
    let mut planes: Vec<Vec<i32>> = lowered
        .map(|plane| plane.iter().map(|&value| value - middle).collect())
        .collect();
    if header.transform {
        wavelet::colours(&mut planes);
    }
    let (width, height) = (shape.columns as usize, shape.rows as usize);
    let components: Vec<_> = planes
        .into_iter()
        .map(|plane| wavelet::bands(plane, width, height, levels))
        .collect();
    let mut packets = Vec::new();
    for resolution in 0..=usize::from(levels) {
        for component in &components {
            let bands = &component[resolution];
            packets.extend(blocks::packet(bands, |band| bits(band.gain))?);
        }
    }
    let mut out = vec![0xFF, 0x4F];
    segment(&mut out, 0x51, &size(coded, shape));
    // Part 15 is needed; one cleanup pass for each block, magnitudes of so many bits.
    segment(&mut out, 0x50, &[0, 2, 0, 0, 0, magnitudes(bits(2))]);
    let transform = u8::from(header.transform);
    segment(
        &mut out,
        0x52,
        &[0, 2, 0, 1, transform, levels, 4, 4, 0x40, 1],
    );
    let mut exponents = vec![(GUARD << 5) as u8];
    exponents.push((depth << 3) as u8);
    for _ in 0..levels {
        exponents.extend([1, 1, 2].map(|gain| ((depth + gain) << 3) as u8));
    }
    segment(&mut out, 0x5C, &exponents);
    let length = u32::try_from(packets.len() + 14)
        .map_err(|_| Refused("JPEG 2000: the masked frame is too large"))?
        .to_be_bytes();
    // One length of four bytes, for the one tile.
    segment(&mut out, 0x55, &[&[0, 0x40][..], &length].concat());
    segment(&mut out, 0x90, &[&[0, 0][..], &length, &[0, 1]].concat());
    out.extend_from_slice(&[0xFF, 0x93]);
    out.extend_from_slice(&packets);
    out.extend_from_slice(&[0xFF, 0xD9]);
    Ok(out)
}

fn segment(out: &mut Vec<u8>, marker: u8, fields: &[u8]) {
    out.extend_from_slice(&[0xFF, marker]);
    out.extend_from_slice(&(fields.len() as u16 + 2).to_be_bytes());
    out.extend_from_slice(fields);
}

/// The fields of SIZ.
fn size(coded: &Coded, shape: &Shape) -> Vec<u8> {
    let mut fields = vec![0x40, 0];
    for pair in [
        [shape.columns, shape.rows],
        [0, 0],
        [shape.columns, shape.rows],
        [0, 0],
    ] {
        fields.extend(pair.into_iter().flat_map(u32::to_be_bytes));
    }
    fields.extend_from_slice(&(coded.planes.len() as u16).to_be_bytes());
    let sign = if coded.header.signed { 0x80 } else { 0 };
    for _ in &coded.planes {
        fields.extend_from_slice(&[sign | (coded.header.precision - 1) as u8, 1, 1]);
    }
    fields
}

/// The bound on magnitudes of so many bits, as the capabilities write it.
fn magnitudes(bits: u32) -> u8 {
    match bits {
        0..=8 => 0,
        9..=27 => bits as u8 - 8,
        28..=47 => 13 + (bits >> 2) as u8,
        _ => 31,
    }
}
