//! The nouns of PS3.15 Annex E: action codes, options, rows; and how a code becomes an action.
//!
//! Knows no element and no rule of a user; the Type of an attribute is a fact it is told. Source: PS3.15 edition 2026c, Tables E.1-1 and E.1-1a.

use crate::action::Action;
use crate::element::{Tag, VR};
use crate::iod::Requirement;
use std::fmt;

/// An action code as Table E.1-1 prints it. [`resolve`] turns it into an [`Action`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionCode {
    /// K.
    K,
    /// X.
    X,
    /// Z.
    Z,
    /// D.
    D,
    /// C.
    C,
    /// U.
    U,
    /// X/Z: X unless Type 2.
    XZ,
    /// X/D: X unless Type 1.
    XD,
    /// Z/D: Z unless Type 1.
    ZD,
    /// X/Z/D: X unless Type 2 or Type 1.
    XZD,
    /// X/Z/U*: X unless Type 2, or a sequence that must stay with new UIDs.
    XZU,
}

impl fmt::Display for ActionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ActionCode::K => "K",
            ActionCode::X => "X",
            ActionCode::Z => "Z",
            ActionCode::D => "D",
            ActionCode::C => "C",
            ActionCode::U => "U",
            ActionCode::XZ => "X/Z",
            ActionCode::XD => "X/D",
            ActionCode::ZD => "Z/D",
            ActionCode::XZD => "X/Z/D",
            ActionCode::XZU => "X/Z/U*",
        })
    }
}

/// An option of the Basic Profile (E.3) that concerns attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProfileOption {
    /// E.3.10.
    RetainSafePrivate,
    /// E.3.9.
    RetainUids,
    /// E.3.8.
    RetainDevice,
    /// E.3.11.
    RetainInstitution,
    /// E.3.7.
    RetainPatientCharacteristics,
    /// E.3.6, full dates.
    RetainFullDates,
    /// E.3.6, modified dates.
    RetainModifiedDates,
    /// E.3.5.
    CleanDescriptors,
    /// E.3.4.
    CleanStructuredContent,
    /// E.3.3.
    CleanGraphics,
}

impl ProfileOption {
    /// Every option, in the order of the columns of Table E.1-1.
    pub const ALL: [ProfileOption; 10] = [
        ProfileOption::RetainSafePrivate,
        ProfileOption::RetainUids,
        ProfileOption::RetainDevice,
        ProfileOption::RetainInstitution,
        ProfileOption::RetainPatientCharacteristics,
        ProfileOption::RetainFullDates,
        ProfileOption::RetainModifiedDates,
        ProfileOption::CleanDescriptors,
        ProfileOption::CleanStructuredContent,
        ProfileOption::CleanGraphics,
    ];

    /// The name in policy files.
    pub const fn name(self) -> &'static str {
        match self {
            ProfileOption::RetainSafePrivate => "retain_safe_private",
            ProfileOption::RetainUids => "retain_uids",
            ProfileOption::RetainDevice => "retain_device",
            ProfileOption::RetainInstitution => "retain_institution",
            ProfileOption::RetainPatientCharacteristics => "retain_patient_characteristics",
            ProfileOption::RetainFullDates => "retain_full_dates",
            ProfileOption::RetainModifiedDates => "retain_modified_dates",
            ProfileOption::CleanDescriptors => "clean_descriptors",
            ProfileOption::CleanStructuredContent => "clean_structured_content",
            ProfileOption::CleanGraphics => "clean_graphics",
        }
    }

    /// The code value of CID 7050.
    pub const fn claim(self) -> &'static str {
        match self {
            ProfileOption::RetainSafePrivate => "113111",
            ProfileOption::RetainUids => "113110",
            ProfileOption::RetainDevice => "113109",
            ProfileOption::RetainInstitution => "113112",
            ProfileOption::RetainPatientCharacteristics => "113108",
            ProfileOption::RetainFullDates => "113106",
            ProfileOption::RetainModifiedDates => "113107",
            ProfileOption::CleanDescriptors => "113105",
            ProfileOption::CleanStructuredContent => "113104",
            ProfileOption::CleanGraphics => "113103",
        }
    }
}

