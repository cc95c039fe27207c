//! The bits of a sample that hold no value: above and below the stored ones.
//!
//! Every reader leaves them out, so whatever stands there is shown by none and may be anything: an old
//! overlay, a text. They are nothing if they are zero, or if they repeat the sign of a negative number.
//! Source: PS3.5 8.1.1.

use super::{Numbers, Shape};

/// Which bits of a sample hold its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spare {
    /// Bytes that a sample takes.
    bytes: usize,
    value: u64,
    above: u64,
    /// The most significant bit of the value, if it is a sign.
    sign: u64,
}

impl Spare {
    /// The spare bits of a layout; `None` if every bit holds the value.
    pub fn of(shape: &Shape) -> Option<Spare> {
        let whole = matches!(shape.allocated, 8 | 16 | 32 | 64) && shape.numbers != Numbers::Float;
        if !whole || shape.stored == 0 || shape.stored >= shape.allocated {
            return None;
        }
        let all = u64::MAX >> (64 - shape.allocated);
        let shift = (shape.high + 1).saturating_sub(shape.stored);
        let value = (u64::MAX >> (64 - shape.stored)) << shift & all;
        let above = all & !(value | (1u64 << shift).wrapping_sub(1));
        let sign = match shape.numbers {
            Numbers::Signed => 1u64 << shape.high.min(63),
            Numbers::Unsigned | Numbers::Float => 0,
        };
        Some(Spare {
            bytes: usize::from(shape.allocated / 8),
            value,
            above,
            sign,
        })
    }

    /// The spare bits of a layout whose samples are coded in `precision` bits; `None` if the code has no place for
    /// any. A sign that is repeated above those bits is not coded.
    pub fn coded(shape: &Shape, precision: u32) -> Option<Spare> {
        let coded = u64::MAX.checked_shr(64u32.saturating_sub(precision));
        let coded = coded.unwrap_or(0);
        Spare::of(shape).filter(|spare| coded & !spare.value != 0)
    }

    /// Clears what stands beside the values of samples that follow each other: to zero, above a negative number to its sign. Returns whether
    /// there was anything.
    pub fn clear(&self, bytes: &mut [u8], big_endian: bool) -> bool {
        let mut found = false;
        for sample in bytes.chunks_exact_mut(self.bytes) {
            let was = number(sample, big_endian);
            if self.holds(was) {
                continue;
            }
            found = true;
            let mut now = was & self.value;
            if now & self.sign != 0 {
                now |= self.above;
            }
            let low_first = now.to_le_bytes();
            let low_first = low_first.iter().take(self.bytes);
            match big_endian {
                true => sample
                    .iter_mut()
                    .rev()
                    .zip(low_first)
                    .for_each(|(to, &from)| *to = from),
                false => sample
                    .iter_mut()
                    .zip(low_first)
                    .for_each(|(to, &from)| *to = from),
            }
        }
        found
    }

    fn holds(&self, sample: u64) -> bool {
        let rest = sample & !self.value;
        rest == 0 || sample & self.sign != 0 && rest == self.above
    }
}

fn number(bytes: &[u8], big_endian: bool) -> u64 {
    let join = |number: u64, &byte: &u8| number << 8 | u64::from(byte);
    match big_endian {
        true => bytes.iter().fold(0, join),
        false => bytes.iter().rev().fold(0, join),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pixel::Photometric;

    fn shape(allocated: u16, stored: u16, high: u16, numbers: Numbers) -> Shape {
        Shape {
            rows: 1,
            columns: 1,
            samples: 1,
            allocated,
            stored,
            high,
            numbers,
            photometric: Photometric::Monochrome2,
        }
    }

    #[test]
    fn samples_that_use_every_bit_have_none_to_spare() {
        for (allocated, numbers) in [
            (1, Numbers::Unsigned),
            (8, Numbers::Signed),
            (16, Numbers::Unsigned),
        ] {
            assert_eq!(
                Spare::of(&shape(allocated, allocated, allocated - 1, numbers)),
                None
            );
        }
        assert_eq!(Spare::of(&shape(32, 16, 15, Numbers::Float)), None);
    }

    #[test]
    fn bits_above_and_below_the_value_are_cleared_in_either_byte_order() {
        // Twelve bits from the third to the fourteenth.
        let spare = Spare::of(&shape(16, 12, 13, Numbers::Unsigned)).expect("spare bits");
        for (was, now) in [
            (0x3FFCu16, 0x3FFC),
            (0x4004, 0x0004),
            (0x0003, 0),
            (0xFFFF, 0x3FFC),
        ] {
            for big_endian in [false, true] {
                let bytes = |word: u16| {
                    if big_endian {
                        word.to_be_bytes()
                    } else {
                        word.to_le_bytes()
                    }
                };
                let mut sample = bytes(was);
                assert_eq!(
                    spare.clear(&mut sample, big_endian),
                    was != now,
                    "{was:04X}"
                );
                assert_eq!(sample, bytes(now), "{was:04X}");
            }
        }
    }

    #[test]
    fn the_sign_of_a_negative_number_may_be_repeated_above_it() {
        let spare = Spare::of(&shape(16, 12, 11, Numbers::Signed)).expect("spare bits");
        for (was, now) in [
            (0xF830u16, 0xF830),
            (0x0830, 0x0830),
            (0x4830, 0xF830),
            (0xF030, 0x0030),
        ] {
            let mut sample = was.to_le_bytes();
            assert_eq!(spare.clear(&mut sample, false), was != now, "{was:04X}");
            assert_eq!(u16::from_le_bytes(sample), now);
        }
    }

    #[test]
    fn samples_of_other_sizes_are_cleared_too() {
        let byte = Spare::of(&shape(8, 7, 6, Numbers::Unsigned)).expect("spare bits");
        let mut bytes = [0x7F, 0x80, 0xFF];
        assert!(byte.clear(&mut bytes, false));
        assert_eq!(bytes, [0x7F, 0, 0x7F]);
        let wide = Spare::of(&shape(32, 24, 23, Numbers::Unsigned)).expect("spare bits");
        let mut bytes = 0x4100_0001u32.to_be_bytes();
        assert!(wide.clear(&mut bytes, true));
        assert_eq!(bytes, 1u32.to_be_bytes());
    }
}
