//! Whether a data set has pixels, and whether they are of a sort that often shows text.
//!
//! A hint from attributes alone: no pixel is looked at, and "not suspicious" never means "clean".
//! (0028,0301) is often absent and sometimes wrong, so NO counts only where text is unusual.
//! Source: PS3.3 C.7.6.1.1.2, C.7.6.16, C.8.6; the choice of modalities and classes is this
//! project's.

use super::scope::{View, is_pixel_data};
use crate::element::Tag;
use crate::error::Result;

const IMAGE_TYPE: Tag = Tag(0x0008, 0x0008);
const SOP_CLASS: Tag = Tag(0x0008, 0x0016);
const MODALITY: Tag = Tag(0x0008, 0x0060);
const CONVERSION_TYPE: Tag = Tag(0x0008, 0x0064);
const BURNED_IN_ANNOTATION: Tag = Tag(0x0028, 0x0301);

/// Modalities whose images usually carry text: ultrasound, screens, scanned and photographed
/// things.
const SUSPICIOUS_MODALITIES: [&str; 19] = [
    "US", "IVUS", "SC", "OT", "ES", "XC", "GM", "SM", "OP", "DOC", "HC", "ECG", "EPS", "HD",
    "BDUS", "OPV", "BMD", "DMS", "DG",
];

/// SOP classes of the same sorts, as roots: ultrasound, secondary capture, VL images and video.
const SUSPICIOUS_CLASSES: [&str; 4] = [
    "1.2.840.10008.5.1.4.1.1.3",
    "1.2.840.10008.5.1.4.1.1.6",
    "1.2.840.10008.5.1.4.1.1.7",
    "1.2.840.10008.5.1.4.1.1.77",
];

/// What the attributes tell of the pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pixels {
    /// Whether there are any, icons and overlays excluded.
    pub present: bool,
    /// Whether they may show identifying text.
    pub suspicious: bool,
}

/// Judges the data set of `view`.
///
/// # Errors
///
/// If a value cannot be read.
pub fn judge(view: &mut View<'_>) -> Result<Pixels> {
    let present = view
        .set
        .children(None)
        .any(|index| is_pixel_data(view.node(index).tag));
    if !present {
        return Ok(Pixels {
            present: false,
            suspicious: false,
        });
    }
    let mut text = |tag| -> Result<String> {
        Ok(view
            .child_text(None, tag)?
            .unwrap_or_default()
            .to_ascii_uppercase())
    };
    let annotation = text(BURNED_IN_ANNOTATION)?;
    let modality = text(MODALITY)?;
    let class = text(SOP_CLASS)?;
    let image_type = text(IMAGE_TYPE)?;
    let conversion = text(CONVERSION_TYPE)?;
    let usual = SUSPICIOUS_MODALITIES.contains(&modality.as_str())
        || SUSPICIOUS_CLASSES.iter().any(|root| {
            class
                .strip_prefix(root)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
        || is_video(&view.set.transfer_syntax);
    // A screen that another modality stored: CT dose reports, workstation captures.
    let mut words = image_type.split('\\').map(str::trim);
    let secondary = words.clone().nth(1) == Some("SECONDARY");
    let screen = words.any(|word| {
        [
            "SCREEN SAVE",
            "SCREENSAVE",
            "SCREEN",
            "DOSE",
            "DOSE_INFO",
            "SAVE",
            "REPORT",
            "CAPTURE",
        ]
        .contains(&word)
    });
    let captured = !conversion.is_empty() || screen || (secondary && modality.is_empty());
    let overlaid = overlay_in_pixels(view)?;
    let suspicious = match annotation.as_str() {
        _ if overlaid => true,
        "YES" => true,
        "NO" => captured && screen,
        _ => usual || captured || modality.is_empty(),
    };
    Ok(Pixels {
        present,
        suspicious,
    })
}

/// Whether a bit of the pixel cells is an overlay (PS3.3 C.9.2, retired): it shows text as any overlay
/// does, and stays in the pixels when the overlay's attributes go.
fn overlay_in_pixels(view: &mut View<'_>) -> Result<bool> {
    let set = view.set;
    let overlays = set.children(None).filter(|&index| {
        let tag = view.node(index).tag;
        (0x6000..=0x601E).contains(&tag.group()) && tag.group().is_multiple_of(2)
    });
    let overlays: Vec<u32> = overlays.collect();
    for &index in &overlays {
        let node = view.node(index);
        match node.tag.element() {
            // Overlay Rows, without Overlay Data in the group.
            0x0010 if view.find(None, Tag(node.tag.group(), 0x3000)).is_none() => return Ok(true),
            // Overlay Bit Position.
            0x0102 => {
                let bytes = view.bytes(index)?;
                if bytes.iter().any(|&byte| byte != 0) {
                    return Ok(true);
                }
            }
            _ => {}
        }
    }
    Ok(false)
}

/// Whether the transfer syntax is MPEG-2, MPEG-4 or HEVC, which are used for screens and
/// endoscopes.
fn is_video(transfer_syntax: &str) -> bool {
    transfer_syntax
        .strip_prefix("1.2.840.10008.1.2.4.10")
        .is_some_and(|rest| rest.starts_with(|digit: char| digit.is_ascii_digit()))
}
