//! What has leaked from other de-identifiers, planted here: every test shows that the input held the
//! marker and that no byte of the bundle does, under every preset.

mod support;

use kamei::element::{Tag, VR, known};
use kamei::policy::Policy;
use support::{DataSet, EXPLICIT, holds, preset, run, slice, text};

const ID: &str = "48213907";
const NAME: &str = "Hoshikawa^Kazuomi=星川^一臣=ほしかわ^かずおみ";
const BIRTH: &str = "19530917";

/// What no bundle may hold of the patient.
const IDENTITY: [&str; 18] = [
    "hoshikawa",
    "Hoshikawa",
    "HOSHIKAWA",
    "Kazuomi",
    "KAZUOMI",
    "星川",
    "一臣",
    "ほしかわ",
    ID,
    BIRTH,
    "1953/09/17",
    "昭和28年9月17日",
    "03-5551-2687",
    "Tokugawara",
    "徳河原",
    "Mizunomori",
    "A2291847",
    "高島台9-8-7",
];

/// A slice with everything that identifies.
fn image() -> DataSet {
    slice(ID, NAME, BIRTH, "20240501", 1)
        .put(0x0008_0018, "UI", "1.2.826.0.1.3680043.9.7777.1.1.1")
        .put(0x0008_0050, "SH", "A2291847")
        .put(0x0008_0080, "LO", "Mizunomori General Hospital")
        .put(0x0008_0090, "PN", "Tokugawara^Ren=徳河原^蓮")
        .put(0x0010_1040, "LO", "東京都板橋区高島台9-8-7 コーポ紫 302")
        .put(0x0010_2154, "SH", "03-5551-2687")
        .put(0x0020_000D, "UI", "1.2.826.0.1.3680043.9.7777.1")
        .put(0x0020_000E, "UI", "1.2.826.0.1.3680043.9.7777.1.1")
}

/// The markers of `planted` and of the patient are in the input and in no byte of any bundle. Says
/// why presets held the file back.
fn gone(file: &[u8], planted: &[&str]) -> Vec<String> {
    for marker in planted {
        assert!(holds(file, marker), "{marker} was not planted");
    }
    let held = Policy::PRESETS.iter().filter_map(|name| {
        let bundle = run(&[("drop/in", file.to_vec())], preset(name));
        let everything = bundle.everything();
        for marker in planted.iter().chain(&IDENTITY) {
            assert!(!holds(&everything, marker), "{marker} left under {name}");
        }
        bundle.held("drop/in").map(str::to_owned)
    });
    held.collect()
}

/// As [`gone`], and every preset released the file: it was cleaned, not held back.
fn cleaned(file: &[u8], planted: &[&str]) {
    assert_eq!(gone(file, planted), Vec::<String>::new());
}

/// The output of one file under `jp-kamei`.
fn output(file: &[u8]) -> Vec<u8> {
    let bundle = run(&[("in", file.to_vec())], preset("jp-kamei"));
    bundle.output("in").to_vec()
}

/// `raw` put before the first element of patients, (0010,0010), of an encoded file.
fn before_patient(file: &[u8], raw: &[u8]) -> Vec<u8> {
    let patient = [0x10, 0, 0x10, 0, b'P', b'N'];
    let at = file.windows(6).position(|window| window == patient);
    let at = at.expect("a patient's name");
    [&file[..at], raw, &file[at..]].concat()
}

/// An element in explicit VR with a length of 16 bits that may lie.
fn element(tag: u32, vr: &str, length: u16, value: &[u8]) -> Vec<u8> {
    let mut out = ((tag >> 16) as u16).to_le_bytes().to_vec();
    out.extend((tag as u16).to_le_bytes());
    out.extend(vr.as_bytes());
    out.extend(length.to_le_bytes());
    out.extend(value);
    out
}

// A. Structure and parsing

