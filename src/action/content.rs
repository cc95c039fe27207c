//! Content items of structured reports as a policy sees them: what they are about, never what they
//! say.
//!
//! Source: PS3.3 C.17.3, C.18 and the Content Item Macro 10-2.

use super::Role;

/// Value Type (0040,A040). Declared in the order of their defined terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueType {
    /// CODE.
    Code,
    /// COMPOSITE.
    Composite,
    /// CONTAINER.
    Container,
    /// DATE.
    Date,
    /// DATETIME.
    DateTime,
    /// IMAGE.
    Image,
    /// NUM, and NUMERIC of acquisition contexts.
    Num,
    /// PNAME.
    PName,
    /// SCOORD.
    Scoord,
    /// SCOORD3D.
    Scoord3d,
    /// TABLE.
    Table,
    /// TCOORD.
    Tcoord,
    /// TEXT.
    Text,
    /// TIME.
    Time,
    /// UIDREF.
    UidRef,
    /// WAVEFORM.
    Waveform,
}

impl ValueType {
    /// The value type of this defined term, without padding.
    pub fn from_term(term: &str) -> Option<ValueType> {
        Some(match term {
            "CODE" => ValueType::Code,
            "COMPOSITE" => ValueType::Composite,
            "CONTAINER" => ValueType::Container,
            "DATE" => ValueType::Date,
            "DATETIME" => ValueType::DateTime,
            "IMAGE" => ValueType::Image,
            "NUM" | "NUMERIC" => ValueType::Num,
            "PNAME" => ValueType::PName,
            "SCOORD" => ValueType::Scoord,
            "SCOORD3D" => ValueType::Scoord3d,
            "TABLE" => ValueType::Table,
            "TCOORD" => ValueType::Tcoord,
            "TEXT" => ValueType::Text,
            "TIME" => ValueType::Time,
            "UIDREF" => ValueType::UidRef,
            "WAVEFORM" => ValueType::Waveform,
            _ => return None,
        })
    }
}

/// The content item that an element stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContentItem<'a> {
    /// Its value type; `None` if it has none or one that nobody knows.
    pub value_type: Option<ValueType>,
    /// Code value and coding scheme designator of its concept name.
    pub concept: Option<(&'a str, &'a str)>,
    /// What the meaning of its concept name asks for, if that is clear: a scheme of the house has no
    /// table.
    pub asks: Option<Role>,
}
