//! Pass 2: carries out the action of every column, row by row.
//!
//! A kept cell is repeated byte for byte if it fits the role of its column and holds no known
//! identifier; otherwise it becomes empty. Nothing that fails falls back to the original.

mod tally;
mod values;

use super::cell::Fit;
use super::reader::{Cell, Row};
use super::rows::Rows;
use super::stats::{Memory, Vocabulary};
use super::survey::{self, UNEXPLAINED, has_header};
use super::{cell, encoding, shape, words};
use crate::action::{ColumnAction, Role};
use crate::error::{Error, Result};
use crate::format::{Done, Link, Work};
use crate::identity::{Identifier, IdentifierKind, Person};
use crate::source::{Sink, Source};
use crate::survey::{ColumnFacts, Facts, TableFacts, TextEncoding};
use crate::transform::canon;
use crate::transform::matcher::{Field, TextMatcher};
use crate::transform::text::Own;
use chrono::Days;
use std::collections::{BTreeMap, BTreeSet};
use tally::Tally;
use values::{Outcome, Verdict};

/// Bytes collected before they go to the sink.
const CHUNK: usize = 64 << 10;

/// Writes the de-identified table.
///
/// # Errors
///
/// Whatever keeps an action from being carried out; what was written then counts for nothing.
pub fn apply(source: &dyn Source, work: &Work<'_>, sink: &mut dyn Sink) -> Result<Done> {
    let mut rewriter = Rewriter::new(source, work)?;
    let mut rows = rewriter.rows(source);
    let mut row = Row::default();
    let mut out = Vec::new();
    let encoding = rewriter.facts.encoding;
    sink.bytes(encoding::mark(encoding))?;
    let mut header = has_header(rewriter.facts);
    while rows.next(&mut row)? {
        if std::mem::take(&mut header) {
            rewriter.header(&row, &mut out)?;
        } else {
            rewriter.row(&row, &mut out)?;
        }
        out.extend_from_slice(row.ending);
        if out.len() >= CHUNK {
            put(&out, encoding, sink)?;
            out.clear();
        }
    }
    out.extend_from_slice(rows.trailer());
    put(&out, encoding, sink)?;
    for (code, lines) in [
        ("lines-above-left-out", rewriter.facts.above),
        ("lines-below-left-out", rows.below()),
    ] {
        if lines > 0 {
            *rewriter.notes.entry(code).or_default() += lines;
        }
    }
    Ok(rewriter.done())
}

/// Writes whole lines in the encoding of the file.
fn put(lines: &[u8], encoding: TextEncoding, sink: &mut dyn Sink) -> Result<()> {
    let what = "a cell cannot be written in the encoding of its file";
    let bytes = encoding::outward(lines, encoding).ok_or(Error::Verification { what })?;
    sink.bytes(&bytes)
}

/// Rows of cells, each as it is and as it will be; `None` for a cell that goes with its column.
pub type Preview = Vec<Vec<(String, Option<String>)>>;

/// The first `rows` data rows as they are and as they will be written. Holds values: for the user's
/// eyes only, on request.
///
/// # Errors
///
/// As [`crate::format::Format::apply`] on a table.
pub fn preview(source: &dyn Source, work: &Work<'_>, rows: usize) -> Result<Preview> {
    let mut rewriter = Rewriter::new(source, work)?;
    let mut reader = rewriter.rows(source);
    let mut row = Row::default();
    let mut shown = Vec::new();
    let mut header = has_header(rewriter.facts);
    while shown.len() < rows && reader.next(&mut row)? {
        if std::mem::take(&mut header) {
            continue;
        }
        let mut cells = Vec::new();
        rewriter.each(&row, |before, outcome| {
            let after = match outcome {
                Outcome::Dropped => None,
                Outcome::Kept => Some(before.to_owned()),
                Outcome::Written(text) => Some(text),
                Outcome::Emptied => Some(String::new()),
            };
            cells.push((before.to_owned(), after));
            Ok(())
        })?;
        shown.push(cells);
    }
    Ok(shown)
}

