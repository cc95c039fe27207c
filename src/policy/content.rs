//! Content items of structured reports: by concept where Table E.3.4-1 names it, else by value type.
//!
//! An item whose concept the table does not name keeps what carries no words: numbers, codes,
//! references and coordinates. Its text is cleaned, its dates are treated like other dates, its
//! names become a dummy. A concept that says who somebody is does so in a value of any type, be it of the
//! table or known by its meaning alone. Codes of concepts are compared as they are, those of the table also under the
//! codes and schemes that SNOMED CT replaced in DICOM (SRT, SNM3, 99SDM). Source: PS3.15 edition
//! 2026c, E.3.4; PS3.16 Annex O and 8.1 for the retired codes, as the dictionary of pydicom 3.0.2 has
//! them.

use super::profile::{ActionCode, Letters, ProfileOption};
use super::tables::e3_4::CONTENT;
use crate::action::{Action, ContentItem, Decision, Reason, Role, ValueType};
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
    if let Some(row) = item.concept.and_then(|concept| row(concept, value_type)) {
        return listed(options, row, value_type);
    }
    let plain = unlisted(options, value_type);
    let by_concept = identifying_row(item.concept, value_type)
        .map(|row| in_another_type(listed(options, row, value_type), value_type));
    let by_meaning = asked(options, item.asks, value_type).map(|action| Decision {
        action,
        reason: Reason::ValueRepresentation,
    });
    by_concept.or(by_meaning).unwrap_or(Decision {
        action: plain,
        reason: Reason::ValueRepresentation,
    })
}

fn rows(concept: (&str, &str)) -> &'static [ContentRow] {
    let (value, scheme) = successor(concept).unwrap_or(concept);
    let first = CONTENT.partition_point(|row| (row.value, row.scheme) < (value, scheme));
    let rows = CONTENT.get(first..).unwrap_or_default();
    let count = rows.partition_point(|row| (row.value, row.scheme) == (value, scheme));
    rows.get(..count).unwrap_or_default()
}

fn row(concept: (&str, &str), value_type: ValueType) -> Option<&'static ContentRow> {
    rows(concept)
        .iter()
        .find(|row| row.value_type == value_type)
}

/// Whether items of this type say something in words, numbers or codes.
fn states(value_type: ValueType) -> bool {
    match value_type {
        ValueType::Code | ValueType::Num | ValueType::PName | ValueType::Text => true,
        ValueType::Date | ValueType::DateTime | ValueType::Time => true,
        ValueType::Composite | ValueType::Container | ValueType::Image | ValueType::Scoord => false,
        ValueType::Scoord3d | ValueType::Table | ValueType::Tcoord | ValueType::UidRef => false,
        ValueType::Waveform => false,
    }
}

/// The row for a concept that says who somebody is or when something was, whatever the type of the
/// value: a name written into a TEXT is a name. Descriptions, which a row for TEXT may clean, say
/// nothing of the kind: a coded finding is a code.
fn identifying_row(
    concept: Option<(&str, &str)>,
    value_type: ValueType,
) -> Option<&'static ContentRow> {
    let described = |row: &ContentRow| row.letters.names(ProfileOption::CleanDescriptors);
    let of_value = |row: &&ContentRow| states(row.value_type) && !described(row);
    let mut rows = rows(concept?).iter();
    rows.find(of_value).filter(|_| states(value_type))
}

/// What the row for one type asks for of a value of another: no text is kept unread, no name at all.
fn in_another_type(decision: Decision, value_type: ValueType) -> Decision {
    let action = match value_type {
        ValueType::Text if decision.action == Action::Keep => Action::Clean,
        ValueType::PName if matches!(decision.action, Action::Keep | Action::Clean) => {
            Action::Dummy
        }
        _ => decision.action,
    };
    Decision { action, ..decision }
}

/// What happens to a value whose concept is called as somebody's name, number, day of birth or
/// address is. A dummy stands where one can, a code or a number goes with its item.
fn asked(
    options: &BTreeSet<ProfileOption>,
    role: Option<Role>,
    value_type: ValueType,
) -> Option<Action> {
    let identifying = match role? {
        Role::PatientId | Role::PatientName | Role::BirthDate | Role::Staff => true,
        Role::Contact | Role::Accession | Role::OtherId | Role::OfficialNumber => true,
        Role::Facility => !options.contains(&ProfileOption::RetainInstitution),
        Role::Date | Role::Uid | Role::Sex | Role::Age => false,
        Role::FreeText | Role::Measurement | Role::Category | Role::Unknown => false,
    };
    if !identifying {
        return None;
    }
    match value_type {
        ValueType::Code | ValueType::Num => Some(Action::Remove),
        ValueType::Date | ValueType::DateTime | ValueType::Time => Some(Action::Dummy),
        ValueType::PName | ValueType::Text => Some(Action::Dummy),
        ValueType::Composite | ValueType::Container | ValueType::Image | ValueType::Scoord => None,
        ValueType::Scoord3d | ValueType::Table | ValueType::Tcoord | ValueType::UidRef => None,
        ValueType::Waveform => None,
    }
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
fn listed(options: &BTreeSet<ProfileOption>, row: &ContentRow, value_type: ValueType) -> Decision {
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
            action: resolve(code, value_type),
            reason: Reason::ProfileOption,
        },
        None => Decision {
            action: resolve(row.letters.basic, value_type),
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
