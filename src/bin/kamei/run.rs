//! `kamei deidentify`: surveys on all workers, plans, then applies and releases on all workers.

use super::collect::{self, Input};
use super::output::{self, Spool, Spooling};
use super::{Deidentify, Failure, private, say};
use kamei::bundle::confidential;
use kamei::error::{Error, Result as KameiResult};
use kamei::key::RootKey;
use kamei::limits::Limits;
use kamei::pipeline::{self, Run, Settings};
use kamei::policy::{Linkage, Policy};
use kamei::report::{Outcome, Record};
use kamei::survey::Survey;
use kamei::transform::lookup::{Lookup, Missing};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Present in an output folder for as long as the bundle is not finished.
const INCOMPLETE: &str = "INCOMPLETE";

/// Runs the command.
pub fn deidentify(arguments: &Deidentify) -> Result<ExitCode, Failure> {
    if arguments.private.is_some()
        && arguments.passphrase_file.is_none()
        && !arguments.unencrypted_linkage
    {
        return Err("--private needs --passphrase-file, or --unencrypted-linkage".to_owned());
    }
    let settings = Settings {
        policy: super::policy(&arguments.policy, arguments.scan.as_deref())?,
        limits: Limits::default(),
    };
    let linkage = settings.policy.linkage();
    if arguments.private.is_some() && linkage == Linkage::OneWay {
        return Err("this policy keeps nothing that links: leave --private out".to_owned());
    }
    let lookup = lookup(arguments.lookup.as_deref(), &settings.policy)?;
    let key = key(arguments, linkage)?;
    let target = Target::new(&arguments.out)?;
    let inputs = collect::inputs(&arguments.input, &settings.limits);
    if inputs.is_empty() {
        return Err("there is no file to de-identify".to_owned());
    }
    let workers = workers(arguments.workers);
    let survey = survey(&inputs, &settings, workers);
    let run =
        Run::with_lookup(settings, survey, &key, lookup).map_err(|error| error.to_string())?;
    target.begin()?;
    let records = parallel(
        inputs.len(),
        workers,
        |index| release(&run, &inputs[index], index as u32, &target),
        |index| {
            let _ = std::fs::remove_file(target.staging(index as u32));
            run.held(index as u32, &Error::Worker)
        },
    );
    let pack = arguments.private.as_ref().map(|folder| {
        (
            folder,
            confidential::pack(run.survey(), &records, Some((&key, ""))),
        )
    });
    let counts = held_counts(&records);
    let finished = match run.finish(records) {
        Ok(finished) => finished,
        Err(error) => {
            target.discard();
            return Err(format!("the bundle was not written: {error}"));
        }
    };
    target.finish(&finished)?;
    if let Some((folder, pack)) = pack {
        private::write(folder, &pack, arguments.passphrase_file.as_deref())?;
    }
    summary(&finished, &counts, arguments, linkage)?;
    Ok(match (finished.files.is_empty(), finished.held_back) {
        (true, _) => ExitCode::from(1),
        (false, 0) => ExitCode::SUCCESS,
        (false, _) => ExitCode::from(3),
    })
}

/// The user's table of replacements, if one is given.
fn lookup(file: Option<&Path>, policy: &Policy) -> Result<Lookup, Failure> {
    match (file, policy.missing_in_lookup()) {
        (Some(file), _) => {
            let bytes =
                std::fs::read(file).map_err(|_| "the lookup table cannot be read".to_owned())?;
            let lookup = Lookup::read(&bytes).map_err(|error| error.to_string())?;
            policy.accept(&lookup).map_err(|error| error.to_string())?;
            Ok(lookup)
        }
        (None, Missing::Derive) => Ok(Lookup::default()),
        (None, Missing::Hold) => {
            Err("this policy holds back what no lookup table names: give --lookup".to_owned())
        }
    }
}

fn key(arguments: &Deidentify, linkage: Linkage) -> Result<RootKey, Failure> {
    match (&arguments.key, linkage) {
        (Some(_), Linkage::OneWay) => {
            Err("this policy makes a key for one run and destroys it: leave --key out".to_owned())
        }
        (Some(file), Linkage::Linkable) => {
            super::read_key(file, arguments.passphrase_file.as_deref())
        }
        (None, Linkage::OneWay | Linkage::Linkable) => super::fresh_key(),
    }
}

/// How many threads to use.
pub fn workers(asked: Option<usize>) -> usize {
    asked
        .unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from))
        .clamp(1, 256)
}

/// Pass 1 over all inputs.
pub fn survey(inputs: &[Input], settings: &Settings, workers: usize) -> Survey {
    let held =
        |input: &Input, error: &Error| pipeline::survey_held(&input.path, input.bytes, error);
    Survey::merge(parallel(
        inputs.len(),
        workers,
        |index| match inputs[index].open(&settings.limits) {
            Ok(source) => pipeline::survey(&inputs[index].path, source.as_ref(), settings),
            Err(error) => held(&inputs[index], &error),
        },
        |index| held(&inputs[index], &Error::Worker),
    ))
}

