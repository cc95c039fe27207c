//! Reading messages: a group is what belongs to one person, at most one message.

use super::fields::{self, Component, Field};
use super::{charset, escape};
use crate::action::Role;
use crate::error::{Error, Result};
use crate::format::column::records::{Group, Records, Spot, Value, Written};
use crate::format::encoding;
use crate::format::encoding::lines::{Line, Lines};
use crate::limits::Limits;
use crate::source::Source;
use crate::survey::TextEncoding;
use std::collections::HashMap;
use std::ops::Range;

/// What MLLP writes before and behind a message.
const BLOCK_START: u8 = 0x0B;
const BLOCK_END: u8 = 0x1C;

/// The delimiters that a header declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    pub field: u8,
    pub component: Option<u8>,
    pub repetition: Option<u8>,
    pub escape: Option<u8>,
    pub subcomponent: Option<u8>,
    pub truncation: Option<u8>,
}

impl Marks {
    /// Those that the standard recommends.
    #[cfg(test)]
    pub const USUAL: Marks = Marks {
        field: b'|',
        component: Some(b'^'),
        repetition: Some(b'~'),
        escape: Some(b'\\'),
        subcomponent: Some(b'&'),
        truncation: None,
    };

    /// The delimiters of `line` if it is a header: all different, none a letter, a digit or a space.
    pub fn of(line: &[u8]) -> Option<Marks> {
        if !HEADERS.iter().any(|name| line.starts_with(name.as_bytes())) {
            return None;
        }
        let &field = line.get(3)?;
        let declared = line.get(4..)?.split(|&byte| byte == field).next()?;
        let all: Vec<u8> = declared.iter().copied().chain([field]).collect();
        let legal = all.iter().all(u8::is_ascii_punctuation);
        let different = all
            .iter()
            .enumerate()
            .all(|(at, mark)| !all.iter().skip(at + 1).any(|it| it == mark));
        if !(legal && different && (1..=5).contains(&declared.len())) {
            return None;
        }
        let mark = |at: usize| declared.get(at).copied();
        Some(Marks {
            field,
            component: mark(0),
            repetition: mark(1),
            escape: mark(2),
            subcomponent: mark(3),
            truncation: mark(4),
        })
    }

    /// The name of the escape sequence for `letter`, if it delimits.
    pub fn name(self, letter: char) -> Option<char> {
        let byte = u8::try_from(letter).ok().filter(u8::is_ascii)?;
        let names = [
            (Some(self.field), 'F'),
            (self.component, 'S'),
            (self.repetition, 'R'),
            (self.escape, 'E'),
            (self.subcomponent, 'T'),
        ];
        names
            .into_iter()
            .find(|(mark, _)| *mark == Some(byte))
            .map(|(_, name)| name)
    }
}

/// Segments whose first field is the delimiter itself.
const HEADERS: [&str; 3] = ["MSH", "FHS", "BHS"];

/// Where a value stands: segment, field, component, subcomponent (0 for a whole), and whether it is one of
/// another kind there.
type Key = (String, usize, usize, usize, bool);

/// Reads messages.
pub struct Reader<'a> {
    lines: Lines<'a>,
    encoding: TextEncoding,
    limits: Limits,
    marks: Option<Marks>,
    ahead: Option<Line>,
    messages: u64,
    spots: Vec<Spot>,
    places: HashMap<Key, usize>,
}

/// One field of one segment.
struct At<'s> {
    segment: &'s str,
    number: usize,
    field: Option<&'static Field>,
    line: &'s Line,
    /// Where the line begins in the group.
    start: usize,
    marks: Marks,
    /// Whether it is another identifier than that of the person.
    other: bool,
}

impl<'a> Reader<'a> {
    /// The messages in `source`.
    pub fn new(source: &'a dyn Source, encoding: TextEncoding, limits: &Limits) -> Self {
        let start = encoding::mark(encoding).len() as u64;
        let mut reader = Reader {
            lines: Lines::new(source, start, limits.max_cell_bytes),
            encoding,
            limits: limits.clone(),
            marks: None,
            ahead: None,
            messages: 0,
            spots: Vec::new(),
            places: HashMap::new(),
        };
        // The first column says whose records they are.
        let id = Spot {
            header: "PID-3.1 Patient ID".to_owned(),
            role: Role::PatientId,
            written: Written::Plain,
        };
        reader.place(("PID".to_owned(), 3, 1, 0, false), || id);
        reader
    }

