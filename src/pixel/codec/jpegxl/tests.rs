mod hostile;
mod vectors;

use self::vectors::{EIGHT, JPEG, LOSSY, LOSSY_DECODED, RECOMPRESSED, SIXTEEN, TWELVE, bytes};
use super::super::jpeg;
use super::*;

fn shape(size: [u32; 2], samples: u16, stored: u16) -> Shape {
    Shape {
        rows: size[0],
        columns: size[1],
        samples,
        allocated: stored.div_ceil(8) * 8,
        stored,
        high: stored - 1,
        numbers: Numbers::Unsigned,
        photometric: if samples == 3 {
            Photometric::Rgb
        } else {
            Photometric::Monochrome2
        },
    }
}

/// The streams of others with what is declared beside them; the first three are coded without loss.
fn kinds() -> Vec<(Vec<u8>, Shape)> {
    vec![
        (bytes(EIGHT), shape([10, 12], 3, 8)),
        (bytes(TWELVE), shape([10, 12], 1, 12)),
        (bytes(SIXTEEN), shape([10, 12], 1, 16)),
        (bytes(LOSSY), shape([10, 12], 3, 8)),
        (bytes(RECOMPRESSED), shape([16, 16], 1, 8)),
    ]
}

/// The picture that the vectors were made of.
fn picture(shape: &Shape) -> Vec<i32> {
    let lines = 0..shape.rows as i32;
    let pixels = lines.flat_map(|y| (0..shape.columns as i32).map(move |x| (x, y)));
    let samples = i32::from(shape.samples);
    let values = pixels.flat_map(|(x, y)| (0..samples).map(move |c| 37 * x + 59 * y + 83 * c));
    values.map(|value| value % (1 << shape.stored)).collect()
}

fn values(frame: &Frame) -> Vec<i32> {
    let cells = frame.bytes.chunks_exact(frame.shape.sample_bytes());
    cells
        .map(|cell| {
            cell.iter()
                .rev()
                .fold(0, |value, &byte| value << 8 | i32::from(byte))
        })
        .collect()
}

const AREA: Area = Area {
    x: 2,
    y: 1,
    width: 3,
    height: 2,
};

#[test]
fn lossless_streams_decode_to_what_was_coded() {
    for (stream, shape) in &kinds()[..3] {
        let frame = decode(stream, shape).expect("decoded");
        assert_eq!(values(&frame), picture(shape));
        assert_eq!(frame.shape, *shape);
        assert_eq!(recompressed(stream), Ok(false));
    }
}

#[test]
fn lossy_streams_decode_to_what_libjxl_says_but_for_rounding_and_to_rgb() {
    let (stream, mut shape) = kinds().remove(3);
    shape.photometric = Photometric::YbrFull;
    let frame = decode(&stream, &shape).expect("decoded");
    assert_eq!(frame.shape.photometric, Photometric::Rgb);
    let reference = bytes(LOSSY_DECODED);
    assert_eq!(frame.bytes.len(), reference.len());
    for (found, expected) in frame.bytes.iter().zip(&reference) {
        assert!(found.abs_diff(*expected) <= 1);
    }
}

#[test]
fn l54_a_mask_changes_the_area_alone_and_codes_without_loss() {
    for (stream, shape) in &kinds()[..4] {
        let before = decode(stream, shape).expect("decoded");
        let masked = mask(stream, shape, &[AREA]).expect("masked");
        let mut expected = before.clone();
        mask::draw(&mut expected, &[AREA]);
        assert_ne!(expected, before);
        assert_eq!(decode(&masked, shape).as_ref(), Ok(&expected));
        assert_eq!(recompressed(&masked), Ok(false));
        assert_eq!(mask(stream, shape, &[AREA]), Ok(masked));
    }
}

