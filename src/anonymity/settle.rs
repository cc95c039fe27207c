//! The settlement over all files: how coarse every attribute becomes, and who leaves.

use super::ladder::{Bottom, Ladder, ONE, Scale, Value};
use super::measure::{self, Written};
use super::weigh::Weighed;
use super::{Anonymise, Kind};
use crate::action::Role;
use crate::risk::{
    self, Aim, Classes, Column, Figures, Level, MOST_COLUMNS, Matrix, SmallCells, Tail,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// People that an exact search may look at.
const BUDGET: u64 = 32 << 20;

/// Width of the finest classes of numbers that somebody may know of a person.
const WIDTH: u32 = 5;

/// What came of one attribute; no word of the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AttributeOutline {
    /// Its role.
    pub role: Role,
    /// What it is to a stranger.
    pub kind: Kind,
    /// Columns of the drop that are part of it.
    pub columns: u32,
    /// Its form, from 0.
    pub level: u32,
    /// Number of its forms.
    pub levels: u32,
    /// Different values before.
    pub before: u64,
    /// Different values that are written.
    pub after: u64,
}

/// What came of the settlement; no word of the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outline {
    /// The k that was asked for.
    pub k: u32,
    /// People in a thousand who may leave.
    pub suppress: u32,
    /// Whether everybody who stays shares what is written of them with k - 1 others and no more leave than may.
    pub reached: bool,
    /// People of all tables.
    pub people: u64,
    /// Those of them who leave.
    pub left: u64,
    /// Risks of the values as they came in.
    pub before: Figures,
    /// Risks of what is written.
    pub after: Figures,
    /// Small cells of tables of one and two attributes, of what is written.
    pub cells: SmallCells,
    /// Every attribute, in a fixed order.
    pub attributes: Vec<AttributeOutline>,
}

/// What every value comes to, and who leaves.
pub struct Settled {
    columns: BTreeMap<([u8; 32], u32), usize>,
    attributes: Vec<(Ladder, usize)>,
    people: Vec<u64>,
    left: BTreeSet<u64>,
    outline: Outline,
}

impl Settled {
    /// What is written for `value` in the column at `index` of the file with this digest: empty for nothing; `None`
    /// if the column is part of no attribute.
    pub fn label(&self, sha256: &[u8; 32], index: u32, value: &Value) -> Option<String> {
        let at = self.columns.get(&(*sha256, index))?;
        let (ladder, level) = self.attributes.get(*at)?;
        Some(ladder.label(*level, value))
    }

    /// Whether rows of this person are written.
    pub fn stays(&self, person: u64) -> bool {
        self.people.binary_search(&person).is_ok() && !self.left.contains(&person)
    }

    /// Whether this person is in tables and leaves.
    pub fn leaves(&self, person: u64) -> bool {
        self.left.contains(&person)
    }

    /// What came of it.
    pub fn outline(&self) -> &Outline {
        &self.outline
    }
}

/// One attribute over all files.
struct Attribute {
    kind: Kind,
    role: Role,
    header: String,
    /// File and column.
    columns: Vec<(usize, usize)>,
    /// Every different value.
    values: Vec<Value>,
    /// Person and value, each pair once, ascending.
    pairs: Vec<(u32, u32)>,
}

