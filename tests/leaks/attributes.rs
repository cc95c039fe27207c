//! Single attributes and kinds of attributes: checklist L21 to L37.

use crate::patient::*;
use crate::support::{self, DataSet, holds, preset, run, text};
use kamei::policy::Policy;

#[test]
fn l21_l23_attributes_of_new_editions_and_documents_inside_go() {
    let file = image()
        .put(0x0010_0012, "LT", "MARKERUSED")
        .put(0x0010_0015, "LT", "MARKERPRONOUN")
        .put(0x0010_0016, "LT", "MARKERCOMMENT")
        .put(0x0042_0011, "OB", "%PDF-1.7 /Author (MARKERAUTHOR)")
        .file();
    gone(&file, &["MARKERUSED", "MARKERPRONOUN", "MARKERAUTHOR"]);
}

#[test]
fn l24_l25_l26_l27_l28_l29_reports_graphics_old_values_icons_overlays_and_curves_go() {
    let name = DataSet::default()
        .put(0x0040_A123, "PN", "MARKERPERSON")
        .put(0x0040_A160, "UT", "MARKERREPORT")
        .put(0x0010_0020, "LO", "MARKEROLDID");
    let graphic = DataSet::default().put(0x0070_0006, "ST", "for Hoshikawa Kazuomi");
    let file = image()
        .sequence(0x0040_A730, std::slice::from_ref(&name))
        .sequence(0x0040_A073, std::slice::from_ref(&name))
        .sequence(0x0070_0001, &[graphic])
        .sequence(0x0400_0561, std::slice::from_ref(&name))
        .sequence(0x0088_0200, &[name])
        .put(0x4000_4000, "LT", "MARKERTEXT")
        .put(0x4008_0111, "PN", "MARKERINTERPRET")
        .put(0x5000_2500, "LO", "MARKERCURVE")
        .put(0x6000_3000, "OW", "MARKEROVERLAY")
        .put(0x601E_4000, "LT", "MARKERLABEL")
        .file();
    cleaned(
        &file,
        &[
            "MARKERPERSON",
            "MARKERREPORT",
            "for Hoshikawa Kazuomi",
            "MARKEROLDID",
            "MARKERTEXT",
            "MARKERINTERPRET",
            "MARKERCURVE",
            "MARKEROVERLAY",
            "MARKERLABEL",
        ],
    );
}

#[test]
fn people_and_places_that_only_a_kept_text_names_go() {
    for words in [
        "given by Dr. Steven Markerson",
        "call 090-1234-5678",
        "mail steven@markerson.example",
        "東京都港区芝浦9-8-7",
        "田所先生の指示",
        "St. Marker Hospital",
    ] {
        // Contrast/Bolus Agent, Acquisition Device Processing Description: kept by the profile.
        let file = image()
            .put(0x0018_0010, "LO", words)
            .put(0x0018_1400, "LO", words)
            .file();
        let nested = DataSet::default().put(0x0018_9917, "UT", words);
        let file = [file, image().sequence(0x0018_9920, &[nested]).file()];
        for file in file {
            cleaned(&file, &[words]);
        }
    }
}

#[test]
fn words_that_name_nobody_stay_in_kept_texts() {
    for (tag, vr, value) in [
        (0x0008_0070, "LO", "GE MEDICAL SYSTEMS"),
        (0x0008_1090, "LO", "Aquilion ONE"),
        (0x0018_0010, "LO", "IOPAMIRON 370 100ml"),
        (0x0018_1020, "LO", "syngo CT 2010A 4.1.22"),
        (0x0018_1160, "SH", "LARGE BODY"),
        (0x0018_1210, "SH", "B30f"),
        (0x0018_1400, "LO", "HEAD^ROUTINE"),
        (0x0018_0015, "CS", "CHEST"),
        (0x0018_0022, "CS", "HELICAL_CT"),
        (0x0018_1151, "IS", "350"),
        (0x0020_0011, "IS", "20240592"),
    ] {
        let output = output(&image().put(tag, vr, value).file());
        assert_eq!(text(&output, tag).as_deref(), Some(value), "{tag:08X}");
    }
    let maker = image()
        .put(0x0008_0080, "LO", "TOSHIBA")
        .put(0x0008_0070, "LO", "TOSHIBA_MEC");
    let output = output(&maker.file());
    assert_eq!(text(&output, 0x0008_0070).as_deref(), Some("TOSHIBA_MEC"));
}

#[test]
fn l33_identities_in_numbers_codes_and_addresses_of_the_net_go() {
    for (tag, vr, value) in [
        (0x0018_1151, "IS", ID),
        (0x0018_0050, "DS", BIRTH),
        (0x0018_0050, "DS", "1.5\\48213907\\2.5"),
        (0x0018_0022, "CS", "HOSHIKAWA"),
        (0x0018_0022, "CS", "hoshikawa k"),
        (0x0018_0022, "CS", BIRTH),
        (0x0008_1190, "UR", "http://pacs/48213907/Hoshikawa"),
        (0x0008_0119, "UC", "Hoshikawa Kazuomi 48213907"),
        (
            0x0018_1400,
            "LO",
            "a very long label of more than sixty-four characters for Kazuomi Hoshikawa",
        ),
    ] {
        cleaned(&image().put(tag, vr, value).file(), &[value]);
    }
}

