//! The headers of a codestream, read and held against what is declared before a library sees the rest.
//!
//! One picture is read, without preview, animation or extra channels and not turned. What may stand
//! beside it is found here: a colour profile, layers and pictures that are only referred to, names,
//! extensions. Source: ISO/IEC 18181-1, annexes A, E and F.

use super::bits::Writer;
use super::encode::image_header;
use crate::pixel::shape::MOST_FRAME_BYTES;
use crate::pixel::{Refused, Result, Shape};
use jxl_bitstream::Bitstream;
use jxl_frame::FrameHeader;
use jxl_frame::data::Toc;
use jxl_frame::header::{Encoding, FrameType};
use jxl_oxide::ImageHeader;
use jxl_oxide::color::ColourSpace;
use jxl_oxide::image::{BitDepth, Extensions};
use jxl_oxide_common::Bundle;
use std::borrow::Cow;

/// Most frames of a codestream: layers, and pictures they refer to.
const MOST_FRAMES: usize = 16;
/// Most bytes of a colour profile as it is coded.
const MOST_PROFILE: u64 = 1 << 20;

const BROKEN: Refused = Refused("JPEG XL: the headers cannot be read");

/// What the headers say.
pub(super) struct Outline<'a> {
    /// The codestream without colour profile and without what follows its end.
    pub(super) codestream: Cow<'a, [u8]>,
    /// Bits of a sample.
    pub(super) precision: u32,
    /// Whether the samples come out as red, green and blue (or grey), whatever they were coded as.
    pub(super) transformed: bool,
    /// Whether anything but whole numbers is calculated with, so that processors differ.
    pub(super) varies: bool,
    /// Whether anything stands beside the picture that cannot be cut out.
    pub(super) laden: bool,
}

/// Reads the headers of `codestream`.
///
/// # Errors
///
/// If they are broken, contradict `shape`, or are of a kind that is not read.
pub(super) fn outline<'a>(codestream: &'a [u8], shape: &Shape) -> Result<Outline<'a>> {
    let mut bits = Bitstream::new(codestream);
    let image = ImageHeader::parse(&mut bits, ()).map_err(|_| BROKEN)?;
    let precision = checked(&image, shape)?;
    let metadata = &image.metadata;
    let profile = metadata.colour_encoding.want_icc();
    if profile {
        if metadata.xyb_encoded {
            return Err(Refused("JPEG XL: colours depend on a profile"));
        }
        let length = bits.clone().read_u64().map_err(|_| BROKEN)?;
        if length > MOST_PROFILE {
            return Err(Refused("JPEG XL: the colour profile is too large"));
        }
        jxl_color::icc::read_icc(&mut bits).map_err(|_| BROKEN)?;
    }
    bits.zero_pad_to_byte().map_err(|_| BROKEN)?;
    let start = bits.num_read_bits() / 8;
    let mut outline = Outline {
        codestream: Cow::Borrowed(codestream),
        precision,
        transformed: metadata.xyb_encoded,
        varies: metadata.xyb_encoded,
        laden: extended(&metadata.extensions),
    };
    let mut at = start;
    for number in 0.. {
        if number == MOST_FRAMES {
            return Err(Refused("JPEG XL: more frames than are read"));
        }
        let rest = codestream.get(at..).ok_or(BROKEN)?;
        let mut bits = Bitstream::new(rest);
        let frame = FrameHeader::parse(&mut bits, &image).map_err(|_| BROKEN)?;
        bounded(&frame, shape)?;
        if profile && frame.upsampling != 1 {
            return Err(Refused(
                "JPEG XL: an enlarged picture with a colour profile",
            ));
        }
        outline.transformed |= frame.do_ycbcr;
        let filter = &frame.restoration_filter;
        outline.varies |= frame.encoding == Encoding::VarDct
            || frame.do_ycbcr
            || frame.upsampling != 1
            || frame.flags.noise()
            || frame.flags.splines()
            || filter.gab.enabled()
            || filter.epf.enabled();
        let alone = number == 0 && frame.is_last && frame.frame_type == FrameType::RegularFrame;
        outline.laden |= !alone
            || frame.have_crop
            || !frame.name.is_empty()
            || extended(&frame.extensions)
            || extended(&filter.extensions);
        let sections = Toc::parse(&mut bits, &frame).map_err(|_| BROKEN)?;
        let length: u64 = sections
            .iter_bitstream_order()
            .map(|section| u64::from(section.size))
            .sum();
        let head = bits.num_read_bits() / 8;
        let left = rest.len().checked_sub(head).ok_or(BROKEN)?;
        if length > left as u64 {
            return Err(Refused("JPEG XL: the codestream ends too early"));
        }
        at += head + length as usize;
        if frame.is_last {
            break;
        }
    }
    let body = codestream.get(start..at).ok_or(BROKEN)?;
    outline.codestream = if profile {
        let mut writer = Writer::default();
        let grey = metadata.grayscale();
        image_header(&mut writer, [shape.columns, shape.rows], precision, grey);
        writer.bytes(body);
        Cow::Owned(writer.end())
    } else {
        Cow::Borrowed(&codestream[..at])
    };
    Ok(outline)
}

