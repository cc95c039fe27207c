//! The release gate: searches the finished bytes of an output for every identifier of the drop.
//!
//! It reads the output as a stranger would: once as raw bytes, for strong forms in every encoding
//! (`transform::matcher::ByteMatcher`), and once through its format as decoded fields, for every form.
//! It tells kinds and counts, never values or places of values. What a format tells to be this
//! program's own words is left out of both searches, exactly there and nowhere else.
//!
//! Dates in raw bytes of a table are left to the search in its cells: every byte of a table is a cell,
//! and a moved date may equal somebody's date of birth by chance, which a cell of a date column may.
//!
//! Knows no policy and no browser. What it does not search is in the documentation of the matchers:
//! pixels as pictures, compressed values, single short names without context.

use crate::error::Result;
use crate::format::{self, Place, Unshown};
use crate::identity::{Identifier, IdentifierKind};
use crate::limits::Limits;
use crate::source::{Source, Span};
use crate::survey::Kind;
use crate::transform::fold::squeeze;
use crate::transform::matcher::{ByteMatcher, Field, Hit, TextMatcher};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What one read over the finished bytes found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Number of bytes.
    pub bytes: u64,
    /// SHA-256 of all bytes.
    pub sha256: [u8; 32],
    /// CRC-32 of all bytes, for archives.
    pub crc32: u32,
    /// Identifiers found, by kind; a file with any is held back.
    pub hits: BTreeMap<IdentifierKind, u64>,
    /// Bytes that were searched only for strong forms because they are no text (pixels, opaque values).
    pub opaque_bytes: u64,
}

/// Words of our own documents, folded.
#[derive(Default)]
pub struct OwnWords {
    /// What reads like an identifier of the drop, as a whole.
    whole: BTreeSet<String>,
    /// Single words; numbers alone are none.
    words: BTreeSet<String>,
}

impl OwnWords {
    /// Whether `text` is said whoever is in the drop, or consists of such words alone: where they stand
    /// beside each other depends on the drop, but tells nothing of it.
    fn say(&self, text: &str) -> bool {
        let mut words = words(text).peekable();
        self.whole.contains(&squeeze(text))
            || words.peek().is_some() && words.all(|word| self.words.contains(&word))
    }
}

/// The words of `text`, folded; numbers as well.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(squeeze)
}

/// The gate over one drop.
pub struct Gate {
    known: TextMatcher,
    raw: ByteMatcher,
    dates_move: bool,
}

impl Gate {
    /// Bytes read at a time.
    pub const WINDOW: usize = 1 << 20;

    /// Builds the gate from the identifiers that must be gone.
    ///
    /// Where `dates_move`, a date in an output is no trace of the same date in an input: the moved
    /// dates of some people always fall on the original dates of others. Dates of events then count
    /// for [`Gate::known`], by which formats move them, but not for the gate itself.
    pub fn new<'a>(
        identifiers: impl Iterator<Item = &'a Identifier> + Clone,
        dates_move: bool,
    ) -> Self {
        Gate {
            known: TextMatcher::new(identifiers.clone()),
            raw: ByteMatcher::new(identifiers),
            dates_move,
        }
    }

    /// The matcher over decoded text, which formats use to clean before the gate has to block.
    pub fn known(&self) -> &TextMatcher {
        &self.known
    }

    /// Reads a finished output as raw bytes and as decoded fields, and searches both.
    ///
    /// An output of unknown kind is searched as one text: UTF-8 where it is, otherwise one character
    /// per byte. `digest` is the SHA-256 of the very bytes of `output` where the caller has it; then
    /// they are not digested again.
    ///
    /// # Errors
    ///
    /// If the output cannot be read back.
    pub fn check(
        &self,
        kind: Kind,
        output: &dyn Source,
        digest: Option<[u8; 32]>,
        limits: &Limits,
    ) -> Result<Checked> {
        let mut texts = BTreeMap::new();
        let unshown = match format::of(kind) {
            Some(format) => format.fields(output, limits, &mut |place, text| {
                let field = match place {
                    Place::Text => Field::Text,
                    Place::Typed => Field::Typed,
                    Place::Date => Field::Date,
                    Place::Uid => Field::Uid,
                };
                add(&mut texts, self.known.find(text, field));
            })?,
            None => Unshown {
                opaque_bytes: self.whole_as_text(output, &mut texts)?,
                own: Vec::new(),
            },
        };
        let (sha256, crc32, raw) = self.read(output, digest, unshown.own)?;
        let mut hits = joined(texts, raw, kind);
        if self.dates_move {
            hits.remove(&IdentifierKind::EventDate);
        }
        Ok(Checked {
            bytes: output.len(),
            sha256,
            crc32,
            hits,
            opaque_bytes: unshown.opaque_bytes,
        })
    }

    /// Searches a document of the bundle (manifest, report): counts, sizes, hashes and pseudonyms in
    /// it do not count, nor do weak forms, nor what reads like one of `ours`.
    pub fn check_document(&self, text: &str, ours: &OwnWords) -> BTreeMap<IdentifierKind, u64> {
        let mut found = self.known.find_in_document(text);
        found.retain(|hit| !ours.say(&text[hit.range.clone()]));
        let mut hits = BTreeMap::new();
        add(&mut hits, found);
        hits
    }

    /// What `vocabulary` says: a document says it whoever is in the drop, so that it tells nothing of a
    /// patient named Lang or Rows.
    pub fn own_words(&self, vocabulary: &str) -> OwnWords {
        let hits = self.known.find_in_document(vocabulary);
        let whole = hits.into_iter().map(|hit| squeeze(&vocabulary[hit.range]));
        let number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
        OwnWords {
            whole: whole.collect(),
            words: words(vocabulary).filter(|word| !number(word)).collect(),
        }
    }

    /// One streaming read: SHA-256 (unless known), CRC-32 and the hits in raw bytes outside of `own`.
    fn read(
        &self,
        output: &dyn Source,
        digest: Option<[u8; 32]>,
        own: Vec<Span>,
    ) -> Result<([u8; 32], u32, BTreeMap<IdentifierKind, u64>)> {
        let mut sha256 = Sha256::new();
        let mut crc32 = crc32fast::Hasher::new();
        let mut scan = self
            .raw
            .scan_outside(own.iter().map(|own| own.offset..own.end()).collect());
        windows(output, |bytes| {
            if digest.is_none() {
                sha256.update(bytes);
            }
            crc32.update(bytes);
            scan.feed(bytes);
        })?;
        let sha256 = digest.unwrap_or_else(|| sha256.finalize().into());
        Ok((sha256, crc32.finalize(), scan.finish()))
    }

    /// Searches an output of unknown kind in windows of text, which overlap so that nothing is cut.
    /// All its bytes count as opaque: nobody knows what they are.
    fn whole_as_text(
        &self,
        output: &dyn Source,
        hits: &mut BTreeMap<IdentifierKind, u64>,
    ) -> Result<u64> {
        const OVERLAP: usize = 1 << 10;
        let mut held: Vec<u8> = Vec::new();
        windows(output, |bytes| {
            held.extend_from_slice(bytes);
            add(hits, self.known.find(&as_text(&held), Field::Text));
            held.drain(..held.len().saturating_sub(OVERLAP));
        })?;
        Ok(output.len())
    }
}

