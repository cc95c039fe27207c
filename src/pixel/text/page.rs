//! Pages that are written all over: letters upon letters on a flat ground.
//!
//! The search for lines measures contrast in the noise around them, and on such a page that noise is the text
//! itself. So it is asked here by another measure: tiles most of whose ground is of one value, with strong ink
//! that ends often, half of whose neighbours are of that kind. Lines of a grid go on; strokes of letters end.
//! A frame that is a scanned or faded page as a whole counts as a whole ([`sheet`]).

mod sheet;

use super::Found;
use super::planes::Plane;
use crate::pixel::Area;

/// Pixels of a tile's side.
const TILE: usize = 48;

/// Parts into which the range of values is divided; a ground varies by one.
const SHADES: usize = 64;

/// The fewest ends of strokes in a tile, upper and lower ones.
const ENDS: usize = 14;

/// Wider runs of ink are no strokes.
const WIDEST: usize = 16;

/// The tiles of `plane` that are written over, or all of it.
pub fn written(plane: &Plane) -> Vec<Found> {
    if sheet::is_sheet(plane) {
        let area = Area {
            x: 0,
            y: 0,
            width: plane.width as u32,
            height: plane.height as u32,
        };
        return vec![Found {
            area,
            confidence: u8::MAX,
        }];
    }
    let (low, high) = plane.range();
    let (columns, rows) = (plane.width / TILE, plane.height / TILE);
    if high <= low || columns < 3 || rows < 3 {
        return Vec::new();
    }
    let is_dense: Vec<bool> = (0..columns * rows)
        .map(|at| {
            is_dense(
                plane,
                (low, high),
                (at % columns * TILE, at / columns * TILE),
            )
        })
        .collect();
    let dense = |x: usize, y: usize| is_dense[y * columns + x];
    // At an edge of the frame a tile has fewer neighbours.
    let is_among = |x: usize, y: usize| {
        let lines = y.saturating_sub(1)..(y + 2).min(rows);
        let around =
            lines.flat_map(|y| (x.saturating_sub(1)..(x + 2).min(columns)).map(move |x| (x, y)));
        let kinds: Vec<bool> = around
            .filter(|&other| other != (x, y))
            .map(|(x, y)| dense(x, y))
            .collect();
        kinds.iter().filter(|&&dense| dense).count() * 2 >= kinds.len()
    };
    let mut found = Vec::new();
    for (x, y) in (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y))) {
        if !dense(x, y) || !is_among(x, y) {
            continue;
        }
        // What the tiles leave over at the edges belongs to the last ones, and letters reach beyond a tile.
        let from = |at: usize| (at * TILE).saturating_sub(TILE / 2);
        let until = |at: usize, count: usize, all: usize| match at + 1 == count {
            true => all,
            false => ((at + 1) * TILE + TILE / 2).min(all),
        };
        let (left, top) = (from(x), from(y));
        let (right, bottom) = (until(x, columns, plane.width), until(y, rows, plane.height));
        found.push(Found {
            area: Area {
                x: left as u32,
                y: top as u32,
                width: (right - left) as u32,
                height: (bottom - top) as u32,
            },
            confidence: u8::MAX,
        });
    }
    found
}

fn is_dense(plane: &Plane, (low, high): (u16, u16), (left, top): (usize, usize)) -> bool {
    let range = usize::from(high - low);
    let line = |y: usize| &plane.values[(top + y) * plane.width + left..][..TILE];
    let shade = |value: u16| usize::from(value - low) * (SHADES - 1) / range;
    let mut counts = [0usize; SHADES];
    for y in 0..TILE {
        for &value in line(y) {
            counts[shade(value)] += 1;
        }
    }
    let ground = (0..SHADES).max_by_key(|&at| (counts[at], at)).unwrap_or(0);
    let flat: usize = counts[ground.saturating_sub(1)..(ground + 2).min(SHADES)]
        .iter()
        .sum();
    let is_ink = |value: u16| shade(value).abs_diff(ground) * 3 >= SHADES;
    let inked: usize = (0..TILE)
        .map(|y| line(y).iter().filter(|&&value| is_ink(value)).count())
        .sum();
    let all = TILE * TILE;
    if flat * 100 < all * 35 || inked * 100 < all * 2 || inked * 100 > all * 60 {
        return false;
    }
    let mut ends = 0;
    for y in 0..TILE {
        let beside = [y.checked_sub(1), (y + 1 < TILE).then_some(y + 1)];
        for (start, end) in runs(line(y), &is_ink) {
            if end - start > WIDEST {
                continue;
            }
            // A diagonal goes on beside.
            let (from, until) = (start.saturating_sub(1), (end + 1).min(TILE));
            let stops = |other: usize| !line(other)[from..until].iter().any(|&value| is_ink(value));
            ends += beside
                .iter()
                .flatten()
                .filter(|&&other| stops(other))
                .count();
        }
    }
    ends >= ENDS
}

/// The runs of ink in a line.
fn runs<'a>(
    line: &'a [u16],
    is_ink: &'a impl Fn(u16) -> bool,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + line[at..].iter().position(|&value| is_ink(value))?;
        let length = line[start..].iter().position(|&value| !is_ink(value));
        at = start + length.unwrap_or(line.len() - start);
        Some((start, at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: usize = 240;

    fn plane(values: Vec<u16>) -> Plane {
        Plane {
            width: SIDE,
            height: SIDE,
            levels: &[],
            values,
        }
    }

    /// Strokes of two pixels, `gap` apart, that end after `length` lines.
    fn strokes(gap: usize, length: usize, ink: u16, ground: u16) -> Plane {
        let is_ink = |x: usize, y: usize| x % gap < 2 && y % (length + 2) < length;
        let values = (0..SIDE * SIDE).map(|at| match is_ink(at % SIDE, at / SIDE) {
            true => ink,
            false => ground,
        });
        plane(values.collect())
    }

    #[test]
    fn a_page_of_short_strokes_is_written_over_whole_dark_or_light() {
        for (ink, ground) in [(60_000, 900), (900, 60_000)] {
            let found = written(&strokes(6, 9, ink, ground));
            let covered = |x: u32, y: u32| {
                found.iter().any(|it| {
                    let area = it.area;
                    (area.x..area.x + area.width).contains(&x)
                        && (area.y..area.y + area.height).contains(&y)
                })
            };
            assert!(
                (0..SIDE as u32).all(|at| covered(at, at) && covered(at, SIDE as u32 - 1 - at))
            );
        }
    }

    #[test]
    fn grids_stripes_gradients_noise_and_nothing_are_no_pages() {
        let grid = (0..SIDE * SIDE).map(|at| {
            match (at % SIDE).is_multiple_of(6) || (at / SIDE).is_multiple_of(6) {
                true => 60_000,
                false => 0,
            }
        });
        let mut seed = 7u32;
        let noise = (0..SIDE * SIDE).map(|_| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as u16
        });
        let gradient = (0..SIDE * SIDE).map(|at| (at % SIDE * 200) as u16);
        for values in [
            grid.collect(),
            noise.collect(),
            gradient.collect(),
            vec![5; SIDE * SIDE],
        ] {
            assert!(written(&plane(values)).is_empty());
        }
        assert!(written(&strokes(6, SIDE, 60_000, 0)).is_empty());
    }
}