/// The header of the column at zero-based `position` as it will be written: its own, or `column_N`
/// (counted from one) where it may be a value or holds a known identifier.
pub fn output_header(column: &ColumnFacts, position: usize, known: &TextMatcher) -> String {
    if header_stays(column, known) {
        column.header.clone()
    } else {
        format!("column_{}", position + 1)
    }
}

fn header_stays(column: &ColumnFacts, known: &TextMatcher) -> bool {
    !column
        .evidence
        .iter()
        .any(|evidence| evidence.code == UNEXPLAINED)
        && known.find(&column.header, Field::Text).is_empty()
}

/// A person of the table, and what follows from the key.
#[derive(Clone)]
struct Owner {
    pseudonym: String,
    offset: Days,
}

struct Rewriter<'a> {
    work: &'a Work<'a>,
    facts: &'a TableFacts,
    /// The column that says whose row it is.
    patient: Option<usize>,
    /// The person of the current row.
    owner: Option<Owner>,
    /// Whether the current row says that its person is older than ages are told.
    oldest: bool,
    /// Whether birth dates are written at all.
    births: bool,
    /// Columns that name the people of a row, if there are texts to read in their light.
    telling: Vec<(usize, IdentifierKind)>,
    /// The people whom the current row itself names.
    own: Own,
    /// The people met, by ID as written.
    owners: Memory<Option<Owner>>,
    words: Vec<Option<Vocabulary>>,
    /// The columns whose headers ask for names of things.
    things: Vec<bool>,
    /// The texts among them whose headers ask for no text.
    lists: Vec<bool>,
    verdicts: Vec<Memory<Verdict>>,
    tallies: Vec<Tally>,
    notes: BTreeMap<&'static str, u64>,
    links: BTreeSet<Link>,
    /// Originals linked lately, with what stands for them.
    linked: Memory<String>,
    /// Columns that stay.
    width: usize,
    /// Why the cell decided last keeps the table from being written.
    failed: Option<Error>,
}

impl<'a> Rewriter<'a> {
    fn new(source: &dyn Source, work: &'a Work<'a>) -> Result<Self> {
        let facts = match work.facts {
            Facts::Table(facts) => facts.as_ref(),
            Facts::Dicom(_) | Facts::Picture(_) | Facts::Held(_) => {
                return Err(Error::Verification {
                    what: "the facts are not those of a table",
                });
            }
        };
        if facts.columns.len() != work.columns.len() {
            let what = "the plan does not have one action per column";
            return Err(Error::Verification { what });
        }
        let stays = |action: &ColumnAction| *action != ColumnAction::Drop;
        let width = work.columns.iter().filter(|&action| stays(action)).count();
        if width == 0 {
            return Err(Error::Undecided {
                what: "no column has a role that may be written",
            });
        }
        let unknown = facts.columns.iter().zip(work.columns);
        if unknown
            .into_iter()
            .any(|(c, action)| c.role == Role::Unknown && stays(action))
        {
            return Err(Error::Undecided {
                what: "a column without a role cannot be written",
            });
        }
        let mut rewriter = Rewriter {
            work,
            facts,
            patient: facts
                .columns
                .iter()
                .position(|column| column.role == Role::PatientId),
            owner: None,
            oldest: false,
            births: facts
                .columns
                .iter()
                .zip(work.columns)
                .any(|(column, action)| column.role == Role::BirthDate && stays(action)),
            telling: telling(facts, work.columns),
            own: Own::default(),
            owners: Memory::among(1),
            verdicts: facts
                .columns
                .iter()
                .map(|_| Memory::among(facts.columns.len()))
                .collect(),
            words: facts
                .columns
                .iter()
                .zip(work.columns)
                .map(|(column, action)| {
                    let listed = column.role == Role::Category && *action == ColumnAction::Keep;
                    listed.then(Vocabulary::default)
                })
                .collect(),
            things: facts
                .columns
                .iter()
                .map(|column| words::names_things(&column.header))
                .collect(),
            lists: facts
                .columns
                .iter()
                .map(|column| {
                    let header = &column.header;
                    column.role == Role::FreeText
                        && words::names_things(header)
                        && !words::asks_for_text(header)
                })
                .collect(),
            tallies: vec![Tally::default(); facts.columns.len()],
            notes: BTreeMap::new(),
            links: BTreeSet::new(),
            linked: Memory::among(1),
            width,
            failed: None,
        };
        rewriter.learn_words(source)?;
        let dated = work.columns.iter().any(|action| match action {
            ColumnAction::ShiftDate | ColumnAction::Generalise(_) => true,
            ColumnAction::Keep
            | ColumnAction::Drop
            | ColumnAction::Pseudonym(_)
            | ColumnAction::ReplaceUid
            | ColumnAction::Scrub => false,
        });
        if dated && rewriter.patient.is_none() {
            rewriter.note("no-patient-column");
        }
        Ok(rewriter)
    }

