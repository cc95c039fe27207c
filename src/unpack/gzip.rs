//! Single files compressed with gzip (RFC 1952), also in blocks as files of variants are (BGZF): an archive of one
//! file. Names that it may carry are never read.

use super::{Entry, MALFORMED, Place, within};
use crate::error::Result;
use crate::limits::Limits;
use crate::source::{Cursor, Source};
use flate2::bufread::MultiGzDecoder;
use std::io::{BufReader, Read};

/// What the file inside is called.
const NAME: &str = "contents";

/// Whether `source` begins like a file of gzip.
///
/// # Errors
///
/// Only if the source cannot be read.
pub(super) fn is_gzip(source: &dyn Source) -> Result<bool> {
    let mut magic = [0; 3];
    if source.len() < 18 {
        return Ok(false);
    }
    source.read_at(0, &mut magic)?;
    Ok(magic == [0x1F, 0x8B, 8])
}

/// The one file inside. Its length stands nowhere, so it is inflated to be counted.
///
/// # Errors
///
/// As [`inflate`].
pub(super) fn entries(source: &dyn Source, limits: &Limits) -> Result<Vec<Entry>> {
    let mut bytes = 0;
    inflate(source, limits, &mut |part| {
        bytes += part.len() as u64;
        Ok(())
    })?;
    Ok(vec![Entry {
        index: 0,
        name: NAME.to_owned(),
        bytes,
        place: Ok(Place::Deflated),
    }])
}

/// Inflates the file, handing its bytes to `emit` in pieces.
///
/// # Errors
///
/// [`crate::error::Error::Malformed`] if the data is damaged or ends early, [`crate::error::Error::Limit`] if it
/// grows beyond the limits; whatever `emit` returns.
pub(super) fn inflate(
    source: &dyn Source,
    limits: &Limits,
    emit: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    let stored = BufReader::with_capacity(1 << 16, Cursor::new(source));
    let mut text = MultiGzDecoder::new(stored);
    let mut window = vec![0; 1 << 18];
    let mut total = 0u64;
    loop {
        let count = text.read(&mut window).map_err(|_| MALFORMED)?;
        if count == 0 {
            return Ok(());
        }
        total += count as u64;
        within(0, (total, source.len()), limits)?;
        emit(window.get(..count).unwrap_or_default())?;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{entries, inflate, is_archive};
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut out = GzEncoder::new(Vec::new(), Compression::default());
        out.write_all(text).expect("memory");
        out.finish().expect("memory")
    }

    fn unpacked(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>> {
        let mut out = Vec::new();
        inflate(&bytes.to_vec(), 0, limits, &mut |part| {
            out.extend_from_slice(part);
            Ok(())
        })?;
        Ok(out)
    }

    #[test]
    fn a_file_in_several_blocks_comes_out_whole() {
        let limits = Limits::default();
        let bytes = [packed(b"first "), packed(b"second"), packed(b"")].concat();
        assert!(is_archive(&bytes).expect("bytes"));
        let found = entries(&bytes, &limits).expect("entries");
        assert_eq!((found.len(), found[0].bytes), (1, 12));
        assert_eq!(unpacked(&bytes, &limits).expect("text"), b"first second");
    }

    #[test]
    fn a_bomb_stops_at_the_limits() {
        let bytes = packed(&vec![0; 8 << 20]);
        for limits in [
            Limits {
                max_entry_ratio: 100,
                ..Limits::default()
            },
            Limits {
                max_entry_bytes: 1 << 20,
                ..Limits::default()
            },
        ] {
            assert_eq!(entries(&bytes, &limits).unwrap_err().code(), "limit");
            assert_eq!(unpacked(&bytes, &limits).unwrap_err().code(), "limit");
        }
    }

    #[test]
    fn every_prefix_and_other_bytes_behind_are_refused() {
        let bytes = packed(b"text of a file");
        let limits = Limits::default();
        for end in 18..bytes.len() {
            assert!(unpacked(&bytes[..end], &limits).is_err(), "{end}");
        }
        assert!(unpacked(&[bytes, b"behind".to_vec()].concat(), &limits).is_err());
    }
}
