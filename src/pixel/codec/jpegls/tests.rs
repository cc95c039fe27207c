use super::*;
use crate::pixel::Photometric;

/// T.87 H.3: four by four samples of 8 bits without loss.
const EXAMPLE: &str = "ffd8fff7000b0800040004010111 00ffda0008010100000000\
    c000006c80208e01c000005740 00006ee6000001bc18000005d800009160ffd9";

/// 7 by 5 RGB, interleaved by sample, NEAR 2; by CharLS 2.4 from
/// (11 x y + 50 k + (90 if x > 4 else 0)) mod 256.
const BY_SAMPLE: &str = "ffd8fff70011080005000703011100021100031100ffda000c03010002000300020200\
    400002004aff6000000c6000000c40000e4d2af31b67f91100000106003f4ec888110811880822000800400308109b\
    12204620098c0201018008d40212ef890208804c6140325711f16514ffd9";
const BY_SAMPLE_DECODED: &str = "0032640032640032640032640032645a8cbf5c8ebc0132640a3c6e14477a235286\
    2d5c9191c4f69dcc0001326414477a2d5c904176a65a8abbc8fb2edc10410132642352864176a66495c682b8e9ff2f\
    611e50850132642b5c8f5a8abd82b4e6b2e01337679c6496c8";

/// 9 by 4, three components of 12 bits, interleaved by line, without loss; by CharLS 2.4 from
/// (300 x + 7 y k + 900 k) mod 4096, or 1234 from the sixth column on.
const BY_LINE: &str = "ffd8fff700110c0004000903011100021100031100ffda000c030100020003000001008015\
    c015caa9539ec221106008386894f29a52c0e9432150a0083ca794d296524001dc83a0c8320408208103ce9d32a9b3\
    bdadb4cacdaf04210820e74a10a6aed7bdcd76e0844410754e31966f6e6b58e580ffd9";

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
    digits
        .chunks_exact(2)
        .map(|pair| (pair[0] * 16 + pair[1]) as u8)
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
        photometric: if samples == 1 {
            Photometric::Monochrome2
        } else {
            Photometric::Rgb
        },
    }
}

