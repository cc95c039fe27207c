//! `cargo xtask bench`: builds what is measured, then runs `benches/run.mjs`, `benches/codecs.py` and
//! `benches/search.py`.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::run::{self, say};
use crate::setup::{self, Scope};
use crate::{page, wasm};

const PROGRAM: &str = "benches/run.mjs";

/// Masks images of every codec; its own part of `docs/performance.md`.
const CODECS: &str = "benches/codecs.py";
/// Searches colour ultrasound for text; its own part of `docs/performance.md` as well.
const SEARCH: &str = "benches/search.py";

/// A package outside the workspace: the peer's dependencies are none of Kamei's.
const PEER: &str = "benches/peer/Cargo.toml";
const PEER_TARGET: &str = "target/peer";

/// Runs the benchmarks with `arguments`, or with `--only codecs` or `--only search` that one alone. The page and
/// the native program are release builds.
pub fn run(arguments: &[String]) -> Result<()> {
    for (name, script) in [("codecs", CODECS), ("search", SEARCH)] {
        if arguments == ["--only", name] {
            build_program()?;
            return python(script);
        }
    }
    pages(arguments)?;
    match arguments {
        [] => {
            python(CODECS)?;
            python(SEARCH)
        }
        _ => Ok(()),
    }
}

fn build_program() -> Result<()> {
    say("building the native program (release)");
    run::check(run::cargo().args(["build", "--release", "--locked", "--package", "kamei"]))
}

fn program(path: String) -> PathBuf {
    run::root().join(path + std::env::consts::EXE_SUFFIX)
}

/// Runs a script that measures the native program.
fn python(script: &str) -> Result<()> {
    let tools = setup::prepare(Scope {
        judges: true,
        ..Scope::default()
    })?;
    say("measuring images");
    let python = tools.python.as_ref().context("no Python environment")?;
    let mut command = run::command(python, "");
    tools.describe_to(&mut command);
    command
        .arg(script)
        .env("KAMEI_CLI", program("target/release/kamei".to_string()))
        .env("PYTHONDONTWRITEBYTECODE", "1");
    run::check(&mut command)
}

fn pages(arguments: &[String]) -> Result<()> {
    if !run::root().join(PROGRAM).is_file() {
        bail!("{PROGRAM} does not exist");
    }
    let tools = setup::prepare(Scope {
        browsers: true,
        peers: true,
        ..setup::BUILD
    })?;
    wasm::build()?;
    page::build()?;
    build_program()?;
    say("building the native peer (release)");
    let mut peer = run::cargo();
    peer.args(["build", "--release", "--locked", "--manifest-path", PEER])
        .args(["--target-dir", PEER_TARGET]);
    run::check(&mut peer)?;
    say("measuring");
    let mut node = run::command("node", "");
    tools.describe_to(&mut node);
    node.arg(PROGRAM)
        .args(arguments)
        .env("KAMEI_CLI", program("target/release/kamei".to_string()))
        .env(
            "KAMEI_BENCH_NATIVE",
            program(format!("{PEER_TARGET}/release/kamei-bench-native")),
        );
    run::check(&mut node)
}
