//! Pass 1 over a table, and the reading back of a finished one.
//!
//! The file is read for its encoding, then for statistics, then for the identifiers of the columns
//! that hold some. Every pass covers every row.

use super::layout::Layout;
use super::reader::{Reader, Row};
use super::rows::Rows;
use super::shape::{self, Shapes};
use super::stats::{Column, Memory};
use super::{encoding, layout, roles, words};
use crate::action::Role;
use crate::error::{At, Error, Result};
use crate::format::{Look, Place};
use crate::identity::{Identifier, IdentifierKind, alike_hash, id_hash};
use crate::limits::Limits;
use crate::registry::is_well_known;
use crate::source::Source;
use crate::survey::{ColumnFacts, Evidence, OWN_PSEUDONYMS, TableFacts, TextEncoding};
use crate::transform::derive::is_pseudonym;
use crate::transform::{canon, date};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Code of the evidence that a header may be a value, so that a generated one replaces it.
pub const UNEXPLAINED: &str = "header-unexplained";

/// Hashes of IDs kept per column: the smallest, whatever the order of the rows.
const ID_HASHES: usize = 4_096;

/// Surveys a table.
///
/// # Errors
///
/// Whatever keeps it from being read whole as one rectangular table.
pub fn survey(source: &dyn Source, look: &Look<'_>) -> Result<(TableFacts, BTreeSet<Identifier>)> {
    if source.is_empty() {
        return Err(Error::Empty);
    }
    let layout = layout::probe(source)?.ok_or(Error::UnknownFormat)?;
    let whole = encoding::detect(source)?;
    let (first, mut columns, rows, below) =
        statistics(source, whole.encoding, &layout, look.limits)?;
    let has_header = layout::is_header(&first, &columns);
    let header = if has_header {
        first
    } else {
        first
            .iter()
            .zip(&mut columns)
            .for_each(|(text, column)| column.add(text));
        vec![String::new(); columns.len()]
    };
    let trustworthy = layout::is_trustworthy(&header);
    let fixed: BTreeMap<String, Role> = look
        .roles
        .iter()
        .map(|(header, &role)| (words::key(header), role))
        .collect();
    let table = fingerprint(has_header.then_some(&header), &whole.sha256);
    let facts = header
        .into_iter()
        .zip(&columns)
        .enumerate()
        .map(|(index, (header, column))| {
            let place = format!("column {} of {table}", index + 1);
            let named = fixed
                .get(&words::key(&header))
                .filter(|_| !header.trim().is_empty());
            let role = named.or_else(|| fixed.get(&words::key(&place))).copied();
            let header_stands = match (named, trustworthy) {
                (Some(_), _) => Stands::ByUser,
                (None, true) => Stands::AmongHeaders,
                (None, false) => Stands::Alone,
            };
            column_facts(header, place, column, role, header_stands)
        });
    let mut facts = TableFacts {
        sha256: whole.sha256,
        encoding: whole.encoding,
        delimiter: layout.delimiter,
        above: layout.above,
        rows: rows - u64::from(has_header),
        below,
        columns: facts.collect(),
    };
    let identifiers = collect(source, &mut facts, look.limits)?;
    Ok((facts, identifiers))
}

