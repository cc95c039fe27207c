//! The pixel stage: masks what is ordered and what the search finds, frame by frame.
//!
//! A frame that no mask touches keeps its bytes, but for what a codestream carries beside the picture.
//! Every masked frame is read again before it counts, and the search is repeated on it: what surely still
//! shows text, or cannot be read, holds the file back. Frames that equal the one before share its result.

mod coding;
mod look;
mod surface;

pub use look::{frames, look};

use self::coding::Codings;
use super::super::own;
use super::super::scope::View;
use super::super::tree::Edit;
use super::frames::{Frames, LENGTHS, OFFSETS};
use super::image::Image;
use super::looks::Looks;
use super::overlay_bits;
use crate::action::{MaskReason, PixelOrders, Recognition, Search};
use crate::element::{Tag, VR};
use crate::error::{At, Error, Result};
use crate::format::reading::{Chosen, Reading, Sight};
use crate::pixel::codec::{Codec, VARIES, native};
use crate::pixel::search::{colours, search};
use crate::pixel::spare::Spare;
use crate::pixel::text::Settings;
use crate::pixel::{Area, Frame, MOST_FRAME_BYTES, Numbers, Refused, Shape, mask};
use crate::source::Span;
use crate::transform::misread::Misread;
use std::collections::{BTreeMap, BTreeSet};

const SMALLEST: Tag = Tag(0x0028, 0x0106);
const LARGEST: Tag = Tag(0x0028, 0x0107);

const NO_CODEC: &str = "its compression is not supported";
const TOO_LARGE: &str = "the frame is larger than the bound on memory";

/// What the stage did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Examined {
    /// Edits of single nodes; those around them are walked.
    pub edits: BTreeMap<u32, Edit>,
    /// Areas that were masked, by reason, over all frames.
    pub masked: BTreeMap<MaskReason, u64>,
    /// Frames with at least one mask.
    pub frames: u64,
    /// Whether every frame was searched, and searched again after masking.
    pub searched: bool,
    /// Whether the masked frames were read.
    pub read: bool,
    /// Areas of text that stay because it was read as harmless, over all frames.
    pub harmless: u64,
    /// Whether faces were looked for in every frame.
    pub faces: bool,
    /// Whether the surface of a head was removed, and found gone in every frame.
    pub surface: bool,
    /// Whether anything stood beside the pixels: comments, bytes behind them, bits of no value.
    pub cleared: bool,
    /// The transfer syntax that the frames have now, where it is another.
    pub transfer_syntax: Option<&'static str>,
}

/// Carries `orders` out on the image of `view`. Where nobody can read what is ordered to be read, the search
/// masks all that it finds.
///
/// # Errors
///
/// [`Error::Frame`] for a frame that cannot be read or written, [`Error::FrameVaries`] for one that processors decode
/// differently, [`Error::TextRemains`] for one that shows
/// text after masking, and whatever [`Image::of`] and [`Frames::of`] refuse.
pub fn examine(view: &mut View<'_>, orders: &PixelOrders, sight: &Sight<'_>) -> Result<Examined> {
    if let Some(reading) = reading(view, orders, sight)?
        && let Some(examined) = examined(view, orders, Some(reading))?
    {
        return Ok(examined);
    }
    Ok(examined(view, orders, None)?.unwrap_or_default())
}

/// The reading that is ordered, if somebody can read.
fn reading<'a>(
    view: &mut View<'_>,
    orders: &PixelOrders,
    sight: &Sight<'a>,
) -> Result<Option<Reading<'a>>> {
    match (orders.recognition, sight.reader) {
        (Recognition::Off, _) | (_, None) => Ok(None),
        (Recognition::Confirm | Recognition::AllowHarmless, Some(reader)) => {
            let own = own::identifiers(view, own::may_be_drawn)?;
            let misread = Misread::new(sight.known, &own);
            Ok(Some(Reading::new(reader, orders.recognition, misread)))
        }
    }
}