/// SHA-256 of all bytes of `source` in hexadecimal, as the manifest prints it.
///
/// # Errors
///
/// If `source` cannot be read.
pub fn digest(source: &dyn Source) -> Result<String> {
    let mut sha256 = Sha256::new();
    windows(source, |bytes| sha256.update(bytes))?;
    let digest = sha256.finalize();
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Hands all bytes of `output` to `take`, at most [`Gate::WINDOW`] at a time.
fn windows(output: &dyn Source, mut take: impl FnMut(&[u8])) -> Result<()> {
    let len = output.len();
    let mut buffer = vec![0; usize::try_from(len).unwrap_or(usize::MAX).min(Gate::WINDOW)];
    let mut offset = 0;
    while offset < len {
        let count = usize::try_from(len - offset)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        let part = &mut buffer[..count];
        output.read_at(offset, part)?;
        take(part);
        offset += count as u64;
    }
    Ok(())
}

/// `bytes` as text: UTF-8 but for characters cut at either end, otherwise Latin-1.
fn as_text(bytes: &[u8]) -> String {
    let start = bytes
        .iter()
        .take(3)
        .take_while(|byte| **byte & 0xC0 == 0x80)
        .count();
    match std::str::from_utf8(&bytes[start..]) {
        Ok(text) => text.to_owned(),
        Err(error) if error.error_len().is_none() => {
            let valid = &bytes[start..start + error.valid_up_to()];
            std::str::from_utf8(valid).unwrap_or_default().to_owned()
        }
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

fn add(hits: &mut BTreeMap<IdentifierKind, u64>, found: Vec<Hit>) {
    for hit in found {
        *hits.entry(hit.kind).or_insert(0) += 1;
    }
}

/// The hits of both searches; a place both found is one place, so the greater count stands.
fn joined(
    mut texts: BTreeMap<IdentifierKind, u64>,
    raw: BTreeMap<IdentifierKind, u64>,
    kind: Kind,
) -> BTreeMap<IdentifierKind, u64> {
    for (identifier, count) in raw {
        let date = matches!(
            identifier,
            IdentifierKind::BirthDate | IdentifierKind::EventDate
        );
        if date && kind.has_columns() {
            continue;
        }
        let known = texts.entry(identifier).or_insert(0);
        *known = count.max(*known);
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn gate() -> Gate {
        let identifiers = [
            (
                IdentifierKind::PatientName,
                "Yamada^Tarou=山田^太郎=やまだ^たろう",
            ),
            (IdentifierKind::PatientId, "0012345678"),
            (IdentifierKind::BirthDate, "19610103"),
        ]
        .map(|(kind, value)| Identifier {
            kind,
            value: value.to_owned(),
        });
        Gate::new(identifiers.iter(), false)
    }

    fn check(bytes: &[u8]) -> Checked {
        gate()
            .check(Kind::Unknown, &bytes.to_vec(), None, &Limits::default())
            .expect("a vector can be read")
    }

    #[test]
    fn hashes_and_length_are_those_of_the_bytes() {
        let checked = check(b"abc");
        assert_eq!(checked.bytes, 3);
        assert_eq!(checked.crc32, 0x3524_41C2);
        assert_eq!(&checked.sha256[..4], &[0xBA, 0x78, 0x16, 0xBF]);
        assert!(checked.hits.is_empty());
        assert_eq!(check(b"").bytes, 0);
    }

    #[test]
    fn a_digest_is_printed_as_the_manifest_prints_it() {
        let digest = digest(&b"abc".to_vec()).unwrap();
        assert!(digest.starts_with("ba7816bf8f01cfea"));
        assert_eq!(digest.len(), 64);
    }

    #[test]
    fn a_known_digest_changes_nothing_else() {
        let bytes = b"Yamada Tarou and others".to_vec();
        let limits = Limits::default();
        let own = gate().check(Kind::Unknown, &bytes, None, &limits).unwrap();
        let known = Some(own.sha256);
        let given = gate().check(Kind::Unknown, &bytes, known, &limits);
        assert!(!own.hits.is_empty());
        assert_eq!(given.unwrap(), own);
    }

    #[test]
    fn an_identifier_anywhere_in_an_unknown_file_is_found() {
        for text in [
            "Yamada Tarou",
            "山田　太郎",
            "ID 12345678",
            "1961-01-03",
            "Mr YAMADA",
        ] {
            for at in [0, 10, Gate::WINDOW - 2, Gate::WINDOW + 5] {
                let mut bytes = vec![b' '; at];
                bytes.extend_from_slice(text.as_bytes());
                bytes.extend_from_slice(&[b' '; 2000]);
                assert!(!check(&bytes).hits.is_empty(), "{text} at {at}");
            }
        }
        let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode("前 山田太郎 後");
        assert_eq!(
            check(&cp932).hits.keys().copied().collect::<Vec<_>>(),
            [IdentifierKind::PatientName]
        );
    }

    #[test]
    fn documents_of_hashes_sizes_and_pseudonyms_pass() {
        let key = crate::key::RootKey::from_bytes([3; 32]);
        let derive = crate::transform::derive::Derivations::new(&key, None, "");
        let gate = gate();
        for n in 0..500 {
            let sha: String = Sha256::digest([n as u8])
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            let name = derive.file_name(&n.to_string());
            let text =
                format!("{{\"path\":\"data/{name}.dcm\",\"bytes\":12345678,\"sha256\":\"{sha}\"}}");
            assert!(gate.check_document(&text, &OwnWords::default()).is_empty());
            assert!(
                gate.check_document(&format!("data/{name}/{name}.dcm"), &OwnWords::default())
                    .is_empty()
            );
        }
        assert!(
            !gate
                .check_document("{\"path\":\"data/yamada.dcm\"}", &OwnWords::default())
                .is_empty()
        );
        let path = "data/0012345678.dcm";
        let ours = gate.own_words("data dcm 0012345678x");
        assert!(!gate.check_document(path, &ours).is_empty());
    }

    #[test]
    fn a_document_may_say_what_it_says_of_every_drop_and_nothing_else() {
        let names = ["Lang^Otto", "Viewport^Ruth", "Kowalczyk^Ann"].map(|value| Identifier {
            kind: IdentifierKind::PatientName,
            value: value.to_owned(),
        });
        let gate = Gate::new(names.iter(), false);
        let frame = "<html lang=\"ja\"><meta name=\"viewport\">";
        let ours = gate.own_words(frame);
        assert!(!gate.check_document(frame, &OwnWords::default()).is_empty());
        assert!(gate.check_document(frame, &ours).is_empty());
        for text in ["Otto Lang", "Kowalczyk", "lang: Kowalczyk"] {
            assert!(!gate.check_document(text, &ours).is_empty(), "{text}");
        }
        let beside = gate.own_words("otto\n\nlang 1");
        assert!(
            gate.check_document("{\"lang\": \"otto\"}", &beside)
                .is_empty()
        );
        assert!(!gate.check_document("Otto Kowalczyk", &beside).is_empty());
    }

    #[test]
    fn an_output_that_cannot_be_read_back_is_an_error() {
        struct Broken;
        impl Source for Broken {
            fn len(&self) -> u64 {
                10
            }
            fn read_at(&self, offset: u64, _: &mut [u8]) -> Result<()> {
                Err(Error::Unreadable { offset })
            }
        }
        assert!(
            gate()
                .check(Kind::Unknown, &Broken, None, &Limits::default())
                .is_err()
        );
    }
}
