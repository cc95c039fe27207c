//! Sheets: frames that are written from edge to edge, sharp, scanned, faded or compressed.
//!
//! A frame is taken in windows. A written one is like paper with ink on it, or like a screen with letters: one
//! value is its ground, what differs from it differs to one side, in short strokes that end often, and the
//! lines of text come again after a while. Ratios and counts without a unit, so that neither depth nor contrast
//! matters. A frame is a sheet if a third of its windows are written.
//!
//! Limits: of 600 pages drawn for the purpose (noise, blur, gradients, JPEG, grey ink, ruled tables, vertical
//! lines) this and the search for lines hide the letters of 98 in 100, of 48 scanned ones all; small pages of 64
//! to 256 pixels are missed most. Of 360 images with burned-in lines and 21 real ones none is taken for a sheet;
//! regular drawings without writing may be: dots, wells, traces and fine vessels that fill a frame.

use crate::pixel::text::planes::Plane;

/// The side of a window, of a large frame.
const SIDE: usize = 96;
/// Frames of less are no pages.
const LEAST_SIDE: usize = 32;

/// Parts into which the values of a window are divided to find its ground.
const SHADES: usize = 48;
/// Wider runs of ink are no strokes of letters.
const WIDEST: u32 = 16;
/// Lines of text lie so far apart.
const PERIODS: (usize, usize) = (8, 48);

/// A part of a plane, within it, of at most [`SIDE`] in both directions.
#[derive(Debug, Clone, Copy)]
struct Window {
    left: usize,
    top: usize,
    width: usize,
    height: usize,
}

/// Whether `plane` is a sheet.
pub fn is_sheet(plane: &Plane) -> bool {
    let windows = windows(plane);
    let written = windows.iter().filter(|it| it.is_written(plane)).count();
    written * 3 > windows.len()
}

/// The windows that `plane` is divided into: as few as cover it, evenly spread.
fn windows(plane: &Plane) -> Vec<Window> {
    let along = |length: usize| {
        let side = length.min(SIDE);
        let count = length.div_ceil(SIDE);
        (0..count).map(move |at| (at * (length - side) / (count - 1).max(1), side))
    };
    let all = along(plane.height).flat_map(|(top, height)| {
        along(plane.width).map(move |(left, width)| Window {
            left,
            top,
            width,
            height,
        })
    });
    all.collect()
}

/// Ground and ink of a window.
struct Paper {
    ground: i32,
    /// How far the ink lies from the ground; below zero where it is darker.
    depth: i32,
}

impl Paper {
    /// How far a value lies from the ground towards the ink, in tenths of the way.
    fn tenths(&self, value: u16) -> i32 {
        (i32::from(value) - self.ground) * 10 / self.depth
    }
}

impl Window {
    /// Whether it looks like paper with writing on it.
    fn is_written(&self, plane: &Plane) -> bool {
        if self.width < LEAST_SIDE || self.height < LEAST_SIDE {
            return false;
        }
        let Some(paper) = self.paper(plane) else {
            return false;
        };
        let depth = paper.depth.unsigned_abs() as usize;
        let mut lines = [0u128; SIDE];
        let (mut flat, mut between) = (0usize, 0usize);
        for (y, ink) in lines[..self.height].iter_mut().enumerate() {
            for (x, &value) in self.line(plane, y).iter().enumerate() {
                let (tenths, from) = (paper.tenths(value), i32::from(value) - paper.ground);
                *ink |= u128::from(tenths >= 4) << x;
                flat += usize::from(from.unsigned_abs() as usize * 5 <= depth);
                between += usize::from((2..4).contains(&tenths));
            }
        }
        let lines = &lines[..self.height];
        let all = self.width * self.height;
        let inked: usize = lines.iter().map(|line| line.count_ones() as usize).sum();
        let of_all = |count: usize| count * 100 / all;
        if !(3..=50).contains(&of_all(inked)) || of_all(flat) < 35 || of_all(between) > 25 {
            return false;
        }
        let strokes = Strokes::of(lines);
        if strokes.long * 10 > strokes.runs || strokes.ends * 500 < all {
            return false;
        }
        let rows: Vec<usize> = lines.iter().map(|it| it.count_ones() as usize).collect();
        let mut columns = vec![0usize; self.width];
        for &line in lines {
            let mut left = line;
            while left != 0 {
                columns[left.trailing_zeros() as usize] += 1;
                left &= left - 1;
            }
        }
        comes_again(&rows).max(comes_again(&columns)) >= 25
            && self.sharpness(plane, lines, depth) >= 25
    }

