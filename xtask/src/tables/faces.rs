//! Cascades that find faces.

use super::csv::Facts;
use anyhow::{Context, Result, ensure};
use std::fmt::Write as _;

/// The cascades with the nodes of their trees, in the order of the facts.
const CASCADES: [(&str, usize, &str); 2] = [
    ("frontal", 2, "Faces seen from the front."),
    (
        "profile",
        1,
        "Faces seen from the side; its mirror image sees the other side.",
    ),
];

/// Binary places of a node's threshold, and of leaves and stages, as `pixel::face::cascade` has them.
const NODE_BITS: i32 = 22;
const LEAF_BITS: i32 = 16;

/// Pixels of the window's side.
const SIDE: i64 = 20;

/// One cascade as it is written down.
#[derive(Default)]
struct Written {
    stages: Vec<(u16, i32)>,
    nodes: String,
    leaves: Vec<i32>,
}

pub fn faces(facts: &Facts) -> Result<String> {
    ensure!(
        facts.source.contains("sha256") && facts.source.contains("LICENSE"),
        "the source names the files and their licence"
    );
    facts.expect_columns(&["cascade", "stage", "threshold", "nodes", "leaves"])?;
    let mut out = String::from(
        "//! Two trained cascades: what they look at, and what that tells.\n\
         //!\n\
         //! Copyright (C) 2000, Intel Corporation, all rights reserved; the frontal one by Rainer Lienhart, the\n\
         //! profile one by David Bradley. Under the licence in `data/face-cascades.LICENSE.txt`.\n\n\
         use super::cascade::{Cascade, Node, Stage};\n\n\
         const fn stage(trees: u16, threshold: i32) -> Stage {\n    Stage { trees, threshold }\n}\n\n\
         const fn node(next: [i8; 2], threshold: i32, rects: [[i8; 5]; 3]) -> Node {\n    \
         Node {\n        rects,\n        threshold,\n        next,\n    }\n}\n",
    );
    let mut rows = facts.rows.iter().peekable();
    for (name, depth, says) in CASCADES {
        let mut written = Written::default();
        while let Some((line, row)) = rows.next_if(|(_, row)| row[0] == name) {
            written
                .tree(row, depth)
                .with_context(|| format!("line {line}"))?;
        }
        let _ = write!(
            out,
            "\n/// {says}\n#[rustfmt::skip]\npub static {}: Cascade = Cascade {{\n    depth: {depth},\n    stages: &[\n",
            name.to_uppercase()
        );
        for (trees, threshold) in &written.stages {
            let _ = writeln!(out, "        stage({trees}, {threshold}),");
        }
        let _ = write!(
            out,
            "    ],\n    nodes: &[\n{}    ],\n    leaves: &[\n",
            written.nodes
        );
        for leaves in written.leaves.chunks(depth + 1) {
            let words: Vec<String> = leaves.iter().map(i32::to_string).collect();
            let _ = writeln!(out, "        {},", words.join(", "));
        }
        out.push_str("    ],\n};\n");
    }
    ensure!(rows.next().is_none(), "a cascade stands out of order");
    Ok(out)
}

impl Written {
    fn tree(&mut self, row: &[String], depth: usize) -> Result<()> {
        let stage: usize = row[1].parse().context("a stage is a number")?;
        let threshold = fixed(&row[2], LEAF_BITS)?;
        match self.stages.len() {
            count if stage == count => self.stages.push((1, threshold)),
            count if stage + 1 == count => {
                let last = &mut self.stages[stage];
                ensure!(last.1 == threshold, "a stage has one threshold");
                last.0 += 1;
            }
            _ => anyhow::bail!("stages follow each other"),
        }
        let nodes: Vec<&str> = row[3].split("; ").collect();
        let leaves: Vec<&str> = row[4].split(' ').collect();
        ensure!(
            nodes.len() == depth && leaves.len() == depth + 1,
            "a tree has {depth} nodes and a leaf more"
        );
        let mut met = vec![0; depth];
        let mut ends = vec![0; depth + 1];
        for text in nodes {
            self.node(text, &mut met, &mut ends)?;
        }
        // The first node is where the tree begins; all else is reached once.
        ensure!(
            met[0] == 0 && met[1..].iter().chain(&ends).all(|&times| times == 1),
            "every node and every leaf of a tree is reached once"
        );
        for leaf in leaves {
            self.leaves.push(fixed(leaf, LEAF_BITS)?);
        }
        Ok(())
    }

    /// `left right threshold: rectangle + rectangle`, a rectangle being left, top, width, height, weight.
    /// What is not above zero is the leaf of that number, negated; but no node leads to the first node.
    fn node(&mut self, text: &str, met: &mut [u32], ends: &mut [u32]) -> Result<()> {
        let (head, rects) = text.split_once(": ").context("a node has rectangles")?;
        let head: Vec<&str> = head.split(' ').collect();
        let &[left, right, threshold] = head.as_slice() else {
            anyhow::bail!("a node has two ways and a threshold");
        };
        let mut next = [0i8; 2];
        for (way, text) in next.iter_mut().zip([left, right]) {
            let number: i8 = text.parse().context("a way is a number")?;
            let place = usize::from(number.unsigned_abs());
            let reached = if number > 0 {
                met.get_mut(place)
            } else {
                ends.get_mut(place)
            };
            *reached.context("a way leads nowhere")? += 1;
            *way = if number > 0 { number } else { !-number };
        }
        let threshold = fixed(threshold, NODE_BITS)?;
        let mut all = [[0i8; 5]; 3];
        let texts: Vec<&str> = rects.split(" + ").collect();
        ensure!(
            (2..=3).contains(&texts.len()),
            "a node has two or three rectangles"
        );
        for (rect, text) in all.iter_mut().zip(texts) {
            let numbers: Vec<i64> = text
                .split(' ')
                .map(str::parse)
                .collect::<std::result::Result<_, _>>()
                .context("a rectangle is five numbers")?;
            let &[x, y, width, height, weight] = numbers.as_slice() else {
                anyhow::bail!("a rectangle is five numbers");
            };
            ensure!(
                x >= 0
                    && y >= 0
                    && width > 0
                    && height > 0
                    && x + width <= SIDE
                    && y + height <= SIDE,
                "a rectangle lies in the window"
            );
            ensure!(
                (-1..=3).contains(&weight) && weight != 0,
                "a weight is small"
            );
            *rect = [x as i8, y as i8, width as i8, height as i8, weight as i8];
        }
        let _ = writeln!(self.nodes, "        node({next:?}, {threshold}, {all:?}),");
        Ok(())
    }
}

/// A decimal number in binary places, rounded.
fn fixed(text: &str, bits: i32) -> Result<i32> {
    let number: f64 = text.parse().context("a number is expected")?;
    let scaled = (number * f64::from(1 << bits)).round();
    ensure!(scaled.abs() < f64::from(i32::MAX), "a number is too large");
    Ok(scaled as i32)
}
