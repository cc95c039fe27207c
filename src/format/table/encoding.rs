//! The encodings of a table: decided over every byte of the file, decoded strictly, written back.
//!
//! UTF-8, with or without a byte order mark, and Windows-31J (CP932, WHATWG "Shift_JIS"), by
//! `encoding_rs`. What is valid as neither is refused with its line, and so are texts that would
//! pass by accident: NUL bytes, escape sequences (ISO-2022-JP) and EUC-JP. Nothing is ever replaced.

use super::reader::Windows;
use crate::error::{Error, Result};
use crate::source::Source;
use crate::survey::TextEncoding;
use encoding_rs::{DecoderResult, EUC_JP, EncoderResult, Encoding, SHIFT_JIS};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// The byte order mark of UTF-8.
pub const BOM: &[u8] = b"\xEF\xBB\xBF";

/// How many bytes precede the text.
pub fn preamble(encoding: TextEncoding) -> u64 {
    match encoding {
        TextEncoding::Utf8Bom => BOM.len() as u64,
        TextEncoding::Utf8 | TextEncoding::Cp932 => 0,
    }
}

/// The encoding's name in messages.
fn name(encoding: TextEncoding) -> &'static str {
    match encoding {
        TextEncoding::Utf8 | TextEncoding::Utf8Bom => "UTF-8",
        TextEncoding::Cp932 => "Windows-31J",
    }
}

/// Decodes the content of one cell.
///
/// # Errors
///
/// [`Error::Undecodable`] with `line`.
pub fn decode(bytes: &[u8], encoding: TextEncoding, line: u64) -> Result<Cow<'_, str>> {
    let text = match encoding {
        TextEncoding::Utf8 | TextEncoding::Utf8Bom => {
            std::str::from_utf8(bytes).ok().map(Cow::Borrowed)
        }
        TextEncoding::Cp932 => SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes),
    };
    text.ok_or(Error::Undecodable {
        line,
        encoding: name(encoding),
    })
}

/// Encodes `text`; `None` if the encoding cannot write it so that it reads back the same.
pub fn encode(text: &str, encoding: TextEncoding) -> Option<Cow<'_, [u8]>> {
    match encoding {
        TextEncoding::Utf8 | TextEncoding::Utf8Bom => Some(Cow::Borrowed(text.as_bytes())),
        TextEncoding::Cp932 => {
            let mut encoder = SHIFT_JIS.new_encoder();
            let room = encoder.max_buffer_length_from_utf8_without_replacement(text.len())?;
            let mut bytes = vec![0; room];
            let (result, _, written) =
                encoder.encode_from_utf8_without_replacement(text, &mut bytes, true);
            if result != EncoderResult::InputEmpty {
                return None;
            }
            bytes.truncate(written);
            // The yen sign and the overline encode as backslash and tilde; they would not come back.
            let same = decode(&bytes, encoding, 0).is_ok_and(|back| back == text);
            same.then_some(Cow::Owned(bytes))
        }
    }
}

/// Whether `sample`, which may end inside a character, is text in one of the encodings, perhaps with
/// a few wrong bytes: those are for [`detect`] to name.
pub fn plausible(sample: &[u8]) -> bool {
    let mut utf8 = Utf8::default();
    utf8.feed(sample);
    if utf8.failed.is_none() || utf8.good > 4 * utf8.bad {
        return true;
    }
    let (text, _) = SHIFT_JIS.decode_without_bom_handling(sample);
    let bad = text.chars().filter(|&c| c == '\u{FFFD}').count();
    let good = text.chars().filter(|c| !c.is_ascii()).count() - bad;
    bad <= 1 + good / 10
}

/// What one read over the whole file tells.
pub struct Whole {
    /// The encoding.
    pub encoding: TextEncoding,
    /// SHA-256 of every byte.
    pub sha256: [u8; 32],
}

/// The encoding of a table written here, of which perhaps little text is left to judge by.
///
/// # Errors
///
/// [`Error::Undecodable`] if it is none of ours, and what the source gives.
pub fn detect_own(output: &dyn Source) -> Result<TextEncoding> {
    let found = read_all(output)?;
    match (found.utf8.failed, found.cp932.failed) {
        (None, _) if found.bom => Ok(TextEncoding::Utf8Bom),
        (None, _) => Ok(TextEncoding::Utf8),
        (Some(_), None) => Ok(TextEncoding::Cp932),
        (Some(line), Some(_)) => Err(Error::Undecodable {
            line,
            encoding: "UTF-8",
        }),
    }
}

