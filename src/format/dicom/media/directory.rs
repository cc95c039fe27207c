//! Writes the index of a file-set: Media Storage Directory Storage in Explicit VR Little Endian.
//!
//! Records stand depth first. Offsets count from the first byte of the preamble (PS3.3 F.3.2.2); a
//! File ID is the path of the file from the folder of the index (PS3.10 8.2).

use super::super::header::{self, ITEM};
use super::super::meta::EXPLICIT_LE;
use super::super::tree::Encoding;
use super::super::write::{self, MetaInfo};
use super::{Above, DIRECTORY_CLASS, Listing, copy};
use crate::element::{Tag, VR};
use crate::error::{At, Error, Result};
use std::collections::BTreeMap;

/// Whether `path` can be a File ID as it stands: at most eight components of at most eight characters,
/// capitals of ASCII, digits and `_` (PS3.10 8.2, 8.5).
pub fn is_file_id(path: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    let component = |name: &str| (1..=8).contains(&name.len()) && name.bytes().all(letter);
    path.split('/').count() <= 8 && path.split('/').all(component)
}

/// One directory record.
struct Record<'a> {
    name: &'a str,
    /// Records around it.
    depth: usize,
    keys: &'a [u8],
    /// Path and listing of the file it refers to.
    file: Option<(&'a str, &'a Listing)>,
}

/// The index of `files`, paths with their listings, as a finished file; `sop_instance` is its own UID.
/// Does not depend on the order of `files`.
///
/// # Errors
///
/// [`Error::Verification`] if a path is no File ID, [`Error::Limit`] if the index is longer than its
/// offsets can say.
pub fn directory(files: &[(&str, &Listing)], sop_instance: &str) -> Result<Vec<u8>> {
    if !files.iter().all(|(path, _)| is_file_id(path)) {
        return Err(Error::Verification {
            what: "a path of the bundle is no legal file ID",
        });
    }
    let records = records(files);
    let mut out = write::preamble(&MetaInfo {
        sop_class: DIRECTORY_CLASS.to_owned(),
        sop_instance: sop_instance.to_owned(),
        transfer_syntax: EXPLICIT_LE.to_owned(),
    })?;
    let mut offsets = Vec::with_capacity(records.len());
    // Behind the four elements before the records and the header of their sequence.
    let first = out.len() as u64 + 8 + 12 + 12 + 10 + 12;
    let mut end = first;
    for record in &records {
        offsets.push(offset(end)?);
        end += 8 + body(record, 0, 0)?.len() as u64;
    }
    offset(end)?;
    let roots = records.iter().zip(&offsets).filter(|(it, _)| it.depth == 0);
    let last = roots.map(|(_, offset)| *offset).next_back();
    copy::value(Tag(4, 0x1130), VR::CS, Vec::new(), &mut out)?;
    number(0x1200, offsets.first().copied().unwrap_or(0), &mut out)?;
    number(0x1202, last.unwrap_or(0), &mut out)?;
    // No known inconsistencies.
    copy::value(Tag(4, 0x1212), VR::US, vec![0, 0], &mut out)?;
    let encoding = Encoding::EXPLICIT_LE;
    header::put(
        &mut out,
        Tag(4, 0x1220),
        VR::SQ,
        Some(end - first),
        encoding,
    )?;
    for (record, (next, lower)) in records.iter().zip(links(&records, &offsets)) {
        let body = body(record, next, lower)?;
        header::put_item(&mut out, ITEM, Some(body.len() as u64), encoding)?;
        out.extend(body);
    }
    Ok(out)
}

