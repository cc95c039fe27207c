//! JPEG Lossless (process 14, selection values 1 to 7): decoding, and masking by coding anew.
//!
//! What colours the samples mean is left as declared: a lossless coder transforms nothing.

use libjpeg_turbo_rs::api::precision::{
    compress_lossless_arbitrary, decompress_lossless_arbitrary,
};

use super::header::{Component, Header};
use super::plain;
use super::samples::Samples;
use crate::pixel::spare::Spare;
use crate::pixel::{Area, Frame, Numbers, Photometric, Refused, Result, Shape, mask};

/// Decodes into the samples of pixels together.
///
/// # Errors
///
/// If the data are broken, or coded in a way that the library does not read.
pub fn samples(stream: &[u8], header: &Header) -> Result<Vec<u16>> {
    let across = |component: &Component| (component.horizontal, component.vertical) == (1, 1);
    if !header.components.iter().all(across) {
        return Err(Refused("subsampled lossless JPEG is not decoded"));
    }
    let count = header.components.len();
    if header.scans.len() == 1 {
        let whole = plain::plain(stream, header, &super::colour::Markers::default());
        return part(&whole, header, count);
    }
    let pixels = usize::from(header.rows) * usize::from(header.columns);
    let mut samples = vec![0; pixels * count];
    for scan in &header.scans {
        let &[component] = &scan.components[..] else {
            return Err(Refused(
                "lossless JPEG with components partly apart is not decoded",
            ));
        };
        let plane = part(&plain::part(stream, header, scan), header, 1)?;
        for (pixel, sample) in samples.chunks_exact_mut(count).zip(plane) {
            pixel[component] = sample;
        }
    }
    Ok(samples)
}

fn part(stream: &[u8], header: &Header, components: usize) -> Result<Vec<u16>> {
    let image = decompress_lossless_arbitrary(stream)
        .map_err(|_| Refused("the lossless JPEG stream cannot be decoded"))?;
    let count = usize::from(header.rows) * usize::from(header.columns) * components;
    let largest = largest(header);
    if image.data.len() != count || image.data.iter().any(|&sample| sample > largest) {
        return Err(Refused(
            "the lossless JPEG stream holds other samples than it says",
        ));
    }
    Ok(image.data)
}

fn largest(header: &Header) -> u16 {
    u16::MAX >> (16 - u32::from(header.precision))
}

/// The photometric interpretation of decoded samples.
///
/// # Errors
///
/// If it does not go with the number of components.
pub fn photometric(shape: &Shape) -> Result<Photometric> {
    match (shape.photometric, shape.samples) {
        (Photometric::Monochrome1 | Photometric::Monochrome2 | Photometric::Palette { .. }, 1)
        | (Photometric::Rgb | Photometric::YbrFull | Photometric::YbrPartial, 3) => {
            Ok(shape.photometric)
        }
        (Photometric::YbrFull422, 3) => Ok(Photometric::YbrFull),
        (
            Photometric::Monochrome1
            | Photometric::Monochrome2
            | Photometric::Palette { .. }
            | Photometric::Rgb
            | Photometric::YbrFull
            | Photometric::YbrFull422
            | Photometric::YbrPartial,
            _,
        ) => Err(Refused("photometric interpretation and samples disagree")),
    }
}

/// Decodes, draws the areas and codes anew with selection value 1 and the same precision, which is
/// valid under both transfer syntaxes of lossless JPEG.
///
/// # Errors
///
/// As [`samples`], if black cannot be written in the bits of the stream, or if the result does not
/// decode to what was coded.
pub fn mask(stream: &[u8], header: &Header, shape: &Shape, areas: &[Area]) -> Result<Vec<u8>> {
    let before = samples(stream, header)?;
    let layout = Shape {
        allocated: 16,
        photometric: photometric(shape)?,
        ..*shape
    };
    let lowest_is_black =
        shape.numbers != Numbers::Signed && shape.photometric != Photometric::Monochrome1;
    if !lowest_is_black && u16::from(header.precision) < shape.stored {
        return Err(Refused(
            "black cannot be written in the bits of the JPEG stream",
        ));
    }
    let mut frame = Frame {
        shape: layout,
        bytes: before
            .iter()
            .flat_map(|sample| sample.to_le_bytes())
            .collect(),
    };
    drop(before);
    mask::draw(&mut frame, areas);
    written(frame.bytes, header, shape)
}

/// The frame coded anew without what stands in `spare` bits; `None` if nothing does.
///
/// # Errors
///
/// As [`samples`], or if the result does not decode to what was coded.
pub fn cleared(
    stream: &[u8],
    header: &Header,
    shape: &Shape,
    spare: Spare,
) -> Result<Option<Vec<u8>>> {
    let samples = Samples::Sixteen(samples(stream, header)?);
    let mut bytes = samples.extended(shape, header.precision);
    drop(samples);
    match spare.clear(&mut bytes, false) {
        true => written(bytes, header, shape).map(Some),
        false => Ok(None),
    }
}

/// Samples of 16 bits, coded in the precision of `header` with selection value 1, and read again.
fn written(samples_in_bytes: Vec<u8>, header: &Header, shape: &Shape) -> Result<Vec<u8>> {
    let largest = largest(header);
    let after: Vec<u16> = samples_in_bytes
        .chunks_exact(2)
        .map(|bytes| u16::from_le_bytes([bytes[0], bytes[1]]) & largest)
        .collect();
    drop(samples_in_bytes);
    let written = compress_lossless_arbitrary(
        &after,
        usize::from(header.columns),
        usize::from(header.rows),
        header.components.len(),
        header.precision,
        1,
        0,
    )
    .map_err(|_| Refused("the masked frame cannot be coded"))?;
    let written = plain::dressed(&written, header, &header.colour, header.frame_marker)?;
    let read = Header::read(&written, shape)?;
    if samples(&written, &read)? != after {
        return Err(Refused(
            "the masked frame does not decode to what was coded",
        ));
    }
    Ok(written)
}
