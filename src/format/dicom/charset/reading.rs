//! One reading of a value's bytes, with the way back to them: a text that loses a word keeps the bytes
//! of all others, their escape sequences included.
//!
//! Knows the scheme it reads by and nothing of what is cut out or why.

use super::{Scheme, Syntax, exactly, is_plain, sets};
use encoding_rs::Encoding;
use std::ops::Range;

/// A byte range, of a reading's text or of its bytes, with what takes its place.
pub type Edit = (Range<usize>, String);

/// What one scheme makes of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub(super) scheme: Scheme,
    /// The text.
    pub text: String,
    /// Whether it is what the declaration says.
    pub declared: bool,
}

impl Reading {
    /// `edits` of the text as edits of `bytes`, which are those that were read; ascending and apart,
    /// as the edits must be. `None` if the bytes are not one character after the other.
    pub fn locate(&self, bytes: &[u8], syntax: Syntax, edits: &[Edit]) -> Option<Vec<Edit>> {
        let utf8 = matches!(&self.scheme, Scheme::Whole(known) if *known == encoding_rs::UTF_8);
        if is_plain(bytes) || utf8 && self.text.len() == bytes.len() {
            return Some(edits.to_vec());
        }
        let mut found: Vec<Option<Range<usize>>> = vec![None; edits.len()];
        let mut place = 0;
        let mut take = |at: usize, code: Range<usize>| {
            while edits.get(place).is_some_and(|(edit, _)| edit.end <= at) {
                place += 1;
            }
            if edits.get(place).is_some_and(|(edit, _)| edit.contains(&at)) {
                match &mut found[place] {
                    Some(span) => span.end = code.end,
                    empty @ None => *empty = Some(code),
                }
            }
        };
        match &self.scheme {
            Scheme::Iso(repertoire) => {
                let mut at = 0;
                repertoire.walk(bytes, syntax, &mut |step| {
                    take(at, step.code);
                    at += step.character.len_utf8();
                });
            }
            Scheme::Whole(encoding) => each_code(encoding, bytes, &self.text, &mut take)?,
        }
        let located = found.into_iter().zip(edits);
        located
            .map(|(span, (_, put))| Some((span?, put.clone())))
            .collect()
    }

    /// The bytes with `edits` made to the text, ascending and apart; `None` if the new text cannot be
    /// written or would not be read back as it is.
    pub fn rewrite(&self, bytes: &[u8], syntax: Syntax, edits: &[Edit]) -> Option<Vec<u8>> {
        let out = match &self.scheme {
            Scheme::Iso(repertoire) if !is_plain(bytes) => {
                repertoire.rewrite(bytes, syntax, edits)?
            }
            Scheme::Iso(repertoire) => {
                let encode = |put: &str| repertoire.encode(put, syntax);
                splice(bytes, edits, &encode)?
            }
            Scheme::Whole(encoding) => {
                let located = self.locate(bytes, syntax, edits)?;
                splice(bytes, &located, &|put| exactly(encoding, put))?
            }
        };
        let plain = |put: &str| Some(put.as_bytes().to_vec());
        let expected = splice(self.text.as_bytes(), edits, &plain)?;
        (self.scheme.read(&out, syntax).0.into_bytes() == expected).then_some(out)
    }
}

/// `bytes` with `edits` of them made, each put as `encode` writes it.
pub fn splice(
    bytes: &[u8],
    edits: &[Edit],
    encode: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for (range, put) in edits {
        out.extend_from_slice(bytes.get(at..range.start)?);
        out.extend(encode(put)?);
        at = range.end;
    }
    out.extend_from_slice(bytes.get(at..)?);
    Some(out)
}

/// Hands the place in `text` and the bytes of every character to `take`; `None` if the bytes are not
/// one character after the other.
fn each_code(
    encoding: &'static Encoding,
    bytes: &[u8],
    text: &str,
    take: &mut dyn FnMut(usize, Range<usize>),
) -> Option<()> {
    let mut at = 0;
    for (place, character) in text.char_indices() {
        let longest = (bytes.len() - at).min(4);
        let len = (1..=longest)
            .find(|&len| sets::one(encoding, &bytes[at..at + len]) == Some(character))?;
        take(place, at..at + len);
        at += len;
    }
    (at == bytes.len()).then_some(())
}
