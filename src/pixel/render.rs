//! A frame as a person sees it: red, green, blue and opacity of eight bits each.
//!
//! Grey values pass the rescale and the window; colours are shown as they are. Nothing is written from
//! here, so a picture larger than a screen is thinned out instead of refused. Knows no look-up tables but
//! a line: modality and VOI look-up tables of a file are not applied. Source: PS3.3 C.11.1.1.2 (rescale),
//! C.11.2.1.2 and C.11.2.1.3 (windows), C.7.6.3.1.2 (colours).

use super::{Frame, Numbers, Photometric, Refused, Result, Shape};

/// Pixels of a picture; of a larger frame every second, third ... column and line is shown.
const MOST_PIXELS: u64 = 1 << 24;

/// How values inside a window become brightness.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Function {
    /// LINEAR: values are centres of steps.
    #[default]
    Linear,
    /// LINEAR_EXACT.
    LinearExact,
    /// SIGMOID.
    Sigmoid,
}

/// The range of values that is shown from black to white.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// The value in its middle.
    pub center: f64,
    /// Its width, in units of the rescaled value.
    pub width: f64,
    /// Its form.
    pub function: Function,
}

impl Window {
    /// Values of eight bits as they are.
    pub const EIGHT_BITS: Window = Window {
        center: 128.0,
        width: 256.0,
        function: Function::Linear,
    };
}

/// How stored values become values of the modality.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rescale {
    /// What one step of the stored value means.
    pub slope: f64,
    /// What a stored zero means.
    pub intercept: f64,
}

impl Default for Rescale {
    fn default() -> Self {
        Rescale {
            slope: 1.0,
            intercept: 0.0,
        }
    }
}

/// A picture of a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a line.
    pub width: u32,
    /// Lines.
    pub height: u32,
    /// Columns and lines of the frame for each of the picture's.
    pub step: u32,
    /// Four bytes for each pixel.
    pub rgba: Vec<u8>,
}

impl Window {
    /// The brightness of `value`, from 0 to 255.
    pub fn brightness(&self, value: f64) -> u8 {
        const WHITE: f64 = 255.0;
        let Window { center, width, .. } = *self;
        let straight = |center: f64, width: f64| {
            if value <= center - width / 2.0 {
                0.0
            } else if value > center + width / 2.0 {
                WHITE
            } else {
                ((value - center) / width + 0.5) * WHITE
            }
        };
        let bright = match self.function {
            // PS3.3 C.11.2.1.2.1: c - 0.5 and w - 1 where the exact form has c and w.
            Function::Linear => straight(center - 0.5, width - 1.0),
            Function::LinearExact => straight(center, width),
            Function::Sigmoid => WHITE / (1.0 + (-4.0 * (value - center) / width).exp()),
        };
        // What is no number is shown black.
        bright.round() as u8
    }

    /// Whether a window is one that the standard allows.
    pub fn is_legal(&self) -> bool {
        let least = match self.function {
            Function::Linear => self.width >= 1.0,
            Function::LinearExact | Function::Sigmoid => self.width > 0.0,
        };
        least && self.width.is_finite() && self.center.is_finite()
    }
}

/// The window from the smallest to the largest value of a grey frame; of a frame without values one that
/// shows it black.
pub fn whole_range(frame: &Frame, rescale: Rescale) -> Window {
    let values = Values::of(&frame.shape, rescale);
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for cell in frame.bytes.chunks_exact(frame.shape.sample_bytes()) {
        let value = values.value(cell);
        if value.is_finite() {
            least = least.min(value);
            most = most.max(value);
        }
    }
    let found = least <= most;
    Window {
        center: if found { (least + most) / 2.0 } else { 0.0 },
        width: if most > least { most - least } else { 1.0 },
        function: Function::LinearExact,
    }
}

/// Whether frames of this kind are shown through a window: one sample that is a grey value.
pub fn is_grey(shape: &Shape) -> bool {
    match shape.photometric {
        Photometric::Monochrome1 | Photometric::Monochrome2 => shape.samples == 1,
        Photometric::Palette { .. }
        | Photometric::Rgb
        | Photometric::YbrFull
        | Photometric::YbrFull422
        | Photometric::YbrPartial => false,
    }
}

/// The picture of `frame`, grey values through `window`. Indices of a palette are shown as shades; who has
/// the palette gives its colours instead.
///
/// # Errors
///
/// If the frame is not what its shape says.
pub fn picture(frame: &Frame, rescale: Rescale, window: &Window) -> Result<Picture> {
    let shape = &frame.shape;
    let (columns, rows) = (shape.columns as usize, shape.rows as usize);
    let (bytes, samples) = (shape.sample_bytes(), usize::from(shape.samples));
    let pixel = bytes * samples;
    let whole = columns
        .checked_mul(rows)
        .and_then(|count| count.checked_mul(pixel));
    if whole.is_none_or(|whole| whole == 0 || frame.bytes.len() < whole) {
        return Err(Refused("the frame is as long as it declares"));
    }
    let step = step(shape);
    let (width, height) = (columns.div_ceil(step), rows.div_ceil(step));
    let colours = Colours::of(shape, rescale, *window);
    let mut rgba = Vec::with_capacity(width * height * 4);
    for line in frame
        .bytes
        .chunks_exact(columns * pixel)
        .take(rows)
        .step_by(step)
    {
        for cells in line.chunks_exact(pixel).step_by(step) {
            rgba.extend_from_slice(&colours.pixel(cells));
        }
    }
    Ok(Picture {
        width: width as u32,
        height: height as u32,
        step: step as u32,
        rgba,
    })
}

