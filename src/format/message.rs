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

use crate::error::Result;
use crate::format::column::recorded::Recorded;
use crate::format::column::records::File;
use crate::limits::Limits;
use crate::source::Source;
use crate::survey::{Form, Kind, TextEncoding};
use reader::Reader;

/// The format of messages.
pub struct Message;

impl Recorded for Message {
    const KIND: Kind = Kind::Message;

    type Reader<'a> = Reader<'a>;

    fn recognises(source: &dyn Source) -> Result<bool> {
        sniff::is_message(source)
    }

    fn file(source: &dyn Source) -> Result<File> {
        let (encoding, sha256) = charset::detect(source)?;
        Ok(File {
            sha256,
            encoding,
            form: Form::Message,
        })
    }

    fn own(output: &dyn Source) -> Result<Vec<TextEncoding>> {
        charset::own(output)
    }

    fn reader<'a>(source: &'a dyn Source, encoding: TextEncoding, limits: &Limits) -> Reader<'a> {
        Reader::new(source, encoding, limits)
    }
}
