//! The images in which text is looked for: what the eye tells apart, as sixteen-bit numbers.
//!
//! Brightness comes first; two colour differences follow where a frame has colour, so that letters as
//! bright as what lies behind them are seen as well. Deep samples are taken whole: the search measures
//! in units of the local noise, so no window has to be guessed, and text that shows only after
//! windowing is like any other. Knows no palettes: who has one searches its
//! colours. Source: PS3.3 C.7.6.3.1.2.

use crate::pixel::{Frame, Numbers, Photometric, Shape};

/// One image to search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plane {
    /// Pixels in a line.
    pub width: usize,
    /// Lines.
    pub height: usize,
    /// What has to be exceeded by a stroke; the plane is searched once for each.
    pub levels: &'static [Level],
    /// From left to right, from top to bottom.
    pub values: Vec<u16>,
}

/// How much a stroke differs from what surrounds it, at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// By so much in any case.
    pub least: u16,
    /// And by so many times the noise around it.
    pub noise: u16,
    /// Whether it is for what hardly differs from its ground, and searched at the whole size alone.
    pub faint: bool,
}

/// A colour difference smaller than this, of 255, is what compression leaves.
const GREY: u16 = 10;

/// Brightness is searched twice: for faint strokes, which noise runs together with letters, and for those
/// that stand clear of it.
const BRIGHT: &[Level] = &[FAINT, Level { least: 3, ..CLEAR }];
/// The same in samples of more than eight bits.
const DEEP: &[Level] = &[FAINT, CLEAR];
const FAINT: Level = Level {
    least: 1,
    noise: 2,
    faint: true,
};
const CLEAR: Level = Level {
    least: 2,
    noise: 4,
    faint: false,
};
/// In colour only letters as bright as their background are looked for.
const COLOUR: &[Level] = &[Level {
    least: 16,
    noise: 2,
    faint: false,
}];

/// The planes of `frame`; `None` if its bytes do not hold all of its samples.
pub fn planes(frame: &Frame) -> Option<Vec<Plane>> {
    let shape = &frame.shape;
    let (width, height) = (shape.columns as usize, shape.rows as usize);
    let count = width.checked_mul(height)?;
    let halves = shape.photometric == Photometric::YbrFull422 && shape.allocated == 8;
    // Two pixels take four bytes there, and so does the last one of an odd number.
    let bytes = if halves && shape.samples == 3 {
        count.div_ceil(2).checked_mul(4)?
    } else {
        count.checked_mul(shape.sample_bytes() * usize::from(shape.samples))?
    };
    if bytes == 0 || frame.bytes.len() < bytes {
        return None;
    }
    let plane = |levels: &'static [Level], mut values: Vec<u16>| {
        values.resize(count, 0);
        Plane {
            width,
            height,
            levels,
            values,
        }
    };
    let grey = if shape.stored > 8 { DEEP } else { BRIGHT };
    Some(match (shape.photometric, shape.samples) {
        (Photometric::YbrFull422, 3) if shape.allocated == 8 => half_colour(frame, &plane),
        (
            Photometric::Rgb
            | Photometric::YbrFull
            | Photometric::YbrFull422
            | Photometric::YbrPartial,
            3,
        ) if shape.allocated == 8 => {
            let rgb = shape.photometric == Photometric::Rgb;
            let pixels = frame.bytes.as_chunks::<3>().0;
            let pixels = &pixels[..pixels.len().min(count)];
            let bright = pixels.iter().map(|&pixel| brightness(pixel, rgb)).collect();
            let mut all = vec![plane(BRIGHT, bright)];
            if pixels.iter().any(|&pixel| coloured(pixel, rgb)) {
                for which in 0..2 {
                    let values = pixels.iter().map(|&p| colour(p, rgb, which)).collect();
                    all.push(plane(COLOUR, values));
                }
            }
            all
        }
        _ => {
            let samples = usize::from(shape.samples.max(1));
            (0..samples)
                .map(|at| plane(grey, sample_plane(frame, at, samples)))
                .collect()
        }
    })
}

/// Brightness of a pixel of three bytes.
fn brightness([a, b, c]: [u8; 3], rgb: bool) -> u16 {
    if rgb {
        (77 * u16::from(a) + 150 * u16::from(b) + 29 * u16::from(c)) >> 8
    } else {
        u16::from(a)
    }
}

/// Whether a pixel is anything but grey.
fn coloured([a, b, c]: [u8; 3], rgb: bool) -> bool {
    if rgb {
        u16::from(a.abs_diff(b).max(b.abs_diff(c))) > GREY
    } else {
        u16::from(b.abs_diff(128).max(c.abs_diff(128))) > GREY / 2
    }
}

