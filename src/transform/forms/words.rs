//! Words that are also names or short IDs, and values that stand for "nobody".

use crate::transform::fold::squeeze;
use std::sync::LazyLock;

/// Clinical, DICOM and everyday words, folded, one a line, ascending. Own compilation.
const LIST: &str = include_str!("../../../data/clinical-words.csv");

static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| LIST.lines().skip(1).collect());

/// Values that name nobody, folded.
const SENTINELS: [&str; 20] = [
    "anonymised",
    "anonymized",
    "anonymous",
    "deidentified",
    "empty",
    "na",
    "nil",
    "noname",
    "none",
    "null",
    "removed",
    "tbd",
    "undefined",
    "unknown",
    "unspecified",
    "なし",
    "不明",
    "匿名",
    "未入力",
    "未定",
];

/// Whether `folded` (without separators) is a common word.
pub(crate) fn is_common(folded: &str) -> bool {
    WORDS.binary_search(&folded).is_ok()
}

/// Whether `value` stands for "nobody": a word for it, or nothing but zeros, nines or no letter at all.
pub(crate) fn is_sentinel(value: &str) -> bool {
    let folded = squeeze(value);
    SENTINELS.binary_search(&folded.as_str()).is_ok()
        || folded.is_empty()
        || folded.bytes().all(|byte| byte == b'0')
        || folded.bytes().all(|byte| byte == b'9')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_folded_and_ascend() {
        assert!(WORDS.len() > 1_000);
        assert!(WORDS.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(SENTINELS.windows(2).all(|pair| pair[0] < pair[1]));
        for word in WORDS.iter().chain(&SENTINELS) {
            assert_eq!(squeeze(word), *word);
        }
    }

    #[test]
    fn values_for_nobody_are_known_and_others_are_not() {
        for value in [
            "", " ", "0", "000", "9999", "UNKNOWN", "N/A", "不明", "-", "^^^^",
        ] {
            assert!(is_sentinel(value), "{value}");
        }
        for value in ["1", "90", "Null^Peter", "林"] {
            assert!(!is_sentinel(value), "{value}");
        }
    }
}
