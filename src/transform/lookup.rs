//! The user's own replacements: a table that says which value stands for which original.
//!
//! CSV in UTF-8 or CP932 with the columns `original` and `replacement` and, if not all rows are patient
//! IDs, `kind` (`patient`, `accession`, `study`, `record`, `staff`, `facility`). What is accepted is
//! one-to-one, can be written into every file, and tells no original. Dates and UIDs still follow from
//! the key and the original. Values of a table never enter an error. Knows no format and no policy.

use super::canon;
use super::derive::is_pseudonym;
use crate::error::{Error, LookupFault, Result};
use crate::key::Purpose;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Originals shorter than this may stand inside a replacement by chance: `1` in `S-0001`.
const SHORTEST_INSIDE: usize = 3;

/// What happens to originals that the table does not name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Missing {
    /// They get a pseudonym from the key.
    #[default]
    Derive,
    /// The file is held back.
    Hold,
}

impl Missing {
    /// Every choice.
    pub const ALL: [Missing; 2] = [Missing::Derive, Missing::Hold];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            Missing::Derive => "derive",
            Missing::Hold => "hold",
        }
    }
}

/// A checked table.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Lookup {
    entries: BTreeMap<(Purpose, String), Entry>,
}

#[derive(Clone, PartialEq, Eq)]
struct Entry {
    replacement: String,
    line: u64,
}

/// Shows no value.
impl fmt::Debug for Lookup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lookup")
            .field("entries", &self.entries.len())
            .finish()
    }
}

impl Lookup {
    /// The largest table that is read, in bytes.
    pub const MOST_BYTES: usize = 64 << 20;

    /// Reads a table.
    ///
    /// # Errors
    ///
    /// [`Error::Lookup`] with the line of the first row that cannot be accepted.
    pub fn read(bytes: &[u8]) -> Result<Lookup> {
        if bytes.len() > Lookup::MOST_BYTES {
            return Err(refused(0, LookupFault::TooLarge));
        }
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                let (text, _, damaged) = encoding_rs::SHIFT_JIS.decode(bytes);
                if damaged {
                    return Err(refused(0, LookupFault::Encoding));
                }
                text.into_owned()
            }
        };
        let rows = rows(text.strip_prefix('\u{FEFF}').unwrap_or(&text))?;
        let mut rows = rows.into_iter();
        let (line, header) = rows.next().ok_or_else(|| refused(1, LookupFault::Empty))?;
        let place = |name: &str| header.iter().position(|cell| cell.trim() == name);
        let (Some(original), Some(replacement)) = (place("original"), place("replacement")) else {
            return Err(refused(line, LookupFault::Header));
        };
        let kind = place("kind");
        if header.len() != 2 + usize::from(kind.is_some()) {
            return Err(refused(line, LookupFault::ForeignColumn));
        }
        let mut lookup = Lookup::default();
        let mut given = BTreeSet::new();
        for (line, cells) in rows {
            if cells.len() != header.len() {
                return Err(refused(line, LookupFault::Width));
            }
            let purpose = match kind {
                None => Purpose::Patient,
                Some(at) => {
                    purpose(cells[at].trim()).ok_or_else(|| refused(line, LookupFault::Kind))?
                }
            };
            let canonical = canonical(purpose, &cells[original])
                .ok_or_else(|| refused(line, LookupFault::OriginalNobody))?;
            let replacement =
                legal(purpose, &cells[replacement]).map_err(|fault| refused(line, fault))?;
            if !given.insert((purpose, replacement.to_uppercase())) {
                return Err(refused(line, LookupFault::ReplacementTwice));
            }
            let entry = Entry {
                replacement: replacement.to_owned(),
                line,
            };
            if lookup.entries.insert((purpose, canonical), entry).is_some() {
                return Err(refused(line, LookupFault::OriginalTwice));
            }
        }
        lookup.check_inside()?;
        Ok(lookup)
    }

    /// Refuses a replacement that is or holds an original of the table, whatever its kind.
    fn check_inside(&self) -> Result<()> {
        let originals: BTreeSet<&str> = self.entries.keys().map(|(_, it)| it.as_str()).collect();
        for entry in self.entries.values() {
            let text = canon::id(&entry.replacement).unwrap_or_default();
            let bounds: Vec<usize> = text
                .char_indices()
                .map(|(at, _)| at)
                .chain([text.len()])
                .collect();
            let inside = bounds.iter().enumerate().any(|(from, &start)| {
                bounds[from..]
                    .iter()
                    .skip(SHORTEST_INSIDE)
                    .any(|&end| originals.contains(&text[start..end]))
            });
            if inside || originals.contains(text.as_str()) {
                return Err(refused(entry.line, LookupFault::HoldsOriginal));
            }
        }
        Ok(())
    }

    /// What stands for a canonical original, if the table names it.
    pub fn find(&self, purpose: Purpose, canonical: &str) -> Option<&str> {
        if self.entries.is_empty() {
            return None;
        }
        let entry = self.entries.get(&(purpose, canonical.to_owned()))?;
        Some(&entry.replacement)
    }

    /// Whether the table speaks of this kind at all. Every table speaks of patients.
    pub fn speaks_of(&self, purpose: Purpose) -> bool {
        let first = (purpose, String::new());
        let next = self.entries.range(first..).next();
        purpose == Purpose::Patient || next.is_some_and(|((found, _), _)| *found == purpose)
    }

    /// Number of originals it names.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it names nothing.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Refuses a replacement that `tells` something of the drop.
    ///
    /// # Errors
    ///
    /// [`Error::Lookup`] with the line of the first such row.
    pub fn check(&self, tells: impl Fn(&str) -> bool) -> Result<()> {
        let found = self
            .entries
            .values()
            .filter(|entry| tells(&entry.replacement));
        match found.map(|entry| entry.line).min() {
            Some(line) => Err(refused(line, LookupFault::HoldsIdentifier)),
            None => Ok(()),
        }
    }
}

