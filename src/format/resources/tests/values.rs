//! What becomes of values, by the types of their elements.

use super::*;

#[test]
fn what_stays_stays_byte_for_byte() {
    let text = "\u{FEFF}{ \"resourceType\" : \"Observation\" ,\r\n\t\"photo\": [ ],  \"status\":\"final\",\n \"secret\" : {\"a\":1} , \"valueQuantity\": { \"value\" :  6.500 , \"unit\":\"\\u0025\" } , \"x\":[1,2] }\r\n";
    let (out, _) = run_bytes(text.as_bytes()).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "\u{FEFF}{ \"resourceType\" : \"Observation\",  \"status\":\"final\" , \"valueQuantity\": { \"value\" :  6.500 , \"unit\":\"\\u0025\" } }\r\n"
    );
}

#[test]
fn what_nothing_is_left_of_goes_whole() {
    let (out, _) = run(
        r#"{"resourceType":"Patient","name":[{"family":"A","given":["B"]},{"text":"C"}],"contact":[{"name":{"text":"D"}}],"gender":"female"}"#,
    );
    assert_eq!(
        out.to_string(),
        r#"{"gender":"female","resourceType":"Patient"}"#
    );
    let (out, _) = run(r#"{"resourceType":"Patient","photo":[{"data":"QQ=="}],"active":true}"#);
    assert_eq!(
        out.to_string(),
        r#"{"active":true,"resourceType":"Patient"}"#
    );
    let nothing = br#"{"resourceType":"Patient","photo":[{"data":"QQ=="}]}"#;
    assert_eq!(run_bytes(nothing).unwrap_err().code(), "undecided");
}

#[test]
fn dates_of_every_precision_move_and_keep_it() {
    let patient = r#"{"resourceType":"Patient","identifier":[{"value":"00123456"}]}"#;
    for (day, whole, length) in [
        ("2024", "2024-01-01", 4),
        ("2024-03", "2024-03-01", 7),
        ("2024-03-02", "2024-03-02", 10),
        ("2024-03-02T03:04:05Z", "2024-03-02", 10),
        ("2024-03-02T03:04:05.123456+09:00", "2024-03-02", 10),
        ("2024-03-02T23:59:60-11:30", "2024-03-02", 10),
    ] {
        let text = format!(
            r#"{{"resourceType":"Bundle","entry":[{{"resource":{patient}}},{{"resource":{{"resourceType":"Condition","recordedDate":"{day}"}}}}]}}"#
        );
        let (out, _) = run(&text);
        let found = out["entry"][1]["resource"]["recordedDate"]
            .as_str()
            .unwrap_or_default();
        let wanted = format!("{}{}", &moved("00123456", whole)[..length], &day[length..]);
        assert_eq!(found, wanted);
    }
    for wrong in [
        "2024-13-01",
        "yesterday",
        "2024-03-02T99:00:00Z",
        "9999-12-31",
        "2024-03-02 HANAKO",
    ] {
        let text = format!(
            r#"{{"resourceType":"Patient","identifier":[{{"value":"00123456"}}],"deceasedDateTime":"{wrong}"}}"#
        );
        assert_eq!(run(&text).0["deceasedDateTime"], Value::Null, "{wrong}");
    }
}

#[test]
fn ages_over_89_and_the_birth_of_the_oldest_are_one_class() {
    let text = r#"{"resourceType":"Bundle","entry":[
      {"resource":{"resourceType":"Patient","id":"p","identifier":[{"value":"00123456"}],"birthDate":"1920-01-02"}},
      {"resource":{"resourceType":"Condition","subject":{"reference":"Patient/p"},"onsetAge":{"value":95,"code":"a","system":"http://unitsofmeasure.org"},"recordedDate":"2015-01-01"}}]}"#;
    let (out, done) = run(text);
    assert_eq!(out["entry"][1]["resource"]["onsetAge"]["value"], 90);
    assert_eq!(out["entry"][0]["resource"]["birthDate"], Value::Null);
    assert_eq!(done.notes.get("age-over-89"), Some(&2));
}

