//! Reading files of variants: a group is one line, or one name of a sample.

use super::forms;
use super::header::{Class, Header, Line as Meta, Part};
use super::keys;
use super::sites::{Site, Sites};
use crate::action::Role;
use crate::error::{Error, Result};
use crate::format::column::records::{Group, Records, Spot, Value, Written};
use crate::format::encoding;
use crate::format::encoding::lines::{Line, Lines};
use crate::limits::Limits;
use crate::source::Source;
use crate::survey::TextEncoding;
use crate::transform::canon;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// The columns that every file has.
const FIXED: [&str; 8] = [
    "#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO",
];

/// Headers of places that are no keys.
const SAMPLE: &str = "SAMPLE";
const OTHER_LINES: &str = "other lines of the header";
const DESCRIPTION: &str = "Description";
const RECORD: &str = "ID";

/// How new text is written where the group read last has its values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Between quotes.
    Quotes,
    /// As a name between TABs.
    Name,
    /// As a value of a key.
    Field,
}

/// Reads variants.
pub struct Reader<'a> {
    lines: Lines<'a>,
    limits: Limits,
    encoding: TextEncoding,
    header: Header,
    sites: Sites,
    spots: Vec<Spot>,
    places: HashMap<String, usize>,
    inside: Inside,
    /// Columns, once their line was read.
    width: Option<usize>,
    /// Names of samples that are groups still to come, last first.
    samples: Vec<(Vec<u8>, String)>,
    /// The end of the line of columns, and its number.
    ending: (&'static [u8], u64),
}

impl<'a> Reader<'a> {
    /// The variants in `source`.
    pub fn new(source: &'a dyn Source, encoding: TextEncoding, limits: &Limits) -> Self {
        let start = encoding::mark(encoding).len() as u64;
        let mut reader = Reader {
            lines: Lines::new(source, start, limits.max_cell_bytes),
            limits: limits.clone(),
            encoding,
            header: Header::default(),
            sites: Sites::default(),
            spots: Vec::new(),
            places: HashMap::new(),
            inside: Inside::Name,
            width: None,
            samples: Vec::new(),
            ending: (b"", 0),
        };
        // The first column says whose records they are.
        reader.spot(SAMPLE, Role::PatientId);
        reader
    }

    fn spot(&mut self, header: &str, role: Role) -> usize {
        if let Some(&known) = self.places.get(header) {
            return known;
        }
        self.spots.push(Spot {
            header: header.to_owned(),
            role,
            written: Written::Plain,
        });
        self.places.insert(header.to_owned(), self.spots.len() - 1);
        self.spots.len() - 1
    }

    /// Adds a value that stands at `range` of the line.
    fn value(&mut self, group: &mut Group, (header, role): (&str, Role), at: At) {
        let spot = self.spot(header, role);
        group.values.push(Value {
            spot,
            range: at.range,
            text: at.text,
            tail: Vec::new(),
            instead: at.instead.map(str::to_owned),
            line: at.line,
        });
    }

    fn meta(&mut self, text: &str, line: &Line, group: &mut Group) {
        self.inside = Inside::Quotes;
        let all = 0..line.bytes.len() + line.ending.len();
        let parts = match self.header.read(text) {
            Meta::Out => vec![Part::Out(all)],
            Meta::Stays(parts) => parts,
        };
        for part in parts {
            let (place, range, text) = match part {
                Part::Out(range) => ((OTHER_LINES, Role::Unknown), range, None),
                Part::Text(range) => {
                    let told = text.get(range.clone()).map(str::to_owned);
                    ((DESCRIPTION, Role::FreeText), range, told)
                }
                Part::Sample(range) => {
                    self.inside = Inside::Name;
                    let name = text.get(range.clone()).unwrap_or_default();
                    if is_generic(name) {
                        continue;
                    }
                    ((SAMPLE, Role::PatientId), range, Some(name.to_owned()))
                }
            };
            if text.as_ref().is_some_and(String::is_empty) {
                continue;
            }
            let at = At {
                range,
                text,
                instead: None,
                line: line.number,
            };
            if place.0 == SAMPLE {
                group.person = Some(group.values.len());
            }
            self.value(group, place, at);
        }
    }

