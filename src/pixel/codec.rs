//! The codecs, one module each with the same two functions: `decode`, and `mask`, which returns a
//! codestream of the same transfer syntax in which the areas are black and every other sample decodes to
//! what it did.

mod cells;
pub mod deflated;
pub mod jpeg;
pub mod jpeg2000;
pub mod jpegls;
pub mod jpegxl;
pub mod native;
pub mod rle;

use super::{Area, Frame, Refused, Result, Shape};

/// A frame that comes out otherwise on another processor: its library multiplies and adds in one step where the processor
/// can, and has no switch for that.
pub const VARIES: Refused = Refused("the frame is decoded otherwise on other processors");

/// A way to compress one frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Codec {
    /// Deflated Image Frame Compression.
    Deflated,
    /// JPEG: Baseline, Extended, Lossless.
    Jpeg,
    /// JPEG 2000 and High-Throughput JPEG 2000.
    Jpeg2000,
    /// JPEG-LS.
    JpegLs,
    /// JPEG XL.
    JpegXl,
    /// RLE Lossless.
    Rle,
}

/// Transfer syntaxes by what follows `1.2.840.10008.1.2.`
const CODECS: [(&str, Codec); 17] = [
    ("8.1", Codec::Deflated),
    ("4.50", Codec::Jpeg),
    ("4.51", Codec::Jpeg),
    ("4.55", Codec::Jpeg),
    ("4.57", Codec::Jpeg),
    ("4.70", Codec::Jpeg),
    ("4.80", Codec::JpegLs),
    ("4.81", Codec::JpegLs),
    ("4.90", Codec::Jpeg2000),
    ("4.91", Codec::Jpeg2000),
    ("4.110", Codec::JpegXl),
    ("4.111", Codec::JpegXl),
    ("4.112", Codec::JpegXl),
    ("4.201", Codec::Jpeg2000),
    ("4.202", Codec::Jpeg2000),
    ("4.203", Codec::Jpeg2000),
    ("5", Codec::Rle),
];

impl Codec {
    /// The codec of a transfer syntax; `None` if frames are not compressed one by one, or cannot be
    /// read.
    pub fn of(transfer_syntax: &str) -> Option<Codec> {
        let rest = transfer_syntax.strip_prefix("1.2.840.10008.1.2.")?;
        let found = CODECS.iter().find(|(syntax, _)| *syntax == rest);
        found.map(|&(_, codec)| codec)
    }

    /// Decodes a frame; `planar` is Planar Configuration 1.
    ///
    /// # Errors
    ///
    /// If the codestream is broken, is not supported, or contradicts `shape`.
    pub fn decode(self, stream: &[u8], shape: &Shape, planar: bool) -> Result<Frame> {
        match self {
            Codec::Deflated => deflated::decode(stream, shape, planar),
            Codec::Jpeg => jpeg::decode(stream, shape),
            Codec::Jpeg2000 => jpeg2000::decode(stream, shape),
            Codec::JpegLs => jpegls::decode(stream, shape),
            Codec::JpegXl => jpegxl::decode(stream, shape),
            Codec::Rle => rle::decode(stream, shape),
        }
    }

    /// As [`Codec::decode`], for what an output depends on: refuses frames that come out otherwise on another processor.
    ///
    /// # Errors
    ///
    /// As [`Codec::decode`], and [`VARIES`].
    pub fn decode_alike(self, stream: &[u8], shape: &Shape, planar: bool) -> Result<Frame> {
        match self {
            Codec::JpegXl => jpegxl::decode_alike(stream, shape),
            Codec::Jpeg2000 => jpeg2000::decode_alike(stream, shape),
            Codec::Deflated | Codec::Jpeg | Codec::JpegLs | Codec::Rle => {
                self.decode(stream, shape, planar)
            }
        }
    }

    /// A codestream of the same kind in which `areas` are black and every other sample decodes to what
    /// it did, without anything beside the picture. Where samples are coded together, an area grows to
    /// all of them.
    ///
    /// # Errors
    ///
    /// As [`Codec::decode_alike`]; also if the new codestream does not read back to what it should.
    pub fn mask(
        self,
        stream: &[u8],
        shape: &Shape,
        planar: bool,
        areas: &[Area],
    ) -> Result<Vec<u8>> {
        match self {
            Codec::Deflated => deflated::mask(stream, shape, planar, areas),
            Codec::Jpeg => jpeg::mask(stream, shape, areas),
            Codec::Jpeg2000 => jpeg2000::mask(stream, shape, areas),
            Codec::JpegLs => jpegls::mask(stream, shape, areas),
            Codec::JpegXl => jpegxl::mask(stream, shape, areas),
            Codec::Rle => rle::mask(stream, shape, areas),
        }
    }

    /// The codestream without comments, application data and whatever else it carries beside the
    /// picture; with `clear` also without what is coded in bits that hold no value. `None` if it carries nothing.
    ///
    /// # Errors
    ///
    /// If its parts cannot be told apart; with `clear` as [`Codec::decode`], where such bits may be coded.
    pub fn strip(
        self,
        stream: &[u8],
        shape: &Shape,
        planar: bool,
        clear: bool,
    ) -> Result<Option<Vec<u8>>> {
        match self {
            Codec::Deflated => deflated::strip(stream, shape, planar, clear),
            Codec::Jpeg => jpeg::stripped(stream, shape, clear),
            Codec::Jpeg2000 => jpeg2000::stripped(stream, shape, clear),
            Codec::JpegLs => jpegls::stripped(stream, shape, clear),
            Codec::JpegXl => jpegxl::strip(stream, shape, clear),
            Codec::Rle => rle::strip(stream, shape, clear),
        }
    }
}
