//! Who belongs to a cohort: what files say of each other completes what rows leave out, then every unit is held
//! against the conditions.

use super::{Cohort, Found, Keys, Unit, Wanted};
use std::collections::{BTreeMap, BTreeSet};

/// Who belongs to a cohort, as hashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Members {
    unit: Unit,
    patients: BTreeSet<u64>,
    accessions: BTreeSet<u64>,
    studies: BTreeSet<u64>,
    series: BTreeSet<u64>,
    /// Accession numbers, studies and series that files give to two patients: alone they name nobody.
    shared: BTreeSet<u64>,
}

/// What one key leads to, if all files agree.
#[derive(Default)]
struct Lead(BTreeMap<u64, Option<u64>>);

impl Lead {
    fn add(&mut self, from: Option<u64>, to: Option<u64>) {
        let (Some(from), Some(to)) = (from, to) else {
            return;
        };
        let known = self.0.entry(from).or_insert(Some(to));
        if *known != Some(to) {
            *known = None;
        }
    }

    fn get(&self, from: Option<u64>) -> Option<u64> {
        self.0.get(&from?).copied().flatten()
    }

    fn disputed(&self) -> impl Iterator<Item = u64> {
        let disputed = self.0.iter().filter(|(_, to)| to.is_none());
        disputed.map(|(&from, _)| from)
    }
}

/// What belongs to what, by all rows and images.
#[derive(Default)]
struct Leads {
    study_of_series: Lead,
    study_of_accession: Lead,
    accession_of_study: Lead,
    patient_of_series: Lead,
    patient_of_study: Lead,
    patient_of_accession: Lead,
}

impl Leads {
    fn add(&mut self, keys: &Keys) {
        self.study_of_series.add(keys.series, keys.study);
        self.study_of_accession.add(keys.accession, keys.study);
        self.accession_of_study.add(keys.study, keys.accession);
        self.patient_of_series.add(keys.series, keys.patient);
        self.patient_of_study.add(keys.study, keys.patient);
        self.patient_of_accession.add(keys.accession, keys.patient);
    }

    /// `keys` with what follows from them.
    fn complete(&self, mut keys: Keys) -> Keys {
        keys.study = keys
            .study
            .or_else(|| self.study_of_series.get(keys.series))
            .or_else(|| self.study_of_accession.get(keys.accession));
        keys.accession = keys
            .accession
            .or_else(|| self.accession_of_study.get(keys.study));
        keys.patient = keys
            .patient
            .or_else(|| self.patient_of_series.get(keys.series))
            .or_else(|| self.patient_of_study.get(keys.study))
            .or_else(|| self.patient_of_accession.get(keys.accession));
        keys
    }

    fn shared(&self) -> BTreeSet<u64> {
        let leads = [
            &self.patient_of_series,
            &self.patient_of_study,
            &self.patient_of_accession,
        ];
        leads.into_iter().flat_map(Lead::disputed).collect()
    }
}

/// Whom the rows that meet a condition name, by the finest key that counts for the unit.
#[derive(Default)]
struct Picks {
    patients: BTreeSet<u64>,
    accessions: BTreeSet<u64>,
    studies: BTreeSet<u64>,
    series: BTreeSet<u64>,
}

impl Picks {
    fn add(&mut self, unit: Unit, keys: &Keys) {
        if unit == Unit::Patient {
            self.patients.extend(keys.patient);
            return;
        }
        match (unit, keys) {
            (
                Unit::Series,
                Keys {
                    series: Some(series),
                    ..
                },
            ) => {
                self.series.insert(*series);
            }
            (
                _,
                Keys {
                    study: Some(study), ..
                },
            ) => {
                self.studies.insert(*study);
            }
            (
                _,
                Keys {
                    accession: Some(accession),
                    ..
                },
            ) => {
                self.accessions.insert(*accession);
            }
            // A series whose study nobody names.
            (
                _,
                Keys {
                    series: Some(_), ..
                },
            ) => {}
            (_, Keys { patient, .. }) => self.patients.extend(*patient),
        }
    }

    fn hold(&self, entity: &Keys) -> bool {
        let has = |set: &BTreeSet<u64>, key: Option<u64>| key.is_some_and(|key| set.contains(&key));
        has(&self.series, entity.series)
            || has(&self.studies, entity.study)
            || has(&self.accessions, entity.accession)
            || has(&self.patients, entity.patient)
    }
}

