//! Values as text: which VRs are text, how they are padded and divided, and which are legal.
//!
//! Knows no character set beyond asking one, no tags and no policy. Source: PS3.5 6.2, Table
//! 6.2-1. Tolerated because common and harmless: padding by NUL or space on either side, dates and
//! times with the separators of ACR-NEMA, decimal strings of up to 32 characters.
//! Not tolerated: integers beyond 32 bits, and digits that number something.

use super::charset::Syntax;
use crate::element::VR;

/// What sort of value a VR has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Words, names and addresses, in the declared character set or the default one.
    Text,
    /// Numbers, dates, times and codes of a fixed syntax in ASCII.
    Typed,
    /// UIDs.
    Uid,
    /// Numbers in binary, of this many bytes each.
    Numbers(usize),
    /// Bytes whose meaning the VR does not tell.
    Opaque,
    /// A sequence.
    Sequence,
}

/// The sort of values of `vr`.
pub fn sort(vr: VR) -> Sort {
    match vr {
        VR::AE | VR::LO | VR::LT | VR::PN | VR::SH | VR::ST | VR::UC | VR::UR | VR::UT => {
            Sort::Text
        }
        VR::AS | VR::CS | VR::DA | VR::DS | VR::DT | VR::IS | VR::TM => Sort::Typed,
        VR::UI => Sort::Uid,
        VR::SS | VR::US => Sort::Numbers(2),
        VR::AT | VR::FL | VR::SL | VR::UL => Sort::Numbers(4),
        VR::FD | VR::SV | VR::UV => Sort::Numbers(8),
        VR::OB | VR::OD | VR::OF | VR::OL | VR::OV | VR::OW | VR::UN => Sort::Opaque,
        VR::SQ => Sort::Sequence,
    }
}

/// Whether values of `vr` are dates, times or ages.
pub fn is_temporal(vr: VR) -> bool {
    matches!(vr, VR::AS | VR::DA | VR::DT | VR::TM)
}

/// How values of `vr` are divided.
pub fn syntax(vr: VR) -> Syntax {
    match vr {
        VR::PN => Syntax::Name,
        VR::LT | VR::ST | VR::UR | VR::UT => Syntax::Single,
        VR::AE
        | VR::AS
        | VR::AT
        | VR::CS
        | VR::DA
        | VR::DS
        | VR::DT
        | VR::FD
        | VR::FL
        | VR::IS
        | VR::LO
        | VR::OB
        | VR::OD
        | VR::OF
        | VR::OL
        | VR::OV
        | VR::OW
        | VR::SH
        | VR::SL
        | VR::SQ
        | VR::SS
        | VR::SV
        | VR::TM
        | VR::UC
        | VR::UI
        | VR::UL
        | VR::UN
        | VR::US
        | VR::UV => Syntax::Multiple,
    }
}

/// `text` divided into its values, each without padding.
pub fn values(text: &str, vr: VR) -> Vec<&str> {
    each_value(text, vr).collect()
}

/// As [`values`], one by one.
pub fn each_value(text: &str, vr: VR) -> impl Iterator<Item = &str> {
    let most = match syntax(vr) {
        Syntax::Single => 1,
        Syntax::Multiple | Syntax::Name => usize::MAX,
    };
    text.splitn(most, '\\').map(trim)
}

/// `text` without padding: spaces and NUL on either side.
pub fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\0'])
}

/// `bytes` without padding: spaces and NUL on either side.
pub fn trim_bytes(bytes: &[u8]) -> &[u8] {
    let padding = |byte: &u8| matches!(byte, b' ' | 0);
    let start = bytes
        .iter()
        .position(|byte| !padding(byte))
        .unwrap_or(bytes.len());
    let end = bytes
        .iter()
        .rposition(|byte| !padding(byte))
        .map_or(start, |last| last + 1);
    &bytes[start..end]
}

/// `bytes` made even by the padding that `vr` asks for.
pub fn padded(vr: VR, mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.len() % 2 == 1 {
        bytes.push(match sort(vr) {
            Sort::Text | Sort::Typed => b' ',
            Sort::Uid | Sort::Numbers(_) | Sort::Opaque | Sort::Sequence => 0,
        });
    }
    bytes
}

