//! The pixel stage over whole files made in code.

mod beside;
mod codestreams;
mod faces;
mod jpegxl;
mod recognition;
mod search;
mod shown;

use super::super::fixture::{Output, Rule, derivations, even, survey, value_of};
use super::super::samples::{BIG, EXPLICIT, element, item, part10, undefined};
use super::super::tree::Encoding;
use super::super::{Dicom, meta, read};
use crate::action::{
    Action, Claims, ElementFacts, Mask, MaskReason, PixelOrders, Recognition, Search,
};
use crate::element::{Tag, VR};
use crate::error::{Error, Result};
use crate::format::{Format, Work};
use crate::limits::Limits;
use crate::pixel::codec::rle;
use crate::pixel::reading::Reader;
use crate::pixel::{Area, Numbers, Photometric, Shape};
use crate::source::{Assembled, Segments, Source};
use crate::survey::{DicomFacts, Facts};
use crate::transform::matcher::TextMatcher;

const PIXELS: Tag = Tag(0x7FE0, 0x0010);
const RLE: &str = "1.2.840.10008.1.2.5";
const JPEG: &str = "1.2.840.10008.1.2.4.50";

/// Columns, rows, bits and the number of frames.
struct Image {
    columns: u16,
    rows: u16,
    bits: u16,
    signed: bool,
    frames: u32,
}

const PLAIN: Image = Image {
    columns: 6,
    rows: 4,
    bits: 8,
    signed: false,
    frames: 3,
};

fn header(encoding: Encoding, image: &Image) -> Vec<u8> {
    let number = |element: u16, value: u16| {
        let bytes = encoding.u16_bytes(value);
        even(encoding, Tag(0x0028, element), VR::US, &bytes)
    };
    [
        number(0x0002, 1),
        even(encoding, Tag(0x0028, 0x0004), VR::CS, b"MONOCHROME2"),
        even(
            encoding,
            Tag(0x0028, 0x0008),
            VR::IS,
            image.frames.to_string().as_bytes(),
        ),
        number(0x0010, image.rows),
        number(0x0011, image.columns),
        number(0x0100, image.bits),
        number(0x0101, image.bits),
        number(0x0102, image.bits - 1),
        number(0x0103, u16::from(image.signed)),
        number(0x0106, 3),
        number(0x0107, 200),
    ]
    .concat()
}

fn values(image: &Image) -> Vec<u8> {
    let count = usize::from(image.columns) * usize::from(image.rows) * image.frames as usize;
    let bytes = count * usize::from(image.bits / 8);
    (0..bytes).map(|at| 100 + (at % 90) as u8).collect()
}

/// Orders that mask two columns and one line in the middle.
fn orders() -> PixelOrders {
    PixelOrders {
        search: Search::Off,
        recognition: Recognition::Off,
        faces: false,
        masks: vec![Mask {
            area: Area {
                x: 4,
                y: 1,
                width: 9,
                height: 1,
            },
            reason: MaskReason::KnownScreen,
        }],
        surface: None,
    }
}

fn run(bytes: &[u8], orders: &PixelOrders) -> Result<Output> {
    run_reading(bytes, orders, None)
}

fn run_reading(bytes: &[u8], orders: &PixelOrders, reader: Option<&dyn Reader>) -> Result<Output> {
    let (facts, _) = survey(bytes)?;
    run_from(&bytes.to_vec(), facts, orders, reader)
}

