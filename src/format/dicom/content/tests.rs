use super::*;
use crate::action::{Action, Claims, ElementFacts};
use crate::format::dicom::fixture::{Rule, apply, contains, even, file, nested, value_of};
use crate::format::dicom::header::ITEM;
use crate::format::dicom::read;
use crate::format::dicom::samples::{BIG, EXPLICIT, IMPLICIT, item, undefined};
use crate::format::dicom::tree::Encoding;
use crate::limits::Limits;

const ENCODINGS: [Encoding; 3] = [IMPLICIT, EXPLICIT, BIG];
const TEXT: Tag = Tag(0x0040, 0xA160);

/// A content item of this value type, with a concept of scheme `99T` and what else it holds.
fn content(encoding: Encoding, value_type: &str, concept: &str, rest: &[u8]) -> Vec<u8> {
    let mut code = even(encoding, CODE_VALUES[0], VR::SH, concept.as_bytes());
    code.extend(even(encoding, SCHEME, VR::SH, b"99T"));
    code.extend(even(encoding, Tag(0x0008, 0x0104), VR::LO, b"a concept"));
    let mut out = even(encoding, RELATIONSHIP_TYPE, VR::CS, b"CONTAINS");
    out.extend(even(encoding, VALUE_TYPE, VR::CS, value_type.as_bytes()));
    out.extend(nested(encoding, CONCEPT_NAME, &code));
    out.extend(rest);
    out
}

fn text(encoding: Encoding, concept: &str, words: &str) -> Vec<u8> {
    content(
        encoding,
        "TEXT",
        concept,
        &even(encoding, TEXT, VR::UT, words.as_bytes()),
    )
}

fn reference(encoding: Encoding, positions: &[u32]) -> Vec<u8> {
    let bytes: Vec<u8> = positions
        .iter()
        .flat_map(|&position| encoding.u32_bytes(position))
        .collect();
    let mut out = even(encoding, RELATIONSHIP_TYPE, VR::CS, b"SELECTED FROM");
    out.extend(even(encoding, REFERENCED_ITEM, VR::UL, &bytes));
    out
}

fn sequence(encoding: Encoding, items: &[Vec<u8>]) -> Vec<u8> {
    let items: Vec<u8> = items.iter().flat_map(|it| item(encoding, it)).collect();
    undefined(encoding, CONTENT_SEQUENCE, VR::SQ, &items)
}

/// Items of the concept `GONE` go, other items and elements stay.
fn without_gone(facts: &ElementFacts<'_>) -> Action {
    let gone = |content: ContentItem<'_>| content.concept == Some(("GONE", "99T"));
    match facts.content {
        Some(content) if facts.tag == ITEM && gone(content) => Action::Remove,
        _ => Action::Keep,
    }
}

fn run(encoding: Encoding, data: &[u8]) -> Vec<u8> {
    apply(
        &file(encoding, data),
        &Rule(without_gone),
        &Claims::default(),
    )
    .unwrap()
    .bytes
}

/// The references in `bytes`, as positions.
fn references_in(bytes: &[u8]) -> Vec<Vec<u32>> {
    let source = bytes.to_vec();
    let limits = Limits::default();
    let set = read::parse(&source, &limits).unwrap();
    let mut found = Vec::new();
    for (index, node) in (0..).zip(&set.nodes) {
        if node.tag == REFERENCED_ITEM {
            let value = set.value(&source, index, &limits).unwrap();
            let numbers = value.as_chunks::<4>().0;
            found.push(
                numbers
                    .iter()
                    .map(|&four| node.encoding.u32(four))
                    .collect(),
            );
        }
    }
    found
}

