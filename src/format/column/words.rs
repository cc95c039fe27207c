//! Header words: what the name of a column says of its role.
//!
//! The words themselves are those of [`crate::format::headers`].

use super::shape;
use crate::action::Role;
use crate::format::headers::{self, flat, tokens, words};
use crate::survey::ColumnFacts;
use crate::transform::matcher::{Field, TextMatcher};
use crate::transform::text;
use unicode_normalization::UnicodeNormalization;

/// Code of the evidence that a header may be a value, so that a generated one replaces it.
pub const UNEXPLAINED: &str = "header-unexplained";

pub use crate::format::headers::{ROLES, position};

/// How surely a header speaks for each role of [`ROLES`], 0 to 100.
pub fn weigh(header: &str) -> [u8; ROLES.len()] {
    let mut weights = headers::weigh(header);
    let measured = position(Role::Measurement).filter(|_| unit_in_brackets(header));
    if let Some(best) = measured.and_then(|at| weights.get_mut(at)) {
        *best = 80.max(*best);
    }
    weights
}

/// Whether `header` ends with a unit of measurement in brackets.
fn unit_in_brackets(header: &str) -> bool {
    let text: String = header.nfkc().flat_map(char::to_lowercase).collect();
    let text = text.trim_end();
    let body = text.strip_suffix([')', ']', '】']).unwrap_or_default();
    body.rsplit_once(['(', '[', '【']).is_some_and(|(_, unit)| {
        let unit = unit.trim().replace('\u{B5}', "μ");
        shape::UNITS.contains(&unit.as_str())
    })
}

/// Whether the values that `header` asks for are what things are called: drugs, diseases, tests. A word
/// nobody knows is at home there.
pub fn names_things(header: &str) -> bool {
    const JAPANESE: [&str; 30] = [
        "薬",
        "処方",
        "病名",
        "傷病",
        "診断",
        "疾患",
        "手技",
        "術式",
        "手術",
        "検査名",
        "検査項目",
        "項目名",
        "材料",
        "検体",
        "菌",
        "名称",
        "組織型",
        "アレルギー",
        "副作用",
        "用法",
        "装置",
        "レジメン",
        "治療",
        "合併症",
        "有害事象",
        "感染",
        "病理",
        "遺伝子",
        "機種",
        "既往",
    ];
    const LATIN: [&str; 34] = [
        "drug",
        "medication",
        "medicine",
        "diagnosis",
        "diagnoses",
        "dx",
        "disease",
        "condition",
        "procedure",
        "test",
        "item",
        "analyte",
        "loinc",
        "snomed",
        "icd",
        "specimen",
        "organism",
        "device",
        "allergy",
        "ethnicity",
        "race",
        "histology",
        "gene",
        "regimen",
        "treatment",
        "surgery",
        "comorbidity",
        "comorbidities",
        "symptom",
        "symptoms",
        "complaint",
        "manufacturer",
        "model",
        "kernel",
    ];
    let flat = flat(header);
    JAPANESE.iter().any(|word| flat.contains(word))
        || tokens(header)
            .iter()
            .any(|token| LATIN.contains(&token.as_str()))
}

/// Whether `header` speaks for running text at least as much as for words of a list.
pub fn asks_for_text(header: &str) -> bool {
    let weights = weigh(header);
    let of = |role| position(role).and_then(|at| weights.get(at).copied());
    of(Role::FreeText) >= of(Role::Category)
}

/// Whether the words of `header` say only that there is something: value, result, count.
pub fn is_generic(header: &str) -> bool {
    const JAPANESE: [&str; 13] = [
        "検査", "測定", "結果", "数値", "回数", "点数", "件数", "値", "数", "量", "率", "比",
        "最大",
    ];
    const LATIN: [&str; 14] = [
        "value", "values", "result", "results", "count", "counts", "number", "max", "min", "mean",
        "test", "lab", "exam", "numeric",
    ];
    let mut rest = flat(header);
    rest.retain(|c| !c.is_ascii_digit());
    let mut tokens = rest
        .is_ascii()
        .then(|| tokens(header))
        .into_iter()
        .flatten();
    let all = |token: String| token.parse::<u32>().is_ok() || LATIN.contains(&token.as_str());
    for word in JAPANESE {
        rest = rest.replace(word, "");
    }
    rest.is_empty() || !header.trim().is_empty() && rest.is_ascii() && tokens.all(all)
}

