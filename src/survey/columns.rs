//! What pass 1 learns of one file of columns: encoding, roles proposed with their evidence, people.

use crate::action::Role;
use crate::anonymity::Weighed;
use crate::cohort::Found;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Text encoding of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextEncoding {
    /// UTF-8, without a byte order mark.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// Windows-31J, the Shift_JIS of Windows.
    Cp932,
    /// EUC-JP.
    EucJp,
    /// ISO-2022-JP, of seven bits with escape sequences.
    Iso2022Jp,
    /// Windows-1252, which holds ISO 8859-1.
    Windows1252,
    /// UTF-16, the lower byte first, with a byte order mark.
    Utf16LeBom,
    /// UTF-16, the higher byte first, with a byte order mark.
    Utf16BeBom,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
}

/// One observation that speaks for or against a role; the page puts it in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Stable code of the observation, for example `header-word` or `dates-parse`.
    pub code: String,
    /// Share in percent where the observation is one, else 100.
    pub percent: u8,
}

/// The code of every observation about a column, in the order in which they are made.
pub const EVIDENCE: [&str; 28] = [
    "header-word",
    "dates-parse",
    "numbers",
    "sex-words",
    "age-range",
    "id-shape",
    "uid-shape",
    "names",
    "name-words",
    "titles",
    "e-mail",
    "telephone",
    "postal-code",
    "address",
    "facility-words",
    "sentences",
    "codes",
    "words",
    "my-number-check",
    "insurer-check",
    "sentinels",
    "reaches-a-person",
    "distinct",
    "joins-images",
    "own-pseudonyms",
    "header-unexplained",
    "named-by-standard",
    "decided-by-user",
];

/// The evidence that a column holds pseudonyms this program made.
pub const OWN_PSEUDONYMS: &str = "own-pseudonyms";

/// What pass 1 learns of one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnFacts {
    /// The header cell, decoded. A header can be a value: it is scanned like one.
    pub header: String,
    /// `column N of TABLE`, by which a policy may name it where the header says nothing.
    pub place: String,
    /// The proposed role, or the one the user fixed.
    pub role: Role,
    /// 0 to 100; below 60 the role is [`Role::Unknown`]. 100 for a role the user fixed.
    pub confidence: u8,
    /// Whether the user fixed the role.
    pub decided: bool,
    /// What spoke for the role.
    pub evidence: Vec<Evidence>,
    /// Cells that are not empty.
    pub filled: u64,
    /// 64-bit hashes of distinct canonical IDs (at most 4,096), for the join with DICOM patient IDs.
    pub id_hashes: Vec<u64>,
    /// [`alike_hash`](crate::identity::alike_hash) of each of these, in the same order; empty unless
    /// the column holds patient IDs.
    pub alike_hashes: Vec<u64>,
}

/// How the records of a file of columns are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Cells with delimiters other than TAB.
    Delimited,
    /// Cells with TABs between them.
    Tabbed,
    /// Claims to an insurer.
    Receipt,
    /// HL7 version 2.
    Message,
    /// Files of the DPC survey.
    Dpc,
    /// Variants of genes.
    Variants,
    /// FHIR in JSON: one resource.
    Resource,
    /// FHIR in JSON: one resource per line.
    ResourceLines,
}

impl Form {
    /// Whether spreadsheet programs open such files as cells.
    pub const fn has_cells(self) -> bool {
        match self {
            Form::Delimited | Form::Tabbed => true,
            Form::Receipt
            | Form::Message
            | Form::Dpc
            | Form::Variants
            | Form::Resource
            | Form::ResourceLines => false,
        }
    }

    /// What a file name ends with.
    pub const fn ending(self) -> &'static str {
        match self {
            Form::Delimited => "csv",
            Form::Tabbed => "tsv",
            Form::Receipt => "UKE",
            Form::Message => "hl7",
            Form::Dpc => "txt",
            Form::Variants => "vcf",
            Form::Resource => "json",
            Form::ResourceLines => "ndjson",
        }
    }
}

/// What pass 1 learns of one file of columns: a table, or records whose standard names the places of values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFacts {
    /// SHA-256 of the input's bytes.
    pub sha256: [u8; 32],
    /// How the records are written.
    pub form: Form,
    /// Encoding of the input and of the output.
    pub encoding: TextEncoding,
    /// The delimiter: comma, TAB, semicolon or bar; NUL, which stands in no text, in a table of one column
    /// and where the format has its own.
    pub delimiter: u8,
    /// Lines above the header: titles, blank ones.
    pub above: u64,
    /// Data rows without the header, or records.
    pub rows: u64,
    /// Lines below the table: totals, signatures.
    pub below: u64,
    /// The columns in order.
    pub columns: Vec<ColumnFacts>,
    /// By the hash of a reference to a person, the canonical ID; empty where two answer to it. Once surveys are
    /// merged, also people whom only other files of the drop explain.
    pub people: BTreeMap<u64, String>,
    /// Hashes of references that nothing in the file explains; emptied when the survey is merged.
    pub sought: BTreeSet<u64>,
    /// What its rows say of the cohort the policy asks for.
    pub cohort: Found,
    /// What its rows say of people, if anonymised output is asked for.
    pub weighed: Option<Weighed>,
}
