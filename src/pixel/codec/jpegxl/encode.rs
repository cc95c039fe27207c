//! Codes planes of integers without loss: the modular mode of JPEG XL with one tree of contexts for the
//! whole picture, the clamped gradient as predictor, and prefix codes.
//!
//! Source: ISO/IEC 18181-1: annex A (headers), annex F (sections), annex H (modular mode).

use super::bits::Writer;
use super::prefix::{self, Codes, Counts, Symbol};
use std::collections::VecDeque;

/// Columns and lines of a group, which is coded without knowing its neighbours.
const GROUP: usize = 1024;

/// What is coded: one plane for grey, three for colours.
pub(super) struct Picture {
    pub(super) columns: u32,
    pub(super) rows: u32,
    /// Bits of a sample, 1 to 16.
    pub(super) bits: u32,
    /// Samples from left to right and from top to bottom, each below 2^`bits`.
    pub(super) planes: Vec<Vec<i32>>,
}

/// Whether such samples are coded without leaving 16 bits, as level 5 of the standard asks.
pub(super) fn narrow(bits: u32) -> bool {
    bits <= 12
}

/// A codestream of one frame.
pub(super) fn encode(mut picture: Picture) -> Vec<u8> {
    let mut writer = Writer::default();
    image_header(
        &mut writer,
        [picture.columns, picture.rows],
        picture.bits,
        picture.planes.len() == 1,
    );
    let coloured = match &mut picture.planes[..] {
        [first, second, third] => {
            transform(first, second, third);
            true
        }
        _ => false,
    };
    let steps = Steps::of(&picture);
    let mut counts = Counts::new(leaves(&tree(steps)));
    for group in groups(&picture) {
        group.each(&picture, steps, |code, value| counts.add(code, value));
    }
    let codes = counts.codes();
    let mut global = Writer::default();
    // Factors that only lossy frames use are the usual ones.
    global.flag(true);
    global.flag(true);
    write_tree(&mut global, &tree(steps));
    codes.describe(&mut global);
    sub_header(&mut global, coloured);
    let groups = groups(&picture);
    let sections = match &groups[..] {
        [only] => {
            only.write(&picture, steps, &codes, &mut global);
            vec![global.end()]
        }
        _ => {
            // Groups of eight by eight groups, and what only lossy frames have, are empty.
            let large = |length: u32| (length as usize).div_ceil(GROUP * 8);
            let empty = large(picture.columns) * large(picture.rows) + 1;
            let mut sections = vec![global.end()];
            sections.resize(1 + empty, Vec::new());
            sections.extend(groups.iter().map(|group| {
                let mut writer = Writer::default();
                sub_header(&mut writer, false);
                group.write(&picture, steps, &codes, &mut writer);
                writer.end()
            }));
            sections
        }
    };
    frame_header(&mut writer);
    // Sections in their natural order.
    writer.flag(false);
    writer.pad();
    for section in &sections {
        let ways = [(0, 10), (1_024, 14), (17_408, 22), (4_211_712, 30)];
        writer.choose(section.len() as u32, ways);
    }
    for section in &sections {
        writer.bytes(section);
    }
    writer.end()
}

/// Signature and header of an image of so many columns and rows, without anything beside the picture.
pub(super) fn image_header(writer: &mut Writer, [columns, rows]: [u32; 2], bits: u32, grey: bool) {
    writer.bytes(&[0xFF, 0x0A]);
    // Neither multiples of eight nor an aspect ratio.
    let lengths = [(1, 9), (1, 13), (1, 18), (1, 30)];
    writer.flag(false);
    writer.choose(rows, lengths);
    writer.put(0, 3);
    writer.choose(columns, lengths);
    // Not the usual metadata; no orientation, preview or animation.
    writer.flag(false);
    writer.flag(false);
    // Integers.
    writer.flag(false);
    writer.choose(bits, [(8, 0), (10, 0), (12, 0), (1, 6)]);
    writer.flag(narrow(bits));
    // No extra channels, no transform to XYB.
    writer.put(0, 2);
    writer.flag(false);
    // sRGB, or grey with the same white and the same curve.
    writer.flag(!grey);
    if grey {
        writer.flag(false);
        writer.put(1, 2);
        writer.put(1, 2);
        writer.flag(false);
        writer.put(2, 2);
        writer.put(13 - 2, 4);
        writer.put(1, 2);
    }
    // No extensions; the usual weights.
    writer.put(0, 2);
    writer.flag(true);
    writer.pad();
}

/// The header of the only frame, as large as the image.
fn frame_header(writer: &mut Writer) {
    // Not the usual one: regular, modular.
    writer.flag(false);
    writer.put(0, 2);
    writer.flag(true);
    // No flags, no YCbCr, no upsampling.
    writer.put(0, 2);
    writer.flag(false);
    writer.put(0, 2);
    // Groups of 128 << 3.
    writer.put(3, 2);
    // One pass, no crop, replaces what was there, the last frame.
    writer.put(0, 2);
    writer.flag(false);
    writer.put(0, 2);
    writer.flag(true);
    // No name.
    writer.put(0, 2);
    // Not the usual filters, which are lossy, but none, without extensions.
    writer.flag(false);
    writer.flag(false);
    writer.put(0, 2);
    writer.put(0, 2);
    // No extensions.
    writer.put(0, 2);
}

/// The header of a stretch of samples, with or without the transform of colours.
fn sub_header(writer: &mut Writer, coloured: bool) {
    // The tree of the whole frame, the usual weights of a predictor that is not used.
    writer.flag(true);
    writer.flag(true);
    writer.put(u32::from(coloured), 2);
    if coloured {
        // A transform of colours that begins with channel 0 and is YCoCg.
        writer.put(0, 2);
        writer.put(0, 2);
        writer.put(0, 3);
        writer.put(0, 2);
    }
}

