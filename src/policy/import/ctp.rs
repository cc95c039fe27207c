//! Scripts of the RSNA CTP DicomAnonymizer: XML with parameters, actions on elements, groups that stay
//! and sorts of elements that go.
//!
//! An action is a text with function calls (`@name(arguments){clause}{clause}`). Its result is judged by
//! what it tells of the original value. Conditions ask for values, which policies never see: the stricter
//! branch always applies. Source: the CTP wiki, "The CTP DICOM Anonymizer".

use super::draft::{Draft, Origin};
use super::wish::Wish;
use super::{Effect, Imported, Script, What, attributes, xml};
use crate::element::Tag;
use crate::error::Result;
use crate::policy::Policy;
use crate::policy::json::error;
use std::collections::BTreeSet;

/// Functions by the name in listings.
const FUNCTIONS: [&str; 34] = [
    "@always",
    "@append",
    "@blank",
    "@call",
    "@contents",
    "@date",
    "@empty",
    "@encrypt",
    "@hash",
    "@hashdate",
    "@hashname",
    "@hashptid",
    "@hashuid",
    "@if",
    "@incrementdate",
    "@initials",
    "@integer",
    "@keep",
    "@lookup",
    "@lowercase",
    "@modifydate",
    "@param",
    "@pathelement",
    "@process",
    "@quarantine",
    "@remove",
    "@require",
    "@round",
    "@select",
    "@skip",
    "@time",
    "@truncate",
    "@uppercase",
    "@value",
];

/// How deep clauses may hold clauses; CTP itself allows one level.
const DEEPEST: u32 = 4;

/// Reads a script.
///
/// # Errors
///
/// [`crate::error::Error::Policy`] if it is no well-formed script.
pub fn read(text: &str, base: &Policy) -> Result<Imported> {
    let mut draft = Draft::new(base, Script::Ctp);
    let mut spared = BTreeSet::new();
    let mut rest = None;
    let mut private_goes = None;
    let mut safe_private = false;
    for element in xml::children(text)? {
        let line = element.line;
        let at = |command| Origin { line, command };
        let place = || error(&format!("line {line}"), "en must be T or F");
        let on = match (element.name.as_str(), element.attribute("en")) {
            ("p", _) | (_, "T") => true,
            ("e" | "k" | "r", "F" | "") => false,
            ("e" | "k" | "r", _) => return Err(place()),
            (_, _) => true,
        };
        if !on {
            draft.disabled += 1;
            continue;
        }
        match (element.name.as_str(), element.attribute("t").trim()) {
            // A parameter does nothing by itself.
            ("p", _) => {}
            ("e", tag) => action(&mut draft, line, tag, &element.text),
            ("k", "safeprivateelements") => {
                safe_private = true;
                if !base.retains_safe_private() {
                    draft.note(
                        at("keep safeprivateelements"),
                        Effect::Otherwise,
                        What::NoOptionForSafePrivate,
                    );
                }
            }
            ("k", group) => match u16::from_str_radix(group, 16) {
                Ok(group) => {
                    spared.insert(group);
                    draft.note(at("keep group"), Effect::Otherwise, What::GroupAsProfile);
                }
                Err(_) => draft.note(at("keep group"), Effect::Lost, What::GroupUnreadable),
            },
            ("r", "privategroups") => private_goes = Some(at("remove privategroups")),
            ("r", "unspecifiedelements") => rest = Some(at("remove unspecifiedelements")),
            // The profile removes both whatever the options say.
            ("r", "curves" | "overlays") => draft.agree(),
            ("r", _) => draft.note(at("remove"), Effect::Lost, What::SortUnknown),
            (_, _) => draft.note(at("element"), Effect::Lost, What::CommandUnknown),
        }
    }
    if let Some(origin) = rest {
        draft.rest(Wish::Remove, origin, spared);
    }
    if let Some(origin) = private_goes.or(rest)
        && !safe_private
    {
        draft.without_private(origin);
    }
    draft.finish()
}

/// Takes the action on one element.
fn action(draft: &mut Draft<'_>, line: u64, name: &str, script: &str) {
    let Some(target) = target(name) else {
        let origin = Origin {
            line,
            command: "element",
        };
        draft.note(origin, Effect::Lost, What::TagUnreadable);
        return;
    };
    let keyword = match &target {
        Target::Standard(tag) => attributes::of(*tag),
        Target::Private(..) => None,
    };
    let mut reading = Reading {
        line,
        this: match &target {
            Target::Standard(tag) => Some(*tag),
            Target::Private(..) => None,
        },
        keyword: keyword.map_or("", |attribute| attribute.keyword),
        first: "text",
        draft,
    };
    let wish = if script.trim().is_empty() {
        Some(Wish::Remove)
    } else {
        reading.wish(script, 0)
    };
    let command = reading.first;
    let Some(wish) = wish else { return };
    let origin = Origin { line, command };
    match target {
        Target::Standard(tag) => draft.attribute(tag, wish, origin),
        Target::Private(group, element, creator) => {
            draft.private(group, element, &creator, wish, origin);
        }
    }
}

