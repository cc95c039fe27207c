//! Short texts of an image that tell nobody who is shown: sides, views, settings, measurements.
//!
//! A closed grammar: what it does not know is not harmless. A number counts only with what measures it: alone
//! it may be an age, a bed or the day of a date, and behind most labels too, since their letters are also
//! weekdays, initials and wards (Fr, Mi, WF, D). So every label says which units must follow, and units that
//! are also letters of names (mA, mAs) stand only behind the other half of their setting. It knows no dates,
//! times, ages, weights, names of people or places, and no number of more than four digits. Own compilation
//! from the labels that ultrasound and X-ray devices draw.

/// The side of the body, on its own.
const SIDES: [&str; 10] = [
    "l", "r", "lt", "rt", "left", "right", "左", "右", "左側", "右側",
];

/// Views and modes, which may stand beside each other and beside a side. LAO and RAO are family names, too,
/// and 2D, 3D and 4D are wards.
const VIEWS: [&str; 18] = [
    "ap", "pa", "lat", "cc", "mlo", "cw", "pw", "trans", "sag", "cor", "axial", "supine", "prone",
    "erect", "upright", "立位", "臥位", "側面",
];

/// What stands behind the name of a setting or measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A number like 0.7 or 1.2, as that of the output of ultrasound.
    Index,
    /// A number with a unit of one of these.
    Measured(&'static [Quantity]),
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quantity {
    Length,
    Area,
    Speed,
    Level,
    Frequency,
    Frames,
    Beats,
    Pressure,
    Share,
    Angle,
    Times,
    Voltage,
    Current,
}

impl Quantity {
    /// Whether a number with its unit needs no label.
    fn speaks(self) -> bool {
        match self {
            Quantity::Length
            | Quantity::Area
            | Quantity::Speed
            | Quantity::Level
            | Quantity::Frequency
            | Quantity::Frames
            | Quantity::Beats
            | Quantity::Pressure
            | Quantity::Share
            | Quantity::Angle => true,
            Quantity::Times | Quantity::Voltage | Quantity::Current => false,
        }
    }
}

/// Names of settings and measurements.
const LABELS: [(&str, Shape); 19] = {
    use Quantity::*;
    use Shape::*;
    [
        ("mi", Index),
        ("ti", Index),
        ("tis", Index),
        ("tib", Index),
        ("tic", Index),
        ("gn", Measured(&[Level, Share])),
        ("gain", Measured(&[Level, Share])),
        ("dr", Measured(&[Level])),
        ("fr", Measured(&[Frames, Frequency])),
        ("prf", Measured(&[Frequency])),
        ("wf", Measured(&[Frequency])),
        ("frq", Measured(&[Frequency])),
        ("freq", Measured(&[Frequency])),
        ("depth", Measured(&[Length])),
        ("dist", Measured(&[Length])),
        ("d", Measured(&[Length])),
        ("深度", Measured(&[Length])),
        ("zoom", Measured(&[Share, Times])),
        ("sv", Measured(&[Length])),
    ]
};

/// Units, and whether they stand alone on a scale.
const UNITS: [(&str, Quantity, bool); 20] = [
    ("mm", Quantity::Length, true),
    ("cm", Quantity::Length, true),
    ("mm2", Quantity::Area, false),
    ("cm2", Quantity::Area, false),
    ("cm/s", Quantity::Speed, true),
    ("mm/s", Quantity::Speed, false),
    ("m/s", Quantity::Speed, true),
    ("db", Quantity::Level, true),
    ("hz", Quantity::Frequency, false),
    ("khz", Quantity::Frequency, true),
    ("mhz", Quantity::Frequency, false),
    ("fps", Quantity::Frames, false),
    ("bpm", Quantity::Beats, false),
    ("mmhg", Quantity::Pressure, false),
    ("%", Quantity::Share, true),
    ("°", Quantity::Angle, false),
    ("x", Quantity::Times, false),
    ("kv", Quantity::Voltage, false),
    ("ma", Quantity::Current, false),
    ("mas", Quantity::Current, false),
];

/// Digits of a number, before and behind the point.
const MOST_DIGITS: (usize, usize) = (3, 2);

/// Words of a harmless text.
const MOST_WORDS: usize = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Side,
    View,
    Label(Shape),
    Unit { of: Quantity, alone: bool },
    Number { index: bool },
}

