//! Takes everything out of a JPEG-LS stream that is not picture, without touching what is.

use crate::pixel::{Refused, Result};

const BROKEN: Refused = Refused("JPEG-LS: the segments cannot be told apart");

/// Removes application segments, comments and bytes after the end; the segment that names the colour
/// transform of HP's encoder stays, cut to that. `None` if there is nothing to remove; a byte of padding
/// after the end is nothing.
///
/// # Errors
///
/// If the segments cannot be told apart.
pub fn strip(stream: &[u8]) -> Result<Option<Vec<u8>>> {
    if !stream.starts_with(&[0xFF, 0xD8]) {
        return Err(BROKEN);
    }
    let mut out = vec![0xFF, 0xD8];
    let mut at = 2;
    loop {
        let code = marker(stream, at)?;
        at += 2;
        match code {
            // Fill bytes before a marker.
            0xFF => at -= 1,
            0xD9 => {
                out.extend([0xFF, code]);
                break;
            }
            _ => {
                let body = segment(stream, at)?;
                let transform = code == 0xE8 && body.starts_with(b"mrfx") && body.len() >= 5;
                match code {
                    0xE8 if transform => {
                        out.extend([0xFF, code, 0, 7]);
                        out.extend(&body[..5]);
                    }
                    0xE0..=0xEF | 0xFE => {}
                    _ => out.extend(&stream[at - 2..at + 2 + body.len()]),
                }
                at += 2 + body.len();
                if code == 0xDA {
                    let end = scan_end(stream, at)?;
                    out.extend(&stream[at..end]);
                    at = end;
                }
            }
        }
    }
    let padded = matches!(stream.get(at..), Some([] | [0x00 | 0xFF]));
    let same = padded && stream.starts_with(&out);
    Ok((!same).then_some(out))
}

/// The code of the marker at `at`.
fn marker(stream: &[u8], at: usize) -> Result<u8> {
    match stream.get(at..) {
        Some([0xFF, code, ..]) if *code >= 0x80 => Ok(*code),
        Some(_) | None => Err(BROKEN),
    }
}

/// What the segment holds whose length stands at `at`.
fn segment(stream: &[u8], at: usize) -> Result<&[u8]> {
    let length = stream.get(at..at + 2).ok_or(BROKEN)?;
    let length = usize::from(length[0]) << 8 | usize::from(length[1]);
    stream.get(at + 2..at + length).ok_or(BROKEN)
}

/// Where the coded samples that start at `at` end: before a marker that is no restart. A byte below 80
/// after FF belongs to the samples (T.87 A.1).
fn scan_end(stream: &[u8], at: usize) -> Result<usize> {
    let pairs = stream.get(at..).unwrap_or_default().windows(2);
    let ends =
        |pair: &[u8]| pair[0] == 0xFF && pair[1] >= 0x80 && !(0xD0..=0xD7).contains(&pair[1]);
    pairs
        .enumerate()
        .find(|(_, pair)| ends(pair))
        .map(|(offset, _)| at + offset)
        .ok_or(BROKEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &[u8] = &[0xFF, 0xD8, 0xFF, 0xF7, 0, 4, 8, 1];
    const COMMENT: &[u8] = b"\xFF\xFE\0\x09Patient";
    const SCAN: &[u8] = &[0xFF, 0xDA, 0, 3, 1, 7, 0xFF, 0x7F, 9, 0xFF, 0xD3, 5];
    const END: &[u8] = &[0xFF, 0xD9];

    #[test]
    fn comments_and_what_follows_the_end_go_and_samples_stay() {
        let plain = [HEAD, SCAN, END].concat();
        assert_eq!(strip(&plain), Ok(None));
        assert_eq!(strip(&[&plain[..], &[0]].concat()), Ok(None));
        for carrying in [
            [HEAD, COMMENT, SCAN, END].concat(),
            [HEAD, SCAN, COMMENT, END].concat(),
            [HEAD, SCAN, END, b"Patient"].concat(),
        ] {
            assert_eq!(strip(&carrying), Ok(Some(plain.clone())));
        }
    }

    #[test]
    fn the_colour_transform_stays_without_what_stands_beside_it() {
        let transform = b"\xFF\xE8\0\x07mrfx\x01";
        let long = b"\xFF\xE8\0\x0Emrfx\x01Patient";
        let short = [HEAD, transform, SCAN, END].concat();
        assert_eq!(strip(&short), Ok(None));
        let carrying = [HEAD, long, SCAN, END].concat();
        assert_eq!(strip(&carrying), Ok(Some(short)));
    }

    #[test]
    fn every_prefix_and_every_changed_byte_is_stripped_or_refused() {
        let stream = [HEAD, COMMENT, SCAN, END].concat();
        for end in 0..stream.len() {
            assert_eq!(strip(&stream[..end]), Err(BROKEN));
        }
        for at in 0..stream.len() {
            for value in [0, 0xFF, !stream[at]] {
                let mut changed = stream.clone();
                changed[at] = value;
                let _ = strip(&changed);
            }
        }
    }
}