/// An element as a script names it.
enum Target {
    Standard(Tag),
    Private(u16, u8, String),
}

/// Reads `ggggeeee`, with brackets and commas around or without, or `gggg[Block]ee`.
fn target(name: &str) -> Option<Target> {
    if let Some((before, after)) = name.split_once('[')
        && let Some((block, behind)) = after.split_once(']')
        && !before.is_empty()
    {
        let group = u16::from_str_radix(before.get(..4)?, 16).ok()?;
        return match (before.get(4..)?, behind) {
            ("", element) if element.len() == 2 => Some(Target::Private(
                group,
                u8::from_str_radix(element, 16).ok()?,
                block.to_owned(),
            )),
            // The private creator itself stays with its elements.
            ("00", "") => Some(Target::Private(group, 0, String::new())),
            (_, _) => None,
        };
    }
    let digits: String = name
        .chars()
        .filter(|c| !matches!(c, '(' | ')' | '[' | ']' | ',' | ' '))
        .collect();
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(&digits, 16).ok()?;
    let (group, element) = ((number >> 16) as u16, number as u16);
    Some(match group % 2 {
        1 => Target::Private(group, element as u8, String::new()),
        _ => Target::Standard(Tag(group, element)),
    })
}

/// The reading of one action.
struct Reading<'d, 'a> {
    line: u64,
    /// The element whose value is made; `None` for a private one.
    this: Option<Tag>,
    keyword: &'static str,
    /// The first function met, for the listing.
    first: &'static str,
    draft: &'d mut Draft<'a>,
}

impl Reading<'_, '_> {
    fn note(&mut self, command: &'static str, effect: Effect, what: What) {
        let origin = Origin {
            line: self.line,
            command,
        };
        self.draft.note(origin, effect, what);
    }

    /// What the result of `script` tells of the value; `None` if the file would not be sent on.
    fn wish(&mut self, script: &str, depth: u32) -> Option<Wish> {
        let mut result: Option<Wish> = None;
        let mut add = |wish: Wish| {
            result = Some(result.map_or(wish, |earlier| earlier.joined(wish)));
        };
        let mut rest = script;
        let mut stopped = false;
        while !rest.is_empty() {
            match call(rest) {
                Some((name, arguments, behind)) => {
                    let known = FUNCTIONS.into_iter().find(|known| known[1..] == *name);
                    if self.first == "text" {
                        self.first = known.unwrap_or("unknown function");
                    }
                    let clauses = match name {
                        "if" | "select" => 2,
                        "append" => 1,
                        _ => 0,
                    };
                    let (clauses, behind) = braces(behind, clauses);
                    match self.function(known, arguments, &clauses, depth) {
                        Part::Tells(wish) => add(wish),
                        Part::Nothing => {}
                        Part::Stops => stopped = true,
                    }
                    rest = behind;
                }
                None => {
                    // A text up to the next call; the first character is no start of one.
                    let skip = rest.chars().next().map_or(0, |c| match c {
                        '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                        c => c.len_utf8(),
                    });
                    let next = rest[skip..]
                        .find(['@', '\\'])
                        .map_or(rest.len(), |at| skip + at);
                    if !rest[..next].trim().is_empty() {
                        add(Wish::Replaced);
                    }
                    rest = &rest[next..];
                }
            }
        }
        match (result, stopped) {
            (Some(wish), _) => Some(wish),
            (None, true) => None,
            (None, false) => Some(Wish::Empty),
        }
    }

    /// Whether an argument means the element itself; a patient's name and ID stand for one another.
    fn is_this(&self, argument: Option<&&str>) -> bool {
        let argument = argument.map_or("", |argument| argument.trim());
        let person = |keyword: &str| matches!(keyword, "PatientID" | "PatientName");
        let tag = target(argument).and_then(|target| match target {
            Target::Standard(tag) => Some(tag),
            Target::Private(..) => None,
        });
        argument == "this"
            || (!argument.is_empty() && argument == self.keyword)
            || (tag.is_some() && tag == self.this)
            || (person(argument) && person(self.keyword))
    }

