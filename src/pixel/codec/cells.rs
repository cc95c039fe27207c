//! What the codecs share about the cells that hold samples.

use crate::pixel::{Frame, Numbers, Photometric, Refused, Result, Shape};

/// Checks what every codec relies on: one to four samples, of which the stored bits lie inside those
/// allocated; single bits alone, floating point in 32 or 64 bits.
pub(in crate::pixel) fn check(shape: &Shape) -> Result<()> {
    if !(1..=4).contains(&shape.samples) {
        return Err(Refused("a pixel has one to four samples"));
    }
    if shape.allocated == 1 && shape.samples != 1 {
        return Err(Refused("single bits are one to a pixel"));
    }
    if shape.numbers == Numbers::Float && shape.allocated < 32 {
        return Err(Refused("floating point takes 32 or 64 bits"));
    }
    if shape.stored == 0 || shape.high >= shape.allocated || shape.stored > shape.high + 1 {
        return Err(Refused("the stored bits lie outside those allocated"));
    }
    Ok(())
}

/// The shape of a frame in which every pixel has all of its samples.
pub(in crate::pixel) fn every_sample(shape: &Shape) -> Shape {
    let mut shape = *shape;
    if shape.photometric == Photometric::YbrFull422 {
        shape.photometric = Photometric::YbrFull;
    }
    shape
}

/// Clears the bits of each sample outside those stored, and extends the sign of signed ones.
pub(in crate::pixel) fn settle(frame: &mut Frame) {
    let shape = frame.shape;
    let width = shape.sample_bytes();
    let allocated = u32::from(shape.allocated);
    let stored = u32::from(shape.stored);
    let top = u32::from(shape.high) + 1;
    let plain = stored == allocated || shape.numbers == Numbers::Float;
    if plain || !(1..=64).contains(&stored) || top < stored || top > 64 {
        return;
    }
    let (above, below) = (64 - top, top - stored);
    for cell in frame.bytes.chunks_exact_mut(width) {
        let value = cell
            .iter()
            .rev()
            .fold(0u64, |value, &byte| (value << 8) | u64::from(byte));
        let value = value << above;
        let value = if shape.numbers == Numbers::Signed {
            ((value as i64) >> above) as u64
        } else {
            value >> above
        };
        let value = value >> below << below;
        cell.copy_from_slice(&value.to_le_bytes()[..width]);
    }
}
