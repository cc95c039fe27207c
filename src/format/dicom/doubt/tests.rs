use super::*;
use crate::format::dicom::fixture::{Output, apply_all, contains, even, file, holders};
use crate::format::dicom::samples::*;

const MARKER: &[u8] = b"MARKERSTOLEN";

/// Keeps every element of a data set of `elements`.
fn kept(encoding: Encoding, elements: &[Vec<u8>]) -> Output {
    let file = file(encoding, &elements.concat());
    assert!(contains(&file, b"MARKER") || contains(&file, b"PLAIN"));
    apply_all(&file, Action::Keep)
}

#[test]
fn l14_elements_swallowed_into_binary_values_do_not_stay() {
    for encoding in [EXPLICIT, IMPLICIT, BIG] {
        let id = element(encoding, Tag(0x0010, 0x0020), VR::LO, MARKER);
        let name = element(encoding, Tag(0x0010, 0x0010), VR::PN, b"A^B ");
        let sequence = undefined(
            encoding,
            Tag(0x0010, 0x1002),
            VR::SQ,
            &open_item(encoding, &id),
        );
        for stolen in [
            id.clone(),
            [vec![1, 2, 3, 4], id.clone()].concat(),
            [id.clone(), name].concat(),
            item(encoding, &id),
            sequence,
        ] {
            for (tag, vr) in [
                (Tag(0x0028, 0x2000), VR::OB),
                (Tag(0x0028, 0x1201), VR::OW),
                (Tag(0x0028, 0x3006), VR::US),
            ] {
                let output = kept(encoding, &[even(encoding, tag, vr, &stolen)]);
                assert!(!contains(&output.bytes, MARKER), "{tag} {encoding:?}");
                assert_eq!(output.done.notes["value-of-another-element"], 1);
            }
        }
    }
}

#[test]
fn a_value_in_a_vr_that_its_attribute_cannot_have_does_not_stay() {
    for (tag, vr) in [
        (Tag(0x0018, 0x0050), VR::SH),
        (Tag(0x0018, 0x0020), VR::LO),
        (Tag(0x0008, 0x0070), VR::PN),
        (Tag(0x0008, 0x0060), VR::LO),
        (Tag(0x0028, 0x0010), VR::SH),
        (Tag(0x0008, 0x0012), VR::LO),
    ] {
        let output = kept(EXPLICIT, &[element(EXPLICIT, tag, vr, MARKER)]);
        assert!(!contains(&output.bytes, MARKER), "{tag}");
    }
}

#[test]
fn a_value_in_a_narrower_vr_than_its_attribute_has_stays() {
    for (tag, vr) in [
        (Tag(0x0008, 0x0070), VR::SH),
        (Tag(0x0008, 0x0070), VR::CS),
        (Tag(0x0008, 0x0070), VR::UN),
        (Tag(0x0018, 0x1030), VR::LO),
        (Tag(0x0018, 0x0022), VR::CS),
    ] {
        let output = kept(EXPLICIT, &[element(EXPLICIT, tag, vr, b"PLAIN ")]);
        assert!(contains(&output.bytes, b"PLAIN"), "{tag} {vr:?}");
    }
    // Pixel values and tables of them are OW or US, signed or not.
    let entries = [5, 0, 0, 0, 16, 0];
    let mut table = element(EXPLICIT, Tag(0x0028, 0x3002), VR::US, &entries);
    table.extend(element(
        EXPLICIT,
        Tag(0x0028, 0x3006),
        VR::OW,
        b"PLAINPLAIN",
    ));
    let table = undefined(
        EXPLICIT,
        Tag(0x0028, 0x3000),
        VR::SQ,
        &item(EXPLICIT, &table),
    );
    assert!(contains(&kept(EXPLICIT, &[table]).bytes, b"PLAIN"));
}

