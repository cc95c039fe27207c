//! Whether some bytes are claims: by the fields of the first record and the name of the second.

use crate::error::Result;
use crate::source::{Source, Span};

/// Bytes looked at; a first record is far shorter.
const SAMPLE: u64 = 4 << 10;

/// Whether `source` begins like claims. A table whose first line looks like a first record goes on with lines
/// of as many cells.
///
/// # Errors
///
/// Only if the source cannot be read.
pub fn is_receipt(source: &dyn Source) -> Result<bool> {
    let sample = source.read(Span::new(0, source.len().min(SAMPLE)))?;
    let sample = sample.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&sample);
    let mut lines = sample.split(|&byte| matches!(byte, b'\n' | b'\r'));
    let first: Vec<&[u8]> = match lines.next() {
        Some(line) => line.split(|&byte| byte == b',').collect(),
        None => return Ok(false),
    };
    let digits = |at: usize, counts: &[usize]| {
        first.get(at).is_some_and(|field| {
            counts.contains(&field.len()) && field.iter().all(u8::is_ascii_digit)
        })
    };
    let begins = matches!(first.first(), Some(&b"IR") | Some(&b"YK"));
    let fields = begins
        && (8..=16).contains(&first.len())
        && digits(1, &[1])
        && digits(2, &[2])
        && digits(3, &[1])
        && digits(4, &[7])
        && digits(7, &[5, 6]);
    let second = lines.find(|line| !line.is_empty());
    let record = |line: &[u8]| {
        let name = line.split(|&byte| byte == b',').next().unwrap_or_default();
        name == b"\x1A" || name.len() == 2 && name.iter().all(u8::is_ascii_uppercase)
    };
    let other = |line: &[u8]| line.split(|&byte| byte == b',').count() != first.len();
    Ok(fields
        && second.is_none_or(|line| record(line) && (other(line) || !line.starts_with(b"IR,"))))
}
