//! What an output says of its own de-identification.
//!
//! Only what the policy earned and this very file had is said: an option is named if it decided an
//! element with a value, and (0028,0303) says what became of the dates of this file.
//!
//! What an earlier de-identification said is not believed, for nobody can check it: its method codes
//! go, since (0012,0064) would say them in the name of this output, beside whatever the file holds
//! today. Its method texts stay before ours, where a reader sees who said what. One earlier word is
//! carried on, because it promises less: dates that somebody removed or modified before are not called
//! UNMODIFIED. REMOVED is said only if no date and no time is left.
//!
//! Burned In Annotation is NO only where every frame was searched, Recognizable Visual Features only where the
//! surface of a head was removed and found gone in every frame. A NO of the input that this run did not see for
//! itself goes, unless the object would be illegal without it (`iod`: of Type 1, or of Type 1C with its condition
//! met). There NO is a form that the class prescribes, so it counts for nothing in this program, and a YES stays
//! until the NO has been earned. Source: PS3.15 E.1.3, PS3.16 CID 7050, PS3.3 C.8 (image modules of the classes).

use super::carry::{Carrier, Outcome};
use super::ours::{self, LONGITUDINAL, METHOD, METHOD_CODES, PATIENT_IDENTITY_REMOVED};
use super::scope::{View, vr_in_force};
use super::text;
use super::tree::{DataSet, Edit, NodeKind};
use super::write::{Addition, Content};
use crate::TOOL;
use crate::action::{Action, Claims};
use crate::element::{Tag, VR};
use crate::error::Result;
use crate::iod::Requirement;
use crate::survey::Earlier;
use std::collections::{BTreeMap, BTreeSet};

/// Burned In Annotation.
pub const BURNED_IN_ANNOTATION: Tag = Tag(0x0028, 0x0301);
const IMAGE_TYPE: Tag = Tag(0x0008, 0x0008);
/// Recognizable Visual Features.
pub const RECOGNIZABLE_FEATURES: Tag = Tag(0x0028, 0x0302);
/// The option that is earned by searching every frame.
const CLEAN_PIXEL_DATA: (&str, &str) = ("113101", "Clean Pixel Data Option");
/// The option that is earned by removing the surface of a head.
const CLEAN_FEATURES: (&str, &str) = ("113102", "Clean Recognizable Visual Features Option");

const GRAPHIC_ANNOTATIONS: Tag = Tag(0x0070, 0x0001);
/// Sequences that the Clean Structured Content Option names: acquisition context, specimen preparation,
/// content, waveform annotations.
const STRUCTURED: [Tag; 4] = [
    Tag(0x0040, 0x0555),
    Tag(0x0040, 0x0610),
    Tag(0x0040, 0xA730),
    Tag(0x0040, 0xB020),
];

/// Earlier method texts that are repeated.
const MOST_EARLIER: usize = 16;

/// What the data set says of an earlier de-identification: Patient Identity Removed is YES, and the
/// method names this program or not.
///
/// # Errors
///
/// If a claim cannot be read.
pub fn earlier(view: &mut View<'_>) -> Result<Earlier> {
    let removed = view.child_text(None, PATIENT_IDENTITY_REMOVED)?;
    if removed.as_deref() != Some("YES") {
        return Ok(Earlier::None);
    }
    let method = view.child_text(None, METHOD)?.unwrap_or_default();
    let program = TOOL.split(' ').next().unwrap_or(TOOL);
    let here = text::values(&method, VR::LO)
        .iter()
        .any(|value| value.split(' ').next() == Some(program));
    Ok(match here {
        true => Earlier::Here,
        false => Earlier::Elsewhere,
    })
}

/// The elements that `claims` replace, to be removed from the data set. Without a method nothing is
/// said of the patient's identity.
pub fn tags(claims: &Claims) -> Vec<Tag> {
    let mut tags = Vec::new();
    if !claims.methods.is_empty() {
        tags.extend([PATIENT_IDENTITY_REMOVED, METHOD, METHOD_CODES]);
    }
    if !claims.longitudinal.is_empty() {
        tags.push(LONGITUDINAL);
    }
    tags
}

