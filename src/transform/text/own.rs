//! The people of one file or one row as a context: what they are called, when they were born and
//! examined, which IDs they have.
//!
//! Over a whole drop a name that is also a word (Long, Rose, 林) counts only beside a cue, or nothing
//! would stay of anybody's text. In the text of somebody's own file it counts wherever it is a word of
//! its own, but for phrases that are plainly something else (`data/phrases.csv`), for grammar ("an 8 mm
//! nodule") and for the abbreviations of scanners in capitals. A birth date and the day of an
//! event count in every usual writing, and so do five and more digits in a row of an ID. Names count in
//! other scripts too, as far as their readings are listed.
//!
//! It does not know which of two meanings the writer had in mind: in its patient's file "Long" is a
//! name, and "long" is one too unless what stands beside it says otherwise. The release gate does not
//! know whose file it reads, and does not search for any of this.

mod numbers;
mod readings;
mod words;

use super::days::Days;
use super::view::{View, Word, is_cased, is_digit, is_hangul, is_hiragana, is_kanji, is_katakana};
use super::{Cuts, NAME, scanned};
use crate::identity::{Identifier, IdentifierKind};
use crate::transform::fold::squeeze;
use crate::transform::forms::{day, is_sentinel};
use crate::transform::matcher::TextMatcher;
use std::collections::BTreeSet;
use std::ops::Range;

/// Most identifiers of one file or row that are taken, in ascending order; a list of more people is
/// nobody's own file.
const MOST: usize = 256;

/// What names the people of one file or row.
#[derive(Default)]
pub struct Own {
    /// The words of names, folded.
    names: BTreeSet<String>,
    /// Family and given name in either order without a space, folded: in scripts without spaces.
    joined: BTreeSet<String>,
    /// How the names are read and written in other scripts.
    readings: readings::Readings,
    days: Days,
    /// The digits of IDs.
    numbers: BTreeSet<String>,
}

