//! Postal addresses in English, German and French form.

use crate::transform::text::view::{View, Word, is_cased, is_digit};
use crate::transform::text::{ADDRESS, Cuts, words};

/// Cuts every such address.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    english(cuts);
    american(cuts);
    let view = cuts.view;
    for index in 0..view.words().len() {
        let found = german(view, index)
            .or_else(|| french(view, index))
            .or_else(|| british(view, index))
            .or_else(|| lived_in(view, index))
            .or_else(|| romanised(view, index))
            .or_else(|| post_box(view, index));
        if let Some(range) = found {
            cuts.cut(range, ADDRESS);
        }
    }
}

/// The end of a postal code of five digits and a city behind a comma at `at`; `at` if there is none.
fn city(view: &View, at: usize) -> usize {
    let code = view.run(at, 2, |c| matches!(c, ',' | ' '));
    let five = view.run(code, 6, is_digit);
    let end = view.run(five + 1, 24, |c| is_cased(c) || c == '-');
    let named = view.at(five) == ' ' && view.at(five + 1).is_uppercase();
    if code > at && five - code == 5 && named {
        end
    } else {
        at
    }
}

/// `Hauptstraße 12, 10115 Berlin`
fn german(view: &View, index: usize) -> Option<std::ops::Range<usize>> {
    const ROADS: [&str; 6] = ["straße", "strasse", "platz", "allee", "gasse", "weg"];
    let word = view.words().get(index)?;
    let road = ROADS.iter().find(|road| word.lower.ends_with(**road))?;
    let short = view.run(word.range.end, 1, |c| c == ' ');
    let end = view.run(short, 4, is_digit);
    let until = city(view, end);
    let named = word.capital && word.lower.chars().count() > road.chars().count() + 2;
    let sure = until > end || road.starts_with("stra");
    (named && sure && end > short && short > word.range.end).then_some(word.range.start..until)
}

/// `12 rue de la Paix, 75002 Paris`
fn french(view: &View, index: usize) -> Option<std::ops::Range<usize>> {
    let all = view.words();
    let word = all.get(index)?;
    if !matches!(
        word.lower.as_str(),
        "rue" | "avenue" | "boulevard" | "chemin" | "impasse" | "quai"
    ) {
        return None;
    }
    let sign = view.run_back(word.range.start, 2, |c| matches!(c, ' ' | ','));
    let number = view.run_back(sign, 4, is_digit);
    let mut end = word.range.end;
    let mut named = false;
    for next in all.iter().skip(index + 1).take(5) {
        let joined = matches!(view.slice(end..next.range.start), [' ']);
        let linking = words::is_particle(&next.lower) || matches!(next.lower.as_str(), "des" | "l");
        if !joined || !(next.capital || linking) {
            break;
        }
        named |= next.capital;
        end = next.range.end;
    }
    (named && number < sign).then(|| number..city(view, end))
}

/// `London SW3 4ND`: a town and a postal code of Great Britain (whose last letters leave some out).
fn british(view: &View, index: usize) -> Option<std::ops::Range<usize>> {
    let all = view.words();
    let town = all.get(index)?;
    let start = view.run(town.range.end, 2, |c| matches!(c, ',' | ' '));
    let area = view.run(start, 3, |c| c.is_ascii_uppercase());
    let district = view.run(area, 3, is_digit);
    let outward = view.run(district, 1, |c| c.is_ascii_uppercase());
    let last = |c: char| c.is_ascii_uppercase() && !"CIKMOV".contains(c);
    let unit = view.run(outward + 2, 3, last);
    let written = start > town.range.end
        && (1..=2).contains(&(area - start))
        && (1..=2).contains(&(district - area))
        && view.at(outward) == ' '
        && is_digit(view.at(outward + 1))
        && unit - outward == 4
        && !view.at(unit).is_alphanumeric();
    let titled = view.at(town.range.start + 1).is_lowercase();
    let sure = !is_ordinary(town) || area - start == 2;
    let named = town.capital && titled && town.range.len() >= 3 && sure;
    (written && named).then_some(town.range.start..unit)
}

fn is_ordinary(word: &Word) -> bool {
    words::is_common(&word.lower) || words::is_clinical(&word.lower)
}

/// `Lives in Yokohama`: the place where somebody lives.
fn lived_in(view: &View, index: usize) -> Option<std::ops::Range<usize>> {
    let all = view.words();
    let (word, at, place) = (all.get(index)?, all.get(index + 1)?, all.get(index + 2)?);
    let lives = matches!(
        word.lower.as_str(),
        "lives" | "living" | "resides" | "residing" | "lived" | "resident"
    );
    let joined = view.slice(at.range.end..place.range.start) == [' '];
    let named = place.capital && place.range.len() >= 3 && !is_ordinary(place);
    if !(lives && matches!(at.lower.as_str(), "in" | "at" | "near" | "of") && joined && named) {
        return None;
    }
    let mut end = place.range.end;
    if let Some(next) = all.get(index + 3)
        && matches!(view.slice(end..next.range.start), [' '] | [',', ' '])
        && next.capital
        && !is_ordinary(next)
    {
        end = next.range.end;
    }
    Some(place.range.start..end)
}

