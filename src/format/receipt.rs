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

use crate::error::{Error, Result};
use crate::format::column::records::{self, File};
use crate::format::{Done, Format, Look, Place, Preview, Unshown, Work, encoding};
use crate::identity::Identifier;
use crate::limits::Limits;
use crate::source::{Sink, Source};
use crate::survey::{Facts, Form, Kind, TextEncoding};
use reader::Reader;
use std::collections::BTreeSet;

/// The format of claims.
pub struct Receipt;

impl Format for Receipt {
    fn kind(&self) -> Kind {
        Kind::Receipt
    }

    fn sniff(&self, source: &dyn Source) -> Result<bool> {
        sniff::is_receipt(source)
    }

    fn survey(
        &self,
        source: &dyn Source,
        look: &Look<'_>,
    ) -> Result<(Facts, BTreeSet<Identifier>)> {
        let whole = encoding::detect(source)?;
        let file = File {
            sha256: whole.sha256,
            encoding: readable(whole.encoding)?,
            form: Form::Receipt,
        };
        let mut reader = Reader::new(source, file.encoding, look.limits);
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
        for encoding in encoding::own(output)? {
            let encoding = readable(encoding)?;
            records::fields(&mut Reader::new(output, encoding, limits), visit)?;
        }
        Ok(Unshown::default())
    }
}

/// An encoding whose bytes are read as they stand.
fn readable(encoding: TextEncoding) -> Result<TextEncoding> {
    match encoding {
        TextEncoding::Utf8
        | TextEncoding::Utf8Bom
        | TextEncoding::Cp932
        | TextEncoding::EucJp
        | TextEncoding::Windows1252 => Ok(encoding),
        TextEncoding::Iso2022Jp
        | TextEncoding::Utf16LeBom
        | TextEncoding::Utf16BeBom
        | TextEncoding::Utf16Le
        | TextEncoding::Utf16Be => Err(Error::Unsupported {
            what: "a claim in this encoding",
        }),
    }
}

fn of(facts: &Facts) -> Result<TextEncoding> {
    match facts {
        Facts::Table(facts) => readable(facts.encoding),
        Facts::Dicom(_) | Facts::Picture(_) | Facts::Held(_) => Err(Error::Verification {
            what: "the facts are not those of a claim",
        }),
    }
}
