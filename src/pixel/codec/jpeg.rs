//! JPEG: Baseline, Extended (8 and 12 bits), progressive and Lossless with all selection values.
//!
//! Entropy coding, transforms and prediction are the library's (`libjpeg-turbo-rs`); it is given
//! streams that were checked and written anew here (`header`, `plain`), so that sizes, processes and
//! colour are decided before it sees a byte, and its texts go no further. Lossy frames are masked in
//! their coefficients (`blacken`), lossless ones by coding anew (`lossless`).
//!
//! Knows nothing of fragments and offset tables. Not read: arithmetic coding, hierarchical processes,
//! subsampled lossless frames, four components, frames that end early.
//!
//! Sources: T.81; T.871 (JFIF); PS3.5 8.2.1 and A.4.1, A.4.2.

mod blacken;
mod coefficients;
mod colour;
mod dct;
mod header;
mod lossless;
mod parameters;
mod plain;
mod samples;
pub(crate) mod segments;
mod strip;
#[cfg(test)]
mod tests;

pub use colour::known_alone;
pub use strip::strip;

use self::header::{Header, Process};
use self::samples::Samples;
use super::super::spare::Spare;
use super::super::{Area, Frame, Numbers, Photometric, Refused, Result, Shape};

/// Decodes one frame. Lossy colour comes out as RGB, whatever it was coded as; lossless samples mean
/// what is declared.
///
/// # Errors
///
/// If the stream is not what `shape` declares, is broken or ends early, or is of a kind that is not
/// read.
pub fn decode(stream: &[u8], shape: &Shape) -> Result<Frame> {
    let header = read(stream, shape)?;
    let (samples, photometric) = match header.process {
        Process::Lossless => (
            Samples::Sixteen(lossless::samples(stream, &header)?),
            lossless::photometric(shape)?,
        ),
        Process::Sequential | Process::Progressive => {
            let colour = colour::of_dct(&header, shape)?;
            let photometric = match colour {
                colour::Colour::Grey => shape.photometric,
                colour::Colour::Rgb | colour::Colour::Ybr => Photometric::Rgb,
            };
            (dct::samples(stream, &header, colour)?, photometric)
        }
    };
    Ok(Frame {
        bytes: samples.placed(shape),
        shape: Shape {
            photometric,
            ..*shape
        },
    })
}

/// Masks one frame: a stream of the same process in which the areas are black.
///
/// Lossless frames change in the areas alone. Of lossy frames whole coding units become black, see
/// [`reach`]; all coefficients outside stay. Application segments and comments go, as by [`strip`];
/// without an area in the frame that is all that is done.
///
/// # Errors
///
/// As [`decode`]; if black cannot be written in the stream's terms; if the result, read again, is not
/// what was meant.
pub fn mask(stream: &[u8], shape: &Shape, areas: &[Area]) -> Result<Vec<u8>> {
    let header = read(stream, shape)?;
    if !areas
        .iter()
        .any(|area| area.within(shape.columns, shape.rows).is_some())
    {
        return Ok(strip(stream)?.unwrap_or_else(|| stream.to_vec()));
    }
    match header.process {
        Process::Lossless => lossless::mask(stream, &header, shape, areas),
        Process::Sequential | Process::Progressive => {
            let colour = colour::of_dct(&header, shape)?;
            blacken::mask(stream, &header, shape, colour, areas)
        }
    }
}

/// Removes what [`strip`] does; with `clear`, a lossless frame that has something in bits that hold no value is
/// coded anew. `None` if there is nothing to remove.
///
/// # Errors
///
/// If the segments cannot be told apart; with `clear` also as [`mask`], where such bits may be coded, and if they
/// hold something that was coded with loss.
pub fn stripped(stream: &[u8], shape: &Shape, clear: bool) -> Result<Option<Vec<u8>>> {
    let stripped = strip(stream)?;
    if !clear || Spare::of(shape).is_none() {
        return Ok(stripped);
    }
    let header = read(stream, shape)?;
    let wide = Shape {
        allocated: 16,
        ..*shape
    };
    let Some(spare) = Spare::coded(&wide, u32::from(header.precision)) else {
        return Ok(stripped);
    };
    match header.process {
        Process::Lossless => {
            let cleared = lossless::cleared(stream, &header, shape, spare)?;
            Ok(cleared.or(stripped))
        }
        Process::Sequential | Process::Progressive => {
            let colour = colour::of_dct(&header, shape)?;
            let samples = dct::samples(stream, &header, colour)?;
            match spare.clear(&mut samples.extended(shape, header.precision), false) {
                true => Err(Refused("bits that hold no value are coded with loss")),
                false => Ok(stripped),
            }
        }
    }
}

/// For each area that lies in the frame, the pixels outside of which [`mask`] changes nothing.
///
/// # Errors
///
/// As [`decode`], where the header of the stream already shows it.
pub fn reach(stream: &[u8], shape: &Shape, areas: &[Area]) -> Result<Vec<Area>> {
    let header = read(stream, shape)?;
    let inside = areas
        .iter()
        .filter_map(|area| area.within(shape.columns, shape.rows));
    Ok(match header.process {
        Process::Lossless => inside.collect(),
        Process::Sequential | Process::Progressive => inside
            .map(|area| blacken::reach(&header, shape, area))
            .collect(),
    })
}

fn read(stream: &[u8], shape: &Shape) -> Result<Header> {
    if shape.numbers == Numbers::Float {
        return Err(Refused("JPEG does not carry floating point"));
    }
    Header::read(stream, shape)
}
