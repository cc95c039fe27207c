//! Tables of the Information Object Definitions: which Type an attribute has at which place.

use super::csv::Facts;
use anyhow::{Context, Result, bail, ensure};
use dicom_core::Tag;
use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry, TagRange};
use dicom_dictionary_std::StandardDataDictionary;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Number of a table that stands for none.
const NONE: u16 = u16::MAX;

/// Every table's number, in the order of the file: modules first, then items of sequences.
fn numbers(facts: &Facts) -> Result<BTreeMap<&str, u16>> {
    let mut numbers = BTreeMap::new();
    let mut last = "";
    for (line, row) in &facts.rows {
        let table = row[0].as_str();
        if table == last {
            continue;
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == ' ';
        ensure!(
            !table.is_empty() && table.chars().all(plain),
            "line {line}: a table has a name"
        );
        let number = u16::try_from(numbers.len())?;
        ensure!(number < NONE, "line {line}: too many tables");
        ensure!(
            numbers.insert(table, number).is_none(),
            "line {line}: rows of one table must stand together"
        );
        last = table;
    }
    Ok(numbers)
}

/// Whether a table is that of a module; the items of a sequence bear its keyword.
fn is_module(table: &str) -> bool {
    table.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
}

fn tag_of(keyword: &str) -> Result<Tag> {
    let entry = StandardDataDictionary
        .by_name(keyword)
        .with_context(|| format!("the dictionary does not know {keyword}"))?;
    match entry.tag_range() {
        TagRange::Single(tag) => Ok(tag),
        _ => bail!("{keyword} is no single attribute"),
    }
}

pub fn iod_attributes(facts: &Facts) -> Result<String> {
    ensure!(facts.source.contains("PS3.3"), "the source must name PS3.3");
    facts.expect_columns(&["table", "keyword", "type", "values", "items"])?;
    let numbers = numbers(facts)?;
    let mut tables = String::new();
    let mut before: Option<(&str, Option<Tag>)> = None;
    let mut used = BTreeSet::new();
    for (line, row) in &facts.rows {
        let entry = (|| {
            let table = row[0].as_str();
            let same = before.is_some_and(|(name, _)| name == table);
            if !same {
                if before.is_some() {
                    tables.push_str("    ],\n");
                }
                let _ = writeln!(tables, "    // {}: {table}", numbers[table]);
                tables.push_str("    &[\n");
            }
            if row[1].is_empty() {
                let bare = row[2..].iter().all(String::is_empty);
                ensure!(bare && !same, "an empty table is one row without cells");
                before = Some((table, None));
                return Ok(());
            }
            let tag = tag_of(&row[1])?;
            let last = before.filter(|_| same).map(|(_, tag)| tag);
            ensure!(
                last.is_none_or(|last| last.is_some_and(|last| last < tag)),
                "rows of a table must stand in tag order, none twice"
            );
            before = Some((table, Some(tag)));
            let kind = match row[2].as_str() {
                kind @ ("1" | "1C" | "2" | "2C" | "3") => kind,
                _ => bail!("a Type of an attribute is expected"),
            };
            let least: u8 = match row[3].as_str() {
                "" => 1,
                number => number.parse()?,
            };
            let items = match row[4].as_str() {
                "" => NONE,
                name => {
                    used.insert(name);
                    *numbers
                        .get(name)
                        .context("the table of the items is missing")?
                }
            };
            ensure!(
                kind != "3" || items != NONE,
                "an attribute of Type 3 without items says nothing"
            );
            let items = if items == NONE {
                "NONE".to_owned()
            } else {
                items.to_string()
            };
            let _ = writeln!(
                tables,
                "        at(0x{:04X}, 0x{:04X}, Type{kind}, {least}, {items}), // {}",
                tag.0, tag.1, row[1]
            );
            Ok(())
        })();
        entry.with_context(|| format!("line {line}"))?;
    }
    tables.push_str("    ],\n");
    for &table in numbers.keys() {
        ensure!(
            is_module(table) || used.contains(table),
            "nothing refers to {table}"
        );
    }
    Ok(format!(
        "//! Attributes of the modules of PS3.3 by Type, and the items of their sequences.\n\
         //!\n\
         //! Source: DICOM PS3.3 as in the Python package highdicom 0.28.2, which does not state the edition.\n\n\
         use super::Requirement::*;\n\
         use super::{{Entry, NONE, at}};\n\n\
         /// The tables by number: modules first, then items; each in tag order.\n\
         #[rustfmt::skip]\n\
         pub static TABLES: [&[Entry]; {}] = [\n{tables}];\n",
        numbers.len()
    ))
}

/// SOP classes with the numbers of their modules' tables. The modules named here are those that have
/// a table, so that their order gives their numbers; a test of this module holds both files together.
pub fn iod_classes(facts: &Facts) -> Result<String> {
    ensure!(facts.source.contains("PS3.3"), "the source must name PS3.3");
    facts.expect_columns(&["uid", "iod", "modules"])?;
    let modules: BTreeSet<&str> = facts
        .rows
        .iter()
        .flat_map(|(_, row)| row[2].split(' '))
        .collect();
    let mut out = format!(
        "//! SOP classes with the modules of their IODs.\n\
         //!\n\
         //! Source: DICOM PS3.3 and PS3.4 as in the Python package highdicom 0.28.2, which does not state the\n\
         //! edition.\n\n\
         /// SOP Class UID and the numbers of the tables in `attributes`, in the order of the UIDs as text.\n\
         #[rustfmt::skip]\n\
         pub static CLASSES: [(&str, &[u16]); {}] = [\n",
        facts.rows.len()
    );
    let mut last = "";
    for (line, row) in &facts.rows {
        let uid = row[0].as_str();
        let legal = uid.starts_with("1.2.840.10008.")
            && uid
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.');
        ensure!(legal, "line {line}: not a UID under the root of DICOM");
        ensure!(uid > last, "line {line}: UIDs must ascend, none twice");
        last = uid;
        let mut numbers = Vec::new();
        for name in row[2].split(' ') {
            ensure!(is_module(name), "line {line}: a module is expected");
            let number = modules.iter().position(|module| *module == name);
            numbers.push(number.context("a module is missing")?.to_string());
        }
        let _ = writeln!(out, "    // {}", row[1]);
        let _ = writeln!(out, "    (\"{uid}\", &[{}]),", numbers.join(", "));
    }
    out.push_str("];\n");
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> Facts {
        let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        Facts::parse(&std::fs::read_to_string(data.join(name)).unwrap()).unwrap()
    }

    #[test]
    fn the_modules_of_the_classes_are_the_modules_with_a_table_under_the_same_numbers() {
        let (attributes, classes) = (read("iod-attributes.csv"), read("iod-classes.csv"));
        let numbers = numbers(&attributes).unwrap();
        let named: BTreeSet<&str> = classes
            .rows
            .iter()
            .flat_map(|(_, row)| row[2].split(' '))
            .collect();
        for (position, name) in named.iter().enumerate() {
            assert_eq!(numbers.get(name), Some(&(position as u16)), "{name}");
        }
        let modules = numbers.keys().filter(|name| is_module(name)).count();
        assert_eq!(modules, named.len());
    }

    #[test]
    fn a_row_that_does_not_resolve_fails() {
        let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        let text = std::fs::read_to_string(data.join("iod-attributes.csv")).unwrap();
        let changes = [
            ("patient,PatientName,2,,", "patient,PatientNane,2,,"),
            ("patient,PatientName,2,,", "patient,PatientName,4,,"),
            ("patient,PatientName,2,,", "patient,PatientName,3,,"),
            ("patient,PatientName,2,,", "patient,PatientName,2,many,"),
            (
                "patient,PatientName,2,,",
                "patient,PatientName,2,,Elsewhere",
            ),
            ("patient,PatientName,2,,", "patient,PatientID,2,,"),
            ("patient,PatientName,2,,", "patience,PatientName,2,,"),
            ("table,keyword,", "table,keywords,"),
        ];
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            let changed = Facts::parse(&text.replacen(from, to, 1)).unwrap();
            assert!(iod_attributes(&changed).is_err(), "{to}");
        }
        let text = std::fs::read_to_string(data.join("iod-classes.csv")).unwrap();
        for (from, to) in [
            ("1.2.840.10008.5.1.4.1.1.2,", "1.2.840.10009.5.1.4.1.1.2,"),
            ("1.2.840.10008.5.1.4.1.1.2,", "1.2.840.10008.5.1.4.1.1.1,"),
            (",ct-image,", ",ct-image,No module "),
        ] {
            assert!(text.contains(from), "{from}");
            let changed = Facts::parse(&text.replacen(from, to, 1)).unwrap();
            assert!(iod_classes(&changed).is_err(), "{to}");
        }
    }
}
