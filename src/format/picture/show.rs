//! A picture for a person to look at, before and after: both are read from bytes, those of the file and those
//! that [`super::apply`] writes of it.
//!
//! A frame is a view of a picture: its colours, then each extra sample, since letters may stand in opacity
//! alone. Of a slide the levels are frames, the smallest first, and areas are counted in the largest one.
//! Says how a picture lies where its file does and that stays in the output; PNG files say it in what goes.

use super::apply::write;
use super::canvas::Canvas;
use super::carried::Carried;
use super::examine::Examined;
use super::{Family, jpeg, png, tiff};
use crate::action::PixelOrders;
use crate::error::{Error, Result};
use crate::format::show::{About, Shown};
use crate::limits::Limits;
use crate::pixel::Frame;
use crate::pixel::render::{self, Rescale, Window};
use crate::source::{Assembled, Segments, Source};

/// What a file offers to look at.
pub struct Offered {
    /// Number of frames.
    pub frames: u32,
    /// Whether they are levels of a slide.
    pub levels: bool,
    /// Columns and rows that areas are counted in, of the first frame.
    pub size: (u32, u32),
    /// Whether the first frame is one of grey values.
    pub grey: bool,
}

/// One frame before and after.
pub struct Seen {
    /// As it stands.
    pub before: Frame,
    /// As it would be written, or why the file would be held back.
    pub after: Result<Frame>,
    /// Its size, and that of the picture on which areas are counted.
    pub canvas: Canvas,
    /// How it lies, as EXIF numbers orientations.
    pub turn: u16,
}

/// What [`crate::format::Format::about`] asks for.
///
/// # Errors
///
/// Whatever keeps the file or its pictures from being read.
pub fn about(source: &dyn Source, limits: &Limits) -> Result<Option<About>> {
    let family = Family::of(source)?.ok_or(Error::UnknownFormat)?;
    let offered = match family {
        Family::Png => offered(&png_views(source, limits)?)?,
        Family::Jpeg => offered(&jpeg_views(source)?)?,
        Family::Tiff => tiff::show::offered(source)?,
    };
    Ok(Some(About {
        frames: offered.frames,
        levels: offered.levels,
        columns: offered.size.0,
        rows: offered.size.1,
        grey: offered.grey,
        ..About::default()
    }))
}

/// What [`crate::format::Format::show`] asks for.
///
/// # Errors
///
/// As [`about`]; if there is no such frame.
pub fn frame(
    source: &dyn Source,
    orders: &PixelOrders,
    limits: &Limits,
    number: u32,
) -> Result<Option<Shown>> {
    let mut examined = Examined::new(orders);
    let family = Family::of(source)?.ok_or(Error::UnknownFormat)?;
    let seen = match family {
        Family::Png => {
            let read = |source: &dyn Source| png_views(source, limits);
            single(source, limits, &mut examined, number, &read)?
        }
        Family::Jpeg => Seen {
            turn: jpeg::turn(source)?,
            ..single(source, limits, &mut examined, number, &jpeg_views)?
        },
        Family::Tiff => tiff::show::seen(source, limits, &mut examined, number)?,
    };
    let Seen {
        before,
        after,
        canvas,
        turn,
    } = seen;
    let rescale = Rescale::default();
    // What is deeper than a screen is shown from its smallest to its largest value.
    let window = match render::is_grey(&before.shape) && before.shape.allocated > 8 {
        true => render::whole_range(&before, rescale),
        false => Window::EIGHT_BITS,
    };
    Ok(Some(Shown {
        masks: examined.reasons(canvas),
        before,
        after,
        palette: None,
        size: canvas.whole,
        turn,
        rescale,
        window,
    }))
}

/// Every view of a PNG, its colours first.
fn png_views(source: &dyn Source, limits: &Limits) -> Result<Vec<Frame>> {
    Ok(png::read(source, limits)?.views())
}

/// The one view of a JPEG file.
fn jpeg_views(source: &dyn Source) -> Result<Vec<Frame>> {
    Ok(vec![jpeg::read(source)?])
}

/// What the views of a file of one picture offer.
fn offered(views: &[Frame]) -> Result<Offered> {
    let shape = views.first().ok_or_else(missing)?.shape;
    Ok(Offered {
        frames: worth_seeing(views).len() as u32,
        levels: false,
        size: (shape.columns, shape.rows),
        grey: render::is_grey(&shape),
    })
}

/// The views that show anything: an extra sample that is the same all over does not.
fn worth_seeing(views: &[Frame]) -> Vec<usize> {
    let uniform = |frame: &Frame| {
        let size = frame.shape.sample_bytes();
        let mut samples = frame.bytes.chunks_exact(size);
        let first = samples.next();
        samples.all(|sample| Some(sample) == first)
    };
    let shown = views.iter().enumerate();
    let shown = shown.filter(|&(at, frame)| at == 0 || !uniform(frame));
    shown.map(|(at, _)| at).collect()
}

/// A frame of a file of one picture, whose views are what `read` gives.
fn single(
    source: &dyn Source,
    limits: &Limits,
    examined: &mut Examined<'_>,
    number: u32,
    read: &dyn Fn(&dyn Source) -> Result<Vec<Frame>>,
) -> Result<Seen> {
    let mut views = read(source)?;
    let shown = worth_seeing(&views);
    let at = *shown.get(number as usize).ok_or_else(missing)?;
    let before = views.swap_remove(at);
    let carried = &mut Carried::default();
    let mut written = Segments::default();
    let after = write(source, limits, examined, carried, &mut written)
        .and_then(|()| read(&Assembled::new(source, &written)))
        .and_then(|after| after.into_iter().nth(at).ok_or_else(missing));
    Ok(Seen {
        canvas: Canvas::alone((before.shape.columns, before.shape.rows)),
        before,
        after,
        turn: 1,
    })
}

/// A frame that the file does not have.
pub fn missing() -> Error {
    Error::Frame {
        what: "there is no such frame",
        frame: 1,
        offset: 0,
    }
}
