use super::*;
use crate::pixel::{Numbers, Photometric, Shape};

/// Five columns by seven lines, one number a column, the top line in the lowest bit. The last three
/// are made of strokes as kanji, kana and hangul are.
const GLYPHS: [(char, [u8; 5]); 16] = [
    ('A', [0x7E, 0x09, 0x09, 0x09, 0x7E]),
    ('D', [0x7F, 0x41, 0x41, 0x22, 0x1C]),
    ('M', [0x7F, 0x02, 0x0C, 0x02, 0x7F]),
    ('N', [0x7F, 0x04, 0x08, 0x10, 0x7F]),
    ('O', [0x3E, 0x41, 0x41, 0x41, 0x3E]),
    ('R', [0x7F, 0x09, 0x19, 0x29, 0x46]),
    ('T', [0x01, 0x01, 0x7F, 0x01, 0x01]),
    ('Y', [0x03, 0x04, 0x78, 0x04, 0x03]),
    ('1', [0x00, 0x42, 0x7F, 0x40, 0x00]),
    ('5', [0x27, 0x45, 0x45, 0x45, 0x39]),
    ('7', [0x01, 0x71, 0x09, 0x05, 0x03]),
    ('9', [0x06, 0x49, 0x49, 0x29, 0x1E]),
    ('-', [0x08, 0x08, 0x08, 0x08, 0x08]),
    ('田', [0x7F, 0x49, 0x7F, 0x49, 0x7F]),
    ('木', [0x24, 0x14, 0x7F, 0x14, 0x24]),
    ('ㅁ', [0x7F, 0x41, 0x41, 0x41, 0x7F]),
];

const WIDTH: usize = 320;
const HEIGHT: usize = 240;

/// A grey image and the pixels of each text drawn on it.
struct Canvas {
    values: Vec<i32>,
    texts: Vec<Vec<usize>>,
}

impl Canvas {
    fn new(background: impl Fn(usize, usize) -> i32) -> Canvas {
        let at = |at| background(at % WIDTH, at / WIDTH);
        Canvas {
            values: (0..WIDTH * HEIGHT).map(at).collect(),
            texts: Vec::new(),
        }
    }

    /// Draws `text`, its letters `size` pixels high, anti-aliased by area where `soft`.
    fn draw(
        &mut self,
        text: &str,
        (left, top): (usize, usize),
        size: usize,
        value: i32,
        soft: bool,
    ) {
        let mut ink = Vec::new();
        for (place, letter) in text.chars().enumerate() {
            let Some((_, columns)) = GLYPHS.iter().find(|(glyph, _)| *glyph == letter) else {
                continue;
            };
            let inside = |x: usize, y: usize| {
                let (column, line) = (x * 7 / (size * 4), y * 7 / (size * 4));
                columns
                    .get(column)
                    .is_some_and(|bits| line < 7 && bits >> line & 1 == 1)
            };
            for y in 0..size {
                for x in 0..size * 5 / 7 + 1 {
                    let covered = if soft {
                        (0..16)
                            .filter(|at| inside(x * 4 + at % 4, y * 4 + at / 4))
                            .count() as i32
                    } else {
                        16 * i32::from(inside(x * 4 + 1, y * 4 + 1))
                    };
                    if covered == 0 {
                        continue;
                    }
                    let at = (top + y) * WIDTH + left + place * (size * 6 / 7 + 1) + x;
                    self.values[at] += (value - self.values[at]) * covered / 16;
                    if covered > 4 {
                        ink.push(at);
                    }
                }
            }
        }
        assert!(!ink.is_empty());
        self.texts.push(ink);
    }

    /// As a frame of one sample, eight bits of it or more.
    fn frame(&self, stored: u16, photometric: Photometric) -> Frame {
        let shape = Shape {
            rows: HEIGHT as u32,
            columns: WIDTH as u32,
            samples: 1,
            allocated: if stored > 8 { 16 } else { 8 },
            stored,
            high: stored - 1,
            numbers: Numbers::Unsigned,
            photometric,
        };
        let largest = (1 << stored) - 1;
        let bytes = self.values.iter().flat_map(|&value| {
            let value = value.clamp(0, largest);
            let value = if photometric == Photometric::Monochrome1 {
                largest - value
            } else {
                value
            };
            (value as u16)
                .to_le_bytes()
                .into_iter()
                .take(shape.sample_bytes())
        });
        Frame {
            shape,
            bytes: bytes.collect(),
        }
    }

    fn hidden(&self, found: &[Found]) -> bool {
        let covered = mask(found);
        self.texts.iter().flatten().all(|&at| covered[at])
    }
}

