//! The least coarse levels under which nobody stands in a small class, but for a few who leave.
//!
//! "People in small classes" never grows when an attribute is made coarser, and what is infeasible stays
//! so for everything finer. First four greedy descents from the coarsest form, each refining one
//! attribute at a time by another score; then a depth-first search with bounds, up to a budget in people
//! looked at, so that the result is the same on every machine. Loss is the share of the entropy of every
//! column that is lost, so it follows from histograms alone.

use super::fixed::{ONE, log2, n_log_n, ratio};
use super::matrix::Matrix;
use super::partition::{Count, Grouper, Partition};
use super::{Sensitive, diversity};
use std::collections::BTreeMap;

/// What a search is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Aim<'a> {
    /// Everybody who stays shares a class with at least so many, themselves included.
    pub k: u32,
    /// At most so many people may leave.
    pub most_suppressed: u32,
    /// Every class holds at least so many different values of `sensitive`; 0 and 1 ask for nothing.
    pub l: u32,
    /// What `l` is about.
    pub sensitive: Option<&'a Sensitive>,
    /// People that may be looked at in the exact search.
    pub budget: u64,
}

/// The levels found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Level per column.
    pub levels: Vec<usize>,
    /// Weighted loss, as a multiple of 1/[`ONE`].
    pub loss: u64,
    /// Loss per column without its weight, likewise.
    pub losses: Vec<u64>,
    /// People in classes that are too small: they leave.
    pub below: u32,
    /// Number of classes, those that leave included.
    pub classes: u32,
    /// Whether no levels within the limits lose less.
    pub proved: bool,
    /// People looked at.
    pub touches: u64,
    /// Per column why it is not finer.
    pub explanations: Vec<Explanation>,
}

/// Why a column is not finer, all others left as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Explanation {
    /// It is as fine as it may be.
    Finest,
    /// One level finer so many people would stand in small classes.
    Below(u32),
    /// It could be finer alone, but the levels of all columns together lose less as they are.
    Exchanged(u32),
}

/// No levels are within the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreachable {
    /// The largest k for which the coarsest levels are within the limit of people who leave; 0 for nobody.
    pub k: u32,
    /// People in small classes on the coarsest levels.
    pub below: u32,
}

/// Infeasible levels that are remembered.
const REMEMBERED: usize = 4096;

/// Searches the levels of `matrix`.
///
/// # Errors
///
/// [`Unreachable`] if even the coarsest levels leave too many people in small classes, or nobody.
pub fn search(matrix: &Matrix, aim: &Aim<'_>) -> Result<Found, Unreachable> {
    let mut search = Search::new(matrix, aim);
    let top: Vec<usize> = matrix.columns().iter().map(|it| it.ceiling).collect();
    let ground = search.grouper.partition(matrix, &top);
    let count = search.check(&ground);
    if !search.feasible(count) {
        return Err(Unreachable {
            k: reached(&ground, aim.most_suppressed),
            below: count.below,
        });
    }
    let mut best = (search.loss(&top), top.clone());
    for score in Score::ALL {
        let levels = search.greedy(&ground, count, &top, score);
        best = best.min((search.loss(&levels), levels));
    }
    let start = search.grouper.touches;
    let mut exact = Exact {
        order: order(&search),
        best,
        most: start.saturating_add(aim.budget),
        spent: false,
        infeasible: Vec::new(),
    };
    let mut levels = top;
    let mut partitions = vec![Partition::default(); matrix.columns().len()];
    descend(
        &mut search,
        &mut exact,
        0,
        &ground,
        &mut partitions,
        &mut levels,
    );
    let (loss, levels) = exact.best;
    let partition = search.grouper.partition(matrix, &levels);
    let count = search.check(&partition);
    let explanations = search.explain(&levels);
    Ok(Found {
        losses: search
            .losses
            .iter()
            .zip(&levels)
            .map(|(it, &level)| it[level])
            .collect(),
        loss: loss / search.weights.max(1),
        levels,
        below: count.below,
        classes: count.classes,
        proved: !exact.spent,
        touches: search.grouper.touches,
        explanations,
    })
}

/// The largest k that `partition` reaches if up to `most` people leave.
pub(super) fn reached(partition: &Partition, most: u32) -> u32 {
    let mut sizes = partition.sizes();
    sizes.sort_unstable();
    let mut left = 0u64;
    for size in sizes {
        left += u64::from(size);
        if left > u64::from(most) {
            return size;
        }
    }
    0
}

struct Search<'a> {
    matrix: &'a Matrix,
    aim: &'a Aim<'a>,
    grouper: Grouper,
    /// Loss per column and level.
    losses: Vec<Vec<u64>>,
    weights: u64,
    known: BTreeMap<Vec<usize>, Count>,
}

