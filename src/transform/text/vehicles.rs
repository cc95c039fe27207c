//! Vehicles: identification numbers with their check digit, number plates of Japan.
//!
//! Sources: 49 CFR 565.15 (check digit), the Road Transport Vehicle Act's plates (region, class number,
//! kana, four figures). Plates of other countries are not known.

use super::view::{View, is_digit, is_hiragana, is_kanji};
use super::{Cuts, NUMBER};

/// Cuts every vehicle.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    for at in 0..view.len() {
        let c = view.at(at);
        if c.is_ascii_alphanumeric()
            && !view.before(at).is_ascii_alphanumeric()
            && let Some(end) = identification(view, at)
        {
            cuts.cut(at..end, NUMBER);
        }
        if is_digit(c)
            && let Some((start, end)) = plate(view, at)
        {
            cuts.cut(start..end, NUMBER);
        }
    }
}

/// The end of a vehicle identification number at `at`.
fn identification(view: &View, at: usize) -> Option<usize> {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let end = view.run(at, 18, |c| c.is_ascii_alphanumeric());
    let number = view.slice(at..end);
    if number.len() != WEIGHTS.len() {
        return None;
    }
    let mut sum = 0;
    for (&c, weight) in number.iter().zip(WEIGHTS) {
        let worth = match c {
            '0'..='9' => c.to_digit(10)?,
            'A'..='H' => c as u32 - 'A' as u32 + 1,
            'J'..='N' => c as u32 - 'J' as u32 + 1,
            'P' => 7,
            'R' => 9,
            'S'..='Z' => c as u32 - 'S' as u32 + 2,
            _ => return None,
        };
        sum += worth * weight;
    }
    let check = match sum % 11 {
        10 => 'X',
        rest => char::from_digit(rest, 10)?,
    };
    let digits = number.iter().filter(|&&c| is_digit(c)).count();
    (number.get(8) == Some(&check) && (5..=14).contains(&digits)).then_some(end)
}

/// The range of a plate whose class number stands at `at`: 品川 300 あ 12-34.
fn plate(view: &View, at: usize) -> Option<(usize, usize)> {
    let region = view.run_back(at, 1, |c| c == ' ');
    let start = view.run_back(region, 4, |c| is_kanji(c) || is_hiragana(c));
    let class = view.run(at, 4, |c| is_digit(c) || c.is_ascii_uppercase());
    let kana = view.run(class, 1, |c| c == ' ');
    let figures = view.run(kana + 1, 1, |c| c == ' ');
    let fits = region > start
        && is_kanji(view.at(start))
        && (2..=3).contains(&(class - at))
        && is_hiragana(view.at(kana))
        && !matches!(view.at(kana), 'お' | 'し' | 'へ' | 'ん')
        && !is_hiragana(view.at(kana + 1));
    if !fits {
        return None;
    }
    let dots = view.run(figures, 3, |c| c == '・');
    let first = view.run(dots, 5, is_digit);
    if dots > figures {
        return (first > dots && first - figures == 4).then_some((start, first));
    }
    let last = view.run(first + 1, 3, is_digit);
    if first - figures == 2 && view.at(first) == '-' && last == first + 3 {
        return Some((start, last));
    }
    // 品川300あ1234: with spaces between, other things look alike.
    let tight = region == at && kana == class && figures == kana + 1;
    let plain = first - figures == 4 && class - at == 3 && !is_kanji(view.at(first));
    (tight && plain).then_some((start, first))
}
