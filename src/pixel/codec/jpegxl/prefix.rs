//! Entropy coding with prefix codes, one for each group of contexts (ISO/IEC 18181-1, annex C).

use super::bits::Writer;

/// A value and the context it is coded in.
pub(super) type Symbol = (u16, u32);

/// Longest code word.
const LONGEST: u8 = 15;
/// Values below are tokens of their own.
const PLAIN: u32 = 16;
/// One more than the largest token: values have 32 bits.
const TOKENS: usize = 16 + 2 * 28;

/// The codes of all contexts.
pub(super) struct Codes {
    /// The code of every context.
    map: Vec<u8>,
    codes: Vec<Code>,
}

/// One prefix code.
struct Code {
    /// Tokens up to the last that occurs; at least one.
    lengths: Vec<u8>,
    words: Vec<u16>,
}

/// How often each token occurs in each code.
pub(super) struct Counts {
    map: Vec<u8>,
    counts: Vec<[u32; TOKENS]>,
}

impl Counts {
    /// Nothing, for contexts of which `map` names the code, at most eight without a gap.
    pub(super) fn new(map: Vec<u8>) -> Self {
        let codes = map.iter().max().map_or(0, |&last| usize::from(last) + 1);
        Counts {
            map,
            counts: vec![[0; TOKENS]; codes],
        }
    }

    /// Counts `value` once more in `code`.
    #[inline]
    pub(super) fn add(&mut self, code: u8, value: u32) {
        let (token, _, _) = token(value);
        let count = &mut self.counts[usize::from(code)][token as usize];
        *count = count.saturating_add(1);
    }

    /// The codes that suit the counts.
    pub(super) fn codes(self) -> Codes {
        let codes = self.counts.iter().map(|counts| {
            let used = counts.iter().rposition(|&count| count > 0).unwrap_or(0) + 1;
            let lengths = lengths(&counts[..used], LONGEST);
            Code {
                words: words(&lengths),
                lengths,
            }
        });
        Codes {
            codes: codes.collect(),
            map: self.map,
        }
    }
}

impl Codes {
    /// Writes what a decoder has to know before the first value.
    pub(super) fn describe(&self, writer: &mut Writer) {
        // No repetitions (LZ77).
        writer.flag(false);
        if self.map.len() > 1 {
            // Simple clustering, three bits for each context.
            writer.flag(true);
            writer.put(3, 2);
            for &code in &self.map {
                writer.put(u32::from(code), 3);
            }
        }
        // Prefix codes, not ANS.
        writer.flag(true);
        for _ in &self.codes {
            // Values split at 2^4, above with one leading bit and no trailing one in the token.
            writer.put(4, 4);
            writer.put(1, 3);
            writer.put(0, 2);
        }
        for code in &self.codes {
            let beyond = code.lengths.len() as u32 - 1;
            writer.flag(beyond > 0);
            if beyond > 0 {
                let bits = beyond.ilog2();
                writer.put(bits, 4);
                writer.put(beyond - (1 << bits), bits);
            }
        }
        for code in &self.codes {
            code.describe(writer);
        }
    }

    /// Writes `value` in the code of number `code`.
    #[inline]
    pub(super) fn put(&self, writer: &mut Writer, code: u8, value: u32) {
        let (token, rest, bits) = token(value);
        let code = &self.codes[usize::from(code)];
        let at = token as usize;
        writer.put(u32::from(code.words[at]), u32::from(code.lengths[at]));
        writer.put(rest, bits);
    }
}

/// Writes `symbols` with codes of their own, one for each of `contexts`, at most eight.
pub(super) fn write(writer: &mut Writer, contexts: u8, symbols: &[Symbol]) {
    let mut counts = Counts::new((0..contexts).collect());
    for &(context, value) in symbols {
        counts.add(context as u8, value);
    }
    let codes = counts.codes();
    codes.describe(writer);
    for &(context, value) in symbols {
        codes.put(writer, context as u8, value);
    }
}

/// The token of a value, the bits that follow it, and how many they are (18181-1, C.2.3).
#[inline]
fn token(value: u32) -> (u32, u32, u32) {
    if value < PLAIN {
        return (value, 0, 0);
    }
    let top = value.ilog2();
    let bits = top - 1;
    let below = value & ((1 << top) - 1);
    let token = PLAIN + ((top - 4) << 1) + (below >> bits);
    (token, below & ((1 << bits) - 1), bits)
}

