//! Pass 2: carries out the action of every column, resource by resource.
//!
//! What becomes of a value is decided in [`crate::format::column`]; what goes takes its key and its comma along.

use super::edit::Fates;
use super::json::{self, Shape, Tree};
use super::link::{self, Target};
use super::paths::Paths;
use super::people;
use super::records::{MARK, Record};
use super::survey::texts;
use super::walk::{Leaf, Walked, Way, walk};
use crate::action::Role;
use crate::error::{Error, Result};
use crate::format::column::record::Columns;
use crate::format::column::values::Outcome;
use crate::format::{Done, Preview, Work};
use crate::identity::IdentifierKind;
use crate::source::{Sink, Source};
use crate::survey::TextEncoding;
use crate::transform::date;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Bytes collected before they go to the sink.
const CHUNK: usize = 64 << 10;

/// Where absolute references lead: no server has a name of this end (RFC 2606), and nothing tells which it was.
const SERVER: &str = "https://server.invalid/";

/// Writes the de-identified file.
///
/// # Errors
///
/// Whatever keeps an action from being carried out; what was written then counts for nothing.
pub fn apply(source: &dyn Source, work: &Work<'_>, sink: &mut dyn Sink) -> Result<Done> {
    if work.members.is_some() {
        let what = "choosing the resources of a cohort";
        return Err(Error::Unsupported { what });
    }
    let mut rewriter = Rewriter::new(source, work)?;
    if rewriter.columns.facts().encoding == TextEncoding::Utf8Bom {
        sink.bytes(MARK)?;
    }
    let mut records = texts(source, work.limits)?;
    let mut out = Vec::new();
    while let Some(record) = records.next()? {
        if record.is_blank() {
            out.extend_from_slice(record.text);
        } else {
            rewriter.record(&record, |tree, fates, _| fates.write(tree, &mut out))?;
        }
        out.extend_from_slice(record.ending);
        if out.len() >= CHUNK {
            sink.bytes(&out)?;
            out.clear();
        }
    }
    sink.bytes(&out)?;
    rewriter.columns.done()
}

/// The first `records` texts: of every column its values as they are and as they will be written. Holds values:
/// for the user's eyes only, on request.
///
/// # Errors
///
/// As [`apply`].
pub fn preview(source: &dyn Source, work: &Work<'_>, records: usize) -> Result<Preview> {
    let mut rewriter = Rewriter::new(source, work)?;
    let width = rewriter.columns.facts().columns.len();
    let mut all = texts(source, work.limits)?;
    let mut shown = Preview::new();
    while shown.len() < records {
        let Some(record) = all.next()? else {
            break;
        };
        if record.is_blank() {
            continue;
        }
        let mut cells: Vec<(String, Option<String>)> =
            vec![(String::new(), Some(String::new())); width];
        rewriter.record(&record, |_, _, told| {
            for (index, before, after) in told {
                let Some(cell) = cells.get_mut(index) else {
                    continue;
                };
                let between = if cell.0.is_empty() { "" } else { " / " };
                cell.0.push_str(between);
                cell.0.push_str(&before);
                match (after, &mut cell.1) {
                    (Some(after), Some(shown)) => {
                        shown.push_str(between);
                        shown.push_str(&after);
                    }
                    (None, shown) => *shown = None,
                    (Some(_), None) => {}
                }
            }
        })?;
        shown.push(cells);
    }
    Ok(shown)
}

/// What all resources of one person say, for each of them.
#[derive(Default)]
struct Life {
    /// The last day of an event.
    last: Option<NaiveDate>,
    /// An age or a date of birth as written.
    ages: BTreeSet<(Role, String)>,
    /// Names and numbers of the person.
    names: BTreeSet<(IdentifierKind, String)>,
}

/// Values of one person that are remembered.
const REMEMBERED: usize = 64;

/// A value with its column, before and after.
type Told = (usize, String, Option<String>);

