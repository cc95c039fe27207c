//! Pass 2: headers are texts like any other.

use super::*;
use crate::format::column::words::output_header;

#[test]
fn a_header_that_is_an_identifier_is_replaced() {
    let text = "患者番号,体重,体重 山田太郎,身長(cm)\nP1,53.4,60.1,160\nP2,54.4,61.1,161\n";
    let known = [(IdentifierKind::PatientName, "山田^太郎")];
    let (out, done) = run_with(text.as_bytes(), &[], &known).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert_eq!(out.lines().next(), Some("患者番号,体重,column_3,身長(cm)"));
    assert_eq!(done.notes.get("header-replaced"), Some(&1));
}

#[test]
fn names_of_patients_as_headers_are_replaced_though_nobody_knows_them() {
    let text = "項目,山田太郎,鈴木花子,佐藤次郎\n体重,53.4,60.1,70.2\n身長,160.1,170.2,150.3\n";
    let people = ["山田太郎", "鈴木花子", "佐藤次郎"].map(|name| (name, Role::Measurement));
    let fixed = [&[("項目", Role::Category)], people.as_slice()].concat();
    let (out, _) = run(text, &fixed);
    assert_eq!(out.lines().next(), Some("項目,column_2,column_3,column_4"));
}

#[test]
fn a_header_that_names_a_person_a_place_or_a_day_is_replaced() {
    for header in [
        "score by Dr Becker",
        "Wuppertal clinic crp",
        "東京架空病院 Hb",
        "hb 2023-04-05",
        "CRP(4月12日)",
        "鈴木_CRP",
    ] {
        let text = format!("患者番号,体重,{header}\nP1,53.4,0.1\nP2,54.4,0.2\n");
        let (out, done) = run(&text, &[]);
        assert_eq!(
            out.lines().next(),
            Some("患者番号,体重,column_3"),
            "{header}"
        );
        assert_eq!(done.notes.get("header-replaced"), Some(&1));
        let (facts, _) = survey(text.as_bytes()).unwrap();
        let known = TextMatcher::new([].iter());
        assert_eq!(output_header(&facts.columns[2], 2, &known), "column_3");
    }
}

#[test]
fn a_role_by_place_does_not_vouch_for_the_header_and_one_by_name_does_for_its_words() {
    let text = "患者番号,体重,zorblax_index\nP1,53.4,0.1\nP2,54.4,0.2\n";
    let (facts, _) = survey(text.as_bytes()).unwrap();
    let place = facts.columns[2].place.clone();
    let (out, _) = run(text, &[(place.as_str(), Role::Measurement)]);
    assert_eq!(out.lines().next(), Some("患者番号,体重,column_3"));
    let (out, _) = run(text, &[("zorblax_index", Role::Measurement)]);
    assert_eq!(out.lines().next(), Some("患者番号,体重,zorblax_index"));
    let dated = "患者番号,体重,index 2023-04-05\nP1,53.4,0.1\nP2,54.4,0.2\n";
    let (out, _) = run(dated, &[("index 2023-04-05", Role::Measurement)]);
    assert_eq!(out.lines().next(), Some("患者番号,体重,column_3"));
}

#[test]
fn a_header_that_holds_a_name_is_replaced() {
    let (out, _) = run(
        "患者ID,山田太郎のHbA1c,体重\nA1001,5.5,50.1\nA1002,6.1,60.2\n",
        &[("山田太郎のHbA1c", Role::Measurement)],
    );
    assert!(out.starts_with("患者ID,column_2,体重\n"), "{out}");
    assert!(out.contains("5.5"));
}
