use super::*;
use crate::pixel::{Numbers, Photometric, Shape, mask};

/// Part of NASA's portrait of the astronaut Eileen Collins, in the public domain: a letter for each pixel,
/// `a` darkest of sixteen.
const FACE: [&str; 32] = [
    "mmmmmmmlkebfghjjklkkjihhgfgjmmmm",
    "mmmmmlkjidbdgijjkkjgfghhgggghmmm",
    "lmmmljhijedhhhijjkjjjhigfehgejmm",
    "lllligggigghijjjjihhiijhffffefmm",
    "lllhgffgiiiggghijjjjihhhfddfedjn",
    "llihgefghggffgghijjjkkifebbfecfn",
    "llgggffhhiihfgghjjjijkjgcccdedfm",
    "llffhhgffhhhhghhiiiiihhgddfeddel",
    "llfegihdfjhghgghhggghgedcccdeedj",
    "llhffhfdglljjjkjiigffecccddeddch",
    "llifffdchlmmnmonnnmkjgdbbbcddddf",
    "llgeeeddiklmllnonnnmlkifebbccdeg",
    "llhccdedjllkkllnnmlkllkgfbacccci",
    "llhcccdfkkggejkmnliiffhigcacdddk",
    "lllecbcglllljklmmjjlgigghdbcecem",
    "llljdcdhlnnnmmlmmjkmlljjjebcfbhm",
    "llmmjeeimnonnnlmljkmmmlkifbcdemm",
    "llmmmkijlnoonmmlljjlmmmkiebbelmm",
    "lmmmmmlllmnmklmmmkijmmmjhebdlmmm",
    "mmmmmmmlklljllkkkihikmljhgglnmmm",
    "mmmnnnnmklkkmmmmkjijjkkihjlnnnmm",
    "mmmnnnnmkmmmhklmlkigjlkiinnnnnnn",
    "mmnnnnnnkmnnllnnnliilnjiknnnnnnn",
    "mmkjihggilmnmlmnmkjkmmjhmnnnnnnn",
    "kigdbaaaekmnmmmllkjkmkijnnnnnnnn",
    "gcaaaaaaeklmnmnmlllkkjhmnnnnnnnn",
    "aaaaaaaaelklmnnnmlljihinnnnnnnnn",
    "aaacbbbaemmklnnmmljhhhjnnnnnnnnn",
    "aacebaaaemnmkijkkigghhimnnnnnnnn",
    "adhdaaaabjnnmkigfghhhhcgknnnnnnn",
    "ekebaaaaabehijklkjihheaafjnnnnnn",
    "kjdaaaaaaabbbbbbceecaaaaaeinnnnn",
];

/// Pixels of the picture's side, each of [`FACE`] drawn as two by two.
const SIDE: usize = 64;

/// Columns of [`picture`].
pub(crate) const COLUMNS: usize = 112;
/// Lines of [`picture`].
pub(crate) const ROWS: usize = 88;

/// A grey frame with the face at `x`, `y`, each quarter turn once more if asked.
pub(crate) fn picture(x: usize, y: usize, quarters: usize) -> Vec<u8> {
    let mut bytes = vec![120; COLUMNS * ROWS];
    for down in 0..SIDE {
        for along in 0..SIDE {
            let (mut from_x, mut from_y) = (along, down);
            for _ in 0..quarters {
                (from_x, from_y) = (from_y, SIDE - 1 - from_x);
            }
            let letter = FACE[from_y / 2].as_bytes()[from_x / 2];
            bytes[(y + down) * COLUMNS + x + along] = (letter - b'a') * 17;
        }
    }
    bytes
}

fn frame(bytes: Vec<u8>, photometric: Photometric, allocated: u16, samples: u16) -> Frame {
    Frame {
        shape: Shape {
            rows: ROWS as u32,
            columns: COLUMNS as u32,
            samples,
            allocated,
            stored: allocated,
            high: allocated - 1,
            numbers: Numbers::Unsigned,
            photometric,
        },
        bytes,
    }
}

fn grey(bytes: Vec<u8>) -> Frame {
    frame(bytes, Photometric::Monochrome2, 8, 1)
}

/// Whether brows, eyes, nose and mouth of the face at `x`, `y` lie in one of the areas.
fn covers(areas: &[Area], x: usize, y: usize) -> bool {
    let (x, y) = (x as u32, y as u32);
    areas.iter().any(|area| {
        area.x <= x + 16
            && area.y <= y + 16
            && area.x + area.width >= x + 48
            && area.y + area.height >= y + 48
    })
}

