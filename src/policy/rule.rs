//! Rules of the user: a selector and an action.
//!
//! The first rule that covers an element decides. A rule cannot reach what Kamei writes itself or
//! what belongs to no data set, and cannot keep what the release gate must find gone.

use super::decide::applies;
use crate::action::{Action, ElementFacts};
use crate::element::{Tag, VR, is_private, known};
use crate::key::Purpose;
use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry, TagRange};
use dicom_dictionary_std::StandardDataDictionary;

/// Attributes that Kamei writes or that every reader needs to understand the rest: Specific
/// Character Set, SOP Class UID, and what says how the data set was de-identified.
const OURS: [Tag; 6] = [
    Tag(0x0008, 0x0005),
    Tag(0x0008, 0x0016),
    Tag(0x0012, 0x0062),
    Tag(0x0012, 0x0063),
    Tag(0x0012, 0x0064),
    Tag(0x0028, 0x0303),
];

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub selector: Selector,
    pub action: Action,
}

/// Which elements a rule is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Selector {
    /// One attribute of an even group, at every depth.
    Tag(Tag),
    /// Even groups and elements that agree with `value` in the digits of `mask`.
    Pattern { mask: u32, value: u32 },
    /// A private attribute, whatever its block number.
    Private {
        group: u16,
        element: u8,
        creator: String,
    },
}

impl Rule {
    /// Whether the rule decides this element.
    pub fn covers(&self, facts: &ElementFacts<'_>) -> bool {
        let tag = facts.tag;
        match &self.selector {
            Selector::Tag(ours) => *ours == tag,
            Selector::Pattern { mask, value } => {
                !is_private(tag) && !OURS.contains(&tag) && number(tag) & mask == *value
            }
            Selector::Private {
                group,
                element,
                creator,
            } => {
                tag.group() == *group
                    && tag.element() >= 0x1000
                    && (tag.element() & 0xFF) as u8 == *element
                    && facts.creator == Some(creator.as_str())
            }
        }
    }

    /// Why the rule is not allowed, as a fixed sentence; `None` if it is.
    pub fn objection(&self) -> Option<&'static str> {
        if let Action::Pseudonym(Purpose::Uid | Purpose::DateOffset | Purpose::FileName) =
            self.action
        {
            return Some("this purpose is not for pseudonyms");
        }
        match &self.selector {
            Selector::Tag(tag) => {
                if OURS.contains(tag) {
                    return Some("this attribute is written by Kamei itself");
                }
                let fits = known(*tag).is_none_or(|attribute| applies(self.action, attribute.vr));
                (!fits).then_some("the action does not fit the value representation")
            }
            Selector::Pattern { .. } => match self.action {
                Action::Remove | Action::Empty | Action::Dummy => None,
                Action::Keep | Action::Clean | Action::ReplaceUid => Some(PATTERN),
                Action::Pseudonym(_) | Action::Generalise(_) => Some(PATTERN),
            },
            Selector::Private { .. } => None,
        }
    }

    /// The attribute and its VR, if the rule is about one that the dictionary knows.
    pub fn attribute(&self) -> Option<(Tag, VR)> {
        match &self.selector {
            Selector::Tag(tag) => known(*tag).map(|attribute| (*tag, attribute.vr)),
            Selector::Pattern { .. } | Selector::Private { .. } => None,
        }
    }
}

const PATTERN: &str = "a pattern can only remove, empty or dummy; name attributes one by one";

fn number(tag: Tag) -> u32 {
    u32::from(tag.group()) << 16 | u32::from(tag.element())
}

/// Whether a data set may hold elements of `group` that rules can reach.
fn reachable(group: u16) -> bool {
    group >= 0x0008 && group != 0xFFFF
}

