//! Reading claims: a group is one claim, or one record that belongs to none.

use super::fields;
use crate::error::{Error, Result};
use crate::format::column::records::{Group, Records, Spot, Value, Written};
use crate::format::encoding;
use crate::format::encoding::lines::{Line, Lines};
use crate::limits::Limits;
use crate::source::Source;
use crate::survey::TextEncoding;
use std::collections::HashMap;

/// What some systems write behind the last record.
const END: u8 = 0x1A;

/// Reads claims.
pub struct Reader<'a> {
    lines: Lines<'a>,
    encoding: TextEncoding,
    limits: Limits,
    ahead: Option<Line>,
    spots: Vec<Spot>,
    places: HashMap<(String, usize), usize>,
    /// Whether a first record was read.
    begun: bool,
}

impl<'a> Reader<'a> {
    /// The claims in `source`.
    pub fn new(source: &'a dyn Source, encoding: TextEncoding, limits: &Limits) -> Self {
        let start = encoding::mark(encoding).len() as u64;
        let mut reader = Reader {
            lines: Lines::new(source, start, limits.max_cell_bytes),
            encoding,
            limits: limits.clone(),
            ahead: None,
            spots: Vec::new(),
            places: HashMap::new(),
            begun: false,
        };
        // The first column says whose records they are.
        reader.spot("RE", CHART);
        reader
    }

    /// The place of a field, which counts from one.
    fn spot(&mut self, record: &str, field: usize) -> usize {
        let entry = fields::entry_of(record, field);
        let key = (record.to_owned(), entry.map_or(field, |entry| entry.first));
        let spots = &mut self.spots;
        *self.places.entry(key).or_insert_with(|| {
            spots.push(fields::spot(record, field, entry));
            spots.len() - 1
        })
    }

    fn line(&mut self, line: &Line, group: &mut Group, month: &mut String) -> Result<()> {
        let start = group.bytes.len();
        group.extend(&line.bytes, line.number, &self.limits)?;
        group.extend(line.ending, line.number, &self.limits)?;
        let body = line
            .bytes
            .strip_suffix(&[END])
            .filter(|_| line.ending.is_empty());
        let body = body.unwrap_or(&line.bytes);
        if body.is_empty() {
            return Ok(());
        }
        let Some(name) = name(body) else {
            return Err(Error::Row {
                line: line.number,
                what: "a line is no record of a claim",
            });
        };
        let mut at = start;
        for (index, bytes) in body.split(|&byte| byte == b',').enumerate() {
            let range = at..at + bytes.len();
            at = range.end + 1;
            let field = index + 1;
            if field == 1 || bytes.is_empty() {
                continue;
            }
            if field > self.limits.max_columns {
                return Err(Error::Row {
                    line: line.number,
                    what: "a record has too many fields",
                });
            }
            let mut text = encoding::decode(bytes, self.encoding, line.number)?.into_owned();
            if name == "IR" && field == 4 && text != MEDICAL {
                return Err(not_medical(line.number));
            }
            match (name, field) {
                ("RE", MONTH) => month.clone_from(&text),
                ("RE", CHART) => group.person = Some(group.values.len()),
                (_, _) => {}
            }
            if let Some(entry) = fields::entry_of(name, field)
                && entry.written == Written::Day
            {
                text = format!("{month}{:02}", field - entry.first + 1);
            }
            group.values.push(Value {
                spot: self.spot(name, field),
                range,
                text: Some(text),
                tail: Vec::new(),
                instead: None,
                line: line.number,
            });
        }
        if !fields::knows(name) {
            group.names.push(name.to_owned());
        }
        Ok(())
    }
}

/// Fields of the record RE: the month and the number of the chart.
const MONTH: usize = 4;
const CHART: usize = 14;

/// The fee schedule of medical services, in field 4 of the record IR.
const MEDICAL: &str = "1";

fn not_medical(line: u64) -> Error {
    Error::Row {
        line,
        what: "the claim is not one for medical services, whose fields alone are known",
    }
}

/// The name of the record, in two capitals.
fn name(line: &[u8]) -> Option<&str> {
    let name = line.split(|&byte| byte == b',').next()?;
    let named = name.len() == 2 && name.iter().all(u8::is_ascii_uppercase);
    std::str::from_utf8(name).ok().filter(|_| named)
}

impl Records for Reader<'_> {
    fn next(&mut self, group: &mut Group) -> Result<bool> {
        group.clear();
        let mut month = String::new();
        let mut any = false;
        loop {
            let line = match self.ahead.take() {
                Some(line) => line,
                None => match self.lines.read()? {
                    Some(line) => line,
                    None => return Ok(any),
                },
            };
            let name = name(&line.bytes).unwrap_or_default();
            let starts = matches!(name, "IR" | "RE" | "GO");
            if any && starts {
                self.ahead = Some(line);
                return Ok(true);
            }
            if !self.begun {
                if name != "IR" {
                    return Err(not_medical(line.number));
                }
                self.begun = true;
            }
            group.heads |= name == "IR";
            self.line(&line, group, &mut month)?;
            any = true;
        }
    }

    fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// A field has no quotes, so a comma or the end of a line cannot be written in one.
    fn write(&self, text: &str) -> Option<Vec<u8>> {
        let breaks = |c: char| c == ',' || c.is_ascii_control() && c != '\t';
        if text.contains(breaks) {
            return None;
        }
        encoding::encode(text, self.encoding).map(|bytes| bytes.into_owned())
    }
}
