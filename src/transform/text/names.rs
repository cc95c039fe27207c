//! Names in scripts with capitals: behind titles and cues, before degrees, with carets.

use super::view::{View, is_cased, is_hangul, is_hiragana, is_kanji, is_katakana};
use super::{Cuts, NAME, bare, listed, words};
use std::ops::Range;

/// How much stands for the next word being a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// A label with its colon: what follows is a name in any script.
    Label,
    /// A title: one word is enough, an eponym is a name.
    Title,
    /// A preposition or a role: two words, or one at the end of the text.
    Weak,
}

/// Cuts every name that titles and cues give away.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    for (index, word) in view.words().iter().enumerate() {
        if let Some((start, cue)) = cue(view, index)
            && let Some(end) = name(view, start, cue)
        {
            cuts.cut(start..end, NAME);
            if let Some(range) = second(view, index, end) {
                cuts.cut(range, NAME);
            }
        }
        if let Some(range) = behind_profession(view, index).or_else(|| apposition(view, index)) {
            cuts.cut(range, NAME);
        }
        if let Some(range) = before_degree(view, index) {
            cuts.cut(range, NAME);
        }
        if view.at(word.range.end) == '^'
            && let Some(range) = careted(view, index)
        {
            cuts.cut(range, NAME);
        }
    }
    // 山田^太郎
    for at in 1..view.len().saturating_sub(1) {
        let eastern = |c: char| is_kanji(c) || is_katakana(c) || is_hiragana(c) || is_hangul(c);
        if view.at(at) == '^' && eastern(view.at(at - 1)) && eastern(view.at(at + 1)) {
            cuts.cut(
                view.run_back(at, 8, eastern)..view.run(at + 1, 8, eastern),
                NAME,
            );
        }
    }
}

/// The second of several people behind "Drs." at word `index`, where the first one ends at `end`.
fn second(view: &View, index: usize, end: usize) -> Option<Range<usize>> {
    let all = view.words();
    let title = all.get(index)?;
    let next = view.word_from(end);
    let and = all.get(next)?;
    let joined = and.lower == "and" && view.slice(end..and.range.start) == [' '];
    let name = if joined { all.get(next + 1)? } else { and };
    let between = view.slice(end..name.range.start);
    let named = matches!(title.lower.as_str(), "drs" | "profs")
        && (joined || matches!(between, [' ', '&', ' '] | [',', ' '] | ['/']))
        && is_persons(view, name);
    named.then(|| name.range.clone())
}

/// Whether a word with a capital is a family name: listed, or one that no clinical text knows.
fn is_persons(view: &View, word: &super::view::Word) -> bool {
    let titled = view
        .slice(word.range.clone())
        .iter()
        .any(|c| c.is_lowercase());
    let rare = word.range.len() >= 3
        && !words::is_common(&word.lower)
        && !words::is_clinical(&word.lower)
        && !words::is_eponym(&word.lower);
    let listed = listed::is_western(&word.lower) || listed::is_japanese_family(&word.lower);
    word.capital && titled && (rare || listed)
}

/// A listed family name behind the abbreviation of a profession that is word `index`: RN Brown, PA Jones.
fn behind_profession(view: &View, index: usize) -> Option<Range<usize>> {
    let all = view.words();
    let (word, next) = (all.get(index)?, all.get(index + 1)?);
    let written: String = view.slice(word.range.clone()).iter().collect();
    let titled = view
        .slice(next.range.clone())
        .iter()
        .any(|c| c.is_lowercase());
    let nurse = matches!(written.as_str(), "RN" | "LPN" | "CRNA");
    let profession = nurse || matches!(written.as_str(), "PA" | "NP" | "PT" | "OT" | "RT" | "MD");
    let listed = listed::is_western(&next.lower) || listed::is_japanese_family(&next.lower);
    let named = profession
        && view.slice(word.range.end..next.range.start) == [' ']
        && next.capital
        && titled
        && (listed || nurse && is_persons(view, next));
    named.then(|| next.range.clone())
}

