//! Screens of devices and the areas of text on them.

use super::csv::Facts;
use anyhow::{Context, Result, ensure};
use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry};
use dicom_dictionary_std::StandardDataDictionary;
use std::fmt::Write as _;

const COLUMNS: [&str; 13] = [
    "modality",
    "manufacturer",
    "model",
    "rows",
    "columns",
    "conditions",
    "x",
    "y",
    "width",
    "height",
    "label",
    "source",
    "note",
];

/// Attributes of the columns that are conditions, and whether the whole value counts.
const CONDITIONS: [(&str, bool); 5] = [
    ("Modality", true),
    ("Manufacturer", false),
    ("ManufacturerModelName", false),
    ("Rows", true),
    ("Columns", true),
];

pub fn screens(facts: &Facts) -> Result<String> {
    facts.expect_columns(&COLUMNS)?;
    let mut out = format!(
        "//! Screens of devices that show identifying text, and where.\n\
         //!\n\
         //! Source: the scripts for pixels of RSNA CTP and pydicom/deid, as `data/screens.csv` names them.\n\n\
         use super::{{Screen, Test}};\n\
         use crate::element::Tag;\n\
         use crate::pixel::Area;\n\n\
         const fn screen(conditions: &'static [&'static [Test]], [x, y, width, height]: [u32; 4]) -> Screen {{\n    \
         Screen {{\n        conditions,\n        area: Area {{\n            x,\n            y,\n            width,\n            height,\n        \
         }},\n    }}\n}}\n\n\
         const fn is(group: u16, element: u16, text: &'static str) -> Test {{\n    \
         Test {{\n        tag: Tag(group, element),\n        whole: true,\n        text,\n    }}\n}}\n\n\
         const fn holds(group: u16, element: u16, text: &'static str) -> Test {{\n    \
         Test {{\n        tag: Tag(group, element),\n        whole: false,\n        text,\n    }}\n}}\n\n\
         /// The screens, in the order of the facts.\n\
         #[rustfmt::skip]\n\
         pub static SCREENS: [Screen; {}] = [\n",
        facts.rows.len()
    );
    for (line, row) in &facts.rows {
        let entry = screen(row).with_context(|| format!("line {line}"))?;
        let _ = writeln!(out, "    {entry},");
    }
    out.push_str("];\n");
    Ok(out)
}

fn screen(row: &[String]) -> Result<String> {
    let mut conditions = Vec::new();
    for ((keyword, whole), cell) in CONDITIONS.into_iter().zip(row) {
        let texts: Vec<&str> = cell.split('|').filter(|text| !text.is_empty()).collect();
        if !texts.is_empty() {
            let tests: Result<Vec<String>> = texts
                .into_iter()
                .map(|text| test(keyword, whole, text))
                .collect();
            conditions.push(tests?);
        }
    }
    for clause in row[5].split("; ").filter(|clause| !clause.is_empty()) {
        let tests: Result<Vec<String>> = clause.split(" OR ").map(written).collect();
        conditions.push(tests?);
    }
    ensure!(!conditions.is_empty(), "a screen has a condition");
    let area: Vec<u32> = row[6..10]
        .iter()
        .map(|number| number.parse())
        .collect::<std::result::Result<_, _>>()
        .context("an area is four numbers")?;
    ensure!(
        area[2] > 0 && area[3] > 0,
        "an area has a width and a height"
    );
    ensure!(
        matches!(row[11].as_str(), "CTP" | "deid"),
        "the source is one that the first line names"
    );
    let conditions: Vec<String> = conditions
        .into_iter()
        .map(|tests| format!("&[{}]", tests.join(", ")))
        .collect();
    Ok(format!("screen(&[{}], {area:?})", conditions.join(", ")))
}

/// `Keyword contains text` or `Keyword = text`.
fn written(test_text: &str) -> Result<String> {
    if let Some((keyword, text)) = test_text.split_once(" contains ") {
        return test(keyword, false, text);
    }
    let (keyword, text) = test_text
        .split_once(" = ")
        .context("a condition is `Keyword contains text` or `Keyword = text`")?;
    test(keyword, true, text)
}

fn test(keyword: &str, whole: bool, text: &str) -> Result<String> {
    let entry = StandardDataDictionary
        .by_name(keyword)
        .with_context(|| format!("{keyword} is no attribute"))?;
    let tag = entry.tag();
    ensure!(
        !text.is_empty() && text == text.trim() && text.is_ascii() && !text.contains(['"', '\\']),
        "a text needs no escapes"
    );
    let kind = if whole { "is" } else { "holds" };
    Ok(format!(
        "{kind}(0x{:04X}, 0x{:04X}, \"{}\")",
        tag.group(),
        tag.element(),
        text.to_uppercase()
    ))
}
