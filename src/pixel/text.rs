//! Text burned into frames: finds where characters are drawn, in any script, and reads nothing.
//!
//! Knows no language and no model: what is drawn by a program has strokes of one value, sharp edges,
//! neighbours of like size in a row and a calm ground around it. What stands out ([`strokes`],
//! [`parts`]) and lies in rows ([`lines`]) is measured ([`measures`]) and weighed ([`judge`]). Of a frame
//! every pixel counts, so nothing is carried from one frame to the next: frames of which only a part
//! differs are searched whole.

pub mod context;
mod inner;
pub mod judge;
pub mod lines;
pub mod measures;
mod merge;
mod near;
mod page;
pub mod parts;
pub mod planes;
mod seen;
pub mod strokes;
mod weights;

use super::{Area, Frame};
use context::{Candidate, Look};
use lines::Line;
use measures::Scene;
use parts::Part;
use planes::{Level, Plane};

/// How much is taken for text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The least confidence, of 255, at which a line is text.
    pub least: u8,
    /// Whether strokes are looked for that hardly differ from their ground.
    pub faint: bool,
    /// Whether every line is looked at closely, and lines count that run past a text.
    pub thorough: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            least: 75,
            faint: true,
            thorough: false,
        }
    }
}

impl Settings {
    /// What nobody would doubt: for a frame that is masked already, on which the borders of masks and what
    /// is left between them are doubtful anew each time.
    pub fn masked() -> Settings {
        Settings {
            least: SURE_AGAIN,
            faint: false,
            thorough: false,
        }
    }

    /// Everything that could be text, and all that the default finds.
    pub fn strict() -> Settings {
        Settings {
            least: 40,
            faint: true,
            thorough: true,
        }
    }
}

/// A place where text was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Its pixels, with a margin that holds what belongs to them.
    pub area: Area,
    /// How sure, of 255.
    pub confidence: u8,
}

/// Where text is in `frame`, in a fixed order. A frame whose bytes do not hold all of its samples is
/// one such place.
pub fn find(frame: &Frame, settings: &Settings) -> Vec<Found> {
    let Some(planes) = planes::planes(frame) else {
        return whole(frame).into_iter().collect();
    };
    let (parts, candidates) = candidates(&planes, settings);
    let pixels = u64::from(frame.shape.columns) * u64::from(frame.shape.rows);
    let measures = context::measures(&candidates, pixels);
    let judged: Vec<Judged> = candidates
        .into_iter()
        .zip(&measures)
        .map(|(it, measures)| {
            // Where all counts that could be text, neither weighing overrules the other.
            let alone = match settings.thorough {
                true => judge::sure(it.points),
                false => 0,
            };
            let confidence = judge::confidence(measures).max(alone);
            (it.look, confidence, it.line)
        })
        .filter(|(_, confidence, _)| *confidence >= settings.least.saturating_sub(near::DOUBT))
        .collect();
    if !settings.thorough {
        let mut found = places(&parts, unheld(judged), settings, frame);
        if settings.faint {
            found.extend(planes.first().into_iter().flat_map(page::written));
        }
        return merge::merged(found);
    }
    let mut found = places(&parts, judged, settings, frame);
    found.extend(find(frame, &Settings::default()));
    merge::merged(found)
}

/// A line, where it was found and how sure it is that it is text.
type Judged = (Look, u8, Line);

/// Parts of each look that reads from left to right.
type Looked = Vec<(Look, Vec<Part>)>;

/// Without doubtful lines around surer ones.
fn unheld(mut judged: Vec<Judged>) -> Vec<Judged> {
    let place = |(look, confidence, line): &Judged| {
        let bounds = line.bounds.map(|bound| bound * look.scale);
        (bounds, *confidence)
    };
    let all: Vec<_> = judged.iter().map(place).collect();
    let mut holders = inner::holders(&all).into_iter();
    judged.retain(|(_, confidence, _)| !holders.next().unwrap_or(false) || *confidence >= HOLDING);
    judged
}

/// Where those lines are that are text, with the marks that belong to them.
fn places(
    parts: &Looked,
    mut judged: Vec<Judged>,
    settings: &Settings,
    frame: &Frame,
) -> Vec<Found> {
    let mut found = Vec::new();
    // Candidates of one look follow one another.
    while let Some(&(look, ..)) = judged.last() {
        let first = judged
            .iter()
            .rposition(|(other, ..)| *other != look)
            .map_or(0, |at| at + 1);
        let lines = judged
            .drain(first..)
            .map(|(_, confidence, line)| (confidence, line));
        let level = Look {
            upright: false,
            ..look
        };
        let Some((_, parts)) = parts.iter().find(|(of, _)| *of == level) else {
            continue;
        };
        for (confidence, line) in near::accepted(lines.collect(), settings.least) {
            let more = match (settings.thorough, confidence >= EXTENDED) {
                (true, _) => Margin {
                    along: 4,
                    across: 2,
                },
                (false, true) => Margin {
                    along: 3,
                    across: 0,
                },
                (false, false) => Margin::default(),
            };
            let marks = lines::marks(parts, &line, confidence >= SURE);
            for bounds in marks.into_iter().chain([line.bounds]) {
                let area = area(bounds, &line, look.scale, more, frame);
                found.push(Found { area, confidence });
            }
        }
    }
    found
}