/// What of `keys` says which unit it is; `None` if it is of none.
fn entity(unit: Unit, keys: &Keys) -> Option<Keys> {
    let entity = match unit {
        Unit::Patient => Keys {
            patient: keys.patient,
            ..Keys::default()
        },
        Unit::Study => Keys {
            series: None,
            ..*keys
        },
        Unit::Series => *keys,
    };
    let named = match unit {
        Unit::Patient => entity.patient.is_some(),
        Unit::Study => entity.study.or(entity.accession).is_some(),
        Unit::Series => entity
            .series
            .or(entity.study)
            .or(entity.accession)
            .is_some(),
    };
    named.then_some(entity)
}

impl Members {
    /// Who meets what `cohort` asks, and how many units meet each condition.
    pub(super) fn of<'f>(
        cohort: &Cohort,
        found: impl Iterator<Item = &'f Found> + Clone,
    ) -> (Members, Vec<u64>) {
        let unit = cohort.unit;
        let mut leads = Leads::default();
        for keys in found.clone().flat_map(|found| &found.links) {
            leads.add(keys);
        }
        let mut picks: Vec<Picks> = Vec::new();
        picks.resize_with(cohort.conditions.len(), Picks::default);
        for found in found.clone() {
            for (picks, met) in picks.iter_mut().zip(&found.met) {
                for keys in met {
                    picks.add(unit, &leads.complete(*keys));
                }
            }
        }
        let links = found.flat_map(|found| &found.links);
        let all: BTreeSet<Keys> = links.map(|keys| leads.complete(*keys)).collect();
        let entities: BTreeSet<Keys> = all.iter().filter_map(|keys| entity(unit, keys)).collect();
        let mut meet = vec![0; picks.len()];
        let mut chosen: BTreeSet<Keys> = BTreeSet::new();
        for entity in entities {
            let holds: Vec<bool> = picks.iter().map(|picks| picks.hold(&entity)).collect();
            for (meet, &holds) in meet.iter_mut().zip(&holds) {
                *meet += u64::from(holds);
            }
            if wanted(&cohort.wanted, &holds) {
                chosen.insert(entity);
            }
        }
        let mut members = Members {
            unit,
            shared: leads.shared(),
            ..Members::default()
        };
        let own = |keys: &&Keys| entity(unit, keys).is_some_and(|entity| chosen.contains(&entity));
        for keys in all.iter().filter(own) {
            members.patients.extend(keys.patient);
            members.accessions.extend(keys.accession);
            members.studies.extend(keys.study);
            members.series.extend(keys.series);
        }
        (members, meet)
    }

    /// Whether nobody belongs to it.
    pub fn is_empty(&self) -> bool {
        self.patients.is_empty() && self.accessions.is_empty() && self.studies.is_empty()
    }

    /// How many patients, studies and series there are.
    pub(super) fn sizes(&self) -> (u64, u64, u64) {
        let len = |set: &BTreeSet<u64>| set.len() as u64;
        (len(&self.patients), len(&self.studies), len(&self.series))
    }

    /// Whether a row or an image that names `keys` belongs to the cohort. What names nobody does not, nor what
    /// names a patient outside of it, whatever else it names.
    pub fn admit(&self, keys: &Keys) -> bool {
        if keys
            .patient
            .is_some_and(|patient| !self.patients.contains(&patient))
        {
            return false;
        }
        let series = keys.series.map(|key| (key, &self.series));
        let study = keys.study.map(|key| (key, &self.studies));
        let accession = keys.accession.map(|key| (key, &self.accessions));
        let told = match (self.unit, keys.patient) {
            (Unit::Patient, Some(_)) => return true,
            // A study that was chosen is there with all its series.
            (Unit::Study, _) => study.or(accession).or(series),
            (Unit::Patient, None) | (Unit::Series, _) => series.or(study).or(accession),
        };
        match told {
            Some((key, set)) => {
                set.contains(&key) && (keys.patient.is_some() || !self.shared.contains(&key))
            }
            None => keys.patient.is_some(),
        }
    }
}

fn wanted(wanted: &Wanted, holds: &[bool]) -> bool {
    match wanted {
        Wanted::One(number) => holds.get(*number).copied().unwrap_or(false),
        Wanted::All(parts) => parts.iter().all(|part| self::wanted(part, holds)),
        Wanted::Any(parts) => parts.iter().any(|part| self::wanted(part, holds)),
    }
}
