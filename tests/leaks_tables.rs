//! What leaks from tables, planted here: identities in columns that nobody named, in kept columns, in
//! headers and notes, in every spelling.

mod support;

use kamei::policy::Policy;
use support::{holds, preset, run, slice};

const NAMES: [&str; 9] = [
    "星川 一臣",
    "星川　一臣",
    "星川一臣",
    "ホシカワ カズオミ",
    "ﾎｼｶﾜ ｶｽﾞｵﾐ",
    "ほしかわかずおみ",
    "HOSHIKAWA KAZUOMI",
    "Kazuomi Hoshikawa",
    "Ｈｏｓｈｉｋａｗａ",
];
const OTHERS: [&str; 8] = [
    "48213907",
    "４８２１３９０７",
    "1953/09/17",
    "19530917",
    "S28.9.17",
    "昭和28年9月17日",
    "03-5551-2687",
    "０３－５５５１－２６８７",
];

/// Twenty rows of which the second is the patient's; `value` stands in the last column of that row.
fn table(header: &str, value: &str, usual: &[&str]) -> Vec<u8> {
    let mut text = format!("患者ID,氏名,カナ氏名,生年月日,電話番号,検査日,HbA1c,{header}\r\n");
    for row in 0..20 {
        let (id, name, kana, birth, phone) = match row {
            1 => (
                "48213907",
                "星川 一臣",
                "ホシカワ カズオミ",
                "1953/09/17",
                "03-5551-2687",
            ),
            _ => ("", "", "", "", ""),
        };
        let other = match row {
            1 => value.to_owned(),
            _ => usual[row % usual.len()].to_owned(),
        };
        let other = format!("\"{}\"", other.replace('"', "\"\""));
        match row {
            1 => text.push_str(&format!("{id},{name},{kana},{birth},{phone},2024/05/01,6.1,{other}\r\n")),
            _ => text.push_str(&format!(
                "7{row:07},田所 {row}郎,タドコロ,19{row:02}/01/02,06-4441-{row:04},2024/04/{row:02},5.{row},{other}\r\n",
                row = row + 1
            )),
        }
    }
    text.into_bytes()
}

fn gone(file: &[u8], planted: &str) {
    assert!(holds(file, planted), "{planted} was not planted");
    for name in Policy::PRESETS {
        let bundle = run(&[("in.csv", file.to_vec())], preset(name));
        let everything = bundle.everything();
        assert!(!holds(&everything, planted), "{planted} left under {name}");
        assert_eq!(
            bundle.held("in.csv"),
            None,
            "{planted} held the table back under {name}"
        );
    }
}

#[test]
fn identities_go_from_columns_of_every_kind() {
    let columns: [(&str, &[&str]); 6] = [
        ("備考", &["経過良好", "再診", "特記なし"]),
        ("診療科", &["内科", "外科"]),
        ("CRP", &["0.1", "0.25", "1.3"]),
        ("採取日", &["2024/04/01", "2024/04/02"]),
        ("謎の列", &["a", "b"]),
        ("所見", &["右上葉に結節を認める。", "異常を認めない。"]),
    ];
    for (header, usual) in columns {
        for value in NAMES.iter().chain(&OTHERS) {
            if header == "採取日" && value.contains("17") {
                continue; // Dates of a date column move.
            }
            gone(&table(header, value, usual), value);
        }
    }
}

#[test]
fn identities_go_from_sentences() {
    for value in NAMES.iter().chain(&OTHERS) {
        let note = format!("本日来院。{value} 経過は良好。");
        gone(
            &table("備考", &note, &["経過良好。", "再診の予定。"]),
            value,
        );
    }
}

#[test]
fn identities_go_from_headers() {
    for value in ["星川一臣", "48213907", "Hoshikawa Kazuomi"] {
        gone(&table(value, "1", &["1", "2"]), value);
    }
}

#[test]
fn an_identity_of_an_image_goes_from_a_table_that_has_no_such_column() {
    let image = slice(
        "48213907",
        "Hoshikawa^Kazuomi=星川^一臣",
        "19530917",
        "20240501",
        1,
    )
    .file();
    let table = "検体,部位,コメント\r\nA,胸部,星川氏の検体\r\nB,腹部,48213907 と同じ\r\nC,胸部,問題なし\r\n";
    for name in Policy::PRESETS {
        let files = [("im", image.clone()), ("t.csv", table.as_bytes().to_vec())];
        let bundle = run(&files, preset(name));
        let everything = bundle.everything();
        assert!(
            !holds(&everything, "星川") && !holds(&everything, "48213907"),
            "{name}"
        );
    }
}

#[test]
fn useful_columns_of_a_laboratory_stay() {
    let mut text = String::from("患者ID,検査コード,検査項目名,結果値,単位,基準値,材料,判定\r\n");
    let tests = [
        (
            "3D045000001906202",
            "HbA1c",
            "6.1",
            "%",
            "4.6-6.2",
            "全血",
            "",
        ),
        (
            "5C070000002306201",
            "CRP",
            "<0.1",
            "mg/dL",
            "0-0.3",
            "血清",
            "",
        ),
        (
            "5F016000002302311",
            "HBs抗原",
            "陰性",
            "",
            "陰性",
            "血清",
            "L",
        ),
        (
            "5F360000002302311",
            "HCV Ab",
            "Negative",
            "",
            "陰性",
            "血清",
            "H",
        ),
    ];
    for row in 0..120 {
        let (code, name, value, unit, range, material, flag) = tests[row % 4];
        text.push_str(&format!(
            "{:08},{code},{name},{value},{unit},{range},{material},{flag}\r\n",
            row / 4 * 37 + 11
        ));
    }
    let bundle = run(
        &[("lab.csv", text.clone().into_bytes())],
        preset("jp-kamei"),
    );
    let output = String::from_utf8(bundle.output("lab.csv").to_vec()).expect("text");
    for (before, after) in text.lines().zip(output.lines()) {
        let useful = |line: &str| line.split_once(',').map(|(_, rest)| rest.to_owned());
        assert_eq!(useful(before), useful(after));
    }
}

#[test]
fn formulas_do_not_reach_a_spreadsheet() {
    let bytes = table("備考", "=HYPERLINK(\"http://x\")", &["経過良好", "再診"]);
    let bundle = run(&[("in.csv", bytes)], preset("jp-kamei"));
    let output = String::from_utf8(bundle.output("in.csv").to_vec()).expect("text");
    assert!(
        !output.contains(",=") && !output.contains(",\"="),
        "{output}"
    );
}