#[test]
fn l34_l37_every_value_of_a_multiple_uid_is_replaced() {
    let file = image()
        .put(0x0008_1155, "UI", "1.2.3.4.5\\2.25.77\\1.2.3.4.6")
        .put(0x0020_0052, "UI", "2.25.123456789")
        .put(0x0008_1150, "UI", "1.2.840.10008.5.1.4.1.1.2")
        .file();
    cleaned(
        &file,
        &["1.2.3.4.5", "2.25.77", "1.2.3.4.6", "2.25.123456789"],
    );
    let output = output(&file);
    assert_eq!(text(&output, 0x0008_1150).as_deref(), Some(support::CT));
    let uids = text(&output, 0x0008_1155).expect("UIDs");
    assert_eq!(uids.split('\\').count(), 3);
    for uid in uids
        .split('\\')
        .chain([text(&output, 0x0008_0018).expect("a UID").as_str()])
    {
        let number = uid.strip_prefix("2.25.").expect("a UID of 128 bits");
        assert!(number.parse::<u128>().is_ok() && !number.starts_with('0') && uid.len() <= 64);
    }
}

#[test]
fn l80_names_go_in_every_character_set() {
    // ISO 2022 with escapes; Shift_JIS that the declaration does not own up to; UTF-8 undeclared.
    let iso2022 = b"Hoshikawa^Kazuomi=\x1b$B@1@n\x1b(B^\x1b$B0l?C\x1b(B".as_slice();
    let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode("星川 一臣");
    let cases: [(&str, &[u8], &[u8]); 3] = [
        (
            "\\ISO 2022 IR 87",
            iso2022,
            b"CT \x1b$B@1@n\x1b(B \x1b$B0l?C\x1b(B",
        ),
        ("ISO_IR 13", NAME.as_bytes(), sjis.as_ref()),
        ("ISO_IR 100", NAME.as_bytes(), "星川一臣".as_bytes()),
    ];
    for (charset, name, label) in cases {
        let file = image()
            .put(0x0008_0005, "CS", charset)
            .put(0x0008_0090, "PN", "Tokugawara^Ren")
            .put(0x0010_1040, "LO", "9-8-7")
            .put(0x0010_0010, "PN", name)
            .put(0x0018_1400, "LO", label)
            .put(0x0008_103E, "LO", label)
            .file();
        for name in Policy::PRESETS {
            let bundle = run(&[("in", file.clone())], preset(name));
            let everything = bundle.everything();
            let left = everything
                .windows(label.len())
                .any(|window| window == label);
            assert!(!left, "{charset} under {name}");
            assert!(!holds(&everything, "Hoshikawa"));
        }
    }
}

#[test]
fn l22_a_misspelt_keyword_in_a_policy_is_an_error_and_never_skipped() {
    for keyword in [
        "PatientsName",
        "patientname",
        "PatientNam",
        "OtherPatientID",
        "StudyDescripton",
    ] {
        let file = format!(
            r#"{{"profile":"ps3.15-basic","rules":[{{"keyword":"{keyword}","action":"remove"}}]}}"#
        );
        let error = Policy::from_json(&file).err();
        assert!(error.is_some(), "{keyword}");
    }
    let known =
        r#"{"profile":"ps3.15-basic","rules":[{"keyword":"PatientName","action":"remove"}]}"#;
    assert!(Policy::from_json(known).is_ok());
}

#[test]
fn l30_code_sequences_that_name_places_and_staff_go() {
    let code = |meaning: &str| {
        DataSet::default()
            .put(0x0008_0100, "SH", "MARKERCODE")
            .put(0x0008_0102, "SH", "99LOCAL")
            .put(0x0008_0104, "LO", meaning)
    };
    let person = DataSet::default()
        .sequence(0x0040_1101, &[code("MARKERPERSON")])
        .put(0x0008_0080, "LO", "MARKERPLACE")
        .sequence(0x0008_0082, &[code("MARKERPLACE")]);
    // Department, institution, referring and performing physician, operator, requesting service,
    // insurance plan, language.
    let mut file = image();
    for tag in [
        0x0008_1041,
        0x0008_0082,
        0x0032_1034,
        0x0010_0050,
        0x0010_0101,
    ] {
        file = file.sequence(tag, &[code("MARKERPLACE")]);
    }
    for tag in [
        0x0008_0096,
        0x0008_1052,
        0x0008_1062,
        0x0008_1072,
        0x0008_1049,
    ] {
        file = file.sequence(tag, std::slice::from_ref(&person));
    }
    cleaned(&file.file(), &["MARKERCODE", "MARKERPLACE", "MARKERPERSON"]);
}