    fn line<'a>(&self, plane: &'a Plane, y: usize) -> &'a [u16] {
        &plane.values[(self.top + y) * plane.width + self.left..][..self.width]
    }

    /// Its ground, the value that comes up most often, and which way and how far its ink lies from it.
    fn paper(&self, plane: &Plane) -> Option<Paper> {
        let mut values: Vec<u16> = Vec::with_capacity(SIDE * SIDE / 4);
        for y in (0..self.height).step_by(2) {
            // Every other line begins a pixel further, so that no stripe is missed.
            values.extend(self.line(plane, y)[y / 2 % 2..].iter().step_by(2));
        }
        let few = values.len() / 50;
        let last = values.len().checked_sub(1 + few)?;
        let low = usize::from(*values.select_nth_unstable(few).1);
        let high = usize::from(*values.select_nth_unstable(last).1);
        if high < low + 4 {
            return None;
        }
        let range = high - low + 1;
        let mut counts = [0usize; SHADES + 2];
        for &value in &values {
            counts[1 + usize::from(value).clamp(low, high).saturating_sub(low) * SHADES / range] +=
                1;
        }
        let near = |at: usize| counts[at - 1] + counts[at] + counts[at + 1];
        let mode = (1..=SHADES).max_by_key(|&at| (near(at), at))? - 1;
        let ground = low + (2 * mode + 1) * range / (2 * SHADES);
        let (up, down) = (high.saturating_sub(ground), ground.saturating_sub(low));
        let (depth, other) = (up.max(down), up.min(down));
        let lighter = up > down;
        (depth > 0 && other * 100 <= depth * 34).then_some(Paper {
            ground: ground as i32,
            depth: if lighter {
                depth as i32
            } else {
                -(depth as i32)
            },
        })
    }

    /// How much of the way to the ink lies between two neighbouring pixels, where runs begin, in hundredths.
    fn sharpness(&self, plane: &Plane, lines: &[u128], depth: usize) -> usize {
        let (mut steps, mut count) = (0, 0);
        for (y, &ink) in lines.iter().enumerate() {
            let line = self.line(plane, y);
            let mut starts = ink & !(ink << 1);
            while starts != 0 {
                let at = starts.trailing_zeros() as usize;
                starts &= starts - 1;
                let from = at.saturating_sub(2);
                let step = line[from..(at + 2).min(line.len())]
                    .windows(2)
                    .map(|two| usize::from(two[0].abs_diff(two[1])))
                    .max();
                steps += step.unwrap_or(0);
                count += 1;
            }
        }
        steps * 100 / (depth * count).max(1)
    }
}

/// Counts of the runs of ink in lines.
struct Strokes {
    runs: usize,
    /// Those too wide for a stroke.
    long: usize,
    /// Upper and lower ends of the others.
    ends: usize,
}

impl Strokes {
    fn of(lines: &[u128]) -> Strokes {
        let mut found = Strokes {
            runs: 0,
            long: 0,
            ends: 0,
        };
        let wide = |line: u128| line | line << 1 | line >> 1;
        for (y, &line) in lines.iter().enumerate() {
            // A diagonal goes on beside.
            let above = y.checked_sub(1).map(|at| wide(lines[at]));
            let below = lines.get(y + 1).map(|&line| wide(line));
            let mut left = line;
            while left != 0 {
                let start = left.trailing_zeros();
                let length = (left >> start).trailing_ones();
                // A window is narrower than the number.
                let run = ((1u128 << length) - 1) << start;
                left &= !run;
                found.runs += 1;
                if length > WIDEST {
                    found.long += 1;
                    continue;
                }
                let ends = |other: &&u128| *other & run == 0;
                found.ends += [above, below].iter().flatten().filter(ends).count();
            }
        }
        found
    }
}