/// The letters of one row: the Basic Profile column and the options' columns that are not blank.
#[derive(Debug, Clone, Copy)]
pub struct Letters {
    /// Basic Profile column.
    pub basic: ActionCode,
    /// Options' columns.
    pub options: &'static [(ProfileOption, ActionCode)],
}

impl Letters {
    /// Whether the column of `option` is not blank.
    pub fn names(&self, option: ProfileOption) -> bool {
        self.options.iter().any(|&(named, _)| named == option)
    }
}

/// The row of one attribute.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The attribute.
    pub tag: Tag,
    /// Its keyword.
    pub keyword: &'static str,
    /// What the row says.
    pub letters: Letters,
}

/// A row of a repeating group: even groups `base` to `base + 001E` (PS3.5 7.6).
#[derive(Debug, Clone, Copy)]
pub struct Repeating {
    /// 5000 or 6000.
    pub base: u16,
    /// The element number; `None` for all.
    pub element: Option<u16>,
    /// Its keyword.
    pub keyword: &'static str,
    /// What the row says.
    pub letters: Letters,
}

impl Repeating {
    /// Whether the row speaks of `tag`.
    pub fn covers(&self, tag: Tag) -> bool {
        let group = tag.group();
        let in_range = (self.base..=self.base + 0x1E).contains(&group) && group.is_multiple_of(2);
        in_range && self.element.is_none_or(|element| element == tag.element())
    }
}

/// A private attribute that Table E.3.10-1 calls safe.
#[derive(Debug, Clone, Copy)]
pub struct SafePrivate {
    /// Odd group.
    pub group: u16,
    /// Element number within the block.
    pub element: u8,
    /// Private creator of the block.
    pub creator: &'static str,
    /// The VRs it may have; empty where the standard prints none.
    pub vrs: &'static [VR],
}

impl SafePrivate {
    /// Where it stands in the table.
    pub fn order(&self) -> (u16, u8, &'static str) {
        (self.group, self.element, self.creator)
    }
}

pub(super) const fn letters(
    basic: ActionCode,
    options: &'static [(ProfileOption, ActionCode)],
) -> Letters {
    Letters { basic, options }
}

pub(super) const fn row(
    group: u16,
    element: u16,
    keyword: &'static str,
    basic: ActionCode,
    options: &'static [(ProfileOption, ActionCode)],
) -> Row {
    Row {
        tag: Tag(group, element),
        keyword,
        letters: Letters { basic, options },
    }
}

pub(super) const fn repeating(
    base: u16,
    element: Option<u16>,
    keyword: &'static str,
    basic: ActionCode,
    options: &'static [(ProfileOption, ActionCode)],
) -> Repeating {
    Repeating {
        base,
        element,
        keyword,
        letters: Letters { basic, options },
    }
}

pub(super) const fn safe(
    group: u16,
    element: u8,
    creator: &'static str,
    vrs: &'static [VR],
) -> SafePrivate {
    SafePrivate {
        group,
        element,
        creator,
        vrs,
    }
}

/// What a value representation holds, as far as an action depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Items.
    Sequence,
    /// Characters, UIDs and dates among them.
    Text,
    /// Binary numbers and tags.
    Number,
    /// Bytes or words without a meaning of their own; UN among them.
    Bytes,
}

pub(super) fn class(vr: VR) -> Class {
    match vr {
        VR::SQ => Class::Sequence,
        VR::AE | VR::AS | VR::CS | VR::DA | VR::DS | VR::DT | VR::IS | VR::LO | VR::LT => {
            Class::Text
        }
        VR::PN | VR::SH | VR::ST | VR::TM | VR::UC | VR::UI | VR::UR | VR::UT => Class::Text,
        VR::AT | VR::FD | VR::FL | VR::SL | VR::SS | VR::SV | VR::UL | VR::US | VR::UV => {
            Class::Number
        }
        VR::OB | VR::OD | VR::OF | VR::OL | VR::OV | VR::OW | VR::UN => Class::Bytes,
    }
}

