//! Pass 1: roles, headers, identifiers, refusals.

use super::*;
use crate::error::At;
use crate::error::Error;
use crate::survey::TextEncoding;

#[test]
fn a_japanese_export_gets_its_roles_in_every_encoding() {
    let text = japanese();
    let bom = format!("\u{feff}{text}");
    for (bytes, encoding) in [
        (text.clone().into_bytes(), TextEncoding::Utf8),
        (bom.into_bytes(), TextEncoding::Utf8Bom),
        (cp932(&text), TextEncoding::Cp932),
    ] {
        let (facts, _) = survey(&bytes).unwrap();
        assert_eq!(facts.encoding, encoding);
        assert_eq!(facts.rows, 40);
        let expected = [
            ("患者番号", Role::PatientId),
            ("氏名", Role::PatientName),
            ("カナ氏名", Role::PatientName),
            ("生年月日", Role::BirthDate),
            ("性別", Role::Sex),
            ("年齢", Role::Age),
            ("検査日", Role::Date),
            ("検査番号", Role::OtherId),
            ("モダリティ", Role::Category),
            ("HbA1c(%)", Role::Measurement),
            ("体重", Role::Measurement),
            ("主治医", Role::Staff),
            ("郵便番号", Role::Contact),
            ("住所", Role::Contact),
            ("電話番号", Role::Contact),
            ("保険者番号", Role::OfficialNumber),
            ("病名コード", Role::Category),
            ("所見", Role::FreeText),
            ("院内区分X", Role::Unknown),
        ];
        assert_eq!(role_list(&facts), expected);
        for column in &facts.columns {
            assert_eq!(
                column.confidence < 60,
                column.role == Role::Unknown,
                "{}",
                column.header
            );
            assert!(!column.evidence.is_empty());
        }
    }
}

