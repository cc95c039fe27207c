//! Lines: parts side by side, of like size and like colour, and how much they look like writing.

use super::parts::{Part, extremes};
use super::planes::Plane;

/// How many measures tell a line of writing from other things.
pub const MEASURES: usize = 20;

/// Parts in a row, and what was measured on them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// First column, first line, first column behind, first line below.
    pub bounds: [u32; 4],
    /// The mean height of its parts across the direction of reading.
    pub height: u32,
    /// Whether it reads from top to bottom.
    pub upright: bool,
    /// The mean peak of its parts, and their mean contrast.
    pub colour: (u32, u32),
    /// What [`super::judge`] weighs.
    pub measures: [u32; MEASURES],
}

/// A part seen in the direction of reading: `along` and `across` are its extents.
#[derive(Debug, Clone, Copy)]
struct Glyph {
    along: (u32, u32),
    across: (u32, u32),
    peak: u32,
    contrast: u32,
    part: usize,
}

impl Glyph {
    fn height(&self) -> u32 {
        self.across.1 - self.across.0
    }
}

/// The tallest characters of one scale.
const TALLEST: u32 = 44;
/// The smallest.
const SMALLEST: u32 = 3;
/// Lines are looked for in bands of this height.
const BAND: u32 = 32;

/// The lines among `parts` that read from left to right, or, where `upright`, from top to bottom.
pub fn lines(plane: &Plane, parts: &[Part], upright: bool) -> Vec<Line> {
    let mut glyphs: Vec<Glyph> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| {
            let (x, y) = ((part.left, part.right), (part.top, part.bottom));
            Glyph {
                along: if upright { y } else { x },
                across: if upright { x } else { y },
                peak: part.peak(),
                contrast: part.contrast(),
                part: at,
            }
        })
        .filter(|glyph| (SMALLEST..=TALLEST).contains(&glyph.height()))
        .collect();
    glyphs.sort_unstable_by_key(|glyph| (glyph.along, glyph.across, glyph.part));
    let crowd = Crowd::of(parts);
    group(&glyphs)
        .iter()
        .map(|group| measure(plane, parts, group, upright, &crowd))
        .collect()
}

/// How many parts lie in each square of a plane.
struct Crowd {
    across: usize,
    counts: Vec<u32>,
}

impl Crowd {
    fn of(parts: &[Part]) -> Crowd {
        let across = parts.iter().map(|p| p.right / BAND + 2).max().unwrap_or(1) as usize;
        let down = parts.iter().map(|p| p.bottom / BAND + 2).max().unwrap_or(1) as usize;
        let mut counts = vec![0; across * down];
        for part in parts {
            let (x, y) = (part.left + part.right, part.top + part.bottom);
            counts[(y / 2 / BAND) as usize * across + (x / 2 / BAND) as usize] += 1;
        }
        Crowd { across, counts }
    }

    /// Parts in the squares that `bounds` touch and in those around them, beside `own`, for sixteen
    /// squares.
    fn around(&self, [left, top, right, bottom]: [u32; 4], own: u64) -> u64 {
        let first = (left / BAND).saturating_sub(1) as usize;
        let last = ((right / BAND + 2) as usize).min(self.across);
        let down = self.counts.len() / self.across;
        let (mut count, mut squares) = (0, 0);
        for y in (top / BAND).saturating_sub(1) as usize..((bottom / BAND + 2) as usize).min(down) {
            let row = &self.counts[y * self.across + first..y * self.across + last];
            count += row.iter().map(|&c| u64::from(c)).sum::<u64>();
            squares += row.len() as u64;
        }
        count.saturating_sub(own) * 16 / squares.max(1)
    }
}

