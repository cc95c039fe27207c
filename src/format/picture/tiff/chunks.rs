//! The samples of a TIFF picture: unpacked for the search, and packed again where a mask touches them.

use super::ifd::Order;
use super::packing::{Packing, difference};
use super::page::{Page, tag};
use super::stream;
use crate::error::{Error, Result};
use crate::format::picture::examine::refused;
use crate::format::picture::jpeg::shape;
use crate::format::picture::raster::{Layout, Meaning, Raster};
use crate::pixel::codec::jpeg::segments::{Piece, marker, pieces};
use crate::pixel::codec::{jpeg, jpeg2000};
use crate::pixel::{Area, Frame, MOST_FRAME_BYTES, Photometric, Refused, Shape};
use crate::source::{Segment, Source, Span};

/// How the strips and tiles of a picture are coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// Samples, packed without loss.
    Packed(Packing),
    /// Streams of JPEG.
    Jpeg,
    /// Codestreams of JPEG 2000.
    Jpeg2000,
}

impl Coding {
    fn of(compression: u64) -> Option<Coding> {
        Some(match compression {
            7 => Coding::Jpeg,
            33003 | 33005 | 34712 => Coding::Jpeg2000,
            other => Coding::Packed(Packing::of(other)?),
        })
    }
}

/// A picture being carried over.
pub struct Samples<'a> {
    source: &'a dyn Source,
    page: &'a Page,
    coding: Coding,
    order: Order,
    /// The tables that streams of JPEG share.
    tables: Vec<u8>,
    predicted: u64,
    offset: u64,
}

impl<'a> Samples<'a> {
    /// The samples of `page`.
    ///
    /// # Errors
    ///
    /// [`Error::Unsupported`] for a compression that nobody here reads.
    pub fn of(source: &'a dyn Source, order: Order, page: &'a Page) -> Result<Self> {
        let coding = Coding::of(page.compression).ok_or(Error::Unsupported {
            what: "the compression of this TIFF",
        })?;
        let one = |tag: u16| -> Result<Option<u64>> {
            match page.ifd.find(tag) {
                Some(entry) => order.number(source, entry),
                None => Ok(None),
            }
        };
        let tables = page.ifd.find(tag::JPEG_TABLES).filter(|it| page.stays(it));
        let tables = match tables.and_then(|it| it.value) {
            Some(value) => source.read(value)?,
            None => Vec::new(),
        };
        Ok(Samples {
            source,
            page,
            coding,
            order,
            tables,
            predicted: one(tag::PREDICTOR)?.unwrap_or(1),
            offset: page.ifd.whole.offset,
        })
    }

    fn refused(&self) -> impl Fn(Refused) -> Error {
        refused(self.page.number, self.offset)
    }

    fn one(&self, tag: u16) -> Result<Option<u64>> {
        match self.page.ifd.find(tag) {
            Some(entry) => self.order.number(self.source, entry),
            None => Ok(None),
        }
    }

    /// The layout of a picture of this size with the samples of one plane.
    fn layout(&self, (columns, rows): (u32, u32)) -> Result<Layout> {
        let refused = self.refused();
        let strange = refused(Refused("pictures of such samples are not supported"));
        let list = |tag: u16| -> Result<Vec<u64>> {
            let numbers = match self.page.ifd.find(tag) {
                Some(entry) => self.order.numbers(self.source, entry, 64)?,
                None => Some(vec![1]),
            };
            Ok(numbers.unwrap_or_default())
        };
        let (bits, formats) = (list(tag::BITS)?, list(tag::SAMPLE_FORMAT)?);
        let even = bits.windows(2).all(|pair| pair[0] == pair[1]);
        let plain = formats.iter().all(|&format| format == 1);
        let straight = self.one(tag::FILL_ORDER)?.unwrap_or(1) == 1;
        let (Some(&depth), true) = (bits.first(), even && plain && straight) else {
            return Err(strange);
        };
        let samples = if self.page.planar {
            1
        } else {
            self.page.samples
        };
        let meaning = match self.one(tag::PHOTOMETRIC)?.unwrap_or(1) {
            0 => Meaning::White,
            1 | 4 => Meaning::Grey,
            2 if self.page.planar => Meaning::Grey,
            2 => Meaning::Rgb,
            3 => Meaning::Palette(self.palette(depth)?),
            6 if self.coding == Coding::Jpeg && samples == 3 => Meaning::Rgb,
            _ => return Err(strange),
        };
        let layout = Layout {
            columns,
            rows,
            samples: samples as u16,
            bits: u16::try_from(depth).unwrap_or(0),
            little: self.order.little,
            meaning,
        };
        layout.check(MOST_FRAME_BYTES).map_err(refused)?;
        Ok(layout)
    }

