//! Names of resources, references to them, and whose they are.

use super::*;
use std::collections::BTreeMap;

/// Every reference of `value` and every name that one may lead to, in order.
fn graph(value: &Value) -> (Vec<String>, Vec<String>) {
    let (mut from, mut to) = (Vec::new(), Vec::new());
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                let text = |key: &str| members.get(key).and_then(Value::as_str).map(str::to_owned);
                from.extend(text("reference"));
                to.extend(text("fullUrl"));
                if let (Some(kind), Some(id)) = (text("resourceType"), text("id")) {
                    to.push(format!("{kind}/{id}"));
                    to.push(format!("#{id}"));
                }
                open.extend(members.values());
            }
            Value::Array(items) => open.extend(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    (from, to)
}

#[test]
fn every_reference_leads_where_it_led() {
    let text = r##"{"resourceType":"Bundle","type":"collection","entry":[
      {"fullUrl":"urn:uuid:0a0b0c0d-1111-4222-8333-444455556666","resource":{"resourceType":"Patient","id":"a","identifier":[{"value":"00123"}]}},
      {"fullUrl":"http://h.example/fhir/Encounter/e1","resource":{"resourceType":"Encounter","id":"e1","subject":{"reference":"urn:uuid:0A0B0C0D-1111-4222-8333-444455556666"}}},
      {"fullUrl":"http://h.example/fhir/Patient/b","resource":{"resourceType":"Patient","id":"b","identifier":[{"value":"777"}]}},
      {"resource":{"resourceType":"Observation","id":"o1","status":"final","contained":[{"resourceType":"Device","id":"d"}],
        "device":{"reference":"#d"},"subject":{"reference":"Patient/b/_history/4"},"encounter":{"reference":"Encounter/e1"},
        "focus":[{"reference":"http://h.example/fhir/Patient/b"}],"performer":[{"reference":"Practitioner/nowhere"}]}}]}"##;
    let (out, _) = run(text);
    let before: Value = serde_json::from_str(
        &text
            .replace("/_history/4", "")
            .replace("0A0B0C0D", "0a0b0c0d"),
    )
    .unwrap();
    let ((from, to), (new_from, new_to)) = (graph(&before), graph(&out));
    assert_eq!((from.len(), to.len()), (6, 13));
    assert_eq!((new_from.len(), new_to.len()), (6, 13), "{out}");
    let names: BTreeMap<_, _> = to.iter().zip(&new_to).collect();
    for (old, new) in from.iter().zip(&new_from) {
        assert_ne!(old, new);
        match names.get(old) {
            Some(name) => assert_eq!(*name, new, "{old}"),
            None => assert!(!new_to.contains(new), "{old}"),
        }
    }
    assert!(!out.to_string().contains("h.example"));
}

#[test]
fn the_same_id_has_the_same_name_in_every_file() {
    let (one, _) = run(r#"{"resourceType":"Patient","id":"abc"}"#);
    let (other, _) = run(r#"{"resourceType":"Condition","subject":{"reference":"Patient/abc"}}"#);
    let name = format!("Patient/{}", one["id"].as_str().unwrap());
    assert_eq!(other["subject"]["reference"], name);
    assert_ne!(one["id"], "abc");
}

#[test]
fn dates_move_with_the_person_whom_the_subject_names() {
    let patient = r#"{"resourceType":"Patient","id":"p","identifier":[{"value":"99-1","type":{"coding":[{"code":"SS"}]}},
        {"system":"urn:oid:1.2.392.100495.20.3.51.11310000001","value":"0012345"}]}"#.replace('\n', " ");
    let lines = [
        (
            r#"{"resourceType":"Observation","subject":{"reference":"Patient/p"},"effectiveDateTime":"2024-03-02"}"#,
            "2024-03-02",
        ),
        (
            r#"{"resourceType":"Immunization","patient":{"reference":"http://x.example/Patient/p"},"occurrenceDateTime":"2024-03-02"}"#,
            "2024-03-02",
        ),
        (
            r#"{"resourceType":"Coverage","beneficiary":{"identifier":{"value":"99-1"}},"period":{"start":"2024-03-02"}}"#,
            "2024-03-02",
        ),
        (
            r#"{"resourceType":"Task","for":{"reference":"Patient?identifier=0012345"},"authoredOn":"2024-03-02"}"#,
            "2024-03-02",
        ),
        (
            r#"{"resourceType":"Flag","subject":{"identifier":{"type":{"coding":[{"code":"MR"}]},"value":"0012345"}},"period":{"start":"2024-03-02"}}"#,
            "2024-03-02",
        ),
        (
            r#"{"resourceType":"Appointment","participant":[{"actor":{"reference":"Practitioner/1"}},{"actor":{"reference":"Patient/p"}}],"start":"2024-03-02T09:00:00Z"}"#,
            "2024-03-02",
        ),
    ];
    let wanted = moved("0012345", "2024-03-02");
    for (line, day) in lines {
        assert!(line.contains(day));
        let text = format!("{patient}\n{line}\n");
        let (out, _) = run_bytes(text.as_bytes()).unwrap();
        let out = String::from_utf8(out).unwrap();
        let (first, second) = out.trim_end().split_once('\n').unwrap();
        assert!(second.contains(&wanted), "{second}");
        assert!(first.contains(&pseudonym("0012345")), "{first}");
        assert!(!out.contains("0012345") && !out.contains("99-1"), "{out}");
        serde_json::from_str::<Value>(second).unwrap();
    }
}