    fn rows<'s>(&self, source: &'s dyn Source) -> Rows<'s> {
        survey::rows(source, self.facts, self.work.limits)
    }

    /// Reads the file once for the words that several people share in columns of words.
    fn learn_words(&mut self, source: &dyn Source) -> Result<()> {
        if self.words.iter().all(Option::is_none) {
            return Ok(());
        }
        let mut rows = self.rows(source);
        let mut row = Row::default();
        let width = self.facts.columns.len();
        let mut fits: Vec<Memory<Fit>> = self
            .facts
            .columns
            .iter()
            .map(|_| Memory::among(width))
            .collect();
        while rows.next(&mut row)? {
            let columns = self.facts.columns.iter().zip(&row.cells);
            let columns = columns.zip(&self.things);
            let columns = columns.zip(self.words.iter_mut()).zip(&mut fits);
            for ((((column, &cell), &things), words), fits) in columns {
                let Some(words) = words else { continue };
                let raw = row.raw(cell);
                if matches!(fits.get(raw), Some(Fit::Always | Fit::Never)) {
                    continue;
                }
                let bytes = row.content(cell);
                let text = encoding::decode(&bytes, self.facts.encoding, row.line)?;
                let fit = cell::fit(column, things, shape::look(&text));
                fits.put(raw, fit);
                if fit != Fit::Shared {
                    continue;
                }
                // Rows of nobody count as one person; without a patient column each row is one.
                let person = match self.patient.and_then(|at| row.cells.get(at)) {
                    Some(&id) => canon::id(&decode(&row, id, self.facts)?).unwrap_or_default(),
                    None => row.line.to_string(),
                };
                words.add(&text, &person);
            }
        }
        Ok(())
    }

    fn note(&mut self, code: &'static str) {
        *self.notes.entry(code).or_default() += 1;
    }

    fn header(&mut self, row: &Row, out: &mut Vec<u8>) -> Result<()> {
        let mut written = 0;
        let columns = self
            .facts
            .columns
            .iter()
            .zip(self.work.columns)
            .zip(&row.cells);
        for (index, ((column, action), &cell)) in columns.enumerate() {
            if *action == ColumnAction::Drop {
                continue;
            }
            if written > 0 {
                out.push(self.facts.delimiter);
            }
            written += 1;
            if !header_stays(column, self.work.known) {
                *self.notes.entry("header-replaced").or_default() += 1;
                out.extend_from_slice(format!("column_{}", index + 1).as_bytes());
            } else if cell::is_formula(&column.header) {
                *self.notes.entry("formula-neutralised").or_default() += 1;
                let text = format!("'{}", column.header);
                let bytes = encoding::encode(&text, self.facts.encoding).unwrap_or_default();
                cell::write(&bytes, self.facts.delimiter, out);
            } else {
                self.raw(row.raw(cell), out);
            }
        }
        Ok(())
    }

    /// Repeats a cell; an empty one in a table of one column is quoted, or its line would be blank.
    fn raw(&self, raw: &[u8], out: &mut Vec<u8>) {
        let blank = raw.is_empty() && self.width == 1;
        out.extend_from_slice(if blank { b"\"\"" } else { raw });
    }

    fn row(&mut self, row: &Row, out: &mut Vec<u8>) -> Result<()> {
        let mut written = 0;
        let mut cells = row.cells.iter();
        let delimiter = self.facts.delimiter;
        let encoding = self.facts.encoding;
        let one_column = self.width == 1;
        self.each(row, |_, outcome| {
            let raw = cells.next().map(|&cell| row.raw(cell)).unwrap_or_default();
            let start = out.len();
            if written > 0 && !matches!(outcome, Outcome::Dropped) {
                out.push(delimiter);
            }
            match outcome {
                Outcome::Dropped => return Ok(()),
                Outcome::Kept => out.extend_from_slice(raw),
                Outcome::Emptied => {}
                Outcome::Written(text) => {
                    let bytes = encoding::encode(&text, encoding).unwrap_or_default();
                    cell::write(&bytes, delimiter, out);
                }
            }
            written += 1;
            if one_column && out.len() == start {
                out.extend_from_slice(b"\"\"");
            }
            Ok(())
        })
    }

    /// Decides every cell of `row` and hands its text and its outcome to `take`.
    fn each(&mut self, row: &Row, mut take: impl FnMut(&str, Outcome) -> Result<()>) -> Result<()> {
        self.meet(row)?;
        self.learn_people(row)?;
        self.oldest = self.births && self.is_of_the_oldest(row)?;
        for (index, &cell) in row.cells.iter().enumerate() {
            let bytes = row.content(cell);
            let text = encoding::decode(&bytes, self.facts.encoding, row.line)?;
            let outcome = self.cell(index, &text);
            if let Some(error) = self.failed.take() {
                return Err(error);
            }
            take(&text, outcome)?;
        }
        Ok(())
    }

    /// Finds out whom the row itself names.
    fn learn_people(&mut self, row: &Row) -> Result<()> {
        if self.telling.is_empty() {
            return Ok(());
        }
        let mut people: BTreeSet<Identifier> = BTreeSet::new();
        for &(index, kind) in &self.telling {
            if let Some(&cell) = row.cells.get(index) {
                people.extend(survey::identifier(kind, &decode(row, cell, self.facts)?));
            }
        }
        self.own = Own::new(people.iter(), self.work.known);
        Ok(())
    }

    /// Finds out whose row it is.
    fn meet(&mut self, row: &Row) -> Result<()> {
        let Some(&id) = self.patient.and_then(|at| row.cells.get(at)) else {
            return Ok(());
        };
        let raw = row.raw(id);
        if let Some(owner) = self.owners.get(raw) {
            self.owner.clone_from(owner);
            return Ok(());
        }
        let derive = self.work.derive;
        self.owner = match canon::id(&decode(row, id, self.facts)?) {
            Some(id) => {
                let issuer = String::new();
                let person = Person { issuer, id };
                Some(Owner {
                    pseudonym: derive.replacement_of(&person)?,
                    offset: derive.offset(&person),
                })
            }
            None => None,
        };
        self.owners.put(raw, self.owner.clone());
        Ok(())
    }
}

/// The columns that name the people of a row, if any column holds texts.
fn telling(facts: &TableFacts, actions: &[ColumnAction]) -> Vec<(usize, IdentifierKind)> {
    if !actions.contains(&ColumnAction::Scrub) {
        return Vec::new();
    }
    let columns = facts.columns.iter().enumerate();
    let kinds = columns.filter_map(|(index, column)| Some((index, survey::kind(column.role)?)));
    let named = kinds.filter(|(_, kind)| {
        matches!(
            kind,
            IdentifierKind::PatientId
                | IdentifierKind::PatientName
                | IdentifierKind::BirthDate
                | IdentifierKind::StaffName
                | IdentifierKind::EventDate
                | IdentifierKind::OfficialNumber
        )
    });
    named.collect()
}

fn decode(row: &Row, cell: Cell, facts: &TableFacts) -> Result<String> {
    let bytes = row.content(cell);
    encoding::decode(&bytes, facts.encoding, row.line).map(|text| text.into_owned())
}
