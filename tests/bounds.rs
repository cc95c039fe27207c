//! What an input may ask of the program: time that grows with its size and no faster, and memory
//! that no declared length decides. The bounds stand in `limits`.

#[path = "support/mod.rs"]
mod support;

use kamei::error::Result as Read;
use kamei::limits::Limits;
use kamei::pipeline::{self, Run, Settings};
use kamei::report::Outcome;
use kamei::source::{Assembled, Segments, Source};
use kamei::survey::Survey;
use std::cell::Cell;
use std::time::{Duration, Instant};
use support::{CT, key, preset, slice};

/// A file whose data set ends with `raw`.
fn ending_with(raw: &[u8]) -> Vec<u8> {
    let set = slice("00481239", "A^B", "19530917", "20240501", 1).without(&[0x7FE0_0010]);
    [set.file(), raw.to_vec()].concat()
}

/// Runs the file through all stages and says how many bytes were released, or why none were.
fn outcome(bytes: &dyn Source) -> Result<u64, String> {
    let settings = Settings {
        policy: preset("research"),
        limits: Limits::default(),
    };
    let survey = pipeline::survey("in", bytes, &settings);
    let run = Run::new(settings, Survey::merge(vec![survey]), &key());
    let record = run.held_by_plan(0).unwrap_or_else(|| {
        let mut segments = Segments::default();
        match run.apply(0, bytes, &mut segments) {
            Ok(done) => {
                let output = Assembled::new(bytes, &segments);
                run.release(0, done, bytes, &output)
            }
            Err(error) => run.held(0, &error),
        }
    });
    match record.outcome {
        Outcome::Released(released) => Ok(released.bytes),
        Outcome::Held(held) => Err(held.message),
    }
}

fn element(tag: u32, vr: &str, value: &[u8]) -> Vec<u8> {
    let mut out = ((tag >> 16) as u16).to_le_bytes().to_vec();
    out.extend((tag as u16).to_le_bytes());
    out.extend(vr.as_bytes());
    if matches!(vr, "SQ" | "UT" | "UN" | "OB") {
        out.extend([0, 0]);
        out.extend((value.len() as u32).to_le_bytes());
    } else {
        out.extend((value.len() as u16).to_le_bytes());
    }
    out.extend(value);
    out
}

fn item(content: &[u8]) -> Vec<u8> {
    let len = (content.len() as u32).to_le_bytes();
    [b"\xFE\xFF\x00\xE0".as_slice(), &len, content].concat()
}

