//! Exports as hospitals make them: other encodings, bars, titles above and totals below.

use super::*;
use crate::survey::TextEncoding;
use encoding_rs::{EUC_JP, SHIFT_JIS};

/// `text` in `encoding`.
fn stored(text: &str, encoding: TextEncoding) -> Vec<u8> {
    let units = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
    let marked: Vec<u8> = match encoding {
        TextEncoding::Utf8 | TextEncoding::Utf8Bom => text.as_bytes().to_vec(),
        TextEncoding::Cp932 => SHIFT_JIS.encode(text).0.into_owned(),
        TextEncoding::EucJp => EUC_JP.encode(text).0.into_owned(),
        TextEncoding::Iso2022Jp => crate::format::encoding::outward(text.as_bytes(), encoding)
            .unwrap()
            .into_owned(),
        TextEncoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        TextEncoding::Utf16LeBom | TextEncoding::Utf16Le => units(u16::to_le_bytes),
        TextEncoding::Utf16BeBom | TextEncoding::Utf16Be => units(u16::to_be_bytes),
    };
    [crate::format::encoding::mark(encoding), &marked[..]].concat()
}

const JAPANESE: [TextEncoding; 9] = [
    TextEncoding::Utf8,
    TextEncoding::Utf8Bom,
    TextEncoding::Cp932,
    TextEncoding::EucJp,
    TextEncoding::Iso2022Jp,
    TextEncoding::Utf16LeBom,
    TextEncoding::Utf16BeBom,
    TextEncoding::Utf16Le,
    TextEncoding::Utf16Be,
];

fn preset(facts: &TableFacts) -> Vec<ColumnAction> {
    let actions = facts.columns.iter();
    actions.map(|it| Preset.column(it.role)).collect()
}

#[test]
fn the_same_export_comes_out_the_same_in_every_encoding() {
    let text = japanese().replace('髙', "高");
    let (expected, _) = run(&text, &[]);
    assert!(expected.contains("HbA1c(%)") && !expected.contains("山田"));
    for encoding in JAPANESE {
        let bytes = stored(&text, encoding);
        let (facts, identifiers) = survey(&bytes).unwrap();
        assert_eq!(facts.encoding, encoding);
        assert!(
            identifiers.iter().any(|it| it.value.contains("山田")),
            "names were read"
        );
        let columns = preset(&facts);
        let (out, _) = run_as(&bytes, facts, &columns, &[]).unwrap();
        assert_eq!(out, stored(&expected, encoding), "{encoding:?}");
        let shown = visited(&out);
        assert!(
            shown.iter().any(|(_, text)| text == "HbA1c(%)"),
            "{encoding:?}"
        );
    }
}

#[test]
fn kept_cells_come_out_byte_for_byte_in_every_encoding() {
    let text = "患者番号,モダリティ,部位\r\nP-1,CT,\"表能ソ\"\r\nP-2,MR,ﾌｸﾌﾞ\r\nP-1,CT, 胸部 \r\n";
    for encoding in JAPANESE {
        let bytes = stored(text, encoding);
        let (facts, _) = survey(&bytes).unwrap();
        let columns = [ColumnAction::Drop, ColumnAction::Keep, ColumnAction::Keep];
        let (out, _) = run_as(&bytes, facts, &columns, &[]).unwrap();
        let expected = text
            .replace("患者番号,", "")
            .replace("P-1,", "")
            .replace("P-2,", "");
        assert_eq!(out, stored(&expected, encoding), "{encoding:?}");
    }
}

#[test]
fn an_export_of_western_europe_keeps_its_letters() {
    let text = "PatientID,Name,Modality,Diagnosis\nP-1,Thérèse Müller,CT,Hépatite\nP-2,Jörg Weiß,MR,Hépatite\n\
                P-3,André Noël,MR,Hépatite\n";
    let fixed = [("Diagnosis", Role::Category)];
    let (out, _) = run_with(&stored(text, TextEncoding::Windows1252), &fixed, &[]).unwrap();
    let (expected, _) = run(text, &fixed);
    assert!(expected.contains("Hépatite") && !expected.contains("Müller"));
    assert_eq!(out, stored(&expected, TextEncoding::Windows1252));
}

#[test]
fn bars_separate_cells_and_not_characters() {
    let text = "患者番号|モダリティ|部位\nP-1|CT|ポ弾\nP-2|MR|ポ弾\nP-3|CT|ポ弾\n";
    for encoding in JAPANESE {
        let bytes = stored(text, encoding);
        let (facts, _) = survey(&bytes).unwrap();
        assert_eq!((facts.delimiter, facts.columns.len()), (b'|', 3));
        let columns = [ColumnAction::Drop, ColumnAction::Keep, ColumnAction::Keep];
        let (out, _) = run_as(&bytes, facts, &columns, &[]).unwrap();
        let expected = "モダリティ|部位\nCT|ポ弾\nMR|ポ弾\nCT|ポ弾\n";
        assert_eq!(out, stored(expected, encoding), "{encoding:?}");
    }
}

