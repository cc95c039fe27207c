//! Pass 2 over one data set: decisions become edits, claims become additions, and all is counted.
//!
//! Knows no policy beyond its decisions. What happens to pixels is `pixels::stage`'s.

use super::carry::{Carrier, Outcome};
use super::claims::{self, Seen};
use super::media;
use super::meta;
use super::pixels::image::{DOUBLE_FLOAT_PIXEL_DATA, FLOAT_PIXEL_DATA, PIXEL_DATA};
use super::pixels::stage::{self, Examined};
use super::read;
use super::scope::{View, is_pixel_data};
use super::text;
use super::tree::{DataSet, Edit, Node, NodeKind};
use super::write::{self, MetaInfo};
use crate::action::{Action, ElementFacts};
use crate::element::{Tag, VR, printable_with_keyword};
use crate::error::{Error, Result};
use crate::format::reading::{self, Sight};
use crate::format::{Count, Done, Work};
use crate::limits::Limits;
use crate::source::{Sink, Source};

/// The note on a data set that not every reader reads alike: see [`DataSet::is_uniform`].
pub const MIXED_ENCODINGS: &str = "mixed-encodings";

/// The note on an image whose every frame was searched for text.
pub const PIXELS_EXAMINED: &str = "pixels-examined";

/// The note on an image whose pixel data held more than pixels.
const BESIDE_PIXELS: &str = "beside-pixels-left-out";

/// The note on a photograph in which faces were looked for. It promises nothing: a person has to look.
pub const FACES_SEARCHED: &str = "faces-searched";

/// The note on an image of CT or MR from which the surface of a head was removed.
pub const SURFACE_REMOVED: &str = "head-surface-removed";

const SOP_CLASS: Tag = Tag(0x0008, 0x0016);
const SOP_INSTANCE: Tag = Tag(0x0008, 0x0018);
const META_SOP_CLASS: Tag = Tag(0x0002, 0x0002);
const META_SOP_INSTANCE: Tag = Tag(0x0002, 0x0003);

/// What [`crate::format::Format::apply`] asks for.
///
/// # Errors
///
/// [`Error::TransferSyntax`] for a syntax nobody knows, [`Error::MediaIndex`] for a DICOMDIR, and
/// whatever keeps the data set from being read or written.
pub fn apply(source: &dyn Source, work: &Work<'_>, sink: &mut dyn Sink) -> Result<Done> {
    let set = read::parse(source, work.limits)?;
    check_supported(&set, source, work.limits)?;
    let view = View::new(&set, source, work.limits)?;
    let mut carrier = Carrier::new(view, work, claims::tags(work.claims))?;
    let examined = examined(&mut carrier)?;
    if examined.cleared {
        carrier.note(BESIDE_PIXELS);
    }
    if examined.searched {
        carrier.claimed.push(claims::BURNED_IN_ANNOTATION);
        carrier.note(PIXELS_EXAMINED);
    }
    if examined.faces {
        carrier.note(FACES_SEARCHED);
    }
    if examined.surface {
        carrier.claimed.push(claims::RECOGNIZABLE_FEATURES);
        carrier.note(SURFACE_REMOVED);
    }
    let notes = reading::notes(work.pixels.recognition, examined.read, examined.harmless);
    notes.into_iter().for_each(|note| carrier.note(note));
    claims::unproven(&mut carrier)?;
    let outcomes = carrier.outcomes()?;
    let additions = claims::additions(
        &mut carrier,
        &outcomes,
        Seen {
            text: examined.searched,
            surface: examined.surface,
        },
    )?;
    let mut meta = meta_info(&mut carrier, source, &outcomes, work.limits)?;
    if let Some(syntax) = examined.transfer_syntax {
        meta.transfer_syntax = syntax.to_owned();
    }
    if set.trailing > 0 {
        carrier.note("trailing-bytes-left-out");
    }
    if !set.is_uniform() {
        carrier.note(MIXED_ENCODINGS);
    }
    let reader = work.reader.filter(|_| examined.read);
    let mut done = Done {
        links: carrier.links,
        reader: reader.map_or_else(String::new, |reader| reader.digest().to_owned()),
        notes: carrier.notes,
        ..Done::default()
    };
    let mut edits = Vec::with_capacity(outcomes.len());
    for (node, outcome) in set.nodes.iter().zip(outcomes) {
        // A node without an outcome lies inside one that is kept, removed or replaced as a whole.
        let Some(outcome) = outcome else {
            edits.push(Edit::Remove);
            continue;
        };
        let counted = match node.kind {
            NodeKind::Item(_) => outcome.edit == Edit::Remove,
            NodeKind::Fragment => false,
            NodeKind::Value | NodeKind::Sequence(_) | NodeKind::Encapsulated => true,
        };
        if counted {
            *done.counts.entry(count(node.tag, &outcome)).or_default() += 1;
        }
        edits.push(outcome.edit);
    }
    pixel_edits(&set, examined, &mut edits, &mut done);
    write::write(&set, source, &edits, &additions, &meta, sink)?;
    Ok(done)
}

/// The pixel stage, unless the pixels go anyway.
fn examined(carrier: &mut Carrier<'_>) -> Result<Examined> {
    let found = [PIXEL_DATA, FLOAT_PIXEL_DATA, DOUBLE_FLOAT_PIXEL_DATA];
    let nodes = found.map(|tag| carrier.view.find(None, tag));
    let stay = |node: u32| carrier.decide(node).action == Action::Keep;
    if !nodes.into_iter().flatten().all(stay) {
        return Ok(Examined::default());
    }
    let sight = Sight {
        reader: carrier.work.reader,
        known: carrier.work.known,
    };
    let mut examined = stage::examine(&mut carrier.view, carrier.work.pixels, &sight)?;
    let nested = keeps_nested_pixels(carrier);
    examined.searched &= !nested;
    examined.surface &= !nested;
    Ok(examined)
}

