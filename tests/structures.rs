//! Reports, annotations, documents inside, old values, indexes of media and private blocks: what
//! identifies goes at every depth, and what a study needs stays.

mod support;

use dicom_object::InMemDicomObject;
use kamei::element::Tag;
use kamei::policy::Policy;
use support::{Bundle, DataSet, holds, preset, run, slice};

const ID: &str = "48213907";
const NAME: &str = "Hoshikawa^Kazuomi=星川^一臣=ほしかわ^かずおみ";
const BIRTH: &str = "19530917";
const EVENT: &str = "1.2.826.0.1.3680043.9.7777.5.1";

const SR: &str = "1.2.840.10008.5.1.4.1.1.88.33";
const PRESENTATION: &str = "1.2.840.10008.5.1.4.1.1.11.1";
const ECG: &str = "1.2.840.10008.5.1.4.1.1.9.1.1";

/// An object of `class` of the patient, without pixels.
fn object(class: &str, modality: &str) -> DataSet {
    let image = slice(ID, NAME, BIRTH, "20240501", 1);
    let elements: Vec<u32> = vec![
        0x0018_0050,
        0x0028_0002,
        0x0028_0004,
        0x0028_0010,
        0x0028_0011,
        0x0028_0100,
        0x0028_0101,
        0x0028_0102,
        0x0028_0103,
        0x7FE0_0010,
    ];
    image
        .without(&elements)
        .put(0x0008_0016, "UI", class)
        .put(0x0008_0060, "CS", modality)
        .put(0x0008_0090, "PN", "Tokugawara^Ren=徳河原^蓮")
}

fn code(value: &str, scheme: &str, meaning: &str) -> DataSet {
    DataSet::default()
        .put(0x0008_0100, "SH", value)
        .put(0x0008_0102, "SH", scheme)
        .put(0x0008_0104, "LO", meaning)
}

/// A content item; concepts of DCM unless the code names its scheme after a colon.
fn item(value_type: &str, concept: &str, meaning: &str) -> DataSet {
    let (value, scheme) = concept.split_once(':').unwrap_or((concept, "DCM"));
    DataSet::default()
        .put(0x0040_A010, "CS", "CONTAINS")
        .put(0x0040_A040, "CS", value_type)
        .sequence(0x0040_A043, &[code(value, scheme, meaning)])
}

fn words(concept: &str, meaning: &str, text: &str) -> DataSet {
    item("TEXT", concept, meaning).put(0x0040_A160, "UT", text)
}

fn number(concept: &str, meaning: &str, value: &str, unit: &str) -> DataSet {
    let measured = DataSet::default()
        .sequence(0x0040_08EA, &[code(unit, "UCUM", unit)])
        .put(0x0040_A30A, "DS", value);
    item("NUM", concept, meaning).sequence(0x0040_A300, &[measured])
}

fn report(items: &[DataSet]) -> DataSet {
    object(SR, "SR")
        .put(0x0040_A040, "CS", "CONTAINER")
        .sequence(
            0x0040_A043,
            &[code("113701", "DCM", "X-Ray Radiation Dose Report")],
        )
        .put(0x0040_A050, "CS", "SEPARATE")
        .put(0x0040_A491, "CS", "COMPLETE")
        .put(0x0040_A493, "CS", "UNVERIFIED")
        .sequence(0x0040_A730, items)
}

fn drop_of(object: &DataSet, policy: &str) -> Bundle {
    run(&[("in", object.file())], preset(policy))
}

fn output(object: &DataSet, policy: &str) -> InMemDicomObject {
    let bundle = drop_of(object, policy);
    let object = dicom_object::from_reader(bundle.output("in")).expect("a readable output");
    object.into_inner()
}

fn tag(tag: u32) -> Tag {
    Tag((tag >> 16) as u16, tag as u16)
}

