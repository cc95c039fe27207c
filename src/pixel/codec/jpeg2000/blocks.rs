//! Codes the blocks of one precinct as HTJ2K does: one cleanup pass each.
//!
//! Source: T.814 7.1 and 7.3; T.800 B.10.

use oxideav_jpeg2000::htenc::encode_ht_cleanup_segment;
use oxideav_jpeg2000::packet::{
    CodeBlockPlan, PrecinctEncoderState, SubBandGeometry, encode_packet_header,
};

use super::wavelet::Band;
use crate::pixel::{Refused, Result};

/// Width and height of a block.
const SIDE: usize = 64;
/// Places where two streams of a segment meet.
const SEAMS: usize = 2;
/// The longest that the two streams at a segment's end may be together.
const LONGEST_SUFFIX: usize = 4079;
const REFUSED: Refused = Refused("JPEG 2000: the masked frame cannot be encoded");

/// The packet of one resolution of one component. Coefficients of a band have `bits(band)` bits.
pub(super) fn packet(bands: &[Band], bits: impl Fn(&Band) -> u32) -> Result<Vec<u8>> {
    let mut plans = Vec::new();
    let mut bodies = Vec::new();
    let mut trees = Vec::new();
    for band in bands {
        let missing = bits(band) - 1;
        let (across, down) = (band.width.div_ceil(SIDE), band.height.div_ceil(SIDE));
        // Without a column there are no lines, and the other way round.
        let (across, down) = if across * down == 0 {
            (0, 0)
        } else {
            (across, down)
        };
        let mut starts = Vec::new();
        for at in 0..across * down {
            let segment = block(band, at % across * SIDE, at / across * SIDE)?;
            starts.push(u32::from(segment.is_none()));
            plans.push(CodeBlockPlan {
                included: segment.is_some(),
                zero_bit_planes: missing,
                coding_passes: 1,
                segments: vec![(1, segment.as_ref().map_or(0, Vec::len) as u32)],
                mixed_ht: false,
            });
            bodies.extend(segment);
        }
        let zeroes = vec![missing; across * down];
        let geometry = SubBandGeometry {
            width: across as u32,
            height: down as u32,
        };
        trees.push((geometry, starts, zeroes));
    }
    let mut state = PrecinctEncoderState::new(&trees);
    let mut packet = encode_packet_header(&mut state, 0, &plans);
    for body in bodies {
        packet.extend_from_slice(&body);
    }
    Ok(packet)
}

/// The segment of the block at this place; `None` if all of its coefficients are zero.
fn block(band: &Band, left: usize, top: usize) -> Result<Option<Vec<u8>>> {
    let width = SIDE.min(band.width - left);
    let height = SIDE.min(band.height - top);
    let lines = band.values.chunks_exact(band.width).skip(top).take(height);
    let values: Vec<i32> = lines
        .flat_map(|line| &line[left..left + width])
        .copied()
        .collect();
    if values.iter().all(|&value| value == 0) {
        return Ok(None);
    }
    let magnitudes: Vec<u32> = values.iter().map(|value| value.unsigned_abs()).collect();
    let signs: Vec<bool> = values.iter().map(|&value| value < 0).collect();
    let segment =
        encode_ht_cleanup_segment(&magnitudes, &signs, width, height).map_err(|_| REFUSED)?;
    parted(segment).map(Some)
}

/// Puts a byte between two of a segment's three streams where they would make a marker together.
///
/// The streams read forwards may end in FF, and the next one begins with what it pleases; the library
/// leaves them so. No reader needs the byte; it counts as the end of the stream before it.
fn parted(mut segment: Vec<u8>) -> Result<Vec<u8>> {
    for _ in 0..=SEAMS {
        let pair = segment
            .windows(2)
            .position(|pair| pair[0] == 0xFF && pair[1] > 0x8F);
        let Some(at) = pair else {
            return Ok(segment);
        };
        let &[.., low, high] = &segment[..] else {
            return Err(REFUSED);
        };
        let end = segment.len();
        let suffix = usize::from(high) << 4 | usize::from(low & 15);
        let start = end.checked_sub(suffix).ok_or(REFUSED)?;
        if at + 1 < start || at + 2 >= end {
            return Err(REFUSED);
        }
        segment.insert(at + 1, 0);
        if at + 1 > start {
            let suffix = suffix + 1;
            if suffix > LONGEST_SUFFIX {
                return Err(REFUSED);
            }
            segment[end - 1] = low & 0xF0 | (suffix & 15) as u8;
            segment[end] = (suffix >> 4) as u8;
        }
    }
    Err(REFUSED)
}
