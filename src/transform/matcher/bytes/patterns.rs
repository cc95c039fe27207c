//! The first bytes of every encoded form of a spelling.

use super::PREFIX;
use crate::transform::fold::{self, variants_of};
use crate::transform::forms::{Charset, Script, Shape, Spelling, unescaped};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization;

/// What may stand between components written in ASCII.
const ASCII_SEPARATORS: [&str; 9] = ["", " ", "^", ",", ", ", "_", "-", ".", "/"];

/// What may stand between components in other scripts; the first five in ISO-2022-JP too.
const OTHER_SEPARATORS: [&str; 7] = ["", " ", "^", "\u{3000}", "・", ",", "_"];

/// The encodings in which ASCII text differs: how many of [`Charset::ALL`].
const ASCII_CHARSETS: usize = 3;

/// How many components are remembered in their encoded forms: names recur.
const REMEMBERED: usize = 2048;

/// Writes the first bytes of forms.
pub(super) struct Patterns {
    /// Components met, in every script and encoding.
    known: BTreeMap<String, Rc<[Encoded]>>,
    /// [`OTHER_SEPARATORS`] encoded.
    separators: Vec<Encoded>,
}

/// The start of one text in each of [`Charset::ALL`].
type Encoded = [Option<Start>; Charset::ALL.len()];

impl Patterns {
    pub fn new() -> Self {
        Patterns {
            known: BTreeMap::new(),
            separators: OTHER_SEPARATORS.iter().map(|text| encode(text)).collect(),
        }
    }

    /// Hands the first [`PREFIX`] bytes of every encoded form of `spelling` to `take`; forms that are
    /// shorter are left out. Case of ASCII letters is that of the spelling. One form may come twice.
    pub fn prefixes(&mut self, spelling: &Spelling, take: &mut dyn FnMut([u8; PREFIX])) {
        let parted = spelling.parts.len() > 1 && spelling.shape != Shape::Date;
        if spelling.parts.iter().all(|part| part.is_ascii()) {
            return ascii(&spelling.parts, parted, take);
        }
        let parts: Vec<Rc<[Encoded]>> = spelling
            .parts
            .iter()
            .map(|part| self.encoded(part))
            .collect();
        // Scripts and cases of the components go together: the n-th of one with the n-th of all.
        let variants = parts.iter().map(|part| part.len()).max().unwrap_or(0);
        for variant in 0..variants {
            for (place, charset) in Charset::ALL.into_iter().enumerate() {
                let Some(encoded) = parts
                    .iter()
                    .map(|part| part.get(variant).or(part.first())?[place])
                    .collect::<Option<Vec<Start>>>()
                else {
                    continue;
                };
                let separators = match (charset, parted) {
                    (_, false) => 1,
                    (Charset::Iso2022Jp, true) => 5,
                    (_, true) if encoded[0].len >= PREFIX => 1,
                    (_, true) => self.separators.len(),
                };
                for between in self.separators[..separators]
                    .iter()
                    .filter_map(|encoded| encoded[place])
                {
                    if charset == Charset::Iso2022Jp {
                        escaped(&encoded, &between, take);
                    } else {
                        Start::joined(&encoded, &between).emit(take);
                    }
                }
            }
        }
    }

    fn encoded(&mut self, part: &str) -> Rc<[Encoded]> {
        if let Some(known) = self.known.get(part) {
            return Rc::clone(known);
        }
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        let encoded: Rc<[Encoded]> = scripts(part).iter().map(|text| encode(text)).collect();
        self.known.insert(part.to_owned(), Rc::clone(&encoded));
        encoded
    }
}

fn encode(text: &str) -> Encoded {
    Charset::ALL.map(|charset| charset.encode(text).map(|bytes| Start::of(&bytes)))
}

/// Forms in ASCII: one byte per character, or two with a zero.
fn ascii(parts: &[String], parted: bool, take: &mut dyn FnMut([u8; PREFIX])) {
    for charset in &Charset::ALL[..ASCII_CHARSETS] {
        let wide = |text: &str| {
            charset
                .encode(text)
                .map_or_else(Start::default, |bytes| Start::of(&bytes))
        };
        let encoded: Vec<Start> = parts.iter().map(|part| wide(part)).collect();
        let behind = encoded.first().is_some_and(|first| first.len >= PREFIX);
        let separators = if parted && !behind {
            ASCII_SEPARATORS.len()
        } else {
            1
        };
        for separator in &ASCII_SEPARATORS[..separators] {
            Start::joined(&encoded, &wide(separator)).emit(take);
        }
    }
}

