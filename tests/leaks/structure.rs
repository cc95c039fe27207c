//! Sequences, private blocks, file meta information, preamble: checklist L01 to L12.

use crate::patient::*;
use crate::support::{DataSet, EXPLICIT, holds, preset, run, text};

#[test]
fn l01_markers_in_unlisted_sequences_go_at_every_depth() {
    let mut item = DataSet::default()
        .put(0x0010_0010, "PN", "MARKERDEEP^NAME")
        .put(0x0010_0020, "LO", "MARKERDEEPID")
        .put(0x0008_103E, "LO", "Hoshikawa Kazuomi")
        .put(0x0018_1160, "SH", ID)
        .put(0x0009_0010, "LO", "MARKERCREATOR")
        .put(0x0009_1001, "LO", "MARKERVALUE");
    for _ in 1..=5 {
        item = DataSet::default().sequence(0x0008_1140, &[item]);
        let file = image()
            .sequence(0x0018_9346, std::slice::from_ref(&item))
            .file();
        cleaned(
            &file,
            &["MARKERDEEP", "MARKERDEEPID", "MARKERCREATOR", "MARKERVALUE"],
        );
    }
}

#[test]
fn l02_markers_in_private_sequences_go_also_where_the_vr_is_unknown() {
    let item = DataSet::default()
        .put(0x0010_0010, "PN", "MARKERNAME")
        .bytes(false);
    let mut raw = element(0x0009_0010, "LO", 10, b"ACME 1.0  ");
    raw.extend([
        0x09, 0, 0x01, 0x10, b'U', b'N', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF,
    ]);
    raw.extend([0xFE, 0xFF, 0x00, 0xE0]);
    raw.extend((item.len() as u32).to_le_bytes());
    raw.extend(item);
    raw.extend([0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]);
    cleaned(&before_patient(&image().file(), &raw), &["MARKERNAME"]);
}

#[test]
fn l03_standard_attributes_inside_a_retained_private_sequence_are_decided_like_all_others() {
    let inner = DataSet::default()
        .put(0x0010_0010, "PN", "MARKERINNER")
        .put(0x0018_0050, "DS", "1.25")
        .put(0x0008_103E, "LO", "for Hoshikawa");
    let file = image()
        .put(0x0119_0010, "LO", "SIEMENS Ultrasound SC2000")
        .sequence(0x0119_1002, &[inner])
        .file();
    cleaned(&file, &["MARKERINNER"]);
    let bundle = run(&[("in", file)], preset("research"));
    assert!(
        holds(bundle.output("in"), "SC2000"),
        "the sequence is retained at all"
    );
}

#[test]
fn l04_private_elements_go_whoever_reserved_their_block() {
    let file = image()
        .put(0x0009_0010, "LO", "MARKERONE")
        .put(0x0009_00FF, "LO", "markertwo")
        .put(0x0009_1001, "LO", "MARKERA")
        .put(0x0009_FF01, "LT", "MARKERB")
        .put(0x000B_1001, "UT", "MARKERC")
        .put(0x0011_0002, "LO", "MARKERD")
        .put(0x0119_0010, "LO", "siemens ultrasound sc2000")
        .put(0x0119_1002, "UN", "MARKERE ")
        .file();
    cleaned(
        &file,
        &[
            "MARKERONE",
            "markertwo",
            "MARKERA",
            "MARKERB",
            "MARKERC",
            "MARKERD",
            "MARKERE",
        ],
    );
}

#[test]
fn l05_what_follows_the_pixels_is_processed_too() {
    let signed = DataSet::default().put(0x0400_0100, "UI", "1.2.3.48213907.5");
    let file = image()
        .put(0x7FE1_0010, "LO", "MARKERAFTER")
        .put(0x7FE1_1001, "LO", "MARKERVALUE")
        .sequence(0xFFFA_FFFA, &[signed])
        .put(0xFFFC_FFFC, "OB", "MARKERPADDING")
        .file();
    cleaned(&file, &["MARKERAFTER", "MARKERVALUE", "MARKERPADDING"]);
}

#[test]
fn l06_text_in_the_preamble_and_behind_the_data_set_goes() {
    let mut file = image().file();
    file[..12].copy_from_slice(b"MARKERBEFORE");
    file.extend(b"\0\0MARKERBEHIND Hoshikawa Kazuomi");
    gone(&file, &["MARKERBEFORE", "MARKERBEHIND"]);
}

#[test]
fn l08_files_without_preamble_and_compressed_files_are_never_copied_through() {
    let bare = image().bytes(false);
    gone(&bare, &["Hoshikawa"]);
    let mut gzip = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3];
    gzip.extend(image().file());
    assert_eq!(gone(&gzip, &["Hoshikawa"]), ["unsupported"; 4]);
}

#[test]
fn l09_l10_titles_of_machines_in_the_file_meta_information_go() {
    let file = image().file();
    let end = 132 + 12;
    let extra = DataSet::default()
        .put(0x0002_0012, "UI", "1.2.3.48213907")
        .put(0x0002_0013, "SH", "MARKERVERSION")
        .put(0x0002_0016, "AE", "MARKERSOURCE")
        .put(0x0002_0017, "AE", "MARKERSENDER")
        .put(0x0002_0100, "UI", "1.2.3.4.5")
        .put(0x0002_0102, "OB", "MARKERPRIVATE")
        .bytes(true);
    let length = u32::from_le_bytes([file[140], file[141], file[142], file[143]]) as usize;
    let mut planted = file[..140].to_vec();
    planted.extend(((length + extra.len()) as u32).to_le_bytes());
    planted.extend(&file[end..end + length]);
    planted.extend(extra);
    planted.extend(&file[end + length..]);
    cleaned(
        &planted,
        &[
            "MARKERVERSION",
            "MARKERSOURCE",
            "MARKERSENDER",
            "MARKERPRIVATE",
        ],
    );
    let object = dicom_object::from_reader(output(&planted).as_slice()).expect("readable");
    let uid = object
        .meta()
        .media_storage_sop_instance_uid()
        .trim_end_matches('\0')
        .to_owned();
    assert_eq!(Some(uid), text(&output(&planted), 0x0008_0018));
    assert_eq!(object.meta().transfer_syntax(), EXPLICIT);
}

