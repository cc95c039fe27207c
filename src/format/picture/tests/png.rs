use super::super::png::{SIGNATURE, chunks};
use super::*;
use crate::error::Error;
use flate2::Compression;
use flate2::read::{ZlibDecoder, ZlibEncoder};
use std::io::Read;

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut out = (data.len() as u32).to_be_bytes().to_vec();
    out.extend(kind);
    out.extend(data);
    out.extend(crc32fast::hash(&out[4..]).to_be_bytes());
    out
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    ZlibEncoder::new(bytes, Compression::default())
        .read_to_end(&mut out)
        .unwrap();
    out
}

fn header(columns: u32, rows: u32, bits: u8, colours: u8, interlaced: u8) -> Vec<u8> {
    let mut fields = columns.to_be_bytes().to_vec();
    fields.extend(rows.to_be_bytes());
    fields.extend([bits, colours, 0, 0, interlaced]);
    chunk(b"IHDR", &fields)
}

/// A PNG with these chunks between its header and its picture, and after it.
fn png(header: &[u8], before: &[Vec<u8>], lines: &[u8], after: &[Vec<u8>]) -> Vec<u8> {
    let mut out = SIGNATURE.to_vec();
    out.extend(header);
    out.extend(before.concat());
    // In two parts, as writers do.
    let stream = packed(lines);
    let (first, second) = stream.split_at(stream.len() / 2);
    out.extend(chunk(b"IDAT", first));
    out.extend(chunk(b"IDAT", second));
    out.extend(after.concat());
    out.extend(chunk(b"IEND", &[]));
    out
}

/// Lines of whole bytes, each after the filter "none".
fn unfiltered(bytes: &[u8], line: usize) -> Vec<u8> {
    let lines = bytes.chunks_exact(line);
    lines.flat_map(|line| [&[0], line].concat()).collect()
}

fn colour() -> Vec<u8> {
    unfiltered(&written(), COLUMNS * 3)
}

fn rgb() -> Vec<u8> {
    header(COLUMNS as u32, ROWS as u32, 8, 2, 0)
}

/// A bare PNG of this size and so many samples of eight bits.
pub fn sized((columns, rows): (usize, usize), pixels: &[u8], samples: usize) -> Vec<u8> {
    let colours = if samples == 4 { 6 } else { 2 };
    let header = header(columns as u32, rows as u32, 8, colours, 0);
    png(&header, &[], &unfiltered(pixels, columns * samples), &[])
}

/// As [`sized`], of the usual size.
pub fn plain(pixels: &[u8], samples: usize) -> Vec<u8> {
    sized((COLUMNS, ROWS), pixels, samples)
}

/// A bare PNG of grey values.
pub fn grey(values: &[u8]) -> Vec<u8> {
    let header = header(COLUMNS as u32, ROWS as u32, 8, 0, 0);
    png(&header, &[], &unfiltered(values, COLUMNS), &[])
}

/// A bare PNG of grey values of sixteen bits.
pub fn deep(values: &[u8]) -> Vec<u8> {
    let header = header(COLUMNS as u32, ROWS as u32, 16, 0, 0);
    png(&header, &[], &unfiltered(values, COLUMNS * 2), &[])
}

/// The inflated lines of a PNG, and the other chunks.
fn opened(bytes: &[u8]) -> (Vec<u8>, Vec<[u8; 4]>) {
    let source = bytes.to_vec();
    let (chunks, trailing) = chunks(&source, &Limits::default()).unwrap();
    assert_eq!(trailing, 0);
    let mut stream = Vec::new();
    let mut kinds = Vec::new();
    for chunk in chunks {
        match &chunk.kind {
            b"IDAT" => stream.extend(source.read(chunk.data).unwrap()),
            &kind => kinds.push(kind),
        }
    }
    let mut lines = Vec::new();
    ZlibDecoder::new(&stream[..])
        .read_to_end(&mut lines)
        .unwrap();
    (lines, kinds)
}

