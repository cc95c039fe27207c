//! Colour tables: what the indices of a palette image look like.
//!
//! Knows tables as they are stored, whole or in segments; where a file keeps them is decided elsewhere.
//! Source: PS3.3 C.7.6.3.1.5 and C.7.6.3.1.6, C.7.9.2 (segments).

use super::{Frame, Numbers, Photometric, Refused, Result, Shape};

/// Entries that a table can have.
const MOST_ENTRIES: usize = 65_536;

const SEGMENTS: Refused = Refused("the segments of its colour tables cannot be read");
const MISSING: Refused = Refused("its colour tables are not there");

/// The colours of a palette image, eight bits each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    first: u32,
    colours: Vec<[u8; 3]>,
}

/// One of the three tables as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The first index that has an entry.
    pub first: u16,
    /// Number of entries, at least 1.
    pub entries: usize,
    /// Bits of an entry, 8 or 16.
    pub bits: u16,
    /// The entries, or what stands for them in segments.
    pub values: Vec<u16>,
    /// Whether `values` are segments.
    pub segmented: bool,
}

impl Palette {
    /// The palette of a red, a green and a blue table.
    ///
    /// # Errors
    ///
    /// If a table has no entries, or its segments lie outside of what the standard allows.
    pub fn of(tables: [Stored; 3]) -> Result<Palette> {
        let first = u32::from(tables[0].first);
        let mut columns: [Vec<u8>; 3] = Default::default();
        for (table, column) in tables.into_iter().zip(&mut columns) {
            let values = match table.segmented {
                true => expanded(&table)?,
                false => table.values,
            };
            // Some writers say 16 bits and store 8.
            let deep = table.bits > 8 && values.iter().any(|&value| value > 0xFF);
            let eight = |value: u16| {
                if deep {
                    (value >> 8) as u8
                } else {
                    value as u8
                }
            };
            column.extend(values.into_iter().take(table.entries).map(eight));
        }
        let [red, green, blue] = columns;
        let pairs = red.into_iter().zip(green).zip(blue);
        let colours: Vec<[u8; 3]> = pairs
            .map(|((red, green), blue)| [red, green, blue])
            .collect();
        match colours.is_empty() {
            true => Err(MISSING),
            false => Ok(Palette { first, colours }),
        }
    }

    /// The first index of the darkest colour.
    pub fn darkest(&self) -> u32 {
        let light = |&[red, green, blue]: &[u8; 3]| -> u32 {
            299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue)
        };
        let lights = (self.first..).zip(self.colours.iter().map(light));
        lights
            .min_by_key(|&(at, light)| (light, at))
            .map_or(0, |(at, _)| at)
    }

    /// `frame`, whose samples are indices, in red, green and blue of eight bits. Indices before and after
    /// the table show its first and last entry.
    ///
    /// # Errors
    ///
    /// If the frame would be larger than [`super::MOST_FRAME_BYTES`], or is none of indices.
    pub fn colours(&self, frame: &Frame) -> Result<Frame> {
        let from = &frame.shape;
        if from.samples != 1 || from.numbers != Numbers::Unsigned || from.allocated > 16 {
            return Err(Refused("a palette image has indices of at most 16 bits"));
        }
        let shape = Shape {
            samples: 3,
            allocated: 8,
            stored: 8,
            high: 7,
            photometric: Photometric::Rgb,
            ..*from
        };
        let count = shape.sample_count(super::MOST_FRAME_BYTES)?;
        let last = self.colours.len() - 1;
        let shift = u32::from((from.high + 1).saturating_sub(from.stored));
        let bits = u32::MAX >> (32 - u32::from(from.stored.clamp(1, 16)));
        let colour = |raw: u32| {
            let index = (raw >> shift) & bits;
            self.colours[(index.saturating_sub(self.first) as usize).min(last)]
        };
        let mut bytes = Vec::with_capacity(count);
        match from.sample_bytes() {
            1 => frame
                .bytes
                .iter()
                .for_each(|&at| bytes.extend(colour(u32::from(at)))),
            _ => {
                let pairs = frame.bytes.as_chunks::<2>().0.iter();
                pairs.for_each(|&at| bytes.extend(colour(u32::from(u16::from_le_bytes(at)))));
            }
        }
        Ok(Frame { shape, bytes })
    }
}