/// Lets go of what the input denies of its pixels and this run did not see for itself: no burned-in
/// annotation, no recognisable features. What the class demands stays.
///
/// # Errors
///
/// If the denial or the Image Type cannot be read.
pub fn unproven(carrier: &mut Carrier<'_>) -> Result<()> {
    for tag in [BURNED_IN_ANNOTATION, RECOGNIZABLE_FEATURES] {
        let Some(index) = carrier.view.find(None, tag) else {
            continue;
        };
        let demanded = match carrier.facts(index).requirement {
            Requirement::Type1 => true,
            // The enhanced CT, MR and PET images: required of what a scanner acquired (PS3.3 C.8.13.1, C.8.15.1, C.8.22.3).
            Requirement::Type1C => is_acquired(&mut carrier.view)?,
            Requirement::Type2 | Requirement::Type2C | Requirement::Type3 => false,
            Requirement::Unknown => false,
        };
        if !demanded && denies(&carrier.view.text(index)?) {
            carrier.claimed.push(tag);
        }
    }
    Ok(())
}

/// Whether the first value is NO, in whatever case.
fn denies(text: &str) -> bool {
    let first = text.split('\\').next().unwrap_or_default();
    first.trim().eq_ignore_ascii_case("NO")
}

/// Whether Image Type calls the pixels original, or original in part.
fn is_acquired(view: &mut View<'_>) -> Result<bool> {
    let words = view.child_text(None, IMAGE_TYPE)?.unwrap_or_default();
    let first = words.split('\\').next().unwrap_or_default().trim();
    Ok(matches!(first, "ORIGINAL" | "MIXED"))
}

/// What the pixel stage may say of every frame.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// It was searched for text, and searched again where text was masked.
    pub text: bool,
    /// The surface of a head was removed, and found gone.
    pub surface: bool,
}

/// The elements that say what was done to the data set of `view`, whose pixels were `seen`.
///
/// # Errors
///
/// If an earlier claim cannot be read.
pub fn additions(
    carrier: &mut Carrier<'_>,
    outcomes: &[Option<Outcome>],
    seen: Seen,
) -> Result<Vec<Addition>> {
    let claims = carrier.work.claims;
    let time = Time::of(carrier, outcomes);
    let now = time.longitudinal(claims.longitudinal);
    let at_work = options_at_work(carrier, outcomes);
    let value = |tag, vr, value: &str| Addition {
        tag,
        vr,
        content: Content::Value(text::padded(vr, value.as_bytes().to_vec())),
    };
    let mut additions = Vec::new();
    if seen.text {
        additions.push(value(BURNED_IN_ANNOTATION, VR::CS, "NO"));
    }
    if seen.surface {
        additions.push(value(RECOGNIZABLE_FEATURES, VR::CS, "NO"));
    }
    if !claims.methods.is_empty() {
        let earned = |code| found_work(carrier.view.set, &at_work, now, code);
        let methods = claims
            .methods
            .iter()
            .copied()
            .filter(|(code, _)| earned(code));
        let pixels = seen.text.then_some(CLEAN_PIXEL_DATA);
        let surface = seen.surface.then_some(CLEAN_FEATURES);
        let mut methods: Vec<(&str, &str)> = methods.chain(pixels).chain(surface).collect();
        methods.sort_unstable();
        additions.push(value(PATIENT_IDENTITY_REMOVED, VR::CS, "YES"));
        additions.push(value(METHOD, VR::LO, &method_text(carrier, &methods)?));
        let items = methods
            .iter()
            .map(|&(code, meaning)| ours::method_item(code, meaning))
            .collect();
        additions.push(Addition {
            tag: METHOD_CODES,
            vr: VR::SQ,
            content: Content::Items(items),
        });
    }
    if !claims.longitudinal.is_empty() {
        let earlier = carrier
            .view
            .child_text(None, LONGITUDINAL)?
            .unwrap_or_default();
        let longitudinal = match (earlier.as_str(), now) {
            ("REMOVED" | "MODIFIED", "UNMODIFIED") => "MODIFIED",
            (_, now) => now,
        };
        additions.push(value(LONGITUDINAL, VR::CS, longitudinal));
    }
    Ok(additions)
}

/// What became of the dates and times of a data set.
#[derive(Default)]
struct Time {
    /// A date was moved.
    moved: bool,
    /// A date or a time of day stays as it was.
    stays: bool,
}

