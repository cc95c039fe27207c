//! Reading dates: a scanner that tries every style at one place of a text.
//!
//! Each attempt looks at a bounded number of characters, so a whole text costs linear time.

mod english;
mod numeric;

use super::era::{ERAS, Era};
use super::layout::{
    Case, EraForm, Field, FirstYear, KANJI_DIGITS, Number, Piece, Precision, Script, Style,
    WEEKDAYS, WEEKDAYS_KANJI, WeekdayForm,
};
use super::{Found, PLAUSIBLE_YEARS, time};
use chrono::{Datelike, NaiveDate};

/// Where a date is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// The whole of a cell: the context is known to be one value.
    Cell,
    /// Running text: numbers around it may mean something else.
    Running,
}

/// A date read at the start of a scan.
struct Read<'a> {
    scan: Scan<'a>,
    date: NaiveDate,
    precision: Precision,
}

/// Reads the whole of `text` as one date.
pub(super) fn cell(text: &str) -> Option<(NaiveDate, Style)> {
    let mut read = read(text, 0, Mode::Cell)?;
    let tail = &text[read.scan.at..];
    let compact = read.scan.is_compact() && time::is_compact_time(tail);
    if !(tail.is_empty() || compact || time::is_time(tail)) {
        return None;
    }
    if !tail.is_empty() {
        if read.precision != Precision::Day {
            return None;
        }
        read.scan.pieces.push(Piece::Text(tail.to_owned()));
    }
    Some((read.date, read.scan.into_style(read.precision)))
}

/// Every date in running text.
pub(super) fn running(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let before = text[..at].chars().next_back();
        if let Some(read) = (can_start(c) && !is_inside(before, c))
            .then(|| read(text, at, Mode::Running))
            .flatten()
        {
            let range = at..read.scan.at;
            at = range.end;
            found.push(Found {
                range,
                date: read.date,
                style: read.scan.into_style(read.precision),
            });
        } else {
            at += c.len_utf8();
        }
    }
    found
}

/// Whether `c` stands inside a word or number of ASCII, where no style begins: a month, a weekday and the
/// letter of an era stand behind no letter, and a number is read from its first digit.
fn is_inside(before: Option<char>, c: char) -> bool {
    before.is_some_and(|before| {
        before.is_ascii_alphabetic() && c.is_ascii_alphabetic()
            || before.is_ascii_digit() && c.is_ascii_digit()
    })
}

/// Whether some style begins with `c`.
fn can_start(c: char) -> bool {
    digit(c).is_some()
        || c.is_ascii_alphabetic()
        || ERAS.iter().any(|era| {
            era.name.starts_with(c)
                || era.ligature == c
                || narrow(c).eq_ignore_ascii_case(&era.letter)
        })
}

fn read(text: &str, at: usize, mode: Mode) -> Option<Read<'_>> {
    type Form = for<'a> fn(Scan<'a>) -> Option<Read<'a>>;
    const FORMS: [Form; 7] = [
        era_date,
        numeric::year_first,
        numeric::compact,
        numeric::year_last,
        english::day_first,
        english::month_first,
        english::year_first,
    ];
    let scan = Scan {
        text,
        start: at,
        at,
        mode,
        pieces: Vec::new(),
    };
    FORMS
        .iter()
        .find_map(|form| form(scan.clone()))
        .and_then(Scan::finish)
}

/// A place in a text and the layout read so far.
#[derive(Clone)]
struct Scan<'a> {
    text: &'a str,
    start: usize,
    at: usize,
    mode: Mode,
    pieces: Vec<Piece>,
}

/// A number as it was read.
#[derive(Clone, Copy)]
struct Digits {
    value: u32,
    count: usize,
    script: Script,
    leading_zero: bool,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character before the date.
    fn before(&self) -> Option<char> {
        self.text[..self.start].chars().next_back()
    }

    /// The character before that.
    fn second_before(&self) -> Option<char> {
        self.text[..self.start].chars().rev().nth(1)
    }

    /// Takes one character that `accept`s as fixed text.
    fn literal(&mut self, accept: impl Fn(char) -> bool) -> Option<char> {
        let c = self.peek().filter(|&c| accept(c))?;
        self.at += c.len_utf8();
        self.push_text(c);
        Some(c)
    }

    fn push_text(&mut self, c: char) {
        match self.pieces.last_mut() {
            Some(Piece::Text(text)) => text.push(c),
            Some(_) | None => self.pieces.push(Piece::Text(c.to_string())),
        }
    }

