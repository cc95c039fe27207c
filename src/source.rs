//! Bytes in and bytes out: random access to an input, and outputs made of new bytes and input ranges.
//!
//! A 2 GB image is never loaded: a format reads the few bytes it needs and writes ranges for the
//! rest. Knows no format.

use crate::error::{Error, Result};
use std::io::{Read, Seek, SeekFrom};

/// A half-open range of bytes of a [`Source`].
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Span {
    /// Zero-based offset of the first byte.
    pub offset: u64,
    /// Number of bytes.
    pub len: u64,
}

impl Span {
    /// The span of `len` bytes at `offset`.
    pub const fn new(offset: u64, len: u64) -> Self {
        Span { offset, len }
    }

    /// Offset one past the last byte.
    pub const fn end(self) -> u64 {
        self.offset + self.len
    }
}

/// Random access to the bytes of one input.
pub trait Source {
    /// Number of bytes; constant for the life of the source.
    fn len(&self) -> u64;

    /// Fills `buffer` from `offset` on.
    ///
    /// # Errors
    ///
    /// [`Error::Unreadable`] if any of the bytes lies beyond the end or cannot be read.
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<()>;

    /// Whether there is no byte at all.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads `span` into new memory; the caller has checked its length against a limit.
    ///
    /// # Errors
    ///
    /// As [`Source::read_at`]; nothing is allocated for a span beyond the end.
    fn read(&self, span: Span) -> Result<Vec<u8>> {
        if span
            .offset
            .checked_add(span.len)
            .is_none_or(|end| end > self.len())
        {
            return Err(Error::Unreadable {
                offset: span.offset,
            });
        }
        let len = usize::try_from(span.len).map_err(|_| Error::Unreadable {
            offset: span.offset,
        })?;
        let mut bytes = vec![0; len];
        self.read_at(span.offset, &mut bytes)?;
        Ok(bytes)
    }
}

/// Checks that a source of `len` bytes can fill `buffer` from `offset` on.
///
/// # Errors
///
/// [`Error::Unreadable`] if not.
pub fn check_within(len: u64, offset: u64, buffer: &[u8]) -> Result<()> {
    match offset.checked_add(buffer.len() as u64) {
        Some(end) if end <= len => Ok(()),
        Some(_) | None => Err(Error::Unreadable { offset }),
    }
}

impl Source for [u8] {
    fn len(&self) -> u64 {
        <[u8]>::len(self) as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<()> {
        let unreadable = Error::Unreadable { offset };
        let start = usize::try_from(offset).map_err(|_| unreadable.clone())?;
        let end = start
            .checked_add(buffer.len())
            .ok_or_else(|| unreadable.clone())?;
        buffer.copy_from_slice(self.get(start..end).ok_or(unreadable)?);
        Ok(())
    }
}

impl Source for Vec<u8> {
    fn len(&self) -> u64 {
        Vec::len(self) as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<()> {
        self.as_slice().read_at(offset, buffer)
    }
}

/// A native file, read at positions so that threads may share it.
#[cfg(unix)]
#[derive(Debug)]
pub struct FileSource {
    file: std::fs::File,
    len: u64,
}

#[cfg(unix)]
impl FileSource {
    /// Opens `path` for reading.
    ///
    /// # Errors
    ///
    /// [`Error::Unreadable`] if it cannot be opened.
    pub fn open(path: &std::path::Path) -> Result<Self> {
        let unreadable = |_| Error::Unreadable { offset: 0 };
        let file = std::fs::File::open(path).map_err(unreadable)?;
        let len = file.metadata().map_err(unreadable)?.len();
        Ok(FileSource { file, len })
    }
}

#[cfg(unix)]
impl Source for FileSource {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<()> {
        use std::os::unix::fs::FileExt;
        self.file
            .read_exact_at(buffer, offset)
            .map_err(|_| Error::Unreadable { offset })
    }
}

/// A [`Source`] with a position, for libraries that read from streams. Their errors carry no cause.
pub struct Cursor<'a> {
    source: &'a dyn Source,
    offset: u64,
}

impl<'a> Cursor<'a> {
    /// Stands at the first byte of `source`.
    pub fn new(source: &'a dyn Source) -> Self {
        Cursor { source, offset: 0 }
    }
}

impl Read for Cursor<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let left = self.source.len().saturating_sub(self.offset);
        let count = buffer
            .len()
            .min(usize::try_from(left).unwrap_or(usize::MAX));
        self.source
            .read_at(self.offset, &mut buffer[..count])
            .map_err(|_| std::io::ErrorKind::UnexpectedEof)?;
        self.offset += count as u64;
        Ok(count)
    }
}

