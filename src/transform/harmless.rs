//! Short texts of an image that tell nobody who is shown: sides, views, settings, scales, measurements.
//!
//! A closed grammar: what it does not know is not harmless. It knows no dates, times, ages, weights, names
//! of people or places, and no number of more than four digits. Own compilation from the labels that
//! ultrasound and X-ray devices draw.

/// The side of the body, on its own.
const SIDES: [&str; 10] = [
    "l", "r", "lt", "rt", "left", "right", "左", "右", "左側", "右側",
];

/// Views and modes, which may stand beside each other and beside a side. LAO and RAO are family names, too.
const VIEWS: [&str; 21] = [
    "2d", "3d", "4d", "ap", "pa", "lat", "cc", "mlo", "cw", "pw", "trans", "sag", "cor", "axial",
    "supine", "prone", "erect", "upright", "立位", "臥位", "側面",
];

/// Names of settings and measurements, which stand before a number.
const LABELS: [&str; 19] = [
    "mi", "ti", "tis", "tib", "tic", "gn", "gain", "dr", "fr", "prf", "wf", "frq", "freq", "depth",
    "dist", "d", "zoom", "sv", "深度",
];

/// Units, which stand behind a number.
const UNITS: [&str; 22] = [
    "mm", "cm", "mm2", "cm2", "ml", "cm/s", "mm/s", "m/s", "db", "hz", "khz", "mhz", "fps", "bpm",
    "mmhg", "ms", "kv", "ma", "mas", "%", "°", "x",
];

/// Those that stand alone on a scale. MA is a family name, too.
const ALONE: [&str; 7] = ["mm", "cm", "cm/s", "m/s", "db", "khz", "%"];

/// The largest number on a scale that stands alone, so that no age over 89 and no year does.
const MOST_ALONE: u32 = 60;

/// Digits of a number, before and behind the point.
const MOST_DIGITS: (usize, usize) = (3, 2);

/// Words of a harmless text.
const MOST_WORDS: usize = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Side,
    View,
    Label,
    Unit { alone: bool },
    Number { alone: bool },
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

/// Numbers, each behind a label or before a unit; or one number or unit that stands alone.
fn measured(parts: &[Part]) -> bool {
    if let [Part::Number { alone } | Part::Unit { alone }] = parts {
        return *alone;
    }
    let mut rest = parts;
    while !rest.is_empty() {
        rest = match rest {
            [
                Part::Label,
                Part::Number { .. },
                Part::Unit { .. },
                rest @ ..,
            ] => rest,
            [Part::Label, Part::Number { .. }, rest @ ..] => rest,
            [Part::Number { .. }, Part::Unit { .. }, rest @ ..] => rest,
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
    LABELS.contains(&label).then(|| vec![Part::Label, number])
}

fn part_of(word: &str) -> Option<Part> {
    if SIDES.contains(&word) {
        Some(Part::Side)
    } else if VIEWS.contains(&word) {
        Some(Part::View)
    } else if LABELS.contains(&word) {
        Some(Part::Label)
    } else {
        unit(word).or_else(|| number(word))
    }
}

fn unit(word: &str) -> Option<Part> {
    let alone = ALONE.contains(&word);
    UNITS.contains(&word).then_some(Part::Unit { alone })
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
    let alone = rest.is_none() && whole.parse().is_ok_and(|value: u32| value <= MOST_ALONE);
    legal.then_some(Part::Number { alone })
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
            "2D",
            "5",
            "10",
            "0",
            "5 cm",
            "5cm",
            "5 Cm",
            "1.2 cm",
            "D 12.3",
            "D 12.3 mm",
            "D12.3",
            "MI 0.7",
            "TIS 0.4",
            "MI 0.7 TIS 0.4",
            "Gn 50",
            "70%",
            "70 %",
            "5.0 MHz",
            "60 dB",
            "30 fps",
            "cm",
            "dB",
            "123.4 cm/s",
            "深度 12 cm",
            "70 kV",
            "250 mA",
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
            "%",
            "５",
        ] {
            let alone = text == "%";
            assert_eq!(harmless(text), alone, "{text}");
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
