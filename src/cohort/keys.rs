//! Whom a row or an image names, as hashes, and what a file says of a cohort.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Whom a row or an image names: hashes, never written to an output.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Keys {
    /// [`id_hash`](crate::identity::id_hash) of the patient.
    pub patient: Option<u64>,
    /// [`id_hash`](crate::identity::id_hash) of the accession number.
    pub accession: Option<u64>,
    /// [`entity_hash`](crate::identity::entity_hash) of the study.
    pub study: Option<u64>,
    /// [`entity_hash`](crate::identity::entity_hash) of the series.
    pub series: Option<u64>,
}

impl Keys {
    /// Whether it names nobody.
    pub fn is_empty(&self) -> bool {
        *self == Keys::default()
    }
}

/// What the rows or the image of one file say of a cohort.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// For every condition whom the rows that meet it name; empty where no cohort is asked for.
    pub met: Vec<BTreeSet<Keys>>,
    /// Whom all rows name: what belongs to whom.
    pub links: BTreeSet<Keys>,
    /// The tests, by number of condition and of test in it, for which the file has a column.
    pub columns: BTreeSet<(u32, u32)>,
}

impl Found {
    /// Nothing yet, for this number of conditions.
    pub fn of(conditions: usize) -> Self {
        Found {
            met: vec![BTreeSet::new(); conditions],
            ..Found::default()
        }
    }

    /// How many hashes it holds, for bounds.
    pub fn len(&self) -> usize {
        self.links.len() + self.met.iter().map(BTreeSet::len).sum::<usize>()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
