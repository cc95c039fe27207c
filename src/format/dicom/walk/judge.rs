//! Judges the header at the current place: what stands there, how long it is, and whether it is one.

use super::super::header::{self, Code, ITEM, ITEM_END, SEQUENCE_END, UNDEFINED};
use super::super::tree::Encoding;
use super::{Frame, Walker};
use crate::element::{Tag, VR, is_private_creator, known};
use crate::error::{Error, Result};
use crate::source::Span;

/// (FFFC,FFFC) Data Set Trailing Padding.
const TRAILING_PADDING: Tag = Tag(0xFFFC, 0xFFFC);

/// Items without elements that are passed over in search of the first element of a sequence.
const MOST_EMPTY_ITEMS: usize = 8;

/// An element header, judged.
pub(super) struct Element {
    pub tag: Tag,
    pub vr: VR,
    pub vr_encoded: bool,
    /// Bytes of the header.
    pub size: u64,
    /// `None`: undefined.
    pub len: Option<u64>,
}

/// What stands where an element may.
pub(super) enum Found {
    Element(Element),
    /// A delimitation item of length zero.
    Delimiter(Tag),
}

impl Walker<'_, '_> {
    /// The header at the current place, whose value lies inside the container.
    pub(super) fn element_header(&mut self, frame: &Frame) -> Result<Found> {
        let offset = self.pos;
        let malformed = |rule| Error::Malformed {
            what: "data element",
            rule,
            offset,
        };
        let header = header::read(self.window, offset, frame.end, frame.encoding)?;
        let tag = header.tag;
        if tag.group() == 0xFFFE {
            let legal = matches!(tag, ITEM_END | SEQUENCE_END) && header.len == 0;
            return if legal {
                Ok(Found::Delimiter(tag))
            } else {
                Err(malformed("an item stands where an element must"))
            };
        }
        // No data set has elements in these groups (PS3.5 7.1, 7.8).
        if matches!(tag.group(), 0 | 0xFFFF) {
            return Err(malformed("no element of a data set has its group"));
        }
        let defined = |len: u32| (len != UNDEFINED).then_some(u64::from(len));
        let element = match header.code {
            Code::Absent => Element {
                tag,
                vr: implied(tag),
                vr_encoded: false,
                size: header.size,
                len: defined(header.len),
            },
            Code::Known(vr) => Element {
                tag,
                vr,
                vr_encoded: true,
                size: header.size,
                len: defined(header.len),
            },
            Code::Unknown {
                reserved_zero,
                short,
            } => {
                let (size, len) = self.unknown_form(frame, tag, reserved_zero, short)?;
                Element {
                    tag,
                    vr: VR::UN,
                    vr_encoded: false,
                    size,
                    len: defined(len),
                }
            }
        };
        let room = frame.end.saturating_sub(offset + element.size);
        if element.len.is_some_and(|len| len > room) {
            return Err(Error::Truncated {
                what: "data element",
                offset,
            });
        }
        Ok(Found::Element(element))
    }

    /// Header size and length of an element whose VR is none of the standard's: the long form, which
    /// every VR to come will have (PS3.5 6.2), or else the short one, whichever leads to a header.
    pub(super) fn unknown_form(
        &mut self,
        frame: &Frame,
        tag: Tag,
        reserved_zero: bool,
        short: u16,
    ) -> Result<(u64, u32)> {
        let malformed = Error::Malformed {
            what: "data element",
            rule: "its VR is none of the standard's and its length leads to no other element",
            offset: self.pos,
        };
        if !self.attempts.is_empty() {
            return Err(malformed);
        }
        if reserved_zero && frame.end - self.pos >= 12 {
            let value = self.pos + 12;
            let len = frame.encoding.u32(self.window.bytes::<4>(self.pos + 8)?);
            if len == UNDEFINED {
                let opens = frame.end - value >= 8 && {
                    let bytes = self.window.bytes::<4>(value)?;
                    matches!(Encoding::IMPLICIT_LE.tag(bytes), ITEM | SEQUENCE_END)
                };
                return if opens { Ok((12, len)) } else { Err(malformed) };
            }
            if self.leads_on(frame, tag, value + u64::from(len))? {
                return Ok((12, len));
            }
        }
        if self.leads_on(frame, tag, self.pos + 8 + u64::from(short))? {
            return Ok((8, u32::from(short)));
        }
        Err(malformed)
    }

    /// Whether the container may end at `offset`, or an element after `tag` may stand there.
    pub(super) fn leads_on(&mut self, frame: &Frame, tag: Tag, offset: u64) -> Result<bool> {
        if offset >= frame.end {
            return Ok(offset == frame.end && !frame.delimited);
        }
        if frame.end - offset < 8 {
            return Ok(false);
        }
        let [t0, t1, t2, t3, a, b, ..] = self.window.bytes::<8>(offset)?;
        let next = frame.encoding.tag([t0, t1, t2, t3]);
        if next == ITEM_END {
            return Ok(frame.node.is_some() && frame.delimited);
        }
        let letters = a.is_ascii_uppercase() && b.is_ascii_uppercase();
        Ok(next > tag && next.group() != 0xFFFE && letters)
    }

