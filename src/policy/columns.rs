//! What happens to the columns of a table, by role.
//!
//! The defaults follow from the profile's options, so that tables and images of one person are
//! treated alike: a date that is moved here and kept there would tell the offset. Source: the
//! guideline of 2024-09-30 for the roles (`data/mhlw-guideline-2024-dicom.csv`).

use super::profile::ProfileOption;
use crate::action::{ColumnAction, DateUnit, Role};
use crate::anonymity::Anonymise;
use crate::key::Purpose;
use std::collections::{BTreeMap, BTreeSet};

/// The action for every role under these options.
pub(super) fn defaults(options: &BTreeSet<ProfileOption>) -> BTreeMap<Role, ColumnAction> {
    Role::ALL
        .into_iter()
        .map(|role| (role, default(role, options)))
        .collect()
}

fn default(role: Role, options: &BTreeSet<ProfileOption>) -> ColumnAction {
    let keep_with = |option| {
        if options.contains(&option) {
            ColumnAction::Keep
        } else {
            ColumnAction::Drop
        }
    };
    match role {
        Role::PatientId => ColumnAction::Pseudonym(Purpose::Patient),
        Role::Accession => ColumnAction::Pseudonym(Purpose::Accession),
        Role::Date if options.contains(&ProfileOption::RetainModifiedDates) => {
            ColumnAction::ShiftDate
        }
        Role::Date => keep_with(ProfileOption::RetainFullDates),
        Role::Sex | Role::Age => keep_with(ProfileOption::RetainPatientCharacteristics),
        Role::Uid if options.contains(&ProfileOption::RetainUids) => ColumnAction::Keep,
        Role::Uid => ColumnAction::ReplaceUid,
        Role::Facility => keep_with(ProfileOption::RetainInstitution),
        Role::FreeText if options.contains(&ProfileOption::CleanDescriptors) => ColumnAction::Scrub,
        Role::Measurement | Role::Category => ColumnAction::Keep,
        Role::FreeText | Role::OtherId | Role::PatientName | Role::BirthDate => ColumnAction::Drop,
        Role::Staff | Role::Contact | Role::OfficialNumber | Role::Unknown => ColumnAction::Drop,
    }
}

/// Why a role may not get this action under these options, as a fixed sentence; `None` if it may.
pub(super) fn objection(
    role: Role,
    action: ColumnAction,
    options: &BTreeSet<ProfileOption>,
) -> Option<&'static str> {
    const NEVER: &str = "this action is not possible for this role";
    let keep = |option, sentence| {
        if options.contains(&option) {
            None
        } else {
            Some(sentence)
        }
    };
    match (role, action) {
        (_, ColumnAction::Drop) => None,
        (Role::PatientId, ColumnAction::Pseudonym(Purpose::Patient)) => None,
        (Role::Accession, ColumnAction::Pseudonym(Purpose::Accession)) => None,
        (Role::OtherId, ColumnAction::Pseudonym(Purpose::Record)) => None,
        (Role::Staff, ColumnAction::Pseudonym(Purpose::Staff)) => None,
        (Role::Facility, ColumnAction::Pseudonym(Purpose::Facility)) => None,
        (Role::BirthDate, ColumnAction::ShiftDate) => None,
        (Role::BirthDate, ColumnAction::Generalise(DateUnit::Month | DateUnit::Year)) => None,
        (Role::Date, ColumnAction::ShiftDate | ColumnAction::Generalise(_)) => {
            let full = options.contains(&ProfileOption::RetainFullDates);
            full.then_some("dates of images are kept, so dates of tables cannot be moved")
        }
        (Role::Date, ColumnAction::Keep) => keep(
            ProfileOption::RetainFullDates,
            "dates are kept only with retain_full_dates",
        ),
        (Role::Uid, ColumnAction::ReplaceUid) => {
            let kept = options.contains(&ProfileOption::RetainUids);
            kept.then_some("UIDs of images are kept, so UIDs of tables cannot be replaced")
        }
        (Role::Uid, ColumnAction::Keep) => keep(
            ProfileOption::RetainUids,
            "UIDs are kept only with retain_uids",
        ),
        (Role::Facility, ColumnAction::Keep) => keep(
            ProfileOption::RetainInstitution,
            "facilities are kept only with retain_institution",
        ),
        (Role::FreeText, ColumnAction::Scrub) => None,
        (_, ColumnAction::Coarsen) if Anonymise::ROLES.contains(&role) => None,
        (Role::Sex | Role::Age | Role::Measurement | Role::Category, ColumnAction::Keep) => None,
        (
            _,
            ColumnAction::Keep
            | ColumnAction::Pseudonym(_)
            | ColumnAction::ReplaceUid
            | ColumnAction::ShiftDate
            | ColumnAction::Generalise(_)
            | ColumnAction::Scrub
            | ColumnAction::Coarsen,
        ) => Some(NEVER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_is_allowed_whatever_the_options() {
        for bits in 0..1u32 << ProfileOption::ALL.len() {
            let chosen = ProfileOption::ALL.into_iter().enumerate();
            let options: BTreeSet<_> = chosen
                .filter(|(at, _)| bits >> at & 1 == 1)
                .map(|(_, option)| option)
                .collect();
            let both = options.contains(&ProfileOption::RetainFullDates)
                && options.contains(&ProfileOption::RetainModifiedDates);
            if both {
                continue;
            }
            for (role, action) in defaults(&options) {
                assert_eq!(
                    objection(role, action, &options),
                    None,
                    "{role:?} {action:?}"
                );
            }
        }
    }

    #[test]
    fn what_identifies_directly_is_never_kept() {
        let every: BTreeSet<_> = ProfileOption::ALL.into_iter().collect();
        let direct = [
            Role::PatientId,
            Role::PatientName,
            Role::BirthDate,
            Role::Staff,
            Role::Contact,
            Role::Accession,
            Role::OtherId,
            Role::OfficialNumber,
            Role::FreeText,
            Role::Unknown,
        ];
        for role in direct {
            assert!(
                objection(role, ColumnAction::Keep, &every).is_some(),
                "{role:?}"
            );
            assert!(
                objection(role, ColumnAction::Drop, &every).is_none(),
                "{role:?}"
            );
        }
    }

    #[test]
    fn dates_of_tables_follow_those_of_images() {
        let full = BTreeSet::from([ProfileOption::RetainFullDates]);
        let modified = BTreeSet::from([ProfileOption::RetainModifiedDates]);
        assert_eq!(defaults(&full)[&Role::Date], ColumnAction::Keep);
        assert_eq!(defaults(&modified)[&Role::Date], ColumnAction::ShiftDate);
        assert_eq!(defaults(&BTreeSet::new())[&Role::Date], ColumnAction::Drop);
        assert!(objection(Role::Date, ColumnAction::Keep, &modified).is_some());
        assert!(objection(Role::Date, ColumnAction::ShiftDate, &full).is_some());
    }
}
