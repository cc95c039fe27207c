//! Pass 2: carries out the action of every column, row by row.
//!
//! What becomes of a cell is decided in [`crate::format::column::values`]; a kept one is repeated byte for
//! byte.

use super::cell;
use super::reader::{Cell, Row};
use super::rows::Rows;
use super::survey::{self, has_header};
use crate::error::{Error, Result};
use crate::format::column::fit;
use crate::format::column::record::{Columns, stays};
use crate::format::column::selection::{Named, Naming};
use crate::format::column::values::Outcome;
use crate::format::{Done, Preview, Work, encoding};
use crate::limits::Limits;
use crate::source::{Sink, Source};
use crate::survey::{TableFacts, TextEncoding};
use crate::transform::canon;
use std::collections::BTreeMap;

/// Bytes collected before they go to the sink.
const CHUNK: usize = 64 << 10;

/// Bytes of a file whose rows are shuffled at once.
const PART: u64 = 64 << 20;

/// Writes the de-identified table.
///
/// # Errors
///
/// Whatever keeps an action from being carried out; what was written then counts for nothing.
pub fn apply(source: &dyn Source, work: &Work<'_>, sink: &mut dyn Sink) -> Result<Done> {
    let mut rewriter = Rewriter::new(source, work)?;
    let encoding = rewriter.facts.encoding;
    sink.bytes(encoding::mark(encoding))?;
    let rows = match work.settled {
        None => in_order(source, &mut rewriter, sink)?,
        Some(_) => shuffled(source, work, &mut rewriter, sink)?,
    };
    put(rows.trailer(), encoding, sink)?;
    for (code, lines) in [
        ("lines-above-left-out", rewriter.facts.above),
        ("lines-below-left-out", rows.below()),
    ] {
        rewriter.columns.note(code, lines);
    }
    rewriter.columns.done()
}

/// Writes the rows as they come; the rows as they are left behind.
fn in_order<'s>(
    source: &'s dyn Source,
    rewriter: &mut Rewriter<'_>,
    sink: &mut dyn Sink,
) -> Result<Rows<'s>> {
    let mut rows = rewriter.rows(source);
    let mut row = Row::default();
    let mut out = Vec::new();
    let encoding = rewriter.facts.encoding;
    let headed = has_header(rewriter.facts);
    let mut header = headed;
    while rows.next(&mut row)? {
        if std::mem::take(&mut header) || headed && rows.is_again() {
            rewriter.header(&row, &mut out)?;
        } else if rewriter.admits(&row)? {
            rewriter.row(&row, &mut out)?;
        } else {
            continue;
        }
        out.extend_from_slice(row.ending);
        if out.len() >= CHUNK {
            put(&out, encoding, sink)?;
            out.clear();
        }
    }
    put(&out, encoding, sink)?;
    Ok(rows)
}

/// Writes the rows in an order that follows from the key, so that their places tell nothing. The file is read as
/// often as parts of it fit into memory, and each time the rows of one part of the new order are written.
fn shuffled<'s>(
    source: &'s dyn Source,
    work: &Work<'_>,
    rewriter: &mut Rewriter<'_>,
    sink: &mut dyn Sink,
) -> Result<Rows<'s>> {
    let encoding = rewriter.facts.encoding;
    let sha256 = rewriter.facts.sha256;
    let headed = has_header(rewriter.facts);
    let parts = source.len().div_ceil(PART).max(1);
    let mut part = 0;
    // One end for all lines: that of the first.
    let mut first = None;
    loop {
        let mut rows = rewriter.rows(source);
        let mut row = Row::default();
        let mut header = headed;
        let mut lines: Vec<(u64, Vec<u8>)> = Vec::new();
        while rows.next(&mut row)? {
            let ending = *first.get_or_insert(match row.ending {
                b"" => b"\n",
                ending => ending,
            });
            if std::mem::take(&mut header) {
                if part == 0 {
                    let mut out = Vec::new();
                    rewriter.header(&row, &mut out)?;
                    out.extend_from_slice(ending);
                    put(&out, encoding, sink)?;
                }
                continue;
            }
            let order = work.derive.row_order(&sha256, row.line);
            if headed && rows.is_again() || order % parts != part || !rewriter.admits(&row)? {
                continue;
            }
            let mut out = Vec::new();
            rewriter.row(&row, &mut out)?;
            out.extend_from_slice(ending);
            lines.push((order, out));
        }
        lines.sort_unstable();
        for (_, line) in lines {
            put(&line, encoding, sink)?;
        }
        part += 1;
        if part == parts {
            return Ok(rows);
        }
    }
}

