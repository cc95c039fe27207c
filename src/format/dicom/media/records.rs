//! The types of directory records, the SOP classes they list and the keys they hold.
//!
//! The classes are data (`data/directory-records.csv`). Keys and their Types: PS3.3 F.5. What an
//! output of ours may lack because it was emptied gets a dummy where the key is of Type 1; dates and
//! numbers that the files do not have are thereby told from none that they have only by 1900-01-01
//! and 0. Keys of Type 3 are left out but for birth date and sex of the patient.

use crate::element::{Tag, VR};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The list as committed.
const LIST: &str = include_str!("../../../../data/directory-records.csv");

/// What happens if an output has no value for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Type 1, and nothing may stand for it: the file is not listed.
    Value,
    /// Type 1: this stands for it.
    Dummy(&'static [u8]),
    /// Type 1: what stands for the ID of a patient who has none.
    Nameless,
    /// Type 2: it is there without a value.
    MayBeEmpty,
    /// Type 1C and 3: it is not there.
    IfPresent,
    /// Type 1C, of a report that is verified: the last time at which that was done.
    IfVerified,
}

/// A key of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(pub Tag, pub VR, pub Need);

/// A type of directory record that refers to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordType {
    /// (0004,1430).
    pub name: &'static str,
    /// Whether it stands at the root, below no patient.
    pub at_root: bool,
    /// Its keys in ascending order of tags, without the character set.
    pub keys: &'static [Key],
}

impl RecordType {
    /// The type of the record for an instance of `sop_class`; `None` where no source tells.
    pub fn of(sop_class: &str) -> Option<RecordType> {
        static CLASSES: OnceLock<BTreeMap<&'static str, RecordType>> = OnceLock::new();
        let classes = CLASSES.get_or_init(|| {
            let rows = LIST.lines().skip(2).filter_map(|row| row.split_once(','));
            rows.filter_map(|(class, name)| Some((class, named(name)?)))
                .collect()
        });
        classes.get(sop_class).copied()
    }
}

const DATE: Need = Need::Dummy(b"19000101");
const TIME: Need = Need::Dummy(b"000000");
const NUMBER: Need = Need::Dummy(b"0");
const WORD: Need = Need::Dummy(b"DEIDENTIFIED");

/// Keys of a PATIENT.
pub const PATIENT: &[Key] = &[
    Key(Tag(0x0010, 0x0010), VR::PN, Need::MayBeEmpty),
    Key(super::PATIENT_ID, VR::LO, Need::Nameless),
    Key(Tag(0x0010, 0x0030), VR::DA, Need::IfPresent),
    Key(Tag(0x0010, 0x0040), VR::CS, Need::IfPresent),
];

/// Keys of a STUDY.
pub const STUDY: &[Key] = &[
    Key(Tag(0x0008, 0x0020), VR::DA, DATE),
    Key(Tag(0x0008, 0x0030), VR::TM, TIME),
    Key(Tag(0x0008, 0x0050), VR::SH, Need::MayBeEmpty),
    Key(Tag(0x0008, 0x1030), VR::LO, Need::MayBeEmpty),
    Key(super::STUDY_UID, VR::UI, Need::Value),
    Key(Tag(0x0020, 0x0010), VR::SH, WORD),
];

/// Keys of a SERIES.
pub const SERIES: &[Key] = &[
    Key(Tag(0x0008, 0x0060), VR::CS, Need::Dummy(b"OT")),
    Key(super::SERIES_UID, VR::UI, Need::Value),
    Key(super::SERIES_NUMBER, VR::IS, NUMBER),
];

const CONTENT_DATE: Key = Key(Tag(0x0008, 0x0023), VR::DA, DATE);
const CONTENT_TIME: Key = Key(Tag(0x0008, 0x0033), VR::TM, TIME);
const INSTANCE: Key = Key(super::INSTANCE_NUMBER, VR::IS, NUMBER);
const CONCEPT: Key = Key(Tag(0x0040, 0xA043), VR::SQ, Need::Value);
const CONTENT: Key = Key(Tag(0x0040, 0xA730), VR::SQ, Need::IfPresent);
const LABEL: Key = Key(Tag(0x0070, 0x0080), VR::CS, WORD);
const DESCRIPTION: Key = Key(Tag(0x0070, 0x0081), VR::LO, Need::MayBeEmpty);
const CREATOR: Key = Key(Tag(0x0070, 0x0084), VR::PN, Need::MayBeEmpty);