    fn palette(&self, depth: u64) -> Result<Vec<[u8; 3]>> {
        let map = self.page.ifd.find(tag::COLOUR_MAP);
        let numbers = match map.filter(|_| depth <= 8) {
            Some(entry) => self.order.numbers(self.source, entry, 3 << 8)?,
            None => None,
        };
        let numbers = numbers.unwrap_or_default();
        let third = numbers.len() / 3;
        // Some writers give eight bits of the sixteen.
        let shift = if numbers.iter().all(|&it| it < 256) {
            0
        } else {
            8
        };
        let colours = (0..third).map(|at| {
            [at, third + at, 2 * third + at].map(|place| (numbers[place] >> shift) as u8)
        });
        Ok(colours.collect())
    }

    /// Number, place in the picture and place in the file of every strip or tile of a plane.
    fn chunks(&self, plane: usize) -> impl Iterator<Item = (usize, Area, Span)> + '_ {
        let grid = &self.page.grid;
        let count = grid.count.0 as usize * grid.count.1 as usize;
        let spans = grid
            .chunks
            .iter()
            .enumerate()
            .skip(plane * count)
            .take(count);
        spans.map(move |(number, &span)| {
            let at = (number - plane * count) as u32;
            let y = at / grid.count.0 * grid.size.1;
            let height = match grid.tiled {
                true => grid.size.1,
                false => grid.size.1.min(self.page.size.1 - y),
            };
            let area = Area {
                x: at % grid.count.0 * grid.size.0,
                y,
                width: grid.size.0,
                height,
            };
            (number, area, span)
        })
    }

    fn planes(&self) -> usize {
        if self.page.planar {
            self.page.samples as usize
        } else {
            1
        }
    }

    fn bytes(&self, span: Span) -> Result<Vec<u8>> {
        if span.len > MOST_FRAME_BYTES as u64 {
            let what = Refused("the picture is larger than the bound on memory");
            return Err(self.refused()(what));
        }
        self.source.read(span)
    }

    /// The samples of one strip or tile, and whether it holds anything more.
    fn unpacked(&self, packing: Packing, area: Area, span: Span) -> Result<(Raster, bool)> {
        let layout = self.layout((area.width, area.height))?;
        let expected = layout.line() * area.height as usize;
        let packed = self.bytes(span)?;
        let (mut bytes, more) = packing.unpack(&packed, expected).map_err(self.refused())?;
        match self.predicted {
            1 => {}
            2 => difference(&mut bytes, &layout, true).map_err(self.refused())?,
            _ => return Err(self.refused()(Refused("this predictor is not supported"))),
        }
        Ok((Raster { layout, bytes }, more))
    }

    /// The whole stream of a strip or tile of JPEG: the shared tables before its own segments.
    fn stream(&self, span: Span) -> Result<(Vec<u8>, Shape)> {
        let own = self.bytes(span)?;
        let mut whole = own[..2.min(own.len())].to_vec();
        whole.extend(self.shared_tables()?);
        whole.extend_from_slice(own.get(2..).unwrap_or_default());
        let colours = match self.one(tag::PHOTOMETRIC)? {
            Some(2) => Photometric::Rgb,
            _ => Photometric::YbrFull,
        };
        let found = pieces(&whole).map_err(self.refused())?;
        let segments = found.iter().filter_map(|piece| match piece {
            Piece::Segment { marker, body, .. } => Some((*marker, body.clone())),
            Piece::Entropy(_) | Piece::End(_) => None,
        });
        let shape = shape(&whole, segments, colours).map_err(self.refused())?;
        Ok((whole, shape))
    }

    /// What is searched for text.
    ///
    /// # Errors
    ///
    /// If the samples are of a kind that is not read, are broken, or too many.
    pub fn frames(&self) -> Result<Vec<Frame>> {
        let mut frames = Vec::new();
        for plane in 0..self.planes() {
            frames.extend(self.plane(plane)?.frames());
        }
        Ok(frames)
    }

    /// What a person looks at: of each plane its colours, then its extra samples.
    ///
    /// # Errors
    ///
    /// As [`Samples::frames`].
    pub fn views(&self) -> Result<Vec<Frame>> {
        let mut views = Vec::new();
        for plane in 0..self.planes() {
            views.extend(self.plane(plane)?.views());
        }
        Ok(views)
    }

    /// Number of [`Samples::views`], without reading them.
    ///
    /// # Errors
    ///
    /// If the samples are of a kind that is not read, or too many.
    pub fn count(&self) -> Result<usize> {
        let layout = self.layout(self.page.size)?;
        Ok(self.planes().saturating_mul(layout.views()))
    }

    /// Whether its first view is one of grey values.
    pub fn is_grey(&self) -> bool {
        let layout = self.layout(self.page.size);
        layout.is_ok_and(|it| matches!(it.meaning, Meaning::Grey | Meaning::White))
    }

    /// One plane, put together from its strips or tiles.
    fn plane(&self, plane: usize) -> Result<Raster> {
        let layout = self.layout(self.page.size)?;
        let line = layout.line();
        let mut bytes = vec![0; line * layout.rows as usize];
        let pixel = usize::from(layout.samples * layout.bits);
        for (_, area, span) in self.chunks(plane) {
            if span.len == 0 {
                continue;
            }
            let part = match self.coding {
                Coding::Packed(packing) => self.unpacked(packing, area, span)?.0,
                Coding::Jpeg => self.decoded(area, span)?,
                Coding::Jpeg2000 => {
                    let what = Refused("JPEG 2000 in a TIFF is not searched");
                    return Err(self.refused()(what));
                }
            };
            // Tiles begin at whole bytes: their columns are a multiple of sixteen.
            let from = area.x as usize * pixel / 8;
            let width = part.layout.line().min(line.saturating_sub(from));
            let lines = part.bytes.chunks_exact(part.layout.line());
            for (y, source) in (area.y as usize..layout.rows as usize).zip(lines) {
                let at = y * line + from;
                bytes[at..at + width].copy_from_slice(&source[..width]);
            }
        }
        Ok(Raster { layout, bytes })
    }

    /// A strip or tile of JPEG as samples.
    fn decoded(&self, area: Area, span: Span) -> Result<Raster> {
        let (stream, shape) = self.stream(span)?;
        let layout = self.layout((area.width, area.height))?;
        let fits = (shape.columns, shape.rows) == (area.width, area.height);
        if !fits || shape.allocated != layout.bits || shape.samples != layout.samples {
            let what = Refused("a strip or tile of JPEG is not of the declared size");
            return Err(self.refused()(what));
        }
        let frame = jpeg::decode(&stream, &shape).map_err(self.refused())?;
        let bytes = frame.bytes;
        Ok(Raster { layout, bytes })
    }

    /// The segments of the tables that streams of JPEG share.
    fn shared_tables(&self) -> Result<Vec<u8>> {
        let mut segments = Vec::new();
        if !self.tables.is_empty() {
            for piece in pieces(&self.tables).map_err(self.refused())? {
                if let Piece::Segment { marker, whole, .. } = piece
                    && matches!(
                        marker,
                        marker::DQT | marker::DHT | marker::DRI | marker::DAC
                    )
                {
                    segments.extend_from_slice(&self.tables[whole]);
                }
            }
        }
        Ok(segments)
    }

    /// Every strip and tile as it is written: as it is, without what it carries beside its samples, or with
    /// the areas masked. The numbers count what was blanked or cut off.
    ///
    /// # Errors
    ///
    /// As [`Samples::frames`], for those that areas touch.
    pub fn written(&self, areas: &[Area], beside: &mut u64) -> Result<Vec<Vec<Segment>>> {
        let mut out = Vec::with_capacity(self.page.grid.chunks.len());
        // A masked stream has tables of its own, and readers go on with those they saw last.
        let tables = match areas.is_empty() {
            true => Vec::new(),
            false => self.shared_tables()?,
        };
        for plane in 0..self.planes() {
            for (_, place, span) in self.chunks(plane) {
                let touching: Vec<Area> = areas
                    .iter()
                    .filter_map(|area| local(*area, place))
                    .collect();
                out.push(match (span.len, touching.is_empty()) {
                    (0, _) => Vec::new(),
                    (_, true) => self.untouched(place, span, &tables, beside)?,
                    (_, false) => vec![Segment::New(self.masked(place, span, &touching)?)],
                });
            }
        }
        Ok(out)
    }

    fn untouched(
        &self,
        place: Area,
        span: Span,
        tables: &[u8],
        beside: &mut u64,
    ) -> Result<Vec<Segment>> {
        match self.coding {
            Coding::Packed(Packing::None) => {
                // What lies behind the samples of a strip is cut off.
                let layout = self.layout((place.width, place.height))?;
                let expected = layout.line() as u64 * u64::from(place.height);
                *beside += u64::from(expected < span.len);
                let len = span.len.min(expected);
                Ok(vec![Segment::Range(Span::new(span.offset, len))])
            }
            Coding::Packed(packing) => {
                let (raster, more) = self.unpacked(packing, place, span)?;
                *beside += u64::from(more);
                match more {
                    true => Ok(vec![Segment::New(self.packed(packing, raster)?)]),
                    false => Ok(vec![Segment::Range(span)]),
                }
            }
            Coding::Jpeg => {
                let blanks = stream::beside(self.source, span)?;
                *beside += blanks.len() as u64;
                if tables.is_empty() {
                    return Ok(blanked(span, &blanks));
                }
                let start = Segment::Range(Span::new(span.offset, 2));
                let rest = blanked(Span::new(span.offset + 2, span.len - 2), &blanks);
                let tables = Segment::New(tables.to_vec());
                Ok([start, tables].into_iter().chain(rest).collect())
            }
            Coding::Jpeg2000 => {
                let bytes = self.bytes(span)?;
                let bare = jpeg2000::strip(&bytes).map_err(self.refused())?;
                *beside += u64::from(bare.is_some());
                Ok(match bare {
                    Some(bare) => vec![Segment::New(bare)],
                    None => vec![Segment::Range(span)],
                })
            }
        }
    }

    fn packed(&self, packing: Packing, mut raster: Raster) -> Result<Vec<u8>> {
        if self.predicted == 2 {
            difference(&mut raster.bytes, &raster.layout, false).map_err(self.refused())?;
        }
        let line = raster.layout.line();
        packing.pack(&raster.bytes, line).map_err(self.refused())
    }

    fn masked(&self, place: Area, span: Span, areas: &[Area]) -> Result<Vec<u8>> {
        match self.coding {
            Coding::Packed(packing) => {
                let (mut raster, _) = self.unpacked(packing, place, span)?;
                raster.draw(areas);
                self.packed(packing, raster)
            }
            Coding::Jpeg => {
                let (stream, shape) = self.stream(span)?;
                jpeg::mask(&stream, &shape, areas).map_err(self.refused())
            }
            Coding::Jpeg2000 => {
                let what = Refused("JPEG 2000 in a TIFF is not masked");
                Err(self.refused()(what))
            }
        }
    }
}

/// The part of `area` that lies in `place`, counted from the corner of that.
fn local(area: Area, place: Area) -> Option<Area> {
    let side = |from: u32, length: u32, start: u32, size: u32| {
        let first = from.max(start);
        let last = from.saturating_add(length).min(start.saturating_add(size));
        (last > first).then(|| (first - start, last - first))
    };
    let (x, width) = side(area.x, area.width, place.x, place.width)?;
    let (y, height) = side(area.y, area.height, place.y, place.height)?;
    Some(Area {
        x,
        y,
        width,
        height,
    })
}

/// `span` with zeros for what lies in `blanks`.
fn blanked(span: Span, blanks: &[Span]) -> Vec<Segment> {
    let mut out = Vec::new();
    let mut at = span.offset;
    for blank in blanks {
        out.push(Segment::Range(Span::new(at, blank.offset - at)));
        out.push(Segment::New(vec![0; blank.len as usize]));
        at = blank.end();
    }
    out.push(Segment::Range(Span::new(at, span.end() - at)));
    out.retain(|piece| !piece.is_empty());
    out
}
