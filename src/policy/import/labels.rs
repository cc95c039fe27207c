//! Labels in the filters of a deid recipe: criteria for images, and the coordinates to blank on them.
//!
//! Criteria are taken one after the other, each joined to all before it, as deid evaluates them; where its
//! evaluation and its documentation differ (`||` at the start of a line), what masks more is taken. A `|`
//! in a text parts alternatives. Coordinates are corners (`coordinates`, `keepcoordinates`) or left, top,
//! width and height (`ctpcoordinates`, `ctpkeepcoordinates`), and a later one counts more. Source: the
//! documentation of pydicom/deid on filters and on cleaning pixels.

use super::conditions::{Conditions, attribute, condition};
use super::draft::{Draft, Origin};
use super::{Effect, What};
use crate::error::{Error, Result};
use crate::pixel::Area;
use crate::pixel::screens::Template;
use crate::policy::json::error;

/// Areas of one label beyond which it is not believed.
const MOST_AREAS: usize = 256;

/// Words that begin a criterion.
const CRITERIA: [&str; 7] = [
    "contains",
    "notcontains",
    "equals",
    "notequals",
    "missing",
    "empty",
    "present",
];

/// What a word says of an area: whether it is kept, and whether it is given by its corners.
const COORDINATES: [(&str, bool, bool); 4] = [
    ("coordinates", false, true),
    ("keepcoordinates", true, true),
    ("ctpcoordinates", false, false),
    ("ctpkeepcoordinates", true, false),
];

/// A label with its lines, numbered.
#[derive(Default)]
pub struct Label<'t> {
    pub line: u64,
    pub members: Vec<(u64, &'t str)>,
}

/// Takes a label into the policy: as a template, or in the listing.
///
/// # Errors
///
/// [`Error::Policy`] with a line number for coordinates whose images cannot be told.
pub fn take(draft: &mut Draft<'_>, label: &Label<'_>) -> Result<()> {
    let origin = Origin {
        line: label.line,
        command: "LABEL",
    };
    let mut areas: Vec<Area> = Vec::new();
    let mut criteria = Vec::new();
    let mut coordinates = false;
    for &(line, member) in &label.members {
        let (word, value) = member
            .split_once(char::is_whitespace)
            .unwrap_or((member, ""));
        let word = word.to_ascii_lowercase();
        match COORDINATES.iter().find(|(known, ..)| *known == word) {
            Some(&(_, keeps, corners)) => {
                let area = area(value, corners, line)?;
                coordinates = true;
                match keeps {
                    true => areas = areas.iter().flat_map(|it| without(it, &area)).collect(),
                    false => areas.push(area),
                }
                if areas.len() > MOST_AREAS {
                    return Err(at(line, "too many coordinates in one label"));
                }
            }
            None => criteria.push((line, member)),
        }
    }
    if !coordinates {
        draft.note(origin, Effect::Lost, What::NotSortedOut);
        return Ok(());
    }
    let conditions = conditions(&criteria)?
        .lists()
        .ok_or(at(label.line, "coordinates for every image, of any size"))?;
    match areas.is_empty() {
        false => draft.template(Template {
            conditions,
            areas,
            ..Template::default()
        }),
        true => {
            let what = What::MaskedAnyway;
            draft.note(origin, Effect::Otherwise, what);
        }
    }
    Ok(())
}

fn at(line: u64, what: &'static str) -> Error {
    error(&format!("line {line}"), what)
}

fn conditions(criteria: &[(u64, &str)]) -> Result<Conditions> {
    let mut all: Option<Conditions> = None;
    for &(line, member) in criteria {
        for (or, criterion) in parts(member) {
            let one = one(criterion, line)?;
            all = Some(match all {
                None => one,
                Some(before) if or => before.or(one, line)?,
                Some(before) => before.and(one, line)?,
            });
        }
    }
    Ok(all.unwrap_or_default())
}

/// The criteria of a line, each with whether `||` stands before it. `+` and `||` inside of a text are
/// part of it.
fn parts(member: &str) -> Vec<(bool, &str)> {
    let mut parts = Vec::new();
    let (mut or, mut start) = (false, 0);
    for (index, _) in member.char_indices() {
        let rest = &member[index..];
        let operator = ["||", "+"].into_iter().find(|it| rest.starts_with(it));
        let Some(operator) = operator else { continue };
        let behind = &rest[operator.len()..];
        let word = behind.split_whitespace().next().unwrap_or_default();
        let begins = CRITERIA
            .iter()
            .any(|known| known.eq_ignore_ascii_case(word));
        if !begins && !member[start..index].trim().is_empty() {
            continue;
        }
        parts.push((or, member[start..index].trim()));
        (or, start) = (operator == "||", index + operator.len());
    }
    parts.push((or, member[start..].trim()));
    // Nothing stands before the operator that a line begins with.
    parts.retain(|(_, criterion)| !criterion.is_empty());
    parts
}

