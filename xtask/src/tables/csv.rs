//! Reads the committed facts: comma-separated, quote character `"`, one `#` line of source first.
//!
//! Stricter than a general reader: every row has the header's width, quotes close on their line,
//! and nothing stands between a closing quote and the next comma.

use anyhow::{Context, Result, bail, ensure};

/// A file of facts, cells trimmed of nothing.
pub struct Facts {
    /// The `#` line without its mark.
    pub source: String,
    /// Names of the columns.
    pub header: Vec<String>,
    /// The rows, each as wide as the header, with their one-based line numbers.
    pub rows: Vec<(usize, Vec<String>)>,
}

impl Facts {
    /// Parses `text`.
    pub fn parse(text: &str) -> Result<Facts> {
        ensure!(!text.contains('\r'), "line ends must be LF");
        ensure!(
            !text.contains('\u{200B}'),
            "a zero-width space stands in the file"
        );
        let mut lines = text.lines().enumerate();
        let (_, first) = lines.next().context("the file is empty")?;
        let source = first
            .strip_prefix("# ")
            .context("the first line must name the source")?;
        let (_, header) = lines.next().context("the header is missing")?;
        let header = cells(header).context("line 2")?;
        let mut rows = Vec::new();
        for (at, line) in lines {
            let row = cells(line).with_context(|| format!("line {}", at + 1))?;
            ensure!(
                row.len() == header.len(),
                "line {} has {} cells, the header {}",
                at + 1,
                row.len(),
                header.len()
            );
            rows.push((at + 1, row));
        }
        Ok(Facts {
            source: source.to_owned(),
            header,
            rows,
        })
    }

    /// Fails unless the columns are exactly `expected`: an unknown column would go unread.
    pub fn expect_columns(&self, expected: &[&str]) -> Result<()> {
        ensure!(
            self.header == expected,
            "the columns must be {}",
            expected.join(",")
        );
        Ok(())
    }

    /// Fails unless there are exactly `expected` rows: a changed table must be looked at.
    pub fn expect_rows(&self, expected: usize) -> Result<()> {
        ensure!(
            self.rows.len() == expected,
            "{} rows where {expected} are expected; after review change the number in xtask",
            self.rows.len()
        );
        Ok(())
    }
}

fn cells(line: &str) -> Result<Vec<String>> {
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        if let Some(quoted) = rest.strip_prefix('"') {
            let mut cell = String::new();
            let mut tail = quoted;
            loop {
                let (before, after) = tail.split_once('"').context("a quote does not close")?;
                cell.push_str(before);
                match after.strip_prefix('"') {
                    Some(more) => {
                        cell.push('"');
                        tail = more;
                    }
                    None => {
                        tail = after;
                        break;
                    }
                }
            }
            cells.push(cell);
            match tail.strip_prefix(',') {
                Some(next) => rest = next,
                None if tail.is_empty() => return Ok(cells),
                None => bail!("text follows a closing quote"),
            }
        } else {
            match rest.split_once(',') {
                Some((cell, next)) => {
                    ensure!(!cell.contains('"'), "a quote stands inside a cell");
                    cells.push(cell.to_owned());
                    rest = next;
                }
                None => {
                    ensure!(!rest.contains('"'), "a quote stands inside a cell");
                    cells.push(rest.to_owned());
                    return Ok(cells);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_cells_keep_commas_and_quotes() {
        assert_eq!(
            cells(r#"a,"b, ""c""",,d"#).unwrap(),
            ["a", r#"b, "c""#, "", "d"]
        );
    }

    #[test]
    fn an_open_quote_or_text_behind_one_is_an_error() {
        for line in [r#"a,"b"#, r#"a,"b"c"#, r#"a"b,c"#, r#"a,b""#] {
            assert!(cells(line).is_err(), "{line}");
        }
    }

    #[test]
    fn a_row_of_another_width_is_an_error() {
        assert!(Facts::parse("# s\na,b\n1,2\n").is_ok());
        assert!(Facts::parse("# s\na,b\n1,2,3\n").is_err());
        assert!(Facts::parse("a,b\n1,2\n").is_err());
        assert!(Facts::parse("# s\na,b\r\n1,2\r\n").is_err());
    }
}
