//! Whether a data set has pixels, and whether they are of a sort that may show text.
//!
//! A hint from attributes alone: no pixel is looked at, and "not suspicious" never means "clean". Every
//! image is suspicious but for what is listed: cross sections and maps that a scanner made, and computed
//! radiographs that say they carry no burned-in text. (0028,0301) is often absent and sometimes wrong, so NO
//! counts for these alone, whose IOD leaves it to the writer: digital radiographs, mammograms and intra-oral
//! images must have a value (PS3.3 C.8.11.3), which so says nothing. An image that nobody can decode is suspicious, whatever it is: its codestream may
//! carry anything beside the picture. Source: PS3.3 C.7.6.1.1.2, C.7.6.16, C.8.6; the choice is this project's.

pub mod frames;
pub mod head;
pub mod image;
pub mod looks;
pub mod palette;
pub mod screens;
pub mod show;
pub mod stage;

use super::scope::{View, is_pixel_data};
use super::tree::NodeKind;
use crate::element::Tag;
use crate::error::Result;
use crate::pixel::codec::Codec;

const IMAGE_TYPE: Tag = Tag(0x0008, 0x0008);
const SOP_CLASS: Tag = Tag(0x0008, 0x0016);
const MODALITY: Tag = Tag(0x0008, 0x0060);
const CONVERSION_TYPE: Tag = Tag(0x0008, 0x0064);
const SAMPLES: Tag = Tag(0x0028, 0x0002);
const ALLOCATED: Tag = Tag(0x0028, 0x0100);
const BURNED_IN_ANNOTATION: Tag = Tag(0x0028, 0x0301);
/// Icon Image Sequence, which goes under every policy that does not say otherwise.
const ICON: Tag = Tag(0x0088, 0x0200);

/// Specimen Label in Image.
const LABEL_IN_IMAGE: Tag = Tag(0x0048, 0x0010);

/// VL Whole Slide Microscopy Image Storage.
const SLIDE: &str = "1.2.840.10008.5.1.4.1.1.77.1.6";
/// Photographs and their videos, and dermoscopy, by what follows `1.2.840.10008.5.1.4.1.1.`
const PHOTOGRAPHS: [&str; 3] = ["77.1.4", "77.1.4.1", "77.1.7"];

/// Images of cross sections, by what follows `1.2.840.10008.5.1.4.1.1.`: CT, MR, PET and their enhanced
/// and converted forms.
const SECTIONS: [&str; 9] = ["2", "2.1", "2.2", "4", "4.1", "4.4", "128", "128.1", "130"];
/// Images that are computed or counted: nuclear medicine, segmentations, parametric maps, dose, fields of
/// radiotherapy, breast tomosynthesis, reconstructions.
const MAPS: [&str; 9] = [
    "20", "66.4", "66.7", "30", "481.1", "481.2", "13.1.1", "13.1.2", "13.1.3",
];
/// Computed radiographs.
const COMPUTED: &str = "1";

/// Modalities of these images.
const QUIET_MODALITIES: [&str; 15] = [
    "CT", "MR", "PT", "NM", "ST", "SEG", "RTDOSE", "RTIMAGE", "CR", "DX", "MG", "IO", "PX", "DR",
    "RG",
];

/// What the attributes tell of the pixels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pixels {
    /// Whether there are any, icons and overlays excluded.
    pub present: bool,
    /// Whether they may show identifying text.
    pub suspicious: bool,
    /// Whether some stand where the pixel stage does not reach: inside an item.
    pub nested: bool,
    /// Whether they may show a person as a camera does.
    pub photograph: bool,
    /// Whether they show the label of a slide.
    pub slide_label: bool,
}

/// Judges the data set of `view`.
///
/// # Errors
///
/// If a value cannot be read.
pub fn judge(view: &mut View<'_>) -> Result<Pixels> {
    let set = view.set;
    let mut pixels = Pixels::default();
    let mut encapsulated = false;
    for (index, node) in (0..).zip(&set.nodes) {
        let held = matches!(node.kind, NodeKind::Value | NodeKind::Encapsulated);
        if !held || !is_pixel_data(node.tag) {
            continue;
        }
        encapsulated |= node.kind == NodeKind::Encapsulated;
        let icon = |around| set.nodes[around as usize].tag == ICON;
        if node.parent.is_none() {
            pixels.present = true;
        } else if !set.ancestors(index).any(icon) {
            pixels.present = true;
            pixels.nested = true;
        }
    }
    let unread = encapsulated && Codec::of(&set.transfer_syntax).is_none();
    pixels.suspicious = pixels.present && (pixels.nested || unread || suspicious(view)?);
    pixels.photograph = pixels.present && is_photograph(view)?;
    pixels.slide_label = pixels.present && shows_label(view)?;
    Ok(pixels)
}

