//! Decoded samples, in as many bytes as they need.

use crate::pixel::{Area, Numbers, Shape};

/// The samples of pixels together, as they are coded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Samples {
    /// Of up to 8 bits.
    Eight(Vec<u8>),
    /// Of up to 16 bits.
    Sixteen(Vec<u16>),
}

impl Samples {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Samples::Eight(samples) => samples.len(),
            Samples::Sixteen(samples) => samples.len(),
        }
    }

    /// The samples in 16 bits each, with the sign of `precision` bits extended if `shape` has one.
    pub fn extended(&self, shape: &Shape, precision: u8) -> Vec<u8> {
        let unused = 16u32.saturating_sub(u32::from(precision));
        let value = |sample: u16| match shape.numbers {
            Numbers::Signed => (((sample << unused) as i16) >> unused) as u16,
            Numbers::Unsigned | Numbers::Float => sample,
        };
        let bytes = |sample: u16| value(sample).to_le_bytes();
        match self {
            Samples::Eight(samples) => {
                let samples = samples.iter().map(|&sample| u16::from(sample));
                samples.flat_map(bytes).collect()
            }
            Samples::Sixteen(samples) => samples.iter().copied().flat_map(bytes).collect(),
        }
    }

    /// The bytes of a [`crate::pixel::Frame`] of this shape.
    pub fn placed(self, shape: &Shape) -> Vec<u8> {
        let signed = shape.numbers == Numbers::Signed;
        let unused = 16u16.saturating_sub(shape.stored);
        let value = |sample: u16| match signed {
            true => (((sample << unused) as i16) >> unused) as u16,
            false => sample,
        };
        match self {
            Samples::Eight(samples) if shape.allocated == 8 && !signed => samples,
            Samples::Eight(samples) if shape.allocated == 8 => samples
                .into_iter()
                .map(|sample| value(u16::from(sample)) as u8)
                .collect(),
            Samples::Eight(samples) => samples
                .into_iter()
                .flat_map(|sample| value(u16::from(sample)).to_le_bytes())
                .collect(),
            Samples::Sixteen(samples) if shape.allocated == 8 => samples
                .into_iter()
                .map(|sample| value(sample) as u8)
                .collect(),
            Samples::Sixteen(samples) => samples
                .into_iter()
                .flat_map(|sample| value(sample).to_le_bytes())
                .collect(),
        }
    }

    /// Whether every sample in the area is `value`.
    pub fn are(&self, value: u16, area: Area, shape: &Shape) -> bool {
        match self {
            Samples::Eight(samples) => {
                u8::try_from(value).is_ok_and(|value| all(samples, value, area, shape))
            }
            Samples::Sixteen(samples) => all(samples, value, area, shape),
        }
    }

    /// Whether every pixel, of `count` samples, is the same in both or may differ by its position.
    pub fn same(&self, other: &Samples, count: usize, may_differ: impl Fn(usize) -> bool) -> bool {
        match (self, other) {
            (Samples::Eight(one), Samples::Eight(other)) => same(one, other, count, may_differ),
            (Samples::Sixteen(one), Samples::Sixteen(other)) => same(one, other, count, may_differ),
            (Samples::Eight(_), Samples::Sixteen(_)) | (Samples::Sixteen(_), Samples::Eight(_)) => {
                false
            }
        }
    }
}

fn all<T: Copy + PartialEq>(samples: &[T], value: T, area: Area, shape: &Shape) -> bool {
    let Some(area) = area.within(shape.columns, shape.rows) else {
        return true;
    };
    let count = usize::from(shape.samples);
    (area.y..area.y + area.height).all(|line| {
        let from = (line as usize * shape.columns as usize + area.x as usize) * count;
        let run = samples.get(from..from + area.width as usize * count);
        run.is_some_and(|run| run.iter().all(|&sample| sample == value))
    })
}

fn same<T: PartialEq>(
    one: &[T],
    other: &[T],
    count: usize,
    may_differ: impl Fn(usize) -> bool,
) -> bool {
    one.len() == other.len()
        && one
            .chunks_exact(count)
            .zip(other.chunks_exact(count))
            .enumerate()
            .all(|(at, (one, other))| one == other || may_differ(at))
}