/// Reads the whole source once and decides its encoding.
///
/// # Errors
///
/// [`Error::Undecodable`] with the first line that fits no encoding, [`Error::Unsupported`] for an
/// encoding that is recognised and not read here, and what the source gives.
pub fn detect(source: &dyn Source) -> Result<Whole> {
    let found = read_all(source)?;
    let encoding = match (found.utf8.failed, found.cp932.failed) {
        (None, _) if found.bom => TextEncoding::Utf8Bom,
        (None, _) => TextEncoding::Utf8,
        // A file that is UTF-8 nearly everywhere is a damaged UTF-8 file.
        (Some(line), _) if found.bom || found.utf8.good > 4 * found.utf8.bad => {
            return Err(Error::Undecodable {
                line,
                encoding: "UTF-8",
            });
        }
        // Windows-31J reads EUC-JP as half-width katakana without a single error.
        (Some(_), _) if found.euc.failed.is_none() => {
            return Err(Error::Unsupported {
                what: "text in EUC-JP",
            });
        }
        (Some(_), Some(line)) => {
            return Err(Error::Undecodable {
                line,
                encoding: name(TextEncoding::Cp932),
            });
        }
        // Kana and common kanji begin with 0x81 to 0x9F, accented Latin letters of the encodings of
        // one byte lie from 0xE0 on and would pass for rare kanji.
        (Some(_), None) if found.common * 4 < found.rare => {
            return Err(Error::Unsupported {
                what: "text neither in UTF-8 nor in Windows-31J",
            });
        }
        (Some(_), None) => TextEncoding::Cp932,
    };
    Ok(Whole {
        encoding,
        sha256: found.sha256,
    })
}

/// What one read tells, before anything is concluded.
struct Readings {
    bom: bool,
    sha256: [u8; 32],
    utf8: Utf8,
    cp932: Check,
    euc: Check,
    /// Bytes from 0x81 to 0x9F, and from 0xE0 on.
    common: u64,
    rare: u64,
}

fn read_all(source: &dyn Source) -> Result<Readings> {
    let mut windows = Windows::new(source, 0);
    let mut window = Vec::new();
    let mut hash = Sha256::new();
    let mut found = Readings {
        bom: false,
        sha256: [0; 32],
        utf8: Utf8::default(),
        cp932: Check::new(SHIFT_JIS),
        euc: Check::new(EUC_JP),
        common: 0,
        rare: 0,
    };
    let mut first = true;
    let mut plain = true;
    let mut line = 1;
    while windows.next(&mut window)? {
        hash.update(&window);
        found.bom |= std::mem::take(&mut first) && window.starts_with(BOM);
        if let Some(at) = window.iter().position(|&byte| byte == 0) {
            let line = line + breaks(window.get(..at).unwrap_or_default());
            return Err(Error::Row {
                line,
                what: "a NUL byte is not text",
            });
        }
        if window.contains(&0x1B) {
            return Err(Error::Unsupported {
                what: "text with escape sequences (ISO-2022-JP)",
            });
        }
        line += breaks(&window);
        plain &= window.is_ascii();
        found.utf8.feed(&window);
        if plain {
            found.cp932.skip(&window);
            found.euc.skip(&window);
        } else {
            found.common += among(&window, 0x81..=0x9F);
            found.rare += among(&window, 0xE0..=0xFF);
            found.cp932.feed(&window, false);
            found.euc.feed(&window, false);
        }
    }
    found.utf8.finish();
    found.cp932.feed(b"", true);
    found.euc.feed(b"", true);
    found.sha256 = hash.finalize().into();
    Ok(found)
}

fn among(bytes: &[u8], range: std::ops::RangeInclusive<u8>) -> u64 {
    bytes.iter().filter(|byte| range.contains(byte)).count() as u64
}

/// Line ends in `bytes`, as an editor counts them in files with LF or CRLF.
fn breaks(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|&&byte| byte == b'\n').count() as u64
}

/// A strict reading in one encoding, window by window.
struct Check {
    decoder: encoding_rs::Decoder,
    output: Vec<u8>,
    line: u64,
    /// The line of the first error.
    failed: Option<u64>,
}

impl Check {
    fn new(encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Check {
            decoder,
            output: vec![0; 16 << 10],
            line: 1,
            failed: None,
        }
    }

    /// Takes bytes that are known to be ASCII, between characters.
    fn skip(&mut self, bytes: &[u8]) {
        self.line += breaks(bytes);
    }

    fn feed(&mut self, bytes: &[u8], last: bool) {
        let mut rest = bytes;
        while self.failed.is_none() {
            let (result, read, _) =
                self.decoder
                    .decode_to_utf8_without_replacement(rest, &mut self.output, last);
            let (done, left) = rest.split_at(read.min(rest.len()));
            self.line += breaks(done);
            rest = left;
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(_, _) => self.failed = Some(self.line),
            }
        }
    }
}

/// A strict reading in UTF-8 that goes on after errors and counts them.
#[derive(Default)]
struct Utf8 {
    carry: Vec<u8>,
    lines: u64,
    good: u64,
    bad: u64,
    failed: Option<u64>,
}

