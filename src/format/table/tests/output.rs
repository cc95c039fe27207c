//! Pass 2: what is kept, moved, replaced, emptied and left out.

use super::*;
use crate::format::Count;
use crate::format::table::output_header;
use crate::transform::date;
use crate::transform::matcher::Field;

fn count(done: &Done, place: &str, action: &str, reason: &str) -> u64 {
    let key = Count {
        place: place.into(),
        action: action.to_owned().into(),
        reason: reason.to_owned().into(),
    };
    done.counts.get(&key).copied().unwrap_or(0)
}

#[test]
fn kept_cells_line_ends_and_final_newline_come_out_byte_for_byte() {
    for text in [
        "体重,身長,モダリティ\r\n53.40,\"160\",\"CT\"\r\n 60 ,+1.5e1,MR\r\n",
        "体重,身長,モダリティ\n007.5,1,CT\n",
        "体重,身長,モダリティ\n1.0,2,CT\n1.5,2,\"MR\"",
        "体重,身長,モダリティ\r1.0,2,CT\r1.5,,\r",
        "\u{feff}体重,身長,モダリティ\r\n1.0,\"\",ＣＴ\r\n\r\n",
        "体重\t身長\tモダリティ\n1.0\t2\tCT\n",
    ] {
        let fixed = [("モダリティ", Role::Category), ("体重", Role::Measurement)];
        let fixed = [fixed[0], fixed[1], ("身長", Role::Measurement)];
        let (out, _) = run(text, &fixed);
        let expected = text.replace("007.5", "");
        assert_eq!(out, expected, "{text:?}");
    }
}

#[test]
fn windows_31j_with_awkward_second_bytes_comes_out_byte_for_byte() {
    let text =
        "患者番号,モダリティ,部位\r\nP-1,CT,\"表能ソ\"\r\nP-2,MR,予十申\r\nP-1,CT,髙﨑①㈱～\r\n";
    let bytes = cp932(text);
    let (facts, _) = survey(&bytes).unwrap();
    let columns = [ColumnAction::Drop, ColumnAction::Keep, ColumnAction::Keep];
    let (out, _) = run_as(&bytes, facts, &columns, &[]).unwrap();
    let expected = "モダリティ,部位\r\nCT,\"表能ソ\"\r\nMR,予十申\r\nCT,髙﨑①㈱～\r\n";
    assert_eq!(out, cp932(expected));
}

#[test]
fn an_export_loses_its_identifiers_and_keeps_its_values() {
    for bytes in [japanese().into_bytes(), cp932(&japanese())] {
        let (facts, _) = survey(&bytes).unwrap();
        // Free text has its own tests; here it goes.
        let columns: Vec<_> = facts
            .columns
            .iter()
            .map(|column| match Preset.column(column.role) {
                ColumnAction::Scrub => ColumnAction::Drop,
                action => action,
            })
            .collect();
        let (out, done) = run_as(&bytes, facts, &columns, &[]).unwrap();
        let text = encoding_rs::SHIFT_JIS
            .decode_without_bom_handling_and_without_replacement(&out)
            .filter(|_| !bytes.starts_with("患".as_bytes()))
            .map_or_else(
                || String::from_utf8(out.clone()).unwrap(),
                |text| text.into_owned(),
            );
        let header = text.lines().next().unwrap();
        assert_eq!(
            header,
            "患者番号,生年月日,性別,年齢,検査日,検査番号,モダリティ,HbA1c(%),体重,主治医,病名コード"
        );
        for gone in [
            "山田",
            "髙橋",
            "ﾔﾏﾀﾞ",
            "00010000",
            "K007000",
            "東京都",
            "5253",
            "33120015",
        ] {
            assert!(!text.contains(gone), "{gone}");
        }
        let first: Vec<&str> = text.lines().nth(1).unwrap().split(',').collect();
        assert_eq!(first[0], derivations().patient(&person("00010000")));
        assert_eq!(&first[6..9], ["CT", "5.0", "50"]);
        assert_eq!(first[10], "C50.0");
        assert_eq!(count(&done, "column 2", "drop", "profile"), 40);
        assert_eq!(count(&done, "column 19", "drop", "unknown-element"), 40);
        assert_eq!(count(&done, "column 1", "pseudonym", "profile"), 40);
        assert_eq!(
            done.links
                .iter()
                .filter(|link| link.kind == "patient")
                .count(),
            40
        );
    }
}

