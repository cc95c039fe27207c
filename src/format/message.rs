//! Messages of HL7 version 2 in their delimited form (ER7), single, in batches and with the bytes of MLLP; the
//! files of an SS-MIX2 storage are such messages.
//!
//! A message belongs to the person of its first PID-3 of type PI or MR, or of its first PID-3; from a further
//! PID on, the rest belongs to that person. Data types say what a component is; OBX-5 has the type in OBX-2.
//! Delimiters, names and order of segments, and the number of fields stay. What is required and goes is empty,
//! but for the control ID, where the number of the message in its file stands.
//!
//! Does not know: the XML form, encapsulated data, quantities and timings of old orders, and segments
//! that are not in the list, such as all that begin with Z: their values become empty. Formatting commands
//! inside a text that changes are lost, but for ends of lines. Source: HL7 Version 2.5, chapters 2 and 2A; the
//! fields are data (`data/hl7-fields.csv`, `data/hl7-types.csv`).

mod charset;
mod escape;
mod fields;
mod reader;
mod sniff;

use crate::error::{Error, Result};
use crate::format::column::records::{self, File};
use crate::format::{Done, Format, Look, Place, Preview, Unshown, Work, encoding};
use crate::identity::Identifier;
use crate::limits::Limits;
use crate::source::{Sink, Source};
use crate::survey::{Facts, Form, Kind, TextEncoding};
use reader::Reader;
use std::collections::BTreeSet;

/// The format of messages.
pub struct Message;

impl Format for Message {
    fn kind(&self) -> Kind {
        Kind::Message
    }

    fn sniff(&self, source: &dyn Source) -> Result<bool> {
        sniff::is_message(source)
    }

    fn survey(
        &self,
        source: &dyn Source,
        look: &Look<'_>,
    ) -> Result<(Facts, BTreeSet<Identifier>)> {
        let (encoding, sha256) = charset::detect(source)?;
        let file = File {
            sha256,
            encoding,
            form: Form::Message,
        };
        let mut reader = Reader::new(source, encoding, look.limits);
        let (facts, identifiers) = records::survey(&mut reader, file, look)?;
        Ok((Facts::Table(Box::new(facts)), identifiers))
    }

    fn apply(&self, source: &dyn Source, work: &Work<'_>, sink: &mut dyn Sink) -> Result<Done> {
        let encoding = of(work.facts)?;
        let open = || Ok(Reader::new(source, encoding, work.limits));
        records::apply(open, work, encoding::mark(encoding), sink)
    }

    fn preview(
        &self,
        source: &dyn Source,
        work: &Work<'_>,
        records: usize,
    ) -> Result<Option<Preview>> {
        let encoding = of(work.facts)?;
        let open = || Ok(Reader::new(source, encoding, work.limits));
        records::preview(open, work, records).map(Some)
    }

    fn fields(
        &self,
        output: &dyn Source,
        limits: &Limits,
        visit: &mut dyn FnMut(Place, &str),
    ) -> Result<Unshown> {
        for encoding in charset::own(output)? {
            records::fields(&mut Reader::new(output, encoding, limits), visit)?;
        }
        Ok(Unshown::default())
    }
}

fn of(facts: &Facts) -> Result<TextEncoding> {
    match facts {
        Facts::Table(facts) => Ok(facts.encoding),
        Facts::Dicom(_) | Facts::Picture(_) | Facts::Held(_) => Err(Error::Verification {
            what: "the facts are not those of messages",
        }),
    }
}
