//! ISO/IEC 2022 as DICOM uses it: two code elements, G0 in the lower and G1 in the upper half of
//! the byte, redesignated by escape sequences and reset at delimiters.
//!
//! Source: PS3.5 6.1.2.5, Annexes H to K.

use super::sets::{ESCAPES, Set};
use super::{Edit, Syntax};
use std::ops::Range;

/// The sets declared, and those active at the start of every value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repertoire {
    g0: Set,
    g1: Option<Set>,
    declared: Vec<Set>,
    extended: bool,
    /// Whether line ends and delimiters go back to the initial sets, as they should.
    resets: bool,
}

/// The sets active at a place of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Active {
    g0: Set,
    g1: Option<Set>,
}

/// A character met in a value.
pub(super) struct Step {
    pub character: char,
    /// Its bytes, escape sequences aside.
    pub code: Range<usize>,
    /// The sets active when it was read, and behind it.
    before: Active,
    after: Active,
}

impl Default for Repertoire {
    fn default() -> Self {
        Repertoire {
            g0: Set::Ascii,
            g1: None,
            declared: vec![Set::Ascii],
            extended: false,
            resets: true,
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

    /// The default repertoire for writers that return to no initial set.
    pub(super) fn without_resets() -> Self {
        Repertoire {
            resets: false,
            ..Repertoire::default()
        }
    }

    /// Whether the upper half holds katakana at the start.
    pub(super) fn has_katakana(&self) -> bool {
        self.g1 == Some(Set::Katakana)
    }

    fn initial(&self) -> Active {
        Active {
            g0: self.g0,
            g1: self.g1,
        }
    }

    /// The set of the upper half where none is designated: many writers designate it in the first line
    /// alone, or never, and where only one is declared there is nothing else the bytes can be.
    fn undesignated(&self) -> Option<Set> {
        let mut upper = self.declared.iter().filter(|set| !set.is_g0());
        let only = upper.next().copied();
        only.filter(|_| upper.next().is_none())
    }

    /// Whether the declaration allows `set`. ISO-IR 6 and 14 stand for each other in many files.
    fn allows(&self, set: Set) -> bool {
        let latin = matches!(set, Set::Ascii | Set::Romaji);
        self.extended && (latin || self.declared.contains(&set))
    }

    /// Decodes a value; `false` if a byte or an escape sequence is not legal under the declaration.
    /// Undeclared escape sequences are followed all the same.
    pub(super) fn decode(&self, bytes: &[u8], syntax: Syntax) -> (String, bool) {
        let mut text = String::with_capacity(bytes.len());
        let legal = self.walk(bytes, syntax, &mut |step| text.push(step.character));
        (text, legal)
    }

    /// Hands every character of a value to `take`; see [`Repertoire::decode`].
    pub(super) fn walk(&self, bytes: &[u8], syntax: Syntax, take: &mut dyn FnMut(Step)) -> bool {
        let mut legal = true;
        let mut active = self.initial();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let rest = &bytes[at..];
            let before = active;
            let (character, len) = match byte {
                0x1B => match escape(rest) {
                    Some((set, len)) => {
                        legal &= self.allows(set);
                        active.designate(set);
                        at += len;
                        continue;
                    }
                    None => {
                        legal = false;
                        (char::REPLACEMENT_CHARACTER, 1)
                    }
                },
                0x00..=0x20 | 0x7F => {
                    if self.resets && matches!(byte, b'\t' | b'\n' | 0x0C | b'\r') {
                        // Whoever writes a line end within two-byte characters may mean to go on.
                        legal &= !active.g0.is_double();
                        active = self.initial();
                    }
                    (char::from(byte), 1)
                }
                0x21..=0x7E | 0xA0..=0xFF => {
                    let set = if byte < 0x80 {
                        Some(active.g0)
                    } else {
                        active.g1.or_else(|| self.undesignated())
                    };
                    let single = set.is_some_and(|set| !set.is_double());
                    if self.resets && single && syntax.is_delimiter(byte) {
                        active = self.initial();
                    }
                    let len = match set {
                        Some(set) if set.is_double() => 2,
                        Some(_) | None => 1,
                    };
                    let same_half = |code: &[u8]| code.iter().all(|b| b & 0x80 == byte & 0x80);
                    let code = rest.get(..len).filter(|code| same_half(code));
                    match set.zip(code).and_then(|(set, code)| set.decode(code)) {
                        Some(character) => (character, len),
                        None => {
                            legal = false;
                            (char::REPLACEMENT_CHARACTER, 1)
                        }
                    }
                }
                0x80..=0x9F => {
                    legal = false;
                    (char::REPLACEMENT_CHARACTER, 1)
                }
            };
            take(Step {
                character,
                code: at..at + len,
                before,
                after: active,
            });
            at += len;
        }
        legal
    }

    /// The value with `edits` of its text made, ascending and apart. What stays keeps its bytes, and the
    /// sets active in it are designated again where what stood before is gone. `None` if an edit cannot
    /// be written.
    pub(super) fn rewrite(&self, bytes: &[u8], syntax: Syntax, edits: &[Edit]) -> Option<Vec<u8>> {
        let mut writer = Writer {
            repertoire: self,
            bytes: Vec::with_capacity(bytes.len()),
            active: self.initial(),
        };
        // What is kept before each edit, and behind the last: its bytes, and the sets active before
        // and behind it.
        let mut kept: Vec<Option<(Range<usize>, Active, Active)>> = vec![None; edits.len() + 1];
        let (mut place, mut at) = (0, 0);
        self.walk(bytes, syntax, &mut |step| {
            while edits.get(place).is_some_and(|(edit, _)| edit.end <= at) {
                place += 1;
            }
            let cut = edits.get(place).is_some_and(|(edit, _)| edit.contains(&at));
            at += step.character.len_utf8();
            match &mut kept[place] {
                _ if cut => {}
                Some((code, _, after)) => (code.end, *after) = (step.code.end, step.after),
                empty @ None => *empty = Some((step.code, step.before, step.after)),
            }
        });
        let puts = edits.iter().map(|(_, put)| put.as_str()).chain([""]);
        for (kept, put) in kept.into_iter().zip(puts) {
            if let Some((code, before, after)) = kept {
                writer.become_active(before);
                writer.bytes.extend_from_slice(bytes.get(code)?);
                writer.active = after;
            }
            writer.write(put, syntax)?;
        }
        if writer.active.g0.is_double() {
            writer.become_active(self.initial());
        }
        Some(writer.bytes)
    }

    /// Encodes a text with the declared sets; `None` if they lack a character.
    pub(super) fn encode(&self, text: &str, syntax: Syntax) -> Option<Vec<u8>> {
        let mut writer = Writer {
            repertoire: self,
            bytes: Vec::with_capacity(text.len()),
            active: self.initial(),
        };
        writer.write(text, syntax)?;
        writer.become_active(self.initial());
        Some(writer.bytes)
    }

    /// The set for `character`: an active one if possible, else the first declared that has it.
    fn find(&self, character: char, active: Active) -> Option<(Set, Vec<u8>)> {
        [Some(active.g0), active.g1]
            .into_iter()
            .flatten()
            .chain(self.declared.iter().copied())
            .find_map(|set| set.encode(character).map(|code| (set, code)))
    }
}

impl Active {
    fn designate(&mut self, set: Set) {
        if set.is_g0() {
            self.g0 = set;
        } else {
            self.g1 = Some(set);
        }
    }