fn mask(found: &[Found]) -> Vec<bool> {
    let mut covered = vec![false; WIDTH * HEIGHT];
    for Found { area, .. } in found {
        for y in area.y..area.y + area.height {
            let start = y as usize * WIDTH + area.x as usize;
            covered[start..start + area.width as usize].fill(true);
        }
    }
    covered
}

fn share(found: &[Found]) -> f64 {
    mask(found).iter().filter(|&&covered| covered).count() as f64 / (WIDTH * HEIGHT) as f64
}

/// Noise of a fixed seed, from zero to before `range`, alike over two pixels as speckle is.
fn speckle(x: usize, y: usize, range: i32) -> i32 {
    let mix = |x: usize, y: usize| {
        let mut state = (x as u64) << 32 | y as u64;
        state = (state ^ 0x9E37_79B9_7F4A_7C15).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        state = (state ^ (state >> 29)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((state >> 40) % range as u64) as i32
    };
    (mix(x, y) + mix(x + 1, y) + mix(x, y + 1) + mix(x + 1, y + 1)) / 4
}

const EIGHT: (u16, Photometric) = (8, Photometric::Monochrome2);

fn search(canvas: &Canvas, (stored, photometric): (u16, Photometric)) -> Vec<Found> {
    find(&canvas.frame(stored, photometric), &Settings::default())
}

#[test]
fn text_of_every_size_and_polarity_is_hidden_on_a_flat_background() {
    for size in [7, 8, 10, 14, 21, 28, 42, 56] {
        for (back, value) in [(0, 255), (0, 60), (255, 0), (120, 240), (120, 20)] {
            for soft in [false, true] {
                let mut canvas = Canvas::new(|_, _| back);
                canvas.draw("DA57", (40, 60), size, value, soft);
                let found = search(&canvas, EIGHT);
                assert!(canvas.hidden(&found), "{size} {back} {value} {soft}");
            }
        }
    }
}

#[test]
fn strokes_of_kanji_and_hangul_are_hidden_as_letters_are() {
    let mut canvas = Canvas::new(|_, _| 30);
    canvas.draw("木田木", (20, 30), 14, 200, false);
    canvas.draw("ㅁ田", (20, 90), 28, 200, true);
    assert!(canvas.hidden(&search(&canvas, EIGHT)));
}

#[test]
fn contrast_of_twelve_grey_levels_is_enough() {
    let mut canvas = Canvas::new(|_, _| 100);
    canvas.draw("NOT ADD", (20, 40), 14, 112, false);
    canvas.draw("195-715", (20, 140), 21, 88, true);
    assert!(canvas.hidden(&search(&canvas, EIGHT)));
}

#[test]
fn l51_text_of_seven_pixels_and_text_that_shows_only_in_a_window_are_hidden() {
    // Forty of 65536 values: an eighth of a grey level when shown whole.
    let mut canvas = Canvas::new(|x, _| 30_000 + (x as i32) * 4);
    canvas.draw("DA57", (40, 60), 7, 30_600, false);
    canvas.draw("YOMA 19", (100, 120), 14, 31_500, true);
    assert!(canvas.hidden(&search(&canvas, (16, Photometric::Monochrome2))));
}

#[test]
fn text_is_hidden_over_speckle() {
    let mut canvas = Canvas::new(|x, y| 20 + speckle(x, y, 140));
    canvas.draw("MAYA TON", (40, 60), 14, 255, true);
    canvas.draw("195-57", (120, 160), 21, 0, false);
    assert!(canvas.hidden(&search(&canvas, EIGHT)));
}

#[test]
fn fields_of_soft_borders_with_weak_noise_are_hardly_masked() {
    let distance = |x: usize, y: usize| (x as i32 - 160).pow(2) / 30 + (y as i32 - 120).pow(2) / 20;
    let canvas = Canvas::new(|x, y| 220 - distance(x, y).min(200) + speckle(x, y, 6));
    let found = search(&canvas, EIGHT);
    assert!(share(&found) < 0.05, "{}", share(&found));
}

#[test]
fn text_across_the_border_of_a_bright_field_is_hidden_on_both_sides() {
    let mut canvas = Canvas::new(|x, y| if x + y < 200 { 20 } else { 130 });
    canvas.draw("MAYADON", (60, 80), 21, 250, true);
    assert!(canvas.hidden(&search(&canvas, EIGHT)));
}

#[test]
fn the_value_of_white_does_not_matter() {
    let mut canvas = Canvas::new(|x, y| (x as i32 + y as i32) * 3);
    canvas.draw("DAY-195", (40, 60), 14, 4000, true);
    for photometric in [Photometric::Monochrome1, Photometric::Monochrome2] {
        assert!(canvas.hidden(&search(&canvas, (12, photometric))));
    }
}

#[test]
fn fields_gradients_and_straight_lines_are_not_text() {
    let scenes: [&dyn Fn(usize, usize) -> i32; 4] = [
        &|_, _| 17,
        &|x, y| (x + y) as i32 / 3,
        &|x, _| if x < 160 { 10 } else { 240 },
        &|x, y| if y == 100 || x == 31 { 255 } else { 0 },
    ];
    for scene in scenes {
        let found = search(&Canvas::new(scene), EIGHT);
        assert_eq!(found, [], "{found:?}");
    }
}

#[test]
fn letters_as_bright_as_their_background_are_found_by_their_colour() {
    let mut canvas = Canvas::new(|_, _| 0);
    canvas.draw("DAY 195", (40, 60), 14, 255, false);
    let mut frame = canvas.frame(8, Photometric::Monochrome2);
    frame.shape.samples = 3;
    frame.shape.photometric = Photometric::Rgb;
    // (200, 62, 62) is as bright as (104, 104, 104), within one level.
    let colour = |&value: &u8| if value == 0 { [104; 3] } else { [200, 62, 62] };
    frame.bytes = frame.bytes.iter().flat_map(colour).collect();
    assert!(canvas.hidden(&find(&frame, &Settings::default())));

    // The same in luminance and colour differences that two pixels share.
    let mut halves = canvas.frame(8, Photometric::YbrFull422);
    halves.shape.samples = 3;
    let pairs = halves.bytes.as_chunks::<2>().0.iter();
    let shared = |&[a, b]: &[u8; 2]| [104, 104, 128, if a | b == 0 { 128 } else { 220 }];
    halves.bytes = pairs.flat_map(shared).collect();
    assert!(canvas.hidden(&find(&halves, &Settings::strict())));
}

#[test]
fn strict_finds_all_that_the_default_finds() {
    let mut canvas = Canvas::new(|x, y| 20 + speckle(x, y, 100));
    canvas.draw("MAYA TON", (40, 60), 14, 200, true);
    let frame = canvas.frame(8, Photometric::Monochrome2);
    let strict = find(&frame, &Settings::strict());
    let default = find(&frame, &Settings::default());
    assert!(!default.is_empty() && share(&default) < share(&strict));
    let pairs = mask(&default).into_iter().zip(mask(&strict));
    assert!(
        pairs
            .into_iter()
            .all(|(default, strict)| strict || !default)
    );
}

#[test]
fn areas_lie_within_the_frame_and_come_in_the_same_order_every_time() {
    let mut canvas = Canvas::new(|x, y| speckle(x, y, 60));
    canvas.draw("DAY", (0, 0), 14, 255, false);
    canvas.draw("DAY", (WIDTH - 42, HEIGHT - 14), 14, 255, false);
    let found = search(&canvas, EIGHT);
    assert!(canvas.hidden(&found));
    for Found { area, .. } in &found {
        assert_eq!(area.within(WIDTH as u32, HEIGHT as u32), Some(*area));
    }
    assert_eq!(found, search(&canvas, EIGHT));
}

#[test]
fn every_size_every_layout_and_missing_bytes_return() {
    use Numbers::{Float, Signed, Unsigned};
    use Photometric::{Monochrome2, Palette, Rgb, YbrFull422, YbrPartial};
    let layouts = [
        (1, 1, 1, Unsigned, Monochrome2),
        (1, 16, 12, Signed, Monochrome2),
        (1, 32, 32, Signed, Monochrome2),
        (1, 32, 32, Float, Monochrome2),
        (1, 64, 64, Float, Monochrome2),
        (1, 8, 8, Unsigned, Palette { darkest: 0 }),
        (3, 8, 8, Unsigned, Rgb),
        (3, 16, 16, Unsigned, Rgb),
        (3, 8, 8, Unsigned, YbrFull422),
        (3, 8, 8, Unsigned, YbrPartial),
        (4, 8, 8, Unsigned, Rgb),
    ];
    for (samples, allocated, stored, numbers, photometric) in layouts {
        for (columns, rows) in [(0, 5), (1, 1), (1, 40), (40, 1), (3, 2), (17, 16), (33, 31)] {
            let shape = Shape {
                rows,
                columns,
                samples,
                allocated,
                stored,
                high: stored - 1,
                numbers,
                photometric,
            };
            let whole = (rows * columns) as usize * usize::from(samples) * shape.sample_bytes();
            let all: Vec<u8> = (0..whole).map(|at| (at * at * 31 % 251) as u8).collect();
            for length in [0, 1, whole / 2, whole.saturating_sub(1), whole] {
                let bytes = all[..length.min(whole)].to_vec();
                let frame = Frame { shape, bytes };
                for Found { area, .. } in find(&frame, &Settings::strict()) {
                    assert_eq!(area.within(columns, rows), Some(area));
                }
            }
        }
    }
}
