//! Whether a form really starts at a place in raw bytes: decode, fold, look up.

use super::{AHEAD, PREFIX};
use crate::identity::IdentifierKind;
use crate::transform::fold::{Folded, Simple, fold, simple};
use crate::transform::forms::{Charset, Script, Strength};
use crate::transform::matcher::index::{Index, LONGEST, Meta};
use encoding_rs::{EUC_JP, Encoding, GB18030, ISO_2022_JP, SHIFT_JIS};

/// Least bytes of a form that is letters of Latin and the like only.
const LETTERS: usize = 9;

/// Bytes that are decoded before all are.
const GLANCE: usize = 24;

/// The identifier that starts at `at`, and its length in bytes.
pub(super) fn at(
    words: &Index,
    dates: &Index,
    buffer: &[u8],
    at: usize,
) -> Option<(IdentifierKind, usize)> {
    let rest = &buffer[at..buffer.len().min(at + AHEAD)];
    let glance = &rest[..rest.len().min(GLANCE)];
    // Text of one-byte units has no zeros, and its ASCII letters are the same in each.
    let wide_only = glance[..PREFIX.min(glance.len())].contains(&0);
    let narrow = !wide_only
        && (!glance.is_ascii() || glance.contains(&0x1B) || {
            let text = std::str::from_utf8(glance).unwrap_or_default();
            may_start(words, text) || may_start_spaced(dates, text)
        });
    let mut best: Option<(usize, IdentifierKind)> = None;
    let mut text = String::new();
    let shifted = (!glance.starts_with(b"\x1b")).then_some((Charset::Iso2022Jp, true));
    for (charset, shifted) in Charset::ALL
        .map(|charset| (charset, false))
        .into_iter()
        .chain(shifted)
    {
        let wide = matches!(charset, Charset::Utf16Le | Charset::Utf16Be);
        if !wide && (wide_only || !narrow && !shifted) {
            continue;
        }
        // Nearly always the first few characters tell.
        decode(charset, shifted, glance, &mut text);
        if !may_start(words, &text) && !may_start_spaced(dates, &text) {
            continue;
        }
        decode(charset, shifted, rest, &mut text);
        let folded = fold(&text);
        let candidate = Candidate {
            buffer,
            at,
            charset,
            shifted,
            text: &text,
            folded: &folded,
        };
        for (index, spaced) in [(words, false), (dates, true)] {
            if let Some((len, kind)) = candidate.longest(index, spaced)
                && best.is_none_or(|(known, _)| len > known)
            {
                best = Some((len, kind));
            }
        }
    }
    best.map(|(len, kind)| (kind, len))
}

/// Whether a spelling may start `text`, folded as it must be. The last character may be cut short, so
/// it decides nothing.
fn may_start_folded(index: &Index, text: &str) -> bool {
    let folded = fold(text).text;
    let mut walk = index.walk();
    let mut letters = folded.chars().filter(|&letter| letter != ' ').peekable();
    while let Some(letter) = letters.next() {
        match walk.next(letter) {
            None => return letters.peek().is_none(),
            Some(Some(_)) => return true,
            Some(None) => {}
        }
    }
    walk.len() > 0
}

/// Whether a spelling may start `text`, as far as simple folding shows.
fn may_start(index: &Index, text: &str) -> bool {
    if index.is_empty() {
        return false;
    }
    let mut walk = index.walk();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let voiced = letters
            .peek()
            .is_some_and(|next| matches!(next, '\u{3099}'..='\u{309C}' | '\u{FF9E}' | '\u{FF9F}'));
        match simple(letter) {
            Simple::Involved => return may_start_folded(index, text),
            Simple::Letter(_) if voiced => return may_start_folded(index, text),
            Simple::Letter(folded) => match walk.next(folded) {
                None => return false,
                Some(Some(_)) => return true,
                Some(None) => {}
            },
            Simple::Separator if walk.len() == 0 => return false,
            Simple::Separator => {}
        }
    }
    walk.len() > 0
}

/// Whether a date may start `text`: a digit, or a letter of a month or an era.
fn may_start_spaced(index: &Index, text: &str) -> bool {
    let mut letters = text.chars();
    !index.is_empty()
        && match (letters.next().map(simple), letters.next().map(simple)) {
            (Some(Simple::Letter(first)), Some(Simple::Letter(second))) => {
                let mut walk = index.walk();
                walk.next(first).is_some() && walk.next(second).is_some()
            }
            (Some(Simple::Separator) | None, _) | (_, None) => false,
            (Some(_), Some(_)) => true,
        }
}

struct Candidate<'a> {
    buffer: &'a [u8],
    at: usize,
    charset: Charset,
    /// Whether the two-byte set of ISO-2022-JP was switched to before.
    shifted: bool,
    text: &'a str,
    folded: &'a Folded,
}

