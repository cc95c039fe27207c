//! Faces in photographs: finds where they may be, upright, turned and lying, from the front and from the
//! side.
//!
//! Two trained cascades ([`cascade`], facts in `data/face-cascades.csv`) look at windows of every place and
//! size; what several neighbouring windows show is a face. Recall goes before precision: patterns that
//! are no faces are found too, and a face is missed all the same if it is small, covered, seen from above
//! or hardly lit. Nothing here can promise that a picture shows nobody. The mask covers the whole head, not
//! the eyes only: people are known by the rest of their face as well. Integers only, so that every machine
//! finds the same. Source: Viola and Jones 2001.

pub mod cascade;
mod group;
pub mod plane;
pub mod scan;
mod table;

use super::{Area, Frame};
use plane::{ONE, Plane, Shrinking, Turn};
use scan::Sizes;

/// How much is taken for a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Neighbouring windows that must show it.
    pub least: u16,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { least: 10 }
    }
}

/// Pixels of the plane in which small upright faces are looked for, and of that for faces of every angle.
/// They bound time: larger frames are searched at a smaller size, so that the smallest face that is found
/// grows with the frame.
const FINE: i64 = 1_000_000;
const COARSE: i64 = 200_000;

/// Turns by thirty degrees, with the cosine and the sine in 2^16.
const TURNS: [Turn; 12] = {
    const HALF: i64 = ONE / 2;
    // The square root of three quarters.
    const LONG: i64 = 56_756;
    const fn turn(cosine: i64, sine: i64) -> Turn {
        Turn { cosine, sine }
    }
    [
        turn(ONE, 0),
        turn(LONG, HALF),
        turn(HALF, LONG),
        turn(0, ONE),
        turn(-HALF, LONG),
        turn(-LONG, HALF),
        turn(-ONE, 0),
        turn(-LONG, -HALF),
        turn(-HALF, -LONG),
        turn(0, -ONE),
        turn(HALF, -LONG),
        turn(LONG, -HALF),
    ]
};

/// Where faces may be in `frame`, in ascending order, each once. All of a frame whose bytes do not hold
/// its samples, and of one that looks like faces everywhere. Indices of palettes are taken for brightness:
/// who has their colours searches them.
pub fn find(frame: &Frame, settings: &Settings) -> Vec<Area> {
    let (columns, rows) = (frame.shape.columns, frame.shape.rows);
    let Some(plane) = plane::grey(frame) else {
        return whole(columns, rows);
    };
    let Some(mut found) = search(plane, settings, columns, rows) else {
        return whole(columns, rows);
    };
    found.sort_unstable();
    found.dedup();
    found
}

fn whole(columns: u32, rows: u32) -> Vec<Area> {
    let all = Area {
        x: 0,
        y: 0,
        width: columns,
        height: rows,
    };
    all.within(columns, rows).into_iter().collect()
}

fn search(plane: Plane, settings: &Settings, columns: u32, rows: u32) -> Option<Vec<Area>> {
    let pixels = plane.width as i64 * plane.height as i64;
    // A long and narrow plane is turned on a canvas many times its size.
    let longest = plane.width.max(plane.height) as i64;
    let canvas = pixels.max(longest * longest / 4);
    let (fine, coarse) = (step(pixels, FINE), step(canvas, COARSE));
    let mut shrinking = Shrinking::new(plane);
    let mut hits = Vec::new();
    let plane = shrinking.by(fine);
    let to = coarse * ONE / fine;
    if to > ONE {
        scan::scan(&plane, TURNS[0], Sizes { from: ONE, to }, &mut hits)?;
    }
    let mut found = group::faces(&hits, settings.least, fine, columns, rows)?;
    hits.clear();
    let plane = shrinking.by(coarse);
    for turn in TURNS {
        let sizes = Sizes {
            from: ONE,
            to: i64::MAX,
        };
        scan::scan(&plane, turn, sizes, &mut hits)?;
    }
    found.extend(group::faces(&hits, settings.least, coarse, columns, rows)?);
    Some(found)
}

/// How much smaller a plane of so many pixels is made, in 2^16, so that it has no more than `most`.
fn step(pixels: i64, most: i64) -> i64 {
    if pixels <= most {
        return ONE;
    }
    // The root of the ratio, in 2^16.
    let root = (i128::from(pixels) << 32) / i128::from(most);
    root.isqrt() as i64 + 1
}

#[cfg(test)]
pub(crate) mod tests;
