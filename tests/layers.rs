//! The map of the crate as data: imports point down, and some neighbours must not know each other.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The modules from the ground up, each with those below it that it must not know all the same.
const LAYERS: &[(&str, &[&str])] = &[
    ("element", &[]),
    ("registry", &[]),
    ("iod", &[]),
    ("limits", &[]),
    ("pixel", &["registry", "iod", "limits"]),
    ("error", &["pixel"]),
    ("source", &[]),
    ("unpack", &["element"]),
    ("key", &["source", "element"]),
    ("action", &["source"]),
    ("identity", &["source"]),
    ("transform", &["source", "limits"]),
    ("risk", &["source", "limits", "pixel", "key", "unpack"]),
    ("cohort", &["source", "limits"]),
    ("anonymity", &["source", "limits", "pixel", "key", "unpack"]),
    ("policy", &["source", "limits"]),
    ("survey", &["source", "policy", "transform"]),
    ("plan", &["source", "policy", "transform"]),
    ("format", &["policy", "plan", "unpack"]),
    ("report", &["source", "transform"]),
    ("gate", &["policy", "plan", "report"]),
    ("verify", &["policy", "plan", "report"]),
    ("bundle", &["source", "transform", "gate"]),
    ("pipeline", &[]),
    ("wasm", &[]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder)
        .expect("a source folder")
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Module of a file below `src`, and the modules it imports. Tests inside a file count, too.
fn imports() -> Vec<(String, String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut found = Vec::new();
    for file in files {
        let relative = file.strip_prefix(&root).expect("below src").to_owned();
        let first = relative
            .components()
            .next()
            .expect("a path")
            .as_os_str()
            .to_string_lossy()
            .into_owned();
        let module = first.trim_end_matches(".rs").to_owned();
        if module == "lib" || module == "bin" {
            continue;
        }
        let text = std::fs::read_to_string(&file).expect("a source file");
        // Integration between layers is tested from above, so test modules follow the same rule.
        for part in text.split("crate::").skip(1) {
            for name in named(part) {
                if name != module {
                    found.push((module.clone(), name, relative.clone()));
                }
            }
        }
    }
    found
}

/// The modules named behind `crate::`: one, or the first of every path between braces.
fn named(part: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        let text = text.trim_start();
        let letters = text.chars();
        letters
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let part = part.trim_start();
    let Some(list) = part.strip_prefix('{') else {
        return vec![word(part)];
    };
    let mut depth = 0;
    let mut paths = vec![String::new()];
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => paths.push(String::new()),
            _ => {}
        }
        if let Some(path) = paths.last_mut().filter(|_| depth == 0 && letter != ',') {
            path.push(letter);
        }
    }
    let names = paths.iter().map(|path| word(path));
    names.filter(|name| !name.is_empty()).collect()
}

#[test]
fn grouped_imports_are_seen_one_by_one() {
    assert_eq!(named("policy::Policy;"), ["policy"]);
    assert_eq!(
        named("{\n    policy, format::{dicom, table},\n gate::Gate as G,\n};"),
        ["policy", "format", "gate"]
    );
    assert_eq!(named("{policy};"), ["policy"]);
}

#[test]
fn every_module_is_on_the_map() {
    let known: BTreeSet<&str> = LAYERS.iter().map(|(name, _)| *name).collect();
    let lib = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs"))
        .expect("lib.rs");
    let declared: BTreeSet<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(declared, known);
}

#[test]
fn imports_point_down() {
    let place = |name: &str| LAYERS.iter().position(|(module, _)| *module == name);
    for (module, import, file) in imports() {
        // `crate::TOOL` and macros are at the root.
        let Some(target) = place(&import) else {
            continue;
        };
        let own = place(&module).unwrap_or_else(|| panic!("{module} is not on the map"));
        assert!(
            target < own,
            "{} imports {import}, which lies above {module}",
            file.display()
        );
        assert!(
            !LAYERS[own].1.contains(&import.as_str()),
            "{} imports {import}, which {module} must not know",
            file.display()
        );
    }
}

#[test]
fn formats_do_not_know_each_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/format");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let formats: Vec<String> = files
        .iter()
        .filter(|file| file.parent() == Some(&root))
        .filter(|file| {
            std::fs::read_to_string(file).is_ok_and(|text| text.contains("impl Format for"))
        })
        .map(|file| {
            file.file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert!(formats.len() >= 3, "{formats:?}");
    for format in &formats {
        let mut files = vec![root.join(format!("{format}.rs"))];
        if root.join(format).is_dir() {
            sources(&root.join(format), &mut files);
        }
        for file in files {
            let text = std::fs::read_to_string(&file).expect("a source file");
            for other in formats.iter().filter(|other| *other != format) {
                assert!(
                    !text.contains(&format!("format::{other}")),
                    "{} knows the format {other}",
                    file.display()
                );
            }
        }
    }
}