/// Writes whole lines in the encoding of the file.
fn put(lines: &[u8], encoding: TextEncoding, sink: &mut dyn Sink) -> Result<()> {
    let what = "a cell cannot be written in the encoding of its file";
    let bytes = encoding::outward(lines, encoding).ok_or(Error::Verification { what })?;
    sink.bytes(&bytes)
}

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
    let headed = has_header(rewriter.facts);
    let mut header = headed;
    while shown.len() < rows && reader.next(&mut row)? {
        if std::mem::take(&mut header) || headed && reader.is_again() || !rewriter.admits(&row)? {
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

struct Rewriter<'a> {
    columns: Columns<'a>,
    facts: &'a TableFacts,
    limits: &'a Limits,
    /// Columns that stay.
    width: usize,
    /// Columns that name studies and series.
    naming: BTreeMap<usize, Naming>,
}

impl<'a> Rewriter<'a> {
    fn new(source: &dyn Source, work: &'a Work<'a>) -> Result<Self> {
        let columns = Columns::new(work)?;
        let mut rewriter = Rewriter {
            facts: columns.facts(),
            limits: work.limits,
            width: columns.each().filter(|(_, action)| stays(action)).count(),
            naming: columns.naming(),
            columns,
        };
        rewriter.learn_words(source)?;
        Ok(rewriter)
    }

    fn rows<'s>(&self, source: &'s dyn Source) -> Rows<'s> {
        survey::rows(source, self.facts, self.limits)
    }

    /// Reads the file once for the words that several people share in columns of words.
    fn learn_words(&mut self, source: &dyn Source) -> Result<()> {
        if !self.columns.learns() {
            return Ok(());
        }
        let mut rows = self.rows(source);
        let mut row = Row::default();
        let headed = has_header(self.facts);
        let mut header = headed;
        while rows.next(&mut row)? {
            if std::mem::take(&mut header) || headed && rows.is_again() {
                continue;
            }
            // Rows of nobody count as one person; without a patient column each row is one.
            let id = self.columns.patient().and_then(|at| row.cells.get(at));
            let person = match id {
                Some(&id) => canon::id(&decode(&row, id, self.facts)?).unwrap_or_default(),
                None => row.line.to_string(),
            };
            for index in 0..row.cells.len() {
                if let (true, Some(&cell)) = (self.columns.learns_at(index), row.cells.get(index)) {
                    let text = decode(&row, cell, self.facts)?;
                    self.columns.learn(index, &text, &person);
                }
            }
        }
        Ok(())
    }

    fn header(&mut self, row: &Row, out: &mut Vec<u8>) -> Result<()> {
        let mut written = 0;
        for (index, ((column, action), &cell)) in self.columns.each().zip(&row.cells).enumerate() {
            if !stays(&action) {
                continue;
            }
            if written > 0 {
                out.push(self.facts.delimiter);
            }
            written += 1;
            if !self.columns.header_stays(column) {
                self.columns.note("header-replaced", 1);
                out.extend_from_slice(format!("column_{}", index + 1).as_bytes());
            } else if fit::is_formula(&column.header) {
                self.columns.note("formula-neutralised", 1);
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

    /// Whether the row belongs to the cohort, where one is asked for.
    fn admits(&mut self, row: &Row) -> Result<bool> {
        let mut named = Named::default();
        if self.columns.selects() {
            let cells = |at: usize| row.cells.get(at).copied();
            if let Some(cell) = self.columns.patient().and_then(cells) {
                named.patient(&decode(row, cell, self.facts)?);
            }
            for (&index, &naming) in &self.naming {
                if let Some(cell) = cells(index) {
                    named.add(naming, &decode(row, cell, self.facts)?);
                }
            }
        }
        Ok(self.columns.admits(&named, row.line))
    }

    /// Decides every cell of `row` and hands its text and its outcome to `take`.
    fn each(&mut self, row: &Row, mut take: impl FnMut(&str, Outcome) -> Result<()>) -> Result<()> {
        self.meet(row)?;
        for (index, &cell) in row.cells.iter().enumerate() {
            let bytes = row.content(cell);
            let text = encoding::decode(&bytes, self.facts.encoding, row.line)?;
            let outcome = self.columns.value(index, &text)?;
            take(&text, outcome)?;
        }
        Ok(())
    }

    /// Finds out whose row it is, whom it names, and how old they are.
    fn meet(&mut self, row: &Row) -> Result<()> {
        let text = |index: usize| match row.cells.get(index) {
            Some(&cell) => decode(row, cell, self.facts),
            None => Ok(String::new()),
        };
        if let Some(at) = self.columns.patient() {
            self.columns.meet(&text(at)?)?;
        }
        let mut named = Vec::new();
        for &(index, kind) in self.columns.telling() {
            named.push((kind, text(index)?));
        }
        let mut ages = Vec::new();
        for (index, role) in self.columns.aging() {
            ages.push((role, text(index)?));
        }
        let named = named.iter().map(|(kind, text)| (*kind, text.as_str()));
        self.columns.meet_people(named);
        let ages = ages.iter().map(|(role, text)| (*role, text.as_str()));
        self.columns.meet_ages(ages);
        Ok(())
    }
}

fn decode(row: &Row, cell: Cell, facts: &TableFacts) -> Result<String> {
    let bytes = row.content(cell);
    encoding::decode(&bytes, facts.encoding, row.line).map(|text| text.into_owned())
}
