//! Whether the frames of a stack agree with each other: a series may hold two acquisitions, and the patient may have moved
//! between them.
//!
//! Does not see it where every frame of one lies more than [`NEAR`] millimetres from those of the other.

use super::Sample;

/// Whole millimetres between frames of which one shows what the other does, at most.
const NEAR: i64 = 2;
/// Thousandths of the solid cells by which such frames may lie aside of each other, for each millimetre between them so
/// many more, counted over so many nanometres of a stack.
const DIFFERENT: i64 = 40;
const DIFFERENT_BY: i64 = 6;
const PART: i64 = 40_000_000;

/// Whether frames near each other show one patient in one place: a second acquisition after the patient moved makes no stack
/// with the first. The samples are brought into one order, so theirs makes no difference.
pub(super) fn agree(samples: &[&Sample], threshold: u8) -> bool {
    let mut sorted = samples.to_vec();
    sorted.sort_by(|a, b| {
        let place = |it: &Sample| (it.pose.along, it.pose.first, it.pose.step, it.pose.size);
        (place(a), &a.levels).cmp(&(place(b), &b.levels))
    });
    let part = |it: &&Sample| (it.pose.along - sorted[0].pose.along) / PART;
    for part in sorted.chunk_by(|a, b| part(a) == part(b)) {
        let (mut apart, mut allowed) = (0i64, 0i64);
        for pair in part.windows(2) {
            let away = (pair[1].pose.along - pair[0].pose.along) / 1_000_000;
            if away > NEAR {
                continue;
            }
            let (all, different) = compared(pair[0], pair[1], threshold);
            apart += 1000 * different;
            allowed += all * (DIFFERENT + DIFFERENT_BY * away);
        }
        if apart > allowed {
            return false;
        }
    }
    true
}

/// The solid cells of two samples, and those by which they lie aside of each other: each has as many that the other has
/// not. One alone has more where it lies nearer to the middle, or where its signal is stronger.
fn compared(one: &Sample, other: &Sample, threshold: u8) -> (i64, i64) {
    let ends = |sample: &Sample| {
        let (first, count) = sample.pose.cells();
        [0, 1].map(|axis| (first[axis], first[axis] + count[axis] as i64))
    };
    let (a, b) = (ends(one), ends(other));
    let shared = [0, 1].map(|axis| (a[axis].0.max(b[axis].0), a[axis].1.min(b[axis].1)));
    let solid = |sample: &Sample, ends: [(i64, i64); 2], x: i64, y: i64| {
        let width = ends[0].1 - ends[0].0;
        let at = (y - ends[1].0) * width + x - ends[0].0;
        (sample.levels.get(at as usize)).is_some_and(|&level| level >= threshold)
    };
    let (mut both, mut first, mut second) = (0, 0, 0);
    for y in shared[1].0..shared[1].1 {
        for x in shared[0].0..shared[0].1 {
            match (solid(one, a, x, y), solid(other, b, x, y)) {
                (true, true) => both += 1,
                (true, false) => first += 1,
                (false, true) => second += 1,
                (false, false) => {}
            }
        }
    }
    (both + first + second, first.min(second))
}
