//! What the report says of anonymised output.

use super::{Outcome, Record};
use crate::anonymity::Outline;
use crate::format::column::record::ALONE;
use crate::survey::Survey;
use serde::Serialize;

/// One of the five requirements of Article 34 of the enforcement rules of the Act on the Protection of Personal
/// Information (個人情報の保護に関する法律施行規則 第34条), with what answers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Requirement {
    /// Its number in the article.
    pub number: u32,
    /// What answers it, as a stable code.
    pub answer: &'static str,
    /// Whether it is answered.
    pub met: bool,
}

/// What came of anonymised output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnonymisedReport {
    /// Its measure, without a word of the data.
    #[serde(flatten)]
    pub outline: Outline,
    /// Rows of released tables that are left out, since too few people are like theirs.
    pub rows_left_out: u64,
    /// The five requirements, one by one.
    pub requirements: [Requirement; 5],
}

pub(super) fn anonymised(survey: &Survey, records: &[Record]) -> Option<AnonymisedReport> {
    let outline = survey.settlement.clone()?;
    let released = records.iter().filter(|record| match record.outcome {
        Outcome::Released(_) => true,
        Outcome::Held(_) => false,
    });
    let left = released.filter_map(|record| record.done.notes.get(ALONE));
    let requirement = |number, answer, met| Requirement {
        number,
        answer,
        met,
    };
    Some(AnonymisedReport {
        requirements: [
            // The gate has searched every byte that ships for them.
            requirement(1, "identifiers-removed", true),
            requirement(2, "identification-codes-removed", true),
            // A policy that anonymises takes no key and keeps none.
            requirement(3, "linking-codes-removed", true),
            requirement(4, "peculiar-values-joined", outline.people > 0),
            requirement(5, "classes-of-k", outline.reached),
        ],
        outline,
        rows_left_out: left.sum(),
    })
}
