//! The formats Kamei reads, behind one small trait.
//!
//! A format finds what is in a file ([`Format::survey`]), carries a plan out ([`Format::apply`]) and
//! reads a finished output back for the release gate ([`Format::fields`]). It never sees the policy,
//! only its decisions, and never another format.

pub mod column;
pub mod dicom;
pub mod dpc;
pub mod encoding;
#[cfg(test)]
mod fixture;
pub mod headers;
pub mod message;
pub mod picture;
pub mod reading;
pub mod receipt;
pub mod resources;
pub mod show;
pub mod table;
pub mod variants;

use self::reading::Sight;
use self::show::{About, Shown};
use crate::action::{Claims, ColumnAction, ColumnRoles, Decide, PixelOrders};
use crate::anonymity::{Anonymise, Settled};
use crate::cohort::{Cohort, Members};
use crate::error::Result;
use crate::identity::Identifier;
use crate::limits::Limits;
use crate::pixel::reading::Reader;
use crate::pixel::screens::Template;
use crate::source::{Sink, Source, Span};
use crate::survey::{Facts, Kind};
use crate::transform::derive::Derivations;
use crate::transform::matcher::TextMatcher;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What a survey of one file may use.
pub struct Look<'a> {
    /// Bounds.
    pub limits: &'a Limits,
    /// Roles the user fixed.
    pub roles: &'a ColumnRoles,
    /// Areas the user drew for images of a layout.
    pub templates: &'a [Template],
    /// Whether the surface of heads is to be measured.
    pub surfaces: bool,
    /// The cohort that is asked for, if one is.
    pub cohort: Option<&'a Cohort>,
    /// What is asked of anonymised output, if that is asked for.
    pub anonymise: Option<&'a Anonymise>,
}

/// What carrying out a plan may use.
pub struct Work<'a> {
    /// The policy's decisions.
    pub decide: &'a dyn Decide,
    /// Pseudonyms, UIDs and date offsets of the project key.
    pub derive: &'a Derivations,
    /// Every identifier of the drop that must be gone, as it appears in decoded text.
    pub known: &'a TextMatcher,
    /// What pass 1 learned of this file.
    pub facts: &'a Facts,
    /// The action per column, for tables.
    pub columns: &'a [ColumnAction],
    /// Elements a policy adds to a DICOM data set to say what was done (PS3.15 E.1.3).
    pub claims: &'a Claims,
    /// Who belongs to the cohort, if one is asked for; rows and records of others are not written.
    pub members: Option<&'a Members>,
    /// What values come to and who leaves, if anonymised output is asked for.
    pub settled: Option<&'a Settled>,
    /// What happens to pixels.
    pub pixels: &'a PixelOrders,
    /// Who reads text in pixels, if somebody does.
    pub reader: Option<&'a dyn Reader>,
    /// Bounds.
    pub limits: &'a Limits,
}

/// One replaced identity, for the confidential linkage table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Link {
    /// What it is: `patient`, `uid`, `accession` and so on.
    pub kind: String,
    /// The original value.
    pub original: String,
    /// What stands for it.
    pub replacement: String,
}

/// What was counted: a place, what was done there, and why. No part carries a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Count {
    /// A printable tag with its keyword, or `column N` (one-based).
    pub place: String,
    /// Name of the action, as in the JSON of policies. Owned only where it came from another worker.
    pub action: Cow<'static, str>,
    /// Name of the reason, likewise.
    pub reason: Cow<'static, str>,
}

/// What was done to one file, without its bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// How often each decision was carried out.
    pub counts: BTreeMap<Count, u64>,
    /// Replaced identities; confidential.
    pub links: BTreeSet<Link>,
    /// What a person should know: stable code and how often.
    pub notes: BTreeMap<String, u64>,
    /// Digest of the reader that read text in the pixels, or empty.
    pub reader: String,
}

/// The code of every note on a single file, in ascending order.
pub const NOTES: [&str; 39] = [
    "age-over-89",
    "beside-pixels-left-out",
    "colour-profile-left-out",
    "date-not-readable",
    "date-without-person",
    "document-not-examined",
    "encapsulated-document-left-out",
    "faces-searched",
    "formula-neutralised",
    "further-pictures-left-out",
    "harmless-text-kept",
    "head-surface-kept",
    "head-surface-removed",
    "header-replaced",
    "identifier-in-kept-text",
    "lines-above-left-out",
    "lines-below-left-out",
    "mislabelled-text",
    "mixed-encodings",
    "no-head",
    "no-patient-column",
    "no-second-opinion",
    "not-in-media-index",
    "not-representable",
    "pixels-examined",
    "pixels-not-examined",
    "recognition-not-run",
    "rows-in-small-classes",
    "rows-outside-cohort",
    "stands-for-nobody",
    "text-dates",
    "text-emptied",
    "text-identifiers",
    "text-patterns",
    "text-read",
    "trailing-bytes-left-out",
    "unknown-character-set",
    "value-of-another-element",
    "voice-not-examined",
];

