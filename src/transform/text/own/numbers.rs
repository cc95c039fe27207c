//! Pieces of the IDs of one's own patient.

use crate::transform::fold::squeeze;
use crate::transform::text::view::{View, is_digit};
use crate::transform::text::{Cuts, ID};
use std::collections::BTreeSet;

/// Fewest digits in a row of an ID that are taken for it.
const FEWEST: usize = 5;

fn is_fraction(view: &View, at: usize) -> bool {
    view.before(at) == '.' && at >= 2 && is_digit(view.before(at - 1))
}

/// The digits of an ID in their order, if they are enough.
pub(super) fn digits(value: &str) -> Option<String> {
    let digits: String = squeeze(value)
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let digits = digits.trim_start_matches('0');
    (digits.len() >= FEWEST).then(|| digits.to_owned())
}

/// Cuts every number that is a row of digits of an ID in `numbers`.
pub(super) fn ids(cuts: &mut Cuts<'_>, numbers: &BTreeSet<String>) {
    let view = cuts.view;
    let mut at = 0;
    while at < view.len() {
        if !is_digit(view.at(at)) {
            at += 1;
            continue;
        }
        let end = view.run(at, view.len(), is_digit);
        let written: String = view.slice(at..end).iter().collect();
        let bare = written.trim_start_matches('0');
        let decimal = is_fraction(view, at) || view.at(end) == '.' && is_digit(view.at(end + 1));
        let part = |piece: &str| {
            let varied = piece
                .bytes()
                .any(|digit| !piece.starts_with(char::from(digit)));
            piece.len() >= FEWEST && varied && numbers.iter().any(|id| id.contains(piece))
        };
        if !decimal && !is_measured(view, end) && (part(&written) || part(bare)) {
            cuts.cut_unless_date(at..end, ID);
        }
        at = end;
    }
}

/// Whether a unit follows at `end`, so that the number is an amount.
fn is_measured(view: &View, end: usize) -> bool {
    let at = view.run(end, 1, |c| c == ' ');
    let until = view.run(at, 5, |c| c.is_ascii_alphabetic());
    let unit: String = view
        .slice(at..until)
        .iter()
        .collect::<String>()
        .to_lowercase();
    matches!(
        unit.as_str(),
        "ms" | "mm"
            | "cm"
            | "hz"
            | "khz"
            | "mhz"
            | "ml"
            | "mg"
            | "ug"
            | "kv"
            | "mas"
            | "iu"
            | "mbq"
            | "kbq"
            | "bq"
            | "hu"
            | "us"
            | "um"
            | "ul"
            | "cells"
            | "mgy"
            | "images"
            | "px"
    )
}
