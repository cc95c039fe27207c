//! Workbooks of spreadsheets (XLSX, ECMA-376) as archives of tables: every sheet that can be seen is a table
//! in CSV, and what could carry values unseen is listed with a reason and stays out.
//!
//! A table shows what the spreadsheet shows: the results of formulas, numbers with the zeros that their
//! format puts before them, dates as dates. Phonetic guides, hidden rows and columns, comments, properties,
//! drawings, links and programs are never read. Rows without a value are left out.
//!
//! Source: ECMA-376 part 1, 18.2 to 18.8.

mod number;
mod sheet;
mod styles;
mod xml;

use super::{Entry, MALFORMED, Place, within};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::source::Cursor;
use std::collections::BTreeMap;
use std::io::{BufReader, Read};
use styles::Styles;
use xml::{Piece, Xml};
use zip::ZipArchive;

type Archive<'a> = ZipArchive<Cursor<'a>>;

const WORKBOOK: &str = "xl/workbook.xml";

/// Whether the archive is a workbook.
pub(super) fn is_workbook(archive: &Archive<'_>) -> bool {
    archive.index_for_name(WORKBOOK).is_some()
}

/// A sheet as the workbook lists it.
struct Sheet {
    name: String,
    hidden: bool,
    /// The part that holds its cells; `None` if it is no worksheet.
    part: Option<String>,
}

/// What the workbook says of itself.
struct Book {
    sheets: Vec<Sheet>,
    /// Whether days are counted from 1904.
    since_1904: bool,
}

/// The sheets as entries, and entries for what stays out. `index` counts the sheets.
///
/// # Errors
///
/// [`Error::Malformed`] if the workbook cannot be read; [`Error::Limit`] as for any archive.
pub(super) fn entries(archive: &mut Archive<'_>, limits: &Limits) -> Result<Vec<Entry>> {
    let book = book(archive, limits)?;
    let mut entries = Vec::new();
    let mut total = 0u64;
    for (index, sheet) in book.sheets.iter().enumerate() {
        let mut entry = |name: String, bytes: u64, place: Result<Place>| {
            entries.push(Entry {
                index,
                name,
                bytes,
                place,
            });
        };
        let out = |what| Err(Error::Unseen { what });
        let Some(part) = sheet.part.as_deref() else {
            entry(sheet.name.clone(), 0, out("a sheet without cells"));
            continue;
        };
        let bytes = size(archive, part)?;
        if sheet.hidden {
            entry(format!("{}.csv", sheet.name), bytes, out("a hidden sheet"));
            continue;
        }
        total = total.saturating_add(bytes);
        entry(format!("{}.csv", sheet.name), bytes, Ok(Place::Deflated));
        let seen = {
            let mut xml = reader(archive, part, limits)?;
            sheet::survey(&mut xml, limits)?
        };
        if seen.hides {
            let what = "hidden rows or columns";
            entry(format!("{} (hidden)", sheet.name), 0, out(what));
        }
    }
    if total > limits.max_archive_bytes {
        return Err(Error::Limit {
            what: "the size of an archive without its compression",
            limit: limits.max_archive_bytes,
            at: crate::error::At::Whole,
        });
    }
    for (folder, what) in UNREAD {
        let parts = archive
            .file_names()
            .filter_map(std::result::Result::ok)
            .filter(|name| name.starts_with(folder) && !name.ends_with(".rels"));
        if parts.count() > 0 {
            entries.push(Entry {
                index: entries.len(),
                name: (*folder).to_owned(),
                bytes: 0,
                place: Err(Error::Unseen { what }),
            });
        }
    }
    Ok(entries)
}

/// Parts that may hold values and are never read, by the beginning of their names.
const UNREAD: [(&str, &str); 7] = [
    ("xl/comments", "comments"),
    ("xl/threadedComments", "comments"),
    ("xl/media", "pictures"),
    ("xl/embeddings", "embedded files"),
    ("xl/externalLinks", "links to other workbooks"),
    ("xl/pivotCache", "copies of data for pivot tables"),
    ("xl/vbaProject", "programs"),
];

