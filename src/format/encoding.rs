//! The encodings of text files: read strictly, written back.
//!
//! The reader works on bytes among which delimiters, quotes and line ends are those of ASCII. UTF-8,
//! Windows-31J (CP932, WHATWG "Shift_JIS"), EUC-JP and Windows-1252 are read as they stand; UTF-16 and
//! ISO-2022-JP are turned into UTF-8 on the way in and back on the way out. Decoding is `encoding_rs`'s.
//! Nothing is ever replaced.

mod detect;
pub mod lines;
#[cfg(test)]
mod tests;
pub mod windows;
mod wire;

use crate::error::{Error, Result};
use crate::survey::TextEncoding;
use encoding_rs::{
    EUC_JP, EncoderResult, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
    WINDOWS_1252,
};
use std::borrow::Cow;

pub use detect::{detect, guess, own, plausible};
pub use wire::{Inward, outward};

/// The byte order mark of UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// What an encoding is.
struct Form {
    /// In messages.
    name: &'static str,
    codec: &'static Encoding,
    /// The bytes before the text.
    mark: &'static [u8],
    /// Whether the reader sees UTF-8 in its place.
    turned: bool,
}

fn form(encoding: TextEncoding) -> Form {
    let form = |name, codec, mark, turned| Form {
        name,
        codec,
        mark,
        turned,
    };
    match encoding {
        TextEncoding::Utf8 => form("UTF-8", UTF_8, b"", false),
        TextEncoding::Utf8Bom => form("UTF-8", UTF_8, BOM, false),
        TextEncoding::Cp932 => form("Windows-31J", SHIFT_JIS, b"", false),
        TextEncoding::EucJp => form("EUC-JP", EUC_JP, b"", false),
        TextEncoding::Iso2022Jp => form("ISO-2022-JP", ISO_2022_JP, b"", true),
        TextEncoding::Windows1252 => form("Windows-1252", WINDOWS_1252, b"", false),
        TextEncoding::Utf16LeBom => form("UTF-16", UTF_16LE, b"\xFF\xFE", true),
        TextEncoding::Utf16BeBom => form("UTF-16", UTF_16BE, b"\xFE\xFF", true),
        TextEncoding::Utf16Le => form("UTF-16", UTF_16LE, b"", true),
        TextEncoding::Utf16Be => form("UTF-16", UTF_16BE, b"", true),
    }
}

/// The bytes that stand before the text.
pub fn mark(encoding: TextEncoding) -> &'static [u8] {
    form(encoding).mark
}

/// Whether the second byte of a character may be a bar, `|`.
pub fn hides_bars(encoding: TextEncoding) -> bool {
    encoding == TextEncoding::Cp932
}

/// Decodes the content of one cell, as the reader gives it.
///
/// # Errors
///
/// [`Error::Undecodable`] with `line`.
pub fn decode(bytes: &[u8], encoding: TextEncoding, line: u64) -> Result<Cow<'_, str>> {
    let form = form(encoding);
    let text = if form.turned || form.codec == UTF_8 {
        std::str::from_utf8(bytes).ok().map(Cow::Borrowed)
    } else {
        form.codec
            .decode_without_bom_handling_and_without_replacement(bytes)
    };
    text.ok_or(Error::Undecodable {
        line,
        encoding: form.name,
    })
}

/// Encodes `text` as the reader gives it; `None` if the encoding of the file cannot write it so that it
/// reads back the same.
pub fn encode(text: &str, encoding: TextEncoding) -> Option<Cow<'_, [u8]>> {
    let form = form(encoding);
    if form.codec == UTF_8 {
        return Some(Cow::Borrowed(text.as_bytes()));
    }
    if form.turned {
        let written = outward(text.as_bytes(), encoding)?;
        let back = form
            .codec
            .decode_without_bom_handling_and_without_replacement(&written)?;
        return (back == text).then_some(Cow::Borrowed(text.as_bytes()));
    }
    let mut encoder = form.codec.new_encoder();
    let room = encoder.max_buffer_length_from_utf8_without_replacement(text.len())?;
    let mut bytes = vec![0; room];
    let (result, _, written) = encoder.encode_from_utf8_without_replacement(text, &mut bytes, true);
    if result != EncoderResult::InputEmpty {
        return None;
    }
    bytes.truncate(written);
    // In Windows-31J the yen sign and the overline encode as backslash and tilde; they would not come back.
    let same = decode(&bytes, encoding, 0).is_ok_and(|back| back == text);
    same.then_some(Cow::Owned(bytes))
}
