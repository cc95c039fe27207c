//! Spellings of person names.

use super::{Script, Shape, Spelling, Strength, is_common, romaji};
use crate::transform::fold::squeeze;
use std::collections::BTreeSet;

/// Titles and honorifics around a name, folded.
const TITLES: [&str; 24] = [
    "dr",
    "esq",
    "frau",
    "herr",
    "ii",
    "iii",
    "jr",
    "md",
    "miss",
    "mme",
    "mr",
    "mrs",
    "ms",
    "phd",
    "prof",
    "sr",
    "さま",
    "さん",
    "せんせい",
    "先生",
    "君",
    "様",
    "殿",
    "氏",
];

/// The spellings of a person's name: DICOM groups and components, or running text.
pub(super) fn person(value: &str) -> Vec<Spelling> {
    let mut all = Vec::new();
    for group in value.split(['=', '\\']) {
        if group.contains('^') {
            let mut parts = group.split('^');
            let mut next = || parts.next().unwrap_or_default().trim();
            name(next(), next(), next(), &mut all);
        } else if let Some((family, given)) = group.split_once([',', '，', '、']) {
            name(family.trim(), given.trim(), "", &mut all);
        } else {
            running(group, &mut all);
        }
    }
    all
}

/// A name without structure: the first and the last word may each be the family name.
fn running(text: &str, all: &mut Vec<Spelling>) {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '・' | '･' | '_' | '/'))
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| !word.is_empty() && TITLES.binary_search(&squeeze(word).as_str()).is_err())
        .collect();
    match words.as_slice() {
        [] => {}
        [only] => {
            let folded = squeeze(only);
            let letters: Vec<char> = folded.chars().collect();
            let script = Script::of_name(&folded);
            let whole_name = match script {
                Script::Han => letters.len() >= 3,
                Script::Kana => letters.len() >= 5,
                Script::Hangul => letters.len() >= 3,
                Script::Spaced | Script::Digit => false,
            };
            let shape = if whole_name {
                Shape::FullName
            } else {
                Shape::Surname
            };
            push(&[&Component::new(only)], shape, all);
            // Four kanji are nearly always two and two.
            if script == Script::Han && only.chars().count() == 4 {
                let family: String = only.chars().take(2).collect();
                push(&[&Component::new(&family)], Shape::Surname, all);
            }
            if script == Script::Kana {
                for spelled in romaji::spellings(only) {
                    push(&[&Component::new(&spelled)], shape, all);
                }
            }
        }
        [first, between @ .., last] => {
            name(first, last, &between.join(" "), all);
            push(&[&Component::new(last)], Shape::Surname, all);
        }
    }
}

/// A component of a name with what its spellings need, worked out once.
#[derive(Clone)]
struct Component<'a> {
    text: &'a str,
    /// Folded, without separators; empty if nothing identifies in it.
    key: String,
    common: bool,
}

impl<'a> Component<'a> {
    fn new(text: &'a str) -> Self {
        let key = squeeze(text);
        let common = is_common(&key);
        Component { text, key, common }
    }

    fn is_empty(&self) -> bool {
        self.key.is_empty()
    }
}

/// The spellings of one name by its components.
fn name(family: &str, given: &str, middle: &str, all: &mut Vec<Spelling>) {
    let (none, own_middle) = (Component::new(""), Component::new(middle));
    let (own_family, own_given) = (Component::new(family), Component::new(given));
    both(&own_family, &own_given, &own_middle, all);
    alone(&own_family, Shape::Surname, all);
    alone(&own_given, Shape::GivenName, all);
    alone(&own_middle, Shape::GivenName, all);
    match Script::of_name(&own_family.key) {
        Script::Kana => {
            for (family, given) in romaji::pairs(family, given) {
                both(
                    &Component::new(&family),
                    &Component::new(&given),
                    &none,
                    all,
                );
            }
            for spelled in romaji::spellings(family) {
                let family = Component::new(&spelled);
                push(&[&family], Shape::Surname, all);
                let initials: BTreeSet<char> = romaji::spellings(given)
                    .iter()
                    .filter_map(|given| given.chars().next())
                    .collect();
                for initial in initials {
                    initialled(&family, &initial.to_string(), "", all);
                }
            }
            for spelled in romaji::spellings(given) {
                push(&[&Component::new(&spelled)], Shape::GivenName, all);
            }
        }
        Script::Spaced => {
            initialled(&own_family, given, middle, all);
            let families = [
                Some(family.to_owned()),
                umlauts(family),
                romaji::shortened(family),
            ];
            let givens = [
                Some(given.to_owned()),
                umlauts(given),
                romaji::shortened(given),
            ];
            for (place, family) in families.iter().enumerate() {
                for (other, given) in givens.iter().enumerate() {
                    if let (Some(family), Some(given), true) = (family, given, place + other > 0) {
                        let (family, given) = (Component::new(family), Component::new(given));
                        both(&family, &given, &own_middle, all);
                        alone(&family, Shape::Surname, all);
                        alone(&given, Shape::GivenName, all);
                    }
                }
            }
        }
        Script::Digit | Script::Han | Script::Hangul => {}
    }
}