/// The lines of `planes` that may be text, each looked at closely where the search is `thorough`, those of
/// one look together, and the parts they were made of.
pub fn candidates(planes: &[Plane], settings: &Settings) -> (Looked, Vec<Candidate>) {
    let (mut all, mut candidates) = (Vec::new(), Vec::new());
    let sieve = |own: &[u16]| settings.thorough || judge::sieve(own);
    look(planes, settings.faint, sieve, |look, lines, parts| {
        candidates.extend(lines.into_iter().filter_map(|line| {
            let points = match settings.thorough {
                true => judge::doubtful(&line.measures),
                false => judge::points(&line.measures)?,
            };
            Some(Candidate { line, look, points })
        }));
        if !look.upright {
            all.push((look, parts.to_vec()));
        }
    });
    (all, candidates)
}

/// The confidence at which a line is text in a frame that is masked already.
const SURE_AGAIN: u8 = 210;

/// Lines of this confidence reach for what is less like them.
const SURE: u8 = 60;

/// Around lines of this confidence a little more is masked, for a last stroke that noise hides.
const EXTENDED: u8 = 150;

/// The least confidence of a line around a surer one.
const HOLDING: u8 = 90;

/// All of the frame, if it has any pixels.
fn whole(frame: &Frame) -> Option<Found> {
    let (width, height) = (frame.shape.columns, frame.shape.rows);
    let all = Area {
        x: 0,
        y: 0,
        width,
        height,
    };
    let area = all.within(width, height)?;
    Some(Found {
        area,
        confidence: u8::MAX,
    })
}

/// Shows the lines of every plane whose own measures pass `sieve`, brighter and darker than their
/// surroundings, at both scales and in both directions, those of one look together, with the parts they
/// were made of.
pub fn look(
    planes: &[Plane],
    faint: bool,
    sieve: impl Fn(&[u16]) -> bool,
    mut show: impl FnMut(Look, Vec<Line>, &[Part]),
) {
    let mut first = 0;
    for whole in planes {
        let half = planes::halved(whole);
        for (plane, scale) in [(Some(whole), 1), (half.as_ref(), 2)] {
            let Some(plane) = plane else { continue };
            let counted = |level: &&Level| !level.faint || faint;
            let levels: Vec<Level> = whole.levels.iter().filter(counted).copied().collect();
            let range = plane.range();
            let parts = strokes::parts(plane, &levels, range.1);
            for (&level, parts) in levels.iter().zip(&parts) {
                let number = whole.levels.iter().position(|it| *it == level);
                for (parts, dark) in parts.iter().zip([false, true]) {
                    let scene = Scene::new(plane, level, parts, dark, scale, range);
                    for upright in [false, true] {
                        let look = Look {
                            level: first + number.unwrap_or(0),
                            scale,
                            dark,
                            upright,
                        };
                        show(look, lines::lines(&scene, upright, &sieve), parts);
                    }
                }
            }
        }
        first += whole.levels.len();
    }
}

/// How many pixels are masked beside what belongs to a line anyway, in its direction and across it.
#[derive(Debug, Clone, Copy, Default)]
struct Margin {
    along: u32,
    across: u32,
}

/// The pixels of something in a line, with a margin.
fn area(bounds: [u32; 4], line: &Line, scale: u32, more: Margin, frame: &Frame) -> Area {
    let [left, top, right, bottom] = line.bounds;
    // A word whose letters touch is a single part, and may be longer than the line is tall.
    let height = line.height.min(right - left).min(bottom - top) * scale;
    let margin = height / 8 + scale + 2;
    let across = margin + more.across;
    let along = margin + more.along.min(height / 2);
    let (wide, tall) = match line.upright {
        true => (across, along),
        false => (along, across),
    };
    let [left, top, right, bottom] = bounds.map(|bound| bound * scale);
    let (left, top) = (left.saturating_sub(wide), top.saturating_sub(tall));
    Area {
        x: left,
        y: top,
        width: (right + wide).min(frame.shape.columns) - left,
        height: (bottom + tall).min(frame.shape.rows) - top,
    }
}

#[cfg(test)]
mod tests;