/// Whether all of `words`, in the order in which they are read, is a harmless text.
pub fn is_harmless<'a>(words: impl IntoIterator<Item = &'a str>) -> bool {
    let mut parts = Vec::new();
    for word in words {
        let Some(found) = parts_of(word) else {
            return false;
        };
        parts.extend(found);
    }
    if parts.is_empty() || parts.len() > MOST_WORDS {
        return false;
    }
    sides_and_views(&parts) || measured(&parts)
}

/// One side at most, and views.
fn sides_and_views(parts: &[Part]) -> bool {
    let sides = parts.iter().filter(|&&part| part == Part::Side).count();
    sides <= 1
        && parts
            .iter()
            .all(|part| matches!(part, Part::Side | Part::View))
}

/// Numbers, each with what measures it; or one unit that stands alone.
fn measured(parts: &[Part]) -> bool {
    if let [Part::Unit { alone, .. }] = parts {
        return *alone;
    }
    let mut rest = parts;
    while !rest.is_empty() {
        rest = match rest {
            [
                Part::Label(Shape::Index),
                Part::Number { index: true },
                rest @ ..,
            ] => rest,
            [
                Part::Label(Shape::Measured(in_units)),
                Part::Number { .. },
                Part::Unit { of, .. },
                rest @ ..,
            ] if in_units.contains(of) => rest,
            [
                Part::Number { .. },
                Part::Unit {
                    of: Quantity::Voltage,
                    ..
                },
                Part::Number { .. },
                Part::Unit {
                    of: Quantity::Current,
                    ..
                },
                rest @ ..,
            ] => rest,
            [Part::Number { .. }, Part::Unit { of, .. }, rest @ ..] if of.speaks() => rest,
            _ => return false,
        };
    }
    // Two measurements say less than a date needs; more could be anything.
    parts
        .iter()
        .filter(|part| matches!(part, Part::Number { .. }))
        .count()
        <= 2
}

/// The parts of one word: one, or a number with its unit, or a label with its number.
fn parts_of(word: &str) -> Option<Vec<Part>> {
    let word = word.to_lowercase();
    if let Some(part) = part_of(&word) {
        return Some(vec![part]);
    }
    let digit = |letter: char| letter.is_ascii_digit() || letter == '.';
    if word.starts_with(digit) {
        let end = word.find(|letter| !digit(letter))?;
        let (number, unit) = word.split_at(end);
        let number = self::number(number)?;
        return self::unit(unit).map(|unit| vec![number, unit]);
    }
    let (label, number) = word.split_at(word.find(digit)?);
    let number = self::number(number)?;
    self::label(label).map(|label| vec![label, number])
}

fn part_of(word: &str) -> Option<Part> {
    if SIDES.contains(&word) {
        Some(Part::Side)
    } else if VIEWS.contains(&word) {
        Some(Part::View)
    } else {
        label(word).or_else(|| unit(word)).or_else(|| number(word))
    }
}

fn label(word: &str) -> Option<Part> {
    let known = LABELS.iter().find(|(label, _)| *label == word);
    known.map(|&(_, shape)| Part::Label(shape))
}

fn unit(word: &str) -> Option<Part> {
    let known = UNITS.iter().find(|(unit, ..)| *unit == word);
    known.map(|&(_, of, alone)| Part::Unit { of, alone })
}