#[test]
fn titles_and_totals_stay_behind_and_are_counted() {
    let table = "患者番号,モダリティ,体重\r\nP-1,CT,50.5\r\nP-2,MR,61\r\n";
    let (expected, _) = run(table, &[]);
    for (above, below, lines) in [
        ("○○病院 検査結果一覧\r\n\r\n", "", (2, 0)),
        ("", "合計 2件 担当:鈴木\r\n", (0, 1)),
        ("患者一覧 鈴木作成,,\r\n", "\r\n印刷者 鈴木花子\r\n", (1, 1)),
    ] {
        for encoding in [
            TextEncoding::Utf8,
            TextEncoding::Cp932,
            TextEncoding::Utf16LeBom,
        ] {
            let text = format!("{above}{table}{below}");
            let bytes = stored(&text, encoding);
            let (facts, _) = survey(&bytes).unwrap();
            assert_eq!(facts.rows, 2);
            let columns = preset(&facts);
            let (out, done) = run_as(&bytes, facts, &columns, &[]).unwrap();
            assert_eq!(out, stored(&expected, encoding), "{text:?}");
            let note = |code| done.notes.get(code).copied().unwrap_or(0);
            let left = (note("lines-above-left-out"), note("lines-below-left-out"));
            assert_eq!(left, lines, "{text:?}");
        }
    }
}

#[test]
fn a_list_of_one_column_is_a_table() {
    let (out, _) = run("患者番号\nP-1\nP-2\n", &[]);
    assert_eq!(out.lines().count(), 3);
    assert!(
        out.starts_with("患者番号\n") && !out.contains("P-"),
        "{out}"
    );
}

#[test]
fn a_title_of_several_cells_is_no_header() {
    let table = japanese();
    let width = table.lines().next().unwrap().split(',').count();
    let pad = ",".repeat(width - 2);
    let (expected, _) = run(&table, &[]);
    for title in ["病院名,MARKHOSP記念病院", "患者検索結果,山田花子"] {
        let text = format!("{title}{pad}\r\n{table}");
        let (facts, identifiers) = survey(text.as_bytes()).unwrap();
        assert_eq!(facts.above, 1, "{title}");
        assert!(identifiers.iter().any(|it| it.value.contains("山田")));
        let (out, done) = run(&text, &[]);
        assert_eq!(out, expected, "{title}");
        assert_eq!(done.notes.get("lines-above-left-out"), Some(&1));
    }
}

#[test]
fn a_header_printed_on_every_page_stays_a_header() {
    let table = japanese();
    let header = format!("{}\r\n", table.lines().next().unwrap());
    assert!(table.starts_with(&header), "the header was read");
    let rows = &table[header.len()..];
    let (once, _) = run(&table, &[]);
    let kept = format!("{}\r\n", once.lines().next().unwrap());
    let (twice, done) = run(&format!("{table}{header}{rows}"), &[]);
    assert_eq!(twice, format!("{once}{kept}{}", &once[kept.len()..]));
    assert!(!done.notes.contains_key("header-replaced"));
    let (facts, identifiers) = survey(format!("{table}{header}{rows}").as_bytes()).unwrap();
    assert_eq!(facts.rows as usize, 2 * rows.lines().count());
    let words: Vec<&str> = header.trim().split(',').collect();
    assert!(
        identifiers
            .iter()
            .all(|it| !words.contains(&it.value.as_str()))
    );
}

#[test]
fn equal_rows_without_a_header_are_rows() {
    let text = "48213907,2024/05/01,5.1\r\n".repeat(4);
    let (facts, _) = survey(text.as_bytes()).unwrap();
    assert_eq!(facts.rows, 4);
}

#[test]
fn the_word_of_a_total_is_nobodys_number() {
    let (facts, identifiers) = survey(
        "患者番号,氏名,体重\r\n48213907,山田 太郎,50\r\n48213908,鈴木 花子,60\r\n合計,,110\r\n"
            .as_bytes(),
    )
    .unwrap();
    assert_eq!(facts.columns[0].role, Role::PatientId);
    let ids = identifiers
        .iter()
        .filter(|it| it.kind == IdentifierKind::PatientId);
    assert_eq!(
        ids.map(|it| it.value.as_str()).collect::<Vec<_>>(),
        ["48213907", "48213908"]
    );
}
