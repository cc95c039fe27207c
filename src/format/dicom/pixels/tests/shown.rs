//! What a person is shown of an image, against what a run writes.

use super::search::name_at;
use super::*;
use crate::format::dicom::show;
use crate::format::show::Shown;
use crate::pixel::render::{Function, Window};

/// Letters of five columns by seven lines, one number a column, the top line in the lowest bit.
const LETTERS: [[u8; 5]; 6] = [
    [0x7E, 0x09, 0x09, 0x09, 0x7E],
    [0x7F, 0x41, 0x41, 0x22, 0x1C],
    [0x7F, 0x02, 0x0C, 0x02, 0x7F],
    [0x7F, 0x04, 0x08, 0x10, 0x7F],
    [0x7F, 0x09, 0x19, 0x29, 0x46],
    [0x06, 0x49, 0x49, 0x29, 0x1E],
];

const CLIP: Image = Image {
    columns: 240,
    rows: 160,
    bits: 8,
    signed: false,
    frames: 3,
};

/// A black picture with a line of letters at another place in each frame, and none in the last.
fn clip() -> Vec<Vec<u8>> {
    let (columns, rows) = (usize::from(CLIP.columns), usize::from(CLIP.rows));
    let frame = |number: usize| -> Vec<u8> {
        let mut values = vec![0; columns * rows];
        if number == 2 {
            return values;
        }
        for (place, letter) in LETTERS.iter().enumerate() {
            for (x, y) in (0..10).flat_map(|x| (0..14).map(move |y| (x, y))) {
                if letter[x / 2] >> (y / 2) & 1 == 1 {
                    let line = 20 + y;
                    values[line * columns + 20 + number * 100 + place * 13 + x] = 250;
                }
            }
        }
        values
    };
    (0..3).map(frame).collect()
}

pub(super) fn uncompressed() -> Vec<u8> {
    let pixels = element(EXPLICIT, PIXELS, VR::OB, &clip().concat());
    part10(
        meta::EXPLICIT_LE,
        &[header(EXPLICIT, &CLIP), pixels].concat(),
    )
}

/// The clip in RLE, in literal runs of half a row (PS3.5 G.3).
pub(super) fn compressed() -> Vec<u8> {
    let fragments = clip().into_iter().map(|frame| {
        let mut stream = vec![0; 64];
        stream[0] = 1;
        stream[4] = 64;
        for run in frame.chunks(120) {
            stream.push(119);
            stream.extend(run);
        }
        item(EXPLICIT, &stream)
    });
    let value = [vec![item(EXPLICIT, &[])], fragments.collect()]
        .concat()
        .concat();
    let pixels = undefined(EXPLICIT, PIXELS, VR::OB, &value);
    part10(RLE, &[header(EXPLICIT, &CLIP), pixels].concat())
}

/// A known screen, a box that reaches beyond the image, and the search.
pub(super) fn searching() -> PixelOrders {
    let mask = |(x, y, width, height), reason| Mask {
        area: Area {
            x,
            y,
            width,
            height,
        },
        reason,
    };
    PixelOrders {
        search: Search::Text,
        recognition: Recognition::Off,
        faces: false,
        masks: vec![
            mask((0, 150, 240, 10), MaskReason::KnownScreen),
            mask((230, 100, 99, 9), MaskReason::Drawn),
        ],
        surface: None,
    }
}

pub(super) fn shown(bytes: &[u8], orders: &PixelOrders, number: u32) -> Shown {
    let limits = Limits::default();
    let shown = show::frame(&bytes.to_vec(), orders, &limits, number, None);
    shown.unwrap().expect("an image")
}

const EVERYTHING: Window = Window {
    center: 128.0,
    width: 256.0,
    function: Function::Linear,
};

#[test]
fn a_person_is_shown_exactly_what_the_run_masks() {
    for bytes in [uncompressed(), compressed()] {
        let out = run(&bytes, &searching()).unwrap();
        let mut by_reason = std::collections::BTreeMap::<&str, u64>::new();
        for number in 0..3 {
            let before = shown(&bytes, &searching(), number);
            assert_eq!(before.held(), None);
            for mask in &before.masks {
                *by_reason.entry(mask.reason.name()).or_default() += 1;
            }
            let promised = before.picture(&EVERYTHING, true).unwrap();
            let written = shown(&out.bytes, &PixelOrders::default(), number);
            assert_eq!(promised, written.picture(&EVERYTHING, false).unwrap());
            // What is masked, and nothing else, has changed.
            let original = before.picture(&EVERYTHING, false).unwrap();
            let places = original.rgba.chunks(4).zip(promised.rgba.chunks(4));
            for (at, (was, is)) in (0..).zip(places) {
                let (x, y) = (at % 240, at / 240);
                let holds = |it: &Area| {
                    (it.x..it.x + it.width).contains(&x) && (it.y..it.y + it.height).contains(&y)
                };
                match before.masks.iter().any(|mask| holds(&mask.area)) {
                    true => assert_eq!(is, [0, 0, 0, 255], "frame {number}, {x}, {y}"),
                    false => assert_eq!(is, was, "frame {number}, {x}, {y}"),
                }
            }
        }
        let counted: std::collections::BTreeMap<&str, u64> = out
            .done
            .counts
            .iter()
            .filter(|(it, _)| it.action == "mask")
            .map(|(it, &times)| (&*it.reason, times))
            .collect();
        assert_eq!(by_reason, counted);
        assert!(
            counted["found-text"] >= 2,
            "letters were drawn in two frames"
        );
        assert_eq!((counted["drawn"], counted["known-screen"]), (3, 3));
    }
}

