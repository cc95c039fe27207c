//! The bits between two markers: after a byte FF comes a zero bit, so that no marker appears among
//! them (T.87 A.1).

use crate::pixel::{Refused, Result};

const SHORT: Refused = Refused("JPEG-LS: the coded samples end too early");

/// Reads bits up to the next marker.
pub(super) struct Reader<'a> {
    data: &'a [u8],
    at: usize,
    /// Bits not yet taken, the next one on top; zeros below.
    cache: u64,
    count: u32,
    after_ff: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(data: &'a [u8], at: usize) -> Self {
        Reader {
            data,
            at,
            cache: 0,
            count: 0,
            after_ff: false,
        }
    }

    /// Fills the cache with at least 49 bits, or all up to the next marker.
    #[inline]
    fn fill(&mut self) {
        if self.count <= 56
            && !self.after_ff
            && let Some(bytes) = self.data.get(self.at..).and_then(<[u8]>::first_chunk)
        {
            let word = u64::from_be_bytes(*bytes);
            if !has_ff(word) {
                let taken = (64 - self.count) / 8;
                let unused = 64 - 8 * taken;
                self.cache |= (word >> unused) << (unused - self.count);
                self.count += 8 * taken;
                self.at += taken as usize;
                return;
            }
        }
        while self.count <= 56 {
            let Some(&byte) = self.data.get(self.at) else {
                return;
            };
            let width = if self.after_ff { 7 } else { 8 };
            if byte == 0xFF && self.data.get(self.at + 1).is_none_or(|&next| next >= 0x80) {
                return;
            }
            self.cache |= u64::from(byte) << (64 - width - self.count);
            self.count += width;
            self.after_ff = byte == 0xFF;
            self.at += 1;
        }
    }

    #[inline]
    fn drop_bits(&mut self, count: u32) {
        self.cache <<= count;
        self.count -= count;
    }

    /// The next `count` bits, at most 32.
    #[inline]
    pub(super) fn bits(&mut self, count: u32) -> Result<u32> {
        if count == 0 {
            return Ok(0);
        }
        if self.count < count {
            self.fill();
            if self.count < count {
                return Err(SHORT);
            }
        }
        let value = (self.cache >> (64 - count)) as u32;
        self.drop_bits(count);
        Ok(value)
    }

    /// The number of zero bits before the next one bit, which is taken too.
    ///
    /// # Errors
    ///
    /// If there are more than `most`.
    #[inline]
    pub(super) fn zeros(&mut self, most: u32) -> Result<u32> {
        let mut zeros = 0;
        loop {
            if self.count == 0 || self.cache == 0 {
                self.fill();
            }
            let run = self.cache.leading_zeros();
            if run < self.count {
                self.drop_bits(run + 1);
                zeros += run;
                return if zeros <= most {
                    Ok(zeros)
                } else {
                    Err(Refused("JPEG-LS: a code word is longer than the limit"))
                };
            }
            zeros += self.count;
            if self.count == 0 || zeros > most {
                return Err(SHORT);
            }
            self.cache = 0;
            self.count = 0;
        }
    }

    /// Where the marker after the bits lies.
    ///
    /// # Errors
    ///
    /// If more than the padding of the last byte was left.
    pub(super) fn end(mut self) -> Result<usize> {
        self.fill();
        // A last byte FF is followed by seven more bits of padding.
        if self.count < 16 && self.data.get(self.at) == Some(&0xFF) {
            Ok(self.at)
        } else {
            Err(Refused("JPEG-LS: no marker follows the coded samples"))
        }
    }
}

/// Whether a byte of `word` is FF.
fn has_ff(word: u64) -> bool {
    // Some byte of the complement is zero, found by what it borrows.
    const LOWEST: u64 = u64::from_ne_bytes([1; 8]);
    let turned = !word;
    turned.wrapping_sub(LOWEST) & word & (LOWEST << 7) != 0
}

/// Writes bits.
pub(super) struct Writer {
    pub(super) out: Vec<u8>,
    cache: u64,
    count: u32,
    width: u32,
}

impl Writer {
    pub(super) fn new(out: Vec<u8>) -> Self {
        Writer {
            out,
            cache: 0,
            count: 0,
            width: 8,
        }
    }

    /// Appends the lowest `count` bits of `value`, at most 32.
    #[inline]
    pub(super) fn put(&mut self, value: u32, count: u32) {
        let value = u64::from(value) & ((1u64 << count) - 1);
        self.cache = (self.cache << count) | value;
        self.count += count;
        if self.count >= 32 {
            self.flush();
        }
    }

    /// Writes the whole bytes of the cache, of which it holds less than 64 bits.
    fn flush(&mut self) {
        if self.width == 8 && self.count >= 32 {
            let word = (self.cache >> (self.count - 32)) as u32;
            if !has_ff(u64::from(word)) {
                self.out.extend_from_slice(&word.to_be_bytes());
                self.count -= 32;
                return;
            }
        }
        while self.count >= self.width {
            self.count -= self.width;
            let byte = ((self.cache >> self.count) & ((1 << self.width) - 1)) as u8;
            self.out.push(byte);
            self.width = if byte == 0xFF { 7 } else { 8 };
        }
    }

    /// Appends `zeros` zero bits and a one bit.
    #[inline]
    pub(super) fn put_zeros(&mut self, zeros: u32) {
        let mut left = zeros;
        while left >= 31 {
            self.put(0, 31);
            left -= 31;
        }
        self.put(1, left + 1);
    }

    /// Fills the last byte with zeros and returns everything written.
    pub(super) fn end(mut self) -> Vec<u8> {
        self.flush();
        if self.count > 0 || self.width == 7 {
            self.put(0, self.width - self.count);
            self.flush();
        }
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zero_bit_follows_each_byte_of_ones() {
        let mut writer = Writer::new(Vec::new());
        writer.put(0xFFFF, 16);
        writer.put(0, 1);
        writer.put_zeros(40);
        let mut bytes = writer.end();
        assert_eq!(bytes[..2], [0xFF, 0x7F]);
        bytes.extend([0xFF, 0xD9]);
        let mut reader = Reader::new(&bytes, 0);
        assert_eq!(reader.bits(16), Ok(0xFFFF));
        assert_eq!(reader.bits(1), Ok(0));
        assert_eq!(reader.zeros(40), Ok(40));
        assert_eq!(reader.end(), Ok(bytes.len() - 2));
    }

    #[test]
    fn padding_after_a_last_byte_of_ones_hides_no_marker() {
        let mut writer = Writer::new(Vec::new());
        writer.put(0xFF, 8);
        let mut bytes = writer.end();
        assert_eq!(bytes, [0xFF, 0x00]);
        bytes.extend([0xFF, 0xD9]);
        let mut reader = Reader::new(&bytes, 0);
        assert_eq!(reader.bits(8), Ok(0xFF));
        assert_eq!(reader.end(), Ok(2));
    }

    #[test]
    fn bits_beyond_a_marker_are_refused() {
        let mut reader = Reader::new(&[0x01, 0xFF, 0xD9, 0x55], 0);
        assert_eq!(reader.zeros(60), Ok(7));
        assert!(reader.bits(1).is_err());
        assert!(reader.zeros(60).is_err());
    }
}