/// `1-2-3 Minatomirai, Nishi-ku, Yokohama`: a Japanese address in Latin letters.
fn romanised(view: &View, index: usize) -> Option<std::ops::Range<usize>> {
    let all = view.words();
    let ward = all.get(index)?;
    let sign = ["-ku", "-shi", "-gun", "-ken", "-cho", "-machi", "-mura"];
    if !ward.capital || !sign.iter().any(|sign| ward.lower.ends_with(sign)) {
        return None;
    }
    let joined =
        |from: usize, to: usize| matches!(view.slice(from..to), [',', ' '] | [','] | [' ']);
    let city = all.get(index + 1).filter(|city| {
        city.capital && joined(ward.range.end, city.range.start) && !is_ordinary(city)
    });
    let town = index.checked_sub(1).and_then(|before| all.get(before));
    let town = town.filter(|town| town.capital && joined(town.range.end, ward.range.start));
    let start = town.map_or(ward.range.start, |town| town.range.start);
    let gap = view.run_back(start, 2, |c| matches!(c, ' ' | ','));
    let number = view.run_back(gap, 12, |c| is_digit(c) || c == '-');
    let start = if number < gap { number } else { start };
    Some(start..city.map_or(ward.range.end, |city| city.range.end))
}

/// `PO Box 123`
fn post_box(view: &View, index: usize) -> Option<std::ops::Range<usize>> {
    let word = view.words().get(index)?;
    let start = word.range.start;
    let length = view.has_any(start, &["po box", "p.o. box", "p.o.box", "postfach"])?;
    let number = view.run(start + length, 2, |c| c == ' ');
    let end = view.run(number, 8, is_digit);
    (end > number && number > start + length).then_some(start..end)
}

/// `123 Main Street`: a number, one to three words with capitals, a word for a road.
fn english(cuts: &mut Cuts<'_>) {
    const ROADS: [&str; 13] = [
        "street",
        "avenue",
        "road",
        "boulevard",
        "lane",
        "drive",
        "court",
        "highway",
        "terrace",
        "crescent",
        "parkway",
        "square",
        "mews",
    ];
    const SHORT: [&str; 9] = ["St", "Ave", "AVE", "Rd", "RD", "Blvd", "BLVD", "Ln", "Hwy"];
    let view = cuts.view;
    let all = view.words();
    for (index, road) in all.iter().enumerate() {
        let written: String = view.slice(road.range.clone()).iter().collect();
        let long = road.capital && ROADS.contains(&road.lower.as_str());
        if !long && !SHORT.contains(&written.as_str()) {
            continue;
        }
        let mut start = road.range.start;
        for word in all[..index].iter().rev().take(3) {
            let numbered = is_digit(view.before(word.range.start));
            let joined = word.range.end + 1 == start && view.at(word.range.end) == ' ';
            if !joined || !word.capital || numbered {
                break;
            }
            start = word.range.start;
        }
        let until = start.saturating_sub(1);
        // 221B
        let letter = usize::from(view.before(until).is_ascii_uppercase());
        let number = view.run_back(until.saturating_sub(letter), 6, is_digit);
        let digits = until.saturating_sub(letter).saturating_sub(number);
        if start < road.range.start && view.before(start) == ' ' && (1..=5).contains(&digits) {
            cuts.cut(number..road.range.end, ADDRESS);
        }
    }
}

/// `Springfield, IL 62704`: up to three words with capitals, a state and its ZIP code.
fn american(cuts: &mut Cuts<'_>) {
    // Without those that are words of the domain: CT, ID, IN, MS, OR, PA.
    const STATES: &str = "AK AL AR AZ CA CO DC DE FL GA HI IA IL KS KY LA MA MD ME MI MN MO \
                          MT NC ND NE NH NJ NM NV NY OH OK PR RI SC SD TN TX UT VA VT WA WI \
                          WV WY";
    let view = cuts.view;
    let all = view.words();
    for (index, state) in all.iter().enumerate().skip(1) {
        let written: String = view.slice(state.range.clone()).iter().collect();
        let zip = state.range.end + 1;
        let five = view.run(zip, 6, is_digit);
        if !STATES.split(' ').any(|known| known == written)
            || view.at(state.range.end) != ' '
            || five - zip != 5
        {
            continue;
        }
        let four = view.run(five + 1, 5, is_digit);
        let end = if view.at(five) == '-' && four - five == 5 {
            four
        } else {
            five
        };
        let city = &all[index - 1];
        let comma = view.slice(city.range.end..state.range.start).contains(&',');
        if !comma || city.range.end + 2 < state.range.start || !city.capital {
            continue;
        }
        let mut start = city.range.start;
        for word in all[..index - 1].iter().rev().take(2) {
            if word.range.end + 1 != start || view.at(word.range.end) != ' ' || !word.capital {
                break;
            }
            start = word.range.start;
        }
        cuts.cut(start..end, ADDRESS);
    }
}
