//! Windows, signs and colours of pictures.

use super::*;

fn shape(photometric: Photometric, numbers: Numbers, allocated: u16, columns: u32) -> Shape {
    let samples = match photometric {
        Photometric::Monochrome1 | Photometric::Monochrome2 | Photometric::Palette { .. } => 1,
        Photometric::Rgb
        | Photometric::YbrFull
        | Photometric::YbrFull422
        | Photometric::YbrPartial => 3,
    };
    Shape {
        rows: 1,
        columns,
        samples,
        allocated,
        stored: allocated,
        high: allocated - 1,
        numbers,
        photometric,
    }
}

fn words(values: &[i16]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect()
}

/// The red parts, and proof that all parts are alike and nothing is transparent.
fn greys(frame: &Frame, rescale: Rescale, window: &Window) -> Vec<u8> {
    let picture = picture(frame, rescale, window).unwrap();
    let pixels = picture.rgba.as_chunks::<4>().0.iter();
    let grey = |&[red, green, blue, alpha]: &[u8; 4]| {
        assert_eq!((red, red, 255), (green, blue, alpha));
        red
    };
    pixels.map(grey).collect()
}

fn window(center: f64, width: f64, function: Function) -> Window {
    Window {
        center,
        width,
        function,
    }
}

/// PS3.3 C.11.2.1.2.1 with its own two examples: c = 2048, w = 4096 and c = 2048, w = 1.
#[test]
fn a_linear_window_follows_the_formula_of_the_standard() {
    let wide = window(2048.0, 4096.0, Function::Linear);
    // y = ((x - 2047.5) / 4095 + 0.5) * 255
    for (value, bright) in [
        (-1.0, 0),
        (0.0, 0),
        (9.0, 1),
        (2048.0, 128),
        (4095.0, 255),
        (9e9, 255),
    ] {
        assert_eq!(wide.brightness(value), bright, "{value}");
    }
    let step = window(2048.0, 1.0, Function::Linear);
    assert_eq!(
        [2047.0, 2048.0].map(|value| step.brightness(value)),
        [0, 255]
    );
    // c = 0, w = 100: black up to -50, white from 49 on, ((x + 0.5) / 99 + 0.5) * 255 between.
    let hundred = window(0.0, 100.0, Function::Linear);
    for (value, bright) in [(-50.0, 0), (-49.0, 3), (0.0, 129), (48.0, 252), (49.0, 255)] {
        assert_eq!(hundred.brightness(value), bright, "{value}");
    }
}

/// PS3.3 C.11.2.1.3.2 and C.11.2.1.3.1.
#[test]
fn the_other_forms_of_windows_follow_their_formulas() {
    let exact = window(50.0, 100.0, Function::LinearExact);
    assert_eq!(
        [0.0, 50.0, 100.0].map(|value| exact.brightness(value)),
        [0, 128, 255]
    );
    let sigmoid = window(50.0, 100.0, Function::Sigmoid);
    assert_eq!(sigmoid.brightness(50.0), 128);
    // 255 / (1 + exp(-4)) and its mirror.
    assert_eq!(
        [150.0, -50.0].map(|value| sigmoid.brightness(value)),
        [250, 5]
    );
    assert_eq!(exact.brightness(f64::NAN), 0);
}

#[test]
fn windows_that_the_standard_does_not_allow_are_told() {
    assert!(window(0.0, 1.0, Function::Linear).is_legal());
    assert!(!window(0.0, 0.5, Function::Linear).is_legal());
    assert!(window(0.0, 0.5, Function::LinearExact).is_legal());
    assert!(!window(0.0, 0.0, Function::Sigmoid).is_legal());
    assert!(!window(f64::NAN, 1.0, Function::Linear).is_legal());
}

#[test]
fn stored_values_are_rescaled_before_the_window_and_signed_where_they_are() {
    let signed = Frame {
        shape: shape(Photometric::Monochrome2, Numbers::Signed, 16, 3),
        bytes: words(&[-1000, 0, 1000]),
    };
    let range = window(0.0, 2000.0, Function::LinearExact);
    assert_eq!(greys(&signed, Rescale::default(), &range), [0, 128, 255]);
    let twice = Rescale {
        slope: 2.0,
        intercept: -1000.0,
    };
    assert_eq!(greys(&signed, twice, &range), [0, 0, 255]);
    assert_eq!(
        whole_range(&signed, twice),
        window(-1000.0, 4000.0, Function::LinearExact)
    );
}