/// ISO-2022-JP: each component in its own escape sequences, or all in one, or in none; the set that is
/// switched back to is ISO-IR 6 or ISO-IR 14.
fn escaped(parts: &[Start], between: &Start, take: &mut dyn FnMut([u8; PREFIX])) {
    const OPEN: &[u8] = b"\x1b$B";
    if !parts.iter().any(|part| part.as_bytes().contains(&0x1B)) {
        return;
    }
    if between.len == 0 || between.as_bytes().contains(&0x1B) {
        let bare: Vec<Start> = parts
            .iter()
            .map(|part| Start::of(&unescaped(part.as_bytes())))
            .collect();
        let between = Start::of(&unescaped(between.as_bytes()));
        let together = Start::joined(&bare, &between);
        together.emit(take);
        Start::joined(&[Start::of(OPEN), together], &Start::default()).emit(take);
    }
    let apart = Start::joined(parts, between);
    for back in [b'B', b'J'] {
        let mut written = apart;
        for at in 2..written.len {
            if written.bytes[at - 2..at] == *b"\x1b(" {
                written.bytes[at] = back;
            }
        }
        written.emit(take);
        if let Some(opened) = written.as_bytes().strip_prefix(OPEN) {
            Start::of(opened).emit(take);
        }
    }
}

/// The start of a form, no longer than needed.
#[derive(Clone, Copy, Default)]
struct Start {
    bytes: [u8; 2 * PREFIX],
    len: usize,
}

impl Start {
    fn of(bytes: &[u8]) -> Start {
        let mut start = Start::default();
        start.push(bytes);
        start
    }

    fn joined(parts: &[Start], between: &Start) -> Start {
        let mut start = Start::default();
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                start.push(between.as_bytes());
            }
            start.push(part.as_bytes());
        }
        start
    }

    fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn push(&mut self, bytes: &[u8]) {
        let count = bytes.len().min(self.bytes.len() - self.len);
        self.bytes[self.len..self.len + count].copy_from_slice(&bytes[..count]);
        self.len += count;
    }

    fn emit(&self, take: &mut dyn FnMut([u8; PREFIX])) {
        if let Some(prefix) = self.as_bytes().first_chunk() {
            take(*prefix);
        }
    }
}

/// A component in every script and case it may be written in, as it stood first.
fn scripts(part: &str) -> Vec<String> {
    let mut all = vec![part.to_owned()];
    if part.is_ascii() {
        return all;
    }
    let folded = fold::fold(part).text;
    match Script::of_name(&folded) {
        Script::Kana => {
            let hiragana: String = part.nfkc().map(hiragana).collect();
            let large: String = hiragana.chars().map(fold::large_kana).collect();
            for kana in [hiragana, large] {
                let katakana: String = kana.chars().map(katakana).collect();
                all.push(half_width(&katakana));
                all.push(katakana);
                all.push(kana);
            }
        }
        Script::Han => {
            all.push(folded.clone());
            let letters: Vec<char> = folded.chars().collect();
            for (at, &letter) in letters.iter().enumerate() {
                for &variant in variants_of(letter) {
                    let mut other = letters.clone();
                    other[at] = variant;
                    all.push(other.into_iter().collect());
                }
            }
        }
        Script::Spaced | Script::Digit => {
            all.push(folded);
            all.push(part.to_lowercase());
            all.push(part.to_uppercase());
            all.push(part.nfc().collect());
            all.push(part.nfd().collect());
            all.push(part.to_uppercase().nfd().collect());
        }
        Script::Hangul => all.push(part.nfc().collect()),
    }
    let mut seen = BTreeSet::new();
    all.retain(|text| seen.insert(text.clone()));
    all
}

fn hiragana(letter: char) -> char {
    match letter {
        '\u{30A1}'..='\u{30F6}' => char::from_u32(letter as u32 - 0x60).unwrap_or(letter),
        _ => letter,
    }
}

fn katakana(letter: char) -> char {
    match letter {
        '\u{3041}'..='\u{3096}' => char::from_u32(letter as u32 + 0x60).unwrap_or(letter),
        _ => letter,
    }
}

/// Katakana in half width, voicing marks apart.
fn half_width(katakana: &str) -> String {
    const FULL: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309A}";
    katakana
        .nfd()
        .map(
            |letter| match FULL.chars().position(|full| full == letter) {
                Some(place) => char::from_u32(0xFF66 + place as u32).unwrap_or(letter),
                None => letter,
            },
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn katakana_become_half_width_as_the_standard_writes_them() {
        assert_eq!(half_width("ヤマダ"), "ﾔﾏﾀﾞ");
        assert_eq!(half_width("パーティン"), "ﾊﾟｰﾃｨﾝ");
    }
}
