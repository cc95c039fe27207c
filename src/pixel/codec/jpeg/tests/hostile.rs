use std::time::{Duration, Instant};

use libjpeg_turbo_rs::{api::precision::compress_lossless_arbitrary, compress_progressive};

use super::vectors::{LOSSLESS, PROGRESSIVE, SEQUENTIAL, TWELVE, bytes};
use super::*;

/// Small streams of every kind with what is declared beside them.
fn kinds() -> Vec<(Vec<u8>, Shape)> {
    let colour = Shape {
        rows: 10,
        columns: 18,
        ..shape(3, 8, Photometric::YbrFull422)
    };
    let twelve = Shape {
        samples: 1,
        allocated: 16,
        stored: 12,
        high: 11,
        photometric: Photometric::Monochrome2,
        ..colour
    };
    let lossless = Shape {
        rows: 5,
        columns: 6,
        ..twelve
    };
    let planes = [1u8, 2, 3].map(|selection| {
        compress_lossless_arbitrary(&[9, 8, 7, 6, 5, 4], 3, 2, 1, 8, selection, 0).expect("coded")
    });
    let apart = Shape {
        rows: 2,
        columns: 3,
        ..shape(3, 8, Photometric::Rgb)
    };
    vec![
        (bytes(SEQUENTIAL), colour),
        (bytes(PROGRESSIVE), colour),
        (bytes(TWELVE), twelve),
        (bytes(LOSSLESS), lossless),
        (merged(&planes), apart),
    ]
}

/// Everything that reads a stream; what it says does not matter, that it returns does.
fn read_all(stream: &[u8], shape: &Shape) -> bool {
    let decoded = decode(stream, shape).is_ok();
    let masked = mask(stream, shape, &[area(1, 1, 1, 1)]);
    if let Ok(masked) = &masked {
        assert!(decode(masked, shape).is_ok());
    }
    let _ = reach(stream, shape, &[area(1, 1, 1, 1)]);
    let _ = strip(stream);
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
            for value in [0, 0xFF, !stream[at], stream[at] ^ 1] {
                let mut changed = stream.clone();
                changed[at] = value;
                read_all(&changed, &shape);
            }
        }
    }
}

#[test]
fn what_contradicts_the_declared_shape_is_refused() {
    let declared = shape(1, 8, Photometric::Monochrome2);
    assert!(decode(&grey(), &declared).is_ok());
    let contradictions = [
        Shape {
            rows: ROWS + 1,
            ..declared
        },
        Shape {
            columns: COLUMNS - 1,
            ..declared
        },
        Shape {
            rows: 65536 + ROWS,
            ..declared
        },
        Shape {
            samples: 3,
            photometric: Photometric::Rgb,
            ..declared
        },
        Shape {
            photometric: Photometric::Rgb,
            ..declared
        },
        Shape {
            photometric: Photometric::Palette { darkest: 0 },
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
            high: 15,
            allocated: 16,
            ..declared
        },
        Shape {
            stored: 0,
            high: 0,
            ..declared
        },
        Shape {
            stored: 0,
            high: u16::MAX,
            ..declared
        },
        Shape {
            high: u16::MAX,
            ..declared
        },
        Shape {
            stored: 12,
            high: 11,
            ..declared
        },
        Shape {
            numbers: Numbers::Float,
            ..declared
        },
    ];
    for shape in contradictions {
        assert!(decode(&grey(), &shape).is_err(), "{shape:?}");
        assert!(
            mask(&grey(), &shape, &[area(0, 0, 9, 9)]).is_err(),
            "{shape:?}"
        );
    }
    let twelve = Shape {
        rows: 10,
        columns: 18,
        ..declared
    };
    assert!(decode(&bytes(TWELVE), &twelve).is_err());
}

#[test]
fn a_frame_that_its_data_cannot_fill_is_refused_before_memory_is_asked_for() {
    for (stream, shape) in kinds() {
        for size in [[0xFF, 0xDC, 0xFF, 0xDC], [0x20, 0x00, 0x20, 0x00]] {
            let huge = rewritten(&stream, |code, fields| {
                let mut fields = fields.to_vec();
                if (marker::SOF0..=marker::SOF3).contains(&code) {
                    fields[1..5].copy_from_slice(&size);
                }
                vec![(code, fields)]
            });
            let declared = Shape {
                rows: u32::from(u16::from_be_bytes([size[0], size[1]])),
                columns: u32::from(u16::from_be_bytes([size[2], size[3]])),
                ..shape
            };
            let start = Instant::now();
            assert!(decode(&huge, &declared).is_err());
            assert!(mask(&huge, &declared, &[area(0, 0, 9, 9)]).is_err());
            assert!(start.elapsed() < Duration::from_millis(500));
        }
    }
}

