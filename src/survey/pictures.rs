//! What pass 1 learns of one file of pictures that is not DICOM.

use crate::action::{ImageFacts, Mask};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How pictures are kept in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Container {
    /// PNG.
    Png,
    /// JPEG, with or without JFIF and EXIF.
    Jpeg,
    /// TIFF or BigTIFF that no maker of slide scanners signed.
    Tiff,
    /// A whole slide in a TIFF of Aperio scanners.
    Svs,
    /// A whole slide in a TIFF of Hamamatsu scanners.
    Ndpi,
}

impl Container {
    /// Every container.
    pub const ALL: [Container; 5] = [
        Container::Png,
        Container::Jpeg,
        Container::Tiff,
        Container::Svs,
        Container::Ndpi,
    ];

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Container::Png => "PNG",
            Container::Jpeg => "JPEG",
            Container::Tiff => "TIFF",
            Container::Svs => "SVS",
            Container::Ndpi => "NDPI",
        }
    }

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Container::Png => "png",
            Container::Jpeg => "jpg",
            Container::Tiff => "tif",
            Container::Svs => "svs",
            Container::Ndpi => "ndpi",
        }
    }
}

/// The code of everything that a file of pictures carries beside them, in ascending order: kinds, never
/// values.
pub const CARRIED: [&str; 15] = [
    "animation",
    "colour-profile",
    "comment",
    "date",
    "device",
    "exif",
    "further-picture",
    "iptc",
    "location",
    "person",
    "thumbnail",
    "trailing-bytes",
    "unknown-data",
    "written-text",
    "xmp",
];

/// What pass 1 learns of one file of pictures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureFacts {
    /// SHA-256 of the input's bytes.
    pub sha256: [u8; 32],
    /// How it keeps them.
    pub container: Container,
    /// Columns and rows of its first picture; of a slide, of its largest level.
    pub size: (u32, u32),
    /// How its first picture lies, as EXIF numbers orientations: 1 is upright.
    pub turn: u16,
    /// What it carries beside the pictures, of [`CARRIED`].
    pub carries: BTreeSet<String>,
    /// Areas that templates of the user name.
    pub masks: Vec<Mask>,
}

impl PictureFacts {
    /// Format, size and orientation, which pictures of one device or program share: an area of an upright
    /// picture is elsewhere in one that lies on its side.
    pub fn layout(&self) -> String {
        let (columns, rows) = self.size;
        let name = self.container.name();
        match self.turn {
            1 => format!("{name} {columns}×{rows}"),
            turn => format!("{name} {columns}×{rows} (EXIF {turn})"),
        }
    }

    /// What it tells of the pixels. Whole slides that a scanner signed show tissue, as sections of a scanner
    /// do; anything else may show whatever a camera or a screen shows.
    pub fn image(&self) -> ImageFacts<'_> {
        let anything = match self.container {
            Container::Png | Container::Jpeg | Container::Tiff => true,
            Container::Svs | Container::Ndpi => false,
        };
        ImageFacts {
            present: true,
            suspicious: anything,
            nested: false,
            photograph: anything,
            label: false,
            masks: &self.masks,
        }
    }
}
