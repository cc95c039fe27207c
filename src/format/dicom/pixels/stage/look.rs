//! One frame as the stage sees it: what it would mask there and why, and what it would write.
//!
//! Asks the stage's own functions, so that what a person is shown is what a run does.

use super::super::super::scope::View;
use super::super::frames::Frames;
use super::super::image::Image;
use super::super::overlay_bits;
use super::{NO_CODEC, Stage, TOO_LARGE, reading};
use crate::action::{Mask, MaskReason, PixelOrders};
use crate::error::Result;
use crate::format::reading::{Reading, Sight};
use crate::pixel::codec::{Codec, native};
use crate::pixel::palette::Palette;
use crate::pixel::{Area, Frame, MOST_FRAME_BYTES, Refused, Shape};
use crate::source::Span;

/// One frame, and what [`super::examine`] does to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// The frame as it stands.
    pub before: Frame,
    /// What is masked in it and why; areas that would keep the file from being written are not known.
    pub masks: Vec<Mask>,
    /// The frame as it would be written, or why the file would be held back because of it.
    pub after: Result<Frame>,
    /// The colours of its indices, if it is a palette image whose tables can be read.
    pub palette: Option<Palette>,
}

/// Looks at frame `number`, counted from 0, of the image of `view`, as [`super::examine`] would under
/// `orders` with what `sight` sees; `None` if there is no image.
///
/// # Errors
///
/// If there is no such frame, or if it or what is declared of it cannot be read.
pub fn look(
    view: &mut View<'_>,
    orders: &PixelOrders,
    number: u32,
    sight: Option<&Sight<'_>>,
) -> Result<Option<Looked>> {
    let reading = match sight {
        Some(sight) => reading(view, orders, sight)?,
        None => None,
    };
    match looked(view, orders, number, reading)? {
        Some((_, true)) => Ok(looked(view, orders, number, None)?.map(|(looked, _)| looked)),
        looked => Ok(looked.map(|(looked, _)| looked)),
    }
}

/// As [`look`], and whether the reading failed.
fn looked(
    view: &mut View<'_>,
    orders: &PixelOrders,
    number: u32,
    reading: Option<Reading<'_>>,
) -> Result<Option<(Looked, bool)>> {
    let overlays = overlay_bits(view)?;
    let Some(mut stage) = Stage::of(view, orders, !overlays.is_empty(), reading)? else {
        return Ok(None);
    };
    if number >= stage.image.frames {
        return Err(stage.refused(view, number, "there is no such frame"));
    }
    let kept = stage.kept(view, number)?;
    let before = kept
        .decode(&stage.image.shape, stage.image.planar)
        .map_err(|Refused(what)| stage.refused(view, number, what))?;
    let masked = stage
        .overlays_apart(view, &overlays)
        .and_then(|()| stage.masked(view, number, kept));
    let (masks, after) = match masked {
        Ok((areas, after)) => (stage.reasons(&areas), Ok(after)),
        Err(error) => (stage.reasons(&[]), Err(error)),
    };
    let failed = stage.unread();
    let looked = Looked {
        before,
        masks,
        after,
        palette: stage.image.palette,
    };
    Ok(Some((looked, failed)))
}

/// Hands every frame of the image of `view` to `visit`, with its number, as something that decodes it when it is
/// wanted; ends when `visit` says so. No image has no frames.
///
/// # Errors
///
/// If the frames cannot be told apart, and whatever `visit` returns.
pub fn frames(view: &mut View<'_>, visit: &mut Visit<'_>) -> Result<()> {
    let orders = PixelOrders::default();
    let Some(stage) = Stage::of(view, &orders, false, None)? else {
        return Ok(());
    };
    for number in 0..stage.image.frames {
        let decode = |view: &mut View<'_>| {
            let kept = stage.kept(view, number)?;
            kept.decode_alike(&stage.image.shape, stage.image.planar)
                .map_err(|Refused(what)| stage.refused(view, number, what))
        };
        if !visit(view, &stage.image, number, &decode)? {
            break;
        }
    }
    Ok(())
}

