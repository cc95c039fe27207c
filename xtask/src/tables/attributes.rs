//! Tables whose rows are attributes of the standard: each tag must resolve in the dictionary.

use super::EDITION;
use super::csv::Facts;
use anyhow::{Context, Result, bail, ensure};
use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry, TagRange, VirtualVr};
use dicom_core::{Tag, VR};
use dicom_dictionary_std::StandardDataDictionary;
use std::fmt::Write as _;

/// Columns of a table with the layout of Table E.1-1 that name an option, with the option's name in
/// `policy::profile`.
const OPTIONS: [(&str, &str); 10] = [
    ("rtn_safe_private", "RetainSafePrivate"),
    ("rtn_uids", "RetainUids"),
    ("rtn_dev_id", "RetainDevice"),
    ("rtn_inst_id", "RetainInstitution"),
    ("rtn_pat_chars", "RetainPatientCharacteristics"),
    ("rtn_long_full_dates", "RetainFullDates"),
    ("rtn_long_modif_dates", "RetainModifiedDates"),
    ("clean_desc", "CleanDescriptors"),
    ("clean_struct_cont", "CleanStructuredContent"),
    ("clean_graph", "CleanGraphics"),
];

/// The part of a table that a tag column can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Single(u16, u16),
    /// Even groups `base` to `base + 001E`, one element or all.
    Repeating(u16, Option<u16>),
    Private,
}

impl Place {
    /// Where the row stands in the table; the row of private attributes comes last.
    fn order(self) -> (u32, u32) {
        match self {
            Place::Single(group, element) => (group.into(), element.into()),
            Place::Repeating(base, element) => (base.into(), element.map_or(0x1_0000, u32::from)),
            Place::Private => (0x1_0000, 0),
        }
    }
}

fn place(text: &str) -> Result<Place> {
    if text == "ggggeeee" {
        return Ok(Place::Private);
    }
    ensure!(text.len() == 8 && text.is_ascii(), "a tag has 8 characters");
    let (group, element) = text.split_at(4);
    let hex = |digits: &str| {
        let upper = digits
            .chars()
            .all(|c| c.is_ascii_digit() || ('A'..='F').contains(&c));
        ensure!(upper, "a tag is written in upper case hexadecimal digits");
        Ok(u16::from_str_radix(digits, 16)?)
    };
    match group.strip_suffix("xx") {
        Some(high) => {
            let base = hex(high)? << 8;
            let element = if element == "xxxx" {
                None
            } else {
                Some(hex(element)?)
            };
            Ok(Place::Repeating(base, element))
        }
        None => Ok(Place::Single(hex(group)?, hex(element)?)),
    }
}

/// The keyword and VR of a single tag.
fn resolve(group: u16, element: u16) -> Result<(&'static str, VirtualVr)> {
    let tag = Tag(group, element);
    let entry = StandardDataDictionary
        .by_tag(tag)
        .filter(|entry| entry.tag_range() == TagRange::Single(tag))
        .with_context(|| format!("the dictionary does not know {tag}"))?;
    Ok((entry.alias(), entry.vr()))
}

/// The name of an action code in `policy::profile`.
pub(super) fn code(letters: &str) -> Result<&'static str> {
    Ok(match letters {
        "K" => "K",
        "X" => "X",
        "Z" => "Z",
        "D" => "D",
        "C" => "C",
        "U" => "U",
        "X/Z" => "XZ",
        "X/D" => "XD",
        "Z/D" => "ZD",
        "X/Z/D" => "XZD",
        "X/Z/U*" => "XZU",
        _ => bail!("an action code of Table E.1-1a is expected"),
    })
}

pub(super) fn option_cells(header: &[String], row: &[String]) -> Result<String> {
    let mut options = Vec::new();
    for (column, cell) in header.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
        if let Some((_, option)) = OPTIONS.iter().find(|(name, _)| name == column) {
            options.push(format!("({option}, {})", code(cell)?));
        }
    }
    Ok(format!("&[{}]", options.join(", ")))
}

