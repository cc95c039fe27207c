//! What a person is shown of a picture, against what a run writes.

use super::super::show;
use super::*;
use crate::error::Error;
use crate::format::show::{About, Shown};
use crate::pixel::face::tests as faces;
use crate::pixel::render::Window;
use libjpeg_turbo_rs::{PixelFormat, Subsampling, compress};
use std::collections::BTreeMap;

/// A box of the user's that reaches beyond the picture.
const DRAWN: Area = Area {
    x: 200,
    y: 100,
    width: 99,
    height: 30,
};

fn orders(search: Search) -> PixelOrders {
    PixelOrders {
        search,
        recognition: Recognition::Off,
        faces: false,
        surface: None,
        masks: vec![Mask {
            area: DRAWN,
            reason: MaskReason::Drawn,
        }],
    }
}

pub fn about(bytes: &[u8]) -> About {
    let about = show::about(&bytes.to_vec(), &Limits::default());
    about.expect("read").expect("a picture")
}

fn seen(bytes: &[u8], orders: &PixelOrders, number: u32) -> Shown {
    let seen = show::frame(&bytes.to_vec(), orders, &Limits::default(), number);
    seen.expect("read").expect("a picture")
}

fn rgba(shown: &Shown, masked: bool) -> Vec<u8> {
    shown.picture(&shown.window, masked).expect("shown").rgba
}

fn coded(pixels: &[u8], (columns, rows): (usize, usize)) -> Vec<u8> {
    let stream = compress(
        pixels,
        columns,
        rows,
        PixelFormat::Rgb,
        95,
        Subsampling::S444,
    );
    stream.expect("coded")
}

/// The picture with the line of text, in every container.
fn files() -> Vec<Vec<u8>> {
    vec![
        png::plain(&written(), 3),
        coded(&written(), (COLUMNS, ROWS)),
        tiff::plain_file(8),
        tiff::plain_file(7),
    ]
}

#[test]
fn a_person_is_shown_exactly_what_the_run_masks() {
    for file in files() {
        let told = about(&file);
        assert_eq!((told.columns, told.rows), (COLUMNS as u32, ROWS as u32));
        assert_eq!((told.frames, told.levels, told.grey), (1, false, false));
        let output = run(&file, &orders(Search::Text)).expect("written");
        let before = seen(&file, &orders(Search::Text), 0);
        assert_eq!(before.held(), None);
        let (was, promised) = (rgba(&before, false), rgba(&before, true));
        assert_eq!(promised, rgba(&seen(&output.bytes, &idle(), 0), false));
        assert_eq!(was, rgba(&seen(&file, &idle(), 0), false));
        let mut by_reason = BTreeMap::<&str, u64>::new();
        for mask in &before.masks {
            *by_reason.entry(mask.reason.name()).or_default() += 1;
        }
        let counted = output.done.counts.iter();
        let counted: BTreeMap<&str, u64> = counted
            .filter(|(it, _)| it.action == "mask")
            .map(|(it, &times)| (&*it.reason, times))
            .collect();
        assert_eq!(by_reason, counted);
        assert!(counted["found-text"] >= 1 && counted["drawn"] == 1);
        for (at, (was, is)) in was.chunks(4).zip(promised.chunks(4)).enumerate() {
            let (x, y) = ((at % COLUMNS) as u32, (at / COLUMNS) as u32);
            if inked()[at] {
                assert_eq!((was[0] > 200, is), (true, &[0, 0, 0, 255][..]));
            }
            if x >= DRAWN.x && (DRAWN.y..DRAWN.y + DRAWN.height).contains(&y) {
                assert_eq!(is, [0, 0, 0, 255], "{x} {y}");
            }
        }
    }
}

