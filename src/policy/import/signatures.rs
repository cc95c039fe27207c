//! Scripts of the RSNA CTP DicomPixelAnonymizer: signatures in braces, each followed by the regions to
//! blank, and free text around them.
//!
//! A signature is an expression over texts of attributes: `[gggg,eeee].method("text")` or a keyword in
//! place of the tag, joined by `*` (and) and `+` (or). Regions are (left, top, width, height). Letters are
//! compared whatever their case and attributes at any depth, which masks no less than CTP does. Source: the
//! CTP wiki on the pixel anonymizer and on the script filter.

use super::conditions::{Conditions, attribute, condition};
use super::draft::{Draft, Origin};
use super::{Effect, Imported, Script, What};
use crate::element::Tag;
use crate::error::{Error, Result};
use crate::pixel::Area;
use crate::pixel::screens::{Condition, Template};
use crate::policy::Policy;
use crate::policy::json::error;

/// Operators and opening parentheses that may wait for what comes after them.
const MOST_WAITING: usize = 64;

/// Whether `text` has a signature: a brace behind which an expression stands.
pub fn is_script(text: &str) -> bool {
    let Some((_, inside)) = text.split_once('{') else {
        return false;
    };
    let first = inside.trim_start().chars().next();
    first.is_some_and(|first| matches!(first, '[' | '(' | '!') || first.is_ascii_alphabetic())
}

/// Reads a script.
///
/// # Errors
///
/// [`Error::Policy`] with a line number for whatever cannot be carried out as it stands.
pub fn read(text: &str, base: &Policy) -> Result<Imported> {
    let mut draft = Draft::new(base, Script::CtpPixels);
    let (mut rest, mut line) = (text, 1);
    let mut signatures = 0;
    while let Some((before, inside)) = rest.split_once('{') {
        line += lines(before);
        let Some((signature, behind)) = inside.split_once('}') else {
            return Err(at(line, "a signature does not end"));
        };
        let between = &behind[..behind.find('{').unwrap_or(behind.len())];
        let mut reader = Reader {
            rest: signature,
            line,
            loosened: false,
        };
        let conditions = reader.expression()?;
        let origin = Origin {
            line,
            command: "signature",
        };
        signatures += 1;
        if reader.loosened {
            let what = What::AnywhereInText;
            draft.note(origin, Effect::Otherwise, what);
        }
        if signatures == 2 {
            let what = What::EverySignature;
            draft.note(origin, Effect::Otherwise, what);
        }
        let areas = regions(between, line + lines(signature))?;
        match (conditions.lists(), areas.is_empty()) {
            (Some(conditions), false) => draft.template(Template {
                conditions,
                areas,
                ..Template::default()
            }),
            (Some(_), true) => {
                let what = What::NoRegions;
                draft.note(origin, Effect::Otherwise, what);
            }
            (None, _) => return Err(at(line, "a signature without a condition")),
        }
        line += lines(signature) + lines(between);
        rest = &behind[between.len()..];
    }
    draft.finish()
}

fn lines(text: &str) -> u64 {
    text.bytes().filter(|&byte| byte == b'\n').count() as u64
}

fn at(line: u64, what: &'static str) -> Error {
    error(&format!("line {line}"), what)
}

/// The regions among the free text behind a signature. Parentheses around words are a remark.
fn regions(text: &str, first: u64) -> Result<Vec<Area>> {
    let mut areas = Vec::new();
    let (mut rest, mut line) = (text, first);
    while let Some((before, inside)) = rest.split_once('(') {
        line += lines(before);
        let (region, behind) = inside.split_once(')').unwrap_or((inside, ""));
        let numbers: Vec<Option<u32>> =
            region.split(',').map(|it| it.trim().parse().ok()).collect();
        let remark = numbers.len() != 4 && numbers.iter().any(Option::is_none);
        if !remark {
            let numbers: Option<Vec<u32>> = numbers.into_iter().collect();
            let ends = inside.len() > region.len();
            let [x, y, width, height] = match numbers.as_deref() {
                Some(&[x, y, width, height]) if ends && width > 0 && height > 0 => {
                    [x, y, width, height]
                }
                _ => {
                    return Err(at(
                        line,
                        "a region is four numbers: left, top, width and height",
                    ));
                }
            };
            areas.push(Area {
                x,
                y,
                width,
                height,
            });
        }
        line += lines(region);
        rest = behind;
    }
    Ok(areas)
}

/// What waits on the stack for its right side.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Waiting {
    Open,
    Or,
    And,
}

/// Reads one signature; keeps its own stack, so nesting costs no stack of the program.
struct Reader<'t> {
    rest: &'t str,
    line: u64,
    /// Whether a condition holds for more images than the script's.
    loosened: bool,
}

