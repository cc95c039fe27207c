//! Workbooks made in code: what can be seen becomes tables, all else stays out and is listed.

use super::super::{Place, entries, inflate};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::source::Source;
use std::io::Write;
use zip::write::SimpleFileOptions;

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(text.as_bytes()).expect("contents");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A workbook of sheets: name, state, content of the worksheet.
fn workbook(sheets: &[(&str, &str, &str)], more: &[(&str, &str)]) -> Vec<u8> {
    let listed = sheets.iter().enumerate().map(|(at, (name, state, _))| {
        format!(
            "<sheet name=\"{name}\" sheetId=\"{0}\" state=\"{state}\" r:id=\"r{0}\"/>",
            at + 1
        )
    });
    let related = (1..=sheets.len()).map(|at| {
        format!("<Relationship Id=\"r{at}\" Type=\"{RELATION}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>")
    });
    let mut parts = vec![
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<?xml version=\"1.0\"?><workbook xmlns:r=\"{RELATION}\"><sheets>{}</sheets></workbook>",
                listed.collect::<String>()
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships>{}</Relationships>", related.collect::<String>()),
        ),
        (
            "xl/styles.xml".to_owned(),
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"00000000\"/></numFmts>\
             <cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
             <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
                .to_owned(),
        ),
        (
            "xl/sharedStrings.xml".to_owned(),
            "<sst><si><t>患者番号</t></si><si><t>氏名</t></si><si><r><t>山田 </t></r><r><t>太郎</t></r>\
             <rPh sb=\"0\" eb=\"2\"><t>MARKGUIDE</t></rPh></si><si><t>検査日</t></si></sst>"
                .to_owned(),
        ),
        ("docProps/core.xml".to_owned(), "<cp><creator>MARKAUTHOR</creator></cp>".to_owned()),
    ];
    for (at, (_, _, content)) in sheets.iter().enumerate() {
        parts.push((
            format!("xl/worksheets/sheet{}.xml", at + 1),
            format!("<worksheet>{content}</worksheet>"),
        ));
    }
    for (name, text) in more {
        parts.push(((*name).to_owned(), (*text).to_owned()));
    }
    let parts: Vec<(&str, String)> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.clone()))
        .collect();
    archive(&parts)
}

const ROWS: &str = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>\
    <c r=\"D1\" t=\"s\"><v>3</v></c></row>\
    <row r=\"3\"><c r=\"A3\" s=\"1\"><v>12345</v></c><c r=\"B3\" t=\"s\"><v>2</v></c>\
    <c r=\"C3\"><f>A1+1</f><v>53.399999999999999</v></c><c r=\"D3\" s=\"2\"><v>45413</v></c></row>\
    <row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t>a &amp; \"b\",_x000A_c</t></is></c></row></sheetData>";

fn tables(bytes: &dyn Source) -> Result<Vec<(String, Result<String>)>> {
    let limits = Limits::default();
    let listed = entries(bytes, &limits)?;
    Ok(listed
        .into_iter()
        .map(|entry| {
            let text = entry.place.and_then(|place| {
                assert_eq!(place, Place::Deflated);
                let mut out = Vec::new();
                inflate(bytes, entry.index, &limits, &mut |part| {
                    out.extend_from_slice(part);
                    Ok(())
                })?;
                Ok(String::from_utf8(out).expect("UTF-8"))
            });
            (entry.name, text)
        })
        .collect())
}

#[test]
fn a_sheet_becomes_the_table_that_a_person_sees() {
    let bytes = workbook(&[("一覧", "visible", ROWS)], &[]);
    let tables = tables(&bytes).expect("a workbook");
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].0, "一覧.csv");
    assert_eq!(
        tables[0].1.as_deref(),
        Ok(
            "患者番号,氏名,,検査日\r\n00012345,山田 太郎,53.4,2024/05/01\r\n,\"a & \"\"b\"\",\nc\",,\r\n"
        )
    );
}

