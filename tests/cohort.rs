//! Cohorts: of a mixed drop only the people, studies or series that a policy asks for.

mod support;

use kamei::error::Error;
use kamei::policy::Policy;
use support::{Bundle, holds, run, run_looking_up, slice};

fn policy(cohort: &str) -> Policy {
    let json = format!(r#"{{"preset": "jp-kamei", "cohort": {cohort}}}"#);
    Policy::from_json(&json).expect("a policy")
}

fn drop() -> Vec<(&'static str, Vec<u8>)> {
    let diagnoses = "患者ID,診断名,診断日,年齢\r\n\
        0012345,右上葉肺癌,2023/05/01,63\r\n\
        0012345,高血圧症,2019/02/01,59\r\n\
        0067890,胃炎,2023/06/01,52\r\n\
        0099999,肺癌疑い,2019/07/01,43\r\n\
        0,肺癌,2023/07/01,70\r\n";
    let reports = "受付番号,所見\r\n\
        ACC0012345,結節を認める\r\n\
        ACC0067890,異常なし\r\n";
    let second = slice("0012345", "Yamada^Taro", "19610103", "20240601", 2)
        .put(0x0008_0060, "CS", "MR")
        .put(0x0020_000E, "UI", "1.2.826.0.1.3680043.9.7777.0012345.1.2");
    vec![
        (
            "a/ct",
            slice("0012345", "Yamada^Taro", "19610103", "20240501", 1).file(),
        ),
        ("a/mr", second.file()),
        (
            "b/ct",
            slice("0067890", "Suzuki^Hanako", "19720214", "20240502", 1).file(),
        ),
        ("diagnoses.csv", diagnoses.as_bytes().to_vec()),
        ("reports.csv", reports.as_bytes().to_vec()),
    ]
}

fn csv(bundle: &Bundle, input: &str) -> String {
    String::from_utf8(bundle.output(input).to_vec()).expect("text")
}

#[test]
fn images_rows_and_reports_of_the_people_of_a_diagnosis_ship_and_no_others() {
    let cohort = r#"{"all": [{"column": "診断名", "contains": "肺癌"}, {"attribute": "Modality", "is": "CT"}]}"#;
    let bundle = run(&drop(), policy(cohort));
    let diagnoses = csv(&bundle, "diagnoses.csv");
    assert_eq!(diagnoses.lines().count(), 3, "{diagnoses}");
    assert!(diagnoses.contains("高血圧症") && !diagnoses.contains("胃炎"));
    assert!(!diagnoses.contains("肺癌疑い"), "she has no image");
    let reports = csv(&bundle, "reports.csv");
    assert!(reports.contains("結節を認める") && !reports.contains("異常なし"));
    assert!(!bundle.output("a/ct").is_empty() && !bundle.output("a/mr").is_empty());
    assert_eq!(bundle.held("b/ct"), Some("outside-cohort"));
    assert_eq!(
        (bundle.finished.held_back, bundle.finished.left_out),
        (0, 1)
    );
    let report: serde_json::Value =
        serde_json::from_slice(&bundle.files["report.json"]).expect("JSON");
    assert_eq!(report["heldBack"], serde_json::json!([]));
    assert_eq!(report["cohort"]["patients"], 1);
    assert_eq!(report["cohort"]["inputsLeftOut"], 1);
    assert_eq!(report["cohort"]["rowsLeftOut"], 4);
}

#[test]
fn no_word_of_a_condition_stands_in_the_documents_of_the_bundle() {
    let cohort = r#"{"any": [{"column": "患者ID", "is": ["0012345", "MARKER"]}]}"#;
    let bundle = run(&drop(), policy(cohort));
    assert_eq!(csv(&bundle, "diagnoses.csv").lines().count(), 3);
    for word in ["MARKER", "marker", "0012345", "患者id"] {
        assert!(!holds(&bundle.everything(), word), "{word} left");
    }
}

#[test]
fn a_cohort_of_series_leaves_the_other_series_of_a_study_out() {
    let cohort = r#"{"unit": "series", "all": [{"role": "age", "from": 60, "to": 69},
        {"attribute": "Modality", "is": "MR"}]}"#;
    let bundle = run(&drop(), policy(cohort));
    assert_eq!(bundle.held("a/ct"), Some("outside-cohort"));
    assert!(!bundle.output("a/mr").is_empty());
}

