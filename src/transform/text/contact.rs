//! Telephone numbers, e-mail and web addresses, postal codes.

use super::view::{View, is_cased, is_digit};
use super::{ADDRESS, Cuts, EMAIL, TEL, URL, words};

/// Cuts every contact.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    let mut at = 0;
    while at < view.len() {
        let c = view.at(at);
        let found = match c {
            '@' => email(view, at).map(|(start, end)| (start, end, EMAIL)),
            'h' | 'H' | 'w' | 'W' | 'f' | 'F' => url(view, at).map(|end| (at, end, URL)),
            '〒' => postal(view, skip_spaces(view, at + 1)).map(|end| (at, end, ADDRESS)),
            _ => None,
        };
        if let Some((start, end, tag)) = found {
            cuts.cut(start..end, tag);
            at = end;
            continue;
        }
        if !view.before(at).is_ascii_alphanumeric()
            && let Some(end) = cued_telephone(view, at)
        {
            cuts.cut(end.0..end.1, TEL);
            at = end.1;
            continue;
        }
        if (is_digit(c) || matches!(c, '+' | '(')) && starts_number(view, at) {
            if let Some(end) = telephone(view, at) {
                // A bracket that closes behind the number was opened by the sentence.
                let closed = view.slice(at..end).contains(&')');
                let start = at + usize::from(c == '(' && !closed);
                cuts.cut_unless_date(start..end, TEL);
                at = end;
                continue;
            }
            if let Some(end) = bare_postal(view, at) {
                cuts.cut_unless_date(at..end, ADDRESS);
                at = end;
                continue;
            }
            if let Some(end) = network(view, at) {
                cuts.cut(at..end, URL);
                at = end;
                continue;
            }
            at = view.run(at, usize::MAX, is_digit).max(at + 1);
            continue;
        }
        if !view.before(at).is_ascii_alphanumeric()
            && let Some((range, tag)) = internet(view, at)
        {
            at = range.end;
            cuts.cut(range, tag);
            continue;
        }
        at += 1;
    }
}

/// Whether no number or word runs into `at`.
fn starts_number(view: &View, at: usize) -> bool {
    let before = view.before(at);
    let joined = matches!(before, '-' | '.') && is_digit(view.before(at - 1));
    !(is_digit(before) || is_cased(before) || joined)
}

fn skip_spaces(view: &View, at: usize) -> usize {
    view.run(at, 3, |c| c == ' ')
}

/// The range of the address around the `@` at `at`.
fn email(view: &View, at: usize) -> Option<(usize, usize)> {
    let local = |c: char| c.is_ascii_alphanumeric() || "._%+-/!#$&'*=?^`{|}~".contains(c);
    let start = view.run_back(at, 64, local);
    let start = view.run(start, 64, |c| !c.is_ascii_alphanumeric() && c != '@');
    let domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let end = view.run(at + 1, 255, domain);
    let end = view
        .run_back(end, 255, |c| matches!(c, '.' | '-'))
        .max(at + 1);
    let dotted = view.slice(at + 1..end).contains(&'.');
    (start < at && dotted).then_some((start, end))
}

/// The end of the web address that starts at `at`.
fn url(view: &View, at: usize) -> Option<usize> {
    if view.before(at).is_ascii_alphanumeric() {
        return None;
    }
    let head = view.has_any(at, &["http://", "https://", "ftp://", "www."])?;
    let part =
        |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '(' | ')' | '[' | ']');
    let end = view.run(at + head, 2048, part);
    let end = view.run_back(end, 8, |c| matches!(c, '.' | ',' | ';' | ':' | '\''));
    (end > at + head).then_some(end)
}