#[test]
fn codes_stay_where_a_public_system_explains_them() {
    let code = |system: &str, code: &str| {
        let text = format!(
            r#"{{"resourceType":"Condition","code":{{"coding":[{{"system":"{system}","code":"{code}"}}]}}}}"#
        );
        run(&text).0["code"]["coding"][0]["code"].clone()
    };
    for (system, word) in [
        ("http://loinc.org", "4548-4"),
        ("http://loinc.org", "85354-9"),
        ("http://snomed.info/sct", "73211009"),
        ("http://hl7.org/fhir/sid/icd-10", "E11.9"),
        ("urn:oid:1.2.392.200119.4.504", "3D046000001906202"),
        ("urn:oid:1.2.392.200119.4.403.1", "103835401"),
        ("http://www.nlm.nih.gov/research/umls/rxnorm", "860975"),
        ("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB"),
    ] {
        assert_eq!(code(system, word), word, "{system}");
    }
    for (system, word) in [
        ("http://loinc.org", "4548-5"),
        ("http://loinc.org", "00123456"),
        ("http://snomed.info/sct", "73211008"),
        ("http://hospital.example/codes", "00123456"),
        ("http://hl7.org/fhir/YAMADA/00123456", "00123456"),
        (
            "http://terminology.hl7.org/CodeSystem/v3-ActCode",
            "PAT-00123456",
        ),
    ] {
        assert_eq!(code(system, word), Value::Null, "{system} {word}");
    }
}

#[test]
fn names_of_systems_that_tell_the_facility_go() {
    let (out, _) = run(
        r#"{"resourceType":"Patient","identifier":[{"system":"urn:oid:1.2.392.100495.20.3.51.11312345678","value":"77"},{"system":"http://hl7.org/fhir/sid/us-ssn","value":"999-45-6789"}]}"#,
    );
    assert_eq!(out["identifier"][0]["value"], pseudonym("77"));
    assert_eq!(
        out["identifier"][1]["system"],
        "http://hl7.org/fhir/sid/us-ssn"
    );
    for secret in ["1312345678", "6789"] {
        assert!(!out.to_string().contains(secret));
    }
}

#[test]
fn known_names_go_from_texts_and_from_words_that_would_stay() {
    let (out, done) = run(r#"{"resourceType":"Bundle","entry":[
      {"resource":{"resourceType":"Patient","id":"p","identifier":[{"value":"00123456"}],"name":[{"family":"厚労","given":["花子"]}]}},
      {"resource":{"resourceType":"DiagnosticReport","subject":{"reference":"Patient/p"},"conclusion":"厚労花子様、2024年3月2日の胸部CTで異常なし。ID 00123456","conclusionCode":[{"coding":[{"display":"厚労花子"}],"text":"厚労 花子"}]}}]}"#);
    let text = out.to_string();
    assert!(text.contains("胸部CTで異常なし"), "{text}");
    for secret in ["厚労", "花子", "00123456", "2024年3月2日"] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(done.notes.contains_key("text-identifiers"));
}

#[test]
fn no_key_and_no_value_is_a_header() {
    let text = r#"{"resourceType":"Patient","山田太郎":1,"_YAMADA":{"id":"x"},"name":[{"HANAKO":"x","_given":{"extension":[{"url":"http://SECRET/"}]}}],"extension":[{"url":"http://SECRET/"}]}"#;
    let (facts, _) = survey(text.as_bytes()).unwrap();
    let told = format!("{:?}", facts.columns);
    for secret in ["山田", "YAMADA", "HANAKO", "SECRET"] {
        assert!(text.contains(secret) && !told.contains(secret), "{secret}");
    }
    let roles = ColumnRoles::from([("elements that are not listed".to_owned(), Role::Category)]);
    let (facts, _) = survey_with(text.as_bytes(), &roles).unwrap();
    assert!(facts.columns.iter().all(|column| !column.decided));
}

