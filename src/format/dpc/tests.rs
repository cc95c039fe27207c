//! Tests over the whole format: files of the survey go in, their facts and their output come out.

use super::Dpc;
use crate::action::Role;
use crate::format::Format;
use crate::format::fixture::{derivations, person, pseudonym, run, shown, survey};

fn cells(count: usize, filled: &[(usize, &str)]) -> String {
    let mut cells = vec![""; count];
    for &(at, text) in filled {
        cells[at - 1] = text;
    }
    cells.join("\t") + "\r\n"
}

fn line(count: usize, more: &[(usize, &str)]) -> String {
    let head = [
        (1, "011234567"),
        (2, "0048213907"),
        (3, "00000000"),
        (4, "20240513"),
        (5, "33"),
        (6, "0001"),
    ];
    cells(count, &[&head, more].concat())
}

/// Services with their details, in the order of the integrated file.
fn joined() -> String {
    let service = [
        (7, "001"),
        (8, "MASTER01"),
        (9, "130004410"),
        (11, "点滴 48213907様 2024/05/13"),
        (12, "0000001.000"),
        (15, "0"),
        (18, "98"),
        (22, "06139999"),
        (24, "20240513"),
        (27, "DR77031"),
        (28, "7EAST"),
        (30, "1"),
    ];
    line(31, &service)
}

fn form_one() -> String {
    let head = [
        (1, "011234567"),
        (2, "0048213907"),
        (3, "20240513"),
        (4, "0"),
        (5, "0"),
    ];
    let of = |more: &[(usize, &str)]| cells(17, &[&head, more].concat());
    of(&[
        (6, "A000010"),
        (7, "20160401"),
        (8, "0"),
        (9, "19530917"),
        (10, "1"),
        (11, "1008916"),
    ]) + &of(&[
        (6, "ZZZ0010"),
        (7, "20160401"),
        (8, "0"),
        (9, "MARKER"),
        (17, "20240513"),
    ])
}

fn out(text: &str) -> String {
    let (bytes, _, wrong) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!wrong);
    let (out, _) = run(&Dpc, &bytes, &[]).expect("it can be processed");
    assert!(!shown(&Dpc, &out).is_empty());
    let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(&out);
    text.expect("Windows-31J").into_owned()
}

fn moved(day: &str) -> String {
    let day = chrono::NaiveDate::parse_from_str(day, "%Y%m%d").expect("a day");
    (day - derivations().offset(&person("0048213907")))
        .format("%Y%m%d")
        .to_string()
}

#[test]
fn services_come_out_with_their_codes_and_without_their_people() {
    let text = joined();
    let written = out(&text);
    for secret in [
        "48213907",
        "011234567",
        "06139999",
        "DR77031",
        "7EAST",
        "20240513",
        "2024/05/13",
    ] {
        assert!(
            text.contains(secret) && !written.contains(secret),
            "{secret}"
        );
    }
    let line: Vec<&str> = written.trim_end_matches(['\r', '\n']).split('\t').collect();
    assert_eq!(line.len(), 31);
    assert_eq!((line[0], line[1]), ("", pseudonym("0048213907").as_str()));
    assert_eq!((line[2], line[3]), ("00000000", moved("20240513").as_str()));
    assert_eq!(line[23], moved("20240513"));
    assert_eq!((line[4], line[5], line[8]), ("33", "0001", "130004410"));
    assert_eq!((line[11], line[17], line[29]), ("0000001.000", "98", "1"));
    assert!(line[10].starts_with("点滴"));
}

#[test]
fn every_layout_has_its_places() {
    for (count, day) in [(25, 18), (30, 26), (18, 4), (31, 24)] {
        let text = line(count, &[(day, "20240513")]);
        assert!(Dpc.sniff(&text.as_bytes().to_vec()).unwrap(), "{count}");
        let written = out(&text);
        assert_eq!(
            written
                .trim_end_matches(['\r', '\n'])
                .split('\t')
                .nth(day - 1),
            Some(moved("20240513").as_str()),
            "{count}"
        );
    }
    for count in [6, 17, 24, 32] {
        assert!(
            !Dpc.sniff(&line(count, &[]).into_bytes()).unwrap(),
            "{count}"
        );
    }
}

#[test]
fn payloads_of_form_one_are_what_their_code_says() {
    let text = form_one();
    let written = out(&text);
    let lines: Vec<Vec<&str>> = written
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(
        (lines[0][5], lines[0][6], lines[0][9]),
        ("A000010", "20160401", "1")
    );
    assert!(
        lines[0][8].ends_with("01") && lines[0][8] != "19530917",
        "a month of birth"
    );
    assert_eq!(lines[0][10], "", "the postal code went");
    assert_eq!(
        (lines[1][5], lines[1][8], lines[1][16]),
        ("ZZZ0010", "", "")
    );
    let (facts, identifiers) = survey(&Dpc, text.as_bytes(), &Default::default()).unwrap();
    let role = |header: &str| {
        facts
            .columns
            .iter()
            .find(|it| it.header == header)
            .map(|it| it.role)
    };
    assert_eq!(facts.columns[0].role, Role::PatientId);
    assert_eq!(role("A000010-1 生年月日"), Some(Role::BirthDate));
    assert_eq!(role("ZZZ0010-1"), Some(Role::Unknown));
    assert!(identifiers.iter().any(|it| it.value == "0048213907"));
    let (with_role, _) = run(&Dpc, text.as_bytes(), &[("ZZZ0010-9", Role::Date)]).unwrap();
    let last = String::from_utf8(with_role).unwrap();
    assert!(
        last.trim_end().ends_with(&moved("20240513")),
        "the user gave it a role"
    );
}

#[test]
fn a_line_of_names_stays_and_another_is_no_header() {
    let names: Vec<String> = (1..=31)
        .map(|at| {
            super::fields::entry_of("EF", at)
                .expect("a column")
                .name
                .to_owned()
        })
        .collect();
    let header = names.join("\t") + "\r\n";
    let written = out(&format!("{header}{}", joined()));
    assert!(written.starts_with(&header));
    let wrong = header.replace("病棟コード", "MARKER");
    let written = out(&format!("{wrong}{}", joined()));
    assert!(!written.contains("MARKER"), "its cells are values");
}

#[test]
fn ragged_lines_and_lines_without_a_code_are_held_back() {
    let short = format!("{}{}", joined(), line(30, &[]));
    let no_code = form_one().replace("ZZZ0010", "MARKER1X");
    for text in [short, no_code] {
        let error = survey(&Dpc, text.as_bytes(), &Default::default()).unwrap_err();
        assert_eq!(error.code(), "row");
        assert!(!error.to_string().contains("MARKER"));
    }
}

#[test]
fn every_prefix_is_answered() {
    for text in [joined(), form_one()] {
        for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
            if survey(&Dpc, &text.as_bytes()[..end], &Default::default()).is_ok() {
                let (out, _) =
                    run(&Dpc, &text.as_bytes()[..end], &[]).expect("what is surveyed is written");
                assert!(
                    !String::from_utf8_lossy(&out).contains("0048213907"),
                    "{end}"
                );
            }
        }
    }
}
