//! Lines: parts side by side, of like size and like colour.

use super::measures::{MEASURES, Scene};
use super::parts::Part;

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
    pub measures: [u16; MEASURES],
}

/// A part seen in the direction of reading: `along` and `across` are its extents.
#[derive(Debug, Clone, Copy)]
pub struct Glyph {
    /// From where to where it reaches in the direction of reading.
    pub along: (u32, u32),
    /// The same across it.
    pub across: (u32, u32),
    /// The mean peak of its runs.
    pub peak: u32,
    /// Their mean contrast.
    pub contrast: u32,
    /// Which part it is.
    pub part: usize,
}

impl Glyph {
    /// Its extent across the direction of reading.
    pub fn height(&self) -> u32 {
        self.across.1 - self.across.0
    }
}

/// The tallest characters of one scale.
const TALLEST: u32 = 44;
/// The smallest.
const SMALLEST: u32 = 3;
/// Lines are looked for in bands of this height.
const BAND: u32 = 32;

/// The lines among the parts of `scene` that read from left to right, or, where `upright`, from top to
/// bottom; those whose own measures pass `sieve`.
pub fn lines(scene: &Scene<'_>, upright: bool, sieve: impl Fn(&[u16]) -> bool) -> Vec<Line> {
    let parts = scene.parts;
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
    let measured = |group: &Vec<Glyph>| scene.line(group, upright, &sieve);
    group(&glyphs).iter().filter_map(measured).collect()
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

/// How often a line may reach for what follows it, at both ends together.
const MOST_STEPS: u32 = 6;

/// What belongs to `line` but has no size of a character: the bounds of bars, dots and marks of its
/// colour among its characters, above and below them and right behind its ends.
pub fn marks(parts: &[Part], line: &Line, sure: bool) -> Vec<[u32; 4]> {
    let height = line.height;
    let (peak, contrast) = line.colour;
    let [left, top, right, bottom] = line.bounds;
    let tallest = if line.upright {
        right - left
    } else {
        bottom - top
    }
    .max(height);
    // Along the line it may grow as it likes, across it by what its marks need.
    let most = tallest / 3 + 1;
    let (wide, high) = if line.upright {
        (most, height)
    } else {
        (height, most)
    };
    let mut reach = line.bounds;
    let mut found = Vec::new();
    for _ in 0..(if sure { MOST_STEPS } else { 2 }) {
        let [left, top, right, bottom] = reach;
        found.clear();
        // Parts come from top to bottom; none is taller than the tallest.
        let first = parts.partition_point(|part| part.top + 64 + high < top);
        for part in parts[first..]
            .iter()
            .take_while(|part| part.top <= bottom + high)
        {
            let near =
                part.left <= right + wide && part.right + wide >= left && part.bottom + high >= top;
            let (from, to, first, last) = if line.upright {
                (part.left, part.right, line.bounds[0], line.bounds[2])
            } else {
                (part.top, part.bottom, line.bounds[1], line.bounds[3])
            };
            let long = part.width().max(part.height());
            if near
                && from + most >= first
                && to <= last + most
                && long <= tallest * 2
                && part.peak().abs_diff(peak) * (if sure { 4 } else { 8 }) <= contrast
                && part.contrast() * 3 >= contrast * 2
            {
                found.push([part.left, part.top, part.right, part.bottom]);
            }
        }
        let mut grown = found.iter().fold(reach, |all, one| {
            [
                all[0].min(one[0]),
                all[1].min(one[1]),
                all[2].max(one[2]),
                all[3].max(one[3]),
            ]
        });
        let [first, second] = if line.upright { [0, 2] } else { [1, 3] };
        grown[first] = grown[first].max(line.bounds[first].saturating_sub(most));
        grown[second] = grown[second].min(line.bounds[second] + most);
        if grown == reach {
            break;
        }
        reach = grown;
    }
    found
}
