//! Turns the committed facts in `data/` into Rust tables a standards reader can proof-read.
//!
//! Every tag must resolve to a keyword of the dictionary, every letter to an action code, every
//! column to an option; rows stand in tag order, none twice, and their number is written down here.
//! What does not is an error, never a row left out.

mod attributes;
mod conformance;
mod content;
mod csv;
mod faces;
mod iod;
mod lists;
mod screens;

use anyhow::{Context, Result, ensure};
use attributes::{e1_1, shared_dates, stricter, structural};
use content::e3_4;
use csv::Facts;
use faces::faces;
use iod::{iod_attributes, iod_classes};
use lists::{guideline, methods, safe_private, uids};
use screens::screens;
use std::path::Path;

/// The edition of PS3.15 whose tables are committed.
const EDITION: &str = "2026c";

/// One generated file.
struct Table {
    facts: &'static str,
    /// Path below `src`.
    rust: &'static str,
    /// Rows the facts must have: a changed number means that somebody must look.
    rows: usize,
    write: fn(&Facts) -> Result<String>,
}

const TABLES: [Table; 13] = [
    Table {
        facts: "ps3.15-table-e1-1.csv",
        rust: "policy/tables/e1_1.rs",
        rows: 656,
        write: e1_1,
    },
    Table {
        facts: "stricter-than-e1-1.csv",
        rust: "policy/tables/stricter.rs",
        rows: 84,
        write: stricter,
    },
    Table {
        facts: "not-a-persons-date.csv",
        rust: "policy/tables/shared_dates.rs",
        rows: 21,
        write: shared_dates,
    },
    Table {
        facts: "safe-private.csv",
        rust: "policy/tables/safe_private.rs",
        rows: 479,
        write: safe_private,
    },
    Table {
        facts: "well-known-uids.csv",
        rust: "registry/uids.rs",
        rows: 482,
        write: uids,
    },
    Table {
        facts: "ui-not-in-e1-1.csv",
        rust: "registry/structural.rs",
        rows: 51,
        write: structural,
    },
    Table {
        facts: "cid-7050.csv",
        rust: "registry/methods.rs",
        rows: 13,
        write: methods,
    },
    Table {
        facts: "ps3.15-table-e3.4-1.csv",
        rust: "policy/tables/e3_4.rs",
        rows: 214,
        write: e3_4,
    },
    Table {
        facts: "iod-attributes.csv",
        rust: "iod/attributes.rs",
        rows: 3832,
        write: iod_attributes,
    },
    Table {
        facts: "iod-classes.csv",
        rust: "iod/classes.rs",
        rows: 178,
        write: iod_classes,
    },
    Table {
        facts: "mhlw-guideline-2024-dicom.csv",
        rust: "policy/tables/guideline.rs",
        rows: 12,
        write: guideline,
    },
    Table {
        facts: "screens.csv",
        rust: "pixel/screens/table.rs",
        rows: 173,
        write: screens,
    },
    Table {
        facts: "face-cascades.csv",
        rust: "pixel/face/table.rs",
        rows: 3656,
        write: faces,
    },
];

/// Regenerates the tables; with `check` writes nothing and fails if one differs from its facts.
pub fn run(check: bool) -> Result<()> {
    run_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), check)
}

