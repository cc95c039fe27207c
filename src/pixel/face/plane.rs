//! Brightness of a frame in eight bits, turned, made smaller and summed up.

use crate::pixel::{Frame, Numbers, Photometric, Shape};

/// Brightness, pixel by pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plane {
    /// Pixels in a line.
    pub width: usize,
    /// Lines.
    pub height: usize,
    /// From left to right, from top to bottom.
    pub values: Vec<u8>,
}

/// Sums of everything above and to the left, one column and one line more than the plane has.
pub struct Sums {
    /// Sums in a line.
    pub stride: usize,
    /// Of the values, modulo 2^32.
    pub plain: Vec<u32>,
    /// Of their squares, modulo 2^32.
    pub squared: Vec<u32>,
}

/// Of a thousand pixels of a deep frame, how many may be brighter than white or darker than black.
const OUTLIERS: usize = 5;

/// Brightness of `frame`; `None` if it has no pixels or its bytes do not hold all of its samples.
pub fn grey(frame: &Frame) -> Option<Plane> {
    let shape = &frame.shape;
    let (width, height) = (shape.columns as usize, shape.rows as usize);
    let count = width.checked_mul(height)?;
    let halves =
        shape.photometric == Photometric::YbrFull422 && shape.allocated == 8 && shape.samples == 3;
    let pixel = shape
        .sample_bytes()
        .checked_mul(usize::from(shape.samples))?;
    let bytes = match halves {
        true => count.div_ceil(2).checked_mul(4)?,
        false => count.checked_mul(pixel)?,
    };
    if bytes == 0 || frame.bytes.len() < bytes {
        return None;
    }
    let bytes = &frame.bytes[..bytes];
    let mut values: Vec<u8> = if halves {
        let pairs = bytes.as_chunks::<4>().0.iter();
        pairs.flat_map(|&[one, other, ..]| [one, other]).collect()
    } else if shape.allocated == 8 && shape.stored == 8 && shape.numbers == Numbers::Unsigned {
        let rgb = shape.photometric == Photometric::Rgb;
        let bright = |pixel: &[u8]| match *pixel {
            [red, green, blue] if rgb => {
                ((77 * u32::from(red) + 150 * u32::from(green) + 29 * u32::from(blue)) >> 8) as u8
            }
            _ => pixel.first().copied().unwrap_or(0),
        };
        bytes.chunks_exact(pixel).map(bright).collect()
    } else {
        deep(bytes, shape, pixel)
    };
    values.truncate(count);
    if shape.photometric == Photometric::Monochrome1 {
        for value in &mut values {
            *value = !*value;
        }
    }
    Some(Plane {
        width,
        height,
        values,
    })
}

/// Samples of other than eight unsigned bits, spread over eight from the darkest to the brightest few.
fn deep(bytes: &[u8], shape: &Shape, pixel: usize) -> Vec<u8> {
    // Green is nearest to brightness; the first sample is brightness, where it is not red.
    let at = match shape.photometric {
        Photometric::Rgb if shape.samples == 3 => shape.sample_bytes(),
        _ => 0,
    };
    let length = shape.sample_bytes();
    let ranks = bytes
        .chunks_exact(pixel)
        .map(|pixel| rank(&pixel[at..at + length], shape));
    let mut counts = vec![0usize; 1 << 16];
    let mut all = 0;
    for value in ranks.clone() {
        counts[usize::from(value)] += 1;
        all += 1;
    }
    let beyond = all * OUTLIERS / 1000;
    let mut seen = 0;
    let mut outside = |count: &usize| {
        seen += count;
        seen <= beyond
    };
    let low = counts.iter().take_while(|it| outside(it)).count() as u32;
    seen = 0;
    let mut outside = |count: &usize| {
        seen += count;
        seen <= beyond
    };
    let above = counts.iter().rev().take_while(|it| outside(it)).count() as u32;
    let high = (u32::from(u16::MAX) - above).max(low + 1);
    ranks
        .map(|value| ((u32::from(value).clamp(low, high) - low) * 255 / (high - low)) as u8)
        .collect()
}

/// A sample as sixteen bits that grow with it.
fn rank(bytes: &[u8], shape: &Shape) -> u16 {
    let mut all = [0; 8];
    all[..bytes.len()].copy_from_slice(bytes);
    let value = u64::from_le_bytes(all);
    if shape.numbers == Numbers::Float {
        // The bits of a number that is not negative grow with it, whatever its exponent; the others' shrink.
        let bits = bytes.len() as u32 * 8;
        let sign = 1u64 << (bits - 1);
        let ordered = match value & sign == 0 {
            true => value | sign,
            false => !value & (sign | (sign - 1)),
        };
        return (ordered >> (bits - 16)) as u16;
    }
    let stored = u32::from(shape.stored.clamp(1, 64));
    let shift = u32::from((shape.high + 1).saturating_sub(shape.stored)).min(63);
    let value = (value >> shift) & (u64::MAX >> (64 - stored));
    let value = match shape.numbers {
        Numbers::Signed => value ^ (1 << (stored - 1)),
        Numbers::Unsigned | Numbers::Float => value,
    };
    (value >> stored.saturating_sub(16)) as u16
}

/// One, in the units of steps and turns.
pub const ONE: i64 = 1 << 16;

