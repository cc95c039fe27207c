//! Values under the actions of their columns, record by record.
//!
//! A kept value is repeated as it stands if it fits the role of its column and holds no known
//! identifier; otherwise it becomes empty. Nothing that fails falls back to the original.

use super::coarse;
use super::fit::{self, Fit};
use super::record::Columns;
use super::shape::{self, Shapes};
use crate::action::{ColumnAction, DateUnit, Reason, Role};
use crate::error::Result;
use crate::format::{Link, encoding};
use crate::identity::Person;
use crate::key::Purpose;
use crate::registry::is_well_known;
use crate::survey::ColumnFacts;
use crate::transform::{canon, date, text};
use chrono::Days;

/// The oldest age that is written as it is: over 89 is one class (45 CFR 164.514(b)(2)(i)(C)).
pub(super) const OLDEST_YEARS: u32 = 89;

/// What became of one cell.
pub enum Outcome {
    /// It goes with its column.
    Dropped,
    /// It stays byte for byte.
    Kept,
    /// New text stands for it.
    Written(String),
    /// Nothing stands for it.
    Emptied,
}

/// What a kept column does with a value.
#[derive(Clone, Copy)]
pub(super) enum Verdict {
    Stays,
    Formula,
    /// It is read like a text: the name of a thing with something else in it, such as a day.
    Text,
    Leaves(Reason),
}