    /// The line of columns: its fixed part is a group, every sample another.
    fn columns(&mut self, text: &str, line: &Line, group: &mut Group) -> Result<()> {
        let refused = |what| row(line.number, what);
        let cells: Vec<&str> = text.split('\t').collect();
        let (fixed, samples) = cells.split_at(cells.len().min(FIXED.len()));
        let samples = match samples.split_first() {
            None => samples,
            Some((&"FORMAT", samples)) => samples,
            Some(_) => return Err(refused("the columns are not those of variants")),
        };
        if fixed != FIXED {
            return Err(refused("the columns are not those of variants"));
        }
        if samples.len() > self.limits.max_columns {
            return Err(refused("there are too many samples"));
        }
        let mut people = BTreeSet::new();
        for name in samples {
            let one = canon::id(name).unwrap_or_else(|| (*name).to_owned());
            if name.is_empty() || !people.insert(one) {
                return Err(refused("two samples have one name, or one has none"));
            }
        }
        let kept = text.len() - samples.iter().map(|name| name.len() + 1).sum::<usize>();
        group.extend(
            text.get(..kept).unwrap_or_default().as_bytes(),
            line.number,
            &self.limits,
        )?;
        self.width = Some(cells.len());
        self.ending = (line.ending, line.number);
        let numbered = samples.iter().enumerate().rev();
        self.samples = numbered
            .map(|(at, name)| (name.as_bytes().to_vec(), format!("SAMPLE{}", at + 1)))
            .collect();
        if self.samples.is_empty() {
            group.extend(line.ending, line.number, &self.limits)?;
        }
        Ok(())
    }

    /// The next name of a sample; `false` if there is none.
    fn sample(&mut self, group: &mut Group) -> Result<bool> {
        let Some((name, instead)) = self.samples.pop() else {
            return Ok(false);
        };
        let (ending, number) = self.ending;
        self.inside = Inside::Name;
        group.extend(b"\t", number, &self.limits)?;
        group.extend(&name, number, &self.limits)?;
        if self.samples.is_empty() {
            group.extend(ending, number, &self.limits)?;
        }
        let text = encoding::decode(&name, self.encoding, number)?.into_owned();
        if is_generic(&text) {
            return Ok(true);
        }
        group.person = Some(0);
        let at = At {
            range: 1..1 + name.len(),
            text: Some(text),
            instead: Some(&instead),
            line: number,
        };
        self.value(group, (SAMPLE, Role::PatientId), at);
        Ok(true)
    }

    fn record(&mut self, text: &str, line: u64, group: &mut Group) -> Result<()> {
        self.inside = Inside::Field;
        let cells: Vec<&str> = text.split('\t').collect();
        if Some(cells.len()) != self.width {
            return Err(row(
                line,
                "a record has not as many cells as there are columns",
            ));
        }
        let &[
            contig,
            position,
            id,
            reference,
            alleles,
            quality,
            filter,
            info,
        ] = cells
            .first_chunk::<8>()
            .ok_or(row(line, "a record is too short"))?;
        let position: Option<u64> = position.parse().ok();
        let listed: Vec<&str> = alleles.split(',').collect();
        let header = &self.header;
        let legal = forms::is_contig(contig)
            && forms::is_bases(reference)
            && forms::is_numbers(quality)
            && listed
                .iter()
                .all(|allele| forms::is_allele(allele, |symbol| header.has_symbol(symbol)));
        let Some(position) = position.filter(|_| legal) else {
            return Err(row(line, "a record has no legal place, bases or quality"));
        };
        // The rest of a record is not read before it is known that it may be.
        let end = info.split(';').find_map(|entry| entry.strip_prefix("END="));
        let length = longest(&cells);
        let end = end
            .and_then(|end| end.parse().ok())
            .or(length.map(|length| position.saturating_add(length - 1)));
        let listed: Vec<&[u8]> = listed.iter().map(|allele| allele.as_bytes()).collect();
        self.sites.add(&Site {
            contig,
            position,
            reference: reference.as_bytes(),
            alleles: &listed,
            end,
        })?;
        let starts = starts(&cells);
        let start = |at: usize| starts.get(at).copied().unwrap_or_default();
        group.names.push(contig.to_owned());
        if !id.split(';').all(|id| id == "." || keys::is_public(id)) {
            let place = (RECORD, Role::OtherId);
            self.value(group, place, At::text(start(2), id, line));
        }
        let known = |filter: &str| filter == "." || self.header.has_filter(filter);
        if !filter.split(';').all(known) {
            self.value(
                group,
                ("FILTER", Role::Unknown),
                At::unread(start(6), filter, line),
            );
        }
        self.info(info, start(7), line, group);
        let Some((format, samples)) = cells.get(8..).and_then(<[&str]>::split_first) else {
            return Ok(());
        };
        let mut classes = Vec::new();
        for key in format.split(':') {
            let class = self.header.format(key);
            classes.push((
                key,
                class.ok_or(row(line, "a field of samples is not defined"))?,
            ));
        }
        for (number, sample) in samples.iter().enumerate() {
            let mut at = start(9 + number);
            for (number, text) in sample.split(':').enumerate() {
                let &(key, class) = classes
                    .get(number)
                    .ok_or(row(line, "a sample has too many fields"))?;
                self.field(("FORMAT", key), class, At::text(at, text, line), group);
                at += text.len() + 1;
            }
        }
        Ok(())
    }

