use super::*;
use crate::format::dicom::ours::IMPLEMENTATION_CLASS_UID;
use crate::format::dicom::read::parse;
use crate::format::dicom::samples::*;
use crate::limits::Limits;
use crate::source::{Assembled, Segments, Span};

fn limits() -> Limits {
    Limits::default()
}

fn info(set: &DataSet) -> MetaInfo {
    MetaInfo {
        sop_class: "1.2.840.10008.5.1.4.1.1.7".to_owned(),
        sop_instance: "2.25.12345".to_owned(),
        transfer_syntax: set.transfer_syntax.clone(),
    }
}

/// The whole output.
fn written(source: &dyn Source, set: &DataSet, edits: &[Edit], additions: &[Addition]) -> Vec<u8> {
    let mut out = Segments::default();
    write(set, source, edits, additions, &info(set), &mut out).unwrap();
    let out = Assembled::new(source, &out);
    out.read(Span::new(0, out.len())).unwrap()
}

/// The bytes of the data set, without what is left over.
fn body(source: &dyn Source, set: &DataSet) -> Vec<u8> {
    let data = set.data_source(source);
    let span = |index: u32| set.nodes[index as usize].whole;
    let start = span(0).offset;
    let end = span(set.children(None).last().unwrap()).end();
    data.read(Span::new(start, end - start)).unwrap()
}

/// Walks every container and keeps every value.
fn walk_all(set: &DataSet) -> Vec<Edit> {
    let edit = |node: &Node| match node.kind {
        NodeKind::Value | NodeKind::Fragment => Edit::Keep,
        NodeKind::Sequence(_) | NodeKind::Item(_) | NodeKind::Encapsulated => Edit::Walk,
    };
    set.nodes.iter().map(edit).collect()
}

/// Walks every container and writes every value anew as it was.
fn rewrite_all(source: &dyn Source, set: &DataSet) -> Vec<Edit> {
    let mut edits = walk_all(set);
    for (index, node) in set.nodes.iter().enumerate() {
        let value = set.value(source, index as u32, &limits()).unwrap();
        if matches!(edits[index], Edit::Keep) && value.len().is_multiple_of(2) {
            edits[index] = Edit::Replace(node.vr, value);
        }
    }
    edits
}

/// Tag, depth and value (of elements that hold no others) of every node.
fn flat(source: &dyn Source, set: &DataSet) -> Vec<(Tag, u16, Vec<u8>)> {
    let mut out = Vec::new();
    for (index, node) in set.nodes.iter().enumerate() {
        let value = match node.kind {
            NodeKind::Value | NodeKind::Fragment => {
                set.value(source, index as u32, &limits()).unwrap()
            }
            NodeKind::Sequence(_) | NodeKind::Item(_) | NodeKind::Encapsulated => Vec::new(),
        };
        out.push((node.tag, node.depth, value));
    }
    out
}

#[test]
fn an_unchanged_data_set_is_repeated_byte_for_byte() {
    for (case, bytes) in cases() {
        let set = parse(&bytes, &limits()).unwrap();
        for edits in [vec![Edit::Keep; set.nodes.len()], walk_all(&set)] {
            let out = written(&bytes, &set, &edits, &[]);
            let again = parse(&out, &limits()).unwrap();
            assert_eq!(body(&out, &again), body(&bytes, &set), "{case}");
            assert_eq!(again.transfer_syntax, set.transfer_syntax, "{case}");
            assert_eq!(again.trailing, 0, "{case}");
            let same = |a: &Node, b: &Node| (a.tag, a.vr, a.kind) == (b.tag, b.vr, b.kind);
            assert!(
                set.nodes.iter().zip(&again.nodes).all(|(a, b)| same(a, b)),
                "{case}"
            );
        }
    }
}

#[test]
fn values_written_anew_as_they_were_give_the_same_data_set() {
    for (case, bytes) in cases() {
        let set = parse(&bytes, &limits()).unwrap();
        let out = written(&bytes, &set, &rewrite_all(&bytes, &set), &[]);
        let again = parse(&out, &limits()).unwrap_or_else(|error| panic!("{case}: {error}"));
        assert_eq!(flat(&out, &again), flat(&bytes, &set), "{case}");
    }
}

