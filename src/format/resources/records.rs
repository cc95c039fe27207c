//! The JSON texts of a file: one document, or one text per line (NDJSON).

use super::json::{Bounds, Tree};
use crate::error::{At, Error, Result};
use crate::limits::Limits;
use crate::source::{Source, Span};

/// The byte order mark, which some programs write.
pub const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Bytes read at a time.
const WINDOW: usize = 64 << 10;

/// Bytes in which a resource tells that it is one.
const SNIFFED: u64 = 16 << 10;

/// How the texts of a file are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// The whole file is one text.
    Document,
    /// Every line is one.
    Lines,
}

/// Follows strings and brackets byte by byte, as far as that is possible without reading values.
#[derive(Default)]
struct Outline {
    depth: i64,
    quoted: bool,
    escaped: bool,
}

impl Outline {
    fn take(&mut self, byte: u8) {
        if self.quoted {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.quoted = false,
                _ => {}
            }
            return;
        }
        match byte {
            b'"' => self.quoted = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth -= 1,
            _ => {}
        }
    }
}

/// Whether the file begins as a FHIR resource: an object that says its type, or the entries of a bundle.
///
/// # Errors
///
/// If it cannot be read.
pub fn sniff(source: &dyn Source) -> Result<bool> {
    let head = source.read(Span::new(0, source.len().min(SNIFFED)))?;
    let head = head.strip_prefix(MARK).unwrap_or(&head);
    let start = head.iter().position(|byte| !byte.is_ascii_whitespace());
    let Some(head) = start
        .and_then(|start| head.get(start..))
        .filter(|head| head[0] == b'{')
    else {
        return Ok(false);
    };
    let mut outline = Outline::default();
    let mut bundle = false;
    let mut string = 0;
    for (at, &byte) in head.iter().enumerate() {
        let was = outline.quoted;
        outline.take(byte);
        if !was && outline.quoted {
            string = at + 1;
        }
        if was && !outline.quoted {
            let rest = &head[at + 1..];
            let mut rest = rest.iter().skip_while(|byte| byte.is_ascii_whitespace());
            if rest.next() != Some(&b':') {
                continue;
            }
            let key = &head[string..at];
            bundle |= outline.depth == 1 && key == b"entry";
            if key == b"resourceType" && (outline.depth == 1 || bundle) {
                let mut rest = rest.skip_while(|byte| byte.is_ascii_whitespace());
                let quote = rest.next() == Some(&b'"');
                return Ok(quote && rest.next().is_some_and(u8::is_ascii_uppercase));
            }
        }
        if outline.depth <= 0 {
            break;
        }
    }
    Ok(false)
}

/// Finds out how the texts of a file are divided: a first line that is a whole text is followed by others.
///
/// # Errors
///
/// If it cannot be read.
pub fn layout(source: &dyn Source) -> Result<Layout> {
    let mut outline = Outline::default();
    let mut some = false;
    let mut offset = 0;
    while offset < source.len() {
        let window = source.read(Span::new(
            offset,
            (source.len() - offset).min(WINDOW as u64),
        ))?;
        for &byte in &window {
            outline.take(byte);
            some |= outline.depth > 0;
            if byte == b'\n' && some {
                return Ok(match outline.depth {
                    0 => Layout::Lines,
                    _ => Layout::Document,
                });
            }
        }
        offset += window.len() as u64;
    }
    Ok(Layout::Lines)
}

/// One text of a file, with what stands around it.
pub struct Record<'r> {
    /// The text, without its line end.
    pub text: &'r [u8],
    /// Its line end; blank lines are texts without a value.
    pub ending: &'r [u8],
    /// Zero-based byte offset of the text.
    pub offset: u64,
}

impl Record<'_> {
    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        self.text.iter().all(u8::is_ascii_whitespace)
    }

    /// Reads it.
    ///
    /// # Errors
    ///
    /// As [`Tree::parse`].
    pub fn tree(&self, limits: &Limits) -> Result<Tree<'_>> {
        let bounds = Bounds {
            offset: self.offset,
            depth: limits.max_depth,
            nodes: limits.max_resource_nodes,
        };
        Tree::parse(self.text, bounds)
    }
}

/// The texts of a file, one at a time.
pub struct Records<'s> {
    source: &'s dyn Source,
    layout: Layout,
    limits: &'s Limits,
    /// Bytes that were read and not yet given.
    held: Vec<u8>,
    /// Of these, those at the front that were given.
    given: usize,
    /// Where the next read begins.
    offset: u64,
}

impl<'s> Records<'s> {
    /// The texts of `source`.
    ///
    /// # Errors
    ///
    /// If it cannot be read; [`Error::Limit`] for a document that is too large.
    pub fn new(source: &'s dyn Source, layout: Layout, limits: &'s Limits) -> Result<Self> {
        if layout == Layout::Document && source.len() > limits.max_resource_bytes {
            return Err(too_large(limits, 0));
        }
        let head = source.read(Span::new(0, source.len().min(MARK.len() as u64)))?;
        Ok(Records {
            source,
            layout,
            limits,
            held: Vec::new(),
            given: 0,
            offset: if head == MARK { MARK.len() as u64 } else { 0 },
        })
    }

    /// The next text; `None` at the end.
    ///
    /// # Errors
    ///
    /// If it cannot be read; [`Error::Limit`] for a line that is too long.
    pub fn next(&mut self) -> Result<Option<Record<'_>>> {
        let mut seen = self.given;
        let end = loop {
            let unseen = self.held.get(seen..).unwrap_or_default();
            let line = (self.layout == Layout::Lines)
                .then(|| unseen.iter().position(|&byte| byte == b'\n'))
                .flatten();
            if let Some(at) = line {
                break seen + at + 1;
            }
            // What was given makes room once more is needed, not after every line.
            self.held.drain(..self.given);
            self.given = 0;
            seen = self.held.len();
            if self.offset == self.source.len() {
                break seen;
            }
            if seen as u64 > self.limits.max_resource_bytes {
                return Err(too_large(self.limits, self.offset - seen as u64));
            }
            let length = (self.source.len() - self.offset).min(WINDOW as u64);
            self.held
                .extend(self.source.read(Span::new(self.offset, length))?);
            self.offset += length;
        };
        let start = std::mem::replace(&mut self.given, end);
        if start == end {
            return Ok(None);
        }
        let offset = self.offset - (self.held.len() - start) as u64;
        if (end - start) as u64 > self.limits.max_resource_bytes {
            return Err(too_large(self.limits, offset));
        }
        let whole = self.held.get(start..end).unwrap_or_default();
        let mut text = whole;
        if self.layout == Layout::Lines {
            text = text.strip_suffix(b"\n").unwrap_or(text);
            text = text.strip_suffix(b"\r").unwrap_or(text);
        }
        Ok(Some(Record {
            text,
            ending: &whole[text.len()..],
            offset,
        }))
    }
}

fn too_large(limits: &Limits, offset: u64) -> Error {
    Error::Limit {
        what: "bytes of one FHIR resource or bundle",
        limit: limits.max_resource_bytes,
        at: At::Byte(offset),
    }
}
