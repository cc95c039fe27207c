//! Streams by libjxl 0.11.2 (imagecodecs 2026.3.6), of 11 x y + 50 k + (90 if x > 4 else 0) for column x,
//! line y and sample k where nothing else is said, and streams made here.

mod odd;

use super::bits::Writer;
use super::prefix::Counts;
use super::*;

/// 8 lines of 12 samples of 8 bits.
const GREY: &str = concat!(
    "ff0a014150dc080804010070014b2835c61e5f0a0a6621a104291a2007c3c6012499074c03b4d65ab7b5d65ac334",
    "4deb6adad38c314c2b14baf7b261854201d30ab12327c462b14f19a61562addb3d92cded625ae1d37326bc376cc2",
    "84f730add0baefad5973195b0e",
);

/// As [`GREY`] with 16 bits, in boxes.
const BOXED: &str = concat!(
    "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000000756a",
    "786c63ff0a01f103142d02080401007c014b12c582852452db26a3ab8a7818e1314f75e30700f0a70000804e1cbe",
    "4d42ab834ee98f9ac2586ecae68488af419d677320e516a492cb24c258ec4cc972b0e13188f36e950b4281c4a2f7",
    "23d2d71a280826921b0e83b8476ba02c982adb0e",
);

/// 8 lines of 12 pixels, 12 bits.
const COLOUR: &str = concat!(
    "ff0a016140d122080401006c024b18938e85832911232dc3860ca3a3c226c61811838730c6d888181c8e8e8a315e",
    "bcbb40f0000ecaba025d9cc5ff93d60d6ab6450c553b71fcff3feaeeaf258abd89df013b2458e6a8fe9fc05daa04",
    "86d01af7ffe6fedfca2c1f5b6470030c494ec2e7fe9f550f8a180b15aef629c1ff072cdd5f74067ba303134e9af8",
    "01bd1a71299e657464e3e21bbff7473a161acae0f8004ada1a523a00a503",
);

/// 8 by 8 pixels of 16 x + 8 y + 30 k, lossy, XYB.
const LOSSY: &str = concat!(
    "ff0a41060013880200f000b59f200000152aa38c1bbc9cebf9f24387c5b48deb0c6db56d610963b3bd304848386b",
    "38dacd216888194c2a492444dced25012068ee0f340b404401",
);

/// What libjxl makes of it.
const LOSSY_DECODED: &str = concat!(
    "00213e0c304e21405e314f6c405e7a506d88617e99718faa00284615365528476537557347658256748f6886a178",
    "96b10b304e1f3f5e314f6e405e7c506e8b607d99718faa82a0bb1638572746663957774866845876946785a17997",
    "b38aa8c31d3d5c2e4c6d3f5d7d4f6c8b5e7c9a6e8ca8809eb991afcb2645653554744765865674936684a37694b1",
    "88a7c399b7d32e4d6e3f5d7e506d8e5f7d9d6f8dac7f9ebb91b0cca3c1dd3654764563855775966684a47795b486",
    "a4c299b7d4a9c8e5",
);

/// A JPEG of 8 by 8 samples of 16 x + 8 y, compressed once more.
const JPEG: &str = concat!(
    "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000136a786c7000000000ff0a",
    "414050dc08000001046a627264c10d20082d030200848090ab4a000040c851d982a138ff27888c11ca38a714b41f",
    "214398a50e32cc40e90e35581f329c7ccc80430e2a2c72d0b003db470dfdfb23cb1c76dc8186a2fb5f8c71c62497",
    "6cf2c928a73c33cd35db7c33ce390b3d34d1451b7d34d2494b3d35d5555b7d35d6598b3d36d9659b7d36da69cb3d",
    "37dd75db7d37de790b3e38e1851b7e38e289472ef9e494576ef9e598671ebae8a3935ebae9a7a39e7aecb2cf4e7b",
    "edb6df8e7beec10b3f3cf1c51b7f3cf2c9472ffdf4d4576ffdf5d8670f7ef8e28f4f7ef9e69f8f7efaf0c72ffffc",
    "f4d76ffffdf8e7ff0ff0030000000b0880e000104a4649460001010000010001000003000000db6a786c70800000",
    "01e05b0010002003087008700870feff0e000018000800010000000000808025899488bbb91e8000ca642d8e6fa0",
    "50189182027988766cebe888e808c4c6186324126c34acdb3ac6e8885886652400002ce8667930000084c4092066",
    "e60528011074e38aec5b270017a9011990bd23bff801c37f75ecc9ee0989391396f95e9951d115ea2f0f34de10c2",
    "cc26a6a20eee7b90cb51154ec9aa9034251fbac0062d71250fa0f3c4970dcb30f523608ce6c51d85b4d4ac208551",
    "4077c12e00000000000094249222f346110038bcf70f8401",
);

