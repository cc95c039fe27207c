//! Compares the files of a drop with each other: who is one patient, what belongs together, and
//! which references lead nowhere.
//!
//! People are compared by canonical ID alone, since issuers are often missing. All comparisons are
//! of hashes or of codes; a finding names no value. Memory: sixteen bytes per file for each entity
//! it is and per patient ID, and eight for each distinct target that is not here.

use super::{
    DicomFacts, Earlier, FINDINGS, Facts, FileSurvey, Finding, OWN_PSEUDONYMS, TableFacts,
};
use crate::identity::{Person, alike_hash, id_hash};
use std::collections::{BTreeMap, BTreeSet};

/// Names of one patient that are compared; more than that are two in any case.
const MOST_NAMES: usize = 64;

/// What the files of one patient ID say.
#[derive(Default)]
struct Patient<'a> {
    births: BTreeSet<&'a str>,
    issuers: BTreeSet<&'a str>,
    sexes: BTreeSet<char>,
    names: BTreeSet<&'a [u64]>,
}

/// What the files of one study say.
#[derive(Default)]
struct Study<'a> {
    ids: BTreeSet<&'a str>,
    without_id: bool,
}

/// Every finding, by code; takes the graph of references out of the files.
pub(super) fn of(files: &mut [FileSurvey]) -> Vec<Finding> {
    let mut found = Found::default();
    let images: Vec<(u32, &DicomFacts)> = (0..)
        .zip(files.iter())
        .filter_map(|(index, file)| Some((index, file.dicom()?)))
        .collect();
    // An index is no patient's object.
    let is_object = |(_, facts): &&(u32, &DicomFacts)| !facts.media_index;
    let objects: Vec<(u32, &DicomFacts)> = images.iter().filter(is_object).copied().collect();
    people(&objects, &mut found);
    instances(&images, &mut found);
    references(&images, &mut found);
    alike(files, &mut found);
    earlier(files, &mut found);
    for file in files {
        if let Facts::Dicom(facts) = &mut file.facts {
            facts.names = Vec::new();
            facts.entities = Vec::new();
            facts.references = Vec::new();
        }
    }
    found.finish()
}

