//! A text as the scanners see it: one entry per character, widths and dashes made one, with the way
//! back to the bytes.

use super::words;
use std::ops::Range;

/// The view. Positions are characters; there is nothing but NUL outside it.
pub(super) struct View {
    chars: Vec<char>,
    starts: Vec<usize>,
    words: Vec<Word>,
}

/// A word in a script that has capitals: letters, with apostrophes and hyphens between them.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Where it stands.
    pub range: Range<usize>,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// In lower case; empty if longer than any word of the tables.
    pub lower: String,
}

impl View {
    /// The view of `text`.
    pub fn new(text: &str) -> View {
        let mut chars = Vec::with_capacity(text.len());
        let mut starts = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            starts.push(at);
            chars.push(plain(c));
        }
        starts.push(text.len());
        let words = split_words(&chars);
        View {
            chars,
            starts,
            words,
        }
    }

    /// Number of characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `at`; NUL outside the text.
    pub fn at(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\0')
    }

    /// The character before `at`; NUL at the start.
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |at| self.at(at))
    }

    /// The characters from `at` on.
    pub fn from(&self, at: usize) -> &[char] {
        self.chars.get(at..).unwrap_or_default()
    }

    /// The characters of `range`.
    pub fn slice(&self, range: Range<usize>) -> &[char] {
        self.chars.get(range).unwrap_or_default()
    }

    /// The bytes of `range` in the text.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let byte = |at: usize| self.starts[at.min(self.chars.len())];
        byte(range.start)..byte(range.end)
    }

    /// Whether `text` stands at `at`, letter case aside.
    pub fn has(&self, at: usize, text: &str) -> bool {
        let mut here = self.from(at).iter();
        // Most places differ from most texts in the first byte; beyond ASCII it is no character yet.
        if let (Some(here), Some(&there)) = (here.as_slice().first(), text.as_bytes().first()) {
            let may = match there.is_ascii() {
                true => here.eq_ignore_ascii_case(&char::from(there)),
                false => !here.is_ascii(),
            };
            if !may {
                return false;
            }
        }
        text.chars()
            .all(|c| here.next().is_some_and(|h| h.eq_ignore_ascii_case(&c)))
    }

    /// The first of `texts` that stands at `at`, letter case aside, as its length in characters.
    pub fn has_any(&self, at: usize, texts: &[&str]) -> Option<usize> {
        texts
            .iter()
            .find(|text| self.has(at, text))
            .map(|text| text.chars().count())
    }

    /// The end of the longest run from `start` of at most `most` characters that `accept`.
    pub fn run(&self, start: usize, most: usize, accept: impl Fn(char) -> bool) -> usize {
        start
            + self
                .from(start)
                .iter()
                .take(most)
                .take_while(|&&c| accept(c))
                .count()
    }

    /// The start of the longest run up to `end` of at most `most` characters that `accept`.
    pub fn run_back(&self, end: usize, most: usize, accept: impl Fn(char) -> bool) -> usize {
        let before = self.slice(0..end.min(self.len()));
        end - before
            .iter()
            .rev()
            .take(most)
            .take_while(|&&c| accept(c))
            .count()
    }

    /// The words in order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The index of the first word at or behind `at`.
    pub fn word_from(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.range.start < at)
    }
}

fn split_words(chars: &[char]) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !is_cased(chars[at]) {
            at += 1;
            continue;
        }
        let start = at;
        while at < chars.len() {
            let joins = matches!(chars[at], '\'' | '’' | '-')
                && chars.get(at + 1).is_some_and(|&c| is_cased(c));
            if !is_cased(chars[at]) && !joins {
                break;
            }
            at += 1;
        }
        let lower = if at - start <= words::LONGEST_WORD {
            chars[start..at]
                .iter()
                .flat_map(|c| c.to_lowercase())
                .collect()
        } else {
            String::new()
        };
        words.push(Word {
            range: start..at,
            capital: chars[start].is_uppercase(),
            lower,
        });
    }
    words
}

/// Full-width ASCII becomes ASCII, dashes a hyphen, spaces of a line a space.
fn plain(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' => '-',
        '\u{3000}' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\t' => ' ',
        other => other,
    }
}

/// A letter of a script that has capitals (Latin, Greek, Cyrillic ...), or one that joins such a
/// word.
pub(super) fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || matches!(c, '\u{0300}'..='\u{036F}')
}

/// A kanji or the sign that repeats one.
pub(super) fn is_kanji(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々' | '〆'
        | '\u{20000}'..='\u{3FFFF}')
}

/// A katakana of either width, or a mark that belongs to one.
pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{FF66}'..='\u{FF9F}')
}

/// A hiragana.
pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}')
}

/// A Hangul syllable.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

/// An ASCII digit (full-width ones are ASCII in a view).
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_where_its_letters_stand_whatever_their_case() {
        let view = View::new("Dr 山田先生x");
        for (at, text, stands) in [
            (0, "DR", true),
            (0, "先生", false),
            (3, "山田", true),
            (3, "x", false),
            (5, "先生X", true),
            (7, "X", true),
            (7, "生", false),
            (8, "x", false),
            (8, "", true),
        ] {
            assert_eq!(view.has(at, text), stands, "{text} at {at}");
        }
    }
}
