use std::time::{Duration, Instant};

use super::*;

/// Everything that reads a stream; what it says does not matter, that it returns does.
fn read_all(stream: &[u8], shape: &Shape) -> bool {
    let start = Instant::now();
    let decoded = decode(stream, shape).is_ok();
    if decoded {
        // Which reads its own result.
        let _ = mask(stream, shape, &[AREA]);
    }
    let _ = (strip(stream), recompressed(stream));
    assert!(start.elapsed() < Duration::from_secs(5));
    decoded
}

#[test]
fn every_prefix_is_refused_that_lacks_data() {
    for (stream, shape) in kinds() {
        assert!(read_all(&stream, &shape));
        for end in 0..stream.len() {
            let decoded = read_all(&stream[..end], &shape);
            assert!(
                !decoded || end + 4 >= stream.len(),
                "{end} of {}",
                stream.len()
            );
        }
    }
}

#[test]
fn every_changed_byte_returns() {
    for (stream, shape) in kinds() {
        for at in 0..stream.len() {
            for value in [0, 0xFF, !stream[at]] {
                let mut changed = stream.clone();
                changed[at] = value;
                read_all(&changed, &shape);
            }
        }
    }
}

#[test]
fn what_contradicts_the_declared_shape_is_refused() {
    for (stream, declared) in kinds() {
        let contradictions = [
            Shape {
                rows: declared.rows + 1,
                ..declared
            },
            Shape {
                columns: declared.columns - 1,
                ..declared
            },
            Shape {
                rows: 0,
                ..declared
            },
            Shape {
                rows: u32::MAX,
                columns: u32::MAX,
                ..declared
            },
            Shape {
                samples: 4 - declared.samples,
                ..declared
            },
            Shape {
                samples: 0,
                ..declared
            },
            Shape {
                allocated: 1,
                stored: 1,
                high: 0,
                ..declared
            },
            Shape {
                allocated: 32,
                ..declared
            },
            Shape {
                stored: 0,
                ..declared
            },
            Shape {
                high: u16::MAX,
                ..declared
            },
            Shape {
                numbers: Numbers::Float,
                ..declared
            },
        ];
        for shape in contradictions {
            assert!(decode(&stream, &shape).is_err(), "{shape:?}");
            assert!(mask(&stream, &shape, &[AREA]).is_err(), "{shape:?}");
        }
    }
}

/// A codestream that begins with this size and goes on with nothing that makes sense.
fn sized(rows: u64, columns: u64, tail: &[u8]) -> Vec<u8> {
    let bits = 0b11 << 1 | (rows - 1) << 3 | 0b11 << 36 | (columns - 1) << 38;
    let mut stream = vec![0xFF, 0x0A];
    stream.extend_from_slice(&u128::from(bits).to_le_bytes()[..9]);
    stream.extend_from_slice(tail);
    stream
}

#[test]
fn sizes_beyond_every_bound_are_refused_at_once() {
    for (rows, columns) in [
        (1 << 25, 1 << 25),
        (65536, 65536),
        (30000, 30000),
        (8000, 8000),
    ] {
        for tail in [
            &[][..],
            &[0; 64],
            &[0xFF; 64],
            b"\x01\x02\x03\x04\x05\x06\x07\x08",
        ] {
            let stream = sized(rows, columns, tail);
            assert_eq!(container::size(&stream), Ok([columns, rows]));
            let start = Instant::now();
            let declared = shape([rows as u32, columns as u32], 3, 8);
            assert!(decode(&stream, &declared).is_err());
            assert!(mask(&stream, &declared, &[AREA]).is_err());
            assert!(strip(&stream).is_err());
            assert!(decode(&stream, &shape([10, 12], 3, 8)).is_err());
            assert!(start.elapsed() < Duration::from_secs(1));
        }
    }
}
