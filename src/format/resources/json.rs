//! JSON as a flat list of nodes over the bytes it was written in (RFC 8259), so that what stays is repeated
//! as it stands.
//!
//! Strict: bytes that are no UTF-8, keys that occur twice, escapes that are none and halves of surrogate pairs
//! are errors, since another reader might see another value there. Walks without recursion; depth and number of
//! nodes are bounded. Knows nothing of FHIR.

use crate::error::{At, Error, Result};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Members with keys.
    Object,
    /// Values in order.
    Array,
    /// Text in quotes.
    String,
    /// A number, however large.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `null`.
    Null,
}

/// One value. Its children, if any, follow directly; the one after them is [`Node::next`].
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// What it is.
    pub shape: Shape,
    /// First byte of the value.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// Where the text of its key stands, without quotes; equal places for a value without one.
    key: (u32, u32),
    /// Position of the first node that is no part of it.
    pub next: u32,
}

/// One JSON text.
#[derive(Debug)]
pub struct Tree<'t> {
    /// The text.
    pub text: &'t str,
    /// Every node, each before its children.
    pub nodes: Vec<Node>,
}

/// Upper bounds of a text, and where it stands in its file.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Zero-based byte offset of the text in its file.
    pub offset: u64,
    /// Containers inside containers.
    pub depth: usize,
    /// Values.
    pub nodes: usize,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    Value,
    FirstValue,
    FirstKey,
    Key,
    Comma,
}

struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
    offset: u64,
}

impl Reader<'_> {
    fn broken(&self, rule: &'static str) -> Error {
        Error::Malformed {
            what: "the JSON text",
            rule,
            offset: self.offset + self.at as u64,
        }
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Reads a string from its quote on; the range between the quotes.
    fn string(&mut self) -> Result<(usize, usize)> {
        if self.peek() != Some(b'"') {
            return Err(self.broken("a string in quotes stands here"));
        }
        self.at += 1;
        let start = self.at;
        loop {
            match self.peek() {
                None => return Err(self.broken("a string ends with a quote")),
                Some(b'"') => {
                    self.at += 1;
                    return Ok((start, self.at - 1));
                }
                Some(b'\\') => self.escape()?,
                Some(0..=0x1F) => return Err(self.broken("control characters are escaped")),
                Some(_) => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Result<()> {
        match self.bytes.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => {
                let high = self.unit(self.at)?;
                if (0xDC00..0xE000).contains(&high) {
                    return Err(self.broken("surrogates stand in pairs"));
                }
                if (0xD800..0xDC00).contains(&high) {
                    let low = self.bytes.get(self.at + 6..self.at + 12).and_then(unit);
                    if !low.is_some_and(|low| (0xDC00..0xE000).contains(&low)) {
                        return Err(self.broken("surrogates stand in pairs"));
                    }
                    self.at += 6;
                }
                self.at += 6;
            }
            Some(_) | None => return Err(self.broken("an escape is one of those of JSON")),
        }
        Ok(())
    }

    /// The UTF-16 code unit of the escape at `at`.
    fn unit(&self, at: usize) -> Result<u32> {
        let unit = self.bytes.get(at..at + 6).and_then(unit);
        unit.ok_or_else(|| self.broken("an escape is one of those of JSON"))
    }

    fn number(&mut self) -> Result<()> {
        let rule = "a number is written as JSON asks";
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits(),
            Some(_) | None => return Err(self.broken(rule)),
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.some_digits(rule)?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.some_digits(rule)?;
        }
        Ok(())
    }

    fn some_digits(&mut self, rule: &'static str) -> Result<()> {
        let start = self.at;
        self.digits();
        match self.at > start {
            true => Ok(()),
            false => Err(self.broken(rule)),
        }
    }

    fn digits(&mut self) {
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
    }

    fn word(&mut self, word: &str) -> Result<()> {
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            return Err(self.broken("a value stands here"));
        }
        self.at += word.len();
        Ok(())
    }
}

/// The code unit of `\uXXXX`.
fn unit(escape: &[u8]) -> Option<u32> {
    let [b'\\', b'u', digits @ ..] = escape else {
        return None;
    };
    digits.iter().try_fold(0, |unit, &byte| {
        Some(unit * 16 + char::from(byte).to_digit(16)?)
    })
}

