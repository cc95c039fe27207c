//! Walks a data set header by header, with a stack of its own in place of recursion.
//!
//! Every container bounds what is inside it; a length that leaves its container is an error. A value
//! of unknown VR that opens like a sequence is tried as one, and stays a value if it is none. Knows
//! no transfer syntax. Source: PS3.5 6.2.2, 7.5, A.4.

mod attempt;
mod judge;

use super::header::{ITEM, ITEM_END, PIXEL_DATA, SEQUENCE_END, UNDEFINED};
use super::tree::{Encoding, Length, Node, NodeKind};
use super::window::Window;
use crate::element::{Tag, VR};
use crate::error::{At, Error, Result};
use crate::limits::Limits;
use crate::source::Span;
use attempt::Attempt;
use judge::{Element, Found};

/// Float, Double Float and plain Pixel Data.
const PIXELS: [Tag; 3] = [Tag(0x7FE0, 0x0008), Tag(0x7FE0, 0x0009), PIXEL_DATA];

/// What a walk found.
#[derive(Debug)]
pub(super) struct Walked {
    /// The nodes in file order.
    pub nodes: Vec<Node>,
    /// Bytes at the end that form no element.
    pub trailing: u64,
}

/// Walks the data set from `start` to the end of the window's source.
///
/// # Errors
///
/// As [`super::read::parse`].
pub(super) fn walk(
    window: &mut Window<'_>,
    start: u64,
    encoding: Encoding,
    limits: &Limits,
) -> Result<Walked> {
    let end = window.len();
    let root = Frame {
        node: None,
        last: None,
        inside: Inside::Elements,
        end,
        delimited: false,
        encoding,
        depth: 0,
    };
    let max_nodes = limits.max_nodes.min(u32::MAX as usize - 1);
    let mut walker = Walker {
        window,
        max_nodes,
        max_depth: limits.max_depth.min(usize::from(u16::MAX)),
        steps_left: max_nodes.saturating_mul(4).saturating_add(64),
        pos: start,
        nodes: Vec::new(),
        frames: vec![root],
        attempts: Vec::new(),
        has_pixels: false,
        trailing: 0,
    };
    while !walker.frames.is_empty() {
        if let Err(error) = walker.step() {
            walker.retreat(error)?;
        }
    }
    Ok(Walked {
        nodes: walker.nodes,
        trailing: walker.trailing,
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Elements,
    Items,
    Fragments,
}

/// An open container.
#[derive(Debug, Clone, Copy)]
struct Frame {
    /// Its node; `None` for the root.
    node: Option<u32>,
    /// Its last child so far.
    last: Option<u32>,
    inside: Inside,
    /// Where it ends; if it is delimited, where the nearest container around it with a length ends.
    end: u64,
    /// Whether a delimitation item closes it.
    delimited: bool,
    /// Encoding of what is inside.
    encoding: Encoding,
    /// Number of sequences around what is inside.
    depth: u16,
}

struct Walker<'w, 's> {
    window: &'w mut Window<'s>,
    max_nodes: usize,
    max_depth: usize,
    /// Headers that may still be read, failed attempts included.
    steps_left: usize,
    pos: u64,
    nodes: Vec<Node>,
    frames: Vec<Frame>,
    attempts: Vec<Attempt>,
    /// Whether pixel data was met at the root.
    has_pixels: bool,
    trailing: u64,
}

impl Walker<'_, '_> {
    /// Reads one header, or closes one container.
    fn step(&mut self) -> Result<()> {
        let Some(&frame) = self.frames.last() else {
            return Ok(());
        };
        self.steps_left = self
            .steps_left
            .checked_sub(1)
            .ok_or_else(|| self.too_many())?;
        if self.pos == frame.end {
            if frame.delimited {
                return Err(self.truncated(&frame));
            }
            self.close(self.pos);
            return Ok(());
        }
        match frame.inside {
            Inside::Elements => self.element(&frame),
            Inside::Items => self.item(&frame),
            Inside::Fragments => self.fragment(&frame),
        }
    }

    fn element(&mut self, frame: &Frame) -> Result<()> {
        let is_root = frame.node.is_none();
        match self.element_header(frame) {
            Ok(Found::Element(element)) => self.open(frame, element),
            Ok(Found::Delimiter(tag)) => self.delimiter(frame, tag),
            Err(error @ (Error::Malformed { .. } | Error::Truncated { .. })) if is_root => {
                self.end_of_elements(frame, error)
            }
            Err(error) => Err(error),
        }
    }

    /// Adds the node of an element and opens it, if it holds others.
    fn open(&mut self, frame: &Frame, element: Element) -> Result<()> {
        let Element {
            tag,
            vr,
            vr_encoded,
            size,
            len,
        } = element;
        let offset = self.pos;
        let value = offset + size;
        // What was not encoded as a sequence and may be one all the same.
        let unknown = vr == VR::UN && tag != PIXEL_DATA;
        let inside = match len {
            Some(_) if vr == VR::SQ => Some((Inside::Items, false)),
            Some(len) if unknown && len >= 8 && self.opens_item(value)? => {
                Some((Inside::Items, true))
            }
            Some(_) => None,
            None if tag == PIXEL_DATA => Some((Inside::Fragments, false)),
            None if vr == VR::SQ || !frame.encoding.explicit => Some((Inside::Items, false)),
            None if unknown => Some((Inside::Items, true)),
            None if matches!(vr, VR::OB | VR::OW) => Some((Inside::Fragments, false)),
            None => {
                return Err(Error::Malformed {
                    what: "data element",
                    rule: "its VR allows no undefined length",
                    offset,
                });
            }
        };
        let length = if len.is_some() {
            Length::Defined
        } else {
            Length::Undefined
        };
        let says_un = vr == VR::UN && vr_encoded;
        let (kind, vr, vr_encoded) = match inside {
            None => (NodeKind::Value, vr, vr_encoded),
            Some((Inside::Fragments, _)) => (NodeKind::Encapsulated, vr, vr_encoded),
            Some((Inside::Items | Inside::Elements, _)) => (
                NodeKind::Sequence(length),
                VR::SQ,
                vr_encoded && vr == VR::SQ,
            ),
        };
        let node = self.push(Node {
            tag,
            vr,
            vr_encoded,
            kind,
            encoding: frame.encoding,
            header: Span::new(offset, size),
            value: Span::new(value, len.unwrap_or(0)),
            whole: Span::new(offset, size + len.unwrap_or(0)),
            parent: frame.node,
            end: 0,
            depth: frame.depth,
        })?;
        self.has_pixels |= frame.node.is_none() && PIXELS.contains(&tag);
        let Some((inside, tried)) = inside else {
            self.pos = value + len.unwrap_or(0);
            return Ok(());
        };
        let deeper = u16::from(inside == Inside::Items);
        if usize::from(frame.depth) + usize::from(deeper) > self.max_depth {
            return Err(Error::Limit {
                what: "depth of sequences",
                limit: self.max_depth as u64,
                at: At::Byte(offset),
            });
        }
        let end = len.map_or(frame.end, |len| value + len);
        let opened = Frame {
            node: Some(node),
            last: None,
            inside,
            end,
            delimited: len.is_none(),
            encoding: match (inside, tried) {
                (_, true) => Encoding::IMPLICIT_LE,
                (Inside::Items, false) => self.encoding_inside(frame.encoding, value, end)?,
                (Inside::Elements | Inside::Fragments, false) => frame.encoding,
            },
            depth: frame.depth + deeper,
        };
        if tried {
            self.attempts.push(Attempt {
                node,
                says_un,
                frames: self.frames.len(),
                frame: opened,
                next: Some(Encoding::EXPLICIT_LE),
                error: None,
            });
        }
        self.frames.push(opened);
        self.pos = value;
        Ok(())
    }

    /// A delimitation item of length zero where an element might stand.
    fn delimiter(&mut self, frame: &Frame, tag: Tag) -> Result<()> {
        let end = self.pos + 8;
        if tag == ITEM_END && frame.node.is_some() {
            // An item with a length may end with a delimitation item that is part of that length.
            if frame.delimited || (end == frame.end && self.attempts.is_empty()) {
                self.close(end);
                return Ok(());
            }
        }
        if tag == SEQUENCE_END && frame.node.is_none() && self.take_over(frame, end) {
            return Ok(());
        }
        let error = Error::Malformed {
            what: "delimitation item",
            rule: "it closes nothing that is open",
            offset: self.pos,
        };
        if frame.node.is_none() {
            self.end_of_elements(frame, error)
        } else {
            Err(error)
        }
    }

    /// Counts the delimitation item before `end` to the last child, if that has a length of its own
    /// and needed none: nothing else is open that it could close.
    fn take_over(&mut self, frame: &Frame, end: u64) -> bool {
        let pos = self.pos;
        let Some(last) = frame
            .last
            .and_then(|last| self.nodes.get_mut(last as usize))
        else {
            return false;
        };
        let defined = matches!(
            last.kind,
            NodeKind::Sequence(Length::Defined) | NodeKind::Item(Length::Defined)
        );
        if !defined || last.value.end() != pos || !self.attempts.is_empty() {
            return false;
        }
        last.whole.len = end - last.whole.offset;
        self.pos = end;
        true
    }

    fn item(&mut self, frame: &Frame) -> Result<()> {
        let offset = self.pos;
        let (tag, len) = self.item_header(frame, "item")?;
        match tag {
            ITEM => {
                let delimited = len == UNDEFINED;
                let len = if delimited { 0 } else { u64::from(len) };
                if len > frame.end - (offset + 8) {
                    return Err(Error::Truncated {
                        what: "item",
                        offset,
                    });
                }
                let length = if delimited {
                    Length::Undefined
                } else {
                    Length::Defined
                };
                let node = self.push_item(frame, NodeKind::Item(length), VR::UN, len)?;
                self.frames.push(Frame {
                    node: Some(node),
                    last: None,
                    inside: Inside::Elements,
                    end: if delimited {
                        frame.end
                    } else {
                        offset + 8 + len
                    },
                    delimited,
                    encoding: frame.encoding,
                    depth: frame.depth,
                });
                self.pos = offset + 8;
                Ok(())
            }
            SEQUENCE_END if len == 0 => {
                let end = offset + 8;
                if frame.delimited || (end == frame.end && self.attempts.is_empty()) {
                    self.close(end);
                    return Ok(());
                }
                Err(Error::Malformed {
                    what: "delimitation item",
                    rule: "its sequence has a length and goes on",
                    offset,
                })
            }
            // Only the item just closed can be meant.
            ITEM_END if len == 0 && self.take_over(frame, offset + 8) => Ok(()),
            ITEM_END | SEQUENCE_END => Err(Error::Malformed {
                what: "delimitation item",
                rule: "it closes nothing that is open",
                offset,
            }),
            _ => Err(Error::Malformed {
                what: "sequence",
                rule: "something other than an item stands in it",
                offset,
            }),
        }
    }

    fn fragment(&mut self, frame: &Frame) -> Result<()> {
        let offset = self.pos;
        let (tag, len) = self.item_header(frame, "fragment")?;
        match tag {
            ITEM if len != UNDEFINED => {
                let len = u64::from(len);
                if len > frame.end - (offset + 8) {
                    return Err(Error::Truncated {
                        what: "fragment",
                        offset,
                    });
                }
                self.push_item(frame, NodeKind::Fragment, VR::OB, len)?;
                self.pos = offset + 8 + len;
                Ok(())
            }
            SEQUENCE_END if len == 0 => {
                self.close(offset + 8);
                Ok(())
            }
            _ => Err(Error::Malformed {
                what: "encapsulated pixel data",
                rule: "something other than a fragment of defined length stands in it",
                offset,
            }),
        }
    }

    fn push_item(&mut self, frame: &Frame, kind: NodeKind, vr: VR, len: u64) -> Result<u32> {
        self.push(Node {
            tag: ITEM,
            vr,
            vr_encoded: false,
            kind,
            encoding: frame.encoding,
            header: Span::new(self.pos, 8),
            value: Span::new(self.pos + 8, len),
            whole: Span::new(self.pos, 8 + len),
            parent: frame.node,
            end: 0,
            depth: frame.depth,
        })
    }

    /// Adds a node as the last child of the innermost container.
    fn push(&mut self, mut node: Node) -> Result<u32> {
        if self.nodes.len() >= self.max_nodes {
            return Err(self.too_many());
        }
        let index = self.nodes.len() as u32;
        node.end = index + 1;
        self.nodes.push(node);
        if let Some(frame) = self.frames.last_mut() {
            frame.last = Some(index);
        }
        Ok(index)
    }

    /// Closes the innermost container: its content ends here, and all of it at `whole_end`.
    fn close(&mut self, whole_end: u64) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        if let Some(index) = frame.node {
            let end = self.nodes.len() as u32;
            let node = &mut self.nodes[index as usize];
            node.value.len = self.pos - node.value.offset;
            node.whole.len = whole_end - node.whole.offset;
            node.end = end;
            if self
                .attempts
                .last()
                .is_some_and(|attempt| attempt.node == index)
            {
                self.attempts.pop();
            }
        }
        self.pos = whole_end;
    }

    fn too_many(&self) -> Error {
        Error::Limit {
            what: "data elements",
            limit: self.max_nodes as u64,
            at: At::Byte(self.pos),
        }
    }

    fn truncated(&self, frame: &Frame) -> Error {
        let what = match frame.inside {
            Inside::Elements => "item",
            Inside::Items => "sequence",
            Inside::Fragments => "encapsulated pixel data",
        };
        let node = frame.node.and_then(|node| self.nodes.get(node as usize));
        Error::Truncated {
            what,
            offset: node.map_or(self.pos, |node| node.header.offset),
        }
    }
}
