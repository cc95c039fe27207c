//! Structured reports: items by concept, people, numbers and ages.

use super::*;

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

/// L24: a name, a number of a record or a day of birth is one whatever the type of the value.
#[test]
fn a_concept_that_identifies_is_read_in_every_type_of_value() {
    let report = report(&[
        words("121008", "Person Observer Name", "Vexley One"),
        words("121031", "Subject Birth Date", "Vexley Two"),
        words("371484003:SCT", "Patient name", "Vexley Three"),
        words("G-D101:SRT", "Patient name", "Vexley Four"),
        words("184099003:SCT", "Date of birth", "Vexley Five"),
        words("99:99L", "担当医", "Vexley Six"),
        number("363698007:SCT", "MRN as number", "9012345678", "1"),
        number("397669002:SCT", "Age", "93", "a"),
        number("122130", "Dose Area Product", "0.5", "Gy.m2"),
        item("CODE", "363698007:SCT", "Finding Site")
            .sequence(0x0040_A168, &[code("39607008", "SCT", "Lung")]),
    ]);
    gone(&report, &["Vexley", "9012345678"]);
    for name in ["jp-kamei", "research"] {
        let out = output(&report, name);
        assert_eq!(measured(&out, "397669002").as_deref(), Some("90"), "{name}");
        assert_eq!(measured(&out, "122130").as_deref(), Some("0.5"), "{name}");
        let name_item = content(&out, "371484003").and_then(|it| text(&it, 0x0040_A160));
        assert_eq!(name_item.as_deref(), Some("DEIDENTIFIED"), "{name}");
        let site = content(&out, "363698007").map(|it| items(&it, 0x0040_A168));
        let site = site.and_then(|codes| text(codes.first()?, 0x0008_0104));
        assert_eq!(site.as_deref(), Some("Lung"), "{name}");
    }
}

/// The meaning of a code is a text like others, whoever publishes the scheme.
#[test]
fn a_meaning_under_a_public_scheme_loses_people_and_contacts_and_keeps_its_words() {
    let coded = |value: &str, scheme: &str, meaning: &str| {
        item("CODE", "121071", "Finding").sequence(0x0040_A168, &[code(value, scheme, meaning)])
    };
    let planted = report(&[
        coded("T-D3000", "SRT", "Chest of Mrs Applebottom"),
        coded("1-8", "LN", "Tel 090-1234-5678"),
        coded("39607008", "SCT", "Lung, born 1950-02-03"),
    ]);
    gone(&planted, &["Applebottom", "090-1234-5678", "1950-02-03"]);
    for meaning in [
        "Person Observer Name",
        "Left Lung",
        "Crohn's disease",
        "Baker's cyst",
        "Device Observer Physical Location During Observation",
        "Procedure Number in this admission",
    ] {
        let out = output(&report(&[coded("1", "SCT", meaning)]), "jp-kamei");
        let kept = content(&out, "121071").map(|it| items(&it, 0x0040_A168));
        let kept = kept.and_then(|codes| text(codes.first()?, 0x0008_0104));
        assert_eq!(kept.as_deref(), Some(meaning));
    }
}
