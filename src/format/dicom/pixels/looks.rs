//! Photographs, and the faces in them.
//!
//! A photograph is known by its class, its modality or the way it was made; no pixel is looked at for that.
//! Photographs through an instrument (endoscopy, microscopy, the fundus of the eye) are none here: they
//! show no face, and what looks like one is tissue. Source: PS3.3 C.8.6.1, A.32; the choice is this project's.

use super::super::scope::View;
use super::number;
use crate::element::Tag;
use crate::error::Result;
use crate::pixel::palette::Palette;
use crate::pixel::{Area, Frame, Photometric, Refused, face};

const SOP_CLASS: Tag = Tag(0x0008, 0x0016);
const MODALITY: Tag = Tag(0x0008, 0x0060);
const CONVERSION_TYPE: Tag = Tag(0x0008, 0x0064);
const SAMPLES: Tag = Tag(0x0028, 0x0002);

/// VL Photographic, Video Photographic and Dermoscopic Photography Image Storage.
const PHOTOGRAPHS: [&str; 3] = [
    "1.2.840.10008.5.1.4.1.1.77.1.4",
    "1.2.840.10008.5.1.4.1.1.77.1.4.1",
    "1.2.840.10008.5.1.4.1.1.77.1.7",
];
/// Secondary Capture and Multi-frame True Color Secondary Capture Image Storage.
const CAPTURES: [&str; 2] = ["1.2.840.10008.5.1.4.1.1.7", "1.2.840.10008.5.1.4.1.1.7.4"];
/// Ways in which a capture is made that is no photograph: film, a drawing, a computed image, a workstation.
const NO_PHOTOGRAPHS: [&str; 4] = ["DF", "DRW", "SYN", "WSD"];

/// Whether the data set of `view` is a photograph that may show people.
///
/// # Errors
///
/// If a value cannot be read.
pub fn photograph(view: &mut View<'_>) -> Result<bool> {
    let class = view.child_text(None, SOP_CLASS)?.unwrap_or_default();
    let modality = view.child_text(None, MODALITY)?.unwrap_or_default();
    let made = view.child_text(None, CONVERSION_TYPE)?.unwrap_or_default();
    // XC is external-camera photography.
    Ok(modality.trim() == "XC"
        || PHOTOGRAPHS.contains(&class.trim())
        || CAPTURES.contains(&class.trim())
            && number(view, SAMPLES)? == Some(3)
            && !NO_PHOTOGRAPHS.contains(&made.trim()))
}

/// The search for faces in frame after frame: one that equals the frame before is not searched again.
#[derive(Default)]
pub struct Looks {
    last: Option<(Vec<u8>, Vec<Area>)>,
}

impl Looks {
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
