//! The ZIP archive of a bundle, as headers around finished files: stored, fixed timestamps, zip64.
//!
//! File contents never pass through here: the caller writes each header, then the file's bytes or a
//! range of the input, then the trailer. That is why no ZIP library serves: they all want to copy
//! the contents. Source: PKWARE APPNOTE 6.3.10, sections 4.3, 4.4.4 and 4.5.3.

/// One file of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Path with `/`, ASCII.
    pub path: &'a str,
    /// Length in bytes.
    pub bytes: u64,
    /// CRC-32 of the contents.
    pub crc32: u32,
}

/// What stands between and after the contents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// The bytes before each file, in order.
    pub headers: Vec<Vec<u8>>,
    /// The bytes after the last file.
    pub trailer: Vec<u8>,
}

/// 1980-01-01, the earliest date the format can write.
const DATE: u16 = 1 << 5 | 1;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// ZIP 4.5, the version of zip64.
const VERSION: u16 = 45;
/// The value that sends a reader to the zip64 field.
const ELSEWHERE: u32 = u32::MAX;

/// Lays out an archive of `entries` in the given order.
pub fn layout(entries: &[Entry<'_>]) -> Layout {
    let mut layout = Layout::default();
    let mut directory = Vec::new();
    let mut offset = 0u64;
    for entry in entries {
        let header = local_header(entry);
        directory.extend(directory_header(entry, offset));
        offset += header.len() as u64 + entry.bytes;
        layout.headers.push(header);
    }
    let end = end_of_directory(entries.len() as u64, directory.len() as u64, offset);
    layout.trailer = directory;
    layout.trailer.extend(end);
    layout
}

fn local_header(entry: &Entry<'_>) -> Vec<u8> {
    let large = entry.bytes >= u64::from(ELSEWHERE);
    let mut out = Bytes::default();
    out.u32(0x0403_4B50);
    common(&mut out, entry, large);
    out.u16(if large { 20 } else { 0 });
    out.0.extend(entry.path.as_bytes());
    if large {
        out.u16(1).u16(16).u64(entry.bytes).u64(entry.bytes);
    }
    out.0
}

fn directory_header(entry: &Entry<'_>, offset: u64) -> Vec<u8> {
    let large = entry.bytes >= u64::from(ELSEWHERE);
    let far = offset >= u64::from(ELSEWHERE);
    let field = if large { 16 } else { 0 } + if far { 8 } else { 0 };
    let mut out = Bytes::default();
    out.u32(0x0201_4B50).u16(VERSION);
    common(&mut out, entry, large);
    out.u16(if field > 0 { field + 4 } else { 0 });
    // Comment, disk, internal and external attributes: none.
    out.u16(0).u16(0).u16(0).u32(0);
    out.u32(if far { ELSEWHERE } else { offset as u32 });
    out.0.extend(entry.path.as_bytes());
    if field > 0 {
        out.u16(1).u16(field);
        if large {
            out.u64(entry.bytes).u64(entry.bytes);
        }
        if far {
            out.u64(offset);
        }
    }
    out.0
}

/// The fields local and directory headers share, up to the length of the name.
fn common(out: &mut Bytes, entry: &Entry<'_>, large: bool) {
    let size = if large { ELSEWHERE } else { entry.bytes as u32 };
    out.u16(VERSION).u16(FLAGS).u16(0).u16(0).u16(DATE);
    out.u32(entry.crc32)
        .u32(size)
        .u32(size)
        .u16(entry.path.len() as u16);
}

fn end_of_directory(entries: u64, bytes: u64, offset: u64) -> Vec<u8> {
    let mut out = Bytes::default();
    let plain = entries < 0xFFFF && bytes < u64::from(ELSEWHERE) && offset < u64::from(ELSEWHERE);
    if !plain {
        out.u32(0x0606_4B50)
            .u64(44)
            .u16(VERSION)
            .u16(VERSION)
            .u32(0)
            .u32(0);
        out.u64(entries).u64(entries).u64(bytes).u64(offset);
        out.u32(0x0706_4B50).u32(0).u64(offset + bytes).u32(1);
    }
    let short = |value: u64| u16::try_from(value).unwrap_or(u16::MAX);
    let long = |value: u64| u32::try_from(value).unwrap_or(ELSEWHERE);
    out.u32(0x0605_4B50)
        .u16(0)
        .u16(0)
        .u16(short(entries))
        .u16(short(entries));
    out.u32(long(bytes)).u32(long(offset)).u16(0);
    out.0
}

/// Little-endian bytes being written.
#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn u16(&mut self, value: u16) -> &mut Self {
        self.0.extend(value.to_le_bytes());
        self
    }

    fn u32(&mut self, value: u32) -> &mut Self {
        self.0.extend(value.to_le_bytes());
        self
    }

    fn u64(&mut self, value: u64) -> &mut Self {
        self.0.extend(value.to_le_bytes());
        self
    }
}