/// A name, and a file with about so many elements.
type Crowd = (&'static str, fn(usize) -> Vec<u8>);

/// Ways to make many elements of few bytes, each with something that may look for its neighbours.
fn crowds() -> Vec<Crowd> {
    vec![
        ("values of text in one item", |n| {
            let texts = element(0x0040_A160, "UT", b"ABCD").repeat(n);
            element(0x0040_A730, "SQ", &item(&texts))
        }),
        ("measures in one item", |n| {
            let numbers = element(0x0040_A30A, "DS", b"12.5").repeat(n);
            element(0x0040_A730, "SQ", &item(&numbers))
        }),
        ("meanings in one item", |n| {
            let meanings = element(0x0008_0104, "LO", b"ABCD").repeat(n);
            element(0x0040_A043, "SQ", &item(&meanings))
        }),
        ("content items", |n| {
            let text = element(0x0040_A160, "UT", b"ABCD");
            let content = item(&[element(0x0040_A040, "CS", b"TEXT"), text].concat());
            element(0x0040_A730, "SQ", &content.repeat(n))
        }),
        ("private elements", |n| {
            let creator = element(0x0041_0010, "LO", b"MAKER ");
            [creator, element(0x0041_1001, "LO", b"ABCD").repeat(n)].concat()
        }),
        ("private creators", |n| {
            element(0x0041_0010, "LO", b"MAKER ").repeat(n)
        }),
        ("character sets", |n| {
            let text = element(0x0040_A160, "UT", b"ABCD");
            let content = item(&[element(0x0008_0005, "CS", b"ISO_IR 100"), text].concat());
            element(0x0040_A730, "SQ", &content.repeat(n))
        }),
        ("overlays", |n| {
            element(0x6000_0010, "US", &[2, 0]).repeat(n)
        }),
        ("patients", |n| {
            element(0x0010_0020, "LO", b"ABCD").repeat(n)
        }),
        ("values that may be sequences", |n| {
            element(0x0040_A730, "UN", &item(b"")).repeat(n)
        }),
        ("sequences in sequences", |n| {
            let open = b"\x40\x00\x30\xA7SQ\0\0\xFF\xFF\xFF\xFF\xFE\xFF\x00\xE0\xFF\xFF\xFF\xFF";
            let close = b"\xFE\xFF\x0D\xE0\0\0\0\0\xFE\xFF\xDD\xE0\0\0\0\0";
            [open.repeat(400), close.repeat(400)]
                .concat()
                .repeat(n / 400)
        }),
    ]
}

/// An input that counts what is read of it.
struct Counted {
    bytes: Vec<u8>,
    read: Cell<u64>,
}

impl Source for Counted {
    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Read<()> {
        self.read.set(self.read.get() + buffer.len() as u64);
        self.bytes.read_at(offset, buffer)
    }
}

#[test]
fn no_part_of_a_file_is_read_more_than_a_few_times_however_many_elements_it_has() {
    for (what, crowd) in crowds() {
        let input = Counted {
            bytes: ending_with(&crowd(25_600)),
            read: Cell::new(0),
        };
        assert!(outcome(&input).is_ok());
        let times = input.read.get() / input.len();
        assert!(times < 10, "{what}: every byte is read {times} times");
    }
}

fn timed(bytes: &dyn Source) -> Duration {
    let start = Instant::now();
    assert!(outcome(bytes).is_ok());
    start.elapsed()
}

/// What counts is steps in memory, which leave no trace but time. Other work of the machine only ever
/// adds to a run, so a run that is short enough is proof, and a run that is not is repeated.
#[test]
fn sixteen_times_as_many_elements_take_no_more_than_their_share() {
    const TRIES: usize = 12;
    for (what, crowd) in crowds() {
        let (few, many) = (ending_with(&crowd(1_600)), ending_with(&crowd(25_600)));
        let share = (0..3).map(|_| timed(&few)).min().unwrap_or_default();
        // In proportion it is 16, if every element asks every other 256.
        let kept = (0..TRIES).any(|_| timed(&many) < share * 80);
        assert!(
            kept,
            "{what}: {TRIES} runs took more than 80 times {share:?}"
        );
    }
}

#[test]
fn half_a_million_elements_in_one_item_are_read_to_the_end() {
    let texts = element(0x0040_A160, "UT", b"").repeat(500_000);
    let file = ending_with(&element(0x0040_A730, "SQ", &item(&texts)));
    assert!(outcome(&file).is_ok());
}

#[test]
fn a_mebibyte_of_fragments_and_one_of_nested_sequences_end_in_a_result() {
    let set = slice("00481239", "A^B", "19530917", "20240501", 1).without(&[0x7FE0_0010]);
    let mut file = set.part10(CT, "1.2.3", "1.2.840.10008.1.2.5");
    file.extend(b"\xE0\x7F\x10\x00OB\0\0\xFF\xFF\xFF\xFF");
    file.extend(item(b"").repeat(1 << 17));
    file.extend(b"\xFE\xFF\xDD\xE0\0\0\0\0");
    let refused = outcome(&file).map(|_| ()).unwrap_err();
    assert!(refused.starts_with("frame 1 of the pixels"), "{refused}");

    let open = b"\x40\x00\x30\xA7SQ\0\0\xFF\xFF\xFF\xFF\xFE\xFF\x00\xE0\xFF\xFF\xFF\xFF";
    let refused = outcome(&ending_with(&open.repeat((1 << 20) / open.len())));
    assert_eq!(
        refused,
        Err("the limit of 512 for depth of sequences is exceeded at byte 11000".to_owned())
    );
}

#[test]
fn a_held_back_file_names_the_rule_and_the_place() {
    let end = ending_with(b"").len();
    for (raw, reason) in [
        (
            element(0x0040_A730, "SQ", b"MARKER12"),
            format!(
                "sequence at byte {} is malformed: something other than an item stands in it",
                end + 12
            ),
        ),
        (
            b"\x40\x00\x30\xA7UT\0\0\xFF\xFF\xFF\xFF".to_vec(),
            format!("data element at byte {end} is malformed: its VR allows no undefined length"),
        ),
        (
            b"\xFE\xFF\x00\xE0\x04\0\0\0MARK".to_vec(),
            format!(
                "data element at byte {end} is malformed: an item stands where an element must"
            ),
        ),
        (
            b"\x40\x00\x30\xA7UT\0\0\xFF\xFF\xFF\x7FMARKER".to_vec(),
            format!("data element at byte {end} runs past the end of its container"),
        ),
        (
            element(0x0040_A730, "SQ", b"\xFE\xFF\x00\xE0\xFF\0\0\0MARKER"),
            format!(
                "item at byte {} runs past the end of its container",
                end + 12
            ),
        ),
    ] {
        assert_eq!(outcome(&ending_with(&raw)), Err(reason));
    }
}
