//! Where a picture is masked: what is ordered, and what the search finds.

use crate::action::{MaskReason, PixelOrders, Search};
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
}

impl<'a> Examined<'a> {
    /// Nothing done yet.
    pub fn new(orders: &'a PixelOrders) -> Self {
        Examined {
            orders,
            masked: BTreeMap::new(),
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
        (columns, rows): (u32, u32),
        frames: impl FnOnce() -> Result<Vec<Frame>>,
    ) -> Result<Vec<Area>> {
        let mut areas = BTreeSet::new();
        for mask in &self.orders.masks {
            if let Some(area) = mask.area.within(columns, rows) {
                areas.insert(area);
                *self.masked.entry(mask.reason).or_default() += 1;
            }
        }
        if !self.orders.look() {
            return Ok(areas.into_iter().collect());
        }
        let frames = frames()?;
        if self.orders.faces {
            // Every view of a picture shows the same people.
            let faces = frames
                .first()
                .map(|frame| face::find(frame, &face::Settings::default()));
            let faces = faces.unwrap_or_default();
            *self.masked.entry(MaskReason::Face).or_default() += faces.len() as u64;
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
            *self.masked.entry(MaskReason::FoundText).or_default() += found.len() as u64;
            areas.extend(found);
        }
        Ok(areas.into_iter().collect())
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
