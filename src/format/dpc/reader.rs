//! Reading files of the survey: a group is one line.

use super::fields;
use super::layout::{self, Layout};
use crate::action::Role;
use crate::error::{Error, Result};
use crate::format::column::records::{Group, Records, Spot, Value};
use crate::format::encoding;
use crate::format::encoding::lines::{Line, Lines};
use crate::limits::Limits;
use crate::source::Source;
use crate::survey::TextEncoding;
use std::collections::HashMap;

/// The column of the number of the data, which stands for the patient.
const PERSON: usize = 2;

/// The column of the code whose payloads follow.
const CODE: usize = 6;

/// Reads lines of one layout.
pub struct Reader<'a> {
    lines: Lines<'a>,
    encoding: TextEncoding,
    limits: Limits,
    layout: Option<Layout>,
    spots: Vec<Spot>,
    places: HashMap<(String, usize), usize>,
}

impl<'a> Reader<'a> {
    /// The lines of `source`, whose layout is found with the first of them.
    pub fn new(source: &'a dyn Source, encoding: TextEncoding, limits: &Limits) -> Self {
        let start = encoding::mark(encoding).len() as u64;
        Reader {
            lines: Lines::new(source, start, limits.max_cell_bytes),
            encoding,
            limits: limits.clone(),
            layout: None,
            spots: Vec::new(),
            places: HashMap::new(),
        }
    }

    fn spot(&mut self, file: &str, column: usize) -> usize {
        let spots = &mut self.spots;
        *self
            .places
            .entry((file.to_owned(), column))
            .or_insert_with(|| {
                spots.push(fields::spot(file, column));
                spots.len() - 1
            })
    }

    /// The layout of the file, by the cells of `line` alone: those of a file written here are no longer digits. The
    /// first of its places says whose records they are.
    fn layout(&mut self, line: &Line) -> Result<Layout> {
        if let Some(layout) = self.layout {
            return Ok(layout);
        }
        let count = line.bytes.split(|&byte| byte == b'\t').count();
        let layout = Layout::ALL.into_iter().find(|layout| layout.takes(count));
        let layout = layout.ok_or(Error::UnknownFormat)?;
        self.layout = Some(layout);
        self.spot(layout.name(), PERSON);
        Ok(layout)
    }

    fn line(&mut self, layout: Layout, line: &Line, group: &mut Group) -> Result<()> {
        let refused = |what| Error::Row {
            line: line.number,
            what,
        };
        let cells: Vec<&[u8]> = line.bytes.split(|&byte| byte == b'\t').collect();
        if !layout.takes(cells.len()) {
            return Err(refused(
                "a line has not as many cells as the file has columns",
            ));
        }
        let mut texts = Vec::with_capacity(cells.len());
        for cell in &cells {
            texts.push(encoding::decode(cell, self.encoding, line.number)?);
        }
        let read: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        if line.number == 1 && layout.is_header(&read) {
            group.heads = true;
            return Ok(());
        }
        let code = match layout {
            Layout::FormOne => {
                let code = read.get(CODE - 1).copied().unwrap_or_default();
                if !layout::code(code.as_bytes()) {
                    return Err(refused("a line of form 1 has no code"));
                }
                Some(code)
            }
            Layout::Joined | Layout::Services | Layout::Details | Layout::Bundled => None,
        };
        let mut at = 0;
        for (index, (cell, text)) in cells.iter().zip(&read).enumerate() {
            let range = at..at + cell.len();
            at = range.end + 1;
            let column = index + 1;
            // Padding says nothing, and neither does a day that is none.
            if text.trim().is_empty() || *text == NO_DAY {
                continue;
            }
            let spot = match code {
                Some(_) if column == CODE => continue,
                Some(code) if column > layout.fixed() => self.spot(code, column - layout.fixed()),
                Some(_) | None => self.spot(layout.name(), column),
            };
            if column == PERSON {
                group.person = Some(group.values.len());
            }
            group.values.push(Value {
                spot,
                range,
                text: Some(unpadded(text, self.spots.get(spot)).to_owned()),
                tail: Vec::new(),
                instead: None,
                line: line.number,
            });
        }
        group.names.extend(code.map(str::to_owned));
        Ok(())
    }
}

/// What `text` says at `spot`: amounts are filled up with zeros, which a number elsewhere is not.
fn unpadded<'t>(text: &'t str, spot: Option<&Spot>) -> &'t str {
    let amount = spot.is_some_and(|spot| spot.role == Role::Measurement);
    let bare = text.trim_start_matches('0');
    let zeros = text.len() - bare.len();
    // One digit stays before the point, or at the end.
    let whole = bare.starts_with(|c: char| c.is_ascii_digit());
    let from = if whole {
        zeros
    } else {
        zeros.saturating_sub(1)
    };
    text.get(from..).filter(|_| amount).unwrap_or(text)
}

/// What stands for a day that has not come or does not exist.
const NO_DAY: &str = "00000000";

impl Records for Reader<'_> {
    fn next(&mut self, group: &mut Group) -> Result<bool> {
        group.clear();
        let Some(line) = self.lines.read()? else {
            return Ok(false);
        };
        group.extend(&line.bytes, line.number, &self.limits)?;
        group.extend(line.ending, line.number, &self.limits)?;
        // What some systems write behind the last line.
        if !matches!(line.bytes.as_slice(), b"" | b"\x1A") {
            let layout = self.layout(&line)?;
            self.line(layout, &line, group)?;
        }
        Ok(true)
    }

    fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// A cell has no quotes, so a TAB or the end of a line cannot be written in one.
    fn write(&self, text: &str) -> Option<Vec<u8>> {
        if text.contains(|c: char| c.is_ascii_control()) {
            return None;
        }
        encoding::encode(text, self.encoding).map(|bytes| bytes.into_owned())
    }
}