#[test]
fn l07_a_directory_of_media_does_not_leave_with_its_patients_whatever_its_name() {
    let patient = DataSet::default()
        .put(0x0004_1400, "UL", [0; 4])
        .put(0x0004_1430, "CS", "PATIENT")
        .put(0x0010_0010, "PN", NAME)
        .put(0x0010_0020, "LO", ID)
        .put(0x0010_0030, "DA", BIRTH);
    let image = DataSet::default()
        .put(0x0004_1430, "CS", "IMAGE")
        .put(0x0004_1500, "CS", "HOSHIKAW\\ST000001\\IM000001")
        .put(0x0004_1511, "UI", "1.2.826.0.1.3680043.9.7777.1.1.1");
    let directory = DataSet::default()
        .put(0x0004_1130, "CS", "HOSHIKAWA_MEDIA")
        .sequence(0x0004_1220, &[patient, image])
        .part10("1.2.840.10008.1.3.10", "1.2.3.48213907", EXPLICIT);
    for path in ["DICOMDIR", "IM000009.dcm", "dir/notes"] {
        let files = [(path, directory.clone()), ("im", self::image().file())];
        for name in kamei::policy::Policy::PRESETS {
            let everything = run(&files, preset(name)).everything();
            for marker in IDENTITY
                .iter()
                .chain(&["HOSHIKAWA_MEDIA", "1.2.3.48213907"])
            {
                assert!(!holds(&everything, marker), "{marker} left under {name}");
            }
        }
    }
}

#[test]
fn l11_every_encoding_of_a_data_set_is_cleaned_and_too_deep_a_nest_is_held_back() {
    let mut nest = DataSet::default().put(0x0010_0010, "PN", "MARKERDEEP^NAME");
    for _ in 0..300 {
        nest = DataSet::default().sequence(0x0008_1140, &[nest]);
    }
    let nested = self::image().sequence(0x0018_9346, &[nest]);
    cleaned(&nested.file(), &["MARKERDEEP"]);
    let implicit = self::image().put(0x0018_1160, "SH", ID);
    cleaned(&implicit.implicit_file(), &[ID, "Hoshikawa"]);
    cleaned(&implicit.big_endian_file(), &[ID, "Hoshikawa"]);
    // Nothing can be read in the deflated bytes, so the plain ones show what was planted.
    let deflated = implicit.deflated_file();
    for name in kamei::policy::Policy::PRESETS {
        let bundle = run(&[("in", deflated.clone())], preset(name));
        assert_eq!(bundle.held("in"), None);
        let study = text(bundle.output("in"), 0x0008_0060);
        assert_eq!(study.as_deref(), Some("CT"), "the data set was read");
        for tag in [0x0010_0020, 0x0018_1160] {
            let value = text(bundle.output("in"), tag).unwrap_or_default();
            assert!(!value.contains(ID), "{tag:08X} under {name}");
        }
        for marker in IDENTITY {
            assert!(
                !holds(&bundle.everything(), marker),
                "{marker} left under {name}"
            );
        }
    }
    let empty = self::image()
        .sequence(0x0008_1140, &[])
        .put(0x0018_1160, "SH", ID);
    cleaned(&empty.file(), &[ID]);
    // A sequence and an item of undefined length, with their delimiters.
    let inner = DataSet::default()
        .put(0x0010_0020, "LO", "MARKERUNDEFINED")
        .bytes(true);
    let mut raw = vec![
        0x08, 0, 0x40, 0x11, b'S', b'Q', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF,
    ];
    raw.extend([0xFE, 0xFF, 0x00, 0xE0, 0xFF, 0xFF, 0xFF, 0xFF]);
    raw.extend(inner);
    raw.extend([
        0xFE, 0xFF, 0x0D, 0xE0, 0, 0, 0, 0, 0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0,
    ]);
    cleaned(
        &before_patient(&self::image().file(), &raw),
        &["MARKERUNDEFINED"],
    );
    let mut hopeless = DataSet::default().put(0x0010_0010, "PN", "MARKERDEEP^NAME");
    for _ in 0..600 {
        hopeless = DataSet::default().sequence(0x0008_1140, &[hopeless]);
    }
    let file = self::image().sequence(0x0018_9346, &[hopeless]).file();
    assert_eq!(
        gone(&file, &["MARKERDEEP"]).len(),
        kamei::policy::Policy::PRESETS.len()
    );
}

#[test]
fn l12_an_output_keeps_what_indexers_ask_for() {
    for preset_name in kamei::policy::Policy::PRESETS {
        let bundle = run(&[("in", self::image().file())], preset(preset_name));
        let output = bundle.output("in");
        for tag in [
            0x0008_0016,
            0x0008_0018,
            0x0008_0060,
            0x0010_0020,
            0x0020_000D,
            0x0020_000E,
        ] {
            let value = text(output, tag);
            assert!(
                value.is_some_and(|value| !value.is_empty()),
                "{tag:08X} under {preset_name}"
            );
        }
        for tag in [
            0x0008_0020,
            0x0008_0050,
            0x0010_0010,
            0x0010_0030,
            0x0010_0040,
        ] {
            assert!(
                text(output, tag).is_some(),
                "{tag:08X} is Type 2 under {preset_name}"
            );
        }
    }
}