#[test]
fn a_box_covers_its_pixels_and_nothing_beyond_their_blocks() {
    for file in files() {
        let shown = seen(&file, &orders(Search::Off), 0);
        let pairs = rgba(&shown, false);
        let after = rgba(&shown, true);
        for (at, (was, is)) in pairs.chunks(4).zip(after.chunks(4)).enumerate() {
            let (x, y) = ((at % COLUMNS) as u32, (at / COLUMNS) as u32);
            let lines = DRAWN.y / 8 * 8..(DRAWN.y + DRAWN.height).div_ceil(8) * 8;
            if x < DRAWN.x / 8 * 8 || !lines.contains(&y) {
                assert_eq!(was, is, "{x} {y}");
            }
        }
    }
}

#[test]
fn opacity_is_looked_at_where_it_shows_anything() {
    let with = |opacity: &dyn Fn(usize) -> u8| {
        let pixels = (0..COLUMNS * ROWS).flat_map(|at| [ground(at)[0], 90, 50, opacity(at)]);
        png::plain(&pixels.collect::<Vec<u8>>(), 4)
    };
    let opaque = with(&|_| 255);
    assert_eq!(about(&opaque).frames, 1);
    let limits = Limits::default();
    let none = show::frame(&opaque, &idle(), &limits, 1).unwrap_err();
    assert_eq!(none.code(), "frame");
    let ink = inked();
    let letters = with(&|at| if ink[at] { 0 } else { 255 });
    assert_eq!(about(&letters).frames, 2);
    let opacity = seen(&letters, &searching(), 1);
    let (was, is) = (rgba(&opacity, false), rgba(&opacity, true));
    for at in (0..COLUMNS * ROWS).filter(|&at| ink[at]) {
        assert_ne!(was[at * 4..][..3], is[at * 4..][..3]);
    }
    assert!(!opacity.masks.is_empty());
    // The colours are masked in the same place.
    let colours = seen(&letters, &searching(), 0);
    assert_eq!(colours.masks, opacity.masks);
    assert_ne!(rgba(&colours, false), rgba(&colours, true));
}

/// The opacity of most pictures from a screen is the same all over, and shows nobody.
#[test]
fn a_face_is_found_in_a_picture_with_opacity() {
    let grey = faces::picture(30, 12, 0);
    let pixels: Vec<u8> = grey.iter().flat_map(|&it| [it, it, it, 255]).collect();
    let file = png::sized((faces::COLUMNS, faces::ROWS), &pixels, 4);
    let looking = PixelOrders {
        faces: true,
        ..PixelOrders::default()
    };
    let shown = seen(&file, &looking, 0);
    // Brows, eyes, nose and mouth of the face that was drawn at 30, 12.
    let covers = |area: &Area| {
        area.x <= 46 && area.y <= 28 && area.x + area.width >= 78 && area.y + area.height >= 60
    };
    let face = |mask: &Mask| mask.reason == MaskReason::Face && covers(&mask.area);
    assert!(shown.masks.iter().any(face), "{:?}", shown.masks);
    assert_ne!(rgba(&shown, false), rgba(&shown, true));
}

#[test]
fn a_picture_that_holds_its_file_back_is_shown_with_the_reason_and_what_is_ordered() {
    let mut page = vec![20; COLUMNS * ROWS * 3];
    let ink = inked();
    for (at, _) in ink.iter().enumerate().filter(|&(_, &ink)| ink) {
        let (x, y) = (at % COLUMNS, at / COLUMNS);
        for top in (2..ROWS - 24).step_by(24) {
            let at = (top + y - INK.y as usize) * COLUMNS + x;
            page[at * 3..][..3].fill(230);
        }
    }
    let file = png::plain(&page, 3);
    let shown = seen(&file, &orders(Search::Text), 0);
    let error = run(&file, &orders(Search::Text)).err();
    assert_eq!(
        shown.held().map(Error::code),
        error.as_ref().map(Error::code)
    );
    assert_eq!(shown.held().map(Error::code), Some("text-remains"));
    assert_eq!(shown.masks.len(), 1);
    assert!(shown.picture(&shown.window, false).is_ok());
    assert!(shown.picture(&shown.window, true).is_err());
}

