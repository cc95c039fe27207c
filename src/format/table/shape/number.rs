//! Shapes made of digits: numbers, readings, ages, codes, check digits, UIDs.

/// Whether `text` is a plain number: sign, digits with commas, point, exponent.
pub fn is_number(text: &str) -> bool {
    let body = text.strip_prefix(['+', '-', '\u{2212}']).unwrap_or(text);
    let (mantissa, exponent) = match body.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (body, None),
    };
    let exponent_ok = exponent.is_none_or(|text| {
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let whole_ok = grouped(whole) || whole.bytes().all(|byte| byte.is_ascii_digit());
    let fraction_ok = fraction.bytes().all(|byte| byte.is_ascii_digit());
    exponent_ok && whole_ok && fraction_ok && whole.len() + fraction.len() > 0
}

/// `1,234,567`: groups of three after the first.
pub(super) fn grouped(text: &str) -> bool {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b',')
        && groups.all(|group| group.len() == 3)
}

/// Results that are no number, in lower case.
pub(super) const RESULT_WORDS: [&str; 36] = [
    "+",
    "-",
    "±",
    "(+)",
    "(-)",
    "(±)",
    "+-",
    "++",
    "+++",
    "陽性",
    "陰性",
    "1+",
    "2+",
    "3+",
    "4+",
    "未検",
    "弱陽性",
    "強陽性",
    "疑陽性",
    "判定保留",
    "検出せず",
    "検出",
    "正常",
    "異常",
    "negative",
    "positive",
    "neg",
    "pos",
    "trace",
    "detected",
    "not detected",
    "reactive",
    "nonreactive",
    "non-reactive",
    "indeterminate",
    "equivocal",
];

/// A number that may be a measurement: not so long that it could be a telephone number or an ID.
pub(super) fn is_reading(text: &str) -> bool {
    if text.len() <= 16 && RESULT_WORDS.contains(&text.to_lowercase().as_str()) {
        return true;
    }
    let body = text
        .trim_start_matches(['<', '>', '≦', '≧', '≤', '≥', '~'])
        .trim_start();
    let end = body
        .char_indices()
        .find(|&(_, c)| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | '\u{2212}')))
        .map_or(body.len(), |(index, _)| index);
    let (number, unit) = body.split_at(end);
    // `1.5e3`; a spreadsheet writes long IDs as `1.23E+11`.
    let (number, unit) = match body.split_once(['e', 'E']) {
        Some((mantissa, power)) if is_number(body) => {
            if !power
                .parse::<i32>()
                .is_ok_and(|power| (-12..=7).contains(&power))
            {
                return false;
            }
            (mantissa, "")
        }
        Some(_) | None => (number, unit),
    };
    if !is_number(number) {
        return false;
    }
    let unsigned = number.trim_start_matches(['+', '-', '\u{2212}']);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = whole.bytes().filter(u8::is_ascii_digit).count();
    let leading_zero = digits > 1 && whole.starts_with('0');
    let unit = unit.trim();
    let unit_ok = unit.chars().count() <= 10
        && !unit.starts_with(|c: char| c.is_ascii_digit())
        && unit.chars().all(|c| {
            c.is_ascii_alphabetic()
                || matches!(
                    c,
                    '%' | '/' | 'μ' | 'µ' | '°' | '℃' | '^' | '*' | '2' | '3' | '.' | '・'
                )
                || matches!(
                    c,
                    '歳' | '才' | '日' | '回' | '分' | '秒' | '年' | '月' | '週' | '時' | '間'
                )
        });
    digits <= 7 && fraction.len() <= 10 && !leading_zero && unit_ok
}

/// Whether `text` is written like a UID with an entity in it: digits and at least four points.
pub fn is_uid(text: &str) -> bool {
    let parts = text.split('.').count();
    (5..=32).contains(&parts)
        && (9..=64).contains(&text.len())
        && text.starts_with(['0', '1', '2'])
        && text.split('.').all(|part| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_digit())
                && (part.len() == 1 || !part.starts_with('0'))
        })
}

pub(super) fn is_icd(text: &str) -> bool {
    let bytes = text.as_bytes();
    let head = matches!(bytes, [letter, a, b, ..]
        if letter.is_ascii_uppercase() && a.is_ascii_digit() && b.is_ascii_digit());
    let tail = bytes.get(3..).unwrap_or_default();
    let tail = tail.strip_prefix(b".").unwrap_or(tail);
    head && tail.len() <= 2 && tail.iter().all(u8::is_ascii_digit)
}

pub(super) fn is_age(text: &str) -> bool {
    let body = text
        .trim_end_matches(['歳', '才', 'Y', 'y'])
        .trim_start_matches("満")
        .trim();
    let digits = body.len() <= 3 && !body.is_empty() && body.bytes().all(|b| b.is_ascii_digit());
    digits && body.parse::<u16>().is_ok_and(|years| years <= 120)
}

pub(super) fn is_my_number(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 11] = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let Some((&last, body)) = digits.split_last() else {
        return false;
    };
    if body.len() != WEIGHTS.len() {
        return false;
    }
    let sum: u32 = body
        .iter()
        .zip(WEIGHTS)
        .map(|(&digit, weight)| u32::from(digit) * weight)
        .sum();
    let check = match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    u32::from(last) == check
}

pub(super) fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(index, &digit)| {
            let product = u32::from(digit) * if index % 2 == 1 { 2 } else { 1 };
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}