    /// Whether a little-endian item stands at `offset`, of which eight bytes are inside.
    pub(super) fn opens_item(&mut self, offset: u64) -> Result<bool> {
        Ok(Encoding::IMPLICIT_LE.tag(self.window.bytes::<4>(offset)?) == ITEM)
    }

    /// How the elements inside a sequence are encoded whose items start at `value`: like what is
    /// around it, unless the first element cannot be read so and can in the other form of headers.
    /// Programs that put data sets together from parts write both mixtures.
    pub(super) fn encoding_inside(
        &mut self,
        around: Encoding,
        value: u64,
        end: u64,
    ) -> Result<Encoding> {
        if around.big_endian {
            return Ok(around);
        }
        let mut at = value;
        for _ in 0..MOST_EMPTY_ITEMS {
            if end.saturating_sub(at) < 16 {
                break;
            }
            let [t0, t1, t2, t3, a, b, c, d] = self.window.bytes::<8>(at)?;
            let len = around.u32([a, b, c, d]);
            match around.tag([t0, t1, t2, t3]) {
                ITEM if len == 0 => at += 8,
                ITEM => {
                    let inside_end = match len {
                        UNDEFINED => end,
                        len => (at + 8 + u64::from(len)).min(end),
                    };
                    let other = Encoding {
                        explicit: !around.explicit,
                        ..around
                    };
                    let changes = !self.starts_element(at + 8, inside_end, around)?
                        && self.starts_element(at + 8, inside_end, other)?;
                    return Ok(if changes { other } else { around });
                }
                _ => break,
            }
        }
        Ok(around)
    }

    /// Whether an element of a legal VR or a known tag stands at `at` whose value ends before `end`.
    fn starts_element(&mut self, at: u64, end: u64, encoding: Encoding) -> Result<bool> {
        let found = match header::read(self.window, at, end, encoding) {
            Ok(found) => found,
            Err(Error::Truncated { .. }) => return Ok(false),
            Err(other) => return Err(other),
        };
        let inside = found.len == UNDEFINED || at + found.size + u64::from(found.len) <= end;
        Ok(inside
            && match found.code {
                Code::Known(_) => true,
                Code::Absent => known(found.tag).is_some() || is_private_creator(found.tag),
                Code::Unknown { .. } => false,
            })
    }

    /// Tag and length at the current place, inside the container.
    pub(super) fn item_header(&mut self, frame: &Frame, what: &'static str) -> Result<(Tag, u32)> {
        if frame.end - self.pos < 8 {
            return Err(Error::Truncated {
                what,
                offset: self.pos,
            });
        }
        let [t0, t1, t2, t3, a, b, c, d] = self.window.bytes::<8>(self.pos)?;
        Ok((
            frame.encoding.tag([t0, t1, t2, t3]),
            frame.encoding.u32([a, b, c, d]),
        ))
    }

    /// No element stands here at the root: the rest is left out if it may be, or `error` stands.
    pub(super) fn end_of_elements(&mut self, frame: &Frame, error: Error) -> Result<()> {
        let rest = Span::new(self.pos, frame.end - self.pos);
        let padding = self.window.is_zero(rest)?;
        if !padding && (!self.has_pixels || self.announces_element(frame)?) {
            return Err(error);
        }
        self.trailing = rest.len;
        self.pos = frame.end;
        Ok(())
    }

    /// Whether the bytes after the pixel data are the header of an element that was cut off.
    pub(super) fn announces_element(&mut self, frame: &Frame) -> Result<bool> {
        let header = match header::read(self.window, self.pos, frame.end, frame.encoding) {
            Ok(header) => header,
            Err(Error::Truncated { .. }) => return Ok(false),
            Err(other) => return Err(other),
        };
        let tag = header.tag;
        let follows = frame
            .last
            .is_some_and(|last| tag > self.nodes[last as usize].tag);
        let legal = match header.code {
            Code::Known(_) => true,
            Code::Absent => tag == TRAILING_PADDING || known(tag).is_some(),
            Code::Unknown { .. } => false,
        };
        Ok(follows && legal && tag.group() != 0xFFFE)
    }
}

/// The VR of an element whose header has none.
fn implied(tag: Tag) -> VR {
    if tag.element() == 0 {
        return VR::UL;
    }
    if is_private_creator(tag) {
        return VR::LO;
    }
    known(tag).map_or(VR::UN, |entry| entry.vr)
}
