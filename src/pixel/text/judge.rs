//! How much a line looks like writing: points for its measures, added up.

use super::lines::Line;
use super::weights::{START, TREES};

/// How sure it is that `line`, seen at `scale`, is text, of 255.
pub fn confidence(scale: u32, line: &Line) -> u8 {
    let mut points = START;
    for (questions, answers) in &TREES {
        let mut at = 0;
        while let Some(&(measure, bound)) = questions.get(at) {
            let value = match measure {
                0 => scale,
                other => line.measures[usize::from(other) - 1],
            };
            at = 2 * at + 1 + usize::from(value > u32::from(bound));
        }
        points += i32::from(answers[at - questions.len()]);
    }
    // Six points either way are certainty.
    ((points + 600).clamp(0, 1200) * 255 / 1200) as u8
}