/// Writes sheet `index` as CSV in UTF-8, in pieces.
///
/// # Errors
///
/// [`Error::Malformed`], [`Error::Limit`]; whatever `emit` returns.
pub(super) fn table(
    archive: &mut Archive<'_>,
    index: usize,
    limits: &Limits,
    emit: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    let book = book(archive, limits)?;
    let part = match book.sheets.get(index) {
        Some(Sheet {
            hidden: false,
            part: Some(part),
            ..
        }) => part,
        Some(_) | None => return Err(MALFORMED),
    };
    let strings = strings(archive, limits)?;
    let styles = match archive.index_for_name("xl/styles.xml") {
        Some(_) => Styles::read(&mut reader(archive, "xl/styles.xml", limits)?)?,
        None => Styles::default(),
    };
    let seen = sheet::survey(&mut reader(archive, part, limits)?, limits)?;
    let shown = sheet::Shown {
        strings: &strings,
        styles: &styles,
        since_1904: book.since_1904,
    };
    sheet::write(&mut reader(archive, part, limits)?, &seen, &shown, emit)
}

fn size(archive: &mut Archive<'_>, part: &str) -> Result<u64> {
    let index = archive.index_for_name(part).ok_or(MALFORMED)?;
    Ok(archive.by_index_data(index).map_err(|_| MALFORMED)?.size())
}

/// A part of the workbook, bounded by the limits.
fn reader<'a, 's>(
    archive: &'a mut Archive<'s>,
    part: &str,
    limits: &Limits,
) -> Result<Xml<impl std::io::BufRead + use<'a, 's>>> {
    let entry = archive.by_name(part).map_err(|_| MALFORMED)?;
    if entry.encrypted() {
        return Err(Error::Unsupported {
            what: "an encrypted archive entry",
        });
    }
    let sizes = (entry.size(), entry.compressed_size());
    within(entry.header_start(), sizes, limits)?;
    // What the entry declares is the most that it may become.
    let most = entry.size();
    Ok(Xml::new(BufReader::with_capacity(
        1 << 16,
        entry.take(most.saturating_add(1)),
    )))
}

fn book(archive: &mut Archive<'_>, limits: &Limits) -> Result<Book> {
    let targets = relations(archive, limits)?;
    let mut xml = reader(archive, WORKBOOK, limits)?;
    let mut book = Book {
        sheets: Vec::new(),
        since_1904: false,
    };
    while let Some(piece) = xml.next()? {
        let Piece::Start(tag) = piece else { continue };
        match tag.name() {
            b"workbookPr" => {
                let date = tag.attribute(b"date1904")?;
                book.since_1904 = matches!(date.as_deref(), Some("1" | "true"));
            }
            b"sheet" => {
                let id = tag.attribute(b"id")?.unwrap_or_default();
                let state = tag.attribute(b"state")?;
                let part = targets.get(&id).filter(|part| part.is_worksheet);
                book.sheets.push(Sheet {
                    name: tag.attribute(b"name")?.unwrap_or_default(),
                    hidden: !matches!(state.as_deref(), None | Some("visible")),
                    part: part.map(|part| part.name.clone()),
                });
            }
            _ => {}
        }
    }
    Ok(book)
}

/// The part a relationship leads to.
struct Target {
    name: String,
    is_worksheet: bool,
}

fn relations(archive: &mut Archive<'_>, limits: &Limits) -> Result<BTreeMap<String, Target>> {
    let mut xml = reader(archive, "xl/_rels/workbook.xml.rels", limits)?;
    let mut targets = BTreeMap::new();
    while let Some(piece) = xml.next()? {
        let Piece::Start(tag) = piece else { continue };
        if tag.name() != b"Relationship" {
            continue;
        }
        let of = |name| tag.attribute(name).map(Option::unwrap_or_default);
        let (id, kind, target) = (of(b"Id")?, of(b"Type")?, of(b"Target")?);
        let name = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("xl/{target}"),
        };
        let is_worksheet = kind.ends_with("/worksheet");
        targets.insert(id, Target { name, is_worksheet });
    }
    Ok(targets)
}

/// The texts that cells share, without their phonetic guides.
fn strings(archive: &mut Archive<'_>, limits: &Limits) -> Result<Vec<String>> {
    const PART: &str = "xl/sharedStrings.xml";
    if archive.index_for_name(PART).is_none() {
        return Ok(Vec::new());
    }
    let mut xml = reader(archive, PART, limits)?;
    let mut strings = Vec::new();
    while let Some(piece) = xml.next()? {
        if matches!(&piece, Piece::Start(tag) if tag.name() == b"si") {
            strings.push(sheet::text(&mut xml, b"si")?);
        }
    }
    Ok(strings)
}

#[cfg(test)]
mod tests;
