//! Whether some bytes are variants: by the first line, which names the version, or the line of columns; and
//! whether they are a genome in a form that is not read.

use crate::error::Result;
use crate::source::{Source, Span};

/// Bytes looked at.
const SAMPLE: u64 = 64;

/// Whether `source` begins like a file of variants.
///
/// # Errors
///
/// Only if the source cannot be read.
pub fn is_variants(source: &dyn Source) -> Result<bool> {
    let sample = source.read(Span::new(0, source.len().min(SAMPLE)))?;
    let sample = sample.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&sample);
    Ok(sample.starts_with(b"##fileformat=VCF")
        || sample.starts_with(b"#CHROM\tPOS\tID\tREF\tALT")
        || binary(sample))
}

/// Whether `source` is a genome in a binary form: variants (BCF) or reads (BAM, CRAM).
///
/// # Errors
///
/// As [`is_variants`].
pub fn is_binary(source: &dyn Source) -> Result<bool> {
    Ok(binary(
        &source.read(Span::new(0, source.len().min(SAMPLE)))?,
    ))
}

fn binary(sample: &[u8]) -> bool {
    let magic: [&[u8]; 4] = [b"BCF\x02", b"BCF\x04", b"BAM\x01", b"CRAM"];
    magic.iter().any(|magic| sample.starts_with(magic))
}
