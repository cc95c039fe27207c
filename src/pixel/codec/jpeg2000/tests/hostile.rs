use std::time::{Duration, Instant};

use super::*;

/// Everything that reads a stream; what it says does not matter, that it returns does.
fn read_all(stream: &[u8], shape: &Shape) -> bool {
    let start = Instant::now();
    let decoded = decode(stream, shape).is_ok();
    if let Ok(masked) = mask(stream, shape, &[AREA]) {
        assert!(decode(&masked, shape).is_ok());
    }
    let _ = strip(stream);
    let _ = (colour(stream), reversible(stream));
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
                !decoded || end + 2 >= stream.len(),
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
            for value in [0, 0xFF, !stream[at], stream[at] ^ 1, stream[at] ^ 0x80] {
                let mut changed = stream.clone();
                changed[at] = value;
                read_all(&changed, &shape);
            }
        }
    }
}

#[test]
fn pairs_of_changed_bytes_return() {
    let mut state = 7u32;
    let mut random = move |most: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % most
    };
    for (stream, shape) in kinds() {
        for _ in 0..ROUNDS {
            let mut changed = stream.clone();
            for _ in 0..2 + random(3) {
                let at = random(stream.len());
                changed[at] = random(256) as u8;
            }
            read_all(&changed, &shape);
        }
    }
}

/// Changes made to each stream.
const ROUNDS: usize = 500;

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

/// A stream of which the first fields of SIZ are these.
fn resized(stream: &[u8], fields: [u32; 8]) -> Vec<u8> {
    let mut stream = markers::codestream(stream).expect("bare").to_vec();
    let bytes: Vec<u8> = fields.into_iter().flat_map(u32::to_be_bytes).collect();
    stream[8..40].copy_from_slice(&bytes);
    stream
}

#[test]
fn sizes_beyond_every_bound_are_refused_at_once() {
    for (stream, shape) in kinds() {
        let huge = [
            [u32::MAX, u32::MAX, 0, 0, u32::MAX, u32::MAX, 0, 0],
            [65535, 65535, 0, 0, 65535, 65535, 0, 0],
            [60000, 60000, 0, 0, 1, 1, 0, 0],
            // More tiles than numbers, in an image of a size that is decoded.
            [4096, 4096, 0, 0, 8, 8, 0, 0],
            [12, 10, 12, 10, 12, 10, 0, 0],
            [12, 10, 0, 0, 0, 0, 0, 0],
            [12, 10, 0, 0, 12, 10, 13, 11],
        ];
        for fields in huge {
            let declared = Shape {
                rows: fields[1],
                columns: fields[0],
                ..shape
            };
            let start = Instant::now();
            assert!(decode(&resized(&stream, fields), &declared).is_err());
            assert!(decode(&resized(&stream, fields), &shape).is_err());
            assert!(start.elapsed() < Duration::from_millis(500));
        }
    }
}

#[test]
fn more_packets_than_bytes_are_refused() {
    for (stream, shape) in kinds() {
        let mut stream = resized(&stream, [4096, 4096, 0, 0, 4096, 4096, 0, 0]);
        let coding = stream
            .windows(2)
            .position(|pair| pair == [0xFF, 0x52])
            .expect("coding style");
        // 65535 layers.
        stream[coding + 6..coding + 8].fill(0xFF);
        let declared = Shape {
            rows: 4096,
            columns: 4096,
            ..shape
        };
        let start = Instant::now();
        assert!(decode(&stream, &declared).is_err());
        assert!(start.elapsed() < Duration::from_millis(500));
    }
}

#[test]
fn a_large_image_with_hardly_any_data_returns_in_time() {
    for (stream, shape) in kinds() {
        for tile in [2048, 64] {
            let stream = resized(&stream, [2048, 2048, 0, 0, tile, tile, 0, 0]);
            let declared = Shape {
                rows: 2048,
                columns: 2048,
                ..shape
            };
            let start = Instant::now();
            let _ = decode(&stream, &declared);
            assert!(start.elapsed() < Duration::from_secs(20));
        }
    }
}
