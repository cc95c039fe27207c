//! How the components of a JPEG stream become colours, and the two application segments that say so.
//!
//! JFIF (APP0) says YCbCr; Adobe (APP14) says by its last byte whether there is a transform. Nothing
//! else in an application segment or comment changes a sample, and nothing else is kept.
//! Sources: JFIF 1.02 (T.871); Adobe Technical Note 5116; PS3.5 8.2.1.

use super::header::Header;
use super::segments::marker;
use crate::pixel::{Photometric, Refused, Result, Shape};

/// What the components of a stream are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// One component.
    Grey,
    /// Red, green and blue.
    Rgb,
    /// Luminance and two colour differences.
    Ybr,
}

/// The two segments, as they are written: without a thumbnail and without what follows the known
/// fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markers {
    /// The parameters of the JFIF segment: identifier, version, density, no thumbnail.
    pub jfif: Option<[u8; 14]>,
    /// The parameters of the Adobe segment: identifier, version, flags, transform.
    pub adobe: Option<[u8; 12]>,
}

impl Markers {
    /// Takes note of the segment with this marker and these parameters. Decoders follow the last Adobe
    /// segment before the first scan.
    pub fn see(&mut self, code: u8, fields: &[u8]) {
        if code == marker::APP0 {
            self.jfif = self.jfif.or_else(|| jfif(fields));
        }
        if code == marker::APP14 {
            self.adobe = adobe(fields).or(self.adobe);
        }
    }

    /// What tells every decoder `colour` and nothing else.
    pub fn saying(colour: Colour) -> Markers {
        let transform = match colour {
            Colour::Grey => return Markers::default(),
            Colour::Rgb => 0,
            Colour::Ybr => 1,
        };
        let mut adobe = *b"Adobe\0\x64\0\0\0\0\0";
        adobe[11] = transform;
        Markers {
            jfif: None,
            adobe: Some(adobe),
        }
    }

    /// Appends the segments to `out`.
    pub fn write(&self, out: &mut Vec<u8>) {
        if let Some(jfif) = self.jfif {
            out.extend_from_slice(&[0xFF, marker::APP0, 0, 16]);
            out.extend_from_slice(&jfif);
        }
        if let Some(adobe) = self.adobe {
            out.extend_from_slice(&[0xFF, marker::APP14, 0, 14]);
            out.extend_from_slice(&adobe);
        }
    }
}

/// The fields of a JFIF segment, its thumbnail taken off.
pub fn jfif(fields: &[u8]) -> Option<[u8; 14]> {
    let mut known: [u8; 14] = fields.get(..14)?.try_into().ok()?;
    known[12..].fill(0);
    known.starts_with(b"JFIF\0").then_some(known)
}

/// The fields of an Adobe segment.
pub fn adobe(fields: &[u8]) -> Option<[u8; 12]> {
    let known: [u8; 12] = fields.get(..12)?.try_into().ok()?;
    known.starts_with(b"Adobe").then_some(known)
}

/// Whether an application segment, from the byte behind FF on, is one of the two and no more than its known
/// fields.
pub fn known_alone(segment: &[u8]) -> bool {
    let [code, high, low, fields @ ..] = segment else {
        return false;
    };
    let known = match *code {
        marker::APP0 => jfif(fields).map(|known| known.to_vec()),
        marker::APP14 => adobe(fields).map(|known| known.to_vec()),
        _ => None,
    };
    known.is_some_and(|known| known == fields)
        && usize::from(u16::from_be_bytes([*high, *low])) == fields.len() + 2
}

/// What the components of a DCT stream are: as its own markers say, in the order in which libjpeg asks
/// them, else as declared.
///
/// # Errors
///
/// For declared photometric interpretations that lossy coding cannot carry.
pub fn of_dct(header: &Header, shape: &Shape) -> Result<Colour> {
    let declared = match (shape.photometric, header.components.len()) {
        (Photometric::Monochrome1 | Photometric::Monochrome2, 1) => return Ok(Colour::Grey),
        (Photometric::Rgb, 3) => Colour::Rgb,
        (Photometric::YbrFull | Photometric::YbrFull422, 3) => Colour::Ybr,
        (Photometric::YbrPartial | Photometric::Palette { .. }, _) => {
            return Err(Refused(
                "lossy JPEG does not carry this photometric interpretation",
            ));
        }
        (
            Photometric::Monochrome1
            | Photometric::Monochrome2
            | Photometric::Rgb
            | Photometric::YbrFull
            | Photometric::YbrFull422,
            _,
        ) => return Err(Refused("photometric interpretation and samples disagree")),
    };
    let ids: Vec<u8> = header
        .components
        .iter()
        .map(|component| component.id)
        .collect();
    Ok(match (header.colour.jfif, header.colour.adobe) {
        (Some(_), _) => Colour::Ybr,
        (None, Some(adobe)) if adobe[11] == 0 => Colour::Rgb,
        (None, Some(_)) => Colour::Ybr,
        (None, None) if ids == *b"RGB" || ids == *b"rgb" => Colour::Rgb,
        (None, None) => declared,
    })
}
