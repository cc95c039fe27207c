//! Where a data set keeps the colour tables of a palette image.
//!
//! Source: PS3.3 C.7.6.3.1.5 and C.7.6.3.1.6, C.7.9.

use super::super::scope::View;
use super::super::tree::NodeKind;
use crate::element::Tag;
use crate::error::Result;
use crate::pixel::palette::{self, Palette, Stored};

/// Descriptor, data and segmented data of the red, green and blue colour table.
const TABLES: [[Tag; 3]; 3] = [
    [
        Tag(0x0028, 0x1101),
        Tag(0x0028, 0x1201),
        Tag(0x0028, 0x1221),
    ],
    [
        Tag(0x0028, 0x1102),
        Tag(0x0028, 0x1202),
        Tag(0x0028, 0x1222),
    ],
    [
        Tag(0x0028, 0x1103),
        Tag(0x0028, 0x1203),
        Tag(0x0028, 0x1223),
    ],
];

/// The colours of a palette image; `None` if its tables are not there or cannot be read.
pub fn of(view: &mut View<'_>) -> Result<Option<Palette>> {
    let mut tables = Vec::with_capacity(3);
    for tags in TABLES {
        match stored(view, tags)? {
            Some(table) => tables.push(table),
            None => return Ok(None),
        }
    }
    let tables: Option<[Stored; 3]> = tables.try_into().ok();
    Ok(tables.and_then(|tables| Palette::of(tables).ok()))
}

fn stored(view: &mut View<'_>, tags: [Tag; 3]) -> Result<Option<Stored>> {
    let [descriptor, data, segments] = tags.map(|tag| view.find(None, tag));
    let (Some(descriptor), Some(node)) = (descriptor, data.or(segments)) else {
        return Ok(None);
    };
    table(view, descriptor, node, data.is_none())
}

/// How many bytes of the segmented colour table `node`, which `descriptor` describes, its segments take;
/// `None` if they cannot be told.
///
/// # Errors
///
/// If a value cannot be read.
pub fn taken(view: &mut View<'_>, descriptor: u32, node: u32) -> Result<Option<u64>> {
    let Some(table) = table(view, descriptor, node, true)? else {
        return Ok(None);
    };
    let width = if table.bits == 8 { 1 } else { 2 };
    let taken = palette::taken(&table).ok();
    Ok(taken.map(|values| values as u64 * width))
}

fn table(
    view: &mut View<'_>,
    descriptor: u32,
    node: u32,
    segmented: bool,
) -> Result<Option<Stored>> {
    if view.node(node).kind != NodeKind::Value {
        return Ok(None);
    }
    let encoding = view.node(descriptor).encoding;
    let words = |bytes: &[u8]| -> Vec<u16> {
        let pairs = bytes.chunks_exact(2);
        pairs.map(|pair| encoding.u16([pair[0], pair[1]])).collect()
    };
    let [entries, first, bits] = words(&view.bytes(descriptor)?)[..] else {
        return Ok(None);
    };
    // An entry count of 0 stands for 65536.
    let entries = match entries {
        0 => 65_536,
        counted => usize::from(counted),
    };
    let bytes = view.bytes(node)?;
    // Entries of eight bits may stand one in a byte, and segments of them do.
    let single = bits == 8 && (segmented || bytes.len() < entries * 2);
    let values = match single {
        true => bytes.iter().map(|&byte| u16::from(byte)).collect(),
        false => words(&bytes),
    };
    Ok(Some(Stored {
        first,
        entries,
        bits,
        values,
        segmented,
    }))
}