    fn info(&mut self, info: &str, start: usize, line: u64, group: &mut Group) {
        if info == "." {
            return;
        }
        let entries: Vec<&str> = info.split(';').collect();
        let starts: Vec<usize> = entries
            .iter()
            .scan(start, |at, entry| {
                let here = *at;
                *at += entry.len() + 1;
                Some(here)
            })
            .collect();
        let end = start + info.len();
        let mut at = 0;
        while let (Some(entry), Some(&from)) = (entries.get(at), starts.get(at)) {
            let (key, value) = match entry.split_once('=') {
                Some((key, value)) => (key, Some(value)),
                None => (*entry, None),
            };
            let known = self.header.info(key);
            match (known, value) {
                (Some(class), Some(value)) => {
                    let at = At::text(from + key.len() + 1, value, line);
                    self.field(("INFO", key), class, at, group);
                }
                (Some(_), None) => {}
                (None, _) => {
                    // Entries that nobody defines go together with one of the marks around them.
                    let mut last = at;
                    let defined = |entry: &&str| {
                        let key = entry.split('=').next().unwrap_or_default();
                        self.header.info(key).is_some()
                    };
                    while entries.get(last + 1).is_some_and(|next| !defined(next)) {
                        last += 1;
                    }
                    let (range, instead) = match (at, starts.get(last + 1)) {
                        (_, Some(&next)) => (from..next, None),
                        (0, None) => (from..end, Some(".")),
                        (_, None) => (from - 1..end, None),
                    };
                    let gone = At {
                        range,
                        text: None,
                        instead,
                        line,
                    };
                    self.value(group, ("INFO without a definition", Role::Unknown), gone);
                    at = last;
                }
            }
            at += 1;
        }
    }

    /// One value of a key of INFO or of a sample.
    fn field(&mut self, (kind, key): (&str, &str), class: Class, at: At<'_>, group: &mut Group) {
        let Some(text) = at.text.as_deref() else {
            return;
        };
        if text == "." || text.is_empty() {
            return;
        }
        let fits = match class {
            Class::Flag => matches!(text, "0" | "1"),
            Class::Number => forms::is_numbers(text),
            Class::Genotype => forms::is_genotype(text),
            Class::Code => forms::is_codes(text),
            Class::Local | Class::Column(_) => false,
        };
        if fits {
            group.names.push(text.to_owned());
            return;
        }
        let role = match class {
            Class::Column(role) => role,
            Class::Local => Role::OtherId,
            Class::Flag | Class::Number | Class::Code | Class::Genotype => Role::Unknown,
        };
        let text = match class {
            Class::Column(_) => forms::unescaped(text),
            Class::Local => Some(text.to_owned()),
            Class::Flag | Class::Number | Class::Code | Class::Genotype => None,
        };
        let header = match class {
            Class::Column(_) | Class::Local => format!("{kind}.{key}"),
            // A role brings nothing back that is not written as its key says.
            Class::Flag | Class::Number | Class::Code | Class::Genotype => {
                format!("{kind} of another form")
            }
        };
        self.value(group, (&header, role), At { text, ..at });
    }
}