#[test]
fn markers_in_unlisted_sequences_go_at_every_depth() {
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
fn markers_in_private_sequences_go_also_where_the_vr_is_unknown() {
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
fn standard_attributes_inside_a_retained_private_sequence_are_decided_like_all_others() {
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
fn private_elements_go_whoever_reserved_their_block() {
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
fn what_follows_the_pixels_is_processed_too() {
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
fn text_in_the_preamble_and_behind_the_data_set_goes() {
    let mut file = image().file();
    file[..12].copy_from_slice(b"MARKERBEFORE");
    file.extend(b"\0\0MARKERBEHIND Hoshikawa Kazuomi");
    gone(&file, &["MARKERBEFORE", "MARKERBEHIND"]);
}

#[test]
fn files_without_preamble_and_compressed_files_are_never_copied_through() {
    let bare = image().bytes(false);
    gone(&bare, &["Hoshikawa"]);
    let mut gzip = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3];
    gzip.extend(image().file());
    assert_eq!(gone(&gzip, &["Hoshikawa"]), ["unknown-format"; 4]);
}

#[test]
fn titles_of_machines_in_the_file_meta_information_go() {
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
fn an_element_swallowed_by_a_lying_length_goes_with_its_host() {
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
fn an_unknown_vr_and_a_broken_sequence_never_leak() {
    let raw = element(0x0009_1001, "ZZ", 12, b"MARKERUNKNWN");
    gone(&before_patient(&image().file(), &raw), &["MARKERUNKNWN"]);
    let file = image()
        .put(0x0008_1140, "SQ", "MARKERNOITEM Hoshikawa")
        .file();
    gone(&file, &["MARKERNOITEM"]);
}

#[test]
fn padding_does_not_hide_a_value() {
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

// B. Attributes

/// Every attribute of the dictionary that a patient's data set may hold.
fn attributes() -> impl Iterator<Item = (Tag, VR)> {
    let groups = (0x0008..=0x0088)
        .step_by(2)
        .chain([0x0100, 0x0400, 0x2000, 0x2010, 0x2020]);
    let groups = groups.chain([
        0x2100, 0x2200, 0x3002, 0x3004, 0x3006, 0x3008, 0x300A, 0x300C,
    ]);
    let groups = groups.chain([
        0x300E, 0x3010, 0x4000, 0x4008, 0x4010, 0x5000, 0x6000, 0x6002,
    ]);
    groups.flat_map(|group| {
        (0x0001..=0xFFFF).filter_map(move |element| {
            let tag = Tag(group, element);
            Some((tag, known(tag)?.vr))
        })
    })
}

/// `words` as far as a value of `vr` may hold them; `None` if it holds no text.
fn planted(vr: VR, words: &str, code: &str) -> Option<String> {
    let short = |most: usize| words.chars().take(most).collect::<String>();
    match vr {
        VR::LO => Some(short(64)),
        VR::SH => Some(short(16)),
        VR::LT | VR::ST | VR::UC | VR::UT => Some(words.to_owned()),
        VR::PN => Some("Hoshikawa^Kazuomi".to_owned()),
        VR::UR => Some(format!("http://pacs/{code}")),
        VR::AE | VR::CS => Some(code.to_owned()),
        VR::IS | VR::DS => code
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| code.to_owned()),
        VR::DA => Some(BIRTH.to_owned()),
        VR::DT => Some(format!("{BIRTH}101500")),
        VR::UI => Some(format!("1.2.826.0.1.3680043.9.{ID}")),
        VR::OB | VR::OW | VR::UN => Some(format!("\u{1}{words}")),
        VR::AS | VR::AT | VR::FD | VR::FL | VR::OD | VR::OF | VR::OL | VR::OV => None,
        VR::SL | VR::SQ | VR::SS | VR::SV | VR::TM | VR::UL | VR::US | VR::UV => None,
    }
}

/// Attributes that say what the data set is and how to read it, and (0008,0064) of scanned images,
/// which are held back.
fn is_structural(tag: Tag) -> bool {
    let (group, element) = (tag.group(), tag.element());
    matches!(
        (group, element),
        (0x0008, 0x0001 | 0x0005 | 0x0016 | 0x0018 | 0x0060 | 0x0064)
    ) || group == 0x0028 && (element < 0x0110 || element == 0x0301)
        || matches!(
            (group, element),
            (0x0020, 0x000D | 0x000E) | (0x0010, 0x0020)
        )
}

const PLANTS: [(&str, &str); 13] = [
    ("HOSHIKAWA KAZUOMI", "HOSHIKAWA"),
    ("Kazuomi Hoshikawa", "KAZUOMI"),
    ("Hoshikawa, K.", "HOSHIKAWA_K"),
    ("星川一臣様 造影", "A2291847"),
    ("星川 一臣", "TOKUGAWARA"),
    ("ほしかわ かずおみ", "48213907"),
    ("ID:48213907", "48213907"),
    ("chest 48213907 ct", "48213907"),
    ("DOB 1953/09/17", "19530917"),
    ("昭和28年9月17日生", "19530917"),
    ("TEL 03-5551-2687", "A2291847"),
    ("徳河原 蓮 医師", "TOKUGAWARA"),
    ("板橋区高島台9-8-7", "48213907"),
];

#[test]
fn no_attribute_of_the_dictionary_carries_the_patient_out() {
    for (words, code) in PLANTS {
        let mut item = DataSet::default();
        let mut set = image();
        for (tag, vr) in attributes().filter(|&(tag, _)| !is_structural(tag)) {
            let Some(value) = planted(vr, words, code) else {
                continue;
            };
            let number = u32::from(tag.group()) << 16 | u32::from(tag.element());
            if !matches!(tag, Tag(0x0008 | 0x0010, _)) || !image_has(number) {
                set = set.append(number, vr.to_string(), &value);
            }
            item = item.append(number, vr.to_string(), &value);
        }
        cleaned(&set.sequence(0x0008_1140, &[item]).file(), &[code]);
    }
}

fn image_has(tag: u32) -> bool {
    [
        0x0008_0005,
        0x0008_0050,
        0x0008_0080,
        0x0008_0090,
        0x0010_0010,
        0x0010_0020,
        0x0010_0030,
        0x0010_1040,
        0x0010_2154,
    ]
    .contains(&tag)
}

#[test]
fn attributes_of_new_editions_and_documents_inside_go() {
    let file = image()
        .put(0x0010_0012, "LT", "MARKERUSED")
        .put(0x0010_0015, "LT", "MARKERPRONOUN")
        .put(0x0010_0016, "LT", "MARKERCOMMENT")
        .put(0x0042_0011, "OB", "%PDF-1.7 /Author (MARKERAUTHOR)")
        .file();
    gone(&file, &["MARKERUSED", "MARKERPRONOUN", "MARKERAUTHOR"]);
}

#[test]
fn reports_graphics_old_values_icons_overlays_and_curves_go() {
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
        (0x0020_0011, "IS", "20240502"),
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
fn identities_in_numbers_codes_and_addresses_of_the_net_go() {
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
fn every_value_of_a_multiple_uid_is_replaced() {
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
fn names_go_in_every_character_set() {
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

// C. Dates

fn date(output: &[u8], tag: u32) -> chrono::NaiveDate {
    let value = text(output, tag).expect("a date");
    chrono::NaiveDate::parse_from_str(&value[..8], "%Y%m%d").expect("a legal date")
}

#[test]
fn dates_of_nobody_do_not_survive() {
    let file = slice("", "", "", "20240501", 1)
        .put(0x0020_000D, "UI", "")
        .file();
    for name in Policy::PRESETS {
        let bundle = run(&[("in", file.clone())], preset(name));
        assert!(!holds(&bundle.everything(), "20240501"), "{name}");
    }
    let file = slice(ID, NAME, BIRTH, "", 1)
        .put(0x0008_0021, "DA", "20240503")
        .file();
    assert_eq!(text(&output(&file), 0x0008_0020).as_deref(), Some(""));
    gone(&file, &["20240503"]);
}

#[test]
fn dates_of_every_shape_move_together_or_go() {
    let file = image()
        .put(0x0008_0021, "DA", "2024.05.04")
        .put(0x0008_002A, "DT", "20240505101500.123456+0900")
        .put(0x0018_9074, "DT", "20240506235960")
        .put(0x0018_9151, "DT", "202405")
        .put(0x0008_0022, "DA", "2024-05-07")
        .put(0x0018_1012, "DA", "20240508")
        .put(0x0008_103E, "LO", "compared with 3 JAN 2024");
    let file = file.file();
    gone(
        &file,
        &[
            "2024.05.04",
            "20240505",
            "20240506",
            "2024-05-07",
            "3 JAN 2024",
        ],
    );
    let output = output(&file);
    let moved =
        chrono::NaiveDate::from_ymd_opt(2024, 5, 1).expect("a date") - date(&output, 0x0008_0020);
    assert!((1..=730).contains(&moved.num_days()), "never by nothing");
    for (tag, day) in [(0x0008_002A, 5), (0x0018_9074, 6)] {
        let was = chrono::NaiveDate::from_ymd_opt(2024, 5, day).expect("a date");
        assert_eq!(was - date(&output, tag), moved, "{tag:08X}");
    }
    let zoned = text(&output, 0x0008_002A).expect("a date and time");
    assert!(
        zoned.ends_with("101500.123456+0900"),
        "the clock stays: {zoned}"
    );
}

#[test]
fn dates_of_the_machine_do_not_tell_the_offset() {
    let file = image()
        .put(0x0018_1200, "DA", "20240401")
        .put(0x0018_1201, "TM", "070000")
        .put(0x0018_1204, "DA", "20150401")
        .file();
    gone(&file, &["20240401", "20150401"]);
}

#[test]
fn great_ages_and_birth_dates_go() {
    let file = image().put(0x0010_1010, "AS", "095Y").file();
    let aged = text(&output(&file), 0x0010_1010);
    assert_eq!(aged.as_deref(), Some("090Y"));
    gone(&file, &["095Y"]);
    let unborn = slice(ID, NAME, "", "20240501", 1).file();
    assert_eq!(gone(&unborn, &[ID]), Vec::<String>::new());
}

// D. Claims and reports

#[test]
fn an_output_claims_what_was_done_and_no_more() {
    for (name, codes) in [
        ("ps3.15-basic", "113100"),
        ("jp-kamei", "113100 113105 113107 113108"),
        ("jp-tokumei", "113100 113108"),
        ("research", "113100 113105 113107 113108 113109 113111"),
    ] {
        let file = image().put(0x0028_0301, "CS", "YES");
        assert_eq!(
            run(&[("in", file.file())], preset(name)).held("in"),
            Some("pixels-unexamined")
        );
        let bundle = run(&[("in", image().file())], preset(name));
        let output = bundle.output("in");
        assert_eq!(text(output, 0x0012_0062).as_deref(), Some("YES"));
        let dates = text(output, 0x0028_0303);
        let moved = codes.contains("113107");
        assert_eq!(
            dates.as_deref(),
            Some(if moved { "MODIFIED" } else { "REMOVED" })
        );
        assert_eq!(
            text(output, 0x0028_0301),
            None,
            "nobody examined the pixels"
        );
        let object = dicom_object::from_reader(output).expect("readable");
        let methods = object
            .get(Tag(0x0012, 0x0064))
            .and_then(|it| it.items())
            .expect("methods");
        let said: Vec<String> = methods
            .iter()
            .map(|item| {
                item.get(Tag(0x0008, 0x0100))
                    .expect("a code")
                    .to_str()
                    .expect("text")
                    .trim()
                    .to_owned()
            })
            .collect();
        assert_eq!(said.join(" "), codes, "{name}");
    }
}

#[test]
fn reports_count_every_input_and_name_none() {
    let files = [
        ("Hoshikawa_48213907/IM1", image().file()),
        (
            "Hoshikawa_48213907/minutes.txt",
            b"Hoshikawa Kazuomi".to_vec(),
        ),
        ("Hoshikawa_48213907/broken", image().file()[..400].to_vec()),
    ];
    let bundle = run(&files, preset("jp-kamei"));
    let documents = ["manifest.json", "report.json", "report.html", "policy.json"];
    for document in documents {
        let text = String::from_utf8(bundle.files[document].clone()).expect("text");
        for marker in IDENTITY.iter().chain(&["IM1", "minutes", "broken"]) {
            assert!(!text.contains(marker), "{marker} in {document}");
        }
    }
    let report: serde_json::Value =
        serde_json::from_slice(&bundle.files["report.json"]).expect("JSON");
    assert_eq!(report["inputs"], 3);
    assert_eq!(report["heldBack"].as_array().map(Vec::len), Some(2));
    assert_eq!(bundle.finished.files.len() + bundle.finished.held_back, 3);
}

// E. Collections

#[test]
fn references_between_files_resolve_after_the_run() {
    let first = image().file();
    let item = DataSet::default().put(0x0008_1150, "UI", support::CT).put(
        0x0008_1155,
        "UI",
        "1.2.826.0.1.3680043.9.7777.1.1.1",
    );
    let second = image()
        .put(0x0008_0018, "UI", "1.2.826.0.1.3680043.9.7777.1.1.2")
        .sequence(0x0008_1140, &[item])
        .file();
    let bundle = run(&[("a", first), ("b", second)], preset("jp-kamei"));
    let object = dicom_object::from_reader(bundle.output("b")).expect("readable");
    let items = object
        .get(Tag(0x0008, 0x1140))
        .and_then(|it| it.items())
        .expect("a reference");
    let target = items[0]
        .get(Tag(0x0008, 0x1155))
        .expect("a UID")
        .to_str()
        .expect("text");
    assert_eq!(
        Some(target.trim_end_matches('\0').to_owned()),
        text(bundle.output("a"), 0x0008_0018)
    );
}

#[test]
fn files_of_one_uid_with_different_content_are_both_kept_apart() {
    let first = image().file();
    let second = image().put(0x0018_0050, "DS", "5.0").file();
    let files = [("a", first.clone()), ("b", second), ("c", first)];
    let bundle = run(&files, preset("jp-kamei"));
    let paths: std::collections::BTreeSet<_> =
        bundle.finished.files.iter().map(|it| &it.1).collect();
    assert_eq!(
        paths.len(),
        bundle.finished.files.len(),
        "no file overwrites another"
    );
    assert_eq!(
        text(bundle.output("b"), 0x0018_0050).as_deref(),
        Some("5.0")
    );
}

#[test]
fn a_second_run_over_an_output_still_claims_once_and_links_nobody_to_the_input() {
    let once = output(&image().file());
    let bundle = run(&[("again", once.clone())], preset("jp-kamei"));
    let twice = bundle.output("again");
    assert_ne!(text(&once, 0x0008_0018), text(twice, 0x0008_0018));
    assert_ne!(text(&once, 0x0010_0020), text(twice, 0x0010_0020));
    let object = dicom_object::from_reader(twice).expect("readable");
    let methods = object
        .get(Tag(0x0012, 0x0064))
        .and_then(|it| it.items())
        .expect("methods");
    assert_eq!(methods.len(), 4);
}

#[test]
fn a_pseudonym_repeats_under_one_key_and_is_no_part_of_a_plain_hash() {
    let output = output(&image().file());
    let pseudonym = text(&output, 0x0010_0020).expect("a pseudonym");
    let again = text(&self::output(&image().file()), 0x0010_0020);
    assert_eq!(again.as_deref(), Some(pseudonym.as_str()));
    use sha2::{Digest, Sha256};
    let hex: String = Sha256::digest(ID)
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    assert!(!hex.contains(&pseudonym) && !pseudonym.contains(ID));
}
