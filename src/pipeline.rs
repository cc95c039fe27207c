//! The order of the stages: survey, plan, apply, verify, gate, bundle. The only place that knows it.
//!
//! Natively threads and in the page workers call the same four steps: [`survey`] per file,
//! [`Run::new`] over all surveys, [`Run::apply`] and [`Run::release`] per file, [`Run::finish`].
//! None of them depends on the order in which files are taken.

mod anonymise;
mod cohort;
mod heads;
mod medium;
mod names;
mod plan;
mod review;

use crate::action::{ColumnAction, Decide, PixelOrders, Recognition, Role};
use crate::anonymity::Settled;
use crate::bundle::{self, Document};
use crate::cohort::Members;
use crate::error::{Error, Result};
use crate::format::dicom::apply::{MIXED_ENCODINGS, PIXELS_EXAMINED};

use crate::format::reading::Sight;
use crate::format::show::{About, Shown};
use crate::format::{self, Done, Look, Work};
use crate::gate::Gate;
use crate::identity::{Identifier, IdentifierKind};
use crate::key::RootKey;
use crate::limits::Limits;
use crate::pixel::Area;
use crate::pixel::reading::Reader;
use crate::plan::Plan;
use crate::policy::Policy;
use crate::policy::pixels::HeadSurface;
use crate::report::{Outcome, Record, Released};
use crate::source::{Sink, Source};
use crate::survey::{DicomFacts, Facts, FileSurvey, Held, Kind, Survey};
use crate::transform::canon;
use crate::transform::derive::Derivations;
use crate::transform::lookup::Lookup;
use crate::transform::matcher::{Field, Hit};
use crate::unpack;
use crate::verify::{self, Opinion};
use std::collections::BTreeSet;

pub use review::Review;

/// What governs a run beside the key.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The policy.
    pub policy: Policy,
    /// Bounds.
    pub limits: Limits,
}

/// Pass 1 over one file. A file that cannot be processed gets its reason as its facts.
pub fn survey(path: &str, source: &dyn Source, settings: &Settings) -> FileSurvey {
    let look = Look {
        limits: &settings.limits,
        roles: settings.policy.column_roles(),
        templates: &settings.policy.pixels().templates,
        surfaces: settings.policy.pixels().head_surface == HeadSurface::Remove,
        cohort: settings.policy.cohort(),
        anonymise: settings.policy.anonymise(),
    };
    let found = if source.is_empty() {
        Err((Kind::Unknown, Error::Empty))
    } else {
        match format::sniff(source) {
            Ok(Some(format)) => match format.survey(source, &look) {
                Ok((facts, identifiers)) => Ok((format.kind(), facts, identifiers)),
                Err(error) => Err((format.kind(), error)),
            },
            Ok(None) => Err((Kind::Unknown, unrecognised(source))),
            Err(error) => Err((Kind::Unknown, error)),
        }
    };
    let (kind, facts, mut identifiers) = match found {
        Ok(found) => found,
        Err((kind, error)) => (kind, Facts::Held(Held::from(&error)), BTreeSet::new()),
    };
    identifiers.extend(path_identifiers(path));
    FileSurvey {
        path: path.to_owned(),
        bytes: source.len(),
        kind,
        facts,
        identifiers,
    }
}

/// Why a file of no known format is held back.
fn unrecognised(source: &dyn Source) -> Error {
    match unpack::is_archive(source) {
        Ok(true) => Error::Unsupported {
            what: "an archive inside an archive",
        },
        Ok(false) => Error::UnknownFormat,
        Err(error) => error,
    }
}

/// The survey of an input that cannot be had at all because of `error`.
pub fn survey_held(path: &str, bytes: u64, error: &Error) -> FileSurvey {
    FileSurvey {
        path: path.to_owned(),
        bytes,
        kind: Kind::Unknown,
        facts: Facts::Held(Held::from(error)),
        identifiers: path_identifiers(path).collect(),
    }
}

