//! Writing to disk: outputs under way, finished bundles as a folder or an archive, secrets.

use super::Failure;
use kamei::error::{Error, Result};
use kamei::pipeline::Finished;
use kamei::source::{Assembled, FileSource, Segments, Sink, Source, Span};
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// New bytes of one output that stay in memory; beyond it they go to a file.
const MEMORY: usize = 64 << 20;

/// An output under way: pieces in memory, or a file in the staging folder once it grows large.
pub struct Spool {
    segments: Segments,
    held: usize,
    staging: PathBuf,
    file: Option<BufWriter<File>>,
}

impl Spool {
    /// Starts an output that may spill to `staging`.
    pub fn new(staging: PathBuf) -> Self {
        Spool {
            segments: Segments::default(),
            held: 0,
            staging,
            file: None,
        }
    }

    /// Ends the output.
    pub fn close(self) -> Result<Output> {
        match self.file {
            None => Ok(Output::Memory(self.segments)),
            Some(mut file) => {
                file.flush().map_err(|_| Error::Unwritable)?;
                Ok(Output::File(self.staging))
            }
        }
    }

    fn spill(&mut self, input: Option<&dyn Source>) -> Result<&mut BufWriter<File>> {
        if self.file.is_none() {
            let mut file =
                BufWriter::new(File::create(&self.staging).map_err(|_| Error::Unwritable)?);
            let segments = std::mem::take(&mut self.segments);
            let none: &[u8] = &[];
            copy(
                &Assembled::new(input.unwrap_or(&none.to_vec()), &segments),
                &mut file,
            )?;
            self.file = Some(file);
        }
        self.file.as_mut().ok_or(Error::Unwritable)
    }
}

/// A [`Spool`] together with the input its ranges refer to.
pub struct Spooling<'a> {
    /// The output.
    pub spool: Spool,
    /// The input.
    pub input: &'a dyn Source,
}

impl Sink for Spooling<'_> {
    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.spool.held += bytes.len();
        if self.spool.file.is_none() && self.spool.held <= MEMORY {
            return self.spool.segments.bytes(bytes);
        }
        let file = self.spool.spill(Some(self.input))?;
        file.write_all(bytes).map_err(|_| Error::Unwritable)
    }

    fn range(&mut self, span: Span) -> Result<()> {
        if self.spool.file.is_none() {
            return self.spool.segments.range(span);
        }
        let input = self.input;
        let file = self.spool.spill(None)?;
        copy_range(input, span, file)
    }
}

/// A finished output that has not shipped yet.
pub enum Output {
    /// Pieces and ranges of the input.
    Memory(Segments),
    /// A file in the staging folder.
    File(PathBuf),
}

impl Output {
    /// Runs `task` on the finished bytes.
    pub fn read<T>(&self, input: &dyn Source, task: impl FnOnce(&dyn Source) -> T) -> Result<T> {
        Ok(match self {
            Output::Memory(segments) => task(&Assembled::new(input, segments)),
            Output::File(path) => task(&FileSource::open(path)?),
        })
    }

    /// Writes the finished bytes to `target`, whose folders are made.
    pub fn ship(&self, input: &dyn Source, target: &Path) -> Result<()> {
        if let Some(folder) = target.parent() {
            std::fs::create_dir_all(folder).map_err(|_| Error::Unwritable)?;
        }
        match self {
            Output::File(path) => std::fs::rename(path, target).map_err(|_| Error::Unwritable),
            Output::Memory(segments) => {
                let mut file = File::create(target).map_err(|_| Error::Unwritable)?;
                copy(&Assembled::new(input, segments), &mut file)
            }
        }
    }
}

fn copy(source: &dyn Source, target: &mut dyn Write) -> Result<()> {
    copy_range(source, Span::new(0, source.len()), target)
}

fn copy_range(source: &dyn Source, span: Span, target: &mut dyn Write) -> Result<()> {
    let len = usize::try_from(span.len).unwrap_or(usize::MAX);
    let mut window = vec![0; len.min(1 << 20)];
    let mut offset = span.offset;
    while offset < span.end() {
        let count = window
            .len()
            .min(usize::try_from(span.end() - offset).unwrap_or(usize::MAX));
        source.read_at(offset, &mut window[..count])?;
        target
            .write_all(&window[..count])
            .map_err(|_| Error::Unwritable)?;
        offset += count as u64;
    }
    Ok(())
}

/// Writes the documents of a bundle into its folder.
pub fn write_documents(folder: &Path, finished: &Finished) -> std::result::Result<(), Failure> {
    for document in &finished.documents {
        std::fs::write(folder.join(document.path), &document.bytes)
            .map_err(|_| "the output folder cannot be written".to_owned())?;
    }
    Ok(())
}

/// Puts the archive together from the files of a bundle folder.
pub fn write_archive(target: &Path, folder: &Path, finished: &Finished) -> Result<()> {
    let mut out = BufWriter::new(File::create(target).map_err(|_| Error::Unwritable)?);
    let mut headers = finished.archive.headers.iter();
    let mut next = |out: &mut BufWriter<File>| match headers.next() {
        Some(header) => out.write_all(header).map_err(|_| Error::Unwritable),
        None => Err(Error::Unwritable),
    };
    for (_, path) in &finished.files {
        next(&mut out)?;
        copy(&FileSource::open(&folder.join(path))?, &mut out)?;
    }
    for document in &finished.documents {
        next(&mut out)?;
        out.write_all(&document.bytes)
            .map_err(|_| Error::Unwritable)?;
    }
    out.write_all(&finished.archive.trailer)
        .map_err(|_| Error::Unwritable)?;
    out.flush().map_err(|_| Error::Unwritable)
}

/// Writes a new file that only its owner may read; an existing one stays.
pub fn write_secret(file: &Path, bytes: &[u8]) -> std::result::Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(file)
        .and_then(|mut open| open.write_all(bytes))
        .map_err(|_| {
            "the secret file cannot be made; an existing file is never overwritten".to_owned()
        })
}
