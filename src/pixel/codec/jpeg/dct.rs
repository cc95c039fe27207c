//! Lossy JPEG, sequential and progressive: decoding.

use libjpeg_turbo_rs::{
    Decoder, PixelFormat, decompress_12bit, read_coefficients, write_coefficients_optimized,
};

use super::colour::{Colour, Markers};
use super::header::{Header, Process};
use super::plain;
use crate::pixel::{Refused, Result};

const BROKEN: Refused = Refused("the JPEG stream cannot be decoded");

/// Decodes into the samples of pixels together: grey, or red, green and blue.
///
/// # Errors
///
/// If the data are broken, or coded in a way that the library does not read.
pub fn samples(stream: &[u8], header: &Header, colour: Colour) -> Result<Vec<u16>> {
    let plain = plain::plain(stream, header, &Markers::saying(colour));
    let samples: Vec<u16> = match header.precision {
        8 => eight_bits(&plain, colour)?
            .into_iter()
            .map(u16::from)
            .collect(),
        _ => twelve_bits(plain, header)?,
    };
    let count = usize::from(header.rows) * usize::from(header.columns) * header.components.len();
    if samples.len() != count {
        return Err(BROKEN);
    }
    Ok(samples)
}

fn eight_bits(plain: &[u8], colour: Colour) -> Result<Vec<u8>> {
    let format = match colour {
        Colour::Grey => PixelFormat::Grayscale,
        Colour::Rgb | Colour::Ybr => PixelFormat::Rgb,
    };
    let decoder = Decoder::new(plain).map_err(|_| BROKEN)?;
    let image = decoder
        .with_output_format(format)
        .decode_image()
        .map_err(|_| BROKEN)?;
    Ok(image.data)
}

/// The library decodes samples of 12 bits from one sequential scan alone; other streams are first
/// written as such, with the same coefficients.
fn twelve_bits(plain: Vec<u8>, header: &Header) -> Result<Vec<u16>> {
    let sequential = if header.process == Process::Sequential && header.scans.len() == 1 {
        plain
    } else {
        let coefficients = read_coefficients(&plain).map_err(|_| BROKEN)?;
        drop(plain);
        write_coefficients_optimized(&coefficients).map_err(|_| BROKEN)?
    };
    let image = decompress_12bit(&sequential).map_err(|_| BROKEN)?;
    Ok(image
        .data
        .into_iter()
        .map(|sample| sample.clamp(0, 4095) as u16)
        .collect())
}
