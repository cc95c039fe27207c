//! The dictionary as a list, for commands that speak of many attributes at once.

use crate::element::{Tag, VR, known};
use std::sync::OnceLock;

/// Even groups of PS3.6 whose elements a policy may speak of, without the repeating groups 50xx and
/// 60xx, which the profile removes.
pub const GROUPS: [u16; 72] = [
    0x0008, 0x0010, 0x0012, 0x0014, 0x0016, 0x0018, 0x0020, 0x0022, 0x0024, 0x0028, 0x0032, 0x0034,
    0x0038, 0x003A, 0x0040, 0x0042, 0x0044, 0x0046, 0x0048, 0x0050, 0x0052, 0x0054, 0x0060, 0x0062,
    0x0064, 0x0066, 0x0068, 0x006A, 0x0070, 0x0072, 0x0074, 0x0076, 0x0078, 0x0080, 0x0082, 0x0088,
    0x0100, 0x0400, 0x1000, 0x1010, 0x2000, 0x2010, 0x2020, 0x2030, 0x2040, 0x2050, 0x2100, 0x2110,
    0x2120, 0x2130, 0x2200, 0x3002, 0x3004, 0x3006, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x4000,
    0x4008, 0x4010, 0x4FFE, 0x5000, 0x5200, 0x5400, 0x5600, 0x6000, 0x7F00, 0x7FE0, 0xFFFA, 0xFFFC,
];

/// Groups without which no image can be shown.
pub const PIXEL_GROUPS: [u16; 3] = [0x0028, 0x7F00, 0x7FE0];

/// An attribute of the dictionary.
#[derive(Debug, Clone, Copy)]
pub struct Attribute {
    pub tag: Tag,
    pub keyword: &'static str,
    pub vr: VR,
}

/// The attribute of `tag`, if the dictionary has one.
pub fn of(tag: Tag) -> Option<Attribute> {
    known(tag).map(|known| Attribute {
        tag,
        keyword: known.keyword,
        vr: known.vr,
    })
}

/// Every attribute in one of [`GROUPS`], in tag order. Found once: it takes millions of look-ups.
pub fn all() -> &'static [Attribute] {
    static ALL: OnceLock<Vec<Attribute>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut groups = GROUPS;
        groups.sort_unstable();
        groups
            .into_iter()
            .flat_map(|group| (1..=0xFFFF).filter_map(move |element| of(Tag(group, element))))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_group_of_the_dictionary_is_missing() {
        // Every group of the standard assigns one of its first elements.
        for group in (0x0008..=0xFFFE_u16).step_by(2) {
            let found = (1..0x0400).any(|element| known(Tag(group, element)).is_some());
            let repeating = matches!(group >> 8, 0x50 | 0x60 | 0x7F);
            if found && !repeating {
                assert!(GROUPS.contains(&group), "{group:04X}");
            }
        }
    }

    #[test]
    fn the_list_holds_what_a_keyword_search_needs() {
        let list = all();
        assert!(list.len() > 4000, "{}", list.len());
        assert!(list.iter().any(|it| it.keyword == "PatientName"));
        assert!(list.windows(2).all(|pair| pair[0].tag < pair[1].tag));
    }
}