impl Code {
    /// Writes the lengths of the code words (18181-1, C.2.4, after RFC 7932, 3.4 and 3.5).
    fn describe(&self, writer: &mut Writer) {
        if self.lengths.len() == 1 {
            return;
        }
        let used = self.lengths.iter().filter(|&&length| length > 0).count();
        if used == 0 {
            // The last token alone: it takes no bits.
            let last = self.lengths.len() as u32 - 1;
            writer.put(1, 2);
            writer.put(0, 2);
            writer.put(last, self.lengths.len().next_power_of_two().ilog2());
            return;
        }
        let mut counts = [0; 16];
        for &length in &self.lengths {
            counts[usize::from(length)] += 1;
        }
        let kinds = counts.iter().filter(|&&count| count > 0).count();
        let outer = lengths(&counts, 5);
        writer.put(0, 2);
        const ORDER: [usize; 18] = [1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        let mut space = 32;
        for at in ORDER {
            let alone = kinds == 1 && counts.get(at).is_some_and(|&count| count > 0);
            let length = outer.get(at).copied().unwrap_or(0).max(u8::from(alone));
            let (value, bits) = match length {
                0 => (0b00, 2),
                1 => (0b0111, 4),
                2 => (0b011, 3),
                3 => (0b10, 2),
                4 => (0b01, 2),
                _ => (0b1111, 4),
            };
            writer.put(value, bits);
            if length > 0 && kinds > 1 {
                space -= 32 >> length;
                if space == 0 {
                    break;
                }
            }
        }
        let words = words(&outer);
        for &length in &self.lengths {
            let at = usize::from(length);
            writer.put(u32::from(words[at]), u32::from(outer[at]));
        }
    }
}

/// Lengths of code words by Huffman, none longer than `longest`; all zero where a single symbol occurs,
/// and none for symbols that do not.
fn lengths(counts: &[u32], longest: u8) -> Vec<u8> {
    let mut counts: Vec<u64> = counts.iter().map(|&count| u64::from(count)).collect();
    loop {
        let lengths = huffman(&counts);
        if lengths.iter().all(|&length| length <= longest) {
            return lengths;
        }
        // Rare symbols come closer to frequent ones.
        for count in &mut counts {
            *count = count.div_ceil(2);
        }
    }
}

fn huffman(counts: &[u64]) -> Vec<u8> {
    let mut lengths = vec![0u8; counts.len()];
    let symbols = counts.iter().enumerate().filter(|&(_, &count)| count > 0);
    let mut leaves: Vec<(u64, usize)> = symbols.map(|(at, &count)| (count, at)).collect();
    leaves.sort_unstable();
    // Nodes in ascending order of weight, each with its parent; leaves first. Two queues suffice.
    let total = (2 * leaves.len()).saturating_sub(1);
    let mut weights: Vec<u64> = leaves.iter().map(|&(count, _)| count).collect();
    let mut parents = vec![0usize; total];
    let (mut leaf, mut inner) = (0, leaves.len());
    while weights.len() < total {
        let mut weight = 0;
        for _ in 0..2 {
            let takes_leaf =
                leaf < leaves.len() && (inner >= weights.len() || weights[leaf] <= weights[inner]);
            let lightest = if takes_leaf { &mut leaf } else { &mut inner };
            weight += weights[*lightest];
            parents[*lightest] = weights.len();
            *lightest += 1;
        }
        weights.push(weight);
    }
    let mut depths = vec![0u8; total];
    for node in (0..total.saturating_sub(1)).rev() {
        depths[node] = depths[parents[node]].saturating_add(1);
    }
    for (&(_, symbol), &depth) in leaves.iter().zip(&depths) {
        lengths[symbol] = depth;
    }
    lengths
}

/// Code words by length, then by symbol, turned so that the first bit is the lowest.
fn words(lengths: &[u8]) -> Vec<u16> {
    let mut words = vec![0u16; lengths.len()];
    let mut next = 0u16;
    for length in 1..=LONGEST {
        for (word, _) in words
            .iter_mut()
            .zip(lengths)
            .filter(|&(_, &own)| own == length)
        {
            *word = next.reverse_bits() >> (16 - length);
            next = next.wrapping_add(1);
        }
        next = next.wrapping_shl(1);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_fill_the_space_of_words_and_stay_within_the_longest() {
        let mut fibonacci = vec![1u32, 1];
        for at in 2..40 {
            fibonacci.push(fibonacci[at - 1] + fibonacci[at - 2]);
        }
        for counts in [&[1u32, 1][..], &[5, 0, 3, 1, 0, 9], &fibonacci] {
            let lengths = lengths(counts, LONGEST);
            let space: u32 = lengths
                .iter()
                .filter(|&&length| length > 0)
                .map(|&length| 1 << (LONGEST - length))
                .sum();
            assert_eq!(space, 1 << LONGEST);
            let unused = counts
                .iter()
                .zip(&lengths)
                .filter(|&(&count, _)| count == 0);
            assert!(unused.into_iter().all(|(_, &length)| length == 0));
        }
        assert_eq!(lengths(&[0, 7, 0], LONGEST), [0, 0, 0]);
    }

    #[test]
    fn no_word_begins_another() {
        let lengths = lengths(&[9, 1, 4, 4, 0, 30, 2], LONGEST);
        let words = words(&lengths);
        for one in 0..lengths.len() {
            for other in 0..lengths.len() {
                let (short, long) = (lengths[one], lengths[other]);
                if one != other && short > 0 && long >= short {
                    assert_ne!(words[one], words[other] & ((1 << short) - 1));
                }
            }
        }
    }

    #[test]
    fn tokens_leave_what_they_do_not_say_to_the_bits_after_them() {
        for (value, expected) in [
            (15, (15, 0, 0)),
            (16, (16, 0, 3)),
            (23, (16, 7, 3)),
            (24, (17, 0, 3)),
            (u32::MAX, (71, (1 << 30) - 1, 30)),
        ] {
            assert_eq!(token(value), expected);
        }
    }
}