/// Where a text stands in a finished output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Free or short text, names, identifiers.
    Text,
    /// A number or a code whose legal values are digits and fixed words.
    Typed,
    /// A date, a time or an age.
    Date,
    /// A UID.
    Uid,
}

/// What [`Format::fields`] did not show of a finished output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unshown {
    /// Number of bytes that are no text (pixels, opaque values).
    pub opaque_bytes: u64,
    /// Ascending places of what this program says of itself, exactly as it writes it and where it alone
    /// writes it. A person who happens to be called so is not told by it.
    pub own: Vec<Span>,
}

/// Records of values, each as it is and as it will be; `None` for a value that goes with its column.
pub type Preview = Vec<Vec<(String, Option<String>)>>;

/// A sibling of this module.
pub trait Format {
    /// Which kind of file it reads.
    fn kind(&self) -> Kind;

    /// Whether `source` looks like this format; reads at most a few kilobytes.
    ///
    /// # Errors
    ///
    /// Only if the source cannot be read.
    fn sniff(&self, source: &dyn Source) -> Result<bool>;

    /// Pass 1: finds facts and identifying strings. Pixels are read only where surfaces are measured.
    ///
    /// # Errors
    ///
    /// Whatever keeps the file from being processed; it will be held back with that reason.
    fn survey(&self, source: &dyn Source, look: &Look<'_>)
    -> Result<(Facts, BTreeSet<Identifier>)>;

    /// Pass 2: writes the de-identified file to `sink`.
    ///
    /// # Errors
    ///
    /// Whatever keeps an action from being carried out; nothing written to `sink` may then be used.
    fn apply(&self, source: &dyn Source, work: &Work<'_>, sink: &mut dyn Sink) -> Result<Done>;

    /// Reads a finished output and hands every decoded text with its place to `visit`, so that the
    /// gate sees what a reader would see.
    ///
    /// # Errors
    ///
    /// If the output cannot be read back, which holds it back.
    fn fields(
        &self,
        output: &dyn Source,
        limits: &Limits,
        visit: &mut dyn FnMut(Place, &str),
    ) -> Result<Unshown>;

    /// The first `records` rows or records of a file of columns as they are and as [`Format::apply`] will write
    /// them; `None` if it has none. Holds values: for the user's eyes only, on request.
    ///
    /// # Errors
    ///
    /// As [`Format::apply`].
    fn preview(
        &self,
        _source: &dyn Source,
        _work: &Work<'_>,
        _records: usize,
    ) -> Result<Option<Preview>> {
        Ok(None)
    }

    /// What the image of a file says of itself, for a person who asked; `None` if it has none.
    ///
    /// # Errors
    ///
    /// Whatever keeps the file or its image from being read.
    fn about(&self, _source: &dyn Source, _limits: &Limits) -> Result<Option<About>> {
        Ok(None)
    }

    /// Frame `number` of the image of a file, counted from 0, and what [`Format::apply`] would mask on it
    /// under `orders`, with what a reader of text sees; `None` if it has no image.
    ///
    /// # Errors
    ///
    /// As [`Format::about`]; [`crate::error::Error::Frame`] if there is no such frame.
    fn show(
        &self,
        _source: &dyn Source,
        _orders: &PixelOrders,
        _limits: &Limits,
        _number: u32,
        _sight: Option<&Sight<'_>>,
    ) -> Result<Option<Shown>> {
        Ok(None)
    }
}

/// Every format, in the order in which they are asked.
pub fn all() -> [&'static dyn Format; 8] {
    [
        &dicom::Dicom,
        &picture::Picture,
        &resources::Resources,
        &receipt::Receipt,
        &message::Message,
        &variants::Variants,
        &dpc::Dpc,
        &table::Table,
    ]
}

/// The format of `kind`, if there is one.
pub fn of(kind: Kind) -> Option<&'static dyn Format> {
    all().into_iter().find(|format| format.kind() == kind)
}

/// Finds the format of `source` by its bytes alone; names are not trusted.
///
/// # Errors
///
/// Only if the source cannot be read.
pub fn sniff(source: &dyn Source) -> Result<Option<&'static dyn Format>> {
    for format in all() {
        if format.sniff(source)? {
            return Ok(Some(format));
        }
    }
    Ok(None)
}