/// Settles `files`, each with its digest, by what is `asked`.
pub fn settle<'a>(
    asked: &Anonymise,
    files: impl Iterator<Item = (&'a [u8; 32], &'a Weighed)>,
) -> Settled {
    // The same file twice says nothing new.
    let files: BTreeMap<&[u8; 32], &Weighed> = files.collect();
    let digests: Vec<[u8; 32]> = files.keys().map(|&digest| *digest).collect();
    let files: Vec<&Weighed> = files.into_values().collect();
    let people: BTreeSet<u64> = files
        .iter()
        .flat_map(|file| file.people.iter().copied())
        .collect();
    let people: Vec<u64> = people.into_iter().collect();
    let attributes = attributes(&files, &people);
    let ladders: Vec<Ladder> = attributes.iter().map(|it| ladder(asked, it)).collect();
    let quasi: Vec<usize> = (0..attributes.len())
        .filter(|&at| attributes.get(at).is_some_and(|it| it.kind == Kind::Quasi))
        .collect();
    let mut levels: Vec<usize> = ladders.iter().map(|it| it.levels() - 1).collect();
    let most = u32::try_from(people.len() as u64 * u64::from(asked.suppress) / 1000).unwrap_or(0);
    let searched = search(asked, &people, &attributes, &ladders, &quasi, most);
    if let Some(found) = &searched {
        for (&at, &level) in quasi.iter().zip(found) {
            if let Some(slot) = levels.get_mut(at) {
                *slot = level;
            }
        }
    }
    let written = |levels: &[usize]| {
        let mut written: Vec<Vec<Option<Written>>> = files
            .iter()
            .map(|file| vec![None; file.columns.len()])
            .collect();
        for &at in &quasi {
            let each = attributes.get(at).zip(ladders.get(at)).zip(levels.get(at));
            let Some(((attribute, ladder), &level)) = each else {
                continue;
            };
            let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
            for &(file, column) in &attribute.columns {
                let values = files.get(file).and_then(|file| file.columns.get(column));
                let labels = values.map(|column| {
                    let labels = column.values().iter().map(|value| {
                        let label = ladder.label(level, value);
                        if label.is_empty() {
                            return 0;
                        }
                        let next = numbers.len() as u32 + 1;
                        *numbers.entry(label).or_insert(next)
                    });
                    labels.collect()
                });
                if let Some(slot) = written.get_mut(file).and_then(|it| it.get_mut(column)) {
                    *slot = labels;
                }
            }
        }
        written
    };
    // A search looks at the values of a person apart from each other; rows put them together.
    let classes = loop {
        let classes = Classes::numbered(measure::classes(&people, &files, &written(&levels)));
        if classes.below(asked.k).len() as u64 <= u64::from(most) {
            break classes;
        }
        let finer = |at: &&usize| {
            levels
                .get(**at)
                .zip(ladders.get(**at))
                .is_some_and(|(&level, ladder)| level + 1 < ladder.levels())
        };
        let widest = quasi.iter().filter(finer).max_by_key(|&&at| {
            let labels = attributes
                .get(at)
                .map_or(0, |it| distinct(it, &ladders, &levels, at));
            (labels, std::cmp::Reverse(at))
        });
        match widest.copied() {
            Some(at) => levels
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|level| *level += 1),
            None => break classes,
        }
    };
    let below = classes.below(asked.k);
    let reached = below.len() as u64 <= u64::from(most) && below.len() < people.len();
    let left: BTreeSet<u64> = match reached {
        true => below
            .iter()
            .filter_map(|&it| people.get(it as usize).copied())
            .collect(),
        false => BTreeSet::new(),
    };
    let staying = classes.only(|person| !reached || below.binary_search(&person).is_err());
    let columns = attributes.iter().enumerate().flat_map(|(at, attribute)| {
        attribute.columns.iter().filter_map({
            let (digests, files) = (&digests, &files);
            move |&(file, column)| {
                let index = files.get(file)?.columns.get(column)?.index;
                Some(((*digests.get(file)?, index), at))
            }
        })
    });
    let columns = columns.collect();
    let raw = Classes::numbered(measure::classes(&people, &files, &raw(&files)));
    let outline = Outline {
        k: asked.k,
        suppress: asked.suppress,
        reached,
        people: people.len() as u64,
        left: left.len() as u64,
        before: risk::figures(&raw, asked.k, asked.k),
        after: risk::figures(&staying, asked.k, asked.k),
        cells: small_cells(
            asked,
            &people,
            &attributes,
            &ladders,
            (&quasi, &levels),
            &staying,
        ),
        attributes: attributes
            .iter()
            .enumerate()
            .map(|(at, it)| AttributeOutline {
                role: it.role,
                kind: it.kind,
                columns: it.columns.len() as u32,
                level: levels.get(at).copied().unwrap_or(0) as u32,
                levels: ladders.get(at).map_or(0, Ladder::levels) as u32,
                before: it.values.len() as u64,
                after: distinct(it, &ladders, &levels, at),
            })
            .collect(),
    };
    Settled {
        columns,
        attributes: ladders.into_iter().zip(levels).collect(),
        people,
        left,
        outline,
    }
}

