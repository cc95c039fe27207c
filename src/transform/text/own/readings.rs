//! A person's name in another script: 高橋 as Takahashi and タカハシ, YAMADA as 山田.
//!
//! Kanji tell their reading only to who knows it, so the usual ones of family and given names are
//! listed. Readings are compared as Latin letters of one system with short vowels. It does not know rare names nor unusual readings of listed ones; a name in Latin letters
//! beside a known family name goes with it.

use super::Spoken;
use crate::transform::fold::squeeze;
use crate::transform::forms::romaji;
use crate::transform::text::listed;
use crate::transform::text::view::{View, Word, is_kanji};
use crate::transform::text::words::{is_clinical, is_common, is_eponym};
use std::collections::BTreeSet;
use std::ops::Range;

/// Shortest reading that counts, in Latin letters.
const SHORTEST: usize = 3;

/// How the people of one file or row are read.
#[derive(Default)]
pub(super) struct Readings {
    /// Of names in kanji and kana: searched in Latin letters.
    eastern: BTreeSet<String>,
    /// Of all names: searched in kanji and kana.
    all: BTreeSet<String>,
}

impl Readings {
    /// Learns one word of a name, as it is written.
    pub fn add(&mut self, word: &str) {
        let keys = match word.chars().all(is_kanji) {
            true => listed::readings(&squeeze(word)).to_vec(),
            false => romaji::key(word).into_iter().collect(),
        };
        let keys = keys.into_iter().filter(|key| key.len() >= SHORTEST);
        for key in keys {
            if !word.is_ascii() {
                self.eastern.insert(key.clone());
            }
            self.all.insert(key);
        }
    }

    /// Whether a word in Latin letters is how one of the names in kanji or kana is read.
    pub fn has_latin(&self, lower: &str) -> bool {
        !self.eastern.is_empty()
            && lower.len() >= SHORTEST
            && is_rare(lower)
            && romaji::key(lower).is_some_and(|key| self.eastern.contains(&key))
    }

    /// Whether kanji or kana are how one of the names is written, or two of them together.
    pub fn has_eastern(&self, written: &[char]) -> bool {
        if self.all.is_empty() || !(2..=12).contains(&written.len()) {
            return false;
        }
        let word: String = written.iter().collect();
        if !written.iter().all(|&c| is_kanji(c)) {
            // Of two names together the readings stand one behind the other.
            return romaji::key(&word).is_some_and(|key| {
                let mut firsts = self
                    .all
                    .iter()
                    .filter_map(|name| key.strip_prefix(name.as_str()));
                self.all.contains(&key) || firsts.any(|rest| self.all.contains(rest))
            });
        }
        let folded = squeeze(&word);
        let has = |part: &str| {
            let mut keys = listed::readings(part).iter();
            keys.any(|key| self.all.contains(key))
        };
        let mut splits = folded.char_indices().skip(1);
        has(&folded) && !is_clinical(&word)
            || splits.any(|(at, _)| has(&folded[..at]) && has(&folded[at..]))
    }

    /// The words around `range`, which holds a name in Latin letters, that are the rest of it.
    pub fn widened(&self, view: &View, spoken: &Spoken<'_>, range: Range<usize>) -> Range<usize> {
        let joins = |word: &Word, gap: Range<usize>| {
            matches!(view.slice(gap), [' ' | '^' | '_'] | [',', ' '])
                && word.capital
                && word.range.len() >= SHORTEST
                && is_rare(&word.lower)
                && romaji::key(&word.lower).is_some()
        };
        let mut wide = range.clone();
        if let Some(after) = spoken.after
            && after.range.start >= range.end
            && joins(after, range.end..after.range.start)
        {
            wide.end = after.range.end;
        }
        if let Some(before) = spoken.before
            && before.range.end <= range.start
            && joins(before, before.range.end..range.start)
        {
            wide.start = before.range.start;
        }
        wide
    }
}

/// Whether no clinical text knows a word in lower case.
fn is_rare(lower: &str) -> bool {
    !is_clinical(lower) && !is_common(lower) && !is_eponym(lower) && lower != "endo"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str]) -> Readings {
        let mut readings = Readings::default();
        words.iter().for_each(|word| readings.add(word));
        readings
    }

    fn eastern(readings: &Readings, text: &str) -> bool {
        readings.has_eastern(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn names_in_kanji_are_read_in_latin_letters_and_kana() {
        let readings = of(&["高橋", "邦彦", "佐藤", "裕子", "髙木"]);
        for word in [
            "takahashi",
            "takahasi",
            "kunihiko",
            "sato",
            "satoh",
            "satou",
            "yuko",
            "yuuko",
            "takagi",
        ] {
            assert!(readings.has_latin(word), "{word}");
        }
        for word in ["tanaka", "chest", "kuni", "endo", "to", ""] {
            assert!(!readings.has_latin(word), "{word}");
        }
        for word in ["タカハシ", "たかはし", "ｸﾆﾋｺ", "タカハシクニヒコ", "さとう"]
        {
            assert!(eastern(&readings, word), "{word}");
        }
        assert!(!eastern(&readings, "タナカ"));
    }

    #[test]
    fn names_in_latin_letters_and_kana_are_written_in_kanji() {
        let readings = of(&["YAMADA", "Taro", "さとう"]);
        for word in ["山田", "山田太郎", "佐藤", "ヤマダ"] {
            assert!(eastern(&readings, word), "{word}");
        }
        for word in ["胸部", "太い", "田中", "山"] {
            assert!(!eastern(&readings, word), "{word}");
        }
        let western = of(&["Smith", "Susan"]);
        assert!(!eastern(&western, "山田") && !western.has_latin("susan"));
    }
}
