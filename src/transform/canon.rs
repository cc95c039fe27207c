//! Canonical forms: what two spellings of one identifier have in common. Derivations start here.
//!
//! Canonical form version 1: NFKC (Unicode UAX #15), which joins full-width, half-width and
//! composed spellings; characters without ink go; the many dashes are one; letters are upper
//! case. Leading zeros stay: `00123` and `123` are two IDs, since only the hospital knows whether
//! they are one.
//!
//! Values that stand for "nobody" (sentinels) and IDs that a spreadsheet has damaged have no
//! canonical form, so that no pseudonym, offset or person can follow from them. Sentinels of dates
//! are in [`crate::transform::date::is_placeholder`]. Knows no format and no key.

use unicode_normalization::UnicodeNormalization;

/// Words in an ID field that name nobody; canonical, spaces removed.
const ID_SENTINELS: &[&str] = &[
    "ANON",
    "ANONYMIZED",
    "ANONYMOUS",
    "DEIDENTIFIED",
    "DUMMY",
    "EMERGENCY",
    "MISSING",
    "N.A.",
    "N/A",
    "NA",
    "NAN",
    "NIL",
    "NOID",
    "NONE",
    "NOTAPPLICABLE",
    "NOTAVAILABLE",
    "NULL",
    "TEST",
    "TESTID",
    "TESTPATIENT",
    "TBD",
    "UNASSIGNED",
    "UNDEFINED",
    "UNK",
    "UNKNOWN",
    "ダミー",
    "テスト",
    "テスト患者",
    "なし",
    "ナシ",
    "不明",
    "不詳",
    "匿名",
    "新患",
    "未入力",
    "未定",
    "未登録",
    "無",
    "無し",
    "空",
    "該当なし",
    "該当無し",
];

/// Words in a name field that name nobody; canonical.
const NAME_SENTINELS: &[&str] = &[
    "ANON",
    "ANONYMIZED",
    "ANONYMOUS",
    "DEIDENTIFIED",
    "DUMMY",
    "MISSING",
    "N A",
    "N/A",
    "NA",
    "NIL",
    "NO NAME",
    "NONAME",
    "NONE",
    "NULL",
    "PATIENT",
    "TEST",
    "TEST PATIENT",
    "PATIENT TEST",
    "UNDEFINED",
    "UNK",
    "UNKNOWN",
    "UNKNOWN UNKNOWN",
    "ダミー",
    "テスト",
    "テスト患者",
    "なし",
    "ナシ",
    "フメイ",
    "不明",
    "不詳",
    "匿名",
    "名無し",
    "患者",
    "未入力",
    "未登録",
    "無し",
    "該当なし",
];

/// The canonical form of a patient, record or staff ID: NFKC, all spaces and zero-width characters
/// removed, dashes made one, upper case.
///
/// `None` for an empty value, for one without letter or digit, for a sentinel that stands for
/// "nobody" (all zeros, three nines or more, `UNKNOWN`, `N/A`, `TEST`, `不明`, `なし` ...) and for
/// what a spreadsheet leaves of a number (`1.23E+10`, `12345.0`, 18 digits and more with zeros
/// after the 15th): several people may share that. Applying it twice changes nothing.
pub fn id(raw: &str) -> Option<String> {
    let canonical = settled(raw, |text| {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    });
    let usable = canonical.chars().any(char::is_alphanumeric)
        && !is_repeated(&canonical)
        && !is_damaged(&canonical)
        && !ID_SENTINELS.contains(&canonical.as_str());
    usable.then_some(canonical)
}

