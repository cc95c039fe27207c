//! Delimited tables: rectangular, in the encodings of Japan, Unicode and Western Europe, in streaming passes.
//!
//! Pass 1 reads the file three times in windows: once for its encoding and hash, once for statistics
//! of every column over every row, once for the identifiers in the columns whose role calls for it.
//! Pass 2 writes: kept cells byte for byte with their quotes, line ends and byte order mark as they
//! stood. Memory depends on the widest row and the number of distinct identifiers, not on the length.
//!
//! A table without a header row has empty headers in its facts; the user names its columns
//! `column N`, counted from one.
//!
//! Titles above the header and totals below the last row are left out, counted.
//!
//! Does not know: files of records, which are formats of their own.
//! Source: RFC 4180 for quoting.

mod cell;
mod layout;
mod reader;
mod rewrite;
mod rows;
mod survey;

use crate::error::Result;
use crate::format::{Done, Format, Look, Place, Preview, Unshown, Work};
use crate::identity::Identifier;
use crate::limits::Limits;
use crate::source::{Sink, Source};
use crate::survey::{Facts, Kind};
use std::collections::BTreeSet;

/// The table format.
pub struct Table;

impl Format for Table {
    fn kind(&self) -> Kind {
        Kind::Table
    }

    fn sniff(&self, source: &dyn Source) -> Result<bool> {
        Ok(layout::probe(source)?.is_some())
    }

    fn survey(
        &self,
        source: &dyn Source,
        look: &Look<'_>,
    ) -> Result<(Facts, BTreeSet<Identifier>)> {
        let (facts, identifiers) = survey::survey(source, look)?;
        Ok((Facts::Table(Box::new(facts)), identifiers))
    }

    fn apply(&self, source: &dyn Source, work: &Work<'_>, sink: &mut dyn Sink) -> Result<Done> {
        rewrite::apply(source, work, sink)
    }

    fn preview(
        &self,
        source: &dyn Source,
        work: &Work<'_>,
        records: usize,
    ) -> Result<Option<Preview>> {
        rewrite::preview(source, work, records).map(Some)
    }

    fn fields(
        &self,
        output: &dyn Source,
        limits: &Limits,
        visit: &mut dyn FnMut(Place, &str),
    ) -> Result<Unshown> {
        survey::fields(output, limits, visit)?;
        Ok(Unshown::default())
    }
}

#[cfg(test)]
mod tests;