    fn place(&mut self, key: Key, spot: impl FnOnce() -> Spot) -> usize {
        let spots = &mut self.spots;
        *self.places.entry(key).or_insert_with(|| {
            spots.push(spot());
            spots.len() - 1
        })
    }

    fn segment(
        &mut self,
        line: &Line,
        name: &str,
        body: Range<usize>,
        group: &mut Group,
    ) -> Result<()> {
        let start = group.bytes.len();
        group.extend(&line.bytes, line.number, &self.limits)?;
        group.extend(line.ending, line.number, &self.limits)?;
        let Some(marks) = self.marks else {
            return Err(malformed(
                line.number,
                "a segment stands before the first header",
            ));
        };
        let bytes = line.bytes.get(body.clone()).unwrap_or_default();
        let parts = charset::cut(bytes, self.encoding, marks.field);
        if parts.len() > self.limits.max_columns {
            return Err(malformed(line.number, "a segment has too many fields"));
        }
        let header = HEADERS.contains(&name);
        let kind = match (name, parts.get(2)) {
            ("OBX", Some(kind)) => {
                String::from_utf8_lossy(bytes.get(kind.clone()).unwrap_or_default()).into_owned()
            }
            (_, _) => String::new(),
        };
        for (index, part) in parts
            .into_iter()
            .enumerate()
            .skip(if header { 2 } else { 1 })
        {
            let number = index + usize::from(header);
            let typed = format!("{name}({kind})");
            let segment = match (name, number) {
                ("OBX", 5) if fields::knows(&typed) => typed,
                (_, _) => name.to_owned(),
            };
            let at = At {
                field: fields::field_of(&segment, number),
                segment: &segment,
                number,
                line,
                start,
                marks,
                other: false,
            };
            self.field(at, body.start + part.start..body.start + part.end, group)?;
        }
        if !fields::knows(name) {
            group.names.push(name.to_owned());
        }
        Ok(())
    }

    fn field(&mut self, at: At<'_>, range: Range<usize>, group: &mut Group) -> Result<()> {
        let bytes = at.line.bytes.get(range.clone()).unwrap_or_default();
        if is_nothing(bytes) {
            return Ok(());
        }
        let Some(field) = at.field else {
            return self.value(&at, (0, 0), &range, (Role::Unknown, Written::Plain), group);
        };
        let repetitions = self.parts(&range, at.line, at.marks.repetition);
        let declaration = at.segment == "MSH" && matches!(at.number, 18 | 20);
        if declaration && self.declares(&at, &repetitions)? {
            return Ok(());
        }
        let person = match (at.segment, at.number) {
            ("PID", 3) => self.person(&repetitions, &at),
            (_, _) => None,
        };
        for (index, repetition) in repetitions.into_iter().enumerate() {
            let at = At {
                other: (at.segment, at.number) == ("PID", 3) && person != Some(index),
                ..at
            };
            match fields::components(field.data) {
                Some(defined) => self.components(&at, defined, repetition, group)?,
                None => self.value(&at, (0, 0), &repetition, (field.role, field.written), group)?,
            }
        }
        Ok(())
    }

    /// Which repetition of PID-3 says whose message it is.
    fn person(&self, repetitions: &[Range<usize>], at: &At<'_>) -> Option<usize> {
        let component = |range: &Range<usize>, number: usize| {
            let parts = self.parts(range, at.line, at.marks.component);
            parts
                .get(number - 1)
                .and_then(|part| at.line.bytes.get(part.clone()))
                .unwrap_or_default()
        };
        let of_hospital = |range: &Range<usize>| matches!(component(range, 5), b"PI" | b"MR");
        let mut filled = repetitions
            .iter()
            .enumerate()
            .filter(|(_, range)| !is_nothing(component(range, 1)));
        let first = filled.clone().next();
        filled
            .find(|(_, range)| of_hospital(range))
            .or(first)
            .map(|(index, _)| index)
    }

    /// Whether the declaration of the character set stays as it is.
    fn declares(&self, at: &At<'_>, repetitions: &[Range<usize>]) -> Result<bool> {
        let text = |range: &Range<usize>| {
            String::from_utf8_lossy(at.line.bytes.get(range.clone()).unwrap_or_default())
        };
        if at.number == 20 {
            return Ok(repetitions
                .iter()
                .all(|range| text(range) == "ISO 2022-1994"));
        }
        let plain = matches!(self.encoding, TextEncoding::Utf8 | TextEncoding::Utf8Bom);
        let known = repetitions
            .iter()
            .all(|range| charset::is_known(&text(range)));
        let unicode = repetitions
            .iter()
            .any(|range| text(range).starts_with("UNICODE"));
        match (plain, known, unicode) {
            (true, known, _) => Ok(known),
            (false, false, _) => Err(malformed(
                at.line.number,
                "the character set of the message is not known",
            )),
            (false, true, true) => Err(malformed(
                at.line.number,
                "the message is not in the character set it declares",
            )),
            (false, true, false) => Ok(true),
        }
    }

