//! Shapes of words and sentences: sexes, closed lists, running text.

use super::number::is_number;

pub(super) const SEX_WORDS: [&str; 10] = [
    "男",
    "女",
    "男性",
    "女性",
    "male",
    "female",
    "man",
    "woman",
    "オトコ",
    "オンナ",
];

pub(super) fn is_sex(text: &str) -> bool {
    let lower = text.to_lowercase();
    SEX_WORDS.contains(&lower.as_str())
        || matches!(
            lower.as_str(),
            "m" | "f" | "o" | "u" | "1" | "2" | "0" | "9"
        )
        || matches!(lower.as_str(), "不明" | "その他" | "other" | "unknown")
}

pub(super) const FLAGS: [&str; 66] = [
    "y",
    "n",
    "yes",
    "no",
    "true",
    "false",
    "有",
    "無",
    "あり",
    "なし",
    "有り",
    "無し",
    "はい",
    "いいえ",
    "陽性",
    "陰性",
    "正常",
    "異常",
    "正",
    "異",
    "+",
    "-",
    "±",
    "(+)",
    "(-)",
    "(±)",
    "++",
    "+++",
    "ct",
    "mr",
    "mri",
    "us",
    "cr",
    "dx",
    "mg",
    "nm",
    "pt",
    "xa",
    "rf",
    "es",
    "ecg",
    "pet",
    "px",
    "sc",
    "ot",
    "sm",
    "右",
    "左",
    "両側",
    "右側",
    "左側",
    "r",
    "l",
    "right",
    "left",
    "bilateral",
    "入院",
    "外来",
    "pos",
    "neg",
    "positive",
    "negative",
    "h",
    "hh",
    "ll",
    "ⅰ",
];

pub(super) fn is_flag(text: &str) -> bool {
    text.len() <= 12 && FLAGS.contains(&text.to_lowercase().as_str())
}

pub(super) fn is_sentence(text: &str, chars: usize) -> bool {
    let stops = text.contains(['。', '、', '\n']) || text.contains(". ") || text.ends_with('.');
    let words = text.split_whitespace().count();
    chars >= 80 || chars >= 8 && stops && !is_number(text) || words >= 5
}
