//! Values and sequences of a data set as Explicit VR Little Endian, which a DICOMDIR is written in.

use super::super::header::{self, ITEM, ITEM_END, SEQUENCE_END};
use super::super::scope::{View, vr_in_force};
use super::super::text;
use super::super::tree::{Encoding, NodeKind};
use crate::element::{Tag, VR};
use crate::error::Result;

/// Appends an element with `value`, which is padded.
///
/// # Errors
///
/// If no length field can hold it.
pub fn value(tag: Tag, vr: VR, value: Vec<u8>, out: &mut Vec<u8>) -> Result<()> {
    let value = text::padded(vr, value);
    header::put(
        out,
        tag,
        vr,
        Some(value.len() as u64),
        Encoding::EXPLICIT_LE,
    )?;
    out.extend(value);
    Ok(())
}

/// The value of node `index` with the least significant byte of numbers first; `None` if it is no plain
/// value or longer than `most`.
///
/// # Errors
///
/// If it cannot be read.
pub fn little_endian(view: &mut View<'_>, index: u32, most: u64) -> Result<Option<Vec<u8>>> {
    let node = view.node(index);
    if node.kind != NodeKind::Value || node.value.len > most {
        return Ok(None);
    }
    let mut bytes = view.bytes(index)?;
    if node.encoding.big_endian {
        for unit in bytes.chunks_mut(unit(vr_in_force(node))) {
            unit.reverse();
        }
    }
    // Separators of the old forms of dates and times, which no new data set may hold (PS3.5 table 6.2-1).
    match vr_in_force(node) {
        VR::DA => bytes.retain(|byte| *byte != b'.'),
        VR::TM => bytes.retain(|byte| *byte != b':'),
        _ => {}
    }
    Ok(Some(bytes))
}

/// Bytes of one number of `vr`; one for what is no number.
fn unit(vr: VR) -> usize {
    match vr {
        VR::AT | VR::OW | VR::SS | VR::US => 2,
        VR::FL | VR::OF | VR::OL | VR::SL | VR::UL => 4,
        VR::FD | VR::OD | VR::OV | VR::SV | VR::UV => 8,
        VR::AE | VR::AS | VR::CS | VR::DA | VR::DS | VR::DT | VR::IS | VR::LO | VR::LT => 1,
        VR::OB | VR::PN | VR::SH | VR::SQ | VR::ST | VR::TM | VR::UC | VR::UI | VR::UN => 1,
        VR::UR | VR::UT => 1,
    }
}

/// Content Sequence: of its items only those that modify the concept of the whole document are keys.
const CONTENT: Tag = Tag(0x0040, 0xA730);
const RELATIONSHIP: Tag = Tag(0x0040, 0xA010);

/// Appends the sequence `index` with all that is in its items, lengths undefined; `false`, and nothing
/// is appended, if it has no items to list, is longer than `most`, or holds what is no value.
///
/// # Errors
///
/// If it cannot be read.
pub fn sequence(view: &mut View<'_>, index: u32, most: u64, out: &mut Vec<u8>) -> Result<bool> {
    let around = view.node(index);
    if !matches!(around.kind, NodeKind::Sequence(_)) || around.whole.len > most {
        return Ok(false);
    }
    let mut items = Vec::new();
    for item in view.set.children(Some(index)).collect::<Vec<u32>>() {
        let listed = around.tag != CONTENT || {
            let relationship = view.child_text(Some(item), RELATIONSHIP)?;
            relationship.is_some_and(|term| text::trim(&term) == "HAS CONCEPT MOD")
        };
        if listed {
            items.push(item);
        }
    }
    if items.is_empty() {
        return Ok(false);
    }
    let encoding = Encoding::EXPLICIT_LE;
    let mut copy = Vec::new();
    header::put(&mut copy, around.tag, VR::SQ, None, encoding)?;
    for item in items {
        if !subtree(view, item, most, &mut copy)? {
            return Ok(false);
        }
    }
    header::put_item(&mut copy, SEQUENCE_END, Some(0), encoding)?;
    out.extend(copy);
    Ok(true)
}

/// Appends the item `root` with all that is in it.
fn subtree(view: &mut View<'_>, root: u32, most: u64, out: &mut Vec<u8>) -> Result<bool> {
    let encoding = Encoding::EXPLICIT_LE;
    // The index one past each open container, with its delimitation item.
    let mut open: Vec<(u32, Tag)> = Vec::new();
    let close = |open: &mut Vec<(u32, Tag)>, next: u32, out: &mut Vec<u8>| -> Result<()> {
        while let Some(&(end, delimiter)) = open.last()
            && end <= next
        {
            header::put_item(out, delimiter, Some(0), encoding)?;
            open.pop();
        }
        Ok(())
    };
    let end = view.node(root).end;
    for index in root..end {
        close(&mut open, index, out)?;
        let node = view.node(index);
        match node.kind {
            NodeKind::Item(_) => {
                header::put_item(out, ITEM, None, encoding)?;
                open.push((node.end, ITEM_END));
            }
            NodeKind::Sequence(_) => {
                header::put(out, node.tag, VR::SQ, None, encoding)?;
                open.push((node.end, SEQUENCE_END));
            }
            NodeKind::Value => match little_endian(view, index, most)? {
                // Group lengths would be wrong.
                Some(_) if node.tag.element() == 0 => {}
                Some(bytes) => value(node.tag, vr_in_force(node), bytes, out)?,
                None => return Ok(false),
            },
            NodeKind::Encapsulated | NodeKind::Fragment => return Ok(false),
        }
    }
    close(&mut open, end, out)?;
    Ok(true)
}