    /// Takes at most `most` spaces as fixed text.
    fn spaces(&mut self, most: usize) -> usize {
        (0..most)
            .take_while(|_| self.literal(is_space).is_some())
            .count()
    }

    /// Takes a run of digits of one script, all of it, if it has `least` to `most`.
    fn digits(&mut self, least: usize, most: usize) -> Option<Digits> {
        let (value, script) = digit(self.peek()?)?;
        let kanji = script == Script::KanjiDigits;
        let mut read = Digits {
            value: 0,
            count: 0,
            script,
            leading_zero: value == 0,
        };
        let mut rest = self.rest();
        while let Some(c) = rest.chars().next() {
            let Some((value, other)) = digit(c) else {
                break;
            };
            if (other == Script::KanjiDigits) != kanji {
                break;
            }
            if read.count == most {
                return None;
            }
            read.value = read.value * 10 + value;
            read.count += 1;
            rest = &rest[c.len_utf8()..];
        }
        if read.count < least {
            return None;
        }
        self.at = self.text.len() - rest.len();
        Some(read)
    }

    /// Takes a number of one or two digits, in kanji with 十 too.
    fn small(&mut self) -> Option<Digits> {
        if let Some(tens) = self.kanji_tens() {
            return Some(tens);
        }
        let mut read = self.digits(1, 2)?;
        if read.script == Script::KanjiDigits && read.count == 1 {
            read.script = Script::KanjiTens;
        }
        Some(read)
    }

    /// Takes 十, 十一 ... 九十九.
    fn kanji_tens(&mut self) -> Option<Digits> {
        let mut chars = self.rest().chars().peekable();
        let ones = |c: char| {
            KANJI_DIGITS
                .iter()
                .skip(1)
                .position(|&k| k == c)
                .map(|i| i as u32 + 1)
        };
        let mut bytes = 0;
        let mut value = 10;
        if let Some(tens) = chars.peek().copied().and_then(ones) {
            bytes += chars.next()?.len_utf8();
            value = tens * 10;
        }
        bytes += chars.next().filter(|&c| c == '十')?.len_utf8();
        if let Some(c) = chars.next()
            && let Some(one) = ones(c)
        {
            bytes += c.len_utf8();
            value += one;
        }
        self.at += bytes;
        Some(Digits {
            value,
            count: 2,
            script: Script::KanjiTens,
            leading_zero: false,
        })
    }

    /// Adds a number to the layout. Its width is settled by [`Scan::into_style`].
    fn push(&mut self, field: Field, read: Digits) {
        let width = match (read.leading_zero, read.count) {
            (true, _) => 2,
            (false, 1) => 1,
            (false, _) => OPEN,
        };
        let width = if matches!(field, Field::Year) {
            4
        } else {
            width
        };
        let width = if read.script == Script::KanjiTens {
            1
        } else {
            width
        };
        self.pieces.push(Piece::Number(Number {
            field,
            script: read.script,
            width,
        }));
    }

    /// Whether the layout is eight digits in a row.
    fn is_compact(&self) -> bool {
        matches!(
            self.pieces.as_slice(),
            [Piece::Number(_), Piece::Number(_), Piece::Number(_)]
        ) && self.at - self.start == 8
    }

