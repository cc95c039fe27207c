//! What pass 1 learns over the whole drop: people, identifiers, references and table columns.
//!
//! A [`FileSurvey`] is made per file, in any order and on any worker; [`Survey::merge`] joins them
//! into the same result whatever the order was. Survey data holds values: it stays inside the
//! process (natively) or the page's workers, and never enters a report.
//!
//! Knows nothing of policy: it collects every identifying string, and the policy later decides
//! which kinds the release gate must find gone.

mod columns;
mod dicom;
mod findings;
mod joins;
mod pictures;

use crate::anonymity;
use crate::cohort::{Found, Outline};
use crate::error::{At, Error, Result};
use crate::identity::Identifier;
use crate::limits::Limits;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

pub use columns::{
    ColumnFacts, EVIDENCE, Evidence, Form, OWN_PSEUDONYMS, TableFacts, TextEncoding,
};
pub use dicom::{BodyPart, DicomFacts, Earlier, ElementKey, HeadFacts, Surface};
pub use pictures::{CARRIED, Container, PictureFacts};

/// The sort of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A DICOM data set, with or without Part 10 preamble.
    Dicom,
    /// A rectangular table of delimited text.
    Table,
    /// Records of a claim to an insurer (レセプト, UKE).
    Receipt,
    /// Messages of HL7 version 2.
    Message,
    /// Files of the DPC survey.
    Dpc,
    /// Variants of genes (VCF).
    Variants,
    /// Resources of FHIR.
    Resources,
    /// A file of pictures: PNG, JPEG, TIFF, whole slides.
    Picture,
    /// Nothing recognised.
    Unknown,
}

impl Kind {
    /// Whether its values stand in columns with roles.
    pub const fn has_columns(self) -> bool {
        match self {
            Kind::Table
            | Kind::Receipt
            | Kind::Message
            | Kind::Dpc
            | Kind::Variants
            | Kind::Resources => true,
            Kind::Dicom | Kind::Picture | Kind::Unknown => false,
        }
    }
}

/// Why a file is held back, in words that carry no value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Stable code of the error.
    pub code: String,
    /// The error's sentence.
    pub message: String,
}

impl Held {
    /// Whether it was chosen: the file is none of the cohort's, or anonymised output leaves it out. No failure.
    pub fn is_chosen(&self) -> bool {
        let chosen = [
            crate::error::Error::OutsideCohort,
            crate::error::Error::SmallClass,
        ];
        chosen.iter().any(|error| self.code == error.code())
    }
}

impl From<&crate::error::Error> for Held {
    fn from(error: &crate::error::Error) -> Self {
        Held {
            code: error.code().to_owned(),
            message: error.to_string(),
        }
    }
}

/// The part of a file's facts that depends on its format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Facts {
    /// A DICOM file.
    Dicom(Box<DicomFacts>),
    /// A table.
    Table(Box<TableFacts>),
    /// A file of pictures.
    Picture(Box<PictureFacts>),
    /// The file cannot be processed.
    Held(Held),
}

/// What pass 1 learns of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSurvey {
    /// Path relative to what the user dropped, with `/`. A value: never printed.
    pub path: String,
    /// Length in bytes.
    pub bytes: u64,
    /// The recognised format.
    pub kind: Kind,
    /// What the format found.
    pub facts: Facts,
    /// Every identifying string in it.
    pub identifiers: BTreeSet<Identifier>,
}

/// Something in the collection a person should know of, in words without values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// Stable code, for example `one-patient-two-birth-dates`.
    pub code: String,
    /// How many patients, studies, instances or targets of references it is about.
    pub subjects: u64,
    /// Indices of the files concerned, in the order of [`Survey::files`].
    pub files: Vec<u32>,
}

/// The code of every finding, in ascending order.
pub const FINDINGS: [&str; 14] = [
    "already-deidentified",
    "deidentified-elsewhere",
    "duplicate-sop-instance",
    "no-patient-id",
    "one-id-two-issuers",
    "one-patient-two-birth-dates",
    "one-patient-two-names",
    "one-patient-two-sexes",
    "one-series-two-studies",
    "one-study-partly-without-id",
    "one-study-two-patients",
    "patient-ids-alike",
    "repeated-instance",
    "unresolved-reference",
];

