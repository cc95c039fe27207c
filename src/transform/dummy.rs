//! Fixed values that stand where a profile asks for a non-empty dummy (action D).
//!
//! Every value is legal for its VR (PS3.5 Table 6.2-1), the same for every patient, and reads as what
//! it is. Attributes whose values PS3.3 enumerates, or whose UID names a class, get one of those.

use crate::element::{Tag, VR};

/// What stands for text.
const WORD: &[u8] = b"DEIDENTIFIED";

/// A legal value of `vr`, of one component, in ASCII and without padding: for text a fixed word,
/// for dates 1900-01-01, for numbers zero. `None` for SQ, whose dummy is an item, and for UI,
/// whose dummy is a new UID.
pub fn value(vr: VR) -> Option<&'static [u8]> {
    match vr {
        VR::AE | VR::CS | VR::LO | VR::LT | VR::PN | VR::SH | VR::ST | VR::UC | VR::UT => {
            Some(WORD)
        }
        VR::AS => Some(b"000Y"),
        VR::DA => Some(b"19000101"),
        VR::DT => Some(b"19000101000000"),
        VR::TM => Some(b"000000"),
        VR::DS | VR::IS => Some(b"0"),
        VR::UR => Some(b"about:blank"),
        VR::SS | VR::US => Some(&[0; 2]),
        VR::AT | VR::FL | VR::SL | VR::UL => Some(&[0; 4]),
        VR::FD | VR::SV | VR::UV => Some(&[0; 8]),
        // One unit of the array, and an even number of bytes.
        VR::OB | VR::OW | VR::UN => Some(&[0; 2]),
        VR::OF | VR::OL => Some(&[0; 4]),
        VR::OD | VR::OV => Some(&[0; 8]),
        VR::SQ | VR::UI => None,
    }
}

/// A UID that names nothing.
const NOTHING: &[u8] = b"2.25.147690605704600705302056023781409694196";

/// Attributes for which the dummy of their VR would be no value PS3.3 allows.
const ENUMERATED: [(Tag, &[u8]); 13] = [
    // Modality: other.
    (Tag(0x0008, 0x0060), b"OT"),
    // Timezone Offset From UTC.
    (Tag(0x0008, 0x0201), b"+0000"),
    // Coding Scheme Designator: private schemes start with 99 (PS3.3 8.2).
    (Tag(0x0008, 0x0102), b"99DEIDENTIFIED"),
    // Referenced SOP Class UID: Raw Data Storage, of which any object may be one.
    (Tag(0x0008, 0x1150), b"1.2.840.10008.5.1.4.1.1.66"),
    // Patient's Sex.
    (Tag(0x0010, 0x0040), b"O"),
    // Patient's Sex Neutered.
    (Tag(0x0010, 0x2203), b"UNALTERED"),
    // Value Type.
    (Tag(0x0040, 0xA040), b"TEXT"),
    // Relationship Type.
    (Tag(0x0040, 0xA010), b"CONTAINS"),
    // Graphic Annotation Units, Graphic Dimensions, Number of Graphic Points, Graphic Type: a point.
    (Tag(0x0070, 0x0005), b"PIXEL"),
    (Tag(0x0070, 0x0020), &[2, 0]),
    (Tag(0x0070, 0x0021), &[1, 0]),
    (Tag(0x0070, 0x0023), b"POINT"),
    // Reason for the Attribute Modification.
    (Tag(0x0400, 0x0565), b"COERCE"),
];