#[test]
fn spellings_of_one_id_get_one_pseudonym_and_one_offset() {
    let text = "患者番号,検査日\nA-12345,2024/05/01\nＡ－１２３４５,2024/05/01\n\" a-12345 \",2024/05/01\nA 12345,2024/05/01\n";
    let (out, done) = run(text, &[]);
    let lines: Vec<&str> = out.lines().skip(1).collect();
    assert_eq!(lines[0], lines[1]);
    assert_eq!(lines[0], lines[2]);
    assert_ne!(lines[0], lines[3]);
    assert!(lines[0].starts_with(&derivations().patient(&person("A-12345"))));
    assert!(
        done.links
            .iter()
            .any(|link| link.original == "Ａ－１２３４５")
    );
}

#[test]
fn dates_of_one_person_move_together_in_their_own_styles() {
    let text = "患者番号,検査日,入院日,報告日\nP1,2024/05/01,令和6年5月1日,20240501\nP1,2024-03-01 10:20,R6.3.1,2024年3月1日\n";
    let (out, _) = run(text, &[]);
    let offset = derivations().offset(&person("P1"));
    for (line, day) in out.lines().skip(1).zip(["2024-05-01", "2024-03-01"]) {
        let expected = date::parse(day)
            .unwrap()
            .date
            .checked_sub_days(offset)
            .unwrap();
        for cell in line.split(',').skip(1) {
            assert_eq!(date::parse(cell).unwrap().date, expected, "{cell}");
        }
    }
    assert!(out.contains(" 10:20,"), "the time stays: {out}");
    assert!(out.contains("令和") || out.contains("平成"));
}

#[test]
fn birth_dates_are_moved_and_cut_in_their_own_style() {
    let text = "患者番号,生年月日\nP1,S58.7.26\nP2,1983/07/26\n";
    let (out, _) = run(text, &[]);
    let cells: Vec<&str> = out
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(1))
        .collect();
    assert!(
        cells[0].starts_with('S') && cells[0].ends_with(".1"),
        "{cells:?}"
    );
    assert!(
        cells[1].starts_with("198") && cells[1].ends_with("/01"),
        "{cells:?}"
    );
}

#[test]
fn dates_without_a_person_or_without_sense_are_emptied() {
    let text = "患者番号,検査日\n不明,2024/05/01\n,2024/05/02\nP1,9999/12/31\nP1,いつか\nP1,2024/05/03\nP2,2024/05/04\nP3,2024/05/05\nP4,2024/05/06\nP5,2024/05/07\n";
    let (out, done) = run(text, &[]);
    assert_eq!(out.lines().nth(1), Some(","));
    assert_eq!(out.lines().nth(2), Some(","));
    assert_eq!(out.lines().filter(|line| line.ends_with(',')).count(), 4);
    assert_eq!(done.notes.get("date-without-person"), Some(&2));
    assert_eq!(done.notes.get("date-not-readable"), Some(&2));
    assert_eq!(done.notes.get("stands-for-nobody"), Some(&1));
    assert_eq!(count(&done, "column 2", "empty", "illegal-value"), 4);
    assert!(!out.contains("2024"), "{out}");
}

#[test]
fn a_table_without_patient_column_loses_its_dates() {
    let text = "検査日,体重\n2024/05/01,53.4\n2024/05/02,60.1\n";
    let (out, done) = run(text, &[]);
    assert_eq!(out, "検査日,体重\n,53.4\n,60.1\n");
    assert_eq!(done.notes.get("no-patient-column"), Some(&1));
}

#[test]
fn a_kept_cell_that_does_not_fit_its_column_is_emptied() {
    let mut text = String::from("患者番号,体重,性別,年齢,部位\n");
    for i in 0..40 {
        text.push_str(&format!("P{i},6{}.5,男,4{},胸部\n", i % 10, i % 10));
    }
    text.push_str("P41,09012345678,山田,100歳,山田 太郎\n");
    text.push_str("P42,測定不能,女,不明,夫は会社員で山田電機に勤務している\n");
    let (out, done) = run(&text, &[]);
    let tail: Vec<&str> = out.lines().rev().take(2).collect();
    assert!(tail[1].ends_with(",,,90歳,"), "{tail:?}");
    assert!(tail[0].ends_with(",,女,,"), "{tail:?}");
    assert_eq!(count(&done, "column 2", "empty", "illegal-value"), 2);
    assert_eq!(count(&done, "column 5", "empty", "illegal-value"), 2);
    assert_eq!(done.notes.get("age-over-89"), Some(&1));
}