/// Holds the image header against what is declared; the bits of a sample.
fn checked(image: &ImageHeader, shape: &Shape) -> Result<u32> {
    let metadata = &image.metadata;
    if (image.size.width, image.size.height) != (shape.columns, shape.rows) {
        return Err(Refused(
            "JPEG XL: the stream is of another size than declared",
        ));
    }
    shape.sample_count(MOST_FRAME_BYTES)?;
    let samples = match metadata.colour_encoding.colour_space() {
        ColourSpace::Grey => 1,
        ColourSpace::Rgb | ColourSpace::Unknown => 3,
        ColourSpace::Xyb => return Err(Refused("JPEG XL: colours that are not RGB")),
    };
    if samples != shape.samples || !metadata.ec_info.is_empty() {
        return Err(Refused(
            "JPEG XL: the stream has other channels than declared",
        ));
    }
    if metadata.orientation != 1 {
        return Err(Refused("JPEG XL: the picture is turned"));
    }
    if metadata.animation.is_some() || metadata.preview.is_some() {
        return Err(Refused("JPEG XL: more pictures than one"));
    }
    match metadata.bit_depth {
        BitDepth::IntegerSample { bits_per_sample }
            if (1..=16).contains(&bits_per_sample)
                && bits_per_sample <= u32::from(shape.allocated) =>
        {
            Ok(bits_per_sample)
        }
        BitDepth::IntegerSample { .. } | BitDepth::FloatSample { .. } => Err(Refused(
            "JPEG XL: the stream has another number of bits than declared",
        )),
    }
}

/// Refuses frames that ask for more than the picture does.
fn bounded(frame: &FrameHeader, shape: &Shape) -> Result<()> {
    // Pictures that are only referred to may be of another form, but not much larger.
    let most = u64::from(shape.columns).max(256) * u64::from(shape.rows).max(256);
    let longest = shape.columns.max(shape.rows).max(1 << 12);
    let size = u64::from(frame.width) * u64::from(frame.height);
    if size == 0 || size > most || frame.width > longest || frame.height > longest {
        return Err(Refused("JPEG XL: a frame of another size than the picture"));
    }
    if frame.flags.use_lf_frame() && frame.lf_level > 3 {
        return Err(BROKEN);
    }
    // Without another library in between, colours are only transformed where this is known to be whole.
    let odd = frame.encoding == Encoding::Modular && frame.do_ycbcr;
    if odd {
        return Err(Refused("JPEG XL: an unusual transform of colours"));
    }
    Ok(())
}

/// Whether a header carries extensions; the library tells in no other way.
fn extended(extensions: &Extensions) -> bool {
    format!("{extensions:?}") != format!("{:?}", Extensions::default())
}
