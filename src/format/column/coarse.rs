//! The values of rows as they are weighed against those of other people.

use super::{shape, words};
use crate::action::Role;
use crate::anonymity::{Anonymise, Met, Value, Weighed};
use crate::cohort::Decimal;
use crate::error::{At, Result};
use crate::identity::id_hash;
use crate::survey::ColumnFacts;
use crate::transform::{canon, date};
use std::collections::BTreeMap;

/// Words of headers that ask for a measure of the body which people around somebody know.
const BODY: [&str; 13] = [
    "身長",
    "体重",
    "体格",
    "腹囲",
    "胸囲",
    "頭囲",
    "靴",
    "bmi",
    "height",
    "weight",
    "stature",
    "waist",
    "body mass",
];

/// Words of headers that ask for what was found in somebody: nobody outside knows it.
const FOUND: [&str; 21] = [
    "病",
    "症",
    "所見",
    "診断",
    "結果",
    "判定",
    "値",
    "分類",
    "ステージ",
    "グレード",
    "stage",
    "grade",
    "diagnos",
    "disease",
    "result",
    "finding",
    "drug",
    "icd",
    "lab",
    "score",
    "code",
];

/// Whether people around somebody may know the value that a column of `role` with this header asks for.
fn is_known_of_people(role: Role, header: &str) -> bool {
    let key = words::key(header);
    let says = |words: &[&str]| words.iter().any(|word| key.contains(word));
    match role {
        Role::Measurement => says(&BODY),
        Role::Category => !words::names_things(header) && !says(&FOUND),
        _ => true,
    }
}

/// What `text` is as a value of a column of `role`; `None` if nothing stands there.
pub fn value(role: Role, text: &str) -> Option<Value> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let normal = shape::normal(text);
    let word = || Value::Word(text.to_owned());
    Some(match role {
        Role::Age => shape::age(&normal).map_or(Value::Unread, Value::Years),
        Role::Date | Role::BirthDate => match date::parse(text) {
            Some(found) if found.range == (0..text.len()) && !date::is_placeholder(found.date) => {
                Value::Day(found.date)
            }
            Some(_) | None => Value::Unread,
        },
        Role::Measurement => match Decimal::parse(&normal) {
            Some(number) => Value::Number(number.millionths(), text.to_owned()),
            None => word(),
        },
        _ => word(),
    })
}

/// Whose a row is: the patient it names, as a hash; without a column of patients each row is somebody's own. `None`
/// for a row that names nobody beside others that do.
pub fn person(
    column: Option<usize>,
    named: Option<u64>,
    sha256: &[u8; 32],
    line: u64,
) -> Option<u64> {
    match column {
        Some(_) => named,
        None => {
            let file: String = sha256.iter().map(|byte| format!("{byte:02x}")).collect();
            // A canonical ID holds no NUL.
            Some(id_hash(&format!("\0{file}\0{line}")))
        }
    }
}

/// A survey's look at the rows of one file for what they say of people.
pub struct Weighing {
    weighed: Weighed,
    /// By column the place of its value in a row.
    places: BTreeMap<usize, usize>,
    patient: Option<usize>,
    sha256: [u8; 32],
    row: Vec<Option<Value>>,
    named: Option<u64>,
}

impl Weighing {
    /// Before the first row of a file with these columns, of which the one at `patient` says whose a row is.
    pub fn new(
        asked: &Anonymise,
        columns: &[ColumnFacts],
        patient: Option<usize>,
        sha256: [u8; 32],
    ) -> Weighing {
        let mut met = Vec::new();
        let mut places = BTreeMap::new();
        for (index, column) in columns.iter().enumerate() {
            let key = match column.header.trim().is_empty() {
                true => words::key(&column.place),
                false => words::key(&column.header),
            };
            let known = is_known_of_people(column.role, &column.header);
            if let Some(kind) = asked.kind(column.role, &key, known) {
                places.insert(index, met.len());
                met.push(Met::new(index as u32, key, column.role, kind));
            }
        }
        Weighing {
            row: vec![None; met.len()],
            weighed: Weighed::new(met),
            places,
            patient,
            sha256,
            named: None,
        }
    }

    /// Whether the values of the column at `index` are to be shown.
    pub fn wants(&self, index: usize) -> bool {
        self.patient == Some(index) || self.places.contains_key(&index)
    }

    /// A value of the current row.
    pub fn value(&mut self, index: usize, text: &str) {
        if self.patient == Some(index) {
            self.named = canon::id(text).map(|id| id_hash(&id));
        }
        let Some(&at) = self.places.get(&index) else {
            return;
        };
        let role = self.weighed.columns.get(at).map(|column| column.role);
        if let Some((slot, role)) = self.row.get_mut(at).zip(role) {
            *slot = value(role, text);
        }
    }

    /// Ends the current row, which stands in this line.
    ///
    /// # Errors
    ///
    /// As [`Weighed::row`].
    pub fn end(&mut self, line: u64) -> Result<()> {
        let width = self.row.len();
        let row = std::mem::replace(&mut self.row, vec![None; width]);
        match person(self.patient, self.named.take(), &self.sha256, line) {
            Some(person) => self.weighed.row(person, row, At::Line(line)),
            None => Ok(()),
        }
    }

    /// What the file says.
    pub fn weighed(self) -> Weighed {
        self.weighed
    }
}