/// Everything a PNG can carry words in.
fn laden() -> Vec<u8> {
    let words = |keyword: &str| [keyword.as_bytes(), b"\0", MARKER.as_bytes()].concat();
    let mut inside = b"Comment\0\0".to_vec();
    inside.extend(packed(MARKER.as_bytes()));
    let mut international = b"XML:com.adobe.xmp\0\0\0ja\0x\0".to_vec();
    international.extend(MARKER.as_bytes());
    let mut profile = b"icc\0\0".to_vec();
    profile.extend(packed(MARKER.as_bytes()));
    let before = [
        chunk(b"gAMA", &45455u32.to_be_bytes()),
        chunk(b"tEXt", &words("Author")),
        chunk(b"tEXt", b"Creation Time\x002024:05:01 10:20:30"),
        chunk(b"zTXt", &inside),
        chunk(b"iTXt", &international),
        chunk(b"iCCP", &profile),
        chunk(b"eXIf", &exif_block()),
        chunk(b"tIME", &[7, 232, 5, 1, 10, 20, 30]),
        chunk(b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0]),
        chunk(b"maRk", MARKER.as_bytes()),
    ];
    let after = [chunk(b"tEXt", &words("Source"))];
    let mut file = png(&rgb(), &before, &colour(), &after);
    file.extend(MARKER.as_bytes());
    file
}

/// A block of EXIF that names a person, a place and a camera, and is turned.
pub fn exif_block() -> Vec<u8> {
    let mut values: Vec<u8> = Vec::new();
    let entries: [(u16, u16, Vec<u8>); 5] = [
        (0x010E, 2, MARKER.as_bytes().to_vec()),
        (0x0112, 3, vec![6, 0]),
        (0x0132, 2, b"2024:05:01 10:20:30\0".to_vec()),
        (0x013B, 2, MARKER.as_bytes().to_vec()),
        (0x8825, 4, Vec::new()),
    ];
    let first = 8 + 2 + entries.len() * 12 + 4;
    let mut block = b"II\x2A\0\x08\0\0\0".to_vec();
    block.extend((entries.len() as u16).to_le_bytes());
    for (tag, kind, value) in &entries {
        block.extend(tag.to_le_bytes());
        block.extend(kind.to_le_bytes());
        let size = if *kind == 3 { 2 } else { 1 };
        block.extend(((value.len() / size).max(1) as u32).to_le_bytes());
        match value.len() {
            0 => block.extend([0; 4]),
            1..=4 => {
                block.extend(value);
                block.extend(vec![0; 4 - value.len()]);
            }
            _ => {
                block.extend(((first + values.len()) as u32).to_le_bytes());
                values.extend(value);
            }
        }
    }
    // The directory of the place stands after the values; a thumbnail follows it.
    let place = first + values.len();
    let at = block.len() - 4;
    block[at..].copy_from_slice(&(place as u32).to_le_bytes());
    block.extend(((place + 18) as u32).to_le_bytes());
    block.extend(values);
    block.extend([1, 0, 1, 0, 2, 0, 2, 0, 0, 0, b'N', 0, 0, 0, 0, 0, 0, 0]);
    block.extend([0; 6]);
    block
}

#[test]
fn everything_beside_the_picture_goes_and_the_compressed_picture_stays_byte_for_byte() {
    let file = laden();
    for expected in [
        "animation",
        "colour-profile",
        "date",
        "exif",
        "location",
        "person",
        "thumbnail",
        "trailing-bytes",
        "unknown-data",
        "written-text",
        "xmp",
    ] {
        assert!(kinds(&file).iter().any(|it| it == expected), "{expected}");
    }
    let output = run(&file, &idle()).unwrap();
    assert!(!output.same && holds(&file, MARKER) && !holds(&output.bytes, MARKER));
    let (lines, chunks) = opened(&output.bytes);
    assert_eq!(lines, colour());
    assert_eq!(chunks, [*b"IHDR", *b"gAMA", *b"IEND"]);
    assert_eq!(
        output.bytes,
        png(
            &rgb(),
            &[chunk(b"gAMA", &45455u32.to_be_bytes())],
            &colour(),
            &[]
        )
    );
    assert!(output.done.notes.contains_key("colour-profile-left-out"));
    assert!(output.done.notes.contains_key("trailing-bytes-left-out"));
}

#[test]
fn whom_and_what_the_words_name_is_searched_in_the_whole_drop() {
    let (_, identifiers) = survey(&laden()).unwrap();
    let values: BTreeSet<&str> = identifiers.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(values, BTreeSet::from([MARKER, "20240501"]));
}

#[test]
fn the_gate_sees_the_words_of_every_chunk() {
    let mut file = laden();
    file.truncate(file.len() - MARKER.len());
    let seen = shown(&file).matches(MARKER).count();
    // Author, the compressed and the international text, the profile, EXIF twice, the unknown chunk, Source.
    assert_eq!(seen, 8);
}

#[test]
fn a_file_that_needs_no_change_comes_out_as_it_is() {
    let gamma = chunk(b"gAMA", &45455u32.to_be_bytes());
    let file = png(
        &rgb(),
        &[gamma],
        &unfiltered(&vec![90; COLUMNS * ROWS * 3], COLUMNS * 3),
        &[],
    );
    for orders in [idle(), searching()] {
        let output = run(&file, &orders).unwrap();
        assert!(output.same);
        assert_eq!(output.bytes, file);
    }
}

