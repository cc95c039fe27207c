//! A data set as a flat list of nodes in file order: no recursion, nothing copied.
//!
//! A sequence is followed by its items and each item by its elements; [`Node::end`] jumps over a
//! whole subtree. Values stay in the source as spans.

use super::meta;
use crate::element::{Tag, VR, is_private};
use crate::error::{At, Error, Result};
use crate::limits::Limits;
use crate::source::{Source, Span};
use std::collections::BTreeMap;

/// Byte order and header form in which an element is encoded. UN of undefined length is implicit
/// little endian inside whatever surrounds it (PS3.5 6.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    /// Whether headers carry a VR.
    pub explicit: bool,
    /// Whether numbers are big endian.
    pub big_endian: bool,
}

impl Encoding {
    /// Implicit VR Little Endian.
    pub const IMPLICIT_LE: Encoding = Encoding {
        explicit: false,
        big_endian: false,
    };
    /// Explicit VR Little Endian.
    pub const EXPLICIT_LE: Encoding = Encoding {
        explicit: true,
        big_endian: false,
    };
    /// Explicit VR Big Endian.
    pub const EXPLICIT_BE: Encoding = Encoding {
        explicit: true,
        big_endian: true,
    };

    /// The number that `bytes` encode.
    pub fn u16(self, bytes: [u8; 2]) -> u16 {
        if self.big_endian {
            u16::from_be_bytes(bytes)
        } else {
            u16::from_le_bytes(bytes)
        }
    }

    /// The number that `bytes` encode.
    pub fn u32(self, bytes: [u8; 4]) -> u32 {
        if self.big_endian {
            u32::from_be_bytes(bytes)
        } else {
            u32::from_le_bytes(bytes)
        }
    }

    /// The tag that `bytes` encode.
    pub fn tag(self, bytes: [u8; 4]) -> Tag {
        let [a, b, c, d] = bytes;
        Tag(self.u16([a, b]), self.u16([c, d]))
    }

    /// The bytes that encode `number`.
    pub fn u16_bytes(self, number: u16) -> [u8; 2] {
        if self.big_endian {
            number.to_be_bytes()
        } else {
            number.to_le_bytes()
        }
    }

    /// The bytes that encode `number`.
    pub fn u32_bytes(self, number: u32) -> [u8; 4] {
        if self.big_endian {
            number.to_be_bytes()
        } else {
            number.to_le_bytes()
        }
    }

    /// The bytes that encode `tag`.
    pub fn tag_bytes(self, tag: Tag) -> [u8; 4] {
        let [a, b] = self.u16_bytes(tag.group());
        let [c, d] = self.u16_bytes(tag.element());
        [a, b, c, d]
    }
}

/// The length field of a sequence, an item or encapsulated pixel data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// A number of bytes.
    Defined,
    /// FFFFFFFF, closed by a delimitation item.
    Undefined,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// An element with a plain value.
    Value,
    /// A sequence; its items follow.
    Sequence(Length),
    /// An item of a sequence; its elements follow.
    Item(Length),
    /// Encapsulated pixel data; its fragments follow, the basic offset table first.
    Encapsulated,
    /// One fragment.
    Fragment,
}

/// One element, item or fragment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// The tag; (FFFE,E000) for items and fragments.
    pub tag: Tag,
    /// The VR as encoded; the dictionary's where headers carry none; `UN` for codes that are none of
    /// the standard's, `SQ` for an UN that proved to be a sequence.
    pub vr: VR,
    /// Whether the VR stands in the source's header just so (false for implicit headers, walked UN
    /// and unknown codes).
    pub vr_encoded: bool,
    /// What it is.
    pub kind: NodeKind,
    /// Encoding of its header and, for items, of the elements inside. Inside a sequence that is
    /// encoded as UN the items have another encoding than the sequence.
    pub encoding: Encoding,
    /// The header: tag, VR, length.
    pub header: Span,
    /// The value without header; for containers everything inside, without the delimitation item.
    pub value: Span,
    /// All bytes: header, value and delimitation item, if any.
    pub whole: Span,
    /// Index of the item node that holds it; `None` at the root. For an item: its sequence.
    pub parent: Option<u32>,
    /// Index one past its last descendant.
    pub end: u32,
    /// Number of sequences around it.
    pub depth: u16,
}

