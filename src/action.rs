//! What can be decided: actions for data elements and roles for columns, as plain words.
//!
//! A policy returns these and a format carries them out; neither knows the other.
//! The `name` of each is its word in policy files and reports.
//! Sources: PS3.15 Table E.1-1a for the action letters; the guideline of 2024-09-30 for the roles.

mod content;
mod pixels;

pub use content::{ContentItem, ValueType};
pub use pixels::{ImageFacts, Mask, MaskReason, PixelOrders, Recognition, Search};

use crate::element::{Tag, VR};
use crate::iod::Requirement;
use crate::key::Purpose;
use chrono::Days;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// What happens to one data element. The letters are those of PS3.15 Table E.1-1a.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// K: the value stays byte for byte; a sequence is still processed item by item.
    Keep,
    /// X: the element goes, a sequence with all its items.
    Remove,
    /// Z: the element stays with no value.
    Empty,
    /// D: a fixed value legal for the VR; a sequence gets one dummy item.
    Dummy,
    /// C: dates move with the person, text loses what identifies; what cannot be judged is emptied.
    Clean,
    /// U: a new UID, the same for the same original everywhere.
    ReplaceUid,
    /// Z or D carried out as a keyed pseudonym, which links the outputs of one key.
    Pseudonym(Purpose),
    /// C for a date: it moves with the person, then is cut to the first day of the unit.
    Generalise(DateUnit),
}

/// To what a date is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateUnit {
    /// First day of the month.
    Month,
    /// First of January.
    Year,
}

impl Action {
    /// Every action, in the order of their names' meaning: plain ones, pseudonyms, dates.
    pub const ALL: [Action; 17] = [
        Action::Keep,
        Action::Remove,
        Action::Empty,
        Action::Dummy,
        Action::Clean,
        Action::ReplaceUid,
        Action::Pseudonym(Purpose::Patient),
        Action::Pseudonym(Purpose::Uid),
        Action::Pseudonym(Purpose::Accession),
        Action::Pseudonym(Purpose::Study),
        Action::Pseudonym(Purpose::Record),
        Action::Pseudonym(Purpose::Staff),
        Action::Pseudonym(Purpose::Facility),
        Action::Pseudonym(Purpose::DateOffset),
        Action::Pseudonym(Purpose::FileName),
        Action::Generalise(DateUnit::Month),
        Action::Generalise(DateUnit::Year),
    ];

    /// The name in policy files and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Action::Keep => "keep",
            Action::Remove => "remove",
            Action::Empty => "empty",
            Action::Dummy => "dummy",
            Action::Clean => "clean",
            Action::ReplaceUid => "replace-uid",
            Action::Pseudonym(purpose) => pseudonym(purpose),
            Action::Generalise(unit) => unit.generalise(),
        }
    }

    /// The action of this name.
    pub fn from_name(name: &str) -> Option<Action> {
        Action::ALL.into_iter().find(|action| action.name() == name)
    }
}

impl DateUnit {
    const fn generalise(self) -> &'static str {
        match self {
            DateUnit::Month => "generalise-month",
            DateUnit::Year => "generalise-year",
        }
    }
}

const fn pseudonym(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Patient => "pseudonym-patient",
        Purpose::Uid => "pseudonym-uid",
        Purpose::Accession => "pseudonym-accession",
        Purpose::Study => "pseudonym-study",
        Purpose::Record => "pseudonym-record",
        Purpose::Staff => "pseudonym-staff",
        Purpose::Facility => "pseudonym-facility",
        Purpose::DateOffset => "pseudonym-date-offset",
        Purpose::FileName => "pseudonym-file-name",
    }
}

