//! One picture of a TIFF: what its tags say, the tags that stay, and where its strips or tiles lie.
//!
//! Tags stay that say how samples are read and shown, with types and counts that the standard gives them.
//! Source: TIFF 6.0; tags 317 to 347 and 530 of its sections 14 to 22; NDPI as its scanners write it.

use super::ifd::{Entry, Ifd, Order};
use crate::error::{At, Error, Result};
use crate::source::{Source, Span};

/// Strips or tiles of all pictures of a file.
pub const MOST_CHUNKS: u64 = 1 << 24;

/// Tags that this program reads.
pub mod tag {
    pub const KIND: u16 = 254;
    pub const COLUMNS: u16 = 256;
    pub const ROWS: u16 = 257;
    pub const BITS: u16 = 258;
    pub const COMPRESSION: u16 = 259;
    pub const PHOTOMETRIC: u16 = 262;
    pub const FILL_ORDER: u16 = 266;
    pub const DESCRIPTION: u16 = 270;
    pub const MAKE: u16 = 271;
    pub const STRIP_OFFSETS: u16 = 273;
    pub const ORIENTATION: u16 = 274;
    pub const SAMPLES: u16 = 277;
    pub const ROWS_PER_STRIP: u16 = 278;
    pub const STRIP_COUNTS: u16 = 279;
    pub const PLANAR: u16 = 284;
    pub const PREDICTOR: u16 = 317;
    pub const COLOUR_MAP: u16 = 320;
    pub const TILE_COLUMNS: u16 = 322;
    pub const TILE_ROWS: u16 = 323;
    pub const TILE_OFFSETS: u16 = 324;
    pub const TILE_COUNTS: u16 = 325;
    pub const SAMPLE_FORMAT: u16 = 339;
    pub const JPEG_TABLES: u16 = 347;
    /// Of Hamamatsu: it is one of theirs.
    pub const NDPI: u16 = 65420;
    /// Of Hamamatsu: magnification of the lens; negative for anything but the slide.
    pub const NDPI_LENS: u16 = 65421;
}

/// The greatest number of values of a tag that stays; `None` for any other tag. `samples` is that of a pixel.
fn most(tag: u16, samples: u64) -> Option<u64> {
    Some(match tag {
        // Kinds, sizes, compression, photometric interpretation, fill order, orientation.
        254..=257 | 259 | 262 | 266 | 274 | 277 | 278 | 284 => 1,
        // Resolution and its unit, predictor, tile sizes.
        282 | 283 | 296 | 317 | 322 | 323 => 1,
        // Bits, smallest and largest value, extra samples, sample format and their bounds.
        258 | 280 | 281 | 338 | 339 | 340 | 341 => samples,
        // White point, primaries; colours of a palette.
        318 => 2,
        319 => 6,
        320 => 3 << 16,
        // Coefficients, subsampling, position and reference of YCbCr.
        529 => 3,
        530 => 2,
        531 => 1,
        532 => 6,
        tag::JPEG_TABLES => 1 << 16,
        // Of NDPI: its mark, the lens, where the slide lay, the focal plane.
        tag::NDPI..=65424 => 1,
        // Places inside a strip that it may be read from, low and high words.
        65426 | 65432 => MOST_CHUNKS,
        _ => return None,
    })
}

/// Strips or tiles of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Whether they are tiles.
    pub tiled: bool,
    /// Pixels across and down of each, but for the last strip.
    pub size: (u32, u32),
    /// Number across and down in one plane.
    pub count: (u32, u32),
    /// Where each lies, plane by plane, from left to right, from top to bottom.
    pub chunks: Vec<Span>,
}

/// One picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its number, from one.
    pub number: u32,
    /// Its directory.
    pub ifd: Ifd,
    /// Pixels across and down.
    pub size: (u32, u32),
    /// Samples in a pixel.
    pub samples: u64,
    /// Value of Compression.
    pub compression: u64,
    /// Whether samples of one kind lie together.
    pub planar: bool,
    /// Its strips or tiles.
    pub grid: Grid,
}

