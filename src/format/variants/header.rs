//! The lines above the records: which stay, what in them is a value, and which keys they define.

use super::forms;
use super::keys::{self, Written};
use crate::action::Role;
use crate::format::column::words;
use crate::format::headers;
use std::collections::BTreeMap;
use std::ops::Range;

/// What stands under a key of the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Nothing.
    Flag,
    /// Numbers.
    Number,
    /// Words and codes about the variant.
    Code,
    /// Alleles by their numbers.
    Genotype,
    /// The name of a record of the file.
    Local,
    /// Anything else, which is a column with a role.
    Column(Role),
}

/// What a line of the header is.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// It goes.
    Out,
    /// It stays but for these parts of it.
    Stays(Vec<Part>),
}

/// A part of a line that may not stay as it is.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    /// What goes, commas included.
    Out(Range<usize>),
    /// A description.
    Text(Range<usize>),
    /// The name of a sample.
    Sample(Range<usize>),
}

/// What the header defines.
#[derive(Default)]
pub struct Header {
    info: BTreeMap<String, Class>,
    format: BTreeMap<String, Class>,
    filters: BTreeMap<String, ()>,
    symbols: BTreeMap<String, ()>,
}

impl Header {
    /// What stands under `key` of INFO; `None` if nobody says so.
    pub fn info(&self, key: &str) -> Option<Class> {
        self.info.get(key).copied().or_else(|| of_list("info", key))
    }

    /// The same of the fields of samples.
    pub fn format(&self, key: &str) -> Option<Class> {
        self.format
            .get(key)
            .copied()
            .or_else(|| of_list("format", key))
    }

    /// Whether `filter` is defined.
    pub fn has_filter(&self, filter: &str) -> bool {
        matches!(filter, "PASS" | "0") || self.filters.contains_key(filter)
    }

    /// Whether the symbolic allele `symbol` is defined.
    pub fn has_symbol(&self, symbol: &str) -> bool {
        self.symbols.contains_key(symbol)
    }

    /// Reads one line that begins with `##`.
    pub fn read(&mut self, line: &str) -> Line {
        let Some((key, value)) = line.get(2..).and_then(|line| line.split_once('=')) else {
            return Line::Out;
        };
        let start = 2 + key.len() + 1;
        match keys::listed("meta", key) {
            Some(Written::Version) => Line::Stays(Vec::new()),
            Some(Written::Phasing) if matches!(value, "none" | "partial" | "full") => {
                Line::Stays(Vec::new())
            }
            Some(Written::Assembly) if keys::is_assembly(value) => Line::Stays(Vec::new()),
            Some(Written::Sample) => Line::Stays(vec![Part::Sample(start..line.len())]),
            Some(Written::Definition) => self.definition(key, value, start).unwrap_or(Line::Out),
            Some(Written::Contig) => contig(value, start).unwrap_or(Line::Out),
            Some(
                Written::Phasing
                | Written::Assembly
                | Written::Name
                | Written::Number
                | Written::Flag
                | Written::Allele
                | Written::Code
                | Written::Local
                | Written::Genotype,
            )
            | None => Line::Out,
        }
    }

    fn definition(&mut self, kind: &str, value: &str, start: usize) -> Option<Line> {
        let parts = attributes(value)?;
        let id = parts.first().filter(|part| part.key == "ID")?.value;
        let symbol = kind == "ALT";
        let legal = match symbol {
            true => forms::is_contig(id),
            false => forms::is_key(id),
        };
        if !legal || words::tells(id) {
            return None;
        }
        let of = |key: &str| {
            parts
                .iter()
                .find(|part| part.key == key)
                .map(|part| part.value)
        };
        let mut out = Vec::new();
        for part in parts.iter().skip(1) {
            let shifted = |range: &Range<usize>| start + range.start..start + range.end;
            let digits = part.value.bytes().all(|byte| byte.is_ascii_digit());
            let count = digits
                || matches!(
                    part.value,
                    "A" | "R" | "G" | "." | "P" | "LA" | "LR" | "LG" | "M"
                );
            match part.key {
                "Number" if count && part.value.len() <= 4 => {}
                "Type"
                    if ["Integer", "Float", "Flag", "Character", "String"]
                        .contains(&part.value) => {}
                "IDX" if digits && part.value.len() <= 8 => {}
                "Description" if part.quoted => out.push(Part::Text(shifted(&part.inside))),
                _ => out.push(Part::Out(shifted(&part.whole))),
            }
        }
        match kind {
            "FILTER" => {
                self.filters.insert(id.to_owned(), ());
            }
            "ALT" => {
                self.symbols.insert(id.to_owned(), ());
            }
            "INFO" => {
                let class = class("info", id, of("Type"), of("Description"));
                self.info.insert(id.to_owned(), class);
            }
            _ => {
                let class = class("format", id, of("Type"), of("Description"));
                self.format.insert(id.to_owned(), class);
            }
        }
        Some(Line::Stays(out))
    }
}

