//! `docs/checklist.md` against the tests: every line names the tests that carry its number.
//!
//! A test belongs to the lines its name begins with: `l18_l27_icons_go` to L18 and L27. After tests
//! were added or renamed, `KAMEI_WRITE_CHECKLIST=1 cargo test --test checklist` writes the column anew.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Lines that no test may be missing for: parts A to F.
fn required() -> impl Iterator<Item = u32> {
    1..=74
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The lines a test's name begins with.
fn lines_of(name: &str) -> BTreeSet<u32> {
    name.split('_')
        .map_while(|part| {
            let number = part.strip_prefix('l').filter(|number| number.len() == 2)?;
            number.parse().ok()
        })
        .collect()
}

/// Names of the tests in `text`: functions that `#[test]` stands before.
fn tests_in(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut marked = false;
    for line in text.lines().map(str::trim) {
        if line == "#[test]" {
            marked = true;
        } else if let Some(rest) = line.strip_prefix("fn ") {
            let name: String = rest
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if marked {
                names.push(name);
            }
            marked = false;
        }
    }
    names
}

/// Test names by line, from `src` and `tests`.
fn tests() -> BTreeMap<u32, BTreeSet<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests"] {
        rust_files(&root.join(folder), &mut files);
    }
    let mut found: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a source file");
        for name in tests_in(&text) {
            for line in lines_of(&name) {
                found.entry(line).or_default().insert(name.clone());
            }
        }
    }
    found
}

/// `| L01 | words | tests |` as its number, words and tests.
fn row(line: &str) -> Option<(u32, &str, &str)> {
    let cells: Vec<&str> = line.strip_prefix("| L")?.split(" | ").collect();
    let [number, words, tests] = cells.as_slice() else {
        return None;
    };
    Some((
        number.parse().ok()?,
        words,
        tests.trim_end_matches([' ', '|']),
    ))
}

#[test]
fn every_line_of_the_checklist_names_the_tests_that_guard_it() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checklist.md");
    let text = std::fs::read_to_string(&file).expect("docs/checklist.md");
    let tests = tests();
    let mut listed = BTreeSet::new();
    let mut wanted = String::new();
    for line in text.lines() {
        match row(line) {
            Some((number, words, before)) => {
                listed.insert(number);
                let names = tests.get(&number).map(|names| {
                    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                    names.join(" ")
                });
                // Where no test is required, the column may hold a reason.
                let reason = if before.contains('`') { "" } else { before };
                let column = names.unwrap_or_else(|| reason.to_owned());
                wanted.push_str(&format!("| L{number:02} | {words} | {column} |\n"));
            }
            None => {
                wanted.push_str(line);
                wanted.push('\n');
            }
        }
    }
    for number in tests.keys() {
        assert!(
            listed.contains(number),
            "L{number:02} has tests and no line"
        );
    }
    for number in required() {
        assert!(listed.contains(&number), "L{number:02} has no line");
        assert!(tests.contains_key(&number), "L{number:02} has no test");
    }
    if std::env::var_os("KAMEI_WRITE_CHECKLIST").is_some() {
        std::fs::write(&file, &wanted).expect("docs/checklist.md");
        return;
    }
    assert!(
        text == wanted,
        "docs/checklist.md is out of date: KAMEI_WRITE_CHECKLIST=1 cargo test --test checklist"
    );
}

#[test]
fn a_name_tells_its_lines() {
    assert_eq!(lines_of("l18_l27_icons_go"), BTreeSet::from([18, 27]));
    assert_eq!(lines_of("l09_x_l10"), BTreeSet::from([9]));
    assert_eq!(lines_of("lines_of_a_text"), BTreeSet::new());
    assert_eq!(tests_in("#[test]\nfn l01_a() {\nfn l02_b() {"), ["l01_a"]);
}