/// The given name between commas behind a relative that is word `index`: her husband, Bob, called.
fn apposition(view: &View, index: usize) -> Option<Range<usize>> {
    let all = view.words();
    let (word, next) = (all.get(index)?, all.get(index + 1)?);
    let relative = matches!(
        word.lower.as_str(),
        "husband"
            | "wife"
            | "son"
            | "daughter"
            | "mother"
            | "father"
            | "brother"
            | "sister"
            | "spouse"
            | "partner"
    );
    let named = relative
        && view.slice(word.range.end..next.range.start) == [',', ' ']
        && view.at(next.range.end) == ','
        && (is_persons(view, next) || next.capital && bare::is_western_given(&next.lower));
    named.then(|| next.range.clone())
}

/// The cue that ends with word `index`, with the place where a name may start.
fn cue(view: &View, index: usize) -> Option<(usize, Cue)> {
    let all = view.words();
    let word = all.get(index)?;
    let end = word.range.end;
    let lower = word.lower.as_str();
    let written: String = view.slice(word.range.clone()).iter().collect();
    let next = view.at(end);
    if matches!(
        lower,
        "dr" | "prof" | "mr" | "mrs" | "ms" | "drs" | "mme" | "mlle" | "herr" | "frau"
    ) {
        // MR, MS, MRS and DR are also modalities and diseases: capitals need their point.
        let upper = written.chars().all(char::is_uppercase);
        let usable = !upper || next == '.' || !matches!(lower, "mr" | "ms" | "mrs" | "dr");
        let start = view.run(end, 3, |c| matches!(c, '.' | ' ' | ':'));
        // In small letters "dr" is nothing else.
        let capital = word.capital || next == '.' || written == "dr";
        if upper && lower == "dr" && next != '.' {
            return Some((start, Cue::Weak));
        }
        return (usable && capital && start > end || is_name_start(next))
            .then_some((start, Cue::Title));
    }
    if matches!(
        lower,
        "doctor" | "professor" | "miss" | "sir" | "madam" | "nurse"
    ) && word.capital
    {
        return Some((view.run(end, 2, |c| c == ' '), Cue::Title));
    }
    if let Some(start) = abbreviated_title(view, index) {
        return Some((start, Cue::Title));
    }
    let label = view.run(end, 2, |c| c == ' ');
    let labelled = matches!(view.at(label), ':' | '=');
    let dotted = matches!(lower, "pt" | "attn" | "tech") && next == '.';
    let start = view.run(end + usize::from(dotted), 4, |c| {
        matches!(c, ' ' | ':' | '=' | '\'' | '"')
    });
    match lower {
        "name" | "surname" | "firstname" | "lastname" | "patientname" | "patient's" | "dr's" => {
            let is = view.run(label, 3, |c| c.is_ascii_lowercase());
            if labelled {
                Some((start, Cue::Label))
            } else if view.slice(label..is) == ['i', 's'] {
                Some((view.run(is, 2, |c| c == ' '), Cue::Title))
            } else {
                Some((start, Cue::Weak))
            }
        }
        "patient" | "pt" | "physician" | "radiologist" | "surgeon" | "technologist"
        | "operator" | "tech" | "attending" | "resident" | "referrer" | "attn" | "consultant"
        | "nok" | "mother" | "father" | "wife" | "husband" | "son" | "daughter" | "spouse"
        | "sister" | "brother" | "aunt" | "uncle" | "grandmother" | "grandfather" | "grandson"
        | "granddaughter" | "mom" | "mum" | "dad" | "niece" | "nephew" | "cousin" | "boyfriend"
        | "girlfriend" => {
            let cue = if labelled { Cue::Label } else { Cue::Weak };
            // "Patient Alignment" and "Son Valley" are things, "son Taro" is somebody.
            let staff = matches!(
                lower,
                "pt" | "physician"
                    | "radiologist"
                    | "surgeon"
                    | "technologist"
                    | "tech"
                    | "attending"
                    | "referrer"
                    | "attn"
                    | "consultant"
                    | "nok"
            );
            let other = matches!(lower, "patient" | "operator" | "resident");
            let person = staff
                || !other && (!word.capital || matches!(lower, "wife" | "husband" | "sister"));
            let cue = if person && is_followed_by_name(view, index) {
                Cue::Title
            } else {
                cue
            };
            // The sister of a nodule.
            let eponym = all
                .get(index + 1..index + 3)
                .is_some_and(|next| words::is_eponym_of_two(&next[0].lower, &next[1].lower));
            (start > end && !eponym).then_some((start, cue))
        }
        "kin" | "req" | "requester" | "referring" | "ordering" | "sonographer" | "radiographer"
        | "performer" | "reader" => (labelled && start > end).then_some((start, Cue::Label)),
        "by" if before(view, index).is_some_and(is_done_by_someone) => {
            let cue = if is_followed_by_name(view, index) {
                Cue::Title
            } else {
                Cue::Weak
            };
            (start > end).then_some((start, cue))
        }
        "for" | "per" | "by" | "from" | "re" | "with" | "to" | "of" | "named" | "signed"
        | "ref" | "cc" => (start > end).then_some((start, Cue::Weak)),
        _ => None,
    }
}

