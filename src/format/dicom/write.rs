//! Writes an edited data set as a Part 10 file: fresh preamble and file meta information, and the
//! elements, of which those that do not change are repeated byte for byte.
//!
//! Containers whose content changes get a new header: with the recomputed length where they had one,
//! of undefined length where they had none. A sequence that was encoded as UN is written, if its
//! content changes, as SQ where the items are encoded like what surrounds it, and otherwise as UN of
//! defined length around items in Implicit VR Little Endian, which PS3.5 6.2.2 allows and every
//! reader can at least skip. Knows no policy. Source: PS3.10 7.1, PS3.5 7.1 and 7.5.

use super::header::{self, ITEM, ITEM_END, SEQUENCE_END};
use super::meta;
use super::ours::{IMPLEMENTATION_CLASS_UID, implementation_version};
use super::output::{Form, Output};
use super::tree::{DataSet, Edit, Encoding, Length, Node, NodeKind};
use crate::element::{Tag, VR};
use crate::error::{Error, Result};
use crate::source::{Sink, Source, Span};

/// What the file meta information says of the data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetaInfo {
    /// (0002,0002), equal to (0008,0016); empty, and not written, if the data set has none.
    pub sop_class: String,
    /// (0002,0003), equal to (0008,0018) of the output; empty, and not written, if it has none.
    pub sop_instance: String,
    /// (0002,0010): [`DataSet::transfer_syntax`], or another of the same encoding.
    pub transfer_syntax: String,
}

/// A new element at the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// Its tag. An element of the same tag in the data set is not replaced: remove that one.
    pub tag: Tag,
    /// Its VR; `SQ` for items.
    pub vr: VR,
    /// Its value.
    pub content: Content,
}

/// The value of an [`Addition`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Bytes of even length in the data set's byte order.
    Value(Vec<u8>),
    /// Items, each with elements in ascending order of tags; values as for [`Content::Value`].
    Items(Vec<Vec<(Tag, VR, Vec<u8>)>>),
}

/// Writes `set`, parsed from `source`, to `sink`: `edits` holds one entry per node, in the order of
/// `set.nodes`; what it says of nodes inside a kept, removed or replaced one is not looked at.
/// `additions` go between the root elements by tag.
///
/// With [`Edit::Keep`] or [`Edit::Walk`] for every node and no additions, the data set is the
/// source's byte for byte, without [`DataSet::trailing`] (before deflation, if it is deflated).
/// Ranges given to the sink refer to `source`.
///
/// # Errors
///
/// [`Error::Verification`] if an edit does not fit its node, the lists differ in length or `meta` names
/// a syntax of another encoding, [`Error::Value`] if a new
/// value has an odd length or `meta` holds no UIDs, [`Error::Limit`] if a new value is longer than a
/// length field can say, or as the source and the sink.
pub fn write(
    set: &DataSet,
    source: &dyn Source,
    edits: &[Edit],
    additions: &[Addition],
    meta: &MetaInfo,
    sink: &mut dyn Sink,
) -> Result<()> {
    let syntax = meta::syntax(&meta.transfer_syntax)
        .filter(|syntax| syntax.encoding == set.encoding())
        .ok_or(Error::Verification {
            what: "the transfer syntax to write is not that of the data set",
        })?;
    if edits.len() != set.nodes.len() {
        return Err(Error::Verification {
            what: "the edits do not fit the data set",
        });
    }
    sink.bytes(&preamble(meta)?)?;
    let form = match (syntax.deflated, &set.inflated) {
        (true, _) => Form::Deflated,
        (false, Some(_)) => Form::Bytes,
        (false, None) => Form::Ranges,
    };
    let mut additions: Vec<&Addition> = additions.iter().collect();
    additions.sort_by_key(|addition| addition.tag);
    let mut writer = Writer {
        set,
        edits,
        plan: plan(set, edits),
        additions: &additions,
        output: Output::new(set.data_source(source), form, sink),
        open: Vec::new(),
    };
    writer.run()?;
    writer.output.finish()
}

