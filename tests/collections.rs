//! A drop as a whole: what refers to what before and after, who is one patient, and what a second
//! run over our own outputs does.

mod support;

use dicom_object::InMemDicomObject;
use kamei::element::VR;
use kamei::policy::Policy;
use std::collections::{BTreeMap, BTreeSet};
use support::{Bundle, CT, DataSet, holds, preset, run, slice, text};

const ROOT: &str = "1.2.826.0.1.3680043.9.7777.0012345.1";
const FRAME: &str = "1.2.826.0.1.3680043.9.7777.0012345.9";
const REGISTERED_FRAME: &str = "1.2.840.10008.1.4.1.1";

fn item() -> DataSet {
    DataSet::default()
}

fn taro(number: u32) -> DataSet {
    slice("0012345", "Yamada^Taro", "19610103", "20240501", number).put(0x0020_0052, "UI", FRAME)
}

/// An object of the same study without pixels.
fn object(class: &str, modality: &str, number: u32) -> DataSet {
    DataSet::default()
        .put(0x0008_0005, "CS", "ISO_IR 192")
        .put(
            0x0008_0016,
            "UI",
            format!("1.2.840.10008.5.1.4.1.1.{class}"),
        )
        .put(0x0008_0018, "UI", format!("{ROOT}.7.{number}"))
        .put(0x0008_0020, "DA", "20240501")
        .put(0x0008_0060, "CS", modality)
        .put(0x0010_0010, "PN", "Yamada^Taro")
        .put(0x0010_0020, "LO", "0012345")
        .put(0x0010_0030, "DA", "19610103")
        .put(0x0020_000D, "UI", ROOT)
        .put(0x0020_000E, "UI", format!("{ROOT}.7"))
        .put(0x0020_0052, "UI", FRAME)
}

fn image(number: u32) -> String {
    format!("{ROOT}.1.{number}")
}

/// An item that refers to an instance.
fn to(uid: &str) -> DataSet {
    item()
        .put(0x0008_1150, "UI", CT)
        .put(0x0008_1155, "UI", uid)
}

/// CT images with the objects that refer to them, and to what is not there.
fn collection() -> Vec<(&'static str, Vec<u8>)> {
    let contour = item().sequence(0x3006_0016, &[to(&image(1)), to(&image(2))]);
    let series = item()
        .put(0x0020_000E, "UI", format!("{ROOT}.1"))
        .sequence(0x3006_0016, &[to(&image(1)), to(&image(99))]);
    let study = item()
        .put(0x0008_1150, "UI", "1.2.840.10008.3.1.2.3.1")
        .put(0x0008_1155, "UI", ROOT)
        .sequence(0x3006_0014, &[series]);
    let structures = object("481.3", "RTSTRUCT", 1)
        .sequence(
            0x3006_0010,
            &[
                item()
                    .put(0x0020_0052, "UI", FRAME)
                    .sequence(0x3006_0012, &[study]),
                item().put(0x0020_0052, "UI", REGISTERED_FRAME),
                item().put(0x0020_0052, "UI", "1.2.826.0.1.3680043.9.7777.404"),
            ],
        )
        .sequence(
            0x3006_0039,
            &[item().sequence(0x3006_0040, std::slice::from_ref(&contour))],
        );
    let mut packed = to(&image(2)).bytes(false);
    packed.splice(0..0, (packed.len() as u32).to_le_bytes());
    packed.splice(0..0, [0xFE, 0xFF, 0x00, 0xE0]);
    let segmentation = object("66.4", "SEG", 2)
        .sequence(
            0x0008_1115,
            &[item()
                .put(0x0020_000E, "UI", format!("{ROOT}.1"))
                .sequence(0x0008_114A, &[to(&image(1)), to(&image(3))])],
        )
        // Source Image Sequence, encoded as UN.
        .put(0x0008_2112, "UN", packed);
    let presentation = object("11.1", "PR", 3).sequence(
        0x0008_1115,
        &[item()
            .put(0x0020_000E, "UI", format!("{ROOT}.1"))
            .sequence(0x0008_1140, &[to(&format!(" {}", image(3)))])],
    );
    let evidence = item().put(0x0020_000D, "UI", ROOT).sequence(
        0x0008_1115,
        &[item()
            .put(0x0020_000E, "UI", format!("{ROOT}.7"))
            .sequence(0x0008_1199, &[to(&format!("{ROOT}.7.2"))])],
    );
    let report = object("88.11", "SR", 4)
        .sequence(0x0040_A375, &[evidence])
        .sequence(
            0x0040_A730,
            &[item()
                .put(0x0040_A010, "CS", "CONTAINS")
                .put(0x0040_A040, "CS", "IMAGE")
                .sequence(0x0008_1199, &[to(&image(1))])],
        );
    let dose = object("481.2", "RTDOSE", 5)
        .sequence(0x300C_0002, &[to("1.2.826.0.1.3680043.9.7777.405")])
        .sequence(0x300C_0060, &[to(&format!("{ROOT}.7.1"))])
        .put(0x0008_0058, "UI", format!("{}\\{}", image(1), image(2)));
    vec![
        ("ct1", taro(1).file()),
        ("ct2", taro(2).file()),
        ("ct3", taro(3).file()),
        ("rtstruct", structures.file()),
        ("seg", segmentation.file()),
        ("pr", presentation.file()),
        ("sr", report.file()),
        ("rtdose", dose.file()),
    ]
}

