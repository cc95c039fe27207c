//! Whole drops: references, duplicates, second runs, people: checklist L69 to L74.

use crate::patient::*;
use crate::support::{self, DataSet, preset, run, text};
use kamei::element::Tag;

#[test]
fn l70_references_between_files_resolve_after_the_run() {
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
fn l71_files_of_one_uid_with_different_content_are_both_kept_apart() {
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
fn l36_l73_a_second_run_over_an_output_still_claims_once_and_links_nobody_to_the_input() {
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
fn l35_a_pseudonym_repeats_under_one_key_and_is_no_part_of_a_plain_hash() {
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

#[test]
fn l35_enumerating_ids_without_the_key_finds_no_output() {
    use kamei::transform::derive::Derivations;
    use sha2::{Digest, Sha256};
    let bundle = run(&[("in", image().file())], preset("jp-kamei"));
    let output = bundle.output("in");
    let pseudonym = text(output, 0x0010_0020).expect("a pseudonym");
    let uid = text(output, 0x0008_0018).expect("a UID");
    let number: u128 = uid.trim_start_matches("2.25.").parse().expect("128 bits");
    let other = Derivations::new(&kamei::key::RootKey::from_bytes([8; 32]), None, "");
    let mut seen = std::collections::BTreeSet::new();
    // The patient's ID is among those tried.
    for id in 48_200_000u32..48_220_000 {
        let id = format!("{id:08}");
        for plain in [
            id.clone(),
            format!("{ID}1.2.826.0.1.3680043.9.7777.1.1.1"),
            format!("kamei{id}"),
        ] {
            let digest = Sha256::digest(&plain);
            let hex: String = digest.iter().map(|byte| format!("{byte:02X}")).collect();
            assert!(
                !hex.contains(&pseudonym[..8]),
                "a plain hash begins like the pseudonym"
            );
            let high = u128::from_be_bytes(digest[..16].try_into().expect("16 bytes"));
            assert_ne!(high, number);
        }
        let person = kamei::identity::Person {
            issuer: String::new(),
            id,
        };
        let guess = other.patient(&person);
        assert_ne!(guess, pseudonym, "another key gives the same pseudonym");
        assert!(seen.insert(guess), "two IDs have one pseudonym");
    }
}

#[test]
fn l69_people_who_cannot_be_told_apart_for_sure_are_reported() {
    let issued = |issuer: &str| image().put(0x0010_0021, "LO", issuer);
    let uid = |set: DataSet, number: u32| {
        set.put(
            0x0008_0018,
            "UI",
            format!("1.2.826.0.1.3680043.9.7777.1.1.{number}"),
        )
    };
    let study = |set: DataSet, number: u32| {
        set.put(
            0x0020_000D,
            "UI",
            format!("1.2.826.0.1.3680043.9.7777.{number}"),
        )
    };
    let files = [
        ("a", uid(issued("HOSP A"), 1).file()),
        ("b", study(uid(issued("HOSP B"), 2), 2).file()),
        (
            "c",
            uid(issued("HOSP A"), 3)
                .put(0x0010_0020, "LO", "70011223")
                .file(),
        ),
        (
            "d",
            study(uid(issued("HOSP A"), 4), 4)
                .put(0x0010_0030, "DA", "19530918")
                .file(),
        ),
        (
            "e",
            study(uid(issued("HOSP A"), 5), 5)
                .put(0x0010_0010, "PN", "HOSHIKAWA^KAZUOMI")
                .file(),
        ),
    ];
    let bundle = run(&files, preset("jp-kamei"));
    let report = String::from_utf8(bundle.files["report.json"].clone()).expect("text");
    for code in [
        "one-id-two-issuers",
        "one-study-two-patients",
        "one-patient-two-birth-dates",
    ] {
        assert!(report.contains(code), "{code}");
    }
    // A variant of the name is the same person by ID.
    let id = |name| text(bundle.output(name), 0x0010_0020);
    assert_eq!(id("a"), id("e"));
    assert_ne!(id("a"), id("c"));
}

#[test]
fn l74_one_person_has_one_pseudonym_everywhere_and_another_under_another_key() {
    let mut table = String::from("患者ID,氏名,検査日,HbA1c\r\n");
    for row in 0..12 {
        let id = if row % 2 == 0 {
            ID.to_owned()
        } else {
            format!("7{row:07}")
        };
        table.push_str(&format!(
            "{id},星川 一臣,2024/05/{:02},6.{row}\r\n",
            row + 1
        ));
    }
    let files = [("im", image().file()), ("t.csv", table.into_bytes())];
    let outcome = |seed| {
        let key = kamei::key::RootKey::from_bytes([seed; 32]);
        let bundle = support::run_under(&files, preset("jp-kamei"), &key);
        let pseudonym = text(bundle.output("im"), 0x0010_0020).expect("a pseudonym");
        let table = String::from_utf8(bundle.output("t.csv").to_vec()).expect("text");
        assert_eq!(
            table.matches(&pseudonym).count(),
            6,
            "the rows of the patient"
        );
        let folder = format!("data/{pseudonym}/");
        assert!(
            bundle
                .finished
                .files
                .iter()
                .any(|file| file.1.starts_with(&folder))
        );
        let page = String::from_utf8(bundle.files["manifest.json"].clone()).expect("text");
        assert!(page.contains(&folder), "the manifest names the same person");
        (pseudonym, text(bundle.output("im"), 0x0008_0018))
    };
    let (one, other) = (outcome(7), outcome(8));
    assert_ne!(one.0, other.0);
    assert_ne!(one.1, other.1);
    assert_eq!(one, outcome(7));
}
