//! What the Types of PS3.3 make of dummies and of emptied values, over whole data sets.

use crate::action::{Action, Claims, ElementFacts};
use crate::element::{Tag, VR};
use crate::format::dicom::fixture::{
    Rule, apply, apply_all, contains, even, file, names, nested, survey, value_of,
};
use crate::format::dicom::samples::{BIG, EXPLICIT, IMPLICIT};
use crate::format::dicom::tree::Encoding;
use crate::iod::Requirement;

const ENCODINGS: [Encoding; 3] = [IMPLICIT, EXPLICIT, BIG];
const MARKER: &[u8] = b"QXZJWVKQ";

const CLASS: Tag = Tag(0x0008, 0x0016);
const CT: &[u8] = b"1.2.840.10008.5.1.4.1.1.2";
const REPORT: &[u8] = b"1.2.840.10008.5.1.4.1.1.88.33";
const DRAWING: &[u8] = b"1.2.840.10008.5.1.4.1.1.11.1";

const OBSERVERS: Tag = Tag(0x0040, 0xA073);
const CONTENT: Tag = Tag(0x0040, 0xA730);
const TEXT: Tag = Tag(0x0040, 0xA160);

/// A data set of `class` with `rest` behind the class.
fn object(encoding: Encoding, class: &[u8], rest: &[u8]) -> Vec<u8> {
    let mut data = even(encoding, CLASS, VR::UI, class);
    data.extend(rest);
    file(encoding, &data)
}

/// Dummies for `tag`, everything else stays.
fn dummy_for(tag: Tag) -> impl Fn(&ElementFacts<'_>) -> Action {
    move |facts: &ElementFacts<'_>| match facts.tag == tag {
        true => Action::Dummy,
        false => Action::Keep,
    }
}