fn of_list(kind: &str, key: &str) -> Option<Class> {
    match keys::listed(kind, key)? {
        Written::Number => Some(Class::Number),
        Written::Flag => Some(Class::Flag),
        Written::Code => Some(Class::Code),
        Written::Genotype => Some(Class::Genotype),
        Written::Local => Some(Class::Local),
        Written::Version
        | Written::Definition
        | Written::Contig
        | Written::Assembly
        | Written::Phasing
        | Written::Sample
        | Written::Name
        | Written::Allele => None,
    }
}

/// What stands under a key that the header defines. Words that name a person, a day, a number or a facility
/// count before the type.
fn class(kind: &str, id: &str, data: Option<&str>, description: Option<&str>) -> Class {
    if let Some(listed) = of_list(kind, id) {
        return listed;
    }
    let told = headers::role_of_concept(id).filter(|role| *role != Role::Measurement);
    let told = told.or_else(|| {
        let role = headers::role_of_concept(description.unwrap_or_default());
        role.filter(|role| {
            matches!(
                role,
                Role::PatientId
                    | Role::PatientName
                    | Role::BirthDate
                    | Role::Staff
                    | Role::Contact
                    | Role::OfficialNumber
                    | Role::Accession
            )
        })
    });
    match (data, told) {
        (Some("Flag"), _) => Class::Flag,
        (_, Some(role)) => Class::Column(role),
        (Some("Integer" | "Float"), None) => Class::Number,
        (_, None) => Class::Column(Role::Unknown),
    }
}

fn contig(value: &str, start: usize) -> Option<Line> {
    let parts = attributes(value)?;
    parts
        .first()
        .filter(|part| part.key == "ID" && forms::is_contig(part.value))?;
    let mut out = Vec::new();
    for part in parts.iter().skip(1) {
        let digits = part.value.bytes().all(|byte| byte.is_ascii_digit());
        let hexadecimal = part.value.bytes().all(|byte| byte.is_ascii_hexdigit());
        let stays = match part.key {
            "length" => digits && part.value.len() <= 12,
            "IDX" => digits && part.value.len() <= 8,
            "md5" | "M5" => hexadecimal && part.value.len() == 32,
            "assembly" => keys::is_assembly(part.value),
            _ => false,
        };
        if !stays {
            out.push(Part::Out(start + part.whole.start..start + part.whole.end));
        }
    }
    Some(Line::Stays(out))
}

/// One part of `<key=value,key="value">`.
struct Attribute<'a> {
    key: &'a str,
    value: &'a str,
    quoted: bool,
    /// The value without its quotes.
    inside: Range<usize>,
    /// Everything with the comma before it.
    whole: Range<usize>,
}

