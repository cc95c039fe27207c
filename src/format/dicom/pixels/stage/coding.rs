//! What a data set declares of the coding of its frames, after some of them were coded anew.
//!
//! Photometric Interpretation names the transform of colours in a codestream. With JPEG 2000 it follows
//! once no frame has the old one, since both transforms are undone alike. Frames of JPEG XL that are coded anew had none.
//! The transfer syntax follows as soon as one frame no longer fits: JPEG XL JPEG Recompression holds frames that a JPEG
//! can be made of again, and becomes JPEG XL, which holds any.
//! Source: PS3.5 8.2.4, 8.2.15; PS3.3 C.7.6.3.1.2.

use super::super::super::scope::View;
use super::super::super::tree::Edit;
use super::super::image::PHOTOMETRIC;
use super::Stage;
use crate::element::VR;
use crate::error::Result;
use crate::pixel::Refused;
use crate::pixel::codec::{Codec, jpeg2000, jpegxl};

const JPEG_RECOMPRESSION: &str = "1.2.840.10008.1.2.4.111";
const JPEG_XL: &str = "1.2.840.10008.1.2.4.112";

/// How the frames of one image that were written are coded.
#[derive(Debug, Default)]
pub struct Codings {
    /// Whether a frame of JPEG XL is less of a JPEG than it was.
    recoded: bool,
    /// Frames of JPEG 2000 that were written and are coded without loss throughout.
    reversible: u32,
}

impl Codings {
    /// Takes note of a frame as it came and as it was written.
    ///
    /// # Errors
    ///
    /// If one of the two cannot be read.
    pub fn see(
        &mut self,
        codec: Codec,
        came: &[u8],
        now: &[u8],
    ) -> std::result::Result<(), Refused> {
        if codec == Codec::JpegXl {
            self.recoded |= jpegxl::restorable(came)? && !jpegxl::restorable(now)?;
        }
        if codec == Codec::Jpeg2000 && jpeg2000::reversible(now)? {
            self.reversible += 1;
        }
        Ok(())
    }
}

impl Stage<'_> {
    /// Lets the data set declare what the frames are now.
    pub(super) fn declare(
        &mut self,
        view: &mut View<'_>,
        codec: Codec,
        codings: Codings,
    ) -> Result<()> {
        if codec == Codec::Jpeg2000 && codings.reversible == self.image.frames {
            self.rename_colours(view, &["YBR_ICT"], b"YBR_RCT ")?;
        }
        if codings.recoded && view.set.transfer_syntax == JPEG_RECOMPRESSION {
            self.done.transfer_syntax = Some(JPEG_XL);
        }
        Ok(())
    }

    /// Replaces the photometric interpretation if it is one of `old`.
    fn rename_colours(&mut self, view: &mut View<'_>, old: &[&str], new: &[u8]) -> Result<()> {
        let Some(index) = view.find(None, PHOTOMETRIC) else {
            return Ok(());
        };
        if old.contains(&view.text(index)?.as_str()) {
            let edit = Edit::Replace(VR::CS, new.to_vec());
            self.done.edits.insert(index, edit);
        }
        Ok(())
    }
}