/// A parsed data set. Spans refer to the source it was parsed from, or to [`DataSet::inflated`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataSet {
    /// The nodes in file order, file meta information excluded.
    pub nodes: Vec<Node>,
    /// The file meta elements (group 0002), in file order; empty for a bare data set.
    pub meta: Vec<Node>,
    /// Transfer syntax UID in force: declared, or recognised for a bare data set.
    pub transfer_syntax: String,
    /// The data set's bytes if the transfer syntax is deflated; all spans of `nodes` refer to it.
    pub inflated: Option<Vec<u8>>,
    /// Bytes after the last element that form no element; they are left out of the output.
    pub trailing: u64,
}

impl DataSet {
    /// Whether every reader that knows the transfer syntax finds the same elements: all are encoded
    /// like the data set, except inside sequences encoded as UN (PS3.5 6.2.2), and every VR is one of
    /// the standard's.
    pub fn is_uniform(&self) -> bool {
        let own = self.encoding();
        // Where the sequence ends inside which another encoding is right.
        let mut other_until = 0;
        (0..).zip(&self.nodes).all(|(index, node)| {
            let inside_un = index < other_until;
            if matches!(node.kind, NodeKind::Sequence(_)) && !node.vr_encoded && !inside_un {
                other_until = node.end;
            }
            let unknown =
                node.kind == NodeKind::Value && node.encoding.explicit && !node.vr_encoded;
            let right = match inside_un {
                true => node.encoding == own || node.encoding == Encoding::IMPLICIT_LE,
                false => node.encoding == own,
            };
            right && !unknown
        })
    }