    fn components(
        &mut self,
        at: &At<'_>,
        defined: &'static [Component],
        range: Range<usize>,
        group: &mut Group,
    ) -> Result<()> {
        let (of_field, part) = at.field.map_or((Role::Unknown, false), |field| {
            (field.role, field.written == Written::Part)
        });
        let parts = self.parts(&range, at.line, at.marks.component);
        for (first, span, component) in spans(&parts, defined) {
            if is_nothing(at.line.bytes.get(span.clone()).unwrap_or_default()) {
                continue;
            }
            let Some(component) = component else {
                self.value(
                    at,
                    (first, 0),
                    &span,
                    (Role::Unknown, Written::Plain),
                    group,
                )?;
                continue;
            };
            let role = component.role.unwrap_or(of_field);
            let part = part && component.role.is_none() || component.written == Written::Part;
            let nested =
                fields::components(component.data).filter(|_| component.first == component.last);
            let Some(nested) = nested else {
                let written = if part {
                    Written::Part
                } else {
                    component.written
                };
                self.value(at, (first, 0), &span, (role, written), group)?;
                continue;
            };
            let subparts = self.parts(&span, at.line, at.marks.subcomponent);
            for (second, span, sub) in spans(&subparts, nested) {
                let (role, written) = match sub {
                    Some(sub) if part && sub.role.is_none() => (role, Written::Part),
                    Some(sub) => (sub.role.unwrap_or(role), sub.written),
                    None => (Role::Unknown, Written::Plain),
                };
                self.value(at, (first, second), &span, (role, written), group)?;
            }
        }
        Ok(())
    }

    /// Adds the value at `range` of the line, which may be of several components.
    fn value(
        &mut self,
        at: &At<'_>,
        (component, sub): (usize, usize),
        range: &Range<usize>,
        (role, written): (Role, Written),
        group: &mut Group,
    ) -> Result<()> {
        let bytes = at.line.bytes.get(range.clone()).unwrap_or_default();
        if is_nothing(bytes) {
            return Ok(());
        }
        let (mut words, mut tail) = (Vec::new(), Vec::new());
        let inner = match (component, sub) {
            (0, _) => None,
            (_, 0) => at.marks.component,
            (_, _) => at.marks.subcomponent,
        };
        let mut readable = true;
        for (index, part) in self.parts(range, at.line, inner).into_iter().enumerate() {
            if index > 0 {
                tail.extend(inner);
            }
            let bytes = at.line.bytes.get(part).unwrap_or_default();
            let text = charset::decode(bytes, self.encoding, at.line.number)?;
            match escape::read(&text, at.marks) {
                Some(text) if !text.is_empty() => words.push(text),
                Some(_) => {}
                None => readable = false,
            }
        }
        let ordinal = self.messages;
        let instead = ((at.segment, at.number) == ("MSH", 10)).then(|| ordinal.to_string());
        let key = (at.segment.to_owned(), at.number, component, sub, at.other);
        let spot = self.place(key, || Spot {
            header: header(at, component, sub),
            role,
            written,
        });
        if spot == 0 {
            group.person = Some(group.values.len());
        }
        group.values.push(Value {
            spot,
            range: at.start + range.start..at.start + range.end,
            text: readable.then(|| words.join("^")),
            tail,
            instead,
            line: at.line.number,
        });
        Ok(())
    }

    /// The parts of a range of a line between `mark`, or the whole.
    fn parts(&self, range: &Range<usize>, line: &Line, mark: Option<u8>) -> Vec<Range<usize>> {
        let bytes = line.bytes.get(range.clone()).unwrap_or_default();
        match mark {
            Some(mark) => charset::cut(bytes, self.encoding, mark)
                .into_iter()
                .map(|part| range.start + part.start..range.start + part.end)
                .collect(),
            None => vec![range.clone()],
        }
    }
}