/// Every UI value of a data set that names an entity, by its place.
fn uids(file: &[u8]) -> BTreeMap<String, Vec<String>> {
    fn walk(set: &InMemDicomObject, place: &str, found: &mut BTreeMap<String, Vec<String>>) {
        for element in set {
            let tag = element.header().tag;
            let place = format!("{place}/{tag}");
            if let Some(items) = element.items() {
                for (number, item) in items.iter().enumerate() {
                    walk(item, &format!("{place}#{number}"), found);
                }
            } else if element.vr() == VR::UI && !kamei::registry::is_structural(tag) {
                let value = element.to_str().expect("UIDs");
                let values = value.split('\\').map(|uid| uid.trim_matches([' ', '\0']));
                found.insert(place, values.map(str::to_owned).collect());
            }
        }
    }
    let object = dicom_object::from_reader(file).expect("readable");
    let mut found = BTreeMap::new();
    walk(&object, "", &mut found);
    found
}

/// The names of the files that are what a UID names: instance, study, series or frame.
fn index(files: &BTreeMap<&str, Vec<u8>>) -> BTreeMap<String, BTreeSet<String>> {
    let mut index: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, file) in files {
        for tag in [0x0008_0018, 0x0020_000D, 0x0020_000E, 0x0020_0052] {
            let uid = text(file, tag).expect("a UID");
            index.entry(uid).or_default().insert((*name).to_owned());
        }
    }
    index
}

#[test]
fn l70_references_resolve_exactly_where_they_did_under_every_preset() {
    let inputs = collection();
    for name in Policy::PRESETS {
        let bundle = run(&inputs, preset(name));
        let before: BTreeMap<&str, Vec<u8>> = inputs.iter().cloned().collect();
        let after: BTreeMap<&str, Vec<u8>> = inputs
            .iter()
            .map(|(path, _)| (*path, bundle.output(path).to_vec()))
            .collect();
        let (resolved_before, resolved_after) = (index(&before), index(&after));
        let mut renamed: BTreeMap<String, String> = BTreeMap::new();
        let (mut resolved, mut lost) = (0, 0);
        for (path, file) in &after {
            let originals = uids(&before[path]);
            for (place, values) in uids(file) {
                // The segmentation's sequence in UN is a sequence in the output.
                let Some(old) = originals.get(&place) else {
                    assert!(place.starts_with("/(0008,2112)"), "{place} in {path}");
                    assert_eq!(resolved_after[&values[0]], ["ct2".to_owned()].into());
                    continue;
                };
                assert_eq!(old.len(), values.len(), "{place} in {path}");
                for (old, new) in old.iter().zip(values) {
                    if kamei::registry::is_well_known(old) {
                        assert_eq!(*old, new);
                        continue;
                    }
                    assert_ne!(*old, new, "{place} in {path} under {name}");
                    let other = renamed.insert(old.clone(), new.clone());
                    assert!(other.is_none_or(|other| other == new), "{place} in {path}");
                    assert_eq!(resolved_before.get(old), resolved_after.get(&new));
                    match resolved_before.contains_key(old) {
                        true => resolved += 1,
                        false => lost += 1,
                    }
                }
            }
        }
        let distinct: BTreeSet<&String> = renamed.values().collect();
        assert_eq!(distinct.len(), renamed.len(), "two UIDs became one");
        assert!(resolved >= 40, "{resolved} references resolve under {name}");
        assert!(lost >= 1, "{lost} references lead nowhere under {name}");
    }
}

