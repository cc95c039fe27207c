//! ZIP archives among the inputs: their entries become inputs of their own. A workbook is an archive, too: its
//! sheets become tables; and so is a file compressed with gzip.
//!
//! A stored entry is a range of the archive and is never copied. A deflated one is inflated once,
//! within limits, to wherever the caller keeps bytes. Archives inside archives stay closed. Knows no
//! format; entry names only tell inputs apart and never become paths.

mod gzip;
mod workbook;

use crate::error::{At, Error, Result};
use crate::limits::Limits;
use crate::source::{Cursor, Source, Span};
use std::io::Read;
use zip::{CompressionMethod, ZipArchive};

/// Where the bytes of an entry are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the archive as they are.
    Stored(Span),
    /// Compressed, or made from what is: see [`inflate`].
    Deflated,
}

/// One file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Position in the archive's directory, or among the sheets of a workbook.
    pub index: usize,
    /// Name as it stands; a value, never a path.
    pub name: String,
    /// Length in bytes, uncompressed, as declared.
    pub bytes: u64,
    /// Where its bytes are, or why they cannot be had.
    pub place: Result<Place>,
}

/// Whether `source` begins like a ZIP archive, or like a file compressed with gzip.
///
/// # Errors
///
/// Only if the source cannot be read.
pub fn is_archive(source: &dyn Source) -> Result<bool> {
    if gzip::is_gzip(source)? {
        return Ok(true);
    }
    let mut magic = [0; 4];
    if source.len() < 22 {
        return Ok(false);
    }
    source.read_at(0, &mut magic)?;
    Ok(magic == *b"PK\x03\x04" || magic == *b"PK\x05\x06")
}

/// Lists the files of an archive, folders left out.
///
/// # Errors
///
/// [`Error::Malformed`] if it cannot be listed, [`Error::Limit`] if it has too many entries or they
/// would inflate to too much together. What an entry declares, [`inflate`] holds it to.
pub fn entries(source: &dyn Source, limits: &Limits) -> Result<Vec<Entry>> {
    if gzip::is_gzip(source)? {
        return gzip::entries(source, limits);
    }
    let mut archive = open(source)?;
    if archive.len() > limits.max_archive_entries {
        return Err(Error::Limit {
            what: "entries of an archive",
            limit: limits.max_archive_entries as u64,
            at: At::Whole,
        });
    }
    if workbook::is_workbook(&archive) {
        return workbook::entries(&mut archive, limits);
    }
    let mut inflated = 0_u64;
    let mut entries = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let entry = archive.by_index_data(index).map_err(|_| MALFORMED)?;
        if entry.is_dir() {
            continue;
        }
        let place = if entry.encrypted() {
            Err(Error::Unsupported {
                what: "an encrypted archive entry",
            })
        } else if entry.is_symlink() {
            Err(Error::Unsupported {
                what: "a link in an archive",
            })
        } else {
            if entry.compression() != CompressionMethod::Stored {
                inflated = inflated.saturating_add(entry.size());
            }
            match entry.compression() {
                CompressionMethod::Stored => stored(source, entry.header_start(), entry.size()),
                CompressionMethod::Deflated => {
                    let sizes = (entry.size(), entry.compressed_size());
                    within(entry.header_start(), sizes, limits)
                }
                _ => Err(Error::Unsupported {
                    what: "this compression of an archive entry",
                }),
            }
        };
        let name = name(entry.name_raw());
        entries.push(Entry {
            index,
            name,
            bytes: entry.size(),
            place,
        });
    }
    if inflated > limits.max_archive_bytes {
        return Err(Error::Limit {
            what: "the size of an archive without its compression",
            limit: limits.max_archive_bytes,
            at: At::Whole,
        });
    }
    Ok(entries)
}

/// Inflates entry `index`, handing its bytes to `emit` in pieces.
///
/// # Errors
///
/// [`Error::Malformed`] if the data is damaged, [`Error::Limit`] if it grows beyond the limits,
/// whatever it declares; whatever `emit` returns.
pub fn inflate(
    source: &dyn Source,
    index: usize,
    limits: &Limits,
    emit: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    if gzip::is_gzip(source)? {
        return gzip::inflate(source, limits, emit);
    }
    let mut archive = open(source)?;
    if workbook::is_workbook(&archive) {
        return workbook::table(&mut archive, index, limits, emit);
    }
    let mut entry = archive.by_index(index).map_err(|_| MALFORMED)?;
    let (header, compressed) = (entry.header_start(), entry.compressed_size());
    within(header, (entry.size(), compressed), limits)?;
    let declared = entry.size();
    let mut window = vec![0; 1 << 18];
    let mut total = 0u64;
    loop {
        let count = entry.read(&mut window).map_err(|_| MALFORMED)?;
        if count == 0 {
            return Ok(());
        }
        total += count as u64;
        within(header, (total, compressed), limits)?;
        if total > declared {
            return Err(MALFORMED);
        }
        emit(&window[..count])?;
    }
}

const MALFORMED: Error = Error::Malformed {
    what: "the archive",
    rule: "its directory or contents cannot be read",
    offset: 0,
};

fn open(source: &dyn Source) -> Result<ZipArchive<Cursor<'_>>> {
    ZipArchive::new(Cursor::new(source)).map_err(|_| MALFORMED)
}

