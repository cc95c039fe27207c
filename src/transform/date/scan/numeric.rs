//! Dates in numbers: `2024/05/01`, `20240501`, `2024年5月1日`, `01.05.2024`.

use super::super::layout::{Field, Number, Piece, Precision, Script};
use super::super::{PLAUSIBLE_YEARS, is_placeholder};
use super::{Digits, Mode, Read, Scan, continues_token, digit, is_space, narrow, plain_digit};
use chrono::NaiveDate;

/// Year, month and day, or year and month, with separators or 年月日.
pub(super) fn year_first(mut scan: Scan<'_>) -> Option<Read<'_>> {
    if is_inside_a_number(&scan) {
        return None;
    }
    let year = scan.digits(4, 4)?;
    let western = i32::try_from(year.value).ok()?;
    scan.push(Field::Year, year);
    let mut japanese = scan.clone();
    japanese.spaces(1);
    if japanese.literal(|c| c == '年').is_some() {
        return japanese_rest(japanese, western);
    }
    if year.script == Script::KanjiDigits {
        return None;
    }
    if let Some((date, scan)) = month_and_day(scan.clone(), western) {
        return scan.done(date, Precision::Day);
    }
    month_only(scan, western)
}

/// What follows 年: month and day, month, or nothing.
pub(super) fn japanese_rest(scan: Scan<'_>, year: i32) -> Option<Read<'_>> {
    let mut month_scan = scan.clone();
    month_scan.spaces(2);
    let with_month = month_scan.small().and_then(|month| {
        month_scan.push(Field::Month, month);
        month_scan.spaces(1);
        month_scan.literal(|c| c == '月')?;
        NaiveDate::from_ymd_opt(year, month.value, 1).map(|date| (month, date))
    });
    let Some((month, first_of_month)) = with_month else {
        let free = !scan
            .rest()
            .trim_start_matches(is_space)
            .starts_with(|c| plain_digit(c).is_some());
        return (free && i64::from(year) >= 100)
            .then(|| NaiveDate::from_ymd_opt(year, 1, 1))
            .flatten()
            .and_then(|date| scan.done(date, Precision::Year));
    };
    let mut day_scan = month_scan.clone();
    day_scan.spaces(2);
    let with_day = day_scan.small().and_then(|day| {
        day_scan.push(Field::Day, day);
        day_scan.spaces(1);
        day_scan.literal(|c| c == '日')?;
        NaiveDate::from_ymd_opt(year, month.value, day.value)
    });
    match with_day {
        Some(date) => day_scan.done(date, Precision::Day),
        None => month_scan.done(first_of_month, Precision::Month),
    }
}

/// Separator, month, the same separator, day.
pub(super) fn month_and_day(mut scan: Scan<'_>, year: i32) -> Option<(NaiveDate, Scan<'_>)> {
    let separator = separator(&mut scan)?;
    scan.spaces(1);
    let month = scan
        .digits(1, 2)
        .filter(|month| month.script != Script::KanjiDigits)?;
    scan.push(Field::Month, month);
    if separator == ' ' {
        scan.literal(is_space)?;
    } else {
        scan.spaces(1);
        scan.literal(|c| canonical_separator(c) == Some(separator))?;
        scan.spaces(1);
    }
    let day = scan
        .digits(1, 2)
        .filter(|day| day.script != Script::KanjiDigits)?;
    scan.push(Field::Day, day);
    let loose = matches!(separator, ' ' | '_' | ':');
    if (loose && (month.count, day.count) != (2, 2)) || runs_on(&scan, separator) {
        return None;
    }
    Some((NaiveDate::from_ymd_opt(year, month.value, day.value)?, scan))
}

/// `2024/05` and, with two digits, `2024-05`.
fn month_only(mut scan: Scan<'_>, year: i32) -> Option<Read<'_>> {
    let separator = scan.literal(|c| matches!(canonical_separator(c), Some('/' | '-')))?;
    let separator = canonical_separator(separator)?;
    let month = scan
        .digits(1, 2)
        .filter(|month| month.script != Script::KanjiDigits)?;
    scan.push(Field::Month, month);
    let follows = scan.peek();
    let free = !follows
        .is_some_and(|c| canonical_separator(c).is_some_and(|c| c == '/' || c == '-'))
        && !follows.is_some_and(|c| narrow(c) == '.' && runs_on(&scan, '.'));
    if !free || (separator == '-' && month.count != 2) || !PLAUSIBLE_YEARS.contains(&year) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year, month.value, 1)?;
    scan.done(date, Precision::Month)
}

/// Eight digits; in a cell also six, and 12 or 14 with the time (which stays in the text).
pub(super) fn compact(mut scan: Scan<'_>) -> Option<Read<'_>> {
    if scan.mode == Mode::Running && scan.before().is_some_and(continues_token) {
        return None;
    }
    let digits = scan
        .rest()
        .chars()
        .take_while(|&c| plain_digit(c).is_some())
        .take(15)
        .count();
    let script = digit(scan.peek()?)?.1;
    let length = match (scan.mode, digits) {
        (Mode::Running | Mode::Cell, 8) => 8,
        (Mode::Cell, 12 | 14) => 8,
        (Mode::Cell, 6) => 6,
        _ => return None,
    };
    let mut value = 0;
    for _ in 0..length {
        let c = scan.peek()?;
        value = value * 10 + plain_digit(c)?;
        scan.at += c.len_utf8();
    }
    if scan.mode == Mode::Running && scan.peek().is_some_and(continues_token) {
        return None;
    }
    let (year, month, day) = match length {
        8 => (value / 10_000, value / 100 % 100, value % 100),
        _ => (value / 100, value % 100, 1),
    };
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    // Most numbers of eight digits are no date; a year out of sight is a placeholder or a number.
    if is_placeholder(date) && !matches!(year, 1 | 1858 | 1899 | 1900 | 2099 | 2999 | 9999) {
        return None;
    }
    let mut push = |field, width| {
        scan.pieces.push(Piece::Number(Number {
            field,
            script,
            width,
        }));
    };
    push(Field::Year, 4);
    push(Field::Month, 2);
    if length == 6 {
        return scan.done(date, Precision::Month);
    }
    push(Field::Day, 2);
    scan.done(date, Precision::Day)
}

/// `01/05/2024`, `1.5.2024`, `05-01-2024`.
pub(super) fn year_last(mut scan: Scan<'_>) -> Option<Read<'_>> {
    if is_inside_a_number(&scan) {
        return None;
    }
    let first = small_plain(&mut scan)?;
    let slot = scan.pieces.len();
    scan.push(Field::Month, first);
    let separator = separator(&mut scan).filter(|&c| matches!(c, '/' | '-' | '.' | '_'))?;
    let second = small_plain(&mut scan)?;
    let day_first = first.value > 12 || (second.value <= 12 && separator == '.');
    let (month, day) = if day_first {
        (second, first)
    } else {
        (first, second)
    };
    if day_first && let Some(Piece::Number(number)) = scan.pieces.get_mut(slot) {
        number.field = Field::Day;
    }
    scan.push(if day_first { Field::Month } else { Field::Day }, second);
    scan.literal(|c| canonical_separator(c) == Some(separator))?;
    let year = scan
        .digits(4, 4)
        .filter(|year| year.script != Script::KanjiDigits)?;
    scan.push(Field::Year, year);
    if runs_on(&scan, separator) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(i32::try_from(year.value).ok()?, month.value, day.value)?;
    scan.done(date, Precision::Day)
}

fn small_plain(scan: &mut Scan<'_>) -> Option<Digits> {
    scan.digits(1, 2)
        .filter(|read| read.script != Script::KanjiDigits)
}

/// Takes a separator with at most one space around it; spaces alone are one too.
fn separator(scan: &mut Scan<'_>) -> Option<char> {
    let spaces = scan.spaces(1);
    match scan.literal(|c| canonical_separator(c).is_some()) {
        Some(c) => {
            let separator = canonical_separator(c)?;
            scan.spaces(1);
            Some(separator)
        }
        None => (spaces == 1).then_some(' '),
    }
}

/// The separator that `c` is, whatever its width; dashes count as one.
fn canonical_separator(c: char) -> Option<char> {
    match c {
        '/' | '／' => Some('/'),
        '-' | '－' | '\u{2010}'..='\u{2013}' | '−' => Some('-'),
        '.' | '．' => Some('.'),
        '_' | '＿' => Some('_'),
        ':' | '：' => Some(':'),
        _ => None,
    }
}

/// Whether the date goes on behind its last number as a version, UID or telephone number would.
fn runs_on(scan: &Scan<'_>, separator: char) -> bool {
    let mut rest = scan.rest().chars();
    match rest.next() {
        Some(c) if plain_digit(c).is_some() => true,
        Some(c) => {
            matches!(separator, '.' | '/' | ':')
                && canonical_separator(c) == Some(separator)
                && rest.next().is_some_and(|c| plain_digit(c).is_some())
        }
        None => false,
    }
}

/// Whether digits stand directly before the date, or digits with a point or slash.
fn is_inside_a_number(scan: &Scan<'_>) -> bool {
    match scan.before() {
        Some(c) if plain_digit(c).is_some() => true,
        Some(c) => {
            matches!(canonical_separator(c), Some('.'))
                && scan
                    .second_before()
                    .is_some_and(|c| plain_digit(c).is_some())
        }
        None => false,
    }
}
