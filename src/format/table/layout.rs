//! Whether some bytes are a table at all, what separates its cells, and whether it has a header.
//!
//! Decided on the first kilobytes, with preference for "no": prose, program text and marked-up
//! documents must not be taken for tables. Files of one column are not recognised.

use super::encoding;
use super::reader::{Reader, Row};
use super::shape::{self, Shapes};
use super::stats::Column;
use super::words;
use crate::error::Result;
use crate::limits::Limits;
use crate::source::{Source, Span};
use crate::survey::TextEncoding;

/// Bytes looked at, and bytes looked at where the first line is longer than that.
const SAMPLE: u64 = 8 << 10;
const LONG_SAMPLE: u64 = 256 << 10;

/// What separates cells, in the order of preference. A bar is none of them: it is the second byte of
/// Japanese characters.
const DELIMITERS: [u8; 3] = [b'\t', b',', b';'];

/// How the rows of a table are cut into cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// One of [`DELIMITERS`].
    pub delimiter: u8,
    /// Cells of the first row.
    pub columns: usize,
}

/// Finds the layout of a table, or `None` if `source` is none.
///
/// # Errors
///
/// Only if the source cannot be read.
pub fn probe(source: &dyn Source) -> Result<Option<Layout>> {
    let mut sample = source.read(Span::new(0, source.len().min(SAMPLE)))?;
    if !is_text(&sample) {
        return Ok(None);
    }
    if source.len() > SAMPLE && !sample.iter().any(|&byte| byte == b'\n' || byte == b'\r') {
        sample = source.read(Span::new(0, source.len().min(LONG_SAMPLE)))?;
        if !is_text(&sample) {
            return Ok(None);
        }
    }
    let whole = source.len() == sample.len() as u64;
    let found = DELIMITERS
        .into_iter()
        .find_map(|delimiter| cut(&sample, &sample, delimiter, whole));
    Ok(found)
}

/// The delimiter of a finished table; NUL, which stands in no text, where only one column is left.
///
/// # Errors
///
/// Only if the source cannot be read.
pub fn delimiter(output: &dyn Source) -> Result<u8> {
    let sample = output.read(Span::new(0, output.len().min(LONG_SAMPLE)))?;
    let whole = output.len() == sample.len() as u64;
    let steady = |&delimiter: &u8| {
        let limits = Limits {
            max_cell_bytes: sample.len(),
            ..Limits::default()
        };
        let mut reader = Reader::new(&sample, start(&sample), delimiter, &limits);
        let mut row = Row::default();
        let mut columns = None;
        while let Ok(true) = reader.next(&mut row) {
            let complete = whole || !row.ending.is_empty();
            if row.is_blank() || !complete && columns.is_some() {
                continue;
            }
            if *columns.get_or_insert(row.cells.len()) != row.cells.len() {
                return false;
            }
        }
        columns.is_some_and(|columns| columns >= 2)
    };
    Ok(DELIMITERS.into_iter().find(steady).unwrap_or(0))
}

fn is_text(sample: &[u8]) -> bool {
    let control = |&byte: &u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x1B);
    if sample.is_empty() || sample.iter().any(control) || !encoding::plausible(sample) {
        return false;
    }
    let text = sample.strip_prefix(encoding::BOM).unwrap_or(sample);
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    !matches!(first, None | Some(b'<' | b'{' | b'[' | b'%'))
}

/// Where the text of `sample` starts: after its byte order mark.
fn start(sample: &[u8]) -> u64 {
    if sample.starts_with(encoding::BOM) {
        encoding::BOM.len() as u64
    } else {
        0
    }
}

/// Cuts the complete rows of `text`, which `source` holds, and judges whether they look like rows of one table.
fn cut(source: &dyn Source, text: &[u8], delimiter: u8, whole: bool) -> Option<Layout> {
    let limits = Limits {
        max_cell_bytes: text.len(),
        ..Limits::default()
    };
    let mut reader = Reader::new(source, start(text), delimiter, &limits);
    let mut row = Row::default();
    let mut columns = 0;
    let mut worded = false;
    let mut rows = 0u64;
    let mut equal = 0u64;
    // A quote that stays open may close after the sample: what was read so far counts.
    while let Ok(true) = reader.next(&mut row) {
        let complete = whole || !row.ending.is_empty();
        if row.is_blank() {
            continue;
        }
        if rows == 0 {
            columns = row.cells.len();
            worded = is_worded(&row);
            if !complete {
                rows = 1;
                equal = 1;
                break;
            }
        }
        if !complete {
            break;
        }
        rows += 1;
        equal += u64::from(row.cells.len() == columns);
    }
    if rows == 0 {
        // Not even the first row is complete, for instance because of an open quote.
        columns = row.cells.len();
        worded = is_worded(&row);
        rows = 1;
        equal = 1;
    }
    if columns < 2 {
        return None;
    }
    let steady = equal == rows;
    let mostly = equal * 10 >= rows * 7;
    let likely = if worded {
        mostly
    } else if delimiter == b'\t' {
        steady && (rows >= 2 || columns >= 8)
    } else if delimiter == b';' {
        // Program text and lists in sentences are full of them.
        false
    } else {
        steady && (rows >= 3 || rows == 2 && columns >= 3 || columns >= 8) && !is_prose(text)
    };
    likely.then_some(Layout { delimiter, columns })
}

/// Whether at least half of the first row's cells, or two of them, are known header words.
fn is_worded(row: &Row) -> bool {
    let known = row.cells.iter().filter(|&&cell| {
        let bytes = row.content(cell);
        let text = encoding::decode(&bytes, TextEncoding::Utf8, 1)
            .or_else(|_| encoding::decode(&bytes, TextEncoding::Cp932, 1));
        text.is_ok_and(|text| text.chars().count() <= 40 && words::has_word(&text))
    });
    let known = known.count();
    known >= 2 || known * 2 >= row.cells.len() && known > 0
}

