//! The cells of a sheet that can be seen, as CSV.

use super::super::MALFORMED;
use super::styles::Styles;
use super::xml::{Piece, Tag, Xml};
use crate::error::{At, Error, Result};
use crate::limits::Limits;
use std::collections::BTreeSet;
use std::io::BufRead;

/// Bytes collected before they are handed on.
const CHUNK: usize = 1 << 18;

/// What a sheet shows.
pub struct Seen {
    /// Columns up to the last one with a value that can be seen.
    width: usize,
    /// Zero-based columns that are hidden.
    hidden: BTreeSet<usize>,
    /// Whether some value is hidden.
    pub hides: bool,
}

/// What the cells of a sheet refer to.
pub struct Shown<'a> {
    /// Texts that cells share.
    pub strings: &'a [String],
    /// Their number formats.
    pub styles: &'a Styles,
    /// Whether days are counted from 1904.
    pub since_1904: bool,
}

/// One cell with a value.
struct Cell {
    column: usize,
    /// What kind of value it is, as its attribute says.
    kind: String,
    style: usize,
    value: String,
}

/// Reads a sheet for its width and for what it hides.
///
/// # Errors
///
/// [`Error::Malformed`]; [`Error::Limit`] for too many columns.
pub fn survey<R: BufRead>(xml: &mut Xml<R>, limits: &Limits) -> Result<Seen> {
    let mut seen = Seen {
        width: 0,
        hidden: BTreeSet::new(),
        hides: false,
    };
    rows(xml, &mut seen.hidden, limits.max_columns, &mut |row| {
        seen.hides |= row.hides;
        if let Some(last) = row.cells.last() {
            seen.width = seen.width.max(last.column + 1);
        }
        Ok(())
    })?;
    Ok(seen)
}

/// Writes the rows of a sheet that was [surveyed](survey).
///
/// # Errors
///
/// [`Error::Malformed`]; whatever `emit` returns.
pub fn write<R: BufRead>(
    xml: &mut Xml<R>,
    seen: &Seen,
    shown: &Shown<'_>,
    emit: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    let columns: Vec<usize> = (0..seen.width)
        .filter(|column| !seen.hidden.contains(column))
        .collect();
    let mut out = Vec::new();
    rows(xml, &mut BTreeSet::new(), seen.width, &mut |row| {
        let mut cells = row.cells.iter().peekable();
        let start = out.len();
        let mut filled = false;
        for (number, &column) in columns.iter().enumerate() {
            if number > 0 {
                out.push(b',');
            }
            while cells.next_if(|cell| cell.column < column).is_some() {}
            if let Some(cell) = cells.next_if(|cell| cell.column == column) {
                let text = shown.text(cell)?;
                filled |= !text.is_empty();
                quoted(&text, &mut out);
            }
        }
        match filled {
            true => out.extend_from_slice(b"\r\n"),
            false => out.truncate(start),
        }
        if out.len() >= CHUNK {
            emit(&out)?;
            out.clear();
        }
        Ok(())
    })?;
    emit(&out)
}

fn quoted(text: &str, out: &mut Vec<u8>) {
    if !text.contains([',', '"', '\n', '\r']) {
        return out.extend_from_slice(text.as_bytes());
    }
    out.push(b'"');
    out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
    out.push(b'"');
}

impl Shown<'_> {
    fn text(&self, cell: &Cell) -> Result<String> {
        Ok(match cell.kind.as_str() {
            "s" => {
                let index: usize = cell.value.trim().parse().map_err(|_| MALFORMED)?;
                self.strings.get(index).ok_or(MALFORMED)?.clone()
            }
            "b" => match cell.value.trim() {
                "0" => "FALSE".to_owned(),
                _ => "TRUE".to_owned(),
            },
            "" | "n" => self
                .styles
                .format(cell.style)
                .show(&cell.value, self.since_1904),
            // Texts, errors and dates that are written out.
            _ => cell.value.clone(),
        })
    }
}

/// The cells of one row that can be seen, in ascending order.
struct Row {
    cells: Vec<Cell>,
    /// Whether a value of it cannot be seen.
    hides: bool,
}

