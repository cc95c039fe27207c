//! FHIR in one drop with images and tables: one person is the same person in all of them, and nothing planted in
//! any element leaves.

mod support;

use serde_json::Value;
use support::{Bundle, holds, preset, run, slice, text};

const STUDY: u32 = 0x0020_000D;

fn table() -> Vec<u8> {
    "患者ID,氏名,生年月日,検査日,HbA1c\r\n0012345,山田 太郎,1961/01/03,2024/05/01,6.1\r\n"
        .as_bytes()
        .to_vec()
}

fn bundle(study: &str) -> Vec<u8> {
    format!(
        r#"{{"resourceType":"Bundle","type":"searchset","entry":[
{{"fullUrl":"http://fhir.kaku.example/Patient/p-99","resource":{{"resourceType":"Patient","id":"p-99","text":{{"status":"generated","div":"<div>山田 太郎</div>"}},
 "identifier":[{{"system":"urn:oid:1.2.392.100495.20.3.51.11310000001","value":"0012345"}}],"name":[{{"family":"山田","given":["太郎"]}}],"birthDate":"1961-01-03","gender":"male"}}}},
{{"fullUrl":"http://fhir.kaku.example/ImagingStudy/i-1","resource":{{"resourceType":"ImagingStudy","id":"i-1","subject":{{"reference":"Patient/p-99","display":"山田太郎"}},
 "identifier":[{{"system":"urn:dicom:uid","value":"urn:oid:{study}"}}],"started":"2024-05-01T09:00:00+09:00","description":"山田太郎様 胸部CT"}}}}]}}"#
    )
    .into_bytes()
}

fn patients() -> Vec<u8> {
    b"{\"resourceType\":\"Patient\",\"id\":\"bulk-1\",\"identifier\":[{\"type\":{\"coding\":[{\"code\":\"MR\"}]},\"value\":\"0012345\"}],\"gender\":\"male\"}\n{\"resourceType\":\"Patient\",\"id\":\"bulk-2\",\"identifier\":[{\"value\":\"0067890\"}]}\n".to_vec()
}

fn observations() -> Vec<u8> {
    b"{\"resourceType\":\"Observation\",\"id\":\"o1\",\"status\":\"final\",\"subject\":{\"reference\":\"Patient/bulk-1\"},\"effectiveDateTime\":\"2024-05-01\"}\n{\"resourceType\":\"Observation\",\"id\":\"o2\",\"status\":\"final\",\"subject\":{\"reference\":\"Patient/bulk-2\"},\"effectiveDateTime\":\"2024-05-01\"}\n".to_vec()
}

fn drop() -> Vec<(&'static str, Vec<u8>)> {
    let name = "Yamada^Taro=山田^太郎";
    let image = slice("0012345", name, "19610103", "20240501", 1);
    let image = image
        .put(STUDY, "UI", "1.2.392.200036.9116.2.6.1.48")
        .file();
    let study = text(&image, STUDY).expect("a study");
    vec![
        ("image", image),
        ("list.csv", table()),
        ("bundle.json", bundle(&study)),
        ("Patient.ndjson", patients()),
        ("Observation.ndjson", observations()),
    ]
}

fn json(bundle: &Bundle, name: &str) -> Value {
    serde_json::from_slice(bundle.output(name)).expect("JSON")
}

fn lines(bundle: &Bundle, name: &str) -> Vec<Value> {
    let text = std::str::from_utf8(bundle.output(name)).expect("UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn one_person_is_the_same_in_images_tables_and_resources() {
    let bundle = run(&drop(), preset("jp-kamei"));
    let pseudonym = text(bundle.output("image"), 0x0010_0020).expect("a patient ID");
    let day = text(bundle.output("image"), 0x0008_0020).expect("a study date");
    let day = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..8]);
    let csv = String::from_utf8(bundle.output("list.csv").to_vec()).expect("text");
    let row = csv.lines().nth(1).expect("a row");
    assert!(
        row.starts_with(&pseudonym) && row.contains(&day.replace('-', "/")),
        "{row}"
    );
    let found = json(&bundle, "bundle.json");
    let (patient, study) = (
        &found["entry"][0]["resource"],
        &found["entry"][1]["resource"],
    );
    assert_eq!(patient["identifier"][0]["value"], pseudonym);
    assert_eq!(study["started"], format!("{day}T09:00:00+09:00"));
    let uid = text(bundle.output("image"), STUDY).expect("a study");
    assert_eq!(study["identifier"][0]["value"], format!("urn:oid:{uid}"));
    assert_eq!(
        study["subject"]["reference"],
        format!("Patient/{}", patient["id"].as_str().unwrap())
    );
    let (people, events) = (
        lines(&bundle, "Patient.ndjson"),
        lines(&bundle, "Observation.ndjson"),
    );
    assert_eq!(people[0]["identifier"][0]["value"], pseudonym);
    assert_eq!(events[0]["effectiveDateTime"], day);
    assert_ne!(events[1]["effectiveDateTime"], day);
    for (person, event) in people.iter().zip(&events) {
        let name = format!("Patient/{}", person["id"].as_str().unwrap());
        assert_eq!(event["subject"]["reference"], name);
    }
}

#[test]
fn nothing_of_a_person_leaves_under_any_preset() {
    for name in kamei::policy::Policy::PRESETS {
        let files = drop();
        let bundle = run(&files, preset(name));
        let everything = bundle.everything();
        for file in ["bundle.json", "Patient.ndjson", "Observation.ndjson"] {
            assert_eq!(bundle.held(file), None, "{name} held {file} back");
        }
        for secret in [
            "0012345",
            "0067890",
            "山田",
            "太郎",
            "1961-01-03",
            "p-99",
            "bulk-1",
            "kaku",
            "1310000001",
        ] {
            assert!(
                files.iter().any(|(_, bytes)| holds(bytes, secret)),
                "{secret} was not planted"
            );
            assert!(!holds(&everything, secret), "{secret} left under {name}");
        }
    }
}

#[test]
fn outputs_are_named_as_what_they_are() {
    let bundle = run(&drop(), preset("jp-kamei"));
    let count = |ending: &str| {
        bundle
            .files
            .keys()
            .filter(|path| path.starts_with("data/") && path.ends_with(ending))
            .count()
    };
    assert_eq!((count(".json"), count(".ndjson")), (1, 2));
}