impl Selector {
    /// Reads `ggggeeee`, where `x` stands for any digit, for an even group.
    pub fn from_tag(text: &str) -> Result<Selector, &'static str> {
        const SHAPE: &str = "a tag has 8 hexadecimal digits, x for any digit";
        if text.len() != 8 {
            return Err(SHAPE);
        }
        let (mut mask, mut value) = (0u32, 0u32);
        for digit in text.chars() {
            let known = if digit == 'x' {
                None
            } else {
                Some(digit.to_digit(16).ok_or(SHAPE)?)
            };
            mask = mask << 4 | known.map_or(0, |_| 0xF);
            value = value << 4 | known.unwrap_or(0);
        }
        if mask == u32::MAX {
            let tag = Tag((value >> 16) as u16, value as u16);
            if is_private(tag) {
                return Err("a private attribute needs its private creator: use \"private\"");
            }
            if !reachable(tag.group()) || tag.element() == 0 {
                return Err("rules do not reach this element");
            }
            return Ok(Selector::Tag(tag));
        }
        if mask >> 24 != 0xFF {
            return Err("the first two digits of a pattern must be given");
        }
        if mask >> 16 & 0xF == 0xF && value >> 16 & 1 == 1 {
            return Err("patterns speak of even groups only");
        }
        if mask >> 16 == 0xFFFF && !reachable((value >> 16) as u16) {
            return Err("rules do not reach this group");
        }
        Ok(Selector::Pattern { mask, value })
    }

    /// Looks a keyword up, which must be spelt as in PS3.6.
    pub fn from_keyword(keyword: &str) -> Result<Selector, &'static str> {
        const UNKNOWN: &str = "the dictionary does not know this keyword";
        let entry = StandardDataDictionary.by_name(keyword).ok_or(UNKNOWN)?;
        match entry.tag_range() {
            TagRange::Single(tag) if is_private(tag) => Err(UNKNOWN),
            TagRange::Single(tag) if !reachable(tag.group()) || tag.element() == 0 => {
                Err("rules do not reach this element")
            }
            TagRange::Single(tag) => Ok(Selector::Tag(tag)),
            TagRange::Group100(tag) => Ok(Selector::Pattern {
                mask: 0xFF00_FFFF,
                value: number(tag) & 0xFF00_FFFF,
            }),
            TagRange::Element100(tag) => Ok(Selector::Pattern {
                mask: 0xFFFF_FF00,
                value: number(tag) & 0xFFFF_FF00,
            }),
            TagRange::GroupLength | TagRange::PrivateCreator => Err(UNKNOWN),
        }
    }

    /// Reads a private attribute from `gggg`, `ee` and its creator.
    pub fn from_private(
        group: &str,
        element: &str,
        creator: &str,
    ) -> Result<Selector, &'static str> {
        let hex = |text: &str, len: usize| {
            let legal = text.len() == len && text.bytes().all(|byte| byte.is_ascii_hexdigit());
            legal.then(|| u16::from_str_radix(text, 16).ok()).flatten()
        };
        let group = hex(group, 4).ok_or("a group has 4 hexadecimal digits")?;
        let element = hex(element, 2).ok_or("an element in a block has 2 hexadecimal digits")?;
        if group % 2 == 0 || !reachable(group) {
            return Err("a private group is odd and 0009 or higher");
        }
        let legal = !creator.is_empty()
            && creator == creator.trim()
            && creator.chars().count() <= 64
            && !creator.contains(|c: char| c.is_control() || c == '\\');
        if !legal {
            return Err("a private creator has 1 to 64 characters without spaces around them");
        }
        Ok(Selector::Private {
            group,
            element: element as u8,
            creator: creator.to_owned(),
        })
    }

    /// The tag or pattern as it is written, or the keyword where the dictionary knows the
    /// attribute.
    pub fn spelling(&self) -> Spelling<'_> {
        match self {
            Selector::Tag(tag) => match known(*tag) {
                Some(attribute)
                    if Selector::from_keyword(attribute.keyword).as_ref() == Ok(self) =>
                {
                    Spelling::Keyword(attribute.keyword)
                }
                _ => Spelling::Tag(format!("{:04X}{:04X}", tag.group(), tag.element())),
            },
            Selector::Pattern { mask, value } => Spelling::Tag(
                (0..8)
                    .rev()
                    .map(|at| match mask >> (4 * at) & 0xF {
                        0 => 'x',
                        _ => char::from(b"0123456789ABCDEF"[(value >> (4 * at) & 0xF) as usize]),
                    })
                    .collect(),
            ),
            Selector::Private {
                group,
                element,
                creator,
            } => Spelling::Private {
                group: format!("{group:04X}"),
                element: format!("{element:02X}"),
                creator,
            },
        }
    }
}

/// How a selector stands in a policy file.
pub(super) enum Spelling<'a> {
    Tag(String),
    Keyword(&'static str),
    Private {
        group: String,
        element: String,
        creator: &'a str,
    },
}
