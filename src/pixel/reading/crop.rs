//! A part of a frame as a reader likes it: dark letters on white, of a height that readers were trained on.
//!
//! The ground is what lies along the edge of the part, the letters what differs from it most. Integers
//! only, so that a picture is the same wherever it is made.

use super::super::Area;
use super::super::text::planes::Plane;

/// Pixels of a part that is read; a larger one is no label.
const MOST_PIXELS: usize = 1 << 20;

/// Pixels of a picture of a whole frame.
const MOST_WHOLE: usize = 4 << 20;

/// White around a picture, in its pixels.
const MARGIN: usize = 16;

/// How many times larger a picture is than its part, at most.
const MOST_SCALE: usize = 6;

/// The least difference to the ground that counts as ink, as a share of the greatest.
const INK_SHARE: u32 = 5;

/// A picture for a reader.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Picture {
    /// Pixels in a line.
    pub width: usize,
    /// Lines.
    pub height: usize,
    /// Brightness from left to right, from top to bottom.
    pub grey: Vec<u8>,
    /// Its size over that of the part, as a fraction.
    scale: (usize, usize),
    /// Where the part begins in the frame.
    origin: (u32, u32),
}

/// A part of a frame.
pub struct Crop {
    area: Area,
    ground: u16,
    /// The greatest difference to the ground, never 0, and whether it is brighter.
    contrast: u32,
    bright: bool,
    values: Vec<u16>,
}

impl Crop {
    /// The part of `plane` in `area`; `None` if it lies outside, is too large or shows nothing.
    pub fn of(plane: &Plane, area: Area) -> Option<Crop> {
        Crop::within(plane, area, MOST_PIXELS)
    }

    /// All of `plane`; `None` if it is too large or shows nothing.
    pub fn whole(plane: &Plane) -> Option<Crop> {
        let area = Area {
            x: 0,
            y: 0,
            width: plane.width as u32,
            height: plane.height as u32,
        };
        Crop::within(plane, area, MOST_WHOLE)
    }

    fn within(plane: &Plane, area: Area, most: usize) -> Option<Crop> {
        let area = area.within(plane.width as u32, plane.height as u32)?;
        let (width, height) = (area.width as usize, area.height as usize);
        if width.checked_mul(height)? > most {
            return None;
        }
        let mut values = Vec::with_capacity(width * height);
        for line in area.y as usize..area.y as usize + height {
            let start = line * plane.width + area.x as usize;
            values.extend_from_slice(plane.values.get(start..start + width)?);
        }
        let mut edge: Vec<u16> = (0..values.len())
            .filter(|at| {
                let (x, y) = (at % width, at / width);
                x == 0 || y == 0 || x + 1 == width || y + 1 == height
            })
            .map(|at| values[at])
            .collect();
        let middle = edge.len() / 2;
        let ground = *edge.select_nth_unstable(middle).1;
        let most = u32::from(*values.iter().max()?) - u32::from(ground.min(*values.iter().max()?));
        let least = u32::from(ground) - u32::from(ground.min(*values.iter().min()?));
        let contrast = most.max(least);
        (contrast > 0).then_some(Crop {
            area,
            ground,
            contrast,
            bright: most >= least,
            values,
        })
    }

    /// The picture in which lines of `height` pixels are about `tall` pixels high; never smaller than the
    /// part, nor larger than a whole frame may be.
    pub fn picture(&self, height: u32, tall: u32) -> Picture {
        let (columns, rows) = (self.area.width as usize, self.area.height as usize);
        let (height, tall) = (height.max(1) as usize, tall as usize);
        let scale = match (tall > height, tall > height.saturating_mul(MOST_SCALE)) {
            (false, _) => (1, 1),
            (true, true) => (MOST_SCALE, 1),
            (true, false) => (tall, height),
        };
        let pixels = (columns * scale.0 / scale.1).saturating_mul(rows * scale.0 / scale.1);
        match pixels <= MOST_WHOLE {
            true => self.scaled(columns, rows, scale),
            false => self.scaled(columns, rows, (1, 1)),
        }
    }

    /// The picture in the part's own size, or twice that where the part is small.
    pub fn plain(&self) -> Picture {
        let (columns, rows) = (self.area.width as usize, self.area.height as usize);
        let scale = match columns * rows * 4 <= MOST_WHOLE {
            true => (2, 1),
            false => (1, 1),
        };
        self.scaled(columns, rows, scale)
    }

