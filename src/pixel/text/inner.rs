//! Lines that run past a text: letters and what lies behind them, taken for one line.

/// A line with its confidence, in pixels of the frame.
pub type Judged = ([u32; 4], u8);

/// How much surer a line is that explains one around it.
const SURER: u8 = 32;
/// A line is compared with so many inside it at most.
const COMPARED: usize = 64;

/// Which of some lines hold a surer and smaller one: that is the text, and they need more confidence of their
/// own.
pub fn holders(lines: &[Judged]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|&at| (lines[at].0, at));
    let mut holders = vec![false; lines.len()];
    for &at in &order {
        let (bounds, confidence) = lines[at];
        let [left, top, right, bottom] = bounds;
        let first = order.partition_point(|&other| lines[other].0[0] < left.saturating_sub(ABOUT));
        holders[at] = order[first..]
            .iter()
            .map(|&other| lines[other])
            .take_while(|(inner, _)| inner[0] < right)
            .filter(|&(inner, sure)| {
                sure >= confidence.saturating_add(SURER)
                    && inner[1] + ABOUT >= top
                    && inner[2] <= right + ABOUT
                    && inner[3] <= bottom + ABOUT
            })
            .take(COMPARED)
            .any(|(inner, _)| size(inner) * 3 <= size(bounds) * 2);
    }
    holders
}

/// How far a line may stand out of one that holds it.
const ABOUT: u32 = 2;

fn size([left, top, right, bottom]: [u32; 4]) -> u64 {
    u64::from(right - left) * u64::from(bottom - top)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_around_a_surer_and_smaller_one_holds_it() {
        let lines = [
            ([0, 0, 200, 20], 90),
            ([10, 2, 60, 18], 240),
            ([300, 0, 400, 20], 90),
            ([305, 0, 398, 20], 240),
            ([500, 0, 600, 20], 90),
            ([510, 2, 540, 18], 100),
        ];
        // The second pair is as large as one another, the third as sure.
        let expected = [true, false, false, false, false, false];
        assert_eq!(holders(&lines), expected);
    }
}