/// Red, green and blue to YCoCg (18181-1, H.6.3, type 6).
fn transform(first: &mut [i32], second: &mut [i32], third: &mut [i32]) {
    for ((first, second), third) in first.iter_mut().zip(second).zip(third) {
        let (red, green, blue) = (*first, *second, *third);
        let orange = red - blue;
        let middle = blue + (orange >> 1);
        let green = green - middle;
        (*first, *second, *third) = (middle + (green >> 1), orange, green);
    }
}

/// Differences between neighbours up to which a place counts as flat, and as sloping.
#[derive(Clone, Copy)]
struct Steps {
    flat: i32,
    sloping: i32,
}

impl Steps {
    /// Thresholds at the mean difference between neighbours in a line, and at thrice that.
    fn of(picture: &Picture) -> Steps {
        let (mut sum, mut count) = (0u64, 1u64);
        let columns = picture.columns as usize;
        for line in picture.planes.iter().flat_map(|it| it.chunks(columns)) {
            for pair in line.windows(2) {
                sum += u64::from(pair[0].abs_diff(pair[1]));
            }
            count += line.len() as u64;
        }
        let mean = (sum / count) as i32;
        Steps {
            flat: mean / 2,
            sloping: 2 * mean + 1,
        }
    }

    fn rank(self, difference: i32) -> u8 {
        let difference = difference.abs();
        u8::from(difference > self.flat) + u8::from(difference > self.sloping)
    }
}

/// How a decoder finds the code of a sample.
enum Tree {
    Leaf(u8),
    /// The first branch if the property is larger than the number, else the second.
    Branch(u32, i32, Box<[Tree; 2]>),
}

/// Left minus upper left neighbour, and that minus the upper one (18181-1, H.4.1).
const PROPERTIES: [u32; 2] = [10, 11];

/// The tree that finds the sum of the ranks of both properties.
fn tree(steps: Steps) -> Tree {
    branches(PROPERTIES[0], steps, |one| {
        branches(PROPERTIES[1], steps, |other| Tree::Leaf(one + other))
    })
}

/// Branches by the rank of one property.
fn branches(property: u32, steps: Steps, ranked: impl Fn(u8) -> Tree) -> Tree {
    let split = |above, yes, no| Tree::Branch(property, above, Box::new([yes, no]));
    split(
        steps.flat,
        split(steps.sloping, ranked(2), ranked(1)),
        split(
            -steps.flat - 1,
            ranked(0),
            split(-steps.sloping - 1, ranked(1), ranked(2)),
        ),
    )
}

/// Visits the nodes level by level.
fn visit(tree: &Tree, mut each: impl FnMut(&Tree)) {
    let mut left = VecDeque::from([tree]);
    while let Some(node) = left.pop_front() {
        each(node);
        if let Tree::Branch(_, _, branches) = node {
            left.extend(branches.iter());
        }
    }
}

/// The code of each leaf.
fn leaves(tree: &Tree) -> Vec<u8> {
    let mut found = Vec::new();
    visit(tree, |node| {
        if let Tree::Leaf(code) = node {
            found.push(*code);
        }
    });
    found
}

/// Writes the tree (18181-1, H.4.2): of a branch its property and number, of a leaf predictor, offset and
/// factor.
fn write_tree(writer: &mut Writer, tree: &Tree) {
    const GRADIENT: u32 = 5;
    let mut symbols: Vec<Symbol> = Vec::new();
    visit(tree, |node| match node {
        Tree::Leaf(_) => symbols.extend([(1, 0), (2, GRADIENT), (3, 0), (4, 0), (5, 0)]),
        Tree::Branch(property, above, _) => {
            symbols.extend([(1, property + 1), (0, unsigned(*above))]);
        }
    });
    prefix::write(writer, 6, &symbols);
}

/// Signed numbers as 0, -1, 1, -2, ...
#[inline]
fn unsigned(value: i32) -> u32 {
    ((value << 1) ^ (value >> 31)) as u32
}

/// Part of a picture.
struct Group {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

/// The groups from left to right and from top to bottom.
fn groups(picture: &Picture) -> Vec<Group> {
    let (columns, rows) = (picture.columns as usize, picture.rows as usize);
    let mut groups = Vec::new();
    for top in (0..rows).step_by(GROUP) {
        for left in (0..columns).step_by(GROUP) {
            groups.push(Group {
                left,
                top,
                right: columns.min(left + GROUP),
                bottom: rows.min(top + GROUP),
            });
        }
    }
    groups
}

impl Group {
    /// Gives the code and the residual of every sample, plane by plane.
    fn each(&self, picture: &Picture, steps: Steps, mut give: impl FnMut(u8, u32)) {
        let columns = picture.columns as usize;
        for plane in &picture.planes {
            let mut above: Option<&[i32]> = None;
            for row in self.top..self.bottom {
                let line = &plane[row * columns + self.left..row * columns + self.right];
                // Neighbours that are not there are taken from those that are.
                let mut left = above.map_or(0, |above| above[0]);
                let mut corner = left;
                for (at, &sample) in line.iter().enumerate() {
                    let upper = above.map_or(left, |above| above[at]);
                    let (one, other) = (left - corner, corner - upper);
                    let code = steps.rank(one) + steps.rank(other);
                    let predicted = (left - other).clamp(left.min(upper), left.max(upper));
                    give(code, unsigned(sample - predicted));
                    left = sample;
                    corner = match above {
                        Some(_) => upper,
                        None => sample,
                    };
                }
                above = Some(line);
            }
        }
    }

    fn write(&self, picture: &Picture, steps: Steps, codes: &Codes, writer: &mut Writer) {
        self.each(picture, steps, |code, value| codes.put(writer, code, value));
    }
}