/// Preamble and file meta information.
pub(super) fn preamble(meta: &MetaInfo) -> Result<Vec<u8>> {
    let encoding = Encoding::EXPLICIT_LE;
    let mut group = Vec::new();
    let mut element = |number: u16, vr: VR, value: &[u8], padding: u8| {
        let mut value = value.to_vec();
        if value.len() % 2 == 1 {
            value.push(padding);
        }
        header::put(
            &mut group,
            Tag(2, number),
            vr,
            Some(value.len() as u64),
            encoding,
        )?;
        group.extend(value);
        Ok(())
    };
    element(0x0001, VR::OB, &[0, 1], 0)?;
    let uids = [
        (0x0002, &meta.sop_class),
        (0x0003, &meta.sop_instance),
        (0x0010, &meta.transfer_syntax),
    ];
    // An object without a class or a UID of its own is named by nothing; an empty name would be worse.
    for (number, text) in uids.into_iter().filter(|(_, text)| !text.is_empty()) {
        element(number, VR::UI, uid(number, text)?, 0)?;
    }
    element(0x0012, VR::UI, IMPLEMENTATION_CLASS_UID.as_bytes(), 0)?;
    element(0x0013, VR::SH, implementation_version().as_bytes(), b' ')?;
    let mut out = vec![0; 128];
    out.extend(b"DICM");
    header::put(&mut out, Tag(2, 0), VR::UL, Some(4), encoding)?;
    out.extend((group.len() as u32).to_le_bytes());
    out.extend(group);
    Ok(out)
}

fn uid(element: u16, text: &str) -> Result<&[u8]> {
    let legal = text.len() <= 64 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let error = Error::Value {
        tag: Tag(2, element),
        offset: 0,
        expected: "UID",
    };
    if legal {
        Ok(text.as_bytes())
    } else {
        Err(error)
    }
}

/// What becomes of one node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Outcome {
    /// Whether all its bytes are repeated.
    same: bool,
    /// Bytes it takes in the output.
    len: u64,
}

/// The outcome of every node, from the last to the first, so that lengths are known before headers.
fn plan(set: &DataSet, edits: &[Edit]) -> Vec<Outcome> {
    let mut plan = vec![
        Outcome {
            same: false,
            len: 0
        };
        set.nodes.len()
    ];
    for index in (0..set.nodes.len()).rev() {
        let node = &set.nodes[index];
        let kept = Outcome {
            same: true,
            len: node.whole.len,
        };
        plan[index] = match &edits[index] {
            Edit::Keep => kept,
            Edit::Remove => Outcome {
                same: false,
                len: 0,
            },
            Edit::Replace(vr, value) => {
                let len = value.len() as u64;
                Outcome {
                    same: false,
                    len: len.saturating_add(replaced_header(node, *vr, len)),
                }
            }
            Edit::Patch(_) => Outcome {
                same: false,
                len: node.whole.len,
            },
            Edit::Walk => {
                let (whole, inside) = content(set, &plan, index);
                // A value has nothing to walk; that is an error once it is its turn.
                let same = whole && !matches!(node.kind, NodeKind::Value | NodeKind::Fragment);
                let shape = Shape::of(set, index);
                let around = shape.header_len + if shape.delimited { 8 } else { 0 };
                let len = inside.saturating_add(around);
                if same { kept } else { Outcome { same, len } }
            }
        };
    }
    plan
}

/// Whether all children of `index` stay as they are, and the bytes they take.
fn content(set: &DataSet, plan: &[Outcome], index: usize) -> (bool, u64) {
    set.children(Some(index as u32))
        .fold((true, 0), |(same, len), child| {
            let outcome = plan[child as usize];
            (same && outcome.same, len.saturating_add(outcome.len))
        })
}

