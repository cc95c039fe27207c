//! Files of records whose standard names the place of every value: claims and messages.
//!
//! A format reads groups, which belong to one person each, and says which values stand where in their bytes;
//! everything between values is repeated. The places met are the columns, in the order in which they are met
//! first. What becomes of a value is decided by [`Columns`] alone. One pass surveys, two write; one group is
//! in memory at a time.

use super::identifiers::Wanted;
use super::record::Columns;
use super::selection::{Meeting, Named, Naming};
use super::values::Outcome;
use super::{named_by_standard, place};
use crate::action::{ColumnAction, Role};
use crate::error::{At, Error, Result};
use crate::format::{Done, Look, Place, Preview, Work};
use crate::identity::{Identifier, IdentifierKind};
use crate::limits::Limits;
use crate::source::Sink;
use crate::survey::{ColumnFacts, Form, TableFacts, TextEncoding};
use crate::transform::canon;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Bytes collected before they go to the sink.
const CHUNK: usize = 64 << 10;

/// How many columns the memories of a survey are made for, since nobody knows yet how many there are.
const USUAL_COLUMNS: usize = 256;

/// How the values of a place are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// As they are.
    Plain,
    /// As they are; parts of something that says too little alone to be searched for elsewhere.
    Part,
    /// Exactly so many digits, perhaps several times.
    Digits(usize),
    /// A month: `YYYYMM`, or a digit for the era and `YYMM`.
    Month,
    /// A day, perhaps with a time of day and a zone: `YYYYMMDDHHMMSS.S+ZZZZ`.
    Moment,
    /// A mark at a day of a month that stands elsewhere; [`Value::text`] is that day.
    Day,
}

impl Written {
    /// What a list of places calls so; a number of digits by the number.
    pub fn named(word: &str) -> Option<Written> {
        match word {
            "plain" => Some(Written::Plain),
            "part" => Some(Written::Part),
            "month" => Some(Written::Month),
            "moment" => Some(Written::Moment),
            "day" => Some(Written::Day),
            digits => {
                let count = digits.parse().ok().filter(|&count| count > 0)?;
                Some(Written::Digits(count))
            }
        }
    }
}

/// A place of values: one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Its header, which is no value.
    pub header: String,
    /// What its standard says of it.
    pub role: Role,
    /// How its values are written.
    pub written: Written,
}

/// One value of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Its place, an index into [`Records::spots`].
    pub spot: usize,
    /// Where it stands in the bytes of the group.
    pub range: Range<usize>,
    /// What it says; `None` if part of it cannot be read.
    pub text: Option<String>,
    /// What stands behind any new text of it: delimiters inside the range.
    pub tail: Vec<u8>,
    /// What stands for it where it may not be empty.
    pub instead: Option<String>,
    /// One-based line.
    pub line: u64,
}

/// Records that belong together: those of one person.
#[derive(Debug, Default)]
pub struct Group {
    /// Their bytes, line ends included.
    pub bytes: Vec<u8>,
    /// The values in ascending, separate ranges.
    pub values: Vec<Value>,
    /// Which of them says whose records these are.
    pub person: Option<usize>,
    /// What stands in them and is no value: names of records that the format does not know, codes.
    pub names: Vec<String>,
    /// Whether it heads the file, which cannot be read without it, and is nobody's.
    pub heads: bool,
}

impl Group {
    /// Empties the group for the next one.
    pub fn clear(&mut self) {
        // A large group must not keep its memory for the rest of the file.
        if self.bytes.capacity() > 4 * CHUNK {
            self.bytes = Vec::new();
        }
        self.bytes.clear();
        self.values.clear();
        self.person = None;
        self.names.clear();
        self.heads = false;
    }

