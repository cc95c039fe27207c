//! Dummies (action D) that are legal at their place: values by attribute, items by what their macro
//! asks for.
//!
//! An item holds what is of Type 1 with a dummy and what is of Type 2 without a value, and of the
//! alternatives of Type 1C those that stand in [`ALTERNATIVES`]. What the policy removes, the item
//! does not get. Knows no value of any input. Source: PS3.3, PS3.5 6.2 and 7.4.

use super::carry::{Carrier, GRAPHIC_LAYER};
use super::header;
use super::text::{self, Sort};
use super::tree::{Encoding, Node};
use crate::action::{Action, ElementFacts};
use crate::element::{Tag, VR, known};
use crate::error::Result;
use crate::iod::{Need, Place, Requirement};
use crate::transform::dummy;

/// Sequences of Type 1 in items of Type 1 sequences that are followed.
const DEEPEST: usize = 4;

/// Attributes of Type 1C of which a macro wants one or another: the plain form of a code (PS3.3
/// table 8.8-1) and of an institution (table 10-1), a waveform's text (C.10.10), a graphic (C.10.5).
const ALTERNATIVES: [Tag; 5] = [
    Tag(0x0008, 0x0080),
    Tag(0x0008, 0x0100),
    Tag(0x0008, 0x0102),
    Tag(0x0070, 0x0006),
    Tag(0x0070, 0x0009),
];

/// Value Type: where it stands the item is one of content, and the tables hold the attributes of all
/// value types side by side.
const VALUE_TYPE: Tag = Tag(0x0040, 0xA040);

/// What a content item of value type TEXT has (PS3.3 C.17.3.2): Relationship Type, Value Type,
/// Concept Name Code Sequence, Text Value.
const CONTENT: [Tag; 4] = [
    Tag(0x0040, 0xA010),
    VALUE_TYPE,
    Tag(0x0040, 0xA043),
    Tag(0x0040, 0xA160),
];

impl Carrier<'_> {
    /// The bytes of a dummy value of `vr` for `node`; `None` for SQ.
    pub(super) fn dummy_value(&self, node: &Node, vr: VR) -> Option<Vec<u8>> {
        let least = self.places.within(node.parent).least(node.tag);
        dummy::of(node.tag, vr, least).map(|bytes| encoded(vr, bytes, node.encoding))
    }

    /// The bytes of one dummy item for the sequence `node`; its graphics lie on `layer`.
    ///
    /// # Errors
    ///
    /// [`crate::error::Error::Limit`] if a length field cannot hold the item.
    pub(super) fn dummy_item(&self, node: &Node, layer: Option<Vec<u8>>) -> Result<Vec<u8>> {
        let place = self.places.within(node.parent).items(node.tag);
        self.item(node.tag, place, node.encoding, layer.as_deref(), DEEPEST)
    }

    /// An item with what `place` asks for, or if nobody knows that, with what PS3.3 asks for where it
    /// first describes the sequence.
    fn item(
        &self,
        tag: Tag,
        place: Place,
        encoding: Encoding,
        layer: Option<&[u8]>,
        depth: usize,
    ) -> Result<Vec<u8>> {
        let sure = place.is_known();
        let place = match sure {
            true => place,
            false => Place::anywhere(tag),
        };
        let mut elements = Vec::new();
        let content = place.requirement(VALUE_TYPE) == Requirement::Type1;
        for need in place.needs() {
            let Some(vr) = known(need.tag).map(|attribute| attribute.vr) else {
                continue;
            };
            let filled = match need.requirement {
                Requirement::Type1 => !content || CONTENT.contains(&need.tag),
                Requirement::Type1C if content => CONTENT.contains(&need.tag),
                Requirement::Type1C => ALTERNATIVES.contains(&need.tag),
                Requirement::Type2 | Requirement::Type2C => false,
                Requirement::Type3 | Requirement::Unknown => false,
            };
            if !filled && (content || need.requirement != Requirement::Type2) {
                continue;
            }
            let Some(empty) = self.allows(&need, vr, sure) else {
                continue;
            };
            let value = match filled && !empty {
                false => Vec::new(),
                true if vr != VR::SQ => {
                    let named = layer.filter(|_| need.tag == GRAPHIC_LAYER);
                    let value = named.map(<[u8]>::to_vec);
                    let value = value.or_else(|| dummy::of(need.tag, vr, need.least));
                    let value = value.unwrap_or_default();
                    encoded(vr, value, encoding)
                }
                true if depth == 0 => Vec::new(),
                true => {
                    let items = place.items(need.tag);
                    self.item(need.tag, items, encoding, layer, depth - 1)?
                }
            };
            let length = Some(value.len() as u64);
            header::put(&mut elements, need.tag, vr, length, encoding)?;
            elements.extend(value);
        }
        let mut item = Vec::new();
        let length = Some(elements.len() as u64);
        header::put_item(&mut item, header::ITEM, length, encoding)?;
        item.extend(elements);
        Ok(item)
    }

    /// Whether the policy wants the attribute empty; `None` if it wants it gone.
    fn allows(&self, need: &Need, vr: VR, sure: bool) -> Option<bool> {
        let facts = ElementFacts {
            nested: true,
            requirement: match sure {
                true => need.requirement,
                false => Requirement::Unknown,
            },
            ..ElementFacts::alone(need.tag, vr)
        };
        match self.work.decide.element(&facts).action {
            Action::Remove => None,
            Action::Empty => Some(true),
            Action::Keep
            | Action::Dummy
            | Action::Clean
            | Action::ReplaceUid
            | Action::Pseudonym(_)
            | Action::Generalise(_) => Some(false),
        }
    }
}

/// `value` padded, its numbers in the byte order of `encoding`.
fn encoded(vr: VR, mut value: Vec<u8>, encoding: Encoding) -> Vec<u8> {
    if let (Sort::Numbers(size), true) = (text::sort(vr), encoding.big_endian) {
        value.chunks_mut(size).for_each(<[u8]>::reverse);
    }
    text::padded(vr, value)
}

#[cfg(test)]
mod tests;
