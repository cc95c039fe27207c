//! TIFF and BigTIFF, among them whole slides: tags by an allow list, strips and tiles as they are.
//!
//! The file is laid out anew, since tags and pictures that go leave their bytes behind otherwise. Strips and
//! tiles are ranges of the input unless a mask touches them. What a JPEG stream among them carries beside its
//! picture becomes zeros, so that places inside of it stay true. A file with nothing to change and nothing
//! between its parts comes out as it is.
//!
//! Does not know: CMYK, YCbCr that is not JPEG, Lab, floating point, old JPEG and fax compression, pictures in
//! sub-directories (they go), classic files beyond four gigabytes.

mod chunks;
pub mod ifd;
mod packing;
mod page;
pub mod show;
mod slide;
mod stream;
mod write;

use self::ifd::{Entry, Ifd, Order};
use self::page::{Page, tag};
use self::write::{Field, Picture};
use super::canvas::Canvas;
use super::carried::{Carried, text};
use super::examine::Examined;
use super::exif;
use crate::error::{At, Error, Result};
use crate::limits::Limits;
use crate::source::{Sink, Source, Span};
use crate::survey::Container;

/// The pictures of a file and which of them stay.
struct Pictures {
    order: Order,
    container: Container,
    /// Whether they are one picture at several sizes.
    levels: bool,
    pages: Vec<(Page, bool)>,
    description: Option<String>,
}

impl Pictures {
    fn of(source: &dyn Source) -> Result<Pictures> {
        let (order, first) = ifd::open(source)?;
        if !order.big && source.len() > u64::from(u32::MAX) {
            return Err(Error::Unsupported {
                what: "a TIFF of more than four gigabytes with offsets of 32 bits",
            });
        }
        let mut pages = Vec::new();
        let mut left = page::MOST_CHUNKS;
        for (number, ifd) in (1..).zip(ifd::chain(source, order, first)?) {
            let page = Page::of(source, order, number, ifd, left)?;
            left -= page.grid.chunks.len() as u64;
            pages.push(page);
        }
        let spans = pages.iter().flat_map(|page| &page.grid.chunks);
        let mut spans: Vec<Span> = spans.copied().collect();
        spans.sort_unstable();
        spans.dedup();
        // Strips that overlap each other would let a file grow without bound.
        let together = spans
            .iter()
            .try_fold(0u64, |sum, span| sum.checked_add(span.len));
        if together.is_none_or(|sum| sum / 2 > source.len()) {
            return Err(Error::Malformed {
                what: "a TIFF",
                rule: "its strips and tiles do not overlap",
                offset: 0,
            });
        }
        let slide = slide::judge(source, order, &pages)?;
        let levels = slide.is_some();
        let (container, stays, description) = match slide {
            Some(slide) => (slide.container, slide.stays, slide.description),
            None => (Container::Tiff, vec![true; pages.len()], None),
        };
        if !stays.contains(&true) {
            return Err(Error::Unsupported {
                what: "a slide without a level that can be told from its label",
            });
        }
        Ok(Pictures {
            order,
            container,
            levels,
            pages: pages.into_iter().zip(stays).collect(),
            description,
        })
    }

    /// Size of the largest picture that stays.
    fn largest(&self) -> (u32, u32) {
        let stay = self.pages.iter().filter(|(_, stays)| *stays);
        let sizes = stay.map(|(page, _)| page.size);
        let area = |&(columns, rows): &(u32, u32)| u64::from(columns) * u64::from(rows);
        sizes.max_by_key(area).unwrap_or_default()
    }

    /// Where areas lie in `page`: of a slide they are drawn on its largest level.
    fn canvas(&self, page: &Page) -> Canvas {
        match self.levels {
            true => Canvas {
                size: page.size,
                whole: self.largest(),
            },
            false => Canvas::alone(page.size),
        }
    }

