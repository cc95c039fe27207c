//! JPEG XL: 1 to 16 bits, grey and three colours, lossless and lossy, with and without the boxes of a
//! file.
//!
//! The library `jxl-oxide` decodes. It is given bare codestreams whose headers were held against what is
//! declared (`outline`), so that sizes are decided before it sees a byte, and its texts go no further. A
//! masked frame is coded anew by us (`encode`), whole and without loss.
//!
//! Frames with loss, recompressed JPEGs among them, are decoded to be shown and never to decide on an output: the library
//! calculates with other instructions on other processors, and samples differ by one. They can be neither searched nor
//! masked.
//!
//! So is a frame that carries something beside the picture which cannot be cut out: layers, pictures that
//! nothing shows, names, extensions. Boxes of metadata and colour profiles are cut out; how to make a JPEG
//! again of its recompressed form stays if it says nothing else (`origin`).
//!
//! Not read: extra channels, previews, animations, pictures that are turned, floating point, XYB with a
//! colour profile.
//!
//! Sources: ISO/IEC 18181-1, 18181-2; PS3.5 8.2.15.

mod bits;
mod container;
mod encode;
mod origin;
mod outline;
mod prefix;
#[cfg(test)]
mod tests;

use self::container::{Boxes, Parts};
use self::encode::Picture;
use self::outline::Outline;
use super::VARIES;
use super::cells::{check, every_sample, settle};
use crate::pixel::spare::Spare;
use crate::pixel::{Area, Frame, Numbers, Photometric, Refused, Result, Shape, mask};
use jxl_oxide::{AllocTracker, InitializeResult, JxlImage, JxlThreadPool};

/// Bytes the library may take for each sample, of which colours have three, and beside them.
const SAMPLE_BYTES: usize = 64;
const MORE_BYTES: usize = 64 << 20;

const UNREADABLE: Refused = Refused("JPEG XL: the codestream cannot be decoded");

/// Decodes a stream to the frame that `shape` declares. Colours that the codestream transformed come out
/// as RGB.
///
/// # Errors
///
/// If the stream is broken, uses what is not supported, or contradicts `shape`.
pub fn decode(stream: &[u8], shape: &Shape) -> Result<Frame> {
    let parts = container::parts(stream)?;
    let outline = outline::outline(&parts.codestream, shape)?;
    let mut frame = Coded::read(&outline, shape)?.frame;
    settle(&mut frame);
    Ok(frame)
}

/// As [`decode`], for what an output depends on.
///
/// # Errors
///
/// As [`decode`], and [`VARIES`] for frames that are not coded as whole numbers throughout.
pub fn decode_alike(stream: &[u8], shape: &Shape) -> Result<Frame> {
    let parts = container::parts(stream)?;
    let outline = outline::outline(&parts.codestream, shape)?;
    let mut frame = Coded::alike(&outline, shape)?.frame;
    settle(&mut frame);
    Ok(frame)
}

/// Returns a stream that decodes to the same samples with `areas` black, coded without loss.
///
/// # Errors
///
/// As [`decode_alike`]; also if the new stream does not decode to what it should.
pub fn mask(stream: &[u8], shape: &Shape, areas: &[Area]) -> Result<Vec<u8>> {
    let parts = container::parts(stream)?;
    let outline = outline::outline(&parts.codestream, shape)?;
    let mut coded = Coded::alike(&outline, shape)?;
    // Black may need every bit that the data set declares.
    coded.precision = coded.precision.max(u32::from(shape.high) + 1);
    mask::draw(&mut coded.frame, areas);
    coded.written(parts.boxes.as_ref())
}

/// Removes metadata boxes, colour profiles and what stands behind the end. A frame that carries more is
/// coded anew without loss, with `clear` also one that has something in bits that hold no value. `None` if there
/// is nothing to remove.
///
/// # Errors
///
/// If the headers or boxes cannot be told apart, or contradict `shape`; as [`decode_alike`], if the frame has to be
/// decoded.
pub fn strip(stream: &[u8], shape: &Shape, clear: bool) -> Result<Option<Vec<u8>>> {
    let Parts { codestream, boxes } = container::parts(stream)?;
    let outline = outline::outline(&codestream, shape)?;
    let spare = Spare::coded(shape, outline.precision).filter(|_| clear);
    if outline.laden || spare.is_some() {
        let mut coded = Coded::alike(&outline, shape)?;
        let cleared = spare.is_some_and(|spare| spare.clear(&mut coded.frame.bytes, false));
        if outline.laden || cleared {
            return coded.written(boxes.as_ref()).map(Some);
        }
    }
    let ends = outline.codestream.len();
    // A byte of padding behind the end is nothing.
    let same = codestream.starts_with(&outline.codestream)
        && matches!(codestream.get(ends..), Some([] | [0]));
    match boxes {
        None if same => Ok(None),
        None => Ok(Some(outline.codestream.into_owned())),
        Some(boxes) => {
            let jpeg = boxes.jpeg.filter(|jpeg| same && origin::innocent(jpeg));
            if same && boxes.plain && jpeg == boxes.jpeg {
                return Ok(None);
            }
            boxes.around(&outline.codestream, jpeg, None).map(Some)
        }
    }
}

