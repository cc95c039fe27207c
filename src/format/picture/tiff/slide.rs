//! Whole slides: which pictures of a file are levels of the slide, and what viewers need to know of it.
//!
//! Beside the slide such files hold pictures of its label, of the whole glass and small ones of either. What is
//! not told to be a level goes: a level has tiles (of Hamamatsu: a lens), the shape of the largest one, is
//! smaller by less than a thousandth in area, and is not called otherwise. Sources: what OpenSlide's
//! documentation says of Aperio, Hamamatsu and generic tiled files; tags 254 and 270 of TIFF 6.0.

use super::ifd::Order;
use super::page::{Page, tag};
use crate::error::Result;
use crate::format::picture::carried::{Carried, text};
use crate::source::Source;
use crate::survey::Container;

/// Bytes of a description that are read.
const MOST_BYTES: u64 = 1 << 16;

/// Words by which pictures beside the slide are called.
const BESIDE: [&str; 5] = ["label", "macro", "overview", "thumbnail", "probability"];

/// A picture whose sides differ from those of the slide by more than this share, in percent, is none of it.
const SHAPE: u64 = 3;

/// A pyramid that no maker signed is a slide from this number of columns or rows on.
const LARGE: u32 = 4096;

/// What a file of several pictures is.
#[derive(Debug, PartialEq, Eq)]
pub struct Slide {
    /// Who signed it.
    pub container: Container,
    /// For each picture whether it stays.
    pub stays: Vec<bool>,
    /// What is said of the first picture, for viewers.
    pub description: Option<String>,
}

/// Judges the pictures of a file; `None` if it is no slide.
///
/// # Errors
///
/// If a description cannot be read.
pub fn judge(source: &dyn Source, order: Order, pages: &[Page]) -> Result<Option<Slide>> {
    let Some(first) = pages.first() else {
        return Ok(None);
    };
    let described = description(source, first)?;
    let container = if first.ifd.find(tag::NDPI).is_some() {
        Container::Ndpi
    } else if described.starts_with("Aperio ") {
        Container::Svs
    } else if is_pyramid(pages) {
        Container::Tiff
    } else {
        return Ok(None);
    };
    let mut levels = Vec::with_capacity(pages.len());
    for page in pages {
        levels.push(match container {
            Container::Ndpi => lens(source, order, page)?.is_some_and(|lens| lens > 0.0),
            Container::Png | Container::Jpeg | Container::Tiff | Container::Svs => page.grid.tiled,
        });
    }
    for (level, page) in levels.iter_mut().zip(pages) {
        let said = description(source, page)?.to_lowercase();
        let named = page.number > 1 && BESIDE.iter().any(|word| said.contains(word));
        let kind = match page.ifd.find(tag::KIND) {
            Some(entry) => order.number(source, entry)?.unwrap_or(0),
            None => 0,
        };
        // 1 is a smaller copy; Aperio gives 9 to the whole glass, 4 is a mask.
        *level &= !named && matches!(kind, 0 | 1);
    }
    let area = |page: &Page| u64::from(page.size.0) * u64::from(page.size.1);
    let kept = pages.iter().zip(&levels).filter(|&(_, &level)| level);
    let largest = kept
        .map(|(page, _)| page)
        .max_by_key(|&page| (area(page), std::cmp::Reverse(page.number)));
    let stays = pages.iter().zip(&levels);
    let stays =
        stays.map(|(page, &level)| level && largest.is_some_and(|largest| alike(page, largest)));
    Ok(Some(Slide {
        container,
        stays: stays.collect(),
        description: (container == Container::Svs).then(|| aperio(first, &described)),
    }))
}

