//! The DICOM nouns every layer shares: tags and value representations, as `dicom-core` has them.
//!
//! Knows no bytes, no policy and no values.

use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry, VirtualVr};
pub use dicom_core::{Tag, VR};
use dicom_dictionary_std::StandardDataDictionary;

/// What PS3.6 says of one tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The attribute's keyword, for example `PatientName`.
    pub keyword: &'static str,
    /// The value representation the dictionary gives; the first where it gives several.
    pub vr: VR,
}

/// Looks `tag` up in the standard's dictionary; `None` for private and unknown tags.
///
/// Group length elements (gggg,0000) and private creators are not attributes and give `None`.
pub fn known(tag: Tag) -> Option<Known> {
    if tag.element() == 0 || tag.group() % 2 == 1 {
        return None;
    }
    let entry = StandardDataDictionary.by_tag(tag)?;
    let vr = match entry.vr() {
        VirtualVr::Exact(vr) => vr,
        VirtualVr::Xs => VR::US,
        VirtualVr::Ox | VirtualVr::Px => VR::OW,
        VirtualVr::Lt => VR::US,
        other => other.relaxed(),
    };
    Some(Known {
        keyword: entry.alias(),
        vr,
    })
}

/// Whether `tag` lies in an odd group, which the standard leaves to vendors.
pub fn is_private(tag: Tag) -> bool {
    tag.group() % 2 == 1
}

/// Whether `tag` reserves a block of private elements: (gggg,0010) to (gggg,00FF), gggg odd.
pub fn is_private_creator(tag: Tag) -> bool {
    is_private(tag) && (0x0010..=0x00FF).contains(&tag.element())
}

/// How a tag may be printed: as `(0010,0010)` if the dictionary knows it, otherwise only by group,
/// since the bytes of a broken file can spell a name.
pub fn printable(tag: Tag) -> String {
    match known(tag) {
        Some(_) => tag.to_string(),
        None => format!("({:04X},xxxx)", tag.group() & 0xFF00 | (tag.group() & 1)),
    }
}
