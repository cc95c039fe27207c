//! Recipes of pydicom/deid: `FORMAT dicom`, sections behind `%`, one command a line.
//!
//! Of several commands about one attribute that one counts which deid prefers: KEEP, ADD, REPLACE,
//! JITTER, REMOVE, BLANK. Selectors are resolved against the dictionary, since whatever the dictionary
//! does not know is removed anyway. Programs and variables of the recipe's user are not part of it.
//! Source: the documentation of pydicom/deid, recipe headers and groups.

use super::attributes::{self, Attribute};
use super::draft::{Draft, Origin};
use super::labels::{self, Label};
use super::wish::{Wish, purpose};
use super::{Effect, Imported, Script, What};
use crate::element::{Tag, VR};
use crate::error::Result;
use crate::key::Purpose;
use crate::policy::Policy;
use crate::policy::json::error;
use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry};
use dicom_dictionary_std::StandardDataDictionary;
use std::collections::{BTreeMap, BTreeSet};

/// Commands of a header section, in deid's order of preference.
const COMMANDS: [&str; 6] = ["KEEP", "ADD", "REPLACE", "JITTER", "REMOVE", "BLANK"];

/// What deid itself never touches: pixels, palettes and the VOI lookup table.
const PROTECTED: [Tag; 5] = [
    Tag(0x0028, 0x1201),
    Tag(0x0028, 0x1202),
    Tag(0x0028, 0x1203),
    Tag(0x0028, 0x3010),
    Tag(0x7FE0, 0x0010),
];

/// Whether `text` says that it is a recipe.
pub fn is_recipe(text: &str) -> bool {
    lines(text)
        .next()
        .is_some_and(|(_, line)| line.split_whitespace().next() == Some("FORMAT"))
}

