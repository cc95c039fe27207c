//! Bounds on what one input may ask of this program. Knows nothing of any format.
//!
//! No declared length is asked for before it is known to lie inside the input. A DICOM file takes
//! memory for its nodes (about 150 bytes each, `max_nodes` at most), for one value at a time
//! (`max_value_bytes`) and for the replaced values; a deflated one also for `max_inflated_bytes`.
//! Time grows with the number of nodes and the bytes that are read: a walk reads at most four
//! headers for each node that it may keep, failed attempts included. `tests/bounds.rs` holds it to
//! that.

/// Upper bounds, all checked before memory is asked for. [`Limits::default`] suits a browser tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Sequences inside sequences; a deeper data set is held back.
    pub max_depth: usize,
    /// Data elements, items and fragments in one data set.
    pub max_nodes: usize,
    /// Bytes of one element value that is read into memory (not pixel data, which stays a range).
    pub max_value_bytes: u64,
    /// Bytes a deflated data set may inflate to.
    pub max_inflated_bytes: u64,
    /// Bytes of one cell of a table.
    pub max_cell_bytes: usize,
    /// Columns of a table.
    pub max_columns: usize,
    /// Bytes of one FHIR resource or bundle, which is read into memory whole.
    pub max_resource_bytes: u64,
    /// Values in it, about 30 bytes of memory each.
    pub max_resource_nodes: usize,
    /// Files in one archive.
    pub max_archive_entries: usize,
    /// Bytes one compressed archive entry may inflate to.
    pub max_entry_bytes: u64,
    /// Bytes all compressed entries of one archive may inflate to together.
    pub max_archive_bytes: u64,
    /// How many times larger than its compressed form an archive entry may be.
    pub max_entry_ratio: u64,
    /// Distinct identifiers collected over a whole drop.
    pub max_identifiers: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            max_depth: 512,
            max_nodes: 1 << 20,
            max_value_bytes: 16 << 20,
            max_inflated_bytes: 512 << 20,
            max_cell_bytes: 16 << 20,
            max_columns: 16_384,
            max_resource_bytes: 64 << 20,
            max_resource_nodes: 4 << 20,
            max_archive_entries: 1 << 20,
            max_entry_bytes: 1 << 30,
            max_archive_bytes: 64 << 30,
            max_entry_ratio: 1_000,
            max_identifiers: 2_000_000,
        }
    }
}
