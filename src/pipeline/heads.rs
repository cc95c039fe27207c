//! Heads in CT and MR: joins what was measured of the frames of each series into a model, and says for every
//! input what goes of its frames.
//!
//! This is the one thing that an output takes from other inputs: a slice does not know where the skin lies
//! before it. It follows from the frames of its own series in the drop alone, in whatever order they come; a
//! series with a gap is no stack and is held back.

use crate::error::Error;
use crate::identity::Person;
use crate::pixel::Refused;
use crate::pixel::surface::{Axes, Cut, Head, Sample, head};
use crate::policy::Policy;
use crate::policy::pixels::HeadSurface;
use crate::survey::{BodyPart, DicomFacts, Surface, Survey};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const UNMEASURABLE: &str = "its frames cannot be measured or placed in the patient";
/// What happens to the surface of a head in one input.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    /// Nothing is asked of it.
    Idle,
    /// It shows a head, and nobody asked for its removal.
    Kept,
    /// It shows another part of the body.
    NoHead,
    /// It goes.
    Removed(Arc<Vec<Cut>>),
    /// It cannot go, for this reason.
    Stays(&'static str),
}

/// What happens to heads, by index of the input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heads(Vec<Outcome>);

/// The files of one series.
type Series<'a> = (Option<&'a Person>, &'a str, &'a str, Option<usize>);

fn series(index: usize, facts: &DicomFacts) -> Series<'_> {
    // A file that names no series is one of its own.
    let alone = facts.series_uid.is_empty().then_some(index);
    let (study, series) = (facts.study_uid.as_str(), facts.series_uid.as_str());
    (facts.person.as_ref(), study, series, alone)
}

/// The frames that may make one stack.
type Key<'a> = (Series<'a>, Axes);

fn key<'a>(index: usize, facts: &'a DicomFacts, sample: &Sample) -> Key<'a> {
    (series(index, facts), sample.pose.axes)
}

/// The frames of an input that were measured.
fn measured(facts: &DicomFacts) -> &[Sample] {
    match facts.head.as_ref().map(|head| &head.surface) {
        Some(Surface::Measured(samples)) => samples,
        Some(Surface::NotMeasured | Surface::Unmeasurable) | None => &[],
    }
}

impl Heads {
    /// What the policy says of heads in `survey`.
    pub fn of(policy: &Policy, survey: &Survey) -> Heads {
        let files = survey.files.iter().map(|file| file.dicom());
        let remove = match policy.pixels().head_surface {
            HeadSurface::Remove => true,
            HeadSurface::Off => false,
        };
        let mut stacks: BTreeMap<Key<'_>, Vec<&Sample>> = BTreeMap::new();
        for (index, facts) in files.clone().enumerate().filter(|_| remove) {
            for (facts, sample) in facts
                .into_iter()
                .flat_map(|facts| measured(facts).iter().map(move |it| (facts, it)))
            {
                let stack = stacks.entry(key(index, facts, sample));
                stack.or_default().push(sample);
            }
        }
        let stacks: BTreeMap<Key<'_>, Result<Head, Refused>> = stacks
            .into_iter()
            .map(|(key, samples)| (key, head(&samples)))
            .collect();
        let headed: BTreeSet<Series<'_>> = files
            .clone()
            .enumerate()
            .filter_map(|(index, facts)| facts.map(|facts| (index, facts)))
            .filter(
                |(_, facts)| match facts.head.as_ref().map(|head| head.part) {
                    Some(BodyPart::Head | BodyPart::Unknown) => true,
                    Some(BodyPart::Other) | None => false,
                },
            )
            .map(|(index, facts)| series(index, facts))
            .collect();
        let outcome = |(index, facts): (usize, Option<&DicomFacts>)| {
            let Some((facts, head)) = facts.and_then(|it| Some((it, it.head.as_ref()?))) else {
                return Outcome::Idle;
            };
            match (remove, head.part, &head.surface) {
                (false, BodyPart::Head, _) => Outcome::Kept,
                (false, BodyPart::Other | BodyPart::Unknown, _) => Outcome::Idle,
                // One slice of a head that names another part is none of that part.
                (true, BodyPart::Other, _) if headed.contains(&series(index, facts)) => {
                    Outcome::Stays(UNMEASURABLE)
                }
                (true, BodyPart::Other, _) => Outcome::NoHead,
                (true, BodyPart::Head | BodyPart::Unknown, Surface::Measured(samples)) => {
                    let cut = |sample| -> Result<Cut, &'static str> {
                        match stacks.get(&key(index, facts, sample)) {
                            Some(Ok(head)) => Ok(head.cut(sample)),
                            Some(Err(Refused(what))) => Err(*what),
                            None => Err(UNMEASURABLE),
                        }
                    };
                    match samples.iter().map(cut).collect() {
                        Ok(cuts) => Outcome::Removed(Arc::new(cuts)),
                        Err(what) => Outcome::Stays(what),
                    }
                }
                (
                    true,
                    BodyPart::Head | BodyPart::Unknown,
                    Surface::NotMeasured | Surface::Unmeasurable,
                ) => Outcome::Stays(UNMEASURABLE),
            }
        };
        Heads(files.enumerate().map(outcome).collect())
    }

    fn outcome(&self, index: u32) -> &Outcome {
        self.0.get(index as usize).unwrap_or(&Outcome::Idle)
    }

    /// What goes of each frame of input `index`, if its surface does.
    pub fn cuts(&self, index: u32) -> Option<Arc<Vec<Cut>>> {
        match self.outcome(index) {
            Outcome::Removed(cuts) => Some(Arc::clone(cuts)),
            Outcome::Idle | Outcome::Kept | Outcome::NoHead | Outcome::Stays(_) => None,
        }
    }

    /// Why input `index` is held back, if it is.
    pub fn refusal(&self, index: u32) -> Option<Error> {
        match self.outcome(index) {
            Outcome::Stays(what) => Some(Error::HeadSurface { what }),
            Outcome::Idle | Outcome::Kept | Outcome::NoHead | Outcome::Removed(_) => None,
        }
    }

    /// What a person should know of the head in input `index`, beside its removal.
    pub fn note(&self, index: u32) -> Option<&'static str> {
        match self.outcome(index) {
            Outcome::Kept => Some("head-surface-kept"),
            Outcome::NoHead => Some("no-head"),
            Outcome::Idle | Outcome::Removed(_) | Outcome::Stays(_) => None,
        }
    }
}
