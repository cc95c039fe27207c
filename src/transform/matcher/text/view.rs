//! A folded text with what the rules of matching ask of it: where words and numbers end, and what
//! stands around them.

use crate::transform::derive::is_pseudonym;
use crate::transform::fold::Folded;
use crate::transform::forms::{Script, Shape, Strength, is_common};
use crate::transform::matcher::context;
use crate::transform::matcher::index::Meta;
use std::ops::Range;

/// In what sort of text a spelling must count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Text,
    Typed,
    Document,
}

/// A folded letter or separator.
pub(super) struct Unit {
    pub letter: char,
    /// Byte offset in the folded text.
    pub at: usize,
}

impl Unit {
    fn end(&self) -> usize {
        self.at + self.letter.len_utf8()
    }

    fn script(&self) -> Option<Script> {
        (self.letter != ' ').then(|| Script::of(self.letter))
    }
}

/// A folded text with what the rules ask of it.
pub(super) struct View<'a> {
    pub original: &'a str,
    folded: &'a Folded,
    pub units: Vec<Unit>,
    /// The first and last letter, if the text is a whole field.
    ends: Option<(usize, usize)>,
    mode: Mode,
}

impl<'a> View<'a> {
    pub fn new(original: &'a str, folded: &'a Folded, whole: bool, mode: Mode) -> Self {
        let mut units = Vec::with_capacity(folded.text.len());
        let letters = folded.text.char_indices();
        units.extend(letters.map(|(at, letter)| Unit { letter, at }));
        let first = units.iter().position(|unit| unit.letter != ' ');
        let last = units.iter().rposition(|unit| unit.letter != ' ');
        let ends = if whole { first.zip(last) } else { None };
        View {
            original,
            folded,
            units,
            ends,
            mode,
        }
    }

    /// Whether a spelling found from `first` to `last` counts; it has `letters` letters, and `parted`
    /// says whether separators stand between them.
    pub fn counts(
        &self,
        meta: Meta,
        first: usize,
        last: usize,
        letters: usize,
        parted: bool,
    ) -> bool {
        let whole = self.ends == Some((first, last));
        match (self.mode, meta.shape) {
            (Mode::Typed, Shape::Number) => return whole && letters >= 6,
            (Mode::Typed, Shape::FullName | Shape::Phrase) => {
                return meta.strength == Strength::Strong
                    && self.named(meta, first, last, letters, parted);
            }
            (Mode::Typed, Shape::Surname | Shape::GivenName | Shape::Date) => return false,
            (Mode::Document, _) if meta.strength == Strength::Weak || meta.word => return false,
            // Words of ours, of which there are many, may be somebody's short name.
            (Mode::Document, Shape::Surname | Shape::GivenName)
                if letters < 4 && self.script(first) == Some(Script::Spaced) =>
            {
                return false;
            }
            (Mode::Document, Shape::Number) => {
                return self.is_document_number(first, last)
                    && self.is_token(first, last)
                    && !self.in_pseudonym(first, last);
            }
            (Mode::Text | Mode::Document, _) => {}
        }
        let counts = match meta.shape {
            Shape::Number => self.numbered(meta, first, last, letters, parted, whole),
            Shape::FullName | Shape::Surname | Shape::GivenName | Shape::Phrase => {
                let one_latin_letter = letters == 1 && self.script(first) == Some(Script::Spaced);
                whole && self.mode == Mode::Text && !one_latin_letter
                    || self.named(meta, first, last, letters, parted)
            }
            Shape::Date => false,
        };
        counts && !self.in_pseudonym(first, last)
    }

    fn numbered(
        &self,
        meta: Meta,
        first: usize,
        last: usize,
        letters: usize,
        parted: bool,
        whole: bool,
    ) -> bool {
        if whole {
            return letters >= 3 || self.cued_number(first);
        }
        if parted && !(meta.parted || letters >= 8) {
            return false;
        }
        let strict = meta.strength != Strength::Strong && letters < 6;
        if !self.number_ends(first, last, strict) {
            return false;
        }
        if letters < 8 && self.is_part_of_decimal(first, last) {
            return false;
        }
        match meta.strength {
            Strength::Strong | Strength::Token => true,
            Strength::Weak => self.cued_number(first),
        }
    }

