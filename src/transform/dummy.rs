//! Fixed values that stand where a profile asks for a non-empty dummy (action D).
//!
//! Every value is legal for its VR (PS3.5 Table 6.2-1), the same for every element and every
//! patient, and reads as what it is. Knows no tag: an attribute with defined terms gets the same
//! word.

use crate::element::VR;

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

#[cfg(test)]
mod tests {
    use super::*;

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
