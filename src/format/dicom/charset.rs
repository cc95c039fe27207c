//! Text under Specific Character Set (0008,0005): decoded to Unicode, and encoded back.
//!
//! Devices lie about their character set, so every reading says whether it is sure, and an unsure
//! one comes with the other readings that the bytes allow; a search must look at all of them.
//!
//! Knows no tags and no policy. Source: PS3.5 6.1.2.3 to 6.1.2.5, PS3.3 C.12.1.1.2; the conversion
//! tables are those of `encoding_rs`.

mod iso2022;
mod reading;
mod sets;

pub use reading::{Edit, Reading, splice};

use encoding_rs::Encoding;
use iso2022::Repertoire;

/// What resets the active sets inside a value, besides line ends (PS3.5 6.1.2.5.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// One value; a backslash is a character (ST, LT, UT).
    Single,
    /// Values divided by backslashes (LO, SH, UC and all others).
    Multiple,
    /// Person names: values divided by backslashes, groups by `=`, components by `^`.
    Name,
}

impl Syntax {
    fn is_delimiter(self, byte: u8) -> bool {
        match self {
            Syntax::Single => false,
            Syntax::Multiple => byte == b'\\',
            Syntax::Name => matches!(byte, b'\\' | b'^' | b'='),
        }
    }
}

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text; what has no meaning in the declared set is U+FFFD.
    pub text: String,
    /// Whether the bytes are legal in the declared set and no other reading suggests itself.
    pub sure: bool,
}

