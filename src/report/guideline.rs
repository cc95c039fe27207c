//! The rows of a guideline with what was done for each in this drop: counts, no values.

use super::{Outcome, Record};
use crate::action::Decide;
use crate::policy::Policy;
use crate::policy::guideline::{Row, rows};
use crate::survey::{Kind, Survey, TableFacts};
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
    if rows.is_empty() {
        return Vec::new();
    }
    let pixels = pixels(records);
    let mut reports: Vec<GuidelineRow> = rows
        .iter()
        .map(|row| GuidelineRow {
            item: row.ja,
            item_en: row.en,
            need: row.need.name(),
            asked: row.asked.name(),
            dicom: BTreeMap::new(),
            absent: 0,
            columns: BTreeMap::new(),
            pixels: row.tags.is_empty().then_some(pixels),
        })
        .collect();
    let of_tag = OfTag::new(rows);
    for record in records {
        let Outcome::Released(_) = record.outcome else {
            continue;
        };
        let file = &survey.files[record.index as usize];
        let reports = rows.iter().zip(&mut reports);
        match (file.kind, file.table()) {
            (Kind::Dicom, _) => images(&of_tag, reports, record),
            (kind, Some(table)) if kind.has_columns() => columns(policy, reports, table),
            (_, _) => {}
        }
    }
    reports
}

/// The rows that are about each attribute.
struct OfTag(BTreeMap<String, Vec<usize>>);

impl OfTag {
    fn new(rows: &[Row]) -> OfTag {
        let mut of_tag: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, row) in rows.iter().enumerate() {
            for tag in row.tags {
                of_tag.entry(tag.to_string()).or_default().push(number);
            }
        }
        OfTag(of_tag)
    }

    /// The rows about the element at `place`, which begins with its tag.
    fn at(&self, place: &str) -> &[usize] {
        let tag = place.split_inclusive(')').next().unwrap_or_default();
        self.0.get(tag).map_or(&[], Vec::as_slice)
    }
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
                let pixels = [
                    "pixels-unexamined",
                    "frame",
                    "frame-varies",
                    "text-remains",
                    "photograph-not-reviewed",
                    "slide-label",
                    "head-surface-stays",
                ];
                report.held_back += u64::from(pixels.contains(&held.code.as_str()));
            }
        }
    }
    report
}

/// Counts what became of the attributes of each row in one released DICOM file.
fn images<'a>(
    of_tag: &OfTag,
    reports: impl Iterator<Item = (&'a Row, &'a mut GuidelineRow)>,
    record: &Record,
) {
    let mut found: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for count in record.done.counts.keys() {
        for &number in of_tag.at(&count.place) {
            found.entry(number).or_default().insert(&count.action);
        }
    }
    for (number, (row, report)) in reports.enumerate() {
        match found.get(&number) {
            Some(actions) => {
                for &action in actions {
                    *report.dicom.entry(action.to_owned()).or_default() += 1;
                }
            }
            None => report.absent += u64::from(!row.tags.is_empty()),
        }
    }
}

/// Counts what became of the columns of each row in one released table.
fn columns<'a>(
    policy: &Policy,
    reports: impl Iterator<Item = (&'a Row, &'a mut GuidelineRow)>,
    table: &TableFacts,
) {
    for (row, report) in reports {
        let columns = table.columns.iter();
        for column in columns.filter(|column| row.roles().contains(&column.role)) {
            let action = policy.column(column.role).name();
            *report.columns.entry(action.to_owned()).or_default() += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::element::{Tag, printable_with_keyword};
    use crate::policy::Guideline;

    #[test]
    fn every_attribute_of_a_row_leads_to_it_and_no_other_place_to_any() {
        let rows = rows(Guideline::Mhlw2024);
        let of_tag = OfTag::new(rows);
        for (number, row) in rows.iter().enumerate() {
            for &tag in row.tags {
                assert!(of_tag.at(&printable_with_keyword(tag)).contains(&number));
            }
        }
        for place in ["", "column 3", "(0010,xxxx)", "(0010,0010"] {
            assert!(of_tag.at(place).is_empty(), "{place}");
        }
        assert!(
            of_tag
                .at(&printable_with_keyword(Tag(0x0008, 0x0016)))
                .is_empty()
        );
    }
}