fn capitals(view: &mut View<'_>, tag: Tag) -> Result<String> {
    let text = view.child_text(None, tag)?.unwrap_or_default();
    Ok(text.to_ascii_uppercase())
}

/// Whether a camera outside the body took it: what a face may be seen on. Source: PS3.3 A.32.4, A.32.7,
/// A.32.13; the modality is that of PS3.3 C.7.3.1.1.1.
fn is_photograph(view: &mut View<'_>) -> Result<bool> {
    let class = capitals(view, SOP_CLASS)?;
    let class = class.strip_prefix("1.2.840.10008.5.1.4.1.1.");
    let taken = class.is_some_and(|class| PHOTOGRAPHS.contains(&class));
    Ok(taken || capitals(view, MODALITY)? == "XC")
}

/// Whether it shows the label of a slide: by its kind, or because it says so (PS3.3 C.8.12.4.1.1, C.8.12.8).
fn shows_label(view: &mut View<'_>) -> Result<bool> {
    let image_type = capitals(view, IMAGE_TYPE)?;
    let mut words = image_type.split('\\').map(str::trim);
    let shows = words.any(|word| matches!(word, "LABEL" | "OVERVIEW"));
    let slide = capitals(view, SOP_CLASS)? == SLIDE || capitals(view, MODALITY)? == "SM";
    Ok(slide && shows || capitals(view, LABEL_IN_IMAGE)? == "YES")
}

fn suspicious(view: &mut View<'_>) -> Result<bool> {
    let mut text = |tag| capitals(view, tag);
    let annotation = text(BURNED_IN_ANNOTATION)?;
    let modality = text(MODALITY)?;
    let class = text(SOP_CLASS)?;
    let image_type = text(IMAGE_TYPE)?;
    let conversion = text(CONVERSION_TYPE)?;
    let class = class
        .strip_prefix("1.2.840.10008.5.1.4.1.1.")
        .unwrap_or_default();
    let section = SECTIONS.contains(&class);
    let computed = class == COMPUTED;
    let quiet = section || computed || MAPS.contains(&class);
    let expected = quiet && QUIET_MODALITIES.contains(&modality.as_str());
    // A screen that such a device stored: dose reports, captures, results.
    let mut words = image_type.split('\\').map(str::trim);
    let screen = words.any(|word| {
        [
            "SCREEN", "CAPTURE", "SAVE", "DOSE", "REPORT", "RESULT", "PROTOCOL",
        ]
        .iter()
        .any(|part| word.contains(part))
    });
    let captured = screen || !conversion.is_empty();
    let coloured = number(view, SAMPLES)?.is_some_and(|samples| samples != 1);
    let shallow = section && number(view, ALLOCATED)?.is_some_and(|bits| bits < 16);
    let denied = annotation == "NO" || !computed && annotation != "YES";
    let odd = captured || coloured || shallow || !overlay_bits(view)?.is_empty();
    Ok(!expected || !denied || odd)
}

fn number(view: &mut View<'_>, tag: Tag) -> Result<Option<u16>> {
    let Some(index) = view.find(None, tag) else {
        return Ok(None);
    };
    let encoding = view.node(index).encoding;
    let bytes = view.bytes(index)?;
    Ok(bytes.first_chunk::<2>().map(|&bytes| encoding.u16(bytes)))
}

/// The bits of the pixel cells that are overlays (PS3.3 C.9.2, retired): they show text as any overlay
/// does, and stay in the pixels when the overlay's attributes go.
fn overlay_bits(view: &mut View<'_>) -> Result<Vec<u16>> {
    let set = view.set;
    let overlays = set.children(None).filter(|&index| {
        let tag = view.node(index).tag;
        (0x6000..=0x601E).contains(&tag.group())
            && tag.group().is_multiple_of(2)
            && matches!(tag.element(), 0x0010 | 0x0102)
    });
    let overlays: Vec<u32> = overlays.collect();
    let mut bits = Vec::new();
    for &index in &overlays {
        let group = view.node(index).tag.group();
        let apart = view.find(None, Tag(group, 0x3000)).is_some();
        // Overlay Bit Position; an overlay without data of its own and without one is in bit 0.
        let position = number(view, Tag(group, 0x0102))?.unwrap_or(0);
        if position != 0 || !apart {
            bits.push(position);
        }
    }
    bits.dedup();
    Ok(bits)
}

#[cfg(test)]
mod tests;
