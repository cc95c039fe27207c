//! Indexes of media.

use super::*;
use kamei::limits::Limits;
use kamei::pipeline::{self, Run, Settings};
use kamei::survey::Survey;

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

/// The values of `element` of group 0004 in the records of an index, read by an independent parser.
fn listed(index: &[u8], element: u16) -> Vec<String> {
    let object = dicom_object::from_reader(index).expect("a readable index");
    let records = object.get(Tag(0x0004, 0x1220)).and_then(|it| it.items());
    let values = records.unwrap_or_default().iter().filter_map(|record| {
        let value = record.get(Tag(0x0004, element))?.to_multi_str().ok()?;
        let parts: Vec<&str> = value
            .iter()
            .map(|part| part.trim_end_matches(['\0', ' ']))
            .collect();
        Some(parts.join("/"))
    });
    values.collect()
}

/// L07.
#[test]
fn l07_a_drop_from_a_medium_gets_a_new_index_of_what_is_released_and_nothing_of_the_old_one() {
    let first = slice(ID, NAME, BIRTH, "20240501", 1).file();
    let second = slice(ID, NAME, BIRTH, "20240501", 2).file();
    let other = slice("7712", "Aoki^Jun", "19700101", "20240501", 1).file();
    let unknown = slice("7712", "Aoki^Jun", "19700101", "20240501", 9);
    let unknown = unknown.put(0x0008_0016, "UI", "1.2.3.4").file();
    let files = [
        ("DICOMDIR", directory()),
        ("DICOM/PA000001/ST000001/IM000001", first),
        ("DICOM/PA000001/ST000001/IM000002", second),
        ("DICOM/PA000002/ST000001/IM000001", other),
        ("DICOM/PA000002/ST000001/IM000009", unknown),
    ];
    for name in Policy::PRESETS {
        let bundle = run(&files, preset(name));
        assert_eq!(bundle.held("DICOMDIR"), Some("media-index"), "{name}");
        let index = &bundle.files["DICOMDIR"];
        let types = listed(index, 0x1430);
        let count = |wanted: &str| types.iter().filter(|it| *it == wanted).count();
        assert_eq!(
            (count("PATIENT"), count("STUDY"), count("SERIES")),
            (2, 2, 2)
        );
        assert_eq!(count("IMAGE"), 3, "{name}");
        for (path, uid) in listed(index, 0x1500).iter().zip(listed(index, 0x1511)) {
            let output = &bundle.files[path];
            assert_eq!(support::text(output, 0x0008_0018), Some(uid), "{name}");
        }
        let report = String::from_utf8_lossy(&bundle.files["report.json"]);
        assert!(report.contains("\"not-in-media-index\": 1"), "{name}");
        let manifest = String::from_utf8_lossy(&bundle.files["manifest.json"]);
        assert!(manifest.contains("\"path\": \"DICOMDIR\""), "{name}");
        for marker in [
            "Kamishiro",
            "Touma",
            "QX-90117",
            "QX551207",
            "MEDIUM",
            "PA000001",
        ] {
            let held = files
                .iter()
                .any(|it| holds(&it.1, marker) || it.0.contains(marker));
            assert!(
                held && !holds(&bundle.everything(), marker),
                "{marker} {name}"
            );
        }
    }
}

#[test]
fn the_new_index_does_not_depend_on_the_order_of_files() {
    let mut files = vec![("DICOMDIR", directory())];
    let names = ["a", "b", "c", "d"];
    for (name, number) in names.into_iter().zip(1..) {
        files.push((name, slice(ID, NAME, BIRTH, "20240501", number).file()));
    }
    // A copy of an instance has a name of its own and is listed once.
    files.push(("e", files[1].1.clone()));
    let bundle = run(&files, preset("research"));
    assert_eq!(listed(&bundle.files["DICOMDIR"], 0x1511).len(), 4);
    files.reverse();
    assert_eq!(run(&files, preset("research")).files, bundle.files);
}

#[test]
fn without_a_medium_there_is_no_index_and_names_have_endings() {
    let files = [("a", slice(ID, NAME, BIRTH, "20240501", 1).file())];
    let bundle = run(&files, preset("research"));
    assert!(!bundle.files.contains_key("DICOMDIR"));
    assert!(bundle.files.keys().any(|path| path.ends_with(".dcm")));
    let alone = run(&[("DICOMDIR", directory())], preset("research"));
    assert_eq!(alone.held("DICOMDIR"), Some("media-index"));
    assert!(
        !alone.files.contains_key("DICOMDIR"),
        "there is nothing to list"
    );
}

#[test]
fn a_new_index_dropped_with_its_files_is_replaced_again() {
    let files = [
        ("DICOMDIR", directory()),
        ("a", slice(ID, NAME, BIRTH, "20240501", 1).file()),
    ];
    let first = run(&files, preset("research"));
    let again: Vec<(&str, Vec<u8>)> = first
        .files
        .iter()
        .filter(|(path, _)| *path == "DICOMDIR" || path.starts_with("DICOM/"))
        .map(|(path, bytes)| (path.as_str(), bytes.clone()))
        .collect();
    let second = run(&again, preset("research"));
    assert_eq!(second.held("DICOMDIR"), Some("media-index"));
    let uids = [&first, &second].map(|bundle| listed(&bundle.files["DICOMDIR"], 0x1511));
    assert_eq!(uids[1].len(), 1);
    assert_ne!(uids[0], uids[1]);
}

#[test]
fn an_index_that_fails_the_gate_does_not_ship_and_the_reason_of_the_old_one_says_so() {
    let drop = |id: &str| {
        let image = slice(id, "Aoki^Jun", "19700101", "20240501", 1).file();
        [("DICOMDIR", directory()), ("a", image)]
    };
    let bundle = run(&drop("7712"), preset("research"));
    let pseudonym = support::text(bundle.output("a"), 0x0010_0020).expect("a pseudonym");
    // Another drop, in which the pseudonym that the first one lists is the ID of a patient.
    let settings = Settings {
        policy: preset("research"),
        limits: Limits::default(),
    };
    let surveys = drop(&pseudonym).map(|(path, bytes)| pipeline::survey(path, &bytes, &settings));
    let other = Run::new(settings, Survey::merge(surveys.to_vec()), &support::key());
    let finished = other.finish(bundle.records.clone()).expect("a bundle");
    let document = |path: &str| finished.documents.iter().find(|it| it.path == path);
    assert!(document("DICOMDIR").is_none());
    let manifest = &document("manifest.json").expect("a manifest").bytes;
    assert!(holds(manifest, "\"code\": \"gate-hit\""));
    assert_eq!(finished.files.len(), 1, "the file ships");
}
