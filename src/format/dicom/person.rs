//! Who a data set or an item is about, by canonical patient ID and issuer.
//!
//! Source: PS3.3 C.7.1.1 (Patient Module), table 10-18 (Issuer of Patient ID).

use super::scope::View;
use crate::element::Tag;
use crate::error::Result;
use crate::identity::Person;
use crate::transform::canon;

/// Patient's Name.
pub const PATIENT_NAME: Tag = Tag(0x0010, 0x0010);
/// Patient ID.
pub const PATIENT_ID: Tag = Tag(0x0010, 0x0020);
/// Issuer of Patient ID.
pub const ISSUER: Tag = Tag(0x0010, 0x0021);
/// Study Instance UID.
pub const STUDY_UID: Tag = Tag(0x0020, 0x000D);

/// The person whom the Patient ID among the children of `parent` names; `None` without an ID, or
/// with one that stands for nobody.
///
/// # Errors
///
/// If a value cannot be read.
pub fn named(view: &mut View<'_>, parent: Option<u32>) -> Result<Option<Person>> {
    let Some(raw) = view.child_text(parent, PATIENT_ID)? else {
        return Ok(None);
    };
    let Some(id) = canon::id(&raw) else {
        return Ok(None);
    };
    let issuer = view
        .child_text(parent, ISSUER)?
        .map_or_else(String::new, |raw| canon::label(&raw));
    Ok(Some(Person { issuer, id }))
}

/// The person of a whole data set. Without a usable Patient ID the study stands for its patient, so
/// that the dates of one study still move together.
///
/// # Errors
///
/// If a value cannot be read.
pub fn of_data_set(view: &mut View<'_>) -> Result<Option<Person>> {
    if let Some(person) = named(view, None)? {
        return Ok(Some(person));
    }
    let study = view
        .child_text(None, STUDY_UID)?
        .filter(|uid| !uid.is_empty());
    Ok(study.map(|uid| Person::of_study(&uid)))
}
