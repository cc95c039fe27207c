//! Reads a finished output as a stranger would: every value as text, with every reading where the
//! character set leaves doubt.
//!
//! Knows nothing of how the output was made, but for the values that this program writes into every
//! output ([`ours`]): these are told apart, not shown.

use super::charset::Charset;
use super::ours;
use super::read;
use super::scope::{View, any_value, bounded, is_pixel_data, vr_in_force};
use super::text::{self, Sort};
use super::tree::{Node, NodeKind};
use crate::element::VR;
use crate::error::Result;
use crate::format::{Place, Unshown};
use crate::limits::Limits;
use crate::source::{Source, Span};

/// Opaque values up to this length are also shown as the printable runs in them.
const SHOWN_BYTES: u64 = 64 << 10;

/// Shortest printable run that is shown.
const SHORTEST_RUN: usize = 4;

/// What [`crate::format::Format::fields`] asks for.
///
/// # Errors
///
/// If the output cannot be parsed or read.
pub fn fields(
    output: &dyn Source,
    limits: &Limits,
    visit: &mut dyn FnMut(Place, &str),
) -> Result<Unshown> {
    let set = read::parse(output, limits)?;
    let mut opaque = preamble(output, &set.meta, visit)?;
    let mut written = Vec::new();
    for node in &set.meta {
        let bytes = bounded(output, node.value, limits)?;
        if ours::is_meta_value(node.tag, &bytes) {
            written.push(node.value);
            continue;
        }
        opaque += show(&Charset::default(), node.vr, &bytes, visit);
    }
    let mut view = View::new(&set, output, limits)?;
    let starts = ours::starts(&mut view)?;
    for index in 0..set.nodes.len() as u32 {
        let node = view.node(index);
        match node.kind {
            NodeKind::Sequence(_) | NodeKind::Item(_) | NodeKind::Encapsulated => continue,
            NodeKind::Fragment => {
                opaque += node.value.len;
                continue;
            }
            NodeKind::Value => {}
        }
        let vr = vr_in_force(node);
        let is_text = matches!(text::sort(vr), Sort::Text | Sort::Typed | Sort::Uid);
        if !is_text && (is_pixel_data(node.tag) || node.value.len > SHOWN_BYTES) {
            opaque += node.value.len;
            continue;
        }
        let bytes = view.bytes(index)?;
        let shown = match starts.get(&index) {
            None => &bytes[..],
            Some(&start) => {
                // In a deflated data set nothing stands in the output as it is.
                if set.inflated.is_none() {
                    let whole = node.value;
                    let own = Span::new(whole.offset + start as u64, whole.len - start as u64);
                    written.push(own);
                }
                &bytes[..start]
            }
        };
        opaque += show(view.charset(index), vr, shown, visit);
    }
    Ok(Unshown {
        opaque_bytes: opaque + set.trailing,
        own: written,
    })
}

/// Shows the preamble, which is no place for text either.
fn preamble(output: &dyn Source, meta: &[Node], visit: &mut dyn FnMut(Place, &str)) -> Result<u64> {
    let first = meta.first().map_or(0, |node| node.header.offset);
    let mut bytes = vec![0; usize::try_from(first.min(128)).unwrap_or(0)];
    output.read_at(0, &mut bytes)?;
    Ok(show(&Charset::default(), VR::OB, &bytes, visit))
}

/// Shows one value; returns how many of its bytes cannot be shown.
fn show(charset: &Charset, vr: VR, bytes: &[u8], visit: &mut dyn FnMut(Place, &str)) -> u64 {
    let place = match text::sort(vr) {
        Sort::Text => Place::Text,
        Sort::Typed if text::is_temporal(vr) => Place::Date,
        Sort::Typed => Place::Typed,
        Sort::Uid => Place::Uid,
        Sort::Numbers(_) | Sort::Opaque | Sort::Sequence => {
            let printable = |byte: &u8| *byte >= 0x20 && *byte != 0x7F || *byte == 0x1B;
            for run in bytes.split(|byte| !printable(byte)) {
                if run.len() >= SHORTEST_RUN {
                    visit_readings(&Charset::default(), VR::LT, run, Place::Typed, visit);
                }
            }
            return bytes.len() as u64;
        }
    };
    visit_readings(charset, vr, bytes, place, visit);
    0
}

fn visit_readings(
    charset: &Charset,
    vr: VR,
    bytes: &[u8],
    place: Place,
    visit: &mut dyn FnMut(Place, &str),
) {
    any_value(charset, bytes, vr, |value| {
        visit(place, value);
        false
    });
}

#[cfg(test)]
mod tests;