    fn function(
        &mut self,
        name: Option<&'static str>,
        arguments: &str,
        clauses: &[&str],
        depth: u32,
    ) -> Part {
        let arguments = split(arguments);
        let own = |reading: &Self, at: usize, wish| {
            Part::Tells(match reading.is_this(arguments.get(at)) {
                true => wish,
                false => Wish::Replaced,
            })
        };
        let Some(name) = name else {
            const WHAT: What = What::FunctionUnknown;
            self.note("unknown function", Effect::Otherwise, WHAT);
            return Part::Tells(Wish::Remove);
        };
        match name {
            "@keep" | "@process" => Part::Tells(Wish::Keep),
            "@remove" => Part::Tells(Wish::Remove),
            "@empty" | "@blank" => Part::Tells(Wish::Empty),
            "@contents" | "@value" if arguments.len() == 1 => own(self, 0, Wish::Keep),
            "@contents" | "@value" | "@truncate" | "@pathelement" | "@uppercase" | "@lowercase"
            | "@initials" | "@round" | "@encrypt" | "@modifydate" => own(self, 0, Wish::Derived),
            "@hash" | "@hashname" | "@integer" => own(self, 0, Wish::Pseudonym),
            "@hashptid" => own(self, 1, Wish::Pseudonym),
            "@hashuid" => own(self, 1, Wish::NewUid),
            "@lookup" => {
                const WHAT: What = What::TableNeeded;
                self.note(name, Effect::Otherwise, WHAT);
                own(self, 0, Wish::Pseudonym)
            }
            "@incrementdate" | "@hashdate" => own(self, 0, Wish::MoveDate),
            "@date" | "@time" | "@param" | "@call" => Part::Tells(Wish::Replaced),
            "@always" => {
                const WHAT: What = What::NeverAdded;
                self.note(name, Effect::Otherwise, WHAT);
                Part::Nothing
            }
            "@require" => {
                const WHAT: What = What::NeverAdded;
                self.note(name, Effect::Otherwise, WHAT);
                Part::Tells(Wish::Keep)
            }
            "@append" => {
                self.note(name, Effect::Otherwise, What::NothingAppended);
                Part::Tells(Wish::Keep)
            }
            "@skip" => {
                self.note(name, Effect::Otherwise, What::NothingPassedOn);
                Part::Tells(Wish::Keep)
            }
            "@quarantine" => {
                const WHAT: What = What::NoQuarantine;
                self.note(name, Effect::Lost, WHAT);
                Part::Stops
            }
            // "@if" and "@select".
            _ => self.branches(name, clauses, depth),
        }
    }

    /// The stricter of the branches.
    fn branches(&mut self, name: &'static str, clauses: &[&str], depth: u32) -> Part {
        if clauses.len() != 2 || depth >= DEEPEST {
            let what = What::BranchesUnreadable;
            self.note(name, Effect::Otherwise, what);
            return Part::Tells(Wish::Remove);
        }
        let what = What::StricterBranch;
        self.note(name, Effect::Otherwise, what);
        let wishes = clauses.iter().filter_map(|clause| {
            if clause.trim().is_empty() {
                return Some(Wish::Empty);
            }
            self.wish(clause, depth + 1)
        });
        match wishes.min() {
            Some(wish) => Part::Tells(wish),
            None => Part::Stops,
        }
    }
}

/// What a function contributes.
enum Part {
    /// A part of the result that tells this much of the value.
    Tells(Wish),
    /// No part of the result.
    Nothing,
    /// The file would not be sent on.
    Stops,
}

/// The call at the start of `text`: name, arguments, what follows.
fn call(text: &str) -> Option<(&str, &str, &str)> {
    let after = text.strip_prefix('@')?;
    let open = after.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (name, behind) = after.split_at(open);
    if name.is_empty() || !behind.starts_with('(') {
        return None;
    }
    let (arguments, behind) = enclosed(behind, b'(', b')')?;
    Some((name, arguments, behind))
}

/// What stands between the bracket that starts `text` and its counterpart, and what follows.
fn enclosed(text: &str, open: u8, close: u8) -> Option<(&str, &str)> {
    let mut depth = 0u32;
    let mut quoted = false;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        if escaped {
            escaped = false;
        } else if byte == b'\\' {
            escaped = true;
        } else if byte == b'"' {
            quoted = !quoted;
        } else if !quoted && byte == open {
            depth += 1;
        } else if !quoted && byte == close {
            depth -= 1;
            if depth == 0 {
                return Some((&text[1..at], &text[at + 1..]));
            }
        }
    }
    None
}

/// Up to `most` clauses in braces, and what follows them.
fn braces(text: &str, most: usize) -> (Vec<&str>, &str) {
    let mut clauses = Vec::new();
    let mut rest = text;
    while clauses.len() < most
        && rest.trim_start().starts_with('{')
        && let Some((clause, behind)) = enclosed(rest.trim_start(), b'{', b'}')
    {
        clauses.push(clause);
        rest = behind;
    }
    (clauses, rest)
}

/// Arguments between commas outside of quotes and brackets.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth, mut quoted, mut escaped) = (0, 0i64, false, false);
    for (at, byte) in text.bytes().enumerate() {
        if escaped {
            escaped = false;
            continue;
        }
        match byte {
            b'\\' => escaped = true,
            b'"' => quoted = !quoted,
            b'(' | b'[' if !quoted => depth += 1,
            b')' | b']' if !quoted => depth -= 1,
            b',' if !quoted && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
