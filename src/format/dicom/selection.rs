//! Whether a data set meets the conditions of a cohort, and whom it names.
//!
//! Attributes count at the root alone, with any of their values. Where Patient's Age is missing it follows from the
//! dates of birth and study.

use super::scope::View;
use super::text;
use crate::cohort::{AttributeTest, Cohort, Condition, Found, Keys};
use crate::element::{Tag, VR, known};
use crate::error::Result;
use crate::identity::{Entity, entity_hash, id_hash};
use crate::transform::{canon, date};
use std::collections::BTreeSet;

const ACCESSION: Tag = Tag(0x0008, 0x0050);
const STUDY_DATE: Tag = Tag(0x0008, 0x0020);
const BIRTH_DATE: Tag = Tag(0x0010, 0x0030);
const AGE: Tag = Tag(0x0010, 0x1010);

/// What the data set of `view` says of `cohort`. Its patient is added once all files are known: who that is
/// depends on the issuer.
///
/// # Errors
///
/// If a value cannot be read.
pub fn found(view: &mut View<'_>, cohort: &Cohort, (study, series): (&str, &str)) -> Result<Found> {
    let mut found = Found::of(cohort.conditions.len());
    let keys = keys(view, study, series)?;
    for (condition, met) in cohort.conditions.iter().zip(&mut found.met) {
        let Condition::Image(tests) = condition else {
            continue;
        };
        if meets(view, tests)? {
            met.insert(keys);
        }
    }
    found.links = BTreeSet::from([keys]);
    Ok(found)
}

fn keys(view: &mut View<'_>, study: &str, series: &str) -> Result<Keys> {
    let accession = view.child_text(None, ACCESSION)?.unwrap_or_default();
    let entity = |kind, uid: &str| (!uid.is_empty()).then(|| entity_hash(kind, uid));
    Ok(Keys {
        patient: None,
        accession: canon::id(&accession).map(|id| id_hash(&id)),
        study: entity(Entity::Study, study),
        series: entity(Entity::Series, series),
    })
}

fn meets(view: &mut View<'_>, tests: &[AttributeTest]) -> Result<bool> {
    for test in tests {
        let mut value = view.child_text(None, test.tag)?.unwrap_or_default();
        if value.is_empty() && test.tag == AGE {
            value = age(view)?;
        }
        let vr = known(test.tag).map_or(VR::LT, |known| known.vr);
        let mut values = text::values(&value, vr).into_iter();
        if !values.any(|value| !value.is_empty() && test.compare.holds(value)) {
            return Ok(false);
        }
    }
    Ok(!tests.is_empty())
}

/// The completed years between birth and study, or nothing.
fn age(view: &mut View<'_>) -> Result<String> {
    let mut day = |tag| -> Result<_> {
        let text = view.child_text(None, tag)?.unwrap_or_default();
        let day = date::parse(&text).map(|found| found.date);
        Ok(day.filter(|&day| !date::is_placeholder(day)))
    };
    let (born, studied) = (day(BIRTH_DATE)?, day(STUDY_DATE)?);
    let years = studied.zip(born);
    let years = years.and_then(|(studied, born)| studied.years_since(born));
    Ok(years.map(|years| years.to_string()).unwrap_or_default())
}
