//! What happens to the pixels of an image, as plain words.

use crate::pixel::Area;
use crate::pixel::surface::Cut;
use serde::{Deserialize, Serialize, Serializer};
use std::sync::Arc;

/// How far the frames of an image are searched for burned-in text.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Search {
    /// Not at all.
    #[default]
    Off,
    /// For what is text.
    Text,
    /// For whatever could be text.
    Strict,
}

/// What is done with a reader of text, where there is one.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Recognition {
    /// Nothing is read.
    #[default]
    Off,
    /// Masked frames are read, and what shows an identifier is masked, too.
    Confirm,
    /// As [`Recognition::Confirm`]; what is surely read as harmless is not masked.
    AllowHarmless,
}

impl Recognition {
    /// Every choice.
    pub const ALL: [Recognition; 3] = [
        Recognition::Off,
        Recognition::Confirm,
        Recognition::AllowHarmless,
    ];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            Recognition::Off => "off",
            Recognition::Confirm => "confirm",
            Recognition::AllowHarmless => "allow-harmless",
        }
    }
}

/// Why an area of an image is masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MaskReason {
    /// A device that is known to write there.
    KnownScreen,
    /// It lies outside the regions that the image declares as scan (PS3.3 C.8.5.5).
    OutsideRegions,
    /// The search found text.
    FoundText,
    /// The user drew it for such images.
    Template,
    /// The user drew it for this very image or its series.
    Drawn,
    /// The image shows the label of a slide.
    SlideLabel,
    /// The search found a face.
    Face,
    /// The surface of a head in CT or MR lies there.
    HeadSurface,
}

impl MaskReason {
    /// Every reason.
    pub const ALL: [MaskReason; 8] = [
        MaskReason::KnownScreen,
        MaskReason::OutsideRegions,
        MaskReason::FoundText,
        MaskReason::Template,
        MaskReason::Drawn,
        MaskReason::SlideLabel,
        MaskReason::Face,
        MaskReason::HeadSurface,
    ];

    /// The name in plans and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            MaskReason::KnownScreen => "known-screen",
            MaskReason::OutsideRegions => "outside-regions",
            MaskReason::FoundText => "found-text",
            MaskReason::Template => "template",
            MaskReason::Drawn => "drawn",
            MaskReason::SlideLabel => "slide-label",
            MaskReason::Face => "face",
            MaskReason::HeadSurface => "head-surface",
        }
    }
}

/// An area that is masked in every frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Mask {
    /// Where; may reach beyond the image.
    pub area: Area,
    /// Why.
    pub reason: MaskReason,
}

/// What is known of the pixels of a file without looking at them.
#[derive(Debug, Clone, Copy)]
pub struct ImageFacts<'a> {
    /// Whether there are any.
    pub present: bool,
    /// Whether they may show identifying text.
    pub suspicious: bool,
    /// Whether some stand inside an item, where no stage looks at them.
    pub nested: bool,
    /// Whether it may show a person as a camera does, face included.
    pub photograph: bool,
    /// Whether it shows the label of a slide.
    pub label: bool,
    /// What known devices, declared regions and templates of the user name.
    pub masks: &'a [Mask],
}

/// What happens to the pixels of one image.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PixelOrders {
    /// How far it is searched.
    pub search: Search,
    /// What is done with a reader; nothing where the image is not searched.
    #[serde(default)]
    pub recognition: Recognition,
    /// Whether faces are looked for and masked.
    #[serde(default)]
    pub faces: bool,
    /// What is masked in any case.
    pub masks: Vec<Mask>,
    /// What goes of each frame with the surface of a head, if that is asked for. In a plan no more than
    /// whether it is.
    #[serde(serialize_with = "is_some", skip_deserializing)]
    pub surface: Option<Arc<Vec<Cut>>>,
}

fn is_some<S: Serializer>(
    surface: &Option<Arc<Vec<Cut>>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_bool(surface.is_some())
}

impl PixelOrders {
    /// Whether anything is looked for in the frames.
    pub fn look(&self) -> bool {
        self.search != Search::Off || self.faces
    }
}