/// The three streams above with what they are.
fn vectors() -> [(Vec<u8>, Shape); 3] {
    [
        (bytes(EXAMPLE), shape(4, 4, 1, 8)),
        (bytes(BY_SAMPLE), shape(5, 7, 3, 8)),
        (bytes(BY_LINE), shape(4, 9, 3, 12)),
    ]
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
                let noise = state >> 20;
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

fn coded(shape: &Shape, cells: &[u8], near: u8, interleave: Interleave) -> Vec<u8> {
    let source = Source {
        cells,
        wide: shape.sample_bytes() == 2,
        rows: shape.rows,
        columns: shape.columns,
        samples: shape.samples,
    };
    encode(&source, u32::from(shape.stored), near, interleave).unwrap()
}

#[test]
fn the_example_of_the_standard_decodes() {
    let frame = decode(&bytes(EXAMPLE), &shape(4, 4, 1, 8)).unwrap();
    assert_eq!(
        frame.bytes,
        [
            0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145
        ]
    );
}

#[test]
fn interleaved_colour_decodes_as_the_reference_does() {
    let frame = decode(&bytes(BY_SAMPLE), &shape(5, 7, 3, 8)).unwrap();
    assert_eq!(frame.bytes, bytes(BY_SAMPLE_DECODED));
    let frame = decode(&bytes(BY_LINE), &shape(4, 9, 3, 12)).unwrap();
    let mut expected = Vec::new();
    for y in 0..4u16 {
        for x in 0..9u16 {
            for k in 0..3u16 {
                let value = if x < 5 {
                    (300 * x + 7 * y * k + 900 * k) % 4096
                } else {
                    1234
                };
                expected.extend(value.to_le_bytes());
            }
        }
    }
    assert_eq!(frame.bytes, expected);
}

#[test]
fn the_encoder_writes_what_the_standard_and_the_reference_write() {
    for (stream, shape) in [&vectors()[0], &vectors()[2]] {
        assert_eq!(mask(stream, shape, &[]).as_ref(), Ok(stream));
    }
}

#[test]
fn every_width_of_sample_returns_within_near() {
    for stored in 2..=16 {
        for (samples, interleave) in [
            (1, Interleave::None),
            (2, Interleave::Line),
            (3, Interleave::None),
            (3, Interleave::Line),
            (3, Interleave::Sample),
            (4, Interleave::Sample),
        ] {
            for (rows, columns) in [(1, 1), (1, 90), (40, 1), (23, 37)] {
                for near in [0u8, 1, 7, 255] {
                    let shape = shape(rows, columns, samples, stored);
                    if i32::from(near) > ((1 << stored) - 1) / 2 {
                        continue;
                    }
                    let cells = picture(&shape);
                    let stream = coded(&shape, &cells, near, interleave);
                    let frame = decode(&stream, &shape).unwrap();
                    if near == 0 {
                        assert_eq!(frame.bytes, cells);
                    }
                    let width = shape.sample_bytes();
                    let value = |cell: &[u8]| {
                        cell.iter()
                            .rev()
                            .fold(0, |all, &b| all * 256 + i32::from(b))
                    };
                    let pairs = cells
                        .chunks_exact(width)
                        .zip(frame.bytes.chunks_exact(width));
                    for (before, after) in pairs {
                        assert!((value(before) - value(after)).abs() <= i32::from(near));
                    }
                }
            }
        }
    }
}

#[test]
fn l54_only_the_area_changes_and_the_interleave_mode_stays() {
    let area = Area {
        x: 3,
        y: 1,
        width: 20,
        height: 2,
    };
    for (samples, interleave, mode) in [
        (1, Interleave::None, 0),
        (3, Interleave::None, 0),
        (3, Interleave::Line, 1),
        (3, Interleave::Sample, 2),
    ] {
        let shape = shape(6, 30, samples, 8);
        let source = coded(&shape, &picture(&shape), 3, interleave);
        let mut expected = decode(&source, &shape).unwrap();
        assert!(expected.bytes.iter().any(|&byte| byte > 0));
        let masked = mask(&source, &shape, &[area]).unwrap();
        mask::draw(&mut expected, &[area]);
        assert_eq!(decode(&masked, &shape).unwrap(), expected);
        let scan = masked.windows(2).position(|pair| pair == [0xFF, 0xDA]);
        let header = scan.unwrap() + 4;
        let count = usize::from(masked[header]);
        assert_eq!(masked[header + 1 + 2 * count..][..2], [0, mode]);
    }
}

#[test]
fn l53_signed_samples_turn_darkest_in_fewer_coded_bits_than_stored() {
    let mut declared = shape(2, 3, 1, 12);
    declared.numbers = Numbers::Signed;
    // The stream knows 8 bits: -1, -128, 127, 0, 1, 2.
    let narrow = shape(2, 3, 1, 8);
    let stream = coded(&narrow, &[0xFF, 0x80, 0x7F, 0, 1, 2], 0, Interleave::None);
    let frame = decode(&stream, &declared).unwrap();
    let values = |frame: &Frame| -> Vec<i16> {
        let cells = frame.bytes.chunks_exact(2);
        cells.map(|c| i16::from_le_bytes([c[0], c[1]])).collect()
    };
    assert_eq!(values(&frame), [-1, -128, 127, 0, 1, 2]);
    let corner = Area {
        x: 0,
        y: 0,
        width: 1,
        height: 1,
    };
    let masked = mask(&stream, &declared, &[corner]).unwrap();
    let frame = decode(&masked, &declared).unwrap();
    assert_eq!(values(&frame), [-2048, -128, 127, 0, 1, 2]);
}

/// L28: sixteen or ten bits are coded, eight hold the value.
#[test]
fn l28_ink_in_bits_that_hold_no_value_is_coded_away_where_that_is_asked_for() {
    for (bits, near) in [(16, 0), (10, 0), (16, 1)] {
        let mut wide = shape(3, 40, 1, bits);
        for (numbers, low) in [(Numbers::Unsigned, 0), (Numbers::Signed, 0xFF)] {
            wide.numbers = numbers;
            let declared = Shape {
                stored: 8,
                high: 7,
                ..wide
            };
            // The values 1 to 120, and with a sign one of -1.
            let mut clean: Vec<u8> = (1..=120).flat_map(|at| [at, 0]).collect();
            let sign = [
                low | 7,
                if low > 0 {
                    (0xFFFFu32 >> (16 - bits) >> 8) as u8
                } else {
                    0
                },
            ];
            clean[..2].copy_from_slice(&sign);
            let mut inked = clean.clone();
            inked[41] = 0x03;
            inked[83] = 2;
            let stream = coded(&wide, &inked, near, Interleave::None);
            assert_eq!(stripped(&stream, &declared, false), Ok(None));
            let cleared = stripped(&stream, &declared, true).unwrap().unwrap();
            assert_eq!(decode(&cleared, &declared), decode(&stream, &declared));
            let shown = decode(&cleared, &wide).unwrap().bytes;
            let above = |at: usize| shown[2 * at + 1];
            assert_eq!((above(20), above(41)), (0, 0));
            assert_eq!(stripped(&cleared, &declared, true), Ok(None));
            if near == 0 {
                let clean = coded(&wide, &clean, 0, Interleave::None);
                assert_eq!(cleared, clean);
                assert_eq!(stripped(&clean, &declared, true), Ok(None));
            }
        }
    }
}

#[test]
fn l56_comments_and_application_data_do_not_survive() {
    let (source, shape) = &vectors()[0];
    let mut marked = source[..2].to_vec();
    marked.extend(b"\xFF\xFE\x00\x0CMARKER^ONE");
    marked.extend(b"\xFF\xE1\x00\x0CMARKER^TWO");
    marked.extend(&source[2..]);
    marked.extend(b"MARKER^END");
    assert_eq!(decode(&marked, shape), decode(source, shape));
    assert_eq!(mask(&marked, shape, &[]).as_ref(), Ok(source));
}

/// `stream` with a segment put in behind SOI.
fn with_segment(stream: &[u8], segment: &[u8]) -> Vec<u8> {
    [&stream[..2], segment, &stream[2..]].concat()
}

#[test]
fn preset_parameters_are_taken_for_what_they_are() {
    let (source, shape) = &vectors()[0];
    // The defaults, told.
    let told = b"\xFF\xF8\x00\x0D\x01\x00\xFF\x00\x03\x00\x07\x00\x15\x00\x40";
    assert_eq!(
        decode(&with_segment(source, told), shape),
        decode(source, shape)
    );
    let other = b"\xFF\xF8\x00\x0D\x01\x00\xFF\x00\x09\x00\x0A\x00\x0B\x00\x20";
    assert_ne!(
        decode(&with_segment(source, other), shape),
        decode(source, shape)
    );
    let unordered = b"\xFF\xF8\x00\x0D\x01\x00\xFF\x00\x09\x00\x08\x00\x0B\x00\x20";
    assert!(decode(&with_segment(source, unordered), shape).is_err());
}

#[test]
fn restart_intervals_begin_anew() {
    let shape = shape(9, 20, 3, 8);
    let cells = picture(&shape);
    let line = 20 * 3;
    for interleave in [Interleave::Line, Interleave::Sample] {
        // Strips of four lines, coded alone, joined by restart markers.
        let mut joined: Vec<u8> = Vec::new();
        for (at, strip) in cells.chunks(4 * line).enumerate() {
            let part = Shape {
                rows: (strip.len() / line) as u32,
                ..shape
            };
            let stream = coded(&part, strip, 0, interleave);
            let scan = stream.windows(2).position(|pair| pair == [0xFF, 0xDA]);
            let start = scan.unwrap() + 14;
            if at == 0 {
                joined.extend(&stream[..start]);
            } else {
                joined.extend([0xFF, 0xCF + at as u8]);
            }
            joined.extend(&stream[start..stream.len() - 2]);
        }
        joined.extend([0xFF, 0xD9]);
        // Rows in the frame header.
        joined[7..9].copy_from_slice(&9u16.to_be_bytes());
        let joined = with_segment(&joined, b"\xFF\xDD\x00\x04\x00\x04");
        assert_eq!(decode(&joined, &shape).unwrap().bytes, cells);
        let mut wrong = joined.clone();
        let at = wrong
            .windows(2)
            .position(|pair| pair == [0xFF, 0xD1])
            .unwrap();
        wrong[at + 1] = 0xD3;
        assert!(decode(&wrong, &shape).is_err());
    }
}

#[test]
fn rows_may_follow_the_first_scan() {
    let (source, shape) = &vectors()[0];
    let mut open = source.clone();
    open[7..9].copy_from_slice(&[0, 0]);
    assert!(decode(&open, shape).is_err());
    let end = open.len() - 2;
    open.splice(end..end, *b"\xFF\xDC\x00\x04\x00\x04");
    assert_eq!(decode(&open, shape), decode(source, shape));
    open[end + 5] = 5;
    assert!(decode(&open, shape).is_err());
}

#[test]
fn reversible_colour_transforms_are_undone() {
    let shape = shape(1, 2, 3, 8);
    // Red 200, green 100, blue 50 and red 3, green 250, blue 9, transformed by hand.
    let cases: [(u8, [u8; 6]); 3] = [
        (1, [228, 100, 78, 137, 250, 143]),
        (2, [228, 100, 28, 137, 250, 11]),
        (3, [112, 78, 228, 0, 143, 137]),
    ];
    for (transform, mut coded_as) in cases {
        if transform == 3 {
            // G + ((V2 + V3) >> 2) - 64, wrapped.
            coded_as[0] = (100 + ((78 + 228) >> 2) - 64) as u8;
            coded_as[3] = (250 + ((143 + 137) >> 2) - 64) as u8;
        }
        let stream = coded(&shape, &coded_as, 0, Interleave::Sample);
        let told = with_segment(
            &stream,
            &[0xFF, 0xE8, 0, 7, b'm', b'r', b'f', b'x', transform],
        );
        let frame = decode(&told, &shape).unwrap();
        assert_eq!(frame.bytes, [200, 100, 50, 3, 250, 9]);
        let plain = mask(&told, &shape, &[]).unwrap();
        assert!(!plain.windows(4).any(|word| word == b"mrfx"));
        assert_eq!(decode(&plain, &shape), Ok(frame));
    }
    let stream = coded(&shape, &[0; 6], 0, Interleave::None);
    let told = with_segment(&stream, b"\xFF\xE8\x00\x07mrfx\x01");
    assert!(decode(&told, &shape).is_err());
}

#[test]
fn a_stream_that_contradicts_what_is_declared_is_refused() {
    let (source, declared) = &vectors()[0];
    for wrong in [
        shape(5, 4, 1, 8),
        shape(4, 5, 1, 8),
        shape(4, 4, 3, 8),
        Shape {
            allocated: 32,
            ..*declared
        },
    ] {
        assert!(decode(source, &wrong).is_err());
        assert!(mask(source, &wrong, &[]).is_err());
    }
    let (wide, _) = &vectors()[2];
    assert!(decode(wide, &shape(4, 9, 3, 8)).is_err());
}

#[test]
fn a_frame_too_large_for_its_stream_costs_no_memory() {
    let mut bomb = bytes(EXAMPLE);
    bomb[7..11].copy_from_slice(&[0xFF; 4]);
    let huge = shape(65535, 65535, 1, 8);
    assert!(decode(&bomb, &huge).is_err());
    assert!(mask(&bomb, &huge, &[]).is_err());
}

#[test]
fn every_prefix_and_every_changed_byte_returns() {
    let area = Area {
        x: 1,
        y: 1,
        width: 2,
        height: 2,
    };
    for (stream, shape) in vectors() {
        for end in 0..stream.len() {
            assert!(decode(&stream[..end], &shape).is_err());
            assert!(mask(&stream[..end], &shape, &[area]).is_err());
        }
        for at in 0..stream.len() {
            for other in [0, 0xFF, !stream[at], stream[at] ^ 1, stream[at] ^ 0x10] {
                let mut changed = stream.clone();
                changed[at] = other;
                let decoded = decode(&changed, &shape);
                let masked = mask(&changed, &shape, &[area]);
                assert_eq!(decoded.is_ok(), masked.is_ok());
                if let (Ok(mut decoded), Ok(masked)) = (decoded, masked) {
                    mask::draw(&mut decoded, &[area]);
                    assert_eq!(decode(&masked, &shape), Ok(decoded));
                }
            }
        }
    }
}