/// What a greedy descent prefers.
#[derive(Clone, Copy)]
enum Score {
    /// Loss regained for each doubling of the number of classes.
    PerDoubling,
    /// Loss regained.
    Gain,
    /// Loss regained for each person in a small class.
    PerPerson,
    /// Loss regained for each class.
    PerClass,
}

impl Score {
    const ALL: [Score; 4] = [
        Score::PerDoubling,
        Score::Gain,
        Score::PerPerson,
        Score::PerClass,
    ];

    /// Numerator and denominator of the score of a step.
    fn of(self, gain: u64, before: Count, after: Count) -> (u128, u128) {
        let grown = match self {
            Score::PerDoubling => {
                let log = |count: Count| log2(u64::from(count.classes.max(1)));
                log(after).saturating_sub(log(before)) + 1
            }
            Score::Gain => 1,
            Score::PerPerson => u64::from(after.below.saturating_sub(before.below)) + 1,
            Score::PerClass => u64::from(after.classes.saturating_sub(before.classes)) + 1,
        };
        (u128::from(gain), u128::from(grown))
    }
}

impl<'a> Search<'a> {
    fn new(matrix: &'a Matrix, aim: &'a Aim<'a>) -> Self {
        let columns = matrix.columns();
        let losses = columns.iter().enumerate();
        let losses = losses.map(|(at, column)| {
            let sums: Vec<u128> = (0..column.levels.len())
                .map(|level| n_log_n(matrix.histogram(at, level).into_iter()))
                .collect();
            let all = n_log_n(std::iter::once(matrix.people() as u64));
            let finest = sums.first().copied().unwrap_or(all);
            let lost = sums.iter().map(|sum| ratio(sum - finest, all - finest));
            lost.collect()
        });
        Search {
            matrix,
            aim,
            grouper: Grouper::default(),
            losses: losses.collect(),
            weights: columns.iter().map(|column| u64::from(column.weight)).sum(),
            known: BTreeMap::new(),
        }
    }

    /// Weighted loss of one column.
    fn lost(&self, at: usize, level: usize) -> u64 {
        let weight = self.matrix.columns().get(at).map_or(0, |it| it.weight);
        let loss = self.losses.get(at).and_then(|it| it.get(level)).copied();
        loss.unwrap_or(ONE) * u64::from(weight)
    }

    fn loss(&self, levels: &[usize]) -> u64 {
        let each = levels.iter().enumerate();
        each.map(|(at, &level)| self.lost(at, level)).sum()
    }

    fn feasible(&self, count: Count) -> bool {
        let stays = (count.below as usize) < self.matrix.people();
        stays && count.below <= self.aim.most_suppressed
    }

    /// Counts the people of `partition` in classes that are too small or hold too few values.
    fn check(&self, partition: &Partition) -> Count {
        let sizes = partition.sizes();
        let varied = self.varied(partition);
        let bad = |class: usize, size: u32| {
            size < self.aim.k || varied.as_ref().is_some_and(|it| it[class] < self.aim.l)
        };
        let each = sizes.iter().enumerate();
        Count {
            below: each
                .filter(|&(class, &size)| bad(class, size))
                .map(|(_, size)| size)
                .sum(),
            classes: partition.classes,
        }
    }

    /// Number of different sensitive values per class, if somebody asks.
    fn varied(&self, partition: &Partition) -> Option<Vec<u32>> {
        let sensitive = self.aim.sensitive.filter(|_| self.aim.l > 1)?;
        Some(diversity::distinct(partition, sensitive))
    }

    /// Counts `from` split by column `at` on `level`.
    fn split(&mut self, from: &Partition, at: usize, level: usize) -> Count {
        let Some((column, chosen)) = self.matrix.level(at, level) else {
            return self.check(from);
        };
        if self.aim.l > 1 && self.aim.sensitive.is_some() {
            let mut to = Partition::default();
            self.grouper.refine(from, column, chosen, &mut to);
            return self.check(&to);
        }
        self.grouper.count(from, column, chosen, self.aim.k)
    }