/// As [`examine`]; `None` if the reading failed.
fn examined(
    view: &mut View<'_>,
    orders: &PixelOrders,
    reading: Option<Reading<'_>>,
) -> Result<Option<Examined>> {
    let codec = Codec::of(&view.set.transfer_syntax);
    let overlays = overlay_bits(view)?;
    let overlaid = !overlays.is_empty();
    let idle = !orders.look() && orders.masks.is_empty() && orders.surface.is_none() && !overlaid;
    let Some(mut stage) = Stage::of(view, orders, overlaid, reading)? else {
        return Ok(Some(Examined::default()));
    };
    stage.overlays_apart(view, &overlays)?;
    match (&stage.frames, codec) {
        (&Frames::Native { length }, _) => stage.native(view, length, idle)?,
        (&Frames::Encapsulated { table, .. }, Some(codec)) => {
            stage.encapsulated(view, table, codec)?;
        }
        (Frames::Encapsulated { .. }, None) if idle => return Ok(Some(Examined::default())),
        (Frames::Encapsulated { .. }, None) => {
            return Err(stage.refused(view, 0, NO_CODEC));
        }
    }
    if stage.unread() {
        return Ok(None);
    }
    stage.extremes(view)?;
    stage.done.searched = orders.search != Search::Off;
    stage.done.faces = orders.faces;
    stage.done.surface = orders.surface.is_some();
    stage.done.read = stage.reading.is_some();
    Ok(Some(stage.done))
}

struct Stage<'a> {
    image: Image,
    frames: Frames,
    orders: &'a PixelOrders,
    /// Whether bits that hold no value hold an overlay.
    overlaid: bool,
    done: Examined,
    /// The bytes of the frame that was searched last, and what was found there.
    last: Option<(Vec<u8>, Chosen)>,
    looks: Looks,
    reading: Option<Reading<'a>>,
    /// The layouts in which something was masked.
    drawn: Vec<Shape>,
    /// Around what became air in the frame that was looked at last.
    around_air: Option<Area>,
}

impl<'a> Stage<'a> {
    /// The stage for the image of `view`, if it has one.
    fn of(
        view: &mut View<'_>,
        orders: &'a PixelOrders,
        overlaid: bool,
        reading: Option<Reading<'a>>,
    ) -> Result<Option<Self>> {
        let Some(image) = Image::of(view)? else {
            return Ok(None);
        };
        Ok(Some(Stage {
            frames: Frames::of(view, &image)?,
            image,
            orders,
            overlaid,
            done: Examined::default(),
            last: None,
            looks: Looks::default(),
            reading,
            drawn: Vec::new(),
            around_air: None,
        }))
    }
}

