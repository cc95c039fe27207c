//! Whether some bytes are messages: by the header with its delimiters.

use super::reader::Marks;
use crate::error::Result;
use crate::source::{Source, Span};

/// Bytes looked at.
const SAMPLE: u64 = 512;

/// Whether `source` begins with a header of a message, a batch or a file of batches. Bytes of MLLP, a byte order
/// mark and blank lines may stand before it.
///
/// # Errors
///
/// Only if the source cannot be read.
pub fn is_message(source: &dyn Source) -> Result<bool> {
    let sample = source.read(Span::new(0, source.len().min(SAMPLE)))?;
    let sample = sample.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&sample);
    let start = sample
        .iter()
        .position(|byte| !matches!(byte, 0x0B | b'\r' | b'\n'));
    let header = sample.get(start.unwrap_or(0)..).unwrap_or_default();
    let line = header.split(|byte| matches!(byte, b'\r' | b'\n')).next();
    Ok(Marks::of(line.unwrap_or_default()).is_some())
}