#[test]
fn tests_that_one_row_meets_together_are_not_met_by_two_rows() {
    let two =
        r#"{"column": "診断名", "contains": "肺癌"}, {"column": "診断日", "to": "2019-12-31"}"#;
    let apart = run(&drop(), policy(&format!(r#"{{"all": [{two}]}}"#)));
    assert!(csv(&apart, "diagnoses.csv").contains("高血圧症"));
    let together = run(
        &drop(),
        policy(&format!(r#"{{"all": [{{"together": [{two}]}}]}}"#)),
    );
    let diagnoses = csv(&together, "diagnoses.csv");
    assert!(diagnoses.contains("肺癌疑い") && !diagnoses.contains("高血圧症"));
}

#[test]
fn nothing_ships_where_a_cohort_is_not_in_the_drop() {
    for (cohort, says) in [
        (
            r#"{"all": [{"column": "MARKER", "is": "a"}]}"#,
            "column of condition 1",
        ),
        (
            r#"{"all": [{"column": "診断名", "is": "MARKER"}]}"#,
            "nobody meets condition 1",
        ),
    ] {
        let table = "original,replacement\r\nnobody-at-all,TRIAL-1\r\n";
        match run_looking_up(&drop(), policy(cohort), table) {
            Err(error @ Error::Cohort { .. }) => {
                let said = error.to_string();
                assert!(said.contains(says) && !said.contains("MARKER"), "{said}");
            }
            Ok(_) | Err(_) => panic!("went on"),
        }
        let bundle = run(&drop(), policy(cohort));
        assert!(bundle.finished.files.is_empty());
    }
}

#[test]
fn the_bundle_of_a_cohort_does_not_depend_on_the_order_of_the_inputs() {
    let cohort = r#"{"unit": "study", "all": [{"column": "診断名", "contains": "肺癌"}]}"#;
    let forward = run(&drop(), policy(cohort));
    let mut files = drop();
    files.reverse();
    assert_eq!(forward.files, run(&files, policy(cohort)).files);
}

#[test]
fn a_cohort_is_read_strictly_and_written_back_the_same() {
    let whole = r#"{"unit": "study", "any": [{"all": [{"role": "free-text", "contains": ["a", "b"]},
        {"together": [{"column": "X", "starts_with": "C34"}, {"column": "Y", "from": "-1.5"}]}]},
        {"attribute": "StudyDate", "from": "2024-01-01", "to": "2024-12-31"}]}"#;
    let read = policy(whole);
    assert!(Policy::from_json(&read.to_json()).expect("again") == read);
    assert!(!read.to_public_json().contains("c34"));
    for wrong in [
        "{}",
        r#"{"all": []}"#,
        r#"{"all": [{}]}"#,
        r#"{"all": [{"column": "MARKER"}]}"#,
        r#"{"all": [{"column": "MARKER", "is": "a", "contains": "b"}]}"#,
        r#"{"all": [{"column": "MARKER", "is": ""}]}"#,
        r#"{"all": [{"column": "MARKER", "from": 5, "to": 4}]}"#,
        r#"{"all": [{"column": "MARKER", "from": 5, "to": "2024-01-01"}]}"#,
        r#"{"all": [{"role": "unknown", "is": "MARKER"}]}"#,
        r#"{"all": [{"attribute": "MARKER", "is": "a"}]}"#,
        r#"{"all": [{"attribute": "PixelData", "is": "MARKER"}]}"#,
        r#"{"all": [{"attribute": "Modality", "column": "MARKER", "is": "a"}]}"#,
        r#"{"all": [{"together": [{"column": "MARKER", "is": "a"}, {"attribute": "Modality", "is": "CT"}]}]}"#,
        r#"{"all": [{"not": [{"column": "MARKER", "is": "a"}]}]}"#,
        r#"{"all": [{"all": [{"all": [{"all": [{"all": [{"column": "MARKER", "is": "a"}]}]}]}]}]}"#,
    ] {
        let json = format!(r#"{{"preset": "jp-kamei", "cohort": {wrong}}}"#);
        let Err(Error::Policy { what }) = Policy::from_json(&json) else {
            panic!("was read: {wrong}");
        };
        assert!(
            what.starts_with("$.cohort") && !what.contains("MARKER"),
            "{what}"
        );
    }
}