/// A short name of the table by which the user may fix roles of columns whose headers say nothing:
/// eight letters from the SHA-256 of its headers in order, or of its bytes if it has none.
fn fingerprint(header: Option<&Vec<String>>, sha256: &[u8; 32]) -> String {
    let digest: [u8; 32] = match header {
        Some(header) => {
            let keys: Vec<String> = header.iter().map(|cell| words::key(cell)).collect();
            Sha256::digest(keys.join("\0").as_bytes()).into()
        }
        None => *sha256,
    };
    digest[..4]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The first row's texts, statistics of all other rows, the number of rows and that of the lines below.
fn statistics(
    source: &dyn Source,
    encoding: TextEncoding,
    layout: &Layout,
    limits: &Limits,
) -> Result<(Vec<String>, Vec<Column>, u64, u64)> {
    let reader = Reader::new(source, encoding, layout.delimiter, limits);
    let mut rows = Rows::new(reader, encoding, layout.above, layout.columns);
    let mut row = Row::default();
    let mut first = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    let mut count = 0u64;
    while rows.next(&mut row)? {
        count += 1;
        for (index, &cell) in row.cells.iter().enumerate() {
            let bytes = row.content(cell);
            let text = encoding::decode(&bytes, encoding, row.line)?;
            if count == 1 {
                first.push(text.into_owned());
            } else if let Some(column) = columns.get_mut(index) {
                column.add(&text);
            }
        }
        if count == 1 {
            columns.resize_with(first.len(), || Column::among(row.cells.len()));
        }
    }
    if first.is_empty() {
        return Err(Error::UnknownFormat);
    }
    Ok((first, columns, count, rows.below()))
}

/// What speaks for a header being one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// The user gave it a role.
    ByUser,
    /// Most of its neighbours are headers.
    AmongHeaders,
    /// Nothing but itself.
    Alone,
}

fn column_facts(
    header: String,
    place: String,
    column: &Column,
    fixed: Option<Role>,
    stands: Stands,
) -> ColumnFacts {
    let mut proposal = roles::propose(&header, column);
    let values = Shapes::NAME
        .with(Shapes::LATIN_NAME)
        .with(Shapes::TITLE)
        .with(Shapes::REACHES)
        .with(Shapes::DATE);
    let values = values
        .with(Shapes::PHONE)
        .with(Shapes::EMAIL)
        .with(Shapes::ADDRESS);
    let looks_like_value = shape::look(&header).shapes.any(values) && !words::has_word(&header);
    let doubtful = match stands {
        Stands::ByUser => false,
        Stands::AmongHeaders => words::has_stranger(&header),
        Stands::Alone => words::has_stranger(&header) || !words::is_explained(&header),
    };
    let is_value = looks_like_value || doubtful || words::tells(&header);
    if !header.trim().is_empty() && is_value {
        proposal.evidence.push(Evidence {
            code: UNEXPLAINED.to_owned(),
            percent: 100,
        });
    }
    if fixed.is_some() {
        proposal.evidence.push(Evidence {
            code: "decided-by-user".to_owned(),
            percent: 100,
        });
    }
    ColumnFacts {
        header,
        place,
        role: fixed.unwrap_or(proposal.role),
        confidence: if fixed.is_some() {
            100
        } else {
            proposal.confidence
        },
        decided: fixed.is_some(),
        evidence: proposal.evidence,
        filled: column.filled,
        id_hashes: Vec::new(),
        alike_hashes: Vec::new(),
    }
}

