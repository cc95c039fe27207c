//! An image for a person to look at: what it says of itself, and one frame before and after its masks.
//!
//! Formats fill this in with the functions that a run uses, so that what is seen is what is done. Pictures and
//! the names of devices are values: shown, never stored. Knows no format.

use crate::action::Mask;
use crate::error::{Error, Result};
use crate::pixel::palette::Palette;
use crate::pixel::render::{self, Picture, Rescale, Window};
use crate::pixel::{Frame, Photometric, Refused};

/// What an image says of itself. Holds values.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct About {
    /// Number of frames, at least 1.
    pub frames: u32,
    /// Whether these are one picture at several sizes, the smallest first.
    pub levels: bool,
    /// Lines of a frame; of the first one, where they differ.
    pub rows: u32,
    /// Pixels in a line, likewise.
    pub columns: u32,
    /// (0028,0004), or empty.
    pub photometric: String,
    /// Whether frames are shown through a window.
    pub grey: bool,
    /// The windows that the image proposes, for its first frame.
    pub windows: Vec<Window>,
    /// (0008,0060), or empty.
    pub modality: String,
    /// (0008,0070), or empty.
    pub manufacturer: String,
    /// (0008,1090), or empty.
    pub model: String,
    /// (0018,1020), or empty.
    pub software: String,
}

/// One frame before and after, ready to be drawn through any window.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The frame as it stands.
    pub before: Frame,
    /// The frame as it would be written, or why the file would be held back because of it.
    pub after: Result<Frame>,
    /// The colours of its indices, if it is of a palette whose tables can be read.
    pub palette: Option<Palette>,
    /// What is masked in it and why: all of it, unless it holds its file back.
    pub masks: Vec<Mask>,
    /// Columns and rows that masks are counted in: the frame's, but for a smaller level of a picture.
    pub size: (u32, u32),
    /// How it lies, as EXIF numbers orientations: 1 is upright. Areas are counted in lines as they are stored.
    pub turn: u16,
    /// How stored values become those that windows speak of.
    pub rescale: Rescale,
    /// The window to show it through unless another is chosen.
    pub window: Window,
}

impl Shown {
    /// Why the file would be held back because of this frame, if it would.
    pub fn held(&self) -> Option<&Error> {
        self.after.as_ref().err()
    }

    /// The picture through `window`, with its masks drawn or without.
    ///
    /// # Errors
    ///
    /// Why the file would be held back, for a picture with masks that nobody can draw.
    pub fn picture(&self, window: &Window, masked: bool) -> Result<Picture> {
        let frame = match masked {
            false => &self.before,
            true => self.after.as_ref().map_err(Error::clone)?,
        };
        let coloured = match (frame.shape.photometric, &self.palette) {
            (Photometric::Palette { .. }, Some(palette)) => Some(palette.colours(frame)),
            _ => None,
        };
        let coloured = coloured.transpose().map_err(refused)?;
        let frame = coloured.as_ref().unwrap_or(frame);
        render::picture(frame, self.rescale, window).map_err(refused)
    }
}

/// A decoded frame that cannot be shown; where it stands is known to whoever decoded it.
fn refused(Refused(what): Refused) -> Error {
    Error::Frame {
        what,
        frame: 1,
        offset: 0,
    }
}