/// Runs `task` for 0 to `count` on `workers` threads; results in order. Where it panics, `stopped` says
/// the result: one file must not end a run over thousands.
fn parallel<T: Send>(
    count: usize,
    workers: usize,
    task: impl Fn(usize) -> T + Sync,
    stopped: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(count));
    std::thread::scope(|scope| {
        for _ in 0..workers.min(count) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= count {
                        return;
                    }
                    // What a task shares with others is only read, or a file of its own.
                    let result = catch_unwind(AssertUnwindSafe(|| task(index)))
                        .unwrap_or_else(|_| stopped(index));
                    results
                        .lock()
                        .unwrap_or_else(std::sync::PoisonError::into_inner)
                        .push((index, result));
                }
            });
        }
    });
    let mut results = results
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Pass 2 over one input: written, verified, gated, and only then moved into the bundle.
fn release(run: &Run, input: &Input, index: u32, target: &Target) -> Record {
    if let Some(record) = run.held_by_plan(index) {
        return record;
    }
    let attempt = || -> KameiResult<Record> {
        let source = input.open(run.limits())?;
        let mut sink = Spooling {
            spool: Spool::new(target.staging(index)),
            input: source.as_ref(),
        };
        let done = run.apply(index, source.as_ref(), &mut sink)?;
        let output = sink.spool.close()?;
        let record = output.read(source.as_ref(), |finished| {
            run.release(index, done, source.as_ref(), finished)
        })?;
        if let Outcome::Released(released) = &record.outcome {
            output.ship(source.as_ref(), &target.folder.join(&released.path))?;
        }
        Ok(record)
    };
    let record = attempt().unwrap_or_else(|error| run.held(index, &error));
    let _ = std::fs::remove_file(target.staging(index));
    record
}

fn held_counts(records: &[Record]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for record in records {
        if let Outcome::Held(held) = &record.outcome
            && !held.is_chosen()
        {
            *counts.entry(held.code.clone()).or_default() += 1;
        }
    }
    counts
}

fn summary(
    finished: &pipeline::Finished,
    held: &BTreeMap<String, u64>,
    arguments: &Deidentify,
    linkage: Linkage,
) -> Result<(), Failure> {
    say(&format!(
        "{} released, {} held back",
        finished.files.len(),
        finished.held_back
    ))?;
    if finished.left_out > 0 {
        say(&format!(
            "  outside of the cohort, left out: {}",
            finished.left_out
        ))?;
    }
    for (code, count) in held {
        say(&format!("  held back, {code}: {count}"))?;
    }
    let kept = arguments.key.is_some() || arguments.private.is_some();
    if !kept || linkage == Linkage::OneWay {
        say(
            "the key was made for this run and is gone: a later run cannot continue these pseudonyms",
        )?;
    }
    Ok(())
}

/// Where the bundle goes: straight into its folder, or through a folder into an archive.
struct Target {
    archive: Option<PathBuf>,
    folder: PathBuf,
}

impl Target {
    fn new(out: &Path) -> Result<Target, Failure> {
        let zip = out
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
        let folder = if zip {
            out.with_extension("zip.incomplete")
        } else {
            out.to_owned()
        };
        let taken = |path: &Path| match std::fs::read_dir(path) {
            Ok(mut entries) => entries.next().is_some(),
            Err(_) => path.exists(),
        };
        if taken(&folder) || zip && out.exists() {
            return Err("the output exists already and is not an empty folder".to_owned());
        }
        Ok(Target {
            archive: zip.then(|| out.to_owned()),
            folder,
        })
    }

    fn staging(&self, index: u32) -> PathBuf {
        self.folder.join(format!("{INCOMPLETE}-{index}"))
    }

    fn begin(&self) -> Result<(), Failure> {
        std::fs::create_dir_all(&self.folder)
            .and_then(|()| std::fs::write(self.folder.join(INCOMPLETE), b""))
            .map_err(|_| "the output folder cannot be made".to_owned())
    }

    fn finish(&self, finished: &pipeline::Finished) -> Result<(), Failure> {
        let unwritable = |_| "the output cannot be written".to_owned();
        match &self.archive {
            None => output::write_documents(&self.folder, finished)?,
            Some(archive) => {
                output::write_archive(archive, &self.folder, finished)
                    .map_err(|error| error.to_string())?;
                return std::fs::remove_dir_all(&self.folder).map_err(unwritable);
            }
        }
        std::fs::remove_file(self.folder.join(INCOMPLETE)).map_err(unwritable)
    }

    fn discard(&self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_that_panics_stops_no_other() {
        super::super::quiet_panics();
        for workers in [1, 3] {
            let task = |index: usize| match index % 10 {
                7 => panic!("a value that must not be printed"),
                _ => Some(index),
            };
            let results = parallel(100, workers, task, |_| None);
            let expected: Vec<Option<usize>> = (0..100)
                .map(|index| (index % 10 != 7).then_some(index))
                .collect();
            assert_eq!(results, expected);
        }
    }

    #[test]
    fn a_panic_tells_its_place_and_nothing_else() {
        let place = super::super::place_of_panic(Some(std::panic::Location::caller()));
        assert!(place.contains("run.rs:"), "{place}");
        assert!(!super::super::place_of_panic(None).is_empty());
    }
}
