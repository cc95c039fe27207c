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
pub(super) const RESULT_WORDS: [&str; 46] = [
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
    "測定不能",
    "判定不能",
    "検体不足",
    "検体不良",
    "溶血",
    "乳び",
    "再検",
    "擬陽性",
    "偽陽性",
    "報告済",
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

/// Digits behind the point of a number as programs write it.
const LONGEST_FRACTION: usize = 17;

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
    digits <= 7 && fraction.len() <= LONGEST_FRACTION && !leading_zero && unit_ok
}

/// Whether `text` is written like a UID with an entity in it: digits and at least four points.
pub fn is_uid(text: &str) -> bool {
    let parts = text.split('.').count();
    // A UUID as a UID (PS3.5 B.2) has three parts.
    let uuid = text.starts_with("2.25.") && parts == 3 && text.len() >= 24;
    (uuid || (5..=32).contains(&parts))
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

/// Units of measurement, in lower case, that stand behind a number or in the brackets of a header.
pub const UNITS: [&str; 40] = [
    "cm",
    "mm",
    "m",
    "kg",
    "g",
    "mg",
    "μg",
    "ng",
    "%",
    "℃",
    "mmhg",
    "bpm",
    "/min",
    "回/分",
    "ml",
    "l",
    "dl",
    "cc",
    "mg/dl",
    "g/dl",
    "u/l",
    "iu/l",
    "meq/l",
    "mmol/l",
    "μmol/l",
    "ng/ml",
    "pg/ml",
    "/μl",
    "×10^3/μl",
    "歳",
    "日",
    "分",
    "秒",
    "msec",
    "ms",
    "mgy",
    "mgycm",
    "hu",
    "kg/m2",
    "ml/min",
];

/// Units of time and single letters, which say more or other than a measurement.
const DOUBTFUL_UNITS: [&str; 8] = ["m", "g", "l", "歳", "日", "分", "秒", "cc"];

/// Whether `text` is a reading whose unit of measurement stands with it: `120 mg/dL`.
pub(super) fn is_quantity(text: &str) -> bool {
    let lower = text.to_lowercase().replace('\u{B5}', "μ");
    let unit = lower.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | '<' | '>' | '≤' | '≥' | '~' | ' ')
    });
    unit.len() < lower.len()
        && UNITS.contains(&unit)
        && !DOUBTFUL_UNITS.contains(&unit)
        && is_reading(text)
}

/// The completed years of an age of at most 120 years that is the whole of `text` after NFKC: `45`,
/// `91.5`, `満45歳`, `3歳2か月`, `091Y`, `90歳以上`. An age in months, weeks or days has none: `8か月` is 0.
pub fn age(text: &str) -> Option<u32> {
    const YEARS: [&str; 9] = [
        "歳",
        "才",
        "years old",
        "years",
        "year",
        "yrs",
        "yo",
        "y/o",
        "y",
    ];
    const PARTS: [&str; 14] = [
        "か月", "ヶ月", "ケ月", "カ月", "ヵ月", "months", "month", "mo", "m", "w", "d", "月", "日",
        "週",
    ];
    if text.len() > 40 {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let body = lower.trim_start_matches(['満', '約', '>', '≥', '=', ' ']);
    let (number, rest) = decimal(body)?;
    let whole = number.split('.').next().unwrap_or(number);
    let years = whole.parse().ok().filter(|&years: &u32| years <= 120)?;
    let rest = rest.trim_start();
    let unit = YEARS.iter().find_map(|unit| rest.strip_prefix(unit));
    if unit.is_none() && PARTS.contains(&rest) {
        return Some(0);
    }
    let rest = unit.unwrap_or(rest).trim();
    let parts = unit
        .and_then(|_| decimal(rest))
        .filter(|(number, _)| number.len() <= 2);
    let refined = parts.is_some_and(|(_, part)| PARTS.contains(&part.trim_start()));
    (refined || matches!(rest, "" | "以上" | "+" | "代")).then_some(years)
}

/// One to three digits, perhaps with up to four behind a point, and the rest.
fn decimal(text: &str) -> Option<(&str, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    if !(1..=3).contains(&whole) {
        return None;
    }
    let fraction = text[whole..].strip_prefix('.').map_or(0, digits);
    if fraction > 4 {
        return None;
    }
    let end = if fraction > 0 {
        whole + 1 + fraction
    } else {
        whole
    };
    Some((&text[..end], &text[end..]))
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