#[test]
fn text_that_is_out_of_order_does_not_stay_and_its_surroundings_do() {
    let text = |tag, value: &[u8]| element(EXPLICIT, tag, VR::LO, value);
    let output = kept(
        EXPLICIT,
        &[
            text(Tag(0x0008, 0x0070), b"PLAIN1"),
            element(EXPLICIT, Tag(0x0010, 0x1010), VR::AS, b"042Y"),
            text(Tag(0x0018, 0x1040), MARKER),
            element(EXPLICIT, Tag(0x0018, 0x0050), VR::DS, b"1.5 "),
            text(Tag(0x0018, 0x1030), b"PLAIN2"),
        ],
    );
    assert!(!contains(&output.bytes, MARKER));
    assert_eq!(holders(&output.bytes, b"PLAIN1").len(), 1);
    assert_eq!(holders(&output.bytes, b"PLAIN2").len(), 1);
}

#[test]
fn text_in_the_place_of_integers_does_not_stay_where_headers_have_no_vr() {
    let output = kept(
        IMPLICIT,
        &[element(IMPLICIT, Tag(0x0028, 0x0010), VR::US, MARKER)],
    );
    assert!(!contains(&output.bytes, MARKER));
}

#[test]
fn a_long_binary_value_is_searched_at_its_end_in_one_pass() {
    let id = element(EXPLICIT, Tag(0x0010, 0x0020), VR::LO, MARKER);
    let value = [vec![0; 1 << 20], id].concat();
    let tag = Tag(0x0028, 0x2000);
    let output = kept(EXPLICIT, &[element(EXPLICIT, tag, VR::OB, &value)]);
    assert!(!contains(&output.bytes, MARKER));
}

#[test]
fn every_prefix_of_an_element_is_judged_without_panic() {
    let id = element(EXPLICIT, Tag(0x0010, 0x0020), VR::UT, MARKER);
    let cases = [
        item(EXPLICIT, &id),
        undefined(EXPLICIT, Tag(9, 1), VR::UN, &id),
    ];
    for case in &cases {
        for end in 0..=case.len() {
            for start in 0..=end {
                holds_elements(&case[start..end]);
            }
        }
    }
    assert!(holds_elements(&id) && !holds_elements(&id[..id.len() - 1]));
}

#[test]
fn what_a_policy_takes_out_anyway_is_not_counted_as_doubtful() {
    let set = file(
        EXPLICIT,
        &element(EXPLICIT, Tag(0x0018, 0x0050), VR::SH, MARKER),
    );
    let output = apply_all(&set, Action::Empty);
    assert!(!output.done.notes.contains_key("value-of-another-element"));
}

#[test]
fn a_kept_value_whose_vr_is_none_of_the_standard_gets_that_of_its_attribute() {
    let width = coded(Tag(0x0018, 0x0050), *b"QS", false, b"1.5 ");
    let set = file(EXPLICIT, &[width, modality_after()].concat());
    let output = apply_all(&set, Action::Keep);
    assert_eq!(
        holders(&output.bytes, b"1.5 "),
        [(Tag(0x0018, 0x0050), VR::DS, 0)]
    );
    assert!(!contains(&output.bytes, b"QS"));
}

fn modality_after() -> Vec<u8> {
    element(EXPLICIT, Tag(0x0020, 0x0013), VR::IS, b"1 ")
}

#[test]
fn items_with_the_other_form_of_headers_are_walked() {
    for (outside, inside) in [(EXPLICIT, IMPLICIT), (IMPLICIT, EXPLICIT)] {
        let id = element(inside, Tag(0x0010, 0x0020), VR::LO, MARKER);
        for content in [
            item(inside, &id),
            open_item(inside, &id),
            [item(inside, &[]), item(inside, &id)].concat(),
        ] {
            let tag = Tag(0x0008, 0x1140);
            for sequence in [
                element(outside, tag, VR::SQ, &content),
                undefined(outside, tag, VR::SQ, &content),
            ] {
                let found = holders(&file(outside, &sequence), MARKER);
                assert_eq!(found, [(Tag(0x0010, 0x0020), VR::LO, 1)]);
            }
        }
    }
}
