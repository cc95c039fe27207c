//! Claims (医科レセプト): what becomes of every record, and what is no claim.

use super::support::{preset, run, slice};
use super::{cp932, from_cp932, refusal, surveyed};
use kamei::policy::Policy;
use kamei::survey::Kind;

/// One claim with a marker in every field that identifies.
fn claims() -> String {
    let days = |day: usize| {
        (1..=31)
            .map(|at| if at == day { "1" } else { "" })
            .collect::<Vec<_>>()
            .join(",")
    };
    let mut text = String::new();
    let mut line = |fields: &str| {
        text.push_str(fields);
        text.push_str("\r\n");
    };
    line("IR,1,13,1,1234567,,東京架空病院,202406,00,03-5551-2687");
    line(
        "RE,1,1112,202405,星川　一臣,1,19530917,,,,,,,48213907,,,,,KENSAKU55501,,SEIKYU55502,01,,,,,,,,,,,,,,,ﾎｼｶﾜ ｶｽﾞｵﾐ,",
    );
    line("HO,06138099,記号５５５０３,7755504,3,1536,,,,,SHOMEI55505,,,,");
    line("KO,54136015,7755506,,3,1536,,,,,,");
    line("SN,1,01,06138099,記号５５５０３,7755504,05,7755506,");
    line(&format!("JD,1,{}", days(13)));
    line("SY,8830417,20240513,1,,,01,");
    line("SY,0000999,20240513,1,20538048,星川一臣さんの咳,,");
    line(&format!("SI,11,1,111000110,,288,1,,,,,,,{}", days(13)));
    line(&format!(
        "IY,21,1,620000033,3,12,7,830100204,星川氏に説明,,,,,{}",
        days(13)
    ));
    line(&format!(
        "TO,40,1,700010000,1,99,1,016,990,,カテーテル,,,,,,,{}",
        days(14)
    ));
    line("CO,99,1,810000001,令和６年５月１３日に星川一臣を診察");
    line("SJ,01,患者48213907は2024年5月13日に発熱した。TEL 090-1234-5678");
    line("RE,2,1112,202405,田所　花子,2,3630704,,,,,,,48213908,,,,,,,,,,,,,,,,,,,,,,,ﾀﾄﾞｺﾛ ﾊﾅｺ,");
    line("HO,06138099,１,22,1,288,,,,,,,,,");
    line("SY,8830418,5060520,1,,,,");
    line("GO,2,1824,99");
    text.push('\u{1A}');
    text
}

fn output(text: &str, policy: &str) -> String {
    let bundle = run(&[("RECEIPTC.UKE", cp932(text))], preset(policy));
    from_cp932(bundle.output("RECEIPTC.UKE"))
}

fn field(text: &str, line: usize, number: usize) -> String {
    let line = text.lines().nth(line - 1).expect("a line");
    line.split(',').nth(number - 1).expect("a field").to_owned()
}

#[test]
fn t16_a_claim_loses_who_it_is_about_and_keeps_what_was_done() {
    let input = claims();
    let planted = [
        "星川",
        "一臣",
        "ﾎｼｶﾜ",
        "48213907",
        "19530917",
        "KENSAKU55501",
        "SEIKYU55502",
        "7755504",
        "７７５",
        "SHOMEI55505",
        "54136015",
        "7755506",
        "06138099",
        "記号",
        "田所",
        "ﾀﾄﾞｺﾛ",
        "48213908",
        "3630704",
        "1234567",
        "東京架空病院",
        "03-5551-2687",
        "20240513",
        "５月１３日",
        "5月13日",
        "090-1234-5678",
        "5060520",
    ];
    for name in Policy::PRESETS {
        let bundle = run(&[("RECEIPTC.UKE", cp932(&input))], preset(name));
        assert_eq!(bundle.held("RECEIPTC.UKE"), None, "{name}");
        let written = from_cp932(bundle.output("RECEIPTC.UKE"));
        for marker in planted {
            assert!(!written.contains(marker), "{marker} left under {name}");
        }
        // Lines, commas and the end mark are as before.
        assert!(written.ends_with("\r\n\u{1A}"));
        let commas = |text: &str| {
            text.lines()
                .map(|line| line.matches(',').count())
                .collect::<Vec<_>>()
        };
        assert_eq!(commas(&written), commas(&input), "{name}");
        for (line, number, code) in [
            (7, 2, "8830417"),
            (8, 2, "0000999"),
            (8, 5, "20538048"),
            (9, 4, "111000110"),
            (9, 6, "288"),
            (10, 4, "620000033"),
            (10, 8, "830100204"),
            (11, 4, "700010000"),
            (12, 4, "810000001"),
            (16, 2, "8830418"),
            (3, 6, "1536"),
            (17, 3, "1824"),
            (1, 4, "1"),
        ] {
            assert_eq!(
                field(&written, line, number),
                code,
                "line {line} under {name}"
            );
        }
    }
    assert_eq!(
        field(&output(&input, "jp-kamei"), 2, 6),
        "1",
        "the sex stays"
    );
}