impl Time {
    fn of(carrier: &Carrier<'_>, outcomes: &[Option<Outcome>]) -> Time {
        let mut time = Time::default();
        for (node, outcome) in carrier.view.set.nodes.iter().zip(outcomes) {
            let date = match vr_in_force(node) {
                VR::DA | VR::DT => true,
                VR::TM => false,
                _ => continue,
            };
            if node.kind != NodeKind::Value || node.value.len == 0 {
                continue;
            }
            let Some(outcome) = outcome else { continue };
            match (&outcome.edit, outcome.action) {
                (Edit::Keep | Edit::Walk, _) => time.stays = true,
                (Edit::Replace(_, bytes), Action::Clean | Action::Generalise(_)) => {
                    let left = !text::trim_bytes(bytes).is_empty();
                    time.moved |= left && date;
                    time.stays |= left && !date;
                }
                (
                    Edit::Replace(..),
                    Action::Keep
                    | Action::Remove
                    | Action::Empty
                    | Action::Dummy
                    | Action::ReplaceUid
                    | Action::Pseudonym(_),
                )
                | (Edit::Remove | Edit::Patch(_), _) => {}
            }
        }
        time
    }

    /// What (0028,0303) says. Times of day beside no date are not moved under any option, so they count
    /// as the policy calls it; a policy that removes dates calls what a rule left `UNMODIFIED`.
    fn longitudinal(&self, policy: &'static str) -> &'static str {
        match (self.moved, self.stays, policy) {
            (true, _, _) => "MODIFIED",
            (false, false, _) => "REMOVED",
            (false, true, "MODIFIED") => "MODIFIED",
            (false, true, _) => "UNMODIFIED",
        }
    }
}

/// The codes of options that decided an element of the data set that has a value.
fn options_at_work(carrier: &Carrier<'_>, outcomes: &[Option<Outcome>]) -> BTreeSet<&'static str> {
    let mut codes = BTreeSet::new();
    // The decision on a standard element outside of reports depends on tag, VR and depth alone.
    let mut seen = BTreeMap::new();
    for (index, (node, outcome)) in (0..).zip(carrier.view.set.nodes.iter().zip(outcomes)) {
        let valued = match node.kind {
            NodeKind::Value => node.value.len > 0,
            NodeKind::Sequence(_) => true,
            NodeKind::Encapsulated | NodeKind::Item(_) | NodeKind::Fragment => false,
        };
        let Some(outcome) = outcome.as_ref().filter(|_| valued) else {
            continue;
        };
        if outcome.edit == Edit::Remove {
            continue;
        }
        let facts = carrier.facts(index);
        let plain = facts.content.is_none() && facts.creator.is_none();
        let key = (facts.tag, facts.vr.to_bytes(), facts.nested);
        if plain && seen.insert(key, ()).is_some() {
            continue;
        }
        codes.extend(carrier.work.decide.options_at_work(&facts));
    }
    codes
}

/// Whether the data set of a claim holds what the option is about. The profile itself always ran.
fn found_work(set: &DataSet, at_work: &BTreeSet<&str>, longitudinal: &str, code: &str) -> bool {
    let holds = |of: fn(Tag) -> bool| set.nodes.iter().any(|node| of(node.tag));
    match code {
        "113100" | "113101" => true,
        "113103" => holds(|tag| {
            let group = tag.group();
            let repeats = matches!(group, 0x5000..=0x501E | 0x6000..=0x601E);
            tag == GRAPHIC_ANNOTATIONS || repeats && group.is_multiple_of(2)
        }),
        "113104" => holds(|tag| STRUCTURED.contains(&tag)),
        "113106" => longitudinal == "UNMODIFIED" && at_work.contains(code),
        "113107" => longitudinal == "MODIFIED" && at_work.contains(code),
        _ => at_work.contains(code),
    }
}

/// The methods named before and, after them, this program with the codes; values of at most 64
/// characters.
fn method_text(
    carrier: &mut Carrier<'_>,
    methods: &[(&'static str, &'static str)],
) -> Result<String> {
    let own = ours::method_values(methods.iter().map(|&(code, _)| code));
    let stays =
        carrier.view.set.find(None, METHOD).is_some_and(|index| {
            matches!(carrier.decide(index).action, Action::Keep | Action::Clean)
        });
    let earlier = carrier
        .view
        .child_text(None, METHOD)?
        .filter(|_| stays)
        .unwrap_or_default();
    let mut values: Vec<String> = text::values(&earlier, VR::LO)
        .into_iter()
        .filter(|value| !value.is_empty() && value.is_ascii() && value.len() <= 64)
        .filter(|value| !own.iter().any(|new| new == value) && carrier.is_harmless(value))
        .take(MOST_EARLIER)
        .map(str::to_owned)
        .collect();
    values.extend(own);
    Ok(values.join("\\"))
}
