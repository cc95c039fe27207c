//! Reading with readers made here, which tell boxes apart by their width.

use super::*;
use crate::identity::{Identifier, IdentifierKind};
use crate::pixel::reading::Picture;
use crate::pixel::{Numbers, Photometric, Shape};
use std::cell::Cell;

const SIDE: u32 = 200;

/// Boxes that were found: of a side, a scale, a name.
const L: Area = place(10, 10, 20);
const SCALE: Area = place(10, 60, 50);
const NAME: Area = place(10, 110, 90);

const fn place(x: u32, y: u32, width: u32) -> Area {
    Area {
        x,
        y,
        width,
        height: 20,
    }
}

/// A black frame with something bright in every box.
fn frame(boxes: &[Area]) -> Frame {
    frame_of(SIDE, boxes)
}

/// The same, with a longer side.
fn frame_of(side: u32, boxes: &[Area]) -> Frame {
    let mut bytes = vec![10; (side * side) as usize];
    for area in boxes {
        let margin = area.height / 4;
        for y in area.y + margin..area.y + area.height - margin {
            for x in area.x + 4..area.x + area.width - 4 {
                bytes[(y * side + x) as usize] = 240;
            }
        }
    }
    let shape = Shape {
        rows: side,
        columns: side,
        samples: 1,
        allocated: 8,
        stored: 8,
        high: 7,
        numbers: Numbers::Unsigned,
        photometric: Photometric::Monochrome2,
    };
    Frame { shape, bytes }
}

/// A reader that says what `says` says of a box, given its width over its height in tenths and its height;
/// of a whole frame nothing. A word that begins with a line feed begins a line.
struct Fake<F> {
    says: F,
    asked: Cell<usize>,
}

impl<F: Fn(usize, usize) -> Result<Vec<(&'static str, u8)>, Refused>> Fake<F> {
    fn new(says: F) -> Self {
        Fake {
            says,
            asked: Cell::new(0),
        }
    }
}

impl<F: Fn(usize, usize) -> Result<Vec<(&'static str, u8)>, Refused>> Reader for Fake<F> {
    fn digest(&self) -> &str {
        "0000000000000000000000000000000000000000000000000000000000000000"
    }

    fn read(&self, picture: &Picture, layout: Layout) -> Result<Vec<Word>, Refused> {
        self.asked.set(self.asked.get() + 1);
        if layout == Layout::Scattered {
            return Ok(Vec::new());
        }
        let (width, height) = (picture.width.max(33) - 32, picture.height.max(33) - 32);
        let words = (self.says)(width * 10 / height, height)?;
        let dark: Vec<(usize, usize)> = (0..picture.grey.len())
            .filter(|&at| picture.grey[at] < 128)
            .map(|at| (at % picture.width, at / picture.width))
            .collect();
        let (left, right) = (
            dark.iter().map(|it| it.0).min(),
            dark.iter().map(|it| it.0).max(),
        );
        let (top, bottom) = (
            dark.iter().map(|it| it.1).min(),
            dark.iter().map(|it| it.1).max(),
        );
        let (left, right) = (left.unwrap_or(0) as u32, right.unwrap_or(0) as u32);
        let (top, bottom) = (top.unwrap_or(0) as u32, bottom.unwrap_or(0) as u32);
        let mut line = 0;
        let word = |(text, confidence): (&str, u8)| Word {
            text: text.trim_start().to_owned(),
            confidence,
            line: {
                line += u32::from(text.starts_with('\n'));
                line
            },
            area: Area {
                x: left,
                y: top,
                width: right + 1 - left,
                height: bottom + 1 - top,
            },
        };
        Ok(words.into_iter().map(word).collect())
    }
}

/// What the boxes above say, surely.
fn plain(width: usize, _: usize) -> Result<Vec<(&'static str, u8)>, Refused> {
    Ok(match width {
        ..15 => vec![("L", 95)],
        15..35 => vec![("5", 95), ("cm", 95)],
        35.. => vec![("YAMADA", 95)],
    })
}

fn people() -> Vec<Identifier> {
    let identifier = |kind, value: &str| Identifier {
        kind,
        value: value.to_owned(),
    };
    vec![
        identifier(IdentifierKind::PatientName, "YAMADA^TARO"),
        identifier(IdentifierKind::PatientId, "00417755"),
    ]
}