/// What pass 1 learned of the whole drop.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    /// The files, sorted by path; positions are the indices used everywhere.
    pub files: Vec<FileSurvey>,
    /// Every identifying string of the drop.
    pub identifiers: BTreeSet<Identifier>,
    /// Every sort of data element with the number of times it occurs.
    pub elements: BTreeMap<ElementKey, u64>,
    /// What a person should know of the collection.
    pub findings: Vec<Finding>,
    /// What came of the cohort that is asked for, once it is known.
    pub cohort: Option<Outline>,
    /// What came of anonymised output, if that is asked for, once it is known.
    pub settlement: Option<anonymity::Outline>,
}

impl FileSurvey {
    /// What it says of a cohort.
    pub fn found(&self) -> Option<&Found> {
        match &self.facts {
            Facts::Dicom(facts) => Some(&facts.cohort),
            Facts::Table(facts) => Some(&facts.cohort),
            Facts::Picture(_) | Facts::Held(_) => None,
        }
    }

    /// The facts of a DICOM file, if it is one that can be processed.
    pub fn dicom(&self) -> Option<&DicomFacts> {
        match &self.facts {
            Facts::Dicom(facts) => Some(facts),
            Facts::Table(_) | Facts::Picture(_) | Facts::Held(_) => None,
        }
    }

    /// The facts of a table, if it is one that can be processed.
    pub fn table(&self) -> Option<&TableFacts> {
        match &self.facts {
            Facts::Table(facts) => Some(facts),
            Facts::Dicom(_) | Facts::Picture(_) | Facts::Held(_) => None,
        }
    }
}

impl Survey {
    /// Whether the drop came with the index of a medium that could be read.
    pub fn has_media_index(&self) -> bool {
        let mut dicom = self.files.iter().filter_map(FileSurvey::dicom);
        dicom.any(|facts| facts.media_index)
    }

    /// Lets go of what was measured of heads, which takes more memory than all the rest.
    pub fn forget_surfaces(&mut self) {
        for file in &mut self.files {
            let Facts::Dicom(facts) = &mut file.facts else {
                continue;
            };
            if let Some(head) = &mut facts.head {
                head.surface = Surface::NotMeasured;
            }
        }
    }

    /// Joins the surveys of single files. The result does not depend on their order.
    pub fn merge(mut files: Vec<FileSurvey>) -> Survey {
        files.sort_by(|a, b| (&a.path, a.bytes).cmp(&(&b.path, b.bytes)));
        let mut survey = Survey::default();
        for file in &mut files {
            // One by one: to join two sets walks through both, and one of them grows with every file.
            survey
                .identifiers
                .extend(std::mem::take(&mut file.identifiers));
            if let Facts::Dicom(facts) = &mut file.facts {
                for (key, count) in facts.elements.drain(..) {
                    *survey.elements.entry(key).or_default() += count;
                }
            }
        }
        joins::join_tables(&mut files);
        joins::join_people(&mut files);
        survey.findings = findings::of(&mut files);
        survey.files = files;
        survey
    }
}

impl Survey {
    /// Checks the sum of what every file was checked for alone. A drop beyond it stops as a whole:
    /// files released without a search for the identifiers of the rest would be worse than none, and
    /// which files to leave out would depend on their order.
    ///
    /// # Errors
    ///
    /// [`Error::Limit`] if the files hold more distinct identifiers than one drop may.
    pub fn within(&self, limits: &Limits) -> Result<()> {
        if self.identifiers.len() <= limits.max_identifiers {
            return Ok(());
        }
        Err(Error::Limit {
            what: "the number of distinct identifiers in all files together",
            limit: limits.max_identifiers as u64,
            at: At::Whole,
        })
    }
}

#[cfg(test)]
mod tests;
