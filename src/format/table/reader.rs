//! A streaming reader of delimited text that knows where every cell stands.
//!
//! Reads the source in windows of 256 KiB and holds one row at a time. A cell is known by its bytes
//! as they stand, quotes included, so that what is kept can be written back byte for byte.
//!
//! Quoting is RFC 4180's: a cell that begins with `"` runs to the closing quote, `""` stands for one
//! quote; a quote inside an unquoted cell is an ordinary character. Lines end with LF, CRLF or CR.
//!
//! Needs next to nothing of encodings: in those it is given no byte of a longer character is a quote or a
//! line end (the second byte of Windows-31J starts at 0x40). One may be a bar there, so where bars separate
//! cells, characters of two bytes are stepped over.

use crate::error::{At, Error, Result};
use crate::format::encoding;
use crate::format::encoding::windows::{WINDOW, Windows};
use crate::limits::Limits;
use crate::source::Source;
use crate::survey::TextEncoding;
use std::borrow::Cow;

/// Where one cell stands in the bytes of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    start: usize,
    end: usize,
    /// Whether it is written in quotes.
    pub quoted: bool,
}

/// One row as it stands in the source.
#[derive(Debug, Default)]
pub struct Row {
    bytes: Vec<u8>,
    /// The cells in order; never empty for a row that was read.
    pub cells: Vec<Cell>,
    /// The bytes that end the row: LF, CRLF, CR, or nothing at the end of the file.
    pub ending: &'static [u8],
    /// One-based line on which the row begins.
    pub line: u64,
}

impl Row {
    /// The bytes of `cell` as they stand, quotes included.
    pub fn raw(&self, cell: Cell) -> &[u8] {
        self.bytes.get(cell.start..cell.end).unwrap_or_default()
    }

    /// The bytes that `cell` means: without quotes, doubled quotes made single.
    pub fn content(&self, cell: Cell) -> Cow<'_, [u8]> {
        let raw = self.raw(cell);
        if !cell.quoted {
            return Cow::Borrowed(raw);
        }
        let inner = raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default();
        if !inner.contains(&b'"') {
            return Cow::Borrowed(inner);
        }
        let mut content = Vec::with_capacity(inner.len());
        let mut bytes = inner.iter();
        while let Some(&byte) = bytes.next() {
            content.push(byte);
            if byte == b'"' {
                bytes.next();
            }
        }
        Cow::Owned(content)
    }

    /// The bytes of all cells with what stands between them.
    pub fn whole(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether the line holds nothing at all.
    pub fn is_blank(&self) -> bool {
        self.bytes.is_empty()
    }

    fn clear(&mut self, line: u64) {
        self.bytes.clear();
        // One large cell must not keep its memory for the rest of the file.
        if self.bytes.capacity() > 4 * WINDOW {
            self.bytes = Vec::new();
        }
        self.cells.clear();
        self.ending = b"";
        self.line = line;
    }
}

enum State {
    Start,
    Plain,
    /// Behind the first byte of a character of two.
    Within,
    Quoted,
    Closing,
}

/// Whether `byte` begins a character of two bytes in Windows-31J.
fn leads(byte: u8) -> bool {
    matches!(byte, 0x81..=0x9F | 0xE0..=0xFC)
}

/// Reads rows.
pub struct Reader<'a> {
    windows: Windows<'a>,
    window: Vec<u8>,
    position: usize,
    line: u64,
    delimiter: u8,
    /// Whether the second byte of a character may look like the delimiter.
    pairs: bool,
    max_cell: usize,
    max_row: usize,
    max_columns: usize,
}

impl<'a> Reader<'a> {
    /// Reads the text of `source`.
    pub fn new(
        source: &'a dyn Source,
        encoding: TextEncoding,
        delimiter: u8,
        limits: &Limits,
    ) -> Self {
        Reader {
            windows: Windows::text(source, encoding),
            window: Vec::new(),
            position: 0,
            line: 1,
            delimiter,
            pairs: delimiter == b'|' && encoding::hides_bars(encoding),
            max_cell: limits.max_cell_bytes,
            max_row: limits.max_cell_bytes.saturating_mul(2),
            max_columns: limits.max_columns,
        }
    }

