mod hostile;
mod vectors;

use self::vectors::{BOXED, FAST, FAST_SIGNED, LOSSY, SIGNED, TWELVE, bytes};
use super::*;

/// What is declared beside a stream of this many lines of 12 samples and so on.
fn shape(size: [u32; 2], samples: u16, stored: u16, numbers: Numbers) -> Shape {
    Shape {
        rows: size[0],
        columns: size[1],
        samples,
        allocated: stored.div_ceil(8) * 8,
        stored,
        high: stored - 1,
        numbers,
        photometric: if samples == 3 {
            Photometric::Rgb
        } else {
            Photometric::Monochrome2
        },
    }
}

/// The streams of others with what is declared beside them; all but the last are coded without loss.
fn kinds() -> Vec<(Vec<u8>, Shape)> {
    use Numbers::{Signed, Unsigned};
    vec![
        (bytes(TWELVE), shape([10, 12], 1, 12, Unsigned)),
        (bytes(SIGNED), shape([10, 12], 1, 16, Signed)),
        (bytes(BOXED), shape([5, 6], 3, 8, Unsigned)),
        (bytes(FAST), shape([10, 12], 3, 8, Unsigned)),
        (bytes(FAST_SIGNED), shape([10, 12], 1, 16, Signed)),
        (bytes(LOSSY), shape([10, 12], 3, 8, Unsigned)),
    ]
}

/// The picture that the vectors were made of.
fn picture(shape: &Shape) -> Vec<i32> {
    let lift = if shape.numbers == Numbers::Signed {
        1 << (shape.stored - 1)
    } else {
        0
    };
    let lines = 0..shape.rows as i32;
    let pixels = lines.flat_map(|y| (0..shape.columns as i32).map(move |x| (x, y)));
    let samples = i32::from(shape.samples);
    let values = pixels.flat_map(|(x, y)| (0..samples).map(move |c| 37 * x + 59 * y + 83 * c));
    values
        .map(|value| value % (1 << shape.stored) - lift)
        .collect()
}

fn values(frame: &Frame) -> Vec<i32> {
    let signed = frame.shape.numbers == Numbers::Signed;
    let cells = frame.bytes.chunks_exact(frame.shape.sample_bytes());
    let value = |cell: &[u8]| match (cell, signed) {
        (&[low], false) => i32::from(low),
        (&[low], true) => i32::from(low as i8),
        (&[low, high], false) => i32::from(u16::from_le_bytes([low, high])),
        (&[low, high], true) => i32::from(i16::from_le_bytes([low, high])),
        _ => panic!("samples of one or two bytes"),
    };
    cells.map(value).collect()
}

const AREA: Area = Area {
    x: 2,
    y: 1,
    width: 3,
    height: 2,
};

fn inside(shape: &Shape, at: usize) -> bool {
    let pixel = at / usize::from(shape.samples);
    let (x, y) = (pixel as u32 % shape.columns, pixel as u32 / shape.columns);
    (2..5).contains(&x) && (1..3).contains(&y)
}

#[test]
fn reversible_streams_decode_to_what_was_coded() {
    for (stream, shape) in &kinds()[..5] {
        let frame = decode(stream, shape).expect("decoded");
        assert_eq!(values(&frame), picture(shape));
        assert_eq!(frame.shape, *shape);
    }
}

#[test]
fn irreversible_streams_decode_to_nearly_what_was_coded_and_to_rgb() {
    let (stream, mut shape) = kinds().remove(5);
    shape.photometric = Photometric::YbrFull;
    assert_eq!(colour(&stream), Ok(Colour::Irreversible));
    assert_eq!(reversible(&stream), Ok(false));
    let frame = decode(&stream, &shape).expect("decoded");
    assert_eq!(frame.shape.photometric, Photometric::Rgb);
    for (found, coded) in values(&frame).into_iter().zip(picture(&shape)) {
        assert!((found - coded).abs() <= LOSS);
    }
}

/// What OpenJPEG itself gives for that stream, at most.
const LOSS: i32 = 4;

#[test]
fn l54_a_mask_changes_the_area_alone_and_codes_without_loss() {
    for (stream, shape) in kinds() {
        let before = decode(&stream, &shape).expect("decoded");
        let masked = mask(&stream, &shape, &[AREA]).expect("masked");
        let after = decode(&masked, &shape).expect("decoded again");
        let black = values(&Frame {
            bytes: mask::black(&shape),
            shape,
        });
        for (at, (now, then)) in values(&after).into_iter().zip(values(&before)).enumerate() {
            let expected = if inside(&shape, at) {
                black[at % black.len()]
            } else {
                then
            };
            assert_eq!(now, expected, "{at}");
        }
        assert_eq!(reversible(&masked), Ok(true));
        let transformed = colour(&stream).expect("read") != Colour::Untransformed;
        let expected = if transformed {
            Colour::Reversible
        } else {
            Colour::Untransformed
        };
        assert_eq!(colour(&masked), Ok(expected));
        assert_eq!(mask(&stream, &shape, &[AREA]), Ok(masked));
    }
}

