//! Content items of structured reports and acquisition contexts: what they are about, and what the
//! loss of one means for those that refer to it.
//!
//! An item is a content item if it has a Value Type or lies in a Content Sequence. Items may refer
//! to others by position (by-reference relationships), so that positions are counted anew where
//! items went, and a reference to an item that went goes too. Knows no policy, and no template.
//! Source: PS3.3 C.17.3.2.4 (positions), C.18 (values), Table 10-2 (Content Item Macro).

use super::carry::Outcome;
use super::header::{self, ITEM};
use super::scope::View;
use super::text;
use super::tree::{DataSet, Edit, Encoding, Node, NodeKind};
use crate::action::{Action, ContentItem, Reason, ValueType};
use crate::element::{Tag, VR};
use crate::error::Result;
use std::collections::{BTreeMap, BTreeSet};

/// Content Sequence.
pub const CONTENT_SEQUENCE: Tag = Tag(0x0040, 0xA730);
const ACQUISITION_CONTEXT: Tag = Tag(0x0040, 0x0555);
const VALUE_TYPE: Tag = Tag(0x0040, 0xA040);
const RELATIONSHIP_TYPE: Tag = Tag(0x0040, 0xA010);
const CONCEPT_NAME: Tag = Tag(0x0040, 0xA043);
const REFERENCED_ITEM: Tag = Tag(0x0040, 0xDB73);
/// Code Value, Long Code Value, URN Code Value.
const CODE_VALUES: [Tag; 3] = [
    Tag(0x0008, 0x0100),
    Tag(0x0008, 0x0119),
    Tag(0x0008, 0x0120),
];
const SCHEME: Tag = Tag(0x0008, 0x0102);

/// Attributes that are of Type 1 wherever they stand and whose value cleaning may take away: they
/// get a dummy then.
const NEVER_EMPTY: [Tag; 10] = [
    Tag(0x0008, 0x0100), // CodeValue
    Tag(0x0008, 0x0104), // CodeMeaning
    Tag(0x0040, 0xA120), // DateTime
    Tag(0x0040, 0xA121), // Date
    Tag(0x0040, 0xA122), // Time
    Tag(0x0040, 0xA123), // PersonName
    Tag(0x0040, 0xA124), // UID
    Tag(0x0040, 0xA160), // TextValue
    Tag(0x0070, 0x0006), // UnformattedTextValue
    Tag(0x0008, 0x0102), // CodingSchemeDesignator
];

/// Whether `tag` must have a value where it stands.
pub fn is_never_empty(tag: Tag) -> bool {
    NEVER_EMPTY.contains(&tag)
}

/// Relationship types of PS3.3 Table C.17.3-8.
const RELATIONSHIPS: [&str; 7] = [
    "CONTAINS",
    "HAS ACQ CONTEXT",
    "HAS CONCEPT MOD",
    "HAS OBS CONTEXT",
    "HAS PROPERTIES",
    "INFERRED FROM",
    "SELECTED FROM",
];

/// Whether node `index` is the value type or the relationship type of an item, and one of the
/// standard's: the report falls apart without it, and no name is spelt by it, even if somebody is
/// called so.
///
/// # Errors
///
/// If the value cannot be read.
pub fn is_structural(view: &mut View<'_>, index: u32) -> Result<bool> {
    let node = view.node(index);
    if node.vr != VR::CS || node.value.len > 16 {
        return Ok(false);
    }
    Ok(match node.tag {
        VALUE_TYPE => ValueType::from_term(&view.text(index)?).is_some(),
        RELATIONSHIP_TYPE => RELATIONSHIPS.contains(&view.text(index)?.as_str()),
        _ => false,
    })
}

/// A content item, as it stands in a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    value_type: Option<ValueType>,
    concept: Option<(String, String)>,
}

impl Content {
    /// What a policy may know of it.
    pub fn facts(&self) -> ContentItem<'_> {
        let concept = self.concept.as_ref();
        ContentItem {
            value_type: self.value_type,
            concept: concept.map(|(value, scheme)| (value.as_str(), scheme.as_str())),
        }
    }
}