/// Takes a frame and says whether it wants the next.
pub type Visit<'a> = dyn FnMut(&mut View<'_>, &Image, u32, &dyn Fn(&mut View<'_>) -> Result<Frame>) -> Result<bool>
    + 'a;

/// The bytes of one frame and how they are read.
enum Kept {
    Native {
        bytes: Vec<u8>,
        layout: native::Layout,
        span: native::Span,
        number: u32,
    },
    Encapsulated {
        stream: Vec<u8>,
        codec: Codec,
    },
}

impl Kept {
    fn decode(&self, shape: &Shape, planar: bool) -> std::result::Result<Frame, Refused> {
        match self {
            Kept::Native {
                bytes,
                layout,
                number,
                ..
            } => native::decode(bytes, shape, *layout, *number),
            Kept::Encapsulated { stream, codec } => codec.decode(stream, shape, planar),
        }
    }

    /// As [`Kept::decode`], for what an output depends on.
    fn decode_alike(&self, shape: &Shape, planar: bool) -> std::result::Result<Frame, Refused> {
        match self {
            Kept::Native { .. } => self.decode(shape, planar),
            Kept::Encapsulated { stream, codec } => codec.decode_alike(stream, shape, planar),
        }
    }
}

impl Stage<'_> {
    /// The bytes of frame `number` as they stand.
    fn kept(&self, view: &mut View<'_>, number: u32) -> Result<Kept> {
        match &self.frames {
            Frames::Native { .. } => {
                let node = *view.node(self.image.node);
                let layout = self.layout(node.vr);
                let span = native::span(&self.image.shape, layout, number)
                    .map_err(|Refused(what)| self.refused(view, number, what))?;
                if span.length > MOST_FRAME_BYTES as u64 {
                    return Err(self.refused(view, number, TOO_LARGE));
                }
                let whole = Span::new(node.value.offset + span.offset, span.length);
                Ok(Kept::Native {
                    bytes: view.span(whole)?,
                    layout,
                    span,
                    number,
                })
            }
            Frames::Encapsulated { .. } => {
                let codec = Codec::of(&view.set.transfer_syntax)
                    .ok_or_else(|| self.refused(view, number, NO_CODEC))?;
                let stream = self.stream(view, number)?;
                Ok(Kept::Encapsulated { stream, codec })
            }
        }
    }

    /// What is masked in frame `number`, and the frame read back as it would be written.
    fn masked(&mut self, view: &View<'_>, number: u32, kept: Kept) -> Result<(Vec<Area>, Frame)> {
        let planar = self.image.planar;
        let shape = self.image.shape;
        let kept = match kept {
            Kept::Native {
                mut bytes,
                layout,
                span,
                number,
            } => {
                if let Some(spare) = self.spare() {
                    spare.clear(&mut bytes, layout.big_endian);
                }
                Kept::Native {
                    bytes,
                    layout,
                    span,
                    number,
                }
            }
            Kept::Encapsulated { stream, codec } => {
                let stripped = codec
                    .strip(&stream, &shape, planar, self.clears())
                    .map_err(|Refused(what)| self.refused(view, number, what))?;
                let stream = stripped.unwrap_or(stream);
                Kept::Encapsulated { stream, codec }
            }
        };
        let bytes = match &kept {
            Kept::Native { bytes, .. } => bytes,
            Kept::Encapsulated { stream, .. } => stream,
        };
        let areas = self
            .areas(number, bytes, || kept.decode_alike(&shape, planar))
            .map_err(|found| self.failed(view, number, found))?;
        let air = self.air(view, number, !areas.is_empty())?;
        let written = match kept {
            Kept::Native {
                mut bytes,
                layout,
                span,
                number,
            } => {
                if let Some(air) = &air {
                    self.draw_air(view, (&mut bytes, span, layout), number, air)?;
                }
                native::patches(&shape, layout, number, &areas).map(|changes| {
                    for change in &changes {
                        change.apply(&mut bytes, span.offset);
                    }
                    Kept::Native {
                        bytes,
                        layout,
                        span,
                        number,
                    }
                })
            }
            Kept::Encapsulated { stream, codec } => {
                let drawn = match areas.is_empty() {
                    true => Ok(stream),
                    false => codec.mask(&stream, &shape, planar, &areas),
                };
                let mut stream = drawn.map_err(|Refused(what)| self.refused(view, number, what))?;
                if let Some(air) = &air {
                    stream = self.stream_with_air(view, &stream, codec, number, air)?;
                }
                Ok(Kept::Encapsulated { stream, codec })
            }
        };
        let after = written.and_then(|written| written.decode(&shape, planar));
        let after = after.map_err(|Refused(what)| self.refused(view, number, what))?;
        if air.is_some() {
            self.check_air(view, number, &after)?;
        }
        self.around_air = air.and_then(|air| around(&air.areas));
        Ok((areas, after))
    }

    /// Why each of `areas`, and each area that is ordered, is masked.
    fn reasons(&self, areas: &[Area]) -> Vec<Mask> {
        let shape = &self.image.shape;
        let inside = |mask: &Mask| {
            let area = mask.area.within(shape.columns, shape.rows)?;
            Some(Mask { area, ..*mask })
        };
        let mut masks: Vec<Mask> = self.orders.masks.iter().filter_map(inside).collect();
        let found = areas
            .iter()
            .filter(|&&area| !masks.iter().any(|it| it.area == area));
        let found: Vec<Mask> = found
            .map(|&area| Mask {
                area,
                reason: match self.looks.found().contains(&area) {
                    true => MaskReason::Face,
                    false => MaskReason::FoundText,
                },
            })
            .collect();
        masks.extend(found);
        masks.extend(self.around_air.map(|area| Mask {
            area,
            reason: MaskReason::HeadSurface,
        }));
        masks
    }
}

/// The rectangle around all of them.
fn around(areas: &[Area]) -> Option<Area> {
    let x = areas.iter().map(|it| it.x).min()?;
    let y = areas.iter().map(|it| it.y).min()?;
    let right = areas.iter().map(|it| it.x + it.width).max()?;
    let bottom = areas.iter().map(|it| it.y + it.height).max()?;
    Some(Area {
        x,
        y,
        width: right - x,
        height: bottom - y,
    })
}