/// Where a value stands and what it says.
struct At<'t> {
    range: Range<usize>,
    text: Option<String>,
    instead: Option<&'t str>,
    line: u64,
}

impl<'t> At<'t> {
    /// `text` at `start`, where nothing may not stand.
    fn text(start: usize, text: &str, line: u64) -> At<'t> {
        At {
            range: start..start + text.len(),
            text: Some(text.to_owned()),
            instead: Some("."),
            line,
        }
    }

    /// The same of a text that nobody reads.
    fn unread(start: usize, text: &str, line: u64) -> At<'t> {
        At {
            text: None,
            ..At::text(start, text, line)
        }
    }
}

fn row(line: u64, what: &'static str) -> Error {
    Error::Row { line, what }
}

/// The length of a stretch that samples are like the reference in, as their field LEN says.
fn longest(cells: &[&str]) -> Option<u64> {
    let at = cells.get(8)?.split(':').position(|key| key == "LEN")?;
    let lengths = cells
        .iter()
        .skip(9)
        .filter_map(|cell| cell.split(':').nth(at)?.parse().ok());
    lengths.max().filter(|&length| length > 0)
}

/// Where the cells of a line begin.
fn starts(cells: &[&str]) -> Vec<usize> {
    let mut at = 0;
    let mut starts = Vec::with_capacity(cells.len());
    for cell in cells {
        starts.push(at);
        at += cell.len() + 1;
    }
    starts
}

/// Words that say what a sample is for, and of whom they say nothing.
fn is_generic(name: &str) -> bool {
    const WORDS: [&str; 12] = [
        "TUMOR",
        "TUMOUR",
        "NORMAL",
        "PRIMARY",
        "METASTASIS",
        "BLOOD",
        "PLASMA",
        "GERMLINE",
        "SOMATIC",
        "PROBAND",
        "SAMPLE",
        "CONTROL",
    ];
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(name))
}

impl Records for Reader<'_> {
    fn next(&mut self, group: &mut Group) -> Result<bool> {
        group.clear();
        if self.sample(group)? {
            return Ok(true);
        }
        let Some(line) = self.lines.read()? else {
            let what = "the file ends before its columns are named";
            return match self.width {
                Some(_) => Ok(false),
                None => Err(row(self.ending.1.max(1), what)),
            };
        };
        let text = encoding::decode(&line.bytes, self.encoding, line.number)?.into_owned();
        let begins = line.number > 1 || is_version(&text);
        if !begins {
            return Err(row(
                line.number,
                "the version of a file of variants is not known",
            ));
        }
        if self.width.is_none() && text.starts_with("#CHROM") {
            self.columns(&text, &line, group)?;
            return Ok(true);
        }
        group.extend(&line.bytes, line.number, &self.limits)?;
        group.extend(line.ending, line.number, &self.limits)?;
        match (self.width, text.starts_with("##")) {
            (None, true) => self.meta(&text, &line, group),
            (None, false) | (Some(_), true) => {
                return Err(row(
                    line.number,
                    "a line is neither of the header nor a record",
                ));
            }
            (Some(_), false) if text.is_empty() => {}
            (Some(_), false) => self.record(&text, line.number, group)?,
        }
        Ok(true)
    }

    fn spots(&self) -> &[Spot] {
        &self.spots
    }

    fn write(&self, text: &str) -> Option<Vec<u8>> {
        let written = match self.inside {
            Inside::Quotes => {
                // What was escaped before is; the rest may not end the text.
                let bare = text.replace("\\\\", "").replace("\\\"", "");
                let ends = bare.contains('"') || bare.ends_with('\\');
                (!ends && !text.contains(|c: char| c.is_ascii_control())).then(|| text.to_owned())
            }
            Inside::Name => {
                (!text.contains(|c: char| c.is_ascii_control())).then(|| text.to_owned())
            }
            Inside::Field => Some(forms::escaped(text)),
        }?;
        encoding::encode(&written, self.encoding).map(|bytes| bytes.into_owned())
    }
}

/// Whether the first line names a version of the format whose rules are known.
fn is_version(line: &str) -> bool {
    let version = line.strip_prefix("##fileformat=VCFv4.");
    version.is_some_and(|minor| minor.len() == 1 && minor.bytes().all(|byte| byte.is_ascii_digit()))
}
