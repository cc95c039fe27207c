//! The outer surface of a head in CT and MR, so that the face and the ears can be taken off.
//!
//! A slice does not know where the skin lies before and behind it, so this is about stacks: parallel frames
//! of one series with their places in the patient. Every frame is measured for itself in cells of four
//! millimetres ([`Sample`]); the samples of a stack, in any order, give one model of the head ([`Head`]);
//! and the model says which areas of each frame go ([`Cut`]). All is counted in integers or with the four
//! operations of IEEE 754, so every machine finds the same.
//!
//! Knows neither skulls nor brains: see [`head`] for the shape that it takes a head for. The directions are
//! those of the patient, x to the left, y to the back, z to the crown (PS3.3 C.7.6.2.1.1).

mod agree;
mod distance;
mod head;

pub use head::{Head, MOST_CELLS, head};

use super::{Area, Frame, Numbers, Photometric, Refused, Result, Shape};
use serde::{Deserialize, Serialize};

/// Nanometres of a side of a cell.
const CELL: i64 = 4_000_000;
const MILLIMETRE: f64 = 1e6;

/// Pixels may be as far from each other, in millimetres: so that every cell has one.
const SPACINGS: std::ops::RangeInclusive<f64> = 0.05..=4.0;
/// A side of a frame may be as long, and a frame lie as far from the origin.
const MOST_SIDE: i64 = 1_024_000_000;
const MOST_AWAY: f64 = 5_000.0;
/// How far directions may be from length 1 and from a right angle.
const SLACK: f64 = 0.01;

/// What the samples of a frame mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scale {
    /// Hounsfield units: slope and intercept in millionths.
    Hounsfield {
        /// What one unit stands for.
        slope: i64,
        /// What zero stands for.
        intercept: i64,
    },
    /// The strength of a signal, nothing where there is air.
    Signal,
}

/// Hounsfield units of air, and of what is surely none: a cell that is half skin.
const AIR: i64 = -1000;
const DENSE: f64 = -400.0;
/// Hounsfield units of a cell that holds bone, if only a thin one.
const BONE: f64 = 250.0;
/// Hounsfield units at which scanners end their range below.
const LOWEST: std::ops::RangeInclusive<i64> = -1100..=-1000;

impl Scale {
    /// Hounsfield units by slope and intercept.
    ///
    /// # Errors
    ///
    /// If they are none that a scanner writes.
    pub fn hounsfield(slope: f64, intercept: f64) -> Result<Scale> {
        match (1e-3..=1e3).contains(&slope) && (-1e5..=1e5).contains(&intercept) {
            true => Ok(Scale::Hounsfield {
                slope: (slope * 1e6) as i64,
                intercept: (intercept * 1e6) as i64,
            }),
            false => Err(Refused("the rescale of a CT image is none")),
        }
    }

    /// A measure of 0 to 255 that grows with the mean of `sum` over `count` samples.
    fn level(self, sum: i64, count: i64) -> u8 {
        match self {
            Scale::Hounsfield { slope, intercept } => {
                let mean = sum as f64 / count as f64;
                level_of_units((slope as f64 * mean + intercept as f64) / 1e6)
            }
            Scale::Signal => {
                // Four bits behind the leading one: sixteen steps from each power of two to the next.
                let mean = (sum / count).clamp(0, 0x7FFF) as u32 * 2 + 1;
                let power = mean.ilog2();
                let step = (mean << 4 >> power) & 15;
                (power * 16 + step) as u8
            }
        }
    }

    /// The level from which on a cell is no air; `None` if it follows from the stack.
    fn threshold(self) -> Option<u8> {
        match self {
            Scale::Hounsfield { .. } => Some(level_of_units(DENSE)),
            Scale::Signal => None,
        }
    }

    /// The level from which on a cell is bone; `None` if that cannot be told.
    fn bone(self) -> Option<u8> {
        match self {
            Scale::Hounsfield { .. } => Some(level_of_units(BONE)),
            Scale::Signal => None,
        }
    }

    /// The stored value of air. Where nothing is lower, and it stands for air, it is zero.
    fn air(self, numbers: Numbers) -> i64 {
        match self {
            Scale::Hounsfield { intercept, .. }
                if numbers == Numbers::Unsigned && LOWEST.contains(&(intercept / 1_000_000)) =>
            {
                0
            }
            Scale::Hounsfield { slope, intercept } => {
                (AIR * 1_000_000 - intercept).div_euclid(slope.max(1))
            }
            Scale::Signal => 0,
        }
    }
}

fn level_of_units(units: f64) -> u8 {
    ((units + 1024.0) / 8.0).clamp(0.0, 255.0) as u8
}

/// The directions of lines and columns in the patient, in thousandths: what the frames of a stack share.
pub type Axes = [i16; 6];

