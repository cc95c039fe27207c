//! Doubtful lines beside sure ones: of a text, each word helps to tell the next.

use super::lines::Line;

/// How much less confidence a line needs that stands beside one which is text.
pub const DOUBT: u8 = 56;

/// A sure line is compared with so many doubtful ones at most: more are around it only in grain.
const COMPARED: usize = 256;

/// Those of `judged`, lines of one plane and direction with their confidence, that are text: by their own
/// confidence, or because they go on with one that is.
pub fn accepted(mut judged: Vec<(u8, Line)>, least: u8) -> Vec<(u8, Line)> {
    judged.sort_by_key(|(_, line)| (across(line), along(line)));
    let sure = |confidence: u8| confidence >= least;
    let mut taken: Vec<bool> = judged.iter().map(|(it, _)| sure(*it)).collect();
    for (at, (confidence, line)) in judged.iter().enumerate() {
        if !sure(*confidence) {
            continue;
        }
        // Those that begin within reach before and behind it.
        let reach = 2 * line.height + TALL;
        let first = judged[..at].partition_point(|(_, it)| across(it).0 + reach < across(line).0);
        let last = judged.partition_point(|(_, it)| across(it).0 <= across(line).1 + line.height);
        let from = first.max(at.saturating_sub(COMPARED));
        let to = last.min(at + COMPARED);
        for other in from..to.max(from) {
            taken[other] = taken[other] || continues(line, &judged[other].1);
        }
    }
    let mut taken = taken.into_iter();
    judged.retain(|_| taken.next().unwrap_or(false));
    judged
}

/// What the tallest line takes across the direction of reading.
const TALL: u32 = 66;

fn along(line: &Line) -> (u32, u32) {
    let [left, top, right, bottom] = line.bounds;
    match line.upright {
        true => (top, bottom),
        false => (left, right),
    }
}

fn across(line: &Line) -> (u32, u32) {
    let [left, top, right, bottom] = line.bounds;
    match line.upright {
        true => (left, right),
        false => (top, bottom),
    }
}

/// Whether `other` has the size and the colour of `line` and lies behind or before it, or is the next
/// line of the same paragraph.
pub fn continues(line: &Line, other: &Line) -> bool {
    let gap = |one: (u32, u32), two: (u32, u32)| one.0.max(two.0).saturating_sub(one.1.min(two.1));
    let between = (
        gap(along(line), along(other)),
        gap(across(line), across(other)),
    );
    let ((peak, contrast), (its_peak, its_contrast)) = (line.colour, other.colour);
    between.0 * 2 <= line.height * 3
        && between.1 <= line.height
        && (between.0 == 0 || between.1 == 0)
        && other.height * 5 >= line.height * 2
        && other.height <= line.height * 2
        && peak.abs_diff(its_peak) * 5 <= contrast
        && its_contrast <= contrast * 2
        && contrast <= its_contrast * 2
}
