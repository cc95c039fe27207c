//! Whose resources are: who the patients of a text are, by which keys references find them, and to whom every
//! resource belongs.

use super::dictionary::dictionary;
use super::json::Tree;
use super::link::{self, Class, Target};
use super::walk::{Pointer, Walked};
use crate::transform::canon;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Elements that say whose a resource is, the strongest first.
const SUBJECTS: [&str; 6] = [
    "subject",
    "patient",
    "beneficiary",
    "for",
    "individual",
    "subscriber",
];

/// Patients by the keys of references to them: the canonical ID, or nothing where two answer to one key.
pub type People = BTreeMap<u64, String>;

/// Adds `id` under `key`.
pub fn add(people: &mut People, key: u64, id: &str) {
    let known = people.entry(key).or_insert_with(|| id.to_owned());
    if known != id {
        known.clear();
    }
}

/// The canonical ID of every resource that is a patient, by position.
fn patients(tree: &Tree<'_>, walked: &Walked) -> Vec<Option<String>> {
    let patient = dictionary().known.patient;
    let resources = walked.resources.iter();
    resources
        .map(|met| {
            (met.holder == patient)
                .then(|| link::patient_id(tree, met.node))
                .flatten()
        })
        .collect()
}

/// Learns the patients of a text.
pub fn learn(tree: &Tree<'_>, walked: &Walked, people: &mut People) {
    for (met, id) in walked.resources.iter().zip(patients(tree, walked)) {
        let Some(id) = id.filter(|_| met.inside.is_none()) else {
            continue;
        };
        if let Some(own) = tree.text_of(met.node, "id")
            && link::is_id(&own)
        {
            let target = Target::Named {
                base: "",
                kind: "Patient",
                id: &own,
            };
            people_by(people, target.key(), &id);
        }
        if let Some(url) = met.full_url {
            people_by(people, link::target(&tree.said(url)).key(), &id);
        }
        let list = tree.member(met.node, "identifier");
        for one in list.into_iter().flat_map(|list| tree.children(list)) {
            let system = tree.text_of(one, "system").unwrap_or_default();
            if let Some(value) = tree.text_of(one, "value") {
                add(people, link::identifier_key(&system, &value), &id);
                add(people, link::identifier_key("", &value), &id);
            }
        }
    }
}

fn people_by(people: &mut People, key: Option<u64>, id: &str) {
    if let Some(key) = key {
        add(people, key, id);
    }
}

/// Whose every resource is, by canonical ID.
pub fn owners(tree: &Tree<'_>, walked: &Walked, people: &People) -> Vec<Option<String>> {
    let patients = patients(tree, walked);
    let mut inside: HashMap<(u32, String), &str> = HashMap::new();
    for (met, id) in walked.resources.iter().zip(&patients) {
        if let (Some(holder), Some(id), Some(own)) = (met.inside, id, tree.text_of(met.node, "id"))
        {
            inside.insert((holder, own.into_owned()), id);
        }
    }
    let mut pointers: Vec<Vec<&Pointer>> = vec![Vec::new(); walked.resources.len()];
    for pointer in &walked.pointers {
        if let Some(list) = pointers.get_mut(pointer.resource as usize) {
            list.push(pointer);
        }
    }
    let resolve = |pointer: &Pointer| {
        let scope = walked
            .resources
            .get(pointer.resource as usize)
            .and_then(|met| met.inside);
        let scope = scope.unwrap_or(pointer.resource);
        person(tree, pointer.node, people, |id| {
            inside
                .get(&(scope, id.to_owned()))
                .map(|id| (*id).to_owned())
        })
    };
    let mut owners: Vec<Option<String>> = Vec::with_capacity(patients.len());
    let mut settled = vec![false; patients.len()];
    for (at, own) in patients.iter().enumerate() {
        let list = pointers.get(at).map(Vec::as_slice).unwrap_or_default();
        let subject = SUBJECTS
            .iter()
            .find_map(|name| list.iter().find(|pointer| pointer.element == Some(name)));
        let owner = match (own, subject) {
            (Some(id), _) => Some(id.clone()),
            (None, Some(subject)) => resolve(subject),
            (None, None) => {
                let all: BTreeSet<String> =
                    list.iter().filter_map(|pointer| resolve(pointer)).collect();
                only(&all).cloned()
            }
        };
        if let Some(settled) = settled.get_mut(at) {
            *settled = own.is_some() || subject.is_some() || owner.is_some();
        }
        owners.push(owner);
    }
    // What says nothing of a person belongs to whom it is inside, or to the only person of the text.
    let all: BTreeSet<String> = owners.iter().flatten().cloned().collect();
    let named = patients.iter().flatten().cloned().collect();
    let single = only(&named)
        .or_else(|| only(&all))
        .filter(|_| all.len() <= 1)
        .cloned();
    for (at, met) in walked.resources.iter().enumerate() {
        if settled.get(at).copied().unwrap_or(true) {
            continue;
        }
        let holder = met
            .inside
            .and_then(|holder| owners.get(holder as usize))
            .cloned()
            .flatten();
        if let Some(owner) = owners.get_mut(at) {
            *owner = holder.or_else(|| single.clone());
        }
    }
    owners
}

fn only(set: &BTreeSet<String>) -> Option<&String> {
    set.first().filter(|_| set.len() == 1)
}

/// Whom the reference at `node` names.
fn person(
    tree: &Tree<'_>,
    node: u32,
    people: &People,
    inside: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let found = |key: u64| people.get(&key).filter(|id| !id.is_empty()).cloned();
    if let Some(text) = tree.text_of(node, "reference") {
        let target = link::target(&text);
        let named = match &target {
            Target::Inside(id) => inside(id),
            other => other.key().and_then(found),
        };
        if named.is_some() {
            return named;
        }
    }
    let identifier = tree.member(node, "identifier")?;
    let system = tree.text_of(identifier, "system").unwrap_or_default();
    let value = tree.text_of(identifier, "value")?;
    found(link::identifier_key(&system, &value)).or_else(|| {
        let patient = link::class(tree, identifier) == Class::Patient;
        patient.then(|| canon::id(&value)).flatten()
    })
}

/// The keys of references that may name a person whom this file does not hold.
pub fn sought(tree: &Tree<'_>, walked: &Walked, people: &People, sought: &mut BTreeSet<u64>) {
    for pointer in &walked.pointers {
        let target = tree.text_of(pointer.node, "reference");
        let key = target.and_then(|text| match link::target(&text) {
            Target::Named { kind, .. } if kind != "Patient" => None,
            target => target.key(),
        });
        sought.extend(key.filter(|key| !people.contains_key(key)));
    }
}
