//! The forms of one attribute, from fine to coarse.

use super::{Step, Treatment, Wording};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// Parts of one that numbers are counted in.
pub(super) const ONE: i64 = 1_000_000;

/// A value of an attribute, as far as it was understood.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Value {
    /// Whole years.
    Years(u32),
    /// A number in millionths, and how it is written.
    Number(i64, String),
    /// A day.
    #[serde(with = "day")]
    Day(NaiveDate),
    /// A word or a code as it is written.
    Word(String),
    /// It is not what the column holds, and comes to nothing.
    Unread,
}

/// A day between workers: its number, counted from the first day of the year 1.
mod day {
    use chrono::{Datelike, NaiveDate};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(day: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i32(day.num_days_from_ce())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
        let day = NaiveDate::from_num_days_from_ce_opt(i32::deserialize(from)?);
        day.ok_or_else(|| D::Error::custom("no day has this number"))
    }
}

/// Shows no value.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Value::Years(_) => "Years",
            Value::Number(..) => "Number",
            Value::Day(_) => "Day",
            Value::Word(_) => "Word",
            Value::Unread => "Unread",
        })
    }
}

/// How the values of an attribute are made coarser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scale {
    /// Years in classes of these widths; each with the first year of its highest class.
    Years(Vec<(u32, u32)>),
    /// Numbers in classes of these widths, in millionths.
    Numbers(Vec<i64>),
    /// Days, from this step on.
    Days(Step),
    /// Words, or nothing.
    Words,
    /// Numbers and words as they are, but for ends and rare ones.
    Ends,
}

/// The forms of one attribute.
#[derive(Clone)]
pub(super) struct Ladder {
    pub scale: Scale,
    pub wording: Wording,
    /// Numbers from here on are one class, in millionths.
    pub top: Option<i64>,
    /// Numbers at the lower end are one class.
    pub bottom: Option<Bottom>,
    /// Whether hardly anybody has a number, so that none is written as it is.
    pub few: bool,
    /// Words that enough people have.
    pub common: BTreeSet<String>,
}

/// The lower end of a scale, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bottom {
    /// Everything below.
    Below(i64),
    /// Everything up to it.
    UpTo(i64),
}

/// Widths of classes of years, from fine to coarse: each is a part of the next.
const YEARS: [u32; 3] = [1, 5, 10];

/// The first year of the highest class, for widths below ten: over 89 is one class
/// (45 CFR 164.514(b)(2)(i)(C)).
const OLDEST: u32 = 90;

/// The same for classes of ten years and more.
const OLDEST_DECADE: u32 = 80;

impl Scale {
    /// Years whose finest classes are `width` wide.
    pub fn years(width: u32, said: &Treatment) -> Scale {
        let width = said.width.unwrap_or(width).max(1);
        let mut widths: Vec<u32> = YEARS.into_iter().filter(|&it| it >= width).collect();
        if !widths.contains(&width) {
            widths.retain(|it| it % width == 0);
            widths.insert(0, width);
        }
        let mut highest = u32::MAX;
        let classes = widths.into_iter().map(|width| {
            let usual = match width < 10 {
                true => OLDEST,
                false => OLDEST_DECADE,
            };
            // The highest class is made of whole finer classes.
            highest = highest.min(said.top.unwrap_or(usual) / width * width);
            (width, highest)
        });
        Scale::Years(classes.collect())
    }

    /// Numbers whose finest classes are `width` wide.
    pub fn numbers(width: u32) -> Scale {
        let width = i64::from(width.max(1)) * ONE;
        Scale::Numbers([1, 2, 10].into_iter().map(|times| width * times).collect())
    }
}

impl Ladder {
    /// Number of forms; the last of a quasi-identifier is nothing at all.
    pub fn levels(&self) -> usize {
        match &self.scale {
            Scale::Years(widths) => widths.len() + 1,
            Scale::Numbers(widths) => widths.len() + 1,
            Scale::Days(Step::Month) => 4,
            Scale::Days(Step::Year) => 3,
            Scale::Words => 2,
            Scale::Ends => 1,
        }
    }

    /// What is written for `value` on `level`; empty for nothing.
    pub fn label(&self, level: usize, value: &Value) -> String {
        let nothing = String::new;
        match (&self.scale, value) {
            (Scale::Years(widths), Value::Years(years)) => match widths.get(level) {
                Some(&(width, highest)) => match *years >= highest {
                    true => highest.to_string(),
                    false => (years / width * width).to_string(),
                },
                None => nothing(),
            },
            (Scale::Numbers(widths), Value::Number(number, _)) => match widths.get(level) {
                Some(&width) => self.end(*number).unwrap_or_else(|| {
                    let low = number.div_euclid(width) * width;
                    format!("{}~{}", decimal(low), decimal(low.saturating_add(width)))
                }),
                None => nothing(),
            },
            (Scale::Days(step), Value::Day(day)) => {
                let skipped = Step::ALL.iter().position(|it| it == step).unwrap_or(0);
                match level + skipped {
                    0 => format!("{}/{}", day.year(), day.month()),
                    1 => day.year().to_string(),
                    2 => match self.wording {
                        Wording::Japanese => format!("{}年代", day.year().div_euclid(10) * 10),
                        Wording::English => format!("{}s", day.year().div_euclid(10) * 10),
                    },
                    _ => nothing(),
                }
            }
            (Scale::Words, Value::Word(word)) if level == 0 => self.common(word),
            (Scale::Ends, Value::Word(word)) => self.common(word),
            (Scale::Ends, Value::Number(..)) if self.few => nothing(),
            (Scale::Ends, Value::Number(number, written)) => {
                self.end(*number).unwrap_or_else(|| written.clone())
            }
            _ => nothing(),
        }
    }

    fn common(&self, word: &str) -> String {
        match (self.common.contains(word), self.wording) {
            (true, _) => word.to_owned(),
            (false, Wording::Japanese) => "その他".to_owned(),
            (false, Wording::English) => "other".to_owned(),
        }
    }

    /// The class of `number` beyond an end of the scale.
    fn end(&self, number: i64) -> Option<String> {
        if let Some(top) = self.top.filter(|&top| number >= top) {
            let top = decimal(top);
            return Some(match self.wording {
                Wording::Japanese => format!("{top}以上"),
                Wording::English => format!("{top} and above"),
            });
        }
        match (self.bottom?, self.wording) {
            (Bottom::Below(low), _) if number >= low => None,
            (Bottom::UpTo(low), _) if number > low => None,
            (Bottom::Below(low), Wording::Japanese) => Some(format!("{}未満", decimal(low))),
            (Bottom::Below(low), Wording::English) => Some(format!("below {}", decimal(low))),
            (Bottom::UpTo(low), Wording::Japanese) => Some(format!("{}以下", decimal(low))),
            (Bottom::UpTo(low), Wording::English) => Some(format!("up to {}", decimal(low))),
        }
    }
}

/// Millionths as a decimal number without needless zeros.
fn decimal(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let (whole, part) = (
        number.unsigned_abs() / ONE.unsigned_abs(),
        number.unsigned_abs() % ONE.unsigned_abs(),
    );
    match part {
        0 => format!("{sign}{whole}"),
        part => format!(
            "{sign}{whole}.{}",
            format!("{part:06}").trim_end_matches('0')
        ),
    }
}
