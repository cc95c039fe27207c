//! Files of the DPC survey: services (E), details (F), both joined (EF), bundled payments (D), and form 1 (様式1) in
//! long form, where the code of a line says what its payloads are. TABs between cells, no quotes, Windows-31J.
//!
//! Every line belongs to the number of its data (データ識別番号), which is a patient's ID like any other. Lines, cells
//! and padding stay; what goes leaves an empty cell. A day of zeros is none and stays.
//!
//! Does not know: payloads of other codes than A000010 (they are columns without a role until the user gives one),
//! the files H and K, forms 3 and 4, and form 1 as the program that fills it in keeps it. Facts are data
//! (`data/dpc-fields.csv`).

mod fields;
mod layout;
mod reader;
#[cfg(test)]
mod tests;

use crate::error::Result;
use crate::format::column::recorded::{Recorded, readable};
use crate::format::column::records::File;
use crate::format::encoding;
use crate::limits::Limits;
use crate::source::Source;
use crate::survey::{Form, Kind, TextEncoding};
use reader::Reader;

/// The format of the survey.
pub struct Dpc;

impl Recorded for Dpc {
    const KIND: Kind = Kind::Dpc;

    type Reader<'a> = Reader<'a>;

    fn recognises(source: &dyn Source) -> Result<bool> {
        Ok(layout::layout(source)?.is_some())
    }

    fn file(source: &dyn Source) -> Result<File> {
        let whole = encoding::detect(source)?;
        Ok(File {
            sha256: whole.sha256,
            encoding: readable(whole.encoding)?,
            form: Form::Dpc,
        })
    }

    fn own(output: &dyn Source) -> Result<Vec<TextEncoding>> {
        encoding::own(output)?.into_iter().map(readable).collect()
    }

    fn reader<'a>(source: &'a dyn Source, encoding: TextEncoding, limits: &Limits) -> Reader<'a> {
        Reader::new(source, encoding, limits)
    }
}