/// The canonical form of a person's name for comparison: groups of a DICOM PN are handled by the
/// caller; NFKC, upper case, components (between `^`, spaces, commas and middle dots) joined by one
/// space.
///
/// `None` if no letter is left or the name is a sentinel (`ANONYMOUS`, `TEST`, `不明` ...).
pub fn name(raw: &str) -> Option<String> {
    let canonical = settled(raw, |text| {
        let separates = |c: char| c.is_whitespace() || matches!(c, '^' | ',' | '、' | '・');
        let components: Vec<&str> = text
            .split(separates)
            .filter(|part| !part.is_empty())
            .collect();
        components.join(" ")
    });
    let usable =
        canonical.chars().any(char::is_alphabetic) && !NAME_SENTINELS.contains(&canonical.as_str());
    usable.then_some(canonical)
}

/// The canonical form of an issuer or other free label: NFKC, upper case, no space at either end
/// and one space between words; may be empty.
pub fn label(raw: &str) -> String {
    settled(raw, |text| {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// What the name of a file or folder may give away: the part before the first full stop, if it has six
/// characters and more and holds a number of four digits and more or several words, or if it is not
/// ASCII.
pub fn telling_file_name(name: &str) -> Option<&str> {
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem).trim();
    let digits = stem
        .split(|c: char| !c.is_numeric())
        .any(|run| run.chars().count() >= 4);
    let words = stem
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() >= 2)
        .count();
    let telling = stem.chars().count() >= 6 && (digits || words >= 2) || !stem.is_ascii();
    telling.then_some(stem)
}

/// Folds and cuts until nothing changes: upper case and lost spaces can leave text that NFKC would
/// compose further (`ŉ`, `r` + `¸`). Real text is settled in one round.
fn settled(raw: &str, cut: impl Fn(&str) -> String) -> String {
    let mut text = cut(&folded(raw));
    for _ in 0..4 {
        let next = cut(&folded(&text));
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// NFKC, upper case, dashes made one, characters without ink removed; spaces stay.
fn folded(raw: &str) -> String {
    if raw.is_ascii() {
        // NFKC leaves ASCII alone, and none of its characters is one of the many dashes.
        let inked = raw.chars().filter(|&c| !is_inkless(c));
        return inked.map(|c| c.to_ascii_uppercase()).collect();
    }
    composed(raw)
}

/// [`folded`] by the rules of Unicode.
fn composed(raw: &str) -> String {
    let upper: String = raw.nfkc().flat_map(char::to_uppercase).collect();
    upper
        .nfkc()
        .filter(|&c| !is_inkless(c))
        .map(|c| if is_dash(c) { '-' } else { c })
        .collect()
}

/// Control characters that are no space, zero-width characters, direction marks and variation
/// selectors.
fn is_inkless(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{E0000}'..='\u{E01EF}')
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// All zeros, or three nines or more, whatever stands between them (`9999-9999`).
fn is_repeated(id: &str) -> bool {
    let mut marks = id.chars().filter(|c| c.is_alphanumeric());
    let count = marks.clone().count();
    marks.clone().all(|c| c == '0') || (count >= 3 && marks.all(|c| c == '9'))
}

/// What a spreadsheet makes of an ID that it takes for a number.
fn is_damaged(id: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if let Some((mantissa, exponent)) = id.split_once("E+") {
        let number = match mantissa.split_once('.') {
            Some((whole, part)) => digits(whole) && digits(part),
            None => digits(mantissa),
        };
        return number && digits(exponent);
    }
    if let Some((whole, part)) = id.split_once('.') {
        return digits(whole) && digits(part) && part.bytes().all(|b| b == b'0');
    }
    id.len() >= 18 && digits(id) && id.bytes().skip(15).all(|b| b == b'0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_id_have_one_form() {
        for raw in [
            "ab-00123",
            " AB-00123\t",
            "ＡＢ－００１２３",
            "A B-00123",
            "AB\u{2212}00123",
            "\u{FEFF}AB-\u{200B}00123",
            "AB-00123\u{3000}",
            "\u{A0}AB-00123\0",
        ] {
            assert_eq!(id(raw).as_deref(), Some("AB-00123"), "{raw:?}");
        }
    }

    #[test]
    fn leading_zeros_make_another_id() {
        assert_ne!(id("00123"), id("123"));
    }

    #[test]
    fn half_width_kana_compose() {
        assert_eq!(id("ﾀﾞﾐｱ1").as_deref(), Some("ダミア1"));
        assert_eq!(name("ﾔﾏﾀﾞ^ﾀﾛｳ").as_deref(), Some("ヤマダ タロウ"));
    }

    #[test]
    fn an_id_that_names_nobody_has_no_form() {
        for raw in [
            "",
            " ",
            "\u{3000}",
            "-",
            "--",
            "***",
            "0",
            "000",
            "00-00",
            "０００",
            "999",
            "9999999999",
            "9999-9999",
            "unknown",
            "Unknown ",
            "n/a",
            "NA",
            "None",
            "null",
            "TEST",
            "ｔｅｓｔ",
            "テスト",
            "ﾃｽﾄ",
            "不明",
            "なし",
            "不 明",
            "deidentified",
            "No ID",
            "\u{200B}",
        ] {
            assert_eq!(id(raw), None, "{raw:?}");
        }
    }

    #[test]
    fn an_id_that_merely_holds_a_sentinel_has_a_form() {
        for raw in ["9", "99", "10", "TEST1", "NA12878", "0A", "990", "無番1"] {
            assert!(id(raw).is_some(), "{raw:?}");
        }
    }

    #[test]
    fn an_id_damaged_by_a_spreadsheet_has_no_form() {
        for raw in [
            "1.23E+10",
            "1.23e+10",
            "１．２３Ｅ＋１０",
            "2E+11",
            "12345.0",
            "12345.00",
            "123456789012345000",
        ] {
            assert_eq!(id(raw), None, "{raw:?}");
        }
        for raw in [
            "1E5",
            "1.2.3",
            "12345.10",
            "AB.0",
            "1234567890123450",
            "12E+",
            "123456789012345001",
        ] {
            assert!(id(raw).is_some(), "{raw:?}");
        }
    }

    #[test]
    fn a_name_is_compared_without_separators_case_and_width() {
        for raw in [
            "Yamada^Taro",
            "YAMADA  TARO",
            "ｙａｍａｄａ　ｔａｒｏ",
            "Yamada, Taro",
            "^Yamada^Taro^^",
        ] {
            assert_eq!(name(raw).as_deref(), Some("YAMADA TARO"), "{raw:?}");
        }
        assert_eq!(name("山田　太郎").as_deref(), Some("山田 太郎"));
        assert_eq!(name("マリア・ガルシア").as_deref(), Some("マリア ガルシア"));
        assert_eq!(
            name("O'Brien-Smith^Anne").as_deref(),
            Some("O'BRIEN-SMITH ANNE")
        );
    }

    #[test]
    fn a_name_that_names_nobody_has_no_form() {
        for raw in [
            "",
            "^^^^",
            "123",
            "Anonymous",
            "anonymous^",
            "不明",
            "テスト",
            "N/A",
            "No Name",
        ] {
            assert_eq!(name(raw), None, "{raw:?}");
        }
    }

    #[test]
    fn a_label_may_be_empty_and_keeps_single_spaces() {
        assert_eq!(label("  "), "");
        assert_eq!(
            label(" ｇｅｎｅｒａｌ \u{3000}hospital\0"),
            "GENERAL HOSPITAL"
        );
    }

    proptest! {
        #[test]
        fn ascii_is_folded_as_all_characters_are(raw in "[\\x00-\\x7F]{0,40}") {
            prop_assert_eq!(folded(&raw), composed(&raw));
        }

        #[test]
        fn canonical_forms_are_stable(raw in any::<String>()) {
            if let Some(form) = id(&raw) {
                prop_assert_eq!(id(&form), Some(form.clone()));
                prop_assert!(!form.chars().any(char::is_whitespace));
            }
            if let Some(form) = name(&raw) {
                prop_assert_eq!(name(&form), Some(form.clone()));
            }
            let form = label(&raw);
            prop_assert_eq!(label(&form), form);
        }
    }
}
