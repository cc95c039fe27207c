//! Whether some bytes are a table at all, what separates its cells, and whether it has a header.
//!
//! Decided on the first kilobytes, with preference for "no": prose, program text and marked-up
//! documents must not be taken for tables. Lines above the table, such as titles, are told from it by the
//! words of its header; without such words the first line is the first row.

use super::reader::{Reader, Row};
use crate::error::Result;
use crate::format::column::shape::{self, Shapes};
use crate::format::column::stats::Column;
use crate::format::column::words;
use crate::format::encoding;
use crate::limits::Limits;
use crate::source::{Source, Span};
use crate::survey::TextEncoding;

/// Bytes looked at, and bytes looked at where the first line is longer than that.
const SAMPLE: u64 = 8 << 10;
const LONG_SAMPLE: u64 = 256 << 10;

/// What separates cells, in the order of preference.
const DELIMITERS: [u8; 4] = [b'\t', b',', b';', b'|'];

/// The delimiter of a table of one column: it stands in no text.
const NONE: u8 = 0;

/// Lines above a table at most.
const MOST_ABOVE: usize = 10;

/// How the rows of a table are cut into cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// One of [`DELIMITERS`], or NUL where there is but one column.
    pub delimiter: u8,
    /// Lines above the first row, blank ones included.
    pub above: u64,
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
    let Some(mut text) = text(&sample) else {
        return Ok(None);
    };
    if source.len() > SAMPLE && !text.1.iter().any(|&byte| byte == b'\n' || byte == b'\r') {
        sample = source.read(Span::new(0, source.len().min(LONG_SAMPLE)))?;
        let Some(longer) = self::text(&sample) else {
            return Ok(None);
        };
        text = longer;
    }
    let whole = source.len() == sample.len() as u64;
    let (encoding, text) = text;
    let mut delimiters = DELIMITERS.into_iter().chain([NONE]);
    Ok(delimiters.find_map(|delimiter| cut(&text, encoding, delimiter, whole)))
}

/// The delimiter of a finished table; NUL, which stands in no text, where only one column is left.
///
/// # Errors
///
/// Only if the source cannot be read.
pub fn delimiter(output: &dyn Source) -> Result<u8> {
    let sample = output.read(Span::new(0, output.len().min(LONG_SAMPLE)))?;
    let whole = output.len() == sample.len() as u64;
    let (encoding, text) = encoding::guess(&sample);
    let steady = |&delimiter: &u8| {
        let lines = lines(&text, encoding, delimiter, whole);
        let mut filled = lines.iter().filter(|line| !line.blank);
        let columns = filled.next().map_or(0, |line| line.cells);
        columns >= 2 && filled.all(|line| line.cells == columns)
    };
    Ok(DELIMITERS.into_iter().find(steady).unwrap_or(NONE))
}

/// The beginning of a file as the reader sees it, with its encoding there; `None` if it is no text.
fn text(sample: &[u8]) -> Option<(TextEncoding, Vec<u8>)> {
    let (encoding, text) = encoding::guess(sample);
    let control = |&byte: &u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    if text.is_empty() || text.iter().any(control) || !encoding::plausible(&text) {
        return None;
    }
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    (!matches!(first, None | Some(b'<' | b'{' | b'[' | b'%'))).then_some((encoding, text))
}

/// What a line of the sample looks like.
struct Line {
    cells: usize,
    filled: usize,
    blank: bool,
    /// Cells that are known header words.
    known: usize,
}

impl Line {
    /// Whether it looks like the header of a table: at least half of its cells, or two, are known words.
    fn worded(&self) -> bool {
        self.known >= 2 || self.known * 2 >= self.cells && self.known > 0
    }

    /// Whether this is no header but a title above `other`, though their cells be as many: fewer of them are
    /// filled, and fewer say what a column holds.
    fn is_above(&self, other: &Line) -> bool {
        let header = other.worded() && other.filled > 1 && other.known * 2 >= other.filled;
        let titled = self.filled <= 1 && self.cells > 1;
        header && (titled || self.filled < other.filled && self.known < other.known)
    }
}

/// The lines of `text`, the last one only if it is complete or the first.
fn lines(text: &[u8], encoding: TextEncoding, delimiter: u8, whole: bool) -> Vec<Line> {
    let limits = Limits {
        max_cell_bytes: text.len(),
        ..Limits::default()
    };
    let source = text.to_vec();
    let mut reader = Reader::new(&source, encoding, delimiter, &limits);
    let mut row = Row::default();
    let mut lines = Vec::new();
    loop {
        // A quote that stays open may close after the sample: what was read so far counts.
        let read = matches!(reader.next(&mut row), Ok(true));
        let complete = read && (whole || !row.ending.is_empty());
        if !complete && (row.cells.is_empty() || !lines.is_empty()) {
            return lines;
        }
        lines.push(Line {
            cells: row.cells.len(),
            filled: row
                .cells
                .iter()
                .filter(|&&cell| !row.raw(cell).is_empty())
                .count(),
            blank: row.is_blank(),
            known: known(&row, encoding),
        });
        if !complete {
            return lines;
        }
    }
}