/// L28: all bits are coded, fewer hold the value.
#[test]
fn l28_ink_in_bits_that_hold_no_value_is_coded_away_where_that_is_asked_for() {
    for (stream, wide) in kinds() {
        let declared = Shape {
            stored: 7,
            high: 6,
            ..wide
        };
        let fewer = values(&decode(&stream, &declared).expect("decoded"));
        assert_ne!(values(&decode(&stream, &wide).expect("decoded")), fewer);
        assert_eq!(stripped(&stream, &declared, false), strip(&stream));
        let cleared = stripped(&stream, &declared, true).expect("read");
        let cleared = cleared.expect("ink was there");
        assert_eq!(values(&decode(&cleared, &wide).expect("decoded")), fewer);
        assert_eq!(
            values(&decode(&cleared, &declared).expect("decoded")),
            fewer
        );
        assert_eq!(reversible(&cleared), Ok(true));
        // Signs are repeated above the value and stay.
        assert_eq!(stripped(&cleared, &declared, true), Ok(None));
        assert_eq!(stripped(&stream, &wide, true), strip(&stream));
    }
}

#[test]
fn high_throughput_stays_high_throughput_in_the_strictest_form() {
    for (stream, shape) in &kinds()[3..5] {
        let masked = mask(stream, shape, &[AREA]).expect("masked");
        let header = header::of(&masked).expect("header");
        assert!(header.fast);
        let found = markers::pieces(&masked).expect("pieces");
        let fields = |code: u8| {
            found.iter().find_map(|piece| match piece {
                markers::Piece::Segment { marker, whole, .. } if *marker == code => {
                    Some(&masked[whole.start + 4..whole.end])
                }
                markers::Piece::Segment { .. } | markers::Piece::Data(_) => None,
            })
        };
        // Resolution, position, component, layer; the length of the one tile-part.
        assert_eq!(fields(markers::COD).expect("coding style")[1], 2);
        let length = fields(0x55).expect("lengths of tile-parts")[2..].to_vec();
        let part = masked
            .windows(2)
            .position(|pair| pair == [0xFF, 0x90])
            .expect("tile-part");
        assert_eq!(length, ((masked.len() - part - 2) as u32).to_be_bytes());
        // No marker among the packets.
        let data = &masked[part + 14..masked.len() - 2];
        assert!(
            data.windows(2)
                .all(|pair| pair[0] != 0xFF || pair[1] <= 0x8F)
        );
    }
}

#[test]
fn noise_of_every_depth_survives_both_encoders() {
    let mut state = 1u32;
    let mut noise = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as i32
    };
    for (precision, samples) in [(1, 1), (8, 3), (12, 1), (16, 3), (16, 4)] {
        for signed in [false, true] {
            let numbers = if signed {
                Numbers::Signed
            } else {
                Numbers::Unsigned
            };
            let shape = Shape {
                samples,
                ..shape([67, 131], samples, precision, numbers)
            };
            for fast in [false, true] {
                let header = Header {
                    precision: u32::from(precision),
                    signed,
                    transform: samples >= 3,
                    reversible: true,
                    fast,
                };
                let lift = if signed { 1 << (precision - 1) } else { 0 };
                let plane = |_| {
                    (0..67 * 131)
                        .map(|_| noise() % (1 << precision) - lift)
                        .collect()
                };
                let coded = Coded {
                    header,
                    planes: (0..samples).map(plane).collect(),
                };
                let stream = if fast {
                    fast::encode(&coded, &shape)
                } else {
                    plain::encode(&coded, &shape)
                };
                let again = Coded::read(&stream.expect("coded"), &shape).expect("decoded");
                assert!(again == coded, "{header:?}");
            }
        }
    }
}

#[test]
fn samples_of_another_sign_than_declared_hold_the_same_bits() {
    let stream = bytes(TWELVE);
    let declared = shape([10, 12], 1, 12, Numbers::Signed);
    let unsigned = shape([10, 12], 1, 12, Numbers::Unsigned);
    let wrapped = picture(&unsigned)
        .into_iter()
        .map(|value| value << 20 >> 20);
    let frame = decode(&stream, &declared).expect("decoded");
    assert_eq!(values(&frame), wrapped.collect::<Vec<_>>());
    let masked = mask(&stream, &declared, &[AREA]).expect("masked");
    let after = values(&decode(&masked, &declared).expect("decoded"));
    for (at, (now, then)) in after.into_iter().zip(values(&frame)).enumerate() {
        assert_eq!(now, if inside(&declared, at) { -2048 } else { then });
    }
}

