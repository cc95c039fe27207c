//! The index of the bundle (a DICOMDIR), for a drop that came with one.
//!
//! It is made of what was read back from the released files, verified and sent through the release gate
//! like them. The index of the drop does not ship; where no new one can be made, its reason says why.

use super::Run;
use crate::bundle;
use crate::error::{Error, Result};
use crate::format::dicom::media::{self, Listing};
use crate::report::{Outcome, Record};
use crate::source::Source;
use crate::survey::{Held, Kind};
use crate::verify;
use std::collections::BTreeSet;

/// The note on a released DICOM file that the index does not list: its class has no record type, a key
/// of the record has no value, or a copy of it is listed.
pub const NOT_LISTED: &str = "not-in-media-index";

impl Run {
    /// What the index says of a finished output; `None` if there will be none, or it cannot list it.
    pub(super) fn listing(&self, index: u32, output: &dyn Source) -> Result<Option<Box<Listing>>> {
        let at = index as usize;
        if !self.medium || self.survey.files[at].kind != Kind::Dicom {
            return Ok(None);
        }
        let nameless = &self.plan.files[at].study;
        let listing = media::listing(output, &self.settings.limits, nameless)?;
        Ok(listing.map(Box::new))
    }

    /// The index of the files that `records` release. Files it does not list get a note.
    pub(super) fn index(&self, records: &mut [Record]) -> Option<Vec<u8>> {
        if !self.medium {
            return None;
        }
        let listed = listed(records);
        for record in records.iter_mut() {
            let dicom = self.survey.files[record.index as usize].kind == Kind::Dicom;
            let released = matches!(record.outcome, Outcome::Released(_));
            if dicom && released && !listed.contains(&record.index) {
                *record.done.notes.entry(NOT_LISTED.to_owned()).or_default() += 1;
            }
        }
        if listed.is_empty() {
            return None;
        }
        match self.examined_index(records, &listed) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                for record in records {
                    let facts = self.survey.files[record.index as usize].dicom();
                    if facts.is_some_and(|facts| facts.media_index) {
                        record.outcome = Outcome::Held(Held::from(&error));
                    }
                }
                None
            }
        }
    }

    fn examined_index(&self, records: &[Record], listed: &BTreeSet<u32>) -> Result<Vec<u8>> {
        let released = bundle::released(records);
        let files: Vec<(&str, &Listing)> = released
            .iter()
            .filter(|(index, _)| listed.contains(index))
            .filter_map(|(_, file)| Some((file.path.as_str(), file.listing.as_deref()?)))
            .collect();
        let names: Vec<String> = files
            .iter()
            .map(|(path, listing)| format!("{path} {}", listing.sop_instance))
            .collect();
        let own = self.derive.uid(&format!("index {}", names.join("\n")));
        let bytes = media::directory(&files, &own)?;
        verify::index(&bytes, &files)?;
        let limits = &self.settings.limits;
        let checked = self.gate.check(Kind::Dicom, &bytes, None, limits)?;
        match checked.hits.keys().next() {
            Some(kind) => Err(Error::GateHit { kind: kind.name() }),
            None => Ok(bytes),
        }
    }
}

/// The inputs that the index lists: of files with one SOP Instance UID the first by path.
fn listed(records: &[Record]) -> BTreeSet<u32> {
    let mut instances = BTreeSet::new();
    let released = bundle::released(records).into_iter();
    let listed = released.filter(|(_, file)| {
        let listing = file.listing.as_deref();
        listing.is_some_and(|listing| instances.insert(&listing.sop_instance))
    });
    listed.map(|(index, _)| index).collect()
}
