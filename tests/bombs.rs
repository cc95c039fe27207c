//! Images that declare more than they hold: sizes, frames, palettes, nothing at all. Each is refused, soon, and
//! before memory is asked for.
//!
//! One test, since what it measures is the whole process.

#[path = "fuzz/streams.rs"]
mod streams;
#[path = "support/mod.rs"]
mod support;
#[path = "../fuzz/targets.rs"]
mod targets;

use kamei::pixel::codec::Codec;
use kamei::pixel::{Area, Numbers, Photometric, Shape};
use std::time::{Duration, Instant};
use support::{DataSet, preset, run, slice};

/// Memory that a refusal may take beyond what the process had, in bytes.
const MOST: u64 = 64 << 20;
/// How long one may take, on a machine that does much else.
const LONGEST: Duration = Duration::from_secs(30);

/// The largest size of the process so far, in bytes; nothing where the system does not tell.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmPeak:"))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes << 10)
}

/// Bytes that a sample of JPEG 2000 or JPEG XL takes while it is decoded and masked. A few bytes may stand for a
/// whole black frame, so a stream that was cut from another size may be a picture, and only its samples bound it.
const WAVELET: u64 = 40;

/// Runs `attempt`, which must refuse, within the bounds.
fn refused(what: &str, attempt: impl FnOnce() -> bool) {
    refused_within(what, MOST, attempt);
}

fn refused_within(what: &str, most: u64, attempt: impl FnOnce() -> bool) {
    let (before, start) = (peak(), Instant::now());
    assert!(attempt(), "{what}: not refused");
    let took = start.elapsed();
    assert!(took < LONGEST, "{what}: {took:?}");
    if let (Some(before), Some(after)) = (before, peak()) {
        assert!(after - before < most, "{what}: {} bytes", after - before);
    }
}

/// Where a codestream says its rows and columns, in 16 bits, and those in 32 bits.
fn places(codec: Codec, stream: &[u8]) -> Vec<(usize, usize)> {
    let find = |marker: &[u8]| stream.windows(2).position(|window| window == marker);
    match codec {
        Codec::Jpeg | Codec::JpegLs => [[0xFF, 0xC0], [0xFF, 0xC1], [0xFF, 0xC3], [0xFF, 0xF7]]
            .iter()
            .find_map(|marker| find(marker))
            .map(|at| vec![(at + 5, 2), (at + 7, 2)])
            .expect("a frame header"),
        Codec::Jpeg2000 => {
            let at = find(&[0xFF, 0x51]).expect("a size segment");
            // The image, and a tile that is as large.
            vec![(at + 10, 4), (at + 6, 4), (at + 26, 4), (at + 22, 4)]
        }
        Codec::Rle | Codec::Deflated | Codec::JpegXl => Vec::new(),
    }
}

/// A bare codestream of JPEG XL whose rows in eighths (one bit and five) and ratio (three) are told in full.
fn told_in_full(stream: &[u8], [rows, columns]: [u32; 2]) -> Vec<u8> {
    assert_eq!(stream[2] & 1, 1, "a size in eighths");
    let bit = |at: usize| stream[at / 8] >> (at % 8) & 1 == 1;
    let mut bits = vec![false];
    let number = |length: u32| {
        // One more than a number of 30 bits.
        let value = (0..30).map(move |at| length.wrapping_sub(1) >> at & 1 == 1);
        [true, true].into_iter().chain(value)
    };
    bits.extend(number(rows));
    bits.extend([false; 3]);
    bits.extend(number(columns));
    bits.extend((16 + 9..8 * stream.len()).map(bit));
    let bytes = bits.chunks(8).map(|bits| {
        let bits = bits.iter().rev();
        bits.fold(0, |byte, &bit| byte << 1 | u8::from(bit))
    });
    stream[..2].iter().copied().chain(bytes).collect()
}

/// `stream` with another size.
fn resized(codec: Codec, stream: &[u8], [rows, columns]: [u32; 2]) -> Vec<u8> {
    if codec == Codec::JpegXl && stream.starts_with(&[0xFF, 0x0A]) {
        return told_in_full(stream, [rows, columns]);
    }
    let mut stream = stream.to_vec();
    for ((at, width), number) in places(codec, &stream)
        .into_iter()
        .zip([rows, columns].repeat(2))
    {
        stream[at..at + width].copy_from_slice(&number.to_be_bytes()[4 - width..]);
    }
    stream
}

const AREA: Area = Area {
    x: 0,
    y: 0,
    width: 9,
    height: 9,
};

/// What the head of an input declares, with another size.
fn shape(head: &[u8], rows: u32, columns: u32) -> Shape {
    let stored = u16::from(head[6]);
    Shape {
        rows,
        columns,
        samples: u16::from(head[4]),
        allocated: u16::from(head[5]),
        stored,
        high: stored - 1,
        numbers: Numbers::Unsigned,
        photometric: match head[4] {
            1 => Photometric::Monochrome2,
            _ => Photometric::Rgb,
        },
    }
}

