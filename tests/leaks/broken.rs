//! Lengths that lie, unknown VRs, truncation, failed actions: checklist L13 to L20 and L47.

use crate::patient::*;
use crate::support::{DataSet, holds, preset, run};
use kamei::policy::Policy;

#[test]
fn l13_an_element_swallowed_by_a_lying_length_goes_with_its_host() {
    let inner = element(0x0010_0020, "LO", 12, b"MARKERSTOLEN");
    for (tag, vr) in [
        (0x0008_1030, "LO"),
        (0x0008_103E, "LO"),
        (0x0008_2111, "ST"),
        (0x0008_0070, "LO"),
        (0x0008_1090, "LO"),
    ] {
        let mut value = b"CT CHEST".to_vec();
        value.extend(&inner);
        value.extend(ID.as_bytes());
        let raw = element(tag, vr, value.len() as u16, &value);
        gone(&before_patient(&image().file(), &raw), &["MARKERSTOLEN"]);
    }
    let file = image()
        .put(0x0018_1160, "SH", [b"A".as_slice(), &inner].concat())
        .file();
    gone(&file, &["MARKERSTOLEN"]);
}

#[test]
fn l14_an_identity_in_binary_values_does_not_leave() {
    for (tag, vr) in [
        (0x0028_2000, "OB"),
        (0x0028_1201, "OW"),
        (0x0018_9074, "UN"),
    ] {
        let file = image()
            .put(tag, vr, "\0\u{1}Hoshikawa Kazuomi\0\0\0\u{1}48213907\0")
            .file();
        gone(&file, &["Hoshikawa"]);
    }
}

#[test]
fn l17_l18_an_unknown_vr_and_a_broken_sequence_never_leak() {
    let raw = element(0x0009_1001, "ZZ", 12, b"MARKERUNKNWN");
    gone(&before_patient(&image().file(), &raw), &["MARKERUNKNWN"]);
    let file = image()
        .put(0x0008_1140, "SQ", "MARKERNOITEM Hoshikawa")
        .file();
    gone(&file, &["MARKERNOITEM"]);
}

#[test]
fn l19_padding_does_not_hide_a_value() {
    for value in [
        "  Hoshikawa  ",
        "Hoshikawa\0\0\0\0\0",
        "\0 48213907 ",
        "48213907\0",
    ] {
        cleaned(
            &image().put(0x0018_1160, "SH", value).file(),
            &[value.trim_matches(['\0', ' '])],
        );
    }
    cleaned(
        &image().put(0x0008_0022, "DA", "19530917 ").file(),
        &[BIRTH],
    );
}

#[test]
fn l14_an_element_swallowed_into_bytes_does_not_leave() {
    let stolen = [
        element(0x0010_0020, "LO", 8, ID.as_bytes()),
        element(0x0010_1000, "LO", 12, b"MARKERSTOLEN"),
        element(0x0010_0010, "PN", 18, b"Hoshikawa^Kazuomi "),
    ]
    .concat();
    for (tag, vr) in [
        (0x0028_2000, "OB"),
        (0x0028_1201, "OW"),
        (0x0018_9074, "UN"),
        (0x0009_1001, "OB"),
    ] {
        let mut raw = ((tag >> 16) as u16).to_le_bytes().to_vec();
        raw.extend((tag as u16).to_le_bytes());
        raw.extend(vr.as_bytes());
        raw.extend([0, 0]);
        raw.extend((stolen.len() as u32).to_le_bytes());
        raw.extend(&stolen);
        gone(&before_patient(&image().file(), &raw), &["MARKERSTOLEN"]);
    }
}

/// A sequence of one item whose header claims `claimed` bytes.
fn sequence(tag: u32, length: u32, claimed: u32, content: &[u8]) -> Vec<u8> {
    let mut raw = ((tag >> 16) as u16).to_le_bytes().to_vec();
    raw.extend((tag as u16).to_le_bytes());
    raw.extend(b"SQ\0\0");
    raw.extend(length.to_le_bytes());
    raw.extend([0xFE, 0xFF, 0x00, 0xE0]);
    raw.extend(claimed.to_le_bytes());
    raw.extend(content);
    raw
}

#[test]
fn l15_an_item_that_takes_in_what_follows_its_sequence_hides_nothing() {
    let content = element(0x0018_1160, "SH", 12, b"MARKERINSIDE");
    for over in [2, 8, 20, 60, 4_000, u32::MAX - 64] {
        let length = content.len() as u32;
        for tag in [0x0009_1002, 0x0018_9346] {
            let raw = sequence(tag, 8 + length, length.wrapping_add(over), &content);
            gone(&before_patient(&image().file(), &raw), &["MARKERINSIDE"]);
        }
    }
}

