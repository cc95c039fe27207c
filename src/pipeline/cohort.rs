//! The cohort of a run: who belongs to it, and which inputs are left out since nothing in them does.

use crate::cohort::{Keys, Members};
use crate::error::{Error, Result};
use crate::identity::{Person, id_hash};
use crate::plan::Plan;
use crate::policy::Policy;
use crate::survey::{DicomFacts, Facts, Held, Survey};

/// Who belongs to the cohort that `policy` asks for; `None` if it asks for none. What the files say of it
/// is no longer needed then, and goes but for what an image itself names.
///
/// # Errors
///
/// As [`crate::cohort::Cohort::members`].
pub fn members(policy: &Policy, survey: &mut Survey) -> Option<Result<Members>> {
    let cohort = policy.cohort()?;
    for file in &mut survey.files {
        if let Facts::Dicom(facts) = &mut file.facts {
            name_patient(facts, policy.home_issuer());
        }
    }
    let found = survey.files.iter().filter_map(|file| file.found());
    let members = cohort.members(found).map(|(members, outline)| {
        survey.cohort = Some(outline);
        members
    });
    for file in &mut survey.files {
        match &mut file.facts {
            Facts::Dicom(facts) => facts.cohort.met.clear(),
            Facts::Table(facts) => facts.cohort = Default::default(),
            Facts::Picture(_) | Facts::Held(_) => {}
        }
    }
    Some(members)
}

/// Adds the patient to what an image names: the person of tables with the same ID, unless its issuer is another
/// than that of the tables. A file that names none is not its study's patient's.
fn name_patient(facts: &mut DicomFacts, home: &str) {
    let Some(patient) = patient_of(facts, home) else {
        return;
    };
    let named = |keys: &Keys| Keys {
        patient: Some(patient),
        ..*keys
    };
    facts.cohort.links = facts.cohort.links.iter().map(named).collect();
    for met in &mut facts.cohort.met {
        *met = met.iter().map(named).collect();
    }
}

/// The person of tables with the ID of the patient of an image, as a hash.
pub fn patient_of(facts: &DicomFacts, home: &str) -> Option<u64> {
    let person = facts.person.as_ref()?;
    if *person == Person::of_study(&facts.study_uid) {
        return None;
    }
    let foreign = !home.is_empty() && !person.issuer.is_empty() && person.issuer != home;
    Some(match foreign {
        true => id_hash(&format!("{}\0{}", person.issuer, person.id)),
        false => id_hash(&person.id),
    })
}

/// Leaves out of `plan` what names nobody of `members`. Which rows of a table do is known once it is written.
pub fn leave_out(plan: &mut Plan, survey: &Survey, members: Option<&Members>) {
    for (file, input) in plan.files.iter_mut().zip(&survey.files) {
        let inside = match (&input.facts, members) {
            (Facts::Dicom(facts), Some(members)) => {
                facts.media_index || facts.cohort.links.iter().any(|keys| members.admit(keys))
            }
            (Facts::Table(_), Some(_)) | (Facts::Held(_), Some(_)) => true,
            (Facts::Picture(_), Some(_)) | (_, None) => false,
        };
        if !inside {
            file.held = Some(Held::from(&Error::OutsideCohort));
            file.output = String::new();
        }
    }
}
