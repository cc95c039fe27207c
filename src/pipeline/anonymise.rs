//! Anonymised output: what the tables of a drop are settled to, and what is left out or held back for it.

use super::cohort::patient_of;
use crate::anonymity::{Settled, settle};
use crate::error::Error;
use crate::plan::Plan;
use crate::policy::Policy;
use crate::survey::{Facts, Held, Survey};

/// What the values of all tables come to, if `policy` asks for anonymised output. What the files say of people is no
/// longer needed then, and goes.
pub fn settled(policy: &Policy, survey: &mut Survey) -> Option<Settled> {
    let asked = policy.anonymise()?;
    let tables = survey.files.iter().filter_map(|file| match &file.facts {
        Facts::Table(facts) => facts
            .weighed
            .as_ref()
            .map(|weighed| (&facts.sha256, weighed)),
        Facts::Dicom(_) | Facts::Picture(_) | Facts::Held(_) => None,
    });
    let settled = settle(asked, tables);
    for file in &mut survey.files {
        if let Facts::Table(facts) = &mut file.facts {
            facts.weighed = None;
        }
    }
    survey.settlement = Some(settled.outline().clone());
    Some(settled)
}

/// Leaves out of `plan` the images of people who leave, and holds back records that nobody weighs.
pub fn leave_out(plan: &mut Plan, survey: &Survey, settled: &Settled, home: &str) {
    for (file, input) in plan.files.iter_mut().zip(&survey.files) {
        let error = match &input.facts {
            Facts::Dicom(facts) => {
                let leaves = patient_of(facts, home).is_some_and(|person| settled.leaves(person));
                leaves.then_some(Error::SmallClass)
            }
            Facts::Table(facts) => (!facts.form.has_cells()).then_some(Error::Unsupported {
                what: "records other than tables in anonymised output",
            }),
            Facts::Picture(_) | Facts::Held(_) => None,
        };
        if let (Some(error), None) = (error, &file.held) {
            file.held = Some(Held::from(&error));
            file.output = String::new();
        }
    }
}
