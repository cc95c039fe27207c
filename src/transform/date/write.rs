//! Writing a date in a style, and in every common style.

use super::era;
use super::layout::{
    Case, EraForm, Field, FirstYear, KANJI_DIGITS, MONTHS, MonthForm, Number, Piece, Script, Style,
    WEEKDAYS, WEEKDAYS_KANJI, WeekdayForm,
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// Writes `date` in `style`. `None` if the style cannot write it (era before 1868, year over 9999).
pub fn render(date: NaiveDate, style: &Style) -> Option<String> {
    let mut out = String::new();
    for piece in &style.pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Number(number) => push_number(&mut out, date, number)?,
            Piece::Era(form) => {
                let (era, _) = era::of(date)?;
                match *form {
                    EraForm::Name => out.push_str(era.name),
                    EraForm::Initial => out.extend(era.name.chars().next()),
                    EraForm::Ligature => out.push(era.ligature),
                    EraForm::Digit => out.push(char::from_digit(era.digit, 10)?),
                    EraForm::Letter { wide, lower } => {
                        let letter = if lower {
                            era.letter.to_ascii_lowercase()
                        } else {
                            era.letter
                        };
                        out.push(if wide { widen(letter) } else { letter });
                    }
                }
            }
            Piece::MonthName { form, case } => {
                let name = MONTHS[date.month0() as usize];
                let name = match form {
                    MonthForm::Full => name,
                    MonthForm::ShortWithSept if date.month() == 9 => &name[..4],
                    MonthForm::Short | MonthForm::ShortWithSept => &name[..3],
                };
                out.push_str(&case.write(name));
            }
            Piece::Ordinal(case) => {
                let suffix = match date.day() {
                    1 | 21 | 31 => "st",
                    2 | 22 => "nd",
                    3 | 23 => "rd",
                    _ => "th",
                };
                out.push_str(&match case {
                    Case::Upper => suffix.to_ascii_uppercase(),
                    Case::Title | Case::Lower => suffix.to_owned(),
                });
            }
            Piece::Weekday(form) => {
                let day = date.weekday().num_days_from_monday() as usize;
                match form {
                    WeekdayForm::Kanji => out.push(WEEKDAYS_KANJI[day]),
                    WeekdayForm::Short(case) => out.push_str(&case.write(&WEEKDAYS[day][..3])),
                    WeekdayForm::Full(case) => out.push_str(&case.write(WEEKDAYS[day])),
                }
            }
        }
    }
    Some(out)
}

fn push_number(out: &mut String, date: NaiveDate, number: &Number) -> Option<()> {
    let year = u32::try_from(date.year())
        .ok()
        .filter(|year| (1..=9999).contains(year))?;
    let value = match number.field {
        Field::Year => year,
        Field::ShortYear => year % 100,
        Field::EraYear(first) => {
            let (_, year) = era::of(date)?;
            if year == 1 && first == FirstYear::Word {
                out.push('元');
                return Some(());
            }
            year
        }
        Field::Month => date.month(),
        Field::Day => date.day(),
    };
    if number.script == Script::KanjiTens && (10..100).contains(&value) {
        if value >= 20 {
            out.push(KANJI_DIGITS[(value / 10) as usize]);
        }
        out.push('十');
        if value % 10 > 0 {
            out.push(KANJI_DIGITS[(value % 10) as usize]);
        }
        return Some(());
    }
    let digits = format!("{value:0width$}", width = usize::from(number.width));
    out.extend(digits.chars().map(|c| {
        match number.script {
            Script::Ascii => c,
            Script::Wide => widen(c),
            Script::KanjiDigits | Script::KanjiTens => c
                .to_digit(10)
                .map_or(c, |digit| KANJI_DIGITS[digit as usize]),
        }
    }));
    Some(())
}

/// The full-width form of an ASCII character that has ink.
fn widen(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        other => other,
    }
}

/// Every way a date is commonly written (compact, ISO, slashed, dotted, Japanese, era, English),
/// for the search after it, in ascending order. At least 8 characters each: what is shorter occurs
/// by chance.
pub fn renderings(date: NaiveDate) -> Vec<String> {
    let (y, m, d) = (date.year(), date.month(), date.day());
    let mut all = BTreeSet::new();
    all.insert(format!("{y:04}{m:02}{d:02}"));
    for sep in ['-', '/', '.', ' ', '_', ':'] {
        all.insert(format!("{y:04}{sep}{m:02}{sep}{d:02}"));
    }
    for sep in ['-', '/', '.'] {
        all.insert(format!("{y:04}{sep}{m}{sep}{d}"));
        for (first, second) in [(m, d), (d, m)] {
            all.insert(format!("{first:02}{sep}{second:02}{sep}{y:04}"));
            all.insert(format!("{first}{sep}{second}{sep}{y:04}"));
        }
    }
    let kanji = |field, value: i32| {
        let width = if field == Field::Year { 4 } else { 1 };
        let script = if field == Field::Year {
            Script::KanjiDigits
        } else {
            Script::KanjiTens
        };
        let mut out = String::new();
        let number = Number {
            field,
            script,
            width,
        };
        push_number(&mut out, date, &number).map_or_else(|| value.to_string(), |()| out)
    };
    let japanese = |year: String| {
        [
            format!("{year}年{m}月{d}日"),
            format!("{year}年{m:02}月{d:02}日"),
            format!("{year}年{m:>2}月{d:>2}日"),
        ]
    };
    all.extend(japanese(format!("{y:04}")));
    let kanji_day = format!("{}月{}日", kanji(Field::Month, 0), kanji(Field::Day, 0));
    all.insert(format!("{}年{kanji_day}", kanji(Field::Year, y)));
    if let Some((era, year)) = era::of(date) {
        let first = if year == 1 {
            Some("元".to_owned())
        } else {
            None
        };
        for number in [year.to_string(), format!("{year:02}"), format!("{year:>2}")]
            .into_iter()
            .chain(first)
        {
            all.extend(japanese(format!("{}{number}", era.name)));
            all.extend(japanese(format!("{}{number}", era.ligature)));
            all.extend(japanese(format!("{}{number}", era.letter)));
            for sep in ['.', '/', '-'] {
                for name in [era.name.to_owned(), era.letter.to_string()] {
                    all.insert(format!("{name}{number}{sep}{m}{sep}{d}"));
                    all.insert(format!("{name}{number}{sep}{m:02}{sep}{d:02}"));
                }
            }
        }
        let word = kanji(Field::EraYear(FirstYear::Word), 0);
        all.insert(format!("{}{word}年{kanji_day}", era.name));
    }
    let full = MONTHS[date.month0() as usize];
    for month in [full, &full[..3]] {
        for case in [Case::Upper, Case::Title] {
            let month = case.write(month);
            for day in [d.to_string(), format!("{d:02}")] {
                for sep in [" ", "-", "/", ""] {
                    all.insert(format!("{day}{sep}{month}{sep}{y:04}"));
                }
                all.insert(format!("{month} {day} {y:04}"));
                all.insert(format!("{month} {day}, {y:04}"));
                all.insert(format!("{y:04}-{month}-{day}"));
            }
        }
    }
    let wide: Vec<String> = all
        .iter()
        .filter(|text| text.bytes().filter(u8::is_ascii_alphabetic).count() <= 1)
        .filter(|text| !text.contains([' ', '_', ':']))
        .map(|text| text.chars().map(widen).collect())
        .collect();
    all.extend(wide);
    all.into_iter()
        .filter(|text| text.chars().count() >= 8)
        .collect()
}