#[test]
fn a_frame_that_holds_its_file_back_is_shown_with_the_reason() {
    // A page that is written all over.
    let mut page = vec![20u8; 240 * 160];
    for (line, place) in (0..10).flat_map(|line| (0..5).map(move |place| (line, place))) {
        for at in name_at(0, 0) {
            page[(1 + line * 16 + at / 128) * 240 + place * 48 + at % 128] = 200;
        }
    }
    let image = Image { frames: 1, ..CLIP };
    let pixels = element(EXPLICIT, PIXELS, VR::OB, &page);
    let bytes = part10(
        meta::EXPLICIT_LE,
        &[header(EXPLICIT, &image), pixels].concat(),
    );
    let orders = PixelOrders {
        search: Search::Text,
        recognition: Recognition::Off,
        faces: false,
        ..searching()
    };
    let shown = shown(&bytes, &orders, 0);
    assert_eq!(shown.held().map(Error::code), Some("text-remains"));
    assert_eq!(
        run(&bytes, &orders).map(|_| ()).unwrap_err().code(),
        "text-remains"
    );
    assert_eq!(
        shown.masks.len(),
        2,
        "what is ordered is shown all the same"
    );
    assert!(shown.picture(&EVERYTHING, false).is_ok());
    assert_eq!(
        shown.picture(&EVERYTHING, true).unwrap_err().code(),
        "text-remains"
    );
}

#[test]
fn a_frame_that_is_not_there_is_an_error() {
    let limits = Limits::default();
    for number in [3, u32::MAX] {
        let shown = show::frame(&uncompressed(), &searching(), &limits, number, None);
        assert_eq!(shown.unwrap_err().code(), "frame");
    }
}

fn text(tag: (u16, u16), vr: VR, value: &str) -> Vec<u8> {
    even(EXPLICIT, Tag(tag.0, tag.1), vr, value.as_bytes())
}

/// The image of [`PLAIN`] in 16 bits, signed, with `between` before its pixels.
fn deep(between: &[u8]) -> Vec<u8> {
    let image = Image {
        bits: 16,
        signed: true,
        ..PLAIN
    };
    let values: Vec<u8> = (0..24 * 3i16)
        .flat_map(|at| (at - 36).to_le_bytes())
        .collect();
    let pixels = element(EXPLICIT, PIXELS, VR::OW, &values);
    part10(
        meta::EXPLICIT_LE,
        &[&header(EXPLICIT, &image), between, &pixels].concat(),
    )
}

#[test]
fn an_image_says_what_it_is_and_how_it_wants_to_be_shown() {
    let head = [
        text((0x0028, 0x1050), VR::DS, "40\\-600"),
        text((0x0028, 0x1051), VR::DS, "400\\1500"),
        text((0x0028, 0x1052), VR::DS, "-1024"),
        text((0x0028, 0x1053), VR::DS, "2"),
    ]
    .concat();
    let bytes = deep(&head);
    let about = show::about(&bytes, &Limits::default()).unwrap().unwrap();
    assert_eq!((about.frames, about.rows, about.columns), (3, 4, 6));
    assert_eq!(
        (about.photometric.as_str(), about.grey),
        ("MONOCHROME2", true)
    );
    let windows: Vec<(f64, f64)> = about
        .windows
        .iter()
        .map(|it| (it.center, it.width))
        .collect();
    assert_eq!(windows, [(40.0, 400.0), (-600.0, 1500.0)]);
    let frame = shown(&bytes, &PixelOrders::default(), 1);
    assert_eq!((frame.window.center, frame.window.width), (40.0, 400.0));
    // Stored -12 is -1048 after the rescale: black through the window, white through one below it.
    let low = Window {
        center: -1100.0,
        width: 10.0,
        function: Function::Linear,
    };
    assert_eq!(frame.picture(&frame.window, false).unwrap().rgba[0], 0);
    assert_eq!(frame.picture(&low, false).unwrap().rgba[0], 255);
}