fn items(object: &InMemDicomObject, sequence: u32) -> Vec<InMemDicomObject> {
    let element = object.get(tag(sequence));
    let items = element.and_then(|element| element.items());
    items.map(<[_]>::to_vec).unwrap_or_default()
}

fn text(object: &InMemDicomObject, element: u32) -> Option<String> {
    let text = object.get(tag(element))?.to_str().ok()?;
    Some(text.trim_end_matches(['\0', ' ']).to_owned())
}

/// The content items of a report at every depth, by concept code.
fn contents(object: &InMemDicomObject) -> Vec<(String, InMemDicomObject)> {
    let mut open = items(object, 0x0040_A730);
    let mut found = Vec::new();
    while let Some(item) = open.pop() {
        open.extend(items(&item, 0x0040_A730));
        let concept = items(&item, 0x0040_A043);
        let value = concept.first().and_then(|code| text(code, 0x0008_0100));
        found.push((value.unwrap_or_default(), item));
    }
    found
}

fn content(object: &InMemDicomObject, concept: &str) -> Option<InMemDicomObject> {
    let mut all = contents(object).into_iter();
    all.find(|(value, _)| value == concept)
        .map(|(_, item)| item)
}

fn measured(object: &InMemDicomObject, concept: &str) -> Option<String> {
    let item = content(object, concept)?;
    text(items(&item, 0x0040_A300).first()?, 0x0040_A30A)
}

fn claims(object: &InMemDicomObject) -> Vec<String> {
    let codes = items(object, 0x0012_0064);
    codes
        .iter()
        .filter_map(|code| text(code, 0x0008_0100))
        .collect()
}

/// `planted` is in the input and in no byte of the bundle under any preset.
fn gone(object: &DataSet, planted: &[&str]) {
    let file = object.file();
    for name in Policy::PRESETS {
        let bundle = run(&[("in", file.clone())], preset(name));
        let everything = bundle.everything();
        for marker in planted {
            assert!(holds(&file, marker), "{marker} was not planted");
            assert!(!holds(&everything, marker), "{marker} left under {name}");
        }
        assert_eq!(bundle.held("in"), None, "{name}");
    }
}

// Reports

fn dose_report() -> DataSet {
    let event = item("CONTAINER", "113706", "Irradiation Event X-Ray Data").sequence(
        0x0040_A730,
        &[
            item("UIDREF", "113769", "Irradiation Event UID").put(0x0040_A124, "UI", EVENT),
            item("DATETIME", "111526", "DateTime Started").put(0x0040_A120, "DT", "20240501101500"),
            number("122130", "Dose Area Product", "0.000032", "Gy.m2"),
            number("113733", "KVP", "80.5", "kV"),
            words(
                "125203",
                "Acquisition Protocol",
                "Chest AP for Hoshikawa Kazuomi",
            ),
        ],
    );
    report(&[
        item("PNAME", "121008", "Person Observer Name").put(0x0040_A123, "PN", "Tokugawara^Ren"),
        words("121013", "Device Observer Name", "ROOM4MARKER"),
        words("121022", "Accession Number", "ACCMARKER77"),
        words("121021", "Filler Number", "FILLERMARKER7"),
        item("CODE", "121005", "Observer Type")
            .sequence(0x0040_A168, &[code("121007", "DCM", "Device")]),
        item("PNAME", "121029", "Subject Name").put(0x0040_A123, "PN", "Hoshikawa^Kazuomi"),
        number("121033", "Subject Age", "70", "a"),
        words("121071", "Finding", "A mass of 12 mm; 090-5551-2687"),
        words(
            "MY-1:99LOCAL",
            "Remark",
            "seen by Dr. Tokugawara, keep the word granuloma",
        ),
        event,
    ])
}