fn replaced_header(node: &Node, vr: VR, len: u64) -> u64 {
    match node.kind {
        NodeKind::Fragment | NodeKind::Item(_) => 8,
        NodeKind::Value | NodeKind::Sequence(_) | NodeKind::Encapsulated => {
            header::size(vr, len, node.encoding)
        }
    }
}

/// How a container whose content changes is written.
struct Shape {
    /// VR of its header; of no meaning for items.
    vr: VR,
    header_len: u64,
    /// Whether its length is undefined and a delimitation item closes it.
    delimited: bool,
}

impl Shape {
    fn of(set: &DataSet, index: usize) -> Shape {
        let node = &set.nodes[index];
        let (vr, delimited) = match node.kind {
            NodeKind::Sequence(length) => {
                let inner = set
                    .nodes
                    .get(index + 1)
                    .filter(|_| node.end as usize > index + 1);
                let same_inside = inner.is_none_or(|item| item.encoding == node.encoding);
                let legal = !node.encoding.explicit || same_inside;
                let vr = if legal { VR::SQ } else { VR::UN };
                (vr, length == Length::Undefined && legal)
            }
            NodeKind::Item(length) => (VR::UN, length == Length::Undefined),
            NodeKind::Encapsulated => (node.vr, true),
            NodeKind::Value | NodeKind::Fragment => (node.vr, false),
        };
        let header_len = match node.kind {
            NodeKind::Item(_) | NodeKind::Fragment => 8,
            NodeKind::Sequence(_) | NodeKind::Encapsulated | NodeKind::Value => {
                header::size(vr, 0, node.encoding)
            }
        };
        Shape {
            vr,
            header_len,
            delimited,
        }
    }
}

struct Writer<'a> {
    set: &'a DataSet,
    edits: &'a [Edit],
    plan: Vec<Outcome>,
    /// By tag; those not written yet.
    additions: &'a [&'a Addition],
    output: Output<'a>,
    /// Open containers: index one past the last node inside, and the bytes that close it.
    open: Vec<(u32, Vec<u8>)>,
}