impl Own {
    /// Learns the names, dates and IDs among `identifiers`, of the kinds that `known` searches; of the days
    /// of events those that `known` holds, since machines have days too.
    pub fn new<'a>(identifiers: impl Iterator<Item = &'a Identifier>, known: &TextMatcher) -> Own {
        let searched = identifiers.filter(|identifier| known.searches(identifier.kind));
        let mut own = Own::default();
        for Identifier { kind, value } in searched.take(MOST) {
            match kind {
                IdentifierKind::PatientName | IdentifierKind::StaffName => own.add_name(value),
                IdentifierKind::BirthDate => day(value)
                    .into_iter()
                    .for_each(|day| own.days.add_birth(day)),
                IdentifierKind::EventDate => day(value)
                    .filter(|&day| known.knows_day(day))
                    .into_iter()
                    .for_each(|day| own.days.add_event(day)),
                IdentifierKind::PatientId | IdentifierKind::OfficialNumber => {
                    own.numbers.extend(numbers::digits(value));
                }
                IdentifierKind::RecordId
                | IdentifierKind::Contact
                | IdentifierKind::Institution
                | IdentifierKind::Device
                | IdentifierKind::Uid
                | IdentifierKind::FileName => {}
            }
        }
        own
    }

    /// Whether a name or an ID of these people stands in `text`. Dates do not count: one that was moved
    /// may fall on any other.
    pub fn is_in(&self, text: &str) -> bool {
        let found = |scan: &dyn Fn(&mut Cuts<'_>)| !scanned(text, &[], &self.days, scan).is_empty();
        !self.names.is_empty() && found(&|cuts| self.scan_names(cuts))
            || !self.numbers.is_empty() && found(&|cuts| numbers::ids(cuts, &self.numbers))
    }

    /// Their days, with which short dates are compared.
    pub(super) fn days(&self) -> &Days {
        &self.days
    }

    /// Cuts every name and ID of these people.
    pub(super) fn scan(&self, cuts: &mut Cuts<'_>) {
        if !self.names.is_empty() {
            self.scan_names(cuts);
        }
        if !self.numbers.is_empty() {
            numbers::ids(cuts, &self.numbers);
        }
    }

    fn add_name(&mut self, value: &str) {
        if is_sentinel(value) {
            return;
        }
        for group in value.split(['=', '\\']) {
            // Prefix and suffix, the fourth and fifth component, are titles.
            let parts: Vec<&str> = match group.contains('^') {
                true => group.split('^').take(3).collect(),
                false => group.split([',', '，', '、']).collect(),
            };
            for part in &parts {
                let parting =
                    |c: char| c.is_whitespace() || matches!(c, '・' | '･' | '-' | '\u{2010}');
                for written in part.split(parting) {
                    let word = squeeze(written);
                    if words::may_be_name(&word) {
                        self.readings.add(written);
                        self.names.insert(word);
                    }
                }
            }
            let eastern = |c: char| is_kanji(c) || is_kana(c) || is_hangul(c);
            if let [family, given, ..] = parts.as_slice()
                && family.chars().chain(given.chars()).all(eastern)
            {
                let (family, given) = (squeeze(family), squeeze(given));
                self.joined.insert(format!("{family}{given}"));
                self.joined.insert(format!("{given}{family}"));
            }
        }
    }

    fn scan_names(&self, cuts: &mut Cuts<'_>) {
        let view = cuts.view;
        let words = pieces(view);
        for index in 0..words.len() {
            if let Some(range) = self.spaced_name(view, &words, index) {
                cuts.cut_unless_date(range, NAME);
            }
        }
        let mut at = 0;
        while at < view.len() {
            let c = view.at(at);
            let sort: fn(char) -> bool = match c {
                _ if is_kanji(c) => is_kanji,
                _ if is_hangul(c) => is_hangul,
                _ if is_katakana(c) => is_katakana,
                _ if is_hiragana(c) => is_hiragana,
                _ => {
                    at += 1;
                    continue;
                }
            };
            let end = view.run(at, view.len(), sort);
            if end - at <= words::LONGEST_NAME
                && let Some(range) = self.eastern_name(view, at..end)
            {
                cuts.cut(range, NAME);
            }
            at = end;
        }
    }

    /// Where the name stands that word `index` of `all` is here.
    fn spaced_name(&self, view: &View, all: &[Word], index: usize) -> Option<Range<usize>> {
        let word = all.get(index)?;
        let own = word
            .lower
            .strip_suffix("'s")
            .or_else(|| word.lower.strip_suffix("’s"));
        let range = match own {
            Some(_) => word.range.start..word.range.end - 2,
            None => word.range.clone(),
        };
        let key = squeeze(own.unwrap_or(&word.lower));
        let read = !self.names.contains(&key);
        if read && !self.readings.has_latin(&key) || is_tag(view, &word.range) {
            return None;
        }
        let letters = view.slice(range.clone());
        let lower = !letters.iter().any(|c| c.is_uppercase());
        let upper = !letters.iter().any(|c| c.is_lowercase());
        let (before, after) = (view.before(word.range.start), view.at(word.range.end));
        let digits = is_digit(before) || is_digit(after);
        let inside = is_cased(before) || is_cased(after);
        let hyphenated = before == '-' || after == '-';
        // mA; LI5, MayoClinic; long-term
        if !lower && !word.capital
            || (digits || inside) && letters.len() < 4
            || lower && hyphenated && super::words::is_clinical(&key)
        {
            return None;
        }
        let spoken = Spoken {
            before: index.checked_sub(1).and_then(|at| all.get(at)),
            word,
            after: all.get(index + 1),
        };
        // "May Rose" is a person by her own two names, whatever the words mean.
        let mut beside = [spoken.before, spoken.after].into_iter().flatten();
        let is_own = |other: &Word| {
            let gap = match other.range.start < word.range.start {
                true => other.range.end..word.range.start,
                false => word.range.end..other.range.start,
            };
            other.lower != word.lower
                && view.slice(gap).iter().all(|c| " ^,_.".contains(*c))
                && self.names.contains(&squeeze(&other.lower))
        };
        let name = beside.any(is_own) || !spoken.is_something_else(view, lower, upper);
        name.then(|| match read {
            true => self.readings.widened(view, &spoken, range),
            false => range,
        })
    }

    /// The name that a whole run of one Eastern script is here, or that stands beside a region of the
    /// body in it.
    fn eastern_name(&self, view: &View, run: Range<usize>) -> Option<Range<usize>> {
        if self.is_eastern_name(view, run.clone()) {
            return Some(run);
        }
        if !is_kanji(view.at(run.start)) {
            return None;
        }
        let kana_at = |at: char| is_kana(at);
        (run.start + 1..run.end).find_map(|at| {
            let (head, tail) = (view.slice(run.start..at), view.slice(at..run.end));
            let is_name = |part: &[char]| {
                let key = squeeze(&part.iter().collect::<String>());
                let named = self.names.contains(&key) || self.readings.has_eastern(part);
                self.joined.contains(&key) || named && !words::is_position(&key)
            };
            if words::is_region(head) && is_name(tail) && !kana_at(view.at(run.end)) {
                return Some(at..run.end);
            }
            let first = words::is_region(tail) && is_name(head) && !kana_at(view.before(run.start));
            first.then_some(run.start..at)
        })
    }

    /// Whether a whole run of one Eastern script is a name here.
    fn is_eastern_name(&self, view: &View, run: Range<usize>) -> bool {
        let written = view.slice(run.clone());
        let key = squeeze(&written.iter().collect::<String>());
        let joined = self.joined.contains(&key);
        if !joined && !self.names.contains(&key) && !self.readings.has_eastern(written) {
            return false;
        }
        let (before, after) = (view.before(run.start), view.at(run.end));
        let eastern = |c: char| is_kanji(c) || is_kana(c);
        if is_hangul(view.at(run.start)) {
            return true;
        }
        if is_kana(view.at(run.start)) {
            let next = view.run(run.end, 2, |c| matches!(c, ' ' | ':'));
            let measured = is_digit(view.at(next));
            return written.len() >= 2
                && !eastern(before)
                && !eastern(after)
                && !measured
                && after != '、';
        }
        if !joined && words::is_position(&key) || eastern(before) {
            return false;
        }
        // 林は, but 今は
        let particle = "はがをにのもと".contains(after) && !words::is_adverb(&key);
        let follows = view.at(run.end + 1);
        !eastern(after) || particle && !is_kana(follows)
    }
}

