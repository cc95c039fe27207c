//! The graphic character sets that DICOM can designate, one character at a time.
//!
//! Source: PS3.3 Tables C.12-2 to C.12-4 (registration numbers, escape sequences, code elements).

use encoding_rs::Encoding;

/// A graphic character set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    /// ISO-IR 6.
    Ascii,
    /// ISO-IR 14: JIS X 0201 romaji, read as ASCII (the delimiters keep their meaning).
    Romaji,
    /// ISO-IR 13: JIS X 0201 katakana.
    Katakana,
    /// ISO-IR 100.
    Latin1,
    /// ISO-IR 101.
    Latin2,
    /// ISO-IR 109.
    Latin3,
    /// ISO-IR 110.
    Latin4,
    /// ISO-IR 148.
    Latin5,
    /// ISO-IR 203.
    Latin9,
    /// ISO-IR 144.
    Cyrillic,
    /// ISO-IR 127.
    Arabic,
    /// ISO-IR 126.
    Greek,
    /// ISO-IR 138.
    Hebrew,
    /// ISO-IR 166.
    Thai,
    /// ISO-IR 87: JIS X 0208.
    Kanji,
    /// ISO-IR 159: JIS X 0212.
    KanjiSupplement,
    /// ISO-IR 149: KS X 1001.
    Korean,
    /// ISO-IR 58: GB 2312.
    Chinese,
}

/// Every set with its escape sequence.
pub(super) const ESCAPES: [(Set, &[u8]); 18] = [
    (Set::Ascii, b"\x1B(B"),
    (Set::Romaji, b"\x1B(J"),
    (Set::Katakana, b"\x1B)I"),
    (Set::Latin1, b"\x1B-A"),
    (Set::Latin2, b"\x1B-B"),
    (Set::Latin3, b"\x1B-C"),
    (Set::Latin4, b"\x1B-D"),
    (Set::Latin5, b"\x1B-M"),
    (Set::Latin9, b"\x1B-b"),
    (Set::Cyrillic, b"\x1B-L"),
    (Set::Arabic, b"\x1B-G"),
    (Set::Greek, b"\x1B-F"),
    (Set::Hebrew, b"\x1B-H"),
    (Set::Thai, b"\x1B-T"),
    (Set::Kanji, b"\x1B$B"),
    (Set::KanjiSupplement, b"\x1B$(D"),
    (Set::Korean, b"\x1B$)C"),
    (Set::Chinese, b"\x1B$)A"),
];

impl Set {
    /// The sets that a registration number brings: for G0, for G1.
    pub(super) fn registered(number: &[u8]) -> Option<(Option<Set>, Option<Set>)> {
        Some(match number {
            b"6" => (Some(Set::Ascii), None),
            b"13" => (Some(Set::Romaji), Some(Set::Katakana)),
            b"100" => (Some(Set::Ascii), Some(Set::Latin1)),
            b"101" => (Some(Set::Ascii), Some(Set::Latin2)),
            b"109" => (Some(Set::Ascii), Some(Set::Latin3)),
            b"110" => (Some(Set::Ascii), Some(Set::Latin4)),
            b"148" => (Some(Set::Ascii), Some(Set::Latin5)),
            b"203" => (Some(Set::Ascii), Some(Set::Latin9)),
            b"144" => (Some(Set::Ascii), Some(Set::Cyrillic)),
            b"127" => (Some(Set::Ascii), Some(Set::Arabic)),
            b"126" => (Some(Set::Ascii), Some(Set::Greek)),
            b"138" => (Some(Set::Ascii), Some(Set::Hebrew)),
            b"166" => (Some(Set::Ascii), Some(Set::Thai)),
            b"87" => (Some(Set::Kanji), None),
            b"159" => (Some(Set::KanjiSupplement), None),
            b"149" => (None, Some(Set::Korean)),
            b"58" => (None, Some(Set::Chinese)),
            _ => return None,
        })
    }

    /// Whether the set goes to G0 (bytes 21 to 7E); the others go to G1 (A0 to FF).
    pub(super) fn is_g0(self) -> bool {
        matches!(
            self,
            Set::Ascii | Set::Romaji | Set::Kanji | Set::KanjiSupplement
        )
    }

    /// Whether a character takes two bytes.
    pub(super) fn is_double(self) -> bool {
        matches!(
            self,
            Set::Kanji | Set::KanjiSupplement | Set::Korean | Set::Chinese
        )
    }

