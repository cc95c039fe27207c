//! The confidential pack: what links a bundle to its originals. It stays with the hospital, apart
//! from the bundle, encrypted to a passphrase by whoever writes it.

use super::archive;
use crate::format::Link;
use crate::key::RootKey;
use crate::report::{Outcome, Record};
use crate::survey::Survey;
use std::collections::BTreeSet;

/// The pack as a ZIP archive: `linkage.csv` (`kind,original,replacement`), `inputs.csv`
/// (`input,path,status,code,output`; inputs count from one, as in the report) and, for linkable runs, the key file.
pub fn pack(survey: &Survey, records: &[Record], key: Option<(&RootKey, &str)>) -> Vec<u8> {
    let links: BTreeSet<&Link> = records
        .iter()
        .filter(|record| matches!(record.outcome, Outcome::Released(_)))
        .flat_map(|record| &record.done.links)
        .collect();
    let mut linkage = String::from("kind,original,replacement\r\n");
    for link in links {
        row(
            &mut linkage,
            &[&link.kind, &link.original, &link.replacement],
        );
    }
    let mut inputs = String::from("input,path,status,code,output\r\n");
    for record in records {
        let path = &survey.files[record.index as usize].path;
        let number = (record.index + 1).to_string();
        match &record.outcome {
            Outcome::Released(released) => row(
                &mut inputs,
                &[&number, path, "released", "", &released.path],
            ),
            Outcome::Held(held) if held.is_chosen() => {
                row(&mut inputs, &[&number, path, "left-out", &held.code, ""]);
            }
            Outcome::Held(held) => row(&mut inputs, &[&number, path, "held-back", &held.code, ""]),
        }
    }
    let mut documents = vec![
        ("inputs.csv", inputs.into_bytes()),
        ("linkage.csv", linkage.into_bytes()),
    ];
    if let Some((key, label)) = key {
        documents.push(("kamei-key.json", key.to_file(label).into_bytes()));
    }
    let parts: Vec<(&str, &[u8])> = documents
        .iter()
        .map(|(path, bytes)| (*path, bytes.as_slice()))
        .collect();
    archive::whole(&parts)
}

/// Appends a CSV row (RFC 4180).
fn row(out: &mut String, cells: &[&str]) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}