impl Writer<'_> {
    fn run(&mut self) -> Result<()> {
        let mut index = 0;
        let count = self.set.nodes.len() as u32;
        loop {
            while let Some((_, end)) = self.open.pop_if(|(end, _)| *end <= index) {
                self.output.bytes(&end)?;
            }
            if index >= count {
                break;
            }
            index = self.node(index)?;
        }
        self.add_before(None)
    }

    /// Writes node `index`, or opens it; returns the index of the next node to write.
    fn node(&mut self, index: u32) -> Result<u32> {
        let node = &self.set.nodes[index as usize];
        if node.parent.is_none() {
            self.add_before(Some(node.tag))?;
        }
        if self.plan[index as usize].same {
            self.output.keep(node.whole)?;
            return Ok(node.end);
        }
        match &self.edits[index as usize] {
            Edit::Keep | Edit::Remove => Ok(node.end),
            Edit::Replace(vr, value) => {
                self.replace(node, *vr, value)?;
                Ok(node.end)
            }
            Edit::Patch(patches) => {
                self.patch(node, patches)?;
                Ok(node.end)
            }
            Edit::Walk => self.open(index),
        }
    }

    fn replace(&mut self, node: &Node, vr: VR, value: &[u8]) -> Result<()> {
        check_even(node.tag, node.value.offset, value)?;
        let len = Some(value.len() as u64);
        let mut header = Vec::with_capacity(12);
        match node.kind {
            NodeKind::Value | NodeKind::Sequence(_) | NodeKind::Encapsulated => {
                header::put(&mut header, node.tag, vr, len, node.encoding)?;
            }
            NodeKind::Fragment => header::put_item(&mut header, ITEM, len, node.encoding)?,
            NodeKind::Item(_) => {
                return Err(Error::Verification {
                    what: "an edit does not fit an item",
                });
            }
        }
        self.output.bytes(&header)?;
        self.output.bytes(value)
    }

    /// Writes a value with some of its bytes changed.
    fn patch(&mut self, node: &Node, patches: &[(u64, Vec<u8>)]) -> Result<()> {
        let misfit = Error::Verification {
            what: "an edit does not fit a value",
        };
        if node.kind != NodeKind::Value {
            return Err(misfit);
        }
        let mut next = node.whole.offset;
        for (at, bytes) in patches {
            let start = node.value.offset.saturating_add(*at);
            let end = start.saturating_add(bytes.len() as u64);
            if start < next || end > node.value.end() {
                return Err(misfit);
            }
            self.output.keep(Span::new(next, start - next))?;
            self.output.bytes(bytes)?;
            next = end;
        }
        self.output.keep(Span::new(next, node.whole.end() - next))
    }

    /// Writes the header of a container whose content changes.
    fn open(&mut self, index: u32) -> Result<u32> {
        let node = &self.set.nodes[index as usize];
        let shape = Shape::of(self.set, index as usize);
        let (_, inside) = content(self.set, &self.plan, index as usize);
        let len = (!shape.delimited).then_some(inside);
        let mut header = Vec::with_capacity(12);
        let closing = match node.kind {
            NodeKind::Item(_) => {
                header::put_item(&mut header, ITEM, len, node.encoding)?;
                ITEM_END
            }
            NodeKind::Sequence(_) | NodeKind::Encapsulated => {
                header::put(&mut header, node.tag, shape.vr, len, node.encoding)?;
                SEQUENCE_END
            }
            NodeKind::Value | NodeKind::Fragment => {
                return Err(Error::Verification {
                    what: "an edit does not fit a value",
                });
            }
        };
        self.output.bytes(&header)?;
        let mut end = Vec::new();
        if shape.delimited {
            header::put_item(&mut end, closing, Some(0), node.encoding)?;
        }
        self.open.push((node.end, end));
        Ok(index + 1)
    }

    /// Writes the additions that go before a root element `tag`, or at the end.
    fn add_before(&mut self, tag: Option<Tag>) -> Result<()> {
        let count = match tag {
            Some(tag) => self
                .additions
                .partition_point(|addition| addition.tag < tag),
            None => self.additions.len(),
        };
        let (now, later) = self.additions.split_at(count);
        self.additions = later;
        for addition in now {
            let bytes = encode(addition, self.set.encoding())?;
            self.output.bytes(&bytes)?;
        }
        Ok(())
    }
}

fn encode(addition: &Addition, encoding: Encoding) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let Addition { tag, vr, content } = addition;
    match content {
        Content::Value(value) => put_element(&mut out, *tag, *vr, value, encoding)?,
        Content::Items(items) => {
            let mut inside = Vec::new();
            for item in items {
                let mut elements = Vec::new();
                for (tag, vr, value) in item {
                    put_element(&mut elements, *tag, *vr, value, encoding)?;
                }
                header::put_item(&mut inside, ITEM, Some(elements.len() as u64), encoding)?;
                inside.extend(elements);
            }
            put_element(&mut out, *tag, VR::SQ, &inside, encoding)?;
        }
    }
    Ok(out)
}

fn put_element(
    out: &mut Vec<u8>,
    tag: Tag,
    vr: VR,
    value: &[u8],
    encoding: Encoding,
) -> Result<()> {
    check_even(tag, 0, value)?;
    header::put(out, tag, vr, Some(value.len() as u64), encoding)?;
    out.extend(value);
    Ok(())
}

fn check_even(tag: Tag, offset: u64, value: &[u8]) -> Result<()> {
    if value.len().is_multiple_of(2) {
        return Ok(());
    }
    Err(Error::Value {
        tag,
        offset,
        expected: "value of even length",
    })
}

#[cfg(test)]
mod tests;