#[test]
fn grey_values_of_sixteen_bits_are_shown_over_their_whole_range() {
    let values = (0..COLUMNS * ROWS).flat_map(|at| (1000 + (at % 200) as u16).to_be_bytes());
    let file = png::deep(&values.collect::<Vec<u8>>());
    assert!(about(&file).grey);
    let shown = seen(&file, &idle(), 0);
    let rgba = rgba(&shown, false);
    assert_eq!((rgba[0], rgba[199 * 4]), (0, 255));
    let eight = png::grey(&vec![7; COLUMNS * ROWS]);
    let shown = seen(&eight, &idle(), 0);
    assert_eq!(shown.window, Window::EIGHT_BITS);
    assert_eq!(super::shown::rgba(&shown, false)[0], 7);
}

#[test]
fn l58_of_a_slide_the_levels_are_shown_smallest_first_and_a_box_covers_every_one() {
    let file = tiff::slides::of_two_levels();
    let told = about(&file);
    assert_eq!((told.frames, told.levels), (2, true));
    assert_eq!((told.columns, told.rows), (256, 256));
    let area = Area {
        x: 64,
        y: 128,
        width: 33,
        height: 64,
    };
    let drawn = PixelOrders {
        masks: vec![Mask {
            area,
            reason: MaskReason::Drawn,
        }],
        ..PixelOrders::default()
    };
    let output = run(&file, &drawn).expect("written").bytes;
    for (number, side) in [(0, 128), (1, 256)] {
        let before = seen(&file, &drawn, number);
        assert_eq!(
            (before.size, before.before.shape.columns),
            ((256, 256), side)
        );
        assert_eq!(before.masks, drawn.masks, "in pixels of the largest level");
        let after = seen(&output, &idle(), number);
        assert_eq!(rgba(&before, true), rgba(&after, false));
        let scale = 256 / side;
        for (at, (was, is)) in (0..).zip(
            rgba(&before, false)
                .chunks(4)
                .zip(rgba(&after, false).chunks(4)),
        ) {
            let (x, y) = (at % side * scale, at / side * scale);
            let inside = (area.x..area.x + area.width).contains(&x)
                && (area.y..area.y + area.height).contains(&y);
            assert!(was[0] > 40, "the slide is no black one");
            if inside {
                assert_eq!(is, [0, 0, 0, 255], "level {number}, {x} {y}");
            }
            if x + 32 < area.x || y + 32 < area.y {
                assert_eq!(is, was, "level {number}, {x} {y}");
            }
        }
    }
}

#[test]
fn a_picture_says_how_it_is_turned_and_is_shown_as_it_is_stored() {
    let pixels = vec![60; 16 * 8 * 3];
    let plain = coded(&pixels, (16, 8));
    assert_eq!(seen(&plain, &idle(), 0).turn, 1);
    let turned = jpeg::turned_to(&plain, 6);
    let shown = seen(&turned, &idle(), 0);
    assert_eq!((shown.turn, shown.size), (6, (16, 8)));
    let page = tiff::turned_to(8);
    assert_eq!(seen(&page, &idle(), 0).turn, 8);
    assert_eq!(seen(&tiff::turned_to(9), &idle(), 0).turn, 1);
}

#[test]
fn every_prefix_and_every_changed_byte_is_shown_or_refused() {
    let limits = Limits::default();
    let look = |bytes: Vec<u8>| {
        let _ = show::about(&bytes, &limits);
        for number in [0, 1] {
            if let Ok(Some(shown)) = show::frame(&bytes, &orders(Search::Off), &limits, number) {
                let _ = shown.picture(&shown.window, true);
            }
        }
    };
    let small = [60; 16 * 16 * 3];
    let files = [
        png::sized((16, 16), &small, 3),
        coded(&small, (16, 16)),
        tiff::small_file(),
    ];
    for file in files {
        for end in 0..file.len() {
            look(file[..end].to_vec());
        }
        for at in 0..file.len() {
            for value in [0, 0xFF, !file[at]] {
                let mut changed = file.clone();
                changed[at] = value;
                look(changed);
            }
        }
    }
}