    fn has(self, set: Set) -> bool {
        self.g0 == set || self.g1 == Some(set)
    }
}

/// A value being written, with the sets active at its end.
struct Writer<'a> {
    repertoire: &'a Repertoire,
    bytes: Vec<u8>,
    active: Active,
}

impl Writer<'_> {
    /// Writes `text`; `None` if the declared sets lack a character.
    fn write(&mut self, text: &str, syntax: Syntax) -> Option<()> {
        let repertoire = self.repertoire;
        for character in text.chars() {
            if character.is_control() {
                if !character.is_ascii() || character == '\u{1B}' {
                    return None;
                }
                self.become_active(repertoire.initial());
                self.bytes.push(character as u8);
                continue;
            }
            let delimits = character.is_ascii() && syntax.is_delimiter(character as u8);
            if character.is_ascii() && (self.active.g0.is_double() || delimits) {
                self.become_active(repertoire.initial());
            }
            let (set, code) = repertoire.find(character, self.active)?;
            if !self.active.has(set) {
                if !repertoire.extended {
                    return None;
                }
                self.designate(set);
            }
            self.bytes.extend_from_slice(&code);
        }
        Some(())
    }

    /// Designates what differs from `wanted`; a half that has nothing designated there is left alone.
    fn become_active(&mut self, wanted: Active) {
        if self.active.g0 != wanted.g0 {
            self.designate(wanted.g0);
        }
        match wanted.g1 {
            Some(set) if self.active.g1 != Some(set) => self.designate(set),
            Some(_) => {}
            None => self.active.g1 = None,
        }
    }

    fn designate(&mut self, set: Set) {
        self.bytes.extend_from_slice(set.escape());
        self.active.designate(set);
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
