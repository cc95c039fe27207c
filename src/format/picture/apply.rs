//! Pass 2 over one file of pictures: what stays is written, and all is counted.

use super::carried::Carried;
use super::examine::Examined;
use super::{Family, jpeg, png, tiff};
use crate::action::{Action, Reason};
use crate::error::{Error, Result};
use crate::format::reading;
use crate::format::{Count, Done, Work};
use crate::limits::Limits;
use crate::source::{Sink, Source};

/// Writes the file without what it carries beside its pictures, masked as ordered.
///
/// # Errors
///
/// As [`apply`].
pub fn write(
    source: &dyn Source,
    limits: &Limits,
    examined: &mut Examined<'_>,
    carried: &mut Carried,
    sink: &mut dyn Sink,
) -> Result<()> {
    match Family::of(source)?.ok_or(Error::UnknownFormat)? {
        Family::Png => png::apply(source, limits, examined, carried, sink),
        Family::Jpeg => jpeg::apply(source, examined, carried, sink),
        Family::Tiff => tiff::apply(source, limits, examined, carried, sink),
    }
}

/// What [`crate::format::Format::apply`] asks for.
///
/// # Errors
///
/// Whatever keeps the file from being read, or its pictures from being masked.
pub fn apply(source: &dyn Source, work: &Work<'_>, sink: &mut dyn Sink) -> Result<Done> {
    let mut examined = Examined::new(work.pixels);
    let mut carried = Carried::default();
    write(source, work.limits, &mut examined, &mut carried, sink)?;
    let mut done = Done::default();
    for (&code, &times) in &carried.kinds {
        let count = Count {
            place: code.to_owned(),
            action: Action::Remove.name().into(),
            reason: Reason::BesidePicture.name().into(),
        };
        done.counts.insert(count, times);
    }
    let masked = examined.masked.iter().filter(|&(_, &times)| times > 0);
    for (reason, &times) in masked {
        let count = Count {
            place: "picture".to_owned(),
            action: "mask".into(),
            reason: reason.name().into(),
        };
        done.counts.insert(count, times);
    }
    let mut note = |code: &str| {
        done.notes.insert(code.to_owned(), 1);
    };
    if examined.searches() {
        note("pixels-examined");
    }
    // Nobody reads files of pictures: what is found in them is masked.
    for code in reading::notes(work.pixels.recognition, false, 0) {
        note(code);
    }
    if examined.looks_for_faces() {
        note("faces-searched");
    }
    for (code, told) in [
        ("colour-profile", "colour-profile-left-out"),
        ("further-picture", "further-pictures-left-out"),
        ("animation", "further-pictures-left-out"),
        ("trailing-bytes", "trailing-bytes-left-out"),
    ] {
        if carried.kinds.contains_key(code) {
            note(told);
        }
    }
    Ok(done)
}