/// Cuts `text` into lines and judges from which on they look like rows of one table.
fn cut(text: &[u8], encoding: TextEncoding, delimiter: u8, whole: bool) -> Option<Layout> {
    let lines = lines(text, encoding, delimiter, whole);
    let first = lines.iter().position(|line| !line.blank)?;
    let starts = (first..lines.len().min(first + MOST_ABOVE + 1)).filter(|&at| {
        let line = &lines[at];
        let mut behind = lines.iter().skip(at + 1).take(MOST_ABOVE);
        let starts = at == first || line.worded() && line.cells > 1;
        starts && !behind.any(|other| line.is_above(other))
    });
    for above in starts {
        let columns = lines[above].cells;
        let rows: Vec<&Line> = lines[above..].iter().filter(|line| !line.blank).collect();
        // What stands below the last full row may tell of the table.
        let end = rows.iter().rposition(|line| line.cells == columns)? + 1;
        let beside = rows.len() - end;
        let rows = &rows[..if beside <= MOST_BELOW {
            end
        } else {
            rows.len()
        }];
        let equal = rows.iter().filter(|line| line.cells == columns).count();
        let steady = beside == 0 && equal == rows.len();
        let count = rows.len();
        let likely = match delimiter {
            // Each line of any text is one cell.
            NONE => {
                lines[above].worded() && count >= 2 && above == 0 && beside == 0 && is_list(text)
            }
            _ if columns < 2 => false,
            _ if lines[above].worded() => equal * 10 >= count * 7,
            b'\t' => steady && (count >= 2 || columns >= 8),
            // Program text and lists in sentences are full of them.
            b';' | b'|' => false,
            _ => {
                steady
                    && (count >= 3 || count == 2 && columns >= 3 || columns >= 8)
                    && !is_prose(text)
            }
        };
        if likely {
            return Some(Layout {
                delimiter,
                above: above as u64,
                columns,
            });
        }
    }
    None
}

/// Lines below a table that do not speak against it.
const MOST_BELOW: usize = 3;

/// Whether lines are short, as those of a list are.
fn is_list(text: &[u8]) -> bool {
    let mut lines = text.split(|&byte| matches!(byte, b'\n' | b'\r'));
    lines.all(|line| line.len() <= 64 && !line.iter().any(|byte| b":;=,|\t".contains(byte)))
}

/// How many cells of `row` are known header words.
fn known(row: &Row, encoding: TextEncoding) -> usize {
    let known = row.cells.iter().filter(|&&cell| {
        let bytes = row.content(cell);
        let text = encoding::decode(&bytes, encoding, row.line);
        text.is_ok_and(|text| text.chars().count() <= 40 && words::has_word(&text))
    });
    known.count()
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
        assert_eq!(found("患者番号|氏名\n1|山田\n2|鈴木\n"), Some((b'|', 2)));
        assert_eq!(found("患者番号\n1\n2\n"), Some((0, 1)));
    }

    #[test]
    fn a_table_with_a_broken_row_is_still_a_table() {
        assert!(found("患者番号,氏名,性別\n1,山田,男\n2,鈴木\n3,佐藤,女\n4,高橋,女\n").is_some());
        assert!(found("患者番号,氏名\n1,\"山田\n2,鈴木\n").is_some());
    }

    #[test]
    fn titles_above_a_header_are_told_from_it() {
        let above = |text: &str| {
            let found = probe(&text.as_bytes().to_vec()).unwrap();
            found.map(|layout| (layout.above, layout.columns))
        };
        let table = "患者番号,氏名,性別\n1,山田,男\n2,鈴木,女\n";
        assert_eq!(above(table), Some((0, 3)));
        for (title, lines) in [
            ("○○病院 検査結果一覧\n\n", 2),
            ("○○病院 検査結果一覧,,\n", 1),
            ("病棟:,5階西\n出力:,2023/4/1 10:00,鈴木,医事課\n\n", 3),
            ("\n\n", 2),
            ("患者一覧\n", 1),
        ] {
            assert_eq!(
                above(&format!("{title}{table}")),
                Some((lines, 3)),
                "{title:?}"
            );
        }
        // Without words nobody can tell a header from a row.
        assert_eq!(above("○○病院\n\n1,2,3\n4,5,6\n"), None);
        assert_eq!(above(&format!("{}{table}", "題\n".repeat(11))), None);
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
            "患者番号: 山田\n1\n2\n",
            "こんにちは、世界。\n今日は晴れ、明日は雨。\n",
            "key = value\nother = thing\n",
        ] {
            assert_eq!(found(text), None, "{text:?}");
        }
        assert_eq!(probe(&b"a\0,b\n1,2\n3,4\n".to_vec()).unwrap(), None);
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
