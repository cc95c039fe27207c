//! What a person is shown of an image: the frame is asked of `stage`, as it would be written.
//!
//! Modality and VOI look-up tables are not applied.
//! Source: PS3.3 C.7.6.16.2.9 and C.7.6.16.2.10 (windows and rescale of multi-frame images), C.11.1, C.11.2.

use super::super::apply::check_supported;
use super::super::read;
use super::super::scope::View;
use super::super::tree::NodeKind;
use super::image::{Image, PHOTOMETRIC};
use super::stage;
use crate::action::PixelOrders;
use crate::element::Tag;
use crate::error::Result;
use crate::format::reading::Sight;
use crate::format::show::{About, Shown};
use crate::limits::Limits;
use crate::pixel::render::{self, Function, Rescale, Window};
use crate::source::Source;

const MODALITY: Tag = Tag(0x0008, 0x0060);
const MANUFACTURER: Tag = Tag(0x0008, 0x0070);
const MODEL: Tag = Tag(0x0008, 0x1090);
const SOFTWARE: Tag = Tag(0x0018, 0x1020);
const WINDOW_CENTER: Tag = Tag(0x0028, 0x1050);
const WINDOW_WIDTH: Tag = Tag(0x0028, 0x1051);
const INTERCEPT: Tag = Tag(0x0028, 0x1052);
const SLOPE: Tag = Tag(0x0028, 0x1053);
const FUNCTION: Tag = Tag(0x0028, 0x1056);
const SHARED: Tag = Tag(0x5200, 0x9229);
const PER_FRAME: Tag = Tag(0x5200, 0x9230);
/// Frame VOI LUT Sequence and Pixel Value Transformation Sequence, of functional groups.
const FRAME_VOI: Tag = Tag(0x0028, 0x9132);
const TRANSFORMATION: Tag = Tag(0x0028, 0x9145);

/// Windows of a file that are offered.
const MOST_WINDOWS: usize = 16;

/// What the image in `source` says of itself; `None` if there is none.
///
/// # Errors
///
/// Whatever keeps the data set or its image from being read.
pub fn about(source: &dyn Source, limits: &Limits) -> Result<Option<About>> {
    let set = read::parse(source, limits)?;
    check_supported(&set, source, limits)?;
    let mut view = View::new(&set, source, limits)?;
    let Some(image) = Image::of(&mut view)? else {
        return Ok(None);
    };
    let windows = windows(&mut view, 0)?;
    let mut text = |tag| -> Result<String> { Ok(view.child_text(None, tag)?.unwrap_or_default()) };
    Ok(Some(About {
        frames: image.frames,
        levels: false,
        rows: image.shape.rows,
        columns: image.shape.columns,
        photometric: text(PHOTOMETRIC)?,
        grey: render::is_grey(&image.shape),
        windows,
        modality: text(MODALITY)?,
        manufacturer: text(MANUFACTURER)?,
        model: text(MODEL)?,
        software: text(SOFTWARE)?,
    }))
}

/// Frame `number` of the image in `source`, counted from 0, and what a run under `orders` would mask on it;
/// `None` if there is no image.
///
/// # Errors
///
/// As [`about`]; [`Error::Frame`] if the frame cannot be read.
pub fn frame(
    source: &dyn Source,
    orders: &PixelOrders,
    limits: &Limits,
    number: u32,
    sight: Option<&Sight<'_>>,
) -> Result<Option<Shown>> {
    let set = read::parse(source, limits)?;
    check_supported(&set, source, limits)?;
    let mut view = View::new(&set, source, limits)?;
    let Some(looked) = stage::look(&mut view, orders, number, sight)? else {
        return Ok(None);
    };
    let rescale = rescale(&mut view, number)?;
    let shape = &looked.before.shape;
    let proposed = windows(&mut view, number)?.into_iter().next();
    let window = match proposed {
        Some(window) => window,
        None if render::is_grey(shape) => render::whole_range(&looked.before, rescale),
        None => Window::EIGHT_BITS,
    };
    Ok(Some(Shown {
        size: (shape.columns, shape.rows),
        before: looked.before,
        after: looked.after,
        palette: looked.palette,
        masks: looked.masks,
        turn: 1,
        rescale,
        window,
    }))
}

/// The items in which the frame's own attributes may stand: the data set, then the frame's and the shared
/// functional groups.
pub(super) fn places(view: &mut View<'_>, number: u32, group: Tag) -> Vec<Option<u32>> {
    let mut found = vec![None];
    for (sequence, at) in [(PER_FRAME, number), (SHARED, 0)] {
        let item = item(view, None, sequence, at);
        let inner = item.and_then(|item| self::item(view, Some(item), group, 0));
        found.extend(inner.map(Some));
    }
    found
}

pub(super) fn item(view: &mut View<'_>, parent: Option<u32>, tag: Tag, at: u32) -> Option<u32> {
    let sequence = view.find(parent, tag)?;
    match view.node(sequence).kind {
        NodeKind::Sequence(_) => view.set.children(Some(sequence)).nth(at as usize),
        NodeKind::Value | NodeKind::Item(_) | NodeKind::Encapsulated | NodeKind::Fragment => None,
    }
}

/// The numbers of a decimal string; nothing where one of them is none.
pub(super) fn decimals(view: &mut View<'_>, parent: Option<u32>, tag: Tag) -> Result<Vec<f64>> {
    let text = view.child_text(parent, tag)?.unwrap_or_default();
    let numbers = text.split('\\').take(MOST_WINDOWS);
    let numbers: Option<Vec<f64>> = numbers.map(|part| part.trim().parse().ok()).collect();
    Ok(numbers.unwrap_or_default())
}

/// The windows that stand closest to the frame.
fn windows(view: &mut View<'_>, number: u32) -> Result<Vec<Window>> {
    for place in places(view, number, FRAME_VOI) {
        let centers = decimals(view, place, WINDOW_CENTER)?;
        let widths = decimals(view, place, WINDOW_WIDTH)?;
        let function = match view.child_text(place, FUNCTION)?.as_deref() {
            Some("SIGMOID") => Function::Sigmoid,
            Some("LINEAR_EXACT") => Function::LinearExact,
            Some(_) | None => Function::Linear,
        };
        let pairs = centers.into_iter().zip(widths);
        let windows = pairs.map(|(center, width)| Window {
            center,
            width,
            function,
        });
        let windows: Vec<Window> = windows.filter(Window::is_legal).collect();
        if !windows.is_empty() {
            return Ok(windows);
        }
    }
    Ok(Vec::new())
}

fn rescale(view: &mut View<'_>, number: u32) -> Result<Rescale> {
    for place in places(view, number, TRANSFORMATION) {
        let slope = decimals(view, place, SLOPE)?.first().copied();
        let intercept = decimals(view, place, INTERCEPT)?.first().copied();
        if let (Some(slope), Some(intercept)) = (slope, intercept)
            && slope != 0.0
            && slope.is_finite()
            && intercept.is_finite()
        {
            return Ok(Rescale { slope, intercept });
        }
    }
    Ok(Rescale::default())
}
