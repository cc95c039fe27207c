//! Writes bits, the lowest of each byte first (ISO/IEC 18181-1, B.2).

/// Bits that were written, and those that do not fill a byte yet.
#[derive(Default)]
pub(super) struct Writer {
    out: Vec<u8>,
    cache: u64,
    count: u32,
}

impl Writer {
    /// Appends the lowest `count` bits of `value`, at most 32.
    #[inline]
    pub(super) fn put(&mut self, value: u32, count: u32) {
        let value = u64::from(value) & ((1u64 << count) - 1);
        self.cache |= value << self.count;
        self.count += count;
        if self.count >= 32 {
            self.out
                .extend_from_slice(&(self.cache as u32).to_le_bytes());
            self.cache >>= 32;
            self.count -= 32;
        }
    }

    /// One bit.
    pub(super) fn flag(&mut self, value: bool) {
        self.put(u32::from(value), 1);
    }

    /// `value` by the first of four ways that can say it, each an offset and a number of bits
    /// (18181-1, B.2.2). Every value here is within the reach of the last.
    pub(super) fn choose(&mut self, value: u32, ways: [(u32, u32); 4]) {
        let reach = |&(offset, bits): &(u32, u32)| {
            value >= offset && u64::from(value - offset) < 1u64 << bits
        };
        let way = ways.iter().position(reach).unwrap_or(3);
        let (offset, bits) = ways[way];
        self.put(way as u32, 2);
        self.put(value.wrapping_sub(offset), bits);
    }

    /// Zeros up to the next byte.
    pub(super) fn pad(&mut self) {
        while self.count > 0 {
            self.out.push(self.cache as u8);
            self.cache >>= 8;
            self.count = self.count.saturating_sub(8);
        }
    }

    /// Everything that was written, padded.
    pub(super) fn end(mut self) -> Vec<u8> {
        self.pad();
        self.out
    }

    /// Appends whole bytes after [`Writer::pad`].
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.pad();
        self.out.extend_from_slice(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_bits_come_first() {
        let mut writer = Writer::default();
        writer.put(0b101, 3);
        writer.put(0xFFFF_FFFF, 32);
        writer.flag(false);
        assert_eq!(writer.end(), [0xFD, 0xFF, 0xFF, 0xFF, 0x07]);
    }

    #[test]
    fn a_number_takes_the_first_way_that_can_say_it() {
        const WAYS: [(u32, u32); 4] = [(8, 0), (10, 0), (12, 0), (1, 6)];
        for (value, expected) in [(8, 0b00), (12, 0b10), (16, 15 << 2 | 0b11)] {
            let mut writer = Writer::default();
            writer.choose(value, WAYS);
            assert_eq!(writer.end(), [expected]);
        }
    }
}