    /// Indices of the children of `parent` (`None`: the root), in order.
    pub fn children(&self, parent: Option<u32>) -> impl Iterator<Item = u32> + '_ {
        let (mut next, end) = match parent {
            None => (0, self.nodes.len() as u32),
            Some(index) => (index + 1, self.nodes[index as usize].end),
        };
        std::iter::from_fn(move || {
            if next >= end {
                return None;
            }
            let index = next;
            next = self.nodes[index as usize].end;
            Some(index)
        })
    }

    /// The first element `tag` among the children of `parent`.
    pub fn find(&self, parent: Option<u32>, tag: Tag) -> Option<u32> {
        self.children(parent)
            .find(|&index| self.nodes[index as usize].tag == tag)
    }

    /// The bytes that the spans of `nodes` refer to: `source`, from which the data set was parsed,
    /// or what was inflated from it.
    pub fn data_source<'a>(&'a self, source: &'a dyn Source) -> &'a dyn Source {
        match &self.inflated {
            Some(bytes) => bytes,
            None => source,
        }
    }

    /// The value of node `index` as it stands; for containers all bytes inside.
    ///
    /// # Errors
    ///
    /// [`Error::Limit`] if it is longer than `limits.max_value_bytes`, or as [`Source::read_at`].
    pub fn value(&self, source: &dyn Source, index: u32, limits: &Limits) -> Result<Vec<u8>> {
        bounded(
            self.data_source(source),
            self.nodes[index as usize].value,
            limits,
        )
    }

    /// The value of the first file meta element `tag`, if there is one.
    ///
    /// # Errors
    ///
    /// As [`DataSet::value`].
    pub fn meta_value(
        &self,
        source: &dyn Source,
        tag: Tag,
        limits: &Limits,
    ) -> Result<Option<Vec<u8>>> {
        let node = self.meta.iter().find(|node| node.tag == tag);
        node.map(|node| bounded(source, node.value, limits))
            .transpose()
    }

    /// How the elements at the root are encoded.
    pub fn encoding(&self) -> Encoding {
        meta::syntax(&self.transfer_syntax).map_or(Encoding::IMPLICIT_LE, |syntax| syntax.encoding)
    }

    /// The nodes around `index`, from the innermost out, itself excluded.
    pub fn ancestors(&self, index: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(self.nodes[index as usize].parent, |&around| {
            self.nodes[around as usize].parent
        })
    }

    /// The tags that lead from the root to node `index`, its own last; items are left out.
    pub fn path(&self, index: u32) -> Vec<Tag> {
        let mut path: Vec<Tag> = std::iter::once(index)
            .chain(self.ancestors(index))
            .map(|index| &self.nodes[index as usize])
            .filter(|node| !matches!(node.kind, NodeKind::Item(_)))
            .map(|node| node.tag)
            .collect();
        path.reverse();
        path
    }

    /// Every private creator of the data set, for many look-ups.
    pub fn creators(&self) -> Creators {
        let mut blocks = BTreeMap::new();
        for (index, node) in self.nodes.iter().enumerate() {
            let is_creator = is_private(node.tag)
                && (0x0010..=0x00FF).contains(&node.tag.element())
                && node.kind == NodeKind::Value;
            if is_creator {
                blocks
                    .entry((node.parent, node.tag))
                    .and_modify(|only| *only = None)
                    .or_insert(Some(index as u32));
            }
        }
        Creators { blocks }
    }

    /// The private creator of the private element `index`, as [`Creators::of`] finds it. Looks at
    /// all its siblings; use [`DataSet::creators`] for more than a few elements.
    pub fn creator_of(&self, index: u32) -> Option<u32> {
        let node = &self.nodes[index as usize];
        let creator = creator_tag(node.tag)?;
        let mut found = self.children(node.parent).filter(|&sibling| {
            let sibling = &self.nodes[sibling as usize];
            sibling.tag == creator && sibling.kind == NodeKind::Value
        });
        match (found.next(), found.next()) {
            (Some(only), None) => Some(only),
            (Some(_) | None, Some(_)) | (None, None) => None,
        }
    }
}

/// The private creators of a data set, by item and block (PS3.5 7.8.1).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Creators {
    /// By parent and creator's tag; `None` where an item reserves one block twice.
    blocks: BTreeMap<(Option<u32>, Tag), Option<u32>>,
}

impl Creators {
    /// The node of the private creator that reserves the block of the private element `index`, in
    /// the same item. `None` if there is none, if two elements reserve that block, and for elements
    /// that are not in a block (creators themselves among them).
    pub fn of(&self, set: &DataSet, index: u32) -> Option<u32> {
        let node = &set.nodes[index as usize];
        *self.blocks.get(&(node.parent, creator_tag(node.tag)?))?
    }
}

/// The tag of the private creator for `tag`, if that is a private element in a block.
fn creator_tag(tag: Tag) -> Option<Tag> {
    let block = tag.element() >> 8;
    (is_private(tag) && block >= 0x10).then_some(Tag(tag.group(), block))
}

/// Reads `span` if the limits allow.
fn bounded(source: &dyn Source, span: Span, limits: &Limits) -> Result<Vec<u8>> {
    if span.len > limits.max_value_bytes {
        return Err(Error::Limit {
            what: "bytes of one value",
            limit: limits.max_value_bytes,
            at: At::Byte(span.offset),
        });
    }
    source.read(span)
}

/// What the writer does with one element or item; containers not named in an edit list are walked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// All bytes stay, subtree included.
    Keep,
    /// The element goes, subtree included.
    Remove,
    /// The value becomes these bytes (even length, in the node's byte order), with the node's own tag
    /// and this VR in the node's encoding.
    Replace(VR, Vec<u8>),
    /// The value stays but for these bytes: offsets from its first byte, ascending, without overlap.
    Patch(Vec<(u64, Vec<u8>)>),
    /// A sequence or item stays, and its children have edits of their own; lengths follow.
    Walk,
}
