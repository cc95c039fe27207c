//! A picture in memory, in lines of packed samples as PNG and TIFF keep them.

use crate::pixel::{Area, Frame, Numbers, Photometric, Refused, Result, Shape};

/// What the first samples of a pixel mean; any others are extra ones such as opacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// One sample, zero is black.
    Grey,
    /// One sample, zero is white.
    White,
    /// Red, green, blue.
    Rgb,
    /// One sample, an index into these colours.
    Palette(Vec<[u8; 3]>),
}

/// How a picture is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Pixels in a line.
    pub columns: u32,
    /// Lines.
    pub rows: u32,
    /// Samples in a pixel.
    pub samples: u16,
    /// Bits of a sample: 1, 2, 4, 8 or 16.
    pub bits: u16,
    /// Whether the first byte of a sample of 16 bits is the lower one.
    pub little: bool,
    /// What the samples mean.
    pub meaning: Meaning,
}

impl Layout {
    /// Bytes of a line. Fits, if [`Layout::check`] passed.
    pub fn line(&self) -> usize {
        let bits = u64::from(self.columns) * u64::from(self.samples) * u64::from(self.bits);
        bits.div_ceil(8) as usize
    }

    /// Samples of a pixel that its colour takes.
    fn colours(&self) -> u16 {
        match self.meaning {
            Meaning::Grey | Meaning::White | Meaning::Palette(_) => 1,
            Meaning::Rgb => 3,
        }
    }

    /// Number of [`Raster::frames`].
    pub fn views(&self) -> usize {
        1 + usize::from(self.samples.saturating_sub(self.colours()))
    }

    /// Refuses what is no picture, or takes more than `most` bytes in any form that is made of it here.
    ///
    /// # Errors
    ///
    /// As said.
    pub fn check(&self, most: usize) -> Result<()> {
        if !matches!(self.bits, 1 | 2 | 4 | 8 | 16) || !(self.colours()..=8).contains(&self.samples)
        {
            return Err(Refused("pictures of such samples are not supported"));
        }
        let pixels = u64::from(self.columns) * u64::from(self.rows);
        let size = if self.bits == 16 { 2 } else { 1 };
        let bytes = pixels.checked_mul(3.max(u64::from(self.samples)) * size);
        match bytes {
            Some(0) => Err(Refused("a picture has rows and columns")),
            Some(bytes) if bytes <= most as u64 => Ok(()),
            Some(_) | None => Err(Refused("the picture is larger than the bound on memory")),
        }
    }

    /// The largest value of a sample.
    fn most(&self) -> u16 {
        u16::MAX >> (16 - self.bits)
    }

    /// Sample `at` of a black pixel that nothing shines through.
    fn black(&self, at: u16) -> u16 {
        match (&self.meaning, at) {
            (Meaning::Grey, 0) | (Meaning::Rgb, 0..=2) => 0,
            (Meaning::White, 0) => self.most(),
            (Meaning::Palette(colours), 0) => darkest(colours).min(self.most()),
            (Meaning::Grey | Meaning::White | Meaning::Palette(_) | Meaning::Rgb, _) => self.most(),
        }
    }
}

/// The index of the darkest colour.
fn darkest(colours: &[[u8; 3]]) -> u16 {
    let brightness = |[red, green, blue]: [u8; 3]| {
        299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue)
    };
    let darkest = (0u16..).zip(colours).min_by_key(|&(_, &it)| brightness(it));
    darkest.map_or(0, |(index, _)| index)
}

/// A picture whose layout passed [`Layout::check`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// How it is laid out.
    pub layout: Layout,
    /// Its lines, each in whole bytes.
    pub bytes: Vec<u8>,
}