    fn done(self, date: NaiveDate, precision: Precision) -> Option<Read<'a>> {
        if self.mode == Mode::Running && !PLAUSIBLE_YEARS.contains(&date.year()) {
            return None;
        }
        Some(Read {
            scan: self,
            date,
            precision,
        })
    }

    /// Takes a weekday behind the date if it agrees with it.
    fn finish(mut read: Read<'a>) -> Option<Read<'a>> {
        if read.precision == Precision::Day {
            read.scan.weekday_behind(read.date);
        }
        Some(read)
    }

    fn weekday_behind(&mut self, date: NaiveDate) {
        let mut scan = self.clone();
        scan.spaces(1);
        let open = scan.literal(|c| matches!(c, '(' | '（' | '[' | '［'));
        let day = date.weekday().num_days_from_monday() as usize;
        let english = &WEEKDAYS[day][..3];
        let rest = scan.rest();
        if rest.starts_with(WEEKDAYS_KANJI[day])
            && (open.is_some() || rest[3..].starts_with("曜日"))
        {
            scan.at += WEEKDAYS_KANJI[day].len_utf8();
            scan.pieces.push(Piece::Weekday(WeekdayForm::Kanji));
            for expected in ['曜', '日'] {
                if scan.literal(|c| c == expected).is_none() {
                    break;
                }
            }
        } else if open.is_some()
            && let Some(word) = rest.get(..3)
            && word.eq_ignore_ascii_case(english)
        {
            scan.at += 3;
            scan.pieces
                .push(Piece::Weekday(WeekdayForm::Short(Case::of(word))));
            scan.literal(|c| c == '.');
        } else {
            return;
        }
        if open.is_none()
            || scan
                .literal(|c| matches!(c, ')' | '）' | ']' | '］'))
                .is_some()
        {
            *self = scan;
        }
    }

    /// The style, with every open width settled: what was written with two digits and could have
    /// been padded or not follows the other numbers, and without them the habit of its
    /// surroundings.
    fn into_style(self, precision: Precision) -> Style {
        let mut pieces = self.pieces;
        let width_of = |piece: &Piece| match piece {
            Piece::Number(number) if number.script != Script::KanjiTens => match number.field {
                Field::Month | Field::Day | Field::EraYear(_) => Some(number.width),
                Field::Year | Field::ShortYear => None,
            },
            Piece::Number(_)
            | Piece::Text(_)
            | Piece::Era(_)
            | Piece::MonthName { .. }
            | Piece::Ordinal(_)
            | Piece::Weekday(_) => None,
        };
        let written = |width: u8| pieces.iter().any(|piece| width_of(piece) == Some(width));
        let plain = pieces.iter().any(|piece| match piece {
            Piece::Text(text) => text.contains('年') || text.contains(' '),
            Piece::Ordinal(_) => true,
            Piece::Number(_) | Piece::Era(_) | Piece::MonthName { .. } | Piece::Weekday(_) => false,
        });
        let open = if written(1) || (plain && !written(2)) {
            1
        } else {
            2
        };
        let month_script = pieces.iter().find_map(|piece| match piece {
            Piece::Number(number) if number.field == Field::Month => Some(number.script),
            Piece::Number(_)
            | Piece::Text(_)
            | Piece::Era(_)
            | Piece::MonthName { .. }
            | Piece::Ordinal(_)
            | Piece::Weekday(_) => None,
        });
        let first_year = self.text[self.start..self.at].contains('元');
        for piece in &mut pieces {
            if let Piece::Number(number) = piece
                && number.width == OPEN
            {
                // 元 has no script of its own; a later year follows the month.
                if first_year && matches!(number.field, Field::EraYear(_)) {
                    number.script = month_script.unwrap_or(number.script);
                }
                number.width = if number.field == Field::ShortYear {
                    2
                } else {
                    open
                };
            }
        }
        Style { pieces, precision }
    }
}

/// A width that follows from the other numbers of the date.
const OPEN: u8 = 0;

