//! Dates and ages of a data set: moved, cut to a month or a year, joined into one class, and found
//! where no date belongs.
//!
//! Days are counted in the calendar; clock and zone of a DT never change the count. Source: PS3.5
//! 6.2 (AS, DA, DT, TM), PS3.15 E.3.6, 45 CFR 164.514(b)(2)(i)(C).

use super::carry::{Carrier, Outcome};
use super::identify;
use super::scope::{any_value, vr_in_force};
use super::text;
use super::tree::{Edit, Node};
use crate::action::{Action, DateUnit, Decision, ElementFacts, Reason};
use crate::element::{Tag, VR, known};
use crate::error::Result;
use crate::transform::date;
use chrono::{Days, NaiveDate};

/// Lengths of labels in which a misplaced date is looked for; in a code or number it has 8 digits.
const SHORTEST_DATE: u64 = 6;
const LONGEST_DATES: u64 = 1 << 10;

/// Patient's Age.
const PATIENT_AGE: Tag = Tag(0x0010, 0x1010);

/// Patient's Birth Date.
const BIRTH_DATE: Tag = Tag(0x0010, 0x0030);

/// Study, Series, Acquisition and Content Date.
const EXAMINED: [Tag; 4] = [
    Tag(0x0008, 0x0020),
    Tag(0x0008, 0x0021),
    Tag(0x0008, 0x0022),
    Tag(0x0008, 0x0023),
];

/// The oldest age that is written as it is (PS3.15 E.3.7 follows HIPAA: over 89 is one class).
pub(super) const OLDEST_YEARS: u32 = 89;

