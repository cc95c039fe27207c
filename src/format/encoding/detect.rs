//! Which encoding a table is in, decided over every byte of the file.
//!
//! What is valid as none is refused with its line, and so is what could be two. NUL bytes that are no halves
//! of UTF-16 are no text.

use super::windows::Windows;
use super::{BOM, Inward, form};
use crate::error::{Error, Result};
use crate::source::{Source, Span};
use crate::survey::TextEncoding;
use encoding_rs::{Decoder, DecoderResult, EUC_JP, Encoding, SHIFT_JIS};
use sha2::{Digest, Sha256};

/// Bytes by which UTF-16 is recognised.
const SAMPLE: u64 = 8 << 10;

/// What one read over the whole file tells.
pub struct Whole {
    /// The encoding.
    pub encoding: TextEncoding,
    /// SHA-256 of every byte.
    pub sha256: [u8; 32],
}

/// The encodings in which a table written here may be read, of which perhaps little text is left to judge
/// by: never none.
///
/// # Errors
///
/// [`Error::Undecodable`] if it is none of ours, and what the source gives.
pub fn own(output: &dyn Source) -> Result<Vec<TextEncoding>> {
    if let Some(unicode) = unicode(&sample(output)?) {
        whole(output, unicode)?;
        return Ok(vec![unicode]);
    }
    let found = read_all(output)?;
    if let Some(line) = found.escaped {
        return found.iso_2022_jp(line).map(|found| vec![found]);
    }
    if found.utf8.failed.is_none() {
        return Ok(vec![found.utf8_kind()]);
    }
    let mut all = Vec::new();
    if found.cp932.failed.is_none() {
        all.push(TextEncoding::Cp932);
    }
    if found.euc.failed.is_none() {
        all.push(TextEncoding::EucJp);
    }
    if found.is_latin() || all.is_empty() {
        all.push(TextEncoding::Windows1252);
    }
    Ok(all)
}

/// Reads the whole source once and decides its encoding.
///
/// # Errors
///
/// [`Error::Undecodable`] with the first line that fits no encoding, [`Error::Unsupported`] for text that
/// cannot be told to be in one, and what the source gives.
pub fn detect(source: &dyn Source) -> Result<Whole> {
    if let Some(unicode) = unicode(&sample(source)?) {
        return whole(source, unicode);
    }
    let found = read_all(source)?;
    let encoding = match (found.utf8.failed, found.cp932.failed) {
        _ if found.escaped.is_some() => found.iso_2022_jp(found.escaped.unwrap_or(1))?,
        (None, _) => found.utf8_kind(),
        // A file that is UTF-8 nearly everywhere is a damaged UTF-8 file.
        (Some(line), _) if found.bom || found.utf8.good > 4 * found.utf8.bad => {
            return Err(Error::Undecodable {
                line,
                encoding: "UTF-8",
            });
        }
        (Some(_), _) if found.is_euc_jp() => TextEncoding::EucJp,
        // Accented letters stand alone and lie from 0xC0 on; kana and common kanji begin with 0x81 to 0x9F.
        (Some(_), _) if found.is_latin() => TextEncoding::Windows1252,
        (Some(_), Some(line)) => {
            return Err(Error::Undecodable {
                line,
                encoding: form(TextEncoding::Cp932).name,
            });
        }
        (Some(_), None) if found.common * 4 < found.rare => {
            return Err(Error::Unsupported {
                what: "text whose encoding cannot be told",
            });
        }
        (Some(_), None) => TextEncoding::Cp932,
    };
    Ok(Whole {
        encoding,
        sha256: found.sha256,
    })
}

fn sample(source: &dyn Source) -> Result<Vec<u8>> {
    source.read(Span::new(0, source.len().min(SAMPLE)))
}

/// UTF-16, if `sample` begins with its mark, or if at least an eighth of its units are of ASCII and next to
/// none would be in the other order of bytes, where ideographic spaces and the kanji of one are.
fn unicode(sample: &[u8]) -> Option<TextEncoding> {
    if sample.starts_with(b"\xFF\xFE") {
        return Some(TextEncoding::Utf16LeBom);
    }
    if sample.starts_with(b"\xFE\xFF") {
        return Some(TextEncoding::Utf16BeBom);
    }
    let (mut little, mut big) = (0, 0);
    for unit in sample.chunks_exact(2) {
        little += usize::from(unit[1] == 0 && unit[0] != 0);
        big += usize::from(unit[0] == 0 && unit[1] != 0);
    }
    let enough = (sample.len() / 2 / 8).max(4);
    if little >= enough && little >= 8 * big {
        Some(TextEncoding::Utf16Le)
    } else if big >= enough && big >= 8 * little {
        Some(TextEncoding::Utf16Be)
    } else {
        None
    }
}

