//! Reading text in frames: what a reader is, and the pictures it is given.
//!
//! Holds no reader. Whoever has one gives it as a [`Reader`]; the same picture must give the same words
//! every time. What a reader says is a hint: it misses words and invents some, so it may never be the only
//! reason to let anything pass. Colours are not read, only brightness.

mod crop;

pub use crop::{Crop, Picture, wider};

use super::text::planes::{self, Plane};
use super::{Area, Frame, Refused, Result};

/// How text lies in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// A line, or a few below each other.
    Block,
    /// Words anywhere.
    Scattered,
}

/// A word as a reader saw it. Its text is a value.
#[derive(Clone, PartialEq, Eq)]
pub struct Word {
    /// The text, without spaces.
    pub text: String,
    /// How sure the reader is, of 100.
    pub confidence: u8,
    /// The number of its line, ascending.
    pub line: u32,
    /// Where it stands, in pixels of the picture.
    pub area: Area,
}

/// Something that reads text.
pub trait Reader {
    /// Tells readers that may read differently apart: 64 hexadecimal digits.
    fn digest(&self) -> &str;

    /// The words of `picture`, line by line.
    ///
    /// # Errors
    ///
    /// If the reader failed. It is not asked again then.
    fn read(&self, picture: &Picture, layout: Layout) -> Result<Vec<Word>>;
}

/// The brightness of every pixel of a frame of grey values or colours.
///
/// # Errors
///
/// If the bytes of the frame do not hold all of its samples.
pub fn brightness(frame: &Frame) -> Result<Plane> {
    let planes = planes::planes(frame).and_then(|planes| planes.into_iter().next());
    planes.ok_or(Refused("the frame is as long as it declares"))
}
