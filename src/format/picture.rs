//! Files of pictures that are no DICOM: PNG, JPEG, TIFF and whole slides in TIFF.
//!
//! What stays is listed, whatever else stands in the file goes: EXIF, XMP, IPTC, places, comments, colour
//! profiles, thumbnails, further pictures, private tags, bytes after the end. Colour profiles go as a whole:
//! their texts name devices and people, and a rebuilt one would be a claim about colours nobody checked.
//! Of EXIF the orientation comes back in a new one. Pictures are searched and masked as policy says; what no
//! mask touches keeps its compressed bytes, and a file that needs no change comes out as it is.
//!
//! The containers are walked here and not by a library, since their bytes must be kept where nothing
//! changes, and every length be bounded before memory is asked for.
//!
//! Does not know: faces; animations (the first picture of one stays); the colours that a profile described.
//! Sources: PNG third edition; T.81, T.871, EXIF 2.32; TIFF 6.0 with technical notes, BigTIFF.

mod apply;
mod canvas;
mod carried;
mod examine;
mod exif;
mod fields;
mod jpeg;
mod png;
mod raster;
mod show;
mod survey;
mod tiff;
#[cfg(test)]
mod tests;

use crate::action::PixelOrders;
use crate::error::Result;
use crate::format::reading::Sight;
use crate::format::show::{About, Shown};
use crate::format::{Done, Format, Look, Place, Unshown, Work};
use crate::identity::Identifier;
use crate::limits::Limits;
use crate::source::{Sink, Source};
use crate::survey::{Facts, Kind};
use std::collections::BTreeSet;

/// The format of pictures.
pub struct Picture;

/// What a file of pictures begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Png,
    Jpeg,
    Tiff,
}

impl Family {
    /// The family of `source`, by its first bytes.
    fn of(source: &dyn Source) -> Result<Option<Family>> {
        let mut first = [0; 8];
        let known = usize::try_from(source.len()).map_or(8, |len| len.min(8));
        source.read_at(0, &mut first[..known])?;
        Ok(match first {
            png::SIGNATURE => Some(Family::Png),
            [0xFF, 0xD8, 0xFF, ..] => Some(Family::Jpeg),
            [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => Some(Family::Tiff),
            _ => None,
        })
    }
}

impl Format for Picture {
    fn kind(&self) -> Kind {
        Kind::Picture
    }

    fn sniff(&self, source: &dyn Source) -> Result<bool> {
        Ok(Family::of(source)?.is_some())
    }

    fn survey(
        &self,
        source: &dyn Source,
        look: &Look<'_>,
    ) -> Result<(Facts, BTreeSet<Identifier>)> {
        survey::survey(source, look)
    }

    fn apply(&self, source: &dyn Source, work: &Work<'_>, sink: &mut dyn Sink) -> Result<Done> {
        apply::apply(source, work, sink)
    }

    fn fields(
        &self,
        output: &dyn Source,
        limits: &Limits,
        visit: &mut dyn FnMut(Place, &str),
    ) -> Result<Unshown> {
        fields::fields(output, limits, visit)
    }

    fn about(&self, source: &dyn Source, limits: &Limits) -> Result<Option<About>> {
        show::about(source, limits)
    }

    fn show(
        &self,
        source: &dyn Source,
        orders: &PixelOrders,
        limits: &Limits,
        number: u32,
        _sight: Option<&Sight<'_>>,
    ) -> Result<Option<Shown>> {
        show::frame(source, orders, limits, number)
    }
}
