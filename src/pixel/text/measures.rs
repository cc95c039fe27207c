//! Measures: what tells a line of writing from other things, taken on its parts, on its pixels and on
//! what lies around it.
//!
//! Every measure is a ratio or a count without a unit, so that neither the depth of the samples nor the
//! size of the characters matters.

use super::lines::{Glyph, Line};
use super::parts::{Part, extremes};
use super::planes::Plane;

/// How many measures there are.
pub const MEASURES: usize = 35;

/// Parts are looked up by squares of this side.
const SQUARE: u32 = 32;
/// Parts that are compared with a line, at most.
const COMPARED: usize = 64;

/// A plane, what stands out in it to one side, and where.
pub struct Scene<'a> {
    /// The values.
    pub plane: &'a Plane,
    /// What stands out, from top to bottom.
    pub parts: &'a [Part],
    /// Whether its parts are darker than their surroundings.
    pub dark: bool,
    across: usize,
    down: usize,
    /// Where each square begins in `members`.
    starts: Vec<u32>,
    members: Vec<u32>,
    /// The difference of the largest and the smallest value.
    range: u64,
}

impl<'a> Scene<'a> {
    /// Puts the parts in their squares.
    pub fn new(plane: &'a Plane, parts: &'a [Part], dark: bool) -> Scene<'a> {
        let across = plane.width / SQUARE as usize + 1;
        let down = plane.height / SQUARE as usize + 1;
        let square = |part: &Part| {
            let (x, y) = (part.left + part.right, part.top + part.bottom);
            (y / 2 / SQUARE) as usize * across + (x / 2 / SQUARE) as usize
        };
        let mut starts = vec![0u32; across * down + 1];
        for part in parts {
            starts[square(part) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut members = vec![0; parts.len()];
        for (number, part) in (0..).zip(parts) {
            let place = &mut next[square(part)];
            members[*place as usize] = number;
            *place += 1;
        }
        let (low, high) = plane
            .values
            .iter()
            .fold((u16::MAX, 0), |(low, high), &v| (low.min(v), high.max(v)));
        Scene {
            plane,
            parts,
            dark,
            across,
            down,
            starts,
            members,
            range: u64::from(high.saturating_sub(low)).max(1),
        }
    }

    /// Parts in the squares that `bounds` touch and in those around them but not inside: how many look
    /// like those of a line of that colour, and how many look different, for sixteen squares.
    fn around(&self, bounds: [u32; 4], peak: u64, contrast: u64) -> (u64, u64) {
        let [left, top, right, bottom] = bounds;
        let first = (left / SQUARE).saturating_sub(1) as usize;
        let last = ((right / SQUARE + 2) as usize).min(self.across);
        let above = (top / SQUARE).saturating_sub(1) as usize;
        let below = ((bottom / SQUARE + 2) as usize).min(self.down);
        let row = |y: usize| {
            let at = |x: usize| self.starts[y * self.across + x] as usize;
            at(first)..at(last)
        };
        let all: usize = (above..below).map(|y| row(y).len()).sum();
        let step = all / COMPARED + 1;
        let (mut alike, mut different) = (0, 0);
        for &member in (above..below)
            .flat_map(|y| &self.members[row(y)])
            .step_by(step)
        {
            let part = &self.parts[member as usize];
            let (x, y) = ((part.left + part.right) / 2, (part.top + part.bottom) / 2);
            if (left..right).contains(&x) && (top..bottom).contains(&y) {
                continue;
            }
            let (other, strength) = (u64::from(part.peak()), u64::from(part.contrast()));
            let same = other.abs_diff(peak) * 6 <= contrast
                && strength * 3 >= contrast * 2
                && strength * 2 <= contrast * 3;
            match same {
                true => alike += step as u64,
                false => different += step as u64,
            }
        }
        let squares = ((last - first) * (below - above)).max(1) as u64;
        (alike * 16 / squares, different * 16 / squares)
    }

    /// The line that `group` makes, measured.
    pub fn line(&self, group: &[Glyph], upright: bool) -> Line {
        let count = group.len() as u32;
        let mut along = (u32::MAX, 0);
        let mut across = (u32::MAX, 0);
        let mut sums = [0u64; 11];
        for glyph in group {
            let part = &self.parts[glyph.part];
            along = (along.0.min(glyph.along.0), along.1.max(glyph.along.1));
            across = (across.0.min(glyph.across.0), across.1.max(glyph.across.1));
            let pixels = u64::from(part.pixels);
            for (sum, value) in sums.iter_mut().zip([
                pixels,
                u64::from(part.sharpness()) * pixels,
                u64::from(part.unevenness()) * pixels,
                u64::from(part.repeats),
                u64::from(part.runs),
                u64::from(part.width() * part.height()),
                u64::from(glyph.height()),
                u64::from(glyph.contrast),
                u64::from(part.noise()),
                u64::from(part.lopsidedness()) * pixels,
                part.square_widths(),
            ]) {
                *sum += value;
            }
        }
        let [
            pixels,
            sharp,
            uneven,
            repeats,
            runs,
            boxes,
            heights,
            contrast,
            noise,
            lopsided,
            widths_squared,
        ] = sums;
        let n = u64::from(count);
        let mean =
            |of: &dyn Fn(&Glyph) -> u32| group.iter().map(|g| u64::from(of(g))).sum::<u64>() / n;
        let deviation = |of: &dyn Fn(&Glyph) -> u32| {
            let mean = mean(of);
            group
                .iter()
                .map(|g| u64::from(of(g)).abs_diff(mean))
                .sum::<u64>()
        };
        let extreme = group.iter().map(|g| self.parts[g.part].extreme);
        let extreme = extreme.fold((0, 0), extremes);
        let height = heights / n;
        let (length, depth) = (u64::from(along.1 - along.0), u64::from(across.1 - across.0));
        let base = deviation(&|g| g.across.1)
            .min(deviation(&|g| g.across.0))
            .min(deviation(&|g| (g.across.0 + g.across.1) / 2));
        let widths: u64 = group.iter().map(|g| u64::from(g.along.1 - g.along.0)).sum();
        let bounds = if upright {
            [across.0, along.0, across.1, along.1]
        } else {
            [along.0, across.0, along.1, across.1]
        };
        let peak = mean(&|g| g.peak);
        let strength = contrast / n;
        let (alike, different) = self.around(bounds, peak, strength);
        let inside = Seen::inside(self, bounds, peak, strength);
        let outside = Seen::outside(self, bounds, height as usize, peak, strength);
        let stroke = pixels / runs;
        let spread = (widths_squared / runs)
            .saturating_sub(stroke * stroke)
            .isqrt();
        let measures = [
            n,
            sharp / pixels,
            uneven / pixels,
            deviation(&|g| g.peak) * 255 / contrast.max(1),
            contrast * 16 / noise.max(1),
            repeats * 255 / runs,
            deviation(&Glyph::height) * 255 / heights,
            base * 255 / heights,
            pixels * 255 / boxes,
            pixels * 64 / runs * n / heights.max(1),
            pixels * 255 / (length * depth),
            length * 16 / height.max(1),
            height,
            runs * 16 / heights.max(1),
            (length * 255).saturating_sub(widths * 255) / (length),
            noise / n,
            different,
            lopsided / pixels,
            alike,
            u64::from(extreme.1) * 255 / runs,
            inside.ink,
            inside.ground,
            inside.beyond,
            inside.beneath,
            inside.equal,
            outside.ink,
            outside.ground,
            outside.beyond,
            outside.beneath,
            outside.equal,
            outside.rough,
            spread * 64 / stroke.max(1),
            self.parts.len() as u64 * 4096 / self.plane.values.len() as u64,
            strength * 255 / self.range,
            u64::from(self.plane.least),
        ];
        Line {
            bounds,
            height: height as u32,
            upright,
            colour: (peak as u32, strength as u32),
            measures: measures.map(|m| m.min(4095) as u32),
        }
    }
}

/// What some pixels look like beside the ink of a line and its ground, each of 255.
#[derive(Default)]
struct Seen {
    /// Of the ink's value.
    ink: u64,
    /// Of the ground's.
    ground: u64,
    /// Further from the ground than the ink.
    beyond: u64,
    /// Further from the ink than the ground.
    beneath: u64,
    /// Exactly as the next pixel.
    equal: u64,
    /// The mean step to the next pixel, of the contrast.
    rough: u64,
}

/// Pixels that are looked at inside a line in each direction, and on each side of it at each distance.
const INSIDE: (usize, usize) = (16, 6);
const OUTSIDE: usize = 10;

impl Seen {
    fn inside(scene: &Scene<'_>, bounds: [u32; 4], peak: u64, contrast: u64) -> Seen {
        let [left, top, right, bottom] = bounds.map(|bound| bound as usize);
        let (wide, tall) = (right - left, bottom - top);
        let (columns, lines) = match wide >= tall {
            true => INSIDE,
            false => (INSIDE.1, INSIDE.0),
        };
        let points = (0..lines).flat_map(|line| {
            let y = top + (2 * line + 1) * tall / (2 * lines);
            // Each line begins a little further, so that no stroke is missed by all of them.
            (0..columns).map(move |at| {
                let x = (2 * at + 1) * wide / (2 * columns) + line % 2;
                (left + x.min(wide - 1), y)
            })
        });
        Seen::at(scene, points, peak, contrast)
    }

