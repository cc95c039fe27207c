use libjpeg_turbo_rs::api::precision::compress_lossless_arbitrary;

use super::vectors::{LOSSLESS, bytes};
use super::*;

fn lossless(samples: u32, bits: u32, selection: u8, point: u8) -> Vec<u8> {
    let pixels = picture(samples, bits);
    let (columns, rows) = (COLUMNS as usize, ROWS as usize);
    compress_lossless_arbitrary(
        &pixels,
        columns,
        rows,
        samples as usize,
        bits as u8,
        selection,
        point,
    )
    .expect("coded")
}

#[test]
fn decodes_what_libjpeg_turbo_has_coded() {
    let declared = Shape {
        rows: 5,
        columns: 6,
        ..shape(1, 12, Photometric::Monochrome2)
    };
    let mut expected: Vec<u16> = (0..30).map(|at| 137 * at % 4096).collect();
    (expected[15], expected[19]) = (4095, 0);
    let frame = decode(&bytes(LOSSLESS), &declared).expect("decoded");
    assert_eq!(samples(&frame), expected);
}

#[test]
fn every_precision_and_selection_value_is_exact_and_masked_exactly() {
    for bits in 2..=16 {
        for selection in 1..=7 {
            let stream = lossless(1, bits, selection, 0);
            let declared = shape(1, bits as u16, Photometric::Monochrome2);
            let frame = decode(&stream, &declared).expect("decoded");
            assert_eq!(samples(&frame), picture(1, bits));
            let masked = check_mask(&stream, &declared, &[area(5, 5, 20, 11)], 0);
            let (scan, _) = Header::read(&masked, &declared).expect("header").scans[0].pieces;
            let Piece::Segment { body, .. } = &pieces(&masked).expect("pieces")[scan] else {
                panic!("a scan");
            };
            let fields = &masked[body.clone()];
            assert_eq!(fields[fields.len() - 3], 1, "selection value 1");
        }
    }
}

#[test]
fn a_point_transform_is_undone() {
    let stream = lossless(1, 12, 4, 3);
    let declared = shape(1, 12, Photometric::Monochrome2);
    let frame = decode(&stream, &declared).expect("decoded");
    let expected: Vec<u16> = picture(1, 12)
        .iter()
        .map(|sample| sample >> 3 << 3)
        .collect();
    assert_eq!(samples(&frame), expected);
    check_mask(&stream, &declared, &[area(0, 0, 4, 4)], 0);
}

#[test]
fn l53_signed_samples_become_the_darkest_that_is_allowed() {
    for (bits, photometric, black) in [
        (12, Photometric::Monochrome2, -2048i16),
        (12, Photometric::Monochrome1, 2047),
        (16, Photometric::Monochrome2, i16::MIN),
        (16, Photometric::Monochrome1, i16::MAX),
    ] {
        let mut declared = shape(1, bits, photometric);
        declared.numbers = Numbers::Signed;
        let stream = lossless(1, u32::from(bits), 1, 0);
        check_mask(&stream, &declared, &[area(30, 2, 9, 9)], black as u16);
        // Two's complement of fewer bits, coded in all allocated ones.
        declared.stored = 10;
        declared.high = 9;
        assert!(decode(&stream, &declared).is_ok());
    }
}

/// L28: twelve bits are coded, eight hold the value.
#[test]
fn l28_ink_in_bits_that_hold_no_value_is_coded_away_where_that_is_asked_for() {
    for numbers in [Numbers::Unsigned, Numbers::Signed] {
        let mut wide = shape(1, 12, Photometric::Monochrome2);
        wide.numbers = numbers;
        let mut declared = wide;
        (declared.stored, declared.high) = (8, 7);
        let stream = lossless(1, 12, 6, 0);
        assert_eq!(stripped(&stream, &declared, false), strip(&stream));
        let cleared = stripped(&stream, &declared, true).expect("read");
        let cleared = cleared.expect("ink was there");
        let low = |stream: &[u8]| -> Vec<u8> {
            let frame = decode(stream, &declared).expect("decoded");
            frame.bytes.into_iter().step_by(2).collect()
        };
        assert!(low(&cleared) == low(&stream));
        // Nothing but zeros or signs stands above.
        let plain = shape(1, 12, Photometric::Monochrome2);
        let above = samples(&decode(&cleared, &plain).expect("decoded"));
        let signs = numbers == Numbers::Signed;
        assert!(
            above
                .iter()
                .all(|it| it >> 8 == 0 || signs && it >> 7 == 0x1F)
        );
        // Signs are repeated above the value and stay.
        assert_eq!(stripped(&cleared, &declared, true), Ok(None));
        assert_eq!(stripped(&stream, &wide, true), strip(&stream));
    }
}