/// Whether `header` says something that no header of a data set says: a name of a person or facility,
/// a day, a number, a contact. Listed words say nothing but what they are listed for.
pub fn tells(header: &str) -> bool {
    let flat = flat(header);
    if words().iter().any(|word| word.flat == flat) {
        return false;
    }
    let normal = shape::normal(header);
    // 山田太郎のHbA1c: the particle belongs to no name.
    let mut pieces = normal.split(|c: char| !shape::is_japanese(c) || c == 'の');
    text::tells(header) || pieces.any(text::is_family_name)
}

/// Whether a word of `header` may be a name: one in Latin letters that is neither listed nor ordinary,
/// and no abbreviation.
pub fn has_stranger(header: &str) -> bool {
    let folded: String = header.nfkc().collect();
    let mut runs = folded.split(|c: char| !c.is_alphanumeric() || shape::is_japanese(c));
    runs.any(|run| is_strange(run) && humps(run).iter().any(|piece| is_strange(piece)))
}

/// Whether a word of a header, perhaps with digits, may be a name.
fn is_strange(word: &str) -> bool {
    let lower = word.to_lowercase();
    let letters: String = lower.chars().filter(|c| c.is_alphabetic()).collect();
    let mut tokens = words().iter().flat_map(|word| &word.tokens);
    if tokens.any(|token| *token == lower || *token == letters) {
        return false;
    }
    let titled = word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let long = letters.chars().count() >= if titled { 3 } else { 5 };
    text::is_family_name(&letters) || long && !shape::is_ordinary(&letters)
}

/// The words that `CamelCase` joins.
fn humps(run: &str) -> Vec<String> {
    let letters: Vec<char> = run.chars().collect();
    let mut pieces = vec![String::new()];
    let mut before = ' ';
    for (index, &c) in letters.iter().enumerate() {
        let after = letters.get(index + 1).copied().unwrap_or(' ');
        let hump = c.is_uppercase()
            && (before.is_lowercase() || before.is_uppercase() && after.is_lowercase());
        if hump {
            pieces.push(String::new());
        }
        if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
        before = c;
    }
    pieces
}

/// Whether `header` is explained: a listed word, a unit, or a plain identifier of a data set.
///
/// A name of a person in a header is none of these.
pub fn is_explained(header: &str) -> bool {
    let text = header.trim();
    let identifier = text.len() <= 40
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && (text.contains('_') || text.len() <= 4 || text.bytes().any(|b| b.is_ascii_digit()));
    identifier && !shape::look(text).shapes.has(shape::Shapes::REACHES) || has_word(text)
}

/// Whether a listed word speaks for any role.
pub fn has_word(header: &str) -> bool {
    weigh(header).iter().any(|&weight| weight >= 55)
}

/// A header as the user's roles are compared: NFKC, trimmed, case folded.
pub fn key(header: &str) -> String {
    shape::normal(header).to_lowercase()
}

/// Whether the header of `column` may be written: it is no value and holds no known identifier.
pub fn stays(column: &ColumnFacts, known: &TextMatcher) -> bool {
    let unexplained = column
        .evidence
        .iter()
        .any(|evidence| evidence.code == UNEXPLAINED);
    !unexplained && known.find(&column.header, Field::Text).is_empty()
}

