//! Content items of structured reports and acquisition contexts: what they are about.
//!
//! An item is a content item if it has a Value Type or lies in a Content Sequence. Knows no policy,
//! and no template. Source: PS3.3 C.17.3, C.18 (values), Table 10-2 (Content Item Macro).

mod settle;

pub use settle::settle;

use super::scope::View;
use crate::action::{ContentItem, Role, ValueType};
use crate::element::{Tag, VR};
use crate::error::Result;
use crate::format::headers;

/// Content Sequence.
pub const CONTENT_SEQUENCE: Tag = Tag(0x0040, 0xA730);
const ACQUISITION_CONTEXT: Tag = Tag(0x0040, 0x0555);
const VALUE_TYPE: Tag = Tag(0x0040, 0xA040);
const RELATIONSHIP_TYPE: Tag = Tag(0x0040, 0xA010);
const CONCEPT_NAME: Tag = Tag(0x0040, 0xA043);
const REFERENCED_ITEM: Tag = Tag(0x0040, 0xDB73);
/// Code Meaning: words of a published scheme, of a house, or of whoever typed them.
pub const CODE_MEANING: Tag = Tag(0x0008, 0x0104);
const UNITS: Tag = Tag(0x0040, 0x08EA);
const MEASURED_VALUE: Tag = Tag(0x0040, 0xA300);
/// Numeric Value, Floating Point Value, Rational Numerator and Denominator Value.
const MEASURES: [Tag; 4] = [
    NUMERIC_VALUE,
    Tag(0x0040, 0xA161),
    Tag(0x0040, 0xA162),
    Tag(0x0040, 0xA163),
];
/// Numeric Value.
pub const NUMERIC_VALUE: Tag = Tag(0x0040, 0xA30A);

/// Longest value that can name somebody, in bytes.
const LONGEST_NAME: u64 = 256;

/// Coding schemes whose codes and meanings are published (PS3.16 Section 8).
const PUBLIC_SCHEMES: [&str; 14] = [
    "99SDM", "ACR", "BARI", "DCM", "FMA", "LN", "MDC", "NCIt", "RADLEX", "SCT", "SNM3", "SRT",
    "UCUM", "UMLS",
];

/// Subject Age; Age; Current chronological age (PS3.16 CID 7455 and its neighbours).
const AGES: [(&str, &str); 3] = [
    ("121033", "DCM"),
    ("397669002", "SCT"),
    ("424144002", "SCT"),
];

/// Code Value, Long Code Value, URN Code Value.
const CODE_VALUES: [Tag; 3] = [
    Tag(0x0008, 0x0100),
    Tag(0x0008, 0x0119),
    Tag(0x0008, 0x0120),
];
const SCHEME: Tag = Tag(0x0008, 0x0102);

/// Attributes that are of Type 1 wherever they stand and whose value cleaning may take away: they
/// get a dummy then.
const NEVER_EMPTY: [Tag; 10] = [
    Tag(0x0008, 0x0100), // CodeValue
    CODE_MEANING,
    Tag(0x0040, 0xA120), // DateTime
    Tag(0x0040, 0xA121), // Date
    Tag(0x0040, 0xA122), // Time
    Tag(0x0040, 0xA123), // PersonName
    Tag(0x0040, 0xA124), // UID
    Tag(0x0040, 0xA160), // TextValue
    Tag(0x0070, 0x0006), // UnformattedTextValue
    Tag(0x0008, 0x0102), // CodingSchemeDesignator
];

/// Whether `tag` must have a value where it stands.
pub fn is_never_empty(tag: Tag) -> bool {
    NEVER_EMPTY.contains(&tag)
}

/// Relationship types of PS3.3 Table C.17.3-8.
const RELATIONSHIPS: [&str; 7] = [
    "CONTAINS",
    "HAS ACQ CONTEXT",
    "HAS CONCEPT MOD",
    "HAS OBS CONTEXT",
    "HAS PROPERTIES",
    "INFERRED FROM",
    "SELECTED FROM",
];

/// Whether node `index` is the value type or the relationship type of an item, and one of the
/// standard's: the report falls apart without it, and no name is spelt by it, even if somebody is
/// called so.
///
/// # Errors
///
/// If the value cannot be read.
pub fn is_structural(view: &mut View<'_>, index: u32) -> Result<bool> {
    let node = view.node(index);
    if node.vr != VR::CS || node.value.len > 16 {
        return Ok(false);
    }
    Ok(match node.tag {
        VALUE_TYPE => ValueType::from_term(&view.text(index)?).is_some(),
        RELATIONSHIP_TYPE => RELATIONSHIPS.contains(&view.text(index)?.as_str()),
        _ => false,
    })
}

/// A content item, as it stands in a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    value_type: Option<ValueType>,
    concept: Option<(String, String)>,
    asks: Option<Role>,
}

