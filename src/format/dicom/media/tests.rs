use super::super::fixture::{even, nested};
use super::super::samples::{deflate, element, item, open_item, undefined};
use super::super::tree::{DataSet, Encoding};
use super::super::write::{MetaInfo, preamble};
use super::super::{meta, read};
use super::*;
use crate::element::VR::{CS, IS, LO, PN, SQ, UI, UL, US};

const CT: &str = "1.2.840.10008.5.1.4.1.1.2";
const SR: &str = "1.2.840.10008.5.1.4.1.1.88.33";
const SPECTROSCOPY: &str = "1.2.840.10008.5.1.4.1.1.4.2";
const COLOR_PALETTE: &str = "1.2.840.10008.5.1.4.39.1";

const ENCODINGS: [Encoding; 3] = [
    Encoding::EXPLICIT_LE,
    Encoding::IMPLICIT_LE,
    Encoding::EXPLICIT_BE,
];

fn file(class: &str, instance: &str, syntax: &str, data: &[u8]) -> Vec<u8> {
    let meta = MetaInfo {
        sop_class: class.to_owned(),
        sop_instance: instance.to_owned(),
        transfer_syntax: syntax.to_owned(),
    };
    [preamble(&meta).unwrap(), data.to_vec()].concat()
}

/// The root of an object of a patient, but for what `more` adds behind (0020,0013).
fn object(encoding: Encoding, patient: &str, series: &str, number: &str, more: &[u8]) -> Vec<u8> {
    let put =
        |group, number, vr, value: &str| even(encoding, Tag(group, number), vr, value.as_bytes());
    [
        put(0x0008, 0x0005, CS, "ISO_IR 100"),
        put(0x0008, 0x0060, CS, "CT"),
        put(0x0008, 0x1030, LO, "CHEST"),
        put(0x0010, 0x0010, PN, patient),
        put(0x0010, 0x0020, LO, patient),
        put(0x0020, 0x000D, UI, "2.25.10"),
        put(0x0020, 0x000E, UI, series),
        put(0x0020, 0x0011, IS, "3"),
        put(0x0020, 0x0013, IS, number),
        more.to_vec(),
    ]
    .concat()
}

fn image(encoding: Encoding, instance: &str, patient: &str, series: &str, number: &str) -> Vec<u8> {
    let data = object(encoding, patient, series, number, &[]);
    file(CT, instance, meta::plain_uid(encoding), &data)
}

fn listed(bytes: &[u8]) -> Option<Listing> {
    listing(&bytes.to_vec(), &Limits::default(), "NAMELESS").unwrap()
}

/// Tag and trimmed value of every plain element, records told apart by (0004,1430).
fn elements(bytes: &[u8]) -> Vec<(Tag, Vec<u8>)> {
    let source = bytes.to_vec();
    let limits = Limits::default();
    let set = read::parse(&source, &limits).unwrap();
    (0..set.nodes.len() as u32)
        .filter(|&index| set.nodes[index as usize].kind == super::super::tree::NodeKind::Value)
        .map(|index| {
            let value = set.value(&source, index, &limits).unwrap();
            (
                set.nodes[index as usize].tag,
                text::trim_bytes(&value).to_vec(),
            )
        })
        .collect()
}

fn values(bytes: &[u8], tag: Tag) -> Vec<String> {
    let of = elements(bytes)
        .into_iter()
        .filter(|(found, _)| *found == tag);
    of.map(|(_, value)| String::from_utf8(value).unwrap())
        .collect()
}

