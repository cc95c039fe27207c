//! Text in the encodings that hospital files carry.

use encoding_rs::{EUC_JP, Encoding, GB18030, ISO_2022_JP, SHIFT_JIS};

/// An encoding the gate searches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Charset {
    /// UTF-8, and ASCII with it.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// ISO 8859-1.
    Latin1,
    /// Windows-31J, the Shift_JIS of Windows, with half-width katakana as ISO-IR 13 has them.
    Cp932,
    /// EUC-JP.
    EucJp,
    /// ISO-2022-JP as DICOM writes ISO-IR 87: with its escape sequences.
    Iso2022Jp,
    /// GB18030, and GBK with it.
    Gb18030,
}

impl Charset {
    /// All, in a fixed order.
    pub const ALL: [Charset; 8] = [
        Charset::Utf8,
        Charset::Utf16Le,
        Charset::Utf16Be,
        Charset::Latin1,
        Charset::Cp932,
        Charset::EucJp,
        Charset::Iso2022Jp,
        Charset::Gb18030,
    ];

    /// `text` in this encoding; `None` if it cannot write it.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Charset::Utf8 => Some(text.as_bytes().to_vec()),
            Charset::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Charset::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Charset::Latin1 => text
                .chars()
                .map(|letter| u8::try_from(letter as u32).ok())
                .collect(),
            Charset::Cp932 => legacy(SHIFT_JIS, text),
            Charset::EucJp => legacy(EUC_JP, text),
            Charset::Iso2022Jp => legacy(ISO_2022_JP, text),
            Charset::Gb18030 => legacy(GB18030, text),
        }
    }
}

/// `text` in `encoding`; `None` if it cannot write every character.
fn legacy(encoding: &'static Encoding, text: &str) -> Option<Vec<u8>> {
    let (bytes, _, replaced) = encoding.encode(text);
    (!replaced).then(|| bytes.into_owned())
}

/// The bytes of ISO-2022-JP without its escape sequences: what stands there when a set was switched
/// elsewhere.
pub fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, tail)) = rest.split_first() {
        if first == 0x1B && tail.len() >= 2 {
            rest = &tail[2..];
        } else {
            out.push(first);
            rest = tail;
        }
    }
    out
}

/// `text` in every encoding the gate searches (UTF-8, UTF-16 LE and BE, CP932, EUC-JP, ISO-2022-JP,
/// Latin-1, GB18030) that can write it, without duplicates; text of one two-byte set also as ISO-2022-JP
/// without its escape sequences.
pub fn encodings(text: &str) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = Charset::ALL
        .iter()
        .filter_map(|charset| charset.encode(text))
        .collect();
    // Without escape sequences only text of one set can be read.
    if !text.contains(|letter: char| letter.is_ascii())
        && let Some(escaped) = Charset::Iso2022Jp.encode(text)
    {
        all.push(unescaped(&escaped));
    }
    all.retain(|bytes| !bytes.is_empty());
    all.sort();
    all.dedup();
    all
}