/// The value between four pixels, at a place in 2^16; outside, that of the border.
fn between(plane: &Plane, x: i64, y: i64) -> u8 {
    let (right, bottom) = (plane.width as i64 - 1, plane.height as i64 - 1);
    let (x, y) = (x.clamp(0, right * ONE), y.clamp(0, bottom * ONE));
    let (left, top) = (x >> 16, y >> 16);
    let (along, down) = ((x & (ONE - 1)) >> 8, (y & (ONE - 1)) >> 8);
    let value = |x: i64, y: i64| {
        let at = y.min(bottom) as usize * plane.width + x.min(right) as usize;
        i64::from(plane.values.get(at).copied().unwrap_or(0))
    };
    let upper = value(left, top) * (256 - along) + value(left + 1, top) * along;
    let lower = value(left, top + 1) * (256 - along) + value(left + 1, top + 1) * along;
    ((upper * (256 - down) + lower * down + (1 << 15)) >> 16) as u8
}

/// The plane at half its size, each pixel the mean of four.
fn halved(plane: &Plane) -> Plane {
    let (width, height) = (plane.width / 2, plane.height / 2);
    let mut values = Vec::with_capacity(width * height);
    for two in plane
        .values
        .chunks_exact((2 * plane.width).max(1))
        .take(height)
    {
        let (upper, lower) = two.split_at(plane.width);
        let (upper, lower) = (upper.as_chunks::<2>().0, lower.as_chunks::<2>().0);
        values.extend(upper.iter().zip(lower).map(|(&[a, b], &[c, d])| {
            ((u16::from(a) + u16::from(b) + u16::from(c) + u16::from(d) + 2) / 4) as u8
        }));
    }
    Plane {
        width,
        height,
        values,
    }
}

/// Makes a plane smaller, by one step after the other.
pub struct Shrinking {
    plane: Plane,
    /// How much smaller [`Shrinking::plane`] is than the plane it came from, in powers of two.
    halvings: u32,
}

impl Shrinking {
    /// Begins with `plane`.
    pub fn new(plane: Plane) -> Shrinking {
        Shrinking { plane, halvings: 0 }
    }

    /// The plane, smaller by `step` (in 2^16) than it was in the beginning; steps grow from call to call.
    pub fn by(&mut self, step: i64) -> Plane {
        while step >> self.halvings >= 2 * ONE {
            self.plane = halved(&self.plane);
            self.halvings += 1;
        }
        let step = step >> self.halvings;
        if step == ONE {
            return self.plane.clone();
        }
        let side = |side: usize| ((side as i64 * ONE) / step) as usize;
        let (width, height) = (side(self.plane.width), side(self.plane.height));
        let mut values = Vec::with_capacity(width * height);
        // The middle of a pixel is half a pixel from its corner, in both planes.
        let place = |at: usize| (2 * at as i64 + 1) * step / 2 - ONE / 2;
        for y in 0..height {
            values.extend((0..width).map(|x| between(&self.plane, place(x), place(y))));
        }
        Plane {
            width,
            height,
            values,
        }
    }
}

/// A turn: the cosine and the sine of its angle, in 2^16.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Cosine.
    pub cosine: i64,
    /// Sine.
    pub sine: i64,
}

impl Turn {
    /// A direction of the turned plane as one of the plane.
    pub fn back(self, x: i64, y: i64) -> (i64, i64) {
        (
            (x * self.cosine - y * self.sine) >> 16,
            (x * self.sine + y * self.cosine) >> 16,
        )
    }
}

/// The plane turned around its middle, on a plane that holds all of it; its border goes on outside.
pub fn turned(plane: &Plane, turn: Turn) -> Plane {
    let (w, h) = (plane.width as i64, plane.height as i64);
    let (cosine, sine) = (turn.cosine.abs(), turn.sine.abs());
    let width = ((w * cosine + h * sine) >> 16).max(1);
    let height = ((w * sine + h * cosine) >> 16).max(1);
    let mut values = Vec::with_capacity((width * height) as usize);
    for y in 0..height {
        for x in 0..width {
            // From the middle, in halves of 2^16.
            let (along, down) = (2 * x + 1 - width, 2 * y + 1 - height);
            let from_x = along * turn.cosine - down * turn.sine;
            let from_y = along * turn.sine + down * turn.cosine;
            let place = |from: i64, side: i64| (from + (side - 1) * ONE) / 2;
            values.push(between(plane, place(from_x, w), place(from_y, h)));
        }
    }
    Plane {
        width: width as usize,
        height: height as usize,
        values,
    }
}

/// The sums of a plane.
pub fn sums(plane: &Plane) -> Sums {
    let stride = plane.width + 1;
    let mut plain = vec![0u32; stride * (plane.height + 1)];
    let mut squared = plain.clone();
    for (y, line) in plane.values.chunks_exact(plane.width.max(1)).enumerate() {
        let (mut sum, mut squares) = (0u32, 0u32);
        for (x, &value) in line.iter().enumerate() {
            let value = u32::from(value);
            sum = sum.wrapping_add(value);
            squares = squares.wrapping_add(value * value);
            let above = y * stride + x + 1;
            plain[above + stride] = plain[above].wrapping_add(sum);
            squared[above + stride] = squared[above].wrapping_add(squares);
        }
    }
    Sums {
        stride,
        plain,
        squared,
    }
}
