//! PNG: its chunks by an allow list, its picture by `image`.
//!
//! Chunks that stay are those that say how samples are shown, each with the length the standard gives it; of
//! an animation the first picture stays. The compressed picture must hold its samples and nothing more: one
//! with more is written anew. Source: PNG third edition.

pub(super) mod image;

use super::canvas::Canvas;
use super::carried::{Carried, text};
use super::examine::{Examined, refused};
use super::exif;
use super::raster::Raster;
use crate::error::{At, Error, Result};
use crate::limits::Limits;
use crate::pixel::MOST_FRAME_BYTES;
use crate::source::{Sink, Source, Span};
use std::io::Read;

/// What every PNG begins with.
pub const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1A\n";

/// Bytes of an inflated text that are read.
const MOST_TEXT: u64 = 1 << 20;

/// One chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk {
    /// Its type.
    pub kind: [u8; 4],
    /// All of it: length, type, data, check sum.
    pub whole: Span,
    /// Its data.
    pub data: Span,
}

/// The chunks of a PNG and the number of bytes after its end.
///
/// # Errors
///
/// If they cannot be told apart, or are too many.
pub fn chunks(source: &dyn Source, limits: &Limits) -> Result<(Vec<Chunk>, u64)> {
    let mut found = Vec::new();
    let mut at = SIGNATURE.len() as u64;
    loop {
        let truncated = Error::Truncated {
            what: "a PNG chunk",
            offset: at,
        };
        if source.len().saturating_sub(at) < 12 {
            return Err(truncated);
        }
        let mut head = [0; 8];
        source.read_at(at, &mut head)?;
        let [a, b, c, d, kind @ ..] = head;
        let length = u64::from(u32::from_be_bytes([a, b, c, d]));
        if !kind.iter().all(u8::is_ascii_alphabetic) || length >= 1 << 31 {
            return Err(malformed("its type is four letters", at));
        }
        if source.len() - at - 12 < length {
            return Err(truncated);
        }
        if found.len() >= limits.max_nodes {
            return Err(Error::Limit {
                what: "chunks of a PNG",
                limit: limits.max_nodes as u64,
                at: At::Byte(at),
            });
        }
        found.push(Chunk {
            kind,
            whole: Span::new(at, length + 12),
            data: Span::new(at + 8, length),
        });
        at += length + 12;
        if kind == *b"IEND" {
            return Ok((found, source.len() - at));
        }
    }
}

pub const fn malformed(rule: &'static str, offset: u64) -> Error {
    Error::Malformed {
        what: "a PNG chunk",
        rule,
        offset,
    }
}

/// Whether a chunk of this type and length says how samples of these `colours` (of IHDR) are shown, and
/// nothing else. A palette that is only suggested goes.
fn stays(kind: &[u8; 4], length: u64, colours: u8) -> bool {
    match kind {
        b"IHDR" => length == 13,
        b"PLTE" => colours == 3 && (3..=768).contains(&length) && length.is_multiple_of(3),
        b"tRNS" => match colours {
            0 => length == 2,
            2 => length == 6,
            3 => (1..=256).contains(&length),
            _ => false,
        },
        b"gAMA" => length == 4,
        b"cHRM" => length == 32,
        b"sRGB" => length == 1,
        b"cICP" => length == 4,
        b"sBIT" => (1..=4).contains(&length),
        b"bKGD" => matches!(length, 1 | 2 | 6),
        b"pHYs" => length == 9,
        b"IDAT" => true,
        b"IEND" => length == 0,
        _ => false,
    }
}

/// What a chunk that goes is.
fn sort(kind: &[u8; 4]) -> &'static str {
    match kind {
        b"tEXt" | b"zTXt" | b"iTXt" => "written-text",
        b"eXIf" => "exif",
        b"tIME" => "date",
        b"iCCP" => "colour-profile",
        b"acTL" | b"fcTL" | b"fdAT" => "animation",
        _ => "unknown-data",
    }
}

/// Notes what a PNG carries beside its picture.
///
/// # Errors
///
/// If its chunks cannot be told apart.
pub fn survey(source: &dyn Source, limits: &Limits, carried: &mut Carried) -> Result<(u32, u32)> {
    let (chunks, trailing) = chunks(source, limits)?;
    let header = image::Header::of(source, &chunks)?;
    let goes = |it: &&Chunk| !stays(&it.kind, it.data.len, header.colours);
    for chunk in chunks.iter().filter(goes) {
        let bounded = chunk.data.len <= limits.max_value_bytes;
        match &chunk.kind {
            b"eXIf" if bounded => exif::survey(&source.read(chunk.data)?, carried),
            b"tEXt" | b"zTXt" | b"iTXt" if bounded => {
                let (keyword, said) = worded(&chunk.kind, &source.read(chunk.data)?);
                match keyword.as_str() {
                    "XML:com.adobe.xmp" => carried.add("xmp"),
                    "Author" | "Artist" | "Copyright" => carried.person(&said),
                    "Creation Time" | "date:create" | "date:modify" => carried.date(&said),
                    _ => carried.add("written-text"),
                }
            }
            kind => carried.add(sort(kind)),
        }
    }
    if trailing > 0 {
        carried.add("trailing-bytes");
    }
    Ok((header.columns, header.rows))
}

