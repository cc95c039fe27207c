//! Who people are and what identifies them: the nouns that survey, matcher and gate share.
//!
//! Values of these types are confidential: they never enter an error, a log, a report or a bundle.

use crate::element::Tag;
use serde::{Deserialize, Serialize};

/// A person by canonical ID (see `transform::canon`); the issuer is empty where none is given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Person {
    /// Canonical issuer of the ID, or empty.
    pub issuer: String,
    /// Canonical ID, never a sentinel.
    pub id: String,
}

impl Person {
    /// Who stands for the patient of a study whose files name none.
    pub fn of_study(study_uid: &str) -> Person {
        Person {
            issuer: String::new(),
            id: format!("STUDY:{study_uid}"),
        }
    }
}

/// What a UID of a data set names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entity {
    /// A SOP Instance.
    Instance,
    /// A series.
    Series,
    /// A study.
    Study,
    /// A frame of reference.
    Frame,
}

/// What an identifying string is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentifierKind {
    /// Patient ID and other IDs of the patient.
    PatientId,
    /// Name of the patient, of relatives and other names of the patient.
    PatientName,
    /// Date of birth, as `YYYYMMDD`.
    BirthDate,
    /// Name of staff.
    StaffName,
    /// Accession, order, report, visit and specimen numbers, study ID.
    RecordId,
    /// Address, telephone, e-mail.
    Contact,
    /// Official, insurance, bank and card numbers.
    OfficialNumber,
    /// Name of an institution or department's address.
    Institution,
    /// Serial numbers and names of equipment.
    Device,
    /// An instance, series, study, frame of reference or other entity UID.
    Uid,
    /// A date of an event of a person, as `YYYYMMDD`.
    EventDate,
    /// A name of an input file or folder that is not a plain word.
    FileName,
}

impl IdentifierKind {
    /// The kind as printed in reports and errors.
    pub fn name(self) -> &'static str {
        match self {
            IdentifierKind::PatientId => "patient-id",
            IdentifierKind::PatientName => "patient-name",
            IdentifierKind::BirthDate => "birth-date",
            IdentifierKind::StaffName => "staff-name",
            IdentifierKind::RecordId => "record-id",
            IdentifierKind::Contact => "contact",
            IdentifierKind::OfficialNumber => "official-number",
            IdentifierKind::Institution => "institution",
            IdentifierKind::Device => "device",
            IdentifierKind::Uid => "uid",
            IdentifierKind::EventDate => "event-date",
            IdentifierKind::FileName => "file-name",
        }
    }
}

/// One identifying string, decoded to Unicode, otherwise as it stood.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// What it is.
    pub kind: IdentifierKind,
    /// The string; a person name keeps its `^` and `=`.
    pub value: String,
}