#[test]
fn l70_references_that_lead_nowhere_are_reported_and_named_nowhere() {
    let bundle = run(&collection(), preset("jp-kamei"));
    let found = findings(&bundle);
    // An image, a frame of reference and a plan.
    assert_eq!(found["unresolved-reference"], (3, 2));
    assert_eq!(found.len(), 1);
    assert!(!holds(&bundle.everything(), "3680043.9.7777.40"));
}

/// Number of subjects and of files of every finding in the report.
fn findings(bundle: &Bundle) -> BTreeMap<String, (u64, u64)> {
    let report: serde_json::Value =
        serde_json::from_slice(&bundle.files["report.json"]).expect("JSON");
    let findings = report["findings"].as_array().expect("findings");
    findings
        .iter()
        .map(|finding| {
            let code = finding["code"].as_str().expect("a code").to_owned();
            let files = finding["files"].as_u64().expect("a count");
            (
                code,
                (finding["subjects"].as_u64().expect("a count"), files),
            )
        })
        .collect()
}

#[test]
fn l69_people_who_do_not_agree_are_reported_in_both_languages() {
    let other = |path, change: fn(DataSet) -> DataSet| (path, change(taro(7)).file());
    let files = [
        ("a", taro(1).file()),
        other("b", |set| {
            set.put(0x0008_0018, "UI", "1.2.3.1")
                .put(0x0010_0030, "DA", "19610104")
        }),
        other("c", |set| {
            set.put(0x0008_0018, "UI", "1.2.3.2")
                .put(0x0010_0010, "PN", "Tanaka^Jiro")
        }),
        other("d", |set| {
            set.put(0x0008_0018, "UI", "1.2.3.3")
                .put(0x0010_0040, "CS", "M")
        }),
        other("e", |set| {
            set.put(0x0008_0018, "UI", "1.2.3.4")
                .put(0x0010_0020, "LO", "0067890")
        }),
        other("f", |set| {
            set.put(0x0008_0018, "UI", "1.2.3.5")
                .put(0x0010_0020, "LO", "")
        }),
        other("g", |set| {
            set.put(0x0008_0018, "UI", "1.2.3.6")
                .put(0x0010_0021, "LO", "HOSP-A")
        }),
        other("h", |set| {
            set.put(0x0008_0018, "UI", "1.2.3.7")
                .put(0x0010_0021, "LO", "HOSP-B")
        }),
    ];
    let bundle = run(&files, preset("jp-kamei"));
    let found = findings(&bundle);
    let codes: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(
        codes,
        [
            "no-patient-id",
            "one-id-two-issuers",
            "one-patient-two-birth-dates",
            "one-patient-two-names",
            "one-patient-two-sexes",
            "one-study-partly-without-id",
            "one-study-two-patients",
        ]
    );
    let page = String::from_utf8(bundle.files["report.html"].clone()).expect("text");
    for words in ["同じ患者IDに異なる氏名", "one patient ID with two names"] {
        assert!(page.contains(words), "{words}");
    }
    for identity in [
        "Tanaka", "Yamada", "0067890", "0012345", "HOSP-A", "19610104",
    ] {
        assert!(!holds(&bundle.everything(), identity), "{identity} left");
    }
}

