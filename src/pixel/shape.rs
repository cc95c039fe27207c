//! What a frame is made of, and the frame itself.

use super::{Refused, Result};

/// How samples become colours (PS3.3 C.7.6.3.1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Photometric {
    /// One sample, the smallest value is white.
    Monochrome1,
    /// One sample, the smallest value is black.
    Monochrome2,
    /// One sample, an index into colour tables.
    Palette {
        /// The index of the darkest colour.
        darkest: u32,
    },
    /// Red, green, blue.
    Rgb,
    /// Luminance and two colour differences over the full range of values.
    YbrFull,
    /// As [`Photometric::YbrFull`], colour differences stored for every second column. Only
    /// uncompressed frames are laid out that way; a decoder that restores every sample returns
    /// [`Photometric::YbrFull`].
    YbrFull422,
    /// Luminance from 16 to 235 of 255, colour differences from 16 to 240.
    YbrPartial,
}

/// How the bits of a sample are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Numbers {
    /// Unsigned integers.
    Unsigned,
    /// Two's complement in [`Shape::stored`] bits.
    Signed,
    /// IEEE 754, 32 or 64 bits.
    Float,
}

/// The layout of one frame, as declared beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Lines.
    pub rows: u32,
    /// Pixels in a line.
    pub columns: u32,
    /// Samples in a pixel: 1, 3 or 4.
    pub samples: u16,
    /// Bits that a sample takes: 1, 8, 16, 32 or 64.
    pub allocated: u16,
    /// Bits that hold the value, at most [`Shape::allocated`].
    pub stored: u16,
    /// The most significant of them.
    pub high: u16,
    /// How they are read.
    pub numbers: Numbers,
    /// What they mean.
    pub photometric: Photometric,
}

impl Shape {
    /// Bytes that one sample takes in a [`Frame`]; one for single bits.
    pub fn sample_bytes(&self) -> usize {
        usize::from(self.allocated.div_ceil(8)).max(1)
    }

    /// Samples in the frame.
    ///
    /// # Errors
    ///
    /// If one of the dimensions is zero or the frame would not fit into `most` bytes.
    pub fn sample_count(&self, most: usize) -> Result<usize> {
        let count = u64::from(self.rows) * u64::from(self.columns);
        let bytes = count
            .checked_mul(u64::from(self.samples))
            .and_then(|samples| samples.checked_mul(self.sample_bytes() as u64));
        match bytes {
            Some(0) => Err(Refused("a frame has rows, columns and samples")),
            Some(bytes) if bytes <= most as u64 => Ok(bytes as usize / self.sample_bytes()),
            Some(_) | None => Err(Refused("the frame is larger than the bound on memory")),
        }
    }
}

/// Bytes a decoded frame may take. Bounds what a codestream may ask for, before it is asked for.
pub const MOST_FRAME_BYTES: usize = 256 << 20;

/// One decoded frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Its layout. May differ from the declared one in [`Shape::photometric`], where decoding changed
    /// what the samples mean.
    pub shape: Shape,
    /// The samples of a pixel together, pixels from left to right, lines from top to bottom; each
    /// sample in [`Shape::sample_bytes`] bytes, little endian, with the bits where
    /// [`Shape::high`] puts them. Signed values are extended to the allocated bits. Single bits take
    /// a byte each, 0 or 1.
    pub bytes: Vec<u8>,
}

/// A rectangle of pixels, the origin at the top left.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Area {
    /// First column.
    pub x: u32,
    /// First line.
    pub y: u32,
    /// Columns.
    pub width: u32,
    /// Lines.
    pub height: u32,
}

impl Area {
    /// The part of it that lies inside a frame of this size; `None` if nothing does.
    pub fn within(self, columns: u32, rows: u32) -> Option<Area> {
        let right = self.x.saturating_add(self.width).min(columns);
        let bottom = self.y.saturating_add(self.height).min(rows);
        (right > self.x && bottom > self.y).then(|| Area {
            width: right - self.x,
            height: bottom - self.y,
            ..self
        })
    }
}
