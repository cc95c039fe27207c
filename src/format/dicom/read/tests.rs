use super::*;
use crate::element::{Tag, VR};
use crate::error::At;
use crate::format::dicom::samples::*;
use crate::format::dicom::tree::{Length, Node};
use crate::source::Span;

fn limits() -> Limits {
    Limits::default()
}

fn parsed(bytes: &[u8]) -> DataSet {
    parse(&bytes.to_vec(), &limits()).unwrap()
}

fn explicit(parts: &[Vec<u8>]) -> Vec<u8> {
    part10(meta::EXPLICIT_LE, &parts.concat())
}

/// Tags in file order, two spaces deeper per sequence.
fn outline(set: &DataSet) -> Vec<String> {
    let line = |node: &Node| {
        let Tag(group, element) = node.tag;
        format!(
            "{}{group:04X}{element:04X}",
            "  ".repeat(usize::from(node.depth))
        )
    };
    set.nodes.iter().map(line).collect()
}

/// Checks what `parse` promises of its nodes.
fn check_tiling(set: &DataSet, data_len: u64) {
    let tile = |children: Vec<u32>, span: Span| {
        let mut next = span.offset;
        for index in children {
            let node = &set.nodes[index as usize];
            assert_eq!(node.whole.offset, next);
            assert_eq!(node.header.offset, next);
            assert_eq!(node.value.offset, node.header.end());
            assert!(matches!(node.whole.end() - node.value.end(), 0 | 8));
            next = node.whole.end();
        }
        assert_eq!(next, span.end());
    };
    if let Some(first) = set.nodes.first() {
        let start = first.whole.offset;
        let end = set
            .children(None)
            .last()
            .map_or(start, |last| set.nodes[last as usize].whole.end());
        tile(set.children(None).collect(), Span::new(start, end - start));
        assert!(end <= data_len);
    }
    for (index, node) in set.nodes.iter().enumerate() {
        let holds = !matches!(node.kind, NodeKind::Value | NodeKind::Fragment);
        assert!(holds || node.end as usize == index + 1);
        if holds {
            tile(set.children(Some(index as u32)).collect(), node.value);
            for child in set.children(Some(index as u32)) {
                assert_eq!(set.nodes[child as usize].parent, Some(index as u32));
            }
        }
    }
}

#[test]
fn every_case_parses_and_its_nodes_tile_the_data_set() {
    for (case, bytes) in cases() {
        let set = parse(&bytes, &limits()).unwrap_or_else(|error| panic!("{case}: {error}"));
        check_tiling(&set, set.data_source(&bytes).len());
        assert!(sniff::is_dicom(&bytes).unwrap(), "{case}");
        let found = set.nodes.iter().any(|node| node.tag == Tag(0x0008, 0x0060));
        assert!(found, "{case}: the modality is missing");
    }
}

#[test]
fn the_same_data_set_has_the_same_outline_in_every_encoding() {
    let expected = [
        "00080005",
        "00080008",
        "00080060",
        "00081110",
        "  FFFEE000",
        "  00080060",
        "  00100010",
        "00081115",
        "  FFFEE000",
        "  00081140",
        "    FFFEE000",
        "    00080100",
        "    FFFEE000",
        "00081120",
        "00081150",
        "00090010",
        "00091001",
        "00091002",
        "  FFFEE000",
        "  00080060",
        "  00100010",
        "00091003",
        "  FFFEE000",
        "  00100010",
        "00100010",
        "00100010",
        "00100020",
        "00104000",
        "00080070",
        "7FE00010",
        "FFFCFFFC",
    ];
    for (case, bytes) in cases().into_iter().take(7) {
        assert_eq!(outline(&parsed(&bytes)), expected, "{case}");
    }
}

#[test]
fn values_parents_and_paths_are_found_by_node() {
    let bytes = part10(meta::DEFLATED_LE, &deflate(&rich(EXPLICIT)));
    let set = parsed(&bytes);
    let inner = set
        .nodes
        .iter()
        .position(|node| node.tag == Tag(0x0008, 0x0100))
        .unwrap() as u32;
    assert_eq!(set.value(&bytes, inner, &limits()).unwrap(), b"T-1 ");
    let path = [
        Tag(0x0008, 0x1115),
        Tag(0x0008, 0x1140),
        Tag(0x0008, 0x0100),
    ];
    assert_eq!(set.path(inner), path);
    assert_eq!(set.ancestors(inner).count(), 4);
    let tight = Limits {
        max_value_bytes: 3,
        ..limits()
    };
    let value = set.nodes[inner as usize].value.offset;
    assert_eq!(
        set.value(&bytes, inner, &tight),
        Err(Error::Limit {
            what: "bytes of one value",
            limit: 3,
            at: At::Byte(value),
        })
    );
    let uid = set
        .meta_value(&bytes, Tag(2, 0x10), &limits())
        .unwrap()
        .unwrap();
    assert_eq!(uid, b"1.2.840.10008.1.2.1.99");
    assert_eq!(
        set.meta_value(&bytes, Tag(2, 0x16), &limits()).unwrap(),
        None
    );
}

