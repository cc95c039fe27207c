//! A Python environment of its own for the judges, below `target/`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::Need;
use crate::run::{self, say};

const REQUIREMENTS: &str = "tests/judges/requirements.txt";

/// Exits 0 if every `name==version` line of the file given is installed just so.
const COMPARE: &str = "\
import importlib.metadata as installed, sys
for line in open(sys.argv[1], encoding='utf-8'):
    line = line.split('#')[0].strip()
    if line:
        name, _, version = line.partition('==')
        if installed.version(name.strip()) != version.strip():
            sys.exit(1)
";

pub(super) const NEED: Need = Need {
    what: "Python 3.11 or newer with venv and pip (runs pydicom and its decoders as independent judges)",
    debian: &["python3", "python3-venv"],
    elsewhere: "https://www.python.org/",
    present: || system_python().is_some(),
};

/// The Python of the environment, with the pinned packages installed.
///
/// # Errors
///
/// If the environment cannot be made or pip fails.
pub fn environment() -> Result<PathBuf> {
    let folder = run::root().join("target/judges");
    let python = folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let compare = || {
        let mut command = run::command(&python, "");
        run::capture(command.args(["-c", COMPARE, REQUIREMENTS])).is_ok()
    };
    if python.is_file() && compare() {
        return Ok(python);
    }
    let system = system_python().context("no Python with venv")?;
    say(format!("set-up: Python environment from {REQUIREMENTS}"));
    run::check(
        run::command(system, "")
            .args(["-m", "venv", "--clear"])
            .arg(&folder),
    )?;
    // Every package is pinned, those that others ask for too; `pip check` finds one forgotten.
    let install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ];
    let pinned = ["--no-deps", "--requirement", REQUIREMENTS];
    run::check(run::command(&python, "").args(install).args(pinned))?;
    run::capture(run::command(&python, "").args(["-m", "pip", "check"]))
        .context("a package of the judges lacks another that is not pinned")?;
    Ok(python)
}

fn system_python() -> Option<PathBuf> {
    let names = ["python3", "/usr/bin/python3", "python"];
    let test = "import ensurepip, venv, sys; sys.exit(sys.version_info < (3, 11))";
    names
        .iter()
        .filter_map(|name| run::find_program(&[name]))
        .find(|path| run::capture(Command::new(path).args(["-c", test])).is_ok())
}
