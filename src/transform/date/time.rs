//! The time of day behind a date, which is only recognised, never changed.

/// Whether the whole of `text`, which stands directly behind a date, is a time: ` 10:20`,
/// `T10:20:30.5+09:00`, ` 10時20分`, ` 午前10:20`, ` 2:05 PM`, full-width digits included.
pub(super) fn is_time(text: &str) -> bool {
    let mut rest = text;
    let separated = eat_any(&mut rest, &["T", "t", ",", "，", "_"]) | eat_spaces(&mut rest);
    if !separated {
        return false;
    }
    let japanese_half = eat_any(&mut rest, &["午前", "午後"]);
    eat_spaces(&mut rest);
    if eat_number(&mut rest, 24).is_none() {
        return false;
    }
    if eat_any(&mut rest, &["時"]) {
        if rest.is_empty() {
            return true;
        }
        if eat_number(&mut rest, 59).is_none() || !eat_any(&mut rest, &["分"]) {
            return false;
        }
        return rest.is_empty()
            || (eat_number(&mut rest, 60).is_some()
                && eat_any(&mut rest, &["秒"])
                && rest.is_empty());
    }
    if !eat_any(&mut rest, &[":", "：", "."]) || eat_number(&mut rest, 59).is_none() {
        return false;
    }
    if eat_any(&mut rest, &[":", "：", "."]) {
        if eat_number(&mut rest, 60).is_none() {
            return false;
        }
        if eat_any(&mut rest, &[".", ","]) {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            if !(1..=9).contains(&digits) {
                return false;
            }
            rest = &rest[digits..];
        }
    }
    eat_spaces(&mut rest);
    if !japanese_half {
        eat_any(
            &mut rest,
            &["AM", "PM", "am", "pm", "a.m.", "p.m.", "Am", "Pm"],
        );
        eat_spaces(&mut rest);
    }
    if !eat_any(&mut rest, &["Z", "UTC", "JST", "GMT"]) && eat_any(&mut rest, &["+", "-", "−"]) {
        if eat_number(&mut rest, 14).is_none() {
            return false;
        }
        eat_any(&mut rest, &[":"]);
        if !rest.is_empty() && eat_number(&mut rest, 59).is_none() {
            return false;
        }
    }
    rest.is_empty()
}

/// Whether the whole of `text`, which stands directly behind eight digits, is `HHMM` or `HHMMSS`.
pub(super) fn is_compact_time(text: &str) -> bool {
    let pair = |at: usize, most: u32| {
        text.get(at..at + 2)
            .and_then(|pair| pair.parse::<u32>().ok())
            .is_some_and(|n| n <= most)
    };
    text.bytes().all(|byte| byte.is_ascii_digit())
        && match text.len() {
            4 => pair(0, 23) && pair(2, 59),
            6 => pair(0, 23) && pair(2, 59) && pair(4, 60),
            _ => false,
        }
}

fn eat_any(rest: &mut &str, words: &[&str]) -> bool {
    match words.iter().find_map(|word| rest.strip_prefix(word)) {
        Some(tail) => {
            *rest = tail;
            true
        }
        None => false,
    }
}

fn eat_spaces(rest: &mut &str) -> bool {
    let tail = rest.trim_start();
    let eaten = tail.len() < rest.len();
    *rest = tail;
    eaten
}

/// One or two digits, ASCII or full-width, of at most `most`.
fn eat_number(rest: &mut &str, most: u32) -> Option<u32> {
    let mut value = None;
    for _ in 0..2 {
        let Some(c) = rest.chars().next() else { break };
        let Some(digit) = super::scan::plain_digit(c) else {
            break;
        };
        value = Some(value.unwrap_or(0) * 10 + digit);
        *rest = &rest[c.len_utf8()..];
    }
    value.filter(|value| *value <= most)
}
