//! Codes samples without loss as Part 1 does. Order of packets: layer, resolution, component, position.

use oxideav_jpeg2000::EncodeOptions;
use oxideav_jpeg2000::encode::encode_j2k_u16;

use super::{Coded, levels};
use crate::pixel::{Refused, Result, Shape};

/// Where the first component's depth and sign stand: after SOC, SIZ and its 38 bytes before them.
const FIRST_DEPTH: usize = 42;

/// A codestream of the samples.
///
/// # Errors
///
/// If the library cannot code them.
pub(super) fn encode(coded: &Coded, shape: &Shape) -> Result<Vec<u8>> {
    const REFUSED: Refused = Refused("JPEG 2000: the masked frame cannot be encoded");
    let header = &coded.header;
    // Signed samples are coded as they are, unsigned ones lowered by half of their range: lifted by as
    // much, signed ones give the same blocks, and the bit that says so is set afterwards.
    let lift = if header.signed {
        1 << (header.precision - 1)
    } else {
        0
    };
    let lifted = coded.planes.iter();
    let lifted = lifted.map(|plane| plane.iter().map(|&value| (value + lift) as u16).collect());
    let lifted: Vec<Vec<u16>> = lifted.collect();
    let planes: Vec<&[u16]> = lifted.iter().map(|plane| &plane[..]).collect();
    let mut options = EncodeOptions::default();
    options.mct = Some(header.transform);
    options.decomposition_levels = levels(shape);
    let precision = header.precision as u8;
    let mut stream = encode_j2k_u16(&planes, shape.columns, shape.rows, precision, &options)
        .map_err(|_| REFUSED)?;
    if header.signed {
        for component in 0..planes.len() {
            let depth = stream.get_mut(FIRST_DEPTH + 3 * component).ok_or(REFUSED)?;
            *depth |= 0x80;
        }
    }
    Ok(stream)
}
