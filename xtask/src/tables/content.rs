//! The table of content items of structured reports: each row a concept and a value type.

use super::EDITION;
use super::attributes::{code, option_cells};
use super::csv::Facts;
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The name of a value type in `action`.
fn value_type(name: &str) -> Result<&'static str> {
    Ok(match name {
        "CODE" => "Code",
        "COMPOSITE" => "Composite",
        "CONTAINER" => "Container",
        "DATE" => "Date",
        "DATETIME" => "DateTime",
        "IMAGE" => "Image",
        "NUM" => "Num",
        "PNAME" => "PName",
        "TEXT" => "Text",
        "TIME" => "Time",
        "UIDREF" => "UidRef",
        "WAVEFORM" => "Waveform",
        _ => bail!("a value type of PS3.3 Table C.17.3-1 is expected"),
    })
}

pub fn e3_4(facts: &Facts) -> Result<String> {
    let named = facts.source.contains("Table E.3.4-1 ") && facts.source.contains(EDITION);
    ensure!(
        named,
        "the source must name Table E.3.4-1 and edition {EDITION}"
    );
    facts.expect_columns(&[
        "code_value",
        "scheme",
        "meaning",
        "value_type",
        "basic",
        "rtn_uids",
        "rtn_dev_id",
        "rtn_inst_id",
        "rtn_pat_chars",
        "rtn_long_full_dates",
        "rtn_long_modif_dates",
        "clean_desc",
        "retired",
        "in_std_template",
    ])?;
    let mut rows = BTreeMap::new();
    for (line, row) in &facts.rows {
        let entry = (|| {
            let (value, scheme) = (row[0].as_str(), row[1].as_str());
            let plain =
                |text: &str| !text.is_empty() && text == text.trim() && !text.contains(['"', '\\']);
            ensure!(
                plain(value) && plain(scheme),
                "a code value and a coding scheme are expected"
            );
            let letters = format!("{}, {}", code(&row[4])?, option_cells(&facts.header, row)?);
            let key = (value, scheme, row[3].as_str());
            let entry = (value_type(&row[3])?, letters, row[2].as_str());
            ensure!(
                rows.insert(key, entry).is_none(),
                "the concept stands twice"
            );
            Ok(())
        })();
        entry.with_context(|| format!("line {line}"))?;
    }
    let mut out = format!(
        "//! Table E.3.4-1, content items of structured reports.\n\
         //!\n\
         //! Source: DICOM PS3.15 edition {EDITION}, Annex E. Ordered by code value, coding scheme and value\n\
         //! type. Basic Profile column, then the options' columns that are not blank.\n\n\
         use crate::action::ValueType::*;\n\
         use crate::policy::content::{{ContentRow, content}};\n\
         use crate::policy::profile::{{ActionCode::*, ProfileOption::*}};\n\n\
         /// The concepts.\n\
         #[rustfmt::skip]\n\
         pub static CONTENT: [ContentRow; {}] = [\n",
        rows.len()
    );
    for ((value, scheme, _), (value_type, letters, meaning)) in &rows {
        let _ = writeln!(
            out,
            "    content(\"{value}\", \"{scheme}\", {value_type}, {letters}), // {meaning}"
        );
    }
    out.push_str("];\n");
    Ok(out)
}