/// The range of a stored entry: its local header has 30 bytes, a name and an extra field.
fn stored(source: &dyn Source, header: u64, bytes: u64) -> Result<Place> {
    let mut local = [0; 30];
    source.read_at(header, &mut local)?;
    let short = |at: usize| u64::from(u16::from_le_bytes([local[at], local[at + 1]]));
    let offset = header + 30 + short(26) + short(28);
    match offset.checked_add(bytes) {
        Some(end) if local.starts_with(b"PK\x03\x04") && end <= source.len() => {
            Ok(Place::Stored(Span::new(offset, bytes)))
        }
        Some(_) | None => Err(Error::Malformed {
            what: "an archive entry",
            rule: "it is not where the directory says",
            offset: header,
        }),
    }
}

/// Whether so many bytes may come out of so many compressed ones of the entry at `header`.
fn within(header: u64, (bytes, compressed): (u64, u64), limits: &Limits) -> Result<Place> {
    let at = At::Byte(header);
    if bytes > limits.max_entry_bytes {
        return Err(Error::Limit {
            what: "bytes of an archive entry",
            limit: limits.max_entry_bytes,
            at,
        });
    }
    // Small entries may compress to next to nothing.
    if bytes > 1 << 20 && bytes / limits.max_entry_ratio > compressed {
        return Err(Error::Limit {
            what: "the compression of an archive entry",
            limit: limits.max_entry_ratio,
            at,
        });
    }
    Ok(Place::Deflated)
}

/// Entry names are UTF-8, or what Windows in Japan writes without saying so.
fn name(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::SHIFT_JIS
            .decode_without_bom_handling(raw)
            .0
            .into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    fn archive(files: &[(&str, &[u8], CompressionMethod)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes, method) in files {
            let options = SimpleFileOptions::default().compression_method(*method);
            writer.start_file(*name, options).expect("entry");
            writer.write_all(bytes).expect("contents");
        }
        writer.finish().expect("archive").into_inner()
    }

    fn inflated(bytes: &dyn Source, index: usize, limits: &Limits) -> Result<Vec<u8>> {
        let mut out = Vec::new();
        inflate(bytes, index, limits, &mut |part| {
            out.extend_from_slice(part);
            Ok(())
        })?;
        Ok(out)
    }

    #[test]
    fn a_stored_entry_is_a_range_of_the_archive() {
        let bytes = archive(&[("a/b.dcm", b"contents", CompressionMethod::Stored)]);
        let entries = entries(&bytes, &Limits::default()).expect("entries");
        let Ok(Place::Stored(span)) = entries[0].place else {
            panic!("not stored")
        };
        assert_eq!(bytes.read(span).expect("bytes"), b"contents");
        assert_eq!(entries[0].name, "a/b.dcm");
    }

    #[test]
    fn a_deflated_entry_comes_out_whole() {
        let text = b"synthetic ".repeat(1000);
        let bytes = archive(&[("t.csv", &text, CompressionMethod::Deflated)]);
        assert_eq!(inflated(&bytes, 0, &Limits::default()), Ok(text));
    }

    #[test]
    fn a_bomb_stops_at_the_ratio() {
        let bytes = archive(&[("bomb", &vec![0; 8 << 20], CompressionMethod::Deflated)]);
        let limits = Limits {
            max_entry_ratio: 100,
            ..Limits::default()
        };
        let limit = Error::Limit {
            what: "the compression of an archive entry",
            limit: 100,
            at: At::Byte(0),
        };
        assert_eq!(inflated(&bytes, 0, &limits), Err(limit));
    }

    #[test]
    fn entries_that_are_small_alone_do_not_pass_the_limit_together() {
        let files: Vec<(String, Vec<u8>)> =
            (0..8).map(|n| (format!("f{n}"), vec![n; 1000])).collect();
        let of = |method| -> Vec<u8> {
            let files: Vec<(&str, &[u8], CompressionMethod)> = files
                .iter()
                .map(|(name, bytes)| (name.as_str(), bytes.as_slice(), method))
                .collect();
            archive(&files)
        };
        let limits = |max_archive_bytes| Limits {
            max_archive_bytes,
            ..Limits::default()
        };
        let deflated = of(CompressionMethod::Deflated);
        assert_eq!(entries(&deflated, &limits(8000)).map(|it| it.len()), Ok(8));
        let error = entries(&deflated, &limits(7999)).unwrap_err();
        assert_eq!(error.code(), "limit");
        let stored = of(CompressionMethod::Stored);
        assert!(
            entries(&stored, &limits(0)).is_ok(),
            "a range needs no memory"
        );
    }

    #[test]
    fn a_lying_size_does_not_pass_the_limit() {
        let mut bytes = archive(&[("bomb", &vec![7; 3 << 20], CompressionMethod::Deflated)]);
        let directory = bytes
            .windows(4)
            .rposition(|w| w == b"PK\x01\x02")
            .expect("directory");
        bytes[directory + 24..directory + 28].copy_from_slice(&10u32.to_le_bytes());
        let limits = Limits {
            max_entry_bytes: 1 << 20,
            ..Limits::default()
        };
        assert!(inflated(&bytes, 0, &limits).is_err());
    }

    #[test]
    fn every_prefix_of_an_archive_is_refused_without_a_panic() {
        let bytes = archive(&[
            ("a", b"stored", CompressionMethod::Stored),
            ("b", b"deflated deflated", CompressionMethod::Deflated),
        ]);
        for end in 0..bytes.len() {
            let prefix = bytes[..end].to_vec();
            if let Ok(found) = entries(&prefix, &Limits::default()) {
                assert!(found.iter().all(|entry| entry.place.is_err()) || found.is_empty());
            }
        }
    }

    #[test]
    fn a_japanese_name_without_a_flag_is_read_as_windows_wrote_it() {
        assert_eq!(name(&[0x8E, 0x52, 0x93, 0x63]), "山田");
    }
}
