//! JPEG XL: lossless, recompressed JPEG, and lossy.
//!
//! Decoding is the library's (`jxl-oxide`), and so is encoding (`jixel`); sizes are read here before
//! it sees a byte, and its texts go no further. A masked frame is coded anew without loss.
//!
//! A recompressed JPEG is read as the picture it is. The JPEG is not restored, since the library's
//! code for that does not bear hostile data; so what is needed for it goes, together with the comments
//! and application segments it holds.
//!
//! Not read: animations, extra channels, samples of more than 16 bits or in floating point, images to
//! be turned, previews.
//!
//! Sources: ISO/IEC 18181-1 and 18181-2; PS3.5 8.2 and A.4.

mod container;
#[cfg(test)]
mod tests;

use jixel::{ColorSpace, FlMeta};
use jxl_oxide::image::BitDepth;
use jxl_oxide::{AllocTracker, InitializeResult, JxlImage, JxlThreadPool};

use self::container::Parts;
use super::super::shape::MOST_FRAME_BYTES;
use super::super::{Area, Frame, Numbers, Photometric, Refused, Result, Shape, mask};
use super::cells;

/// Samples that are decoded at most: the decoder holds several words for each.
const MOST_SAMPLES: usize = 64 << 20;
/// Bytes that the decoder may take beside those for samples.
const SPARE_BYTES: usize = 64 << 20;
/// Bytes that it may take for each sample.
const BYTES_PER_SAMPLE: usize = 24;
/// Frames of which an image may be made: itself, what its patches are taken from, lower resolutions.
const MOST_FRAMES: usize = 8;

const UNREADABLE: Refused = Refused("JPEG XL: the codestream cannot be decoded");
const UNWRITABLE: Refused = Refused("JPEG XL: the masked frame cannot be encoded");

/// Whether `stream` is a recompressed JPEG: one from which the JPEG can be restored. What [`mask`] and
/// [`strip`] return never is; if the stream given to them was, the data set has to declare another
/// transfer syntax than JPEG XL JPEG Recompression, which is plain JPEG XL.
///
/// # Errors
///
/// If its boxes are broken.
pub fn recompressed(stream: &[u8]) -> Result<bool> {
    Ok(container::parts(stream)?.jpeg)
}

/// Decodes one frame. What was coded as XYB or as a JPEG's YBR comes out as RGB; other samples mean
/// what is declared.
///
/// # Errors
///
/// If the stream is not what `shape` declares, is broken or ends early, or is of a kind that is not
/// read.
pub fn decode(stream: &[u8], shape: &Shape) -> Result<Frame> {
    let parts = container::parts(stream)?;
    let mut frame = read(&parts, shape)?.0;
    cells::settle(&mut frame);
    Ok(frame)
}

/// Masks one frame: it is coded anew without loss, as what [`decode`] says it is.
///
/// Without an area in the frame only [`strip`] is done.
///
/// # Errors
///
/// As [`decode`]; if the result, read again, is not what was meant.
pub fn mask(stream: &[u8], shape: &Shape, areas: &[Area]) -> Result<Vec<u8>> {
    let parts = container::parts(stream)?;
    let (mut frame, bits) = read(&parts, shape)?;
    if !areas
        .iter()
        .any(|area| area.within(shape.columns, shape.rows).is_some())
    {
        return Ok(strip(stream)?.unwrap_or_else(|| stream.to_vec()));
    }
    mask::draw(&mut frame, areas);
    // Black may need every bit that the data set declares.
    let bits = bits.max(u32::from(shape.high) + 1).max(8);
    let masked = encode(&frame, bits)?;
    let again = read(&container::parts(&masked)?, &frame.shape)?.0;
    if again == frame {
        Ok(masked)
    } else {
        Err(Refused(
            "JPEG XL: the masked frame does not decode to what was drawn",
        ))
    }
}

/// Removes all boxes but those of the picture. Codestreams stay byte for byte.
///
/// `None` if there is nothing to remove.
///
/// # Errors
///
/// If the stream is broken, or the codestream itself has parts that are no picture and cannot be taken
/// out of it: names, a profile of colours, a preview, bytes after the end.
pub fn strip(stream: &[u8]) -> Result<Option<Vec<u8>>> {
    let parts = container::parts(stream)?;
    plain(
        &open(&parts.codestream, MOST_FRAME_BYTES)?,
        parts.codestream.len(),
    )?;
    Ok((!is_same(stream, &parts.kept)).then_some(parts.kept))
}

/// One byte of padding, 00 or FF, makes no difference.
fn is_same(stream: &[u8], kept: &[u8]) -> bool {
    matches!(stream.strip_prefix(kept), Some([] | [0 | 0xFF]))
}

/// Whether a codestream holds pictures only.
fn plain(image: &JxlImage, length: usize) -> Result<()> {
    let metadata = &image.image_header().metadata;
    let last = image.num_loaded_frames().checked_sub(1).ok_or(UNREADABLE)?;
    let names = (0..=last).filter_map(|at| image.frame(at));
    let named = names
        .into_iter()
        .any(|frame| !frame.header().name.is_empty());
    let end = image.frame_offset(last).zip(image.frame(last));
    let end =
        end.map(|(start, frame)| start + frame.toc().bookmark() + frame.toc().total_byte_size());
    let surplus = end.is_none_or(|end| end + 1 < length);
    if named || surplus || image.original_icc().is_some() || metadata.preview.is_some() {
        return Err(Refused("JPEG XL: the codestream holds more than a picture"));
    }
    Ok(())
}