#[test]
fn the_smallest_value_of_monochrome1_is_white() {
    let frame = |photometric| Frame {
        shape: shape(photometric, Numbers::Unsigned, 8, 3),
        bytes: vec![0, 128, 255],
    };
    let range = window(127.5, 255.0, Function::LinearExact);
    let one = greys(&frame(Photometric::Monochrome1), Rescale::default(), &range);
    assert_eq!(one, [255, 127, 0]);
    let two = greys(&frame(Photometric::Monochrome2), Rescale::default(), &range);
    assert_eq!(two, [0, 128, 255]);
}

/// Twelve bits from the third on: what lies below them is no part of the value.
#[test]
fn bits_are_read_where_they_are_stored() {
    let mut shape = shape(Photometric::Monochrome2, Numbers::Signed, 16, 2);
    (shape.stored, shape.high) = (12, 13);
    let frame = Frame {
        shape,
        bytes: words(&[(-7 << 2) | 3, (7 << 2) | 1]),
    };
    let found = whole_range(&frame, Rescale::default());
    assert_eq!(found, window(0.0, 14.0, Function::LinearExact));
}

#[test]
fn a_frame_of_one_value_or_of_none_has_a_window() {
    let flat = Frame {
        shape: shape(Photometric::Monochrome2, Numbers::Unsigned, 8, 2),
        bytes: vec![7, 7],
    };
    assert!(whole_range(&flat, Rescale::default()).is_legal());
    let nothing = Frame {
        shape: shape(Photometric::Monochrome2, Numbers::Float, 32, 1),
        bytes: f32::NAN.to_le_bytes().to_vec(),
    };
    assert!(whole_range(&nothing, Rescale::default()).is_legal());
}

#[test]
fn floating_point_is_shown_through_a_window() {
    let values = [0.0f32, 0.25, 0.5];
    let frame = Frame {
        shape: shape(Photometric::Monochrome2, Numbers::Float, 32, 3),
        bytes: values
            .iter()
            .flat_map(|value| value.to_le_bytes())
            .collect(),
    };
    let range = whole_range(&frame, Rescale::default());
    assert_eq!(greys(&frame, Rescale::default(), &range), [0, 128, 255]);
}

#[test]
fn colours_are_those_of_their_photometric_interpretation() {
    let shown = |photometric, bytes: [u8; 3]| {
        let frame = Frame {
            shape: shape(photometric, Numbers::Unsigned, 8, 1),
            bytes: bytes.to_vec(),
        };
        let any = window(0.0, 1.0, Function::Linear);
        picture(&frame, Rescale::default(), &any).unwrap().rgba
    };
    assert_eq!(shown(Photometric::Rgb, [1, 2, 3]), [1, 2, 3, 255]);
    assert_eq!(shown(Photometric::YbrFull, [76, 85, 255]), [254, 0, 0, 255]);
    assert_eq!(shown(Photometric::YbrFull, [0, 128, 128]), [0, 0, 0, 255]);
    assert_eq!(
        shown(Photometric::YbrPartial, [235, 128, 128]),
        [255, 255, 255, 255]
    );
    assert_eq!(
        shown(Photometric::YbrPartial, [16, 128, 128]),
        [0, 0, 0, 255]
    );
}

#[test]
fn a_frame_larger_than_a_screen_is_thinned_out() {
    let side = 6_000;
    let mut large = shape(Photometric::Monochrome2, Numbers::Unsigned, 8, side);
    large.rows = side;
    let mut bytes = vec![0; (side * side) as usize];
    bytes[2] = 255;
    bytes[1] = 99;
    let any = window(127.5, 255.0, Function::LinearExact);
    let shown = picture(
        &Frame {
            shape: large,
            bytes,
        },
        Rescale::default(),
        &any,
    )
    .unwrap();
    assert_eq!((shown.width, shown.height, shown.step), (3_000, 3_000, 2));
    assert_eq!(shown.rgba.len(), 3_000 * 3_000 * 4);
    assert_eq!(shown.rgba[..8], [0, 0, 0, 255, 255, 255, 255, 255]);
}

#[test]
fn a_frame_that_is_too_short_is_refused() {
    for length in 0..6 {
        let frame = Frame {
            shape: shape(Photometric::Monochrome2, Numbers::Unsigned, 16, 3),
            bytes: vec![0; length],
        };
        let any = window(0.0, 1.0, Function::Linear);
        assert!(picture(&frame, Rescale::default(), &any).is_err());
    }
}