/// The end of an IPv4 address at `at`. Versions look alike but are shorter: eight digits or more.
fn network(view: &View, at: usize) -> Option<usize> {
    let (mut here, mut digits) = (at, 0);
    for group in 0..4 {
        let end = view.run(here, 4, is_digit);
        let number = view
            .slice(here..end)
            .iter()
            .try_fold(0, |sum, digit| Some(sum * 10 + digit.to_digit(10)?))?;
        if end == here || end - here > 3 || number > 255 || group < 3 && view.at(end) != '.' {
            return None;
        }
        digits += end - here;
        here = if group < 3 { end + 1 } else { end };
    }
    let goes_on = view.at(here) == '.' && is_digit(view.at(here + 1)) || is_cased(view.at(here));
    (digits >= 8 && !goes_on).then_some(here)
}

/// An IPv6 address at `at`, the name of an account behind the name of its service, or of a station
/// behind its label.
fn internet(view: &View, at: usize) -> Option<(std::ops::Range<usize>, &'static str)> {
    const SERVICES: [&str; 9] = [
        "ig",
        "instagram",
        "insta",
        "twitter",
        "facebook",
        "fb",
        "skype",
        "wechat",
        "tiktok",
    ];
    const STATIONS: [&str; 5] = [
        "ae_title",
        "ae title",
        "aetitle",
        "station_name",
        "hostname",
    ];
    if !view.at(at).is_ascii_alphanumeric() {
        return None;
    }
    let hex = view.run(at, 48, |c| c.is_ascii_hexdigit() || c == ':');
    let written = view.slice(at..hex);
    let colons = written.iter().filter(|&&c| c == ':').count();
    let short = written.windows(2).filter(|two| two == &[':', ':']).count() == 1;
    let digits = written.len() - colons;
    let groups = written.split(|&c| c == ':').all(|group| group.len() <= 4);
    let free = !view.at(hex).is_alphanumeric();
    if free && groups && (short && colons >= 2 && digits >= 5 || colons == 7 && digits >= 8) {
        return Some((at..hex, URL));
    }
    let token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let name = |length: usize| {
        let start = view.run(at + length, 3, |c| matches!(c, ' ' | ':' | '@' | '='));
        let end = view.run(start, 32, token);
        let end = view.run_back(end, 32, |c| matches!(c, '.' | '-'));
        (start > at + length && end > start + 2).then_some(start..end)
    };
    if let Some(length) = view.has_any(at, &STATIONS) {
        return name(length).map(|range| (range, super::ID));
    }
    let length = view.has_any(at, &SERVICES)?;
    let range = name(length)?;
    let joined = view.slice(range.clone()).contains(&'_')
        || view.slice(at + length..range.start).contains(&'@');
    joined.then_some((range, super::ID))
}

/// The end of a Japanese postal code at `at`.
fn postal(view: &View, at: usize) -> Option<usize> {
    let first = view.run(at, 8, is_digit);
    if first - at == 7 {
        return Some(first);
    }
    if first - at != 3 || !is_dash(view.at(first)) {
        return None;
    }
    let end = view.run(first + 1, 5, is_digit);
    (end - first == 5).then_some(end)
}

/// A postal code known by what stands around it: a prefecture behind or a word before.
fn bare_postal(view: &View, at: usize) -> Option<usize> {
    let cue = view.run_back(at, 3, |c| matches!(c, ' ' | ':' | '.'));
    let cued = ["郵便番号", "zip", "zip code", "postcode", "postal code"]
        .iter()
        .any(|word| {
            let length = word.chars().count();
            cue.checked_sub(length)
                .is_some_and(|start| view.has(start, word))
        });
    if let Some(end) = postal(view, at) {
        let behind = skip_spaces(view, end);
        return (cued || words::prefecture(view, behind).is_some()).then_some(end);
    }
    let five = view.run(at, 6, is_digit);
    if five - at != 5 {
        return None;
    }
    let four = view.run(five + 1, 5, is_digit);
    let long = view.at(five) == '-' && four - five == 5;
    if long {
        Some(four)
    } else {
        cued.then_some(five)
    }
}

