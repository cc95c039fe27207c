//! Data sets made in code, for tests.

use super::header::{self, ITEM, ITEM_END, SEQUENCE_END};
use super::tree::Encoding;
use crate::element::{Tag, VR};
use crate::error::Result;
use crate::source::{Source, check_within};
use std::cell::Cell;

pub(crate) const IMPLICIT: Encoding = Encoding::IMPLICIT_LE;
pub(crate) const EXPLICIT: Encoding = Encoding::EXPLICIT_LE;
pub(crate) const BIG: Encoding = Encoding::EXPLICIT_BE;

/// An element with this value, as it stands (no padding).
pub(crate) fn element(encoding: Encoding, tag: Tag, vr: VR, value: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    header::put(&mut out, tag, vr, Some(value.len() as u64), encoding).unwrap();
    out.extend(value);
    out
}

/// A sequence of these items, or another value of undefined length.
pub(crate) fn undefined(encoding: Encoding, tag: Tag, vr: VR, content: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    header::put(&mut out, tag, vr, None, encoding).unwrap();
    out.extend(content);
    // The items of UN are little endian whatever surrounds them.
    let inside = if vr == VR::UN { IMPLICIT } else { encoding };
    header::put_item(&mut out, SEQUENCE_END, Some(0), inside).unwrap();
    out
}

/// An item of defined length.
pub(crate) fn item(encoding: Encoding, content: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    header::put_item(&mut out, ITEM, Some(content.len() as u64), encoding).unwrap();
    out.extend(content);
    out
}

/// An item of undefined length.
pub(crate) fn open_item(encoding: Encoding, content: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    header::put_item(&mut out, ITEM, None, encoding).unwrap();
    out.extend(content);
    header::put_item(&mut out, ITEM_END, Some(0), encoding).unwrap();
    out
}

/// A Part 10 file of this transfer syntax.
pub(crate) fn part10(transfer_syntax: &str, data: &[u8]) -> Vec<u8> {
    let mut meta = element(EXPLICIT, Tag(2, 1), VR::OB, &[0, 1]);
    let mut uid = transfer_syntax.as_bytes().to_vec();
    if uid.len() % 2 == 1 {
        uid.push(0);
    }
    meta.extend(element(EXPLICIT, Tag(2, 0x10), VR::UI, &uid));
    let mut out = vec![b'P'; 128];
    out.extend(b"DICM");
    out.extend(element(
        EXPLICIT,
        Tag(2, 0),
        VR::UL,
        &(meta.len() as u32).to_le_bytes(),
    ));
    out.extend(meta);
    out.extend(data);
    out
}

