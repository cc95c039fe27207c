//! The surface of heads as the stage takes it off: which areas of a frame become air, and whether they did.

use super::super::super::scope::View;
use super::Stage;
use crate::action::MaskReason;
use crate::error::Result;
use crate::pixel::codec::{Codec, native};
use crate::pixel::{Area, Frame, Refused, Shape};

/// What of a frame becomes air.
pub struct Air {
    /// The areas; at least one.
    pub areas: Vec<Area>,
    /// The layout in which a mask is air.
    pub shape: Shape,
}

const NO_CUT: &str = "it was not measured in the survey";
const REMAINS: &str = "the surface of a head is still there";

impl Stage<'_> {
    /// What of frame `number` becomes air; `None` if nothing does. Counts it; `masked` says whether the
    /// frame counts as masked already.
    pub(super) fn air(
        &mut self,
        view: &View<'_>,
        number: u32,
        masked: bool,
    ) -> Result<Option<Air>> {
        let Some(cuts) = self.orders.surface.as_ref() else {
            return Ok(None);
        };
        let cut = cuts.get(number as usize).ok_or(Refused(NO_CUT));
        let shape = &self.image.shape;
        let air = cut.and_then(|cut| {
            Ok(Air {
                areas: cut.areas(shape)?,
                shape: cut.in_air(shape),
            })
        });
        let air = air.map_err(|Refused(what)| self.refused(view, number, what))?;
        if air.areas.is_empty() {
            return Ok(None);
        }
        *self.done.masked.entry(MaskReason::HeadSurface).or_default() += 1;
        self.done.frames += u64::from(!masked);
        if !self.drawn.contains(&air.shape) {
            self.drawn.push(air.shape);
        }
        Ok(Some(air))
    }

    /// Draws the air of frame `number` into the bytes of its span.
    pub(super) fn draw_air(
        &self,
        view: &View<'_>,
        (bytes, span, layout): (&mut [u8], native::Span, native::Layout),
        number: u32,
        air: &Air,
    ) -> Result<()> {
        let changes = native::patches(&air.shape, layout, number, &air.areas)
            .map_err(|Refused(what)| self.refused(view, number, what))?;
        for change in &changes {
            change.apply(bytes, span.offset);
        }
        Ok(())
    }

    /// The codestream of frame `number` with its air drawn, and found in it.
    pub(super) fn stream_with_air(
        &self,
        view: &View<'_>,
        stream: &[u8],
        codec: Codec,
        number: u32,
        air: &Air,
    ) -> Result<Vec<u8>> {
        let planar = self.image.planar;
        let refused = |Refused(what)| self.refused(view, number, what);
        let stream = codec
            .mask(stream, &air.shape, planar, &air.areas)
            .map_err(refused)?;
        let after = codec
            .decode(&stream, &self.image.shape, planar)
            .map_err(refused)?;
        self.check_air(view, number, &after)?;
        Ok(stream)
    }

    /// Measures frame `number` as it was written, `after`: the surface may not be found where it was.
    pub(super) fn check_air(&self, view: &View<'_>, number: u32, after: &Frame) -> Result<()> {
        let cut = (self.orders.surface.as_ref()).and_then(|cuts| cuts.get(number as usize));
        let gone = match cut {
            Some(cut) => cut.is_air(after),
            None => Err(Refused(NO_CUT)),
        };
        match gone {
            Ok(true) => Ok(()),
            Ok(false) => Err(self.refused(view, number, REMAINS)),
            Err(Refused(what)) => Err(self.refused(view, number, what)),
        }
    }
}
