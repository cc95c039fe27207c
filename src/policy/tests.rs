//! Tests of the policy as a whole: helpers here, one file per subject.

mod content;
mod elements;
mod files;
mod options;
mod presets;
mod private;
mod rules;
mod table;
mod types;

use super::pixels::UnexaminedPixels;
use super::profile::{ActionCode, ProfileOption};
use super::tables::{e1_1, safe_private, stricter};
use super::{Linkage, Policy};
use crate::action::{Action, ColumnAction, DateUnit, Decide, Decision, ElementFacts, Reason, Role};
use crate::element::{Tag, VR, known};
use crate::identity::IdentifierKind;
use crate::iod::Requirement;
use crate::key::Purpose;

fn facts(tag: Tag, vr: VR) -> ElementFacts<'static> {
    ElementFacts::alone(tag, vr)
}

fn private(group: u16, element: u16, vr: VR, creator: Option<&str>) -> ElementFacts<'_> {
    ElementFacts {
        creator,
        ..ElementFacts::alone(Tag(group, element), vr)
    }
}

fn vr_of(tag: Tag) -> VR {
    known(tag)
        .expect("the dictionary knows every tag of these tests")
        .vr
}

/// The decision for a tag with its own VR, at the top and in an item, which must agree.
fn decide(policy: &Policy, group: u16, element: u16) -> Decision {
    let tag = Tag(group, element);
    let mut facts = facts(tag, vr_of(tag));
    let top = policy.element(&facts);
    facts.nested = true;
    assert_eq!(policy.element(&facts), top, "{tag} in an item");
    top
}

fn action(policy: &Policy, group: u16, element: u16) -> Action {
    decide(policy, group, element).action
}

fn basic() -> Policy {
    Policy::preset("ps3.15-basic").unwrap()
}

fn with(options: &str) -> Policy {
    Policy::from_json(&format!(
        r#"{{"profile":"ps3.15-basic","options":[{options}]}}"#
    ))
    .unwrap()
}

fn refusal(json: &str) -> String {
    let error = Policy::from_json(json).expect_err("this policy must be refused");
    assert_eq!(error.code(), "policy");
    error.to_string()
}

/// What the documentation promises for a code, written again so that a slip in `resolve` shows.
fn promised(code: ActionCode, vr: VR) -> Action {
    match (code.to_string().as_str(), vr) {
        ("K", _) => Action::Keep,
        ("X", _) => Action::Remove,
        ("Z" | "X/Z", _) => Action::Empty,
        ("D" | "X/D" | "Z/D" | "X/Z/D", VR::UI) => Action::ReplaceUid,
        ("D" | "X/D" | "Z/D" | "X/Z/D", _) => Action::Dummy,
        ("C", VR::SQ) | ("X/Z/U*", VR::SQ) => Action::Keep,
        ("C", _) => Action::Clean,
        ("U", VR::UI) => Action::ReplaceUid,
        (code, vr) => panic!("no promise for {code} on {vr:?}"),
    }
}

/// Rows that cannot stand in a data set: groups 0000, 0002 and 0004, and the padding.
fn is_out_of_place(tag: Tag) -> bool {
    tag.group() < 0x0008 || tag == Tag(0xFFFC, 0xFFFC)
}
