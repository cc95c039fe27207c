//! The identifiers in columns: what the values of a role identify, and which of them are collected.

use super::stats::Memory;
use super::{shape, words};
use crate::action::Role;
use crate::identity::{Identifier, IdentifierKind, alike_hash, id_hash};
use crate::registry::is_well_known;
use crate::survey::{ColumnFacts, Evidence, OWN_PSEUDONYMS};
use crate::transform::derive::is_pseudonym;
use crate::transform::{canon, date};
use std::collections::{BTreeMap, BTreeSet};

/// Hashes of IDs kept per column: the smallest, whatever the order of the rows.
const ID_HASHES: usize = 4_096;

/// What the values of a column of this role identify.
pub fn kind(role: Role) -> Option<IdentifierKind> {
    match role {
        Role::PatientId => Some(IdentifierKind::PatientId),
        Role::PatientName => Some(IdentifierKind::PatientName),
        Role::BirthDate => Some(IdentifierKind::BirthDate),
        Role::Date => Some(IdentifierKind::EventDate),
        Role::Staff => Some(IdentifierKind::StaffName),
        Role::Contact => Some(IdentifierKind::Contact),
        Role::Accession | Role::OtherId => Some(IdentifierKind::RecordId),
        Role::Uid => Some(IdentifierKind::Uid),
        Role::OfficialNumber => Some(IdentifierKind::OfficialNumber),
        Role::Facility => Some(IdentifierKind::Institution),
        Role::Sex
        | Role::Age
        | Role::FreeText
        | Role::Measurement
        | Role::Category
        | Role::Unknown => None,
    }
}

/// Longer values are no identifiers that anything could repeat.
const LONGEST_IDENTIFIER: usize = 1_024;

/// The identifier that `text` is in a column of `kind`, if it says enough to be searched for.
pub fn identifier(kind: IdentifierKind, text: &str) -> Option<Identifier> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_IDENTIFIER {
        return None;
    }
    let id = |least: usize| canon::id(text).filter(|id| id.chars().count() >= least);
    // Japanese words among numbers, as in the total below or a header printed again, are nobody's number.
    let word = |id: &String| {
        let japanese = id.chars().all(|c| !c.is_ascii() && !c.is_numeric());
        japanese && (is_total(id) || words::has_word(id))
    };
    let number = |least: usize| id(least).filter(|id| !word(id)).map(|_| text.to_owned());
    let (kind, value) = match kind {
        IdentifierKind::PatientId => (kind, number(1)),
        // Running numbers would be found in every column of counts.
        IdentifierKind::RecordId | IdentifierKind::OfficialNumber => (kind, number(4)),
        IdentifierKind::PatientName => (kind, is_named(text).then(|| text.to_owned())),
        IdentifierKind::StaffName if is_named(text) => (kind, Some(text.to_owned())),
        // A number of staff: too short ones would be found everywhere.
        IdentifierKind::StaffName => (IdentifierKind::RecordId, number(4)),
        IdentifierKind::Contact
        | IdentifierKind::Institution
        | IdentifierKind::Device
        | IdentifierKind::FileName => (kind, id(2).map(|_| text.to_owned())),
        IdentifierKind::BirthDate | IdentifierKind::EventDate => (kind, day(text)),
        IdentifierKind::Uid => {
            let entity = shape::is_uid(text) && !is_well_known(text);
            (kind, entity.then(|| text.to_owned()))
        }
    };
    value.map(|value| Identifier { kind, value })
}

/// Whether `text` heads the last line of a table.
fn is_total(text: &str) -> bool {
    ["合計", "総計", "小計", "件数", "総数", "平均"].contains(&text)
}

fn is_named(text: &str) -> bool {
    text.split('=')
        .any(|group| canon::name(&group.replace('^', " ")).is_some())
}

/// A whole date as `YYYYMMDD`; a month or a placeholder is none.
fn day(text: &str) -> Option<String> {
    let found = date::parse(text)?;
    let whole = found.style.precision() == date::Precision::Day;
    (whole && !date::is_placeholder(found.date)).then(|| found.date.format("%Y%m%d").to_string())
}

/// A column with identifiers or IDs in it, and what was met there.
pub struct Wanted {
    /// Its position.
    pub index: usize,
    kind: Option<IdentifierKind>,
    hashed: bool,
    met: Memory<()>,
    /// By the hash of an ID that of what it has in common with IDs alike.
    hashes: BTreeMap<u64, u64>,
    /// IDs met, and those among them that have the form of a pseudonym made here.
    ids: u64,
    pseudonyms: u64,
}

impl Wanted {
    /// The column at `index` among `width` if its role or its values call for a look.
    pub fn new((index, column): (usize, &ColumnFacts), width: usize) -> Option<Self> {
        let kind = kind(column.role);
        let ids = |evidence: &Evidence| evidence.code == "id-shape" && evidence.percent >= 80;
        let hashed = match column.role {
            Role::PatientId | Role::OtherId | Role::Accession => true,
            Role::Unknown => column.evidence.iter().any(ids),
            Role::PatientName
            | Role::BirthDate
            | Role::Date
            | Role::Sex
            | Role::Age
            | Role::Staff
            | Role::Contact
            | Role::Uid
            | Role::OfficialNumber
            | Role::Facility
            | Role::FreeText
            | Role::Measurement
            | Role::Category => false,
        };
        let met = Memory::among(width);
        let wanted = Wanted {
            index,
            kind,
            hashed,
            met,
            hashes: BTreeMap::new(),
            ids: 0,
            pseudonyms: 0,
        };
        (kind.is_some() || hashed).then_some(wanted)
    }

    /// Whether the value of these bytes was taken lately.
    pub fn has_met(&self, raw: &[u8]) -> bool {
        self.met.get(raw).is_some()
    }

    /// Adds what `text`, written as `raw`, identifies.
    pub fn take(&mut self, raw: &[u8], text: &str, identifiers: &mut BTreeSet<Identifier>) {
        self.met.put(raw, ());
        identifiers.extend(self.kind.and_then(|kind| identifier(kind, text)));
        if !self.hashed || text.len() > LONGEST_IDENTIFIER {
            return;
        }
        if let Some(id) = canon::id(text) {
            self.ids += 1;
            self.pseudonyms += u64::from(is_pseudonym(&id));
            self.hashes.insert(id_hash(&id), alike_hash(&id));
            if self.hashes.len() > ID_HASHES {
                self.hashes.pop_last();
            }
        }
    }
}

impl Wanted {
    /// Writes the hashes and what they say into the facts of the column.
    pub fn tell(self, facts: &mut ColumnFacts) {
        facts.evidence.extend(self.own_pseudonyms());
        if facts.role == Role::PatientId {
            facts.alike_hashes = self.hashes.values().copied().collect();
        }
        facts.id_hashes = self.hashes.into_keys().collect();
    }

    /// The share of pseudonyms made here, if nearly all IDs are such: the table is an output. One in
    /// 32 texts of these letters has the right check letter, so only several say something.
    fn own_pseudonyms(&self) -> Option<Evidence> {
        let percent = self.pseudonyms * 100 / self.ids.max(1);
        (self.pseudonyms >= 3 && percent >= 90).then(|| Evidence {
            code: OWN_PSEUDONYMS.to_owned(),
            percent: percent.min(100) as u8,
        })
    }
}
