//! What stands beside the pixels: comments, bytes behind them, bits that hold no value.

use super::*;

/// L56: a comment in a frame that no mask touches.
#[test]
fn l56_comments_of_a_codestream_go_and_the_picture_stays() {
    let start: &[u8] = &[0xFF, 0xD8];
    let comment = b"\xFF\xFE\x00\x0ALEAKMARK";
    let rest: &[u8] = &[
        0xFF, 0xDA, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3F, 0x00, 0x12, 0x34, 0xFF, 0xD9,
    ];
    let value = [
        item(EXPLICIT, &[]),
        item(EXPLICIT, &[start, comment, rest].concat()),
    ]
    .concat();
    let pixels = undefined(EXPLICIT, PIXELS, VR::OB, &value);
    let image = Image { frames: 1, ..PLAIN };
    let bytes = part10(JPEG, &[header(EXPLICIT, &image), pixels].concat());
    assert!(bytes.windows(8).any(|window| window == b"LEAKMARK"));
    let out = run(&bytes, &PixelOrders::default()).unwrap();
    assert!(!out.bytes.windows(8).any(|window| window == b"LEAKMARK"));
    let kept = [start, rest].concat();
    assert!(out.bytes.windows(kept.len()).any(|window| window == kept));
}

/// L56: behind the last frame, which nothing shows.
#[test]
fn l56_bytes_behind_the_frames_become_zeros_and_the_frames_stay() {
    let image = Image { frames: 2, ..PLAIN };
    let frames = values(&image);
    for (behind, left) in [(&b"LEAKMARK"[..], 8), (b"\x01\0", 2), (b"\0\0", 2)] {
        let pixels = [&frames[..], behind].concat();
        let bytes = part10(
            meta::EXPLICIT_LE,
            &[
                header(EXPLICIT, &image),
                element(EXPLICIT, PIXELS, VR::OB, &pixels),
            ]
            .concat(),
        );
        let out = run(&bytes, &PixelOrders::default()).unwrap();
        let expected = [frames.clone(), vec![0; left]].concat();
        assert!(out.bytes.ends_with(&expected));
        let noted = out.done.notes.contains_key("beside-pixels-left-out");
        assert_eq!(noted, behind.iter().any(|&byte| byte != 0));
    }
}

/// Bytes that stand in words of the other order: the last one of an odd number comes behind its padding.
#[test]
fn the_last_byte_of_swapped_pairs_is_none_behind_the_frames() {
    let image = Image {
        columns: 3,
        rows: 3,
        frames: 1,
        ..PLAIN
    };
    let swapped = [101, 100, 103, 102, 105, 104, 107, 106, 0, 108];
    let bytes = part10(
        meta::plain_uid(BIG),
        &[header(BIG, &image), element(BIG, PIXELS, VR::OW, &swapped)].concat(),
    );
    let out = run(&bytes, &PixelOrders::default()).unwrap();
    assert!(out.bytes.ends_with(&swapped));
    // Nothing of the area that is ordered lies in this image.
    let out = run(&bytes, &orders()).unwrap();
    assert!(out.bytes.ends_with(&swapped));
}

/// L28: twelve bits of sixteen hold the value, a text stands in the others.
#[test]
fn l28_bits_that_hold_no_value_are_cleared_where_the_pixels_are_searched() {
    let searched = PixelOrders {
        search: Search::Text,
        ..PixelOrders::default()
    };
    for (signed, was, now) in [
        (false, 0x5123u16, 0x0123u16),
        (false, 0x0123, 0x0123),
        (true, 0x4FFF, 0xFFFF),
        (true, 0xFFFE, 0xFFFE),
    ] {
        for encoding in [EXPLICIT, BIG] {
            let image = Image {
                bits: 16,
                signed,
                frames: 1,
                ..PLAIN
            };
            let mut head = header(encoding, &image);
            for (element, from, to) in [(0x0101, 16, 12), (0x0102, 15, 11)] {
                let number = |value| {
                    let bytes = encoding.u16_bytes(value);
                    even(encoding, Tag(0x0028, element), VR::US, &bytes)
                };
                let (from, to) = (number(from), number(to));
                let at = head.windows(from.len()).position(|it| it == from).unwrap();
                head.splice(at..at + from.len(), to);
            }
            let pixels = |word: u16| encoding.u16_bytes(word).repeat(24);
            let data = element(encoding, PIXELS, VR::OW, &pixels(was));
            let bytes = part10(meta::plain_uid(encoding), &[head, data].concat());
            let kept = run(&bytes, &PixelOrders::default()).unwrap();
            assert!(kept.bytes.ends_with(&pixels(was)), "{was:04X}");
            let out = run(&bytes, &searched).unwrap();
            assert!(out.bytes.ends_with(&pixels(now)), "{was:04X}");
            let noted = out.done.notes.contains_key("beside-pixels-left-out");
            assert_eq!(noted, was != now, "{was:04X}");
        }
    }
}

