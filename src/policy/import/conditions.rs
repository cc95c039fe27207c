//! What a script says of the images that an area is for, as lists of conditions: of each list one holds.
//!
//! A condition that cannot be written so is an error with its line, since an area that is asked for and not
//! masked would ship. Knows neither script.

use crate::element::{Tag, known};
use crate::error::Result;
use crate::pixel::screens::Condition;
use crate::policy::json::error;
use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry};
use dicom_dictionary_std::StandardDataDictionary;

/// Lists, and conditions of one list, beyond which a script is not believed.
const MOST: usize = 64;

/// Lists of conditions, none of them empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conditions(Vec<Vec<Condition>>);

impl Conditions {
    /// One condition.
    pub fn one(condition: Condition) -> Conditions {
        Conditions(vec![vec![condition]])
    }

    /// What holds where both do.
    ///
    /// # Errors
    ///
    /// If there are too many.
    pub fn and(mut self, other: Conditions, line: u64) -> Result<Conditions> {
        self.0.extend(other.0);
        self.bounded(line)
    }

    /// What holds where one of them does.
    ///
    /// # Errors
    ///
    /// If there are too many.
    pub fn or(self, other: Conditions, line: u64) -> Result<Conditions> {
        if self.0.len() * other.0.len() > MOST {
            return Err(too_many(line));
        }
        let pairs = self.0.iter().flat_map(|one| {
            let others = other.0.iter();
            others.map(move |another| [&one[..], another].concat())
        });
        Conditions(pairs.collect()).bounded(line)
    }

    fn bounded(self, line: u64) -> Result<Conditions> {
        match self.0.len() > MOST || self.0.iter().any(|any| any.len() > MOST) {
            true => Err(too_many(line)),
            false => Ok(self),
        }
    }

    /// The lists for a template; `None` if there is no condition.
    pub fn lists(self) -> Option<Vec<Vec<Condition>>> {
        (!self.0.is_empty()).then_some(self.0)
    }
}

fn too_many(line: u64) -> crate::error::Error {
    error(&format!("line {line}"), "too many conditions for one area")
}

/// The attribute of a keyword, if the dictionary knows it.
pub fn attribute(keyword: &str) -> Option<Tag> {
    let tag = StandardDataDictionary.by_name(keyword)?.tag();
    known(tag).is_some().then_some(tag)
}

/// One condition of a script.
///
/// # Errors
///
/// If no condition can be about the attribute, or the text says nothing.
pub fn condition(tag: Tag, whole: bool, text: &str, line: u64) -> Result<Condition> {
    Condition::new(tag, whole, text).map_err(|what| error(&format!("line {line}"), what))
}
