//! Identifiers and references: what they name, and by which keys resources find each other.

use super::dictionary::dictionary;
use super::json::{Shape, Tree};
use crate::transform::canon;
use sha2::{Digest, Sha256};

/// What a reference points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target<'t> {
    /// A resource of a server: `[base/]Type/id[/_history/version]`.
    Named {
        /// Where the server is, without a slash at the end; empty for a relative reference.
        base: &'t str,
        /// The type.
        kind: &'static str,
        /// The logical id.
        id: &'t str,
    },
    /// `urn:uuid:`, the UUID in lower case.
    Uuid(String),
    /// `urn:oid:`.
    Oid(&'t str),
    /// A resource inside this one, by its id.
    Inside(&'t str),
    /// The resource that holds this one, or a type alone.
    Plain,
    /// `Patient?identifier=[system|]value`.
    Search {
        /// The system, if one is named.
        system: &'t str,
        /// The value.
        value: &'t str,
    },
    /// Anything else.
    Other,
}

/// Reads `text` as a reference.
pub fn target(text: &str) -> Target<'_> {
    if let Some(uuid) = text.strip_prefix("urn:uuid:") {
        return match is_uuid(uuid) {
            true => Target::Uuid(uuid.to_ascii_lowercase()),
            false => Target::Other,
        };
    }
    if let Some(oid) = text.strip_prefix("urn:oid:") {
        return Target::Oid(oid);
    }
    if let Some(id) = text.strip_prefix('#') {
        return match id.is_empty() {
            true => Target::Plain,
            false if is_id(id) => Target::Inside(id),
            false => Target::Other,
        };
    }
    if let Some(search) = text.strip_prefix("Patient?identifier=") {
        let (system, value) = search.split_once('|').unwrap_or(("", search));
        let plain = !search.is_empty() && !search.contains(['%', '&', ',', '+']);
        return match plain && !value.is_empty() {
            true => Target::Search { system, value },
            false => Target::Other,
        };
    }
    let dictionary = dictionary();
    if dictionary.resource(text).is_some() {
        return Target::Plain;
    }
    let current = match text.split_once("/_history/") {
        Some((current, version)) if is_id(version) => current,
        Some(_) => return Target::Other,
        None => text,
    };
    let mut parts = current.rsplitn(3, '/');
    let (id, kind, base) = (parts.next(), parts.next(), parts.next());
    let kind = kind.and_then(|kind| dictionary.resource(kind));
    let served =
        base.is_none_or(|base| base.starts_with("http://") || base.starts_with("https://"));
    match (id, kind) {
        (Some(id), Some((kind, _))) if is_id(id) && served => Target::Named {
            base: base.unwrap_or_default(),
            kind,
            id,
        },
        _ => Target::Other,
    }
}

/// Whether `text` is a logical id (FHIR R4, data type id).
pub fn is_id(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    (1..=64).contains(&text.len()) && text.bytes().all(letter)
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

impl Target<'_> {
    /// The key by which the target is found in a drop; `None` if it is inside, or no single one.
    pub fn key(&self) -> Option<u64> {
        match self {
            Target::Named { kind, id, .. } => Some(key(&["named", kind, id])),
            Target::Uuid(uuid) => Some(key(&["uuid", uuid])),
            Target::Oid(oid) => Some(key(&["oid", oid])),
            Target::Search { system, value } => Some(identifier_key(system, value)),
            Target::Inside(_) | Target::Plain | Target::Other => None,
        }
    }
}

/// The key of an identifier.
pub fn identifier_key(system: &str, value: &str) -> u64 {
    key(&["identifier", system, value.trim()])
}

fn key(parts: &[&str]) -> u64 {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part.as_bytes());
    }
    let digest = digest.finalize();
    u64::from_be_bytes(std::array::from_fn(|at| digest[at]))
}

/// What an identifier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// The hospital's number of a patient.
    Patient,
    /// Issued by a state, an insurer or a bank.
    Official,
    /// An accession number.
    Accession,
    /// A UID.
    Uid,
    /// Another number of a record.
    Record,
    /// Nothing tells.
    Untold,
}

