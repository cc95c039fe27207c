//! What the tests of formats of columns share: decisions as of the recommended preset, both passes over bytes,
//! what the gate would be shown.

use super::{Done, Format, Look, Place, Work};
use crate::action::{
    Action, Claims, ColumnAction, ColumnRoles, DateUnit, Decide, Decision, ElementFacts,
    PixelOrders, Reason, Role,
};
use crate::error::Result;
use crate::identity::{Identifier, Person};
use crate::key::{Purpose, RootKey};
use crate::limits::Limits;
use crate::source::{Sink, Span};
use crate::survey::{Facts, TableFacts};
use crate::transform::derive::Derivations;
use crate::transform::matcher::TextMatcher;
use std::collections::BTreeSet;

/// Decides as the recommended preset does for tables.
pub struct Preset;

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
pub struct Collected(pub Vec<u8>);

impl Sink for Collected {
    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn range(&mut self, _: Span) -> Result<()> {
        unreachable!("files of columns are written as bytes")
    }
}

/// Roles that a user fixed.
pub fn roles(list: &[(&str, Role)]) -> ColumnRoles {
    list.iter()
        .map(|&(header, role)| (header.to_owned(), role))
        .collect()
}

/// Pass 1.
pub fn survey(
    format: &dyn Format,
    bytes: &[u8],
    roles: &ColumnRoles,
) -> Result<(TableFacts, BTreeSet<Identifier>)> {
    let look = Look {
        cohort: None,
        anonymise: None,
        templates: &[],
        surfaces: false,
        limits: &Limits::default(),
        roles,
    };
    match format.survey(&bytes.to_vec(), &look)? {
        (Facts::Table(facts), identifiers) => Ok((*facts, identifiers)),
        (Facts::Dicom(_) | Facts::Picture(_) | Facts::Held(_), _) => {
            unreachable!("a file of columns gives facts of columns")
        }
    }
}

/// What follows from the key of the tests.
pub fn derivations() -> Derivations {
    Derivations::new(&RootKey::from_bytes([7; 32]), None, "")
}

/// A person by canonical ID.
pub fn person(id: &str) -> Person {
    Person {
        issuer: String::new(),
        id: id.to_owned(),
    }
}

/// The pseudonym of the person with the ID `id`.
pub fn pseudonym(id: &str) -> String {
    derivations().patient(&person(id))
}

/// Runs `task` with the plan that the preset makes for `facts`, `known` being what must be gone.
pub fn with_work<T>(
    facts: TableFacts,
    known: &BTreeSet<Identifier>,
    task: impl FnOnce(&Work<'_>) -> T,
) -> T {
    let columns: Vec<_> = facts
        .columns
        .iter()
        .map(|c| Preset.column(c.role))
        .collect();
    with_columns(facts, &columns, known, task)
}

/// The same with the action of every column.
pub fn with_columns<T>(
    facts: TableFacts,
    columns: &[ColumnAction],
    known: &BTreeSet<Identifier>,
    task: impl FnOnce(&Work<'_>) -> T,
) -> T {
    task(&Work {
        members: None,
        settled: None,
        pixels: &PixelOrders::default(),
        decide: &Preset,
        derive: &derivations(),
        known: &TextMatcher::new(known.iter()),
        facts: &Facts::Table(Box::new(facts)),
        columns,
        claims: &Claims::default(),
        reader: None,
        limits: &Limits::default(),
    })
}

/// Pass 2 of `work`.
pub fn applied(format: &dyn Format, bytes: &[u8], work: &Work<'_>) -> Result<(Vec<u8>, Done)> {
    let mut sink = Collected::default();
    let done = format.apply(&bytes.to_vec(), work, &mut sink)?;
    Ok((sink.0, done))
}

/// Runs both passes, every identifier that pass 1 found being one that must be gone.
pub fn run(format: &dyn Format, bytes: &[u8], fixed: &[(&str, Role)]) -> Result<(Vec<u8>, Done)> {
    let (facts, known) = survey(format, bytes, &roles(fixed))?;
    with_work(facts, &known, |work| applied(format, bytes, work))
}

/// Every text of an output as the gate sees it.
pub fn shown(format: &dyn Format, output: &[u8]) -> Vec<(Place, String)> {
    let mut shown = Vec::new();
    let mut visit = |place, text: &str| shown.push((place, text.to_owned()));
    format
        .fields(&output.to_vec(), &Limits::default(), &mut visit)
        .expect("the output can be read");
    shown
}
