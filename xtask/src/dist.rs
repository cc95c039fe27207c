//! `cargo xtask dist`: what is given to others, in `dist/`.
//!
//! `site/` (for a web server), `kamei.html` (one file, works from disk), the pack of text recognition that
//! both take, the npm package and `SHA256SUMS`. Built twice from the same sources with the same compilers, all are the same bytes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::run::{self, say};
use crate::{fresh, page, setup, tarball, wasm};

const SUMS: &str = "SHA256SUMS";

/// Files of the repository that travel in the npm package, and their places in it. Licences and
/// changelog are added where they exist.
const PACKAGE: [(&str, &str); 5] = [
    ("pkg/package.json", "package/package.json"),
    ("pkg/README.md", "package/README.md"),
    ("LICENSE-MIT", "package/LICENSE-MIT"),
    ("LICENSE-APACHE", "package/LICENSE-APACHE"),
    ("CHANGELOG.md", "package/CHANGELOG.md"),
];

/// Licences of data that is inside the WebAssembly, which travel with it.
pub const NOTICES: [(&str, &str); 2] = [
    ("data/face-cascades.LICENSE.txt", "LICENSE-face-cascades"),
    ("data/ipadic-licence.txt", "LICENSE-ipadic"),
];

/// Without these there is no package.
const REQUIRED: [&str; 2] = ["pkg/package.json", "pkg/README.md"];

/// Builds `dist/`; with `verify`, builds a second time from nothing and compares.
///
/// # Errors
///
/// If a build fails, versions disagree, or the two builds differ.
pub fn run(verify: bool) -> Result<()> {
    setup::prepare(setup::BUILD)?;
    let first = build(&run::root().join("target/wasm"))?;
    if verify {
        say("building a second time from nothing");
        let again = run::root().join("target/wasm-again");
        for path in [
            &again,
            &run::root().join("target/fresh"),
            &wasm::generated(),
        ] {
            if path.exists() {
                fs::remove_dir_all(path)?;
            }
        }
        let second = build(&again)?;
        fs::remove_dir_all(&again)?;
        compare(&first, &second)?;
        say("both builds gave the same bytes");
    }
    say("written to dist/:");
    print!("{first}");
    Ok(())
}

/// Builds with the WebAssembly compiled in `target`, and returns the text of `SHA256SUMS`.
fn build(target: &Path) -> Result<String> {
    let dist = run::root().join("dist");
    let module = wasm::compile(target)?;
    wasm::package(&module, wasm::Shape::Script, &wasm::generated())?;
    page::build()?;
    let es_module = run::root().join("target/npm");
    wasm::package(&module, wasm::Shape::Module, &es_module)?;

    say("packing dist/");
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    let page = run::root().join(page::PAGE);
    let built = page.parent().context("the page has a folder")?;
    for file in fresh::files_below(built)? {
        let place = dist.join("site").join(file.strip_prefix(built)?);
        fs::create_dir_all(place.parent().context("a file has a folder")?)?;
        fs::copy(&file, place)?;
    }
    fs::copy(&page, dist.join("kamei.html"))?;
    let pack = run::root().join(page::PACK);
    fs::copy(
        &pack,
        dist.join(pack.file_name().context("the pack has a name")?),
    )?;
    for (source, name) in NOTICES {
        for folder in [dist.clone(), dist.join("site")] {
            fs::copy(run::root().join(source), folder.join(name))?;
        }
    }
    let name = format!("kamei-{}.tgz", env!("CARGO_PKG_VERSION"));
    fs::write(dist.join(name), npm_package(&es_module)?)?;
    let sums = sums(&dist)?;
    fs::write(dist.join(SUMS), &sums)?;
    Ok(sums)
}

fn npm_package(es_module: &Path) -> Result<Vec<u8>> {
    let root = run::root();
    check_version(&fs::read_to_string(root.join(REQUIRED[0]))?)?;
    let mut files = Vec::new();
    for (source, place) in PACKAGE {
        if root.join(source).is_file() {
            files.push((place.to_string(), fs::read(root.join(source))?));
        } else if REQUIRED.contains(&source) {
            bail!("{source} does not exist");
        }
    }
    for (source, name) in NOTICES {
        files.push((format!("package/{name}"), fs::read(root.join(source))?));
    }
    for name in ["kamei.js", "kamei_bg.wasm", "kamei.d.ts"] {
        files.push((format!("package/{name}"), fs::read(es_module.join(name))?));
    }
    tarball::pack(&files)
}

/// The committed manifest names the version that the workspace has.
fn check_version(manifest: &str) -> Result<()> {
    let manifest: serde_json::Value = serde_json::from_str(manifest).context("pkg/package.json")?;
    let version = env!("CARGO_PKG_VERSION");
    if manifest["version"].as_str() != Some(version) {
        bail!("pkg/package.json: the version is not {version}, which Cargo.toml has");
    }
    Ok(())
}

/// One line per file below `dist`, in the form that `sha256sum --check` reads.
fn sums(dist: &Path) -> Result<String> {
    let mut text = String::new();
    for file in fresh::files_below(dist)? {
        let name = file
            .strip_prefix(dist)?
            .to_string_lossy()
            .replace('\\', "/");
        text += &format!("{}  {name}\n", fresh::sha256_of(&file)?);
    }
    Ok(text)
}

fn compare(first: &str, second: &str) -> Result<()> {
    if first == second {
        return Ok(());
    }
    let differing: Vec<&str> = second
        .lines()
        .filter(|line| !first.lines().any(|other| other == *line))
        .filter_map(|line| line.split_whitespace().nth(1))
        .collect();
    bail!("two builds differ in: {}", differing.join(", "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_sorted_and_named_from_the_folder() {
        let dist = tempfile::tempdir().unwrap();
        fs::create_dir(dist.path().join("site")).unwrap();
        fs::write(dist.path().join("site/index.html"), "abc").unwrap();
        fs::write(dist.path().join("a.html"), "abc").unwrap();
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let expected = format!("{sum}  a.html\n{sum}  site/index.html\n");
        assert_eq!(sums(dist.path()).unwrap(), expected);
    }

    #[test]
    fn a_differing_file_is_named() {
        assert!(compare("1  a\n2  b\n", "1  a\n2  b\n").is_ok());
        let error = compare("1  a\n2  b\n", "1  a\n3  b\n").unwrap_err();
        assert_eq!(error.to_string(), "two builds differ in: b");
    }

    #[test]
    fn the_committed_manifest_has_the_version_of_the_workspace() {
        let manifest = fs::read_to_string(run::root().join("pkg/package.json")).unwrap();
        assert!(check_version(&manifest).is_ok());
        assert!(check_version("{\"version\": \"0.0.0-other\"}").is_err());
        assert!(check_version("not json").is_err());
    }
}
