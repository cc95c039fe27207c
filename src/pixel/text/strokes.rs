//! Strokes: the runs of pixels in a line that stand out from what surrounds them.
//!
//! A pixel stands out if it is brighter, or darker, than what lies on both sides of it, left and right or
//! above and below, by more than the noise around it explains; so the border of a bright field does not. The noise is measured where most neighbours are alike, so that text on a
//! flat background has none. Tiles in which nothing varies are skipped.

use super::parts::{Part, Parts, Run};
use super::planes::Plane;

/// How far the surroundings reach to the left, to the right, up and down.
const REACH: usize = 8;
/// How far they spread to both sides of that direction, and how broad they are.
const SPREAD: usize = 2;
const BREADTH: usize = 2 * SPREAD + 1;
/// Pixels in the surroundings in one direction.
const AROUND: i32 = (REACH * BREADTH) as i32;
/// The side of a tile.
const TILE: usize = 16;
/// The distance over which noise is measured: further than neighbours are alike in a speckle.
const LAG: usize = 4;

/// What a tile's pixels must exceed to stand out; `None` where nothing can.
fn thresholds(plane: &Plane) -> (usize, Vec<Option<u16>>) {
    let across = plane.width.div_ceil(TILE);
    let down = plane.height.div_ceil(TILE);
    let mut ranges = vec![(u16::MAX, 0u16); across * down];
    for (y, line) in plane.values.chunks_exact(plane.width).enumerate() {
        let row = &mut ranges[y / TILE * across..][..across];
        for (range, run) in row.iter_mut().zip(line.chunks(TILE)) {
            let mut low = range.0;
            let mut high = range.1;
            for &value in run {
                low = low.min(value);
                high = high.max(value);
            }
            *range = (low, high);
        }
    }
    let mut noise = vec![None; across * down];
    let mut samples = Vec::with_capacity(2 * TILE * TILE / 4);
    for tile_y in 0..down {
        for tile_x in 0..across {
            let (mut low, mut high) = (u16::MAX, 0);
            for y in tile_y.saturating_sub(1)..(tile_y + 2).min(down) {
                for x in tile_x.saturating_sub(1)..(tile_x + 2).min(across) {
                    low = low.min(ranges[y * across + x].0);
                    high = high.max(ranges[y * across + x].1);
                }
            }
            if high - low > plane.least {
                noise[tile_y * across + tile_x] =
                    Some(noise_of(plane, tile_x, tile_y, &mut samples));
            }
        }
    }
    let smooth = |at: usize| {
        let own = noise[at]?;
        let (tile_x, tile_y) = (at % across, at / across);
        let (mut sum, mut count) = (0, 0);
        for y in tile_y.saturating_sub(1)..(tile_y + 2).min(down) {
            for x in tile_x.saturating_sub(1)..(tile_x + 2).min(across) {
                sum += u32::from(noise[y * across + x].unwrap_or(0));
                count += 1;
            }
        }
        let near = sum / count;
        let noise = u32::from(own).max(near);
        Some((u32::from(plane.least) + noise * 2).min(65535) as u16)
    };
    (across, (0..across * down).map(smooth).collect())
}

/// The quarter of differences over [`LAG`] that is smallest lies below this, in one tile.
fn noise_of(plane: &Plane, tile_x: usize, tile_y: usize, samples: &mut Vec<u16>) -> u16 {
    samples.clear();
    let right = ((tile_x + 1) * TILE).min(plane.width);
    let bottom = ((tile_y + 1) * TILE).min(plane.height);
    for y in (tile_y * TILE..bottom).step_by(2) {
        let line = &plane.values[y * plane.width..][..plane.width];
        let other = if y + LAG < plane.height {
            y + LAG
        } else {
            y.saturating_sub(LAG)
        };
        let below = &plane.values[other * plane.width..][..plane.width];
        for x in (tile_x * TILE..right).step_by(2) {
            let beside = if x + LAG < plane.width {
                x + LAG
            } else {
                x.saturating_sub(LAG)
            };
            samples.push(line[x].abs_diff(line[beside]));
            samples.push(line[x].abs_diff(below[x]));
        }
    }
    let at = samples.len() / 4;
    if samples.is_empty() {
        return 0;
    }
    *samples.select_nth_unstable(at).1
}

