//! The lines of a scan, in each of the three orders of components (T.87 annex B).

use super::markers::Interleave;
use super::model::{Around, Model, Port, run};
use super::parameters::Parameters;
use crate::pixel::{Refused, Result};

/// The line being coded and the one above it, with a sample more at either end.
struct Lines {
    previous: Vec<u16>,
    current: Vec<u16>,
    run_index: usize,
}

/// Codes the lines of one scan.
pub(super) struct Scan {
    interleave: Interleave,
    model: Model,
    lines: Vec<Lines>,
    columns: usize,
}

impl Scan {
    /// A scan of `components` components, 1 to 4.
    pub(super) fn new(
        parameters: Parameters,
        interleave: Interleave,
        columns: usize,
        components: usize,
    ) -> Scan {
        let lines = || Lines {
            previous: vec![0; columns + 2],
            current: vec![0; columns + 2],
            run_index: 0,
        };
        Scan {
            interleave,
            model: Model::new(parameters),
            lines: (0..components).map(|_| lines()).collect(),
            columns,
        }
    }

    /// Begins anew, as after a restart marker.
    pub(super) fn restart(&mut self) {
        self.model.restart();
        for lines in &mut self.lines {
            lines.previous.fill(0);
            lines.current.fill(0);
            lines.run_index = 0;
        }
    }

    /// Moves on to the next line.
    pub(super) fn advance(&mut self) {
        let end = self.columns;
        for lines in &mut self.lines {
            std::mem::swap(&mut lines.previous, &mut lines.current);
            lines.previous[end + 1] = lines.previous[end];
            lines.current[0] = lines.previous[1];
        }
    }

    /// The samples of component `at` in the line being coded.
    pub(super) fn samples(&mut self, at: usize) -> &mut [u16] {
        self.lines
            .get_mut(at)
            .and_then(|lines| lines.current.get_mut(1..=self.columns))
            .unwrap_or_default()
    }

    /// Codes a line of every component: writes the samples that stand in it, or puts there those read.
    pub(super) fn code<P: Port>(&mut self, port: &mut P) -> Result<()> {
        match self.interleave {
            Interleave::None | Interleave::Line => {
                for lines in &mut self.lines {
                    line(&mut self.model, port, lines, self.columns)?;
                }
                Ok(())
            }
            Interleave::Sample => pixels(&mut self.model, port, &mut self.lines, self.columns),
        }
    }
}

const OUTSIDE: Refused = Refused("JPEG-LS: a sample lies outside its line");

/// A line of one component.
fn line<P: Port>(model: &mut Model, port: &mut P, lines: &mut Lines, columns: usize) -> Result<()> {
    let previous = lines.previous.as_slice();
    let current = lines.current.as_mut_slice();
    let mut x = 1;
    while x <= columns {
        let around = Around::at(previous, current, x).ok_or(OUTSIDE)?;
        let context = model.context(&around);
        if context != 0 {
            current[x] = model.regular(port, context, &around, current[x])?;
            x += 1;
            continue;
        }
        let rest = &mut current[x..=columns];
        let length = if P::WRITES {
            rest.iter()
                .take_while(|&&sample| model.alike(i32::from(sample), around.a))
                .count()
        } else {
            0
        };
        let left = rest.len();
        let covered = run(port, &mut lines.run_index, left, length)?;
        rest[..covered].fill(around.a as u16);
        x += covered;
        if covered == left {
            continue;
        }
        let above = i32::from(previous[x]);
        let alike = model.alike(around.a, above);
        current[x] =
            model.interruption(port, lines.run_index, alike, (around.a, above), current[x])?;
        lines.run_index = lines.run_index.saturating_sub(1);
        x += 1;
    }
    Ok(())
}

/// A line of all components, pixel by pixel. A run goes on while every component does.
fn pixels<P: Port>(
    model: &mut Model,
    port: &mut P,
    lines: &mut [Lines],
    columns: usize,
) -> Result<()> {
    let mut x = 1;
    let mut run_index = lines.first().map_or(0, |lines| lines.run_index);
    while x <= columns {
        let mut contexts = [0; 4];
        for (lines, context) in lines.iter().zip(&mut contexts) {
            let around = Around::at(&lines.previous, &lines.current, x).ok_or(OUTSIDE)?;
            *context = model.context(&around);
        }
        if contexts != [0; 4] {
            for (lines, context) in lines.iter_mut().zip(contexts) {
                let around = Around::at(&lines.previous, &lines.current, x).ok_or(OUTSIDE)?;
                let sample = lines.current[x];
                lines.current[x] = model.regular(port, context, &around, sample)?;
            }
            x += 1;
            continue;
        }
        let left = columns + 1 - x;
        let length = if P::WRITES {
            (x..=columns)
                .take_while(|&at| {
                    lines.iter().all(|lines| {
                        let before = i32::from(lines.current[x - 1]);
                        model.alike(i32::from(lines.current[at]), before)
                    })
                })
                .count()
        } else {
            0
        };
        let covered = run(port, &mut run_index, left, length)?;
        let end = x + covered;
        for lines in lines.iter_mut() {
            let before = lines.current[x - 1];
            lines.current[x..end].fill(before);
        }
        x = end;
        if covered == left {
            continue;
        }
        for lines in lines.iter_mut() {
            let beside = (
                i32::from(lines.current[x - 1]),
                i32::from(lines.previous[x]),
            );
            let sample = lines.current[x];
            // Interleaved by sample, interrupted runs share one context.
            lines.current[x] = model.interruption(port, run_index, false, beside, sample)?;
        }
        run_index = run_index.saturating_sub(1);
        x += 1;
    }
    if let Some(lines) = lines.first_mut() {
        lines.run_index = run_index;
    }
    Ok(())
}
