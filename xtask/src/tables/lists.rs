//! Tables of private attributes, UIDs and codes.

use super::EDITION;
use super::csv::Facts;
use anyhow::{Context, Result, ensure};
use dicom_core::VR;
use std::collections::BTreeSet;
use std::fmt::Write as _;

pub fn safe_private(facts: &Facts) -> Result<String> {
    let named = facts.source.contains("Table E.3.10-1") && facts.source.contains(EDITION);
    ensure!(
        named,
        "the source must name Table E.3.10-1 and edition {EDITION}"
    );
    facts.expect_columns(&["tag", "private_creator", "vr", "vm", "meaning"])?;
    let mut rows = BTreeSet::new();
    for (line, row) in &facts.rows {
        let entry = (|| {
            ensure!(
                row[0].len() == 8 && row[0].is_ascii(),
                "a tag has 8 characters"
            );
            let group = u16::from_str_radix(&row[0][..4], 16)?;
            ensure!(
                group % 2 == 1 && &row[0][4..6] == "xx",
                "a private tag reads ggggxxee"
            );
            let element = u8::from_str_radix(&row[0][6..], 16)?;
            let creator = row[1].as_str();
            ensure!(
                !creator.is_empty() && creator == creator.trim(),
                "a creator is expected"
            );
            ensure!(!creator.contains(['"', '\\']), "a creator needs no escapes");
            let mut vrs = Vec::new();
            for vr in row[2].split('/').filter(|vr| !vr.is_empty()) {
                vr.parse::<VR>()
                    .ok()
                    .context("a value representation is expected")?;
                vrs.push(format!("VR::{vr}"));
            }
            let unique = rows.insert((group, element, creator, vrs.join(", ")));
            ensure!(unique, "the row stands twice");
            Ok(())
        })();
        entry.with_context(|| format!("line {line}"))?;
    }
    let mut out = format!(
        "//! Table E.3.10-1, Safe Private Attributes: a sample list, which the vendors do not guarantee.\n\
         //!\n\
         //! Source: DICOM PS3.15 edition {EDITION}, Annex E. Ordered by group, element within the block and\n\
         //! private creator; no VR where the standard prints none.\n\n\
         use crate::element::VR;\n\
         use crate::policy::profile::{{SafePrivate, safe}};\n\n\
         /// The attributes.\n\
         #[rustfmt::skip]\n\
         pub static SAFE_PRIVATE: [SafePrivate; {}] = [\n",
        rows.len()
    );
    let mut last = None;
    for (group, element, creator, vrs) in &rows {
        ensure!(
            last != Some((group, element, creator)),
            "a private attribute stands twice"
        );
        last = Some((group, element, creator));
        let _ = writeln!(
            out,
            "    safe(0x{group:04X}, 0x{element:02X}, \"{creator}\", &[{vrs}]),"
        );
    }
    out.push_str("];\n");
    Ok(out)
}

pub fn uids(facts: &Facts) -> Result<String> {
    facts.expect_columns(&["uid", "name", "type", "retired"])?;
    let mut uids = BTreeSet::new();
    for (line, row) in &facts.rows {
        let uid = row[0].as_str();
        let legal = uid.len() <= 64
            && uid.split('.').all(|part| {
                let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
                digits && (part == "0" || !part.starts_with('0'))
            });
        ensure!(legal, "line {line}: not a legal UID");
        ensure!(
            uid.starts_with("1.2.840.10008."),
            "line {line}: not under the root of DICOM"
        );
        ensure!(uids.insert(uid), "line {line}: the UID stands twice");
    }
    let mut out = format!(
        "//! UIDs registered in PS3.6 Table A-1 and following, which are never replaced.\n\
         //!\n\
         //! Source: the UID dictionary of pydicom 3.0.2, which does not state its edition.\n\n\
         /// The UIDs in ascending order of their characters.\n\
         #[rustfmt::skip]\n\
         pub static WELL_KNOWN_UIDS: [&str; {}] = [\n",
        uids.len()
    );
    for uid in uids {
        let _ = writeln!(out, "    \"{uid}\",");
    }
    out.push_str("];\n");
    Ok(out)
}