/// Keyword and text of a text chunk, inflated as far as [`MOST_TEXT`].
pub fn worded(kind: &[u8; 4], data: &[u8]) -> (String, String) {
    let mut parts = data.splitn(2, |&byte| byte == 0);
    let keyword = text(parts.next().unwrap_or_default());
    let rest = parts.next().unwrap_or_default();
    let inflated = |bytes: &[u8]| {
        let mut said = Vec::new();
        // What a broken stream gave until it broke is what a reader may show.
        let _ = flate2::read::ZlibDecoder::new(bytes)
            .take(MOST_TEXT)
            .read_to_end(&mut said);
        text(&said)
    };
    let said = match kind {
        b"zTXt" | b"iCCP" => inflated(rest.get(1..).unwrap_or_default()),
        b"iTXt" => {
            let packed = rest.first() == Some(&1);
            let mut fields = rest
                .get(2..)
                .unwrap_or_default()
                .splitn(3, |&byte| byte == 0);
            let (language, translated) = (fields.next(), fields.next());
            let body = fields.next().unwrap_or_default();
            let said = match packed {
                true => inflated(body),
                false => text(body),
            };
            let before = [language, translated].map(|it| text(it.unwrap_or_default()));
            format!("{} {} {said}", before[0], before[1])
        }
        _ => text(rest),
    };
    (keyword, said)
}

/// The picture of a PNG, whatever stands beside it.
///
/// # Errors
///
/// If it breaks a rule of its format, or is too large.
pub fn read(source: &dyn Source, limits: &Limits) -> Result<Raster> {
    let (mut all, _) = chunks(source, limits)?;
    let header = image::Header::of(source, &all)?;
    all.retain(|it| stays(&it.kind, it.data.len, header.colours));
    let refused = refused(1, header.offset);
    let layout = header.layout(source, &all)?;
    layout.check(MOST_FRAME_BYTES).map_err(&refused)?;
    let (packed, _) = image::inflated(source, &header, &layout, &all)?;
    image::unfiltered(&header, layout, packed)
}

/// Writes the PNG without what it carries beside its picture, masked as ordered.
///
/// # Errors
///
/// If it breaks a rule of its format, or its picture cannot be read or still shows text.
pub fn apply(
    source: &dyn Source,
    limits: &Limits,
    examined: &mut Examined<'_>,
    carried: &mut Carried,
    sink: &mut dyn Sink,
) -> Result<()> {
    let (all, trailing) = chunks(source, limits)?;
    let header = image::Header::of(source, &all)?;
    let mut kept: Vec<Chunk> = Vec::new();
    let mut before_picture = true;
    for &chunk in &all {
        before_picture &= chunk.kind != *b"IDAT";
        let ends = matches!(&chunk.kind, b"IDAT" | b"IEND");
        let again = !ends && kept.iter().any(|other| other.kind == chunk.kind);
        if !stays(&chunk.kind, chunk.data.len, header.colours) || again || !(before_picture || ends)
        {
            // What a reader needs to go on and this one does not know (an upper-case first letter).
            let suggested = chunk.kind == *b"PLTE" && matches!(header.colours, 2 | 6);
            if chunk.kind[0].is_ascii_uppercase() && !suggested {
                return Err(malformed(
                    "critical chunks are of the standard, once and in their order",
                    chunk.whole.offset,
                ));
            }
            carried.add(sort(&chunk.kind));
            continue;
        }
        image::check_sum(source, &chunk)?;
        kept.push(chunk);
    }
    if trailing > 0 {
        carried.add("trailing-bytes");
    }
    let refused = refused(1, header.offset);
    let layout = header.layout(source, &kept)?;
    layout.check(MOST_FRAME_BYTES).map_err(&refused)?;
    let (packed, more) = image::inflated(source, &header, &layout, &kept)?;
    let mut written = None;
    if more || !examined.idle() {
        let mut raster = image::unfiltered(&header, layout, packed)?;
        let canvas = Canvas::alone((header.columns, header.rows));
        let areas = examined.areas(1, canvas, || Ok(raster.frames()))?;
        if more || !areas.is_empty() {
            raster.draw(&areas);
            written = Some(image::written(&raster)?);
        }
    }
    if more {
        carried.add("unknown-data");
    }
    if written.is_none() && kept.len() == all.len() && trailing == 0 {
        return sink.range(Span::new(0, source.len()));
    }
    sink.bytes(&SIGNATURE)?;
    let anew = written.is_some();
    for chunk in kept {
        match (&chunk.kind, anew) {
            (b"IHDR", true) => {
                let mut fields = source.read(chunk.data)?;
                // Lines are written one after the other.
                fields[12] = 0;
                sink.bytes(&image::chunk(b"IHDR", &fields))?;
            }
            (b"IDAT", true) => {
                for part in written.take().unwrap_or_default().chunks(1 << 20) {
                    sink.bytes(&image::chunk(b"IDAT", part))?;
                }
            }
            _ => sink.range(chunk.whole)?,
        }
    }
    Ok(())
}
