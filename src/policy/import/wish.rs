//! What a command of a site asks to be done with a value, in words that both scripts share.

use crate::action::Action;
use crate::element::{Tag, VR};
use crate::key::Purpose;

/// What shall become of a value, ordered from nothing left to all left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wish {
    /// The element goes.
    Remove,
    /// The element stays without a value.
    Empty,
    /// Something that does not come from this value: a fixed text, today's date, another element.
    Replaced,
    /// A new UID.
    NewUid,
    /// A hash, a number from a counter or from a table.
    Pseudonym,
    /// A date, moved.
    MoveDate,
    /// Something computed from the value that still tells of it: a part, initials, a rounded number.
    Derived,
    /// The value.
    Keep,
}

impl Wish {
    /// What a value composed of two parts tells of the original.
    pub fn joined(self, other: Wish) -> Wish {
        match (self, other) {
            // A part of the value beside a fixed text is no longer the value.
            (Wish::Keep, _) | (_, Wish::Keep) => Wish::Derived,
            (Wish::Remove, _) | (_, Wish::Remove) => Wish::Remove,
            (a, b) => a.max(b),
        }
    }
}

/// The pseudonym that belongs to an attribute.
pub fn purpose(tag: Tag, vr: VR) -> Purpose {
    match (tag.group(), tag.element()) {
        (0x0008, 0x0050) => Purpose::Accession,
        (0x0020, 0x0010) => Purpose::Study,
        (0x0010, 0x0010 | 0x0020 | 0x1000 | 0x1001 | 0x1005 | 0x1060) => Purpose::Patient,
        (0x0012, 0x0040 | 0x0042) => Purpose::Patient,
        (0x0008, 0x0080 | 0x1010 | 0x1040) => Purpose::Facility,
        _ if vr == VR::PN => Purpose::Staff,
        _ => Purpose::Record,
    }
}

/// Whether `action` leaves nothing of a value.
pub fn leaves_nothing(action: Action) -> bool {
    match action {
        Action::Remove | Action::Empty | Action::Dummy => true,
        Action::Keep | Action::Clean | Action::ReplaceUid => false,
        Action::Pseudonym(_) | Action::Generalise(_) => false,
    }
}
