//! The bundle: released files under generated names, with manifest, report and policy beside them,
//! and the confidential pack that stays with the hospital.
//!
//! Everything here is a function of the records: no clock, no locale, no input names outside the
//! confidential pack. Knows no format.

pub mod archive;
pub mod confidential;
mod html;
mod vocabulary;
mod words;

pub use vocabulary::vocabulary;

use crate::policy::Policy;
use crate::report::{Outcome, Record, Released, Report};
use crate::survey::{Kind, Survey};
use serde::{Deserialize, Serialize};

/// Path of the manifest in the bundle.
pub const MANIFEST: &str = "manifest.json";

/// Path of the index in a bundle whose drop came on a medium (PS3.10 8.6).
pub const INDEX: &str = "DICOMDIR";

/// A document that the bundle carries beside the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Path in the bundle.
    pub path: &'static str,
    /// Contents.
    pub bytes: Vec<u8>,
}

/// The machine-readable list of a bundle's contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Manifest {
    /// Name and version of the program that made the bundle.
    pub tool: String,
    /// Version of this layout.
    pub layout: u32,
    /// Number of inputs, released and held back.
    pub inputs: u64,
    /// Released files, by path.
    pub files: Vec<ManifestFile>,
    /// Report, policy and, where there is one, the index of the medium, by path.
    pub documents: Vec<ManifestFile>,
    /// Inputs that do not ship.
    pub held_back: Vec<ManifestHeld>,
    /// Number of inputs that are left out by choice: nothing in them belongs to the cohort.
    #[serde(default, skip_serializing_if = "is_none")]
    pub left_out: u64,
}

fn is_none(count: &u64) -> bool {
    *count == 0
}

/// One file of the bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestFile {
    /// Path in the bundle.
    pub path: String,
    /// `dicom`, `table` or `document`.
    pub kind: String,
    /// Length in bytes.
    pub bytes: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// One input that does not ship.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestHeld {
    /// Index of the input.
    pub index: u32,
    /// Stable code of the reason.
    pub code: String,
}

/// Released files in the order in which a bundle lists and stores them: by path.
pub fn released(records: &[Record]) -> Vec<(u32, &Released)> {
    let mut files: Vec<(u32, &Released)> = records
        .iter()
        .filter_map(|record| match &record.outcome {
            Outcome::Released(released) => Some((record.index, released)),
            Outcome::Held(_) => None,
        })
        .collect();
    files.sort_by(|a, b| a.1.path.cmp(&b.1.path));
    files
}

/// Writes manifest, report and policy, and puts `index`, the finished index of a medium, to them.
/// `records` are sorted by index, one per file of the survey.
pub fn documents(
    policy: &Policy,
    survey: &Survey,
    records: &[Record],
    index: Option<Vec<u8>>,
) -> Vec<Document> {
    let report = Report::new(policy, survey, records);
    let index = index.map(|bytes| Document { path: INDEX, bytes });
    let mut documents: Vec<Document> = index.into_iter().collect();
    documents.extend([
        Document {
            path: "policy.json",
            bytes: policy.to_public_json().into_bytes(),
        },
        Document {
            path: "report.html",
            bytes: html::page(&report).into_bytes(),
        },
        Document {
            path: "report.json",
            bytes: json(&report),
        },
    ]);
    let manifest = Manifest {
        tool: crate::TOOL.to_owned(),
        layout: 1,
        inputs: survey.files.len() as u64,
        files: released(records)
            .into_iter()
            .map(|(index, file)| ManifestFile {
                path: file.path.clone(),
                kind: kind_name(survey.files[index as usize].kind).to_owned(),
                bytes: file.bytes,
                sha256: hex(&file.sha256),
            })
            .collect(),
        documents: documents
            .iter()
            .map(|document| ManifestFile {
                path: document.path.to_owned(),
                kind: "document".to_owned(),
                bytes: document.bytes.len() as u64,
                sha256: hex(&sha256(&document.bytes)),
            })
            .collect(),
        held_back: records
            .iter()
            .filter_map(|record| match &record.outcome {
                Outcome::Held(held) if held.is_chosen() => None,
                Outcome::Held(held) => Some(ManifestHeld {
                    index: record.index,
                    code: held.code.clone(),
                }),
                Outcome::Released(_) => None,
            })
            .collect(),
        left_out: records.iter().filter(|record| record.is_left_out()).count() as u64,
    };
    documents.insert(
        0,
        Document {
            path: MANIFEST,
            bytes: json(&manifest),
        },
    );
    documents
}

/// The name of a format in manifests.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Dicom => "dicom",
        Kind::Table => "table",
        Kind::Picture => "picture",
        Kind::Receipt => "receipt",
        Kind::Message => "message",
        Kind::Dpc => "dpc",
        Kind::Variants => "variants",
        Kind::Resources => "resources",
        Kind::Unknown => "unknown",
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).into()
}

fn json<T: Serialize>(value: &T) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("plain data with string keys is JSON");
    bytes.push(b'\n');
    bytes
}
