//! File meta information and transfer syntaxes: what a file says of itself before its data set.
//!
//! Group 0002 is read whatever its group length claims and in whatever order it stands. Source:
//! PS3.10 7.1; PS3.5 annex A; PS3.6 table A-1, without the retired syntaxes that are no DICOM
//! encoding (RFC 2557, XML) or keep file offsets (Papyrus).

use super::header::{self, Code};
use super::tree::{Encoding, Node, NodeKind};
use super::window::Window;
use crate::element::{Tag, VR, known};
use crate::error::{At, Error, Result};
use crate::limits::Limits;
use crate::source::Span;

/// Implicit VR Little Endian.
pub const IMPLICIT_LE: &str = "1.2.840.10008.1.2";
/// Explicit VR Little Endian.
pub const EXPLICIT_LE: &str = "1.2.840.10008.1.2.1";
/// Deflated Explicit VR Little Endian.
pub const DEFLATED_LE: &str = "1.2.840.10008.1.2.1.99";
/// Explicit VR Big Endian (retired).
pub const EXPLICIT_BE: &str = "1.2.840.10008.1.2.2";

const TRANSFER_SYNTAX: Tag = Tag(0x0002, 0x0010);

/// Bytes of the longest transfer syntax value that is looked at; a UID has at most 64.
const UID_ROOM: u64 = 256;

/// What a transfer syntax means for the structure of a data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Syntax {
    /// How the data set is encoded.
    pub encoding: Encoding,
    /// Whether the data set is deflated as a whole.
    pub deflated: bool,
    /// Whether pixel data stands in fragments.
    pub encapsulated: bool,
}

/// Every registered transfer syntax of Explicit VR Little Endian whose pixel data is encapsulated,
/// by what follows `1.2.840.10008.1.2.`
const ENCAPSULATED: &[&str] = &[
    "1.98", "4.50", "4.51", "4.52", "4.53", "4.54", "4.55", "4.56", "4.57", "4.58", "4.59", "4.60",
    "4.61", "4.62", "4.63", "4.64", "4.65", "4.66", "4.70", "4.80", "4.81", "4.90", "4.91", "4.92",
    "4.93", "4.100", "4.100.1", "4.101", "4.101.1", "4.102", "4.102.1", "4.103", "4.103.1",
    "4.104", "4.104.1", "4.105", "4.105.1", "4.106", "4.106.1", "4.107", "4.108", "4.110", "4.111",
    "4.112", "4.201", "4.202", "4.203", "5", "8.1",
];

/// The same for pixel data that is referenced (JPIP) or streamed (SMPTE ST 2110).
const REFERENCED: &[&str] = &["4.94", "4.204", "7.1", "7.2", "7.3"];

/// The same for referenced pixel data in a deflated data set.
const REFERENCED_DEFLATED: &[&str] = &["4.95", "4.205"];

/// What `uid` means; `None` if it is not a transfer syntax this version can process.
pub fn syntax(uid: &str) -> Option<Syntax> {
    let plain = |encoding| Syntax {
        encoding,
        deflated: false,
        encapsulated: false,
    };
    let explicit = plain(Encoding::EXPLICIT_LE);
    match uid {
        IMPLICIT_LE => return Some(plain(Encoding::IMPLICIT_LE)),
        EXPLICIT_LE => return Some(explicit),
        EXPLICIT_BE => return Some(plain(Encoding::EXPLICIT_BE)),
        DEFLATED_LE => {
            return Some(Syntax {
                deflated: true,
                ..explicit
            });
        }
        _ => {}
    }
    let rest = uid.strip_prefix(IMPLICIT_LE)?.strip_prefix('.')?;
    if ENCAPSULATED.contains(&rest) {
        Some(Syntax {
            encapsulated: true,
            ..explicit
        })
    } else if REFERENCED.contains(&rest) {
        Some(explicit)
    } else if REFERENCED_DEFLATED.contains(&rest) {
        Some(Syntax {
            deflated: true,
            ..explicit
        })
    } else {
        None
    }
}

/// The uncompressed transfer syntax of `encoding`.
pub(super) fn plain_uid(encoding: Encoding) -> &'static str {
    match (encoding.explicit, encoding.big_endian) {
        (true, false) => EXPLICIT_LE,
        (true, true) => EXPLICIT_BE,
        // Implicit VR Big Endian does not exist; nothing recognises it.
        (false, false | true) => IMPLICIT_LE,
    }
}