/// L24.
#[test]
fn l24_numbers_of_a_report_stay_and_people_and_record_numbers_go() {
    let report = dose_report();
    gone(
        &report,
        &[
            "Hoshikawa",
            "Tokugawara",
            "ACCMARKER77",
            "FILLERMARKER7",
            "090-5551-2687",
            EVENT,
        ],
    );
    for name in ["jp-kamei", "research"] {
        let out = output(&report, name);
        assert_eq!(
            measured(&out, "122130").as_deref(),
            Some("0.000032"),
            "{name}"
        );
        assert_eq!(measured(&out, "113733").as_deref(), Some("80.5"), "{name}");
        assert_eq!(measured(&out, "121033").as_deref(), Some("70"), "{name}");
        let finding = content(&out, "121071").and_then(|it| text(&it, 0x0040_A160));
        assert_eq!(finding.as_deref(), Some("A mass of 12 mm; [TEL]"), "{name}");
        let remark = content(&out, "MY-1")
            .and_then(|it| text(&it, 0x0040_A160))
            .unwrap();
        assert!(remark.contains("keep the word granuloma"), "{remark}");
        let person = content(&out, "121008").and_then(|it| text(&it, 0x0040_A123));
        assert_eq!(person.as_deref(), Some("DEIDENTIFIED"), "{name}");
        let protocol = content(&out, "125203")
            .and_then(|it| text(&it, 0x0040_A160))
            .unwrap();
        assert!(protocol.starts_with("Chest AP"), "{protocol}");
        let event = content(&out, "113769")
            .and_then(|it| text(&it, 0x0040_A124))
            .unwrap();
        assert!(event.starts_with("2.25."), "{event}");
        let started = content(&out, "111526")
            .and_then(|it| text(&it, 0x0040_A120))
            .unwrap();
        assert!(
            started.ends_with("101500") && !started.starts_with("20240501"),
            "{started}"
        );
        // The words of a public scheme are no names.
        let concept = items(&content(&out, "121008").unwrap(), 0x0040_A043);
        assert_eq!(
            text(&concept[0], 0x0008_0104).as_deref(),
            Some("Person Observer Name")
        );
        assert!(claims(&out).contains(&"113104".to_owned()), "{name}");
        for removed in ["121022", "121021"] {
            assert!(content(&out, removed).is_none(), "{removed} {name}");
        }
        let device = content(&out, "121013").is_some();
        assert_eq!(
            device,
            name == "research",
            "the name of a device is for research"
        );
    }
    for name in ["jp-tokumei", "ps3.15-basic"] {
        let out = output(&report, name);
        let all = contents(&out);
        assert_eq!(all.len(), 1, "{name}: one item that says nothing");
        assert_eq!(
            text(&all[0].1, 0x0040_A160).as_deref(),
            Some("DEIDENTIFIED")
        );
        assert!(!claims(&out).contains(&"113104".to_owned()), "{name}");
    }
}

/// L24: what only the report says identifies elsewhere, too.
#[test]
fn l24_the_survey_learns_people_and_numbers_from_the_concepts_of_a_report() {
    let report = report(&[
        words("121030", "Subject ID", "QX-55120"),
        words(
            "121009",
            "Person Observer's Organization Name",
            "Mizunomori Clinic",
        ),
        number("113733", "KVP", "80.5", "kV"),
    ]);
    let image = slice("7712", "Aoki^Jun", "19700101", "20240501", 1).put(
        0x0008_1030,
        "LO",
        "CT CHEST QX-55120 Mizunomori Clinic",
    );
    let files = [("a", report.file()), ("b", image.file())];
    let bundle = run(&files, preset("jp-kamei"));
    for marker in ["QX-55120", "Mizunomori"] {
        assert!(holds(&files[1].1, marker));
        assert!(!holds(&bundle.everything(), marker), "{marker}");
    }
    assert!(holds(bundle.output("b"), "CT CHEST"));
}