    fn outside(
        scene: &Scene<'_>,
        bounds: [u32; 4],
        height: usize,
        peak: u64,
        contrast: u64,
    ) -> Seen {
        let [left, top, right, bottom] = bounds.map(|bound| bound as usize);
        let points = [2 + height / 8, 3 + height / 2, 4 + height].into_iter();
        let points = points.flat_map(|by| {
            let (left, top) = (left.saturating_sub(by), top.saturating_sub(by));
            let right = (right + by - 1).min(scene.plane.width - 1);
            let bottom = (bottom + by - 1).min(scene.plane.height - 1);
            (0..OUTSIDE).flat_map(move |at| {
                let x = left + (right - left) * at / (OUTSIDE - 1);
                let y = top + (bottom - top) * at / (OUTSIDE - 1);
                [(x, top), (x, bottom), (left, y), (right, y)]
            })
        });
        Seen::at(scene, points, peak, contrast)
    }

    fn at(
        scene: &Scene<'_>,
        points: impl Iterator<Item = (usize, usize)>,
        peak: u64,
        contrast: u64,
    ) -> Seen {
        let plane = scene.plane;
        let (peak, contrast) = (peak as i64, contrast.max(1) as i64);
        let mut seen = Seen::default();
        let mut count = 0;
        for (x, y) in points {
            let line = &plane.values[y * plane.width..][..plane.width];
            let value = i64::from(line[x]);
            let step = value.abs_diff(i64::from(
                line[if x + 1 < plane.width {
                    x + 1
                } else {
                    x.saturating_sub(1)
                }],
            ));
            // How far the value lies from the ink towards the ground, in eighths of the contrast.
            let away = if scene.dark {
                value - peak
            } else {
                peak - value
            };
            match away * 8 {
                far if far < -contrast => seen.beyond += 1,
                far if far <= contrast => seen.ink += 1,
                far if far < contrast * 7 => {}
                far if far <= contrast * 9 => seen.ground += 1,
                _ => seen.beneath += 1,
            }
            seen.equal += u64::from(step == 0);
            seen.rough += (step * 255 / contrast as u64).min(1020);
            count += 1;
        }
        let share = |of: u64| of * 255 / count.max(1);
        Seen {
            ink: share(seen.ink),
            ground: share(seen.ground),
            beyond: share(seen.beyond),
            beneath: share(seen.beneath),
            equal: share(seen.equal),
            rough: seen.rough / count.max(1),
        }
    }
}
