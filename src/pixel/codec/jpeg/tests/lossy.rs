use libjpeg_turbo_rs::{
    ColorSpace, Encoder, JpegCoefficients, compress_12bit, compress_progressive, read_coefficients,
    write_coefficients_progressive,
};

use super::vectors::{PROGRESSIVE, SEQUENTIAL, TWELVE, bytes};
use super::*;

fn ramp(samples: u16, bits: u16, photometric: Photometric) -> Shape {
    Shape {
        rows: 10,
        columns: 18,
        ..shape(samples, bits, photometric)
    }
}

/// The folds are those of what libjpeg-turbo 3.1.3 decodes.
#[test]
fn decodes_to_the_samples_of_libjpeg_turbo() {
    for stream in [SEQUENTIAL, PROGRESSIVE] {
        let frame = decode(&bytes(stream), &ramp(3, 8, Photometric::YbrFull422)).expect("decoded");
        assert_eq!(frame.shape.photometric, Photometric::Rgb);
        assert_eq!(frame.bytes[..6], [0, 9, 237, 2, 10, 233]);
        assert_eq!(fold(samples(&frame)), 0xC284_1D84);
    }
    let grey = ramp(1, 12, Photometric::Monochrome2);
    let frame = decode(&bytes(TWELVE), &grey).expect("decoded");
    assert_eq!(samples(&frame)[..5], [0, 199, 401, 599, 800]);
    assert_eq!(fold(samples(&frame)), 0xF863_D303);
}

/// Grey pictures that differ, coded alike.
fn planes() -> [Vec<u8>; 3] {
    [3, 5, 7].map(|step| {
        let pixels: Vec<u8> = picture(1, 8)
            .iter()
            .map(|&value| (value * step) as u8)
            .collect();
        let (columns, rows) = (COLUMNS as usize, ROWS as usize);
        let (format, subsampling) = (PixelFormat::Grayscale, Subsampling::S444);
        compress(&pixels, columns, rows, format, 90, subsampling).expect("coded")
    })
}

#[test]
fn components_in_scans_of_their_own_decode_as_they_do_alone() {
    let stream = merged(&planes());
    let declared = shape(3, 8, Photometric::Rgb);
    let whole = samples(&decode(&stream, &declared).expect("decoded"));
    for (at, plane) in planes().iter().enumerate() {
        let grey = shape(1, 8, Photometric::Monochrome2);
        let alone = samples(&decode(plane, &grey).expect("decoded"));
        let part: Vec<u16> = whole.iter().skip(at).step_by(3).copied().collect();
        assert_eq!(part, alone);
    }
    check_mask(&stream, &declared, &[area(50, 1, 3, 30)], 0);
}

/// The same streams, the quantisation of the second in the same slot but different.
fn planes_that_differ() -> [Vec<u8>; 3] {
    let mut parts = planes();
    parts[1] = rewritten(&parts[1], |code, fields| {
        let mut fields = fields.to_vec();
        if code == marker::DQT {
            fields[1..].iter_mut().for_each(|step| *step += 1);
        }
        vec![(code, fields)]
    });
    parts
}

#[test]
fn each_scan_has_the_quantisation_that_stands_before_it() {
    let parts = planes_that_differ();
    let stream = merged(&parts);
    let declared = shape(3, 8, Photometric::Rgb);
    let whole = samples(&decode(&stream, &declared).expect("decoded"));
    for (at, plane) in parts.iter().enumerate() {
        let grey = shape(1, 8, Photometric::Monochrome2);
        let alone = samples(&decode(plane, &grey).expect("decoded"));
        let part: Vec<u16> = whole.iter().skip(at).step_by(3).copied().collect();
        assert_eq!(part, alone);
    }
    check_mask(&stream, &declared, &[area(4, 4, 8, 8)], 0);
}

#[test]
fn progressive_quantisation_that_changes_between_scans_is_refused() {
    let stream = bytes(PROGRESSIVE);
    let mut scans = 0;
    let changed = rewritten(&stream, |code, fields| {
        let mut segments = vec![(code, fields.to_vec())];
        if code == marker::SOS {
            scans += 1;
            let table = [&[0][..], &[9; 64]].concat();
            if scans == 2 {
                segments.insert(0, (marker::DQT, table));
            }
        }
        segments
    });
    let refused = decode(&changed, &ramp(3, 8, Photometric::YbrFull422));
    let reason = "quantisation changes between the scans of the JPEG stream";
    assert_eq!(refused, Err(Refused(reason)));
}