/// Every how many columns and lines a picture shows one.
fn step(shape: &Shape) -> usize {
    let pixels =
        |step: u64| u64::from(shape.columns).div_ceil(step) * u64::from(shape.rows).div_ceil(step);
    let mut step = 1;
    while pixels(step) > MOST_PIXELS {
        step += 1;
    }
    step as usize
}

/// What the bytes of a sample mean as a number.
struct Values {
    numbers: Numbers,
    bytes: usize,
    stored: u32,
    shift: u32,
    rescale: Rescale,
}

impl Values {
    fn of(shape: &Shape, rescale: Rescale) -> Values {
        Values {
            numbers: shape.numbers,
            bytes: shape.sample_bytes(),
            stored: u32::from(shape.stored.clamp(1, 64)),
            shift: u32::from((shape.high + 1).saturating_sub(shape.stored)).min(63),
            rescale,
        }
    }

    /// The stored bits of a sample.
    fn raw(&self, cell: &[u8]) -> u64 {
        let whole = cell.iter().rev();
        let whole = whole.fold(0u64, |value, &byte| value << 8 | u64::from(byte));
        (whole >> self.shift) & (u64::MAX >> (64 - self.stored))
    }

    fn value(&self, cell: &[u8]) -> f64 {
        let number = match (self.numbers, self.bytes) {
            (Numbers::Unsigned, _) => self.raw(cell) as f64,
            (Numbers::Signed, _) => {
                let above = 64 - self.stored;
                ((self.raw(cell) << above) as i64 >> above) as f64
            }
            (Numbers::Float, 4) => match cell.first_chunk() {
                Some(&bytes) => f64::from(f32::from_le_bytes(bytes)),
                None => f64::NAN,
            },
            (Numbers::Float, _) => match cell.first_chunk() {
                Some(&bytes) => f64::from_le_bytes(bytes),
                None => f64::NAN,
            },
        };
        number * self.rescale.slope + self.rescale.intercept
    }

    /// A sample of a colour as a byte.
    fn byte(&self, cell: &[u8]) -> u8 {
        let raw = self.raw(cell);
        match self.stored {
            8 => raw as u8,
            9.. => (raw >> (self.stored - 8)) as u8,
            _ => (raw * 255 / ((1 << self.stored) - 1)) as u8,
        }
    }
}

/// How the samples of a pixel become a colour.
struct Colours {
    values: Values,
    photometric: Photometric,
    samples: usize,
    window: Window,
    /// Brightness by the bytes of a sample, where it has at most two.
    table: Vec<u8>,
}

impl Colours {
    fn of(shape: &Shape, rescale: Rescale, window: Window) -> Colours {
        let mut colours = Colours {
            values: Values::of(shape, rescale),
            photometric: shape.photometric,
            samples: usize::from(shape.samples),
            window,
            table: Vec::new(),
        };
        let bytes = colours.values.bytes;
        if colours.samples == 1 && bytes <= 2 {
            let cells = 0..1u32 << (8 * bytes);
            let bright = |cell: u32| colours.grey(&cell.to_le_bytes()[..bytes]);
            colours.table = cells.map(bright).collect();
        }
        colours
    }

    fn grey(&self, cell: &[u8]) -> u8 {
        let bright = match self.photometric {
            Photometric::Palette { .. } => self.values.byte(cell),
            Photometric::Monochrome1
            | Photometric::Monochrome2
            | Photometric::Rgb
            | Photometric::YbrFull
            | Photometric::YbrFull422
            | Photometric::YbrPartial => self.window.brightness(self.values.value(cell)),
        };
        match self.photometric {
            Photometric::Monochrome1 => 255 - bright,
            Photometric::Monochrome2
            | Photometric::Palette { .. }
            | Photometric::Rgb
            | Photometric::YbrFull
            | Photometric::YbrFull422
            | Photometric::YbrPartial => bright,
        }
    }

    fn pixel(&self, cells: &[u8]) -> [u8; 4] {
        let bytes = self.values.bytes;
        if self.samples < 3 {
            let place = match cells {
                [low] => usize::from(*low),
                [low, high] if bytes == 2 => usize::from(u16::from_le_bytes([*low, *high])),
                _ => usize::MAX,
            };
            let known = self.table.get(place).copied();
            let bright = known.unwrap_or_else(|| self.grey(&cells[..bytes.min(cells.len())]));
            return [bright, bright, bright, 255];
        }
        let sample = |at: usize| {
            let cell = cells.get(at * bytes..(at + 1) * bytes);
            self.values.byte(cell.unwrap_or_default())
        };
        let [red, green, blue] = rgb(self.photometric, [sample(0), sample(1), sample(2)]);
        [red, green, blue, 255]
    }
}

/// The colour of three samples of eight bits.
fn rgb(photometric: Photometric, [a, b, c]: [u8; 3]) -> [u8; 3] {
    let (y, blue, red) = (f64::from(a), f64::from(b) - 128.0, f64::from(c) - 128.0);
    let of = |y: f64, red_of_red: f64, green_of: (f64, f64), blue_of_blue: f64| {
        let green = y - green_of.0 * blue - green_of.1 * red;
        [y + red_of_red * red, green, y + blue_of_blue * blue].map(|part| part.round() as u8)
    };
    match photometric {
        Photometric::YbrFull | Photometric::YbrFull422 => {
            of(y, 1.402, (0.344_136, 0.714_136), 1.772)
        }
        Photometric::YbrPartial => {
            let y = (y - 16.0) * 255.0 / 219.0;
            of(y, 1.596_027, (0.391_762, 0.812_968), 2.017_232)
        }
        Photometric::Rgb
        | Photometric::Monochrome1
        | Photometric::Monochrome2
        | Photometric::Palette { .. } => [a, b, c],
    }
}

#[cfg(test)]
mod tests;
