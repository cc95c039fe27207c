//! What a scan is coded with: the largest value, the allowed difference, the thresholds of the contexts
//! and all that follows from them (T.87 A.2.1, C.2.4.1).

use crate::pixel::{Refused, Result};

/// Values of an LSE segment with identifier 1; zero stands for the default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Presets {
    pub(super) largest: u16,
    pub(super) thresholds: [u16; 3],
    pub(super) reset: u16,
}

/// The resolved parameters of a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parameters {
    /// MAXVAL.
    pub(super) largest: i32,
    /// NEAR.
    pub(super) near: i32,
    /// T1 to T3.
    pub(super) thresholds: [i32; 3],
    /// RESET.
    pub(super) reset: i32,
    /// RANGE.
    pub(super) range: i32,
    /// qbpp: bits of a prediction error that is written as it is.
    pub(super) error_bits: u32,
    /// LIMIT: bits of the longest code word.
    pub(super) limit: u32,
}

/// Bits that the values 0 to `count` - 1 need.
fn bits_for(count: i32) -> u32 {
    u32::BITS - (count.max(1) as u32 - 1).leading_zeros()
}

/// The default thresholds (T.87 C.2.4.1.1).
fn default_thresholds(largest: i32, near: i32) -> [i32; 3] {
    let within = |value: i32, least: i32| {
        if value > largest || value < least {
            least
        } else {
            value
        }
    };
    let (first, second, third) = if largest >= 128 {
        let factor = (largest.min(4095) + 128) / 256;
        (
            factor + 2 + 3 * near,
            factor * (7 - 3) + 3 + 5 * near,
            factor * (21 - 4) + 4 + 7 * near,
        )
    } else {
        let factor = 256 / (largest + 1);
        (
            (3 / factor + 3 * near).max(2),
            (7 / factor + 5 * near).max(3),
            (21 / factor + 7 * near).max(4),
        )
    };
    let first = within(first, near + 1);
    let second = within(second, first);
    [first, second, within(third, second)]
}

impl Parameters {
    /// The parameters of a scan of samples of `precision` bits, 2 to 16.
    ///
    /// # Errors
    ///
    /// If they contradict each other.
    pub(super) fn new(precision: u32, near: u8, presets: Presets) -> Result<Parameters> {
        let most = (1i32 << precision) - 1;
        let largest = match i32::from(presets.largest) {
            0 => most,
            given => given,
        };
        let near = i32::from(near);
        if largest > most || near > (largest / 2).min(255) {
            return Err(Refused("JPEG-LS: the parameters contradict each other"));
        }
        let mut thresholds = default_thresholds(largest, near);
        let mut least = near + 1;
        for (threshold, given) in thresholds.iter_mut().zip(presets.thresholds) {
            if given > 0 {
                *threshold = i32::from(given);
            }
            if *threshold < least || *threshold > largest {
                return Err(Refused("JPEG-LS: the thresholds are not in order"));
            }
            least = *threshold;
        }
        let reset = match i32::from(presets.reset) {
            0 => 64,
            given => given,
        };
        if reset < 3 || reset > largest.max(255) {
            return Err(Refused("JPEG-LS: the reset value is out of range"));
        }
        let range = (largest + 2 * near) / (2 * near + 1) + 1;
        let sample_bits = bits_for(largest + 1).max(2);
        Ok(Parameters {
            largest,
            near,
            thresholds,
            reset,
            range,
            error_bits: bits_for(range),
            limit: 2 * (sample_bits + sample_bits.max(8)),
        })
    }

    /// What the sum of errors of a context begins with (A.2.1).
    pub(super) fn first_sum(&self) -> i32 {
        ((self.range + 32) / 64).max(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_those_of_the_standard() {
        // T.87 table C.3 for 8 bits without loss; the others follow from the formulas beside it.
        let cases = [
            (8, 0, [3, 7, 21], 256, 8, 32),
            (12, 0, [18, 67, 276], 4096, 12, 48),
            (16, 0, [18, 67, 276], 65536, 16, 64),
            (8, 3, [12, 22, 42], 38, 6, 32),
        ];
        for (precision, near, thresholds, range, error_bits, limit) in cases {
            let parameters = Parameters::new(precision, near, Presets::default()).unwrap();
            assert_eq!(parameters.thresholds, thresholds);
            assert_eq!(parameters.range, range);
            assert_eq!(parameters.error_bits, error_bits);
            assert_eq!(parameters.limit, limit);
            assert_eq!(parameters.reset, 64);
        }
    }

    #[test]
    fn presets_out_of_range_are_refused() {
        let refused = [
            (8, 128, Presets::default()),
            (
                8,
                0,
                Presets {
                    largest: 256,
                    ..Presets::default()
                },
            ),
            (
                8,
                0,
                Presets {
                    thresholds: [9, 8, 0],
                    ..Presets::default()
                },
            ),
            (
                8,
                0,
                Presets {
                    reset: 2,
                    ..Presets::default()
                },
            ),
        ];
        for (precision, near, presets) in refused {
            assert!(Parameters::new(precision, near, presets).is_err());
        }
    }
}