#[test]
fn the_lengths_of_standard_sequences_do_not_change_with_values_written_anew() {
    for (case, bytes) in cases().into_iter().take(3) {
        let set = parse(&bytes, &limits()).unwrap();
        let out = written(&bytes, &set, &rewrite_all(&bytes, &set), &[]);
        let again = parse(&out, &limits()).unwrap();
        assert_eq!(body(&out, &again), body(&bytes, &set), "{case}");
    }
}

#[test]
fn the_file_meta_information_is_made_anew() {
    let mut bytes = part10(meta::EXPLICIT_LE, &modality(EXPLICIT));
    bytes[..6].copy_from_slice(b"MARKER");
    let set = parse(&bytes, &limits()).unwrap();
    let out = written(&bytes, &set, &[Edit::Keep], &[]);
    assert_eq!(out[..128], [0; 128]);
    assert_eq!(&out[128..132], b"DICM");
    let again = parse(&out, &limits()).unwrap();
    let value = |element| {
        let value = again
            .meta_value(&out, Tag(2, element), &limits())
            .unwrap()
            .unwrap();
        assert_eq!(value.len() % 2, 0);
        String::from_utf8(value).unwrap()
    };
    let tags: Vec<u16> = again.meta.iter().map(|node| node.tag.element()).collect();
    assert_eq!(tags, [0x00, 0x01, 0x02, 0x03, 0x10, 0x12, 0x13]);
    assert_eq!(value(0x01), "\0\x01");
    assert_eq!(value(0x02), "1.2.840.10008.5.1.4.1.1.7\0");
    assert_eq!(value(0x03), "2.25.12345");
    assert_eq!(value(0x10), "1.2.840.10008.1.2.1\0");
    assert_eq!(value(0x12).trim_end_matches('\0'), IMPLEMENTATION_CLASS_UID);
    assert!(value(0x13).starts_with("KAMEI_") && value(0x13).len() <= 16);
    let group_end = again.meta.last().unwrap().whole.end();
    let declared = again
        .meta_value(&out, Tag(2, 0), &limits())
        .unwrap()
        .unwrap();
    assert_eq!(declared, ((group_end - 144) as u32).to_le_bytes());
    assert_eq!(again.nodes[0].whole.offset, group_end);
}

#[test]
fn our_class_uid_is_a_legal_uid() {
    let number = IMPLEMENTATION_CLASS_UID.strip_prefix("2.25.").unwrap();
    assert!(number.parse::<u128>().is_ok());
    assert!(!number.starts_with('0') && IMPLEMENTATION_CLASS_UID.len() <= 64);
}

#[test]
fn an_identifier_that_is_no_uid_is_refused_and_not_quoted() {
    let bytes = part10(meta::EXPLICIT_LE, &modality(EXPLICIT));
    let set = parse(&bytes, &limits()).unwrap();
    let write_with = |info: &MetaInfo| {
        write(
            &set,
            &bytes,
            &[Edit::Keep],
            &[],
            info,
            &mut Segments::default(),
        )
    };
    for wrong in ["MARKER^NAME", "1.2.3 ", &"1".repeat(65)] {
        for info in [
            MetaInfo {
                sop_class: wrong.to_owned(),
                ..info(&set)
            },
            MetaInfo {
                sop_instance: wrong.to_owned(),
                ..info(&set)
            },
        ] {
            let error = write_with(&info).unwrap_err();
            assert!(matches!(error, Error::Value { .. }));
            assert!(!format!("{error} {error:?}").contains("MARKER"));
        }
    }
    for syntax in [meta::IMPLICIT_LE, meta::EXPLICIT_BE, "1.2.3", ""] {
        let info = MetaInfo {
            transfer_syntax: syntax.to_owned(),
            ..info(&set)
        };
        let error = write_with(&info).unwrap_err();
        assert!(matches!(error, Error::Verification { .. }));
    }
}

