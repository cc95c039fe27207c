//! Pass 1 over one data set: facts, people and identifying strings.
//!
//! Every reading of an unsure text counts, nested items and private elements of telling VRs
//! included. Text in private elements whose meaning nobody knows is no identifier by itself. Pixel
//! data is not read.

use super::apply;
use super::charset::Charset;
use super::claims;
use super::content;
use super::identify;
use super::person;
use super::pixels;
use super::places::Places;
use super::read;
use super::references::{self, Graph};
use super::scope::{View, all_values, bounded, is_pixel_data, likely_values, vr_in_force};
use super::selection;
use super::text::{self, Sort};
use super::tree::{DataSet, Node, NodeKind};
use crate::action::Mask;
use crate::cohort::Found;
use crate::element::{Tag, VR, is_private_creator};
use crate::error::{At, Error, Result};
use crate::format::Look;
use crate::identity::{Identifier, IdentifierKind, id_hash};
use crate::source::{Source, Span};
use crate::survey::{DicomFacts, ElementKey, Facts};
use crate::transform::canon;
use std::collections::{BTreeMap, BTreeSet};

/// (0002,0013), by which some devices are known.
const IMPLEMENTATION_VERSION: Tag = Tag(0x0002, 0x0013);

/// Bytes before the pixels that the fingerprint covers.
const FINGERPRINTED_BYTES: u64 = 64 << 10;

/// What [`crate::format::Format::survey`] asks for.
///
/// # Errors
///
/// Whatever keeps the data set from being parsed or a value from being read.
pub fn survey(source: &dyn Source, look: &Look<'_>) -> Result<(Facts, BTreeSet<Identifier>)> {
    let set = read::parse(source, look.limits)?;
    let mut view = View::new(&set, source, look.limits)?;
    let places = Places::of(&mut view)?;
    let mut identifiers = Identifiers {
        found: BTreeSet::new(),
        limit: look.limits.max_identifiers,
    };
    let mut elements: BTreeMap<ElementKey, u64> = BTreeMap::new();
    let mut graph = Graph::default();
    for index in 0..set.nodes.len() as u32 {
        let node = view.node(index);
        match node.kind {
            NodeKind::Item(_) | NodeKind::Fragment => continue,
            NodeKind::Value | NodeKind::Sequence(_) | NodeKind::Encapsulated => {}
        }
        if node.tag.element() != 0 && !is_private_creator(node.tag) {
            *elements
                .entry(element_key(&view, &places, index))
                .or_default() += 1;
        }
        if node.kind != NodeKind::Value || node.value.len == 0 {
            continue;
        }
        let vr = vr_in_force(node);
        let around = sequence_around(&set, node);
        let kind = match content::concept_of_value(&mut view, index)? {
            Some(concept) => identify::kind_of_concept((&concept.0, &concept.1)),
            None => None,
        };
        let Some(kind) = kind.or_else(|| identify::kind(node.tag, vr, around)) else {
            continue;
        };
        if !is_textual(vr) {
            continue;
        }
        let bytes = view.bytes(index)?;
        for value in likely_values(view.charset(index), &bytes, vr) {
            if vr == VR::UI {
                graph.add(node.tag, around, &value);
            }
            identifiers.add(node, kind, &value)?;
        }
    }
    for node in &set.meta {
        let Some(kind) = identify::kind(node.tag, node.vr, None) else {
            continue;
        };
        if !is_textual(node.vr) {
            continue;
        }
        let bytes = bounded(source, node.value, look.limits)?;
        for value in all_values(&Charset::default(), &bytes, node.vr) {
            identifiers.add(node, kind, &value)?;
        }
    }
    let version = set.meta_value(source, IMPLEMENTATION_VERSION, look.limits)?;
    let version = String::from_utf8_lossy(&version.unwrap_or_default()).into_owned();
    let masks = pixels::screens::masks(&mut view, &version, look.templates)?;
    let facts = facts(&mut view, elements, graph, masks, source, look)?;
    Ok((Facts::Dicom(Box::new(facts)), identifiers.found))
}