#[test]
fn text_in_the_picture_is_found_and_covered_in_every_kind_of_sample() {
    let text = inked();
    let alpha: Vec<u8> = written()
        .chunks(3)
        .flat_map(|pixel| [pixel, &[255]].concat())
        .collect();
    let deep: Vec<u8> = text
        .iter()
        .flat_map(|&ink| if ink { [0xF0, 0] } else { [0, 0] })
        .collect();
    let bits: Vec<u8> = text
        .chunks(8)
        .map(|run| {
            run.iter()
                .enumerate()
                .fold(0, |byte, (at, &ink)| byte | u8::from(ink) << (7 - at))
        })
        .collect();
    let index: Vec<u8> = text.iter().map(|&ink| u8::from(ink) * 3).collect();
    let palette = chunk(b"PLTE", &[0, 0, 0, 9, 9, 9, 50, 50, 50, 250, 250, 250]);
    let cases = [
        (8, 2, COLUMNS * 3, written(), vec![]),
        (8, 6, COLUMNS * 4, alpha, vec![]),
        (16, 0, COLUMNS * 2, deep, vec![]),
        (1, 0, COLUMNS / 8, bits, vec![]),
        (8, 3, COLUMNS, index, vec![palette]),
    ];
    for (bits, colours, line, samples, before) in cases {
        let head = header(COLUMNS as u32, ROWS as u32, bits, colours, 0);
        let file = png(&head, &before, &unfiltered(&samples, line), &[]);
        let output =
            run(&file, &searching()).unwrap_or_else(|error| panic!("{bits} {colours}: {error}"));
        assert!(output.done.notes.contains_key("pixels-examined"));
        assert!(!output.same, "{bits} bits, kind {colours}");
        let again = run(&output.bytes, &searching()).unwrap();
        assert!(
            again.same,
            "nothing is found again: {bits} bits, kind {colours}"
        );
    }
}

#[test]
fn letters_drawn_in_opacity_alone_never_leave() {
    let text = inked();
    let pixel = |(at, &ink): (usize, &bool)| {
        let [red, green, blue] = ground(at);
        [red, green, blue, if ink { 0 } else { 255 }]
    };
    let samples: Vec<u8> = text.iter().enumerate().flat_map(pixel).collect();
    let head = header(COLUMNS as u32, ROWS as u32, 8, 6, 0);
    let file = png(&head, &[], &unfiltered(&samples, COLUMNS * 4), &[]);
    assert!(
        matches!(
            run(&file, &searching()).map(|output| pixels(&output.bytes)),
            Err(Error::TextRemains { .. })
        ) || pixels(&run(&file, &searching()).unwrap().bytes)
            .chunks(4)
            .zip(&text)
            .all(|(pixel, &ink)| !ink || pixel[3] == 255)
    );
}

/// Pixels of an eight-bit RGB file, whose lines may be filtered.
fn pixels(file: &[u8]) -> Vec<u8> {
    let source = file.to_vec();
    let (chunks, _) = chunks(&source, &Limits::default()).unwrap();
    let header = super::super::png::image::Header::of(&source, &chunks).unwrap();
    let layout = header.layout(&source, &chunks).unwrap();
    let (lines, more) =
        super::super::png::image::inflated(&source, &header, &layout, &chunks).unwrap();
    assert!(!more);
    super::super::png::image::unfiltered(&header, layout, lines)
        .unwrap()
        .bytes
}

#[test]
fn a_mask_changes_its_area_alone() {
    let area = Area {
        x: 10,
        y: 20,
        width: 30,
        height: 5,
    };
    let file = png(&rgb(), &[], &colour(), &[]);
    let output = run(&file, &masking(area)).unwrap();
    let (old, new) = (written(), pixels(&output.bytes));
    for (at, (old, new)) in old.chunks(3).zip(new.chunks(3)).enumerate() {
        let (x, y) = (at % COLUMNS, at / COLUMNS);
        let inside = (10..40).contains(&x) && (20..25).contains(&y);
        assert_eq!(new, if inside { &[0; 3] } else { old });
    }
    assert_eq!(output.done.counts.len(), 1);
}

