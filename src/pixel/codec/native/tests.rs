use super::*;
use crate::pixel::Numbers;

fn shape(photometric: Photometric, samples: u16, allocated: u16) -> Shape {
    Shape {
        rows: 5,
        columns: 6,
        samples,
        allocated,
        stored: allocated,
        high: allocated - 1,
        numbers: Numbers::Unsigned,
        photometric,
    }
}

fn layout(big_endian: bool, words: bool, planar: bool) -> Layout {
    Layout {
        big_endian,
        words,
        planar,
    }
}

/// Every shape and layout that pixel data can have.
fn every_kind() -> Vec<(Shape, Layout)> {
    let mut kinds = Vec::new();
    for big_endian in [false, true] {
        for words in [false, true] {
            for planar in [false, true] {
                let layout = layout(big_endian, words, planar);
                for allocated in [1, 8, 16, 32, 64] {
                    kinds.push((shape(Photometric::Monochrome2, 1, allocated), layout));
                    kinds.push((shape(Photometric::Monochrome1, 1, allocated), layout));
                    kinds.push((
                        shape(Photometric::Palette { darkest: 1 }, 1, allocated),
                        layout,
                    ));
                }
                for allocated in [8, 16] {
                    kinds.push((shape(Photometric::Rgb, 3, allocated), layout));
                    kinds.push((shape(Photometric::Rgb, 4, allocated), layout));
                    kinds.push((shape(Photometric::YbrFull, 3, allocated), layout));
                    if !planar {
                        kinds.push((shape(Photometric::YbrFull422, 3, allocated), layout));
                        kinds.push((shape(Photometric::YbrPartial, 3, allocated), layout));
                    }
                }
                for allocated in [32, 64] {
                    let mut float = shape(Photometric::Monochrome2, 1, allocated);
                    float.numbers = Numbers::Float;
                    kinds.push((float, layout));
                }
            }
        }
    }
    // Odd frames, where pairs of columns allow them.
    let mut odd = kinds.clone();
    odd.retain(|(shape, _)| !paired(shape));
    for (shape, _) in &mut odd {
        shape.columns = 7;
    }
    kinds.extend(odd);
    kinds
}

/// A value of `frames` frames, of even length, with no two neighbours alike and none black.
fn value(shape: &Shape, layout: Layout, frames: u32) -> Vec<u8> {
    let last = span(shape, layout, frames - 1).unwrap();
    let length = (last.offset + last.length).next_multiple_of(2);
    (0..length).map(|at| (at * 37 % 199) as u8 + 5).collect()
}

fn read(value: &[u8], shape: &Shape, layout: Layout, at: u32) -> Frame {
    let span = span(shape, layout, at).unwrap();
    let stretch = span.offset as usize..(span.offset + span.length) as usize;
    decode(&value[stretch], shape, layout, at).unwrap()
}

const AREAS: [Area; 3] = [
    Area {
        x: 1,
        y: 1,
        width: 2,
        height: 2,
    },
    Area {
        x: 3,
        y: 2,
        width: 99,
        height: 99,
    },
    Area {
        x: 90,
        y: 0,
        width: 1,
        height: 1,
    },
];

#[test]
fn l54_patches_draw_what_a_mask_draws_and_leave_the_other_frames() {
    for (shape, layout) in every_kind() {
        let before = value(&shape, layout, 3);
        for at in 0..3 {
            let mut after = before.clone();
            for patch in patches(&shape, layout, at, &AREAS).unwrap() {
                patch.apply(&mut after, 0);
            }
            assert_ne!(after, before);
            for other in 0..3 {
                let mut expected = read(&before, &shape, layout, other);
                if other == at {
                    mask::draw(&mut expected, &widened(&shape, &AREAS, paired(&shape)));
                }
                assert_eq!(
                    read(&after, &shape, layout, other),
                    expected,
                    "{shape:?} {layout:?} {at} {other}"
                );
            }
        }
    }
}

#[test]
fn a_patch_applied_piece_by_piece_is_the_same_patch() {
    for (shape, layout) in every_kind() {
        let before = value(&shape, layout, 2);
        let patches = patches(&shape, layout, 1, &AREAS).unwrap();
        let mut whole = before.clone();
        let mut pieces = before;
        for patch in &patches {
            patch.apply(&mut whole, 0);
            for (at, piece) in (0u64..).zip(pieces.chunks_mut(5)) {
                patch.apply(piece, at * 5);
            }
        }
        assert_eq!(pieces, whole);
    }
}

