//! Tables generated from `data/*.csv` by `cargo xtask tables`; never edited by hand.
//!
//! Sources and editions stand in the header of each table and in `data/README.md`.

pub mod e1_1;
pub mod e3_4;
pub mod methods;
pub mod safe_private;
pub mod shared_dates;
pub mod stricter;
pub mod structural;
pub mod uids;

use crate::element::Tag;

/// Whether `uid` is registered in PS3.6, so that it is never replaced wherever it stands.
///
/// `uid` carries no padding. A UID under the root of DICOM that is not registered is not protected.
pub fn is_well_known(uid: &str) -> bool {
    uids::WELL_KNOWN_UIDS.binary_search(&uid).is_ok()
}

/// Whether the UI attribute `tag` names a class, syntax, scheme or context rather than an entity.
pub fn is_structural(tag: Tag) -> bool {
    structural::STRUCTURAL.binary_search(&tag).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_so_that_they_can_be_searched() {
        assert!(e1_1::ROWS.is_sorted_by(|a, b| a.tag < b.tag));
        assert!(stricter::ROWS.is_sorted_by(|a, b| a.tag < b.tag));
        assert!(structural::STRUCTURAL.is_sorted_by(|a, b| a < b));
        assert!(shared_dates::SHARED_DATES.is_sorted_by(|a, b| a < b));
        assert!(uids::WELL_KNOWN_UIDS.is_sorted_by(|a, b| a < b));
        assert!(e3_4::CONTENT.is_sorted_by(|a, b| a.order() < b.order()));
        assert!(safe_private::SAFE_PRIVATE.is_sorted_by(|a, b| a.order() < b.order()));
    }

    #[test]
    fn registered_uids_are_protected_and_their_neighbours_are_not() {
        assert!(is_well_known("1.2.840.10008.1.2.1"));
        assert!(
            is_well_known("1.2.840.10008.1.4.1.1"),
            "a well-known frame of reference"
        );
        assert!(!is_well_known("1.2.840.10008.1.2.1.1234567890"));
        assert!(!is_well_known("1.2.840.113619.2.1"));
        assert!(!is_well_known(""));
    }

    #[test]
    fn no_attribute_stands_in_both_lists() {
        for row in &stricter::ROWS {
            assert!(
                e1_1::ROWS
                    .binary_search_by_key(&row.tag, |r| r.tag)
                    .is_err(),
                "{}",
                row.keyword
            );
        }
    }
}