/// A spreadsheet makes 12345 of 0012345: the row would become a person of its own.
#[test]
fn a_table_whose_ids_lost_their_zeros_is_found_beside_the_images() {
    let csv = |id: &str| format!("patient_id,age\r\n{id},40\r\n77777,50\r\n").into_bytes();
    let image = ("a.dcm", taro(1).put(0x0010_0020, "LO", "0012345").file());
    let bundle = run(
        &[image.clone(), ("b.csv", csv("12345"))],
        preset("jp-kamei"),
    );
    assert_eq!(findings(&bundle)["patient-ids-alike"], (1, 2));
    let page = String::from_utf8(bundle.files["report.html"].clone()).expect("text");
    assert!(page.contains("patient IDs that differ in leading zeros or separators only"));
    assert!(!holds(&bundle.everything(), "12345"), "an ID is left");

    let bundle = run(&[image, ("b.csv", csv("0012345"))], preset("jp-kamei"));
    assert!(!findings(&bundle).contains_key("patient-ids-alike"));
}

#[test]
fn l71_copies_and_different_contents_of_one_uid_are_told_apart_and_all_kept() {
    let files = [
        ("a", taro(1).file()),
        ("b", taro(1).file()),
        ("c", taro(2).file()),
        ("d", taro(2).put(0x0018_0050, "DS", "5.0").file()),
    ];
    let bundle = run(&files, preset("jp-kamei"));
    let found = findings(&bundle);
    assert_eq!(found["repeated-instance"], (1, 2));
    assert_eq!(found["duplicate-sop-instance"], (1, 2));
    assert_eq!(bundle.finished.files.len(), 4);
    assert_eq!(bundle.output("a"), bundle.output("b"));
    assert_ne!(bundle.output("c"), bundle.output("d"));
}

#[test]
fn l38_a_data_set_without_any_uid_or_id_is_processed_without_its_dates() {
    let bare = DataSet::default()
        .put(0x0008_0016, "UI", CT)
        .put(0x0008_0020, "DA", "20240501")
        .put(0x0008_0060, "CS", "CT")
        .put(0x0010_0010, "PN", "Yamada^Taro");
    for name in Policy::PRESETS {
        let bundle = run(&[("a", bare.file()), ("b", bare.file())], preset(name));
        let everything = bundle.everything();
        assert!(!holds(&everything, "20240501") && !holds(&everything, "Yamada"));
        assert_eq!(findings(&bundle)["no-patient-id"], (1, 2));
        assert_eq!(bundle.finished.held_back, 0, "{name}");
    }
}

#[test]
fn l36_a_uid_of_our_own_root_or_of_a_registered_look_is_replaced() {
    let planted = [
        "2.25.329800735698586629295641978511506172918",
        "2.25.78860657308074311604038267003313068723",
        "1.2.840.10008.1.1961.103",
        "1.2.840.10008.5.1.4.1.1.2.0048",
    ];
    for uid in planted {
        let file = taro(1)
            .put(0x0008_0018, "UI", uid)
            .put(0x0020_0052, "UI", uid);
        let bundle = run(&[("a", file.file())], preset("jp-kamei"));
        let output = bundle.output("a");
        let new = text(output, 0x0008_0018).expect("a UID");
        assert_ne!(new, uid);
        assert_eq!(text(output, 0x0020_0052), Some(new), "{uid}");
    }
}

// A second run over our own output.

