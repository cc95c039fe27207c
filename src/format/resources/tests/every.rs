//! A marker in every element of every resource that is listed.

use super::super::dictionary::dictionary;
use super::*;
use crate::identity::IdentifierKind;
use serde_json::{Map, json};
use std::collections::BTreeMap;

/// Elements by holder, as the data file lists them.
fn listed() -> BTreeMap<&'static str, Vec<[&'static str; 3]>> {
    let mut all: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for line in include_str!("../../../../data/fhir-elements.csv")
        .lines()
        .skip(2)
    {
        let cells: Vec<&str> = line.split(',').collect();
        all.entry(cells[0])
            .or_default()
            .push([cells[1], cells[2], cells[3]]);
    }
    all
}

struct Planter {
    all: BTreeMap<&'static str, Vec<[&'static str; 3]>>,
    planted: usize,
}

impl Planter {
    fn object(&mut self, holder: &'static str, above: &[&'static str]) -> Map<String, Value> {
        let mut members = Map::new();
        let mut inside = above.to_vec();
        inside.push(holder);
        for [name, kind, _] in self.all.get(holder).cloned().unwrap_or_default() {
            if !inside.contains(&kind)
                && let Some(value) = self.value(kind, &inside)
            {
                members.insert(name.to_owned(), value);
            }
        }
        members
    }

    fn value(&mut self, kind: &'static str, inside: &[&'static str]) -> Option<Value> {
        Some(match kind {
            "Resource" | "Extension" => return None,
            "boolean" => json!(true),
            "decimal" | "integer" | "positiveInt" | "unsignedInt" => json!(48_213_907),
            "date" | "dateTime" | "instant" => json!("1953-09-17"),
            "time" => json!("10:20:30"),
            "reference" => json!("Patient/PAT-48213907"),
            kind if self.all.contains_key(kind) => {
                let object = self.object(kind, inside);
                return (!object.is_empty()).then(|| json!([object]));
            }
            _ => {
                let text = format!("星川 一臣 MARKER{} 48213907", self.planted);
                self.planted += 1;
                json!(text)
            }
        })
    }
}

/// Number of values below `value`: strings, numbers and words.
fn count(value: &Value) -> u64 {
    match value {
        Value::Object(members) => members.values().map(count).sum(),
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Null => 0,
        Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

#[test]
fn the_patient_is_gone_from_every_element_of_every_resource() {
    let mut planter = Planter {
        all: listed(),
        planted: 0,
    };
    let types: Vec<&str> = planter.all["Resources"].iter().map(|row| row[0]).collect();
    assert!(types.len() > 90);
    let mut read = 0;
    for name in types {
        let mut members = planter.object(name, &[]);
        for (key, value) in planter.object("Resource", &[]) {
            if key != "resourceType" {
                members.insert(key, value);
            }
        }
        members.insert("resourceType".to_owned(), json!(name));
        let resource = Value::Object(members);
        let text = resource.to_string();
        let (facts, _) = survey(text.as_bytes()).unwrap();
        let filled: u64 = facts.columns.iter().map(|column| column.filled).sum();
        // What goes whole counts once, and the type is told by the format.
        let nameless = facts
            .columns
            .iter()
            .filter(|column| column.role == Role::Unknown);
        let whole: u64 = nameless.map(|column| column.filled).sum();
        assert!(
            filled + 1 >= count(&resource) - whole.min(count(&resource)),
            "{name}"
        );
        assert!(
            !facts
                .columns
                .iter()
                .any(|column| column.header.contains("not listed")),
            "{name}"
        );
        read += filled;
        let known: BTreeSet<_> = [
            (IdentifierKind::PatientName, "星川^一臣"),
            (IdentifierKind::PatientId, "48213907"),
            (IdentifierKind::BirthDate, "19530917"),
        ]
        .map(|(kind, value)| Identifier {
            kind,
            value: value.to_owned(),
        })
        .into();
        let out = with_work(facts, &known, |work| {
            let mut sink = Collected::default();
            Resources
                .apply(&text.clone().into_bytes(), work, &mut sink)
                .map(|_| sink.0)
        });
        let out = String::from_utf8(out.unwrap()).unwrap();
        serde_json::from_str::<Value>(&out).unwrap();
        for secret in ["星川", "一臣", "48213907", "1953-09-17"] {
            assert!(
                text.contains(secret) || secret == "1953-09-17",
                "{name} {secret}"
            );
            assert!(!out.contains(secret), "{name} {secret}: {out}");
        }
    }
    assert!(read > 20_000, "{read} of {} texts", planter.planted);
}

#[test]
fn every_line_of_the_data_is_an_element_of_a_known_type() {
    let all = listed();
    let plain = [
        "code",
        "boolean",
        "decimal",
        "integer",
        "positiveInt",
        "unsignedInt",
        "string",
        "markdown",
        "part",
        "date",
        "dateTime",
        "instant",
        "time",
        "uri",
        "canonical",
        "system",
        "id",
        "oid",
        "uuid",
        "reference",
        "Resource",
        "base64Binary",
        "url",
        "xhtml",
        "out",
    ];
    for (holder, rows) in &all {
        for [name, kind, role] in rows {
            assert!(
                plain.contains(kind) || all.contains_key(kind),
                "{holder}.{name} {kind}"
            );
            assert!(
                ["", "="].contains(role) || Role::from_name(role).is_some(),
                "{holder}.{name} {role}"
            );
            let complex = !plain.contains(kind);
            assert!(
                complex || *kind == "Resource" || !role.is_empty(),
                "{holder}.{name} has no role"
            );
        }
    }
    let dictionary = dictionary();
    for line in include_str!("../../../../data/fhir-extensions.csv")
        .lines()
        .skip(2)
    {
        let cells: Vec<&str> = line.split(',').collect();
        assert!(
            dictionary
                .extension(cells[0])
                .is_some_and(|it| it.name == cells[1])
        );
        assert!(
            cells[2].is_empty() || Role::from_name(cells[2]).is_some(),
            "{line}"
        );
    }
}
