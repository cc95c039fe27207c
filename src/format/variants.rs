//! Variants of genes (VCF): lines of a header, one line of columns, and a record per place of the genome.
//!
//! Every sample is a person, named by the canonical form of its name as by any other patient ID. Of the header
//! stays what a list names: definitions, sequences, public names of assemblies; paths, command lines, days and
//! what nobody listed go as whole lines. Records stay byte for byte but for values that say more than a variant:
//! texts under keys nobody listed, names of records, what is not written as its key says.
//!
//! A file that states so much of a genome that it identifies a person by law is held back ([`sites`]).
//!
//! Does not know: the binary form (BCF), versions before 4.0, pedigrees and descriptions of samples, and whether
//! several files of one person would be a code together. Source: The Variant Call Format Specification
//! VCFv4.5; keys are data (`data/vcf-keys.csv`).

mod forms;
mod header;
mod keys;
mod reader;
mod sites;
mod sniff;
#[cfg(test)]
mod tests;

use crate::error::{Error, Result};
use crate::format::column::recorded::Recorded;
use crate::format::column::records::File;
use crate::format::encoding;
use crate::limits::Limits;
use crate::source::Source;
use crate::survey::{Form, Kind, TextEncoding};
use reader::Reader;

/// The format of variants.
pub struct Variants;

impl Recorded for Variants {
    const KIND: Kind = Kind::Variants;

    const BY_PERSON: bool = false;

    type Reader<'a> = Reader<'a>;

    fn recognises(source: &dyn Source) -> Result<bool> {
        sniff::is_variants(source)
    }

    fn file(source: &dyn Source) -> Result<File> {
        if sniff::is_binary(source)? {
            return Err(Error::Genome {
                what: "variants or reads in a binary form, which nobody counted",
            });
        }
        let whole = encoding::detect(source)?;
        match whole.encoding {
            TextEncoding::Utf8 | TextEncoding::Utf8Bom => Ok(File {
                sha256: whole.sha256,
                encoding: whole.encoding,
                form: Form::Variants,
            }),
            TextEncoding::Cp932
            | TextEncoding::EucJp
            | TextEncoding::Iso2022Jp
            | TextEncoding::Windows1252
            | TextEncoding::Utf16LeBom
            | TextEncoding::Utf16BeBom
            | TextEncoding::Utf16Le
            | TextEncoding::Utf16Be => Err(Error::Unsupported {
                what: "a file of variants that is not in UTF-8",
            }),
        }
    }

    fn own(output: &dyn Source) -> Result<Vec<TextEncoding>> {
        Self::file(output).map(|file| vec![file.encoding])
    }

    fn reader<'a>(source: &'a dyn Source, encoding: TextEncoding, limits: &Limits) -> Reader<'a> {
        Reader::new(source, encoding, limits)
    }
}