#[test]
fn l73_our_own_output_is_recognised_and_processed_like_any_other() {
    let once = run(&collection(), preset("jp-kamei"));
    assert!(!findings(&once).contains_key("already-deidentified"));
    let again: Vec<(&str, Vec<u8>)> = collection()
        .iter()
        .map(|(path, _)| (*path, once.output(path).to_vec()))
        .collect();
    let twice = run(&again, preset("jp-kamei"));
    assert_eq!(findings(&twice)["already-deidentified"], (8, 8));
    assert_eq!(twice.files, run(&again, preset("jp-kamei")).files);
    for (path, first) in &again {
        let second = twice.output(path);
        for tag in [0x0008_0018, 0x0010_0020, 0x0008_0020] {
            assert_ne!(text(first, tag), text(second, tag), "{tag:08X} of {path}");
        }
    }
    assert!(!holds(&twice.everything(), "0012345"));
}

#[test]
fn l73_a_table_of_our_own_pseudonyms_is_recognised_and_gets_new_ones() {
    let table = "患者ID,体重\n0012345,53.4\n0067890,60.1\n0099999,71.0\n0099998,71.5\n";
    let once = run(&[("t.csv", table.as_bytes().to_vec())], preset("jp-kamei"));
    assert!(!findings(&once).contains_key("already-deidentified"));
    let output = once.output("t.csv").to_vec();
    let twice = run(&[("t.csv", output.clone())], preset("jp-kamei"));
    assert_eq!(findings(&twice)["already-deidentified"], (1, 1));
    let text = String::from_utf8(twice.output("t.csv").to_vec()).expect("text");
    let first = String::from_utf8(output).expect("text");
    for (old, new) in first.lines().zip(text.lines()).skip(1) {
        assert_ne!(old.split(',').next(), new.split(',').next());
        assert_eq!(old.split(',').nth(1), new.split(',').nth(1));
    }
}

#[test]
fn l73_a_forged_claim_changes_no_byte_of_what_is_done() {
    let forged = taro(1)
        .put(0x0012_0062, "CS", "YES")
        .put(0x0012_0063, "LO", "kamei 0.1.0 113100")
        .put(0x0010_0020, "LO", "0012345");
    let bundle = run(&[("a", forged.file())], preset("ps3.15-basic"));
    assert_eq!(findings(&bundle)["already-deidentified"], (1, 1));
    let plain = run(&[("a", taro(1).file())], preset("ps3.15-basic"));
    for tag in [0x0008_0018, 0x0010_0010, 0x0010_0020, 0x0020_000D] {
        assert_eq!(
            text(bundle.output("a"), tag),
            text(plain.output("a"), tag),
            "{tag:08X}"
        );
    }
    let elsewhere = taro(1)
        .put(0x0012_0062, "CS", "YES")
        .put(0x0012_0063, "LO", "Some other tool");
    let bundle = run(&[("a", elsewhere.file())], preset("jp-kamei"));
    assert_eq!(findings(&bundle)["deidentified-elsewhere"], (1, 1));
}

// Nothing of a collection depends on who surveys what.

#[test]
fn l72_surveys_that_travelled_as_bytes_in_any_order_give_the_same_plan() {
    use kamei::limits::Limits;
    use kamei::pipeline::{self, Run, Settings};
    use kamei::survey::{FileSurvey, Survey};
    let settings = || Settings {
        policy: preset("jp-kamei"),
        limits: Limits::default(),
    };
    let surveys: Vec<Vec<u8>> = collection()
        .iter()
        .map(|(path, bytes)| pipeline::survey(path, bytes, &settings()))
        .map(|survey| postcard::to_stdvec(&survey).expect("bytes"))
        .collect();
    let plan = |order: &[usize]| {
        let files: Vec<FileSurvey> = order
            .iter()
            .map(|&at| postcard::from_bytes(&surveys[at]).expect("a survey"))
            .collect();
        Run::new(settings(), Survey::merge(files), &support::key())
            .plan()
            .clone()
    };
    let expected = plan(&[0, 1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(expected, plan(&[7, 6, 5, 4, 3, 2, 1, 0]));
    assert_eq!(expected, plan(&[3, 0, 7, 1, 6, 2, 5, 4]));
}