/// Whether tiled pictures repeat the largest of them, each much smaller than the one before: pictures of about
/// one size may show different things, and nobody vouches that they do not.
fn is_pyramid(pages: &[Page]) -> bool {
    let mut tiled: Vec<&Page> = pages.iter().filter(|page| page.grid.tiled).collect();
    tiled.sort_by_key(|page| std::cmp::Reverse((page.size, page.number)));
    let Some(&largest) = tiled
        .iter()
        .max_by_key(|page| u64::from(page.size.0) * u64::from(page.size.1))
    else {
        return false;
    };
    tiled.retain(|page| alike(page, largest));
    let falls = |pair: &[&Page]| {
        let [large, small] = [pair[0], pair[1]].map(|page| u64::from(page.size.0));
        small * 10 <= large * 6
    };
    largest.size.0.max(largest.size.1) >= LARGE && tiled.len() > 1 && tiled.windows(2).all(falls)
}

/// Whether `page` may be `largest` at another size.
fn alike(page: &Page, largest: &Page) -> bool {
    let [(a, b), (c, d)] = [page.size, largest.size].map(|(x, y)| (u64::from(x), u64::from(y)));
    // Sides are rounded to whole pixels, and by some to whole tiles.
    let (one, other) = (a * d, b * c);
    let rounding = c.max(d) * 2;
    one.abs_diff(other) <= one.max(other) / 100 * SHAPE + rounding
}

/// Magnification of the lens, of Hamamatsu.
fn lens(source: &dyn Source, order: Order, page: &Page) -> Result<Option<f32>> {
    let entry = page.ifd.find(tag::NDPI_LENS);
    let Some(value) = entry
        .filter(|it| it.kind == 11 && it.count == 1)
        .and_then(|it| it.value)
    else {
        return Ok(None);
    };
    let bits = order.value(&source.read(value)?);
    Ok(Some(f32::from_bits(bits as u32)))
}

fn description(source: &dyn Source, page: &Page) -> Result<String> {
    let value = page
        .ifd
        .find(tag::DESCRIPTION)
        .and_then(|entry| entry.value);
    match value.filter(|value| value.len <= MOST_BYTES) {
        Some(value) => Ok(text(&source.read(value)?)),
        None => Ok(String::new()),
    }
}

/// The description of an Aperio slide: its size, and of its properties the two that viewers measure by.
fn aperio(page: &Page, described: &str) -> String {
    let (columns, rows) = page.size;
    let mut said = format!("Aperio Image Library\r\n{columns}x{rows}");
    for key in ["AppMag", "MPP"] {
        let number = described.split('|').skip(1).find_map(|property| {
            let (name, value) = property.split_once('=')?;
            let value = value.trim_matches(|c: char| c.is_whitespace() || c == '\0');
            let plain =
                value.len() <= 12 && value.bytes().all(|it| it.is_ascii_digit() || it == b'.');
            (name.trim() == key && plain && value.parse::<f64>().is_ok()).then_some(value)
        });
        if let Some(number) = number {
            said.push_str(&format!("|{key} = {number}"));
        }
    }
    said
}

/// Notes what the description of an Aperio slide names.
pub fn note(described: &str, carried: &mut Carried) {
    for property in described.split('|').skip(1) {
        let Some((name, value)) = property.split_once('=') else {
            continue;
        };
        match name.trim() {
            "Date" => carried.date(value),
            "User" => carried.person(value),
            "ScanScope ID" => carried.device(value),
            "Filename" | "Title" => carried.file(value),
            "Barcode" | "ImageID" | "Slide" => carried.record(value),
            _ => {}
        }
    }
}

/// Notes what the pictures of a slide name in their descriptions and private tags.
///
/// # Errors
///
/// If a description cannot be read.
pub fn survey(source: &dyn Source, page: &Page, carried: &mut Carried) -> Result<()> {
    let described = description(source, page)?;
    if described.starts_with("Aperio ") {
        note(&described, carried);
    }
    // Of Hamamatsu: the reference of the slide, the serial number of the scanner.
    for (tag, device) in [(65427, false), (65442, true)] {
        let value = page
            .ifd
            .find(tag)
            .filter(|it| it.kind == 2)
            .and_then(|it| it.value);
        let Some(value) = value.filter(|value| value.len <= MOST_BYTES) else {
            continue;
        };
        let said = text(&source.read(value)?);
        match device {
            true => carried.device(&said),
            false => carried.record(&said),
        }
    }
    Ok(())
}