    /// Adds bytes of the line `number`.
    ///
    /// # Errors
    ///
    /// [`Error::Limit`] if a group would be too large.
    pub fn extend(&mut self, bytes: &[u8], number: u64, limits: &Limits) -> Result<()> {
        let most = limits.max_cell_bytes.saturating_mul(2);
        if self.bytes.len() + bytes.len() > most {
            return Err(Error::Limit {
                what: "bytes of the records of one person",
                limit: most as u64,
                at: At::Line(number),
            });
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn person(&self) -> &str {
        let value = self.person.and_then(|at| self.values.get(at));
        value.and_then(|value| value.text.as_deref()).unwrap_or("")
    }
}

/// A format that reads groups. The first of its places says whose records they are.
pub trait Records {
    /// Reads the next group into `group`; `false` at the end.
    ///
    /// # Errors
    ///
    /// Whatever keeps the file from being read.
    fn next(&mut self, group: &mut Group) -> Result<bool>;

    /// The places met so far; only added to.
    fn spots(&self) -> &[Spot];

    /// New text as the group read last has it; `None` if it cannot be written there.
    fn write(&self, text: &str) -> Option<Vec<u8>>;
}

/// What a file is beside its records.
pub struct File {
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// Its encoding.
    pub encoding: TextEncoding,
    /// Its form.
    pub form: Form,
}

/// Pass 1 over the groups of `records`.
///
/// # Errors
///
/// As [`Records::next`]; [`Error::Limit`] for too many places or identifiers.
pub fn survey(
    records: &mut dyn Records,
    file: File,
    look: &Look<'_>,
) -> Result<(TableFacts, BTreeSet<Identifier>)> {
    let mut columns: Vec<ColumnFacts> = Vec::new();
    let mut wanted: Vec<Option<Wanted>> = Vec::new();
    let mut identifiers = BTreeSet::new();
    let mut group = Group::default();
    let mut rows = 0;
    let mut meeting = look.cohort.map(Meeting::new);
    while records.next(&mut group)? {
        rows += 1;
        for spot in records.spots().iter().skip(columns.len()) {
            let facts = named_by_standard(&spot.header, spot.role, look.roles);
            let part = spot.written == Written::Part;
            let one = Wanted::new((columns.len(), &facts), USUAL_COLUMNS);
            wanted.push(one.filter(|_| !part || facts.decided));
            if let Some(meeting) = &mut meeting {
                meeting.column(columns.len(), &facts);
            }
            columns.push(facts);
        }
        if let Some(meeting) = &mut meeting {
            meet_cohort(meeting, &group, look.limits)?;
        }
        for value in &group.values {
            within(
                "places of values",
                columns.len(),
                look.limits.max_columns,
                value.line,
            )?;
            let Some(text) = value.text.as_deref().filter(|text| !text.trim().is_empty()) else {
                continue;
            };
            if let Some(column) = columns.get_mut(value.spot) {
                column.filled += 1;
            }
            let (Some(Some(column)), Some(spot)) =
                (wanted.get_mut(value.spot), records.spots().get(value.spot))
            else {
                continue;
            };
            let (text, _) = split(spot.written, text);
            if !column.has_met(text.as_bytes()) {
                column.take(text.as_bytes(), text, &mut identifiers);
                let most = look.limits.max_identifiers;
                within("distinct identifiers", identifiers.len(), most, value.line)?;
            }
        }
    }
    if rows == 0 {
        return Err(Error::UnknownFormat);
    }
    for column in wanted.into_iter().flatten() {
        if let Some(facts) = columns.get_mut(column.index) {
            column.tell(facts);
        }
    }
    let facts = TableFacts {
        sha256: file.sha256,
        form: file.form,
        encoding: file.encoding,
        delimiter: 0,
        above: 0,
        rows,
        below: 0,
        columns,
        people: BTreeMap::new(),
        sought: BTreeSet::new(),
        cohort: meeting.map(Meeting::found).unwrap_or_default(),
        weighed: None,
    };
    Ok((facts, identifiers))
}

/// Shows the values of a group to a cohort's conditions.
fn meet_cohort(meeting: &mut Meeting<'_>, group: &Group, limits: &Limits) -> Result<()> {
    meeting.patient(group.person());
    for value in &group.values {
        meeting.value(value.spot, value.text.as_deref().unwrap_or_default());
    }
    let line = group.values.first().map_or(0, |value| value.line);
    meeting.end(limits.max_identifiers, At::Line(line))
}

/// Whom a group names.
fn named(naming: &BTreeMap<usize, Naming>, group: &Group) -> Named {
    let mut named = Named::default();
    named.patient(group.person());
    for value in &group.values {
        if let (Some(&naming), Some(text)) = (naming.get(&value.spot), &value.text) {
            named.add(naming, text);
        }
    }
    named
}

fn within(what: &'static str, count: usize, most: usize, line: u64) -> Result<()> {
    if count > most {
        return Err(Error::Limit {
            what,
            limit: most as u64,
            at: At::Line(line),
        });
    }
    Ok(())
}

/// Writes the de-identified file; `open` reads it from its begin.
///
/// # Errors
///
/// Whatever keeps an action from being carried out; what was written then counts for nothing.
pub fn apply<R: Records>(
    open: impl Fn() -> Result<R>,
    work: &Work<'_>,
    mark: &[u8],
    sink: &mut dyn Sink,
) -> Result<Done> {
    let mut columns = learned(&open, work)?;
    let mut lookup = Lookup::of(&columns);
    let mut records = open()?;
    let mut group = Group::default();
    let mut out = mark.to_vec();
    let naming = columns.naming();
    while records.next(&mut group)? {
        if !group.heads && !columns.admits(&named(&naming, &group), 0) {
            continue;
        }
        let mut at = 0;
        each(
            &mut columns,
            &mut lookup,
            &records,
            &group,
            |value, outcome| {
                let written = written(&records, value, &outcome);
                if let Some(bytes) = &written {
                    out.extend_from_slice(
                        group.bytes.get(at..value.range.start).unwrap_or_default(),
                    );
                    out.extend_from_slice(bytes);
                    at = value.range.end;
                }
            },
        )?;
        out.extend_from_slice(group.bytes.get(at..).unwrap_or_default());
        if out.len() >= CHUNK {
            sink.bytes(&out)?;
            out.clear();
        }
    }
    sink.bytes(&out)?;
    columns.done()
}

/// The bytes that stand for `value`; `None` if it stays.
fn written(records: &dyn Records, value: &Value, outcome: &Outcome) -> Option<Vec<u8>> {
    let new = match outcome {
        Outcome::Kept => return None,
        Outcome::Written(text) => records.write(text),
        Outcome::Emptied | Outcome::Dropped => None,
    };
    let instead = || {
        value
            .instead
            .as_deref()
            .and_then(|text| records.write(text))
    };
    let mut bytes = new.or_else(instead).unwrap_or_default();
    bytes.extend_from_slice(&value.tail);
    Some(bytes)
}

/// The first groups as they are and as they will be written: one row per group, one cell per column.
///
/// # Errors
///
/// As [`apply`].
pub fn preview<R: Records>(
    open: impl Fn() -> Result<R>,
    work: &Work<'_>,
    most: usize,
) -> Result<Preview> {
    let mut columns = learned(&open, work)?;
    let mut lookup = Lookup::of(&columns);
    let actions: Vec<ColumnAction> = columns.each().map(|(_, action)| action).collect();
    let mut records = open()?;
    let mut group = Group::default();
    let mut shown = Vec::new();
    let naming = columns.naming();
    while shown.len() < most && records.next(&mut group)? {
        if !group.heads && !columns.admits(&named(&naming, &group), 0) {
            continue;
        }
        let mut cells: Vec<(Vec<String>, Vec<String>)> = vec![Default::default(); actions.len()];
        each(
            &mut columns,
            &mut lookup,
            &records,
            &group,
            |value, outcome| {
                let before = value.text.clone().unwrap_or_default();
                let after = match outcome {
                    Outcome::Kept => before.clone(),
                    Outcome::Written(text) => text,
                    Outcome::Emptied | Outcome::Dropped => String::new(),
                };
                if let Some((befores, afters)) =
                    cells.get_mut(value.spot).filter(|_| !before.is_empty())
                {
                    befores.push(before);
                    afters.push(after);
                }
            },
        )?;
        let cells = cells.into_iter().zip(&actions);
        let joined = cells.map(|((before, after), action)| {
            let stays = super::record::stays(action);
            (before.join(" / "), stays.then(|| after.join(" / ")))
        });
        shown.push(joined.collect());
    }
    Ok(shown)
}

/// Hands every value of a finished file to `visit`, and the names that stand beside them.
///
/// # Errors
///
/// As [`Records::next`].
pub fn fields(records: &mut dyn Records, visit: &mut dyn FnMut(Place, &str)) -> Result<()> {
    let mut group = Group::default();
    while records.next(&mut group)? {
        for name in &group.names {
            visit(place(name), name);
        }
        for value in &group.values {
            // What cannot be read is searched as it stands.
            let raw = || group.bytes.get(value.range.clone()).unwrap_or_default();
            let text = match &value.text {
                Some(text) => Cow::Borrowed(text.as_str()),
                None => Cow::Owned(raw().iter().map(|&byte| char::from(byte)).collect()),
            };
            let day = records.spots().get(value.spot).map(|spot| spot.written);
            if !text.is_empty() && day != Some(Written::Day) {
                visit(place(&text), &text);
            }
        }
    }
    Ok(())
}

/// The columns of `work`, with the words that several people share learned.
fn learned<'a, R: Records>(
    open: &impl Fn() -> Result<R>,
    work: &'a Work<'a>,
) -> Result<Columns<'a>> {
    let mut columns = Columns::new(work)?;
    if !columns.learns() {
        return Ok(columns);
    }
    let mut records = open()?;
    let mut group = Group::default();
    while records.next(&mut group)? {
        // Records of nobody count as one person's.
        let person = canon::id(group.person()).unwrap_or_default();
        for value in &group.values {
            if let (true, Some(text)) = (columns.learns_at(value.spot), &value.text) {
                columns.learn(value.spot, text, &person);
            }
        }
    }
    Ok(columns)
}