/// A number without sign, without zeros before it, and short.
fn number(word: &str) -> Option<Part> {
    let (whole, rest) = match word.split_once('.') {
        Some((whole, rest)) => (whole, Some(rest)),
        None => (word, None),
    };
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let legal = digits(whole, MOST_DIGITS.0)
        && rest.is_none_or(|rest| digits(rest, MOST_DIGITS.1))
        && (whole == "0" || !whole.starts_with('0'))
        && whole.len() + rest.map_or(0, str::len) <= 4;
    let index = rest.is_some() && matches!(whole, "0" | "1");
    legal.then_some(Part::Number { index })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn harmless(text: &str) -> bool {
        is_harmless(text.split_whitespace())
    }

    #[test]
    fn sides_views_scales_and_measurements_are_harmless() {
        for text in [
            "L",
            "R",
            "LT",
            "Rt",
            "left",
            "右",
            "左",
            "左側",
            "AP",
            "R LAT",
            "L MLO",
            "5 cm",
            "5cm",
            "5 Cm",
            "1.2 cm",
            "D 12.3 mm",
            "D12.3 mm",
            "Dist 4 cm",
            "MI 0.7",
            "MI1.2",
            "TIS 0.4",
            "MI 0.7 TIS 0.4",
            "Gn 50 dB",
            "DR 60 dB",
            "PRF 4.5 kHz",
            "FR 30 Hz",
            "SV 2 mm",
            "Zoom 1.5x",
            "70%",
            "70 %",
            "5.0 MHz",
            "60 dB",
            "30 fps",
            "cm",
            "dB",
            "123.4 cm/s",
            "深度 12 cm",
            "70 kV 250 mA",
            "70kV 5mAs",
        ] {
            assert!(harmless(text), "{text}");
        }
    }

    #[test]
    fn dates_times_ages_ids_and_names_are_not() {
        for text in [
            "",
            "YAMADA",
            "YAMADA L",
            "L YAMADA",
            "山田",
            "山田 左",
            "左 右",
            "L R",
            "2024",
            "2024/05/17",
            "2024.05.17",
            "17.05.24",
            "17 05 24",
            "17 5",
            "5 17",
            "H20",
            "R6",
            "R6.5.17",
            "R 6",
            "10:15",
            "10:15:30",
            "00012345",
            "12345",
            "12345 cm",
            "1234",
            "05",
            "007",
            "61",
            "92",
            "92 y",
            "45歳",
            "45 Y",
            "60 kg",
            "F",
            "M",
            "12.3",
            "1.234 cm",
            "-5",
            "5-17",
            "12/30",
            "1 2 3",
            "1.2 cm 3.4 cm 5.6 cm",
            "MI",
            "MI TIS",
            "D 12345",
            "Dr. 5",
            "ID 50",
            "No 50",
            "cm cm",
            "MA",
            "RAO",
            "Lao",
            "ml",
            "5 cm YAMADA",
            "5 cm 2024",
            "1.2.3",
            ".5",
            "5.",
            "５",
            "0",
            "5",
            "12",
            "35",
            "38",
            "45",
            "58",
            "60",
            "WF 45",
            "WF 72",
            "MI 45",
            "TI 45",
            "MI 5",
            "GN 50",
            "D305",
            "D 305",
            "D12",
            "D12.3",
            "D 12.3",
            "2D",
            "3D",
            "4D",
            "3D 4D",
            "Dr 5",
            "SV 30",
            "Fr 17.5",
            "Mi 17.5",
            "Mi 5.1",
            "MI 12.05",
            "D 5.17",
            "FR 12",
            "FR 12 FR 5",
            "D 17 D 5",
            "TIC 12",
            "D 12 MA 5",
            "D 12 dB",
            "Zoom 17",
            "5 MA",
            "12 Ma",
            "17 MAS",
            "17 ML",
            "45 ms",
            "30 MS",
            "3 X",
            "70 kV",
            "250 mA",
            "5 mA 70 kV",
            "70 kV 5",
            "5 ms 17 ma",
        ] {
            assert!(!harmless(text), "{text}");
        }
    }

    #[test]
    fn no_text_is_too_long_or_odd_to_be_judged() {
        assert!(!harmless(&"5 cm ".repeat(1000)));
        assert!(!harmless(&"9".repeat(100_000)));
        for text in ["\0", "é", "９", "٣", "5\u{301}", "𝟓", "L\u{200B}"] {
            assert!(!harmless(text), "{text:?}");
        }
    }
}