pub fn methods(facts: &Facts) -> Result<String> {
    ensure!(
        facts.source.contains("CID 7050"),
        "the source must name CID 7050"
    );
    facts.expect_columns(&["code", "meaning", "ps315_section", "extra"])?;
    let mut out = format!(
        "//! CID 7050, De-identification Method: code value and code meaning, coding scheme DCM.\n\
         //!\n\
         //! Source: DICOM PS3.16, CID 7050; PS3.15 edition {EDITION}, E.2 and E.3.\n\n\
         /// The codes in ascending order.\n\
         #[rustfmt::skip]\n\
         pub static METHODS: [(&str, &str); {}] = [\n",
        facts.rows.len()
    );
    let mut last = "";
    for (line, row) in &facts.rows {
        let (value, meaning) = (row[0].as_str(), row[1].as_str());
        let plain = meaning
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
        ensure!(
            value.parse::<u32>().is_ok() && value > last,
            "line {line}: codes must ascend"
        );
        ensure!(
            plain && meaning.len() <= 64,
            "line {line}: a meaning of at most 64 characters"
        );
        let _ = writeln!(out, "    (\"{value}\", \"{meaning}\"),");
        last = value;
    }
    out.push_str("];\n");
    Ok(out)
}

/// Rows of the guideline: what is asked for and how much, by attribute or for pixels.
pub fn guideline(facts: &Facts) -> Result<String> {
    facts.expect_columns(&[
        "kind", "item_ja", "item_en", "need", "action", "class", "tag",
    ])?;
    let mut out = String::from(
        "//! DICOM rows of the MHLW guideline of 2024-09-30, in its order; the excerpt that is public.\n\
         //!\n\
         //! Source: slide 39 of the PMDA symposium of 2026-03-19. The mapping to attributes is this project's.\n\n\
         use crate::element::Tag;\n\
         use crate::policy::guideline::{Asked, Need, Row, row};\n\n\
         /// The rows.\n\
         #[rustfmt::skip]\n",
    );
    let _ = writeln!(out, "pub static ROWS: [Row; {}] = [", facts.rows.len());
    for (line, row) in &facts.rows {
        let entry = (|| {
            let plain = |text: &str| !text.is_empty() && !text.contains(['"', '\\']);
            ensure!(plain(&row[1]) && plain(&row[2]), "both names are expected");
            let need = match row[3].as_str() {
                "必須" => "Required",
                "推奨" => "Recommended",
                "なし～推奨" => "NoneToRecommended",
                "なし" => "None",
                "-" => "Unstated",
                _ => anyhow::bail!("no need has this name"),
            };
            let asked = match row[4].as_str() {
                "delete" => "Delete",
                "generalise" => "Generalise",
                "keep" => "Keep",
                "mask" => "Mask",
                "no-uniform" => "NothingUniform",
                _ => anyhow::bail!("no handling has this name"),
            };
            let mut tags = Vec::new();
            for tag in row[6].split_whitespace() {
                ensure!(tag.len() == 8, "a tag has 8 digits");
                let number = u32::from_str_radix(tag, 16)?;
                tags.push(format!(
                    "Tag(0x{:04X}, 0x{:04X})",
                    number >> 16,
                    number & 0xFFFF
                ));
            }
            let about_pixels = match row[0].as_str() {
                "tag" => false,
                "pixel" => true,
                _ => anyhow::bail!("a row is about a tag or pixels"),
            };
            ensure!(
                tags.is_empty() == about_pixels,
                "rows about attributes have tags"
            );
            let _ = writeln!(
                out,
                "    row(\"{}\", \"{}\", Need::{need}, Asked::{asked}, &[{}]),",
                row[1],
                row[2],
                tags.join(", ")
            );
            Ok(())
        })();
        entry.with_context(|| format!("line {line}"))?;
    }
    out.push_str("];\n");
    Ok(out)
}