impl Reader<'_> {
    fn expression(&mut self) -> Result<Conditions> {
        let mut values: Vec<Conditions> = Vec::new();
        let mut waiting: Vec<Waiting> = Vec::new();
        let mut wants_value = true;
        while let Some(next) = self.next() {
            match (next, wants_value) {
                ('(', true) => waiting.push(Waiting::Open),
                ('!', true) => return Err(at(self.line, "a negation")),
                (_, true) => {
                    values.push(Conditions::one(self.test(next)?));
                    wants_value = false;
                }
                (')', false) => loop {
                    match waiting.pop() {
                        Some(Waiting::Open) => break,
                        Some(top) => self.join(&mut values, top)?,
                        None => return Err(at(self.line, "a parenthesis does not begin")),
                    }
                },
                ('*' | '+', false) => {
                    let now = if next == '*' {
                        Waiting::And
                    } else {
                        Waiting::Or
                    };
                    // What binds at least as tightly comes first.
                    while let Some(&top) = waiting.last() {
                        if top == Waiting::Open || top == Waiting::Or && now == Waiting::And {
                            break;
                        }
                        waiting.pop();
                        self.join(&mut values, top)?;
                    }
                    waiting.push(now);
                    wants_value = true;
                }
                (_, false) => return Err(at(self.line, "an operator is expected: * or +")),
            }
            if waiting.len() > MOST_WAITING {
                return Err(at(self.line, "too many conditions for one area"));
            }
        }
        if wants_value {
            return Err(at(self.line, "a condition is expected"));
        }
        while let Some(top) = waiting.pop() {
            if top == Waiting::Open {
                return Err(at(self.line, "a parenthesis does not end"));
            }
            self.join(&mut values, top)?;
        }
        match (values.pop(), values.is_empty()) {
            (Some(value), true) => Ok(value),
            (_, _) => Err(at(self.line, "a condition is expected")),
        }
    }

    fn join(&self, values: &mut Vec<Conditions>, how: Waiting) -> Result<()> {
        let (Some(right), Some(left)) = (values.pop(), values.pop()) else {
            return Err(at(self.line, "a condition is expected"));
        };
        values.push(match how {
            Waiting::Or => left.or(right, self.line)?,
            Waiting::And | Waiting::Open => left.and(right, self.line)?,
        });
        Ok(())
    }

    /// The next character that is no space.
    fn next(&mut self) -> Option<char> {
        let trimmed = self.rest.trim_start();
        self.line += lines(&self.rest[..self.rest.len() - trimmed.len()]);
        let next = trimmed.chars().next()?;
        self.rest = &trimmed[next.len_utf8()..];
        Some(next)
    }

    /// What stands before `end`, which is skipped.
    fn until(&mut self, end: char, what: &'static str) -> Result<String> {
        let (found, rest) = self.rest.split_once(end).ok_or(at(self.line, what))?;
        let found = found.to_owned();
        self.line += lines(&found);
        self.rest = rest;
        Ok(found)
    }

    /// The test that begins with `first`.
    fn test(&mut self, first: char) -> Result<Condition> {
        const TEST: &str = "a condition reads [gggg,eeee].method(\"text\")";
        let line = self.line;
        let tag = if first == '[' {
            let digits: String = self.until(']', TEST)?;
            let digits: String = digits.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
            let number = u32::from_str_radix(&digits, 16).ok();
            let number = number.filter(|_| digits.len() == 8).ok_or(at(line, TEST))?;
            if self.next() != Some('.') {
                return Err(at(line, TEST));
            }
            Tag((number >> 16) as u16, number as u16)
        } else {
            let keyword = format!("{first}{}", self.until('.', TEST)?);
            match keyword.trim() {
                "true" | "false" => return Err(at(line, "a condition that is always the same")),
                keyword => attribute(keyword)
                    .ok_or(at(line, "the dictionary does not know this attribute"))?,
            }
        };
        let method = self.until('(', TEST)?;
        let whole = match method.trim() {
            "equals" | "equalsIgnoreCase" => true,
            "contains" | "containsIgnoreCase" => false,
            "startsWith" | "startsWithIgnoreCase" | "endsWith" | "endsWithIgnoreCase" => {
                self.loosened = true;
                false
            }
            "matches" => return Err(at(line, "a regular expression")),
            "isLessThan" | "isGreaterThan" => return Err(at(line, "a comparison of numbers")),
            _ => return Err(at(line, "not a method we know")),
        };
        if self.next() != Some('"') {
            return Err(at(line, TEST));
        }
        let text = self.until('"', TEST)?;
        if self.next() != Some(')') {
            return Err(at(line, TEST));
        }
        condition(tag, whole, &text, line)
    }
}