/// The text of a string of valid JSON, without its quotes.
fn unescape(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let bytes = &rest.as_bytes()[at..];
        let mut length = 2;
        let letter = match bytes.get(1) {
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                length = 6;
                let high = bytes.get(..6).and_then(unit).unwrap_or(0xFFFD);
                let low = bytes.get(6..12).and_then(unit);
                match low {
                    Some(low) if (0xD800..0xDC00).contains(&high) => {
                        length = 12;
                        let code =
                            0x1_0000 + ((high - 0xD800) << 10) + (low.wrapping_sub(0xDC00) & 0x3FF);
                        char::from_u32(code).unwrap_or('\u{FFFD}')
                    }
                    Some(_) | None => char::from_u32(high).unwrap_or('\u{FFFD}'),
                }
            }
            Some(&other) => char::from(other),
            None => break,
        };
        text.push(letter);
        rest = rest.get(at + length..).unwrap_or_default();
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// `text` as a string of JSON, with its quotes.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if u32::from(c) < 0x20 => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether `text` is a number of JSON.
pub fn is_number(text: &str) -> bool {
    let mut reader = Reader {
        bytes: text.as_bytes(),
        at: 0,
        offset: 0,
    };
    reader.number().is_ok() && reader.at == text.len()
}

impl<'t> Tree<'t> {
    /// Reads one JSON text, which takes all of `bytes`.
    ///
    /// # Errors
    ///
    /// [`Error::Malformed`] with the place of the first byte that breaks a rule; [`Error::Limit`].
    pub fn parse(bytes: &'t [u8], bounds: Bounds) -> Result<Self> {
        let text = std::str::from_utf8(bytes).map_err(|error| Error::Malformed {
            what: "the JSON text",
            rule: "it is UTF-8",
            offset: bounds.offset + error.valid_up_to() as u64,
        })?;
        let mut reader = Reader {
            bytes,
            at: 0,
            offset: bounds.offset,
        };
        if u32::try_from(bytes.len()).is_err() {
            return Err(reader.broken("it has less than 4 GiB"));
        }
        let mut tree = Tree {
            text,
            nodes: Vec::new(),
        };
        let mut open: Vec<u32> = Vec::new();
        let mut expect = Expect::Value;
        let mut key = (0, 0);
        loop {
            reader.space();
            let byte = reader.peek();
            let closes = match (expect, byte) {
                (Expect::FirstValue, Some(b']')) | (Expect::FirstKey, Some(b'}')) => true,
                (Expect::Comma, Some(byte @ (b']' | b'}'))) => {
                    let shape = open.last().and_then(|&at| tree.nodes.get(at as usize));
                    let fits = match shape.map(|node| node.shape) {
                        Some(Shape::Array) => byte == b']',
                        _ => byte == b'}',
                    };
                    if !fits {
                        return Err(reader.broken("brackets are closed by their own kind"));
                    }
                    true
                }
                _ => false,
            };
            if closes {
                reader.at += 1;
                let at = open.pop().unwrap_or_default();
                tree.close(at, &reader)?;
            } else {
                match expect {
                    Expect::Comma => {
                        if byte != Some(b',') {
                            return Err(reader
                                .broken("a comma or the end of its container follows a value"));
                        }
                        reader.at += 1;
                        let parent = open.last().and_then(|&at| tree.nodes.get(at as usize));
                        expect = match parent.map(|node| node.shape) {
                            Some(Shape::Object) => Expect::Key,
                            _ => Expect::Value,
                        };
                        continue;
                    }
                    Expect::Key | Expect::FirstKey => {
                        let (start, end) = reader.string()?;
                        key = (start as u32, end as u32);
                        reader.space();
                        if reader.peek() != Some(b':') {
                            return Err(reader.broken("a colon follows a key"));
                        }
                        reader.at += 1;
                        expect = Expect::Value;
                        continue;
                    }
                    Expect::Value | Expect::FirstValue => {
                        if tree.nodes.len() >= bounds.nodes {
                            return Err(Error::Limit {
                                what: "values of one JSON text",
                                limit: bounds.nodes as u64,
                                at: At::Byte(reader.offset + reader.at as u64),
                            });
                        }
                        let at = tree.nodes.len() as u32;
                        let shape = tree.value(&mut reader, std::mem::take(&mut key))?;
                        if let Shape::Object | Shape::Array = shape {
                            open.push(at);
                            if open.len() > bounds.depth {
                                return Err(Error::Limit {
                                    what: "containers inside containers",
                                    limit: bounds.depth as u64,
                                    at: At::Byte(reader.offset + reader.at as u64 - 1),
                                });
                            }
                            expect = match shape {
                                Shape::Object => Expect::FirstKey,
                                _ => Expect::FirstValue,
                            };
                            continue;
                        }
                    }
                }
            }
            if open.is_empty() {
                break;
            }
            expect = Expect::Comma;
        }
        reader.space();
        match reader.at == bytes.len() {
            true => Ok(tree),
            false => Err(reader.broken("nothing follows the end of a JSON text")),
        }
    }

