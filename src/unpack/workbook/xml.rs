//! The parts of a workbook as a stream of tags and texts, without namespaces.

use super::super::MALFORMED;
use crate::error::Result;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

/// One piece of a document.
pub enum Piece {
    /// A tag opens; an empty element opens and closes.
    Start(Tag),
    /// The tag of this name closes.
    End(Vec<u8>),
    /// Text, references resolved.
    Text(String),
}

/// An opening tag.
pub struct Tag(BytesStart<'static>);

impl Tag {
    /// Its name without the prefix.
    pub fn name(&self) -> &[u8] {
        self.0.local_name().into_inner()
    }

    /// The value of the attribute whose name without its prefix is `name`.
    ///
    /// # Errors
    ///
    /// [`crate::error::Error::Malformed`].
    pub fn attribute(&self, name: &[u8]) -> Result<Option<String>> {
        for attribute in self.0.attributes() {
            let attribute = attribute.map_err(|_| MALFORMED)?;
            if attribute.key.local_name().as_ref() == name {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                return Ok(Some(value.map_err(|_| MALFORMED)?.into_owned()));
            }
        }
        Ok(None)
    }
}

/// Reads a document piece by piece.
pub struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    /// Elements that are open.
    depth: usize,
}

impl<R: BufRead> Xml<R> {
    /// Reads from `source`.
    pub fn new(source: R) -> Self {
        let mut reader = Reader::from_reader(source);
        reader.config_mut().expand_empty_elements = true;
        Xml {
            reader,
            buffer: Vec::new(),
            depth: 0,
        }
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    ///
    /// [`crate::error::Error::Malformed`]; also for document types, which workbooks have none of.
    pub fn next(&mut self) -> Result<Option<Piece>> {
        loop {
            self.buffer.clear();
            let event = self
                .reader
                .read_event_into(&mut self.buffer)
                .map_err(|_| MALFORMED)?;
            return Ok(Some(match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    self.depth += 1;
                    Piece::Start(Tag(tag.into_owned()))
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::End(tag.local_name().into_inner().to_vec())
                }
                Event::Text(text) => {
                    Piece::Text(text.xml10_content().map_err(|_| MALFORMED)?.into_owned())
                }
                Event::CData(text) => {
                    Piece::Text(text.decode().map_err(|_| MALFORMED)?.into_owned())
                }
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().map_err(|_| MALFORMED)?;
                    let character = character.or_else(|| named(&reference)).ok_or(MALFORMED)?;
                    Piece::Text(character.to_string())
                }
                Event::DocType(_) => return Err(MALFORMED),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::Eof => return Err(MALFORMED),
            }));
        }
    }
}

/// The character of a reference that every document knows.
fn named(name: &[u8]) -> Option<char> {
    match name {
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"amp" => Some('&'),
        b"apos" => Some('\''),
        b"quot" => Some('"'),
        _ => None,
    }
}
