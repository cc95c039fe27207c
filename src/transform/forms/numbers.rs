//! Spellings of IDs, contacts, institutions and file names.

use super::{Script, Shape, Spelling, Strength, is_common};
use crate::identity::IdentifierKind;
use crate::transform::fold::{fold, squeeze};

/// The spellings of an ID, a serial or an official number.
pub(super) fn number(value: &str, kind: IdentifierKind) -> Vec<Spelling> {
    let mut all = Vec::new();
    for single in value.split('\\') {
        push(
            single,
            number_strength(&squeeze(single), kind),
            Shape::Number,
            &mut all,
        );
        let folded = squeeze(single);
        let bare = folded.trim_start_matches('0');
        if bare.len() >= 5 && bare.len() < folded.len() && bare.bytes().all(|b| b.is_ascii_digit())
        {
            push(bare, number_strength(bare, kind), Shape::Number, &mut all);
        }
        if let Some(digits) = unlettered(&folded, kind) {
            // Numbers are many: bare digits are never searched in raw bytes.
            let strength = number_strength(digits, kind).max(Strength::Token);
            push(digits, strength, Shape::Number, &mut all);
        }
    }
    all
}

/// Fewest digits of a lettered ID that are searched without its letters.
const FEWEST_DIGITS: usize = 6;

/// The digits of an ID that has letters only before or behind them (`CN7730182`), as people type it;
/// `None` for other IDs, and for devices, whose numbers recur.
fn unlettered(folded: &str, kind: IdentifierKind) -> Option<&str> {
    let person = matches!(
        kind,
        IdentifierKind::PatientId | IdentifierKind::RecordId | IdentifierKind::OfficialNumber
    );
    let letter = |c: char| c.is_alphabetic();
    let digits = folded.trim_matches(letter);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    let lettered = digits.len() < folded.len();
    (person && lettered && plain && digits.len() >= FEWEST_DIGITS).then_some(digits)
}

/// The spellings of a file or folder name: with and without its extension.
pub(super) fn file_name(value: &str) -> Vec<Spelling> {
    let mut all = Vec::new();
    for part in value.split(['/', '\\']) {
        let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
        for form in [part, stem] {
            let key = squeeze(form);
            let strength = match number_strength(&key, IdentifierKind::FileName) {
                // Cameras and scanners count their files: such names recur everywhere.
                Strength::Strong if key.chars().count() < 12 => Strength::Token,
                Strength::Strong if key.bytes().all(|byte| byte.is_ascii_digit()) => {
                    Strength::Token
                }
                other => other,
            };
            push(form, strength, Shape::Number, &mut all);
        }
    }
    all
}

/// The spellings of an address, a telephone number, an e-mail address.
pub(super) fn contact(value: &str) -> Vec<Spelling> {
    let key = squeeze(value);
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    if digits * 2 > key.chars().count() {
        return number(value, IdentifierKind::Contact);
    }
    let mut all = phrase(value);
    // A Japanese address is often written without its prefecture.
    if let Some((at, end)) = value
        .char_indices()
        .take(5)
        .find(|(_, c)| "都道府県".contains(*c))
    {
        let rest = &value[at + end.len_utf8()..];
        if rest.chars().count() >= 5 {
            all.extend(phrase(rest));
            all.extend(street(rest).map(phrase).into_iter().flatten());
        }
    }
    all.extend(street(value).map(phrase).into_iter().flatten());
    // A line of an address tells where someone lives if it has a number and a name.
    for line in value.split([',', '^', '\n', '\r', ';', '、']) {
        let key = squeeze(line);
        let digits = key.bytes().filter(u8::is_ascii_digit).count();
        let letters = key.chars().count() - digits;
        if digits > 0 && letters >= 5 && line.len() < value.len() {
            all.extend(phrase(line));
        }
    }
    all
}

/// A Japanese address up to its first block number, without building and room; `None` if it has
/// none, or nothing behind it.
fn street(address: &str) -> Option<&str> {
    let block = |c: char| c.is_numeric() || "-‐‑–−ーｰ－丁目番地号の".contains(c);
    let first = address.find(char::is_numeric)?;
    let len = address[first..].find(|c: char| !block(c))?;
    let street = &address[..first + len];
    let town = address[..first].chars().count();
    (town >= 3 && !address[..first].is_ascii()).then_some(street)
}

/// The spellings of an institution or another label.
pub(super) fn phrase(value: &str) -> Vec<Spelling> {
    let mut all = Vec::new();
    for single in value.split('\\') {
        let single = single.trim_matches(['^', ' ']);
        let key = squeeze(single);
        let letters = key.chars().count();
        let word = fold(single)
            .text
            .split(' ')
            .all(|word| word.is_empty() || is_common(word));
        let (strong, token) = match Script::of_name(&key) {
            Script::Spaced | Script::Digit => (10, 4),
            Script::Han | Script::Kana | Script::Hangul => (6, 3),
        };
        let strength = match letters {
            _ if word || is_common(&key) => Strength::Weak,
            _ if letters >= strong => Strength::Strong,
            _ if letters >= token => Strength::Token,
            _ => Strength::Weak,
        };
        push(single, strength, Shape::Phrase, &mut all);
    }
    all
}

/// The spellings of an institution: also without the words that say what sort it is.
pub(super) fn institution(value: &str) -> Vec<Spelling> {
    let mut all = phrase(value);
    for single in value.split('\\') {
        let folded = fold(single.trim_matches(['^', ' '])).text;
        let mut own: Vec<&str> = folded.split(' ').collect();
        let words = own.len();
        while own.last().is_some_and(|word| is_common(word)) {
            own.pop();
        }
        if own.len() < words && own.iter().map(|word| word.chars().count()).sum::<usize>() >= 6 {
            all.extend(phrase(&own.join(" ")));
        }
    }
    all
}

fn number_strength(key: &str, kind: IdentifierKind) -> Strength {
    let letters = key.chars().count();
    let mut distinct: Vec<char> = key.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    if letters < 4 || distinct.len() < 2 || is_common(key) {
        Strength::Weak
    } else if kind == IdentifierKind::Device && digits == 0 {
        // A station called after a room or a star.
        if letters >= 10 {
            Strength::Strong
        } else {
            Strength::Token
        }
    } else if letters >= 8 && distinct.len() >= 3 && digits > 0 && !reads_as_date(key) {
        Strength::Strong
    } else {
        Strength::Token
    }
}

/// Whether eight digits read as a date of our time: DA values equal them by chance.
fn reads_as_date(key: &str) -> bool {
    let bytes = key.as_bytes();
    let part = |range: std::ops::Range<usize>| key[range].parse().unwrap_or(0);
    bytes.len() == 8
        && bytes.iter().all(u8::is_ascii_digit)
        && (1880..2100).contains(&part(0..4))
        && (1..=12).contains(&part(4..6))
        && (1..=31).contains(&part(6..8))
}

fn push(text: &str, strength: Strength, shape: Shape, all: &mut Vec<Spelling>) {
    let folded = fold(text).text;
    let parts: Vec<String> = folded
        .split(' ')
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    if parts.is_empty() {
        return;
    }
    let word = parts.iter().all(|part| is_common(part));
    all.push(Spelling {
        parts,
        strength,
        shape,
        word,
    });
}
