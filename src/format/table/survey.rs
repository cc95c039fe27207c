//! Pass 1 over a table, and the reading back of a finished one.
//!
//! The file is read for its encoding, then for statistics, then for the identifiers of the columns
//! that hold some. Every pass covers every row.

use super::layout;
use super::layout::Layout;
use super::reader::{Reader, Row};
use super::rows::Rows;
use crate::action::Role;
use crate::error::{At, Error, Result};
use crate::format::column::identifiers::Wanted;
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
        form: match layout.delimiter {
            b'\t' => Form::Tabbed,
            _ => Form::Delimited,
        },
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
