//! The search for text, repeated until a masked frame shows none.
//!
//! Knows nothing of files: every format that holds frames asks here.

use super::palette::Palette;
use super::text::{self, Found, Settings};
use super::windows;
use super::{Area, Frame, Numbers, Photometric, Refused, Result, Shape, mask};

/// How often the search is repeated on a frame that still shows text.
const MOST_ROUNDS: usize = 6;

/// A frame of which more than three quarters look like text is not masked, unless everything is to go that could be: either it is a page of text, or
/// grain that the search cannot tell from it, and a picture without its picture helps nobody.
const LARGE_SHARE: (usize, usize) = (3, 4);

/// What is found in `frame`, beside what is masked in any case; `None` if it cannot be told from the
/// picture: if it takes a large share of the frame where not everything is to go that could be text, or if what is surely text shows after several rounds of
/// masking. A frame of indices is searched in the colours of its `palette`.
///
/// Before each further look the masked places are filled with what surrounds them: the edges of a black
/// box would be strokes themselves.
///
/// # Errors
///
/// If the frame is one of indices and their colours are not known.
pub fn search(
    frame: Frame,
    palette: Option<&Palette>,
    ordered: &[Area],
    settings: &Settings,
) -> Result<Option<Vec<Area>>> {
    let mut seen = colours(frame, palette)?;
    let mut covered = vec![false; seen.shape.rows as usize * seen.shape.columns as usize];
    cover(&mut covered, &seen.shape, ordered);
    fill(&mut seen, &covered);
    let beside = count(&covered);
    let again = Settings::masked();
    let mut found = Vec::new();
    let mut areas = areas(text::find(&seen, settings));
    for _ in 0..MOST_ROUNDS {
        if areas.is_empty() {
            return Ok(Some(found));
        }
        cover(&mut covered, &seen.shape, &areas);
        let most = covered.len() / LARGE_SHARE.1 * LARGE_SHARE.0;
        if count(&covered) - beside > most && !settings.thorough {
            return Ok(None);
        }
        fill(&mut seen, &covered);
        let changed = std::mem::take(&mut areas);
        areas = anew(&seen, &changed, &again);
        found.extend(changed);
    }
    Ok(areas.is_empty().then_some(found))
}

fn areas(found: Vec<Found>) -> Vec<Area> {
    found.into_iter().map(|it| it.area).collect()
}

/// `frame` as it is seen: one of indices in the colours of its `palette`.
///
/// # Errors
///
/// If the frame is one of indices and their colours are not known.
pub fn colours(frame: Frame, palette: Option<&Palette>) -> Result<Frame> {
    match (frame.shape.photometric, palette) {
        (Photometric::Palette { .. }, Some(palette)) => palette.colours(&frame),
        (Photometric::Palette { .. }, None) => Err(Refused("its colour tables cannot be read")),
        _ => Ok(frame),
    }
}

/// `frame` with `areas` filled from what surrounds them.
pub fn without(mut frame: Frame, areas: &[Area]) -> Frame {
    let mut covered = vec![false; frame.shape.rows as usize * frame.shape.columns as usize];
    cover(&mut covered, &frame.shape, areas);
    fill(&mut frame, &covered);
    frame
}

fn count(covered: &[bool]) -> usize {
    covered.iter().filter(|&&covered| covered).count()
}

/// What is found in a frame of which `changed` was filled since it was searched last. What none of it
/// touches was seen then.
fn anew(frame: &Frame, changed: &[Area], settings: &Settings) -> Vec<Area> {
    let Some(windows) = windows::around(&frame.shape, changed) else {
        return areas(text::find(frame, settings));
    };
    let mut found = Vec::new();
    for window in windows {
        let part = windows::cut(frame, window);
        let moved = text::find(&part, settings).into_iter().map(|it| Area {
            x: it.area.x + window.x,
            y: it.area.y + window.y,
            ..it.area
        });
        found.extend(moved.filter(|area| changed.iter().any(|it| windows::meet(*it, *area))));
    }
    found
}

/// Marks the pixels of a frame that lie in the areas.
fn cover(covered: &mut [bool], shape: &Shape, areas: &[Area]) {
    let columns = shape.columns as usize;
    let areas = areas
        .iter()
        .filter_map(|area| area.within(shape.columns, shape.rows));
    for area in areas {
        for line in area.y..area.y + area.height {
            let start = line as usize * columns + area.x as usize;
            if let Some(run) = covered.get_mut(start..start + area.width as usize) {
                run.fill(true);
            }
        }
    }
}

