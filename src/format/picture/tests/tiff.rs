pub mod slides;

use super::super::tiff::ifd::{Ifd, Order, chain, open};
use super::png::exif_block;
use super::*;
use crate::survey::Container;
use flate2::Compression;
use flate2::read::ZlibEncoder;
use libjpeg_turbo_rs::{PixelFormat, Subsampling, compress};
use std::io::Read;

/// One tag: number, type, values in the order of the file.
type Tag = (u16, u16, Vec<u8>);

/// A picture: its tags but for the places, and its strips or tiles.
#[derive(Clone, Default)]
struct Made {
    tags: Vec<Tag>,
    tiled: bool,
    chunks: Vec<Vec<u8>>,
}

fn order(little: bool, big: bool) -> Order {
    Order { little, big }
}

/// A TIFF laid out with its strips first, so that it differs from what is written here.
fn tiff(order: Order, pictures: &[Made]) -> Vec<u8> {
    let field = if order.big { 8 } else { 4 };
    let mut out = if order.little {
        b"II".to_vec()
    } else {
        b"MM".to_vec()
    };
    match order.big {
        true => [(43, 2), (8, 2), (0, 2), (0, 8)]
            .iter()
            .for_each(|&(v, n)| out.extend(order.bytes(v, n))),
        false => [(42, 2), (0, 4)]
            .iter()
            .for_each(|&(v, n)| out.extend(order.bytes(v, n))),
    }
    let mut link = out.len() - field;
    for picture in pictures {
        let mut places = Vec::new();
        let mut lengths = Vec::new();
        for chunk in &picture.chunks {
            places.extend(order.bytes(out.len() as u64, field));
            lengths.extend(order.bytes(chunk.len() as u64, field));
            out.extend(chunk);
        }
        let kind = if order.big { 16 } else { 4 };
        let [one, other] = if picture.tiled {
            [324, 325]
        } else {
            [273, 279]
        };
        let mut tags = picture.tags.clone();
        tags.extend([(one, kind, places), (other, kind, lengths)]);
        tags.sort();
        let mut entries = order.bytes(tags.len() as u64, if order.big { 8 } else { 2 });
        for (tag, kind, bytes) in &tags {
            let size = super::super::tiff::ifd::size(*kind).unwrap();
            entries.extend(order.bytes(u64::from(*tag), 2));
            entries.extend(order.bytes(u64::from(*kind), 2));
            entries.extend(order.bytes(bytes.len() as u64 / size, field));
            match bytes.len() <= field {
                true => {
                    entries.extend(bytes);
                    entries.extend(vec![0; field - bytes.len()]);
                }
                false => {
                    out.extend(vec![0; out.len() % 2]);
                    entries.extend(order.bytes(out.len() as u64, field));
                    out.extend(bytes);
                }
            }
        }
        out.extend(vec![0; out.len() % 2]);
        let start = order.bytes(out.len() as u64, field);
        out[link..link + field].copy_from_slice(&start);
        out.extend(entries);
        link = out.len();
        out.extend(vec![0; field]);
    }
    out
}

fn short(order: Order, tag: u16, value: u64) -> Tag {
    (tag, 3, order.bytes(value, 2))
}

fn long(order: Order, tag: u16, value: u64) -> Tag {
    (tag, 4, order.bytes(value, 4))
}

fn ascii(tag: u16, text: &str) -> Tag {
    (tag, 2, [text.as_bytes(), &[0]].concat())
}

/// The tags of a picture of three samples of eight bits.
fn plain(order: Order, (columns, rows): (usize, usize), compression: u64) -> Vec<Tag> {
    let bits: Vec<u8> = [8, 8, 8]
        .iter()
        .flat_map(|&bits| order.bytes(bits, 2))
        .collect();
    vec![
        long(order, 256, columns as u64),
        long(order, 257, rows as u64),
        (258, 3, bits),
        short(order, 259, compression),
        short(order, 262, if compression == 7 { 6 } else { 2 }),
        short(order, 277, 3),
    ]
}