/// The records that offsets lead to: depth, type and last component of the File ID.
fn followed(bytes: &[u8]) -> Vec<(usize, String, String)> {
    let source = bytes.to_vec();
    let limits = Limits::default();
    let set: DataSet = read::parse(&source, &limits).unwrap();
    let value = |parent: Option<u32>, element| {
        let index = set.find(parent, Tag(4, element))?;
        Some(set.value(&source, index, &limits).unwrap())
    };
    let offset = |parent, element| {
        let bytes: [u8; 4] = value(parent, element).unwrap().try_into().unwrap();
        u64::from(u32::from_le_bytes(bytes))
    };
    let mut found = Vec::new();
    let mut open = vec![(0, offset(None, 0x1200))];
    while let Some((depth, at)) = open.pop() {
        if at == 0 {
            continue;
        }
        let here = |node: &super::super::tree::Node| node.header.offset == at;
        let item = set.nodes.iter().position(here).expect("an item") as u32;
        let text = |element| {
            let bytes = value(Some(item), element).unwrap_or_default();
            String::from_utf8(text::trim_bytes(&bytes).to_vec()).unwrap()
        };
        let id = text(0x1500);
        let last = id.rsplit('\\').next().unwrap_or_default().to_owned();
        found.push((depth, text(0x1430), last));
        open.push((depth, offset(Some(item), 0x1400)));
        open.push((depth + 1, offset(Some(item), 0x1420)));
    }
    found
}

#[test]
fn offsets_lead_from_the_root_to_every_record_and_the_order_of_files_does_not_matter() {
    let files = [
        (
            "DICOM/P1/S1/T2/A",
            listed(&image(ENCODINGS[0], "2.25.1", "P1", "2.25.12", "2")),
        ),
        (
            "DICOM/P1/S1/T2/B",
            listed(&image(ENCODINGS[0], "2.25.2", "P1", "2.25.12", "1")),
        ),
        (
            "DICOM/P1/S1/T3/A",
            listed(&image(ENCODINGS[0], "2.25.3", "P1", "2.25.13", "1")),
        ),
        (
            "DICOM/P2/S1/T4/A",
            listed(&image(ENCODINGS[0], "2.25.4", "P2", "2.25.14", "1")),
        ),
        (
            "DICOM/UNKNOWN/C",
            listed(&file(COLOR_PALETTE, "2.25.5", meta::EXPLICIT_LE, &[])),
        ),
    ];
    let mut files: Vec<(&str, &Listing)> = files
        .iter()
        .map(|(path, listing)| (*path, listing.as_ref().expect("a listing")))
        .collect();
    let index = directory(&files, "2.25.9").unwrap();
    let record = |depth: usize, name: &str, id: &str| (depth, name.to_owned(), id.to_owned());
    assert_eq!(
        followed(&index),
        [
            record(0, "PALETTE", "C"),
            record(0, "PATIENT", ""),
            record(1, "STUDY", ""),
            record(2, "SERIES", ""),
            record(3, "IMAGE", "B"),
            record(3, "IMAGE", "A"),
            record(2, "SERIES", ""),
            record(3, "IMAGE", "A"),
            record(0, "PATIENT", ""),
            record(1, "STUDY", ""),
            record(2, "SERIES", ""),
            record(3, "IMAGE", "A"),
        ]
    );
    files.reverse();
    assert_eq!(directory(&files, "2.25.9").unwrap(), index);
    files.rotate_left(2);
    assert_eq!(directory(&files, "2.25.9").unwrap(), index);
}