fn chosen(
    reader: &dyn Reader,
    mode: Recognition,
    people: &[Identifier],
    frame: &Frame,
    found: &[Area],
) -> (Option<Chosen>, bool) {
    let known = TextMatcher::new(people.iter());
    let mut reading = Reading::new(reader, mode, Misread::new(&known, people));
    let chosen = reading.choose((0, frame), &[], found, &Settings::default());
    (chosen.unwrap(), reading.failed())
}

fn allowed(says: impl Fn(usize, usize) -> Result<Vec<(&'static str, u8)>, Refused>) -> Chosen {
    let frame = frame(&[L, SCALE, NAME]);
    let mode = Recognition::AllowHarmless;
    let reader = Fake::new(says);
    let (chosen, failed) = chosen(&reader, mode, &people(), &frame, &[L, SCALE, NAME]);
    assert!(!failed && reader.asked.get() > 0);
    chosen.expect("no text remains")
}

#[test]
fn a_side_and_a_scale_stay_and_a_name_goes() {
    let chosen = allowed(plain);
    assert_eq!(chosen.masks, [NAME]);
    assert_eq!(chosen.harmless, 2);
}

#[test]
fn what_is_read_in_two_ways_or_without_confidence_goes() {
    let other = allowed(|width, height| {
        Ok(match (width, height) {
            (..15, ..60) => vec![("L", 95)],
            (..15, _) => vec![("R", 95)],
            _ => plain(width, height)?,
        })
    });
    assert_eq!((other.masks, other.harmless), (vec![L, NAME], 1));
    let unsure = allowed(|width, height| {
        Ok(match width {
            15..35 => vec![("5", 95), ("cm", 79)],
            _ => plain(width, height)?,
        })
    });
    assert_eq!((unsure.masks, unsure.harmless), (vec![SCALE, NAME], 1));
}

#[test]
fn what_cannot_be_read_at_two_sizes_goes() {
    let kept = |side: u32, found: &[Area]| {
        let frame = frame_of(side, found);
        let reader = Fake::new(|_, _| Ok(vec![("L", 95)]));
        let mode = Recognition::AllowHarmless;
        let (chosen, failed) = chosen(&reader, mode, &[], &frame, found);
        assert!(!failed);
        chosen.unwrap().harmless
    };
    assert_eq!(kept(SIDE, &[L]), 1);
    let small = Area { height: 8, ..L };
    assert_eq!(kept(SIDE, &[small]), 0);
    // Lines of 10 pixels that touch each other, together 500 by 400.
    let lines: Vec<Area> = (0..40)
        .map(|line| Area {
            x: 20,
            y: 20 + line * 10,
            width: 500,
            height: 11,
        })
        .collect();
    assert_eq!(kept(600, &lines), 0);
}

#[test]
fn a_box_of_which_nothing_or_more_than_labels_is_read_goes() {
    let silent = allowed(|_, _| Ok(Vec::new()));
    assert_eq!(silent.masks, [L, SCALE, NAME]);
    let more = allowed(|_, _| Ok(vec![("L", 95), ("MORI", 95)]));
    assert_eq!(more.masks, [L, SCALE, NAME]);
}

#[test]
fn boxes_that_touch_are_read_as_one_and_stay_or_go_together() {
    let beside = place(L.x + L.width - 2, L.y, 50);
    let found = [L, beside, NAME];
    let frame = frame(&found);
    let mode = Recognition::AllowHarmless;
    let both = |second: &'static str| {
        let reader = Fake::new(move |width, _| {
            Ok(match width {
                35.. => vec![("YAMADA", 95)],
                _ => vec![("L", 95), (second, 95), ("dB", 95)],
            })
        });
        let (chosen, _) = chosen(&reader, mode, &people(), &frame, &found);
        chosen.unwrap()
    };
    // A side and a level say nothing in two lines; in one they could be anything.
    assert_eq!((both("\n60").masks, both("\n60").harmless), (vec![NAME], 2));
    assert_eq!(both("60").masks, found);
    assert_eq!(both("\nDr.").masks, found);
}