/// What a pass that writes looks up per column.
struct Lookup {
    /// What the values of a column say of the people of their group.
    kinds: Vec<Option<IdentifierKind>>,
    /// Which values tell how old somebody is.
    ages: Vec<Option<Role>>,
    /// Places that were held against the facts.
    checked: usize,
}

impl Lookup {
    fn of(columns: &Columns<'_>) -> Self {
        let width = columns.facts().columns.len();
        let mut lookup = Lookup {
            kinds: vec![None; width],
            ages: vec![None; width],
            checked: 0,
        };
        for &(column, kind) in columns.telling() {
            if let Some(entry) = lookup.kinds.get_mut(column) {
                *entry = Some(kind);
            }
        }
        for (column, role) in columns.aging() {
            if let Some(entry) = lookup.ages.get_mut(column) {
                *entry = Some(role);
            }
        }
        lookup
    }

    /// Holds new places against those of the survey.
    fn check(&mut self, columns: &Columns<'_>, records: &dyn Records) -> Result<()> {
        for (at, spot) in records.spots().iter().enumerate().skip(self.checked) {
            let facts = columns.facts().columns.get(at);
            if facts.is_none_or(|facts| facts.header != spot.header) {
                return Err(Error::Verification {
                    what: "the input changed between the two passes",
                });
            }
            self.checked = at + 1;
        }
        Ok(())
    }
}