#[test]
fn a_listing_says_the_same_whatever_the_encoding_of_the_output() {
    let more = |encoding| {
        let number = |group, element_, value: u16| {
            let bytes = encoding_bytes(encoding, value);
            element(encoding, Tag(group, element_), US, &bytes)
        };
        let long = |element_| {
            let mut bytes = 7u32.to_le_bytes().to_vec();
            if encoding.big_endian {
                bytes.reverse();
            }
            element(encoding, Tag(0x0028, element_), UL, &bytes)
        };
        [
            even(encoding, Tag(0x0028, 0x0008), IS, b"1"),
            number(0x0028, 0x0010, 16),
            number(0x0028, 0x0011, 32),
            long(0x9001),
            long(0x9002),
        ]
        .concat()
    };
    let evidence = |encoding| {
        let inner = even(encoding, Tag(0x0008, 0x1155), UI, b"2.25.77");
        nested(encoding, Tag(0x0008, 0x9092), &inner)
    };
    let kind = |encoding| even(encoding, Tag(0x0008, 0x0008), CS, b"ORIGINAL\\PRIMARY");
    let listings: Vec<Listing> = ENCODINGS
        .iter()
        .map(|&encoding| {
            let rest = object(encoding, "P1", "2.25.12", "1", &more(encoding));
            let data = [kind(encoding), evidence(encoding), rest].concat();
            let syntax = meta::plain_uid(encoding);
            listed(&file(SPECTROSCOPY, "2.25.1", syntax, &data)).expect("a listing")
        })
        .collect();
    for listing in &listings {
        assert_eq!(listing.keys, listings[0].keys);
        assert_eq!(listing.above, listings[0].above);
    }
    let index = directory(&[("A", &listings[2])], "2.25.9").unwrap();
    assert_eq!(values(&index, Tag(0x0008, 0x1155)), ["2.25.77"]);
    let rows = elements(&index)
        .into_iter()
        .find(|(tag, _)| *tag == Tag(0x0028, 0x0010));
    assert_eq!(rows.map(|(_, value)| value), Some(vec![16]));
    let data = object(Encoding::EXPLICIT_LE, "P1", "2.25.12", "1", &[]);
    let deflated = file(CT, "2.25.1", meta::DEFLATED_LE, &deflate(&data));
    let plain = listed(&image(
        Encoding::EXPLICIT_LE,
        "2.25.1",
        "P1",
        "2.25.12",
        "1",
    ));
    let deflated = listed(&deflated).expect("a listing");
    assert_eq!(Some(&deflated.keys), plain.as_ref().map(|it| &it.keys));
    assert_eq!(deflated.transfer_syntax, meta::DEFLATED_LE);
}

fn encoding_bytes(encoding: Encoding, value: u16) -> [u8; 2] {
    encoding.u16_bytes(value)
}

#[test]
fn a_report_is_listed_with_its_concept_the_modifiers_of_it_and_its_last_verification() {
    let encoding = Encoding::EXPLICIT_LE;
    let put =
        |group, number, vr, value: &str| even(encoding, Tag(group, number), vr, value.as_bytes());
    let content = |relationship: &str, value: &str| {
        let code = nested(
            encoding,
            Tag(0x0040, 0xA168),
            &put(0x0008, 0x0100, VR::SH, value),
        );
        open_item(
            encoding,
            &[put(0x0040, 0xA010, CS, relationship), code].concat(),
        )
    };
    let observer = |time: &str| item(encoding, &put(0x0040, 0xA030, VR::DT, time));
    let report = |flag: &str, observers: &[Vec<u8>]| {
        let more = [
            nested(
                encoding,
                Tag(0x0040, 0xA043),
                &put(0x0008, 0x0100, VR::SH, "CONCEPT"),
            ),
            undefined(encoding, Tag(0x0040, 0xA073), SQ, &observers.concat()),
            put(0x0040, 0xA491, CS, "COMPLETE"),
            put(0x0040, 0xA493, CS, flag),
            undefined(
                encoding,
                Tag(0x0040, 0xA730),
                SQ,
                &[
                    content("HAS CONCEPT MOD", "MODIFIER"),
                    content("CONTAINS", "FINDING"),
                ]
                .concat(),
            ),
        ]
        .concat();
        let data = object(encoding, "P1", "2.25.12", "1", &more);
        let listing = listed(&file(SR, "2.25.1", meta::EXPLICIT_LE, &data));
        directory(&[("A", &listing.expect("a listing"))], "2.25.9").unwrap()
    };
    let times = [
        observer("20230301"),
        observer("20240301"),
        observer("20220301"),
    ];
    let index = report("VERIFIED", &times);
    assert_eq!(values(&index, Tag(0x0008, 0x0100)), ["CONCEPT", "MODIFIER"]);
    assert_eq!(values(&index, Tag(0x0040, 0xA030)), ["20240301"]);
    let unverified = report("UNVERIFIED", &times);
    assert!(values(&unverified, Tag(0x0040, 0xA030)).is_empty());
    let nobody = report("VERIFIED", &[]);
    assert_eq!(values(&nobody, Tag(0x0040, 0xA030)), ["19000101000000"]);
}