/// What libjxl makes of it.
const JPEG_DECODED: &str = concat!(
    "010f2132405063710815283847566a77101e30414f6072801926394958687b88202e40515e6f818f283549596777",
    "8a97313f51626f8092a038455868768699a6",
);

/// The same with the comment "MARKER^ONE", which is compressed.
const COMMENTED: &str = concat!(
    "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000136a786c7000000000ff0a",
    "414050dc08000001136a6272647d70030842cb80006000002120e4aa120000107254b66028ceff0922638432ce29",
    "05ed47c81066a9830c3350ba430dd6870c271f33e090830a8b1c34ecc0f65143fffec832871d77a0a1e8fe17639c",
    "31c9259b7c32ca29cf4c73cd36df8c73ce420f4d74d1461f8d74d2524f4d75d5565f8d75d6628f4d76d9669f8d76",
    "da72cf4d77dd76df8d77de820f4e78e1861f8e78e2914b3e39e5955b7e39e699872efae8a4976efae9a8a71ebbec",
    "b3d35ebbedb7e39e7bf0c20f4f7cf1c61f8f7cf2d14b3f3df5d55b7f3df6d9831fbef8e3935fbef9e7a39f3efcf1",
    "cb3f3ffdf5db7f3ffef9ff03fc0000008b0e80e000104a46494600010100000100010000fe000c4d41524b45525e",
    "4f4e4503000000db6a786c7080000001e05b0010002003087008700870feff0e0000180008000100000000008080",
    "25899488bbb91e8000ca642d8e6fa050189182027988766cebe888e808c4c6186324126c34acdb3ac6e888588665",
    "2400002ce8667930000084c4092066e60528011074e38aec5b270017a9011990bd23bff801c37f75ecc9ee098939",
    "1396f95e9951d115ea2f0f34de10c2cc26a6a20eee7b90cb51154ec9aa9034251fbac0062d71250fa0f3c4970dcb",
    "30f523608ce6c51d85b4d4ac2085514077c12e00000000000094249222f346110038bcf70f8401",
);

fn bytes(digits: &str) -> Vec<u8> {
    let pairs = (0..digits.len()).step_by(2);
    pairs
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect()
}

fn shape(rows: u32, columns: u32, samples: u16, stored: u16) -> Shape {
    Shape {
        rows,
        columns,
        samples,
        allocated: if stored > 8 { 16 } else { 8 },
        stored,
        high: stored - 1,
        numbers: Numbers::Unsigned,
        photometric: match samples {
            1 => Photometric::Monochrome2,
            _ => Photometric::Rgb,
        },
    }
}

/// Every stream above with what it is.
fn vectors() -> Vec<(Vec<u8>, Shape)> {
    vec![
        (bytes(GREY), shape(8, 12, 1, 8)),
        (bytes(BOXED), shape(8, 12, 1, 16)),
        (bytes(COLOUR), shape(8, 12, 3, 12)),
        (bytes(LOSSY), shape(8, 8, 3, 8)),
        (bytes(JPEG), shape(8, 8, 1, 8)),
        (bytes(COMMENTED), shape(8, 8, 1, 8)),
    ]
}