impl Content {
    /// What a policy may know of it.
    pub fn facts(&self) -> ContentItem<'_> {
        let concept = self.concept.as_ref();
        ContentItem {
            value_type: self.value_type,
            concept: concept.map(|(value, scheme)| (value.as_str(), scheme.as_str())),
            asks: self.asks,
        }
    }
}

/// The content item that item node `item` is, if it is one. One that only refers to another item is
/// none.
///
/// # Errors
///
/// If a value cannot be read.
pub fn of(view: &mut View<'_>, item: u32) -> Result<Option<Content>> {
    let value_type = view.child_text(Some(item), VALUE_TYPE)?;
    if value_type.is_none() {
        let around = view.node(item).parent.map(|around| view.node(around).tag);
        let refers = view.find(Some(item), REFERENCED_ITEM).is_some();
        if around != Some(CONTENT_SEQUENCE) || refers {
            return Ok(None);
        }
    }
    Ok(Some(Content {
        value_type: value_type.as_deref().and_then(ValueType::from_term),
        concept: concept(view, item)?,
        asks: asked(view, item)?,
    }))
}

/// The code that names the concept of item node `item`.
fn concept_name(view: &mut View<'_>, item: u32) -> Option<u32> {
    let name = view.find(Some(item), CONCEPT_NAME)?;
    view.set.children(Some(name)).next()
}

/// What the meaning of the concept of item node `item` asks for.
fn asked(view: &mut View<'_>, item: u32) -> Result<Option<Role>> {
    let Some(code) = concept_name(view, item) else {
        return Ok(None);
    };
    let meaning = view.child_text(Some(code), CODE_MEANING)?;
    Ok(meaning.and_then(|meaning| headers::role_of_concept(&meaning)))
}

fn concept(view: &mut View<'_>, item: u32) -> Result<Option<(String, String)>> {
    let Some(code) = concept_name(view, item) else {
        return Ok(None);
    };
    let Some(scheme) = view.child_text(Some(code), SCHEME)? else {
        return Ok(None);
    };
    for tag in CODE_VALUES {
        if let Some(value) = view.child_text(Some(code), tag)? {
            return Ok(Some((value, scheme)));
        }
    }
    Ok(None)
}

/// The concept of the content item whose value node `index` is; `None` for everything else, and for
/// texts that are too long to be a name or a number.
///
/// # Errors
///
/// If a value cannot be read.
pub fn concept_of_value(view: &mut View<'_>, index: u32) -> Result<Option<(String, String)>> {
    let node = view.node(index);
    let value = matches!(node.tag, Tag(0x0040, 0xA121 | 0xA123 | 0xA160));
    match node
        .parent
        .filter(|_| value && node.value.len <= LONGEST_NAME)
    {
        Some(item) => concept(view, item),
        None => Ok(None),
    }
}

/// Whether `tag` holds a code, whose look says nothing: it may be a long number.
pub fn is_code(tag: Tag) -> bool {
    CODE_VALUES.contains(&tag)
}

/// Whether node `index` measures the age of a subject.
///
/// # Errors
///
/// If a value cannot be read.
pub fn is_age(view: &mut View<'_>, index: u32) -> Result<bool> {
    let node = view.node(index);
    let Some(item) = node.parent.filter(|_| MEASURES.contains(&node.tag)) else {
        return Ok(false);
    };
    let around = view.node(item).parent.map(|around| view.node(around));
    let holder = match around {
        Some(around) if around.tag == MEASURED_VALUE => around.parent,
        Some(_) | None => Some(item),
    };
    let Some(holder) = holder else {
        return Ok(false);
    };
    let Some((value, scheme)) = concept(view, holder)? else {
        return Ok(false);
    };
    if PUBLIC_SCHEMES.contains(&scheme.as_str()) {
        return Ok(AGES.contains(&(value.as_str(), scheme.as_str())));
    }
    Ok(asked(view, holder)? == Some(Role::Age))
}

/// How many of the unit of the measured value at node `index` make a year: of the units of PS3.16 CID
/// 7456; one if the unit is another.
///
/// # Errors
///
/// If a value cannot be read.
pub fn units_in_a_year(view: &mut View<'_>, index: u32) -> Result<f64> {
    let set = view.set;
    let parent = view.node(index).parent;
    let code = view
        .find(parent, UNITS)
        .and_then(|units| set.children(Some(units)).next());
    let unit = match code {
        Some(code) => view.child_text(Some(code), CODE_VALUES[0])?,
        None => None,
    };
    Ok(match unit.as_deref() {
        Some("mo") => 12.0,
        Some("wk") => 52.0,
        Some("d") => 365.0,
        Some("h") => 8760.0,
        Some(_) | None => 1.0,
    })
}

#[cfg(test)]
mod tests;