/// Why an element got its action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Table E.1-1, Basic Profile column; or a row of the same kind that Kamei adds to the table.
    Profile,
    /// Table E.1-1, the column of a chosen option.
    ProfileOption,
    /// The dictionary knows the attribute and Table E.1-1 leaves it alone.
    Unlisted,
    /// Not listed, decided by value representation (UI, DA, TM, DT, PN).
    ValueRepresentation,
    /// A UID that names a class, a syntax or a scheme, or is registered in PS3.6.
    Structural,
    /// An even group that the dictionary does not know.
    UnknownElement,
    /// An odd group that no list declares safe.
    Private,
    /// An odd group that the safe list names (Table E.3.10-1).
    SafePrivate,
    /// Group lengths, padding and what else only describes the old encoding.
    OldEncoding,
    /// A rule of the user.
    UserRule,
    /// The value of a kept element is not legal for its VR, or its VR cannot be the attribute's, so it
    /// cannot be judged.
    IllegalValue,
    /// A kept text held an identifier of the survey.
    KnownIdentifier,
    /// It stood beside the picture in a file of pictures.
    BesidePicture,
}

impl Reason {
    /// Every reason, in the order of declaration.
    pub const ALL: [Reason; 13] = [
        Reason::Profile,
        Reason::ProfileOption,
        Reason::Unlisted,
        Reason::ValueRepresentation,
        Reason::Structural,
        Reason::UnknownElement,
        Reason::Private,
        Reason::SafePrivate,
        Reason::OldEncoding,
        Reason::UserRule,
        Reason::IllegalValue,
        Reason::KnownIdentifier,
        Reason::BesidePicture,
    ];

    /// The name in policy files and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Reason::Profile => "profile",
            Reason::ProfileOption => "profile-option",
            Reason::Unlisted => "unlisted",
            Reason::ValueRepresentation => "value-representation",
            Reason::Structural => "structural",
            Reason::UnknownElement => "unknown-element",
            Reason::Private => "private",
            Reason::SafePrivate => "safe-private",
            Reason::OldEncoding => "old-encoding",
            Reason::UserRule => "user-rule",
            Reason::IllegalValue => "illegal-value",
            Reason::KnownIdentifier => "known-identifier",
            Reason::BesidePicture => "beside-picture",
        }
    }
}

/// An action with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Decision {
    /// What happens.
    pub action: Action,
    /// Why.
    pub reason: Reason,
}

/// All that a policy may know of an element: never its value.
#[derive(Debug, Clone, Copy)]
pub struct ElementFacts<'a> {
    /// The tag as encoded; the block number of a private element is its own, not canonical.
    pub tag: Tag,
    /// The VR in force: as encoded, or the dictionary's where the encoding has none or UN.
    pub vr: VR,
    /// The private creator that reserved the element's block, trimmed; `None` if nobody did or not private.
    pub creator: Option<&'a str>,
    /// Whether it lies inside a sequence item.
    pub nested: bool,
    /// The content item it stands in, if its item is one. The item itself is asked for as (FFFE,E000):
    /// it goes if the answer is `Remove` and is walked otherwise.
    pub content: Option<ContentItem<'a>>,
    /// Whether the data set itself declares the private element free of what identifies (PS3.3
    /// C.12.1.1.7).
    pub declared_safe: bool,
    /// What the IOD asks of it at its place: a fact of the standard.
    pub requirement: Requirement,
}

impl ElementFacts<'_> {
    /// An element of the main data set of which nothing more is known.
    pub const fn alone(tag: Tag, vr: VR) -> Self {
        ElementFacts {
            tag,
            vr,
            creator: None,
            nested: false,
            content: None,
            declared_safe: false,
            requirement: Requirement::Unknown,
        }
    }
}

/// What a column of a table holds, in the guideline's classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 連絡符号: the patient ID that joins tables and images.
    PatientId,
    /// 識別子: name of the patient, in any script.
    PatientName,
    /// 準識別子: the patient's date of birth.
    BirthDate,
    /// Date, or date and time, of an event.
    Date,
    /// 準識別子: sex.
    Sex,
    /// 準識別子: age.
    Age,
    /// Name or number of staff.
    Staff,
    /// 連絡先情報: address, postal code, telephone, e-mail.
    Contact,
    /// 連絡符号: accession number, which joins with DICOM (0008,0050).
    Accession,
    /// 連絡符号: another number that finds the record (order, specimen, report, visit).
    OtherId,
    /// A DICOM UID.
    Uid,
    /// 個人識別符号 or 財産的被害: official, insurance, bank and card numbers.
    OfficialNumber,
    /// Facility name or code.
    Facility,
    /// Sentences.
    FreeText,
    /// A number with a clinical meaning.
    Measurement,
    /// A code or a word from a short list with a clinical or technical meaning.
    Category,
    /// Nobody knows; stays out until the user decides.
    Unknown,
}