const AREA: Area = Area {
    x: 1,
    y: 2,
    width: 5,
    height: 3,
};

fn holds(stream: &[u8], text: &[u8]) -> bool {
    stream.windows(text.len()).any(|window| window == text)
}

/// A stream of ours.
fn coded(shape: &Shape, cells: &[u8]) -> Vec<u8> {
    let coded = Coded {
        frame: Frame {
            shape: *shape,
            bytes: cells.to_vec(),
        },
        precision: u32::from(shape.stored),
    };
    coded.written(None).unwrap()
}

/// A picture with flat parts, edges and noise, the same on every run.
fn picture(shape: &Shape) -> Vec<u8> {
    let mut state = 1u32;
    let mut cells = Vec::new();
    let largest = (1u32 << shape.stored) - 1;
    for y in 0..shape.rows {
        for x in 0..shape.columns {
            for sample in 0..u32::from(shape.samples) {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let noise = state >> 16;
                let value = match (x / 9 + y / 4) % 4 {
                    0 => largest / 3,
                    1 => (x * 5 + y * 3 + sample * 20 + noise % 5).min(largest),
                    2 => noise & largest,
                    _ => largest * (noise & 1),
                };
                cells.extend_from_slice(&value.to_le_bytes()[..shape.sample_bytes()]);
            }
        }
    }
    cells
}

#[test]
fn lossless_streams_of_others_decode_exactly() {
    for (stream, shape) in &vectors()[..3] {
        let mut expected = Vec::new();
        for y in 0..shape.rows {
            for x in 0..shape.columns {
                for k in 0..u32::from(shape.samples) {
                    let value = 11 * x * y + 50 * k + if x > 4 { 90 } else { 0 };
                    let value = value & ((1 << shape.stored) - 1);
                    expected.extend_from_slice(&value.to_le_bytes()[..shape.sample_bytes()]);
                }
            }
        }
        let frame = decode(stream, shape).unwrap();
        assert_eq!(frame.shape, *shape);
        assert_eq!(frame.bytes, expected);
    }
}

#[test]
fn lossy_streams_decode_within_one_of_what_others_make_of_them() {
    let mut transformed = shape(8, 8, 3, 8);
    transformed.photometric = Photometric::YbrFull422;
    for (stream, shape, expected) in [
        (LOSSY, transformed, LOSSY_DECODED),
        (JPEG, shape(8, 8, 1, 8), JPEG_DECODED),
    ] {
        let frame = decode(&bytes(stream), &shape).unwrap();
        let expected = bytes(expected);
        assert_eq!(frame.bytes.len(), expected.len());
        for (one, other) in frame.bytes.iter().zip(&expected) {
            assert!(one.abs_diff(*other) <= 1);
        }
        let colours = frame.shape.samples == 3;
        assert_eq!(frame.shape.photometric == Photometric::Rgb, colours);
    }
}

#[test]
fn every_width_of_sample_and_every_size_returns() {
    for stored in 1..=16 {
        for samples in [1, 3] {
            for (rows, columns) in [(1, 1), (1, 90), (40, 1), (23, 37)] {
                let shape = shape(rows, columns, samples, stored);
                let cells = picture(&shape);
                let stream = coded(&shape, &cells);
                assert_eq!(decode(&stream, &shape).unwrap().bytes, cells);
                assert_eq!(strip(&stream, &shape, false), Ok(None));
            }
        }
    }
}

#[test]
fn pictures_of_several_groups_return() {
    for (rows, columns, samples) in [(3, 1_025, 1), (2_050, 2, 3), (1_030, 1_040, 1)] {
        let shape = shape(rows, columns, samples, 8);
        let cells = picture(&shape);
        let stream = coded(&shape, &cells);
        assert_eq!(decode(&stream, &shape).unwrap().bytes, cells);
    }
}

#[test]
fn a_flat_picture_takes_next_to_nothing() {
    let shape = shape(500, 700, 3, 8);
    let stream = coded(&shape, &[0; 500 * 700 * 3]);
    assert!(stream.len() < 100);
}