/// How many of its values the segments of a table take, up to the one with its last entry.
///
/// # Errors
///
/// If they are none, or end in the middle of one.
pub fn taken(table: &Stored) -> Result<usize> {
    walked(table).map(|(_, taken)| taken)
}

/// The entries that segments stand for.
fn expanded(table: &Stored) -> Result<Vec<u16>> {
    let (values, _) = walked(table)?;
    match values.len() < table.entries {
        true => Err(SEGMENTS),
        false => Ok(values),
    }
}

/// The entries of segments up to the last one of the table, and how much of the table they take: runs of
/// values (0), lines to a value (1) and copies of earlier segments (2).
fn walked(table: &Stored) -> Result<(Vec<u16>, usize)> {
    let data = &table.values;
    let mut values = Vec::new();
    let mut at = 0;
    while at < data.len() && values.len() < table.entries.min(MOST_ENTRIES) {
        let [code, length] = pair(data, at)?;
        if code != 2 {
            at = segment(data, at, &mut values)?;
            continue;
        }
        // No entry comes of a copy of nothing, so any number of them could stand here.
        if length == 0 {
            return Err(SEGMENTS);
        }
        // An offset in bytes from the start, the lower half first; entries of eight bits store four bytes.
        let (bytes, width) = match table.bits {
            8 => (data.get(at + 2..at + 6).ok_or(SEGMENTS)?, 1),
            _ => (data.get(at + 2..at + 4).ok_or(SEGMENTS)?, 2),
        };
        let bits = 8 * width;
        let offset = bytes
            .iter()
            .rev()
            .fold(0usize, |sum, &part| sum << bits | usize::from(part));
        let mut from = offset / width;
        for _ in 0..length {
            // A copy of a copy is none of the standard, and no segment is copied before it stands.
            if from >= at {
                return Err(SEGMENTS);
            }
            from = segment(data, from, &mut values)?;
        }
        at += 2 + bytes.len();
    }
    Ok((values, at))
}

fn pair(data: &[u16], at: usize) -> Result<[u16; 2]> {
    data.get(at..)
        .and_then(|rest| rest.first_chunk())
        .copied()
        .ok_or(SEGMENTS)
}

