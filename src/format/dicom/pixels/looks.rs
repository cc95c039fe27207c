//! Faces in frame after frame.

use crate::pixel::palette::Palette;
use crate::pixel::{Area, Frame, Photometric, Refused, face};

/// The search for faces in frame after frame: one that equals the frame before is not searched again.
#[derive(Default)]
pub struct Looks {
    last: Option<(Vec<u8>, Vec<Area>)>,
}

impl Looks {
    /// What was found in the frame that was searched last.
    pub fn found(&self) -> &[Area] {
        self.last.as_ref().map_or(&[], |(_, found)| found)
    }

    /// Where faces may be in the frame of these bytes.
    ///
    /// # Errors
    ///
    /// If it cannot be decoded, or is one of indices whose colours are not known.
    pub fn faces(
        &mut self,
        bytes: &[u8],
        palette: Option<&Palette>,
        decode: impl FnOnce() -> std::result::Result<Frame, Refused>,
    ) -> std::result::Result<Vec<Area>, Refused> {
        if let Some((last, found)) = &self.last
            && last == bytes
        {
            return Ok(found.clone());
        }
        let frame = decode()?;
        let frame = match (frame.shape.photometric, palette) {
            (Photometric::Palette { .. }, Some(palette)) => palette.colours(&frame)?,
            (Photometric::Palette { .. }, None) => {
                return Err(Refused("its colour tables cannot be read"));
            }
            _ => frame,
        };
        let found = face::find(&frame, &face::Settings::default());
        self.last = Some((bytes.to_vec(), found.clone()));
        Ok(found)
    }
}
