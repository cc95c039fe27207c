//! Values of which the standard of a format says more than their column: words of public lists, and names by
//! which records find each other.

use super::fit;
use super::record::Columns;
use super::shape::{self, Shapes};
use super::values::Outcome;
use crate::action::{ColumnAction, Reason, Role};
use crate::error::Result;
use crate::key::Purpose;
use crate::transform::matcher::Field;
use crate::transform::text;

impl Columns<'_> {
    /// As [`Columns::value`], for a word of a list that everybody has: nobody needs to share it.
    ///
    /// # Errors
    ///
    /// As [`Columns::value`].
    pub fn term(&mut self, index: usize, text: &str) -> Result<Outcome> {
        let column = self.facts.columns.get(index);
        let kept = self.work.columns.get(index) == Some(&ColumnAction::Keep);
        if !kept || column.is_none_or(|column| column.role != Role::Category) {
            return self.value(index, text);
        }
        Ok(self.listed(index, text, Field::Typed))
    }

    /// As [`Columns::value`], where the standard lets nothing but codes stand, which one patient alone may have.
    ///
    /// # Errors
    ///
    /// As [`Columns::value`].
    pub fn code(&mut self, index: usize, text: &str) -> Result<Outcome> {
        let column = self.facts.columns.get(index);
        let kept = self.work.columns.get(index) == Some(&ColumnAction::Keep);
        let look = shape::look(text);
        let code = look.shapes.has(Shapes::ID) && !look.shapes.has(Shapes::PHONE);
        let category =
            column.is_some_and(|column| column.role == Role::Category && !column.decided);
        if !kept || !category || !code || text::names_someone(text) {
            return self.value(index, text);
        }
        Ok(self.listed(index, text, fit::field(Role::Category, look)))
    }

    fn listed(&mut self, index: usize, text: &str, field: Field) -> Outcome {
        if !self.work.known.find(text, field).is_empty() {
            return self.emptied(index, Reason::KnownIdentifier);
        }
        self.did(index, Outcome::Kept)
    }

    /// What stands for `name`, by which other records find the one of this value: the same wherever it is named.
    /// It stays only if its column does.
    pub fn entity(&mut self, index: usize, name: &str) -> Outcome {
        let dropped = self.work.columns.get(index) == Some(&ColumnAction::Drop);
        if dropped || index >= self.facts.columns.len() {
            return self.did(index, Outcome::Dropped);
        }
        let new = self.stand_in(name);
        self.did(index, Outcome::Written(new))
    }

    /// A name for `name`, which is not counted.
    pub fn stand_in(&mut self, name: &str) -> String {
        let new = self.work.derive.pseudonym(Purpose::Record, name);
        self.link(Purpose::Record, name, &new);
        new
    }
}
