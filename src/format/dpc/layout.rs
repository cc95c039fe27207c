//! Which of the files some lines are: by the forms of their first cells and the number of all.

use crate::error::Result;
use crate::source::{Source, Span};

/// Bytes looked at.
const SAMPLE: u64 = 8 << 10;

/// A file of the survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Services with their details, joined.
    Joined,
    /// Services.
    Services,
    /// Details of services.
    Details,
    /// Bundled payments.
    Bundled,
    /// Form 1: one line per code, with payloads.
    FormOne,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Layout; 5] = [
        Layout::Joined,
        Layout::Services,
        Layout::Details,
        Layout::Bundled,
        Layout::FormOne,
    ];

    /// What the list calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Layout::Joined => "EF",
            Layout::Services => "E",
            Layout::Details => "F",
            Layout::Bundled => "D",
            Layout::FormOne => "FF1",
        }
    }

    /// Columns that a name stands for.
    pub const fn fixed(self) -> usize {
        match self {
            Layout::Joined => 31,
            Layout::Services => 25,
            Layout::Details => 18,
            Layout::Bundled => 30,
            Layout::FormOne => 8,
        }
    }

    /// Whether a line may have so many cells.
    pub fn takes(self, cells: usize) -> bool {
        match self {
            Layout::FormOne => (self.fixed() + 1..=self.fixed() + 9).contains(&cells),
            Layout::Joined | Layout::Services | Layout::Details | Layout::Bundled => {
                cells == self.fixed()
            }
        }
    }

    /// The layout of a line of cells, if it is one of a patient's.
    pub fn of(cells: &[&[u8]]) -> Option<Layout> {
        let [facility, person, third, fourth, fifth, sixth, seventh, ..] = cells else {
            return None;
        };
        if !(digits(facility, 9) && digits(person, 10) && digits(third, 8)) {
            return None;
        }
        let one = || code(sixth) && digits(seventh, 8) && number(fourth) && number(fifth);
        let layout = Layout::ALL
            .into_iter()
            .find(|layout| layout.takes(cells.len()))?;
        let here = match layout {
            Layout::FormOne => one(),
            Layout::Joined | Layout::Services | Layout::Details | Layout::Bundled => {
                digits(fourth, 8) && fifth.len() == 2 && number(sixth)
            }
        };
        here.then_some(layout)
    }

    /// Whether `cells` are the names of the columns and nothing else.
    pub fn is_header(self, cells: &[&str]) -> bool {
        let named = |(at, cell): (usize, &&str)| match super::fields::entry_of(self.name(), at + 1)
        {
            Some(entry) => entry.name == *cell,
            None => {
                let number = cell.strip_prefix("ペイロード");
                number.is_some_and(|number| number.chars().count() <= 1)
            }
        };
        self.takes(cells.len()) && cells.iter().enumerate().all(named)
    }
}

fn digits(cell: &[u8], count: usize) -> bool {
    cell.len() == count && number(cell)
}

fn number(cell: &[u8]) -> bool {
    !cell.is_empty() && cell.iter().all(u8::is_ascii_digit)
}

/// Whether `cell` is a code of form 1, such as `A000010`.
pub fn code(cell: &[u8]) -> bool {
    let (letters, rest) = cell.split_at(
        cell.iter()
            .take_while(|byte| byte.is_ascii_uppercase())
            .count(),
    );
    cell.len() == 7 && (1..=3).contains(&letters.len()) && number(rest)
}

/// The layout of `source`, if its first or second line is one of a patient's.
///
/// # Errors
///
/// Only if the source cannot be read.
pub fn layout(source: &dyn Source) -> Result<Option<Layout>> {
    let sample = source.read(Span::new(0, source.len().min(SAMPLE)))?;
    let sample = sample.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&sample);
    let lines = sample.split(|&byte| matches!(byte, b'\r' | b'\n'));
    let mut lines = lines.filter(|line| !line.is_empty()).take(2);
    Ok(lines.find_map(|line| {
        let cells: Vec<&[u8]> = line.split(|&byte| byte == b'\t').collect();
        Layout::of(&cells)
    }))
}