/// L45.
#[test]
fn l45_a_measured_age_over_89_becomes_one_class() {
    for (value, unit, expected) in [
        ("89", "a", "89"),
        ("97", "a", "90"),
        ("1164", "mo", "1080"),
        ("35405", "d", "32850"),
        ("12", "wk", "12"),
    ] {
        let out = output(
            &report(&[number("121033", "Subject Age", value, unit)]),
            "jp-kamei",
        );
        assert_eq!(
            measured(&out, "121033").as_deref(),
            Some(expected),
            "{value} {unit}"
        );
        let kept = output(&report(&[number("113733", "KVP", "120", "kV")]), "jp-kamei");
        assert_eq!(measured(&kept, "113733").as_deref(), Some("120"));
    }
}

#[test]
fn a_report_without_value_types_or_with_values_of_another_type_does_not_leak() {
    let bare = DataSet::default().put(0x0040_A160, "UT", "MARKERBARE");
    let wrong = number("113733", "KVP", "80", "kV").put(0x0040_A160, "UT", "MARKERWRONG");
    let strange = item("SECRET", "113733", "KVP").put(0x0040_A160, "UT", "MARKERSTRANGE");
    let useful = number("122130", "Dose Area Product", "0.5", "Gy.m2");
    let report = report(&[bare, wrong, strange, useful]);
    gone(&report, &["MARKERBARE", "MARKERWRONG", "MARKERSTRANGE"]);
    assert_eq!(
        measured(&output(&report, "jp-kamei"), "122130").as_deref(),
        Some("0.5")
    );
}

#[test]
fn observers_and_authors_of_a_report_go() {
    let person = DataSet::default()
        .put(0x0040_A027, "LO", "MARKERORG")
        .put(0x0040_A030, "DT", "20240501101500")
        .put(0x0040_A075, "PN", "MARKEROBSERVER")
        .put(0x0040_A123, "PN", "MARKERPERSON")
        .sequence(
            0x0040_A088,
            &[code("MARKERCODE", "99STAFF", "MARKERMEANING")],
        );
    let report = report(&[number("113733", "KVP", "80", "kV")])
        .sequence(0x0040_A073, std::slice::from_ref(&person))
        .sequence(0x0040_A078, std::slice::from_ref(&person))
        .sequence(0x0040_A07A, &[person]);
    gone(
        &report,
        &[
            "MARKERORG",
            "MARKEROBSERVER",
            "MARKERPERSON",
            "MARKERCODE",
            "MARKERMEANING",
        ],
    );
}

// Graphics, waveforms, segments

/// L25.
#[test]
fn a_required_sequence_that_lost_its_items_keeps_one_that_says_nothing() {
    let identifier = words("121041", "Specimen Identifier", "S24-88213");
    let step = DataSet::default().sequence(0x0040_0612, &[identifier]);
    let specimen = DataSet::default()
        .put(0x0040_0551, "LO", "S24-88213")
        .put(0x0040_0554, "UI", EVENT)
        .sequence(0x0040_0610, &[step]);
    let slide = object("1.2.840.10008.5.1.4.1.1.77.1.6", "SM").sequence(0x0040_0560, &[specimen]);
    for policy in ["jp-kamei", "research"] {
        let bundle = drop_of(&slide, policy);
        assert!(!holds(&bundle.everything(), "S24-88213"), "{policy}");
        let object = output(&slide, policy);
        let specimens = items(&object, 0x0040_0560);
        let steps = items(&specimens[0], 0x0040_0610);
        assert_eq!(items(&steps[0], 0x0040_0612).len(), 1, "{policy}");
    }
}

