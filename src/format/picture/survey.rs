//! Pass 1 over one file of pictures: what it carries beside them, and whom that names.

use super::carried::Carried;
use super::{Family, jpeg, png, tiff};
use crate::action::{Mask, MaskReason};
use crate::element::Tag;
use crate::error::{Error, Result};
use crate::format::Look;
use crate::identity::Identifier;
use crate::pixel::screens;
use crate::source::{Source, Span};
use crate::survey::{Container, Facts, PictureFacts};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Bytes read at a time.
const WINDOW: u64 = 1 << 20;

/// What [`crate::format::Format::survey`] asks for.
///
/// # Errors
///
/// Whatever keeps the file from being read.
pub fn survey(source: &dyn Source, look: &Look<'_>) -> Result<(Facts, BTreeSet<Identifier>)> {
    let mut carried = Carried::default();
    let family = Family::of(source)?.ok_or(Error::UnknownFormat)?;
    let (container, sizes, turn) = match family {
        Family::Png => {
            let size = png::survey(source, look.limits, &mut carried)?;
            (Container::Png, vec![size], 1)
        }
        Family::Jpeg => {
            let size = jpeg::survey(source, &mut carried)?;
            (Container::Jpeg, vec![size], jpeg::turn(source)?)
        }
        Family::Tiff => {
            let (container, sizes) = tiff::survey(source, look.limits, &mut carried)?;
            (container, sizes, tiff::show::first_turn(source)?)
        }
    };
    let mut masks: Vec<Mask> = Vec::new();
    for &(columns, rows) in &sizes {
        let size = [[columns.to_string()], [rows.to_string()]];
        let drawn = screens::drawn(look.templates, &|tag| match tag {
            Tag(0x0028, 0x0011) => &size[0],
            Tag(0x0028, 0x0010) => &size[1],
            _ => &[],
        });
        masks.extend(drawn.into_iter().map(|area| Mask {
            area,
            reason: MaskReason::Template,
        }));
    }
    masks.sort_unstable();
    masks.dedup();
    let size = sizes.first().copied().unwrap_or_default();
    let facts = PictureFacts {
        sha256: digest(source)?,
        container,
        size,
        turn,
        carries: carried.kinds.keys().map(|&code| code.to_owned()).collect(),
        masks,
    };
    Ok((Facts::Picture(Box::new(facts)), carried.identifiers))
}

fn digest(source: &dyn Source) -> Result<[u8; 32]> {
    let mut sha256 = Sha256::new();
    let mut at = 0;
    while at < source.len() {
        let part = Span::new(at, WINDOW.min(source.len() - at));
        sha256.update(source.read(part)?);
        at = part.end();
    }
    Ok(sha256.finalize().into())
}
