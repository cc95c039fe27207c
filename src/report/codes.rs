//! Every stable code that a plan, a report or an error carries, by list: what pages and scripts need words for.
//!
//! `docs/codes.json` holds the same for readers without Rust; the page's texts are held to that file.

use crate::action::{Action, ColumnAction, MaskReason, Reason, Role};
use crate::error::{Error, LookupFault};
use crate::format::NOTES;
use crate::policy::import::{Effect, What};
use crate::survey::{CARRIED, EVIDENCE, FINDINGS};
use std::collections::BTreeMap;

/// All lists by name; a code may stand in several of them and mean another thing in each.
pub fn all() -> BTreeMap<&'static str, Vec<&'static str>> {
    BTreeMap::from([
        ("actions", Action::ALL.map(Action::name).to_vec()),
        ("carried", CARRIED.to_vec()),
        (
            "columnActions",
            ColumnAction::ALL.map(ColumnAction::name).to_vec(),
        ),
        ("errors", Error::CODES.to_vec()),
        ("evidence", EVIDENCE.to_vec()),
        ("findings", FINDINGS.to_vec()),
        ("importEffects", Effect::ALL.map(Effect::code).to_vec()),
        (
            "imported",
            What::ALL.iter().map(|what| what.code()).collect(),
        ),
        (
            "lookupFaults",
            LookupFault::ALL.map(LookupFault::code).to_vec(),
        ),
        (
            "maskReasons",
            MaskReason::ALL.map(MaskReason::name).to_vec(),
        ),
        ("notes", NOTES.to_vec()),
        ("reasons", Reason::ALL.map(Reason::name).to_vec()),
        ("roles", Role::ALL.map(Role::name).to_vec()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_committed_lists_are_those_of_the_code() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codes.json");
        let wanted = serde_json::to_string_pretty(&all()).unwrap() + "\n";
        if std::env::var_os("KAMEI_WRITE_CODES").is_some() {
            std::fs::write(&file, &wanted).unwrap();
        }
        assert!(
            std::fs::read_to_string(&file).unwrap() == wanted,
            "docs/codes.json is out of date: KAMEI_WRITE_CODES=1 cargo test --lib report::codes"
        );
    }

    #[test]
    fn no_list_names_a_code_twice() {
        for (list, mut codes) in all() {
            codes.sort_unstable();
            assert!(codes.windows(2).all(|pair| pair[0] != pair[1]), "{list}");
        }
    }
}
