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
use planes::Plane;

/// How much is taken for text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The least confidence, of 255, at which a line is text.
    pub least: u8,
    /// Whether every line is looked at closely, and lines count that run past a text.
    pub thorough: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            least: 75,
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
            thorough: false,
        }
    }

    /// Everything that could be text.
    pub fn strict() -> Settings {
        Settings {
            least: 25,
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
    let mut found = Vec::new();
    let (parts, candidates) = candidates(&planes, settings.thorough);
    let pixels = u64::from(frame.shape.columns) * u64::from(frame.shape.rows);
    let measures = context::measures(&candidates, pixels);
    let mut judged: Vec<(Look, u8, Line)> = candidates
        .into_iter()
        .zip(&measures)
        .map(|(it, measures)| (it.look, judge::confidence(measures), it.line))
        .filter(|(_, confidence, _)| *confidence >= settings.least.saturating_sub(near::DOUBT))
        .collect();
    let bounds = |look: Look, line: &Line| line.bounds.map(|bound| bound * look.scale);
    let places: Vec<_> = judged
        .iter()
        .map(|(look, confidence, line)| (bounds(*look, line), *confidence))
        .collect();
    let mut holders = inner::holders(&places).into_iter();
    if !settings.thorough {
        judged.retain(|(_, confidence, _)| {
            !holders.next().unwrap_or(false) || *confidence >= HOLDING
        });
    }
    // Candidates of one look follow one another.
    while let Some(&(look, ..)) = judged.last() {
        let first = judged
            .iter()
            .rposition(|(other, ..)| *other != look)
            .map_or(0, |at| at + 1);
        let lines = judged
            .drain(first..)
            .map(|(_, confidence, line)| (confidence, line));
        let Some((_, parts)) = parts.iter().find(|(of, _)| {
            *of == (Look {
                upright: false,
                ..look
            })
        }) else {
            continue;
        };
        for (confidence, line) in near::accepted(lines.collect(), settings.least) {
            let reach = confidence >= SURE;
            let marks = lines::marks(parts, &line, reach);
            for bounds in marks.into_iter().chain([line.bounds]) {
                let area = area(bounds, line.height, look.scale, frame);
                found.push(Found { area, confidence });
            }
        }
    }
    merge::merged(found)
}

/// The lines of `planes` that may be text, each looked at closely where the search is `thorough`, those of
/// one look together, and the parts they were made of.
pub fn candidates(planes: &[Plane], thorough: bool) -> (Vec<(Look, Vec<Part>)>, Vec<Candidate>) {
    let (mut all, mut candidates) = (Vec::new(), Vec::new());
    let sieve = |own: &[u16]| thorough || judge::sieve(own);
    look(planes, sieve, |look, lines, parts| {
        candidates.extend(lines.into_iter().filter_map(|line| {
            let points = judge::points(&line.measures)?;
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
    sieve: impl Fn(&[u16]) -> bool,
    mut show: impl FnMut(Look, Vec<Line>, &[Part]),
) {
    let mut number = 0;
    for whole in planes {
        let half = planes::halved(whole);
        for &level in whole.levels {
            for (plane, scale) in [(Some(whole), 1), (half.as_ref(), 2)] {
                let Some(plane) = plane else { continue };
                let parts = strokes::parts(plane, level);
                for (parts, dark) in parts.iter().zip([false, true]) {
                    let scene = Scene::new(plane, level, parts, dark, scale);
                    for upright in [false, true] {
                        let look = Look {
                            level: number,
                            scale,
                            dark,
                            upright,
                        };
                        show(look, lines::lines(&scene, upright, &sieve), parts);
                    }
                }
            }
            number += 1;
        }
    }
}

/// Pixels of a line of this height, with a margin.
fn area(bounds: [u32; 4], height: u32, scale: u32, frame: &Frame) -> Area {
    let margin = height * scale / 8 + scale + 2;
    let [left, top, right, bottom] = bounds.map(|bound| bound * scale);
    let (left, top) = (left.saturating_sub(margin), top.saturating_sub(margin));
    Area {
        x: left,
        y: top,
        width: (right + margin).min(frame.shape.columns) - left,
        height: (bottom + margin).min(frame.shape.rows) - top,
    }
}

#[cfg(test)]
mod tests;
