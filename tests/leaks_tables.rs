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
fn l75_identities_go_from_columns_of_every_kind() {
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
fn l79_identities_go_from_sentences() {
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
fn l77_formulas_do_not_reach_a_spreadsheet() {
    let bytes = table("備考", "=HYPERLINK(\"http://x\")", &["経過良好", "再診"]);
    let bundle = run(&[("in.csv", bytes)], preset("jp-kamei"));
    let output = String::from_utf8(bundle.output("in.csv").to_vec()).expect("text");
    assert!(
        !output.contains(",=") && !output.contains(",\"="),
        "{output}"
    );
}

#[test]
fn l76_an_identity_goes_from_tables_of_every_delimiter_and_encoding() {
    let plain = String::from_utf8(table("備考", "星川 一臣", &["経過良好", "再診"])).expect("text");
    let tabs = plain.replace("\",\"", "\"\t\"").replace(',', "\t");
    let semicolons = plain.replace(',', ";");
    let bars = plain.replace(',', "|");
    let titled = format!("星川 一臣 様 検査一覧\r\n\r\n{plain}合計 担当:星川\r\n");
    let broken = plain.replace("\"星川 一臣\"", "\"二行の\r\n星川 一臣\"");
    let mut bom = vec![0xEF, 0xBB, 0xBF];
    bom.extend(plain.as_bytes());
    let utf16: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain(plain.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode(&plain);
    let (gbk, _, _) = encoding_rs::GBK.encode("病人号,姓名,日期,HbA1c\r\n48213907,星川一臣,2024/05/01,6.1\r\n70000001,田所次郎,2024/05/02,5.9\r\n");
    let name: Vec<u8> = "星川".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (sjis_name, _, _) = encoding_rs::SHIFT_JIS.encode("星川");
    let (gbk_name, _, _) = encoding_rs::GBK.encode("星川");
    let utf8_name = "星川".as_bytes();
    let (euc, _, _) = encoding_rs::EUC_JP.encode(&plain);
    let (euc_name, _, _) = encoding_rs::EUC_JP.encode("星川");
    let (iso, _, _) = encoding_rs::ISO_2022_JP.encode(&plain);
    let (iso_name, _, _) = encoding_rs::ISO_2022_JP.encode("星川");
    let cases: [(&str, Vec<u8>, &[u8]); 11] = [
        ("tabs", tabs.into_bytes(), utf8_name),
        ("semicolons", semicolons.into_bytes(), utf8_name),
        ("bars", bars.into_bytes(), utf8_name),
        ("lines around the table", titled.into_bytes(), utf8_name),
        ("EUC-JP", euc.to_vec(), &euc_name),
        ("ISO-2022-JP", iso.to_vec(), &iso_name[3..7]),
        ("line break in a cell", broken.into_bytes(), utf8_name),
        ("UTF-8 with a mark", bom, utf8_name),
        ("UTF-16", utf16, &name),
        ("Shift_JIS", sjis.to_vec(), &sjis_name),
        ("GBK", gbk.to_vec(), &gbk_name),
    ];
    for (what, bytes, name) in cases {
        assert!(
            bytes.windows(name.len()).any(|window| window == name),
            "{what}: not planted"
        );
        for preset_name in Policy::PRESETS {
            let everything = run(&[("in.csv", bytes.clone())], preset(preset_name)).everything();
            let left = everything.windows(name.len()).any(|window| window == name);
            assert!(!left, "{what} under {preset_name}");
            assert!(
                !holds(&everything, "48213907"),
                "{what} under {preset_name}"
            );
        }
    }
}

#[test]
fn l77_zeros_duplicate_headers_and_many_columns_stay_whole() {
    let mut header = String::from("患者ID,検査コード,HbA1c,HbA1c");
    let mut row = String::from("00482139,000123,6.1,6.2");
    for column in 0..1_000 {
        header.push_str(&format!(",値{column}"));
        row.push_str(&format!(",{}.5", column % 50));
    }
    let mut text = header.clone() + "\r\n";
    for number in 0..12 {
        text.push_str(&row.replacen("00482139", &format!("004821{number:02}"), 1));
        text.push_str("\r\n");
    }
    let bundle = run(&[("wide.csv", text.into_bytes())], preset("jp-kamei"));
    let output = String::from_utf8(bundle.output("wide.csv").to_vec()).expect("text");
    let lines: Vec<&str> = output.lines().collect();
    assert_eq!(lines.len(), 13);
    for line in &lines[1..] {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(
            cells.len(),
            header.split(',').count(),
            "no column is lost or merged"
        );
        assert!(
            cells[0].starts_with(|c: char| c.is_ascii_alphanumeric())
                && !cells[0].starts_with("0048")
        );
        assert_eq!(cells[1], "000123");
        assert_eq!((cells[2], cells[3]), ("6.1", "6.2"));
    }
}

#[test]
fn l78_dates_of_one_person_move_alike_in_every_file_birth_date_included() {
    let image = slice(
        "48213907",
        "Hoshikawa^Kazuomi=星川^一臣",
        "19530917",
        "20240501",
        1,
    )
    .file();
    let mut first = String::from("患者ID,検査日,生年月日,HbA1c\r\n");
    let mut second = String::from("ChartNo,VisitDate,Dose\r\n");
    for row in 0..12 {
        let id = if row == 4 {
            "48213907".to_owned()
        } else {
            format!("7000{row:04}")
        };
        first.push_str(&format!(
            "{id},2024/05/{:02},1953/09/17,6.{row}\r\n",
            row + 1
        ));
        second.push_str(&format!("{id},2024-06-{:02},{row}.5\r\n", row + 1));
    }
    let files = [
        ("im", image),
        ("labs.csv", first.into_bytes()),
        ("visits.csv", second.into_bytes()),
    ];
    let bundle = run(&files, preset("jp-kamei"));
    let day =
        |text: &str, form: &str| chrono::NaiveDate::parse_from_str(text, form).expect("a date");
    let cell = |file: &str, column: usize| {
        let text = String::from_utf8(bundle.output(file).to_vec()).expect("text");
        let line = text.lines().nth(5).expect("the patient's row").to_owned();
        line.split(',').nth(column).expect("a cell").to_owned()
    };
    let id = support::text(bundle.output("im"), 0x0010_0020).expect("a pseudonym");
    assert_eq!(
        (cell("labs.csv", 0), cell("visits.csv", 0)),
        (id.clone(), id)
    );
    let study = support::text(bundle.output("im"), 0x0008_0020).expect("a date");
    let offset = day("20240501", "%Y%m%d") - day(&study, "%Y%m%d");
    assert!((1..=730).contains(&offset.num_days()));
    assert_eq!(
        day("2024/05/05", "%Y/%m/%d") - day(&cell("labs.csv", 1), "%Y/%m/%d"),
        offset
    );
    assert_eq!(
        day("2024-06-05", "%Y-%m-%d") - day(&cell("visits.csv", 1), "%Y-%m-%d"),
        offset
    );
    // The birth date moves by as much and is cut to its month, in the image as in the table.
    let born = day("19530917", "%Y%m%d") - offset;
    let month = born.format("%Y%m01").to_string();
    assert_eq!(
        support::text(bundle.output("im"), 0x0010_0030).as_deref(),
        Some(month.as_str())
    );
    let written: String = cell("labs.csv", 2)
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    assert!(month.starts_with(&written[..6]), "{written}");
}
