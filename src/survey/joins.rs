//! What files learn of each other once all are surveyed.

use super::{Evidence, Facts, FileSurvey};
use std::collections::{BTreeMap, BTreeSet};

/// Tells every column of IDs which share of its values are patient IDs of the images.
pub(super) fn join_tables(files: &mut [FileSurvey]) {
    let patients: BTreeSet<u64> = files
        .iter()
        .filter_map(|file| Some(crate::identity::id_hash(&file.dicom()?.person.as_ref()?.id)))
        .collect();
    if patients.is_empty() {
        return;
    }
    for file in files {
        let Facts::Table(table) = &mut file.facts else {
            continue;
        };
        for column in table
            .columns
            .iter_mut()
            .filter(|column| !column.id_hashes.is_empty())
        {
            let shared = column
                .id_hashes
                .iter()
                .filter(|hash| patients.contains(hash))
                .count();
            if shared > 0 {
                let percent = (shared * 100 / column.id_hashes.len()).clamp(1, 100) as u8;
                column.evidence.push(Evidence {
                    code: "joins-images".to_owned(),
                    percent,
                });
            }
        }
    }
}

/// Tells every file whom those of its references name that other files of the drop explain, if they agree.
pub(super) fn join_people(files: &mut [FileSurvey]) {
    let mut sought: BTreeSet<u64> = BTreeSet::new();
    for file in files.iter() {
        sought.extend(file.table().into_iter().flat_map(|table| &table.sought));
    }
    let mut people: BTreeMap<u64, String> = BTreeMap::new();
    for (&key, id) in files
        .iter()
        .filter_map(FileSurvey::table)
        .flat_map(|table| &table.people)
    {
        if !sought.contains(&key) {
            continue;
        }
        let known = people.entry(key).or_insert_with(|| id.clone());
        if known != id {
            known.clear();
        }
    }
    for file in files {
        let Facts::Table(table) = &mut file.facts else {
            continue;
        };
        for key in std::mem::take(&mut table.sought) {
            if let Some(id) = people.get(&key) {
                table.people.entry(key).or_insert_with(|| id.clone());
            }
        }
    }
}
