//! Builds the page: `www/dist/index.html`, one file with its script, workers and module inside.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::run::{self, say};
use crate::{fresh, notices, setup, wasm};

/// The page, relative to the repository.
pub const PAGE: &str = "www/dist/index.html";

/// The pack of text recognition, which the page takes from the user's hand.
pub const PACK: &str = "www/dist/kamei-recognition.pack";

/// What the page is built from besides the files below `www/src` and `www/public`.
const SOURCES: [&str; 9] = [
    "pkg/generated",
    notices::TEXT,
    "pkg/package.json",
    "www/src",
    "www/public",
    "www/index.html",
    "www/package.json",
    "www/package-lock.json",
    "Cargo.toml",
];

/// `cargo xtask page`.
pub fn run() -> Result<()> {
    setup::prepare(setup::BUILD)?;
    wasm::build()?;
    build()
}

/// Builds the page from `pkg/generated/` as it is; quick when nothing changed.
///
/// # Errors
///
/// If the build fails or leaves anything but one self-contained file.
pub fn build() -> Result<()> {
    let root = run::root();
    notices::write()?;
    let mut inputs: Vec<_> = SOURCES.iter().map(|source| root.join(source)).collect();
    inputs.extend(settings_files()?);
    let outputs = [root.join("www/dist")];
    let record = root.join("target/fresh/page");
    fresh::unless_current(&record, "npm run build", &inputs, &outputs, || {
        say("building the page");
        run::check(run::npm("www").args(["run", "build", "--loglevel=error"]))
    })?;
    let page = fs::read_to_string(root.join(PAGE)).with_context(|| format!("no {PAGE}"))?;
    if let Some(reference) = outside_reference(&page) {
        bail!("{PAGE} is not self-contained: it refers to a file by `{reference}`");
    }
    fs::metadata(root.join(PACK)).with_context(|| format!("no {PACK}"))?;
    Ok(())
}

/// Build scripts and configuration that lie directly in `www/`, and the scripts in `www/build`.
fn settings_files() -> Result<Vec<std::path::PathBuf>> {
    let www = run::root().join("www");
    let mut files: Vec<_> = fs::read_dir(&www)
        .context("no folder www/")?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|kind| kind == "ts" || kind == "js" || kind == "mjs" || kind == "json")
        })
        .collect();
    let scripts = www.join("build");
    if scripts.is_dir() {
        files.extend(fresh::files_below(&scripts)?);
    }
    files.sort();
    Ok(files)
}

/// The first markup in `page` by which a browser would load a script or style from elsewhere.
fn outside_reference(page: &str) -> Option<&'static str> {
    const LOADING: [&str; 4] = [
        "<script src=",
        "<script type=\"module\" crossorigin",
        "<link rel=\"stylesheet\"",
        "<link rel=\"modulepreload\"",
    ];
    LOADING.into_iter().find(|start| page.contains(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_loads_a_file_is_not_self_contained() {
        assert!(outside_reference("<p><script src=\"/a.js\"></script>").is_some());
        assert!(outside_reference("<link rel=\"stylesheet\" href=\"a.css\">").is_some());
        assert!(outside_reference("<script>go()</script><style>p{}</style>").is_none());
    }
}
