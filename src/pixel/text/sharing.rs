//! Sharing the search among the frames of a clip: what has not changed is not searched again.
//!
//! Frames are compared byte by byte with the frame before. Of a frame that differs, only the smallest
//! rectangle that holds every difference is searched, with a margin wider than a character; places
//! found before outside it hold, and so does every place that crosses its border. A clip is handed over
//! in its order by one caller, so the result is the same every time.

use super::{Found, Settings, find, merge};
use crate::pixel::{Area, Frame, Photometric};

/// Searched around what changed, in pixels: two of the tallest characters.
const MARGIN: u32 = 128;

/// The frame before and what was found in it.
#[derive(Debug, Default)]
pub struct Sharing {
    before: Option<(Frame, Settings, Vec<Found>)>,
}

impl Sharing {
    /// Nothing to share yet.
    pub fn new() -> Sharing {
        Sharing::default()
    }

    /// [`find`], with the work that the frame before has spared.
    pub fn find(&mut self, frame: &Frame, settings: &Settings) -> Vec<Found> {
        let found = match &self.before {
            Some((before, with, found)) if before.shape == frame.shape && with == settings => {
                match changed(before, frame) {
                    Change::Nothing => return found.clone(),
                    Change::Everything => find(frame, settings),
                    Change::Within(area) => renewed(frame, settings, area, found),
                }
            }
            Some(_) | None => find(frame, settings),
        };
        self.before = Some((frame.clone(), *settings, found.clone()));
        found
    }
}

/// What differs between two frames of one shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Nothing,
    Within(Area),
    Everything,
}

fn changed(before: &Frame, now: &Frame) -> Change {
    if before.bytes == now.bytes {
        return Change::Nothing;
    }
    let shape = &now.shape;
    let pixel = shape.sample_bytes() * usize::from(shape.samples.max(1));
    let line = pixel * shape.columns as usize;
    if shape.photometric == Photometric::YbrFull422
        || line == 0
        || now.bytes.len() != before.bytes.len()
        || now.bytes.len() != line * shape.rows as usize
    {
        return Change::Everything;
    }
    let (mut left, mut right, mut top, mut bottom) = (line, 0, u32::MAX, 0);
    let lines = before
        .bytes
        .chunks_exact(line)
        .zip(now.bytes.chunks_exact(line));
    for (y, (one, other)) in (0..).zip(lines) {
        if one == other {
            continue;
        }
        let differs = |(a, b): (&u8, &u8)| a != b;
        let pairs = one.iter().zip(other);
        left = left.min(pairs.clone().position(differs).unwrap_or(0));
        right = right.max(pairs.clone().rposition(differs).unwrap_or(0) + 1);
        top = top.min(y);
        bottom = bottom.max(y + 1);
    }
    let (left, right) = ((left / pixel) as u32, right.div_ceil(pixel) as u32);
    // An even origin keeps the halved plane's pairs together.
    let x = left.saturating_sub(MARGIN) & !1;
    let y = top.saturating_sub(MARGIN) & !1;
    let area = Area {
        x,
        y,
        width: right.saturating_add(MARGIN).min(shape.columns) - x,
        height: bottom.saturating_add(MARGIN).min(shape.rows) - y,
    };
    // Most of the frame is sooner searched whole.
    if u64::from(area.width) * u64::from(area.height) * 4
        > u64::from(shape.columns) * u64::from(shape.rows) * 3
    {
        return Change::Everything;
    }
    Change::Within(area)
}

/// What `area` shows now, and what was found before and does not lie inside it.
fn renewed(frame: &Frame, settings: &Settings, area: Area, before: &[Found]) -> Vec<Found> {
    let inside = |found: &Found| {
        found.area.x >= area.x
            && found.area.y >= area.y
            && found.area.x + found.area.width <= area.x + area.width
            && found.area.y + found.area.height <= area.y + area.height
    };
    let mut all: Vec<Found> = before
        .iter()
        .copied()
        .filter(|found| !inside(found))
        .collect();
    for mut found in find(&cut(frame, area), settings) {
        found.area.x += area.x;
        found.area.y += area.y;
        all.push(found);
    }
    merge::merged(all)
}

/// The part of a frame inside `area`, which lies within it.
fn cut(frame: &Frame, area: Area) -> Frame {
    let mut shape = frame.shape;
    (shape.columns, shape.rows) = (area.width, area.height);
    let pixel = shape.sample_bytes() * usize::from(shape.samples.max(1));
    let line = pixel * frame.shape.columns as usize;
    let (from, length) = (area.x as usize * pixel, area.width as usize * pixel);
    let lines = frame.bytes.chunks_exact(line).skip(area.y as usize);
    let bytes = lines
        .take(area.height as usize)
        .flat_map(|line| &line[from..from + length])
        .copied()
        .collect();
    Frame { shape, bytes }
}
