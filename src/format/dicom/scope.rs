//! What surrounds every element: the character set in force and the private creator of its block.
//!
//! An item's own (0008,0005) counts, else its parent's. Knows no policy. Source: PS3.5 7.5.3,
//! 7.8.1.

use super::charset::{self, Charset, Reading, Syntax};
use super::text;
use super::tree::{DataSet, Node, NodeKind};
use super::window::Window;
use crate::element::{Tag, VR, known};
use crate::error::{At, Error, Result};
use crate::limits::Limits;
use crate::source::{Source, Span};
use std::collections::BTreeMap;

/// Specific Character Set.
pub const SPECIFIC_CHARACTER_SET: Tag = Tag(0x0008, 0x0005);

/// Nodes inside a parent up to which its children are looked through one by one.
const FEW: u32 = 64;

/// Characters an LO may have.
const MOST_CREATOR_CHARS: usize = 64;

/// Reads the values of a parsed data set, in their context.
pub struct View<'a> {
    /// The data set.
    pub set: &'a DataSet,
    window: Window<'a>,
    limits: &'a Limits,
    charsets: Vec<Charset>,
    /// For every node the position of its character set in `charsets`.
    charset_of: Vec<u32>,
    /// For every private element in a reserved block the node of its creator.
    creator_of: Vec<Option<u32>>,
    /// The names of the creators; `None` for one that is too long to be one.
    creators: BTreeMap<u32, Option<String>>,
    /// For the large parents asked for so far, the first child of each tag: a file may put half a
    /// million elements into one item, and each may ask for a sibling.
    first_children: BTreeMap<Option<u32>, BTreeMap<Tag, u32>>,
}

impl<'a> View<'a> {
    /// Looks at every item's character set and private creators.
    ///
    /// # Errors
    ///
    /// If a value cannot be read or exceeds the limits.
    pub fn new(set: &'a DataSet, source: &'a dyn Source, limits: &'a Limits) -> Result<Self> {
        let mut view = View {
            set,
            window: Window::new(set.data_source(source)),
            limits,
            charsets: vec![Charset::default()],
            charset_of: Vec::with_capacity(set.nodes.len()),
            creator_of: Vec::with_capacity(set.nodes.len()),
            creators: BTreeMap::new(),
            first_children: BTreeMap::new(),
        };
        // The index one past each open item, with its character set.
        let mut open = vec![(u32::MAX, view.charset_inside(None, 0)?)];
        for (index, node) in (0..).zip(&set.nodes) {
            while open.len() > 1 && open.last().is_some_and(|&(end, _)| end <= index) {
                open.pop();
            }
            let outer = open.last().map_or(0, |&(_, charset)| charset);
            view.charset_of.push(outer);
            if matches!(node.kind, NodeKind::Item(_)) {
                open.push((node.end, view.charset_inside(Some(index), outer)?));
            }
        }
        let creators = set.creators();
        for index in 0..set.nodes.len() as u32 {
            let creator = creators.of(set, index);
            view.creator_of.push(creator);
            if let Some(creator) = creator
                && !view.creators.contains_key(&creator)
            {
                let name = view.text(creator)?;
                let legal = name.chars().count() <= MOST_CREATOR_CHARS;
                view.creators.insert(creator, legal.then_some(name));
            }
        }
        Ok(view)
    }

    fn charset_inside(&mut self, parent: Option<u32>, outer: u32) -> Result<u32> {
        let Some(index) = self.set.find(parent, SPECIFIC_CHARACTER_SET) else {
            return Ok(outer);
        };
        let charset = Charset::parse(&self.bytes(index)?);
        if self.charsets[outer as usize] == charset {
            return Ok(outer);
        }
        self.charsets.push(charset);
        Ok(self.charsets.len() as u32 - 1)
    }

    /// The node `index`.
    pub fn node(&self, index: u32) -> &'a Node {
        &self.set.nodes[index as usize]
    }

    /// The value of node `index`.
    ///
    /// # Errors
    ///
    /// [`Error::Limit`] if it is too long, otherwise as [`Source::read_at`].
    pub fn bytes(&mut self, index: u32) -> Result<Vec<u8>> {
        let span = self.node(index).value;
        if span.len > self.limits.max_value_bytes {
            let limit = self.limits.max_value_bytes;
            return Err(Error::Limit {
                what: "bytes of one value",
                limit,
                at: At::Byte(span.offset),
            });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(span.len).unwrap_or(0));
        self.window.append(span, &mut bytes)?;
        Ok(bytes)
    }

    /// The bytes of `span` of the data, which the caller has bounded.
    ///
    /// # Errors
    ///
    /// As [`Source::read_at`].
    pub fn span(&mut self, span: Span) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(usize::try_from(span.len).unwrap_or(0));
        self.window.append(span, &mut bytes)?;
        Ok(bytes)
    }

    /// The character set in force for node `index`.
    pub fn charset(&self, index: u32) -> &Charset {
        let position = self.charset_of.get(index as usize).copied().unwrap_or(0);
        &self.charsets[position as usize]
    }

    /// The node of the private creator that reserved the block of node `index`.
    pub fn creator_node(&self, index: u32) -> Option<u32> {
        self.creator_of.get(index as usize).copied().flatten()
    }

    /// The private creator that reserved the block of node `index`, without padding; `None` if
    /// there is none or it is no legal LO.
    pub fn creator(&self, index: u32) -> Option<&str> {
        self.creators.get(&self.creator_node(index)?)?.as_deref()
    }

    /// The value of node `index` as its declaration reads it, without padding.
    ///
    /// # Errors
    ///
    /// As [`View::bytes`].
    pub fn text(&mut self, index: u32) -> Result<String> {
        let bytes = self.bytes(index)?;
        let decoded = self
            .charset(index)
            .decode(&bytes, text::syntax(vr_in_force(self.node(index))));
        Ok(text::trim(&decoded.text).to_owned())
    }

    /// The first element `tag` among the children of `parent`, as [`DataSet::find`], in a time that
    /// does not grow with their number from the second call on.
    pub fn find(&mut self, parent: Option<u32>, tag: Tag) -> Option<u32> {
        let set = self.set;
        let inside = match parent {
            None => set.nodes.len() as u32,
            Some(index) => self.node(index).end - index,
        };
        if inside <= FEW {
            return set.find(parent, tag);
        }
        let first = self.first_children.entry(parent).or_insert_with(|| {
            let mut first = BTreeMap::new();
            for child in set.children(parent) {
                first.entry(set.nodes[child as usize].tag).or_insert(child);
            }
            first
        });
        first.get(&tag).copied()
    }

    /// The text of the first child `tag` of `parent`; `None` if there is none with a plain value.
    ///
    /// # Errors
    ///
    /// As [`View::bytes`].
    pub fn child_text(&mut self, parent: Option<u32>, tag: Tag) -> Result<Option<String>> {
        match self.find(parent, tag) {
            Some(index) if self.node(index).kind == NodeKind::Value => self.text(index).map(Some),
            Some(_) | None => Ok(None),
        }
    }
}

