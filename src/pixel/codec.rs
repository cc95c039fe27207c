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
