//! Old values, overlays, retired groups and documents inside other objects.

use super::*;

/// L01, L26, L27: at the root and in the items of a sequence that stays, five deep.
#[test]
fn l26_old_values_encrypted_values_signatures_and_icons_go_at_every_depth() {
    let inside = DataSet::default()
        .put(0x0010_0020, "LO", "MARKEROLDID")
        .put(0x0040_1001, "SH", "MARKERREQ");
    let original = DataSet::default()
        .sequence(0x0400_0550, std::slice::from_ref(&inside))
        .put(0x0400_0563, "LO", "MARKERSYSTEM");
    let encrypted = DataSet::default().put(0x0400_0520, "OB", "MARKERENCRYPTED1");
    let signature = DataSet::default()
        .put(0x0400_0115, "OB", "MARKERCERTIFICATE1")
        .put(0x0400_0120, "OB", "MARKERSIGNATURE1");
    let mac = DataSet::default().put(0x0400_0015, "CS", "MARKERMAC");
    let icon = DataSet::default().put(0x7FE0_0010, "OW", "MARKERICON");
    let requested = DataSet::default()
        .put(0x0040_1001, "SH", "MARKERREQUEST")
        .put(0x0032_1060, "LO", "for Hoshikawa Kazuomi");
    let plant = |set: DataSet| {
        set.sequence(0x0400_0561, std::slice::from_ref(&original))
            .sequence(0x0400_0550, std::slice::from_ref(&inside))
            .sequence(0x0400_0500, std::slice::from_ref(&encrypted))
            .sequence(0xFFFA_FFFA, std::slice::from_ref(&signature))
            .sequence(0x4FFE_0001, std::slice::from_ref(&mac))
            .sequence(0x0088_0200, std::slice::from_ref(&icon))
            .sequence(0x0040_0275, std::slice::from_ref(&requested))
    };
    let planted = [
        "MARKEROLDID",
        "MARKERREQ",
        "MARKERSYSTEM",
        "MARKERENCRYPTED1",
        "MARKERCERTIFICATE1",
        "MARKERSIGNATURE1",
        "MARKERMAC",
        "MARKERICON",
        "MARKERREQUEST",
        "Hoshikawa",
    ];
    let image = || slice(ID, NAME, BIRTH, "20240501", 1);
    gone(&plant(image()), &planted);
    let mut nested = plant(DataSet::default());
    for _ in 1..=5 {
        nested = DataSet::default()
            .put(0x0008_1150, "UI", support::CT)
            .sequence(0x0008_1140, &[nested]);
    }
    gone(&image().sequence(0x0008_1140, &[nested]), &planted);
}

/// L28: an overlay in the pixels' own bits cannot be taken out by removing its attributes; beside the
/// values the bits are cleared, among them they cannot be.
#[test]
fn l28_an_overlay_in_bits_of_the_values_holds_the_image_back() {
    let image = || slice(ID, NAME, BIRTH, "20240501", 1);
    let group = |number: u32| number << 16 | 0x6000_0000;
    let overlay = |set: DataSet, at: u32, position: u16| {
        set.put(group(at) | 0x0010, "US", 4u16.to_le_bytes())
            .put(group(at) | 0x0011, "US", 4u16.to_le_bytes())
            .put(group(at) | 0x0100, "US", 16u16.to_le_bytes())
            .put(group(at) | 0x0102, "US", position.to_le_bytes())
    };
    for name in Policy::PRESETS {
        for at in [0, 0x1E] {
            for (set, expected) in [
                (overlay(image(), at, 12), None),
                (overlay(image(), at, 11), Some("frame")),
                (overlay(image(), at, 0), Some("frame")),
                (
                    overlay(image(), at, 0).put(0x0028_0301, "CS", "NO"),
                    Some("frame"),
                ),
            ] {
                let held = drop_of(&set, name);
                assert_eq!(held.held("in"), expected, "{name} {at:04X}");
            }
        }
        // Data of its own: the overlay goes and the image stays.
        let own = overlay(image(), 0, 0).put(0x6000_3000, "OW", "MARKER");
        let bundle = drop_of(&own, name);
        assert_eq!(bundle.held("in"), None, "{name}");
        assert!(!holds(&bundle.everything(), "MARKER"), "{name}");
    }
}

/// L29.
#[test]
fn l29_curves_retired_texts_and_group_lengths_go() {
    let object = slice(ID, NAME, BIRTH, "20240501", 1)
        .put(0x0008_0000, "UL", "MARK")
        .put(0x0020_0000, "UL", "LENG")
        .put(0x4000_4000, "LT", "MARKERTEXT")
        .put(0x4008_010B, "ST", "read by Hoshikawa Kazuomi")
        .put(0x5000_2500, "LO", "MARKERCURVE")
        .put(0x501E_3000, "OW", "MARKERPOINTS");
    gone(
        &object,
        &["MARKERTEXT", "Hoshikawa", "MARKERCURVE", "MARKERPOINTS"],
    );
    let out = output(&object, "research");
    for length in [0x0008_0000, 0x0020_0000] {
        assert!(out.get(tag(length)).is_none(), "{length:08X}");
    }
}

