//! What the loss of a content item means for those that stay.
//!
//! Items may refer to others by position (by-reference relationships), so that positions are
//! counted anew where items went, and a reference to an item that went goes too. The time is linear
//! in the data set. Source: PS3.3 C.17.3.2.4 and Table C.17.3-6.

use super::{ACQUISITION_CONTEXT, CONTENT_SEQUENCE, REFERENCED_ITEM};
use crate::action::{Action, Reason};
use crate::element::VR;
use crate::error::Result;
use crate::format::dicom::carry::Outcome;
use crate::format::dicom::scope::View;
use crate::format::dicom::tree::{DataSet, Edit, NodeKind};
use std::collections::{BTreeMap, BTreeSet};

/// Repairs what the removal of content items broke: references by position, and sequences that lost
/// all their items, which go. `removed` are the item nodes that went. Returns those sequences, since
/// an object may need an item that says nothing in one of them.
///
/// # Errors
///
/// If a reference cannot be read.
pub fn settle(
    view: &mut View<'_>,
    outcomes: &mut [Option<Outcome>],
    removed: &[u32],
) -> Result<Vec<u32>> {
    if removed.is_empty() {
        return Ok(Vec::new());
    }
    let mut parents = Parents::new(view.set);
    let references = references(view, outcomes)?;
    let mut removed = removed.to_vec();
    let mut waiting: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (&item, reference) in &references {
        if let Some(&target) = parents
            .resolve(&reference.positions)
            .as_ref()
            .and_then(|path| path.last())
        {
            waiting.entry(target).or_default().push(item);
        }
    }
    // Everything in an item that goes takes the references to it along.
    let mut next = 0;
    while let Some(&gone) = removed.get(next) {
        next += 1;
        let targets: Vec<u32> = waiting
            .range(gone..view.node(gone).end)
            .map(|(&target, _)| target)
            .collect();
        for target in targets {
            for referrer in waiting.remove(&target).unwrap_or_default() {
                if let Some(Some(outcome)) = outcomes.get_mut(referrer as usize)
                    && outcome.edit == Edit::Walk
                {
                    *outcome = Outcome::removed(Reason::OldEncoding);
                    removed.push(referrer);
                }
            }
        }
    }
    let gone: BTreeSet<u32> = removed.iter().copied().collect();
    parents.count(&gone);
    for (item, reference) in references {
        let stays = !gone.contains(&item);
        if let (true, Some(path)) = (stays, parents.resolve(&reference.positions)) {
            renumber(view, outcomes, &reference, &parents.positions(&path));
        }
    }
    Ok(empty_sequences(view, outcomes, &gone))
}

/// A by-reference relationship.
struct Reference {
    /// The node of Referenced Content Item Identifier.
    node: u32,
    /// Positions from the root, which is 1, down; counted from 1.
    positions: Vec<u32>,
}

/// The references that stay, by the item they stand in.
fn references(
    view: &mut View<'_>,
    outcomes: &[Option<Outcome>],
) -> Result<BTreeMap<u32, Reference>> {
    let mut references = BTreeMap::new();
    for index in 0..view.set.nodes.len() as u32 {
        let node = view.node(index);
        let kept = matches!(outcomes.get(index as usize), Some(Some(outcome)) if outcome.edit == Edit::Keep);
        let (true, REFERENCED_ITEM, NodeKind::Value, Some(item)) =
            (kept, node.tag, node.kind, node.parent)
        else {
            continue;
        };
        let bytes = view.bytes(index)?;
        let positions = bytes
            .as_chunks::<4>()
            .0
            .iter()
            .map(|&number| node.encoding.u32(number))
            .collect();
        references.insert(
            item,
            Reference {
                node: index,
                positions,
            },
        );
    }
    Ok(references)
}

fn renumber(
    view: &View<'_>,
    outcomes: &mut [Option<Outcome>],
    reference: &Reference,
    positions: &[u32],
) {
    if positions == reference.positions {
        return;
    }
    let node = view.node(reference.node);
    let bytes = positions
        .iter()
        .flat_map(|&position| node.encoding.u32_bytes(position))
        .collect();
    if let Some(outcome) = outcomes.get_mut(reference.node as usize) {
        *outcome = Some(Outcome {
            edit: Edit::Replace(VR::UL, bytes),
            action: Action::Clean,
            reason: Reason::OldEncoding,
        });
    }
}

/// The tree of content items.
struct Parents {
    /// By item (`None`: the data set), the items of its Content Sequence.
    children: BTreeMap<Option<u32>, Vec<u32>>,
    /// By item, its position among those that stay.
    position: BTreeMap<u32, u32>,
}

impl Parents {
    fn new(set: &DataSet) -> Self {
        let mut children: BTreeMap<Option<u32>, Vec<u32>> = BTreeMap::new();
        for (index, node) in (0..).zip(&set.nodes) {
            if node.tag == CONTENT_SEQUENCE && !children.contains_key(&node.parent) {
                let items = set.children(Some(index)).collect();
                children.insert(node.parent, items);
            }
        }
        Parents {
            children,
            position: BTreeMap::new(),
        }
    }

    /// The items on the way that `positions` describe, the last being the target; `None` for a way
    /// that leads nowhere and for the root itself.
    fn resolve(&self, positions: &[u32]) -> Option<Vec<u32>> {
        let (&1, rest) = positions.split_first()? else {
            return None;
        };
        let mut path = Vec::new();
        let mut at = None;
        for &position in rest {
            let items = self.children.get(&at)?;
            let item = *items.get(usize::try_from(position.checked_sub(1)?).ok()?)?;
            path.push(item);
            at = Some(item);
        }
        (!path.is_empty()).then_some(path)
    }

    /// Counts positions without the items `gone`.
    fn count(&mut self, gone: &BTreeSet<u32>) {
        for items in self.children.values() {
            let kept = items.iter().filter(|item| !gone.contains(item));
            self.position.extend(kept.copied().zip(1..));
        }
    }

    fn positions(&self, path: &[u32]) -> Vec<u32> {
        let below = path
            .iter()
            .map(|item| self.position.get(item).copied().unwrap_or_default());
        std::iter::once(1).chain(below).collect()
    }
}

/// A sequence that lost all its items goes, but for one that may be empty (Type 2), and for that at
/// the root, which is returned.
fn empty_sequences(
    view: &View<'_>,
    outcomes: &mut [Option<Outcome>],
    gone: &BTreeSet<u32>,
) -> Vec<u32> {
    let sequences: BTreeSet<u32> = gone
        .iter()
        .filter_map(|&item| view.node(item).parent)
        .collect();
    let mut empty = Vec::new();
    for sequence in sequences {
        let node = view.node(sequence);
        let mut items = view.set.children(Some(sequence));
        if node.tag == ACQUISITION_CONTEXT || items.any(|item| !gone.contains(&item)) {
            continue;
        }
        let Some(Some(outcome)) = outcomes.get_mut(sequence as usize) else {
            continue;
        };
        if outcome.edit != Edit::Walk {
            continue;
        }
        *outcome = Outcome::removed(outcome.reason);
        empty.push(sequence);
    }
    empty
}
