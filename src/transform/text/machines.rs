//! Machines and places of files: hardware addresses, shares and home folders, names of hosts.
//!
//! A path is cut as far as it has no space, and over spaces where it goes on behind them. Names of hosts
//! count under the domains that networks of hospitals use inside, under those of Japan, and under the
//! common ones of the world; a missing space behind a full stop is no host. It does not know single names
//! of machines, nor IPv6. Source of the inner domains: RFC 6762, appendix G; RFC 8375; `.internal` by
//! ICANN, 2024.

use super::view::{View, is_digit};
use super::{Cuts, FILE, URL, words};

/// Domains at the end of the name of a host.
const DOMAINS: [&str; 14] = [
    "local",
    "localdomain",
    "lan",
    "internal",
    "intra",
    "intranet",
    "corp",
    "private",
    "jp",
    "com",
    "org",
    "net",
    "edu",
    "gov",
];

/// Folders that hold the folders of people.
const HOMES: [&str; 8] = [
    "/home/",
    "/users/",
    "/export/home/",
    "/var/",
    "/mnt/",
    "/media/",
    "/volumes/",
    "/root/",
];

/// Cuts every machine, path and host.
pub(super) fn scan(cuts: &mut Cuts<'_>) {
    let view = cuts.view;
    let mut at = 0;
    while at < view.len() {
        let fresh = !view.before(at).is_alphanumeric();
        let found = match view.at(at) {
            c if is_backslash(c) => share(view, at).map(|end| (end, FILE)),
            '/' if fresh => home(view, at).map(|end| (end, FILE)),
            c if c.is_ascii_alphanumeric() && fresh => drive(view, at)
                .map(|end| (end, FILE))
                .or_else(|| hardware(view, at).map(|end| (end, URL)))
                .or_else(|| host(view, at).map(|end| (end, URL))),
            _ => None,
        };
        match found {
            Some((end, tag)) => {
                cuts.cut(at..end, tag);
                at = end;
            }
            None => at += 1,
        }
    }
}

/// A backslash, or the sign for yen that stands for one in Japanese sets.
fn is_backslash(c: char) -> bool {
    matches!(c, '\\' | '¥' | '￥')
}

/// The end of `\\host\share\...` at `at`.
fn share(view: &View, at: usize) -> Option<usize> {
    let starts = is_backslash(view.at(at + 1))
        && !is_backslash(view.before(at))
        && view.at(at + 2).is_alphanumeric();
    let end = path(view, at + 2);
    (starts && end > at + 3).then_some(end)
}

/// The end of `C:\...` at `at`; with slashes only where it goes on.
fn drive(view: &View, at: usize) -> Option<usize> {
    let separator = view.at(at + 2);
    let named = view.at(at).is_ascii_alphabetic() && view.at(at + 1) == ':';
    let end = path(view, at + 3);
    let rest = view.slice(at + 3..end);
    let starts = is_backslash(separator) || separator == '/' && rest.contains(&'/');
    (named && starts && end > at + 3).then_some(end)
}

/// The end of a path below a folder of people at `at`.
fn home(view: &View, at: usize) -> Option<usize> {
    let length = view.has_any(at, &HOMES)?;
    let end = path(view, at + length);
    (end > at + length).then_some(end)
}

/// Where a path that goes on at `at` ends.
fn path(view: &View, at: usize) -> usize {
    let part = |c: char| {
        !c.is_whitespace()
            && !c.is_control()
            && !matches!(
                c,
                '"' | '<' | '>' | '|' | ',' | ';' | ')' | ']' | '、' | '。'
            )
    };
    let mut end = view.run(at, 512, part);
    // "C:\Users\Taro Yamada\Desktop": at most two spaces in a name.
    for _ in 0..8 {
        let mut next = end;
        let goes_on = (0..2).any(|_| {
            if view.at(next) != ' ' || !part(view.at(next + 1)) {
                return false;
            }
            next = view.run(next + 1, 64, part);
            let behind = view.slice(end..next);
            behind.iter().any(|&c| is_backslash(c))
        });
        if !goes_on {
            break;
        }
        end = next;
    }
    view.run_back(end, 3, |c| matches!(c, '.' | ':' | '\''))
        .max(at)
}

/// The end of a hardware address at `at`: six pairs of hexadecimal digits, or three groups of four.
fn hardware(view: &View, at: usize) -> Option<usize> {
    let (length, count, separator) = match (view.at(at + 2), view.at(at + 4)) {
        (c @ (':' | '-'), _) => (2, 6, c),
        (_, '.') => (4, 3, '.'),
        _ => return None,
    };
    let mut here = at;
    for group in 0..count {
        let end = view.run(here, length + 1, |c| c.is_ascii_hexdigit());
        if end - here != length || group + 1 < count && view.at(end) != separator {
            return None;
        }
        here = if group + 1 < count { end + 1 } else { end };
    }
    let all = view.slice(at..here);
    // Lists of numbers have hyphens and points too, in digits alone.
    let lettered = separator == ':' || all.iter().any(char::is_ascii_alphabetic);
    let ends = view.at(here) != separator && !view.at(here).is_alphanumeric();
    (lettered && all.iter().any(|&c| is_digit(c)) && ends).then_some(here)
}

/// The end of the name of a host at `at`.
fn host(view: &View, at: usize) -> Option<usize> {
    let end = view.run(at, 253, |c| {
        c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')
    });
    let end = view
        .run_back(end, 3, |c| matches!(c, '.' | '-' | '_'))
        .max(at);
    let name: String = view.slice(at..end).iter().collect();
    let labels: Vec<&str> = name.split('.').collect();
    let (domain, rest) = labels.split_last()?;
    let own = rest.last()?;
    let lower = domain.to_lowercase();
    let inner = DOMAINS.contains(&lower.as_str());
    let arpa = lower == "arpa" && own.eq_ignore_ascii_case("home") && rest.len() > 1;
    if !(inner || arpa) || labels.iter().any(|label| label.is_empty()) {
        return None;
    }
    // "no change.Local therapy", "T2.com": a word is no host.
    let word = |label: &&str| {
        let label = label.to_lowercase();
        words::is_common(&label) || words::is_clinical(&label)
    };
    let telling = rest.iter().any(|label| label.len() >= 3 && !word(label));
    let titled = domain.starts_with(|c: char| c.is_uppercase())
        && domain.ends_with(|c: char| c.is_lowercase());
    (telling && !titled).then_some(end)
}