#[test]
fn l16_an_item_that_claims_too_little_puts_nothing_into_its_parent() {
    let content = [
        element(0x0008_103E, "LO", 8, b"CT CHEST"),
        element(0x0010_0020, "LO", 12, b"MARKEREJECTD"),
    ]
    .concat();
    for claimed in [0, 2, 8, 16, 18, 20] {
        for tag in [0x0009_1002, 0x0018_9346] {
            let raw = sequence(tag, 8 + content.len() as u32, claimed, &content);
            gone(&before_patient(&image().file(), &raw), &["MARKEREJECTD"]);
        }
    }
}

#[test]
fn l20_a_truncated_file_leaves_nothing_of_the_patient_behind() {
    let file = image().file();
    let pixels = file.len() - 32;
    for end in (132..file.len())
        .step_by(7)
        .chain([pixels - 1, file.len() - 1])
    {
        let bundle = run(&[("in", file[..end].to_vec())], preset("jp-kamei"));
        assert!(!holds(&bundle.everything(), "Hoshikawa"), "{end} bytes");
        // Up to the pixels every cut is inside an element or before the UIDs.
        if end >= pixels - 8 {
            assert!(
                bundle.held("in").is_some(),
                "{end} bytes of {} were released",
                file.len()
            );
        }
    }
}

#[test]
fn l47_what_cannot_be_done_to_a_value_never_leaves_the_value() {
    // Each value is illegal or impossible for the action that its attribute asks for.
    for (tag, vr, value) in [
        (0x0008_0020, "DA", "17.9.53x"),
        (0x0008_0020, "DA", "00010101"),
        (0x0008_002A, "DT", "1953-09-17T10:15"),
        (0x0010_0030, "DA", "S28.9.17"),
        (0x0010_1010, "AS", "70 years"),
        (0x0008_0018, "UI", "1.2.Hoshikawa"),
        (0x0020_000D, "UI", "..1.48213907"),
        (0x0008_0050, "SH", "A2291847\\\u{1}\u{2}"),
        (0x0008_1030, "LO", "Hoshikawa \u{1}\u{7F} CT"),
        (0x0018_0050, "DS", "Hoshikawa"),
    ] {
        let set = image().put(tag, vr, value);
        for name in Policy::PRESETS {
            let everything = run(&[("in", set.file())], preset(name)).everything();
            assert!(!holds(&everything, value), "{tag:08X} under {name}");
        }
    }
    // A sequence of dummies: the action of the table cannot be done to bytes.
    let bytes = DataSet::default()
        .put(0x0040_A123, "OB", "MARKERBYTES")
        .bytes(true);
    gone(&before_patient(&image().file(), &bytes), &["MARKERBYTES"]);
}

#[test]
fn a_limit_and_an_unknown_transfer_syntax_are_reported_with_their_place() {
    let mut nest = DataSet::default().put(0x0010_0010, "PN", "MARKERDEEP^NAME");
    for _ in 0..600 {
        nest = DataSet::default().sequence(0x0008_1140, &[nest]);
    }
    let deep = image().sequence(0x0018_9346, &[nest]).file();
    let strange = image().part10(crate::support::CT, "1.2.3", "1.2.3.4");
    let named = [2, 0, 0x10, 0, b'U', b'I'];
    let at = strange.windows(6).position(|window| window == named);
    let syntax = format!(
        "the transfer syntax at byte {} is not supported",
        at.expect("(0002,0010)")
    );
    let table = format!("id,note\n1,a\n2,\"{}\"\n", "x".repeat(20 << 20));
    let files = [
        ("deep", deep),
        ("strange", strange),
        ("table.csv", table.into_bytes()),
    ];
    let bundle = run(&files, preset("research"));
    assert_eq!(bundle.held("deep"), Some("limit"));
    assert_eq!(bundle.held("strange"), Some("transfer-syntax"));
    assert_eq!(bundle.held("table.csv"), Some("limit"));
    for document in ["report.json", "report.html"] {
        let report = String::from_utf8_lossy(&bundle.files[document]);
        let depth = "the limit of 512 for depth of sequences is exceeded at byte ";
        assert!(report.contains(&syntax), "{document}");
        assert!(report.contains(depth), "{document}");
        assert!(
            report.contains("for bytes of a cell is exceeded in line 3"),
            "{document}"
        );
    }
}