fn packed(compression: u64, bytes: &[u8]) -> Vec<u8> {
    match compression {
        1 => bytes.to_vec(),
        8 => {
            let mut out = Vec::new();
            ZlibEncoder::new(bytes, Compression::default())
                .read_to_end(&mut out)
                .unwrap();
            out
        }
        // Literal runs.
        32773 => bytes
            .chunks(100)
            .flat_map(|run| [&[run.len() as u8 - 1], run].concat())
            .collect(),
        // Codes of nine bits, with a clear code before the table grows.
        5 => {
            let mut codes: Vec<u32> = Vec::new();
            for run in bytes.chunks(200) {
                codes.push(256);
                codes.extend(run.iter().map(|&byte| u32::from(byte)));
            }
            codes.push(257);
            let bits: Vec<u8> = codes
                .iter()
                .flat_map(|code| (0..9).rev().map(move |at| (code >> at & 1) as u8))
                .collect();
            bits.chunks(8)
                .map(|run| {
                    run.iter()
                        .enumerate()
                        .fold(0, |byte, (at, bit)| byte | bit << (7 - at))
                })
                .collect()
        }
        other => unreachable!("compression {other}"),
    }
}

/// The lines of [`written`] in strips of 50.
fn strips(order: Order, compression: u64) -> Made {
    let mut tags = plain(order, (COLUMNS, ROWS), compression);
    tags.push(short(order, 278, 50));
    let lines = written();
    let chunks = lines.chunks(50 * COLUMNS * 3);
    Made {
        tags,
        tiled: false,
        chunks: chunks.map(|strip| packed(compression, strip)).collect(),
    }
}

/// Square tiles of JPEG of a picture of one colour, or of [`written`] where `text`.
fn tiles(order: Order, (columns, rows): (usize, usize), side: usize, text: bool) -> Made {
    let mut tags = plain(order, (columns, rows), 7);
    tags.extend([long(order, 322, side as u64), long(order, 323, side as u64)]);
    let source = written();
    let mut chunks = Vec::new();
    for top in (0..rows).step_by(side) {
        for left in (0..columns).step_by(side) {
            let mut pixels = Vec::new();
            for y in top..top + side {
                for x in left..left + side {
                    let known = text && x < COLUMNS && y < ROWS;
                    match known {
                        true => pixels.extend(&source[(y * COLUMNS + x) * 3..][..3]),
                        false => pixels.extend([60, 70, 50]),
                    }
                }
            }
            let stream = compress(&pixels, side, side, PixelFormat::Rgb, 90, Subsampling::S444);
            chunks.push(stream.unwrap());
        }
    }
    Made {
        tags,
        tiled: true,
        chunks,
    }
}

/// The picture with the line of text in strips, or in tiles of JPEG, and nothing else.
pub fn plain_file(compression: u64) -> Vec<u8> {
    let order = order(true, false);
    let made = match compression {
        7 => tiles(order, (COLUMNS, ROWS), 64, true),
        _ => strips(order, compression),
    };
    tiff(order, &[made])
}

/// A picture whose orientation is said to be `turn`.
pub fn turned_to(turn: u64) -> Vec<u8> {
    let order = order(true, false);
    let mut made = tiles(order, (16, 16), 16, false);
    made.tags.push(short(order, 274, turn));
    tiff(order, &[made])
}

#[test]
fn pictures_that_lie_otherwise_are_of_another_series() {
    let layout = |turn| survey(&turned_to(turn)).unwrap().0.layout();
    assert_eq!(layout(1), "TIFF 16×16");
    assert_eq!(layout(6), "TIFF 16×16 (EXIF 6)");
    // What is no orientation is upright, as for those who look at it.
    assert_eq!(layout(99), layout(1));
}

/// A picture of 16 by 16 pixels in a tile of JPEG.
pub fn small_file() -> Vec<u8> {
    let order = order(true, false);
    tiff(order, &[tiles(order, (16, 16), 16, false)])
}

/// Everything a TIFF can carry words in.
fn laden(order: Order) -> Vec<u8> {
    let mut made = strips(order, 1);
    made.tags.extend([
        ascii(269, "20240501_Tanabe_Kiyomi.tif"),
        ascii(270, MARKER),
        ascii(271, "MARKER maker"),
        ascii(272, "MARKER model"),
        ascii(305, "MARKER software"),
        ascii(306, "2024:05:01 10:20:30"),
        ascii(315, MARKER),
        ascii(316, "MARKER-HOST-1"),
        (700, 1, MARKER.as_bytes().to_vec()),
        (33723, 7, MARKER.as_bytes().to_vec()),
        (34377, 1, MARKER.as_bytes().to_vec()),
        (34675, 7, MARKER.as_bytes().to_vec()),
        (42112, 2, MARKER.as_bytes().to_vec()),
        (65000, 7, MARKER.as_bytes().to_vec()),
        // Of the right tag, and of another type or number.
        (282, 2, MARKER.as_bytes().to_vec()),
        (317, 3, MARKER.as_bytes().to_vec()),
    ]);
    let mut file = tiff(order, &[made]);
    file.extend(MARKER.as_bytes());
    file
}

