//! Which UIDs name an entity of the hospital, and which name a thing of the standard or of a
//! vendor.
//!
//! Source: PS3.5 9, PS3.6 Annex A; the list of structural attributes is this project's judgement of
//! the UI attributes that PS3.15 Table E.1-1 leaves out.

use super::text;
use crate::element::{Tag, VR};

/// Attributes whose UID names a class, a syntax, a scheme, a context or an implementation.
const STRUCTURAL: [Tag; 26] = [
    Tag(0x0002, 0x0002),
    Tag(0x0002, 0x0010),
    Tag(0x0002, 0x0012),
    Tag(0x0002, 0x0100),
    Tag(0x0004, 0x1510),
    Tag(0x0004, 0x1512),
    Tag(0x0004, 0x151A),
    Tag(0x0008, 0x0016),
    Tag(0x0008, 0x001A),
    Tag(0x0008, 0x001B),
    Tag(0x0008, 0x0062),
    Tag(0x0008, 0x010C),
    Tag(0x0008, 0x010D),
    Tag(0x0008, 0x0117),
    Tag(0x0008, 0x0118),
    Tag(0x0008, 0x040E),
    Tag(0x0008, 0x1150),
    Tag(0x0008, 0x115A),
    Tag(0x0008, 0x3002),
    Tag(0x0008, 0x9123),
    Tag(0x0034, 0x0003),
    Tag(0x0400, 0x0010),
    Tag(0x0400, 0x0510),
    Tag(0x3010, 0x0052),
    Tag(0x3010, 0x0053),
    Tag(0x0002, 0x0032),
];

/// Whether the attribute's UIDs name no entity, whatever their root.
pub fn is_structural(tag: Tag) -> bool {
    STRUCTURAL.contains(&tag)
}

/// Whether `uid` (trimmed) has the form of a UID that the standard registers: below
/// 1.2.840.10008, few and short components. A number under that root that is longer is nobody's.
pub fn is_registered(uid: &str) -> bool {
    uid.strip_prefix("1.2.840.10008.").is_some_and(|rest| {
        text::is_legal(VR::UI, uid.as_bytes())
            && rest.split('.').count() <= 9
            && rest.split('.').all(|component| component.len() <= 4)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_short_numbers_below_the_root_of_the_standard_are_registered() {
        for uid in [
            "1.2.840.10008.1.1",
            "1.2.840.10008.5.1.4.1.1.2",
            "1.2.840.10008.15.0.3.1",
        ] {
            assert!(is_registered(uid), "{uid}");
        }
        for uid in [
            "1.2.840.10008",
            "1.2.840.100081.1",
            "1.2.840.10008.5.1.19610103",
            "1.2.840.10008.1.YAMADA",
            "1.2.840.113619.2.1",
            "",
        ] {
            assert!(!is_registered(uid), "{uid}");
        }
    }
}
