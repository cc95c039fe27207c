//! Content items of structured reports: by concept where Table E.3.4-1 names it, else by value type.
//!
//! An item whose concept the table does not name keeps what carries no words: numbers, codes,
//! references and coordinates. Its text is cleaned, its dates are treated like other dates, its
//! names become a dummy. Codes of concepts are compared as they are, those of the table also under the
//! codes and schemes that SNOMED CT replaced in DICOM (SRT, SNM3, 99SDM). Source: PS3.15 edition
//! 2026c, E.3.4; PS3.16 Annex O and 8.1 for the retired codes, as the dictionary of pydicom 3.0.2 has
//! them.

use super::profile::{ActionCode, Letters, ProfileOption};
use super::tables::e3_4::CONTENT;
use crate::action::{Action, ContentItem, Decision, Reason, ValueType};
use crate::element::Tag;
use std::collections::BTreeSet;

/// DateTime of a calibration: a date of the device that many patients share.
const SHARED_DATES: [(&str, &str); 1] = [("113723", "DCM")];

/// Schemes under which DICOM objects name SNOMED concepts by their old IDs (PS3.16 8.1).
const RETIRED_SCHEMES: [&str; 3] = ["SRT", "SNM3", "99SDM"];

/// The SNOMED concepts of the table by their old IDs, ascending, with the codes that the table has.
pub(super) const RETIRED_CODES: [(&str, &str); 10] = [
    ("DD-60002", "116224001"), // Complication of Procedure
    ("DF-0068E", "398325003"), // Anesthesia Start Time
    ("DF-0070B", "398164008"), // Anesthesia Finish Time
    ("F-00033", "271921002"),  // ECG Finding
    ("F-02455", "160476009"),  // Social History
    ("G-C0E3", "363698007"),   // Finding Site
    ("G-D320", "397898000"),   // Stop DateTime
    ("G-D321", "398201009"),   // Start DateTime
    ("PA-30029", "440252007"), // Administration of radiopharmaceutical
    ("R-42B89", "371524004"),  // Clinical Report
];

/// A row of Table E.3.4-1.
#[derive(Debug, Clone, Copy)]
pub struct ContentRow {
    /// Code value of the concept.
    pub value: &'static str,
    /// Coding scheme designator of the concept.
    pub scheme: &'static str,
    /// The value type the row is about.
    pub value_type: ValueType,
    /// What the row says.
    pub letters: Letters,
}

impl ContentRow {
    /// Where it stands in the table.
    pub fn order(&self) -> (&'static str, &'static str, ValueType) {
        (self.value, self.scheme, self.value_type)
    }
}

pub(super) const fn content(
    value: &'static str,
    scheme: &'static str,
    value_type: ValueType,
    basic: ActionCode,
    options: &'static [(ProfileOption, ActionCode)],
) -> ContentRow {
    ContentRow {
        value,
        scheme,
        value_type,
        letters: Letters { basic, options },
    }
}

/// The value type whose value `tag` carries, of those that hold words, names, dates and UIDs.
pub(super) fn carries(tag: Tag) -> Option<ValueType> {
    Some(match tag {
        Tag(0x0040, 0xA120) => ValueType::DateTime,
        Tag(0x0040, 0xA121) => ValueType::Date,
        Tag(0x0040, 0xA122) => ValueType::Time,
        Tag(0x0040, 0xA123) => ValueType::PName,
        Tag(0x0040, 0xA124) => ValueType::UidRef,
        Tag(0x0040, 0xA160) => ValueType::Text,
        _ => return None,
    })
}

/// What happens to the value of `item`; `Remove` if the whole item goes, with the items below it.
pub(super) fn decide(options: &BTreeSet<ProfileOption>, item: &ContentItem<'_>) -> Decision {
    let Some(value_type) = item.value_type else {
        return Decision {
            action: Action::Remove,
            reason: Reason::UnknownElement,
        };
    };
    match item.concept.and_then(|concept| row(concept, value_type)) {
        Some(row) => listed(options, row),
        None => Decision {
            action: unlisted(options, value_type),
            reason: Reason::ValueRepresentation,
        },
    }
}

fn row(concept: (&str, &str), value_type: ValueType) -> Option<&'static ContentRow> {
    let (value, scheme) = successor(concept).unwrap_or(concept);
    let at = CONTENT.binary_search_by(|row| row.order().cmp(&(value, scheme, value_type)));
    at.ok().map(|at| &CONTENT[at])
}