#[test]
fn only_bytes_of_the_area_are_patched() {
    let shape = shape(Photometric::Monochrome2, 1, 16);
    let found = patches(&shape, Layout::default(), 2, &AREAS[..1]).unwrap();
    let at = |offset| Patch {
        offset,
        length: 4,
        pattern: vec![0, 0],
        bits: 0xFF,
    };
    assert_eq!(found, [at(2 * 60 + 14), at(2 * 60 + 26)]);
}

#[test]
fn an_image_larger_than_memory_is_masked_without_it() {
    let mut huge = shape(Photometric::Rgb, 3, 16);
    huge.rows = 65535;
    huge.columns = 65535;
    let everything = Area {
        x: 0,
        y: 0,
        width: u32::MAX,
        height: u32::MAX,
    };
    let found = patches(&huge, Layout::default(), 1, &[everything]).unwrap();
    let bytes: usize = found.iter().map(|patch| patch.pattern.len()).sum();
    assert!(bytes < 1 << 20);
    let frame = 65535 * 65535 * 6;
    assert_eq!(found.iter().map(|patch| patch.length).sum::<u64>(), frame);
    assert_eq!(found[0].offset, frame);
    assert!(decode(&[0; 64], &huge, Layout::default(), 1).is_err());
}

#[test]
fn samples_are_found_where_the_standard_puts_them() {
    let mut rgb = shape(Photometric::Rgb, 3, 8);
    rgb.rows = 1;
    rgb.columns = 2;
    let by_pixel = [1, 2, 3, 4, 5, 6];
    let plain = Layout::default();
    assert_eq!(decode(&by_pixel, &rgb, plain, 0).unwrap().bytes, by_pixel);
    let planes = layout(false, false, true);
    assert_eq!(
        decode(&[1, 4, 2, 5, 3, 6], &rgb, planes, 0).unwrap().bytes,
        by_pixel
    );
    let swapped = layout(true, true, false);
    assert_eq!(
        decode(&[2, 1, 4, 3, 6, 5], &rgb, swapped, 0).unwrap().bytes,
        by_pixel
    );
    let bytes = layout(true, false, false);
    assert_eq!(decode(&by_pixel, &rgb, bytes, 0).unwrap().bytes, by_pixel);

    rgb.photometric = Photometric::YbrFull422;
    let frame = decode(&[10, 11, 20, 30], &rgb, plain, 0).unwrap();
    assert_eq!(frame.bytes, [10, 20, 30, 11, 20, 30]);
    assert_eq!(frame.shape.photometric, Photometric::YbrFull);

    let mut grey = shape(Photometric::Monochrome2, 1, 16);
    grey.rows = 1;
    grey.columns = 2;
    let big = layout(true, true, false);
    assert_eq!(
        decode(&[1, 2, 3, 4], &grey, big, 0).unwrap().bytes,
        [2, 1, 4, 3]
    );
}

#[test]
fn single_bits_go_on_from_frame_to_frame() {
    let mut bits = shape(Photometric::Monochrome2, 1, 1);
    bits.rows = 1;
    bits.columns = 5;
    let value = [0b0110_0001, 0b0000_0010];
    let plain = Layout::default();
    assert_eq!(read(&value, &bits, plain, 0).bytes, [1, 0, 0, 0, 0]);
    assert_eq!(read(&value, &bits, plain, 1).bytes, [1, 1, 0, 0, 1]);
    assert_eq!(
        span(&bits, plain, 1),
        Ok(Span {
            offset: 0,
            length: 2
        })
    );
    let swapped = [value[1], value[0]];
    let words = layout(true, true, false);
    assert_eq!(read(&swapped, &bits, words, 1).bytes, [1, 1, 0, 0, 1]);
    let found = patches(
        &bits,
        plain,
        1,
        &[Area {
            x: 0,
            y: 0,
            width: 5,
            height: 1,
        }],
    );
    let mut after = value;
    for patch in found.unwrap() {
        patch.apply(&mut after, 0);
    }
    assert_eq!(after, [0b0000_0001, 0b0000_0000]);
}