/// The parts as the type defines them: the number of the first, where it and its like stand, and what they are.
fn spans(
    parts: &[Range<usize>],
    defined: &'static [Component],
) -> Vec<(usize, Range<usize>, Option<&'static Component>)> {
    let mut all = Vec::new();
    let mut at = 1;
    while let Some(part) = parts.get(at - 1) {
        let component = defined.iter().find(|it| (it.first..=it.last).contains(&at));
        let last = component.map_or(at, |it| it.last.min(parts.len()));
        let end = parts.get(last - 1).map_or(part.end, |last| last.end);
        all.push((at, part.start..end, component));
        at = last + 1;
    }
    all
}

/// The header of a place: its number, and its name where the standard has one.
fn header(at: &At<'_>, component: usize, sub: usize) -> String {
    let segment = at.segment.split('(').next().unwrap_or_default();
    let mut header = format!("{segment}-{}", at.number);
    for number in [component, sub].into_iter().filter(|&number| number > 0) {
        header.push_str(&format!(".{number}"));
    }
    let Some(field) = at.field else {
        return header;
    };
    header.push_str(&format!(" {}", field.name));
    if at.other {
        header.push_str(" (other)");
    }
    let here = |number: usize| move |it: &&Component| (it.first..=it.last).contains(&number);
    let of = |data: &str, number: usize| {
        fields::components(data).and_then(|all| all.iter().find(here(number)))
    };
    if let Some(component) = of(field.data, component) {
        header.push_str(&format!(": {}", component.name));
        if let Some(sub) = of(component.data, sub) {
            header.push_str(&format!(", {}", sub.name));
        }
    }
    header
}

/// Whether nothing stands there, or two quotes, by which a sender deletes what the receiver has.
fn is_nothing(bytes: &[u8]) -> bool {
    bytes.is_empty() || bytes == b"\"\""
}

fn malformed(line: u64, what: &'static str) -> Error {
    Error::Row { line, what }
}

/// Where the segment stands in its line, without the bytes of MLLP.
fn body(line: &Line) -> Range<usize> {
    let marks = |byte: &&u8| matches!(**byte, BLOCK_START | BLOCK_END);
    let start = line.bytes.iter().take_while(marks).count();
    let end = line.bytes.len() - line.bytes.iter().rev().take_while(marks).count();
    start..end.max(start)
}

/// The name of the segment: a capital and two capitals or digits.
fn name(body: &[u8], field: u8) -> Option<&str> {
    let name = body.get(..3)?;
    let legal = name.first().is_some_and(u8::is_ascii_uppercase)
        && name
            .iter()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let ended = body.get(3).is_none_or(|&byte| byte == field);
    std::str::from_utf8(name).ok().filter(|_| legal && ended)
}

impl Records for Reader<'_> {
    fn next(&mut self, group: &mut Group) -> Result<bool> {
        group.clear();
        let mut any = false;
        let mut person = false;
        loop {
            let line = match self.ahead.take() {
                Some(line) => line,
                None => match self.lines.read()? {
                    Some(line) => line,
                    None => return Ok(any),
                },
            };
            let body = body(&line);
            let bytes = line.bytes.get(body.clone()).unwrap_or_default();
            let header = Marks::of(bytes);
            let trailer = bytes.starts_with(b"BTS") || bytes.starts_with(b"FTS");
            let another = person && bytes.starts_with(b"PID");
            if any && (header.is_some() || trailer || another) {
                self.ahead = Some(line);
                return Ok(true);
            }
            if bytes.is_empty() {
                group.extend(&line.bytes, line.number, &self.limits)?;
                group.extend(line.ending, line.number, &self.limits)?;
                continue;
            }
            if let Some(marks) = header {
                self.marks = Some(marks);
                self.messages += u64::from(bytes.starts_with(b"MSH"));
            }
            let field = self.marks.map_or(b'|', |marks| marks.field);
            let Some(name) = name(bytes, field).map(str::to_owned) else {
                return Err(malformed(line.number, "a line is no segment of a message"));
            };
            if header.is_none() && HEADERS.contains(&name.as_str()) {
                return Err(malformed(
                    line.number,
                    "the header declares no legal delimiters",
                ));
            }
            any = true;
            person |= name == "PID";
            self.segment(&line, &name, body, group)?;
        }
    }

    fn spots(&self) -> &[Spot] {
        &self.spots
    }

    fn write(&self, text: &str) -> Option<Vec<u8>> {
        let text = escape::write(text, self.marks?)?;
        charset::encode(&text, self.encoding)
    }
}
