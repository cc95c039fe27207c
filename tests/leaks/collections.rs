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