#[test]
fn an_english_export_gets_its_roles() {
    let mut text = String::from(
        "MRN\tPatientName\tDOB\tsex\tage_years\tStudyDate\tAccessionNumber\tStudyInstanceUID\t\
         weight_kg\tattending_physician\tphone\temail\tdiagnosis_code\tradiology_report\tfoo\n",
    );
    for i in 0..30 {
        text.push_str(&format!(
            "A{:06}\tDoe^Jane\t19{:02}-04-1{}\tF\t{}\t2023-0{}-11\tACC{:05}\t1.2.826.0.1.3680043.8.{}\t\
             {}.5\tDr. House\t+1 202 555 01{:02}\tjane{i}@example.org\tJ18.{}\tNo acute findings. The heart \
             is normal in size.\txx{}\n",
            i * 17 + 5,
            30 + i,
            i % 10,
            30 + i,
            1 + i % 9,
            i * 3,
            i + 10,
            50 + i,
            i,
            i % 10,
            i * 7 % 5,
        ));
    }
    let (facts, _) = survey(text.as_bytes()).unwrap();
    assert_eq!(facts.delimiter, b'\t');
    let found: Vec<Role> = facts.columns.iter().map(|column| column.role).collect();
    let expected = [
        Role::PatientId,
        Role::PatientName,
        Role::BirthDate,
        Role::Sex,
        Role::Age,
        Role::Date,
        Role::Accession,
        Role::Uid,
        Role::Measurement,
        Role::Staff,
        Role::Contact,
        Role::Contact,
        Role::Category,
        Role::FreeText,
        Role::Unknown,
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_order_of_rows_does_not_change_roles_or_confidence() {
    let text = japanese();
    let mut lines: Vec<&str> = text.split_inclusive("\r\n").collect();
    let (mut forward, _) = survey(text.as_bytes()).unwrap();
    lines[1..].reverse();
    let (mut backward, _) = survey(lines.concat().as_bytes()).unwrap();
    assert_ne!(forward.sha256, backward.sha256);
    forward.sha256 = [0; 32];
    backward.sha256 = [0; 32];
    assert_eq!(forward, backward);
}

#[test]
fn a_table_without_header_gets_none_and_roles_from_values_alone() {
    let mut text = String::new();
    for i in 0..20 {
        text.push_str(&format!(
            "山田　太郎,{:08},2024/05/{:02},{}.5 kg,男,内科\n",
            i * 91,
            1 + i,
            40 + i
        ));
    }
    let (facts, identifiers) = survey(text.as_bytes()).unwrap();
    assert_eq!(facts.rows, 20);
    let expected = [
        ("", Role::PatientName),
        ("", Role::Unknown),
        ("", Role::Date),
        ("", Role::Measurement),
        ("", Role::Sex),
        ("", Role::Unknown),
    ];
    assert_eq!(role_list(&facts), expected);
    assert!(
        identifiers.iter().any(|one| one.value == "山田　太郎"),
        "the first row is data"
    );
    assert_eq!(facts.columns[1].id_hashes.len(), 19, "zero is nobody");

    let place = facts.columns[1].place.clone();
    let (facts, _) = survey_with(
        text.as_bytes(),
        &roles(&[(place.as_str(), Role::PatientId)]),
    )
    .unwrap();
    assert_eq!(facts.columns[1].role, Role::PatientId);
    assert_eq!(
        facts.columns[2].role,
        Role::Date,
        "other columns keep their proposals"
    );
    assert!(facts.columns[1].decided);
}

#[test]
fn the_first_patient_of_a_table_without_header_is_no_header() {
    let text = "山田太郎,不明,不明\n鈴木花子,45,5.5\n佐藤次郎,46,5.6\n";
    let (facts, _) = survey(text.as_bytes()).unwrap();
    assert!(facts.columns.iter().all(|column| column.header.is_empty()));
    assert_eq!(facts.rows, 3);
}

#[test]
fn a_plain_english_header_without_listed_words_is_a_header() {
    let (facts, _) = survey(b"x_1,y_1,z_1\n1.5,2.5,3\n1.25,2,3\n").unwrap();
    assert_eq!(facts.columns[0].header, "x_1");
    assert_eq!(facts.rows, 2);
}

#[test]
fn a_role_of_the_user_wins_however_the_header_is_written() {
    let text = "患者番号,ＫＡＮＪＡ Memo \n1001,x\n1002,y\n";
    let fixed = roles(&[("kanja memo", Role::Category), ("患者番号", Role::OtherId)]);
    let (facts, _) = survey_with(text.as_bytes(), &fixed).unwrap();
    assert_eq!(facts.columns[0].role, Role::OtherId);
    assert_eq!(facts.columns[1].role, Role::Category);
    assert!(
        facts
            .columns
            .iter()
            .all(|column| column.decided && column.confidence == 100)
    );
}

#[test]
fn identifiers_are_collected_by_role() {
    let (_, identifiers) = survey(japanese().as_bytes()).unwrap();
    let has = |kind, value: &str| {
        identifiers.contains(&Identifier {
            kind,
            value: value.into(),
        })
    };
    assert!(has(IdentifierKind::PatientId, "00010000"));
    assert!(has(IdentifierKind::PatientName, "山田　太郎"));
    assert!(has(IdentifierKind::PatientName, "ﾔﾏﾀﾞ ﾀﾛｳ"));
    assert!(has(IdentifierKind::BirthDate, "19650701"));
    assert!(has(IdentifierKind::EventDate, "20240101"));
    assert!(has(IdentifierKind::RecordId, "K007000"));
    assert!(has(IdentifierKind::StaffName, "髙橋医師"));
    assert!(has(IdentifierKind::Contact, "100-1000"));
    assert!(has(IdentifierKind::OfficialNumber, "33120015"));
    assert!(
        !identifiers
            .iter()
            .any(|one| one.value == "男" || one.value == "CT")
    );
}

#[test]
fn sentinels_and_placeholder_dates_identify_nobody() {
    let text = "患者番号,氏名,生年月日\n0,不明,1900/01/01\n9999999999,テスト,9999/12/31\nP100,山田 花,1960/02/03\n";
    let (facts, identifiers) = survey(text.as_bytes()).unwrap();
    assert_eq!(identifiers.len(), 3, "{identifiers:?}");
    assert_eq!(
        facts.columns[0].id_hashes,
        [crate::identity::id_hash("P100")]
    );
}

#[test]
fn too_many_distinct_identifiers_hold_the_file_back() {
    let limits = Limits {
        max_identifiers: 10,
        ..Limits::default()
    };
    let look = Look {
        templates: &[],
        surfaces: false,
        cohort: None,
        anonymise: None,
        limits: &limits,
        roles: &ColumnRoles::new(),
    };
    let error = Table.survey(&japanese().into_bytes(), &look).unwrap_err();
    // One row more than the limit allows, where each names somebody.
    let line = matches!(
        error,
        Error::Limit {
            limit: 10,
            at: At::Line(2..),
            ..
        }
    );
    assert!(line, "{error:?}");
}

#[test]
fn files_that_are_no_whole_tables_are_held_back_with_their_line() {
    let refused = |bytes: &[u8]| survey(bytes).unwrap_err();
    assert_eq!(refused(b""), Error::Empty);
    assert_eq!(refused(b"just some words\n"), Error::UnknownFormat);
    let head = "患者番号,氏名,性別\n1,山田,男\n2,鈴木,女\n";
    let with = |tail: &str| refused(format!("{head}{tail}").as_bytes());
    assert!(matches!(with("3,佐藤\n"), Error::Row { line: 4, .. }));
    assert!(matches!(with("3,佐藤,男,x\n"), Error::Row { line: 4, .. }));
    assert!(matches!(
        with("3,\"佐藤,男\n4,a,b\n"),
        Error::Row { line: 4, .. }
    ));
    assert!(matches!(with("\n3,佐藤,男\n"), Error::Row { line: 4, .. }));
    let mut bytes = head.as_bytes().to_vec();
    bytes.extend_from_slice(b"3,\xE6\xB0,x\n");
    assert!(matches!(
        refused(&bytes),
        Error::Undecodable {
            line: 4,
            encoding: "UTF-8"
        }
    ));
    assert!(survey(format!("{head}\n").as_bytes()).is_ok());
}

#[test]
fn no_error_quotes_a_value() {
    let text = "患者番号,氏名,性別\n1,MARKERNAME,男\n2,\"MARKER2\n";
    let error = survey(text.as_bytes()).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("MARKER"));
}

#[test]
fn a_header_without_rows_is_a_table() {
    let (facts, identifiers) = survey("患者番号,氏名,生年月日\n".as_bytes()).unwrap();
    assert_eq!(facts.rows, 0);
    assert_eq!(facts.columns[1].role, Role::PatientName);
    assert!(identifiers.is_empty());
}

#[test]
fn one_telephone_number_in_remarks_does_not_make_them_kept() {
    let mut text = String::from("患者番号,備考\n");
    for i in 0..98 {
        text.push_str(&format!("P{i},\n"));
    }
    text.push_str("P98,携帯090-1234-5678 妻\nP99,携帯090-1234-5679 夫\n");
    let (facts, _) = survey(text.as_bytes()).unwrap();
    assert_eq!(facts.columns[1].role, Role::FreeText);
}

#[test]
fn duplicate_and_blank_headers_are_typed_by_content() {
    let text = "患者番号,氏名,氏名,,x\n1001,山田 太郎,ﾔﾏﾀﾞ ﾀﾛｳ,090-1234-5678,a\n1002,鈴木 花子,ｽｽﾞｷ ﾊﾅｺ,090-1234-5679,b\n";
    let (facts, _) = survey(text.as_bytes()).unwrap();
    let found: Vec<Role> = facts.columns.iter().map(|column| column.role).collect();
    let expected = [
        Role::PatientId,
        Role::PatientName,
        Role::PatientName,
        Role::Contact,
        Role::Unknown,
    ];
    assert_eq!(found, expected);
}

#[test]
fn every_prefix_of_an_export_is_surveyed_or_refused() {
    let mut bytes = cp932(&japanese());
    bytes.truncate(1_200);
    for end in 0..bytes.len() {
        let prefix = &bytes[..end];
        if let Ok((facts, _)) = survey(prefix) {
            let columns: Vec<_> = facts
                .columns
                .iter()
                .map(|c| Preset.column(c.role))
                .collect();
            let _ = run_as(prefix, facts, &columns, &[]);
        }
    }
}

#[test]
fn running_numbers_are_no_identifiers() {
    let mut text = String::from("No,ID,体重\n");
    for i in 1..60 {
        text.push_str(&format!("{i},{:06},{i}.5\n", i * 37));
    }
    let (facts, identifiers) = survey(text.as_bytes()).unwrap();
    let expected = [
        ("No", Role::Unknown),
        ("ID", Role::PatientId),
        ("体重", Role::Measurement),
    ];
    assert_eq!(role_list(&facts), expected);
    assert!(identifiers.iter().all(|one| one.value.len() == 6));
}

#[test]
fn records_of_a_research_database_are_people_where_nobody_else_is() {
    let of = |header: &str| {
        let (facts, _) = survey(
            format!("{header}\n1,a1,2024-05-01\n2,a2,2024-05-02\n3,a3,2024-05-03\n").as_bytes(),
        )
        .unwrap();
        facts
            .columns
            .iter()
            .map(|column| column.role)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("record_id,arm,visit_date")[0], Role::PatientId);
    assert_ne!(of("record_id,patient_id,visit_date")[0], Role::PatientId);
}

#[test]
fn results_in_words_do_not_hide_the_numbers_beside_them() {
    let values = [
        "23",
        "<0.02",
        "8.9",
        "(-)",
        "1+",
        "測定不能",
        "溶血",
        "提出なし",
        "山田 花子",
    ];
    let rows: String = (0..90)
        .map(|at| format!("{},{}\n", 48_213_907 + at, values[at % 9]))
        .collect();
    let text = format!("患者ID,結果値\n{rows}");
    let (facts, _) = survey(text.as_bytes()).unwrap();
    assert_eq!(facts.columns[1].role, Role::Measurement);
    let (out, _) = run(&text, &[]);
    assert!(out.contains(",測定不能\n") && out.contains(",<0.02\n"));
    assert!(!out.contains("提出なし") && !out.contains("山田"));
}
