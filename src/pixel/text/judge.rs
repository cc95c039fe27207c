//! How much a line looks like writing: points for its measures, added up.
//!
//! Three times, each time of fewer lines and with more measures: its own ([`sieve`]), those of the pixels
//! around it ([`points`]), and those of what else was found in the frame ([`confidence`]).

use super::measures::MEASURES;
use super::weights::{context, lines, sieve};

/// One chain of questions: each asks whether a measure (first) is at most a bound (second). The answers
/// lead through them as through a heap, to one of the points, in hundredths.
pub type Tree = ([(u8, u16); 31], [i16; 32]);

/// Chains of questions whose answers are added up.
pub struct Forest {
    /// Where counting starts, in hundredths.
    pub start: i32,
    /// All of them.
    pub trees: &'static [Tree],
    /// After so many trees (first) nothing with fewer points (second) was ever text.
    pub stops: &'static [(u16, i32)],
}

impl Forest {
    /// The points of something with these measures; `None` as soon as it cannot be text any more.
    pub fn points(&self, measures: &[u16]) -> Option<i32> {
        let mut points = self.start;
        let mut from = 0;
        for &(until, least) in self.stops {
            let until = usize::from(until);
            points += add(&self.trees[from..until], measures);
            if points < least {
                return None;
            }
            from = until;
        }
        Some(points + add(&self.trees[from..], measures))
    }

    /// The points of something with these measures, even if it cannot be text.
    pub fn all(&self, measures: &[u16]) -> i32 {
        self.start + add(self.trees, measures)
    }
}

fn add(trees: &[Tree], measures: &[u16]) -> i32 {
    let mut points = 0;
    for (questions, answers) in trees {
        let mut at = 0;
        while let Some(&(measure, bound)) = questions.get(at) {
            at = 2 * at + 1 + usize::from(measures[usize::from(measure)] > bound);
        }
        points += i32::from(answers[at - questions.len()]);
    }
    points
}

/// Whether a line with these measures of its own may be text.
pub fn sieve(own: &[u16]) -> bool {
    sieve::FOREST.points(own).is_some()
}

/// The points of a line by all of its measures; `None` if it is no text.
pub fn points(measures: &[u16; MEASURES]) -> Option<i32> {
    lines::FOREST.points(measures)
}

/// The points of a line by all of its measures, whatever it is.
pub fn doubtful(measures: &[u16; MEASURES]) -> i32 {
    lines::FOREST.all(measures)
}

/// How sure it is that a line is text, of 255, given its measures and those of its context behind them.
pub fn confidence(measures: &[u16]) -> u8 {
    sure(context::FOREST.points(measures).unwrap_or(i32::MIN / 2))
}

/// How sure so many points are, of 255.
pub fn sure(points: i32) -> u8 {
    // Six points either way are certainty.
    ((points.saturating_add(600)).clamp(0, 1200) * 255 / 1200) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One question: is the first measure at most ten?
    static ONE: Tree = ([(0, 10); 31], {
        let mut answers = [-50; 32];
        answers[31] = 100;
        answers
    });

    #[test]
    fn counting_stops_at_what_was_never_text_and_else_goes_on_to_the_end() {
        static TREES: [Tree; 2] = [ONE, ONE];
        let forest = |stops| Forest {
            start: 5,
            trees: &TREES,
            stops,
        };
        assert_eq!(forest(&[]).points(&[11]), Some(205));
        assert_eq!(forest(&[(1, -45)]).points(&[10]), Some(-95));
        assert_eq!(forest(&[(1, -44)]).points(&[10]), None);
        assert_eq!(forest(&[(1, -44), (2, 206)]).points(&[11]), None);
    }
}
