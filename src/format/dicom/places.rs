//! Where every node of a data set stands in the Information Object Definition of its SOP class.
//!
//! Knows no policy. Source: PS3.3; a sequence the IOD does not describe, a private one among them,
//! leaves the place of its items unknown.

use super::scope::View;
use super::text;
use super::tree::NodeKind;
use crate::element::Tag;
use crate::error::Result;
use crate::iod::{Place, Requirement};
use std::collections::BTreeMap;

/// SOP Class UID.
const SOP_CLASS: Tag = Tag(0x0008, 0x0016);

/// Number of the place nobody knows.
const UNKNOWN: u32 = 0;

/// Number of the root of the data set.
const ROOT: u32 = 1;

/// The places of a data set; equal ones are held once.
pub struct Places {
    places: Vec<Place>,
    /// For every container the number of the place of its elements; of no meaning for others.
    inside: Vec<u32>,
}

impl Places {
    /// Finds the place of every node of `view`.
    ///
    /// # Errors
    ///
    /// If the SOP Class UID cannot be read.
    pub fn of(view: &mut View<'_>) -> Result<Places> {
        let class = view.child_text(None, SOP_CLASS)?.unwrap_or_default();
        let mut places = Places {
            places: vec![Place::default(), Place::root(text::trim(&class))],
            inside: Vec::with_capacity(view.set.nodes.len()),
        };
        let mut numbers: BTreeMap<(u32, Tag), u32> = BTreeMap::new();
        for node in &view.set.nodes {
            let around = places.around(node.parent);
            let inside = match node.kind {
                NodeKind::Value | NodeKind::Encapsulated | NodeKind::Fragment => UNKNOWN,
                NodeKind::Item(_) => around,
                NodeKind::Sequence(_) => match numbers.get(&(around, node.tag)) {
                    Some(&number) => number,
                    None => {
                        let number = places.number(around, node.tag);
                        numbers.insert((around, node.tag), number);
                        number
                    }
                },
            };
            places.inside.push(inside);
        }
        Ok(places)
    }

    /// The place in which the children of `parent` stand.
    pub fn within(&self, parent: Option<u32>) -> &Place {
        &self.places[self.around(parent) as usize]
    }

    /// What the IOD asks of the element `tag` among the children of `parent`.
    pub fn requirement(&self, parent: Option<u32>, tag: Tag) -> Requirement {
        self.within(parent).requirement(tag)
    }

    fn around(&self, parent: Option<u32>) -> u32 {
        match parent {
            None => ROOT,
            Some(parent) => self.inside.get(parent as usize).copied().unwrap_or(UNKNOWN),
        }
    }

    fn number(&mut self, around: u32, tag: Tag) -> u32 {
        let items = self.places[around as usize].items(tag);
        if !items.is_known() {
            return UNKNOWN;
        }
        if let Some(at) = self.places.iter().position(|place| *place == items) {
            return at as u32;
        }
        self.places.push(items);
        self.places.len() as u32 - 1
    }
}