/// The most characters one value of `vr` may have; `None` where only the length field limits it.
pub fn max_chars(vr: VR) -> Option<usize> {
    match vr {
        VR::AS => Some(4),
        VR::AE | VR::CS | VR::DS | VR::SH | VR::TM => Some(16),
        VR::DA => Some(8),
        VR::DT => Some(26),
        VR::IS => Some(12),
        VR::LO | VR::PN | VR::UI => Some(64),
        VR::ST => Some(1_024),
        VR::LT => Some(10_240),
        VR::UC | VR::UR | VR::UT => None,
        VR::AT
        | VR::FD
        | VR::FL
        | VR::OB
        | VR::OD
        | VR::OF
        | VR::OL
        | VR::OV
        | VR::OW
        | VR::SL
        | VR::SQ
        | VR::SS
        | VR::SV
        | VR::UL
        | VR::UN
        | VR::US
        | VR::UV => None,
    }
}

/// Whether every value in `bytes` follows the syntax of a typed VR or UI, or is writing at all for a
/// VR of text; `true` for other VRs.
pub fn is_legal(vr: VR, bytes: &[u8]) -> bool {
    let each: fn(&[u8]) -> bool = match vr {
        VR::AS => is_age,
        VR::CS => is_code,
        VR::DA => |value| is_date(value),
        VR::DS => is_decimal,
        VR::DT => is_date_time,
        VR::IS => is_integer,
        VR::TM => is_time,
        VR::UI => is_uid,
        VR::SS | VR::US | VR::AT | VR::FL | VR::SL | VR::UL | VR::FD | VR::SV | VR::UV => {
            match sort(vr) {
                Sort::Numbers(size) => return bytes.len().is_multiple_of(size),
                Sort::Text | Sort::Typed | Sort::Uid | Sort::Opaque | Sort::Sequence => {
                    return true;
                }
            }
        }
        VR::AE | VR::LO | VR::LT | VR::PN | VR::SH | VR::ST | VR::UC | VR::UR | VR::UT => {
            return bytes.split(|&byte| byte == b'\\').all(is_written);
        }
        VR::OB | VR::OD | VR::OF | VR::OL | VR::OV | VR::OW | VR::SQ | VR::UN => return true,
    };
    bytes
        .split(|&byte| byte == b'\\')
        .map(trim_bytes)
        .all(|value| value.is_empty() || each(value))
}

/// Whether text holds no control characters but those of lines, tabulators and code extensions. A
/// length that lies makes a text swallow the headers of what follows, which are full of them.
fn is_written(value: &[u8]) -> bool {
    let control = |&byte: &u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | 0x0C | b'\r' | 0x1B);
    !trim_bytes(value)
        .iter()
        .any(|byte| control(byte) || *byte == 0x7F)
}

fn digits(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_digit)
}

/// The number that at most four ASCII digits are.
fn number(bytes: &[u8]) -> Option<u32> {
    (!bytes.is_empty() && bytes.len() <= 4 && digits(bytes)).then(|| {
        bytes
            .iter()
            .fold(0, |sum, &byte| sum * 10 + u32::from(byte - b'0'))
    })
}

fn within(bytes: &[u8], range: std::ops::RangeInclusive<u32>) -> bool {
    number(bytes).is_some_and(|number| range.contains(&number))
}

fn is_age(value: &[u8]) -> bool {
    value.len() == 4 && digits(&value[..3]) && matches!(value[3], b'D' | b'W' | b'M' | b'Y')
}

fn is_code(value: &[u8]) -> bool {
    let legal =
        |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b" _".contains(byte);
    value.len() <= 16 && value.iter().all(legal)
}

fn is_integer(value: &[u8]) -> bool {
    let number = value
        .strip_prefix(b"+")
        .or(value.strip_prefix(b"-"))
        .unwrap_or(value);
    let in_range = std::str::from_utf8(value)
        .ok()
        .and_then(|value| value.parse::<i64>().ok())
        .is_some_and(|value| i32::try_from(value).is_ok());
    value.len() <= 12 && digits(number) && in_range && !is_numbering(number)
}

