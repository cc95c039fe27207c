//! ISO/IEC 2022 as DICOM uses it: two code elements, G0 in the lower and G1 in the upper half of
//! the byte, redesignated by escape sequences and reset at delimiters.
//!
//! Source: PS3.5 6.1.2.5, Annexes H to K.

use super::Syntax;
use super::sets::{ESCAPES, Set};

/// The sets declared, and those active at the start of every value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repertoire {
    g0: Set,
    g1: Option<Set>,
    declared: Vec<Set>,
    extended: bool,
}

impl Default for Repertoire {
    fn default() -> Self {
        Repertoire {
            g0: Set::Ascii,
            g1: None,
            declared: vec![Set::Ascii],
            extended: false,
        }
    }
}

impl Repertoire {
    /// Adds one value of (0008,0005), reduced to letters and digits; `false` if it is no defined
    /// term or one that may not stand there.
    pub(super) fn declare(&mut self, term: &[u8], first: bool) -> bool {
        let Some(number) = registration(term) else {
            return false;
        };
        let Some((g0, g1)) = sets_of(number) else {
            return false;
        };
        self.extended |= term.starts_with(b"ISO2022") || !first;
        let legal = !first || !g0.into_iter().chain(g1).any(Set::is_double);
        if first {
            // A multi-byte set cannot be the initial G0; devices that name one first mean ASCII.
            self.g0 = g0.filter(|set| !set.is_double()).unwrap_or(Set::Ascii);
            self.g1 = g1;
        }
        for set in g0.into_iter().chain(g1) {
            if !self.declared.contains(&set) {
                self.declared.push(set);
            }
        }
        legal
    }

    /// Whether a registration number brings a set of two bytes a character.
    pub(super) fn is_double(number: &[u8]) -> bool {
        sets_of(number).is_some_and(|(g0, g1)| g0.into_iter().chain(g1).any(Set::is_double))
    }

    /// Whether the upper half holds nothing or Latin letters at the start.
    pub(super) fn is_latin(&self) -> bool {
        match self.g1 {
            None
            | Some(
                Set::Latin1
                | Set::Latin2
                | Set::Latin3
                | Set::Latin4
                | Set::Latin5
                | Set::Latin9
                | Set::Ascii
                | Set::Romaji,
            ) => true,
            Some(
                Set::Katakana
                | Set::Cyrillic
                | Set::Arabic
                | Set::Greek
                | Set::Hebrew
                | Set::Thai
                | Set::Kanji
                | Set::KanjiSupplement
                | Set::Korean
                | Set::Chinese,
            ) => false,
        }
    }