    /// Reads the next row into `row`; `false` at the end of the source.
    ///
    /// # Errors
    ///
    /// [`Error::Row`] for a quote that is never closed or is followed by text, [`Error::Limit`] for
    /// too large a cell or row or too many columns, and what the source gives.
    pub fn next(&mut self, row: &mut Row) -> Result<bool> {
        row.clear(self.line);
        if !self.available()? {
            return Ok(false);
        }
        let mut state = State::Start;
        let mut start = 0;
        while self.available()? {
            let rest = self.window.get(self.position..).unwrap_or_default();
            let Some(&first) = rest.first() else { break };
            match state {
                State::Start if first == b'"' => {
                    self.take(row, 1, start)?;
                    state = State::Quoted;
                    continue;
                }
                State::Start => {
                    state = State::Plain;
                    continue;
                }
                State::Quoted => {
                    let stop = rest.iter().position(|&byte| byte == b'"');
                    let count = stop.map_or(rest.len(), |index| index + 1);
                    self.take(row, count, start)?;
                    if stop.is_some() {
                        state = State::Closing;
                    }
                    continue;
                }
                State::Closing if first == b'"' => {
                    self.take(row, 1, start)?;
                    state = State::Quoted;
                    continue;
                }
                State::Closing if first != self.delimiter && first != b'\n' && first != b'\r' => {
                    let what = "text follows a closing quote";
                    return Err(Error::Row {
                        line: self.line,
                        what,
                    });
                }
                State::Closing => {}
                State::Plain => {
                    let (delimiter, pairs) = (self.delimiter, self.pairs);
                    let stops = |&byte: &u8| {
                        byte == delimiter || matches!(byte, b'\n' | b'\r') || pairs && leads(byte)
                    };
                    let stop = rest.iter().position(stops);
                    let character = stop
                        .is_some_and(|at| pairs && rest.get(at).is_some_and(|&byte| leads(byte)));
                    let count = stop.map_or(rest.len(), |at| at + usize::from(character));
                    self.take(row, count, start)?;
                    if character {
                        state = State::Within;
                    }
                    if stop.is_none() || character {
                        continue;
                    }
                }
                State::Within => {
                    // A line end is no second byte: the character is broken, and named as such later.
                    state = State::Plain;
                    if !matches!(first, b'\n' | b'\r') {
                        self.take(row, 1, start)?;
                    }
                    continue;
                }
            }
            // Here a cell has ended, and the byte after it is a delimiter or a line end.
            self.cell(row, start, matches!(state, State::Closing))?;
            let Some(&byte) = self.window.get(self.position) else {
                break;
            };
            self.position += 1;
            if byte == self.delimiter {
                row.bytes.push(byte);
                start = row.bytes.len();
                state = State::Start;
                continue;
            }
            row.ending = b"\n";
            if byte == b'\r' {
                row.ending = b"\r";
                if self.available()? && self.window.get(self.position) == Some(&b'\n') {
                    self.position += 1;
                    row.ending = b"\r\n";
                }
            }
            self.line += 1;
            return Ok(true);
        }
        if matches!(state, State::Quoted) {
            return Err(Error::Row {
                line: row.line,
                what: "a quote is never closed",
            });
        }
        self.cell(row, start, matches!(state, State::Closing))?;
        Ok(true)
    }

    fn available(&mut self) -> Result<bool> {
        if self.position < self.window.len() {
            return Ok(true);
        }
        self.position = 0;
        self.windows.next(&mut self.window)
    }

    /// Moves `count` bytes of the window to the row, where the cell that began at `start` goes on.
    fn take(&mut self, row: &mut Row, count: usize, start: usize) -> Result<()> {
        let part = self
            .window
            .get(self.position..self.position + count)
            .unwrap_or_default();
        if row.bytes.len() - start + part.len() > self.max_cell {
            return Err(Error::Limit {
                what: "bytes of a cell",
                limit: self.max_cell as u64,
                at: At::Line(row.line),
            });
        }
        if row.bytes.len() + part.len() > self.max_row {
            return Err(Error::Limit {
                what: "bytes of a row",
                limit: self.max_row as u64,
                at: At::Line(row.line),
            });
        }
        self.line += lines(part);
        row.bytes.extend_from_slice(part);
        self.position += count;
        Ok(())
    }

    fn cell(&self, row: &mut Row, start: usize, quoted: bool) -> Result<()> {
        if row.cells.len() >= self.max_columns {
            let limit = self.max_columns as u64;
            return Err(Error::Limit {
                what: "columns of a table",
                limit,
                at: At::Line(row.line),
            });
        }
        row.cells.push(Cell {
            start,
            end: row.bytes.len(),
            quoted,
        });
        Ok(())
    }
}

