//! Taking words out of a text value whose bytes may read in several ways.
//!
//! What any reading asks to be taken out goes. The rest keeps its bytes, also where nobody knows what
//! they say. Knows no identifier: the caller says what to take out of a reading. Source: PS3.5 6.1.2,
//! 6.2.

use super::charset::{Charset, Edit, Reading, Syntax, splice};
use super::text;
use crate::element::VR;

/// What stands for something cut out of bytes that are no text of the declared set, where a word in
/// another script would be wanted.
const REMOVED: &str = "[REMOVED]";

/// What cleaning made of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cleaned {
    /// Nothing to take out in any reading.
    Same,
    /// New bytes, padded.
    New(Vec<u8>),
    /// It cannot be cleaned or not be written.
    Lost,
}

/// Makes the edits that `scrub` asks for in any value of any reading of `bytes`. Lost if readings ask
/// for different things at one place, if the result is too long for `vr`, or if `is_left` still says
/// yes of a value of it.
pub fn clean(
    charset: &Charset,
    bytes: &[u8],
    vr: VR,
    scrub: &dyn Fn(&str) -> Vec<Edit>,
    is_left: &dyn Fn(&str) -> bool,
) -> Cleaned {
    let syntax = text::syntax(vr);
    let readings = charset.readings(bytes, syntax);
    let wanted: Vec<Vec<Edit>> = readings
        .iter()
        .map(|reading| edits(reading, syntax, scrub))
        .collect();
    let unchanged = wanted.iter().all(Vec::is_empty);
    let new = if unchanged {
        bytes.to_vec()
    } else {
        match write(&readings, &wanted, bytes, syntax) {
            Some(new) => text::padded(vr, new),
            None => return Cleaned::Lost,
        }
    };
    let left = charset.readings(&new, syntax).iter().any(|reading| {
        let values = text::values(&reading.text, vr);
        values.into_iter().any(is_left)
    });
    if left || !unchanged && !fits(charset, bytes, &new, vr) {
        return Cleaned::Lost;
    }
    match unchanged {
        true => Cleaned::Same,
        false => Cleaned::New(new),
    }
}

/// What `scrub` asks for in the values of `reading`, as edits of its text.
fn edits(reading: &Reading, syntax: Syntax, scrub: &dyn Fn(&str) -> Vec<Edit>) -> Vec<Edit> {
    let mut all = Vec::new();
    let mut start = 0;
    let values: Vec<&str> = match syntax {
        Syntax::Single => vec![reading.text.as_str()],
        Syntax::Multiple | Syntax::Name => reading.text.split('\\').collect(),
    };
    for value in values {
        let trimmed = text::trim(value);
        let at = start + value.find(trimmed).unwrap_or(0);
        let found = scrub(trimmed).into_iter();
        all.extend(found.map(|(range, put)| (range.start + at..range.end + at, put)));
        start += value.len() + 1;
    }
    all
}

/// The bytes with what is `wanted` of each reading.
fn write(
    readings: &[Reading],
    wanted: &[Vec<Edit>],
    bytes: &[u8],
    syntax: Syntax,
) -> Option<Vec<u8>> {
    let mut located = Vec::with_capacity(readings.len());
    let mut is_cut_in_two = false;
    for (reading, edits) in readings.iter().zip(wanted) {
        let found = reading.locate(bytes, syntax, edits)?;
        let whole = of_whole_characters(&found, bytes);
        is_cut_in_two |= whole != found;
        located.push(whole);
    }
    let all = united(&located, readings)?;
    let whole = readings
        .iter()
        .zip(wanted)
        .zip(&located)
        .find(|((reading, _), located)| reading.declared && !is_cut_in_two && **located == all);
    if let Some(((reading, edits), _)) = whole {
        return reading.rewrite(bytes, syntax, edits);
    }
    // Escape sequences would have to be put right, and nobody knows by which reading.
    if bytes.contains(&0x1B) {
        let ((reading, edits), _) = readings
            .iter()
            .zip(wanted)
            .zip(&located)
            .find(|(_, located)| **located == all)?;
        return reading.rewrite(bytes, syntax, edits);
    }
    splice(bytes, &all, &|put| Some(put.as_bytes().to_vec()))
}

/// The edits, none of which parts a character of UTF-8 where `bytes` are that: what another reading
/// takes for a word may end inside one.
fn of_whole_characters(edits: &[Edit], bytes: &[u8]) -> Vec<Edit> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) if !text.is_ascii() => text,
        Ok(_) | Err(_) => return edits.to_vec(),
    };
    let start = |at: usize| (0..=at).rev().find(|&at| text.is_char_boundary(at));
    let end = |at: usize| (at..=text.len()).find(|&at| text.is_char_boundary(at));
    let wide = edits.iter().map(|(range, put)| {
        let start = start(range.start).unwrap_or(range.start);
        (start..end(range.end).unwrap_or(range.end), put.clone())
    });
    wide.collect()
}

