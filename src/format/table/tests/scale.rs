//! Large and extreme tables: bounded memory, bounded width, bounded cells.

use super::*;
use crate::error::Error;
use crate::source::{Sink, Span};
use std::cell::Cell;

/// A table that is computed where it is read: a header and rows of a fixed width.
struct Generated {
    header: Vec<u8>,
    rows: u64,
    largest_read: Cell<usize>,
}

const ROW: u64 = 40;

impl Generated {
    fn new(rows: u64) -> Self {
        let header = "患者番号,検査日,体重,モダリティ\r\n".as_bytes().to_vec();
        Generated {
            header,
            rows,
            largest_read: Cell::new(0),
        }
    }

    fn row(index: u64) -> Vec<u8> {
        let day = 1 + index % 28;
        let row = format!(
            "P{:011},2024/05/{day:02},{:03}.{:05},\"CT\"\r\n",
            index % 5_000,
            140 + index % 60,
            index % 7
        );
        assert_eq!(row.len() as u64, ROW);
        row.into_bytes()
    }
}

impl Source for Generated {
    fn len(&self) -> u64 {
        self.header.len() as u64 + self.rows * ROW
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<()> {
        if offset + buffer.len() as u64 > self.len() {
            return Err(Error::Unreadable { offset });
        }
        self.largest_read
            .set(self.largest_read.get().max(buffer.len()));
        let mut done = 0;
        while done < buffer.len() {
            let at = offset + done as u64;
            let header = self.header.len() as u64;
            let (bytes, within) = if at < header {
                (self.header.clone(), at)
            } else {
                (Self::row((at - header) / ROW), (at - header) % ROW)
            };
            let rest = &bytes[within as usize..];
            let count = rest.len().min(buffer.len() - done);
            buffer[done..done + count].copy_from_slice(&rest[..count]);
            done += count;
        }
        Ok(())
    }
}

/// Counts and forgets.
#[derive(Default)]
struct Counting {
    bytes: u64,
    largest: usize,
    lines: u64,
}

impl Sink for Counting {
    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.bytes += bytes.len() as u64;
        self.largest = self.largest.max(bytes.len());
        self.lines += bytes.iter().filter(|&&byte| byte == b'\n').count() as u64;
        Ok(())
    }

    fn range(&mut self, _: Span) -> Result<()> {
        unreachable!("tables write bytes")
    }
}

#[test]
fn a_long_table_streams_in_bounded_windows() {
    let source = Generated::new(250_000);
    let limits = Limits::default();
    let look = Look {
        cohort: None,
        anonymise: None,
        templates: &[],
        surfaces: false,
        limits: &limits,
        roles: &ColumnRoles::new(),
    };
    let (facts, identifiers) = Table.survey(&source, &look).unwrap();
    assert_eq!(identifiers.len(), 5_000 + 28);
    let Facts::Table(table) = &facts else {
        panic!("a table")
    };
    assert_eq!(table.rows, 250_000);
    let found: Vec<Role> = table.columns.iter().map(|column| column.role).collect();
    assert_eq!(
        found,
        [
            Role::PatientId,
            Role::Date,
            Role::Measurement,
            Role::Category
        ]
    );
    let mut sink = Counting::default();
    fixture::with_work(table.as_ref().clone(), &BTreeSet::new(), |work| {
        Table.apply(&source, work, &mut sink).unwrap();
    });
    assert_eq!(sink.lines, 250_001);
    assert!(sink.largest < 128 << 10, "{}", sink.largest);
    assert!(source.largest_read.get() <= 256 << 10);
}

#[test]
fn ten_thousand_columns_are_read_and_written() {
    let header: Vec<String> = (0..10_000).map(|i| format!("value_{i}")).collect();
    let cells: Vec<String> = (0..10_000).map(|i| format!("{i}.5")).collect();
    let text = format!("{}\n{}\n", header.join(","), cells.join(","));
    let (out, done) = run(&text, &[]);
    assert_eq!(out, text);
    assert_eq!(done.counts.len(), 10_000);
    let wide = vec!["1"; 20_000].join(",");
    let error = survey(format!("{wide}\n{wide}\n{wide}\n").as_bytes()).unwrap_err();
    assert!(matches!(error, Error::Limit { limit: 16_384, .. }));
}

