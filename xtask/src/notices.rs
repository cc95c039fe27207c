//! The licences of what is inside the page, as one text: crates of the WebAssembly module, packages of the
//! page's script, and data.
//!
//! Read from the lock files and the packages as they lie on this machine; no path of it enters the text. Where
//! a work may be used under MIT among others, that text stands for it. Texts that many works share stand once,
//! below the copyright lines of each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::dist::NOTICES;
use crate::run::{self, say};

/// Where the page's build finds the text, relative to the repository.
pub const TEXT: &str = "target/notices.txt";

/// Where a licence begins that others share; what stands before it are names.
const SHARED: [&str; 2] = [
    "Permission is hereby granted",
    "Redistribution and use in source and binary forms",
];

/// A work of others.
struct Work {
    /// Name and version.
    name: String,
    /// SPDX expression.
    licence: String,
    /// Its licence texts.
    texts: Vec<String>,
}

/// Writes [`TEXT`], unless it stands there already.
///
/// # Errors
///
/// If a lock file or a package cannot be read.
pub fn write() -> Result<()> {
    let root = run::root();
    let mut works = crates()?;
    works.extend(packages(&root.join("www"))?);
    for (file, name) in NOTICES {
        works.push(Work {
            name: name.trim_start_matches("LICENSE-").to_owned(),
            licence: "data".to_owned(),
            texts: vec![read(&root.join(file))?],
        });
    }
    let own = read(&root.join("LICENSE-MIT"))?;
    let text = text(works, &own);
    let path = root.join(TEXT);
    if fs::read_to_string(&path).is_ok_and(|before| before == text) {
        return Ok(());
    }
    say("gathering licences");
    fs::create_dir_all(path.parent().context("it has a folder")?)?;
    fs::write(&path, text).with_context(|| format!("cannot write {TEXT}"))
}

/// The crates that the WebAssembly module is compiled from.
fn crates() -> Result<Vec<Work>> {
    let target = "wasm32-unknown-unknown";
    let listed = run::capture(run::cargo().args([
        "tree",
        "--locked",
        "--package=kamei",
        "--no-default-features",
        "--target",
        target,
        "--edges=normal,no-proc-macro",
        "--prefix=none",
        "--format={p}",
    ]))?;
    let metadata = run::capture(run::cargo().args([
        "metadata",
        "--locked",
        "--format-version=1",
        "--filter-platform",
        target,
    ]))?;
    let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata")?;
    let none = Vec::new();
    let mut known = BTreeMap::new();
    for package in metadata["packages"].as_array().unwrap_or(&none) {
        let word = |key: &str| package[key].as_str().unwrap_or_default();
        let name = format!("{} {}", word("name"), word("version"));
        known.insert(name, package);
    }
    // `name v1.2.3`, and behind it where it lies or that it was listed above.
    let names = listed.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
        (name != "kamei").then(|| format!("{name} {version}"))
    });
    let (mut works, mut homes) = (Vec::new(), Vec::new());
    for name in names.collect::<BTreeSet<_>>() {
        let package = known.get(&name).context("a crate without metadata")?;
        let manifest = package["manifest_path"].as_str().unwrap_or_default();
        let folder = Path::new(manifest).parent().context("a manifest")?;
        let licence = package["license"].as_str().unwrap_or("see below");
        let authors = package["authors"].as_array().unwrap_or(&none);
        let authors = authors.iter().filter_map(Value::as_str);
        works.push(work(name, licence, folder, authors)?);
        homes.push(package["repository"].as_str());
    }
    // A crate that came without a text has that of another of its repository.
    for at in 0..works.len() {
        let alike = |&other: &usize| {
            homes[at].is_some()
                && homes[other] == homes[at]
                && works[other].licence == works[at].licence
                && has_terms(&works[other])
        };
        if !has_terms(&works[at])
            && let Some(other) = (0..works.len()).find(alike)
        {
            works[at].texts = works[other].texts.clone();
        }
    }
    Ok(works)
}

