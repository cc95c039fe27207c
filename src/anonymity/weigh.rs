//! What one file says of the attributes of people.

use super::Kind;
use super::ladder::Value;
use crate::action::Role;
use crate::error::{At, Error, Result};
use crate::risk::MOST_CELLS;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A column that is part of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// Its place in the file, from 0.
    pub index: u32,
    /// Its header as headers are compared, or its place.
    pub header: String,
    /// Its role.
    pub role: Role,
    /// What it is to a stranger.
    pub kind: Kind,
    /// Its different values, in the order in which they came.
    values: Vec<Value>,
}

impl Met {
    /// The column at `index`.
    pub fn new(index: u32, header: String, role: Role, kind: Kind) -> Met {
        let values = Vec::new();
        Met {
            index,
            header,
            role,
            kind,
            values,
        }
    }

    /// The different values.
    pub fn values(&self) -> &[Value] {
        &self.values
    }
}

/// The rows of one file: whose they are, and their values in the columns that are parts of attributes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed {
    /// The columns, in the order of the file.
    pub columns: Vec<Met>,
    /// Whose every row is, as a hash.
    pub people: Vec<u64>,
    /// Row by row for every column 0 for an empty cell, or the place of its value, from 1.
    codes: Vec<u32>,
    #[serde(skip)]
    known: Vec<BTreeMap<Value, u32>>,
}

impl Weighed {
    /// A file with these columns and no row yet.
    pub fn new(columns: Vec<Met>) -> Weighed {
        let known = vec![BTreeMap::new(); columns.len()];
        let (people, codes) = (Vec::new(), Vec::new());
        Weighed {
            columns,
            people,
            codes,
            known,
        }
    }

    /// A row of `person`, with one value or none for each column.
    ///
    /// # Errors
    ///
    /// [`Error::Limit`] if there are more values than can be weighed.
    pub fn row(&mut self, person: u64, values: Vec<Option<Value>>, at: At) -> Result<()> {
        if self.codes.len() + values.len() > MOST_CELLS {
            return Err(Error::Limit {
                what: "values of people that are weighed",
                limit: MOST_CELLS as u64,
                at,
            });
        }
        self.people.push(person);
        let each = values
            .into_iter()
            .zip(&mut self.columns)
            .zip(&mut self.known);
        for ((value, column), known) in each {
            let code = value.map_or(0, |value| {
                if let Some(&code) = known.get(&value) {
                    return code;
                }
                column.values.push(value.clone());
                let code = column.values.len() as u32;
                known.insert(value, code);
                code
            });
            self.codes.push(code);
        }
        Ok(())
    }

    /// The rows: whose each is, and its codes.
    pub fn rows(&self) -> impl Iterator<Item = (u64, &[u32])> {
        let width = self.columns.len().max(1);
        self.people.iter().copied().zip(self.codes.chunks(width))
    }
}