#[test]
fn the_user_may_give_another_role() {
    let text = r#"{"resourceType":"Observation","valueString":"clear"}"#;
    let roles = ColumnRoles::from([("Observation.valueString".to_owned(), Role::Unknown)]);
    let (facts, _) = survey_with(text.as_bytes(), &roles).unwrap();
    let column = facts
        .columns
        .iter()
        .find(|column| column.header == "Observation.valueString")
        .unwrap();
    assert_eq!((column.role, column.decided), (Role::Unknown, true));
}

#[test]
fn the_gate_sees_every_text_and_every_strange_key() {
    let seen = shown("{\"resourceType\":\"Patient\",\"gender\":\"female\",\"\\u5c71\\u7530\":[\"a\\u0062\",12,true,null]}\n{\"resourceType\":\"X\",\"id\":\"2024-03-02\"}\n".as_bytes());
    let texts: Vec<&str> = seen.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        texts,
        ["Patient", "female", "山田", "ab", "12", "X", "2024-03-02"]
    );
    assert_eq!(seen[1].0, Place::Typed);
    assert_eq!(seen[2].0, Place::Text);
    assert_eq!(seen[6].0, Place::Date);
}

#[test]
fn lines_and_blank_lines_keep_their_order_and_ends() {
    let text = "{\"resourceType\":\"Patient\",\"id\":\"a\",\"gender\":\"male\"}\r\n\n  \n{\"resourceType\":\"Patient\",\"id\":\"b\"}";
    let (out, _) = run_bytes(text.as_bytes()).unwrap();
    let out = String::from_utf8(out).unwrap();
    let lines: Vec<&str> = out.split('\n').collect();
    assert_eq!(lines.len(), 4);
    assert!(
        lines[0].ends_with("\"gender\":\"male\"}\r") && lines[1].is_empty() && lines[2] == "  "
    );
    let (facts, _) = survey(text.as_bytes()).unwrap();
    assert_eq!(
        (facts.form, facts.rows),
        (crate::survey::Form::ResourceLines, 2)
    );
}

#[test]
fn the_preview_shows_what_the_output_says() {
    let text = r#"{"resourceType":"Patient","id":"a","identifier":[{"value":"00123456"}],"gender":"male","name":[{"text":"A B"}]}"#;
    let (facts, known) = survey(text.as_bytes()).unwrap();
    let headers: Vec<String> = facts
        .columns
        .iter()
        .map(|column| column.header.clone())
        .collect();
    let shown = with_work(facts, &known, |work| {
        Resources
            .preview(&text.as_bytes().to_vec(), work, 3)
            .unwrap()
            .unwrap()
    });
    let cell = |header: &str| shown[0][headers.iter().position(|it| it == header).unwrap()].clone();
    assert_eq!(
        cell("Patient.gender"),
        ("male".to_owned(), Some("male".to_owned()))
    );
    assert_eq!(
        cell("Patient.identifier.value"),
        ("00123456".to_owned(), Some(pseudonym("00123456")))
    );
    assert_eq!(cell("Patient.name.text"), ("A B".to_owned(), None));
    assert_eq!(shown.len(), 1);
}

#[test]
fn lines_across_windows_are_whole_and_errors_tell_their_place() {
    let line = |at: usize| {
        let gender = if at.is_multiple_of(2) {
            "male"
        } else {
            "female"
        };
        format!("{{\"resourceType\":\"Patient\",\"id\":\"p{at}\",\"gender\":\"{gender}\"}}\n")
    };
    let text: String = (0..3_000).map(line).collect();
    assert!(text.len() > 2 * (64 << 10));
    let (out, _) = run_bytes(text.as_bytes()).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert_eq!(out.lines().count(), 3_000);
    for (at, line) in out.lines().enumerate() {
        let found: Value = serde_json::from_str(line).unwrap();
        assert_eq!(found["gender"], if at % 2 == 0 { "male" } else { "female" });
    }
    let broken = format!("{text}{{\"resourceType\" \"Patient\"}}\n");
    let error = survey(broken.as_bytes()).map(|_| ()).unwrap_err();
    let wanted = format!(
        "the JSON text at byte {} is malformed: a colon follows a key",
        text.len() + 16
    );
    assert_eq!(error.to_string(), wanted);
}