#[test]
fn l54_only_the_area_changes_and_boxes_stay_boxes() {
    for (stream, shape) in vectors().drain(..3) {
        let mut expected = decode(&stream, &shape).unwrap();
        let before = expected.clone();
        mask::draw(&mut expected, &[AREA]);
        assert_ne!(before, expected);
        let masked = mask(&stream, &shape, &[AREA]).unwrap();
        assert_eq!(decode(&masked, &shape), Ok(expected));
        assert_eq!(masked[..2], stream[..2]);
        assert_eq!(restorable(&masked), Ok(false));
    }
}

/// The library has no switch for the instructions it calculates with, so what is no whole number stays out of outputs.
#[test]
fn frames_that_processors_decode_differently_are_shown_but_decide_on_nothing() {
    for (number, (stream, shape)) in vectors().into_iter().enumerate() {
        let varies = number >= 3;
        let shown = decode(&stream, &shape);
        assert!(shown.is_ok());
        let expected = if varies { Err(VARIES) } else { shown };
        assert_eq!(decode_alike(&stream, &shape), expected);
        assert_eq!(
            mask(&stream, &shape, &[AREA]).err(),
            varies.then_some(VARIES)
        );
        let inked = Shape {
            stored: shape.stored - 1,
            high: shape.high - 1,
            ..shape
        };
        assert_eq!(strip(&stream, &inked, true).err(), varies.then_some(VARIES));
    }
}

#[test]
fn l53_signed_samples_turn_darkest_in_fewer_coded_bits_than_stored() {
    let mut declared = shape(1, 3, 1, 12);
    declared.numbers = Numbers::Signed;
    // The stream knows 10 bits: -1, -512, 511.
    let mut narrow = shape(1, 3, 1, 10);
    narrow.numbers = Numbers::Signed;
    let stream = coded(&narrow, &[0xFF, 0xFF, 0x00, 0xFE, 0xFF, 0x01]);
    let frame = decode(&stream, &declared).unwrap();
    assert_eq!(frame.bytes, [0xFF, 0xFF, 0x00, 0xFE, 0xFF, 0x01]);
    let first = Area {
        x: 0,
        y: 0,
        width: 1,
        height: 1,
    };
    let masked = mask(&stream, &declared, &[first]).unwrap();
    let frame = decode(&masked, &declared).unwrap();
    assert_eq!(frame.bytes, [0x00, 0xF8, 0x00, 0xFE, 0xFF, 0x01]);
}

/// L28: sixteen bits are coded, eight hold the value.
#[test]
fn l28_ink_in_bits_that_hold_no_value_is_coded_away_where_that_is_asked_for() {
    let wide = shape(3, 40, 1, 16);
    let declared = Shape {
        stored: 8,
        high: 7,
        ..wide
    };
    let clean: Vec<u8> = (0..120).flat_map(|at| [at, 0]).collect();
    let mut inked = clean.clone();
    inked[41] = 0xFF;
    inked[83] = 1;
    let stream = coded(&wide, &inked);
    assert_eq!(decode(&stream, &wide).unwrap().bytes, inked);
    assert_eq!(strip(&stream, &declared, false), Ok(None));
    let cleared = strip(&stream, &declared, true).unwrap().unwrap();
    assert_eq!(decode(&cleared, &wide).unwrap().bytes, clean);
    assert_eq!(strip(&cleared, &declared, true), Ok(None));
    assert_eq!(strip(&coded(&wide, &clean), &declared, true), Ok(None));
}

#[test]
fn signs_that_are_repeated_in_bits_that_hold_no_value_stay_as_they_are() {
    let wide = shape(1, 3, 1, 16);
    let declared = Shape {
        stored: 12,
        high: 11,
        numbers: Numbers::Signed,
        ..wide
    };
    let stream = coded(&wide, &[0xFF, 0xFF, 0x00, 0xF8, 0x12, 0x00]);
    assert_eq!(strip(&stream, &declared, true), Ok(None));
}

