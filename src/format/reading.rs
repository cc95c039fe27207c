//! What a reader adds to the search for text: it finds identifiers that the search left, and tells labels
//! that may stay from all other text.
//!
//! The search masks, whatever a reader says; only boxes all of whose lines are read as harmless stay, those
//! that touch each other together, and that takes more than the word of the reader: the same text at two
//! sizes, nothing beside the words that stands out from the ground, no identifier of the drop, and a search
//! that finds nothing once the words are taken out. Confirming goes the other way and can only add masks: the first frame is read as a whole,
//! and in every frame what comes close to text.
//!
//! A reader that fails is not asked again, and what it said before does not count: see [`Reading::failed`].
//! It cannot be trusted with time either, so pictures are counted.

use crate::action::Recognition;
use crate::pixel::reading::{Crop, Layout, Picture, Reader, Word, brightness, wider};
use crate::pixel::search::{search, without};
use crate::pixel::text::{self, Settings, planes::Plane};
use crate::pixel::{Area, Frame, Refused};
use crate::transform::harmless::is_harmless;
use crate::transform::matcher::TextMatcher;
use crate::transform::misread::Misread;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Pictures of one file that are read; a file with more counts as not read.
const MOST_PICTURES: usize = 3000;

/// Pictures whose words are remembered, since the next frame mostly shows the same.
const REMEMBERED: usize = 256;

/// How often a frame is read that still shows an identifier.
const MOST_ROUNDS: usize = 3;

/// Confidence, of 100, from which on a word may be harmless.
const SURE: u8 = 80;

/// Confidence from which on a word of a box, and of a whole frame, may be an identifier.
const DOUBTFUL: (u8, u8) = (30, 60);

/// Height of a line in the pictures in which boxes are read, in pixels, and how many times higher than that
/// and than the line itself the second picture is.
const TALL: u32 = 48;
const TALLER: (u32, u32) = (17, 12);

/// A higher box is no label, and a higher group of them no block of labels.
const MOST_HEIGHT: (u32, u32) = (120, 400);

/// Words in a row that are taken for one name or number.
const MOST_RUN: usize = 4;

/// The note on a file whose masked frames were read.
const READ: &str = "text-read";
/// The note on one that should have been read and was not: the search masked all that it found.
const NOT_RUN: &str = "recognition-not-run";
/// The note on one in which text stays that was read as harmless.
const HARMLESS_KEPT: &str = "harmless-text-kept";

/// What comes close to text.
fn near() -> Settings {
    let text = Settings::default();
    Settings {
        least: text.least - 20,
        ..text
    }
}

/// Who reads, and what is known of the drop.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The reader, if there is one.
    pub reader: Option<&'a dyn Reader>,
    /// Every identifier of the drop that must be gone.
    pub known: &'a TextMatcher,
}

/// The reading of one file, frame after frame.
pub struct Reading<'a> {
    reader: &'a dyn Reader,
    mode: Recognition,
    misread: Misread<'a>,
    /// Words by the digest of their picture.
    remembered: BTreeMap<(Layout, [u8; 32]), Vec<Word>>,
    left: usize,
    failed: bool,
}

/// What is masked in a frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The areas, beside those that are ordered.
    pub masks: Vec<Area>,
    /// Number of areas that stay because their text is harmless.
    pub harmless: u64,
}

/// Boxes that touch each other and stay or go together, and where their words stand.
struct Kept {
    boxes: Vec<Area>,
    words: Vec<Area>,
}

impl<'a> Reading<'a> {
    /// A reading in the given mode.
    pub fn new(reader: &'a dyn Reader, mode: Recognition, misread: Misread<'a>) -> Self {
        Reading {
            reader,
            mode,
            misread,
            remembered: BTreeMap::new(),
            left: MOST_PICTURES,
            failed: false,
        }
    }

