use libjpeg_turbo_rs::Encoder;

use super::*;

const MARK: &[u8] = b"YAMADA^TARO";

fn holds(stream: &[u8]) -> bool {
    stream.windows(MARK.len()).any(|window| window == MARK)
}

fn entropy(stream: &[u8]) -> Vec<Vec<u8>> {
    let parts = pieces(stream).expect("pieces").into_iter();
    parts
        .filter_map(|piece| match piece {
            Piece::Entropy(range) => Some(stream[range].to_vec()),
            Piece::Segment { .. } | Piece::End(_) => None,
        })
        .collect()
}

/// The stream with a marker in every place where a stream can carry one.
fn marked() -> Vec<Vec<u8>> {
    let plain = grey();
    let mut streams: Vec<Vec<u8>> = (marker::APP0..=marker::APP15)
        .chain([marker::COM])
        .map(|code| with_segment(&plain, code, MARK))
        .collect();
    let jfif = b"JFIF\0\x01\x02\0\0\x01\0\x01\x02\x02";
    streams.push(with_segment(
        &plain,
        marker::APP0,
        &[jfif, MARK, MARK].concat(),
    ));
    let adobe = b"Adobe\0\x64\0\0\0\0\x01";
    streams.push(with_segment(&plain, marker::APP14, &[adobe, MARK].concat()));
    for prefix in [
        &b"Exif\0\0"[..],
        b"http://ns.adobe.com/xap/1.0/\0",
        b"ICC_PROFILE\0\x01\x01",
    ] {
        streams.push(with_segment(&plain, 0xE1, &[prefix, MARK].concat()));
    }
    streams.push([&plain[..], MARK].concat());
    let scan = plain
        .windows(2)
        .position(|pair| pair == [0xFF, marker::SOS])
        .expect("a scan");
    streams.push([&plain[..scan], MARK, &plain[scan..]].concat());
    let end = plain.len() - 2;
    let comment = [&[0xFF, marker::COM, 0, MARK.len() as u8 + 2], MARK].concat();
    streams.push([&plain[..end], &comment, &plain[end..]].concat());
    streams
}

#[test]
fn l56_segments_that_are_no_picture_go_and_the_picture_stays_byte_for_byte() {
    let declared = shape(1, 8, Photometric::Monochrome2);
    let before = decode(&grey(), &declared).expect("decoded");
    for stream in marked() {
        assert!(holds(&stream));
        assert_eq!(decode(&stream, &declared), Ok(before.clone()));
        let stripped = strip(&stream)
            .expect("stripped")
            .expect("there is something to strip");
        assert!(!holds(&stripped));
        assert_eq!(entropy(&stripped), entropy(&grey()));
        assert_eq!(decode(&stripped, &declared), Ok(before.clone()));
        assert_eq!(strip(&stripped), Ok(None));
        assert_eq!(mask(&stream, &declared, &[]), Ok(stripped));
        let masked = mask(&stream, &declared, &[area(0, 0, 8, 8)]).expect("masked");
        assert!(!holds(&masked));
    }
}

#[test]
fn l56_a_stream_with_nothing_to_strip_stays_as_it_is() {
    let jfif = grey();
    let adobe = with_segment(&bare(&grey()), marker::APP14, b"Adobe\0\x64\0\0\0\0\x01");
    for stream in [jfif, adobe, bare(&grey()), colour(Subsampling::S420)] {
        for padding in [&[][..], &[0], &[0xFF]] {
            assert_eq!(strip(&[&stream[..], padding].concat()), Ok(None));
        }
    }
}

#[test]
fn l56_processes_that_are_not_decoded_are_stripped_all_the_same() {
    for code in [0xC5, 0xC9, 0xCA, 0xCF, 0xDE] {
        let stream = rewritten(&grey(), |marker, fields| match marker {
            marker::SOF0 => vec![(marker::COM, MARK.to_vec()), (code, fields.to_vec())],
            _ => vec![(marker, fields.to_vec())],
        });
        let stripped = strip(&stream)
            .expect("stripped")
            .expect("there is something to strip");
        assert!(holds(&stream) && !holds(&stripped));
    }
}

#[test]
fn a_thumbnail_is_taken_off_and_the_density_stays() {
    let jfif = b"JFIF\0\x01\x02\x01\x01\x2C\x01\x2C\x01\x01\x07\x08\x09";
    let stream = with_segment(&bare(&grey()), marker::APP0, jfif);
    let stripped = strip(&stream)
        .expect("stripped")
        .expect("there is something to strip");
    assert_eq!(stripped[2..6], [0xFF, marker::APP0, 0, 16]);
    assert_eq!(stripped[6..20], *b"JFIF\0\x01\x02\x01\x01\x2C\x01\x2C\0\0");
}

#[test]
fn fill_bytes_lines_after_the_scan_and_a_missing_end_are_understood() {
    let declared = shape(1, 8, Photometric::Monochrome2);
    let plain = Encoder::new(&[7; 53 * 37], 53, 37, PixelFormat::Grayscale)
        .restart_blocks(2)
        .encode()
        .expect("coded");
    let expected = decode(&plain, &declared).expect("decoded");
    let filled: Vec<u8> = pieces(&plain)
        .expect("pieces")
        .into_iter()
        .flat_map(|piece| match piece {
            Piece::Segment { whole, .. } | Piece::End(whole) => {
                [&[0xFF, 0xFF], &plain[whole]].concat()
            }
            Piece::Entropy(range) => {
                let mut out = Vec::new();
                for &byte in &plain[range] {
                    out.push(byte);
                    if (marker::RST0..=marker::RST7).contains(&byte) && out.ends_with(&[0xFF, byte])
                    {
                        out.splice(out.len() - 2..out.len() - 2, [0xFF, 0xFF]);
                    }
                }
                out
            }
        })
        .collect();
    let filled = [&[0xFF, marker::SOI], &filled[..]].concat();
    assert!(filled.len() > plain.len() + 16);
    let end = plain.len() - 2;
    let lines = rewritten(&plain, |code, fields| {
        let mut fields = fields.to_vec();
        if code == marker::SOF0 {
            fields[1..3].fill(0);
        }
        vec![(code, fields)]
    });
    let lines = [
        &lines[..end],
        &[0xFF, marker::DNL, 0, 4, 0, ROWS as u8],
        &lines[end..],
    ]
    .concat();
    for stream in [
        &filled,
        &lines,
        &plain[..end],
        &[&plain[..end], &[0]].concat(),
    ] {
        assert_eq!(decode(stream, &declared), Ok(expected.clone()));
        let masked = mask(stream, &declared, &[area(16, 8, 3, 3)]).expect("masked");
        let again = decode(&masked, &declared).expect("decoded");
        assert_ne!(again.bytes, expected.bytes);
    }
}