    /// The picture of `page` as it is written, and whether that is as it was. `room` is what the values of
    /// tags may still take.
    fn carry(
        &self,
        source: &dyn Source,
        limits: &Limits,
        page: &Page,
        examined: &mut Examined<'_>,
        carried: &mut Carried,
        room: &mut u64,
    ) -> Result<(Picture, bool)> {
        let samples = chunks::Samples::of(source, self.order, page)?;
        let areas = examined.areas(page.number, self.canvas(page), || samples.frames())?;
        let mut beside = 0;
        let mut picture = Picture {
            tiled: page.grid.tiled,
            chunks: samples.written(&areas, &mut beside)?,
            fields: Vec::new(),
        };
        if beside > 0 {
            carried.add("unknown-data");
        }
        let mut unchanged = areas.is_empty() && beside == 0;
        for entry in &page.ifd.entries {
            let bytes = match self.instead(page, entry) {
                Some(said) => Some([said.as_bytes(), &[0]].concat()),
                None if page.stays(entry) => value(source, entry, limits)?,
                None => None,
            };
            let Some(mut bytes) = bytes else { continue };
            let mut count = entry.count;
            let said = matches!(entry.tag, tag::DESCRIPTION | tag::MAKE);
            if said {
                count = bytes.len() as u64;
            }
            if entry.tag == tag::JPEG_TABLES
                && let Some(span) = entry.value
            {
                let blanks = stream::beside(source, span)?;
                unchanged &= blanks.is_empty();
                for blank in blanks {
                    let from = (blank.offset - span.offset) as usize;
                    bytes[from..from + blank.len as usize].fill(0);
                }
            }
            if picture.fields.iter().any(|field| field.tag == entry.tag) {
                continue;
            }
            // Directories that share their values would let a file grow without bound.
            *room = room
                .checked_sub(bytes.len() as u64)
                .ok_or(Error::Malformed {
                    what: "a TIFF",
                    rule: "the values of its tags do not overlap",
                    offset: page.ifd.whole.offset,
                })?;
            picture.fields.push(Field {
                tag: entry.tag,
                kind: if said { 2 } else { entry.kind },
                count,
                bytes,
            });
        }
        Ok((picture, unchanged))
    }

    /// What is written instead of an entry that goes, if anything.
    fn instead(&self, page: &Page, entry: &Entry) -> Option<String> {
        match (entry.tag, self.container) {
            (tag::DESCRIPTION, Container::Svs) if page.number == 1 => self.description.clone(),
            // Readers know the format by it.
            (tag::MAKE, Container::Ndpi) => Some("Hamamatsu".to_owned()),
            _ => None,
        }
    }

    /// Notes everything that goes; whether that is nothing.
    fn note(&self, source: &dyn Source, limits: &Limits, carried: &mut Carried) -> Result<bool> {
        let mut nothing = true;
        for (page, stays) in &self.pages {
            slide::survey(source, page, carried)?;
            if !stays {
                carried.add("further-picture");
                nothing = false;
            }
            for entry in &page.ifd.entries {
                if *stays && (page.stays(entry) || Page::places(entry)) {
                    continue;
                }
                if let Some(said) = self.instead(page, entry)
                    && value(source, entry, limits)?.is_some_and(|bytes| same(&bytes, &said))
                {
                    continue;
                }
                nothing = false;
                if Page::places(entry) || !stays && page.stays(entry) {
                    continue;
                }
                exif::note(source, entry, carried);
                self.sort(source, entry, carried)?;
            }
        }
        Ok(nothing)
    }

    /// Notes an entry that [`exif::note`] says nothing of, or not all.
    fn sort(&self, source: &dyn Source, entry: &Entry, carried: &mut Carried) -> Result<()> {
        match entry.tag {
            // Of these it says all.
            270 | 306 | 315 | 316 | 269 | 285 | 700 | 33432 | 33723 | 34377 | 34675 | 34853 => {}
            // Make, model, software; private numbers and texts of Hamamatsu.
            271 | 272 | 305 => carried.add("device"),
            330 => carried.add("further-picture"),
            34665 => {
                carried.add("exif");
                let Some(offset) = self.order.number(source, entry)? else {
                    return Ok(());
                };
                // What cannot be read goes as well.
                let inner = ifd::read(source, self.order, offset).ok();
                for entry in inner.iter().flat_map(|inner| &inner.entries) {
                    exif::note(source, entry, carried);
                }
            }
            _ => carried.add("unknown-data"),
        }
        Ok(())
    }
}

fn same(bytes: &[u8], said: &str) -> bool {
    bytes.strip_suffix(&[0]) == Some(said.as_bytes())
}

