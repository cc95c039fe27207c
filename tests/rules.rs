//! Rules and tables that a site brings along, and the guideline's rows in the report.

mod support;

use kamei::error::Error;
use kamei::policy::Policy;
use support::{holds, preset, run, run_looking_up, slice, text};

const ID: &str = "48213907";
const OTHER: &str = "77120458";

fn image(id: &str) -> Vec<u8> {
    slice(id, "Hoshikawa^Kazuomi", "19530917", "20240501", 1).file()
}

fn table() -> Vec<u8> {
    format!(
        "PatientID,StudyDate,AccessionNumber,HbA1c\r\n{ID},2024/05/01,A{ID},6.1\r\n\
         {ID},2024/06/02,B{ID},6.0\r\n{OTHER},2024/07/03,C{OTHER},5.9\r\n"
    )
    .into_bytes()
}

fn drop_of_two() -> Vec<(&'static str, Vec<u8>)> {
    vec![("a", image(ID)), ("b", image(OTHER)), ("t.csv", table())]
}

#[test]
fn a_lookup_table_names_one_person_alike_in_images_and_tables_and_moves_no_date() {
    let files = drop_of_two();
    let derived = run(&files, preset("jp-kamei"));
    let given = run_looking_up(
        &files,
        preset("jp-kamei"),
        &format!("original,replacement\n{ID},TRIAL-0001\n"),
    )
    .unwrap();
    let output = given.output("a");
    assert_eq!(text(output, 0x0010_0020).as_deref(), Some("TRIAL-0001"));
    assert_eq!(text(output, 0x0010_0010).as_deref(), Some("TRIAL-0001"));
    let own = text(derived.output("a"), 0x0010_0020).unwrap();
    assert!(
        !holds(&given.everything(), &own),
        "no derived pseudonym beside it"
    );
    for tag in [0x0008_0020, 0x0020_000D, 0x0008_0050, 0x0010_0030] {
        assert_eq!(
            text(output, tag),
            text(derived.output("a"), tag),
            "{tag:08X}"
        );
    }
    assert_eq!(
        given.output("b"),
        derived.output("b"),
        "nobody else changes"
    );
    let rows = String::from_utf8(given.output("t.csv").to_vec()).unwrap();
    let before = String::from_utf8(derived.output("t.csv").to_vec()).unwrap();
    assert_eq!(rows, before.replace(&own, "TRIAL-0001"));
    assert!(!holds(&given.everything(), ID));
    assert!(
        given
            .finished
            .files
            .iter()
            .any(|(_, path)| path.contains("/TRIAL-0001/"))
    );
    let links: Vec<_> = given.records[0]
        .done
        .links
        .iter()
        .map(|link| &link.replacement)
        .collect();
    assert!(links.contains(&&"TRIAL-0001".to_owned()));
}

#[test]
fn names_that_a_file_system_may_not_take_are_no_folders() {
    for replacement in ["../../etc", "a b c d e", "CON", "x/y/z/w"] {
        let lookup = format!("original,replacement\n{ID},{replacement}\n");
        let bundle = run_looking_up(&[("a", image(ID))], preset("jp-kamei"), &lookup).unwrap();
        let path = &bundle.finished.files[0].1;
        assert!(!path.contains(replacement), "{path}");
        assert_eq!(path.matches('/').count(), 4);
        let id = text(bundle.output("a"), 0x0010_0020);
        assert_eq!(id.as_deref(), Some(replacement));
    }
}

#[test]
fn whoever_the_table_does_not_name_is_held_back_where_the_policy_asks_for_that() {
    let hold = r#"{"preset":"jp-kamei","lookup":{"missing":"hold"}}"#;
    let policy = || Policy::from_json(hold).unwrap();
    let one = format!("original,replacement\n{ID},TRIAL-0001\n");
    let bundle = run_looking_up(&drop_of_two(), policy(), &one).unwrap();
    assert_eq!(bundle.held("a"), None);
    assert_eq!(bundle.held("b"), Some("not-in-lookup"));
    assert_eq!(bundle.held("t.csv"), Some("not-in-lookup"));
    let both = format!("{one}{OTHER},TRIAL-0002\n");
    let bundle = run_looking_up(&drop_of_two(), policy(), &both).unwrap();
    assert_eq!(
        bundle.finished.held_back, 0,
        "accession numbers are derived as before"
    );
    let kinds =
        format!("kind,original,replacement\npatient,{ID},TRIAL-0001\naccession,Z1,ZUGANG-77\n");
    let bundle = run_looking_up(&[("a", image(ID))], policy(), &kinds).unwrap();
    assert_eq!(
        bundle.held("a"),
        Some("not-in-lookup"),
        "the table speaks of accession numbers"
    );
    // Without any table nobody is named.
    assert_eq!(run(&drop_of_two(), policy()).finished.files.len(), 0);
    assert_eq!(Policy::from_json(&policy().to_json()).unwrap(), policy());
}

#[test]
fn a_replacement_that_tells_somebody_of_the_drop_stops_the_run() {
    for replacement in [OTHER, "HOSHIKAWA-1", "Kazuomi Hoshikawa"] {
        let lookup = format!("original,replacement\n{ID},{replacement}\n");
        let refused = run_looking_up(&drop_of_two(), preset("jp-kamei"), &lookup);
        let error = refused.err().expect(replacement);
        assert!(matches!(error, Error::Lookup { line: 2, .. }), "{error}");
        assert!(!error.to_string().contains(replacement));
    }
}