/// Where the pixels of a frame lie, in nanometres along its own directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pose {
    /// The directions.
    pub axes: Axes,
    /// The place of the plane along its normal.
    along: i64,
    /// The centre of the first pixel.
    first: [i64; 2],
    /// From column to column, and from line to line.
    step: [i64; 2],
    /// Columns and lines.
    size: [u32; 2],
}

impl Pose {
    /// The pose of a frame by its Image Position, Image Orientation and Pixel Spacing (lines first).
    ///
    /// # Errors
    ///
    /// If they are no place of a frame of a scanner.
    pub fn of(
        shape: &Shape,
        position: [f64; 3],
        directions: [f64; 6],
        spacing: [f64; 2],
    ) -> Result<Pose> {
        const NONE: Refused = Refused("its place in the patient is none");
        let [x, y] = [0, 3].map(|at| [directions[at], directions[at + 1], directions[at + 2]]);
        let long = |v: [f64; 3]| (dot(v, v) - 1.0).abs() <= 2.0 * SLACK;
        let legal = long(x)
            && long(y)
            && dot(x, y).abs() <= SLACK
            && position.iter().all(|it| it.abs() <= MOST_AWAY)
            && spacing.iter().all(|it| SPACINGS.contains(it));
        if !legal {
            return Err(NONE);
        }
        let nano = |millimetres: f64| (millimetres * MILLIMETRE) as i64;
        let pose = Pose {
            axes: directions.map(|it| (it * 1000.0).round() as i16),
            along: nano(dot(position, cross(x, y))),
            first: [nano(dot(position, x)), nano(dot(position, y))],
            step: [nano(spacing[1]), nano(spacing[0])],
            size: [shape.columns, shape.rows],
        };
        let side = |at: usize| pose.step[at].saturating_mul(i64::from(pose.size[at]));
        match side(0) <= MOST_SIDE && side(1) <= MOST_SIDE && pose.size.iter().all(|&it| it > 0) {
            true => Ok(pose),
            false => Err(NONE),
        }
    }

    /// The cell in which pixel `at` lies along axis `axis`.
    fn cell(&self, axis: usize, at: u32) -> i64 {
        (self.first[axis] + self.step[axis] * i64::from(at)).div_euclid(CELL)
    }

    /// The first cell along each axis, and their numbers.
    fn cells(&self) -> ([i64; 2], [usize; 2]) {
        let first = [self.cell(0, 0), self.cell(1, 0)];
        let last = [0, 1].map(|axis| self.cell(axis, self.size[axis].saturating_sub(1)));
        (first, [0, 1].map(|at| (last[at] - first[at]) as usize + 1))
    }
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}

/// Samples that stand for no measurement (Pixel Padding Value, with its range limit), in any order.
pub type Padding = Option<(i64, i64)>;

/// What one frame adds to the model of its stack: where it lies, and how dense each of its cells is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// Where it lies.
    pub pose: Pose,
    /// What its samples mean.
    pub scale: Scale,
    /// Samples that count as air.
    pub padding: Padding,
    levels: Vec<u8>,
}

impl Sample {
    /// Measures a frame.
    ///
    /// # Errors
    ///
    /// If it is none of whole numbers in one kind of samples, bright where there is much.
    pub fn of(frame: &Frame, pose: Pose, scale: Scale, padding: Padding) -> Result<Sample> {
        Ok(Sample {
            pose,
            scale,
            padding,
            levels: levels(frame, &pose, scale, padding)?,
        })
    }

    /// How many cells were measured.
    pub fn cells(&self) -> usize {
        self.levels.len()
    }
}

/// Whether the samples of a frame can be measured.
///
/// # Errors
///
/// If they cannot.
pub fn check(shape: &Shape) -> Result<()> {
    let whole = match shape.numbers {
        Numbers::Unsigned | Numbers::Signed => matches!(shape.allocated, 8 | 16 | 32),
        Numbers::Float => false,
    };
    match whole && shape.samples == 1 && shape.photometric == Photometric::Monochrome2 {
        true => Ok(()),
        false => Err(Refused("its samples are no densities")),
    }
}

const OTHER_SIZE: Refused = Refused("a frame has another size than was measured");

