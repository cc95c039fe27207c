//! What a JPEG stream inside a TIFF carries beside its picture, found without reading the stream as a whole:
//! strips of slides are larger than memory.
//!
//! It is blanked and not cut out, since some scanners list places inside their streams. Source: T.81 B.1.

use crate::error::{At, Error, Result};
use crate::pixel::codec::jpeg::segments::marker;
use crate::source::{Source, Span};

const WINDOW: u64 = 1 << 16;

/// Segments of one stream.
const MOST_SEGMENTS: usize = 1 << 16;

/// A stretch of a source, read in windows.
struct Bytes<'a> {
    source: &'a dyn Source,
    end: u64,
    window: Vec<u8>,
    start: u64,
}

impl Bytes<'_> {
    fn get(&mut self, at: u64) -> Result<Option<u8>> {
        if at >= self.end {
            return Ok(None);
        }
        let inside = |bytes: &Self| {
            let offset = at.checked_sub(bytes.start)?;
            bytes.window.get(usize::try_from(offset).ok()?).copied()
        };
        if let Some(byte) = inside(self) {
            return Ok(Some(byte));
        }
        self.window = self.source.read(Span::new(at, WINDOW.min(self.end - at)))?;
        self.start = at;
        Ok(inside(self))
    }

    /// The first FF from `at` on.
    fn mark(&mut self, at: u64) -> Result<Option<u64>> {
        let mut at = at;
        while self.get(at)?.is_some() {
            let offset = (at - self.start) as usize;
            let rest = &self.window[offset..];
            match rest.iter().position(|&byte| byte == 0xFF) {
                Some(found) => return Ok(Some(at + found as u64)),
                None => at += rest.len() as u64,
            }
        }
        Ok(None)
    }

    /// The next marker: where it begins, its code, and what follows it. Stuffed bytes and restarts are none.
    fn marker(&mut self, at: u64) -> Result<Option<(u64, u8, u64)>> {
        let mut at = at;
        while let Some(start) = self.mark(at)? {
            let mut code_at = start + 1;
            while self.get(code_at)? == Some(0xFF) {
                code_at += 1;
            }
            match self.get(code_at)? {
                None => return Ok(None),
                Some(0 | marker::RST0..=marker::RST7) => at = code_at + 1,
                Some(code) => return Ok(Some((start, code, code_at + 1))),
            }
        }
        Ok(None)
    }
}

/// The stretches of the stream at `span` that no decoder needs: parameters of application segments and
/// comments but for the fields of JFIF and Adobe, bytes between segments, and bytes after the end.
///
/// # Errors
///
/// If its segments cannot be told apart.
pub fn beside(source: &dyn Source, span: Span) -> Result<Vec<Span>> {
    let broken = |rule: &'static str, offset: u64| Error::Malformed {
        what: "a JPEG stream of a TIFF",
        rule,
        offset,
    };
    let mut bytes = Bytes {
        source,
        end: span.end(),
        window: Vec::new(),
        start: 0,
    };
    let start = [bytes.get(span.offset)?, bytes.get(span.offset + 1)?];
    if start != [Some(0xFF), Some(marker::SOI)] {
        return Err(broken("it starts with its SOI marker", span.offset));
    }
    let mut found = Vec::new();
    let mut blank = |from: u64, to: u64| {
        if to > from {
            found.push(Span::new(from, to - from));
        }
    };
    let mut at = span.offset + 2;
    let mut in_scan = false;
    let mut count = 0;
    loop {
        let Some((start, code, after)) = bytes.marker(at)? else {
            // A stream that ends without its marker ends with its scan.
            if !in_scan {
                blank(at, span.end());
            }
            return Ok(found);
        };
        if !in_scan {
            blank(at, start);
        }
        if code == marker::EOI {
            blank(after, span.end());
            return Ok(found);
        }
        count += 1;
        if count > MOST_SEGMENTS {
            return Err(Error::Limit {
                what: "segments of a JPEG stream",
                limit: MOST_SEGMENTS as u64,
                at: At::Byte(start),
            });
        }
        let length = match (bytes.get(after)?, bytes.get(after + 1)?) {
            (Some(high), Some(low)) => u64::from(high) << 8 | u64::from(low),
            _ => 0,
        };
        let end = after + length;
        if length < 2 || end > span.end() || code < marker::SOF0 {
            return Err(broken("its segments lie inside of it", start));
        }
        let (body, plain) = (after + 2, end - after - 2);
        match code {
            marker::APP0 if plain >= 14 && begins(&mut bytes, body, b"JFIF\0")? => {
                // The size of a thumbnail, and the thumbnail.
                let sized = [bytes.get(body + 12)?, bytes.get(body + 13)?];
                if sized != [Some(0), Some(0)] || plain > 14 {
                    blank(body + 12, end);
                }
            }
            marker::APP14 if plain >= 12 && begins(&mut bytes, body, b"Adobe")? => {
                blank(body + 12, end);
            }
            marker::APP0..=marker::APP15 | marker::COM => blank(body, end),
            _ => {}
        }
        in_scan = code == marker::SOS;
        at = end;
    }
}

fn begins(bytes: &mut Bytes<'_>, at: u64, word: &[u8]) -> Result<bool> {
    for (place, &letter) in (at..).zip(word) {
        if bytes.get(place)? != Some(letter) {
            return Ok(false);
        }
    }
    Ok(true)
}