fn run_in(root: &Path, check: bool) -> Result<()> {
    for table in &TABLES {
        let facts = root.join("data").join(table.facts);
        let rust = root.join("src").join(table.rust);
        let text = std::fs::read_to_string(&facts).with_context(|| facts.display().to_string())?;
        let generated = generate(table, &text).with_context(|| format!("data/{}", table.facts))?;
        if check {
            let committed = std::fs::read_to_string(&rust).unwrap_or_default();
            ensure!(
                committed == generated,
                "src/{} differs from data/{}: run `cargo xtask tables`",
                table.rust,
                table.facts
            );
        } else {
            std::fs::write(&rust, generated).with_context(|| rust.display().to_string())?;
        }
    }
    let statement = statement(root)?;
    let path = root.join(STATEMENT);
    if check {
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        ensure!(
            committed == statement,
            "{STATEMENT} differs from data/: run `cargo xtask tables`"
        );
    } else {
        std::fs::write(&path, statement).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// Where the conformance statement stands.
const STATEMENT: &str = "docs/conformance.md";

fn statement(root: &Path) -> Result<String> {
    let read = |name: &str| {
        let path = root.join("data").join(name);
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        Facts::parse(&text).with_context(|| format!("data/{name}"))
    };
    conformance::conformance(&conformance::Sources {
        table: &read("ps3.15-table-e1-1.csv")?,
        stricter: &read("stricter-than-e1-1.csv")?,
        shared_dates: &read("not-a-persons-date.csv")?,
        uids: &read("ui-not-in-e1-1.csv")?,
        safe_private: &read("safe-private.csv")?,
        content: &read("ps3.15-table-e3.4-1.csv")?,
        methods: &read("cid-7050.csv")?,
        registered: &read("well-known-uids.csv")?,
    })
}

fn generate(table: &Table, text: &str) -> Result<String> {
    let facts = Facts::parse(text)?;
    facts.expect_rows(table.rows)?;
    let body = (table.write)(&facts)?;
    Ok(format!(
        "// Generated from data/{} by `cargo xtask tables`; not edited.\n\n{body}",
        table.facts
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &Table) -> String {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../data")
            .join(table.facts);
        std::fs::read_to_string(path).unwrap()
    }

    #[test]
    fn committed_tables_equal_their_facts() {
        run(true).unwrap();
    }

    #[test]
    fn the_statement_names_every_option_and_what_each_takes() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let text = statement(&root).unwrap();
        let row = |code: &str| {
            let start = format!("| {code} |");
            text.lines().find(|line| line.contains(&start)).unwrap()
        };
        for code in 113_100..=113_112 {
            row(&code.to_string());
        }
        assert!(row("113101").contains("every frame searched"));
        assert!(row("113102").contains("`pixels.head_surface: remove`"));
        assert_eq!(text.matches("never claimed").count(), 0);
        assert!(text.contains("All 656 rows") && text.contains("| (0008,0051) |"));
    }

    #[test]
    fn a_lost_row_fails() {
        for table in &TABLES {
            let text = read(table);
            let shorter = &text[..text.trim_end().rfind('\n').unwrap() + 1];
            assert!(generate(table, &text).is_ok(), "{}", table.facts);
            assert!(generate(table, shorter).is_err(), "{}", table.facts);
        }
    }

    #[test]
    fn a_row_that_does_not_resolve_fails() {
        let text = read(&TABLES[0]);
        let changes = [
            (
                "00080018,SOP Instance UID,U,",
                "00080019,SOP Instance UID,U,",
            ),
            (
                "00080018,SOP Instance UID,U,",
                "0008001G,SOP Instance UID,U,",
            ),
            (
                "00080018,SOP Instance UID,U,",
                "000800FE,SOP Instance UID,U,",
            ),
            (
                "00080018,SOP Instance UID,U,",
                "00080018,SOP Instance UID,Q,",
            ),
            (
                "00080018,SOP Instance UID,U,",
                "00080018,SOP Instance UID,,",
            ),
            (
                "00080018,SOP Instance UID,U,",
                "00080018,SOP Instance UID,X/U,",
            ),
            (",rtn_uids,", ",rtn_uid,"),
            ("ggggeeee,", "gggg0010,"),
            ("2026c", "2025a"),
        ];
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            assert!(
                generate(&TABLES[0], &text.replacen(from, to, 1)).is_err(),
                "{to}"
            );
        }
    }

    #[test]
    fn a_wrong_uid_or_private_row_fails() {
        let changes = [
            (3, "7053xx00,", "7052xx00,"),
            (3, "7053xx00,", "70530000,"),
            (
                3,
                "7053xx09,Philips PET Private Group,DS",
                "7053xx09,Philips PET Private Group,QQ",
            ),
            (3, "7053xx09,", "7053xx00,"),
            (4, "1.2.840.10008.1.1,", "1.2.840.10008.01.1,"),
            (4, "1.2.840.10008.1.1,", "1.2.840.10008.1.2,"),
            (5, ",structural,", ",other,"),
            (5, "00080016,SOP Class UID", "00080020,SOP Class UID"),
            (6, "113101,", "113100,"),
            (
                7,
                "121080,DCM,Best illustration of finding,IMAGE",
                "121080,DCM,Best illustration of finding,WAVEFORM",
            ),
            (
                7,
                "121022,DCM,Accession Number,TEXT,",
                "121022,DCM,Accession Number,WORDS,",
            ),
            (
                7,
                "121022,DCM,Accession Number,TEXT,X",
                "121022,DCM,Accession Number,TEXT,Q",
            ),
            (7, "121022,DCM,", "121022,,"),
        ];
        for (table, from, to) in changes {
            let text = read(&TABLES[table]);
            assert!(text.contains(from), "{from}");
            assert!(
                generate(&TABLES[table], &text.replacen(from, to, 1)).is_err(),
                "{to}"
            );
        }
    }
}