/// Whether digits are those of a telephone or a record: no quantity is written with so many and a zero
/// in front.
fn is_numbering(number: &[u8]) -> bool {
    const LONGEST_PADDED: usize = 8;
    number.len() > LONGEST_PADDED
        && number.starts_with(b"0")
        && digits(number)
        && number.iter().any(|&digit| digit != b'0')
}

fn is_decimal(value: &[u8]) -> bool {
    let unsigned = |part: &[u8]| {
        part.strip_prefix(b"+")
            .or(part.strip_prefix(b"-"))
            .map(<[u8]>::to_vec)
    };
    let body = unsigned(value).unwrap_or_else(|| value.to_vec());
    let (mantissa, exponent) = match body.iter().position(|byte| matches!(byte, b'e' | b'E')) {
        Some(at) => (&body[..at], Some(&body[at + 1..])),
        None => (body.as_slice(), None),
    };
    let point = mantissa.iter().filter(|&&byte| byte == b'.').count();
    let figures = mantissa.iter().filter(|byte| byte.is_ascii_digit()).count();
    let exponent = exponent.is_none_or(|part| {
        let part = unsigned(part).unwrap_or_else(|| part.to_vec());
        number(&part).is_some()
    });
    let number = point <= 1 && figures > 0 && figures + point == mantissa.len() && exponent;
    value.len() <= 32 && number && !is_numbering(&body)
}

fn is_date(value: &[u8]) -> bool {
    let compact: Vec<u8> = match value {
        [_, _, _, _, b'.', _, _, b'.', _, _] => {
            value.iter().copied().filter(|&b| b != b'.').collect()
        }
        _ => value.to_vec(),
    };
    compact.len() == 8
        && within(&compact[..4], 0..=9999)
        && within(&compact[4..6], 1..=12)
        && within(&compact[6..], 1..=31)
}

fn is_time(value: &[u8]) -> bool {
    let (clock, fraction) = match value.iter().position(|&byte| byte == b'.') {
        Some(at) => (&value[..at], Some(&value[at + 1..])),
        None => (value, None),
    };
    let compact: Vec<u8> = match clock {
        [_, _, b':', _, _] | [_, _, b':', _, _, b':', _, _] => {
            clock.iter().copied().filter(|&byte| byte != b':').collect()
        }
        _ => clock.to_vec(),
    };
    let fraction = fraction
        .is_none_or(|part| compact.len() == 6 && (1..=6).contains(&part.len()) && digits(part));
    fraction
        && matches!(compact.len(), 2 | 4 | 6)
        && within(&compact[..2], 0..=23)
        && compact[2..]
            .chunks(2)
            .enumerate()
            .all(|(i, part)| within(part, 0..=59 + i as u32))
}

fn is_date_time(value: &[u8]) -> bool {
    let (local, zone) = match value.iter().position(|byte| matches!(byte, b'+' | b'-')) {
        Some(at) => (&value[..at], Some(&value[at + 1..])),
        None => (value, None),
    };
    let zone = zone.is_none_or(|zone| {
        zone.len() == 4 && within(&zone[..2], 0..=14) && within(&zone[2..], 0..=59)
    });
    let day = match local.len() {
        4 => number(local).is_some(),
        6 => number(&local[..4]).is_some() && within(&local[4..], 1..=12),
        8.. => is_date(&local[..8]) && (local.len() == 8 || is_time(&local[8..])),
        _ => false,
    };
    // A DT has no separators.
    zone && day && !local.contains(&b':')
}

