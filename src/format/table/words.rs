//! Header words: what the name of a column says of its role.
//!
//! The words are data (`data/column-headers.csv`). A word at the end of a header counts most: the
//! comment of a doctor is a comment, the doctor of a comment is a doctor.

use super::shape;
use crate::action::Role;
use crate::transform::text;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// The list as committed.
const LIST: &str = include_str!("../../../data/column-headers.csv");

/// Every role, identifying ones first: where two are equally likely, the first is proposed.
pub const ROLES: [Role; 16] = [
    Role::PatientId,
    Role::PatientName,
    Role::OfficialNumber,
    Role::Contact,
    Role::BirthDate,
    Role::Staff,
    Role::Accession,
    Role::OtherId,
    Role::Uid,
    Role::Facility,
    Role::Date,
    Role::FreeText,
    Role::Sex,
    Role::Age,
    Role::Category,
    Role::Measurement,
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    Whole,
    Part,
    End,
}

struct Word {
    role: usize,
    how: Match,
    /// The tokens of a Latin word; empty for a Japanese one.
    tokens: Vec<&'static str>,
    /// The word folded as headers are.
    flat: String,
    weight: u8,
}

/// The position of `role` in [`ROLES`].
pub fn position(role: Role) -> Option<usize> {
    ROLES.iter().position(|&other| other == role)
}

fn role_of(name: &str) -> Option<Role> {
    let role = match name {
        "patient-id" => Role::PatientId,
        "patient-name" => Role::PatientName,
        "official-number" => Role::OfficialNumber,
        "contact" => Role::Contact,
        "birth-date" => Role::BirthDate,
        "staff" => Role::Staff,
        "accession" => Role::Accession,
        "other-id" => Role::OtherId,
        "uid" => Role::Uid,
        "facility" => Role::Facility,
        "date" => Role::Date,
        "free-text" => Role::FreeText,
        "sex" => Role::Sex,
        "age" => Role::Age,
        "category" => Role::Category,
        "measurement" => Role::Measurement,
        _ => return None,
    };
    Some(role)
}

fn parse(line: &'static str) -> Option<Word> {
    let mut fields = line.split(',');
    let role = position(role_of(fields.next()?)?)?;
    let how = match fields.next()? {
        "whole" => Match::Whole,
        "part" => Match::Part,
        "end" => Match::End,
        _ => return None,
    };
    let text = fields.next()?;
    let weight = fields.next()?.parse().ok()?;
    let tokens = if text.is_ascii() {
        text.split(' ').collect()
    } else {
        Vec::new()
    };
    Some(Word {
        role,
        how,
        tokens,
        flat: flat(text),
        weight,
    })
}

fn entries() -> impl Iterator<Item = &'static str> {
    LIST.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
}

fn words() -> &'static [Word] {
    static WORDS: OnceLock<Vec<Word>> = OnceLock::new();
    WORDS.get_or_init(|| entries().filter_map(parse).collect())
}

/// A header compared by what it says: NFKC, lower case, letters and digits alone.
fn flat(header: &str) -> String {
    header
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric() || *c == 'ー')
        .collect()
}

/// The Latin words of a header: split at case changes, digits kept with the letters before them.
fn tokens(header: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut token = String::new();
    let mut before = ' ';
    let folded: Vec<char> = header.nfkc().collect();
    for (index, &c) in folded.iter().enumerate() {
        let after = folded.get(index + 1).copied().unwrap_or(' ');
        let hump = c.is_ascii_uppercase()
            && (before.is_ascii_lowercase()
                || before.is_ascii_uppercase() && after.is_ascii_lowercase());
        if (!c.is_ascii_alphanumeric() || hump) && !token.is_empty() {
            tokens.push(std::mem::take(&mut token));
        }
        if c.is_ascii_alphanumeric() {
            token.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    if !token.is_empty() {
        tokens.push(token);
    }
    tokens
}

/// How surely a header speaks for each role of [`ROLES`], 0 to 100.
pub fn weigh(header: &str) -> [u8; ROLES.len()] {
    let mut weights = [0; ROLES.len()];
    let flat = flat(header);
    if flat.is_empty() || header.len() > 400 {
        return weights;
    }
    let tokens = tokens(header);
    // A unit in brackets at the end of `身長(cm)` is not the word that matters.
    let bare = header.nfkc().collect::<String>();
    let bare = bare
        .split(['(', '[', '【'])
        .next()
        .map(self::flat)
        .unwrap_or_default();
    for word in words() {
        let weight = word.weigh(&flat, &bare, &tokens);
        if let Some(best) = weights.get_mut(word.role) {
            *best = weight.max(*best);
        }
    }
    let measured = position(Role::Measurement).filter(|_| unit_in_brackets(header));
    if let Some(best) = measured.and_then(|at| weights.get_mut(at)) {
        *best = 80.max(*best);
    }
    weights
}

impl Word {
    fn weigh(&self, flat: &str, bare: &str, tokens: &[String]) -> u8 {
        if flat == self.flat || bare == self.flat {
            return self.weight;
        }
        let (inside, at_end) = if self.tokens.is_empty() {
            // 値1, 値2 and so on are values.
            let unnumbered = flat.trim_end_matches(|c: char| c.is_ascii_digit());
            let at_end = [flat, bare, unnumbered]
                .iter()
                .any(|header| header.ends_with(&self.flat));
            (flat.contains(&self.flat), at_end)
        } else {
            let count = self.tokens.len();
            let is_word = |window: &[String]| window.iter().eq(&self.tokens);
            (
                tokens.windows(count).any(is_word),
                tokens.windows(count).next_back().is_some_and(is_word),
            )
        };
        match self.how {
            Match::Whole => 0,
            Match::Part if at_end => self.weight,
            Match::Part if inside => self.weight.saturating_sub(15),
            Match::End if at_end => self.weight,
            Match::Part | Match::End => 0,
        }
    }
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
    const JAPANESE: [&str; 22] = [
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
    ];
    const LATIN: [&str; 24] = [
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
    ];
    let flat = flat(header);
    JAPANESE.iter().any(|word| flat.contains(word))
        || tokens(header)
            .iter()
            .any(|token| LATIN.contains(&token.as_str()))
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
    let mut pieces = normal.split(|c: char| !shape::is_japanese(c));
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

#[cfg(test)]
mod tests {
    use super::*;

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