/// Reads the whole source strictly in an encoding that is turned into UTF-8.
fn whole(source: &dyn Source, encoding: TextEncoding) -> Result<Whole> {
    let mut hash = Sha256::new();
    let mut stored = Windows::stored(source, 0);
    let mut window = Vec::new();
    let mut text = Vec::new();
    let mark = form(encoding).mark.len();
    let mut first = true;
    let mut line = 1;
    let Some(mut inward) = Inward::of(encoding) else {
        return Err(Error::UnknownFormat);
    };
    loop {
        let more = stored.next(&mut window)?;
        hash.update(&window);
        let skip = if std::mem::take(&mut first) { mark } else { 0 };
        text.clear();
        inward.turn(window.get(skip..).unwrap_or_default(), !more, &mut text)?;
        no_nul(&text, line)?;
        line += breaks(&text);
        if !more {
            return Ok(Whole {
                encoding,
                sha256: hash.finalize().into(),
            });
        }
    }
}

/// Refuses a NUL in `text`, which begins on `line`.
fn no_nul(text: &[u8], line: u64) -> Result<()> {
    match text.iter().position(|&byte| byte == 0) {
        Some(at) => Err(Error::Row {
            line: line + breaks(text.get(..at).unwrap_or_default()),
            what: "a NUL byte is not text",
        }),
        None => Ok(()),
    }
}

/// The beginning of a file, which may end inside a character, as the reader would give it, with the encoding
/// it seems to have then.
pub fn guess(sample: &[u8]) -> (TextEncoding, Vec<u8>) {
    let turned = match unicode(sample) {
        Some(unicode) => Some(unicode),
        None if sample.contains(&0x1B) && sample.is_ascii() => Some(TextEncoding::Iso2022Jp),
        None => None,
    };
    if let Some(encoding) = turned
        && let Some(mut inward) = Inward::of(encoding)
    {
        let mut text = Vec::new();
        let mark = form(encoding).mark.len();
        let rest = sample.get(mark..).unwrap_or_default();
        // What cannot be read is for [`detect`] to name.
        let _ = inward.turn(rest, false, &mut text);
        return (TextEncoding::Utf8, text);
    }
    if let Some(text) = sample.strip_prefix(BOM) {
        return (TextEncoding::Utf8, text.to_vec());
    }
    let encoding = match (utf8_or_nearly(sample), euc_or_nearly(sample)) {
        (true, _) => TextEncoding::Utf8,
        (false, true) => TextEncoding::EucJp,
        (false, false) if cp932_or_nearly(sample) => TextEncoding::Cp932,
        (false, false) => TextEncoding::Windows1252,
    };
    (encoding, sample.to_vec())
}

/// Whether `sample`, which may end inside a character, is text in one of the encodings, perhaps with
/// a few wrong bytes: those are for [`detect`] to name.
pub fn plausible(sample: &[u8]) -> bool {
    utf8_or_nearly(sample) || cp932_or_nearly(sample) || euc_or_nearly(sample) || {
        let mut latin = Latin::default();
        latin.feed(sample);
        latin.is_likely()
    }
}

fn utf8_or_nearly(sample: &[u8]) -> bool {
    let mut utf8 = Utf8::default();
    utf8.feed(sample);
    utf8.failed.is_none() || utf8.good > 4 * utf8.bad
}

fn cp932_or_nearly(sample: &[u8]) -> bool {
    let (text, _) = SHIFT_JIS.decode_without_bom_handling(sample);
    nearly(&text)
}

fn euc_or_nearly(sample: &[u8]) -> bool {
    let rare = among(sample, 0xE0..=0xFF);
    let (text, _) = EUC_JP.decode_without_bom_handling(sample);
    nearly(&text) && rare * 20 >= among(sample, 0x80..=0xFF)
}

/// Whether next to nothing of `text` had to be replaced.
fn nearly(text: &str) -> bool {
    let bad = text.chars().filter(|&c| c == '\u{FFFD}').count();
    let good = text.chars().filter(|c| !c.is_ascii()).count() - bad;
    bad <= 1 + good / 10
}