#[test]
fn a_recompressed_jpeg_decodes_to_what_the_jpeg_does_and_stays_none() {
    let (stream, shape) = kinds().remove(4);
    assert_eq!(recompressed(&stream), Ok(true));
    let frame = decode(&stream, &shape).expect("decoded");
    let jpeg = jpeg::decode(&bytes(JPEG), &shape).expect("decoded");
    for (one, other) in frame.bytes.iter().zip(&jpeg.bytes) {
        assert!(one.abs_diff(*other) <= 1);
    }
    let masked = mask(&stream, &shape, &[AREA]).expect("masked");
    let mut expected = frame.clone();
    mask::draw(&mut expected, &[AREA]);
    assert_eq!(decode(&masked, &shape), Ok(expected));
    assert_eq!(recompressed(&masked), Ok(false));
    let stripped = strip(&stream).expect("stripped").expect("changed");
    assert_eq!(recompressed(&stripped), Ok(false));
    assert_eq!(decode(&stripped, &shape), Ok(frame));
    // The comment lies compressed in the box that goes; the JPEG shows that there is one.
    assert!(bytes(JPEG).windows(11).any(|run| run == b"YAMADA^TARO"));
    assert!(stream.windows(4).any(|run| run == b"jbrd"));
    assert!(!stripped.windows(4).any(|run| run == b"jbrd"));
}

#[test]
fn signed_samples_keep_their_bits() {
    let declared = Shape {
        numbers: Numbers::Signed,
        ..shape([10, 12], 1, 12)
    };
    let stream = bytes(TWELVE);
    let before = decode(&stream, &declared).expect("decoded");
    let wrapped = picture(&declared)
        .into_iter()
        .map(|value| value << 20 >> 20);
    assert_eq!(
        before.bytes,
        wrapped
            .flat_map(|value| (value as i16).to_le_bytes())
            .collect::<Vec<_>>()
    );
    let masked = mask(&stream, &declared, &[AREA]).expect("masked");
    let mut expected = before;
    mask::draw(&mut expected, &[AREA]);
    assert_eq!(decode(&masked, &declared), Ok(expected));
}

#[test]
fn black_that_needs_more_bits_than_are_coded_gets_them() {
    let declared = Shape {
        photometric: Photometric::Monochrome1,
        ..shape([10, 12], 1, 16)
    };
    let stream = bytes(TWELVE);
    let mut expected = decode(&stream, &declared).expect("decoded");
    mask::draw(&mut expected, &[AREA]);
    let masked = mask(&stream, &declared, &[AREA]).expect("masked");
    assert_eq!(decode(&masked, &declared), Ok(expected));
}

#[test]
fn l56_boxes_that_are_no_picture_go() {
    const MARKER: &[u8] = b"YAMADA^TARO";
    let holds = |stream: &[u8]| stream.windows(MARKER.len()).any(|run| run == MARKER);
    let (plain, shape) = kinds().remove(2);
    for kind in [b"xml ", b"Exif", b"jumb", b"uuid", b"free"] {
        let mut stream = plain[..12].to_vec();
        for part in [&[0, 0, 0, 19][..], kind, MARKER, &plain[12..]] {
            stream.extend_from_slice(part);
        }
        assert!(holds(&stream));
        assert_eq!(
            values(&decode(&stream, &shape).expect("decoded")),
            picture(&shape)
        );
        let stripped = strip(&stream).expect("stripped").expect("changed");
        assert!(!holds(&stripped));
        assert_eq!(strip(&stripped), Ok(None));
        assert_eq!(mask(&stream, &shape, &[]), Ok(stripped));
        assert!(!holds(&mask(&stream, &shape, &[AREA]).expect("masked")));
    }
}

#[test]
fn bytes_after_a_codestream_are_held_back() {
    let (mut stream, shape) = kinds().remove(1);
    assert_eq!(strip(&stream), Ok(None));
    stream.extend_from_slice(b"YAMADA^TARO");
    assert!(decode(&stream, &shape).is_ok());
    assert!(strip(&stream).is_err());
    assert!(mask(&stream, &shape, &[]).is_err());
}
