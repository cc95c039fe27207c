//! Text burned into frames: finds where characters are drawn, in any script, and reads nothing.
//!
//! Knows no language and no model: what is drawn by a program has strokes of one value, sharp edges,
//! neighbours of like size in a row and a calm ground around it. What stands out ([`strokes`],
//! [`parts`]) and lies in rows ([`lines`]) is measured ([`measures`]) and weighed ([`judge`]). Of a frame
//! every pixel counts, so nothing is carried from one frame to the next: frames of which only a part
//! differs are searched whole.

pub mod judge;
pub mod lines;
pub mod measures;
mod merge;
mod near;
pub mod parts;
pub mod planes;
pub mod strokes;
mod weights;

use super::{Area, Frame};
use lines::Line;
use measures::Scene;
use parts::Part;
use planes::Plane;

/// How much is taken for text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The least confidence, of 255, at which a line is text.
    pub least: u8,
    /// Whether strokes are looked for that differ from their ground by half of what else counts.
    pub faint: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            least: 130,
            faint: false,
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
        }
    }

    /// Everything that could be text.
    pub fn strict() -> Settings {
        Settings {
            least: 70,
            faint: true,
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
    let mut show = |parts: &[Part], lines: Vec<Line>, scale: u32| {
        let judged = lines
            .into_iter()
            .map(|line| (judge::confidence(scale, &line), line))
            .filter(|(confidence, _)| *confidence >= settings.least.saturating_sub(near::DOUBT));
        for (confidence, line) in near::accepted(judged.collect(), settings.least) {
            let reach = settings.faint || confidence >= SURE;
            let marks = lines::marks(parts, &line, reach);
            for bounds in marks.into_iter().chain([line.bounds]) {
                let area = area(bounds, line.height, scale, frame);
                found.push(Found { area, confidence });
            }
        }
    };
    if settings.faint {
        // Brightness comes first; colours are too noisy to look closer.
        let bright = planes.first().map(|plane| Plane {
            least: plane.least / 2,
            ..plane.clone()
        });
        look(bright.into_iter().collect(), &mut show);
    }
    look(planes, &mut show);
    merge::merged(found)
}

/// The confidence at which a line is text in a frame that is masked already.
const SURE_AGAIN: u8 = 210;

/// Lines of this confidence reach for what is less like them.
const SURE: u8 = 192;

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

/// Shows the lines of every plane, brighter and darker than their surroundings, at both scales and in
/// both directions, those of one kind together, with the parts they were made of.
pub fn look(planes: Vec<Plane>, mut show: impl FnMut(&[Part], Vec<Line>, u32)) {
    for plane in planes {
        let half = planes::halved(&plane);
        for (plane, scale) in [(Some(plane), 1), (half, 2)] {
            let Some(plane) = plane else { continue };
            let parts = strokes::parts(&plane);
            for (parts, dark) in parts.iter().zip([false, true]) {
                let scene = Scene::new(&plane, parts, dark);
                for upright in [false, true] {
                    show(parts, lines::lines(&scene, upright), scale);
                }
            }
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
