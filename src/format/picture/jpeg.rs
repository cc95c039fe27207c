//! JPEG files: the first picture, by the codec's own segments; of everything else the orientation comes back.
//!
//! Tables, frames and entropy-coded data stay byte for byte; JFIF and Adobe segments stay, cut to the fields
//! that decoders read. Whatever follows the first picture goes, further pictures included. Sources: T.81,
//! T.871, EXIF 2.32, CIPA DC-007 (further pictures).

use super::canvas::Canvas;
use super::carried::{Carried, text};
use super::examine::{Examined, refused};
use super::exif;
use crate::error::{At, Error, Result};
use crate::pixel::codec::jpeg;
use crate::pixel::codec::jpeg::segments::{Piece, marker, pieces};
use crate::pixel::{Area, Frame, MOST_FRAME_BYTES, Numbers, Photometric, Refused, Shape};
use crate::source::{Sink, Source, Span};
use std::ops::Range;

/// A file that was read, and its pieces.
pub struct Stream {
    /// All bytes of the file.
    pub bytes: Vec<u8>,
    /// Its pieces up to the end of the first picture.
    pub pieces: Vec<Piece>,
}

impl Stream {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// If it is too large or its segments cannot be told apart.
    pub fn of(source: &dyn Source) -> Result<Stream> {
        if source.len() > MOST_FRAME_BYTES as u64 {
            return Err(Error::Limit {
                what: "bytes of a JPEG file",
                limit: MOST_FRAME_BYTES as u64,
                at: At::Whole,
            });
        }
        let bytes = source.read(Span::new(0, source.len()))?;
        let pieces = pieces(&bytes).map_err(refused(1, 0))?;
        Ok(Stream { bytes, pieces })
    }

    /// The bytes of the picture: up to its end, or all.
    fn picture(&self) -> &[u8] {
        let end = match self.pieces.last() {
            Some(Piece::End(range)) => range.end,
            Some(Piece::Segment { .. } | Piece::Entropy(_)) | None => self.bytes.len(),
        };
        &self.bytes[..end]
    }

    fn segments(&self) -> impl Iterator<Item = (u8, Range<usize>)> + '_ {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Segment { marker, body, .. } => Some((*marker, body.clone())),
            Piece::Entropy(_) | Piece::End(_) => None,
        })
    }

    /// The shape of the picture, as its frame header says.
    ///
    /// # Errors
    ///
    /// If there is none, or not of a kind that is understood.
    pub fn shape(&self) -> std::result::Result<Shape, Refused> {
        shape(&self.bytes, self.segments(), Photometric::YbrFull)
    }

    /// Notes what it carries beside its picture.
    fn note(&self, carried: &mut Carried) {
        for (code, body) in self.segments() {
            let body = &self.bytes[body];
            match (sort(code, body), body.strip_prefix(exif::PREFIX)) {
                (_, Some(block)) if exif::is_plain(block) => {}
                (Some("exif"), Some(block)) => exif::survey(block, carried),
                (Some(sort), _) => carried.add(sort),
                (None, _) => {}
            }
        }
        if self.picture().len() < self.bytes.len() {
            carried.add("trailing-bytes");
        }
    }

    /// The orientation that its EXIF says, if it is another than upright.
    fn orientation(&self) -> Option<u16> {
        let mut blocks = self.segments().filter_map(|(code, body)| match code {
            0xE1 => self.bytes[body].strip_prefix(exif::PREFIX),
            _ => None,
        });
        blocks.find_map(exif::orientation)
    }
}

/// The shape that the frame header among `segments` of `stream` says; three samples mean `colours`.
///
/// # Errors
///
/// As [`Stream::shape`].
pub fn shape(
    stream: &[u8],
    mut segments: impl Iterator<Item = (u8, Range<usize>)>,
    colours: Photometric,
) -> std::result::Result<Shape, Refused> {
    let none = Refused("the JPEG stream has no frame");
    let frame = |code: u8| {
        (marker::SOF0..=marker::SOF15).contains(&code)
            && !matches!(code, marker::DHT | 0xC8 | marker::DAC)
    };
    let (code, body) = segments.find(|(code, _)| frame(*code)).ok_or(none)?;
    let &[precision, a, b, c, d, samples, ..] = &stream[body] else {
        return Err(none);
    };
    let lossless = code == marker::SOF3;
    let (allocated, stored) = match precision {
        2..=8 => (8, u16::from(precision)),
        9..=16 => (16, u16::from(precision)),
        _ => return Err(Refused("the JPEG process does not have this precision")),
    };
    let shape = Shape {
        rows: u32::from(u16::from_be_bytes([a, b])),
        columns: u32::from(u16::from_be_bytes([c, d])),
        samples: u16::from(samples),
        allocated,
        stored,
        high: stored - 1,
        numbers: Numbers::Unsigned,
        photometric: match samples {
            1 => Photometric::Monochrome2,
            3 if lossless => Photometric::Rgb,
            3 => colours,
            _ => return Err(Refused("pictures of such samples are not supported")),
        },
    };
    shape.sample_count(MOST_FRAME_BYTES)?;
    Ok(shape)
}

