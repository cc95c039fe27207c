//! Tests over the whole format: a table goes in, its facts and its output come out.

mod dialects;
mod facts;
mod headers;
mod output;
mod scale;
mod texts;

use super::Table;
use crate::action::{
    Action, Claims, ColumnAction, ColumnRoles, DateUnit, Decide, Decision, ElementFacts,
    PixelOrders, Reason, Role,
};
use crate::error::Result;
use crate::format::{Done, Format, Look, Place, Work};
use crate::identity::{Identifier, IdentifierKind, Person};
use crate::key::{Purpose, RootKey};
use crate::limits::Limits;
use crate::source::{Sink, Source, Span};
use crate::survey::{Facts, TableFacts};
use crate::transform::derive::Derivations;
use crate::transform::matcher::TextMatcher;
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
            Role::OtherId => ColumnAction::Pseudonym(Purpose::Record),
            Role::Staff => ColumnAction::Pseudonym(Purpose::Staff),
            Role::BirthDate => ColumnAction::Generalise(DateUnit::Month),
            Role::Date => ColumnAction::ShiftDate,
            Role::Uid => ColumnAction::ReplaceUid,
            Role::FreeText => ColumnAction::Scrub,
            Role::Sex | Role::Age | Role::Measurement | Role::Category => ColumnAction::Keep,
            Role::PatientName
            | Role::Contact
            | Role::OfficialNumber
            | Role::Facility
            | Role::Unknown => ColumnAction::Drop,
        }
    }
}

/// A sink that collects every byte.
#[derive(Default)]
struct Collected(Vec<u8>);

impl Sink for Collected {
    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn range(&mut self, _: Span) -> Result<()> {
        unreachable!("tables write bytes")
    }
}

fn roles(list: &[(&str, Role)]) -> ColumnRoles {
    list.iter()
        .map(|&(header, role)| (header.to_owned(), role))
        .collect()
}

fn survey_with(bytes: &[u8], roles: &ColumnRoles) -> Result<(TableFacts, BTreeSet<Identifier>)> {
    let limits = Limits::default();
    let look = Look {
        templates: &[],
        surfaces: false,
        cohort: None,
        limits: &limits,
        roles,
    };
    let (facts, identifiers) = Table.survey(&bytes.to_vec(), &look)?;
    match facts {
        Facts::Table(facts) => Ok((*facts, identifiers)),
        Facts::Dicom(_) | Facts::Picture(_) | Facts::Held(_) => {
            unreachable!("a table gives facts of a table")
        }
    }
}

fn survey(bytes: &[u8]) -> Result<(TableFacts, BTreeSet<Identifier>)> {
    survey_with(bytes, &ColumnRoles::new())
}

fn derivations() -> Derivations {
    Derivations::new(&RootKey::from_bytes([7; 32]), None, "")
}

/// The row's person, by canonical ID.
fn person(id: &str) -> Person {
    Person {
        issuer: String::new(),
        id: id.to_owned(),
    }
}

/// Runs both passes with `known` as the identifiers that must be gone.
fn run_with(
    bytes: &[u8],
    fixed: &[(&str, Role)],
    known: &[(IdentifierKind, &str)],
) -> Result<(Vec<u8>, Done)> {
    let (facts, _) = survey_with(bytes, &roles(fixed))?;
    let columns: Vec<_> = facts
        .columns
        .iter()
        .map(|c| Preset.column(c.role))
        .collect();
    run_as(bytes, facts, &columns, known)
}

fn run_as(
    bytes: &[u8],
    facts: TableFacts,
    columns: &[ColumnAction],
    known: &[(IdentifierKind, &str)],
) -> Result<(Vec<u8>, Done)> {
    let known: Vec<_> = known
        .iter()
        .map(|&(kind, value)| Identifier {
            kind,
            value: value.to_owned(),
        })
        .collect();
    let matcher = TextMatcher::new(known.iter());
    let work = Work {
        pixels: &PixelOrders::default(),
        members: None,
        decide: &Preset,
        derive: &derivations(),
        known: &matcher,
        facts: &Facts::Table(Box::new(facts)),
        columns,
        claims: &Claims::default(),
        reader: None,
        limits: &Limits::default(),
    };
    let mut sink = Collected::default();
    let done = Table.apply(&bytes.to_vec(), &work, &mut sink)?;
    Ok((sink.0, done))
}

/// Runs both passes on UTF-8 text.
fn run(text: &str, fixed: &[(&str, Role)]) -> (String, Done) {
    let (out, done) = run_with(text.as_bytes(), fixed, &[]).unwrap();
    (String::from_utf8(out).unwrap(), done)
}

fn cp932(text: &str) -> Vec<u8> {
    let (bytes, _, wrong) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!wrong, "the test's text must be writable");
    bytes.into_owned()
}

fn role_list(facts: &TableFacts) -> Vec<(&str, Role)> {
    facts
        .columns
        .iter()
        .map(|c| (c.header.as_str(), c.role))
        .collect()
}

fn visited(bytes: &[u8]) -> Vec<(Place, String)> {
    let mut seen = Vec::new();
    let limits = Limits::default();
    Table
        .fields(&bytes.to_vec(), &limits, &mut |place, text| {
            seen.push((place, text.to_owned()))
        })
        .unwrap();
    seen
}

/// A Japanese hospital's export of examinations.
fn japanese() -> String {
    let mut text = String::from(
        "患者番号,氏名,カナ氏名,生年月日,性別,年齢,検査日,検査番号,モダリティ,HbA1c(%),体重,主治医,\
         郵便番号,住所,電話番号,保険者番号,病名コード,所見,院内区分X\r\n",
    );
    let surnames = ["山田", "鈴木", "佐藤", "髙橋"];
    for i in 0..40u32 {
        let surname = surnames[i as usize % 4];
        text.push_str(&format!(
            "{:08},{surname}　太郎,ﾔﾏﾀﾞ ﾀﾛｳ,S{}.7.{},{},{},2024/{:02}/{:02},K{:06},{},{}.{},{},{surname}医師,\
             100-{:04},東京都千代田区丸の内{}-1-1,03-5253-{:04},33120015,C50.{},\"胸部に異常を認めない。\
             経過観察、再検を要する。{}\",q{}z{}\r\n",
            10_000 + i * 37,
            40 + i % 20,
            1 + i % 28,
            if i % 2 == 0 { "男" } else { "女" },
            40 + i % 45,
            1 + i % 12,
            1 + i % 28,
            7_000 + i,
            if i % 3 == 0 { "CT" } else { "MR" },
            5 + i % 4,
            i % 10,
            50 + i % 30,
            1_000 + i,
            1 + i % 9,
            1_000 + i,
            i % 10,
            i,
            i % 7,
            i * 31 % 17,
        ));
    }
    text
}