/// The character set in force for a data set or an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charset {
    scheme: Scheme,
    recognised: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Scheme {
    /// An encoding without states: ISO_IR 192, GB18030, GBK, and those that nobody declares.
    Whole(&'static Encoding),
    /// ISO/IEC 2022 with or without code extensions.
    Iso(Repertoire),
}

impl Scheme {
    /// The text, and whether the bytes are legal.
    fn read(&self, bytes: &[u8], syntax: Syntax) -> (String, bool) {
        match self {
            Scheme::Whole(encoding) => {
                let (text, legal) = whole(encoding, bytes);
                (text, legal && !bytes.contains(&0x1B))
            }
            Scheme::Iso(repertoire) => repertoire.decode(bytes, syntax),
        }
    }
}

/// Encodings that devices write and do not declare.
const UNDECLARED: [&Encoding; 7] = [
    encoding_rs::UTF_8,
    encoding_rs::SHIFT_JIS,
    encoding_rs::EUC_JP,
    encoding_rs::GB18030,
    encoding_rs::EUC_KR,
    encoding_rs::BIG5,
    encoding_rs::WINDOWS_1252,
];

/// How many bytes of the upper half in a row no word of a Latin script has.
const NO_LATIN_RUN: usize = 4;

impl Default for Charset {
    fn default() -> Self {
        Charset::parse(b"")
    }
}

impl Charset {
    /// The character set that the value of (0008,0005) declares. Spelling mistakes in common use
    /// (`ISO-IR 100`, `ISO 2022-IR 87`) are understood; an unknown term counts as the default set.
    pub fn parse(value: &[u8]) -> Self {
        let mut recognised = true;
        let mut repertoire = Repertoire::default();
        let terms: Vec<Vec<u8>> = value.split(|&byte| byte == b'\\').map(plain_term).collect();
        for (position, term) in terms.iter().enumerate() {
            let first = position == 0;
            let scheme = match term.as_slice() {
                b"ISOIR192" | b"ISO2022IR192" | b"UTF8" => Some(Scheme::Whole(encoding_rs::UTF_8)),
                b"GB18030" => Some(Scheme::Whole(encoding_rs::GB18030)),
                b"GBK" | b"ISO2022GBK" => Some(Scheme::Whole(encoding_rs::GBK)),
                _ => None,
            };
            match scheme {
                Some(scheme) if first => {
                    return Charset {
                        scheme,
                        recognised: terms.len() == 1,
                    };
                }
                Some(_) => recognised = false,
                None => recognised &= repertoire.declare(term, first),
            }
        }
        Charset {
            scheme: Scheme::Iso(repertoire),
            recognised,
        }
    }

    /// Whether every term of the declaration is a defined one in a legal place.
    pub fn is_recognised(&self) -> bool {
        self.recognised
    }

    /// The declaration `value` in the spelling of the standard, without what is no defined term;
    /// `None` if its first value is none.
    pub fn canonical(value: &[u8]) -> Option<Vec<u8>> {
        let terms: Vec<Vec<u8>> = value.split(|&byte| byte == b'\\').map(plain_term).collect();
        let first = terms.first()?;
        let single: Option<&[u8]> = match first.as_slice() {
            b"ISOIR192" | b"ISO2022IR192" | b"UTF8" => Some(b"ISO_IR 192"),
            b"GB18030" => Some(b"GB18030"),
            b"GBK" | b"ISO2022GBK" => Some(b"GBK"),
            _ => None,
        };
        if let Some(single) = single {
            return Some(single.to_vec());
        }
        let mut numbers = Vec::new();
        for (position, term) in terms.iter().enumerate() {
            match iso2022::registration(term) {
                Some(number) => numbers.push(number),
                None if position == 0 => return None,
                None => {}
            }
        }
        if numbers
            .first()
            .is_some_and(|number| Repertoire::is_double(number))
        {
            numbers.insert(0, b"");
        }
        let prefix: &[u8] = if numbers.len() > 1 {
            b"ISO 2022 IR "
        } else {
            b"ISO_IR "
        };
        let terms: Vec<Vec<u8>> = numbers
            .into_iter()
            .map(|number| {
                if number.is_empty() {
                    Vec::new()
                } else {
                    [prefix, number].concat()
                }
            })
            .collect();
        Some(terms.join(&b'\\'))
    }

    /// Decodes one whole value, padding included.
    pub fn decode(&self, bytes: &[u8], syntax: Syntax) -> Decoded {
        if is_plain(bytes) {
            return Decoded {
                text: String::from_utf8_lossy(bytes).into_owned(),
                sure: true,
            };
        }
        let (text, legal) = self.scheme.read(bytes, syntax);
        let sure = legal && self.recognised && !self.is_doubtful(bytes);
        Decoded { text, sure }
    }

    /// Every reading that the bytes allow, without duplicates: the declared one first, and no other if
    /// that is sure. A search must look at all of them.
    pub fn readings(&self, bytes: &[u8], syntax: Syntax) -> Vec<Reading> {
        let declared = self.decode(bytes, syntax);
        let mut readings = vec![Reading {
            scheme: self.scheme.clone(),
            text: declared.text,
            declared: true,
        }];
        if declared.sure {
            return readings;
        }
        let mut offer = |scheme: Scheme, text: String| {
            if !readings.iter().any(|reading| reading.text == text) {
                readings.push(Reading {
                    scheme,
                    text,
                    declared: false,
                });
            }
        };
        if bytes.contains(&0x1B) {
            // Escape sequences mean the same whatever was declared, so an imperfect reading counts.
            for repertoire in [Repertoire::default(), Repertoire::without_resets()] {
                let text = repertoire.decode(bytes, syntax).0;
                offer(Scheme::Iso(repertoire), text);
            }
        }
        let narrow = UNDECLARED.into_iter().filter(|_| !is_wide(bytes));
        let wide = [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE];
        let wide = wide.into_iter().filter(|_| is_wide(bytes));
        for encoding in narrow.chain(wide) {
            let (text, legal) = whole(encoding, bytes);
            if legal {
                offer(Scheme::Whole(encoding), text);
            }
        }
        readings
    }

    /// The readings by which a name may be learned: as [`Charset::readings`], but half-width katakana
    /// that could also be pairs of another encoding are believed.
    pub fn likely(&self, bytes: &[u8], syntax: Syntax) -> Vec<Reading> {
        let mut readings = self.readings(bytes, syntax);
        if !self.is_mislabelled(bytes, syntax) && self.has_katakana() {
            readings.truncate(1);
        }
        readings
    }

    /// Whether `bytes` are certainly no text of the declared set.
    pub fn is_mislabelled(&self, bytes: &[u8], syntax: Syntax) -> bool {
        if is_plain(bytes) {
            return false;
        }
        let high = |byte: &u8| *byte >= 0x80;
        let utf8 = bytes.iter().any(high)
            && self.scheme != Scheme::Whole(encoding_rs::UTF_8)
            && !bytes.contains(&0x1B)
            && std::str::from_utf8(bytes).is_ok();
        let latin = matches!(&self.scheme, Scheme::Iso(repertoire) if repertoire.is_latin());
        let run = || bytes.split(|byte| !high(byte)).map(<[u8]>::len).max();
        let pairs = latin
            && !bytes.contains(&0x1B)
            && run().is_some_and(|run| run >= NO_LATIN_RUN)
            && is_paired(bytes);
        is_wide(bytes) || utf8 || pairs || !self.scheme.read(bytes, syntax).1
    }

    /// Writes `text` so that it decodes to just this text; `None` if the declared set cannot.
    pub fn encode(&self, text: &str, syntax: Syntax) -> Option<Vec<u8>> {
        let bytes = if is_plain(text.as_bytes()) {
            text.as_bytes().to_vec()
        } else {
            match &self.scheme {
                Scheme::Whole(encoding) => exactly(encoding, text)?,
                Scheme::Iso(repertoire) => repertoire.encode(text, syntax)?,
            }
        };
        let (back, legal) = self.scheme.read(&bytes, syntax);
        (legal && back == text).then_some(bytes)
    }

    fn has_katakana(&self) -> bool {
        matches!(&self.scheme, Scheme::Iso(repertoire) if repertoire.has_katakana())
    }

    /// Whether legal bytes look so much like another encoding that both readings must be searched.
    fn is_doubtful(&self, bytes: &[u8]) -> bool {
        if is_wide(bytes) {
            return true;
        }
        let paired = match &self.scheme {
            Scheme::Whole(encoding) if *encoding == encoding_rs::UTF_8 => return false,
            Scheme::Whole(_) => false,
            Scheme::Iso(_) if bytes.contains(&0x1B) => return false,
            Scheme::Iso(repertoire) => repertoire.is_latin() || repertoire.has_katakana(),
        };
        let high = bytes.iter().any(|&byte| byte >= 0x80);
        high && std::str::from_utf8(bytes).is_ok() || paired && is_paired(bytes)
    }
}

/// Whether bytes of the upper half stand in pairs that are characters of an Asian encoding.
fn is_paired(bytes: &[u8]) -> bool {
    let pairs = bytes
        .windows(2)
        .any(|pair| pair[0] >= 0x80 && pair[1] >= 0x80);
    let asian = [
        encoding_rs::GBK,
        encoding_rs::EUC_KR,
        encoding_rs::EUC_JP,
        encoding_rs::SHIFT_JIS,
    ];
    pairs && asian.into_iter().any(|encoding| whole(encoding, bytes).1)
}

/// Whether `bytes` hold NUL inside or begin with the mark of UTF-16.
fn is_wide(bytes: &[u8]) -> bool {
    let end = bytes.iter().rposition(|&byte| byte != 0).unwrap_or(0);
    let mark = bytes.starts_with(&[0xFE, 0xFF]) || bytes.starts_with(&[0xFF, 0xFE]);
    bytes.len().is_multiple_of(2) && (mark || bytes[..end].contains(&0))
}

/// Whether `bytes` read the same in every set: ASCII without escape sequences.
fn is_plain(bytes: &[u8]) -> bool {
    bytes.is_ascii() && !bytes.contains(&0x1B) && !is_wide(bytes)
}

/// The text that `bytes` are in every set, if they are one.
pub fn plain(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    is_plain(bytes).then_some(text)
}

/// A defined term without what writers get wrong: spaces, `_`, `-`, case.
fn plain_term(term: &[u8]) -> Vec<u8> {
    term.iter()
        .filter(|byte| byte.is_ascii_alphanumeric())
        .map(u8::to_ascii_uppercase)
        .collect()
}

fn whole(encoding: &'static Encoding, bytes: &[u8]) -> (String, bool) {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), !malformed)
}

fn exactly(encoding: &'static Encoding, text: &str) -> Option<Vec<u8>> {
    let (bytes, _, unmappable) = encoding.encode(text);
    (!unmappable).then(|| bytes.into_owned())
}

#[cfg(test)]
mod tests;
