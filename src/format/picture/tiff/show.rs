//! The pictures of a TIFF for a person to look at; of a slide those levels that fit a screen.
//!
//! A picture is read as the search reads it, and once more from a file of it alone as a run would write it.

use super::chunks::Samples;
use super::page::Page;
use super::write::write;
use super::{Pictures, ifd, page};
use crate::error::Result;
use crate::format::picture::carried::Carried;
use crate::format::picture::examine::Examined;
use crate::format::picture::show::{Offered, Seen, missing};
use crate::limits::Limits;
use crate::pixel::Frame;
use crate::source::{Assembled, Segments, Source};

/// Pixels of a level that is shown, if a smaller one is there: larger ones show the same.
const MOST_LEVEL_PIXELS: u64 = 1 << 24;

/// What there is to look at.
///
/// # Errors
///
/// If the directories or the pictures of the file cannot be told.
pub fn offered(source: &dyn Source) -> Result<Offered> {
    let pictures = Pictures::of(source)?;
    let shown = shown(&pictures);
    let mut frames = 0u32;
    for page in &shown {
        frames = frames.saturating_add(views(source, &pictures, page) as u32);
    }
    let first = *shown.first().ok_or_else(missing)?;
    let grey = Samples::of(source, pictures.order, first).is_ok_and(|it| it.is_grey());
    Ok(Offered {
        frames,
        levels: pictures.levels,
        size: pictures.canvas(first).whole,
        grey,
    })
}

/// Frame `number`, counted from 0.
///
/// # Errors
///
/// If there is no such frame, or it cannot be read.
pub fn seen(
    source: &dyn Source,
    limits: &Limits,
    examined: &mut Examined<'_>,
    number: u32,
) -> Result<Seen> {
    let pictures = Pictures::of(source)?;
    let mut at = number as usize;
    for page in shown(&pictures) {
        let views = views(source, &pictures, page);
        if at >= views {
            at -= views;
            continue;
        }
        let samples = Samples::of(source, pictures.order, page)?;
        let before = samples.views()?.into_iter().nth(at).ok_or_else(missing)?;
        let after = again(source, limits, &pictures, page, examined)
            .and_then(|after| after.into_iter().nth(at).ok_or_else(missing));
        return Ok(Seen {
            before,
            after,
            turn: turn(source, &pictures, page)?,
            canvas: pictures.canvas(page),
        });
    }
    Err(missing())
}

/// How the first picture lies.
///
/// # Errors
///
/// As [`offered`].
pub fn first_turn(source: &dyn Source) -> Result<u16> {
    let pictures = Pictures::of(source)?;
    match shown(&pictures).first() {
        Some(page) => turn(source, &pictures, page),
        None => Ok(1),
    }
}

/// How a picture lies.
fn turn(source: &dyn Source, pictures: &Pictures, page: &Page) -> Result<u16> {
    let said = match page.ifd.find(page::tag::ORIENTATION) {
        Some(entry) if page.stays(entry) => pictures.order.number(source, entry)?,
        Some(_) | None => None,
    };
    let turn = said.and_then(|it| u16::try_from(it).ok());
    Ok(turn.filter(|it| (1..=8).contains(it)).unwrap_or(1))
}

/// The views of a picture as it would be written, read from a file of it alone.
fn again(
    source: &dyn Source,
    limits: &Limits,
    pictures: &Pictures,
    page: &Page,
    examined: &mut Examined<'_>,
) -> Result<Vec<Frame>> {
    let mut room = source.len().saturating_mul(2);
    let carried = &mut Carried::default();
    let (picture, _) = pictures.carry(source, limits, page, examined, carried, &mut room)?;
    let mut written = Segments::default();
    write(pictures.order, vec![picture], &mut written)?;
    let output = Assembled::new(source, &written);
    let (order, first) = ifd::open(&output)?;
    let ifd = ifd::chain(&output, order, first)?.into_iter().next();
    let ifd = ifd.ok_or_else(missing)?;
    let page = Page::of(&output, order, page.number, ifd, page::MOST_CHUNKS)?;
    Samples::of(&output, order, &page)?.views()
}

/// The pictures that are shown: those that stay, of a slide from the smallest level to the largest that fits.
fn shown(pictures: &Pictures) -> Vec<&Page> {
    let stay = pictures.pages.iter().filter(|(_, stays)| *stays);
    let mut pages: Vec<&Page> = stay.map(|(page, _)| page).collect();
    if pictures.levels {
        let pixels = |page: &Page| u64::from(page.size.0) * u64::from(page.size.1);
        pages.sort_by_key(|page| (pixels(page), page.number));
        let fit = pages
            .iter()
            .filter(|page| pixels(page) <= MOST_LEVEL_PIXELS);
        let fit = fit.count().max(1);
        pages.truncate(fit);
    }
    pages
}

/// Number of views of a picture; one, if it cannot be read, which is told when it is asked for.
fn views(source: &dyn Source, pictures: &Pictures, page: &Page) -> usize {
    let samples = Samples::of(source, pictures.order, page);
    samples.and_then(|it| it.count()).unwrap_or(1)
}