#[test]
fn what_carries_nothing_stays_as_it_is() {
    for (stream, shape) in &vectors()[..5] {
        assert_eq!(strip(stream, shape, false), Ok(None));
        // A byte of padding.
        assert_eq!(strip(&[&stream[..], &[0]].concat(), shape, false), Ok(None));
    }
    assert_eq!(restorable(&vectors()[4].0), Ok(true));
}

/// A box of this type.
fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = content.len() as u32 + 8;
    [&length.to_be_bytes()[..], kind, content].concat()
}

#[test]
fn l56_boxes_of_metadata_and_what_follows_the_end_do_not_survive() {
    for kind in [b"Exif", b"xml ", b"brob", b"jumb", b"what"] {
        for at in [1, 4] {
            let (stream, shape) = &vectors()[at];
            let marked = [&stream[..], &boxed(kind, b"MARKER^TWO")].concat();
            assert!(holds(&marked, b"MARKER^TWO"));
            let stripped = strip(&marked, shape, false).unwrap().unwrap();
            assert!(!holds(&stripped, b"MARKER"));
            assert_eq!(decode(&stripped, shape), decode(stream, shape));
            assert_eq!(restorable(&stripped), restorable(stream));
            assert_eq!(strip(&stripped, shape, false), Ok(None));
        }
    }
    let (bare, shape) = &vectors()[0];
    let marked = [&bare[..], b"MARKER^END"].concat();
    assert_eq!(strip(&marked, shape, false).unwrap().as_ref(), Some(bare));
}

#[test]
fn l56_a_jpeg_that_brings_a_comment_is_no_longer_made_again() {
    let (stream, shape) = &vectors()[5];
    assert_eq!(restorable(stream), Ok(true));
    let stripped = strip(stream, shape, false).unwrap().unwrap();
    assert_eq!(restorable(&stripped), Ok(false));
    assert_eq!(decode(&stripped, shape), decode(stream, shape));
    assert!(!holds(&stripped, b"jbrd"));
}

#[test]
fn a_stream_that_contradicts_what_is_declared_is_refused() {
    let (stream, declared) = &vectors()[2];
    for wrong in [
        shape(9, 12, 3, 12),
        shape(8, 11, 3, 12),
        shape(8, 12, 1, 12),
        shape(8, 12, 3, 8),
        Shape {
            allocated: 32,
            ..*declared
        },
    ] {
        assert!(decode(stream, &wrong).is_err());
        assert!(mask(stream, &wrong, &[AREA]).is_err());
    }
    assert!(decode(stream, declared).is_ok());
}

#[test]
fn every_prefix_is_refused() {
    for (stream, shape) in vectors() {
        for end in 0..stream.len() {
            assert!(decode(&stream[..end], &shape).is_err());
            assert!(mask(&stream[..end], &shape, &[AREA]).is_err());
            assert!(strip(&stream[..end], &shape, false).is_err());
        }
    }
}

#[test]
fn every_changed_byte_returns() {
    for (number, (stream, shape)) in vectors().into_iter().enumerate() {
        for at in 0..stream.len() {
            // Of the JPEGs the one that says more; blocks take long to prepare for.
            let others = [!stream[at], 0, stream[at] ^ 1];
            let others = match number {
                0..=2 => &others[..],
                4 => &[],
                _ => &others[..1],
            };
            for &other in others {
                let mut changed = stream.clone();
                changed[at] = other;
                let _ = strip(&changed, &shape, false);
                let decoded = decode_alike(&changed, &shape);
                let masked = mask(&changed, &shape, &[AREA]);
                assert_eq!(decoded.is_ok(), masked.is_ok());
                if let (Ok(mut decoded), Ok(masked)) = (decoded, masked) {
                    mask::draw(&mut decoded, &[AREA]);
                    assert_eq!(decode(&masked, &shape), Ok(decoded));
                }
            }
        }
    }
}
