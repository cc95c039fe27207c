//! Skips a build step whose inputs and outputs are, byte for byte, those of its last run.
//!
//! The record holds hashes of contents, never times, so a changed, damaged or deleted output is
//! built again, and a file that was merely touched is not.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Runs `build` unless `inputs` (files or folders), `settings` and `outputs` all hash as they did
/// after its last success. Returns whether it ran.
///
/// # Errors
///
/// What `build` returns, or if a file cannot be read.
pub fn unless_current(
    record: &Path,
    settings: &str,
    inputs: &[PathBuf],
    outputs: &[PathBuf],
    build: impl FnOnce() -> Result<()>,
) -> Result<bool> {
    let wanted = hash(settings, inputs)?;
    if let Ok(old) = fs::read_to_string(record)
        && outputs.iter().all(|path| path.exists())
        && old == format!("{wanted} {}", hash("", outputs)?)
    {
        return Ok(false);
    }
    let _ = fs::remove_file(record);
    build()?;
    if let Some(folder) = record.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(record, format!("{wanted} {}", hash("", outputs)?))
        .with_context(|| format!("cannot write {}", record.display()))?;
    Ok(true)
}

/// SHA-256 of a file as lower-case hexadecimal digits.
pub fn sha256_of(path: &Path) -> Result<String> {
    let mut digest = Sha256::new();
    let mut file =
        fs::File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    io::copy(&mut file, &mut Writer(&mut digest))?;
    Ok(hex(&digest.finalize()))
}

/// Every file below `folder`, sorted by path; symbolic links are not followed.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                open.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn hash(settings: &str, paths: &[PathBuf]) -> Result<String> {
    let mut digest = Sha256::new();
    digest.update(settings.as_bytes());
    for path in paths {
        let files = if path.is_dir() {
            files_below(path)?
        } else {
            vec![path.clone()]
        };
        for file in files {
            // A missing input is a state like any other: the build itself says what it lacks.
            let sum = if file.is_file() {
                sha256_of(&file)?
            } else {
                "absent".to_string()
            };
            digest.update(format!("\n{}\n{sum}", file.display()));
        }
    }
    Ok(hex(&digest.finalize()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

struct Writer<'a>(&'a mut Sha256);

impl io::Write for Writer<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Step {
        folder: tempfile::TempDir,
    }

    impl Step {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("in"), "one").unwrap();
            Self { folder }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn run(&self, settings: &str) -> bool {
            let (record, input, output) =
                (self.path("record"), vec![self.path("in")], self.path("out"));
            unless_current(
                &record,
                settings,
                &input,
                std::slice::from_ref(&output),
                || Ok(fs::write(&output, fs::read(self.path("in"))?)?),
            )
            .unwrap()
        }
    }

    #[test]
    fn a_step_runs_once_for_the_same_contents() {
        let step = Step::new();
        assert!(step.run("a"));
        fs::write(step.path("in"), "one").unwrap();
        assert!(!step.run("a"));
    }

    #[test]
    fn a_step_runs_again_when_an_input_an_output_or_a_setting_changed() {
        let step = Step::new();
        assert!(step.run("a"));
        fs::write(step.path("in"), "two").unwrap();
        assert!(step.run("a"));
        fs::write(step.path("out"), "damaged").unwrap();
        assert!(step.run("a"));
        fs::remove_file(step.path("out")).unwrap();
        assert!(step.run("a"));
        assert!(step.run("b"));
        assert!(!step.run("b"));
    }

    #[test]
    fn a_failed_step_leaves_no_record() {
        let step = Step::new();
        assert!(step.run("a"));
        fs::write(step.path("in"), "two").unwrap();
        let failed = unless_current(
            &step.path("record"),
            "a",
            &[step.path("in")],
            &[step.path("out")],
            || anyhow::bail!("no"),
        );
        assert!(failed.is_err());
        assert!(step.run("a"));
    }

    #[test]
    fn sha256_is_that_of_the_standard() {
        let step = Step::new();
        fs::write(step.path("abc"), "abc").unwrap();
        assert_eq!(
            sha256_of(&step.path("abc")).unwrap(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