/// An archive of small documents, contents included.
pub fn whole(documents: &[(&str, &[u8])]) -> Vec<u8> {
    let entries: Vec<Entry<'_>> = documents
        .iter()
        .map(|(path, bytes)| Entry {
            path,
            bytes: bytes.len() as u64,
            crc32: crc32fast::hash(bytes),
        })
        .collect();
    let layout = layout(&entries);
    let mut out = Vec::new();
    for (header, (_, bytes)) in layout.headers.iter().zip(documents) {
        out.extend(header);
        out.extend(*bytes);
    }
    out.extend(layout.trailer);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    #[test]
    fn an_independent_reader_finds_every_file_with_its_contents() {
        let bytes = whole(&[("data/a.dcm", b"first"), ("manifest.json", b"{}")]);
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a readable archive");
        assert_eq!(archive.len(), 2);
        let mut text = String::new();
        archive
            .by_name("data/a.dcm")
            .expect("entry")
            .read_to_string(&mut text)
            .expect("contents");
        assert_eq!(text, "first");
    }

    #[test]
    fn an_empty_archive_is_readable() {
        let archive = zip::ZipArchive::new(Cursor::new(whole(&[]))).expect("a readable archive");
        assert_eq!(archive.len(), 0);
    }

    #[test]
    fn seventy_thousand_files_need_the_zip64_directory_and_are_readable() {
        let names: Vec<String> = (0..70_000).map(|i| format!("data/{i}")).collect();
        let documents: Vec<(&str, &[u8])> = names
            .iter()
            .map(|name| (name.as_str(), &b"x"[..]))
            .collect();
        let archive =
            zip::ZipArchive::new(Cursor::new(whole(&documents))).expect("a readable archive");
        assert_eq!(archive.len(), 70_000);
    }

    #[test]
    fn a_file_over_four_gigabytes_carries_its_size_in_the_zip64_field() {
        let entry = Entry {
            path: "data/a.dcm",
            bytes: 5 << 30,
            crc32: 7,
        };
        let after = Entry {
            path: "data/b.dcm",
            bytes: 1,
            crc32: 8,
        };
        let layout = layout(&[entry, after]);
        let size = (5u64 << 30).to_le_bytes();
        assert!(layout.headers[0].windows(8).any(|window| window == size));
        let offset = (layout.headers[0].len() as u64 + (5 << 30)).to_le_bytes();
        assert!(layout.trailer.windows(8).any(|window| window == offset));
    }

    #[test]
    fn nothing_in_the_archive_tells_when_it_was_made() {
        assert_eq!(whole(&[("a", b"1")]), whole(&[("a", b"1")]));
        let header = &layout(&[Entry {
            path: "a",
            bytes: 1,
            crc32: 0,
        }])
        .headers[0];
        assert_eq!(header[10..14], [0, 0, 0x21, 0]);
    }
}
