//! FHIR R4 in JSON: one resource or bundle, or one per line (NDJSON), with the profiles of JP Core.
//!
//! Every element that the standard names is a column with its path as header, and a role by its type; what becomes of
//! its values is decided in [`super::column`]. An element, resource or extension that is not listed goes with all
//! that is in it, and its name is never repeated, since any word may be a key. What stays, stays byte for byte.
//!
//! Names of resources and references to them are replaced alike in all files of a project, so a server still joins
//! them. A resource belongs to the patient whom its subject names, known by the hospital's number, as in images
//! and tables. Narrative, attachments and signatures go.
//!
//! Memory depends on the longest line, or on the size of a document ([`crate::limits::Limits::max_resource_bytes`]),
//! and on the number of patients.
//!
//! Does not know: FHIR in XML or Turtle, releases other than R4 where they differ, resources of definitions, rules
//! and genes, which go.
//! Source: HL7 FHIR R4 4.0.1, JSON Representation of Resources, References, Bundle; JP Core 1.1.

mod dictionary;
mod edit;
mod fields;
mod json;
mod link;
mod paths;
mod people;
mod records;
mod rewrite;
mod survey;
mod walk;

use crate::error::Result;
use crate::format::{Done, Format, Look, Place, Preview, Unshown, Work};
use crate::identity::Identifier;
use crate::limits::Limits;
use crate::source::{Sink, Source};
use crate::survey::{Facts, Kind};
use std::collections::BTreeSet;

/// The format of resources.
pub struct Resources;

impl Format for Resources {
    fn kind(&self) -> Kind {
        Kind::Resources
    }

    fn sniff(&self, source: &dyn Source) -> Result<bool> {
        records::sniff(source)
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
        fields::fields(output, limits, visit)?;
        Ok(Unshown::default())
    }
}

#[cfg(test)]
mod tests;
