//! What a class tells of a sensitive value although nobody in it is found again.

use super::fixed::{ONE, log2, ratio};
use super::partition::Partition;

/// The values of one sensitive column: pairs of a person and a code, each once, by person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sensitive {
    pairs: Vec<(u32, u32)>,
    width: u32,
    ordered: bool,
}

impl Sensitive {
    /// Takes pairs in any order; `ordered` says that codes ascend with the values they stand for.
    pub fn new(mut pairs: Vec<(u32, u32)>, ordered: bool) -> Sensitive {
        pairs.sort_unstable();
        pairs.dedup();
        let width = pairs.iter().map(|&(_, code)| code + 1).max().unwrap_or(0);
        Sensitive {
            pairs,
            width,
            ordered,
        }
    }
}

/// How varied the sensitive values are in the class where they are least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Diversity {
    /// Different values in the least varied class.
    pub distinct: u32,
    /// The least entropy of a class in bits, as a multiple of 1/[`ONE`].
    pub entropy: u64,
    /// Largest distance between the values of a class and those of everybody, as a multiple of 1/[`ONE`].
    pub distance: u64,
    /// People in classes with one value only.
    pub homogeneous: u32,
}

/// Different values per class.
pub(super) fn distinct(partition: &Partition, sensitive: &Sensitive) -> Vec<u32> {
    let mut counts = vec![0; partition.classes as usize];
    for (class, _, _) in cells(partition, sensitive) {
        if let Some(count) = counts.get_mut(class as usize) {
            *count += 1;
        }
    }
    counts
}

/// Class, code and number of people, ascending.
fn cells(partition: &Partition, sensitive: &Sensitive) -> Vec<(u32, u32, u64)> {
    let pairs = sensitive.pairs.iter();
    let keys =
        pairs.filter_map(|&(person, code)| Some((*partition.of.get(person as usize)?, code)));
    let mut keys: Vec<(u32, u32)> = keys.collect();
    keys.sort_unstable();
    let runs = keys.chunk_by(|a, b| a == b);
    runs.filter_map(|run| {
        run.first()
            .map(|&(class, code)| (class, code, run.len() as u64))
    })
    .collect()
}

/// Measures the classes of `partition`, all of whom stay; a class without any value counts as one value.
/// The distance is the earth mover's: with equal steps between values, or with steps in their order.
pub fn diversity(partition: &Partition, sensitive: &Sensitive) -> Diversity {
    let cells = cells(partition, sensitive);
    let sizes = partition.sizes();
    let width = sensitive.width as usize;
    let mut all = vec![0u64; width];
    for &(_, code, people) in &cells {
        all[code as usize] += people;
    }
    let total: u64 = all.iter().sum();
    let mut result = Diversity {
        distinct: u32::MAX,
        entropy: u64::MAX,
        distance: 0,
        homogeneous: 0,
    };
    let mut met = 0;
    for class in cells.chunk_by(|a, b| a.0 == b.0) {
        let people: u64 = class.iter().map(|cell| cell.2).sum();
        met += 1;
        result.distinct = result.distinct.min(class.len() as u32);
        if class.len() == 1 {
            let size = class.first().and_then(|cell| sizes.get(cell.0 as usize));
            result.homogeneous += size.copied().unwrap_or(0);
        }
        // H = log2(n) - (1/n) sum of c log2(c).
        let whole = u128::from(people) * u128::from(log2(people));
        let parts: u128 = class
            .iter()
            .map(|cell| u128::from(cell.2) * u128::from(log2(cell.2)))
            .sum();
        let entropy = ((whole - parts.min(whole)) / u128::from(people.max(1))) >> 2;
        result.entropy = result
            .entropy
            .min(u64::try_from(entropy).unwrap_or(u64::MAX));
        result.distance =
            result
                .distance
                .max(distance(class, people, &all, total, sensitive.ordered));
    }
    if met < partition.classes || met == 0 {
        result.distinct = result.distinct.min(u32::from(partition.classes > 0));
        result.entropy = 0;
    }
    result
}

fn distance(class: &[(u32, u32, u64)], people: u64, all: &[u64], total: u64, ordered: bool) -> u64 {
    // Everything is brought to the denominator people * total.
    let mut moved: u128 = 0;
    let mut carried: i128 = 0;
    let mut cells = class.iter().peekable();
    for (code, &everywhere) in all.iter().enumerate() {
        let here = cells
            .next_if(|cell| cell.1 as usize == code)
            .map_or(0, |cell| cell.2);
        let more =
            i128::from(here) * i128::from(total) - i128::from(everywhere) * i128::from(people);
        carried = match ordered {
            true => carried + more,
            false => more,
        };
        moved += carried.unsigned_abs();
    }
    let steps = match ordered {
        true => all.len().saturating_sub(1).max(1) as u128,
        false => 2,
    };
    ratio(moved, u128::from(people) * u128::from(total) * steps).min(ONE)
}