impl Columns<'_> {
    /// What becomes of `text` in the column at `index` of the record met last, counted.
    ///
    /// # Errors
    ///
    /// Whatever keeps the file from being written.
    pub fn value(&mut self, index: usize, text: &str) -> Result<Outcome> {
        let outcome = self.outcome(index, text);
        match self.failed.take() {
            Some(error) => Err(error),
            None => Ok(outcome),
        }
    }

    fn outcome(&mut self, index: usize, text: &str) -> Outcome {
        let (Some(column), Some(&action)) =
            (self.facts.columns.get(index), self.work.columns.get(index))
        else {
            return Outcome::Dropped;
        };
        if action == ColumnAction::Drop {
            return self.did(index, Outcome::Dropped);
        }
        if text.trim().is_empty() {
            // Spaces say nothing, but only a kept column repeats them.
            return if text.is_empty() || action == ColumnAction::Keep {
                Outcome::Kept
            } else {
                Outcome::Emptied
            };
        }
        let result = match action {
            ColumnAction::Keep => self.keep(index, column, text),
            ColumnAction::Drop => Ok(Outcome::Dropped),
            ColumnAction::Pseudonym(purpose) => self.pseudonym(index, column.role, purpose, text),
            ColumnAction::ReplaceUid => self.replace_uid(text),
            ColumnAction::ShiftDate => self.moved(column.role, text, None),
            ColumnAction::Generalise(unit) => self.moved(column.role, text, Some(unit)),
            ColumnAction::Scrub if self.is_bare_name(index, column, text) => {
                Err(Reason::IllegalValue)
            }
            ColumnAction::Scrub => Ok(self.scrub(text)),
            ColumnAction::Coarsen => self.coarsened(index, column, text),
        };
        match result.and_then(|outcome| self.written(outcome)) {
            Ok(outcome) => self.did(index, outcome),
            Err(reason) => self.emptied(index, reason),
        }
    }

    pub(super) fn emptied(&mut self, index: usize, reason: Reason) -> Outcome {
        if let Some(tally) = self.tallies.get_mut(index) {
            *tally.emptied.entry(reason).or_default() += 1;
        }
        Outcome::Emptied
    }

    /// Counts a value of the column at `index` that is not what its standard lets stand there, or that cannot
    /// be written there as it became: nothing stands for it.
    pub fn refuse(&mut self, index: usize) -> Outcome {
        if self.work.columns.get(index) == Some(&ColumnAction::Drop) {
            return self.did(index, Outcome::Dropped);
        }
        self.emptied(index, Reason::IllegalValue)
    }

    pub(super) fn did(&mut self, index: usize, outcome: Outcome) -> Outcome {
        if let Some(tally) = self.tallies.get_mut(index) {
            tally.done += 1;
        }
        outcome
    }

    /// Whether a spreadsheet program that opens the file may take `text` for a formula.
    fn is_formula(&self, text: &str) -> bool {
        self.facts.form.has_cells() && fit::is_formula(text)
    }

    /// Makes new text safe for spreadsheets and sure to be writable.
    fn written(&mut self, outcome: Outcome) -> std::result::Result<Outcome, Reason> {
        let Outcome::Written(mut text) = outcome else {
            return Ok(outcome);
        };
        if self.is_formula(&text) {
            self.note("formula-neutralised", 1);
            text.insert(0, '\'');
        }
        if encoding::encode(&text, self.facts.encoding).is_none() {
            self.note("not-representable", 1);
            return Err(Reason::IllegalValue);
        }
        Ok(Outcome::Written(text))
    }

    fn keep(
        &mut self,
        index: usize,
        column: &ColumnFacts,
        text: &str,
    ) -> std::result::Result<Outcome, Reason> {
        let known = self
            .verdicts
            .get(index)
            .and_then(|known| known.get(text.as_bytes()));
        let verdict = match known {
            Some(&verdict) => verdict,
            None => {
                let verdict = self.judge(index, column, text);
                if let Some(verdicts) = self.verdicts.get_mut(index) {
                    verdicts.put(text.as_bytes(), verdict);
                }
                verdict
            }
        };
        match verdict {
            Verdict::Leaves(reason) => return Err(reason),
            Verdict::Text => return Ok(self.scrub(text)),
            Verdict::Stays | Verdict::Formula => {}
        }
        if column.role == Role::Age && age(text) > OLDEST_YEARS {
            self.note("age-over-89", 1);
            return oldest(text)
                .map(Outcome::Written)
                .ok_or(Reason::IllegalValue);
        }
        Ok(match verdict {
            Verdict::Formula => Outcome::Written(text.to_owned()),
            Verdict::Stays | Verdict::Text | Verdict::Leaves(_) => Outcome::Kept,
        })
    }

    /// What `text` comes to among those of all people. Nothing that could not be kept is shared either.
    fn coarsened(
        &mut self,
        index: usize,
        column: &ColumnFacts,
        text: &str,
    ) -> std::result::Result<Outcome, Reason> {
        let Some(settled) = self.work.settled else {
            return Err(Reason::Profile);
        };
        // The day itself is known to the gate, the month is not.
        if !matches!(column.role, Role::Date | Role::BirthDate) {
            let kept = self.keep(index, column, text)?;
            let other = matches!(&kept, Outcome::Written(new) if new != text);
            if other && column.role != Role::Age {
                return Err(Reason::IllegalValue);
            }
        }
        let value = coarse::value(column.role, text).ok_or(Reason::IllegalValue)?;
        let label = settled.label(&self.facts.sha256, index as u32, &value);
        match label {
            Some(label) if label == text && !self.is_formula(text) => Ok(Outcome::Kept),
            Some(label) if !label.is_empty() => Ok(Outcome::Written(label)),
            Some(_) | None => Err(Reason::Profile),
        }
    }

    /// Whether `text` may stay in the kept column `index`; the same for the same text.
    fn judge(&self, index: usize, column: &ColumnFacts, text: &str) -> Verdict {
        let look = shape::look(text);
        let things = self.things.get(index).is_some_and(|&things| things);
        let fit = fit::fit(column, things, look);
        let fits = match fit {
            Fit::Always => true,
            Fit::Shared => {
                let words = self.words.get(index).and_then(Option::as_ref);
                words.is_some_and(|words| words.shares(text))
            }
            Fit::Never => false,
        };
        // A facility, a title with a name, a day: no word of a list.
        let listed = column.role == Role::Category;
        let telling = listed && text::names_someone(text);
        let dated = listed && !date::find(text).is_empty();
        let texts = self.work.decide.column(Role::FreeText) == ColumnAction::Scrub;
        if dated && !telling && things && texts && fit == Fit::Always {
            Verdict::Text
        } else if !fits || telling || dated {
            Verdict::Leaves(Reason::IllegalValue)
        } else if !self
            .work
            .known
            .find(text, fit::field(column.role, look))
            .is_empty()
        {
            Verdict::Leaves(Reason::KnownIdentifier)
        } else if self.is_formula(text) {
            Verdict::Formula
        } else {
            Verdict::Stays
        }
    }

    fn pseudonym(
        &mut self,
        index: usize,
        role: Role,
        purpose: Purpose,
        text: &str,
    ) -> std::result::Result<Outcome, Reason> {
        let derive = self.work.derive;
        let new = match purpose {
            // A name stands for the person of the row, another ID for itself.
            Purpose::Patient if role == Role::PatientName || self.patient == Some(index) => {
                self.owner.as_ref().map(|owner| Ok(owner.pseudonym.clone()))
            }
            Purpose::Patient => canon::id(text).map(|id| {
                let issuer = String::new();
                derive.replacement_of(&Person { issuer, id })
            }),
            Purpose::Uid => return self.replace_uid(text),
            Purpose::Staff | Purpose::Facility => canon::name(text)
                .or_else(|| canon::id(text))
                .map(|name| derive.replacement(purpose, &name)),
            Purpose::Accession | Purpose::Study | Purpose::Record => {
                canon::id(text).map(|id| derive.replacement(purpose, &id))
            }
            Purpose::DateOffset | Purpose::FileName => None,
        };
        let new = match new {
            Some(Ok(new)) => new,
            Some(Err(error)) => {
                self.failed = Some(error);
                return Err(Reason::UserRule);
            }
            None => {
                self.note("stands-for-nobody", 1);
                return Err(Reason::IllegalValue);
            }
        };
        self.link(purpose, text, &new);
        Ok(Outcome::Written(new))
    }

    pub(super) fn link(&mut self, purpose: Purpose, original: &str, replacement: &str) {
        let original = original.trim();
        // One name may belong to several people, so the replacement is compared as well.
        if self
            .linked
            .get(original.as_bytes())
            .is_some_and(|known| known == replacement)
        {
            return;
        }
        self.linked.put(original.as_bytes(), replacement.to_owned());
        self.links.insert(Link {
            kind: purpose.name().to_owned(),
            original: original.to_owned(),
            replacement: replacement.to_owned(),
        });
    }

    fn replace_uid(&mut self, text: &str) -> std::result::Result<Outcome, Reason> {
        let uid = shape::normal(text);
        if !shape::is_uid(&uid) {
            return Err(Reason::IllegalValue);
        }
        if is_well_known(&uid) {
            return Ok(Outcome::Kept);
        }
        let new = self.work.derive.uid(&uid);
        self.link(Purpose::Uid, &uid, &new);
        Ok(Outcome::Written(new))
    }

    fn moved(
        &mut self,
        role: Role,
        text: &str,
        unit: Option<DateUnit>,
    ) -> std::result::Result<Outcome, Reason> {
        if role == Role::BirthDate && self.oldest {
            // The ages above are one class, and a year of birth would tell them.
            self.note("age-over-89", 1);
            return Err(Reason::Profile);
        }
        let Some(offset) = self.owner.as_ref().map(|owner| owner.offset) else {
            self.note("date-without-person", 1);
            return Err(Reason::IllegalValue);
        };
        let written = move_date(text, offset, unit);
        if written.is_none() {
            self.note("date-not-readable", 1);
        }
        written.map(Outcome::Written).ok_or(Reason::IllegalValue)
    }

    /// Whether a cell is nothing but what may be a name, in a column that is read like a text only since its
    /// drugs or diseases are many: no cue would show the scrubber that it is one.
    fn is_bare_name(&self, index: usize, column: &ColumnFacts, text: &str) -> bool {
        if !self.lists.get(index).is_some_and(|&lists| lists) || column.decided {
            return false;
        }
        let names = [Shapes::NAME, Shapes::LATIN_NAME, Shapes::FAMILY_NAME];
        let look = shape::look(text);
        names.into_iter().any(|name| look.shapes.has(name))
    }

    fn scrub(&mut self, text: &str) -> Outcome {
        let offset = self.owner.as_ref().map(|owner| owner.offset);
        let offset = self.work.claims.in_texts(offset);
        let scrubbed = text::scrub(text, self.work.known, &self.own, offset);
        for (code, count) in [
            ("text-identifiers", scrubbed.identifiers),
            ("text-dates", scrubbed.dates),
            ("text-patterns", scrubbed.patterns),
        ] {
            self.note(code, u64::from(count));
        }
        if scrubbed.text == text && !self.is_formula(text) {
            return Outcome::Kept;
        }
        Outcome::Written(scrubbed.text)
    }
}