fn directories(bytes: &[u8]) -> (Order, Vec<Ifd>) {
    let source = bytes.to_vec();
    let (order, first) = open(&source).unwrap();
    (order, chain(&source, order, first).unwrap())
}

/// The strips or tiles of the directory with this number.
fn chunks(bytes: &[u8], number: usize) -> Vec<Vec<u8>> {
    let source = bytes.to_vec();
    let (order, ifds) = directories(bytes);
    let ifd = &ifds[number];
    let list = |one: u16, other: u16| {
        let entry = ifd.find(one).or(ifd.find(other)).unwrap();
        order.numbers(&source, entry, 1 << 20).unwrap().unwrap()
    };
    let places = list(273, 324).into_iter().zip(list(279, 325));
    places
        .map(|(at, len)| bytes[at as usize..(at + len) as usize].to_vec())
        .collect()
}

const ORDERS: [(bool, bool); 4] = [(true, false), (false, false), (true, true), (false, true)];

#[test]
fn everything_beside_the_pictures_goes_and_strips_stay_byte_for_byte_in_every_byte_order() {
    for (little, big) in ORDERS {
        let order = order(little, big);
        let file = laden(order);
        for expected in [
            "colour-profile",
            "date",
            "device",
            "iptc",
            "person",
            "unknown-data",
            "written-text",
            "xmp",
        ] {
            assert!(kinds(&file).iter().any(|it| it == expected), "{expected}");
        }
        let output = run(&file, &idle()).unwrap();
        assert!(holds(&file, "MARKER") && !holds(&output.bytes, "MARKER"));
        assert!(!holds(&output.bytes, "Tanabe") && !holds(&output.bytes, "2024"));
        assert_eq!(chunks(&output.bytes, 0), chunks(&file, 0));
        let tags: Vec<u16> = directories(&output.bytes).1[0]
            .entries
            .iter()
            .map(|it| it.tag)
            .collect();
        assert_eq!(tags, [256, 257, 258, 259, 262, 273, 277, 278, 279]);
        assert!(run(&output.bytes, &idle()).unwrap().same);
    }
}

#[test]
fn whom_and_what_the_tags_name_is_searched_in_the_whole_drop() {
    let (facts, identifiers) = survey(&laden(order(true, false))).unwrap();
    assert_eq!(facts.container, Container::Tiff);
    let values: BTreeSet<&str> = identifiers.iter().map(|it| it.value.as_str()).collect();
    let expected = [
        "20240501",
        "20240501_Tanabe_Kiyomi",
        MARKER,
        "MARKER-HOST-1",
    ];
    assert_eq!(values, BTreeSet::from(expected));
}

#[test]
fn the_gate_sees_the_words_of_every_tag() {
    assert_eq!(
        shown(&laden(order(false, true))).matches("MARKER").count(),
        14
    );
}

#[test]
fn exif_inside_a_tiff_names_people_and_goes() {
    let order = order(true, false);
    let made = strips(order, 1);
    let mut file = tiff(order, std::slice::from_ref(&made));
    let place = file.len();
    let mut block = exif_block();
    // The directory of the block, with values where they lie in the file.
    let directory = block.split_off(8);
    file.extend(&directory[..2 + 12]);
    let mut with = made;
    with.tags.push(long(order, 34665, place as u64));
    let mut whole = tiff(order, &[with]);
    let inner = whole.len() as u64;
    let at = whole
        .windows(12)
        .position(|it| it[..2] == 34665u16.to_le_bytes())
        .unwrap();
    whole[at + 8..at + 12].copy_from_slice(&order.bytes(inner, 4));
    // One entry: Artist, its letters behind the directory.
    whole.extend(order.bytes(1, 2));
    whole.extend([order.bytes(0x013B, 2), order.bytes(2, 2)].concat());
    whole.extend(order.bytes(MARKER.len() as u64, 4));
    whole.extend(order.bytes(inner + 18, 4));
    whole.extend([0; 4]);
    whole.extend(MARKER.as_bytes());
    assert!(kinds(&whole).iter().any(|it| it == "exif"));
    assert_eq!(survey(&whole).unwrap().1.len(), 1);
    assert!(shown(&whole).contains(MARKER));
    let output = run(&whole, &idle()).unwrap();
    assert!(!holds(&output.bytes, "MARKER"));
}