#[test]
fn the_vr_of_every_node_says_where_it_comes_from() {
    let set = parsed(&explicit(&[rich(EXPLICIT)]));
    let at = |tag| {
        let node = &set.nodes[set.find(None, tag).unwrap() as usize];
        (node.vr, node.vr_encoded, node.kind)
    };
    assert_eq!(at(Tag(0x0010, 0x0010)), (VR::PN, true, NodeKind::Value));
    assert_eq!(at(Tag(0x0009, 0x1001)), (VR::UN, true, NodeKind::Value));
    let walked = (VR::SQ, false, NodeKind::Sequence(Length::Defined));
    assert_eq!(at(Tag(0x0009, 0x1003)), walked);
    let set = parsed(&part10(meta::IMPLICIT_LE, &rich(IMPLICIT)));
    let at = |tag| {
        let node = &set.nodes[set.find(None, tag).unwrap() as usize];
        (node.vr, node.vr_encoded, node.kind)
    };
    assert_eq!(at(Tag(0x0010, 0x0010)), (VR::PN, false, NodeKind::Value));
    assert_eq!(at(Tag(0x0009, 0x0010)), (VR::LO, false, NodeKind::Value));
    assert_eq!(at(Tag(0x0009, 0x1001)), (VR::UN, false, NodeKind::Value));
    assert_eq!(at(Tag(0x0009, 0x1003)), walked);
    let set = parsed(&explicit(&[coded(
        Tag(0x0009, 0x1001),
        *b"ZZ",
        true,
        b"ab",
    )]));
    assert_eq!((set.nodes[0].vr, set.nodes[0].vr_encoded), (VR::UN, false));
    assert_eq!(set.nodes[0].value.len, 2);
}

#[test]
fn un_is_walked_in_whatever_little_endian_its_items_have() {
    for (case, inside) in [
        ("UN of undefined length", IMPLICIT),
        ("UN of undefined length in big endian", IMPLICIT),
        ("UN around explicit items", EXPLICIT),
    ] {
        let (_, bytes) = cases().into_iter().find(|(name, _)| *name == case).unwrap();
        let set = parsed(&bytes);
        let found = set
            .nodes
            .iter()
            .find(|node| node.tag == Tag(0x0010, 0x0010))
            .unwrap();
        assert_eq!((found.encoding, found.depth), (inside, 1), "{case}");
    }
}

#[test]
fn un_that_is_no_clean_sequence_stays_a_value() {
    let good = item(IMPLICIT, &name(IMPLICIT));
    let bad = [
        [good.clone(), b"junk".to_vec()].concat(),
        [good.clone(), b"\xFE\xFF\xDD\xE0\0\0\0\0".to_vec()].concat(),
        good[..good.len() - 1].to_vec(),
        item(IMPLICIT, b"no element here"),
    ];
    for value in bad {
        let un = element(EXPLICIT, Tag(0x0009, 0x1001), VR::UN, &value);
        let set = parsed(&explicit(&[modality(EXPLICIT), un, name(EXPLICIT)]));
        assert_eq!(outline(&set), ["00080060", "00091001", "00100010"]);
        let node = &set.nodes[1];
        assert_eq!(
            (node.kind, node.vr, node.vr_encoded),
            (NodeKind::Value, VR::UN, true)
        );
        assert_eq!(node.value.len, value.len() as u64);
        assert_eq!(node.end, 2);
    }
}

#[test]
fn a_known_sequence_that_cannot_be_walked_is_an_error() {
    for encoding in [EXPLICIT, IMPLICIT] {
        let uid = meta::plain_uid(encoding);
        for content in [
            b"not an item".to_vec(),
            item(encoding, b"\x08\0\x05"),
            vec![0; 7],
        ] {
            let sequence = element(encoding, Tag(0x0008, 0x1110), VR::SQ, &content);
            let bytes = part10(
                uid,
                &[modality(encoding), sequence, pixels(encoding)].concat(),
            );
            let error = parse(&bytes, &limits()).unwrap_err();
            assert!(matches!(
                error,
                Error::Malformed { .. } | Error::Truncated { .. }
            ));
        }
    }
}

#[test]
fn an_item_longer_than_its_sequence_is_an_error() {
    let mut sequence = element(
        EXPLICIT,
        Tag(0x0008, 0x1110),
        VR::SQ,
        &item(EXPLICIT, &name(EXPLICIT)),
    );
    sequence[16] += 20;
    let bytes = explicit(&[
        modality(EXPLICIT),
        sequence,
        name(EXPLICIT),
        pixels(EXPLICIT),
    ]);
    assert!(matches!(
        parse(&bytes, &limits()),
        Err(Error::Truncated { what: "item", .. })
    ));
}

#[test]
fn an_item_shorter_than_its_elements_is_an_error() {
    let mut sequence = element(
        EXPLICIT,
        Tag(0x0008, 0x1110),
        VR::SQ,
        &item(EXPLICIT, &[modality(EXPLICIT), name(EXPLICIT)].concat()),
    );
    sequence[16] = 10;
    let bytes = explicit(&[modality(EXPLICIT), sequence, pixels(EXPLICIT)]);
    assert!(matches!(
        parse(&bytes, &limits()),
        Err(Error::Malformed {
            what: "sequence",
            ..
        })
    ));
}