/// Where the name behind word `index` starts, if that is a short title before a name: `Pat. Kowalski`, `Hr.`,
/// `Fr.`, `M.`, `Dra.`, `née`, `c/o`. Each is also something else.
fn abbreviated_title(view: &View, index: usize) -> Option<usize> {
    let all = view.words();
    let (word, next) = (all.get(index)?, all.get(index + 1)?);
    let dotted = view.at(word.range.end) == '.';
    let usable = match word.lower.as_str() {
        "pat" | "hr" | "fr" => dotted && word.capital,
        "m" => dotted && word.capital && !words::is_latin_term(&next.lower),
        "dra" | "sra" | "srta" | "dott" => word.capital,
        "née" | "nee" | "geb" | "geborene" => true,
        "o" => {
            let slash = view.before(word.range.start) == '/';
            let complaint = words::is_complaint(&next.lower);
            slash && before(view, index).is_some_and(|word| word == "c") && !complaint
        }
        _ => false,
    };
    (usable && is_followed_by_name(view, index)).then_some(next.range.start)
}

/// The word before word `index`, in lower case.
fn before(view: &View, index: usize) -> Option<&str> {
    let word = view.words().get(index.checked_sub(1)?)?;
    Some(word.lower.as_str())
}

/// Whether a word in front of "by" is what people do, so that a name follows.
fn is_done_by_someone(lower: &str) -> bool {
    matches!(
        lower,
        "referred"
            | "requested"
            | "ordered"
            | "performed"
            | "read"
            | "reported"
            | "signed"
            | "seen"
            | "reviewed"
            | "dictated"
            | "interpreted"
            | "approved"
            | "examined"
            | "scanned"
            | "operated"
            | "ref"
            | "req"
            | "verified"
            | "reading"
            | "taken"
    )
}

/// Whether one word with a capital that no clinical text knows stands behind word `index`, whose own
/// letters are not all capitals (PT and RE are more than words for people) unless that word is long.
fn is_followed_by_name(view: &View, index: usize) -> bool {
    let all = view.words();
    let (Some(cue), Some(next)) = (all.get(index), all.get(index + 1)) else {
        return false;
    };
    let upper = |word: &super::view::Word| {
        let letters = view.slice(word.range.clone());
        letters.iter().all(|c| c.is_uppercase())
    };
    let least = if upper(cue) && cue.range.len() > 1 {
        5
    } else {
        3
    };
    let gap = view.slice(cue.range.end..next.range.start);
    matches!(gap, [' '] | ['.', ' '] | ['.'])
        && next.capital
        && next.range.len() >= least
        && !words::is_common(&next.lower)
        && !words::is_clinical(&next.lower)
        && !words::is_eponym(&next.lower)
        && !view.at(next.range.end).is_ascii_digit()
}