/// The bytes of an entry.
fn value(source: &dyn Source, entry: &Entry, limits: &Limits) -> Result<Option<Vec<u8>>> {
    let Some(value) = entry.value else {
        return Ok(None);
    };
    if value.len > limits.max_value_bytes {
        return Err(Error::Limit {
            what: "bytes of a TIFF tag",
            limit: limits.max_value_bytes,
            at: At::Byte(value.offset),
        });
    }
    source.read(value).map(Some)
}

/// Notes what a TIFF carries beside its pictures; how it is signed, and the sizes that areas are drawn on: of a
/// slide its largest level, else of every picture that stays.
///
/// # Errors
///
/// If its directories or its pictures cannot be told.
pub fn survey(
    source: &dyn Source,
    limits: &Limits,
    carried: &mut Carried,
) -> Result<(Container, Vec<(u32, u32)>)> {
    let pictures = Pictures::of(source)?;
    pictures.note(source, limits, carried)?;
    let stay = pictures.pages.iter().filter(|(_, stays)| *stays);
    let sizes = match pictures.levels {
        true => vec![pictures.largest()],
        false => stay.map(|(page, _)| page.size).collect(),
    };
    Ok((pictures.container, sizes))
}

/// Writes the TIFF without what it carries beside its pictures, masked as ordered.
///
/// # Errors
///
/// If it breaks a rule of its format, is compressed in a way that is not read, or a picture still shows text.
pub fn apply(
    source: &dyn Source,
    limits: &Limits,
    examined: &mut Examined<'_>,
    carried: &mut Carried,
    sink: &mut dyn Sink,
) -> Result<()> {
    let pictures = Pictures::of(source)?;
    let order = pictures.order;
    let mut unchanged = pictures.note(source, limits, carried)?;
    let mut written = Vec::new();
    let mut room = source.len().saturating_mul(2);
    for (page, _) in pictures.pages.iter().filter(|(_, stays)| *stays) {
        let (picture, same) = pictures.carry(source, limits, page, examined, carried, &mut room)?;
        unchanged &= same;
        written.push(picture);
    }
    if unchanged && is_filled(source, &pictures)? {
        return sink.range(Span::new(0, source.len()));
    }
    write::write(order, written, sink)
}

/// Whether every byte of a file belongs to a part that stays, or is a zero between such parts.
fn is_filled(source: &dyn Source, pictures: &Pictures) -> Result<bool> {
    /// Bytes between two parts, of those who align them.
    const MOST_BETWEEN: u64 = 256;
    let mut parts = vec![Span::new(0, if pictures.order.big { 16 } else { 8 })];
    for (page, _) in &pictures.pages {
        parts.push(page.ifd.whole);
        parts.extend(page.ifd.entries.iter().filter_map(|entry| entry.value));
        parts.extend(&page.grid.chunks);
    }
    parts.sort_unstable();
    parts.push(Span::new(source.len(), 0));
    let mut at = 0;
    for part in parts {
        if part.offset > at {
            let between = Span::new(at, part.offset - at);
            if between.len > MOST_BETWEEN || source.read(between)?.iter().any(|&byte| byte != 0) {
                return Ok(false);
            }
        }
        at = at.max(part.end());
    }
    Ok(true)
}

/// Hands the text of every tag to `visit`, and what stands between the parts of the file.
///
/// # Errors
///
/// If the directories cannot be read.
pub fn fields(source: &dyn Source, limits: &Limits, visit: &mut dyn FnMut(&str)) -> Result<()> {
    let (order, first) = ifd::open(source)?;
    let show = |ifd: &Ifd, visit: &mut dyn FnMut(&str)| -> Result<()> {
        // Tables of JPEG are numbers that read like words: CDEFGHIJ and the like.
        let words = |entry: &&Entry| !Page::places(entry) && entry.tag != tag::JPEG_TABLES;
        for entry in ifd.entries.iter().filter(words) {
            if let Some(bytes) = value(source, entry, limits)? {
                visit(&text(&bytes));
            }
        }
        Ok(())
    };
    for ifd in ifd::chain(source, order, first)? {
        show(&ifd, visit)?;
        for tag in [34665, 34853] {
            let Some(entry) = ifd.find(tag) else { continue };
            if let Some(offset) = order.number(source, entry)? {
                show(&ifd::read(source, order, offset)?, visit)?;
            }
        }
    }
    Ok(())
}
