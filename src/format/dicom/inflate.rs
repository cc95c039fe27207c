//! Inflates a deflated data set, bounded while it grows.
//!
//! Source: PS3.5 A.5; RFC 1951, without the zlib header of RFC 1950.

use crate::error::{At, Error, Result};
use crate::limits::Limits;
use crate::source::Source;
use flate2::{Decompress, FlushDecompress, Status};

const CHUNK: usize = 64 << 10;

/// Inflates the stream that starts at `offset`: the inflated bytes, and the offset after the stream.
///
/// # Errors
///
/// [`Error::Limit`] as soon as more than `limits.max_inflated_bytes` come out, [`Error::Truncated`]
/// if the source ends before the stream does, [`Error::Malformed`] if it is no deflate stream.
pub(super) fn inflate(source: &dyn Source, offset: u64, limits: &Limits) -> Result<(Vec<u8>, u64)> {
    let limit = Error::Limit {
        what: "inflated bytes",
        limit: limits.max_inflated_bytes,
        at: At::Byte(offset),
    };
    let malformed = Error::Malformed {
        what: "deflated data set",
        rule: "its bytes are no deflate stream",
        offset,
    };
    let mut stream = Decompress::new(false);
    let mut inflated = Vec::new();
    let mut output = vec![0; CHUNK];
    let mut input = Vec::new();
    let mut used = 0;
    let mut next = offset;
    loop {
        if used == input.len() && next < source.len() {
            let count = usize::try_from(source.len() - next)
                .unwrap_or(CHUNK)
                .min(CHUNK);
            input.resize(count, 0);
            source.read_at(next, &mut input)?;
            next += count as u64;
            used = 0;
        }
        let (in_before, out_before) = (stream.total_in(), stream.total_out());
        let status = stream
            .decompress(&input[used..], &mut output, FlushDecompress::None)
            .map_err(|_| malformed.clone())?;
        let taken = (stream.total_in() - in_before) as usize;
        let made = (stream.total_out() - out_before) as usize;
        used += taken;
        if (inflated.len() + made) as u64 > limits.max_inflated_bytes {
            return Err(limit);
        }
        inflated.try_reserve(made).map_err(|_| limit.clone())?;
        inflated.extend_from_slice(&output[..made]);
        match status {
            Status::StreamEnd => return Ok((inflated, next - (input.len() - used) as u64)),
            Status::Ok | Status::BufError if taken > 0 || made > 0 => {}
            Status::Ok | Status::BufError if used == input.len() && next == source.len() => {
                return Err(Error::Truncated {
                    what: "deflated data set",
                    offset,
                });
            }
            Status::Ok | Status::BufError if used == input.len() => {}
            Status::Ok | Status::BufError => return Err(malformed),
        }
    }
}