    /// The escape sequence that designates the set.
    pub(super) fn escape(self) -> &'static [u8] {
        ESCAPES
            .iter()
            .find(|(set, _)| *set == self)
            .map_or(b"", |(_, escape)| escape)
    }

    /// The character of one or two bytes, as they stand in the value.
    pub(super) fn decode(self, bytes: &[u8]) -> Option<char> {
        let single = |encoding| one(encoding, bytes);
        match self {
            Set::Ascii | Set::Romaji => bytes.first().map(|&byte| char::from(byte & 0x7F)),
            Set::Katakana => match *bytes.first()? {
                byte @ 0xA1..=0xDF => char::from_u32(0xFF61 + u32::from(byte - 0xA1)),
                _ => None,
            },
            Set::Latin1 => bytes.first().map(|&byte| char::from(byte)),
            Set::Latin5 => bytes.first().map(|&byte| match byte {
                0xD0 => 'Ğ',
                0xDD => 'İ',
                0xDE => 'Ş',
                0xF0 => 'ğ',
                0xFD => 'ı',
                0xFE => 'ş',
                byte => char::from(byte),
            }),
            Set::Latin2 => single(encoding_rs::ISO_8859_2),
            Set::Latin3 => single(encoding_rs::ISO_8859_3),
            Set::Latin4 => single(encoding_rs::ISO_8859_4),
            Set::Latin9 => single(encoding_rs::ISO_8859_15),
            Set::Cyrillic => single(encoding_rs::ISO_8859_5),
            Set::Arabic => single(encoding_rs::ISO_8859_6),
            Set::Greek => single(encoding_rs::ISO_8859_7),
            Set::Hebrew => single(encoding_rs::ISO_8859_8),
            Set::Thai => single(encoding_rs::WINDOWS_874),
            Set::Kanji => one(
                encoding_rs::EUC_JP,
                &[bytes.first()? | 0x80, bytes.get(1)? | 0x80],
            ),
            Set::KanjiSupplement => one(
                encoding_rs::EUC_JP,
                &[0x8F, bytes.first()? | 0x80, bytes.get(1)? | 0x80],
            ),
            Set::Korean => one(encoding_rs::EUC_KR, bytes),
            Set::Chinese => one(encoding_rs::GBK, bytes),
        }
    }

    /// The one or two bytes of `character`, as they stand in a value; `None` if the set lacks it.
    pub(super) fn encode(self, character: char) -> Option<Vec<u8>> {
        let code = |encoding: &'static Encoding, len: usize| {
            let mut buffer = [0; 4];
            let (bytes, _, unmappable) = encoding.encode(character.encode_utf8(&mut buffer));
            let legal = !unmappable && bytes.len() == len && bytes.iter().all(|&b| b >= 0xA0);
            legal.then(|| bytes.into_owned())
        };
        let pair = |encoding, mask: u8| -> Option<Vec<u8>> {
            Some(code(encoding, 2)?.iter().map(|byte| byte & mask).collect())
        };
        let single = |encoding| code(encoding, 1);
        match self {
            Set::Ascii | Set::Romaji => {
                (character.is_ascii() && !character.is_control()).then(|| vec![character as u8])
            }
            Set::Kanji => pair(encoding_rs::EUC_JP, 0x7F),
            Set::Korean => pair(encoding_rs::EUC_KR, 0xFF),
            Set::Chinese => pair(encoding_rs::GBK, 0xFF),
            // No encoder has JIS X 0212; such a text is emptied by the caller.
            Set::KanjiSupplement => None,
            Set::Katakana | Set::Latin1 | Set::Latin5 => (0xA0..=0xFF)
                .find(|&byte| self.decode(&[byte]) == Some(character))
                .map(|byte| vec![byte]),
            Set::Latin2 => single(encoding_rs::ISO_8859_2),
            Set::Latin3 => single(encoding_rs::ISO_8859_3),
            Set::Latin4 => single(encoding_rs::ISO_8859_4),
            Set::Latin9 => single(encoding_rs::ISO_8859_15),
            Set::Cyrillic => single(encoding_rs::ISO_8859_5),
            Set::Arabic => single(encoding_rs::ISO_8859_6),
            Set::Greek => single(encoding_rs::ISO_8859_7),
            Set::Hebrew => single(encoding_rs::ISO_8859_8),
            Set::Thai => single(encoding_rs::WINDOWS_874),
        }
    }
}

/// The one character that `bytes` are in `encoding`.
pub(super) fn one(encoding: &'static Encoding, bytes: &[u8]) -> Option<char> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let mut characters = text.chars();
    let character = characters.next()?;
    characters.next().is_none().then_some(character)
}