#[test]
fn l52_colour_is_what_the_markers_say_and_else_what_is_declared() {
    let ybr = bare(&colour(Subsampling::S444));
    let rgb = Photometric::Rgb;
    let full = Photometric::YbrFull;
    let decoded = |stream: &[u8], photometric| {
        let frame = decode(stream, &shape(3, 8, photometric)).expect("decoded");
        assert_eq!(frame.shape.photometric, Photometric::Rgb);
        frame.bytes
    };
    let transformed = decoded(&ybr, full);
    let plain = decoded(&ybr, rgb);
    assert_ne!(transformed, plain);
    let adobe = |transform| {
        let fields = [b"Adobe\0\x64\0\0\0\0" as &[u8], &[transform]].concat();
        with_segment(&ybr, marker::APP14, &fields)
    };
    let jfif = with_segment(&ybr, marker::APP0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
    let named = rewritten(&ybr, |code, fields| {
        let mut fields = fields.to_vec();
        match code {
            marker::SOF0 => (fields[6], fields[9], fields[12]) = (b'R', b'G', b'B'),
            marker::SOS => (fields[1], fields[3], fields[5]) = (b'R', b'G', b'B'),
            _ => {}
        }
        vec![(code, fields)]
    });
    for declared in [rgb, full, Photometric::YbrFull422] {
        assert_eq!(decoded(&adobe(0), declared), plain);
        assert_eq!(decoded(&adobe(1), declared), transformed);
        assert_eq!(decoded(&jfif, declared), transformed);
        assert_eq!(decoded(&named, declared), plain);
    }
    // Masking leaves every decoder with the interpretation it had.
    for stream in [adobe(0), adobe(1), jfif, named, ybr] {
        for declared in [rgb, full] {
            let masked = check_mask(&stream, &shape(3, 8, declared), &[area(9, 9, 7, 7)], 0);
            let header =
                |stream: &[u8]| Header::read(stream, &shape(3, 8, declared)).expect("header");
            let (before, after) = (header(&stream), header(&masked));
            assert_eq!(before.colour, after.colour);
            assert_eq!(before.components[0].id, after.components[0].id);
        }
    }
}

#[test]
fn l53_black_is_the_darkest_on_screen() {
    let spot = [area(11, 3, 20, 9)];
    check_mask(&grey(), &shape(1, 8, Photometric::Monochrome2), &spot, 0);
    check_mask(&grey(), &shape(1, 8, Photometric::Monochrome1), &spot, 255);
    let twelve = twelve_bits();
    check_mask(&twelve, &shape(1, 12, Photometric::Monochrome2), &spot, 0);
    check_mask(
        &twelve,
        &shape(1, 12, Photometric::Monochrome1),
        &spot,
        4095,
    );
}

fn twelve_bits() -> Vec<u8> {
    let pixels: Vec<i16> = picture(1, 12).iter().map(|&value| value as i16).collect();
    let (columns, rows) = (COLUMNS as usize, ROWS as usize);
    compress_12bit(&pixels, columns, rows, 1, 80, Subsampling::S444).expect("coded")
}

/// Blocks that lie in the image and outside of `reached`, with their component.
fn blocks_outside(coefficients: &JpegCoefficients, reached: &[Area]) -> Vec<(usize, [i16; 64])> {
    let most = |factor: fn(&libjpeg_turbo_rs::ComponentCoefficients) -> u8| {
        coefficients
            .components
            .iter()
            .map(factor)
            .max()
            .unwrap_or(1)
    };
    let (horizontal, vertical) = (most(|part| part.h_sampling), most(|part| part.v_sampling));
    let mut found = Vec::new();
    for (at, part) in coefficients.components.iter().enumerate() {
        let width = 8 * u32::from(horizontal / part.h_sampling);
        let height = 8 * u32::from(vertical / part.v_sampling);
        for (place, block) in part.blocks.iter().enumerate() {
            let x = (place % part.blocks_x) as u32 * width;
            let y = (place / part.blocks_x) as u32 * height;
            let away = reached.iter().all(|area| {
                x + width <= area.x
                    || y + height <= area.y
                    || x >= area.x + area.width
                    || y >= area.y + area.height
            });
            if x < COLUMNS && y < ROWS && away {
                found.push((at, *block));
            }
        }
    }
    found
}

#[test]
fn l54_coefficients_change_in_the_touched_units_alone() {
    let pixels: Vec<u8> = picture(3, 8).iter().map(|&value| value as u8).collect();
    let (columns, rows) = (COLUMNS as usize, ROWS as usize);
    let encoder = |subsampling| {
        Encoder::new(&pixels, columns, rows, PixelFormat::Rgb)
            .quality(90)
            .subsampling(subsampling)
    };
    let kinds = [
        Subsampling::S444,
        Subsampling::S422,
        Subsampling::S420,
        Subsampling::S440,
    ];
    for subsampling in kinds {
        let streams = [
            encoder(subsampling).encode(),
            encoder(subsampling).restart_blocks(3).encode(),
            encoder(subsampling).optimize_huffman(true).encode(),
            compress_progressive(&pixels, columns, rows, PixelFormat::Rgb, 80, subsampling),
        ];
        for stream in streams {
            let stream = stream.expect("coded");
            let shape = shape(3, 8, Photometric::YbrFull422);
            let areas = [area(17, 5, 9, 14), area(40, 33, 100, 100)];
            let masked = check_mask(&stream, &shape, &areas, 0);
            assert_eq!(frame_marker(&masked), frame_marker(&stream));
            let before = read_coefficients(&stream).expect("read");
            let after = read_coefficients(&masked).expect("read again");
            assert_eq!(before.quant_tables, after.quant_tables);
            assert_eq!(before.restart_interval, after.restart_interval);
            let reached = reach(&stream, &shape, &areas).expect("reach");
            let kept = blocks_outside(&before, &reached);
            assert!(!kept.is_empty());
            assert_eq!(kept, blocks_outside(&after, &reached));
        }
    }
}

#[test]
fn l55_an_area_that_ends_at_a_units_border_is_black_to_its_last_pixel() {
    for subsampling in [Subsampling::S444, Subsampling::S422, Subsampling::S420] {
        let stream = colour(subsampling);
        let declared = shape(3, 8, Photometric::YbrFull422);
        let areas = [area(16, 16, 16, 16)];
        check_mask(&stream, &declared, &areas, 0);
        let reached = reach(&stream, &declared, &areas).expect("reach")[0];
        // Without subsampling nothing is blended, so nothing else is taken.
        assert_eq!(reached == areas[0], subsampling == Subsampling::S444);
    }
}

#[test]
fn progressive_frames_of_twelve_bits_decode_and_stay_progressive() {
    let sequential = twelve_bits();
    let coefficients = read_coefficients(&sequential).expect("read");
    let progressive = write_coefficients_progressive(&coefficients, None).expect("written");
    let declared = shape(1, 12, Photometric::Monochrome2);
    assert_eq!(
        decode(&progressive, &declared),
        decode(&sequential, &declared)
    );
    let masked = check_mask(&progressive, &declared, &[area(0, 0, 9, 9)], 0);
    assert_eq!(frame_marker(&masked), marker::SOF2);
}

#[test]
fn components_coded_as_red_green_and_blue_are_black_in_all_three() {
    let pixels: Vec<u8> = picture(3, 8).iter().map(|&value| value as u8).collect();
    let stream = Encoder::new(&pixels, COLUMNS as usize, ROWS as usize, PixelFormat::Rgb)
        .colorspace(ColorSpace::Rgb)
        .subsampling(Subsampling::S444)
        .encode()
        .expect("coded");
    let masked = check_mask(
        &stream,
        &shape(3, 8, Photometric::Rgb),
        &[area(3, 3, 3, 3)],
        0,
    );
    let after = read_coefficients(&masked).expect("read");
    for component in &after.components {
        assert!(component.blocks[0][0] < 0);
        assert!(component.blocks[0][1..].iter().all(|&value| value == 0));
    }
}

#[test]
fn samples_are_placed_in_the_allocated_bits() {
    let mut wide = shape(1, 8, Photometric::Monochrome2);
    let narrow = decode(&grey(), &wide).expect("decoded");
    wide.allocated = 16;
    let frame = decode(&grey(), &wide).expect("decoded");
    assert_eq!(frame.bytes.len(), 2 * narrow.bytes.len());
    assert_eq!(samples(&frame), samples(&narrow));
}

#[test]
fn black_that_cannot_be_written_is_refused() {
    let mut signed = shape(1, 8, Photometric::Monochrome2);
    signed.numbers = Numbers::Signed;
    assert!(decode(&grey(), &signed).is_ok());
    assert!(mask(&grey(), &signed, &[area(0, 0, 4, 4)]).is_err());
    // A quantisation step so coarse that decoders leave their tables of clamped values.
    let coarse = rewritten(&grey(), |code, fields| match code {
        marker::DQT => {
            let mut table = vec![0x10 | fields[0]];
            table.extend(fields[1..65].iter().flat_map(|_| 30_000u16.to_be_bytes()));
            vec![(code, table)]
        }
        marker::SOF0 => vec![(0xC1, fields.to_vec())],
        _ => vec![(code, fields.to_vec())],
    });
    let declared = shape(1, 8, Photometric::Monochrome2);
    let refused = mask(&coarse, &declared, &[area(0, 0, 4, 4)]);
    assert_eq!(
        refused,
        Err(Refused(
            "black cannot be written with the quantisation of the JPEG stream"
        ))
    );
}

#[test]
fn quantisation_tables_of_sixteen_bits_are_kept() {
    let wide = rewritten(&grey(), |code, fields| match code {
        marker::DQT => {
            let mut table = vec![0x10 | fields[0]];
            table.extend(
                fields[1..65]
                    .iter()
                    .flat_map(|&step| (u16::from(step) + 256).to_be_bytes()),
            );
            vec![(code, table)]
        }
        marker::SOF0 => vec![(0xC1, fields.to_vec())],
        _ => vec![(code, fields.to_vec())],
    });
    check_mask(
        &wide,
        &shape(1, 8, Photometric::Monochrome2),
        &[area(20, 20, 8, 8)],
        0,
    );
}
