//! Formats of records: what one of them says of itself, and everything else of [`Format`] that follows.

use super::records::{self, File, Records};
use crate::error::{Error, Result};
use crate::format::{Done, Format, Look, Place, Preview, Unshown, Work, encoding};
use crate::identity::Identifier;
use crate::limits::Limits;
use crate::source::{Sink, Source};
use crate::survey::{Facts, Kind, TextEncoding};
use std::collections::BTreeSet;

/// A format whose files are read as groups of records.
pub trait Recorded {
    /// Its kind.
    const KIND: Kind;

    /// Whether a group is of one person, so that a cohort's can be chosen.
    const BY_PERSON: bool = true;

    /// What reads its groups.
    type Reader<'a>: Records;

    /// Whether `source` looks like the format; reads at most a few kilobytes.
    ///
    /// # Errors
    ///
    /// Only if the source cannot be read.
    fn recognises(source: &dyn Source) -> Result<bool>;

    /// What an input is beside its records, told by every byte of it.
    ///
    /// # Errors
    ///
    /// [`Error::Undecodable`] or [`Error::Unsupported`] for a text that cannot be read.
    fn file(source: &dyn Source) -> Result<File>;

    /// The encodings in which an output may be read: never none.
    ///
    /// # Errors
    ///
    /// As [`Recorded::file`].
    fn own(output: &dyn Source) -> Result<Vec<TextEncoding>>;

    /// Reads from the begin.
    fn reader<'a>(
        source: &'a dyn Source,
        encoding: TextEncoding,
        limits: &Limits,
    ) -> Self::Reader<'a>;
}

impl<T: Recorded> Format for T {
    fn kind(&self) -> Kind {
        T::KIND
    }

    fn sniff(&self, source: &dyn Source) -> Result<bool> {
        T::recognises(source)
    }

    fn survey(
        &self,
        source: &dyn Source,
        look: &Look<'_>,
    ) -> Result<(Facts, BTreeSet<Identifier>)> {
        let file = T::file(source)?;
        let mut reader = T::reader(source, file.encoding, look.limits);
        let (facts, identifiers) = records::survey(&mut reader, file, look)?;
        Ok((Facts::Table(Box::new(facts)), identifiers))
    }

    fn apply(&self, source: &dyn Source, work: &Work<'_>, sink: &mut dyn Sink) -> Result<Done> {
        if work.members.is_some() && !T::BY_PERSON {
            let what = "choosing the people of a cohort within lines that name several";
            return Err(Error::Unsupported { what });
        }
        let encoding = of(work.facts)?;
        let open = || Ok(T::reader(source, encoding, work.limits));
        records::apply(open, work, encoding::mark(encoding), sink)
    }

    fn preview(
        &self,
        source: &dyn Source,
        work: &Work<'_>,
        records: usize,
    ) -> Result<Option<Preview>> {
        let encoding = of(work.facts)?;
        let open = || Ok(T::reader(source, encoding, work.limits));
        records::preview(open, work, records).map(Some)
    }

    fn fields(
        &self,
        output: &dyn Source,
        limits: &Limits,
        visit: &mut dyn FnMut(Place, &str),
    ) -> Result<Unshown> {
        for encoding in T::own(output)? {
            records::fields(&mut T::reader(output, encoding, limits), visit)?;
        }
        Ok(Unshown::default())
    }
}

fn of(facts: &Facts) -> Result<TextEncoding> {
    match facts {
        Facts::Table(facts) => Ok(facts.encoding),
        Facts::Dicom(_) | Facts::Picture(_) | Facts::Held(_) => Err(Error::Verification {
            what: "the facts are not those of records",
        }),
    }
}

/// `encoding`, if its bytes are read as they stand.
///
/// # Errors
///
/// [`Error::Unsupported`] if they are not.
pub fn readable(encoding: TextEncoding) -> Result<TextEncoding> {
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
            what: "a file of records in this encoding",
        }),
    }
}
