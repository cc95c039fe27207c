use super::png::exif_block;
use super::*;
use crate::pixel::codec::jpeg as codec;
use crate::pixel::{Numbers, Photometric, Shape};
use libjpeg_turbo_rs::{PixelFormat, Subsampling, compress};

fn segment(code: u8, body: &[u8]) -> Vec<u8> {
    let mut out = vec![0xFF, code];
    out.extend((body.len() as u16 + 2).to_be_bytes());
    out.extend(body);
    out
}

fn coded(pixels: &[u8]) -> Vec<u8> {
    compress(
        pixels,
        COLUMNS,
        ROWS,
        PixelFormat::Rgb,
        95,
        Subsampling::S420,
    )
    .unwrap()
}

/// The stream with segments put in after its first marker and JFIF segment.
fn with(stream: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    let (start, rest) = stream.split_at(20);
    [start, &segments.concat(), rest].concat()
}

/// The stream with an EXIF block that says nothing but `turn`.
pub fn turned_to(stream: &[u8], turn: u16) -> Vec<u8> {
    let block = super::super::exif::saying(turn);
    with(
        stream,
        &[segment(0xE1, &[b"Exif\0\0", &block[..]].concat())],
    )
}

fn marked(prefix: &[u8]) -> Vec<u8> {
    [prefix, MARKER.as_bytes()].concat()
}

fn laden() -> Vec<u8> {
    let mut file = with(
        &coded(&written()),
        &[
            segment(0xE0, &marked(b"JFXX\0\x10")),
            segment(0xE1, &[b"Exif\0\0", &exif_block()[..]].concat()),
            segment(0xE1, &marked(b"http://ns.adobe.com/xap/1.0/\0")),
            segment(0xE2, &marked(b"ICC_PROFILE\0\x01\x01")),
            segment(0xE2, &marked(b"MPF\0")),
            segment(0xED, &marked(b"Photoshop 3.0\0")),
            segment(0xEB, &marked(b"JUMBF")),
            segment(0xFE, MARKER.as_bytes()),
        ],
    );
    // A further picture, as cameras append it.
    file.extend(with(
        &coded(&written()),
        &[segment(0xFE, MARKER.as_bytes())],
    ));
    file
}

fn decoded(file: &[u8]) -> Vec<u8> {
    let shape = Shape {
        rows: ROWS as u32,
        columns: COLUMNS as u32,
        samples: 3,
        allocated: 8,
        stored: 8,
        high: 7,
        numbers: Numbers::Unsigned,
        photometric: Photometric::YbrFull,
    };
    codec::decode(file, &shape).unwrap().bytes
}

#[test]
fn l56_everything_beside_the_picture_goes_but_its_orientation() {
    let file = laden();
    for expected in [
        "colour-profile",
        "comment",
        "date",
        "exif",
        "further-picture",
        "iptc",
        "location",
        "person",
        "thumbnail",
        "trailing-bytes",
        "unknown-data",
        "xmp",
    ] {
        assert!(kinds(&file).iter().any(|it| it == expected), "{expected}");
    }
    let output = run(&file, &idle()).unwrap();
    assert!(holds(&file, MARKER) && !holds(&output.bytes, MARKER));
    let plain = segment(
        0xE1,
        &[b"Exif\0\0", &super::super::exif::saying(6)[..]].concat(),
    );
    assert_eq!(output.bytes, with(&coded(&written()), &[plain]));
    assert!(output.done.notes.contains_key("further-pictures-left-out"));
}

#[test]
fn the_gate_sees_the_words_of_every_segment_and_behind_the_end() {
    // JFXX, EXIF twice, XMP, profile, MPF, Photoshop, APP11, comment, and the comment of the second picture.
    assert_eq!(shown(&laden()).matches(MARKER).count(), 10);
}

#[test]
fn a_file_that_needs_no_change_comes_out_as_it_is() {
    let bare = coded(&vec![90; COLUMNS * ROWS * 3]);
    for file in [bare.clone(), turned_to(&bare, 3)] {
        assert!(kinds(&file).is_empty());
        for orders in [idle(), searching()] {
            assert!(run(&file, &orders).unwrap().same);
        }
    }
}

#[test]
fn text_in_the_picture_is_covered_block_by_block_and_the_rest_decodes_as_before() {
    let file = laden();
    let output = run(&file, &searching()).unwrap();
    assert!(output.done.notes.contains_key("pixels-examined"));
    let (old, new) = (decoded(&coded(&written())), decoded(&output.bytes));
    let mut changed = 0;
    for (at, (old, new)) in old.chunks(3).zip(new.chunks(3)).enumerate() {
        let (x, y) = ((at % COLUMNS) as u32, (at / COLUMNS) as u32);
        if (INK.y..INK.y + INK.height).contains(&y) && inked()[at] {
            assert_eq!(new, [0; 3], "{x} {y}");
        }
        // The margin of what was found, the units of 16 pixels it touches, and what decoders blend with them.
        if !(0..=INK.y + 2 * INK.height + 16).contains(&y) {
            assert_eq!(new, old, "{x} {y}");
        }
        changed += usize::from(old != new);
    }
    assert!(changed < COLUMNS * ROWS / 2);
    assert!(run(&output.bytes, &searching()).unwrap().same);
}

#[test]
fn four_components_and_streams_without_a_frame_are_held_back() {
    let mut four = coded(&written());
    let at = four
        .windows(2)
        .position(|pair| pair == [0xFF, 0xC0])
        .unwrap();
    four[at + 9] = 4;
    assert!(survey(&four).is_err());
    assert!(survey(&[0xFF, 0xD8, 0xFF, 0xD9]).is_err());
}

#[test]
fn every_prefix_and_every_changed_byte_is_written_or_refused() {
    let small = compress(
        &[90; 16 * 16 * 3],
        16,
        16,
        PixelFormat::Rgb,
        50,
        Subsampling::S444,
    );
    let block = segment(0xE1, &[b"Exif\0\0", &exif_block()[..]].concat());
    let file = with(&small.unwrap(), &[block]);
    assert!(run(&file, &searching()).is_ok());
    for end in 0..file.len() {
        if let Ok(output) = run(&file[..end], &searching()) {
            assert!(!holds(&output.bytes, "MARKER"));
        }
    }
    for at in 3..file.len() {
        for change in [0, 0xFF, !file[at]] {
            let mut other = file.clone();
            other[at] = change;
            if let Ok(output) = run(&other, &idle()) {
                assert!(run(&output.bytes, &idle()).unwrap().same, "{at}");
            }
        }
    }
}
