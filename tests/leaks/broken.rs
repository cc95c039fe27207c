//! Lengths that lie, unknown VRs, truncation, failed actions: checklist L13 to L20 and L47.

use crate::patient::*;

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
fn an_identity_in_binary_values_does_not_leave() {
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