/// What an application segment or a comment is; `None` for what stays.
fn sort(code: u8, body: &[u8]) -> Option<&'static str> {
    Some(match code {
        marker::APP0 if body.starts_with(b"JFIF\0") && body.len() > 14 => "thumbnail",
        marker::APP0 if body.starts_with(b"JFIF\0") => return None,
        marker::APP0 if body.starts_with(b"JFXX\0") => "thumbnail",
        marker::APP14 if body.starts_with(b"Adobe") => return None,
        0xE1 if body.starts_with(exif::PREFIX) => "exif",
        0xE1 if body.starts_with(b"http://ns.adobe.com/") => "xmp",
        0xE2 if body.starts_with(b"ICC_PROFILE\0") => "colour-profile",
        0xE2 if body.starts_with(b"MPF\0") => "further-picture",
        0xED => "iptc",
        marker::COM => "comment",
        marker::APP0..=marker::APP15 => "unknown-data",
        _ => return None,
    })
}

/// Notes what a JPEG file carries beside its picture.
///
/// # Errors
///
/// As [`Stream::of`]; if it has no picture.
pub fn survey(source: &dyn Source, carried: &mut Carried) -> Result<(u32, u32)> {
    let stream = Stream::of(source)?;
    stream.note(carried);
    let shape = stream.shape().map_err(refused(1, 0))?;
    Ok((shape.columns, shape.rows))
}

/// The first picture of a JPEG file.
///
/// # Errors
///
/// As [`Stream::of`]; if the picture cannot be read.
pub fn read(source: &dyn Source) -> Result<Frame> {
    let stream = Stream::of(source)?;
    let shape = stream.shape().map_err(refused(1, 0))?;
    jpeg::decode(stream.picture(), &shape).map_err(refused(1, 0))
}

/// How the first picture of a JPEG file lies.
///
/// # Errors
///
/// As [`Stream::of`].
pub fn turn(source: &dyn Source) -> Result<u16> {
    Ok(Stream::of(source)?.orientation().unwrap_or(1))
}

/// Writes the JPEG without what it carries beside its picture, masked as ordered.
///
/// # Errors
///
/// If its picture cannot be read, or still shows text.
pub fn apply(
    source: &dyn Source,
    examined: &mut Examined<'_>,
    carried: &mut Carried,
    sink: &mut dyn Sink,
) -> Result<()> {
    let stream = Stream::of(source)?;
    let refused = refused(1, 0);
    stream.note(carried);
    let shape = stream.shape().map_err(&refused)?;
    let picture = stream.picture();
    let canvas = Canvas::alone((shape.columns, shape.rows));
    let areas: Vec<Area> = examined.areas(1, canvas, || {
        Ok(vec![jpeg::decode(picture, &shape).map_err(&refused)?])
    })?;
    let bare = match areas.is_empty() {
        true => jpeg::strip(picture)
            .map_err(&refused)?
            .unwrap_or_else(|| picture.to_vec()),
        false => jpeg::mask(picture, &shape, &areas).map_err(&refused)?,
    };
    let written = match stream.orientation() {
        Some(turn) => turned(&bare, turn),
        None => bare,
    };
    match written == stream.bytes {
        true => sink.range(Span::new(0, source.len())),
        false => sink.bytes(&written),
    }
}

/// A stream with an EXIF block that says `turn`, after its JFIF segment if it begins with one.
fn turned(bare: &[u8], turn: u16) -> Vec<u8> {
    let jfif = bare.get(2..4) == Some(&[0xFF, marker::APP0]);
    let length = bare
        .get(4..6)
        .map_or(0, |it| usize::from(u16::from_be_bytes([it[0], it[1]])));
    let at = if jfif { 4 + length } else { 2 };
    let (before, after) = bare.split_at(at.min(bare.len()));
    let block = exif::saying(turn);
    let mut out = before.to_vec();
    out.extend([0xFF, 0xE1]);
    out.extend(((block.len() + exif::PREFIX.len() + 2) as u16).to_be_bytes());
    out.extend(exif::PREFIX);
    out.extend(block);
    out.extend(after);
    out
}

/// Hands every application segment and comment to `visit`.
///
/// # Errors
///
/// As [`Stream::of`].
pub fn fields(source: &dyn Source, visit: &mut dyn FnMut(&str)) -> Result<()> {
    let stream = Stream::of(source)?;
    for (code, body) in stream.segments() {
        if matches!(code, marker::APP0..=marker::APP15 | marker::COM) {
            visit(&text(&stream.bytes[body]));
        }
    }
    visit(&text(&stream.bytes[stream.picture().len()..]));
    Ok(())
}