#[test]
fn a_kept_cell_with_a_known_identifier_is_emptied() {
    let text = "患者番号,部位,モダリティ\nP1,胸部,CT\nP2,ヤブサキタロウ,CT\nP3,胸部,MR\n";
    let known = [(IdentifierKind::PatientName, "ヤブサキ タロウ")];
    let (out, done) = run_with(text.as_bytes(), &[], &known).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(!out.contains("ヤブサキ"), "{out}");
    assert_eq!(count(&done, "column 2", "empty", "known-identifier"), 1);
}

#[test]
fn a_short_date_in_a_text_is_read_in_the_light_of_its_rows_dates() {
    let text =
        "患者番号,検査日,所見\nP1,2023/4/5,23/4/5 造影 22-10-3 と同様\nP2,2011/2/3,23/4/20 造影\n";
    let fixed = [("検査日", Role::Date), ("所見", Role::FreeText)];
    let known = [
        (IdentifierKind::EventDate, "20110203"),
        (IdentifierKind::EventDate, "20230405"),
    ];
    let (out, _) = run_with(text.as_bytes(), &fixed, &known).unwrap();
    let out = String::from_utf8(out).unwrap();
    let cells: Vec<_> = out
        .lines()
        .filter_map(|line| line.rsplit(',').next())
        .collect();
    assert_eq!(cells, ["所見", "[DATE] 造影 [DATE] と同様", "23/4/20 造影"]);
}

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
fn ages_over_89_are_one_class_however_they_are_refined() {
    let text = "患者番号,年齢\nP1,91.5\nP2,104歳\nP3,095Y\nP4,９８\nP5,91歳3か月\nP6,90.25歳\nP7,45.5\nP8,89\n\
                P9,89.9\nP10,8か月\nP11,９１．５\nP12,91y 3m\nP13,90歳以上\n";
    let (out, done) = run(text, &[]);
    let tails: Vec<&str> = out
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(1))
        .collect();
    let expected = [
        "90",
        "90歳",
        "090Y",
        "９０",
        "90歳",
        "90歳",
        "45.5",
        "89",
        "89.9",
        "8か月",
        "９０",
        "90y",
        "90歳以上",
    ];
    assert_eq!(tails, expected);
    assert_eq!(done.notes.get("age-over-89"), Some(&9));
}

#[test]
fn a_name_among_the_words_of_a_list_is_emptied_though_many_have_it() {
    let mut text = String::from("患者番号,区分,category,薬剤\n");
    for i in 0..80 {
        let (kind, word, drug) = match i {
            7 | 8 => ("山田", "Becker", "Becker先生"),
            9 | 10 => ("ｽｽﾞｷ", "Suzuki", "A病院B"),
            11 | 12 => ("東京架空病院", "TANAKA", "2023/04/05"),
            _ => ("入院", "Control", "Zolgensma"),
        };
        text.push_str(&format!("P{i},{kind},{word},{drug}\n"));
    }
    let (out, _) = run(&text, &[]);
    for (at, line) in out.lines().skip(1).enumerate() {
        let tail = line.split_once(',').map(|(_, tail)| tail);
        let expected = if (7..=12).contains(&at) {
            ",,"
        } else {
            "入院,Control,Zolgensma"
        };
        assert_eq!(tail, Some(expected), "{at}");
    }
}

#[test]
fn a_number_in_a_list_stays_only_if_several_people_have_it() {
    let mut text = String::from("患者番号,検査コード\n");
    for i in 0..60 {
        let code = if i == 5 {
            "QX48213".to_owned()
        } else {
            format!("AB{}", 12_000 + i % 3)
        };
        text.push_str(&format!("P{i},{code}\n"));
    }
    let (out, _) = run(&text, &[]);
    assert!(!out.contains("48213") && out.contains("AB12001"), "{out}");
}

