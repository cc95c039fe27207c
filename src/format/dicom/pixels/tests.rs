//! The pixel stage over whole files made in code.

mod shown;
mod codestreams;
mod jpegxl;

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
use crate::survey::Facts;
use crate::transform::matcher::TextMatcher;

mod faces;
mod recognition;

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
    let source = bytes.to_vec();
    let mut segments = Segments::default();
    let done = Dicom.apply(
        &source,
        &Work {
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
    let output = Assembled::new(&source, &segments);
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

/// L56: a comment in a frame that no mask touches.
#[test]
fn l56_comments_of_a_codestream_go_and_the_picture_stays() {
    let start: &[u8] = &[0xFF, 0xD8];
    let comment = b"\xFF\xFE\x00\x0ALEAKMARK";
    let rest: &[u8] = &[
        0xFF, 0xDA, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3F, 0x00, 0x12, 0x34, 0xFF, 0xD9,
    ];
    let value = [
        item(EXPLICIT, &[]),
        item(EXPLICIT, &[start, comment, rest].concat()),
    ]
    .concat();
    let pixels = undefined(EXPLICIT, PIXELS, VR::OB, &value);
    let image = Image { frames: 1, ..PLAIN };
    let bytes = part10(JPEG, &[header(EXPLICIT, &image), pixels].concat());
    assert!(bytes.windows(8).any(|window| window == b"LEAKMARK"));
    let out = run(&bytes, &PixelOrders::default()).unwrap();
    assert!(!out.bytes.windows(8).any(|window| window == b"LEAKMARK"));
    let kept = [start, rest].concat();
    assert!(out.bytes.windows(kept.len()).any(|window| window == kept));
}

/// L56: behind the last frame, which nothing shows.
#[test]
fn l56_bytes_behind_the_frames_become_zeros_and_the_frames_stay() {
    let image = Image { frames: 2, ..PLAIN };
    let frames = values(&image);
    for (behind, left) in [(&b"LEAKMARK"[..], 8), (b"\x01\0", 2), (b"\0\0", 2)] {
        let pixels = [&frames[..], behind].concat();
        let bytes = part10(
            meta::EXPLICIT_LE,
            &[
                header(EXPLICIT, &image),
                element(EXPLICIT, PIXELS, VR::OB, &pixels),
            ]
            .concat(),
        );
        let out = run(&bytes, &PixelOrders::default()).unwrap();
        let expected = [frames.clone(), vec![0; left]].concat();
        assert!(out.bytes.ends_with(&expected));
        let noted = out.done.notes.contains_key("beside-pixels-left-out");
        assert_eq!(noted, behind.iter().any(|&byte| byte != 0));
    }
}

/// Bytes that stand in words of the other order: the last one of an odd number comes behind its padding.
#[test]
fn the_last_byte_of_swapped_pairs_is_none_behind_the_frames() {
    let image = Image {
        columns: 3,
        rows: 3,
        frames: 1,
        ..PLAIN
    };
    let swapped = [101, 100, 103, 102, 105, 104, 107, 106, 0, 108];
    let bytes = part10(
        meta::plain_uid(BIG),
        &[header(BIG, &image), element(BIG, PIXELS, VR::OW, &swapped)].concat(),
    );
    let out = run(&bytes, &PixelOrders::default()).unwrap();
    assert!(out.bytes.ends_with(&swapped));
    // Nothing of the area that is ordered lies in this image.
    let out = run(&bytes, &orders()).unwrap();
    assert!(out.bytes.ends_with(&swapped));
}

/// L28: twelve bits of sixteen hold the value, a text stands in the others.
#[test]
fn l28_bits_that_hold_no_value_are_cleared_where_the_pixels_are_searched() {
    let searched = PixelOrders {
        search: Search::Text,
        ..PixelOrders::default()
    };
    for (signed, was, now) in [
        (false, 0x5123u16, 0x0123u16),
        (false, 0x0123, 0x0123),
        (true, 0x4FFF, 0xFFFF),
        (true, 0xFFFE, 0xFFFE),
    ] {
        for encoding in [EXPLICIT, BIG] {
            let image = Image {
                bits: 16,
                signed,
                frames: 1,
                ..PLAIN
            };
            let mut head = header(encoding, &image);
            for (element, from, to) in [(0x0101, 16, 12), (0x0102, 15, 11)] {
                let number = |value| {
                    let bytes = encoding.u16_bytes(value);
                    even(encoding, Tag(0x0028, element), VR::US, &bytes)
                };
                let (from, to) = (number(from), number(to));
                let at = head.windows(from.len()).position(|it| it == from).unwrap();
                head.splice(at..at + from.len(), to);
            }
            let pixels = |word: u16| encoding.u16_bytes(word).repeat(24);
            let data = element(encoding, PIXELS, VR::OW, &pixels(was));
            let bytes = part10(meta::plain_uid(encoding), &[head, data].concat());
            let kept = run(&bytes, &PixelOrders::default()).unwrap();
            assert!(kept.bytes.ends_with(&pixels(was)), "{was:04X}");
            let out = run(&bytes, &searched).unwrap();
            assert!(out.bytes.ends_with(&pixels(now)), "{was:04X}");
            let noted = out.done.notes.contains_key("beside-pixels-left-out");
            assert_eq!(noted, was != now, "{was:04X}");
        }
    }
}

/// L56: RLE has no comments, but room behind its segments, between them and in its header.
#[test]
fn l56_bytes_that_no_segment_needs_leave_rle_frames() {
    let image = Image { frames: 1, ..PLAIN };
    let plain = rle::strip(&stream(0), &shape(), true)
        .unwrap()
        .unwrap_or(stream(0));
    let mut header_used = plain.clone();
    header_used[56..64].copy_from_slice(b"LEAKMARK");
    let behind = [&plain[..], b"LEAKMARK"].concat();
    for (table, fragments) in [
        (&[][..], vec![&behind[..]]),
        (&[], vec![&header_used]),
        (&[], vec![&plain, b"LEAKMARK"]),
        (&[0, 0, 0, 0], vec![&plain, b"LEAKMARK"]),
    ] {
        let items: Vec<Vec<u8>> = [table]
            .into_iter()
            .chain(fragments)
            .map(|it| item(EXPLICIT, it))
            .collect();
        let pixels = undefined(EXPLICIT, PIXELS, VR::OB, &items.concat());
        let bytes = part10(RLE, &[header(EXPLICIT, &image), pixels].concat());
        let out = run(&bytes, &PixelOrders::default()).unwrap();
        assert!(!out.bytes.windows(8).any(|part| part == b"LEAKMARK"));
        assert!(out.bytes.windows(plain.len()).any(|part| part == plain));
    }
    let items = [item(EXPLICIT, b"LEAKMARK"), item(EXPLICIT, &plain)];
    let pixels = undefined(EXPLICIT, PIXELS, VR::OB, &items.concat());
    let bytes = part10(RLE, &[header(EXPLICIT, &image), pixels].concat());
    let refused = run(&bytes, &PixelOrders::default()).map(|_| ());
    assert!(
        matches!(refused, Err(Error::Malformed { .. })),
        "{refused:?}"
    );
}

/// L28: an overlay in bits above the values.
#[test]
fn l28_an_overlay_in_unused_bits_of_the_pixels_is_cleared() {
    let image = Image {
        bits: 16,
        frames: 1,
        ..PLAIN
    };
    let mut head = header(EXPLICIT, &image);
    let stored = even(EXPLICIT, Tag(0x0028, 0x0101), VR::US, &[16, 0]);
    let at = head
        .windows(stored.len())
        .position(|it| it == stored)
        .unwrap();
    head[at + 8] = 12;
    let high = even(EXPLICIT, Tag(0x0028, 0x0102), VR::US, &[15, 0]);
    let at = head.windows(high.len()).position(|it| it == high).unwrap();
    head[at + 8] = 11;
    head.extend(even(EXPLICIT, Tag(0x6000, 0x0010), VR::US, &[4, 0]));
    head.extend(even(EXPLICIT, Tag(0x6000, 0x0102), VR::US, &[12, 0]));
    let pixels: Vec<u8> = (0..24).flat_map(|at| [at, 0x10 | at & 0x0F]).collect();
    let bytes = part10(
        meta::EXPLICIT_LE,
        &[head, element(EXPLICIT, PIXELS, VR::OW, &pixels)].concat(),
    );
    let out = run(&bytes, &PixelOrders::default()).unwrap();
    let expected: Vec<u8> = (0..24).flat_map(|at| [at, at & 0x0F]).collect();
    assert!(out.bytes.ends_with(&expected));
}

/// The pixels of a name of four letters, ten columns by fourteen lines each, in an image 128 wide.
fn name_at(x: usize, y: usize) -> Vec<usize> {
    /// Five columns a letter, the top line in the lowest bit.
    const NAME: [[u8; 5]; 4] = [
        [0x7F, 0x08, 0x08, 0x08, 0x7F],
        [0x7F, 0x49, 0x49, 0x49, 0x41],
        [0x7E, 0x09, 0x09, 0x09, 0x7E],
        [0x01, 0x01, 0x7F, 0x01, 0x01],
    ];
    let mut ink = Vec::new();
    for (letter, columns) in NAME.iter().enumerate() {
        for (across, down) in (0..10).flat_map(|across| (0..14).map(move |down| (across, down))) {
            if columns[across / 2] >> (down / 2) & 1 == 1 {
                ink.push((y + down) * 128 + x + letter * 12 + across);
            }
        }
    }
    ink
}

/// Frames of 128 columns and 64 lines, searched for text.
fn searched(frames: &[Vec<u8>]) -> Result<Vec<u8>> {
    let image = Image {
        columns: 128,
        rows: 64,
        frames: frames.len() as u32,
        ..PLAIN
    };
    let data = element(EXPLICIT, PIXELS, VR::OB, &frames.concat());
    let bytes = part10(
        meta::EXPLICIT_LE,
        &[header(EXPLICIT, &image), data].concat(),
    );
    let orders = PixelOrders {
        search: Search::Text,
        recognition: Recognition::Off,
        faces: false,
        masks: Vec::new(),
        surface: None,
    };
    let out = run(&bytes, &orders)?.bytes;
    Ok(out[out.len() - frames.len() * 128 * 64..].to_vec())
}

/// L49: three frames without text, equal to each other, and one with a name.
#[test]
fn l49_a_name_in_a_later_frame_is_found_and_equal_frames_stay_equal() {
    let plain = vec![20u8; 128 * 64];
    let ink = name_at(30, 24);
    let mut named = plain.clone();
    for &at in &ink {
        named[at] = 200;
    }
    let out = searched(&[plain.clone(), plain.clone(), named, plain.clone()]).unwrap();
    let frames: Vec<&[u8]> = out.chunks(plain.len()).collect();
    for frame in [0, 1, 3] {
        assert!(frames[frame] == plain, "{frame}");
    }
    assert!(ink.iter().all(|&at| frames[2][at] == 0));
    let masked = frames[2].iter().filter(|&&value| value == 0).count();
    assert!(masked < plain.len() / 3, "{masked}");
}

/// No picture ships of which little is left.
#[test]
fn a_frame_that_looks_like_text_all_over_holds_the_file_back() {
    let mut page = vec![20u8; 128 * 64];
    for at in (0..8).flat_map(|place| name_at(1 + place % 2 * 63, 1 + place / 2 * 16)) {
        page[at] = 200;
    }
    for at in (0..4).flat_map(|line| name_at(48, 1 + line * 16)) {
        page[at] = 200;
    }
    assert!(matches!(
        searched(&[page]),
        Err(Error::TextRemains { frame: 1, .. })
    ));
}

/// Letters whose indices are grain, as their background's are: only their colours show them.
fn palette_image(tables: &[u8]) -> (Vec<u8>, Vec<bool>) {
    let (columns, rows) = (320u32, 120u32);
    let mut seed = 7u32;
    let ink: Vec<bool> = (0..columns * rows)
        .map(|at| {
            let (x, y) = (at % columns, at / columns);
            let (column, line) = (x.wrapping_sub(20) % 12, y.wrapping_sub(20));
            // Ten letters E of fourteen lines.
            let bar = column < 2 || column < 8 && matches!(line, 0..2 | 6..8 | 12..14);
            (20..140).contains(&x) && line < 14 && bar
        })
        .collect();
    let indices: Vec<u8> = ink
        .iter()
        .map(|&ink| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8 & 0xFE | u8::from(ink)
        })
        .collect();
    let image = Image {
        columns: columns as u16,
        rows: rows as u16,
        frames: 1,
        ..PLAIN
    };
    let mut head = header(EXPLICIT, &image);
    let grey = even(EXPLICIT, Tag(0x0028, 0x0004), VR::CS, b"MONOCHROME2");
    let at = head.windows(grey.len()).position(|it| it == grey).unwrap();
    let colour = even(EXPLICIT, Tag(0x0028, 0x0004), VR::CS, b"PALETTE COLOR");
    head.splice(at..at + grey.len(), colour);
    head.extend_from_slice(tables);
    let pixels = element(EXPLICIT, PIXELS, VR::OB, &indices);
    (part10(meta::EXPLICIT_LE, &[head, pixels].concat()), ink)
}

/// L51: what is told apart by colour tables alone.
#[test]
fn l51_a_palette_image_is_searched_in_its_colours() {
    let shades: Vec<u8> = (0..256).flat_map(|at| [0, 255 * (at % 2) as u8]).collect();
    let descriptor = [0, 1, 0, 0, 16, 0];
    let descriptors = [0x1101, 0x1102, 0x1103]
        .map(|number| even(EXPLICIT, Tag(0x0028, number), VR::US, &descriptor));
    let data = [0x1201, 0x1202, 0x1203]
        .map(|number| element(EXPLICIT, Tag(0x0028, number), VR::OW, &shades));
    let (bytes, ink) = palette_image(&[descriptors.concat(), data.concat()].concat());
    let orders = PixelOrders {
        search: Search::Text,
        recognition: Recognition::Off,
        faces: false,
        masks: Vec::new(),
        surface: None,
    };
    let out = run(&bytes, &orders).unwrap();
    let shown = &out.bytes[out.bytes.len() - ink.len()..];
    let was = &bytes[bytes.len() - ink.len()..];
    assert!(
        ink.iter()
            .zip(was)
            .all(|(&ink, index)| ink == (index % 2 == 1))
    );
    // The darkest colour is that of every even index; the first of them is drawn.
    assert!(
        ink.iter()
            .zip(shown)
            .all(|(&ink, &index)| !ink || index == 0)
    );
    let kept = shown
        .iter()
        .zip(was)
        .filter(|(now, was)| now == was)
        .count();
    assert!(kept > ink.len() / 3, "{kept} of {}", ink.len());
}

#[test]
fn a_palette_image_without_its_colours_is_not_searched() {
    let (bytes, _) = palette_image(&[]);
    let orders = PixelOrders {
        search: Search::Text,
        recognition: Recognition::Off,
        faces: false,
        masks: Vec::new(),
        surface: None,
    };
    let refused = run(&bytes, &orders).map(|_| ());
    assert!(
        matches!(refused, Err(Error::Frame { frame: 1, .. })),
        "{refused:?}"
    );
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