fn one(criterion: &str, line: u64) -> Result<Conditions> {
    let (word, rest) = criterion
        .split_once(char::is_whitespace)
        .unwrap_or((criterion, ""));
    let whole = match word.to_ascii_lowercase().as_str() {
        "contains" => false,
        "equals" => true,
        "notcontains" | "notequals" => return Err(at(line, "a negation")),
        "missing" | "empty" | "present" => {
            return Err(at(line, "a condition without a text"));
        }
        _ => return Err(at(line, "not a criterion we know")),
    };
    let (field, value) = rest
        .trim()
        .split_once(char::is_whitespace)
        .ok_or(at(line, "a field and a text are expected"))?;
    let tag = attribute(field).ok_or(at(line, "the dictionary does not know this attribute"))?;
    let mut any: Option<Conditions> = None;
    for text in value.split('|').map(str::trim) {
        let text = match whole {
            true => text,
            false => plain(text).ok_or(at(line, "a regular expression"))?,
        };
        let one = Conditions::one(condition(tag, whole, text, line)?);
        any = Some(match any {
            Some(before) => before.or(one, line)?,
            None => one,
        });
    }
    Ok(any.unwrap_or_default())
}

/// The text that a pattern looks for; `None` if it looks for more than one. A letter that may be repeated
/// at the end is found wherever it stands once.
fn plain(pattern: &str) -> Option<&str> {
    let text = pattern.strip_suffix('+').unwrap_or(pattern);
    let special = |c: char| {
        matches!(
            c,
            '\\' | '.' | '^' | '$' | '*' | '?' | '+' | '(' | ')' | '[' | ']' | '{' | '}'
        )
    };
    (!text.contains(special)).then_some(text)
}

fn area(value: &str, corners: bool, line: u64) -> Result<Area> {
    const NUMBERS: &str = "coordinates are four numbers, or all";
    if value.trim().eq_ignore_ascii_case("all") {
        return Ok(Area {
            x: 0,
            y: 0,
            width: u32::MAX,
            height: u32::MAX,
        });
    }
    if value.trim().to_ascii_lowercase().starts_with("from:") {
        return Err(at(line, "coordinates taken from an attribute"));
    }
    let numbers: Option<Vec<u32>> = value.split(',').map(|it| it.trim().parse().ok()).collect();
    let Some(&[x, y, third, fourth]) = numbers.as_deref() else {
        return Err(at(line, NUMBERS));
    };
    let (width, height) = match corners {
        true => (third.saturating_sub(x), fourth.saturating_sub(y)),
        false => (third, fourth),
    };
    match width > 0 && height > 0 {
        true => Ok(Area {
            x,
            y,
            width,
            height,
        }),
        false => Err(at(line, "an area has a width and a height")),
    }
}

/// What is left of an area outside of another, as rectangles without overlap: above, below, left and right.
fn without(area: &Area, kept: &Area) -> Vec<Area> {
    let end = |start: u32, length: u32| u64::from(start) + u64::from(length);
    let (left, top) = (u64::from(area.x), u64::from(area.y));
    let (right, bottom) = (end(area.x, area.width), end(area.y, area.height));
    let (from, to) = (
        u64::from(kept.x).max(left),
        end(kept.x, kept.width).min(right),
    );
    let (above, below) = (
        u64::from(kept.y).max(top),
        end(kept.y, kept.height).min(bottom),
    );
    if from >= to || above >= below {
        return vec![*area];
    }
    let pieces = [
        (left, top, right, above),
        (left, below, right, bottom),
        (left, above, from, below),
        (to, above, right, below),
    ];
    let pieces = pieces
        .into_iter()
        .filter(|&(left, top, right, bottom)| left < right && top < bottom);
    // No number is larger than the area's own.
    let piece = |(left, top, right, bottom): (u64, u64, u64, u64)| Area {
        x: left as u32,
        y: top as u32,
        width: (right - left) as u32,
        height: (bottom - top) as u32,
    };
    pieces.map(piece).collect()
}