/// The level of every cell of a frame, line by line.
fn levels(frame: &Frame, pose: &Pose, scale: Scale, padding: Padding) -> Result<Vec<u8>> {
    let shape = &frame.shape;
    check(shape)?;
    if pose.size != [shape.columns, shape.rows] {
        return Err(OTHER_SIZE);
    }
    let (first, [width, height]) = pose.cells();
    let bytes = shape.sample_bytes();
    let place = |axis: usize, at: u32| (pose.cell(axis, at) - first[axis]) as usize;
    let across: Vec<usize> = (0..shape.columns).map(|at| place(0, at)).collect();
    let mut sums = vec![(0i64, 0i64); width * height];
    let lines = frame.bytes.chunks_exact(bytes * across.len());
    for (line, samples) in (0..shape.rows).zip(lines) {
        let row = place(1, line) * width;
        for (column, sample) in across.iter().zip(samples.chunks_exact(bytes)) {
            let value = value(shape, sample);
            let padded = padding.is_some_and(|(a, b)| (a.min(b)..=a.max(b)).contains(&value));
            if let Some((sum, count)) = sums.get_mut(row + column).filter(|_| !padded) {
                *sum += value;
                *count += 1;
            }
        }
    }
    let level = |(sum, count)| {
        if count > 0 {
            scale.level(sum, count)
        } else {
            0
        }
    };
    Ok(sums.into_iter().map(level).collect())
}

/// The number in the bytes of a sample.
fn value(shape: &Shape, sample: &[u8]) -> i64 {
    let raw = sample
        .iter()
        .rev()
        .fold(0u64, |number, &byte| number << 8 | u64::from(byte));
    let stored = u32::from(shape.stored.clamp(1, 32));
    let shift = u32::from((shape.high + 1).saturating_sub(shape.stored));
    let left = 64 - stored;
    let bits = raw >> shift << left;
    match shape.numbers {
        Numbers::Signed => bits as i64 >> left,
        Numbers::Unsigned | Numbers::Float => (bits >> left) as i64,
    }
}

/// What goes of one frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    pose: Pose,
    scale: Scale,
    padding: Padding,
    /// The level from which on a cell is no air.
    threshold: u8,
    /// A bit for each cell of the frame, line by line; empty if nothing goes.
    gone: Vec<u8>,
}

impl Cut {
    fn is_gone(&self, cell: usize) -> bool {
        (self.gone.get(cell / 8)).is_some_and(|byte| byte >> (cell % 8) & 1 == 1)
    }

    /// The areas that go, line by line, without overlap.
    ///
    /// # Errors
    ///
    /// If it was made for a frame of another size or kind.
    pub fn areas(&self, shape: &Shape) -> Result<Vec<Area>> {
        check(shape)?;
        if self.pose.size != [shape.columns, shape.rows] {
            return Err(OTHER_SIZE);
        }
        if self.gone.is_empty() {
            return Ok(Vec::new());
        }
        let (_, [width, height]) = self.pose.cells();
        // The first pixel of each cell along each axis, and one past the last.
        let starts = |axis: usize, count: usize| -> Vec<u32> {
            let mut starts = Vec::with_capacity(count + 1);
            let mut last = None;
            for at in 0..self.pose.size[axis] {
                let cell = self.pose.cell(axis, at);
                if last != Some(cell) {
                    starts.push(at);
                    last = Some(cell);
                }
            }
            starts.push(self.pose.size[axis]);
            starts
        };
        let (columns, lines) = (starts(0, width), starts(1, height));
        let mut areas = Vec::new();
        for (row, line) in lines.windows(2).enumerate() {
            let mut run: Option<Area> = None;
            for (column, pixels) in columns.windows(2).enumerate() {
                if !self.is_gone(row * width + column) {
                    areas.extend(run.take());
                    continue;
                }
                let area = run.get_or_insert(Area {
                    x: pixels[0],
                    y: line[0],
                    width: 0,
                    height: line[1] - line[0],
                });
                area.width = pixels[1] - area.x;
            }
            areas.extend(run);
        }
        Ok(areas)
    }

    /// The layout of the frame with air for its darkest value, so that masks are drawn as air: black may stand
    /// for a density that nothing has, and spoil every window and mean.
    pub fn in_air(&self, shape: &Shape) -> Shape {
        let stored = u32::from(shape.stored.clamp(1, 32));
        let (least, most) = match shape.numbers {
            Numbers::Signed => (-1i64 << (stored - 1), (1i64 << (stored - 1)) - 1),
            Numbers::Unsigned | Numbers::Float => (0, (1i64 << stored) - 1),
        };
        let air = self.scale.air(shape.numbers).clamp(least, most);
        let photometric = match (air, shape.numbers) {
            // That is black already.
            (0, Numbers::Unsigned) => shape.photometric,
            _ => Photometric::Palette {
                darkest: air as u32,
            },
        };
        Shape {
            photometric,
            ..*shape
        }
    }

    /// Whether everything that goes is air in `frame`.
    ///
    /// # Errors
    ///
    /// If it cannot be measured.
    pub fn is_air(&self, frame: &Frame) -> Result<bool> {
        let levels = levels(frame, &self.pose, self.scale, self.padding)?;
        let mut cells = levels.iter().enumerate();
        Ok(cells.all(|(cell, &level)| !self.is_gone(cell) || level < self.threshold))
    }
}

#[cfg(test)]
pub(crate) mod phantom;
#[cfg(test)]
mod tests;
