//! Leaving out places that lie within others: a line is seen at two scales and in several planes, and so
//! are its words and the insides of its letters.

use super::Found;
use crate::pixel::Area;

/// The side of the squares by which neighbours are looked up.
const CELL: u32 = 64;

/// `found` without what lies in another place, whose confidence becomes the higher of both; in a fixed
/// order. Exactly the pixels that were in a place still are.
pub fn merged(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_unstable_by_key(|found| (std::cmp::Reverse(size(found.area)), *found));
    let across = found.iter().map(|f| f.area.x + f.area.width).max();
    let down = found.iter().map(|f| f.area.y + f.area.height).max();
    let (across, down) = (across.unwrap_or(0) / CELL + 1, down.unwrap_or(0) / CELL + 1);
    let mut cells: Vec<Vec<usize>> = vec![Vec::new(); across as usize * down as usize];
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    for place in found {
        // What holds a place holds its first pixel.
        let first = place.area.y / CELL * across + place.area.x / CELL;
        let mut near = cells[first as usize].iter();
        match near.find(|&&at| holds(kept[at].area, place.area)) {
            Some(&at) => kept[at].confidence = kept[at].confidence.max(place.confidence),
            None => {
                for cell in touched(place.area, across) {
                    cells[cell].push(kept.len());
                }
                kept.push(place);
            }
        }
    }
    kept.sort_unstable();
    kept
}

fn size(area: Area) -> u64 {
    u64::from(area.width) * u64::from(area.height)
}

/// The squares an area touches.
fn touched(area: Area, across: u32) -> impl Iterator<Item = usize> {
    let columns = area.x / CELL..=(area.x + area.width) / CELL;
    let lines = area.y / CELL..=(area.y + area.height) / CELL;
    lines.flat_map(move |y| columns.clone().map(move |x| (y * across + x) as usize))
}

/// Whether all of `inner` lies in `outer`.
fn holds(outer: Area, inner: Area) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.x + inner.width <= outer.x + outer.width
        && inner.y + inner.height <= outer.y + outer.height
}
