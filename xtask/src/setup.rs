//! Set-up: what a command needs is looked for, installed where that is possible, or asked for in
//! one message.
//!
//! Nothing is remembered between runs: the thing itself is looked at each time, which takes well
//! under a second. Packages of the operating system are installed only by root on a system with
//! apt-get; other users are told the exact command.

mod npm;
mod programs;
mod python;
pub mod rust;

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::run::{self, say};

/// What a command is going to do, as far as set-up is concerned.
#[derive(Clone, Copy, Default)]
pub struct Scope {
    /// Build the WebAssembly package.
    pub wasm: bool,
    /// Build or check the page.
    pub page: bool,
    /// Drive the page in browsers.
    pub browsers: bool,
    /// Let independent programs read the outputs.
    pub judges: bool,
    /// Measure against other programs.
    pub peers: bool,
}

/// Enough to build the page.
pub const BUILD: Scope = Scope {
    wasm: true,
    page: true,
    browsers: false,
    judges: false,
    peers: false,
};

/// Enough for every command.
pub const EVERYTHING: Scope = Scope {
    wasm: true,
    page: true,
    browsers: true,
    judges: true,
    peers: false,
};

/// What was found, for the commands that use it.
pub struct Tools {
    /// A stock Chromium or Chrome, if [`Scope::browsers`].
    pub chromium: Option<PathBuf>,
    /// A stock Firefox, if [`Scope::browsers`].
    pub firefox: Option<PathBuf>,
    /// Python with the packages of `tests/judges/requirements.txt`, if [`Scope::judges`].
    pub python: Option<PathBuf>,
}

impl Tools {
    /// Tells a test where the programs and outputs are.
    pub fn describe_to(&self, command: &mut Command) {
        for (name, path) in [
            ("KAMEI_CHROMIUM", &self.chromium),
            ("KAMEI_FIREFOX", &self.firefox),
            ("KAMEI_PYTHON", &self.python),
        ] {
            if let Some(path) = path {
                command.env(name, path);
            }
        }
        command.env("KAMEI_PAGE", run::root().join(crate::page::PAGE));
        command.env("KAMEI_CLI", native_program());
    }
}

/// The command line program as `cargo build` leaves it.
pub fn native_program() -> PathBuf {
    run::root()
        .join("target/debug")
        .join(format!("kamei{}", std::env::consts::EXE_SUFFIX))
}

/// One thing that has to be there before a command can do its work.
struct Need {
    /// What it is and what for, for the message.
    what: &'static str,
    /// Debian packages that bring it; empty where Debian's are not the answer.
    debian: &'static [&'static str],
    /// How to get it elsewhere.
    elsewhere: &'static str,
    /// Looks at the thing itself.
    present: fn() -> bool,
}

/// Makes everything `scope` names available.
///
/// # Errors
///
/// One message with everything that is missing and cannot be installed from here, or the failure
/// of an installer.
pub fn prepare(scope: Scope) -> Result<Tools> {
    if scope.wasm && rust::compiler().is_none() {
        rust::add_target();
    }
    satisfy(&needs(scope))?;
    if scope.wasm {
        npm::install("xtask/npm")?;
    }
    if scope.page {
        npm::install("www")?;
    }
    if scope.browsers {
        npm::install("tests/e2e")?;
    }
    if scope.peers {
        npm::install("benches")?;
    }
    Ok(Tools {
        chromium: scope.browsers.then(programs::chromium).flatten(),
        firefox: scope.browsers.then(programs::firefox).flatten(),
        python: if scope.judges {
            Some(python::environment()?)
        } else {
            None
        },
    })
}

fn needs(scope: Scope) -> Vec<Need> {
    let mut needs = Vec::new();
    if scope.wasm || scope.page || scope.browsers {
        needs.push(programs::NODE);
    }
    if scope.wasm {
        needs.push(rust::NEED);
    }
    if scope.browsers {
        needs.extend([programs::CHROMIUM, programs::FIREFOX, programs::FONTS]);
    }
    if scope.judges {
        needs.extend([programs::DCMTK, programs::DICOM3TOOLS, python::NEED]);
    }
    needs
}

fn satisfy(needs: &[Need]) -> Result<()> {
    let mut missing: Vec<&Need> = needs.iter().filter(|need| !(need.present)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = packages_of(&missing);
    if !packages.is_empty() && can_install() {
        apt_install(&packages)?;
        missing.retain(|need| !(need.present)());
        if missing.is_empty() {
            return Ok(());
        }
    }
    bail!("{}", request(&missing));
}

fn packages_of(missing: &[&Need]) -> Vec<&'static str> {
    missing
        .iter()
        .flat_map(|need| need.debian.iter().copied())
        .collect()
}

/// The one message: what is missing, the exact command on Debian, and the way elsewhere.
fn request(missing: &[&Need]) -> String {
    let mut text = "not installed here, and this command cannot install it:\n".to_string();
    for need in missing {
        text += &format!("\n  - {}\n      {}", need.what, need.elsewhere);
    }
    let packages = packages_of(missing);
    if !packages.is_empty() {
        text += &format!(
            "\n\nOn Debian, this installs what can be had from its packages:\n\n  \
             sudo apt-get update && sudo apt-get install -y --no-install-recommends {}",
            packages.join(" ")
        );
    }
    text + "\n\nThen run the same command again."
}

fn can_install() -> bool {
    run::find_program(&["apt-get"]).is_some()
        && run::capture(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn apt_install(packages: &[&str]) -> Result<()> {
    say(format!("set-up: apt-get install {}", packages.join(" ")));
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(arguments);
        command
    };
    // A package list that cannot be refreshed may still be good enough: installing decides.
    if !run::succeeds_within(&mut apt(&["update", "-q"]), Duration::from_secs(600)) {
        say("set-up: apt-get update failed; trying with the package lists that are here");
    }
    let options = ["install", "-y", "-q", "--no-install-recommends"];
    if run::check(apt(&options).args(packages)).is_err() {
        say("set-up: apt-get could not install all of these packages");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRESENT: Need = Need {
        what: "here",
        debian: &["here-pkg"],
        elsewhere: "get it",
        present: || true,
    };
    const ABSENT: Need = Need {
        what: "a thing (for a purpose)",
        debian: &["one", "two"],
        elsewhere: "the way elsewhere",
        present: || false,
    };
    const ABROAD: Need = Need {
        what: "another",
        debian: &[],
        elsewhere: "no package",
        present: || false,
    };

    #[test]
    fn nothing_is_asked_for_when_all_is_here() {
        assert!(satisfy(&[PRESENT, PRESENT]).is_ok());
    }

    #[test]
    fn one_message_names_everything_that_is_missing_and_the_command() {
        let text = request(&[&ABSENT, &ABROAD]);
        for part in [
            "a thing (for a purpose)",
            "the way elsewhere",
            "another",
            "no package",
        ] {
            assert!(text.contains(part), "{text}");
        }
        assert!(
            text.contains("apt-get install -y --no-install-recommends one two\n"),
            "{text}"
        );
    }

    #[test]
    fn no_package_command_is_printed_where_no_package_helps() {
        assert!(!request(&[&ABROAD]).contains("apt-get"));
    }

    #[test]
    fn building_asks_for_no_browser_and_no_judge() {
        let names: Vec<&str> = needs(BUILD).iter().map(|need| need.what).collect();
        assert_eq!(names, [programs::NODE.what, rust::NEED.what]);
    }
}
