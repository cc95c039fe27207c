//! What would happen to one data set, value by value, for a person who asked to see the values.
//!
//! The result holds values: it is shown, never stored. Nothing is written.

use super::apply::check_supported;
use super::carry::{Carrier, Outcome};
use super::charset::Charset;
use super::claims;
use super::read;
use super::scope::{View, vr_in_force};
use super::text::{self, Sort};
use super::tree::{Edit, NodeKind};
use crate::action::{Action, Reason};
use crate::element::{VR, known};
use crate::error::Result;
use crate::format::Work;
use crate::source::Source;

/// The most characters of a value that are shown.
pub const SHOWN_CHARS: usize = 256;

/// Bytes of a value that are read for showing it.
const SHOWN_BYTES: u64 = 4_096;

/// One element before and after.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PreviewRow {
    /// The tag as `(gggg,eeee)`.
    pub tag: String,
    /// Its keyword, or empty.
    pub keyword: &'static str,
    /// The VR in force.
    pub vr: &'static str,
    /// Number of sequences around it.
    pub depth: u16,
    /// What would be done.
    pub action: Action,
    /// Why.
    pub reason: Reason,
    /// The value as it stands, cut to [`SHOWN_CHARS`]; what is no text is told by its length.
    pub before: String,
    /// The value as it would be; `None` if the element goes.
    pub after: Option<String>,
}

/// Every element of the data set with its outcome. Elements inside a sequence that goes are left
/// out.
///
/// # Errors
///
/// As [`super::apply::apply`], without writing.
pub fn preview(source: &dyn Source, work: &Work<'_>) -> Result<Vec<PreviewRow>> {
    let set = read::parse(source, work.limits)?;
    check_supported(&set, source, work.limits)?;
    let view = View::new(&set, source, work.limits)?;
    let mut carrier = Carrier::new(view, work, claims::tags(work.claims))?;
    let outcomes = carrier.outcomes()?;
    let mut rows = Vec::new();
    for (index, outcome) in (0..).zip(outcomes) {
        let Some(Outcome {
            edit,
            action,
            reason,
        }) = outcome
        else {
            continue;
        };
        let node = carrier.view.node(index);
        let vr = vr_in_force(node);
        let before = match node.kind {
            NodeKind::Item(_) | NodeKind::Fragment => continue,
            NodeKind::Sequence(_) | NodeKind::Encapsulated => String::new(),
            NodeKind::Value if node.value.len <= SHOWN_BYTES => {
                let bytes = carrier.view.bytes(index)?;
                shown(carrier.view.charset(index), vr, &bytes)
            }
            NodeKind::Value => format!("[{} bytes]", node.value.len),
        };
        let after = match edit {
            Edit::Keep | Edit::Patch(_) => Some(before.clone()),
            Edit::Walk => Some(String::new()),
            Edit::Remove => None,
            Edit::Replace(vr, bytes) => Some(shown(carrier.view.charset(index), vr, &bytes)),
        };
        let keyword = known(node.tag).map_or("", |entry| entry.keyword);
        rows.push(PreviewRow {
            tag: node.tag.to_string(),
            keyword,
            vr: vr.to_string(),
            depth: node.depth,
            action,
            reason,
            before,
            after,
        });
    }
    Ok(rows)
}

fn shown(charset: &Charset, vr: VR, bytes: &[u8]) -> String {
    match text::sort(vr) {
        Sort::Text | Sort::Typed | Sort::Uid => {
            let decoded = charset.decode(bytes, text::syntax(vr)).text;
            text::trim(&decoded).chars().take(SHOWN_CHARS).collect()
        }
        Sort::Numbers(_) | Sort::Opaque | Sort::Sequence if bytes.is_empty() => String::new(),
        Sort::Numbers(_) | Sort::Opaque | Sort::Sequence => format!("[{} bytes]", bytes.len()),
    }
}

#[cfg(test)]
mod tests;