/// Turns an action code into an action: the strictest of its letters that still conforms to the IOD,
/// given the Type of the attribute at its place.
///
/// | code | Type 1, 1C | Type 2, 2C | Type 3, not in the IOD | unknown |
/// | --- | --- | --- | --- | --- |
/// | K | keep | keep | keep | keep |
/// | X | dummy, but 1C: remove | empty | remove | remove |
/// | Z | dummy | empty | empty | empty |
/// | D | dummy | dummy | dummy | dummy |
/// | X/Z | dummy | empty | remove | empty |
/// | X/D | dummy | dummy | remove | dummy |
/// | Z/D | dummy | empty | empty | dummy |
/// | X/Z/D | dummy | empty | remove | dummy |
/// | C | clean | clean | clean | clean |
/// | U | new UID | new UID | new UID | new UID |
/// | X/Z/U* | walk | walk | walk | walk |
///
/// - Keep and clean walk a sequence item by item; bytes and binary numbers cannot be cleaned and are
///   treated like X. A dummy of a sequence is an item; a dummy of a UID is a new UID.
/// - An attribute of Type 1C or 2C that is there is treated as if its condition held.
/// - X on Type 1, 2 or 2C is not carried out to the letter: the element stays with a value that says
///   nothing, so that the output is a legal object if the input was one. What is of Type 1C under X
///   goes: nothing that remains says that its condition held (see [`crate::iod`] for what does).
/// - Unknown takes the letter that conforms to every IOD.
/// - X/Z/U*: references with new UIDs tell no more than the objects themselves, and a collection
///   needs them to stay whole. What is not of VR SQ there, or not of VR UI under U, is treated like X.
pub fn resolve(code: ActionCode, vr: VR, requirement: Requirement) -> Action {
    let filled = || match vr {
        VR::UI => Action::ReplaceUid,
        _ => Action::Dummy,
    };
    let removed = || conforming(Action::Remove, vr, requirement);
    let by_type = |one: Action, two: Action, three: Action, unknown: Action| match requirement {
        Requirement::Type1 | Requirement::Type1C => one,
        Requirement::Type2 | Requirement::Type2C => two,
        Requirement::Type3 => three,
        Requirement::Unknown => unknown,
    };
    match code {
        ActionCode::K => Action::Keep,
        ActionCode::X => removed(),
        ActionCode::Z => by_type(filled(), Action::Empty, Action::Empty, Action::Empty),
        ActionCode::D => filled(),
        ActionCode::XZ => by_type(filled(), Action::Empty, Action::Remove, Action::Empty),
        ActionCode::XD => by_type(filled(), filled(), Action::Remove, filled()),
        ActionCode::ZD => by_type(filled(), Action::Empty, Action::Empty, filled()),
        ActionCode::XZD => by_type(filled(), Action::Empty, Action::Remove, filled()),
        ActionCode::C => match class(vr) {
            Class::Sequence => Action::Keep,
            Class::Text => Action::Clean,
            Class::Number | Class::Bytes => removed(),
        },
        ActionCode::U if vr == VR::UI => Action::ReplaceUid,
        ActionCode::U => removed(),
        ActionCode::XZU if vr == VR::SQ => Action::Keep,
        ActionCode::XZU => removed(),
    }
}

/// `action`, or where it would leave an object without what its IOD asks for, the least that does
/// not: a dummy for Type 1, no value for Type 2.
pub(super) fn conforming(action: Action, vr: VR, requirement: Requirement) -> Action {
    match (action, requirement) {
        (Action::Remove, Requirement::Type1) => match vr {
            VR::UI => Action::ReplaceUid,
            _ => Action::Dummy,
        },
        (Action::Remove, Requirement::Type2 | Requirement::Type2C) => Action::Empty,
        (action, _) => action,
    }
}
