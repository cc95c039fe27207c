//! The paths met in a file of resources, and their columns: a header says one path and has one role.

use crate::action::Role;
use std::collections::HashMap;

/// A column of one file.
#[derive(Debug)]
pub struct Column {
    /// Its header: a path.
    pub header: String,
    /// Its role by the standard.
    pub role: Role,
    /// Whether it is for things without a place in the standard, which nobody can give a role.
    pub nameless: bool,
}

/// The paths met in one file.
#[derive(Debug, Default)]
pub struct Paths {
    ids: HashMap<(u32, &'static str, &'static str), u32>,
    headers: Vec<String>,
    by_path: HashMap<(u32, Role), u32>,
    /// The columns in the order in which they were met.
    pub columns: Vec<Column>,
}

impl Paths {
    /// The path of `name` below `above`; `slice` tells values of several roles at one place apart.
    pub fn below(&mut self, above: Option<u32>, name: &'static str, slice: &'static str) -> u32 {
        let parent = above.unwrap_or(u32::MAX);
        if let Some(&id) = self.ids.get(&(parent, name, slice)) {
            return id;
        }
        let header = match above.and_then(|above| self.headers.get(above as usize)) {
            Some(above) => format!("{above}.{name}{slice}"),
            None => format!("{name}{slice}"),
        };
        let id = self.headers.len() as u32;
        self.headers.push(header);
        self.ids.insert((parent, name, slice), id);
        id
    }

    /// The position of the column of `path` for values of `role`.
    pub fn column(&mut self, path: u32, role: Role, nameless: bool) -> u32 {
        if let Some(&column) = self.by_path.get(&(path, role)) {
            return column;
        }
        let mut header = self.headers.get(path as usize).cloned().unwrap_or_default();
        if self.columns.iter().any(|column| column.header == header) {
            header = format!("{header}:{}", role.name());
        }
        let column = self.columns.len() as u32;
        self.columns.push(Column {
            header,
            role,
            nameless,
        });
        self.by_path.insert((path, role), column);
        column
    }
}
