//! A compiler for WebAssembly: the target of rustup, or Debian's compiler with its library sources.
//!
//! Where rustup cannot download, the standard library is built from Debian's packages. The two
//! compilers never share a library: native builds use the first, [`crate::wasm`] a target
//! directory of its own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::{Need, programs};
use crate::run::{self, say};

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

pub(super) const NEED: Need = Need {
    what: "a Rust compiler for WebAssembly (builds the core of the page)",
    debian: &["rustc-web", "rust-web-src"],
    elsewhere: "rustup target add wasm32-unknown-unknown",
    present: || compiler().is_some(),
};

/// How the WebAssembly module is compiled.
#[derive(Debug, PartialEq, Eq)]
pub enum Compiler {
    /// The compiler in use has the target's standard library.
    WithTarget,
    /// Debian's compiler, which builds the standard library first.
    Debian {
        /// The sources of the standard library (`…/library`).
        library: PathBuf,
        /// `rust-lld` of rustup or `wasm-ld` of Debian.
        linker: PathBuf,
    },
}

/// The compiler that is here now, if any.
pub fn compiler() -> Option<Compiler> {
    let native = sysroot("rustc");
    if native.as_ref().is_some_and(|root| has_target(root)) {
        return Some(Compiler::WithTarget);
    }
    let library = sysroot(DEBIAN_RUSTC)?.join("lib/rustlib/src/rust/library");
    let new_enough = programs::is_at_least(&version(DEBIAN_RUSTC)?, minimum()?);
    if !new_enough || !library.join("std/Cargo.toml").is_file() {
        return None;
    }
    let linker = native
        .and_then(|root| bundled_linker(&root))
        .or_else(system_linker)?;
    Some(Compiler::Debian { library, linker })
}

/// Asks rustup for the target; it may not be able to download, and that is not an error yet.
pub fn add_target() {
    if run::find_program(&["rustup"]).is_none() {
        return;
    }
    say(format!("set-up: rustup target add {TARGET}"));
    let mut add = run::command("rustup", "");
    if !run::succeeds_within(
        add.args(["target", "add", TARGET]),
        Duration::from_secs(240),
    ) {
        say("set-up: rustup cannot download it here; looking for Debian's compiler");
    }
}

fn sysroot(rustc: &str) -> Option<PathBuf> {
    let printed = run::capture(run::command(rustc, "").args(["--print", "sysroot"])).ok()?;
    Some(PathBuf::from(printed))
}

fn has_target(sysroot: &Path) -> bool {
    let folder = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    std::fs::read_dir(folder).is_ok_and(|mut files| {
        files.any(|file| {
            file.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
        })
    })
}

fn version(rustc: &str) -> Option<String> {
    let printed = run::capture(Command::new(rustc).arg("--version")).ok()?;
    printed.split_whitespace().nth(1).map(str::to_string)
}

/// The oldest compiler this workspace accepts (`rust-version` in `Cargo.toml`).
fn minimum() -> Option<(u32, u32)> {
    let (major, rest) = env!("CARGO_PKG_RUST_VERSION").split_once('.')?;
    Some((major.parse().ok()?, rest.split('.').next()?.parse().ok()?))
}

fn bundled_linker(sysroot: &Path) -> Option<PathBuf> {
    let hosts = std::fs::read_dir(sysroot.join("lib/rustlib")).ok()?;
    let mut found: Vec<PathBuf> = hosts
        .flatten()
        .map(|host| {
            host.path()
                .join("bin")
                .join(format!("rust-lld{}", std::env::consts::EXE_SUFFIX))
        })
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found.into_iter().next()
}

fn system_linker() -> Option<PathBuf> {
    run::find_program(&["wasm-ld"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minimum_version_is_that_of_the_workspace() {
        assert!(minimum().is_some_and(|version| version >= (1, 95)));
    }

    #[test]
    fn a_target_without_its_standard_library_does_not_count() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("lib/rustlib").join(TARGET).join("lib");
        std::fs::create_dir_all(&folder).unwrap();
        assert!(!has_target(root.path()));
        std::fs::write(folder.join("libstd-0123.rlib"), "").unwrap();
        assert!(has_target(root.path()));
    }

    #[test]
    fn the_linker_of_the_toolchain_is_found_under_any_host() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(bundled_linker(root.path()), None);
        let folder = root.path().join("lib/rustlib/some-host/bin");
        std::fs::create_dir_all(&folder).unwrap();
        let linker = folder.join(format!("rust-lld{}", std::env::consts::EXE_SUFFIX));
        std::fs::write(&linker, "").unwrap();
        assert_eq!(bundled_linker(root.path()), Some(linker));
    }
}
