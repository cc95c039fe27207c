//! Dates with English month names: `1 May 2024`, `01-MAY-24`, `May 1st, 2024`, `Jan 1961`.

use super::super::layout::{
    Case, Field, MONTHS, MonthForm, Number, Piece, Precision, Script, WEEKDAYS, WeekdayForm,
};
use super::{Digits, Read, Scan, plain_digit};
use chrono::{Datelike, NaiveDate};

/// Day, month, year, behind a weekday or not.
pub(super) fn day_first(mut scan: Scan<'_>) -> Option<Read<'_>> {
    let weekday = weekday_before(&mut scan);
    if weekday.is_none() && scan.before().is_some_and(|c| plain_digit(c).is_some()) {
        return None;
    }
    let day = ascii(&mut scan, 1, 2)?;
    scan.push(Field::Day, day);
    ordinal(&mut scan);
    let tight = separate(&mut scan);
    if word(scan.rest()).eq_ignore_ascii_case("of") {
        scan.literal(|c| c.eq_ignore_ascii_case(&'o'))?;
        scan.literal(|c| c.eq_ignore_ascii_case(&'f'))?;
        scan.spaces(2);
    }
    let month = month(&mut scan, tight)?;
    scan.literal(|c| c == ',');
    separate(&mut scan);
    let apostrophe = scan.literal(|c| matches!(c, '\'' | '’')).is_some();
    let year = year(&mut scan, apostrophe || month.capital)?;
    finish(scan, year, month.number, Some(day.value), weekday)
}

/// Month, day, year, behind a weekday or not; or month and year.
pub(super) fn month_first(mut scan: Scan<'_>) -> Option<Read<'_>> {
    let weekday = weekday_before(&mut scan);
    if weekday.is_none() && scan.before().is_some_and(char::is_alphabetic) {
        return None;
    }
    let found = month(&mut scan, false)?;
    separate(&mut scan);
    scan.literal(|c| c == ',');
    scan.spaces(1);
    let mut with_day = scan.clone();
    if let Some(day) = ascii(&mut with_day, 1, 2) {
        with_day.push(Field::Day, day);
        ordinal(&mut with_day);
        with_day.literal(|c| c == ',');
        separate(&mut with_day);
        with_day.literal(|c| c == ',');
        with_day.spaces(1);
        if let Some(year) = year(&mut with_day, false) {
            return finish(with_day, year, found.number, Some(day.value), weekday);
        }
    }
    if weekday.is_some() || !found.capital {
        return None;
    }
    let year = year(&mut scan, false)?;
    finish(scan, year, found.number, None, None)
}

/// `2024-MAY-01`, `2024 May 1`.
pub(super) fn year_first(mut scan: Scan<'_>) -> Option<Read<'_>> {
    if scan.before().is_some_and(|c| plain_digit(c).is_some()) {
        return None;
    }
    let written = ascii(&mut scan, 4, 4)?;
    scan.push(Field::Year, written);
    let tight = separate(&mut scan);
    let found = month(&mut scan, tight)?;
    separate(&mut scan);
    let day = ascii(&mut scan, 1, 2)?;
    scan.push(Field::Day, day);
    finish(
        scan,
        i32::try_from(written.value).ok()?,
        found.number,
        Some(day.value),
        None,
    )
}

fn finish<'a>(
    scan: Scan<'a>,
    year: i32,
    month: u32,
    day: Option<u32>,
    weekday: Option<u32>,
) -> Option<Read<'a>> {
    if scan.peek().is_some_and(|c| plain_digit(c).is_some()) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year, month, day.unwrap_or(1))?;
    // A weekday that does not agree is left outside: the date is read again behind it.
    if weekday.is_some_and(|weekday| weekday != date.weekday().num_days_from_monday()) {
        return None;
    }
    scan.done(
        date,
        if day.is_some() {
            Precision::Day
        } else {
            Precision::Month
        },
    )
}