#[test]
fn a_file_that_needs_no_change_comes_out_as_it_is() {
    for (little, big) in ORDERS {
        let order = order(little, big);
        let mut made = strips(order, 1);
        made.chunks = vec![vec![90; 50 * COLUMNS * 3]; 3];
        made.chunks.push(vec![90; 10 * COLUMNS * 3]);
        let file = tiff(order, &[made]);
        for orders in [idle(), searching()] {
            assert!(run(&file, &orders).unwrap().same);
        }
    }
}

#[test]
fn text_is_found_and_covered_in_every_packing_and_only_touched_strips_change() {
    for compression in [1, 5, 8, 32773] {
        let order = order(compression != 5, compression == 8);
        let file = tiff(order, &[strips(order, compression)]);
        let output = run(&file, &searching()).unwrap();
        assert!(output.done.notes.contains_key("pixels-examined"));
        let (old, new) = (chunks(&file, 0), chunks(&output.bytes, 0));
        // The text stands in lines 40 to 60, with its margin from 33 on to 68.
        assert_ne!(old[0], new[0], "{compression}");
        assert_ne!(old[1], new[1], "{compression}");
        assert_eq!(old[2..], new[2..], "{compression}");
        assert!(
            run(&output.bytes, &searching()).unwrap().same,
            "{compression}"
        );
    }
}

#[test]
fn text_is_found_and_covered_across_tiles_of_jpeg_and_only_touched_tiles_change() {
    let order = order(true, false);
    let file = tiff(order, &[tiles(order, (COLUMNS, ROWS), 64, true)]);
    let output = run(&file, &searching()).unwrap();
    let (old, new) = (chunks(&file, 0), chunks(&output.bytes, 0));
    assert_eq!(old.len(), 12);
    let changed: Vec<usize> = (0..12).filter(|&at| old[at] != new[at]).collect();
    assert!(
        !changed.is_empty() && changed.iter().all(|&at| at < 8),
        "{changed:?}"
    );
    assert!(run(&output.bytes, &searching()).unwrap().same);
}

#[test]
fn streams_that_share_tables_carry_them_all_once_one_of_them_is_masked() {
    let order = order(true, false);
    let mut made = tiles(order, (COLUMNS, ROWS), 64, true);
    let tables = |stream: &[u8]| {
        let mut found = Vec::new();
        let mut rest = stream[..2].to_vec();
        let mut at = 2;
        while stream[at + 1] != 0xDA {
            let end = at + 2 + usize::from(u16::from_be_bytes([stream[at + 2], stream[at + 3]]));
            match stream[at + 1] {
                0xDB | 0xC4 => found.extend(&stream[at..end]),
                _ => rest.extend(&stream[at..end]),
            }
            at = end;
        }
        rest.extend(&stream[at..]);
        (found, rest)
    };
    let (shared, _) = tables(&made.chunks[0]);
    for chunk in &mut made.chunks {
        let (own, rest) = tables(chunk);
        assert_eq!(own, shared);
        *chunk = rest;
    }
    let kept = [&[0xFF, 0xD8], &shared[..], &[0xFF, 0xD9]].concat();
    made.tags.push((347, 7, kept));
    let file = tiff(order, &[made]);
    assert_eq!(
        chunks(&run(&file, &idle()).unwrap().bytes, 0),
        chunks(&file, 0)
    );
    let output = run(&file, &searching()).unwrap();
    let (old, new) = (chunks(&file, 0), chunks(&output.bytes, 0));
    let last = [&old[11][..2], &shared, &old[11][2..]].concat();
    assert_eq!(new[11], last);
    assert!(new.iter().all(|stream| !tables(stream).0.is_empty()));
    assert!(run(&output.bytes, &searching()).unwrap().same);
}

#[test]
fn words_inside_streams_of_jpeg_become_zeros_and_the_streams_keep_their_length() {
    let order = order(false, false);
    let mut made = tiles(order, (64, 64), 64, false);
    let stream = &made.chunks[0];
    let comment = [&[0xFF, 0xFE, 0, MARKER.len() as u8 + 2], MARKER.as_bytes()].concat();
    let laden = [&stream[..20], &comment, &stream[20..], MARKER.as_bytes()].concat();
    let length = laden.len();
    made.chunks = vec![laden];
    let tables = [&[0xFF, 0xD8][..], &comment, &[0xFF, 0xD9]].concat();
    made.tags.push((347, 7, tables));
    let output = run(&tiff(order, &[made]), &idle()).unwrap();
    assert!(!holds(&output.bytes, "MARKER"));
    assert_eq!(chunks(&output.bytes, 0)[0].len(), length);
    assert!(run(&output.bytes, &searching()).unwrap().same);
}

