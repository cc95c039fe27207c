//! One person in an image, a table, a claim and a message of one drop.

use super::messages::field;
use super::support::{Bundle, preset, run, slice, text};
use super::{cp932, from_cp932};

fn drop(policy: &str) -> Bundle {
    let image = slice("48213907", "Hoshikawa^Kazuomi", "19530917", "20240513", 1).file();
    let table = "患者ID,検査日,HbA1c,所見\r\n48213907,2024/05/13,6.1,異常なし。2024/05/13に撮影。\r\n48213908,2024/05/13,5.9,再検。\r\n";
    let claim = "IR,1,13,1,1234567,,病院,202406,00,\r\nRE,1,1112,202405,星川　一臣,1,19530917,,,,,,,48213907,,,,,\r\nSY,8830417,20240513,1\r\nCO,99,1,810000001,患者48213907を2024年5月13日に診察\r\nGO,1,288,99\r\n";
    let message = "MSH|^~\\&|||||20240513||ORU^R01|1|P|2.5\rPID|1||４８２１３９０７^^^H^PI||HOSHIKAWA^KAZUOMI\rOBX|1|DT|X^day^L||20240513||||||F\rNTE|1||48213907 seen 2024-05-13\r";
    run(
        &[
            ("im", image),
            ("t.csv", cp932(table)),
            ("r.UKE", cp932(claim)),
            ("m.hl7", message.as_bytes().to_vec()),
        ],
        preset(policy),
    )
}

#[test]
fn one_person_has_one_pseudonym_and_one_offset_in_every_format() {
    for policy in ["jp-kamei", "research"] {
        let bundle = drop(policy);
        let image = bundle.output("im");
        let pseudonym = text(image, 0x0010_0020).expect("a patient ID");
        let day = text(image, 0x0008_0020).expect("a study date");
        assert_ne!(day, "20240513");
        let dashed = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);

        let table = from_cp932(bundle.output("t.csv"));
        let row: Vec<&str> = table.lines().nth(1).unwrap().split(',').collect();
        assert_eq!(
            (row[0], row[1]),
            (pseudonym.as_str(), dashed.replace('-', "/").as_str())
        );
        assert!(
            row[3].contains(&dashed.replace('-', "/")),
            "a day in a text"
        );

        let claim = from_cp932(bundle.output("r.UKE"));
        let records: Vec<Vec<&str>> = claim
            .lines()
            .map(|line| line.split(',').collect())
            .collect();
        assert_eq!(records[1][13], pseudonym);
        assert_eq!(records[2][2], day);
        let japanese = format!(
            "{}年{}月{}日",
            &day[..4],
            day[4..6].trim_start_matches('0'),
            day[6..].trim_start_matches('0')
        );
        assert!(records[3][4].contains(&japanese), "{policy}");

        let message = String::from_utf8(bundle.output("m.hl7").to_vec()).unwrap();
        assert_eq!(field(&message, 2, 3), format!("{pseudonym}^^^^PI"));
        assert_eq!(
            (field(&message, 3, 5), field(&message, 1, 7)),
            (day.clone(), day)
        );
        assert!(field(&message, 4, 3).contains(&dashed));
        assert_ne!(
            table.lines().nth(2).unwrap().split(',').next(),
            Some(pseudonym.as_str())
        );
    }
}

#[test]
fn a_name_in_a_claim_goes_from_a_message_that_does_not_name_it() {
    let claim = "IR,1,13,1,1234567,,病院,202406,00,\r\nRE,1,1112,202405,星川　一臣,1,19530917,,,,,,,48213907,,,,,\r\n";
    let message =
        "MSH|^~\\&|||||20240513||ORU^R01|1|P|2.5\rPID|1||99900011\rNTE|1||星川 一臣の家族\r";
    let files = [
        ("r.UKE", cp932(claim)),
        ("m.hl7", message.as_bytes().to_vec()),
    ];
    let bundle = run(&files, preset("jp-kamei"));
    let written = String::from_utf8(bundle.output("m.hl7").to_vec()).unwrap();
    assert!(!written.contains("星川") && written.contains("の家族"));
}

#[test]
fn a_preview_shows_one_row_per_person_and_one_cell_per_column() {
    use kamei::pipeline::{Run, Settings, survey};
    let settings = Settings {
        policy: preset("jp-kamei"),
        limits: kamei::limits::Limits::default(),
    };
    let message = super::messages::ORU.as_bytes().to_vec();
    let surveyed = survey("m.hl7", &message, &settings);
    let columns = surveyed.table().expect("columns").columns.len();
    let merged = kamei::survey::Survey::merge(vec![surveyed]);
    let run = Run::new(settings, merged, &super::support::key());
    let shown = run.with_work(0, |work| {
        let format = kamei::format::of(kamei::survey::Kind::Message).expect("a format");
        format.preview(&message, work, 5)
    });
    let shown = shown.expect("a preview").expect("columns");
    assert_eq!((shown.len(), shown[0].len()), (1, columns));
    let (before, after) = &shown[0][0];
    assert_eq!(before, "48213907");
    assert!(
        after
            .as_ref()
            .is_some_and(|id| !id.is_empty() && id != before)
    );
    let names = shown[0]
        .iter()
        .find(|(before, _)| before.starts_with("HOSHIKAWA^KAZUOMI"));
    assert_eq!(names.map(|(_, after)| after.is_none()), Some(true));
}