#[test]
fn every_marker_of_a_claim_was_read() {
    let (kind, found) = surveyed(&cp932(&claims()));
    assert_eq!(kind, Kind::Receipt);
    for value in [
        "48213907",
        "星川　一臣",
        "ﾎｼｶﾜ ｶｽﾞｵﾐ",
        "19530917",
        "KENSAKU55501",
        "SEIKYU55502",
        "06138099",
        "記号５５５０３",
        "7755504",
        "SHOMEI55505",
        "54136015",
        "7755506",
        "1234567",
        "東京架空病院",
        "03-5551-2687",
        "20240513",
        "20240514",
        "19880704",
        "20240520",
    ] {
        assert!(found.iter().any(|it| it == value), "{value} was not found");
    }
}

#[test]
fn dates_of_a_claim_move_and_marks_at_days_go() {
    let written = output(&claims(), "jp-kamei");
    let day = |text: &str| chrono::NaiveDate::parse_from_str(text, "%Y%m%d").expect("a date");
    let moved = day(&field(&written, 7, 3));
    let offset = day("20240513") - moved;
    assert!((1..=730).contains(&offset.num_days()));
    // The month moves with its first day, as in tables; both dates of the text by the same days.
    let month = day("20240501") - offset;
    assert_eq!(field(&written, 2, 4), month.format("%Y%m").to_string());
    assert!(field(&written, 13, 3).contains(&moved.format("%Y年%-m月%-d日").to_string()));
    let born = day("19530917") - offset;
    assert_eq!(field(&written, 2, 7), born.format("%Y%m01").to_string());
    // The other patient's moves by another offset, in its own era.
    let other = field(&written, 16, 3);
    assert!(other.len() == 7 && other != "5060520" && other.starts_with(['5', '4']));
    for number in 14..=44 {
        assert_eq!(field(&written, 9, number), "");
    }
    assert_eq!(field(&written, 1, 8), "", "a month that is nobody's");
}

#[test]
fn an_era_month_moves_in_its_own_form() {
    let text = "IR,1,13,1,1234567,,病院,50606,00,\r\nRE,1,1112,50605,甲,1,3280917,,,,,,,48213907\r\nSY,8830417,5060501,1\r\n";
    let written = output(text, "jp-kamei");
    assert_eq!(field(&written, 2, 4), field(&written, 3, 3)[..5]);
    assert_ne!(field(&written, 2, 4), "50605");
}

#[test]
fn dates_of_a_claim_without_chart_number_go() {
    let text = claims()
        .replace("48213907,", ",")
        .replace("患者48213907", "患者");
    let written = output(&text, "jp-kamei");
    assert_eq!(field(&written, 7, 3), "");
    assert_eq!(field(&written, 2, 4), "");
    assert_ne!(field(&written, 16, 3), "", "the other claim has one");
}

#[test]
fn records_and_fields_nobody_knows_become_empty() {
    let text = "IR,1,13,1,1234567,,病院,202406,00,\r\nRE,1,1112,202405,甲,1,19530917,,,,,,,48213907,,,,,,,,,,,,,,,,,,,,,,,,,FUTURE\r\nBU,星川,040080x099x00x,20240513\r\nSI,11,1,111000110,,288,1\r\n";
    let written = output(text, "jp-kamei");
    assert_eq!(written.lines().nth(2), Some("BU,,,"));
    assert_eq!(field(&written, 2, 39), "");
    assert_eq!(field(&written, 4, 4), "111000110");
}

