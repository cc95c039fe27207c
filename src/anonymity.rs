//! Anonymised tables: what attributes of people come to, so that nobody stands alone.
//!
//! Surveys note the values of every row by person ([`Weighed`]); once all are merged, [`settle`] joins the
//! columns of one header and role over all files, looks for the least coarse forms under which every person
//! shares all that is written of them with k - 1 others ([`crate::risk`]), and says what every value comes to
//! ([`Settled`]). The same files give the same result in any order.
//!
//! What is compared in the end are the rows as they will be written, all rows of a person together, so that a
//! combination of rows singles nobody out either. How often a row stands is not compared.
//!
//! Quasi-identifiers have ladders of coarser forms that end with nothing. Sensitive values are no part of
//! classes; only rare words and the ends of scales are joined.

mod ladder;
mod measure;
mod settle;
#[cfg(test)]
mod tests;
mod weigh;

use crate::action::Role;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub use ladder::Value;
pub use settle::{AttributeOutline, Outline, Settled, settle};
pub use weigh::{Met, Weighed};

/// What an attribute is to a stranger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// 準識別子: somebody may know it of a person and find them by it.
    Quasi,
    /// What nobody knows of a person, and nobody shall learn.
    Sensitive,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 2] = [Kind::Quasi, Kind::Sensitive];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Quasi => "quasi-identifier",
            Kind::Sensitive => "sensitive",
        }
    }
}

/// The finest form of days: a day itself is what the release gate finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Its month.
    Month,
    /// Its year.
    Year,
}

impl Step {
    /// Every step, from fine to coarse.
    pub const ALL: [Step; 2] = [Step::Month, Step::Year];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            Step::Month => "month",
            Step::Year => "year",
        }
    }
}

/// The words with which classes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wording {
    /// `201以上`, `40未満`, `その他`, `1990年代`.
    Japanese,
    /// `201 and above`, `below 40`, `other`, `1990s`.
    English,
}

impl Wording {
    /// Every wording.
    pub const ALL: [Wording; 2] = [Wording::Japanese, Wording::English];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            Wording::Japanese => "ja",
            Wording::English => "en",
        }
    }
}

/// What the user says of the columns with one header.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Treatment {
    /// What it is to a stranger, if it is another thing than its role says.
    pub kind: Option<Kind>,
    /// Width of the finest classes of numbers, in their unit.
    pub width: Option<u32>,
    /// Values from here on are one class.
    pub top: Option<u32>,
    /// Values below are one class.
    pub bottom: Option<u32>,
}

/// What a policy asks of anonymised output.
#[derive(Clone, PartialEq, Eq)]
pub struct Anonymise {
    /// Everybody shares what is written of them with at least so many, themselves included.
    pub k: u32,
    /// At most so many people in a thousand leave.
    pub suppress: u32,
    /// Words and ends of scales of fewer people are joined.
    pub rare: u32,
    /// Width of the finest classes of ages, in years.
    pub age: u32,
    /// The finest form of days.
    pub date: Step,
    /// How classes are written.
    pub wording: Wording,
    /// Roles whose columns are made coarser.
    pub roles: BTreeSet<Role>,
    /// What the user says of columns, by header as headers are compared.
    pub columns: BTreeMap<String, Treatment>,
}

impl Anonymise {
    /// Roles whose columns can be made coarser.
    pub const ROLES: [Role; 6] = [
        Role::BirthDate,
        Role::Date,
        Role::Sex,
        Role::Age,
        Role::Measurement,
        Role::Category,
    ];

    /// The careful choice: k of 5, one person in a hundred may leave, fewer than 10 are rare, ages of ten years
    /// and months of dates.
    pub fn careful() -> Anonymise {
        Anonymise {
            k: 5,
            suppress: 10,
            rare: 10,
            age: 10,
            date: Step::Month,
            wording: Wording::Japanese,
            roles: Anonymise::ROLES.into(),
            columns: BTreeMap::new(),
        }
    }

    /// What columns of `role` with the header `header` are; `None` for those that are written otherwise.
    /// `known_of_people` says that the header asks for what people around somebody know of them.
    pub fn kind(&self, role: Role, header: &str, known_of_people: bool) -> Option<Kind> {
        let usual = match role {
            Role::Age | Role::Sex | Role::BirthDate | Role::Date => Kind::Quasi,
            Role::Measurement | Role::Category if known_of_people => Kind::Quasi,
            Role::Measurement | Role::Category => Kind::Sensitive,
            Role::PatientId
            | Role::PatientName
            | Role::Staff
            | Role::Contact
            | Role::Accession
            | Role::OtherId
            | Role::Uid
            | Role::OfficialNumber
            | Role::Facility
            | Role::FreeText
            | Role::Unknown => return None,
        };
        if !self.roles.contains(&role) {
            return None;
        }
        let said = self.columns.get(header).and_then(|said| said.kind);
        Some(said.unwrap_or(usual))
    }
}

/// Shows no word of the user: headers are values.
impl fmt::Debug for Anonymise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Anonymise")
            .field("k", &self.k)
            .field("suppress", &self.suppress)
            .field("rare", &self.rare)
            .field("columns", &self.columns.len())
            .finish_non_exhaustive()
    }
}
