//! `cargo xtask score`: the project's own benchmark (`tests/score`), after the MIDI-B challenge.

use anyhow::{Context, Result};

use crate::run::{self, say};
use crate::setup::{self, Scope};
use crate::test;

/// Builds the command line and scores it; `arguments` go to the benchmark.
///
/// # Errors
///
/// If a preset stays below what is promised, or an identifier survives.
pub fn run(arguments: &[String]) -> Result<()> {
    let tools = setup::prepare(Scope {
        judges: true,
        ..Scope::default()
    })?;
    test::build_native_program()?;
    say("scoring the command line on the synthetic corpus");
    let python = tools.python.as_ref().context("no Python environment")?;
    let mut score = run::command(python, "tests");
    tools.describe_to(&mut score);
    score
        .args(["-m", "score"])
        .args(arguments)
        .env("PYTHONDONTWRITEBYTECODE", "1");
    run::check(&mut score)
}