impl Raster {
    /// Sample `index` of a line, counted over all samples of all its pixels.
    fn sample(&self, line: &[u8], index: usize) -> u16 {
        let bits = usize::from(self.layout.bits);
        match bits {
            8 => line.get(index).copied().map_or(0, u16::from),
            16 => {
                let pair = line.get(index * 2..index * 2 + 2).unwrap_or(&[0, 0]);
                match self.layout.little {
                    true => u16::from_le_bytes([pair[0], pair[1]]),
                    false => u16::from_be_bytes([pair[0], pair[1]]),
                }
            }
            _ => {
                let byte = line.get(index * bits / 8).copied().unwrap_or(0);
                let shift = 8 - bits - index * bits % 8;
                u16::from(byte >> shift) & self.layout.most()
            }
        }
    }

    /// What is searched for text: every extra sample as a grey picture, since letters may be drawn in opacity
    /// alone, then the picture in its colours, which shows the masks of the former, too.
    pub fn frames(&self) -> Vec<Frame> {
        let layout = &self.layout;
        let colours = layout.colours();
        let picture = match &layout.meaning {
            Meaning::Palette(palette) => {
                // A mask is drawn in the darkest colour, which the search takes for black.
                let darkest = usize::from(darkest(palette));
                let mut palette = palette.clone();
                if let Some(colour) = palette.get_mut(darkest) {
                    *colour = [0; 3];
                }
                self.frame((0, 1), 3, Photometric::Rgb, |index, out| {
                    let colour = palette.get(usize::from(index)).copied();
                    out.extend(colour.unwrap_or_default());
                })
            }
            Meaning::Grey => self.plain((0, 1), Photometric::Monochrome2),
            Meaning::White => self.plain((0, 1), Photometric::Monochrome1),
            Meaning::Rgb => self.plain((0, 3), Photometric::Rgb),
        };
        // A mask is opaque: the largest value.
        let extra =
            (colours..layout.samples).map(|at| self.plain((at, 1), Photometric::Monochrome1));
        extra.chain([picture]).collect()
    }

    /// What a person looks at: [`Raster::frames`] with the picture in its colours first.
    pub fn views(&self) -> Vec<Frame> {
        let mut views = self.frames();
        views.rotate_right(1);
        views
    }

    /// `count` samples from `first` on, stretched to 8 bits or as they are in 16.
    fn plain(&self, (first, count): (u16, u16), photometric: Photometric) -> Frame {
        let most = self.layout.most();
        if self.layout.bits == 16 {
            return self.frame((first, count), count, photometric, |value, out| {
                out.extend(value.to_le_bytes());
            });
        }
        self.frame((first, count), count, photometric, |value, out| {
            out.push((u32::from(value) * 255 / u32::from(most)) as u8);
        })
    }

    /// `count` samples from `first` on of every pixel, each written as `write` says, so that a pixel has
    /// `samples`.
    fn frame(
        &self,
        (first, count): (u16, u16),
        samples: u16,
        photometric: Photometric,
        write: impl Fn(u16, &mut Vec<u8>),
    ) -> Frame {
        let layout = &self.layout;
        let deep = layout.bits == 16 && !matches!(layout.meaning, Meaning::Palette(_));
        let allocated = if deep { 16 } else { 8 };
        let pixels = layout.columns as usize * layout.rows as usize;
        let mut bytes = Vec::with_capacity(pixels * usize::from(samples * allocated / 8));
        for line in self.bytes.chunks_exact(layout.line()) {
            for pixel in 0..layout.columns as usize {
                let at = pixel * usize::from(layout.samples) + usize::from(first);
                for sample in at..at + usize::from(count) {
                    write(self.sample(line, sample), &mut bytes);
                }
            }
        }
        Frame {
            shape: Shape {
                rows: layout.rows,
                columns: layout.columns,
                samples,
                allocated,
                stored: allocated,
                high: allocated - 1,
                numbers: Numbers::Unsigned,
                photometric,
            },
            bytes,
        }
    }