fn refused(line: u64, fault: LookupFault) -> Error {
    Error::Lookup { line, fault }
}

fn purpose(kind: &str) -> Option<Purpose> {
    let purpose = Purpose::ALL
        .into_iter()
        .find(|purpose| purpose.name() == kind)?;
    match purpose {
        Purpose::Patient | Purpose::Accession | Purpose::Study | Purpose::Record => Some(purpose),
        Purpose::Staff | Purpose::Facility => Some(purpose),
        Purpose::Uid | Purpose::DateOffset | Purpose::FileName => None,
    }
}

/// The form under which formats ask for an original.
fn canonical(purpose: Purpose, original: &str) -> Option<String> {
    match purpose {
        Purpose::Staff | Purpose::Facility => {
            canon::name(&original.replace('^', " ")).or_else(|| canon::id(original))
        }
        Purpose::Patient | Purpose::Accession | Purpose::Study | Purpose::Record => {
            canon::id(original)
        }
        Purpose::Uid | Purpose::DateOffset | Purpose::FileName => None,
    }
}

/// A replacement that every file can carry: legal for LO (SH for numbers of records) and PN (PS3.5 6.2),
/// in the characters of every character set, no formula, and no pseudonym of ours.
fn legal(purpose: Purpose, text: &str) -> std::result::Result<&str, LookupFault> {
    let most = match purpose {
        Purpose::Accession | Purpose::Study | Purpose::Record => 16,
        Purpose::Patient | Purpose::Staff | Purpose::Facility => 64,
        Purpose::Uid | Purpose::DateOffset | Purpose::FileName => 0,
    };
    if text.is_empty() || text.chars().count() > most {
        return Err(LookupFault::Length);
    }
    if text.trim() != text {
        return Err(LookupFault::Spaces);
    }
    let forbidden =
        |c: char| !(' '..='~').contains(&c) || matches!(c, '\\' | '^' | '=' | '"' | ',');
    if text.chars().any(forbidden) {
        return Err(LookupFault::Characters);
    }
    if text.starts_with(['+', '-', '@']) {
        return Err(LookupFault::Formula);
    }
    if canon::id(text).is_none() {
        return Err(LookupFault::ReplacementNobody);
    }
    if is_pseudonym(&text.to_uppercase()) {
        return Err(LookupFault::Pseudonym);
    }
    Ok(text)
}

