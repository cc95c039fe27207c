//! What the Information Object Definitions ask of an attribute: its Type at its place.
//!
//! A place is the root of an object of some SOP class, or the items of a sequence somewhere below.
//! Modules of one IOD that speak of the same attribute are read together and the strictest Type
//! counts, whether the module is mandatory or not: a module whose attributes are there must be whole.
//! Conditions of Types 1C and 2C are not evaluated. Knows no bytes, no values and no policy.
//!
//! Source: DICOM PS3.3; Types: PS3.5 7.4. The tables are generated from `data/iod-*.csv` by
//! `cargo xtask tables`; they hold the attributes that matter to de-identification.

mod attributes;
mod classes;

use crate::element::Tag;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::OnceLock;

/// The Type of an attribute at its place (PS3.5 7.4), the strictest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Requirement {
    /// Type 1: there, with a value.
    Type1,
    /// Type 1C: with a value if it is there; a condition says whether it must be.
    Type1C,
    /// Type 2: there, perhaps without a value.
    Type2,
    /// Type 2C: perhaps without a value; a condition says whether it must be there.
    Type2C,
    /// Type 3, or no part of the IOD, which an extension of it may add like one of Type 3.
    Type3,
    /// Nobody knows: the SOP class is not in the tables, or the IOD does not know the place.
    Unknown,
}

impl Requirement {
    /// Whether an attribute that is there must have a value.
    pub fn needs_value(self) -> bool {
        matches!(self, Requirement::Type1 | Requirement::Type1C)
    }
}

/// One attribute of a table.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    tag: Tag,
    requirement: Requirement,
    /// Least number of values.
    least: u8,
    /// The table of its items.
    items: u16,
}

/// Number of a table that stands for none.
const NONE: u16 = u16::MAX;

const fn at(group: u16, element: u16, requirement: Requirement, least: u8, items: u16) -> Entry {
    Entry {
        tag: Tag(group, element),
        requirement,
        least,
        items,
    }
}

/// Where an attribute stands: the tables that speak of its neighbours. Without any the place is
/// unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    tables: Cow<'static, [u16]>,
    /// For a root the number of its SOP class.
    class: Option<usize>,
}

/// What the tables of each SOP class ask together, made when it is first asked for: an IOD has up to
/// thirty modules, and every element of every file asks.
static JOINED: [OnceLock<Vec<Need>>; classes::CLASSES.len()] =
    [const { OnceLock::new() }; classes::CLASSES.len()];

/// What one place asks of one attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// The attribute.
    pub tag: Tag,
    /// Its Type.
    pub requirement: Requirement,
    /// The least number of values a filled attribute has.
    pub least: usize,
}

/// Attributes of Type 1C that an object may only have if their condition holds, and whose absence then
/// shows: Pixel Data Provider URL (a JPIP transfer syntax), HL7 Instance Identifier (a CDA document).
const HOLDS_IF_PRESENT: [Tag; 2] = [Tag(0x0028, 0x7FE0), Tag(0x0040, 0xE001)];

impl Place {
    /// The root of an object of `sop_class`, a UID without padding.
    pub fn root(sop_class: &str) -> Place {
        match classes::CLASSES.binary_search_by(|&(uid, _)| uid.cmp(sop_class)) {
            Ok(at) => Place {
                tables: Cow::Borrowed(classes::CLASSES[at].1),
                class: Some(at),
            },
            Err(_) => Place::default(),
        }
    }

    /// The items of the sequence `tag`, wherever PS3.3 first describes them.
    pub fn anywhere(tag: Tag) -> Place {
        let found = attributes::TABLES
            .iter()
            .find_map(|table| Some(find(table, tag)?.items).filter(|&items| items != NONE));
        Place::inside(found.into_iter().collect())
    }

    fn inside(tables: Vec<u16>) -> Place {
        Place {
            tables: Cow::Owned(tables),
            class: None,
        }
    }

    /// Whether the tables know this place.
    pub fn is_known(&self) -> bool {
        !self.tables.is_empty()
    }

    /// The Type of `tag` here.
    pub fn requirement(&self, tag: Tag) -> Requirement {
        if !self.is_known() {
            return Requirement::Unknown;
        }
        match self.class {
            Some(class) => {
                let joined = JOINED[class].get_or_init(|| self.needs());
                match joined.binary_search_by_key(&tag, |need| need.tag) {
                    Ok(at) => joined[at].requirement,
                    Err(_) => Requirement::Type3,
                }
            }
            None => self.strictest(tag),
        }
    }

    /// The strictest Type that any of the tables gives `tag`.
    fn strictest(&self, tag: Tag) -> Requirement {
        let types = self.entries(tag).map(|entry| entry.requirement);
        match types.min().unwrap_or(Requirement::Type3) {
            Requirement::Type1C if HOLDS_IF_PRESENT.contains(&tag) => Requirement::Type1,
            requirement => requirement,
        }
    }

    /// The least number of values `tag` has here if it has any.
    pub fn least(&self, tag: Tag) -> usize {
        let least = self.entries(tag).map(|entry| usize::from(entry.least));
        least.max().unwrap_or(1)
    }

    /// The items of the sequence `tag` here; unknown if the IOD does not describe them.
    pub fn items(&self, tag: Tag) -> Place {
        let mut tables: Vec<u16> = self
            .entries(tag)
            .map(|entry| entry.items)
            .filter(|&items| items != NONE)
            .collect();
        tables.sort_unstable();
        tables.dedup();
        Place::inside(tables)
    }

    /// Everything the tables list here, in tag order, none twice.
    pub fn needs(&self) -> Vec<Need> {
        let mut tags: Vec<Tag> = self.tables().flatten().map(|entry| entry.tag).collect();
        tags.sort_unstable();
        tags.dedup();
        tags.into_iter()
            .map(|tag| Need {
                tag,
                requirement: self.strictest(tag),
                least: self.least(tag),
            })
            .collect()
    }

    fn tables(&self) -> impl Iterator<Item = &'static [Entry]> {
        self.tables
            .iter()
            .filter_map(|&number| attributes::TABLES.get(usize::from(number)).copied())
    }

    fn entries(&self, tag: Tag) -> impl Iterator<Item = &'static Entry> {
        self.tables().filter_map(move |table| find(table, tag))
    }
}

fn find(table: &'static [Entry], tag: Tag) -> Option<&'static Entry> {
    let at = table.binary_search_by_key(&tag, |entry| entry.tag).ok()?;
    table.get(at)
}

#[cfg(test)]
mod tests;