/// One of the two colour differences of a pixel.
fn colour([a, b, c]: [u8; 3], rgb: bool, which: usize) -> u16 {
    match (rgb, which) {
        (true, 0) => 255 + u16::from(a) - u16::from(b),
        (true, _) => 255 + u16::from(c) - u16::from(b),
        (false, 0) => u16::from(b),
        (false, _) => u16::from(c),
    }
}

/// Two pixels in four bytes: two brightnesses, then the two colour differences they share.
fn half_colour(frame: &Frame, plane: &dyn Fn(&'static [Level], Vec<u16>) -> Plane) -> Vec<Plane> {
    let pairs = frame.bytes.as_chunks::<4>().0;
    let bright = |pair: &[u8; 4]| [u16::from(pair[0]), u16::from(pair[1])];
    let mut all = vec![plane(BRIGHT, pairs.iter().flat_map(bright).collect())];
    if pairs
        .iter()
        .any(|&[a, _, blue, red]| coloured([a, blue, red], false))
    {
        for which in 2..4 {
            let values = pairs.iter().flat_map(|pair| [u16::from(pair[which]); 2]);
            all.push(plane(COLOUR, values.collect()));
        }
    }
    all
}

/// Sample `at` of every pixel; up to sixteen stored bits as they are, more of them spread over
/// sixteen bits from the smallest to the largest.
fn sample_plane(frame: &Frame, at: usize, samples: usize) -> Vec<u16> {
    let shape = &frame.shape;
    let bytes = shape.sample_bytes();
    let raw = frame
        .bytes
        .chunks_exact(bytes * samples)
        .map(|pixel| &pixel[at * bytes..(at + 1) * bytes]);
    match (bytes, shape.numbers) {
        (1, Numbers::Unsigned) if shape.stored == 8 => raw.map(|b| u16::from(b[0])).collect(),
        (_, Numbers::Float) => spread(raw.map(float)),
        (1 | 2, _) => raw.map(|b| integer(b, shape) as u16).collect(),
        (_, _) => spread(raw.map(|b| integer(b, shape) as f64)),
    }
}

/// A stored integer, moved up where it is signed so that the smallest is zero.
fn integer(bytes: &[u8], shape: &Shape) -> u64 {
    let mut all = [0; 8];
    all[..bytes.len()].copy_from_slice(bytes);
    let stored = u32::from(shape.stored.clamp(1, 64));
    let shift = u32::from((shape.high + 1).saturating_sub(shape.stored)).min(63);
    let value = (u64::from_le_bytes(all) >> shift) & (u64::MAX >> (64 - stored));
    if shape.numbers == Numbers::Signed {
        value ^ (1 << (stored - 1))
    } else {
        value
    }
}

/// A floating point number; what is none counts as zero.
fn float(bytes: &[u8]) -> f64 {
    let value = match *bytes {
        [a, b, c, d] => f64::from(f32::from_le_bytes([a, b, c, d])),
        [a, b, c, d, e, f, g, h] => f64::from_le_bytes([a, b, c, d, e, f, g, h]),
        _ => 0.0,
    };
    if value.is_finite() { value } else { 0.0 }
}

/// Numbers of any range, spread over sixteen bits.
fn spread(values: impl Iterator<Item = f64> + Clone) -> Vec<u16> {
    let (low, high) = values
        .clone()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| {
            (low.min(v), high.max(v))
        });
    // Halves, so that the difference of the two largest numbers is still one.
    let range = high / 2.0 - low / 2.0;
    values
        .map(|v| {
            if range > 0.0 {
                ((v / 2.0 - low / 2.0) / range * 65535.0) as u16
            } else {
                0
            }
        })
        .collect()
}

impl Plane {
    /// The smallest value and the largest.
    pub fn range(&self) -> (u16, u16) {
        let low = self
            .values
            .iter()
            .fold(u16::MAX, |low, &value| low.min(value));
        let high = self.values.iter().fold(0, |high, &value| value.max(high));
        (low, high)
    }
}

/// The plane at half the size, each pixel the mean of four; `None` below the size of a letter.
pub fn halved(plane: &Plane) -> Option<Plane> {
    let (width, height) = (plane.width / 2, plane.height / 2);
    if width < 8 || height < 8 {
        return None;
    }
    let mut values = Vec::with_capacity(width * height);
    for two in plane.values.chunks_exact(2 * plane.width).take(height) {
        let (upper, lower) = two.split_at(plane.width);
        let (upper, lower) = (upper.as_chunks::<2>().0, lower.as_chunks::<2>().0);
        values.extend(upper.iter().zip(lower).map(|(&[a, b], &[c, d])| {
            ((u32::from(a) + u32::from(b) + u32::from(c) + u32::from(d) + 2) / 4) as u16
        }));
    }
    Some(Plane {
        width,
        height,
        levels: plane.levels,
        values,
    })
}
