//! Tests over the whole format: resources go in, their facts and their output come out.

mod every;
mod hostile;
mod links;
mod values;

use super::Resources;
use crate::action::{
    Action, Claims, ColumnAction, ColumnRoles, DateUnit, Decide, Decision, ElementFacts,
    PixelOrders, Reason, Role,
};
use crate::error::Result;
use crate::format::{Done, Format, Look, Place, Work};
use crate::identity::{Identifier, Person};
use crate::key::{Purpose, RootKey};
use crate::limits::Limits;
use crate::source::{Sink, Span};
use crate::survey::{Facts, TableFacts};
use crate::transform::derive::Derivations;
use crate::transform::matcher::TextMatcher;
use serde_json::Value;
use std::collections::BTreeSet;

/// Decides as the recommended preset does for tables.
struct Preset;

impl Decide for Preset {
    fn element(&self, _: &ElementFacts<'_>) -> Decision {
        Decision {
            action: Action::Remove,
            reason: Reason::Unlisted,
        }
    }

    fn column(&self, role: Role) -> ColumnAction {
        match role {
            Role::PatientId => ColumnAction::Pseudonym(Purpose::Patient),
            Role::Accession => ColumnAction::Pseudonym(Purpose::Accession),
            Role::BirthDate => ColumnAction::Generalise(DateUnit::Month),
            Role::Date => ColumnAction::ShiftDate,
            Role::Uid => ColumnAction::ReplaceUid,
            Role::FreeText => ColumnAction::Scrub,
            Role::Sex | Role::Age | Role::Measurement | Role::Category => ColumnAction::Keep,
            Role::PatientName
            | Role::Contact
            | Role::Staff
            | Role::OtherId
            | Role::OfficialNumber
            | Role::Facility
            | Role::Unknown => ColumnAction::Drop,
        }
    }
}

#[derive(Default)]
struct Collected(Vec<u8>);

impl Sink for Collected {
    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn range(&mut self, _: Span) -> Result<()> {
        unreachable!("resources write bytes")
    }
}

fn survey(bytes: &[u8]) -> Result<(TableFacts, BTreeSet<Identifier>)> {
    survey_with(bytes, &ColumnRoles::new())
}

fn survey_with(bytes: &[u8], roles: &ColumnRoles) -> Result<(TableFacts, BTreeSet<Identifier>)> {
    let look = Look {
        templates: &[],
        surfaces: false,
        cohort: None,
        limits: &Limits::default(),
        roles,
    };
    match Resources.survey(&bytes.to_vec(), &look)? {
        (Facts::Table(facts), identifiers) => Ok((*facts, identifiers)),
        (Facts::Dicom(_) | Facts::Picture(_) | Facts::Held(_), _) => {
            unreachable!("resources give facts of columns")
        }
    }
}

fn derivations() -> Derivations {
    Derivations::new(&RootKey::from_bytes([7; 32]), None, "")
}

fn person(id: &str) -> Person {
    Person {
        issuer: String::new(),
        id: id.to_owned(),
    }
}

