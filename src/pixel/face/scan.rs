//! Windows of every place and size of a plane, turned by every angle, asked whether they show a face.

use super::cascade::{Cascade, Ready, SIDE, deviation};
use super::plane::{ONE, Plane, Shrinking, Turn, sums, turned};
use super::table::{FRONTAL, PROFILE};

/// A window that looks like a face, in the units of the plane that was searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its middle, from the left, in sixteenths of a pixel.
    pub x: i64,
    /// Its middle, from the top, in sixteenths of a pixel.
    pub y: i64,
    /// Its side, in sixteenths of a pixel.
    pub side: i64,
    /// For how many windows it stands: where windows are left out, for those around it.
    pub weight: i64,
}

/// How much smaller each step makes the plane, in 2^16: by a tenth.
const STEP: i64 = 72_090;

/// What is asked of each window: a cascade, whether its mirror image, whether it sees a front.
const ASKED: [(&Cascade, bool, bool); 3] = [
    (&FRONTAL, false, true),
    (&PROFILE, false, false),
    (&PROFILE, true, false),
];

/// More hits than this are none: beyond them everything looks like a face.
pub const MOST_HITS: usize = 1 << 16;

/// Which windows are asked.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    /// How much smaller the plane is made at first, in 2^16.
    pub from: i64,
    /// From where on it is not made smaller.
    pub to: i64,
}

/// Adds what looks like a face in `plane`, turned by `turn`, to `hits`; `None` beyond [`MOST_HITS`].
pub fn scan(plane: &Plane, turn: Turn, sizes: Sizes, hits: &mut Vec<Hit>) -> Option<()> {
    if plane.width < SIDE || plane.height < SIDE {
        return Some(());
    }
    let upright = turned(plane, turn);
    let canvas = (upright.width as i64, upright.height as i64);
    let mut shrinking = Shrinking::new(upright);
    let mut step = sizes.from;
    while step < sizes.to {
        let level = shrinking.by(step);
        if level.width < SIDE || level.height < SIDE {
            break;
        }
        let sums = sums(&level);
        // A profile is asked for in the four upright turns, which bounds time; a front in every one.
        let square = turn.cosine == 0 || turn.sine == 0;
        let ready: Vec<Ready> = ASKED
            .iter()
            .filter(|&&(_, _, frontal)| frontal || square)
            .map(|&(cascade, mirrored, _)| Ready::new(cascade, sums.stride, mirrored))
            .collect();
        // As many windows as matter: neighbours in a plane hardly made smaller are nearly the same.
        let stride = if step < 2 * ONE { 2 } else { 1 };
        for top in (0..=level.height - SIDE).step_by(stride) {
            for left in (0..=level.width - SIDE).step_by(stride) {
                // From the middle of the canvas, in sixteenths.
                let middle =
                    |from: usize, side: i64| (((2 * from + SIDE) as i64 * step) >> 13) - side * 8;
                let (along, down) = (middle(left, canvas.0), middle(top, canvas.1));
                let (x, y) = turn.back(along, down);
                if x.abs() > plane.width as i64 * 8 || y.abs() > plane.height as i64 * 8 {
                    continue;
                }
                let at = top * sums.stride + left;
                let (Some(window), Some(deviation)) = (sums.plain.get(at..), deviation(&sums, at))
                else {
                    continue;
                };
                for ready in &ready {
                    if !ready.accepts(window, deviation) {
                        continue;
                    }
                    if hits.len() == MOST_HITS {
                        return None;
                    }
                    hits.push(Hit {
                        x: x + plane.width as i64 * 8,
                        y: y + plane.height as i64 * 8,
                        side: (SIDE as i64 * step) >> 12,
                        weight: (stride * stride) as i64,
                    });
                }
            }
        }
        step = (step * STEP) >> 16;
    }
    Some(())
}