#[test]
fn words_behind_the_samples_of_a_strip_are_cut_off() {
    for compression in [1, 5, 8, 32773] {
        let order = order(true, false);
        let mut made = strips(order, compression);
        made.chunks[1].extend(MARKER.as_bytes());
        let output = run(&tiff(order, &[made]), &idle()).unwrap();
        assert!(!holds(&output.bytes, "MARKER"), "{compression}");
    }
}

#[test]
fn what_is_not_read_is_held_back() {
    let order = order(true, false);
    for compression in [2, 3, 4, 6, 34892, 50000, 50001] {
        let mut made = strips(order, 1);
        made.tags[3] = short(order, 259, compression);
        assert!(
            run(&tiff(order, &[made]), &idle()).is_err(),
            "{compression}"
        );
    }
    let mut cmyk = strips(order, 1);
    cmyk.tags[4] = short(order, 262, 5);
    assert!(run(&tiff(order, &[cmyk]), &searching()).is_err());
}

#[test]
fn directories_that_lead_back_lying_places_and_bombs_are_refused() {
    let order = order(true, false);
    let file = tiff(order, &[strips(order, 1), strips(order, 1)]);
    let (_, ifds) = directories(&file);
    let next = |ifd: &Ifd| ifd.whole.end() as usize - 4;
    for back in &ifds {
        let mut round = file.clone();
        let at = next(&ifds[1]);
        round[at..at + 4].copy_from_slice(&order.bytes(back.whole.offset, 4));
        assert!(survey(&round).is_err());
    }
    let changed = |tag: u16, bytes: Vec<u8>| {
        let mut made = strips(order, 1);
        made.tags.retain(|it| it.0 != tag);
        made.tags.push((tag, 4, bytes));
        run(&tiff(order, &[made]), &idle())
    };
    for side in [0, u32::MAX, 1 << 30] {
        assert!(changed(256, side.to_le_bytes().to_vec()).is_err());
        assert!(changed(257, side.to_le_bytes().to_vec()).is_err());
    }
    // One strip that a million places share is written once.
    let mut many = strips(order, 1);
    many.tags.retain(|it| !matches!(it.0, 257 | 278));
    many.tags
        .extend([long(order, 257, 10_000), long(order, 278, 1)]);
    many.chunks = vec![vec![9; COLUMNS * 3]];
    let mut file = tiff(order, &[many]);
    let (places, lengths) = (file.len() as u64, file.len() as u64 + 40_000);
    let (_, ifds) = directories(&file);
    for (entry, place) in ifds[0]
        .entries
        .iter()
        .zip(0u64..)
        .filter(|(it, _)| matches!(it.tag, 273 | 279))
    {
        let at = (ifds[0].whole.offset + 2 + place * 12) as usize;
        file[at + 4..at + 8].copy_from_slice(&order.bytes(10_000, 4));
        let target = if entry.tag == 273 { places } else { lengths };
        file[at + 8..at + 12].copy_from_slice(&order.bytes(target, 4));
    }
    file.extend((0..10_000).flat_map(|_| order.bytes(8, 4)));
    file.extend((0..10_000).flat_map(|_| order.bytes(COLUMNS as u64 * 3, 4)));
    let output = run(&file, &idle()).unwrap();
    assert!(output.bytes.len() < file.len() + 100);
}

#[test]
fn every_prefix_and_every_changed_byte_is_written_or_refused() {
    let small = |order: Order| {
        let mut made = Made {
            tags: plain(order, (4, 4), 1),
            tiled: false,
            chunks: vec![vec![9; 48]],
        };
        made.tags.push(ascii(315, "MARKER"));
        tiff(order, &[made])
    };
    for (little, big) in ORDERS {
        let file = small(order(little, big));
        assert!(run(&file, &searching()).is_ok());
        for end in 0..file.len() {
            if let Ok(output) = run(&file[..end], &searching()) {
                assert!(!holds(&output.bytes, "MARKER"), "{end}");
            }
        }
        for at in 4..file.len() {
            for change in [0, 0xFF, !file[at]] {
                let mut other = file.clone();
                other[at] = change;
                if let Ok(output) = run(&other, &searching()) {
                    assert!(run(&output.bytes, &idle()).is_ok(), "{at}");
                    assert!(!holds(&output.bytes, "MARKER"), "{at} {change}");
                }
            }
        }
    }
}
