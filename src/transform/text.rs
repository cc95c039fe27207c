//! Cleaning running text: what identifies goes, the useful words stay.
//!
//! One scrubber for DICOM descriptors and for free text of tables. It takes out what the survey
//! knows to identify someone, what the people of the file itself are called ([`Own`]), then what looks
//! like it: telephone numbers, addresses, labelled and long numbers, names beside titles and cues,
//! facilities, machines and paths, ages over 89. Each is replaced by a
//! short ASCII tag (`[NAME]`, `[ID]`, `[TEL]` ...), which every character set can write; dates
//! move by the offset in their own style or become `[DATE]`. All other bytes stay as they are.
//!
//! What it does not know: a name that stands without title, cue or an entry in the survey.
//! Patterns are help, not proof; the release gate is the proof for what the survey knows. Tables
//! of words are small and in the source. Every scanner looks at a bounded number of characters
//! per place, so the time is linear in the text. Knows no format and no policy. Source for the
//! classes: PS3.15 E.3.3 (Clean Descriptors), 45 CFR 164.514(b)(2).

mod address;
mod ages;
mod alone;
mod bare;
mod contact;
mod days;
mod facilities;
mod honorifics;
mod kin;
mod listed;
mod machines;
mod names;
mod numbers;
mod own;
mod staff;
mod vehicles;
mod view;
mod words;

use crate::identity::IdentifierKind;
use crate::transform::date;
use crate::transform::matcher::{Field, TextMatcher};
pub use alone::{is_family_name, is_ordinary};
use chrono::Days;
pub use own::Own;
use std::ops::Range;
use view::View;

/// A cleaned text with what was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scrubbed {
    /// The text that may stay.
    pub text: String,
    /// Number of known identifiers removed.
    pub identifiers: u32,
    /// Number of dates moved or removed.
    pub dates: u32,
    /// Number of patterns removed (telephone, e-mail, long numbers, titles with a name, ages over
    /// 89).
    pub patterns: u32,
    /// What of the original became what, ascending: byte ranges of the original, with what stands for
    /// them in `text`.
    pub edits: Vec<(Range<usize>, String)>,
}

/// Removes known identifiers, contact and number patterns, names behind titles, ages over 89; moves
/// dates by `offset`, or removes them where there is none.
///
/// What stays is byte for byte the original. Without `offset`, scrubbing twice changes nothing
/// more.
///
/// `own` names the people of the file or row that `text` is from.
pub fn scrub(text: &str, known: &TextMatcher, own: &Own, offset: Option<Days>) -> Scrubbed {
    let dates = date::find(text);
    let mut cuts = patterns(text, &dates, own);
    cuts.extend(dates.iter().map(|found| {
        Cut {
            range: found.range.clone(),
            source: Source::Date,
            put: offset
                .and_then(|offset| date::shift(found.date, offset))
                .and_then(|moved| date::render(moved, &found.style))
                .filter(|moved| !is_somebodys(moved, known))
                .map_or(Put::Tag(DATE), Put::Text),
        }
    }));
    for hit in known.find(text, Field::Text) {
        // A date of an event moves like any other date.
        let moves = hit.kind == IdentifierKind::EventDate && overlaps(&dates, &hit.range);
        if !moves
            && text
                .get(hit.range.clone())
                .is_some_and(|hit| !hit.is_empty())
        {
            let put = Put::Tag(tag_of(hit.kind));
            cuts.push(Cut {
                range: hit.range,
                source: Source::Known,
                put,
            });
        }
    }
    let mut out = replace(text, cuts.clone());
    for _ in 0..MOST_PASSES {
        let shown = brought_to_light(&out, known, own);
        if shown.is_empty() {
            return out;
        }
        cuts.extend(shown);
        out = replace(text, cuts.clone());
    }
    // Nobody can say what such a text would show next.
    let whole = Cut {
        range: 0..text.len(),
        source: Source::Known,
        put: Put::Tag(NAME),
    };
    replace(text, vec![whole])
}

/// How often what cuts brought to light is cut as well.
const MOST_PASSES: usize = 6;

/// Cuts for what a cut text shows that was not seen before, such as the given name in "[NAME], Mary" or
/// the age in "[TEL]aged 94". What was put in, such as a moved date, is not looked at.
fn brought_to_light(cut: &Scrubbed, known: &TextMatcher, own: &Own) -> Vec<Cut> {
    if cut.edits.is_empty() {
        return Vec::new();
    }
    let names = known
        .find(&cut.text, Field::Text)
        .into_iter()
        .filter(|hit| {
            !matches!(
                hit.kind,
                IdentifierKind::BirthDate | IdentifierKind::EventDate
            )
        });
    let names = names.map(|hit| Cut {
        range: hit.range,
        source: Source::Known,
        put: Put::Tag(tag_of(hit.kind)),
    });
    let dates = date::find(&cut.text);
    let looks = patterns(&cut.text, &dates, own).into_iter();
    let dates = dates.iter().map(|found| Cut {
        range: found.range.clone(),
        source: Source::Date,
        put: Put::Tag(DATE),
    });
    names
        .chain(looks)
        .chain(dates)
        .map(|found| Cut {
            range: original(&cut.edits, &found.range),
            ..found
        })
        .filter(|found| {
            let ours = |(range, _): &(Range<usize>, String)| {
                range.start <= found.range.start && found.range.end <= range.end
            };
            !found.range.is_empty() && !cut.edits.iter().any(ours)
        })
        .collect()
}

