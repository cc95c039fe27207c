//! The rows of a table in a file: without the titles above and the totals below, all of one width.

use super::reader::{Reader, Row};
use crate::error::{Error, Result};
use crate::format::column::shape;
use crate::format::encoding::{self, windows::WINDOW};
use crate::survey::TextEncoding;
use std::cmp::Ordering;

/// Lines below a table that are looked at before it counts as broken instead.
const MOST_BELOW: u64 = 16;

const BLANK: &str = "a blank line stands between rows";

/// Reads rows and holds them to one number of cells.
///
/// Blank lines at the end of the file are no rows; the caller gets their line ends back from
/// [`Rows::trailer`]. Lines behind the last row that have another number of cells and say that the table has
/// ended, by what stands there or by a blank line before them, are no rows either: [`Rows::below`].
pub struct Rows<'a> {
    reader: Reader<'a>,
    encoding: TextEncoding,
    above: u64,
    columns: usize,
    trailer: Vec<u8>,
    below: u64,
    ended: bool,
    /// The first row, known once it was read.
    first: Option<Vec<u8>>,
    again: bool,
}

impl<'a> Rows<'a> {
    /// Reads rows of `columns` cells, after as many lines as stand `above` the first.
    pub fn new(reader: Reader<'a>, encoding: TextEncoding, above: u64, columns: usize) -> Self {
        Rows {
            reader,
            encoding,
            above,
            columns,
            trailer: Vec::new(),
            below: 0,
            ended: false,
            first: None,
            again: false,
        }
    }

    /// Reads the next row into `row`; `false` at the end.
    ///
    /// # Errors
    ///
    /// As [`Reader::next`], and [`Error::Row`] for a row with another number of cells.
    pub fn next(&mut self, row: &mut Row) -> Result<bool> {
        while self.above > 0 && self.reader.next(row)? {
            self.above -= 1;
        }
        if self.ended || !self.reader.next(row)? {
            return Ok(false);
        }
        if !row.is_blank() && row.cells.len() == self.columns {
            match &self.first {
                Some(first) => self.again = first == row.whole(),
                None => self.first = Some(row.whole().to_vec()),
            }
            return Ok(true);
        }
        self.ended = true;
        self.end(row)?;
        Ok(false)
    }

    /// Reads on from `row`, which is none of the table, to the end of the file.
    fn end(&mut self, row: &mut Row) -> Result<()> {
        let mut blank = None;
        let mut broken: Option<Error> = None;
        loop {
            if row.is_blank() {
                blank.get_or_insert(row.line);
                self.trailer.extend_from_slice(row.ending);
            } else {
                let (line, what) = match row.cells.len().cmp(&self.columns) {
                    Ordering::Less => (row.line, "the row has too few cells"),
                    Ordering::Greater => (row.line, "the row has too many cells"),
                    Ordering::Equal => (blank.unwrap_or(row.line), BLANK),
                };
                let ends =
                    row.cells.len() != self.columns && (blank.is_some() || self.says_the_end(row));
                let wrong = broken.get_or_insert(Error::Row { line, what });
                if !ends || self.below == MOST_BELOW {
                    return Err(wrong.clone());
                }
                self.below += 1;
            }
            // A file of nothing but line ends is bounded here.
            if self.trailer.len() >= WINDOW {
                let line = row.line;
                return Err(Error::Row { line, what: BLANK });
            }
            if !self.reader.next(row)? {
                break;
            }
        }
        if self.below > 0 {
            self.trailer.clear();
        }
        Ok(())
    }

    /// Whether a row without its cells tells of the table rather than belongs to it.
    fn says_the_end(&self, row: &Row) -> bool {
        let texts: Vec<String> = row
            .cells
            .iter()
            .filter_map(|&cell| {
                let bytes = row.content(cell);
                let text = encoding::decode(&bytes, self.encoding, row.line).ok()?;
                Some(shape::normal(&text).to_lowercase())
            })
            .filter(|text| !text.is_empty())
            .collect();
        texts.len() * 2 <= self.columns.max(2)
            && texts.iter().any(|text| {
                ENDS.iter().any(|word| match word.is_ascii() {
                    true => text.starts_with(word),
                    false => text.contains(word),
                })
            })
    }

    /// Whether the row read last is the first one again, byte for byte: a header that was printed on every page.
    pub fn is_again(&self) -> bool {
        self.again
    }

    /// The line ends of the blank lines at the end of the file, known once [`Rows::next`] gave `false`.
    pub fn trailer(&self) -> &[u8] {
        &self.trailer
    }

    /// How many lines stand below the table, known once [`Rows::next`] gave `false`.
    pub fn below(&self) -> u64 {
        self.below
    }
}

/// What stands below tables: totals, notes, who printed it and when.
const ENDS: [&str; 20] = [
    "合計",
    "総計",
    "小計",
    "件数",
    "総数",
    "以上",
    "出力日",
    "出力者",
    "作成日",
    "作成者",
    "印刷",
    "頁",
    "ページ",
    "※",
    "total",
    "sum",
    "count",
    "records",
    "printed",
    "end of",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    fn all(text: &str) -> Result<(u64, u64, Vec<u8>)> {
        let limits = Limits::default();
        let bytes = text.as_bytes().to_vec();
        let reader = Reader::new(&bytes, TextEncoding::Utf8, b',', &limits);
        let mut rows = Rows::new(reader, TextEncoding::Utf8, 0, 2);
        let mut row = Row::default();
        let mut count = 0;
        while rows.next(&mut row)? {
            count += 1;
        }
        assert!(!rows.next(&mut row)?, "the end stays the end");
        Ok((count, rows.below(), rows.trailer().to_vec()))
    }

    #[test]
    fn ragged_rows_and_blank_lines_between_rows_are_refused() {
        assert_eq!(all("a,b\n1,2\n\r\n\n"), Ok((2, 0, b"\r\n\n".to_vec())));
        for (text, at) in [
            ("a,b\n1\n", 2),
            ("a,b\n1,2,3\n", 2),
            ("a,b\n\n1,2\n", 2),
            ("a,b\n1,2\n3\n4,5\n", 3),
            ("a,b\n合計 3件\n4,5\n", 2),
            ("a,b\n1,2\n\n注意\n4,5\n", 4),
        ] {
            let Err(Error::Row { line, .. }) = all(text) else {
                panic!("{text:?} passed");
            };
            assert_eq!(line, at, "{text:?}");
        }
    }

    #[test]
    fn lines_that_end_a_table_are_told_from_broken_rows() {
        for text in [
            "a,b\n1,2\n合計 1件 担当:鈴木\n",
            "a,b\n1,2\n\n作成部署 医事課\n\n",
            "a,b\n1,2\nTotal\n",
            "a,b\n1,2\n※ 3, 4, を除く\n",
        ] {
            let found = all(text);
            if text.contains("※") {
                // As many cells as a row that lost its quotes.
                assert!(found.is_err(), "{text:?}");
            } else {
                assert_eq!(found, Ok((2, 1, Vec::new())), "{text:?}");
            }
        }
    }

    #[test]
    fn more_lines_than_a_footer_has_are_refused() {
        let text = format!("a,b\n1,2\n{}", "合計\n".repeat(17));
        assert!(all(&text).is_err());
    }
}