#[test]
fn l25_annotations_of_a_presentation_keep_their_words_and_lines_and_lose_the_patient() {
    let words = DataSet::default()
        .put(0x0070_0006, "ST", "nodule 12 mm, Hoshikawa Kazuomi")
        .put(0x0070_0014, "FL", [0u8; 8])
        .put(0x0070_0015, "CS", "Y");
    let line = DataSet::default()
        .put(0x0070_0005, "CS", "PIXEL")
        .put(0x0070_0020, "US", 2u16.to_le_bytes())
        .put(0x0070_0021, "US", 2u16.to_le_bytes())
        .put(0x0070_0022, "FL", [1u8, 2, 3, 4].repeat(4))
        .put(0x0070_0023, "CS", "POLYLINE");
    let annotation = DataSet::default()
        .put(0x0070_0002, "CS", "LAYER1")
        .sequence(0x0070_0008, std::slice::from_ref(&words))
        .sequence(0x0070_0009, &[line]);
    let object = object(PRESENTATION, "PR").sequence(0x0070_0001, &[annotation]);
    gone(&object, &["Hoshikawa", "Kazuomi"]);
    for name in ["jp-kamei", "research"] {
        let out = output(&object, name);
        let annotation = &items(&out, 0x0070_0001)[0];
        let words = &items(annotation, 0x0070_0008)[0];
        assert_eq!(
            text(words, 0x0070_0006).as_deref(),
            Some("nodule 12 mm, [NAME]")
        );
        let line = &items(annotation, 0x0070_0009)[0];
        let points = line.get(tag(0x0070_0022)).unwrap().to_bytes().unwrap();
        assert_eq!(points.as_ref(), [1u8, 2, 3, 4].repeat(4));
        assert!(claims(&out).contains(&"113103".to_owned()), "{name}");
    }
    for name in ["jp-tokumei", "ps3.15-basic"] {
        let bundle = drop_of(&object, name);
        assert!(!holds(&bundle.everything(), "nodule"), "{name}");
        assert!(!claims(&output(&object, name)).contains(&"113103".to_owned()));
    }
}

#[test]
fn an_ecg_keeps_its_samples_channels_and_measurements() {
    let samples: Vec<u8> = (0..=255).collect();
    let channel = DataSet::default()
        .put(0x003A_0203, "SH", "Lead II")
        .sequence(0x003A_0208, &[code("2:2", "MDC", "Lead II")]);
    let group = DataSet::default()
        .put(0x003A_0004, "CS", "ORIGINAL")
        .put(0x003A_0005, "US", 1u16.to_le_bytes())
        .sequence(0x003A_0200, &[channel])
        .put(0x5400_1004, "US", 16u16.to_le_bytes())
        .put(0x5400_1010, "OW", &samples);
    let said = DataSet::default()
        .put(0x0070_0006, "ST", "Sinus rhythm, Hoshikawa Kazuomi")
        .put(0x0040_A0B0, "US", [1u8, 0, 0, 0]);
    let rate = DataSet::default()
        .sequence(0x0040_A043, &[code("2:16016", "MDC", "Heart Rate")])
        .put(0x0040_A30A, "DS", "72");
    let object = object(ECG, "ECG")
        .sequence(0x5400_0100, &[group])
        .sequence(0x0040_B020, &[said, rate]);
    gone(&object, &["Hoshikawa", "Kazuomi"]);
    for name in ["jp-kamei", "research"] {
        let out = output(&object, name);
        let group = &items(&out, 0x5400_0100)[0];
        let kept = group.get(tag(0x5400_1010)).unwrap().to_bytes().unwrap();
        assert_eq!(kept.as_ref(), samples);
        let channel = &items(group, 0x003A_0200)[0];
        assert_eq!(text(channel, 0x003A_0203).as_deref(), Some("Lead II"));
        let notes = items(&out, 0x0040_B020);
        assert_eq!(
            text(&notes[0], 0x0070_0006).as_deref(),
            Some("Sinus rhythm, [NAME]")
        );
        assert_eq!(text(&notes[1], 0x0040_A30A).as_deref(), Some("72"));
    }
    for name in Policy::PRESETS {
        let out = output(&object, name);
        let group = &items(&out, 0x5400_0100)[0];
        let kept = group.get(tag(0x5400_1010)).unwrap().to_bytes().unwrap();
        assert_eq!(kept.as_ref(), samples, "{name}");
    }
}

