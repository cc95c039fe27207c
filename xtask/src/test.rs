//! `cargo xtask test`: every test, stage by stage; the last line counts them.
//!
//! A failed stage does not stop the others, except those that need what it should have built.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::run::{self, say};
use crate::setup::{self, Scope, Tools};
use crate::tally::{self, Tally};
use crate::{page, tables, wasm};

/// One part of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Formatting of the Rust sources.
    Format,
    /// Lints of the Rust sources.
    Clippy,
    /// Generated tables against their facts.
    Tables,
    /// Rust tests on this machine's processor.
    Native,
    /// The WebAssembly package builds.
    Wasm,
    /// Types and unit tests of the page, and that it builds.
    Page,
    /// Independent programs re-read the outputs of the command line.
    Judges,
    /// The page in real browsers.
    Browsers,
}

/// The stages in order. Those of one line run side by side: what optimises the WebAssembly module and what judges
/// outputs each keep one processor busy.
const STAGES: [&[Stage]; 7] = [
    &[Stage::Format],
    &[Stage::Clippy],
    &[Stage::Tables],
    &[Stage::Native],
    &[Stage::Wasm, Stage::Judges],
    &[Stage::Page],
    &[Stage::Browsers],
];

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Clippy => "clippy",
            Self::Tables => "tables",
            Self::Native => "native",
            Self::Wasm => "wasm",
            Self::Page => "page",
            Self::Judges => "judges",
            Self::Browsers => "browsers",
        }
    }

    /// The stages whose success this one builds on.
    fn builds_on(self) -> &'static [Stage] {
        match self {
            Self::Format | Self::Clippy | Self::Tables | Self::Native => &[],
            Self::Wasm | Self::Judges => &[],
            Self::Page => &[Self::Wasm],
            Self::Browsers => &[Self::Wasm, Self::Page],
        }
    }

    fn scope(self) -> Scope {
        match self {
            Self::Format | Self::Clippy | Self::Tables | Self::Native => Scope::default(),
            Self::Wasm => Scope {
                wasm: true,
                ..Scope::default()
            },
            Self::Page => setup::BUILD,
            Self::Judges => Scope {
                judges: true,
                ..Scope::default()
            },
            // The judges' packages bring the real files that the page is tried on.
            Self::Browsers => Scope {
                browsers: true,
                judges: true,
                ..setup::BUILD
            },
        }
    }

    fn run(self, tools: &Tools, alone: bool) -> Result<Outcome> {
        match self {
            Self::Format => plain(run::cargo().args(["fmt", "--all", "--check"])),
            Self::Clippy => {
                let what = ["clippy", "--locked", "--workspace", "--all-targets"];
                plain(run::cargo().args(what).args(["--", "-D", "warnings"]))
            }
            Self::Tables => tables::run(true).map(|()| Outcome::Done(Tally::single(true))),
            Self::Native => native(),
            Self::Wasm => wasm::build().map(|()| Outcome::Done(Tally::single(true))),
            Self::Page => page(alone),
            Self::Judges => judges(tools),
            Self::Browsers => browsers(tools, alone),
        }
    }
}

/// Reads a stage's name from the command line.
pub fn stage_named(name: &str) -> Result<Stage, String> {
    let stages = STAGES.concat();
    let known: Vec<&str> = stages.iter().map(|stage| stage.name()).collect();
    let known = known.join(", ");
    let found = stages.into_iter().find(|stage| stage.name() == name);
    found.ok_or_else(|| format!("stages are {known}"))
}

