//! What pass 1 learns of one DICOM file.

use crate::action::{ImageFacts, Mask};
use crate::cohort::Found;
use crate::element::{Tag, VR};
use crate::identity::Person;
use crate::iod::Requirement;
use crate::pixel::surface::Sample;
use serde::{Deserialize, Serialize};

/// One sort of data element met in the drop, for the preview of the plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ElementKey {
    /// `ggggeeee`; in private blocks the block number is replaced by `10`.
    #[serde(with = "tag_as_u32")]
    pub tag: Tag,
    /// The VR in force, as its two letters.
    pub vr: String,
    /// The private creator, for private elements that have one.
    pub creator: Option<String>,
    /// Whether it was met inside a sequence item.
    pub nested: bool,
    /// What the IOD asks of it at its place.
    pub requirement: Requirement,
}

impl ElementKey {
    /// The VR in force.
    pub fn vr(&self) -> VR {
        self.vr.parse().unwrap_or(VR::UN)
    }
}

mod tag_as_u32 {
    use crate::element::Tag;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(tag: &Tag, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(u32::from(tag.group()) << 16 | u32::from(tag.element()))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Tag, D::Error> {
        let value = u32::deserialize(deserializer)?;
        Ok(Tag((value >> 16) as u16, value as u16))
    }
}

/// What pass 1 learns of one DICOM file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DicomFacts {
    /// The patient, if the file names one.
    pub person: Option<Person>,
    /// (0020,000D), or empty.
    pub study_uid: String,
    /// (0020,000E), or empty.
    pub series_uid: String,
    /// (0008,0018), or empty.
    pub sop_uid: String,
    /// (0008,0016), or empty.
    pub sop_class: String,
    /// (0008,0060), or empty.
    pub modality: String,
    /// Transfer syntax of the data set.
    pub transfer_syntax: String,
    /// Whether there are pixels that may show identifying text and nobody examined them.
    pub pixels_suspicious: bool,
    /// Whether some of its pixels stand inside an item, where no stage looks at them.
    pub pixels_nested: bool,
    /// Areas of the pixels that known devices, declared regions or templates of the user name.
    pub masks: Vec<Mask>,
    /// Whether the file carries pixel data at all.
    pub has_pixels: bool,
    /// Whether its pixels may show a person as a camera does.
    pub photograph: bool,
    /// Whether its pixels show the label of a slide.
    pub slide_label: bool,
    /// What is known of a head in it, if it is an image of CT or MR.
    pub head: Option<HeadFacts>,
    /// Whether it is no object but the index of a medium (a DICOMDIR).
    pub media_index: bool,
    /// Birth date as `YYYYMMDD`, for the check that one person has one.
    pub birth_date: Option<String>,
    /// Sex as written, where it is `M` or `F`.
    pub sex: Option<char>,
    /// What the data set says of an earlier de-identification.
    pub earlier: Earlier,
    /// 64-bit digest of the data set's length and its first bytes up to the pixels (at most 64 KiB),
    /// which tells a second copy from a second content. No proof that two data sets are equal.
    pub fingerprint: u64,
    /// Every sort of element with its count; emptied when the survey is merged.
    pub elements: Vec<(ElementKey, u64)>,
    /// Hashes of the canonical name, one per group of a person name; emptied when the survey is
    /// merged.
    pub names: Vec<u64>,
    /// What the data set is: [`entity_hash`](crate::identity::entity_hash) of its instance, series,
    /// study and frame of reference. Ascending; emptied when the survey is merged.
    pub entities: Vec<u64>,
    /// What it refers to at any depth, hashed alike. Ascending and distinct, so at most eight bytes
    /// for each UID in the file; emptied when the survey is merged.
    pub references: Vec<u64>,
    /// What it says of the cohort the policy asks for.
    pub cohort: Found,
}

impl DicomFacts {
    /// What it tells of the pixels.
    pub fn image(&self) -> ImageFacts<'_> {
        ImageFacts {
            present: self.has_pixels,
            suspicious: self.pixels_suspicious,
            nested: self.pixels_nested,
            photograph: self.photograph,
            label: self.slide_label,
            masks: &self.masks,
        }
    }
}

/// The part of the body that an image of CT or MR shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BodyPart {
    /// The head, the neck, or a part of them: what it says names one.
    Head,
    /// Another one.
    Other,
    /// It does not say.
    Unknown,
}

/// What was measured of the frames of an image of CT or MR.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Surface {
    /// Nothing: nobody asked, it shows another part of the body, or it is no longer needed.
    NotMeasured,
    /// The frames cannot be read, or their places in the patient are not known.
    Unmeasurable,
    /// Every frame, in order.
    Measured(Vec<Sample>),
}

/// What is known of a head in an image of CT or MR.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadFacts {
    /// What it shows.
    pub part: BodyPart,
    /// Where its surface may be.
    pub surface: Surface,
}

/// What a data set says of an earlier de-identification. A claim, and not believed: it changes
/// nothing but a finding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Earlier {
    /// Nothing.
    #[default]
    None,
    /// Another program de-identified it.
    Elsewhere,
    /// This program did.
    Here,
}