impl Stage<'_> {
    /// Refuses overlays that cannot be told from the values.
    fn overlays_apart(&self, view: &View<'_>, overlays: &[u16]) -> Result<()> {
        let Shape {
            allocated,
            stored,
            high,
            ..
        } = self.image.shape;
        let beside = |bit: &u16| *bit < allocated && !(high + 1 - stored..=high).contains(bit);
        if !overlays.iter().all(beside) || self.overlaid && allocated != 16 {
            let what = "an overlay stands in the bits of the values";
            return Err(self.refused(view, 0, what));
        }
        match self.frames {
            Frames::Encapsulated { .. } if self.overlaid => {
                let what = "an overlay stands in the bits of compressed pixels";
                Err(self.refused(view, 0, what))
            }
            Frames::Encapsulated { .. } | Frames::Native { .. } => Ok(()),
        }
    }

    /// Whether bits that hold no value are cleared: where something is said of all that the pixels show, text or
    /// the surface of a head, or an overlay is known to stand there. Other images keep them, since some writers put
    /// values there.
    fn clears(&self) -> bool {
        self.orders.search != Search::Off || self.orders.surface.is_some() || self.overlaid
    }

    /// The bits to clear.
    fn spare(&self) -> Option<Spare> {
        Spare::of(&self.image.shape).filter(|_| self.clears())
    }

    fn layout(&self, vr: VR) -> native::Layout {
        native::Layout {
            big_endian: self.image.big_endian,
            words: vr == VR::OW,
            planar: self.image.planar,
        }
    }

    /// The codestream of frame `number`.
    fn stream(&self, view: &mut View<'_>, number: u32) -> Result<Vec<u8>> {
        let fragments = self.frames.fragments(number);
        let length: u64 = fragments.clone().map(|it| view.node(it).value.len).sum();
        if length > MOST_FRAME_BYTES as u64 {
            return Err(self.refused(view, number, TOO_LARGE));
        }
        let mut stream = Vec::with_capacity(length as usize);
        for fragment in fragments {
            stream.extend(view.span(view.node(fragment).value)?);
        }
        Ok(stream)
    }

    fn refused(&self, view: &View<'_>, frame: u32, what: &'static str) -> Error {
        let frame = frame.saturating_add(1);
        let offset = view.node(self.image.node).value.offset;
        match Refused(what) == VARIES {
            true => Error::FrameVaries { frame, offset },
            false => Error::Frame {
                what,
                frame,
                offset,
            },
        }
    }

    /// The areas to mask in a frame, given how to decode it. Counts them.
    fn areas(
        &mut self,
        number: u32,
        bytes: &[u8],
        decode: impl Fn() -> std::result::Result<Frame, Refused>,
    ) -> std::result::Result<Vec<Area>, Found> {
        let shape = &self.image.shape;
        let (columns, rows) = (shape.columns, shape.rows);
        let mut areas = BTreeSet::new();
        for mask in &self.orders.masks {
            if let Some(area) = mask.area.within(columns, rows) {
                areas.insert(area);
                *self.done.masked.entry(mask.reason).or_default() += 1;
            }
        }
        if self.orders.faces {
            let palette = self.image.palette.as_ref();
            let faces = self.looks.faces(bytes, palette, &decode);
            let faces = faces.map_err(Found::Refused)?;
            *self.done.masked.entry(MaskReason::Face).or_default() += faces.len() as u64;
            areas.extend(faces);
        }
        let settings = match self.orders.search {
            Search::Off => None,
            Search::Text => Some(Settings::default()),
            Search::Strict => Some(Settings::strict()),
        };
        if let Some(settings) = settings {
            let found = match &self.last {
                Some((last, found)) if last == bytes => found.clone(),
                Some(_) | None => {
                    let ordered: Vec<Area> = areas.iter().copied().collect();
                    let found = self
                        .found(number, &decode, &ordered, &settings)
                        .map_err(Found::Refused)?
                        .ok_or(Found::Remains(number))?;
                    self.last = Some((bytes.to_vec(), found.clone()));
                    found
                }
            };
            let masked = self.done.masked.entry(MaskReason::FoundText).or_default();
            *masked += found.masks.len() as u64;
            self.done.harmless += found.harmless;
            areas.extend(found.masks);
        }
        if !areas.is_empty() {
            self.done.frames += 1;
            if !self.drawn.contains(&self.image.shape) {
                self.drawn.push(self.image.shape);
            }
        }
        Ok(areas.into_iter().collect())
    }

    /// What the search finds in a frame, and what a reader says of it; `None` if text remains.
    fn found(
        &mut self,
        number: u32,
        decode: impl Fn() -> std::result::Result<Frame, Refused>,
        ordered: &[Area],
        settings: &Settings,
    ) -> std::result::Result<Option<Chosen>, Refused> {
        let seen = colours(decode()?, self.image.palette.as_ref())?;
        let Some(reading) = self.reading.as_mut().filter(|reading| !reading.failed()) else {
            let found = search(seen, None, ordered, settings)?;
            return Ok(found.map(|masks| Chosen { masks, harmless: 0 }));
        };
        let Some(found) = search(seen.clone(), None, ordered, settings)? else {
            return Ok(None);
        };
        reading.choose((number, &seen), ordered, &found, settings)
    }

    /// Whether there was a reader and it failed.
    fn unread(&self) -> bool {
        self.reading.as_ref().is_some_and(Reading::failed)
    }

    fn failed(&self, view: &View<'_>, number: u32, found: Found) -> Error {
        match found {
            Found::Refused(Refused(what)) => self.refused(view, number, what),
            Found::Remains(frame) => Error::TextRemains {
                frame: frame + 1,
                offset: view.node(self.image.node).value.offset,
            },
        }
    }

    /// Masks uncompressed frames, which take `length` bytes, and clears what stands beside and behind
    /// their values; `idle` if there is nothing to mask.
    fn native(&mut self, view: &mut View<'_>, length: u64, idle: bool) -> Result<()> {
        let node = *view.node(self.image.node);
        let native::Layout {
            big_endian, words, ..
        } = self.layout(node.vr);
        // Bytes that are swapped in words end with the second of a pair.
        let length = match big_endian && words && self.image.shape.allocated <= 8 {
            true => length.next_multiple_of(2),
            false => length,
        };
        let mut patches = match idle {
            true => Vec::new(),
            false => self.frames(view, length)?,
        };
        let behind = node.value.len.saturating_sub(length);
        if behind > MOST_FRAME_BYTES as u64 {
            return Err(self.refused(view, self.image.frames, TOO_LARGE));
        }
        let end = Span::new(node.value.offset.saturating_add(length), behind);
        if behind > 0 && view.span(end)?.iter().any(|&byte| byte != 0) {
            self.done.cleared = true;
            patches.push((length, vec![0; behind as usize]));
        }
        if !patches.is_empty() {
            self.done
                .edits
                .insert(self.image.node, Edit::Patch(patches));
        }
        Ok(())
    }

    /// The bytes that change in uncompressed frames.
    fn frames(&mut self, view: &mut View<'_>, length: u64) -> Result<Vec<(u64, Vec<u8>)>> {
        let node = *view.node(self.image.node);
        if node.value.len < length {
            return Err(Error::Malformed {
                what: "the pixel data",
                rule: "it is as long as the frames that are declared",
                offset: node.value.offset,
            });
        }
        let shape = self.image.shape;
        let layout = self.layout(node.vr);
        let spare = self.spare();
        let mut patches: Vec<(u64, Vec<u8>)> = Vec::new();
        for number in 0..self.image.frames {
            let span = native::span(&shape, layout, number)
                .map_err(|Refused(what)| self.refused(view, number, what))?;
            let whole = Span::new(node.value.offset + span.offset, span.length);
            // Where nothing is searched or cleared, a mask needs no more than the bytes it changes.
            let read = self.orders.look() || spare.is_some() || self.orders.surface.is_some();
            if read && span.length > MOST_FRAME_BYTES as u64 {
                return Err(self.refused(view, number, TOO_LARGE));
            }
            let mut bytes = match read {
                true => view.span(whole)?,
                false => Vec::new(),
            };
            let cleared = spare.is_some_and(|spare| spare.clear(&mut bytes, self.image.big_endian));
            let areas = self
                .areas(number, &bytes, || {
                    native::decode(&bytes, &shape, layout, number)
                })
                .map_err(|found| self.failed(view, number, found))?;
            if self.unread() {
                break;
            }
            let changes = native::patches(&shape, layout, number, &areas)
                .map_err(|Refused(what)| self.refused(view, number, what))?;
            let air = self.air(view, number, !areas.is_empty())?;
            if cleared || air.is_some() {
                self.done.cleared |= cleared;
                if let Some(air) = &air {
                    self.draw_air(view, (&mut bytes, span, layout), number, air)?;
                }
                for change in &changes {
                    change.apply(&mut bytes, span.offset);
                }
                if air.is_some() {
                    let after = native::decode(&bytes, &shape, layout, number)
                        .map_err(|Refused(what)| self.refused(view, number, what))?;
                    self.check_air(view, number, &after)?;
                }
                patches.push((span.offset, bytes));
                continue;
            }
            for (at, length) in stretches(&changes) {
                let mut bytes = view.span(Span::new(node.value.offset + at, length))?;
                for change in &changes {
                    change.apply(&mut bytes, at);
                }
                patches.push((at, bytes));
            }
        }
        Ok(patches)
    }

    /// Lets Smallest and Largest Image Pixel Value cover black, where masks were drawn.
    fn extremes(&mut self, view: &mut View<'_>) -> Result<()> {
        for shape in std::mem::take(&mut self.drawn) {
            self.cover(view, &shape)?;
        }
        Ok(())
    }

    /// Lets them cover the value with which masks are drawn in the layout `shape`.
    fn cover(&mut self, view: &mut View<'_>, shape: &Shape) -> Result<()> {
        if shape.samples != 1 || shape.numbers == Numbers::Float {
            return Ok(());
        }
        let black = mask::black(shape);
        let signed = shape.numbers == Numbers::Signed;
        let number = |bytes: [u8; 2]| match signed {
            true => i32::from(i16::from_le_bytes(bytes)),
            false => i32::from(u16::from_le_bytes(bytes)),
        };
        let black = match black[..] {
            [low] => number([low, if signed && low >= 0x80 { 0xFF } else { 0 }]),
            [low, high] => number([low, high]),
            _ => return Ok(()),
        };
        for (tag, smallest) in [(SMALLEST, true), (LARGEST, false)] {
            let Some(index) = view.find(None, tag) else {
                continue;
            };
            let encoding = view.node(index).encoding;
            let written = match self.done.edits.get(&index) {
                Some(Edit::Replace(_, bytes)) => bytes.clone(),
                Some(Edit::Keep | Edit::Walk | Edit::Remove | Edit::Patch(_)) | None => {
                    view.bytes(index)?
                }
            };
            let Some(&bytes) = written.first_chunk::<2>() else {
                continue;
            };
            let said = number(encoding.u16(bytes).to_le_bytes());
            if (smallest && black < said) || (!smallest && black > said) {
                let vr = if signed { VR::SS } else { VR::US };
                let bytes = encoding.u16_bytes(black as u16).to_vec();
                self.done.edits.insert(index, Edit::Replace(vr, bytes));
            }
        }
        Ok(())
    }

    fn encapsulated(&mut self, view: &mut View<'_>, table: u32, codec: Codec) -> Result<()> {
        let planar = self.image.planar;
        let mut codings = Codings::default();
        for number in 0..self.image.frames {
            let given = self.stream(view, number)?;
            let shape = self.image.shape;
            let stripped = codec
                .strip(&given, &shape, planar, self.clears())
                .map_err(|Refused(what)| self.refused(view, number, what))?;
            self.done.cleared |= stripped.is_some();
            let stream = stripped.as_deref().unwrap_or(&given);
            let areas = self
                .areas(number, stream, || {
                    codec.decode_alike(stream, &shape, planar)
                })
                .map_err(|found| self.failed(view, number, found))?;
            if self.unread() {
                return Ok(());
            }
            let mut written = match areas.is_empty() {
                true => stripped,
                false => codec
                    .mask(stream, &shape, planar, &areas)
                    .map(Some)
                    .map_err(|Refused(what)| self.refused(view, number, what))?,
            };
            if let Some(air) = self.air(view, number, !areas.is_empty())? {
                let stream = written.as_deref().unwrap_or(&given);
                written = Some(self.stream_with_air(view, stream, codec, number, &air)?);
            }
            let Some(mut written) = written else { continue };
            codings
                .see(codec, &given, &written)
                .map_err(|Refused(what)| self.refused(view, number, what))?;
            if written.len() % 2 == 1 {
                written.push(0);
            }
            let mut fragments = self.frames.fragments(number);
            if let Some(first) = fragments.next() {
                self.done
                    .edits
                    .insert(first, Edit::Replace(VR::OB, written));
            }
            for rest in fragments {
                self.done.edits.insert(rest, Edit::Remove);
            }
        }
        self.declare(view, codec, codings)?;
        self.offset_tables(view, table)
    }

    /// Writes the offset tables that are there anew, where they differ.
    fn offset_tables(&mut self, view: &mut View<'_>, table: u32) -> Result<()> {
        let mut offsets = Vec::with_capacity(self.image.frames as usize);
        let mut lengths = Vec::with_capacity(self.image.frames as usize);
        let mut at = 0u64;
        for number in 0..self.image.frames {
            offsets.push(at);
            let mut length = 0;
            for fragment in self.frames.fragments(number) {
                let value = match self.done.edits.get(&fragment) {
                    Some(Edit::Replace(_, bytes)) => Some(bytes.len() as u64),
                    Some(Edit::Remove) => None,
                    Some(Edit::Keep | Edit::Walk | Edit::Patch(_)) | None => {
                        Some(view.node(fragment).value.len)
                    }
                };
                if let Some(value) = value {
                    at += 8 + value;
                    length += value;
                }
            }
            lengths.push(length);
        }
        if view.node(table).value.len > 0 {
            let mut bytes = Vec::with_capacity(offsets.len() * 4);
            for &offset in &offsets {
                let offset = u32::try_from(offset).map_err(|_| Error::Limit {
                    what: "bytes of frames in a basic offset table",
                    limit: u64::from(u32::MAX),
                    at: At::Byte(view.node(table).value.offset),
                })?;
                bytes.extend(offset.to_le_bytes());
            }
            if *view.bytes(table)? != *bytes {
                self.done.edits.insert(table, Edit::Replace(VR::OB, bytes));
            }
        }
        for (tag, numbers) in [(OFFSETS, &offsets), (LENGTHS, &lengths)] {
            if let Some(index) = view.find(None, tag) {
                let bytes: Vec<u8> = numbers.iter().flat_map(|it| it.to_le_bytes()).collect();
                if *view.bytes(index)? != *bytes {
                    let edit = Edit::Replace(VR::OV, bytes);
                    self.done.edits.insert(index, edit);
                }
            }
        }
        Ok(())
    }
}

/// The stretches of a value that the changes touch, ascending and without overlap.
fn stretches(changes: &[native::Patch]) -> Vec<(u64, u64)> {
    let mut touched: Vec<(u64, u64)> = changes
        .iter()
        .map(|change| (change.offset, change.length))
        .collect();
    touched.sort_unstable();
    let mut found: Vec<(u64, u64)> = Vec::with_capacity(touched.len());
    for (at, length) in touched {
        match found.last_mut() {
            Some((start, joined)) if *start + *joined >= at => {
                *joined = (*joined).max(at + length - *start);
            }
            Some(_) | None => found.push((at, length)),
        }
    }
    found
}

/// Why the areas of a frame are not known.
enum Found {
    Refused(Refused),
    Remains(u32),
}