#[test]
fn a_cell_of_ten_megabytes_is_read_and_a_larger_one_is_refused() {
    let cell = "x".repeat(10 << 20);
    let text = format!("患者番号,体重,コメント\nP1,53.4,\"{cell}\"\nP2,54.5,y\n");
    let (facts, _) = survey(text.as_bytes()).unwrap();
    let keep = [ColumnAction::Drop, ColumnAction::Keep, ColumnAction::Drop];
    let (out, _) = run_as(text.as_bytes(), facts, &keep, &[]).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), "体重\n53.4\n54.5\n");
    let text = format!("患者番号,体重,コメント\nP1,53.4,\"{cell}{cell}\"\n");
    assert!(matches!(
        survey(text.as_bytes()).unwrap_err(),
        Error::Limit { .. }
    ));
}

#[test]
fn an_unclosed_quote_near_the_start_of_a_long_table_is_refused_early() {
    let text = format!("患者番号,体重\nP1,\"53\n{}", "P2,54.5\n".repeat(3 << 20));
    let error = survey(text.as_bytes()).unwrap_err();
    assert!(
        matches!(error, Error::Limit { .. } | Error::Row { line: 2, .. }),
        "{error:?}"
    );
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(200))]

    #[test]
    fn whatever_is_dropped_in_is_refused_or_comes_out_with_its_rows(
        cells in proptest::collection::vec(
            proptest::sample::select(vec![
                "患者番号", "山田 太郎", "00012345", "2024/05/01", "5.2", "=1+1", "-", "\u{feff}", "R6.5.1",
                "1.2.840.113619.2.55.3", "表", "'", " ", "", "\"\"", "\"a\"\"b\"", "\"x\ny\"", "\"=1,2\"",
                "胸部に異常を認めない。", "\"電話090-1234-5678、要再検。\"", "男", "不明", "0", "a\"b", "\tx",
            ]),
            0..80,
        ),
        ending in proptest::sample::select(vec!["\n", "\r\n", "\r"]),
        cut in 0usize..3,
        japanese in proptest::bool::ANY,
    ) {
        let rows: Vec<String> = cells.chunks_exact(4).map(|row| row.join(",")).collect();
        let mut text = format!("患者番号,体重,備考,検査日{ending}{}", rows.join(ending));
        // Some inputs are cut off anywhere near their end.
        (0..cut).for_each(|_| {
            text.pop();
        });
        let bytes = if japanese {
            encoding_rs::SHIFT_JIS.encode(&text).0.into_owned()
        } else {
            text.into_bytes()
        };
        if let Ok((facts, _)) = survey(&bytes) {
            let rows = facts.rows;
            let columns: Vec<_> = facts.columns.iter().map(|c| Preset.column(c.role)).collect();
            if let Ok((out, _)) = run_as(&bytes, facts, &columns, &[]) {
                let limits = Limits::default();
                let look = Look { cohort: None, anonymise: None, surfaces: false, templates: &[], limits: &limits, roles: &ColumnRoles::new() };
                // Two columns or more make a table again, of as many rows.
                let kept = columns.iter().filter(|&&action| action != ColumnAction::Drop).count();
                if let (true, Ok((Facts::Table(again), _))) = (kept > 1, Table.survey(&out, &look)) {
                    let again = again.rows;
                    proptest::prop_assert!(again == rows || again == rows + 1);
                }
                let mut cells = 0;
                Table.fields(&out, &limits, &mut |_, _| cells += 1).map_err(|error| {
                    proptest::test_runner::TestCaseError::fail(error.code())
                })?;
            }
        }
    }
}
