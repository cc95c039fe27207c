//! The rows of a guideline with what was done for each in this drop: counts, no values.

use super::{Outcome, Record};
use crate::action::Decide;
use crate::policy::Policy;
use crate::policy::guideline::{Row, rows};
use crate::survey::{Kind, Survey};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GuidelineRow {
    /// The item in Japanese.
    pub item: &'static str,
    /// The item in English.
    pub item_en: &'static str,
    /// How much the guideline asks for it, as a stable code.
    pub need: &'static str,
    /// What the guideline asks for, as a stable code.
    pub asked: &'static str,
    /// Released DICOM files in which an attribute of the row was treated, by action.
    pub dicom: BTreeMap<String, u64>,
    /// Released DICOM files without any attribute of the row.
    pub absent: u64,
    /// Columns of released tables, by action.
    pub columns: BTreeMap<String, u64>,
    /// What happened to images, if the row is about pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pixels: Option<PixelReport>,
}

/// What happened to images.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PixelReport {
    /// Released files whose every frame was searched for text.
    pub examined: u64,
    /// Released files in which an area of the pixels was masked.
    pub masked: u64,
    /// Released files whose pixels nobody examined.
    pub not_examined: u64,
    /// Inputs held back because their pixels may show text, or cannot be read.
    pub held_back: u64,
}

/// The rows of the policy's guideline; none without one.
pub fn report(policy: &Policy, survey: &Survey, records: &[Record]) -> Vec<GuidelineRow> {
    let rows = policy.guideline().map(rows).unwrap_or_default();
    let pixels = pixels(records);
    rows.iter()
        .map(|row| {
            let mut report = GuidelineRow {
                item: row.ja,
                item_en: row.en,
                need: row.need.name(),
                asked: row.asked.name(),
                dicom: BTreeMap::new(),
                absent: 0,
                columns: BTreeMap::new(),
                pixels: row.tags.is_empty().then_some(pixels),
            };
            if !row.tags.is_empty() {
                count(&mut report, row, policy, survey, records);
            }
            report
        })
        .collect()
}

fn pixels(records: &[Record]) -> PixelReport {
    let mut report = PixelReport::default();
    for record in records {
        match &record.outcome {
            Outcome::Released(_) => {
                let done = &record.done;
                let noted = |note| u64::from(done.notes.contains_key(note));
                report.examined += noted("pixels-examined");
                report.not_examined += noted("pixels-not-examined");
                report.masked += u64::from(done.counts.keys().any(|it| it.action == "mask"));
            }
            Outcome::Held(held) => {
                let pixels = ["pixels-unexamined", "frame", "text-remains"];
                report.held_back += u64::from(pixels.contains(&held.code.as_str()));
            }
        }
    }
    report
}

fn count(
    report: &mut GuidelineRow,
    row: &Row,
    policy: &Policy,
    survey: &Survey,
    records: &[Record],
) {
    let places: Vec<String> = row.tags.iter().map(ToString::to_string).collect();
    for record in records {
        let Outcome::Released(_) = record.outcome else {
            continue;
        };
        let file = &survey.files[record.index as usize];
        match (file.kind, file.table()) {
            (Kind::Dicom, _) => {
                let of_row = |place: &str| places.iter().any(|tag| place.starts_with(tag.as_str()));
                let counts = record.done.counts.keys();
                let actions: BTreeSet<&str> = counts
                    .filter(|count| of_row(&count.place))
                    .map(|count| count.action.as_str())
                    .collect();
                report.absent += u64::from(actions.is_empty());
                for action in actions {
                    *report.dicom.entry(action.to_owned()).or_default() += 1;
                }
            }
            (Kind::Table, Some(table)) => {
                let columns = table.columns.iter();
                for column in columns.filter(|column| row.roles().contains(&column.role)) {
                    let action = policy.column(column.role).name();
                    *report.columns.entry(action.to_owned()).or_default() += 1;
                }
            }
            (Kind::Table | Kind::Unknown, _) => {}
        }
    }
}
