//! The presets: named starting points, written like a policy file would write them.
//!
//! - `ps3.15-basic`: the Basic Profile and nothing else.
//! - `jp-kamei`: for pseudonymised information (仮名加工情報) with the strength the guideline of
//!   2024-09-30 recommends: age and sex stay, dates move, the birth date moves and is cut to its
//!   month; reports and annotations stay without what identifies.
//! - `jp-tokumei`: a stricter start towards anonymised information (匿名加工情報): no dates, not even the
//!   year of birth (beside an age that ends at 90 it would tell the ages above), no free text, a key
//!   that is destroyed. It does not look for rare values, so it claims no result.
//! - `research`: keeps what studies ask for most: device, characteristics, moved dates and safe
//!   private attributes, reports and annotations.

use super::pixels::Pixels;
use super::profile::ProfileOption::{self, *};
use super::rule::{Rule, Selector};
use super::{Guideline, Linkage, Policy, columns};
use crate::action::{Action, ColumnAction, DateUnit, Role};
use crate::element::Tag;
use crate::key::Purpose;
use crate::transform::lookup::Missing;
use std::collections::{BTreeMap, BTreeSet};

/// What one preset chooses.
pub(super) struct Preset {
    pub name: &'static str,
    pub options: &'static [ProfileOption],
    pub rules: &'static [(Tag, Action)],
    pub roles: &'static [(Role, ColumnAction)],
    pub linkage: Linkage,
    pub guideline: Option<Guideline>,
}

const BIRTH_DATE: Tag = Tag(0x0010, 0x0030);

/// In the order of their names.
pub(super) const PRESETS: [Preset; 4] = [
    Preset {
        name: "jp-kamei",
        options: &[
            RetainPatientCharacteristics,
            RetainModifiedDates,
            CleanDescriptors,
            CleanStructuredContent,
            CleanGraphics,
        ],
        rules: &[(BIRTH_DATE, Action::Generalise(DateUnit::Month))],
        roles: &[
            (Role::BirthDate, ColumnAction::Generalise(DateUnit::Month)),
            (Role::OtherId, ColumnAction::Pseudonym(Purpose::Record)),
        ],
        linkage: Linkage::Linkable,
        guideline: Some(Guideline::Mhlw2024),
    },
    Preset {
        name: "jp-tokumei",
        options: &[RetainPatientCharacteristics],
        rules: &[],
        roles: &[],
        linkage: Linkage::OneWay,
        guideline: Some(Guideline::Mhlw2024),
    },
    Preset {
        name: "ps3.15-basic",
        options: &[],
        rules: &[],
        roles: &[],
        linkage: Linkage::Linkable,
        guideline: None,
    },
    Preset {
        name: "research",
        options: &[
            RetainSafePrivate,
            RetainDevice,
            RetainPatientCharacteristics,
            RetainModifiedDates,
            CleanDescriptors,
            CleanStructuredContent,
            CleanGraphics,
        ],
        rules: &[],
        roles: &[(Role::OtherId, ColumnAction::Pseudonym(Purpose::Record))],
        linkage: Linkage::Linkable,
        guideline: None,
    },
];

impl Preset {
    pub fn by_name(name: &str) -> Option<&'static Preset> {
        PRESETS.iter().find(|preset| preset.name == name)
    }

    pub fn rules(&self) -> impl Iterator<Item = Rule> + '_ {
        self.rules.iter().map(|&(tag, action)| Rule {
            selector: Selector::Tag(tag),
            action,
        })
    }

    /// The preset as a policy.
    pub fn policy(&self) -> Policy {
        let options: BTreeSet<ProfileOption> = self.options.iter().copied().collect();
        let mut roles = columns::defaults(&options);
        roles.extend(self.roles.iter().copied());
        Policy {
            options,
            rules: self.rules().collect(),
            safe_private: Vec::new(),
            roles,
            columns: BTreeMap::new(),
            pixels: Pixels::default(),
            linkage: self.linkage,
            recipient: None,
            home_issuer: String::new(),
            missing: Missing::Derive,
            guideline: self.guideline,
            cohort: None,
            anonymise: None,
        }
    }
}
