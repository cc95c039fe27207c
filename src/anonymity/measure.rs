//! Who shares all that is written of them with whom.

use super::weigh::Weighed;
use std::collections::{BTreeMap, HashMap};

/// What every value of a column comes to, as a number: 0 for nothing. In the order of its values.
pub(super) type Written = Vec<u32>;

/// The class of every one of `people`, who are ascending: two of them share one if the rows that are written of them
/// are the same, each taken once. `written` says per file and column, where the column counts, what values come to.
pub(super) fn classes(
    people: &[u64],
    files: &[&Weighed],
    written: &[Vec<Option<Written>>],
) -> Vec<u32> {
    let mut rows: Vec<(u32, u32)> = Vec::new();
    let mut numbers: HashMap<Vec<u32>, u32> = HashMap::new();
    let mut key: Vec<u32> = Vec::new();
    for (at, (file, columns)) in (0u32..).zip(files.iter().zip(written)) {
        for (person, codes) in file.rows() {
            key.clear();
            key.push(at);
            let each = codes.iter().zip(columns);
            key.extend(each.map(|(&code, labels)| {
                let label = labels.as_ref().zip(code.checked_sub(1));
                label
                    .and_then(|(labels, code)| labels.get(code as usize))
                    .copied()
                    .unwrap_or(0)
            }));
            // A row that says nothing is as good as none.
            if key.iter().skip(1).all(|&label| label == 0) {
                continue;
            }
            let Ok(person) = people.binary_search(&person) else {
                continue;
            };
            let number = match numbers.get(&key) {
                Some(&number) => number,
                None => {
                    let number = numbers.len() as u32;
                    numbers.insert(key.clone(), number);
                    number
                }
            };
            rows.push((person as u32, number));
        }
    }
    rows.sort_unstable();
    rows.dedup();
    let mut classes: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
    let mut rows = rows.into_iter().peekable();
    let mut of = Vec::with_capacity(people.len());
    for person in 0..people.len() as u32 {
        let mut set = Vec::new();
        while let Some((_, number)) = rows.next_if(|&(whose, _)| whose == person) {
            set.push(number);
        }
        let next = classes.len() as u32;
        of.push(*classes.entry(set).or_insert(next));
    }
    of
}