    /// Reads a value without children, or the opening of a container.
    fn value(&mut self, reader: &mut Reader<'_>, key: (u32, u32)) -> Result<Shape> {
        let start = reader.at as u32;
        let shape = match reader.peek() {
            Some(b'{') => {
                reader.at += 1;
                Shape::Object
            }
            Some(b'[') => {
                reader.at += 1;
                Shape::Array
            }
            Some(b'"') => {
                reader.string()?;
                Shape::String
            }
            Some(b't') => {
                reader.word("true")?;
                Shape::Boolean
            }
            Some(b'f') => {
                reader.word("false")?;
                Shape::Boolean
            }
            Some(b'n') => {
                reader.word("null")?;
                Shape::Null
            }
            Some(b'-' | b'0'..=b'9') => {
                reader.number()?;
                Shape::Number
            }
            Some(_) | None => return Err(reader.broken("a value stands here")),
        };
        self.nodes.push(Node {
            shape,
            start,
            end: reader.at as u32,
            key,
            next: self.nodes.len() as u32 + 1,
        });
        Ok(shape)
    }

    /// Closes the container at `at`; the keys of an object must differ.
    fn close(&mut self, at: u32, reader: &Reader<'_>) -> Result<()> {
        let next = self.nodes.len() as u32;
        let Some(node) = self.nodes.get_mut(at as usize) else {
            return Ok(());
        };
        node.end = reader.at as u32;
        node.next = next;
        if node.shape == Shape::Object {
            let mut keys = BTreeSet::new();
            for child in self.children(at) {
                if !keys.insert(self.key(child).unwrap_or_default()) {
                    let offset = self.node(child).map_or(0, |node| node.key.0);
                    return Err(Error::Malformed {
                        what: "the JSON text",
                        rule: "the keys of an object differ",
                        offset: reader.offset + u64::from(offset),
                    });
                }
            }
        }
        Ok(())
    }

    /// The node at `at`.
    pub fn node(&self, at: u32) -> Option<&Node> {
        self.nodes.get(at as usize)
    }

    /// What the node at `at` is.
    pub fn shape(&self, at: u32) -> Shape {
        self.node(at).map_or(Shape::Null, |node| node.shape)
    }

    /// The children of the node at `at`, in order.
    pub fn children(&self, at: u32) -> impl Iterator<Item = u32> + '_ {
        let end = match self.node(at) {
            Some(node) if matches!(node.shape, Shape::Object | Shape::Array) => node.next,
            Some(_) | None => at + 1,
        };
        let mut child = at + 1;
        std::iter::from_fn(move || {
            let this = child;
            let node = self.node(this).filter(|_| this < end)?;
            child = node.next;
            Some(this)
        })
    }

    /// The key of the node at `at`, if it is a member.
    pub fn key(&self, at: u32) -> Option<Cow<'t, str>> {
        let node = self.node(at)?;
        // A quote stands before every key.
        if node.key.0 == 0 {
            return None;
        }
        let raw = self.text.get(node.key.0 as usize..node.key.1 as usize)?;
        Some(unescape(raw))
    }

    /// Where the member or element at `at` begins: at the quote of its key, or at its value.
    pub fn begin(&self, at: u32) -> u32 {
        self.node(at).map_or(0, |node| match node.key.0 {
            0 => node.start,
            key => key - 1,
        })
    }

    /// The value at `at` as it is written.
    pub fn raw(&self, at: u32) -> &'t str {
        self.node(at)
            .and_then(|node| self.text.get(node.start as usize..node.end as usize))
            .unwrap_or_default()
    }

    /// The text of the string at `at`, or the spelling of a number or word.
    pub fn said(&self, at: u32) -> Cow<'t, str> {
        let raw = self.raw(at);
        match self.shape(at) {
            Shape::String => unescape(raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default()),
            Shape::Number | Shape::Boolean | Shape::Null | Shape::Object | Shape::Array => {
                Cow::Borrowed(raw)
            }
        }
    }

    /// The member of the object at `at` with this key.
    pub fn member(&self, at: u32, key: &str) -> Option<u32> {
        if self.shape(at) != Shape::Object {
            return None;
        }
        self.children(at)
            .find(|&child| self.key(child).is_some_and(|found| found == key))
    }

    /// The text of the member with this key, if it is a string.
    pub fn text_of(&self, at: u32, key: &str) -> Option<Cow<'t, str>> {
        let member = self.member(at, key)?;
        (self.shape(member) == Shape::String).then(|| self.said(member))
    }
}
