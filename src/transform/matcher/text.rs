//! The search in decoded text.

mod view;

use self::view::{Mode, View};
use super::index::{Builder, Index, Table, of_bytes};
use super::{Field, Hit};
use crate::identity::{Identifier, IdentifierKind};
use crate::transform::date::{self, Precision};
use crate::transform::fold::fold;
use crate::transform::forms::{Script, Shape, day, spellings};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;
use std::ops::Range;

/// Distinct dates from which on a date alone says nothing: then nearly every day is some patient's,
/// and a date counts only as a whole field or behind a word for birth.
pub(super) const DENSE_DATES: usize = 366;

/// Bytes of text that are folded at a time, and by how much such windows overlap.
const WINDOW: usize = 1 << 16;
const OVERLAP: usize = 1 << 10;

/// Finds identifiers in decoded text.
pub struct TextMatcher {
    /// Everything but dates and UIDs, by folded letters without separators.
    words: Index,
    /// Dates, ascending.
    dates: Vec<(NaiveDate, IdentifierKind)>,
    uids: Table<()>,
    /// The kinds it was built with.
    kinds: BTreeSet<IdentifierKind>,
}

impl TextMatcher {
    /// Builds the matcher.
    pub fn new<'a>(identifiers: impl Iterator<Item = &'a Identifier>) -> Self {
        let identifiers: BTreeSet<&Identifier> = identifiers.collect();
        let kinds = identifiers.iter().map(|identifier| identifier.kind);
        let kinds = kinds.collect();
        let count =
            |pick: fn(IdentifierKind) -> bool| identifiers.iter().filter(|i| pick(i.kind)).count();
        let names = count(is_name);
        let others = count(|kind| !is_name(kind) && !is_date(kind) && kind != IdentifierKind::Uid);
        let mut words = Builder::new(names.saturating_mul(12) + others.saturating_mul(2));
        let mut dates = Vec::new();
        let mut uids = Vec::with_capacity(count(|kind| kind == IdentifierKind::Uid));
        for identifier in identifiers {
            let kind = identifier.kind;
            if kind == IdentifierKind::Uid {
                let value = uid_form(&identifier.value);
                if !value.is_empty() {
                    uids.push((of_bytes(value.as_bytes()), ()));
                }
            } else if is_date(kind) {
                dates.extend(day(&identifier.value).map(|day| (day, kind)));
            } else {
                for spelling in spellings(identifier) {
                    words.add(&spelling, kind);
                }
            }
        }
        dates.sort_unstable();
        dates.dedup_by_key(|entry| entry.0);
        TextMatcher {
            words: words.build(),
            dates,
            uids: Table::new(uids),
            kinds,
        }
    }

    /// Whether identifiers of `kind` are among those searched: of a drop that has one, whether they must
    /// be gone.
    pub fn searches(&self, kind: IdentifierKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Whether `day` is one of the dates searched for.
    pub fn knows_day(&self, day: NaiveDate) -> bool {
        self.known_date(day).is_some()
    }

    /// Every identifier in `text`, ascending, without overlaps.
    pub fn find(&self, text: &str, field: Field) -> Vec<Hit> {
        let mut hits = match field {
            Field::Text => self.in_text(text, Mode::Text),
            Field::Typed => self.in_typed(text, true),
            Field::Date => self.in_typed(text, false),
            Field::Uid => self.in_uid(text),
        };
        merge(&mut hits);
        hits
    }

    /// Every identifier in a document made by this program, where numbers are counts and sizes, long
    /// tokens are hashes and pseudonyms, and words are ours: whole tokens only, no weak form, and
    /// digits only if they start with a zero or are nine or more.
    pub fn find_in_document(&self, text: &str) -> Vec<Hit> {
        let mut hits = self.in_text(text, Mode::Document);
        merge(&mut hits);
        hits
    }

    /// Approximate bytes of memory held.
    pub fn memory(&self) -> usize {
        self.words.memory()
            + self.dates.capacity() * size_of::<(NaiveDate, IdentifierKind)>()
            + self.uids.memory()
    }

    /// Number of distinct spellings and UIDs held.
    pub fn len(&self) -> usize {
        self.words.len() + self.dates.len() + self.uids.len()
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn in_text(&self, text: &str, mode: Mode) -> Vec<Hit> {
        let mut hits = Vec::new();
        let (mut from, mut accepted) = (0_usize, 0);
        loop {
            let to = floor_boundary(text, from.saturating_add(WINDOW));
            let last = to == text.len();
            // What starts in the middle of the overlap or later is seen better by the next window.
            let until = if last {
                to
            } else {
                floor_boundary(text, to - OVERLAP / 2)
            };
            let before = hits.len();
            self.in_window(text, from..to, mode, &mut hits);
            let mut at = 0;
            hits.retain(|hit| {
                at += 1;
                at <= before || (accepted..until).contains(&hit.range.start)
            });
            if last {
                return hits;
            }
            accepted = until;
            from = floor_boundary(text, to - OVERLAP);
        }
    }

    fn in_window(&self, text: &str, window: Range<usize>, mode: Mode, hits: &mut Vec<Hit>) {
        let (start, whole) = (window.start, window.len() == text.len());
        let part = &text[window];
        self.uid_runs(part, start, hits);
        let dates = mode == Mode::Text && !self.dates.is_empty();
        if self.words.is_empty() && !dates {
            return;
        }
        let folded = fold(part);
        let view = View::new(part, &folded, whole, mode);
        for first in 0..view.units.len() {
            if let Some((last, kind)) = self.word_at(&view, first) {
                let range = view.original_range(first, last);
                hits.push(Hit {
                    range: range.start + start..range.end + start,
                    kind,
                });
            }
        }
        if dates {
            self.dates_in(&view, start, hits);
        }
    }

    /// The longest spelling that starts at `first` and counts there.
    fn word_at(&self, view: &View<'_>, first: usize) -> Option<(usize, IdentifierKind)> {
        view.script(first)?;
        let mut walk = self.words.walk();
        let mut parted = false;
        let mut best = None;
        for (offset, unit) in view.units[first..].iter().enumerate() {
            if unit.letter == ' ' {
                parted = true;
                continue;
            }
            let Some(found) = walk.next(unit.letter) else {
                break;
            };
            if let Some(meta) = found {
                let last = first + offset;
                if view.counts(meta, first, last, walk.len(), parted) {
                    best = Some((last, meta.kind));
                }
            }
        }
        best
    }

    /// The kind of a known date.
    fn known_date(&self, date: NaiveDate) -> Option<IdentifierKind> {
        let found = self
            .dates
            .binary_search_by_key(&date, |entry| entry.0)
            .ok()?;
        Some(self.dates[found].1)
    }

    /// Dates in every style, and eight digits that no other digit touches.
    fn dates_in(&self, view: &View<'_>, start: usize, hits: &mut Vec<Hit>) {
        let mut found: Vec<(Range<usize>, IdentifierKind)> = Vec::new();
        let dates = near_digits(view.original).into_iter().flat_map(|near| {
            let dates = date::find(&view.original[near.clone()]).into_iter();
            dates.map(move |mut date| {
                date.range = date.range.start + near.start..date.range.end + near.start;
                date
            })
        });
        for date in dates.filter(|date| date.style.precision() == Precision::Day) {
            let kind = self.known_date(date.date).or_else(|| {
                // 03/01/1961 may be the third of January.
                let day_first = !view.original[date.range.clone()]
                    .chars()
                    .take(4)
                    .all(|letter| letter.is_numeric() || letter.is_alphabetic());
                let swapped =
                    NaiveDate::from_ymd_opt(date.date.year(), date.date.day(), date.date.month());
                self.known_date(swapped.filter(|_| day_first)?)
            });
            found.extend(kind.map(|kind| (date.range, kind)));
        }
        let digit = |at: usize| view.script(at) == Some(Script::Digit);
        let mut first = 0;
        while first < view.units.len() {
            let digits = (first..view.units.len())
                .take_while(|&at| digit(at))
                .count();
            if digits == 8 {
                let value: String = view.units[first..first + 8]
                    .iter()
                    .map(|unit| unit.letter)
                    .collect();
                let kind = day(&value).and_then(|day| self.known_date(day));
                found.extend(kind.map(|kind| (view.original_range(first, first + 7), kind)));
            }
            first += digits.max(1);
        }
        let dense = self.dates.len() > DENSE_DATES;
        for (range, kind) in found {
            if !dense || view.is_birth(&range) {
                hits.push(Hit {
                    range: range.start + start..range.end + start,
                    kind,
                });
            }
        }
    }

    /// Known UIDs: runs of digits and dots.
    fn uid_runs(&self, text: &str, start: usize, hits: &mut Vec<Hit>) {
        if self.uids.len() == 0 {
            return;
        }
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let run = bytes[at..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit() || **byte == b'.')
                .count();
            if run == 0 {
                at += 1;
                continue;
            }
            let value = &text[at..at + run];
            let trimmed = uid_form(value);
            // A lone number is no UID in running text.
            if trimmed.contains('.') && self.uids.get(of_bytes(trimmed.as_bytes())).is_some() {
                let from = start + at + (value.len() - value.trim_start_matches('.').len());
                hits.push(Hit {
                    range: from..from + trimmed.len(),
                    kind: IdentifierKind::Uid,
                });
            }
            at += run;
        }
    }

    fn in_typed(&self, text: &str, dates: bool) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut start = 0;
        for value in text.split('\\') {
            let known = |date| self.known_date(date).filter(|_| dates);
            hits.extend(day(value).and_then(known).map(|kind| Hit {
                range: start..start + value.len(),
                kind,
            }));
            for mut hit in self.in_text(value, Mode::Typed) {
                hit.range = hit.range.start + start..hit.range.end + start;
                hits.push(hit);
            }
            start += value.len() + 1;
        }
        hits
    }

    fn in_uid(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut start = 0;
        for value in text.split('\\') {
            let trimmed = uid_form(value);
            if !trimmed.is_empty() && self.uids.get(of_bytes(trimmed.as_bytes())).is_some() {
                hits.push(Hit {
                    range: start..start + value.len(),
                    kind: IdentifierKind::Uid,
                });
            }
            let mut at = start;
            for component in value.split('.') {
                if let Some(kind) = self.whole_number(component) {
                    hits.push(Hit {
                        range: at..at + component.len(),
                        kind,
                    });
                }
                at += component.len() + 1;
            }
            start += value.len() + 1;
        }
        hits
    }

    /// The ID of six characters or more that `component` is.
    fn whole_number(&self, component: &str) -> Option<IdentifierKind> {
        let component = component.trim_matches(|c: char| c.is_whitespace() || c == '\0');
        if component.len() < 6 || !component.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let mut walk = self.words.walk();
        let mut last = None;
        for byte in component.bytes() {
            last = walk.next(char::from(byte.to_ascii_lowercase()))?;
        }
        last.filter(|meta| meta.shape == Shape::Number)
            .map(|meta| meta.kind)
    }
}