#[test]
fn segments_structures_and_spectra_keep_their_labels_and_data() {
    let segment = DataSet::default()
        .put(0x0062_0004, "US", 1u16.to_le_bytes())
        .put(0x0062_0005, "LO", "Liver")
        .put(0x0062_0006, "ST", "drawn for Hoshikawa Kazuomi")
        .put(0x0062_0008, "CS", "MANUAL");
    let roi = DataSet::default()
        .put(0x3006_0022, "IS", "1")
        .put(0x3006_0026, "LO", "GTV Hoshikawa")
        .put(0x3006_0036, "CS", "MANUAL");
    let contour = DataSet::default().put(0x3006_0050, "DS", "1.5\\2.5\\3.5");
    let object = object("1.2.840.10008.5.1.4.1.1.481.3", "RTSTRUCT")
        .sequence(0x0062_0002, &[segment])
        .sequence(0x3006_0020, &[roi])
        .sequence(
            0x3006_0039,
            &[DataSet::default().sequence(0x3006_0040, &[contour])],
        )
        .put(0x5600_0020, "OF", [0u8, 0, 128, 63].repeat(16));
    gone(&object, &["Hoshikawa", "Kazuomi"]);
    for name in ["jp-kamei", "research"] {
        let out = output(&object, name);
        let segment = &items(&out, 0x0062_0002)[0];
        assert_eq!(text(segment, 0x0062_0005).as_deref(), Some("Liver"));
        let roi = &items(&out, 0x3006_0020)[0];
        assert_eq!(text(roi, 0x3006_0026).as_deref(), Some("GTV [NAME]"));
    }
    for name in Policy::PRESETS {
        let out = output(&object, name);
        let contour = &items(&items(&out, 0x3006_0039)[0], 0x3006_0040)[0];
        assert_eq!(
            text(contour, 0x3006_0050).as_deref(),
            Some("1.5\\2.5\\3.5"),
            "{name}"
        );
        let spectrum = out.get(tag(0x5600_0020)).unwrap().to_bytes().unwrap();
        assert_eq!(spectrum.as_ref(), [0u8, 0, 128, 63].repeat(16), "{name}");
    }
}

// Old values, signatures, icons, overlays, documents

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

