//! Windows: the parts of a frame that have to be searched again after some of it changed.

use super::{Area, Frame, Photometric, Shape};

/// How far what changed may change what is seen: a line of the tallest characters beside it.
const REACH: u32 = 96;
/// More changes than this are no texts; the whole frame is searched.
const MOST: usize = 256;

/// Rectangles of `shape` each of which holds what lies within reach of some of `changed`; `None` where they
/// would be most of the frame, or where a frame cannot be cut.
pub fn around(shape: &Shape, changed: &[Area]) -> Option<Vec<Area>> {
    // Two pixels share their colours there.
    let halves = shape.photometric == Photometric::YbrFull422 && shape.allocated == 8;
    if halves || changed.len() > MOST {
        return None;
    }
    let mut windows: Vec<Area> = Vec::new();
    for area in changed {
        let (x, y) = (area.x.saturating_sub(REACH), area.y.saturating_sub(REACH));
        let wide = Area {
            x,
            y,
            width: area.x - x + area.width + REACH,
            height: area.y - y + area.height + REACH,
        };
        let Some(mut window) = wide.within(shape.columns, shape.rows) else {
            continue;
        };
        // Two that are no smaller than what holds both are one.
        while let Some(at) = windows
            .iter()
            .position(|it| size(both(window, *it)) <= size(window) + size(*it))
        {
            window = both(window, windows.swap_remove(at));
        }
        windows.push(window);
    }
    let all: u64 = windows.iter().map(|it| size(*it)).sum();
    let frame = u64::from(shape.columns) * u64::from(shape.rows);
    (all * 4 <= frame * 3).then_some(windows)
}

fn size(area: Area) -> u64 {
    u64::from(area.width) * u64::from(area.height)
}

/// What holds both.
fn both(one: Area, other: Area) -> Area {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    Area {
        x,
        y,
        width: (one.x + one.width).max(other.x + other.width) - x,
        height: (one.y + one.height).max(other.y + other.height) - y,
    }
}

/// The part of `frame` that is in `window`, which lies within it; missing bytes are missing from the part.
pub fn cut(frame: &Frame, window: Area) -> Frame {
    let shape = Shape {
        columns: window.width,
        rows: window.height,
        ..frame.shape
    };
    let pixel = usize::from(shape.samples) * shape.sample_bytes();
    let line = frame.shape.columns as usize * pixel;
    let (from, length) = (window.x as usize * pixel, window.width as usize * pixel);
    let lines = (window.y as usize..).take(window.height as usize);
    let bytes = lines
        .filter_map(|y| frame.bytes.get(y * line + from..y * line + from + length))
        .flatten()
        .copied()
        .collect();
    Frame { shape, bytes }
}

/// Whether two areas touch or have pixels in common.
pub fn meet(one: Area, other: Area) -> bool {
    one.x <= other.x + other.width
        && other.x <= one.x + one.width
        && one.y <= other.y + other.height
        && other.y <= one.y + one.height
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pixel::Numbers;

    const SHAPE: Shape = Shape {
        rows: 400,
        columns: 1000,
        samples: 1,
        allocated: 8,
        stored: 8,
        high: 7,
        numbers: Numbers::Unsigned,
        photometric: Photometric::Monochrome2,
    };

    fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
        Area {
            x,
            y,
            width,
            height,
        }
    }

    #[test]
    fn every_change_lies_in_a_window_with_all_that_is_within_its_reach() {
        let changed = [
            area(0, 0, 60, 12),
            area(20, 30, 90, 12),
            area(900, 380, 80, 20),
        ];
        let windows = around(&SHAPE, &changed).expect("less than most of the frame");
        assert_eq!(windows.len(), 2);
        for it in changed {
            let near = area(
                it.x.saturating_sub(REACH),
                it.y.saturating_sub(REACH),
                it.x.min(REACH) + it.width + REACH,
                it.y.min(REACH) + it.height + REACH,
            );
            let near = near.within(1000, 400).expect("inside");
            assert!(windows.iter().any(|window| both(*window, near) == *window));
        }
    }

    #[test]
    fn changes_all_over_the_frame_need_no_windows() {
        let changed: Vec<Area> = (0..8).map(|at| area(at * 120, 190, 60, 20)).collect();
        assert_eq!(around(&SHAPE, &changed[..]).map(|it| it.len()), Some(1));
        let more: Vec<Area> = (0..32)
            .map(|at| area(at % 8 * 120, at / 8 * 100, 60, 20))
            .collect();
        assert_eq!(around(&SHAPE, &more), None);
    }

    #[test]
    fn a_window_holds_the_pixels_of_its_place() {
        let shape = Shape {
            rows: 3,
            columns: 4,
            ..SHAPE
        };
        let bytes = (0..12).collect();
        let part = cut(&Frame { shape, bytes }, area(1, 1, 2, 2));
        assert_eq!((part.shape.rows, part.shape.columns), (2, 2));
        assert_eq!(part.bytes, [5, 6, 9, 10]);
    }
}
