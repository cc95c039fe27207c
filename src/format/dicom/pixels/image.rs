//! What a data set declares of its pixels: the layout of a frame and how many there are.
//!
//! Source: PS3.3 C.7.6.3 (Image Pixel), C.7.6.6 (Multi-frame), C.7.6.24 and C.7.6.25 (floating
//! point).

use super::super::scope::View;
use super::palette;
use crate::element::Tag;
use crate::error::{Error, Result};
use crate::pixel::palette::Palette;
use crate::pixel::{Numbers, Photometric, Shape};

/// Pixel Data.
pub const PIXEL_DATA: Tag = Tag(0x7FE0, 0x0010);
/// Float Pixel Data.
pub const FLOAT_PIXEL_DATA: Tag = Tag(0x7FE0, 0x0008);
/// Double Float Pixel Data.
pub const DOUBLE_FLOAT_PIXEL_DATA: Tag = Tag(0x7FE0, 0x0009);

const SAMPLES: Tag = Tag(0x0028, 0x0002);
/// Photometric Interpretation.
pub const PHOTOMETRIC: Tag = Tag(0x0028, 0x0004);
const PLANAR: Tag = Tag(0x0028, 0x0006);
const FRAMES: Tag = Tag(0x0028, 0x0008);
const ROWS: Tag = Tag(0x0028, 0x0010);
const COLUMNS: Tag = Tag(0x0028, 0x0011);
const ALLOCATED: Tag = Tag(0x0028, 0x0100);
const STORED: Tag = Tag(0x0028, 0x0101);
const HIGH: Tag = Tag(0x0028, 0x0102);
const REPRESENTATION: Tag = Tag(0x0028, 0x0103);

/// The image of a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The element that holds the pixels.
    pub node: u32,
    /// The layout of one frame.
    pub shape: Shape,
    /// The colours of its indices, if it is a palette image whose tables can be read.
    pub palette: Option<Palette>,
    /// Number of frames, at least 1.
    pub frames: u32,
    /// Whether all samples of one kind stand together (Planar Configuration 1).
    pub planar: bool,
    /// Whether numbers of more than eight bits are big endian, and bytes swapped in words.
    pub big_endian: bool,
}

impl Image {
    /// The image of the data set; `None` if it has no pixels.
    ///
    /// # Errors
    ///
    /// [`Error::Malformed`] if what is declared is no layout of the standard.
    pub fn of(view: &mut View<'_>) -> Result<Option<Image>> {
        let found = [PIXEL_DATA, FLOAT_PIXEL_DATA, DOUBLE_FLOAT_PIXEL_DATA];
        let nodes = found.map(|tag| view.find(None, tag));
        let mut held = found
            .into_iter()
            .zip(nodes)
            .filter_map(|(tag, node)| Some((tag, node?)));
        let Some((tag, node)) = held.next() else {
            return Ok(None);
        };
        let offset = view.node(node).value.offset;
        let malformed = move |rule| Error::Malformed {
            what: "an image",
            rule,
            offset,
        };
        if held.next().is_some() {
            return Err(malformed("pixels stand in one element"));
        }
        let mut number = |tag| -> Result<Option<u32>> {
            let Some(index) = view.find(None, tag) else {
                return Ok(None);
            };
            let encoding = view.node(index).encoding;
            Ok(view
                .bytes(index)?
                .first_chunk::<2>()
                .map(|&bytes| u32::from(encoding.u16(bytes))))
        };
        let needed = |value: Option<u32>| {
            value.ok_or(malformed(
                "an image declares rows, columns, samples and bits",
            ))
        };
        let (rows, columns) = (needed(number(ROWS)?)?, needed(number(COLUMNS)?)?);
        let samples = number(SAMPLES)?.unwrap_or(1) as u16;
        let float = match tag {
            FLOAT_PIXEL_DATA => Some(32),
            DOUBLE_FLOAT_PIXEL_DATA => Some(64),
            _ => None,
        };
        let allocated = match float {
            Some(bits) => bits,
            None => needed(number(ALLOCATED)?)?,
        };
        let stored = match float {
            Some(bits) => bits,
            None => number(STORED)?.unwrap_or(allocated),
        };
        let high = match float {
            Some(bits) => bits - 1,
            None => number(HIGH)?.unwrap_or(stored.saturating_sub(1)),
        };
        let signed = number(REPRESENTATION)?.unwrap_or(0) != 0;
        let planar = number(PLANAR)?.unwrap_or(0) == 1;
        let words = view.child_text(None, PHOTOMETRIC)?.unwrap_or_default();
        let frames = match view.child_text(None, FRAMES)? {
            None => 1,
            Some(text) => match text.trim().parse::<u32>() {
                Ok(frames) if frames > 0 => frames,
                Ok(_) | Err(_) => {
                    return Err(malformed("the number of frames is a positive number"));
                }
            },
        };
        if !matches!(allocated, 1 | 8 | 16 | 32 | 64)
            || stored == 0
            || stored > allocated
            || high >= allocated
            || high + 1 < stored
        {
            return Err(malformed("the bits stored lie inside the bits allocated"));
        }
        let palette = match words.trim() {
            "PALETTE COLOR" => palette::of(view)?,
            _ => None,
        };
        let photometric = match words.trim() {
            "MONOCHROME1" => Photometric::Monochrome1,
            "MONOCHROME2" => Photometric::Monochrome2,
            "PALETTE COLOR" => Photometric::Palette {
                // Without tables, the index that is mapped to their first entry.
                darkest: palette.as_ref().map_or(0, Palette::darkest),
            },
            "RGB" | "YBR_ICT" | "YBR_RCT" | "XYB" => Photometric::Rgb,
            "YBR_FULL" => Photometric::YbrFull,
            "YBR_FULL_422" => Photometric::YbrFull422,
            "YBR_PARTIAL_422" | "YBR_PARTIAL_420" => Photometric::YbrPartial,
            "" if samples == 1 => Photometric::Monochrome2,
            _ => {
                return Err(malformed(
                    "the photometric interpretation is one of the standard",
                ));
            }
        };
        let colours = match photometric {
            Photometric::Monochrome1 | Photometric::Monochrome2 | Photometric::Palette { .. } => 1,
            Photometric::Rgb
            | Photometric::YbrFull
            | Photometric::YbrFull422
            | Photometric::YbrPartial => 3,
        };
        if samples != colours {
            return Err(malformed(
                "the samples are as many as the photometric interpretation has",
            ));
        }
        let numbers = match (float, signed) {
            (Some(_), _) => Numbers::Float,
            (None, true) => Numbers::Signed,
            (None, false) => Numbers::Unsigned,
        };
        Ok(Some(Image {
            node,
            shape: Shape {
                rows,
                columns,
                samples,
                allocated: allocated as u16,
                stored: stored as u16,
                high: high as u16,
                numbers,
                photometric,
            },
            palette,
            frames,
            planar,
            big_endian: view.node(node).encoding.big_endian,
        }))
    }
}
