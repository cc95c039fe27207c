//! The columns of one file under their actions, record by record: whose record it is, whom it names, how old
//! they are, and what was counted.

use super::fit::{self, Fit};
use super::selection::{Named, Naming};
use super::stats::{Memory, Vocabulary};
use super::tally::Tally;
use super::values::{OLDEST_YEARS, Verdict, age};
use super::{coarse, identifiers, selection, shape, words};
use crate::action::{ColumnAction, Role};
use crate::error::{Error, Result};
use crate::format::{Link, Work};
use crate::identity::{Identifier, IdentifierKind, Person};
use crate::survey::{ColumnFacts, Facts, TableFacts};
use crate::transform::text::Own;
use crate::transform::{canon, date};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// The note on rows of people who leave since too few are like them.
pub const ALONE: &str = "rows-in-small-classes";

/// The note on rows of a file that are left out since they belong to nobody of the cohort.
pub const OUTSIDE: &str = "rows-outside-cohort";

/// A person of the file, and what follows from the key.
#[derive(Clone)]
pub(super) struct Owner {
    pub(super) pseudonym: String,
    pub(super) offset: Days,
}

/// The columns of one file under their actions, and what was met so far.
pub struct Columns<'a> {
    pub(super) work: &'a Work<'a>,
    pub(super) facts: &'a TableFacts,
    /// The column that says whose record it is.
    pub(super) patient: Option<usize>,
    /// The person of the current record.
    pub(super) owner: Option<Owner>,
    /// Whether the current record says that its person is older than ages are told.
    pub(super) oldest: bool,
    /// Whether birth dates are written at all.
    pub(super) births: bool,
    /// Columns that name the people of a record, if there are texts to read in their light.
    pub(super) telling: Vec<(usize, IdentifierKind)>,
    /// The people whom the current record itself names.
    pub(super) own: Own,
    /// The people met, by ID as written.
    pub(super) owners: Memory<Option<Owner>>,
    pub(super) words: Vec<Option<Vocabulary>>,
    /// How the values met fit columns of words.
    pub(super) fits: Vec<Memory<Fit>>,
    /// The columns whose headers ask for names of things.
    pub(super) things: Vec<bool>,
    /// The texts among them whose headers ask for no text.
    pub(super) lists: Vec<bool>,
    pub(super) verdicts: Vec<Memory<Verdict>>,
    pub(super) tallies: Vec<Tally>,
    pub(super) notes: BTreeMap<&'static str, u64>,
    /// Records that were written.
    pub(super) admitted: u64,
    pub(super) links: BTreeSet<Link>,
    /// Originals linked lately, with what stands for them.
    pub(super) linked: Memory<String>,
    /// Why the value decided last keeps the file from being written.
    pub(super) failed: Option<Error>,
}

impl<'a> Columns<'a> {
    /// The columns of the file of `work`.
    ///
    /// # Errors
    ///
    /// [`Error::Undecided`] if none may be written; [`Error::Verification`] if the plan is another file's.
    pub fn new(work: &'a Work<'a>) -> Result<Self> {
        let facts = match work.facts {
            Facts::Table(facts) => facts.as_ref(),
            Facts::Dicom(_) | Facts::Picture(_) | Facts::Held(_) => {
                return Err(Error::Verification {
                    what: "the facts are not those of a table",
                });
            }
        };
        if facts.columns.len() != work.columns.len() {
            let what = "the plan does not have one action per column";
            return Err(Error::Verification { what });
        }
        let columns = || facts.columns.iter().zip(work.columns);
        if !columns().any(|(_, action)| stays(action)) {
            return Err(Error::Undecided {
                what: "no column has a role that may be written",
            });
        }
        if columns().any(|(column, action)| column.role == Role::Unknown && stays(action)) {
            return Err(Error::Undecided {
                what: "a column without a role cannot be written",
            });
        }
        let width = facts.columns.len();
        let each = |test: &dyn Fn(&ColumnFacts) -> bool| facts.columns.iter().map(test).collect();
        let patient = selection::patient_column(facts.columns.iter());
        let mut columns = Columns {
            work,
            facts,
            patient,
            owner: None,
            oldest: false,
            births: columns()
                .any(|(column, action)| column.role == Role::BirthDate && stays(action)),
            telling: telling(facts, work.columns),
            own: Own::default(),
            owners: Memory::among(1),
            words: columns()
                .map(|(column, action)| {
                    let listed = column.role == Role::Category && words_stay(*action);
                    listed.then(Vocabulary::default)
                })
                .collect(),
            fits: (0..width).map(|_| Memory::among(width)).collect(),
            things: each(&|column| words::names_things(&column.header)),
            lists: each(&|column| {
                column.role == Role::FreeText
                    && words::names_things(&column.header)
                    && !words::asks_for_text(&column.header)
            }),
            verdicts: (0..width).map(|_| Memory::among(width)).collect(),
            tallies: vec![Tally::default(); width],
            notes: BTreeMap::new(),
            admitted: 0,
            links: BTreeSet::new(),
            linked: Memory::among(1),
            failed: None,
        };
        let dated = work.columns.iter().any(|action| match action {
            ColumnAction::ShiftDate | ColumnAction::Generalise(_) => true,
            ColumnAction::Keep
            | ColumnAction::Drop
            | ColumnAction::Pseudonym(_)
            | ColumnAction::ReplaceUid
            | ColumnAction::Scrub
            | ColumnAction::Coarsen => false,
        });
        if dated && columns.patient.is_none() {
            columns.note("no-patient-column", 1);
        }
        Ok(columns)
    }