#[test]
fn the_policy_learns_concept_and_value_type_of_every_item_and_value() {
    for encoding in ENCODINGS {
        let inner = sequence(encoding, &[text(encoding, "B", "inner words")]);
        let mut outer = text(encoding, "A", "outer words");
        outer.extend(inner);
        let data = sequence(encoding, &[outer]);
        let seen = std::cell::RefCell::new(Vec::new());
        let decide = Rule(|facts: &ElementFacts<'_>| {
            if facts.tag == ITEM || facts.tag == TEXT {
                let content = facts.content.expect("content items and their values");
                assert_eq!(content.value_type, Some(ValueType::Text));
                let (value, scheme) = content.concept.unwrap();
                assert_eq!(scheme, "99T");
                seen.borrow_mut().push((facts.tag, value.to_owned()));
            }
            Action::Keep
        });
        apply(&file(encoding, &data), &decide, &Claims::default()).unwrap();
        let seen = seen.into_inner();
        let of = |tag, concept: &str| seen.contains(&(tag, concept.to_owned()));
        assert!(of(ITEM, "A") && of(TEXT, "A") && of(ITEM, "B") && of(TEXT, "B"));
    }
}

/// L24.
#[test]
fn l24_an_item_that_goes_takes_its_own_items_along_and_leaves_its_neighbours() {
    for encoding in ENCODINGS {
        let mut gone = text(encoding, "GONE", "MARKER ONE");
        gone.extend(sequence(encoding, &[text(encoding, "A", "MARKER TWO")]));
        let data = sequence(encoding, &[gone, text(encoding, "A", "useful words")]);
        let output = run(encoding, &data);
        assert!(contains(&data, b"MARKER TWO"));
        assert!(!contains(&output, b"MARKER"));
        assert_eq!(
            value_of(&output, TEXT).as_deref(),
            Some(&b"useful words"[..])
        );
    }
}

#[test]
fn positions_are_counted_anew_and_references_to_what_went_go() {
    for encoding in ENCODINGS {
        let mut holder = content(encoding, "CONTAINER", "A", &[]);
        holder.extend(sequence(
            encoding,
            &[
                text(encoding, "GONE", "x"),
                text(encoding, "A", "target"),
                reference(encoding, &[1, 2, 2]),
                reference(encoding, &[1, 2, 1]),
                reference(encoding, &[1, 3]),
                reference(encoding, &[1, 9, 9]),
                reference(encoding, &[7]),
                reference(encoding, &[]),
            ],
        ));
        let data = sequence(
            encoding,
            &[
                text(encoding, "GONE", "x"),
                holder,
                text(encoding, "A", "last"),
            ],
        );
        let expected: [&[u32]; 5] = [&[1, 1, 1], &[1, 2], &[1, 9, 9], &[7], &[]];
        assert_eq!(references_in(&data_file(encoding, &data)).len(), 6);
        assert_eq!(
            references_in(&run(encoding, &data)),
            expected,
            "{encoding:?}"
        );
    }
}

fn data_file(encoding: Encoding, data: &[u8]) -> Vec<u8> {
    file(encoding, data)
}

#[test]
fn references_to_references_that_went_go_in_one_pass() {
    // A chain against the order of the items: each refers to the next, the last to what goes.
    let encoding = EXPLICIT;
    let count = 2_000;
    let mut items: Vec<Vec<u8>> = (0..count)
        .map(|at| reference(encoding, &[1, at + 2]))
        .collect();
    items.push(text(encoding, "GONE", "x"));
    items.push(text(encoding, "A", "stays"));
    let output = run(encoding, &sequence(encoding, &items));
    assert_eq!(references_in(&output).len(), 0);
    assert_eq!(value_of(&output, TEXT).as_deref(), Some(&b"stays"[..]));
}

#[test]
fn a_report_that_loses_all_items_says_nothing_and_stays_a_report() {
    for encoding in ENCODINGS {
        let mut inner = content(encoding, "CONTAINER", "A", &[]);
        inner.extend(sequence(encoding, &[text(encoding, "GONE", "MARKER")]));
        let output = run(encoding, &sequence(encoding, &[inner]));
        assert!(!contains(&output, b"MARKER"));
        let sequences = output_tags(&output, CONTENT_SEQUENCE);
        assert_eq!(sequences, 1, "the sequence inside went with its items");

        let output = run(
            encoding,
            &sequence(encoding, &[text(encoding, "GONE", "MARKER")]),
        );
        assert!(!contains(&output, b"MARKER"));
        assert_eq!(
            value_of(&output, TEXT).as_deref(),
            Some(&b"DEIDENTIFIED"[..])
        );
        assert_eq!(value_of(&output, VALUE_TYPE).as_deref(), Some(&b"TEXT"[..]));
    }
}