/// L56: RLE has no comments, but room behind its segments, between them and in its header.
#[test]
fn l56_bytes_that_no_segment_needs_leave_rle_frames() {
    let image = Image { frames: 1, ..PLAIN };
    let plain = rle::strip(&stream(0), &shape(), true)
        .unwrap()
        .unwrap_or(stream(0));
    let mut header_used = plain.clone();
    header_used[56..64].copy_from_slice(b"LEAKMARK");
    let behind = [&plain[..], b"LEAKMARK"].concat();
    for (table, fragments) in [
        (&[][..], vec![&behind[..]]),
        (&[], vec![&header_used]),
        (&[], vec![&plain, b"LEAKMARK"]),
        (&[0, 0, 0, 0], vec![&plain, b"LEAKMARK"]),
    ] {
        let items: Vec<Vec<u8>> = [table]
            .into_iter()
            .chain(fragments)
            .map(|it| item(EXPLICIT, it))
            .collect();
        let pixels = undefined(EXPLICIT, PIXELS, VR::OB, &items.concat());
        let bytes = part10(RLE, &[header(EXPLICIT, &image), pixels].concat());
        let out = run(&bytes, &PixelOrders::default()).unwrap();
        assert!(!out.bytes.windows(8).any(|part| part == b"LEAKMARK"));
        assert!(out.bytes.windows(plain.len()).any(|part| part == plain));
    }
    let items = [item(EXPLICIT, b"LEAKMARK"), item(EXPLICIT, &plain)];
    let pixels = undefined(EXPLICIT, PIXELS, VR::OB, &items.concat());
    let bytes = part10(RLE, &[header(EXPLICIT, &image), pixels].concat());
    let refused = run(&bytes, &PixelOrders::default()).map(|_| ());
    assert!(
        matches!(refused, Err(Error::Malformed { .. })),
        "{refused:?}"
    );
}

/// L28: an overlay in bits above the values.
#[test]
fn l28_an_overlay_in_unused_bits_of_the_pixels_is_cleared() {
    let image = Image {
        bits: 16,
        frames: 1,
        ..PLAIN
    };
    let mut head = header(EXPLICIT, &image);
    let stored = even(EXPLICIT, Tag(0x0028, 0x0101), VR::US, &[16, 0]);
    let at = head
        .windows(stored.len())
        .position(|it| it == stored)
        .unwrap();
    head[at + 8] = 12;
    let high = even(EXPLICIT, Tag(0x0028, 0x0102), VR::US, &[15, 0]);
    let at = head.windows(high.len()).position(|it| it == high).unwrap();
    head[at + 8] = 11;
    head.extend(even(EXPLICIT, Tag(0x6000, 0x0010), VR::US, &[4, 0]));
    head.extend(even(EXPLICIT, Tag(0x6000, 0x0102), VR::US, &[12, 0]));
    let pixels: Vec<u8> = (0..24).flat_map(|at| [at, 0x10 | at & 0x0F]).collect();
    let bytes = part10(
        meta::EXPLICIT_LE,
        &[head, element(EXPLICIT, PIXELS, VR::OW, &pixels)].concat(),
    );
    let out = run(&bytes, &PixelOrders::default()).unwrap();
    let expected: Vec<u8> = (0..24).flat_map(|at| [at, at & 0x0F]).collect();
    assert!(out.bytes.ends_with(&expected));
}
