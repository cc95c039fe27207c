//! UTF-16 and ISO-2022-JP on their way in and out: the reader sees them as UTF-8.

use super::form;
use crate::error::{Error, Result};
use crate::survey::TextEncoding;
use encoding_rs::{Decoder, DecoderResult, EUC_JP, ISO_2022_JP, UTF_16BE};
use std::borrow::Cow;

/// Turns the bytes of a file into UTF-8, part by part.
pub struct Inward {
    decoder: Decoder,
    name: &'static str,
    line: u64,
}

impl Inward {
    /// For an encoding that is not read as it stands; `None` for all others.
    pub fn of(encoding: TextEncoding) -> Option<Inward> {
        let form = form(encoding);
        form.turned.then(|| Inward {
            decoder: form.codec.new_decoder_without_bom_handling(),
            name: form.name,
            line: 1,
        })
    }

    /// Appends what `part` means to `text`; `last` if nothing follows it.
    ///
    /// # Errors
    ///
    /// [`Error::Undecodable`] with the line.
    pub fn turn(&mut self, part: &[u8], last: bool, text: &mut Vec<u8>) -> Result<()> {
        let mut rest = part;
        loop {
            let start = text.len();
            let room = self
                .decoder
                .max_utf8_buffer_length_without_replacement(rest.len())
                .unwrap_or(rest.len())
                .max(16);
            text.resize(start + room, 0);
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(
                rest,
                text.get_mut(start..).unwrap_or_default(),
                last,
            );
            text.truncate(start + written);
            let new = text.get(start..).unwrap_or_default();
            self.line += new.iter().filter(|&&byte| byte == b'\n').count() as u64;
            rest = rest.get(read..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => return Ok(()),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(_, _) => {
                    return Err(Error::Undecodable {
                        line: self.line,
                        encoding: self.name,
                    });
                }
            }
        }
    }
}

/// What the reader gave, as the file's encoding writes it; `None` if it cannot. Whole lines may be written
/// one after the other.
pub fn outward(bytes: &[u8], encoding: TextEncoding) -> Option<Cow<'_, [u8]>> {
    let form = form(encoding);
    if !form.turned {
        return Some(Cow::Borrowed(bytes));
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let big = form.codec == UTF_16BE;
    let written = match form.codec == ISO_2022_JP {
        true => seven_bits(text)?,
        false => text
            .encode_utf16()
            .flat_map(|unit| match big {
                true => unit.to_be_bytes(),
                false => unit.to_le_bytes(),
            })
            .collect(),
    };
    Some(Cow::Owned(written))
}

/// The sets of ISO-2022-JP: what switches to them.
const ASCII: &[u8] = b"\x1B(B";
const ROMAN: &[u8] = b"\x1B(J";
const KATAKANA: &[u8] = b"\x1B(I";
const KANJI: &[u8] = b"\x1B$B";

/// ISO-2022-JP with half-width katakana, which `encoding_rs` reads and does not write. Each line ends in
/// ASCII. Source: RFC 1468; for katakana the set `ESC ( I` of JIS X 0201.
fn seven_bits(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut set = ASCII;
    let mut room = [0; 4];
    for letter in text.chars() {
        let (wanted, bytes): (&[u8], Cow<'_, [u8]>) = match letter {
            '\0'..='\x7F' => (ASCII, Cow::Owned(vec![letter as u8])),
            '¥' => (ROMAN, Cow::Borrowed(b"\\")),
            '‾' => (ROMAN, Cow::Borrowed(b"~")),
            '\u{FF61}'..='\u{FF9F}' => {
                let at = letter as u32 - 0xFF61 + 0x21;
                (KATAKANA, Cow::Owned(vec![at as u8]))
            }
            _ => {
                let (bytes, _, replaced) = EUC_JP.encode(letter.encode_utf8(&mut room));
                let pair = bytes.len() == 2 && bytes.iter().all(|&byte| byte >= 0xA1);
                if replaced || !pair {
                    return None;
                }
                let low = bytes.iter().map(|byte| byte & 0x7F).collect();
                (KANJI, Cow::Owned(low))
            }
        };
        if wanted != set {
            out.extend_from_slice(wanted);
            set = wanted;
        }
        out.extend_from_slice(&bytes);
    }
    if set != ASCII {
        out.extend_from_slice(ASCII);
    }
    Some(out)
}