/// Where a range of an edited text stood in the original. What was put in counts as a whole.
fn original(edits: &[(Range<usize>, String)], written: &Range<usize>) -> Range<usize> {
    let place = |at: usize, is_end: bool| {
        let (mut read, mut wrote) = (0, 0);
        for (range, put) in edits {
            let start = wrote + (range.start - read);
            if at <= start {
                break;
            }
            if at < start + put.len() {
                return if is_end { range.end } else { range.start };
            }
            (read, wrote) = (range.end, start + put.len());
        }
        read + (at - wrote)
    };
    place(written.start, false)..place(written.end, true)
}

/// Whether a moved date happens to read like another identifier, such as a birth date: the release
/// gate could not tell it from one that was left. Dates of events always fall on each other.
fn is_somebodys(moved: &str, known: &TextMatcher) -> bool {
    known
        .find(moved, Field::Text)
        .iter()
        .any(|hit| hit.kind != IdentifierKind::EventDate)
}

/// Whether something in `text` looks like a contact, an address, a name, a facility, a number of a
/// person, a day of birth or a great age. For labels and codes, where other numbers, dates and versions are their
/// meaning.
pub fn names_someone(text: &str) -> bool {
    const SCANNERS: [fn(&mut Cuts<'_>); 13] = [
        contact::scan,
        machines::scan,
        address::scan,
        numbers::personal,
        vehicles::scan,
        names::scan,
        bare::scan,
        honorifics::scan,
        staff::scan,
        kin::scan,
        facilities::scan,
        ages::scan,
        days::births,
    ];
    let all = |cuts: &mut Cuts<'_>| SCANNERS.iter().for_each(|scan| scan(cuts));
    !scanned(text, &[], &days::Days::default(), &all).is_empty()
}

/// Whether something in `text` looks as if it identifies someone or names a day.
pub fn tells(text: &str) -> bool {
    let dates = date::find(text);
    !dates.is_empty() || !patterns(text, &dates, &Own::default()).is_empty()
}

/// Whether something in `text` looks as if it identifies someone, dates aside.
pub fn suspicious(text: &str) -> bool {
    patterns(text, &date::find(text), &Own::default())
        .iter()
        .any(|cut| cut.source == Source::Pattern)
}

const ADDRESS: &str = "[ADDRESS]";
const DATE: &str = "[DATE]";
const EMAIL: &str = "[EMAIL]";
const FILE: &str = "[FILE]";
const FACILITY: &str = "[FACILITY]";
const ID: &str = "[ID]";
const NAME: &str = "[NAME]";
const NUMBER: &str = "[NUMBER]";
const TEL: &str = "[TEL]";
const UID: &str = "[UID]";
const URL: &str = "[URL]";

/// The tag that stands for a known identifier.
fn tag_of(kind: IdentifierKind) -> &'static str {
    match kind {
        IdentifierKind::PatientId | IdentifierKind::RecordId => ID,
        IdentifierKind::PatientName | IdentifierKind::StaffName => NAME,
        IdentifierKind::BirthDate | IdentifierKind::EventDate => DATE,
        IdentifierKind::Contact => "[CONTACT]",
        IdentifierKind::OfficialNumber => NUMBER,
        IdentifierKind::Institution => FACILITY,
        IdentifierKind::Device => "[DEVICE]",
        IdentifierKind::Uid => UID,
        IdentifierKind::FileName => FILE,
    }
}

/// Who asks for a cut; where cuts overlap, the first in this order names the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Known,
    Pattern,
    Date,
}

/// What stands where something was cut out.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Put {
    /// A tag.
    Tag(&'static str),
    /// Another text of the same sort.
    Text(String),
}

/// A byte range that must not stay.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cut {
    range: Range<usize>,
    source: Source,
    put: Put,
}

/// What scanners write to: ranges count characters of the view.
struct Cuts<'a> {
    view: &'a View,
    dates: &'a [date::Found],
    /// Days of the people of the file or row.
    days: &'a days::Days,
    all: Vec<Cut>,
}