fn is_name(kind: IdentifierKind) -> bool {
    matches!(
        kind,
        IdentifierKind::PatientName | IdentifierKind::StaffName
    )
}

fn is_date(kind: IdentifierKind) -> bool {
    matches!(kind, IdentifierKind::BirthDate | IdentifierKind::EventDate)
}

/// A UID without padding and stray dots.
pub(super) fn uid_form(value: &str) -> &str {
    value
        .trim_matches(|c: char| c.is_whitespace() || c == '\0')
        .trim_matches('.')
}

/// The parts of `text` in which a date can stand: around three digits close together, or the character
/// for year. Reading dates everywhere would cost more than all the rest.
fn near_digits(text: &str) -> Vec<Range<usize>> {
    /// Bytes on either side of a digit that may belong to its date.
    const REACH: usize = 32;
    let mut parts: Vec<(Range<usize>, u32)> = Vec::new();
    for (at, letter) in text.char_indices() {
        let weight = match letter {
            '0'..='9' => 1,
            '年' => 3,
            _ if letter.is_ascii() => continue,
            _ if letter.is_numeric() => 1,
            _ => continue,
        };
        let start = at.saturating_sub(REACH);
        match parts.last_mut() {
            Some((part, digits)) if start <= part.end => {
                part.end = at + REACH;
                *digits += weight;
            }
            Some(_) | None => parts.push((start..at + REACH, weight)),
        }
    }
    let cut = |letter: char| !letter.is_alphanumeric();
    let mut joined: Vec<Range<usize>> = Vec::new();
    for (part, _) in parts.into_iter().filter(|&(_, digits)| digits >= 3) {
        // Not in the middle of a word: what is joined to a number tells whether it is a date.
        let start = floor_boundary(text, part.start);
        let floor = floor_boundary(text, start.saturating_sub(8 * REACH));
        let start = text[floor..start]
            .rfind(cut)
            .map_or(floor, |more| floor + more);
        let end = floor_boundary(text, part.end);
        let ceiling = floor_boundary(text, end + 8 * REACH);
        let end = text[end..ceiling]
            .find(cut)
            .map_or(ceiling, |more| end + more);
        match joined.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            Some(_) | None => joined.push(start..end),
        }
    }
    joined
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Sorts hits and joins those that overlap.
fn merge(hits: &mut Vec<Hit>) {
    hits.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end), hit.kind));
    hits.dedup_by(|next, kept| {
        let overlaps = next.range.start < kept.range.end;
        if overlaps {
            kept.range.end = kept.range.end.max(next.range.end);
        }
        overlaps
    });
}

#[cfg(test)]
mod tests;