/// Rows with the layout of Table E.1-1, grouped as single attributes, repeating groups, private.
struct Rows {
    single: Vec<(u16, u16, &'static str, String)>,
    repeating: Vec<String>,
    private: Option<String>,
}

fn profile_rows(facts: &Facts, last: &[&str]) -> Result<Rows> {
    let mut columns = vec!["tag", "name", "basic"];
    columns.extend(OPTIONS.iter().map(|(name, _)| name));
    columns.extend(last);
    facts.expect_columns(&columns)?;
    let mut rows = Rows {
        single: Vec::new(),
        repeating: Vec::new(),
        private: None,
    };
    let mut before = None;
    for (line, row) in &facts.rows {
        let entry = (|| {
            let place = place(&row[0])?;
            ensure!(
                before < Some(place.order()),
                "rows must stand in tag order, none twice"
            );
            before = Some(place.order());
            let letters = format!("{}, {}", code(&row[2])?, option_cells(&facts.header, row)?);
            match place {
                Place::Single(group, element) => {
                    let (keyword, _) = resolve(group, element)?;
                    rows.single.push((group, element, keyword, letters));
                }
                Place::Repeating(base, element) => {
                    ensure!(
                        base == 0x5000 || base == 0x6000,
                        "only 50xx and 60xx repeat"
                    );
                    let keyword: String = row[1].split(' ').collect();
                    let element = match element {
                        Some(element) => format!("Some(0x{element:04X})"),
                        None => "None".to_owned(),
                    };
                    rows.repeating.push(format!(
                        "repeating(0x{base:04X}, {element}, \"{keyword}\", {letters}),"
                    ));
                }
                Place::Private => rows.private = Some(letters),
            }
            Ok(())
        })();
        entry.with_context(|| format!("line {line}"))?;
    }
    Ok(rows)
}

/// Writes single rows in columns that line up within each group.
fn write_single(out: &mut String, rows: &Rows) {
    for chunk in rows.single.chunk_by(|a, b| a.0 == b.0) {
        let width = chunk.iter().map(|row| row.2.len()).max().unwrap_or(0) + 3;
        for (group, element, keyword, letters) in chunk {
            let keyword = format!("\"{keyword}\",");
            let _ = writeln!(
                out,
                "    row(0x{group:04X}, 0x{element:04X}, {keyword:<width$} {letters}),"
            );
        }
    }
}

pub fn e1_1(facts: &Facts) -> Result<String> {
    let named = facts.source.contains("Table E.1-1 ") && facts.source.contains(EDITION);
    ensure!(
        named,
        "the source must name Table E.1-1 and edition {EDITION}"
    );
    let rows = profile_rows(facts, &["retired", "in_std_comp_iod"])?;
    let private = rows
        .private
        .as_deref()
        .context("the row of private attributes is missing")?;
    let mut out = format!(
        "//! Table E.1-1, Application Level Confidentiality Profile Attributes.\n\
         //!\n\
         //! Source: DICOM PS3.15 edition {EDITION}, Annex E. Basic Profile column, then the options' columns\n\
         //! that are not blank. Tag order.\n\n\
         use crate::policy::profile::{{ActionCode::*, ProfileOption::*}};\n\
         use crate::policy::profile::{{Letters, Repeating, Row, letters, repeating, row}};\n\n\
         /// Rows of one attribute each.\n\
         #[rustfmt::skip]\n\
         pub static ROWS: [Row; {}] = [\n",
        rows.single.len()
    );
    write_single(&mut out, &rows);
    let _ = write!(
        out,
        "];\n\n/// Rows of the repeating groups 50xx and 60xx.\n\
         #[rustfmt::skip]\n\
         pub static REPEATING: [Repeating; {}] = [\n",
        rows.repeating.len()
    );
    for row in &rows.repeating {
        let _ = writeln!(out, "    {row}");
    }
    let _ = write!(
        out,
        "];\n\n/// The row of private attributes.\npub static PRIVATE: Letters = letters({private});\n"
    );
    Ok(out)
}

pub fn stricter(facts: &Facts) -> Result<String> {
    let rows = profile_rows(facts, &["why"])?;
    ensure!(
        rows.private.is_none(),
        "private attributes have their row in Table E.1-1"
    );
    let mut out = format!(
        "//! Attributes that Table E.1-1 does not list and that Kamei treats like rows of it.\n\
         //!\n\
         //! Source: judgement of this project; the reasons stand in data/stricter-than-e1-1.csv.\n\n\
         use crate::policy::profile::{{ActionCode::*, ProfileOption::*}};\n\
         use crate::policy::profile::{{Repeating, Row, repeating, row}};\n\n\
         /// Rows of one attribute each.\n\
         #[rustfmt::skip]\n\
         pub static ROWS: [Row; {}] = [\n",
        rows.single.len()
    );
    write_single(&mut out, &rows);
    let _ = write!(
        out,
        "];\n\n/// Rows of the repeating group 60xx.\n\
         #[rustfmt::skip]\n\
         pub static REPEATING: [Repeating; {}] = [\n",
        rows.repeating.len()
    );
    for row in &rows.repeating {
        let _ = writeln!(out, "    {row}");
    }
    out.push_str("];\n");
    Ok(out)
}

/// A tag with its keyword, VR and row.
type Attribute<'a> = (Tag, &'static str, VirtualVr, &'a [String]);

/// Single tags in order.
fn single_tags(facts: &Facts) -> Result<Vec<Attribute<'_>>> {
    let mut tags: Vec<Attribute<'_>> = Vec::new();
    for (line, row) in &facts.rows {
        let entry = (|| {
            let Place::Single(group, element) = place(&row[0])? else {
                bail!("a tag is expected")
            };
            let tag = Tag(group, element);
            ensure!(
                tags.last().is_none_or(|last| last.0 < tag),
                "rows must stand in tag order"
            );
            let (keyword, vr) = resolve(group, element)?;
            tags.push((tag, keyword, vr, row));
            Ok(())
        })();
        entry.with_context(|| format!("line {line}"))?;
    }
    Ok(tags)
}

