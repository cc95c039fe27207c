//! Frames of pixels: their shape, their codecs, the masks drawn on them, the text and the faces found in them.
//!
//! Pure functions on one frame at a time. Knows no file format and no policy: where a frame lies in a
//! file, and which frames are masked, is decided elsewhere. Source: PS3.3 C.7.6.3, PS3.5 section 8.

pub mod codec;
pub mod face;
pub mod mask;
pub mod palette;
pub mod reading;
pub mod render;
pub mod screens;
pub mod search;
pub mod shape;
pub mod spare;
pub mod surface;
pub mod text;
mod windows;

pub use shape::{Area, Frame, MOST_FRAME_BYTES, Numbers, Photometric, Shape};

/// Why a frame cannot be decoded, masked or encoded: a fixed sentence of ours. Texts of libraries never
/// pass through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused(pub &'static str);

/// Result with [`Refused`].
pub type Result<T> = std::result::Result<T, Refused>;