/// Findings being collected.
#[derive(Default)]
struct Found(BTreeMap<&'static str, (BTreeSet<u32>, u64)>);

impl Found {
    /// Notes one file of a finding.
    fn file(&mut self, code: &'static str, index: u32) {
        debug_assert!(FINDINGS.contains(&code), "an unlisted finding");
        self.0.entry(code).or_default().0.insert(index);
    }

    /// Says how many things the finding is about.
    fn subjects(&mut self, code: &'static str, count: usize) {
        if let Some(entry) = self.0.get_mut(code) {
            entry.1 = count as u64;
        }
    }

    fn finish(self) -> Vec<Finding> {
        self.0
            .into_iter()
            .map(|(code, (files, subjects))| Finding {
                code: code.to_owned(),
                subjects,
                files: files.into_iter().collect(),
            })
            .collect()
    }
}

/// The patient whom the file itself names.
fn named(facts: &DicomFacts) -> Option<&Person> {
    facts
        .person
        .as_ref()
        .filter(|person| **person != Person::of_study(&facts.study_uid))
}

fn people(files: &[(u32, &DicomFacts)], found: &mut Found) {
    let mut patients: BTreeMap<&str, Patient<'_>> = BTreeMap::new();
    let mut studies: BTreeMap<&str, Study<'_>> = BTreeMap::new();
    let mut series: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (_, facts) in files {
        let study = studies.entry(&facts.study_uid).or_default();
        match named(facts) {
            Some(person) => {
                let patient = patients.entry(&person.id).or_default();
                patient.births.extend(facts.birth_date.as_deref());
                patient.sexes.extend(facts.sex);
                if !person.issuer.is_empty() {
                    patient.issuers.insert(&person.issuer);
                }
                if !facts.names.is_empty() && patient.names.len() < MOST_NAMES {
                    patient.names.insert(&facts.names);
                }
                study.ids.insert(&person.id);
            }
            None => study.without_id = true,
        }
        let of_study = series.entry(&facts.series_uid).or_default();
        of_study.insert(&facts.study_uid);
    }
    let patients: BTreeMap<&str, [(&'static str, bool); 4]> = patients
        .into_iter()
        .map(|(id, patient)| (id, doubts(&patient)))
        .collect();
    let mixed = |study: &Study<'_>| study.ids.len() > 1;
    let partly = |study: &Study<'_>| study.without_id && !study.ids.is_empty();
    studies.remove("");
    series.remove("");
    for (index, facts) in files {
        match named(facts) {
            Some(person) => {
                for (code, _) in patients[person.id.as_str()].iter().filter(|doubt| doubt.1) {
                    found.file(code, *index);
                }
            }
            None => found.file("no-patient-id", *index),
        }
        if let Some(study) = studies.get(facts.study_uid.as_str()) {
            if mixed(study) {
                found.file("one-study-two-patients", *index);
            }
            if partly(study) {
                found.file("one-study-partly-without-id", *index);
            }
        }
        if series
            .get(facts.series_uid.as_str())
            .is_some_and(|studies| studies.len() > 1)
        {
            found.file("one-series-two-studies", *index);
        }
    }
    for (place, code) in DOUBTS.iter().enumerate() {
        let count = patients.values().filter(|doubts| doubts[place].1).count();
        found.subjects(code, count);
    }
    let count = |of: &dyn Fn(&Study<'_>) -> bool| studies.values().filter(|one| of(one)).count();
    found.subjects("one-study-two-patients", count(&mixed));
    found.subjects("one-study-partly-without-id", count(&partly));
    let shared = series.values().filter(|studies| studies.len() > 1).count();
    found.subjects("one-series-two-studies", shared);
    let nobodys: BTreeSet<&str> = files
        .iter()
        .filter(|(_, facts)| named(facts).is_none())
        .map(|(_, facts)| facts.study_uid.as_str())
        .collect();
    found.subjects("no-patient-id", nobodys.len());
}

/// What can be doubtful about one patient ID.
const DOUBTS: [&str; 4] = [
    "one-patient-two-birth-dates",
    "one-id-two-issuers",
    "one-patient-two-sexes",
    "one-patient-two-names",
];

fn doubts(patient: &Patient<'_>) -> [(&'static str, bool); 4] {
    let is = [
        patient.births.len() > 1,
        patient.issuers.len() > 1,
        patient.sexes.len() > 1,
        two_names(&patient.names),
    ];
    std::array::from_fn(|place| (DOUBTS[place], is[place]))
}

/// Whether the names fall into groups that share nothing: `Yamada^Taro` and `Yamada^Taro=山田^太郎`
/// are one name, since the second has all of the first.
fn two_names(names: &BTreeSet<&[u64]>) -> bool {
    let mut rest: Vec<&[u64]> = names.iter().copied().collect();
    let Some(first) = rest.pop() else {
        return false;
    };
    let mut known: BTreeSet<u64> = first.iter().copied().collect();
    while let Some(at) = rest
        .iter()
        .position(|name| name.iter().any(|part| known.contains(part)))
    {
        known.extend(rest.swap_remove(at));
    }
    !rest.is_empty()
}

/// Patient IDs that separators and leading zeros alone tell apart: they stay two people.
fn alike(files: &[FileSurvey], found: &mut Found) {
    let mut groups: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
    for (alike, id) in files.iter().flat_map(ids) {
        groups.entry(alike).or_default().insert(id);
    }
    groups.retain(|_, ids| ids.len() > 1);
    for (index, file) in (0..).zip(files) {
        if ids(file).any(|(alike, _)| groups.contains_key(&alike)) {
            found.file("patient-ids-alike", index);
        }
    }
    found.subjects("patient-ids-alike", groups.len());
}

/// The patient IDs of a file: what each has in common with IDs alike, and the ID itself.
fn ids(file: &FileSurvey) -> impl Iterator<Item = (u64, u64)> {
    let person = file.dicom().and_then(named);
    let columns = file.table().into_iter().flat_map(|table| &table.columns);
    let cells = columns.flat_map(|column| {
        let ids = column.id_hashes.iter().copied();
        column.alike_hashes.iter().copied().zip(ids)
    });
    person
        .map(|person| (alike_hash(&person.id), id_hash(&person.id)))
        .into_iter()
        .chain(cells)
}

/// One SOP Instance UID in several files: copies of each other, or different contents.
fn instances(files: &[(u32, &DicomFacts)], found: &mut Found) {
    let mut by_uid: BTreeMap<&str, Vec<(u32, u64)>> = BTreeMap::new();
    for (index, facts) in files {
        if !facts.sop_uid.is_empty() {
            let same = by_uid.entry(&facts.sop_uid).or_default();
            same.push((*index, facts.fingerprint));
        }
    }
    let (mut copies, mut conflicts) = (0, 0);
    for same in by_uid.values().filter(|same| same.len() > 1) {
        let code = if same.iter().all(|(_, print)| *print == same[0].1) {
            copies += 1;
            "repeated-instance"
        } else {
            conflicts += 1;
            "duplicate-sop-instance"
        };
        for (index, _) in same {
            found.file(code, *index);
        }
    }
    found.subjects("repeated-instance", copies);
    found.subjects("duplicate-sop-instance", conflicts);
}

/// References to what is not in the drop.
fn references(files: &[(u32, &DicomFacts)], found: &mut Found) {
    let mut present: Vec<u64> = files
        .iter()
        .flat_map(|(_, facts)| facts.entities.iter().copied())
        .collect();
    present.sort_unstable();
    present.dedup();
    let mut absent = BTreeSet::new();
    for (index, facts) in files {
        for target in &facts.references {
            if present.binary_search(target).is_err() {
                absent.insert(*target);
                found.file("unresolved-reference", *index);
            }
        }
    }
    found.subjects("unresolved-reference", absent.len());
}

/// What claims to be an output of a de-identification already.
fn earlier(files: &[FileSurvey], found: &mut Found) {
    let (mut here, mut elsewhere) = (0, 0);
    for (index, file) in (0..).zip(files) {
        let earlier = match &file.facts {
            Facts::Dicom(facts) => facts.earlier,
            Facts::Table(table) if holds_own_pseudonyms(table) => Earlier::Here,
            Facts::Table(_) | Facts::Picture(_) | Facts::Held(_) => Earlier::None,
        };
        match earlier {
            Earlier::None => {}
            Earlier::Elsewhere => {
                elsewhere += 1;
                found.file("deidentified-elsewhere", index);
            }
            Earlier::Here => {
                here += 1;
                found.file("already-deidentified", index);
            }
        }
    }
    found.subjects("already-deidentified", here);
    found.subjects("deidentified-elsewhere", elsewhere);
}

/// Whether the IDs of a column are pseudonyms that this program made.
fn holds_own_pseudonyms(table: &TableFacts) -> bool {
    let mut evidence = table.columns.iter().flat_map(|column| &column.evidence);
    evidence.any(|evidence| evidence.code == OWN_PSEUDONYMS)
}