/// The content item that item node `item` is, if it is one. One that only refers to another item is
/// none.
///
/// # Errors
///
/// If a value cannot be read.
pub fn of(view: &mut View<'_>, item: u32) -> Result<Option<Content>> {
    let set = view.set;
    let value_type = view.child_text(Some(item), VALUE_TYPE)?;
    if value_type.is_none() {
        let around = view.node(item).parent.map(|around| view.node(around).tag);
        let refers = set.find(Some(item), REFERENCED_ITEM).is_some();
        if around != Some(CONTENT_SEQUENCE) || refers {
            return Ok(None);
        }
    }
    Ok(Some(Content {
        value_type: value_type.as_deref().and_then(ValueType::from_term),
        concept: concept(view, item)?,
    }))
}

fn concept(view: &mut View<'_>, item: u32) -> Result<Option<(String, String)>> {
    let set = view.set;
    let Some(code) = set
        .find(Some(item), CONCEPT_NAME)
        .and_then(|name| set.children(Some(name)).next())
    else {
        return Ok(None);
    };
    let Some(scheme) = view.child_text(Some(code), SCHEME)? else {
        return Ok(None);
    };
    for tag in CODE_VALUES {
        if let Some(value) = view.child_text(Some(code), tag)? {
            return Ok(Some((value, scheme)));
        }
    }
    Ok(None)
}

/// A Content Sequence that says nothing: one item of text, which every report may contain.
///
/// # Errors
///
/// None in practice: all lengths are small.
pub fn dummy(node: &Node) -> Result<Vec<u8>> {
    let encoding = node.encoding;
    let concept = items(
        encoding,
        &elements(
            encoding,
            &[
                (CODE_VALUES[0], VR::SH, b"121071"),
                (SCHEME, VR::SH, b"DCM"),
                (Tag(0x0008, 0x0104), VR::LO, b"Finding"),
            ],
        )?,
    )?;
    let mut content = elements(
        encoding,
        &[
            (RELATIONSHIP_TYPE, VR::CS, b"CONTAINS"),
            (VALUE_TYPE, VR::CS, b"TEXT"),
        ],
    )?;
    header::put(
        &mut content,
        CONCEPT_NAME,
        VR::SQ,
        Some(concept.len() as u64),
        encoding,
    )?;
    content.extend(concept);
    let text = crate::transform::dummy::value(VR::UT).unwrap_or_default();
    content.extend(elements(encoding, &[(Tag(0x0040, 0xA160), VR::UT, text)])?);
    items(encoding, &content)
}

fn items(encoding: Encoding, content: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    header::put_item(&mut out, ITEM, Some(content.len() as u64), encoding)?;
    out.extend(content);
    Ok(out)
}

fn elements(encoding: Encoding, elements: &[(Tag, VR, &[u8])]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    for &(tag, vr, value) in elements {
        let value = text::padded(vr, value.to_vec());
        header::put(&mut out, tag, vr, Some(value.len() as u64), encoding)?;
        out.extend(value);
    }
    Ok(out)
}

/// Repairs what the removal of content items broke: references by position, and sequences that lost
/// all their items. `removed` are the item nodes that went.
///
/// # Errors
///
/// If a reference cannot be read.
pub fn settle(
    view: &mut View<'_>,
    outcomes: &mut [Option<Outcome>],
    removed: &[u32],
) -> Result<()> {
    if removed.is_empty() {
        return Ok(());
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
    empty_sequences(view, outcomes, &gone)
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
/// the root, which gets the item that says nothing.
fn empty_sequences(
    view: &View<'_>,
    outcomes: &mut [Option<Outcome>],
    gone: &BTreeSet<u32>,
) -> Result<()> {
    let sequences: BTreeSet<u32> = gone
        .iter()
        .filter_map(|&item| view.node(item).parent)
        .collect();
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
        *outcome = match node.parent {
            None if node.tag == CONTENT_SEQUENCE => Outcome {
                edit: Edit::Replace(VR::SQ, dummy(node)?),
                action: Action::Dummy,
                reason: outcome.reason,
            },
            None | Some(_) => Outcome::removed(outcome.reason),
        };
    }
    Ok(())
}

#[cfg(test)]
mod tests;