#[test]
fn a_sequence_delimiter_does_not_close_an_open_item() {
    let content = [&open_item(EXPLICIT, &name(EXPLICIT))[..28], &[]].concat();
    let bytes = explicit(&[undefined(EXPLICIT, Tag(0x0008, 0x1110), VR::SQ, &content)]);
    assert!(matches!(
        parse(&bytes, &limits()),
        Err(Error::Malformed { .. })
    ));
}

#[test]
fn delimiters_with_a_length_are_an_error() {
    let sequence = undefined(
        EXPLICIT,
        Tag(0x0008, 0x1110),
        VR::SQ,
        &open_item(EXPLICIT, &[]),
    );
    let end = sequence.len() - 4;
    for (mut sample, at) in [
        (sequence.clone(), end),
        (sequence, end - 8),
        (fragments(), fragments().len() - 4),
    ] {
        sample[at] = 4;
        let bytes = part10(
            "1.2.840.10008.1.2.4.50",
            &[modality(EXPLICIT), sample].concat(),
        );
        assert!(parse(&bytes, &limits()).is_err());
    }
}

#[test]
fn undefined_length_is_only_for_what_can_be_delimited() {
    for vr in [VR::UT, VR::OD, VR::UC] {
        let element = undefined(EXPLICIT, Tag(0x0008, 0x0120), vr, &item(EXPLICIT, b"ab"));
        let bytes = explicit(&[modality(EXPLICIT), element]);
        assert!(
            matches!(parse(&bytes, &limits()), Err(Error::Malformed { .. })),
            "{vr}"
        );
    }
}

#[test]
fn an_unknown_vr_that_leads_nowhere_is_an_error_with_its_place() {
    let odd = coded(Tag(0x0009, 0x1001), *b"ZZ", true, b"abcd");
    let mut bytes = explicit(&[modality(EXPLICIT), odd, name(EXPLICIT)]);
    let at = bytes.len() - name(EXPLICIT).len() - 16;
    bytes[at + 8] = 5;
    let expected = Error::Malformed {
        what: "data element",
        rule: "its VR is none of the standard's and its length leads to no other element",
        offset: at as u64,
    };
    assert_eq!(parse(&bytes, &limits()), Err(expected));
}

#[test]
fn bytes_that_form_no_element_are_left_over_only_at_the_end() {
    let e = EXPLICIT;
    let junk = b"JUNK MARKER JUNK".to_vec();
    let trailing = |parts: &[Vec<u8>]| parse(&explicit(parts), &limits()).map(|set| set.trailing);
    assert_eq!(trailing(&[modality(e), pixels(e), junk.clone()]), Ok(16));
    assert_eq!(trailing(&[modality(e), pixels(e), vec![0]]), Ok(1));
    assert_eq!(trailing(&[modality(e), vec![0; 7]]), Ok(7));
    assert_eq!(trailing(&[modality(e), pixels(e), vec![0xFF; 16]]), Ok(16));
    let implicit = [modality(IMPLICIT), pixels(IMPLICIT), vec![0xFF; 16]].concat();
    assert_eq!(parsed(&part10(meta::IMPLICIT_LE, &implicit)).trailing, 16);
    assert_eq!(trailing(&[modality(e), vec![0; 200_000]]), Ok(200_000));
    assert!(trailing(&[modality(e), vec![0; 50], name(e), pixels(e)]).is_err());
    assert!(trailing(&[modality(e), junk.clone()]).is_err());
    assert!(trailing(&[modality(e), junk, pixels(e)]).is_err());
    let padding = element(e, Tag(0xFFFC, 0xFFFC), VR::OB, &[0; 50]);
    let cut = padding[..40].to_vec();
    assert!(matches!(
        trailing(&[modality(e), pixels(e), cut]),
        Err(Error::Truncated { .. })
    ));
}

#[test]
fn private_creators_are_found_in_the_same_item_only() {
    let e = EXPLICIT;
    let private = |element_number| element(e, Tag(0x0009, element_number), VR::LO, b"ab");
    let inside = item(
        e,
        &[private(0x11), private(0x1001), private(0x1101)].concat(),
    );
    let set = parsed(&explicit(&[
        element(e, Tag(0x0008, 0x1110), VR::SQ, &inside),
        private(0x10),
        private(0x12),
        private(0x12),
        private(0x1001),
        private(0x1101),
        private(0x1201),
        name(e),
    ]));
    let expected = [
        None,
        None,
        None,
        None,
        Some(2),
        None,
        None,
        None,
        Some(5),
        None,
        None,
        None,
    ];
    let creators = set.creators();
    for (index, expected) in (0u32..).zip(expected) {
        assert_eq!(creators.of(&set, index), expected, "node {index}");
        assert_eq!(set.creator_of(index), expected, "node {index}");
    }
}

mod hostile;
mod recognise;