impl Role {
    /// Every role, in the order of declaration.
    pub const ALL: [Role; 17] = [
        Role::PatientId,
        Role::PatientName,
        Role::BirthDate,
        Role::Date,
        Role::Sex,
        Role::Age,
        Role::Staff,
        Role::Contact,
        Role::Accession,
        Role::OtherId,
        Role::Uid,
        Role::OfficialNumber,
        Role::Facility,
        Role::FreeText,
        Role::Measurement,
        Role::Category,
        Role::Unknown,
    ];

    /// The name in policy files and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Role::PatientId => "patient-id",
            Role::PatientName => "patient-name",
            Role::BirthDate => "birth-date",
            Role::Date => "date",
            Role::Sex => "sex",
            Role::Age => "age",
            Role::Staff => "staff",
            Role::Contact => "contact",
            Role::Accession => "accession",
            Role::OtherId => "other-id",
            Role::Uid => "uid",
            Role::OfficialNumber => "official-number",
            Role::Facility => "facility",
            Role::FreeText => "free-text",
            Role::Measurement => "measurement",
            Role::Category => "category",
            Role::Unknown => "unknown",
        }
    }

    /// The role of this name.
    pub fn from_name(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// What happens to the cells of one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnAction {
    /// Cells stay byte for byte, unless one holds an identifier of the survey: that one is emptied.
    Keep,
    /// The column goes, header included.
    Drop,
    /// Each value becomes a keyed pseudonym.
    Pseudonym(Purpose),
    /// Each value becomes a new UID.
    ReplaceUid,
    /// Dates move with the row's person, written in their own style.
    ShiftDate,
    /// Dates move with the row's person, then are cut to the unit.
    Generalise(DateUnit),
    /// Identifiers, dates and contact patterns leave the text.
    Scrub,
    /// Values come to what enough people share, see the section `anonymise` of policies.
    Coarsen,
}

impl ColumnAction {
    /// Every column action, in the order of their names' meaning: plain ones, pseudonyms, dates.
    pub const ALL: [ColumnAction; 17] = [
        ColumnAction::Keep,
        ColumnAction::Drop,
        ColumnAction::ReplaceUid,
        ColumnAction::ShiftDate,
        ColumnAction::Scrub,
        ColumnAction::Coarsen,
        ColumnAction::Pseudonym(Purpose::Patient),
        ColumnAction::Pseudonym(Purpose::Uid),
        ColumnAction::Pseudonym(Purpose::Accession),
        ColumnAction::Pseudonym(Purpose::Study),
        ColumnAction::Pseudonym(Purpose::Record),
        ColumnAction::Pseudonym(Purpose::Staff),
        ColumnAction::Pseudonym(Purpose::Facility),
        ColumnAction::Pseudonym(Purpose::DateOffset),
        ColumnAction::Pseudonym(Purpose::FileName),
        ColumnAction::Generalise(DateUnit::Month),
        ColumnAction::Generalise(DateUnit::Year),
    ];

    /// The name in policy files and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            ColumnAction::Keep => "keep",
            ColumnAction::Drop => "drop",
            ColumnAction::ReplaceUid => "replace-uid",
            ColumnAction::ShiftDate => "shift-date",
            ColumnAction::Scrub => "scrub",
            ColumnAction::Coarsen => "coarsen",
            ColumnAction::Pseudonym(purpose) => pseudonym(purpose),
            ColumnAction::Generalise(unit) => unit.generalise(),
        }
    }

    /// The column action of this name.
    pub fn from_name(name: &str) -> Option<ColumnAction> {
        ColumnAction::ALL
            .into_iter()
            .find(|action| action.name() == name)
    }
}

