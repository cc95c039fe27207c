//! Shapes that reach or name somebody: telephone, mail, addresses, names, titles, places.

pub(super) fn is_phone(text: &str, digits: &[u8]) -> bool {
    let chars_ok = text
        .strip_prefix(['+', '☎', '℡'])
        .unwrap_or(text)
        .trim_start_matches("TEL")
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | '(' | ')' | ' ' | '.' | ':' | '‐' | 'ー'));
    let national = digits.first() == Some(&0)
        && digits.get(1).is_some_and(|&digit| digit != 0)
        && match digits.len() {
            10 => true,
            11 => digits.get(2) == Some(&0) || text.contains(['-', '(', '‐']),
            _ => false,
        };
    let foreign = text.starts_with('+') && (9..=15).contains(&digits.len());
    // Ten digits without any separator are an ID as often as a telephone number.
    let separated = digits.len() != text.len() || digits.len() == 11;
    chars_ok && separated && (national || foreign)
}

pub(super) fn is_postal(text: &str) -> bool {
    let marked = text.starts_with('〒');
    let body = text.trim_start_matches('〒').trim();
    let mut parts = body.splitn(2, ['-', '‐', 'ー', '\u{2212}']);
    let digits =
        |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    match (parts.next(), parts.next()) {
        (Some(first), Some(second)) => digits(first, 3) && digits(second, 4),
        (Some(first), None) => marked && digits(first, 7),
        (None, _) => false,
    }
}

pub(super) fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && host.contains('.')
            && text.bytes().all(|byte| byte.is_ascii_graphic())
            && host
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
    })
}

pub(super) const PREFECTURE_HEADS: [&str; 10] = [
    "北海道",
    "東京都",
    "大阪府",
    "京都府",
    "神奈川県",
    "和歌山県",
    "鹿児島県",
    "〒",
    "愛知県",
    "福岡県",
];

pub(super) fn is_address(text: &str, chars: usize) -> bool {
    if !(5..=120).contains(&chars) {
        return false;
    }
    let prefecture = text.char_indices().nth(2).is_some_and(|(at, c)| {
        let tail = text.get(at..).unwrap_or_default();
        matches!(c, '県' | '府' | '都' | '道')
            && tail.contains(['市', '区', '町', '村', '郡'])
            && !text.contains('。')
    });
    let headed = PREFECTURE_HEADS.iter().any(|head| text.starts_with(head))
        && text.contains(['市', '区', '町', '村', '郡', '-']);
    let block = text.contains(['市', '区', '町', '村', '郡'])
        && (text.contains("丁目") || text.contains("番地") || text.contains("番 "))
        && !text.contains('。');
    prefecture || headed || block
}

pub(super) const FACILITY_WORDS: [&str; 10] = [
    "病院",
    "医院",
    "クリニック",
    "診療所",
    "医療センター",
    "大学医学部",
    "医科大学",
    "Hospital",
    "Clinic",
    "Medical Center",
];

pub(super) fn contains_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

pub(super) fn ends_with_title(text: &str) -> bool {
    const TITLES: [&str; 9] = [
        "先生",
        "医師",
        "看護師",
        "技師",
        "薬剤師",
        "教授",
        " Dr",
        " MD",
        ", MD",
    ];
    TITLES
        .iter()
        .any(|title| text.len() > title.len() && text.ends_with(title))
        || ["Dr.", "Dr ", "DR."]
            .iter()
            .any(|title| text.starts_with(title))
        || ["様", "氏", "殿"].iter().any(|title| {
            text.strip_suffix(title).is_some_and(|name| {
                (2..=5).contains(&name.chars().count()) && name.chars().all(is_han)
            })
        })
}

/// Whether `c` is a kanji or a mark written among them.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}' | '々' | '〆' | 'ヶ' | 'ヵ')
}

pub(super) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | 'ー' | '゛' | '゜')
}

/// Whether `c` is a kanji or a kana.
pub fn is_japanese(c: char) -> bool {
    is_han(c) || is_kana(c)
}

/// Whether `text` is a name in two parts or more: of kanji and kana, or with the `^` of DICOM.
pub(super) fn is_name(text: &str) -> bool {
    let pieces = pieces(text);
    let numbered = text.bytes().any(|byte| byte.is_ascii_digit());
    let japanese =
        |piece: &&str| piece.chars().count() <= 8 && piece.chars().all(|c| is_han(c) || is_kana(c));
    match pieces.len() {
        2..=3 if pieces.iter().all(japanese) => true,
        2..=6 => text.contains('^') && !numbered,
        _ => false,
    }
}

/// Whether `text` is two to four words of capitals, as Latin names and many other things are.
pub(super) fn is_latin_name(text: &str) -> bool {
    let pieces = pieces(text);
    (2..=4).contains(&pieces.len())
        && pieces.iter().all(|piece| {
            piece.chars().count() <= 20
                && piece.starts_with(|c: char| c.is_uppercase())
                && piece
                    .chars()
                    .all(|c| c.is_alphabetic() && !is_han(c) && !is_kana(c) || is_joint(c))
        })
}

fn pieces(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '^' | '=' | '・'))
        .filter(|piece| !piece.is_empty())
        .collect()
}

pub(super) fn is_joint(c: char) -> bool {
    matches!(c, '-' | '\'' | '’' | '.' | ',')
}

pub(super) fn is_name_word(text: &str, chars: usize) -> bool {
    let kana_or_han = text.chars().all(|c| is_han(c) || is_kana(c));
    let latin = text.chars().all(|c| c.is_alphabetic() || is_joint(c));
    (2..=16).contains(&chars) && (kana_or_han || latin)
}

pub(super) fn is_id(text: &str, chars: usize, has_digit: bool) -> bool {
    has_digit
        && (3..=24).contains(&chars)
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'/' | b'#'))
}

/// Whether something in `text` reaches a person or finds a record: `@`, an address of the web, or a
/// run of eight digits, hyphens between them not counted.
pub(super) fn reaches(text: &str) -> bool {
    if text.contains('@') || text.contains("://") {
        return true;
    }
    let mut run = 0;
    for c in text.chars() {
        if c.is_ascii_digit() {
            run += 1;
        } else if !matches!(c, '-' | '‐' | '(' | ')' | 'ー') {
            run = 0;
        }
        if run >= 8 {
            return true;
        }
    }
    false
}