/// Whether the texts of a work say more than names.
fn has_terms(work: &Work) -> bool {
    work.texts.iter().any(|text| !parted(text).1.is_empty())
}

/// The packages that the page's script may be bundled from: those of the lock file that are not for building.
fn packages(www: &Path) -> Result<Vec<Work>> {
    let lock: Value = serde_json::from_str(&read(&www.join("package-lock.json"))?)?;
    let mut works = Vec::new();
    for (place, package) in lock["packages"].as_object().context("package-lock.json")? {
        let building = package["dev"] == Value::Bool(true);
        // Types leave nothing in a script.
        if place.is_empty() || building || place.contains("/@types/") {
            continue;
        }
        let name = place.rsplit("node_modules/").next().unwrap_or(place);
        let version = package["version"].as_str().unwrap_or_default();
        let licence = package["license"].as_str().unwrap_or("see below");
        let name = format!("{name} {version}");
        let folder = www.join(place);
        let manifest: Value = serde_json::from_str(&read(&folder.join("package.json"))?)?;
        let author = &manifest["author"];
        let author = author.as_str().or(author["name"].as_str());
        works.push(work(name, licence, &folder, author.into_iter())?);
    }
    Ok(works)
}

fn work<'a>(
    name: String,
    licence: &str,
    folder: &Path,
    authors: impl Iterator<Item = &'a str>,
) -> Result<Work> {
    let mut files: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{name} is not installed"))? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        let upper = file.to_uppercase();
        let starts = ["LICEN", "COPYING", "NOTICE", "UNLICENSE"];
        if starts.iter().any(|start| upper.starts_with(start)) {
            files.push(file);
        }
    }
    files.sort();
    let mut texts = Vec::new();
    for file in chosen(licence, &files) {
        texts.push(read(&folder.join(file))?);
    }
    if texts.is_empty() {
        // Addresses are nobody's business here.
        let names = authors.filter_map(|author| author.split('<').next());
        let names: Vec<&str> = names.map(str::trim).collect();
        let holders = match names.is_empty() {
            true => "its authors".to_owned(),
            false => names.join(", "),
        };
        texts.push(format!("Copyright (c) {holders}"));
    }
    Ok(Work {
        name,
        licence: licence.to_owned(),
        texts,
    })
}

/// The files of a work that say under which terms it is used here.
fn chosen<'a>(licence: &str, files: &'a [String]) -> Vec<&'a String> {
    let named = |file: &&String, word: &str| file.to_uppercase().contains(word);
    if licence.contains(" AND ") {
        return files.iter().filter(|it| !named(it, "APACHE")).collect();
    }
    let choice = licence.contains(" OR ") || licence.contains('/');
    let mit = |file: &&String| named(file, "-MIT") && !named(file, "MIT0");
    match choice && files.iter().any(|file| mit(&file)) {
        true => files.iter().filter(mit).collect(),
        false => files.iter().collect(),
    }
}

/// All notices; `own` is our MIT text, whose terms stand for works that came without a text and allow them.
fn text(works: Vec<Work>, own: &str) -> String {
    let (_, terms) = parted(own);
    // By their terms with even spaces: the terms as they stand, and who is named above them.
    let mut groups: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    for work in works {
        for text in &work.texts {
            let (names, mut body) = parted(text);
            if body.is_empty() && work.licence.contains("MIT") {
                body = terms.clone();
            }
            let even = body.split_whitespace().collect::<Vec<_>>().join(" ");
            let (_, named) = groups.entry(even).or_insert((body, Vec::new()));
            let names = names.lines().map(str::trim).filter(|it| !it.is_empty());
            let names: String = names.map(|line| format!("\n    {line}")).collect();
            named.push(format!("{} ({}){names}", work.name, work.licence));
        }
    }
    let mut groups: Vec<(String, Vec<String>)> = groups.into_values().collect();
    for (_, named) in &mut groups {
        named.sort();
        named.dedup();
    }
    groups.sort_by(|(_, one), (_, other)| {
        (other.len(), one.first()).cmp(&(one.len(), other.first()))
    });
    let sections = groups.into_iter().map(|(body, named)| {
        let rule = "-".repeat(72);
        format!("{rule}\n\n{}\n\n{body}\n", named.join("\n"))
    });
    let std = "The Rust standard library (MIT OR Apache-2.0), Copyright (c) The Rust Project Contributors\n\n";
    std.to_owned() + &sections.collect::<Vec<_>>().join("\n")
}

