//! Runs the passes over data sets made in code, for tests.

use super::samples::{element, item, part10, undefined};
use super::text;
use super::tree::{Encoding, NodeKind};
use super::{Dicom, meta};
use crate::action::{
    Action, Claims, ColumnAction, Decide, Decision, ElementFacts, PixelOrders, Reason, Role,
};
use crate::element::{Tag, VR};
use crate::error::Result;
use crate::format::{Done, Format, Look, Work};
use crate::identity::{Identifier, IdentifierKind};
use crate::key::RootKey;
use crate::limits::Limits;
use crate::source::{Assembled, Segments, Source};
use crate::survey::{DicomFacts, Facts};
use crate::transform::derive::Derivations;
use crate::transform::matcher::TextMatcher;
use std::collections::BTreeSet;

/// A policy made of one function.
pub(super) struct Rule<F>(pub F);

impl<F: Fn(&ElementFacts<'_>) -> Action> Decide for Rule<F> {
    fn element(&self, facts: &ElementFacts<'_>) -> Decision {
        Decision {
            action: (self.0)(facts),
            reason: Reason::UserRule,
        }
    }

    fn column(&self, _: Role) -> ColumnAction {
        ColumnAction::Drop
    }
}

/// The value, made even as a writer would.
pub(super) fn even(encoding: Encoding, tag: Tag, vr: VR, value: &[u8]) -> Vec<u8> {
    element(encoding, tag, vr, &text::padded(vr, value.to_vec()))
}

/// A sequence of one item.
pub(super) fn nested(encoding: Encoding, tag: Tag, content: &[u8]) -> Vec<u8> {
    undefined(encoding, tag, VR::SQ, &item(encoding, content))
}

/// A Part 10 file in the plain transfer syntax of `encoding`.
pub(super) fn file(encoding: Encoding, data: &[u8]) -> Vec<u8> {
    part10(meta::plain_uid(encoding), data)
}

pub(super) fn derivations() -> Derivations {
    Derivations::new(&RootKey::from_bytes([7; 32]), None, "")
}

pub(super) fn survey(bytes: &[u8]) -> Result<(DicomFacts, BTreeSet<Identifier>)> {
    let (limits, roles) = (Limits::default(), Default::default());
    let (facts, identifiers) = Dicom.survey(
        &bytes.to_vec(),
        &Look {
            templates: &[],
            surfaces: false,
            cohort: None,
            anonymise: None,
            limits: &limits,
            roles: &roles,
        },
    )?;
    match facts {
        Facts::Dicom(facts) => Ok((*facts, identifiers)),
        Facts::Table(_) | Facts::Picture(_) | Facts::Held(_) => {
            unreachable!("DICOM gives facts of DICOM")
        }
    }
}

/// What was written, and what was done.
pub(super) struct Output {
    pub bytes: Vec<u8>,
    pub done: Done,
}

/// Surveys and applies; everything the survey finds is known.
pub(super) fn apply(bytes: &[u8], decide: &dyn Decide, claims: &Claims) -> Result<Output> {
    let (facts, identifiers) = survey(bytes)?;
    apply_knowing(bytes, decide, claims, facts, &identifiers)
}

pub(super) fn apply_knowing(
    bytes: &[u8],
    decide: &dyn Decide,
    claims: &Claims,
    facts: DicomFacts,
    known: &BTreeSet<Identifier>,
) -> Result<Output> {
    let source = bytes.to_vec();
    let mut segments = Segments::default();
    let work = Work {
        pixels: &PixelOrders::default(),
        members: None,
        settled: None,
        decide,
        derive: &derivations(),
        known: &TextMatcher::new(known.iter()),
        facts: &Facts::Dicom(Box::new(facts)),
        columns: &[],
        claims,
        reader: None,
        limits: &Limits::default(),
    };
    let done = Dicom.apply(&source, &work, &mut segments)?;
    let output = Assembled::new(&source, &segments);
    let mut bytes = vec![0; output.len() as usize];
    output.read_at(0, &mut bytes)?;
    Ok(Output { bytes, done })
}

/// Applies one action to every element.
pub(super) fn apply_all(bytes: &[u8], action: Action) -> Output {
    apply(
        bytes,
        &Rule(|_: &ElementFacts<'_>| action),
        &Claims::default(),
    )
    .unwrap()
}

pub(super) fn names(values: &[&str]) -> BTreeSet<Identifier> {
    values
        .iter()
        .map(|value| Identifier {
            kind: IdentifierKind::PatientName,
            value: (*value).to_owned(),
        })
        .collect()
}

/// The first value of `tag` at the root or in any item, without padding.
pub(super) fn value_of(bytes: &[u8], tag: Tag) -> Option<Vec<u8>> {
    let source = bytes.to_vec();
    let set = super::read::parse(&source, &Limits::default()).unwrap();
    let index = set.nodes.iter().position(|node| node.tag == tag)?;
    let value = set
        .value(&source, index as u32, &Limits::default())
        .unwrap();
    Some(text::trim_bytes(&value).to_vec())
}

pub(super) fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The elements whose own value holds `part`.
pub(super) fn holders(bytes: &[u8], part: &[u8]) -> Vec<(Tag, VR, u16)> {
    let source = bytes.to_vec();
    let limits = Limits::default();
    let set = super::read::parse(&source, &limits).unwrap();
    let plain = set
        .nodes
        .iter()
        .zip(0..)
        .filter(|(node, _)| node.kind == NodeKind::Value);
    plain
        .filter(|&(_, index)| contains(&set.value(&source, index, &limits).unwrap(), part))
        .map(|(node, _)| (node.tag, node.vr, node.depth))
        .collect()
}
