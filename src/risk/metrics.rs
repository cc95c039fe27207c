//! How easily somebody is found again in classes that are written.

use super::fixed::{Share, n_log_n, ratio};
use super::matrix::Matrix;
use super::partition::{Grouper, Partition};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Bounds of the histogram of class sizes: 1, 2, 3 to 4, 5 to 9, 10 to 19, 20 and more.
pub const HISTOGRAM: [u32; 6] = [1, 2, 3, 5, 10, 20];

/// Some people of a matrix in classes.
#[derive(Debug, Clone)]
pub struct Classes {
    /// The class of each of them.
    pub partition: Partition,
    /// Their places in the matrix, ascending.
    pub people: Vec<u32>,
}

impl Classes {
    /// Everybody of `matrix` on `levels`.
    pub fn of(matrix: &Matrix, levels: &[usize]) -> Classes {
        Classes {
            partition: Grouper::default().partition(matrix, levels),
            people: (0..matrix.people() as u32).collect(),
        }
    }

    /// Everybody of a list of classes, numbered from 0 without gaps.
    pub fn numbered(of: Vec<u32>) -> Classes {
        let people = (0..of.len() as u32).collect();
        let classes = of.iter().max().map_or(0, |last| last + 1);
        Classes {
            partition: Partition { of, classes },
            people,
        }
    }

    /// Those for whom `stays` holds, in the classes they had.
    pub fn only(&self, stays: impl Fn(u32) -> bool) -> Classes {
        let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
        let mut kept = Classes {
            partition: Partition::default(),
            people: Vec::new(),
        };
        for (&person, &class) in self.people.iter().zip(&self.partition.of) {
            if stays(person) {
                let next = numbers.len() as u32;
                kept.partition
                    .of
                    .push(*numbers.entry(class).or_insert(next));
                kept.people.push(person);
            }
        }
        kept.partition.classes = numbers.len() as u32;
        kept
    }

    /// Places in the matrix of people in classes of fewer than `k`, ascending.
    pub fn below(&self, k: u32) -> Vec<u32> {
        let sizes = self.partition.sizes();
        let each = self.people.iter().zip(&self.partition.of);
        each.filter(|(_, class)| sizes.get(**class as usize).is_none_or(|&size| size < k))
            .map(|(&person, _)| person)
            .collect()
    }
}

/// Sizes of classes and the risks of a prosecutor, who knows that somebody is in the data; the average
/// is also the risk of a marketer, who links everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// People.
    pub people: u64,
    /// Classes.
    pub classes: u64,
    /// Size of the smallest class: k. 0 for nobody.
    pub k: u32,
    /// Size of the class in the middle.
    pub median: u32,
    /// Size of the largest class.
    pub largest: u32,
    /// People alone in their class.
    pub uniques: u64,
    /// People in classes smaller than the k asked for.
    pub below: u64,
    /// People whose risk, 1 in the size of their class, is above the threshold.
    pub above_threshold: u64,
    /// People by the size of their class, see [`HISTOGRAM`].
    pub histogram: [u64; 6],
}

impl Figures {
    /// The largest risk of one person.
    pub fn highest(&self) -> Share {
        Share {
            part: u64::from(self.k > 0),
            whole: u64::from(self.k),
        }
    }

    /// The average risk of a person.
    pub fn average(&self) -> Share {
        Share {
            part: self.classes,
            whole: self.people,
        }
    }
}

/// Measures classes. `threshold` is a risk of one in so many.
pub fn figures(classes: &Classes, k: u32, threshold: u32) -> Figures {
    let mut sizes = classes.partition.sizes();
    sizes.sort_unstable();
    let people = |test: &dyn Fn(u32) -> bool| {
        let sizes = sizes.iter().filter(|&&size| test(size));
        sizes.map(|&size| u64::from(size)).sum::<u64>()
    };
    let histogram = std::array::from_fn(|at| {
        let least = HISTOGRAM[at];
        let next = HISTOGRAM.get(at + 1).copied().unwrap_or(u32::MAX);
        people(&|size| size >= least && (size < next || next == u32::MAX))
    });
    Figures {
        people: classes.people.len() as u64,
        classes: sizes.len() as u64,
        k: sizes.first().copied().unwrap_or(0),
        median: sizes.get(sizes.len() / 2).copied().unwrap_or(0),
        largest: sizes.last().copied().unwrap_or(0),
        uniques: people(&|size| size == 1),
        below: people(&|size| size < k),
        above_threshold: people(&|size| size < threshold),
        histogram,
    }
}

/// The risks of a journalist, who does not know whether somebody is in the data.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journalist {
    /// The largest risk of one person.
    pub highest: Share,
    /// Smallest number of people of the population who share a class of the data.
    pub smallest: u64,
}

