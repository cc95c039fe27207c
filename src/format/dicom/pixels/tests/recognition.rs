//! Reading text in a whole file.

use super::shown::{compressed, searching, shown, uncompressed};
use super::*;
use crate::format::dicom::show;
use crate::format::reading::Sight;
use crate::pixel::reading::{Layout, Picture, Word};
use crate::pixel::{Refused, render};
use std::cell::Cell;

/// Reads every box alike, until it was asked so often.
struct Fake {
    text: &'static str,
    times: usize,
    asked: Cell<usize>,
}

impl Fake {
    fn new(text: &'static str, times: usize) -> Self {
        let asked = Cell::new(0);
        Fake { text, times, asked }
    }
}

impl Reader for Fake {
    fn digest(&self) -> &str {
        "feed"
    }

    fn read(&self, picture: &Picture, layout: Layout) -> std::result::Result<Vec<Word>, Refused> {
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() > self.times {
            return Err(Refused("it crashed"));
        }
        Ok(match layout {
            Layout::Scattered => Vec::new(),
            Layout::Block => vec![Word {
                text: self.text.to_owned(),
                confidence: 99,
                line: 0,
                area: Area {
                    x: 16,
                    y: 16,
                    width: picture.width as u32 - 32,
                    height: picture.height as u32 - 32,
                },
            }],
        })
    }
}

fn reading() -> PixelOrders {
    PixelOrders {
        recognition: Recognition::AllowHarmless,
        ..searching()
    }
}

fn notes(out: &Output) -> Vec<&str> {
    let told = ["harmless-text-kept", "recognition-not-run", "text-read"];
    let notes = out.done.notes.keys().map(String::as_str);
    notes.filter(|note| told.contains(note)).collect()
}

/// L60: recognition that is asked for and cannot run, or stops in the middle, masks all that was found.
#[test]
fn l60_without_a_reader_or_with_one_that_fails_the_search_masks_all_and_the_report_says_so() {
    for bytes in [uncompressed(), compressed()] {
        let plain = run(&bytes, &searching()).unwrap();
        assert!(notes(&plain).is_empty());
        let missing = run(&bytes, &reading()).unwrap();
        assert!(missing.bytes == plain.bytes);
        assert_eq!(notes(&missing), ["recognition-not-run"]);
        assert_eq!(missing.done.reader, "");
        for times in 0..3 {
            let reader = Fake::new("L", times);
            let failed = run_reading(&bytes, &reading(), Some(&reader)).unwrap();
            assert!(reader.asked.get() > times, "{times}");
            assert!(failed.bytes == plain.bytes, "{times}");
            assert_eq!(failed.done.counts, plain.done.counts);
            assert_eq!(notes(&failed), ["recognition-not-run"]);
            assert_eq!(failed.done.reader, "");
        }
    }
}

/// A file, and how often its last frame is read.
struct Counted {
    bytes: Vec<u8>,
    from: u64,
    reads: Cell<usize>,
}

impl Source for Counted {
    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<()> {
        if offset + buffer.len() as u64 > self.from {
            self.reads.set(self.reads.get() + 1);
        }
        self.bytes.read_at(offset, buffer)
    }
}

#[test]
fn after_a_reader_failed_no_further_frame_is_examined_for_it() {
    for bytes in [uncompressed(), compressed()] {
        let facts = super::super::super::fixture::survey(&bytes).unwrap().0;
        let reads = |orders: &PixelOrders, reader: Option<&dyn Reader>| {
            let source = Counted {
                bytes: bytes.clone(),
                from: bytes.len() as u64 - 1000,
                reads: Cell::new(0),
            };
            run_from(&source, facts.clone(), orders, reader).unwrap();
            source.reads.get()
        };
        let once = reads(&searching(), None);
        assert!(once > 0);
        assert_eq!(reads(&reading(), Some(&Fake::new("L", 0))), once);
        assert!(reads(&reading(), Some(&Fake::new("L", usize::MAX))) >= once);
    }
}

#[test]
fn what_is_read_as_harmless_stays_and_all_else_goes() {
    for bytes in [uncompressed(), compressed()] {
        let plain = run(&bytes, &searching()).unwrap();
        let reader = Fake::new("L", usize::MAX);
        let out = run_reading(&bytes, &reading(), Some(&reader)).unwrap();
        assert!(out.bytes != plain.bytes);
        assert_eq!(notes(&out), ["harmless-text-kept", "text-read"]);
        assert_eq!(out.done.reader, "feed");
        let other = Fake::new("YAMADA", usize::MAX);
        let out = run_reading(&bytes, &reading(), Some(&other)).unwrap();
        assert!(out.bytes == plain.bytes);
        assert_eq!(notes(&out), ["text-read"]);
    }
}

#[test]
fn a_reader_that_nobody_ordered_is_not_asked() {
    let reader = Fake::new("L", usize::MAX);
    let bytes = uncompressed();
    let out = run_reading(&bytes, &searching(), Some(&reader)).unwrap();
    assert!(out.bytes == run(&bytes, &searching()).unwrap().bytes);
    assert_eq!((reader.asked.get(), notes(&out).len()), (0, 0));
}

#[test]
fn a_person_is_shown_what_a_run_with_the_same_reader_writes() {
    let window = render::Window {
        center: 128.0,
        width: 256.0,
        function: render::Function::Linear,
    };
    let bytes = uncompressed();
    for times in [0, usize::MAX] {
        let reader = Fake::new("L", times);
        let out = run_reading(&bytes, &reading(), Some(&reader)).unwrap();
        for number in 0..3 {
            let reader = Fake::new("L", times);
            let sight = Sight {
                reader: Some(&reader),
                known: &TextMatcher::new(std::iter::empty()),
            };
            let (limits, source) = (Limits::default(), bytes.clone());
            let seen = show::frame(&source, &reading(), &limits, number, Some(&sight));
            let seen = seen.unwrap().unwrap().picture(&window, true).unwrap();
            let written = shown(&out.bytes, &PixelOrders::default(), number);
            assert!(seen == written.picture(&window, false).unwrap());
        }
    }
}
