//! People in classes, refined by one column at a time.

use super::matrix::{Column, Level, Matrix};

/// Slots of a table that is indexed directly; beyond it keys are hashed.
const DIRECT: u64 = 1 << 22;

const FREE: u32 = u32::MAX;

/// The class of every person, numbered from 0 in the order of people.
#[derive(Debug, Clone, Default)]
pub struct Partition {
    pub of: Vec<u32>,
    pub classes: u32,
}

impl Partition {
    /// Everybody in one class.
    pub fn whole(people: usize) -> Partition {
        Partition {
            of: vec![0; people],
            classes: u32::from(people > 0),
        }
    }

    /// Number of people per class.
    pub fn sizes(&self) -> Vec<u32> {
        let mut sizes = vec![0; self.classes as usize];
        for &class in &self.of {
            if let Some(size) = sizes.get_mut(class as usize) {
                *size += 1;
            }
        }
        sizes
    }
}

/// How many people stand in classes that are too small, and how many classes there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub below: u32,
    pub classes: u32,
}

/// Refines partitions, keeping its tables from one time to the next.
#[derive(Default)]
pub struct Grouper {
    direct: Vec<u32>,
    keys: Vec<u64>,
    values: Vec<u32>,
    /// People looked at so far.
    pub touches: u64,
}

impl Grouper {
    /// `from` split by the classes of `column` on `level`, into `to`.
    pub fn refine(&mut self, from: &Partition, column: &Column, level: &Level, to: &mut Partition) {
        let people = from.of.iter().zip(&column.leaves);
        let width = u64::from(level.width());
        self.touches += from.of.len() as u64;
        to.of.clear();
        to.of.reserve(from.of.len());
        let slots = u64::from(from.classes) * width;
        let mut next = 0;
        if slots <= DIRECT {
            self.direct.clear();
            self.direct.resize(slots as usize, FREE);
            for (&class, &leaf) in people {
                let key = u64::from(class) * width + u64::from(level.class(leaf));
                let Some(slot) = self.direct.get_mut(key as usize) else {
                    continue;
                };
                if *slot == FREE {
                    *slot = next;
                    next += 1;
                }
                to.of.push(*slot);
            }
        } else {
            let mask = self.hashed(slots.min(from.of.len() as u64));
            for (&class, &leaf) in people {
                let key = u64::from(class) * width + u64::from(level.class(leaf));
                let value = self.slot(key, mask);
                if *value == FREE {
                    *value = next;
                    next += 1;
                }
                to.of.push(*value);
            }
        }
        to.classes = next;
    }

    /// How many people of `from`, split by `column` on `level`, stand in classes of fewer than `k`.
    pub fn count(&mut self, from: &Partition, column: &Column, level: &Level, k: u32) -> Count {
        let people = from.of.iter().zip(&column.leaves);
        let width = u64::from(level.width());
        self.touches += from.of.len() as u64;
        let slots = u64::from(from.classes) * width;
        if slots <= DIRECT {
            self.direct.clear();
            self.direct.resize(slots as usize, 0);
            for (&class, &leaf) in people {
                let key = u64::from(class) * width + u64::from(level.class(leaf));
                if let Some(slot) = self.direct.get_mut(key as usize) {
                    *slot += 1;
                }
            }
            return counted(self.direct.iter().copied().filter(|&size| size > 0), k);
        }
        let mask = self.hashed(slots.min(from.of.len() as u64));
        for (&class, &leaf) in people {
            let key = u64::from(class) * width + u64::from(level.class(leaf));
            // FREE is 2^32 - 1, so that the first one makes it 0 and sizes are less by one.
            let value = self.slot(key, mask);
            *value = value.wrapping_add(1);
        }
        let sizes = self.values.iter().filter(|&&value| value != FREE);
        counted(sizes.map(|value| value + 1), k)
    }

    /// Clears the hashed table for up to `keys` keys; gives the mask of its slots.
    fn hashed(&mut self, keys: u64) -> usize {
        let slots = (keys.max(8) * 2).next_power_of_two() as usize;
        self.keys.clear();
        self.keys.resize(slots, u64::MAX);
        self.values.clear();
        self.values.resize(slots, FREE);
        slots - 1
    }

    /// The value of `key`, [`FREE`] for a new one. The table has at least as many free slots as keys.
    fn slot(&mut self, key: u64, mask: usize) -> &mut u32 {
        let mut at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20) as usize & mask;
        while self.keys[at] != key && self.keys[at] != u64::MAX {
            at = (at + 1) & mask;
        }
        self.keys[at] = key;
        &mut self.values[at]
    }

    /// The partition of `matrix` on `levels`.
    pub fn partition(&mut self, matrix: &Matrix, levels: &[usize]) -> Partition {
        let mut one = Partition::whole(matrix.people());
        let mut other = Partition::default();
        for (at, &level) in levels.iter().enumerate() {
            let Some((column, level)) = matrix.level(at, level) else {
                continue;
            };
            if level.width() > 1 {
                self.refine(&one, column, level, &mut other);
                std::mem::swap(&mut one, &mut other);
            }
        }
        one
    }
}

fn counted(sizes: impl Iterator<Item = u32>, k: u32) -> Count {
    let mut count = Count {
        below: 0,
        classes: 0,
    };
    for size in sizes {
        count.classes += 1;
        if size < k {
            count.below += size;
        }
    }
    count
}