const NUMBERED: &[Key] = &[INSTANCE];
const DATED: &[Key] = &[CONTENT_DATE, CONTENT_TIME, INSTANCE];
const IDENTIFIED: &[Key] = &[
    CONTENT_DATE,
    CONTENT_TIME,
    INSTANCE,
    LABEL,
    DESCRIPTION,
    CREATOR,
];

/// The record type of that name.
fn named(name: &str) -> Option<RecordType> {
    TYPES.iter().copied().find(|record| record.name == name)
}

const fn below(name: &'static str, keys: &'static [Key]) -> RecordType {
    RecordType {
        name,
        at_root: false,
        keys,
    }
}

const fn at_root(name: &'static str, keys: &'static [Key]) -> RecordType {
    RecordType {
        name,
        at_root: true,
        keys,
    }
}

const TYPES: [RecordType; 28] = [
    below("IMAGE", NUMBERED),
    below(
        "RT DOSE",
        &[INSTANCE, Key(Tag(0x3004, 0x000A), VR::CS, Need::Value)],
    ),
    below(
        "RT STRUCTURE SET",
        &[
            INSTANCE,
            Key(Tag(0x3006, 0x0002), VR::SH, WORD),
            Key(Tag(0x3006, 0x0008), VR::DA, Need::MayBeEmpty),
            Key(Tag(0x3006, 0x0009), VR::TM, Need::MayBeEmpty),
        ],
    ),
    below(
        "RT PLAN",
        &[
            INSTANCE,
            Key(Tag(0x300A, 0x0002), VR::SH, WORD),
            Key(Tag(0x300A, 0x0006), VR::DA, Need::MayBeEmpty),
            Key(Tag(0x300A, 0x0007), VR::TM, Need::MayBeEmpty),
        ],
    ),
    below(
        "RT TREAT RECORD",
        &[
            INSTANCE,
            Key(Tag(0x3008, 0x0250), VR::DA, Need::MayBeEmpty),
            Key(Tag(0x3008, 0x0251), VR::TM, Need::MayBeEmpty),
        ],
    ),
    below(
        "PRESENTATION",
        &[
            Key(Tag(0x0008, 0x1115), VR::SQ, Need::IfPresent),
            INSTANCE,
            LABEL,
            DESCRIPTION,
            Key(Tag(0x0070, 0x0082), VR::DA, DATE),
            Key(Tag(0x0070, 0x0083), VR::TM, TIME),
            CREATOR,
            Key(Tag(0x0070, 0x0402), VR::SQ, Need::IfPresent),
        ],
    ),
    below("WAVEFORM", DATED),
    below(
        "SR DOCUMENT",
        &[
            CONTENT_DATE,
            CONTENT_TIME,
            INSTANCE,
            Key(Tag(0x0040, 0xA030), VR::DT, Need::IfVerified),
            CONCEPT,
            Key(Tag(0x0040, 0xA491), VR::CS, Need::Value),
            Key(Tag(0x0040, 0xA493), VR::CS, Need::Value),
            CONTENT,
        ],
    ),
    below(
        "KEY OBJECT DOC",
        &[CONTENT_DATE, CONTENT_TIME, INSTANCE, CONCEPT, CONTENT],
    ),
    below(
        "SPECTROSCOPY",
        &[
            Key(Tag(0x0008, 0x0008), VR::CS, Need::Value),
            CONTENT_DATE,
            CONTENT_TIME,
            Key(Tag(0x0008, 0x9092), VR::SQ, Need::IfPresent),
            INSTANCE,
            Key(Tag(0x0028, 0x0008), VR::IS, Need::Value),
            Key(Tag(0x0028, 0x0010), VR::US, Need::Value),
            Key(Tag(0x0028, 0x0011), VR::US, Need::Value),
            Key(Tag(0x0028, 0x9001), VR::UL, Need::Value),
            Key(Tag(0x0028, 0x9002), VR::UL, Need::Value),
        ],
    ),
    below("RAW DATA", DATED),
    below("REGISTRATION", IDENTIFIED),
    below("FIDUCIAL", IDENTIFIED),
    below(
        "ENCAP DOC",
        &[
            Key(Tag(0x0008, 0x0023), VR::DA, Need::MayBeEmpty),
            Key(Tag(0x0008, 0x0033), VR::TM, Need::MayBeEmpty),
            INSTANCE,
            Key(Tag(0x0040, 0xA043), VR::SQ, Need::MayBeEmpty),
            Key(Tag(0x0040, 0xE001), VR::ST, Need::IfPresent),
            Key(Tag(0x0042, 0x0010), VR::ST, Need::MayBeEmpty),
            Key(Tag(0x0042, 0x0012), VR::LO, Need::Value),
        ],
    ),
    below("VALUE MAP", IDENTIFIED),
    below("STEREOMETRIC", &[]),
    below("PLAN", &[]),
    below("MEASUREMENT", IDENTIFIED),
    below("SURFACE", IDENTIFIED),
    below("SURFACE SCAN", &[CONTENT_DATE, CONTENT_TIME]),
    below("TRACT", IDENTIFIED),
    below(
        "ASSESSMENT",
        &[
            Key(Tag(0x0008, 0x0012), VR::DA, DATE),
            Key(Tag(0x0008, 0x0013), VR::TM, Need::MayBeEmpty),
            INSTANCE,
        ],
    ),
    below(
        "RADIOTHERAPY",
        &[
            INSTANCE,
            DESCRIPTION,
            CREATOR,
            Key(Tag(0x3010, 0x0033), VR::SH, Need::IfPresent),
            Key(Tag(0x3010, 0x0034), VR::LO, Need::IfPresent),
        ],
    ),
    at_root(
        "HANGING PROTOCOL",
        &[
            Key(Tag(0x0072, 0x0002), VR::SH, WORD),
            Key(Tag(0x0072, 0x0004), VR::LO, WORD),
            Key(Tag(0x0072, 0x0006), VR::CS, Need::Value),
            Key(Tag(0x0072, 0x0008), VR::LO, WORD),
            Key(Tag(0x0072, 0x000A), VR::DT, Need::Dummy(b"19000101000000")),
            Key(Tag(0x0072, 0x000C), VR::SQ, Need::Value),
            Key(Tag(0x0072, 0x000E), VR::SQ, Need::MayBeEmpty),
            Key(Tag(0x0072, 0x0014), VR::US, Need::Value),
        ],
    ),
    at_root("PALETTE", &[LABEL, DESCRIPTION]),
    at_root(
        "IMPLANT",
        &[
            Key(Tag(0x0008, 0x0070), VR::LO, WORD),
            Key(Tag(0x0022, 0x1095), VR::LO, WORD),
            Key(Tag(0x0022, 0x1097), VR::LO, WORD),
            Key(Tag(0x0068, 0x6210), VR::LO, Need::IfPresent),
        ],
    ),
    at_root(
        "IMPLANT ASSY",
        &[
            Key(Tag(0x0008, 0x0070), VR::LO, WORD),
            Key(Tag(0x0076, 0x0001), VR::LO, WORD),
            Key(Tag(0x0076, 0x0020), VR::SQ, Need::Value),
        ],
    ),
    at_root(
        "IMPLANT GROUP",
        &[
            Key(Tag(0x0078, 0x0001), VR::LO, WORD),
            Key(Tag(0x0078, 0x0020), VR::LO, WORD),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::element::known;

    #[test]
    fn every_class_of_the_committed_list_has_a_type_with_keys_of_the_dictionary() {
        let rows: Vec<(&str, &str)> = LIST
            .lines()
            .skip(2)
            .filter_map(|row| row.split_once(','))
            .collect();
        assert_eq!(rows.len(), 174);
        for (class, name) in rows {
            let record = RecordType::of(class).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(record.name, name);
        }
        for record in TYPES {
            assert!(record.name.len() <= 16, "(0004,1430) is a CS");
            assert!(
                record.keys.is_sorted_by(|a, b| a.0 < b.0),
                "{}",
                record.name
            );
            for Key(tag, vr, need) in record.keys.iter().chain(PATIENT).chain(STUDY).chain(SERIES) {
                let entry = known(*tag).unwrap_or_else(|| panic!("{tag:?}"));
                assert_eq!(entry.vr, *vr, "{}", entry.keyword);
                if let Need::Dummy(dummy) = need {
                    assert!(super::super::text::is_legal(*vr, dummy));
                }
            }
        }
    }
}
