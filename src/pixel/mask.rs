//! Drawing areas black, in every way in which samples mean colours.
//!
//! Black is the value that every window and every look-up table shows darkest: the smallest the bits can
//! hold, the largest for MONOCHROME1, the index of the darkest colour for palettes, no luminance and
//! neutral colour differences for YBR. It depends on the frame's layout alone, so it is the same in
//! every frame of an image.

use super::{Area, Frame, Numbers, Photometric, Shape};

/// The samples of a black pixel, as the bytes of a [`Frame`].
pub fn black(shape: &Shape) -> Vec<u8> {
    let bytes = shape.sample_bytes();
    let mut pixel = Vec::with_capacity(bytes * usize::from(shape.samples));
    for at in 0..shape.samples {
        let value = sample(shape, at);
        pixel.extend_from_slice(&value.to_le_bytes()[..bytes]);
    }
    pixel
}

/// Sample `at` of a black pixel, as it lies in its allocated bits.
fn sample(shape: &Shape, at: u16) -> u64 {
    if shape.numbers == Numbers::Float {
        // Floating point has no smallest value that a window would bear; zero is legal everywhere.
        return 0;
    }
    let stored = u32::from(shape.stored.clamp(1, 64));
    let shift = u32::from((shape.high + 1).saturating_sub(shape.stored));
    let largest = u64::MAX >> (64 - stored);
    let signed = shape.numbers == Numbers::Signed;
    let middle = 1u64 << (stored - 1);
    let value = match (shape.photometric, at) {
        (Photometric::Monochrome1, _) if signed => middle - 1,
        (Photometric::Monochrome1, _) => largest,
        (Photometric::Palette { darkest }, _) => u64::from(darkest) & largest,
        (Photometric::YbrFull | Photometric::YbrFull422 | Photometric::YbrPartial, 1 | 2) => middle,
        (Photometric::YbrPartial, _) => {
            16 << stored.saturating_sub(8) >> 8u32.saturating_sub(stored)
        }
        (Photometric::Monochrome2, _) if signed => middle,
        (
            Photometric::Monochrome2
            | Photometric::Rgb
            | Photometric::YbrFull
            | Photometric::YbrFull422,
            _,
        ) => 0,
    };
    // Extended to all allocated bits, as two's complement asks; a single bit stays one.
    let negative = signed && value & middle != 0 && shape.allocated > 1;
    let value = if negative { value | !largest } else { value };
    value << shift
}

/// Draws every area in `frame` black; parts outside the frame do not count.
pub fn draw(frame: &mut Frame, areas: &[Area]) {
    let pixel = black(&frame.shape);
    let columns = frame.shape.columns as usize;
    for area in areas {
        let Some(area) = area.within(frame.shape.columns, frame.shape.rows) else {
            continue;
        };
        for line in area.y..area.y + area.height {
            let start = (line as usize * columns + area.x as usize) * pixel.len();
            let length = area.width as usize * pixel.len();
            let Some(run) = frame.bytes.get_mut(start..start + length) else {
                continue;
            };
            for place in run.chunks_exact_mut(pixel.len()) {
                place.copy_from_slice(&pixel);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(photometric: Photometric, numbers: Numbers, stored: u16) -> Shape {
        Shape {
            rows: 2,
            columns: 3,
            samples: match photometric {
                Photometric::Monochrome1
                | Photometric::Monochrome2
                | Photometric::Palette { .. } => 1,
                Photometric::Rgb
                | Photometric::YbrFull
                | Photometric::YbrFull422
                | Photometric::YbrPartial => 3,
            },
            allocated: if stored > 8 { 16 } else { 8 },
            stored,
            high: stored - 1,
            numbers,
            photometric,
        }
    }

    #[test]
    fn black_is_the_value_that_every_window_shows_darkest() {
        use Numbers::{Signed, Unsigned};
        let cases: [(Photometric, Numbers, u16, &[u8]); 8] = [
            (Photometric::Monochrome2, Unsigned, 12, &[0, 0]),
            (Photometric::Monochrome2, Signed, 12, &[0x00, 0xF8]),
            (Photometric::Monochrome2, Signed, 16, &[0x00, 0x80]),
            (Photometric::Monochrome1, Unsigned, 12, &[0xFF, 0x0F]),
            (Photometric::Monochrome1, Signed, 12, &[0xFF, 0x07]),
            (Photometric::Palette { darkest: 7 }, Unsigned, 8, &[7]),
            (Photometric::Rgb, Unsigned, 8, &[0, 0, 0]),
            (Photometric::YbrFull, Unsigned, 8, &[0, 128, 128]),
        ];
        for (photometric, numbers, stored, expected) in cases {
            assert_eq!(black(&shape(photometric, numbers, stored)), expected);
        }
    }

    #[test]
    fn black_never_leaves_the_stored_bits() {
        let palette = Photometric::Palette { darkest: 0x1FF };
        let cases: [(Photometric, u16, &[u8]); 3] = [
            (palette, 8, &[0xFF]),
            (Photometric::YbrPartial, 8, &[16, 128, 128]),
            (Photometric::YbrPartial, 4, &[1, 8, 8]),
        ];
        for (photometric, stored, expected) in cases {
            assert_eq!(
                black(&shape(photometric, Numbers::Unsigned, stored)),
                expected
            );
        }
    }

    #[test]
    fn bits_above_the_lowest_are_drawn_where_they_lie() {
        let mut high = shape(Photometric::Monochrome1, Numbers::Unsigned, 12);
        high.high = 15;
        assert_eq!(black(&high), [0xF0, 0xFF]);
    }

    #[test]
    fn an_area_is_cut_at_the_border_and_nothing_else_changes() {
        let shape = shape(Photometric::Monochrome2, Numbers::Unsigned, 8);
        let mut frame = Frame {
            shape,
            bytes: vec![9; 6],
        };
        let area = Area {
            x: 2,
            y: 1,
            width: u32::MAX,
            height: 5,
        };
        draw(&mut frame, &[area]);
        assert_eq!(frame.bytes, [9, 9, 9, 9, 9, 0]);
    }
}