fn run_from(
    source: &dyn Source,
    facts: DicomFacts,
    orders: &PixelOrders,
    reader: Option<&dyn Reader>,
) -> Result<Output> {
    let mut segments = Segments::default();
    let done = Dicom.apply(
        source,
        &Work {
            members: None,
            settled: None,
            decide: &Rule(|_: &ElementFacts<'_>| Action::Keep),
            derive: &derivations(),
            known: &TextMatcher::new(std::iter::empty()),
            facts: &Facts::Dicom(Box::new(facts)),
            columns: &[],
            claims: &Claims::default(),
            pixels: orders,
            reader,
            limits: &Limits::default(),
        },
        &mut segments,
    )?;
    let output = Assembled::new(source, &segments);
    let mut bytes = vec![0; output.len() as usize];
    output.read_at(0, &mut bytes)?;
    Ok(Output { bytes, done })
}

fn native(encoding: Encoding, image: &Image) -> Vec<u8> {
    let pixels = element(encoding, PIXELS, VR::OW, &values(image));
    part10(
        meta::plain_uid(encoding),
        &[header(encoding, image), pixels].concat(),
    )
}

#[test]
fn l54_an_uncompressed_image_changes_inside_the_mask_alone_in_every_frame() {
    for encoding in [EXPLICIT, BIG] {
        let image = Image { bits: 16, ..PLAIN };
        let out = run(&native(encoding, &image), &orders()).unwrap();
        let mut expected = values(&image);
        for frame in 0..3 {
            let at = (frame * 24 + 6 + 4) * 2;
            expected[at..at + 4].fill(0);
        }
        assert!(out.bytes.ends_with(&expected));
        let masked: u64 = out
            .done
            .counts
            .iter()
            .filter(|(it, _)| it.action == "mask")
            .map(|(_, n)| n)
            .sum();
        assert_eq!(masked, 3);
    }
}

/// Zero bytes at either end are trimmed by the helper.
#[test]
fn the_extremes_that_an_image_declares_cover_what_is_drawn() {
    let image = Image {
        bits: 16,
        signed: true,
        ..PLAIN
    };
    let out = run(&native(EXPLICIT, &image), &orders()).unwrap();
    assert_eq!(value_of(&out.bytes, Tag(0x0028, 0x0106)), Some(vec![0x80]));
    assert_eq!(value_of(&out.bytes, Tag(0x0028, 0x0107)), Some(vec![200]));
    let untouched = run(&native(EXPLICIT, &image), &PixelOrders::default()).unwrap();
    assert_eq!(
        value_of(&untouched.bytes, Tag(0x0028, 0x0106)),
        Some(vec![3])
    );
}

/// A frame of [`PLAIN`] as one RLE segment of literal runs, one for each row (PS3.5 G.3).
fn stream(number: usize) -> Vec<u8> {
    let mut stream = vec![0; 64];
    stream[0] = 1;
    stream[4] = 64;
    for row in values(&PLAIN)[number * 24..][..24].chunks(6) {
        stream.push(5);
        stream.extend(row);
    }
    stream
}

/// Fragments of three frames, of which the second is in two fragments, with a basic offset table or none.
fn fragmented(table: bool) -> Vec<u8> {
    let streams: Vec<Vec<u8>> = (0..3).map(stream).collect();
    let (front, back) = streams[1].split_at(70);
    let fragments = [&streams[0][..], front, back, &streams[2][..]].map(|it| item(EXPLICIT, it));
    let starts = [0, fragments[0].len(), fragments[..3].concat().len()];
    let offsets: Vec<u8> = match table {
        true => starts
            .iter()
            .flat_map(|&at| (at as u32).to_le_bytes())
            .collect(),
        false => Vec::new(),
    };
    let value = [item(EXPLICIT, &offsets), fragments.concat()].concat();
    let pixels = undefined(EXPLICIT, PIXELS, VR::OB, &value);
    part10(RLE, &[header(EXPLICIT, &PLAIN), pixels].concat())
}

/// L50: the offset table leads to every frame after one of them has changed its length.
#[test]
fn l50_frames_are_found_by_the_offset_table_and_it_is_written_anew() {
    let out = run(&fragmented(true), &orders()).unwrap();
    let source = out.bytes.clone();
    let set = read::parse(&source, &Limits::default()).unwrap();
    let pixels = set.find(None, PIXELS).unwrap();
    let items: Vec<u32> = set.children(Some(pixels)).collect();
    assert_eq!(items.len(), 4, "a table and a fragment for each frame");
    let value = |index| set.value(&source, index, &Limits::default()).unwrap();
    let table = value(items[0]);
    let base = set.nodes[items[1] as usize].whole.offset;
    for (number, &index) in items[1..].iter().enumerate() {
        let offset = set.nodes[index as usize].whole.offset - base;
        assert_eq!(table[number * 4..][..4], (offset as u32).to_le_bytes());
        let expected = {
            let mut frame = values(&PLAIN)[number * 24..][..24].to_vec();
            frame[10..12].fill(0);
            frame
        };
        let decoded = rle::decode(&value(index), &shape()).unwrap();
        assert_eq!(decoded.bytes, expected, "frame {number}");
    }
}

fn shape() -> Shape {
    Shape {
        rows: 4,
        columns: 6,
        samples: 1,
        allocated: 8,
        stored: 8,
        high: 7,
        numbers: Numbers::Unsigned,
        photometric: Photometric::Monochrome2,
    }
}

#[test]
fn frames_that_cannot_be_told_apart_hold_the_file_back() {
    assert!(matches!(
        run(&fragmented(false), &orders()),
        Err(Error::Malformed { .. })
    ));
}

/// L48: what cannot be read fails; it does not pass.
#[test]
fn l48_a_compression_that_nobody_reads_holds_back_what_should_be_masked() {
    let value = [item(EXPLICIT, &[]), item(EXPLICIT, &[0; 8])].concat();
    let pixels = undefined(EXPLICIT, PIXELS, VR::OB, &value);
    let image = Image { frames: 1, ..PLAIN };
    let data = [header(EXPLICIT, &image), pixels].concat();
    for syntax in [
        "1.2.840.10008.1.2.4.102",
        "1.2.840.10008.1.2.4.55",
        JPEG,
        RLE,
    ] {
        let bytes = part10(syntax, &data);
        assert!(
            matches!(run(&bytes, &orders()), Err(Error::Frame { frame: 1, .. })),
            "{syntax}"
        );
    }
}

#[test]
fn every_prefix_and_every_changed_byte_of_an_image_is_written_or_refused() {
    let bytes = fragmented(true);
    for end in 0..bytes.len() {
        let _ = run(&bytes[..end], &orders());
    }
    for at in 132..bytes.len() {
        for value in [0, 0xFF, !bytes[at]] {
            let mut changed = bytes.clone();
            changed[at] = value;
            let _ = run(&changed, &orders());
        }
    }
}