#[test]
fn an_unknown_column_goes_with_its_header() {
    let text = "患者番号,zzz,体重\nP1,secret1,53.4\nP2,secret2,54.4\n";
    let (out, done) = run(text, &[]);
    assert!(!out.contains("zzz") && !out.contains("secret"), "{out}");
    assert_eq!(count(&done, "column 2", "drop", "unknown-element"), 2);
}

#[test]
fn a_table_of_which_nothing_would_stay_is_held_back() {
    let text = "氏名,住所\n山田 太郎,東京都港区1-1\n";
    let error = run_with(text.as_bytes(), &[], &[]).unwrap_err();
    assert_eq!(error.code(), "undecided");
}

#[test]
fn a_plan_that_does_not_match_the_table_is_refused() {
    let text = "患者番号,zzz\nP1,a\nP2,b\n".as_bytes();
    let (facts, _) = survey(text).unwrap();
    let error = run_as(text, facts.clone(), &[ColumnAction::Keep], &[]).unwrap_err();
    assert_eq!(error.code(), "verification");
    let keep = [ColumnAction::Keep, ColumnAction::Keep];
    assert_eq!(
        run_as(text, facts, &keep, &[]).unwrap_err().code(),
        "undecided"
    );
}

#[test]
fn formulas_are_neutralised_and_numbers_are_not() {
    let text =
        "患者番号,体重,メモ種別\nP1,-5.2,=1+1\nP2,+3,+81-3\nP3,-,@a\nP4,5,＝1+1\nP5,6,\"a,b\"\n";
    let (out, done) = run(text, &[("メモ種別", Role::Category)]);
    let tails: Vec<String> = out
        .lines()
        .skip(1)
        .map(|line| {
            line.split_once(',')
                .map(|(_, tail)| tail.to_owned())
                .unwrap()
        })
        .collect();
    assert_eq!(
        tails,
        ["-5.2,'=1+1", "+3,'+81-3", "-,", "5,'＝1+1", "6,\"a,b\""]
    );
    assert_eq!(done.notes.get("formula-neutralised"), Some(&3));
}

#[test]
fn uids_are_replaced_except_registered_ones() {
    let text = "患者番号,UID\nP1,1.2.826.0.1.3680043.8.498.1\nP2,1.2.840.10008.1.2.1\nP3,not a uid\nP4,1.2.826.0.1.3680043.8.498.2\n";
    let (out, done) = run(text, &[("UID", Role::Uid)]);
    let uid = derivations().uid("1.2.826.0.1.3680043.8.498.1");
    let tails: Vec<&str> = out
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(1))
        .collect();
    assert_eq!(&tails[..3], [uid.as_str(), "1.2.840.10008.1.2.1", ""]);
    assert!(
        done.links
            .iter()
            .any(|link| link.kind == "uid" && link.replacement == uid)
    );
}

#[test]
fn a_name_becomes_the_pseudonym_of_the_rows_person() {
    let text =
        "患者番号,氏名,体重\nP1,山田 太郎,53.4\nP1,ﾔﾏﾀﾞ ﾀﾛｳ,53.4\n不明,鈴木 花子,50.1\n".as_bytes();
    let (facts, _) = survey(text).unwrap();
    let patient = ColumnAction::Pseudonym(Purpose::Patient);
    let (out, _) = run_as(text, facts, &[patient, patient, ColumnAction::Keep], &[]).unwrap();
    let pseudonym = derivations().patient(&person("P1"));
    let line = format!("{pseudonym},{pseudonym},53.4\n");
    assert_eq!(
        String::from_utf8(out).unwrap(),
        format!("患者番号,氏名,体重\n{line}{line},,50.1\n")
    );
}

#[test]
fn a_single_remaining_column_has_no_blank_lines() {
    let text = "体重,氏名\n53.4,a b\n,c d\n99999999,e f\n".as_bytes();
    let (facts, _) = survey_with(text, &roles(&[("体重", Role::Measurement)])).unwrap();
    let columns = [ColumnAction::Keep, ColumnAction::Drop];
    let (out, _) = run_as(text, facts, &columns, &[]).unwrap();
    assert_eq!(
        String::from_utf8(out.clone()).unwrap(),
        "体重\n53.4\n\"\"\n\"\"\n"
    );
    assert_eq!(
        visited(&out),
        [(Place::Text, "体重".into()), (Place::Typed, "53.4".into())]
    );
}