impl Candidate<'_> {
    /// The longest known form at the start, in bytes.
    fn longest(&self, index: &Index, spaced: bool) -> Option<(usize, IdentifierKind)> {
        if index.is_empty() || self.folded.text.starts_with(' ') {
            return None;
        }
        let mut walk = index.walk();
        let mut best = None;
        for (at, letter) in self.folded.text.char_indices() {
            if letter == ' ' && !spaced {
                continue;
            }
            let Some(found) = walk.next(letter) else {
                break;
            };
            if let Some(meta) = found
                && let Some(len) = self.counts(meta, at + letter.len_utf8())
            {
                best = Some((len, meta.kind));
            }
        }
        best
    }

    /// The length in bytes of a form that ends at `end` of the folded text, if it is long enough and
    /// ends as a form must.
    fn counts(&self, meta: Meta, end: usize) -> Option<usize> {
        let range = self.folded.original(0, end);
        let written = &self.text[range];
        let mut len = self.charset.encode(written)?.len();
        if self.shifted {
            len = len.saturating_sub(3);
        }
        let letters_only = self.folded.text[..end]
            .chars()
            .all(|letter| letter == ' ' || Script::of(letter) == Script::Spaced);
        let width = if matches!(self.charset, Charset::Utf16Le | Charset::Utf16Be) {
            2
        } else {
            1
        };
        let long_enough = if letters_only {
            len >= LETTERS * width
        } else {
            len >= PREFIX
        };
        let usual = !letters_only || is_usual_case(written);
        (long_enough
            && usual
            && self.number_ends(written, len, width)
            && meta.strength == Strength::Strong)
            .then_some(len)
    }

    /// Whether no digit stands against a digit at either end, nor a point with a digit behind it.
    fn number_ends(&self, written: &str, len: usize, width: usize) -> bool {
        let unit = |place: usize| -> Option<u8> {
            let bytes = self.buffer.get(place..place.checked_add(width)?)?;
            match (self.charset, bytes) {
                (Charset::Utf16Le, [low, 0]) | (Charset::Utf16Be, [0, low]) => Some(*low),
                (Charset::Utf16Le | Charset::Utf16Be, _) => None,
                (_, [byte, ..]) => Some(*byte),
                (_, []) => None,
            }
        };
        let before = |count: usize| self.at.checked_sub(count * width).and_then(unit);
        let after = |count: usize| unit(self.at + len + (count - 1) * width);
        let joined = |next: Option<u8>, second: Option<u8>| match next {
            Some(b'0'..=b'9') => true,
            Some(b'.') => second.is_some_and(|byte| byte.is_ascii_digit()),
            Some(_) | None => false,
        };
        let starts = written.starts_with(|first: char| first.is_ascii_digit());
        let ends = written.ends_with(|last: char| last.is_ascii_digit());
        !(starts && joined(before(1), before(2)) || ends && joined(after(1), after(2)))
    }
}

/// Whether capitals stand as people write them: none, all, at the starts of parts, or a run of them
/// before small letters.
fn is_usual_case(text: &str) -> bool {
    text.split(|letter: char| !letter.is_alphabetic())
        .all(|word| {
            let mut capitals_in_a_row = 0;
            let mut runs_of_capitals = 0;
            let mut small = false;
            let mut small_first = false;
            for letter in word.chars() {
                if letter.is_uppercase() {
                    runs_of_capitals += usize::from(capitals_in_a_row == 0);
                    capitals_in_a_row += 1;
                    if capitals_in_a_row > 1 && (small || small_first) {
                        return false;
                    }
                } else {
                    small_first |= runs_of_capitals == 0;
                    small = true;
                    if capitals_in_a_row > 1 && runs_of_capitals > 1 {
                        return false;
                    }
                    capitals_in_a_row = 0;
                }
            }
            true
        })
}

/// Puts the start of `bytes` into `out`, as far as it is text in `charset`: `shifted` if the two-byte
/// set of ISO-2022-JP was switched to before.
fn decode(charset: Charset, shifted: bool, bytes: &[u8], out: &mut String) {
    out.clear();
    match charset {
        Charset::Utf8 => {
            let valid = match std::str::from_utf8(bytes) {
                Ok(text) => text,
                Err(error) => {
                    std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default()
                }
            };
            put(valid.chars(), out);
        }
        Charset::Latin1 => put(bytes.iter().map(|&byte| char::from(byte)), out),
        Charset::Utf16Le => utf16(bytes, u16::from_le_bytes, out),
        Charset::Utf16Be => utf16(bytes, u16::from_be_bytes, out),
        Charset::Cp932 => legacy(SHIFT_JIS, b"", bytes, out),
        Charset::EucJp => legacy(EUC_JP, b"", bytes, out),
        Charset::Gb18030 => legacy(GB18030, b"", bytes, out),
        Charset::Iso2022Jp => legacy(
            ISO_2022_JP,
            if shifted { b"\x1b$B" } else { b"" },
            bytes,
            out,
        ),
    }
}

/// As many characters as a form may have, up to the first control character.
fn put(letters: impl Iterator<Item = char>, out: &mut String) {
    out.extend(
        letters
            .take_while(|letter| !letter.is_control())
            .take(2 * LONGEST),
    );
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, out: &mut String) {
    let units = bytes.as_chunks::<2>().0.iter().map(|&pair| unit(pair));
    put(
        char::decode_utf16(units).map_while(std::result::Result::ok),
        out,
    );
}

fn legacy(encoding: &'static Encoding, before: &[u8], bytes: &[u8], out: &mut String) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = [0; 3 * AHEAD];
    let (_, _, none) = decoder.decode_to_utf8_without_replacement(before, &mut text, false);
    let (_, _, written) =
        decoder.decode_to_utf8_without_replacement(bytes, &mut text[none..], false);
    put(
        std::str::from_utf8(&text[..none + written])
            .unwrap_or_default()
            .chars(),
        out,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_and_unusual_capitals_are_told_apart() {
        for text in [
            "yamada taro",
            "YAMADA^TARO",
            "Yamada Taro",
            "YAMADA Taro",
            "YamadaTaro",
            "McDonald",
            "YAMADATaro",
            "yamadaTaro",
        ] {
            assert!(is_usual_case(text), "{text}");
        }
        for text in ["yAMADA", "YaMADA", "yamAda tARO", "YAmaDA"] {
            assert!(!is_usual_case(text), "{text}");
        }
    }
}
