//! `kamei verify`: a bundle folder against its manifest.

use super::{Failure, say};
use kamei::bundle::{MANIFEST, Manifest, ManifestFile, hex};
use kamei::source::{FileSource, Source};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs the command: exit 0 if every listed file is there with its length and digest, and no other.
pub fn verify(out: &Path) -> Result<ExitCode, Failure> {
    let text = std::fs::read(out.join(MANIFEST))
        .map_err(|_| "there is no manifest in this folder".to_owned())?;
    let manifest: Manifest =
        serde_json::from_slice(&text).map_err(|_| "the manifest cannot be read".to_owned())?;
    let mut wrong = 0u64;
    let mut listed = BTreeSet::from([PathBuf::from(MANIFEST)]);
    for file in manifest.files.iter().chain(&manifest.documents) {
        listed.insert(PathBuf::from(&file.path));
        if !matches(&out.join(&file.path), file) {
            say(&format!("does not match the manifest: {}", file.path))?;
            wrong += 1;
        }
    }
    let extra = others(out, &listed)?;
    if extra > 0 {
        say(&format!("{extra} files are not listed in the manifest"))?;
    }
    say(&format!(
        "{} files checked, {wrong} wrong, {extra} not listed",
        manifest.files.len() + manifest.documents.len()
    ))?;
    Ok(if wrong + extra == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

fn matches(path: &Path, file: &ManifestFile) -> bool {
    let Ok(source) = FileSource::open(path) else {
        return false;
    };
    if source.len() != file.bytes {
        return false;
    }
    let mut digest = Sha256::new();
    let mut window = vec![0; 1 << 20];
    let mut offset = 0;
    while offset < source.len() {
        let count = window
            .len()
            .min(usize::try_from(source.len() - offset).unwrap_or(usize::MAX));
        if source.read_at(offset, &mut window[..count]).is_err() {
            return false;
        }
        digest.update(&window[..count]);
        offset += count as u64;
    }
    hex(&digest.finalize()) == file.sha256
}

/// Number of files in `out` that the manifest does not list; names are not printed.
fn others(out: &Path, listed: &BTreeSet<PathBuf>) -> Result<u64, Failure> {
    let unreadable = |_| "the bundle folder cannot be read".to_owned();
    let mut count = 0;
    let mut open = vec![PathBuf::new()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(out.join(&folder)).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let path = folder.join(entry.file_name());
            if entry.file_type().map_err(unreadable)?.is_dir() {
                open.push(path);
            } else if !listed.contains(&path) {
                count += 1;
            }
        }
    }
    Ok(count)
}
