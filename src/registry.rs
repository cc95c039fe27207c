//! Which UIDs and which UI attributes name a thing of the standard rather than of a hospital, and the
//! codes of the de-identification methods.
//!
//! The one place of each for every layer: policy decides by it, formats replace by it. Knows no
//! value beyond the UIDs that PS3.6 prints; a UID below the root of DICOM that is not among them is
//! nobody's and is replaced like any other. Tables are generated from `data/*.csv` by `cargo xtask
//! tables`; source: PS3.6 Annex A, and this project's judgement of the UI attributes that PS3.15
//! Table E.1-1 leaves out.

mod methods;
mod structural;
mod uids;

pub use methods::METHODS;

use crate::element::Tag;

/// Whether `uid` is registered in PS3.6, so that it is never replaced wherever it stands.
///
/// `uid` carries no padding. A UID under the root of DICOM that is not registered is not protected.
pub fn is_well_known(uid: &str) -> bool {
    uids::WELL_KNOWN_UIDS.binary_search(&uid).is_ok()
}

/// Whether the UI attribute `tag` names a class, syntax, scheme, context or implementation rather
/// than an entity, whatever UIDs it holds.
pub fn is_structural(tag: Tag) -> bool {
    structural::STRUCTURAL.binary_search(&tag).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_so_that_they_can_be_searched() {
        assert!(structural::STRUCTURAL.is_sorted_by(|a, b| a < b));
        assert!(uids::WELL_KNOWN_UIDS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn every_uid_of_the_register_is_protected_and_lies_under_the_root_of_dicom() {
        let mut count = 0;
        for line in include_str!("../data/well-known-uids.csv").lines().skip(2) {
            let uid = line.split(',').next().unwrap_or_default();
            assert!(is_well_known(uid), "{uid}");
            assert!(uid.starts_with("1.2.840.10008."), "{uid}");
            count += 1;
        }
        assert_eq!(count, uids::WELL_KNOWN_UIDS.len());
    }

    #[test]
    fn uids_that_only_look_registered_are_not() {
        for uid in [
            "1.2.840.10008",
            "1.2.840.10008.1.2.1.1234567890",
            "1.2.840.10008.1.1961.103",
            "1.2.840.10008.5.1.4.1.1.2.0048",
            "1.2.840.10008.1.YAMADA",
            "1.2.840.100081.1",
            "1.2.840.113619.2.1",
            " 1.2.840.10008.1.2",
            "",
        ] {
            assert!(!is_well_known(uid), "{uid}");
        }
        assert!(
            is_well_known("1.2.840.10008.1.4.1.1"),
            "a frame of reference"
        );
    }

    #[test]
    fn attributes_of_classes_and_schemes_are_told_from_those_of_entities() {
        assert!(is_structural(Tag(0x0008, 0x0016)) && is_structural(Tag(0x0008, 0x1150)));
        assert!(!is_structural(Tag(0x0008, 0x0018)) && !is_structural(Tag(0x0008, 0x1155)));
    }
}