/// Whether pixels inside a sequence, which nobody looks at, are written: neither they nor a sequence
/// around them goes.
fn keeps_nested_pixels(carrier: &Carrier<'_>) -> bool {
    let nodes = &carrier.view.set.nodes;
    let kept = |index: u32| {
        matches!(nodes[index as usize].kind, NodeKind::Item(_))
            || carrier.decide(index).action == Action::Keep
    };
    (0..).zip(nodes).any(|(index, node)| {
        let within = std::iter::successors(Some(index), |&at| nodes[at as usize].parent);
        node.parent.is_some() && is_pixel_data(node.tag) && within.into_iter().all(kept)
    })
}

/// Puts the edits of the pixel stage among those of the elements, and counts what was masked.
fn pixel_edits(set: &DataSet, examined: Examined, edits: &mut [Edit], done: &mut Done) {
    for &index in examined.edits.keys() {
        let node = &set.nodes[index as usize];
        if let (NodeKind::Fragment, Some(pixels)) = (node.kind, node.parent) {
            edits[pixels as usize] = Edit::Walk;
            for fragment in set.children(Some(pixels)) {
                edits[fragment as usize] = Edit::Keep;
            }
        }
    }
    for (index, edit) in examined.edits {
        edits[index as usize] = edit;
    }
    for (reason, times) in examined.masked.into_iter().filter(|&(_, times)| times > 0) {
        let masked = Count {
            place: printable_with_keyword(PIXEL_DATA),
            action: "mask".into(),
            reason: reason.name().into(),
        };
        *done.counts.entry(masked).or_default() += times;
    }
}

/// Refuses what this version has no rule for.
///
/// # Errors
///
/// [`Error::TransferSyntax`] or [`Error::MediaIndex`].
pub fn check_supported(set: &DataSet, source: &dyn Source, limits: &Limits) -> Result<()> {
    if meta::syntax(&set.transfer_syntax).is_none() {
        return Err(meta::unsupported(&set.meta));
    }
    match lists_a_medium(set, source, limits)? {
        true => Err(Error::MediaIndex),
        false => Ok(()),
    }
}

/// Whether `set` is the index of a medium. A DICOMDIR is known by what it holds, whatever its name, or
/// by its class.
///
/// # Errors
///
/// If the class cannot be read.
pub fn lists_a_medium(set: &DataSet, source: &dyn Source, limits: &Limits) -> Result<bool> {
    let class = set.meta_value(source, META_SOP_CLASS, limits)?;
    let class = class.unwrap_or_default();
    let listed = |node: &Node| node.parent.is_none() && node.tag.group() == 0x0004;
    Ok(
        text::trim_bytes(&class) == media::DIRECTORY_CLASS.as_bytes()
            || set.nodes.iter().any(listed),
    )
}

/// The file meta information that agrees with the edited data set.
fn meta_info(
    carrier: &mut Carrier<'_>,
    source: &dyn Source,
    outcomes: &[Option<Outcome>],
    limits: &Limits,
) -> Result<MetaInfo> {
    let set = carrier.view.set;
    let mut edited = |tag| -> Result<Option<String>> {
        let Some(index) = set.find(None, tag) else {
            return Ok(None);
        };
        match outcomes
            .get(index as usize)
            .and_then(Option::as_ref)
            .map(|outcome| &outcome.edit)
        {
            Some(Edit::Keep | Edit::Walk) => carrier.view.text(index).map(Some),
            Some(Edit::Replace(_, bytes)) => Ok(Some(
                String::from_utf8_lossy(text::trim_bytes(bytes)).into_owned(),
            )),
            Some(Edit::Remove | Edit::Patch(_)) | None => Ok(Some(String::new())),
        }
    };
    let legal = |uid: &String| text::is_legal(VR::UI, uid.as_bytes());
    let own = |tag| -> Result<String> {
        let bytes = set.meta_value(source, tag, limits)?.unwrap_or_default();
        Ok(String::from_utf8_lossy(text::trim_bytes(&bytes)).into_owned())
    };
    let sop_class = match edited(SOP_CLASS)? {
        Some(uid) => uid,
        None => own(META_SOP_CLASS)?,
    };
    let sop_instance = match edited(SOP_INSTANCE)? {
        Some(uid) => uid,
        None => {
            let uid = own(META_SOP_INSTANCE)?;
            let facts = ElementFacts {
                requirement: carrier.places.requirement(None, SOP_INSTANCE),
                ..ElementFacts::alone(SOP_INSTANCE, VR::UI)
            };
            match carrier.work.decide.element(&facts).action {
                Action::Keep => uid,
                Action::ReplaceUid if !uid.is_empty() => carrier.work.derive.uid(&uid),
                Action::ReplaceUid
                | Action::Remove
                | Action::Empty
                | Action::Dummy
                | Action::Clean
                | Action::Pseudonym(_)
                | Action::Generalise(_) => String::new(),
            }
        }
    };
    Ok(MetaInfo {
        sop_class: Some(sop_class).filter(legal).unwrap_or_default(),
        sop_instance: Some(sop_instance).filter(legal).unwrap_or_default(),
        transfer_syntax: set.transfer_syntax.clone(),
    })
}

fn count(tag: Tag, outcome: &Outcome) -> Count {
    Count {
        place: printable_with_keyword(tag),
        action: outcome.action.name().into(),
        reason: outcome.reason.name().into(),
    }
}

#[cfg(test)]
mod tests;