struct Rewriter<'a> {
    columns: Columns<'a>,
    work: &'a Work<'a>,
    paths: Paths,
    /// The position in the facts of every column of `paths`.
    places: Vec<usize>,
    by_header: HashMap<&'a str, usize>,
    lives: BTreeMap<String, Life>,
}

impl<'a> Rewriter<'a> {
    fn new(source: &dyn Source, work: &'a Work<'a>) -> Result<Self> {
        let columns = Columns::new(work)?;
        let headers = columns.facts().columns.iter().enumerate();
        let mut rewriter = Rewriter {
            by_header: headers
                .map(|(at, column)| (column.header.as_str(), at))
                .collect(),
            columns,
            work,
            paths: Paths::default(),
            places: Vec::new(),
            lives: BTreeMap::new(),
        };
        rewriter.learn(source)?;
        Ok(rewriter)
    }

    /// Reads a text: its walk, and whose each of its resources is.
    fn walk(&mut self, tree: &Tree<'_>) -> Result<(Walked, Vec<Option<String>>)> {
        let walked = walk(tree, &mut self.paths)?;
        for column in self.paths.columns.iter().skip(self.places.len()) {
            let Some(&place) = self.by_header.get(column.header.as_str()) else {
                let what = "the input changed between the two passes";
                return Err(Error::Verification { what });
            };
            self.places.push(place);
        }
        let owners = people::owners(tree, &walked, &self.columns.facts().people);
        Ok((walked, owners))
    }

    fn place(&self, leaf: &Leaf) -> usize {
        self.places
            .get(leaf.column as usize)
            .copied()
            .unwrap_or(usize::MAX)
    }

    /// Reads the file once for the words that several people share, and for the names and ages of its people.
    fn learn(&mut self, source: &dyn Source) -> Result<()> {
        let aging: BTreeMap<usize, Role> = self.columns.aging().collect();
        let telling: BTreeMap<usize, IdentifierKind> =
            self.columns.telling().iter().copied().collect();
        if !self.columns.learns() && aging.is_empty() && telling.is_empty() {
            return Ok(());
        }
        let mut records = texts(source, self.work.limits)?;
        while let Some(record) = records.next()? {
            if record.is_blank() {
                continue;
            }
            let tree = record.tree(self.work.limits)?;
            let (walked, owners) = self.walk(&tree)?;
            for leaf in &walked.leaves {
                if matches!(
                    leaf.way,
                    Way::Term | Way::Entity | Way::Reference | Way::Out
                ) {
                    continue;
                }
                let index = self.place(leaf);
                let owner = owners
                    .get(leaf.resource as usize)
                    .and_then(Option::as_deref);
                if self.columns.learns_at(index) {
                    self.columns
                        .learn(index, &tree.said(leaf.node), owner.unwrap_or_default());
                }
                let Some(owner) = owner else { continue };
                let (role, kind) = (aging.get(&index), telling.get(&index));
                // Days of events are one person's only where the record of that person says so.
                let kind = kind.filter(|kind| **kind != IdentifierKind::EventDate);
                if role.is_none() && kind.is_none() {
                    continue;
                }
                let life = self.lives.entry(owner.to_owned()).or_default();
                let said = tree.said(leaf.node);
                match role {
                    Some(Role::Date) => {
                        let day = date::parse(&said).map(|found| found.date);
                        life.last = life.last.max(day.filter(|&day| !date::is_placeholder(day)));
                    }
                    Some(&role) if life.ages.len() < REMEMBERED => {
                        life.ages.insert((role, said.to_string()));
                    }
                    Some(_) | None => {}
                }
                if let Some(&kind) = kind.filter(|_| life.names.len() < REMEMBERED) {
                    life.names.insert((kind, said.to_string()));
                }
            }
        }
        Ok(())
    }

