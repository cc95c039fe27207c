//! Values that the structure of the file itself contradicts: they may belong to another element.
//!
//! A tag with one wrong bit puts a patient's ID into a slice thickness, and a length that lies puts
//! whole elements into a profile of colours. No rule of a policy was made for such a value, so it
//! does not stay. Four signs, each from the bytes around and not from what the value says:
//!
//! - the VR in the header is none that the attribute's own values could stand in (PS3.6),
//! - the element is out of order among its neighbours (PS3.5 7.1), and its value is text,
//! - the header has no VR, and integers are text in every byte,
//! - the value ends with what reads as whole data elements.
//!
//! What it does not know: a changed tag that stays in order and has the same VR as the true one, and
//! runs of elements before the last bytes of a value longer than [`MOST_SEARCHED`].

use super::header::{self, ITEM, ITEM_END, SEQUENCE_END, UNDEFINED};
use super::scope::{View, is_pixel_data};
use super::text::{self, Sort};
use super::tree::{DataSet, Encoding, Node, NodeKind};
use crate::action::Action;
use crate::element::{Tag, VR, is_private, known};
use crate::error::Result;
use crate::source::Span;
use std::collections::BTreeMap;

/// Bytes at the end of a binary value in which elements are looked for.
const MOST_SEARCHED: u64 = 64 << 10;

/// Fewest printable bytes that make a displaced number look like text.
const SHORTEST_TEXT: usize = 4;

/// Fewest printable bytes that make any integers look like text.
const SHORTEST_TEXT_IN_PLACE: usize = 6;

/// Bytes that dates in a text may take.
const LONGEST_DATES: u64 = 64;

/// Which elements stand out of order.
pub(super) struct Doubts {
    displaced: Vec<bool>,
}

impl Doubts {
    /// Looks at the order of all elements, each among those of its own item.
    pub(super) fn read(set: &DataSet) -> Self {
        let mut displaced = vec![false; set.nodes.len()];
        let mut last: BTreeMap<Option<u32>, usize> = BTreeMap::new();
        for (index, node) in set.nodes.iter().enumerate() {
            if matches!(node.kind, NodeKind::Item(_) | NodeKind::Fragment) {
                continue;
            }
            // Either of the two may be the one that is wrong.
            if let Some(before) = last.insert(node.parent, index)
                && set.nodes[before].tag >= node.tag
            {
                displaced[before] = true;
                displaced[index] = true;
            }
        }
        Doubts { displaced }
    }

    /// Whether the plain value of node `index` may belong to another element.
    ///
    /// # Errors
    ///
    /// If the value cannot be read.
    pub(super) fn concern(&self, view: &mut View<'_>, index: u32) -> Result<bool> {
        let node = *view.node(index);
        if node.value.len == 0 || is_pixel_data(node.tag) {
            return Ok(false);
        }
        if node.vr_encoded
            && let Some(expected) = known(node.tag).map(|entry| entry.vr)
            && !fits(node.vr, expected)
        {
            // A date or age in the VR of a text is common, and what it may be is known.
            let dated = text::sort(node.vr) == Sort::Text && text::is_temporal(expected);
            let legal = dated
                && node.value.len <= LONGEST_DATES
                && text::is_legal(expected, &view.bytes(index)?);
            return Ok(!legal);
        }
        let displaced = self.displaced.get(index as usize) == Some(&true);
        match text::sort(node.vr) {
            Sort::Text | Sort::Typed | Sort::Uid => Ok(displaced),
            Sort::Sequence => Ok(false),
            Sort::Numbers(_) | Sort::Opaque => {
                let len = node.value.len.min(MOST_SEARCHED);
                let tail = view.span(Span::new(node.value.end() - len, len))?;
                let text = match displaced {
                    true => tail.len() >= SHORTEST_TEXT && is_printable(&tail),
                    false => is_text_in_integers(&node, &tail),
                };
                Ok(text || holds_elements(&tail))
            }
        }
    }
}

/// Whether a value that was written as `encoded` may be one of an attribute of `expected`.
fn fits(encoded: VR, expected: VR) -> bool {
    if encoded == expected || matches!(encoded, VR::UN) || expected == VR::UN {
        return true;
    }
    match (text::sort(encoded), text::sort(expected)) {
        (Sort::Text, Sort::Text) => width(encoded)
            .zip(width(expected))
            .is_some_and(|(narrow, wide)| narrow <= wide),
        (Sort::Typed, Sort::Typed) => {
            let both = |sort: fn(VR) -> bool| sort(encoded) && sort(expected);
            both(text::is_temporal) || both(|vr| matches!(vr, VR::DS | VR::IS))
        }
        // A code or number written where a text may stand says no more than a text would.
        (Sort::Typed, Sort::Text) => true,
        (Sort::Numbers(_) | Sort::Opaque, Sort::Numbers(_) | Sort::Opaque) => true,
        (
            Sort::Text | Sort::Typed | Sort::Uid | Sort::Numbers(_) | Sort::Opaque | Sort::Sequence,
            Sort::Text | Sort::Typed | Sort::Uid | Sort::Numbers(_) | Sort::Opaque | Sort::Sequence,
        ) => false,
    }
}