    /// Whether the reader failed or had too much to do: then nothing that was chosen holds, and the file is
    /// to be masked by the search alone.
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// What is masked in frame `number` (from 0, in colours), where `ordered` is masked in any case and the
    /// search with `settings` found `found`; `None` if it shows an identifier after several rounds. Says nothing
    /// once the reader failed.
    ///
    /// # Errors
    ///
    /// If the bytes of the frame do not hold all of its samples.
    pub fn choose(
        &mut self,
        (number, frame): (u32, &Frame),
        ordered: &[Area],
        found: &[Area],
        settings: &Settings,
    ) -> Result<Option<Chosen>, Refused> {
        let plane = brightness(frame)?;
        let mut masks = found.to_vec();
        let mut kept = Vec::new();
        match self.mode {
            Recognition::Off => {}
            Recognition::Confirm => {}
            Recognition::AllowHarmless => {
                (masks, kept) = self.sorted(&plane, found);
                if self.failed {
                    return Ok(Some(Chosen::default()));
                }
                let words = kept.iter().flat_map(|group| &group.words);
                let taken: Vec<Area> = [ordered, &masks].concat();
                let taken: Vec<Area> = taken.into_iter().chain(words.copied()).collect();
                if !kept.is_empty() {
                    let Some(more) = search(frame.clone(), None, &taken, settings)? else {
                        return Ok(None);
                    };
                    masks.extend(more);
                }
            }
        }
        for _ in 0..MOST_ROUNDS {
            let (cut, rest): (Vec<_>, Vec<_>) = kept.into_iter().partition(|group: &Kept| {
                let mut around = masks.iter().chain(ordered);
                around.any(|mask| group.boxes.iter().any(|area| touch(mask, area)))
            });
            masks.extend(cut.into_iter().flat_map(|group| group.boxes));
            kept = rest;
            let seen = without(frame.clone(), &[ordered, &masks].concat());
            let telling = self.telling(number == 0, &seen)?;
            if self.failed || telling.is_empty() {
                return Ok(Some(Chosen {
                    masks,
                    harmless: kept.iter().map(|group| group.boxes.len() as u64).sum(),
                }));
            }
            masks.extend(telling);
        }
        Ok(None)
    }

    /// `found` without the boxes whose text is harmless, and these.
    fn sorted(&mut self, plane: &Plane, found: &[Area]) -> (Vec<Area>, Vec<Kept>) {
        let (mut masks, mut kept) = (Vec::new(), Vec::new());
        for group in groups(found) {
            match self.harmless(plane, &group) {
                Some(words) => kept.push(Kept {
                    boxes: group,
                    words,
                }),
                None => masks.extend(group),
            }
        }
        (masks, kept)
    }

    /// Where the words of a group of boxes stand whose whole text is harmless; `None` if it is not, or nobody
    /// can say.
    fn harmless(&mut self, plane: &Plane, group: &[Area]) -> Option<Vec<Area>> {
        let area = group.iter().copied().reduce(around)?;
        let mut heights: Vec<u32> = group.iter().map(|area| area.height).collect();
        heights.sort_unstable();
        if *heights.last()? > MOST_HEIGHT.0 || area.height > MOST_HEIGHT.1 {
            return None;
        }
        let height = heights[heights.len() / 2];
        let crop = Crop::of(plane, area)?;
        let tall = height.max(TALL);
        let pictures = [tall, tall * TALLER.0 / TALLER.1].map(|tall| crop.picture(height, tall));
        // Small lines and large groups reach the largest size at once: two readings of it are one.
        if !pictures[1].is_larger(&pictures[0]) {
            return None;
        }
        let mut said: Option<String> = None;
        let mut places = Vec::new();
        for picture in pictures {
            let words = self.read(picture.clone(), Layout::Block)?;
            let sure = words.iter().all(|word| word.confidence >= SURE);
            let mut lines = words.chunk_by(|a, b| a.line == b.line);
            let harmless =
                lines.all(|line| is_harmless(line.iter().map(|word| word.text.as_str())));
            if words.is_empty() || !sure || !harmless {
                return None;
            }
            let here: Vec<Area> = words.iter().map(|it| picture.in_frame(it.area)).collect();
            let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
            if crop.shows_beside(&here) || self.misread.shows(&text.join(" ")) {
                return None;
            }
            let text = text.concat().to_lowercase();
            if said.as_ref().is_some_and(|said| *said != text) {
                return None;
            }
            said = Some(text);
            places.extend(here.into_iter().map(wider));
        }
        Some(places)
    }

