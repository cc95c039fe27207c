//! Actions that put a keyed value in place of an original: UIDs and pseudonyms.
//!
//! Knows no key, only the derivations of one. Source: PS3.15 E.1.1 (consistent replacement).

use super::carry::{Carrier, Outcome};
use super::person::{PATIENT_ID, PATIENT_NAME};
use super::scope::vr_in_force;
use super::text::{self, Sort};
use super::tree::Edit;
use crate::action::Decision;
use crate::element::{Tag, VR};
use crate::error::Result;
use crate::format::Link;
use crate::identity::Person;
use crate::key::Purpose;
use crate::registry::is_well_known;
use crate::transform::canon;

impl Carrier<'_> {
    /// Replaces every UID of the value; registered ones and empty values stay.
    ///
    /// # Errors
    ///
    /// If the value cannot be read.
    pub(super) fn replace_uid(&mut self, index: u32, decision: Decision) -> Result<Outcome> {
        let node = self.view.node(index);
        let vr = vr_in_force(node);
        match text::sort(vr) {
            Sort::Uid | Sort::Text => {}
            Sort::Typed | Sort::Numbers(_) | Sort::Opaque | Sort::Sequence => {
                return Ok(Outcome::emptied(node, decision.reason));
            }
        }
        let original = self.view.text(index)?;
        let replaced: Vec<String> = text::values(&original, vr)
            .into_iter()
            .map(|value| {
                if value.is_empty() || is_well_known(value) {
                    return value.to_owned();
                }
                let new = self.work.derive.uid(value);
                self.links.insert(Link {
                    kind: Purpose::Uid.name().to_owned(),
                    original: value.to_owned(),
                    replacement: new.clone(),
                });
                new
            })
            .collect();
        if text::values(&original, vr)
            .iter()
            .zip(&replaced)
            .all(|(old, new)| old == new)
        {
            return Ok(Outcome::new(Edit::Keep, decision));
        }
        Ok(self.replaced(index, replaced, decision))
    }

    /// Replaces every value by its pseudonym; what stands for nobody becomes empty.
    ///
    /// # Errors
    ///
    /// If a value cannot be read, or [`crate::error::Error::NotInLookup`].
    pub(super) fn pseudonym(
        &mut self,
        index: u32,
        purpose: Purpose,
        decision: Decision,
    ) -> Result<Outcome> {
        let node = self.view.node(index);
        let vr = vr_in_force(node);
        match text::sort(vr) {
            Sort::Text => {}
            Sort::Typed if vr == VR::CS => {}
            Sort::Uid => return self.replace_uid(index, decision),
            Sort::Typed | Sort::Numbers(_) | Sort::Opaque | Sort::Sequence => {
                return Ok(Outcome::emptied(node, decision.reason));
            }
        }
        let original = self.view.text(index)?;
        let owner = match purpose {
            Purpose::Patient => self.owner(index)?,
            Purpose::Uid
            | Purpose::Accession
            | Purpose::Study
            | Purpose::Record
            | Purpose::Staff
            | Purpose::Facility
            | Purpose::DateOffset
            | Purpose::FileName => None,
        };
        let mut replaced = Vec::new();
        for value in text::values(&original, vr) {
            let new = match purpose {
                Purpose::Patient => self.patient(node.tag, vr, value, owner.as_ref())?,
                Purpose::Staff | Purpose::Facility => name(vr, value)
                    .map(|name| self.work.derive.replacement(purpose, &name))
                    .transpose()?,
                Purpose::Accession | Purpose::Study | Purpose::Record => canon::id(value)
                    .map(|id| self.work.derive.replacement(purpose, &id))
                    .transpose()?,
                Purpose::Uid => Some(self.work.derive.uid(value)),
                Purpose::DateOffset | Purpose::FileName => None,
            };
            if let Some(new) = &new {
                self.links.insert(Link {
                    kind: purpose.name().to_owned(),
                    original: value.to_owned(),
                    replacement: new.clone(),
                });
            }
            replaced.push(new.unwrap_or_default());
        }
        if replaced.iter().all(String::is_empty) {
            return Ok(Outcome::emptied(node, decision.reason));
        }
        Ok(self.replaced(index, replaced, decision))
    }

    /// The pseudonym that stands for a name or an ID of a patient. A name gets that of the person
    /// named beside it, or else of the data set; an ID stands for itself.
    fn patient(
        &self,
        tag: Tag,
        vr: VR,
        value: &str,
        owner: Option<&Person>,
    ) -> Result<Option<String>> {
        let derive = self.work.derive;
        if vr == VR::PN || tag == PATIENT_NAME {
            let person = owner.or(self.person.as_ref());
            return match name(vr, value).and(person) {
                Some(person) => derive.replacement_of(person).map(Some),
                None => Ok(None),
            };
        }
        let Some(id) = canon::id(value) else {
            return Ok(None);
        };
        let issuer = owner
            .filter(|_| tag == PATIENT_ID)
            .map_or_else(String::new, |owner| owner.issuer.clone());
        derive.replacement_of(&Person { issuer, id }).map(Some)
    }

    /// The value made of `values`, if the VR can hold them.
    fn replaced(&self, index: u32, values: Vec<String>, decision: Decision) -> Outcome {
        let node = self.view.node(index);
        let vr = vr_in_force(node);
        let fits = values
            .iter()
            .all(|value| text::max_chars(vr).is_none_or(|most| value.chars().count() <= most));
        let text = values.join("\\");
        match self.view.charset(index).encode(&text, text::syntax(vr)) {
            Some(bytes) if fits => {
                Outcome::new(Edit::Replace(vr, text::padded(vr, bytes)), decision)
            }
            Some(_) | None => Outcome::emptied(node, decision.reason),
        }
    }
}

/// The canonical name from which a pseudonym follows: of the first group that has one.
fn name(vr: VR, value: &str) -> Option<String> {
    match vr {
        VR::PN => value
            .split('=')
            .find_map(|group| canon::name(&group.replace('^', " "))),
        _ => canon::name(value),
    }
}