#[test]
fn a_mask_that_touches_one_box_of_a_group_takes_all_of_it() {
    let chain = [place(40, 60, 30), place(68, 60, 30), place(96, 60, 30)];
    let frame = frame(&chain);
    let known = TextMatcher::new([].iter());
    let chosen = |ordered: &[Area]| {
        let reader = Fake::new(|_, _| Ok(vec![("L", 95)]));
        let mode = Recognition::AllowHarmless;
        let mut reading = Reading::new(&reader, mode, Misread::new(&known, []));
        let settings = Settings::default();
        let chosen = reading.choose((0, &frame), ordered, &chain, &settings);
        chosen.unwrap().unwrap()
    };
    assert_eq!((chosen(&[]).masks, chosen(&[]).harmless), (vec![], 3));
    for end in [place(20, 60, 22), place(124, 60, 22)] {
        let mut gone = chosen(&[end]);
        gone.masks.retain(|mask| chain.contains(mask));
        assert_eq!((gone.masks, gone.harmless), (chain.to_vec(), 0));
    }
}

#[test]
fn groups_are_the_same_in_any_order_of_their_boxes() {
    let chain = [place(0, 0, 20), place(19, 5, 20), place(38, 10, 20)];
    let apart = place(100, 100, 20);
    for order in [[0, 1, 2, 3], [2, 0, 3, 1], [3, 2, 1, 0]] {
        let all = [chain[0], chain[1], chain[2], apart];
        let mut groups = groups(&order.map(|at| all[at]));
        groups.iter_mut().for_each(|group| group.sort_unstable());
        assert_eq!(groups, [chain.to_vec(), vec![apart]]);
    }
}

#[test]
fn a_box_with_a_mark_that_no_word_covers_goes() {
    let mut frame = frame(&[L, SCALE]);
    let beside = (SCALE.y + 10) * SIDE + SCALE.x + 4;
    // The letters end where the mark begins.
    for x in 0..30 {
        for y in 0..20 {
            frame.bytes[((SCALE.y + y) * SIDE + SCALE.x + 16 + x) as usize] = 10;
        }
    }
    assert_eq!(frame.bytes[beside as usize], 240);
    let stray = (SCALE.y + 10) * SIDE + SCALE.x + 40;
    frame.bytes[stray as usize] = 100;
    let mode = Recognition::AllowHarmless;
    let reader = Fake::new(|width, _| plain(width, 0));
    let (found, _) = chosen(&reader, mode, &[], &frame, &[L, SCALE]);
    assert_eq!(found.unwrap().masks, [SCALE]);
    frame.bytes[stray as usize] = 10;
    let (found, _) = chosen(&reader, mode, &[], &frame, &[L, SCALE]);
    assert_eq!(found.unwrap().masks, []);
}

#[test]
fn a_harmless_text_that_is_an_identifier_of_the_file_goes() {
    let frame = frame(&[SCALE]);
    let id = [Identifier {
        kind: IdentifierKind::PatientId,
        value: "417".to_owned(),
    }];
    let reader = Fake::new(|_, _| Ok(vec![("417", 95), ("cm", 95)]));
    let mode = Recognition::AllowHarmless;
    let (found, _) = chosen(&reader, mode, &id, &frame, &[SCALE]);
    assert_eq!(found.unwrap().masks, [SCALE]);
    let (found, _) = chosen(&reader, mode, &[], &frame, &[SCALE]);
    assert_eq!(found.unwrap().masks, []);
}

#[test]
fn confirming_keeps_every_mask_of_the_search() {
    let frame = frame(&[L, SCALE, NAME]);
    let reader = Fake::new(plain);
    let found = [L, SCALE, NAME];
    let (chosen, failed) = chosen(&reader, Recognition::Confirm, &people(), &frame, &found);
    assert_eq!((chosen.unwrap().masks, failed), (found.to_vec(), false));
}

/// Reads a whole frame alone, and there a name where it is still drawn.
struct Whole {
    /// Whether it sees the name although it is masked.
    stubborn: bool,
}

impl Reader for Whole {
    fn digest(&self) -> &str {
        ""
    }

    fn read(&self, picture: &Picture, layout: Layout) -> Result<Vec<Word>, Refused> {
        let area = Area {
            x: 16 + NAME.x * 2 + 8,
            y: 16 + NAME.y * 2 + 10,
            width: (NAME.width - 8) * 2,
            height: 20,
        };
        if layout == Layout::Block {
            return Ok(Vec::new());
        }
        let inside = (area.y + 8) as usize * picture.width + area.x as usize + 30;
        let drawn = self.stubborn || picture.grey[inside] < 128;
        let word = |text: &str| Word {
            text: text.to_owned(),
            confidence: 90,
            line: 0,
            area,
        };
        Ok(match drawn {
            true => vec![word("YAMAOA"), word("TARO")],
            false => Vec::new(),
        })
    }
}