#[test]
fn removed_and_replaced_elements_change_the_lengths_around_them() {
    for (case, bytes) in cases() {
        let set = parse(&bytes, &limits()).unwrap();
        let mut edits = walk_all(&set);
        let mut expected = Vec::new();
        for (index, node) in set.nodes.iter().enumerate() {
            let value = flat(&bytes, &set)[index].2.clone();
            if node.tag == Tag(0x0010, 0x0010) {
                edits[index] = Edit::Replace(VR::PN, b"NEW NAME".to_vec());
                expected.push((node.tag, node.depth, b"NEW NAME".to_vec()));
            } else if node.tag == Tag(0x0008, 0x0060) && node.depth > 0 {
                edits[index] = Edit::Remove;
            } else if node.tag == Tag(0x0008, 0x0100) {
                edits[index] = Edit::Replace(VR::SH, Vec::new());
                expected.push((node.tag, node.depth, Vec::new()));
            } else {
                expected.push((node.tag, node.depth, value));
            }
        }
        let out = written(&bytes, &set, &edits, &[]);
        let again = parse(&out, &limits()).unwrap_or_else(|error| panic!("{case}: {error}"));
        assert_eq!(flat(&out, &again), expected, "{case}");
        if again.inflated.is_none() {
            assert!(!out.windows(6).any(|window| window == b"MARKER"), "{case}");
        }
        for (before, after) in set.nodes.iter().zip(&set.nodes) {
            assert_eq!(before.encoding, after.encoding, "{case}");
        }
    }
}

#[test]
fn a_removed_container_takes_everything_inside_with_it() {
    for (case, bytes) in cases() {
        let set = parse(&bytes, &limits()).unwrap();
        let mut edits = walk_all(&set);
        let mut expected = Vec::new();
        for index in set.children(None) {
            let node = &set.nodes[index as usize];
            if matches!(node.kind, NodeKind::Sequence(_) | NodeKind::Encapsulated) {
                edits[index as usize] = Edit::Remove;
            } else {
                expected.push(node.tag);
            }
        }
        let out = written(&bytes, &set, &edits, &[]);
        let again = parse(&out, &limits()).unwrap();
        let tags: Vec<Tag> = again.nodes.iter().map(|node| node.tag).collect();
        assert_eq!(tags, expected, "{case}");
    }
}

#[test]
fn a_sequence_can_be_replaced_and_an_item_removed() {
    let e = EXPLICIT;
    let sequence = |items: &[Vec<u8>]| element(e, Tag(0x0008, 0x1110), VR::SQ, &items.concat());
    let items = [item(e, &name(e)), item(e, &modality(e))];
    let bytes = part10(meta::EXPLICIT_LE, &sequence(&items));
    let set = parse(&bytes, &limits()).unwrap();
    let mut edits = walk_all(&set);
    edits[1] = Edit::Remove;
    let out = written(&bytes, &set, &edits, &[]);
    assert!(out.ends_with(&sequence(&items[1..])));
    edits[0] = Edit::Replace(VR::SQ, Vec::new());
    assert!(written(&bytes, &set, &edits, &[]).ends_with(&sequence(&[])));
    edits[0] = Edit::Replace(VR::SQ, items[1].clone());
    assert!(written(&bytes, &set, &edits, &[]).ends_with(&sequence(&items[1..])));
}

#[test]
fn a_walked_un_is_written_in_a_legal_form() {
    let un = Tag(0x0040, 0xA730);
    let implicit = item(IMPLICIT, &modality(IMPLICIT));
    let explicit = item(EXPLICIT, &modality(EXPLICIT));
    let open = open_item(IMPLICIT, &[modality(IMPLICIT), name(IMPLICIT)].concat());
    let both = |e| [modality(e), name(e)].concat();
    for (encoding, before, after) in [
        (
            EXPLICIT,
            element(EXPLICIT, un, VR::UN, &item(IMPLICIT, &both(IMPLICIT))),
            element(EXPLICIT, un, VR::UN, &implicit),
        ),
        (
            EXPLICIT,
            undefined(EXPLICIT, un, VR::UN, &open),
            element(
                EXPLICIT,
                un,
                VR::UN,
                &open_item(IMPLICIT, &modality(IMPLICIT)),
            ),
        ),
        (
            EXPLICIT,
            element(EXPLICIT, un, VR::UN, &item(EXPLICIT, &both(EXPLICIT))),
            element(EXPLICIT, un, VR::SQ, &explicit),
        ),
        (
            BIG,
            undefined(BIG, un, VR::UN, &open),
            element(BIG, un, VR::UN, &open_item(IMPLICIT, &modality(IMPLICIT))),
        ),
    ] {
        let data = [modality(encoding), before].concat();
        let bytes = part10(meta::plain_uid(encoding), &data);
        let set = parse(&bytes, &limits()).unwrap();
        let mut edits = walk_all(&set);
        let at = set
            .nodes
            .iter()
            .position(|node| node.tag == Tag(0x0010, 0x0010))
            .unwrap();
        edits[at] = Edit::Remove;
        assert!(written(&bytes, &set, &edits, &[]).ends_with(&after));
    }
}