fn is_uid(value: &[u8]) -> bool {
    value.len() <= 64
        && value
            .split(|&byte| byte == b'.')
            .all(|part| !part.is_empty() && digits(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(vr: VR, legal: &[&str], illegal: &[&str]) {
        for value in legal {
            assert!(is_legal(vr, value.as_bytes()), "{vr:?} {value}");
        }
        for value in illegal {
            assert!(!is_legal(vr, value.as_bytes()), "{vr:?} {value}");
        }
    }

    #[test]
    fn numbers_are_told_from_words() {
        check(
            VR::IS,
            &[
                "",
                "1",
                "-12 ",
                "+3\\4",
                " 5\0",
                "2147483647",
                "-2147483648",
                "00000012",
                "000000000",
            ],
            &[
                "1.5",
                "one",
                "1 2",
                "-",
                "1234567890123",
                "2147483648",
                "09012345678",
                "012345678",
            ],
        );
        check(
            VR::DS,
            &[
                "1.5",
                "-.5",
                "1.",
                "1E-3\\2e+10",
                "0.1234567890123456789",
                "000000001.5",
            ],
            &[
                ".",
                "E5",
                "1e",
                "1.2.3",
                "YAMADA",
                "1,5",
                "0xFF",
                "1e99999",
                "012345678",
            ],
        );
    }

    #[test]
    fn dates_and_times_follow_the_calendar_and_the_clock() {
        check(
            VR::DA,
            &["20240131", "2024.01.31", "20240131\\20240201 "],
            &[
                "20241301",
                "20240100",
                "2024013",
                "202401311",
                "2024-1-31",
                "20240131-",
                "YAMADA",
                "2024.0131.",
            ],
        );
        check(
            VR::TM,
            &[
                "10",
                "1030",
                "103059",
                "235960",
                "103059.123456",
                "10:30:59",
            ],
            &[
                "1",
                "24",
                "1060",
                "103061",
                "103059.",
                "103059.1234567",
                "10:3",
                "1030.5",
                "NOON",
            ],
        );
        check(
            VR::DT,
            &[
                "2024",
                "202401",
                "20240131",
                "2024013110",
                "20240131103059.5+0900",
                "2024+0900",
            ],
            &[
                "20241",
                "2024130",
                "20240131103059+09",
                "20240131+9999",
                "2024013110:30",
                "YAMADA",
            ],
        );
        check(
            VR::AS,
            &["045Y", "006M", "", "003D "],
            &["45Y", "045", "045y", "YAMA"],
        );
    }

    #[test]
    fn codes_and_uids_have_no_lower_case_or_words() {
        check(
            VR::CS,
            &["ORIGINAL\\PRIMARY\\AXIAL ", "A_1 B"],
            &["Yamada", "A-B", "A2345678901234567"],
        );
        check(
            VR::UI,
            &["1.2.840\0", "1.2\\1.3", ""],
            &["1..2", "1.2.", "1.2.YAMADA", &"1.".repeat(40)],
        );
    }

    #[test]
    fn binary_numbers_have_whole_length() {
        assert!(
            is_legal(VR::US, &[0; 4]) && !is_legal(VR::UL, &[0; 6]) && !is_legal(VR::FD, &[0; 4])
        );
    }

    #[test]
    fn every_prefix_and_any_bytes_are_judged_without_panic() {
        let vrs = [
            VR::AS,
            VR::CS,
            VR::DA,
            VR::DS,
            VR::DT,
            VR::IS,
            VR::TM,
            VR::UI,
            VR::US,
        ];
        for value in [
            "20240131103059.123456+0900",
            "10:30:59.5",
            "2024.01.31",
            "-1.5E+10\\\\x\0",
            "漢字\u{FF}",
        ] {
            for end in 0..=value.len() {
                for start in 0..=end {
                    for vr in vrs {
                        let _ = is_legal(vr, &value.as_bytes()[start..end]);
                    }
                }
            }
        }
    }

    #[test]
    fn padding_is_taken_off_and_put_back_evenly() {
        assert_eq!(trim_bytes(b" \0A B\0 "), b"A B");
        assert_eq!(trim_bytes(b" \0"), b"");
        assert_eq!(padded(VR::UI, b"1.2".to_vec()), b"1.2\0");
        assert_eq!(padded(VR::LO, b"A".to_vec()), b"A ");
        assert_eq!(values("A \\ B", VR::LO), ["A", "B"]);
        assert_eq!(values("A \\ B", VR::LT), ["A \\ B"]);
    }
}