fn is_name_start(c: char) -> bool {
    is_kanji(c) || is_katakana(c)
}

/// The end of a name that starts at `start`.
fn name(view: &View, start: usize, cue: Cue) -> Option<usize> {
    let uncased = |c: char| c.is_alphabetic() && !is_cased(c);
    if uncased(view.at(start)) {
        return match cue {
            Cue::Weak => None,
            Cue::Title if is_kanji(view.at(start)) => Some(view.run(start, 8, is_kanji)),
            Cue::Title => Some(view.run(start, 16, |c| uncased(c) && !is_kanji(c) || c == '・')),
            Cue::Label => {
                let first = view.run(start, 24, |c| uncased(c) || c == '・');
                let second = view.run(first + 1, 24, |c| uncased(c) || c == '・');
                let spaced = matches!(view.at(first), ' ' | '^') && second > first + 1;
                Some(if spaced { second } else { first })
            }
        };
    }
    let all = view.words();
    let first = view.word_from(start);
    if all.get(first)?.range.start != start {
        return None;
    }
    let is_upper = |word: &super::view::Word| {
        let letters = view.slice(word.range.clone());
        letters.iter().all(|c| !c.is_lowercase())
    };
    // "PCI to LAD, EF 35", but "SCAN FOR LEE"
    let shouted = first.checked_sub(1).is_some_and(|cue| is_upper(&all[cue]));
    let short = |word: &super::view::Word| word.range.len() <= 3 && is_upper(word) && !shouted;
    let mut end = start;
    let mut taken = 0;
    let mut index = first;
    while let Some(word) = all.get(index).filter(|_| taken < 5) {
        if taken > 0 && !joins(view, all[index - 1].range.clone(), word.range.start) {
            break;
        }
        // "Name: Taro Yamada DOB: 1985": the next label; "Dr Ikeda GTV": an abbreviation.
        let label = taken > 0 && matches!(view.at(word.range.end), ':' | '=');
        let abbreviation = taken > 0
            && word.range.len() > 1
            && short(word)
            && cue == Cue::Title
            && !is_upper(&all[first]);
        let thing = taken == 0
            && !word.capital
            && words::is_clinical(&word.lower)
            && !words::is_particle(&word.lower);
        if label || abbreviation || thing {
            break;
        }
        let particle = words::is_particle(&word.lower);
        let known =
            words::is_common(&word.lower) || (cue == Cue::Weak && words::is_eponym(&word.lower));
        let single = word.range.len() == 1;
        let usable = if particle {
            // A particle counts only in front of a name.
            all.get(index + 1).is_some_and(|next| {
                (next.capital || words::is_particle(&next.lower))
                    && next.range.start == word.range.end + 1
            })
        } else {
            (word.capital || (cue != Cue::Weak && taken == 0 && !known)) && (!known || single)
        };
        if !usable || (single && taken == 0 && cue == Cue::Weak) {
            break;
        }
        end = word.range.end;
        taken += 1;
        index += 1;
    }
    let long = all
        .get(first..index)?
        .iter()
        .filter(|word| word.range.len() > 1 && !(cue == Cue::Weak && short(word)))
        .count();
    let behind = view.run(end, 3, |c| matches!(c, ' ' | ',' | ';'));
    let ends = behind >= view.len() || view.at(behind).is_ascii_digit() || view.at(behind) == '\n';
    match cue {
        Cue::Label | Cue::Title => (taken > 0 && long > 0).then_some(end),
        Cue::Weak => (taken >= 2 || taken == 1 && ends)
            .then_some(end)
            .filter(|_| long > 0),
    }
}