/// A family name with initials on either side: T. Yamada, Yamada T. Such a form is never strong: it
/// is short, and its initial may be the start of another word.
fn initialled(family: &Component, given: &str, middle: &str, all: &mut Vec<Spelling>) {
    let initial = |text: &str| {
        text.chars()
            .next()
            .filter(|&letter| is_capital_letter(letter))
    };
    let (Some(first), true) = (initial(given), family.key.chars().count() >= 2) else {
        return;
    };
    let mut put = |parts: &[&str]| {
        all.push(Spelling {
            parts: parts.iter().map(|&part| part.to_owned()).collect(),
            strength: Strength::Token,
            shape: Shape::FullName,
            word: family.common,
        });
    };
    let first = first.to_string();
    put(&[&first, family.text]);
    // "Lee R" beside a joint says which side it is, not that his name is Robert.
    if !matches!(first.as_str(), "L" | "R" | "l" | "r") {
        put(&[family.text, &first]);
    }
    if let Some(second) = initial(middle) {
        put(&[&first, &second.to_string(), family.text]);
        put(&[family.text, &first, &second.to_string()]);
    }
}

/// Whether a name may be cut to this letter.
fn is_capital_letter(letter: char) -> bool {
    letter.is_alphabetic() && Script::of(letter) == Script::Spaced
}

/// Full names in both orders, with and without the middle name.
fn both(family: &Component, given: &Component, middle: &Component, all: &mut Vec<Spelling>) {
    if family.is_empty() || given.is_empty() {
        return;
    }
    push(&[family, given], Shape::FullName, all);
    push(&[given, family], Shape::FullName, all);
    if !middle.is_empty() {
        push(&[family, given, middle], Shape::FullName, all);
        push(&[given, middle, family], Shape::FullName, all);
        let initial: String = middle.text.chars().take(1).collect();
        let initial = Component::new(&initial);
        if !initial.is_empty() {
            push(&[given, &initial, family], Shape::FullName, all);
        }
    }
    // "Mary Jane^Smith": the first given name alone goes with the family name.
    let first = given
        .text
        .split([' ', '-', '\u{3000}'])
        .next()
        .unwrap_or_default();
    if first.len() < given.text.len() {
        let first = Component::new(first);
        if !first.is_empty() {
            push(&[family, &first], Shape::FullName, all);
            push(&[&first, family], Shape::FullName, all);
        }
    }
}

/// A component without the others, and the parts of a double name; an apostrophe parts nothing.
fn alone(component: &Component, shape: Shape, all: &mut Vec<Spelling>) {
    if component.is_empty() {
        return;
    }
    push(&[component], shape, all);
    let is_hyphen = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '.' | '/');
    for word in component
        .text
        .split(is_hyphen)
        .filter(|word| word.len() < component.text.len())
    {
        let word = Component::new(word);
        if word.key.chars().count() >= 4 {
            push(&[&word], shape, all);
        }
    }
}

/// German and Nordic letters written out, as passports and old systems do; `None` if there is none.
fn umlauts(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 2);
    for letter in text.chars() {
        match letter {
            'ä' => out.push_str("ae"),
            'ö' | 'ø' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'å' => out.push_str("aa"),
            'Ä' => out.push_str("AE"),
            'Ö' | 'Ø' => out.push_str("OE"),
            'Ü' => out.push_str("UE"),
            'Å' => out.push_str("AA"),
            _ => out.push(letter),
        }
    }
    (out != text).then_some(out)
}

fn push(parts: &[&Component], shape: Shape, all: &mut Vec<Spelling>) {
    let key: String = parts.iter().map(|part| part.key.as_str()).collect();
    if key.is_empty() {
        return;
    }
    let word = match parts {
        [only] => only.common,
        several => several.iter().all(|part| part.common),
    };
    let strength = strength(&key, shape, word);
    let parts = parts.iter().map(|part| part.text.to_owned()).collect();
    all.push(Spelling {
        parts,
        strength,
        shape,
        word,
    });
}

fn is_vowel(letter: char) -> bool {
    !letter.is_ascii() || matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn strength(key: &str, shape: Shape, word: bool) -> Strength {
    let letters = key.chars().count();
    let script = Script::of_name(key);
    // Letters from which on a form is strong, and from which on it is a token.
    let (strong, token) = match (shape, script) {
        (Shape::FullName, Script::Spaced | Script::Digit) => (8, 0),
        (Shape::FullName, Script::Han | Script::Hangul) => (4, 0),
        (Shape::FullName, Script::Kana) => (6, 0),
        // Ono and Abe are names; XYZ without a vowel is an abbreviation.
        (Shape::Surname, Script::Spaced) if key.contains(is_vowel) => (usize::MAX, 3),
        (Shape::Surname, Script::Spaced | Script::Digit) => (usize::MAX, 4),
        (Shape::Surname, Script::Han | Script::Hangul) => (usize::MAX, 2),
        (Shape::Surname, Script::Kana) => (usize::MAX, 3),
        (_, Script::Spaced | Script::Digit) => (usize::MAX, 4),
        (_, Script::Han) => (usize::MAX, 2),
        (_, Script::Kana | Script::Hangul) => (usize::MAX, 4),
    };
    if word && shape != Shape::FullName {
        Strength::Weak
    } else if letters >= strong && !word {
        Strength::Strong
    } else if letters >= token {
        Strength::Token
    } else {
        Strength::Weak
    }
}