enum Outcome {
    /// It ran; so many tests passed and failed.
    Done(Tally),
    /// It has no test files.
    Absent(&'static str),
}

/// How one stage ended, for the table at the end.
struct Entry {
    stage: Stage,
    tally: Tally,
    time: Duration,
    remark: Option<String>,
}

impl Entry {
    fn failed(&self) -> bool {
        self.tally.failed > 0
    }
}

/// Runs every stage, or `only` one.
pub fn run(only: Option<Stage>) -> ExitCode {
    let groups: Vec<Vec<Stage>> = match only {
        Some(stage) => vec![vec![stage]],
        None => STAGES.iter().map(|group| group.to_vec()).collect(),
    };
    let scope = only.map_or(setup::EVERYTHING, Stage::scope);
    let tools = match setup::prepare(scope) {
        Ok(tools) => tools,
        Err(error) => {
            run::complain(&error.context("set-up"));
            println!("{}", Tally::single(false));
            return ExitCode::FAILURE;
        }
    };
    let mut entries: Vec<Entry> = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let names: Vec<&str> = group.iter().map(|stage| stage.name()).collect();
        let (number, all) = (index + 1, groups.len());
        say(format!("test {number} of {all}: {}", names.join(" and ")));
        let (alone, before, tools) = (only.is_some(), &entries, &tools);
        let ended = std::thread::scope(|scope| {
            let started: Vec<_> = group
                .iter()
                .map(|&stage| scope.spawn(move || run_one(stage, tools, alone, before)))
                .collect();
            let ended = started.into_iter().map(|stage| stage.join());
            ended.collect::<Result<Vec<Entry>, _>>()
        });
        let Ok(ended) = ended else {
            run::complain(&anyhow::anyhow!("a stage broke off"));
            println!("{}", Tally::single(false));
            return ExitCode::FAILURE;
        };
        for entry in ended {
            say(format!("{}: {}", entry.stage.name(), line(&entry)));
            entries.push(entry);
        }
    }
    summarize(&entries)
}

fn run_one(stage: Stage, tools: &Tools, alone: bool, before: &[Entry]) -> Entry {
    let start = Instant::now();
    let lost = before
        .iter()
        .find(|entry| entry.failed() && stage.builds_on().contains(&entry.stage));
    let (tally, remark) = match lost {
        Some(lost) => {
            let remark = format!("not run, because {} failed", lost.stage.name());
            (Tally::single(false), Some(remark))
        }
        None => match stage.run(tools, alone) {
            Ok(Outcome::Done(tally)) => (tally, None),
            Ok(Outcome::Absent(remark)) => (Tally::default(), Some(format!("skipped: {remark}"))),
            Err(error) => {
                run::complain(&error);
                (Tally::single(false), None)
            }
        },
    };
    Entry {
        stage,
        tally,
        time: start.elapsed(),
        remark,
    }
}

fn line(entry: &Entry) -> String {
    let seconds = entry.time.as_secs_f32();
    let counts = match entry.remark.as_deref() {
        Some(remark) => remark.to_string(),
        None if entry.tally.skipped > 0 => {
            format!("{}, {} skipped", entry.tally, entry.tally.skipped)
        }
        None => entry.tally.to_string(),
    };
    format!(
        "{} {counts} ({seconds:.1} s)",
        if entry.failed() { "FAILED" } else { "ok" }
    )
}