/// A number behind a word for telephone: the range of the number.
fn cued_telephone(view: &View, at: usize) -> Option<(usize, usize)> {
    const CUES: [&str; 17] = [
        "tel",
        "telephone",
        "phone",
        "fax",
        "mobile",
        "cell",
        "電話番号",
        "電話",
        "携帯電話",
        "携帯",
        "連絡先",
        "内線",
        "ファックス",
        "ﾃﾞﾝﾜ",
        "ext",
        "pager",
        "phs",
    ];
    let longest = CUES
        .iter()
        .filter(|cue| view.has(at, cue))
        .map(|cue| cue.chars().count())
        .max()?;
    let start = view.run(at + longest, 4, |c| {
        matches!(c, ' ' | ':' | '.' | '#' | 'は' | '=')
    });
    let end = view.run(start, 24, |c| {
        is_digit(c) || is_dash(c) || matches!(c, '(' | ')' | '+' | ' ' | '.')
    });
    let end = view.run_back(end, 24, |c| !is_digit(c)).max(start);
    let digits = view
        .slice(start..end)
        .iter()
        .filter(|&&c| is_digit(c))
        .count();
    let word_ends = start > at + longest || !is_cased(view.at(start));
    (digits >= 3 && word_ends).then_some((start, end))
}

/// The end of a telephone number at `at`, known by its form.
fn telephone(view: &View, at: usize) -> Option<usize> {
    let mut groups: Vec<usize> = Vec::new();
    let mut separators: Vec<char> = Vec::new();
    let international = view.at(at) == '+';
    let opened = view.at(at) == '(';
    let mut here = if international || opened { at + 1 } else { at };
    let first = view.at(here);
    // No number has more groups; a longer row of numbers is something else.
    while groups.len() < 7 {
        let end = view.run(here, 16, is_digit);
        if end == here {
            break;
        }
        groups.push(end - here);
        here = end;
        let separator = match (view.at(end), view.at(end + 1)) {
            (')', ' ' | '-') => 2,
            ('(' | ')', _) | (' ' | '.', '0'..='9') => 1,
            (' ', '(') => 2,
            (c, _) if is_dash(c) => 1,
            _ => break,
        };
        if !is_digit(view.at(end + separator)) {
            break;
        }
        separators.push(if is_dash(view.at(end)) {
            '-'
        } else {
            view.at(end)
        });
        here = end + separator;
    }
    let end = view.run_back(here, 3, |c| !is_digit(c));
    separators.truncate(groups.len().saturating_sub(1));
    let total: usize = groups.iter().sum();
    let all = |c: char| separators.iter().all(|&s| s == c);
    let japanese = first == '0'
        && matches!(total, 10 | 11)
        && (2..=3).contains(&groups.len())
        && (2..=5).contains(&groups[0])
        && matches!(groups.last(), Some(3 | 4))
        && !separators.contains(&'.')
        && (!all(' ') || groups.as_slice() == [2, 4, 4] || groups.as_slice() == [3, 4, 4]);
    let american = matches!(groups.as_slice(), [3, 3, 4] | [1, 3, 3, 4])
        && (all('-') || all('.') || opened || separators.contains(&')') || is_called(view, at))
        || groups.as_slice() == [3, 4] && all('-') && is_called(view, at);
    let foreign = international && (8..=15).contains(&total);
    (japanese || american || foreign).then_some(end)
}

/// Whether a word before `at` tells that somebody is called: within the four words before.
fn is_called(view: &View, at: usize) -> bool {
    let until = view.word_from(at);
    let words = view.words().get(until.saturating_sub(4)..until);
    words.unwrap_or_default().iter().any(|word| {
        matches!(
            word.lower.as_str(),
            "call"
                | "called"
                | "phone"
                | "contact"
                | "tel"
                | "cell"
                | "kin"
                | "reach"
                | "emergency"
        ) && word.range.end + 40 > at
    })
}

/// A hyphen, or what is typed for one between numbers.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | 'ー' | 'ｰ')
}
