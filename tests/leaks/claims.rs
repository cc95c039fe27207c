//! What outputs, reports and archives say: checklist L61 to L68.

use crate::patient::*;
use crate::support::{DataSet, preset, run, text};
use kamei::element::Tag;

#[test]
fn l61_l62_l64_an_output_claims_what_was_done_and_no_more() {
    for (name, codes) in [
        ("ps3.15-basic", "113100"),
        ("jp-kamei", "113100 113105 113107 113108"),
        ("jp-tokumei", "113100 113108"),
        ("research", "113100 113105 113107 113108"),
    ] {
        let file = image().put(0x0028_0301, "CS", "YES");
        let searched = run(&[("in", file.file())], preset(name));
        let output = searched.output("in");
        assert_eq!(text(output, 0x0028_0301).as_deref(), Some("NO"));
        let code = output.windows(6).any(|part| part == b"113101");
        assert!(code, "the pixels were searched");
        let bundle = run(&[("in", image().file())], preset(name));
        let output = bundle.output("in");
        assert_eq!(text(output, 0x0012_0062).as_deref(), Some("YES"));
        let dates = text(output, 0x0028_0303);
        let moved = codes.contains("113107");
        assert_eq!(
            dates.as_deref(),
            Some(if moved { "MODIFIED" } else { "REMOVED" })
        );
        assert_eq!(
            text(output, 0x0028_0301),
            None,
            "nobody examined the pixels"
        );
        let object = dicom_object::from_reader(output).expect("readable");
        let methods = object
            .get(Tag(0x0012, 0x0064))
            .and_then(|it| it.items())
            .expect("methods");
        let said: Vec<String> = methods
            .iter()
            .map(|item| {
                item.get(Tag(0x0008, 0x0100))
                    .expect("a code")
                    .to_str()
                    .expect("text")
                    .trim()
                    .to_owned()
            })
            .collect();
        assert_eq!(said.join(" "), codes, "{name}");
    }
}