/// Era dates: `令和6年5月1日`, `令6.5.1`, `R6.5.1`, `Ｒ６．５．１`, `S580726`, `3580726`, `平成元年`.
fn era_date(mut scan: Scan<'_>) -> Option<Read<'_>> {
    let first = scan.peek()?;
    let (era, form) = ERAS
        .iter()
        .find_map(|era| era_form(era, scan.rest(), first).map(|form| (era, form)))?;
    let letter = match form {
        EraForm::Name => {
            scan.at += era.name.len();
            false
        }
        // Of an era's name alone, any other word may be made.
        EraForm::Initial if scan.before().is_some_and(char::is_alphabetic) => return None,
        EraForm::Initial | EraForm::Ligature => {
            scan.at += first.len_utf8();
            false
        }
        EraForm::Letter { .. } => {
            scan.at += first.len_utf8();
            true
        }
        EraForm::Digit => {
            scan.at += first.len_utf8();
            if scan.mode == Mode::Running {
                return None;
            }
            scan.pieces.push(Piece::Era(form));
            return era_compact(scan, era);
        }
    };
    if letter
        && scan
            .before()
            .is_some_and(|c| narrow(c).is_ascii_alphanumeric())
    {
        return None;
    }
    scan.pieces.push(Piece::Era(form));
    if letter {
        if let Some(read) = era_compact(scan.clone(), era) {
            return Some(read);
        }
        scan.literal(|c| narrow(c) == '.');
    }
    scan.spaces(1);
    let year = if scan.peek() == Some('元') {
        scan.at += '元'.len_utf8();
        scan.pieces.push(Piece::Number(Number {
            field: Field::EraYear(FirstYear::Word),
            script: Script::Ascii,
            width: OPEN,
        }));
        1
    } else {
        let read = scan.small()?;
        let first = if letter || read.value == 1 {
            FirstYear::Number
        } else {
            FirstYear::Word
        };
        scan.push(Field::EraYear(first), read);
        read.value
    };
    let western = era.western_year(year)?;
    scan.spaces(1);
    if scan.literal(|c| c == '年').is_some() {
        let mut read = numeric::japanese_rest(scan, western)?;
        if read.precision != Precision::Day {
            read.date = era.not_before_start(read.date);
        }
        return Some(read);
    }
    let (date, scan) = numeric::month_and_day(scan, western)?;
    if letter && scan.mode == Mode::Running && may_be_a_level(era, year, &scan) {
        return None;
    }
    scan.done(date, Precision::Day)
}

fn era_form(era: &Era, rest: &str, first: char) -> Option<EraForm> {
    if rest.starts_with(era.name) {
        return Some(EraForm::Name);
    }
    if era.name.starts_with(first) {
        let behind = rest.chars().nth(1)?;
        let year = digit(behind).is_some() || behind == '元';
        return year.then_some(EraForm::Initial);
    }
    if first == era.ligature {
        return Some(EraForm::Ligature);
    }
    if first.to_digit(10) == Some(era.digit) {
        return Some(EraForm::Digit);
    }
    let letter = narrow(first);
    letter
        .eq_ignore_ascii_case(&era.letter)
        .then_some(EraForm::Letter {
            wide: letter != first,
            lower: letter.is_ascii_lowercase(),
        })
}

/// Six digits directly behind the letter or digit of an era.
fn era_compact<'a>(mut scan: Scan<'a>, era: &Era) -> Option<Read<'a>> {
    let read = scan
        .digits(6, 6)
        .filter(|read| read.script != Script::KanjiDigits)?;
    if scan.mode == Mode::Running && scan.peek().is_some_and(continues_token) {
        return None;
    }
    let western = era.western_year(read.value / 10_000)?;
    let date = NaiveDate::from_ymd_opt(western, read.value / 100 % 100, read.value % 100)?;
    for field in [Field::EraYear(FirstYear::Number), Field::Month, Field::Day] {
        scan.pieces.push(Piece::Number(Number {
            field,
            script: read.script,
            width: 2,
        }));
    }
    scan.done(date, Precision::Day)
}

/// Whether `T10/11/12` and the like may as well list vertebrae, liver segments or ribs: no digit is
/// padded, and either the era ended long ago or the numbers count up one by one.
fn may_be_a_level(era: &Era, year: u32, scan: &Scan<'_>) -> bool {
    let written = &scan.text[scan.start..scan.at];
    let mut numbers = written
        .split(|c: char| plain_digit(c).is_none())
        .filter(|part| !part.is_empty());
    let padded = numbers.any(|part| plain_digit(part.chars().next().unwrap_or('1')) == Some(0));
    let dotted = written.contains(['.', '．']);
    !padded && !dotted && (matches!(era.letter, 'T' | 'M') || (era.letter == 'S' && year <= 10))
}

/// Whether a character before or after eight digits makes them part of something longer.
fn continues_token(c: char) -> bool {
    narrow(c).is_ascii_alphanumeric() || digit(c).is_some() || c == '-'
}

/// The value and script of a digit.
fn digit(c: char) -> Option<(u32, Script)> {
    match c {
        '0'..='9' => Some((u32::from(c) - u32::from('0'), Script::Ascii)),
        '０'..='９' => Some((u32::from(c) - u32::from('０'), Script::Wide)),
        '零' => Some((0, Script::KanjiDigits)),
        _ => KANJI_DIGITS
            .iter()
            .position(|&k| k == c)
            .map(|i| (i as u32, Script::KanjiDigits)),
    }
}

/// The value of an ASCII or full-width digit.
pub(super) fn plain_digit(c: char) -> Option<u32> {
    digit(c)
        .filter(|(_, script)| *script != Script::KanjiDigits)
        .map(|(value, _)| value)
}

/// The ASCII form of a full-width character.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{A0}')
}

#[cfg(test)]
mod tests;