fn codestreams() {
    for codec in [
        Codec::Jpeg,
        Codec::JpegLs,
        Codec::JpegXl,
        Codec::Jpeg2000,
        Codec::Rle,
        Codec::Deflated,
    ] {
        for input in streams::inputs(codec) {
            let (head, stream) = input.split_at(targets::codecs::HEAD);
            for size in [
                [65_535; 2],
                [8_000; 2],
                [65_535, 900],
                [0, 12],
                [8, 0],
                [0; 2],
            ] {
                let [rows, columns] = size;
                // [`wavelets`] tries what may be a picture.
                if matches!(codec, Codec::Jpeg2000 | Codec::JpegXl)
                    && (1..1 << 26).contains(&(u64::from(rows) * u64::from(columns)))
                {
                    continue;
                }
                let shape = shape(head, rows, columns);
                let huge = resized(codec, stream, size);
                refused(&format!("{codec:?} of {rows} x {columns}"), || {
                    codec.decode(&huge, &shape, false).is_err()
                        && codec.mask(&huge, &shape, false, &[AREA]).is_err()
                });
            }
        }
    }
}

/// What may be a picture takes memory for its samples and no more.
fn wavelets() {
    for codec in [Codec::Jpeg2000, Codec::JpegXl] {
        for input in streams::inputs(codec) {
            let (head, stream) = input.split_at(targets::codecs::HEAD);
            let shape = shape(head, 1_500, 1_500);
            let huge = resized(codec, stream, [1_500; 2]);
            let samples = 1_500 * 1_500 * u64::from(head[4]);
            let most = MOST + WAVELET * samples;
            refused_within(&format!("{codec:?} of 1500 x 1500"), most, || {
                let _ = codec.mask(&huge, &shape, false, &[AREA]);
                true
            });
        }
    }
}

fn ultrasound() -> DataSet {
    slice("00481239", "A^B", "19530917", "20240501", 1)
        .put(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.6.1")
        .put(0x0008_0060, "CS", "US")
}

fn files() {
    let half = |number: u16| number.to_le_bytes();
    let table = |entries: u16| [half(entries), half(0), half(16)].concat();
    let palette = |entries| {
        let mut set = ultrasound().put(0x0028_0004, "CS", "PALETTE COLOR");
        for colour in 0..3 {
            set = set.put(0x0028_1101 + colour, "US", table(entries));
            set = set.put(0x0028_1201 + colour, "OW", [1, 2]);
        }
        set.put(0x0028_0010, "US", half(0xFFFF))
    };
    let frames = |count: &str| ultrasound().put(0x0028_0008, "IS", count);
    let sized = |rows, columns| {
        ultrasound()
            .put(0x0028_0010, "US", half(rows))
            .put(0x0028_0011, "US", half(columns))
    };
    let native = [
        ("rows and columns", sized(0xFFFF, 0xFFFF)),
        ("no rows", sized(0, 4)),
        ("no columns", sized(4, 0)),
        ("frames", frames("2147483647")),
        ("more frames", frames("999999999999")),
        ("no frames", frames("0")),
        ("fewer than no frames", frames("-1")),
        ("a palette of 65536 colours", palette(0)),
        ("a palette of one colour", palette(1)),
        ("no pixels", ultrasound().put(0x7FE0_0010, "OW", [])),
        ("samples", ultrasound().put(0x0028_0002, "US", half(0xFFFF))),
        ("no samples", ultrasound().put(0x0028_0002, "US", half(0))),
        ("bits", ultrasound().put(0x0028_0100, "US", half(0xFFFF))),
        ("no bits", ultrasound().put(0x0028_0100, "US", half(0))),
    ];
    for (what, set) in native {
        let drop = [("in", set.file())];
        refused(what, || run(&drop, preset("jp-kamei")).held("in").is_some());
        for syntax in ["4.50", "4.80", "4.90", "4.110", "4.201", "5", "8.1"] {
            let uid = format!("1.2.840.10008.1.2.{syntax}");
            let set = set.clone().without(&[0x7FE0_0010]);
            let mut file = set.part10("1.2.840.10008.5.1.4.1.1.6.1", "1.2.3", &uid);
            file.extend(b"\xE0\x7F\x10\x00OB\0\0\xFF\xFF\xFF\xFF");
            file.extend(b"\xFE\xFF\x00\xE0\0\0\0\0\xFE\xFF\x00\xE0\x04\0\0\0\xFF\xD8\xFF\xD9");
            file.extend(b"\xFE\xFF\xDD\xE0\0\0\0\0");
            let drop = [("in", file)];
            refused(&format!("{what} in {syntax}"), || {
                run(&drop, preset("jp-kamei")).held("in").is_some()
            });
        }
    }
}

#[test]
fn what_declares_more_than_it_holds_is_refused_before_memory_is_asked_for() {
    codestreams();
    wavelets();
    files();
}
