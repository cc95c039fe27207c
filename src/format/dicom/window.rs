//! Small reads at ascending places over a [`Source`], so that headers are read and values skipped.
//!
//! Reads grow while they are sequential and shrink after a jump: a file of a thousand small elements
//! takes few calls, a file of a thousand large fragments few bytes. Knows nothing of DICOM.

use crate::error::{Error, Result};
use crate::source::{Source, Span};

/// Bytes of the read that follows a jump.
const SMALLEST: usize = 128;
/// Bytes of the largest read.
const LARGEST: usize = 64 << 10;

/// A buffer of at most 64 KiB over a source.
pub struct Window<'a> {
    source: &'a dyn Source,
    start: u64,
    buffer: Vec<u8>,
    step: usize,
}

impl<'a> Window<'a> {
    /// A window over `source`; nothing is read yet.
    pub fn new(source: &'a dyn Source) -> Self {
        Window {
            source,
            start: 0,
            buffer: Vec::new(),
            step: 1 << 10,
        }
    }

    /// Number of bytes of the source.
    pub fn len(&self) -> u64 {
        self.source.len()
    }

    /// The `N` bytes at `offset`.
    ///
    /// # Errors
    ///
    /// [`Error::Unreadable`] if they lie beyond the end or cannot be read.
    pub fn bytes<const N: usize>(&mut self, offset: u64) -> Result<[u8; N]> {
        if let Some(found) = self.held(offset).first_chunk::<N>() {
            return Ok(*found);
        }
        self.fill(offset, N)?;
        self.held(offset)
            .first_chunk::<N>()
            .copied()
            .ok_or(Error::Unreadable { offset })
    }

    /// Appends the bytes of `span` to `out`; the caller has bounded its length.
    ///
    /// # Errors
    ///
    /// As [`Window::bytes`].
    pub fn append(&mut self, span: Span, out: &mut Vec<u8>) -> Result<()> {
        let mut next = span.offset;
        while next < span.end() {
            if self.held(next).is_empty() {
                self.fill(next, 1)?;
            }
            let held = self.held(next);
            let count = usize::try_from(span.end() - next)
                .unwrap_or(usize::MAX)
                .min(held.len());
            out.extend_from_slice(&held[..count]);
            next += count as u64;
        }
        Ok(())
    }

    /// Whether every byte of `span` is zero.
    ///
    /// # Errors
    ///
    /// As [`Window::bytes`].
    pub fn is_zero(&mut self, span: Span) -> Result<bool> {
        let mut next = span.offset;
        while next < span.end() {
            if self.held(next).is_empty() {
                self.fill(next, 1)?;
            }
            let held = self.held(next);
            let count = usize::try_from(span.end() - next)
                .unwrap_or(usize::MAX)
                .min(held.len());
            if held[..count].iter().any(|&byte| byte != 0) {
                return Ok(false);
            }
            next += count as u64;
        }
        Ok(true)
    }

    /// The buffered bytes from `offset` on.
    fn held(&self, offset: u64) -> &[u8] {
        offset
            .checked_sub(self.start)
            .and_then(|within| usize::try_from(within).ok())
            .and_then(|within| self.buffer.get(within..))
            .unwrap_or(&[])
    }

    /// Buffers at least `need` bytes from `offset` on.
    fn fill(&mut self, offset: u64, need: usize) -> Result<()> {
        let reach = self.start + (self.buffer.len() + self.step) as u64;
        self.step = if (self.start..=reach).contains(&offset) {
            (self.step * 4).min(LARGEST)
        } else {
            SMALLEST
        };
        let available = self.source.len().saturating_sub(offset);
        let count = self
            .step
            .max(need)
            .min(usize::try_from(available).unwrap_or(usize::MAX));
        if count < need {
            return Err(Error::Unreadable { offset });
        }
        self.buffer.resize(count, 0);
        self.start = offset;
        let read = self.source.read_at(offset, &mut self.buffer);
        if read.is_err() {
            self.buffer.clear();
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::dicom::samples::Counting;

    fn numbered(len: usize) -> Vec<u8> {
        (0..len).map(|index| (index / 7 % 251) as u8).collect()
    }

    #[test]
    fn every_place_is_read_as_it_stands_whatever_was_read_before() {
        let bytes = numbered(300_000);
        let mut window = Window::new(&bytes);
        for offset in [
            0, 5, 1020, 100_000, 99_999, 299_992, 3, 70_000, 70_008, 200_000,
        ] {
            let found = window.bytes::<8>(offset).unwrap();
            assert_eq!(found, bytes[offset as usize..][..8], "at {offset}");
        }
    }

    #[test]
    fn bytes_past_the_end_are_an_error_and_reading_goes_on() {
        let bytes = numbered(10);
        let mut window = Window::new(&bytes);
        assert_eq!(window.bytes::<8>(3), Err(Error::Unreadable { offset: 3 }));
        assert_eq!(
            window.bytes::<8>(u64::MAX),
            Err(Error::Unreadable { offset: u64::MAX })
        );
        assert_eq!(window.bytes::<8>(2).unwrap(), bytes[2..]);
        assert!(window.append(Span::new(4, 7), &mut Vec::new()).is_err());
    }

    #[test]
    fn sequential_reads_are_few_and_jumps_read_little() {
        let source = Counting::new(numbered(1 << 20));
        let mut window = Window::new(&source);
        for offset in (0..1 << 20).step_by(8) {
            window.bytes::<8>(offset).unwrap();
        }
        assert!(source.calls() < 25, "{} calls", source.calls());
        source.reset();
        let mut window = Window::new(&source);
        for offset in (0..1 << 20).step_by(100_000) {
            window.bytes::<8>(offset).unwrap();
        }
        assert!(
            source.bytes_read() < 10_000,
            "{} bytes",
            source.bytes_read()
        );
    }

    #[test]
    fn a_span_is_appended_and_searched_for_zeros_across_reads() {
        let bytes = numbered(200_000);
        let mut window = Window::new(&bytes);
        let mut out = vec![9];
        window.append(Span::new(17, 150_000), &mut out).unwrap();
        assert_eq!(out[1..], bytes[17..150_017]);
        let mut zeros = vec![0; 150_000];
        assert!(Window::new(&zeros).is_zero(Span::new(0, 150_000)).unwrap());
        zeros[149_999] = 1;
        assert!(!Window::new(&zeros).is_zero(Span::new(0, 150_000)).unwrap());
        assert!(Window::new(&zeros).is_zero(Span::new(0, 149_999)).unwrap());
    }
}