/// Decides every value of `group` and hands it with its outcome to `take`.
fn each(
    columns: &mut Columns<'_>,
    lookup: &mut Lookup,
    records: &dyn Records,
    group: &Group,
    mut take: impl FnMut(&Value, Outcome),
) -> Result<()> {
    lookup.check(columns, records)?;
    meet(columns, lookup, records, group)?;
    for value in &group.values {
        let written = records.spots().get(value.spot).map(|spot| spot.written);
        let outcome = outcome(columns, value, written.unwrap_or(Written::Plain))?;
        let writable = match &outcome {
            Outcome::Written(text) => records.write(text).is_some(),
            Outcome::Kept | Outcome::Emptied | Outcome::Dropped => true,
        };
        if writable {
            take(value, outcome);
        } else {
            columns.note("not-representable", 1);
            take(value, Outcome::Emptied);
        }
    }
    Ok(())
}

/// Says whose group it is, whom it names and how old they are.
fn meet(
    columns: &mut Columns<'_>,
    lookup: &Lookup,
    records: &dyn Records,
    group: &Group,
) -> Result<()> {
    columns.meet(group.person())?;
    let (mut named, mut ages) = (Vec::new(), Vec::new());
    for value in &group.values {
        let kind = lookup.kinds.get(value.spot).copied().flatten();
        let age = lookup.ages.get(value.spot).copied().flatten();
        let (Some(spot), Some(text)) = (records.spots().get(value.spot), &value.text) else {
            continue;
        };
        let (text, _) = split(spot.written, text);
        named.extend(kind.map(|kind| (kind, text)));
        ages.extend(age.map(|role| (role, text)));
    }
    columns.meet_people(named.into_iter());
    columns.meet_ages(ages.into_iter());
    Ok(())
}