/// If the data are a sample of `per_thousand` in 1,000 of their population: an estimate.
pub fn journalist(classes: &Classes, per_thousand: u32) -> Journalist {
    let smallest = classes.partition.sizes().into_iter().min().unwrap_or(0);
    let population = u64::from(smallest) * 1000 / u64::from(per_thousand.clamp(1, 1000));
    of_population(population)
}

/// With the number of people of the population in each class of `classes`.
pub fn journalist_of(classes: &Classes, population: impl Fn(u32) -> u64) -> Journalist {
    let sizes = classes.partition.sizes();
    let each = sizes.iter().enumerate();
    // Those in the data are in the population.
    let each = each.map(|(class, &size)| population(class as u32).max(u64::from(size)));
    of_population(each.min().unwrap_or(0))
}

fn of_population(smallest: u64) -> Journalist {
    Journalist {
        highest: Share {
            part: u64::from(smallest > 0),
            whole: smallest,
        },
        smallest,
    }
}

/// What one attribute adds to the risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contribution {
    /// k if the attribute were left out.
    pub k: u32,
    /// People alone in their class if it were left out.
    pub uniques: u64,
}

/// Every column's contribution on `levels`, among `people` of the matrix.
pub fn contributions(matrix: &Matrix, levels: &[usize], people: &Classes) -> Vec<Contribution> {
    // One person stands for each class, since whoever shares all codes shares fewer of them, too.
    let sizes = people.partition.sizes();
    let mut first: Vec<Option<u32>> = vec![None; sizes.len()];
    for (&person, &class) in people.people.iter().zip(&people.partition.of) {
        if let Some(slot) = first.get_mut(class as usize) {
            slot.get_or_insert(person);
        }
    }
    let without = |left: usize| {
        let mut joined: BTreeMap<Vec<u32>, u64> = BTreeMap::new();
        for (person, &size) in first.iter().zip(&sizes) {
            let Some(person) = person else { continue };
            let codes = levels.iter().enumerate().filter(|&(at, _)| at != left);
            let codes = codes.filter_map(|(at, &level)| class_of(matrix, at, level, *person));
            *joined.entry(codes.collect()).or_default() += u64::from(size);
        }
        let least = joined.values().min().copied().unwrap_or(0);
        Contribution {
            k: u32::try_from(least).unwrap_or(u32::MAX),
            uniques: joined.values().filter(|&&size| size == 1).count() as u64,
        }
    };
    (0..levels.len()).map(without).collect()
}

fn class_of(matrix: &Matrix, at: usize, level: usize, person: u32) -> Option<u32> {
    let (column, level) = matrix.level(at, level)?;
    Some(level.class(*column.leaves.get(person as usize)?))
}

/// Cells of tables of one or two attributes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SmallCells {
    /// Cells of tables of one attribute with somebody in them.
    pub single: u64,
    /// Those of them with fewer people than the bound.
    pub small_single: u64,
    /// Cells of tables of two attributes with somebody in them.
    pub pairs: u64,
    /// Those of them with fewer people than the bound.
    pub small_pairs: u64,
}

/// Counts the cells of all tables of one and two columns on `levels` with fewer than `bound` people.
pub fn small_cells(matrix: &Matrix, levels: &[usize], people: &Classes, bound: u64) -> SmallCells {
    let mut cells = SmallCells::default();
    let count = |one: usize, other: Option<usize>| {
        let mut sizes: BTreeMap<(Option<u32>, Option<u32>), u64> = BTreeMap::new();
        for &person in &people.people {
            let code = |at: usize| class_of(matrix, at, *levels.get(at)?, person);
            let key = (code(one), other.and_then(code));
            *sizes.entry(key).or_default() += 1;
        }
        let small = sizes.values().filter(|&&size| size < bound).count();
        (sizes.len() as u64, small as u64)
    };
    for one in 0..levels.len() {
        let (all, small) = count(one, None);
        cells.single += all;
        cells.small_single += small;
        for other in one + 1..levels.len() {
            let (all, small) = count(one, Some(other));
            cells.pairs += all;
            cells.small_pairs += small;
        }
    }
    cells
}

/// What is left of one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Utility {
    /// Entropy that is lost, as a multiple of 1/[`super::ONE`].
    pub loss: u64,
    /// Different values before.
    pub before: u32,
    /// Different values after.
    pub after: u32,
}

/// What is left of every column on `levels`, among everybody.
pub fn utility(matrix: &Matrix, levels: &[usize]) -> Vec<Utility> {
    let each = levels.iter().enumerate();
    each.map(|(at, &level)| {
        let (fine, coarse) = (matrix.histogram(at, 0), matrix.histogram(at, level));
        let all = n_log_n(std::iter::once(matrix.people() as u64));
        let (before, after) = (
            n_log_n(fine.iter().copied()),
            n_log_n(coarse.iter().copied()),
        );
        let met = |counts: &[u64]| counts.iter().filter(|&&count| count > 0).count() as u32;
        Utility {
            loss: ratio(after - before, all - before),
            before: met(&fine),
            after: met(&coarse),
        }
    })
    .collect()
}