/// The file meta information.
#[derive(Debug, Default)]
pub(super) struct Meta {
    /// Its elements.
    pub nodes: Vec<Node>,
    /// The transfer syntax, if there is one with a value.
    pub transfer_syntax: Option<String>,
    /// Offset of the data set.
    pub end: u64,
}

/// [`Error::TransferSyntax`] with the place of the element among `meta` that names it; zero if none does.
pub(super) fn unsupported(meta: &[Node]) -> Error {
    let named = meta.iter().find(|node| node.tag == TRANSFER_SYNTAX);
    Error::TransferSyntax {
        offset: named.map_or(0, |node| node.header.offset),
    }
}

/// Reads the elements of group 0002 from `start` on; there may be none.
///
/// # Errors
///
/// [`Error::Truncated`] if one runs past the end, [`Error::Malformed`] if one has no legal length,
/// [`Error::Limit`] if there are too many, [`Error::TransferSyntax`] if what names it is no UID.
pub(super) fn read(window: &mut Window<'_>, start: u64, limits: &Limits) -> Result<Meta> {
    let file_end = window.len();
    let mut meta = Meta {
        end: start,
        ..Meta::default()
    };
    // Where (0002,0000) says the group ends. Only a deflated data set needs it: its first bytes
    // may look like an element of group 0002.
    let mut claimed_end = None;
    let mut deflated = false;
    while file_end - meta.end >= 8 && !(deflated && claimed_end == Some(meta.end)) {
        let offset = meta.end;
        let [g0, g1, e0, e1, a, b, ..] = window.bytes::<8>(offset)?;
        let tag = Encoding::EXPLICIT_LE.tag([g0, g1, e0, e1]);
        if tag.group() != 2 {
            break;
        }
        if meta.nodes.len() >= limits.max_nodes {
            return Err(Error::Limit {
                what: "data elements",
                limit: limits.max_nodes as u64,
                at: At::Byte(offset),
            });
        }
        // Some writers leave the VR out although group 0002 is always explicit.
        let explicit = VR::from_binary([a, b]).is_some();
        let encoding = Encoding {
            explicit,
            big_endian: false,
        };
        let found = header::read(window, offset, file_end, encoding)?;
        let vr = match found.code {
            Code::Known(vr) => vr,
            Code::Absent => known(tag).map_or(VR::UN, |entry| entry.vr),
            Code::Unknown { .. } => VR::UN,
        };
        if found.len == header::UNDEFINED {
            return Err(Error::Malformed {
                what: "file meta information",
                rule: "its elements have a length",
                offset,
            });
        }
        let value = Span::new(offset + found.size, u64::from(found.len));
        if value.end() > file_end {
            return Err(Error::Truncated {
                what: "file meta information",
                offset,
            });
        }
        meta.end = value.end();
        meta.nodes.push(Node {
            tag,
            vr,
            vr_encoded: explicit,
            kind: NodeKind::Value,
            encoding,
            header: Span::new(offset, found.size),
            value,
            whole: Span::new(offset, found.size + value.len),
            parent: None,
            end: meta.nodes.len() as u32 + 1,
            depth: 0,
        });
        if tag == Tag(2, 0) && value.len == 4 {
            let len = u32::from_le_bytes(window.bytes::<4>(value.offset)?);
            claimed_end = Some(meta.end + u64::from(len));
        }
        if tag == TRANSFER_SYNTAX && meta.transfer_syntax.is_none() {
            meta.transfer_syntax = uid(window, offset, value)?;
            deflated = meta
                .transfer_syntax
                .as_deref()
                .and_then(syntax)
                .is_some_and(|syntax| syntax.deflated);
        }
    }
    Ok(meta)
}

/// The UID in `span` of the element at `offset`, without padding; `None` if it is empty.
fn uid(window: &mut Window<'_>, offset: u64, span: Span) -> Result<Option<String>> {
    let unknown = Error::TransferSyntax { offset };
    if span.len > UID_ROOM {
        return Err(unknown);
    }
    let mut bytes = Vec::new();
    window.append(span, &mut bytes)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| unknown)?;
    let text = text.trim_matches(|letter: char| letter == '\0' || letter.is_ascii_whitespace());
    Ok((!text.is_empty()).then(|| text.to_owned()))
}
