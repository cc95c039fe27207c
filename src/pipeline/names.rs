//! Generated paths of the bundle: one name per input, the same for any order of files.
//!
//! A drop that came on a medium, with an index, gets names that an index can list (PS3.10 8.2): at most
//! eight capitals and digits and no ending. Any other drop gets folders named after the patients'
//! pseudonyms, and endings.

use crate::transform::derive::Derivations;
use std::collections::{BTreeMap, BTreeSet};

/// Letters of a component of a File ID.
const COMPONENT: usize = 8;

/// Paths already given away.
pub struct Names<'a> {
    derive: &'a Derivations,
    medium: bool,
    /// The number of the next path by the first that was asked for.
    next: BTreeMap<String, u32>,
    given: BTreeSet<String>,
}

/// What the path of an instance says.
pub struct Instance<'a> {
    /// The folder of its patient; empty if nobody knows who that is.
    pub patient: &'a str,
    /// Generated name of its study.
    pub study: &'a str,
    /// Generated name of its series.
    pub series: &'a str,
    /// Its original SOP Instance UID.
    pub sop_uid: &'a str,
}

impl<'a> Names<'a> {
    /// `medium` says whether the drop came with an index.
    pub fn new(derive: &'a Derivations, medium: bool) -> Self {
        Names {
            derive,
            medium,
            next: BTreeMap::new(),
            given: BTreeSet::new(),
        }
    }

    /// The path of a DICOM file.
    pub fn instance(&mut self, instance: &Instance<'_>) -> String {
        let Instance {
            patient,
            study,
            series,
            sop_uid,
        } = *instance;
        let derive = self.derive;
        if !self.medium {
            let patient = if patient.is_empty() {
                "unknown"
            } else {
                patient
            };
            let name = derive.file_name(&format!("instance {sop_uid}"));
            let stem = format!("data/{patient}/{study}/{series}/{name}");
            return self.unique(|count| numbered(&stem, count, "dcm"));
        }
        let short = |name: &str| name.chars().take(COMPONENT).collect::<String>();
        let patient = match patient.is_empty() {
            true => "UNKNOWN".to_owned(),
            false => short(&derive.file_name(&format!("patient {patient}"))),
        };
        let folder = format!("DICOM/{patient}/{}/{}", short(study), short(series));
        self.unique(|count| {
            let original = match count {
                1 => format!("instance {sop_uid}"),
                _ => format!("instance {sop_uid} {count}"),
            };
            format!("{folder}/{}", short(&derive.file_name(&original)))
        })
    }

    /// The path of a file of pictures with the digest `sha256`.
    pub fn picture(&mut self, sha256: &[u8; 32], ending: &str) -> String {
        let digest = crate::bundle::hex(sha256);
        let name = self.derive.file_name(&format!("picture {digest}"));
        let stem = format!("data/pictures/{name}");
        self.unique(|count| numbered(&stem, count, ending))
    }

    /// The path of a table with the digest `sha256`.
    pub fn table(&mut self, sha256: &[u8; 32], ending: &str) -> String {
        let digest = crate::bundle::hex(sha256);
        let name = self.derive.file_name(&format!("table {digest}"));
        let stem = format!("data/tables/{name}");
        self.unique(|count| numbered(&stem, count, ending))
    }

    /// The first of `name(1)`, `name(2)` and so on that is still free.
    fn unique(&mut self, name: impl Fn(u32) -> String) -> String {
        let next = self.next.entry(name(1)).or_insert(1);
        loop {
            let candidate = name(*next);
            *next += 1;
            if self.given.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

/// `stem.ending`, or `stem-2.ending` and so on for the same stem again.
fn numbered(stem: &str, count: u32, ending: &str) -> String {
    match count {
        1 => format!("{stem}.{ending}"),
        _ => format!("{stem}-{count}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::dicom::media::is_file_id;
    use crate::key::RootKey;

    fn derive() -> Derivations {
        Derivations::new(&RootKey::from_bytes([7; 32]), None, "")
    }

    fn instance<'a>(patient: &'a str, sop_uid: &'a str) -> Instance<'a> {
        Instance {
            patient,
            study: "ABCDEFGHJK",
            series: "0123456789",
            sop_uid,
        }
    }

    #[test]
    fn names_for_a_medium_are_file_ids_and_told_apart() {
        let derive = derive();
        let mut names = Names::new(&derive, true);
        let patients = ["", "K9ZZZZZZZZZZZZ", "TRIAL-0001"];
        let paths: BTreeSet<String> = (0..600)
            .map(|at| names.instance(&instance(patients[at % 3], "1.2.3")))
            .collect();
        assert_eq!(paths.len(), 600);
        assert!(paths.iter().all(|path| is_file_id(path)));
        assert!(!paths.iter().any(|path| path.contains("TRIAL")));
    }

    #[test]
    fn names_without_a_medium_say_the_pseudonym_and_have_an_ending() {
        let derive = derive();
        let mut names = Names::new(&derive, false);
        let first = names.instance(&instance("TRIAL-0001", "1.2.3"));
        assert!(first.starts_with("data/TRIAL-0001/ABCDEFGHJK/0123456789/"));
        assert!(first.ends_with(".dcm"));
        let again = names.instance(&instance("TRIAL-0001", "1.2.3"));
        assert_eq!(again, first.replace(".dcm", "-2.dcm"));
        let table = names.table(&[1; 32], "csv");
        assert!(table.starts_with("data/tables/") && table.ends_with(".csv"));
        let picture = names.picture(&[1; 32], "png");
        assert!(picture.starts_with("data/pictures/") && picture.ends_with(".png"));
        assert_ne!(names.picture(&[1; 32], "png"), picture);
    }
}
