//! What was counted, by column, and the words of the report for it.

use super::record::{ALONE, Columns};
use crate::action::{ColumnAction, Reason, Role};
use crate::error::{Error, Result};
use crate::format::{Count, Done, NOTES};
use std::collections::BTreeMap;

/// How often what happened in one column.
#[derive(Default, Clone)]
pub(super) struct Tally {
    pub(super) done: u64,
    pub(super) emptied: BTreeMap<Reason, u64>,
}

impl Columns<'_> {
    /// Everything that was counted, once all records are written.
    ///
    /// # Errors
    ///
    /// [`Error::SmallClass`] if all people of the records leave; [`Error::OutsideCohort`] if none of them belongs to the cohort that is asked for.
    pub fn done(self) -> Result<Done> {
        if self.selects() && self.admitted == 0 {
            return Err(match self.notes.contains_key(ALONE) {
                true => Error::SmallClass,
                false => Error::OutsideCohort,
            });
        }
        let mut done = Done::default();
        let columns = self
            .facts
            .columns
            .iter()
            .zip(self.work.columns)
            .zip(self.tallies);
        for (index, ((column, action), tally)) in columns.enumerate() {
            let place = format!("column {}", index + 1);
            if tally.done > 0 {
                let reason = match (column.decided, column.role) {
                    (true, _) => Reason::UserRule,
                    (false, Role::Unknown) => Reason::UnknownElement,
                    (false, _) => Reason::Profile,
                };
                let count = Count {
                    place: place.clone(),
                    action: action_name(*action).into(),
                    reason: reason.name().into(),
                };
                done.counts.insert(count, tally.done);
            }
            for (reason, number) in tally.emptied {
                let count = Count {
                    place: place.clone(),
                    action: "empty".into(),
                    reason: reason.name().into(),
                };
                done.counts.insert(count, number);
            }
        }
        debug_assert!(
            self.notes.keys().all(|code| NOTES.contains(code)),
            "an unlisted note"
        );
        done.links = self.links;
        done.notes = self
            .notes
            .into_iter()
            .map(|(code, n)| (code.to_owned(), n))
            .collect();
        Ok(done)
    }
}

fn action_name(action: ColumnAction) -> &'static str {
    match action {
        ColumnAction::Keep => "keep",
        ColumnAction::Drop => "drop",
        ColumnAction::Pseudonym(_) => "pseudonym",
        ColumnAction::ReplaceUid => "replace-uid",
        ColumnAction::ShiftDate => "shift-date",
        ColumnAction::Generalise(_) => "generalise",
        ColumnAction::Scrub => "scrub",
        ColumnAction::Coarsen => "coarsen",
    }
}
