//! A marker stands where patient data would, in every VR and place, and must not come out.

use super::*;

/// Every VR with a tag that the dictionary gives it.
const BY_VR: [(Tag, VR); 33] = [
    (Tag(0x0008, 0x0054), VR::AE),
    (Tag(0x0010, 0x1010), VR::AS),
    (Tag(0x0028, 0x0009), VR::AT),
    (Tag(0x0008, 0x0060), VR::CS),
    (Tag(0x0008, 0x0020), VR::DA),
    (Tag(0x0018, 0x0050), VR::DS),
    (Tag(0x0008, 0x002A), VR::DT),
    (Tag(0x0018, 0x9073), VR::FD),
    (Tag(0x0008, 0x9459), VR::FL),
    (Tag(0x0020, 0x0013), VR::IS),
    (Tag(0x0008, 0x1030), VR::LO),
    (Tag(0x0010, 0x4000), VR::LT),
    (Tag(0x0042, 0x0011), VR::OB),
    (Tag(0x0066, 0x0022), VR::OD),
    (Tag(0x0066, 0x0016), VR::OF),
    (Tag(0x0066, 0x0040), VR::OL),
    (Tag(0x7FE0, 0x0001), VR::OV),
    (Tag(0x0028, 0x1201), VR::OW),
    (Tag(0x0008, 0x0090), VR::PN),
    (Tag(0x0008, 0x0050), VR::SH),
    (Tag(0x0018, 0x6020), VR::SL),
    (Tag(0x0018, 0x9219), VR::SS),
    (Tag(0x0008, 0x0081), VR::ST),
    (Tag(0x0072, 0x0082), VR::SV),
    (Tag(0x0008, 0x0030), VR::TM),
    (Tag(0x0008, 0x0119), VR::UC),
    (Tag(0x0020, 0x000D), VR::UI),
    (Tag(0x0008, 0x0001), VR::UL),
    (Tag(0x0008, 0xFFF0), VR::UN),
    (Tag(0x0008, 0x0120), VR::UR),
    (Tag(0x0028, 0x0010), VR::US),
    (Tag(0x0040, 0xA160), VR::UT),
    (Tag(0x0008, 0x040C), VR::UV),
];

/// One element of every VR that holds the marker.
fn planted(encoding: Encoding) -> Vec<u8> {
    let mut elements = BY_VR;
    elements.sort();
    elements
        .iter()
        .flat_map(|&(tag, vr)| element(encoding, tag, vr, MARKER))
        .collect()
}

/// The marker in every VR, at the root, in an item, in private elements and in a private sequence.
fn planted_everywhere(encoding: Encoding) -> Vec<u8> {
    let mut private = even(encoding, Tag(0x0009, 0x0010), VR::LO, MARKER);
    private.extend(even(encoding, Tag(0x0009, 0x1001), VR::LO, MARKER));
    private.extend(undefined(
        encoding,
        Tag(0x0009, 0x1002),
        VR::UN,
        &item(IMPLICIT, &planted(IMPLICIT)),
    ));
    private.extend(element(encoding, Tag(0x0009, 0x1003), VR::UN, MARKER));
    private.extend(nested(encoding, Tag(0x0009, 0x1004), &planted(encoding)));
    let mut inside = planted(encoding);
    inside.extend(nested(encoding, Tag(0x0040, 0xA730), &planted(encoding)));
    let mut data = private;
    data.extend(nested(encoding, REFERENCED, &inside));
    data.extend(even(encoding, NAME, VR::PN, MARKER));
    data.extend(planted(encoding));
    file(encoding, &data)
}

#[test]
fn no_action_but_keep_lets_a_marker_through_in_any_vr_or_place() {
    for encoding in ENCODINGS {
        let input = planted_everywhere(encoding);
        assert!(contains(&input, MARKER));
        for action in [
            Action::Remove,
            Action::Empty,
            Action::Dummy,
            Action::Clean,
            Action::ReplaceUid,
            Action::Pseudonym(Purpose::Patient),
            Action::Pseudonym(Purpose::Accession),
            Action::Pseudonym(Purpose::Staff),
            Action::Pseudonym(Purpose::Facility),
            Action::Pseudonym(Purpose::Uid),
            Action::Pseudonym(Purpose::FileName),
            Action::Generalise(DateUnit::Month),
            Action::Generalise(DateUnit::Year),
        ] {
            let output = apply_all(&input, action);
            let left = holders(&output.bytes, MARKER);
            assert!(left.is_empty(), "{action:?} {encoding:?} {left:?}");
            assert!(!contains(&output.bytes, MARKER), "{action:?} {encoding:?}");
        }
    }
}

#[test]
fn a_kept_element_loses_a_known_identifier_in_any_vr_or_place() {
    for encoding in ENCODINGS {
        let output = apply_all(&planted_everywhere(encoding), Action::Keep);
        assert_eq!(holders(&output.bytes, MARKER), [], "{encoding:?}");
        assert!(!contains(&output.bytes, MARKER), "{encoding:?}");
        let reasons: Vec<&str> = output
            .done
            .counts
            .keys()
            .map(|count| &*count.reason)
            .collect();
        assert!(reasons.contains(&"known-identifier") && reasons.contains(&"illegal-value"));
    }
}

#[test]
fn every_prefix_is_applied_or_refused() {
    for encoding in ENCODINGS {
        let input = planted_everywhere(encoding);
        let decide = Rule(|_: &ElementFacts<'_>| Action::Clean);
        let mut refused = 0;
        for end in (0..input.len()).step_by(7) {
            match apply(&input[..end], &decide, &Claims::default()) {
                Ok(output) => assert!(!contains(&output.bytes, MARKER), "prefix {end}"),
                Err(_) => refused += 1,
            }
        }
        assert!(refused > 0);
    }
}

#[test]
fn nothing_in_the_counts_or_notes_is_a_value() {
    let output = apply_all(&planted_everywhere(EXPLICIT), Action::Keep);
    let told = format!("{:?}{:?}", output.done.counts, output.done.notes);
    assert!(!told.contains("QXZJWVKQ") && told.contains("PatientName"));
    assert!(output.done.counts.values().sum::<u64>() > 100);
}
