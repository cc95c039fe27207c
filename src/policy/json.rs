//! JSON read strictly: a member that stands twice is an error; errors name places, never values.
//!
//! A place is written like `$.rules[2].action`. Names of members are repeated only where they are
//! words of ours.

use crate::error::{Error, Result};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;

/// What stands at one place. Numbers that no policy holds are not told apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    Null,
    Bool,
    /// Whole, not negative and of 32 bits, or none.
    Number(Option<u32>),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

pub(super) fn error(place: &str, what: &str) -> Error {
    Error::Policy {
        what: format!("{place}: {what}"),
    }
}

/// Parses `text`.
pub(super) fn parse(text: &str) -> Result<Json> {
    serde_json::from_str(text).map_err(|error| {
        // The parser's sentence may quote the file; its position does not.
        let what = format!(
            "not legal JSON at line {}, column {}",
            error.line(),
            error.column()
        );
        Error::Policy { what }
    })
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Json, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> std::result::Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, _: bool) -> std::result::Result<Json, E> {
        Ok(Json::Bool)
    }

    fn visit_i64<E>(self, _: i64) -> std::result::Result<Json, E> {
        Ok(Json::Number(None))
    }

    fn visit_u64<E>(self, number: u64) -> std::result::Result<Json, E> {
        Ok(Json::Number(u32::try_from(number).ok()))
    }

    fn visit_f64<E>(self, _: f64) -> std::result::Result<Json, E> {
        Ok(Json::Number(None))
    }

    fn visit_str<E>(self, text: &str) -> std::result::Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = seq.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = map.next_entry()? {
            object.push(member);
        }
        Ok(Json::Object(object))
    }
}

impl Json {
    pub fn text(&self, place: &str) -> Result<&str> {
        match self {
            Json::Text(text) => Ok(text),
            Json::Null | Json::Bool | Json::Number(_) | Json::List(_) | Json::Object(_) => {
                Err(error(place, "text is expected"))
            }
        }
    }

    pub fn number(&self, place: &str) -> Result<u32> {
        match self {
            Json::Number(Some(number)) => Ok(*number),
            Json::Number(None)
            | Json::Null
            | Json::Bool
            | Json::Text(_)
            | Json::List(_)
            | Json::Object(_) => Err(error(place, "a whole number is expected")),
        }
    }

    /// The one of `all` whose name stands at `place`.
    pub fn choice<T: Copy>(
        &self,
        place: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Result<T> {
        let word = self.text(place)?;
        let found = all.iter().copied().find(|&one| name(one) == word);
        found.ok_or_else(|| {
            let names: Vec<_> = all.iter().map(|&one| name(one)).collect();
            error(place, &format!("expected one of {}", names.join(", ")))
        })
    }

    pub fn list(&self, place: &str) -> Result<&[Json]> {
        match self {
            Json::List(list) => Ok(list),
            Json::Null | Json::Bool | Json::Number(_) | Json::Text(_) | Json::Object(_) => {
                Err(error(place, "a list is expected"))
            }
        }
    }

    /// The members of an object; free names are allowed, none twice.
    pub fn members(&self, place: &str) -> Result<&[(String, Json)]> {
        let Json::Object(members) = self else {
            return Err(error(place, "an object is expected"));
        };
        let mut names = BTreeSet::new();
        if !members.iter().all(|(name, _)| names.insert(name.as_str())) {
            return Err(error(place, "a member stands twice"));
        }
        Ok(members)
    }

    /// The members of an object by name, in the order of `names`; any other name is an error.
    pub fn fields<const N: usize>(
        &self,
        place: &str,
        names: [&'static str; N],
    ) -> Result<[Option<&Json>; N]> {
        let mut fields = [None; N];
        for (name, value) in self.members(place)? {
            match names.iter().position(|known| known == name) {
                Some(at) => fields[at] = Some(value),
                None => {
                    let what = format!("a member is none of {}", names.join(", "));
                    return Err(error(place, &what));
                }
            }
        }
        Ok(fields)
    }
}
