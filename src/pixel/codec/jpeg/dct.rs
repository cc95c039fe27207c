//! Decodes lossy JPEG, sequential and progressive, into samples.

use libjpeg_turbo_rs::{Decoder, PixelFormat, decompress_12bit, write_coefficients_optimized};

use super::coefficients;
use super::colour::{Colour, Markers};
use super::header::{Header, Process};
use super::plain;
use super::samples::Samples;
use super::segments::marker;
use crate::pixel::{Refused, Result};

const BROKEN: Refused = Refused("the JPEG stream cannot be decoded");

/// The samples of pixels together: grey, or red, green and blue.
///
/// # Errors
///
/// If the data are broken, or coded in a way that the library does not read.
pub fn samples(stream: &[u8], header: &Header, colour: Colour) -> Result<Samples> {
    let markers = Markers::saying(colour);
    // Of the library's decoders the one for 8 bits reads progressive streams; both read one
    // sequential scan. Other streams are first written as such, with the same coefficients.
    let understood = match header.process {
        Process::Progressive => header.precision == 8,
        Process::Sequential | Process::Lossless => header.scans.len() == 1,
    };
    let plain = if understood {
        plain::plain(stream, header, &markers)
    } else {
        let coefficients = coefficients::read(stream, header, &markers)?;
        let written = write_coefficients_optimized(&coefficients).map_err(|_| BROKEN)?;
        plain::dressed(&written, header, &markers, marker::SOF1)?
    };
    let samples = match header.precision {
        8 => Samples::Eight(eight_bits(&plain, colour)?),
        _ => Samples::Sixteen(twelve_bits(&plain)?),
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

fn twelve_bits(plain: &[u8]) -> Result<Vec<u16>> {
    let image = decompress_12bit(plain).map_err(|_| BROKEN)?;
    let samples = image.data.into_iter();
    Ok(samples.map(|sample| sample.clamp(0, 4095) as u16).collect())
}
