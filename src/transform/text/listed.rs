//! Names that lists know: Japanese ones with their readings, and Western family names.
//!
//! It does not know rare names. Sources: names and readings of IPADIC, given names of recent years of
//! own compilation (`data/surname-kanji.csv`, `data/given-kanji.csv`); own compilation of frequent
//! Western family names.

use super::words;
use crate::transform::fold::squeeze;
use crate::transform::forms::romaji;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

const FAMILY: &str = include_str!("../../../data/surname-kanji.csv");
const GIVEN: &str = include_str!("../../../data/given-kanji.csv");

/// The rows of a list: a reading, and the names that are read so.
fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().skip(1).filter_map(|line| line.split_once(','))
}

/// The readings of listed names in kanji, both folded.
static READINGS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut all: HashMap<String, Vec<String>> = HashMap::new();
    for (reading, names) in rows(FAMILY).chain(rows(GIVEN)) {
        let Some(key) = romaji::key(reading) else {
            continue;
        };
        for name in names.split(' ') {
            let readings = all.entry(squeeze(name)).or_default();
            if !readings.contains(&key) {
                readings.push(key.clone());
            }
        }
    }
    all
});

static GIVEN_KANJI: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    rows(GIVEN)
        .flat_map(|(_, names)| names.split(' '))
        .collect()
});

static GIVEN_KEYS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let readings = rows(GIVEN).filter_map(|(reading, _)| romaji::key(reading));
    readings.filter(|key| key.len() >= 3).collect()
});

static FAMILY_KEYS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let list = include_str!("../../../data/surname-readings.csv");
    let readings = list.lines().skip(1).filter_map(romaji::key);
    readings.filter(|key| key.len() >= 3).collect()
});

static WESTERN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "adams allen anderson bailey baker bell bennett brooks brown butler campbell carter chen clark \
     collins cook cooper cox cruz davis diaz edwards evans fisher flores foster garcia gomez gonzalez \
     graham gray green griffin hall harris harrison hernandez hill howard hughes jackson james jenkins \
     johnson jones kelly khan kim king lee lewis lopez marshall martin martinez mason mitchell moore \
     morales morgan morris murphy murray myers nelson nguyen ortiz owens park parker patel perez perry \
     peterson phillips powell ramirez reed reyes reynolds richardson rivera roberts robinson rodriguez \
     rogers ross russell sanders sanchez scott shaw simmons singh smith stewart sullivan taylor thomas \
     thompson torres turner walker wallace wang ward watson white williams wilson wood wright yang young"
        .split_whitespace()
        .collect()
});

/// How a name in kanji, folded, is read; nothing if it is not listed.
pub(super) fn readings(folded: &str) -> &'static [String] {
    READINGS.get(folded).map_or(&[], Vec::as_slice)
}

/// Whether kanji are a listed given name.
pub(super) fn is_given(kanji: &str) -> bool {
    GIVEN_KANJI.contains(kanji)
}

/// Whether a word in lower case is a frequent Western family name; many are words too.
pub(super) fn is_western(lower: &str) -> bool {
    WESTERN.contains(lower)
}

/// Whether a word in lower case is a common Japanese family name, and no clinical word.
pub(super) fn is_japanese_family(lower: &str) -> bool {
    lower.len() >= 3
        && !words::is_common(lower)
        && !words::is_clinical(lower)
        && lower != "endo"
        && romaji::key(lower).is_some_and(|key| lower.is_ascii() && FAMILY_KEYS.contains(&key))
}

/// Whether a word in lower case is a Japanese given name, and no clinical word.
pub(super) fn is_japanese_given(lower: &str) -> bool {
    lower.len() >= 3
        && !words::is_common(lower)
        && !words::is_clinical(lower)
        && romaji::key(lower).is_some_and(|key| lower.is_ascii() && GIVEN_KEYS.contains(&key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::text::view::{is_kanji, is_katakana};

    #[test]
    fn the_lists_ascend_and_hold_kana_with_names_in_kanji() {
        for list in [FAMILY, GIVEN] {
            let all: Vec<_> = rows(list).collect();
            assert!(all.len() > 2000 && all.windows(2).all(|two| two[0] < two[1]));
            for (reading, names) in all {
                assert!(reading.chars().all(is_katakana), "{reading}");
                let named = |name: &str| !name.is_empty() && name.chars().all(is_kanji);
                assert!(names.split(' ').all(named), "{names}");
            }
        }
    }

    #[test]
    fn listed_names_are_known_in_latin_letters() {
        for name in ["yamada", "tanaka", "satoh", "saito"] {
            assert!(is_japanese_family(name), "{name}");
        }
        for name in ["taro", "ichiro", "yuuko", "hanako"] {
            assert!(is_japanese_given(name), "{name}");
        }
        for word in ["chest", "mono", "endo", "", "to"] {
            assert!(!is_japanese_family(word), "{word}");
        }
        assert!(is_western("jones") && !is_western("lateral"));
    }
}