/// Puts the entries of the discrete or linear segment at `at` behind `values`; where the next one begins.
fn segment(data: &[u16], at: usize, values: &mut Vec<u16>) -> Result<usize> {
    let [code, length] = pair(data, at)?;
    let count = usize::from(length);
    if count == 0 || values.len() + count > MOST_ENTRIES {
        return Err(SEGMENTS);
    }
    match code {
        0 => {
            let run = data.get(at + 2..at + 2 + count).ok_or(SEGMENTS)?;
            values.extend_from_slice(run);
            Ok(at + 2 + count)
        }
        1 => {
            let (Some(&from), Some(&to)) = (values.last(), data.get(at + 2)) else {
                return Err(SEGMENTS);
            };
            let (from, to, steps) = (i64::from(from), i64::from(to), i64::from(length));
            // Rounded to the nearest value.
            let point = |step: i64| (2 * (from * steps + (to - from) * step) + steps) / (2 * steps);
            values.extend((1..=steps).map(|step| point(step) as u16));
            Ok(at + 3)
        }
        _ => Err(SEGMENTS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(values: &[u16], entries: usize, bits: u16, segmented: bool) -> Stored {
        Stored {
            first: 0,
            entries,
            bits,
            values: values.to_vec(),
            segmented,
        }
    }

    fn indices(bytes: &[u8]) -> Frame {
        let shape = Shape {
            rows: 1,
            columns: bytes.len() as u32,
            samples: 1,
            allocated: 8,
            stored: 8,
            high: 7,
            numbers: Numbers::Unsigned,
            photometric: Photometric::Palette { darkest: 0 },
        };
        let bytes = bytes.to_vec();
        Frame { shape, bytes }
    }

    #[test]
    fn an_index_shows_its_colour_and_one_outside_the_table_the_nearest() {
        let red = Stored {
            first: 4,
            ..table(&[0x1000, 0xFF00], 2, 16, false)
        };
        let tables = [
            red.clone(),
            Stored {
                values: vec![0x2000, 0],
                ..red.clone()
            },
            red,
        ];
        let palette = Palette::of(tables).expect("a palette");
        let frame = palette.colours(&indices(&[0, 4, 5, 9])).expect("colours");
        assert_eq!(
            frame.bytes,
            [
                [0x10, 0x20, 0x10],
                [0x10, 0x20, 0x10],
                [255, 0, 255],
                [255, 0, 255]
            ]
            .concat()
        );
        assert_eq!(
            (frame.shape.samples, frame.shape.photometric),
            (3, Photometric::Rgb)
        );
        assert_eq!(palette.darkest(), 4);
    }

    #[test]
    fn tables_of_eight_bits_that_say_sixteen_keep_their_contrast() {
        let grey = || table(&[0, 0x80, 0xFF], 3, 16, false);
        let palette = Palette::of([grey(), grey(), grey()]).expect("a palette");
        let frame = palette.colours(&indices(&[1])).expect("colours");
        assert_eq!(frame.bytes, [0x80; 3]);
    }

    #[test]
    fn segments_are_runs_lines_and_copies_of_earlier_ones() {
        // Two values, a line of four steps to 18, and both once more from byte 0.
        let wide = table(&[0, 2, 5, 10, 1, 4, 18, 2, 2, 0, 0], 12, 16, true);
        let shown = [5, 10, 12, 14, 16, 18, 5, 10, 12, 14, 16, 18];
        assert_eq!(expanded(&wide), Ok(shown.to_vec()));
        let narrow = table(&[0, 2, 5, 10, 1, 4, 18, 2, 2, 0, 0, 0, 0], 12, 8, true);
        assert_eq!(expanded(&narrow), Ok(shown.to_vec()));
    }

    #[test]
    fn segments_that_end_early_loop_or_overflow_are_refused() {
        let whole = [0, 2, 5, 10, 1, 4, 18, 2, 2, 0, 0];
        for end in 0..whole.len() {
            assert_eq!(expanded(&table(&whole[..end], 12, 16, true)), Err(SEGMENTS));
        }
        // A copy of itself, a line from nothing, an unknown code, an empty run, more than an index reaches, a
        // copy of nothing.
        let copies: &[u16] = &[2, 1, 0, 0];
        let much: &[u16] = &[0, 1, 7, 1, 0xFFFF, 9, 1, 0xFFFF, 3];
        let nothing: &[u16] = &[0, 1, 7, 2, 0, 0, 0];
        for wrong in [copies, &[1, 4, 18], &[3, 1, 1], &[0, 0, 1], much, nothing] {
            assert_eq!(
                expanded(&table(wrong, MOST_ENTRIES * 2, 16, true)),
                Err(SEGMENTS)
            );
        }
    }

    #[test]
    fn what_stands_behind_the_last_entry_is_taken_by_no_segment() {
        let whole = [0, 2, 5, 10, 1, 4, 18, 2, 2, 0, 0];
        assert_eq!(taken(&table(&whole, 12, 16, true)), Ok(11));
        let more = [&whole[..], &[0, 2, 0x4142, 0x4344]].concat();
        assert_eq!(taken(&table(&more, 12, 16, true)), Ok(11));
        assert_eq!(taken(&table(&more, 14, 16, true)), Ok(15));
        // Fewer entries than the table should have: every value is still part of a segment.
        assert_eq!(taken(&table(&more, 400, 16, true)), Ok(15));
        assert_eq!(
            taken(&table(&[0x4142, 0x4344], 12, 16, true)),
            Err(SEGMENTS)
        );
    }

    #[test]
    fn a_table_without_entries_is_no_palette() {
        let empty = || table(&[], 1, 16, false);
        assert_eq!(Palette::of([empty(), empty(), empty()]), Err(MISSING));
    }
}
