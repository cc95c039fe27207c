//! The header of one data element, item or delimitation item: tag, VR and length, read and made.
//!
//! Knows nothing of nesting. Source: PS3.5 7.1 (data elements), 7.5 (items), 6.2.2 (UN).

use super::tree::Encoding;
use super::window::Window;
use crate::element::{Tag, VR};
use crate::error::{At, Error, Result};

/// (FFFE,E000)
pub const ITEM: Tag = Tag(0xFFFE, 0xE000);
/// (FFFE,E00D)
pub const ITEM_END: Tag = Tag(0xFFFE, 0xE00D);
/// (FFFE,E0DD)
pub const SEQUENCE_END: Tag = Tag(0xFFFE, 0xE0DD);
/// (7FE0,0010)
pub const PIXEL_DATA: Tag = Tag(0x7FE0, 0x0010);
/// The length that means "until the delimitation item".
pub const UNDEFINED: u32 = u32::MAX;

/// What stands where a VR is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// Nothing: an implicit header, an item or a delimitation item.
    Absent,
    /// One of the standard's VRs.
    Known(VR),
    /// Two other bytes; the length form is not known.
    Unknown {
        /// Whether the two bytes after the code are zero, as the long form has them.
        reserved_zero: bool,
        /// The length of the short form.
        short: u16,
    },
}

/// A header as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    pub tag: Tag,
    pub code: Code,
    /// Bytes of the header: 8 or 12. For an unknown code: 8.
    pub size: u64,
    /// The length field. For an unknown code: of no meaning.
    pub len: u32,
}

/// Reads the header at `offset` inside a container that ends at `end`.
///
/// # Errors
///
/// [`Error::Truncated`] if the container ends inside the header, or as [`Window::bytes`].
pub(super) fn read(
    window: &mut Window<'_>,
    offset: u64,
    end: u64,
    encoding: Encoding,
) -> Result<Header> {
    let truncated = Error::Truncated {
        what: "data element",
        offset,
    };
    let available = end.saturating_sub(offset);
    if available < 8 {
        return Err(truncated);
    }
    let [t0, t1, t2, t3, a, b, c, d] = window.bytes::<8>(offset)?;
    let tag = encoding.tag([t0, t1, t2, t3]);
    if tag.group() == 0xFFFE || !encoding.explicit {
        let len = encoding.u32([a, b, c, d]);
        return Ok(Header {
            tag,
            code: Code::Absent,
            size: 8,
            len,
        });
    }
    let short = encoding.u16([c, d]);
    match VR::from_binary([a, b]) {
        Some(vr) if is_long(vr) => {
            if available < 12 {
                return Err(truncated);
            }
            let len = encoding.u32(window.bytes::<4>(offset + 8)?);
            Ok(Header {
                tag,
                code: Code::Known(vr),
                size: 12,
                len,
            })
        }
        Some(vr) => Ok(Header {
            tag,
            code: Code::Known(vr),
            size: 8,
            len: u32::from(short),
        }),
        None => {
            let code = Code::Unknown {
                reserved_zero: [c, d] == [0, 0],
                short,
            };
            Ok(Header {
                tag,
                code,
                size: 8,
                len: 0,
            })
        }
    }
}

/// Whether explicit headers of this VR have two reserved bytes and a 32-bit length.
pub fn is_long(vr: VR) -> bool {
    match vr {
        VR::OB | VR::OD | VR::OF | VR::OL | VR::OV | VR::OW => true,
        VR::SQ | VR::SV | VR::UC | VR::UN | VR::UR | VR::UT | VR::UV => true,
        VR::AE | VR::AS | VR::AT | VR::CS | VR::DA | VR::DS | VR::DT => false,
        VR::FD | VR::FL | VR::IS | VR::LO | VR::LT | VR::PN | VR::SH => false,
        VR::SL | VR::SS | VR::ST | VR::TM | VR::UI | VR::UL | VR::US => false,
    }
}

/// The VR in whose form a value of `len` bytes is written: a value too long for a 16-bit length
/// becomes UN, which is how PS3.5 6.2.2 has it.
fn form(vr: VR, len: u64) -> VR {
    if !is_long(vr) && len > 0xFFFE {
        VR::UN
    } else {
        vr
    }
}

/// Bytes that [`put`] writes for a value of `len` bytes.
pub(super) fn size(vr: VR, len: u64, encoding: Encoding) -> u64 {
    if encoding.explicit && is_long(form(vr, len)) {
        12
    } else {
        8
    }
}

/// Appends the header of an element whose value has `len` bytes; `None` means undefined length.
///
/// # Errors
///
/// [`Error::Limit`] if no length field can hold `len`.
pub(super) fn put(
    out: &mut Vec<u8>,
    tag: Tag,
    vr: VR,
    len: Option<u64>,
    encoding: Encoding,
) -> Result<()> {
    let value = match len {
        None => UNDEFINED,
        Some(len) => length(len)?,
    };
    out.extend(encoding.tag_bytes(tag));
    if encoding.explicit {
        let vr = form(vr, len.unwrap_or(0));
        out.extend(vr.to_bytes());
        if !is_long(vr) {
            // `form` leaves short forms only to lengths of 16 bits.
            out.extend(encoding.u16_bytes(value as u16));
            return Ok(());
        }
        out.extend([0, 0]);
    }
    out.extend(encoding.u32_bytes(value));
    Ok(())
}

/// Appends the header of an item or fragment, or a delimitation item.
///
/// # Errors
///
/// As [`put`].
pub(super) fn put_item(
    out: &mut Vec<u8>,
    tag: Tag,
    len: Option<u64>,
    encoding: Encoding,
) -> Result<()> {
    put(
        out,
        tag,
        VR::UN,
        len,
        Encoding {
            explicit: false,
            ..encoding
        },
    )
}

fn length(len: u64) -> Result<u32> {
    match u32::try_from(len) {
        Ok(len) if len != UNDEFINED => Ok(len),
        Ok(_) | Err(_) => Err(Error::Limit {
            what: "bytes of one value",
            limit: u64::from(UNDEFINED) - 1,
            at: At::Whole,
        }),
    }
}
