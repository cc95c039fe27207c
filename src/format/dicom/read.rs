//! Parses a file into the tree of its elements, from headers alone: values are skipped.
//!
//! Reads Part 10 files with and without preamble, and bare data sets; every encoding of PS3.5, be
//! it declared, declared wrongly or not at all. What cannot be walked to its last byte is an error:
//! nothing of such a file is known well enough to be released. It knows no policy and reads no
//! value but the transfer syntax. Source: PS3.10 7.1, PS3.5.

use super::meta;
use super::sniff::{self, Start};
use super::tree::{DataSet, Encoding, NodeKind};
use super::walk::{self, Walked};
use super::window::Window;
use super::{header, inflate};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::source::Source;

/// Parses `source`.
///
/// Afterwards the nodes at the root tile the data set without gap up to [`DataSet::trailing`], and
/// so do the children of every container. The transfer syntax is the one in which the data set
/// really stands, whatever was declared. Offsets in errors count from the start of the source, or of
/// the inflated data set.
///
/// # Errors
///
/// [`Error::Empty`] and [`Error::UnknownFormat`] if there is no DICOM in it, [`Error::TransferSyntax`]
/// if the transfer syntax is none of the known ones, [`Error::Truncated`] if an element runs past its
/// container, [`Error::Malformed`] if the structure cannot be followed, [`Error::Limit`] if it is
/// too deep, too long or inflates too far, [`Error::Unreadable`].
pub fn parse(source: &dyn Source, limits: &Limits) -> Result<DataSet> {
    if source.is_empty() {
        return Err(Error::Empty);
    }
    let mut window = Window::new(source);
    let start = match sniff::start(&mut window)? {
        Start::Marked(start) => Some(start),
        Start::Unmarked => sniff::begins_with_meta(&mut window)?.then_some(0),
    };
    let Some(start) = start else {
        let encoding = sniff::bare(&mut window)?.ok_or(Error::UnknownFormat)?;
        return undeclared(&mut window, encoding, meta::Meta::default(), limits);
    };
    let mut meta = meta::read(&mut window, start, limits)?;
    let Some(declared) = meta.transfer_syntax.take() else {
        let end = window.len();
        let encoding = sniff::recognise(&mut window, meta.end, end, None)?;
        let encoding = encoding.ok_or(Error::UnknownFormat)?;
        return undeclared(&mut window, encoding, meta, limits);
    };
    let syntax = meta::syntax(&declared).ok_or_else(|| meta::unsupported(&meta.nodes))?;
    if syntax.deflated && !stands_plain(&mut window, meta.end)? {
        return deflated(source, declared, meta, limits);
    }
    let (end, wanted) = (window.len(), syntax.encoding);
    let encoding = sniff::recognise(&mut window, meta.end, end, Some(wanted))?.unwrap_or(wanted);
    let transfer_syntax = if encoding == wanted && !syntax.deflated {
        declared
    } else if syntax.encapsulated {
        // No transfer syntax has such pixels in such a data set.
        return Err(Error::Malformed {
            what: "data set",
            rule: "its transfer syntax is compressed, which needs explicit VRs in little endian",
            offset: meta.end,
        });
    } else {
        meta::plain_uid(encoding).to_owned()
    };
    let walked = walk::walk(&mut window, meta.end, encoding, limits)?;
    finish(walked, transfer_syntax, meta)
}

/// Whether a data set that is said to be deflated is not.
fn stands_plain(window: &mut Window<'_>, offset: u64) -> Result<bool> {
    let end = window.len();
    let chain = sniff::chain(window, offset, end, Encoding::EXPLICIT_LE)?;
    Ok(chain.headers >= 2)
}

/// A data set whose transfer syntax nobody declared.
fn undeclared(
    window: &mut Window<'_>,
    encoding: Encoding,
    meta: meta::Meta,
    limits: &Limits,
) -> Result<DataSet> {
    let walked = walk::walk(window, meta.end, encoding, limits)?;
    finish(walked, meta::plain_uid(encoding).to_owned(), meta)
}

fn deflated(
    source: &dyn Source,
    transfer_syntax: String,
    meta: meta::Meta,
    limits: &Limits,
) -> Result<DataSet> {
    let (inflated, stream_end) = inflate::inflate(source, meta.end, limits)?;
    let encoding = Encoding::EXPLICIT_LE;
    let walked = walk::walk(&mut Window::new(&inflated), 0, encoding, limits)?;
    let mut set = finish(walked, transfer_syntax, meta)?;
    // One zero byte makes the length of the file even and is no remainder (PS3.5 A.5).
    let rest = source.len() - stream_end;
    let padded = rest == 1 && source.read(crate::source::Span::new(stream_end, 1))? == [0];
    set.trailing += if padded { 0 } else { rest };
    set.inflated = Some(inflated);
    Ok(set)
}

fn finish(walked: Walked, transfer_syntax: String, meta: meta::Meta) -> Result<DataSet> {
    let encapsulated = meta::syntax(&transfer_syntax).is_some_and(|syntax| syntax.encapsulated);
    let fragments = walked.nodes.iter().find(|node| {
        node.parent.is_none()
            && node.tag == header::PIXEL_DATA
            && node.kind == NodeKind::Encapsulated
    });
    if let (Some(pixels), false) = (fragments, encapsulated) {
        // Compressed pixels, and nothing says how.
        return Err(Error::TransferSyntax {
            offset: pixels.header.offset,
        });
    }
    Ok(DataSet {
        nodes: walked.nodes,
        meta: meta.nodes,
        transfer_syntax,
        inflated: None,
        trailing: walked.trailing,
    })
}

#[cfg(test)]
mod tests;