impl Page {
    /// Reads the picture of a directory, which may have `left` strips or tiles.
    ///
    /// # Errors
    ///
    /// If its sizes or its strips and tiles are missing or contradict each other.
    pub fn of(source: &dyn Source, order: Order, number: u32, ifd: Ifd, left: u64) -> Result<Page> {
        let at = ifd.whole.offset;
        let broken = |rule| Error::Malformed {
            what: "a picture of a TIFF",
            rule,
            offset: at,
        };
        let one = |tag: u16| -> Result<Option<u64>> {
            match ifd.find(tag) {
                Some(entry) => order.number(source, entry),
                None => Ok(None),
            }
        };
        let side = |tag| -> Result<u32> {
            let side = one(tag)?.and_then(|side| u32::try_from(side).ok());
            side.filter(|&side| side > 0 && side <= i32::MAX as u32)
                .ok_or(broken("it has columns and rows"))
        };
        let (columns, rows) = (side(tag::COLUMNS)?, side(tag::ROWS)?);
        let samples = one(tag::SAMPLES)?.unwrap_or(1);
        let planar = one(tag::PLANAR)?.unwrap_or(1) == 2;
        if !(1..=64).contains(&samples) {
            return Err(broken("it has samples"));
        }
        let tiled = ifd.find(tag::TILE_OFFSETS).is_some();
        let ((width, height), tags) = match tiled {
            true => {
                let size = (side(tag::TILE_COLUMNS)?, side(tag::TILE_ROWS)?);
                (size, (tag::TILE_OFFSETS, tag::TILE_COUNTS))
            }
            false => {
                let strip = one(tag::ROWS_PER_STRIP)?.unwrap_or(u64::from(rows));
                let strip = u32::try_from(strip).unwrap_or(rows).min(rows);
                if strip == 0 {
                    return Err(broken("a strip has rows"));
                }
                ((columns, strip), (tag::STRIP_OFFSETS, tag::STRIP_COUNTS))
            }
        };
        let count = (columns.div_ceil(width), rows.div_ceil(height));
        let planes = if planar { samples } else { 1 };
        let expected = (u64::from(count.0) * u64::from(count.1)).saturating_mul(planes);
        if expected > left {
            return Err(Error::Limit {
                what: "strips or tiles of a picture",
                limit: MOST_CHUNKS,
                at: At::Byte(at),
            });
        }
        let list = |tag| -> Result<Vec<u64>> {
            let entry = ifd.find(tag).filter(|entry| entry.count == expected);
            let numbers = entry.map(|entry| order.numbers(source, entry, expected));
            let numbers = numbers.transpose()?.flatten();
            numbers.ok_or(broken("it says where all of its strips or tiles are"))
        };
        let places = list(tags.0)?.into_iter().zip(list(tags.1)?);
        let mut chunks = Vec::with_capacity(expected as usize);
        for (offset, length) in places {
            let inside = offset
                .checked_add(length)
                .is_some_and(|end| end <= source.len());
            // A tile of no bytes is one that nobody scanned.
            match (inside, length) {
                (_, 0) => chunks.push(Span::new(0, 0)),
                (true, _) => chunks.push(Span::new(offset, length)),
                (false, _) => {
                    return Err(Error::Truncated {
                        what: "a strip or tile of a TIFF",
                        offset,
                    });
                }
            }
        }
        Ok(Page {
            number,
            size: (columns, rows),
            samples,
            compression: one(tag::COMPRESSION)?.unwrap_or(1),
            planar,
            grid: Grid {
                tiled,
                size: (width, height),
                count,
                chunks,
            },
            ifd,
        })
    }

    /// Whether an entry says how the picture is read and shown, in the way the standard has it.
    pub fn stays(&self, entry: &Entry) -> bool {
        let private = entry.tag >= tag::NDPI && self.ifd.find(tag::NDPI).is_none();
        let kind = match entry.tag {
            tag::JPEG_TABLES => entry.kind == 7,
            282 | 283 | 318 | 319 | 529 | 532 => entry.kind == 5,
            280 | 281 | 340 | 341 => matches!(entry.kind, 1 | 3 | 4 | 6 | 8 | 9 | 11 | 12),
            tag::NDPI..=65424 => matches!(entry.kind, 3 | 4 | 8 | 9 | 11 | 12),
            _ => matches!(entry.kind, 1 | 3 | 4 | 16),
        };
        let first = self.ifd.find(entry.tag) == Some(entry);
        let few =
            most(entry.tag, self.samples).is_some_and(|most| (1..=most).contains(&entry.count));
        kind && first && few && !private && entry.value.is_some()
    }

    /// Whether an entry says where strips or tiles are, which is said anew.
    pub fn places(entry: &Entry) -> bool {
        matches!(
            entry.tag,
            tag::STRIP_OFFSETS | tag::STRIP_COUNTS | tag::TILE_OFFSETS | tag::TILE_COUNTS
        )
    }
}
