//! Which few attributes already single somebody out.

use super::matrix::Matrix;
use super::partition::{Grouper, Partition};

/// People singled out by one, two or three columns and by no fewer of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinimalUniques {
    /// The columns, ascending.
    pub columns: Vec<usize>,
    /// People whom they single out although none of them can be spared.
    pub people: u64,
}

/// All sets of up to three columns on `levels` that single somebody out, the largest number first; and
/// whether the budget, in people looked at, was enough for all sets.
pub fn minimal_uniques(
    matrix: &Matrix,
    levels: &[usize],
    budget: u64,
) -> (Vec<MinimalUniques>, bool) {
    let mut grouper = Grouper::default();
    let whole = Partition::whole(matrix.people());
    let mut found = Vec::new();
    let mut complete = true;
    // Sets in ascending size, so that a person whom a subset singles out is known.
    let mut singled: Vec<(Vec<usize>, Vec<u32>)> = Vec::new();
    for set in sets(levels.len()) {
        if grouper.touches > budget {
            complete = false;
            break;
        }
        let mut one = whole.clone();
        let mut other = Partition::default();
        for &at in &set {
            let Some((column, level)) = levels.get(at).and_then(|&level| matrix.level(at, level))
            else {
                continue;
            };
            grouper.refine(&one, column, level, &mut other);
            std::mem::swap(&mut one, &mut other);
        }
        let sizes = one.sizes();
        let alone = one.of.iter().enumerate();
        let alone = alone.filter(|(_, class)| sizes.get(**class as usize) == Some(&1));
        let alone: Vec<u32> = alone.map(|(person, _)| person as u32).collect();
        if alone.is_empty() {
            continue;
        }
        let known = |person: &u32| {
            singled.iter().any(|(subset, people)| {
                subset.iter().all(|at| set.contains(at)) && people.binary_search(person).is_ok()
            })
        };
        let minimal: Vec<u32> = alone.into_iter().filter(|person| !known(person)).collect();
        if !minimal.is_empty() {
            found.push(MinimalUniques {
                columns: set.clone(),
                people: minimal.len() as u64,
            });
            singled.push((set, minimal));
        }
    }
    found.sort_by(|a, b| {
        b.people
            .cmp(&a.people)
            .then_with(|| a.columns.cmp(&b.columns))
    });
    (found, complete)
}

/// All sets of one, two and three of `count` columns.
fn sets(count: usize) -> Vec<Vec<usize>> {
    let mut sets: Vec<Vec<usize>> = (0..count).map(|one| vec![one]).collect();
    for size in 2..=3 {
        let smaller: Vec<Vec<usize>> = sets
            .iter()
            .filter(|set| set.len() == size - 1)
            .cloned()
            .collect();
        for set in smaller {
            let next = set.last().map_or(0, |last| last + 1);
            sets.extend((next..count).map(|at| [set.as_slice(), &[at]].concat()));
        }
    }
    sets
}
