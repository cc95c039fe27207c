//! Values that few people have: rare words and the ends of scales.

/// How many of the values with these numbers of people, largest first, stay apart when all others are
/// joined: each of them has `least` people or more, and so have the joined ones together, or there are
/// none. A single joined value is no secret once the total is known, but it is not rare alone either.
pub fn common(counts: &[u64], least: u64) -> usize {
    let mut apart = counts.iter().take_while(|&&count| count >= least).count();
    let mut joined: u64 = counts.iter().skip(apart).sum();
    while joined > 0 && joined < least && apart > 0 {
        apart -= 1;
        joined += counts.get(apart).copied().unwrap_or(0);
    }
    apart
}

/// Where one end of a scale is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    /// At least the people asked for stand at or beyond this value.
    At(i64),
    /// Fewer people than asked for have a value at all.
    Nobody,
}

/// Where the upper end is cut so that at least `k` people stand at or beyond it: `highest` are the
/// highest values of each person, in descending order. The lower end is the upper end of negatives.
pub fn tail(highest: &[i64], k: usize) -> Tail {
    match k.checked_sub(1).and_then(|last| highest.get(last)) {
        Some(&value) => Tail::At(value),
        None => Tail::Nobody,
    }
}