/// The date `text` is, moved and perhaps cut, in its own style.
fn move_date(text: &str, offset: Days, unit: Option<DateUnit>) -> Option<String> {
    let found = date::parse(text)?;
    let moved = date::shift(found.date, offset)?;
    let moved = match unit {
        Some(unit) => date::generalise(moved, unit),
        None => moved,
    };
    let before = text.get(..found.range.start)?;
    let after = text.get(found.range.end..)?;
    // What stands around a whole-cell date is space; anything else was not judged.
    if !before.trim().is_empty() || !after.trim().is_empty() {
        return None;
    }
    Some(format!(
        "{before}{}{after}",
        date::render(moved, &found.style)?
    ))
}

/// The age in `text` as the first year of the class of all ages over 89, written alike, without what
/// refines it: `104歳` is `90歳`, `095Y` is `090Y`, `９８` is `９０`, `91.5` is `90`. `None` if its digits are
/// of another script.
fn oldest(text: &str) -> Option<String> {
    let wide = |c: &char| ('０'..='９').contains(c);
    let digit = |c: char| c.is_ascii_digit() || wide(&c);
    let start = text.find(digit)?;
    let end = run(text, start, digit);
    let padded = text[start..].starts_with(['0', '０']);
    let mut years = match padded {
        true => format!(
            "{:0width$}",
            OLDEST_YEARS + 1,
            width = text[start..end].chars().count()
        ),
        false => (OLDEST_YEARS + 1).to_string(),
    };
    if text[start..].starts_with(|c| wide(&c)) {
        years = years.replace('9', "９").replace('0', "０");
    }
    let behind = &text[end..];
    let fraction = behind
        .strip_prefix(['.', '．'])
        .map_or(behind, |digits| &digits[run(digits, 0, digit)..]);
    // Months behind the years.
    let unit = fraction.find(digit).map_or(fraction, |at| &fraction[..at]);
    let unit = if unit.len() < fraction.len() {
        unit.trim_end()
    } else {
        unit
    };
    Some(format!("{}{years}{unit}", &text[..start]))
}

/// Where the run of characters that `accept` takes, from `start` on, ends.
fn run(text: &str, start: usize, accept: impl Fn(char) -> bool) -> usize {
    text[start..]
        .find(|c| !accept(c))
        .map_or(text.len(), |length| start + length)
}

/// The years of an age as [`shape`] reads it.
pub(super) fn age(text: &str) -> u32 {
    shape::age(&shape::normal(text)).unwrap_or(0)
}