    fn scaled(&self, columns: usize, rows: usize, scale: (usize, usize)) -> Picture {
        let (wide, tall) = (columns * scale.0 / scale.1, rows * scale.0 / scale.1);
        let (width, height) = (wide + 2 * MARGIN, tall + 2 * MARGIN);
        let mut grey = vec![u8::MAX; width * height];
        let across: Vec<_> = (0..wide).map(|at| between(at, columns, scale)).collect();
        for line in 0..tall {
            let (above, below, down) = between(line, rows, scale);
            let start = (line + MARGIN) * width + MARGIN;
            for (to, &(left, right, over)) in grey[start..start + wide].iter_mut().zip(&across) {
                let at = |y: usize, x: usize| self.paper(self.values[y * columns + x]);
                let top = at(above, left) * (256 - over) + at(above, right) * over;
                let bottom = at(below, left) * (256 - over) + at(below, right) * over;
                *to = ((top * (256 - down) + bottom * down) >> 16) as u8;
            }
        }
        Picture {
            width,
            height,
            grey,
            scale,
            origin: (self.area.x, self.area.y),
        }
    }

    /// The shade of a value on paper: white for the ground and what lies beyond it, black for the letters.
    fn paper(&self, value: u16) -> u32 {
        let ink = match self.bright {
            true => value.saturating_sub(self.ground),
            false => self.ground.saturating_sub(value),
        };
        255 - (u32::from(ink) * 255 / self.contrast).min(255)
    }

    /// Whether anything that stands out, brighter or darker than the ground, lies outside the `words` of the
    /// frame, each with a margin of its own height.
    pub fn shows_beside(&self, words: &[Area]) -> bool {
        let around: Vec<Area> = words.iter().copied().map(wider).collect();
        let inside = |x: u32, y: u32| {
            around.iter().any(|it| {
                (it.x..it.x.saturating_add(it.width)).contains(&x)
                    && (it.y..it.y.saturating_add(it.height)).contains(&y)
            })
        };
        let columns = self.area.width as usize;
        self.values.iter().enumerate().any(|(at, &value)| {
            u32::from(value.abs_diff(self.ground)) * INK_SHARE > self.contrast
                && !inside(
                    self.area.x + (at % columns) as u32,
                    self.area.y + (at / columns) as u32,
                )
        })
    }
}

/// A word with a margin for what a reader cuts off.
pub fn wider(area: Area) -> Area {
    let margin = 2 + area.height / 6;
    let (x, y) = (area.x.saturating_sub(margin), area.y.saturating_sub(margin));
    Area {
        x,
        y,
        width: (area.x - x) + area.width.saturating_add(margin),
        height: (area.y - y) + area.height.saturating_add(margin),
    }
}

/// The two places of the part that a place of the picture lies between, and how far it is to the second, of
/// 256.
fn between(at: usize, length: usize, (times, over): (usize, usize)) -> (usize, usize, u32) {
    let place = ((2 * at + 1) * over * 128 / times).saturating_sub(128);
    let first = (place / 256).min(length - 1);
    let second = (first + 1).min(length - 1);
    (first, second, (place % 256) as u32)
}

impl Picture {
    /// A white picture of one line.
    #[cfg(test)]
    pub(crate) fn blank(width: usize) -> Picture {
        Picture {
            width,
            height: 1,
            grey: vec![u8::MAX; width],
            scale: (1, 1),
            origin: (0, 0),
        }
    }

    /// Whether it shows its part larger than `other` does, by at least a quarter.
    pub fn is_larger(&self, other: &Picture) -> bool {
        let [(a, b), (c, d)] = [self.scale, other.scale];
        a * d * 4 >= c * b * 5
    }

