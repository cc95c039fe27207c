//! Faces in photographs, over whole files.

use super::*;
use crate::pixel::face::tests::{COLUMNS, ROWS, picture};

const VL_PHOTOGRAPHIC: &[u8] = b"1.2.840.10008.5.1.4.1.1.77.1.4";
const VL_ENDOSCOPIC: &[u8] = b"1.2.840.10008.5.1.4.1.1.77.1.1";
const CT: &[u8] = b"1.2.840.10008.5.1.4.1.1.2";

/// Two frames: the face, then nothing.
fn photograph(class: &[u8]) -> Vec<u8> {
    let image = Image {
        columns: COLUMNS as u16,
        rows: ROWS as u16,
        frames: 2,
        ..PLAIN
    };
    let mut pixels = picture(30, 12, 0);
    pixels.extend([120; COLUMNS * ROWS]);
    let parts = [
        even(EXPLICIT, Tag(0x0008, 0x0016), VR::UI, class),
        header(EXPLICIT, &image),
        element(EXPLICIT, PIXELS, VR::OW, &pixels),
    ];
    part10(meta::plain_uid(EXPLICIT), &parts.concat())
}

/// Orders to look for faces if the facts say that it is a photograph.
fn orders_for(bytes: &[u8]) -> PixelOrders {
    let (facts, _) = survey(bytes).unwrap();
    PixelOrders {
        faces: facts.image().photograph,
        ..PixelOrders::default()
    }
}

#[test]
fn a_face_in_a_photograph_is_masked_counted_and_noted() {
    let bytes = photograph(VL_PHOTOGRAPHIC);
    let orders = orders_for(&bytes);
    assert!(orders.faces);
    let out = run(&bytes, &orders).unwrap();
    let size = COLUMNS * ROWS;
    let frames = &out.bytes[out.bytes.len() - 2 * size..];
    let (first, second) = frames.split_at(size);
    // Between the brows and the chin, and the empty frame.
    for line in 28..60 {
        assert!(first[line * COLUMNS + 46..][..32].iter().all(|&it| it == 0));
    }
    assert!(second.iter().all(|&value| value == 120));
    let masked = |(count, times): (&crate::format::Count, &u64)| {
        (count.reason == "face" && count.action == "mask").then_some(*times)
    };
    assert!(out.done.counts.iter().find_map(masked).unwrap() >= 1);
    assert!(format!("{:?}", out.done.notes).contains("faces-searched"));
}

#[test]
fn without_the_order_nobody_looks_for_faces() {
    let bytes = photograph(VL_PHOTOGRAPHIC);
    let out = run(&bytes, &PixelOrders::default()).unwrap();
    assert!(out.bytes.ends_with(&[120; COLUMNS * ROWS]));
    assert!(
        out.bytes
            .windows(COLUMNS * ROWS)
            .any(|it| it == picture(30, 12, 0))
    );
    assert!(!format!("{:?}", out.done.notes).contains("faces-searched"));
}

#[test]
fn faces_are_looked_for_in_photographs_alone() {
    for (class, expected) in [(VL_PHOTOGRAPHIC, true), (VL_ENDOSCOPIC, false), (CT, false)] {
        assert_eq!(orders_for(&photograph(class)).faces, expected);
    }
}