#[test]
fn an_identifier_in_a_code_field_goes() {
    let names = [
        ("SI,11,1,48213907,,288,1", 4), // eight digits where nine belong
        ("SI,11,1,星川一臣,,288,1", 4),
        ("SY,星川一臣,20240513,1", 2),
        ("SI,11,星川,111000110,,288,1", 3),
        ("SI,11,1,111000110,星川一臣,288,1", 5),
        ("GO,48213907,1824,99", 2),
    ];
    for (line, number) in names {
        let text = format!(
            "IR,1,13,1,1234567,,病院,202406,00,\r\nRE,1,1112,202405,星川　一臣,1,19530917,,,,,,,48213907\r\n{line}\r\n"
        );
        for name in Policy::PRESETS {
            assert_eq!(
                field(&output(&text, name), 3, number),
                "",
                "{line} under {name}"
            );
        }
    }
    // Nine digits that are the ID of somebody in the drop.
    let image = slice("621498320", "Hoshikawa^Kazuomi", "19530917", "20240501", 1).file();
    let text = "IR,1,13,1,1234567,,病院,202406,00,\r\nRE,1,1112,202405,甲,1,,,,,,,,48213907\r\nSI,11,1,621498320,,288,1\r\n";
    let bundle = run(&[("a.UKE", cp932(text)), ("im", image)], preset("jp-kamei"));
    assert_eq!(field(&from_cp932(bundle.output("a.UKE")), 3, 4), "");
}

#[test]
fn claims_of_dentists_and_pharmacies_are_held_back() {
    for schedule in ["3", "4"] {
        let text = claims().replace("IR,1,13,1,", &format!("IR,1,13,{schedule},"));
        assert_eq!(
            refusal(&cp932(&text)),
            "line 1: the claim is not one for medical services, whose fields alone are known"
        );
    }
    let pharmacy = claims().replacen("IR,", "YK,", 1);
    assert!(refusal(&cp932(&pharmacy)).starts_with("line 1: the claim is not"));
    // A second office in the same file is asked as well.
    let second = claims().trim_end_matches('\u{1A}').to_owned()
        + &claims().replace("IR,1,13,1,", "IR,1,13,3,");
    assert!(refusal(&cp932(&second)).starts_with("line 18: "));
}

#[test]
fn broken_claims_are_refused_by_line_without_a_value() {
    for (broken, expected) in [
        (
            claims().replace("CO,99", "星川一臣,99"),
            "line 12: a line is no record of a claim",
        ),
        (
            claims().replace("CO,99", "CO1,99"),
            "line 12: a line is no record of a claim",
        ),
    ] {
        assert_eq!(refusal(&cp932(&broken)), expected);
    }
    let mut bytes = cp932(&claims());
    let at = bytes.windows(2).position(|pair| pair == b"HO").unwrap();
    bytes[at + 3] = 0xFF;
    assert!(
        refusal(&bytes).starts_with("line 3: "),
        "{}",
        refusal(&bytes)
    );
}

#[test]
fn every_prefix_of_a_claim_is_read_or_refused_and_leaks_nothing() {
    let bytes = cp932(&claims());
    for end in (0..bytes.len()).step_by(7) {
        let prefix = bytes[..end].to_vec();
        let bundle = run(&[("a.UKE", prefix)], preset("jp-kamei"));
        let everything = bundle.everything();
        for marker in ["48213907", "19530917", "KENSAKU55501"] {
            assert!(
                !super::support::holds(&everything, marker),
                "{marker} at {end}"
            );
        }
        let name = cp932("星川");
        assert!(
            !everything.windows(4).any(|it| it == name),
            "the name at {end}"
        );
    }
}

#[test]
fn tables_that_look_like_claims_stay_tables() {
    let rows: String = (0..20)
        .map(|row| format!("IR,1,13,1,12345{row:02},A,B,202406,00,0.5\r\n"))
        .collect();
    assert_ne!(surveyed(rows.as_bytes()).0, Kind::Receipt);
    let table = "患者ID,検査日\r\n48213907,2024/05/01\r\n";
    assert_eq!(surveyed(&cp932(table)).0, Kind::Table);
    assert_eq!(surveyed(b"IR,RE,HO\r\n1,2,3\r\n4,5,6\r\n").0, Kind::Table);
}

#[test]
fn a_line_of_ten_megabytes_is_scrubbed_and_a_longer_one_refused() {
    let long = "経過良好。".repeat(1 << 20);
    let text = format!(
        "IR,1,13,1,1234567,,病院,202406,00,\r\nRE,1,1112,202405,星川　一臣,1,,,,,,,,48213907\r\nSJ,01,{long}\r\n"
    );
    assert_eq!(field(&output(&text, "jp-kamei"), 3, 3), long);
    let text = text.replace("SJ,01,", &format!("SJ,01,{long}"));
    assert!(refusal(&cp932(&text)).ends_with("in line 3"));
}