/// Everything in `plane` that stands out and may be a character: first what is brighter than its
/// surroundings, then what is darker.
pub fn parts(plane: &Plane) -> [Vec<Part>; 2] {
    let (width, height) = (plane.width, plane.height);
    let (across, thresholds) = thresholds(plane);
    // Beyond its borders the plane repeats its outermost lines.
    let line = |y: usize| &plane.values[y.min(height - 1) * width..][..width];
    let before = |y: usize, by: usize| line(y.saturating_sub(by));
    let mut bright = Parts::default();
    let mut dark = Parts::default();
    let (mut beside, mut over, mut under) = (Sums::new(width), Sums::new(width), Sums::new(width));
    for by in 1..=REACH {
        over.take(line(0));
        under.take(line(by));
    }
    for y in 0..=2 * SPREAD {
        beside.take(before(y, SPREAD));
    }
    let mut sides = [0; TILE + REACH + 1];
    let (mut above, mut below) = ([0; TILE], [0; TILE]);
    let mut state = vec![0u8; width];
    for y in 0..height {
        let tiles = &thresholds[y / TILE * across..][..across];
        if tiles.iter().any(Option::is_some) {
            let here = line(y);
            for (tile, threshold) in tiles.iter().enumerate() {
                let start = tile * TILE;
                let end = (start + TILE).min(width);
                let states = &mut state[start..end];
                let Some(threshold) = threshold else {
                    states.fill(0);
                    continue;
                };
                let most = i32::from(*threshold) * AROUND;
                let length = end - start;
                beside.over::<REACH>(start, &mut sides[..length + REACH + 1]);
                over.over::<BREADTH>(start + REACH - SPREAD, &mut above[..length]);
                under.over::<BREADTH>(start + REACH - SPREAD, &mut below[..length]);
                let (left, right) = (&sides[..length], &sides[REACH + 1..][..length]);
                let (above, below) = (&above[..length], &below[..length]);
                for (at, state) in states.iter_mut().enumerate() {
                    let value = i32::from(here[start + at]) * AROUND;
                    let low = left[at].min(right[at]).max(above[at].min(below[at]));
                    let high = left[at].max(right[at]).min(above[at].max(below[at]));
                    let (brighter, darker) = (value - high > most, low - value > most);
                    *state = u8::from(brighter) | (u8::from(darker & !brighter) << 1);
                }
            }
            runs(y, here, &state, tiles, [&mut bright, &mut dark]);
        }
        bright.next_line();
        dark.next_line();
        beside.shift(line(y + SPREAD + 1), before(y, SPREAD));
        over.shift(line(y), before(y, REACH));
        under.shift(line(y + REACH + 1), line(y + 1));
    }
    [bright.finish(), dark.finish()]
}

/// Sums of some lines, column by column, with the outermost columns repeated [`REACH`] times.
struct Sums(Vec<i32>);

impl Sums {
    fn new(width: usize) -> Sums {
        Sums(vec![0; width + 2 * REACH])
    }

    /// Takes a line in.
    fn take(&mut self, line: &[u16]) {
        for (sum, &value) in self.0[REACH..].iter_mut().zip(line) {
            *sum += i32::from(value);
        }
        self.repeat_ends();
    }

    /// Takes one line in and gives another back.
    fn shift(&mut self, take: &[u16], give: &[u16]) {
        let sums = self.0[REACH..].iter_mut();
        for ((sum, &take), &give) in sums.zip(take).zip(give) {
            *sum += i32::from(take) - i32::from(give);
        }
        self.repeat_ends();
    }

    fn repeat_ends(&mut self) {
        let end = self.0.len() - REACH;
        let (first, last) = (self.0[REACH], self.0[end - 1]);
        self.0[..REACH].fill(first);
        self.0[end..].fill(last);
    }

    /// Sums over `N` neighbouring columns each, the first of them at `from`.
    fn over<const N: usize>(&self, from: usize, to: &mut [i32]) {
        for (to, columns) in to.iter_mut().zip(self.0[from..].windows(N)) {
            *to = columns.iter().sum();
        }
    }
}

/// The runs of one line, handed to those who join them.
fn runs(
    y: usize,
    line: &[u16],
    state: &[u8],
    tiles: &[Option<u16>],
    [bright, dark]: [&mut Parts; 2],
) {
    let mut x = 0;
    while x < state.len() {
        let kind = state[x];
        if kind == 0 {
            // Most of a line is empty; eight pixels at a time.
            match state[x..].first_chunk::<8>() {
                Some(eight) if u64::from_le_bytes(*eight) == 0 => x += 8,
                _ => x += 1,
            }
            continue;
        }
        let start = x;
        while x < state.len() && state[x] == kind {
            x += 1;
        }
        let noise = tiles[start / TILE].unwrap_or(0);
        if kind == 1 {
            bright.add(y, Run::measure(line, start, x, false, noise));
        } else {
            dark.add(y, Run::measure(line, start, x, true, noise));
        }
    }
}