/// How much a text VR can say, in steps; `None` for those that hold one kind of thing only.
fn width(vr: VR) -> Option<u8> {
    match vr {
        VR::SH => Some(1),
        VR::LO => Some(2),
        VR::ST => Some(3),
        VR::LT => Some(4),
        VR::UC | VR::UT => Some(5),
        VR::AE | VR::PN | VR::UR => None,
        VR::AS | VR::AT | VR::CS | VR::DA | VR::DS | VR::DT | VR::FD | VR::FL | VR::IS => None,
        VR::OB | VR::OD | VR::OF | VR::OL | VR::OV | VR::OW | VR::SL | VR::SQ | VR::SS => None,
        VR::SV | VR::TM | VR::UI | VR::UL | VR::UN | VR::US | VR::UV => None,
    }
}

fn is_printable(bytes: &[u8]) -> bool {
    let text = text::trim_bytes(bytes);
    let printable = |byte: &u8| (0x20..0x7F).contains(byte) || *byte >= 0x80;
    !text.is_empty() && text.iter().all(printable)
}

/// Whether integers without a VR of their own are all letters, digits and marks of ASCII: as
/// numbers they would each be above 8224, which no list of counts or of pixel values is.
fn is_text_in_integers(node: &Node, bytes: &[u8]) -> bool {
    let integers = match node.vr {
        VR::AT | VR::SL | VR::SS | VR::UL | VR::US => true,
        VR::AE | VR::AS | VR::CS | VR::DA | VR::DS | VR::DT | VR::FD | VR::FL | VR::IS => false,
        VR::LO | VR::LT | VR::OB | VR::OD | VR::OF | VR::OL | VR::OV | VR::OW | VR::PN => false,
        VR::SH | VR::SQ | VR::ST | VR::SV | VR::TM | VR::UC | VR::UI | VR::UN | VR::UR => false,
        VR::UT | VR::UV => false,
    };
    let text = text::trim_bytes(bytes);
    integers
        && !node.vr_encoded
        && text.len() >= SHORTEST_TEXT_IN_PLACE
        && text.iter().all(|byte| (0x20..0x7F).contains(byte))
}

/// Whether `value` is a sequence of items, or ends with a whole element, in any encoding. The last
/// element of a run ends where the value ends, whatever stands before it.
fn holds_elements(value: &[u8]) -> bool {
    let forms = [
        Encoding::EXPLICIT_LE,
        Encoding::IMPLICIT_LE,
        Encoding::EXPLICIT_BE,
    ];
    let ends_so = |encoding| {
        let value = before_delimiters(value, encoding);
        (0..value.len()).any(|at| is_element(&value[at..], encoding))
    };
    opens_item(value) || forms.into_iter().any(ends_so)
}

/// Whether the first bytes are the header of an item that lies inside.
fn opens_item(value: &[u8]) -> bool {
    let Some((&[t0, t1, t2, t3, a, b, c, d], rest)) = value.split_first_chunk::<8>() else {
        return false;
    };
    [Encoding::IMPLICIT_LE, Encoding::EXPLICIT_BE]
        .iter()
        .any(|encoding| {
            let len = encoding.u32([a, b, c, d]);
            encoding.tag([t0, t1, t2, t3]) == ITEM
                && (len == UNDEFINED || len as usize <= rest.len())
        })
}

/// `value` without the delimitation items at its end.
fn before_delimiters(mut value: &[u8], encoding: Encoding) -> &[u8] {
    while let Some((rest, &[t0, t1, t2, t3, 0, 0, 0, 0])) = value.split_last_chunk::<8>()
        && matches!(encoding.tag([t0, t1, t2, t3]), ITEM_END | SEQUENCE_END)
    {
        value = rest;
    }
    value
}

/// Whether `bytes` are one element from the first to the last.
fn is_element(bytes: &[u8], encoding: Encoding) -> bool {
    let Some((&[t0, t1, t2, t3, a, b, c, d], rest)) = bytes.split_first_chunk::<8>() else {
        return false;
    };
    let exact = |declared: u32, value: &[u8]| declared as usize == value.len();
    let tag = || encoding.tag([t0, t1, t2, t3]);
    if !encoding.explicit {
        // Without letters, an element without a value may be chance.
        return !rest.is_empty()
            && exact(encoding.u32([a, b, c, d]), rest)
            && known(tag()).is_some();
    }
    let fills = match VR::from_binary([a, b]) {
        Some(vr) if header::is_long(vr) => rest
            .split_first_chunk::<4>()
            .is_some_and(|(&len, value)| [c, d] == [0, 0] && exact(encoding.u32(len), value)),
        Some(_) => exact(u32::from(encoding.u16([c, d])), rest),
        None => false,
    };
    fills && (known(tag()).is_some() || is_usual_private(tag()))
}

fn is_usual_private(tag: Tag) -> bool {
    is_private(tag) && tag.group() > 8 && tag.group() < 0xFF00 && tag.element() >= 0x0010
}

/// Whether anything of `node` is left to doubt once a policy has decided.
pub(super) fn applies(node: &Node, action: Action) -> bool {
    match action {
        Action::Keep | Action::Clean => node.kind == NodeKind::Value,
        Action::Remove
        | Action::Empty
        | Action::Dummy
        | Action::ReplaceUid
        | Action::Pseudonym(_)
        | Action::Generalise(_) => false,
    }
}

#[cfg(test)]
mod tests;