    fn cued_number(&self, first: usize) -> bool {
        context::announces_number(&self.folded.text[..self.units[first].at])
    }

    /// Whether no digit stands against a digit at the ends of a number (zeros before it are its own),
    /// and, if `strict`, no letter against either end.
    fn number_ends(&self, first: usize, last: usize, strict: bool) -> bool {
        let mut before = first;
        if self.script(first) == Some(Script::Digit) {
            while before > 0 && self.units[before - 1].letter == '0' {
                before -= 1;
            }
        }
        let joined = |inner: usize, outer: Option<Script>| match (self.script(inner), outer) {
            (Some(Script::Digit), Some(Script::Digit)) => true,
            (Some(Script::Spaced), Some(Script::Spaced | Script::Digit)) => true,
            (Some(Script::Digit), Some(Script::Spaced)) => strict,
            _ => false,
        };
        !joined(first, before.checked_sub(1).and_then(|at| self.script(at)))
            && !joined(last, self.script(last + 1))
    }

    /// Whether the digits are part of a number with a decimal point or of a dotted number.
    fn is_part_of_decimal(&self, first: usize, last: usize) -> bool {
        let digit = |at: usize| self.script(at) == Some(Script::Digit);
        let point = |at: usize| {
            let unit = &self.units[at];
            matches!(
                &self.original[self.folded.original(unit.at, unit.end())],
                "." | ","
            )
        };
        let before = first >= 2
            && digit(first)
            && digit(first - 2)
            && self.is_separator(first - 1)
            && point(first - 1);
        let after =
            digit(last) && digit(last + 2) && self.is_separator(last + 1) && point(last + 1);
        let inside = (first + 1..last)
            .any(|at| self.is_separator(at) && point(at) && digit(at - 1) && digit(at + 1));
        before || after || inside
    }

    fn named(&self, meta: Meta, first: usize, last: usize, letters: usize, parted: bool) -> bool {
        let script = match self.script(first) {
            Some(script) => script,
            None => return false,
        };
        if parted && !meta.parted && letters < 3 {
            return false;
        }
        // A spaced word is not cut out of two words, unless the name has two or is plainly torn.
        let torn = || self.is_spelled_out(first, last) || self.is_in_two(first, last);
        if parted
            && !meta.parted
            && script == Script::Spaced
            && meta.strength != Strength::Strong
            && (meta.word || self.mode != Mode::Text || !torn())
        {
            return false;
        }
        if !self.name_ends(meta, first, last, script, letters) {
            return false;
        }
        let short = match (meta.shape, script) {
            (Shape::FullName, Script::Spaced | Script::Digit) => letters < 6 && !parted,
            (Shape::FullName, Script::Han | Script::Hangul) => letters < 3 && !parted,
            (Shape::FullName, Script::Kana) => letters < 5 && !parted,
            (
                Shape::Surname | Shape::GivenName | Shape::Phrase | Shape::Number | Shape::Date,
                _,
            ) => false,
        };
        let word = meta.word && !self.is_written_as_name(first, last);
        if short || word || meta.strength == Strength::Weak {
            return meta.shape != Shape::Phrase
                && self.mode == Mode::Text
                && self.cued_name(meta, first, last);
        }
        if meta.shape == Shape::Surname
            && script == Script::Han
            && context::spoils_surname(&self.folded.text[self.units[last].end()..])
        {
            return false;
        }
        true
    }

    /// Whether a separator stands between every two of five letters and more: `K o w a l c z y k`.
    fn is_spelled_out(&self, first: usize, last: usize) -> bool {
        let turns = (first..=last).all(|at| self.is_separator(at) == ((at - first) % 2 == 1));
        turns && last - first >= 8
    }