/// A policy as a format sees it: total, and blind to values.
pub trait Decide {
    /// The action for a data element.
    fn element(&self, facts: &ElementFacts<'_>) -> Decision;

    /// The action for a column of this role.
    fn column(&self, role: Role) -> ColumnAction;

    /// Code values of CID 7050 of the options by which the element is decided as it is; empty where the
    /// profile alone or a rule of the user decides.
    fn options_at_work(&self, _facts: &ElementFacts<'_>) -> Vec<&'static str> {
        Vec::new()
    }
}

/// Roles the user fixed for columns, by header text (compared after NFKC, trimmed).
pub type ColumnRoles = BTreeMap<String, Role>;

/// What a DICOM output says of its own de-identification.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claims {
    /// Code values of CID 7050 that really applied, with their meanings, in ascending order. Empty
    /// if rules of the user are weaker than the profile: then (0012,0062) may not say YES.
    pub methods: Vec<(&'static str, &'static str)>,
    /// (0028,0303): `REMOVED`, `UNMODIFIED` or `MODIFIED`.
    pub longitudinal: &'static str,
}

impl Claims {
    /// How far dates inside texts move, if those of the patient move by `offset`, so that texts say
    /// no more of time than the output claims: not at all where dates stay, and `None` (they go)
    /// where dates are removed.
    pub fn in_texts(&self, offset: Option<Days>) -> Option<Days> {
        match self.longitudinal {
            "REMOVED" => None,
            "UNMODIFIED" => Some(Days::new(0)),
            _ => offset,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn texts_say_no_more_of_time_than_the_output_claims() {
        let in_texts = |longitudinal| {
            let methods = Vec::new();
            Claims {
                methods,
                longitudinal,
            }
            .in_texts(Some(Days::new(30)))
        };
        assert_eq!(in_texts("MODIFIED"), Some(Days::new(30)));
        assert_eq!(in_texts("REMOVED"), None);
        assert_eq!(in_texts("UNMODIFIED"), Some(Days::new(0)));
    }

    #[test]
    fn names_read_back_and_agree_with_the_json_of_plans() {
        let json = |value: serde_json::Value| match value {
            serde_json::Value::String(word) => word,
            // {"pseudonym":"patient"} for pseudonym-patient.
            serde_json::Value::Object(members) => {
                let (word, argument) = members.into_iter().next().expect("one member");
                format!("{word}-{}", argument.as_str().expect("a word"))
            }
            other => panic!("{other} is no action"),
        };
        for action in Action::ALL {
            assert_eq!(json(serde_json::json!(action)), action.name());
            assert_eq!(Action::from_name(action.name()), Some(action));
        }
        for action in ColumnAction::ALL {
            assert_eq!(json(serde_json::json!(action)), action.name());
            assert_eq!(ColumnAction::from_name(action.name()), Some(action));
        }
        for role in Role::ALL {
            assert_eq!(json(serde_json::json!(role)), role.name());
            assert_eq!(Role::from_name(role.name()), Some(role));
        }
        for reason in Reason::ALL {
            assert_eq!(json(serde_json::json!(reason)), reason.name());
        }
    }

    #[test]
    fn no_two_actions_share_a_name() {
        let names: BTreeSet<_> = Action::ALL.iter().map(|action| action.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
        let names: BTreeSet<_> = ColumnAction::ALL
            .iter()
            .map(|action| action.name())
            .collect();
        assert_eq!(names.len(), ColumnAction::ALL.len());
    }
}

/// Actions are written and read by name, so that plans, reports and policies agree.
macro_rules! serde_by_name {
    ($kind:ty) => {
        impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> Deserialize<'de> for $kind {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = String::deserialize(deserializer)?;
                Self::from_name(&name).ok_or_else(|| D::Error::custom("not the name of an action"))
            }
        }
    };
}

serde_by_name!(Action);
serde_by_name!(ColumnAction);
