//! The lines of a file as they stand: CR, LF and CRLF end one, and are kept.
//!
//! For encodings in which no byte of a longer character is one of these two, which are all but UTF-16.

use super::windows::Windows;
use crate::error::{At, Error, Result};
use crate::source::Source;

/// One line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Its bytes without those that end it.
    pub bytes: Vec<u8>,
    /// What ends it: nothing at the end of the file.
    pub ending: &'static [u8],
    /// One-based number.
    pub number: u64,
}

/// Reads lines.
pub struct Lines<'a> {
    windows: Windows<'a>,
    window: Vec<u8>,
    position: usize,
    number: u64,
    most: usize,
}

impl<'a> Lines<'a> {
    /// The lines of `source` from the byte `start` on, of at most `most` bytes each.
    pub fn new(source: &'a dyn Source, start: u64, most: usize) -> Self {
        Lines {
            windows: Windows::stored(source, start),
            window: Vec::new(),
            position: 0,
            number: 0,
            most,
        }
    }

    /// The next line; `None` at the end.
    ///
    /// # Errors
    ///
    /// [`Error::Limit`] for too long a line, and what the source gives.
    pub fn read(&mut self) -> Result<Option<Line>> {
        if !self.available()? {
            return Ok(None);
        }
        self.number += 1;
        let mut line = Line {
            number: self.number,
            ..Line::default()
        };
        while self.available()? {
            let rest = self.window.get(self.position..).unwrap_or_default();
            let stop = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            let part = rest.get(..stop.unwrap_or(rest.len())).unwrap_or_default();
            if line.bytes.len() + part.len() > self.most {
                return Err(Error::Limit {
                    what: "bytes of a line",
                    limit: self.most as u64,
                    at: At::Line(self.number),
                });
            }
            line.bytes.extend_from_slice(part);
            let end = stop.and_then(|at| rest.get(at)).copied();
            self.position += part.len() + usize::from(end.is_some());
            line.ending = match end {
                None => continue,
                Some(b'\n') => b"\n",
                Some(_) if self.available()? && self.window.get(self.position) == Some(&b'\n') => {
                    self.position += 1;
                    b"\r\n"
                }
                Some(_) => b"\r",
            };
            return Ok(Some(line));
        }
        Ok(Some(line))
    }

    fn available(&mut self) -> Result<bool> {
        if self.position < self.window.len() {
            return Ok(true);
        }
        self.position = 0;
        self.windows.next(&mut self.window)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8], most: usize) -> Result<Vec<Line>> {
        let source = bytes.to_vec();
        let mut lines = Lines::new(&source, 0, most);
        let mut all = Vec::new();
        while let Some(line) = lines.read()? {
            all.push(line);
        }
        Ok(all)
    }

    #[test]
    fn lines_and_their_ends_make_up_the_file_again() {
        for text in ["a\rb\nc\r\n\r\nd", "\r\r\n\n", "", "x", "x\n"] {
            let all = lines(text.as_bytes(), 10).unwrap();
            let again: Vec<u8> = all
                .iter()
                .flat_map(|line| [line.bytes.as_slice(), line.ending].concat())
                .collect();
            assert_eq!(again, text.as_bytes());
            assert!(all.iter().map(|line| line.number).eq(1..=all.len() as u64));
        }
        assert_eq!(lines(b"a\r\nb", 10).unwrap().len(), 2);
    }

    #[test]
    fn an_end_of_two_bytes_may_lie_across_windows() {
        let mut bytes = vec![b'a'; super::super::windows::WINDOW - 1];
        bytes.extend(b"\r\nb");
        let all = lines(&bytes, usize::MAX).unwrap();
        assert_eq!((all.len(), all[0].ending), (2, &b"\r\n"[..]));
    }

    #[test]
    fn a_line_is_bounded() {
        let error = lines(b"ab\nabcdef\n", 5).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the limit of 5 for bytes of a line is exceeded in line 2"
        );
    }
}