/// The records, depth first: patients, studies and series in the order of their first paths, series
/// and files by number.
fn records<'a>(files: &[(&'a str, &'a Listing)]) -> Vec<Record<'a>> {
    let mut files = files.to_vec();
    files.sort_unstable_by_key(|(path, _)| *path);
    let mut patients: BTreeMap<&[u8], usize> = BTreeMap::new();
    let mut studies: BTreeMap<(&[u8], &[u8]), usize> = BTreeMap::new();
    let mut series: BTreeMap<Names<'_>, (i64, usize)> = BTreeMap::new();
    for (rank, (_, listing)) in files.iter().enumerate() {
        if let Some(above) = &listing.above {
            let (patient, study, own) = names(above);
            patients.entry(patient).or_insert(rank);
            studies.entry((patient, study)).or_insert(rank);
            let number = (above.number, rank);
            series.entry((patient, study, own)).or_insert(number);
        }
    }
    let place = |listing: &Listing| {
        let above = listing.above.as_ref().map(|above| {
            let (patient, study, own) = names(above);
            let of = (patient, study, own);
            (patients[patient], studies[&(patient, study)], series[&of])
        });
        (above, listing.number)
    };
    files.sort_by_cached_key(|(_, listing)| place(listing));
    let mut records = Vec::new();
    let mut open: Option<&Above> = None;
    for (path, listing) in files {
        let mut depth = 0;
        if let Some(above) = &listing.above {
            let same = open.map_or(0, |open| shared(open, above));
            for (level, name) in ["PATIENT", "STUDY", "SERIES"].into_iter().enumerate() {
                if level >= same {
                    records.push(Record {
                        name,
                        depth: level,
                        keys: &above.keys[level],
                        file: None,
                    });
                }
            }
            open = Some(above);
            depth = 3;
        }
        records.push(Record {
            name: &listing.record,
            depth,
            keys: &listing.keys,
            file: Some((path, listing)),
        });
    }
    records
}

/// The values by which patients, studies and series are told apart.
type Names<'a> = (&'a [u8], &'a [u8], &'a [u8]);

fn names(above: &Above) -> Names<'_> {
    let trimmed = super::text::trim_bytes;
    (
        trimmed(&above.patient_id),
        trimmed(&above.study_uid),
        trimmed(&above.series_uid),
    )
}

/// How many of patient, study and series two files share.
fn shared(a: &Above, b: &Above) -> usize {
    let (a, b) = (names(a), names(b));
    match (a.0 == b.0, a.1 == b.1, a.2 == b.2) {
        (false, _, _) => 0,
        (true, false, _) => 1,
        (true, true, false) => 2,
        (true, true, true) => 3,
    }
}

/// Offsets of the next record in the same directory entity and of the first in the one below; zero
/// where there is none.
fn links(records: &[Record<'_>], offsets: &[u32]) -> Vec<(u32, u32)> {
    let mut links = vec![(0, 0); records.len()];
    // The offset of the record met last at each depth, going backwards.
    let mut after = [0; 5];
    for (index, record) in records.iter().enumerate().rev() {
        links[index] = (after[record.depth], after[record.depth + 1]);
        after[record.depth] = offsets[index];
        after[record.depth + 1] = 0;
    }
    links
}

/// What stands in the item of a record.
fn body(record: &Record<'_>, next: u32, lower: u32) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    number(0x1400, next, &mut out)?;
    copy::value(Tag(4, 0x1410), VR::US, vec![0xFF, 0xFF], &mut out)?;
    number(0x1420, lower, &mut out)?;
    let name = record.name.as_bytes().to_vec();
    copy::value(Tag(4, 0x1430), VR::CS, name, &mut out)?;
    if let Some((path, listing)) = record.file {
        let id = path.replace('/', "\\").into_bytes();
        copy::value(Tag(4, 0x1500), VR::CS, id, &mut out)?;
        let uids = [
            (0x1510, &listing.sop_class),
            (0x1511, &listing.sop_instance),
            (0x1512, &listing.transfer_syntax),
        ];
        for (element, uid) in uids {
            copy::value(Tag(4, element), VR::UI, uid.clone().into_bytes(), &mut out)?;
        }
    }
    out.extend(record.keys);
    Ok(out)
}

fn number(element: u16, number: u32, out: &mut Vec<u8>) -> Result<()> {
    copy::value(Tag(4, element), VR::UL, number.to_le_bytes().to_vec(), out)
}

fn offset(offset: u64) -> Result<u32> {
    u32::try_from(offset).map_err(|_| Error::Limit {
        what: "bytes of an index of the bundle",
        limit: u64::from(u32::MAX),
        at: At::Whole,
    })
}