/// Whether a name may go on from `before` to a word that starts at `start`.
fn joins(view: &View, before: Range<usize>, start: usize) -> bool {
    match view.slice(before.end..start) {
        [' ' | '^' | '='] => true,
        ['.', ' '] | ['.'] => before.len() <= 2,
        [',', ' '] | [','] => true,
        _ => false,
    }
}

/// `John Smith, MD`: the words with capitals before a degree that is word `index`.
fn before_degree(view: &View, index: usize) -> Option<Range<usize>> {
    let all = view.words();
    let degree = all.get(index)?;
    let written: String = view.slice(degree.range.clone()).iter().collect();
    let dotted = view.has(degree.range.start, "M.D.") || view.has(degree.range.start, "Ph.D");
    let known = [
        "MD", "PhD", "RN", "MBBS", "DO", "FRCR", "FRCS", "MBChB", "BSc",
    ]
    .contains(&written.as_str());
    if !(known || dotted) {
        return None;
    }
    let mut end = view.run_back(degree.range.start, 2, |c| matches!(c, ' ' | ','));
    let comma = view.slice(end..degree.range.start).contains(&',');
    let last = end;
    let mut start = end;
    let mut taken = 0;
    for word in all[..index].iter().rev().take(4) {
        let initial =
            word.range.end + 1 == end && view.at(word.range.end) == '.' && word.range.len() == 1;
        if !(word.range.end == end || initial) || !word.capital || words::is_common(&word.lower) {
            break;
        }
        start = word.range.start;
        end = view.run_back(start, 1, |c| c == ' ');
        taken += 1;
    }
    // Without comma one word before capitals may be anything but a name that lists know.
    let listed = index.checked_sub(1).and_then(|before| {
        let word = all.get(before)?;
        let known = listed::is_western(&word.lower) || listed::is_japanese_family(&word.lower);
        let near = view.slice(word.range.end..degree.range.start) == [' '];
        (known && near && is_persons(view, word) && written != "DO").then(|| word.range.clone())
    });
    if taken < 2 && listed.is_some() {
        return listed;
    }
    (taken >= if comma || dotted { 1 } else { 2 }).then_some(start..last)
}

/// Whether `letters` are several ordinary words, each with its capital: PulmonaryEmbolism.
fn is_compound(letters: &[char]) -> bool {
    let mut words = Vec::new();
    let mut start = 0;
    for at in 1..=letters.len() {
        let turns = |at: usize| letters[at - 1].is_lowercase() && letters[at].is_uppercase();
        if at == letters.len() || turns(at) {
            let word: String = letters[start..at].iter().collect();
            words.push(word.to_lowercase());
            start = at;
        }
    }
    words.len() > 1
        && words
            .iter()
            .all(|word| words::is_common(word) || words::is_clinical(word))
}

/// `SMITH^JOHN^A` starting with word `index`; protocol names like `Head^Routine` hold common words.
fn careted(view: &View, index: usize) -> Option<Range<usize>> {
    let all = view.words();
    let first = all.get(index)?;
    if view.before(first.range.start) == '^' || first.range.len() < 2 {
        return None;
    }
    let mut end = first.range.end;
    let mut taken = 1;
    let mut next = index;
    loop {
        let word = all.get(next)?;
        let before = view.before(word.range.start);
        let given = taken > 1 && words::is_month_and_name(&word.lower);
        let common = word.range.len() > 1 && words::is_common(&word.lower) && !given
            || is_compound(view.slice(word.range.clone()));
        if common || before == '_' || before.is_ascii_digit() {
            return None;
        }
        end = word.range.end.max(end);
        let behind = view.at(end);
        if behind == '_' || behind.is_ascii_digit() {
            return None;
        }
        let follows = all
            .get(next + 1)
            .is_some_and(|word| word.range.start == end + 1);
        if behind != '^' || !follows || taken == 5 {
            break;
        }
        taken += 1;
        next += 1;
    }
    (taken >= 2).then_some(first.range.start..end)
}