    /// Where identifiers stand in a masked frame.
    fn telling(&mut self, whole: bool, frame: &Frame) -> Result<Vec<Area>, Refused> {
        let plane = brightness(frame)?;
        let near = text::find(frame, &near());
        let mut pictures: Vec<(Picture, Layout, u8)> = near
            .iter()
            .filter_map(|found| {
                let crop = Crop::of(&plane, found.area)?;
                let height = found.area.height;
                let picture = crop.picture(height, height.max(TALL));
                Some((picture, Layout::Block, DOUBTFUL.0))
            })
            .collect();
        if whole && let Some(crop) = Crop::whole(&plane) {
            pictures.push((crop.plain(), Layout::Scattered, DOUBTFUL.1));
        }
        let mut telling = Vec::new();
        for (picture, layout, least) in pictures {
            let Some(mut words) = self.read(picture.clone(), layout) else {
                return Ok(Vec::new());
            };
            words.retain(|word| word.confidence >= least);
            let told = self.identifiers(&words).into_iter();
            telling.extend(told.map(|area| wider(picture.in_frame(area))));
        }
        telling.sort_unstable();
        telling.dedup();
        Ok(telling)
    }

    /// The places of words that show an identifier, alone or with those behind them.
    fn identifiers(&self, words: &[Word]) -> Vec<Area> {
        let mut places = Vec::new();
        for start in 0..words.len() {
            let mut text = String::new();
            let mut place = words[start].area;
            for word in words[start..].iter().take(MOST_RUN) {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&word.text);
                place = around(place, word.area);
                if self.misread.shows(&text) {
                    places.push(place);
                    break;
                }
            }
        }
        places
    }

    fn read(&mut self, picture: Picture, layout: Layout) -> Option<Vec<Word>> {
        if self.failed {
            return None;
        }
        let key = (layout, digest(&picture));
        if let Some(words) = self.remembered.get(&key) {
            return Some(words.clone());
        }
        let words = self
            .left
            .checked_sub(1)
            .ok_or(Refused("too much to read"))
            .and_then(|left| {
                self.left = left;
                self.reader.read(&picture, layout)
            });
        match words {
            Ok(words) => {
                if self.remembered.len() >= REMEMBERED {
                    self.remembered.clear();
                }
                self.remembered.insert(key, words.clone());
                Some(words)
            }
            Err(Refused(_)) => {
                self.failed = true;
                None
            }
        }
    }
}

/// Tells pictures apart by what a reader is given of them; pictures of a frame take megabytes each.
fn digest(picture: &Picture) -> [u8; 32] {
    let mut digest = Sha256::new();
    for side in [picture.width, picture.height] {
        digest.update((side as u64).to_le_bytes());
    }
    digest.update(&picture.grey);
    digest.finalize().into()
}

/// What the report says of a file on which `mode` was ordered, where it was `read` and so many areas of
/// `harmless` text stay.
pub fn notes(mode: Recognition, read: bool, harmless: u64) -> Vec<&'static str> {
    match (mode, read) {
        (Recognition::Off, _) => Vec::new(),
        (Recognition::Confirm | Recognition::AllowHarmless, false) => vec![NOT_RUN],
        (Recognition::Confirm | Recognition::AllowHarmless, true) if harmless > 0 => {
            vec![READ, HARMLESS_KEPT]
        }
        (Recognition::Confirm | Recognition::AllowHarmless, true) => vec![READ],
    }
}

/// Boxes that touch each other, directly or through others, in the order of their first.
fn groups(boxes: &[Area]) -> Vec<Vec<Area>> {
    let mut groups: Vec<Vec<Area>> = Vec::new();
    for area in boxes {
        let (near, far) = groups
            .into_iter()
            .partition(|group: &Vec<Area>| group.iter().any(|other| touch(area, other)));
        groups = far;
        let mut joined: Vec<Area> = near.into_iter().flatten().collect();
        joined.push(*area);
        groups.push(joined);
    }
    groups.sort_unstable_by_key(|group| group.iter().min().copied());
    groups
}

fn touch(a: &Area, b: &Area) -> bool {
    a.x < b.x.saturating_add(b.width)
        && b.x < a.x.saturating_add(a.width)
        && a.y < b.y.saturating_add(b.height)
        && b.y < a.y.saturating_add(a.height)
}

fn around(a: Area, b: Area) -> Area {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    let right = a.x.saturating_add(a.width).max(b.x.saturating_add(b.width));
    let bottom = (a.y.saturating_add(a.height)).max(b.y.saturating_add(b.height));
    Area {
        x,
        y,
        width: right - x,
        height: bottom - y,
    }
}

#[cfg(test)]
mod tests;
