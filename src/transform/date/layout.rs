//! The layout of a written date: a list of pieces, each either fixed text or a field to fill.

/// How much of a date was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Year only.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
}

/// How a date was written: order of parts, separators, padding, width, era, month names, weekday
/// and the time behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    pub(super) pieces: Vec<Piece>,
    pub(super) precision: Precision,
}

impl Style {
    /// How much of the date is written in this style.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Whether the style is nothing but digits (`20240501`, `202405`, `3580726`), which any number
    /// might be.
    pub fn is_bare_number(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Number(_) | Piece::Era(EraForm::Digit) => true,
            Piece::Text(text) => text.bytes().all(|byte| byte.is_ascii_digit()),
            Piece::Era(
                EraForm::Name | EraForm::Initial | EraForm::Ligature | EraForm::Letter { .. },
            )
            | Piece::MonthName { .. }
            | Piece::Ordinal(_)
            | Piece::Weekday(_) => false,
        })
    }
}

/// One piece of a layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Written as it stands.
    Text(String),
    /// A field in digits.
    Number(Number),
    /// The name of the era.
    Era(EraForm),
    /// An English month.
    MonthName { form: MonthForm, case: Case },
    /// `st`, `nd`, `rd` or `th` behind the day.
    Ordinal(Case),
    /// The day of the week.
    Weekday(WeekdayForm),
}

/// A field in digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub field: Field,
    pub script: Script,
    /// Least number of digits; shorter values get leading zeros.
    pub width: u8,
}

/// What a number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Year,
    /// The last two digits of the year.
    ShortYear,
    /// The year within the era.
    EraYear(FirstYear),
    Month,
    Day,
}

/// How the first year of an era is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FirstYear {
    /// As 元.
    Word,
    /// As 1.
    Number,
}

/// The characters that write a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Ascii,
    /// Full-width digits.
    Wide,
    /// Kanji, digit by digit: 二〇二四.
    KanjiDigits,
    /// Kanji with 十: 二十六.
    KanjiTens,
}

/// How an era is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EraForm {
    /// 令和
    Name,
    /// 令
    Initial,
    /// ㋿
    Ligature,
    /// R, or Ｒ when wide.
    Letter { wide: bool, lower: bool },
    /// 5
    Digit,
}

/// How an English month is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MonthForm {
    /// `January`
    Full,
    /// `Jan`
    Short,
    /// `Jan`, but `Sept`
    ShortWithSept,
}

/// Case of English words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Upper,
    Title,
    Lower,
}

impl Case {
    /// The case of `word`.
    pub fn of(word: &str) -> Case {
        let mut chars = word.chars();
        let first_upper = chars.next().is_some_and(|c| c.is_ascii_uppercase());
        match (first_upper, chars.any(|c| c.is_ascii_lowercase())) {
            (true, true) => Case::Title,
            (true, false) => Case::Upper,
            (false, _) => Case::Lower,
        }
    }

    /// Writes `word`, which is in title case, in this case.
    pub fn write(self, word: &str) -> String {
        match self {
            Case::Upper => word.to_ascii_uppercase(),
            Case::Title => word.to_owned(),
            Case::Lower => word.to_ascii_lowercase(),
        }
    }
}

/// How a weekday is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WeekdayForm {
    /// 水
    Kanji,
    /// `Wed`
    Short(Case),
    /// `Wednesday`
    Full(Case),
}

/// English months in title case.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// English weekdays in title case, Monday first.
pub(super) const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Japanese weekdays, Monday first.
pub(super) const WEEKDAYS_KANJI: [char; 7] = ['月', '火', '水', '木', '金', '土', '日'];

/// Kanji digits, zero first.
pub(super) const KANJI_DIGITS: [char; 10] =
    ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
