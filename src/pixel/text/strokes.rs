//! Strokes: the runs of pixels in a line that stand out from what surrounds them.
//!
//! A pixel stands out if it is brighter, or darker, than what lies on both sides of it, left and right or
//! above and below, by more than the noise around it explains; so the border of a bright field does not. The noise is measured where most neighbours are alike, so that text on a
//! flat background has none. Tiles in which nothing varies are skipped.

use super::parts::{Part, Parts, Run};
use super::planes::{Level, Plane};

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

/// How much noise there is in each tile, and how many tiles lie side by side; `None` where no difference
/// exceeds `least`.
fn noise(plane: &Plane, least: u16) -> (usize, Vec<Option<u16>>) {
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
            if high - low > least {
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
        Some(u32::from(own).max(near).min(65535) as u16)
    };
    (across, (0..across * down).map(smooth).collect())
}

/// What pixels must exceed to stand out where there is so much noise.
fn threshold(noise: u16, level: Level) -> u16 {
    let all = u32::from(level.least) + u32::from(noise) * u32::from(level.noise);
    all.min(65535) as u16
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

/// Everything in `plane`, whose largest value is `highest`, that stands out and may be a character, for each
/// level: first what is brighter than its surroundings, then what is darker.
pub fn parts(plane: &Plane, levels: &[Level], highest: u16) -> Vec<[Vec<Part>; 2]> {
    let least = levels.iter().map(|level| level.least).min();
    let (across, noise) = noise(plane, least.unwrap_or(0));
    if noise.iter().all(Option::is_none) {
        return levels.iter().map(|_| Default::default()).collect();
    }
    if i32::from(highest) * AROUND <= i32::from(i16::MAX) {
        standing_out::<i16>(plane, levels, across, &noise)
    } else {
        standing_out::<i32>(plane, levels, across, &noise)
    }
}

/// What stands out by one level, as far as it was looked at.
struct Standing {
    level: Level,
    state: Vec<u8>,
    bright: Parts,
    dark: Parts,
}

/// The same with sums of one width.
fn standing_out<T: Number>(
    plane: &Plane,
    levels: &[Level],
    across: usize,
    noise: &[Option<u16>],
) -> Vec<[Vec<Part>; 2]> {
    let (width, height) = (plane.width, plane.height);
    // Beyond its borders the plane repeats its outermost lines.
    let line = |y: usize| &plane.values[y.min(height - 1) * width..][..width];
    let before = |y: usize, by: usize| line(y.saturating_sub(by));
    let mut standing: Vec<Standing> = levels
        .iter()
        .map(|&level| Standing {
            level,
            state: vec![0; across * TILE],
            bright: Parts::default(),
            dark: Parts::default(),
        })
        .collect();
    let sums = || Sums::<T>::new(width);
    let (mut beside, mut over, mut under) = (sums(), sums(), sums());
    for by in 1..=REACH {
        over.take(line(0));
        under.take(line(by));
    }
    for y in 0..=2 * SPREAD {
        beside.take(before(y, SPREAD));
    }
    for y in 0..height {
        let tiles = &noise[y / TILE * across..][..across];
        if tiles.iter().any(Option::is_some) {
            let here = line(y);
            for (tile, noise) in tiles.iter().enumerate() {
                let Some(noise) = *noise else {
                    for it in &mut standing {
                        it.state[tile * TILE..][..TILE].fill(0);
                    }
                    continue;
                };
                let start = tile * TILE;
                let mut values = [0; TILE];
                match here[start..].first_chunk() {
                    Some(whole) => values = *whole,
                    None => values[..width - start].copy_from_slice(&here[start..]),
                }
                // There are as many columns as tiles.
                let (Some(beside), Some(over), Some(under)) =
                    (beside.at(start), over.at(start), under.at(start))
                else {
                    continue;
                };
                let away = differences(&values, [beside, over, under]);
                for it in &mut standing {
                    let most = T::clamped(i32::from(threshold(noise, it.level)) * AROUND);
                    if let Some(states) = it.state[start..].first_chunk_mut() {
                        *states = outstanding(&away, most);
                    }
                }
            }
            for it in &mut standing {
                runs(y, here, tiles, it);
            }
        }
        for it in &mut standing {
            it.bright.next_line();
            it.dark.next_line();
        }
        beside.shift(line(y + SPREAD + 1), before(y, SPREAD));
        over.shift(line(y), before(y, REACH));
        under.shift(line(y + REACH + 1), line(y + 1));
    }
    let finished = |it: Standing| [it.bright.finish(), it.dark.finish()];
    standing.into_iter().map(finished).collect()
}

/// How much brighter the pixels of a tile's line are than what surrounds them, and how much darker. The
/// sums are those of the lines around it, of those above and of those below.
fn differences<T: Number>(
    values: &[u16; TILE],
    [beside, over, under]: [&[T; WIDE]; 3],
) -> [[T; TILE]; 2] {
    let sides = eights(beside);
    let (above, below) = (fives(over), fives(under));
    let brighter = std::array::from_fn(|at| {
        let (left, right) = (sides[at], sides[at + REACH + 1]);
        let high = left.max(right).min(above[at].max(below[at]));
        T::times_around(values[at]).less(high)
    });
    let darker = std::array::from_fn(|at| {
        let (left, right) = (sides[at], sides[at + REACH + 1]);
        let low = left.min(right).max(above[at].min(below[at]));
        low.less(T::times_around(values[at]))
    });
    [brighter, darker]
}

/// Which pixels stand out by more than `most`: one for brighter, two for darker.
fn outstanding<T: Number>([brighter, darker]: &[[T; TILE]; 2], most: T) -> [u8; TILE] {
    std::array::from_fn(|at| {
        let (brighter, darker) = (brighter[at] > most, darker[at] > most);
        u8::from(brighter) | (u8::from(darker & !brighter) << 1)
    })
}

/// The columns that count for a tile.
const WIDE: usize = TILE + 2 * REACH;

/// Sums over [`REACH`] neighbours each, from the first column on.
fn eights<T: Number>(columns: &[T; WIDE]) -> [T; TILE + REACH + 1] {
    let twos: [T; WIDE - 1] = std::array::from_fn(|at| columns[at].plus(columns[at + 1]));
    let fours: [T; WIDE - 3] = std::array::from_fn(|at| twos[at].plus(twos[at + 2]));
    std::array::from_fn(|at| fours[at].plus(fours[at + 4]))
}

/// Sums over [`BREADTH`] neighbours each, around each pixel of the tile.
fn fives<T: Number>(columns: &[T; WIDE]) -> [T; TILE] {
    const FIRST: usize = REACH - SPREAD;
    std::array::from_fn(|at| {
        let of = |by: usize| columns[FIRST + at + by];
        of(0).plus(of(1)).plus(of(2).plus(of(3))).plus(of(4))
    })
}

/// What sums are kept in: the narrower, the more of them are handled at once. Wide enough by the choice in
/// [`parts`], so nothing wraps.
trait Number: Copy + Ord + Default {
    fn of(value: u16) -> Self;
    fn clamped(value: i32) -> Self;
    fn times_around(value: u16) -> Self;
    fn plus(self, other: Self) -> Self;
    fn less(self, other: Self) -> Self;
}

impl Number for i16 {
    fn of(value: u16) -> i16 {
        value as i16
    }
    fn clamped(value: i32) -> i16 {
        value.min(i32::from(i16::MAX)) as i16
    }
    fn times_around(value: u16) -> i16 {
        (value as i16).wrapping_mul(AROUND as i16)
    }
    fn plus(self, other: i16) -> i16 {
        self.wrapping_add(other)
    }
    fn less(self, other: i16) -> i16 {
        self.wrapping_sub(other)
    }
}

impl Number for i32 {
    fn of(value: u16) -> i32 {
        i32::from(value)
    }
    fn clamped(value: i32) -> i32 {
        value
    }
    fn times_around(value: u16) -> i32 {
        i32::from(value) * AROUND
    }
    fn plus(self, other: i32) -> i32 {
        self + other
    }
    fn less(self, other: i32) -> i32 {
        self - other
    }
}

/// Sums of some lines, column by column, with the outermost columns repeated [`REACH`] times at least.
struct Sums<T> {
    columns: Vec<T>,
    width: usize,
}

impl<T: Number> Sums<T> {
    fn new(width: usize) -> Sums<T> {
        Sums {
            columns: vec![T::default(); width.next_multiple_of(TILE) + 2 * REACH],
            width,
        }
    }

    /// Takes a line in.
    fn take(&mut self, line: &[u16]) {
        for (sum, &value) in self.columns[REACH..].iter_mut().zip(line) {
            *sum = sum.plus(T::of(value));
        }
        self.repeat_ends();
    }

    /// Takes one line in and gives another back.
    fn shift(&mut self, take: &[u16], give: &[u16]) {
        let sums = self.columns[REACH..].iter_mut();
        for ((sum, &take), &give) in sums.zip(take).zip(give) {
            *sum = sum.plus(T::of(take).less(T::of(give)));
        }
        self.repeat_ends();
    }

    fn repeat_ends(&mut self) {
        let end = REACH + self.width;
        let (first, last) = (self.columns[REACH], self.columns[end - 1]);
        self.columns[..REACH].fill(first);
        self.columns[end..].fill(last);
    }

    /// The columns that count for the tile that begins at `start`.
    fn at(&self, start: usize) -> Option<&[T; WIDE]> {
        self.columns[start..].first_chunk()
    }
}

/// The runs of one line, handed to those who join them.
fn runs(y: usize, line: &[u16], tiles: &[Option<u16>], standing: &mut Standing) {
    let Standing {
        level,
        state,
        bright,
        dark,
    } = standing;
    let state = &state[..line.len()];
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
        let noise = tiles[start / TILE].map_or(0, |noise| threshold(noise, *level));
        if kind == 1 {
            bright.add(y, Run::measure(line, start, x, false, noise));
        } else {
            dark.add(y, Run::measure(line, start, x, true, noise));
        }
    }
}
