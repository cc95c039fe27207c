//! Tables generated from `data/*.csv` by `cargo xtask tables`; never edited by hand.
//!
//! Sources and editions stand in the header of each table and in `data/README.md`.

pub mod e1_1;
pub mod e3_4;
pub mod guideline;
pub mod safe_private;
pub mod shared_dates;
pub mod stricter;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_so_that_they_can_be_searched() {
        assert!(e1_1::ROWS.is_sorted_by(|a, b| a.tag < b.tag));
        assert!(stricter::ROWS.is_sorted_by(|a, b| a.tag < b.tag));
        assert!(shared_dates::SHARED_DATES.is_sorted_by(|a, b| a < b));
        assert!(e3_4::CONTENT.is_sorted_by(|a, b| a.order() < b.order()));
        assert!(safe_private::SAFE_PRIVATE.is_sorted_by(|a, b| a.order() < b.order()));
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
