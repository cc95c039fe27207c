//! `cargo xtask bench`: builds what is measured, then runs `benches/run.mjs`.

use anyhow::{Result, bail};

use crate::run::{self, say};
use crate::setup::{self, Scope};
use crate::{page, wasm};

const PROGRAM: &str = "benches/run.mjs";

/// A package outside the workspace: the peer's dependencies are none of Kamei's.
const PEER: &str = "benches/peer/Cargo.toml";
const PEER_TARGET: &str = "target/peer";

/// Runs the benchmark with `arguments`. The page and the native program are release builds.
pub fn run(arguments: &[String]) -> Result<()> {
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
    say("building the native program (release)");
    run::check(run::cargo().args(["build", "--release", "--locked", "--package", "kamei"]))?;
    say("building the native peer (release)");
    let mut peer = run::cargo();
    peer.args(["build", "--release", "--locked", "--manifest-path", PEER])
        .args(["--target-dir", PEER_TARGET]);
    run::check(&mut peer)?;
    say("measuring");
    let mut node = run::command("node", "");
    tools.describe_to(&mut node);
    let program = |path: String| run::root().join(path + std::env::consts::EXE_SUFFIX);
    node.arg(PROGRAM)
        .args(arguments)
        .env("KAMEI_CLI", program("target/release/kamei".to_string()))
        .env(
            "KAMEI_BENCH_NATIVE",
            program(format!("{PEER_TARGET}/release/kamei-bench-native")),
        );
    run::check(&mut node)
}
