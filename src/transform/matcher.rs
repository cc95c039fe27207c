//! Finds known identifiers: in decoded text ([`TextMatcher`]) and in raw bytes ([`ByteMatcher`]).
//!
//! Built once per run from the survey's identifiers; the same set gives the same matcher whatever
//! the order was. Both hold 64-bit hashes of folded spellings, never the spellings: case, width, kana,
//! variant kanji and separators need no entry of their own, and two spellings of a hash in common
//! (one chance in 10^13 for a million of each) can only hold a file back, never let one pass.
//!
//! It does not know formats: the caller says what sort of field a text comes from.

mod bytes;
mod context;
mod index;
mod text;

pub use bytes::{ByteMatcher, ByteScan};
pub use text::TextMatcher;

use crate::identity::IdentifierKind;

/// An identifier found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Byte range in the searched text.
    pub range: std::ops::Range<usize>,
    /// What it identifies.
    pub kind: IdentifierKind,
}

/// What sort of field a text comes from; decides which strengths count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Free or short text, names, identifiers: every strength counts.
    Text,
    /// Numbers and codes: only strong forms count, and whole values that are an ID or a date.
    Typed,
    /// Dates, times and ages: as [`Field::Typed`], but dates do not count, since a moved date may
    /// fall on any other.
    Date,
    /// A UID: only UIDs, and IDs that are a whole component.
    Uid,
}
