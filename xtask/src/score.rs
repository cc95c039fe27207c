//! `cargo xtask score`: the project's own benchmarks: of headers and tables (`tests/score`), after the
//! MIDI-B challenge, and with `pixels` that of burned-in text (`tests/score/burned`).

use anyhow::{Context, Result};

use crate::run::{self, say};
use crate::setup::{self, Scope};
use crate::test;

/// Builds the command line and scores it; `arguments` go to the benchmark, but for a first `pixels`, which
/// chooses it.
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
    let (module, arguments) = match arguments.split_first() {
        Some((first, rest)) if first == "pixels" => ("score.burned", rest),
        Some(_) | None => ("score", arguments),
    };
    let python = tools.python.as_ref().context("no Python environment")?;
    let mut score = run::command(python, "tests");
    tools.describe_to(&mut score);
    score
        .args(["-m", module])
        .args(arguments)
        .env("PYTHONDONTWRITEBYTECODE", "1");
    run::check(&mut score)
}