/// What identifies in the value of a standard attribute, whatever surrounds it: the one table for the
/// survey, which searches for it, and for policies, which may not keep it. Attributes of VR PN, UI, DA
/// and DT follow from their VR. Source: PS3.3 modules Patient, Patient Study, General Study, Equipment,
/// Visit, Imaging Service Request, Specimen; PS3.6 for the tags.
pub fn kind_of(tag: Tag) -> Option<IdentifierKind> {
    use IdentifierKind as Kind;
    let kind = match tag {
        // Patient ID, Other Patient IDs.
        Tag(0x0010, 0x0020 | 0x1000) => Kind::PatientId,
        // Name to Use; the attributes of VR PN follow from that.
        Tag(0x0010, 0x0012) => Kind::PatientName,
        // Birth date, also in an alternative calendar.
        Tag(0x0010, 0x0030 | 0x0033) => Kind::BirthDate,
        // Insurance Plan Identification.
        Tag(0x0010, 0x1050) => Kind::OfficialNumber,
        // Responsible Organization.
        Tag(0x0010, 0x2299) => Kind::Institution,
        // Patient's Address, Telephone Numbers, Telecom Information.
        Tag(0x0010, 0x1040 | 0x2154 | 0x2155) => Kind::Contact,
        // Referring, consulting physician and person: address, telephone, telecom.
        Tag(0x0008, 0x0092 | 0x0094) | Tag(0x0040, 0x1102..=0x1104 | 0x2010 | 0x2011) => {
            Kind::Contact
        }
        // Accession Number, Study ID, Admission ID, Service Episode ID.
        Tag(0x0008, 0x0050) | Tag(0x0020, 0x0010) | Tag(0x0038, 0x0010 | 0x0060) => Kind::RecordId,
        // Medical Record Locator, Clinical Trial Subject and Subject Reading ID.
        Tag(0x0010, 0x1090) | Tag(0x0012, 0x0040 | 0x0042) => Kind::RecordId,
        // Step, procedure, placer and filler order numbers; specimen and container identifiers.
        Tag(0x0040, 0x0009 | 0x0253 | 0x1001 | 0x2006 | 0x2007 | 0x2016 | 0x2017) => Kind::RecordId,
        Tag(0x0040, 0x050A | 0x0512 | 0x0551) => Kind::RecordId,
        // Institution Name and Address; Clinical Trial Site and Coordinating Center Name.
        Tag(0x0008, 0x0080 | 0x0081) | Tag(0x0012, 0x0031 | 0x0060) => Kind::Institution,
        // Device serial number, IDs of device, plate, generator, cassette, gantry and detector.
        Tag(0x0018, 0x1000 | 0x1003..=0x1005 | 0x1007 | 0x1008 | 0x700A) => Kind::Device,
        // Unique Device Identifier, Source Serial Number.
        Tag(0x0018, 0x1009) | Tag(0x3008, 0x0105) => Kind::Device,
        // Station names and AE titles.
        Tag(0x0008, 0x0054 | 0x0055 | 0x1010) => Kind::Device,
        Tag(0x0040, 0x0001 | 0x0010 | 0x0241 | 0x0242) => Kind::Device,
        Tag(0x0002, 0x0016..=0x0018) => Kind::Device,
        // Referenced File ID of a DICOMDIR: folders and files of the medium.
        Tag(0x0004, 0x1500) => Kind::FileName,
        _ => return None,
    };
    Some(kind)
}

/// A 64-bit hash of a canonical ID, for joins between files: never written to an output.
pub fn id_hash(canonical: &str) -> u64 {
    hash(&[canonical.as_bytes()])
}

/// A 64-bit hash of what two canonical IDs have in common that differ in separators and leading
/// zeros only: `A-00123`, `A00123` and `A123`. Hospitals write one number in such ways and
/// spreadsheets drop zeros, so they are likely one person, which only the hospital can know. Never
/// written to an output.
pub fn alike_hash(canonical: &str) -> u64 {
    let separates = |c: &char| matches!(c, '-' | '_' | '.' | '/' | ':' | ',');
    let mut bare = String::with_capacity(canonical.len());
    let mut signs = canonical.chars().filter(|c| !separates(c)).peekable();
    let mut in_number = false;
    while let Some(sign) = signs.next() {
        let more = signs.peek().is_some_and(char::is_ascii_digit);
        let leading_zero = sign == '0' && !in_number && more;
        if !leading_zero {
            bare.push(sign);
            in_number = sign.is_ascii_digit();
        }
    }
    hash(&[bare.as_bytes()])
}

/// A 64-bit hash of `uid` (trimmed) as the name of an `entity`, for the graph of references: the
/// same UID names different things as an instance and as a series. Never written to an output.
pub fn entity_hash(entity: Entity, uid: &str) -> u64 {
    let kind: &[u8] = match entity {
        Entity::Instance => b"instance ",
        Entity::Series => b"series ",
        Entity::Study => b"study ",
        Entity::Frame => b"frame ",
    };
    hash(&[kind, uid.as_bytes()])
}

fn hash(parts: &[&[u8]]) -> u64 {
    use sha2::{Digest, Sha256};
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    let digest = digest.finalize();
    u64::from_be_bytes(std::array::from_fn(|i| digest[i]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_alike_if_separators_and_leading_zeros_alone_tell_them_apart() {
        for (one, other) in [
            ("00123", "123"),
            ("A-00123", "A123"),
            ("A00123", "A0123"),
            ("12-345", "12345"),
            ("2024/0007", "20240007"),
            ("00", "0"),
        ] {
            assert_eq!(alike_hash(one), alike_hash(other), "{one} {other}");
            assert_ne!(id_hash(one), id_hash(other));
        }
        for (one, other) in [
            ("1230", "123"),
            ("A10023", "A1023"),
            ("A123", "B123"),
            ("0A", "A"),
            ("", "0"),
        ] {
            assert_ne!(alike_hash(one), alike_hash(other), "{one} {other}");
        }
    }
}
