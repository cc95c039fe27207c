//! The bytes of messages as text: which encoding a file is in, and ISO-2022-JP with the supplementary kanji.
//!
//! The bytes decide, since declarations in the field are often wrong; a declared set that this module does not
//! know is refused where it matters. Delimiters count only where one byte is one character: the second
//! byte of a kanji may look like any of them. Source: HL7 Version 2.5, 2.9.2 and table 0211; ISO 2022; JIS X 0208,
//! 0212 and 0201.

use crate::error::{Error, Result};
use crate::format::encoding;
use crate::format::encoding::windows::Windows;
use crate::source::Source;
use crate::survey::TextEncoding;
use encoding_rs::EUC_JP;
use sha2::{Digest, Sha256};
use std::ops::Range;

const ESC: u8 = 0x1B;

/// The character sets of table 0211 that can be read, with whether their text has seven bits and escapes.
const SETS: [&str; 12] = [
    "",
    "ASCII",
    "8859/1",
    "ISO IR6",
    "ISO IR13",
    "ISO IR14",
    "ISO IR87",
    "ISO IR159",
    "UNICODE",
    "UNICODE UTF-8",
    "8859/15",
    "ISO IR100",
];

/// Whether text in the set that a message declares can be read.
pub fn is_known(set: &str) -> bool {
    SETS.contains(&set.trim())
}

/// The encoding of `source` and the SHA-256 of its bytes.
///
/// # Errors
///
/// [`Error::Undecodable`] and [`Error::Row`] with the line, [`Error::Unsupported`] for an encoding in which
/// delimiters take two bytes.
pub fn detect(source: &dyn Source) -> Result<(TextEncoding, [u8; 32])> {
    if let Some(sha256) = seven_bits(source)? {
        return Ok((TextEncoding::Iso2022Jp, sha256));
    }
    let whole = encoding::detect(source)?;
    Ok((readable(whole.encoding)?, whole.sha256))
}

/// The encodings in which messages written here may be read.
///
/// # Errors
///
/// As [`detect`].
pub fn own(output: &dyn Source) -> Result<Vec<TextEncoding>> {
    if seven_bits(output)?.is_some() {
        return Ok(vec![TextEncoding::Iso2022Jp]);
    }
    encoding::own(output)?.into_iter().map(readable).collect()
}

fn readable(encoding: TextEncoding) -> Result<TextEncoding> {
    match encoding {
        TextEncoding::Utf8
        | TextEncoding::Utf8Bom
        | TextEncoding::Cp932
        | TextEncoding::EucJp
        | TextEncoding::Iso2022Jp
        | TextEncoding::Windows1252 => Ok(encoding),
        TextEncoding::Utf16LeBom
        | TextEncoding::Utf16BeBom
        | TextEncoding::Utf16Le
        | TextEncoding::Utf16Be => Err(Error::Unsupported {
            what: "a message in UTF-16",
        }),
    }
}

/// The SHA-256 of text of seven bits with escapes; `None` for any other.
fn seven_bits(source: &dyn Source) -> Result<Option<[u8; 32]>> {
    let mut windows = Windows::stored(source, 0);
    let mut window = Vec::new();
    let mut hash = Sha256::new();
    let mut escaped = false;
    while windows.next(&mut window)? {
        // Text of eight bits with escapes is told from UTF-16 and refused by the detector of all formats.
        if window.iter().any(|&byte| byte >= 0x80 || byte == 0) {
            return Ok(None);
        }
        escaped |= window.contains(&ESC);
        hash.update(&window);
    }
    Ok(escaped.then(|| hash.finalize().into()))
}

/// The sets between which escapes switch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Set {
    /// ASCII, or the Roman set of JIS X 0201, in which the same bytes delimit.
    Single,
    Katakana,
    Kanji,
    Supplementary,
}

const ESCAPES: [(&[u8], Set); 7] = [
    (b"\x1B(B", Set::Single),
    (b"\x1B(J", Set::Single),
    (b"\x1B(I", Set::Katakana),
    (b"\x1B$@", Set::Kanji),
    (b"\x1B$B", Set::Kanji),
    (b"\x1B$(B", Set::Kanji),
    (b"\x1B$(D", Set::Supplementary),
];

fn escape(rest: &[u8]) -> Option<(usize, Set)> {
    let found = ESCAPES.iter().find(|(escape, _)| rest.starts_with(escape));
    found.map(|&(escape, set)| (escape.len(), set))
}

/// The parts of `bytes` between the characters `by`.
pub fn cut(bytes: &[u8], encoding: TextEncoding, by: u8) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    let mut set = Set::Single;
    while let Some(&byte) = bytes.get(at) {
        let length = match encoding {
            TextEncoding::Cp932 if matches!(byte, 0x81..=0x9F | 0xE0..=0xFC) => 2,
            TextEncoding::Iso2022Jp => match escape(bytes.get(at..).unwrap_or_default()) {
                Some((length, next)) => {
                    set = next;
                    at += length;
                    continue;
                }
                None => match set {
                    Set::Single => 1,
                    Set::Katakana => {
                        at += 1;
                        continue;
                    }
                    Set::Kanji | Set::Supplementary => 2,
                },
            },
            TextEncoding::Utf8
            | TextEncoding::Utf8Bom
            | TextEncoding::Cp932
            | TextEncoding::EucJp
            | TextEncoding::Windows1252
            | TextEncoding::Utf16LeBom
            | TextEncoding::Utf16BeBom
            | TextEncoding::Utf16Le
            | TextEncoding::Utf16Be => 1,
        };
        if length == 1 && byte == by {
            parts.push(start..at);
            start = at + 1;
        }
        at += length;
    }
    parts.push(start..bytes.len());
    parts
}