#[test]
fn a_value_too_long_for_its_form_becomes_un() {
    let bytes = part10(meta::EXPLICIT_LE, &name(EXPLICIT));
    let set = parse(&bytes, &limits()).unwrap();
    for (len, vr) in [(0xFFFE, VR::LT), (0x1_0000, VR::UN)] {
        let edits = [Edit::Replace(VR::LT, vec![b'x'; len])];
        let out = written(&bytes, &set, &edits, &[]);
        let again = parse(&out, &limits()).unwrap();
        assert_eq!(
            (again.nodes[0].vr, again.nodes[0].value.len),
            (vr, len as u64)
        );
    }
}

#[test]
fn edits_that_do_not_fit_are_errors() {
    let e = EXPLICIT;
    let sequence = element(e, Tag(0x0008, 0x1110), VR::SQ, &item(e, &name(e)));
    let bytes = part10(meta::EXPLICIT_LE, &sequence);
    let set = parse(&bytes, &limits()).unwrap();
    let write_with = |edits: &[Edit]| {
        write(
            &set,
            &bytes,
            edits,
            &[],
            &info(&set),
            &mut Segments::default(),
        )
        .unwrap_err()
    };
    let item_replaced = [Edit::Walk, Edit::Replace(VR::UN, Vec::new()), Edit::Keep];
    for edits in [
        &[Edit::Keep][..],
        &vec![Edit::Keep; 4],
        &[Edit::Walk, Edit::Walk, Edit::Walk],
        &item_replaced,
    ] {
        assert!(matches!(write_with(edits), Error::Verification { .. }));
    }
    let odd = [
        Edit::Walk,
        Edit::Walk,
        Edit::Replace(VR::PN, b"odd".to_vec()),
    ];
    assert!(matches!(
        write_with(&odd),
        Error::Value {
            tag: Tag(0x0010, 0x0010),
            ..
        }
    ));
}

#[test]
fn additions_stand_between_the_elements_by_tag() {
    for encoding in [EXPLICIT, IMPLICIT, BIG] {
        let code = |value: &[u8]| vec![(Tag(0x0008, 0x0100), VR::SH, value.to_vec())];
        let additions = [
            Addition {
                tag: Tag(0x0012, 0x0064),
                vr: VR::SQ,
                content: Content::Items(vec![code(b"113100"), code(b"113105"), Vec::new()]),
            },
            Addition {
                tag: Tag(0x0010, 0x0010),
                vr: VR::PN,
                content: Content::Value(b"NEW^ONE ".to_vec()),
            },
            Addition {
                tag: Tag(0xFFFD, 0x0010),
                vr: VR::UN,
                content: Content::Value(Vec::new()),
            },
            Addition {
                tag: Tag(0x0008, 0x0005),
                vr: VR::CS,
                content: Content::Value(b"ISO_IR 192".to_vec()),
            },
        ];
        let data = [modality(encoding), name(encoding), pixels(encoding)].concat();
        let bytes = part10(meta::plain_uid(encoding), &data);
        let set = parse(&bytes, &limits()).unwrap();
        let out = written(
            &bytes,
            &set,
            &[Edit::Keep, Edit::Remove, Edit::Keep],
            &additions,
        );
        let again = parse(&out, &limits()).unwrap();
        let item_of = |value: &[u8]| {
            item(
                encoding,
                &element(encoding, Tag(0x0008, 0x0100), VR::SH, value),
            )
        };
        let items = [item_of(b"113100"), item_of(b"113105"), item(encoding, &[])].concat();
        let expected = [
            element(encoding, Tag(0x0008, 0x0005), VR::CS, b"ISO_IR 192"),
            modality(encoding),
            element(encoding, Tag(0x0010, 0x0010), VR::PN, b"NEW^ONE "),
            element(encoding, Tag(0x0012, 0x0064), VR::SQ, &items),
            pixels(encoding),
            element(encoding, Tag(0xFFFD, 0x0010), VR::UN, b""),
        ];
        assert_eq!(body(&out, &again), expected.concat());
    }
}