#[test]
fn an_interlaced_picture_is_masked_and_comes_back_line_after_line() {
    let (columns, rows) = (13, 11);
    let value = |x: u32, y: u32| [x as u8 * 9, y as u8 * 11, 7];
    let mut lines = Vec::new();
    for (x0, y0, across, down) in [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ] {
        for y in (y0..rows).step_by(down) {
            lines.push(0);
            for x in (x0..columns).step_by(across) {
                lines.extend(value(x, y));
            }
        }
    }
    let file = png(&header(columns, rows, 8, 2, 1), &[], &lines, &[]);
    assert!(run(&file, &idle()).unwrap().same);
    let area = Area {
        x: 3,
        y: 4,
        width: 2,
        height: 2,
    };
    let output = run(&file, &masking(area)).unwrap();
    assert_eq!(output.bytes[28], 0, "interlacing of IHDR");
    for (at, pixel) in (0..).zip(pixels(&output.bytes).chunks(3)) {
        let (x, y) = (at % columns, at / columns);
        let inside = (3..5).contains(&x) && (4..6).contains(&y);
        assert_eq!(pixel, if inside { [0; 3] } else { value(x, y) });
    }
}

#[test]
fn words_behind_the_lines_inside_the_compressed_picture_go() {
    let mut lines = colour();
    lines.extend(MARKER.as_bytes());
    let inside = png(&rgb(), &[], &lines, &[]);
    let mut behind = SIGNATURE.to_vec();
    behind.extend(rgb());
    behind.extend(chunk(
        b"IDAT",
        &[packed(&colour()), MARKER.as_bytes().to_vec()].concat(),
    ));
    behind.extend(chunk(b"IEND", &[]));
    for file in [inside, behind] {
        let output = run(&file, &idle()).unwrap();
        assert!(!output.same && !holds(&output.bytes, MARKER));
        assert_eq!(pixels(&output.bytes), written());
    }
}

#[test]
fn tables_that_the_samples_do_not_use_go() {
    let words = MARKER.repeat(3);
    for kind in [b"PLTE", b"tRNS"] {
        let file = png(&rgb(), &[chunk(kind, words.as_bytes())], &colour(), &[]);
        let output = run(&file, &idle()).unwrap();
        assert!(!holds(&output.bytes, MARKER));
        assert_eq!(output.bytes, png(&rgb(), &[], &colour(), &[]));
    }
}

#[test]
fn what_breaks_a_rule_is_held_back() {
    let file = png(&rgb(), &[], &colour(), &[]);
    let mut wrong_sum = file.clone();
    wrong_sum[29] ^= 1;
    let unknown = png(&rgb(), &[chunk(b"CgBI", &[0; 4])], &colour(), &[]);
    let no_palette = png(&header(4, 4, 8, 3, 0), &[], &[0; 20], &[]);
    let short = png(&rgb(), &[], &colour()[..900], &[]);
    let twice = png(&[rgb(), rgb()].concat(), &[], &colour(), &[]);
    let empty = png(&header(0, 4, 8, 2, 0), &[], &[], &[]);
    for file in [wrong_sum, unknown, no_palette, short, twice, empty] {
        assert!(run(&file, &idle()).is_err());
    }
}

#[test]
fn a_picture_that_asks_for_more_memory_than_allowed_is_refused_before_it_gets_any() {
    for (columns, rows) in [(u32::MAX, u32::MAX), (1 << 20, 1 << 20), (1, 1 << 31)] {
        let file = png(&header(columns, rows, 16, 6, 0), &[], &[0; 64], &[]);
        assert!(run(&file, &idle()).is_err());
    }
    // A text that inflates a thousandfold is read no further than its bound.
    let mut bomb = b"Comment\0\0".to_vec();
    bomb.extend(packed(&vec![b'A'; 32 << 20]));
    let file = png(&rgb(), &[chunk(b"zTXt", &bomb)], &colour(), &[]);
    assert!(run(&file, &idle()).is_ok());
}

#[test]
fn every_prefix_and_every_changed_byte_is_written_or_refused() {
    let lines = unfiltered(&[7; 4 * 4 * 3], 12);
    let file = png(
        &header(4, 4, 8, 2, 0),
        &[chunk(b"eXIf", &exif_block()), chunk(b"tEXt", b"Author\0M")],
        &lines,
        &[],
    );
    assert!(run(&file, &searching()).is_ok());
    for end in 0..file.len() {
        assert!(run(&file[..end], &searching()).is_err(), "{end}");
    }
    for at in 8..file.len() {
        for change in [0, 0xFF, !file[at]] {
            let mut other = file.clone();
            other[at] = change;
            if let Ok(output) = run(&other, &searching()) {
                assert!(run(&output.bytes, &idle()).unwrap().same, "{at}");
            }
        }
    }
}