#[test]
fn a_frame_without_lines_or_columns_is_refused() {
    for (stream, shape) in kinds() {
        for zeroed in [1..3, 3..5] {
            let empty = rewritten(&stream, |code, fields| {
                let mut fields = fields.to_vec();
                if (marker::SOF0..=marker::SOF3).contains(&code) {
                    fields[zeroed.clone()].fill(0);
                }
                vec![(code, fields)]
            });
            let declared = match zeroed.start {
                1 => Shape { rows: 0, ..shape },
                _ => Shape {
                    columns: 0,
                    ..shape
                },
            };
            assert!(decode(&empty, &declared).is_err());
            assert!(mask(&empty, &declared, &[area(0, 0, 9, 9)]).is_err());
        }
    }
}

#[test]
fn more_scans_than_a_frame_can_need_are_refused() {
    let pixels = vec![128; 512 * 512];
    let format = PixelFormat::Grayscale;
    let stream =
        compress_progressive(&pixels, 512, 512, format, 75, Subsampling::S444).expect("coded");
    let declared = Shape {
        rows: 512,
        columns: 512,
        ..shape(1, 8, Photometric::Monochrome2)
    };
    assert!(decode(&stream, &declared).is_ok());
    let found = pieces(&stream).expect("pieces");
    let [
        ..,
        Piece::Segment { whole, .. },
        Piece::Entropy(data),
        Piece::End(end),
    ] = &found[..]
    else {
        panic!("a scan at the end");
    };
    let mut many = stream[..data.end].to_vec();
    for _ in 0..70_000 {
        many.extend_from_slice(&stream[whole.start..data.end]);
    }
    many.extend_from_slice(&stream[end.clone()]);
    let start = Instant::now();
    assert!(decode(&many, &declared).is_err());
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn processes_that_are_not_read_are_refused_by_name() {
    let declared = shape(1, 8, Photometric::Monochrome2);
    let refused = |code: u8| {
        let stream = rewritten(&grey(), |marker, fields| match marker {
            marker::SOF0 => vec![(code, fields.to_vec())],
            _ => vec![(marker, fields.to_vec())],
        });
        decode(&stream, &declared).map(|_| ())
    };
    for code in [0xC9, 0xCA, 0xCB, marker::DAC] {
        assert_eq!(
            refused(code),
            Err(Refused("arithmetic coding is not decoded"))
        );
    }
    for code in [0xC5, 0xC6, 0xC7, 0xCD, 0xCE, 0xCF, 0xDE, marker::EXP] {
        assert_eq!(
            refused(code),
            Err(Refused("hierarchical JPEG is not decoded"))
        );
    }
}

#[test]
fn progressive_frames_that_stop_before_the_last_bit_are_refused() {
    let (stream, shape) = kinds().swap_remove(1);
    let found = pieces(&stream).expect("pieces");
    let scans: Vec<usize> = (0..found.len())
        .filter(|&at| matches!(found[at], Piece::Entropy(_)))
        .collect();
    for &last in &scans[..scans.len() - 1] {
        let Piece::Entropy(range) = &found[last] else {
            panic!("a scan");
        };
        let short = [&stream[..range.end], &[0xFF, marker::EOI]].concat();
        assert!(decode(&short, &shape).is_err());
        assert!(mask(&short, &shape, &[area(0, 0, 9, 9)]).is_err());
    }
}

#[test]
fn finer_colour_than_luminance_and_four_components_are_refused() {
    let stream = colour(Subsampling::S420);
    let finer = rewritten(&stream, |code, fields| {
        let mut fields = fields.to_vec();
        if code == marker::SOF0 {
            (fields[7], fields[10]) = (0x11, 0x22);
        }
        vec![(code, fields)]
    });
    assert!(decode(&finer, &shape(3, 8, Photometric::YbrFull422)).is_err());
    let four = rewritten(&stream, |code, fields| {
        let mut fields = fields.to_vec();
        if code == marker::SOF0 {
            fields[5] = 4;
            fields.extend_from_slice(&[4, 0x11, 0]);
        }
        vec![(code, fields)]
    });
    let declared = Shape {
        samples: 4,
        ..shape(3, 8, Photometric::Rgb)
    };
    assert!(decode(&four, &declared).is_err());
}
