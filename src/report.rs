//! What happened, as plain data without values: one record per input, and the sums a person reads.
//!
//! Knows no bytes. A [`Record`] also carries the replaced identities for the confidential pack;
//! they never enter the [`Report`].

mod anonymised;
pub mod codes;
mod guideline;

pub use anonymised::{AnonymisedReport, Requirement};
pub use guideline::{GuidelineRow, PixelReport};

use crate::action::{Decide, Role};
use crate::cohort::Outline;
use crate::format::column::record::OUTSIDE;
use crate::format::dicom::media::Listing;
use crate::format::{Count, Done, NOTES};
use crate::policy::Policy;
use crate::survey::{Finding, Held, Kind, Survey};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How one input ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It passed the release gate.
    Released(Released),
    /// It does not ship.
    Held(Held),
}

/// A file of the bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// Generated path in the bundle.
    pub path: String,
    /// Length in bytes.
    pub bytes: u64,
    /// SHA-256 of the finished bytes.
    pub sha256: [u8; 32],
    /// CRC-32 of the finished bytes.
    pub crc32: u32,
    /// Bytes the gate searched only for long forms, since they are no text.
    pub opaque_bytes: u64,
    /// What an index of the bundle says of it; `None` where there is none, or it cannot list the file.
    pub listing: Option<Box<Listing>>,
}

/// What happened to one input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Index of the input, in the order of the survey.
    pub index: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// What was done to it; for a held file what had been done until then.
    pub done: Done,
}

impl Record {
    /// Whether it does not ship because nothing in it belongs to the cohort.
    pub fn is_left_out(&self) -> bool {
        match &self.outcome {
            Outcome::Held(held) => held.is_chosen(),
            Outcome::Released(_) => false,
        }
    }
}

/// What came of the cohort that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CohortReport {
    /// Its size and the sort of its conditions.
    #[serde(flatten)]
    pub outline: Outline,
    /// Inputs that are left out, since nothing in them belongs to it.
    pub inputs_left_out: u64,
    /// Rows and records of released tables that are left out likewise.
    pub rows_left_out: u64,
}

/// The report of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Name and version of this program.
    pub tool: &'static str,
    /// Profile and options in force, as in the policy file.
    pub profile: Vec<String>,
    /// Codes of PS3.16 CID 7050 that the policy earns, with their meanings. A file names those of options
    /// that had something to do in it.
    pub methods: Vec<(&'static str, &'static str)>,
    /// Number of inputs.
    pub inputs: u64,
    /// Number of released files by format.
    pub released: BTreeMap<Kind, u64>,
    /// Held-back inputs.
    pub held_back: Vec<HeldBack>,
    /// The cohort that was asked for; left out without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cohort: Option<CohortReport>,
    /// What came of anonymised output; left out where none is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anonymised: Option<AnonymisedReport>,
    /// How often each decision was carried out over all released files.
    pub actions: Vec<Tally>,
    /// What was done to the columns of each released table.
    pub tables: Vec<TableReport>,
    /// What a person should know of the collection.
    pub findings: Vec<FindingReport>,
    /// What a person should know of single files: stable code and how often.
    pub notes: BTreeMap<String, u64>,
    /// Digests of what read text in the pixels of released files; left out if nothing did.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub readers: BTreeSet<String>,
    /// Rows of the policy's guideline with what was done for each; left out without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub guideline: Vec<GuidelineRow>,
    /// What the release gate searched.
    pub gate: GateReport,
}

/// An input that does not ship.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeldBack {
    /// Index of the input; the confidential pack says which file that is.
    pub index: u32,
    /// Stable code of the reason.
    pub code: String,
    /// The reason as a sentence.
    pub message: String,
}

/// A finding over the collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingReport {
    /// Stable code.
    pub code: String,
    /// How many patients, studies, instances or targets of references it is about.
    pub subjects: u64,
    /// Number of files concerned.
    pub files: u64,
    /// Their indices in words, as `0 to 7 and 12`; the confidential pack says which files they are.
    pub inputs: String,
}

impl From<&Finding> for FindingReport {
    fn from(finding: &Finding) -> Self {
        FindingReport {
            code: finding.code.clone(),
            subjects: finding.subjects,
            files: finding.files.len() as u64,
            inputs: in_words(&finding.files),
        }
    }
}

/// Ascending indices as runs, with words between all numbers: numbers in a row can spell a
/// patient's ID by chance, and the release gate would stop the report.
fn in_words(indices: &[u32]) -> String {
    let runs = indices.chunk_by(|a, b| a.checked_add(1) == Some(*b));
    let runs: Vec<String> = runs
        .filter_map(|run| match run {
            [] => None,
            [one] => Some(one.to_string()),
            [first, .., last] => Some(format!("{first} to {last}")),
        })
        .collect();
    runs.join(" and ")
}

/// How often one decision was carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Place, action and reason.
    #[serde(flatten)]
    pub count: Count,
    /// How often.
    pub times: u64,
}