    /// Decides every value of a text and hands what became of it to `take`.
    fn record(
        &mut self,
        record: &Record<'_>,
        take: impl FnOnce(&Tree<'_>, Fates, Vec<Told>),
    ) -> Result<()> {
        let tree = record.tree(self.work.limits)?;
        let (walked, owners) = self.walk(&tree)?;
        let mut fates = Fates::new(&tree);
        let mut told = Vec::with_capacity(walked.leaves.len());
        for group in walked
            .leaves
            .chunk_by(|one, other| one.resource == other.resource)
        {
            let Some(first) = group.first() else { continue };
            let owner = owners
                .get(first.resource as usize)
                .and_then(Option::as_deref);
            self.meet(&tree, group, owner)?;
            let inside = walked.resources.get(first.resource as usize);
            let contained = inside.is_some_and(|met| met.inside.is_some());
            let kind = inside.and_then(|met| tree.text_of(met.node, "resourceType"));
            for leaf in group {
                let index = self.place(leaf);
                let name = match (contained, &kind) {
                    (false, Some(kind)) => kind.as_ref(),
                    (true, _) | (false, None) => "#",
                };
                let after = self.leaf(&tree, leaf, index, name)?;
                let before = match tree.shape(leaf.node) {
                    Shape::Object | Shape::Array => "…".to_owned(),
                    Shape::String | Shape::Number | Shape::Boolean | Shape::Null => {
                        tree.said(leaf.node).into_owned()
                    }
                };
                match &after {
                    After::Kept => told.push((index, before.clone(), Some(before))),
                    After::New(text) => told.push((index, before, Some(text.clone()))),
                    After::Gone => told.push((index, before, None)),
                }
                match after {
                    After::Kept => {}
                    After::New(text) => match tree.shape(leaf.node) {
                        Shape::Number if json::is_number(&text) => fates.replace(leaf.node, text),
                        Shape::String if !text.trim().is_empty() => {
                            fates.replace(leaf.node, json::quoted(&text));
                        }
                        _ => fates.remove(leaf.node),
                    },
                    After::Gone => fates.remove(leaf.node),
                }
            }
        }
        fates.prune(&tree, &walked.extensions, "url");
        take(&tree, fates, told);
        Ok(())
    }

    /// Begins the resource of these values.
    fn meet(&mut self, tree: &Tree<'_>, group: &[Leaf], owner: Option<&str>) -> Result<()> {
        self.columns.meet(owner.unwrap_or_default())?;
        let life = owner.and_then(|owner| self.lives.get(owner));
        let telling: BTreeMap<usize, IdentifierKind> =
            self.columns.telling().iter().copied().collect();
        let mut named: Vec<(IdentifierKind, String)> = Vec::new();
        for leaf in group.iter().filter(|_| !telling.is_empty()) {
            if let (Some(&kind), Way::Value | Way::Part | Way::Date) =
                (telling.get(&self.place(leaf)), leaf.way)
            {
                named.push((kind, tree.said(leaf.node).into_owned()));
            }
        }
        let known = life.into_iter().flat_map(|life| &life.names);
        named.extend(known.cloned());
        let mut ages: Vec<(Role, String)> = Vec::new();
        if let Some(life) = life {
            ages.extend(life.ages.iter().cloned());
            ages.extend(
                life.last
                    .map(|day| (Role::Date, day.format("%Y-%m-%d").to_string())),
            );
        }
        self.columns
            .meet_people(named.iter().map(|(kind, text)| (*kind, text.as_str())));
        self.columns
            .meet_ages(ages.iter().map(|(role, text)| (*role, text.as_str())));
        Ok(())
    }

    /// What becomes of one value. `name` is the type of its resource, by which others find it.
    fn leaf(&mut self, tree: &Tree<'_>, leaf: &Leaf, index: usize, name: &str) -> Result<After> {
        let said = tree.said(leaf.node);
        let outcome = match leaf.way {
            Way::Value | Way::Part => self.columns.value(index, &said)?,
            Way::Term => self.columns.term(index, &said)?,
            Way::Date => return self.date(index, &said),
            Way::Urn => return self.urn(index, &said),
            Way::Entity => self.columns.entity(index, &format!("{name}/{said}")),
            Way::Reference => return self.reference(index, &said),
            Way::Out => {
                // Nobody can give it a role, so this counts it and no more.
                self.columns.value(index, "…")?;
                return Ok(After::Gone);
            }
        };
        Ok(outcome.into())
    }

    /// A date; a year alone counts from its first day and is cut again.
    fn date(&mut self, index: usize, said: &str) -> Result<After> {
        let year = said.len() == 4 && said.bytes().all(|byte| byte.is_ascii_digit());
        if !year {
            return Ok(self.columns.value(index, said)?.into());
        }
        let after = self.columns.value(index, &format!("{said}-01-01"))?.into();
        Ok(match after {
            After::New(text) => text
                .get(..4)
                .map_or(After::Gone, |year| After::New(year.to_owned())),
            other => other,
        })
    }

    /// A UID behind `urn:oid:`, a UUID behind `urn:uuid:`, or either without it.
    fn urn(&mut self, index: usize, said: &str) -> Result<After> {
        if let Some(uuid) = said.strip_prefix("urn:uuid:") {
            return self.uuid(index, uuid);
        }
        let (prefix, oid) = match said.strip_prefix("urn:oid:") {
            Some(oid) => ("urn:oid:", oid),
            None => ("", said),
        };
        Ok(After::from(self.columns.value(index, oid)?).behind(prefix))
    }

    /// A UUID is the UID below 2.25 with its number (PS3.5 B.2).
    fn uuid(&mut self, index: usize, uuid: &str) -> Result<After> {
        let digits: String = uuid.chars().filter(|c| *c != '-').collect();
        let Ok(number) = u128::from_str_radix(&digits, 16) else {
            return Ok(After::Gone);
        };
        let after = self.columns.value(index, &format!("2.25.{number}"))?;
        Ok(match After::from(after) {
            After::New(uid) => {
                let number = uid
                    .strip_prefix("2.25.")
                    .and_then(|number| number.parse::<u128>().ok());
                number.map_or(After::Gone, |number| After::New(urn_of(number)))
            }
            other => other,
        })
    }

    fn reference(&mut self, index: usize, said: &str) -> Result<After> {
        Ok(match link::target(said) {
            Target::Named { base, kind, id } => {
                match self.columns.entity(index, &format!("{kind}/{id}")).into() {
                    After::New(new) if base.is_empty() => After::New(format!("{kind}/{new}")),
                    After::New(new) => {
                        let server = self.columns.stand_in(base);
                        After::New(format!("{SERVER}{server}/{kind}/{new}"))
                    }
                    other => other,
                }
            }
            Target::Uuid(uuid) => self.uuid(index, &uuid)?,
            Target::Oid(oid) => After::from(self.columns.value(index, oid)?).behind("urn:oid:"),
            Target::Inside(id) => {
                After::from(self.columns.entity(index, &format!("#/{id}"))).behind("#")
            }
            Target::Search { value, .. } => {
                After::from(self.columns.value(index, value)?).behind("Patient?identifier=")
            }
            Target::Plain => self.columns.term(index, said)?.into(),
            Target::Other => After::Gone,
        })
    }
}

/// A UUID of this number as a URI.
fn urn_of(number: u128) -> String {
    let digits = format!("{number:032x}");
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!(
        "urn:uuid:{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}

/// What became of a value.
enum After {
    Kept,
    New(String),
    Gone,
}

impl After {
    /// New text behind a prefix that stays.
    fn behind(self, prefix: &str) -> Self {
        match self {
            After::New(text) => After::New(format!("{prefix}{text}")),
            After::Kept | After::Gone => self,
        }
    }
}

impl From<Outcome> for After {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Kept => After::Kept,
            Outcome::Written(text) => After::New(text),
            Outcome::Dropped | Outcome::Emptied => After::Gone,
        }
    }
}