impl Carrier<'_> {
    /// Moves every date of a DA or DT value with the patient, and cuts it to `unit` if asked to.
    pub(super) fn move_dates(
        &mut self,
        index: u32,
        unit: Option<DateUnit>,
        decision: Decision,
    ) -> Result<Outcome> {
        let node = self.view.node(index);
        let vr = vr_in_force(node);
        let Some(offset) = self.offset else {
            return Ok(Outcome::emptied(node, decision.reason));
        };
        let bytes = self.view.bytes(index)?;
        if node.tag == BIRTH_DATE && self.is_of_the_oldest(&bytes)? {
            return Ok(Outcome::emptied(node, decision.reason));
        }
        Ok(match moved_dates(&bytes, offset, unit) {
            Some(moved) if text::is_legal(vr, moved.as_bytes()) => {
                // The points of ACR-NEMA are read and not written.
                let moved = if vr == VR::DA {
                    moved.replace('.', "")
                } else {
                    moved
                };
                let bytes = text::padded(vr, moved.into_bytes());
                Outcome::new(Edit::Replace(vr, bytes), decision)
            }
            Some(_) | None => Outcome::emptied(node, Reason::IllegalValue),
        })
    }

    /// Whether the data set says that whoever was born on `birth` is older than [`OLDEST_YEARS`]: by the
    /// age or by a date of an examination. A birth date would tell the age that is one class.
    fn is_of_the_oldest(&mut self, birth: &[u8]) -> Result<bool> {
        let age = self.view.child_text(None, PATIENT_AGE)?;
        if age.is_some_and(|age| years(age.as_bytes()).is_some_and(|years| years > OLDEST_YEARS)) {
            return Ok(true);
        }
        let Some(born) = std::str::from_utf8(birth).ok().and_then(day) else {
            return Ok(false);
        };
        for tag in EXAMINED {
            let on = self.view.child_text(None, tag)?;
            let age = on.and_then(|on| day(&on)?.years_since(born));
            if age.is_some_and(|age| age > OLDEST_YEARS) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Keeps ages, but for those that few people reach.
    pub(super) fn clean_ages(&mut self, index: u32, decision: Decision) -> Result<Outcome> {
        let node = self.view.node(index);
        let bytes = self.view.bytes(index)?;
        let mut changed = false;
        let ages: Vec<Vec<u8>> = bytes
            .split(|&byte| byte == b'\\')
            .map(|value| {
                let value = text::trim_bytes(value);
                let old = years(value).is_some_and(|years| years > OLDEST_YEARS);
                changed |= old && value != b"090Y";
                if old {
                    b"090Y".to_vec()
                } else {
                    value.to_vec()
                }
            })
            .collect();
        if ages.iter().any(|age| !text::is_legal(VR::AS, age)) {
            return Ok(Outcome::emptied(node, Reason::IllegalValue));
        }
        Ok(match changed {
            true => {
                let bytes = text::padded(VR::AS, ages.join(&b'\\'));
                Outcome {
                    edit: Edit::Replace(VR::AS, bytes),
                    action: Action::Clean,
                    reason: decision.reason,
                }
            }
            false => Outcome::new(Edit::Keep, decision),
        })
    }

    /// Whether a value that is to stay is a date although its attribute is none: a date typed into a
    /// code, a number or a label, or an attribute encoded as DA or DT. Nobody can tell whose date it
    /// is, so it may not be moved, and stays only where dates stay.
    pub(super) fn is_misplaced_date(&mut self, index: u32) -> Result<bool> {
        let node = self.view.node(index);
        let vr = vr_in_force(node);
        let short = (SHORTEST_DATE..=LONGEST_DATES).contains(&node.value.len);
        let misplaced = match vr {
            VR::DA | VR::DT => !is_temporal_attribute(node.tag),
            VR::CS | VR::DS | VR::IS | VR::UN if short && node.value.len >= 8 => {
                let bytes = self.view.bytes(index)?;
                let compact = |value: &[u8]| {
                    let digits = std::str::from_utf8(text::trim_bytes(value)).unwrap_or_default();
                    identify::compact(digits).is_some_and(|date| !date::is_placeholder(date))
                };
                bytes.split(|&byte| byte == b'\\').any(compact)
            }
            VR::LO | VR::SH | VR::UC if short => {
                let bytes = self.view.bytes(index)?;
                any_value(self.view.charset(index), &bytes, vr, is_a_day)
            }
            VR::AE | VR::AS | VR::AT | VR::CS | VR::DS | VR::FD | VR::FL | VR::IS | VR::LO => false,
            VR::LT | VR::OB | VR::OD | VR::OF | VR::OL | VR::OV | VR::OW | VR::PN | VR::SH => false,
            VR::SL | VR::SQ | VR::SS | VR::ST | VR::SV | VR::TM | VR::UC | VR::UI | VR::UL => false,
            VR::UN | VR::UR | VR::US | VR::UT | VR::UV => false,
        };
        Ok(misplaced && !self.dates_stay())
    }

    /// Whether the policy keeps dates as they are: whether it keeps Study Date.
    fn dates_stay(&self) -> bool {
        let study_date = ElementFacts::alone(Tag(0x0008, 0x0020), VR::DA);
        self.work.decide.element(&study_date).action == Action::Keep
    }
}

/// The legal dates in `bytes`, moved, or `None` if one cannot be.
fn moved_dates(bytes: &[u8], offset: Days, unit: Option<DateUnit>) -> Option<String> {
    let value = std::str::from_utf8(bytes).ok()?;
    let mut moved = Vec::new();
    for date in value.split('\\').map(text::trim) {
        if date.is_empty() {
            moved.push(String::new());
            continue;
        }
        let shifted = date::shift_dicom(date, offset)?;
        moved.push(match unit {
            None => shifted,
            Some(unit) => first_day(&shifted, unit)?,
        });
    }
    Some(moved.join("\\"))
}

/// The first day of the `unit` in which a shifted DA or DT lies; its clock and zone go.
fn first_day(shifted: &str, unit: DateUnit) -> Option<String> {
    let mut digits: String = shifted
        .chars()
        .filter(|&c| c != '.')
        .take_while(char::is_ascii_digit)
        .take(8)
        .collect();
    match digits.len() {
        4 => digits.push_str("0101"),
        6 => digits.push_str("01"),
        _ => {}
    }
    let day = date::generalise(identify::compact(&digits)?, unit);
    Some(day.format("%Y%m%d").to_string())
}

/// The day that a DA is, with points or without.
fn day(value: &str) -> Option<NaiveDate> {
    let day = identify::compact(&text::trim(value).replace('.', ""))?;
    Some(day).filter(|&day| !date::is_placeholder(day))
}

/// Whether the element is an age: by its VR, or Patient's Age whatever VR it has.
pub(super) fn is_age(node: &Node) -> bool {
    vr_in_force(node) == VR::AS || node.tag == PATIENT_AGE
}

/// Whether the attribute is a date or a time.
fn is_temporal_attribute(tag: Tag) -> bool {
    known(tag).is_some_and(|entry| matches!(entry.vr, VR::DA | VR::DT | VR::TM))
}

/// Whether the whole of `text` is a day, however it is written.
fn is_a_day(text: &str) -> bool {
    text.chars().any(char::is_numeric)
        && date::parse(text).is_some_and(|found| {
            found.style.precision() == date::Precision::Day && !date::is_placeholder(found.date)
        })
}

/// The whole years of an age in years, months, weeks or days, of any number of digits up to nine.
fn years(age: &[u8]) -> Option<u32> {
    let (unit, digits) = age.split_last()?;
    let per_year = match unit {
        b'Y' => 1.0,
        b'M' => 12.0,
        b'W' => 365.25 / 7.0,
        b'D' => 365.25,
        _ => return None,
    };
    if digits.len() > 9 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number: u32 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Some((f64::from(number) / per_year) as u32)
}