impl Utf8 {
    fn feed(&mut self, window: &[u8]) {
        let joined;
        let mut rest = if self.carry.is_empty() {
            window
        } else {
            joined = [self.carry.as_slice(), window].concat();
            self.carry.clear();
            &joined[..]
        };
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => return self.valid(text.as_bytes()),
                Err(error) => {
                    let (valid, after) = rest.split_at(error.valid_up_to());
                    self.valid(valid);
                    let Some(length) = error.error_len() else {
                        self.carry = after.to_vec();
                        return;
                    };
                    self.error();
                    rest = after.get(length..).unwrap_or_default();
                }
            }
        }
    }

    fn finish(&mut self) {
        if !self.carry.is_empty() {
            self.error();
        }
    }

    fn valid(&mut self, bytes: &[u8]) {
        self.lines += breaks(bytes);
        self.good += bytes.iter().filter(|&&byte| byte >= 0xC0).count() as u64;
    }

    fn error(&mut self) {
        self.bad += 1;
        self.failed.get_or_insert(self.lines + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::table::reader::WINDOW;

    fn found(bytes: &[u8]) -> Result<TextEncoding> {
        detect(&bytes.to_vec()).map(|whole| whole.encoding)
    }

    fn cp932(text: &str) -> Vec<u8> {
        SHIFT_JIS.encode(text).0.into_owned()
    }

    #[test]
    fn the_three_encodings_are_told_apart_over_the_whole_file() {
        assert_eq!(found("a,b\n1,2\n".as_bytes()), Ok(TextEncoding::Utf8));
        assert_eq!(found("氏名,表\n".as_bytes()), Ok(TextEncoding::Utf8));
        assert_eq!(
            found("\u{feff}氏名,表\n".as_bytes()),
            Ok(TextEncoding::Utf8Bom)
        );
        assert_eq!(
            found(&cp932("氏名,表能ソ髙﨑①㈱～\n")),
            Ok(TextEncoding::Cp932)
        );
        // The only character that is not ASCII stands at the very end, after several windows.
        let mut late = vec![b'a'; 2 * WINDOW + 1];
        late.extend(cp932("表"));
        assert_eq!(found(&late), Ok(TextEncoding::Cp932));
    }

    #[test]
    fn a_file_that_is_wrong_half_way_is_refused_with_its_line() {
        let mut bytes = "患者番号,氏名\n1,山田\n2,鈴木\n".repeat(20).into_bytes();
        let line = bytes.iter().filter(|&&byte| byte == b'\n').count() as u64 + 1;
        bytes.extend_from_slice(b"3,\x82\xA0\n");
        assert_eq!(
            found(&bytes),
            Err(Error::Undecodable {
                line,
                encoding: "UTF-8"
            })
        );
        let mut bytes = cp932("患者番号,氏名\n1,山田\n");
        bytes.extend_from_slice(b"2,\xFF\n");
        assert_eq!(
            found(&bytes),
            Err(Error::Undecodable {
                line: 3,
                encoding: "Windows-31J"
            })
        );
    }

    #[test]
    fn encodings_that_would_pass_by_accident_are_refused() {
        let iso = b"a,b\n1,\x1B$B;3ED\x1B(B\n";
        assert!(matches!(found(iso), Err(Error::Unsupported { .. })));
        let euc = encoding_rs::EUC_JP
            .encode("氏名,山田太郎のです\n")
            .0
            .into_owned();
        assert!(matches!(found(&euc), Err(Error::Unsupported { .. })));
        let latin = encoding_rs::WINDOWS_1252
            .encode("nom,Andrée Thérèse\n")
            .0
            .into_owned();
        assert!(matches!(
            found(&latin),
            Err(Error::Unsupported { .. } | Error::Undecodable { .. })
        ));
        assert!(matches!(found(b"a\nb\0"), Err(Error::Row { line: 2, .. })));
    }

    #[test]
    fn every_prefix_is_decided_without_panic() {
        for bytes in [cp932("表能ソ,ｱ\n1,2\n"), "表能ソ,ｱ\n".as_bytes().to_vec()] {
            for end in 0..bytes.len() {
                let _ = found(&bytes[..end]);
            }
        }
    }

    #[test]
    fn text_that_the_encoding_cannot_write_is_not_written() {
        assert_eq!(
            encode("表能ソ", TextEncoding::Cp932).as_deref(),
            Some(&cp932("表能ソ")[..])
        );
        assert_eq!(encode("한", TextEncoding::Cp932), None);
        assert_eq!(encode("¥100", TextEncoding::Cp932), None);
        assert!(encode("한¥", TextEncoding::Utf8).is_some());
    }

    #[test]
    fn an_output_with_a_single_rare_character_reads_back() {
        assert!(found(&cp932("a,髙\n")).is_err());
        assert_eq!(detect_own(&cp932("a,髙\n")), Ok(TextEncoding::Cp932));
        assert_eq!(detect_own(&cp932("a,ｱｲ\n")), Ok(TextEncoding::Cp932));
        assert!(detect_own(&b"\xFF".to_vec()).is_err());
    }
}