/// Names above a text of shared terms, and those terms; a text without any stands as terms alone, a line
/// of names as names alone.
fn parted(text: &str) -> (String, String) {
    let text = text.replace("\r\n", "\n");
    let found = SHARED.iter().filter_map(|start| text.find(start)).min();
    let (names, body) = match found {
        Some(at) => text.split_at(at),
        None if text.trim().lines().count() <= 1 => (text.as_str(), ""),
        None => ("", text.as_str()),
    };
    let tidy = |text: &str| {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        lines.join("\n").trim_matches('\n').to_owned()
    };
    (tidy(names), tidy(body))
}

fn read(path: &Path) -> Result<String> {
    let bytes = fs::read(path).context("a licence or a lock file cannot be read")?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn of_several_licences_mit_is_chosen_and_what_comes_with_it_stays() {
        let both = files(&["LICENSE-APACHE", "LICENSE-MIT"]);
        assert_eq!(chosen("MIT OR Apache-2.0", &both), ["LICENSE-MIT"]);
        assert_eq!(chosen("MIT/Apache-2.0", &both), ["LICENSE-MIT"]);
        assert_eq!(chosen("MIT AND Apache-2.0", &both), ["LICENSE-MIT"]);
        let data = files(&["LICENSE-APACHE", "LICENSE-MIT", "LICENSE-UNICODE"]);
        let expected = ["LICENSE-MIT", "LICENSE-UNICODE"];
        assert_eq!(
            chosen("(MIT OR Apache-2.0) AND Unicode-3.0", &data),
            expected
        );
        assert_eq!(chosen("Zlib", &files(&["LICENSE"])), ["LICENSE"]);
    }

    #[test]
    fn terms_that_works_share_stand_once_below_their_names() {
        let mit = |who: &str| {
            format!(
                "MIT License\r\n\r\nCopyright (c) {who}\r\n\r\nPermission is hereby granted, free\nof charge  \n"
            )
        };
        let work = |name: &str, texts: &[String]| Work {
            name: name.to_owned(),
            licence: "MIT".to_owned(),
            texts: texts.to_vec(),
        };
        let works = vec![
            work("b 2", &[mit("Two")]),
            work("a 1", &[mit("One").replace("free\nof", "free of")]),
            work("c 3", &["Copyright (c) Three".to_owned()]),
            work("d 4", &["Other\nterms\n".to_owned()]),
        ];
        let said = text(works, &mit("Us"));
        assert_eq!(said.matches("Permission is hereby granted").count(), 1);
        let places = [
            "a 1 (MIT)",
            "Copyright (c) One",
            "b 2",
            "Two",
            "c 3",
            "Three",
            "Permission",
        ];
        let places: Vec<usize> = places.iter().map(|it| said.find(it).unwrap()).collect();
        assert!(places.is_sorted(), "{said}");
        assert!(said.contains("d 4 (MIT)\n\nOther\nterms") && !said.contains("Us"));
    }

    #[test]
    fn every_crate_and_package_of_this_repository_has_terms() {
        let root = run::root();
        for work in crates().unwrap() {
            // CC0 asks for no text to travel along.
            let known = ["MIT", "CC0"].iter().any(|it| work.licence.contains(it));
            assert!(has_terms(&work) || known, "{}", work.name);
        }
        if root.join("www/node_modules").is_dir() {
            let names: Vec<String> = packages(&root.join("www"))
                .unwrap()
                .into_iter()
                .map(|it| it.name)
                .collect();
            assert!(names.iter().any(|name| name.starts_with("lit ")));
            assert!(!names.iter().any(|name| name.starts_with("vite ")));
        }
    }
}