/// What `bytes` say, which begin where one byte is one character.
///
/// # Errors
///
/// [`Error::Undecodable`] with `line`.
pub fn decode(bytes: &[u8], encoding: TextEncoding, line: u64) -> Result<String> {
    if encoding != TextEncoding::Iso2022Jp {
        return encoding::decode(bytes, encoding, line).map(|text| text.into_owned());
    }
    let wrong = || Error::Undecodable {
        line,
        encoding: "ISO-2022-JP",
    };
    let mut text = String::with_capacity(bytes.len());
    let mut set = Set::Single;
    let mut rest = bytes;
    while let Some(&byte) = rest.first() {
        if let Some((length, next)) = escape(rest) {
            set = next;
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        let length = match set {
            Set::Single if byte < 0x80 && byte != ESC => {
                text.push(char::from(byte));
                1
            }
            Set::Katakana if (0x21..=0x5F).contains(&byte) => {
                let letter = char::from_u32(0xFF61 + u32::from(byte - 0x21));
                text.push(letter.ok_or_else(wrong)?);
                1
            }
            Set::Kanji | Set::Supplementary => {
                let pair = rest.get(..2).ok_or_else(wrong)?;
                if !pair.iter().all(|byte| (0x21..=0x7E).contains(byte)) {
                    return Err(wrong());
                }
                let high = pair.iter().map(|byte| byte | 0x80);
                let third = (set == Set::Supplementary).then_some(0x8F);
                let euc: Vec<u8> = third.into_iter().chain(high).collect();
                let letter = EUC_JP.decode_without_bom_handling_and_without_replacement(&euc);
                text.push_str(&letter.ok_or_else(wrong)?);
                2
            }
            Set::Single | Set::Katakana => return Err(wrong()),
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    // Kanji that go on into the next field would swallow the delimiter.
    if set == Set::Kanji || set == Set::Supplementary {
        return Err(wrong());
    }
    Ok(text)
}

/// `text` in the encoding of the file; `None` if it cannot be written so that it reads back the same.
pub fn encode(text: &str, encoding: TextEncoding) -> Option<Vec<u8>> {
    let bytes = encoding::encode(text, encoding)?;
    encoding::outward(&bytes, encoding).map(|bytes| bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use TextEncoding::{Cp932, Iso2022Jp, Utf8};

    #[test]
    fn delimiters_inside_characters_do_not_cut() {
        // Every character of JIS X 0208 and those of Windows-31J whose second byte is a delimiter.
        for mark in [b'|', b'^', b'~', b'\\', b'&'] {
            for lead in 0x21..=0x7E {
                let pair = [lead, mark];
                let field = [b"\x1B$B".as_slice(), &pair, b"\x1B(B", &[mark], b"x"].concat();
                assert_eq!(cut(&field, Iso2022Jp, mark).len(), 2);
            }
            let field = [0x95, mark, b'a', mark, b'b'];
            assert_eq!(cut(&field, Cp932, mark), [0..3, 4..5]);
        }
        let katakana = b"\x1B(I^|&\x1B(B|x";
        assert_eq!(cut(katakana, Iso2022Jp, b'|'), [0..9, 10..11]);
        assert_eq!(cut(b"", Utf8, b'|').len(), 1);
    }

    #[test]
    fn kanji_of_both_sets_and_katakana_are_read() {
        let text = decode(b"\x1B$B;3ED\x1B(B^\x1B(ID[3\x1B(J~", Iso2022Jp, 1).unwrap();
        assert_eq!(text, "山田^\u{FF84}\u{FF9B}\u{FF73}~");
        // 丂 is the first kanji of JIS X 0212.
        assert_eq!(decode(b"\x1B$(D0!\x1B(B", Iso2022Jp, 1).unwrap(), "丂");
    }

    #[test]
    fn broken_escapes_are_refused_with_their_line() {
        for bytes in [
            &b"\x1B"[..],
            b"\x1B$",
            b"\x1B$B;",
            b"\x1B$B;3",
            b"\x1B%G",
            b"\x1B(I\x20",
            b"\x1B$B\x7F\x7F\x1B(B",
        ] {
            let error = decode(bytes, Iso2022Jp, 7).unwrap_err();
            assert_eq!(error.to_string(), "line 7: bytes are not legal ISO-2022-JP");
        }
    }

    #[test]
    fn new_text_reads_back() {
        for text in ["山田|太郎", "ﾔﾏﾀﾞ", "PX7", ""] {
            let bytes = encode(text, Iso2022Jp).unwrap();
            assert_eq!(decode(&bytes, Iso2022Jp, 1).unwrap(), text);
        }
        assert_eq!(encode("丂", Iso2022Jp), None);
    }
}
