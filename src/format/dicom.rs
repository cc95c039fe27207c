//! DICOM: Part 10 files and bare data sets, read and written as raw bytes.
//!
//! The reader keeps every element where it stands in the source; the writer repeats what does not
//! change and writes new bytes for the rest. Source: PS3.5, PS3.10.

pub mod apply;
mod bulk;
mod carry;
pub mod charset;
mod claims;
mod content;
mod declared;
mod document;
mod doubt;
mod dates;
mod dummies;
pub mod facts;
pub mod fields;
#[cfg(test)]
mod fixture;
pub(crate) mod header;
mod identify;
mod inflate;
pub mod media;
pub mod meta;
mod output;
mod ours;
mod own;
mod person;
mod pixels;
mod places;
pub mod preview;
mod pseudonym;
pub mod read;
mod references;
mod rewording;
#[cfg(test)]
pub(crate) mod samples;
mod scope;
mod selection;
pub mod sniff;
mod text;
pub mod tree;
mod values;
mod walk;
mod window;
pub mod write;

use pixels::show;

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

/// The DICOM format.
pub struct Dicom;

impl Format for Dicom {
    fn kind(&self) -> Kind {
        Kind::Dicom
    }

    fn sniff(&self, source: &dyn Source) -> Result<bool> {
        sniff::is_dicom(source)
    }

    fn survey(
        &self,
        source: &dyn Source,
        look: &Look<'_>,
    ) -> Result<(Facts, BTreeSet<Identifier>)> {
        facts::survey(source, look)
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
        sight: Option<&Sight<'_>>,
    ) -> Result<Option<Shown>> {
        show::frame(source, orders, limits, number, sight)
    }
}