/// Takes `Wednesday, ` or `Wed `; gives its number, Monday being zero.
fn weekday_before(scan: &mut Scan<'_>) -> Option<u32> {
    if scan.before().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let text = word(scan.rest());
    let number = WEEKDAYS
        .iter()
        .position(|day| text.eq_ignore_ascii_case(day) || text.eq_ignore_ascii_case(&day[..3]))?;
    let mut tried = scan.clone();
    tried.at += text.len();
    let case = Case::of(text);
    tried.pieces.push(Piece::Weekday(if text.len() == 3 {
        WeekdayForm::Short(case)
    } else {
        WeekdayForm::Full(case)
    }));
    tried.literal(|c| c == '.');
    tried.literal(|c| c == ',');
    if tried.spaces(2) == 0 {
        return None;
    }
    *scan = tried;
    u32::try_from(number).ok()
}

struct Month {
    number: u32,
    /// Whether it begins with a capital, as a name does and `may` and `march` need not.
    capital: bool,
}

/// Takes the name of a month. `tight` says that no space stands before it.
fn month(scan: &mut Scan<'_>, tight: bool) -> Option<Month> {
    let text = word(scan.rest());
    let index = MONTHS.iter().position(|name| {
        text.eq_ignore_ascii_case(name)
            || text.eq_ignore_ascii_case(&name[..3])
            || (text.eq_ignore_ascii_case("Sept") && *name == "September")
    })?;
    scan.at += text.len();
    let case = Case::of(text);
    let dotted = scan.peek() == Some('.');
    let form = match text.len() {
        // May is both; capitals, hyphens and points go with short names.
        3 if index == 4 && !(tight || dotted || case == Case::Upper) => MonthForm::Full,
        3 => MonthForm::Short,
        4 if index == 8 => MonthForm::ShortWithSept,
        _ => MonthForm::Full,
    };
    scan.pieces.push(Piece::MonthName { form, case });
    if form != MonthForm::Full {
        scan.literal(|c| c == '.');
    }
    Some(Month {
        number: u32::try_from(index).ok()? + 1,
        capital: case != Case::Lower,
    })
}

/// Takes `st`, `nd`, `rd` or `th`.
fn ordinal(scan: &mut Scan<'_>) {
    let text = word(scan.rest());
    if ["st", "nd", "rd", "th"]
        .iter()
        .any(|suffix| text.eq_ignore_ascii_case(suffix))
    {
        scan.at += text.len();
        scan.pieces.push(Piece::Ordinal(match Case::of(text) {
            Case::Upper => Case::Upper,
            Case::Title | Case::Lower => Case::Lower,
        }));
    }
}

/// Takes a hyphen, slash, point, underscore or up to two spaces; says whether there was no space.
fn separate(scan: &mut Scan<'_>) -> bool {
    scan.literal(|c| matches!(c, '-' | '/' | '.' | '_'));
    scan.spaces(2) == 0
}

/// Takes four digits of a year, or, if `short`, two: 50 to 99 lie in the 20th century.
fn year(scan: &mut Scan<'_>, short: bool) -> Option<i32> {
    let mut long = scan.clone();
    if let Some(read) = ascii(&mut long, 4, 4) {
        long.push(Field::Year, read);
        *scan = long;
        return i32::try_from(read.value).ok();
    }
    let read = ascii(scan, 2, 2).filter(|_| short)?;
    scan.pieces.push(Piece::Number(Number {
        field: Field::ShortYear,
        script: Script::Ascii,
        width: 2,
    }));
    let century = if read.value >= 50 { 1900 } else { 2000 };
    i32::try_from(read.value).ok().map(|year| year + century)
}

fn ascii(scan: &mut Scan<'_>, least: usize, most: usize) -> Option<Digits> {
    scan.digits(least, most)
        .filter(|read| read.script == Script::Ascii)
}

/// The ASCII letters at the start of `text`, at most ten.
fn word(text: &str) -> &str {
    let end = text
        .bytes()
        .take(10)
        .take_while(u8::is_ascii_alphabetic)
        .count();
    &text[..end]
}
