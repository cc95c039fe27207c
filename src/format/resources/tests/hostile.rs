//! Bad input: an error with a place, or an output without what was planted, and never a panic.

use super::*;
use crate::error::Error;

const SMALL: &str = r##"{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:0a0b0c0d-1111-4222-8333-444455556666","resource":{"resourceType":"Patient","id":"a","name":[{"family":"MARKER","given":["\u5c71\ud83d\ude00"]}],"birthDate":"1960-02","multipleBirthInteger":1e2,"active":true,"extension":[{"url":"x","valueString":null}],"contained":[{"resourceType":"Organization","name":"MARKER"}],"generalPractitioner":[{"reference":"#a"}]}}]}"##;

fn quiet(error: &Error) {
    for text in [error.to_string(), format!("{error:?}")] {
        assert!(!text.contains("MARKER"), "{text}");
    }
}

#[test]
fn every_prefix_is_an_error_or_an_output() {
    assert!(run_bytes(SMALL.as_bytes()).is_ok());
    for end in 0..SMALL.len() {
        let error = run_bytes(&SMALL.as_bytes()[..end]).expect_err("no whole text");
        quiet(&error);
    }
}

#[test]
fn every_changed_byte_is_an_error_or_leaves_no_name() {
    for at in 0..SMALL.len() {
        for byte in [b'"', b'{', b']', b',', 0xFF, b'0', b'\\', 0] {
            let mut bytes = SMALL.as_bytes().to_vec();
            bytes[at] = byte;
            match run_bytes(&bytes) {
                Ok((out, _)) => {
                    let out = String::from_utf8(out).expect("outputs are UTF-8");
                    serde_json::from_str::<Value>(&out).expect("outputs are JSON");
                    assert!(!out.contains("MARKER"), "{at} {byte}");
                }
                Err(error) => quiet(&error),
            }
        }
    }
}

#[test]
fn what_another_reader_may_read_otherwise_is_refused() {
    for (text, rule) in [
        (
            r#"{"resourceType":"Patient","id":"a","id":"b"}"#,
            "the keys of an object differ",
        ),
        (
            r#"{"resourceType":"Patient","id":"a","\u0069d":"b"}"#,
            "the keys of an object differ",
        ),
        (
            r#"{"resourceType":"Patient","id":"\ud800"}"#,
            "surrogates stand in pairs",
        ),
        (
            r#"{"resourceType":"Patient","id":"\udc00\ud800"}"#,
            "surrogates stand in pairs",
        ),
        (
            r#"{"resourceType":"Patient","id":"\x"}"#,
            "an escape is one of those of JSON",
        ),
        (
            r#"{"resourceType":"Patient","id":01}"#,
            "a comma or the end of its container follows a value",
        ),
        (
            r#"{"resourceType":"Patient","id":1.}"#,
            "a number is written as JSON asks",
        ),
        (
            r#"{"resourceType":"Patient",}"#,
            "a string in quotes stands here",
        ),
        (
            r#"{"resourceType":"Patient","id":[1}"#,
            "brackets are closed by their own kind",
        ),
        (
            r#"{"resourceType":"Patient"} x"#,
            "nothing follows the end of a JSON text",
        ),
        (
            "{\"resourceType\":\"Patient\",\"id\":\"a\tb\"}",
            "control characters are escaped",
        ),
    ] {
        match survey(text.as_bytes()) {
            Err(Error::Malformed {
                rule: found,
                offset,
                ..
            }) => {
                assert_eq!(found, rule, "{text}");
                assert!(offset > 0 && offset <= text.len() as u64);
            }
            other => panic!("{text}: {:?}", other.map(|_| ())),
        }
    }
    let latin: &[u8] = b"{\"resourceType\":\"Patient\",\"id\":\"\xE9\"}";
    let error = survey(latin).map(|_| ()).expect_err("no UTF-8");
    assert_eq!(
        error.to_string(),
        "the JSON text at byte 32 is malformed: it is UTF-8"
    );
}