/// Runs `task` with the plan that the preset makes for `facts`, `known` being what must be gone.
fn with_work<T>(
    facts: TableFacts,
    known: &BTreeSet<Identifier>,
    task: impl FnOnce(&Work<'_>) -> T,
) -> T {
    let columns: Vec<_> = facts
        .columns
        .iter()
        .map(|c| Preset.column(c.role))
        .collect();
    task(&Work {
        pixels: &PixelOrders::default(),
        members: None,
        decide: &Preset,
        derive: &derivations(),
        known: &TextMatcher::new(known.iter()),
        facts: &Facts::Table(Box::new(facts)),
        columns: &columns,
        claims: &Claims::default(),
        reader: None,
        limits: &Limits::default(),
    })
}

/// Runs both passes, every identifier that pass 1 found being one that must be gone.
fn run_bytes(bytes: &[u8]) -> Result<(Vec<u8>, Done)> {
    let (facts, known) = survey(bytes)?;
    with_work(facts, &known, |work| {
        let mut sink = Collected::default();
        let done = Resources.apply(&bytes.to_vec(), work, &mut sink)?;
        Ok((sink.0, done))
    })
}

/// The same on a text, of which the output is read as JSON.
fn run(text: &str) -> (Value, Done) {
    let (out, done) = run_bytes(text.as_bytes()).expect("the text can be processed");
    (
        serde_json::from_slice(&out).expect("the output is JSON"),
        done,
    )
}

/// Every text of an output as the gate sees it.
fn shown(output: &[u8]) -> Vec<(Place, String)> {
    let mut shown = Vec::new();
    let mut visit = |place, text: &str| shown.push((place, text.to_owned()));
    Resources
        .fields(&output.to_vec(), &Limits::default(), &mut visit)
        .expect("the output can be read");
    shown
}

fn pseudonym(id: &str) -> String {
    derivations().patient(&person(id))
}

/// `day` (`YYYY-MM-DD`) as it is after the move of the dates of the person `id`.
fn moved(id: &str, day: &str) -> String {
    let day: chrono::NaiveDate = day.parse().expect("a day");
    (day - derivations().offset(&person(id)))
        .format("%Y-%m-%d")
        .to_string()
}

/// Whatever stands in the bundle and tells of somebody.
const PLANTED: [&str; 38] = [
    "88001234",
    "kaku-hospital",
    "DOC-9900887",
    "1310000001",
    "11310000001",
    "0F0E0D0C",
    "0f0e0d0c",
    "00123456",
    "厚労",
    "花子",
    "コウロウ",
    "ハナコ",
    "太郎",
    "1958-03-04",
    "T05:06:00",
    "00012345",
    "77665544",
    "架空",
    "GIVEN-ID",
    "5253-1199",
    "1111-2299",
    "丸の内",
    "100-8999",
    "QUJDREVG",
    "PHOTO-TITLE",
    "55443322",
    "UNLISTED",
    "7654321",
    "11223344",
    "鈴木",
    "一郎",
    "佐々木",
    "ACC-20240302-7",
    "9116.2.6",
    "QklOQVJZ",
    "EXT-",
    "2024-03-02",
    "1970-01-02",
];

#[test]
fn a_bundle_of_one_patient_comes_out_whole_and_says_nothing_of_them() {
    let text = include_str!("tests/bundle.json");
    let (out, _) = run_bytes(text.as_bytes()).unwrap();
    let written = String::from_utf8(out.clone()).unwrap();
    for secret in PLANTED {
        assert!(text.contains(secret), "{secret} was not planted");
        // The time of birth is moved with its day.
        if secret != "T05:06:00" {
            assert!(!written.contains(secret), "{secret} is left");
        }
    }
    assert!(!shown(&out).is_empty());
    let out: Value = serde_json::from_slice(&out).unwrap();
    let entry = |at: usize| &out["entry"][at]["resource"];
    assert_eq!(
        out["entry"].as_array().unwrap().len(),
        5,
        "the Binary went with its entry"
    );
    assert_eq!(entry(0)["identifier"][1]["value"], pseudonym("00123456"));
    assert_eq!(entry(0)["gender"], "female");
    assert_eq!(entry(1)["subject"]["reference"], out["entry"][0]["fullUrl"]);
    assert_eq!(
        entry(1)["effectiveDateTime"],
        moved("00123456", "2024-03-02")
    );
    assert_eq!(entry(1)["code"]["coding"][1]["code"], "3D046000001906202");
    let derive = derivations();
    let study = derive.uid("1.2.392.200036.9116.2.6.1.48.1");
    assert_eq!(
        entry(2)["identifier"][0]["value"],
        format!("urn:oid:{study}")
    );
    assert_eq!(
        entry(2)["series"][0]["uid"],
        derive.uid("1.2.392.200036.9116.2.6.1.48.1.2")
    );
    assert_eq!(
        entry(2)["identifier"][1]["value"],
        derive.pseudonym(Purpose::Accession, "ACC-20240302-7")
    );
    assert_eq!(
        entry(2)["series"][0]["instance"][0]["sopClass"]["code"],
        "urn:oid:1.2.840.10008.5.1.4.1.1.2"
    );
    assert!(
        written.contains("\"value\": 6.50,"),
        "numbers keep their spelling"
    );
}
