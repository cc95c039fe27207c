//! What the index of a medium (a DICOMDIR) says of one file: its directory record and those above it.
//!
//! A [`Listing`] is read from a finished output and from nothing else, so that nothing of the index
//! that came with a drop survives in the one that goes with the bundle. [`directory`] writes the index.
//!
//! Not known here: records of the types PRIVATE and MRDR, icons, and attributes that application
//! profiles (PS3.11) add to the keys of the Basic Directory IOD. Source: PS3.3 annex F, PS3.10 8.

mod copy;
mod directory;
mod records;

pub use directory::{directory, is_file_id};

use super::read;
use super::scope::{View, vr_in_force};
use super::text::{self, Sort};
use crate::element::{Tag, VR};
use crate::error::Result;
use crate::limits::Limits;
use crate::source::Source;
use records::{Key, Need, RecordType};
use serde::{Deserialize, Serialize};

/// Media Storage Directory Storage.
pub const DIRECTORY_CLASS: &str = "1.2.840.10008.1.3.10";

/// Bytes of the longest value that is repeated in a record. What is longer is no key to search by.
const KEY_BYTES: u64 = 1 << 20;

const SPECIFIC_CHARACTER_SET: Tag = Tag(0x0008, 0x0005);
const PATIENT_ID: Tag = Tag(0x0010, 0x0020);
const STUDY_UID: Tag = Tag(0x0020, 0x000D);
const SERIES_UID: Tag = Tag(0x0020, 0x000E);
const SERIES_NUMBER: Tag = Tag(0x0020, 0x0011);
const INSTANCE_NUMBER: Tag = Tag(0x0020, 0x0013);
const VERIFICATION_TIME: Tag = Tag(0x0040, 0xA030);
const VERIFYING_OBSERVERS: Tag = Tag(0x0040, 0xA073);
const VERIFICATION_FLAG: Tag = Tag(0x0040, 0xA493);
const META_SOP_CLASS: Tag = Tag(0x0002, 0x0002);
const META_SOP_INSTANCE: Tag = Tag(0x0002, 0x0003);

/// One file as an index lists it. Holds values of the output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// (0004,1510).
    pub sop_class: String,
    /// (0004,1511).
    pub sop_instance: String,
    /// (0004,1512).
    pub transfer_syntax: String,
    /// (0004,1430) of the file's own record.
    record: String,
    /// The records above it, if its type stands below a patient.
    above: Option<Above>,
    /// Instance Number, by which files of a series are sorted.
    number: i64,
    /// The keys of its own record, encoded.
    keys: Vec<u8>,
}

/// Patient, study and series of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Above {
    patient_id: Vec<u8>,
    study_uid: Vec<u8>,
    series_uid: Vec<u8>,
    /// Series Number, by which series of a study are sorted.
    number: i64,
    /// The keys of the three records, encoded.
    keys: [Vec<u8>; 3],
}

/// What an index says of `output`; `None` if it cannot list it: a SOP class without a record type, or
/// no value for a key that nothing may stand for.
///
/// A patient without an ID is listed as `nameless`, since an index tells patients apart by it.
///
/// # Errors
///
/// If `output` cannot be read.
pub fn listing(output: &dyn Source, limits: &Limits, nameless: &str) -> Result<Option<Listing>> {
    let set = read::parse(output, limits)?;
    let uid = |tag| -> Result<Option<String>> {
        let bytes = set.meta_value(output, tag, limits)?.unwrap_or_default();
        let bytes = text::trim_bytes(&bytes);
        let legal = !bytes.is_empty() && text::is_legal(VR::UI, bytes);
        Ok(legal.then(|| String::from_utf8_lossy(bytes).into_owned()))
    };
    let (Some(sop_class), Some(sop_instance)) = (uid(META_SOP_CLASS)?, uid(META_SOP_INSTANCE)?)
    else {
        return Ok(None);
    };
    let Some(record) = RecordType::of(&sop_class) else {
        return Ok(None);
    };
    let mut reader = Reader {
        view: View::new(&set, output, limits)?,
        nameless,
    };
    let above = match record.at_root {
        true => None,
        false => match reader.above()? {
            Some(above) => Some(above),
            None => return Ok(None),
        },
    };
    let Some(keys) = reader.keys(record.keys)? else {
        return Ok(None);
    };
    let number = reader.number(INSTANCE_NUMBER)?;
    Ok(Some(Listing {
        sop_class,
        sop_instance,
        transfer_syntax: set.transfer_syntax.clone(),
        record: record.name.to_owned(),
        above,
        number,
        keys,
    }))
}

