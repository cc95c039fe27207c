//! The people whom a data set itself names: the context in which its texts are read.
//!
//! Patients, relatives and staff at any depth, dates and patient IDs. Coded persons are left to the
//! search over the drop. Knows no policy: the matcher says which kinds must be gone.

use super::identify;
use super::scope::{View, likely_values, vr_in_force};
use super::tree::NodeKind;
use crate::error::Result;
use crate::identity::{Identifier, IdentifierKind};
use crate::transform::matcher::TextMatcher;
use crate::transform::text::Own;
use std::collections::BTreeSet;

/// A longer value names nobody.
const LONGEST_BYTES: u64 = 1 << 10;

/// The people of the data set of `view`.
///
/// # Errors
///
/// If a value cannot be read.
pub fn of_data_set(view: &mut View<'_>, known: &TextMatcher) -> Result<Own> {
    let people = |kind| tells_of_people(kind) && known.searches(kind);
    Ok(Own::new(identifiers(view, people)?.iter(), known))
}

/// The identifiers of the data set of `view`, of the kinds that are `wanted`.
///
/// # Errors
///
/// If a value cannot be read.
pub fn identifiers(
    view: &mut View<'_>,
    wanted: impl Fn(IdentifierKind) -> bool,
) -> Result<BTreeSet<Identifier>> {
    let mut found = BTreeSet::new();
    for index in 0..view.set.nodes.len() as u32 {
        let node = view.node(index);
        if node.kind != NodeKind::Value || !(1..=LONGEST_BYTES).contains(&node.value.len) {
            continue;
        }
        let vr = vr_in_force(node);
        let Some(kind) = identify::kind(node.tag, vr, None).filter(|&kind| wanted(kind)) else {
            continue;
        };
        let bytes = view.bytes(index)?;
        for value in likely_values(view.charset(index), &bytes, vr) {
            found.extend(identify::value(kind, &value).map(|value| Identifier { kind, value }));
        }
    }
    Ok(found)
}

/// What may be written in the pixels of an image about the people it shows.
pub fn may_be_drawn(kind: IdentifierKind) -> bool {
    match kind {
        IdentifierKind::RecordId | IdentifierKind::Institution | IdentifierKind::Contact => true,
        IdentifierKind::Device | IdentifierKind::Uid | IdentifierKind::FileName => false,
        IdentifierKind::PatientId
        | IdentifierKind::PatientName
        | IdentifierKind::BirthDate
        | IdentifierKind::StaffName
        | IdentifierKind::EventDate
        | IdentifierKind::OfficialNumber => true,
    }
}

fn tells_of_people(kind: IdentifierKind) -> bool {
    match kind {
        IdentifierKind::PatientId
        | IdentifierKind::PatientName
        | IdentifierKind::BirthDate
        | IdentifierKind::StaffName
        | IdentifierKind::EventDate
        | IdentifierKind::OfficialNumber => true,
        IdentifierKind::RecordId
        | IdentifierKind::Contact
        | IdentifierKind::Institution
        | IdentifierKind::Device
        | IdentifierKind::Uid
        | IdentifierKind::FileName => false,
    }
}