#[test]
fn every_row_of_the_guideline_stands_in_both_reports_of_a_japanese_preset() {
    let files = [
        ("a", image(ID)),
        (
            "no-age",
            slice(OTHER, "A^B", "19530917", "20240501", 2)
                .without(&[0x0010_1010])
                .file(),
        ),
        ("t.csv", table()),
        (
            "us",
            slice(ID, "A^B", "19530917", "20240501", 3)
                .put(0x6000_0010, "US", 4u16.to_le_bytes())
                .file(),
        ),
    ];
    for (name, date) in [("jp-kamei", "clean"), ("jp-tokumei", "empty")] {
        let bundle = run(&files, preset(name));
        let report: serde_json::Value =
            serde_json::from_slice(&bundle.files["report.json"]).unwrap();
        let rows = report["guideline"].as_array().expect("rows");
        assert_eq!(rows.len(), 12, "{name}");
        assert_eq!(rows[0]["item"], "患者のID");
        assert_eq!(rows[0]["dicom"]["pseudonym-patient"], 2);
        assert_eq!(rows[0]["columns"]["pseudonym-patient"], 1);
        assert_eq!(rows[1]["need"], "need-required");
        assert_eq!(rows[1]["columns"], serde_json::json!({}));
        assert_eq!(rows[3]["dicom"]["keep"], 1);
        assert_eq!(rows[3]["absent"], 1);
        assert_eq!(rows[5]["dicom"][date], 2, "{name} {}", rows[5]);
        assert_eq!(
            rows[7]["pixels"],
            serde_json::json!({"examined": 0, "masked": 0, "notExamined": 2, "heldBack": 1})
        );
        assert_eq!(rows[0]["pixels"], serde_json::Value::Null);
        let page = String::from_utf8(bundle.files["report.html"].clone()).unwrap();
        for row in rows {
            for key in ["item", "itemEn"] {
                let text = row[key].as_str().unwrap();
                assert!(page.contains(text), "{text}");
            }
        }
        for word in [
            "必須",
            "推奨",
            "なし～推奨",
            "required",
            "no uniform removal asked for",
        ] {
            assert!(page.contains(word), "{word}");
        }
        assert!(!page.contains("<code>need-") && !page.contains("<code>asked-"));
    }
    for name in ["ps3.15-basic", "research"] {
        let bundle = run(&files, preset(name));
        assert!(!holds(&bundle.files["report.json"], "guideline"), "{name}");
        assert!(!holds(&bundle.files["report.html"], "必須"), "{name}");
    }
}

#[cfg(feature = "cli")]
mod command_line {
    use super::*;
    use std::process::{Command, Output};

    fn kamei(arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_kamei"))
            .args(arguments)
            .output()
            .expect("the program starts")
    }

    #[test]
    fn a_script_becomes_a_policy_that_runs_and_what_is_lost_is_said_by_line() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let script = "<script>\n<e en=\"T\" t=\"00180050\">@remove()</e>\n\
                      <e en=\"T\" t=\"00081030\">MARKER</e>\n</script>\n";
        std::fs::write(path("a.script"), script).unwrap();
        let made = kamei(&["policy", "import", &path("a.script"), "-o", &path("p.json")]);
        assert_eq!(made.status.code(), Some(0));
        let said = String::from_utf8(made.stderr).unwrap();
        assert!(said.contains("line 3: text: done otherwise"), "{said}");
        assert!(!said.contains("MARKER"));
        std::fs::write(path("in"), image(ID)).unwrap();
        let run = kamei(&[
            "deidentify",
            &path("in"),
            "-o",
            &path("out"),
            "--policy",
            &path("p.json"),
        ]);
        assert_eq!(run.status.code(), Some(0));
        let again = kamei(&["policy", "import", &path("a.script"), "-o", &path("p.json")]);
        assert_eq!(again.status.code(), Some(1), "an existing file stays");
        std::fs::write(path("r"), "FORMAT dicom\n%filter x\nLABEL MARKER\n").unwrap();
        let lost = kamei(&["policy", "import", &path("r"), "--preset", "jp-kamei"]);
        assert_eq!(lost.status.code(), Some(3));
        assert!(Policy::from_json(&String::from_utf8(lost.stdout).unwrap()).is_ok());
    }

    #[test]
    fn a_lookup_table_is_read_or_refused_without_its_values() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        std::fs::write(path("in"), image(ID)).unwrap();
        std::fs::write(
            path("good"),
            format!("original,replacement\n{ID},TRIAL-0001\n"),
        )
        .unwrap();
        std::fs::write(path("bad"), format!("original,replacement\n{ID},x{ID}\n")).unwrap();
        let run = |table: &str, out: &str| {
            kamei(&[
                "deidentify",
                &path("in"),
                "-o",
                &path(out),
                "--lookup",
                &path(table),
            ])
        };
        assert_eq!(run("good", "one").status.code(), Some(0));
        let report = std::fs::read_to_string(path("one/manifest.json")).unwrap();
        assert!(report.contains("data/TRIAL-0001/"));
        let refused = run("bad", "two");
        assert_eq!(refused.status.code(), Some(1));
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains("line 2") && !said.contains(ID), "{said}");
        let policy = r#"{"preset":"jp-kamei","lookup":{"missing":"hold"}}"#;
        std::fs::write(path("hold.json"), policy).unwrap();
        let none = kamei(&[
            "deidentify",
            &path("in"),
            "-o",
            &path("three"),
            "--policy",
            &path("hold.json"),
        ]);
        assert_eq!(none.status.code(), Some(1));
    }
}
