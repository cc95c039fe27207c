//! The graph of references: which entities a data set is, and which it refers to.
//!
//! Every UI value at any depth counts, several in one element and elements encoded as UN included.
//! UIDs that the standard registers (a well-known frame of reference) are nobody's file. What it
//! does not know: references in text, and references to patients, visits and procedure steps,
//! which are no stored objects. Source: PS3.3 10.3 and C.17.2 (references to instances), C.7.4.1
//! (Frame of Reference), C.20.2 and C.8.8.5 (references to frames of reference).

use super::person::STUDY_UID;
use crate::element::Tag;
use crate::identity::{Entity, entity_hash};
use crate::registry::is_well_known;
use std::collections::BTreeSet;

/// SOP Instance UID.
pub const SOP_UID: Tag = Tag(0x0008, 0x0018);
/// Series Instance UID.
pub const SERIES_UID: Tag = Tag(0x0020, 0x000E);
/// Frame of Reference UID.
const FRAME_UID: Tag = Tag(0x0020, 0x0052);

/// What one data set is and refers to, as hashes.
#[derive(Default)]
pub struct Graph {
    /// What it is.
    pub entities: BTreeSet<u64>,
    /// What it refers to.
    pub references: BTreeSet<u64>,
}

impl Graph {
    /// Takes one value (trimmed) of the attribute `tag` in; `around` is the sequence it lies in.
    pub fn add(&mut self, tag: Tag, around: Option<Tag>, uid: &str) {
        if is_well_known(uid) {
            return;
        }
        if around.is_none()
            && let Some(entity) = own(tag)
        {
            self.entities.insert(entity_hash(entity, uid));
        } else if let Some(entity) = target(tag, around) {
            self.references.insert(entity_hash(entity, uid));
        }
    }
}

/// What the attribute says of the data set itself, at its root.
fn own(tag: Tag) -> Option<Entity> {
    match tag {
        SOP_UID => Some(Entity::Instance),
        SERIES_UID => Some(Entity::Series),
        STUDY_UID => Some(Entity::Study),
        FRAME_UID => Some(Entity::Frame),
        _ => None,
    }
}

/// What the attribute refers to.
fn target(tag: Tag, around: Option<Tag>) -> Option<Entity> {
    match tag {
        // Referenced SOP Instance UID in Referenced Study Sequence and RT Referenced Study Sequence;
        // of a patient, a visit and a procedure step.
        Tag(0x0008, 0x1155)
            if matches!(around, Some(Tag(0x0008, 0x1110) | Tag(0x3006, 0x0012))) =>
        {
            Some(Entity::Study)
        }
        Tag(0x0008, 0x1155) if matches!(around, Some(Tag(0x0008, 0x1111 | 0x1120 | 0x1125))) => {
            None
        }
        // Referenced SOP Instance UID (in File), Failed SOP Instance UID List, Multi-frame Source
        // SOP Instance UID, SOP Instance UID of Concatenation Source.
        Tag(0x0008, 0x1155 | 0x0058 | 0x1167) | Tag(0x0004, 0x1511) | Tag(0x0020, 0x0242) => {
            Some(Entity::Instance)
        }
        STUDY_UID => Some(Entity::Study),
        SERIES_UID => Some(Entity::Series),
        // Referenced, Related and Source Frame of Reference UID.
        FRAME_UID | Tag(0x3006, 0x0024 | 0x00C2) | Tag(0x0064, 0x0003) => Some(Entity::Frame),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn references(entries: &[(Tag, Option<Tag>, &str)]) -> BTreeSet<u64> {
        let mut graph = Graph::default();
        for (tag, around, uid) in entries {
            graph.add(*tag, *around, uid);
        }
        graph.references
    }

    #[test]
    fn an_own_uid_at_the_root_is_no_reference_and_nested_it_is_one() {
        let mut graph = Graph::default();
        graph.add(STUDY_UID, None, "1.2.3");
        graph.add(SERIES_UID, Some(Tag(0x0008, 0x1115)), "1.2.4");
        assert_eq!(
            graph.entities,
            BTreeSet::from([entity_hash(Entity::Study, "1.2.3")])
        );
        assert_eq!(
            graph.references,
            BTreeSet::from([entity_hash(Entity::Series, "1.2.4")])
        );
    }

    #[test]
    fn patients_visits_and_procedure_steps_are_no_files_and_a_study_is_a_study() {
        let uid = Tag(0x0008, 0x1155);
        for sequence in [0x1111, 0x1120, 0x1125] {
            assert!(references(&[(uid, Some(Tag(0x0008, sequence)), "1.2.3")]).is_empty());
        }
        assert_eq!(
            references(&[(uid, Some(Tag(0x0008, 0x1110)), "1.2.3")]),
            BTreeSet::from([entity_hash(Entity::Study, "1.2.3")])
        );
    }

    #[test]
    fn a_registered_frame_of_reference_is_nobodys_file() {
        let around = Some(Tag(0x3006, 0x0010));
        assert!(references(&[(FRAME_UID, around, "1.2.840.10008.1.4.1.1")]).is_empty());
        assert_eq!(references(&[(FRAME_UID, around, "1.2.3")]).len(), 1);
    }
}