    /// Refines one column at a time until no column can be.
    fn greedy(
        &mut self,
        ground: &Partition,
        count: Count,
        top: &[usize],
        score: Score,
    ) -> Vec<usize> {
        let mut levels = top.to_vec();
        let mut partition = ground.clone();
        let mut other = Partition::default();
        let mut count = count;
        let mut live: Vec<usize> = (0..levels.len()).collect();
        loop {
            let mut best: Option<(usize, Count, (u128, u128))> = None;
            let mut dead = Vec::new();
            for &at in &live {
                let column = &self.matrix.columns()[at];
                if levels[at] <= column.floor {
                    dead.push(at);
                    continue;
                }
                let finer = levels[at] - 1;
                levels[at] = finer;
                let after = match self.known.get(&levels) {
                    Some(&after) => after,
                    None => {
                        let after = self.split(&partition, at, finer);
                        self.known.insert(levels.clone(), after);
                        after
                    }
                };
                levels[at] = finer + 1;
                if !self.feasible(after) {
                    dead.push(at);
                    continue;
                }
                let gain = self
                    .lost(at, finer + 1)
                    .saturating_sub(self.lost(at, finer));
                let (num, den) = score.of(gain, count, after);
                let better = best.is_none_or(|(_, _, (n, d))| num * d > n * den);
                if better {
                    best = Some((at, after, (num, den)));
                }
            }
            live.retain(|at| !dead.contains(at));
            let Some((at, after, _)) = best else {
                return levels;
            };
            levels[at] -= 1;
            count = after;
            if let Some((column, level)) = self.matrix.level(at, levels[at]) {
                self.grouper.refine(&partition, column, level, &mut other);
                std::mem::swap(&mut partition, &mut other);
            }
        }
    }

    fn explain(&mut self, levels: &[usize]) -> Vec<Explanation> {
        let partition = self.grouper.partition(self.matrix, levels);
        let mut explanations = Vec::with_capacity(levels.len());
        for (at, &level) in levels.iter().enumerate() {
            let floor = self.matrix.columns()[at].floor;
            explanations.push(if level <= floor {
                Explanation::Finest
            } else {
                let count = self.split(&partition, at, level - 1);
                match self.feasible(count) {
                    true => Explanation::Exchanged(count.below),
                    false => Explanation::Below(count.below),
                }
            });
        }
        explanations
    }
}

/// The exact search.
struct Exact {
    /// Columns in the order in which their levels are fixed.
    order: Vec<usize>,
    best: (u64, Vec<usize>),
    /// People that may have been looked at in all.
    most: u64,
    spent: bool,
    infeasible: Vec<Vec<usize>>,
}

/// Columns with few levels first: bounds bite early, and partitions stay small.
fn order(search: &Search<'_>) -> Vec<usize> {
    let columns = search.matrix.columns();
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|&at| (columns[at].ceiling - columns[at].floor, at));
    order
}

/// Fixes the level of the column at `depth` of the order, from fine to coarse; those behind it stand at
/// their ceilings in `from`. As deep as there are columns.
fn descend(
    search: &mut Search<'_>,
    exact: &mut Exact,
    depth: usize,
    from: &Partition,
    partitions: &mut Vec<Partition>,
    levels: &mut Vec<usize>,
) {
    let Some(&at) = exact.order.get(depth) else {
        exact.best = exact
            .best
            .clone()
            .min((search.loss(levels), levels.clone()));
        return;
    };
    let (floor, ceiling) = (
        search.matrix.columns()[at].floor,
        search.matrix.columns()[at].ceiling,
    );
    for level in floor..=ceiling {
        levels[at] = level;
        if exact.spent || bound(search, exact, depth, levels) > exact.best.0 {
            break;
        }
        if exact.infeasible.iter().any(|bad| covers(bad, levels)) {
            continue;
        }
        if search.grouper.touches > exact.most {
            exact.spent = true;
            break;
        }
        let mut to = std::mem::take(&mut partitions[depth]);
        let count = if level == ceiling {
            to.clone_from(from);
            search.check(&to)
        } else {
            let (column, chosen) = match search.matrix.level(at, level) {
                Some(found) => found,
                None => continue,
            };
            search.grouper.refine(from, column, chosen, &mut to);
            search.check(&to)
        };
        if search.feasible(count) {
            descend(search, exact, depth + 1, &to, partitions, levels);
        } else if exact.infeasible.len() < REMEMBERED {
            exact.infeasible.push(levels.clone());
        }
        partitions[depth] = to;
    }
    levels[at] = ceiling;
}

/// The least that levels can lose which agree with `levels` on the columns fixed up to `depth`.
fn bound(search: &Search<'_>, exact: &Exact, depth: usize, levels: &[usize]) -> u64 {
    let each = exact.order.iter().enumerate();
    each.map(|(place, &at)| {
        let level = match place <= depth {
            true => levels[at],
            false => search.matrix.columns()[at].floor,
        };
        search.lost(at, level)
    })
    .sum()
}

/// Whether `levels` are nowhere coarser than the infeasible `bad`.
fn covers(bad: &[usize], levels: &[usize]) -> bool {
    bad.iter().zip(levels).all(|(bad, level)| level <= bad)
}
