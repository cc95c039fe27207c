//! Finds the inputs: files, folders walked without following links, entries of ZIP archives.

use kamei::error::{Error, Result};
use kamei::limits::Limits;
use kamei::source::{FileSource, Source, Span, check_within};
use kamei::unpack::{self, Place};
use std::path::{Path, PathBuf};

/// One input, not yet opened.
pub struct Input {
    /// Path relative to what the user named, with `/`; a value.
    pub path: String,
    /// Length in bytes, as far as known without reading.
    pub bytes: u64,
    origin: Result<Origin>,
}

enum Origin {
    File(PathBuf),
    Stored { archive: PathBuf, span: Span },
    Deflated { archive: PathBuf, index: usize },
}

impl Input {
    /// Opens it for reading; a deflated entry is inflated into memory.
    pub fn open(&self, limits: &Limits) -> Result<Box<dyn Source + Send + Sync>> {
        Ok(match self.origin.as_ref().map_err(Clone::clone)? {
            Origin::File(path) => Box::new(FileSource::open(path)?),
            Origin::Stored { archive, span } => Box::new(Part {
                archive: FileSource::open(archive)?,
                span: *span,
            }),
            Origin::Deflated { archive, index } => {
                let mut bytes = Vec::new();
                unpack::inflate(&FileSource::open(archive)?, *index, limits, &mut |part| {
                    bytes.extend_from_slice(part);
                    Ok(())
                })?;
                Box::new(bytes)
            }
        })
    }
}

/// A range of a file as an input of its own.
struct Part {
    archive: FileSource,
    span: Span,
}

impl Source for Part {
    fn len(&self) -> u64 {
        self.span.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<()> {
        check_within(self.span.len, offset, buffer)?;
        self.archive.read_at(self.span.offset + offset, buffer)
    }
}

/// Every input below `roots`, sorted by path.
pub fn inputs(roots: &[PathBuf], limits: &Limits) -> Vec<Input> {
    let mut inputs = Vec::new();
    for root in roots {
        let name = root
            .canonicalize()
            .ok()
            .as_deref()
            .unwrap_or(root)
            .file_name()
            .map_or_else(
                || "input".to_owned(),
                |name| name.to_string_lossy().into_owned(),
            );
        walk(root, name, limits, &mut inputs);
    }
    inputs.sort_by(|a, b| (&a.path, a.bytes).cmp(&(&b.path, b.bytes)));
    inputs
}

fn walk(root: &Path, name: String, limits: &Limits, inputs: &mut Vec<Input>) {
    let mut open = vec![(root.to_owned(), name)];
    while let Some((place, path)) = open.pop() {
        // What the user names may be a link; links found below are left alone.
        let metadata = if place == root {
            place.metadata()
        } else {
            place.symlink_metadata()
        };
        match metadata {
            Ok(metadata) if metadata.is_dir() => match std::fs::read_dir(&place) {
                Ok(entries) => {
                    for entry in entries {
                        match entry {
                            Ok(entry) => {
                                let name = entry.file_name().to_string_lossy().into_owned();
                                open.push((entry.path(), format!("{path}/{name}")));
                            }
                            Err(_) => inputs.push(unreadable(path.clone())),
                        }
                    }
                }
                Err(_) => inputs.push(unreadable(path)),
            },
            Ok(metadata) if metadata.is_file() => file(place, path, metadata.len(), limits, inputs),
            Ok(_) => inputs.push(Input {
                path,
                bytes: 0,
                origin: Err(Error::Unsupported {
                    what: "a link or special file in a folder",
                }),
            }),
            Err(_) => inputs.push(unreadable(path)),
        }
    }
}

fn unreadable(path: String) -> Input {
    Input {
        path,
        bytes: 0,
        origin: Err(Error::Unreadable { offset: 0 }),
    }
}

fn file(place: PathBuf, path: String, bytes: u64, limits: &Limits, inputs: &mut Vec<Input>) {
    let entries = FileSource::open(&place).and_then(|source| {
        if unpack::is_archive(&source)? {
            unpack::entries(&source, limits).map(Some)
        } else {
            Ok(None)
        }
    });
    match entries {
        Ok(None) => inputs.push(Input {
            path,
            bytes,
            origin: Ok(Origin::File(place)),
        }),
        Ok(Some(entries)) => inputs.extend(entries.into_iter().map(|entry| Input {
            path: format!("{path}/{}", entry.name),
            bytes: entry.bytes,
            origin: entry.place.map(|located| match located {
                Place::Stored(span) => Origin::Stored {
                    archive: place.clone(),
                    span,
                },
                Place::Deflated => Origin::Deflated {
                    archive: place.clone(),
                    index: entry.index,
                },
            }),
        })),
        Err(error) => inputs.push(Input {
            path,
            bytes,
            origin: Err(error),
        }),
    }
}