    /// Where an area of the picture lies in the frame, every pixel that it touches included.
    pub fn in_frame(&self, area: Area) -> Area {
        let (times, over) = (self.scale.0 as u64, self.scale.1 as u64);
        let down = |at: u64| at.saturating_sub(MARGIN as u64) * over / times;
        let up = |at: u64| (at.saturating_sub(MARGIN as u64) * over).div_ceil(times);
        let side = |start: u32, length: u32| {
            let (start, end) = (u64::from(start), u64::from(start) + u64::from(length));
            (down(start) as u32, (up(end) - down(start)) as u32)
        };
        let (x, width) = side(area.x, area.width);
        let (y, height) = side(area.y, area.height);
        Area {
            x: self.origin.0.saturating_add(x),
            y: self.origin.1.saturating_add(y),
            width,
            height,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of digits, from 0 to 9 times 1000.
    fn plane(lines: &[&str]) -> Plane {
        let values = lines.iter().flat_map(|line| line.bytes());
        Plane {
            width: lines[0].len(),
            height: lines.len(),
            levels: &[],
            values: values.map(|digit| u16::from(digit - b'0') * 1000).collect(),
        }
    }

    fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
        Area {
            x,
            y,
            width,
            height,
        }
    }

    fn all(plane: &Plane) -> Crop {
        Crop::of(plane, area(0, 0, 99, 99)).unwrap()
    }

    #[test]
    fn letters_become_black_on_white_whether_they_are_bright_or_dark() {
        for lines in [["1111", "1191", "1111"], ["8888", "8808", "8888"]] {
            let picture = all(&plane(&lines)).picture(3, 3);
            assert_eq!((picture.width, picture.height), (36, 35));
            let at = |x: usize, y: usize| picture.grey[(y + MARGIN) * picture.width + x + MARGIN];
            assert_eq!(at(2, 1), 0);
            assert_eq!(at(1, 1), 255);
            assert_eq!(picture.grey[0], 255);
        }
    }

    #[test]
    fn a_larger_picture_leads_back_to_the_pixels_of_the_frame() {
        let plane = plane(&["111111", "119911", "111111", "111111"]);
        let crop = Crop::of(&plane, area(1, 0, 5, 3)).unwrap();
        let picture = crop.picture(3, 9);
        assert_eq!((picture.width, picture.height), (15 + 32, 9 + 32));
        let margin = MARGIN as u32;
        assert_eq!(
            picture.in_frame(area(margin + 3, margin + 3, 6, 3)),
            area(2, 1, 2, 1)
        );
        assert_eq!(
            picture.in_frame(area(margin + 4, margin + 4, 1, 1)),
            area(2, 1, 1, 1)
        );
        // What a reader says lies in the margin is at the edge.
        assert_eq!(picture.in_frame(area(0, 0, 2, 2)), area(1, 0, 0, 0));
    }

    #[test]
    fn pictures_of_small_lines_and_of_large_parts_are_not_larger_than_others() {
        let drawn = |width: usize, height: usize| Plane {
            width,
            height,
            levels: &[],
            values: (0..width * height).map(|at| at as u16).collect(),
        };
        let larger = |(width, height): (usize, usize), line: u32| {
            let plane = drawn(width, height);
            let crop = Crop::of(&plane, area(0, 0, width as u32, height as u32)).unwrap();
            crop.picture(line, 68).is_larger(&crop.picture(line, 48))
        };
        assert!(larger((60, 20), 20));
        assert!(larger((60, 20), 12));
        assert!(!larger((60, 8), 8));
        assert!(!larger((60, 8), 9));
        assert!(!larger((500, 400), 10));
    }

    #[test]
    fn what_stands_beside_words_is_seen_whether_bright_or_dark() {
        let line = "2".repeat(30);
        for stray in ['9', '0'] {
            let mut marked = line.clone();
            marked.replace_range(3..4, "9");
            marked.replace_range(20..21, &stray.to_string());
            let plane = plane(&[&line, &marked, &line]);
            let crop = all(&plane);
            assert!(crop.shows_beside(&[area(3, 1, 1, 1)]));
            assert!(!crop.shows_beside(&[area(3, 1, 1, 1), area(20, 1, 1, 1)]));
            assert!(crop.shows_beside(&[]));
        }
    }

    #[test]
    fn a_line_between_two_that_were_read_stands_beside_them() {
        let (blank, drawn) = (
            "1".repeat(40),
            format!("{0}{1}{0}", "1".repeat(5), "9".repeat(30)),
        );
        let line = |y: u32| {
            let at = |top: u32| (top..top + 8).contains(&y);
            if at(10) || at(20) || at(30) {
                &drawn
            } else {
                &blank
            }
        };
        let lines: Vec<&str> = (0..160).map(|y| line(y).as_str()).collect();
        let plane = plane(&lines);
        let crop = Crop::of(&plane, area(0, 0, 40, 160)).unwrap();
        let word = |y: u32| area(5, y, 30, 8);
        assert!(crop.shows_beside(&[word(10), word(30)]));
        assert!(!crop.shows_beside(&[word(10), word(20), word(30)]));
    }

    #[test]
    fn what_is_blank_outside_or_too_large_is_no_part() {
        let blank = plane(&["111", "111"]);
        assert!(Crop::of(&blank, area(0, 0, 3, 2)).is_none());
        let small = plane(&["191", "111"]);
        assert!(Crop::of(&small, area(3, 0, 1, 1)).is_none());
        let side = 1100;
        let large = Plane {
            width: side,
            height: side,
            levels: &[],
            values: (0..side * side).map(|at| at as u16).collect(),
        };
        assert!(Crop::of(&large, area(0, 0, 1100, 1100)).is_none());
        assert!(Crop::whole(&large).is_some());
    }
}
