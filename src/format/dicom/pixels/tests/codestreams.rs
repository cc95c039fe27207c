//! Fragments, offset tables and what is said beside them, with codestreams of others.

use super::super::super::fixture::nested;
use super::*;
use crate::format::Look;
use crate::pixel::codec::Codec;
use crate::pixel::screens::Template;
use crate::pixel::shape::Frame;

const JPEG_LS: &str = "1.2.840.10008.1.2.4.81";
const OFFSETS: Tag = Tag(0x7FE0, 0x0001);
const LENGTHS: Tag = Tag(0x7FE0, 0x0002);

/// 8 lines of 12 samples, 12 bits, near-lossless, by CharLS.
const NEAR: &str = concat!(
    "ffd8fff7000b0c0008000c01011100ffda0008010100030000000002d7356b02eb023adee53f5084391b10cc9b292417",
    "bdd8ca49694bc2c85b1d80856de8dfa399c4a6ec2716196a8a8153dabea8dcd09a2ba5a9855738a24393b524ffd9",
);
/// 16 lines of 16 samples, 8 bits, DCT, by libjpeg-turbo.
const GREY: &str = concat!(
    "ffd8ffe000104a46494600010100000100010000ffdb004300050304040403050404040505050607",
    "0c08070707070f0b0b090c110f1212110f111113161c1713141a1511111821181a1d1d1f1f1f1317",
    "2224221e241c1e1f1effc0000b080010001001011100ffc400150001010000000000000000000000",
    "0000000607ffc40021100001030401050000000000000000000001000204030511221213214151a1",
    "ffda0008010100003f00b3596a8e23243bd25906a37009f2a75649cdd77c0fa95419ede98dbb2fffd9",
);

fn bytes(digits: &str) -> Vec<u8> {
    let pairs = (0..digits.len()).step_by(2);
    pairs
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect()
}

const DEEP: Image = Image {
    columns: 12,
    rows: 8,
    bits: 16,
    signed: false,
    frames: 3,
};

/// Three equal frames as fragments that end at `cuts`, with what stands before the pixel data and a basic
/// offset table.
fn film(cuts: &[&[usize]; 3], before: &[u8], table: &[u8]) -> Vec<u8> {
    let stream = bytes(NEAR);
    let mut fragments = item(EXPLICIT, table);
    for cuts in cuts {
        let mut from = 0;
        for &to in cuts.iter().chain([&stream.len()]) {
            fragments.extend(item(EXPLICIT, &stream[from..to]));
            from = to;
        }
    }
    let pixels = undefined(EXPLICIT, PIXELS, VR::OB, &fragments);
    part10(
        JPEG_LS,
        &[&header(EXPLICIT, &DEEP), before, &pixels].concat(),
    )
}

fn decoded(stream: &[u8]) -> Frame {
    let shape = Shape {
        rows: 8,
        columns: 12,
        allocated: 16,
        stored: 16,
        high: 15,
        ..shape()
    };
    Codec::JpegLs.decode(stream, &shape, false).unwrap()
}

/// What [`orders`] leave of the picture.
fn expected() -> Frame {
    let mut frame = decoded(&bytes(NEAR));
    frame.bytes[(12 + 4) * 2..(12 + 12) * 2].fill(0);
    frame
}

/// The fragments after the first, and their places counted from the item of the second.
fn fragments(output: &[u8]) -> (Vec<Vec<u8>>, Vec<u64>) {
    let source = output.to_vec();
    let set = read::parse(&source, &Limits::default()).unwrap();
    let pixels = set.find(None, PIXELS).unwrap();
    let items: Vec<u32> = set.children(Some(pixels)).skip(1).collect();
    let value = |&index: &u32| set.value(&source, index, &Limits::default()).unwrap();
    let place = |&index: &u32| set.nodes[index as usize].whole.offset;
    let base = place(&items[0]);
    (
        items.iter().map(value).map(|it| it.to_vec()).collect(),
        items.iter().map(|it| place(it) - base).collect(),
    )
}

fn words(numbers: &[u64]) -> Vec<u8> {
    numbers.iter().flat_map(|it| it.to_le_bytes()).collect()
}

#[test]
fn l50_an_extended_offset_table_is_followed_and_written_anew() {
    let length = bytes(NEAR).len() as u64;
    let starts = [0, length + 8, 2 * length + 24];
    let lengths = [length, length, length];
    let tables = [
        element(EXPLICIT, OFFSETS, VR::OV, &words(&starts)),
        element(EXPLICIT, LENGTHS, VR::OV, &words(&lengths)),
    ];
    let input = film(&[&[], &[40], &[]], &tables.concat(), &[]);
    let out = run(&input, &orders()).unwrap();
    let (streams, places) = fragments(&out.bytes);
    assert_eq!(streams.len(), 3);
    let lengths: Vec<u64> = streams.iter().map(|it| it.len() as u64).collect();
    let source = out.bytes.clone();
    let set = read::parse(&source, &Limits::default()).unwrap();
    for (tag, numbers) in [(OFFSETS, places), (LENGTHS, lengths)] {
        let index = set.find(None, tag).unwrap();
        let value = set.value(&source, index, &Limits::default()).unwrap();
        assert_eq!(value[..], words(&numbers));
    }
    assert!(streams.iter().all(|it| decoded(it) == expected()));
}

