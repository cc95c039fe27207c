//! Text burned into frames: finds where characters are drawn, in any script, and reads nothing.
//!
//! Knows no language and no model: what is drawn by a program has strokes of one value, sharp edges and
//! neighbours of like size in a row, and these are measured ([`strokes`], [`parts`], [`lines`]) and
//! weighed ([`judge`]).

pub mod judge;
pub mod lines;
pub mod parts;
pub mod planes;
pub mod strokes;
mod weights;

use super::{Area, Frame};
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
        Settings { least: 24 }
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

/// A line with the scale it was seen at.
pub fn candidates(frame: &Frame) -> Vec<(u32, lines::Line)> {
    let mut all = Vec::new();
    for plane in planes::planes(frame) {
        let half = planes::halved(&plane);
        look(&plane, 1, &mut all);
        if let Some(half) = half {
            look(&half, 2, &mut all);
        }
    }
    all
}

fn look(plane: &Plane, scale: u32, all: &mut Vec<(u32, lines::Line)>) {
    for parts in strokes::parts(plane) {
        for upright in [false, true] {
            all.extend(
                lines::lines(&parts, upright)
                    .into_iter()
                    .map(|l| (scale, l)),
            );
        }
    }
}

/// Where text is in `frame`, in a fixed order.
pub fn find(frame: &Frame, settings: &Settings) -> Vec<Found> {
    let mut found: Vec<Found> = candidates(frame)
        .iter()
        .filter_map(|(scale, line)| {
            let confidence = judge::confidence(*scale, line);
            (confidence >= settings.least).then(|| Found {
                area: area(line, *scale, frame),
                confidence,
            })
        })
        .collect();
    found.sort_unstable();
    found
}

/// The pixels of a line with a margin.
fn area(line: &lines::Line, scale: u32, frame: &Frame) -> Area {
    let margin = line.height / 3 + 2;
    let [left, top, right, bottom] = line.bounds;
    let left = left.saturating_sub(margin) * scale;
    let top = top.saturating_sub(margin) * scale;
    Area {
        x: left,
        y: top,
        width: ((right + margin) * scale).min(frame.shape.columns) - left,
        height: ((bottom + margin) * scale).min(frame.shape.rows) - top,
    }
}
