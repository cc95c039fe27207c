//! A source in windows, as it stands or as the text a reader works on.

use super::Inward;
use crate::error::Result;
use crate::source::Source;
use crate::survey::TextEncoding;

/// Bytes read from the source at a time.
pub const WINDOW: usize = 256 << 10;

/// Reads consecutive windows of a source into one buffer.
pub struct Windows<'a> {
    source: &'a dyn Source,
    offset: u64,
    end: u64,
    /// What turns the bytes into those the reader works on.
    inward: Option<Inward>,
    stored: Vec<u8>,
}

impl<'a> Windows<'a> {
    /// The bytes of a file from `start` on as they stand.
    pub fn stored(source: &'a dyn Source, start: u64) -> Self {
        Windows {
            source,
            offset: start,
            end: source.len(),
            inward: None,
            stored: Vec::new(),
        }
    }

    /// The text of a file, after its byte order mark.
    pub fn text(source: &'a dyn Source, encoding: TextEncoding) -> Self {
        Windows {
            inward: Inward::of(encoding),
            ..Windows::stored(source, super::mark(encoding).len() as u64)
        }
    }

    /// Replaces the content of `window` by the next bytes; leaves it empty at the end.
    ///
    /// # Errors
    ///
    /// As [`Source::read_at`], and [`Error::Undecodable`].
    pub fn next(&mut self, window: &mut Vec<u8>) -> Result<bool> {
        let Some(inward) = &mut self.inward else {
            return read(self.source, &mut self.offset, self.end, window);
        };
        window.clear();
        while window.is_empty() {
            let more = read(self.source, &mut self.offset, self.end, &mut self.stored)?;
            inward.turn(&self.stored, !more, window)?;
            if !more {
                self.inward = None;
                break;
            }
        }
        Ok(!window.is_empty())
    }
}

fn read(source: &dyn Source, offset: &mut u64, end: u64, window: &mut Vec<u8>) -> Result<bool> {
    let left = end.saturating_sub(*offset);
    let count = usize::try_from(left).unwrap_or(WINDOW).min(WINDOW);
    window.resize(count, 0);
    if count == 0 {
        return Ok(false);
    }
    source.read_at(*offset, window)?;
    *offset += count as u64;
    Ok(true)
}