/// What the names of a file and its folders may give away.
fn path_identifiers(path: &str) -> impl Iterator<Item = Identifier> + '_ {
    let telling = path.split('/').filter_map(canon::telling_file_name);
    telling.map(|name| Identifier {
        kind: IdentifierKind::FileName,
        value: name.to_owned(),
    })
}

/// Whether dates of events come out moved.
fn dates_move(policy: &Policy) -> bool {
    policy.claims().longitudinal == "MODIFIED"
        || matches!(
            policy.column(Role::Date),
            ColumnAction::ShiftDate | ColumnAction::Generalise(_)
        )
}

/// SOP classes of recordings of speech: Basic Voice Audio and General Audio Waveform Storage.
const VOICE: [&str; 2] = [
    "1.2.840.10008.5.1.4.1.1.9.4.1",
    "1.2.840.10008.5.1.4.1.1.9.4.2",
];

/// Whether a file is a recording of speech, by its class or its modality.
fn has_voice(facts: &DicomFacts) -> bool {
    VOICE.contains(&facts.sop_class.as_str()) || facts.modality == "AU"
}

/// One run over a surveyed drop.
pub struct Run {
    settings: Settings,
    survey: Survey,
    derive: Derivations,
    gate: Gate,
    plan: Plan,
    review: review::Spread,
    heads: heads::Heads,
    /// Who belongs to the cohort, or why nobody is known to; `None` if none is asked for.
    members: Option<Result<Members>>,
    /// What values come to and who leaves; `None` if no anonymised output is asked for.
    settled: Option<Settled>,
    /// Whether the drop came with the index of a medium, so that the bundle gets one.
    medium: bool,
}

/// A finished bundle, but for the contents of the released files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// Manifest, report and policy, and the index of a medium where the drop came with one.
    pub documents: Vec<Document>,
    /// Index and path of every released file, in the order of the archive: before the documents.
    pub files: Vec<(u32, String)>,
    /// Headers (files first, then documents) and trailer of the archive.
    pub archive: bundle::archive::Layout,
    /// Number of inputs held back.
    pub held_back: usize,
    /// Number of inputs that are left out by choice: nothing in them belongs to the cohort.
    pub left_out: usize,
}

impl Run {
    /// Plans the run. The same survey, settings and key give the same plan. A cohort that is not in the drop
    /// leaves everything out.
    pub fn new(settings: Settings, survey: Survey, key: &RootKey) -> Run {
        Run::plan_with(settings, survey, key, Lookup::default(), Review::default())
    }

    /// As [`Run::new`], with the user's own replacements, which come before derived pseudonyms.
    ///
    /// # Errors
    ///
    /// [`Error::Lookup`] if the policy takes no table, or if a replacement holds an identifier of the drop
    /// that must be gone; [`Error::Limit`] if the drop has too many identifiers; [`Error::Cohort`] if the
    /// policy asks for a cohort that is not in the drop.
    pub fn with_lookup(
        settings: Settings,
        survey: Survey,
        key: &RootKey,
        lookup: Lookup,
    ) -> Result<Run> {
        Run::with_review(settings, survey, key, lookup, Review::default())
    }

    /// As [`Run::with_lookup`], with what a person did with the images.
    ///
    /// # Errors
    ///
    /// As [`Run::with_lookup`].
    pub fn with_review(
        settings: Settings,
        survey: Survey,
        key: &RootKey,
        lookup: Lookup,
        review: Review,
    ) -> Result<Run> {
        survey.within(&settings.limits)?;
        settings.policy.accept(&lookup)?;
        let run = Run::plan_with(settings, survey, key, lookup.clone(), review);
        if let Some(Err(error)) = &run.members {
            return Err(error.clone());
        }
        let dates_move = dates_move(&run.settings.policy);
        lookup.check(|replacement| {
            let hits = run.gate.known().find(replacement, Field::Text);
            let told = |hit: &Hit| !(dates_move && hit.kind == IdentifierKind::EventDate);
            hits.iter().any(told)
        })?;
        Ok(run)
    }