/// Gives the library a codestream, with a bound on the memory it may take.
fn open(codestream: &[u8], most: usize) -> Result<JxlImage> {
    let reader = JxlImage::builder()
        .pool(JxlThreadPool::none())
        .alloc_tracker(AllocTracker::with_limit(most));
    let mut start = reader.build_uninit();
    start.feed_bytes(codestream).map_err(|_| UNREADABLE)?;
    let InitializeResult::Initialized(image) = start.try_init().map_err(|_| UNREADABLE)? else {
        return Err(UNREADABLE);
    };
    if image.num_loaded_frames() > MOST_FRAMES || !image.is_loading_done() {
        return Err(UNREADABLE);
    }
    Ok(image)
}

/// Decodes every sample, as many bits as are coded.
fn read(parts: &Parts, shape: &Shape) -> Result<(Frame, u32)> {
    cells::check(shape)?;
    let samples = shape.sample_count(MOST_FRAME_BYTES)?;
    if samples > MOST_SAMPLES {
        return Err(Refused(
            "JPEG XL: the frame is larger than the bound on memory",
        ));
    }
    if container::size(&parts.codestream)? != [u64::from(shape.columns), u64::from(shape.rows)] {
        return Err(Refused(
            "JPEG XL: the stream is of another size than declared",
        ));
    }
    let image = open(&parts.codestream, samples * BYTES_PER_SAMPLE + SPARE_BYTES)?;
    let metadata = &image.image_header().metadata;
    let extra = !metadata.ec_info.is_empty() || metadata.preview.is_some();
    if extra || metadata.animation.is_some() || metadata.orientation != 1 {
        return Err(Refused(
            "JPEG XL: images of more than plain samples are not decoded",
        ));
    }
    let bits = match metadata.bit_depth {
        BitDepth::IntegerSample { bits_per_sample } => bits_per_sample,
        BitDepth::FloatSample { .. } => {
            return Err(Refused(
                "JPEG XL: samples in floating point are not decoded",
            ));
        }
    };
    let allocated = u32::from(shape.allocated);
    let float = shape.numbers == Numbers::Float;
    if !matches!(allocated, 8 | 16) || bits == 0 || bits > allocated || float {
        return Err(Refused(
            "JPEG XL: the samples do not fit the bits allocated",
        ));
    }
    let components = if metadata.grayscale() { 1 } else { 3 };
    if components != shape.samples || image.num_loaded_keyframes() != 1 {
        return Err(Refused(
            "JPEG XL: the stream is not one frame of the samples declared",
        ));
    }
    let changed =
        metadata.xyb_encoded || image.frame_header(0).is_some_and(|header| header.do_ycbcr);
    let photometric = match shape.photometric {
        _ if changed && components == 3 => Photometric::Rgb,
        Photometric::YbrFull422 => Photometric::YbrFull,
        declared => declared,
    };
    let rendered = image.render_frame(0).map_err(|_| UNREADABLE)?;
    let planes = rendered.image_all_channels();
    if planes.buf().len() != samples {
        return Err(UNREADABLE);
    }
    let width = shape.sample_bytes();
    let mut bytes = vec![0; samples * width];
    let largest = ((1u32 << bits) - 1) as f32;
    let signed = shape.numbers == Numbers::Signed;
    for (cell, &value) in bytes.chunks_exact_mut(width).zip(planes.buf()) {
        let value = (value * largest).round().clamp(0.0, largest) as i32;
        let value = if signed {
            value << (32 - bits) >> (32 - bits)
        } else {
            value
        };
        cell.copy_from_slice(&value.to_le_bytes()[..width]);
    }
    let shape = Shape {
        photometric,
        ..*shape
    };
    Ok((Frame { shape, bytes }, bits))
}

/// Codes a frame without loss.
fn encode(frame: &Frame, bits: u32) -> Result<Vec<u8>> {
    let (columns, rows) = (frame.shape.columns as usize, frame.shape.rows as usize);
    let space = if frame.shape.samples == 1 {
        ColorSpace::Gray
    } else {
        ColorSpace::Rgb
    };
    let meta = FlMeta::srgb();
    let coded = if bits == 8 && frame.shape.sample_bytes() == 1 {
        jixel::encode_fast_lossless(&frame.bytes, columns, rows, space, false, &meta)
    } else {
        let width = frame.shape.sample_bytes();
        let bits = bits.max(9);
        let cells = frame.bytes.chunks_exact(width);
        let words = cells.map(|cell| {
            cell.iter()
                .rev()
                .fold(0, |word, &byte| word << 8 | u16::from(byte))
        });
        let words: Vec<u16> = words.map(|word| word & u16::MAX >> (16 - bits)).collect();
        jixel::encode_fast_lossless_u16(&words, columns, rows, space, false, bits, &meta)
    };
    coded.map_err(|_| UNWRITABLE)
}
