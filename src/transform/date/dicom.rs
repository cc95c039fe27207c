//! The date part of DICOM values (PS3.5 6.2: DA and DT; `YYYY.MM.DD` of ACR-NEMA 2.0).

use super::shift;
use chrono::{Days, NaiveDate};

/// Moves the date part of one component of a DICOM DA or DT value back by `offset`, keeping time,
/// fraction and zone byte for byte. Old separators (`YYYY.MM.DD`) are kept; separators that never
/// were legal (`YYYY-MM-DD`, `YYYY/MM/DD`) are left out of the moved date. A partial value
/// (`YYYY`, `YYYYMM`) is moved from its first day and cut to the same precision. A TM value holds
/// no date and must not be passed.
///
/// `None` if it is not a legal value (padding trimmed), if it is a placeholder
/// ([`super::is_placeholder`]), or if the result lies before the year 1.
pub fn shift_dicom(value: &str, offset: Days) -> Option<String> {
    if !value.is_ascii() {
        return None;
    }
    let bytes = value.as_bytes();
    if let [_, _, _, _, b'.', _, _, b'.', _, _] = bytes {
        let date = date(&value[..4], &value[5..7], &value[8..])?;
        let moved = shift(date, offset)?;
        return Some(moved.format("%Y.%m.%d").to_string());
    }
    if let [_, _, _, _, b'-', _, _, b'-', _, _] | [_, _, _, _, b'/', _, _, b'/', _, _] = bytes {
        let date = date(&value[..4], &value[5..7], &value[8..])?;
        return Some(shift(date, offset)?.format("%Y%m%d").to_string());
    }
    let digits = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let (written, rest) = value.split_at(digits);
    let (zone, fraction) = match rest.as_bytes() {
        [] => (rest, None),
        [b'.', ..] => {
            let tail = &rest[1..];
            let end = tail
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(tail.len());
            (&tail[end..], Some(end))
        }
        _ => (rest, None),
    };
    let legal_fraction = fraction.is_none_or(|length| digits == 14 && (1..=6).contains(&length));
    if !legal_fraction || !(zone.is_empty() || is_zone(zone)) {
        return None;
    }
    let (first_day, kept, format) = match digits {
        4 => (date(written, "01", "01")?, 4, "%Y"),
        6 => (date(&written[..4], &written[4..], "01")?, 6, "%Y%m"),
        8 | 10 | 12 | 14 if is_time(&written[8..]) => (
            date(&written[..4], &written[4..6], &written[6..8])?,
            8,
            "%Y%m%d",
        ),
        _ => return None,
    };
    Some(format!(
        "{}{}",
        shift(first_day, offset)?.format(format),
        &value[kept..]
    ))
}

fn date(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    NaiveDate::from_ymd_opt(
        i32::try_from(number(year)?).ok()?,
        number(month)?,
        number(day)?,
    )
}

/// `HH`, `HHMM` or `HHMMSS`, or nothing; second 60 is a leap second.
fn is_time(text: &str) -> bool {
    let pairs = text.as_bytes().chunks(2).zip([23, 59, 60]);
    text.len().is_multiple_of(2)
        && text.len() <= 6
        && pairs
            .into_iter()
            .all(|(pair, most)| two_digits(pair).is_some_and(|n| n <= most))
}

/// `+HHMM` or `-HHMM` from UTC: -1200 to +1400.
fn is_zone(text: &str) -> bool {
    let [sign @ (b'+' | b'-'), h1, h2, m1, m2] = text.as_bytes() else {
        return false;
    };
    let (Some(hours), Some(minutes)) = (two_digits(&[*h1, *h2]), two_digits(&[*m1, *m2])) else {
        return false;
    };
    minutes <= 59 && hours * 60 + minutes <= if *sign == b'+' { 14 * 60 } else { 12 * 60 }
}

fn two_digits(pair: &[u8]) -> Option<u32> {
    let [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] = pair else {
        return None;
    };
    Some(u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
}