    /// Draws every area black, and opaque; parts outside the picture do not count.
    pub fn draw(&mut self, areas: &[Area]) {
        let layout = self.layout.clone();
        let (bits, samples) = (usize::from(layout.bits), usize::from(layout.samples));
        let black: Vec<u16> = (0..layout.samples).map(|at| layout.black(at)).collect();
        for area in areas {
            let Some(area) = area.within(layout.columns, layout.rows) else {
                continue;
            };
            let lines = self.bytes.chunks_exact_mut(layout.line());
            for line in lines.skip(area.y as usize).take(area.height as usize) {
                let first = area.x as usize * samples;
                for index in first..first + area.width as usize * samples {
                    let value = black[index % samples];
                    match bits {
                        8 => line[index] = value as u8,
                        16 => {
                            let pair = match layout.little {
                                true => value.to_le_bytes(),
                                false => value.to_be_bytes(),
                            };
                            line[index * 2..index * 2 + 2].copy_from_slice(&pair);
                        }
                        _ => {
                            let shift = 8 - bits - index * bits % 8;
                            let byte = &mut line[index * bits / 8];
                            *byte &= !((layout.most() as u8) << shift);
                            *byte |= (value as u8) << shift;
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raster(bits: u16, samples: u16, meaning: Meaning) -> Raster {
        let layout = Layout {
            columns: 5,
            rows: 3,
            samples,
            bits,
            little: false,
            meaning,
        };
        let bytes = (0..layout.line() * 3).map(|at| (at * 37) as u8).collect();
        Raster { layout, bytes }
    }

    #[test]
    fn every_depth_is_drawn_in_the_area_and_nowhere_else() {
        let palette = Meaning::Palette(vec![[9; 3], [1; 3], [200; 3]]);
        let all = [
            (1, 1, Meaning::White),
            (2, 1, palette),
            (4, 1, Meaning::Grey),
            (8, 4, Meaning::Rgb),
            (16, 2, Meaning::Grey),
            (16, 3, Meaning::Rgb),
        ];
        for (bits, samples, meaning) in all {
            let before = raster(bits, samples, meaning);
            let mut after = before.clone();
            let area = Area {
                x: 3,
                y: 1,
                width: 9,
                height: 1,
            };
            after.draw(&[area]);
            let line = before.layout.line();
            for (y, (old, new)) in before
                .bytes
                .chunks_exact(line)
                .zip(after.bytes.chunks_exact(line))
                .enumerate()
            {
                for index in 0..5 * usize::from(samples) {
                    let at = (index % usize::from(samples)) as u16;
                    let inside = y == 1 && index / usize::from(samples) >= 3;
                    let expected = match inside {
                        true => before.layout.black(at),
                        false => before.sample(old, index),
                    };
                    assert_eq!(after.sample(new, index), expected, "{bits} bits, {index}");
                }
            }
        }
    }

    #[test]
    fn what_is_searched_has_every_colour_and_every_extra_sample() {
        let frames = raster(8, 4, Meaning::Rgb).frames();
        assert_eq!(frames.len(), 2);
        assert_eq!(frames[1].bytes[..6], [0, 37, 74, 148, 185, 222]);
        assert_eq!(frames[0].bytes[..2], [111, 3]);
        let grey = raster(1, 1, Meaning::Grey).frames();
        assert!(grey[0].bytes.iter().all(|byte| matches!(byte, 0 | 255)));
        assert_eq!(grey[0].bytes.len(), 15);
        let deep = raster(16, 1, Meaning::Grey).frames();
        assert_eq!(deep[0].bytes[..2], [37, 0]);
    }

    #[test]
    fn a_picture_beyond_the_bound_is_refused_by_its_layout() {
        let mut layout = raster(8, 1, Meaning::Grey).layout;
        assert!(layout.check(1 << 20).is_ok());
        layout.columns = u32::MAX;
        layout.rows = u32::MAX;
        assert!(layout.check(1 << 20).is_err());
        layout.columns = 0;
        assert!(layout.check(1 << 20).is_err());
    }
}
