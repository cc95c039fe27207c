//! Pictures made in code, with a marker wherever a container has room for words.

mod jpeg;
mod png;
mod shown;
mod tiff;

use super::Picture;
use crate::action::{
    Action, Claims, ColumnAction, Decide, Decision, ElementFacts, Mask, MaskReason, PixelOrders,
    Reason, Recognition, Role, Search,
};
use crate::error::Result;
use crate::format::{Done, Format, Look, Place, Work};
use crate::identity::Identifier;
use crate::key::RootKey;
use crate::limits::Limits;
use crate::pixel::Area;
use crate::source::{Assembled, Segment, Segments, Source};
use crate::survey::{Facts, PictureFacts};
use crate::transform::derive::Derivations;
use crate::transform::matcher::TextMatcher;
use std::collections::BTreeSet;

/// Where an identity would stand.
const MARKER: &str = "MARKER Tanabe Kiyomi";

/// Pictures need no decision about elements.
struct Nothing;

impl Decide for Nothing {
    fn element(&self, _: &ElementFacts<'_>) -> Decision {
        Decision {
            action: Action::Remove,
            reason: Reason::Profile,
        }
    }

    fn column(&self, _: Role) -> ColumnAction {
        ColumnAction::Drop
    }
}

struct Output {
    bytes: Vec<u8>,
    done: Done,
    /// Whether it is the input as a whole.
    same: bool,
}

fn survey(bytes: &[u8]) -> Result<(PictureFacts, BTreeSet<Identifier>)> {
    let (limits, roles) = (Limits::default(), Default::default());
    let look = Look {
        templates: &[],
        surfaces: false,
        cohort: None,
        anonymise: None,
        limits: &limits,
        roles: &roles,
    };
    let (facts, identifiers) = Picture.survey(&bytes.to_vec(), &look)?;
    match facts {
        Facts::Picture(facts) => Ok((*facts, identifiers)),
        Facts::Dicom(_) | Facts::Table(_) | Facts::Held(_) => unreachable!("of a picture"),
    }
}

fn run(bytes: &[u8], orders: &PixelOrders) -> Result<Output> {
    let source = bytes.to_vec();
    let (facts, _) = survey(bytes)?;
    let mut segments = Segments::default();
    let work = Work {
        members: None,
        settled: None,
        decide: &Nothing,
        derive: &Derivations::new(&RootKey::from_bytes([7; 32]), None, ""),
        known: &TextMatcher::new(std::iter::empty()),
        facts: &Facts::Picture(Box::new(facts)),
        columns: &[],
        claims: &Claims::default(),
        pixels: orders,
        reader: None,
        limits: &Limits::default(),
    };
    let done = Picture.apply(&source, &work, &mut segments)?;
    let output = Assembled::new(&source, &segments);
    let mut bytes = vec![0; output.len() as usize];
    output.read_at(0, &mut bytes)?;
    let whole = |piece: &Segment| matches!(piece, Segment::Range(_));
    let same = segments.pieces().len() == 1 && segments.pieces().iter().all(whole);
    Ok(Output { bytes, done, same })
}

/// Nothing is searched or masked.
fn idle() -> PixelOrders {
    PixelOrders::default()
}

/// What is text is searched.
fn searching() -> PixelOrders {
    PixelOrders {
        search: Search::Text,
        recognition: Recognition::Off,
        faces: false,
        masks: Vec::new(),
        surface: None,
    }
}

/// An area is masked.
fn masking(area: Area) -> PixelOrders {
    PixelOrders {
        search: Search::Off,
        recognition: Recognition::Off,
        faces: false,
        masks: vec![Mask {
            area,
            reason: MaskReason::Template,
        }],
        surface: None,
    }
}

/// Every text that the gate sees of a file.
fn shown(bytes: &[u8]) -> String {
    let mut text = String::new();
    let visit = &mut |_: Place, said: &str| {
        text.push_str(said);
        text.push('\n');
    };
    Picture
        .fields(&bytes.to_vec(), &Limits::default(), visit)
        .expect("an output reads back");
    text
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

fn kinds(bytes: &[u8]) -> Vec<String> {
    survey(bytes).expect("read").0.carries.into_iter().collect()
}

const COLUMNS: usize = 240;
const ROWS: usize = 160;

/// Five columns by seven lines, one number a column, the top line in the lowest bit.
const GLYPHS: [(char, [u8; 5]); 8] = [
    ('A', [0x7E, 0x09, 0x09, 0x09, 0x7E]),
    ('D', [0x7F, 0x41, 0x41, 0x22, 0x1C]),
    ('M', [0x7F, 0x02, 0x0C, 0x02, 0x7F]),
    ('N', [0x7F, 0x04, 0x08, 0x10, 0x7F]),
    ('O', [0x3E, 0x41, 0x41, 0x41, 0x3E]),
    ('R', [0x7F, 0x09, 0x19, 0x29, 0x46]),
    ('T', [0x01, 0x01, 0x7F, 0x01, 0x01]),
    ('Y', [0x03, 0x04, 0x78, 0x04, 0x03]),
];

/// Where the text of [`inked`] stands.
const INK: Area = Area {
    x: 24,
    y: 40,
    width: 192,
    height: 21,
};

/// The pixels of a line of text, letters 21 pixels high.
fn inked() -> Vec<bool> {
    let mut ink = vec![false; COLUMNS * ROWS];
    for (place, letter) in "YAMADATAROMON".chars().enumerate() {
        let Some((_, columns)) = GLYPHS.iter().find(|(glyph, _)| *glyph == letter) else {
            continue;
        };
        if place >= 10 {
            break;
        }
        for y in 0..21 {
            for x in 0..15 {
                if columns[x / 3] >> (y / 3) & 1 == 1 {
                    ink[(40 + y) * COLUMNS + 24 + place * 19 + x] = true;
                }
            }
        }
    }
    ink
}

/// A smooth ground.
fn ground(at: usize) -> [u8; 3] {
    let (x, y) = (at % COLUMNS, at / COLUMNS);
    [40 + x / 8, 60 + y / 8, 50].map(|value| value as u8)
}

/// A smooth picture of three samples with a line of white text.
fn written() -> Vec<u8> {
    let pixel = |(at, ink): (usize, bool)| if ink { [250; 3] } else { ground(at) };
    inked().into_iter().enumerate().flat_map(pixel).collect()
}