/// L23.
#[test]
fn l23_documents_inside_are_left_out_with_their_length_and_a_note() {
    for (class, mime, document, blank) in [
        (
            "1.2.840.10008.5.1.4.1.1.104.1",
            "application/pdf",
            "%PDF-1.4 /Author (MARKERAUTHOR)",
            "%PDF-1.4\n1 0 obj",
        ),
        (
            "1.2.840.10008.5.1.4.1.1.104.2",
            "text/XML",
            "<ClinicalDocument>MARKERAUTHOR</ClinicalDocument>",
            "<ClinicalDocument xmlns",
        ),
        (
            "1.2.840.10008.5.1.4.1.1.104.3",
            "model/stl",
            "solid MARKERAUTHOR",
            "\0\0\0\0\0\0\0\0",
        ),
    ] {
        let length = document.len() as u32;
        let object = object(class, "DOC")
            .put(0x0042_0010, "ST", "Letter on Hoshikawa")
            .put(0x0042_0011, "OB", document)
            .put(0x0042_0012, "LO", mime)
            .put(0x0042_0015, "UL", length.to_le_bytes());
        gone(&object, &["MARKERAUTHOR", "Hoshikawa"]);
        for name in Policy::PRESETS {
            let bundle = drop_of(&object, name);
            let notes = &bundle.records[0].done.notes;
            assert_eq!(
                notes.get("encapsulated-document-left-out"),
                Some(&1),
                "{name}"
            );
            let out = output(&object, name);
            assert!(out.get(tag(0x0042_0015)).is_none(), "{name}");
            let left = out
                .get(tag(0x0042_0011))
                .map(|it| it.to_bytes().unwrap().to_vec());
            let left = String::from_utf8(left.expect("a document")).expect("text");
            assert!(left.starts_with(blank), "{name}");
        }
    }
}

#[test]
fn a_document_that_a_rule_keeps_is_counted_as_not_examined() {
    let object = object("1.2.840.10008.5.1.4.1.1.104.1", "DOC")
        .put(0x0042_0011, "OB", "%PDF-1.4 KEPTWORDS")
        .put(0x0042_0012, "LO", "application/pdf");
    let policy = r#"{"preset":"jp-kamei","rules":[{"tag":"00420011","action":"keep"}]}"#;
    let policy = Policy::from_json(policy).expect("a policy");
    let bundle = support::run(&[("doc", object.file())], policy);
    let notes = &bundle.records[0].done.notes;
    assert_eq!(notes.get("document-not-examined"), Some(&1));
    assert_eq!(notes.get("encapsulated-document-left-out"), None);
    assert!(support::holds(bundle.output("doc"), "KEPTWORDS"));
    let report = String::from_utf8(bundle.files["report.html"].clone()).unwrap();
    assert!(report.contains("kept by a rule of the user and not examined"));
}

#[test]
fn recordings_of_speech_are_held_back_under_every_preset() {
    for class in [
        "1.2.840.10008.5.1.4.1.1.9.4.1",
        "1.2.840.10008.5.1.4.1.1.9.4.2",
    ] {
        let object = object(class, "AU").put(0x5400_1010, "OW", "spoken words");
        for name in Policy::PRESETS {
            let bundle = drop_of(&object, name);
            let path = bundle.inputs[0].clone();
            assert_eq!(bundle.held(&path), Some("voice-unexamined"), "{name}");
        }
        let policy = r#"{"preset":"jp-kamei","pixels":{"unexamined":"ship"}}"#;
        let policy = Policy::from_json(policy).expect("a policy");
        let bundle = support::run(&[("au", object.file())], policy);
        let notes = &bundle.records[0].done.notes;
        assert_eq!(notes.get("voice-not-examined"), Some(&1));
        bundle.output("au");
    }
}

#[test]
fn a_content_label_that_is_a_name_becomes_a_legal_one() {
    let object = object("1.2.840.10008.5.1.4.1.1.11.1", "PR")
        .put(0x0010_0010, "PN", "Hoshikawa^Midori")
        .put(0x0070_0080, "CS", "HOSHIKAWA");
    for name in Policy::PRESETS {
        let out = output(&object, name);
        let label = out.get(tag(0x0070_0080)).expect("Type 1");
        assert_eq!(label.to_str().unwrap().trim_end(), "DEIDENTIFIED", "{name}");
    }
}