#[test]
fn black_that_needs_more_bits_than_are_coded_gets_them() {
    let (stream, _) = kinds().remove(0);
    let declared = Shape {
        photometric: Photometric::Monochrome1,
        ..shape([10, 12], 1, 16, Numbers::Unsigned)
    };
    let masked = mask(&stream, &declared, &[AREA]).expect("masked");
    let after = values(&decode(&masked, &declared).expect("decoded"));
    for (at, (now, then)) in after.into_iter().zip(picture(&declared)).enumerate() {
        assert_eq!(
            now,
            if inside(&declared, at) {
                65535
            } else {
                then % 4096
            }
        );
    }
}

#[test]
fn l56_comments_boxes_and_tails_go_and_pictures_stay() {
    const MARKER: &[u8] = b"YAMADA^TARO";
    let (stream, shape) = kinds().remove(0);
    let comment = [&[0xFF, 0x64, 0, 15, 0, 1][..], MARKER].concat();
    let main = stream
        .windows(2)
        .position(|pair| pair == [0xFF, 0x52])
        .expect("coding style");
    let part = stream
        .windows(2)
        .position(|pair| pair == [0xFF, 0x90])
        .expect("tile-part");
    let mut marked = [
        &stream[..main],
        &comment,
        &stream[main..part + 12],
        &comment,
    ]
    .concat();
    marked.extend_from_slice(&stream[part + 12..]);
    let place = part + comment.len() + 6;
    let length = u32::from_be_bytes(stream[part + 6..part + 10].try_into().expect("four"));
    marked[place..place + 4].copy_from_slice(&(length + comment.len() as u32).to_be_bytes());
    marked.extend_from_slice(MARKER);
    let holds = |stream: &[u8]| stream.windows(MARKER.len()).any(|run| run == MARKER);
    assert!(holds(&marked));
    assert_eq!(
        values(&decode(&marked, &shape).expect("decoded")),
        picture(&shape)
    );
    let stripped = strip(&marked).expect("stripped").expect("changed");
    assert!(!holds(&stripped) && !stripped.windows(8).any(|run| run == b"OpenJPEG"));
    assert_eq!(
        values(&decode(&stripped, &shape).expect("decoded")),
        picture(&shape)
    );
    assert_eq!(strip(&stripped), Ok(None));
    assert_eq!(mask(&marked, &shape, &[]), Ok(stripped));
    assert!(!holds(&mask(&marked, &shape, &[AREA]).expect("masked")));

    let boxed = bytes(BOXED);
    let named = [&boxed[..12], &[0, 0, 0, 19], b"xml ", MARKER, &boxed[12..]].concat();
    let bare = strip(&named).expect("stripped").expect("changed");
    assert!(bare.starts_with(&[0xFF, 0x4F, 0xFF, 0x51]) && !holds(&bare));
    let shape = kinds()[2].1;
    assert_eq!(
        values(&decode(&bare, &shape).expect("decoded")),
        picture(&shape)
    );
}

#[test]
fn a_missing_end_marker_does_no_harm() {
    for (stream, shape) in kinds() {
        let bare = markers::codestream(&stream).expect("bare");
        assert!(bare.ends_with(&[0xFF, 0xD9]));
        let open = &bare[..bare.len() - 2];
        assert_eq!(decode(open, &shape), decode(&stream, &shape));
        assert!(
            mask(open, &shape, &[AREA])
                .expect("masked")
                .ends_with(&[0xFF, 0xD9])
        );
    }
}

#[test]
fn single_bits_are_decoded_and_masked() {
    let shape = Shape {
        allocated: 1,
        ..shape([7, 9], 1, 1, Numbers::Unsigned)
    };
    let header = Header {
        precision: 1,
        signed: false,
        transform: false,
        reversible: true,
        fast: false,
    };
    let plane: Vec<i32> = (0..63).map(|at| i32::from(at % 3 != 0)).collect();
    let coded = Coded {
        header,
        planes: vec![plane.clone()],
    };
    let stream = plain::encode(&coded, &shape).expect("coded");
    assert_eq!(values(&decode(&stream, &shape).expect("decoded")), plane);
    let masked = mask(&stream, &shape, &[AREA]).expect("masked");
    let after = values(&decode(&masked, &shape).expect("decoded"));
    for (at, (now, then)) in after.into_iter().zip(plane).enumerate() {
        assert_eq!(now, if inside(&shape, at) { 0 } else { then });
    }
}

#[test]
fn one_byte_of_padding_is_nothing_to_strip() {
    let (stream, shape) = kinds().remove(3);
    let plain = mask(&stream, &shape, &[AREA]).expect("masked");
    assert_eq!(strip(&plain), Ok(None));
    assert_eq!(strip(&[&plain[..], &[0]].concat()), Ok(None));
    assert_eq!(strip(&[&plain[..], &[7]].concat()), Ok(Some(plain)));
}