#[test]
fn the_gate_sees_every_cell_with_its_place() {
    let text = "a,b,c\n1.5,\"x \"\"y\"\"\n z\",1.2.840.113619.2.55.3\n2024/05/01,R6.5.1,\n";
    let expected = [
        (Place::Text, "a"),
        (Place::Text, "b"),
        (Place::Text, "c"),
        (Place::Typed, "1.5"),
        (Place::Text, "x \"y\"\n z"),
        (Place::Uid, "1.2.840.113619.2.55.3"),
        (Place::Date, "2024/05/01"),
        (Place::Date, "R6.5.1"),
    ];
    let expected = expected.map(|(place, text)| (place, text.to_owned()));
    assert_eq!(visited(text.as_bytes()), expected);
    assert_eq!(visited(&cp932("表,能\r\nソ,十\r\n")).len(), 4);
}

#[test]
fn the_same_input_gives_the_same_output() {
    let bytes = cp932(&japanese());
    let fixed = [("所見", Role::Category)];
    assert_eq!(run_with(&bytes, &fixed, &[]), run_with(&bytes, &fixed, &[]));
}

#[test]
fn a_preview_shows_what_apply_writes() {
    let text =
        "患者番号,氏名,検査日,体重\nP1,山田 太郎,2024/05/01,53.4\nP2,鈴木 花子,2024/05/02,x\n";
    let (facts, _) = survey_with(text.as_bytes(), &roles(&[("体重", Role::Measurement)])).unwrap();
    let columns: Vec<_> = facts
        .columns
        .iter()
        .map(|c| Preset.column(c.role))
        .collect();
    let (out, _) = run_as(text.as_bytes(), facts.clone(), &columns, &[]).unwrap();
    let matcher = TextMatcher::new(std::iter::empty());
    let work = Work {
        pixels: &PixelOrders::default(),
        decide: &Preset,
        derive: &derivations(),
        known: &matcher,
        facts: &Facts::Table(Box::new(facts)),
        columns: &columns,
        claims: &Claims::default(),
        limits: &Limits::default(),
    };
    let shown = super::super::preview(&text.as_bytes().to_vec(), &work, 5).unwrap();
    assert_eq!(shown.len(), 2);
    assert_eq!(shown[0][1], ("山田 太郎".to_owned(), None));
    assert_eq!(shown[1][3], ("x".to_owned(), Some(String::new())));
    for (cells, line) in shown
        .iter()
        .zip(String::from_utf8(out).unwrap().lines().skip(1))
    {
        let after: Vec<String> = cells
            .iter()
            .filter_map(|(_, after)| after.clone())
            .collect();
        assert_eq!(after.join(","), line);
    }
}

#[test]
fn remarks_lose_what_identifies_and_keep_the_rest() {
    let mut text = String::from("患者番号,検査日,所見\r\n");
    for i in 0..10 {
        text.push_str(&format!(
            "P{i:05},2024/05/01,\"胸部に異常を認めない、経過\"\"良\"\"好。\"\r\n"
        ));
    }
    text.push_str("P00042,2024/05/01,\"山田太郎さんは2024/05/01に来院、異常を認めない。電話090-1234-5678\"\r\n");
    for bytes in [text.clone().into_bytes(), cp932(&text)] {
        let known = [(IdentifierKind::PatientName, "山田^太郎")];
        let (out, done) = run_with(&bytes, &[], &known).unwrap();
        let text = match String::from_utf8(out) {
            Ok(text) => text,
            Err(error) => encoding_rs::SHIFT_JIS
                .decode(error.as_bytes())
                .0
                .into_owned(),
        };
        // Untouched text keeps its quotes.
        assert_eq!(
            text.matches(",\"胸部に異常を認めない、経過\"\"良\"\"好。\"\r\n")
                .count(),
            10
        );
        let last = text.lines().next_back().unwrap();
        for gone in ["山田", "太郎", "2024/05/01", "1234-5678"] {
            assert!(!last.contains(gone), "{last}");
        }
        assert!(last.contains("異常を認めない"), "{last}");
        let moved = last.split(',').nth(1).unwrap();
        assert!(
            last.matches(moved).count() >= 2,
            "the date in the text moves alike: {last}"
        );
        assert!(done.notes["text-identifiers"] >= 1);
        assert!(done.notes["text-patterns"] >= 1);
    }
}

