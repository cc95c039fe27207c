//! The reversible 5/3 wavelet and the reversible colour transform, forwards.
//!
//! Of an image whose origin is at zero, in one tile. Source: T.800 F.4 and G.2.

/// Transforms red, green and blue to luminance and two differences of colour.
pub(super) fn colours(planes: &mut [Vec<i32>]) {
    let [red, green, blue, ..] = planes else {
        return;
    };
    for ((red, green), blue) in red.iter_mut().zip(green).zip(blue) {
        let luminance = (*red + 2 * *green + *blue) >> 2;
        let (first, second) = (*blue - *green, *red - *green);
        (*red, *green, *blue) = (luminance, first, second);
    }
}

/// The coefficients of one subband, line by line.
pub(super) struct Band {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Bits that the band's coefficients may have beyond those of samples.
    pub(super) gain: u32,
    pub(super) values: Vec<i32>,
}

/// The bands of a plane by resolution, the lowest first: one band, then three each.
pub(super) fn bands(plane: Vec<i32>, width: usize, height: usize, levels: u8) -> Vec<Vec<Band>> {
    let mut low = Band {
        width,
        height,
        gain: 0,
        values: plane,
    };
    let mut found = Vec::new();
    for _ in 0..levels {
        let (rest, details) = split(low);
        found.push(details);
        low = rest;
    }
    found.push(vec![low]);
    found.reverse();
    found
}

/// Halves an image: its lower half, and the details HL, LH, HH.
fn split(image: Band) -> (Band, Vec<Band>) {
    let Band {
        width,
        height,
        mut values,
        ..
    } = image;
    vertically(&mut values, width, height);
    let (left, right) = (width.div_ceil(2), width / 2);
    let (upper, lower) = (height.div_ceil(2), height / 2);
    let band = |width: usize, height: usize, gain| Band {
        width,
        height,
        gain,
        values: Vec::with_capacity(width * height),
    };
    let mut low = band(left, upper, 0);
    let mut details = vec![
        band(right, upper, 1),
        band(left, lower, 1),
        band(right, lower, 2),
    ];
    for (at, line) in values.chunks_exact_mut(width).enumerate() {
        horizontally(line);
        let (evens, odds) = (line.iter().step_by(2), line.iter().skip(1).step_by(2));
        if at % 2 == 0 {
            low.values.extend(evens);
            details[0].values.extend(odds);
        } else {
            details[1].values.extend(evens);
            details[2].values.extend(odds);
        }
    }
    (low, details)
}

/// One step of prediction at odd places and one of smoothing at even ones, in place.
fn horizontally(line: &mut [i32]) {
    let last = line.len() - 1;
    for at in (1..line.len()).step_by(2) {
        line[at] -= (line[at - 1] + line[if at < last { at + 1 } else { at - 1 }]) >> 1;
    }
    if last == 0 {
        return;
    }
    for at in (0..line.len()).step_by(2) {
        let before = line[if at > 0 { at - 1 } else { 1 }];
        let after = line[if at < last { at + 1 } else { at - 1 }];
        line[at] += (before + after + 2) >> 2;
    }
}

/// The same from line to line.
fn vertically(values: &mut [i32], width: usize, height: usize) {
    let last = height - 1;
    if last == 0 {
        return;
    }
    let mut step = |at: usize, change: fn(i32, i32) -> i32| {
        let above = if at > 0 { at - 1 } else { 1 };
        let below = if at < last { at + 1 } else { at - 1 };
        for column in 0..width {
            let both = (
                values[above * width + column],
                values[below * width + column],
            );
            values[at * width + column] += change(both.0, both.1);
        }
    };
    for at in (1..height).step_by(2) {
        step(at, |above, below| -((above + below) >> 1));
    }
    for at in (0..height).step_by(2) {
        step(at, |above, below| (above + below + 2) >> 2);
    }
}