/// Every column of quasi-identifiers with its values as they came in.
fn raw(files: &[&Weighed]) -> Vec<Vec<Option<Written>>> {
    let column = |column: &super::weigh::Met| {
        let values = 1..=column.values().len() as u32;
        (column.kind == Kind::Quasi).then(|| values.collect())
    };
    files
        .iter()
        .map(|file| file.columns.iter().map(column).collect())
        .collect()
}

/// How many different values are written of the attribute at `at`.
fn distinct(attribute: &Attribute, ladders: &[Ladder], levels: &[usize], at: usize) -> u64 {
    let Some((ladder, &level)) = ladders.get(at).zip(levels.get(at)) else {
        return 0;
    };
    let labels: BTreeSet<String> = attribute
        .values
        .iter()
        .map(|value| ladder.label(level, value))
        .filter(|label| !label.is_empty())
        .collect();
    labels.len() as u64
}

/// What columns of one attribute share: kind, role and header.
type Name<'f> = (&'static str, &'static str, &'f str);

/// The columns of all files, joined by kind, role and header.
fn attributes(files: &[&Weighed], people: &[u64]) -> Vec<Attribute> {
    let mut joined: BTreeMap<Name<'_>, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        for (index, column) in file.columns.iter().enumerate() {
            let key = (
                column.kind.name(),
                column.role.name(),
                column.header.as_str(),
            );
            joined.entry(key).or_default().push((at, index));
        }
    }
    let attribute = |columns: Vec<(usize, usize)>| {
        let &(file, column) = columns.first()?;
        let first = files.get(file)?.columns.get(column)?;
        let mut numbers: BTreeMap<&Value, u32> = BTreeMap::new();
        let mut pairs = Vec::new();
        for &(file, column) in &columns {
            let Some(file) = files.get(file) else {
                continue;
            };
            let values = file
                .columns
                .get(column)
                .map_or(&[][..], |column| column.values());
            let ours: Vec<u32> = values
                .iter()
                .map(|value| {
                    let next = numbers.len() as u32;
                    *numbers.entry(value).or_insert(next)
                })
                .collect();
            for (person, codes) in file.rows() {
                let code = codes.get(column).and_then(|code| code.checked_sub(1));
                let value = code.and_then(|code| ours.get(code as usize));
                if let (Some(&value), Ok(person)) = (value, people.binary_search(&person)) {
                    pairs.push((person as u32, value));
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let mut values: Vec<(u32, &Value)> =
            numbers.into_iter().map(|(value, at)| (at, value)).collect();
        values.sort_unstable_by_key(|&(at, _)| at);
        Some(Attribute {
            kind: first.kind,
            role: first.role,
            header: first.header.clone(),
            values: values.into_iter().map(|(_, value)| value.clone()).collect(),
            pairs,
            columns,
        })
    };
    joined.into_values().filter_map(attribute).collect()
}

/// The forms that `attribute` may take.
fn ladder(asked: &Anonymise, attribute: &Attribute) -> Ladder {
    let said = asked
        .columns
        .get(&attribute.header)
        .copied()
        .unwrap_or_default();
    let numbers = attribute
        .values
        .iter()
        .any(|value| matches!(value, Value::Number(..)));
    let width = said.width.unwrap_or(WIDTH);
    let scale = match (attribute.kind, attribute.role) {
        (Kind::Sensitive, _) => Scale::Ends,
        (Kind::Quasi, Role::Age) => Scale::years(asked.age, &said),
        (Kind::Quasi, Role::Date | Role::BirthDate) => Scale::Days(asked.date),
        (Kind::Quasi, _) if numbers => Scale::numbers(width),
        (Kind::Quasi, _) => Scale::Words,
    };
    let grid = match scale {
        Scale::Numbers(_) => i64::from(width.max(1)) * ONE,
        Scale::Years(_) | Scale::Days(_) | Scale::Words | Scale::Ends => 1,
    };
    let ends = ends(attribute, asked.rare, grid);
    let whole = |number: u32| i64::from(number) * ONE;
    let given = said.top.is_some() || said.bottom.is_some();
    Ladder {
        wording: asked.wording,
        top: if given { said.top.map(whole) } else { ends.top },
        bottom: if given {
            said.bottom.map(whole).map(Bottom::Below)
        } else {
            ends.bottom
        },
        few: ends.few,
        common: common(attribute, asked.rare),
        scale,
    }
}

/// Where both ends of a scale are cut so that enough people stand beyond, on multiples of `grid`; neither, if the
/// two would meet.
fn ends(attribute: &Attribute, rare: u32, grid: i64) -> Ends {
    let number = |value: u32| match attribute.values.get(value as usize) {
        Some(Value::Number(number, _)) => Some(*number),
        _ => None,
    };
    let people = attribute.pairs.chunk_by(|a, b| a.0 == b.0);
    let spans = people.filter_map(|pairs| {
        let numbers = || pairs.iter().filter_map(|&(_, value)| number(value));
        Some((numbers().max()?, numbers().min()?))
    });
    let (mut highest, mut lowest): (Vec<i64>, Vec<i64>) = spans
        .map(|(high, low)| (high, low.saturating_neg()))
        .unzip();
    highest.sort_unstable_by(|a, b| b.cmp(a));
    lowest.sort_unstable_by(|a, b| b.cmp(a));
    let rare = rare as usize;
    let (Tail::At(top), Tail::At(low)) = (risk::tail(&highest, rare), risk::tail(&lowest, rare))
    else {
        return Ends {
            few: true,
            ..Ends::default()
        };
    };
    let top = top.div_euclid(grid) * grid;
    // Values below the bottom are one class, so it lies just above the last of them.
    let bottom = low
        .saturating_neg()
        .div_euclid(grid)
        .saturating_add(1)
        .saturating_mul(grid);
    if bottom > top {
        return Ends::default();
    }
    // An end that is one class anyway needs no cut.
    let beyond = highest
        .first()
        .is_some_and(|&most| most >= top.saturating_add(grid));
    let least = lowest.first().map(|&low| low.saturating_neg());
    let below = least.is_some_and(|least| least < bottom.saturating_sub(grid));
    Ends {
        top: beyond.then_some(top),
        bottom: below.then_some(match grid {
            1 => Bottom::UpTo(bottom - 1),
            _ => Bottom::Below(bottom),
        }),
        few: false,
    }
}

/// Where the ends of a scale are cut.
#[derive(Default)]
struct Ends {
    top: Option<i64>,
    bottom: Option<Bottom>,
    /// Whether fewer people than are rare have a number at all.
    few: bool,
}

/// The words that enough people have.
fn common(attribute: &Attribute, rare: u32) -> BTreeSet<String> {
    let mut counts = vec![0u64; attribute.values.len()];
    for &(_, value) in &attribute.pairs {
        if let Some(count) = counts.get_mut(value as usize) {
            *count += 1;
        }
    }
    let words = attribute.values.iter().zip(counts);
    let mut words: Vec<(u64, &String)> = words
        .filter_map(|(value, count)| match value {
            Value::Word(word) => Some((count, word)),
            _ => None,
        })
        .collect();
    words.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let rare = u64::from(rare);
    let counts: Vec<u64> = words.iter().map(|&(count, _)| count).collect();
    let apart = match risk::common(&counts, rare) {
        // Joined with the only frequent word, a rare one would take the whole column with it.
        0 => counts.iter().filter(|&&count| count >= rare).count(),
        apart => apart,
    };
    let apart = words.into_iter().take(apart);
    apart.map(|(_, word)| word.clone()).collect()
}

/// The attributes of everybody as codes: for each person the set of their values, on every level.
fn matrix(
    people: &[u64],
    attributes: &[Attribute],
    ladders: &[Ladder],
    quasi: &[usize],
) -> Option<Matrix> {
    let column = |&at: &usize| {
        let (attribute, ladder) = attributes.get(at).zip(ladders.get(at))?;
        let mut sets: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
        let mut order: Vec<Vec<u32>> = Vec::new();
        let mut pairs = attribute.pairs.iter().copied().peekable();
        let mut leaves = Vec::with_capacity(people.len());
        for person in 0..people.len() as u32 {
            let mut set = Vec::new();
            while let Some((_, value)) = pairs.next_if(|&(whose, _)| whose == person) {
                set.push(value);
            }
            let leaf = match sets.get(&set) {
                Some(&leaf) => leaf,
                None => {
                    let leaf = order.len() as u32;
                    sets.insert(set.clone(), leaf);
                    order.push(set);
                    leaf
                }
            };
            leaves.push(leaf);
        }
        let level = |level: usize| {
            let mut labels: BTreeMap<String, u32> = BTreeMap::new();
            let of: Vec<u32> = attribute
                .values
                .iter()
                .map(|value| {
                    let label = ladder.label(level, value);
                    if label.is_empty() {
                        return 0;
                    }
                    let next = labels.len() as u32 + 1;
                    *labels.entry(label).or_insert(next)
                })
                .collect();
            let mut classes: BTreeMap<BTreeSet<u32>, u64> = BTreeMap::new();
            let classes: Vec<u64> = order
                .iter()
                .map(|set| {
                    let set = set
                        .iter()
                        .filter_map(|&value| of.get(value as usize).copied());
                    let set: BTreeSet<u32> = set.filter(|&label| label > 0).collect();
                    let next = classes.len() as u64;
                    *classes.entry(set).or_insert(next)
                })
                .collect();
            Level::new(&classes)
        };
        let levels: Vec<Level> = (0..ladder.levels()).map(level).collect();
        Some(Column {
            leaves,
            floor: 0,
            ceiling: levels.len() - 1,
            levels,
            weight: 1,
        })
    };
    let columns: Option<Vec<Column>> = quasi.iter().map(column).collect();
    Matrix::new(people.len(), columns?).ok()
}

/// The least coarse level of every attribute of `quasi`; `None` if k cannot be reached. Attributes beyond the
/// number that a search takes come to nothing.
fn search(
    asked: &Anonymise,
    people: &[u64],
    attributes: &[Attribute],
    ladders: &[Ladder],
    quasi: &[usize],
    most: u32,
) -> Option<Vec<usize>> {
    let searched = quasi.get(..quasi.len().min(MOST_COLUMNS))?;
    let matrix = matrix(people, attributes, ladders, searched)?;
    let aim = Aim {
        k: asked.k,
        most_suppressed: most,
        l: 0,
        sensitive: None,
        budget: BUDGET,
    };
    let mut levels = risk::search(&matrix, &aim).ok()?.levels;
    let rest = quasi.iter().skip(searched.len());
    levels.extend(rest.map(|&at| ladders.get(at).map_or(0, |it| it.levels() - 1)));
    Some(levels)
}

fn small_cells(
    asked: &Anonymise,
    people: &[u64],
    attributes: &[Attribute],
    ladders: &[Ladder],
    (quasi, levels): (&[usize], &[usize]),
    staying: &Classes,
) -> SmallCells {
    let searched = quasi
        .get(..quasi.len().min(MOST_COLUMNS))
        .unwrap_or_default();
    let levels: Vec<usize> = searched
        .iter()
        .filter_map(|&at| levels.get(at).copied())
        .collect();
    match matrix(people, attributes, ladders, searched) {
        Some(matrix) => risk::small_cells(&matrix, &levels, staying, u64::from(asked.rare)),
        None => SmallCells::default(),
    }
}