#[test]
fn l50_fragments_without_any_table_are_told_apart_by_how_codestreams_begin() {
    for cuts in [
        [&[][..], &[], &[]],
        [&[], &[40, 60], &[4]],
        [&[90], &[4], &[]],
    ] {
        let out = run(&film(&cuts, &[], &[]), &orders()).unwrap();
        let (streams, _) = fragments(&out.bytes);
        assert_eq!(streams.len(), 3);
        assert!(streams.iter().all(|it| decoded(it) == expected()));
        // No table appears where none was.
        assert_eq!(value_of(&out.bytes, OFFSETS), None);
    }
}

#[test]
fn l50_tables_that_lead_elsewhere_hold_the_file_back() {
    let length = bytes(NEAR).len() as u32;
    let table = |places: &[u32]| -> Vec<u8> {
        places
            .iter()
            .flat_map(|place| place.to_le_bytes())
            .collect()
    };
    let right = [0, length + 8, 2 * (length + 8)];
    assert!(run(&film(&[&[]; 3], &[], &table(&right)), &orders()).is_ok());
    for wrong in [
        &[0, length + 8][..],
        &[8, length + 8, 2 * (length + 8)],
        &[0, length + 6, 2 * (length + 8)],
        &[0, 2 * (length + 8), length + 8],
        &[0, 0, length + 8],
        &[0, length + 8, 2 * (length + 8), 3 * (length + 8)],
        &[0, length + 8, u32::MAX],
    ] {
        assert!(matches!(
            run(&film(&[&[]; 3], &[], &table(wrong)), &orders()),
            Err(Error::Malformed { .. })
        ));
    }
}

/// A frame that once lost detail has lost it, however it is coded now.
#[test]
fn l63_what_is_said_of_lost_detail_and_derivation_stays_when_a_frame_is_masked() {
    let image = Image {
        columns: 16,
        rows: 16,
        frames: 1,
        ..PLAIN
    };
    let said = [
        (Tag(0x0008, 0x2111), VR::ST, &b"reduced"[..]),
        (Tag(0x0028, 0x2110), VR::CS, b"01"),
        (Tag(0x0028, 0x2112), VR::DS, b"7.5"),
        (Tag(0x0028, 0x2114), VR::CS, b"ISO_10918_1"),
    ];
    let [derivation, lost @ ..] = said.map(|(tag, vr, value)| even(EXPLICIT, tag, vr, value));
    let value = [item(EXPLICIT, &[]), item(EXPLICIT, &bytes(GREY))].concat();
    let pixels = undefined(EXPLICIT, PIXELS, VR::OB, &value);
    let data = [derivation, header(EXPLICIT, &image), lost.concat(), pixels].concat();
    let out = run(&part10(JPEG, &data), &orders()).unwrap();
    for (tag, _, value) in said {
        assert_eq!(value_of(&out.bytes, tag).as_deref(), Some(value));
    }
    let (streams, _) = fragments(&out.bytes);
    let [stream] = &streams[..] else {
        panic!("one fragment for the frame");
    };
    let shape = Shape {
        rows: 16,
        columns: 16,
        ..shape()
    };
    let [before, after] =
        [&bytes(GREY), stream].map(|it| Codec::Jpeg.decode(it, &shape, false).unwrap());
    // The area is in the upper two of four coding units.
    assert_eq!(before.bytes[128..], after.bytes[128..]);
    assert_ne!(before.bytes[..128], after.bytes[..128]);
    assert!(after.bytes[16 + 4..16 + 13].iter().all(|&it| it == 0));
}

/// The layout of an image is its own, not that of an icon in it.
#[test]
fn a_template_for_the_size_of_an_icon_does_not_touch_the_image() {
    let size = |rows: u8, columns: u8| {
        [
            even(EXPLICIT, Tag(0x0028, 0x0010), VR::US, &[rows, 0]),
            even(EXPLICIT, Tag(0x0028, 0x0011), VR::US, &[columns, 0]),
        ]
        .concat()
    };
    let icon = nested(EXPLICIT, Tag(0x0088, 0x0200), &size(2, 3));
    let pixels = element(EXPLICIT, PIXELS, VR::OB, &[7; 24]);
    let bytes = part10(meta::EXPLICIT_LE, &[size(4, 6), icon, pixels].concat());
    let template = |rows, columns| Template {
        rows: Some(rows),
        columns: Some(columns),
        areas: vec![orders().masks[0].area],
        ..Template::default()
    };
    for (rows, columns, drawn) in [(4, 6, 1), (2, 3, 0), (4, 3, 0), (2, 6, 0)] {
        let (limits, roles) = (Limits::default(), Default::default());
        let look = Look {
            surfaces: false,
            cohort: None,
            anonymise: None,
            templates: &[template(rows, columns)],
            limits: &limits,
            roles: &roles,
        };
        let (facts, _) = Dicom.survey(&bytes, &look).unwrap();
        let Facts::Dicom(facts) = facts else {
            panic!("DICOM gives facts of DICOM");
        };
        assert_eq!(facts.masks.len(), drawn, "{rows} x {columns}");
    }
}