/// A word between its neighbours.
struct Spoken<'a> {
    before: Option<&'a Word>,
    word: &'a Word,
    after: Option<&'a Word>,
}

impl Spoken<'_> {
    /// Whether what stands beside the word, or the way it is written, makes it no name.
    fn is_something_else(&self, view: &View, lower: bool, upper: bool) -> bool {
        let word = self.word.lower.as_str();
        let near = |range: Range<usize>| {
            let gap = view.slice(range);
            matches!(gap, [] | [' ' | '-' | '_' | '/'])
        };
        let before = self
            .before
            .filter(|b| near(b.range.end..self.word.range.start));
        let after = self
            .after
            .filter(|a| near(self.word.range.end..a.range.start));
        let lower_of =
            |other: Option<&Word>| other.map_or("", |other| other.lower.as_str()).to_owned();
        let (first, last) = (lower_of(before), lower_of(after));
        if words::is_phrase(&first, word) || words::is_phrase(word, &last) {
            return true;
        }
        // Head^Routine is a protocol.
        let routine = self.after.is_some_and(|after| {
            let gap = view.slice(self.word.range.end..after.range.start);
            gap == ['^'] && words::is_imaging(&after.lower)
        });
        let imaged = words::is_imaging(&first) || words::is_imaging(&last) || routine;
        if words::is_anatomy(word) && imaged {
            return true;
        }
        if words::is_abbreviation(word) {
            let next = view.at(view.run(self.word.range.end, 2, |c| c == ' '));
            return lower || upper || matches!(next, '=' | ':') || is_digit(next);
        }
        if words::is_grammar(word) {
            let next = view.at(self.word.range.end + 1);
            let follows = after.is_some_and(|after| !after.capital) || is_digit(next);
            let starts = {
                let at = view.run_back(self.word.range.start, 3, |c| c == ' ');
                matches!(view.before(at), '\0' | '.' | '\n' | '\r' | ':' | '!' | '?')
            };
            // In a text of capitals only the place tells: between two words it is grammar.
            let shouted = upper && before.is_some() && after.is_some();
            return lower || starts && follows && !words::is_modal(word) || shouted;
        }
        lower && words::is_determiner(&first)
    }
}

/// The words of `view`, those with hyphens or a capital inside in their pieces: LongKnee, knee-LONG.
fn pieces(view: &View) -> Vec<Word> {
    let mut all = Vec::with_capacity(view.words().len());
    for word in view.words() {
        let mut start = word.range.start;
        for at in word.range.start..word.range.end {
            let last = at + 1 == word.range.end;
            let hyphen = view.at(at + 1) == '-';
            let turns = view.at(at).is_lowercase() && view.at(at + 1).is_uppercase();
            if view.at(at) == '-' {
                start = at + 1;
            } else if last || hyphen || turns {
                let range = start..at + 1;
                let lower: String = view
                    .slice(range.clone())
                    .iter()
                    .flat_map(|c| c.to_lowercase())
                    .collect();
                all.push(Word {
                    capital: view.at(start).is_uppercase(),
                    lower: if range.len() <= words::LONGEST_NAME {
                        lower
                    } else {
                        String::new()
                    },
                    range,
                });
                start = at + 1;
            }
        }
    }
    all
}

/// Whether `range` is one of our own tags.
fn is_tag(view: &View, range: &Range<usize>) -> bool {
    view.before(range.start) == '[' && matches!(view.at(range.end), ']')
}

fn is_kana(c: char) -> bool {
    is_hiragana(c) || is_katakana(c)
}

#[cfg(test)]
mod tests;