    fn plan_with(
        settings: Settings,
        mut survey: Survey,
        key: &RootKey,
        lookup: Lookup,
        review: Review,
    ) -> Run {
        let review = review.spread(&survey);
        let policy = &settings.policy;
        let derive = Derivations::new(key, policy.recipient(), policy.home_issuer())
            .with_lookup(lookup, policy.missing_in_lookup());
        let removed = survey.identifiers.iter();
        let removed = removed.filter(|it| policy.removes(it.kind));
        let gate = Gate::new(removed, dates_move(policy));
        let heads = heads::Heads::of(policy, &survey);
        // What was measured is in the cuts now.
        survey.forget_surfaces();
        let members = cohort::members(policy, &mut survey);
        let settled = anonymise::settled(policy, &mut survey);
        let mut plan = plan::make(&settings, &survey, &derive, &gate, (&review, &heads));
        if let Some(members) = &members {
            cohort::leave_out(&mut plan, &survey, members.as_ref().ok());
        }
        if let Some(settled) = &settled {
            anonymise::leave_out(&mut plan, &survey, settled, policy.home_issuer());
        }
        Run {
            medium: survey.has_media_index(),
            settings,
            survey,
            derive,
            gate,
            plan,
            review,
            heads,
            members,
            settled,
        }
    }

    /// What will happen.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What pass 1 learned.
    pub fn survey(&self) -> &Survey {
        &self.survey
    }

    /// The bounds in force.
    pub fn limits(&self) -> &Limits {
        &self.settings.limits
    }

    /// Whether the policy asks for a reader of text.
    pub fn wants_reader(&self) -> bool {
        self.settings.policy.pixels().recognition != Recognition::Off
    }

    /// What happens to the pixels of input `index` if `drawn` are the boxes on it.
    pub fn orders(&self, index: u32, drawn: &[Area]) -> PixelOrders {
        let policy = &self.settings.policy;
        match &self.survey.files[index as usize].facts {
            Facts::Dicom(facts) => PixelOrders {
                surface: self.heads.cuts(index),
                ..review::orders(policy, &facts.image(), drawn)
            },
            Facts::Picture(facts) => review::orders(policy, &facts.image(), drawn),
            Facts::Table(_) | Facts::Held(_) => PixelOrders::default(),
        }
    }

    /// What the image of input `index`, which is `source`, says of itself; `None` if it has none.
    ///
    /// # Errors
    ///
    /// Whatever keeps the image from being read.
    pub fn about(&self, index: u32, source: &dyn Source) -> Result<Option<About>> {
        match format::of(self.survey.files[index as usize].kind) {
            Some(format) => format.about(source, &self.settings.limits),
            None => Ok(None),
        }
    }

    /// Frame `number` of input `index`, which is `source`, as it stands and as it would be written if `drawn`
    /// are the boxes on it; `None` if it has no image.
    ///
    /// # Errors
    ///
    /// As [`Run::about`]; if there is no such frame.
    pub fn show(
        &self,
        index: u32,
        source: &dyn Source,
        drawn: &[Area],
        number: u32,
        reader: Option<&dyn Reader>,
    ) -> Result<Option<Shown>> {
        match format::of(self.survey.files[index as usize].kind) {
            Some(format) => {
                let orders = self.orders(index, drawn);
                let sight = Sight {
                    reader,
                    known: self.gate.known(),
                };
                format.show(source, &orders, &self.settings.limits, number, Some(&sight))
            }
            None => Ok(None),
        }
    }