#[test]
fn depth_and_size_are_bounded() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let text = format!(
            "{{\"resourceType\":\"Patient\",\"x\":{}1{}}}",
            open.repeat(100_000),
            close.repeat(100_000)
        );
        assert!(matches!(survey(text.as_bytes()), Err(Error::Limit { .. })));
        let text = format!(
            "{{\"resourceType\":\"Patient\",\"id\":\"a\",\"x\":{}1{}}}",
            open.repeat(300),
            close.repeat(300)
        );
        assert!(run_bytes(text.as_bytes()).is_ok());
    }
    let long = "9".repeat(1 << 20);
    let text = format!(
        "{{\"resourceType\":\"Patient\",\"id\":\"{}\",\"multipleBirthInteger\":{long}}}",
        "y".repeat(10 << 20)
    );
    let (out, _) = run(&text);
    assert_eq!(out["multipleBirthInteger"], Value::Null);
    let limits = Limits {
        max_resource_bytes: 100,
        ..Limits::default()
    };
    let look = Look {
        templates: &[],
        surfaces: false,
        cohort: None,
        anonymise: None,
        limits: &limits,
        roles: &ColumnRoles::new(),
    };
    for text in [SMALL.to_owned() + "\n" + SMALL, SMALL.replace("},", "},\n")] {
        let held = Resources.survey(&text.into_bytes(), &look).map(|_| ());
        assert!(matches!(held, Err(Error::Limit { .. })), "{held:?}");
    }
}

#[test]
fn circles_and_types_inside_themselves_end() {
    let (out, _) = run(
        r##"{"resourceType":"Observation","contained":[{"resourceType":"Observation","id":"a","subject":{"reference":"#a"},"hasMember":[{"reference":"#a"}]}],
        "subject":{"reference":"#a","identifier":{"value":"MARKER1","assigner":{"identifier":{"assigner":{"display":"MARKER2"}}}}},"status":"final"}"##,
    );
    assert_eq!(out["status"], "final");
    assert!(!out.to_string().contains("MARKER"));
    let mut nested = "{\"linkId\":\"1\",\"text\":\"deep\"}".to_owned();
    for _ in 0..150 {
        nested = format!("{{\"linkId\":\"1\",\"item\":[{nested}]}}");
    }
    let text = format!(
        "{{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"completed\",\"item\":[{nested}]}}"
    );
    let (facts, _) = survey(text.as_bytes()).unwrap();
    assert!(facts.columns.len() < 8, "{}", facts.columns.len());
    assert!(run_bytes(text.as_bytes()).is_ok());
}

#[test]
fn json_that_is_no_resource_is_not_taken() {
    for text in [
        "{}",
        "[1]",
        "{\"a\":{\"resourceType\":\"Patient\"}}",
        "{\"resourceType\":1}",
        "a,b\n1,2\n",
        "{\"b\":\"resourceType\",\"c\":\"Patient\"}",
        "",
        "\u{FEFF}",
        "[{\"resourceType\":\"Patient\"}]",
    ] {
        assert!(
            !Resources.sniff(&text.as_bytes().to_vec()).unwrap(),
            "{text}"
        );
    }
    for text in [
        SMALL,
        "\u{FEFF} {\"id\":\"a{\\\"\",\"resourceType\" : \"Patient\"}",
        "{\"entry\":[{\"resource\":{\"id\":\"x\",\"resourceType\":\"Patient\"}}],\"resourceType\":\"Bundle\"}",
    ] {
        assert!(
            Resources.sniff(&text.as_bytes().to_vec()).unwrap(),
            "{text}"
        );
    }
}

#[test]
fn types_that_are_not_listed_are_held_back_and_go_from_bundles() {
    let error = survey(br#"{"resourceType":"MARKER"}"#)
        .map(|_| ())
        .unwrap_err();
    assert_eq!(error.code(), "unsupported");
    quiet(&error);
    let (out, _) = run(
        r#"{"resourceType":"Bundle","entry":[{"fullUrl":"urn:uuid:0a0b0c0d-1111-4222-8333-444455556666","resource":{"resourceType":"MARKER","id":"MARKER"}},{"resource":{"resourceType":"Patient"}}]}"#,
    );
    assert_eq!(
        out.to_string(),
        r#"{"entry":[{"resource":{"resourceType":"Patient"}}],"resourceType":"Bundle"}"#
    );
    let modified =
        br#"{"resourceType":"Condition","modifierExtension":[{"url":"http://x.example/not"}]}"#;
    assert_eq!(
        survey(modified).map(|_| ()).unwrap_err().code(),
        "unsupported"
    );
}
