//! Pass 1 over a table, and the reading back of a finished one.
//!
//! The file is read for its encoding, then for statistics, then for the identifiers of the columns
//! that hold some. Every pass covers every row.

use super::layout;
use super::layout::Layout;
use super::reader::{Reader, Row};
use super::rows::Rows;
use crate::action::Role;
use crate::cohort::Found;
use crate::error::{At, Error, Result};
use crate::format::column::coarse::Weighing;
use crate::format::column::identifiers::Wanted;
use crate::format::column::selection::{self, Meeting};
use crate::format::column::shape::{self, Shapes};
use crate::format::column::stats::Column;
use crate::format::column::{place, roles, words};
use crate::format::{Look, Place, encoding};
use crate::identity::Identifier;
use crate::limits::Limits;
use crate::source::Source;
use crate::survey::{ColumnFacts, Evidence, Form, TableFacts, TextEncoding};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

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
    let Counted {
        first,
        times,
        mut columns,
        rows,
        below,
    } = statistics(source, whole.encoding, &layout, look.limits)?;
    let has_header = layout::is_header(&first, &columns);
    let header = if has_header {
        first
    } else {
        for (text, column) in first.iter().zip(&mut columns) {
            (0..times).for_each(|_| column.add(text));
        }
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
    let mut columns: Vec<ColumnFacts> = facts.collect();
    adopt_records(&mut columns);
    let mut facts = TableFacts {
        sha256: whole.sha256,
        form: match layout.delimiter {
            b'\t' => Form::Tabbed,
            _ => Form::Delimited,
        },
        encoding: whole.encoding,
        delimiter: layout.delimiter,
        above: layout.above,
        rows: if has_header { rows } else { rows + times },
        below,
        columns,
        people: BTreeMap::new(),
        sought: BTreeSet::new(),
        cohort: Found::default(),
        weighed: None,
    };
    let identifiers = collect(source, &mut facts, look)?;
    Ok((facts, identifiers))
}

/// Research databases (REDCap) number people as records: where no column holds patient IDs, that of the records
/// does.
fn adopt_records(columns: &mut [ColumnFacts]) {
    if columns.iter().any(|column| column.role == Role::PatientId) {
        return;
    }
    let numbering = |column: &&mut ColumnFacts| {
        !column.decided
            && matches!(column.role, Role::OtherId | Role::Unknown)
            && matches!(
                words::key(&column.header).as_str(),
                "record_id" | "record id" | "recordid"
            )
    };
    if let Some(column) = columns.iter_mut().find(numbering) {
        column.role = Role::PatientId;
        column.confidence = column.confidence.max(70);
    }
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

/// What was counted over all rows.
struct Counted {
    /// The texts of the first row.
    first: Vec<String>,
    /// How often that row stands in the file.
    times: u64,
    /// Statistics of all other rows.
    columns: Vec<Column>,
    /// How many these are.
    rows: u64,
    /// Lines below the table.
    below: u64,
}

fn statistics(
    source: &dyn Source,
    encoding: TextEncoding,
    layout: &Layout,
    limits: &Limits,
) -> Result<Counted> {
    let reader = Reader::new(source, encoding, layout.delimiter, limits);
    let mut rows = Rows::new(reader, encoding, layout.above, layout.columns);
    let mut row = Row::default();
    let mut first = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    let (mut times, mut count) = (0, 0);
    while rows.next(&mut row)? {
        if times > 0 && rows.is_again() {
            times += 1;
            continue;
        }
        for (index, &cell) in row.cells.iter().enumerate() {
            let bytes = row.content(cell);
            let text = encoding::decode(&bytes, encoding, row.line)?;
            if times == 0 {
                first.push(text.into_owned());
            } else if let Some(column) = columns.get_mut(index) {
                column.add(&text);
            }
        }
        if times == 0 {
            columns.resize_with(first.len(), || Column::among(row.cells.len()));
            times = 1;
        } else {
            count += 1;
        }
    }
    if first.is_empty() {
        return Err(Error::UnknownFormat);
    }
    Ok(Counted {
        first,
        times,
        columns,
        rows: count,
        below: rows.below(),
    })
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
            code: words::UNEXPLAINED.to_owned(),
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

/// Collects identifiers and ID hashes of the columns that call for it, in one more pass.
fn collect(
    source: &dyn Source,
    facts: &mut TableFacts,
    look: &Look<'_>,
) -> Result<BTreeSet<Identifier>> {
    let limits = look.limits;
    let mut identifiers = BTreeSet::new();
    let width = facts.columns.len();
    let columns = facts.columns.iter().enumerate();
    let mut wanted: Vec<Wanted> = columns.filter_map(|one| Wanted::new(one, width)).collect();
    let mut meeting = look.cohort.map(Meeting::new);
    if wanted.is_empty() && meeting.is_none() && look.anonymise.is_none() {
        return Ok(identifiers);
    }
    let patient = selection::patient_column(facts.columns.iter());
    let weighing = |asked| Weighing::new(asked, &facts.columns, patient, facts.sha256);
    let mut weighing = look.anonymise.map(weighing);
    if let Some(meeting) = &mut meeting {
        for (index, column) in facts.columns.iter().enumerate() {
            meeting.column(index, column);
        }
    }
    let has_header = has_header(facts);
    let mut rows = rows(source, facts, limits);
    let mut row = Row::default();
    let mut skip = has_header;
    while rows.next(&mut row)? {
        if std::mem::take(&mut skip) || has_header && rows.is_again() {
            continue;
        }
        if let Some(meeting) = &mut meeting {
            for (index, &cell) in row.cells.iter().enumerate() {
                let wants = meeting.wants(index);
                if !wants && patient != Some(index) {
                    continue;
                }
                let bytes = row.content(cell);
                let text = encoding::decode(&bytes, facts.encoding, row.line)?;
                if patient == Some(index) {
                    meeting.patient(&text);
                }
                meeting.value(index, &text);
            }
            meeting.end(limits.max_identifiers, At::Line(row.line))?;
        }
        if let Some(weighing) = &mut weighing {
            for (index, &cell) in row.cells.iter().enumerate() {
                if weighing.wants(index) {
                    let bytes = row.content(cell);
                    let text = encoding::decode(&bytes, facts.encoding, row.line)?;
                    weighing.value(index, &text);
                }
            }
            weighing.end(row.line)?;
        }
        for column in &mut wanted {
            let Some(&cell) = row.cells.get(column.index) else {
                continue;
            };
            let raw = row.raw(cell);
            if column.has_met(raw) {
                continue;
            }
            let bytes = row.content(cell);
            let text = encoding::decode(&bytes, facts.encoding, row.line)?;
            column.take(raw, &text, &mut identifiers);
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
            column.tell(facts);
        }
    }
    facts.cohort = meeting.map(Meeting::found).unwrap_or_default();
    facts.weighed = weighing.map(Weighing::weighed);
    Ok(identifiers)
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
