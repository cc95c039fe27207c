//! Cohorts: conditions over tables and images, what files say of them, and who belongs to the cohort.
//!
//! A condition is met by a row of a table or by an image. Both name somebody: a patient by ID, a study by its UID
//! or accession number, a series by its UID. Surveys note, as hashes alone, whom the rows and images that meet a
//! condition name ([`Found`]); once all are merged, [`Members`] says who meets all that is asked, and which rows and
//! files are theirs. The result depends neither on the order of files nor on that of rows.
//!
//! What cannot be read as what a condition asks for does not meet it, and there is no negation: what is unknown
//! stays out of the cohort. Words are compared, not understood: "no metastases" contains "metastases".
//!
//! Conditions hold words of the user, who may quote a value there. They are never printed: [`Outline`] says how
//! many there are and of which sort.

mod compare;
mod keys;
mod members;

use crate::action::Role;
use crate::element::Tag;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::fmt;

pub use compare::{Compare, Decimal};
pub use keys::{Found, Keys};
pub use members::Members;

/// Conditions of one cohort at most.
pub const MOST_CONDITIONS: usize = 64;

/// What a cohort is made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// People, with everything of theirs.
    #[default]
    Patient,
    /// Studies: of a person's images only those of the chosen studies.
    Study,
    /// Series: of a study's images only those of the chosen series.
    Series,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Unit; 3] = [Unit::Patient, Unit::Study, Unit::Series];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            Unit::Patient => "patient",
            Unit::Study => "study",
            Unit::Series => "series",
        }
    }
}

/// A cohort as a policy asks for it.
#[derive(Clone, PartialEq, Eq)]
pub struct Cohort {
    /// What it is made of.
    pub unit: Unit,
    /// How its conditions go together.
    pub wanted: Wanted,
    /// The conditions, in the order of the file.
    pub conditions: Vec<Condition>,
}

/// Conditions put together; numbers are positions in [`Cohort::conditions`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// One condition.
    One(usize),
    /// All of them.
    All(Vec<Wanted>),
    /// At least one.
    Any(Vec<Wanted>),
}

/// One condition: tests that one row, or one image, meets together.
#[derive(Clone, PartialEq, Eq)]
pub enum Condition {
    /// Of a row.
    Row(Vec<CellTest>),
    /// Of an image.
    Image(Vec<AttributeTest>),
}

/// A test of a cell.
#[derive(Clone, PartialEq, Eq)]
pub struct CellTest {
    /// The header of its column as headers are compared; any if there is none.
    pub header: Option<String>,
    /// The role of its column; any if there is none.
    pub role: Option<Role>,
    /// What it has to say.
    pub compare: Compare,
}

/// A test of an attribute of an image, at its root.
#[derive(Clone, PartialEq, Eq)]
pub struct AttributeTest {
    /// The attribute.
    pub tag: Tag,
    /// What it has to say.
    pub compare: Compare,
}

/// Shows no word of the user.
impl fmt::Debug for Cohort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cohort")
            .field("unit", &self.unit)
            .field("wanted", &self.wanted)
            .field("conditions", &self.conditions.len())
            .finish()
    }
}

/// What may be said of a cohort: its size and the sort of its conditions, no word of the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outline {
    /// What it is made of.
    pub unit: Unit,
    /// People in it.
    pub patients: u64,
    /// Studies in it whose images are in the drop.
    pub studies: u64,
    /// Series in it whose images are in the drop.
    pub series: u64,
    /// Its conditions.
    pub conditions: Vec<Shape>,
}

/// The sort of a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Shape {
    /// `row` or `image`.
    pub of: String,
    /// What its tests compare: `is`, `starts-with`, `contains`, `numbers`, `days`.
    pub tests: Vec<String>,
    /// How many patients, studies or series meet it.
    pub meet: u64,
}

/// The words of outlines: what a test may compare, and what it is about.
pub const SHAPES: [&str; 7] = [
    "row",
    "image",
    "is",
    "starts-with",
    "contains",
    "numbers",
    "days",
];

impl Cohort {
    /// Who belongs to the cohort, after what the files of a drop `found`.
    ///
    /// # Errors
    ///
    /// [`Error::Cohort`] if a test names a column that no table has, or if nobody meets what is asked.
    pub fn members<'f>(
        &self,
        found: impl Iterator<Item = &'f Found> + Clone,
    ) -> Result<(Members, Outline)> {
        for (number, condition) in self.conditions.iter().enumerate() {
            let Condition::Row(tests) = condition else {
                continue;
            };
            for test in 0..tests.len() {
                let place = (number as u32, test as u32);
                if !found.clone().any(|found| found.columns.contains(&place)) {
                    return Err(Error::Cohort {
                        what: "no table has the column of condition",
                        condition: number as u32 + 1,
                    });
                }
            }
        }
        let (members, meet) = Members::of(self, found);
        if members.is_empty() {
            return Err(match meet.iter().position(|&meet| meet == 0) {
                Some(number) => Error::Cohort {
                    what: "nobody meets condition",
                    condition: number as u32 + 1,
                },
                None => Error::Cohort {
                    what: "nobody meets all conditions together",
                    condition: 0,
                },
            });
        }
        let shapes = self.conditions.iter().zip(meet);
        let (patients, studies, series) = members.sizes();
        let outline = Outline {
            unit: self.unit,
            patients,
            studies,
            series,
            conditions: shapes.map(|(one, meet)| one.shape(meet)).collect(),
        };
        Ok((members, outline))
    }
}

impl Condition {
    fn shape(&self, meet: u64) -> Shape {
        let (of, tests): (_, Vec<&Compare>) = match self {
            Condition::Row(tests) => ("row", tests.iter().map(|test| &test.compare).collect()),
            Condition::Image(tests) => ("image", tests.iter().map(|test| &test.compare).collect()),
        };
        Shape {
            of: of.to_owned(),
            tests: tests.iter().map(|test| test.name().to_owned()).collect(),
            meet,
        }
    }
}

#[cfg(test)]
mod tests;