    /// Decodes a value; `false` if a byte or an escape sequence is not legal under the declaration.
    /// Undeclared escape sequences are followed all the same.
    pub(super) fn decode(&self, bytes: &[u8], syntax: Syntax) -> (String, bool) {
        let mut text = String::with_capacity(bytes.len());
        let mut legal = true;
        let (mut g0, mut g1) = (self.g0, self.g1);
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let rest = &bytes[at..];
            match byte {
                0x1B => match escape(rest) {
                    Some((set, len)) => {
                        legal &= self.extended && self.declared.contains(&set);
                        if set.is_g0() {
                            g0 = set
                        } else {
                            g1 = Some(set)
                        }
                        at += len;
                    }
                    None => {
                        legal = false;
                        text.push(char::REPLACEMENT_CHARACTER);
                        at += 1;
                    }
                },
                0x00..=0x20 | 0x7F => {
                    if matches!(byte, b'\t' | b'\n' | 0x0C | b'\r') {
                        (g0, g1) = (self.g0, self.g1);
                    }
                    text.push(char::from(byte));
                    at += 1;
                }
                0x21..=0x7E | 0xA0..=0xFF => {
                    let active = if byte < 0x80 { Some(g0) } else { g1 };
                    if active.is_some_and(|set| !set.is_double()) && syntax.is_delimiter(byte) {
                        (g0, g1) = (self.g0, self.g1);
                    }
                    let len = match active {
                        Some(set) if set.is_double() => 2,
                        Some(_) | None => 1,
                    };
                    let same_half = |code: &[u8]| code.iter().all(|b| b & 0x80 == byte & 0x80);
                    let code = rest.get(..len).filter(|code| same_half(code));
                    match active.zip(code).and_then(|(set, code)| set.decode(code)) {
                        Some(character) => {
                            text.push(character);
                            at += len;
                        }
                        None => {
                            legal = false;
                            text.push(char::REPLACEMENT_CHARACTER);
                            at += 1;
                        }
                    }
                }
                0x80..=0x9F => {
                    legal = false;
                    text.push(char::REPLACEMENT_CHARACTER);
                    at += 1;
                }
            }
        }
        (text, legal)
    }

    /// Encodes a text with the declared sets; `None` if they lack a character.
    pub(super) fn encode(&self, text: &str, syntax: Syntax) -> Option<Vec<u8>> {
        let mut bytes = Vec::with_capacity(text.len());
        let (mut g0, mut g1) = (self.g0, self.g1);
        for character in text.chars() {
            if character.is_control() {
                if !character.is_ascii() || character == '\u{1B}' {
                    return None;
                }
                self.restore(&mut bytes, &mut g0, &mut g1);
                bytes.push(character as u8);
                continue;
            }
            if character.is_ascii() && (g0.is_double() || syntax.is_delimiter(character as u8)) {
                self.restore(&mut bytes, &mut g0, &mut g1);
            }
            let (set, code) = self.find(character, g0, g1)?;
            let active = if set.is_g0() {
                g0 == set
            } else {
                g1 == Some(set)
            };
            if !active {
                if !self.extended {
                    return None;
                }
                bytes.extend_from_slice(set.escape());
                if set.is_g0() {
                    g0 = set
                } else {
                    g1 = Some(set)
                }
            }
            bytes.extend_from_slice(&code);
        }
        self.restore(&mut bytes, &mut g0, &mut g1);
        Some(bytes)
    }

    /// The set for `character`: an active one if possible, else the first declared that has it.
    fn find(&self, character: char, g0: Set, g1: Option<Set>) -> Option<(Set, Vec<u8>)> {
        [Some(g0), g1]
            .into_iter()
            .flatten()
            .chain(self.declared.iter().copied())
            .find_map(|set| set.encode(character).map(|code| (set, code)))
    }

    /// Goes back to the initial sets: escapes where bytes that follow would be read differently.
    fn restore(&self, bytes: &mut Vec<u8>, g0: &mut Set, g1: &mut Option<Set>) {
        if *g0 != self.g0 {
            bytes.extend_from_slice(self.g0.escape());
            *g0 = self.g0;
        }
        if *g1 != self.g1 {
            if let Some(initial) = self.g1 {
                bytes.extend_from_slice(initial.escape());
            }
            *g1 = self.g1;
        }
    }
}

/// The registration number in a term reduced to letters and digits, empty for an empty term; `None`
/// if it is no defined term.
pub(super) fn registration(term: &[u8]) -> Option<&[u8]> {
    let name = term
        .strip_prefix(b"ISO2022")
        .or(term.strip_prefix(b"ISO"))
        .unwrap_or(term);
    let number = name.strip_prefix(b"IR").unwrap_or(name);
    (term.is_empty() || (!number.is_empty() && sets_of(number).is_some())).then_some(number)
}

/// The sets of a registration number; those of the default repertoire where there is none.
fn sets_of(number: &[u8]) -> Option<(Option<Set>, Option<Set>)> {
    Set::registered(if number.is_empty() { b"6" } else { number })
}

/// The set an escape sequence designates, with its length.
fn escape(bytes: &[u8]) -> Option<(Set, usize)> {
    // JIS C 6226-1978 and the long form of JIS X 0208 differ in nothing that matters here.
    for old in [b"\x1B$@".as_slice(), b"\x1B$(B"] {
        if bytes.starts_with(old) {
            return Some((Set::Kanji, old.len()));
        }
    }
    ESCAPES
        .iter()
        .find(|(_, sequence)| bytes.starts_with(sequence))
        .map(|&(set, sequence)| (set, sequence.len()))
}