/// The parts of a value in angle brackets; `None` if it is not written so.
fn attributes(value: &str) -> Option<Vec<Attribute<'_>>> {
    let end = value.strip_prefix('<')?.strip_suffix('>')?.len() + 1;
    let bytes = value.as_bytes();
    let mut parts = Vec::new();
    let mut at = 1;
    while at < end {
        let comma = at > 1;
        let start = at;
        at += usize::from(comma);
        let equals = value.get(at..end)?.find('=')? + at;
        let key = value.get(at..equals)?;
        let quoted = bytes.get(equals + 1) == Some(&b'"');
        let from = equals + 1 + usize::from(quoted);
        let mut stop = from;
        loop {
            match bytes.get(stop).filter(|_| stop < end) {
                Some(b'\\') if quoted => stop += 2,
                Some(b'"') if quoted => break,
                Some(b'"' | b'<' | b'>') if !quoted => return None,
                Some(b',') if !quoted => break,
                Some(_) => stop += 1,
                None if quoted => return None,
                None => break,
            }
        }
        at = stop + usize::from(quoted);
        if at < end && bytes.get(at) != Some(&b',') || parts.len() > 64 {
            return None;
        }
        parts.push(Attribute {
            key,
            value: value.get(from..stop)?,
            quoted,
            inside: from..stop,
            whole: start..at,
        });
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(line: &str) -> String {
        let mut header = Header::default();
        let Line::Stays(parts) = header.read(line) else {
            return String::new();
        };
        let mut out = line.to_owned();
        for part in parts.into_iter().rev() {
            match part {
                Part::Out(range) => out.replace_range(range, ""),
                Part::Text(range) => out.replace_range(range, "(text)"),
                Part::Sample(range) => out.replace_range(range, "(sample)"),
            }
        }
        out
    }

    #[test]
    fn lines_that_no_list_names_go() {
        for line in [
            "##fileDate=20240513",
            "##source=/home/yamada/caller",
            "##commandline=\"x --sample 48213907\"",
            "##reference=file:///data/yamada/hg38.fa",
            "##phasing=yamada",
            "##PEDIGREE=<ID=YAMADA,Mother=HANAKO>",
            "##SAMPLE=<ID=48213907>",
            "##contact",
            "##山田=1",
            "##INFO=<ID=YAMADA TARO,Number=1,Type=String,Description=\"x\">",
            "##INFO=<Number=1,ID=DP,Type=Integer,Description=\"x\">",
            "##INFO=ID",
            "##contig=<ID=a b>",
        ] {
            assert_eq!(left(line), "", "{line}");
        }
    }

    #[test]
    fn definitions_stay_with_the_attributes_that_are_known() {
        for (line, stays) in [
            ("##fileformat=VCFv4.2", "##fileformat=VCFv4.2"),
            ("##reference=GRCh38.p14", "##reference=GRCh38.p14"),
            (
                "##INFO=<ID=DP,Number=1,Type=Integer,Description=\"a, \\\"b\\\" = c>\",Source=\"/home/yamada\",Version=\"3\">",
                "##INFO=<ID=DP,Number=1,Type=Integer,Description=\"(text)\">",
            ),
            (
                "##contig=<ID=chr1,length=248956422,URL=ftp://yamada/x,assembly=/home/x,md5=00112233445566778899aabbccddeeff>",
                "##contig=<ID=chr1,length=248956422,md5=00112233445566778899aabbccddeeff>",
            ),
            (
                "##FILTER=<ID=q10,Description=\"low\">",
                "##FILTER=<ID=q10,Description=\"(text)\">",
            ),
            ("##tumor_sample=48213907-T", "##tumor_sample=(sample)"),
            ("##INFO=<ID=X,Number=YAMADA,Type=Taro>", "##INFO=<ID=X>"),
        ] {
            assert_eq!(left(line), stays);
        }
    }

    #[test]
    fn words_of_a_key_say_more_than_its_type() {
        let mut header = Header::default();
        for (id, data, description) in [
            ("PATIENT_ID", "Integer", "x"),
            ("XQ", "Integer", "Patient ID"),
            ("XR", "Float", "depth"),
            ("XS", "String", "anything"),
            ("CSQ", "String", "Patient ID"),
        ] {
            let line =
                format!("##INFO=<ID={id},Number=1,Type={data},Description=\"{description}\">");
            assert!(matches!(header.read(&line), Line::Stays(_)));
        }
        assert_eq!(
            header.info("PATIENT_ID"),
            Some(Class::Column(Role::PatientId))
        );
        assert_eq!(header.info("XQ"), Some(Class::Column(Role::PatientId)));
        assert_eq!(header.info("XR"), Some(Class::Number));
        assert_eq!(header.info("XS"), Some(Class::Column(Role::Unknown)));
        assert_eq!(header.info("CSQ"), Some(Class::Code));
        assert_eq!(
            (header.info("DP"), header.info("NOBODY")),
            (Some(Class::Number), None)
        );
    }

    #[test]
    fn every_prefix_of_a_line_is_read_without_a_panic() {
        let line =
            "##INFO=<ID=DP,Number=1,Type=Integer,Description=\"a, \\\"山\\\" = c>\",Source=\"x\">";
        for end in (0..=line.len()).filter(|&end| line.is_char_boundary(end)) {
            Header::default().read(&line[..end]);
        }
    }
}