/// Hands every row to `take`; columns that are hidden go to `hidden`.
fn rows<R: BufRead>(
    xml: &mut Xml<R>,
    hidden: &mut BTreeSet<usize>,
    most: usize,
    take: &mut dyn FnMut(Row) -> Result<()>,
) -> Result<()> {
    let mut row = None;
    let mut unseen = false;
    let mut next = 0;
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Start(tag) => match tag.name() {
                b"col" if is_set(&tag, b"hidden")? => {
                    let of = |name| -> Result<Option<usize>> {
                        let text = tag.attribute(name)?;
                        Ok(text.and_then(|text| text.parse::<usize>().ok()))
                    };
                    let (Some(first), Some(last)) = (of(b"min")?, of(b"max")?) else {
                        return Err(MALFORMED);
                    };
                    hidden.extend((first..=last.min(MOST_COLUMNS)).map(|at| at.saturating_sub(1)));
                }
                b"row" => {
                    unseen = is_set(&tag, b"hidden")?;
                    next = 0;
                    row = Some(Row {
                        cells: Vec::new(),
                        hides: false,
                    });
                }
                b"c" => {
                    let row = row.as_mut().ok_or(MALFORMED)?;
                    let place = tag.attribute(b"r")?;
                    let column = match place.as_deref() {
                        Some(place) => column(place).ok_or(MALFORMED)?,
                        None => next,
                    };
                    if column < next {
                        return Err(MALFORMED);
                    }
                    next = column + 1;
                    let style = tag.attribute(b"s")?;
                    let cell = Cell {
                        column,
                        kind: tag.attribute(b"t")?.unwrap_or_default(),
                        style: style.and_then(|text| text.parse().ok()).unwrap_or(0),
                        value: text(xml, b"c")?,
                    };
                    if cell.value.is_empty() {
                        continue;
                    }
                    if unseen || hidden.contains(&column) {
                        row.hides = true;
                    } else if column >= most {
                        return Err(Error::Limit {
                            what: "columns of a table",
                            limit: most as u64,
                            at: At::Whole,
                        });
                    } else {
                        row.cells.push(cell);
                    }
                }
                _ => {}
            },
            Piece::End(name) if name == b"row" => {
                take(row.take().ok_or(MALFORMED)?)?;
            }
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
    Ok(())
}

/// The columns of a sheet (ECMA-376 knows more, no program does).
const MOST_COLUMNS: usize = 16_384;

fn is_set(tag: &Tag, name: &[u8]) -> Result<bool> {
    let value = tag.attribute(name)?;
    Ok(matches!(value.as_deref(), Some("1" | "true")))
}

/// The zero-based column of a place such as `AB12`.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase);
    let mut column = 0usize;
    for letter in letters {
        column = column * 26 + usize::from(letter - b'A') + 1;
        if column > MOST_COLUMNS {
            return None;
        }
    }
    column.checked_sub(1)
}

/// The text up to the end of the element `name`: its values and the runs of its texts, without formulas and
/// without phonetic guides.
///
/// # Errors
///
/// [`Error::Malformed`].
pub fn text<R: BufRead>(xml: &mut Xml<R>, name: &[u8]) -> Result<String> {
    let mut text = String::new();
    let (mut inside, mut guide) = (false, 0usize);
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Start(tag) => match tag.name() {
                b"rPh" => guide += 1,
                b"t" | b"v" => inside = guide == 0,
                _ => {}
            },
            Piece::Text(part) if inside => text.push_str(&part),
            Piece::Text(_) => {}
            Piece::End(end) => match &end[..] {
                b"rPh" => guide = guide.saturating_sub(1),
                b"t" | b"v" => inside = false,
                end if end == name => return Ok(unescaped(text)),
                _ => {}
            },
        }
    }
    Err(MALFORMED)
}

/// Characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.4.2.4).
fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest
            .get(at + 2..at + 6)
            .filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let character = code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        match character {
            Some(character) => {
                out.push(character);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out
}