#[test]
fn dates_of_nobody_go_with_a_note() {
    let text = r#"{"resourceType":"Observation","status":"final","subject":{"reference":"Patient/nowhere"},"effectiveDateTime":"2024-03-02"}"#;
    let (out, done) = run(text);
    assert_eq!(out["effectiveDateTime"], Value::Null);
    assert_eq!(out["status"], "final");
    assert_eq!(done.notes.get("date-without-person"), Some(&1));
    assert_eq!(done.notes.get("no-patient-column"), Some(&1));
}

#[test]
fn two_patients_who_answer_to_one_reference_are_nobody() {
    let lines = r#"{"resourceType":"Patient","id":"p","identifier":[{"value":"1001"}]}
{"resourceType":"Patient","id":"p","identifier":[{"value":"1002"}]}
{"resourceType":"Observation","subject":{"reference":"Patient/p"},"effectiveDateTime":"2024-03-02"}
"#;
    let (out, done) = run_bytes(lines.as_bytes()).unwrap();
    assert!(
        !String::from_utf8(out)
            .unwrap()
            .contains("effectiveDateTime")
    );
    assert_eq!(done.notes.get("date-without-person"), Some(&1));
}

#[test]
fn a_patient_inside_a_resource_owns_it() {
    let text = r##"{"resourceType":"Observation","contained":[{"resourceType":"Patient","id":"p1","identifier":[{"value":"4455667"}]}],
        "subject":{"reference":"#p1"},"effectiveDateTime":"2024-03-02"}"##;
    let (out, _) = run(text);
    assert_eq!(out["effectiveDateTime"], moved("4455667", "2024-03-02"));
    assert_eq!(
        out["subject"]["reference"],
        format!("#{}", out["contained"][0]["id"].as_str().unwrap())
    );
    assert_eq!(
        out["contained"][0]["identifier"][0]["value"],
        pseudonym("4455667")
    );
}

#[test]
fn a_patient_without_a_number_is_known_by_the_logical_id() {
    let (out, _) = run(r#"{"resourceType":"Patient","id":"ab1","deceasedDateTime":"2024-03-02"}"#);
    assert_eq!(out["deceasedDateTime"], moved("AB1", "2024-03-02"));
}

#[test]
fn patients_of_other_files_are_found_when_surveys_are_merged() {
    use crate::survey::{FileSurvey, Kind, Survey};
    let patients = r#"{"resourceType":"Patient","id":"p7","identifier":[{"value":"0099887"}]}"#;
    let events = r#"{"resourceType":"Observation","subject":{"reference":"Patient/p7"},"effectiveDateTime":"2024-03-02"}"#;
    let file = |path: &str, text: &str| FileSurvey {
        path: path.to_owned(),
        bytes: text.len() as u64,
        kind: Kind::Resources,
        facts: Facts::Table(Box::new(survey(text.as_bytes()).unwrap().0)),
        identifiers: BTreeSet::new(),
    };
    for turned in [false, true] {
        let mut files = vec![file("a", events), file("b", patients)];
        if turned {
            files.reverse();
        }
        let merged = Survey::merge(files);
        let facts = merged.files[0].table().unwrap().clone();
        assert!(facts.sought.is_empty());
        let out = with_work(facts, &BTreeSet::new(), |work| {
            let mut sink = Collected::default();
            Resources
                .apply(&events.as_bytes().to_vec(), work, &mut sink)
                .unwrap();
            sink.0
        });
        let out: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(out["effectiveDateTime"], moved("0099887", "2024-03-02"));
    }
    let other = patients.replace("0099887", "0099888");
    let merged = Survey::merge(vec![
        file("a", events),
        file("b", patients),
        file("c", &other),
    ]);
    assert!(
        merged.files[0]
            .table()
            .unwrap()
            .people
            .values()
            .all(String::is_empty)
    );
}

#[test]
fn requests_of_a_transaction_agree_with_their_resources() {
    let text = r#"{"resourceType":"Bundle","type":"transaction","entry":[
      {"resource":{"resourceType":"Patient","id":"x1","identifier":[{"value":"8877665"}]},"request":{"method":"PUT","url":"Patient/x1","ifNoneExist":"identifier=8877665"}},
      {"resource":{"resourceType":"Observation","status":"final"},"request":{"method":"POST","url":"Observation"}},
      {"request":{"method":"DELETE","url":"Patient?identifier=8877665"}},
      {"request":{"method":"GET","url":"Patient?name=HANAKO-SECRET"}}]}"#;
    let (out, _) = run(text);
    let id = out["entry"][0]["resource"]["id"].as_str().unwrap();
    assert_eq!(out["entry"][0]["request"]["url"], format!("Patient/{id}"));
    assert_eq!(out["entry"][1]["request"]["url"], "Observation");
    assert_eq!(
        out["entry"][2]["request"]["url"],
        format!("Patient?identifier={}", pseudonym("8877665"))
    );
    for secret in ["8877665", "HANAKO-SECRET"] {
        assert!(text.contains(secret) && !out.to_string().contains(secret));
    }
}
