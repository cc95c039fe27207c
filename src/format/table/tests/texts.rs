//! Pass 2: what texts and the words of lists lose and keep.

use super::output::count;
use super::*;
use crate::transform::matcher::Field;

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
            members: None,
            decide: &Preset,
            derive: &derivations(),
            known: &matcher,
            facts: &Facts::Table(Box::new(facts)),
            columns: &columns,
            claims: &Claims::default(),
            reader: None,
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