fn output(input: &[u8], action: impl Fn(&ElementFacts<'_>) -> Action) -> Vec<u8> {
    apply(input, &Rule(action), &Claims::default())
        .expect("is written")
        .bytes
}

#[test]
fn a_policy_hears_the_type_at_the_place() {
    for encoding in ENCODINGS {
        let institution = Tag(0x0008, 0x0080);
        let observer = even(encoding, Tag(0x0040, 0xA027), VR::LO, MARKER);
        let mut rest = even(encoding, institution, VR::LO, MARKER);
        rest.extend(nested(encoding, OBSERVERS, &observer));
        let heard = std::cell::RefCell::new(Vec::new());
        output(&object(encoding, REPORT, &rest), |facts| {
            heard.borrow_mut().push((facts.tag, facts.requirement));
            Action::Keep
        });
        let heard = heard.into_inner();
        for expected in [
            (CLASS, Requirement::Type1),
            (institution, Requirement::Type3),
            (OBSERVERS, Requirement::Type1C),
            (Tag(0x0040, 0xA027), Requirement::Type1),
        ] {
            assert!(heard.contains(&expected), "{expected:?} {encoding:?}");
        }
        let unknown = std::cell::RefCell::new(Vec::new());
        output(&object(encoding, b"1.2.3", &rest), |facts| {
            unknown.borrow_mut().push(facts.requirement);
            Action::Keep
        });
        let unknown = unknown.into_inner();
        assert!(unknown.len() >= 4);
        assert!(unknown.iter().all(|&heard| heard == Requirement::Unknown));
    }
}

#[test]
fn a_dummy_item_has_what_its_macro_asks_for_and_nothing_of_the_original() {
    for encoding in ENCODINGS {
        for class in [REPORT, b"1.2.3".as_slice()] {
            let observer = even(encoding, Tag(0x0040, 0xA075), VR::PN, MARKER);
            let input = object(encoding, class, &nested(encoding, OBSERVERS, &observer));
            assert!(contains(&input, MARKER));
            let output = output(&input, dummy_for(OBSERVERS));
            assert!(!contains(&output, MARKER));
            let expected: [(Tag, &[u8]); 4] = [
                (Tag(0x0040, 0xA027), b"DEIDENTIFIED"),
                (Tag(0x0040, 0xA030), b"19000101000000"),
                (Tag(0x0040, 0xA075), b"DEIDENTIFIED"),
                (Tag(0x0040, 0xA088), b""),
            ];
            for (tag, value) in expected {
                assert_eq!(value_of(&output, tag).as_deref(), Some(value), "{tag}");
            }
        }
    }
}

#[test]
fn a_dummy_item_does_not_get_what_the_policy_removes_or_empties() {
    let observer = even(EXPLICIT, Tag(0x0040, 0xA075), VR::PN, MARKER);
    let input = object(EXPLICIT, REPORT, &nested(EXPLICIT, OBSERVERS, &observer));
    let output = output(&input, |facts| match facts.tag {
        OBSERVERS => Action::Dummy,
        Tag(0x0040, 0xA027) => Action::Remove,
        Tag(0x0040, 0xA075) => Action::Empty,
        _ => Action::Keep,
    });
    assert_eq!(value_of(&output, Tag(0x0040, 0xA027)), None);
    assert_eq!(
        value_of(&output, Tag(0x0040, 0xA075)).as_deref(),
        Some(b"".as_slice())
    );
    assert!(value_of(&output, Tag(0x0040, 0xA030)).is_some());
}

#[test]
fn a_dummy_of_content_is_one_text_and_a_dummy_graphic_one_point() {
    for encoding in ENCODINGS {
        let text = even(encoding, TEXT, VR::UT, MARKER);
        let input = object(encoding, REPORT, &nested(encoding, CONTENT, &text));
        let report = output(&input, dummy_for(CONTENT));
        assert!(!contains(&report, MARKER));
        assert_eq!(
            value_of(&report, Tag(0x0040, 0xA040)).as_deref(),
            Some(b"TEXT".as_slice())
        );
        assert_eq!(
            value_of(&report, TEXT).as_deref(),
            Some(b"DEIDENTIFIED".as_slice())
        );
        assert_eq!(
            value_of(&report, Tag(0x0008, 0x0102)).as_deref(),
            Some(b"99DEIDENTIFIED".as_slice())
        );
        assert_eq!(
            value_of(&report, Tag(0x0008, 0x1199)),
            None,
            "of another value type"
        );

        let annotation = Tag(0x0070, 0x0001);
        let layer = even(encoding, Tag(0x0070, 0x0002), VR::CS, MARKER);
        let input = object(encoding, DRAWING, &nested(encoding, annotation, &layer));
        let drawing = output(&input, dummy_for(annotation));
        assert!(!contains(&drawing, MARKER));
        for (tag, value) in [
            (Tag(0x0070, 0x0020), encoding.u16_bytes(2).to_vec()),
            (Tag(0x0070, 0x0021), encoding.u16_bytes(1).to_vec()),
            (Tag(0x0070, 0x0022), vec![0; 8]),
        ] {
            let start = encoding.tag_bytes(tag);
            let at = drawing.windows(4).position(|bytes| bytes == start);
            // Both headers of these VRs take eight bytes.
            let held = at.and_then(|at| drawing.get(at + 8..at + 8 + value.len()));
            assert_eq!(held, Some(value.as_slice()), "{tag} {encoding:?}");
        }
    }
}

#[test]
fn a_required_text_that_holds_an_identity_becomes_a_dummy_and_others_are_emptied() {
    for encoding in ENCODINGS {
        // Code Meaning is of Type 1 where a code stands, Institution Name of Type 3 at the root.
        let meaning = Tag(0x0008, 0x0104);
        let institution = Tag(0x0008, 0x0080);
        let mut rest = even(encoding, institution, VR::LO, b"x\x07y");
        let mut code = even(encoding, meaning, VR::LO, b"x\x07y");
        code.extend(even(encoding, Tag(0x0008, 0x0105), VR::CS, b"no code"));
        rest.extend(nested(encoding, Tag(0x0040, 0xA043), &code));
        let output = output(&object(encoding, REPORT, &rest), |_| Action::Keep);
        assert_eq!(
            value_of(&output, institution).as_deref(),
            Some(b"".as_slice())
        );
        assert_eq!(
            value_of(&output, meaning).as_deref(),
            Some(b"DEIDENTIFIED".as_slice())
        );
        let code = value_of(&output, Tag(0x0008, 0x0105));
        assert_eq!(code.as_deref(), Some(b"".as_slice()), "no code is invented");
    }
}

#[test]
fn a_rule_to_empty_is_carried_out_to_the_letter() {
    let input = object(
        EXPLICIT,
        CT,
        &even(EXPLICIT, Tag(0x0020, 0x000D), VR::UI, b"1.2.9"),
    );
    let output = apply_all(&input, Action::Empty).bytes;
    assert_eq!(
        value_of(&output, Tag(0x0020, 0x000D)).as_deref(),
        Some(b"".as_slice())
    );
}

#[test]
fn an_object_without_class_and_uid_says_nothing_of_them_in_its_meta_group() {
    let name = Tag(0x0010, 0x0010);
    let input = file(EXPLICIT, &even(EXPLICIT, name, VR::PN, MARKER));
    let output = apply_all(&input, Action::Keep).bytes;
    let at = |tag: &[u8]| output.windows(4).position(|bytes| bytes == tag);
    assert_eq!(at(&[2, 0, 2, 0]), None);
    assert_eq!(at(&[2, 0, 3, 0]), None);
    assert!(at(&[2, 0, 0x10, 0]).is_some());
}

#[test]
fn every_prefix_of_an_object_with_dummies_is_survived() {
    let mut rest = nested(
        EXPLICIT,
        OBSERVERS,
        &even(EXPLICIT, Tag(0x0040, 0xA075), VR::PN, MARKER),
    );
    rest.extend(nested(
        EXPLICIT,
        CONTENT,
        &even(EXPLICIT, TEXT, VR::UT, MARKER),
    ));
    let input = object(EXPLICIT, REPORT, &rest);
    for end in 0..input.len() {
        let action = |facts: &ElementFacts<'_>| match facts.vr {
            VR::SQ | VR::PN | VR::UT => Action::Dummy,
            _ => Action::Keep,
        };
        if let Ok(output) = apply(&input[..end], &Rule(action), &Claims::default()) {
            assert!(!contains(&output.bytes, MARKER), "{end}");
        }
        let _ = (survey(&input[..end]), names(&[]));
    }
}