/// Gives every run of covered pixels in a line the values between its two neighbours, or that of the one it
/// has; a line without any becomes black.
fn fill(frame: &mut Frame, covered: &[bool]) {
    let shape = frame.shape;
    let (columns, bytes) = (shape.columns as usize, shape.sample_bytes());
    let samples = usize::from(shape.samples);
    let black = mask::black(&shape);
    if columns == 0 || frame.bytes.len() != covered.len() * samples * bytes {
        return;
    }
    let sign = match shape.numbers {
        Numbers::Signed => 1u64 << (8 * bytes - 1),
        Numbers::Unsigned | Numbers::Float => 0,
    };
    let place = |at: usize, sample: usize| (at * samples + sample) * bytes;
    let lines = frame.bytes.chunks_exact_mut(columns * samples * bytes);
    for (line, covered) in lines.zip(covered.chunks_exact(columns)) {
        for (start, end) in runs(covered) {
            let before = start.checked_sub(1);
            let behind = Some(end).filter(|&end| end < columns);
            for sample in 0..samples {
                let value = |at: usize| {
                    let low_first = line[place(at, sample)..][..bytes].iter().rev();
                    low_first.fold(0u64, |value, &byte| value << 8 | u64::from(byte)) ^ sign
                };
                let ends = before.map(value).or(behind.map(value));
                let ends = ends.zip(behind.map(value).or(before.map(value)));
                for at in start..end {
                    let to = place(at, sample);
                    let new = match ends {
                        Some((from, _)) if shape.numbers == Numbers::Float => from.to_le_bytes(),
                        Some((from, until)) => {
                            let (step, steps) = (at - start + 1, end - start + 1);
                            (between(from, until, step, steps) ^ sign).to_le_bytes()
                        }
                        None => {
                            let mut value = [0; 8];
                            value[..bytes].copy_from_slice(&black[sample * bytes..][..bytes]);
                            value
                        }
                    };
                    line[to..to + bytes].copy_from_slice(&new[..bytes]);
                }
            }
        }
    }
}

/// The value `step` of `steps` on the way.
fn between(from: u64, until: u64, step: usize, steps: usize) -> u64 {
    if let (Ok(from), Ok(until), Ok(step), Ok(steps)) = (
        i32::try_from(from),
        i32::try_from(until),
        i32::try_from(step),
        i32::try_from(steps),
    ) {
        let way = i64::from(until) - i64::from(from);
        return (i64::from(from) + way * i64::from(step) / i64::from(steps)) as u64;
    }
    let (from, until) = (i128::from(from), i128::from(until));
    (from + (until - from) * step as i128 / steps as i128) as u64
}

/// Where covered pixels begin and where the first behind them is.
fn runs(covered: &[bool]) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(start) = covered[at..].iter().position(|&it| it) {
        let start = at + start;
        let length = covered[start..].iter().take_while(|&&it| it).count();
        at = start + length;
        runs.push((start, at));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(numbers: Numbers, values: &[u16]) -> Frame {
        let shape = Shape {
            rows: 1,
            columns: values.len() as u32,
            samples: 1,
            allocated: 16,
            stored: 16,
            high: 15,
            numbers,
            photometric: Photometric::Monochrome2,
        };
        let bytes = values
            .iter()
            .flat_map(|value| value.to_le_bytes())
            .collect();
        Frame { shape, bytes }
    }

    #[test]
    fn masked_places_take_the_values_between_their_neighbours() {
        for (numbers, values, covered, expected) in [
            (
                Numbers::Unsigned,
                [10, 9, 9, 9, 50],
                [0, 1, 1, 1, 0],
                [10, 20, 30, 40, 50],
            ),
            (
                Numbers::Unsigned,
                [9, 9, 7, 9, 9],
                [1, 1, 0, 1, 1],
                [7, 7, 7, 7, 7],
            ),
            (
                Numbers::Signed,
                [0xFFFE, 9, 9, 9, 2],
                [0, 1, 1, 1, 0],
                [0xFFFE, 0xFFFF, 0, 1, 2],
            ),
            (
                Numbers::Unsigned,
                [9, 9, 9, 9, 9],
                [1, 1, 1, 1, 1],
                [0, 0, 0, 0, 0],
            ),
            (
                Numbers::Unsigned,
                [1, 2, 3, 4, 5],
                [0, 0, 0, 0, 0],
                [1, 2, 3, 4, 5],
            ),
        ] {
            let mut seen = frame(numbers, &values);
            fill(&mut seen, &covered.map(|it| it == 1));
            assert_eq!(seen, frame(numbers, &expected));
        }
    }

    #[test]
    fn a_frame_without_all_of_its_samples_stays() {
        let mut short = frame(Numbers::Unsigned, &[1, 2, 3]);
        short.bytes.truncate(4);
        let before = short.clone();
        fill(&mut short, &[true; 3]);
        assert_eq!(short, before);
    }
}