/// Types of identifiers (HL7 table 0203) of patients and of official numbers.
const PATIENT_TYPES: [&str; 6] = ["MR", "PI", "PT", "MRT", "PE", "ANON"];
const OFFICIAL_TYPES: [&str; 22] = [
    "SS", "NI", "NIIP", "MB", "MC", "MA", "DL", "PPN", "TAX", "SB", "NH", "SN", "HC", "JHN", "CC",
    "BA", "BC", "PN", "CZ", "BCT", "NP", "PC",
];
const RECORD_TYPES: [&str; 6] = ["VN", "PLAC", "FILL", "AN", "SNO", "RI"];

/// Systems of hospital numbers of patients (JP Core): the facility follows.
const PATIENT_SYSTEMS: [&str; 2] = [
    "urn:oid:1.2.392.100495.20.3.51.",
    "http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier",
];
/// Parts of the names of systems of official numbers.
const OFFICIAL_SYSTEMS: [&str; 9] = [
    "insurance",
    "memberid",
    "payer",
    "us-ssn",
    "us-medicare",
    "mynumber",
    "passport",
    "1.2.392.100495.20.3.6",
    "2.16.840.1.113883.4.",
];

/// What the identifier at `at` is.
pub fn class(tree: &Tree<'_>, at: u32) -> Class {
    let system = tree.text_of(at, "system").unwrap_or_default();
    let value = tree.text_of(at, "value").unwrap_or_default();
    let codes = || {
        let coding = tree
            .member(at, "type")
            .and_then(|kind| tree.member(kind, "coding"));
        let codings = coding.into_iter().flat_map(|coding| tree.children(coding));
        codings.filter_map(|coding| tree.text_of(coding, "code"))
    };
    let typed = |list: &[&str]| codes().any(|code| list.contains(&code.as_ref()));
    if system == "urn:dicom:uid" || value.starts_with("urn:oid:") {
        return Class::Uid;
    }
    if typed(&PATIENT_TYPES) || system.starts_with(PATIENT_SYSTEMS[0]) {
        return Class::Patient;
    }
    let lower = system.to_lowercase();
    if typed(&OFFICIAL_TYPES) || OFFICIAL_SYSTEMS.iter().any(|part| lower.contains(part)) {
        return Class::Official;
    }
    if typed(&["ACSN"]) {
        return Class::Accession;
    }
    if typed(&RECORD_TYPES) || system == PATIENT_SYSTEMS[1] {
        return Class::Record;
    }
    Class::Untold
}

/// The identifier of the patient at `at` that stands for the person: a hospital number, else the first of which
/// nothing says that it is another.
pub fn own_identifier(tree: &Tree<'_>, at: u32) -> Option<u32> {
    let list = tree
        .member(at, "identifier")
        .filter(|&list| tree.shape(list) == Shape::Array)?;
    let usable = |&one: &u32| {
        tree.text_of(one, "value")
            .is_some_and(|value| canon::id(&value).is_some())
    };
    let all: Vec<(u32, Class)> = tree
        .children(list)
        .filter(usable)
        .map(|one| (one, class(tree, one)))
        .collect();
    let of = |wanted: Class| {
        all.iter()
            .find(|(_, class)| *class == wanted)
            .map(|(one, _)| *one)
    };
    of(Class::Patient).or_else(|| of(Class::Untold))
}

/// The canonical ID of the patient at `at`: that of [`own_identifier`], else the logical id.
pub fn patient_id(tree: &Tree<'_>, at: u32) -> Option<String> {
    let own = own_identifier(tree, at).and_then(|one| tree.text_of(one, "value"));
    let own = own.and_then(|value| canon::id(&value));
    own.or_else(|| canon::id(&tree.text_of(at, "id")?))
}

/// Whether `text` is a time of day.
pub fn is_time(text: &str) -> Option<bool> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut parts = clock.split(':');
    let mut number = |below: u32| {
        let part = parts.next()?;
        (part.len() == 2 && part.parse::<u32>().ok()? < below).then_some(())
    };
    number(24)?;
    number(60)?;
    number(61)?;
    let short = fraction.len() <= 9 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    Some(parts.next().is_none() && short)
}
