//! What outputs, reports and archives say: checklist L61 to L68.

use crate::patient::*;
use crate::support::{preset, run, text};
use kamei::element::Tag;

#[test]
fn l61_l62_l64_an_output_claims_what_was_done_and_no_more() {
    for (name, codes) in [
        ("ps3.15-basic", "113100"),
        ("jp-kamei", "113100 113105 113107 113108"),
        ("jp-tokumei", "113100 113108"),
        ("research", "113100 113105 113107 113108 113109 113111"),
    ] {
        let file = image().put(0x0028_0301, "CS", "YES");
        assert_eq!(
            run(&[("in", file.file())], preset(name)).held("in"),
            Some("pixels-unexamined")
        );
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
