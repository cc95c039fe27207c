//! What stands in which field of which segment, and in which component of a data type
//! (`data/hl7-fields.csv`, `data/hl7-types.csv`).

use crate::action::Role;
use crate::format::column::records::Written;
use std::collections::HashMap;
use std::sync::OnceLock;

const FIELDS: &str = include_str!("../../../data/hl7-fields.csv");
const TYPES: &str = include_str!("../../../data/hl7-types.csv");

/// A field of a segment.
#[derive(Debug)]
pub struct Field {
    /// What it is called.
    pub name: &'static str,
    /// Its data type.
    pub data: &'static str,
    /// What it says.
    pub role: Role,
    /// How it is written, unless its type says so.
    pub written: Written,
}

/// One component of a data type, or several that make one value.
#[derive(Debug)]
pub struct Component {
    /// The first and the last, from one.
    pub first: usize,
    pub last: usize,
    /// What it is called.
    pub name: &'static str,
    /// Its own data type.
    pub data: &'static str,
    /// What it says; `None` for what the field says.
    pub role: Option<Role>,
    /// How it is written.
    pub written: Written,
}

type Fields = HashMap<&'static str, HashMap<usize, Field>>;

fn fields() -> &'static Fields {
    static ALL: OnceLock<Fields> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Fields::new();
        for (segment, number, field) in FIELDS.lines().skip(2).filter_map(field) {
            all.entry(segment).or_default().insert(number, field);
        }
        all
    })
}

fn field(line: &'static str) -> Option<(&'static str, usize, Field)> {
    let mut cells = line.split(',');
    let mut next = || cells.next();
    let (segment, number) = (next()?, next()?.parse().ok()?);
    let (name, data) = (next()?, next()?);
    let role = Role::from_name(next()?)?;
    let stated = Written::named(next()?)?;
    let written = match data {
        "DT" | "DTM" => Written::Moment,
        _ => stated,
    };
    let field = Field {
        name,
        data,
        role,
        written,
    };
    Some((segment, number, field))
}

type Types = HashMap<&'static str, Vec<Component>>;

fn types() -> &'static Types {
    static ALL: OnceLock<Types> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Types::new();
        for (data, component) in TYPES.lines().skip(2).filter_map(component) {
            all.entry(data).or_default().push(component);
        }
        all
    })
}

fn component(line: &'static str) -> Option<(&'static str, Component)> {
    let mut cells = line.split(',');
    let mut next = || cells.next();
    let data = next()?;
    let (first, last) = (next()?.parse().ok()?, next()?.parse().ok()?);
    let (name, own) = (next()?, next()?);
    let role = match next()? {
        "*" => None,
        role => Some(Role::from_name(role)?),
    };
    let component = Component {
        first,
        last,
        name,
        data: own,
        role,
        written: Written::named(next()?)?,
    };
    Some((data, component))
}

/// Field `number` of `segment`; of OBX-5, that of its type, by the segment `OBX(NM)` and so on.
pub fn field_of(segment: &str, number: usize) -> Option<&'static Field> {
    fields().get(segment)?.get(&number)
}

/// Whether the list has any field of `segment`.
pub fn knows(segment: &str) -> bool {
    fields().contains_key(segment)
}

/// The components of a data type; `None` if it is one value.
pub fn components(data: &str) -> Option<&'static [Component]> {
    types().get(data).map(Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lists_is_read_and_nothing_stands_there_twice() {
        let count: usize = fields().values().map(HashMap::len).sum();
        assert_eq!(count, FIELDS.lines().skip(2).count());
        let count: usize = types().values().map(Vec::len).sum();
        assert_eq!(count, TYPES.lines().skip(2).count());
        for (name, components) in types() {
            let ascending = components.windows(2).all(|two| two[0].last < two[1].first);
            assert!(
                ascending && components.iter().all(|it| it.first <= it.last),
                "{name}"
            );
        }
    }

    #[test]
    fn no_type_holds_itself() {
        for (name, components) in types() {
            for component in components {
                let nested = super::components(component.data).unwrap_or_default();
                let deeper = nested.iter().any(|it| it.data == *name);
                assert!(component.data != *name && !deeper, "{name}");
            }
        }
    }
}