#[test]
fn a_face_is_found_and_masked_however_it_lies() {
    for quarters in 0..4 {
        let mut frame = grey(picture(30, 12, quarters));
        let found = find(&frame, &Settings::default());
        assert!(covers(&found, 30, 12), "{quarters}: {found:?}");
        let before = frame.clone();
        mask::draw(&mut frame, &found);
        assert_ne!(frame, before);
        assert!(!covers(&find(&frame, &Settings::default()), 30, 12));
    }
}

#[test]
fn a_frame_without_a_face_has_none() {
    let mut state = 1u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let noise: Vec<u8> = (0..COLUMNS * ROWS).map(|_| noise()).collect();
    let slope = (0..COLUMNS * ROWS).map(|at| (at % COLUMNS) as u8 * 2);
    for bytes in [vec![0; COLUMNS * ROWS], noise, slope.collect()] {
        assert_eq!(find(&grey(bytes), &Settings::default()), []);
    }
}

#[test]
fn brightness_and_depth_make_no_difference() {
    let face = picture(30, 12, 0);
    let dark = face.iter().map(|&value| value / 5 + 4).collect();
    let negative = face.iter().map(|&value| !value).collect();
    let deep = |scale: u16| {
        let values = face.iter().map(move |&value| u16::from(value) * scale);
        values.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let three = |colour: fn(u8) -> [u8; 3]| face.iter().flat_map(|&v| colour(v)).collect();
    let pairs = face.chunks_exact(2);
    let cases = [
        frame(dark, Photometric::Monochrome2, 8, 1),
        frame(negative, Photometric::Monochrome1, 8, 1),
        frame(deep(3), Photometric::Monochrome2, 16, 1),
        frame(deep(257), Photometric::Monochrome2, 16, 1),
        frame(three(|v| [v, v, v]), Photometric::Rgb, 8, 3),
        frame(three(|v| [v, 128, 128]), Photometric::YbrFull, 8, 3),
        frame(
            pairs.flat_map(|two| [two[0], two[1], 128, 128]).collect(),
            Photometric::YbrFull422,
            8,
            3,
        ),
    ];
    for (at, frame) in cases.iter().enumerate() {
        let found = find(frame, &Settings::default());
        assert!(covers(&found, 30, 12), "case {at}: {found:?}");
        assert_eq!(found, find(frame, &Settings::default()), "case {at}");
    }
}

#[test]
fn fewer_windows_find_no_less() {
    let frame = grey(picture(30, 12, 0));
    let found = |least| find(&frame, &Settings { least });
    assert!(covers(&found(1), 30, 12));
    assert!(found(1).len() >= found(10).len());
    assert_eq!(found(u16::MAX), []);
}

#[test]
fn a_frame_that_does_not_hold_its_samples_is_a_face_as_a_whole() {
    let mut frame = grey(picture(30, 12, 0));
    frame.bytes.pop();
    let found = find(&frame, &Settings::default());
    assert_eq!(found, whole(COLUMNS as u32, ROWS as u32));
    frame.shape.rows = u32::MAX;
    frame.shape.columns = u32::MAX;
    assert_eq!(find(&frame, &Settings::default()).len(), 1);
}

#[test]
fn every_size_and_layout_returns() {
    let kinds = [
        (Photometric::Monochrome1, 1, 1),
        (Photometric::Palette { darkest: 0 }, 16, 1),
        (Photometric::Rgb, 16, 3),
        (Photometric::YbrPartial, 8, 3),
        (Photometric::YbrFull422, 8, 3),
        (Photometric::Rgb, 8, 4),
        (Photometric::Monochrome2, 64, 1),
    ];
    for (photometric, allocated, samples) in kinds {
        for (columns, rows) in [
            (0, 0),
            (0, 9),
            (1, 1),
            (1, 300),
            (19, 20),
            (20, 20),
            (21, 3),
            (2, 9000),
        ] {
            for numbers in [Numbers::Unsigned, Numbers::Signed, Numbers::Float] {
                if numbers == Numbers::Float && allocated < 32 {
                    continue;
                }
                let bytes = (0..40_000u32).map(|at| ((at * at) >> 3) as u8).collect();
                let mut frame = frame(bytes, photometric, allocated, samples);
                frame.shape.numbers = numbers;
                (frame.shape.columns, frame.shape.rows) = (columns, rows);
                let found = find(&frame, &Settings { least: 1 });
                let inside = |area: &Area| area.within(columns, rows) == Some(*area);
                assert!(found.iter().all(inside));
                assert!(columns * rows > 0 || found.is_empty());
            }
        }
    }
}

#[test]
fn larger_frames_are_searched_at_a_bounded_size() {
    for pixels in [1, COARSE, FINE, 1 << 28, i64::from(u32::MAX) * 4096] {
        let step = step(pixels, COARSE);
        assert!(step >= ONE);
        assert!((i128::from(pixels) << 32) / i128::from(step).pow(2) <= i128::from(COARSE) + 1);
    }
}