/// What the values of a column of this role identify.
pub(super) fn kind(role: Role) -> Option<IdentifierKind> {
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
pub(super) fn identifier(kind: IdentifierKind, text: &str) -> Option<Identifier> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_IDENTIFIER {
        return None;
    }
    let id = |least: usize| canon::id(text).filter(|id| id.chars().count() >= least);
    let (kind, value) = match kind {
        IdentifierKind::PatientId => (kind, id(1).map(|_| text.to_owned())),
        // Running numbers would be found in every column of counts.
        IdentifierKind::RecordId | IdentifierKind::OfficialNumber => {
            (kind, id(4).map(|_| text.to_owned()))
        }
        IdentifierKind::PatientName => (kind, is_named(text).then(|| text.to_owned())),
        IdentifierKind::StaffName if is_named(text) => (kind, Some(text.to_owned())),
        // A number of staff: too short ones would be found everywhere.
        IdentifierKind::StaffName => (IdentifierKind::RecordId, id(4).map(|_| text.to_owned())),
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

/// Collects identifiers and ID hashes of the columns that call for it, in one more pass.
fn collect(
    source: &dyn Source,
    facts: &mut TableFacts,
    limits: &Limits,
) -> Result<BTreeSet<Identifier>> {
    let mut identifiers = BTreeSet::new();
    let width = facts.columns.len();
    let columns = facts.columns.iter().enumerate();
    let mut wanted: Vec<Wanted> = columns.filter_map(|one| Wanted::new(one, width)).collect();
    if wanted.is_empty() {
        return Ok(identifiers);
    }
    let has_header = has_header(facts);
    let mut rows = rows(source, facts, limits);
    let mut row = Row::default();
    let mut skip = has_header;
    while rows.next(&mut row)? {
        if std::mem::take(&mut skip) {
            continue;
        }
        for column in &mut wanted {
            let Some(&cell) = row.cells.get(column.index) else {
                continue;
            };
            let raw = row.raw(cell);
            if column.met.get(raw).is_some() {
                continue;
            }
            let bytes = row.content(cell);
            let text = encoding::decode(&bytes, facts.encoding, row.line)?;
            column.take(&text, &mut identifiers);
            column.met.put(raw, ());
            if identifiers.len() > limits.max_identifiers {
                let limit = limits.max_identifiers as u64;
                return Err(Error::Limit {
                    what: "distinct identifiers",
                    limit,
                    at: At::Line(row.line),
                });
            }
        }
    }
    for column in wanted {
        if let Some(facts) = facts.columns.get_mut(column.index) {
            facts.evidence.extend(column.own_pseudonyms());
            if facts.role == Role::PatientId {
                facts.alike_hashes = column.hashes.values().copied().collect();
            }
            facts.id_hashes = column.hashes.into_keys().collect();
        }
    }
    Ok(identifiers)
}

/// A column with identifiers or IDs in it.
struct Wanted {
    index: usize,
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
    fn new((index, column): (usize, &ColumnFacts), width: usize) -> Option<Self> {
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

    fn take(&mut self, text: &str, identifiers: &mut BTreeSet<Identifier>) {
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

/// The rows of a table of which this is known, the header among them.
pub fn rows<'a>(source: &'a dyn Source, facts: &TableFacts, limits: &Limits) -> Rows<'a> {
    let reader = Reader::new(source, facts.encoding, facts.delimiter, limits);
    Rows::new(reader, facts.encoding, facts.above, facts.columns.len())
}

/// Whether the table has a header row: one with every cell empty is none.
pub fn has_header(facts: &TableFacts) -> bool {
    facts.columns.iter().any(|column| !column.header.is_empty())
}

/// Hands every cell of a finished table to `visit`. Every byte is text, so none is opaque.
///
/// A table of which one column is left has no delimiter to find; its lines are then taken whole. One whose
/// few texts may be in several encodings is read in each of them.
///
/// # Errors
///
/// If the output cannot be read as text or its quotes are broken.
pub fn fields(
    output: &dyn Source,
    limits: &Limits,
    visit: &mut dyn FnMut(Place, &str),
) -> Result<()> {
    let delimiter = layout::delimiter(output)?;
    for encoding in encoding::own(output)? {
        let mut reader = Reader::new(output, encoding, delimiter, limits);
        let mut row = Row::default();
        while reader.next(&mut row)? {
            for &cell in &row.cells {
                let bytes = row.content(cell);
                if bytes.is_empty() {
                    continue;
                }
                let text = encoding::decode(&bytes, encoding, row.line)?;
                visit(place(&text), &text);
            }
        }
    }
    Ok(())
}

fn place(text: &str) -> Place {
    if text.len() > 128 {
        return Place::Text;
    }
    let normal = shape::normal(text);
    if shape::is_uid(&normal) {
        return Place::Uid;
    }
    let digits = normal.bytes().any(|byte| byte.is_ascii_digit()) || normal.contains('元');
    if digits && date::parse(&normal).is_some() {
        Place::Date
    } else if shape::is_number(&normal) {
        Place::Typed
    } else {
        Place::Text
    }
}
