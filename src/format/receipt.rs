//! Electronic claims to an insurer for medical services (医科レセプト, UKE): records of fields with commas between
//! them and no quotes, one record per line, in Windows-31J.
//!
//! One claim runs from a record RE to the next and belongs to the person of its chart number (カルテ番号等).
//! The number and the order of lines stay, and so do all commas: what goes leaves an empty field. A mark at a
//! day of the month goes where dates move, since a claim has one month and moved days lie in two; the month
//! itself moves with its first day, as months of tables do.
//!
//! Does not know: claims of dentists and pharmacies, whose fields stand elsewhere (held back), and the records
//! of the bundled payment (DPC) and of returned claims (their fields become empty). Source: 記録条件仕様(医科用);
//! the fields are data (`data/receipt-fields.csv`).

mod fields;
mod reader;
mod sniff;

use crate::error::Result;
use crate::format::column::recorded::{Recorded, readable};
use crate::format::column::records::File;
use crate::format::encoding;
use crate::limits::Limits;
use crate::source::Source;
use crate::survey::{Form, Kind, TextEncoding};
use reader::Reader;

/// The format of claims.
pub struct Receipt;

impl Recorded for Receipt {
    const KIND: Kind = Kind::Receipt;

    type Reader<'a> = Reader<'a>;

    fn recognises(source: &dyn Source) -> Result<bool> {
        sniff::is_receipt(source)
    }

    fn file(source: &dyn Source) -> Result<File> {
        let whole = encoding::detect(source)?;
        Ok(File {
            sha256: whole.sha256,
            encoding: readable(whole.encoding)?,
            form: Form::Receipt,
        })
    }

    fn own(output: &dyn Source) -> Result<Vec<TextEncoding>> {
        encoding::own(output)?.into_iter().map(readable).collect()
    }

    fn reader<'a>(source: &'a dyn Source, encoding: TextEncoding, limits: &Limits) -> Reader<'a> {
        Reader::new(source, encoding, limits)
    }
}