fn write_tags<'a>(out: &mut String, tags: impl Iterator<Item = (Tag, &'a str)>) {
    for (tag, keyword) in tags {
        let _ = writeln!(
            out,
            "    Tag(0x{:04X}, 0x{:04X}), // {keyword}",
            tag.0, tag.1
        );
    }
}

pub fn shared_dates(facts: &Facts) -> Result<String> {
    facts.expect_columns(&["tag", "name", "why"])?;
    let tags = single_tags(facts)?;
    let mut out = format!(
        "//! Dates that many patients share, so that moving them would tell the offset.\n\
         //!\n\
         //! Source: judgement of this project; the reasons stand in data/not-a-persons-date.csv.\n\n\
         use crate::element::Tag;\n\n\
         /// The attributes in tag order.\n\
         #[rustfmt::skip]\n\
         pub static SHARED_DATES: [Tag; {}] = [\n",
        tags.len()
    );
    write_tags(
        &mut out,
        tags.iter().map(|&(tag, keyword, ..)| (tag, keyword)),
    );
    out.push_str("];\n");
    Ok(out)
}

pub fn structural(facts: &Facts) -> Result<String> {
    facts.expect_columns(&["tag", "name", "class", "retired"])?;
    let mut kept = Vec::new();
    for (tag, keyword, vr, row) in single_tags(facts)? {
        ensure!(vr == VirtualVr::Exact(VR::UI), "{tag} is not of VR UI");
        match row[2].as_str() {
            "structural" => kept.push((tag, keyword)),
            "entity" => {}
            _ => bail!("the class of {tag} must be structural or entity"),
        }
    }
    let mut out = format!(
        "//! UI attributes that name a class, syntax, scheme or context, so that they stay.\n\
         //!\n\
         //! Source: the UI attributes that Table E.1-1 does not list, classed by this project; the rest of\n\
         //! them names entities and is replaced.\n\n\
         use crate::element::Tag;\n\n\
         /// The attributes in tag order.\n\
         #[rustfmt::skip]\n\
         pub static STRUCTURAL: [Tag; {}] = [\n",
        kept.len()
    );
    write_tags(&mut out, kept.into_iter());
    out.push_str("];\n");
    Ok(out)
}