/// Whether the very JPEG can be made again of `stream`.
///
/// # Errors
///
/// If its boxes cannot be told apart.
pub fn restorable(stream: &[u8]) -> Result<bool> {
    let parts = container::parts(stream)?;
    Ok(parts.boxes.is_some_and(|boxes| boxes.jpeg.is_some()))
}

fn coloured(transformed: bool, shape: &Shape) -> Shape {
    let mut shape = every_sample(shape);
    if transformed && shape.samples == 3 {
        shape.photometric = Photometric::Rgb;
    }
    shape
}

/// The samples of a codestream as they are coded.
struct Coded {
    /// With bits that are not stored where the stream has them.
    frame: Frame,
    precision: u32,
}

impl Coded {
    /// As [`Coded::read`], if every processor reads the same.
    fn alike(outline: &Outline<'_>, shape: &Shape) -> Result<Coded> {
        match outline.varies {
            true => Err(VARIES),
            false => Coded::read(outline, shape),
        }
    }

    /// Decodes every sample.
    fn read(outline: &Outline<'_>, shape: &Shape) -> Result<Coded> {
        check(shape)?;
        let width = shape.sample_bytes();
        if width > 2 {
            return Err(Refused("JPEG XL: samples have 8 or 16 bits allocated"));
        }
        let pixels = shape.rows as usize * shape.columns as usize;
        let samples = usize::from(shape.samples);
        let most = pixels
            .saturating_mul(3 * SAMPLE_BYTES)
            .saturating_add(MORE_BYTES);
        let mut waiting = JxlImage::builder()
            .pool(JxlThreadPool::none())
            .alloc_tracker(AllocTracker::with_limit(most))
            .build_uninit();
        let taken = waiting
            .feed_bytes(&outline.codestream)
            .map_err(|_| UNREADABLE)?;
        let image = match waiting.try_init().map_err(|_| UNREADABLE)? {
            InitializeResult::Initialized(image) if taken == outline.codestream.len() => image,
            InitializeResult::Initialized(_) | InitializeResult::NeedMoreData(_) => {
                return Err(UNREADABLE);
            }
        };
        if !image.is_loading_done() {
            return Err(UNREADABLE);
        }
        let render = image.render_frame(0).map_err(|_| UNREADABLE)?;
        drop(image);
        let mut values = render.stream_no_alpha();
        let sized = (values.width(), values.height()) == (shape.columns, shape.rows);
        if !sized || values.channels() != u32::from(shape.samples) {
            return Err(UNREADABLE);
        }
        let largest = ((1u32 << outline.precision) - 1) as f32;
        let signs = 32 - outline.precision;
        let signed = shape.numbers == Numbers::Signed;
        let mut line = vec![0f32; shape.columns as usize * samples];
        let mut bytes = Vec::with_capacity(pixels * samples * width);
        for _ in 0..shape.rows {
            if values.write_to_buffer(&mut line) != line.len() {
                return Err(UNREADABLE);
            }
            for &value in &line {
                // Of lossy frames, values may lie outside; what is no number becomes 0.
                let value = (value * largest).round().clamp(0.0, largest) as u32;
                let value = match signed {
                    true => ((value << signs) as i32 >> signs) as u32,
                    false => value,
                };
                bytes.extend_from_slice(&value.to_le_bytes()[..width]);
            }
        }
        let shape = coloured(outline.transformed, shape);
        Ok(Coded {
            frame: Frame { shape, bytes },
            precision: outline.precision,
        })
    }

    /// The samples coded anew, in boxes if there were some, and read again.
    fn written(&self, boxes: Option<&Boxes<'_>>) -> Result<Vec<u8>> {
        let shape = &self.frame.shape;
        let codestream = encode::encode(self.picture());
        let again = outline::outline(&codestream, shape)?;
        if Coded::read(&again, shape)?.frame != self.frame {
            return Err(Refused(
                "JPEG XL: the masked frame does not decode to what was drawn",
            ));
        }
        match boxes {
            None => Ok(codestream),
            Some(boxes) => {
                let level = (!encode::narrow(self.precision)).then_some(10);
                boxes.around(&codestream, None, level)
            }
        }
    }

    fn picture(&self) -> Picture {
        let shape = &self.frame.shape;
        let (width, samples) = (shape.sample_bytes(), usize::from(shape.samples));
        let bits = u32::MAX >> (32 - self.precision);
        let plane = |at: usize| {
            let cells = self.frame.bytes.chunks_exact(width * samples);
            let values = cells.map(|pixel| {
                let cell = pixel[at * width..][..width].iter().rev();
                let value = cell.fold(0u32, |value, &byte| value << 8 | u32::from(byte));
                (value & bits) as i32
            });
            values.collect()
        };
        Picture {
            columns: shape.columns,
            rows: shape.rows,
            bits: self.precision,
            planes: (0..samples).map(plane).collect(),
        }
    }
}
