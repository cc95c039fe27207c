//! Which rows meet the conditions of a cohort, and whose they are.
//!
//! A row names a patient in the surest column of patient IDs, as everywhere; an accession number in columns of that
//! role; a study or a series in columns of UIDs whose headers say which. Two different accession numbers, studies or
//! series in one row name none.

use super::words;
use crate::action::Role;
use crate::cohort::{Cohort, Condition, Found, Keys};
use crate::error::{At, Error, Result};
use crate::identity::{Entity, entity_hash, id_hash};
use crate::survey::ColumnFacts;
use crate::transform::canon;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The column that says whose rows these are: the surest one; the first of several that are equally sure.
pub fn patient_column<'c>(columns: impl Iterator<Item = &'c ColumnFacts>) -> Option<usize> {
    columns
        .enumerate()
        .filter(|(_, column)| column.role == Role::PatientId)
        .max_by_key(|(index, column)| (column.decided, column.confidence, Reverse(*index)))
        .map(|(index, _)| index)
}

/// What else than a patient the values of a column name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Accession numbers.
    Accession,
    /// Studies.
    Study,
    /// Series.
    Series,
}

impl Naming {
    /// What the values of a column with this header and role name.
    pub fn of(header: &str, role: Role) -> Option<Naming> {
        if role == Role::Accession {
            return Some(Naming::Accession);
        }
        if role != Role::Uid {
            return None;
        }
        let header = words::key(header);
        let says = |words: &[&str]| words.iter().any(|word| header.contains(word));
        if says(&["series", "シリーズ"]) {
            Some(Naming::Series)
        } else if says(&["study", "スタディ", "検査"]) {
            Some(Naming::Study)
        } else {
            None
        }
    }
}

/// Whom the values of one row name, while they are met.
#[derive(Debug, Clone, Default)]
pub struct Named {
    keys: Keys,
    disputed: [bool; 3],
}

impl Named {
    /// The row is that of the patient with the ID `text`, if that stands for somebody.
    pub fn patient(&mut self, text: &str) {
        self.keys.patient = canon::id(text).map(|id| id_hash(&id));
    }

    /// A value that names something.
    pub fn add(&mut self, naming: Naming, text: &str) {
        let (key, at, hash) = match naming {
            Naming::Accession => {
                let hash = canon::id(text).map(|id| id_hash(&id));
                (&mut self.keys.accession, 0, hash)
            }
            Naming::Study => {
                let uid = text.trim();
                let hash = (!uid.is_empty()).then(|| entity_hash(Entity::Study, uid));
                (&mut self.keys.study, 1, hash)
            }
            Naming::Series => {
                let uid = text.trim();
                let hash = (!uid.is_empty()).then(|| entity_hash(Entity::Series, uid));
                (&mut self.keys.series, 2, hash)
            }
        };
        if hash.is_some() && key.is_some() && *key != hash {
            self.disputed[at] = true;
        }
        *key = key.or(hash);
    }

    /// Whom the row names.
    pub fn keys(&self) -> Keys {
        let [accession, study, series] = self.disputed;
        Keys {
            patient: self.keys.patient,
            accession: self.keys.accession.filter(|_| !accession),
            study: self.keys.study.filter(|_| !study),
            series: self.keys.series.filter(|_| !series),
        }
    }
}

/// A survey's look at the rows of one file for a cohort.
pub struct Meeting<'c> {
    cohort: &'c Cohort,
    /// By column the tests of its values.
    tests: BTreeMap<usize, Vec<(u32, u32)>>,
    naming: BTreeMap<usize, Naming>,
    /// Of every condition which of its tests the current row has met.
    met: Vec<Vec<bool>>,
    row: Named,
    found: Found,
}

impl<'c> Meeting<'c> {
    /// Before the first row.
    pub fn new(cohort: &'c Cohort) -> Self {
        let met = cohort.conditions.iter().map(|condition| match condition {
            Condition::Row(tests) => vec![false; tests.len()],
            Condition::Image(_) => Vec::new(),
        });
        Meeting {
            cohort,
            tests: BTreeMap::new(),
            naming: BTreeMap::new(),
            met: met.collect(),
            row: Named::default(),
            found: Found::of(cohort.conditions.len()),
        }
    }

    /// There is a column at `index`.
    pub fn column(&mut self, index: usize, column: &ColumnFacts) {
        if let Some(naming) = Naming::of(&column.header, column.role) {
            self.naming.insert(index, naming);
        }
        let keys = [words::key(&column.header), words::key(&column.place)];
        for (number, condition) in (0..).zip(&self.cohort.conditions) {
            let Condition::Row(tests) = condition else {
                continue;
            };
            for (at, test) in (0..).zip(tests) {
                let header = test.header.as_ref();
                let named = header.is_none_or(|header| keys.contains(header));
                if named && test.role.is_none_or(|role| role == column.role) {
                    self.tests.entry(index).or_default().push((number, at));
                    self.found.columns.insert((number, at));
                }
            }
        }
    }

    /// Whether the values of the column at `index` are to be shown.
    pub fn wants(&self, index: usize) -> bool {
        self.tests.contains_key(&index) || self.naming.contains_key(&index)
    }

    /// The current row is that of the patient with the ID `text`.
    pub fn patient(&mut self, text: &str) {
        self.row.patient(text);
    }

    /// A value of the current row.
    pub fn value(&mut self, index: usize, text: &str) {
        if let Some(&naming) = self.naming.get(&index) {
            self.row.add(naming, text);
        }
        for &(number, at) in self.tests.get(&index).into_iter().flatten() {
            let Some(Condition::Row(tests)) = self.cohort.conditions.get(number as usize) else {
                continue;
            };
            let met = self.met.get_mut(number as usize);
            let met = met.and_then(|met| met.get_mut(at as usize));
            if let (Some(met), Some(test)) = (met, tests.get(at as usize)) {
                *met = *met || test.compare.holds(text);
            }
        }
    }

    /// Ends the current row, whose place is `at`.
    ///
    /// # Errors
    ///
    /// [`Error::Limit`] if the rows name more than `most`.
    pub fn end(&mut self, most: usize, at: At) -> Result<()> {
        let keys = std::mem::take(&mut self.row).keys();
        for (met, found) in self.met.iter_mut().zip(&mut self.found.met) {
            let all = !met.is_empty() && met.iter().all(|&met| met);
            met.fill(false);
            if all && !keys.is_empty() {
                found.insert(keys);
            }
        }
        if !keys.is_empty() {
            self.found.links.insert(keys);
        }
        match self.found.len() <= most {
            true => Ok(()),
            false => Err(Error::Limit {
                what: "people and studies that the rows name",
                limit: most as u64,
                at,
            }),
        }
    }

    /// What the file says.
    pub fn found(self) -> Found {
        self.found
    }
}