#[test]
fn l55_what_the_search_left_is_masked_if_it_reads_like_an_identifier() {
    let frame = frame(&[L, SCALE, NAME]);
    let reader = Whole { stubborn: false };
    let (chosen, _) = chosen(&reader, Recognition::Confirm, &people(), &frame, &[L]);
    let masks = chosen.unwrap().masks;
    assert_eq!(masks[0], L);
    assert!(masks[1..].iter().any(|mask| {
        mask.x <= NAME.x + 4
            && mask.y <= NAME.y + 5
            && mask.x + mask.width >= NAME.x + NAME.width - 4
            && mask.y + mask.height >= NAME.y + 15
    }));
}

#[test]
fn l55_a_frame_that_still_reads_like_an_identifier_is_not_passed() {
    let frame = frame(&[L, SCALE, NAME]);
    let reader = Whole { stubborn: true };
    let (masked, _) = chosen(&reader, Recognition::Confirm, &people(), &frame, &[L]);
    assert_eq!(masked, None);
    let (masked, _) = chosen(&reader, Recognition::Confirm, &[], &frame, &[L]);
    assert_eq!(masked.unwrap().masks, [L]);
}

#[test]
fn l60_a_reader_that_fails_is_not_asked_again_and_nothing_that_it_said_counts() {
    let frame = frame(&[L, SCALE, NAME]);
    for fails_at in 0..8 {
        let asked = Cell::new(0);
        let reader = Fake::new(|width, height| {
            asked.set(asked.get() + 1);
            match asked.get() > fails_at {
                true => Err(Refused("it crashed")),
                false => plain(width, height),
            }
        });
        let found = [L, SCALE, NAME];
        let mode = Recognition::AllowHarmless;
        let (_, failed) = chosen(&reader, mode, &people(), &frame, &found);
        assert_eq!(failed, asked.get() > fails_at);
        assert!(asked.get() <= fails_at + 1);
    }
}

#[test]
fn equal_pictures_are_read_once_and_a_file_with_too_many_counts_as_not_read() {
    let (known, reader) = (TextMatcher::new([].iter()), Fake::new(plain));
    let mode = Recognition::AllowHarmless;
    let mut reading = Reading::new(&reader, mode, Misread::new(&known, []));
    let frame = frame(&[L]);
    let mut times = |number| {
        let chosen = reading.choose((number, &frame), &[], &[L], &Settings::default());
        (chosen.unwrap().unwrap().harmless, reader.asked.get())
    };
    let (harmless, asked) = times(1);
    assert_eq!((harmless, times(2)), (1, (1, asked)));
    for shade in 0..=MOST_PICTURES {
        let picture = Picture::blank(shade + 1);
        if reading.read(picture, Layout::Block).is_none() {
            break;
        }
    }
    assert!(reading.failed());
    assert!(reader.asked.get() <= MOST_PICTURES);
}

#[test]
fn pictures_are_remembered_by_what_they_show_and_not_kept() {
    let (known, reader) = (TextMatcher::new([].iter()), Fake::new(plain));
    let mode = Recognition::AllowHarmless;
    let mut reading = Reading::new(&reader, mode, Misread::new(&known, []));
    let other = Area { y: 100, ..L };
    let plane = brightness(&frame(&[L, other])).unwrap();
    let picture = |area| Crop::of(&plane, area).unwrap().picture(20, 48);
    assert!(picture(L) != picture(other));
    for (area, asked) in [(L, 1), (other, 1), (L, 1)] {
        assert!(reading.read(picture(area), Layout::Block).is_some());
        assert_eq!(reader.asked.get(), asked);
    }
    reading.read(picture(L), Layout::Scattered);
    reading.read(Picture::blank(9), Layout::Scattered);
    assert_eq!(reader.asked.get(), 3);
}

#[test]
fn what_the_report_says_follows_from_what_was_done() {
    let all = Recognition::ALL.map(|mode| {
        [(false, 0), (true, 0), (true, 3)].map(|(read, harmless)| notes(mode, read, harmless))
    });
    assert!(all[0].iter().all(Vec::is_empty));
    for mode in &all[1..] {
        assert_eq!(mode[0], ["recognition-not-run"]);
        assert_eq!(mode[1], ["text-read"]);
        assert_eq!(mode[2], ["text-read", "harmless-text-kept"]);
    }
}