    /// Runs `task` with what the format needs to carry out the plan for input `index`.
    ///
    /// # Errors
    ///
    /// Whatever `task` returns.
    pub fn with_work<T>(&self, index: u32, task: impl FnOnce(&Work<'_>) -> Result<T>) -> Result<T> {
        self.with_reader(index, None, task)
    }

    /// As [`Run::with_work`], where somebody reads text in pixels.
    ///
    /// # Errors
    ///
    /// Whatever `task` returns.
    pub fn with_reader<T>(
        &self,
        index: u32,
        reader: Option<&dyn Reader>,
        task: impl FnOnce(&Work<'_>) -> Result<T>,
    ) -> Result<T> {
        let facts = &self.survey.files[index as usize].facts;
        let policy = &self.settings.policy;
        let columns: Vec<ColumnAction> = match facts {
            Facts::Table(table) => table
                .columns
                .iter()
                .map(|column| policy.column(column.role))
                .collect(),
            Facts::Dicom(_) | Facts::Picture(_) | Facts::Held(_) => Vec::new(),
        };
        let pixels = self.orders(index, self.review.boxes(index));
        task(&Work {
            decide: policy,
            derive: &self.derive,
            known: self.gate.known(),
            facts,
            columns: &columns,
            claims: &policy.claims(),
            members: self.members.as_ref().and_then(|found| found.as_ref().ok()),
            settled: self.settled.as_ref(),
            pixels: &pixels,
            reader,
            limits: &self.settings.limits,
        })
    }

    /// Pass 2 over one file: writes the de-identified file to `sink`.
    ///
    /// # Errors
    ///
    /// Whatever keeps the file from being released; what was written must be thrown away.
    pub fn apply(&self, index: u32, source: &dyn Source, sink: &mut dyn Sink) -> Result<Done> {
        self.apply_reading(index, source, None, sink)
    }

    /// As [`Run::apply`], where somebody reads text in pixels. A policy that asks for it and a run without
    /// a reader mask whatever the search finds.
    ///
    /// # Errors
    ///
    /// As [`Run::apply`].
    pub fn apply_reading(
        &self,
        index: u32,
        source: &dyn Source,
        reader: Option<&dyn Reader>,
        sink: &mut dyn Sink,
    ) -> Result<Done> {
        let file = &self.survey.files[index as usize];
        if source.len() != file.bytes {
            return Err(Error::Verification {
                what: "the input changed between the two passes",
            });
        }
        let format = format::of(file.kind).ok_or(Error::UnknownFormat)?;
        self.with_reader(index, reader, |work| format.apply(source, work, sink))
    }

    /// Verifies a finished output, sends it through the gate and says whether it may ship.
    pub fn release(
        &self,
        index: u32,
        done: Done,
        input: &dyn Source,
        output: &dyn Source,
    ) -> Record {
        self.release_digested(index, done, input, output, None)
    }

    /// As [`Run::release`], for a caller who has the SHA-256 of the very bytes of `output` already.
    pub fn release_digested(
        &self,
        index: u32,
        mut done: Done,
        input: &dyn Source,
        output: &dyn Source,
        digest: Option<[u8; 32]>,
    ) -> Record {
        let outcome = match self.examine(index, &mut done, input, output, digest) {
            Ok(released) => Outcome::Released(released),
            Err(error) => Outcome::Held(Held::from(&error)),
        };
        Record {
            index,
            outcome,
            done,
        }
    }

    fn examine(
        &self,
        index: u32,
        done: &mut Done,
        input: &dyn Source,
        output: &dyn Source,
        digest: Option<[u8; 32]>,
    ) -> Result<Released> {
        let file = &self.survey.files[index as usize];
        let mixed = done.notes.contains_key(MIXED_ENCODINGS);
        let examined = done.notes.contains_key(PIXELS_EXAMINED);
        let mut note = |code: &str| *done.notes.entry(code.to_owned()).or_default() += 1;
        if let Some(facts) = file.dicom() {
            if facts.has_pixels && !examined {
                note("pixels-not-examined");
            }
            if let Some(code) = self.heads.note(index) {
                note(code);
            }
            if has_voice(facts) {
                note("voice-not-examined");
            }
            let policy = &self.settings.policy;
            let claimed = !policy.claims().methods.is_empty();
            // The second parser would take bytes for lengths there, and ask for that much memory.
            let opinion = match mixed {
                true => Opinion::Abstains,
                false => verify::dicom(input, output, policy, claimed)?,
            };
            match opinion {
                Opinion::Agrees => {}
                Opinion::Abstains => note("no-second-opinion"),
            }
        }
        if file.kind == Kind::Picture && !examined {
            note("pixels-not-examined");
        }
        let path = &self.plan.files[index as usize].output;
        let ours = self.gate.own_words(plan::PATH_WORDS);
        if let Some(kind) = self.gate.check_document(path, &ours).keys().next() {
            return Err(Error::GateHit { kind: kind.name() });
        }
        let limits = &self.settings.limits;
        let checked = self.gate.check(file.kind, output, digest, limits)?;
        if let Some(kind) = checked.hits.keys().next() {
            return Err(Error::GateHit { kind: kind.name() });
        }
        Ok(Released {
            path: path.clone(),
            bytes: checked.bytes,
            sha256: checked.sha256,
            crc32: checked.crc32,
            opaque_bytes: checked.opaque_bytes,
            listing: self.listing(index, output)?,
        })
    }

    /// The record of an input that does not ship because of `error`.
    pub fn held(&self, index: u32, error: &Error) -> Record {
        Record {
            index,
            outcome: Outcome::Held(Held::from(error)),
            done: Done::default(),
        }
    }

    /// The record of an input that was held back while planning, if it was.
    pub fn held_by_plan(&self, index: u32) -> Option<Record> {
        let held = self.plan.files[index as usize].held.clone()?;
        Some(Record {
            index,
            outcome: Outcome::Held(held),
            done: Done::default(),
        })
    }

    /// Writes the documents of the bundle and lays the archive out. Takes one record per input.
    ///
    /// # Errors
    ///
    /// [`Error::Verification`] if an input has no record; [`Error::GateHit`] if a document of ours
    /// would carry an identifier.
    pub fn finish(&self, mut records: Vec<Record>) -> Result<Finished> {
        records.sort_by_key(|record| record.index);
        let complete = records
            .iter()
            .map(|record| record.index)
            .eq(0..self.survey.files.len() as u32);
        if !complete {
            return Err(Error::Verification {
                what: "the records do not match the inputs one to one",
            });
        }
        let index = self.index(&mut records);
        let documents = bundle::documents(&self.settings.policy, &self.survey, &records, index);
        let ours = self
            .gate
            .own_words(&bundle::vocabulary(&self.survey, &records));
        // The index has passed the gate as the data set that it is.
        for document in documents.iter().filter(|it| it.path != bundle::INDEX) {
            let text = String::from_utf8_lossy(&document.bytes);
            if let Some(kind) = self.gate.check_document(&text, &ours).keys().next() {
                return Err(Error::GateHit { kind: kind.name() });
            }
        }
        let released = bundle::released(&records);
        let mut entries: Vec<bundle::archive::Entry<'_>> = released
            .iter()
            .map(|(_, file)| bundle::archive::Entry {
                path: &file.path,
                bytes: file.bytes,
                crc32: file.crc32,
            })
            .collect();
        entries.extend(documents.iter().map(|document| bundle::archive::Entry {
            path: document.path,
            bytes: document.bytes.len() as u64,
            crc32: crc32fast::hash(&document.bytes),
        }));
        let archive = bundle::archive::layout(&entries);
        let files: Vec<(u32, String)> = released
            .iter()
            .map(|(index, file)| (*index, file.path.clone()))
            .collect();
        let left_out = records.iter().filter(|record| record.is_left_out()).count();
        let held_back = records.len() - files.len() - left_out;
        Ok(Finished {
            documents,
            files,
            archive,
            held_back,
            left_out,
        })
    }
}