/// The header of the column at zero-based `position` as it will be written: its own, or `column_N`
/// (counted from one) where it may be a value or holds a known identifier.
pub fn output_header(column: &ColumnFacts, position: usize, known: &TextMatcher) -> String {
    if stays(column, known) {
        column.header.clone()
    } else {
        format!("column_{}", position + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::headers::entries;

    fn best(header: &str) -> Option<Role> {
        let weights = weigh(header);
        let top = *weights.iter().max()?;
        let at = weights.iter().position(|&weight| weight == top)?;
        (top > 0).then(|| ROLES[at])
    }

    #[test]
    fn every_line_of_the_list_is_a_word() {
        assert_eq!(words().len(), entries().count());
        assert!(
            words()
                .iter()
                .all(|word| !word.flat.is_empty() && word.weight <= 100)
        );
        let unique: std::collections::BTreeSet<_> = words()
            .iter()
            .map(|word| (word.role, word.flat.as_str(), word.tokens.len()))
            .collect();
        assert_eq!(unique.len(), words().len());
    }

    #[test]
    fn spellings_of_the_patient_id_are_one() {
        for header in [
            "患者番号",
            "患者ID",
            "患者ＩＤ",
            "ｶﾝｼﾞｬNO",
            "カンジャ番号",
            "PT_ID",
            "PatientID",
            "patient id",
            "Patient-Id",
            "MRN",
            "カルテ番号",
            "診察券番号",
            "KANJA_NO",
            " 患者番号 ",
            "患者 番号",
            "ptId",
        ] {
            assert_eq!(best(header), Some(Role::PatientId), "{header}");
        }
    }

    #[test]
    fn the_word_at_the_end_decides() {
        for (header, role) in [
            ("主治医氏名", Role::Staff),
            ("主治医コメント", Role::FreeText),
            ("コメント入力者", Role::Staff),
            ("患者氏名", Role::PatientName),
            ("カナ氏名", Role::PatientName),
            ("病院電話番号", Role::Contact),
            ("生年月日", Role::BirthDate),
            ("検査日", Role::Date),
            ("検査番号", Role::OtherId),
            ("検査時年齢", Role::Age),
            ("検査所見", Role::FreeText),
            ("保険者番号", Role::OfficialNumber),
            ("紹介元医療機関名", Role::Facility),
            ("身長(cm)", Role::Measurement),
            ("HbA1c(%)", Role::Measurement),
            ("AccessionNumber", Role::Accession),
            ("StudyInstanceUID", Role::Uid),
            ("date_of_birth", Role::BirthDate),
            ("Patient Name", Role::PatientName),
            ("attending_physician", Role::Staff),
            ("Diagnosis_Code", Role::Category),
            ("性別", Role::Sex),
            ("在留カード番号", Role::OfficialNumber),
        ] {
            assert_eq!(best(header), Some(role), "{header}");
        }
    }

    #[test]
    fn letters_inside_a_word_are_no_word() {
        for header in ["width", "Stage", "provident", "candidate", "山田太郎", ""] {
            assert_ne!(best(header), Some(Role::PatientId), "{header}");
            assert_ne!(best(header), Some(Role::Age), "{header}");
            assert_ne!(best(header), Some(Role::Date), "{header}");
        }
        assert!(!is_explained("山田太郎"));
        assert!(!is_explained("Yamada"));
        assert!(is_explained("tumor_size"));
    }

    #[test]
    fn a_header_with_a_name_a_place_or_a_day_is_known() {
        for header in [
            "score by Dr Becker",
            "Wuppertal clinic crp",
            "東京架空病院 Hb",
            "hb 2023-04-05",
            "CRP(4月12日)",
            "山田_CRP",
            "山田太郎のHbA1c",
            "山田太郎HbA1c",
            "山田太郎様のHbA1c",
            "鈴木のCRP値",
            "CRP(鈴木)",
            "佐藤先生 スコア",
            "Kato score",
            "featherstone_score",
            "crp 03-5253-1111",
            "CRP 令和5年4月",
            "Score_Kim",
            "becker@example.org",
            "St. Mary Hospital HbA1c",
            "値(ｽｽﾞｷ)",
        ] {
            assert!(tells(header) || has_stranger(header), "{header}");
        }
    }

    #[test]
    fn usual_headers_tell_nothing() {
        for header in [
            "患者番号",
            "患者氏名",
            "患者の年齢",
            "手術後の経過",
            "担当医",
            "eGFRcreat",
            "HbA1c(%)",
            "身長(cm)",
            "主治医氏名",
            "病院電話番号",
            "紹介元医療機関名",
            "CA19-9",
            "CA125",
            "血糖(2時間値)",
            "γ-GTP",
            "IL-6",
            "Ki67",
            "tumor_size",
            "FDG_SUVmax",
            "NT-proBNP",
            "ECOG PS",
            "Gleason score",
            "CTDIvol (mGy)",
            "D-dimer",
            "T-Bil",
            "AST(GOT)",
            "eGFR",
            "白血球数",
            "検査結果値",
            "PatientID",
            "attending_physician",
            "Diagnosis_Code",
            "smoking_status",
            "age_years",
            "Alb",
            "Plt",
            "Hgb",
            "RBC count",
            "EDSS",
            "mRS 90days",
            "albumin",
            "Total cholesterol",
            "LDL-C",
            "C-reactive protein",
            "1回目 収縮期血圧",
            "病理組織型",
            "入院区分",
            "担当医コメント",
            "Dose (mg)",
            "WHO grade",
            "TNM stage",
        ] {
            assert!(!tells(header), "{header} tells");
            assert!(!has_stranger(header), "{header} has a stranger");
        }
    }

    #[test]
    fn no_listed_word_tells_anything() {
        for word in entries().filter_map(|line| line.split(',').nth(2)) {
            assert!(!tells(word) && !has_stranger(word), "{word}");
        }
    }
}
