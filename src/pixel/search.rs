//! The search for text, repeated until a masked frame shows none.
//!
//! Knows nothing of files: every format that holds frames asks here.

use super::palette::Palette;
use super::text::{self, Settings};
use super::{Area, Frame, Photometric, Refused, Result, Shape, mask};

/// How often the search is repeated on a frame that still shows text.
const MOST_ROUNDS: usize = 6;

/// A frame of which more than three quarters look like text is not masked: either it is a page of text, or
/// grain that the search cannot tell from it, and a picture without its picture helps nobody.
const LARGE_SHARE: (usize, usize) = (3, 4);

/// What is found in `frame`, beside what is masked in any case; `None` if it cannot be told from the
/// picture: if it takes a large share of the frame, or if what is surely text shows after several rounds of
/// masking. A frame of indices is searched in the colours of its `palette`.
///
/// # Errors
///
/// If the frame is one of indices and their colours are not known.
pub fn search(
    mut frame: Frame,
    palette: Option<&Palette>,
    ordered: &[Area],
    settings: &Settings,
) -> Result<Option<Vec<Area>>> {
    mask::draw(&mut frame, ordered);
    let look = |frame: &Frame, settings: &Settings| -> Result<Vec<Area>> {
        let found = match (frame.shape.photometric, palette) {
            (Photometric::Palette { .. }, Some(palette)) => {
                text::find(&palette.colours(frame)?, settings)
            }
            (Photometric::Palette { .. }, None) => {
                return Err(Refused("its colour tables cannot be read"));
            }
            _ => text::find(frame, settings),
        };
        Ok(found.into_iter().map(|it| it.area).collect())
    };
    let again = Settings::masked();
    let mut found = Vec::new();
    for round in 0..MOST_ROUNDS {
        let areas = look(&frame, if round == 0 { settings } else { &again })?;
        if areas.is_empty() {
            return Ok(Some(found));
        }
        mask::draw(&mut frame, &areas);
        found.extend(areas);
        if pixels_in(&found, &frame.shape) > pixels(&frame.shape) / LARGE_SHARE.1 * LARGE_SHARE.0 {
            return Ok(None);
        }
    }
    Ok(look(&frame, &again)?.is_empty().then_some(found))
}

fn pixels(shape: &Shape) -> usize {
    shape.rows as usize * shape.columns as usize
}

/// Pixels of a frame that lie in at least one of the areas.
fn pixels_in(areas: &[Area], shape: &Shape) -> usize {
    let columns = shape.columns as usize;
    let mut covered = vec![false; pixels(shape)];
    for area in areas {
        for line in area.y..area.y.saturating_add(area.height) {
            let start = line as usize * columns + area.x as usize;
            if let Some(run) = covered.get_mut(start..start + area.width as usize) {
                run.fill(true);
            }
        }
    }
    covered.iter().filter(|&&covered| covered).count()
}