/// How much the ink in lines, or in columns, comes again after a while, in hundredths of its variance.
fn comes_again(counts: &[usize]) -> i64 {
    let (n, sum) = (counts.len(), counts.iter().sum::<usize>());
    let away: Vec<i64> = counts
        .iter()
        .map(|&it| (it * n) as i64 - sum as i64)
        .collect();
    let together = |lag: usize| {
        let pairs = away.iter().zip(&away[lag..]);
        pairs.map(|(a, b)| a * b).sum::<i64>() / (n - lag) as i64
    };
    let again = (PERIODS.0..=PERIODS.1.min(n / 2))
        .map(|lag| together(lag) - together(lag / 2).max(0))
        .max();
    again.unwrap_or(0).max(0) * 100 / together(0).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 400;
    const HEIGHT: usize = 300;

    /// Numbers that look random, from 0 to below `below`.
    struct Noise(u32);

    impl Noise {
        fn next(&mut self, below: u32) -> i32 {
            self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ((self.0 >> 8) % below) as i32
        }
    }

    /// Lines of made-up letters, five columns by seven lines each in strokes of `stroke` pixels.
    fn letters(stroke: usize, ink: i32, ground: i32) -> Vec<i32> {
        let mut noise = Noise(11);
        let glyphs: Vec<[u8; 7]> = (0..40)
            .map(|_| {
                std::array::from_fn(|_| {
                    (noise.next(32) & noise.next(32) | 1 << noise.next(5)) as u8
                })
            })
            .collect();
        let (across, down) = (6 * stroke, 12 * stroke);
        let is_ink = |x: usize, y: usize| {
            let (row, column) = (y % down / stroke, x % across / stroke);
            let glyph = &glyphs[(x / across * 7 + y / down * 13) % glyphs.len()];
            row < 7 && column < 5 && glyph[row] >> column & 1 == 1
        };
        let pixels = (0..WIDTH * HEIGHT).map(|at| (at % WIDTH, at / WIDTH));
        pixels
            .map(|(x, y)| if is_ink(x, y) { ink } else { ground })
            .collect()
    }

    fn blurred(values: &[i32]) -> Vec<i32> {
        let near = |at: usize| {
            let (x, y) = (at % WIDTH, at / WIDTH);
            let lines = y.saturating_sub(1)..(y + 2).min(HEIGHT);
            let around = lines.flat_map(|y| {
                (x.saturating_sub(1)..(x + 2).min(WIDTH)).map(move |x| y * WIDTH + x)
            });
            let all: Vec<i32> = around.map(|at| values[at]).collect();
            all.iter().sum::<i32>() / all.len() as i32
        };
        (0..values.len()).map(near).collect()
    }

    fn noisy(values: &[i32], most: u32) -> Vec<i32> {
        let mut noise = Noise(5);
        let middle = most as i32 / 2;
        values
            .iter()
            .map(|value| value + noise.next(most / 2) + noise.next(most / 2) - middle)
            .collect()
    }

    /// Every square of eight pixels rounded to its own mean, as a coder rounds what it leaves out.
    fn blocky(values: &[i32]) -> Vec<i32> {
        let mean = |at: usize| {
            let (x, y) = (at % WIDTH / 8 * 8, at / WIDTH / 8 * 8);
            let inside = (y..(y + 8).min(HEIGHT))
                .flat_map(|y| (x..(x + 8).min(WIDTH)).map(move |x| values[y * WIDTH + x]));
            let all: Vec<i32> = inside.collect();
            all.iter().sum::<i32>() / all.len() as i32
        };
        (0..values.len())
            .map(|at| (values[at] * 3 + mean(at)) / 4)
            .collect()
    }

    fn plane(values: &[i32]) -> Plane {
        Plane {
            width: WIDTH,
            height: HEIGHT,
            levels: &[],
            values: values
                .iter()
                .map(|&value| value.clamp(0, 65_535) as u16)
                .collect(),
        }
    }

    #[test]
    fn sharp_pages_are_sheets_dark_or_light_small_or_large() {
        for stroke in [1, 2] {
            for (ink, ground) in [(60_000, 900), (900, 60_000)] {
                assert!(is_sheet(&plane(&letters(stroke, ink, ground))), "{stroke}");
            }
        }
    }

    #[test]
    fn pages_with_noise_are_sheets() {
        assert!(is_sheet(&plane(&noisy(&letters(2, 6_000, 55_000), 12_000))));
    }

    #[test]
    fn faded_pages_are_sheets() {
        assert!(is_sheet(&plane(&letters(2, 44_000, 52_000))));
        assert!(is_sheet(&plane(&noisy(&letters(2, 44_000, 52_000), 1_600))));
    }

    #[test]
    fn pages_that_a_coder_left_blocky_are_sheets() {
        assert!(is_sheet(&plane(&blocky(&letters(2, 6_000, 55_000)))));
    }

    #[test]
    fn blurred_pages_under_uneven_light_are_sheets() {
        let mut values = noisy(&blurred(&letters(2, 6_000, 50_000)), 3_000);
        for (at, value) in values.iter_mut().enumerate() {
            *value += (at % WIDTH * 20) as i32;
        }
        assert!(is_sheet(&plane(&values)));
    }

    #[test]
    fn speckle_grids_stripes_gradients_and_nothing_are_no_sheets() {
        let flat = vec![30_000; WIDTH * HEIGHT];
        let grid: Vec<i32> = (0..WIDTH * HEIGHT)
            .map(
                |at| match (at % WIDTH).is_multiple_of(12) || (at / WIDTH).is_multiple_of(12) {
                    true => 60_000,
                    false => 0,
                },
            )
            .collect();
        let stripes: Vec<i32> = (0..WIDTH * HEIGHT)
            .map(|at| if at / WIDTH % 12 < 4 { 60_000 } else { 0 })
            .collect();
        let gradient: Vec<i32> = (0..WIDTH * HEIGHT)
            .map(|at| (at % WIDTH * 150) as i32)
            .collect();
        for (what, values) in [
            ("speckle", noisy(&flat, 40_000)),
            ("soft speckle", blurred(&noisy(&flat, 40_000))),
            ("a grid", grid),
            ("stripes", stripes),
            ("a gradient", gradient),
            ("nothing", flat),
        ] {
            assert!(!is_sheet(&plane(&values)), "{what}");
        }
    }

    #[test]
    fn frames_of_any_size_are_looked_at_to_the_edge() {
        for (width, height) in [(1, 1), (31, 400), (96, 96), (97, 33), (400, 1)] {
            let plane = Plane {
                width,
                height,
                levels: &[],
                values: (0..width * height).map(|at| at as u16).collect(),
            };
            assert!(!is_sheet(&plane));
            let windows = windows(&plane);
            let ends = windows
                .iter()
                .map(|it| (it.left + it.width, it.top + it.height));
            assert_eq!(ends.max(), Some((width, height)));
        }
    }
}