/// What becomes of one value.
fn outcome(columns: &mut Columns<'_>, value: &Value, written: Written) -> Result<Outcome> {
    let Some(text) = &value.text else {
        return Ok(columns.refuse(value.spot));
    };
    if text.is_empty() {
        return Ok(Outcome::Kept);
    }
    match written {
        Written::Plain | Written::Part => columns.code(value.spot, text),
        Written::Digits(count) => digits(columns, value.spot, text, count),
        Written::Month if text.len() == 5 && text.is_ascii() => {
            let day = format!("{text}01");
            Ok(match columns.value(value.spot, &day)? {
                Outcome::Written(mut new) => {
                    new.truncate(5);
                    Outcome::Written(new)
                }
                other @ (Outcome::Kept | Outcome::Emptied | Outcome::Dropped) => other,
            })
        }
        Written::Month => columns.value(value.spot, text),
        Written::Moment => {
            let (day, time) = split(written, text);
            Ok(match columns.value(value.spot, day)? {
                Outcome::Written(new) => Outcome::Written(new + time),
                other @ (Outcome::Kept | Outcome::Emptied | Outcome::Dropped) => other,
            })
        }
        Written::Day => {
            let kept = columns.each().nth(value.spot);
            match kept.is_some_and(|(_, action)| action == ColumnAction::Keep) {
                true => columns.value(value.spot, text),
                // A moved day may lie in another month than the one it is a mark of.
                false => Ok(columns.refuse(value.spot)),
            }
        }
    }
}

/// Codes of `count` digits, one or several in a row.
fn digits(columns: &mut Columns<'_>, spot: usize, text: &str, count: usize) -> Result<Outcome> {
    let bytes = text.as_bytes();
    if !bytes.iter().all(u8::is_ascii_digit) || !bytes.len().is_multiple_of(count) {
        return Ok(columns.refuse(spot));
    }
    let mut all = Outcome::Kept;
    for at in (0..text.len()).step_by(count) {
        let outcome = columns.code(spot, text.get(at..at + count).unwrap_or_default())?;
        match outcome {
            Outcome::Kept => {}
            Outcome::Dropped => all = Outcome::Dropped,
            // Several codes in one value go together; one alone may become what it does in any column.
            Outcome::Written(new) if text.len() == count => all = Outcome::Written(new),
            Outcome::Written(_) | Outcome::Emptied => all = Outcome::Emptied,
        }
    }
    Ok(all)
}

/// The day of a moment and what stands behind it; of everything else, the whole.
fn split(written: Written, text: &str) -> (&str, &str) {
    let whole = (text, "");
    if written != Written::Moment || !text.is_ascii() {
        return whole;
    }
    match text.split_at_checked(8) {
        Some((day, time)) if day.bytes().all(|byte| byte.is_ascii_digit()) && is_time(time) => {
            (day, time)
        }
        Some(_) | None => whole,
    }
}

/// Whether `text` is `[HH[MM[SS[.S[S[S[S]]]]]]][+/-ZZZZ]` (HL7 2.5, chapter 2A, TS).
fn is_time(text: &str) -> bool {
    let (clock, zone) = match text.find(['+', '-']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let zoned = zone.is_empty() || zone.len() == 5 && digits(zone.get(1..).unwrap_or("?"));
    digits(clock)
        && matches!(clock.len(), 0 | 2 | 4 | 6)
        && digits(fraction)
        && fraction.len() <= 6
        && zoned
}
