//! Reads a finished output as a stranger would: every text that a reader of pictures shows.

use super::{Family, jpeg, png, tiff};
use crate::error::{At, Error, Result};
use crate::format::{Place, Unshown};
use crate::limits::Limits;
use crate::source::Source;

/// Shortest printable run that is shown.
const SHORTEST_RUN: usize = 4;

/// What [`crate::format::Format::fields`] asks for.
///
/// # Errors
///
/// If the output cannot be read back.
pub fn fields(
    output: &dyn Source,
    limits: &Limits,
    visit: &mut dyn FnMut(Place, &str),
) -> Result<Unshown> {
    let mut show = |text: &str| {
        for run in text.split(|letter: char| letter.is_control()) {
            if run.chars().count() >= SHORTEST_RUN {
                visit(Place::Text, run);
            }
        }
    };
    match Family::of(output)?.ok_or(Error::UnknownFormat)? {
        Family::Png => {
            let (chunks, trailing) = png::chunks(output, limits)?;
            for chunk in chunks {
                if chunk.kind == *b"IDAT" {
                    continue;
                }
                if chunk.data.len > limits.max_value_bytes {
                    return Err(Error::Limit {
                        what: "bytes of a PNG chunk",
                        limit: limits.max_value_bytes,
                        at: At::Byte(chunk.whole.offset),
                    });
                }
                let (keyword, said) = png::worded(&chunk.kind, &output.read(chunk.data)?);
                show(&keyword);
                show(&said);
            }
            if trailing > 0 {
                let what = "bytes follow the end of the picture";
                return Err(Error::Verification { what });
            }
        }
        Family::Jpeg => jpeg::fields(output, &mut show)?,
        Family::Tiff => tiff::fields(output, limits, &mut show)?,
    }
    Ok(Unshown {
        opaque_bytes: output.len(),
        own: Vec::new(),
    })
}
