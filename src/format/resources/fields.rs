//! Reads a finished output back: every text, decoded, and every key that is no word of the standard.

use super::dictionary::dictionary;
use super::json::Shape;
use super::records::{self, Records};
use crate::error::Result;
use crate::format::{Place, column};
use crate::limits::Limits;
use crate::source::Source;

/// Hands every value and every key that is not listed to `visit`. Every byte is text, so none is opaque.
///
/// # Errors
///
/// If the output is no JSON.
pub fn fields(
    output: &dyn Source,
    limits: &Limits,
    visit: &mut dyn FnMut(Place, &str),
) -> Result<()> {
    let dictionary = dictionary();
    let layout = records::layout(output)?;
    let mut records = Records::new(output, layout, limits)?;
    while let Some(record) = records.next()? {
        if record.is_blank() {
            continue;
        }
        let tree = record.tree(limits)?;
        for at in 0..tree.nodes.len() as u32 {
            if let Some(key) = tree.key(at).filter(|key| !dictionary.has_key(key)) {
                visit(Place::Text, &key);
            }
            match tree.shape(at) {
                Shape::String => {
                    let said = tree.said(at);
                    let listed = dictionary.has_code(&said);
                    let place = if listed {
                        Place::Typed
                    } else {
                        column::place(&said)
                    };
                    visit(place, &said);
                }
                Shape::Number => visit(Place::Typed, tree.raw(at)),
                Shape::Object | Shape::Array | Shape::Boolean | Shape::Null => {}
            }
        }
    }
    Ok(())
}
