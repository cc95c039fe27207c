//! Columns of values, whatever the format that holds them: what their values look like, which role they
//! have, and what becomes of each value.
//!
//! A rectangular table has columns; so has every file whose records name the places of their values. A format
//! finds the values and writes them back; what is done to them is decided here alone, so that one person is
//! treated alike wherever the values stand. Knows no format.

pub mod coarse;
pub mod fit;
pub mod identifiers;
pub mod roles;
pub mod shape;
pub mod record;
pub mod recorded;
pub mod records;
pub mod selection;
pub mod stats;
mod tally;
mod terms;
pub mod values;
pub mod words;

use crate::action::{ColumnRoles, Role};
use crate::format::Place;
use crate::survey::{ColumnFacts, Evidence};
use crate::transform::date;

/// The evidence that the standard of a format says what stands at this place.
pub const NAMED_BY_STANDARD: &str = "named-by-standard";

/// A column whose place and role the standard of its format names, in words that are no value. The user may fix
/// another role by its header. [`Role::Unknown`] is out until then.
pub fn named_by_standard(header: &str, role: Role, roles: &ColumnRoles) -> ColumnFacts {
    let key = words::key(header);
    let fixed = roles.iter().find(|(name, _)| words::key(name) == key);
    let code = match fixed {
        Some(_) => "decided-by-user",
        None => NAMED_BY_STANDARD,
    };
    ColumnFacts {
        header: header.to_owned(),
        place: header.to_owned(),
        role: fixed.map_or(role, |(_, &role)| role),
        confidence: if role == Role::Unknown && fixed.is_none() {
            0
        } else {
            100
        },
        decided: fixed.is_some(),
        evidence: vec![Evidence {
            code: code.to_owned(),
            percent: 100,
        }],
        filled: 0,
        id_hashes: Vec::new(),
        alike_hashes: Vec::new(),
    }
}

/// What a value of a finished output is, for the search in it.
pub fn place(text: &str) -> Place {
    if text.len() > 128 {
        return Place::Text;
    }
    let normal = shape::normal(text);
    if shape::is_uid(&normal) {
        return Place::Uid;
    }
    let digits = normal.bytes().any(|byte| byte.is_ascii_digit()) || normal.contains('元');
    if digits && date::parse(&normal).is_some() {
        Place::Date
    } else if shape::is_number(&normal) {
        Place::Typed
    } else {
        Place::Text
    }
}