/// What was done to a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableReport {
    /// Generated path in the bundle.
    pub path: String,
    /// Data rows.
    pub rows: u64,
    /// Role, action and whether a person decided it, per column.
    pub columns: Vec<ColumnReport>,
}

/// What was done to a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnReport {
    /// The role in force.
    pub role: Role,
    /// Name of the action.
    pub action: String,
    /// Whether a person fixed the role.
    pub decided: bool,
}

/// What the release gate searched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GateReport {
    /// Number of distinct identifiers searched, by kind.
    pub identifiers: BTreeMap<&'static str, u64>,
    /// Bytes of released files, all of them searched for long forms.
    pub bytes: u64,
    /// Bytes among them that are no text (pixels and other opaque values), in which short forms
    /// cannot be searched.
    pub opaque_bytes: u64,
}

impl Report {
    /// Sums up a run. `records` are sorted by index, one per file of the survey.
    pub fn new(policy: &Policy, survey: &Survey, records: &[Record]) -> Report {
        let claims = policy.claims();
        let mut report = Report {
            tool: crate::TOOL,
            profile: profile(policy),
            methods: claims.methods.clone(),
            inputs: survey.files.len() as u64,
            released: BTreeMap::new(),
            held_back: Vec::new(),
            cohort: cohort(survey, records),
            anonymised: anonymised::anonymised(survey, records),
            actions: Vec::new(),
            tables: Vec::new(),
            findings: survey.findings.iter().map(FindingReport::from).collect(),
            notes: BTreeMap::new(),
            readers: BTreeSet::new(),
            guideline: guideline::report(policy, survey, records),
            gate: GateReport::default(),
        };
        for identifier in survey
            .identifiers
            .iter()
            .filter(|it| policy.removes(it.kind))
        {
            *report
                .gate
                .identifiers
                .entry(identifier.kind.name())
                .or_default() += 1;
        }
        let mut tallies: BTreeMap<&Count, u64> = BTreeMap::new();
        for record in records {
            let file = &survey.files[record.index as usize];
            match &record.outcome {
                Outcome::Held(held) if held.is_chosen() => {}
                Outcome::Held(held) => report.held_back.push(HeldBack {
                    index: record.index,
                    code: held.code.clone(),
                    message: held.message.clone(),
                }),
                Outcome::Released(released) => {
                    *report.released.entry(file.kind).or_default() += 1;
                    report.gate.bytes += released.bytes;
                    report.gate.opaque_bytes += released.opaque_bytes;
                    let reader = Some(&record.done.reader).filter(|reader| !reader.is_empty());
                    report.readers.extend(reader.cloned());
                    for (code, times) in &record.done.notes {
                        debug_assert!(NOTES.contains(&code.as_str()), "an unlisted note");
                        *report.notes.entry(code.clone()).or_default() += times;
                    }
                    match file.table() {
                        Some(table) => report.tables.push(TableReport {
                            path: released.path.clone(),
                            rows: table.rows - rows_outside(record).min(table.rows),
                            columns: table
                                .columns
                                .iter()
                                .map(|column| ColumnReport {
                                    role: column.role,
                                    action: policy.column(column.role).name().to_owned(),
                                    decided: column.decided,
                                })
                                .collect(),
                        }),
                        None => {
                            for (count, times) in &record.done.counts {
                                *tallies.entry(count).or_default() += times;
                            }
                        }
                    }
                }
            }
        }
        report.actions = tallies
            .into_iter()
            .map(|(count, times)| Tally {
                count: count.clone(),
                times,
            })
            .collect();
        report
    }
}

/// Rows of a file that are left out.
fn rows_outside(record: &Record) -> u64 {
    record.done.notes.get(OUTSIDE).copied().unwrap_or(0)
}

fn cohort(survey: &Survey, records: &[Record]) -> Option<CohortReport> {
    let released = records.iter().filter(|record| match record.outcome {
        Outcome::Released(_) => true,
        Outcome::Held(_) => false,
    });
    Some(CohortReport {
        outline: survey.cohort.clone()?,
        inputs_left_out: records.iter().filter(|record| record.is_left_out()).count() as u64,
        rows_left_out: released.map(rows_outside).sum(),
    })
}

/// Preset or profile, and options, as the policy file names them.
fn profile(policy: &Policy) -> Vec<String> {
    let file: serde_json::Value = serde_json::from_str(&policy.to_json()).unwrap_or_default();
    let mut names = Vec::new();
    for field in ["preset", "profile", "options"] {
        match &file[field] {
            serde_json::Value::String(name) => names.push(name.clone()),
            serde_json::Value::Array(list) => {
                names.extend(
                    list.iter()
                        .filter_map(|name| name.as_str().map(str::to_owned)),
                );
            }
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_are_written_as_runs_with_words_between_all_numbers() {
        assert_eq!(in_words(&[]), "");
        assert_eq!(in_words(&[4]), "4");
        assert_eq!(in_words(&[0, 1, 2, 5, 7, 8]), "0 to 2 and 5 and 7 to 8");
        assert_eq!(
            in_words(&[u32::MAX - 1, u32::MAX]),
            "4294967294 to 4294967295"
        );
    }
}
