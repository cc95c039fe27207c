//! Measures: what tells a line of writing from other things, taken on its parts, on its pixels and on
//! what lies around it.
//!
//! Every measure is a ratio or a count without a unit, so that neither the depth of the samples nor the
//! size of the characters matters.

use super::lines::{Glyph, Line};
use super::parts::{Part, extremes};
use super::planes::{Level, Plane};
use super::seen::Seen;

/// How many measures there are.
pub const MEASURES: usize = 37;
/// How many of them, the first, are taken on the parts alone.
pub const OWN: usize = 24;

/// The largest value of a measure.
const MOST: u64 = 4095;
/// Parts are looked up by squares of this side.
const SQUARE: u32 = 32;
/// Parts that are compared with a line, at most.
const COMPARED: usize = 64;

/// A plane, what stands out in it to one side, and where.
pub struct Scene<'a> {
    /// The values.
    pub plane: &'a Plane,
    /// What its parts exceed.
    pub level: Level,
    /// What stands out, from top to bottom.
    pub parts: &'a [Part],
    /// Whether its parts are darker than their surroundings.
    pub dark: bool,
    /// How much smaller the plane is than the frame.
    pub scale: u32,
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
    pub fn new(
        plane: &'a Plane,
        level: Level,
        parts: &'a [Part],
        dark: bool,
        scale: u32,
        (low, high): (u16, u16),
    ) -> Scene<'a> {
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
        Scene {
            plane,
            level,
            parts,
            dark,
            scale,
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

    /// The line that `group` makes, measured; `None` where its own measures do not pass `sieve`.
    pub fn line(
        &self,
        group: &[Glyph],
        upright: bool,
        sieve: impl Fn(&[u16]) -> bool,
    ) -> Option<Line> {
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
        let stroke = pixels / runs;
        let spread = (widths_squared / runs)
            .saturating_sub(stroke * stroke)
            .isqrt();
        let own: [u64; OWN] = [
            u64::from(self.scale),
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
            (length * 255).saturating_sub(widths * 255) / length,
            noise / n,
            lopsided / pixels,
            u64::from(extreme.1) * 255 / runs,
            spread * 64 / stroke.max(1),
            self.parts.len() as u64 * 4096 / self.plane.values.len() as u64,
            strength * 255 / self.range,
            u64::from(self.level.least),
            u64::from(self.level.noise),
        ];
        let mut measures = [0; MEASURES];
        for (measure, own) in measures.iter_mut().zip(own) {
            *measure = own.min(MOST) as u16;
        }
        if !sieve(&measures[..OWN]) {
            return None;
        }
        let (alike, different) = self.around(bounds, peak, strength);
        let inside = Seen::inside(self, bounds, peak, strength);
        let outside = Seen::outside(self, bounds, height as usize, peak, strength);
        let others: [u64; MEASURES - OWN] = [
            different,
            alike,
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
        ];
        for (measure, other) in measures[OWN..].iter_mut().zip(others) {
            *measure = other.min(MOST) as u16;
        }
        Some(Line {
            bounds,
            height: height as u32,
            upright,
            colour: (peak as u32, strength as u32),
            measures,
        })
    }
}