struct Reader<'a> {
    view: View<'a>,
    nameless: &'a str,
}

impl Reader<'_> {
    fn above(&mut self) -> Result<Option<Above>> {
        let patient = self.keys(records::PATIENT)?;
        let study = self.keys(records::STUDY)?;
        let series = self.keys(records::SERIES)?;
        let (Some(patient), Some(study), Some(series)) = (patient, study, series) else {
            return Ok(None);
        };
        Ok(Some(Above {
            patient_id: match self.value(PATIENT_ID)? {
                Some(id) => id,
                None => self.nameless.as_bytes().to_vec(),
            },
            study_uid: self.value(STUDY_UID)?.unwrap_or_default(),
            series_uid: self.value(SERIES_UID)?.unwrap_or_default(),
            number: self.number(SERIES_NUMBER)?,
            keys: [patient, study, series],
        }))
    }

    /// The encoded keys of one record, its character set first; `None` if one is missing for which
    /// nothing may stand.
    fn keys(&mut self, keys: &[Key]) -> Result<Option<Vec<u8>>> {
        let mut out = Vec::new();
        let charset = Key(SPECIFIC_CHARACTER_SET, VR::CS, Need::IfPresent);
        for key in std::iter::once(&charset).chain(keys) {
            if !self.key(key, &mut out)? {
                return Ok(None);
            }
        }
        Ok(Some(out))
    }

    /// Appends one key; `false` if it is missing and nothing may stand for it.
    fn key(&mut self, &Key(tag, vr, need): &Key, out: &mut Vec<u8>) -> Result<bool> {
        if vr == VR::SQ {
            let found = match self.view.find(None, tag) {
                Some(index) => copy::sequence(&mut self.view, index, KEY_BYTES, out)?,
                None => false,
            };
            if found {
                return Ok(true);
            }
        } else if let Some(value) = self.value(tag)? {
            copy::value(tag, vr, value, out)?;
            return Ok(true);
        }
        let instead = match need {
            Need::IfPresent => return Ok(true),
            Need::Value => return Ok(false),
            Need::MayBeEmpty => Vec::new(),
            Need::Dummy(dummy) => dummy.to_vec(),
            Need::Nameless => self.nameless.as_bytes().to_vec(),
            Need::IfVerified => match self.verified()? {
                Some(time) => time,
                None => return Ok(true),
            },
        };
        copy::value(tag, vr, instead, out)?;
        Ok(true)
    }

    /// When a verified report was verified last, which its observers say; a dummy if they are gone.
    fn verified(&mut self) -> Result<Option<Vec<u8>>> {
        let flag = self.value(VERIFICATION_FLAG)?.unwrap_or_default();
        if text::trim_bytes(&flag) != b"VERIFIED" {
            return Ok(None);
        }
        let observers = self.view.find(None, VERIFYING_OBSERVERS);
        let items: Vec<u32> = match observers {
            Some(observers) => self.view.set.children(Some(observers)).collect(),
            None => Vec::new(),
        };
        let mut last = b"19000101000000".to_vec();
        for item in items {
            let time = self.view.child_text(Some(item), VERIFICATION_TIME)?;
            last = last.max(time.unwrap_or_default().into_bytes());
        }
        Ok(Some(last))
    }

    /// The value of a root element in little endian without padding; `None` if it is empty, missing or
    /// too long.
    fn value(&mut self, tag: Tag) -> Result<Option<Vec<u8>>> {
        let Some(index) = self.view.find(None, tag) else {
            return Ok(None);
        };
        let Some(value) = copy::little_endian(&mut self.view, index, KEY_BYTES)? else {
            return Ok(None);
        };
        // What is padding in a text is a number in a number.
        let says_nothing = match text::sort(vr_in_force(self.view.node(index))) {
            Sort::Numbers(_) => value.is_empty(),
            Sort::Text | Sort::Typed | Sort::Uid | Sort::Opaque | Sort::Sequence => {
                text::trim_bytes(&value).is_empty()
            }
        };
        Ok((!says_nothing).then_some(value))
    }

    /// The value of a number in decimal digits; the greatest if it is none.
    fn number(&mut self, tag: Tag) -> Result<i64> {
        let text = self.view.child_text(None, tag)?.unwrap_or_default();
        Ok(text.trim().parse().unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests;