/// The rows of a CSV text (RFC 4180) with the lines they start on; blank lines are no rows.
fn rows(text: &str) -> Result<Vec<(u64, Vec<String>)>> {
    let mut rows = Vec::new();
    let mut cells: Vec<String> = Vec::new();
    let mut cell = String::new();
    let (mut line, mut start) = (1u64, 1u64);
    let (mut quoted, mut closed) = (false, false);
    let mut rest = text.chars().peekable();
    loop {
        let next = rest.next();
        match next {
            Some('"') if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            Some('"') if quoted => (quoted, closed) = (false, true),
            Some(c) if quoted => {
                line += u64::from(c == '\n');
                cell.push(c);
            }
            None if quoted => return Err(refused(start, LookupFault::OpenQuote)),
            Some('"') if cell.is_empty() && !closed => quoted = true,
            Some(',') => {
                cells.push(std::mem::take(&mut cell));
                closed = false;
            }
            Some('\r') if rest.peek() == Some(&'\n') => {}
            Some('\n' | '\r') | None => {
                if !(cells.is_empty() && cell.is_empty() && !closed) {
                    cells.push(std::mem::take(&mut cell));
                    rows.push((start, std::mem::take(&mut cells)));
                }
                if next.is_none() {
                    return Ok(rows);
                }
                closed = false;
                line += 1;
                start = line;
            }
            Some('"') => return Err(refused(line, LookupFault::InnerQuote)),
            Some(_) if closed => return Err(refused(line, LookupFault::AfterQuote)),
            Some(c) => cell.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &str) -> Result<Lookup> {
        Lookup::read(format!("original,replacement\r\n{rows}").as_bytes())
    }

    #[test]
    fn an_original_is_found_in_every_spelling() {
        let lookup = read("AB-00123,\"S 001\"\r\n456,S 002").unwrap();
        let id = canon::id("ａｂ－00123").unwrap();
        assert_eq!(lookup.find(Purpose::Patient, &id), Some("S 001"));
        assert_eq!(lookup.find(Purpose::Accession, &id), None);
        assert!(lookup.speaks_of(Purpose::Patient) && !lookup.speaks_of(Purpose::Accession));
    }

    #[test]
    fn kinds_are_told_apart_and_japanese_tables_are_read() {
        let table = "kind,original,replacement\naccession,A77001,ACC1\npatient,P77001,S1\nstaff,徳河原^蓮,DR1\n";
        let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(table);
        for bytes in [
            table.as_bytes(),
            &cp932,
            &[b"\xEF\xBB\xBF", table.as_bytes()].concat(),
        ] {
            let lookup = Lookup::read(bytes).unwrap();
            assert_eq!(lookup.find(Purpose::Accession, "A77001"), Some("ACC1"));
            assert_eq!(lookup.find(Purpose::Patient, "A77001"), None);
            assert_eq!(lookup.find(Purpose::Staff, "徳河原 蓮"), Some("DR1"));
            assert!(lookup.speaks_of(Purpose::Staff) && !lookup.speaks_of(Purpose::Facility));
        }
    }

    #[test]
    fn what_cannot_be_accepted_is_refused_with_its_line_and_without_its_values() {
        let derived = {
            let key = crate::key::RootKey::from_bytes([7; 32]);
            crate::transform::derive::Derivations::new(&key, None, "")
                .pseudonym(Purpose::Patient, "1")
        };
        let long = "S".repeat(65);
        for (rows, line) in [
            ("MARKER1,S1\nmarker1,S2", 3),
            ("MARKER1,S1\nMARKER2,s1", 3),
            ("unknown,S1", 2),
            ("MARKER1,", 2),
            ("MARKER1,a\\b", 2),
            ("MARKER1,a^b", 2),
            ("MARKER1,=b", 2),
            ("MARKER1,+1", 2),
            ("MARKER1,山田", 2),
            ("MARKER1, S1", 2),
            ("MARKER1,unknown", 2),
            ("MARKER1,marker1", 2),
            ("MARKER1,S-MARKER1-2", 2),
            ("MARKER1,MARKER2\nMARKER2,S2", 2),
            ("1,2\n2,3", 2),
            (&format!("MARKER1,{derived}"), 2),
            (&format!("MARKER1,{}", derived.to_lowercase()), 2),
            (&format!("MARKER1,{long}"), 2),
            ("MARKER1", 2),
            ("MARKER1,S1,S2", 2),
            ("\"MARKER1,S1", 2),
            ("\"MARKER1\"x,S1", 2),
            ("MARK\"ER1,S1", 2),
        ] {
            let error = read(rows).expect_err(rows);
            assert!(
                matches!(error, Error::Lookup { line: found, .. } if found == line),
                "{rows} {error}"
            );
            assert!(!error.to_string().contains("MARKER"), "{error}");
        }
        for header in [
            "",
            "original",
            "original,replacement,note",
            "kind,original,replacement\nuid,1,2",
        ] {
            assert!(Lookup::read(header.as_bytes()).is_err(), "{header}");
        }
        assert!(
            read("1,S-0001\n2,S-0002").is_ok(),
            "short originals stand anywhere"
        );
        assert!(!format!("{:?}", read("MARKER1,S1").unwrap()).contains("S1"));
        let sixteen = "kind,original,replacement\naccession,A1,12345678901234567";
        assert!(Lookup::read(sixteen.as_bytes()).is_err());
    }

    #[test]
    fn every_fault_has_a_code_of_its_own_and_names_the_column_at_fault() {
        let codes: BTreeSet<&str> = LookupFault::ALL.iter().map(|fault| fault.code()).collect();
        assert_eq!(codes.len(), LookupFault::ALL.len());
        for (rows, column) in [
            ("unknown,S1", "original"),
            ("MARKER1,S1\nmarker1,S2", "original"),
            ("MARKER1,a^b", "replacement"),
            ("MARKER1,MARKER1", "replacement"),
            ("MARKER1", ""),
        ] {
            let Err(Error::Lookup { fault, .. }) = read(rows) else {
                panic!("{rows} is accepted");
            };
            assert_eq!(fault.column(), column, "{rows}");
            let named = fault.to_string().contains(&format!("column {column}:"));
            assert_eq!(named, !column.is_empty(), "{fault}");
        }
        assert_eq!(read("MARKER1,S1\n\nMARKER2,S2\n").unwrap().len(), 2);
    }

    #[test]
    fn every_beginning_of_a_table_is_read_or_refused() {
        let table = "kind,original,replacement\r\npatient,\"a \"\"b\"\"\",S1\r\nstaff,山田,D1\r\n";
        for end in 0..=table.len() {
            let _ = Lookup::read(&table.as_bytes()[..end]);
        }
    }
}