fn summarize(entries: &[Entry]) -> ExitCode {
    println!();
    for entry in entries {
        println!("{:<9} {}", entry.stage.name(), line(entry));
    }
    let total = entries
        .iter()
        .fold(Tally::default(), |sum, entry| sum.plus(entry.tally));
    println!();
    if total.skipped > 0 {
        println!("{} tests were skipped", total.skipped);
    }
    println!("{total}");
    if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn plain(command: &mut Command) -> Result<Outcome> {
    run::check(command).map(|()| Outcome::Done(Tally::single(true)))
}

fn native() -> Result<Outcome> {
    let mut cargo = run::cargo();
    cargo.args([
        "test",
        "--locked",
        "--workspace",
        "--no-fail-fast",
        "--",
        "--quiet",
    ]);
    let (output, success) = run::tee(&mut cargo)?;
    Ok(Outcome::Done(tally::of_cargo(&output).checked(success)))
}

fn page(alone: bool) -> Result<Outcome> {
    if alone {
        wasm::build()?;
    }
    run::check(run::npm("www").args(["run", "check", "--loglevel=error"]))?;
    page::build()?;
    let types_and_build = Tally {
        passed: 2,
        ..Tally::default()
    };
    let manifest = fs::read_to_string(run::root().join("www/package.json"))?;
    let manifest: serde_json::Value =
        serde_json::from_str(&manifest).context("www/package.json")?;
    if manifest["scripts"]["test"].is_null() {
        return Ok(Outcome::Done(types_and_build));
    }
    let (output, success) = run::tee(run::npm("www").args(["test", "--loglevel=error"]))?;
    let tests = tally::of_vitest(&output).checked(success);
    Ok(Outcome::Done(types_and_build.plus(tests)))
}

fn judges(tools: &Tools) -> Result<Outcome> {
    if test_files("tests/judges", ".py")?.is_empty() {
        return Ok(Outcome::Absent("no tests/judges/*.py"));
    }
    build_native_program()?;
    let python = tools.python.as_ref().context("no Python environment")?;
    let mut pytest = run::command(python, "");
    tools.describe_to(&mut pytest);
    // Each .py file may hold tests, whatever its name; nothing is written next to the sources.
    pytest
        .args(["-m", "pytest", "-q", "--color=no", "-p", "no:cacheprovider"])
        .args(["-o", "python_files=*.py", "tests/judges"])
        .env("PYTHONDONTWRITEBYTECODE", "1");
    let (output, success) = run::tee(&mut pytest)?;
    Ok(Outcome::Done(tally::of_pytest(&output).checked(success)))
}

fn browsers(tools: &Tools, alone: bool) -> Result<Outcome> {
    let files = test_files("tests/e2e", ".test.mjs")?;
    if files.is_empty() {
        return Ok(Outcome::Absent("no tests/e2e/*.test.mjs"));
    }
    if alone {
        wasm::build()?;
        page::build()?;
    }
    build_native_program()?;
    let report = run::root().join("target/browsers.tap");
    let _ = fs::remove_file(&report);
    let mut node = run::command("node", "");
    tools.describe_to(&mut node);
    // Files one after the other: one browser at a time is enough for a small machine.
    // A browser that hangs fails its test instead of holding up the rest.
    node.args(["--test", "--test-concurrency=1", "--test-timeout=900000"])
        .args(["--test-reporter=spec", "--test-reporter-destination=stdout"])
        .args(["--test-reporter=tap", "--test-reporter-destination"])
        .arg(&report)
        .args(files);
    let success = run::check(&mut node).is_ok();
    let output = fs::read_to_string(&report).context("node wrote no test report")?;
    Ok(Outcome::Done(tally::of_tap(&output).checked(success)))
}

/// Builds the command line program that judges and benchmarks run.
///
/// # Errors
///
/// If it does not build.
pub fn build_native_program() -> Result<()> {
    let cargo = ["build", "--locked", "--package", "kamei", "--bin", "kamei"];
    run::check(run::cargo().args(cargo))?;
    if !setup::native_program().is_file() {
        bail!("cargo built no command line program in target/debug");
    }
    Ok(())
}

/// Files directly in `folder` whose names end in `ending`, sorted.
fn test_files(folder: &str, ending: &str) -> Result<Vec<PathBuf>> {
    let folder = run::root().join(folder);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.is_file() && path.to_string_lossy().ends_with(ending) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(stage: Stage, passed: u64, failed: u64, remark: Option<&str>) -> Entry {
        let tally = Tally {
            passed,
            failed,
            skipped: 0,
        };
        let remark = remark.map(str::to_string);
        Entry {
            stage,
            tally,
            time: Duration::from_millis(1234),
            remark,
        }
    }

    fn no_tools() -> Tools {
        Tools {
            chromium: None,
            firefox: None,
            python: None,
        }
    }

    #[test]
    fn every_stage_is_known_by_its_name_and_no_other() {
        for stage in STAGES.concat() {
            assert_eq!(stage_named(stage.name()), Ok(stage));
        }
        assert!(stage_named("nativ").is_err_and(|message| message.contains("native")));
    }

    #[test]
    fn a_stage_comes_after_what_it_builds_on() {
        let place = |stage: Stage| STAGES.iter().position(|group| group.contains(&stage));
        for stage in STAGES.concat() {
            assert!(
                stage
                    .builds_on()
                    .iter()
                    .all(|&other| place(other) < place(stage))
            );
        }
    }

    #[test]
    fn a_stage_is_not_run_on_what_failed_and_counts_as_failed() {
        let before = [entry(Stage::Wasm, 0, 1, None)];
        let page = run_one(Stage::Page, &no_tools(), false, &before);
        assert!(page.failed());
        assert!(line(&page).starts_with("FAILED not run, because wasm failed"));
    }

    #[test]
    fn lines_tell_counts_and_time() {
        assert_eq!(
            line(&entry(Stage::Native, 7, 0, None)),
            "ok 7 passed, 0 failed (1.2 s)"
        );
        let skipped = entry(Stage::Judges, 0, 0, Some("skipped: no files"));
        assert_eq!(line(&skipped), "ok skipped: no files (1.2 s)");
    }
}