/// The concept of the table that a retired code names.
fn successor((value, scheme): (&str, &str)) -> Option<(&'static str, &'static str)> {
    if !RETIRED_SCHEMES.contains(&scheme) {
        return None;
    }
    let at = RETIRED_CODES
        .binary_search_by_key(&value, |code| code.0)
        .ok()?;
    Some((RETIRED_CODES[at].1, "SCT"))
}

/// Where chosen options differ, C is stricter than K and wins. UIDs of devices stay only if all
/// UIDs do, and dates that many patients share never move with one of them.
fn listed(options: &BTreeSet<ProfileOption>, row: &ContentRow) -> Decision {
    let has = |option| options.contains(&option);
    let shared = SHARED_DATES.contains(&(row.value, row.scheme));
    let retained = |option: ProfileOption| match option {
        ProfileOption::RetainDevice if row.value_type == ValueType::UidRef => {
            has(ProfileOption::RetainUids)
        }
        ProfileOption::RetainModifiedDates => !shared,
        ProfileOption::RetainSafePrivate
        | ProfileOption::RetainUids
        | ProfileOption::RetainDevice
        | ProfileOption::RetainInstitution
        | ProfileOption::RetainPatientCharacteristics
        | ProfileOption::RetainFullDates
        | ProfileOption::CleanDescriptors
        | ProfileOption::CleanStructuredContent
        | ProfileOption::CleanGraphics => true,
    };
    let columns = row.letters.options.iter();
    // C is declared after K.
    let chosen = columns
        .filter(|&&(option, _)| has(option) && retained(option))
        .map(|&(_, code)| code)
        .max();
    match chosen {
        Some(code) => Decision {
            action: resolve(code, row.value_type),
            reason: Reason::ProfileOption,
        },
        None => Decision {
            action: resolve(row.letters.basic, row.value_type),
            reason: Reason::Profile,
        },
    }
}

/// Turns an action code into what happens to the value. Templates are not looked at, so that X/D (X
/// unless the template asks for the item) is D.
fn resolve(code: ActionCode, value_type: ValueType) -> Action {
    match code {
        ActionCode::K => Action::Keep,
        ActionCode::X | ActionCode::XZ | ActionCode::Z => Action::Remove,
        ActionCode::C => Action::Clean,
        ActionCode::D | ActionCode::XD | ActionCode::ZD | ActionCode::XZD => match value_type {
            ValueType::UidRef => Action::ReplaceUid,
            // The dummy of a reference is the same reference to the new UIDs.
            ValueType::Composite | ValueType::Image | ValueType::Waveform => Action::Keep,
            ValueType::Date | ValueType::DateTime | ValueType::Time => Action::Dummy,
            ValueType::PName | ValueType::Text => Action::Dummy,
            // No dummy can stand for a finding or a measurement.
            ValueType::Code | ValueType::Container | ValueType::Num => Action::Remove,
            ValueType::Scoord | ValueType::Scoord3d | ValueType::Tcoord => Action::Remove,
            ValueType::Table => Action::Remove,
        },
        ActionCode::U | ActionCode::XZU => match value_type {
            ValueType::UidRef => Action::ReplaceUid,
            ValueType::Composite | ValueType::Image | ValueType::Waveform => Action::Keep,
            ValueType::Code
            | ValueType::Container
            | ValueType::Date
            | ValueType::DateTime
            | ValueType::Num
            | ValueType::PName
            | ValueType::Scoord
            | ValueType::Scoord3d
            | ValueType::Table
            | ValueType::Tcoord
            | ValueType::Text
            | ValueType::Time => Action::Remove,
        },
    }
}

fn unlisted(options: &BTreeSet<ProfileOption>, value_type: ValueType) -> Action {
    let has = |option| options.contains(&option);
    match value_type {
        ValueType::Code | ValueType::Container | ValueType::Num => Action::Keep,
        ValueType::Composite | ValueType::Image | ValueType::Waveform => Action::Keep,
        ValueType::Scoord | ValueType::Scoord3d | ValueType::Tcoord => Action::Keep,
        ValueType::Table => Action::Keep,
        ValueType::Text
            if has(ProfileOption::CleanStructuredContent)
                || has(ProfileOption::CleanDescriptors) =>
        {
            Action::Clean
        }
        ValueType::Text | ValueType::PName => Action::Dummy,
        ValueType::Date | ValueType::DateTime | ValueType::Time => {
            if has(ProfileOption::RetainFullDates) {
                Action::Keep
            } else if has(ProfileOption::RetainModifiedDates) {
                Action::Clean
            } else {
                Action::Dummy
            }
        }
        ValueType::UidRef if has(ProfileOption::RetainUids) => Action::Keep,
        ValueType::UidRef => Action::ReplaceUid,
    }
}
