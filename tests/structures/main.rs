//! Reports, annotations, documents inside, old values, indexes of media and private blocks: what
//! identifies goes at every depth, and what a study needs stays.

#[path = "../support/mod.rs"]
mod support;

mod media;
mod objects;
mod private;
mod remains;
mod reports;

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
