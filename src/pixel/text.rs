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
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { least: 128 }
    }
}

impl Settings {
    /// Everything that could be text.
    pub fn strict() -> Settings {
        Settings { least: 0 }
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
    look(planes, &mut |parts, line, scale| {
        let confidence = judge::confidence(scale, &line);
        if confidence >= settings.least {
            let marks = lines::marks(parts, &line, confidence >= SURE);
            for bounds in marks.into_iter().chain([line.bounds]) {
                let area = area(bounds, line.height, scale, frame);
                found.push(Found { area, confidence });
            }
        }
    });
    merge::merged(found)
}

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

/// Shows every line of every plane, brighter and darker than its surroundings, at both scales, with
/// the parts it was made of.
pub fn look(planes: Vec<Plane>, show: &mut dyn FnMut(&[Part], Line, u32)) {
    for plane in planes {
        let half = planes::halved(&plane);
        for (plane, scale) in [(Some(plane), 1), (half, 2)] {
            let Some(plane) = plane else { continue };
            let parts = strokes::parts(&plane);
            for (parts, dark) in parts.iter().zip([false, true]) {
                let scene = Scene::new(&plane, parts, dark);
                for upright in [false, true] {
                    for line in lines::lines(&scene, upright) {
                        show(parts, line, scale);
                    }
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