fn output_tags(bytes: &[u8], tag: Tag) -> usize {
    let set = read::parse(&bytes.to_vec(), &Limits::default()).unwrap();
    set.nodes.iter().filter(|node| node.tag == tag).count()
}

#[test]
fn an_acquisition_context_may_be_empty() {
    let items = item(EXPLICIT, &text(EXPLICIT, "GONE", "MARKER"));
    let data = undefined(EXPLICIT, ACQUISITION_CONTEXT, VR::SQ, &items);
    let output = run(EXPLICIT, &data);
    assert!(!contains(&output, b"MARKER"));
    assert_eq!(output_tags(&output, ACQUISITION_CONTEXT), 1);
}

#[test]
fn a_value_that_cleaning_takes_away_leaves_a_dummy_where_one_must_be() {
    for encoding in ENCODINGS {
        // No offset is known, so that no date can move.
        let date = even(encoding, Tag(0x0040, 0xA121), VR::DA, b"20240501");
        let name = even(encoding, Tag(0x0040, 0xA123), VR::PN, b"MARKER^NAME");
        let data = sequence(
            encoding,
            &[
                content(encoding, "DATE", "A", &date),
                content(encoding, "PNAME", "A", &name),
            ],
        );
        let clean = Rule(|facts: &ElementFacts<'_>| match facts.vr {
            VR::DA | VR::PN => Action::Clean,
            _ => Action::Keep,
        });
        let output = apply(&file(encoding, &data), &clean, &Claims::default()).unwrap();
        let value = |tag| value_of(&output.bytes, tag);
        assert_eq!(
            value(Tag(0x0040, 0xA121)).as_deref(),
            Some(&b"19000101"[..])
        );
        assert_eq!(
            value(Tag(0x0040, 0xA123)).as_deref(),
            Some(&b"DEIDENTIFIED"[..])
        );
    }
}

#[test]
fn value_types_stay_even_if_somebody_is_called_so() {
    let name = even(EXPLICIT, Tag(0x0010, 0x0010), VR::PN, b"Text^Contains");
    let mut data = name;
    data.extend(sequence(EXPLICIT, &[text(EXPLICIT, "A", "useful")]));
    let keep = Rule(|facts: &ElementFacts<'_>| match facts.vr {
        VR::PN => Action::Remove,
        _ => Action::Keep,
    });
    let output = apply(&file(EXPLICIT, &data), &keep, &Claims::default()).unwrap();
    assert_eq!(
        value_of(&output.bytes, VALUE_TYPE).as_deref(),
        Some(&b"TEXT"[..])
    );
    assert_eq!(
        value_of(&output.bytes, RELATIONSHIP_TYPE).as_deref(),
        Some(&b"CONTAINS"[..])
    );
}

#[test]
fn no_prefix_of_a_report_panics_and_none_shows_what_goes() {
    for encoding in ENCODINGS {
        let mut holder = content(encoding, "CONTAINER", "A", &[]);
        holder.extend(sequence(
            encoding,
            &[
                text(encoding, "GONE", "MARKER"),
                reference(encoding, &[1, 2, 1]),
            ],
        ));
        let data = sequence(encoding, &[text(encoding, "GONE", "MARKER"), holder]);
        let whole = file(encoding, &data);
        for end in 0..whole.len() {
            let result = apply(&whole[..end], &Rule(without_gone), &Claims::default());
            if let Ok(output) = result {
                assert!(!contains(&output.bytes, b"MARKER"), "{end}");
            }
        }
    }
}
