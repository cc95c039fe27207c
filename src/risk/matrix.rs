//! People and the codes of what somebody may know of them, with chains of coarser codes.

use std::collections::BTreeMap;

/// Columns of a matrix. With more, detail is lost to the last of it long before a search ends.
pub const MOST_COLUMNS: usize = 32;

/// Codes of people that are held at once: 64 Mi, of 4 bytes each. More are refused. A search holds as much again.
pub const MOST_CELLS: usize = 64 << 20;

/// One level of a chain: for every leaf code that of its class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    of: Vec<u32>,
    width: u32,
}

impl Level {
    /// Takes the classes of the leaf codes, by whatever numbers; they are numbered anew from 0.
    pub fn new(classes: &[u64]) -> Level {
        let mut numbers: BTreeMap<u64, u32> = BTreeMap::new();
        let of = classes
            .iter()
            .map(|&class| {
                let next = numbers.len() as u32;
                *numbers.entry(class).or_insert(next)
            })
            .collect();
        Level {
            of,
            width: numbers.len() as u32,
        }
    }

    /// The class of `leaf`; that of 0 for codes nobody gave.
    pub fn class(&self, leaf: u32) -> u32 {
        self.of.get(leaf as usize).copied().unwrap_or(0)
    }

    /// Number of classes.
    pub fn width(&self) -> u32 {
        self.width
    }
}

/// One attribute: the leaf code of every person, and the chain of levels from fine to coarse.
#[derive(Debug, Clone)]
pub struct Column {
    /// Leaf code per person.
    pub leaves: Vec<u32>,
    /// Levels from fine to coarse, each made of whole classes of the one before.
    pub levels: Vec<Level>,
    /// The finest level that may be chosen.
    pub floor: usize,
    /// The coarsest level that may be chosen, at least `floor`.
    pub ceiling: usize,
    /// How much its detail is worth; 1 is usual.
    pub weight: u32,
}

/// Why columns make no matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Columns have different numbers of people, or codes without a class.
    Uneven,
    /// A level splits a class of the one before, or floor and ceiling name none.
    Chain,
    /// More than [`MOST_COLUMNS`] columns or [`MOST_CELLS`] codes.
    TooLarge,
}

/// Every attribute of every person.
#[derive(Debug, Clone)]
pub struct Matrix {
    people: usize,
    columns: Vec<Column>,
}

impl Matrix {
    /// Takes the columns of `people` people.
    ///
    /// # Errors
    ///
    /// [`Refused`] as it says.
    pub fn new(people: usize, columns: Vec<Column>) -> Result<Matrix, Refused> {
        let cells = people.checked_mul(columns.len().max(1));
        if columns.len() > MOST_COLUMNS || cells.is_none_or(|cells| cells > MOST_CELLS) {
            return Err(Refused::TooLarge);
        }
        for column in &columns {
            let finest = column.levels.first().ok_or(Refused::Chain)?;
            let known = |&leaf: &u32| (leaf as usize) < finest.of.len();
            if column.leaves.len() != people || !column.leaves.iter().all(known) {
                return Err(Refused::Uneven);
            }
            let nested = column
                .levels
                .windows(2)
                .all(|pair| matches!(pair, [fine, coarse] if nests(fine, coarse)));
            let bounded = column.floor <= column.ceiling && column.ceiling < column.levels.len();
            if !nested || !bounded {
                return Err(Refused::Chain);
            }
        }
        Ok(Matrix { people, columns })
    }

    /// Number of people.
    pub fn people(&self) -> usize {
        self.people
    }

    /// The columns in order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// How many people have each class of column `at` on `level`.
    pub fn histogram(&self, at: usize, level: usize) -> Vec<u64> {
        let Some((column, level)) = self.level(at, level) else {
            return Vec::new();
        };
        let mut leaves = vec![0u64; level.of.len()];
        for &leaf in &column.leaves {
            if let Some(count) = leaves.get_mut(leaf as usize) {
                *count += 1;
            }
        }
        let mut counts = vec![0u64; level.width as usize];
        for (leaf, people) in leaves.into_iter().enumerate() {
            if let Some(count) = counts.get_mut(level.class(leaf as u32) as usize) {
                *count += people;
            }
        }
        counts
    }

    /// Column `at` and its level `level`.
    pub(super) fn level(&self, at: usize, level: usize) -> Option<(&Column, &Level)> {
        let column = self.columns.get(at)?;
        Some((column, column.levels.get(level)?))
    }
}

/// Whether `coarse` is made of whole classes of `fine`.
fn nests(fine: &Level, coarse: &Level) -> bool {
    if fine.of.len() != coarse.of.len() {
        return false;
    }
    let mut parents: Vec<Option<u32>> = vec![None; fine.width as usize];
    let pairs = fine.of.iter().zip(&coarse.of);
    pairs.into_iter().all(|(&class, &parent)| {
        let slot = parents.get_mut(class as usize);
        slot.is_some_and(|slot| *slot.get_or_insert(parent) == parent)
    })
}