/// `data` as a raw deflate stream.
pub(crate) fn deflate(data: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder =
        flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// An element that says nothing of anybody.
pub(crate) fn modality(encoding: Encoding) -> Vec<u8> {
    element(encoding, Tag(0x0008, 0x0060), VR::CS, b"OT")
}

/// Patient name, the marker of what must not come out.
pub(crate) fn name(encoding: Encoding) -> Vec<u8> {
    element(encoding, Tag(0x0010, 0x0010), VR::PN, b"MARKER^NAME ")
}

/// Native pixel data.
pub(crate) fn pixels(encoding: Encoding) -> Vec<u8> {
    element(encoding, Tag(0x7FE0, 0x0010), VR::OW, &[7; 64])
}

/// An element whose explicit header has these two letters and the long or the short form.
pub(crate) fn coded(tag: Tag, code: [u8; 2], long: bool, value: &[u8]) -> Vec<u8> {
    let mut out = EXPLICIT.tag_bytes(tag).to_vec();
    out.extend(code);
    if long {
        out.extend([0, 0]);
        out.extend((value.len() as u32).to_le_bytes());
    } else {
        out.extend((value.len() as u16).to_le_bytes());
    }
    out.extend(value);
    out
}

/// A data set with everything that one encoding can hold.
pub(crate) fn rich(encoding: Encoding) -> Vec<u8> {
    let inner = [modality(encoding), name(encoding)].concat();
    let code = element(encoding, Tag(0x0008, 0x0100), VR::SH, b"T-1 ");
    let nested = undefined(
        encoding,
        Tag(0x0008, 0x1140),
        VR::SQ,
        &[open_item(encoding, &code), item(encoding, &[])].concat(),
    );
    let private = Tag(0x0009, 0x1002);
    [
        element(encoding, Tag(0x0008, 0x0005), VR::CS, b"ISO_IR 100"),
        element(encoding, Tag(0x0008, 0x0008), VR::CS, b""),
        modality(encoding),
        element(
            encoding,
            Tag(0x0008, 0x1110),
            VR::SQ,
            &item(encoding, &inner),
        ),
        undefined(
            encoding,
            Tag(0x0008, 0x1115),
            VR::SQ,
            &item(encoding, &nested),
        ),
        element(encoding, Tag(0x0008, 0x1120), VR::SQ, b""),
        undefined(encoding, Tag(0x0008, 0x1150), VR::SQ, b""),
        element(encoding, Tag(0x0009, 0x0010), VR::LO, b"MAKER "),
        element(encoding, Tag(0x0009, 0x1001), VR::UN, &[1, 2, 3, 4]),
        undefined(encoding, private, VR::SQ, &open_item(encoding, &inner)),
        element(
            encoding,
            Tag(0x0009, 0x1003),
            VR::UN,
            &item(IMPLICIT, &name(IMPLICIT)),
        ),
        name(encoding),
        name(encoding),
        element(encoding, Tag(0x0010, 0x0020), VR::LO, b"ODD"),
        element(encoding, Tag(0x0010, 0x4000), VR::LT, &[b'x'; 300]),
        element(encoding, Tag(0x0008, 0x0070), VR::LO, b"LATE"),
        pixels(encoding),
        element(encoding, Tag(0xFFFC, 0xFFFC), VR::OB, &[0; 10]),
    ]
    .concat()
}

/// Pixel data in two fragments after an empty offset table.
pub(crate) fn fragments() -> Vec<u8> {
    let parts = [
        item(EXPLICIT, &[]),
        item(EXPLICIT, &[0xFF; 10]),
        item(EXPLICIT, &[0xD8; 4]),
    ];
    undefined(EXPLICIT, Tag(0x7FE0, 0x0010), VR::OB, &parts.concat())
}

/// Files of every sort, by name; all of them parse.
pub(crate) fn cases() -> Vec<(&'static str, Vec<u8>)> {
    let e = EXPLICIT;
    let un = Tag(0x0040, 0xA730);
    let after = name(e);
    let explicit = |data: &[Vec<u8>]| part10(super::meta::EXPLICIT_LE, &data.concat());
    vec![
        ("explicit", part10(super::meta::EXPLICIT_LE, &rich(e))),
        (
            "implicit",
            part10(super::meta::IMPLICIT_LE, &rich(IMPLICIT)),
        ),
        ("big endian", part10(super::meta::EXPLICIT_BE, &rich(BIG))),
        (
            "deflated",
            part10(super::meta::DEFLATED_LE, &deflate(&rich(e))),
        ),
        ("bare explicit", rich(e)),
        ("bare implicit", rich(IMPLICIT)),
        ("bare big endian", rich(BIG)),
        (
            "encapsulated",
            part10(
                "1.2.840.10008.1.2.4.50",
                &[modality(e), fragments()].concat(),
            ),
        ),
        (
            "UN of undefined length",
            explicit(&[
                modality(e),
                undefined(e, un, VR::UN, &open_item(IMPLICIT, &name(IMPLICIT))),
                pixels(e),
            ]),
        ),
        (
            "UN of undefined length in big endian",
            part10(
                super::meta::EXPLICIT_BE,
                &[
                    modality(BIG),
                    undefined(BIG, un, VR::UN, &item(IMPLICIT, &name(IMPLICIT))),
                ]
                .concat(),
            ),
        ),
        (
            "UN around explicit items",
            explicit(&[
                modality(e),
                element(e, un, VR::UN, &item(e, &name(e))),
                pixels(e),
            ]),
        ),
        (
            "UN in UN",
            explicit(&[
                modality(e),
                element(
                    e,
                    un,
                    VR::UN,
                    &item(
                        IMPLICIT,
                        &element(
                            IMPLICIT,
                            Tag(0x0041, 0x1001),
                            VR::UN,
                            &item(IMPLICIT, &name(IMPLICIT)),
                        ),
                    ),
                ),
            ]),
        ),
        (
            "unknown VR, long form",
            explicit(&[
                modality(e),
                coded(Tag(0x0009, 0x1001), *b"ZZ", true, b"abcd"),
                after,
            ]),
        ),
        (
            "unknown VR, short form",
            explicit(&[
                modality(e),
                coded(Tag(0x0009, 0x1001), *b"??", false, b"abcd"),
                pixels(e),
            ]),
        ),
        (
            "padding and junk after the pixels",
            explicit(&[modality(e), pixels(e), b"JUNK MARKER JUNK".to_vec()]),
        ),
        (
            "zeros after the last element",
            explicit(&[modality(e), name(e), vec![0; 50]]),
        ),
        (
            "delimiters inside defined lengths",
            explicit(&[
                modality(e),
                element(
                    e,
                    Tag(0x0008, 0x1110),
                    VR::SQ,
                    &[
                        item(e, &[name(e), b"\xFE\xFF\x0D\xE0\0\0\0\0".to_vec()].concat()),
                        b"\xFE\xFF\xDD\xE0\0\0\0\0".to_vec(),
                    ]
                    .concat(),
                ),
                pixels(e),
            ]),
        ),
        (
            "delimiters after defined lengths",
            explicit(&[
                modality(e),
                element(
                    e,
                    Tag(0x0008, 0x1110),
                    VR::SQ,
                    &[
                        item(e, &name(e)),
                        b"\xFE\xFF\x0D\xE0\0\0\0\0".to_vec(),
                        item(e, &name(e)),
                    ]
                    .concat(),
                ),
                b"\xFE\xFF\xDD\xE0\0\0\0\0".to_vec(),
                pixels(e),
            ]),
        ),
    ]
}

/// A source that counts what is read of it. Bytes after those given are made up, up to a length.
pub(crate) struct Counting {
    head: Vec<u8>,
    len: u64,
    calls: Cell<u64>,
    bytes_read: Cell<u64>,
}

impl Counting {
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        let len = bytes.len() as u64;
        Counting::longer(bytes, len)
    }

    /// A source of `len` bytes that starts with `head`.
    pub(crate) fn longer(head: Vec<u8>, len: u64) -> Self {
        Counting {
            head,
            len,
            calls: Cell::new(0),
            bytes_read: Cell::new(0),
        }
    }

    pub(crate) fn calls(&self) -> u64 {
        self.calls.get()
    }

    pub(crate) fn bytes_read(&self) -> u64 {
        self.bytes_read.get()
    }

    pub(crate) fn reset(&self) {
        self.calls.set(0);
        self.bytes_read.set(0);
    }
}

impl Source for Counting {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<()> {
        check_within(self.len, offset, buffer)?;
        self.calls.set(self.calls.get() + 1);
        self.bytes_read
            .set(self.bytes_read.get() + buffer.len() as u64);
        for (place, byte) in (offset..).zip(buffer) {
            *byte = match self.head.get(place as usize) {
                Some(&given) => given,
                None => (place % 251) as u8,
            };
        }
        Ok(())
    }
}

/// So many sequences of undefined length inside one another, with a name in the innermost.
pub(crate) fn deep(encoding: Encoding, depth: usize) -> Vec<u8> {
    let mut opening = Vec::new();
    header::put(&mut opening, Tag(0x0040, 0xA730), VR::SQ, None, encoding).unwrap();
    header::put_item(&mut opening, ITEM, None, encoding).unwrap();
    let mut closing = Vec::new();
    header::put_item(&mut closing, ITEM_END, Some(0), encoding).unwrap();
    header::put_item(&mut closing, SEQUENCE_END, Some(0), encoding).unwrap();
    [opening.repeat(depth), name(encoding), closing.repeat(depth)].concat()
}