#[test]
fn t18_what_nobody_sees_is_listed_and_stays_out() {
    let cell = |place: &str, text: &str| {
        format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let content = format!(
        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\">{}{}{}</row>\
         <row r=\"2\" hidden=\"1\">{}</row><row r=\"3\">{}</row></sheetData>",
        cell("A1", "患者番号"),
        cell("B1", "MARKCOLUMN"),
        cell("C1", "性別"),
        cell("A2", "MARKROW"),
        cell("C3", "男"),
    );
    let bytes = workbook(
        &[
            ("a", "visible", &content),
            ("b", "hidden", ROWS),
            ("c", "veryHidden", ROWS),
        ],
        &[
            ("xl/comments1.xml", "<comments>MARKCOMMENT</comments>"),
            ("xl/media/image1.png", "MARKPICTURE"),
        ],
    );
    let tables = tables(&bytes).expect("a workbook");
    let whole = format!("{tables:?}");
    assert!(!whole.contains("MARK"), "{whole}");
    let seen: Vec<_> = tables
        .iter()
        .filter_map(|(_, text)| text.as_deref().ok())
        .collect();
    assert_eq!(seen, ["患者番号,性別\r\n,男\r\n"]);
    let unseen = |error: &Result<String>| match error {
        Err(Error::Unseen { what }) => Some(*what),
        Err(_) | Ok(_) => None,
    };
    let unseen: Vec<_> = tables.iter().filter_map(|(_, text)| unseen(text)).collect();
    assert_eq!(
        unseen,
        [
            "hidden rows or columns",
            "a hidden sheet",
            "a hidden sheet",
            "comments",
            "pictures"
        ]
    );
}

#[test]
fn a_hidden_sheet_cannot_be_asked_for() {
    let bytes = workbook(&[("a", "visible", ROWS), ("b", "hidden", ROWS)], &[]);
    let inflated = |index| inflate(&bytes, index, &Limits::default(), &mut |_| Ok(()));
    assert_eq!(inflated(0), Ok(()));
    assert!(inflated(1).is_err());
    assert!(inflated(2).is_err());
}

#[test]
fn broken_workbooks_are_refused_without_a_panic() {
    let sheet = "<sheetData><row><c r=\"A1\" t=\"s\"><v>99</v></c></row></sheetData>";
    let wrong = [
        sheet,
        "<sheetData><row><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData>",
        "<sheetData><row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row></sheetData>",
        "<sheetData><c r=\"A1\"><v>1</v></c></sheetData>",
        "<sheetData><row><c r=\"A1\"><v>1",
        "<sheetData><row><c r=\"A1\" t=\"inlineStr\"><is><t>&unknown;</t></is></c></row></sheetData>",
    ];
    for content in wrong {
        let bytes = workbook(&[("a", "visible", content)], &[]);
        let read = tables(&bytes);
        assert!(
            read.is_err() || read.is_ok_and(|tables| tables[0].1.is_err()),
            "{content}"
        );
    }
    let whole = workbook(&[("a", "visible", ROWS)], &[]);
    for end in 0..whole.len() {
        let _ = tables(&whole[..end].to_vec());
    }
    let text = String::from_utf8_lossy(ROWS.as_bytes()).into_owned();
    for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
        let bytes = workbook(&[("a", "visible", &text[..end])], &[]);
        let read = tables(&bytes);
        assert!(
            read.is_err() || read.is_ok_and(|it| it[0].1.is_err() || end == 0),
            "{end}"
        );
    }
}

#[test]
fn a_part_that_lies_about_its_size_stays_within_the_limit() {
    let many = format!(
        "<sheetData>{}</sheetData>",
        "<row><c><v>1</v></c></row>".repeat(60_000)
    );
    let bytes = workbook(&[("a", "visible", &many)], &[]);
    let limits = Limits {
        max_entry_bytes: 1 << 20,
        ..Limits::default()
    };
    assert_eq!(entries(&bytes, &limits).unwrap_err().code(), "limit");
}
