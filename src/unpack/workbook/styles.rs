//! Which number format a cell has.

use super::number::Format;
use super::xml::{Piece, Xml};
use crate::error::Result;
use std::collections::BTreeMap;
use std::io::BufRead;

/// The number formats of a workbook, by the style of a cell.
#[derive(Default)]
pub struct Styles {
    formats: Vec<Format>,
}

impl Styles {
    /// Reads the part of the styles.
    ///
    /// # Errors
    ///
    /// [`crate::error::Error::Malformed`].
    pub fn read<R: BufRead>(xml: &mut Xml<R>) -> Result<Self> {
        let mut codes: BTreeMap<u32, String> = BTreeMap::new();
        let mut formats = Vec::new();
        let mut cells = false;
        while let Some(piece) = xml.next()? {
            match piece {
                Piece::Start(tag) => match tag.name() {
                    b"numFmt" => {
                        let id = number(tag.attribute(b"numFmtId")?);
                        let code = tag.attribute(b"formatCode")?.unwrap_or_default();
                        codes.insert(id, code);
                    }
                    b"cellXfs" => cells = true,
                    b"xf" if cells => {
                        let id = number(tag.attribute(b"numFmtId")?);
                        formats.push(match codes.get(&id) {
                            Some(code) => Format::of(code),
                            None => Format::built_in(id),
                        });
                    }
                    _ => {}
                },
                Piece::End(name) if name == b"cellXfs" => cells = false,
                Piece::End(_) | Piece::Text(_) => {}
            }
        }
        Ok(Styles { formats })
    }

    /// The format of cells of style `index`.
    pub fn format(&self, index: usize) -> &Format {
        self.formats.get(index).unwrap_or(&Format::General)
    }
}

fn number(text: Option<String>) -> u32 {
    text.and_then(|text| text.parse().ok()).unwrap_or(0)
}
