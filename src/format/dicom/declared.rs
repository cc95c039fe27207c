//! What a data set declares of its own private blocks: Private Data Element Characteristics
//! Sequence.
//!
//! A declaration is a word of whoever wrote the data set, not a proof; whether it counts is the
//! policy's to say. Only declarations at the root are read, for the blocks of the whole data set.
//! Source: PS3.3 C.12.1.1.7.

use super::scope::View;
use super::tree::NodeKind;
use crate::element::{Tag, VR};
use crate::error::Result;
use std::collections::{BTreeMap, BTreeSet};

const CHARACTERISTICS: Tag = Tag(0x0008, 0x0300);
const GROUP: Tag = Tag(0x0008, 0x0301);
const CREATOR: Tag = Tag(0x0008, 0x0302);
const STATUS: Tag = Tag(0x0008, 0x0303);
const NONIDENTIFYING: Tag = Tag(0x0008, 0x0304);

/// Which elements of a block are declared safe.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Safe {
    All,
    /// Element numbers within the block.
    Some(BTreeSet<u8>),
}

/// The declarations of a data set, by group and private creator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Declared {
    blocks: BTreeMap<(u16, String), Safe>,
}

impl Declared {
    /// Reads the declarations at the root of `view`. A block that is declared twice is not declared:
    /// nobody knows which word counts.
    ///
    /// # Errors
    ///
    /// If a value cannot be read.
    pub fn read(view: &mut View<'_>) -> Result<Self> {
        let set = view.set;
        let mut declared = Declared::default();
        let Some(sequence) = set.find(None, CHARACTERISTICS) else {
            return Ok(declared);
        };
        if !matches!(view.node(sequence).kind, NodeKind::Sequence(_)) {
            return Ok(declared);
        }
        let mut twice = BTreeSet::new();
        let items: Vec<u32> = set.children(Some(sequence)).collect();
        for item in items {
            let (Some(group), Some(creator)) = (
                numbers(view, item, GROUP)?.first().copied(),
                view.child_text(Some(item), CREATOR)?,
            ) else {
                continue;
            };
            let safe = match view.child_text(Some(item), STATUS)?.as_deref() {
                Some("SAFE") => Safe::All,
                Some("MIXED") => Safe::Some(
                    numbers(view, item, NONIDENTIFYING)?
                        .into_iter()
                        .map(|number| (number & 0xFF) as u8)
                        .collect(),
                ),
                // UNSAFE, and what is no defined term.
                Some(_) | None => Safe::Some(BTreeSet::new()),
            };
            let block = (group, creator);
            if declared.blocks.insert(block.clone(), safe).is_some() {
                twice.insert(block);
            }
        }
        declared.blocks.retain(|block, _| !twice.contains(block));
        Ok(declared)
    }

    /// Whether the element `tag` in a block of `creator` is declared safe.
    pub fn covers(&self, tag: Tag, creator: &str) -> bool {
        if self.blocks.is_empty() || tag.element() < 0x1000 {
            return false;
        }
        match self.blocks.get(&(tag.group(), creator.to_owned())) {
            Some(Safe::All) => true,
            Some(Safe::Some(elements)) => elements.contains(&((tag.element() & 0xFF) as u8)),
            None => false,
        }
    }
}

/// The values of an element of VR US in item `item`.
fn numbers(view: &mut View<'_>, item: u32, tag: Tag) -> Result<Vec<u16>> {
    let Some(index) = view.set.find(Some(item), tag) else {
        return Ok(Vec::new());
    };
    let node = view.node(index);
    if node.kind != NodeKind::Value || super::scope::vr_in_force(node) != VR::US {
        return Ok(Vec::new());
    }
    let bytes = view.bytes(index)?;
    let pairs = bytes.as_chunks::<2>().0;
    Ok(pairs.iter().map(|&pair| node.encoding.u16(pair)).collect())
}

#[cfg(test)]
mod tests;
