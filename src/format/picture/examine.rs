//! Where a picture is masked: what is ordered, and what the search finds.

use super::canvas::Canvas;
use crate::action::{Mask, MaskReason, PixelOrders, Search};
use crate::error::{Error, Result};
use crate::pixel::search::search;
use crate::pixel::text::Settings;
use crate::pixel::{Area, Frame, Refused, face};
use std::collections::{BTreeMap, BTreeSet};

/// What was ordered and what came of it, over all pictures of a file.
pub struct Examined<'a> {
    orders: &'a PixelOrders,
    /// Areas that were masked, by reason.
    pub masked: BTreeMap<MaskReason, u64>,
    /// What was found in the picture that was looked at last.
    found: BTreeSet<Mask>,
}

impl<'a> Examined<'a> {
    /// Nothing done yet.
    pub fn new(orders: &'a PixelOrders) -> Self {
        Examined {
            orders,
            masked: BTreeMap::new(),
            found: BTreeSet::new(),
        }
    }

    /// Whether pictures are searched for text.
    pub fn searches(&self) -> bool {
        self.orders.search != Search::Off
    }

    /// Whether pictures are searched for faces.
    pub fn looks_for_faces(&self) -> bool {
        self.orders.faces
    }

    /// Whether there is anything to do with pixels.
    pub fn idle(&self) -> bool {
        !self.orders.look() && self.orders.masks.is_empty()
    }

    /// The areas to mask in picture `number` (from one), of this size; `frames` are its views, asked for only
    /// if they are searched. Counts them.
    ///
    /// # Errors
    ///
    /// [`Error::TextRemains`] if text cannot be told from the picture, and whatever `frames` says.
    pub fn areas(
        &mut self,
        number: u32,
        canvas: Canvas,
        frames: impl FnOnce() -> Result<Vec<Frame>>,
    ) -> Result<Vec<Area>> {
        self.found.clear();
        let mut areas = BTreeSet::new();
        for mask in &self.orders.masks {
            if let Some(area) = canvas.part(mask.area) {
                areas.insert(area);
                *self.masked.entry(mask.reason).or_default() += 1;
            }
        }
        if !self.orders.look() {
            return Ok(areas.into_iter().collect());
        }
        let frames = frames()?;
        if self.orders.faces {
            // Which view shows people is not known: colours may be kept apart, opacity may draw a face.
            let settings = face::Settings::default();
            let faces = frames.iter().flat_map(|it| face::find(it, &settings));
            let faces: BTreeSet<Area> = faces.collect();
            self.note(MaskReason::Face, &faces);
            areas.extend(faces);
        }
        let settings = match self.orders.search {
            Search::Off => return Ok(areas.into_iter().collect()),
            Search::Text => Settings::default(),
            Search::Strict => Settings::strict(),
        };
        for frame in frames {
            let known: Vec<Area> = areas.iter().copied().collect();
            // The frames are of colours already.
            let found = search(frame, None, &known, &settings)
                .map_err(refused(number, 0))?
                .ok_or(Error::TextRemains {
                    frame: number,
                    offset: 0,
                })?;
            self.note(MaskReason::FoundText, &found);
            areas.extend(found);
        }
        Ok(areas.into_iter().collect())
    }

    fn note<'b>(&mut self, reason: MaskReason, found: impl IntoIterator<Item = &'b Area>) {
        let mut times = 0;
        for &area in found {
            times += 1;
            self.found.insert(Mask { area, reason });
        }
        *self.masked.entry(reason).or_default() += times;
    }

    /// What is masked in the picture that was looked at last and why, in columns and rows of the whole one:
    /// what is ordered, then what was found.
    pub fn reasons(&self, canvas: Canvas) -> Vec<Mask> {
        let (columns, rows) = canvas.whole;
        let ordered = self.orders.masks.iter().filter_map(|mask| {
            let area = mask.area.within(columns, rows)?;
            Some(Mask { area, ..*mask })
        });
        let found = self.found.iter().filter_map(|mask| {
            let area = canvas.on_whole(mask.area)?;
            Some(Mask { area, ..*mask })
        });
        ordered.chain(found).collect()
    }
}

/// The error for picture `number` (from one), whose bytes begin at `offset`.
pub fn refused(number: u32, offset: u64) -> impl Fn(Refused) -> Error {
    move |Refused(what)| Error::Frame {
        what,
        frame: number,
        offset,
    }
}