#[test]
fn a_remark_is_read_in_the_light_of_its_own_row() {
    let mut text = String::from("患者番号,氏名,生年月日,所見\r\n");
    for (id, name, born, remark) in [
        (
            "P71830452",
            "Long^Rose",
            "1961/01/03",
            "LONG chest 610103 see 30452",
        ),
        (
            "P00000013",
            "Kowal^Jan",
            "1970/02/04",
            "LONG chest 610103 see 30452",
        ),
        ("P00000014", "林^健", "1980/03/05", "林 胸部CT 異常なし"),
        ("P00000015", "原^光", "1980/03/06", "林 胸部CT 異常なし"),
    ] {
        text.push_str(&format!("{id},{name},{born},\"{remark}\"\r\n"));
    }
    let fixed = [
        ("患者番号", Role::PatientId),
        ("氏名", Role::PatientName),
        ("生年月日", Role::BirthDate),
        ("所見", Role::FreeText),
    ];
    let known = [
        (IdentifierKind::PatientId, "P71830452"),
        (IdentifierKind::PatientName, "Long^Rose"),
        (IdentifierKind::PatientName, "林^健"),
        (IdentifierKind::BirthDate, "19610103"),
    ];
    let (out, _) = run_with(text.as_bytes(), &fixed, &known).unwrap();
    let out = String::from_utf8(out).unwrap();
    let remarks: Vec<&str> = out
        .lines()
        .skip(1)
        .map(|line| line.rsplit(',').next().unwrap().trim_matches('"'))
        .collect();
    assert_eq!(
        remarks,
        [
            "[NAME] chest [DATE] see [ID]",
            "LONG chest 610103 see 30452",
            "[NAME] 胸部CT 異常なし",
            "林 胸部CT 異常なし",
        ]
    );
}

#[test]
fn an_export_cleaned_by_its_own_survey_passes_a_search_for_everyone_in_it() {
    for bytes in [japanese().into_bytes(), cp932(&japanese())] {
        let (facts, identifiers) = survey(&bytes).unwrap();
        let columns: Vec<_> = facts
            .columns
            .iter()
            .map(|c| Preset.column(c.role))
            .collect();
        let matcher = TextMatcher::new(identifiers.iter());
        let work = Work {
            pixels: &PixelOrders::default(),
            decide: &Preset,
            derive: &derivations(),
            known: &matcher,
            facts: &Facts::Table(Box::new(facts)),
            columns: &columns,
            claims: &Claims::default(),
            limits: &Limits::default(),
        };
        let mut sink = Collected::default();
        let done = Table.apply(&bytes, &work, &mut sink).unwrap();
        for (place, text) in visited(&sink.0) {
            let field = match place {
                Place::Text => Field::Text,
                Place::Typed => Field::Typed,
                Place::Date => Field::Date,
                Place::Uid => Field::Uid,
            };
            let kinds: Vec<_> = matcher
                .find(&text, field)
                .iter()
                .map(|hit| hit.kind)
                .collect();
            assert!(kinds.is_empty(), "{text}: {kinds:?}");
        }
        // Nothing useful was lost on the way.
        let emptied: u64 = done
            .counts
            .iter()
            .filter(|(key, _)| key.action == "empty")
            .map(|(_, n)| n)
            .sum();
        assert_eq!(emptied, 0, "{:?}", done.counts);
        assert_eq!(count(&done, "column 18", "scrub", "profile"), 40);
    }
}

#[test]
fn words_that_look_like_names_or_numbers_stay_only_if_several_people_have_them() {
    let head = "患者番号,body_part,薬剤コード\nP1,Left Lung,620004567\nP2,Left Lung,620004567\n";
    let odd = "P2,John Smith,312345678\nP3,Head,620004567\nP4,胸 部,620004567\n";
    let text = &format!("{head}{odd}{}", "P5,Head,620004567\n".repeat(10));
    let (out, done) = run(text, &[("薬剤コード", Role::Category)]);
    let tails: Vec<&str> = out
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .map(|(_, tail)| tail)
        .collect();
    let expected = [
        "Left Lung,620004567",
        "Left Lung,620004567",
        ",",
        "Head,620004567",
        ",620004567",
    ];
    assert_eq!(tails[..5], expected);
    assert_eq!(count(&done, "column 2", "empty", "illegal-value"), 2);
}