#[test]
fn an_addition_to_an_empty_data_set_is_written() {
    let bytes = part10(meta::EXPLICIT_LE, &[]);
    let set = parse(&bytes, &limits()).unwrap();
    let content = Content::Value(b"YES ".to_vec());
    let addition = Addition {
        tag: Tag(0x0012, 0x0062),
        vr: VR::CS,
        content,
    };
    let out = written(&bytes, &set, &[], &[addition]);
    assert_eq!(parse(&out, &limits()).unwrap().nodes.len(), 1);
    let odd = Addition {
        tag: Tag(0x0012, 0x0062),
        vr: VR::CS,
        content: Content::Value(b"YES".to_vec()),
    };
    let refused = write(
        &set,
        &bytes,
        &[],
        &[odd],
        &info(&set),
        &mut Segments::default(),
    );
    assert!(matches!(refused, Err(Error::Value { .. })));
}

#[test]
fn a_deflated_data_set_is_deflated_anew_always_alike() {
    let mut bytes = part10(meta::DEFLATED_LE, &deflate(&rich(EXPLICIT)));
    bytes.extend(vec![0; bytes.len() % 2]);
    let set = parse(&bytes, &limits()).unwrap();
    let mut edits = walk_all(&set);
    let lengths: Vec<usize> = (0..20)
        .map(|len| {
            let at = set.find(None, Tag(0x0010, 0x4000)).unwrap() as usize;
            edits[at] = Edit::Replace(
                VR::LT,
                (0..len * 2).map(|byte: u8| byte.wrapping_mul(37)).collect(),
            );
            let out = written(&bytes, &set, &edits, &[]);
            assert_eq!(out, written(&bytes, &set, &edits, &[]));
            assert!(!out.windows(6).any(|window| window == b"MARKER"));
            out.len()
        })
        .collect();
    assert!(lengths.iter().all(|len| len % 2 == 0));
    let plain = MetaInfo {
        transfer_syntax: meta::EXPLICIT_LE.to_owned(),
        ..info(&set)
    };
    let mut out = Segments::default();
    write(&set, &bytes, &walk_all(&set), &[], &plain, &mut out).unwrap();
    let out = Assembled::new(&bytes, &out);
    let again = parse(&out, &limits()).unwrap();
    assert_eq!(again.inflated, None);
    assert_eq!(body(&out, &again), rich(EXPLICIT));
}

mod large;
mod trees;

#[test]
fn a_patched_value_changes_in_its_patches_alone() {
    let pixels: Vec<u8> = (0..200).collect();
    let data = [
        modality(EXPLICIT),
        element(EXPLICIT, Tag(0x7FE0, 0x0010), VR::OB, &pixels),
    ]
    .concat();
    let bytes = part10(meta::EXPLICIT_LE, &data);
    let set = parse(&bytes, &limits()).unwrap();
    let edits = [
        Edit::Keep,
        Edit::Patch(vec![(0, vec![1, 1]), (2, vec![2]), (199, vec![3])]),
    ];
    let out = written(&bytes, &set, &edits, &[]);
    let mut expected = pixels;
    expected[..3].copy_from_slice(&[1, 1, 2]);
    expected[199] = 3;
    assert!(out.ends_with(&expected));
}

#[test]
fn patches_that_overlap_or_reach_beyond_the_value_are_refused() {
    let data = element(EXPLICIT, Tag(0x7FE0, 0x0010), VR::OB, &[0; 8]);
    let bytes = part10(meta::EXPLICIT_LE, &data);
    let set = parse(&bytes, &limits()).unwrap();
    for patches in [
        vec![(4, vec![0; 5])],
        vec![(u64::MAX, vec![0])],
        vec![(2, vec![0; 2]), (3, vec![0])],
        vec![(2, vec![0]), (0, vec![0])],
    ] {
        let mut out = Segments::default();
        let edits = [Edit::Patch(patches)];
        assert!(write(&set, &bytes, &edits, &[], &info(&set), &mut out).is_err());
    }
}