/// The edits of all readings, ascending; `None` if two of them are at odds.
fn united(located: &[Vec<Edit>], readings: &[Reading]) -> Option<Vec<Edit>> {
    let mut all: Vec<Edit> = Vec::new();
    for (edits, reading) in located.iter().zip(readings) {
        let ascii = |put: &String| match put.is_ascii() || reading.declared {
            true => put.clone(),
            false => REMOVED.to_owned(),
        };
        all.extend(edits.iter().map(|(at, put)| (at.clone(), ascii(put))));
    }
    all.sort_by(|a, b| (a.0.start, b.0.end, &a.1).cmp(&(b.0.start, a.0.end, &b.1)));
    all.dedup();
    let mut united: Vec<Edit> = Vec::with_capacity(all.len());
    for (range, put) in all {
        match united.last() {
            Some((last, tag)) if range.start < last.end => {
                // A part of what goes anyway.
                if range.end > last.end || range == *last || !tag.starts_with('[') {
                    return None;
                }
            }
            Some(_) | None => united.push((range, put)),
        }
    }
    Some(united)
}

/// Whether every value of `new` has a legal length, or is no longer than the text was before.
fn fits(charset: &Charset, old: &[u8], new: &[u8], vr: VR) -> bool {
    let Some(most) = text::max_chars(vr) else {
        return true;
    };
    let longest = |bytes: &[u8]| {
        let decoded = charset.decode(bytes, text::syntax(vr));
        let values = text::values(&decoded.text, vr).into_iter();
        values.map(|value| value.chars().count()).max().unwrap_or(0)
    };
    longest(new) <= most.max(longest(old))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cleans `bytes` where `word` and every digit `9` must go.
    fn without(terms: &str, bytes: &[u8], vr: VR, word: &str) -> Cleaned {
        let scrub = |value: &str| -> Vec<Edit> {
            let words = value
                .match_indices(word)
                .map(|(at, found)| (at, found, "[NAME]"));
            let nines = value
                .match_indices('9')
                .map(|(at, found)| (at, found, "[9]"));
            let mut edits: Vec<Edit> = words
                .chain(nines)
                .map(|(at, found, tag)| (at..at + found.len(), tag.to_owned()))
                .collect();
            edits.sort_by_key(|edit| edit.0.start);
            edits
        };
        let charset = Charset::parse(terms.as_bytes());
        clean(&charset, bytes, vr, &scrub, &|value| value.contains(word))
    }

    #[test]
    fn what_all_readings_ask_for_goes_once_and_the_padding_of_values_stays() {
        // 山田 in Shift_JIS, a nine that every reading sees, and a second value with its padding.
        let out = without("ISO_IR 100", b"\x8E\x52\x93\x63 9 A \\ B ", VR::LO, "山田");
        assert_eq!(out, Cleaned::New(b"[NAME] [9] A \\ B  ".to_vec()));
    }

    #[test]
    fn no_cut_of_another_reading_parts_a_character_of_utf_8() {
        // "±" is the second and third byte of 山, as Latin-1 reads them.
        let text = "山田 ok".as_bytes();
        let out = without("ISO_IR 100", text, VR::LO, "±");
        assert_eq!(out, Cleaned::New("[NAME]田 ok".as_bytes().to_vec()));
    }

    #[test]
    fn a_text_without_anything_to_take_out_is_the_same_in_any_encoding() {
        for bytes in [
            b"\x97\xC7\x8D\x44".as_slice(),
            b"ok",
            b"\x1B$B;3ED\x1B(B",
            b"\xFF\xFE\x00",
        ] {
            assert_eq!(without("ISO_IR 100", bytes, VR::LT, "山中"), Cleaned::Same);
        }
    }

    #[test]
    fn a_result_that_is_too_long_or_still_tells_is_lost() {
        assert_eq!(
            without("", b"9999999999999999", VR::SH, "YAMADA"),
            Cleaned::Lost
        );
        let keeps = |value: &str| -> Vec<Edit> {
            let at = value.find('9');
            at.map(|at| vec![(at..at + 1, String::new())])
                .unwrap_or_default()
        };
        let left = |value: &str| value.contains("YAMADA");
        let charset = Charset::default();
        assert_eq!(
            clean(&charset, b"YAMADA", VR::LO, &keeps, &left),
            Cleaned::Lost,
            "a name that no edit takes out"
        );
        assert_eq!(
            clean(&charset, b"YAM9ADA", VR::LO, &keeps, &left),
            Cleaned::Lost,
            "a name that the edit makes"
        );
    }

    #[test]
    fn every_prefix_of_every_encoding_is_cleaned_without_panic() {
        let cases: [&[u8]; 5] = [
            b"\x1B$B;3ED\x1B(B 9 \x1B$B;3ED\r\n;3ED",
            b"\x8E\x52\x93\x63 9\\\x8E\x52",
            "山田 9 山田".as_bytes(),
            b"\xFF\xFE\x71\x5C\x30\x75",
            b"\x1B$)C\xC8\xAB 9\r\n\xC8\xAB",
        ];
        for bytes in cases {
            for end in 0..=bytes.len() {
                for terms in ["", "ISO_IR 13", "\\ISO 2022 IR 87", "ISO_IR 192", "GB18030"] {
                    for vr in [VR::LO, VR::LT] {
                        match without(terms, &bytes[..end], vr, "山田") {
                            Cleaned::New(new) => assert!(new.len().is_multiple_of(2)),
                            Cleaned::Same | Cleaned::Lost => {}
                        }
                    }
                }
            }
        }
    }
}
