use super::*;
use crate::format::dicom::fixture::{even, file};
use crate::format::dicom::read;
use crate::format::dicom::samples::{BIG, EXPLICIT, IMPLICIT, item, undefined};
use crate::format::dicom::tree::Encoding;
use crate::limits::Limits;

fn block(encoding: Encoding, creator: &str, status: &str, elements: &[u16]) -> Vec<u8> {
    let numbers: Vec<u8> = elements
        .iter()
        .flat_map(|&number| encoding.u16_bytes(number))
        .collect();
    let mut out = even(encoding, GROUP, VR::US, &encoding.u16_bytes(0x0029));
    out.extend(even(encoding, CREATOR, VR::LO, creator.as_bytes()));
    out.extend(even(encoding, STATUS, VR::CS, status.as_bytes()));
    out.extend(even(encoding, NONIDENTIFYING, VR::US, &numbers));
    item(encoding, &out)
}

fn declared(encoding: Encoding, blocks: &[Vec<u8>]) -> Declared {
    let data = undefined(encoding, CHARACTERISTICS, VR::SQ, &blocks.concat());
    let source = file(encoding, &data);
    let limits = Limits::default();
    let set = read::parse(&source, &limits).unwrap();
    let mut view = View::new(&set, &source, &limits).unwrap();
    Declared::read(&mut view).unwrap()
}

const FIRST: Tag = Tag(0x0029, 0x1001);
const SECOND: Tag = Tag(0x0029, 0x1002);

#[test]
fn a_block_is_safe_as_a_whole_in_part_or_not_at_all() {
    for encoding in [IMPLICIT, EXPLICIT, BIG] {
        let blocks = [
            block(encoding, "SAFE ONE", "SAFE", &[]),
            block(encoding, "MIXED ONE", "MIXED", &[0x02]),
            block(encoding, "UNSAFE ONE", "UNSAFE", &[0x01]),
            block(encoding, "STRANGE ONE", "YES", &[0x01]),
        ];
        let declared = declared(encoding, &blocks);
        assert!(declared.covers(FIRST, "SAFE ONE"));
        assert!(
            declared.covers(Tag(0x0029, 0xEE01), "SAFE ONE"),
            "any block"
        );
        assert!(!declared.covers(Tag(0x0019, 0x1001), "SAFE ONE"), "group");
        assert!(!declared.covers(Tag(0x0029, 0x0010), "SAFE ONE"), "creator");
        assert!(declared.covers(SECOND, "MIXED ONE"));
        for (tag, creator) in [
            (FIRST, "MIXED ONE"),
            (FIRST, "UNSAFE ONE"),
            (FIRST, "STRANGE ONE"),
            (FIRST, "safe one"),
            (FIRST, ""),
        ] {
            assert!(!declared.covers(tag, creator), "{creator}");
        }
    }
}

#[test]
fn a_block_that_is_declared_twice_is_not_declared() {
    let blocks = [
        block(EXPLICIT, "ACME", "UNSAFE", &[]),
        block(EXPLICIT, "ACME", "SAFE", &[]),
        block(EXPLICIT, "ACME", "SAFE", &[]),
        block(EXPLICIT, "OTHER", "SAFE", &[]),
    ];
    let declared = declared(EXPLICIT, &blocks);
    assert!(!declared.covers(FIRST, "ACME"));
    assert!(declared.covers(FIRST, "OTHER"));
}

#[test]
fn a_declaration_that_cannot_be_read_declares_nothing() {
    let mut text = even(EXPLICIT, GROUP, VR::LO, b"29");
    text.extend(even(EXPLICIT, CREATOR, VR::LO, b"ACME"));
    text.extend(even(EXPLICIT, STATUS, VR::CS, b"SAFE"));
    let declared = declared(EXPLICIT, &[item(EXPLICIT, &text), item(EXPLICIT, &[])]);
    assert_eq!(declared, Declared::default());
}