    /// Whether six letters and more stand in two pieces, of which one is no word: `Kowal czyk`.
    fn is_in_two(&self, first: usize, last: usize) -> bool {
        let mut gaps = (first..=last).filter(|&at| self.is_separator(at));
        let (Some(gap), None) = (gaps.next(), gaps.next()) else {
            return false;
        };
        let unit = &self.units[gap];
        let sign = &self.original[self.folded.original(unit.at, unit.end())];
        let piece = |from: usize, to: usize| {
            let letters = self.units[from..to].iter().map(|unit| unit.letter);
            letters.collect::<String>()
        };
        let (head, tail) = (piece(first, gap), piece(gap + 1, last + 1));
        let long = gap - first >= 2 && last - gap >= 2 && last - first >= 6;
        let plain = sign
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '-' | '_'));
        long && plain && !(is_common(&head) && is_common(&tail))
    }

    /// Whether the letter behind a name of four letters and more is the s of a plural or a possession,
    /// and the two together no other word.
    fn has_own_s(&self, meta: Meta, first: usize, last: usize, letters: usize) -> bool {
        let is_s = self
            .units
            .get(last + 1)
            .is_some_and(|unit| unit.letter == 's');
        let ends = !matches!(self.script(last + 2), Some(Script::Spaced | Script::Digit));
        if !(is_s && ends && letters >= 4) || meta.word || self.mode != Mode::Text {
            return false;
        }
        let units = self.units[first..=last + 1].iter().map(|unit| unit.letter);
        !is_common(&units.filter(|&letter| letter != ' ').collect::<String>())
    }

    /// Whether every word from `first` to `last` starts with a capital, or name separators stand
    /// between them: "May Rose" and "may^rose", not "may rose".
    fn is_written_as_name(&self, first: usize, last: usize) -> bool {
        let original = &self.original[self.original_range(first, last)];
        original.contains(['^', ','])
            || !original
                .split(|letter: char| !letter.is_alphanumeric())
                .any(|word| word.starts_with(char::is_lowercase))
    }

    fn cued_name(&self, meta: Meta, first: usize, last: usize) -> bool {
        let text = &self.folded.text;
        let soft = !meta.word || self.is_introduced(first, last);
        let announced = context::announces_name(&text[..self.units[first].at], soft)
            && !(meta.word && self.follows_a_modality(first));
        announced || context::follows_name(&text[self.units[last].end()..])
    }

    /// Whether `MR`, `DR` or `MS` stands before in capitals and without its point: "MR HEAD" is an
    /// image.
    fn follows_a_modality(&self, first: usize) -> bool {
        let start = self.original_range(first, first).start;
        let before = self.original[..start].trim_end_matches([' ', '_']);
        ["MR", "DR", "MS"].iter().any(|modality| {
            before
                .strip_suffix(modality)
                .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        })
    }

    /// Whether a colon or an equals sign stands before, or a capital in a word of at most three letters:
    /// "patient: Head" and "patient Li", not "patient head" or "patient Head".
    fn is_introduced(&self, first: usize, last: usize) -> bool {
        let before = first.checked_sub(1).map(|at| &self.units[at]);
        let marked = before.is_some_and(|unit| {
            unit.letter == ' '
                && self.original[self.folded.original(unit.at, unit.end())]
                    .contains([':', '=', '：'])
        });
        let own = &self.original[self.original_range(first, last)];
        let titled = own.starts_with(char::is_uppercase) && own.ends_with(char::is_lowercase);
        marked || titled && last - first < 3
    }

    /// Whether a name ends where a word may end.
    fn name_ends(
        &self,
        meta: Meta,
        first: usize,
        last: usize,
        script: Script,
        letters: usize,
    ) -> bool {
        let before = first.checked_sub(1).and_then(|at| self.script(at));
        let after = match self.has_own_s(meta, first, last, letters) {
            true => None,
            false => self.script(last + 1),
        };
        let full = matches!(meta.shape, Shape::FullName | Shape::Phrase);
        match script {
            Script::Spaced | Script::Digit => {
                let joins = |other: Option<Script>| match other {
                    Some(Script::Spaced) => true,
                    Some(Script::Digit) => letters < 4 || self.mode == Mode::Document,
                    Some(Script::Han | Script::Kana | Script::Hangul) | None => false,
                };
                let strong = meta.strength == Strength::Strong && self.mode != Mode::Document;
                let alone = |at: usize, beside: Option<usize>, outer: Option<Script>| {
                    letters > 1
                        && beside.is_some_and(|beside| self.is_separator(beside))
                        && self.script(at) == Some(Script::Spaced)
                        && outer == Some(Script::Digit)
                };
                // The T of "Yamada T2 FLAIR" is no initial.
                let weighted = alone(first, Some(first + 1), before)
                    || alone(last, last.checked_sub(1), after);
                strong || !weighted && !joins(before) && !joins(after)
            }
            // A weak kanji name needs a cue, which is then its neighbour.
            Script::Han => match meta.shape {
                Shape::GivenName => {
                    before != Some(Script::Han) && after != Some(Script::Han)
                        || self.cued_name(meta, first, last)
                }
                _ => true,
            },
            Script::Kana => {
                full && letters >= 5
                    || before != Some(Script::Kana) && after != Some(Script::Kana)
                    || self.cued_name(meta, first, last)
            }
            Script::Hangul => full || before != Some(Script::Hangul),
        }
    }

    /// Whether neither a digit nor a letter stands against its like at either end.
    fn is_token(&self, first: usize, last: usize) -> bool {
        let joined = |inner: usize, outer: Option<Script>| match (self.script(inner), outer) {
            (Some(Script::Digit), Some(Script::Digit)) => true,
            (Some(Script::Spaced), Some(Script::Spaced)) => true,
            (Some(Script::Digit | Script::Spaced), Some(Script::Digit | Script::Spaced)) => {
                self.mode == Mode::Document
            }
            _ => false,
        };
        !joined(first, first.checked_sub(1).and_then(|at| self.script(at)))
            && !joined(last, self.script(last + 1))
    }

    /// Whether a date is a whole field or stands beside a word for birth.
    pub fn is_birth(&self, range: &Range<usize>) -> bool {
        let (before, after) = (&self.original[..range.start], &self.original[range.end..]);
        let nothing = |text: &str| !text.contains(char::is_alphanumeric);
        let near = before.char_indices().rev().nth(24).map_or(0, |(at, _)| at);
        self.ends.is_some() && nothing(before) && nothing(after)
            || context::is_birth(&before[near..], after)
    }

    /// The original characters behind the letters `first` to `last`.
    pub fn original_range(&self, first: usize, last: usize) -> Range<usize> {
        self.folded
            .original(self.units[first].at, self.units[last].end())
    }

    /// Whether the digits in a document can be an identifier rather than a count or a size.
    fn is_document_number(&self, first: usize, last: usize) -> bool {
        let units = &self.units[first..=last];
        let only_digits = units
            .iter()
            .all(|unit| unit.letter.is_ascii_digit() || unit.letter == ' ');
        !only_digits || units.len() >= 9 || units[0].letter == '0' && units.len() >= 5
    }

    /// Whether the letters lie in a token that is a pseudonym of ours.
    fn in_pseudonym(&self, first: usize, last: usize) -> bool {
        let inside = |at: usize| matches!(self.script(at), Some(Script::Digit | Script::Spaced));
        if !(first..=last).all(inside) {
            return false;
        }
        let mut from = first;
        while from > 0 && inside(from - 1) && first - from < 14 {
            from -= 1;
        }
        let mut to = last;
        while inside(to + 1) && to - last < 14 {
            to += 1;
        }
        to - from == 13
            && is_pseudonym(
                &self.original[self
                    .folded
                    .original(self.units[from].at, self.units[to].end())],
            )
    }

    fn is_separator(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|unit| unit.letter == ' ')
    }

    pub fn script(&self, at: usize) -> Option<Script> {
        self.units.get(at).and_then(Unit::script)
    }
}