impl Cuts<'_> {
    /// Cuts `range` whatever else is there.
    fn cut(&mut self, range: Range<usize>, tag: &'static str) {
        self.push(range, Source::Pattern, Put::Tag(tag));
    }

    /// Cuts `range` unless a date stands there: the number is one by its look alone.
    fn cut_unless_date(&mut self, range: Range<usize>, tag: &'static str) {
        if !overlaps(self.dates, &self.view.bytes(range.clone())) {
            self.cut(range, tag);
        }
    }

    /// Replaces `range` by `text`.
    fn put(&mut self, range: Range<usize>, text: String) {
        self.push(range, Source::Pattern, Put::Text(text));
    }

    /// Cuts a date that cannot be moved, unless it is part of one that can.
    fn cut_date(&mut self, range: Range<usize>) {
        if !overlaps(self.dates, &self.view.bytes(range.clone())) {
            self.push(range, Source::Date, Put::Tag(DATE));
        }
    }

    fn push(&mut self, range: Range<usize>, source: Source, put: Put) {
        let range = self.view.bytes(range);
        if !range.is_empty() {
            self.all.push(Cut { range, source, put });
        }
    }
}

/// Whether a date stands within `range`.
fn overlaps(dates: &[date::Found], range: &Range<usize>) -> bool {
    let next = dates.partition_point(|found| found.range.end <= range.start);
    dates
        .get(next)
        .is_some_and(|found| found.range.start < range.end)
}

/// Everything that looks identifying, and what names the people of `own`.
fn patterns(text: &str, dates: &[date::Found], own: &Own) -> Vec<Cut> {
    const SCANNERS: [fn(&mut Cuts<'_>); 13] = [
        contact::scan,
        machines::scan,
        address::scan,
        numbers::scan,
        vehicles::scan,
        names::scan,
        bare::scan,
        honorifics::scan,
        staff::scan,
        kin::scan,
        facilities::scan,
        ages::scan,
        days::scan,
    ];
    scanned(text, dates, own.days(), &|cuts| {
        SCANNERS.iter().for_each(|scan| scan(cuts));
        own.scan(cuts);
    })
}

/// What `scan` cuts out of `text`.
fn scanned(
    text: &str,
    dates: &[date::Found],
    days: &days::Days,
    scan: &dyn Fn(&mut Cuts<'_>),
) -> Vec<Cut> {
    let view = View::new(text);
    let mut cuts = Cuts {
        view: &view,
        dates,
        days,
        all: Vec::new(),
    };
    scan(&mut cuts);
    cuts.all
}

/// Writes `text` with the cuts replaced. Overlapping cuts become one; the same tag is not repeated
/// over spaces and name separators.
fn replace(text: &str, mut cuts: Vec<Cut>) -> Scrubbed {
    cuts.sort_by(|a, b| {
        (a.range.start, a.source, b.range.end).cmp(&(b.range.start, b.source, a.range.end))
    });
    let mut merged: Vec<Cut> = Vec::with_capacity(cuts.len());
    for cut in cuts {
        match merged.last_mut() {
            Some(last) if cut.range.start < last.range.end => {
                let covers = last.range == cut.range;
                last.range.end = last.range.end.max(cut.range.end);
                if cut.source < last.source {
                    (last.source, last.put) = (cut.source, cut.put);
                } else if !covers && let Put::Text(_) = last.put {
                    // What replaces a part cannot stand for the whole.
                    last.put = match cut.put {
                        Put::Tag(tag) => Put::Tag(tag),
                        Put::Text(_) => Put::Tag(NUMBER),
                    };
                }
            }
            Some(_) | None => merged.push(cut),
        }
    }
    let mut out = Scrubbed {
        text: String::new(),
        identifiers: 0,
        dates: 0,
        patterns: 0,
        edits: Vec::new(),
    };
    let mut at = 0;
    let mut last_tag = None;
    for cut in merged {
        match cut.source {
            Source::Known => out.identifiers += 1,
            Source::Date => out.dates += 1,
            Source::Pattern => out.patterns += 1,
        }
        let before = at;
        let gap = &text[at..cut.range.start];
        at = cut.range.end;
        match cut.put {
            Put::Tag(tag) => {
                let repeated = last_tag == Some(tag)
                    && gap
                        .chars()
                        .all(|c| matches!(c, ' ' | '\u{3000}' | '^' | ',' | '=' | '・'));
                if repeated {
                    out.edits.push((before..at, String::new()));
                } else {
                    out.text.push_str(gap);
                    out.text.push_str(tag);
                    out.edits.push((cut.range, tag.to_owned()));
                }
                last_tag = Some(tag);
            }
            Put::Text(put) => {
                out.text.push_str(gap);
                out.text.push_str(&put);
                out.edits.push((cut.range, put));
                last_tag = None;
            }
        }
    }
    out.text.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests;