impl Seek for Cursor<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let target = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(delta) => self.source.len().checked_add_signed(delta),
            SeekFrom::Current(delta) => self.offset.checked_add_signed(delta),
        };
        self.offset = target.ok_or(std::io::ErrorKind::InvalidInput)?;
        Ok(self.offset)
    }
}

/// Where a format writes its output: new bytes, or ranges of the input, in order.
pub trait Sink {
    /// Appends new bytes.
    ///
    /// # Errors
    ///
    /// [`Error::Unwritable`] if the bytes cannot be stored.
    fn bytes(&mut self, bytes: &[u8]) -> Result<()>;

    /// Appends a range of the input that the output repeats byte for byte.
    ///
    /// # Errors
    ///
    /// [`Error::Unwritable`] if the range cannot be stored.
    fn range(&mut self, span: Span) -> Result<()>;
}

/// One piece of an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Bytes made here.
    New(Vec<u8>),
    /// Bytes of the input, unchanged.
    Range(Span),
}

impl Segment {
    /// Number of bytes.
    pub fn len(&self) -> u64 {
        match self {
            Segment::New(bytes) => bytes.len() as u64,
            Segment::Range(span) => span.len,
        }
    }

    /// Whether the piece has no bytes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A [`Sink`] that keeps the pieces in memory, neighbours joined.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Segments {
    pieces: Vec<Segment>,
}

impl Segments {
    /// The pieces in order; none is empty.
    pub fn pieces(&self) -> &[Segment] {
        &self.pieces
    }

    /// Total number of bytes.
    pub fn len(&self) -> u64 {
        self.pieces.iter().map(Segment::len).sum()
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}

impl Sink for Segments {
    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        match self.pieces.last_mut() {
            Some(Segment::New(last)) => last.extend_from_slice(bytes),
            Some(Segment::Range(_)) | None => self.pieces.push(Segment::New(bytes.to_vec())),
        }
        Ok(())
    }

    fn range(&mut self, span: Span) -> Result<()> {
        if span.len == 0 {
            return Ok(());
        }
        match self.pieces.last_mut() {
            Some(Segment::Range(last)) if last.end() == span.offset => last.len += span.len,
            Some(Segment::Range(_) | Segment::New(_)) | None => {
                self.pieces.push(Segment::Range(span))
            }
        }
        Ok(())
    }
}

/// The finished bytes of an output: its pieces read as one [`Source`].
pub struct Assembled<'a> {
    input: &'a dyn Source,
    pieces: &'a [Segment],
    /// Offset in the output at which each piece starts.
    starts: Vec<u64>,
    len: u64,
}

impl<'a> Assembled<'a> {
    /// Reads `segments`, whose ranges refer to `input`.
    pub fn new(input: &'a dyn Source, segments: &'a Segments) -> Self {
        let mut starts = Vec::with_capacity(segments.pieces.len());
        let mut len = 0;
        for piece in &segments.pieces {
            starts.push(len);
            len += piece.len();
        }
        Assembled {
            input,
            pieces: &segments.pieces,
            starts,
            len,
        }
    }
}

impl Source for Assembled<'_> {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<()> {
        check_within(self.len, offset, buffer)?;
        let mut index = self
            .starts
            .partition_point(|&start| start <= offset)
            .saturating_sub(1);
        let mut done = 0;
        while done < buffer.len() {
            let within = offset + done as u64 - self.starts[index];
            let piece = &self.pieces[index];
            let count = usize::try_from(piece.len() - within)
                .unwrap_or(usize::MAX)
                .min(buffer.len() - done);
            let part = &mut buffer[done..done + count];
            match piece {
                Segment::New(bytes) => bytes.as_slice().read_at(within, part)?,
                Segment::Range(span) => self.input.read_at(span.offset + within, part)?,
            }
            done += count;
            index += 1;
        }
        Ok(())
    }
}