/// What one read tells, before anything is concluded.
struct Readings {
    bom: bool,
    sha256: [u8; 32],
    utf8: Utf8,
    cp932: Check,
    euc: Check,
    iso: Check,
    latin: Latin,
    /// The line of the first escape.
    escaped: Option<u64>,
    /// Bytes from 0x80 on, from 0x81 to 0x9F, and from 0xE0 on.
    high: u64,
    common: u64,
    rare: u64,
    /// Bytes that begin kana and common kanji in EUC-JP.
    usual: u64,
}

impl Readings {
    fn utf8_kind(&self) -> TextEncoding {
        match self.bom {
            true => TextEncoding::Utf8Bom,
            false => TextEncoding::Utf8,
        }
    }

    /// Windows-31J reads EUC-JP as half-width katakana without a single error; but bytes that are no katakana
    /// are rare there, and a third of the second bytes of EUC-JP. Rare kanji of Windows-31J read as rarer ones.
    fn is_euc_jp(&self) -> bool {
        let japanese = self.cp932.failed.is_some() || self.rare * 20 >= self.high;
        self.euc.failed.is_none() && japanese && self.usual * 4 >= self.high
    }

    fn is_latin(&self) -> bool {
        self.latin.is_likely() && self.common * 4 < self.high
    }

    /// The encoding of a file with an escape on `line`.
    fn iso_2022_jp(&self, line: u64) -> Result<TextEncoding> {
        if self.high > 0 {
            return Err(Error::Row {
                line,
                what: "an escape sequence stands in text of eight bits",
            });
        }
        match self.iso.failed {
            None => Ok(TextEncoding::Iso2022Jp),
            Some(line) => Err(Error::Undecodable {
                line,
                encoding: form(TextEncoding::Iso2022Jp).name,
            }),
        }
    }
}

fn read_all(source: &dyn Source) -> Result<Readings> {
    let mut windows = Windows::stored(source, 0);
    let mut window = Vec::new();
    let mut hash = Sha256::new();
    let mut found = Readings {
        bom: false,
        sha256: [0; 32],
        utf8: Utf8::default(),
        cp932: Check::new(SHIFT_JIS),
        euc: Check::new(EUC_JP),
        iso: Check::new(form(TextEncoding::Iso2022Jp).codec),
        latin: Latin::default(),
        escaped: None,
        high: 0,
        common: 0,
        rare: 0,
        usual: 0,
    };
    let mut first = true;
    let mut line = 1;
    while windows.next(&mut window)? {
        hash.update(&window);
        found.bom |= std::mem::take(&mut first) && window.starts_with(BOM);
        no_nul(&window, line)?;
        if found.escaped.is_none()
            && let Some(at) = window.iter().position(|&byte| byte == 0x1B)
        {
            found.escaped = Some(line + breaks(window.get(..at).unwrap_or_default()));
        }
        line += breaks(&window);
        found.utf8.feed(&window);
        match found.escaped {
            None => found.iso.skip(&window),
            Some(_) => found.iso.feed(&window, false),
        }
        if found.high == 0 && window.is_ascii() {
            found.cp932.skip(&window);
            found.euc.skip(&window);
        } else {
            found.high += among(&window, 0x80..=0xFF);
            found.common += among(&window, 0x81..=0x9F);
            found.rare += among(&window, 0xE0..=0xFF);
            found.usual += among(&window, 0xA4..=0xA5) + among(&window, 0xB0..=0xCF);
            found.latin.feed(&window);
            found.cp932.feed(&window, false);
            found.euc.feed(&window, false);
        }
    }
    found.utf8.finish();
    found.cp932.feed(b"", true);
    found.euc.feed(b"", true);
    found.iso.feed(b"", true);
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

/// How bytes from 0x80 on stand: in Latin text nearly always alone, in Japanese nearly never.
#[derive(Default)]
struct Latin {
    /// Length of the run at the end of what was seen.
    run: u64,
    runs: u64,
    longer: u64,
}

impl Latin {
    fn feed(&mut self, window: &[u8]) {
        for &byte in window {
            if byte.is_ascii() {
                self.run = 0;
                continue;
            }
            self.run += 1;
            self.runs += u64::from(self.run == 1);
            self.longer += u64::from(self.run == 2);
        }
    }

    fn is_likely(&self) -> bool {
        self.runs > 0 && self.longer * 10 <= self.runs
    }
}

/// A strict reading in one encoding, window by window.
struct Check {
    decoder: Decoder,
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