fn facts(
    view: &mut View<'_>,
    elements: BTreeMap<ElementKey, u64>,
    graph: Graph,
    masks: Vec<Mask>,
    source: &dyn Source,
    look: &Look<'_>,
) -> Result<DicomFacts> {
    let pixels = pixels::judge(view)?;
    let head = match pixels.present {
        true => pixels::head::facts(view, look.surfaces)?,
        false => None,
    };
    let person = person::of_data_set(view)?;
    let earlier = claims::earlier(view)?;
    let fingerprint = fingerprint(view)?;
    let media_index = apply::lists_a_medium(view.set, source, look.limits)?;
    let mut text = |tag| -> Result<String> { Ok(view.child_text(None, tag)?.unwrap_or_default()) };
    let birth_date = text(Tag(0x0010, 0x0030))?;
    let name = text(person::PATIENT_NAME)?;
    let sex = text(Tag(0x0010, 0x0040))?;
    let study_uid = text(person::STUDY_UID)?;
    let series_uid = text(references::SERIES_UID)?;
    let cohort = match look.cohort.filter(|_| !media_index) {
        Some(cohort) => selection::found(view, cohort, (&study_uid, &series_uid))?,
        None => Found::default(),
    };
    let mut text = |tag| -> Result<String> { Ok(view.child_text(None, tag)?.unwrap_or_default()) };
    Ok(DicomFacts {
        person,
        study_uid,
        series_uid,
        sop_uid: text(references::SOP_UID)?,
        sop_class: text(Tag(0x0008, 0x0016))?,
        modality: text(Tag(0x0008, 0x0060))?,
        transfer_syntax: view.set.transfer_syntax.clone(),
        pixels_suspicious: pixels.suspicious,
        pixels_nested: pixels.nested,
        photograph: pixels.photograph,
        slide_label: pixels.slide_label,
        head,
        masks: if pixels.present { masks } else { Vec::new() },
        has_pixels: pixels.present,
        media_index,
        birth_date: identify::value(IdentifierKind::BirthDate, &birth_date),
        sex: sex
            .chars()
            .next()
            .filter(|_| matches!(sex.as_str(), "M" | "F")),
        earlier,
        fingerprint,
        elements: elements.into_iter().collect(),
        names: name_hashes(&name),
        entities: graph.entities.into_iter().collect(),
        references: graph.references.into_iter().collect(),
        cohort,
    })
}

/// One hash per group of a person name that names someone, whatever the order of its words.
fn name_hashes(name: &str) -> Vec<u64> {
    let groups = name.split('=').filter_map(|group| {
        let canonical = canon::name(&group.replace('^', " "))?;
        let mut words: Vec<&str> = canonical.split(' ').collect();
        words.sort_unstable();
        Some(id_hash(&words.join(" ")))
    });
    groups.collect::<BTreeSet<u64>>().into_iter().collect()
}

/// See [`DicomFacts::fingerprint`]. Multiplications, since it is taken of every file and guards
/// nothing.
fn fingerprint(view: &mut View<'_>) -> Result<u64> {
    let nodes = &view.set.nodes;
    let Some(first) = nodes.first() else {
        return Ok(0);
    };
    let start = first.whole.offset;
    let end = nodes
        .iter()
        .map(|node| node.whole.end())
        .max()
        .unwrap_or(start);
    let pixels = nodes
        .iter()
        .find(|node| node.parent.is_none() && is_pixel_data(node.tag));
    let head = pixels
        .map_or(end, |node| node.value.offset)
        .saturating_sub(start);
    let head = view.span(Span::new(start, head.min(FINGERPRINTED_BYTES)))?;
    let mix = |sum: u64, word: u64| {
        (sum ^ word)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .rotate_left(29)
    };
    let words = head.chunks(8).map(|chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        u64::from_le_bytes(word)
    });
    Ok(words.fold(mix(0, end - start), mix))
}

/// Whether a value of `vr` can be read as text.
fn is_textual(vr: VR) -> bool {
    match text::sort(vr) {
        Sort::Text | Sort::Typed | Sort::Uid => true,
        Sort::Numbers(_) | Sort::Opaque | Sort::Sequence => false,
    }
}

/// The tag of the sequence that the element lies in.
fn sequence_around(set: &DataSet, node: &Node) -> Option<Tag> {
    let item = &set.nodes[node.parent? as usize];
    Some(set.nodes[item.parent? as usize].tag)
}

/// The sort of element that node `index` is. A private block keeps its number out: vendors reserve
/// whichever is free.
fn element_key(view: &View<'_>, places: &Places, index: u32) -> ElementKey {
    let node = view.node(index);
    let creator = view.creator(index).map(str::to_owned);
    let tag = match creator {
        Some(_) => Tag(node.tag.group(), 0x1000 | (node.tag.element() & 0xFF)),
        None => node.tag,
    };
    let vr = vr_in_force(node).to_string().to_owned();
    ElementKey {
        tag,
        vr,
        creator,
        nested: node.parent.is_some(),
        requirement: places.requirement(node.parent, node.tag),
    }
}

/// The identifying strings found so far.
struct Identifiers {
    found: BTreeSet<Identifier>,
    limit: usize,
}

impl Identifiers {
    fn add(&mut self, node: &Node, kind: IdentifierKind, value: &str) -> Result<()> {
        let Some(value) = identify::value(kind, value) else {
            return Ok(());
        };
        self.found.insert(Identifier { kind, value });
        if self.found.len() > self.limit {
            return Err(Error::Limit {
                what: "identifiers",
                limit: self.limit as u64,
                at: At::Byte(node.header.offset),
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
