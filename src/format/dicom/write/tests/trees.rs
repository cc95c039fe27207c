//! Random trees: written, parsed, edited, written and parsed again.

use super::*;
use proptest::prelude::*;

/// An element, as a person would draw it.
#[derive(Debug, Clone)]
enum Part {
    Value(Tag, VR, Vec<u8>),
    Sequence(Tag, Form, Vec<(bool, Vec<Part>)>),
}

/// How a sequence is encoded; UN turns what is inside into implicit little endian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Defined,
    Undefined,
    UnDefined,
    UnUndefined,
}

/// What is done to a node, by the order of nodes.
#[derive(Debug, Clone)]
enum Choice {
    Keep,
    Remove,
    Replace(Vec<u8>),
}

fn tags() -> impl Strategy<Value = (Tag, VR)> {
    prop::sample::select(vec![
        (Tag(0x0008, 0x0060), VR::CS),
        (Tag(0x0008, 0x0020), VR::DA),
        (Tag(0x0009, 0x0010), VR::LO),
        (Tag(0x0009, 0x1001), VR::UN),
        (Tag(0x0010, 0x0010), VR::PN),
        (Tag(0x0010, 0x4000), VR::LT),
        (Tag(0x0042, 0x0011), VR::OB),
        (Tag(0x7FE0, 0x0010), VR::OW),
    ])
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let bytes = prop::collection::vec(0u8..0x20, 0..12);
    let value = (tags(), bytes).prop_map(|((tag, vr), bytes)| Part::Value(tag, vr, bytes));
    let leaf = prop::collection::vec(value, 0..4);
    leaf.prop_recursive(4, 40, 4, |inner| {
        let forms = vec![
            Form::Defined,
            Form::Undefined,
            Form::UnDefined,
            Form::UnUndefined,
        ];
        let items = prop::collection::vec((any::<bool>(), inner.clone()), 0..3);
        let tag = prop::sample::select(vec![Tag(0x0008, 0x1110), Tag(0x0040, 0xA730)]);
        let sequence = (tag, prop::sample::select(forms), items)
            .prop_map(|(tag, form, items)| Part::Sequence(tag, form, items));
        (inner, prop::collection::vec(sequence, 0..3)).prop_map(|(mut parts, sequences)| {
            parts.extend(sequences);
            parts
        })
    })
}

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    let replaced = prop::collection::vec(0u8..0x20, 0..6)
        .prop_map(|half| Choice::Replace([half.clone(), half].concat()));
    let choice = prop_oneof![6 => Just(Choice::Keep), 1 => Just(Choice::Remove), 1 => replaced];
    prop::collection::vec(choice, 200)
}

fn encode(parts: &[Part], encoding: Encoding) -> Vec<u8> {
    let mut out = Vec::new();
    for part in parts {
        match part {
            Part::Value(tag, vr, value) => out.extend(element(encoding, *tag, *vr, value)),
            Part::Sequence(tag, form, items) => {
                // Without items a UN of defined length is an empty value and no sequence.
                let form = match form {
                    Form::UnDefined if items.is_empty() => Form::Defined,
                    Form::Defined | Form::Undefined | Form::UnDefined | Form::UnUndefined => *form,
                };
                let un = matches!(form, Form::UnDefined | Form::UnUndefined);
                let inside = if un { IMPLICIT } else { encoding };
                let mut content = Vec::new();
                for (open, parts) in items {
                    let wrap = if *open { open_item } else { item };
                    content.extend(wrap(inside, &encode(parts, inside)));
                }
                out.extend(match form {
                    Form::Defined => element(encoding, *tag, VR::SQ, &content),
                    Form::Undefined => undefined(encoding, *tag, VR::SQ, &content),
                    Form::UnDefined => element(encoding, *tag, VR::UN, &content),
                    Form::UnUndefined if encoding.explicit => {
                        undefined(encoding, *tag, VR::UN, &content)
                    }
                    Form::UnUndefined => undefined(encoding, *tag, VR::SQ, &content),
                });
            }
        }
    }
    out
}

/// What a reader should see: tag, depth and value of every node.
fn seen(parts: &[Part], depth: u16, out: &mut Vec<(Tag, u16, Vec<u8>)>) {
    for part in parts {
        match part {
            Part::Value(tag, _, value) => out.push((*tag, depth, value.clone())),
            Part::Sequence(tag, _, items) => {
                out.push((*tag, depth, Vec::new()));
                for (_, parts) in items {
                    out.push((header::ITEM, depth + 1, Vec::new()));
                    seen(parts, depth + 1, out);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_random_tree_is_read_as_it_was_made_and_edited_as_asked(
        parts in parts(),
        choices in choices(),
        which in 0usize..4,
    ) {
        let encoding = [EXPLICIT, IMPLICIT, BIG, EXPLICIT][which];
        // A first element that all encodings are recognised by.
        let data = [modality(encoding), encode(&parts, encoding)].concat();
        let bytes = if which == 3 {
            part10(meta::DEFLATED_LE, &deflate(&data))
        } else {
            part10(meta::plain_uid(encoding), &data)
        };
        let set = parse(&bytes, &limits()).unwrap();
        let mut expected = vec![(Tag(0x0008, 0x0060), 0, b"OT".to_vec())];
        seen(&parts, 0, &mut expected);
        let found = flat(&bytes, &set);
        prop_assert_eq!(&found, &expected);

        let mut edits = walk_all(&set);
        for (index, choice) in choices.iter().enumerate().take(set.nodes.len()) {
            match (choice, set.nodes[index].kind) {
                (Choice::Remove, _) => edits[index] = Edit::Remove,
                (Choice::Replace(value), NodeKind::Value) => {
                    edits[index] = Edit::Replace(set.nodes[index].vr, value.clone());
                }
                (Choice::Replace(_) | Choice::Keep, _) => {}
            }
        }
        let mut expected = Vec::new();
        let mut index = 0;
        while index < set.nodes.len() {
            match &edits[index] {
                Edit::Remove => index = set.nodes[index].end as usize,
                Edit::Replace(_, value) => {
                    expected.push((found[index].0, found[index].1, value.clone()));
                    index += 1;
                }
                Edit::Keep | Edit::Walk | Edit::Patch(_) => {
                    expected.push(found[index].clone());
                    index += 1;
                }
            }
        }
        let out = written(&bytes, &set, &edits, &[]);
        // Without any element nothing shows how it is encoded, but it is declared.
        let again = parse(&out, &limits()).unwrap();
        // A UN that lost its last item is an empty value.
        prop_assert_eq!(flat(&out, &again), expected);
        prop_assert_eq!(&out, &written(&bytes, &set, &edits, &[]));
    }

    #[test]
    fn noise_is_refused_or_read_without_a_stop(noise in prop::collection::vec(any::<u8>(), 0..400)) {
        let framed = part10(meta::EXPLICIT_LE, &noise);
        let bare = [modality(IMPLICIT), noise.clone()].concat();
        for bytes in [noise, framed, bare] {
            if let Ok(set) = parse(&bytes, &limits()) {
                written(&bytes, &set, &walk_all(&set), &[]);
            }
        }
    }
}