#[test]
fn without_a_window_the_frame_is_shown_from_its_smallest_to_its_largest_value() {
    for between in ["", "x\\y"] {
        let window = text((0x0028, 0x1050), VR::DS, between);
        let frame = shown(&deep(&window), &PixelOrders::default(), 0);
        assert_eq!((frame.window.center, frame.window.width), (-24.5, 23.0));
        let rgba = frame.picture(&frame.window, false).unwrap().rgba;
        assert_eq!((rgba[0], rgba[23 * 4]), (0, 255));
    }
}

/// A mask is blacker than all else: it may not change how the rest is shown.
#[test]
fn before_and_after_are_shown_through_the_same_window() {
    let frame = shown(&deep(&[]), &orders(), 0);
    let [before, after] = [false, true].map(|it| frame.picture(&frame.window, it).unwrap().rgba);
    let same = before
        .iter()
        .zip(&after)
        .filter(|(was, is)| was == is)
        .count();
    assert_eq!(
        same,
        (24 - 2) * 4 + 2,
        "two pixels are black, as opaque as before"
    );
}

/// PS3.3 C.7.6.16.2.9: the frame's own functional group counts, else the shared one.
#[test]
fn windows_of_a_frame_are_found_in_its_functional_groups() {
    let group = |center: &str| {
        let window = [
            text((0x0028, 0x1050), VR::DS, center),
            text((0x0028, 0x1051), VR::DS, "10"),
        ]
        .concat();
        item(
            EXPLICIT,
            &super::super::super::fixture::nested(EXPLICIT, Tag(0x0028, 0x9132), &window),
        )
    };
    let per_frame = undefined(
        EXPLICIT,
        Tag(0x5200, 0x9230),
        VR::SQ,
        &[group("1"), group("2"), item(EXPLICIT, &[])].concat(),
    );
    let shared = undefined(EXPLICIT, Tag(0x5200, 0x9229), VR::SQ, &group("9"));
    let bytes = deep(&[shared, per_frame].concat());
    let centers = [0, 1, 2].map(|at| shown(&bytes, &PixelOrders::default(), at).window.center);
    assert_eq!(centers, [1.0, 2.0, 9.0]);
}

#[test]
fn every_prefix_and_every_changed_byte_of_an_image_is_shown_or_refused() {
    let bytes = fragmented(true);
    let limits = Limits::default();
    let look = |bytes: Vec<u8>| {
        let _ = show::about(&bytes, &limits);
        if let Ok(Some(shown)) = show::frame(&bytes, &orders(), &limits, 1, None) {
            let _ = shown.picture(&shown.window, true);
        }
    };
    for end in 0..bytes.len() {
        look(bytes[..end].to_vec());
    }
    for at in 132..bytes.len() {
        for value in [0, 0xFF, !bytes[at]] {
            let mut changed = bytes.clone();
            changed[at] = value;
            look(changed);
        }
    }
}

#[test]
fn a_palette_image_is_shown_in_its_colours() {
    let words = |values: &[u16]| -> Vec<u8> {
        values
            .iter()
            .flat_map(|value| value.to_le_bytes())
            .collect()
    };
    let number =
        |element: u16, values: &[u16]| even(EXPLICIT, Tag(0x0028, element), VR::US, &words(values));
    let table =
        |element: u16, values: &[u16]| even(EXPLICIT, Tag(0x0028, element), VR::OW, &words(values));
    let head = [
        number(0x0002, &[1]),
        text((0x0028, 0x0004), VR::CS, "PALETTE COLOR"),
        number(0x0010, &[1]),
        number(0x0011, &[2]),
        number(0x0100, &[8]),
        number(0x0101, &[8]),
        number(0x0102, &[7]),
        number(0x0103, &[0]),
        number(0x1101, &[2, 0, 16]),
        number(0x1102, &[2, 0, 16]),
        number(0x1103, &[2, 0, 16]),
        table(0x1201, &[0x1000, 0x8000]),
        table(0x1202, &[0x2000, 0x9000]),
        table(0x1203, &[0x3000, 0xA000]),
        element(EXPLICIT, PIXELS, VR::OB, &[0, 1]),
    ];
    let bytes = part10(meta::EXPLICIT_LE, &head.concat());
    let frame = shown(&bytes, &PixelOrders::default(), 0);
    assert!(!crate::pixel::render::is_grey(&frame.before.shape));
    let rgba = frame.picture(&frame.window, false).unwrap().rgba;
    assert_eq!(rgba, [0x10, 0x20, 0x30, 255, 0x80, 0x90, 0xA0, 255]);
}