#[test]
fn l52_a_mask_grows_to_the_columns_that_share_their_colour() {
    let shape = shape(Photometric::YbrFull422, 3, 8);
    let area = Area {
        x: 3,
        y: 0,
        width: 2,
        height: 1,
    };
    let found = patches(&shape, Layout::default(), 0, &[area]).unwrap();
    let expected = Patch {
        offset: 4,
        length: 8,
        pattern: vec![0, 0, 128, 128],
        bits: 0xFF,
    };
    assert_eq!(found, [expected]);
}

#[test]
fn l53_values_are_settled_in_their_stored_bits() {
    let mut shape = shape(Photometric::Monochrome2, 1, 16);
    shape.rows = 1;
    shape.columns = 2;
    shape.stored = 12;
    shape.high = 11;
    let bytes = [0xFF, 0xAF, 0x01, 0x58];
    let plain = Layout::default();
    assert_eq!(
        decode(&bytes, &shape, plain, 0).unwrap().bytes,
        [0xFF, 0x0F, 0x01, 0x08]
    );
    shape.numbers = Numbers::Signed;
    assert_eq!(
        decode(&bytes, &shape, plain, 0).unwrap().bytes,
        [0xFF, 0xFF, 0x01, 0xF8]
    );
    shape.high = 14;
    assert_eq!(
        decode(&bytes, &shape, plain, 0).unwrap().bytes,
        [0xF8, 0x2F, 0x00, 0xD8]
    );
    let found = patches(&shape, plain, 0, &AREAS[1..]);
    assert_eq!(found, Ok(vec![]));
}

#[test]
fn layouts_that_cannot_be_are_refused() {
    let plain = Layout::default();
    let mut cases = Vec::new();
    for allocated in [0, 2, 12, 24, 128] {
        let mut wrong = shape(Photometric::Monochrome2, 1, 16);
        wrong.allocated = allocated;
        cases.push((wrong, plain));
    }
    let grey = shape(Photometric::Monochrome2, 1, 16);
    let colour = shape(Photometric::YbrFull422, 3, 8);
    let refused = [
        (Shape { rows: 0, ..grey }, plain),
        (Shape { columns: 0, ..grey }, plain),
        (Shape { samples: 0, ..grey }, plain),
        (Shape { samples: 5, ..grey }, plain),
        (
            Shape {
                samples: u16::MAX,
                ..grey
            },
            plain,
        ),
        (Shape { stored: 0, ..grey }, plain),
        (Shape { stored: 17, ..grey }, plain),
        (Shape { high: 16, ..grey }, plain),
        (Shape { high: 7, ..grey }, plain),
        (
            Shape {
                numbers: Numbers::Float,
                ..grey
            },
            plain,
        ),
        (shape(Photometric::Rgb, 3, 1), plain),
        (
            Shape {
                columns: 7,
                ..colour
            },
            plain,
        ),
        (
            Shape {
                samples: 1,
                ..colour
            },
            plain,
        ),
        (colour, layout(false, false, true)),
    ];
    cases.extend(refused);
    for (shape, layout) in cases {
        assert!(span(&shape, layout, 0).is_err(), "{shape:?}");
        assert!(decode(&[1; 1000], &shape, layout, 0).is_err());
        assert!(patches(&shape, layout, 0, &AREAS).is_err());
    }
    let vast = Shape {
        rows: u32::MAX,
        columns: u32::MAX,
        samples: 4,
        ..grey
    };
    assert!(patches(&vast, plain, u32::MAX, &AREAS).is_err());
}

#[test]
fn every_prefix_is_refused() {
    for (shape, layout) in every_kind() {
        let value = value(&shape, layout, 1);
        let length = span(&shape, layout, 0).unwrap().length as usize;
        assert!(decode(&value[..length], &shape, layout, 0).is_ok());
        for end in 0..length {
            assert!(decode(&value[..end], &shape, layout, 0).is_err());
        }
    }
}

#[test]
fn packing_is_the_reverse_of_reading() {
    for (shape, layout) in every_kind() {
        if layout.big_endian {
            continue;
        }
        let length = span(&shape, layout, 0).unwrap().length as usize;
        let mut value = value(&shape, layout, 1);
        value.truncate(length);
        if shape.allocated == 1 {
            let bits = shape.rows * shape.columns % 8;
            value[length - 1] &= (1 << bits) - 1;
        }
        let frame = cells(&value, &shape, layout, 0).unwrap();
        assert_eq!(pack(&frame, &shape, layout.planar), Ok(value));
    }
}
