//! Mutates inputs from a seed of its own: the same inputs in every run, on every machine.

/// Pieces that files of the formats are made of, for parsers to stumble over.
const TOKENS: [&[u8]; 24] = [
    b"\xFE\xFF\x00\xE0\xFF\xFF\xFF\xFF",
    b"\xFE\xFF\x00\xE0\x08\x00\x00\x00",
    b"\xFE\xFF\x0D\xE0\x00\x00\x00\x00",
    b"\xFE\xFF\xDD\xE0\x00\x00\x00\x00",
    b"\x10\x00\x10\x00PN\x04\x00A^B ",
    b"\x10\x00\x20\x00\x04\x00\x00\x001234",
    b"\x08\x00\x05\x00CS\x0A\x00ISO_IR 192",
    b"\xE0\x7F\x10\x00OB\x00\x00\xFF\xFF\xFF\xFF",
    b"\x09\x00\x01\x10UN\x00\x00\xFF\xFF\xFF\xFF",
    b"\x40\x00\x30\xA7SQ\x00\x00\xFF\xFF\xFF\xFF",
    b"\xFC\xFF\xFC\xFFOB\x00\x00",
    b"ISO 2022 IR 87",
    b"\x1B$B",
    b"\x1B(B",
    b"\x1B$)C",
    b"\\",
    b"DICM",
    b"1.2.840.10008.1.2.1.99\0",
    b"PK\x05\x06",
    b"\"\r\n\"",
    "患者".as_bytes(),
    b"\x81\x40",
    b"{\"",
    b"MR. ",
];

/// A generator of numbers (SplitMix64), started at a fixed place.
pub struct Mutator(u64);

impl Mutator {
    pub fn new(seed: u64) -> Self {
        Mutator(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 if that is 0.
    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// `seeds[choice]` with one to four changes.
    pub fn mutated(&mut self, seeds: &[Vec<u8>], choice: usize) -> Vec<u8> {
        let mut bytes = seeds[choice % seeds.len()].clone();
        for _ in 0..=self.below(4) {
            self.change(&mut bytes, seeds);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
        let at = self.below(bytes.len());
        let rest = bytes.len() - at;
        match self.below(8) {
            // A bit.
            0 if rest > 0 => bytes[at] ^= 1 << self.below(8),
            // A byte of consequence.
            1 if rest > 0 => bytes[at] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF][self.below(6)],
            // A length that lies: 16 or 32 bits.
            2 if rest >= 4 => {
                let length = [
                    0,
                    1,
                    7,
                    8,
                    0xFFFF,
                    0xFFFF_FFFE,
                    u32::MAX,
                    self.below(64) as u32,
                ];
                let chosen = length[self.below(length.len())].to_le_bytes();
                let width = [2, 4][self.below(2)];
                bytes[at..at + width].copy_from_slice(&chosen[..width]);
            }
            3 => bytes.truncate(at),
            4 => {
                let end = at + self.below(rest.min(32) + 1);
                bytes.drain(at..end.min(bytes.len()));
            }
            // A piece of the same or another seed.
            5 => {
                let other = &seeds[self.below(seeds.len())];
                let from = self.below(other.len());
                let len = self.below((other.len() - from).min(64) + 1);
                let piece = other[from..from + len].to_vec();
                bytes.splice(at..at, piece);
            }
            6 => {
                let token = TOKENS[self.below(TOKENS.len())];
                bytes.splice(at..at, token.iter().copied());
            }
            _ => {
                let token = TOKENS[self.below(TOKENS.len())];
                let end = (at + token.len()).min(bytes.len());
                bytes.splice(at..end, token.iter().copied());
            }
        }
    }
}