/// A legal value of the attribute `tag` of `vr`, of at least `least` components, without padding;
/// numbers with the least significant byte first. `None` for SQ.
pub fn of(tag: Tag, vr: VR, least: usize) -> Option<Vec<u8>> {
    let one = match ENUMERATED.iter().find(|(known, _)| *known == tag) {
        Some(&(_, value)) => value,
        None if vr == VR::UI => NOTHING,
        None => value(vr)?,
    };
    let separator: &[u8] = match vr {
        VR::AT | VR::FD | VR::FL | VR::SL | VR::SS | VR::SV | VR::UL | VR::US | VR::UV => b"",
        VR::AE | VR::AS | VR::CS | VR::DA | VR::DS | VR::DT | VR::IS | VR::LO | VR::PN => b"\\",
        VR::SH | VR::TM | VR::UC | VR::UI => b"\\",
        // One value whatever its length.
        VR::LT | VR::ST | VR::UR | VR::UT | VR::SQ | VR::UN => return Some(one.to_vec()),
        VR::OB | VR::OD | VR::OF | VR::OL | VR::OV | VR::OW => return Some(one.to_vec()),
    };
    Some(vec![one; least.max(1)].join(separator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dummy_has_as_many_components_as_its_place_asks_for() {
        let weight = Tag(0x0010, 0x1030);
        assert_eq!(
            of(weight, VR::DS, 3).as_deref(),
            Some(b"0\\0\\0".as_slice())
        );
        assert_eq!(of(weight, VR::DS, 0).as_deref(), Some(b"0".as_slice()));
        assert_eq!(of(weight, VR::US, 2).as_deref(), Some([0; 4].as_slice()));
        assert_eq!(of(weight, VR::FD, 6).map(|value| value.len()), Some(48));
        assert_eq!(
            of(weight, VR::UT, 2),
            Some(WORD.to_vec()),
            "text is one value"
        );
        assert_eq!(of(weight, VR::SQ, 1), None);
    }

    #[test]
    fn an_attribute_with_enumerated_values_gets_one_of_them() {
        assert_eq!(of(Tag(0x0010, 0x0040), VR::CS, 1), Some(b"O".to_vec()));
        assert!(of(Tag(0x0008, 0x1155), VR::UI, 1).is_some_and(|uid| uid.len() <= 64));
        let point = of(Tag(0x0070, 0x0020), VR::US, 1);
        assert_eq!(point, Some(vec![2, 0]));
        for (_, value) in ENUMERATED {
            assert!(value.len() <= 64 && value.is_ascii());
        }
    }

    const ALL: [VR; 34] = [
        VR::AE,
        VR::AS,
        VR::AT,
        VR::CS,
        VR::DA,
        VR::DS,
        VR::DT,
        VR::FL,
        VR::FD,
        VR::IS,
        VR::LO,
        VR::LT,
        VR::OB,
        VR::OD,
        VR::OF,
        VR::OL,
        VR::OV,
        VR::OW,
        VR::PN,
        VR::SH,
        VR::SL,
        VR::SQ,
        VR::SS,
        VR::ST,
        VR::SV,
        VR::TM,
        VR::UC,
        VR::UI,
        VR::UL,
        VR::UN,
        VR::UR,
        VR::US,
        VR::UT,
        VR::UV,
    ];

    #[test]
    fn only_sequences_and_uids_have_no_fixed_dummy() {
        for vr in ALL {
            assert_eq!(value(vr).is_none(), matches!(vr, VR::SQ | VR::UI), "{vr:?}");
        }
    }

    #[test]
    fn a_dummy_fits_the_shortest_field_of_its_vr() {
        for vr in ALL {
            let Some(value) = value(vr) else { continue };
            assert!(!value.is_empty(), "{vr:?}");
            match vr {
                VR::AE | VR::CS | VR::SH => assert!(value.len() <= 16, "{vr:?}"),
                VR::DS => assert!(value.len() <= 16),
                VR::IS => assert!(value.len() <= 12),
                VR::AS => assert_eq!(value.len(), 4),
                VR::DA => assert_eq!(value.len(), 8),
                _ => assert!(value.len() <= 64, "{vr:?}"),
            }
        }
        assert!(
            WORD.iter().all(u8::is_ascii_uppercase),
            "CS knows no lower case"
        );
    }

    #[test]
    fn a_binary_dummy_is_one_zero_of_the_right_size() {
        for (vr, size) in [
            (VR::US, 2),
            (VR::SS, 2),
            (VR::OW, 2),
            (VR::OB, 2),
            (VR::UN, 2),
            (VR::UL, 4),
            (VR::SL, 4),
            (VR::FL, 4),
            (VR::AT, 4),
            (VR::OF, 4),
            (VR::OL, 4),
            (VR::FD, 8),
            (VR::SV, 8),
            (VR::UV, 8),
            (VR::OD, 8),
            (VR::OV, 8),
        ] {
            let value = value(vr).expect("has a dummy");
            assert_eq!(value, vec![0; size].as_slice(), "{vr:?}");
        }
    }
}
