//! Numbers in fixed point: the same on every machine, whatever the order of a sum.

use serde::{Deserialize, Serialize};

/// One, for losses and distances.
pub const ONE: u64 = 1 << 30;

/// Bits behind the point of logarithms.
const BITS: u32 = 32;

/// The logarithm to base 2 of `number`, with 32 bits behind the point; 0 for 0.
pub(super) fn log2(number: u64) -> u64 {
    if number < 2 {
        return 0;
    }
    let whole = number.ilog2();
    // The number as 1.x with 62 bits behind the point; each squaring gives a further bit.
    let mut x = u128::from(number) << (62 - whole.min(62)) >> whole.saturating_sub(62);
    let mut log = u64::from(whole) << BITS;
    for bit in (0..BITS).rev() {
        x = (x * x) >> 62;
        if x >> 63 == 1 {
            x >>= 1;
            log |= 1 << bit;
        }
    }
    log
}

/// The sum of n·log2(n) over `counts`, with 32 bits behind the point.
pub(super) fn n_log_n(counts: impl Iterator<Item = u64>) -> u128 {
    counts
        .map(|count| u128::from(count) * u128::from(log2(count)))
        .sum()
}

/// `part` of `whole` as a multiple of 1/[`ONE`]; 0 of nothing.
pub(super) fn ratio(part: u128, whole: u128) -> u64 {
    if whole == 0 {
        return 0;
    }
    // Sums stay far below 2^97: at most 2^32 people with logarithms of at most 2^37.
    let scaled = (part * u128::from(ONE) + whole / 2) / whole;
    u64::try_from(scaled).unwrap_or(u64::MAX)
}

/// A part of a number of people, exactly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The part.
    pub part: u64,
    /// The whole.
    pub whole: u64,
}

impl Share {
    /// In millionths, rounded; 0 of nothing.
    pub fn millionths(self) -> u64 {
        if self.whole == 0 {
            return 0;
        }
        let scaled = u128::from(self.part) * 1_000_000 + u128::from(self.whole / 2);
        u64::try_from(scaled / u128::from(self.whole)).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_those_of_floating_point() {
        for number in [1, 2, 3, 5, 7, 10, 1000, 65_535, 1 << 40, u64::MAX] {
            let exact = (number as f64).log2();
            let ours = log2(number) as f64 / (1u64 << BITS) as f64;
            assert!((exact - ours).abs() < 1e-8, "{number}: {exact} {ours}");
        }
        assert_eq!(log2(0), 0);
    }

    #[test]
    fn nothing_has_no_share() {
        assert_eq!(Share { part: 3, whole: 0 }.millionths(), 0);
        assert_eq!(Share { part: 1, whole: 8 }.millionths(), 125_000);
        assert_eq!(ratio(1, 0), 0);
        assert_eq!(ratio(7, 7), ONE);
    }
}