    /// What is known of the file.
    pub fn facts(&self) -> &'a TableFacts {
        self.facts
    }

    /// What is known of every column, with what happens to it.
    pub fn each(&self) -> impl Iterator<Item = (&'a ColumnFacts, ColumnAction)> + use<'a> {
        self.facts
            .columns
            .iter()
            .zip(self.work.columns.iter().copied())
    }

    /// Whether the header of `column` is no value and holds no known identifier.
    pub fn header_stays(&self, column: &ColumnFacts) -> bool {
        words::stays(column, self.work.known)
    }

    /// The column that says whose record it is.
    pub fn patient(&self) -> Option<usize> {
        self.patient
    }

    /// The columns whose values [`Columns::meet_people`] wants to see.
    pub fn telling(&self) -> &[(usize, IdentifierKind)] {
        &self.telling
    }

    /// Whether a column must have been read whole, by [`Columns::learn`], before its values are decided.
    pub fn learns(&self) -> bool {
        self.words.iter().any(Option::is_some)
    }

    /// Whether the column at `index` must have been read whole.
    pub fn learns_at(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(Option::is_some)
    }

    /// Learns which words several people share. `person` says whose `text` is; those of nobody count as one.
    pub fn learn(&mut self, index: usize, text: &str, person: &str) {
        let (Some(Some(words)), Some(column)) =
            (self.words.get_mut(index), self.facts.columns.get(index))
        else {
            return;
        };
        let known = self
            .fits
            .get(index)
            .and_then(|fits| fits.get(text.as_bytes()));
        let fit = known.copied().unwrap_or_else(|| {
            let things = self.things.get(index).is_some_and(|&things| things);
            fit::fit(column, things, shape::look(text))
        });
        if let Some(fits) = self.fits.get_mut(index) {
            fits.put(text.as_bytes(), fit);
        }
        if fit == Fit::Shared {
            words.add(text, person);
        }
    }

    /// Counts a note of the file.
    pub fn note(&mut self, code: &'static str, times: u64) {
        if times > 0 {
            *self.notes.entry(code).or_default() += times;
        }
    }

    /// Begins a record of the person with the ID `id`.
    ///
    /// # Errors
    ///
    /// Whatever keeps a pseudonym from being derived.
    pub fn meet(&mut self, id: &str) -> Result<()> {
        if let Some(owner) = self.owners.get(id.as_bytes()) {
            self.owner.clone_from(owner);
            return Ok(());
        }
        let derive = self.work.derive;
        self.owner = match canon::id(id) {
            Some(canonical) => {
                let issuer = String::new();
                let person = Person {
                    issuer,
                    id: canonical,
                };
                Some(Owner {
                    pseudonym: derive.replacement_of(&person)?,
                    offset: derive.offset(&person),
                })
            }
            None => None,
        };
        self.owners.put(id.as_bytes(), self.owner.clone());
        Ok(())
    }

    /// Tells whom the current record itself names: texts of the [telling](Columns::telling) columns.
    pub fn meet_people<'t>(&mut self, named: impl Iterator<Item = (IdentifierKind, &'t str)>) {
        let people: BTreeSet<Identifier> = named
            .filter_map(|(kind, text)| identifiers::identifier(kind, text))
            .collect();
        self.own = Own::new(people.iter(), self.work.known);
    }

    /// The columns whose values [`Columns::meet_ages`] wants to see.
    pub fn aging(&self) -> impl Iterator<Item = (usize, Role)> + use<'a> {
        let births = self.births;
        let columns = self.facts.columns.iter().enumerate();
        columns.filter_map(move |(index, column)| {
            let ages = matches!(column.role, Role::Age | Role::Date | Role::BirthDate);
            (births && ages).then_some((index, column.role))
        })
    }

    /// Whether the current record, which names what `named` says, is written: it belongs to the cohort, where one is
    /// asked for, and its person stays, where output is anonymised. One that is not is counted. Without a column
    /// of patients record number `line` is a person of its own.
    pub fn admits(&mut self, named: &Named, line: u64) -> bool {
        let keys = named.keys();
        let inside = self.work.members.is_none_or(|members| members.admit(&keys));
        let person = coarse::person(self.patient, keys.patient, &self.facts.sha256, line);
        let settled = self.work.settled;
        let stays = settled.is_none_or(|it| person.is_some_and(|person| it.stays(person)));
        self.admitted += u64::from(inside && stays);
        self.note(OUTSIDE, u64::from(!inside));
        self.note(ALONE, u64::from(inside && !stays));
        inside && stays
    }

    /// Whether records are asked whose they are.
    pub fn selects(&self) -> bool {
        self.work.members.is_some() || self.work.settled.is_some()
    }

    /// The columns whose values say which study or series a record is about.
    pub fn naming(&self) -> BTreeMap<usize, Naming> {
        let columns = self.facts.columns.iter().enumerate();
        columns
            .filter_map(|(at, column)| Some((at, Naming::of(&column.header, column.role)?)))
            .collect()
    }

    /// Tells how old the person of the record is, by an age, or by a date that long after the birth.
    pub fn meet_ages<'t>(&mut self, values: impl Iterator<Item = (Role, &'t str)>) {
        let (mut born, mut last, mut aged) = (None, None, false);
        for (role, text) in values {
            if role == Role::Age {
                aged |= age(text) > OLDEST_YEARS;
                continue;
            }
            let day = date::parse(text).map(|found| found.date);
            let day = day.filter(|&day| !date::is_placeholder(day));
            if role == Role::Date {
                last = last.max(day);
            } else {
                born = born.or(day);
            }
        }
        let years = last
            .zip(born)
            .and_then(|(last, born): (NaiveDate, NaiveDate)| last.years_since(born));
        self.oldest = aged || years.is_some_and(|years| years > OLDEST_YEARS);
    }
}

/// Whether words of a column of this action are written as they are, or with those of others.
fn words_stay(action: ColumnAction) -> bool {
    matches!(action, ColumnAction::Keep | ColumnAction::Coarsen)
}

/// Whether a column of this action is written.
pub fn stays(action: &ColumnAction) -> bool {
    *action != ColumnAction::Drop
}

/// The columns that name the people of a record, if any column holds texts.
fn telling(facts: &TableFacts, actions: &[ColumnAction]) -> Vec<(usize, IdentifierKind)> {
    if !actions.contains(&ColumnAction::Scrub) {
        return Vec::new();
    }
    let columns = facts.columns.iter().enumerate();
    let kinds =
        columns.filter_map(|(index, column)| Some((index, identifiers::kind(column.role)?)));
    let named = kinds.filter(|(_, kind)| {
        matches!(
            kind,
            IdentifierKind::PatientId
                | IdentifierKind::PatientName
                | IdentifierKind::BirthDate
                | IdentifierKind::StaffName
                | IdentifierKind::EventDate
                | IdentifierKind::OfficialNumber
        )
    });
    named.collect()
}