/// L62: what the input denies is believed of nobody.
#[test]
fn l62_a_denial_that_nobody_checked_is_not_repeated() {
    let denied = || {
        image()
            .put(0x0028_0301, "CS", "NO")
            .put(0x0028_0302, "CS", "NO")
    };
    let bundle = run(&[("in", denied().file())], preset("jp-kamei"));
    assert_eq!(text(bundle.output("in"), 0x0028_0301), None);
    assert_eq!(text(bundle.output("in"), 0x0028_0302), None);
    let policy =
        kamei::policy::Policy::from_json(r#"{"preset": "jp-kamei", "pixels": {"search": "all"}}"#);
    let bundle = run(&[("in", denied().file())], policy.expect("a policy"));
    let said = text(bundle.output("in"), 0x0028_0301);
    assert_eq!(said.as_deref(), Some("NO"), "every frame was searched");
}

/// L62: a picture inside a sequence that a user's rule keeps was looked at by nobody.
#[test]
fn l62_a_kept_icon_takes_back_the_claim_that_pixels_were_searched() {
    let icon = DataSet::default()
        .put(0x0028_0010, "US", 2u16.to_le_bytes())
        .put(0x7FE0_0010, "OB", [7u8; 4]);
    let file = image()
        .put(0x0028_0301, "CS", "YES")
        .sequence(0x0088_0200, std::slice::from_ref(&icon));
    for (kept, said) in [(false, "NO"), (true, "YES")] {
        let rules = match kept {
            false => "",
            true => r#", "rules": [{"tag": "00880200", "action": "keep"}]"#,
        };
        let policy = format!(r#"{{"preset": "jp-kamei"{rules}}}"#);
        let policy = kamei::policy::Policy::from_json(&policy).expect("a policy");
        let bundle = run(&[("in", file.file())], policy);
        let output = bundle.output("in");
        assert_eq!(text(output, 0x0028_0301).as_deref(), Some(said));
        assert_eq!(output.windows(6).any(|part| part == b"113101"), !kept);
    }
}

#[test]
fn l65_l66_l68_reports_count_every_input_and_name_none() {
    let files = [
        ("Hoshikawa_48213907/IM1", image().file()),
        (
            "Hoshikawa_48213907/minutes.txt",
            b"Hoshikawa Kazuomi".to_vec(),
        ),
        ("Hoshikawa_48213907/broken", image().file()[..400].to_vec()),
    ];
    let bundle = run(&files, preset("jp-kamei"));
    let documents = ["manifest.json", "report.json", "report.html", "policy.json"];
    for document in documents {
        let text = String::from_utf8(bundle.files[document].clone()).expect("text");
        for marker in IDENTITY.iter().chain(&["IM1", "minutes", "broken"]) {
            assert!(!text.contains(marker), "{marker} in {document}");
        }
    }
    let report: serde_json::Value =
        serde_json::from_slice(&bundle.files["report.json"]).expect("JSON");
    assert_eq!(report["inputs"], 3);
    assert_eq!(report["heldBack"].as_array().map(Vec::len), Some(2));
    assert_eq!(bundle.finished.files.len() + bundle.finished.held_back, 3);
}

#[test]
fn l61_l62_l64_options_without_work_in_a_file_are_not_claimed_in_it() {
    let said = |file: &[u8], policy: &kamei::policy::Policy| {
        let bundle = run(&[("in", file.to_vec())], policy.clone());
        let output = bundle.output("in").to_vec();
        let codes = [
            "113100", "113105", "113106", "113107", "113108", "113109", "113110", "113111",
        ]
        .into_iter()
        .filter(|code| crate::support::holds(&output, code))
        .collect::<Vec<_>>()
        .join(" ");
        let method = text(&output, 0x0012_0063).unwrap_or_default();
        assert!(
            codes.is_empty() || method.starts_with(&format!("{} 113100", kamei::TOOL)),
            "{method}"
        );
        assert_eq!(text(&output, 0x0028_0301), None);
        assert_eq!(text(&output, 0x0028_0302), None);
        (codes, text(&output, 0x0028_0303).expect("always said"))
    };
    let research = preset("research");
    let undated = [0x0008_0020, 0x0008_0030, 0x0010_0030];
    let bare = image()
        .without(&undated)
        .without(&[0x0008_1030, 0x0010_0040, 0x0010_1010]);
    assert_eq!(
        said(&bare.file(), &research),
        ("113100".into(), "REMOVED".into())
    );
    let device = bare.clone().put(0x0018_1000, "LO", "SN99");
    assert_eq!(said(&device.file(), &research).0, "113100 113109");
    let sex = bare.clone().put(0x0010_0040, "CS", "F");
    assert_eq!(said(&sex.file(), &research).0, "113100 113108");
    let dated = bare.clone().put(0x0008_0020, "DA", "20240501");
    assert_eq!(
        said(&dated.file(), &research),
        ("113100 113107".into(), "MODIFIED".into())
    );
    let unreadable = bare.clone().put(0x0008_0020, "DA", "2024ABCD");
    assert_eq!(
        said(&unreadable.file(), &research),
        ("113100".into(), "REMOVED".into())
    );
    let policy = |text: &str| kamei::policy::Policy::from_json(text).expect("a policy");
    let full = policy(r#"{"profile":"ps3.15-basic","options":["retain_full_dates"]}"#);
    assert_eq!(
        said(&dated.file(), &full),
        ("113100 113106".into(), "UNMODIFIED".into())
    );
    assert_eq!(
        said(&bare.file(), &full),
        ("113100".into(), "REMOVED".into())
    );
    // A rule that weakens takes the codes away; dates that it moved are still called moved.
    let weak =
        policy(r#"{"profile":"ps3.15-basic","rules":[{"keyword":"StudyDate","action":"clean"}]}"#);
    assert_eq!(
        said(&dated.file(), &weak),
        (String::new(), "MODIFIED".into())
    );
}