/// L28: nothing can be cleared where neighbours are coded together with loss.
#[test]
fn l28_ink_in_bits_that_hold_no_value_holds_lossy_frames_back() {
    let stream = grey();
    let mut declared = shape(1, 8, Photometric::Monochrome2);
    assert_eq!(stripped(&stream, &declared, true), strip(&stream));
    (declared.stored, declared.high) = (7, 6);
    assert_eq!(stripped(&stream, &declared, false), strip(&stream));
    assert!(stripped(&stream, &declared, true).is_err());
    let dark = compress(
        &[40; 64],
        8,
        8,
        PixelFormat::Grayscale,
        75,
        Subsampling::S444,
    );
    let dark = dark.expect("coded");
    (declared.rows, declared.columns) = (8, 8);
    assert_eq!(stripped(&dark, &declared, true), strip(&dark));
}

#[test]
fn l52_lossless_colours_mean_what_is_declared() {
    let stream = lossless(3, 8, 1, 0);
    for declared in [Photometric::Rgb, Photometric::YbrFull] {
        let frame = decode(&stream, &shape(3, 8, declared)).expect("decoded");
        assert_eq!(frame.shape.photometric, declared);
        assert_eq!(samples(&frame), picture(3, 8));
    }
    check_mask(
        &stream,
        &shape(3, 8, Photometric::Rgb),
        &[area(1, 2, 3, 4)],
        0,
    );
    let ybr = shape(3, 8, Photometric::YbrFull);
    let masked = mask(&stream, &ybr, &[area(0, 0, 1, 1)]).expect("masked");
    assert_eq!(
        decode(&masked, &ybr).expect("decoded").bytes[..3],
        [0, 128, 128]
    );
}

#[test]
fn an_index_of_the_darkest_colour_is_drawn_for_palettes() {
    let stream = lossless(1, 8, 6, 0);
    let declared = shape(1, 8, Photometric::Palette { darkest: 9 });
    check_mask(&stream, &declared, &[area(1, 2, 3, 4)], 9);
}

#[test]
fn components_in_scans_of_their_own_are_put_together() {
    let planes = [1u8, 4, 7].map(|selection| lossless(1, 12, selection, 0));
    let stream = merged(&planes);
    let declared = shape(3, 12, Photometric::Rgb);
    let frame = decode(&stream, &declared).expect("decoded");
    let expected: Vec<u16> = picture(1, 12)
        .iter()
        .flat_map(|&sample| [sample; 3])
        .collect();
    assert_eq!(samples(&frame), expected);
    check_mask(&stream, &declared, &[area(8, 8, 8, 8)], 0);
}

#[test]
fn black_below_the_precision_of_the_stream_is_refused() {
    let mut declared = shape(1, 16, Photometric::Monochrome2);
    let stream = lossless(1, 12, 1, 0);
    assert!(decode(&stream, &declared).is_ok());
    assert!(mask(&stream, &declared, &[area(0, 0, 2, 2)]).is_ok());
    declared.photometric = Photometric::Monochrome1;
    assert!(mask(&stream, &declared, &[area(0, 0, 2, 2)]).is_err());
    declared.photometric = Photometric::Monochrome2;
    declared.numbers = Numbers::Signed;
    assert!(mask(&stream, &declared, &[area(0, 0, 2, 2)]).is_err());
}