/// Glyphs that follow one another, together.
fn group(glyphs: &[Glyph]) -> Vec<Vec<Glyph>> {
    let bands = glyphs
        .iter()
        .map(|g| g.across.1 / BAND + 1)
        .max()
        .unwrap_or(0);
    let mut recent: Vec<Vec<usize>> = vec![Vec::new(); bands as usize];
    let mut parents: Vec<usize> = (0..glyphs.len()).collect();
    let mut spans: Vec<Span> = glyphs.iter().map(Span::of).collect();
    for (at, glyph) in glyphs.iter().enumerate() {
        let span = (glyph.across.0 / BAND) as usize..=(glyph.across.1 / BAND) as usize;
        for band in &mut recent[span] {
            // What ended too far to the left follows nothing any more.
            band.retain(|&other| glyphs[other].along.1 + TALLEST * 3 / 2 >= glyph.along.0);
            for &other in band.iter() {
                if follows(&glyphs[other], glyph) {
                    let first = root(&mut parents, other);
                    let second = root(&mut parents, at);
                    let joint = Span::join(spans[first], spans[second]);
                    if first != second && joint.straight() {
                        let (keep, drop) = (first.min(second), first.max(second));
                        parents[drop] = keep;
                        spans[keep] = joint;
                    }
                }
            }
            band.push(at);
        }
    }
    let mut groups: Vec<Vec<Glyph>> = vec![Vec::new(); glyphs.len()];
    for (at, glyph) in glyphs.iter().enumerate() {
        let root = root(&mut parents, at);
        groups[root].push(*glyph);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// How far a line extends across the direction of reading, and its tallest part.
#[derive(Clone, Copy)]
struct Span {
    from: u32,
    to: u32,
    tallest: u32,
}

impl Span {
    fn of(glyph: &Glyph) -> Span {
        Span {
            from: glyph.across.0,
            to: glyph.across.1,
            tallest: glyph.height(),
        }
    }

    fn join(one: Span, other: Span) -> Span {
        Span {
            from: one.from.min(other.from),
            to: one.to.max(other.to),
            tallest: one.tallest.max(other.tallest),
        }
    }

    /// Whether its parts stand in one row and not in steps.
    fn straight(&self) -> bool {
        (self.to - self.from) * 2 <= self.tallest * 3
    }
}

fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

/// Whether `second` stands beside `first` as characters of one word do.
fn follows(first: &Glyph, second: &Glyph) -> bool {
    let (tall, small) = (
        first.height().max(second.height()),
        first.height().min(second.height()),
    );
    let overlap = first
        .across
        .1
        .min(second.across.1)
        .saturating_sub(first.across.0.max(second.across.0));
    let gap = second.along.0.saturating_sub(first.along.1);
    let strong = first.contrast.max(second.contrast);
    let weak = first.contrast.min(second.contrast);
    tall * 2 <= small * 5
        && overlap * 2 >= small
        && gap * 4 <= tall * 5
        && first.peak.abs_diff(second.peak) * 3 <= strong
        && strong <= weak * 2
}

fn measure(plane: &Plane, parts: &[Part], group: &[Glyph], upright: bool, crowd: &Crowd) -> Line {
    let count = group.len() as u32;
    let mut along = (u32::MAX, 0);
    let mut across = (u32::MAX, 0);
    let mut sums = [0u64; 10];
    for glyph in group {
        let part = &parts[glyph.part];
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
    ] = sums;
    let n = u64::from(count);
    let mean = |of: &dyn Fn(&Glyph) -> u32| group.iter().map(|g| u64::from(of(g))).sum::<u64>() / n;
    let deviation = |of: &dyn Fn(&Glyph) -> u32| {
        let mean = mean(of);
        group
            .iter()
            .map(|g| u64::from(of(g)).abs_diff(mean))
            .sum::<u64>()
    };
    let extreme = group.iter().map(|g| parts[g.part].extreme);
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
        crowd.around(bounds, n),
        lopsided / pixels,
        open(plane, bounds, mean(&|g| g.peak), contrast / n),
        u64::from(extreme.1) * 255 / runs,
    ];
    Line {
        bounds,
        height: height as u32,
        upright,
        colour: (mean(&|g| g.peak) as u32, (contrast / n) as u32),
        measures: measures.map(|m| m.min(4095) as u32),
    }
}

/// How many pixels of the frame around `bounds`, of 255, have the colour of what is inside: few around
/// letters, most around the gaps between letters.
fn open(plane: &Plane, bounds: [u32; 4], peak: u64, contrast: u64) -> u64 {
    /// How far outside, and how many pixels are asked on each side.
    const OUTSIDE: usize = 3;
    const ASKED: usize = 12;
    let [left, top, right, bottom] = bounds.map(|bound| bound as usize);
    let (left, top) = (left.saturating_sub(OUTSIDE), top.saturating_sub(OUTSIDE));
    let right = (right + OUTSIDE - 1).min(plane.width - 1);
    let bottom = (bottom + OUTSIDE - 1).min(plane.height - 1);
    let alike = |x: usize, y: usize| {
        let value = u64::from(plane.values[y * plane.width + x]);
        u64::from(value.abs_diff(peak) * 4 <= contrast)
    };
    let mut count = 0;
    for at in 0..ASKED {
        let x = left + (right - left) * at / (ASKED - 1);
        let y = top + (bottom - top) * at / (ASKED - 1);
        count += alike(x, top) + alike(x, bottom) + alike(left, y) + alike(right, y);
    }
    count * 255 / (4 * ASKED as u64)
}

/// How often a line may reach for what follows it, at both ends together.
const MOST_STEPS: u32 = 3;

/// `line` with what belongs to it but has no size of a character: bars, dots and marks of its colour
/// among its characters, above and below them and right behind its ends.
pub fn completed(parts: &[Part], mut line: Line) -> Line {
    let height = line.height;
    let (peak, contrast) = line.colour;
    let [left, top, right, bottom] = line.bounds;
    let tallest = if line.upright {
        right - left
    } else {
        bottom - top
    }
    .max(height);
    let (wide, high) = if line.upright {
        (tallest / 3 + 1, height)
    } else {
        (height, tallest / 3 + 1)
    };
    for _ in 0..MOST_STEPS {
        let [left, top, right, bottom] = line.bounds;
        let mut grown = line.bounds;
        // Parts come from top to bottom; none is taller than the tallest.
        let first = parts.partition_point(|part| part.top + 64 + high < top);
        for part in parts[first..]
            .iter()
            .take_while(|part| part.top <= bottom + high)
        {
            let near =
                part.left <= right + wide && part.right + wide >= left && part.bottom + high >= top;
            let size = part.width().min(part.height());
            let long = part.width().max(part.height());
            if near
                && size <= tallest + tallest / 2
                && long <= tallest * 2
                && part.peak().abs_diff(peak) * 8 <= contrast
                && part.contrast() * 3 >= contrast * 2
            {
                grown = [
                    grown[0].min(part.left),
                    grown[1].min(part.top),
                    grown[2].max(part.right),
                    grown[3].max(part.bottom),
                ];
            }
        }
        // Along the line it may grow as it likes, across it by what its marks need.
        let [first, second] = if line.upright { [0, 2] } else { [1, 3] };
        let most = tallest / 3 + 1;
        let bounds = if line.upright {
            [left, right]
        } else {
            [top, bottom]
        };
        grown[first] = grown[first].max(bounds[0].saturating_sub(most));
        grown[second] = grown[second].min(bounds[1] + most);
        if grown == line.bounds {
            break;
        }
        line.bounds = grown;
    }
    line
}