/// Number of LF in `bytes`; only cells in quotes hold any.
fn lines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|&&byte| byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Vec<Vec<Vec<u8>>>> {
        let limits = Limits::default();
        let source = bytes.to_vec();
        let mut reader = Reader::new(&source, TextEncoding::Utf8, b',', &limits);
        let mut row = Row::default();
        let mut rows = Vec::new();
        while reader.next(&mut row)? {
            rows.push(
                row.cells
                    .iter()
                    .map(|&cell| row.content(cell).into_owned())
                    .collect(),
            );
        }
        Ok(rows)
    }

    fn again(bytes: &[u8]) -> Result<Vec<u8>> {
        let limits = Limits::default();
        let source = bytes.to_vec();
        let mut reader = Reader::new(&source, TextEncoding::Utf8, b',', &limits);
        let mut row = Row::default();
        let mut out = Vec::new();
        while reader.next(&mut row)? {
            for (index, &cell) in row.cells.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                out.extend_from_slice(row.raw(cell));
            }
            out.extend_from_slice(row.ending);
        }
        Ok(out)
    }

    #[test]
    fn raw_cells_and_line_ends_give_the_source_back() {
        for text in [
            "a,b\r\n\"x,\"\"y\"\"\r\nz\",2\r\n",
            "a,b\n1,2",
            "a,b\r1,2\r",
            ",,\n\"\",\"\"\"\",\n\n",
            "in\"ner,5\" x\n",
            "\r\n\n\r",
        ] {
            assert_eq!(again(text.as_bytes()).unwrap(), text.as_bytes(), "{text:?}");
        }
    }

    #[test]
    fn quoted_line_ends_and_doubled_quotes_stay_in_one_cell() {
        let rows = read(b"a,\"x\r\n\"\"y\"\"\"\n1,2\n").unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0][1], b"x\r\n\"y\"");
    }

    #[test]
    fn an_unclosed_quote_names_the_line_on_which_its_row_begins() {
        let error = read(b"a,b\n1,2\n3,\"x\ny\nz").unwrap_err();
        assert_eq!(
            error,
            Error::Row {
                line: 3,
                what: "a quote is never closed"
            }
        );
    }

    #[test]
    fn text_after_a_closing_quote_is_refused() {
        assert!(matches!(
            read(b"a,\"b\"c\n"),
            Err(Error::Row { line: 1, .. })
        ));
    }

    #[test]
    fn every_prefix_reads_or_fails_without_panic() {
        let text = "\u{feff}a,\"b\"\"\r\nc\",\"\"\r\n\"表\",2,3\r\r\n";
        for end in 0..=text.len() {
            let prefix = &text.as_bytes()[..end];
            if let Ok(out) = again(prefix) {
                assert_eq!(out, prefix);
            }
        }
    }

    #[test]
    fn windows_of_any_size_give_the_same_rows() {
        let mut text = String::from("a,b\r\n");
        while text.len() < 2 * WINDOW + 10 {
            text.push_str("\"x\"\"y\r\n\",z\r\n");
        }
        for shift in 0..6 {
            let shifted = "q".repeat(shift) + &text;
            assert_eq!(again(shifted.as_bytes()).unwrap(), shifted.as_bytes());
        }
    }

    #[test]
    fn limits_hold_for_cells_rows_and_columns() {
        let limits = Limits {
            max_cell_bytes: 8,
            max_columns: 3,
            ..Limits::default()
        };
        let read = |bytes: &[u8]| {
            let mut row = Row::default();
            Reader::new(&bytes.to_vec(), TextEncoding::Utf8, b',', &limits).next(&mut row)
        };
        assert!(read(b"12345678,x").is_ok());
        assert!(matches!(
            read(b"123456789,x"),
            Err(Error::Limit {
                limit: 8,
                at: At::Line(1),
                ..
            })
        ));
        assert!(matches!(
            read(b"\"123456789"),
            Err(Error::Limit { limit: 8, .. })
        ));
        assert!(matches!(
            read(b"12345678,12345678,1"),
            Err(Error::Limit {
                limit: 16,
                at: At::Line(1),
                ..
            })
        ));
        assert!(matches!(
            read(b"1,2,3,4"),
            Err(Error::Limit {
                limit: 3,
                at: At::Line(1),
                ..
            })
        ));
        let bytes = b"1,2,3\n4,5,6\n7,8,9,0\n".to_vec();
        let mut rows = Reader::new(&bytes, TextEncoding::Utf8, b',', &limits);
        let mut row = Row::default();
        let error = (0..3).find_map(|_| rows.next(&mut row).err());
        assert!(matches!(
            error,
            Some(Error::Limit {
                at: At::Line(3),
                ..
            })
        ));
    }

    #[test]
    fn a_bar_inside_a_japanese_character_separates_nothing() {
        // In Windows-31J each of these ends in 0x7C.
        let (text, _, _) = encoding_rs::SHIFT_JIS.encode("ポ|弾|x\nポ弾|\"ポ|\"|\n");
        assert!(text.windows(2).any(|pair| pair == b"\x83\x7C"));
        for cut in 0..2 {
            let bytes = [&b"q".repeat(WINDOW - 1 + cut)[..], &text].concat();
            let limits = Limits::default();
            let mut reader = Reader::new(&bytes, TextEncoding::Cp932, b'|', &limits);
            let mut row = Row::default();
            assert!(reader.next(&mut row).unwrap());
            assert_eq!(row.cells.len(), 3);
            assert_eq!(row.raw(row.cells[2]), b"x");
            assert!(reader.next(&mut row).unwrap());
            assert_eq!(row.cells.len(), 3);
            assert_eq!(row.content(row.cells[1])[..], text[text.len() - 6..][..3]);
        }
    }
}