/// The VR that decides: as encoded, or the dictionary's where the encoding says UN.
pub fn vr_in_force(node: &Node) -> VR {
    match node.vr {
        VR::UN => known(node.tag).map_or(VR::UN, |entry| entry.vr),
        vr => vr,
    }
}

/// Whether `node` is an element that names pixels, whatever its encoding.
pub fn is_pixel_data(tag: Tag) -> bool {
    matches!(tag, Tag(0x7FE0, 0x0008 | 0x0009 | 0x0010))
}

/// Every value in `bytes` that is not empty, in every reading.
pub fn all_values(charset: &Charset, bytes: &[u8], vr: VR) -> Vec<String> {
    let mut values = Vec::new();
    any_value(charset, bytes, vr, |value| {
        values.push(value.to_owned());
        false
    });
    values
}

/// Whether any value in `bytes` that is not empty, in any reading, is one that `accept` takes. Asks in
/// the order of [`all_values`] and no further than the first.
pub fn any_value(
    charset: &Charset,
    bytes: &[u8],
    vr: VR,
    accept: impl FnMut(&str) -> bool,
) -> bool {
    any_filled(bytes, vr, |syntax| charset.readings(bytes, syntax), accept)
}

/// As [`all_values`], in the readings by which something may be learned.
pub fn likely_values(charset: &Charset, bytes: &[u8], vr: VR) -> Vec<String> {
    let mut values = Vec::new();
    let likely = |syntax| charset.likely(bytes, syntax);
    any_filled(bytes, vr, likely, |value| {
        values.push(value.to_owned());
        false
    });
    values
}

/// Whether any filled value is one that `accept` takes, in the readings that `read` gives. Plain bytes
/// have one, and it is they themselves.
fn any_filled(
    bytes: &[u8],
    vr: VR,
    read: impl FnOnce(Syntax) -> Vec<Reading>,
    mut accept: impl FnMut(&str) -> bool,
) -> bool {
    let mut any = |text: &str| text::each_value(text, vr).any(|it| !it.is_empty() && accept(it));
    match charset::plain(bytes) {
        Some(text) => any(text),
        None => read(text::syntax(vr))
            .iter()
            .any(|reading| any(&reading.text)),
    }
}

/// The bytes of `span`, if the limits allow so many.
///
/// # Errors
///
/// [`Error::Limit`] if it is too long, otherwise as [`Source::read_at`].
pub fn bounded(source: &dyn Source, span: Span, limits: &Limits) -> Result<Vec<u8>> {
    if span.len > limits.max_value_bytes {
        return Err(Error::Limit {
            what: "bytes of one value",
            limit: limits.max_value_bytes,
            at: At::Byte(span.offset),
        });
    }
    source.read(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_bytes_have_the_values_that_their_readings_have() {
        let cases: [&[u8]; 8] = [
            b"",
            b" A \\\\B\0",
            b"YAMADA^TARO=\\X ",
            b"A\0B",
            b"A\0\0\0",
            b"\x1B$B;3ED\x1B(B",
            b"\xC9cole\\B",
            b"\xFF\xFEA\0",
        ];
        for terms in ["", "ISO_IR 100", "ISO_IR 192", "\\ISO 2022 IR 87"] {
            let charset = Charset::parse(terms.as_bytes());
            for (bytes, vr) in cases
                .into_iter()
                .flat_map(|case| [VR::LO, VR::LT, VR::PN, VR::CS].map(|vr| (case, vr)))
            {
                let of = |readings: Vec<Reading>| -> Vec<String> {
                    let texts = readings.iter().flat_map(|it| text::values(&it.text, vr));
                    let filled = texts.filter(|value| !value.is_empty());
                    filled.map(str::to_owned).collect()
                };
                let syntax = text::syntax(vr);
                assert_eq!(
                    all_values(&charset, bytes, vr),
                    of(charset.readings(bytes, syntax))
                );
                assert_eq!(
                    likely_values(&charset, bytes, vr),
                    of(charset.likely(bytes, syntax))
                );
            }
        }
        assert_eq!(charset::plain(b"A\0B "), None);
        assert_eq!(charset::plain(b"AB\0"), Some("AB\0"));
    }
}