#[test]
fn what_an_output_lacks_is_a_dummy_or_empty_and_a_nameless_patient_has_the_name_that_was_given() {
    let encoding = Encoding::EXPLICIT_LE;
    let put =
        |group, number, vr, value: &str| even(encoding, Tag(group, number), vr, value.as_bytes());
    let data = [
        put(0x0010, 0x0020, LO, ""),
        put(0x0020, 0x000D, UI, "2.25.10"),
        put(0x0020, 0x000E, UI, "2.25.11"),
    ]
    .concat();
    let listing = listed(&file(CT, "2.25.1", meta::EXPLICIT_LE, &data)).expect("a listing");
    let index = directory(&[("A", &listing)], "2.25.9").unwrap();
    for (tag, expected) in [
        (Tag(0x0010, 0x0010), ""),
        (Tag(0x0010, 0x0020), "NAMELESS"),
        (Tag(0x0008, 0x0020), "19000101"),
        (Tag(0x0008, 0x0050), ""),
        (Tag(0x0020, 0x0010), "DEIDENTIFIED"),
        (Tag(0x0008, 0x0060), "OT"),
        (Tag(0x0020, 0x0013), "0"),
    ] {
        assert_eq!(values(&index, tag), [expected], "{tag:?}");
    }
    assert!(values(&index, Tag(0x0010, 0x0030)).is_empty());
}

#[test]
fn what_no_index_can_list_is_not_listed() {
    let data = object(Encoding::EXPLICIT_LE, "P1", "2.25.12", "1", &[]);
    let made = |class: &str, instance: &str, data: &[u8]| {
        listed(&file(class, instance, meta::EXPLICIT_LE, data))
    };
    assert!(made(CT, "2.25.1", &data).is_some());
    assert!(made("1.2.3", "2.25.1", &data).is_none(), "an unknown class");
    assert!(made(CT, "", &data).is_none(), "no instance");
    assert!(made("", "2.25.1", &data).is_none(), "no class");
    let study = even(Encoding::EXPLICIT_LE, STUDY_UID, UI, b"2.25.10");
    assert!(made(CT, "2.25.1", &study).is_none(), "no series");
    assert!(made(SR, "2.25.1", &data).is_none(), "no concept");
    assert!(made(DIRECTORY_CLASS, "2.25.1", &data).is_none(), "an index");
}

#[test]
fn a_path_that_is_no_file_id_is_refused() {
    let listing = listed(&image(ENCODINGS[0], "2.25.1", "P1", "2.25.12", "1")).expect("a listing");
    for path in [
        "DICOM/A.DCM",
        "data/A",
        "DICOM/ABCDEFGHI",
        "",
        "A//B",
        "A/B/C/D/E/F/G/H/I",
    ] {
        assert!(!is_file_id(path), "{path}");
        assert!(directory(&[(path, &listing)], "2.25.9").is_err(), "{path}");
    }
    assert!(is_file_id("A/B/C/D/E/F/G/H_123456"));
}

#[test]
fn no_prefix_of_an_output_makes_the_listing_panic_and_deep_nests_are_copied_whole() {
    let mut nest = even(Encoding::EXPLICIT_LE, Tag(0x0008, 0x0100), VR::SH, b"DEEP");
    for _ in 0..40 {
        nest = nested(Encoding::EXPLICIT_LE, Tag(0x0040, 0xA168), &nest);
    }
    let more = [
        nested(Encoding::EXPLICIT_LE, Tag(0x0040, 0xA043), &nest),
        even(Encoding::EXPLICIT_LE, Tag(0x0040, 0xA491), CS, b"COMPLETE"),
        even(
            Encoding::EXPLICIT_LE,
            Tag(0x0040, 0xA493),
            CS,
            b"UNVERIFIED",
        ),
    ]
    .concat();
    let data = object(Encoding::EXPLICIT_LE, "P1", "2.25.12", "1", &more);
    let whole = file(SR, "2.25.1", meta::EXPLICIT_LE, &data);
    for end in 0..whole.len() {
        let _ = listing(&whole[..end].to_vec(), &Limits::default(), "NAMELESS");
    }
    let listing = listed(&whole).expect("a listing");
    let index = directory(&[("A", &listing)], "2.25.9").unwrap();
    assert_eq!(values(&index, Tag(0x0008, 0x0100)), ["DEEP"]);
}
