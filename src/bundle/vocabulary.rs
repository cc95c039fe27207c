//! What the documents say of any drop: all their words but numbers, hashes and pseudonyms.
//!
//! The frame is that of a specimen: a drop without a value in which everything happened once that the
//! documents have a place for.

use super::{documents, words};
use crate::action::Role;
use crate::anonymity;
use crate::cohort::{Outline, SHAPES, Shape, Unit};
use crate::element::known;
use crate::format::{Count, Done};
use crate::policy::Policy;
use crate::report::{Outcome, Record, Released};
use crate::survey::{
    ColumnFacts, Facts, FileSurvey, Finding, Form, Held, Kind, Survey, TableFacts, TextEncoding,
};
use std::collections::BTreeSet;

/// Everything that the documents say whoever is in the drop: their frame, the words for every code,
/// the keywords of the elements that `survey` counts, and the sentences by which `records` are held
/// back, which are fixed words and numbers ([`crate::error::Error`]). It holds nothing of a drop but
/// which attributes of the standard occur in it and which errors.
pub fn vocabulary(survey: &Survey, records: &[Record]) -> String {
    let mut text = words::all();
    let (specimen, happened) = specimen();
    for preset in Policy::PRESETS
        .iter()
        .filter_map(|name| Policy::preset(name))
    {
        for document in documents(&preset, &specimen, &happened, Some(Vec::new())) {
            text.push('\n');
            text.push_str(&String::from_utf8_lossy(&document.bytes));
        }
    }
    let mut add = |word: &str| {
        text.push('\n');
        text.push_str(word);
    };
    let keywords = survey.elements.keys().filter_map(|key| known(key.tag));
    keywords.for_each(|attribute| add(attribute.keyword));
    for record in records {
        match &record.outcome {
            Outcome::Held(held) => add(&held.message),
            Outcome::Released(_) => {}
        }
    }
    text
}

/// One file of each kind, and what became of it.
fn specimen() -> (Survey, Vec<Record>) {
    let held = Held {
        code: "worker".to_owned(),
        message: crate::error::Error::Worker.to_string(),
    };
    let column = |role: Role| ColumnFacts {
        header: String::new(),
        place: String::new(),
        role,
        confidence: 100,
        decided: true,
        evidence: Vec::new(),
        filled: 0,
        alike_hashes: Vec::new(),
        id_hashes: Vec::new(),
    };
    let table = TableFacts {
        sha256: [0; 32],
        encoding: TextEncoding::Utf8,
        form: Form::Delimited,
        delimiter: b',',
        above: 0,
        below: 0,
        rows: 0,
        people: Default::default(),
        sought: Default::default(),
        cohort: Default::default(),
        weighed: None,
        columns: Role::ALL.into_iter().map(column).collect(),
    };
    let file = |kind, facts| FileSurvey {
        path: String::new(),
        bytes: 0,
        kind,
        facts,
        identifiers: BTreeSet::new(),
    };
    let survey = Survey {
        files: vec![
            file(Kind::Dicom, Facts::Held(held.clone())),
            file(Kind::Table, Facts::Table(Box::new(table))),
            file(Kind::Unknown, Facts::Held(held.clone())),
            file(Kind::Picture, Facts::Held(held.clone())),
        ],
        findings: vec![Finding {
            code: "no-patient-id".to_owned(),
            subjects: 1,
            files: vec![0, 1, 3],
        }],
        cohort: Some(Outline {
            unit: Unit::Patient,
            patients: 1,
            studies: 1,
            series: 1,
            conditions: vec![Shape {
                of: SHAPES.join(" "),
                tests: Unit::ALL.map(|unit| unit.name().to_owned()).to_vec(),
                meet: 1,
            }],
        }),
        settlement: Some(settlement()),
        ..Survey::default()
    };
    let released = |ending: &str| {
        Outcome::Released(Released {
            path: format!("data/tables/pictures/DICOM/UNKNOWN/unknown.{ending}"),
            bytes: 0,
            sha256: [0; 32],
            crc32: 0,
            opaque_bytes: 0,
            listing: None,
        })
    };
    let count = Count {
        place: "column".to_owned(),
        action: "keep".into(),
        reason: "profile".into(),
    };
    let done = Done {
        counts: [(count, 1)].into(),
        notes: [("pixels-not-examined".to_owned(), 1)].into(),
        ..Done::default()
    };
    let outcomes = [
        released("dcm"),
        released("csv tsv"),
        Outcome::Held(held),
        released("png jpg tif svs ndpi"),
    ];
    let record = |(index, outcome)| Record {
        index,
        outcome,
        done: done.clone(),
    };
    (survey, (0..).zip(outcomes).map(record).collect())
}

/// Every word that an outline of anonymised output may hold.
fn settlement() -> anonymity::Outline {
    let asked = anonymity::Anonymise::careful();
    let mut outline = anonymity::settle(&asked, std::iter::empty())
        .outline()
        .clone();
    let attribute = |role, kind| anonymity::AttributeOutline {
        role,
        kind,
        columns: 1,
        level: 1,
        levels: 1,
        before: 1,
        after: 1,
    };
    let kinds = anonymity::Kind::ALL.into_iter();
    let each = kinds.flat_map(|kind| Role::ALL.map(|role| attribute(role, kind)));
    outline.attributes = each.collect();
    outline
}