/// L28: an overlay in the pixels' own bits cannot be taken out by removing its attributes.
#[test]
fn l28_an_overlay_in_the_bits_of_the_pixels_holds_the_image_back() {
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
            for set in [
                overlay(image(), at, 12),
                overlay(image(), at, 12).put(0x0028_0301, "CS", "NO"),
                overlay(image(), at, 0),
            ] {
                let held = drop_of(&set, name);
                assert_eq!(
                    held.held("in"),
                    Some("pixels-unexamined"),
                    "{name} {at:04X}"
                );
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
    for (class, mime, document) in [
        (
            "1.2.840.10008.5.1.4.1.1.104.1",
            "application/pdf",
            "%PDF-1.4 /Author (MARKERAUTHOR)",
        ),
        (
            "1.2.840.10008.5.1.4.1.1.104.2",
            "text/XML",
            "<ClinicalDocument>MARKERAUTHOR</ClinicalDocument>",
        ),
        (
            "1.2.840.10008.5.1.4.1.1.104.3",
            "model/stl",
            "solid MARKERAUTHOR",
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
            assert_eq!(left, Some(vec![0, 0]), "{name}");
        }
    }
}

// Indexes of media

/// A DICOMDIR of one patient.
fn directory() -> Vec<u8> {
    let record = DataSet::default()
        .put(0x0004_1400, "UL", [0u8; 4])
        .put(0x0004_1410, "US", [0xFFu8, 0xFF])
        .put(0x0004_1420, "UL", [0u8; 4])
        .put(0x0004_1430, "CS", "PATIENT")
        .put(0x0004_1500, "CS", "DICOM\\QX551207\\IM1")
        .put(0x0010_0010, "PN", "Kamishiro^Touma")
        .put(0x0010_0020, "LO", "QX-90117");
    let set = DataSet::default()
        .put(0x0004_1130, "CS", "MEDIUM")
        .put(0x0004_1200, "UL", [0u8; 4])
        .sequence(0x0004_1220, &[record]);
    let file = set.file();
    let class = DataSet::default()
        .put(0x0002_0002, "UI", support::CT)
        .bytes(true);
    let at = file
        .windows(class.len())
        .position(|window| window == class)
        .expect("a class");
    [&file[..at], &directory_class(), &file[at + class.len()..]].concat()
}

/// (0002,0002) of a directory, as long as that of a CT.
fn directory_class() -> Vec<u8> {
    let mut uid = b"1.2.840.10008.1.3.10".to_vec();
    uid.resize(support::CT.len().next_multiple_of(2), 0);
    DataSet::default().put(0x0002_0002, "UI", uid).bytes(true)
}

/// L07.
#[test]
fn l07_an_index_of_a_medium_is_not_carried_over_whatever_its_name_and_is_known_all_the_same() {
    let image = slice("7712", "Aoki^Jun", "19700101", "20240501", 1).put(
        0x0008_1030,
        "LO",
        "CT CHEST Kamishiro Touma QX-90117 QX551207",
    );
    let directory = directory();
    for path in ["DICOMDIR", "dicom/IM000001.dcm", "export/series"] {
        let files = [(path, directory.clone()), ("b", image.file())];
        for name in Policy::PRESETS {
            let bundle = run(&files, preset(name));
            assert_eq!(bundle.held(path), Some("media-index"), "{name} {path}");
            assert_eq!(bundle.held("b"), None, "{name}");
            for marker in ["Kamishiro", "Touma", "QX-90117", "QX551207"] {
                assert!(holds(&files[1].1, marker));
                assert!(!holds(&bundle.everything(), marker), "{marker} {name}");
            }
        }
    }
}

#[test]
fn no_prefix_of_an_index_is_released() {
    let directory = directory();
    for end in (0..directory.len()).step_by(3) {
        let bundle = run(&[("in", directory[..end].to_vec())], preset("research"));
        let everything = bundle.everything();
        assert!(!holds(&everything, "Kamishiro"), "{end}");
    }
}

// Private elements

/// L02, L03, L04: blocks of two creators in one group, odd and absent ones, lower case, nested.
#[test]
fn l04_a_safe_private_value_stays_only_in_the_block_of_its_creator() {
    let safe = "SIEMENS MR HEADER";
    let blocks = |creator: &str, other: &str| {
        slice(ID, NAME, BIRTH, "20240501", 1)
            .put(0x0019_0010, "LO", other)
            .put(0x0019_00E1, "LO", creator)
            .put(0x0019_100C, "IS", "4711")
            .put(0x0019_E10C, "IS", "1000")
    };
    let out = output(&blocks(safe, "MARKERMAKER"), "research");
    assert_eq!(text(&out, 0x0019_E10C).as_deref(), Some("1000"));
    assert_eq!(text(&out, 0x0019_00E1).as_deref(), Some(safe));
    for gone in [0x0019_0010, 0x0019_100C] {
        assert!(out.get(tag(gone)).is_none(), "{gone:08X}");
    }
    for creator in ["siemens mr header", "SIEMENS MR HEADER 2", ""] {
        let out = output(&blocks(creator, "MARKERMAKER"), "research");
        assert!(out.get(tag(0x0019_E10C)).is_none(), "{creator}");
    }
    // No creator in the item: the one outside does not reach inside.
    let nested = DataSet::default().put(0x0019_E10C, "IS", "2000");
    let with = blocks(safe, "MARKERMAKER").sequence(0x0008_1140, &[nested]);
    let out = output(&with, "research");
    let item = items(&out, 0x0008_1140);
    assert!(item.iter().all(|item| item.get(tag(0x0019_E10C)).is_none()));
    for name in ["jp-kamei", "jp-tokumei", "ps3.15-basic"] {
        let out = output(&blocks(safe, "MARKERMAKER"), name);
        assert!(out.get(tag(0x0019_E10C)).is_none(), "{name}");
    }
}

fn declaring(status: &str, elements: &[u16]) -> DataSet {
    let numbers: Vec<u8> = elements.iter().flat_map(|it| it.to_le_bytes()).collect();
    let block = DataSet::default()
        .put(0x0008_0301, "US", 0x0029u16.to_le_bytes())
        .put(0x0008_0302, "LO", "ACME 1.0")
        .put(0x0008_0303, "CS", status)
        .put(0x0008_0304, "US", numbers);
    let inner = DataSet::default()
        .put(0x0010_0010, "PN", "MARKERINNER")
        .put(0x0018_0050, "DS", "2.5");
    slice(ID, NAME, BIRTH, "20240501", 1)
        .sequence(0x0008_0300, &[block])
        .put(0x0029_0010, "LO", "ACME 1.0")
        .put(0x0029_1001, "FD", 1.5f64.to_le_bytes())
        .put(0x0029_1002, "LO", "gradient of Hoshikawa Kazuomi")
        .put(0x0029_1003, "PN", "MARKERPERSON")
        .put(0x0029_1004, "UN", "MARKERHIDDEN")
        .sequence(0x0029_1005, &[inner])
}

#[test]
fn a_block_that_the_data_set_declares_safe_stays_under_retain_safe_private_and_is_cleaned() {
    let markers = ["MARKERINNER", "MARKERPERSON", "MARKERHIDDEN", "Hoshikawa"];
    for set in [
        declaring("SAFE", &[]),
        declaring("MIXED", &[1, 2, 3, 4, 5]),
        declaring("UNSAFE", &[1]),
    ] {
        gone(&set, &markers);
    }
    for set in [declaring("SAFE", &[]), declaring("MIXED", &[1, 2, 3, 4, 5])] {
        let out = output(&set, "research");
        assert!(out.get(tag(0x0029_1001)).is_some());
        assert_eq!(
            text(&out, 0x0029_1002).as_deref(),
            Some("gradient of [NAME]")
        );
        let inner = &items(&out, 0x0029_1005)[0];
        assert_eq!(text(inner, 0x0018_0050).as_deref(), Some("2.5"));
        assert!(output(&set, "jp-kamei").get(tag(0x0029_1001)).is_none());
    }
    let mixed = output(&declaring("MIXED", &[1]), "research");
    assert!(mixed.get(tag(0x0029_1001)).is_some());
    assert!(mixed.get(tag(0x0029_1002)).is_none());
    for status in ["UNSAFE", "", "MARKER"] {
        let out = output(&declaring(status, &[1, 2]), "research");
        assert!(out.get(tag(0x0029_1001)).is_none(), "{status}");
    }
}

#[test]
fn the_users_own_list_of_safe_private_attributes_is_honoured() {
    let policy = Policy::from_json(
        r#"{"preset":"research","safe_private":[
            {"creator":"ACME 1.0","group":"0029","element":"01","vr":"FD"},
            {"creator":"ACME 1.0","group":"0029","element":"05","vr":"SQ"}]}"#,
    )
    .unwrap();
    let bundle = run(&[("in", declaring("UNSAFE", &[]).file())], policy);
    let out = dicom_object::from_reader(bundle.output("in")).unwrap();
    assert!(out.get(tag(0x0029_1001)).is_some());
    assert!(out.get(tag(0x0029_1002)).is_none());
    assert_eq!(items(&out, 0x0029_1005).len(), 1);
    for marker in ["MARKERINNER", "MARKERPERSON", "MARKERHIDDEN", "Hoshikawa"] {
        assert!(!holds(&bundle.everything(), marker), "{marker}");
    }
}
