//! Where areas lie in pictures of one thing at several sizes, as the levels of a slide are.

use crate::pixel::Area;

/// The size of a picture, and of the one that areas are drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Canvas {
    /// Columns and rows of the picture.
    pub size: (u32, u32),
    /// Columns and rows of the one that areas are drawn on.
    pub whole: (u32, u32),
}

impl Canvas {
    /// A picture that areas are drawn on itself.
    pub const fn alone(size: (u32, u32)) -> Canvas {
        Canvas { size, whole: size }
    }

    /// What `area` of the whole picture covers here, and a pixel around it where the sizes differ: whoever
    /// made the smaller picture mixed neighbours and rounded its sides.
    pub fn part(&self, area: Area) -> Option<Area> {
        let around = if self.size == self.whole { 0 } else { 1 };
        scaled(area, self.whole, self.size, around)
    }

    /// What `area` of this picture covers of the whole one.
    pub fn on_whole(&self, area: Area) -> Option<Area> {
        scaled(area, self.size, self.whole, 0)
    }
}

/// The part of `area` inside a picture of size `from`, in pixels of one of size `to`, rounded outwards.
fn scaled(area: Area, from: (u32, u32), to: (u32, u32), around: u64) -> Option<Area> {
    let inside = area.within(from.0, from.1)?;
    let side = |first: u32, length: u32, from: u32, to: u32| {
        let (from, to) = (u64::from(from), u64::from(to));
        let last = (u64::from(first) + u64::from(length)) * to;
        let first = (u64::from(first) * to / from).saturating_sub(around);
        let last = (last.div_ceil(from) + around).min(to);
        // Both lie within the sides of a picture, which are numbers of 32 bits.
        (first as u32, last.saturating_sub(first) as u32)
    };
    let (x, width) = side(inside.x, inside.width, from.0, to.0);
    let (y, height) = side(inside.y, inside.height, from.1, to.1);
    let scaled = Area {
        x,
        y,
        width,
        height,
    };
    scaled.within(to.0, to.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
        Area {
            x,
            y,
            width,
            height,
        }
    }

    #[test]
    fn an_area_stays_as_it_is_where_it_was_drawn() {
        let canvas = Canvas::alone((100, 50));
        assert_eq!(canvas.part(area(3, 4, 5, 6)), Some(area(3, 4, 5, 6)));
        assert_eq!(canvas.part(area(90, 4, 99, 6)), Some(area(90, 4, 10, 6)));
        assert_eq!(canvas.part(area(100, 4, 5, 6)), None);
    }

    #[test]
    fn every_pixel_of_a_level_that_shows_a_pixel_of_the_area_is_covered() {
        for size in [(25, 20), (31, 9), (1, 1), (100, 80)] {
            let canvas = Canvas {
                size,
                whole: (100, 80),
            };
            for (x, y) in (0..100).flat_map(|x| (0..80).map(move |y| (x, y))) {
                let part = canvas.part(area(x, y, 1, 1)).expect("inside");
                let (column, row) = (x * size.0 / 100, y * size.1 / 80);
                assert!(part.x <= column && column < part.x + part.width);
                assert!(part.y <= row && row < part.y + part.height);
                let back = canvas.on_whole(part).expect("inside");
                assert!(back.x <= x && x < back.x + back.width);
                assert!(back.y <= y && y < back.y + back.height);
            }
        }
    }

    #[test]
    fn sides_of_the_largest_pictures_do_not_overflow() {
        let most = u32::MAX;
        let canvas = Canvas {
            size: (most, most),
            whole: (most, most - 1),
        };
        let all = area(0, 0, most, most);
        assert_eq!(canvas.part(all), Some(all));
        assert_eq!(canvas.on_whole(all), Some(area(0, 0, most, most - 1)));
    }
}