/// Lines with their numbers, without comments and blank ones.
fn lines(text: &str) -> impl Iterator<Item = (u64, &str)> {
    (1..)
        .zip(text.lines())
        .map(|(number, line)| (number, line.trim()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// A command of a header section.
struct Order<'t> {
    rank: usize,
    line: u64,
    field: &'t str,
    value: &'t str,
}

/// Which attributes a field expression means.
enum Fields {
    These(Vec<Attribute>),
    All,
    AllBut(Vec<Attribute>),
    /// Those that hold values collected elsewhere.
    Holding,
    Private,
    Nested(Vec<Attribute>),
    Unknown,
    Pattern,
}

/// Reads a recipe.
///
/// # Errors
///
/// [`crate::error::Error::Policy`] if it is not a recipe for DICOM, or has coordinates whose images cannot be
/// told.
pub fn read(text: &str, base: &Policy) -> Result<Imported> {
    let mut draft = Draft::new(base, Script::Deid);
    let mut orders = Vec::new();
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut labels: Vec<Label<'_>> = Vec::new();
    let (mut section, mut name) = ("", "");
    for (line, content) in lines(text) {
        let mut words = content.split_whitespace();
        let word = words.next().unwrap_or_default();
        let at = |command| Origin { line, command };
        if word == "FORMAT" {
            if words.next() != Some("dicom") {
                return Err(error(&format!("line {line}"), "FORMAT must be dicom"));
            }
        } else if let Some(title) = word.strip_prefix('%') {
            section = title;
            name = words.next().unwrap_or_default();
            match title {
                "header" | "fields" | "values" | "filter" => {}
                "labels" => draft.note(at("%labels"), Effect::Otherwise, What::LabelsIdle),
                _ => draft.note(at("section"), Effect::Lost, What::SectionUnknown),
            }
        } else {
            match section {
                "header" => match order(line, content) {
                    Some(order) => orders.push(order),
                    None => draft.note(at("header"), Effect::Lost, What::CommandUnknown),
                },
                "fields" => match content.split_once(char::is_whitespace) {
                    Some(("FIELD", field)) => groups.entry(name).or_default().push(field.trim()),
                    _ => draft.note(at("%fields"), Effect::Lost, What::CommandUnknown),
                },
                "filter" if word.eq_ignore_ascii_case("LABEL") => labels.push(Label {
                    line,
                    members: Vec::new(),
                }),
                "filter" => match labels.last_mut() {
                    Some(label) => label.members.push((line, content)),
                    None => draft.note(at("%filter"), Effect::Lost, What::NoLabel),
                },
                // Values are judged where they are used.
                "values" | "labels" => {}
                _ => draft.note(at("line"), Effect::Lost, What::CommandUnknown),
            }
        }
    }
    for label in &labels {
        labels::take(&mut draft, label)?;
    }
    orders.sort_by_key(|order| (order.rank, order.line));
    let everything = attributes::all();
    let mut taken = BTreeSet::new();
    for rank in 0..COMMANDS.len() {
        for order in orders.iter().filter(|order| order.rank == rank) {
            carry_out(&mut draft, order, &groups, everything, &taken);
        }
        taken.extend(
            everything
                .iter()
                .map(|it| it.tag)
                .filter(|&tag| draft.names(tag)),
        );
    }
    draft.finish()
}

fn order(line: u64, content: &str) -> Option<Order<'_>> {
    let (word, rest) = content.split_once(char::is_whitespace)?;
    let rank = COMMANDS.iter().position(|command| *command == word)?;
    let rest = rest.trim();
    let (field, value) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    Some(Order {
        rank,
        line,
        field,
        value: value.trim(),
    })
}

fn carry_out(
    draft: &mut Draft<'_>,
    order: &Order<'_>,
    groups: &BTreeMap<&str, Vec<&str>>,
    everything: &[Attribute],
    taken: &BTreeSet<Tag>,
) {
    let command = COMMANDS[order.rank];
    let origin = Origin {
        line: order.line,
        command,
    };
    let expressions = match order.field.strip_prefix("fields:") {
        Some(group) => match groups.get(group) {
            Some(fields) => fields.clone(),
            None => {
                draft.note(origin, Effect::Lost, What::NoGroup);
                return;
            }
        },
        None => vec![order.field],
    };
    let asks = order.value.starts_with("func:") || order.value.starts_with("values:");
    for expression in expressions {
        let fields = match order.value.starts_with("values:") {
            true => Fields::Holding,
            false => fields(expression, everything),
        };
        match fields {
            Fields::These(list) => {
                if command == "REMOVE" && asks {
                    let what = What::AlwaysRemoved;
                    draft.note(origin, Effect::Otherwise, what);
                }
                these(draft, origin, order.value, &list, taken);
            }
            Fields::Nested(list) => nested(draft, origin, order.value, &list, taken),
            Fields::All if command == "JITTER" => {
                these(draft, origin, order.value, everything, taken);
            }
            Fields::All => all(draft, origin, order.value, &[]),
            Fields::AllBut(list) => all(draft, origin, order.value, &list),
            Fields::Holding => draft.note(origin, Effect::Lost, What::OtherFieldsValues),
            Fields::Private => match command {
                "REMOVE" | "BLANK" => draft.agree(),
                _ => draft.note(origin, Effect::Otherwise, What::PrivateRemoved),
            },
            Fields::Unknown => draft.note(origin, Effect::Otherwise, What::AttributeUnknown),
            Fields::Pattern => draft.note(origin, Effect::Lost, What::WordsOnly),
        }
    }
}

/// A command about named attributes.
fn these(
    draft: &mut Draft<'_>,
    origin: Origin,
    value: &str,
    list: &[Attribute],
    taken: &BTreeSet<Tag>,
) {
    if origin.command == "ADD" {
        let what = What::NeverAdded;
        draft.note(origin, Effect::Otherwise, what);
    }
    for attribute in list {
        if taken.contains(&attribute.tag) || PROTECTED.contains(&attribute.tag) {
            continue;
        }
        let temporal = matches!(attribute.vr, VR::DA | VR::DT | VR::TM);
        let wish = match origin.command {
            "KEEP" => Wish::Keep,
            "REMOVE" => Wish::Remove,
            "BLANK" => Wish::Empty,
            // Of a selection deid moves only dates and times.
            "JITTER" if !temporal && list.len() > 1 => continue,
            "JITTER" if temporal => Wish::MoveDate,
            "JITTER" => Wish::Derived,
            _ => replacement(draft, origin, value, attribute, temporal),
        };
        draft.attribute(attribute.tag, wish, origin);
    }
}

/// What a value given by REPLACE or ADD tells of the original.
fn replacement(
    draft: &mut Draft<'_>,
    origin: Origin,
    value: &str,
    attribute: &Attribute,
    temporal: bool,
) -> Wish {
    let computed = ["var:", "func:", "deid_func:"];
    if !computed.iter().any(|prefix| value.starts_with(prefix)) {
        return Wish::Replaced;
    }
    if value == "deid_func:jitter" && temporal {
        return Wish::MoveDate;
    }
    if attribute.vr == VR::UI {
        return Wish::NewUid;
    }
    match purpose(attribute.tag, attribute.vr) {
        Purpose::Patient | Purpose::Accession | Purpose::Study => {
            let what = What::DerivedInstead;
            draft.note(origin, Effect::Otherwise, what);
            Wish::Pseudonym
        }
        Purpose::Uid | Purpose::Record | Purpose::Staff | Purpose::Facility => Wish::Replaced,
        Purpose::DateOffset | Purpose::FileName => Wish::Replaced,
    }
}

/// A command about one attribute in one sequence; rules hold at every depth.
fn nested(
    draft: &mut Draft<'_>,
    origin: Origin,
    value: &str,
    list: &[Attribute],
    taken: &BTreeSet<Tag>,
) {
    if origin.command == "KEEP" {
        let what = What::NotInOnePlace;
        draft.note(origin, Effect::Otherwise, what);
        return;
    }
    let what = What::EveryDepth;
    draft.note(origin, Effect::Otherwise, what);
    these(draft, origin, value, list, taken);
}

/// A command about every attribute but `spared`.
fn all(draft: &mut Draft<'_>, origin: Origin, value: &str, spared: &[Attribute]) {
    let wish = match origin.command {
        "KEEP" => Wish::Keep,
        "REMOVE" if value.is_empty() => Wish::Remove,
        "BLANK" => Wish::Empty,
        "REPLACE" if !value.contains(':') => Wish::Replaced,
        // A program over all fields, or a new value everywhere.
        _ => Wish::Derived,
    };
    if matches!(wish, Wish::Remove | Wish::Empty | Wish::Replaced) {
        const WHAT: What = What::ImagesNeed;
        draft.note(origin, Effect::Lost, WHAT);
    }
    for attribute in spared {
        if !draft.names(attribute.tag) {
            draft.spare(attribute.tag, origin);
        }
    }
    draft.rest(wish, origin, BTreeSet::new());
}

/// Resolves a field expression.
fn fields(expression: &str, everything: &[Attribute]) -> Fields {
    if expression.eq_ignore_ascii_case("all") {
        return Fields::All;
    }
    if expression.starts_with("values:") {
        return Fields::Holding;
    }
    if let Some((kind, pattern)) = expression.split_once(':') {
        return selected(kind, pattern, everything);
    }
    let digits: String = expression
        .chars()
        .filter(|c| !matches!(c, '(' | ')' | ',' | ' '))
        .collect();
    if digits.len() == 8
        && let Ok(number) = u32::from_str_radix(&digits, 16)
    {
        let tag = Tag((number >> 16) as u16, number as u16);
        return match (tag.group() % 2, attributes::of(tag)) {
            (1, _) => Fields::Private,
            (_, Some(attribute)) => Fields::These(vec![attribute]),
            (_, None) => Fields::Unknown,
        };
    }
    if expression.contains(['"', '\'']) {
        return Fields::Private;
    }
    let (path, keyword) = match expression.rsplit_once("__") {
        Some((_, keyword)) => (true, keyword),
        None => (false, expression),
    };
    let by_name = StandardDataDictionary.by_name(keyword);
    match by_name.and_then(|entry| attributes::of(entry.tag())) {
        Some(attribute) if path => Fields::Nested(vec![attribute]),
        Some(attribute) => Fields::These(vec![attribute]),
        None => Fields::Unknown,
    }
}

/// Resolves an expander.
fn selected(kind: &str, pattern: &str, everything: &[Attribute]) -> Fields {
    let these = |choose: &dyn Fn(&Attribute) -> bool| {
        everything
            .iter()
            .filter(|attribute| choose(attribute))
            .copied()
            .collect::<Vec<_>>()
    };
    if kind == "select" {
        return match pattern.split_once(':') {
            Some((what, group)) if what.eq_ignore_ascii_case("group") => {
                match u16::from_str_radix(group, 16) {
                    Ok(group) if group % 2 == 1 => Fields::Private,
                    Ok(group) => Fields::These(these(&|it| it.tag.group() == group)),
                    Err(_) => Fields::Pattern,
                }
            }
            Some((what, vr)) if what.eq_ignore_ascii_case("vr") => match vr.parse::<VR>() {
                Ok(vr) => Fields::These(these(&|it| it.vr == vr)),
                Err(_) => Fields::Pattern,
            },
            Some(_) | None => Fields::Pattern,
        };
    }
    let Some(words) = words(pattern) else {
        return Fields::Pattern;
    };
    let matches = |attribute: &Attribute| {
        let keyword = attribute.keyword.to_lowercase();
        words.iter().any(|word| {
            let start = word.start || kind == "startswith";
            let end = word.end || kind == "endswith";
            match (start, end) {
                (true, true) => keyword == word.text,
                (true, false) => keyword.starts_with(&word.text),
                (false, true) => keyword.ends_with(&word.text),
                (false, false) => keyword.contains(&word.text),
            }
        })
    };
    match kind {
        "startswith" | "endswith" | "contains" => Fields::These(these(&matches)),
        "except" | "allexcept" => Fields::AllBut(these(&matches)),
        _ => Fields::Unknown,
    }
}

/// A word of a pattern in lower case, and where it is anchored.
struct Word {
    text: String,
    start: bool,
    end: bool,
}

/// The words between `|`; `None` if the pattern is a real regular expression.
fn words(pattern: &str) -> Option<Vec<Word>> {
    let word = |part: &str| {
        let (start, part) = match part.strip_prefix('^') {
            Some(part) => (true, part),
            None => (false, part),
        };
        let (end, part) = match part.strip_suffix('$') {
            Some(part) => (true, part),
            None => (false, part),
        };
        let plain = !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric());
        plain.then(|| Word {
            text: part.to_lowercase(),
            start,
            end,
        })
    };
    pattern.split('|').map(word).collect()
}