/// Whether commas are those of sentences: nearly all are followed by a space.
fn is_prose(text: &[u8]) -> bool {
    let commas = text.iter().filter(|&&byte| byte == b',').count();
    let spaced = text
        .windows(2)
        .filter(|pair| matches!(pair, [b',', b' ' | b'\n' | b'\r']))
        .count();
    let spaces = text.iter().filter(|&&byte| byte == b' ').count();
    spaced * 10 >= commas * 9 && spaces > commas * 3
}

/// Whether `first` names the columns, given the statistics of all rows after it.
///
/// Only a positive sign makes a header: without one the first row is data, since a header is shown
/// and written, and the first row of a table without header holds a patient.
pub fn is_header(first: &[String], columns: &[Column]) -> bool {
    let data = Shapes::DATE
        .with(Shapes::PHONE)
        .with(Shapes::EMAIL)
        .with(Shapes::UID);
    let data = data
        .with(Shapes::NUMBER)
        .with(Shapes::POSTAL)
        .with(Shapes::ADDRESS);
    let data = data.with(Shapes::REACHES);
    let mut named = 0;
    let mut valued = 0;
    let mut contrasts = 0;
    let mut hard = 0;
    let mut filled = 0;
    for (text, column) in first.iter().zip(columns) {
        let look = shape::look(text);
        if look.chars == 0 {
            continue;
        }
        filled += 1;
        let looks_valued = look.shapes.any(data) || column.lists(text);
        if looks_valued {
            valued += 1;
        } else if words::has_word(text) {
            named += 1;
        }
        let mostly = |shape| column.filled > 0 && column.share(shape) >= 90;
        if [Shapes::NUMBER, Shapes::DATE, Shapes::UID, Shapes::PHONE]
            .into_iter()
            .any(mostly)
        {
            hard += 1;
            contrasts += usize::from(!looks_valued && words::is_explained(text));
        }
    }
    if named == 0 {
        return valued == 0 && hard > 0 && contrasts == hard;
    }
    named >= 2 && named >= valued || named > valued || named * 2 >= filled
}

/// Whether most header cells are explained, so that the others may be taken for headers as well.
pub fn is_trustworthy(header: &[String]) -> bool {
    let filled = header.iter().filter(|text| !text.trim().is_empty()).count();
    let explained = header
        .iter()
        .filter(|text| words::is_explained(text))
        .count();
    explained * 2 >= filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(u8, usize)> {
        let bytes = text.as_bytes().to_vec();
        probe(&bytes)
            .unwrap()
            .map(|layout| (layout.delimiter, layout.columns))
    }

    #[test]
    fn tables_are_recognised_with_their_delimiter() {
        assert_eq!(found("患者番号,氏名\n1,山田\n"), Some((b',', 2)));
        assert_eq!(
            found("患者番号\t住所\n1\ta, b，c\n2\td\n"),
            Some((b'\t', 2))
        );
        assert_eq!(
            found("\u{feff}ID,Name,DOB\r\n1,\"a\r\nb\",2\r\n"),
            Some((b',', 3))
        );
        assert_eq!(found("患者ID,検査日\n"), Some((b',', 2)));
        assert_eq!(found("1,2,3\n4,5,6\n"), Some((b',', 3)));
        assert_eq!(found("患者番号;HbA1c\n1;5,5\n2;6,1\n"), Some((b';', 2)));
    }

    #[test]
    fn a_table_with_a_broken_row_is_still_a_table() {
        assert!(found("患者番号,氏名,性別\n1,山田,男\n2,鈴木\n3,佐藤,女\n4,高橋,女\n").is_some());
        assert!(found("患者番号,氏名\n1,\"山田\n2,鈴木\n").is_some());
    }

    #[test]
    fn other_texts_are_no_tables() {
        for text in [
            "",
            "\n\n",
            "# Readme\n\nThis is a tool, and it works.\nIt does much, and more.\n",
            "Hello, dear world\nFoo and more, bar and others\nOnce more, it is true here\n",
            "{\"a\": 1,\n \"b\": 2}\n",
            "[1,2]\n[3,4]\n",
            "<html><body>a,b</body></html>\n",
            "fn main() {\n    println!(\"a, b\");\n}\n",
            "let a = 1;\nlet b = 2;\nlet c = 3;\n",
            "a;b\nc;d\ne;f\n",
            "one\ntwo\nthree\n",
            "患者番号\n1\n2\n",
            "こんにちは、世界。\n今日は晴れ、明日は雨。\n",
            "key = value\nother = thing\n",
        ] {
            assert_eq!(found(text), None, "{text:?}");
        }
        assert_eq!(probe(&b"a\0,b\n1,2\n3,4\n".to_vec()).unwrap(), None);
        assert_eq!(probe(&b"\xFF\xFEa\0,\0b\0".to_vec()).unwrap(), None);
    }

    #[test]
    fn every_prefix_is_judged_without_panic() {
        let text = "\u{feff}患者番号,\"氏\"\"名\",x\r\n1,\"山\n田\",3\r\n2,鈴木,4\r\n";
        for end in 0..=text.len() {
            let bytes = text.as_bytes()[..end].to_vec();
            let _ = probe(&bytes).unwrap();
        }
    }

    #[test]
    fn ten_thousand_columns_are_read_from_a_longer_sample() {
        let header: Vec<String> = (0..10_000).map(|i| format!("column_{i}")).collect();
        let text = format!("{}\n{}1\n", header.join(","), "1,".repeat(9_999));
        assert_eq!(found(&text), Some((b',', 10_000)));
    }
}
